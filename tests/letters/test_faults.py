"""What would make a letter legally empty is refused, by question, with what is missing and what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from answerable.casefile import Answer, CaseFile, Ground, Held, LetterKind, Likelihood, Outcome, Regime
from answerable.errors import AnswerableError
from answerable.letters import faults, write
from letter_cases import (
    CONTROLS,
    COUNCIL,
    DENIAL_TEST,
    PRICES,
    RELEASED,
    SECRETS,
    STAFF,
    TEST,
    WITHHELD,
    answer,
    case,
    ground,
)

LIKELY = Likelihood.WOULD_BE_LIKELY
LINK = "Someone could plan around it."


def withheld(*grounds: Ground) -> Answer:
    return answer(Outcome.WITHHELD, grounds=grounds)


def denied(*grounds: Ground) -> Answer:
    return answer(Outcome.NEITHER, held=Held.NEITHER, grounds=grounds)


def codes(case_file: CaseFile) -> list[str]:
    return [fault.code for fault in faults(case_file)]


COST = answer(Outcome.OVER_LIMIT, estimate="60 hours.", advice="Ask for one year.")
FUTURE = answer(
    Outcome.FUTURE_PUBLICATION,
    where="on 1 June 2026",
    grounds=(ground("foia.s22", link="The figures are being checked.", public_interest=TEST),),
)
ASKING = answer(Outcome.CLARIFICATION, held=Held.UNSTATED, text="Two teams share the name.", advice="- the first")
OPINION = ground(
    "foia.s36.2.b.i", likelihood=LIKELY, link=LINK, public_interest=TEST, qualified_person="the Monitoring Officer"
)
EMPTY = {
    "a question still open": ("LET040", answer(Outcome.OPEN, held=Held.UNSTATED, ask="the fleet manager")),
    "a release without words": ("LET057", answer(Outcome.RELEASED)),
    "a refusal without a ground": ("LET043", answer(Outcome.WITHHELD)),
    "a part release that says nothing of the rest": ("LET043", answer(Outcome.PART_RELEASED, text="14.")),
    "silence without a provision": ("LET043", denied()),
    "grounds for parts of it, and none for the rest": (
        "LET049",
        withheld(replace(PRICES, covers="the prices"), replace(PRICES, covers="the rates")),
    ),
    "a section without its limb": ("LET044", withheld(replace(PRICES, provision=ground("foia.s31").provision))),
    "prejudice without likelihood": ("LET045", withheld(replace(PRICES, likelihood=None))),
    "prejudice without a link": ("LET046", withheld(replace(PRICES, link=" "))),
    "a ground without a reason": ("LET046", withheld(ground("foia.s42.1", reason="", public_interest=TEST))),
    "a qualified ground without a balance": ("LET047", withheld(replace(PRICES, public_interest=None))),
    "one side only": ("LET047", withheld(replace(PRICES, public_interest=replace(TEST, favouring_disclosure=())))),
    "the other side only": (
        "LET047",
        withheld(replace(PRICES, public_interest=replace(TEST, favouring_exemption=("",)))),
    ),
    "factors and no balance": ("LET047", withheld(replace(PRICES, public_interest=replace(TEST, balance="")))),
    "a balance about the wrong thing": ("LET047", withheld(replace(PRICES, public_interest=DENIAL_TEST))),
    "silence weighed as disclosure": ("LET047", denied(replace(CONTROLS, public_interest=TEST))),
    "section 36 without its person": ("LET046", withheld(replace(OPINION, qualified_person=""))),
    "personal data without a condition": ("LET046", withheld(ground("foia.s40.2", elements=STAFF[1:]))),
    "personal data without a principle": ("LET046", withheld(ground("foia.s40.2", elements=(STAFF[0], *STAFF[2:])))),
    "personal data whose disclosure is not shown to be unnecessary": (
        "LET046",
        withheld(ground("foia.s40.2", elements=tuple(one for one in STAFF if one[0] != "necessity"))),
    ),
    "a second condition that is chosen, without a balance": (
        "LET047",
        withheld(ground("foia.s40.2", elements=(("which", "foia.s40.3B"), ("objection", "They objected in May.")))),
    ),
    "commercial interests of nobody": ("LET046", withheld(replace(PRICES, elements=()))),
    "a second condition without a balance": ("LET047", withheld(ground("foia.s40.2", condition="section 40(3B)."))),
    "section 44 without an enactment": ("LET046", withheld(ground("foia.s44.1.a"))),
    "section 44 with no law in it": ("LET046", withheld(ground("foia.s44.1.a", condition="it is forbidden"))),
    "a function without its purpose": (
        "LET046",
        withheld(ground("foia.s31.1.g", likelihood=LIKELY, link=LINK, public_interest=TEST)),
    ),
    "section 21 without an address": ("LET050", answer(Outcome.ALREADY_ACCESSIBLE)),
    "section 21 with a home page": ("LET050", answer(Outcome.ALREADY_ACCESSIBLE, where="https://harrowmere.example/")),
    "section 22 without a date": ("LET050", replace(FUTURE, where="")),
    "section 22 without reasonableness": (
        "LET046",
        replace(FUTURE, grounds=(ground("foia.s22", public_interest=TEST),)),
    ),
    "a transfer to nobody": ("LET050", answer(Outcome.TRANSFERRED, held=Held.UNSTATED)),
    "cost without an estimate": ("LET051", replace(COST, estimate="")),
    "cost without help": ("LET051", replace(COST, advice="")),
    "cost without saying whether anything is held": ("LET051", replace(COST, held=Held.UNSTATED)),
    "silence under a withholding limb": ("LET052", denied(replace(CONTROLS, provision=PRICES.provision))),
    "withholding under a silence provision": ("LET052", withheld(replace(CONTROLS, public_interest=TEST))),
    "a ground in a full release": ("LET052", replace(RELEASED, grounds=(PRICES,))),
    "a ground for what is not held": ("LET052", answer(Outcome.NOT_HELD, held=Held.NO, grounds=(PRICES,))),
    "silence that explains only a yes": (
        "LET046",
        denied(replace(CONTROLS, link="A yes would help.", reason="It is so.")),
    ),
    "a ground of another law": ("LET053", withheld(ground("eir.reg12.4.d", public_interest=TEST))),
    "government policy by a council": ("LET053", withheld(ground("foia.s35.1.a", public_interest=TEST))),
    "a purpose as a ground": ("LET053", withheld(ground("foia.s31.2.c"))),
    "a condition as a ground": ("LET053", withheld(ground("foia.s40.3A.a"))),
    "environmental information under the Act": ("LET053", withheld(ground("foia.s39.1.a", public_interest=TEST))),
    "starter text": ("LET054", replace(RELEASED, text="There are [insert number].")),
    "a clarification without help": ("LET057", replace(ASKING, advice="")),
    "a clarification that asks why": ("LET048", replace(ASKING, text="Please say why you want this.")),
    "a vexatious request without a ground": ("LET043", answer(Outcome.VEXATIOUS_OR_REPEATED, held=Held.UNSTATED)),
    "a repeated request without the earlier one": (
        "LET046",
        answer(Outcome.VEXATIOUS_OR_REPEATED, held=Held.UNSTATED, grounds=(ground("foia.s14.2", reason=""),)),
    ),
}


@pytest.mark.parametrize("name", EMPTY)
def test_what_is_legally_empty_is_refused(name: str) -> None:
    code, given = EMPTY[name]
    assert codes(case(given)) == [code]


@pytest.mark.parametrize("name", EMPTY)
def test_each_refusal_names_the_question_and_what_to_do(name: str) -> None:
    _, given = EMPTY[name]
    with pytest.raises(AnswerableError) as caught:
        write(case(RELEASED, replace(given, questions=("2",))))
    assert "question 2" in caught.value.part("where")
    assert caught.value.part("why")
    assert len(caught.value.part("do")) > 10
    assert "{" not in "".join(caught.value.as_dict().values())


def test_all_faults_are_found_at_once() -> None:
    bare = ground("foia.s43.2", reason="")
    assert codes(case(withheld(bare))) == ["LET046", "LET046", "LET046", "LET045", "LET047"]


def test_a_limb_that_is_missing_is_offered() -> None:
    (fault,) = faults(case(withheld(replace(PRICES, provision=ground("foia.s43").provision))))
    assert "s.43(1), s.43(2)" in fault.part("do")


def test_a_number_that_does_not_exist_is_refused_with_what_was_meant() -> None:
    (fault,) = faults(
        case(withheld(replace(PRICES, provision=ground("foia.s43.2").provision.__class__("foia", ("43", "7")))))
    )
    assert fault.code == "LAW004"


def test_the_only_limb_of_a_section_may_be_left_unsaid() -> None:
    assert codes(case(withheld(ground("foia.s42", public_interest=TEST)))) == []


# Other laws


def test_the_regulations_know_only_would() -> None:
    given = ground("eir.reg12.5.e", link=LINK, public_interest=TEST, elements=SECRETS)
    assert codes(case(withheld(given), regime=Regime.EIR)) == []
    assert codes(case(withheld(replace(given, likelihood=LIKELY)), regime=Regime.EIR)) == ["LET045"]


def test_cost_under_the_regulations_needs_its_exception() -> None:
    assert codes(case(COST, regime=Regime.EIR)) == ["LET043"]


def test_publication_to_come_is_no_exception_under_the_regulations() -> None:
    assert codes(case(replace(FUTURE, grounds=()), regime=Regime.EIR)) == ["LET043"]


def test_section_18_alone_names_no_exemption() -> None:
    assert codes(case(denied(ground("foisa.s18.1")), regime=Regime.FOISA)) == ["LET043"]


def test_section_18_cannot_rest_on_every_exemption() -> None:
    assert codes(case(denied(ground("foisa.s36.1")), regime=Regime.FOISA)) == ["LET052"]


def test_section_18_needs_no_balance() -> None:
    given = ground("foisa.s35.1.a", likelihood=LIKELY, link=LINK)
    assert codes(case(denied(given), regime=Regime.FOISA)) == []


def test_silence_under_the_scottish_regulations_is_not_written_here() -> None:
    given = ground("eisr.reg11.2.a", condition="the first.")
    assert codes(case(denied(given), regime=Regime.EISR)) == ["LET052"]


@pytest.mark.parametrize(
    ("regime", "nation"), [(Regime.FOIA, "scotland"), (Regime.FOISA, "wales"), (Regime.EIR, "scotland")]
)
def test_a_law_of_another_nation_or_kind_is_refused(regime: Regime, nation: str) -> None:
    request = replace(case(RELEASED).request, regime=regime)
    assert "LET053" in codes(case(RELEASED, request=request, authority=replace(COUNCIL, nation=nation)))


# The whole letter


@pytest.mark.parametrize("issued", [None, date(2026, 3, 1)])
def test_a_letter_needs_a_date_not_before_receipt(issued: date | None) -> None:
    assert codes(case(RELEASED, issued_on=issued)) == ["LET055"]


def test_a_question_without_an_answer_is_refused() -> None:
    assert codes(case(RELEASED, request=case(RELEASED, RELEASED).request)) == ["LET041"]


def test_a_question_with_two_answers_is_refused() -> None:
    assert codes(case(RELEASED, RELEASED, request=case(RELEASED).request)) == ["LET041"]


def test_an_answer_to_a_question_that_was_not_asked_is_refused() -> None:
    extra = case(RELEASED, replace(RELEASED, questions=("9",)), request=case(RELEASED).request)
    assert codes(extra) == ["LET041"]


@pytest.mark.parametrize("regime", [Regime.EIR, Regime.FOISA, Regime.EISR])
def test_only_one_law_lets_an_authority_have_no_review(regime: Regime) -> None:
    without = replace(case(RELEASED, regime=regime).authority, has_review=False)
    assert codes(case(RELEASED, regime=regime, authority=without)) == ["LET059"]
    assert codes(case(RELEASED, authority=replace(COUNCIL, has_review=False))) == []


def test_a_limit_of_cost_that_the_law_does_not_have_is_refused() -> None:
    assert [code[:3] for code in codes(case(COST, authority=replace(COUNCIL, cost_limit=500)))] == ["LAW"]


@pytest.mark.parametrize(
    "given",
    [
        replace(RELEASED, text="There are [insert Zanzibar]."),
        replace(ASKING, text="Tell us why you want Zanzibar, and the purpose of your request for Zanzibar."),
        replace(ASKING, advice="Please say why do you need Zanzibar."),
    ],
)
def test_no_error_holds_words_of_a_letter(given: Answer) -> None:
    (fault,) = faults(case(given))
    assert "question 1" in fault.part("where")
    assert "Zanzibar" not in "".join(fault.as_dict().values()) + str(fault)


def test_starter_text_in_a_detail_is_refused() -> None:
    assert codes(case(RELEASED, details={"findings": "The search was TBC."})) == ["LET054"]


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        (LetterKind.ACKNOWLEDGEMENT, {}),
        (LetterKind.CLARIFICATION, {}),
        (LetterKind.TRANSFER, {}),
        (LetterKind.FEES_NOTICE, {"fee": "£9"}),
        (LetterKind.EXTENSION, {}),
        (LetterKind.EXTENSION, {"decide_by": "soon"}),
        (LetterKind.REVIEW_OUTCOME, {}),
        (
            LetterKind.REVIEW_OUTCOME,
            {
                "review_asked_on": "2026-03-01",
                "original_on": "2026-02-01",
                "reviewer": "the Head of Law",
                "decision": "no",
            },
        ),
    ],
)
def test_a_kind_without_what_it_needs_is_refused(kind: LetterKind, details: dict[str, str]) -> None:
    given = (RELEASED,) if kind is LetterKind.REVIEW_OUTCOME else ()
    assert codes(case(*given, kind=kind, details=details, due_on=None)) == ["LET055"]


EXTENDED = {"decide_by": "2026-04-28"}


@pytest.mark.parametrize(
    "given",
    [(), (withheld(ground("foia.s41.1")),), (denied(CONTROLS),)],
)
def test_more_time_is_only_for_weighing_a_qualified_exemption(given: tuple[Answer, ...]) -> None:
    assert codes(case(*given, kind=LetterKind.EXTENSION, details=EXTENDED)) == ["LET056"]


def test_the_scottish_act_has_no_extension() -> None:
    assert codes(case(WITHHELD, kind=LetterKind.EXTENSION, details=EXTENDED, regime=Regime.FOISA))[-1:] == ["LET053"]
    assert codes(case(kind=LetterKind.EXTENSION, details=EXTENDED, regime=Regime.FOISA)) == ["LET056"]


def test_more_time_under_the_regulations_needs_both_reasons() -> None:
    only_one = EXTENDED | {"complexity": "The drawings are technical."}
    assert codes(case(kind=LetterKind.EXTENSION, details=only_one, regime=Regime.EIR)) == ["LET055"]


def test_a_charge_under_the_scottish_regulations_is_not_written_here() -> None:
    assert codes(case(kind=LetterKind.FEES_NOTICE, regime=Regime.EISR)) == ["LET053"]
