"""An app or a passkey is added: the first one as a step of signing in, another from one's own page."""

from flask import g, redirect, request, url_for

from portal.account.entrance import going_to
from portal.account.halfway import Step
from portal.account.words import device_in_words
from portal.core.db import db
from portal.core.page import render_page
from portal.factor import actions, codes, passkeys, queries
from portal.factor.forms import AppForm, PasskeyForm
from portal.factor.views import bp, second
from portal.factor.views.ask import NO_PASSKEY, NOT_A_CODE
from portal.policy.enforcement import commit
from portal.policy.guard import halfway, requires
from portal.policy.permissions import Permission as P

TOO_LATE = "Deze QR-code is te oud. Hieronder staat een nieuwe. Scan die en typ de code die u dan ziet."
WRONG = "Deze code klopt niet. Kijk of de tijd van uw telefoon goed staat, en typ de code die u nu ziet."


@second.route("/beveilig/app", methods=["GET", "POST"])
@halfway(Step.MAKE)
def first_app():
    return app_for(g.halfway) if g.halfway else there_already()


@second.route("/beveilig/passkey", methods=["GET", "POST"])
@halfway(Step.MAKE)
def first_passkey():
    return passkey_for(g.halfway) if g.halfway else there_already()


@bp.route("/beveiliging/app", methods=["GET", "POST"])
@requires(P.FACTOR_MANAGE)
def app():
    return app_for(g.actor)


@bp.route("/beveiliging/passkey", methods=["GET", "POST"])
@requires(P.FACTOR_MANAGE)
def passkey():
    return passkey_for(g.actor)


def there_already():
    """Sent twice: the recovery codes stood in the first answer, which the browser may have thrown away."""
    return redirect(url_for("factor.own", nu="erbij"))


def way_on() -> dict:
    """Where somebody goes from here, and where they came from."""
    if g.halfway:
        return {"go_url": going_to(), "back_url": url_for("second.begin", next=going_to())}
    return {"go_url": url_for("factor.own"), "back_url": url_for("factor.own")}


def app_for(who):
    form = AppForm()
    if not form.is_submitted():
        form.offer.data, form.naam.data = codes.offered(who.account_token), "Mijn telefoon"
        return app_page(who, form, 200)
    secret = codes.accepted(form.offer.data, who.account_token)
    if secret is None:
        form.validate()
        form.offer.data, form.code.data = codes.offered(who.account_token), ""
        form.code.errors = [TOO_LATE]
        return app_page(who, form, 422)
    step = right_code(form, secret)
    if step is None:
        return app_page(who, form, 422)
    return added(lambda: actions.add_app(who, form.offer.data, secret, form.naam.data, step))


def right_code(form: AppForm, secret: str) -> int | None:
    digits = codes.digits(form.code.data)
    typed = codes.is_code(digits) and not codes.is_recovery(digits)
    step = codes.step_of(secret, digits) if typed else None
    right = form.validate()
    if step is None:
        form.code.errors = [WRONG if typed else NOT_A_CODE]
    return step if right else None


def app_page(who, form: AppForm, status: int):
    secret = codes.accepted(form.offer.data, who.account_token)
    return render_page(
        "factor/app.html",
        status=status,
        form=form,
        qr=codes.drawn(secret, queries.own_name(who), passkeys.host()),
        secret=codes.in_groups(secret),
        **way_on(),
    )


def passkey_for(who):
    form = PasskeyForm()
    if not form.is_submitted():
        form.naam.data = device_in_words(request.user_agent.string)
        return passkey_page(who, form, 200)
    if not form.validate():
        return passkey_page(who, form, 422)
    try:
        answer, made = passkeys.made(who.account_token, form.challenge.data, form.passkey.data)
        return added(lambda: actions.add_passkey(who, answer, made, form.naam.data))
    except passkeys.NotRight:
        db.session.rollback()
        form.form_errors.append(NO_PASSKEY)
        return passkey_page(who, form, 422)


def passkey_page(who, form: PasskeyForm, status: int):
    known = queries.credentials(who.account_id)
    asked = passkeys.ask_new(who.account_token, queries.own_name(who), known) if passkeys.possible() else None
    return render_page("factor/passkey.html", status=status, form=form, question=asked, **way_on())


def added(add):
    """The recovery codes stand in this one answer and nowhere else."""
    try:
        recovery = add()
    except actions.HasOne:
        db.session.rollback()
        return redirect(url_for("second.show", next=going_to()))
    commit()
    if recovery:
        return codes_page(recovery, **way_on())
    return redirect(way_on()["go_url"] if g.halfway else url_for("factor.own", nu="erbij"))


def codes_page(recovery: list[str], go_url: str, back_url: str = ""):
    groups = [codes.in_groups(code) for code in recovery]
    return render_page("factor/codes.html", codes=groups, go_url=go_url)
