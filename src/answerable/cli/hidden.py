"""answerable hidden: what files hold and do not show, before they leave."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from answerable.cli import print_json


@click.command("hidden")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(files: tuple[Path, ...], as_json: bool) -> None:
    """What FILES hold besides what their readers see: hidden sheets, tracked changes, words under black boxes and the like.

    Looks into Word, Excel, PowerPoint, OpenDocument, PDF, pictures, mail, web pages and zip files, and into the files in
    them. Exit code 1 where something was found or could not be looked into.
    """
    from answerable.documents import hidden_in

    scans = [hidden_in(path.read_bytes(), name=path.name) for path in files]
    if as_json:
        print_json(
            [
                {
                    "name": scan.name,
                    "clean": scan.is_clean,
                    "found": [
                        {
                            "kind": thing.kind,
                            "where": thing.where,
                            "what": thing.what,
                            "do": thing.do,
                            "content": thing.is_content,
                        }
                        for thing in scan.found
                    ],
                    "unread": scan.unread,
                }
                for scan in scans
            ]
        )
    else:
        for scan in scans:
            click.echo(f"{scan.name}: {'nothing hidden was found' if scan.is_clean else ''}".rstrip())
            for thing in scan.found:
                click.echo(f"  {thing.kind}: {thing.where}\n    {thing.what}\n    {thing.do}")
            for reason in scan.unread:
                click.echo(f"  not looked into: {reason}")
    sys.exit(int(not all(scan.is_clean for scan in scans)))
