"""A bundle holds what is in scope and no word that is withheld; it is refused while something is undecided."""

from __future__ import annotations

import io
import zipfile

import pytest

from answerable.desk.files.keeping import content
from answerable.desk.review.actions.make_bundle import make_bundle
from answerable.desk.review.actions.mark_words import Marking, mark_words
from answerable.desk.review.actions.propose import propose
from answerable.desk.review.models import Bundle, Decision, Item, Mark, State
from answerable.errors import NotComplete

pytestmark = pytest.mark.django_db
S40 = "foia.s40.2"


@pytest.fixture
def decided(gathered, case, by, at):
    """Everything is decided: one record out, one withheld whole, every name and number withheld."""
    Item.objects.update(decision=Decision.IN)
    Item.objects.filter(position=2).update(decision=Decision.OUT)
    Item.objects.filter(position=4).update(
        decision=Decision.WITHHELD, provision="foia.s31.1.a", why="It shows where nobody is."
    )
    propose(reference=case.reference, position=1, by=by, at=at)
    Mark.objects.update(state=State.ACCEPTED, provision=S40)


@pytest.fixture
def bundle(decided, case, by, at, run_jobs):
    """bundle(): puts it together, and does the work."""

    def made():
        found = make_bundle(reference=case.reference, positions=[1], by=by, at=at)
        run_jobs()
        return Bundle.objects.get(pk=found.pk)

    return made


def words_of(data):
    import pypdfium2

    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)).split())


def test_the_pdf_has_the_records_the_schedule_the_certificate_and_the_captures(bundle):
    found = bundle()
    assert found.reason == ""
    text = words_of(content(found.pdf))
    assert "Call me on [withheld: s.40(2)] about the salt" in text
    assert "Withheld whole: s.31(1)(a)" in text
    assert "a telephone number" in text
    assert "Certificate of searches" in text
    assert "Contents" in text
    assert "so far" not in text  # the record that is withheld whole
    assert (found.items, found.withheld > 5) == (5, True)


def test_no_file_of_it_holds_a_word_that_is_withheld(bundle):
    found = bundle()
    with zipfile.ZipFile(io.BytesIO(content(found.archive))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert {"index.csv", "records.rsmf", "schedule.csv", "SHA256SUMS"} < set(files)
    for name, data in files.items():
        for secret in (b"07700 900123", b"Priya", b"Hale", b"Flores"):
            assert secret not in data, (name, secret)


def test_it_is_refused_while_something_is_undecided(gathered, case, by, at):
    with pytest.raises(NotComplete, match="6 records are still to be looked at"):
        make_bundle(reference=case.reference, positions=[1], by=by, at=at)
    Item.objects.update(decision=Decision.IN)
    with pytest.raises(NotComplete, match="not looked for in 6 records"):
        make_bundle(reference=case.reference, positions=[1], by=by, at=at)
    propose(reference=case.reference, position=1, by=by, at=at)
    with pytest.raises(NotComplete, match="wait for a decision"):
        make_bundle(reference=case.reference, positions=[1], by=by, at=at)
    with pytest.raises(NotComplete, match="No question"):
        make_bundle(reference=case.reference, positions=[], by=by, at=at)


def test_words_withheld_in_one_record_stop_it_where_they_stand_in_another(decided, bundle, case, by, at):
    first = Mark.objects.filter(words="Priya Shah", place="sender").first()
    first.delete()
    with pytest.raises(NotComplete, match="“Priya Shah” in record 1"):
        bundle()
    marking = Marking("Priya Shah", S40, "A name.")
    mark_words(reference=case.reference, position=1, marking=marking, by=by, at=at)
    assert bundle().pdf


def test_words_that_a_person_keeps_in_one_place_may_stand_there(decided, bundle):
    mark = Mark.objects.filter(words="Priya Shah", place="sender").first()
    mark.state, mark.provision = State.REFUSED, ""
    mark.save()
    found = bundle()
    assert found.reason == ""
    assert words_of(content(found.pdf)).count("Priya Shah") == 1


def test_a_bundle_is_drawn_once(bundle, case):
    from answerable.desk.ledger.recording import history
    from answerable.desk.review.tasks import build

    found = bundle()
    build.call(found.pk, case.reference, [1])
    assert [entry.kind for entry in history(case.reference)].count("bundle-made") == 1


def test_it_goes_with_the_letter(bundle, browser, case):
    bundle()
    browser.post(f"/cases/{case.reference}/records/bundles/", {"send": "1", "part": "pdf"})
    letter = browser.get(f"/cases/{case.reference}/letter/").content.decode()
    assert f"{case.reference} bundle 1.pdf" in letter


def test_the_page_says_what_is_still_to_be_decided(gathered, browser, case):
    text = browser.get(f"/cases/{case.reference}/records/bundles/").content.decode()
    assert "6 records are still to be looked at." in text
    assert text.count("Nothing is in scope yet.") == 3
