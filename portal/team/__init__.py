"""Who may come to take part: somebody proposes, the client says yes or no, and an organisatie names the person."""
