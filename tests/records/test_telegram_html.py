import hashlib
import io
import zipfile

from answerable.records import Kind
from answerable.records.importers import telegram_html
from captures import reading, recognised, records, said, spoiled

TITLE = "15.01.2025 09:0{n}:00 UTC+00:00"


def message(n, *inside, name="Dev Lomax", joined=False, title=TITLE):
    named = "" if joined else f'<div class="from_name">\n{name} \n</div>'
    return (
        f'<div class="message default clearfix{" joined" if joined else ""}" id="message{n}">\n<div class="body">\n'
        f'<div class="pull_right date details" title="{title.format(n=n)}">\n09:0{n}\n</div>\n{named}{"".join(inside)}\n</div>\n</div>\n'
    )


def text(words):
    return f'<div class="text">\n{words}\n</div>'


def media(kind, title, status="", href=""):
    shown = f'<div class="body"><div class="title bold">\n{title}\n</div><div class="status details">\n{status}\n</div></div>'
    if href:
        return f'<div class="media_wrap clearfix"><a class="media clearfix pull_left block_link {kind}" href="{href}">{shown}</a></div>'
    return f'<div class="media_wrap clearfix"><div class="media clearfix pull_left {kind}">{shown}</div></div>'


def service(n, words):
    return f'<div class="message service" id="message{n}">\n<div class="body details">\n{words}\n</div>\n</div>\n'


def page(*messages, chat="Crew 4", more=""):
    return (
        '<!DOCTYPE html>\n<html>\n<head><title>Exported Data</title></head>\n<body onload="CheckLocation();">\n<div class="page_wrap">\n'
        f'<div class="page_header"><div class="content"><div class="text bold">\n{chat}\n</div></div></div>\n'
        f'<div class="page_body chat_page"><div class="history">\n{"".join(messages)}{more}</div></div></div></body></html>\n'
    ).encode()


def zipped(**members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return made.getvalue()


def test_a_page_says_who_wrote_what_and_when_and_the_day_lines_are_no_messages():
    data = page(
        service(-1, "15 January 2025"),
        message(1, text('Gate &amp; lock<br>see <a href="https://example.org">plan</a>')),
        message(2, text("again"), joined=True),
        message(3, '<div class="reply_to details">In reply to <a href="#go_to_message1">this</a></div>', text("ok"), name="Una Gill"),
        service(4, "Una Gill pinned <a>this message</a>"),
    )  # fmt: skip
    assert recognised(telegram_html, data)
    opened = reading(telegram_html, data)
    one, two, three, pinned = opened.records()
    assert (one.sender.name, one.text, one.local, one.conversation) == (
        "Dev Lomax", "Gate & lock\nsee plan", "2025-01-15T09:01:00Z", "Crew 4")  # fmt: skip
    assert data[one.start : one.end].startswith(b'<div class="message default clearfix" id="message1">')
    assert (two.sender, two.text, three.sender.name, three.reply_to) == (one.sender, "again", "Una Gill", "1")
    assert (pinned.kind, pinned.text, pinned.local, pinned.printed) == (
        Kind.SYSTEM, "Una Gill pinned this message", "", "15 January 2025")  # fmt: skip
    assert (opened.tally.passed_over, opened.tally.is_rebuilt) == ({"day": 1}, True)


def test_a_time_without_an_offset_is_read_in_the_zone_of_the_import():
    (record,) = records(telegram_html, page(message(1, text("x"), title="16.07.2020 10:30:00")), zone="Europe/London")
    assert (record.local, record.earliest) == ("2020-07-16T10:30:00", 1594891800)


def test_media_are_files_where_they_were_exported_and_otherwise_what_they_are():
    found = records(telegram_html, page(
        message(1, '<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/photo_1.jpg"></a></div>'),
        message(2, media("media_file", "M&uuml;ll plan.pdf", "3 KB", href="files/plan%20(1).pdf"), text("see")),
        message(3, media("media_photo", "Photo", "Not included, change data exporting settings to download.")),
        message(4, media("media_call success", "Una Gill", "Outgoing (30 seconds)")),
        message(5, media("media_location", "Location", "53.1, -1.2", href="https://maps.google.com/maps?q=53.1,-1.2")),
        message(6, '<div class="media_poll"><div class="question bold">Which day?</div><div class="answer">- Mon</div></div>'),
        message(7, media("media_contact", "Ben", "+44 7700 900123")),
        message(8),
    ))  # fmt: skip
    assert [record.kind for record in found] == [
        Kind.ATTACHMENT, Kind.ATTACHMENT, Kind.MEDIA_OMITTED, Kind.CALL, Kind.LOCATION, Kind.POLL, Kind.TEXT, Kind.EMPTY,
    ]  # fmt: skip
    assert [file.name for record in found for file in record.attachments] == ["photo_1.jpg", "Müll plan.pdf"]
    assert (found[1].text, found[5].text) == ("see", "Which day?\n- Mon")
    assert (found[2].text, "53.1, -1.2" in found[4].text, "900123" in found[6].text) == ("", True, True)


def test_what_was_forwarded_and_reactions_are_told():
    forwarded = '<div class="forwarded body"><div class="from_name">\nPress <span class="date details" title="14.01.2025 08:00:00 UTC+00:00"> 14.01.2025</span></div><div class="text">\nnews\n</div></div>'
    liked = '<span class="reactions"><span class="reaction"><span class="emoji">\n👍\n</span><span class="userpics"><div class="userpic" title="Una Gill, 15-Jan-25"></div></span></span></span>'
    (record,) = records(telegram_html, page(message(1, forwarded, liked)))
    assert (record.sender.name, record.text, record.subject) == ("Dev Lomax", "news", "forwarded from Press")
    assert [(sign, who.name) for sign, who in record.reactions] == [("👍", "Una Gill")]
    assert record.local == "2025-01-15T09:01:00Z"


def test_pages_of_a_zip_are_read_in_their_order_with_their_files():
    more = '<a class="pagination block_link" href="messages2.html">Next messages</a>'
    photo = '<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/p.jpg"></a></div>'
    data = zipped(**{
        "Export/messages10.html": page(message(5, text("last"))),
        "Export/messages2.html": page(message(3, photo)),
        "Export/messages.html": page(message(1, text("first")), more=more),
        "Export/photos/p.jpg": b"jpg",
    })  # fmt: skip
    assert recognised(telegram_html, data)
    opened = reading(telegram_html, data)
    assert [(record.text, record.member) for record in opened.records()] == [
        ("first", "Export/messages.html"), ("", "Export/messages2.html"), ("last", "Export/messages10.html")]  # fmt: skip
    assert (opened.tally.missing, opened.tally.unread, opened.tally.probably_cut) == (0, [], False)
    file = next(file for record in opened.records() for file in record.attachments)
    assert file.digest == hashlib.sha256(b"jpg").hexdigest()


def test_a_page_whose_next_one_is_not_there_is_said_to_be_cut():
    more = '<a class="pagination block_link" href="messages2.html">Next messages</a>'
    opened = reading(telegram_html, page(message(1, text("first")), more=more))
    assert len(list(opened.records())) == 1
    assert (opened.tally.unread, opened.tally.probably_cut) == (
        ["the page messages2.html of this chat is not in the capture"], True)  # fmt: skip


def test_other_pages_are_not_taken_for_telegram():
    for data in (
        b"",
        b"<html></html>",
        page(),
        b'<div class="message default" id="message1">',
        zipped(**{"messages.html": b"x"}),
    ):
        assert not recognised(telegram_html, data)


def test_a_hundred_spoiled_files_say_what_is_wrong():
    data = page(message(1, text("a")), message(2, media("media_photo", "Photo")), service(3, "x"))
    for form in (data, zipped(**{"messages.html": data})):
        assert len([said(telegram_html, spoilt) for spoilt in spoiled(form)]) == 100
