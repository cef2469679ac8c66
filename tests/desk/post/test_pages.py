"""The pages of incoming mail: the list, a message, and what a person does with it."""

import pytest

from desk.post.letters import letter


@pytest.fixture
def waiting(arrive):
    """A message that waits for a person."""
    return arrive(
        letter("Greetings. I should be glad of the pothole log.", subject="Hello <b>there</b>", Return_Path="<>")
    )


@pytest.fixture
def browser(client_of, officer):
    return client_of(officer)


@pytest.fixture(autouse=True)
def _one_factor(monkeypatch):
    from answerable.desk.people import gate

    monkeypatch.setattr(gate, "lacks_second_factor", lambda request, person: False)


def send(browser, message, **said):
    return browser.post(f"/post/{message.pk}/", said)


def test_the_list_shows_what_waits_and_leads_to_it(browser, waiting, arrive):
    arrive(letter())
    page = browser.get("/post/").content.decode()
    assert f"/post/{waiting.pk}/" in page
    assert "Hello &lt;b&gt;there&lt;/b&gt;" in page
    assert "Waiting for a person 1" in page
    assert "Filed on a case 1" in page


@pytest.mark.parametrize("show", ["waiting", "filed", "aside", "all", "nonsense"])
def test_every_list_opens_with_the_same_number_of_queries(
    browser, waiting, arrive, show, django_assert_max_num_queries
):
    for number in range(5):
        arrive(letter(f"How many cats in ward {number}?"))
    with django_assert_max_num_queries(20):
        assert browser.get(f"/post/?show={show}&page=x").status_code == 200
        assert browser.get(f"/post/?show={show}&page={'9' * 5000}").status_code == 200


def test_a_message_is_shown_with_its_headers_in_words(browser, waiting):
    page = browser.get(f"/post/{waiting.pk}/").content.decode()
    for words in (
        "Wynn Asker &lt;wynn@applicant.example&gt;",
        "Thursday 19 November 2026",
        "pothole log",
        "names no sender",
    ):
        assert words in page


def test_files_and_the_whole_message_are_downloads_that_no_browser_opens(browser, arrive):
    from email import message_from_bytes, policy

    made = message_from_bytes(letter(), policy=policy.default)
    made.add_attachment(b"<script>x()</script>", maintype="text", subtype="html", filename="page.html")
    message = arrive(made.as_bytes())
    (file,) = message.attachments.all()
    for address, data in ((f"files/{file.pk}/", b"<script>x()</script>"), ("message.eml", made.as_bytes())):
        answer = browser.get(f"/post/{message.pk}/{address}")
        assert answer.content == data
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
    assert browser.get(f"/post/{arrive(letter(sender=None)).pk}/files/{file.pk}/").status_code == 404


def test_an_officer_makes_a_case_of_a_message(browser, waiting, case_of, tasks):
    said = {
        "case-received_on_day": "17",
        "case-received_on_month": "11",
        "case-received_on_year": "2026",
        "case-name": "Wynn",
        "case-email": "wynn@applicant.example",
    }
    answer = send(browser, waiting, do="case", **said)
    case = case_of(waiting)
    assert answer["Location"] == f"/cases/{case.reference}/"
    assert (str(case.received_on), case.applicant_name, tasks(waiting)) == ("2026-11-17", "Wynn", [])


def test_a_case_is_made_once(browser, waiting):
    from answerable.desk.cases.models import Case

    said = {"case-received_on_day": "17", "case-received_on_month": "11", "case-received_on_year": "2026"}
    send(browser, waiting, do="case", **said)
    again = send(browser, waiting, do="case", **said)
    assert (again.status_code, Case.objects.count()) == (422, 1)
    assert "filed on a case already" in again.content.decode()


def test_a_day_to_come_is_refused_beside_its_field(browser, waiting):
    said = {"case-received_on_day": "17", "case-received_on_month": "11", "case-received_on_year": "2190"}
    answer = send(browser, waiting, do="case", **said)
    assert answer.status_code == 422
    assert "must be today or in the past" in answer.content.decode()


def test_words_that_the_desk_cannot_read_are_typed_in(browser, arrive, case_of):
    message = arrive(letter("", subject="Scan"))
    said = {"do": "case", "case-received_on_day": "19", "case-received_on_month": "11", "case-received_on_year": "2026"}
    assert "Paste them from the file that holds them." in send(browser, message, **said).content.decode()
    assert message.correspondence.count() == 0
    send(browser, message, **said, **{"case-text": "How many cats has the council?"})
    assert case_of(message).questions.get().text == "How many cats has the council?"


def test_an_officer_files_a_message_on_a_case(browser, arrive, waiting, case_of, tasks):
    case = case_of(arrive(letter()))
    answer = send(browser, waiting, do="file", **{"file-reference": case.reference.lower()})
    assert (answer["Location"], case_of(waiting), tasks(waiting)) == (f"/cases/{case.reference}/", case, [])


def test_a_case_that_is_not_there_is_told(browser, waiting, tasks):
    answer = send(browser, waiting, do="file", **{"file-reference": "FOI-1999-0001"})
    assert (answer.status_code, tasks(waiting)) == (422, ["unplaced-mail"])


def test_setting_aside_needs_a_reason_and_keeps_it(browser, waiting, tasks, officer):
    assert send(browser, waiting, do="aside").status_code == 422
    assert send(browser, waiting, do="aside", **{"aside-reason": "An advertisement"}).status_code == 302
    waiting.refresh_from_db()
    assert (waiting.state, tasks(waiting)) == ("set-aside", [])
    assert waiting.note.endswith(f"Set aside by {officer.name}: An advertisement")


def test_what_was_set_aside_can_still_become_a_case(browser, arrive, case_of):
    message = arrive(letter(Auto_Submitted="auto-replied"))
    said = {"case-received_on_day": "19", "case-received_on_month": "11", "case-received_on_year": "2026"}
    send(browser, message, do="case", **said)
    assert case_of(message).questions_count == 2


def test_who_may_not_read_the_mail_gets_nothing(
    client_of, waiting, contributor, administrator, approver, reviewer, client
):
    for someone in (contributor, administrator, approver, reviewer):
        browser = client_of(someone)
        for address in (
            "/post/",
            f"/post/{waiting.pk}/",
            f"/post/{waiting.pk}/message.eml",
            f"/post/{waiting.pk}/files/1/",
        ):
            assert browser.get(address).status_code == 403
        assert send(browser, waiting, do="aside", **{"aside-reason": "x"}).status_code == 403
    assert client.get("/post/")["Location"].startswith("/sign-in/")


def test_an_auditor_reads_and_changes_nothing(client_of, waiting, auditor):
    browser = client_of(auditor)
    assert "What becomes of it" not in browser.get(f"/post/{waiting.pk}/").content.decode()
    assert send(browser, waiting, do="aside", **{"aside-reason": "x"}).status_code == 422
    waiting.refresh_from_db()
    assert waiting.state == "task"


def test_a_message_of_ours_is_no_mail_that_came_in(browser, arrive, case_of, sent):
    assert browser.get(f"/post/{sent(case_of(arrive(letter()))).pk}/").status_code == 404


def test_what_a_colleague_passed_on_suggests_the_one_who_asked(browser, arrive, officer):
    text = "Please see below.\n\n---------- Forwarded message ---------\nFrom: Kim Asker <kim@applicant.example>\nDate: Mon, 16 Nov 2026\nSubject: FOI\nTo: Olive\n\nHow many cats?\n"
    page = browser.get(f"/post/{arrive(letter(text, sender=officer.email, subject='Fwd: FOI')).pk}/").content.decode()
    assert 'value="kim@applicant.example"' in page
