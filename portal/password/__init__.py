"""A password of one's own: what it must be, how it is changed, and what to do when it was forgotten."""
