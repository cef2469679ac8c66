import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from answerable.desk.cases.models import Case, Correspondence
from answerable.desk.components.uploads import MEGABYTE, most_of_a_form
from answerable.desk.files.keeping import content
from answerable.desk.ledger.models import Entry
from answerable.desk.mail.models import Message
from answerable.desk.public import limits
from answerable.desk.public.notices import is_about_oneself

pytestmark = pytest.mark.django_db
ASKED = {"words": "How many potholes were repaired in 2025?", "name": "Ada Wren", "email": "ada@post.example"}


def test_a_request_becomes_a_case_and_the_applicant_gets_reference_last_day_and_link(anyone):
    response = anyone.post("/request/", ASKED, follow=True)
    case = Case.objects.get()
    page = response.content.decode()
    assert (case.channel, case.applicant_name, case.applicant_email) == ("web", "Ada Wren", "ada@post.example")
    secret = response.redirect_chain[-1][0].split("/")[2]
    assert case.reference in page and f"/follow/{secret}/" in page and str(case.due_on.year) in page
    mail = Message.objects.get(is_incoming=False)
    assert mail.recipients == "ada@post.example" and f"http://localhost:8000/follow/{secret}/" in mail.text
    assert Entry.objects.filter(kind="received", by="applicant").count() == 1


def test_only_the_digest_of_the_link_is_kept_with_the_case_and_the_link_works_for_a_year_after_it_is_closed(anyone):
    response = anyone.post("/request/", ASKED, follow=True)
    secret = response.redirect_chain[-1][0].split("/")[2]
    assert secret not in str(Case.objects.values())
    assert "until 12 months after your request is closed" in response.content.decode()
    assert "until 12 months after your request is closed" in Message.objects.get(is_incoming=False).text


def test_no_address_holds_anything_of_the_applicant(anyone):
    response = anyone.post("/request/", {**ASKED, "name": "Yvonne Wren", "email": "yvonne@post.example"})
    address = response.url.lower()
    assert "yvonne" not in address and "foi" not in address and "potholes" not in address


def test_someone_without_email_may_ask_by_post(anyone):
    page = anyone.post(
        "/request/", {**ASKED, "email": "", "address": "3 Mill Cottages\nHarrowmere"}, follow=True
    ).content.decode()
    assert Case.objects.get().applicant_address.startswith("3 Mill Cottages")
    assert "Write it down" in page and not Message.objects.exists()


def test_files_are_kept_byte_for_byte(anyone):
    data = bytes(range(256)) * 4
    anyone.post(
        "/request/", {**ASKED, "attached": [SimpleUploadedFile("map.bin", data), SimpleUploadedFile("b.txt", b"b")]}
    )
    files = list(Correspondence.objects.get(kind="request").files.order_by("id"))
    assert [file.name for file in files] == ["map.bin", "b.txt"] and content(files[0]) == data


def test_what_would_fill_the_disk_is_refused_before_it_is_read(anyone):
    form = {**ASKED, "attached": SimpleUploadedFile("map.bin", b"b")}
    response = anyone.post("/request/", form, CONTENT_LENGTH=str(most_of_a_form() + 1))
    assert response.status_code == 400 and b"send them one by one" in response.content
    assert not Case.objects.exists()


def test_a_form_that_is_sent_twice_makes_one_case(anyone):
    first, second = (anyone.post("/request/", ASKED).url for _ in range(2))
    assert first == second and Case.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"words": ""}, "Describe the information you want"),
        ({"words": "???"}, "Describe the information you want in a sentence or more"),
        ({"words": "potholes " * 3000}, "20,000 characters or fewer"),
        ({"name": ""}, "Enter your name"),
        ({"name": "12"}, "Enter your name, not an address or a number"),
        ({"name": "ada@post.example"}, "Enter your name, not an address or a number"),
        ({"email": ""}, "Enter an email address, or a postal address below"),
        ({"email": "ada at post"}, "Enter an email address in the correct format"),
        ({"website": "https://spam.example"}, "Leave the last box empty"),
        ({"attached": [SimpleUploadedFile(f"{n}", b"x") for n in range(6)]}, "Attach 5 files at most"),
    ],
)
def test_what_the_law_or_we_need_is_said_and_what_was_typed_is_kept(anyone, fields, says):
    response = anyone.post("/request/", {**ASKED, **fields})
    page = response.content.decode()
    assert response.status_code == 422 and says in page and "There is a problem" in page
    assert not Case.objects.exists()
    if "words" not in fields:
        assert ASKED["words"] in page


def test_a_file_that_is_too_large_is_refused_and_what_was_typed_is_kept(anyone, settings):
    settings.FILE_LIMIT = 1
    file = SimpleUploadedFile("a.txt", b"-" * (MEGABYTE + 1))
    response = anyone.post("/request/", {**ASKED, "attached": file})
    page = response.content.decode()
    assert response.status_code == 422 and "“a.txt” is larger than 1 MB" in page
    assert ASKED["words"] in page and not Case.objects.exists()


def test_anyone_may_send_less_than_the_staff(anyone):
    file = SimpleUploadedFile("a.txt", b"-" * (10 * MEGABYTE + 1))
    page = anyone.post("/request/", {**ASKED, "attached": file}).content.decode()
    assert "Choose a file of 10 MB or less" in page


def test_checking_what_is_published_keeps_what_was_typed_and_makes_nothing(anyone, published):
    published()
    words = "How many breaches of personal data did you have?"
    page = anyone.post("/request/", {**ASKED, "words": words, "check": "yes"}).content.decode()
    assert words in page and 'value="Ada Wren"' in page and "/foi-2026-0142/1/" in page
    assert "There is a problem" not in page and not Case.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        "All information you hold about me",
        "my housing file please",
        "a subject access request",
        "my son's school records",
    ],
)
def test_a_request_for_ones_own_data_is_pointed_out(anyone, words):
    assert is_about_oneself(words)
    assert "information about yourself" in anyone.post("/request/already/", {"words": words}).content.decode()


@pytest.mark.parametrize(
    "words",
    ["Tell me how many dogs there are", "the council's records of me­etings", "all files on potholes in my street"],
)
def test_other_requests_are_not_taken_for_it(words):
    assert not is_about_oneself(words)


def test_one_network_address_cannot_ask_without_end(anyone, monkeypatch):
    monkeypatch.setattr(limits, "REQUESTS", 2)
    for number in range(2):
        assert anyone.post("/request/", {**ASKED, "name": f"Ada Wren the {number}th"}).status_code == 302
    response = anyone.post("/request/", {**ASKED, "name": "Ada Wren again"})
    assert response.status_code == 422 and "many times from your network" in response.content.decode()
    assert Client(REMOTE_ADDR="192.0.2.7").post("/request/", ASKED).status_code == 302


def test_a_request_without_the_forms_token_is_refused(db):
    assert Client(enforce_csrf_checks=True).post("/request/", ASKED).status_code == 403


def test_the_form_is_kept_by_no_cache(anyone):
    assert "no-store" in anyone.get("/request/")["Cache-Control"]


def test_the_first_page_is_for_anyone_and_staff_go_to_their_desk(anyone, published, client_of, officer):
    published()
    page = anyone.get("/").content.decode()
    assert "Make a request" in page and "Data breaches by WhatsApp" in page
    assert client_of(officer).get("/").url == "/desk/"


def test_policies_positions_and_public_registers_are_looked_at_too_where_no_answer_is_published(anyone, db):
    words = "What is your policy on using WhatsApp, and is WhatsApp an approved tool?"
    page = anyone.post("/request/already/", {"words": words}).content.decode()
    assert "No answer like it is published yet. These are published" in page
    assert "Corporate communication tools policy" in page
    assert "WhatsApp and other messaging apps" in page
    assert "/published/registers/tools/" in page
    assert "Nothing like it" not in page


def test_one_common_word_of_a_long_question_brings_up_no_policy(anyone, db):
    words = "What do libraries in the north of the borough cost to run on Sundays?"
    assert "Nothing like it" in anyone.post("/request/", {"words": words, "check": "yes"}).content.decode()
