"""Prints the path of the Chromium that the tests use; exits with 1 when there is none.

`--shell` asks only for the one without a window.
"""

import os
import shutil
import sys
from pathlib import Path

FALLBACK = Path(__file__).resolve().parent.parent / ".setup" / "chromium" / "chromium.sh"
SHELL = "chromium-headless-shell"  # without a window: starts and draws in a third of the time
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def opens_a_snap(path):
    """Ubuntu's package is a script that only starts a snap, which is not there in a container."""
    with Path(path).open("rb") as file:
        start = file.read(4096)
    return start.startswith(b"#!") and b"snap" in start


def find():
    """`CHROMIUM` in the environment, then the system's, then the one that scripts/chromium.sh unpacked (also one
    without a window)."""
    if chosen := os.environ.get("CHROMIUM"):
        return chosen
    for name in NAMES:
        path = shutil.which(name)
        if path and not opens_a_snap(path):
            return path
    return str(FALLBACK) if FALLBACK.exists() else None


if __name__ == "__main__":
    path = shutil.which(SHELL) if "--shell" in sys.argv[1:] else find()
    print(path or "no Chromium found: run `make setup`", file=sys.stdout if path else sys.stderr)
    sys.exit(0 if path else 1)
