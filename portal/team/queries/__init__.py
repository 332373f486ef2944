"""Reads for who may come to take part."""
