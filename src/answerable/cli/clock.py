"""answerable clock: a statutory deadline with its working, or a file of cases."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import print_json

if TYPE_CHECKING:
    from answerable.law import Clock, Event


class Moment(click.ParamType[date | datetime]):
    """A day, or a moment where it has a time: 2026-03-02, 2026-03-02T16:30+00:00."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date | datetime:
        """The day or moment; a usage error where it is neither."""
        from answerable.cli.clock_cases import day_or_moment

        try:
            return day_or_moment(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-03-02.", param, ctx)


class EventText(click.ParamType["Event"]):
    """An event and its day, or its first and last day: fees_notice=2026-03-10, school_closed=DAY..DAY."""

    name = "event=day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Event:
        """The event; a usage error where the text is not one."""
        from answerable.law import Event

        name, _, text = str(value).partition("=")
        first, _, last = text.partition("..")
        try:
            return Event(name, date.fromisoformat(first), date.fromisoformat(last) if last else None)
        except ValueError:
            self.fail(f"{value!r} is not an event; write it as fees_notice=2026-03-10.", param, ctx)


@click.command()
@click.argument("clock", required=False)
@click.option("--received", type=Moment(), help="The day that starts the clock, or the moment for a breach.")
@click.option("--event", "events", type=EventText(), multiple=True, help="What happened since, and its day.")
@click.option("--nation", default="england", show_default=True, help="Whose public holidays move a last day.")
@click.option("--reading", default="", help="The reading to use where the law gives no number.")
@click.option("--csv", "table", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A file of cases.")
@click.option("--list", "lists", is_flag=True, help="List every clock, its limit and its source.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    clock: str | None,
    received: date | datetime | None,
    events: tuple[Event, ...],
    nation: str,
    reading: str,
    table: Path | None,
    lists: bool,
    as_json: bool,
) -> None:
    """Compute a statutory deadline, with its working.

    For example: answerable clock foia.response --received 2026-03-02 --event fees_notice=2026-03-10
    """
    if lists:
        _list(as_json)
    elif table:
        _cases(table, as_json)
    elif clock and received:
        _one(clock, received, events, nation, reading, as_json)
    else:
        raise click.UsageError("Name a clock and --received, or use --csv FILE or --list.")


def _one(
    clock: str,
    received: date | datetime,
    events: tuple[Event, ...],
    nation: str,
    reading: str,
    as_json: bool,
) -> None:
    from answerable.law import deadline, deadline_values, show_deadline

    found = deadline(clock, received=received, events=events, nation=nation, reading=reading)
    if as_json:
        print_json(deadline_values(found))
    else:
        click.echo(show_deadline(found))


def _list(as_json: bool) -> None:
    from answerable.law import every_clock, long_day

    rows = every_clock()
    if as_json:
        print_json([_as_dict(row) for row in rows])
        return
    for row in rows:
        ended = f" (to {long_day(row.until_on)})" if row.until_on else ""
        term = row.term if row.limit else f"{row.reading('').term}, expected"
        click.echo(f"{row.id:<25}{term:<28}{row.source:<26}{row.heading}{ended}")


def _as_dict(row: Clock) -> dict[str, object]:
    return {
        "id": row.id,
        "heading": row.heading,
        "cite": row.source,
        "term": row.term,
        "starts": row.starts,
        "from": row.from_on.isoformat(),
        "until": row.until_on.isoformat() if row.until_on else None,
        "checked": row.checked_on.isoformat() if row.checked_on else None,
        "unsettled": row.unsettled or None,
        "events": [{"name": rule.name, "effect": rule.effect, "cite": rule.cite} for rule in row.events],
        "readings": [{"id": reading.id, "by": reading.by, "term": reading.term} for reading in row.readings],
    }


def _cases(path: Path, as_json: bool) -> None:
    from answerable.cli.clock_cases import judge, read_cases

    verdicts = [judge(case) for case in read_cases(path)]
    wrong = [verdict for verdict in verdicts if verdict.is_wrong]
    summary = {
        "cases": len(verdicts),
        "right": sum(verdict.right is True and not verdict.unsettled for verdict in verdicts),
        "wrong": len(wrong),
        "unsettled": sum(verdict.unsettled for verdict in verdicts),
        "not_understood": sum(bool(verdict.error) for verdict in verdicts),
    }
    if as_json:
        print_json({"cases": [verdict.as_dict() for verdict in verdicts], "summary": summary})
    else:
        for verdict in wrong:
            click.echo(verdict.line())
        click.echo(", ".join(f"{count} {name.replace('_', ' ')}" for name, count in summary.items()))
    sys.exit(1 if wrong else 0)
