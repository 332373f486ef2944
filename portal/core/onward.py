"""Where somebody was going before they signed in."""

from urllib.parse import urlsplit


def own_path(path: str | None) -> str | None:
    """A path within this portal, or None: never a way to another site."""
    parts = urlsplit(path or "")
    inside = path and path.startswith("/") and not path.startswith("//") and not parts.netloc
    plain = path and path.isprintable() and "\\" not in path and len(path) < 300
    return path if inside and plain else None
