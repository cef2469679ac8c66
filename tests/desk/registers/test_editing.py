"""The pages on which registers are looked through and edited."""

import re

import pytest

from answerable.desk.registers.access import READERS, editors
from answerable.desk.registers.authority import authority
from answerable.desk.registers.forms import EntryForm
from answerable.desk.registers.models import Columns, KeptRegister
from answerable.registers import REGISTERS, open_folder

pytestmark = pytest.mark.django_db


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def rows(answer):
    return re.findall(r'data-row><th scope="row"[^>]*><a [^>]*>([^<]*)', answer.content.decode())


def filled_in(form, **over):
    """What a browser sends of a form as it stands, with other words in some boxes."""
    sent = {}
    for every in (form, *(one for some in form.rows.values() for one in some)):
        for box in every:
            value = box.value()
            if hasattr(box.field.widget, "decompress"):
                parts = box.field.widget.decompress(value or None)
                boxes = zip(("day", "month", "year", "time"), parts, strict=False)
                sent |= {f"{box.html_name}_{name}": "" if part is None else part for name, part in boxes}
            elif not box.field.disabled:
                sent[box.html_name] = "" if value is None else value
    sent |= {f"{name}-rows": len(some) for name, some in form.rows.items()}
    return {**sent, **over}


def form_of(name, key):
    kept = authority().kept(name)
    section = next((part for part, entries in kept.beside.items() if any(one.id == key for one in entries)), "")
    entry = kept.find(key)
    return EntryForm(REGISTERS[name].section(section), folder=authority(), entry=entry, version=int(entry.version or 1))


@pytest.fixture
def desk(client_of, records):
    return client_of(records)


@pytest.mark.parametrize("name", REGISTERS)
def test_the_form_of_every_entry_sent_back_as_it_stands_changes_nothing(harrowmere, client_of, person, name):
    browser, kept = client_of(person("Ed Itor", *editors(name))), open_folder(harrowmere).kept(name)
    for entry in (*kept.entries, *(one for some in kept.beside.values() for one in some)):
        answer = browser.post(f"/registers/{name}/edit/{entry.id}/", filled_in(form_of(name, entry.id)), follow=True)
        assert "Nothing was changed." in text(answer), entry.id
    assert not KeptRegister.objects.exists()


def test_an_entry_is_changed_and_its_history_says_who_when_what_and_why(desk, records):
    sent = filled_in(form_of("tools", "TOOL-01"), **{"owner": "Head of Digital", "dpia.review_due_year": "2027", "change-reason": "A new head"})  # fmt: skip
    assert "Kept as version 2." in text(desk.post("/registers/tools/edit/TOOL-01/", sent, follow=True))
    history = text(desk.get("/registers/tools/history/TOOL-01/"))
    for words in (
        records.name,
        "A new head",
        "Head of ICT",
        "Head of Digital",
        "30 September 2027",
        "taken in from its file",
    ):
        assert words in history
    assert "30 September 2027" not in text(desk.get("/registers/tools/history/TOOL-01/?field=owner"))


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(desk):
    sent = filled_in(
        form_of("tools", "TOOL-01"),
        status="blocked",
        owner="Typed by hand",
        **{"capture.deadline_working_days": "soon"},
    )
    answer = desk.post("/registers/tools/edit/TOOL-01/", sent)
    assert answer.status_code == 422
    assert 'href="#id_capture.deadline_working_days"' in text(answer)
    assert "it must be a number" in text(answer)
    assert 'value="Typed by hand"' in text(answer)


def test_a_guard_says_beside_its_field_what_to_do(desk):
    answer = desk.post("/registers/tools/edit/TOOL-01/", filled_in(form_of("tools", "TOOL-01"), status="blocked"))
    assert "Add the change of status to history" in text(answer)


def test_a_change_that_needs_a_reason_asks_for_it_at_the_box_for_reasons(desk):
    sent = filled_in(form_of("retention", "COM-MSG-03"), **{"period.years": "9"})
    answer = desk.post("/registers/retention/edit/COM-MSG-03/", sent)
    assert 'href="#id_change-reason"' in text(answer)
    desk.post("/registers/retention/edit/COM-MSG-03/", {**sent, "change-reason": "The law changed"})
    assert authority().kept("retention").find("COM-MSG-03").number("period.years") == 9


def test_a_line_of_history_is_added_in_the_empty_row(desk):
    sent = filled_in(form_of("tools", "TOOL-07"), status="blocked")
    sent |= {"status_since_day": "1", "status_since_month": "11", "status_since_year": "2026"}
    last = int(sent["history-rows"]) - 1
    sent |= {f"history-{last}-date_day": "1", f"history-{last}-date_month": "11", f"history-{last}-date_year": "2026", f"history-{last}-status": "blocked"}  # fmt: skip
    desk.post("/registers/tools/edit/TOOL-07/", sent)
    entry = authority().kept("tools").find("TOOL-07")
    assert (entry.text("status"), str(list(entry.rows("history"))[-1].day("date"))) == ("blocked", "2026-11-01")


def test_another_row_can_be_asked_for_and_what_was_typed_stays(desk):
    sent = filled_in(form_of("tools", "TOOL-07"), owner="Typed by hand", more="history")
    answer = desk.post("/registers/tools/edit/TOOL-07/", sent)
    assert answer.status_code == 200
    assert f'name="history-rows" value="{int(sent["history-rows"]) + 1}"' in text(answer)
    assert 'value="Typed by hand"' in text(answer)
    assert not KeptRegister.objects.exists()


def test_of_two_who_edit_one_entry_the_second_sees_what_the_first_changed(desk, changed):
    sent = filled_in(form_of("tools", "TOOL-01"), owner="Mine")
    changed("tools", "TOOL-01", kind="Theirs")
    answer = desk.post("/registers/tools/edit/TOOL-01/", sent)
    assert "Read their version" in text(answer)
    assert "Theirs" in text(answer)
    assert 'value="Mine"' in text(answer)
    again = {
        **sent,
        "kind": "Theirs",
        "change-version": re.search(r'name="change-version" value="(\d+)"', text(answer))[1],
    }
    desk.post("/registers/tools/edit/TOOL-01/", again)
    assert authority().kept("tools").find("TOOL-01").text("owner") == "Mine"


def test_an_entry_is_added_by_its_form_and_one_without_a_name_is_not(desk):
    since = {"status_since_day": "2", "status_since_month": "11", "status_since_year": "2026"}
    answer = desk.post("/registers/tools/new/", {"id": "TOOL-99", "status": "blocked", "history-rows": "1"} | since)
    assert (answer.status_code, "Enter name" in text(answer)) == (422, True)
    answer = desk.post(
        "/registers/tools/new/",
        {"id": "TOOL-99", "status": "blocked", "name": "Pigeon", "history-rows": "1"} | since,
        follow=True,
    )
    assert "TOOL-99 is in the register." in text(answer)
    answer = desk.post(
        "/registers/tools/new/", {"id": "TOOL-99", "status": "blocked", "name": "Pigeon", "history-rows": "1"} | since
    )
    assert "is used twice" in text(answer)


def test_a_moment_is_typed_by_the_clock_on_the_wall(client_of, data_protection):
    moved = {"aware_at_day": "1", "aware_at_month": "7", "aware_at_year": "2024", "aware_at_time": "9am"}
    sent = filled_in(form_of("breaches", "BR-2024-001"), **moved, **{"change-reason": "It was later"})
    answer = client_of(data_protection).post("/registers/breaches/edit/BR-2024-001/", sent, follow=True)
    assert "Kept as version 2." in text(answer)
    assert (
        authority().kept("breaches").find("BR-2024-001").moment("aware_at").isoformat() == "2024-07-01T09:00:00+01:00"
    )


def test_a_group_whose_parts_are_free_keeps_its_numbers_and_what_is_not_known(client_of, data_protection):
    sent = filled_in(form_of("breaches", "BR-2024-001"))
    sent["risk.aid"] = sent["risk.aid"].replace("ENISA 2013", "ENISA 2013, by hand").replace("\n", "\r\n")
    before = authority().kept("breaches").find("BR-2024-001").at("risk.aid")
    client_of(data_protection).post("/registers/breaches/edit/BR-2024-001/", sent)
    assert authority().kept("breaches").find("BR-2024-001").at("risk.aid") == {
        **before,
        "method": "ENISA 2013, by hand",
    }
    answer = client_of(data_protection).post("/registers/breaches/edit/BR-2024-001/", {**sent, "risk.aid": "a: [b: c"})
    assert "Write one part a line" in text(answer)


def test_an_entry_is_removed_with_a_reason_and_its_history_stays(desk):
    since = {"status_since_day": "2", "status_since_month": "11", "status_since_year": "2026"}
    desk.post(
        "/registers/tools/new/", {"id": "TOOL-99", "status": "blocked", "name": "Pigeon", "history-rows": "1"} | since
    )
    assert desk.post("/registers/tools/remove/TOOL-99/", {"reason": "", "version": "1"}).status_code == 422
    assert "TOOL-99 is removed" in text(
        desk.post("/registers/tools/remove/TOOL-99/", {"reason": "It flew", "version": "1"}, follow=True)
    )
    assert desk.get("/registers/tools/TOOL-99/").status_code == 404
    assert "Because: It flew" in text(desk.get("/registers/tools/history/TOOL-99/"))


def test_an_entry_that_others_point_at_is_not_removed_and_they_are_named(desk):
    answer = desk.post("/registers/tools/remove/TOOL-02/", {"reason": "No more mail", "version": "1"})
    assert "BR-2024-001" in text(answer)


def test_a_list_is_narrowed_by_words_and_choices_and_counts_what_it_shows(desk):
    answer = desk.get("/registers/tools/", {"is.status": "blocked"})
    assert len(rows(answer)) == len(
        [one for one in authority().kept("tools").entries if one.text("status") == "blocked"]
    )
    assert f"{len(rows(answer))} of 22 entries" in text(answer)
    assert rows(desk.get("/registers/tools/", {"q": "BUSINESS whatsapp not_approved"})) == []
    assert "TOOL-10" in rows(desk.get("/registers/tools/", {"q": "Business WhatsApp"}))
    assert "No entry is like that" in text(desk.get("/registers/tools/", {"q": "zeppelin"}))
    assert "blocked (4)" in text(desk.get("/registers/tools/"))


def test_a_list_is_sorted_by_any_column_what_is_empty_last(desk):
    days = [
        authority().kept("tools").find(key).day("review_due")
        for key in rows(desk.get("/registers/tools/", {"sort": "-review_due"}))
    ]
    known = [day for day in days if day]
    assert known == sorted(known, reverse=True)
    assert days == [*known, *[None] * (len(days) - len(known))]


def test_the_columns_that_somebody_picks_are_in_the_address_and_remembered(desk, records):
    answer = desk.post(
        "/registers/tools/columns/", {"column": ["owner", "review_overdue", "nonsense"], "look": "is.status=blocked"}
    )
    assert answer.url == "/registers/tools/?is.status=blocked&columns=owner,review_overdue"
    assert Columns.objects.get(person=records).names == ["owner", "review_overdue"]
    assert 'data-label="Owner"' in text(desk.get("/registers/tools/"))
    assert 'data-label="Kind"' in text(desk.get("/registers/tools/?columns=kind"))


def test_a_list_and_an_entry_can_be_looked_at_as_on_another_day(desk, changed, at):
    changed("tools", "TOOL-01", owner="Head of Digital", when=at)
    answer = desk.get("/registers/tools/", {"on_day": "1", "on_month": "7", "on_year": "2026", "columns": "owner"})
    assert answer.url == "/registers/tools/?columns=owner&on=2026-07-01"
    assert "Head of ICT" in text(desk.get(answer.url))
    assert "Head of ICT" in text(desk.get("/registers/tools/TOOL-01/?on=2026-07-01"))
    assert "Head of Digital" in text(desk.get("/registers/tools/TOOL-01/?on=2026-11-20"))
    assert desk.get("/registers/tools/", {"on_day": "40", "on_month": "7", "on_year": "2026"}).status_code == 422


def test_an_entry_says_what_it_answers_and_what_of_it_is_public(desk):
    page = text(desk.get("/registers/tools/TOOL-09/"))
    assert "May staff use WhatsApp?" in page
    assert "The public page shows this entry, whole." in page
    assert "without: Name" in text(desk.get("/registers/tools/TOOL-22/"))
    assert "does not list this entry" in text(desk.get("/registers/groups/GRP-09/"))


@pytest.mark.parametrize("address", ["edit/TOOL-01/", "remove/TOOL-01/", "new/"])
def test_who_reads_registers_without_keeping_them_is_told_who_keeps_them(client_of, person, address):
    for role in READERS:
        if role not in editors("tools"):
            answer = client_of(person(f"Some {role.name.title()}", role)).get(f"/registers/tools/{address}")
            assert (answer.status_code, "Records officer" in text(answer)) == (403, True)
            assert "Change it" not in text(
                client_of(person(f"More {role.name.title()}", role)).get("/registers/tools/TOOL-01/")
            )


def test_a_register_that_is_not_begun_is_begun_by_who_keeps_it(folder, desk, client_of, auditor):
    (folder / "devices.yaml").unlink()
    assert "Not begun yet." in text(desk.get("/registers/"))
    assert "Add the first" in text(desk.get("/registers/devices/"))
    assert client_of(auditor).get("/registers/devices/").status_code == 404
    desk.post("/registers/devices/new/", {"id": "DEV-01", "name": "Telephone", "kind": "mobile"})
    assert rows(desk.get("/registers/devices/")) == ["DEV-01"]


def test_what_is_withheld_by_a_name_that_no_field_has_is_pointed_out(client_of, records):
    """TOOL-18 withholds “control”, which is a field of the devices register."""
    page = client_of(records).get("/registers/tools/TOOL-18/").content.decode()
    assert "it withholds “control” too, and no field is called so; nothing is held back by that." in page
