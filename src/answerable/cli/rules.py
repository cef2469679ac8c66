"""answerable rules: every rule that letters are checked by, as a table or as JSON."""

from __future__ import annotations

import shutil
from itertools import groupby

import click

from answerable.cli import print_json


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON: law, level, certainty, what each reads and needs.")
def command(as_json: bool) -> None:
    """List every rule: its code, how sure it may be, under which law it runs, and the fault it looks for.

    For example: answerable rules, then answerable explain NC03
    """
    from answerable.letters import rule_values

    if as_json:
        print_json(list(rule_values()))
        return
    from answerable.cli.explain import columns

    width = min(shutil.get_terminal_size((80, 24)).columns, 120)
    listed = rule_values()
    for family, group in groupby(listed, key=lambda one: one["family"]):
        click.echo(click.style(str(family), bold=True))
        rows = [[str(one["code"]), str(one["certainty"]), _laws(one), str(one["title"])] for one in group]
        for line in list(columns([["Code", "At most", "Law", "The fault"], *rows], width=width))[1:]:
            click.echo(f"  {line}")
        click.echo()
    click.echo(f"{len(listed)} rules, each with the most that it may say: sure, likely, or look here.")
    click.echo(f"To read one: answerable explain {listed[0]['code']}")


def _laws(one: dict[str, object]) -> str:
    levels = one["level"]
    return " ".join(str(regime).upper() for regime in levels) if isinstance(levels, dict) else ""
