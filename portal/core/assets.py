"""Addresses of static files with their content in the name, so that browsers may keep them for a year.

Each is made once: a file that changes gets its new address with the next start.
"""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from flask import current_app, request


class Asset(NamedTuple):
    url: str
    integrity: str


@lru_cache
def _manifest(folder: str) -> dict:
    return json.loads((Path(folder) / "vendor" / "manifest.json").read_text())


@lru_cache
def _asset(folder: str, root: str, name: str) -> Asset:
    found = _manifest(folder)[name]
    return Asset(f"{root}/vendor/{found['file']}", found["integrity"])


@lru_cache
def _own(folder: str, root: str, name: str) -> str:
    fingerprint = hashlib.sha256(Path(folder, name).read_bytes()).hexdigest()[:10]
    return f"{root}/{name}?v={fingerprint}"


def _place() -> tuple[str, str]:
    return current_app.static_folder, f"{request.script_root}{current_app.static_url_path}"


def asset(name: str) -> Asset:
    """A third-party file that `make setup` installed."""
    return _asset(*_place(), name)


def own(name: str) -> str:
    return _own(*_place(), name)


def init_app(app) -> None:
    app.jinja_env.globals.update(asset=asset, own=own)
