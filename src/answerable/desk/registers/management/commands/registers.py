"""answerable manage registers: a register as a file, and a file into a register."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from answerable.desk.people.actors import DESK, Actor, acting
from answerable.desk.people.models import Person
from answerable.desk.registers.actions.carry_out import carry_out
from answerable.desk.registers.actions.offer import offer
from answerable.desk.registers.actions.taking_in import definition_of
from answerable.desk.registers.authority import authority
from answerable.desk.registers.exporting import FORMS, export
from answerable.desk.registers.importing import Incoming, Plan, plan
from answerable.errors import AnswerableError


class Command(BaseCommand):
    help = "Export a register to a file, or import one: without --keep an import only says what it would do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        out = acts.add_parser("export", help="Write a register to a file.")
        out.add_argument("register")
        out.add_argument("--section", default="", help="One of its lists; its entries if left out.")
        out.add_argument("--format", default="yaml", choices=list(FORMS))
        out.add_argument("--on", default="", help="As it stood at the end of that day, as 2026-06-30.")
        out.add_argument("--output", type=Path, help="The file; the folder where you are if left out.")
        bring = acts.add_parser("import", help="Take entries from a file.")
        bring.add_argument("register")
        bring.add_argument("file", type=Path)
        bring.add_argument("--section", default="", help="Of a spreadsheet: which list it holds.")
        bring.add_argument(
            "--as", dest="who", required=True, help="The address of whoever answers for it, who keeps that register."
        )
        bring.add_argument("--reason", required=True, help="Kept in the history of each entry.")
        bring.add_argument(
            "--remove-missing", action="store_true", help="Remove the entries that the file does not have."
        )
        bring.add_argument("--keep", action="store_true", help="Keep it; without this nothing is kept.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._export(options) if options["act"] == "export" else self._import(options)
        except AnswerableError as error:
            raise CommandError(f"{error.part('where')}: {error.said}") from error

    def _export(self, options: dict[str, Any]) -> None:
        given = {"on": options["on"]}
        made = export(
            options["register"], options["format"], given, section=options["section"], by=DESK, on=timezone.localdate()
        )
        path = options["output"] or Path(made.name)
        path.write_bytes(made.data)
        self.stdout.write(str(path))

    def _import(self, options: dict[str, Any]) -> None:
        name, path, by = options["register"], options["file"], _person(options["who"])
        incoming = Incoming(
            path.read_bytes(), path.name, options["section"], options["reason"], options["remove_missing"]
        )
        found = plan(incoming, register=definition_of(name), folder=authority())
        self._tell(found)
        if options["keep"]:
            upload = offer(register=name, incoming=incoming, by=by, at=timezone.now())
            carry_out(register=name, number=upload.pk, digest=found.digest, by=by, at=timezone.now())
            self.stdout.write("It is kept.")
        else:
            self.stdout.write("Nothing was kept. With --keep it would be.")

    def _tell(self, found: Plan) -> None:
        for row in found.rows:
            says = " ".join(row.faults) or ", ".join(one.label for one in row.differences)
            if row.what != "same":
                self.stdout.write(
                    f"{row.what:<8} {row.key or 'no reference'}{f', {row.number}' if row.number else ''}{f': {says}' if says else ''}"
                )
        self.stdout.write(", ".join(f"{number} {what}" for what, number in found.counts.items()))


def _person(address: str) -> Actor:
    person = Person.objects.filter(email=address.lower()).first()
    if person is None:
        raise CommandError(f"Nobody on the staff has the address {address}.")
    return acting(person)
