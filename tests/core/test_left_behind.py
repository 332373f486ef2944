"""The net under all tests that use a person: it must catch what it is there for."""

import pytest

from portal.tijdlijn.views import write
from tests.support import valid


def test_a_view_that_forgets_to_commit_is_caught(portal, monkeypatch):
    yara = portal.person("yara")
    monkeypatch.setattr(write, "commit", lambda: None)
    with pytest.raises(AssertionError, match="left a change uncommitted"):
        yara.fill_in(f"{yara.casus()}/bijdrage", onderwerp="plan", tekst="Dit gaat verloren.")


def test_an_id_that_stands_twice_is_caught():
    with pytest.raises(AssertionError, match="twice"):
        valid.check('<p id="een"></p><p id="een"></p>')


def test_a_tag_that_is_not_closed_is_caught():
    with pytest.raises(AssertionError, match="no valid HTML5"):
        valid.check("<!doctype html>\n<html><head><title>x</title></head><body><div></body></html>")
