"""Addresses of static files with their content in the name, so that browsers may keep them for a year."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import current_app, url_for


@dataclass(frozen=True)
class Asset:
    url: str
    integrity: str


@lru_cache
def _manifest(folder: str) -> dict:
    return json.loads((Path(folder) / "vendor" / "manifest.json").read_text())


def asset(name: str) -> Asset:
    """A third-party file that `make setup` installed."""
    found = _manifest(current_app.static_folder)[name]
    return Asset(url_for("static", filename=f"vendor/{found['file']}"), found["integrity"])


@lru_cache
def _fingerprint(path: str) -> str:
    """Of the file as it was when first asked for: a new one comes with a new start."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:10]


def own(filename: str) -> str:
    return url_for("static", filename=filename, v=_fingerprint(f"{current_app.static_folder}/{filename}"))


def init_app(app) -> None:
    app.jinja_env.globals.update(asset=asset, own=own)
