"""Where an invitation leads once its code was right and somebody is signed in: an endpoint that is @undecided.

That page asks `door.standing(proof.proved())` again, and ends with `door.use` or `door.stop`.
"""

from portal.uitnodiging.models import Purpose

LEADS_TO = {
    Purpose.CLIENT: "uitnodiging.begin",
    Purpose.NAASTE: "naaste_welcome.begin",
    Purpose.COLLEAGUE: "colleague_welcome.begin",
    Purpose.VERTEGENWOORDIGER: "vertegenwoordiger_welcome.begin",
}
