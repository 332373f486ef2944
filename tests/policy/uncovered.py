"""The tables without row rules in PostgreSQL, and why."""

ASKED = "the rules themselves ask it: a rule on it would ask itself"
SELF = "found by a secret or by who signs in, before anybody acts as somebody"
OPEN = "of the organisaties and what they set up: nothing about a client"
WORK = "of people at their work, about themselves: nothing about a client"
PROOF = "of the proof over all casussen: hashes and the words of forms, nothing of a person"
OFFICE = "of an organisatie, for its functionaris: not of a casus; the words of a datalek lie sealed"
# Not yet covered, though each row is about a client: a row rule would have to let through too much to hold anything
# back. The texts in them are held by the kluis alone.
GUARD = "the guard asks it before it knows what anybody holds; a name in it lies sealed"
SECRET = "found by a secret, before anybody takes part; a name or a line in it lies sealed"
FOR_ANOTHER = "written for one person by another, and by the worker: no words are in it"
AT_MANY_DOORS = "changed by the client, by two organisaties and by the worker: no words are in it"
LOG = "only grows; written at every door, also by who is refused, and read whole by whoever proves it"

UNCOVERED = {
    **dict.fromkeys(("teamlid", "sharing", "doorbreking", "suggest_invite", "partij", "lidmaatschap"), ASKED),
    **dict.fromkeys(
        ("account", "sign_in_session", "sign_in_tries", "passkey", "code_app", "recovery_code"), SELF
    ),
    **dict.fromkeys(("answered_challenge", "factor_log", "handled_request", "agenda", "mail_choice"), SELF),
    **dict.fromkeys(("openid_identity", "openid_used", "openid_log"), SELF),
    **dict.fromkeys(("arbeidsmarktregio", "organisatie", "onderdeel", "placement"), OPEN),
    **dict.fromkeys(("openid_provider", "openid_domain", "openid_onderdeel"), OPEN),
    **dict.fromkeys(("contact_card", "expertise", "hours", "review", "review_row", "departure"), WORK),
    **dict.fromkeys(("sleutelpersoon_change", "desk_log"), WORK),
    **dict.fromkeys(("put_away",), SELF),
    **dict.fromkeys(
        ("toestemming_text", "toestemmingslog_checkpoint", "toestemmingslog_leaf", "toestemmingslog_tree"),
        PROOF,
    ),
    **dict.fromkeys(("datalek", "datalek_revision", "look_review"), OFFICE),
    **dict.fromkeys(("noodkaart_keeper", "desk_code"), ASKED),
    **dict.fromkeys(("vertegenwoordiger", "vertegenwoordiger_onderwerp"), ASKED),
    **dict.fromkeys(("casus", "deelname"), GUARD),
    **dict.fromkeys(("verzoek", "uitnodiging"), SECRET),
    **dict.fromkeys(("notice", "outbox"), FOR_ANOTHER),
    **dict.fromkeys(("casusregisseur", "written_down"), AT_MANY_DOORS),
    **dict.fromkeys(("inzage", "inzage_object"), LOG),
    **dict.fromkeys(("toestemmingslog", "toestemmingslog_head", "toestemmingslog_payload"), LOG),
}
