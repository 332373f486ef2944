from wtforms import BooleanField, EmailField, RadioField, SelectField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp, ValidationError

from portal.core.forms import Line, PortalForm, Typed, Version, one_line, options, visible
from portal.organisatie.models import Soort, Taak
from portal.organisatie.words import SOORT_IN_WORDS
from portal.policy.conditions import TAAK_IN_WORDS
from portal.regio.actions import tasks
from portal.regio.palette import contrasts, is_colour


class StartForm(PortalForm):
    regio = SelectField("Welke arbeidsmarktregio?", choices=[], validate_choice=False)

    def offer(self, known) -> None:
        self.regio.choices = options([("", "Kies een regio"), *((each.slug, each.name) for each in known)])

    def validate_regio(self, field):
        if field.data not in {option.value for option in field.choices if option.value}:
            raise ValidationError("Kies een regio uit de lijst.")


class OrganisatieForm(PortalForm):
    soort = RadioField(
        "Wat voor organisatie?",
        [InputRequired("Kies wat voor organisatie het is.")],
        choices=options(SOORT_IN_WORDS.items()),
        invalid_choice_message="Kies wat voor organisatie het is.",
    )
    name = Line("Hoe heet de organisatie?", [DataRequired("Vul in hoe de organisatie heet.")])
    taken = SelectMultipleField(
        "Welke taken heeft de organisatie in de regio?",
        choices=options((taak, TAAK_IN_WORDS[taak]) for taak in Taak if taak is not Taak.NAASTE),
        validate_choice=False,
    )

    def validate_taken(self, field):
        if self.soort.data not in {str(soort) for soort in Soort}:
            return
        soort = Soort(self.soort.data)
        able = [str(taak) for taak in tasks(soort)]
        wrong = [TAAK_IN_WORDS[Taak(each)] for each in field.data or () if each in set(Taak) - set(able)]
        if wrong or not set(field.data or ()) <= set(Taak):
            kinds = ", ".join(TAAK_IN_WORDS[Taak(each)] for each in able) or "geen van deze taken"
            raise ValidationError(f"{SOORT_IN_WORDS[soort]}: hier hoort bij {kinds}.")
        if able and not field.data:
            raise ValidationError("Kies ten minste één taak.")

    def entered(self) -> tuple[Soort, str, list[Taak]]:
        return Soort(self.soort.data), self.name.data, [t for t in Taak if t in (self.taken.data or ())]


class GemeentenForm(PortalForm):
    """The gemeenten of a regio of which we know them, in one press."""

    gemeenten = SelectMultipleField("Welke gemeenten doen mee?", choices=[], validate_choice=False)

    def offer(self, names) -> None:
        self.gemeenten.choices = options((name, name) for name in names)

    def validate_gemeenten(self, field):
        if not field.data or not set(field.data) <= {option.value for option in field.choices}:
            raise ValidationError("Kies ten minste één gemeente uit de lijst.")


def work_mail(label: str) -> EmailField:
    return EmailField(
        label,
        [
            Optional(),
            Length(max=254, message="Dit e-mailadres is te lang."),
            Regexp(r"^[^@\s]+@[^@\s]+\.[^@\s.]+$", message="Dit is geen e-mailadres."),
        ],
        filters=[visible, one_line],
    )


class FirstForm(PortalForm):
    """Who lets the people of an organisatie in, as long as nobody does; and who stands in for them."""

    naam = Line("Naam van de sleutelpersoon", [DataRequired("Vul de naam van de sleutelpersoon in.")])
    mail = work_mail("E-mailadres van de sleutelpersoon op het werk")
    deputy = Line("Naam van de plaatsvervanger", [DataRequired("Vul de naam van de plaatsvervanger in.")])
    deputy_mail = work_mail("E-mailadres van de plaatsvervanger op het werk")

    def validate_deputy(self, field) -> None:
        if self.naam.data and field.data and field.data.casefold() == self.naam.data.casefold():
            raise ValidationError("Een plaatsvervanger is iemand anders. Vul een andere naam in.")

    def validate_deputy_mail(self, field) -> None:
        if self.mail.data and field.data and field.data.casefold() == self.mail.data.casefold():
            raise ValidationError("Een plaatsvervanger heeft een eigen adres. Vul dat in.")

    def both(self) -> list[tuple[str, str | None]]:
        return [(self.naam.data, self.mail.data or None), (self.deputy.data, self.deputy_mail.data or None)]


class Colour(Typed, StringField):
    """As a colour field of a browser sends it."""


class ThemeForm(PortalForm):
    version = Version()
    accent = Colour("De kleur van de regio", filters=[lambda text: (text or "").strip().lower()])
    own = BooleanField("Terug naar de kleur van de portal zelf")

    def validate_accent(self, field):
        if self.own.data:
            return
        if not is_colour(field.data):
            raise ValidationError(
                "Dit is geen kleur. Schrijf haar als # en zes tekens, bijvoorbeeld #0e565b."
            )
        for has, least, words in contrasts(field.data):
            if has < least:
                raise ValidationError(
                    f"Deze kleur is niet goed te lezen: {words} haalt {number(has)}. Nodig is {number(least)}."
                    " Kies een donkerder kleur."
                )


def number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
