import csv
import io
import json
from xml.etree.ElementTree import fromstring

import pytest

from answerable.casefile import Outcome
from answerable.desk.disclosure.actions.take_down import take_down
from answerable.desk.disclosure.copies import PublicAnswer
from answerable.desk.disclosure.queries import published as read
from answerable.desk.files.csvs import safe
from answerable.desk.people.models import Setting
from answerable.desk.public.printed import COLUMNS

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "/disclosure-log/",
    "/disclosure-log/foi-2026-0142/",
    "/publication-scheme/",
    "/accessibility/",
    "/privacy/",
]
DATA = [
    "/disclosure-log/feed.rss",
    "/disclosure-log/feed.atom",
    "/disclosure-log/log.json",
    "/sitemap.xml",
    "/disclosure-log/foi-2026-0142/answer.json",
]


@pytest.fixture
def log(published):
    published()
    published("FOI-2026-0150", title="Dogs")


@pytest.fixture
def gone(log, by, at):
    take_down(slug="foi-2026-0150", reason="It named a tenant.", by=by, at=at)


def test_results_are_questions_with_the_first_lines_of_their_answers(anyone, log):
    page = anyone.get("/disclosure-log/?words=breaches").content.decode()
    assert "<mark>breaches</mark>" in page and "There were eight &lt;b&gt;in all&lt;/b&gt;." in page
    assert "Friday 20 November 2026" in page and "Information Governance Officer" in page


def test_filters_stand_in_the_address_and_wrong_ones_are_no_fault(anyone, log):
    page = anyone.get("/disclosure-log/?outcome=refused&year=2026&provision=foia.s31").content.decode()
    assert "How are council telephones managed?" in page and "How many breaches" not in page
    assert anyone.get("/disclosure-log/?outcome=nothing&year=x&page=-3&provision=foia.s").status_code == 200
    assert "2 answers" not in anyone.get("/disclosure-log/?year=1999").content.decode()


def test_words_that_find_nothing_say_so(anyone, log):
    assert "Nothing is published that fits." in anyone.get("/disclosure-log/?words=zebra").content.decode()


def test_what_is_searched_for_is_shown_and_not_run(anyone, log):
    page = anyone.get("/disclosure-log/", {"words": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page


def test_results_come_in_pages(anyone, published):
    for number in range(12):
        published(f"FOI-2026-02{number:02}")
    first, second = (anyone.get(f"/disclosure-log/?words=breaches&page={page}").content.decode() for page in (1, 2))
    assert "24 answers" in first and "?words=breaches&amp;page=2" in first and "(page 2)" in second


def test_an_answer_reads_like_a_page(anyone, log):
    page = anyone.get("/disclosure-log/foi-2026-0142/").content.decode()
    assert "Answered on Friday 20 November 2026 by the Information Governance Officer" in page
    assert 'id="question-2"' in page and "s.31(1)(a)" in page and "Law enforcement" in page
    assert '<p class="govuk-body">It would help those who plan crime.</p>' in page
    assert "PDF" in page and "DOCX" in page


def test_the_files_of_an_answer_are_saved_and_never_shown(anyone, log):
    (pdf, _docx) = read("foi-2026-0142").letters
    response = anyone.get(f"/disclosure-log/foi-2026-0142/files/{pdf.key}/")
    assert response.content.startswith(b"%PDF") and response["Content-Disposition"].startswith("attachment")
    assert anyone.get(f"/disclosure-log/foi-2026-0150/files/{pdf.key}/").status_code == 404


def test_what_was_taken_down_says_when_and_why_in_every_form(anyone, gone):
    response = anyone.get("/disclosure-log/foi-2026-0150/")
    page = response.content.decode()
    assert response.status_code == 410 and "It named a tenant." in page and "Dogs" not in page
    data = anyone.get("/disclosure-log/foi-2026-0150/answer.json")
    assert data.status_code == 410 and data.json()["taken_down_reason"] == "It named a tenant."
    listed = anyone.get("/disclosure-log/log.json").json()["entries"]
    assert [entry["status"] for entry in listed] == ["taken down", "published"]
    rows = list(csv.DictReader(io.StringIO(b"".join(anyone.get("/disclosure-log/log.csv").streaming_content).decode())))
    assert next((row["reference"], row["question"], row["status"]) for row in rows) == (
        "FOI-2026-0150",
        "",
        "taken down",
    )
    for address in ("/disclosure-log/", "/disclosure-log/feed.rss", "/sitemap.xml", "/"):
        assert b"0150" not in anyone.get(address).content


def test_an_address_that_never_was_is_not_found(anyone):
    assert anyone.get("/disclosure-log/foi-1999-0001/").status_code == 404
    assert anyone.get("/disclosure-log/foi-1999-0001/answer.json").status_code == 404


def test_an_answer_as_json_has_its_documented_shape(anyone, log):
    response = anyone.get("/disclosure-log/foi-2026-0142/answer.json")
    data = response.json()
    assert list(data) == [
        "version", "status", "url", "reference", "published_at", "changed_at", "title", "summary", "subject", "regime",
        "received_on", "answered_on", "answered_by", "questions", "files",
    ]  # fmt: skip
    assert data["url"] == "http://localhost:8000/disclosure-log/foi-2026-0142/"
    assert list(data["questions"][1]) == ["number", "question", "outcome", "answer", "provisions"]
    assert data["questions"][1]["provisions"][0]["id"] == "foia.s31.1.a"
    assert list(data["files"][0]) == ["title", "name", "media", "size", "sha256", "url"]
    assert response["Access-Control-Allow-Origin"] == "*"


def test_feeds_hold_the_newest_answers_under_their_addresses(anyone, log):
    rss = fromstring(anyone.get("/disclosure-log/feed.rss").content)  # noqa: S314  # our own
    assert [item.findtext("title") for item in rss.iter("item")] == ["Dogs", "Data breaches by WhatsApp"]
    assert rss.find("channel/item/link").text == "http://localhost:8000/disclosure-log/foi-2026-0150/"
    atom = fromstring(anyone.get("/disclosure-log/feed.atom").content)  # noqa: S314  # our own
    assert len(atom.findall("{http://www.w3.org/2005/Atom}entry")) == 2


def test_the_whole_log_is_sent_as_csv_a_question_a_row(anyone, log):
    response = anyone.get("/disclosure-log/log.csv")
    rows = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))
    assert tuple(rows[0]) == COLUMNS and len(rows) == 5
    assert rows[1][0] == "FOI-2026-0150"


def test_no_spreadsheet_takes_a_cell_for_a_formula():
    assert [safe(text) for text in ("=1+1", "-2", "@x", "a=1", "")] == ["'=1+1", "'-2", "'@x", "a=1", ""]


def test_the_sitemap_and_robots_name_what_may_be_found(anyone, log):
    places = fromstring(anyone.get("/sitemap.xml").content)  # noqa: S314  # our own
    assert "http://localhost:8000/disclosure-log/foi-2026-0142/" in [
        place.text for place in places.iter() if place.tag.endswith("loc")
    ]
    robots = anyone.get("/robots.txt").content.decode()
    assert "Disallow: /follow/" in robots and "Sitemap: http://localhost:8000/sitemap.xml" in robots


def test_foi_json_says_how_to_ask_this_authority(anyone):
    data = anyone.get("/foi.json").json()
    assert data["authority"]["name"] == "Harrowmere Borough Council"
    assert data["ask"]["web"] == "http://localhost:8000/request/"
    assert data["clocks"][0]["id"] == "foia.response" and data["clocks"][0]["limit"] == 20
    assert json.dumps(data["disclosure_log"]).count("http://localhost:8000/disclosure-log/") == 5


@pytest.mark.parametrize("address", [*PAGES, *DATA])
def test_what_has_not_changed_is_not_sent_again_and_may_be_kept(anyone, log, address):
    first = anyone.get(address)
    assert first.status_code == 200 and "public" in first["Cache-Control"]
    again = anyone.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304 and not again.content
    assert not first.cookies


def test_each_page_takes_the_same_few_queries(anyone, published, django_assert_max_num_queries):
    for number in range(8):
        published(f"FOI-2026-01{42 + number}")
    for address in [*PAGES, *DATA]:
        anyone.get(address)
        with django_assert_max_num_queries(7, info=address):
            anyone.get(address)


def test_the_scheme_lists_what_an_administrator_and_the_registers_say(anyone):
    Setting.objects.create(name="scheme", value="2 | Annual accounts | https://www.harrowmere.example/accounts")
    page = anyone.get("/publication-scheme/").content.decode()
    assert "Annual accounts" in page and "https://www.harrowmere.example/policies/communication-tools" in page
    assert page.count('id="class-') == 7


def test_privacy_says_what_the_settings_say(anyone):
    assert "retention schedule" in anyone.get("/privacy/").content.decode()
    Setting.objects.create(name="kept_years", value=3)
    Setting.objects.create(name="privacy_contact", value="the Data Protection Officer, dpo@harrowmere.example")
    page = anyone.get("/privacy/").content.decode()
    assert "3 years after" in page and "dpo@harrowmere.example" in page


def test_a_list_in_an_answer_is_a_list_on_its_page(anyone, published):
    said = "In favour of disclosing it:\n\n- What it costs <b>us</b> is asked.\n- So is who decided.\n\nWe withhold it - for now."
    one = PublicAnswer("1", "How many?", Outcome.WITHHELD, said, ("foia.s43.2",))
    published(questions=(one,), letter=said)
    page = anyone.get("/disclosure-log/foi-2026-0142/").content.decode()
    assert page.count("<li>What it costs &lt;b&gt;us&lt;/b&gt; is asked.</li><li>So is who decided.</li>") == 2
    assert page.count("We withhold it - for now.</p>") == 2
