"""Where a review stands, and the organisaties where nobody does it."""
