"""Who reads which row, as `permitted` and the row words of a request say it: what PostgreSQL has to equal."""

from sqlalchemy import and_, exists, or_, select, true
from sqlalchemy.orm import aliased

from portal.bestand.models import Bestand, Deel
from portal.casus.models import BETROKKENEN, Bijdrage, Casus, Onderwerp, Overdracht
from portal.hulpvraag.models import Antwoord, Concept, Help, Versie, Vraag
from portal.identity.models import IdentityCheck
from portal.inzage.models import Inzage, Navraag, Visit
from portal.noodkaart.models import Keeper, Noodkaart, Opening
from portal.plan.models import Actie, Doel, GezamenlijkDoel
from portal.policy.conditions import REQUEST, open_when_made, unbroken
from portal.policy.permissions import Permission as P
from portal.policy.rows import row_word
from portal.policy.statements import permitted
from portal.policy.table import EVERYTHING, READS
from portal.recht.models import Aanvraag
from portal.suggestions.models import Suggestion
from portal.team.models import Voorstel
from portal.tijdlijn.models import Revision, Zienswijze
from portal.toestemming.kijkvraag import Kijkvraag


def within(model, role, permission):
    return model.casus_id.in_(permitted(role, permission))


def by_cell(model, column, cells, role):
    return or_(*(and_(column == str(cell), within(model, role, READS[str(cell)])) for cell in cells))


def written(model, role):
    return unbroken(REQUEST, model.casus_id, model.partij_id, role in EVERYTHING)


def on_timeline(model, role):
    return and_(by_cell(model, model.onderwerp, Onderwerp, role), written(model, role))


def in_plan(model, role):
    return and_(within(model, role, P.PLAN_READ), written(model, role))


def answer(model, role):
    """Of now, or made while it was open to them."""
    own = role in EVERYTHING
    then = exists().where(
        Versie.id == Antwoord.versie_id, Casus.id == Versie.casus_id, open_when_made(REQUEST, own)
    )
    return and_(by_cell(model, model.vraag, Vraag, role), true() if own else then.correlate(Antwoord))


def suggestion(model, role):
    own = and_(within(model, role, P.HULPVRAAG_SUGGEST), Suggestion.author_id == REQUEST.id)
    asked = and_(own, by_cell(model, model.vraag, Vraag, role))
    return or_(within(model, role, P.SUGGESTION_DECIDE), asked)


def view(model, role):
    """A zienswijze is read wherever its bijdrage is."""
    about = aliased(Bijdrage)
    there = exists().where(about.id == Zienswijze.bijdrage_id, written(about, role)).correlate(Zienswijze)
    return and_(by_cell(model, model.onderwerp, Onderwerp, role), there)


def bestand(model, role):
    """And the actie that it hangs on; to a bijdrage its author alone adds."""
    to = aliased(Actie)
    read = exists().where(to.id == Bestand.actie_id, written(to, role)).correlate(Bestand)
    there = or_(Bestand.actie_id.is_(None), read)
    return and_(by_cell(model, model.cell, Onderwerp, role), written(model, role), there)


def of_desk(model, role, permission):
    return model.organisatie_id.in_(permitted(role, permission))


def navraag(model, role):
    """Of whoever asked, and of the organisatie that answers: but not who looked, where a colleague can."""
    word = row_word(P.NAVRAAG_ANSWER, role).clause(REQUEST)
    look = exists().where(Inzage.id == Navraag.inzage_id, word).correlate_except(Inzage)
    return or_(within(model, role, P.INZAGE_READ), and_(of_desk(model, role, P.NAVRAAG_ANSWER), look))


def kijkvraag(model, role):
    asked = and_(within(model, role, P.TOESTEMMING_ASK), model.partij_id == REQUEST.partij_id)
    return or_(within(model, role, P.KIJKVRAAG_READ), asked)


def noodkaart(model, role):
    chosen = select(Keeper.casus_id).where(Keeper.id.in_(permitted(role, P.NOODKAART_OPEN)))
    return or_(within(model, role, P.NOODKAART_READ), model.casus_id.in_(chosen))


def opening(model, role):
    told = of_desk(model, role, P.NOODKAART_TOLD)
    return or_(within(model, role, P.NOODKAART_READ), told, model.lidmaatschap_id == REQUEST.id)


READABLE = {
    Versie: lambda model, role: within(model, role, P.CASUS_READ),
    Antwoord: answer,
    Help: lambda model, role: by_cell(model, model.vraag, Vraag, role),
    Concept: lambda model, role: within(model, role, P.HULPVRAAG_WRITE),
    Suggestion: suggestion,
    Bijdrage: on_timeline,
    Revision: on_timeline,
    Zienswijze: view,
    GezamenlijkDoel: in_plan,
    Doel: in_plan,
    Actie: in_plan,
    Bestand: bestand,
    Deel: lambda model, role: Deel.bestand_id.in_(select(Bestand.id).where(bestand(Bestand, role))),
    Overdracht: lambda model, role: within(model, role, P.OVERDRACHT_READ),
    Voorstel: lambda model, role: and_(within(model, role, READS[BETROKKENEN]), written(model, role)),
    IdentityCheck: lambda model, role: within(model, role, P.IDENTITY_READ),
    Kijkvraag: kijkvraag,
    Navraag: navraag,
    Aanvraag: lambda model, role: or_(within(model, role, P.RECHT_ASK), of_desk(model, role, P.RECHT_ANSWER)),
    Noodkaart: noodkaart,
    Opening: opening,
    Visit: lambda model, role: model.lidmaatschap_id == REQUEST.id,
}


def readable(model, role):
    """A select of the keys of the rows."""
    return select(*model.__table__.primary_key.columns).where(READABLE[model](model, role))
