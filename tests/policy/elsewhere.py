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
    if canary["table"] == "placement":
        return at_desk(canary["author"])
    return {canary["author"]} if canary["table"] == "uitnodiging" else set()


def at_desk(author: str) -> set[str]:
    """The sleutelpersonen of the same organisatie."""
    rows = [each for mens in told("mensen.toml")["mens"] for each in mens["lidmaatschap"]]
    own = next(each["organisatie"] for each in rows if each["slug"] == author)
    return {
        each["slug"] for each in rows if each["role"] == "sleutelpersoon" and each.get("organisatie") == own
    }
