"""The plan of a casus: one gezamenlijk doel that the client confirms, doelen on the way, acties that answer."""
