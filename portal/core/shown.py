"""What a page showed when somebody decided on it: a mark that differs once it would show something else."""

import hmac
import json

from flask import current_app

from portal.core.forms import PortalForm, Seen


class SeenForm(PortalForm):
    """Only a button, about people or things that may change while the page is open. A lost race gives 409."""

    version = Seen()

    def moved(self, mark: str) -> bool:
        """True if the page spoke of something else; the next press is about what it shows now."""
        was, self.version.data = self.version.data, mark
        return was != mark


def mark_of(*things) -> str:
    """Keyed: what it is made of cannot be guessed from it."""
    shown = json.dumps(things, default=str).encode()
    return hmac.digest(current_app.config["SECRET_KEY"].encode(), shown, "sha256").hex()
