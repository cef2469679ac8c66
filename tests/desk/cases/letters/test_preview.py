"""The letter as it would be sent now: what stands in it, what was found, and what stops it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from answerable.casefile import Answer, Held, LetterKind, Outcome
from answerable.desk.cases.actions.attach import attach, detach, enclose
from answerable.desk.cases.actions.edit_letter import edit_letter, let_go
from answerable.desk.cases.actions.prepare_letter import prepare_letter
from answerable.desk.cases.actions.waive import take_back_waiver, waive
from answerable.desk.cases.models import CaseLetter
from answerable.desk.cases.queries.casefiles import case_file
from answerable.desk.cases.queries.differences import differences
from answerable.desk.cases.queries.previews import written
from answerable.desk.files.keeping import keep
from answerable.desk.people.actors import acting
from answerable.desk.people.roles import Role
from answerable.errors import ChangedMeanwhile, NoSuchThing, NotComplete
from answerable.letters import CLOSING, OPENING, Edit
from desk.cases.letters.answered import GIVEN, NOT_HELD, PRICES, WITHHELD, save_answer

pytestmark = pytest.mark.django_db


def part(preview, key):
    return next(each for each in preview.paragraphs if each.key == key)


def test_the_letter_is_written_from_the_saved_answers(case, on):
    preview = written(case, on=on)
    assert "There are three groups." in preview.text
    assert "Dear Ann Asker" in preview.text
    assert (preview.findings, preview.faults, preview.stops) == ((), (), ())


def test_each_paragraph_says_where_it_stands_which_duty_it_meets_and_which_question_it_answers(case, on):
    preview = written(case, on=on)
    for each in preview.paragraphs:
        said = [span.of(preview.text) for span in each.spans]
        assert said == [paragraph.plain for paragraph in each.paragraphs]
    assert part(preview, "words:1:1").questions == ("1",)
    assert part(preview, "rights.review::1").duty == "foia.s17.7.a"


def test_an_open_question_stops_the_letter_which_is_shown_as_a_draft_all_the_same(a_case, on):
    preview = written(a_case(GIVEN, None), on=on)
    assert "Draft" in preview.text
    assert [(stop.question, stop.what) for stop in preview.stops] == [("2", "Question 2 has no answer yet.")]


def test_an_answer_that_nobody_called_finished_stops_the_letter(case, on):
    save_answer(case.questions.get(number="2"), NOT_HELD, is_finished=False)
    assert [stop.what for stop in written(case, on=on).stops] == ["The answer to question 2 is not marked as finished."]


def test_an_answer_without_what_the_law_needs_stops_the_letter_in_words(a_case, on):
    preview = written(a_case(replace(WITHHELD, grounds=(replace(PRICES, public_interest=None),))), on=on)
    assert preview.letter is None
    assert [stop.question for stop in preview.stops] == ["1"]
    assert "public interest" in preview.stops[0].what


def test_answers_that_are_still_being_typed_are_shown_and_not_saved(case, on):
    preview = written(case, on=on, answers={"1": replace(GIVEN, text="There are four groups.")})
    assert "There are four groups." in preview.text
    assert "There are three groups." in written(case, on=on).text


def test_a_late_letter_says_sorry_and_how_late_it_is_and_lateness_alone_does_not_stop_it(case):
    preview = written(case, on=case.due_on + timedelta(days=7))
    assert (
        "We are sorry that this letter is 5 working days late. We should have replied by 1 December 2026."
        in preview.text
    )
    assert ["TM01" for finding in preview.findings if finding.rule == "TM01"] == ["TM01"]
    assert preview.stops == ()


def test_names_of_officers_bring_the_notice_about_marketing(case, by, at, on):
    prepare_letter(reference=case.reference, details={"names_officers": "yes"}, by=by, at=at)
    assert "They are not given for marketing." in written(case, on=on).text
    assert case_file(case, kind=LetterKind.RESPONSE, on=on).details == ()


def test_files_that_go_with_the_letter_are_listed_in_it_and_are_part_of_what_is_approved(case, by, at, on):
    before = written(case, on=on).digest
    letter = enclose(reference=case.reference, upload=(b"a,b\n1,2\n", "groups.csv", "text/csv"), by=by, at=at)
    preview = written(case, on=on)
    assert "- groups.csv" in preview.text
    detach(reference=case.reference, key=letter.attachments.get().pk, by=by, at=at)
    assert preview.digest != before == written(case, on=on).digest


def test_the_digest_knows_the_bytes_of_a_file_and_not_only_its_name(case, by, at, on):
    digests = set()
    for data in (b"one", b"two"):
        letter = enclose(reference=case.reference, upload=(data, "groups.csv", "text/csv"), by=by, at=at)
        digests.add(written(case, on=on).digest)
        detach(reference=case.reference, key=letter.attachments.get().pk, by=by, at=at)
    assert len(digests) == 2


def test_what_a_colleague_sent_goes_with_the_letter_and_nothing_of_another_case(case, a_case, by, at, on):
    other = a_case(GIVEN, reference="FOI-2026-0143")
    for each in (case, other):
        file = keep(each.reference.encode(), name=f"{each.reference}.txt", media="text/plain", at=at)
        each.correspondence.create(is_incoming=True, kind="material", at=at, by=by.person).files.add(file)
    attach(reference=case.reference, key=case.correspondence.get().files.get().pk, by=by, at=at)
    assert "- FOI-2026-0142.txt" in written(case, on=on).text
    with pytest.raises(NoSuchThing):
        attach(reference=case.reference, key=other.correspondence.get().files.get().pk, by=by, at=at)
    with pytest.raises(NotComplete):
        enclose(reference=case.reference, upload=(b"", "empty.txt", "text/plain"), by=by, at=at)


def test_the_digest_leaves_out_the_day_the_letter_goes_and_the_apology(case, on):
    days = (on, on + timedelta(days=1), case.due_on + timedelta(days=9))
    assert len({written(case, on=day).digest for day in days}) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"answers": {"1": replace(GIVEN, text="Four.")}},
        {"details": {"x": "y"}},
        {"edits": [Edit(OPENING, "", "Hello.")]},
    ],
)
def test_the_digest_changes_with_answers_details_and_own_words(case, on, change):
    assert written(case, on=on).digest != written(case, on=on, **change).digest


def test_the_digest_changes_with_the_words_of_a_question(case, on):
    before = written(case, on=on).digest
    case.questions.filter(number="1").update(text="What else?")
    assert written(case, on=on).digest != before


# Own words


def test_own_words_are_kept_with_who_wrote_them_and_stand_in_the_letter(case, by, at, on):
    there = part(written(case, on=on), "words:1:1")
    edit_letter(
        reference=case.reference,
        key=there.key,
        was=there.was,
        stands=there.stands,
        now="There are three, all of them small.",
        by=by,
        at=at,
    )
    now = part(written(case, on=on), "words:1:1")
    assert (now.typed, now.generated, now.is_own) == (
        "There are three, all of them small.",
        "There are three groups.",
        True,
    )
    assert CaseLetter.objects.get().edits["words:1:1"]["by"] == by.person.pk


def test_the_words_of_the_desk_undo_an_edit(case, by, at, on):
    edits = []
    for words in ("Three.", "There are three groups."):
        there = part(written(case, on=on), "words:1:1")
        edit_letter(
            reference=case.reference, key=there.key, was=there.was, stands=there.stands, now=words, by=by, at=at
        )
        edits.append(len(CaseLetter.objects.get().edits))
    assert edits == [1, 0]


def test_a_list_that_comes_back_from_a_form_unchanged_is_no_edit(a_case, by, at, on):
    case = a_case(GIVEN, NOT_HELD)
    there = part(written(case, on=on), "summary.lines::1")
    sent_back = there.typed.replace("\n", "\r\n")
    edit_letter(
        reference=case.reference, key=there.key, was=there.was, stands=there.stands, now=sent_back, by=by, at=at
    )
    assert CaseLetter.objects.get().edits == {}


def test_own_words_that_no_longer_fit_are_listed_beside_the_new_ones_and_stop_the_letter(case, by, at, on):
    there = part(written(case, on=on), "words:1:1")
    edit_letter(reference=case.reference, key=there.key, was=there.was, stands=there.stands, now="Three.", by=by, at=at)
    save_answer(case.questions.get(number="1"), replace(GIVEN, text="There are four groups."))
    preview = written(case, on=on)
    assert [(each.edit.now, each.generated) for each in preview.aside] == [("Three.", "There are four groups.")]
    assert "There are four groups." in preview.text
    assert [stop.key for stop in preview.stops] == ["words:1:1"]
    let_go(reference=case.reference, key=there.key, by=by, at=at)
    assert (written(case, on=on).stops, written(case, on=on).aside) == ((), ())
    with pytest.raises(NoSuchThing):
        let_go(reference=case.reference, key=there.key, by=by, at=at)


def test_two_people_who_reword_one_paragraph_are_told(case, by, second, person, at, on):
    other = acting(person("Oscar Other", Role.OFFICER))
    there = part(written(case, on=on), "words:1:1")
    seen = {"key": there.key, "was": there.was, "stands": there.stands}
    edit_letter(reference=case.reference, **seen, now="Three.", by=by, at=at)
    with pytest.raises(ChangedMeanwhile) as told:
        edit_letter(reference=case.reference, **seen, now="Just three.", by=other, at=at)
    assert told.value.fields["who"] == "Olive Officer"
    now = part(written(case, on=on), "words:1:1")
    edit_letter(reference=case.reference, **(seen | {"stands": now.stands}), now="Just three.", by=other, at=at)
    assert part(written(case, on=on), "words:1:1").typed == "Just three."


def test_the_places_for_own_words_before_and_after_the_answers_are_always_there(case, on):
    places = [each for each in written(case, on=on).paragraphs if each.key in (OPENING, CLOSING)]
    assert [(each.paragraphs, each.is_own, each.generated) for each in places] == [((), False, "")] * 2


def test_own_words_stand_before_the_answers_and_after_them(case, by, at, on):
    edit_letter(reference=case.reference, key=OPENING, was="", stands="", now="We spoke on Monday.", by=by, at=at)
    edit_letter(reference=case.reference, key=CLOSING, was="", stands="", now="Write to me at any time.", by=by, at=at)
    text = written(case, on=on).text
    assert (
        text.index("We spoke on Monday.")
        < text.index("Question 1")
        < text.index("Write to me")
        < text.index("internal review")
    )


def test_a_duty_that_was_reworded_away_is_found(without_rights, on):
    preview = written(without_rights, on=on)
    assert {finding.rule for finding in preview.findings if finding.stops} == {"RV01", "RV02"}


def test_a_paragraph_that_meets_a_duty_and_is_left_out_stops_the_letter(case, by, at, on):
    there = part(written(case, on=on), "rights.review::1")
    edit_letter(reference=case.reference, key=there.key, was=there.was, stands=there.stands, now="", by=by, at=at)
    assert [stop.what for stop in written(case, on=on).stops] == [
        "The paragraph that meets FOIA s.17(7)(a) is left out."
    ]


@pytest.mark.parametrize("key", ["question.asked:1:1", "nothing:9:1"])
def test_the_applicants_own_question_and_what_is_not_there_cannot_be_reworded(case, by, at, key):
    with pytest.raises(NoSuchThing):
        edit_letter(reference=case.reference, key=key, was="", stands="", now="Other words", by=by, at=at)


# Waivers


@pytest.fixture
def without_rights(a_case, by, at, on):
    """A refusal, its letter without a word of the Commissioner."""
    case = a_case(WITHHELD)
    for key in ("rights::1", "rights.review::1", "rights.commissioner::1", "rights.address::1"):
        there = part(written(case, on=on), key)
        edit_letter(
            reference=case.reference,
            key=key,
            was=there.was,
            stands=there.stands,
            now="We hope that this helps.",
            by=by,
            at=at,
        )
    return case


def test_a_sure_breach_stops_the_letter_until_a_named_officer_waives_it_with_a_reason(without_rights, by, at, on):
    stops = written(without_rights, on=on).stops
    assert stops
    for rule in {stop.rule for stop in stops}:
        waive(
            reference=without_rights.reference,
            rule=rule,
            reason="The Commissioner is named in the leaflet enclosed.",
            by=by,
            at=at,
        )
    preview = written(without_rights, on=on)
    assert preview.stops == ()
    assert {finding.waived.by for finding in preview.findings if finding.waived} == {"Olive Officer"}


def test_a_waiver_needs_a_reason_and_a_finding(without_rights, by, at):
    with pytest.raises(NotComplete):
        waive(reference=without_rights.reference, rule="RV02", reason="  ", by=by, at=at)
    with pytest.raises(NoSuchThing):
        waive(reference=without_rights.reference, rule="NC03", reason="It is right.", by=by, at=at)


def test_a_waiver_that_fits_no_finding_any_more_is_shown_and_can_be_taken_back(without_rights, by, at, on):
    rule = written(without_rights, on=on).stops[0].rule
    waiver = waive(reference=without_rights.reference, rule=rule, reason="It is in the leaflet.", by=by, at=at)
    letter = CaseLetter.objects.get()
    letter.edits = {}
    letter.save()
    assert "unused-waiver" in [finding.name for finding in written(without_rights, on=on).findings]
    take_back_waiver(reference=without_rights.reference, waiver=waiver.pk, by=by, at=at)
    assert written(without_rights, on=on).findings == ()


# Speed, and differences


def test_a_letter_of_seven_questions_is_shown_in_four_queries_and_worked_out_once(
    a_case, on, django_assert_max_num_queries
):
    case = a_case(*[GIVEN, NOT_HELD, GIVEN, WITHHELD, GIVEN, NOT_HELD, GIVEN])
    with django_assert_max_num_queries(4):
        first = written(case, on=on)
    again = written(case, on=on)
    assert again.letter is first.letter


def test_what_changed_since_the_last_look_is_shown_by_paragraph_and_word(case, on):
    before = written(case, on=on).words
    after = written(case, on=on, answers={"1": replace(GIVEN, text="There are four groups.")}).words
    changed = [each for each in differences(before, after) if each.what != "same"]
    assert [(change.what, change.words) for change in changed[0].changes] == [
        ("same", "There are "),
        ("removed", "three"),
        ("added", "four"),
        ("same", " groups."),
    ]
    assert len(changed) == 1
    assert {each.what for each in differences("", after)} == {"added"}


def test_a_notice_holds_the_answers_that_it_is_about(a_case, on):
    unclear = Answer(
        ("2",),
        Outcome.CLARIFICATION,
        Held.UNSTATED,
        text="Which years do you mean?",
        advice="The figures are kept by year.",
    )
    undecided = replace(WITHHELD, grounds=(replace(PRICES, public_interest=None),))
    case = a_case(GIVEN, unclear, undecided)
    about = {
        kind: [answer.questions[0] for answer in case_file(case, kind=kind, on=on).answers]
        for kind in (LetterKind.ACKNOWLEDGEMENT, LetterKind.CLARIFICATION, LetterKind.EXTENSION, LetterKind.RESPONSE)
    }
    assert list(about.values()) == [[], ["2"], ["3"], ["1", "2", "3"]]
    extended = written(case, kind=LetterKind.EXTENSION, on=on, details={"decide_by": "2026-12-21"})
    assert "21 December 2026" in extended.text
    assert extended.stops == ()


def test_what_is_lacking_is_said_as_the_desk_has_it(a_case, on):
    case = a_case(GIVEN)
    stops = [
        *written(case, kind=LetterKind.FEES_NOTICE, on=on).stops,
        *written(case, kind=LetterKind.REVIEW_OUTCOME, on=on).stops,
        *written(case, kind=LetterKind.TRANSFER, on=on).stops,
        *written(a_case(GIVEN, reference="F2", regime="foisa"), on=on).stops,
    ]
    assert len(stops) >= 4
    assert not [stop.do for stop in stops if "case file" in stop.do or "details" in stop.do]


def test_a_case_received_on_a_later_day_than_the_letter_is_refused_in_words(a_case, on):
    preview = written(a_case(GIVEN, received_on=date(2026, 12, 1)), on=on)
    assert preview.letter is None
    assert preview.stops
