"""`portal demo`: a portal on this machine, on SQLite, with invented people. Keeps its data until it is reset."""

import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

import click

from portal import ROOT, create_app
from portal.core import migrate, signing, sqlite
from portal.core.db import db
from portal.core.settings import Settings
from portal.core.told import WHOLE, tell
from portal.demo import digid, news, seed, visits
from portal.kluis.masters import Masters

DONE = "ready"  # written last: a first start that was cut off begins anew


def demo(reset: bool) -> None:
    folder = Path(os.environ.get("PORTAL_DATA_DIR") or ROOT / "var" / "demo")
    if reset or not (folder / DONE).exists():
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    environment = settings_of(folder)
    settings = Settings.from_environment({**os.environ, **environment})
    first = not (folder / DONE).exists()
    if first:
        click.echo("Making the demo data ...")
        Masters(file=settings.master_keys_file).add()
    if not settings.log_key_file.exists():
        signing.add(settings)
    migrate.upgrade(settings)
    app = create_app(settings.as_owner())
    with app.app_context(), sqlite.writing():
        tell(db.session(), WHOLE)
        if first:
            seed.fill()
            news.fill()
            visits.fill()
        people = seed.table(seed.accounts())
        digid.start(int(os.environ.get("PORT", "5000")))
    if first:
        (folder / DONE).touch()
    serve(environment, people)


def settings_of(folder: Path) -> dict[str, str]:
    key = folder / "secret_key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(48))
    return {
        "PORTAL_DATA_DIR": str(folder),
        "PORTAL_SECRET_KEY": key.read_text(),
        "PORTAL_DEMO": "1",
        "PORTAL_HTTPS": "0",
        "PORTAL_HOSTS": "127.0.0.1,localhost",
    }


def serve(environment: dict[str, str], people: str) -> None:
    port = os.environ.get("PORT", "5000")
    click.echo(f"\nThe demo people:\n{people}\n\nOpen http://127.0.0.1:{port} (Ctrl-C stops it)\n")
    sys.stdout.flush()
    signs = [sys.executable, "-m", "portal", "checkpoint", "--every", "30"]
    subprocess.Popen(signs, env={**os.environ, **environment})  # the log is signed, though no mail is sent
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
               "--threads", "8", "--log-level", "warning", "portal.wsgi:app"]  # fmt: skip
    os.execve(sys.executable, command, {**os.environ, **environment})  # noqa: S606 - our own interpreter
