"""Of the client's own card; of those that somebody may open; and of what a desk hears."""
