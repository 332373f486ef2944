"""Every address that takes a form, with who sends it and which fields somebody can type in or tamper with."""

from dataclasses import dataclass

from portal.core.formats import today

TYPED = ("tekst", "kept_text")  # what somebody wrote: it must never be lost


@dataclass(frozen=True)
class Door:
    endpoint: str
    path: str  # {casus}, {partij}, {actie} and the like are filled in
    right: dict  # what a browser would send
    text: tuple[str, ...]  # the fields that take any text
    person: str | None = "yara"
    page: str | None = None  # where the form stands, when that is another address
    kept: str | None = None  # where the text can be read afterwards, when that is not in the form
    form: int = -1
    once: bool = False  # the same thing is refused a second time, and what was typed stays in the form


REVIEWED = f"klopt-{'A' * 22}"  # a person to go through
HOURS = {"day": today().isoformat(), "quarters": "4", "kind": "client"}

PROVIDER = {"issuer": "http://127.0.0.1:9", "client_id": "portal", "secret": "x", "domains": "a.example",
            "levels": "hoog"}  # fmt: skip
OFFICE, DIGID = "{organisatie}/inloggen", "/beheer/inloggen/digid"

DOORS = [
    Door("account.sign_in", "/inloggen", {"mail": "a@b.example", "password": "x", "kept_next": "/begin"},
         ("mail", "password", "kept_text", "kept_next", "request_id"), None),
    Door("account.demo_sign_in", "/inloggen/demo", {"person": "yara", "kept_next": "/begin"},
         ("person", "kept_next"), None, "/inloggen"),
    Door("openid.find", "/inloggen/organisatie", {"mail": "a@b.example"}, ("mail", "request_id"), None),
    Door("openid.link", "/inloggen/koppelen", {"mail": "a@b.example", "password": "x"}, ("mail", "password"), None,
         "/inloggen"),
    Door("openid.new", "/inloggen/nieuw", {"naam": "Iemand"}, ("naam", "request_id"), None, "/inloggen"),
    Door("openid.from_outside", f"/inloggen/bij/{'A' * 22}/uit-van-buiten", {"logout_token": "x"},
         ("logout_token",), None, "/inloggen"),
    Door("provider.fill_in", f"{OFFICE}/wijzig", PROVIDER, (*PROVIDER, "claim", "methods", "request_id"), "hanneke"),
    Door("provider.test", f"{OFFICE}/test", {"doe": "x"}, ("doe", "request_id"), "hanneke", f"{OFFICE}/wijzig"),
    Door("provider.confirm", f"{OFFICE}/bevestig", {}, ("version", "request_id"), "hanneke", f"{OFFICE}/wijzig"),
    Door("provider.end", f"{OFFICE}/stop", {"doe": "x"}, ("doe", "version", "request_id"), "hanneke",
         f"{OFFICE}/wijzig"),
    Door("provider_beheer.fill_in", f"{DIGID}/wijzig", PROVIDER, (*PROVIDER, "request_id"), "jian"),
    Door("provider_beheer.test", f"{DIGID}/test", {"doe": "x"}, ("doe", "request_id"), "jian", f"{DIGID}/wijzig"),
    Door("provider_beheer.confirm", f"{DIGID}/bevestig", {}, ("version", "request_id"), "jian", f"{DIGID}/wijzig"),
    Door("provider_beheer.end", f"{DIGID}/stop", {"doe": "x"}, ("doe", "version", "request_id"), "jian",
         f"{DIGID}/wijzig"),
    Door("uitnodiging.code", "/uitnodiging/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq", {"code": "123 456"},
         ("code", "request_id"), None),
    Door("uitnodiging.account", "/welkom/account", {}, ("naam", "mail", "password", "request_id"), None, "/beginnen"),
    Door("uitnodiging.begin", "/welkom", {"doe": "begin"}, ("doe", "with_inviter", "request_id"), "kofi",
         "/uitloggen"),
    Door("beginnen.account_alone", "/beginnen", {"naam": "Iemand", "mail": "iemand", "password": "kort"},
         ("naam", "mail", "password", "request_id"), None),
    Door("beginnen.begin", "/beginnen/verder", {"doe": "begin", "regio": "x"}, ("doe", "regio", "request_id"), "bram"),
    Door("uitnodiging.invite", "/mijn/uitnodigingen/nieuw", {"naam": "Iemand", "how": "zelf"},
         ("naam", "how", "mail", "request_id"), "bram"),
    Door("uitnodiging.one", "{uitnodiging}", {"doe": "anders"}, ("doe", "request_id"), "sunita"),
    Door("team.find", "{casus}/zoek", {"zoek": "wmo"}, ("zoek", "request_id")),
    Door("account.choose", "/werk-als", {"kept_next": "/begin"},
         ("lidmaatschap", "request_id", "kept_text", "kept_next"), "anouk"),
    Door("account.sign_out", "/uitloggen", {}, ("request_id",)),
    Door("account.end_sessions", "/mijn/sessies", {}, ("session", "request_id")),
    Door("awake.still_here", "/mijn/sessie", {}, (), page="/mijn/sessies"),
    Door("password.change", "/mijn/wachtwoord", {"old": "x", "new": "y"}, ("old", "new", "request_id")),
    Door("password.forgotten", "/wachtwoord/vergeten", {"mail": ""}, ("mail", "request_id"), None),
    Door("password.new", "/wachtwoord/nieuw/x", {"new": "y"}, ("new", "request_id"), None, "/wachtwoord/vergeten"),
    Door("directory.own", "/mijn/expertise", {"shown": "nee"},
         ("topics", "about", "lived", "shown", "version", "request_id"), "joris"),
    Door("contact.own", "{casus}/contact", {"phone": "024 000 00 00"},
         ("phone", "mail", "reachable", "what_for", "version", "request_id"), "hanneke"),
    Door("agenda.own", "/mijn/agenda", {"doe": "maak"}, ("doe", "request_id")),
    Door("notice.new", "/nieuw", {}, ("up_to", "request_id")),
    Door("notice.mailing", "/mijn/berichten", {"mailing": "daily"}, ("mailing", "request_id")),
    Door("notice.given_up", "/beheer/mail", {}, ("request_id",), "jian"),
    Door("regio.listed", "/beheer/regio", {"regio": "twente"}, ("regio", "request_id"), "jian"),
    Door("regio.add", "/beheer/regio/haaglanden/organisatie", {"soort": "ggz", "taken": "wgbo"},
         ("name", "soort", "taken", "request_id"), "jian", "/beheer/regio/haaglanden/"),
    Door("regio.add_gemeenten", "/beheer/regio/haaglanden/gemeenten", {}, ("gemeenten", "request_id"), "jian",
         "/beheer/regio/haaglanden/"),
    Door("regio.colour", "/beheer/regio/haaglanden/kleur", {"doe": "bewaar"},
         ("accent", "own", "doe", "version", "request_id"), "jian"),
    Door("regio.remove", "{lid}", {}, ("request_id",), "jian"),
    Door("hulpvraag.write", "{casus}/schrijven/geholpen", {"go": "verder"},
         ("tekst", "go", "keep", "version", "request_id")),
    Door("hulpvraag.write", "{casus}/schrijven/leefgebieden", {}, ("gebieden", "tekst", "version")),
    Door("hulpvraag.autosave", "{casus}/schrijven/geholpen/bewaar", {}, ("tekst", "version", "request_id"),
         page="{casus}/schrijven/geholpen"),
    Door("hulpvraag.share", "{casus}/delen", {}, ("cel", "version", "request_id")),
    Door("hulpvraag.preview", "{casus}/delen/voorbeeld", {}, ("cel", "version"), page="{casus}/delen"),
    Door("suggestions.ask", "{asking}", {"doe": "vraag"}, ("doe", "request_id")),
    Door("suggestions.decide", "{woorden}", {"doe": "laat"}, ("doe", "keep", "version", "request_id")),
    Door("suggestions.suggest", "{casus}/meedenken/geholpen", {}, ("tekst", "why", "doe", "version", "request_id"),
         "joris", kept="{casus}/meedenken"),
    Door("hours.noted", "/mijn/uren", HOURS, ("day", "quarters", "kind", "request_id"), "tirza"),
    Door("hours.entry", "{uren}", HOURS, ("day", "quarters", "kind", "doe", "version", "request_id"), "tirza"),
    Door("tijdlijn.write", "{casus}/bijdrage", {"onderwerp": "plan"}, ("tekst", "onderwerp", "request_id"),
         kept="{casus}/"),
    Door("tijdlijn.show", "{casus}/tijdlijn", {"zoek": "brood"},
         ("zoek", "onderwerp", "wie", "van", "tot", "voor", "request_id")),
    Door("tijdlijn.correct", "{verbeter}", {}, ("tekst", "seen", "version", "request_id"), kept="{casus}/"),
    Door("tijdlijn.give_zienswijze", "{zienswijze}", {}, ("tekst", "version", "request_id"),
         kept="{casus}/tijdlijn?onderwerp=dagelijks_leven"),
    Door("bestand.to_bijdrage", "{verbonden}/bestand", {}, ("request_id",)),
    Door("bestand.to_actie", "{actie}/bestand", {}, ("request_id",), "naima"),
    Door("bestand.remove", "{bestand}/weg", {}, ("request_id",)),
    Door("plan.propose", "{casus}/doel", {}, ("tekst", "request_id"), kept="{casus}/"),
    Door("plan.confirm", "{doel}", {"doe": "ja"}, ("doe", "version", "request_id"), "naima"),
    Door("plan.add", "{casus}/doelen", {"gebieden": "geld"}, ("tekst", "gebieden", "request_id"), kept="{casus}/"),
    Door("plan.step", "{stap}", {"doe": "bewaar", "gebieden": "geld"},
         ("tekst", "gebieden", "doe", "version", "request_id"), kept="{casus}/"),
    Door("plan.propose_actie", "{casus}/actie", {"owner": "{owner}"},
         ("tekst", "owner", "vraag", "doel", "due", "request_id"), kept="{casus}/"),
    Door("plan.show", "{actie}", {"stand": "busy", "owner": "{owner}"},
         ("stand", "owner", "due", "reason", "version", "request_id"), "naima", form=1),
    Door("plan.answer", "{actie}/antwoord", {"doe": "ja"}, ("doe", "version", "request_id"), "naima", "{actie}"),
    Door("team.propose", "{casus}/voorstel", {"onderdeel": "{onderdeel}"},
         ("tekst", "by_name", "onderdeel", "request_id"), "marloes", kept="{casus}/voorstellen", once=True),
    Door("team.decide", "{voorstel}", {"doe": "ja"}, ("doe", "version", "request_id")),
    Door("team.follow", "{verzoek}", {"doe": "terug"}, ("doe", "version", "request_id"), "aukje"),
    Door("verzoeken.answer", "{gevraagd}", {"doe": "noem", "person": "{person}"},
         ("doe", "person", "version", "request_id"), "hanneke"),
    Door("desk.change_person", "{mens}", {"place": "{place}", "paid": ""},
         ("place", "functie", "paid", "ips", "version", "request_id"), "hanneke"),
    Door("desk.access", "{mens}/toegang", {"doe": "anders"}, ("doe", "version", "request_id"), "hanneke", "{mens}",
         form=1),
    Door("desk.propose", "{mens}/voorstel", {"doe": "anders"}, ("doe", "version", "request_id"), "hanneke", "{mens}",
         form=2),
    Door("desk.work", "{mens}/werk", {"doe": "over"}, ("doe", "everything", "version", "request_id"), "hanneke"),
    Door("desk.invite", "{casus}/uitnodigen", {"naam": "Iemand", "how": "zelf", "place": "{place}"},
         ("naam", "place", "functie", "paid", "how", "mail", "request_id"), "hanneke"),
    Door("desk.invitation", "{genood}", {"doe": "anders"}, ("doe", "request_id"), "hanneke"),
    Door("desk.change", "{wijziging}", {"doe": "anders"}, ("doe", "version", "request_id"), "peter-paul"),
    Door("review.people", "{casus}/nalopen", {}, (REVIEWED, "request_id"), "hanneke"),
    Door("review.save", "{casus}/nalopen/bewaar", {}, (REVIEWED, "request_id"), "hanneke",
         "{casus}/nalopen"),
    Door("colleague_welcome.begin", "/welkom/collega", {"doe": "ja"}, ("doe", "request_id"), "kofi",
         "/uitloggen"),
    Door("casus.regisseur", "{casus}/wie-doet-mee/regisseur", {"doe": "kies", "person": "{regisseur}"},
         ("doe", "person", "version", "request_id")),
    Door("casus.stop", "{casus}/stoppen", {}, ("line", "request_id"), "jelte"),  # who stops finds 404 from then on
    Door("casus.stop_closed", "{way_out}", {}, ("request_id",), "trudy"),
    Door("casus.stopped", "{gestopt}", {}, ("version", "request_id"), "oksana"),
    Door("casus.end", "{partij}/stopt", {}, ("request_id",)),
    Door("identity.note", "{casus}/identiteit/balie", {"document": "card"}, ("document", "day", "request_id"), "bram"),
    Door("naaste.invite", "{casus}/naaste", {}, ("naam", "request_id")),
    Door("naaste.invitation", "{naaste}", {}, ("doe", "request_id"), "oksana"),
    Door("naaste_welcome.begin", "/welkom/meelezen", {}, ("doe", "request_id"), "kofi"),
    Door("naaste.leave", "{casus}/stop-met-meelezen", {}, ("request_id",), "linde"),
    Door("toestemming.cell", "{cel}", {"doe": "niets"}, ("doe", "request_id")),
    Door("toestemming.pause", "{casus}/toestemming/pauze", {}, ("request_id",)),
]  # fmt: skip
