"""Run the rules over a letter: findings in the order of the text, the sure ones first at one place.

Nothing is concluded about what a truncated text or a log entry leaves out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import combinations

from answerable.casefile import CaseFile, Regime
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter, look_at
from answerable.letters.checking.exceptions import Claim, bounded, most
from answerable.letters.checking.facts import WANTED, Facts, facts_of
from answerable.letters.checking.figures import law_as_known
from answerable.letters.checking.findings import Finding, Level, NotLookedAt, Suggestion, Waiver, level_of
from answerable.letters.checking.house import FAMILY, NO_FOLDER, house_findings, house_rules_unlooked
from answerable.letters.checking.rule import Fault, Missing, Rule
from answerable.letters.checking.speakers import TO_APPLICANT
from answerable.letters.checking.waiving import plain_code, unused, waived
from answerable.letters.readings import Reading
from answerable.letters.rules import rules

WELSH = NotLookedAt(
    "Welsh passages",
    "welsh-not-read",
    "this check does not read Welsh; what is said to be missing may stand in those passages",
)
_OF_ANY_LAW = ("QA", "LT")  # whether every question is answered, and the form of a letter


def check(
    reading: Reading,
    *,
    case: CaseFile | Facts | None = None,
    on: date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    waivers: Iterable[Waiver] = (),
) -> tuple[Finding, ...]:
    """The findings of all rules, or of those selected by code or family ("NC03", "NC").

    case: what is known besides the text. on: the day whose law applies where the letter has no date.
    A request has none. A finding that an officer waived keeps its place and says so; a waiver that
    fits no finding is reported as one itself.
    """
    if is_request(reading):
        return ()
    if reading.kind == "request":  # a letter to an applicant that says nothing to any question
        reading = replace(reading, questions=(), answers=())
    letter = look_at(reading, facts=_facts(case), on=on or law_as_known())
    found = [
        finding
        for rule in chosen(select=select, ignore=ignore)
        if _can_run(rule, letter)
        for finding in _run(rule, letter)
    ]
    found = [finding for finding in found if not _is_of_other_law(finding, case)]
    found += [one for one in house_findings(letter) if is_chosen(one.rule, select=select, ignore=ignore)]
    given = tuple(waivers)
    kept = waived(found, waivers=given, text=reading.text)
    used = {finding.waived for finding in kept}
    lost = (unused(waiver) for waiver in given if waiver not in used)
    return tuple(dict.fromkeys(sorted((*kept, *lost), key=_order)))


def not_looked_at(
    reading: Reading,
    *,
    case: CaseFile | Facts | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[NotLookedAt, ...]:
    """The rules that did not run on this letter for want of a fact or of the letter's end, and why."""
    if is_request(reading):
        return ()
    letter = look_at(reading, facts=_facts(case), on=law_as_known())
    out = [WELSH] if letter.is_partly_welsh else []
    for rule in chosen(select=select, ignore=ignore):
        lacking = [WANTED[need] for need in rule.needs if not letter.knows(need)]
        if _regime(rule, letter.regimes) is None:
            continue
        if lacking:
            out.append(NotLookedAt(rule.code, rule.name, f"needs {' and '.join(lacking)}"))
        elif _is_undone(rule, letter):
            out.append(NotLookedAt(rule.code, rule.name, "the letter is dated before the request was received"))
        elif not _has_what_it_reads(rule, letter):
            out.append(NotLookedAt(rule.code, rule.name, "needs the end of the letter, which is not in this text"))
    if letter.facts.authority is None and any(code.startswith(FAMILY) for code in _codes(select)):
        out.append(NO_FOLDER)
    out += [one for one in house_rules_unlooked(letter) if is_chosen(one.rule, select=select, ignore=ignore)]
    return tuple(out)


def chosen(*, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules in code order that are selected (all, where nothing is) and not ignored."""
    wanted, unwanted = _codes(select), _codes(ignore)
    return tuple(rule for rule in rules() if is_chosen(rule.code, select=wanted, ignore=unwanted))


def is_chosen(code: str, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> bool:
    """True where a rule's code is selected, by itself or with its family, and not ignored."""
    wanted, unwanted = _codes(select), _codes(ignore)
    return (not wanted or code.startswith(wanted)) and not (unwanted and code.startswith(unwanted))


def is_request(reading: Reading) -> bool:
    """True for a request: nothing in it is an authority's to mend."""
    return reading.kind == "request" and not TO_APPLICANT.search(reading.text)


def _is_of_other_law(finding: Finding, case: CaseFile | Facts | None) -> bool:
    """True for what a rule of these Acts says of questions that are answered under subject access."""
    if not isinstance(case, CaseFile) or not finding.questions or finding.rule.startswith(_OF_ANY_LAW):
        return False
    own = {q.number for q in case.request.questions if (q.regime or case.request.regime) is Regime.DPA}
    return set(finding.questions) <= own


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(plain_code(code) for code in given)


def _facts(case: CaseFile | Facts | None) -> Facts:
    return facts_of(case) if isinstance(case, CaseFile) else case or Facts()


def _can_run(rule: Rule, letter: CheckedLetter) -> bool:
    known = all(letter.knows(need) for need in rule.needs) and not _is_undone(rule, letter)
    return known and _has_what_it_reads(rule, letter)


def _is_undone(rule: Rule, letter: CheckedLetter) -> bool:
    """True for a rule that counts days from receipt, where the letter is dated before it."""
    received = letter.facts.received_on
    return "received_on" in rule.needs and received is not None and letter.is_dated and letter.on < received


def _has_what_it_reads(rule: Rule, letter: CheckedLetter) -> bool:
    """False for a rule that reports what the whole letter lacks, where its end is not in the text."""
    return letter.closes or not (rule.on_letter and rule.missing is Missing.LETTER)


def _run(rule: Rule, letter: CheckedLetter) -> Iterator[Finding]:
    yield from _on_answers(rule, letter)
    yield from _on_letter(rule, letter)
    yield from _on_pairs(rule, letter)


def _on_answers(rule: Rule, letter: CheckedLetter) -> Iterator[Finding]:
    for answer in letter.answers if rule.on_answer else ():
        regime = _regime(rule, answer.regimes)
        if rule.on_answer and regime and _stands(rule, answer):
            for fault in rule.on_answer(answer, letter):
                yield _finding(rule, fault, letter, regime, answer.questions)


def _on_letter(rule: Rule, letter: CheckedLetter) -> Iterator[Finding]:
    regime = _regime(rule, letter.regimes)
    if rule.on_letter and regime:
        for fault in rule.on_letter(letter):
            yield _finding(rule, fault, letter, regime)


def _on_pairs(rule: Rule, letter: CheckedLetter) -> Iterator[Finding]:
    for first, second in combinations(letter.answers, 2) if rule.on_pair else ():
        if rule.on_pair and rule.authorities(second.regime) and (_stands(rule, first) or _stands(rule, second)):
            for fault in rule.on_pair(first, second, letter):
                yield _finding(rule, fault, letter, second.regime, (*first.questions, *second.questions))


def _stands(rule: Rule, answer: CheckedAnswer) -> bool:
    """True where the answer has a stance of the rule and, for a rule about silence, is all there."""
    return (not rule.stances or answer.has(*rule.stances)) and (not rule.missing or answer.is_complete)


@lru_cache(maxsize=4096)  # there are few sets of regimes
def _regime(rule: Rule, regimes: tuple[Regime, ...]) -> Regime | None:
    return next((regime for regime in regimes if rule.authorities(regime)), None)


def _finding(
    rule: Rule, fault: Fault, letter: CheckedLetter, regime: Regime, questions: tuple[str, ...] = ()
) -> Finding:
    listed = rule.authorities(regime)
    if fault.under and fault.under not in listed:
        raise ValueError(f"{rule.code} lists no {fault.under!r} under {regime}")
    authority = fault.under or listed[0]
    return Finding(
        rule=rule.code,
        name=rule.name,
        level=level_of(authority),
        certainty=min(fault.certainty, most(Claim(rule, letter, regime, authority))),
        span=fault.span,
        says=fault.says if fault.is_there else bounded(fault.says, rule),
        cite=_named(authority, regime),
        why=rule.section("What the law asks"),
        suggest=fault.suggest or Suggestion(rule.section("How to put it right")),
        questions=fault.questions or questions,
    )


def _named(authority: str, regime: Regime) -> str:
    """The authority with its Act: "FOIA s.17(1)(b)"; guidance and other Acts name themselves."""
    bare = level_of(authority) is Level.BREACH and authority.startswith(("s.", "ss.", "reg.", "regs."))
    return f"{regime.value.upper()} {authority}" if bare else authority


def _order(finding: Finding) -> tuple[int, int, int, str]:
    return finding.span.start, -finding.certainty, finding.span.end, finding.rule
