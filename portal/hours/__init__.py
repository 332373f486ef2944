"""The hours of ervaringsdeskundigen, for their organisatie's own count. Nothing in it points at a casus."""
