"""No form speaks English: what a library would say itself is Dutch too."""

import importlib
import pkgutil

import pytest
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField, SelectMultipleField

import portal as package
from portal.core.forms import DUTCH, DutchForm

ENGLISH = ("Not a valid", "is not", "required", "Invalid", "This field", "CSRF", "must be")


def every_form(of=FlaskForm):
    for each in of.__subclasses__():
        yield each
        yield from every_form(each)


@pytest.fixture(scope="module")
def forms():
    for found in pkgutil.walk_packages(package.__path__, "portal."):
        if "forms" in found.name:
            importlib.import_module(found.name)
    return [each for each in every_form() if each.__module__.startswith("portal.")]


def test_every_form_has_the_dutch_words(forms):
    assert len(forms) > 20
    assert [each for each in forms if not issubclass(each, DutchForm)] == []


def test_a_choice_that_is_not_there_is_answered_in_dutch(forms):
    for form in forms:
        for each in vars(form).values():
            kind = getattr(each, "field_class", None)
            if isinstance(kind, type) and issubclass(kind, SelectField | RadioField | SelectMultipleField):
                said = each.kwargs.get("invalid_choice_message") or DUTCH.gettext("Not a valid choice.")
                assert not any(word in said for word in ENGLISH), (form, said)


@pytest.mark.parametrize(
    "words",
    [
        "Not a valid choice.",
        "Not a valid date value.",
        "This field is required.",
        "Not a valid integer value.",
    ],
)
def test_the_words_of_the_library_are_dutch(words):
    assert not any(each in DUTCH.gettext(words) for each in ENGLISH)
