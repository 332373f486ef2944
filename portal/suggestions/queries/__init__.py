"""Reads for thinking along about the words."""
