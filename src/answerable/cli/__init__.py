"""The command line: every pure job, without a server or a database.

A command is one file here; it is imported only when it is called, so that --help stays fast.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from typing import Any

import click

from answerable import __version__
from answerable.errors import AnswerableError, NoFileAccess

COMMANDS = {
    "answer": "Answer a request: split, date, find, write, check.",
    "ask": "What the registers and positions say to one question.",
    "chat": "Read captured messages: who wrote what, and when.",
    "check": "Check letters against the duties they must meet.",
    "cite": "Read citations of the law in any form and print them in one.",
    "clock": "Compute a statutory deadline, with its working.",
    "contradictions": "Whether answers can stand beside earlier ones, and why.",
    "demo": "Answer four requests to two invented councils, step by step.",
    "devices": "Files for devices, and where devices differ from registers.",
    "explain": "What a rule that letters are checked by asks, and why.",
    "hidden": "What files hold and do not show, before they leave.",
    "log": "Read others' answers: logs, letters, feeds and folders.",
    "manage": "Run a command of Django on the desk.",
    "match": "What was asked before that is like a request.",
    "person": "Add people to the desk, with links to set a password.",
    "personal": "What may be personal data in files, each with why.",
    "read": "Read a whole letter: reference, dates, questions, answers.",
    "release": "A copy of a file without what is withheld, made anew.",
    "rules": "Every rule that letters are checked by.",
    "serve": "Open the desk in a browser, with all that it needs.",
    "split": "Split a request into its questions.",
    "verify": "Check evidence: a bag, a zip of one, or a receipt.",
    "witness": "Keep a log's checkpoints elsewhere, and see it only grow.",
    "work": "Do the desk's background work.",
}

UNREADABLE = 2  # what a linter ends with where something cannot be read; click ends so where it is called wrongly


class Lazy(click.Group):
    """A group whose commands live in files of their own, imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"answerable.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list for --help, without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Lazy)
@click.version_option(__version__, prog_name="answerable")
def group() -> None:
    """Answerable: a lawful, checked answer to a request for information."""


class Linter(click.Command):
    """A command that ends as linters do: 2 where it was named wrongly or something cannot be read."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error prints its four parts."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except AnswerableError as error:
            show_error(error)
        except OSError as error:
            show_error(no_access(error))
        ctx.exit(UNREADABLE)


def no_access(error: OSError) -> NoFileAccess:
    """What the machine refuses, as one of our errors."""
    return NoFileAccess(reason=error.strerror or "no reason given", path=error.filename or "not named")


def show_error(error: AnswerableError) -> None:
    """The four parts of an error, on standard error."""
    click.echo(f"{error.code}  {error.part('what')}", err=True)
    for name in ("where", "why", "do"):
        click.echo(f"  {name:<5}  {error.part(name)}", err=True)


def print_json(value: Any) -> None:
    """A value as JSON on standard output, in UTF-8 whatever the locale."""
    sys.stdout.buffer.write((json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode())
    sys.stdout.flush()


def main() -> None:
    """Run the command line; an error prints its four parts and exits with its family's number."""
    try:
        group()
    except AnswerableError as error:
        show_error(error)
        sys.exit(error.exit)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what reads our output has read enough
    except OSError as error:
        trouble = no_access(error)
        show_error(trouble)
        sys.exit(trouble.exit)
