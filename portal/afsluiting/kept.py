"""How long what is kept of an erased casus is kept: both logs, and what its client asked organisaties."""

from sqlalchemy import exists, or_
from sqlalchemy.orm import aliased

from portal.casus.models import Casus
from portal.core.clock import now

_casus = aliased(Casus)  # who asks may name Casus themselves


def still_kept(casus_id):
    """Of a row of this casus. Afterwards its key is gone, or goes tonight: nobody is asked about it any more."""
    runs = or_(_casus.kept_until.is_(None), _casus.kept_until > now())
    return exists(_casus.id).where(_casus.id == casus_id, runs).correlate_except(_casus)
