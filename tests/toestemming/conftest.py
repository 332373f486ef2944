from tests.policy.stage import bare, stage  # noqa: F401 - fixtures
