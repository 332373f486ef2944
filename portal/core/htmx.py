"""flask-htmx knows htmx 2; version 4 names its headers otherwise."""

from flask import request
from flask_htmx import HTMX


class Htmx4(HTMX):
    @property
    def partial(self) -> bool:
        """Only a part of the page is asked for. A boosted link sends HX-Request too, and wants the whole."""
        return request.headers.get("HX-Request-Type") == "partial"


htmx = Htmx4()
