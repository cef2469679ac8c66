"""Evidence leaves with what its reader does not see only where it is said why; the entry then names it."""

import pytest

from answerable.desk.custody.actions.collect import collect
from answerable.desk.custody.actions.disclose import Disclosed, disclose
from answerable.desk.custody.actions.redact import Redacted, redact
from answerable.desk.custody.entries import New, Upload
from answerable.desk.custody.models import CustodyEvent, Item, Kind
from answerable.desk.custody.taking import Taken
from answerable.desk.files import looking
from answerable.desk.files.models import LetThrough
from answerable.errors import BeingLookedAt, HidesSomething
from desk.custody.hands import LEAD, STORE, said
from desk.hiding import SHEET, workbook

pytestmark = pytest.mark.django_db

WHY = "The police asked for the workbook whole."
BOOK = Upload(workbook(), "permits.xlsx", SHEET)


@pytest.fixture
def book(reference, keeper, at):
    """The number of an item whose file has a hidden sheet."""
    taken = Taken(LEAD, STORE, file=BOOK)
    collect(reference=reference, new=New("Permits", Kind.DIGITAL), taken=taken, said=said(), by=keeper, at=at)
    return Item.objects.get(title="Permits").number


def test_an_original_goes_with_what_it_hides_only_with_a_reason_that_stands_in_the_entry(reference, keeper, at, book):
    with pytest.raises(HidesSomething, match=r"permits\.xlsx: hidden sheet"):
        disclose(reference=reference, disclosed=Disclosed("Police", (1, book)), said=said(), by=keeper, at=at)
    assert not CustodyEvent.objects.filter(act="disclosed").exists()
    event = disclose(reference=reference, disclosed=Disclosed("Police", (1, book), WHY), said=said(), by=keeper, at=at)
    assert event.outcome == f"Item {book} goes with what its reader does not see (hidden sheet): {WHY}"
    assert (LetThrough.objects.get().where, LetThrough.objects.get().reason) == (reference, WHY)


def test_a_redacted_copy_that_still_hides_something_is_not_added(reference, keeper, at):
    copy = Redacted("Permits without names", BOOK, "editor 1.0", STORE)
    with pytest.raises(HidesSomething):
        redact(reference=reference, number=1, redacted=copy, said=said(), by=keeper, at=at)
    assert not Item.objects.filter(title=copy.title).exists()


def test_a_large_item_is_put_down_to_be_looked_through_although_the_act_is_refused(
    reference, keeper, at, book, monkeypatch
):
    put: list[int] = []
    monkeypatch.setattr(type(looking.look_later), "enqueue", lambda _, key: put.append(key))
    monkeypatch.setattr(looking, "AT_ONCE", 100)
    with pytest.raises(BeingLookedAt):
        disclose(reference=reference, disclosed=Disclosed("Police", (book,)), said=said(), by=keeper, at=at)
    looking.look_later.call(put[0])
    with pytest.raises(HidesSomething):
        disclose(reference=reference, disclosed=Disclosed("Police", (book,)), said=said(), by=keeper, at=at)


def test_the_page_says_what_hides_and_keeps_what_was_written(reference, book, data_protection, client_of):
    from uuid import uuid4

    given = {"key": str(uuid4()), "reason": "Notice", "recipient": "Police", "authority": "Order", "items": [str(book)]}
    answer = client_of(data_protection).post(f"/evidence/{reference}/do/disclose/", given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "What hides in permits.xlsx" in page and "the sheet “Staff”" in page
    assert 'value="Police"' in page
