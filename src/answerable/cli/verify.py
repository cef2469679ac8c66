"""answerable verify: whether evidence is what was recorded and signed, and what no check can show."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import print_json

if TYPE_CHECKING:
    from answerable.evidence import Checked

AT_ONCE = 4  # files that are read at the same time, at most


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="BAG|ZIP|RECEIPT..."
)
@click.option("--key", "keys", multiple=True, help="A key that the authority publishes: name+id+key.")
@click.option("--witness", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The file of a witness.")
@click.option(
    "--timestamps-ca",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Certificates (PEM) of the time-stamping authorities that are trusted.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    paths: tuple[Path, ...], keys: tuple[str, ...], witness: Path | None, timestamps_ca: Path | None, as_json: bool
) -> None:
    """Check evidence, each event, file and signature of it, without the desk that it came from.

    For example: answerable verify FOI-2026-0142.zip --key "harrowmere.example/log+e49ff2d1+AT1f…"

    Ends with 1 if something is not as it was recorded.
    """
    from answerable.evidence import Trust, Verifier, check_evidence, notes

    witnessed = notes(witness.read_bytes().decode("utf-8", "replace")) if witness else None
    clocks = timestamps_ca.read_bytes() if timestamps_ca else b""
    trust = Trust(tuple(map(Verifier.parse, keys)), witnessed, clocks)
    workers = min(os.cpu_count() or 1, AT_ONCE)
    checked = {str(path): check_evidence(path, trust=trust, workers=workers) for path in paths}
    if as_json:
        print_json([_values(name, one) for name, one in checked.items()])
    else:
        for name, one in checked.items():
            _show(name, one)
    if any(one.findings for one in checked.values()):
        sys.exit(1)


def _values(name: str, checked: Checked) -> dict[str, object]:
    last = checked.last
    return {
        "path": name,
        "events": checked.events,
        "destroyed": checked.destroyed,
        "files": checked.files,
        "log": last.origin if last else None,
        "checkpoint": last.mark if last else None,
        "timestamps": [{"events": seen.size, "at": moment.isoformat()} for seen, moment in checked.moments],
        "faults": [{"name": found.code, "says": found.says} for found in checked.findings],
        "not_shown": list(checked.unproven),
    }


def _show(name: str, checked: Checked) -> None:
    last = checked.last
    click.echo(click.style(name, bold=True) + (f"  {last.origin}, checkpoint {last.mark}" if last else ""))
    for found in checked.findings:
        click.echo(f"  {click.style('fault', fg='red')}  {found.code:<9}  {found.says}")
    if not checked.findings:
        click.echo(f"  Nothing was changed, taken out or put in: {_counted(checked)}.")
    for seen, moment in checked.moments[-1:]:
        click.echo(
            f"  An outside clock vouches that the first {seen.size:,} events were there at {moment:%Y-%m-%d %H:%M:%S} UTC."
        )
    if checked.unproven:
        click.echo("  This does not show:")
    for said in checked.unproven:
        click.echo(f"  - {said}")


def _counted(checked: Checked) -> str:
    events = "1 event" if checked.events == 1 else f"{checked.events:,} events"
    if checked.destroyed:
        events += f" ({checked.destroyed:,} destroyed, as recorded disposals say)"
    files = "1 file" if checked.files == 1 else f"{checked.files:,} files"
    return f"{events} and {files}" if checked.files else events
