"""Signing in elsewhere: at one's own organisatie, or as a client with DigiD (OpenID Connect)."""
