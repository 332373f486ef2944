"""What may not be among the parts of an Office file: programs, and whatever is fetched from elsewhere."""

import re
import zipfile

from protocol import Refused

STEP = 64 * 1024
PROGRAMS = re.compile(
    r"vbaproject|vbadata|(^|/)activex/|(^|/)embeddings/.*\.(bin|exe|js|vbs)$|^basic/|^scripts/|macrosheets/",
    re.I,
)
MACROS = re.compile(rb"macroEnabled|ms-office\.vba", re.I)
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.S)
ELSEWHERE = re.compile(rb"TargetMode\s*=\s*[\"']\s*External", re.I)
LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.I)
PLACE = re.compile(rb"Target\s*=\s*[\"']\s*(?:https?:|mailto:|tel:|#)", re.I)
DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


def no_programs(packed: zipfile.ZipFile) -> None:
    if any(PROGRAMS.search(name) for name in packed.namelist()):
        raise Refused("macros")
    if "[Content_Types].xml" in packed.namelist() and MACROS.search(packed.read("[Content_Types].xml")):
        raise Refused("macros")


def no_strangers(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Streams by; at its end zipfile compares what came with what the list promised."""
    name, size, first = entry.filename.lower(), 0, b""
    relations = b"" if name.endswith(".rels") else None
    with packed.open(entry) as part:
        while data := part.read(STEP):
            first = first or data
            size += len(data)
            if relations is not None:
                relations += data
                if len(relations) > 5_000_000:
                    raise Refused("too_heavy")
    if size != entry.file_size:
        raise Refused("broken")
    if name.endswith((".xml", ".rels")):
        plain_xml(first)
    for relation in RELATION.findall(relations or b""):
        if ELSEWHERE.search(relation) and not (LINK.search(relation) and PLACE.search(relation)):
            raise Refused("elsewhere")


def plain_xml(first: bytes) -> None:
    """In UTF-8, so that what is looked for is found; without words of its own making, which can be a bomb."""
    if first.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in first[:200] or DECLARES.search(first):
        raise Refused("broken")
