"""Every page and every call of the API, tried by every role and by nobody: the wrong ones are refused, and nothing changes.

The addresses come from Django and from the API's own document: a new one is tried as soon as it is there, and a new
page of the staff must be put into the table below.
"""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from desk.cases.conftest import case, take  # noqa: F401  # fixtures
from journeys.doors import calls, pages, sample

OFFICER, CONTRIBUTOR, APPROVER, REVIEWER = "officer", "contributor", "approver", "reviewer"
PROTECTION, RECORDS, AUDITOR, ADMINISTRATOR = "data_protection", "records", "auditor", "administrator"
ROLES = (OFFICER, CONTRIBUTOR, APPROVER, REVIEWER, PROTECTION, RECORDS, AUDITOR, ADMINISTRATOR)
READERS = (OFFICER, APPROVER, REVIEWER, AUDITOR)
REGISTERS = (*READERS, PROTECTION, RECORDS)
STRANGERS = (CONTRIBUTOR, PROTECTION, RECORDS, ADMINISTRATOR)  # to requests
# Who opens what. A name with a star stands for all pages that begin with it and have no line of their own.
OPENED_BY = {
    "gallery": ROLES,
    "people:*": (ADMINISTRATOR,),
    **dict.fromkeys(("people:me", "people:sessions", "people:sessions-end", "people:session-end"), ROLES),
    **dict.fromkeys(("people:keys", "people:key-end", "people:second-factor", "people:leave"), ROLES),
    "cases:*": READERS,
    "cases:look": ROLES,  # by POST alone; whoever may not read the request is told that it is not there
    **dict.fromkeys(("cases:desk", "cases:tasks", "cases:finish-task", "cases:search"), ROLES),  # they show what one may see
    "cases:clocks": (OFFICER, ADMINISTRATOR, AUDITOR),
    "cases:mend": (OFFICER, ADMINISTRATOR),
    "cases:new": (OFFICER,),
    "cases:publish": (OFFICER,),
    "cases:send-again": (OFFICER,),
    "post:*": (OFFICER, AUDITOR),
    "returns:*": READERS,
    "checks:*": READERS,
    **dict.fromkeys(("checks:rules", "checks:rule"), ROLES),
    "imports:*": (OFFICER,),
    **dict.fromkeys(("imports:index", "imports:import", "imports:faults-csv"), (OFFICER, AUDITOR)),
    "memory:*": (OFFICER,),
    **dict.fromkeys(("memory:search", "memory:answer", "memory:logs", "memory:log"), ROLES),  # ours for READERS alone
    "registers:*": REGISTERS,
    **dict.fromkeys(("registers:new", "registers:new-in", "registers:edit", "registers:remove"), (RECORDS,)),  # of tools
    **dict.fromkeys(("registers:import", "registers:preview", "registers:keep-document"), (RECORDS,)),
    "custody:*": (PROTECTION, AUDITOR),
    "custody:open": (PROTECTION,),
    "retention:*": REGISTERS,
    **dict.fromkeys(("retention:place", "retention:lift"), (PROTECTION, RECORDS)),
    **dict.fromkeys(("retention:begin", "retention:item", "retention:act"), (RECORDS,)),
    **dict.fromkeys(("retention:approve", "retention:send-back"), (PROTECTION, RECORDS, APPROVER)),
    "channels:*": (PROTECTION, RECORDS, AUDITOR),
    "channels:export": (PROTECTION, RECORDS),
    "channels:captures": (OFFICER, PROTECTION, RECORDS, AUDITOR),
    "breaches:*": (PROTECTION, AUDITOR),
    "records:*": (OFFICER, REVIEWER, PROTECTION, RECORDS, AUDITOR),
    **dict.fromkeys(("records:index", "records:new", "records:capture", "records:chat"), ROLES),  # a group's owner, whatever the role, sees that group
    "review:*": READERS,
    **dict.fromkeys(("breaches:list", "breaches:breach", "breaches:report", "breaches:report-csv", "breaches:behind"), (PROTECTION, *READERS)),
    **dict.fromkeys(("breaches:new", "breaches:act"), (PROTECTION,)),
    "proof:*": REGISTERS,
    "proof:check": (PROTECTION, RECORDS, AUDITOR),
    **dict.fromkeys(("memory:standing", "memory:standing-answer", "memory:candidates"), READERS),
    **dict.fromkeys(("memory:new-standing", "memory:edit-standing", "memory:withdraw-standing"), (OFFICER, APPROVER)),
    "api:webhook*": (ADMINISTRATOR,),
}  # fmt: skip
FOR_ANYONE = {
    "health": "tells a load balancer that the desk is up",
    "components:brand": "the colour, for every page",
    "components:keys": "the list of keys",
    "cases:asked": "a colleague's link, which is its own key",
    "cases:calendar": "a calendar's link, which is its own key",
    "api:operations": "what the API can do, for whoever writes a program",
    "people:leave": "signing out",
    **dict.fromkeys(("proof:checkpoint", "proof:keys", "proof:update"), "what a witness of the log is brought"),
}
OWN_GATE = ("account_", "mfa_", "openid_connect_", "socialaccount_")  # allauth's own: tests/desk/people
NOT_FOR_KEYS = ("list_log", "read_published")  # what is published
READS = ("check_letter", "match_questions")  # by POST, for the letter is in the body; nothing is kept
REFUSED = (403, 404)


@pytest.fixture
def known(request, case):  # noqa: F811
    """What stands at the places of addresses."""
    person = request.getfixturevalue(OFFICER)
    return {"reference": case.reference, "person": person.pk, "act": "start", "name": "tools", "group": "requests"}


@pytest.fixture
def unchanged(db):
    """unchanged(): nothing has been recorded since the test began."""
    from answerable.desk.ledger.models import Entry

    def same():
        return Entry.objects.order_by("-pk").values_list("pk", "kind").first()

    return same


def of_staff():
    """The pages of the staff."""
    return [page for page in pages() if page.name not in FOR_ANYONE and not page.name.startswith(OWN_GATE)]


def opened_by(name):
    """Who opens a page, by the table."""
    fits = [key for key in OPENED_BY if key == name or (key[-1] == "*" and name.startswith(key[:-1]))]
    return OPENED_BY[max(fits, key=lambda key: (key == name, len(key)))] if fits else None


def test_the_table_has_every_page_of_the_staff():
    assert [page.name for page in of_staff() if opened_by(page.name) is None] == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_comes_in_without_signing_in(client, known, unchanged, method):
    before = unchanged()
    for page in of_staff():
        answer = getattr(client, method)(page.path(known))
        assert answer.status_code == 302 and answer["Location"].startswith("/sign-in/"), page
    assert unchanged() == before


@pytest.mark.parametrize("role", ROLES)
def test_every_page_refuses_the_roles_that_it_is_not_for(request, client_of, known, unchanged, role):
    browser = client_of(request.getfixturevalue(role))
    before, pages_for_others = unchanged(), [page for page in of_staff() if role not in opened_by(page.name)]
    for page in pages_for_others:
        for method in (browser.get, browser.post):
            status = method(page.path(known)).status_code
            assert status in (*REFUSED, 405), (page, status)
            assert status != 405 or method == browser.get, page
    assert unchanged() == before
    mine = [page for page in of_staff() if role in opened_by(page.name)]
    for page in mine:
        assert browser.get(page.path(known)).status_code != 403, page


def test_an_auditor_changes_nothing_by_any_page(auditor, client_of, known, unchanged):
    browser, before = client_of(auditor), unchanged()
    own = ("people:", "custody:")  # their account; and to look at evidence is an entry of its own
    for page in of_staff():
        if not page.name.startswith(own):
            browser.post(page.path(known), {"do": "proclaim"})
            assert unchanged() == before, page


@pytest.fixture
def key_of(request):
    """key_of(role, scopes): the header with which a program acts for someone of that role."""
    from django.utils import timezone

    from answerable.desk.people.actions.tokens import issue
    from answerable.desk.people.actors import acting
    from answerable.desk.people.tokens import Scope

    def make(role, scopes=tuple(Scope)):
        at, person = timezone.now(), request.getfixturevalue(role)
        key = issue(name="k", scopes=scopes, expires_on=at.date() + timedelta(days=9), by=acting(person), at=at)
        return {"Authorization": f"Bearer {key}"}

    return make


@pytest.fixture
def call(client, known, on):
    """call(one, headers): the status that this call of the API is answered with, sent the least that fits it."""
    from answerable.desk.api.service import document

    def make(one, headers):
        body = sample(one.schema, document(), on) if one.schema else None
        sent = {}
        if one.is_file:
            file = {"file": SimpleUploadedFile("a.txt", b"Words.")}
            sent = {"data": {**{key: value for key, value in body.items() if key != "file"}, **file}}
        elif body is not None:
            sent = {"data": json.dumps(body), "content_type": "application/json"}
        path = one.path({**known, "slug": "x"})
        return getattr(client, one.method)(path, headers=headers, **sent).status_code

    return make


def test_every_call_of_the_api_asks_for_a_key(call, unchanged):
    before = unchanged()
    for one in calls():
        if one.name not in NOT_FOR_KEYS:
            assert call(one, {}) in (401, 405), one
    assert unchanged() == before


@pytest.mark.parametrize("role", STRANGERS)
def test_every_call_about_a_request_is_refused_to_those_who_read_none(call, key_of, unchanged, role):
    headers = key_of(role)
    before = unchanged()
    for one in calls():
        if "{reference}" in one.route:
            assert call(one, headers) in (*REFUSED, 422), one
    assert unchanged() == before


def test_an_auditor_changes_nothing_by_any_call(call, key_of, unchanged):
    headers = key_of(AUDITOR)
    before = unchanged()
    for one in calls():
        if one.method != "get" and one.name not in READS:
            assert call(one, headers) in (*REFUSED, 422), one
    assert unchanged() == before


@pytest.mark.parametrize("scope", ["read", "write", "send", "publish", "returns"])
def test_a_key_opens_no_call_that_it_was_not_made_for(call, key_of, unchanged, scope):
    from answerable.desk.api.service import scopes
    from answerable.desk.people.tokens import Scope

    headers, needed = key_of(OFFICER, [Scope(scope)]), scopes()
    before = unchanged()
    for one in calls():
        key = needed.get(one.name)
        if key and key.scope.value != scope:
            assert call(one, headers) in REFUSED, one
    assert unchanged() == before
