"""The order of day, month and year: from the file, or asked."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest

from answerable.errors import CalendarNotRead, Damaged, DatesToSettle, NothingInIt
from answerable.records import DateOrder, Flag, Settings, open_capture, question_of
from answerable.records.importers import whatsapp
from answerable.records.importers.whatsapp import months
from answerable.records.importers.whatsapp.calendars import day_of


def reading(*lines: str, **settings):
    return whatsapp.read(BytesIO("\n".join(lines).encode()), name="chat.txt", settings=Settings(**settings))


def days(dates: list[str], *, words: str = "Skip on Mill Lane?") -> list[str]:
    return [f"{date}, 13:{n:02d} - {'Una Gill' if n % 2 else 'Dev Lomax'}: {words}" for n, date in enumerate(dates)]


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["03/04/22", "13/04/22"], "dmy"),
        (["03/04/22", "04/13/22"], "mdy"),
        (["2022/03/04", "2022/03/05"], "ymd"),
        (["22/03/04", "22/03/05", "22/03/06", "22/04/07"], "ymd"),
        (["22. 3. 18.", "22. 3. 19."], None),  # 22 March 2018 or 18 March 2022
        (["22. 3. 18.", "22. 3. 19.", "22. 3. 21."], "ymd"),
        (["23. 3. 22.", "24. 3. 22."], "dmy"),
        (["23-03-22"], None),  # 23 March 2022 or 22 March 2023
        (["23-03-22", "24-03-22"], "dmy"),
        (["22-03-23", "22-03-24", "22-03-26"], "ymd"),
        (["30/03/22", "31/03/22"], "dmy"),
    ],
)
def test_the_numbers_tell(dates, order):
    assert reading(*days(dates)).source.date_order == (DateOrder(order) if order else None)


def test_a_reading_under_which_the_chat_runs_back_is_not_taken():
    assert reading(*days(["05/01/22", "06/01/22", "02/02/22", "01/03/22"])).source.date_order is DateOrder.DMY


def test_dates_in_the_names_of_files_tell():
    lines = [
        *days(["03/04/2022", "03/04/2022"]),
        "03/04/2022, 14:00 - Una Gill: IMG-20220403-WA0001.jpg (file attached)",
    ]
    opened = reading(*lines)
    assert opened.source.date_order is DateOrder.DMY
    assert "names of files" in opened.source.evidence[0]
    brackets = [
        "[03/04/22, 13:00:01] Una Gill: <attached: 00000001-PHOTO-2022-03-04-13-00-01.jpg>",
        "[03/04/22, 13:00:09] Dev Lomax: ok",
    ]
    assert reading(*brackets).source.date_order is DateOrder.MDY


def test_a_message_is_not_later_than_the_export():
    lines = days(["03/12/2022", "03/12/2022"])
    assert reading(*lines).source.is_ambiguous
    told = reading(*lines, captured_at=dt.datetime(2022, 5, 1, tzinfo=dt.UTC))
    assert told.source.date_order is DateOrder.MDY


def test_what_cannot_be_told_is_asked_and_both_readings_stand_in_each_record():
    opened = reading(*days(["03/04/2022"] * 3))
    found = list(opened.records())
    assert opened.source.is_ambiguous
    assert opened.source.date_order is None
    assert [record.local for record in found] == [""] * 3
    assert found[0].readings == ((DateOrder.DMY, "2022-04-03T13:00"), (DateOrder.MDY, "2022-03-04T13:00"))
    assert found[0].earliest is None
    question = question_of(opened, found[0])
    assert isinstance(question, DatesToSettle)
    assert "3 April 2022 (day, month, year) or 4 March 2022 (month, day, year)" in question.part("what")


def test_a_persons_word_settles_it():
    opened = reading(*days(["03/04/2022"] * 3), date_order=DateOrder.MDY)
    found = list(opened.records())
    assert (opened.source.is_ambiguous, found[0].local) == (False, "2022-03-04T13:00")
    assert opened.source.evidence == ("a person said so",)


def test_where_both_readings_are_one_day_there_is_no_question():
    opened = reading(*days(["03/03/2022"] * 3))
    found = list(opened.records())
    assert opened.source.is_ambiguous
    assert [record.local[:10] for record in found] == ["2022-03-03"] * 3
    assert found[0].readings == ()


def test_dates_of_two_orders_in_one_form_are_asked():
    opened = reading(*days(["13/04/2022", "14/04/2022", "04/15/2022", "04/16/2022"]))
    assert opened.source.is_ambiguous
    assert "two phones" in opened.source.evidence[0]


def test_a_date_that_is_none_is_flagged():
    opened = reading(
        *days([f"{n % 28 + 1:02d}/04/2022" for n in range(200)]), "31/04/2022, 13:31 - Una Gill: typed by hand"
    )
    last = list(opened.records())[-1]
    assert (last.local, last.earliest) == ("", None)
    assert Flag.NO_DATE in last.flags


@pytest.mark.parametrize(
    ("year", "era", "expected"),
    [
        ("2565", "BE", 2022),
        ("2565", "", 2022),
        ("65", "BE", 2022),
        ("65", "", 2022),
        ("4", "R", 2022),
        ("31", "平成", 2019),
        ("111", "", 2022),
        ("22", "", 2022),
    ],
)
def test_years_of_other_eras_are_turned(year, era, expected):
    assert day_of(year, 3, 23, era=era) == dt.date(expected, 3, 23)


@pytest.mark.parametrize(
    ("persian", "common"),
    [
        ((1401, 1, 1), (2022, 3, 21)),
        ((1399, 12, 30), (2021, 3, 20)),
        ((1402, 7, 1), (2023, 9, 23)),
        ((1403, 12, 30), (2025, 3, 20)),
        ((1388, 10, 11), (2010, 1, 1)),
    ],
)
def test_days_of_the_persian_calendar_are_turned(persian, common):
    year, month, day = persian
    assert day_of(str(year), month, day, era="") == dt.date(*common)


def test_a_day_that_the_persian_calendar_lacks_is_none():
    assert day_of("1401", 12, 30, era="") is None


@pytest.mark.parametrize("line", ["[8/20/1443 AH, 13:31:02] ", "1443/8/20, 13:31 - "])
def test_a_calendar_that_is_not_read_stops_the_import(line):
    with pytest.raises(CalendarNotRead):
        list(reading(f"{line}Una Gill: one", f"{line}Dev Lomax: two").records())


def test_a_file_whose_lines_end_with_cr_alone_is_refused():
    with pytest.raises(Damaged):
        whatsapp.read(BytesIO("\r".join(days(["23/03/2022"] * 3)).encode()), name="x", settings=Settings())


def test_a_file_without_a_message_is_refused():
    with pytest.raises(NothingInIt):
        reading("Minutes of the meeting", "1. Bins", "2. Skips")


def test_a_chat_is_recognised_and_a_note_is_not():
    chat = "\n".join(days(["23/03/2022", "24/03/2022"])).encode()
    assert whatsapp.recognise(BytesIO(chat), name="x.txt")
    assert not whatsapp.recognise(BytesIO(b"Minutes of the meeting of 23/03/2022, 13:31\n1. Bins"), name="x.txt")
    notes = b"12/03/2023, 10:00 - site visit\n13/03/2023, 11:00 - rang planning\n"
    assert not whatsapp.recognise(BytesIO(notes), name="x.txt")
    notices = b'12/03/2023, 10:00 - Una Gill created group "Bins"\n13/03/2023, 11:00 - Una Gill left\n'
    assert whatsapp.recognise(BytesIO(notices), name="x.txt")
    opened = open_capture(BytesIO(chat), name="x.txt", settings=Settings())
    assert opened.source.format == "whatsapp"


def test_an_era_that_ends_within_a_chat_is_followed():
    lines = ["[H31/4/30 23:50:00] Una Gill: last", "[R1/5/1 0:10:00] Dev Lomax: first", "[R1/5/2 9:00:00] Una Gill: ok"]
    for sent in (lines, [line.replace("R1", "令和1").replace("H31", "平成31") for line in lines]):
        found = list(reading(*sent).records())
        assert [record.local[:10] for record in found] == ["2019-04-30", "2019-05-01", "2019-05-02"]
    american = reading("[4/30/H31, 23:50:00] Una Gill: last", "[5/1/R1, 0:10:00] Dev Lomax: first")
    assert [record.local[:10] for record in american.records()] == ["2019-04-30", "2019-05-01"]


def test_years_that_were_turned_are_said():
    opened = reading("14/6/65 10:00 - Una Gill: one", "15/6/65 10:00 - Una Gill: two")
    assert [record.local for record in opened.records()] == ["2022-06-14T10:00", "2022-06-15T10:00"]
    assert opened.source.notes == ("The years are of another calendar: 65 is read as 2022.",)
    assert reading("14/6/22 10:00 - Una Gill: one").source.notes == ()


def test_the_names_of_months_are_of_one_month_in_all_languages():
    assert (months.number_of("Mai"), months.number_of("Sept."), months.number_of("ЯНВ"), months.number_of("Mo")) == (
        5,
        9,
        1,
        0,
    )
    assert months.numbered("14. März 2022") == "14. 3 2022"
