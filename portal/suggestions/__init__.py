"""Andere woorden bij een antwoord: an ervaringsdeskundige whom the client asked writes them, the client decides."""
