"""Pictures are made anew, dot by dot: what is kept holds nothing of the original but what one sees."""

import io
import struct
import warnings
import zlib

import strange
from PIL import ExifTags, Image
from protocol import Refused, run

MEMORY = 700_000_000
MOST_DOTS = 24_000_000
MOST_DECODED = 50_000_000  # bytes, so that the whole of it stays under 100 MB
BYTES = {"1": 1, "L": 1, "RGB": 4, "RGBA": 5}  # of a decoded dot; of a clear one its turning takes more
ELSE = 8  # it is made into another of these
LARGEST = 20_000_000  # bytes, made anew
READS = ("PNG", "JPEG", "WEBP", "GIF")
QUALITY = 88
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def check(content: bytes) -> tuple[str, bytes]:
    strange.check(content, "pictures")
    nothing_behind(content)
    picture = opened(content)
    alike = upright(picture)
    kind = "jpeg" if picture.format in {"JPEG", "WEBP"} and alike.mode in {"RGB", "L"} else "png"
    out = io.BytesIO()
    if kind == "jpeg":
        alike.save(out, "JPEG", quality=QUALITY)
    else:
        alike.save(out, "PNG", compress_level=3)
    if out.tell() > LARGEST:
        raise Refused("too_large")
    return kind, out.getvalue()


def opened(content: bytes) -> Image.Image:
    """Its size is looked at before a single dot is decoded."""
    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, and it is lower
    warnings.simplefilter("ignore")
    picture = Image.open(io.BytesIO(content), formats=READS)
    if picture.width * picture.height > MOST_DOTS:
        raise Refused("too_many_dots")
    if decoded(picture) > MOST_DECODED:
        picture.draft(None, (picture.width // 2, picture.height // 2))  # a JPEG is read at half its size
    if decoded(picture) > MOST_DECODED:
        raise Refused("too_many_dots")
    picture.load()
    return picture


def decoded(picture: Image.Image) -> int:
    """What decoding takes; of a WebP the library holds two more."""
    each = BYTES.get(picture.mode, ELSE) * (3 if picture.format == "WEBP" else 1)
    return picture.width * picture.height * each


def turned(picture: Image.Image) -> Image.Image:
    """As it should be held. Colour by colour: a whole copy beside the whole picture would take twice as much."""
    turn = TURNS.get(picture.getexif().get(ExifTags.Base.Orientation))
    if turn is None or picture.mode not in BYTES:
        return picture if turn is None else picture.transpose(turn)
    mode, colours = picture.mode, list(picture.split())
    picture.im = None  # freed before the turned one is made
    for place, colour in enumerate(colours):
        colours[place] = colour.transpose(turn)
    del colour
    return Image.merge(mode, colours)


def upright(picture: Image.Image) -> Image.Image:
    """As it should be held, in plain colours, and without what was known of it: place, camera, comments, profile."""
    held = turned(picture)
    if held.mode not in {"RGB", "RGBA", "L"}:
        clear = held.mode in {"LA", "PA"} or "transparency" in held.info
        held = held.convert("RGBA" if clear else "L" if held.mode == "1" else "RGB")
    held.info = {}
    return held


def nothing_behind(content: bytes) -> None:
    """A PNG and a WebP say where they end. (Behind a JPEG cameras put pictures of their own.)"""
    if content.startswith(b"\x89PNG") and png_end(content) != len(content):
        raise Refused("polyglot")
    if content.startswith(b"RIFF"):
        size = struct.unpack("<I", content[4:8])[0] + 8
        if size + size % 2 < len(content):
            raise Refused("polyglot")


def png_end(content: bytes) -> int:
    at = 8
    while at + 12 <= len(content):
        size, name = struct.unpack(">I4s", content[at : at + 8])
        if zlib.crc32(content[at + 4 : at + 8 + size]) != int.from_bytes(
            content[at + 8 + size : at + 12 + size]
        ):
            raise Refused("broken")
        at += 12 + size
        if name == b"IEND":
            return at
    raise Refused("broken")


if __name__ == "__main__":
    run(check, MEMORY)
