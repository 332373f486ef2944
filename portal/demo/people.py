"""The demo people as config/demo/mensen.toml tells them."""

import tomllib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "config" / "demo"


def read(name: str) -> dict:
    return tomllib.loads((FOLDER / name).read_text())


@lru_cache
def about() -> dict[str, tuple[str, str]]:
    """slug -> (name, a sentence on who they are), for those who may sign in."""
    return {
        mens["slug"]: (mens["name"], mens.get("about", ""))
        for mens in read("mensen.toml")["mens"]
        if not mens.get("deactivated")
    }
