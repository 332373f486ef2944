"""Take it along: the whole casus as a person may see it, on paper and as data."""
