"""A bestand goes with a bijdrage or an actie: put there, read by who reads the text, and kept as it was sent."""

import io

import pytest
from PIL import Image
from werkzeug.http import parse_options_header

from tests.bestand import made
from tests.bestand.sending import PARTS, body, links, put, send, written
from tests.support.people import Page


@pytest.fixture
def yara(portal):
    return portal.person("yara")


KEPT_AS_SENT = {
    "brief.pdf": (made.pdf, "application/pdf"),
    "brief.docx": (made.word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "brief.odt": (made.open_document, "application/vnd.oasis.opendocument.text"),
    "brief.txt": (lambda: b"Beste Yara,\r\n\r\nTot maandag.", "text/plain; charset=utf-8"),
}


def test_what_is_no_picture_comes_back_as_it_was_sent(yara):
    address = written(yara, yara.casus())
    for name, (make, media_type) in KEPT_AS_SENT.items():
        content = make()
        answer = yara.open(put(yara, address, content, name)).response
        assert (answer.data, answer.content_type) == (content, media_type)
        assert answer.content_length == len(content)
        assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="{name}"')


def test_a_pdf_of_the_portal_itself_is_taken(yara):
    content = yara.open(f"{yara.casus()}/hulpvraag.pdf").response.data
    assert yara.open(put(yara, written(yara, yara.casus()), content, "vraag.pdf")).response.data == content


def test_a_large_one_is_kept_in_parts_and_comes_back_whole(yara):
    content = "".join(f"Regel {number}\n" for number in range(300_000)).encode()
    assert len(content) > 3_000_000
    assert yara.open(put(yara, written(yara, yara.casus()), content)).response.data == content


def test_a_photo_is_made_anew_upright_and_without_what_the_camera_knew(yara):
    answer = yara.open(put(yara, written(yara, yara.casus()), made.photo(), "IMG_1.JPG")).response
    assert made.PLACE.encode() not in answer.data
    kept = Image.open(io.BytesIO(answer.data))
    assert (kept.format, kept.size, len(kept.getexif())) == ("JPEG", (40, 60), 0)


def test_other_pictures_become_one_that_every_computer_knows(yara):
    address = written(yara, yara.casus())
    for form, kept in (("PNG", "PNG"), ("GIF", "PNG"), ("WEBP", "JPEG")):
        answer = yara.open(put(yara, address, made.picture(form), "plaatje")).response
        assert Image.open(io.BytesIO(answer.data)).format == kept


def test_it_is_saved_and_never_shown_within_the_portal(yara):
    """Whatever is in it cannot act as a page of the portal."""
    headers = yara.open(put(yara, written(yara, yara.casus()), made.pdf(), "brief.pdf")).response.headers
    assert headers["Content-Disposition"].startswith("attachment;")
    assert headers["Content-Security-Policy"].startswith("sandbox;")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


NAMED = {
    "brief.exe": "brief.txt",
    "Uitnodiging gesprek 3 dec. (é).TXT": "Uitnodiging gesprek 3 dec. (é).txt",
    "foto\u202egpj.txt": "fotogpj.txt",
    ".txt": "bestand.txt",
    "De laatste brief...txt": "De laatste brief.txt",
    "a" * 300 + ".txt": "a" * 120 + ".txt",
    '"; filename=x.html; a="': '"; filename=x.html; a=".txt',
}


def test_its_name_is_kept_and_its_ending_is_that_of_what_is_in_it(yara):
    address = written(yara, yara.casus())
    for given, shown in NAMED.items():
        where = put(yara, address, b"Hallo", given)
        assert shown in yara.open(f"{yara.casus()}/").words, given
        header = yara.open(where).response.headers["Content-Disposition"]
        assert header.isascii()
        assert parse_options_header(header)[1]["filename"] == shown, given


def test_who_reads_the_actie_sees_who_put_what_with_it(portal):
    yara, bram = portal.person("yara"), portal.person("bram")
    actie = bram.open(f"{yara.casus()}/").link("/actie/")
    put(bram, f"{actie}/bestand", b"Openingstijden van de bakkerij", "tijden.txt")
    page = yara.open(actie)
    assert "tijden.txt" in page.words
    assert "Bram Oosterling" in page.words
    assert yara.open(links(page)[0]).response.data == b"Openingstijden van de bakkerij"


def test_sent_twice_it_is_there_once_and_another_file_is_another(yara):
    casus = yara.casus()
    address = written(yara, casus)
    form = yara.open(address).hidden()

    def again(content: bytes) -> Page:
        return Page(yara.client.post(address, data=body(form, content, "brief.txt"), content_type=PARTS))

    first, second = again(b"Een"), again(b"Een")
    assert (first.status, first.location) == (302, second.location)
    assert len(links(yara.open(first.location))) == 1
    again(b"Twee")
    assert len(links(yara.open(first.location))) == 2


def test_without_a_file_the_form_says_so(yara):
    address = written(yara, yara.casus())
    for page in (send(yara, address, b"", ""), yara.fill_in(address), send(yara, address, b"", "leeg.txt")):
        assert page.status == 422
        assert "Kies eerst een bestand." in page.words or "Dit bestand is leeg." in page.words


def test_the_client_sees_who_saved_it(portal):
    yara, bram = portal.person("yara"), portal.person("bram")
    where = put(yara, written(yara, yara.casus()), b"Hallo")
    assert bram.open(where).status == 200
    assert "Bewaarde een bestand over plan" in yara.open(f"{yara.casus()}/wie-keek").words
