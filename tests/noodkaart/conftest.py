from tests.notice.conftest import office, server

__all__ = ["office", "server"]
