"""The test button: everything that can be known without somebody signing in, in words."""

from portal.openid import metadata
from portal.openid.faults import Fault, What
from portal.openid.flow import Known, secret_fits
from portal.openid.metadata import SKEW


def wrong_with(known: Known) -> str | None:
    """The first thing that is wrong, as a sentence; None when all that can be tried works."""
    try:
        said = metadata.of(known.issuer, anew=True)
        metadata.keys(said)
        if abs(said.seconds_off) > SKEW:
            raise Fault(What.CLOCK, f"{round(abs(said.seconds_off))} tellen")
        if not known.secret:
            return "Er is nog geen geheim ingevuld."
        secret_fits(known)
    except Fault as fault:
        return fault.words
    return None
