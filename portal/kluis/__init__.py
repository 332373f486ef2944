"""Free text about a person lies sealed. Each subject (a casus, an account, a log) has a key of its own; each
onderwerp and writer within it has a key made from that one. Only the guard that applied the policy table opens them.
"""
