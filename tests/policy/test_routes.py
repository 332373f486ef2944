"""Every address of the portal is on this list with its methods and what guards it, and nothing else is."""

import pytest
from flask import Blueprint

from portal import create_app
from portal.policy.enforcement import UnguardedView
from portal.policy.guard import public, requires
from portal.policy.permissions import Permission as P
from portal.policy.permissions import Subject
from portal.policy.routes import listed
from portal.policy.table import SUBJECT
from tests.support.portals import settings

PUBLIC, UNDECIDED, HALFWAY = "public", "undecided", "halfway"
CASUS = "/casus/<token:casus>"
OFFICE = "/organisatie/<token:organisatie>"
LIST = f"""
GET       {PUBLIC}              /
GET       POLICY_READ         /wie-mag-wat
GET       {PUBLIC}              /privacy
GET       {PUBLIC}              /toegankelijkheid
GET       {PUBLIC}              /uitleg
GET       {PUBLIC}              /static/<path:filename>
GET       {PUBLIC}              /thema/<accent>.css
GET,POST  {PUBLIC}              /inloggen
POST      {PUBLIC}              /inloggen/demo
POST      {PUBLIC}              /inloggen/passkey
GET,POST  {HALFWAY}             /inloggen/stap-2
GET       {HALFWAY}             /inloggen/beveilig
GET,POST  {HALFWAY}             /inloggen/beveilig/app
GET,POST  {HALFWAY}             /inloggen/beveilig/passkey
GET,POST  SELF_READ           /mijn/bevestig
GET,POST  FACTOR_MANAGE       /mijn/beveiliging
GET,POST  FACTOR_MANAGE       /mijn/beveiliging/app
GET,POST  FACTOR_MANAGE       /mijn/beveiliging/passkey
GET,POST  FACTOR_MANAGE       /mijn/beveiliging/<token:factor>
GET,POST  {UNDECIDED}           /werk-als
GET,POST  {UNDECIDED}           /uitloggen
GET       {PUBLIC}              /snel-weg
GET,POST  {PUBLIC}              /inloggen/organisatie
GET       {PUBLIC}              /inloggen/digid
GET       {PUBLIC}              /inloggen/bij/<token:provider>
GET       {PUBLIC}              /inloggen/terug
GET,POST  {PUBLIC}              /inloggen/koppelen
POST      {PUBLIC}              /inloggen/nieuw
GET       {PUBLIC}              /inloggen/bij/<token:provider>/uit
GET       {PUBLIC}              /inloggen/bij/<token:provider>/daar-uit
POST      {PUBLIC}              /inloggen/bij/<token:provider>/uit-van-buiten
GET       PROVIDER_READ       /organisatie/<token:organisatie>/inloggen
GET,POST  PROVIDER_MANAGE     /organisatie/<token:organisatie>/inloggen/wijzig
POST      PROVIDER_READ       /organisatie/<token:organisatie>/inloggen/test
POST      PROVIDER_CONFIRM    /organisatie/<token:organisatie>/inloggen/bevestig
POST      PROVIDER_MANAGE     /organisatie/<token:organisatie>/inloggen/stop
GET       DIGID_MANAGE        /beheer/inloggen
GET       DIGID_MANAGE        /beheer/inloggen/digid
GET,POST  DIGID_MANAGE        /beheer/inloggen/digid/wijzig
POST      DIGID_MANAGE        /beheer/inloggen/digid/test
POST      DIGID_MANAGE        /beheer/inloggen/digid/bevestig
POST      DIGID_MANAGE        /beheer/inloggen/digid/stop
GET,POST  {PUBLIC}              /uitnodiging/<secret>
GET,POST  {PUBLIC}              /welkom/account
GET,POST  {UNDECIDED}           /welkom
GET       {PUBLIC}              /welkom/gestopt
GET,POST  {PUBLIC}              /beginnen
GET       {PUBLIC}              /beginnen/mail
GET,POST  {UNDECIDED}           /beginnen/verder
GET       CLIENT_INVITE       /mijn/uitnodigingen
GET,POST  CLIENT_INVITE       /mijn/uitnodigingen/nieuw
GET,POST  CLIENT_INVITE       /mijn/uitnodigingen/<token:uitnodiging>
GET       SELF_READ           /begin
GET       SELF_READ           /mijn/sessies
POST      SELF_READ           /mijn/sessies
GET       SELF_READ           /mijn/sessie
POST      SELF_READ           /mijn/sessie
GET,POST  SELF_READ           /mijn/wachtwoord
GET,POST  {PUBLIC}              /wachtwoord/vergeten
GET       {PUBLIC}              /wachtwoord/verstuurd
GET,POST  {PUBLIC}              /wachtwoord/nieuw/<proof>
GET       CASUS_LIST          /mijn/casussen
GET,POST  CASUS_LIST          /mijn/casussen/stoppen/<token:place>
GET,POST  SELF_READ           /nieuw
GET,POST  SELF_READ           /mijn/berichten
GET,POST  MAIL_MANAGE         /beheer/mail
GET,POST  REGIO_MANAGE        /beheer/regio
GET       REGIO_MANAGE        /beheer/regio/<slug>/
POST      REGIO_MANAGE        /beheer/regio/<slug>/gemeenten
GET,POST  REGIO_MANAGE        /beheer/regio/<slug>/kleur
POST      REGIO_MANAGE        /beheer/regio/<slug>/organisatie
GET,POST  REGIO_MANAGE        /beheer/regio/<slug>/sleutelpersoon/<token:lid>
GET,POST  REGIO_MANAGE        /beheer/regio/<slug>/weg/<token:lid>
GET       ORGANISATIE_READ    /organisatie/<token:organisatie>/
GET       PEOPLE_READ         {OFFICE}/mensen
GET       PEOPLE_READ         {OFFICE}/mensen/<token:mens>
POST      PEOPLE_CHANGE       {OFFICE}/mensen/<token:mens>
POST      PEOPLE_CHANGE       {OFFICE}/mensen/<token:mens>/toegang
GET,POST  PEOPLE_CHANGE       {OFFICE}/mensen/<token:mens>/vertrek
GET,POST  PEOPLE_FACTOR       {OFFICE}/mensen/<token:mens>/tweede-stap
POST      SLEUTELPERSOON_PROPOSE {OFFICE}/mensen/<token:mens>/voorstel
GET,POST  WORK_HAND_OVER      {OFFICE}/mensen/<token:mens>/werk
GET,POST  PEOPLE_INVITE       {OFFICE}/uitnodigen
GET,POST  PEOPLE_INVITE       {OFFICE}/uitnodigen/<token:uitnodiging>
GET,POST  SLEUTELPERSOON_CONFIRM {OFFICE}/sleutelpersoon/<token:change>
GET       PEOPLE_READ         {OFFICE}/logboek
GET,POST  ACCESS_REVIEW       {OFFICE}/nalopen
POST      ACCESS_REVIEW       {OFFICE}/nalopen/bewaar
GET,POST  {UNDECIDED}           /welkom/collega
GET       CASUS_READ          {CASUS}/
GET,POST  CASUS_READ          {CASUS}/tijdlijn
GET,POST  CASUS_READ          {CASUS}/bijdrage
GET       CASUS_READ          {CASUS}/bijdrage/<token:bijdrage>
GET,POST  BIJDRAGE_CORRECT    {CASUS}/bijdrage/<token:bijdrage>/verbeter
GET,POST  BIJDRAGE_CORRECT    {CASUS}/bijdrage/<token:bijdrage>/bestand
GET,POST  PLAN_WRITE          {CASUS}/actie/<token:actie>/bestand
GET       CASUS_READ          {CASUS}/bestand/<token:bestand>
GET,POST  BESTAND_REMOVE      {CASUS}/bestand/<token:bestand>/weg
GET,POST  ZIENSWIJZE_WRITE    {CASUS}/bijdrage/<token:bijdrage>/zienswijze
GET,POST  PLAN_WRITE          {CASUS}/doel
GET,POST  DOEL_CONFIRM        {CASUS}/doel/<token:doel>
GET,POST  PLAN_WRITE          {CASUS}/doelen
GET,POST  PLAN_WRITE          {CASUS}/doelen/<token:step>
GET,POST  PLAN_WRITE          {CASUS}/actie
GET,POST  PLAN_READ           {CASUS}/actie/<token:actie>
POST      ACTIE_AGREE         {CASUS}/actie/<token:actie>/antwoord
GET       CASUS_LIST          /vandaag
GET       CASUS_LIST          /vandaag/nieuw
GET       CASUS_LIST          /vandaag/stil
GET,POST  AGENDA_USE          /mijn/agenda
GET       AGENDA_USE          /mijn/agenda/<token:uid>
GET       AGENDA_USE:secret   /agenda/<secret>.ics
GET       {PUBLIC}              /uitleg/casus.schema.json
GET       CASUS_EXPORT        {CASUS}/meenemen
GET       CASUS_EXPORT        {CASUS}/meenemen.pdf
GET       CASUS_EXPORT        {CASUS}/meenemen.json
GET       CASUS_EXPORT        {CASUS}/meenemen.zip
GET       CASUS_READ          {CASUS}/hulpvraag
GET       CASUS_EXPORT        {CASUS}/hulpvraag.pdf
GET       CASUS_READ          {CASUS}/hulpvraag/<token:versie>
GET       CASUS_READ          {CASUS}/hulpvraag/<token:versie>/naast
GET       CASUS_EXPORT        {CASUS}/hulpvraag/<token:versie>.pdf
GET,POST  HULPVRAAG_WRITE     {CASUS}/delen
POST      HULPVRAAG_WRITE     {CASUS}/delen/voorbeeld
GET,POST  HULPVRAAG_WRITE     {CASUS}/schrijven/<vraag:vraag>
POST      HULPVRAAG_WRITE     {CASUS}/schrijven/<vraag:vraag>/bewaar
GET       TOESTEMMING_CHANGE  {CASUS}/toestemming
GET,POST  TOESTEMMING_CHANGE  {CASUS}/toestemming/<token:partij>/<cell>
GET,POST  TOESTEMMING_CHANGE  {CASUS}/toestemming/pauze
GET       TOESTEMMING_READ    {CASUS}/toestemming/logboek
GET       TOESTEMMING_READ    {CASUS}/toestemming/waarom
GET       INZAGE_READ         {CASUS}/wie-keek
GET       HULPVRAAG_SUGGEST   {CASUS}/meedenken
GET,POST  HULPVRAAG_SUGGEST   {CASUS}/meedenken/<vraag:vraag>
GET,POST  SUGGESTION_DECIDE   {CASUS}/meedenken/met/<token:partij>
GET,POST  SUGGESTION_DECIDE   {CASUS}/woorden/<token:suggestion>
GET,POST  HOURS_WRITE         /mijn/uren
GET,POST  HOURS_WRITE         /mijn/uren/<token:hours>
GET       DIRECTORY_READ      /wie-is-wie
GET       DIRECTORY_READ      /wie-weet-wat
GET,POST  EXPERTISE_WRITE     /mijn/expertise
GET,POST  CONTACT_WRITE       /organisatie/<token:organisatie>/contact
GET       HOURS_COUNT         /organisatie/<token:organisatie>/uren
GET       TEAM_PROPOSE        {CASUS}/voorstellen
GET,POST  TEAM_PROPOSE        {CASUS}/voorstel
GET,POST  TEAM_CHANGE         {CASUS}/zoek
GET,POST  TEAM_CHANGE         {CASUS}/voorstel/<token:voorstel>
GET,POST  TEAM_CHANGE         {CASUS}/verzoek/<token:verzoek>
GET       VERZOEK_ANSWER      /organisatie/<token:organisatie>/verzoeken
GET,POST  VERZOEK_ANSWER      /organisatie/<token:organisatie>/verzoeken/<token:verzoek>
GET       TEAM_CHANGE         {CASUS}/wie-doet-mee
GET,POST  TEAM_CHANGE         {CASUS}/wie-doet-mee/<token:partij>/stopt
GET,POST  TEAM_CHANGE         {CASUS}/wie-doet-mee/regisseur
GET       BETROKKENEN_READ    {CASUS}/betrokken
GET,POST  TEAM_LEAVE          {CASUS}/stoppen
GET       IDENTITY_READ       {CASUS}/identiteit
GET,POST  IDENTITY_CHECK      {CASUS}/identiteit/balie
GET,POST  IDENTITY_ANEW       {CASUS}/identiteit/opnieuw
GET,POST  OVERDRACHT_READ     {CASUS}/gestopt/<token:overdracht>
GET,POST  TEAM_CHANGE         {CASUS}/naaste
GET,POST  TEAM_CHANGE         {CASUS}/naaste/<token:uitnodiging>
GET,POST  {UNDECIDED}           /welkom/meelezen
GET,POST  NAASTE_LEAVE        {CASUS}/stop-met-meelezen
"""
DEMO_ONLY = {"/inloggen/demo"}
EXPECTED = {tuple(line.split()) for line in LIST.strip().splitlines()}


def found(app) -> set[tuple[str, str, str]]:
    def guard(row) -> str:
        if row["by_secret"]:
            return f"{row['by_secret']}:secret"
        unguarded = HALFWAY if row["halfway"] else PUBLIC
        return row["permission"] or (UNDECIDED if row["undecided"] else unguarded)

    return {(",".join(row["methods"]), guard(row), row["rule"]) for row in listed(app)}


@pytest.fixture
def app(tmp_path):
    return create_app(settings(tmp_path))


def test_no_address_is_missing_from_the_list(app):
    assert found(app) - EXPECTED == set(), "put the new route on LIST, with the permission you meant"


def test_no_address_on_the_list_is_gone(app):
    assert EXPECTED - found(app) == set(), "a route went: take it off LIST, or bring it back"


def test_outside_the_demo_its_addresses_do_not_exist(tmp_path):
    rules = {row["rule"] for row in listed(create_app(settings(tmp_path, demo=False)))}
    assert rules == {rule for _, _, rule in EXPECTED} - DEMO_ONLY


def test_every_address_with_content_begins_with_its_subject(app):
    """So that the guard never guesses whose content is asked for."""
    for _, permission, rule in found(app) - {
        row for row in EXPECTED if row[1] in {PUBLIC, UNDECIDED, HALFWAY} or row[1].endswith(":secret")
    }:
        if SUBJECT[P[permission]] is not Subject.SELF:
            assert rule.startswith(f"/{SUBJECT[P[permission]]}/<token:{SUBJECT[P[permission]]}>"), rule


def unguarded():
    return "anybody may read this"


def with_view(monkeypatch, view):
    """create_app with one more page."""
    pages = Blueprint("extra", __name__)
    pages.add_url_rule("/extra", "extra", view)
    monkeypatch.setattr("portal.organisatie_pages", pages)


def test_the_app_refuses_to_start_with_a_page_that_nothing_guards(monkeypatch, tmp_path):
    with_view(monkeypatch, unguarded)
    with pytest.raises(UnguardedView, match=r"extra\.extra has no @requires and no @public"):
        create_app(settings(tmp_path))


@pytest.mark.parametrize("guard", [public, requires(P.SELF_READ)])
def test_the_app_starts_with_a_page_that_says_who_may_see_it(monkeypatch, tmp_path, guard):
    with_view(monkeypatch, guard(lambda: "said"))
    assert create_app(settings(tmp_path)).view_functions["extra.extra"]
