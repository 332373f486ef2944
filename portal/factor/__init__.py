"""A second factor beside the password: a passkey, a code of an app, or one of ten recovery codes."""
