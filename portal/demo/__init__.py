"""Invented people and casussen, to see the portal work; never in a real one."""
