"""Signing in with a password, as a browser does."""

import tomllib

from portal.demo.organisations import PASSWORD
from portal.demo.people import FOLDER
from tests.support.people import Page, Person

MAILS = {mens["slug"]: mens["mail"] for mens in tomllib.loads((FOLDER / "mensen.toml").read_text())["mens"]}
RIGHT = PASSWORD


def attempt(
    person: Person, mail: str, password: str, path: str = "/inloggen", address: str = "10.0.0.1"
) -> Page:
    form = person.open("/inloggen").hidden()
    answer = person.client.post(
        path, data={**form, "mail": mail, "password": password}, environ_overrides={"REMOTE_ADDR": address}
    )
    return Page(answer)
