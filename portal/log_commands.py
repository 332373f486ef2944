"""The commands about the logs: is the toestemmingslog whole, does this toestemmingsbewijs hold, with which key; and
what was looked at, for outside the portal."""

import json
from pathlib import Path

import click

from portal import create_app
from portal.checkpoints import Keeper, keep_on
from portal.core import signing
from portal.core.formats import ZONE
from portal.core.note import BadKey, PublicKey
from portal.core.settings import Settings
from portal.core.tokens import token_of
from portal.inzage.queries import stream
from portal.toestemming.checkpoint import Torn
from portal.toestemming.proof import Wrong, check
from portal.toestemming.verify import Finding, verify_chains, verify_texts
from portal.toestemming.verify_tree import Tree, verify_tree


class Key(click.ParamType):
    name = "key"

    def convert(self, value, param, ctx):
        try:
            return PublicKey.read(value)
        except BadKey as why:
            self.fail(str(why), param, ctx)


class Token(click.ParamType):
    name = "token"

    def convert(self, value, param, ctx):
        try:
            return token_of(value)
        except ValueError:
            self.fail("that is no casus: the 22 characters in its address", param, ctx)


@click.command("verify-log")
@click.option("--casus", type=Token(), help="Only this casus: the 22 characters in its address.")
@click.option(
    "--checkpoints",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Compare with this copy of the checkpoints, not with the folder of this portal.",
)
@click.option(
    "--key", "keys", type=Key(), multiple=True, help="Believe this public key alone; may be repeated."
)
def verify_log(casus, checkpoints, keys):
    """Check the toestemmingslog, and name the first row that is not as it was made."""
    app = create_app()
    with app.app_context():
        own = app.config["CHECKPOINT_DIR"]
        outside = checkpoints or (own if own.is_dir() else None)
        believed = list(keys) or signing.public_keys(app.config["LOG_KEY_FILE"])
        chains, texts, tree = verify_chains(casus), verify_texts(), verify_tree(outside, believed)
    if not chains.chains and casus is not None:
        raise click.ClickException("There is no such casus here.")
    wrong = [
        each
        for each in [*chains.broken, *texts, *tree.wrong]
        if casus in (None, each.casus) or not each.casus
    ]
    tell(wrong, chains.erased, tree, outside)
    if wrong:
        raise SystemExit(1)


def tell(wrong: list[Finding], erased: int, tree: Tree, outside: Path | None) -> None:
    for each in wrong:
        click.echo(str(each))
    if erased:
        click.echo(f"{erased} entries of which the text is erased: of these only the hashes were checked.")
    if wrong:
        return
    click.echo(f"Every chain is whole. {tree.size} rows are in the tree, {tree.signed} of them signed.")
    if outside is None:
        click.echo("There is no folder of checkpoints: who owns the database can have changed those too.")
    click.echo("Rows that are not signed yet can still be cut off unseen.")


@click.command("verify-receipt")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--key", "keys", type=Key(), multiple=True, required=True, help="The public key of the log.")
def verify_receipt(file, keys):
    """Check a toestemmingsbewijs (JSON) with the public key alone."""
    try:
        found = json.loads(file.read_text())
        size = check(found, list(keys))
    except (ValueError, Wrong) as why:
        said = str(why) if isinstance(why, Wrong) else "this is no toestemmingsbewijs"
        raise click.ClickException(f"It does not hold: {said}.") from None
    click.echo(f"It holds. This row is in the log that was signed when it had {size} rows.")


@click.command("log-key")
@click.option(
    "--new", is_flag=True, help="Make a key first; from then on it signs. Earlier ones stay to check with."
)
def log_key(new):
    """The public keys with which the toestemmingslog is checked; the last one signs now."""
    settings = Settings.from_environment()
    if new:
        signing.add(settings)
    keys = signing.public_keys(settings.log_key_file)
    if not keys:
        raise click.ClickException("There is no key yet: `portal log-key --new` makes one.")
    click.echo("\n".join(map(str, keys)))


@click.command("checkpoint")
@click.option(
    "--every", type=int, help="Again and again, this many seconds apart, as long as its parent lives."
)
def checkpoint(every):
    """Take all rows into the tree and sign them now; `portal worker` does it by itself."""
    with create_app().app_context():
        try:
            if every:
                return keep_on(every)
            size = Keeper().sign()
        except (Torn, signing.NoLogKey) as why:
            raise click.ClickException(str(why)) from None
    return click.echo(f"{size} rows are signed." if size else "There was nothing new to sign.")


@click.command("export-log")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The first day.")
@click.option("--shape", type=click.Choice(["otel", "nen7513"]), default="otel")
@click.option("--register", default="urn:wat-werkt-voor-wie:verwerking", help="Of processing activities.")
def export_log(since, shape, register):
    """Write what was looked at, a line of JSON each: OpenTelemetry without users, or NEN 7513 with them."""
    begin = since.replace(tzinfo=ZONE)
    with create_app().app_context():
        for line in stream.nen7513(begin) if shape == "nen7513" else stream.dataverwerkingen(begin, register):
            click.echo(line)


COMMANDS = (verify_log, verify_receipt, log_key, checkpoint, export_log)
