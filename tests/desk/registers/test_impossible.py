"""What cannot be is refused, and what may be wrong is pointed out, by the form and by an import alike."""

import pytest

from answerable.desk.people.actors import acting
from answerable.desk.registers.actions.add import add
from answerable.desk.registers.authority import authority
from answerable.desk.registers.importing import Incoming, plan
from answerable.desk.registers.pointing import looks_at
from answerable.desk.registers.publishing import public_register
from answerable.errors import EntryRefused
from answerable.registers import REGISTERS

pytestmark = pytest.mark.django_db
GROUPS, TOOLS = REGISTERS["groups"], REGISTERS["tools"]
TOOL = {"id": "TOOL-98", "name": "Pigeon", "status": "blocked"}


def faults_of(data, name="groups"):
    found = plan(Incoming(data.encode(), f"{name}.csv", reason="A test"), register=REGISTERS[name], folder=authority())
    return [fault for row in found.of("refused") for fault in row.faults]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("id,members.staff\nGRP-01,-3\n", "a number of its members is below nought"),
        ("id,capture.every_working_days\nGRP-01,0\n", "its period of capture is no number of days"),
        ("id,started,ended\nGRP-01,2025-11-03,2020-01-01\n", "it ended before it began"),
        ("id,held_for_council.answer\nGRP-01,no\n", "the reason written there stayed as it was"),
    ],
)
def test_an_import_refuses_what_cannot_be(data, says):
    assert [fault for fault in faults_of(data) if says in fault]


def test_a_form_refuses_it_too(changed):
    with pytest.raises(EntryRefused, match="below nought"):
        changed("groups", "GRP-01", members__staff=-3, reason="Counted.")
    with pytest.raises(EntryRefused, match="stayed as it was"):
        changed("groups", "GRP-01", held_for_council__answer="no", reason="Council business.")


def test_whether_messages_are_held_changes_with_a_new_reason_written_beside_it(changed):
    made = changed("groups", "GRP-01", held_for_council__answer="no", held_for_council__reason="Another body runs it.", reason="Corrected.")  # fmt: skip
    assert made.version == 2


def test_a_new_tool_says_since_when_its_status_stands_and_its_history_begins_with_it(records, at):
    with pytest.raises(EntryRefused, match="the day since when its status stands is not given"):
        add(register="tools", values=TOOL, by=acting(records), at=at)
    assert "the day since when its status stands is not given" in faults_of("id,name,status\nTOOL-98,Pigeon,blocked\n", "tools")[0]  # fmt: skip
    add(register="tools", values=TOOL | {"status_since": "2026-11-02"}, by=acting(records), at=at)
    rows = list(authority().kept("tools").find("TOOL-98").rows("history"))
    assert [(str(row.day("date")), row.text("status")) for row in rows] == [("2026-11-02", "blocked")]


def test_a_status_without_a_day_a_draft_assessment_and_a_word_nobody_reads_are_pointed_out(values_of):
    entry = authority().kept("tools").find("TOOL-01")

    def said(**over):
        return " ".join(looks_at(entry, values_of("tools", "TOOL-01", **over), register=TOOLS))

    assert "Its status has no day since when it stands" in said(status_since=None)
    assert "its data protection impact assessment is a draft" in said(dpia__state="draft")
    assert "“yess” is none of the words" in said(devices__corporate_mobile="yess")


def test_a_group_without_a_period_of_capture_is_pointed_out(values_of):
    entry = authority().kept("groups").find("GRP-01")
    values = values_of("groups", "GRP-01", capture__every_working_days=None)
    assert "no capture of it will ever be overdue" in " ".join(looks_at(entry, values, register=GROUPS))


def test_a_day_of_capture_typed_in_the_group_is_pointed_out(values_of):
    entry = authority().kept("groups").find("GRP-02")
    values = values_of("groups", "GRP-02", capture__last_captured="2026-06-29")
    assert "The day alone is no capture" in " ".join(looks_at(entry, values, register=GROUPS))


def test_the_preview_shows_the_whole_of_a_new_entry_and_that_it_is_public_at_once(client_of, records):
    from django.core.files.uploadedfile import SimpleUploadedFile

    data = b"id,name,status,status_since,owner,publish.list\nTOOL-98,Pigeon,blocked,2026-11-02,Head of Birds,yes\n"
    sent = {"file": SimpleUploadedFile("tools.csv", data), "reason": "A test"}
    page = client_of(records).post("/registers/tools/import/", sent, follow=True).content.decode()
    for words in ("<b>Name</b>: Pigeon", "<b>Owner</b>: Head of Birds", "<b>Since</b>: 2 November 2026"):
        assert words in page
    assert "1 of these is listed in public: the public page shows it as soon as this is kept." in page


def test_a_note_is_for_the_office_unless_the_entry_says_that_it_is_public(changed, at):
    note = "capture due on 15 June 2026 and not made"
    assert "note" not in public_register("groups", on=at.date()).find("GRP-02").values
    assert "Note" not in public_register("groups", on=at.date()).find("GRP-02").withheld
    changed("groups", "GRP-02", publish__note="yes", reason="Asked for.")
    assert public_register("groups", on=at.date()).find("GRP-02").values["note"] == note


def test_a_file_of_a_list_that_there_is_not_is_not_there(client_of, records):
    assert client_of(records).get("/registers/tools/list/nothing/as/csv/").status_code == 404
