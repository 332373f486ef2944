"""The days of one's own acties in one's own calendar: a secret address that tells no name and no text."""
