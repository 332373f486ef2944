"""What moved in my casussen; and which of it to show."""
