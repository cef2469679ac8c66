"""A proposal: what the registers and positions say to one question, for a person to decide on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from answerable.casefile import Answer, Basis, Ground, Held, Outcome
from answerable.registers import Kind, Value

_SENTENCE = re.compile(r"(?<=[a-z0-9)\]][.?!])\s+(?=[A-Z£0-9(])")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What can be said to a question: register, kind, outcome, words and value, with what it rests on.

    reasons say why it was proposed; cautions are for the officer and never for the letter; ask names who
    must be asked where the registers leave it open; new holds the words of the question, as written, that
    nothing of the register expresses: the text may then answer something else, and is no draft that stands ready.
    """

    question: str
    register: str
    kind: Kind
    outcome: Outcome
    held: Held
    text: str = ""
    said: str | None = None  # the information alone, where text also gives the grounds in words
    value: Value = None
    entries: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    because: tuple[Basis, ...] = ()
    where: str = ""
    ask: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    is_blind: bool = False  # decided by the question alone, before any register was read (s.31(3))

    @property
    def sentences(self) -> tuple[tuple[str, tuple[Basis, ...]], ...]:
        """Each sentence of the text with what it rests on: the entries it names, else all of them."""
        texts = [part.strip() for part in _SENTENCE.split(self.text) if part.strip()]
        return tuple((text, self._borne_out(text)) for text in texts)

    def _borne_out(self, text: str) -> tuple[Basis, ...]:
        named = tuple(basis for basis in self.because if re.search(rf"\b{re.escape(basis.ref)}\b", text))
        return named or self.because

    @property
    def is_ready(self) -> bool:
        """True where it may stand as a draft: something is said, and no word of the question was left aside."""
        return self.outcome is not Outcome.OPEN and not self.new

    @property
    def provisions(self) -> tuple[str, ...]:
        """The provisions of the grounds, as published labels write them."""
        return tuple(ground.provision.label for ground in self.grounds)

    def answer(self, *numbers: str) -> Answer:
        """The proposal as an Answer to the questions of those numbers; an open one, without words, where it is not ready."""
        if not self.is_ready and self.outcome is not Outcome.OPEN:
            why = (*self.cautions, f"the register says: {self.text}", *self.reasons)
            return Answer(
                numbers, Outcome.OPEN, Held.UNSTATED, because=self.because, ask=self.ask, score=self.score, reasons=why
            )
        return Answer(
            numbers,
            self.outcome,
            self.held,
            self.text if self.said is None else self.said,
            self.grounds,
            self.because,
            where=self.where,
            ask=self.ask,
            score=self.score,
            reasons=(*self.reasons, *self.cautions),
        )

    def as_json(self) -> dict[str, object]:
        """The proposal as plain values, for JSON."""
        return {
            "register": self.register,
            "kind": self.kind.value,
            "outcome": self.outcome.value,
            "ready": self.is_ready,
            "held": self.held.value,
            "provisions": list(self.provisions),
            "text": self.text,
            "value": _plain(self.value),
            "entries": list(self.entries),
            "where": self.where,
            "ask": self.ask,
            "score": round(self.score, 2),
            "reasons": list(self.reasons),
            "cautions": list(self.cautions),
            "new_words": list(self.new),
            "register_read": not self.is_blind,
            "sentences": [
                {"text": text, "rests_on": [{"ref": one.ref, "version": one.version, "as_at": _plain(one.as_at)} for one in rests]}
                for text, rests in self.sentences
            ],
            "because": [
                {"kind": basis.kind, "ref": basis.ref, "words": basis.words, "as_at": _plain(basis.as_at), "version": basis.version}
                for basis in self.because
            ],
        }  # fmt: skip


def _plain(value: Value) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date | datetime) else value
