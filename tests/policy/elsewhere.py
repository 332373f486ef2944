"""Which words reach somebody outside a casus: at a desk, in what people tell of themselves, in their own name."""

from tests.policy.cast import people, told


def told_the_name(story: dict) -> set[str]:
    """The sleutelpersonen of an organisatie that was asked for somebody, where the client let their name stand."""
    asked = {v["onderdeel"] for v in story.get("voorstel", []) if "akkoord" in v and v.get("naam_erbij")}
    organisaties = {o["organisatie"] for o in told("organisaties.toml")["onderdeel"] if o["slug"] in asked}
    return {
        each["slug"]
        for mens in told("mensen.toml")["mens"]
        for each in mens["lidmaatschap"]
        if each["role"] == "sleutelpersoon" and each["organisatie"] in organisaties
    }


def told_of_themselves(canaries: list[dict]) -> dict[str, set[str]]:
    """Whoever works here reads what somebody shows of themselves; what they do not show they read alone."""
    at_work = {slug for slug, person in people().items() if person.role not in {"client", "naaste"}}
    entries = [each for each in canaries if each["table"] == "expertise"]
    return {
        slug: {
            e["word"] for e in entries if slug == e["author"] or (e["partij"] == "shown" and slug in at_work)
        }
        for slug in people()
    }


def named_by(canary: dict) -> set[str]:
    """One's own name, by which one is greeted, or for whom a passkey is made."""
    if canary["table"] != "account" or canary["cell"] != "NAAM":
        return set()
    return {slug for slug, person in people().items() if person.account == canary["author"]}


def invited_by(canary: dict) -> set[str]:
    """Whoever invites reads the name they filled in; a colleague's is known at that desk."""
    if canary["table"] in {"placement", "navraag"}:
        return at_desk(canary["author"])
    if canary["table"] == "datalek_revision":
        return at_desk(canary["author"], "sleutelpersoon", "functionaris")
    return {canary["author"]} if canary["table"] == "uitnodiging" else set()


def lidmaatschappen() -> list[dict]:
    return [each for mens in told("mensen.toml")["mens"] for each in mens["lidmaatschap"]]


def of_office(organisatie: str, *roles: str) -> set[str]:
    return {
        each["slug"]
        for each in lidmaatschappen()
        if each["role"] in roles and each["organisatie"] == organisatie
    }


def sleutelpersonen(organisatie: str) -> set[str]:
    return of_office(organisatie, "sleutelpersoon")


def at_desk(author: str, *roles: str) -> set[str]:
    """Who work with those of the same organisatie: its sleutelpersonen, unless told otherwise."""
    organisatie = next(each["organisatie"] for each in lidmaatschappen() if each["slug"] == author)
    return of_office(organisatie, *(roles or ("sleutelpersoon",)))


def asked_of(canary: dict, story: dict) -> set[str]:
    """Who reads what a client asks about a right: the desk of that organisatie, until it answered."""
    waits = {each["onderdeel"] for each in story.get("aanvraag", []) if "antwoord" not in each}
    if canary["table"] != "aanvraag" or canary["partij"] not in waits:
        return set()
    onderdelen = told("organisaties.toml")["onderdeel"]
    return sleutelpersonen(next(o["organisatie"] for o in onderdelen if o["slug"] == canary["partij"]))


def may_open(canary: dict, story: dict) -> set[str]:
    """Who reads by which name a noodkaart stands in their list."""
    if canary["cell"] != "noodkaart.naam":
        return set()
    return {slug for card in story.get("noodkaart", []) for slug in card["mag_openen"]}


def add_besides(found: dict[str, set[str]], canaries: list[dict], story: dict) -> None:
    for each in canaries:
        for slug in asked_of(each, story) | may_open(each, story):
            found[slug].add(each["word"])
