"""The rights of the client over what is kept about them (AVG 15 to 21), asked of the organisatie that must answer."""
