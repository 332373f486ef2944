"""What an organisatie counts of its ervaringsdeskundigen: a sum per person per month."""

from datetime import date

from portal.core.formats import today
from portal.core.page import render_page
from portal.hours.queries import per_month
from portal.hours.views import office
from portal.hours.words import a_year_back, by_month, length, month
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@office.get("")
@requires(P.HOURS_COUNT)
def count(organisatie):
    rows = per_month(organisatie, a_year_back(today()))
    return render_page(
        "hours/count.html",
        organisatie=organisatie.name,
        months=[
            {
                "name": month(first),
                "rows": [{"name": row.named, "length": length(row.quarters)} for row in its],
                "total": length(sum(row.quarters for row in its)),
            }
            for first, its in by_month(rows, lambda row: date(int(row.year), int(row.month), 1))
        ],
    )
