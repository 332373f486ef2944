"""What could harm somebody who opens it is refused in words, and what was written stays."""

import pytest

from tests.bestand import made
from tests.bestand.sending import PARTS, links, send, written
from tests.support.people import Page

REFUSED = {
    "an SVG with a script": (made.SVG, "tekening.svg", "(SVG)"),
    "the same, as a picture": (made.SVG, "tekening.png", "(SVG)"),
    "an SVG behind a text": (b"Hallo " * 200 + made.SVG, "brief.txt", "(SVG)"),
    "a web page": (b"<!DOCTYPE html><p>Hallo", "brief.pdf", "webpagina"),
    "a program": (b"MZ\x90\x00\x03" + b"\0" * 2000, "brief.pdf", "programma"),
    "a shell script": (b"#!/bin/sh\nrm -rf /", "brief.txt", "programma"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "brief.doc", ".docx"),
    "a photo of a telephone that few know": (b"\0\0\0\x18ftypheic" + b"\0" * 2000, "IMG.HEIC", "als JPEG"),
    "an archive": (made.zipped({"brief.txt": "Hallo"}), "brieven.zip", "Pak het uit"),
    "an archive that is named Word": (made.zipped({"brief.txt": "Hallo"}), "brief.docx", "Pak het uit"),
    "bytes that mean nothing": (bytes(range(256)) * 8, "brief.txt", "kennen wij niet"),
    "a PNG and a ZIP": (made.picture("PNG") + made.zipped({"a": "b"}), "a.png", "verstopt"),
    "a JPEG and a ZIP": (made.picture() + made.zipped({"a": "b"}), "a.jpg", "verstopt"),
    "a JPEG and a PDF": (made.picture(comment=b"%PDF-1.7 "), "a.jpg", "verstopt"),
    "a GIF and a script": (made.GIF_AND_SCRIPT, "a.gif", "verstopt"),
    "a PDF and a ZIP": (made.pdf() + made.zipped({"a": "b"}), "a.pdf", "verstopt"),
    "a PDF and a ZIP whose last words are the end of the PDF": (
        made.pdf() + made.zipped({"a": "b"}, b"\n%%EOF\n"), "a.pdf", "verstopt"),
    "a PDF and a page": (made.pdf() + b"<p>Hallo" + b" " * 2000, "a.pdf", "Achter het eind"),
    "a page and a PDF": (b"<html>" + made.pdf(), "a.pdf", "webpagina"),
    "words and a PDF": (b"Hallo\n" + made.pdf(), "a.pdf", "verstopt"),
    "a ZIP with a PDF in front": (b"%PDF-1.7\n" + made.word(), "a.pdf", "verstopt"),
    "half a PDF": (made.pdf()[:200], "a.pdf", "Achter het eind"),
    "a PDF with a script": (made.pdf_with(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "a.pdf", "programma"),
    "the same in another spelling": (made.pdf_with(b"/OpenAction<</S/J#61vaScript>>"), "a.pdf", "programma"),
    "a PDF that starts a program": (made.pdf_with(b"/AA<</O<</S/Launch/F(a.exe)>>>>"), "a.pdf", "programma"),
    "a PDF that goes elsewhere": (made.pdf_with(b"/OpenAction<</S/URI/URI(http://a.example)>>"), "a.pdf", "programma"),
    "a PDF with a script in a packed part": (made.pdf_packed(b"<</S/JavaScript/JS(x)>>"), "a.pdf", "programma"),
    "a PDF with files": (made.pdf_with(b"/Names<</EmbeddedFiles 9 0 R>>"), "a.pdf", "andere bestanden"),
    "a PDF that is locked": (made.pdf_with(b"/Encrypt 9 0 R"), "a.pdf", "op slot"),
    "a Word file with a macro": (made.word_with("word/vbaProject.bin"), "a.docx", "macro"),
    "a Word file with an object": (made.word_with("word/embeddings/oleObject1.bin"), "a.docx", "macro"),
    "a Word file that says it has macros": (
        made.zipped({"[Content_Types].xml": made.TYPES + "macroEnabled", "word/document.xml": "x"}), "a.docx", "macro"),
    "a Word file with a template elsewhere": (
        made.related("attachedTemplate", "https://a.example/x.dotm"), "a.docx", "andere plek"),
    "a Word file with a link to a disk": (made.related("hyperlink", "file:///c:/x.exe"), "a.docx", "andere plek"),
    "a Word file with ../ inside": (made.word_with("../../etc/passwd"), "a.docx", "namen"),
    "a Word file with a path inside": (made.word_with("/etc/passwd"), "a.docx", "namen"),
    "a Word file with words of its own making": (
        made.word_with("word/a.xml", '<!DOCTYPE a [<!ENTITY b "c">]>'), "a.docx", "niet lezen"),
    "a Word file that is locked": (made.locked(), "a.docx", "op slot"),
    "a zip bomb": (made.bomb, "a.docx", "veel te groot"),
    "parts that share their bytes": (made.overlapping(), "a.docx", "te groot"),
    "a picture of 50,000 by 50,000": (made.fifty_thousand_square, "a.png", "beeldpunten"),
    "half a picture": (made.picture("PNG")[:80], "a.png", "niet lezen"),
    "a name with ../": (b"Hallo", "../../etc/passwd", "naam van dit bestand"),
    "a name with a path of Windows": (b"Hallo", r"..\..\boot.ini", "naam van dit bestand"),
    "a name that is a folder": (b"Hallo", "..", "naam van dit bestand"),
    "a name with a NUL": (b"Hallo", "brief\0.txt", "naam van dit bestand"),
    "more than 10 MB": (lambda: b"Hallo. " * 1_500_000, "brief.txt", "groter dan 10 MB"),
    "nothing": (b"", "brief.txt", "leeg"),
}  # fmt: skip


@pytest.fixture(scope="module")
def place(demo):
    yara = demo.person("yara")
    return yara, written(yara, yara.casus())


@pytest.mark.parametrize(("content", "name", "words"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_in_words_beside_the_field(place, content, name, words):
    yara, address = place
    page = send(yara, address, content() if callable(content) else content, name)
    assert page.status == 422
    assert 'class="p-field__error" id="bestand-fout"' in page.html
    assert words in page.words
    assert links(yara.open(address.removesuffix("/bestand"))) == [], "nothing of it is kept"
    assert "Hier is de brief." in page.words, "what was written is"


TAKEN = {
    "a PDF that opens at a page": (made.pdf_with(b"/OpenAction[3 0 R/Fit]"), "a.pdf"),
    "a PDF that opens at a page, in words": (made.pdf_with(b"/OpenAction<</S/GoTo/D[3 0 R/Fit]>>"), "a.pdf"),
    "a Word file with a link to a page": (made.related("hyperlink", "https://a.example/"), "a.docx"),
    "a table": (b"naam;uren\nYara;12\n", "uren.csv"),
    "a text of Windows": ("Eén café".encode("cp1252"), "a.txt"),
    "a presentation": (made.open_document("presentation"), "a.odp"),
}


@pytest.mark.parametrize(("content", "name"), TAKEN.values(), ids=TAKEN)
def test_what_only_looks_like_it_is_taken(place, content, name):
    yara, _ = place
    assert send(yara, written(yara, yara.casus()), content, name).status == 302


def test_a_form_with_a_file_without_its_token_is_refused(place):
    yara, address = place
    answer = Page(yara.client.post(address, data=b'--grens\r\nContent-Disposition: form-data; name="bestand"; '
                  b'filename="a.txt"\r\n\r\nHallo\r\n--grens--\r\n', content_type=PARTS))  # fmt: skip
    assert answer.status == 400
    assert "Dit kwam niet goed aan" in answer.words


@pytest.mark.parametrize("sent", [b"", b"--grens", b"--grens\r\nx\r\n\r\ny", b"\0" * 5000])
def test_a_form_that_was_broken_off_is_refused(place, sent):
    yara, address = place
    assert yara.client.post(address, data=sent, content_type=PARTS).status_code == 400
