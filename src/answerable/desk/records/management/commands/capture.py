"""answerable manage capture: exported files, of any size, as captures of a group or a person."""

from __future__ import annotations

import time
import uuid
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from answerable.desk.people.actors import Actor, acting
from answerable.desk.people.models import Person
from answerable.desk.records.actions.begin_capture import Export, begin_capture
from answerable.desk.records.chats import NewChat
from answerable.desk.records.models import Way
from answerable.desk.records.queries.captures import CapturePage, capture_page
from answerable.errors import AnswerableError

LOOK = 1.0  # seconds between two looks


class Command(BaseCommand):
    help = "Capture exported files. The worker reads them; with --wait the command stays until it has."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--group", default="", help="The group they are of, by its reference: GRP-01.")
        parser.add_argument("--person", default="", help="Whose account they are of, where they are of no group.")
        parser.add_argument("--tool", default="", help="The tool, by its reference; that of the group if left out.")
        parser.add_argument("--title", default="", help="What the chat is called, where there are several.")
        parser.add_argument("--account", default="", help="Whose telephone or mailbox it was exported from.")
        parser.add_argument("--exported-on", type=date.fromisoformat, help="The day of the export, as 2026-06-30.")
        parser.add_argument("--zone", default="", help="The zone of the telephone, where it is known.")
        parser.add_argument("--as", dest="who", required=True, help="The address of whoever answers for it.")
        parser.add_argument("--wait", action="store_true", help="Stay until the worker has read them.")

    def handle(self, *args: Any, **options: Any) -> None:
        by = _person(options["who"])
        try:
            for path in options["files"]:
                page = self._begin(path, options, by)
                while options["wait"] and page.row.is_going_on:
                    time.sleep(LOOK)
                    self.stdout.write(f"\r{page.row.percent} %", ending="")
                    self.stdout.flush()
                    page = capture_page(page.row.number, by=by)
                self.stdout.write(("\r" if options["wait"] else "") + _told(page))
        except AnswerableError as error:
            raise CommandError(f"{error.part('where')}: {error.said}") from error

    def _begin(self, path: Path, options: dict[str, Any], by: Actor) -> CapturePage:
        chat = NewChat(options["group"], options["person"], options["tool"], options["title"])
        try:
            with path.open("rb") as file:
                known = (options["account"], options["exported_on"], options["zone"])
                export = Export(file, path.name, Way.COMMAND, *known)
                made = begin_capture(key=uuid.uuid4(), chat=chat, export=export, by=by, at=timezone.now())
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}") from error
        return capture_page(made.pk, by=by)


def _told(page: CapturePage) -> str:
    """How a capture stands, in a line or two."""
    row = page.row
    said = f"{row.name}: capture {row.number} of {row.title}, {row.step_words.lower()}"
    if row.step == "done":
        said += f": {row.records:,} messages, {row.new:,} new, {row.changed:,} changed since, {row.vanished:,} vanished"
    return "\n".join(filter(None, (said, page.question, page.reason, *page.notes)))


def _person(address: str) -> Actor:
    person = Person.objects.filter(email=address.lower()).first()
    if person is None:
        raise CommandError(f"Nobody on the staff has the address {address}.")
    return acting(person)
