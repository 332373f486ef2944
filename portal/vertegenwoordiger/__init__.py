"""Vertegenwoordiger: who may decide for a client, by law (mentor, bewindvoerder, curator) or because the client wrote
so (gemachtigde). They open and close where that goes, for as long as it lasts, and read nothing by it."""
