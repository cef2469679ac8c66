"""What stands after the date: who wrote, what it is, what was left out; in our own words."""

from __future__ import annotations

from io import BytesIO

import pytest

from answerable.records import Flag, Kind, Settings
from answerable.records.importers import whatsapp
from answerable.records.importers.whatsapp.wordings import wordings

L, R = "\u200e", "\u200f"


def chat(*messages: str, newline: str = "\n") -> str:
    """An Android chat of a day, a minute a message."""
    return newline.join(f"23/03/2022, 13:{n:02d} - {message}" for n, message in enumerate(messages))


def ios(*messages: str) -> str:
    """An iOS chat: CRLF after each message; one that begins with ^ has a mark before its bracket."""
    return "".join(
        f"{L if m[0] == '^' else ''}[23/03/22, 13:31:{n:02d}] {m.removeprefix('^')}\r\n" for n, m in enumerate(messages)
    )


def reading(text: str | bytes):
    return whatsapp.read(
        BytesIO(text if isinstance(text, bytes) else text.encode()), name="chat.txt", settings=Settings()
    )


def records(text: str | bytes):
    return list(reading(text).records())


def only(message: str, *, phone=chat):
    """The record of one message among others."""
    return records(phone("Dev Lomax: Morning", message, "Dev Lomax: Thanks"))[1]


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("Una Gill: <Media omitted>", Kind.MEDIA_OMITTED),
        ("Una Gill: <Medien ausgeschlossen>", Kind.MEDIA_OMITTED),
        ("Una Gill: <Multimedia pominięte>", Kind.MEDIA_OMITTED),
        ("Una Gill: <미디어 파일 제외됨>", Kind.MEDIA_OMITTED),
        ("Una Gill: Tuto zprávu jste odstranil/a.", Kind.DELETED),
        ("Una Gill: 此訊息已被刪除", Kind.DELETED),
        ("Una Gill: Zmeškaný hovor", Kind.CALL),
        ("Una Gill: <Media weggelaten>", Kind.MEDIA_OMITTED),
        ("Una Gill: <Без медиафайлов>", Kind.MEDIA_OMITTED),
        ("Una Gill: <Multimedia omitido>", Kind.MEDIA_OMITTED),
        ("Una Gill: This message was deleted", Kind.DELETED),
        ("Una Gill: This message was deleted.", Kind.DELETED),
        ("Una Gill: You deleted this message", Kind.DELETED),
        ("Una Gill: This message was deleted by admin Dev Lomax", Kind.DELETED),
        ("Una Gill: Diese Nachricht wurde gelöscht.", Kind.DELETED),
        ("Una Gill: location: https://maps.google.com/?q=53.1,-1.5", Kind.LOCATION),
        ("Una Gill: Standort: https://maps.google.com/?q=53.1,-1.5", Kind.LOCATION),
        ("Una Gill: The Depot\nMill Lane, Harrowmere\nhttps://foursquare.com/v/4e89af95e5fa", Kind.LOCATION),
        ("Una Gill: live location shared", Kind.LIVE_LOCATION),
        ("Una Gill: POLL:\nWhich gate?\nOPTION: North (2 votes)\nOPTION: South (1 vote)", Kind.POLL),
        ("Una Gill: UMFRAGE:\nWelches Tor?\nOPTION: Nord (2 Stimmen)", Kind.POLL),
        ("Una Gill: Missed voice call", Kind.CALL),
        ("Una Gill: null", Kind.VIEW_ONCE),
        ("Una Gill: ", Kind.EMPTY),
        ("Una Gill:", Kind.EMPTY),
        ("Una Gill: IMG-20220323-WA0001.jpg (file attached)", Kind.ATTACHMENT),
        ("Una Gill: AUD-20220323-WA0003. (file attached)", Kind.ATTACHMENT),
        ("Una Gill: Site report 3.pdf (file attached)\nSite report 3.pdf", Kind.ATTACHMENT),
        ("Una Gill: Dev Lomax.vcf (file attached)", Kind.ATTACHMENT),
        (f"Una Gill: {L}PTT-20220323-WA0002.opus (Datei angehängt)", Kind.ATTACHMENT),
        ("Messages and calls are end-to-end encrypted..", Kind.SYSTEM),
        ("Una Gill added Dev Lomax", Kind.SYSTEM),
        ('Una Gill changed the group name from "Bins: north" to "Bins: all"', Kind.SYSTEM),
        ("Words that WhatsApp has never been seen to write", Kind.SYSTEM),
    ],
)
def test_what_whatsapp_writes_on_android_has_its_kind(message, kind):
    assert only(message).kind == kind


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        (f"^Una Gill: {L}image omitted", Kind.MEDIA_OMITTED),
        (f"^Una Gill: {L}Image omitted", Kind.MEDIA_OMITTED),
        (f"^Una Gill: {L}words of a language that is not known", Kind.MEDIA_OMITTED),
        (f"^Una Gill: Plan.pdf • {L}12 pages {L}document omitted", Kind.MEDIA_OMITTED),
        (f"^Una Gill: {L}<attached: 00000012-PHOTO-2022-03-23-13-31-02.jpg>", Kind.ATTACHMENT),
        (f"^Una Gill: {L}<Anhang: 00000012-PHOTO-2022-03-23-13-31-02.jpg>", Kind.ATTACHMENT),
        (f"^Una Gill: {L}<ahoy there: 00000012-PHOTO-2022-03-23-13-31-02.jpg>", Kind.ATTACHMENT),
        (f"Una Gill: {L}This message was deleted.", Kind.DELETED),
        (f"Una Gill: {L}Location: https://maps.google.com/?q=53.1,-1.5", Kind.LOCATION),
        ("Una Gill: The Depot (Mill Lane): https://foursquare.com/v/4e89af95e5fa", Kind.LOCATION),
        (f"Una Gill: {L}Live location shared.", Kind.LIVE_LOCATION),
        (f"Una Gill: {L}POLL:\n{L}Which gate?\n{L}OPTION: North (2 votes)", Kind.POLL),
        (f"Una Gill: {L}Missed video call, {L}Tap to call back", Kind.CALL),
        (f"Una Gill: {L}Voice call, {L}12 min", Kind.CALL),
        (f"Una Gill: {L}View once photo", Kind.VIEW_ONCE),
        (f"Bins north: {L}You added Una Gill", Kind.SYSTEM),
        (f"Una Gill: {L}{L}Your security code with Una Gill changed. {L}Tap to learn more.", Kind.SYSTEM),
        (f"Una Gill: {L}words of a language that is not known", Kind.SYSTEM),
    ],
)
def test_what_whatsapp_writes_on_ios_has_its_kind_by_its_marks(message, kind):
    assert (
        only(message, phone=lambda *m: ios(f"Bins north: {L}Messages and calls are end-to-end encrypted.", *m[1:])).kind
        == kind
    )


@pytest.mark.parametrize(
    "words",
    [
        "Alice left",
        "Video call?",
        "Voice call",
        "Ben added a skip to the order",
        "I deleted this message draft",
        "the plan (see file attached)",
        "meet here https://maps.google.com/?q=53.1,-1.5",
        "Null",
        "We changed the subject to bins",
        "was it <Media omitted> for you too?",
    ],
)
def test_what_a_person_writes_is_no_notice(words):
    record = only(f"Una Gill: {words}")
    assert (record.kind, record.text, record.sender.name) == (Kind.TEXT, words, "Una Gill")


def test_every_wording_of_the_catalogue_is_known_as_what_it_stands_for():
    for even, kind in wordings().exact.items():
        assert wordings().kind(even) == kind


def test_a_file_is_named_with_the_words_that_went_with_it():
    record = only("Una Gill: IMG-20220323-WA0001.jpg (file attached)\nThe skip, seen from the lane")
    assert (record.attachments[0].name, record.text) == ("IMG-20220323-WA0001.jpg", "The skip, seen from the lane")
    assert record.attachments[0].is_missing
    record = only(f"^Una Gill: The skip {L}<attached: 00000012-PHOTO-2022-03-23-13-31-02.jpg>", phone=ios)
    assert (record.attachments[0].name, record.text) == ("00000012-PHOTO-2022-03-23-13-31-02.jpg", "The skip")
    record = only(f"^Una Gill: Plan.pdf • {L}12 pages {L}<attached: 00000013-Plan.pdf>", phone=ios)
    assert (record.attachments[0].name, record.text) == ("00000013-Plan.pdf", "")


@pytest.mark.parametrize(
    "note",
    [
        " <This message was edited>",
        f" {L}<This message was edited>",
        f"{L}<This message was edited.>",
        " <Diese Nachricht wurde bearbeitet.>",
    ],
)
def test_an_edit_is_said_and_its_note_is_no_text(note):
    record = only(f"Una Gill: The skip goes on Friday{note}")
    assert (record.edited, record.text) == (
        True,
        "The skip goes on Friday",
    )
    assert record.body.endswith(note.strip())


def test_an_expired_message_leaves_its_writer():
    record = only("Una Gill:.")
    assert (record.sender.name, record.text, record.kind) == ("Una Gill", ".", Kind.TEXT)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Bins:Depot 4", "Bins:Depot 4"),
        ("Lena - Planning", "Lena - Planning"),
        ("🙈", "🙈"),
        ("\u202a+44\u00a07700\u00a0900123\u202c", "+44\u00a07700\u00a0900123"),
        ("~\u202fJaz", "~\u202fJaz"),
        ("Dr. J. O'Rourke-Iqbal, ASC", "Dr. J. O'Rourke-Iqbal, ASC"),
    ],
)
def test_a_name_is_shown_without_marks_and_kept_as_printed(printed, name):
    record = only(f"{printed}: Gate is open: use it")
    assert (record.sender.raw, record.sender.name, record.text) == (printed, name, "Gate is open: use it")


def test_one_number_is_one_person_however_it_is_printed():
    plain, marked = (
        only(f"{printed}: Hello").sender
        for printed in ("+44 7700 900-123", "\u202a+44\u00a07700\u00a0900\u2011123\u202c")
    )
    assert plain.key == marked.key


def test_a_name_with_a_colon_and_a_blank_is_learnt_from_the_file():
    name = "Out-of-hours: Highways"
    text = chat(
        f"{name}: Gritting tonight", "Una Gill: Thanks", f"{name}: Salt is low", f"{name}: Order placed",
        f"{name} added Dev Lomax", f"Una Gill removed {name}", f"Your security code with {name} changed. Tap to learn more.",
    )  # fmt: skip
    found = records(text)
    assert [record.sender.name if record.sender else None for record in found] == [
        name,
        "Una Gill",
        name,
        name,
        None,
        None,
        None,
    ]
    assert [record.kind for record in found[4:]] == [Kind.SYSTEM] * 3
    assert not any(record.flags for record in found)


def test_a_person_who_begins_often_alike_keeps_their_name():
    found = records(
        chat(
            "Una Gill: Note: bins",
            "Una Gill: Note: skips",
            "Una Gill: Note: gates",
            "Una Gill: Thanks",
            "Dev Lomax: ok",
        )
    )
    assert {record.sender.name for record in found} == {"Una Gill", "Dev Lomax"}


@pytest.mark.parametrize("inside", ["\u2028", "\u0085", "\x0b", "\x0c", "\u2029", "\x1c"])
def test_only_a_line_feed_ends_a_line(inside):
    record = only(f"Una Gill: one{inside}23/03/2022, 13:00 - Dev Lomax: two")
    assert record.text == f"one{inside}23/03/2022, 13:00 - Dev Lomax: two"


def test_bytes_that_are_no_text_are_kept_and_said():
    raw = chat("Una Gill: caf\\e9 at noon", "Dev Lomax: ok").encode().replace(rb"\e9", b"\xe9")
    opened = reading(raw)
    found = list(opened.records())
    assert found[0].body.encode("utf-8", "surrogateescape") == b"caf\xe9 at noon"
    assert found[0].flags == (Flag.BYTES,)
    assert opened.tally.bad_bytes == 1


def test_on_ios_lines_of_another_chat_stay_in_the_message_they_were_pasted_into():
    text = ios(
        "Una Gill: See what he wrote:\n[23/03/22, 13:30:00] Dev Lomax: not my problem",
        "Dev Lomax: That was me\nand I meant it",
        "Una Gill: ok",
    )
    found = records(text)
    assert [record.sender.name for record in found] == ["Una Gill", "Dev Lomax", "Una Gill"]
    assert Flag.QUOTES in found[0].flags
    assert [record.line for record in found] == [1, 3, 5]


def test_on_android_a_stranger_who_writes_earlier_is_perhaps_pasted_in():
    text = chat("Una Gill: See what he wrote:", "Dev Lomax: ok", "Una Gill: bye", "Dev Lomax: bye")
    text = text.replace("he wrote:", "he wrote:\n22/03/2022, 09:00 - Ex Member: not my problem")
    found = records(text)
    assert len(found) == 5
    assert found[1].flags == (Flag.ORDER, Flag.PASTED)


def test_lines_of_another_form_stay_in_their_message_and_are_counted():
    opened = reading(chat("Una Gill: See:\n[14:02, 12/03/2022] Dev Lomax: no", "Dev Lomax: ok"))
    found = list(opened.records())
    assert (len(found), found[0].flags, opened.tally.near_misses) == (2, (Flag.QUOTES,), 1)


def test_records_stand_in_the_order_of_the_file_and_steps_back_are_flagged():
    found = records(
        "23/03/2022, 13:31 - Una Gill: one\n23/03/2022, 13:29 - Dev Lomax: two\n23/03/2022, 13:40 - Una Gill: three"
    )
    assert [record.text for record in found] == ["one", "two", "three"]
    assert [record.flags for record in found] == [(), (Flag.ORDER,), ()]


def test_what_stands_before_the_first_message_is_kept_as_such():
    opened = reading("Bins north\nexported for the file\n\n" + chat("Una Gill: one", "Dev Lomax: two"))
    found = list(opened.records())
    assert opened.source.before == "Bins north\nexported for the file"
    assert (len(found), found[0].line) == (2, 4)


def test_the_hour_that_comes_twice_has_both_instants_unless_the_order_of_the_file_tells():
    lines = [
        "30/10/2022, 00:58 - A: a",
        "30/10/2022, 01:20 - B: b",
        "30/10/2022, 01:50 - A: c",
        "30/10/2022, 03:00 - B: d",
        "31/10/2022, 03:00 - B: d",
    ]
    found = records("\n".join(lines))
    assert [record.latest - record.earliest for record in found] == [0, 3600, 3600, 0, 0]
    assert found[1].flags == (Flag.TWICE,)
    lines.insert(3, "30/10/2022, 01:05 - B: after the step back")
    found = records("\n".join(lines))
    assert [record.latest - record.earliest for record in found] == [0] * 6
    assert found[3].earliest - found[2].earliest == 15 * 60  # 01:50 of the first pass, 01:05 of the second


def test_an_hour_that_did_not_come_is_flagged():
    assert records("27/03/2022, 01:30 - A: a\n28/03/2022, 01:30 - B: b")[0].flags == (Flag.NEVER,)


def test_an_export_of_as_many_messages_as_whatsapp_gives_was_probably_cut():
    opened = reading(
        "\n".join(f"23/03/2022, {n // 1700:02d}:{n // 30 % 60:02d} - Una Gill: {n}" for n in range(39_950))
    )
    assert sum(1 for _ in opened.records()) == 39_950
    assert opened.tally.probably_cut
    opened = reading("23/03/2022, 13:31 - Una Gill: x\n" * 1000)
    assert sum(1 for _ in opened.records()) == 1000
    assert not opened.tally.probably_cut


def test_two_exports_in_one_file_are_both_read():
    one = "".join(f"23/03/2022, 13:{n:02d} - Una Gill: {n}\n" for n in range(20))
    two = "".join(f"[3/24/22, 9:{n:02d}:00 AM] Dev Lomax: {n}\n" for n in range(20))
    opened = reading(one + two)
    found = list(opened.records())
    assert len(found) == 40
    assert (found[-1].local, found[-1].sender.name) == ("2022-03-24T09:19:00", "Dev Lomax")
    assert "two forms" in opened.source.notes[0]


def test_a_record_over_many_blocks_is_whole():
    long = "word " * 200_000
    found = records(f"23/03/2022, 13:31 - Una Gill: {long}\nend\n24/03/2022, 13:31 - Dev Lomax: ok")
    assert found[0].text == f"{long}\nend"
    assert (found[1].text, found[1].line) == ("ok", 3)


def test_an_iphones_chat_whose_line_ends_were_changed_in_places_says_that_pasted_lines_can_stand_as_messages():
    pasted = "[23/03/22, 10:00:00] Zed: one\n[23/03/22, 10:00:05] Zed: two"
    whole = reading(ios("Una Gill: see\n" + pasted, "Dev Lomax: ok", "Una Gill: yes"))
    assert (len(list(whole.records())), len(whole.source.notes)) == (3, 1)
    uneven = reading(
        ios("Una Gill: see", "Dev Lomax: ok")
        + ios("Una Gill: a", "Una Gill: b", "Una Gill: c", "Una Gill: d").replace("\r", "")
    )
    assert len(list(uneven.records())) == 6
    assert uneven.source.notes == (
        "Some messages follow CRLF and some LF: lines that were pasted into a message can stand as messages.",
    )
