"""The tables without row rules in PostgreSQL, and why."""

ASKED = "the rules themselves ask it: a rule on it would ask itself"
SELF = "found by a secret or by who signs in, before anybody acts as somebody"
OPEN = "of the organisaties and what they set up: nothing about a client"
WORK = "of people at their work, about themselves: nothing about a client"
PROOF = "of the proof over all casussen: hashes and the words of forms, nothing of a person"
OFFICE = "of an organisatie, for its functionaris: not of a casus; the words of a datalek lie sealed"
NOT_YET = "not yet: it has no words, but tells of a casus, and is reached by doors outside it"
SEALED = "not yet: a name or a line lies sealed in it, and it is reached by doors outside the casus"

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
    **dict.fromkeys(("casusregisseur", "notice", "visit", "outbox", "written_down"), NOT_YET),
    **dict.fromkeys(("inzage", "inzage_object", "toestemmingslog", "toestemmingslog_head"), NOT_YET),
    **dict.fromkeys(("casus", "deelname", "verzoek", "uitnodiging", "toestemmingslog_payload"), SEALED),
}
