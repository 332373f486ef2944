"""The desk of a sleutelpersoon: who of their organisatie comes in, as what, and who takes over the work of who leaves.

Nothing of what a client wrote, and no client's name, stands on any page here.
"""
