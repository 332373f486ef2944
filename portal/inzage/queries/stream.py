"""The log for outside the portal: for an auditor with who looked (NEN 7513), and as a second stream without users, in
the shape of Logboek Dataverwerkingen. The trace id joins the two."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from portal.casus.models import Casus
from portal.core.db import db
from portal.inzage.fields import PORTAL, of_event, of_object
from portal.inzage.models import SUCCEEDED, Inzage, InzageObject
from portal.kluis.store import store

OK, ERROR, INTERNAL = 1, 2, 1  # StatusCode and SpanKind of OpenTelemetry
BATCH = 500


def rows(since: datetime) -> Iterator[tuple[Inzage, InzageObject | None, bytes | None]]:
    """Oldest first, a line for each casus that was shown; by key, so that a long log needs little memory."""
    last = 0, 0
    while True:
        found = db.session.execute(
            select(Inzage, InzageObject, Casus.token)
            .outerjoin(InzageObject, InzageObject.inzage_id == Inzage.id)
            .outerjoin(Casus, Casus.id == InzageObject.casus_id)
            .where(Inzage.at >= since)
            .where((Inzage.id > last[0]) | ((Inzage.id == last[0]) & (InzageObject.id > last[1])))
            .order_by(Inzage.id, InzageObject.id)
            .limit(BATCH)
        ).all()
        yield from found
        if len(found) < BATCH:
            return
        row, thing, _ = found[-1]
        last = row.id, thing.id if thing else 0
        db.session.expunge_all()


def nen7513(since: datetime) -> Iterator[str]:
    for row, thing, _ in rows(since):
        yield json.dumps(of_event(row) | (of_object(row, thing) if thing else {}), ensure_ascii=False)


def dataverwerkingen(since: datetime, register: str) -> Iterator[str]:
    """Lines of OTLP as JSON. One for each casus (a data subject), none about nobody; no user and nothing of content.

    `register`: the address of the register of processing activities, to which the name of the activity is added.
    """
    key = store().named("logboek dataverwerkingen")
    for row, thing, token in rows(since):
        if thing and token:
            yield json.dumps(_request(_span(row, thing, token, key, register)))


def _request(span: dict) -> dict:
    resource = {"attributes": [_attribute("service.name", PORTAL)]}
    return {
        "resourceSpans": [
            {"resource": resource, "scopeSpans": [{"scope": {"name": "inzage"}, "spans": [span]}]}
        ]
    }


def _span(row: Inzage, thing: InzageObject, casus: bytes, key: bytes, register: str) -> dict:
    moment = str(int(row.at.timestamp() * 1_000_000) * 1000)
    return {
        "traceId": row.trace.hex(),
        "spanId": hashlib.sha256(row.trace + casus).digest()[:8].hex(),
        "name": str(row.event),
        "kind": INTERNAL,
        "startTimeUnixNano": moment,
        "endTimeUnixNano": moment,
        "attributes": [
            _attribute("dpl.core.processing_activity_id", f"{register}/{row.event}"),
            _attribute("dpl.core.data_subject_id", hmac.digest(key, casus, "sha256")[:16].hex()),
            _attribute("dpl.core.data_subject_id_type", "casus"),
        ],
        "status": {"code": OK if row.outcome == SUCCEEDED else ERROR},
    }


def _attribute(name: str, value: str) -> dict:
    return {"key": name, "value": {"stringValue": value}}
