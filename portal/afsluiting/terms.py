"""How long the portal keeps what, as config/bewaartermijnen.toml says."""

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parents[2] / "config" / "bewaartermijnen.toml"
MONTH, YEAR = timedelta(days=30), timedelta(days=365)


@dataclass(frozen=True)
class Terms:
    """`backups`: in days, since it is told so."""

    quiet: timedelta
    still: timedelta
    still_months: int
    still_quiet: timedelta
    remind: timedelta
    logs: timedelta
    log_years: int
    backups: int


@lru_cache
def terms() -> Terms:
    told = tomllib.loads(FILE.read_text())
    casus, years = told["casus"], told["logs"]["years"]
    return Terms(
        quiet=timedelta(days=casus["quiet_days"]),
        still=casus["still_months"] * MONTH,
        still_months=casus["still_months"],
        still_quiet=timedelta(days=casus["still_quiet_days"]),
        remind=timedelta(days=casus["remind_days"]),
        logs=years * YEAR + timedelta(days=years // 4 + 1),
        log_years=years,
        backups=told["backups"]["days"],
    )
