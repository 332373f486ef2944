"""Every setting, read from the environment (prefix PORTAL_). The README lists them."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

DEFAULT_SECRET = "only-for-the-demo"  # noqa: S105 - the one that is refused
LOOPBACK = {"127.0.0.1", "localhost", "::1", "[::1]"}


@dataclass(frozen=True)
class Settings:
    data_dir: Path = Path("var")
    database_url: str = ""
    kluis_url: str = ""
    owner_database_url: str = ""
    owner_kluis_url: str = ""
    secret_key: str = ""
    master_keys: str = ""
    master_keys_file: Path | None = None
    log_key_file: Path | None = None
    checkpoint_dir: Path | None = None
    checkpoint_mail: str = ""
    demo: bool = False
    debug: bool = False
    https: bool = True
    hosts: tuple[str, ...] = ()
    proxies: int = 0
    neutral_url: str = "https://nl.wikipedia.org/"
    identity_needed: bool = True
    name_within_days: int = 7
    still_days: int = 21
    navraag_days: int = 14
    remind_days: int = 14
    review_months: int = 3
    review_days: int = 21
    review_late_days: int = 30
    review_unused_days: int = 90
    smtp_url: str = ""
    mail_from: str = ""
    public_url: str = ""
    mail_patience_hours: int = 72

    @classmethod
    def from_environment(cls, environ=None, **changes) -> "Settings":
        env = {k[7:].lower(): v for k, v in (environ or os.environ).items() if k.startswith("PORTAL_")}
        known = {name: _parse(name, env[name]) for name in cls.__dataclass_fields__ if name in env}
        return cls(**{**known, **changes}).completed()

    def completed(self) -> "Settings":
        """SQLite files and the key file lie in the data folder unless a setting says otherwise."""
        folder = self.data_dir.resolve()
        database = self.database_url or f"sqlite:///{folder}/portal.sqlite"
        kluis = self.kluis_url or f"sqlite:///{folder}/kluis.sqlite"
        host = self.hosts[0] if self.hosts else "localhost"
        public_url = self.public_url or f"{'https' if self.https else 'http'}://{host}"
        return replace(
            self,
            public_url=public_url.rstrip("/"),
            mail_from=self.mail_from or f"bericht@{host}",
            data_dir=folder,
            database_url=database,
            kluis_url=kluis,
            owner_database_url=self.owner_database_url or database,
            owner_kluis_url=self.owner_kluis_url or kluis,
            master_keys_file=self.master_keys_file or folder / "master_keys",
            log_key_file=self.log_key_file or folder / "log_key",
            checkpoint_dir=(self.checkpoint_dir or folder / "checkpoints").resolve(),
        )

    def as_owner(self) -> "Settings":
        """For what fills a portal: the app's role writes for one person at a time."""
        return replace(self, database_url=self.owner_database_url)

    @property
    def on_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")


def _parse(name: str, value: str):
    if name in {"demo", "debug", "https", "identity_needed"}:
        return value.strip().lower() in {"1", "true", "yes", "on"}
    if name in {
        "proxies",
        "name_within_days",
        "still_days",
        "navraag_days",
        "remind_days",
        "mail_patience_hours",
    }:
        return int(value)
    if name.startswith("review_"):
        return int(value)
    if name in {"data_dir", "master_keys_file", "log_key_file", "checkpoint_dir"}:
        return Path(value)
    if name == "hosts":
        return tuple(host.strip() for host in value.split(",") if host.strip())
    return value
