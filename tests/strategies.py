"""Case files for property tests: lawful and complete, of every regime, kind, outcome and provision."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from answerable.casefile import (
    Answer,
    Applicant,
    Authority,
    CaseFile,
    Ground,
    Held,
    LetterKind,
    Likelihood,
    Outcome,
    PublicInterestTest,
    Question,
    Regime,
    Request,
)
from answerable.law import Exemption, Provision, deadline, exemption, exemptions
from answerable.letters.writing.elements import elements_of

FIRST_DAY, LAST_DAY = date(2019, 1, 2), date(2026, 10, 1)
REGIMES = (Regime.FOIA, Regime.EIR, Regime.FOISA, Regime.EISR)
CLOCKS = {Regime.FOIA: "foia", Regime.EIR: "eir", Regime.FOISA: "foisa", Regime.EISR: "eisr"}

QUESTIONS = (
    "How many parking fines did the council issue in the last financial year?",
    "Which suppliers were paid more than £25,000 for agency staff in 2024?",
    "Please send a copy of the current policy on the use of mobile telephones.",
    "How many complaints about missed bin collections were upheld, and in which wards?",
    "What was the total cost of the refurbishment of the town hall?",
    "Does the council hold a register of software that staff may install?",
    "Please provide the minutes of the project board for the library programme.",
    "How many employees left the housing department in each of the last three years?",
    "What tests of the flood defences at Mill Lane have been carried out since 2020?",
    "Please list the addresses of all empty commercial properties.",
    "When will the next audit of the pension fund be finished?",
    "Which firewall products protect the council's network?",
    "How much was spent on consultants for the leisure strategy?",
    "Please supply the correspondence between the chief executive and the contractor about the delay.",
    "Has the council carried out an equality impact assessment of the new charges?",
)
WORDS = (
    "The total was £48,210 in 2023 and £51,934 in 2024.",
    "There were 214 in the year to 31 March 2025.",
    "Yes. The assessment was finished on 4 June 2024.",
    "Three teams use it: highways, housing and libraries.",
    "We enclose the minutes of the six meetings that were held.",
    "Ward | Upheld | Not upheld\nHarbour | 14 | 22\nMill Lane | 9 | 17",
    "The suppliers are these:\n\n- Northgate Staffing\n- Castle Care\n- Bridge Recruitment",
)
SEARCHES = (
    "We searched the records system for the name of the project and asked the head of service.",
    "The contracts team looked through the contracts register, which goes back to 2016.",
    "We asked the four managers concerned to check their e-mail and their own telephones.",
)
REASONS = (
    "The report sets out where the weak points in our systems are.",
    "The papers record what was said in confidence while the decision was being made.",
    "The prices are current, and the contract will be tendered again in the spring.",
    "The file was made for an inquiry that is still open.",
)
LINKS = (
    "Someone who read it could plan around the controls, and the damage would be hard to undo.",
    "Bidders would see the price to beat, so the council would pay more for the same service.",
    "People who took part would speak less openly next time, and the advice would be poorer.",
)
BOTH_WAYS = (
    "A yes would show that the control exists, and a no would show that it does not. "
    "Either would help someone choose a target.",
    "To confirm would tell the person concerned that we are looking. To deny would tell them that we are not.",
)
FOR = (
    "Openness would let residents judge how the money was spent.",
    "Disclosure would help people to take part in the debate about the service.",
    "There is a general interest in the council being accountable for its decisions.",
)
AGAINST = (
    "The harm would be serious, and it would last for as long as the systems are in use.",
    "A weaker tender would cost the same residents more for years.",
    "The work depends on people being able to speak freely while it goes on.",
)
SHOWN = {
    "whose": "the contractor, Northgate Staffing, and of the council",
    "commercial": "The rates are what the contractor trades on",
    "confidential": "The contract puts a duty of confidence on both sides",
    "economic": "the interest of the contractor in not being undercut at the next tender",
}
BALANCES = (
    "The totals answer most of the public concern, while the harm is likely and lasting.",
    "Little would be learned that is not known, and a good deal would be lost.",
)
SPEAKING = (Outcome.RELEASED, Outcome.NOT_HELD, Outcome.OUTSIDE, Outcome.TRANSFERRED, Outcome.CLARIFICATION)
OUTCOMES = tuple(outcome for outcome in Outcome if outcome is not Outcome.OPEN)


@cache
def withholding(regime: Regime, on: date) -> tuple[Exemption, ...]:
    """The grounds under which a council may withhold on a day, down to the limb."""
    return tuple(
        row
        for row in exemptions(regime.value, on=on)
        if row.kind != "not-an-exemption"
        and not {"answer under the Regulations", "where", "searches", "intention", "date"} & set(row.needs)
        and "overnment" not in row.available_to
        and "Administration" not in row.available_to
        and row.provision.number not in ("12(3)", "5(3)")
    )


@cache
def denying(regime: Regime, on: date) -> tuple[Provision, ...]:
    """The provisions under which a council may neither confirm nor deny on a day."""
    rows = withholding(regime, on)
    if regime is Regime.FOISA:
        return tuple(_deepest(row) for row in rows if row.deny)
    return tuple(dict.fromkeys(row.deny for row in rows if row.deny and len(row.deny.parts) > 1))


def _deepest(row: Exemption) -> Provision:
    """The provision to cite: a limb, where the row has several that stand apart."""
    cumulative = ("foisa.s36.2", "eir.reg12.5.f", "eisr.reg10.5.f")
    chooses = "limb" in row.needs and len(row.limbs) > 1 and row.provision.id not in cumulative
    return row.limbs[-1] if chooses else row.provision


def texts(pool: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(pool)


def tests_of(about: str) -> st.SearchStrategy[PublicInterestTest]:
    """Two-sided public interest tests about disclosing, or about confirming."""
    side = lambda pool: st.lists(texts(pool), min_size=1, max_size=2, unique=True).map(tuple)  # noqa: E731
    return st.builds(PublicInterestTest, side(FOR), side(AGAINST), texts(BALANCES), st.just(about))


@st.composite
def grounds(draw: st.DrawFn, regime: Regime, on: date, *, neither: bool = False) -> Ground:
    """A complete ground for withholding, or for neither confirming nor denying."""
    if neither:
        provision = draw(st.sampled_from(denying(regime, on)))
    else:
        provision = draw(st.sampled_from([_deepest(row) for row in withholding(regime, on)]))
    row = exemption(provision, on=on)
    needs = set(row.needs)
    likelihood = None
    if "likelihood" in needs:
        likelihood = draw(st.sampled_from(list(Likelihood)))
    about = "confirming" if neither else "disclosing"
    reason = draw(texts(REASONS))
    if "purpose" in needs:
        purposes = "31(2)(c)" if regime is Regime.FOIA else "35(2)(c)"
        reason += f" Our trading standards service uses it for the purpose in section {purposes}."
    weighs = row.balance == "required" and not (neither and regime is Regime.FOISA)
    return Ground(
        provision=provision,
        reason=reason,
        likelihood=likelihood,
        link=draw(texts(BOTH_WAYS if neither else LINKS)) if needs & {"likelihood", "would"} else "",
        public_interest=draw(tests_of(about)) if weighs else None,
        qualified_person="the Monitoring Officer, given on 4 March 2025" if "qualified person" in needs else "",
        condition=_condition(row, neither=neither),
        elements=() if neither else _elements(provision, on),
    )


def _elements(provision: Provision, on: date) -> tuple[tuple[str, str], ...]:
    """What a ground must show element by element, where no words in one piece stand for it."""
    asked = elements_of(Ground(provision, ""), on=on)
    return tuple((one.name, SHOWN[one.name]) for one in asked if not one.instead)


def _condition(row: Exemption, *, neither: bool) -> str:
    if "enactment" in row.needs or row.provision == Provision("foia", ("44", "2")):
        return "section 237 of the Enterprise Act 2002, and no gateway in that Act applies"
    if "obligation" in row.needs:
        return "an assimilated obligation of secrecy in banking supervision"
    if "condition" in row.needs and not neither:
        return "the first: it would not be lawful, as the people named do not expect it and need not be named"
    return ""


@st.composite
def answers(draw: st.DrawFn, numbers: tuple[str, ...], regime: Regime, on: date) -> Answer:
    """A lawful answer of any outcome that the regime has."""
    open_to = outcomes_of(regime)
    if len(numbers) > 1:  # what one answer gives in part, to several questions, is read question by question
        open_to = tuple(outcome for outcome in open_to if outcome is not Outcome.PART_RELEASED)
    outcome = draw(st.sampled_from(open_to))
    return _ANSWERS[outcome](draw, numbers, regime, on)


def outcomes_of(regime: Regime) -> tuple[Outcome, ...]:
    """The outcomes that a letter under a regime may have."""
    without = {
        Regime.EIR: {Outcome.FUTURE_PUBLICATION, Outcome.OVER_LIMIT, Outcome.VEXATIOUS_OR_REPEATED},
        Regime.EISR: {
            Outcome.FUTURE_PUBLICATION,
            Outcome.OVER_LIMIT,
            Outcome.VEXATIOUS_OR_REPEATED,
            Outcome.NEITHER,
        },
    }.get(regime, set())
    return tuple(outcome for outcome in OUTCOMES if outcome not in without)


def _released(draw, numbers, regime, on):
    return Answer(numbers, Outcome.RELEASED, Held.YES, draw(texts(WORDS)))


def _part(draw, numbers, regime, on):
    ground = draw(grounds(regime, on))
    return Answer(numbers, Outcome.PART_RELEASED, Held.YES, draw(texts(WORDS)), (ground,))


def _withheld(draw, numbers, regime, on):
    found = draw(st.lists(grounds(regime, on), min_size=1, max_size=2, unique_by=lambda g: g.provision))
    return Answer(numbers, Outcome.WITHHELD, Held.YES, grounds=tuple(found))


def _neither(draw, numbers, regime, on):
    return Answer(numbers, Outcome.NEITHER, Held.NEITHER, grounds=(draw(grounds(regime, on, neither=True)),))


def _not_held(draw, numbers, regime, on):
    return Answer(numbers, Outcome.NOT_HELD, Held.NO, searches=draw(texts(SEARCHES)))


def _accessible(draw, numbers, regime, on):
    where = "https://www.harrowmere.example/council/spending/2024.csv"
    return Answer(numbers, Outcome.ALREADY_ACCESSIBLE, Held.YES, where=where)


def _future(draw, numbers, regime, on):
    place = ("22",) if regime is Regime.FOIA else ("27", "1")
    soon = on + timedelta(days=30)
    ground = Ground(
        Provision(regime.value, place),
        "Publication was fixed in our plan of 4 January, before your request reached us.",
        link="It is reasonable to wait, because the figures are still being checked.",
        public_interest=draw(tests_of("disclosing")),
    )
    where = f"on our website on {soon.day} {soon:%B %Y}"
    return Answer(numbers, Outcome.FUTURE_PUBLICATION, Held.YES, grounds=(ground,), where=where)


def _over_limit(draw, numbers, regime, on):
    return Answer(
        numbers,
        Outcome.OVER_LIMIT,
        Held.YES,
        estimate="There are 1,200 files, and finding the information in each takes 3 minutes, which comes to 60 hours.",
        advice="If you limited the question to one year, we could answer it within the limit.",
    )


def _repeat(draw, numbers, regime, on):
    part, reason = draw(
        st.sampled_from(
            (
                (
                    "1",
                    "It is the twelfth on the same subject in a month, and answering it would take staff from their work.",
                ),
                (
                    "2",
                    "We answered the same questions in full on 2 June 2018 (reference 118), and nothing has changed.",
                ),
            )
        )
    )
    ground = Ground(Provision(regime.value, ("14", part)), reason)
    return Answer(numbers, Outcome.VEXATIOUS_OR_REPEATED, Held.UNSTATED, grounds=(ground,))


def _clarify(draw, numbers, regime, on):
    return Answer(
        numbers,
        Outcome.CLARIFICATION,
        Held.UNSTATED,
        "We are not sure which staff you mean, because our system keeps agency and employed staff apart.",
        advice="- agency social workers only\n- all agency staff",
    )


def _transferred(draw, numbers, regime, on):
    where = "Harrow County Council, County Hall, Harrow (foi@harrow.example)"
    return Answer(numbers, Outcome.TRANSFERRED, Held.UNSTATED, where=where)


def _outside(draw, numbers, regime, on):
    return Answer(numbers, Outcome.OUTSIDE, Held.UNSTATED, "It asks for an opinion, not for recorded information.")


_ANSWERS = {
    Outcome.RELEASED: _released,
    Outcome.PART_RELEASED: _part,
    Outcome.NOT_HELD: _not_held,
    Outcome.WITHHELD: _withheld,
    Outcome.NEITHER: _neither,
    Outcome.ALREADY_ACCESSIBLE: _accessible,
    Outcome.FUTURE_PUBLICATION: _future,
    Outcome.OVER_LIMIT: _over_limit,
    Outcome.VEXATIOUS_OR_REPEATED: _repeat,
    Outcome.CLARIFICATION: _clarify,
    Outcome.TRANSFERRED: _transferred,
    Outcome.OUTSIDE: _outside,
}


def authority(regime: Regime) -> Authority:
    """An invented council on the right side of the border."""
    is_scottish = regime in (Regime.FOISA, Regime.EISR)
    return Authority(
        name="Strathmere Council" if is_scottish else "Harrowmere Borough Council",
        nation="scotland" if is_scottish else "england",
        address=("Town Hall", "Market Street"),
        email="foi@harrowmere.example",
        telephone="01632 960100",
        reuse="You may re-use this information under the Open Government Licence v3.0.",
    )


@st.composite
def case_files(draw: st.DrawFn, *, regimes: tuple[Regime, ...] = REGIMES) -> CaseFile:
    """A lawful, complete response of one regime, in time."""
    regime = draw(st.sampled_from(regimes))
    received = draw(st.dates(FIRST_DAY, LAST_DAY))
    issued = received + timedelta(days=draw(st.integers(1, 20)))
    asked = draw(st.lists(texts(QUESTIONS), min_size=1, max_size=5, unique=True))
    questions = tuple(Question(str(n), text) for n, text in enumerate(asked, 1))
    given = tuple(draw(answers(numbers, regime, issued)) for numbers in draw(_grouped(len(questions))))
    return CaseFile(
        authority=authority(regime),
        request=Request(
            reference=f"FOI-{received.year}-{draw(st.integers(1, 9999)):04}",
            received_on=received,
            regime=regime,
            questions=questions,
            applicant=Applicant("A Resident"),
        ),
        answers=given,
        issued_on=issued,
        due_on=deadline(f"{CLOCKS[regime]}.response", received=received).due_on,
    )


@st.composite
def _grouped(draw: st.DrawFn, count: int) -> tuple[tuple[str, ...], ...]:
    """The numbers of the questions, now and then two that share an answer."""
    groups: list[tuple[str, ...]] = []
    number = 1
    while number <= count:
        size = 2 if count > 2 and number < count and draw(st.integers(0, 5)) == 0 else 1
        groups.append(tuple(str(n) for n in range(number, number + size)))
        number += size
    return tuple(groups)


def case_of(kind: LetterKind, case: CaseFile, **details: str) -> CaseFile:
    """The same case as another kind of letter, with the details that it needs."""
    from dataclasses import replace

    return replace(case, kind=kind, details=tuple(details.items()))
