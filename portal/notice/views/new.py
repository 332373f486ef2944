"""What is new to me, over all my casussen."""

from datetime import UTC, datetime

from flask import g, redirect, url_for

from portal.core.clock import now
from portal.core.page import render_page
from portal.notice import actions
from portal.notice.forms import ReadForm
from portal.notice.page import grouped
from portal.notice.queries import PAGE, notices
from portal.notice.views import bp
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@bp.route("/nieuw", methods=["GET", "POST"])
@requires(P.SELF_READ)
def new():
    form = ReadForm()
    if form.is_submitted() and form.validate() and (moment := moment_of(form.up_to.data)):
        actions.read_all(g.actor.id, moment)
        commit()
        return redirect(url_for("notice.new"))
    rows = notices()
    form.up_to.data = now().isoformat()
    return render_page(
        "notice/new.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        groups=grouped(rows),
        unread=sum(row.unread for row in rows),
        most=PAGE if len(rows) == PAGE else None,
    )


def moment_of(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
