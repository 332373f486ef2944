from datetime import datetime

from flask import url_for

from portal.bestand.queries import with_bijdragen
from portal.casus.experience import experience, told
from portal.casus.people import people
from portal.casus.views import bp
from portal.core.page import render_page
from portal.core.tokens import text_of
from portal.hulpvraag.queries import Answer, answers, open_vragen, versions
from portal.identity.page import shows_first
from portal.inzage.visits import new_since
from portal.plan.page import plan
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.sees import sees
from portal.policy.table import WRITES
from portal.start.page import news_in
from portal.tijdlijn.page import entries
from portal.tijdlijn.queries import PAGE, timeline
from portal.tijdlijn.sides import SIDE
from portal.toestemming.written import marked


@bp.get("/casus/<token:casus>/")
@requires(P.CASUS_READ)
def show(casus):
    everybody, since = readers(casus), new_since(casus.id)
    versie, found = answers(casus)
    own = P.HULPVRAAG_WRITE in casus.may
    rows, lived = timeline(casus), told(casus)
    files = with_bijdragen(casus, {row.id for row in (*rows[:PAGE], *lived)})  # one question for both blocks
    more = rows[PAGE:] and url_for("tijdlijn.show", casus=casus, voor=text_of(rows[PAGE - 1].token))
    reads_any = any(cell in SIDE for cell in casus.cells())
    return render_page(
        "casus/show.html",
        name=casus.naam,
        version=versie,
        answers=[
            {
                "question": a.question,
                "text": a.text,
                "readers": sees(everybody, casus, str(a.vraag)),
                "changed": not own and since is not None and a.since > since,
            }
            for a in found
        ]
        if open_vragen(casus)
        else None,
        people=people(casus, everybody),
        timeline=entries(casus, everybody, rows[:PAGE], since, files) if reads_any else None,
        more_url=more or None,
        since=since,
        timeline_url=url_for("tijdlijn.show", casus=casus),
        contribute_url=url_for("tijdlijn.write", casus=casus) if may_write(casus) else None,
        experience=experience(casus, everybody, since, lived, files),
        plan=plan(casus, everybody, found),
        news=news_in(casus, since, None if own else compare_url(casus, versie, found, since)),
        hulpvraag_url=url_for("hulpvraag.show", casus=casus),
        share_url=url_for("hulpvraag.share", casus=casus) if P.TOESTEMMING_CHANGE in casus.may else None,
        grid_url=url_for("toestemming.grid", casus=casus) if P.TOESTEMMING_CHANGE in casus.may else None,
        team_url=team_url(casus),
        round_url=url_for("casus.round", casus=casus),
        unconfirmed=marked(casus),
        record_url=url_for("toestemming.record", casus=casus) if P.TOESTEMMING_RECORD in casus.may else None,
        ask_url=url_for("toestemming.ask", casus=casus) if P.TOESTEMMING_ASK in casus.may else None,
        stop_url=url_for("casus.stop", casus=casus) if P.TEAM_LEAVE in casus.may else None,
        export_url=url_for("export.show", casus=casus) if P.CASUS_EXPORT in casus.may else None,
        is_mine=own,
        shows_first=shows_first(casus) if P.TOESTEMMING_CHANGE in casus.may else None,
        end_url=url_for("afsluiting.end", casus=casus) if P.CASUS_END in casus.may else None,
        ends_at=casus.ends_at,
        ending_url=url_for("afsluiting.show", casus=casus) if casus.ends_at else None,
    )


def team_url(casus: OpenCasus) -> str | None:
    """To who takes part and who was proposed."""
    if P.TEAM_CHANGE in casus.may:
        return url_for("casus.team", casus=casus)
    return url_for("team.proposals", casus=casus) if P.TEAM_PROPOSE in casus.may else None


def compare_url(casus: OpenCasus, versie, found: list[Answer], since: datetime | None) -> str | None:
    """To the text as it was on the last visit, when the client changed it since."""
    if versie is None or since is None or all(answer.since <= since for answer in found):
        return None
    before = next((each for each in versions(casus) if each.made_at <= since), None)
    return url_for("hulpvraag.beside", casus=casus, versie=before.token) if before else None


def may_write(casus: OpenCasus) -> bool:
    return any(permission in casus.may for permission in WRITES.values())
