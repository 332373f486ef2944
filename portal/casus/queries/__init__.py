"""Casussen as a list, who takes part in one, and who stopped."""
