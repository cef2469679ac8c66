"""answerable witness: keep the checkpoints of a log on another machine, each only once it extends the one before."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("updates", nargs=-1, type=click.File("rb"), metavar="[UPDATE | -]...")
@click.option("--key", required=True, help="The first key that the log published: name+id+key.")
def command(file: Path, updates: tuple[IO[bytes], ...], key: str) -> None:
    """Put the checkpoints that a desk gave into FILE, once each is shown to extend the last; then say how far FILE is.

    A desk gives an update for the size that FILE has reached. Nothing is written where the log went back or was rewritten.

    For example: answerable witness harrowmere.notes update.txt --key "harrowmere.example/log+e49ff2d1+AT1f…"
    """
    from answerable.evidence import Update, Verifier, notes, witness

    first = Verifier.parse(key)
    for update in updates:
        brought = Update.parse(update.read().decode("utf-8", "replace"))
        witness(file, update=brought, first=first)
    kept = notes(file.read_bytes().decode("utf-8", "replace")) if file.exists() else ()
    if kept:
        last = kept[-1].checkpoint
        click.echo(
            f"{last.origin}: {last.size:,} events witnessed, checkpoint {last.mark}. Ask next for the update from {last.size}."
        )
    else:
        click.echo("No checkpoint is kept here yet. Ask for the update from 0.")
