"""What clients asked about looks, as config/demo/navragen.toml tells it."""

import secrets

from sqlalchemy import select

from portal.casus.models import Casus
from portal.core import clock
from portal.core.db import db
from portal.core.formats import today
from portal.demo.marks import Marks
from portal.demo.organisations import World
from portal.demo.people import read
from portal.demo.rows import put
from portal.inzage.actions.navragen import CELLS, answer, ask
from portal.inzage.models import REFUSED, SUCCEEDED, Event, Inzage, InzageObject
from portal.inzage.queries.sample import month_before
from portal.kluis import keyring
from portal.kluis.store import store
from portal.policy.inzage_row import NEITHER, TEAM
from portal.policy.permissions import Permission as P
from portal.toestemming.models import ChainHead


def load(world: World, marks: Marks) -> None:
    told = read("navragen.toml")
    looks = {each["slug"]: _look(world, each) for each in told["blik"]}
    for each in told["navraag"]:
        _ask(world, marks, looks[each["blik"]], each)


def _look(world: World, each: dict) -> Inzage:
    person, client = world.lidmaatschap[each["wie"]], world.lidmaatschap[each["casus"]]
    casus_id = db.session.scalar(select(Casus.id).where(Casus.client_id == client.id).order_by(Casus.id))
    refused = each.get("geweigerd", False)
    row = Inzage(
        trace=secrets.token_bytes(16),
        at=world.moment(_days_ago(each), each["time"]),
        event=Event.REFUSED if refused else Event.LOOK,
        outcome=REFUSED if refused else SUCCEEDED,
        action="R",
        page=each["pagina"],
        permission=P.CASUS_READ.name,
        lidmaatschap_id=person.id,
        account_id=person.account_id,
        work_name=person.work_name,
        role=person.role,
        partij_id=person.partij_id,
        organisatie_id=person.organisatie_id,
        purpose=str(person.role),
        network="127.0.0.1",
        source="localhost",
    )
    db.session.add(row)
    db.session.flush()
    shown = {
        "inzage_id": row.id,
        "casus_id": casus_id,
        "cells": each["cellen"],
        "relation": NEITHER if refused else TEAM,
    }
    seq = db.session.scalar(select(ChainHead.seq).where(ChainHead.casus_id == casus_id)) or 0
    put(InzageObject, [{**shown, "consent_seq": seq}])
    return row


def _days_ago(each: dict) -> int:
    """`dag_vorige_maand`: for the sample, which is of the month that is over."""
    day = each.get("dag_vorige_maand")
    return (today() - month_before(today()).replace(day=day)).days if day else each["days_ago"]


def _ask(world: World, marks: Marks, look: Inzage, each: dict) -> None:
    by = world.lidmaatschap[each["sleutelpersoon"]]
    where = {"casus": each["casus"], "cell": "NAVRAAG", "author": each["sleutelpersoon"], "table": "navraag"}
    casus_id = db.session.scalar(select(InzageObject.casus_id).where(InzageObject.inzage_id == look.id))
    with clock.at(world.moment(each["days_ago"], "19:30")):
        row = ask(casus_id, look.id, by.organisatie_id, marks.mark(each["vraag"], **where))
    if "antwoord" not in each:
        return
    key = store().keys({("navraag", row.token)})["navraag", row.token]
    with (
        clock.at(world.moment(each["beantwoord"], "10:20")),
        keyring.lent("navraag", row.id, key, CELLS),
    ):
        answer(row.id, row.version, marks.mark(each["antwoord"], **where), by.id)
