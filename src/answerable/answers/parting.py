"""What introduces a question, the question itself, and the mark it carries."""

from __future__ import annotations

import re

from answerable.answers.forms import form
from answerable.registers import compiled

_MARK = re.compile(
    r"^\s*(?:\(?(?P<n>\d{1,2})[.)]|\(?(?P<a>[a-z])[.)]|(?:\(?[ivx]{2,4}[.)])|q(?P<q>\d+)[.:)]?)\s+", re.I | re.M
)
_CUT = re.compile(r"\[(?:…|\.\.\.)\]")


def split_off(question: str) -> tuple[str, str]:
    """What introduces a question, and the question itself."""
    stem, focus = _parted(question)
    if (condition := CONDITION.match(focus)) and condition.end() < len(focus):
        return f"{stem}\n{condition[0]}".strip(), focus[condition.end() :].strip()
    return stem, focus


_ASK_WORD = (
    r"(?:how|what|which|who|where|when|why|is|are|was|were|do|does|did|has|have|had|can|could|may|must|will|would|"
    r"should|please|kindly|list|state|name|provide|give|send|let|tell|explain)\b"
)
CONDITION = re.compile(
    rf"(?:and\s+|or\s+)?(?:if|where|when|whenever)\b(?! (?:is|are|was|were|do|does|did|has|have|will|can)\b)[^.?]{{3,180}}?(?:,\s*(?={_ASK_WORD})|\s(?=(?:please|kindly|could you|can you|would you)\b))",
    re.I,
)


def _parted(question: str) -> tuple[str, str]:
    """What stands before the last mark, or before the question, and the question."""
    if cut := list(_CUT.finditer(question)):
        return question[: cut[0].start()].strip(), _unmarked(question[cut[-1].end() :])
    marks = [mark for mark in _MARK.finditer(question) if mark.start() > 0 and question[: mark.start()].strip()]
    if marks and _is_fragment(question[: marks[0].start()], question[marks[-1].end() :]):
        return "", _unmarked(question)
    if marks:
        return question[: marks[-1].start()].strip(), question[marks[-1].end() :].strip()
    head, _, rest = question.partition("\n")
    if rest.strip() and (head.rstrip().endswith(":") or compiled(("where the answer is",)).match(head.strip())):
        return head.strip(), _unmarked(rest)
    return "", _unmarked(question)


def _is_fragment(head: str, last: str) -> bool:
    """True where the head asks by itself and what is marked are only the things it asks about."""
    asks = form(head.splitlines()[-1]) if head.strip() else ""
    return bool(asks) and len(last.split()) <= 4 and not form(last)


def _unmarked(text: str) -> str:
    return _MARK.sub("", text.strip(), count=1).strip() if _MARK.match(text.strip()) else text.strip()


def mark_of(question: str) -> str:
    """The number or letter that the question carries: 2, b; empty where it has none."""
    marks = list(_MARK.finditer(_CUT.sub("\n", question)))
    return ((marks[-1]["n"] or marks[-1]["a"] or marks[-1]["q"] or "").lower()) if marks else ""


def follows(mark: str, *, after: str) -> bool:
    """True where one mark is the next after the other: 3 after 2, c after b."""
    if mark.isdigit() and after.isdigit():
        return int(mark) == int(after) + 1
    return len(mark) == 1 == len(after) and mark.isalpha() and after.isalpha() and ord(mark) == ord(after) + 1
