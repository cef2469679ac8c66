"""What each kind of letter says, and what each outcome says under each law."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from answerable.casefile import (
    Answer,
    Authority,
    Basis,
    CaseFile,
    Ground,
    Held,
    LetterKind,
    Likelihood,
    Outcome,
    Question,
    Regime,
)
from answerable.letters import Letter, Role, faults, write
from answerable.letters.writing.prose import day, question_name, question_numbers, unwrapped
from answerable.letters.writing.terms import in_words
from answerable.letters.writing.wording import provision_of, rows, table
from letter_cases import (
    CONTROLS,
    COUNCIL,
    DENIAL_TEST,
    PRICES,
    RELEASED,
    SCOTTISH,
    SECRETS,
    TEST,
    WITHHELD,
    answer,
    case,
    ground,
)

REGIMES = (Regime.FOIA, Regime.EIR, Regime.FOISA, Regime.EISR)


def said(case_file: CaseFile) -> str:
    assert faults(case_file) == ()
    return write(case_file).text


def paragraph(letter: Letter, id_: str) -> str:
    return next(part.text for part in letter.paragraphs if part.id == id_)


# The frame


def test_a_letter_has_reference_date_subject_and_who_wrote_it() -> None:
    text = said(case(RELEASED))
    for part in ("Our reference: FOI-2026-0142", "Date: 20 March 2026", "Dear A Resident", "agency staff"):
        assert part in text
    assert text.endswith("Information Governance Officer\nHarrowmere Borough Council\n")


def test_an_applicant_without_a_name_is_greeted_as_applicant() -> None:
    nobody = replace(case(RELEASED).request, applicant=replace(case(RELEASED).request.applicant, name=""))
    assert "Dear applicant" in said(case(RELEASED, request=nobody))


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Priya Nandakumar (Harrowmere Gazette)", "Dear Priya Nandakumar"),
        ("Priya Nandakumar [by e-mail]", "Dear Priya Nandakumar"),
        ("Parks and Budgets Watch", "Dear Parks and Budgets Watch"),
        ("(unknown)", "Dear (unknown)"),
    ],
)
def test_what_stands_in_brackets_after_a_name_is_not_greeted(name: str, greeted: str) -> None:
    request = case(RELEASED).request
    letter = write(case(RELEASED, request=replace(request, applicant=replace(request.applicant, name=name))))
    assert letter.salutation == greeted
    assert letter.addressee[0] == name


@pytest.mark.parametrize("kind", [LetterKind.RESPONSE, LetterKind.ACKNOWLEDGEMENT])
def test_an_authority_with_nothing_but_a_name_can_write(kind: LetterKind) -> None:
    bare = Authority("Harrowmere Borough Council", signatory="")
    given = (RELEASED, answer(Outcome.WITHHELD, grounds=(ground("foia.s40.1"),), number="2"))
    text = said(case(*given, authority=bare, kind=kind))
    assert text.endswith("Yours sincerely\n\nHarrowmere Borough Council\n")
    assert "contact us at Harrowmere Borough Council and quote" in text


@pytest.mark.parametrize(
    ("due_on", "issued_on", "late"),
    [
        (date(2026, 3, 12), date(2026, 3, 20), "5 working days"),  # 17 March is kept in Northern Ireland
        (date(2026, 3, 12), date(2026, 3, 13), "1 working day"),
        (date(2026, 3, 13), date(2026, 3, 15), "2 days"),  # a Friday, sent on the Sunday
    ],
)
def test_a_late_letter_says_sorry_how_late_it_is_and_when_it_was_due(due_on: date, issued_on: date, late: str) -> None:
    text = said(case(RELEASED, due_on=due_on, issued_on=issued_on))
    assert f"We are sorry that this letter is {late} late. We should have replied by {day(due_on)}." in text


def test_a_letter_in_time_does_not_say_sorry() -> None:
    assert "sorry" not in said(case(RELEASED))


def test_several_outcomes_are_summed_up_at_the_head() -> None:
    letter = write(case(RELEASED, replace(WITHHELD, questions=("2",))))
    lines = next(part for part in letter.paragraphs if part.id == "summary.lines")
    assert [row[0][:20] for row in lines.rows] == ["We answer question 1", "We are withholding t"]


def test_one_outcome_needs_no_summary() -> None:
    assert "In short" not in said(case(RELEASED, replace(RELEASED, questions=("2",))))


def test_answers_stand_in_the_order_of_the_questions() -> None:
    text = said(case(replace(RELEASED, questions=("2",)), replace(WITHHELD, questions=("1",))))
    assert (
        text.index("Question 1") < text.index("withholding it") < text.index("Question 2") < text.index("There are 14")
    )


def test_one_answer_to_two_questions_quotes_both_above_it() -> None:
    both = replace(RELEASED, questions=("1", "2"))
    two = case(RELEASED, RELEASED).request
    text = said(case(both, request=two))
    assert text.index("matter 1") < text.index("matter 2") < text.index("Our answer to questions 1 and 2")


def test_refusals_that_are_the_same_are_given_once() -> None:
    text = said(case(*(replace(WITHHELD, questions=(n,)) for n in "123")))
    assert "Our answer to questions 1 to 3" in text
    assert text.count("In all the circumstances") == 1


def test_refusals_that_rest_on_different_things_and_say_the_same_rest_on_both() -> None:
    one = replace(WITHHELD, because=(Basis("position", "POS-1"),), score=0.9)
    other = replace(WITHHELD, questions=("2",), because=(Basis("position", "POS-2"),), score=0.5)
    reason = next(part for part in write(case(one, other)).paragraphs if part.id == "reason")
    assert reason.questions == ("1", "2")
    assert [basis.ref for basis in reason.because] == ["POS-1", "POS-2"]


def test_an_outcome_in_the_laws_words_is_not_said_twice() -> None:
    done = replace(TEST, balance="The public interest in maintaining the exemption outweighs that in disclosure.")
    text = said(case(answer(Outcome.WITHHELD, grounds=(replace(PRICES, public_interest=done),))))
    assert text.count("outweighs") == 1


def test_enclosures_are_listed() -> None:
    assert "Enclosed with this letter\n\n- spend.csv" in said(case(RELEASED, attachments=("spend.csv",)))


def test_the_marketing_notice_stands_only_beside_names_of_officers() -> None:
    noticed = replace(COUNCIL, marketing_notice="Names are given for openness, not for marketing.")
    assert "not for marketing" not in said(case(RELEASED, authority=noticed))
    assert "not for marketing" in said(case(RELEASED, authority=noticed, names_officers=True))


def test_terms_of_use_stand_only_where_something_is_given() -> None:
    assert "Open Government Licence" in said(case(RELEASED))
    assert "Open Government Licence" not in said(case(WITHHELD))


def test_an_authority_without_terms_says_how_to_ask() -> None:
    assert "tell you who owns it" in said(case(RELEASED, authority=replace(COUNCIL, reuse="")))


def test_an_officers_table_and_list_stay_a_table_and_a_list() -> None:
    told = answer(Outcome.RELEASED, text="By ward:\n\nWard | Fines\nHarbour | 14\n\nAlso:\n- one\n- two")
    roles = [part.role for part in write(case(told)).of("1")]
    assert roles[-4:] == [Role.TEXT, Role.TABLE, Role.TEXT, Role.BULLETS]
    assert "Ward      Fines\nHarbour   14" in said(case(told))


def test_a_line_with_a_bar_that_is_no_table_stays_a_line() -> None:
    assert "Use A | B here." in said(case(answer(Outcome.RELEASED, text="Use A | B here.")))


@pytest.mark.parametrize(
    ("number", "name"),
    [("3", "Question 3"), ("1a", "Question 1(a)"), ("3ii", "Question 3(ii)"), ("a", "Question (a)"), ("2.1", "Question 2.1"),
     ("2/1", "Part 2, question 1")],
)  # fmt: skip
def test_each_form_of_number_has_a_heading(number: str, name: str) -> None:
    assert question_name(number) == name


def test_a_question_loses_the_breaks_of_a_mail_program_and_keeps_its_list() -> None:
    assert unwrapped("How many were\n  there, for:\n- cars\n(b) vans?\n\nAnd when? ") == (
        "How many were there, for:\n- cars\n(b) vans?\n\nAnd when?"
    )


def test_runs_of_questions_are_given_by_their_ends() -> None:
    assert question_numbers(("1", "2", "3", "5", "7a")) == "questions 1 to 3, 5 and 7a"


# What a refusal says


def test_a_refusal_says_that_it_holds_names_the_act_and_chooses_a_likelihood() -> None:
    text = said(case(WITHHELD))
    assert "We hold this information, but we are withholding it." in text
    assert "exempt under section 43(2) of the Freedom of Information Act 2000 (commercial interests)" in text
    assert "Disclosure would be likely to prejudice commercial interests." in text
    assert "the public interest in maintaining the exemption outweighs the public interest in disclosing" in text


def test_a_reason_that_states_the_likelihood_is_not_said_twice() -> None:
    stated = replace(PRICES, reason="Disclosure would be likely to prejudice the supplier’s trade.")
    assert said(case(answer(Outcome.WITHHELD, grounds=(stated,)))).count("would be likely to prejudice") == 1


def test_a_part_release_gives_and_withholds() -> None:
    part = answer(
        Outcome.PART_RELEASED, text="The total is £41,200.", grounds=(replace(PRICES, covers="the day rates"),)
    )
    text = said(case(part))
    assert text.index("£41,200") < text.index("We hold the rest of this information, but we are withholding it.")
    assert "(commercial interests) for the day rates." in text


def test_grounds_with_one_balance_are_weighed_together() -> None:
    privilege = ground("foia.s42.1", public_interest=TEST)
    text = said(case(answer(Outcome.WITHHELD, grounds=(PRICES, privilege))))
    assert "We have weighed the public interest in them together." in text
    assert text.count("In all the circumstances") == 1
    assert "This information is also exempt under section 42(1)" in text


def test_an_absolute_exemption_has_no_balance() -> None:
    text = said(case(answer(Outcome.WITHHELD, grounds=(ground("foia.s41.1"),))))
    assert "public interest" not in text


def test_an_officers_balance_for_an_absolute_exemption_is_kept_and_not_called_qualified() -> None:
    text = said(case(answer(Outcome.WITHHELD, grounds=(ground("foia.s41.1", public_interest=TEST),))))
    assert "We have also considered the public interest." in text
    assert "qualified" not in text


def test_own_personal_data_are_pointed_to_subject_access() -> None:
    assert "subject access request" in said(case(answer(Outcome.WITHHELD, grounds=(ground("foia.s40.1"),))))


def test_section_36_names_the_qualified_person() -> None:
    given = ground(
        "foia.s36.2.b.i",
        likelihood=Likelihood.WOULD,
        link="Advice would be guarded.",
        public_interest=TEST,
        qualified_person="the Monitoring Officer, on 4 March 2026",
    )
    text = said(case(answer(Outcome.WITHHELD, grounds=(given,))))
    assert "our qualified person: the Monitoring Officer, on 4 March 2026." in text
    assert "Disclosure would inhibit the free and frank provision of advice." in text


def test_section_44_names_the_enactment_whether_it_withholds_or_denies() -> None:
    act = "section 237 of the Enterprise Act 2002"
    text = said(case(answer(Outcome.WITHHELD, grounds=(ground("foia.s44.1.a", condition=act),))))
    assert f"Disclosure is prohibited by {act}." in text
    denied = answer(Outcome.NEITHER, held=Held.NEITHER, grounds=(ground("foia.s44.2", condition=act),))
    assert f"Confirming or denying is prohibited by {act}." in said(case(denied))


def test_a_condition_that_is_a_sentence_stands_as_it_is() -> None:
    told = "The first condition, section 40(3A)(a), is met: naming them would be unlawful."
    assert told in said(case(answer(Outcome.WITHHELD, grounds=(ground("foia.s40.2", condition=told),))))
    phrase = "the first: naming them would be unlawful"
    text = said(case(answer(Outcome.WITHHELD, grounds=(ground("foia.s40.2", condition=phrase),))))
    assert f"The condition that is met is {phrase}." in text


def test_a_test_without_words_of_its_own_still_says_what_it_guards_against() -> None:
    given = ground(
        "foia.s29.2", likelihood=Likelihood.WOULD, link="A yes and a no would both tell.", public_interest=DENIAL_TEST
    )
    text = said(case(answer(Outcome.NEITHER, held=Held.NEITHER, grounds=(given,))))
    assert "would harm the interests that section 29(2) protects" in text


def test_personal_data_may_be_neither_confirmed_nor_denied() -> None:
    for cite in ("foia.s40.5B.a.i", "foia.s40.5B"):
        text = said(case(answer(Outcome.NEITHER, held=Held.NEITHER, grounds=(ground(cite),))))
        assert "We neither confirm nor deny" in text


def test_a_balance_for_other_peoples_data_hangs_on_the_condition() -> None:
    first = ground("foia.s40.2", condition="section 40(3A)(a).")
    assert "qualified" not in said(case(answer(Outcome.WITHHELD, grounds=(first,))))
    second = ground("foia.s40.2", condition="section 40(3B).", public_interest=TEST)
    assert "qualified" in said(case(answer(Outcome.WITHHELD, grounds=(second,))))
    third = ground("foia.s40.2", condition="the third condition.", public_interest=TEST)
    assert "qualified" in said(case(answer(Outcome.WITHHELD, grounds=(third,))))
    absent = ground("foia.s40.2", condition="section 99 of another Act.")
    assert "qualified" not in said(case(answer(Outcome.WITHHELD, grounds=(absent,))))


def test_neither_confirming_nor_denying_weighs_saying_so_and_stays_neutral() -> None:
    text = said(case(answer(Outcome.NEITHER, held=Held.NEITHER, grounds=(CONTROLS,))))
    assert "We neither confirm nor deny that we hold this information." in text
    assert "section 31(3) of the Freedom of Information Act 2000 (law enforcement: the prevention" in text
    assert "maintaining the exclusion of the duty to confirm or deny outweighs" in text
    assert "should not be taken to show that we do or do not hold the information" in text
    assert "We hold this information" not in text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            CONTROLS,
            "section 31(3) of the Freedom of Information Act 2000, read with section 31(1)(a) (law enforcement: ",
        ),
        (
            ground("foisa.s35.1.a", likelihood=Likelihood.WOULD, link="It would help someone plan."),
            "section 35(1)(a) of the Freedom of Information (Scotland) Act 2002, read with section 31(1)(a) (",
        ),
    ],
)
def test_a_denial_names_what_it_is_read_with(given: Ground, words: str) -> None:
    regime = Regime(given.provision.act)
    read_with = replace(given, covers="read with section 31(1)(a).")
    assert words in said(case(answer(Outcome.NEITHER, held=Held.NEITHER, grounds=(read_with,)), regime=regime))


def test_what_a_denial_is_read_with_names_its_limb() -> None:
    vague = replace(CONTROLS, link="A yes would help an attacker, and so would a no.", covers="read with s.31(1)(a)")
    text = said(case(answer(Outcome.NEITHER, held=Held.NEITHER, grounds=(vague,))))
    assert "would be likely to prejudice the prevention or detection of crime" in text


def test_a_denial_of_part_says_of_which() -> None:
    part = replace(CONTROLS, covers="the make of the firewall.")
    text = said(case(answer(Outcome.NEITHER, held=Held.NEITHER, grounds=(part,))))
    assert "We say this of the make of the firewall only." in text


def test_a_denial_whose_limb_is_not_named_claims_no_limb() -> None:
    vague = replace(CONTROLS, link="A yes would help an attacker, and so would a no.")
    text = said(case(answer(Outcome.NEITHER, held=Held.NEITHER, grounds=(vague,))))
    assert "(law enforcement)." in text
    assert "would be likely to prejudice law enforcement" in text


# The laws


def test_the_regulations_are_answered_in_their_own_terms() -> None:
    given = ground("eir.reg12.5.e", link="A rival would see the method.", public_interest=TEST, elements=SECRETS)
    text = said(case(answer(Outcome.WITHHELD, grounds=(given,)), regime=Regime.EIR))
    assert "falls within the exception in regulation 12(5)(e) of the Environmental Information Regulations 2004" in text
    assert "Disclosure would adversely affect commercial or industrial confidentiality" in text
    assert "presumption in favour of disclosure in regulation 12(2)" in text
    assert "representations to us under regulation 11" in text
    assert "Regulation 18 gives you this right" in text


def test_the_exception_for_what_is_not_held_may_be_named() -> None:
    named = answer(Outcome.NOT_HELD, held=Held.NO, grounds=(ground("eir.reg12.4.a"),))
    assert said(case(named, regime=Regime.EIR)).count("Regulation 12(4)(a)") == 1


def test_what_is_not_held_is_an_exception_under_the_regulations() -> None:
    text = said(case(answer(Outcome.NOT_HELD, held=Held.NO, searches="We asked the ranger."), regime=Regime.EIR))
    assert "Regulation 12(4)(a)" in text
    assert "We asked the ranger." in text
    assert "As there is nothing to disclose" in text


def test_the_scottish_act_asks_for_substantial_prejudice_and_its_own_commissioner() -> None:
    given = ground(
        "foisa.s33.1.b",
        likelihood=Likelihood.WOULD,
        link="Bids would rise.",
        public_interest=TEST,
        elements=(("whose", "the council"),),
    )
    text = said(case(answer(Outcome.WITHHELD, grounds=(given,)), regime=Regime.FOISA))
    assert "Disclosure would prejudice substantially commercial interests." in text
    assert "section 20(1)" in text
    assert "run from 31 March 2026, which was our last day to answer" in text
    assert "Scottish Information Commissioner" in text
    assert "six months" in text
    assert "ico.org.uk" not in text


def test_the_scottish_act_gives_notice_of_what_is_not_held() -> None:
    text = said(case(answer(Outcome.NOT_HELD, held=Held.NO), regime=Regime.FOISA))
    assert "our notice of that under section 17(1)" in text


def test_section_18_names_the_exemption_and_strikes_no_balance() -> None:
    given = ground("foisa.s35.1.a", likelihood=Likelihood.WOULD, link="It would help someone plan.")
    denied = answer(Outcome.NEITHER, held=Held.NEITHER, grounds=(ground("foisa.s18.1"), given))
    text = said(case(denied, regime=Regime.FOISA))
    assert "section 18(1) of the Freedom of Information (Scotland) Act 2002" in text
    assert "it would be exempt under section 35(1)(a)" in text
    assert "outweighs" not in text


def test_the_scottish_regulations_name_no_provision_that_was_not_read() -> None:
    there = answer(Outcome.ALREADY_ACCESSIBLE, where="https://strathmere.example/trees/2025.csv")
    text = said(case(there, regime=Regime.EISR))
    assert "regulation" not in text.split("Our answer")[1].split("If you are unhappy")[0]


def test_questions_under_two_laws_are_told_apart() -> None:
    mixed = case(RELEASED, answer(Outcome.NOT_HELD, held=Held.NO, number="2"))
    questions = (mixed.request.questions[0], Question("2", "How many trees fell?", regime=Regime.EIR))
    text = said(replace(mixed, request=replace(mixed.request, questions=questions)))
    assert "question 1 under the Freedom of Information Act 2000" in text
    assert "question 2 under the Environmental Information Regulations 2004, because" in text
    assert "For question 2, under the Environmental Information Regulations 2004" in text
    assert text.count("Wycliffe House") == 1


def open_draft(*, regime: Regime) -> str:
    still_open = answer(Outcome.OPEN, held=Held.UNSTATED, number="2")
    made = case(RELEASED, still_open)
    questions = (made.request.questions[0], replace(made.request.questions[1], regime=regime))
    return write(replace(made, request=replace(made.request, questions=questions)), draft=True).text


def test_a_draft_says_under_which_law_an_open_question_falls_and_not_that_it_was_dealt_with() -> None:
    text = open_draft(regime=Regime.EIR)
    assert "We have dealt with question 1 under the Freedom of Information Act 2000." in text
    assert "Question 2 falls under the Environmental Information Regulations 2004, because the information is" in text
    assert "dealt with question 2" not in text
    assert "We are dealing with it under the Freedom of Information Act 2000." in open_draft(regime=Regime.FOIA)


# The applicant's rights


def test_what_the_commissioner_expects_of_a_review_is_not_promised() -> None:
    text = said(case(WITHHELD))
    assert "expects our reply within 20 working days as a rule, and within 40 working days in exceptional cases" in text
    assert "Wherever possible, the review is done by someone who did not decide this answer." in text
    assert "always" not in text


def test_an_authority_without_a_review_sends_straight_to_the_commissioner() -> None:
    text = said(case(WITHHELD, authority=replace(COUNCIL, has_review=False)))
    assert "We have no internal review procedure, so you can go straight to the Information Commissioner." in text
    assert "section 50 of the Freedom of Information Act 2000" in text
    assert "after the review" not in text
    assert "ask us for an internal review" not in text


@pytest.mark.parametrize(
    ("regime", "window"),
    [(Regime.FOIA, "six weeks"), (Regime.EIR, "six weeks"), (Regime.FOISA, "six months"), (Regime.EISR, "six months")],
)
def test_each_law_gives_its_own_time_to_apply_to_the_commissioner(regime: Regime, window: str) -> None:
    assert f"apply within {window} of" in said(case(RELEASED, regime=regime)).replace("do so", "apply")


@pytest.mark.parametrize(
    ("limit", "unit", "words"),
    [
        (20, "working_day", "20 working days"),
        (42, "day", "six weeks"),
        (10, "day", "10 days"),
        (1, "month", "one month"),
    ],
)
def test_a_length_of_time_in_words(limit: int, unit: str, words: str) -> None:
    assert in_words(limit, unit) == words


# The other outcomes


def test_what_is_published_is_pointed_to_and_exempt() -> None:
    text = said(case(answer(Outcome.ALREADY_ACCESSIBLE, where="https://harrowmere.example/spend/2025.csv")))
    assert "https://harrowmere.example/spend/2025.csv" in text
    assert "section 21 of the Freedom of Information Act 2000" in text


@pytest.mark.parametrize("regime", [Regime.FOIA, Regime.FOISA, Regime.EIR])
@pytest.mark.parametrize("reason", ["it is published", "It is already available on our website.", ""])
def test_what_is_published_is_pointed_to_in_one_paragraph(regime: Regime, reason: str) -> None:
    cite = {"foia": "foia.s21", "foisa": "foisa.s25.1", "eir": "eir.reg6.1.b"}[regime.value]
    there = answer(
        Outcome.ALREADY_ACCESSIBLE,
        where="https://harrowmere.example/spend/2025.csv",
        grounds=(ground(cite, reason=reason),),
    )
    (block,) = [b for b in write(case(there, regime=regime)).blocks() if b[0].id == "accessible"]
    assert [part.id for part in block] == ["accessible", "accessible.ground", "accessible.help"]


def test_an_address_that_the_answer_gives_in_its_words_is_not_given_again() -> None:
    one, other = "https://www.harrowmere.example/policies/devices", "https://www.harrowmere.example/policies/tools"
    given = answer(Outcome.ALREADY_ACCESSIBLE, text=f"Devices policy, {one}. Tools policy, {other}.", where=f"{one} and {other}")  # fmt: skip
    text = said(case(given))
    assert (text.count(one), text.count(other)) == (1, 1)
    assert "It is already published or open to you at the addresses above." in text
    text = said(case(replace(given, text=f"Devices policy, {one}.")))
    assert f"open to you here: {one} and {other}." in text


def test_a_reason_that_says_more_than_that_it_is_published_is_kept() -> None:
    there = answer(
        Outcome.ALREADY_ACCESSIBLE,
        where="https://harrowmere.example/spend/2025.csv",
        grounds=(ground("foia.s21", reason="It has been there since 4 May."),),
    )
    assert "sent you a copy. It has been there since 4 May. If you cannot open it" in said(case(there))


def test_a_part_answer_may_point_to_the_rest() -> None:
    where = "https://harrowmere.example/spend/2025.csv"
    given = answer(Outcome.PART_RELEASED, text="For 2026: 14.", grounds=(ground("foia.s21"),), where=where)
    text = said(case(given))
    assert text.index("For 2026: 14.") < text.index(where) < text.index("section 21")


def test_what_will_be_published_is_withheld_until_then() -> None:
    given = ground("foia.s22", link="The figures are being checked.", public_interest=TEST)
    text = said(case(answer(Outcome.FUTURE_PUBLICATION, grounds=(given,), where="on 1 June 2026")))
    assert "intend to publish it: On 1 June 2026. We are withholding it until then." in text


def test_a_cost_refusal_gives_the_limit_the_estimate_and_help() -> None:
    costly = answer(
        Outcome.OVER_LIMIT, estimate="1,200 files at 3 minutes come to 60 hours.", advice="Ask for one year."
    )
    text = said(case(costly))
    assert "section 12(1)" in text
    assert "the limit is £450, which is 18 hours of work at £25 an hour" in text
    assert text.index("60 hours") < text.index("How you could change your request") < text.index("Ask for one year.")
    assert "the limit is £600, which is 24 hours" in said(case(costly, authority=replace(COUNCIL, cost_limit=600)))


def test_the_cost_of_finding_out_has_its_own_words() -> None:
    given = answer(
        Outcome.OVER_LIMIT,
        held=Held.UNSTATED,
        grounds=(ground("foia.s12.2"),),
        estimate="Asking all 90 schools would take 45 hours.",
        advice="Name a school.",
    )
    assert "finding out would itself exceed the appropriate limit" in said(case(given))


def test_cost_under_the_regulations_is_an_exception_with_a_balance() -> None:
    given = answer(
        Outcome.OVER_LIMIT,
        grounds=(ground("eir.reg12.4.b", public_interest=TEST),),
        estimate="60 hours.",
        advice="One year.",
    )
    text = said(case(given, regime=Regime.EIR))
    assert "regulation 12(4)(b)" in text
    assert "appropriate limit" not in text


def test_a_part_answer_may_stop_at_the_cost_limit() -> None:
    given = answer(
        Outcome.PART_RELEASED,
        text="For 2025: 14.",
        grounds=(ground("foia.s12.1"),),
        estimate="60 hours.",
        advice="One year.",
    )
    text = said(case(given))
    assert "We hold the rest" not in text
    assert "section 12(1)" in text


def test_a_vexatious_request_is_not_a_vexatious_person() -> None:
    text = said(case(answer(Outcome.VEXATIOUS_OR_REPEATED, held=Held.UNSTATED, grounds=(ground("foia.s14.1"),))))
    assert "a judgement about the request, not about you" in text


def test_one_question_may_wait_for_clarification() -> None:
    given = answer(
        Outcome.CLARIFICATION, held=Held.UNSTATED, text="Two teams share the name.", advice="- the first\n- the second"
    )
    text = said(case(RELEASED, replace(given, questions=("2",))))
    assert "Any of these would help us:\n\n- the first\n- the second" in text


def asked_before(*answers: Answer, clear_on: date | None = None, query: str = "Which months do you mean?") -> str:
    """The letter, where the applicant was asked about its first question on 4 March."""
    request = case(*answers).request
    first, *rest = request.questions
    queried = replace(first, queried_on=date(2026, 3, 4), query=query, clear_on=clear_on)
    return said(case(*answers, request=replace(request, questions=(queried, *rest))))


def test_a_question_that_was_made_clear_says_what_was_asked_and_when_the_applicant_answered() -> None:
    text = asked_before(RELEASED, clear_on=date(2026, 3, 9))
    assert "On 4 March 2026 we asked you to make this clearer: “Which months do you mean?”" in text
    assert "You answered on 9 March 2026.\n" in text
    assert "The time that the law gives us for this question began again on that day." in text
    assert "clarify" not in text
    wordless = asked_before(RELEASED, clear_on=date(2026, 3, 9), query="")
    assert "On 4 March 2026 we asked you to make this clearer. You answered on 9 March 2026." in wordless


def test_a_question_that_is_still_unclear_is_not_asked_about_as_if_for_the_first_time() -> None:
    unclear = answer(
        Outcome.CLARIFICATION, held=Held.UNSTATED, text="Which months do you mean?", advice="You could name them."
    )
    text = asked_before(unclear, replace(RELEASED, questions=("2",)))
    assert "We asked you on 4 March 2026, and have not heard from you." in text
    assert "Under section 1(3) of the Freedom of Information Act 2000, our duty to answer this waits" in text
    assert "Which months do you mean?" in text and "within 20 working days of the day we hear from you" in text
    assert "We still need to hear from you about question 1." in text
    assert "Please clarify" not in text and "We need to ask you something" not in text


def test_who_wrote_since_is_not_told_that_nothing_was_heard() -> None:
    unclear = answer(Outcome.CLARIFICATION, held=Held.UNSTATED, text="Which months?", advice="You could name them.")
    request = case(unclear).request
    (first,) = request.questions
    heard = replace(first, queried_on=date(2026, 3, 4), heard_on=date(2026, 3, 17))
    text = said(case(unclear, request=replace(request, questions=(heard,))))
    assert "We asked you on 4 March 2026 about this, and you wrote to us on 17 March 2026." in text
    assert "we will answer this question separately, within 20 working days of that day" in text
    assert "have not heard" not in text and "the day we hear from you" not in text


def test_another_body_is_named_and_the_passing_on_dated() -> None:
    given = answer(Outcome.TRANSFERRED, held=Held.NO, where="Harrow County Council")
    assert "We do not hold this information." in said(case(given))
    passed = case(given, details={"transferred_on": "2026-03-05"})
    assert "On 5 March 2026 we passed your question on to: Harrow County Council." in said(passed)


def test_what_is_not_held_may_be_held_elsewhere() -> None:
    given = answer(Outcome.NOT_HELD, held=Held.NO, where="Harrow County Council")
    assert "We believe that this information is held by: Harrow County Council." in said(case(given))


def test_an_officers_own_denial_is_not_said_twice() -> None:
    given = answer(Outcome.NOT_HELD, held=Held.NO, text="We do not hold a register of this kind.")
    assert said(case(given)).count("not hold") == 1


def test_what_is_outside_the_act_says_why_and_that_nothing_is_recorded() -> None:
    given = answer(Outcome.OUTSIDE, held=Held.NO, text="It asks for an opinion.")
    assert "We have no recorded information that answers it." in said(case(given))


# The other kinds


@pytest.mark.parametrize("regime", REGIMES)
def test_an_acknowledgement_gives_the_last_day_and_the_questions(regime: Regime) -> None:
    text = said(case(regime=regime, kind=LetterKind.ACKNOWLEDGEMENT))
    assert "by 31 March 2026 at the latest" in text
    assert "What is the answer to matter 1?" in text
    assert "Commissioner" not in text


@pytest.mark.parametrize("regime", REGIMES)
def test_a_clarification_letter_asks_and_never_asks_why(regime: Regime) -> None:
    asking = answer(
        Outcome.CLARIFICATION, held=Held.UNSTATED, text="Two teams share the name.", advice="- one\n- the other"
    )
    text = said(case(asking, regime=regime, kind=LetterKind.CLARIFICATION, details={"reply_by": "2026-04-20"}))
    assert "Two teams share the name." in text
    assert "by 20 April 2026" in text
    assert not re.search(r"\bwhy\b", text)


def test_a_clarification_letter_says_what_happens_to_the_rest() -> None:
    asking = answer(Outcome.CLARIFICATION, held=Held.UNSTATED, text="Two teams.", advice="- one")
    two = case(RELEASED, RELEASED).request
    text = said(case(asking, kind=LetterKind.CLARIFICATION, request=two))
    assert "The rest of your request is clear to us." in text


FEE = {"fee": "£9.00", "fee_for": "copying 90 pages at 10p a page", "how_to_pay": "by card on 01632 960100"}


def test_a_fees_notice_gives_the_amount_the_last_day_and_no_staff_time() -> None:
    text = said(case(kind=LetterKind.FEES_NOTICE, details=FEE))
    assert "a fee of £9.00" in text
    assert "pay by 19 June 2026. You have three months, beginning with the day of this notice." in text
    assert "It includes nothing for the time of our staff." in text


def test_a_scottish_fees_notice_carries_the_rights() -> None:
    text = said(case(regime=Regime.FOISA, kind=LetterKind.FEES_NOTICE, details=FEE))
    assert "section 20(1)" in text
    assert "time of our staff" not in text


def test_a_charge_under_the_regulations_points_to_its_schedule() -> None:
    charged = FEE | {"schedule": "https://harrowmere.example/charges"}
    text = said(case(regime=Regime.EIR, kind=LetterKind.FEES_NOTICE, details=charged))
    assert "https://harrowmere.example/charges" in text
    assert "60 working days" in text


def test_an_extension_gives_the_exemption_and_has_not_decided() -> None:
    waiting = answer(Outcome.WITHHELD, grounds=(replace(PRICES, public_interest=None),))
    text = said(case(waiting, kind=LetterKind.EXTENSION, details={"decide_by": "2026-04-28"}))
    assert "section 43(2)" in text
    assert "We have not yet decided" in text
    assert "28 April 2026" in text
    assert "Information Commissioner" in text
    assert "but we are withholding it" not in text


@pytest.mark.parametrize("regime", [Regime.EIR, Regime.EISR])
def test_an_extension_under_the_regulations_needs_both_complexity_and_volume(regime: Regime) -> None:
    details = {
        "decide_by": "2026-04-28",
        "complexity": "The drawings are technical.",
        "volume": "There are 4,000 of them.",
    }
    text = said(case(regime=regime, kind=LetterKind.EXTENSION, details=details))
    assert "The drawings are technical." in text
    assert "There are 4,000 of them." in text
    assert "public interest" not in text


@pytest.mark.parametrize("regime", REGIMES)
def test_a_transfer_names_the_holder(regime: Regime) -> None:
    elsewhere = answer(Outcome.TRANSFERRED, held=Held.UNSTATED, where="Harrow County Council")
    text = said(case(elsewhere, regime=regime, kind=LetterKind.TRANSFER, details={"transferred_on": "2026-03-05"}))
    assert "Harrow County Council" in text
    assert "20 working days to reply to you" in text


REVIEW = {"review_asked_on": "2026-02-20", "original_on": "2026-02-02", "reviewer": "the Head of Legal Services"}


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize(
    ("decision", "words"),
    [("upheld", "We uphold"), ("partly", "We partly uphold"), ("overturned", "We have overturned")],
)
def test_a_review_says_what_it_decided_and_where_to_go_next(regime: Regime, decision: str, words: str) -> None:
    details = REVIEW | {"decision": decision, "findings": "The search was too narrow."}
    text = said(case(RELEASED, regime=regime, kind=LetterKind.REVIEW_OUTCOME, details=details))
    assert words in text
    assert "The search was too narrow." in text
    assert "apply to the" in text
    assert "ask us for an internal review" not in text


# The wording itself


def test_every_duty_is_a_provision_of_its_own_law() -> None:
    for row in rows():
        for regime, duty in row.duty.items():
            if duty:
                assert provision_of(duty).act == regime
                assert provision_of(duty).id == duty


def test_no_two_paragraphs_of_one_name_are_for_one_regime() -> None:
    named = [(row.id, regime) for row in rows() for regime in row.duty]
    assert len(named) == len(set(named))


def test_every_paragraph_says_when_it_is_printed() -> None:
    assert all(row.when for row in rows())


def test_what_runs_on_is_named_in_the_wording_or_is_an_officers_own() -> None:
    own = {"words", "reason", "link", "condition", "searches", "balance.why", "estimate", "element", "element.harm"}
    known = {row.id for row in rows()} | own
    for id_, after in table("flow").items():
        assert {id_, *after} <= known


def test_every_paragraph_with_a_duty_rests_on_the_law() -> None:
    letter = write(case(WITHHELD))
    assert all(
        part.because for part in letter.paragraphs if part.duty and part.id not in ("reason", "link", "element.harm")
    )


def test_an_officers_words_rest_on_what_the_answer_rests_on() -> None:
    words = next(part for part in write(case(RELEASED)).paragraphs if part.id == "words")
    assert words.because == RELEASED.because


def test_no_figure_of_the_law_is_typed_into_the_wording() -> None:
    units = r"(?:working |calendar )?(?:day|week|month|year|hour)s?"
    figure = re.compile(rf"£\d|\b\d+ {units}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty) {units}")
    assert [row.id for row in rows() if figure.search(row.text)] == []


def test_our_sentences_are_short() -> None:
    long = []
    for row in rows():
        sentences = [s for s in re.split(r"(?<=[.?:])\s+", re.sub(r"\{\w+\}", "x", row.text)) if s]
        counts = [len(s.split()) for s in sentences]
        long += [row.id for count in counts if count > 34]
    assert long == []
    counts = [len(s.split()) for row in rows() for s in re.split(r"(?<=[.?])\s+", re.sub(r"\{\w+\}", "x", row.text))]
    assert sum(counts) / len(counts) <= 20


def test_our_words_are_plain() -> None:
    stiff = re.compile(
        r"please be advised|pursuant|herein|aforementioned|prior to|in respect of|commence|regarding", re.I
    )
    assert [row.id for row in rows() if stiff.search(row.text)] == []


def test_what_is_filled_in_is_never_read_as_a_template() -> None:
    odd = answer(Outcome.RELEASED, text="The code is {act} and {0} and {unknown}.")
    assert "The code is {act} and {0} and {unknown}." in said(case(odd))


def test_a_scottish_authority_signs_its_own_letters() -> None:
    assert said(case(RELEASED, regime=Regime.FOISA)).endswith(f"{SCOTTISH.name}\n")


def test_a_draft_shows_what_is_still_open_and_that_it_is_not_to_be_sent() -> None:
    still_open = answer(Outcome.OPEN, held=Held.UNSTATED, ask="the fleet manager", number="2")
    letter = write(case(RELEASED, still_open), draft=True)
    assert letter.subject.startswith("Draft, not to be sent: our answer to")
    assert "the fleet manager" in " ".join(part.text for part in letter.of("2"))
