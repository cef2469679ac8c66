"""What tests of the API share: keys, calls with them, and a request that was received."""

from datetime import date

import pytest
from django.test import Client

from desk.cases.conftest import LETTER, case, say, take  # noqa: F401  # fixtures of cases


@pytest.fixture
def key_of(at):
    """key_of(person, "read", "write"): a key that they made, all scopes unless said otherwise."""
    from answerable.desk.people.actions.tokens import issue
    from answerable.desk.people.actors import acting
    from answerable.desk.people.tokens import Scope

    def make(person, *scopes):
        chosen = [Scope(scope) for scope in scopes] or list(Scope)
        from django.utils import timezone

        now = timezone.now()
        return issue(name="test", scopes=chosen, expires_on=date(now.year + 1, 1, 1) if now.month < 12 else now.date(), by=acting(person), at=now)  # fmt: skip

    return make


@pytest.fixture
def calls(key_of):
    """calls(person, "read"): calls the API with a key of theirs: .get("requests"), .post("requests", {…})."""

    def opened(person=None, *scopes):
        return Calls(key_of(person, *scopes) if person else "")

    return opened


class Calls:
    """A program with a key."""

    def __init__(self, key):
        self.client, self.headers = Client(), {"Authorization": f"Bearer {key}"} if key else {}

    def __call__(self, method, path, given=None, *, headers=None, **more):
        address = path if path.startswith("/") else f"/api/v1/{path}"
        body = {"data": given or {}, "content_type": "application/json"} if method != "get" else {"data": given or {}}
        return getattr(self.client, method)(address, headers={**self.headers, **(headers or {})}, **(body | more))

    def get(self, path, given=None, **more):
        return self("get", path, given, **more)

    def post(self, path, given=None, **more):
        return self("post", path, given, **more)

    def put(self, path, given=None, **more):
        return self("put", path, given, **more)

    def patch(self, path, given=None, **more):
        return self("patch", path, given, **more)

    def delete(self, path, given=None, **more):
        return self("delete", path, given, **more)
