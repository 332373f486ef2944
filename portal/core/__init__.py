"""The ground everything stands on. Knows no word of the domain."""
