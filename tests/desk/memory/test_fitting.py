"""Published answers that fit what somebody types: the same, or most of it; nothing by one common word."""

from datetime import date

import pytest

from answerable.desk.disclosure.models import DisclosureLogEntry
from answerable.desk.memory.actions.remembering import remember
from answerable.desk.memory.fitting import fitting
from answerable.desk.memory.given import Given
from answerable.desk.memory.index import keep, like

pytestmark = pytest.mark.django_db
PUBLISHED = (
    "How many parking permits were issued to residents in 2025?",
    "What was spent on agency social workers in 2024/25?",
    "How many Blue Badges were revoked in 2025?",
    "What is the council's policy on the use of WhatsApp?",
)


FIELDS = {"answer": "See below.", "outcome": "disclosed", "answered_on": date(2026, 10, 1)}


def in_the_log(slug, *questions, by, at):
    """A public copy with these questions."""
    said = [{"number": str(n), "text": text, "outcome": "disclosed", "answer": "See below.", "provisions": []} for n, text in enumerate(questions, 1)]  # fmt: skip
    dates = {
        "received_on": date(2026, 9, 1),
        "answered_on": date(2026, 10, 1),
        "published_at": at,
        "changed_at": at,
        "published_by": by.person,
    }
    DisclosureLogEntry.objects.create(reference=slug.upper(), slug=slug, title="An answer", regime="foia", questions=said, **dates)  # fmt: skip


@pytest.fixture(autouse=True)
def kept(db, by, at):
    """One letter a question; and one whose answer nobody can read."""
    for n, text in enumerate(PUBLISHED):
        in_the_log(f"f-{n}", text, by=by, at=at)
    rows = [Given(letter=f"F-{n}", number="1", question=text, slug=f"f-{n}", place=1, **FIELDS) for n, text in enumerate(PUBLISHED)]  # fmt: skip
    keep([*rows, Given(letter="F-9", number="1", question="How many dogs were seized in 2025?", **FIELDS)], at=at)


def slugs(*asked):
    return [[slug for slug, _ in places] for places in fitting(asked, most=3)]


def test_what_asks_nearly_the_same_fits_also_where_it_is_typed_by_half():
    assert slugs("How many residents were given parking permits in 2025?") == [["f-0"]]
    assert slugs("parking permits iss") == [["f-0"]]


def test_another_name_for_the_same_thing_fits():
    assert slugs("How many disabled parking badges did you revoke in 2025?")[0][0] == "f-2"


def test_each_question_finds_its_own():
    found = slugs("agency social workers, what was spent in 2024/25?", "Is there a policy on WhatsApp?")
    assert [places[0] for places in found] == ["f-1", "f-3"]


@pytest.mark.parametrize("asked", ["What is the council's policy on working from home?", "What do libraries cost to run?", "council", ""])  # fmt: skip
def test_what_shares_a_common_word_or_none_does_not_fit(asked):
    assert slugs(asked) == [[]]


def test_an_answer_that_is_not_published_fits_nothing():
    assert slugs("How many dogs were seized in 2025?") == [[]]


def test_a_name_that_was_taken_out_of_the_public_copy_leads_nobody_to_it(by, at):
    in_the_log("f-7", "How many letters about swans did [name withheld] send?", by=by, at=at)
    asked = "How many letters about swans did Perpetua Quillfeather send?"
    remember([Given(letter="F-7", number="1", question=asked, heading="Quillfeather", slug="f-7", place=1, **FIELDS)], at=at)  # fmt: skip
    assert like(["Perpetua Quillfeather"], whose="published") == ((),)
    assert slugs("Perpetua Quillfeather", "Quillfeather") == [[], []]
    assert slugs("How many letters about swans were sent?") == [["f-7"]]
