"""answerable devices: files for devices from the registers, and where devices are not as the registers say."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import print_json

if TYPE_CHECKING:
    from answerable.registers import DevicePolicy, Drift, DriftLine, PolicyFile

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FORMATS = ("applocker", "apple", "android")


@click.group()
def command() -> None:
    """Files for devices from the registers of tools and devices, and where devices are not as these say."""


@command.command("export")
@click.argument("folder", type=_FOLDER)
@click.option("--format", "format", type=click.Choice(FORMATS), required=True, help="What the files are for.")
@click.option(
    "--to", "to", type=_FOLDER, default=".", help="The folder that they are written to; this one if left out."
)
def export(folder: Path, format: str, to: Path) -> None:
    """Write a file for each kind of device that obeys the format, from the registers in FOLDER.

    The same registers give the same bytes; each file is named by their version and digest. What a file cannot say is
    printed with the reason. For example: answerable devices export --format android my-council
    """
    from answerable.registers import device_files

    for made in device_files(_policy(folder), format=format):
        (to / made.name).write_bytes(made.content)
        _print_made(made)


@command.command("drift")
@click.argument("file", type=_FILE)
@click.option("--authority", "folder", type=_FOLDER, required=True, help="The authority's folder.")
@click.option("--kind", default="", help="The kind of device that the file is about, such as corporate_mobile.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def drift(file: Path, folder: Path, kind: str, as_json: bool) -> None:
    """Compare FILE with the registers: apps found on devices (CSV), or rules (AppLocker, Apple, Android).

    No register is changed. Exit code 1 where something is not as the registers say, or a row could not be read.
    """
    from answerable.registers import drift_from

    found = drift_from(_policy(folder), data=file.read_bytes(), name=file.name, kind=kind)
    if as_json:
        print_json(found.as_json())
    else:
        _print_drift(found)
    sys.exit(int(bool(found.bad) or any(line.sort.name != "AGREES" for line in found.lines)))


def _policy(folder: Path) -> DevicePolicy:
    from answerable.registers import open_folder, policy_of_devices

    return policy_of_devices(open_folder(folder))


def _print_made(made: PolicyFile) -> None:
    click.echo(f"{made.name}  {len(made.rules)} rules")
    for left in made.unsaid:
        click.echo(f"  not in it: {left.tool} {left.name} ({left.verdict}): {left.why}")


def _print_drift(found: Drift) -> None:
    from answerable.registers import DriftSort

    click.echo(f"{found.file}: {found.what}; registers version {found.version}, digest {found.digest[:12]}")
    for sort in DriftSort:
        if lines := found.of(sort):
            click.echo(f"{sort[:1].upper()}{sort[1:]}: {len(lines)}")
            for line in lines if sort is not DriftSort.AGREES else ():
                click.echo(f"  {_told(line)}")
    for bad in found.bad:
        click.echo(f"  row {bad.row}: {bad.why}")
    for note in found.notes:
        click.echo(f"  note: {note}")


def _told(line: DriftLine) -> str:
    where = " on ".join(filter(None, (line.platform, line.kind.replace("_", " "))))
    devices = "" if line.devices is None else f"{line.devices} devices"
    rows = f"rows {', '.join(map(str, line.rows))}" if line.rows else ""
    app = f"{line.app} ({where})" if where else line.app
    return "; ".join(filter(None, (app, ", ".join(line.tools), line.words, devices, rows)))
