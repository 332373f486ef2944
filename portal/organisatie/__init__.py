"""An organisatie in a region, its onderdelen with one statutory taak each, and what a client can open a casus to."""
