"""An old backup of the data beside today's key store: what was erased stays unreadable."""

import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import LargeBinary, select

from portal.afsluiting import ending
from portal.casus.models import Bijdrage, Casus, Teamlid
from portal.core.db import db
from portal.core.tokens import token_of
from portal.kluis import keyring
from portal.kluis.keyring import CasusGesloten
from portal.kluis.store import store
from tests.support.portals import Portal


@pytest.fixture
def old_backup(portal, request, tmp_path):
    """The data as they are now, as a portal of its own that shares the key store."""
    portal.close()
    made = []

    def restored() -> Portal:
        made.append(Portal(replace(portal.settings, **changed)))
        return made[0]

    name = urlsplit(portal.settings.database_url).path
    if portal.settings.database_url.startswith("sqlite"):
        shutil.copy(Path("/" + name.lstrip("/")), tmp_path / "old.sqlite")
        changed = {"database_url": f"sqlite:///{tmp_path / 'old.sqlite'}"}
        yield restored
        for each in made:
            each.close()
    else:
        server, old = request.getfixturevalue("postgres"), f"{name.lstrip('/')}_old"
        server.clone(name.lstrip("/"), old)
        changed = {"database_url": server.url(old, "portal_app")}
        yield restored
        for each in made:
            each.close()
        server.drop(old)


def test_what_was_erased_is_unreadable_in_a_backup_of_before(portal, old_backup, end):
    token = token_of(end.casus.removeprefix("/casus/"))
    end.ends()
    with end.later(days=31):
        assert end.clock_strikes() == 1
    restored = old_backup()
    with restored.inside():
        casus = db.session.scalar(select(Casus).where(Casus.token == token))
        assert casus.erased_at is None, "the backup knows nothing of it"
        assert db.session.scalar(select(Casus.naam_sealed.cast(LargeBinary)).where(Casus.id == casus.id))
        assert store().keys({("casus", token)}) == {}
        keyring.hang("casus", casus.id, bytes(32), {"NAAM", "plan"})
        for text in (
            casus.naam,
            *db.session.scalars(select(Bijdrage.tekst).where(Bijdrage.casus_id == casus.id)),
        ):
            with pytest.raises(CasusGesloten):
                str(text)
    assert restored.person("yara").open(f"{end.casus}/").status == 404
    with restored.inside():
        assert ending.erase_again() == 1
        db.session.commit()
        token = token_of(end.casus.removeprefix("/casus/"))
        goes_on = select(Teamlid.id).join(Casus, Casus.id == Teamlid.casus_id)
        assert db.session.scalars(goes_on.where(Casus.token == token, Teamlid.ended_at.is_(None))).all() == []
    yara = restored.person("yara")
    assert "Uw casus is gewist op" in yara.open("/begin").words
    assert yara.open(f"{end.casus}/wie-keek").status == 200
    assert restored.person("bram").open("/mijn/casussen").status == 200
