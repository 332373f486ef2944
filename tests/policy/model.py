"""Who may read which text, as plain sets: small enough to read in one go, and sharing no rule with the portal."""

from dataclasses import dataclass, field

from tests.policy.cast import AT_MOST, IPS_ALSO, VRAGEN
from tests.policy.expected import SECRECY

PEOPLE = {
    "uwv": ("uwv", "uwv", "suwi"),
    "uwv colleague": ("uwv", "uwv", "suwi"),
    "wmo": ("wmo", "gemeente", "wmo"),
    "participatiewet": ("participatiewet", "gemeente", "participatiewet"),
    "ggz": ("ggz", "ggz", "wgbo"),
    "ips": ("ggz", "ggz", "wgbo"),
    "naaste": ("naaste", "naaste", "naaste"),
    "ervaringsdeskundige": ("ervaringsdeskundige", "ervaringsdeskundige", "ervaring"),
}
ALONG = "ervaringsdeskundige"
PARTIES = sorted({partij for partij, _, _ in PEOPLE.values()})
YEAR = 365.0


@dataclass
class Span:
    """From when until when something stands; a day is 1."""

    what: tuple[str, str]
    since: float
    until: float


@dataclass
class Model:
    now: float = 0.0
    asked: bool = False  # the ervaringsdeskundige, to think along about the words
    suggested: list[tuple[str, str]] = field(default_factory=list)  # vraag, text
    team: set[str] = field(default_factory=set)
    taking_part: set[str] = field(default_factory=set)
    opened: list[Span] = field(default_factory=list)  # (partij, cell)
    broken: list[Span] = field(default_factory=list)  # (sender, receiver)
    versions: list[tuple[float, dict[str, str]]] = field(default_factory=list)
    bijdragen: list[tuple[str, str, str]] = field(default_factory=list)  # cell, writer's partij or "", text

    def stands(self, spans: list[Span], what: tuple[str, str], at: float) -> bool:
        return any(s.what == what and s.since <= at < s.until for s in spans)

    def give(self, spans: list[Span], what: tuple[str, str]) -> None:
        if not self.stands(spans, what, self.now):
            spans.append(Span(what, self.now, self.now + YEAR))

    def end(self, spans: list[Span], ends) -> None:
        for span in spans:
            if ends(span.what):
                span.until = min(span.until, self.now)

    def leaves(self, who: str) -> None:
        self.team.discard(who)
        self.asked = self.asked and who != ALONG

    def stop(self, partij: str) -> None:
        self.asked = self.asked and partij != ALONG
        self.taking_part.discard(partij)
        self.team -= {who for who, (its, _, _) in PEOPLE.items() if its == partij}
        self.end(self.opened, lambda what: what[0] == partij)
        self.end(self.broken, lambda what: partij in what)

    def reads(self, who: str) -> set[str]:
        partij, role, taak = PEOPLE[who]
        open_now = {s.what[1] for s in self.opened if s.what[0] == partij and s.since <= self.now < s.until}
        if who not in self.team or not open_now:
            return set()
        cells = open_now & (AT_MOST[role, taak] | (IPS_ALSO if who == "ips" else set()))
        found = {"The client"}
        for at, answers in self.versions:
            newest = at == self.versions[-1][0]
            found |= {
                text for vraag, text in answers.items()
                if vraag in cells and (newest or self.stands(self.opened, (partij, vraag), at))
            }  # fmt: skip
        for cell, writer, text in self.bijdragen:
            through = self.stands(self.broken, (writer, partij), self.now)
            if cell in cells and (writer in ("", partij) or writer != SECRECY or through):
                found.add(text)
        return found

    def may_suggest(self) -> set[str]:
        """Beside which vragen the ervaringsdeskundige reads what they suggested, and may suggest more."""
        now_open = {s.what[1] for s in self.opened if s.what[0] == ALONG and s.since <= self.now < s.until}
        return now_open & set(VRAGEN) if self.asked and ALONG in self.team else set()

    def everything(self) -> set[str]:
        """What the client reads."""
        answers = {text for _, version in self.versions for text in version.values()}
        return {"The client"} | answers | {text for _, _, text in self.bijdragen}
