"""What the desk shows: names at work and numbers, never a word of a casus."""
