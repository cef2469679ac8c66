"""answerable work: a worker, which sends letters, fetches mail, and does what the timetable says."""

from __future__ import annotations

import os

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
def command(workers: int) -> None:
    """Do the desk's background work until told to stop (Ctrl-C): run it on as many machines as you like.

    On Ctrl-C it finishes what it has in hand. What a worker that died had in hand is done by another.
    """
    open_desk()
    from answerable.desk.jobs.timetable import TIMETABLE
    from answerable.desk.queue import worker

    worker.run(threads=workers, timetable=TIMETABLE)
