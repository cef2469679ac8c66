from __future__ import annotations

from io import BytesIO

import pytest

from answerable.records import DateOrder, Kind, Record, Settings
from answerable.records.importers import whatsapp

NN, NB = "\u202f", "\u00a0"

# Each form of head that is known: how a phone prints 23 March 2022 at 13:31 (and seconds), the same evening and a later
# day; what the first and last are; the order of the dates.
FORMS = {
    "Android, day first": (
        "23/03/2022, 13:31 - ",
        "24/03/2022, 09:05 - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "dmy",
    ),
    "Android, month first, twelve hours": (
        f"3/23/22, 1:31{NN}PM - ",
        f"3/24/22, 12:05{NN}AM - ",
        "2022-03-23T13:31",
        "2022-03-24T00:05",
        "mdy",
    ),
    "a month with its name": (
        "23 May 2022, 13:31 - ",
        "4 August 2022, 09:05 - ",
        "2022-05-23T13:31",
        "2022-08-04T09:05",
        "dmy",
    ),
    "a month with its name, in brackets": (
        "[Mar 3, 2022 at 1:31:02 PM] ",
        "[Sept. 24, 2022 at 9:05:10 AM] ",
        "2022-03-03T13:31:02",
        "2022-09-24T09:05:10",
        "mdy",
    ),
    "a month shortened between dashes": (
        "03-Dec-22 13:31 - ",
        "04-JAN-23 09:05 - ",
        "2022-12-03T13:31",
        "2023-01-04T09:05",
        "dmy",
    ),
    "a Spanish month": (
        "3 de mayo de 2022, 13:31 - ",
        "24 de mayo de 2022, 9:05 - ",
        "2022-05-03T13:31",
        "2022-05-24T09:05",
        "dmy",
    ),
    "a Russian month": (
        "3 марта 2022 г., 13:31 - ",
        "24 мая 2022 г., 09:05 - ",
        "2022-03-03T13:31",
        "2022-05-24T09:05",
        "dmy",
    ),
    "a German month": (
        "[3. März 2022 um 13:31:02] ",
        "[24. Okt. 2022 um 09:05:10] ",
        "2022-03-03T13:31:02",
        "2022-10-24T09:05:10",
        "dmy",
    ),
    "the Persian calendar with a mark after the comma": (
        "۱۴۰۱/۱/۳،\u200f ۱۳:۳۱ - ",
        "۱۴۰۱/۱/۲۵،\u200f ۰۹:۰۵ - ",
        "2022-03-23T13:31",
        "2022-04-14T09:05",
        "ymd",
    ),
    "small letters": (
        f"23/03/2022, 1:31{NN}pm - ",
        f"24/03/2022, 9:05{NN}am - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "dmy",
    ),
    "a thin blank": (
        "23/03/2022, 1:31\u2009pm - ",
        "24/03/2022, 9:05\u2009am - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "dmy",
    ),
    "dots and blanks": (
        f"23/3/2022 1:31 p.{NB}m. - ",
        f"24/3/2022 9:05 a.{NB}m. - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "dmy",
    ),
    "dots only": ("23/3/2022, 1:31 p.m. - ", "24/3/2022, 9:05 a.m. - ", "2022-03-23T13:31", "2022-03-24T09:05", "dmy"),
    "no comma": ("23.03.22 13:31 - ", "24.03.22 09:05 - ", "2022-03-23T13:31", "2022-03-24T09:05", "dmy"),
    "brackets, no comma": (
        "[3/23/22 13:31:02] ",
        "[3/24/22 09:05:07] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "mdy",
    ),
    "dots in the time": (
        "[3/23/22 13.31.02] ",
        "[3/24/22 09.05.07] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "mdy",
    ),
    "dots in both": (
        "[23.3.2022 klo 13.31.02] ",
        "[24.3.2022 klo 9.05.07] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "dmy",
    ),
    "a word between": (
        "23.3.2022 klo 13.31 - ",
        "24.3.2022 klo 9.05 - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "dmy",
    ),
    "another word": ("23.03.22 um 13:31 - ", "24.03.22 um 09:05 - ", "2022-03-23T13:31", "2022-03-24T09:05", "dmy"),
    "a word with a dot": (
        "23.03.2022 kl. 13.31 - ",
        "24.03.2022 kl. 09.05 - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "dmy",
    ),
    "French words": ("23/03/2022 à 13:31 - ", "24/03/2022 à 09:05 - ", "2022-03-23T13:31", "2022-03-24T09:05", "dmy"),
    "a word after": ("23.03.22, 13:31 Uhr - ", "24.03.22, 09:05 Uhr - ", "2022-03-23T13:31", "2022-03-24T09:05", "dmy"),
    "blanks in the date": (
        "23. 03. 2022. 13:31 - ",
        "24. 03. 2022. 09:05 - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "dmy",
    ),
    "blanks, dots, two digits": (
        "23. 3. 22 13:31 - ",
        "24. 3. 22 9:05 - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "dmy",
    ),
    "Korean": (
        "2022. 3. 23. 오후 1:31 - ",
        "2022. 3. 24. 오전 12:05 - ",
        "2022-03-23T13:31",
        "2022-03-24T00:05",
        "ymd",
    ),
    "Korean, brackets": (
        "[2022. 3. 23. 오후 1:31:02] ",
        "[2022. 3. 24. 오전 9:05:07] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "ymd",
    ),
    "Canadian French": (
        "2022-03-23 13 h 31 - ",
        "2022-03-24 09 h 05 - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "ymd",
    ),
    "Canadian French, seconds": (
        "[2022-03-23 13 h 31 min 02 s] ",
        "[2022-03-24 09 h 05 min 07 s] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "ymd",
    ),
    "the half before the hour": (
        "2022/3/23 下午1:31 - ",
        "2022/3/24 上午9:05 - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "ymd",
    ),
    "halves by the time of day": (
        "2022/3/23 下午1:31 - ",
        "2022/3/24 晚上10:08 - ",
        "2022-03-23T13:31",
        "2022-03-24T22:08",
        "ymd",
    ),
    "noon and small hours": (
        "2022/3/23 中午12:31 - ",
        "2022/3/24 凌晨1:08 - ",
        "2022-03-23T12:31",
        "2022-03-24T01:08",
        "ymd",
    ),
    "Japanese halves": (
        "2022/03/23 午後1:31 - ",
        "2022/03/24 午前0:05 - ",
        "2022-03-23T13:31",
        "2022-03-24T00:05",
        "ymd",
    ),
    "years, months and days in words": (
        "2022年3月23日 13:31 - ",
        "2022年3月24日 09:05 - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "ymd",
    ),
    "Hindi": ("23/3/2022 अपराह्न 1:31 - ", "24/3/2022 पूर्वाह्न 9:05 - ", "2022-03-23T13:31", "2022-03-24T09:05", "dmy"),
    "Greek": ("23/3/22, 1:31 μ.μ. - ", "24/3/22, 9:05 π.μ. - ", "2022-03-23T13:31", "2022-03-24T09:05", "dmy"),
    "time before date": (
        "[13:31:02, 3/23/22] ",
        "[09:05:07, 3/24/22] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "mdy",
    ),
    "time before date, Android": (
        "13:31, 23/03/2022 - ",
        "09:05, 24/03/2022 - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "dmy",
    ),
    "time before date, twelve hours": (
        "[1:31:02 PM, 23/03/22] ",
        "[9:05:07 AM, 24/03/22] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "dmy",
    ),
    "Arabic comma and marks": (
        "[\u200f23\u200f/3\u200f/2022، 13:31:02] ",
        "[\u200f24\u200f/3\u200f/2022، 09:05:07] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "dmy",
    ),
    "Arabic digits": ("٢٣/٣/٢٠٢٢، ١:٣١ م - ", "٢٤/٣/٢٠٢٢، ٩:٠٥ ص - ", "2022-03-23T13:31", "2022-03-24T09:05", "dmy"),
    "Arabic digits and marks": (
        "[\u200f٢٣\u200f/٣\u200f/٢٠٢٢، ١:٣١:٠٢ م] ",
        "[\u200f٢٤\u200f/٣\u200f/٢٠٢٢، ٩:٠٥:٠٧ ص] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "dmy",
    ),
    "Persian digits": ("۲۳/۳/۲۰۲۲، ۱۳:۳۱ - ", "۲۴/۳/۲۰۲۲، ۰۹:۰۵ - ", "2022-03-23T13:31", "2022-03-24T09:05", "dmy"),
    "Hindi digits": ("२३/३/२०२२, १३:३१ - ", "२४/३/२०२२, ०९:०५ - ", "2022-03-23T13:31", "2022-03-24T09:05", "dmy"),
    "Buddhist era": (
        "[3/23/2565 BE, 13:31:02] ",
        "[3/24/2565 BE, 09:05:07] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "mdy",
    ),
    "Buddhist era, not named": (
        "23/3/2565, 13:31 - ",
        "24/3/2565, 09:05 - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "dmy",
    ),
    "Buddhist era, two digits": (
        "23/3/65, 13:31 - ",
        "24/3/65, 09:05 - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "dmy",
    ),
    "Japanese era": (
        "[3/23/R4, 13:31:02] ",
        "[3/24/R4, 09:05:07] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "mdy",
    ),
    "Japanese era, first": (
        "[R4/3/23, 13:31:02] ",
        "[R4/3/24, 09:05:07] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "ymd",
    ),
    "Japanese era in words": (
        "令和4年3月23日 13:31 - ",
        "令和4年3月24日 09:05 - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "ymd",
    ),
    "Republic of China": (
        "民國111/3/23 13:31 - ",
        "民國111/3/24 09:05 - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "ymd",
    ),
    "Persian calendar": ("1401/1/3, 13:31 - ", "1401/1/4, 09:05 - ", "2022-03-23T13:31", "2022-03-24T09:05", "ymd"),
    "year first": ("2022/03/23, 13:31 - ", "2022/03/24, 09:05 - ", "2022-03-23T13:31", "2022-03-24T09:05", "ymd"),
    "year first, brackets": (
        "[2022-03-23 13:31] ",
        "[2022-03-24 09:05] ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "ymd",
    ),
    "ISO with seconds": (
        "[2022-03-23, 13:31:02] ",
        "[2022-03-24, 09:05:07] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "ymd",
    ),
    "iOS": ("[23/03/22, 13:31:02] ", "[24/03/22, 09:05:07] ", "2022-03-23T13:31:02", "2022-03-24T09:05:07", "dmy"),
    "iOS, twelve hours": (
        f"[3/23/22, 1:31:02{NN}PM] ",
        f"[3/24/22, 9:05:07{NN}AM] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "mdy",
    ),
    "iOS, dashes": (
        "[23-03-2022 13:31:02] ",
        "[24-03-2022 09:05:07] ",
        "2022-03-23T13:31:02",
        "2022-03-24T09:05:07",
        "dmy",
    ),
    "a long dash": ("23.03.22, 13:31 – ", "24.03.22, 09:05 – ", "2022-03-23T13:31", "2022-03-24T09:05", "dmy"),
    "dashes in the date": ("23-03-2022 13:31 - ", "24-03-2022 09:05 - ", "2022-03-23T13:31", "2022-03-24T09:05", "dmy"),
    "the form of 2012": (
        "23/03/2012 13:31:02: ",
        "24/03/2012 09:05:07: ",
        "2012-03-23T13:31:02",
        "2012-03-24T09:05:07",
        "dmy",
    ),
    "the form of 2014": ("23/03/2014, 13:31: ", "24/03/2014, 09:05: ", "2014-03-23T13:31", "2014-03-24T09:05", "dmy"),
    "Bulgarian": (
        "23.03.22 г., 13:31 ч. - ",
        "24.03.22 г., 09:05 ч. - ",
        "2022-03-23T13:31",
        "2022-03-24T09:05",
        "dmy",
    ),
    "midnight as 24": ("23/03/2022, 13:31 - ", "24/03/2022, 24:05 - ", "2022-03-23T13:31", "2022-03-24T00:05", "dmy"),
    "twelve hours with a nought": (
        "[1/29/18, 12:24:03 PM] ",
        "[1/30/18, 00:23:03 AM] ",
        "2018-01-29T12:24:03",
        "2018-01-30T00:23:03",
        "mdy",
    ),
}


def records_of(text: str | bytes, **settings: object) -> list[Record]:
    raw = text if isinstance(text, bytes) else text.encode()
    return list(whatsapp.read(BytesIO(raw), name="chat.txt", settings=Settings(**settings)).records())


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_form_of_date_and_time_is_read(name, newline):
    first, last, began, ended, order = FORMS[name]
    text = newline.join([
        f"{first}Carys Bevan: Is the skip on Mill Lane licensed?",
        f"{first}Olu Jarvis: I'll look it up",
        f"{last}Carys Bevan: Two things then:",
        "1. the skip",
        "2. the cones",
        f"{last}Olu Jarvis: It is not",
        "",
    ])  # fmt: skip
    reading = whatsapp.read(BytesIO(text.encode()), name="chat.txt", settings=Settings())
    records = list(reading.records())
    assert [record.sender.name for record in records] == ["Carys Bevan", "Olu Jarvis", "Carys Bevan", "Olu Jarvis"]
    assert [record.local for record in records] == [began, began, ended, ended]
    assert records[2].text == "Two things then:\n1. the skip\n2. the cones"
    assert [record.line for record in records] == [1, 2, 3, 6]
    assert reading.source.date_order == DateOrder(order)
    assert {record.kind for record in records} == {Kind.TEXT}
    assert reading.tally.is_rebuilt


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_each_form_is_read_in_each_encoding_with_the_bytes_where_it_stands(name, encoding):
    first, last, began, ended, _ = FORMS[name]
    text = f"{first}Carys Bevan: Skip 🗑️ on Mill Lane?\n{last}Olu Jarvis: Yes\nand no\n{last}Carys Bevan: Thanks"
    raw = text.encode(encoding)
    records = records_of(raw)
    assert [record.local for record in records] == [began, ended, ended]
    plain = "utf-8" if encoding == "utf-8-sig" else "utf-16-be" if encoding == "utf-16-be" else "utf-16-le"
    slices = [raw[record.start : record.end].decode(plain) for record in records]
    assert "\n".join(slices) == text


@pytest.mark.parametrize("name", FORMS)
def test_marks_before_any_line_change_nothing(name):
    first, last, began, ended, _ = FORMS[name]
    lines = [f"{first}Carys Bevan: One", f"{last}Olu Jarvis: Two", f"{last}Carys Bevan: Three"]
    for mark in ("\u200e", "\ufeff", "\ufeff\ufeff", "\u200f"):
        records = records_of("\n".join(mark + line for line in lines))
        assert [record.local for record in records] == [began, ended, ended]
        assert [record.text for record in records] == ["One", "Two", "Three"]
