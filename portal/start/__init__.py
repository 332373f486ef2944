"""The first pages: the landing page, where each role begins, and the page that draws the policy table."""
