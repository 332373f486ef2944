"""A page on paper, made in a process of its own; nothing is written to a temporary file."""

import subprocess
import sys

from flask import Response, current_app
from werkzeug.exceptions import ServiceUnavailable

SECONDS = 30


def pdf(html: str, filename: str) -> Response:
    command = [sys.executable, "-m", "portal.core.paper", current_app.static_folder]
    try:
        made = subprocess.run(command, input=html.encode(), capture_output=True, timeout=SECONDS, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise ServiceUnavailable from None
    response = Response(made.stdout, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{filename}"'
    return response
