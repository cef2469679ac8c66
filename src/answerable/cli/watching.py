"""Letters checked again whenever they are saved, with what is new and what is mended since the last time."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import show_error
from answerable.cli.letters_given import walked
from answerable.errors import AnswerableError

if TYPE_CHECKING:
    from answerable.letters import Checked

PAUSE = 0.3  # seconds between two looks; a person does not notice it, and a disk neither
Signature = dict[str, tuple[int, int, int] | None]
Key = tuple[str, str, str, str, str]  # file, rule, label, what is said, the words it is about


def watch(files: Sequence[Path], check: Callable[[], Sequence[Checked]], *, wait: Callable[[float], None]) -> None:
    """Check and show the letters, and again whenever one is saved, comes or goes, until Ctrl-C."""
    seen, before = signature(files), _shown(check, None)
    try:
        while True:
            wait(PAUSE)
            now = signature(files)
            if now == seen:
                continue
            while (settled := _after(files, wait)) != now:  # a program writes in several steps, or by another name
                now = settled
            seen, before = now, _shown(check, before)
    except KeyboardInterrupt:
        click.echo("\nNo longer watching.")


def signature(files: Iterable[Path]) -> Signature:
    """What tells one state of the files from another; None for a file that is not there at this moment."""
    found: Signature = {}
    for path in walked(files):
        try:
            state = path.stat()
            found[str(path)] = (state.st_mtime_ns, state.st_size, state.st_ino)
        except OSError:
            found[str(path)] = None
    return found


def _after(files: Iterable[Path], wait: Callable[[float], None]) -> Signature:
    wait(PAUSE)
    return signature(files)


def _shown(check: Callable[[], Sequence[Checked]], before: Counter[Key] | None) -> Counter[Key] | None:
    """Check, clear the screen and show; what was found last stays known where the letters cannot be read."""
    from answerable.cli.findings import show

    try:
        checked = check()
    except AnswerableError as error:
        click.clear()
        show_error(error)
        click.echo(_line("not checked; the last look stands" if before is not None else "not checked"))
        return before
    click.clear()
    show(checked)
    now = keys(checked)
    click.echo(_line(changes(before, now)))
    return now


def keys(checked: Iterable[Checked]) -> Counter[Key]:
    """The findings, told apart by what they say and of which words, not by where these stand."""
    return Counter(
        (one.name, found.rule, found.label, found.says, " ".join(found.span.of(one.reading.text).split()))
        for one in checked
        for found in one.findings
    )


def changes(before: Counter[Key] | None, now: Counter[Key]) -> str:
    """What is new and what is mended since the last look, by rule."""
    if before is None:
        return "watching for changes"
    parts = [
        f"{label}: {', '.join(_named(some))}"
        for label, some in (("new", now - before), ("mended", before - now))
        if some
    ]
    return "; ".join(parts) or "nothing new, nothing mended"


def _named(some: Counter[Key]) -> list[str]:
    rules = Counter(key[1] for key in some.elements())
    return [f"{rule} ({count})" if count > 1 else rule for rule, count in sorted(rules.items())]


def _line(said: str) -> str:
    return f"{datetime.now(UTC).astimezone():%H:%M:%S}  {said}. Ctrl-C ends."


def pause(seconds: float) -> None:
    """Wait, as the clock on the wall goes."""
    time.sleep(seconds)
