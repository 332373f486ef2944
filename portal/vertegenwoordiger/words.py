"""As what somebody decides, and by which proof, in words."""

from portal.vertegenwoordiger.models import Hoedanigheid, Proof

KINDS = {
    Hoedanigheid.MENTOR: "Mentor",
    Hoedanigheid.BEWINDVOERDER: "Bewindvoerder",
    Hoedanigheid.CURATOR: "Curator",
    Hoedanigheid.GEMACHTIGDE: "Gemachtigde",
}
PROOFS = {
    Proof.RULING: "De beschikking van de rechter",
    Proof.REGISTER: "Een uittreksel van een register",
    Proof.SIGNED: "Een machtiging met de handtekening van de cliënt",
}
