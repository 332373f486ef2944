"""Who is who at work: whom to call at an organisatie, and who knows of what. For professionals, about work."""
