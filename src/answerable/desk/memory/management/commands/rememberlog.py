"""answerable manage rememberlog: keep another authority's log from the command line."""

from __future__ import annotations

import shutil
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from answerable.desk.memory.actions.begin_log import begin_log
from answerable.desk.memory.actions.keep_log import keep_log
from answerable.desk.memory.actions.remove_log import remove_log
from answerable.desk.memory.actions.say_columns import say_columns
from answerable.desk.memory.actions.steps import go_on
from answerable.desk.memory.models import Log, Step
from answerable.desk.memory.queries.logs import log_page
from answerable.desk.people.actors import Actor, acting
from answerable.desk.people.models import Person
from answerable.errors import AnswerableError


class Command(BaseCommand):
    help = "Read another authority's log and say what was understood; with --keep its answers are kept to compare with."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="A file as they publish it, or a folder of letters.")
        parser.add_argument("--publisher", required=True, help="Which authority answered, or the site that it is from.")
        parser.add_argument("--address", default="", help="Where it is published. Nothing is fetched from there.")
        parser.add_argument("--licence", default="", help="As they state it.")
        parser.add_argument("--column", action="append", default=[], metavar="HEADING=ROLE", help="What a heading is. Again for each.")  # fmt: skip
        parser.add_argument("--as", dest="who", required=True, help="The address of the officer who keeps it.")
        parser.add_argument("--keep", action="store_true", help="Keep its answers; without this nothing is kept.")

    def handle(self, *args: Any, **options: Any) -> None:
        by = _person(options["who"])
        try:
            data, name = _read(options["file"])
            about = {part: options[part] for part in ("publisher", "address", "licence")}
            log = begin_log(data=data, name=name, by=by, at=timezone.now(), **about)
            self._look(log, Step.READING)
            if options["column"]:
                say_columns(number=log.pk, columns=_roles(options["column"]), by=by, at=timezone.now())
                self._look(log, Step.READING)
            self._tell(log, by=by, is_to_keep=options["keep"])
        except (AnswerableError, OSError) as error:
            raise CommandError(str(error)) from error

    def _look(self, log: Log, step: Step) -> None:
        go_on.call(log.pk, step.value)
        log.refresh_from_db()

    def _tell(self, log: Log, *, by: Actor, is_to_keep: bool) -> None:
        page = log_page(log.pk)
        for one in page.missing:
            self.stdout.write(f"{one.place}: {one.what}. {one.why} {one.do}")
        self.stdout.write(page.reason or f"{page.found:,} answers in {page.form}, {page.missing_count:,} places not understood.")  # fmt: skip
        if is_to_keep and log.step == Step.READY and page.found:
            keep_log(number=log.pk, by=by, at=timezone.now())
            self._look(log, Step.KEEPING)
            self.stdout.write(f"{log.kept:,} answers are kept.")
            return
        remove_log(number=log.pk, by=by, at=timezone.now())
        go_on.call(log.pk, Step.REMOVING.value)
        self.stdout.write("Nothing was kept." + ("" if is_to_keep else " With --keep it would be."))


def _read(path: Path) -> tuple[bytes, str]:
    """The bytes of a file, or of a folder as one zip."""
    if not path.is_dir():
        return path.read_bytes(), path.name
    with tempfile.TemporaryDirectory() as folder:
        made = shutil.make_archive(str(Path(folder) / "letters"), "zip", path)
        return Path(made).read_bytes(), f"{path.name}.zip"


def _roles(given: list[str]) -> dict[str, str]:
    pairs = [one.rpartition("=") for one in given]
    if wrong := next((one for one, (heading, _, _) in zip(given, pairs, strict=True) if not heading), ""):
        raise CommandError(f"Write --column as HEADING=ROLE, not “{wrong}”.")
    return {heading: role.strip() for heading, _, role in pairs}


def _person(address: str) -> Actor:
    person = Person.objects.filter(email=address.lower()).first()
    if person is None:
        raise CommandError(f"Nobody on the staff has the address {address}.")
    return acting(person)
