"""What the tests stand on: a filled portal on either database, and people who use it."""
