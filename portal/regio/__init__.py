"""An arbeidsmarktregio in the portal: that it is there, which organisaties are in it, and its colour."""
