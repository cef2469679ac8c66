"""Registers as files, and files into registers: a preview first, then the keeping."""

import csv
import json
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from openpyxl import Workbook, load_workbook

from answerable.desk.ledger.models import Entry as Event
from answerable.desk.people.actors import DESK, acting
from answerable.desk.registers.access import editors
from answerable.desk.registers.actions.add import add
from answerable.desk.registers.actions.carry_out import carry_out
from answerable.desk.registers.actions.offer import offer
from answerable.desk.registers.authority import authority
from answerable.desk.registers.exporting import FORMS, export
from answerable.desk.registers.importing import Incoming, plan
from answerable.desk.registers.models import EntryVersion, KeptRegister, Upload
from answerable.errors import NotAllowed, NotAnImport, NotASheet, PlanChanged
from answerable.registers import REGISTERS, open_folder

pytestmark = pytest.mark.django_db
TOOLS = REGISTERS["tools"]


def planned(data, name="tools.yaml", register=TOOLS, **more):
    data = data.encode() if isinstance(data, str) else data
    return plan(Incoming(data, name, reason="A test", **more), register=register, folder=authority())


def sheet(*rows):
    out = StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


@pytest.fixture
def bring(records, at):
    """bring(data, name): imports a file into the register of tools, and keeps it."""

    def do(data, name="tools.csv", *, register="tools", by=None, **more):
        by = by or acting(records)
        incoming = Incoming(data.encode() if isinstance(data, str) else data, name, reason="A test", **more)
        upload = offer(register=register, incoming=incoming, by=by, at=at)
        found = plan(incoming, register=REGISTERS[register], folder=authority())
        return carry_out(register=register, number=upload.pk, digest=found.digest, by=by, at=at)

    return do


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", REGISTERS)
def test_every_register_goes_out_and_comes_in_again_without_a_change(harrowmere, on, name, form):
    sections = [
        part.name for part in REGISTERS[name].sections if open_folder(harrowmere).kept(name).beside.get(part.name)
    ]
    for section in ("", *(sections if form in ("csv", "xlsx") else ())):
        made = export(name, form, {}, section=section, by=DESK, on=on)
        found = planned(made.data, made.name, REGISTERS[name], section=section)
        assert found.counts == {"added": 0, "changed": 0, "removed": 0, "same": len(found.rows), "refused": 0}
        assert found.rows


@pytest.mark.parametrize("name", REGISTERS)
def test_yaml_that_goes_out_of_one_desk_gives_the_same_entries_in_another(folder, on, bring, person, name):
    made, before = export(name, "yaml", {}, by=DESK, on=on), authority().kept(name)
    (folder / before.file).unlink()
    if (folder / before.file) != folder / REGISTERS[name].files[0]:
        (folder / REGISTERS[name].files[0]).unlink(missing_ok=True)
    bring(made.data, made.name, register=name, by=acting(person("Ed Itor", *editors(name))))
    after = authority().kept(name)

    def bare(entries):
        return [replace(one, line=0, version="", as_at=None) for one in entries]

    assert bare(after.entries) == bare(before.entries)
    assert {part: bare(rows) for part, rows in after.beside.items()} == {
        part: bare(rows) for part, rows in before.beside.items()
    }


def test_a_list_goes_out_as_it_was_narrowed_and_as_on_the_day(on, changed, at):
    found = json.loads(export("tools", "json", {"is.status": "blocked"}, by=DESK, on=on).data)
    assert {one["status"] for one in found["tools"]} == {"blocked"}
    changed("tools", "TOOL-01", owner="Head of Digital", when=at)
    made = export("tools", "csv", {"on": "2026-07-01"}, by=DESK, on=on)
    assert (made.name, b"Head of Digital" in made.data) == (
        "tools-2026-06-30.csv",
        False,
    )  # of the day that it speaks of


def test_a_cell_that_a_spreadsheet_would_run_is_made_safe_and_comes_back_as_it_was(records, at, on):
    values = {
        "id": "TOOL-99",
        "name": '=HYPERLINK("x")',
        "status": "blocked",
        "status_since": "2026-11-02",
        "owner": "+44 1632",
    }
    add(register="tools", values=values, by=acting(records), at=at)
    made = export("tools", "csv", {}, by=DESK, on=on)
    assert "'=HYPERLINK" in made.data.decode()
    assert planned(made.data, made.name).counts["changed"] == 0
    cells = [
        row
        for row in load_workbook(BytesIO(export("tools", "xlsx", {}, by=DESK, on=on).data)).active.iter_rows(
            values_only=True
        )
        if row[0] == "TOOL-99"
    ]
    assert cells[0][1].startswith("'=")


def test_a_preview_says_row_by_row_what_would_be_added_changed_and_refused():
    data = sheet(
        ("id", "name", "status", "dpia.review_due", "mood", "status_since"),
        ("TOOL-01", "Microsoft Teams", "approved", "2027-09-30", "good", "2020-04-06"),
        ("TOOL-98", "Pigeon", "blocked", "", "", "2026-11-02"),
        ("TOOL-97", "Drum", "loud", "", "", "2026-11-02"),
        ("a/b", "Smoke", "blocked", "", "", "2026-11-02"),
        ("TOOL-96", "Twice", "blocked", "", "", "2026-11-02"),
        ("TOOL-96", "Twice", "blocked", "", "", "2026-11-02"),
        ("TOOL-02", "E-mail (Exchange Online)", "approved", "", "", "2019-09-02"),
    )
    found = planned(data, "tools.csv")
    assert [(row.number, row.key, row.what) for row in found.rows][:4] == [
        (2, "TOOL-01", "changed"), (3, "TOOL-98", "added"), (4, "TOOL-97", "refused"), (5, "a/b", "refused"),
    ]  # fmt: skip
    assert [one.name for one in found.rows[0].differences] == ["dpia.review_due"]
    assert "must be one of" in found.rows[2].faults[0]
    assert all("used twice" in row.faults[0] for row in found.of("refused") if row.key == "TOOL-96")
    assert found.notices == ("No field is called “mood”; those columns are left out.",)
    assert not KeptRegister.objects.exists()


def test_a_column_that_is_not_in_the_file_leaves_its_field_as_it_is(bring):
    before = authority().kept("tools").find("TOOL-01")
    bring(sheet(("id", "owner"), ("TOOL-01", "Head of Digital")))
    after = authority().kept("tools").find("TOOL-01")
    assert TOOLS.section().changed(before, after) == ("owner",)


def test_an_empty_cell_empties_its_field_and_rows_stand_in_one_cell(bring):
    history = json.dumps([{"date": "2020-04-06", "status": "approved", "by": "ICT", "ref": "X"}])
    bring(sheet(("id", "owner", "history"), ("TOOL-01", "", history)))
    entry = authority().kept("tools").find("TOOL-01")
    assert (entry.text("owner"), [row.text("ref") for row in entry.rows("history")]) == ("", ["X"])


def test_what_is_kept_is_an_event_for_each_entry_and_one_for_the_file(bring, records):
    bring(
        sheet(
            ("id", "name", "status", "status_since"),
            ("TOOL-01", "Teams", "approved", "2020-04-06"),
            ("TOOL-99", "Pigeon", "blocked", "2026-11-02"),
            ("TOOL-98", "Drum", "loud", "2026-11-02"),
        )
    )
    kinds = list(Event.objects.filter(kind__startswith="register-").values_list("kind", "subject"))
    assert kinds == [
        ("register-import-offered", "register:tools"), ("register-taken-in", "register:tools"),
        ("register-changed", "register:tools/TOOL-01"), ("register-added", "register:tools/TOOL-99"),
        ("register-imported", "register:tools"),
    ]  # fmt: skip
    assert EntryVersion.objects.get(entry__key="TOOL-99").reason == "A test"
    assert authority().kept("tools").find("TOOL-98") is None


def test_entries_that_the_file_lacks_are_removed_only_where_that_was_asked_and_nothing_points_at_them():
    data = sheet(("id", "name", "status"), ("TOOL-01", "Microsoft Teams", "approved"))
    assert planned(data, "tools.csv").counts["removed"] == 0
    found = planned(data, "tools.csv", removes=True)
    assert {row.what for row in found.rows if row.number == 0} == {"removed", "refused"}
    (mail,) = [row for row in found.rows if row.key == "TOOL-02"]
    assert "point at it" in mail.faults[0]


def test_an_import_is_refused_where_the_register_changed_after_its_preview(records, at, changed):
    by, incoming = (
        acting(records),
        Incoming(sheet(("id", "owner"), ("TOOL-01", "Mine")).encode(), "t.csv", reason="A test"),
    )
    upload = offer(register="tools", incoming=incoming, by=by, at=at)
    digest = planned(incoming.data, "t.csv").digest
    changed("tools", "TOOL-01", kind="Theirs")
    with pytest.raises(PlanChanged):
        carry_out(register="tools", number=upload.pk, digest=digest, by=by, at=at)
    carry_out(register="tools", number=upload.pk, digest=planned(incoming.data, "t.csv").digest, by=by, at=at)
    entry = authority().kept("tools").find("TOOL-01")
    assert (entry.text("owner"), entry.text("kind")) == ("Mine", "Theirs")


def test_an_import_that_is_sent_twice_is_kept_once(records, at, bring):
    bring(sheet(("id", "owner"), ("TOOL-01", "Mine")))
    upload = Upload.objects.get()
    carry_out(register="tools", number=upload.pk, digest="whatever", by=acting(records), at=at)
    assert EntryVersion.objects.filter(entry__key="TOOL-01").count() == 2


@pytest.mark.parametrize(
    ("name", "data"),
    [("x.txt", "id"), ("x.json", "{"), ("x.json", "[]"), ("x.yaml", "tools: ["), ("x.yaml", "a: b"), ("x.csv", "name\nPigeon\n"), ("x.xlsx", "PK nonsense"), ("x.csv", "")],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_beside_its_box(client_of, records, name, data):
    answer = client_of(records).post(
        "/registers/tools/import/", {"file": SimpleUploadedFile(name, data.encode()), "reason": "A test"}
    )
    assert answer.status_code == 422
    assert not Upload.objects.exists()


def test_the_pages_lead_from_the_file_over_its_preview_into_the_register(client_of, records):
    browser = client_of(records)
    data = sheet(
        ("id", "owner", "status"), ("TOOL-01", "Head of Digital", "approved"), ("TOOL-02", "", "loud")
    ).encode()
    answer = browser.post(
        "/registers/tools/import/", {"file": SimpleUploadedFile("tools.csv", data), "reason": "New heads"}, follow=True
    )
    page = answer.content.decode()
    assert "Keep the others, without the 1 refused" in page
    assert "Head of ICT" in page
    assert not KeptRegister.objects.exists()
    digest = page.split('name="digest" value="')[1].split('"')[0]
    answer = browser.post(answer.request["PATH_INFO"], {"digest": digest}, follow=True)
    assert "The import is kept." in answer.content.decode()
    assert authority().kept("tools").find("TOOL-01").text("owner") == "Head of Digital"
    assert browser.post(f"/registers/tools/import/{Upload.objects.get().pk}/", {"digest": "stale"}).status_code == 302


def test_a_file_is_saved_and_never_shown(client_of, auditor):
    answer = client_of(auditor).get("/registers/tools/list/tools/as/xlsx/?is.status=blocked")
    assert answer["Content-Disposition"] == 'attachment; filename="tools.xlsx"'
    assert "sandbox" in answer["Content-Security-Policy"]
    assert load_workbook(BytesIO(answer.content)).active.max_row == 5
    assert client_of(auditor).get("/registers/tools/as/pdf/").status_code == 404


def test_only_who_keeps_a_register_imports_into_it(officer, at):
    with pytest.raises(NotAllowed):
        offer(register="tools", incoming=Incoming(b"id\nx\n", "t.csv"), by=acting(officer), at=at)


def test_a_workbook_that_somebody_typed_is_read(bring):
    book, data = Workbook(), BytesIO()
    for row in (
        ("Our tools",),
        (),
        ("id", "name", "status", "status_since", "capture.deadline_working_days"),
        ("TOOL-99", "Pigeon", "blocked", date(2026, 11, 1), 5),
    ):
        book.active.append(row)
    book.save(data)
    bring(data.getvalue(), "ours.xlsx")
    entry = authority().kept("tools").find("TOOL-99")
    assert (entry.day("status_since"), entry.number("capture.deadline_working_days")) == (date(2026, 11, 1), 5)


def test_the_command_line_exports_and_imports(tmp_path, records, capsys):
    path = tmp_path / "tools.csv"
    call_command("registers", "export", "tools", "--format", "csv", "--output", str(path))
    path.write_text(path.read_text("utf-8").replace("Head of ICT", "Head of Digital"), "utf-8")
    sent = ["registers", "import", "tools", str(path), "--as", records.email, "--reason", "A new head"]
    call_command(*sent)
    assert "Nothing was kept." in capsys.readouterr().out
    call_command(*sent, "--keep")
    assert "It is kept." in capsys.readouterr().out
    assert authority().kept("tools").find("TOOL-01").text("owner") == "Head of Digital"
    with pytest.raises(CommandError, match="Nobody on the staff"):
        call_command("registers", "import", "tools", str(path), "--as", "x@y.example", "--reason", "None", "--keep")


def test_errors_of_files_say_what_to_do():
    for error in (NotAnImport, NotASheet):
        assert error(name="x", fault="y").part("do")
