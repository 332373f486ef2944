"""Files as people send them, and as nobody should; made here, so that none lies in the repository."""

import io
import re
import struct
import zipfile
import zlib

from PIL import Image

PLACE = "52.3702 N, 4.8952 E, van mijn huis"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELS = "word/_rels/document.xml.rels"
DOCUMENT = "<w:document/>"


def picture(form: str = "JPEG", size=(60, 40), **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (20, 90, 60)).save(out, form, **options)
    return out.getvalue()


def photo() -> bytes:
    """Held upright by a telephone that tells where."""
    known = Image.Exif()
    known[0x0112], known[0x010E] = 6, PLACE
    return picture(exif=known, comment=PLACE.encode())


def heavy_photo() -> bytes:
    """Of twelve million dots, to be turned, in a form that is decoded as a whole: the most that is kept as it is."""
    known = Image.Exif()
    known[0x0112] = 6
    return picture(size=(4032, 3024), exif=known, progressive=True)


def pdf_with(entry: bytes) -> bytes:
    """A PDF by hand, with this in its first object."""
    parts = [b"<</Type/Catalog/Pages 2 0 R " + entry + b">>", b"<</Type/Pages/Kids[]/Count 0>>"]
    content, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + b"xref\n0 3\n0000000000 65535 f \n%strailer\n<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        table, len(content)
    )  # fmt: skip


def pdf() -> bytes:
    return pdf_with(b"")


def pdf_packed(inside: bytes) -> bytes:
    """The same, with an object hidden in a compressed part."""
    packed = zlib.compress(b"5 0 " + inside)
    stream = (
        b"4 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n"
    )
    return pdf_with(b"").replace(b"xref\n0 3", stream % (len(packed), packed) + b"xref\n0 3", 1)


def zipped(entries: dict[str, str | bytes], comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
        packed.comment = comment
    return out.getvalue()


def word(**more: str | bytes) -> bytes:
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": DOCUMENT, **more})


def word_with(name: str, content: str | bytes = b"x") -> bytes:
    return word(**{name: content})


def locked() -> bytes:
    """It says of its parts that a password is needed."""
    return re.sub(rb"(PK\x01\x02.{4})\x00", lambda found: found[1] + b"\1", word(), flags=re.S)


def related(kind: str, target: str) -> bytes:
    relation = f'<Relationship Id="r1" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>'
    return word_with(RELS, f"<Relationships>{relation}</Relationships>")


def open_document(kind: str = "text") -> bytes:
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return zipped({"mimetype": mimetype, "content.xml": "<office:document-content/>"})


def bomb() -> bytes:
    """A kilobyte for each megabyte."""
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("word/a.xml", "w") as part:
        for _ in range(250):
            part.write(bytes(1_000_000))
    return out.getvalue()


def overlapping() -> bytes:
    """Many names in the list for one and the same part."""
    made = bytearray(word_with("word/a.xml", b"x" * 1000))
    start = made.rindex(b"PK\x01\x02")
    last = bytes(made[start : made.rindex(b"PK\x05\x06")])
    twin = last.replace(b"word/a.xml", b"word/b.xml")
    end = made[made.rindex(b"PK\x05\x06") :]
    disk, at, here, total, size, place, comment = struct.unpack("<HHHHIIH", end[4:])
    end = b"PK\x05\x06" + struct.pack(
        "<HHHHIIH", disk, at, here + 1, total + 1, size + len(twin), place, comment
    )
    return bytes(made[: made.rindex(b"PK\x05\x06")]) + twin + end


def fifty_thousand_square() -> bytes:
    """A PNG whose few bytes become 10 gigabytes of dots."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    dots = zlib.compress(bytes(50_000_000))
    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.cookie)</script></svg>'
GIF_AND_SCRIPT = b"GIF89a/*" + b"\0" * 40 + b"*/=1;alert(1)//<script src=x></script>"
