"""What changed in the registers since an answer was written: only the entries that it rests on are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from answerable.casefile import Answer, Basis, answer_from
from answerable.desk.cases.models import Question
from answerable.desk.registers.authority import authority
from answerable.errors import AnswerableError
from answerable.registers import AuthorityFolder, Kept

AS_TAKEN_IN = "1"  # the version of an entry that stands in the desk as its file had it


def changed_since(question: Question, *, desk: AuthorityFolder | None = None) -> tuple[str, ...]:
    """The entries that the answer rests on, or what was found while there is none, that stand otherwise by now."""
    rests = _rests_on(question)
    if not rests:
        return ()
    folder = desk or authority()
    likely = ((question.proposal.get("found") or {}).get("register", ""), "positions")
    names = sorted(folder.registers, key=lambda name: name not in likely)  # the others are seldom read at all
    return tuple(dict.fromkeys(one.ref for one in rests if not _stands(one, folder, names)))


def resting_on(answer: Answer, found: tuple[Basis, ...]) -> Answer:
    """The answer as it is saved beside what was found last: it rests on those entries as they were shown."""
    shown = {(one.kind, one.ref): one for one in found}
    return replace(answer, because=tuple(shown.get((one.kind, one.ref), one) for one in answer.because))


def _rests_on(question: Question) -> tuple[Basis, ...]:
    found = question.proposal.get("answer")
    answer = answer_from(question.answer) if question.answer else None
    because = answer.because if answer and answer.because else (answer_from(found).because if found else ())
    return tuple(one for one in because if one.kind in ("register", "position") and one.version)


def _stands(basis: Basis, folder: AuthorityFolder, names: list[str]) -> bool:
    """True where an entry of that name stands as it stood. One of the desk's that is found nowhere was removed."""
    was_in_desk, is_found = basis.version.isdecimal(), False
    for kept in _readable(folder, names):
        if entry := kept.find(basis.ref):
            is_found = True
            is_as_taken_in = entry.version == AS_TAKEN_IN and not was_in_desk
            if is_as_taken_in or basis.version == (entry.version or kept.version):
                return True
    return not is_found and not was_in_desk


def _readable(folder: AuthorityFolder, names: list[str]) -> Iterator[Kept]:
    """The registers, one by one; one that cannot be read tells nothing of its entries."""
    for name in names:
        try:
            yield folder.kept(name)
        except AnswerableError:
            continue
