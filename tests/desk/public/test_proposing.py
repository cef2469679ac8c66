"""What is published stands beside a request as it is typed: by question, in nobody's way, and counted."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from answerable.casefile import Answer, Held, Outcome, Regime
from answerable.desk.cases.models import Case
from answerable.desk.memory import offers
from answerable.desk.memory.actions.make_standing import make_standing
from answerable.desk.memory.chosen import Chosen
from answerable.desk.memory.models import Offer, Proposed
from answerable.desk.public import limits

pytestmark = pytest.mark.django_db
BREACHES = "How many breaches of personal data did you have?"
PHONES = "How are the council's telephones managed?"
LIBRARIES = "What do libraries cost to run?"
ASKED = {"words": BREACHES, "name": "Ada Wren", "email": "ada@post.example"}


@pytest.fixture
def key(anyone):
    """The key of a page that is open."""
    return _field(anyone.get("/request/").content.decode(), "offer")


@pytest.fixture
def typed(anyone, key):
    """typed(words): what the page gets for words that were typed on it."""
    return lambda words, **more: anyone.post("/request/already/", {"words": words, "offer": key, **more})


def _field(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def _links(page):
    return re.findall(r'href="(/request/already/[^"]+)"', page)


def test_what_is_published_appears_as_one_types_and_no_address_holds_the_words(anyone, published, typed, key):
    published()
    page = typed(BREACHES).content.decode()
    assert (
        "There were eight" in page and "Given, Friday 20 November 2026, FOI-2026-0142" in page and "<html" not in page
    )
    assert _links(page) == [f"/request/already/{key}/foi-2026-0142/1/"]
    assert anyone.get("/request/already/?words=x").status_code == 405


def test_each_question_has_its_own_list(published, typed):
    published()
    page = typed(f"1. {PHONES}\n2. {LIBRARIES}\n3. {BREACHES}").content.decode()
    parts = re.split("<h3", page)[1:]
    assert [re.search("“(.*)”", part)[1] for part in parts] == [PHONES.replace("'", "&#x27;"), BREACHES]
    assert [link.split("/")[4:6] for part in parts for link in _links(part)] == [["foi-2026-0142", "2"], ["foi-2026-0142", "1"]]  # fmt: skip
    assert "2 published answers may be what you want" in page


def test_of_a_question_answered_again_the_newest_answer_is_shown(published, typed):
    published()
    published("FOI-2026-0177", answered_on=date(2026, 11, 21))
    assert [link.split("/")[4] for link in _links(typed(BREACHES).content.decode())] == ["foi-2026-0177"]


def test_where_nothing_fits_nothing_is_shown_or_counted_and_what_did_not_change_is_left_alone(anyone, published, typed):
    published()
    mark = _field(anyone.get("/request/").content.decode(), "mark")
    assert typed(LIBRARIES, mark=mark).status_code == 204 and not Offer.objects.exists()
    mark = _field(typed(BREACHES, mark=mark).content.decode(), "mark")
    assert typed(BREACHES + " ", mark=mark).status_code == 204
    assert "may be what you want" not in typed(LIBRARIES, mark=mark).content.decode()


def test_who_presses_check_is_told_that_nothing_is_published(anyone):
    page = anyone.post("/request/", {"words": LIBRARIES, "check": "yes"}).content.decode()
    assert "Nothing like it is published yet" in page and LIBRARIES in page


def test_an_answer_taken_down_is_proposed_no_more(published, typed, by, at):
    from answerable.desk.disclosure.actions.take_down import take_down

    take_down(slug=published(), reason="A figure was wrong.", by=by, at=at)
    assert "may be what you want" not in typed(BREACHES).content.decode()


def test_a_link_leads_to_the_answer_and_counts_once(anyone, published, typed):
    published()
    (link,) = _links(typed(BREACHES).content.decode())
    for _ in range(2):
        response = anyone.get(link)
        assert response.status_code == 302 and response.url == "/disclosure-log/foi-2026-0142/#question-1"
    assert Proposed.objects.filter(is_opened=True).count() == 1


@pytest.mark.parametrize("looks", [{"HTTP_SEC_PURPOSE": "prefetch;prerender"}, {"REQUEST_METHOD": "HEAD"}])
def test_a_browser_that_looks_ahead_opens_nothing(anyone, published, typed, looks):
    published()
    (link,) = _links(typed(BREACHES).content.decode())
    assert anyone.get(link, **looks).status_code == 302 and not Proposed.objects.filter(is_opened=True).exists()


def test_a_link_that_no_page_showed_still_leads_there_and_counts_nothing(anyone, published):
    published()
    response = anyone.get(f"/request/already/{offers.new_key()}/foi-2026-0142/1/")
    assert response.url.startswith("/disclosure-log/foi-2026-0142/") and not Proposed.objects.exists()
    assert "Disallow: /request/already/" in anyone.get("/robots.txt").content.decode()


def test_a_request_from_the_page_is_one_that_was_made(anyone, published, typed, key, at):
    published()
    anyone.get(_links(typed(BREACHES).content.decode())[0])
    assert anyone.post("/request/", {**ASKED, "offer": key, "name": ""}).status_code == 422
    assert not Offer.objects.get().is_asked
    assert anyone.post("/request/", {**ASKED, "offer": key}).status_code == 302
    assert Offer.objects.get().is_asked and Case.objects.count() == 1


def test_checking_without_scripts_counts_for_the_same_page(anyone, published, key):
    published()
    page = anyone.post("/request/", {**ASKED, "offer": key, "check": "yes"}).content.decode()
    assert _field(page, "offer") == key and Offer.objects.get().key == key and Proposed.objects.count() == 1


def test_who_says_this_answers_me_keeps_their_words_and_makes_no_request(anyone, published, typed, key):
    published()
    typed(BREACHES)
    page = anyone.post("/request/", {**ASKED, "offer": key, "answered": "yes"}).content.decode()
    assert "Nothing was sent" in page and BREACHES in page and "There is a problem" not in page
    assert Offer.objects.get().is_answered and not Case.objects.exists()
    assert "Nothing was sent" in typed(BREACHES, answered="yes").content.decode()


def test_nothing_of_who_or_what_is_kept(anyone, published, typed, key):
    published()
    anyone.get(_links(typed("Since my divorce: " + BREACHES).content.decode())[0])
    kept = str([*Offer.objects.values(), *Proposed.objects.values()])
    assert "divorce" not in kept and "127.0.0.1" not in kept
    assert key not in str(anyone.cookies)


def test_what_is_no_key_is_not_taken_for_one(anyone, published):
    published()
    page = anyone.post("/request/already/", {"words": BREACHES, "offer": "<b>"}).content.decode()
    assert offers.is_key(_links(page)[0].split("/")[3]) and not Offer.objects.filter(key="<b>").exists()


def test_a_network_that_looks_up_without_end_is_left_without_answers_but_may_ask(anyone, published, typed, monkeypatch):
    published()
    monkeypatch.setattr(limits, "LOOKS", 1)
    assert typed(BREACHES).status_code == 200 and typed(PHONES).status_code == 204
    page = anyone.post("/request/", {"words": PHONES, "check": "yes"}).content.decode()
    assert "You can send your request all the same" in page
    assert anyone.post("/request/", ASKED).status_code == 302
    assert Client(REMOTE_ADDR="192.0.2.7").post("/request/already/", {"words": BREACHES}).status_code == 200


def test_a_request_that_reads_like_one_about_oneself_is_told_so(typed):
    page = typed("All information you hold about me").content.decode()
    assert 'id="about-oneself"' in page and "This reads like a request about yourself" in page


def test_pages_are_counted_when_their_day_is_over(published, typed, at):
    from django.utils import timezone

    published()
    typed(BREACHES)
    at = timezone.now() + timedelta(days=2)  # noqa: TID251  # pages ask the clock
    offers.forget_old(at=at)
    assert sum(month.shown for month in offers.counted(at=at).months) == 1


def test_no_program_fills_the_figures_with_pages_of_its_own(anyone, published, typed, monkeypatch):
    published()
    monkeypatch.setattr(limits, "OFFERS", 1)
    typed(BREACHES)
    assert "There were eight" in anyone.post("/request/already/", {"words": BREACHES}).content.decode()
    assert (Offer.objects.count(), Proposed.objects.count()) == (1, 1)
    typed(PHONES)
    assert (Offer.objects.count(), Proposed.objects.count()) == (1, 2)


def _groups(officer, by, at):
    text = "The council has {How many official WhatsApp groups are there?} official WhatsApp groups."
    asked = ("How many official WhatsApp groups does the council have?",)
    answer = Answer(("1",), Outcome.RELEASED, Held.YES, text)
    chosen = Chosen("Official WhatsApp groups", asked, Regime.FOIA, answer, officer.pk, date(2099, 5, 1), is_published=True, scheme_class="6")  # fmt: skip
    return make_standing(chosen=chosen, by=by, at=at)


@pytest.mark.parametrize("words", ["How many official WhatsApp groups does the council have?", "How many official WhatsApp groups do you have?"])  # fmt: skip
def test_a_standing_answer_is_an_answer_with_its_text_of_today_and_not_counted(typed, officer, by, at, words):
    _groups(officer, by, at)
    page = typed(words).content.decode()
    assert "The council has three official WhatsApp groups." in page
    assert 'href="/publication-scheme/answers/SA-0001/"' in page
    assert "No answer like it is published yet" not in page
    assert page.count("Official WhatsApp groups") == 1
    assert "1 published answer may be what you want" in page
    assert not Offer.objects.exists()


@pytest.mark.parametrize("words", [LIBRARIES, "How many official cars does the council have?", "What do WhatsApp messages cost?"])  # fmt: skip
def test_a_standing_answer_to_something_else_is_no_answer(typed, officer, by, at, words):
    _groups(officer, by, at)
    assert "what we answer whenever it is asked" not in typed(words).content.decode()
