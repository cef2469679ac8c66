"""Which register answers a question, or that none does; with the reasons."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.answers.lexicon import ENOUGH, OUTSIDE, SUBJECTS, WEIGHT, pull
from answerable.registers import REGISTERS, Asked, Kind, compiled, plain

AROUND = (0.3, 0.8)  # what stands around a question points less than itself, unless it has no subject


@dataclass(frozen=True, slots=True)
class Route:
    """The register that a question belongs to, how strongly, and why; or the subject that no register covers."""

    register: str
    score: float
    reasons: tuple[str, ...]
    subject: str = ""


def scores(asked: Asked) -> dict[str, float]:
    """How strongly the question points to each register."""
    found = {}
    is_weak = pull(asked.concepts) < ENOUGH
    for name, register in REGISTERS.items():
        about = register.about or {}
        own = sum(weight for concept, weight in about.items() if concept in asked.concepts)
        near = sum(weight for concept, weight in about.items() if concept in asked.around - asked.concepts)
        found[name] = own + AROUND[is_weak] * near + _lean(name, asked, own)
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
    if name == "captures" and asked.has("how-long"):
        return -3.0
    return 0.0


def _policies(asked: Asked, own: float) -> float:
    """A document that is asked for first, or whether one exists, is a matter for the policies; a passing word is not."""
    if not asked.has("policy-wanted"):
        return 4.0 if asked.has("policy-plans") and asked.near("policy-wanted") else 0.0
    if asked.has("document-first") and _policy_comes_first(asked.focus):
        return 3.5
    if asked.kind is Kind.YES_NO and asked.has("policy-exists", "policy-plans"):
        return 2.0
    if asked.has("named-policy") and asked.kind in (Kind.YES_NO, Kind.LIST) and not asked.has("how-long"):
        return 4.0 if asked.has("policy-review", "policy-date") else 2.0
    if asked.kind is Kind.LIST and asked.has("policy-review", "list-of-policies", "policy-date"):
        return 2.0
    return -own / 2 if asked.kind is not Kind.DOCUMENT else 1.0


_POLICY = compiled(
    (
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


def route(asked: Asked) -> Route:
    """The register with the strongest pull; or outside, with the subject, where none covers it."""
    found = scores(asked)
    best = max(found, key=lambda name: found[name])
    outside = _outside(asked, found[best])
    if outside:
        return Route("outside", WEIGHT, (f"it is about {SUBJECTS[outside]}, and no register covers that",), outside)
    if found[best] < ENOUGH:
        return Route("outside", 0.0, ("no register of this authority covers it",), "other")
    pulls = sorted(set(REGISTERS[best].about or {}) & (asked.concepts | asked.around))
    return Route(best, found[best], (f"it speaks of {', '.join(pull.replace('-', ' ') for pull in pulls)}",))


def _outside(asked: Asked, best: float) -> str:
    """The subject that no register covers, where the question is about it more than about any register."""
    named = [name for name in OUTSIDE if asked.has(name)]
    if asked.has("policy-wanted") and asked.has("document-first"):
        named = [name for name in named if name not in ("training",)]
    return named[0] if named and WEIGHT + 0.5 * (len(named) - 1) >= best else ""
