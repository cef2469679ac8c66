"""The document of the API says what the API does: schemathesis calls it with what the document allows, and with what it does not."""

from io import BytesIO

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, given, settings
from requests import Session
from requests.adapters import HTTPAdapter
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from urllib3 import HTTPResponse

from answerable.desk.api.service import document
from desk.api.schemas_seen import names

EXAMPLES = 6
CHECKED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
OPERATIONS = [
    pytest.param(path, method.upper(), id=f"{method.upper()} {path.removeprefix('/api/v1')}")
    for path, methods in document()["paths"].items()
    for method in methods
]


@pytest.fixture(scope="module")
def schema():
    return schemathesis.openapi.from_dict(document())


@pytest.fixture(scope="module")
def checked():
    load_all_checks()
    return CHECKS.get_by_names(CHECKED)


class Here(HTTPAdapter):
    """Takes calls to the desk in this process and this thread, where the test's own data is."""

    def send(self, request, **more):
        browser = Client(raise_request_exception=False)
        kind, headers = request.headers.get("Content-Type", ""), {**request.headers}
        said = browser.generic(request.method, request.path_url, request.body or b"", kind, headers=headers)
        raw = HTTPResponse(BytesIO(said.content), said.headers, said.status_code, preload_content=False)
        return self.build_response(request, raw)


@pytest.fixture
def session(person, key_of):
    from answerable.desk.people.roles import Role

    opened = Session()
    opened.headers["Authorization"] = f"Bearer {key_of(person('All Roles', *Role))}"
    opened.mount("http://localhost", Here())
    return opened


@pytest.fixture
def things(case, say, by, at, monkeypatch):
    """What the calls find: a request with an answer, a question that was given away, a task."""
    from answerable.desk.api import keys
    from answerable.desk.cases.actions.allocate import allocate
    from answerable.desk.cases.actions.raise_task import raise_task

    monkeypatch.setattr(keys, "MOST", 1_000_000)
    say("1")
    allocate(reference=case.reference, number="2", name="Colin", email="colin@example.org", due_on=at.date(), by=by, at=at)  # fmt: skip
    raise_task(reference=case.reference, kind="bounce", words="Look at this.", by=by, at=at)
    return case


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_call_keeps_to_the_document(path, method, schema, checked, session, things):
    call = schema[path][method]
    found = {"reference": things.reference, "position": 1, "name": "tools"}
    own = {name: value for name, value in found.items() if "{" + name + "}" in path}
    cases = call.as_strategy(path_parameters=own) if own else call.as_strategy()

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(cases | call.as_strategy() | call.as_strategy(GenerationMode.NEGATIVE))
    def holds(case):
        case.call_and_validate(base_url="http://localhost", session=session, headers=session.headers, checks=checked)

    holds()


def test_the_document_is_whole():
    told = document()
    assert told["openapi"].startswith("3.1")
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], path
            assert operation["description"], path
            assert operation["tags"][0] in {tag["name"] for tag in told["tags"]}
            assert "security" in operation
            assert any(status.startswith("4") for status in operation["responses"]), (method, path)
            for one in operation["parameters"]:
                assert "$ref" in one or one["description"], (method, path, one)
    for name, schema in told["components"]["schemas"].items():
        for field, held in schema.get("properties", {}).items():
            assert held.get("description"), f"{name}.{field}"


def test_no_two_schemas_have_one_name():
    assert [name for name, rooms in names().items() if len(rooms) > 1] == []


@pytest.mark.django_db
def test_every_call_is_on_the_page_that_anyone_can_read():
    page = Client().get("/api/").content.decode()
    for path, methods in document()["paths"].items():
        for method in methods:
            assert f"<code>{method.upper()} {path}</code>" in page
    assert Client().get("/api/v1/openapi.json").json()["info"]["title"] == "Answerable"
