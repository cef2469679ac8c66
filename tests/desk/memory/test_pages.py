"""What was answered before, as officers and others on the staff see it; and others' logs, from the file to their removal."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from answerable.casefile import Basis
from answerable.desk.ledger.models import Entry
from answerable.desk.memory import access
from answerable.desk.memory.actions.remembering import remember
from answerable.desk.memory.elsewhere import elsewhere
from answerable.desk.memory.given import Given
from answerable.desk.memory.models import Earlier, Log
from desk.registers.conftest import changed, values_of  # noqa: F401  # fixtures

pytestmark = pytest.mark.django_db

BANANAS = "How much did the council spend on bananas in 2025?"
CSV = b"""Reference,Request,Response,Outcome,Date of response
T-1,How many Blue Badges were refused in 2024?,We refused 31 Blue Badges in 2024.,Disclosed,03/02/2025
T-2,What did you spend on bananas in 2025?,This is withheld under section 43(2).,Withheld,04/02/2025
T-3,,,,
"""
ABOUT = {"publisher": "Thornby Council", "address": "https://thornby.example/foi", "licence": "Open Government Licence v3.0"}  # fmt: skip


@pytest.fixture
def theirs(at):
    return Log.objects.create(
        publisher="Thornby Council", licence="OGL", step="kept", read_at=at, about={"publishers": ["Thornby Council"]}
    )


@pytest.fixture
def kept(at, theirs):
    """kept(): one answer of ours and one of Thornby's to the same question; their rows."""

    def keep(**ours):
        mine = {"letter": "FOI-2026-0009", "number": "1", "question": BANANAS, "answer": "We spent £310 on bananas.", "outcome": "disclosed", "heading": "Fruit", "answered_on": date(2026, 7, 1)}  # fmt: skip
        other = Given(letter="T-2", number="1", question="What did the council spend on bananas in 2025?", answer="Withheld.", outcome="refused", provisions=("foia.s43.2",), publisher="Thornby Council", address="https://thornby.example/foi/2", answered_on=date(2025, 2, 4), log=theirs.pk)  # fmt: skip
        remember([Given(**(mine | ours)), other], at=at)
        return Earlier.objects.get(log=None), Earlier.objects.get(log=theirs)

    return keep


@pytest.fixture
def browser(officer, client_of):
    return client_of(officer)


def text(answer):
    return answer.content.decode()


def test_those_who_read_requests_are_those_who_read_our_earlier_answers():
    from answerable.desk.cases.access import READERS

    assert access.READERS == READERS


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("words=bananas", {"ours", "theirs"}),
        ("words=£310", {"ours"}),
        ("words=aubergines", set()),
        ("whose=ours", {"ours"}),
        ("whose=theirs&words=bananas", {"theirs"}),
        ("outcome=refused", {"theirs"}),
        ("provision=s.43", {"theirs"}),
        ("provision=section+43(2)", {"theirs"}),
        ("provision=s.40", set()),
        ("publisher=Thornby+Council", {"theirs"}),
        ("year=2026", {"ours"}),
        ("log=999", set()),
        ("published=on", set()),
        ("", {"ours", "theirs"}),
    ],
)
def test_answers_are_found_by_words_and_kept_to_what_is_chosen(kept, browser, query, found):
    ours, theirs = kept()
    page = text(browser.get(f"/memory/?{query}"))
    assert {name for name, row in (("ours", ours), ("theirs", theirs)) if f'/memory/{row.pk}/"' in page} == found


def test_a_whole_question_is_looked_for_by_what_it_means_with_the_reason(kept, browser):
    ours, _ = kept()
    page = text(browser.get("/memory/", {"words": "What was spent on bananas during 2025?"}))
    assert "Like this question" in page
    assert page.count(f'/memory/{ours.pk}/"') == 1  # once, above
    page = text(browser.get("/memory/", {"words": "Who cleans the windows of the town hall?"}))
    assert "No earlier question is like it." in page


def test_a_provision_that_is_none_says_so_beside_the_field(kept, browser):
    kept()
    assert "Write one provision, such as s.40(2)" in text(browser.get("/memory/?provision=the+usual"))


@pytest.mark.parametrize("role", ["contributor", "records", "data_protection", "administrator"])
def test_who_reads_no_requests_sees_others_answers_alone(kept, client_of, request, role):
    ours, theirs = kept()
    browser = client_of(request.getfixturevalue(role))
    for query in ("", "?words=bananas", "?whose=ours", "?words=How+much+did+the+council+spend+on+bananas+in+2025%3F"):
        page = text(browser.get(f"/memory/{query}"))
        assert "£310" not in page and f'/memory/{ours.pk}/"' not in page
        assert f'/memory/{theirs.pk}/"' in page
    assert browser.get(f"/memory/{ours.pk}/").status_code == 404
    page = browser.get(f"/memory/{theirs.pk}/")
    assert "£310" not in text(page) and "FOI-2026-0009" not in text(page)


def test_an_answer_of_ours_says_where_it_stands_and_who_else_was_asked(kept, browser):
    ours, theirs = kept(slug="foi-2026-0009", place=1)
    page = text(browser.get(f"/memory/{ours.pk}/"))
    assert "/cases/FOI-2026-0009/" in page and "/disclosure-log/foi-2026-0009/#question-1" in page
    assert "Not known: nothing was named as evidence" in page
    assert f'/memory/{theirs.pk}/"' in page and "for comparison" not in page


def test_anothers_answer_says_that_it_is_no_source_of_our_facts(kept, browser):
    _, theirs = kept()
    page = text(browser.get(f"/memory/{theirs.pk}/"))
    assert "Another authority’s answer: for comparison, not a source of our facts." in page
    assert "https://thornby.example/foi/2" in page and "OGL" in page and "4 February 2025" in page


def test_an_address_in_anothers_file_that_is_none_of_the_web_is_no_link(kept, browser):
    _, theirs = kept()
    Earlier.objects.filter(pk=theirs.pk).update(address="javascript:alert(1)")
    page = text(browser.get(f"/memory/{theirs.pk}/"))
    assert "javascript:alert(1)" in page and 'href="javascript' not in page


def test_a_stale_answer_shows_what_changed_field_by_field(kept, browser, folder, records, changed):  # noqa: F811
    from answerable.desk.people.actors import acting
    from answerable.desk.registers.authority import authority

    group = authority().kept("groups").entries[0]
    basis = authority().kept("groups").basis(group, "Members")
    ours, _ = kept(because=(basis, Basis("register", authority().kept("groups").entries[1].id, "without its version")))
    assert "It stands as it stood." in text(browser.get(f"/memory/{ours.pk}/"))
    changed("groups", group.id, by=acting(records), purpose="Floods alone")
    page = text(browser.get(f"/memory/{ours.pk}/"))
    assert "What this answer rests on has changed since" in page
    assert "It was changed on 20 November 2026." in page
    assert "Floods alone" in page and group.text("purpose") in page
    assert "does not say in which version it was" in page


def begun(browser, data=CSV, **more):
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = browser.post("/memory/logs/new/", {**ABOUT, "file": SimpleUploadedFile("log.csv", data), **more})
    assert answer.status_code == 302, text(answer)
    return Log.objects.get()


def test_a_log_is_read_looked_at_kept_found_and_removed_again(browser, run_jobs):
    log = begun(browser)
    assert "The file is being read" in text(browser.get(f"/memory/logs/{log.pk}/"))
    run_jobs()
    page = text(browser.get(f"/memory/logs/{log.pk}/"))
    assert "2 answers" in page and "We refused 31 Blue Badges" in page and "Request" in page
    assert not Earlier.objects.exists()
    before = Entry.objects.count()
    assert browser.post(f"/memory/logs/{log.pk}/keep/").status_code == 302
    run_jobs()
    rows = {row.letter: row for row in Earlier.objects.all()}
    assert rows.keys() == {"T-1", "T-2"}
    assert (rows["T-2"].outcome, rows["T-2"].provisions, rows["T-2"].publisher) == ("refused", " foia.s43.2 ", "Thornby Council")  # fmt: skip
    assert "T-1/1" in text(browser.get("/memory/?words=badges"))
    assert "T-2/1" in text(browser.get(f"/memory/?log={log.pk}&publisher=Thornby+Council"))
    assert "Kept" in text(browser.get(f"/memory/logs/{log.pk}/"))
    assert browser.get(f"/memory/logs/{log.pk}/remove/").status_code == 200
    browser.post(f"/memory/logs/{log.pk}/remove/")
    run_jobs()
    assert not Earlier.objects.exists() and not Log.objects.exists()
    assert "No answer fits." in text(browser.get("/memory/?words=badges"))
    assert [one.kind for one in Entry.objects.order_by("pk")[before:]] == ["log-kept", "log-removed"]


def test_a_column_that_was_taken_wrongly_is_said_and_the_file_read_again(browser, run_jobs):
    data = b"Reference,Request,Response,Remarks\nT-1,How many Blue Badges were refused in 2024?,See remarks,We refused 31 Blue Badges in 2024.\n"
    log = begun(browser, data)
    run_jobs()
    page = text(browser.get(f"/memory/logs/{log.pk}/columns/"))
    assert "Remarks" in page and "Request" in page
    browser.post(
        f"/memory/logs/{log.pk}/columns/", {"column_0": "reference", "column_1": "question", "column_3": "answer"}
    )
    run_jobs()
    log.refresh_from_db()
    assert (log.step, log.found) == ("ready", 1)
    assert log.about["first"][0]["answer"] == "We refused 31 Blue Badges in 2024."
    acts = Entry.objects.filter(subject=f"others-log:{log.pk}").order_by("pk")
    assert [one.kind for one in acts] == ["log-begun", "log-columns-said"]


def test_pasted_words_are_read_as_a_file_is_and_nothing_is_no_log(browser, run_jobs):
    answer = browser.post("/memory/logs/new/", ABOUT)
    assert answer.status_code == 422 and "Choose a file, or paste the words" in text(answer)
    html = "<table><tr><th>Request</th><th>Response</th></tr><tr><td>How many rats?</td><td>We counted nine rats in 2024.</td></tr></table>"
    browser.post("/memory/logs/new/", {**ABOUT, "text": html})
    run_jobs()
    assert (Log.objects.get().step, Log.objects.get().found) == ("ready", 1)


def test_a_file_that_cannot_be_read_says_so_and_can_go(browser, run_jobs):
    log = begun(browser, b"%PDF-1.7 damaged")
    run_jobs()
    log.refresh_from_db()
    page = text(browser.get(f"/memory/logs/{log.pk}/"))
    assert (log.step == "refused" and log.reason and "Could not be read" in page) or "not understood" in page
    browser.post(f"/memory/logs/{log.pk}/remove/")
    run_jobs()
    assert not Log.objects.exists()


def test_a_newer_log_of_the_same_publisher_takes_the_place_of_the_older_by_reference(browser, run_jobs):
    first = begun(browser)
    run_jobs()
    browser.post(f"/memory/logs/{first.pk}/keep/")
    run_jobs()
    browser.post("/memory/logs/new/", {**ABOUT, "text": CSV.decode().replace("31", "32")})
    second = Log.objects.exclude(pk=first.pk).get()
    run_jobs()
    browser.post(f"/memory/logs/{second.pk}/keep/")
    run_jobs()
    assert set(Earlier.objects.values_list("letter", "log")) == {("T-1", second.pk), ("T-2", second.pk)}
    first.refresh_from_db()
    assert first.kept == 0


def test_kept_again_after_a_worker_died_nothing_stands_twice(browser, run_jobs):
    from answerable.desk.memory.actions import steps

    log = begun(browser)
    run_jobs()
    browser.post(f"/memory/logs/{log.pk}/keep/")
    run_jobs()
    Log.objects.filter(pk=log.pk).update(step="keeping", kept=1)
    steps.go_on.call(log.pk, "keeping")
    log.refresh_from_db()
    assert (log.step, log.kept, Earlier.objects.count()) == ("kept", 2, 2)


def test_out_of_turn_a_log_is_refused_with_what_to_do(browser, run_jobs):
    log = begun(browser)
    assert "the log is at the step" in text(browser.post(f"/memory/logs/{log.pk}/keep/", follow=True))


@pytest.mark.parametrize("count", [1, 15])
def test_a_page_of_results_asks_the_database_as_often_whatever_it_shows(
    kept, browser, at, count, django_assert_max_num_queries
):
    kept()
    remember([Given(letter=f"FOI-{number}", number="1", question=f"How many bananas in park {number}?", answer="Two.", outcome="disclosed") for number in range(count)], at=at)  # fmt: skip
    browser.get("/memory/?words=bananas")
    with django_assert_max_num_queries(14):
        browser.get("/memory/?words=bananas")


def test_a_log_is_kept_from_the_command_line_by_an_officer_who_said_so(officer, tmp_path, capsys):
    file = tmp_path / "log.csv"
    file.write_bytes(CSV)
    given = ["rememberlog", str(file), "--publisher", "Thornby Council", "--as", officer.email]
    call_command(*given)
    assert "2 answers" in (told := capsys.readouterr().out) and "Nothing was kept. With --keep it would be." in told
    assert not Earlier.objects.exists() and not Log.objects.exists()
    call_command(*given, "--column", "Outcome=outcome", "--keep")
    assert "2 answers are kept." in capsys.readouterr().out
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "one.csv").write_bytes(CSV.replace(b"T-", b"U-"))
    call_command("rememberlog", str(folder), "--publisher", "Wexcombe", "--as", officer.email, "--keep")
    assert Earlier.objects.filter(log__publisher="Wexcombe").count() == 2


def test_the_command_line_refuses_who_keeps_no_logs(auditor, tmp_path):
    file = tmp_path / "log.csv"
    file.write_bytes(CSV)
    with pytest.raises(CommandError, match="may not keep the answers"):
        call_command("rememberlog", str(file), "--publisher", "T", "--as", auditor.email)
    with pytest.raises(CommandError, match="Nobody on the staff"):
        call_command("rememberlog", str(file), "--publisher", "T", "--as", "nobody@example.org")


def test_words_stand_in_the_address_and_a_whole_question_in_none(browser, kept):
    kept()
    answer = browser.post("/memory/", {"words": "bananas", "whose": "ours", "year": ""})
    assert (answer.status_code, answer.url) == (302, "/memory/?words=bananas&whose=ours")
    answer = browser.post("/memory/", {"words": BANANAS})
    assert (answer.status_code, "FOI-2026-0009/1" in text(answer)) == (200, True)
    assert 'method="post"' in text(answer)
    found = browser.get("/memory/", {"words": "bananas " * 60}).context["sought"]
    assert 190 < len(found.words) <= 200


def test_what_a_request_asks_twice_is_put_beside_both_with_address_and_licence(kept):
    mine, other = kept()
    asked = {"1": [mine.wording_id, other.wording_id], "2": [mine.wording_id, other.wording_id]}
    found = elsewhere(asked, on=date(2026, 11, 20), without="FOI-2026-0009")
    (row,) = found.rows
    assert [cell.id for cell in row.cells] == [other.pk, other.pk]
    assert (row.address, row.is_link, row.licence) == ("https://thornby.example/foi/2", True, "OGL")
