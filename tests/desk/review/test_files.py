"""Files among the records: brought in, read, withheld in part, released as copies that are made anew, and put into the bundle."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.desk.files.keeping import content, keep
from answerable.desk.files.looking import what_hides
from answerable.desk.people.actors import acting
from answerable.desk.review.actions.ask_copy import ask_copy
from answerable.desk.review.actions.bring import Document, add_document
from answerable.desk.review.actions.decide import Decided, decide
from answerable.desk.review.actions.make_bundle import make_bundle
from answerable.desk.review.actions.mark_place import Part, mark_place
from answerable.desk.review.actions.mark_words import Marking, mark_words
from answerable.desk.review.actions.propose import propose
from answerable.desk.review.models import Bundle, Copy, Decision, FileUnit, Item, Mark, State
from answerable.errors import NoSuchThing, NotAllowed, NotComplete

pytestmark = pytest.mark.django_db
S40 = "foia.s40.2"
NOTE = b"Rota for the gritters\nThe key is with Priya Shah\nRing 07700 900456 after ten\n"


def sheet():
    """A workbook with a sheet that is seen and one that is hidden."""
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Rota"
    for row in (("Shift", "Driver"), ("Night", "Priya Shah"), ("Day", "nobody yet")):
        book.active.append(row)
    hidden = book.create_sheet("Pay")
    hidden.append(("Priya Shah", 31200))
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(pages):
    """A PDF with one page for each text."""
    from dataclasses import replace
    from datetime import date

    from answerable.desk.registers.authority import authority
    from answerable.letters import Paragraph, Role, paper, to_pdf

    made = paper(authority=authority().profile, reference="X-1", on=date(2026, 3, 3), signed=(), mark="")
    return to_pdf(replace(made, subject="Minutes", salutation="", paragraphs=tuple(Paragraph("words", Role.TEXT, text=text) for text in pages)))  # fmt: skip


@pytest.fixture
def held(gathered, chat, at):
    """The capture is a zip that holds a note and a recording; record 1 names the note, record 5 a file that is missing."""
    from answerable.desk.records.models import Capture, Message, MessageFile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_chat.txt", "said")
        archive.writestr("files/rota.txt", NOTE)
    Capture.objects.update(file=keep(out.getvalue(), name="chat.zip", media="application/zip", at=at), name="chat.zip")
    first, *_, fifth, _ = Message.objects.order_by("pk")
    MessageFile.objects.create(message=fifth, name="gone.jpg")
    return MessageFile.objects.create(
        message=first, name="rota.txt", digest=sha256(NOTE).hexdigest(), size=len(NOTE), member="files/rota.txt"
    )


@pytest.fixture
def add(gathered, case, by, at, run_jobs):
    """add("rota.txt", data): a document that is in scope, read and looked through for personal data."""

    def do(name, data, *, decision=Decision.IN, proposes=False):
        item = add_document(reference=case.reference, position=1, document=Document(0, name, data), by=by, at=at)
        run_jobs()
        Item.objects.filter(pk=item.pk).update(decision=decision, looked_at=None if proposes else at)
        if proposes:
            propose(reference=case.reference, position=1, by=by, at=at)
        item.refresh_from_db()
        return item

    return do


@pytest.fixture
def copied(case, by, at, run_jobs):
    """copied(item): its released copy, made by the queue."""

    def do(item):
        ask_copy(reference=case.reference, position=1, item=item.pk, by=by, at=at)
        run_jobs()
        return Copy.objects.get(item=item)

    return do


@pytest.fixture
def bundle(case, by, at, run_jobs):
    """bundle(): what is put together of question 1."""

    def do():
        found = make_bundle(reference=case.reference, positions=[1], by=by, at=at)
        run_jobs()
        return Bundle.objects.get(pk=found.pk)

    return do


def test_a_file_comes_in_when_its_message_is_in_scope_and_stands_next_to_it(held, case, by, at, run_jobs):
    row = Item.objects.get(position=1)
    decide(reference=case.reference, position=1, item=row.pk, version=1, decided=Decided(Decision.IN), by=by, at=at)
    run_jobs()
    file = Item.objects.get(file__isnull=False)
    assert (file.position, file.decision, content(file.file)) == (2, Decision.OPEN, NOTE)
    assert [unit.place for unit in file.units.all()] == ["line 1", "line 2", "line 3"]
    assert Item.objects.get(message=row.message).position == 1
    assert [one.like for one in Item.objects.order_by("position")] == [1, 2, 3, 1, 1, 6, 7]


def test_a_file_is_looked_at_by_one_press_and_once(held, case, browser):
    address = f"/cases/{case.reference}/records/1/"
    text = browser.get(f"{address}?shown=all").content.decode()
    assert "Look at this file" in text
    assert "the capture lacks it" in text
    answer = browser.post(f"{address}bring/", {"file": held.pk})
    item = Item.objects.get(file__isnull=False)
    assert answer.url == f"{address}{item.pk}/file/"
    browser.post(f"{address}bring/", {"file": held.pk})
    assert Item.objects.filter(file__isnull=False).count() == 1
    assert "Look at this file" not in browser.get(f"{address}?shown=all").content.decode()


def test_a_file_that_is_no_longer_what_was_captured_is_not_brought_in(held, case, browser):
    held.digest = "1" * 64
    held.save()
    address = f"/cases/{case.reference}/records/1/"
    text = browser.post(f"{address}bring/", {"file": held.pk}, follow=True).content.decode()
    assert "rota.txt" in text
    assert not Item.objects.filter(file__isnull=False).exists()


def test_the_part_of_a_mail_is_found_by_its_digest(gathered, at):
    from email.message import EmailMessage

    from answerable.desk.records.models import Capture, Message, MessageFile
    from answerable.desk.records.queries.attached import bytes_of

    mail = EmailMessage()
    mail["Subject"] = "Rota"
    mail.set_content("See the rota.")
    mail.add_attachment(NOTE, maintype="application", subtype="octet-stream", filename="rota.txt")
    raw = bytes(mail)
    Capture.objects.update(file=keep(raw, name="rota.eml", media="message/rfc822", at=at), format="eml")
    message = Message.objects.first()
    Message.objects.filter(pk=message.pk).update(start=0, end=len(raw))
    row = MessageFile.objects.create(message=message, name="rota.txt", digest=sha256(NOTE).hexdigest(), size=len(NOTE))
    assert bytes_of(row.pk) == NOTE
    other = MessageFile.objects.create(message=message, name="x.txt", digest="2" * 64)
    with pytest.raises(NoSuchThing):
        bytes_of(other.pk)


def test_a_document_is_uploaded_or_chosen_among_what_colleagues_sent(gathered, case, browser, run_jobs, at):
    from answerable.desk.cases.models import Correspondence

    address = f"/cases/{case.reference}/records/1/add/"
    answer = browser.post(address, {"file": SimpleUploadedFile("minutes.txt", b"Nothing was decided.")})
    assert answer.url.endswith("/file/")
    run_jobs()
    assert "Nothing was decided." in browser.get(answer.url).content.decode()
    kept = keep(b"From the depot.", name="depot.txt", media="text/plain", at=at)
    row = Correspondence.objects.create(
        case=case, is_incoming=True, kind="material", at=at, title="Papers of the depot"
    )
    row.files.add(kept)
    assert "depot.txt, with Papers of the depot" in browser.get(address).content.decode()
    browser.post(address, {"key": kept.pk})
    assert Item.objects.filter(file=kept).exists()
    answer = browser.post(address, {})
    assert answer.status_code == 422
    assert "no file is chosen" in answer.content.decode()


def test_who_only_reads_adds_nothing_and_a_stranger_finds_nothing(add, case, auditor, client_of, person, at):
    from answerable.desk.people.roles import Role

    item = add("rota.txt", NOTE)
    with pytest.raises(NotAllowed):
        add_document(
            reference=case.reference, position=1, document=Document(0, "a.txt", b"x"), by=acting(auditor), at=at
        )
    reader, stranger = client_of(auditor), client_of(person("Stranger", Role.CONTRIBUTOR))
    for end in ("file/", "original/"):
        address = f"/cases/{case.reference}/records/1/{item.pk}/{end}"
        assert reader.get(address).status_code == 200
        assert stranger.get(address).status_code == 404
    assert reader.get(f"/cases/{case.reference}/records/2/{item.pk}/file/").status_code == 404


def test_personal_data_in_a_file_is_proposed_and_nothing_is_withheld_by_itself(add, copied):
    item = add("rota.txt", NOTE, proposes=True)
    found = {mark.words: mark.place for mark in item.marks.all()}
    assert found["07700 900456"] == "line 3"
    assert set(item.marks.values_list("state", flat=True)) == {State.PROPOSED}
    assert content(copied(item).file).count(b"07700 900456") == 1


def test_words_are_withheld_in_messages_and_files_at_once_and_the_copy_is_without_them(
    add, copied, case, by, at, browser
):
    item = add("rota.txt", NOTE)
    marking = Marking("priya  shah", S40, "A name.")
    assert mark_words(reference=case.reference, position=1, marking=marking, by=by, at=at) == 1
    copy = copied(item)
    data = content(copy.file)
    assert b"The key is with [withheld: s.40(2)]" in data
    assert b"Priya" not in data
    assert copy.schedule == [["line 2", "words", "s.40(2)", "A name."]]
    page = browser.get(f"/cases/{case.reference}/records/1/{item.pk}/file/").content.decode()
    assert '<mark class="is-accepted">Priya Shah</mark>' in page
    assert "Line 2: words, s.40(2), A name." in page


def test_a_copy_of_other_decisions_cannot_be_had(add, copied, case, by, at, browser):
    item = add("rota.txt", NOTE)
    first = copied(item).file
    address = f"/cases/{case.reference}/records/1/{item.pk}/copy/"
    assert browser.get(address).status_code == 200
    marking = Marking("Priya Shah", S40, "A name.")
    mark_words(reference=case.reference, position=1, marking=marking, by=by, at=at)
    assert browser.get(address).status_code == 404
    assert "cannot be had any more" in browser.get(address.replace("copy", "file")).content.decode()
    second = copied(item).file
    assert second.sha256 != first.sha256
    assert not type(first).objects.filter(pk=first.pk).exists()
    assert b"Priya" not in browser.get(address).content


def test_whole_parts_are_withheld_and_what_is_hidden_is_left_out_unless_it_is_kept(add, copied, case, by, at):
    from answerable.documents.release import parts_of

    item = add("rota.xlsx", sheet())
    hidden = FileUnit.objects.filter(item=item, is_hidden=True)
    assert hidden.exists()
    assert not item.marks.exists()
    said = {"reference": case.reference, "position": 1, "by": by, "at": at}
    column = next(name for unit in item.units.all() for name in unit.within if name.endswith("column B"))
    mark_place(part=Part(item.pk, column, (), S40, "Who drives is theirs."), **said)
    copy = copied(item)
    words = [unit.words for unit in parts_of(content(copy.file), name="a.xlsx").units]
    assert "Night" in " ".join(words)
    assert "Priya Shah" not in " ".join(words)
    assert "31" not in " ".join(words)
    assert copy.schedule == [[column, "all of it", "s.40(2)", "Who drives is theirs."]]
    with pytest.raises(NoSuchThing):
        mark_place(part=Part(item.pk, "sheet 9", (), S40, "It is not there."), **said)
    with pytest.raises(NotComplete, match="on a page or a picture only"):
        mark_place(part=Part(item.pk, item.units.first().place, (0, 0, 1, 1), S40, "No page."), **said)
    pay = hidden.first().within[0] if hidden.first().within else hidden.first().place
    mark_place(part=Part(item.pk, pay, (), "", "Pay of posts is published.", is_kept=True), **said)
    mark_words(marking=Marking("Priya Shah", why="Published.", is_kept=True, item=item.pk), **said)
    words = [unit.words for unit in parts_of(content(copied(item).file), name="a.xlsx").units]
    assert "31200" in " ".join(words).replace(",", "")


def test_an_area_of_a_picture_is_painted_over(add, copied, case, browser):
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (200, 100), "green").save(out, "PNG")
    item = add("plan.png", out.getvalue())
    act = f"/cases/{case.reference}/records/1/words/act/"
    given = {
        "do": "withhold-place",
        "file": item.pk,
        "item": item.pk,
        "place": "picture 1",
        "ground": S40,
        "why": "A face.",
    }
    browser.post(act, given | {"left": "50", "top": "0", "right": "40", "bottom": "100"})
    assert not item.marks.exists()
    browser.post(act, given | {"left": "50", "top": "0", "right": "100", "bottom": "100"})
    copied(item)
    page = f"/cases/{case.reference}/records/1/{item.pk}"
    answer = browser.get(f"{page}/copy/1.png")
    assert answer["Content-Type"] == "image/png"
    assert "no-store" in answer["Cache-Control"]
    with Image.open(io.BytesIO(answer.content)) as image:
        assert image.getpixel((20, 50)) == (0, 128, 0)
        assert image.getpixel((120, 5)) == (0, 0, 0)
    assert browser.get(f"{page}/page/2.png").status_code == 404
    text = browser.get(f"{page}/file/").content.decode()
    assert "From 50 to 100 per cent across" in text.replace("An area: from", "From")


def test_a_pdf_is_read_a_page_at_a_time_beside_its_copy_which_hides_nothing_alone_or_in_the_bundle(
    add, copied, case, by, at, browser, bundle
):
    item = add("minutes.pdf", pdf(("The key is with Priya Shah.",)))
    marking = Marking("Priya Shah", S40, "A name.", item=item.pk)
    mark_words(reference=case.reference, position=1, marking=marking, by=by, at=at)
    copy = copied(item)
    (looked,) = what_hides([copy.file], where=case.reference)
    assert looked.is_clear
    page = f"/cases/{case.reference}/records/1/{item.pk}"
    text = browser.get(f"{page}/file/").content.decode()
    assert f"{page}/page/1.png" in text
    assert f"{page}/copy/1.png" in text
    assert browser.get(f"{page}/page/1.png").content[:4] == b"\x89PNG"
    assert browser.get(f"{page}/copy/1.png").content[:4] == b"\x89PNG"
    Item.objects.filter(file=None).update(decision=Decision.OUT)
    found = bundle()
    assert found.reason == ""
    assert Copy.objects.get(item=item).file == copy.file
    (zipped,) = what_hides([found.archive], where=case.reference)
    assert zipped.stopping
    assert zipped.is_clear
    assert not what_hides([found.archive], where="FOI-2026-9999")[0].is_clear


def test_a_file_of_a_kind_that_cannot_be_released_stops_the_bundle_in_words(add, case, browser, bundle):
    item = add("rota.zip", b"PK\x03\x04 damaged")
    assert item.reading.reason
    Item.objects.exclude(pk=item.pk).update(decision=Decision.OUT)
    with pytest.raises(NotComplete, match="No released copy can be made of record 7"):
        bundle()
    assert (
        item.reading.reason[:30] in browser.get(f"/cases/{case.reference}/records/1/{item.pk}/file/").content.decode()
    )


def test_words_withheld_in_a_message_stop_the_bundle_where_a_file_has_them_and_the_other_way_round(
    add, case, by, at, bundle
):
    item = add("rota.txt", NOTE)
    Item.objects.filter(file=None).update(decision=Decision.OUT)
    said = Item.objects.get(position=1)
    Item.objects.filter(pk=said.pk).update(decision=Decision.IN, looked_at=at)
    mark = Mark.objects.create(
        item=said, place="sender", start=0, end=10, words="Priya Shah", kind="name", provision=S40, state=State.ACCEPTED
    )
    with pytest.raises(NotComplete, match="“Priya Shah” in record 7, line 2"):
        bundle()
    mark.delete()
    marking = Marking("Priya Shah", S40, "A name.", item=item.pk)
    mark_words(reference=case.reference, position=1, marking=marking, by=by, at=at)
    with pytest.raises(NotComplete, match="“Priya Shah” in record 1"):
        bundle()
    keeping = Marking("Priya Shah", why="She says it of herself.", is_kept=True)
    assert mark_words(reference=case.reference, position=1, marking=keeping, by=by, at=at) == 1
    assert bundle().reason == ""


def test_the_bundle_has_the_copy_its_lines_in_the_schedule_and_no_word_that_is_withheld(
    add, case, by, at, bundle, browser
):
    add("Priya Shah.txt", NOTE)
    Item.objects.filter(file=None).update(decision=Decision.OUT)
    marking = Marking("Priya Shah", S40, "A name.")
    mark_words(reference=case.reference, position=1, marking=marking, by=by, at=at)
    found = bundle()
    assert found.reason == ""
    with zipfile.ZipFile(io.BytesIO(content(found.archive))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert b"[withheld: s.40(2)]" in files["record-001.txt"]
    assert b"1,line 2,words,s.40(2),A name." in files["schedule.csv"]
    assert b"record-001.txt" in files["index.csv"]
    for name, data in files.items():
        assert b"Priya" not in data, name
    import pypdfium2

    text = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content(found.pdf)))
    assert "A file: record-001.txt" in " ".join(text.split())
    assert what_hides([found.archive], where=case.reference)[0].is_clear
    shown = browser.get(f"/cases/{case.reference}/records/bundles/").content.decode()
    assert "Looked through: it hides nothing" in shown


def test_files_and_copies_go_when_the_request_is_destroyed(add, copied, case):
    from answerable.desk.cases import gathered

    item = add("rota.txt", NOTE)
    copy = copied(item)
    _, files = gathered.destroy(case.pk)
    assert {item.file_id, copy.file_id} <= files
