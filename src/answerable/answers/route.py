"""Which register answers a question, or that none does; with the reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.answers.alike import FLOOR, likeness, named
from answerable.answers.expressed import BORROWED, is_of_something_else, named_words, own_pull, unheard_by
from answerable.answers.forms import ELLIPTIC, head, opened
from answerable.answers.lexicon import ENOUGH, GENERAL, OUTSIDE, SUBJECTS, WEIGHT, concepts, is_of_people_alone, pull
from answerable.registers import REGISTERS, Asked, AuthorityFolder, Kind, compiled, plain, stems

NOUNS = (
    "breaches",
    "policies",
    "groups",
    "requests",
    "custody",
)  # registers of things that can be counted or handed over
AHEAD, MOST = 0.8, 2.4  # what stands at the head of a question points more than what only narrows it
SOMETHING = 1.0  # of its own concepts and names a register must find in a question
STRONG = 1.5  # with as much of its own in the question itself a register is not left for new words
AROUND = (0.3, 0.8)  # what stands around a question points less than itself, unless it has no subject


@dataclass(frozen=True, slots=True)
class Route:
    """The register that a question belongs to, how strongly, and why; or the subject that no register covers."""

    register: str
    score: float
    reasons: tuple[str, ...]
    subject: str = ""
    is_guess: bool = False  # by likeness, or by words that other subjects share: nothing of the register is named


def scores(asked: Asked) -> dict[str, float]:
    """How strongly the question points to each register."""
    found = {}
    first = concepts(head(asked.focus))
    is_weak = pull(asked.concepts) < ENOUGH
    for name, register in REGISTERS.items():
        about = register.about or {}
        if not about:
            continue
        own = sum(weight for concept, weight in about.items() if concept in asked.concepts)
        near = sum(weight for concept, weight in about.items() if concept in asked.around - asked.concepts)
        ahead = sum(weight for concept, weight in about.items() if concept in first)
        found[name] = (
            own
            + (1.0 if asked.has("goes-on") else AROUND[is_weak]) * near
            + _lean(name, asked, own)
            + (min(MOST, AHEAD * ahead) if name in NOUNS and own >= ENOUGH else 0.0)
        )
    return found


def _lean(name: str, asked: Asked, own: float) -> float:
    """What the form of the question adds or takes away."""
    if name == "policies":
        return _policies(asked, own)
    if (
        name == "retention"
        and asked.has("how-long")
        and asked.has("keep", "delete", "schedule")
        and not asked.has("document-first")
    ):
        return 5.0
    if name == "retention" and asked.has("hold") and asked.has("delete"):
        return 4.0
    if name == "captures" and (asked.has("how-long") or {"custody", "custody-integrity"} <= asked.concepts):
        return -3.0
    return 0.0


def _policies(asked: Asked, own: float) -> float:
    """A document that is asked for first, or whether one exists, is a matter for the policies; a passing word is not."""
    if not asked.has("policy-wanted"):
        return 4.0 if asked.has("policy-plans") and asked.near("policy-wanted") else 0.0
    if _OF_POLICY.search(head(asked.focus)) and asked.kind in (Kind.YES_NO, Kind.DOCUMENT):
        return 4.5  # a chain of custody policy is a policy
    if asked.has("document-first") and _policy_comes_first(asked.focus):
        return 3.5
    if asked.kind is Kind.YES_NO and asked.has("policy-exists", "policy-plans"):
        return 2.0
    if asked.has("named-policy") and asked.kind in (Kind.YES_NO, Kind.LIST) and not asked.has("how-long"):
        return 4.0 if asked.has("policy-review", "policy-date") else 2.0
    if asked.kind is Kind.LIST and asked.has("policy-review", "list-of-policies", "policy-date"):
        return 2.0
    return -own / 2 if asked.kind is not Kind.DOCUMENT else 1.0


_OF_POLICY = re.compile(r"\b(?:polic(?:y|ies)|procedures?|protocols?|guidelines?)\s*$", re.I)
_COST_ASKED = re.compile(r"\b(?:what|how much)\b[^.?]*\b(?:cost|spent|spend|pay|paid to)\b", re.I)
_POLICY = compiled(
    (
        "document|documents|leaflet|written|anything ~ tell*|says|say|explain*|set*_out|instruct*|direct*",
        "polic*",
        "procedure*",
        "guidance",
        "guideline*",
        "sop|sops",
        "protocol*",
        "handbook*",
        "code*",
        "plan|plans",
        "rules",
        "template*",
    )
)
_OTHER = compiled(
    (
        "report|reports",
        "note|notes",
        "dpia*",
        "assessment*",
        "log|logs",
        "register*",
        "notification*",
        "messages",
    )
)


def _policy_comes_first(focus: str) -> bool:
    """True where a policy is named before any other kind of document."""
    policy, other = _POLICY.search(plain(focus)), _OTHER.search(plain(focus))
    return policy is not None and (other is None or policy.start() < other.start())


def route(asked: Asked, *, folder: AuthorityFolder) -> Route:
    """The register with the strongest pull; or outside, with the subject, where none covers it."""
    spoken, like, own = scores(asked), likeness(asked.text), named(asked.text, folder)
    found = {name: score + like.get(name, 0.0) + own.get(name, 0.0) for name, score in spoken.items()}
    if register := _of_reference(asked.focus, folder):
        return Route(register, found.get(register, 0.0) + WEIGHT, ("it names an entry by its reference",))
    subjects = _outside(asked)
    beyond = WEIGHT + 0.5 * (len(subjects) - 1) if subjects else ENOUGH
    beyond += like.get("outside", FLOOR)
    if subjects and (set(subjects) & concepts(head(asked.focus)) or _COST_ASKED.search(asked.focus)):
        beyond += MOST  # it is what is asked for, and not what narrows it
    best = max(found, key=lambda name: found[name])
    is_bare = spoken[best] + own.get(best, 0.0) < SOMETHING
    new = unheard_by(best, asked.core or asked.focus, folder)
    of_people = asked.has("person-wanted") and not own_pull(asked.concepts, best)  # who somebody is, and no breach
    is_of_outcomes = best == "breaches" and is_of_people_alone(asked.concepts, asked.around)
    of_people |= is_of_outcomes and not asked.near("messaging-app", "tool-named")
    if of_people and not subjects:
        subjects = ["people"]
    if beyond >= found[best] or of_people or (new and (is_bare or _is_foreign(asked, best, new, folder))):
        if subjects:
            about = SUBJECTS[subjects[0]]
            return Route("outside", WEIGHT, (f"it is about {about}, and no register covers that",), subjects[0])
        return Route("outside", 0.0, ("no register of this authority covers it",), "other")
    pulls = sorted(set(REGISTERS[best].about or {}) & (asked.concepts | asked.around))
    why = (
        f"it speaks of {', '.join(pull.replace('-', ' ') for pull in pulls)}"
        if pulls
        else "it is worded like questions about it"
    )
    is_borrowed = set(pulls) <= BORROWED and bool(new)  # a risk assessment, but of fire
    is_bare = is_bare or _is_named_only(asked, best)
    is_of_messages = best == "tools" and asked.has("delete")  # what became of messages no status tells
    return Route(best, found[best], (why,), is_guess=is_bare or is_borrowed or is_of_messages or is_of_outcomes)


_REFERENCE = re.compile(r"\b[A-Z]{2,5}(?:-[A-Z0-9]+)*-\d+\b")


def _of_reference(text: str, folder: AuthorityFolder) -> str:
    """The register of which the question names an entry by its reference; of a breach, though its papers are asked for."""
    refs = _REFERENCE.findall(text)
    kept = [name for name in folder.registers if REGISTERS[name].about and refs]
    holders = [name for name in kept if any(folder.kept(name).find(ref) for ref in refs)]
    return holders[0] if holders else "breaches" if any(ref.startswith("BR-") for ref in refs) else ""


ASPECTS = (
    "cause",
    "cause-alternatives",
    "type-of",
    "type-of-breach",
    "data-kinds",
    "department",
    "dates-wanted",
    "summary-wanted",
    "reasons-wanted",
    "not-reported",
    "headings",
    "others-told",
)  # what is asked of breaches without naming them again


def _is_named_only(asked: Asked, register: str) -> bool:
    """True where something is named after talk of breaches, with no number, aspect or breach: the suppliers of a team."""
    if register != "breaches" or asked.kind is Kind.YES_NO or asked.has("how-many", *ASPECTS):
        return False
    if "how-many" in asked.around or ELLIPTIC.match(opened(asked.core or asked.focus)):
        return False
    named_here = asked.concepts - set(GENERAL) or named_words(asked.core or asked.focus)
    return asked.concepts.isdisjoint(REGISTERS[register].about or {}) and bool(named_here)


def _is_foreign(asked: Asked, register: str, new: tuple[str, ...], folder: AuthorityFolder) -> bool:
    """True where what the question names first, or most of what it names, is nothing that the register holds."""
    if own_pull(asked.concepts, register) >= STRONG or (register == "tools" and asked.has("tool-named")):
        return False
    if own_pull(asked.around, register) >= STRONG and ELLIPTIC.match(opened(asked.core or asked.focus)):
        return False
    if is_of_something_else(asked, register, folder):
        return True
    text = asked.core or asked.focus
    odd, named = stems(" ".join(new)), named_words(text)
    return len(odd) * 2 > len(named) or (len(odd) * 2 == len(named) and named_words(head(text)) == named)


def _outside(asked: Asked) -> list[str]:
    """The subjects that no register covers and that the question speaks of."""
    names = [name for name in OUTSIDE if asked.has(name)]
    if asked.has("policy-wanted") and asked.has("document-first"):
        names = [name for name in names if name != "training"]
    return names
