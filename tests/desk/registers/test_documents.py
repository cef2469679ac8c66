"""A policy keeps its document in every version."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.desk.ledger.models import Entry as Event
from answerable.desk.ledger.recording import digest_of
from answerable.desk.people.actors import acting
from answerable.desk.registers.actions.keep_document import keep_document
from answerable.desk.registers.documents import documents_of
from answerable.errors import NoSuchThing, NotAllowed, RepeatedEntry

pytestmark = pytest.mark.django_db
PAGE = "/registers/policies/document/POL-COM-01/"


def sent(version, data):
    return {"file": SimpleUploadedFile("policy.pdf", data), "version": version}


def test_every_version_of_a_policy_is_kept_byte_for_byte_and_none_is_replaced(client_of, records, auditor):
    browser = client_of(records)
    for version, data in (("3.0", b"the old words"), ("3.1", b"the new words")):
        assert "is kept." in browser.post(PAGE, sent(version, data), follow=True).content.decode()
    answer = browser.post(PAGE, sent("3.1", b"other words"))
    assert (answer.status_code, "is used twice" in answer.content.decode()) == (422, True)
    kept = documents_of("policies", "POL-COM-01")
    assert [one.version for one in kept] == ["3.1", "3.0"]
    page = client_of(auditor).get("/registers/policies/POL-COM-01/").content.decode()
    assert "Version 3.0: policy.pdf" in page and "Keep a version" not in page
    file = client_of(auditor).get(f"/registers/policies/documents/{kept[1].number}/")
    assert (file.content, file["Content-Disposition"][:10]) == (b"the old words", "attachment")


def test_the_log_has_the_digest_of_each_version(records, at):
    keep_document(
        register="policies", key="POL-COM-01", version="3.1", data=b"words", name="p.pdf", by=acting(records), at=at
    )
    event = Event.objects.get(kind="register-document-kept")
    assert (event.subject, event.digest) == ("register:policies/POL-COM-01", digest_of(b"words"))


def test_only_who_keeps_the_register_keeps_its_documents_and_only_of_what_there_is(records, officer, at):
    given = {"version": "1", "data": b"x", "name": "x", "at": at}
    with pytest.raises(NotAllowed):
        keep_document(register="policies", key="POL-COM-01", by=acting(officer), **given)
    for register, key in (("policies", "POL-99"), ("tools", "TOOL-01")):
        with pytest.raises(NoSuchThing):
            keep_document(register=register, key=key, by=acting(records), **given)
    keep_document(register="policies", key="POL-COM-01", by=acting(records), **given)
    with pytest.raises(RepeatedEntry):
        keep_document(register="policies", key="POL-COM-01", by=acting(records), **given)


def test_a_document_of_another_register_is_not_given(client_of, records, at):
    made = keep_document(
        register="policies", key="POL-COM-01", version="1", data=b"x", name="x", by=acting(records), at=at
    )
    assert client_of(records).get(f"/registers/tools/documents/{made.pk}/").status_code == 404
    assert client_of(records).get("/registers/tools/document/TOOL-01/").status_code == 404
