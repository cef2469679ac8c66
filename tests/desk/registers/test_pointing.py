"""What is pointed out before an entry is kept: a public line that says the contrary of the status, and names of people."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from answerable.desk.registers.authority import authority
from answerable.desk.registers.models import KeptEntry
from answerable.desk.registers.pointing import looks_at, people_in
from answerable.registers import jsonable, read_values
from desk.registers.test_editing import filled_in, form_of

LOOK = "Look here before you keep it"


@pytest.fixture
def browser(client_of, records):
    return client_of(records)


def entry_of(key, within="tools"):
    return authority().kept(within).find(key)


def values(key, within="tools", **over):
    return {**jsonable(entry_of(key, within).values), **over}


def looks(key, within="tools", **over):
    register = authority().definitions[within]
    return looks_at(entry_of(key, within), values(key, within, **over), register=register)


def blocked(**over):
    """WhatsApp as it stands, blocked from another day, with its history."""
    history = [*jsonable(entry_of("TOOL-09").values)["history"], {"date": "2026-11-20", "status": "blocked"}]
    return {"status": "blocked", "status_since": "2026-11-20", "history": history, **over}


def test_a_new_status_with_the_old_public_line_is_pointed_out(db):
    (found,) = looks("TOOL-09", **blocked())
    assert found.startswith(
        "The status is blocked, and what is said in public says that it is allowed: “WhatsApp is not"
    )


def test_a_new_status_with_a_line_that_was_left_is_pointed_out_whatever_it_says(db):
    plain = values("TOOL-09", public_line="Ask the service desk.")
    definition = authority().definitions["tools"]
    before = read_values(plain, register=definition)
    (found,) = looks_at(before, plain | blocked(public_line="Ask the service desk."), register=definition)
    assert "The status is blocked now, and what is said in public was left as it was" in found


@pytest.mark.parametrize(
    ("status", "line", "is_pointed_out"),
    [
        ("blocked", "WhatsApp is blocked on council devices.", False),
        ("blocked", "WhatsApp may be used in named groups.", True),
        ("blocked", "WhatsApp may not be used.", False),
        ("blocked", "WhatsApp is no longer approved.", False),
        ("not_approved", "It isn't an approved tool.", False),
        ("not_approved", "It is approved for everyone.", True),
        ("approved", "It is not an approved corporate communication tool.", True),
        ("approved", "It is approved for everyone.", False),
        ("restricted", "It is not an approved tool; it may be used only in named groups.", False),
        ("restricted", "It is banned.", True),
        ("retired", "It can be used by teams.", True),
    ],
)
def test_what_a_public_line_says_is_held_against_the_status(status, line, is_pointed_out, db):
    found = looks("TOOL-09", **blocked(status=status, public_line=line))
    assert bool(found) == is_pointed_out


def test_an_entry_that_is_not_touched_there_points_nothing_out(db):
    for kept in authority().kept("tools").entries:
        assert looks(kept.id, owner="Digital") == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Letter of Jane Smith sent to the wrong address", ("Jane Smith",)),
        ("Complaint by Mrs O'Neill about bins", ("Mrs O'Neill",)),
        ("Sent to jane.smith@example.org", ("jane.smith@example.org",)),
        ("Note of rex records on the file", ("rex records",)),
        ("Dr A. Khan and Priya Patel", ("Dr A. Khan", "Priya Patel")),
        ("WhatsApp, Highways and Resilience", ()),
        ("Data emailed to the wrong recipient at Alder Street School", ()),
        ("Victoria Road depot, James Street library", ()),
        ("The council may use Microsoft Teams on council laptops", ()),
    ],
)
def test_words_that_may_name_a_person(words, found):
    assert set(people_in(words, staff=frozenset({"Rex Records"}))) == set(found)


def test_a_name_in_what_others_read_is_pointed_out_and_elsewhere_is_not(db):
    (found,) = looks("TOOL-09", name="WhatsApp of Jane Smith")
    assert found.startswith("“Name” may name a person: “Jane Smith”.")
    assert looks("BR-2025-002", "breaches", summary="A letter for Jane Smith.")
    assert looks("BR-2025-002", "breaches", lessons="Jane Smith was told.") == ()


def test_the_page_warns_once_and_keeps_what_is_sent_again(browser):
    address = reverse("registers:edit", args=["tools", "TOOL-09"])
    given = filled_in(form_of("tools", "TOOL-09")) | {"name": "WhatsApp of Jane Smith", "change-reason": "Renamed."}
    page = browser.post(address, given)
    assert page.status_code == 200
    assert LOOK in page.content.decode() and "“Jane Smith”" in page.content.decode()
    assert not KeptEntry.objects.filter(key="TOOL-09").exists()
    looked = page.context["form"].looked
    other = browser.post(address, given | {"name": "WhatsApp of John Smith", "change-looked": looked})
    assert LOOK in other.content.decode() and "“John Smith”" in other.content.decode()
    kept = browser.post(address, given | {"change-looked": looked})
    assert kept.status_code == 302 and KeptEntry.objects.get(key="TOOL-09").values["name"] == "WhatsApp of Jane Smith"


def test_the_preview_of_an_import_says_what_is_new_and_what_to_look_at(browser):
    data = b"id,name,status,status_since,public_line\nTOOL-99,Pigeons of Jane Smith,blocked,2026-11-02,Pigeons may be used by teams.\n"
    file = SimpleUploadedFile("tools.csv", data)
    page = browser.post(
        "/registers/tools/import/", {"file": file, "reason": "New tools."}, follow=True
    ).content.decode()
    assert "<b>Name</b>: Pigeons of Jane Smith" in page and "<b>Look here</b>: The status is blocked" in page
    assert "“Name” may name a person: “Jane Smith”" in page


def test_a_change_without_anything_to_look_at_is_kept_at_once(browser):
    address = reverse("registers:edit", args=["tools", "TOOL-09"])
    given = filled_in(form_of("tools", "TOOL-09")) | {"owner": "Digital", "change-reason": "It moved."}
    assert browser.post(address, given).status_code == 302
