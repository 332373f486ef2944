"""A portal with a provider that two people set up, and who signs in there."""

from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap, SignInSession
from portal.core.db import db
from portal.core.tokens import text_of
from portal.openid import actions
from portal.openid.flow import subject_hash
from portal.openid.models import Identity
from tests.servers.openid import SECRET, SUBSTANTIAL, OpenId, Window
from tests.support.people import Page, Person

PEOPLE = [
    {"sub": sub, "name": f"{sub.capitalize()} van Elders", "claims": {"groups": groups}}
    for sub, groups in (
        ("bram", ["werk"]),
        ("nieuw", ["werk"]),
        ("onbekend", ["iets-anders"]),
        ("yara", []),
        ("123456782", []),  # passes the test of eleven
    )
]


class Elsewhere:
    def __init__(self, portal, provider: OpenId):
        self.portal, self.provider = portal, provider
        self.values = {
            "issuer": provider.issuer,
            "client_id": "portal",
            "domains": "uwv.example",
            "levels": SUBSTANTIAL,
            "methods": "",
            "claim": "",
        }

    def of_organisatie(self, slug: str) -> "Elsewhere":
        with self.portal.inside() as session:
            own = session.scalar(
                select(Lidmaatschap)
                .join(Account, Account.id == Lidmaatschap.account_id)
                .where(Account.demo_slug == slug)
                .order_by(Lidmaatschap.id)
            )
            self.organisatie_id, self.onderdeel_id = own.organisatie_id, own.onderdeel_id
        return self.set_up()

    def of_clients(self) -> "Elsewhere":
        self.organisatie_id = None
        self.values |= {"domains": ""}
        return self.set_up()

    def with_claims(self) -> "Elsewhere":
        self.values |= {"claim": "groups"}
        return self.set_up({self.onderdeel_id: "werk"})

    def set_up(self, leads_to: dict | None = None) -> "Elsewhere":
        with self.portal.inside():
            row = actions.fill_in(self.organisatie_id, None, self.values, SECRET, leads_to or {}, 0)
            actions.confirm(row.id, row.version, None)
            db.session.commit()
            self.id, self.token = row.id, text_of(row.token)
        return self

    def linked(self, slug: str, sub: str | None = None) -> "Elsewhere":
        with self.portal.inside() as session:
            account = session.scalar(select(Account).where(Account.demo_slug == slug))
            hashed = subject_hash(self.provider.issuer, sub or slug)
            session.add(
                Identity(
                    account_id=account.id,
                    provider_id=self.id,
                    subject_hash=hashed,
                    linked_at=account.created_at,
                )
            )
            session.commit()
        return self

    def begin(self, person: Person, path: str | None = None) -> str:
        """The address at the provider."""
        page = person.open(path or f"/inloggen/bij/{self.token}")
        assert page.status == 302, page.words
        return page.location

    def sign_in(
        self, person: Person, sub: str, level: str = SUBSTANTIAL, window: Window | None = None
    ) -> Page:
        """What the portal says when the provider sends somebody back."""
        path = "/inloggen/digid" if self.organisatie_id is None else None
        return person.open((window or Window()).sign_in(self.begin(person, path), sub, level))

    def sessions(self) -> list:
        with self.portal.inside() as session:
            wanted = select(SignInSession.second_at, SignInSession.sid_hash)
            return session.execute(wanted.where(SignInSession.provider_id == self.id)).all()


def is_in(person: Person) -> bool:
    page = person.open("/mijn/sessies")
    return page.status == 200
