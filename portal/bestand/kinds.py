"""What a bestand can be, as its first bytes tell; the whole is then looked at by the inspector of that family."""

import re
from typing import NamedTuple

from portal.bestand.models import Kind

LARGEST = 10_000_000  # bytes
ENOUGH = 1024  # bytes to tell by


class Refused(Exception):
    """The code of a sentence in words.py."""


class Form(NamedTuple):
    extension: str
    media_type: str


OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
FORMS = {
    Kind.PDF: Form("pdf", "application/pdf"),
    Kind.JPEG: Form("jpg", "image/jpeg"),
    Kind.PNG: Form("png", "image/png"),
    Kind.DOCX: Form("docx", f"{OFFICE}wordprocessingml.document"),
    Kind.XLSX: Form("xlsx", f"{OFFICE}spreadsheetml.sheet"),
    Kind.PPTX: Form("pptx", f"{OFFICE}presentationml.presentation"),
    Kind.ODT: Form("odt", f"{OPEN}text"),
    Kind.ODS: Form("ods", f"{OPEN}spreadsheet"),
    Kind.ODP: Form("odp", f"{OPEN}presentation"),
    Kind.TEXT: Form("txt", "text/plain; charset=utf-8"),
}
BEGINS = (
    (rb"%PDF-", "papers"),
    (rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP", "pictures"),
    (rb"PK\x03\x04", "office"),
)
NOT_THESE = (
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
    (rb"....ftyp(?:hei|hev|mif|msf|avi)", "heic"),
    (rb"BM....\x00{4}|II\*\x00|MM\x00\*|8BPS|\x00\x00\x01\x00", "other_picture"),
    (rb"PK[\x03\x05\x07]|Rar!|7z\xbc\xaf|\x1f\x8b|BZh[1-9]1AY|\xfd7zXZ", "zip"),
    (rb"MZ[^\r\n]{0,60}\0|\x7fELF|#!|\xca\xfe\xba\xbe", "program"),
    (rb"....ftyp|ID3|OggS|RIFF|\x1aE\xdf\xa3|\xff\xfb", "sound"),
    (rb"\{\\rtf", "rich_text"),
    (rb"(?i)(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!doctype|html|script)", "markup"),
)
STEERS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def family_of(first: bytes) -> str:
    """The inspector that is to look at it. Refused when it is nothing we take."""
    for sign, family in BEGINS:
        if re.match(sign, first, re.S):
            return family
    for sign, reason in NOT_THESE:
        if re.match(sign, first, re.S):
            raise Refused(reason)
    if STEERS.search(first) and not first.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused("unknown")
    return "plain"
