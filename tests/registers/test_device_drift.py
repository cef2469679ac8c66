import contextlib
import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.errors import NotADeviceFile, NotAnInventory
from answerable.registers import DEMOS, open_folder
from answerable.registers.device_policy import DriftSort, drift_from, policy_of_devices, read_inventory

INTUNE = "ApplicationKey,ApplicationName,ApplicationPublisher,ApplicationVersion,DeviceCount,Platform\n"
JAMF = "Display Name,App Name,Identifier,Version,Ownership,Platform\n"


@pytest.fixture(scope="module")
def policy():
    return policy_of_devices(open_folder(DEMOS["harrowmere"]))


def compared(policy, text, **more):
    data = text if isinstance(text, bytes) else text.encode()
    return drift_from(policy, data=data, name="apps.csv", **more)


def sorts(report):
    return {line.app: line.sort.name for line in report.lines}


def test_apps_that_are_there_and_blocked_come_first_with_their_entry_reason_and_number_of_devices(policy):
    report = compared(policy, INTUNE + "1,Microsoft Teams,Microsoft,1,900,Windows\n2,Signal,Signal,7,4,iOS\n")
    first = report.lines[0]
    assert (first.sort, first.app, first.tools, first.devices, first.rows) == (
        DriftSort.AGAINST, "Signal", ("TOOL-11",), 4, (3,)
    )  # fmt: skip
    assert "cannot be kept as records" in first.words
    assert report.counts["agrees"] == 1


def test_an_identifier_decides_over_a_name(policy):
    report = compared(policy, JAMF + "Phone 1,Signal,com.microsoft.skype.teams,1,Institutional,iOS\n")
    assert sorts(report) == {"Signal (com.microsoft.skype.teams)": "AGREES"}


def test_an_app_that_no_entry_names_is_unknown_and_a_like_name_is_a_hint_only(policy):
    report = compared(policy, INTUNE + "1,WhatsApp Messenger,x,1,12,iOS\n2,Solitaire,x,1,3,iOS\n")
    lines = {line.app: line for line in report.lines}
    assert lines["WhatsApp Messenger"].sort is DriftSort.UNKNOWN
    assert "TOOL-09" in lines["WhatsApp Messenger"].words
    assert lines["WhatsApp Messenger"].tools == ()
    assert lines["Solitaire"].words == ""


def test_what_is_allowed_by_exception_is_to_be_looked_at(policy):
    report = compared(policy, JAMF + "Phone 1,WhatsApp,net.whatsapp.WhatsApp,1,Corporate,iOS\n")
    assert [line.sort for line in report.lines] == [DriftSort.EXCEPTION]


def test_a_work_profile_is_a_device_of_one_s_own(policy):
    rows = "1,com.whatsapp,x,1,2,AndroidWorkProfile\n2,com.whatsapp,x,1,5,AndroidFullyManagedCorporate\n"
    report = compared(policy, INTUNE.replace("ApplicationName", "Package name") + rows)
    assert [(line.kind, line.sort.name) for line in report.lines] == [
        ("own_device_managed", "AGAINST"), ("corporate_mobile", "EXCEPTION")
    ]  # fmt: skip


def test_a_store_app_is_known_by_its_package_whether_as_name_or_family_name(policy):
    rows = "MSTeams_8wekyb3d8bbwe,Windows,3\n5319275A.WhatsAppDesktop_cv1g1gvanyjgm,Windows,2\n"
    report = compared(policy, "PackageFamilyName,Platform,Device count\n" + rows)
    assert sorts(report) == {"5319275A.WhatsAppDesktop": "AGAINST", "MSTeams": "AGREES"}
    named = compared(policy, INTUNE + "1,5319275A.WhatsAppDesktop,x,1,2,Windows\n")
    assert [line.tools for line in named.lines] == [("TOOL-09",)]


def test_where_the_kind_is_not_said_and_verdicts_differ_nothing_is_decided(policy):
    report = compared(policy, "Application name\nZoom\nSignal\n")
    assert sorts(report) == {"Zoom": "UNSURE", "Signal": "AGAINST"}
    assert sorts(compared(policy, "Application name\nZoom\n", kind="corporate_laptop")) == {"Zoom": "AGREES"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_encodings_and_marks_of_spreadsheets_are_read(policy, encoding, mark):
    rows = [["Application name", "Platform", "Device count"], ["Café röster", "iOS", "2"], ["Signal", "iOS", "1"]]
    text = "\r\n".join(mark.join(row) for row in rows)
    assert sorts(compared(policy, text.encode(encoding))) == {"Signal": "AGAINST", "Café röster": "UNKNOWN"}


def test_a_guessed_encoding_is_told(policy):
    report = compared(policy, "Application name\nCafé\n".encode("cp1252"))
    assert any("Windows-1252" in note for note in report.notes)


def test_a_line_for_spreadsheet_programs_moves_the_numbers_of_rows_and_nothing_else(policy):
    report = compared(policy, "sep=;\nApplication name;Platform\nSignal;iOS\n")
    assert [line.rows for line in report.lines] == [(3,)]


def test_bad_rows_are_told_by_row_and_the_others_are_compared(policy):
    rows = "1,,x,1,2,iOS\n2,Signal,x,1,many,iOS\n3,Signal,x,1,2,iOS,7\n4,Signal,x,1,2,macOS\n\n5,Signal,x,1,2,iOS\n"
    report = compared(policy, INTUNE + rows)
    assert [(bad.row, bad.why) for bad in report.bad] == [
        (2, "it names no app"),
        (3, "“many” is no number of devices"),
        (4, "it has more cells than there are headings"),
        (5, "the register has no identifiers of apps for “macOS”"),
    ]
    assert [line.rows for line in report.lines] == [(7,)]


def test_unknown_columns_are_told(policy):
    report = compared(policy, "Application name,Mood\nSignal,fine\n")
    assert any("not known, and not read: Mood" in note for note in report.notes)


def test_names_of_people_and_devices_are_counted_and_forgotten(policy):
    head = "DeviceName,UserName,EmailAddress,ApplicationName,Platform\n"
    rows = "PHONE-7,Ursula Undine,u.undine@harrowmere.example,Signal,iOS\nPHONE-8,Bo,b@harrowmere.example,Signal,iOS\n"
    report = compared(policy, head + rows + rows)
    assert [line.devices for line in report.lines] == [2]
    kept = str(report.as_json())
    assert not any(word in kept for word in ("PHONE", "Ursula", "undine", "harrowmere.example"))
    assert any("are not kept" in note and "UserName" in note for note in report.notes)


def test_rows_of_one_app_are_one_line_with_all_their_numbers(policy):
    report = compared(policy, INTUNE + "1,Signal,x,7.1,4,iOS\n2,Signal,x,7.2,6,iOS\n")
    assert [(line.devices, line.rows) for line in report.lines] == [(10, (2, 3))]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"Colour,Size\nred,2\n", b"\x00\x01\x02", b"\xff\xfe\x00"])
def test_what_is_no_table_of_apps_is_refused(data):
    with pytest.raises(NotAnInventory):
        read_inventory(data, name="x.csv")


def test_a_name_without_end_is_told_by_its_row(policy):
    report = compared(policy, "Application name\nSignal\n" + "x" * 301 + "\n")
    assert sorts(report) == {"Signal": "AGAINST"}
    assert [bad.row for bad in report.bad] == [3]


def test_what_stands_after_a_row_that_cannot_be_read_is_told_and_what_stands_before_it_is_kept(policy):
    before = csv.field_size_limit(1000)
    try:
        report = compared(policy, 'Application name\nSignal\n"' + "x" * 2000 + '"\nTelegram\n')
    finally:
        csv.field_size_limit(before)
    assert sorts(report) == {"Signal": "AGAINST"}
    assert any("Row 3 and all after it could not be read" in note for note in report.notes)


def test_a_kind_that_the_register_does_not_have_decides_nothing(policy):
    report = compared(policy, "Application name\nSignal\n", kind="kiosk")
    assert [line.sort for line in report.lines] == [DriftSort.UNSURE]


REFUSED = (NotADeviceFile, NotAnInventory)
BEGINNINGS = (
    b"",
    b"{",
    b'{"applications": [',
    b"<AppLockerPolicy>",
    b"<plist>",
    b"bplist00",
    b"Application name,Platform\n",
    b"\xff\xfe",
)


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=300))
def test_no_bytes_do_more_than_be_refused(policy, beginning, rest):
    with contextlib.suppress(*REFUSED):
        drift_from(policy, data=beginning + rest, name="x")


@given(st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=4), max_size=8))
def test_every_row_of_a_table_is_in_the_report_or_told(policy, rows):
    out = io.StringIO()
    csv.writer(out).writerows([["Application name", "Platform", "Device count"], *rows])
    data = out.getvalue().encode("utf-8", "replace")
    if b"\x00" in data:
        return
    report = drift_from(policy, data=data, name="x.csv")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    filled = {number for number, row in enumerate(read, 1) if number > 1 and any(cell.strip() for cell in row)}
    told = [*(row for line in report.lines for row in line.rows), *(bad.row for bad in report.bad)]
    assert sorted(told) == sorted(filled)
    assert json.loads(json.dumps(report.as_json()))["file"] == "x.csv"
    assert all(line.app.isprintable() for line in report.lines)


@given(st.dictionaries(st.text(max_size=12), st.sampled_from(["BLOCKED", "AVAILABLE", "?"]), max_size=6))
def test_names_in_rules_that_no_database_can_have_are_shown_without_what_it_cannot(policy, apps):
    said = {
        "applications": [
            {"packageName": app, "installType": kind} for app, kind in {**apps, "a\x00b\ud800": "BLOCKED"}.items()
        ]
    }
    report = drift_from(policy, data=json.dumps(said).encode(), name="x.json")
    assert all(line.app.isprintable() for line in report.lines)
    assert "a\ufffdb\ufffd" in [line.app for line in report.lines]
