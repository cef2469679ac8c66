"""answerable manage: Django's own commands for the desk (migrate, check, dumpdata, shell)."""

from __future__ import annotations

import click

from answerable.cli.work import open_desk


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []}, add_help_option=False)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def command(words: tuple[str, ...]) -> None:
    """Run a command of Django on the desk, for example: answerable manage check --deploy.

    answerable manage help lists them.
    """
    open_desk()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["answerable manage", *(words or ("help",))])
