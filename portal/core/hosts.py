"""Only the host names of the settings are answered; another gets the page for what did not arrive well.

Not Flask's TRUSTED_HOSTS: that refuses before there are addresses, so that no page can be drawn.
"""

from flask import request
from werkzeug.wsgi import get_host

from portal.core.settings import Settings


def init_app(app, settings: Settings) -> None:
    @app.before_request
    def known_host():
        if settings.hosts:
            get_host(request.environ, settings.hosts)
