"""The hour that comes twice in October: which pass a message is from, where the order of the file tells."""

from __future__ import annotations

from itertools import pairwise

from answerable.records.record import Flag, Record

_BACK = 15 * 60  # seconds: a step back of so much is the clock's, of less a message that came late


def hours_settled(waiting: list[Record], records: list[Record], *, is_end: bool = False) -> list[Record]:
    """Records with those of a repeated hour settled as far as can be. Those that may still be are left in waiting."""
    done: list[Record] = []
    for record in records:
        if Flag.TWICE in record.flags:
            waiting.append(record)
            continue
        if waiting:
            done += _settled(waiting)
            waiting.clear()
        done.append(record)
    if is_end:
        done += _settled(waiting)
        waiting.clear()
    return done


def _settled(hour: list[Record]) -> list[Record]:
    """One step back in the hour is the change of clocks: before it the first pass, after it the second."""
    steps = [n for n, (a, b) in enumerate(pairwise(hour), 1) if (a.earliest or 0) - (b.earliest or 0) >= _BACK]
    if len(steps) != 1:
        return hour
    first = [record._replace(latest=record.earliest) for record in hour[: steps[0]]]
    return first + [record._replace(earliest=record.latest) for record in hour[steps[0] :]]
