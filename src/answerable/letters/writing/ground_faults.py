"""What one ground of refusal lacks: its limb, reason, likelihood, link, balance, opinion or condition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.casefile import Ground, LetterKind, Likelihood, Outcome, Regime
from answerable.errors import AnswerableError, NoBalance, NoLikelihood, NoReason, WrongDenial
from answerable.law import Provision, find
from answerable.letters.writing.elements import elements_of, missing_elements
from answerable.letters.writing.needs import (
    NOTICE,
    Need,
    is_cost,
    is_pointer,
    is_repeat,
    needs_of,
    says_not_held,
)
from answerable.letters.writing.view import View

_ENACTMENT = re.compile(r"\b(?:Acts?|Regulations?|Order|Rules?|Convention|Measure|Treaty|[Aa]rticle)\b")
_SECTION_18 = Provision("foisa", ("18", "1"))
_NOTHING_WITHHELD = (Outcome.RELEASED, Outcome.NOT_HELD, Outcome.CLARIFICATION, Outcome.OUTSIDE)
_YES = re.compile(r"\b(?:yes|confirm\w*|if (?:we|it) (?:did|do|were|was))\b", re.I)
_NO = re.compile(r"\b(?:no|den(?:y\w*|ies|ied|ial)|if (?:we|it) (?:did|do|were|was) not)\b", re.I)


def ground_faults(ground: Ground, *, view: View) -> Iterator[AnswerableError]:
    """What this ground lacks before it can be relied on; nothing where it is complete."""
    if is_cost(ground.provision) or is_pointer(ground.provision) or ground.provision == _SECTION_18:
        return
    if view.answer.outcome in _NOTHING_WITHHELD and not says_not_held(ground.provision):
        yield WrongDenial(
            provision=str(ground.provision),
            question=", ".join(view.answer.questions),
            fault=f"its outcome is “{view.answer.outcome.value}”, so nothing is withheld",
            cite=NOTICE[view.regime],
            do_this="take the ground out, or choose the outcome that it belongs to",
        )
        return
    if says_not_held(ground.provision) and view.answer.outcome is Outcome.NOT_HELD:
        return
    if is_repeat(ground.provision):
        yield from _reasons(ground, view, None)
        return
    neither = view.answer.outcome is Outcome.NEITHER
    try:
        need = needs_of(ground, view=view, neither=neither)
    except AnswerableError as error:
        yield error
        return
    yield from _reasons(ground, view, need)
    yield from _likely(ground, view, need)
    if need.weighs and view.case.kind is not LetterKind.EXTENSION:
        yield from _weighed(ground, view, about="confirming" if neither else "disclosing")


def _reasons(ground: Ground, view: View, need: Need | None) -> Iterator[AnswerableError]:
    for box, missing, do_this in _missing(ground, view, need):
        yield NoReason(
            box=box,
            provision=str(ground.provision),
            question=", ".join(view.answer.questions),
            missing=missing,
            cite="s.17(1)(c)" if view.regime is Regime.FOIA else NOTICE[view.regime],
            do_this=do_this,
        )


def _missing(ground: Ground, view: View, need: Need | None) -> Iterator[tuple[str, str, str]]:
    """What the ground lacks: the field of a form that it belongs to, its name, and what to do."""
    if not ground.reason.strip():
        yield (
            "reason",
            "the reason why it applies",
            "say what about this information brings it in",
        )
    if need is None:
        return
    neither = view.answer.outcome is Outcome.NEITHER
    if need.likelihoods and not ground.link.strip():
        yield "link", "the link to the harm", "say what would be learned, by whom, and what harm would follow"
    elif need.likelihoods and neither and view.regime is not Regime.FOISA and not _says_both(ground):
        yield "link", "the effect of a yes and of a no", "say what a yes would tell someone, and what a no would"
    shows = () if neither else elements_of(ground, on=view.on)
    by_elements = any(row.instead == "condition" for row in shows)
    for want in sorted(need.wants & _FIELDS.keys()):
        field, missing, do_this = _FIELDS[want]
        if not getattr(ground, field).strip() and not (want == "condition" and (neither or by_elements)):
            yield field, missing, do_this
    if shows:
        yield from ((row.name, row.missing, row.do) for row in missing_elements(ground, on=view.on))
    if "enactment" in need.wants and ground.condition.strip() and not _ENACTMENT.search(ground.condition):
        yield _FIELDS["enactment"]
    if "purpose" in need.wants and _lacks_purpose(ground):
        yield "reason", "the purpose", "name the paragraph of subsection (2), whose function it is, and the power"


_FIELDS = {
    "reasonableness": (
        "link",
        "why it is reasonable to wait",
        "say why the applicant should wait",
    ),
    "qualified person": (
        "qualified_person",
        "the qualified person’s opinion",
        "name the post, and the day on which the opinion was given",
    ),
    "condition": (
        "condition",
        "the condition",
        "say which is met, and why disclosure would be unlawful",
    ),
    "enactment": (
        "condition",
        "the law that prohibits disclosure",
        "name the Act or instrument and its section, and why no gateway opens",
    ),
    "obligation": ("condition", "the obligation", "name the obligation that disclosure would break"),
}


def _says_both(ground: Ground) -> bool:
    words = f"{ground.reason} {ground.link}"
    return bool(_YES.search(words) and _NO.search(words))


def _lacks_purpose(ground: Ground) -> bool:
    """Limbs that protect a function need the function's purpose: FOIA s.31(2), FOISA s.35(2)."""
    provision = ground.provision
    purposes = Provision(provision.act, (provision.parts[0], "2"))
    named = find(f"{ground.reason} {ground.link} {ground.condition}", act=provision.act)
    return not any(purposes.covers(place.provision) and place.provision != purposes for place in named)


def _likely(ground: Ground, view: View, need: Need) -> Iterator[AnswerableError]:
    if not need.likelihoods or ground.likelihood in need.likelihoods:
        return
    if need.likelihoods == (Likelihood.WOULD,) and ground.likelihood is None:
        return  # EIR reg.12(5) has one degree only
    wanted = " or ".join(f"“{degree.value}”" for degree in need.likelihoods)
    yield NoLikelihood(provision=str(ground.provision), question=", ".join(view.answer.questions), wanted=wanted)


def _weighed(ground: Ground, view: View, *, about: str) -> Iterator[AnswerableError]:
    test = ground.public_interest
    wrong = test is not None and test.about != about
    missing = {
        "all of it": test is None,
        f"a test about {about}": wrong,
        "the side of disclosure": test is not None and not any(r.strip() for r in test.favouring_disclosure),
        "the other side": test is not None and not any(r.strip() for r in test.favouring_exemption),
        "the balance": test is not None and not test.balance.strip(),
    }
    first = next((name for name, is_missing in missing.items() if is_missing), None)
    if first:
        yield NoBalance(
            provision=str(ground.provision),
            question=", ".join(view.answer.questions),
            missing=first,
            cite={"confirming": "s.2(1)(b)", "disclosing": "s.2(2)(b)"}[about]
            if view.regime is Regime.FOIA
            else NOTICE[view.regime],
            about="saying whether it is held" if about == "confirming" else "disclosing the information",
        )
