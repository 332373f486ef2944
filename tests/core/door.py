"""One address that takes a form; and those of a desk."""

from dataclasses import dataclass


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

AT_A_DESK = [
    Door("desk.change_person", "{mens}", {"place": "{place}", "paid": ""},
         ("place", "functie", "paid", "ips", "version", "request_id"), "hanneke"),
    Door("desk.access", "{mens}/toegang", {"doe": "anders"}, ("doe", "version", "request_id"), "hanneke", "{mens}",
         form=1),
    Door("desk.propose", "{mens}/voorstel", {"doe": "anders"}, ("doe", "version", "request_id"), "hanneke", "{mens}",
         form=2),
    Door("desk.departure", "{mens}/vertrek", {"doe": "anders"}, ("doe", "day", "version", "request_id"), "hanneke"),
    Door("desk.factor", "{mens}/tweede-stap", {}, ("request_id",), "hanneke"),
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
]  # fmt: skip

LEK = {"kind": "lost", "found_at": "2026-01-05T09:00", "what": "Een laptop is weg.", "authority": "not_yet",
       "clients": "not_yet"}  # fmt: skip
IN_NEED_AND_RIGHTS = [
    Door("noodkaart.write", "{casus}/noodkaart/schrijven", {},
         ("call", "helps", "avoid", "wishes", "version", "request_id")),
    Door("noodkaart.choose", "{casus}/noodkaart/wie", {}, ("naam", "people", "version", "request_id")),
    Door("in_nood.reason", "{kaart}", {}, ("why", "request_id"), "kees-jan"),
    Door("recht.ask", "{casus}/rechten/vraag", {"recht": "inzage", "organisatie": "{of_whom}"},
         ("recht", "organisatie", "asks", "with_naam", "contact", "request_id")),
    Door("recht_office.answer", "{recht}", {"doe": "neem"},
         ("doe", "antwoord", "why_later", "version", "request_id"), "hanneke"),
    Door("recht.show", "{recht}", {}, ("version", "request_id")),
    Door("afsluiting.end", "{casus}/wissen", {}, ("request_id",)),  # without its tick: the others here need this casus
    Door("afsluiting.keep", "{casus}/wissen/niet", {}, ("request_id",), page="{casus}/wissen"),
    Door("datalek.note", "{casus}/datalekken/nieuw", LEK,
         (*LEK, "people", "authority_at", "clients_on", "why_not", "measures", "request_id"), "hanneke"),
    Door("datalek.revise", "{lek}/aanvullen", LEK,
         (*LEK, "people", "authority_at", "clients_on", "why_not", "measures", "version", "request_id"), "hanneke"),
]  # fmt: skip
