"""The `portal` command."""

import json
import signal
from pathlib import Path

import click

from portal import create_app
from portal.afsluiting.ending import erase_again, keyless
from portal.core import migrate, sqlite
from portal.core.db import db as data
from portal.core.refusals import Refused, refuse
from portal.core.settings import Settings
from portal.core.told import WHOLE, tell
from portal.demo import generate, run, seed
from portal.factor.actions import begin_anew
from portal.factor.models import What
from portal.kluis.masters import NoMaster
from portal.kluis.store import store
from portal.log_commands import COMMANDS
from portal.password.queries import by_mail
from portal.policy import row_install, row_refusals
from portal.policy.routes import listed
from portal.sweep import sweep
from portal.worker import NotConfigured, Worker


@click.group()
def main():
    """Wat Werkt Voor Wie. Settings come from the environment: see the README."""


@main.group()
def db():
    """The databases."""


@db.command()
def upgrade():
    """Bring both databases to the newest schema, as their owner."""
    try:
        migrate.upgrade(Settings.from_environment())
    except row_install.NoRole as why:
        raise click.ClickException(str(why)) from None


@main.command()
@click.option("--reset", is_flag=True, help="Throw the demo data away and start anew.")
def demo(reset):
    """Serve the portal with invented people."""
    run.demo(reset)


@main.command(name="seed")
@click.option("--casussen", type=int, default=0, help="Also generate this many casussen.")
@click.option("--bijdragen", type=int, default=10, help="Bijdragen in each generated casus.")
@click.option(
    "--canaries",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Mark every sealed text; list them here.",
)
def seed_command(casussen, bijdragen, canaries):
    """Fill an empty portal with the demo people and their casussen; add generated ones, then or later."""
    app = create_app(Settings.from_environment().as_owner())
    with app.app_context(), sqlite.writing():
        tell(data.session(), WHOLE)
        if seed.has_real_people():
            raise click.ClickException("There are real people in this portal: no demo data among them.")
        if canaries or not (casussen and seed.is_filled()):
            seed.fill(canaries)
        if casussen:
            click.echo(generate.fill(casussen, bijdragen))


@main.command()
@click.option("--json", "as_json", is_flag=True)
def accounts(as_json):
    """The demo accounts: mail, password, role, organisation."""
    with create_app().app_context():
        rows = seed.accounts()
    click.echo(json.dumps(rows, ensure_ascii=False, indent=1) if as_json else seed.table(rows))


def guard(row: dict) -> str:
    return row["permission"] or (f"{row['by_secret']}, by secret" if row["by_secret"] else "public")


@main.command()
@click.option("--json", "as_json", is_flag=True)
def routes(as_json):
    """Every route with its methods and the permission that guards it."""
    rows = listed(create_app())
    lines = "\n".join(f"{'/'.join(r['methods']):10} {guard(r):26} {r['rule']}" for r in rows)
    click.echo(json.dumps(rows, indent=1) if as_json else lines)


@main.command("sweep")
def sweep_command():
    """Throw away what nobody needs any more. Run it once a day."""
    settings = Settings.from_environment()
    try:
        row_refusals.refuse(settings, work=True)
    except Refused as why:
        raise click.ClickException(str(why)) from None
    with create_app(settings).app_context(), sqlite.writing():
        click.echo(f"{sweep()} keys without a row removed.")


@main.command("erase-again")
@click.option("--yes", is_flag=True, help="Do it without asking.")
def erase_again_command(yes):
    """After an older backup of the data came back: say of each casus without a key that it was erased."""
    with create_app().app_context():
        found = keyless()
        data.session.rollback()
        click.echo(
            f"{len(found.ids)} of {found.of} casussen have no key. Of these {found.runs} did not end yet."
        )
        if not found.ids:
            return
        if len(found.ids) == found.of:
            click.echo("That is every casus there is: is this the key store of today, and not another?")
        click.echo("They will be marked as erased, for good: names go, and everybody stops taking part.")
        if not yes:
            click.confirm("Go on?", abort=True)
        with sqlite.writing():
            number = erase_again()
            data.session.commit()
        click.echo(f"{number} casussen marked as erased.")


@main.command("worker")
@click.option("--once", is_flag=True, help="Send what is due now, sweep, and stop.")
def worker_command(once):
    """Send the mail that waits, and sweep once a day; until it gets SIGTERM. Several may run."""
    settings = Settings.from_environment()
    try:
        refuse(settings)
        row_refusals.refuse(settings, work=True)
        worker = Worker(create_app(settings))
    except (Refused, NotConfigured) as why:
        raise click.ClickException(str(why)) from None
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop.set())
    if once:
        click.echo(f"{worker.once()} letters sent.")
    else:
        worker.run()


@main.command("rotate-key")
@click.option("--new/--no-new", default=True, help="Make a new master key first (with a key file).")
def rotate_key(new):
    """Wrap every key under the newest master key, while the portal runs."""
    with create_app().app_context():
        if new and not store().masters.from_environment:
            try:
                click.echo(f"Master key {store().masters.add()} made.")
            except NoMaster as why:
                raise click.ClickException(str(why)) from None
        click.echo(f"{store().rewrap()} keys wrapped anew under master key {store().masters.newest}.")


for each in COMMANDS:
    main.add_command(each)


@main.command("factor-anew")
@click.option(
    "--mail", prompt=True, help="The address with which they sign in; asked for, so that no shell keeps it."
)
def factor_anew(mail):
    """Somebody makes a new second factor, who has nobody else to ask. Look who it is first; they are mailed."""
    with create_app().app_context(), sqlite.writing():
        account = by_mail(mail)
        if account is None:
            raise click.ClickException("No account that may sign in has this address.")
        begin_anew(account.id, What.BEGUN_BY_OPERATOR)
        data.session.commit()
    click.echo("They are signed out everywhere, and make a new second factor when they sign in.")
