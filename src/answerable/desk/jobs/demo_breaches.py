"""The breaches of the demonstration that are not history: one whose 72 hours run, and a report that nobody has judged yet. All invented."""

from __future__ import annotations

from datetime import datetime, timedelta

from answerable.desk.breaches.access import entries
from answerable.desk.breaches.actions.report import report
from answerable.desk.breaches.actions.take_step import Said, take_step
from answerable.desk.people.actors import Actor
from answerable.registers import Value

RUNNING = "Care plan put into another family’s envelope"
FRESH = "Laptop missing from a training room"
REPORTED: dict[str, Value] = {
    "title": RUNNING,
    "summary": "A care plan went out with a letter to another family. They rang at once and keep it sealed until it is fetched.",
    "discovered_by": "member of the public",
    "service": "Adult Social Care",
}
FACTS: dict[str, object] = {
    "title": RUNNING,
    "category": "non-cyber",
    "type": "data posted or faxed to incorrect recipient",
    "affects": ["confidentiality"],
    "cause": "human error",
    "channel": "post",
    "data.types": ["health", "contact details"],
    "data.special_category": True,
    "people_affected.types": ["vulnerable adults"],
    "people_affected.number_is": "not known",
    "people_affected.at_most": 3,
    "containment": {"action": "the family was asked to keep it sealed", "recovered": "not known"},
}
SCORE: dict[str, object] = {
    "risk.aid.data_context": 4, "risk.aid.ease_of_identification": 1, "risk.aid.confidentiality": 0.25,
    "risk.aid.integrity": 0, "risk.aid.availability": 0, "risk.aid.malicious": 0,
}  # fmt: skip


def build_breaches(*, keeper: Actor, at: datetime) -> None:
    """Both entries, step by step, where they are not there yet."""
    if any(entry.text("title") in (RUNNING, FRESH) for entry in entries(by=keeper)):
        return
    began = at - timedelta(hours=30)
    key = report(given=REPORTED, reason="Rung in by the family", by=keeper, at=began).key
    aware = (began + timedelta(minutes=20)).isoformat(timespec="minutes")
    basis = "The family read out the heading of the plan"
    steps: tuple[tuple[str, dict[str, object]], ...] = (
        ("confirm", {"aware_at": aware, "aware_basis": basis, "regime": "UK GDPR"}),
        ("facts", FACTS),
        ("score", SCORE),
        ("risk", {"risk.outcome": "risk", "risk.reasons": "Health data, and nobody can say who has read it", "risk.decided_by": "Data Protection Officer"}),
        ("notify", {"commissioner.reasons": "A risk to people cannot be ruled out", "commissioner.decided_by": "Data Protection Officer"}),
    )  # fmt: skip
    for number, (act, given) in enumerate(steps):
        said = Said(number + 1, given, "As the service reported it")
        take_step(key=key, act=act, said=said, by=keeper, at=began + timedelta(hours=number + 1))
    fresh: dict[str, Value] = {"title": FRESH, "service": "Human Resources", "discovered_by": "staff"}
    key = report(given=fresh, reason="Reported by the trainer", by=keeper, at=at - timedelta(hours=2)).key
    said = Said(1, {}, "ICT looks whether it was encrypted, and whether it was moved")
    take_step(key=key, act="assess", said=said, by=keeper, at=at - timedelta(hours=1))
