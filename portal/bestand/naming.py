"""The name that somebody gave a bestand: kept as it is, but for what could mislead a person or a program."""

import re
import unicodedata
from urllib.parse import quote

from portal.bestand.kinds import FORMS, Refused
from portal.bestand.models import Kind

LONGEST = 120
ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")
STEERS = {"Cc", "Cs", "Co", "Zl", "Zp"}
NOT_ON_A_DISK = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
SHORT = 60  # signs: with the longest in UTF-8 under the 255 bytes of a file system
UNSEEN = "Cf"  # such as what turns the direction of writing, and so hides an ending


def proper(given: str) -> str:
    """Without its ending. Refused for a name that is a path: no program sends one by accident."""
    shown = "".join(sign for sign in given if unicodedata.category(sign) != UNSEEN)
    name = unicodedata.normalize("NFC", shown).strip()
    # The reader of forms takes a \ before a sign away: of ..\..\a.ini it leaves ....a.ini.
    path = "/" in name or "\\" in name or name.startswith("..")
    if path or any(unicodedata.category(sign) in STEERS for sign in name):
        raise Refused("name")
    name = ENDING.sub("", name).strip(" .")[:LONGEST].rstrip()
    return name or "bestand"


def with_ending(name: str, kind: Kind) -> str:
    """What is in it decides its ending."""
    return f"{name}.{FORMS[kind].extension}"


def on_disk(name: str, kind: Kind, number: int) -> str:
    """Among other files: its number makes it the only one of that name, and keeps it from being a path or a device."""
    plain = NOT_ON_A_DISK.sub("_", name)[:SHORT].strip(" .")
    return with_ending(f"{number:03} {plain}", kind)


def as_attachment(name: str) -> str:
    """RFC 6266: plain letters for old browsers, the real name (RFC 5987) for all others. Never shown in the browser."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9 ._()-]", "_", plain)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
