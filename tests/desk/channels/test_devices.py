import json
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from answerable.answers import ask
from answerable.desk.channels.actions.compare_devices import compare_devices
from answerable.desk.channels.actions.export_policy import export_policy
from answerable.desk.channels.models import DriftReport, PolicyExport
from answerable.desk.files import keeping
from answerable.desk.files.models import StoredFile
from answerable.desk.ledger.models import Entry
from answerable.desk.people.actors import acting
from answerable.desk.registers.actions.change import change
from answerable.desk.registers.authority import authority
from answerable.desk.registers.models import KeptRegister
from answerable.errors import NoSuchThing, NotAllowed, NotAnInventory
from answerable.registers.device_policy import read_policy

KEEPERS = ("records", "data_protection")
READERS = (*KEEPERS, "auditor")
OTHERS = ("officer", "contributor", "approver", "reviewer", "administrator")
PAGES = ("/devices/", "/devices/drift/", "/devices/drift/1/", "/devices/exports/1/")
PUBLIC = (
    "/", "/disclosure-log/", "/publication-scheme/", "/published/registers/", "/published/registers/tools/",
    "/published/registers/tools/register.json", "/published/registers/groups/register.csv",
    "/published/registers/tools/TOOL-11/",
)  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture
def made(keeper, at):
    return export_policy(format="android", kind="corporate_mobile", by=keeper, at=at)


@pytest.fixture
def report(keeper, at, found):
    return compare_devices(data=found, name="apps.csv", kind="", by=keeper, at=at)


def browser(request, client_of, role):
    return client_of(request.getfixturevalue(role))


def test_an_export_keeps_its_exact_bytes_and_their_digest_is_in_the_log(made):
    data = keeping.content(made.file)
    entry = Entry.objects.get(kind="exported")
    assert entry.digest == made.file.sha256 == sha256(data).hexdigest()
    assert (entry.subject, entry.data["registers"], entry.data["format"]) == (
        f"device-policy:{made.pk}",
        made.digest,
        "android",
    )
    assert made.file.name.endswith("-corporate-mobile.json")
    assert len(read_policy(data, name="x").rules) == made.rules == 13


def test_the_same_registers_give_the_same_bytes_again(made, keeper, at):
    again = export_policy(format="android", kind="corporate_mobile", by=keeper, at=at)
    assert (again.file.sha256, again.file.name) == (made.file.sha256, made.file.name)


def test_a_changed_register_gives_another_file_of_another_version(made, keeper, at):
    entry = authority().kept("tools").find("TOOL-17")
    values = {**entry.values, "reason": "another reason"}
    change(register="tools", key="TOOL-17", values=values, version=1, reason="Test.", by=keeper, at=at)
    again = export_policy(format="android", kind="corporate_mobile", by=keeper, at=at)
    assert again.digest != made.digest
    assert again.file.name != made.file.name
    assert again.version == str(KeptRegister.objects.get(pk="tools").changes)


@pytest.mark.parametrize("wrong", [("android", "corporate_laptop"), ("apple", "own_device_managed"), ("wdac", "x")])
def test_a_format_that_the_devices_do_not_obey_is_not_made(wrong, keeper, at):
    with pytest.raises(NoSuchThing):
        export_policy(format=wrong[0], kind=wrong[1], by=keeper, at=at)
    assert not PolicyExport.objects.exists()


def test_a_report_says_what_differs_and_changes_no_register(report, found):
    lines = {line["app"]: line["sort"] for line in report.report["lines"]}
    assert lines == {"Signal": "against", "Zebra Notes": "unknown", "Microsoft Teams": "agrees"}
    assert [row["row"] for row in report.report["bad"]] == [5]
    assert not KeptRegister.objects.exists()
    entry = Entry.objects.get(kind="compared")
    assert (entry.digest, entry.data["against"]) == (sha256(found).hexdigest(), 1)


def test_neither_the_file_nor_the_people_named_in_it_are_kept(report):
    assert not StoredFile.objects.exists()
    kept = json.dumps(report.report) + str(Entry.objects.get(kind="compared").body)
    assert not any(word in kept for word in ("PHONE-7", "Ursula", "Brook"))


def test_a_file_of_no_sort_leaves_no_report(keeper, at):
    with pytest.raises(NotAnInventory):
        compare_devices(data=b"Colour\nred\n", name="x.csv", kind="", by=keeper, at=at)
    assert not DriftReport.objects.exists()


@pytest.mark.parametrize("role", ("auditor", *OTHERS))
def test_only_who_keeps_the_policy_acts(role, request, at, found):
    by = acting(request.getfixturevalue(role))
    with pytest.raises(NotAllowed):
        export_policy(format="android", kind="corporate_mobile", by=by, at=at)
    with pytest.raises(NotAllowed):
        compare_devices(data=found, name="apps.csv", kind="", by=by, at=at)


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_are_for_those_who_keep_the_policy_and_the_auditor(page, request, client_of, made, report):
    page = page.replace("drift/1", f"drift/{report.pk}").replace("exports/1", f"exports/{made.pk}")
    assert {browser(request, client_of, role).get(page).status_code for role in READERS} == {200}
    assert {browser(request, client_of, role).get(page).status_code for role in OTHERS} == {403}


def test_nobody_who_is_not_signed_in_sees_them(client, made, report):
    for page in PAGES:
        assert client.get(page).status_code == 302


def test_the_page_shows_each_kind_with_what_a_file_cannot_express(client_of, records):
    page = client_of(records).get("/devices/").content.decode()
    assert "Council mobile telephones and tablets" in page
    assert "TOOL-09 WhatsApp (by exception): allowed by exception only" in page
    assert "Nobody manages these devices" in page
    assert "s.31(1)(a)" in page


def test_a_file_is_made_by_a_button_and_given_as_a_download(client_of, records):
    browser = client_of(records)
    answer = browser.post("/devices/export/", {"format": "apple", "kind": "corporate_mobile"}, follow=True)
    made = PolicyExport.objects.get()
    assert made.file.name in answer.content.decode()
    file = browser.get(reverse("channels:exported", args=[made.pk]))
    assert file["Content-Disposition"].startswith("attachment")
    assert sha256(file.content).hexdigest() == made.file.sha256


def test_an_auditor_finds_no_button_and_no_form(client_of, auditor):
    browser = client_of(auditor)
    assert b"Make this file" not in browser.get("/devices/").content
    assert b'type="file"' not in browser.get("/devices/drift/").content


def test_a_table_is_compared_on_its_page_and_what_is_no_table_is_refused_beside_the_field(client_of, records, found):
    browser = client_of(records)
    wrong = browser.post("/devices/drift/", {"file": SimpleUploadedFile("x.csv", b"Colour\nred\n"), "kind": ""})
    assert wrong.status_code == 422
    assert "is no table of apps found on devices" in wrong.content.decode()
    right = browser.post("/devices/drift/", {"file": SimpleUploadedFile("apps.csv", found), "kind": ""}, follow=True)
    page = right.content.decode()
    assert "Present or allowed, and the register blocks it" in page
    assert "Row 5: the register has no identifiers of apps for “Symbian”" in page
    assert "Ursula" not in page


def test_an_auditor_who_posts_a_table_is_refused(client_of, auditor, found):
    answer = client_of(auditor).post("/devices/drift/", {"file": SimpleUploadedFile("a.csv", found), "kind": ""})
    assert answer.status_code == 403
    assert not DriftReport.objects.exists()


def test_nothing_of_drift_or_of_how_a_block_is_made_reaches_a_public_page_or_an_answer(client, made, report, on):
    asked = ask(
        "How is Signal blocked on council telephones, and which apps were found that should not be there?",
        authority=authority(),
        on=on,
    )
    said = json.dumps(asked.as_json(), default=str)
    answers = [client.get(page) for page in PUBLIC]
    assert {answer.status_code for answer in answers} == {200}
    pages = [answer.content.decode() for answer in answers]
    for words in ("Zebra Notes", "allow list on the managed catalogue", "AuditOnly", made.file.sha256):
        assert words not in said
        assert not any(words in page for page in pages)


def test_without_the_registers_the_page_says_what_is_missing(client_of, records, settings, tmp_path):
    settings.AUTHORITY_FOLDER = tmp_path
    assert "does not keep both yet" in client_of(records).get("/devices/").content.decode()
