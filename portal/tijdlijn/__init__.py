"""The timeline of a casus: what people wrote, how they corrected it, and how the client sees that."""
