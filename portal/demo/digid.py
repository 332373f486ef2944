""" "DigiD (demo)": a real OpenID provider on this machine, where the invented clients sign in. Only where Node is."""

import json
import os
import secrets
import shutil
import subprocess

from sqlalchemy import select

from portal import ROOT
from portal.account.models import Account
from portal.core.clock import now
from portal.core.db import db
from portal.demo.people import read
from portal.kluis import keyring
from portal.openid import actions
from portal.openid.flow import subject_hash
from portal.openid.models import Identity, Provider, ProviderState
from portal.openid.queries import standing

PROGRAM = ROOT / "scripts" / "openid_provider.mjs"
LEVELS = {
    "http://eidas.europa.eu/LoA/low": "Basis",
    "http://eidas.europa.eu/LoA/substantial": "Substantieel",
    "http://eidas.europa.eu/LoA/high": "Hoog",
}
ENOUGH = list(LEVELS)[1:]
NEW = {"sub": "demo-nieuw", "name": "iemand die hier nieuw is"}


def offered() -> bool:
    return bool(shutil.which("node")) and (ROOT / "node_modules" / "oidc-provider").is_dir()


def clients() -> list[dict]:
    return [mens for mens in read("mensen.toml")["mens"] if mens["lidmaatschap"][0]["role"] == "client"]


def start(port: int) -> subprocess.Popen | None:
    """Runs beside the portal and stops with it. Where it cannot run, there is no button."""
    keyring.empty()
    secret, issuer = secrets.token_urlsafe(32), f"http://127.0.0.1:{port + 1}"
    process = _started(port, issuer, secret) if offered() else None
    if process:
        _set_up(issuer, secret)
    elif works := standing(None).get(ProviderState.CONFIRMED):
        actions.end(works.id, works.version, None)
    db.session.commit()
    return process


def _started(port: int, issuer: str, secret: str) -> subprocess.Popen | None:
    hosts = [f"http://{host}:{port}" for host in ("127.0.0.1", "localhost")]
    config = {
        "port": port + 1,
        "issuer": issuer,
        "title": "DigiD (demo)",
        "levels": list(LEVELS),
        "names": LEVELS,
        "level": ENOUGH[0],
        "clients": [
            {
                "client_id": "portal",
                "client_secret": secret,
                "redirect_uris": [f"{host}/inloggen/terug" for host in hosts],
                "post_logout_redirect_uris": [f"{host}/" for host in hosts],
            }
        ],
        "people": [*({"sub": sub_of(mens["slug"]), "name": mens["name"]} for mens in clients()), NEW],
    }
    process = subprocess.Popen(
        ["node", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    os.set_inheritable(
        process.stdin.fileno(), True
    )  # it ends when the portal, which takes this process over, ends
    process.stdin.write(json.dumps(config) + "\n")
    process.stdin.flush()
    return process if process.stdout.readline().strip() == str(port + 1) else None


def sub_of(slug: str) -> str:
    return f"demo-{slug}"


def _set_up(issuer: str, secret: str) -> None:
    """Confirmed by nobody: outside demo mode this never runs."""
    values = {"issuer": issuer, "client_id": "portal", "domains": "", "levels": " ".join(ENOUGH), "methods": "",
              "claim": ""}  # fmt: skip
    draft = standing(None).get(ProviderState.DRAFT)
    row = actions.fill_in(None, None, values, secret, {}, draft.version if draft else 0)
    actions.confirm(row.id, row.version, None)
    _link(row, issuer)


def _link(row: Provider, issuer: str) -> None:
    accounts = dict(
        db.session.execute(select(Account.demo_slug, Account.id).where(Account.demo_slug.is_not(None))).all()
    )
    known = set(db.session.scalars(select(Identity.subject_hash)))
    for mens in (mens for mens in clients() if not mens.get("alone")):
        hashed = subject_hash(issuer, sub_of(mens["slug"]))
        if hashed not in known and mens["slug"] in accounts:
            db.session.add(
                Identity(
                    account_id=accounts[mens["slug"]],
                    provider_id=row.id,
                    subject_hash=hashed,
                    linked_at=now(),
                )
            )
    db.session.flush()
