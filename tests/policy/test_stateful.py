"""Whatever happens in a casus, in whatever order: who reads which text is what a small independent model says."""

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from portal.casus import actions as casus_actions
from portal.casus.models import Casus as CasusRow
from portal.casus.models import Onderwerp
from portal.core import clock
from portal.core.db import db
from portal.hulpvraag import actions as hulpvraag_actions
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.queries import answers, versions
from portal.policy.permissions import Permission as P
from portal.suggestions import actions
from portal.suggestions.queries.suggestions import suggestions
from portal.tijdlijn import actions as timeline_actions
from portal.tijdlijn.queries import timeline
from portal.toestemming import chain
from portal.toestemming.actions import NoGround, NotTakingPart
from portal.toestemming.grondslagen import ground
from tests.policy.model import ALONG, PARTIES, PEOPLE, YEAR, Model
from tests.policy.stage import Stage

START = datetime(2030, 1, 1, 12, tzinfo=UTC)
HOUR = 1 / 24
VRAGEN = ("geholpen", "zorgen")
ONDERWERPEN = ("plan", "werk", "inkomen", "behandeling", "dagelijks_leven", "gezondheid_en_werk")
WRITERS = ["client", *(who for who in PEOPLE if who != "naaste")]  # a naaste reads, and writes nothing
people, parties = st.sampled_from(list(PEOPLE)), st.sampled_from(PARTIES)
cells = st.sampled_from(VRAGEN + ONDERWERPEN)
BOUNDED = settings(
    max_examples=12,
    stateful_step_count=16,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],  # making a failure smaller takes minutes: take this line away to have it done
)


class Casus(RuleBasedStateMachine):
    portal = None

    def __init__(self):
        super().__init__()
        self.model, self.concepts, self.texts, self.doorbrekingen = Model(), {}, 0, []
        self.context = self.portal.inside()
        self.context.__enter__()
        with clock.at(START):
            self.stage = Stage(self.portal.app)

    def teardown(self):
        self.context.__exit__(None, None, None)

    def later(self, days: float = HOUR):
        """Every step happens an hour after the one before, so that nothing happens at once."""
        self.model.now += days
        return clock.at(START + timedelta(days=self.model.now))

    def text(self) -> str:
        self.texts += 1
        return f"text {self.texts}"

    @initialize(team=st.sets(people, min_size=5), opened=st.sets(st.tuples(parties, cells), min_size=15))
    def a_casus_that_is_under_way(self, team, opened):
        team = team | {"ggz", "uwv"}
        for who in sorted(team):
            self.somebody_joins(who)
        for receiver in ("uwv", "wmo"):
            self.what_the_ggz_writes_is_let_through(receiver)
        for partij, cell in sorted(opened | {("uwv", "plan"), ("ggz", "plan")}):
            self.the_client_opens(partij, cell)
        for who in ["client", *sorted(team - {"naaste"})]:
            self.somebody_writes(who, "plan")
            self.somebody_writes(who, "werk")
        for vraag in VRAGEN:
            self.the_client_shares_a_new_version(vraag)

    @rule(who=people)
    def somebody_joins(self, who):
        with self.later():
            self.stage.joins(who, 0)
        self.model.team.add(who)
        self.model.taking_part.add(PEOPLE[who][0])

    @rule(who=people)
    def somebody_leaves(self, who):
        with self.later():
            self.stage.leaves(who, 0)
        self.model.leaves(who)

    @rule(partij=parties)
    def a_partij_stops(self, partij):
        with self.later():
            self.stage.stops(partij, 0)
            self.model.stop(partij)

    @rule(partij=parties, cell=cells)
    def the_client_opens(self, partij, cell):
        with self.later():
            taak = self.stage.partij[partij].taak
            refused = partij not in self.model.taking_part or ground(taak, cell) is None
            try:
                self.stage.opens(partij, cell, 0)
                assert not refused, f"{cell} was opened to {partij}"
                self.model.give(self.model.opened, (partij, cell))
            except (NoGround, NotTakingPart):
                assert refused, f"{cell} could not be opened to {partij}"

    @rule(partij=parties, cell=cells)
    def the_client_closes(self, partij, cell):
        with self.later():
            self.stage.closes(partij, cell, 0)
            self.model.end(self.model.opened, lambda what: what == (partij, cell))

    @rule()
    def the_client_pauses_everything(self):
        with self.later(), self.stage.then(0):
            casus_actions.toestemming.close_everything(self.stage.casus.id)
            self.model.end(self.model.opened, lambda what: True)

    @precondition(lambda self: "ggz" in self.model.taking_part)
    @rule(receiver=st.sampled_from([p for p in PARTIES if p != "ggz"]))
    def what_the_ggz_writes_is_let_through(self, receiver):
        with self.later():
            self.doorbrekingen.append((receiver, self.stage.breaks("ggz", receiver, 0)))
            self.model.give(self.model.broken, ("ggz", receiver))

    @precondition(lambda self: self.doorbrekingen)
    @rule()
    def it_is_let_through_no_longer(self):
        receiver = self.doorbrekingen[-1][0]
        with self.later():
            for _, row in [each for each in self.doorbrekingen if each[0] == receiver]:
                row.closed_at = row.closed_at or clock.now()
            self.doorbrekingen = [each for each in self.doorbrekingen if each[0] != receiver]
            self.model.end(self.model.broken, lambda what: what == ("ggz", receiver))
        db.session.flush()

    @rule(vraag=st.sampled_from(VRAGEN))
    def the_client_shares_a_new_version(self, vraag):
        text, before = self.text(), self.concepts.get(vraag, ("", 0))[1]
        with self.later(), self.stage.then(0):
            row = hulpvraag_actions.save_concept(self.stage.casus.id, Vraag(vraag), text, before)
            hulpvraag_actions.make_version(self.stage.casus.id)
        self.concepts[vraag] = (text, row.version)
        self.model.versions.append((self.model.now, {v: words for v, (words, _) in self.concepts.items()}))

    @rule(who=st.sampled_from(WRITERS), onderwerp=st.sampled_from(ONDERWERPEN))
    def somebody_writes(self, who, onderwerp):
        if who != "client" and who not in self.model.team:
            return
        text, person = self.text(), self.stage.who[who]
        with self.later(), self.stage.then(0):
            timeline_actions.contribute(
                self.stage.casus.id, person.id, person.partij_id, Onderwerp(onderwerp), text
            )
        self.model.bijdragen.append((onderwerp, PEOPLE[who][0] if who in PEOPLE else "", text))

    @precondition(lambda self: ALONG in self.model.team)
    @rule()
    def the_client_asks_to_think_along(self):
        with self.later():
            self.stage.asks(ALONG, 0)
        self.model.asked = True

    @rule()
    def the_client_asks_no_longer(self):
        with self.later():
            self.stage.asks_no_longer(ALONG, 0)
        self.model.asked = False

    @precondition(lambda self: self.model.may_suggest() and self.model.versions)
    @rule()
    def somebody_thinks_along(self):
        vraag, text, person = sorted(self.model.may_suggest())[0], self.text(), self.stage.who[ALONG]
        with self.later(), self.stage.then(0):
            newest = db.session.scalar(select(CasusRow.versie_id).where(CasusRow.id == self.stage.casus.id))
            me = (person.id, person.partij_id)
            actions.suggest(self.stage.casus.id, me, Vraag(vraag), newest, text, "")
        self.model.suggested = [each for each in self.model.suggested if each[0] != vraag] + [(vraag, text)]

    @rule(days=st.sampled_from([1.0, 100.0, YEAR]))
    def time_passes(self, days):
        with self.later(days):
            pass

    @invariant()
    def everybody_reads_what_the_model_says(self):
        with self.later():
            for who in PEOPLE:
                assert self.readable(who) == self.model.reads(who), who
            assert self.readable("client") == self.model.everything()
            assert self.readable("other client") == set()

    @invariant()
    def what_was_suggested_reaches_its_writer_while_asked_and_the_client(self):
        with self.later():
            for who in [*PEOPLE, "client", "other client"]:
                casus = self.stage.enters(who)
                found = [(str(row.vraag), str(row.tekst)) for row in suggestions(casus)] if casus else []
                may = self.model.may_suggest() if who == ALONG else set()
                whole = who == "client"
                assert sorted(found) == sorted(s for s in self.model.suggested if whole or s[0] in may), who
                assert (P.HULPVRAAG_SUGGEST in casus.may if casus else False) == bool(may), who

    @invariant()
    def the_chain_is_whole(self):
        with self.stage.then(0):
            assert chain.broken_link(self.stage.casus.id) is None

    def readable(self, who: str) -> set[str]:
        """Through the guard and the queries of the pages, every text opened."""
        casus = self.stage.enters(who)
        if casus is None:
            return set()
        found = {str(casus.naam)} | {str(item.tekst) for item in timeline(casus, limit=1000)}
        for versie in versions(casus):
            found |= {answer.text for answer in answers(casus, versie.id)[1]}
        return found


def test_who_reads_what_after_anything_that_may_happen(bare):
    run_state_machine_as_test(type("Casus", (Casus,), {"portal": bare}), settings=BOUNDED)
