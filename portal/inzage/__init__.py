"""Who looked at what, when and on what ground (after NEN 7513), and the client's own view of that."""
