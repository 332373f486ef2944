"""What the client opened, to whom, until when; and the log of it that cannot quietly be changed."""
