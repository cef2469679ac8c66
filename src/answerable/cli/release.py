"""answerable release: a copy of a file without what is withheld, made anew, with its schedule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import print_json

if TYPE_CHECKING:
    from answerable.documents import release

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("release")
@click.argument("file", type=EXISTING)
@click.option("--parts", "only_parts", is_flag=True, help="Print the places of the file as JSON, to write a plan from.")
@click.option(
    "--withhold", "plan", type=EXISTING, help="The plan: what is withheld, under which provision, and why (JSON)."
)
@click.option("--out", type=click.Path(path_type=Path), help="Where the copy goes: a file, or a folder.")
@click.option("--json", "as_json", is_flag=True, help="Print the schedule and the proof as JSON.")
def command(file: Path, only_parts: bool, plan: Path | None, out: Path | None, as_json: bool) -> None:
    """A copy of FILE without what PLAN withholds, made anew from the rest and looked through before it is written.

    Reads text, CSV, HTML, mail (.eml), PDF, Word (.docx), Excel (.xlsx) and pictures. Nothing is written where words that
    are withheld would still stand elsewhere in the copy.
    """
    from answerable.documents import release

    data = file.read_bytes()
    parts = release.parts_of(data, name=file.name)
    if only_parts:
        print_json(release.parts_as_dict(parts))
        return
    if plan is None or out is None:
        raise click.UsageError("Name the plan with --withhold and where the copy goes with --out, or ask for --parts.")
    if out.exists() and out.samefile(file):
        raise click.UsageError("The copy cannot take the place of the file: name another with --out.")
    read = release.plan_of(plan.read_text(encoding="utf-8"), parts, name=plan.name)
    made = release.released(
        data,
        name=file.name,
        withheld=read.withheld,
        kept=read.kept,
        label=read.label,
        title=read.title,
        language=read.language,
    )
    path = out / made.name if out.is_dir() else out
    path.write_bytes(made.data)
    if as_json:
        print_json(release.released_as_dict(made))
    else:
        show(made, path)


def show(made: release.Released, path: Path) -> None:
    """The schedule and the proof, for a person."""
    click.echo(f"{path}: {made.media_type}, {len(made.data):,} bytes")
    for entry in made.schedule.withheld:
        click.echo(f"  {entry.number}  {entry.place}: {entry.what}, {entry.provision}. {entry.why}")
    for keep in made.schedule.kept:
        click.echo(f"  kept: {keep.place}. {keep.why}")
    for what in made.schedule.left_out:
        click.echo(f"  left out: {what}")
    for check in made.proof.checks:
        click.echo(f"  looked for in {check.name}: {'nothing found' if check.is_good else check.what}")
