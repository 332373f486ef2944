"""For an application server: `portal.wsgi:app`. Refuses to start on a dangerous setting."""

import gc
import sys

from portal import create_app
from portal.core.refusals import Refused, refuse
from portal.core.settings import Settings
from portal.policy import row_refusals

settings = Settings.from_environment()
try:
    refuse(settings)
    row_refusals.refuse(settings)
except Refused as reasons:
    sys.exit(f"The portal does not start:\n{reasons}")
app = create_app(settings)
gc.freeze()  # what lives as long as the worker is not looked through again and again
