"""answerable work: a worker, which sends letters, fetches mail, and does what the timetable says."""

from __future__ import annotations

import os
import sys

import click

from answerable.errors import DeskNotInstalled


def open_desk() -> None:
    """Make the desk ready for use in this process. Refuses where its parts are not installed (DeskNotInstalled)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.desk.settings")
    try:
        import django

        django.setup()
    except ModuleNotFoundError as error:
        raise DeskNotInstalled(module=error.name or "Django") from error


@click.command()
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(1, 32), help="Pieces of work done at once."
)
@click.option("--status", is_flag=True, help="Say whether work is being done, and what was given up; do none.")
@click.option("--again", type=int, metavar="NUMBER", help="Put work that was given up in the queue once more; do none.")
def command(workers: int, status: bool, again: int | None) -> None:
    """Do the desk's background work until told to stop (Ctrl-C): run it on as many machines as you like.

    On Ctrl-C it finishes what it has in hand. What a worker that died had in hand is done by another. With --status it ends
    with 1 if no worker has run for ten minutes, or work was given up.
    """
    open_desk()
    if again is not None:
        _put_down_again(again)
    if status:
        _tell()
    if status or again is not None:
        return
    from answerable.desk.jobs.timetable import TIMETABLE
    from answerable.desk.queue import worker

    worker.run(threads=workers, timetable=TIMETABLE)


def _put_down_again(number: int) -> None:
    from answerable.desk.queue.work import put_down_again

    put_down_again(number)
    click.echo(f"Number {number} is in the queue again.")


def _tell() -> None:
    from django.utils import timezone

    from answerable.desk.queue import queries

    health = queries.health(at=timezone.now())
    seen = f"{timezone.localtime(health.last_seen):%H:%M on %d %B %Y}" if health.last_seen else "never"
    click.echo(f"Workers seen in the last ten minutes: {health.workers}; the last one: {seen}.")
    click.echo(f"Waiting: {health.waiting}. Given up: {health.given_up}.")
    for row in queries.given_up():
        died_at = timezone.localtime(row.died_at)
        click.echo(
            f"\n{row.number}  {row.function}({row.arguments}), {row.attempts} times, until {died_at:%H:%M on %d %B %Y}"
        )
        click.echo("\n".join(f"    {line}" for line in row.error.splitlines()))
    if health.is_silent or health.given_up:
        sys.exit(1)
