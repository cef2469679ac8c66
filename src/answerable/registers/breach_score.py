"""The score of a breach after ENISA's method of 2013, as an aid: SE = DPC × EI + CB. It is not the test of the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from answerable.registers.values import Entry, Value

METHOD = "ENISA 2013"
CONTEXTS: Mapping[float, str] = {1: "simple", 2: "behavioural", 3: "financial", 4: "sensitive"}
EASE: Mapping[float, str] = {0.25: "negligible", 0.5: "limited", 0.75: "significant", 1: "maximum"}
LOSS: Mapping[float, str] = {0: "none", 0.25: "some", 0.5: "much"}
MALICE: Mapping[float, str] = {0: "no", 0.5: "yes"}
PARTS = ("data_context", "ease_of_identification", "confidentiality", "integrity", "availability", "malicious")
ALLOWED: Mapping[str, tuple[float, ...]] = {
    "data_context": tuple(CONTEXTS), "ease_of_identification": tuple(EASE),
    "confidentiality": tuple(LOSS), "integrity": tuple(LOSS), "availability": tuple(LOSS), "malicious": tuple(MALICE),
}  # fmt: skip
BANDS = ((2, "low"), (3, "medium"), (4, "high"))
MANY = 100


@dataclass(frozen=True, slots=True)
class Score:
    """A score with its band, its working line by line, and what ENISA's method flags beside it."""

    value: float
    band: str
    working: tuple[str, ...]
    flags: tuple[str, ...] = ()


def enisa(
    *, context: float, ease: float, confidentiality: float = 0, integrity: float = 0, availability: float = 0,
    malicious: float = 0, flags: tuple[str, ...] = (),
) -> Score:  # fmt: skip
    """The score of these parts: the context of the data, how easily people are identified, and the circumstances of the breach."""
    circumstances = confidentiality + integrity + availability + malicious
    value = round(context * ease + circumstances, 2)
    band = next((name for below, name in BANDS if value < below), "very high")
    working = (
        f"Context of the data: {context:g}",
        f"Ease of identification: {ease:g}",
        f"Circumstances: confidentiality {confidentiality:g} + integrity {integrity:g} + availability {availability:g} + "
        f"malicious intent {malicious:g} = {circumstances:g}",
        f"{context:g} × {ease:g} + {circumstances:g} = {value:g}: {band} (below 2 low, below 3 medium, below 4 high)",
    )
    return Score(value, band, working, flags)


def score_of(entry: Entry) -> Score | None:
    """The score of an entry whose parts are all recorded, worked out again; None where one is lacking or out of range."""
    parts = {name: entry.number(f"risk.aid.{name}") for name in PARTS}
    given = {name: value for name, value in parts.items() if value is not None and value in ALLOWED[name]}
    if len(given) < len(PARTS):
        return None
    context, ease = given.pop("data_context"), given.pop("ease_of_identification")
    return enisa(context=context, ease=ease, **given, flags=_flags(entry))


def aid(score: Score, *, parts: Mapping[str, Value]) -> dict[str, Value]:
    """What the register keeps of a score: the method, its parts, the score and its band."""
    return {"method": METHOD, **{name: parts[name] for name in PARTS}, "score": score.value, "band": score.band}


def is_as_scored(entry: Entry) -> bool:
    """True where the score that is written down is the one that its parts give."""
    score = score_of(entry)
    return score is None or (entry.number("risk.aid.score"), entry.text("risk.aid.band")) == (score.value, score.band)


def is_score_at_odds(entry: Entry) -> str:
    """Where the score and the decision part: low yet risk, high yet unlikely; else empty."""
    band, outcome = entry.text("risk.aid.band"), entry.text("risk.outcome")
    if band == "low" and outcome in ("risk", "high risk"):
        return "low yet risk"
    return "high yet unlikely" if band in ("high", "very high") and outcome == "unlikely" else ""


def _flags(entry: Entry) -> tuple[str, ...]:
    number = entry.number("people_affected.at_most") or entry.number("people_affected.number") or 0
    found = [f"More than {MANY} people may be affected."] if number > MANY else []
    if entry.text("device.encrypted") == "yes":
        found.append("The data on the device could not be read: it was encrypted.")
    return tuple(found)
