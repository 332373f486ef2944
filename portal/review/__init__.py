"""The access review: every quarter a sleutelpersoon goes through who of their organisatie comes in, or need not."""
