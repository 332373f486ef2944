"""The door: somebody outside is invited with a one-time link and a code that is told in person."""
