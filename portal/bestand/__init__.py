"""A bestand: what somebody puts with a bijdrage or an actie, such as a letter or a photo.

It is looked at by what is in it, never by its name, in a process of its own; it lies sealed, and goes by the same
door as the text it belongs to.
"""
