from flask import url_for

from portal.casus.queries.closed import closed


def ways_out() -> list[dict]:
    """Of the casussen in which nothing stands open to the actor. The day on which they joined tells them apart, and
    nothing of the client does."""
    return [{"since": row.since, "url": url_for("casus.stop_closed", place=row.place)} for row in closed()]
