"""The look as it is served: of the library only what a page uses, and all of that."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "node_modules" / "@utrecht" / "component-library-css" / "dist" / "index.css"
CLASS = re.compile(r"\.(utrecht-[\w-]+)")


def test_each_class_of_the_library_on_a_page_has_its_style():
    """A style that was left out shows nothing wrong in a test of words."""
    vendor = ROOT / "static" / "vendor"
    style = (vendor / json.loads((vendor / "manifest.json").read_text())["nlds.css"]["file"]).read_text()
    offered, kept = set(CLASS.findall(LIBRARY.read_text())), set(CLASS.findall(style))
    for path in (ROOT / "templates").rglob("*.html"):
        named = set(re.findall(r"(?<![\w-])utrecht-[a-z0-9_-]+\b(?![-{])", path.read_text()))
        assert named & offered <= kept, path
    assert {f"utrecht-button--{kind}-action" for kind in ("primary", "secondary")} <= kept
    assert len(kept) < len(offered) / 4, "what no page uses is not sent"
