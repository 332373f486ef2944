"""What a new password must be, wherever one is chosen: long, not common, and not somebody's name.

No rule about capitals, digits or signs: those make passwords that people forget and machines guess (NIST SP 800-63B).
"""

import re
from collections.abc import Iterable

from wtforms import PasswordField
from wtforms.validators import InputRequired, Length
from zxcvbn import zxcvbn

from portal.account.passwords import LONGEST, SHORTEST

HINT = f"Minstens {SHORTEST} tekens. Een zin van vier losse woorden is sterk en makkelijk te onthouden."
COMMON = "Dit wachtwoord is makkelijk te raden. Kies vier losse woorden die niet bij elkaar horen."
NAMED = "Kies een wachtwoord zonder uw eigen naam, uw e-mailadres of de naam van uw organisatie."
GUESSES = 10**8  # as many tries as one machine does in a day at a service that slows it down
READ = 50  # characters: what comes after cannot make it weaker, and reading more takes long
WORD = 4  # letters: shorter parts of a name stand in many words


def new_password(label: str, missing: str) -> PasswordField:
    return PasswordField(
        label,
        [
            InputRequired(missing),
            Length(min=SHORTEST, message=f"Kies een langer wachtwoord: {SHORTEST} tekens of meer."),
            Length(max=LONGEST, message=f"Dit wachtwoord is te lang. {LONGEST} tekens is het meeste."),
        ],
    )


def fault(password: str, about: Iterable[str | None]) -> str | None:
    """`about`: the names of the person, their mail address, and the organisaties they work for."""
    names = [name for name in about if name]
    if any(_stands_in(name, password) for name in names):
        return NAMED
    guesses = zxcvbn(password[:READ], user_inputs=names)["guesses"]
    return COMMON if guesses < GUESSES else None


def _stands_in(name: str, password: str) -> bool:
    typed, whole = password.casefold(), name.casefold().split("@")[0]
    words = [word for word in re.split(r"[\W_]+", whole) if len(word) >= WORD]
    squeezed = re.sub(r"[\W_]+", "", whole)
    return any(word in typed for word in words) or (
        len(squeezed) >= WORD and squeezed in re.sub(r"[\W_]+", "", typed)
    )
