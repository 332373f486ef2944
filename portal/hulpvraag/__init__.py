"""The client's own words: seven vragen, written as a concept, shared as versions. Nobody else changes a word."""
