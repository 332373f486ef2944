"""Copies the installed look, browser code and fonts into static/vendor/ under names that carry their content.

A name changes with its content, so a browser may keep it for ever; the integrity in manifest.json lets it
refuse anything else (Subresource Integrity).
"""

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
OUT = ROOT / "static" / "vendor"

FILES = {
    "htmx.js": "htmx.org/dist/htmx.min.js",
    "nlds.css": "../.setup/nlds.css",  # what scripts/used_css.mjs left of the library and its theme
    "noto-sans-latin.woff2": "@fontsource-variable/noto-sans/files/noto-sans-latin-wght-normal.woff2",
    "noto-sans-latin-ext.woff2": "@fontsource-variable/noto-sans/files/noto-sans-latin-ext-wght-normal.woff2",
    "literata-latin.woff2": "@fontsource-variable/literata/files/literata-latin-wght-normal.woff2",
    "literata-latin-ext.woff2": "@fontsource-variable/literata/files/literata-latin-ext-wght-normal.woff2",
}
LATIN = "U+0000-00FF, U+2000-206F, U+20AC, U+2122, U+2212"
LATIN_EXT = "U+0100-02BA, U+1E00-1E9F, U+1EF2-1EFF"
FACES = [
    ("Noto Sans", "noto-sans-latin.woff2", "100 900", LATIN),
    ("Literata", "literata-latin.woff2", "200 900", LATIN),
    ("Noto Sans", "noto-sans-latin-ext.woff2", "100 900", LATIN_EXT),
    ("Literata", "literata-latin-ext.woff2", "200 900", LATIN_EXT),
]
SOURCE_MAP = re.compile(rb"\s*//# sourceMappingURL=\S*\s*\Z")


def read(name, source):
    """Without the pointer to a source map, which is not served and would be a 404 in every console."""
    content = (MODULES / source).read_bytes()
    return content if name.endswith(".woff2") else SOURCE_MAP.sub(b"", content) + b"\n"


def describe(name, content):
    digest = hashlib.sha384(content).digest()
    stem, _, ending = name.rpartition(".")
    return {
        "file": f"{stem}.{digest.hex()[:10]}.{ending}",
        "integrity": "sha384-" + base64.b64encode(digest).decode(),
    }


def font_faces(manifest):
    return "".join(
        f'@font-face {{ font-family: "{family}"; src: url("{manifest[name]["file"]}") format("woff2"); '
        f"font-weight: {weight}; font-display: swap; unicode-range: {characters}; }}\n"
        for family, name, weight, characters in FACES
    ).encode()


def write(path, content):
    """The size is enough to tell: the name holds the hash."""
    if path.exists() and path.stat().st_size == len(content):
        return
    path.write_bytes(content)


def put(manifest, name, content):
    manifest[name] = describe(name, content)
    path = OUT / manifest[name]["file"]
    write(path, content)
    packed = path.with_name(path.name + ".gz")
    if not name.endswith(".woff2") and not packed.exists():
        packed.write_bytes(gzip.compress(content, 9, mtime=0))


def remove_others(manifest):
    keep = {entry["file"] for entry in manifest.values()} | {"manifest.json"}
    for path in OUT.iterdir():
        if path.name.removesuffix(".gz") not in keep:
            path.unlink()


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    manifest = {}
    for name, source in FILES.items():
        put(manifest, name, read(name, source))
    put(manifest, "fonts.css", font_faces(manifest))
    text = json.dumps(manifest, indent=1) + "\n"
    path = OUT / "manifest.json"
    if not path.exists() or path.read_text() != text:
        path.write_text(text)
    remove_others(manifest)


if __name__ == "__main__":
    main()
