"""What somebody must hold, besides reading what a notice is about, to be told of it."""

from portal.notice.models import Kind
from portal.policy.permissions import Permission as P

NEEDS = {
    Kind.ACTIE_ASKED: P.ACTIE_AGREE,
    Kind.NOBODY: P.TEAM_CHANGE,
    Kind.IDENTITY: P.TEAM_CHANGE,
    Kind.SECRECY_JOINED: P.SECRECY_TOLD,
    Kind.SECRECY_LEFT: P.SECRECY_TOLD,
    Kind.NAVRAAG_ANSWERED: P.INZAGE_READ,
    Kind.SUGGESTED: P.SUGGESTION_DECIDE,
    Kind.WRITTEN_DOWN: P.TOESTEMMING_CHANGE,
    Kind.OPENED_FOR_YOU: P.TOESTEMMING_CHANGE,
    Kind.ENDS_SOON: P.TOESTEMMING_CHANGE,
}
