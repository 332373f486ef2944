"""A colleague is invited: as what, and a way to reach them. The link and the code are shown once."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.forms import options
from portal.core.page import render_page
from portal.desk.actions import invitations
from portal.desk.actions.log import note
from portal.desk.forms import MAIL, SELF, Buttons, InviteForm
from portal.desk.models import Did
from portal.desk.queries.invitations import Invited, invitation
from portal.desk.queries.people import open_places
from portal.desk.views import bp
from portal.desk.words import INVITED, placed
from portal.organisatie.roles import CAN_BE_IPS, ONE_PERSON
from portal.policy.enforcement import commit
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.permissions import Permission as P
from portal.uitnodiging import actions, letters, link
from portal.uitnodiging.models import Uitnodigingstand

HOW = ((MAIL, "Mail de link naar mijn collega"), (SELF, "Ik geef de link zelf"))
WITHDRAW, AGAIN = "intrekken", "nieuw"


@bp.route("/uitnodigen", methods=["GET", "POST"])
@requires(P.PEOPLE_INVITE)
def invite(organisatie):
    able = open_places(organisatie, with_two=True)
    form = InviteForm(how=None if letters.mails() else SELF)
    form.offers(able)
    form.how.choices = options(HOW if letters.mails() else HOW[1:])
    if not form.is_submitted() or not form.validate():
        return render_page(
            "desk/invite.html",
            status=422 if form.is_submitted() else 200,
            form=form,
            organisatie=organisatie.name,
            can_be_ips=any(each.role in CAN_BE_IPS for each in able),
            can_be_person=any(each.role in ONE_PERSON for each in able),
            people_url=url_for("desk.people", organisatie=organisatie),
        )
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    adres = form.mail.data if form.how.data == MAIL else None
    handed = invitations.invite(organisatie.id, g.actor.id, form.naam.data, adres, form.entered(able))
    once.keep(g.actor.id, form.request_id.data, one_url(organisatie, handed.row.token))
    return handed_over(organisatie, handed, adres)


@bp.route("/uitnodigen/<token:uitnodiging>", methods=["GET", "POST"], endpoint="invitation")
@requires(P.PEOPLE_INVITE)
def keep(organisatie, uitnodiging):
    row = invitation(organisatie, uitnodiging) or abort(404)
    form, what = Buttons(version=0), request.form.get("doe")
    if not form.is_submitted():
        return page(organisatie, row, form, 200)
    if not form.validate() or not form.chose(what, WITHDRAW, AGAIN):
        return page(organisatie, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    url = once.keep(g.actor.id, form.request_id.data, one_url(organisatie, row.token))
    place = placed(row.role, row.onderdeel)
    if what == AGAIN and (handed := actions.renew(row.id)):
        note(organisatie.id, Did.INVITED_AGAIN, g.actor.id, detail=place)
        return handed_over(organisatie, handed, str(row.adres) or None)
    if what == WITHDRAW and actions.withdraw(row.id):
        note(organisatie.id, Did.WITHDREW, g.actor.id, detail=place)
    commit()
    return redirect(url)


def one_url(organisatie: OpenOrganisatie, token: bytes) -> str:
    return url_for("desk.invitation", organisatie=organisatie, uitnodiging=token)


def page(organisatie: OpenOrganisatie, row: Invited, form: Buttons, status: int):
    return render_page(
        "desk/invitation.html",
        status=status,
        form=form,
        name=row.naam or None,
        adres=row.adres or None,
        place=placed(row.role, row.onderdeel),
        stand=INVITED[row.stand],
        since=row.made_at,
        ends=row.ends_at,
        open=row.stand is Uitnodigingstand.STANDING,
        again=row.stand in actions.AGAIN,
        people_url=url_for("desk.people", organisatie=organisatie),
    )


def handed_over(organisatie: OpenOrganisatie, handed: actions.Handed, adres: str | None):
    """Shown now and never again. A link that is mailed is not shown."""
    mailed = adres is not None and letters.mails()
    if mailed:
        letters.invitation_at_work(adres, handed.secret)
    told = {
        "url": url_for("uitnodiging.code", secret=handed.secret, werk=1, _external=True),
        "code": link.spoken(handed.code),
        "ends": handed.row.ends_at,
        "mailed": mailed,
    }
    commit()
    return render_page("desk/handed.html", **told, people_url=url_for("desk.people", organisatie=organisatie))
