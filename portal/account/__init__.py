"""A person signs in with an Account and acts as one Lidmaatschap at a time: every rule, log row and author is one."""
