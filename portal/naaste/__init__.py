"""A naaste: somebody of the client's own (a sister, a neighbour) who reads along because the client wants it.

They write nothing, and go in the casus by what the client calls them.
"""
