"""Before a professional's text is saved: does it belong here? Whoever is sure presses again."""

from flask import g

from portal.policy.guard import OpenCasus
from portal.policy.table import EVERYTHING
from portal.tijdlijn.forms import WarnedForm
from portal.tijdlijn.signals import Signal, signals


def doubts(casus: OpenCasus, form: WarnedForm) -> list[Signal]:
    """What the writer was not yet asked about. Nothing is kept of it: the words stand in the form alone.

    A client's own text is never looked at.
    """
    if g.actor.role in EVERYTHING:
        return []
    found = signals(form.tekst.data, str(casus.naam))
    asked = set((form.seen.data or "").split("|"))
    words = [word for signal in found for word in signal.words]
    form.seen.data = "|".join(words)
    return [signal for signal in found if set(signal.words) - asked]
