"""Of the client's own aanvragen, and of those at a desk."""
