"""What is said to each question: its words, its outcome, what it rests on and where the public interest is weighed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from answerable.casefile import Outcome, Question, Span
from answerable.law import Citation, Provision
from answerable.letters.prose import sentences
from answerable.letters.reading import cues
from answerable.letters.reading.alignment import Alignment, Segment
from answerable.letters.reading.answer_labels import stems_of
from answerable.letters.reading.hearing import Said, hear
from answerable.letters.reading.judging import Judged, judge
from answerable.letters.reading.landmarks import NOTE_HEAD
from answerable.letters.reading.mentions import named_in, points_to
from answerable.letters.reading.stances import is_condition, is_relied_on, stance_of
from answerable.letters.readings import ReadAnswer, Stance

_CLAUSE = 140  # characters before a citation in which its verb stands
_HEADING, _UNDER_HEADING = 40, 6  # characters of a heading "Public interest test"; sentences read under it
_MANY = 3  # questions from which a refusal "about" one of them is told by its words
_POINTER = 200  # characters that an answer has at most which only points to a general passage
_PAIRED = {"foisa", "eisr"}  # where silence is taken with the exemption that would apply (FOISA s.18(1))
_REFUSED = {
    Outcome.WITHHELD,
    Outcome.PART_RELEASED,
    Outcome.NEITHER,
    Outcome.OVER_LIMIT,
    Outcome.FUTURE_PUBLICATION,
    Outcome.ALREADY_ACCESSIBLE,
    Outcome.VEXATIOUS_OR_REPEATED,
}


class Answers:
    """The answers of one letter, judged each by its own words, then with what they share."""

    def __init__(
        self, text: str, questions: Sequence[Question], aligned: Alignment, citations: Sequence[Citation]
    ) -> None:
        self.text = text
        self.numbers = tuple(q.number for q in questions)
        self.asked = {q.number: q.text for q in questions}
        self.aligned = aligned
        self.is_upheld = cues.UPHELD.search(text) is not None
        self.heard: dict[Span, list[Said]] = {}
        self.citations = tuple(c for c in citations if is_relied_on(c.provision) and not self._only_considered(c))

    def _only_considered(self, citation: Citation) -> bool:
        """Whether a provision is named as a question, a past step, a thing counted, or one that is not relied on."""
        before = self.text[max(0, citation.start - _CLAUSE) : citation.start]
        is_counted = cues.COUNTED.match(self.text, citation.end) is not None
        if self.is_upheld and cues.EARLIER.search(before):
            return is_counted
        return is_counted or cues.CONSIDERED.search(before) is not None

    def read(self) -> tuple[ReadAnswer, ...]:
        """The answers in the order of the text."""
        found: list[ReadAnswer] = []
        for segment in self.aligned.answers:
            target = self._target(segment, found)
            answer = self._like(segment, target) if target else self._answer(segment)
            found += [self._by_reference(answer, found)] if answer else []
        return tuple(self._with_whole(found))

    def _with_whole(self, found: Sequence[ReadAnswer]) -> Iterable[ReadAnswer]:
        """The answers, those that refuse without a ground read as over the limit where one part takes all others with it."""
        costly = next((a for a in found if Stance.COST in a.stances), None)
        for answer in found:
            is_bare = answer.outcome is Outcome.WITHHELD and not answer.provisions
            if costly and is_bare and cues.ALL_OVER_LIMIT.search(costly.span.of(self.text)):
                stances = frozenset({Stance.COST})
                outcome, shared = Outcome.OVER_LIMIT, (costly.span, *answer.shared)
                answer = replace(answer, outcome=outcome, stances=stances, provisions=costly.provisions, shared=shared)
            yield answer

    def _by_reference(self, answer: ReadAnswer, found: Sequence[ReadAnswer]) -> ReadAnswer:
        """A refusal "for the reason given under question 2" with the provisions that stand there."""
        if answer.provisions or answer.outcome not in _REFUSED:
            return answer
        words = [s.of(self.text) for s in sentences(self.text, answer.span)]
        pointing = " ".join(said for said in words if cues.SAME_REASON.search(said))
        named = set(named_in(pointing, self.numbers))
        grounds = [a for a in found if a.provisions and (named & set(a.questions) or not named)]
        if not pointing or not grounds:
            return answer
        ground = grounds[0 if named else -1]
        weighed = answer.public_interest or ground.public_interest
        return replace(answer, provisions=ground.provisions, public_interest=weighed)

    def _target(self, segment: Segment, found: Sequence[ReadAnswer]) -> ReadAnswer | None:
        """The answer that this one only points back to."""
        words = segment.span.of(self.text)
        match = cues.AS_ABOVE.match(words) or cues.AS_FOR.match(words) if found else None
        if not match:
            return self._of_section(segment, found) if cues.AS_SECTION.match(words) else None
        number = (match["to"] or "").replace(" ", "").strip("()")
        heading = segment.numbers[0].rpartition("/")[0] if segment.numbers else ""
        named = [a for n in (f"{heading}/{number}", f"1/{number}", number) for a in found if n in a.questions]
        return named[0] if named else found[-1] if not number else None

    def _of_section(self, segment: Segment, found: Sequence[ReadAnswer]) -> ReadAnswer | None:
        """The last answer that rests on the provision which this one names again."""
        own = [c.provision for part in segment.parts for c in self._in(part)]
        same = [one for one in found if self._relate(own, (c.provision for c in one.provisions))]
        return same[-1] if same else None

    def _like(self, segment: Segment, target: ReadAnswer) -> ReadAnswer:
        return replace(target, questions=segment.numbers, span=segment.span, shared=(target.span, *target.shared))

    def _answer(self, segment: Segment) -> ReadAnswer | None:
        """An answer; None where nothing but forms is said yet."""
        numbers = self._limited(segment)
        asked = " ".join(self.asked.get(number, "") for number in numbers)
        own = hear(self.text, segment.parts, self.citations, asked=asked)
        forms = [said for said in own if said.is_formal and not said.stances]
        if forms and all(said in forms or said.is_bare for said in own):
            return None
        if forms and self._only_puts_off(own, segment.parts):
            return None
        judged = self._judge(own, segment.parts, asked)
        shared = tuple(p for p in self._passages(segment, judged))
        if shared:
            judged = self._judge(
                [*own, *(said for span in shared for said in self._heard(span))], [*segment.parts, *shared], asked
            )
        parts = [*segment.parts, *shared]
        return ReadAnswer(
            questions=numbers,
            outcome=judged.outcome,
            held=judged.held,
            span=segment.span,
            provisions=self._provisions(judged, parts),
            public_interest=self._weighed(judged, parts),
            stances=judged.stances,
            shared=shared,
        )

    def _heard(self, shared: Span) -> list[Said]:
        """What a passage that several answers may share says; it is heard once."""
        if shared not in self.heard:
            self.heard[shared] = hear(self.text, (shared,), self.citations)
        return self.heard[shared]

    def _only_puts_off(self, own: Sequence[Said], parts: Sequence[Span]) -> bool:
        """Whether a letter asks for more time, says why, and neither gives nor refuses anything yet."""
        puts_off = any(cues.PENDING.search(said.span.of(self.text)) for said in own)
        decides = any(said.stances or said.is_given or said.has_value or said.is_labour for said in own)
        return puts_off and not decides and not any(self._in(part) for part in parts)

    def _judge(self, said: Sequence[Said], parts: Iterable[Span], asked: str) -> Judged:
        acts = {c.provision.act for part in parts for c in self._in(part)}
        return judge(self.text, said, asked=asked, is_environmental=bool(acts & {"eir", "eisr"}))

    def _in(self, part: Span) -> list[Citation]:
        first, end = (bisect_left(self.citations, at, key=lambda c: c.start) for at in (part.start, part.end))
        return list(self.citations[first:end])

    def _limited(self, segment: Segment) -> tuple[str, ...]:
        """The questions that an answer to all says it is about, where it names them or their subject."""
        if len(segment.numbers) < 2 or set(segment.numbers) != set(self.numbers):
            return segment.numbers
        named: list[str] = []
        for said in hear(self.text, segment.parts, self.citations):
            if said.stances or said.is_held:
                words = said.span.of(self.text)
                theirs = named_in(words, self.numbers) or self._about(words, said)
                named += [n for n in theirs if n not in named]
        return tuple(n for n in segment.numbers if n in named) or segment.numbers

    def _about(self, words: str, said: Said) -> tuple[str, ...]:
        """The one question of several whose own words a refusal "about …" takes up; none where two are meant."""
        topic = cues.ABOUT.search(words) if Stance.HELD_WITHHELD in said.stances and not self._in(said.span) else None
        if not topic or len(self.numbers) < _MANY:
            return ()
        stems = {number: stems_of(asked) for number, asked in self.asked.items()}
        own = stems_of(topic["topic"])
        only = [n for n in self.numbers if own & stems[n] - set().union(*(stems[m] for m in self.numbers if m != n))]
        return tuple(only) if len(only) == 1 else ()

    def _passages(self, segment: Segment, judged: Judged) -> Iterable[Span]:
        """The general passages that belong to an answer too: they name it, or it refuses and they give its reasons."""
        own = {c.provision for part in segment.parts for c in self._in(part)}
        points = (
            any(cues.SEE_BELOW.search(part.of(self.text)) for part in segment.parts)
            and segment.span.end - segment.span.start < _POINTER
        )
        if self.is_upheld and len(self.aligned.answers) == 1 and not any(self._in(part) for part in segment.parts):
            first = [c for c in self.citations if cues.EARLIER.search(self.text[max(0, c.start - _CLAUSE) : c.start])]
            yield from (
                s
                for s in sentences(self.text, Span(0, segment.span.start))
                for c in first
                if s.start <= c.start < s.end
            )
        for later in self.aligned.later:
            whole = self._with_label(later)
            if set(later.numbers) & set(segment.numbers) and cues.GROUNDED.search(whole.of(self.text)):
                yield whole
        for passage in self.aligned.general:
            if passage.is_closing:
                continue
            words = passage.span.of(self.text)
            if note := NOTE_HEAD.match(words):
                if any(points_to(note["note"], part.of(self.text)) for part in segment.parts):
                    yield passage.span
                continue
            named = named_in(words, self.numbers)
            if not (named or cues.GROUNDED.search(words) or cues.PUBLIC_INTEREST.search(words)):
                continue
            theirs = {c.provision for c in self._in(passage.span)}
            related = not own or not theirs or self._relate(own, theirs) or not self._claimed(theirs)
            if set(named) & set(segment.numbers) or (not named and related and (points or judged.outcome in _REFUSED)):
                yield passage.span

    def _with_label(self, segment: Segment) -> Span:
        """The words of a segment and the label on their line or the line above, where the ground may be named."""
        line = self.text.rfind("\n", 0, segment.span.start) + 1
        above = self.text.rfind("\n", 0, max(line - 1, 0)) + 1
        is_label = not self.text[line : segment.span.start].strip() and named_in(self.text[above:line], segment.numbers)
        return Span(above if is_label else line, segment.span.end)

    @staticmethod
    def _relate(some: Iterable[Provision], others: Iterable[Provision]) -> bool:
        """Whether a provision of the one covers, or lies within, one of the other."""
        others = tuple(others)
        return any(a.covers(b) or b.covers(a) for a in some for b in others)

    def _claimed(self, provisions: Iterable[Provision]) -> bool:
        """Whether an answer itself relies on one of the provisions, so that a passage on them belongs to it."""
        return self._relate(self._relied, provisions)

    @cached_property
    def _relied(self) -> tuple[Provision, ...]:
        """What the answers themselves rely on, each once."""
        own = [c.provision for segment in self.aligned.answers for part in segment.parts for c in self._in(part)]
        return tuple(dict.fromkeys(own))

    def _provisions(self, judged: Judged, parts: Iterable[Span]) -> tuple[Citation, ...]:
        """What the answer relies on, each once and as precisely as the letter names it."""
        if judged.outcome is Outcome.RELEASED:
            return ()
        cited = [c for part in parts for c in self._in(part)]
        if judged.outcome is Outcome.NOT_HELD:
            cited = [c for c in cited if stance_of(c.provision) is Stance.NOT_HELD]
        silent = [c for c in cited if stance_of(c.provision) is Stance.NEITHER and c.provision.act not in _PAIRED]
        if judged.outcome is Outcome.NEITHER and silent:
            cited = silent  # the exemption that the silence protects is not relied on for itself
        named = {c.provision for c in cited}
        cited = [c for c in cited if not is_condition(c.provision, named)]
        kept = {
            c.provision: c
            for c in reversed(cited)
            if not any(c.provision.covers(p) and p != c.provision for p in named)
        }
        return tuple(sorted(kept.values(), key=lambda c: c.start))

    def _weighed(self, judged: Judged, parts: Iterable[Span]) -> Span | None:
        if judged.outcome not in _REFUSED:
            return None
        row = [sentence for part in parts for sentence in sentences(self.text, part)]
        words = [sentence.of(self.text) for sentence in row]
        named = [
            at
            for at, said in enumerate(words)
            if cues.PUBLIC_INTEREST.search(said) and not cues.NOT_WEIGHED.search(said)
        ]
        weighed = [
            (row[at], row[to])
            for at in named
            for to in range(at, min(at + (_UNDER_HEADING if len(words[at]) < _HEADING else 3), len(row)))
            if (cues.WEIGHING if to == at else cues.BALANCE).search(words[to])
        ]
        return Span(weighed[0][0].start, max(to.end for _, to in weighed)) if weighed else None
