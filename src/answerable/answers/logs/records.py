"""Requests one after another on a page or in a text, told apart by the labels and headings before their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType

from answerable.answers.logs import labels
from answerable.answers.logs.days import day_in
from answerable.answers.logs.entry import Reach, Record, entries_of, rests_on_links
from answerable.answers.logs.log import Item, Source
from answerable.answers.logs.tables import Row, is_table, read_table
from answerable.documents import Link, Outlined

_AFTER = re.compile(r"(?:back to (?:top|the log|list)|was this (?:page|information)? ?(?:helpful|useful)|share (?:this|on)|print this|(?:page )?last (?:updated|reviewed)|is there anything wrong|related (?:links|pages|content)|cookies|all content is available)", re.I)  # fmt: skip
_SITE = re.compile(r"\W*(?:our |the )?(?:foi |eir |freedom of information |published |latest |recent )*(?:disclosure logs?|requests?|responses?|freedom of information|search|results|foi|log)(?: (?:log|and|&|of|to|under|for|requests?|responses?|disclosures?|foi|eir|the|freedom|information|act|\d{4}))*\W*|\d{4}", re.I)  # fmt: skip
_SINGLE = re.compile(r"request|response", re.I)
_CODED = re.compile(r"\W*((?:FOI|EIR|RFI|IR|REF|Reference|Case|Request)[\s:#/-]*(?:No\.?\s*)?[\w/.-]*\d[\w/.-]*|[\w/-]*\d{3,}[\w/-]*)\s*[-–—:|]\s*(.+)", re.I | re.S)  # fmt: skip
_CODED_LAST = re.compile(r"(.+?)\s*(?:\(|[-–—:|]\s+)((?:FOI|EIR|RFI|IR|REF|Reference|Case|Request)[\s:#/-]*(?:No\.?\s*)?[\w/.-]*\d[\w/.-]*)\)?", re.I | re.S)  # fmt: skip
_ASKS = re.compile(r"\?\s*\W*$|^(?:\d+[.)]\s*)?(?:how|what|when|where|who|which|why|please|do |does |is |are |has |have |can |could )\b", re.I)  # fmt: skip
_BARE = 40  # characters of a label that stands alone
_BARELY = (labels.QUESTION, labels.ANSWER, labels.REFERENCE, labels.ON)
Step = tuple[str, Outlined, str]  # "label", "heading", "table" or "text"; the part; the role of a label
Said = Mapping[str, str]  # what somebody said that labels are
_OPENS_NEW = (labels.REFERENCE, labels.TITLE, labels.QUESTION)
_STARTS = (labels.QUESTION, labels.ANSWER, labels.OUTCOME, labels.LINK)
_BREAK = re.compile(r"\n|(?<=\S)[ \t]+\|[ \t]+(?=[A-Z][\w ]{1,40}:)")


@dataclass(slots=True)
class _Stream:
    """The record that is open, which of its words come next, and the headings above it."""

    source: Source
    reach: Reach | None
    record: Record | None = None
    role: str = labels.NOTHING
    level: int = 0  # of the heading that the record stands under
    title: str = ""
    count: int = 0
    links: list[str] = field(default_factory=list)
    day: str = ""

    def close(self) -> Iterator[Item]:
        """The record is whole."""
        record, self.record, self.role = self.record, None, labels.NOTHING
        if record is None or not any(record.get(role) for role in _STARTS):
            return
        record.links = tuple(dict.fromkeys(self.links))
        self.links.clear()
        yield from entries_of(record, self.source, self.reach)

    def open(self) -> Record:
        """A new record under the heading that came last."""
        self.count += 1
        self.record = Record(f"record {self.count}" + (f" (“{self.title[:60]}”)" if self.title else ""))
        code, title = _coded(self.title)
        self.record.add(labels.REFERENCE, code)
        self.record.add(labels.TITLE, title)
        self.record.on = day_in(self.day) if self.day else None
        self.day = ""
        return self.record

    def labelled(self, label: str, role: str, *, leads_to_answer: bool) -> Iterator[Item]:
        """A label comes: of this record, or of the next."""
        record = self.record
        has_answer = record is not None and bool(record.get(labels.ANSWER) or record.get(labels.OUTCOME) or self.role == labels.ANSWER)  # fmt: skip
        again = record is not None and role in _OPENS_NEW and bool(record.get(role)) and not (role == labels.TITLE and not has_answer)  # fmt: skip
        if (
            role == labels.QUESTION
            and has_answer
            and record is not None
            and record.get(labels.QUESTION)
            and not leads_to_answer
        ):
            record.add(labels.ANSWER, label)  # "Question 2", repeated over its part of one answer
            return
        if record is not None and (
            (role == labels.QUESTION and has_answer and record.get(labels.QUESTION))
            or (again and (has_answer or role != labels.QUESTION))
        ):
            keeps = self.title
            yield from self.close()
            self.title = keeps if role == labels.QUESTION else ""
        if self.record is None:
            self.open()
        self.role = role
        self.source.columns.setdefault(label.strip().rstrip(":"), role)

    def words(self, text: str, links: Sequence[Link]) -> None:
        """Words of the role that is open."""
        leads = bool(links) and rests_on_links(text, (link.words for link in links))
        if self.record is None or not self.role:
            if len(text) < 80 and day_in(text):
                self.day = text
            return
        if self.role == labels.PERSON:
            self.record.names += (text,)
        elif self.role in labels.ROLES and not (self.role == labels.ANSWER and (leads or _AFTER.match(text))):
            self.record.add(self.role, text)
        self.links += [link.address for link in links] if leads or self.role == labels.LINK else []


def _coded(title: str) -> tuple[str, str]:
    """The reference that a heading bears before or after the title, and the title."""
    if match := _CODED.fullmatch(title):
        return match[1], match[2]
    match = _CODED_LAST.fullmatch(title)
    return (match[2], match[1]) if match else ("", title)


def read_records(parts: Sequence[Outlined], source: Source, reach: Reach | None = None) -> Iterator[Item]:
    """The entries of labelled requests, of tables among them, and every one that gave none."""
    stream = _Stream(source, reach)
    steps = _walked(parts, source)
    named = Counter(role for kind, part, role in steps if kind == "label" and not any(map(str.isdigit, part.text)))
    several = max(named[labels.QUESTION], sum(kind == "label" and role == labels.ANSWER for kind, _, role in steps)) > 1
    for at, (kind, part, role) in enumerate(steps):
        if kind == "table":
            yield from stream.close()
            yield from read_table([_row(one, number, part.group) for number, one in enumerate(_same(parts, part), 1)], source, reach)  # fmt: skip
        elif kind == "label":
            ahead = next((after for again, _, after in steps[at + 1 :] if again in ("label", "heading") and after in (labels.QUESTION, labels.ANSWER)), "")  # fmt: skip
            yield from stream.labelled(part.text, role, leads_to_answer=ahead == labels.ANSWER)
            if part.level:
                stream.level = stream.level or part.level
        elif kind == "heading":
            is_inside = stream.role == labels.ANSWER and stream.level and part.level > stream.level
            if is_inside and stream.record is not None:
                stream.words(part.text, part.links)
                continue
            yield from stream.close()
            is_whole = part.level == 1 and several
            stream.title, stream.level = "" if is_whole or _SITE.fullmatch(part.text) else part.text, 0
            stream.links = [one.address for one in part.links]
        else:
            stream.words(part.text, part.links)
    yield from stream.close()


def has_labels(parts: Sequence[Outlined], said: Said = MappingProxyType({})) -> bool:
    """Whether some words are labelled as an answer or a decision, and some as a question or a title; or a table is a log."""
    roles = set()
    for kind, part, role in _walked(parts, Source("", said=said)):
        if kind == "table":
            return True
        roles |= {role} if kind == "label" else {labels.TITLE} if kind == "heading" and part.level > 1 else set()
    return bool(roles & {labels.QUESTION, labels.TITLE}) and bool(roles & {labels.ANSWER, labels.OUTCOME}) and (labels.ANSWER in roles or labels.QUESTION in roles)  # fmt: skip


def _walked(parts: Sequence[Outlined], source: Source) -> list[Step]:
    """The steps; a line that is a label and nothing else is one, unless it is what a label before it names."""
    steps = list(_steps(parts, source.said))
    for at in range(len(steps) - 1):
        kind, part, _ = steps[at]
        if (
            kind == "text"
            and len(part.text) < _BARE
            and (at == 0 or steps[at - 1][0] != "label")
            and steps[at + 1][0] == "text"
        ):
            role = _role(part.text, source.said)
            steps[at] = ("label", part, role) if role in _BARELY else steps[at]
    return steps


def _steps(parts: Sequence[Outlined], said: Said) -> Iterator[Step]:
    """The parts as they are walked through: tables that are logs as one, rows of label and words as both, lines by themselves."""
    for (kind, _), run in groupby(
        parts, key=lambda part: (part.kind == "row", part.group if part.kind == "row" else 0)
    ):
        some = list(run)
        if not kind:
            for part in some:
                yield from _of_part(part, said)
        elif _is_upright(some, said):
            for part in some:
                yield from _pair(part, said)
        elif is_table([part.cells for part in some]) or not said.keys().isdisjoint(some[0].cells):
            yield "table", some[0], ""
        else:
            for part in some:
                yield from _lines(part.text, part, said)


def _role(label: str, said: Said) -> str:
    """The role of a label: as somebody said, else as it says itself."""
    bare = label.strip().rstrip(":").strip()
    return said[bare] if bare in said else labels.label_role(label)


def _of_part(part: Outlined, said: Said) -> Iterator[Step]:
    is_title = part.kind == "heading" and part.level < 3 and bool(_SITE.fullmatch(part.text)) and not _SINGLE.fullmatch(part.text)  # fmt: skip
    role = _role(part.text, said) if part.kind != "text" and part.level != 1 and not is_title else labels.NOTHING
    if role:
        yield "label", part, role
    elif part.kind == "heading":
        yield "heading", part, ""
    else:
        yield from _lines(part.text, part, said)


def _lines(text: str, part: Outlined, said: Said) -> Iterator[Step]:
    """The lines of a part, each with the label at its head, if it has one."""
    for number, line in enumerate(_BREAK.split(text)):
        label, colon, after = line.partition(":")
        if colon and label.strip() in said:
            role, words = said[label.strip()], after
        else:
            label, role, words = labels.labelled(line)
        if not role and line.rstrip().endswith(":") and (role := labels.label_role(line)):
            label, words = line, ""
        if role:
            yield "label", Outlined("label", label), role
        if words.strip():
            yield "text", Outlined("text", words, links=part.links if number == 0 or role == labels.LINK or number == text.count("\n") else ()), ""  # fmt: skip


def _pair(part: Outlined, said: Said) -> Iterator[Step]:
    name = part.cells[0]
    if role := _role(name, said):
        yield "label", Outlined("label", name), role
        name = ""
    rest = "\n".join(filter(None, (name, *part.cells[1:])))
    if rest:
        yield "text", Outlined("text", rest, links=part.links), ""


def _is_upright(rows: Sequence[Outlined], said: Said) -> bool:
    """Whether the first cell of most rows is the label of the second."""
    known = sum(len(row.cells) == 2 and bool(_role(row.cells[0], said)) for row in rows)
    across = sum(bool(_role(cell, said)) for cell in rows[0].cells)
    return known > 1 and known * 2 >= len(rows) and across < 2


def _same(parts: Sequence[Outlined], first: Outlined) -> Iterator[Outlined]:
    return (part for part in parts if part.kind == "row" and part.group == first.group)


def _row(part: Outlined, number: int, group: int) -> Row:
    found: dict[int, tuple[Link, ...]] = {}
    for link in part.links:
        found[link.cell] = (*found.get(link.cell, ()), link)
    return Row(f"table {group}, row {number}", part.cells, found)


def read_headed(parts: Sequence[Outlined], source: Source) -> Iterator[Item]:
    """Questions that are headings, terms or what opens an accordion, each with the words under it."""
    asked: Outlined | None = None
    said: list[str] = []
    left: list[str] = []
    count = 0
    for part in [*parts, Outlined("heading", "")]:
        opens = part.kind == "heading" or (part.kind == "label" and (part.group > 0 or is_asking(part)))
        if not opens:
            said.append(part.text)
            continue
        if asked is not None and is_asking(asked) and any(said):
            count += 1
            record = Record(f"question {count}")
            record.add(labels.QUESTION, asked.text)
            record.add(labels.ANSWER, "\n".join(said))
            yield from entries_of(record, source)
        elif asked is not None and said:
            left.append(f"“{asked.text[:50]}”")
        asked, said = part, []
    if left and count:
        yield source.missing("", f"what stands under {', '.join(left)[:400]}", "These headings ask nothing.", "Nothing, if they are about the page; else add them by hand.")  # fmt: skip


def is_asking(part: Outlined) -> bool:
    """Whether a heading asks something, or opens what answers it."""
    return _ASKS.search(part.text) is not None or part.level > 6
