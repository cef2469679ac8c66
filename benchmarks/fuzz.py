"""Any text at all, read and checked: does anything fail, and does anything take long?

    python benchmarks/fuzz.py long --seconds 900            one thing written again and again, up to 100,000 characters
    python benchmarks/fuzz.py letters --seconds 900         letters, cut up and put together by Hypothesis
    python benchmarks/fuzz.py bytes --seconds 900           what leads libFuzzer into new lines of code (needs atheris)

A finding is an exception, a place outside the text, or a text that takes longer than --slow seconds. The first of each
kind is printed and kept in --keep; findings make the exit number 1.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

MOST = 100_000  # characters of a text
GIVEN_UP = 20  # seconds
ROOT = Path(__file__).parents[1]
CORPORA = (
    ROOT / "tests" / "corpus" / "letters.jsonl",
    ROOT.parent / "shared" / "corpus" / "dev.jsonl",
)
UNITS = (
    "a", "A", "1", " ", "\n", "\t", ".", "?", "(", ")", "[", "-", "_", "|", "\"", "'", "’", "“", ">", "*", ":", ";", ",", "£", "@",
    "é", "İ", "\u200b", "\0", "\r\n", " \n", "\n\n", "Aa", "Aa ", "Aa\n", "a ", "a\n", "a.", "A. ", "a@", "a@a.", "1 ", "1.", "1) ", "1)\n",
    "1. A\n", "(1)", "(a) ", "(1)(1", "section 1(1)(1)(1", "section 40(2) and ", "sections 1, 2, ", "s.12 ", "17(4)", "and ", "the ", "of the ",
    "not ", "no information ", "to the ", "Mr ", "Mr A. ", "Dear ", "Dear Sir\n", "Yours sincerely\n", "Q1. ", "Question 1\n", "a | ", "- a\n",
    "| a | b |\n", "You asked for ", "you asked ", "Thank you for your request ", "Freedom of Information Act 2000 ", "EIR ", "we ", "we hold ",
    "https://a.", "http://", "www.a.", "2024 ", "1/2/", "1 January 2024 ", "£1,000 ", "12 hours ", "Council ", "City of ", "of and the ",
    "may ", "may be ", "would be ", "confirm or deny ", "internal review ", "Information Commissioner ", "review ", "within 20 working days ",
    "how many ", "please provide ", "a, ", "and, ", "A and ", "A of ", "i) ", "ii. ", "a) A ", "; ", "; and ", "Re: ", "From: a\n", "Subject: ",
    "    ", "a   ", "a\t", "a:\n", "A:", "A: a\n", ">> ", "> a\n", "**", "**a** ", "=-", "(((", ")))", "((a)", "\"a\" ", "[a] ", "[insert ", "{", "<",
)  # fmt: skip


def letters() -> list[str]:
    """The letters that are cut up."""
    rows = [json.loads(row) for path in CORPORA if path.exists() for row in path.read_text("utf-8").splitlines()]
    return [row["text"] for row in rows]


def tried(text: str) -> None:
    """Read and check a text; whatever is wrong is raised."""
    from answerable.letters import check, misquoted, not_looked_at, read

    reading = read(text)
    findings = check(reading)
    not_looked_at(reading)
    misquoted(reading)
    spans = [finding.span for finding in findings] + [question.span for question in reading.questions if question.span]
    spans += [answer.span for answer in reading.answers]
    outside = [span for span in spans if not 0 <= span.start <= span.end <= len(text)]
    if outside:
        raise AssertionError(f"outside the text: {outside[0]}")


def give_up(*_: object) -> None:
    """What the clock calls in the midst of a text that takes too long; the place says where."""
    raise TimeoutError


class Watch:
    """What was tried, and what was found wrong with it."""

    def __init__(self, *, slow: float, keep: Path | None) -> None:
        self.slow, self.keep = slow, keep
        self.tried = 0
        self.longest = (0.0, "")
        self.findings: Counter[str] = Counter()
        signal.signal(signal.SIGVTALRM, give_up)

    def __call__(self, text: str) -> None:
        """Try one text."""
        self.tried += 1
        finding, began = "", time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, GIVEN_UP)
        try:
            tried(text)
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            finding = f"{type(error).__name__}: {error} at {Path(place.filename).name}:{place.lineno}"
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        taken = time.process_time() - began
        self.longest = max(self.longest, (taken, text[:40]))
        if not finding and taken > self.slow:
            finding = f"slow: {text[:40]!r}"
        if finding:
            self.findings[finding] += 1
            if self.findings[finding] == 1:
                print(f"FOUND {finding} ({taken:.1f} s, {len(text):,} characters)", flush=True)
                self._keep(text)

    def _keep(self, text: str) -> None:
        if self.keep:
            self.keep.mkdir(parents=True, exist_ok=True)
            (self.keep / f"{len(self.findings)}.txt").write_text(text, "utf-8", "surrogatepass", newline="")

    def __str__(self) -> str:
        return f"{self.tried:,} texts; the longest {self.longest[0]:.2f} s ({self.longest[1]!r}); findings: {dict(self.findings)}"


def repeated(size: int = MOST, units: tuple[str, ...] = UNITS) -> Iterator[str]:
    """Every unit again and again; alone, within a letter, and with a line at the end that matches nothing."""
    head = "Thank you for your request. You asked:\n\n1. How many?\n\nOur answer: "
    for unit in units:
        run = unit * (size // len(unit))
        yield run
        yield f"{head}{run}"[:size]
        yield f"{run}\n\nNot held by us!"[-size:]


def pairs(dice: random.Random) -> Iterator[str]:
    """Two or three units together, again and again, in a row without end."""
    while True:
        unit = "".join(dice.choices(UNITS, k=dice.choice((2, 2, 3))))
        yield (unit * MOST)[:MOST]


def by_hypothesis(watch: Watch, seconds: float) -> None:
    """Letters cut into paragraphs, sentences and words, and put together anew, with odd things between them."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    texts = letters()
    parts = sorted(
        {part for text in texts for part in text.split("\n\n")} | {line for text in texts for line in text.splitlines()}
    )
    piece = st.one_of(st.sampled_from(parts), st.sampled_from(UNITS), st.sampled_from(texts), st.text(max_size=40))
    mark = st.sampled_from(["\n\n", "\n", " ", "", "\t", " | ", "\n> ", "\n1. ", "\n(a) ", ". "])
    row = st.lists(st.tuples(piece, mark), max_size=12).map(lambda rows: "".join(words + end for words, end in rows))
    text = st.one_of(row, st.tuples(row, st.integers(1, 40)).map(lambda two: two[0] * two[1])).map(
        lambda one: one[:MOST]
    )
    end = time.monotonic() + seconds
    while time.monotonic() < end:

        @settings(
            max_examples=500,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(text)
        def some(one: str) -> None:
            if time.monotonic() < end:
                watch(one)

        some()


def by_atheris(watch: Watch, seconds: float, corpus: Path) -> None:
    """Bytes that libFuzzer changes as they lead into new lines of letters and law."""
    import atheris

    with atheris.instrument_imports(include=["answerable.letters", "answerable.law", "answerable.patterns"]):
        import answerable.letters  # noqa: F401

    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(letters()):
        (corpus / f"letter-{number}").write_text(text, "utf-8")
    atheris.Setup(
        [
            sys.argv[0],
            str(corpus),
            f"-max_total_time={int(seconds)}",
            f"-max_len={MOST}",
            "-timeout=30",
            "-print_final_stats=1",
        ],
        lambda data: watch(data.decode("utf-8", "replace")[:MOST]),
    )
    atheris.Fuzz()


def main() -> int:
    """Try texts until the time is over."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("way", choices=("long", "letters", "bytes"))
    asked.add_argument("--seconds", type=float, default=900)
    asked.add_argument("--slow", type=float, default=1)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", type=Path, help="folder for the texts that show a finding, and of libFuzzer's")
    given = asked.parse_args()
    watch = Watch(slow=given.slow, keep=given.keep)
    if given.way == "bytes":
        import atexit

        atexit.register(lambda: print(watch, flush=True))
        by_atheris(watch, given.seconds, (given.keep or Path("fuzz")) / "corpus")
    tried(
        "Dear Sir\n\nYou asked:\n\n1. How many?\n\nOur answer: none.\n\nYours sincerely"
    )  # what is loaded once is no part of a text's time
    if given.way == "letters":
        by_hypothesis(watch, given.seconds)
    else:
        end = time.monotonic() + given.seconds
        for texts in (repeated(), pairs(random.Random(given.seed))):
            for text in texts:
                if time.monotonic() > end:
                    break
                watch(text)
    print(watch)
    return 1 if watch.findings else 0


if __name__ == "__main__":
    sys.exit(main())
