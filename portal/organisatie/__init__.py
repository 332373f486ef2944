"""An organisatie in a region, its onderdelen (each with one statutory taak), and the parties a client can open a casus to."""
