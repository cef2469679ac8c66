"""Somebody types a request and finds the answer published; nothing stands in their way, and the desk counts what it knows."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from desk.disclosure.conftest import copy, known  # noqa: F401  # fixtures
from journeys import browser as chromium

BOX = "What information do you want?"
WORDS = "1. How many parking permits did the council issue in 2025?\n2. What do the libraries cost to run?"


@pytest.fixture
def published(copy, known, by, at):  # noqa: F811
    """An answer in the log, and in memory."""
    from answerable.desk.disclosure.actions.publish import publish
    from answerable.desk.memory.actions.remembering import remember_published

    question = replace(copy.questions[0], text="How many parking permits were issued in 2025?", answer="The council issued 4,118 parking permits in 2025.")  # fmt: skip
    publish(copy=replace(copy, title="Parking permits", questions=(question,)), known=known, by=by, at=at)
    remember_published(copy.reference, at=at)
    return question


def places(page, *, back):
    """Where the button stands that sends the request, on a desk and on a phone."""
    button, found = page.get_by_role("button", name="Send the request"), []
    for size in (chromium.WIDE, chromium.PHONE, back):
        page.set_viewport_size(size)
        found.append(button.bounding_box())
    assert button.is_enabled()
    return found


@pytest.mark.parametrize(
    ("has_scripts", "size"), [(True, chromium.PHONE), (False, chromium.WIDE)], indirect=["has_scripts"], ids=["scripts", "no-scripts"]
)  # fmt: skip
def test_an_answer_is_found_instead_of_asking(keyboard, published, officer, size, tmp_path):
    public = keyboard(at=size).open("/request/")
    before = places(public.page, back=size)
    public.fill(BOX, WORDS)
    if public.watched.has_scripts:
        public.reads("1 published answer may be what you want")
        expect(public.page.get_by_role("textbox", name=BOX)).to_be_focused()
    else:
        public.press("Check what is already published")
    assert places(public.page, back=size) == before
    public.reads("How many parking permits did the council issue", published.answer, "Given, ")
    public.reads_not("libraries cost to run?”").look(again=True)
    public.page.screenshot(path=tmp_path / "found.png", full_page=True)

    public.focus("How many parking permits were issued in 2025? (opens in a new tab)")
    with public.page.context.expect_page() as opened:
        public.keys("Enter")
    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("Parking permits")
    opened.value.close()
    expect(public.page.get_by_role("textbox", name=BOX)).to_have_value(WORDS)

    public.press("This answers me").reads("Nothing was sent").look(again=True)
    expect(public.page.get_by_role("textbox", name=BOX)).to_have_value(WORDS)

    from answerable.desk.cases.models import Case
    from answerable.desk.memory import offers

    assert not Case.objects.exists()
    offers.forget_old(at=timezone.now() + timedelta(days=2))
    desk = keyboard(officer, at=size).open("/returns/").press("Answers found before asking")
    desk.reads("1 opened an answer, 1 no request followed", published.text)
    row = desk.page.get_by_role("row").filter(has_text=f"{timezone.localdate():%B %Y}").first
    expect(row.get_by_role("cell")).to_have_text(["1", "1", "1", "1", "1", "1"])
    desk.page.screenshot(path=tmp_path / "counted.png", full_page=True)
