"""A sleutelpersoon who goes through the people of their organisatie."""

import re

from sqlalchemy import insert, select

from portal.account.models import Account, Lidmaatschap, Role
from portal.core.clock import now
from portal.core.db import db
from portal.demo.crowd import nobody
from portal.organisatie.models import Onderdeel, Organisatie
from portal.review.models import Review, ReviewRow
from tests.support.people import Page


class Through:
    def __init__(self, portal, slug: str = "hanneke"):
        self.person = portal.person(slug)
        self.path = f"{self.person.organisatie()}/nalopen"

    def page(self, query: str = "") -> Page:
        return self.person.open(self.path + query)

    def fields(self, query: str = "") -> dict[str, str]:
        """Name -> the field of their answer."""
        rows = self.page(query).html.split("<tr role")[1:]
        return {
            re.search(r'scope="row"[^>]*>([^<]+)<', row).group(1): re.search(
                r'name="(klopt-[^"]+)"', row
            ).group(1)
            for row in rows
            if "klopt-" in row
        }

    def answer(self, where: str = "", **answers: str) -> Page:
        """First name -> right, end or later."""
        page, fields = self.page(), {**self.fields("?toon=gedaan"), **self.fields()}
        chosen = {
            field: answers[name.split()[0]] for name, field in fields.items() if name.split()[0] in answers
        }
        assert len(chosen) == len(answers), fields
        return self.person.send(self.path + where, {**page.hidden(), **chosen})


def crowd(portal, number: int) -> None:
    """So many colleagues more at gemeente Nijmegen, in the review that goes on."""
    with portal.inside() as session:
        office = session.scalar(select(Organisatie.id).where(Organisatie.name == "Gemeente Nijmegen"))
        onderdeel = session.scalars(select(Onderdeel).where(Onderdeel.organisatie_id == office)).first()
        review = session.scalar(select(Review.id).where(Review.organisatie_id == office))
        for each in range(number):
            account = session.scalar(
                insert(Account.__table__)
                .values(nobody(each.to_bytes(16), now()))
                .returning(Account.__table__.c.id)
            )
            member = Lidmaatschap(
                account_id=account, role=Role.GEMEENTE, organisatie_id=office, onderdeel_id=onderdeel.id,
                partij_id=onderdeel.partij_id, work_name=f"Bedacht {each:02d}",
            )  # fmt: skip
            session.add(member)
            session.flush()
            session.add(ReviewRow(review_id=review, lidmaatschap_id=member.id))
        session.commit()


def stands(portal, name: str) -> tuple:
    with portal.inside():
        row = db.session.scalar(select(Lidmaatschap).where(Lidmaatschap.work_name == name))
        return row.active, row.paused_at is not None
