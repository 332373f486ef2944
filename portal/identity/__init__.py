"""That somebody looked at a desk who a client is: the road for who has no DigiD."""
