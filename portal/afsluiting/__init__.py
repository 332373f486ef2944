"""The end of a casus: a quiet time in which its client can come back, then its key is destroyed."""
