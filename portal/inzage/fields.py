"""A row of the log with the field names of NEN 7513; which are columns, and which are the same for every row."""

from portal.inzage.models import Inzage, InzageObject

NETWORK_ADDRESS = 2  # networkAccessPointTypeCode: an IP address
APPLICATION = 4  # AuditSourceTypeCode: an application server
PERSON, PATIENT = 1, 1  # participantObjectTypeCode and its role
READ, AMENDED, REPORTED, EXPORTED = 6, 3, 9, 10  # participantObjectDataLifeCycle (RFC 3881)
LIFE = {"print": REPORTED, "export": EXPORTED, "change": AMENDED, "rights": AMENDED}
PORTAL = "wat-werkt-voor-wie"


def of_event(row: Inzage) -> dict:
    return {
        "EventID": row.trace.hex(),
        "EventActionCode": row.action,
        "EventDateTime": row.at.isoformat(),
        "EventOutcomeIndicator": row.outcome,
        "EventTypeCode": f"{row.event}:{row.page}",
        "userID": row.lidmaatschap_id,
        "alternateUserID": row.account_id,
        "userName": row.work_name,
        "userIsRequestor": True,
        "roleIDCode": str(row.role),
        "purposeOfUse": row.purpose,
        "networkAccessPointTypeCode": NETWORK_ADDRESS,
        "networkAccessPointID": row.network,
        "AuditEnterpriseSiteID": row.organisatie_id,
        "AuditSourceID": row.source,
        "AuditSourceTypeCode": APPLICATION,
        "autorisatieProtocol": row.permission,
        "noodprocedure": row.emergency,
    }


def of_object(row: Inzage, thing: InzageObject) -> dict:
    """No name: who a casus belongs to is told by its id to whoever may look that up."""
    return {
        "participantObjectTypeCode": PERSON,
        "participantObjectTypeCodeRole": PATIENT,
        "participantObjectDataLifeCycle": LIFE.get(row.event, READ),
        "participantObjectIDTypeCode": f"{PORTAL}:casus",
        "participantObjectPermissionPolicySet": row.permission,
        "participantObjectSensitivity": "vertrouwelijk",
        "participantObjectID": thing.casus_id,
        "participantObjectDetail": thing.cells.split() or [row.page],
        "behandelrelatieProtocol": thing.relation,
        "toestemmingsProfiel": thing.consent_seq,
    }
