"""The main pages at 400 % zoom, which leaves 320 pixels: one column, and nothing to scroll sideways for."""

import pytest

from desk.cases.conftest import case, say, take  # noqa: F401  # fixtures
from desk.disclosure.conftest import copy, known  # noqa: F401  # fixtures

ZOOMED = {"width": 320, "height": 256}
OF_CASE = ("questions/", "questions/1/", "questions/2/", "questions/1/ask/", "questions/1/versions/", "letter/", "clock/", "correspondence/", "history/", "act/extend/", "act/ask-review/")  # fmt: skip
OF_OFFICER = ("/desk/", "/desk/?show=closed", "/cases/new/", "/tasks/", "/search/?q=WhatsApp", "/clocks/", "/post/", "/import/", "/memory/", "/memory/logs/", "/memory/logs/new/", "/returns/", "/registers/", "/registers/tools/", "/registers/tools/TOOL-09/", "/me/", "/me/keys/", "/keys/")  # fmt: skip
OF_RECORDS = (
    "/retention/",
    "/retention/due/",
    "/retention/due/?state=open",
    "/retention/holds/",
    "/retention/holds/1/",
    "/retention/holds/new/",
    "/retention/disposals/",
)
OF_ADMINISTRATOR = ("/people/", "/people/new/", "/people/teams/", "/settings/", "/settings/requests/", "/webhooks/")
OF_ANYONE = ("/", "/request/", "/disclosure-log/", "/disclosure-log/?words=telephones", "/publication-scheme/", "/accessibility/", "/privacy/", "/sign-in/", "/api/", "/nothing-here/")  # fmt: skip
TOO_WIDE = """() => {
    if (document.documentElement.scrollWidth <= innerWidth) return '';
    const wide = [...document.querySelectorAll('main *, header *, footer *')]
        .filter(it => it.getBoundingClientRect().right > innerWidth + 1);
    return wide.slice(0, 3).map(it => it.outerHTML.slice(0, 120)).join(' | ') || 'the page';
}"""


@pytest.fixture
def fits(keyboard):
    """fits(person, paths): each page is opened, and those that are too wide are told."""

    def look(person, paths):
        window = keyboard(person, at=ZOOMED)
        found = {path: window.open(path).page.evaluate(TOO_WIDE) for path in paths}
        return {path: wide for path, wide in found.items() if wide}

    return look


@pytest.mark.parametrize("has_scripts", [True], indirect=True, ids=["scripts"])
def test_the_pages_of_a_case_have_one_column(fits, officer, case, say, by, at):  # noqa: F811
    from answerable.casefile import Ground, Held, Likelihood, Outcome, PublicInterestTest
    from answerable.desk.cases.actions.propose import propose
    from answerable.law import parse

    propose(reference=case.reference, by=by, at=at)
    test = PublicInterestTest(("It helps.",), ("It harms.",), "The harm weighs more, because it is near.")
    ground = Ground(
        parse("foia.s43.2"), "The bids.", Likelihood.WOULD_BE_LIKELY, link="Rivals would learn.", public_interest=test
    )
    say("1", "We hold one register, whose-name-is-a-word-without-an-end-that-nobody-can-break-in-two.")
    say("2", "", outcome=Outcome.WITHHELD, held=Held.YES, grounds=(ground,), is_finished=False)
    assert fits(officer, [f"/cases/{case.reference}/{path}" for path in OF_CASE]) == {}


@pytest.mark.parametrize("has_scripts", [True], indirect=True, ids=["scripts"])
@pytest.mark.usefixtures("case")
def test_the_pages_of_the_desk_have_one_column(fits, officer, records, administrator):
    assert fits(officer, OF_OFFICER) == {}
    assert fits(records, OF_RECORDS) == {}
    assert fits(administrator, OF_ADMINISTRATOR) == {}


@pytest.mark.parametrize("has_scripts", [True], indirect=True, ids=["scripts"])
def test_the_public_pages_have_one_column(fits, copy, known, by, at):  # noqa: F811
    from answerable.desk.disclosure.actions.publish import publish

    slug = publish(copy=copy, known=known, by=by, at=at)
    assert fits(None, [*OF_ANYONE, f"/disclosure-log/{slug}/"]) == {}
