"""A second factor that somebody shows: right, wrong, or too often."""

from portal.account import throttle
from portal.core.db import db
from portal.factor import actions, codes, passkeys
from portal.factor.forms import ShowForm
from portal.inzage.actions import signing

NOT_A_CODE = "Een code uit uw app heeft 6 cijfers. Een herstelcode heeft er 12. Kijk wat u typte."
WRONG = "Deze code klopt niet, of is al gebruikt. Wacht op een nieuwe code in uw app en typ die."
NO_PASSKEY = "Dat lukte niet met deze passkey. Probeer het nog een keer."
TOO_MANY = "Dat waren veel codes achter elkaar. Wacht 15 minuten. Een passkey kunt u nu wel gebruiken."


def refused(form: ShowForm, who) -> int | None:
    """The status with which the page comes back, with the reason in the form. None: it was right, and is committed."""
    if not form.validate():
        return 422
    return _passkey(form, who) if form.by_passkey else _code(form, who)


def _passkey(form: ShowForm, who) -> int | None:
    try:
        answer = passkeys.shown(who.account_token, form.challenge.data, form.passkey.data)
        actions.show_passkey(answer, who.account_id)
    except passkeys.NotRight:
        db.session.rollback()
        _noted(who)
        form.form_errors.append(NO_PASSKEY)
        return 422
    actions.second_shown(who.session_id)
    db.session.commit()
    return None


def _code(form: ShowForm, who) -> int | None:
    digits = codes.digits(form.code.data)
    if not codes.is_code(digits):
        form.code.errors = [NOT_A_CODE]
        return 422
    allowed = throttle.may_show(who.account_token)
    db.session.commit()  # every try counts, also of many at the same moment
    if not allowed:
        form.code.errors = [TOO_MANY]
        return 429
    if not actions.show_code(who, digits):
        _noted(who)
        form.code.errors = [WRONG]
        return 422
    throttle.forget_shown(who.account_token)
    db.session.commit()
    return None


def _noted(who) -> None:
    """In the log of inzage, as a wrong password is: who has the password and not the factor is who to fear."""
    signing.refused(who.account_id, getattr(who, "id", None))
    db.session.commit()
