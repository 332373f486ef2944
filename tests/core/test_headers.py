"""Nothing is loaded from elsewhere, nothing personal is kept by a browser or a proxy."""

from dataclasses import replace

import pytest

from tests.support.portals import Portal

PERSONAL = [
    "/begin",
    "/mijn/sessies",
    "{casus}/",
    "{casus}/delen",
    "{casus}/wie-keek",
    "{casus}/hulpvraag",
    "/nergens",
]
OPEN = ["/", "/inloggen", "/privacy", "/uitleg", "/toegankelijkheid"]


@pytest.mark.parametrize("path", PERSONAL + OPEN)
def test_every_page(demo, path):
    yara = demo.person("yara")
    headers = yara.open(path.format(casus=yara.casus())).response.headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] in {"no-referrer", "same-origin"}
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("path", PERSONAL + OPEN)
def test_no_page_holds_code_of_its_own(demo, path):
    """What the policy refuses is not there: a script or a style in the page, a handler in a tag."""
    yara = demo.person("yara")
    page = yara.open(path.format(casus=yara.casus()))
    for tag in ("<style", " style=", " onclick=", " onload=", "javascript:", "<script>"):
        assert tag not in page.html
    assert "http://" not in page.html.replace("http://www.w3.org", "")
    assert "https://" not in page.html


def test_a_page_and_its_part_are_kept_apart_by_whatever_keeps_them(demo):
    assert "HX-Request-Type" in demo.person("bram").open("/mijn/casussen").response.headers["Vary"]


def test_a_file_with_its_content_in_its_name_may_be_kept(demo):
    with demo.app.test_client().get("/static/mark.svg") as answer:
        headers = answer.headers
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_on_https_the_browser_keeps_to_https(demo):
    portal = Portal(replace(demo.settings, https=True))
    try:
        answer = portal.app.test_client().get("/", base_url="https://localhost")
    finally:
        portal.close()
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in demo.browse().open("/").response.headers
