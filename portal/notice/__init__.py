"""What is new to somebody: a row per person, in the portal as read or unread, and told by a mail that tells nothing."""
