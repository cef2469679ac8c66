"""The pages that come from source: commands, errors, the API, settings, permissions, the law's tables, the rules. `./run docs` writes them.

Nobody edits a printed page; a test compares each with what is printed now.
"""

from __future__ import annotations

from pathlib import Path

import click

from answerable import errors
from answerable.cli import COMMANDS, group
from answerable.letters.results.rule_pages import pages as rule_pages
from printed_api import api_page
from printed_desk import desk_pages
from printed_law import law_pages
from printed_rules import rule_indexes

DOCS = Path(__file__).parent
SCORE = DOCS / "rules" / "score.md"  # printed by ./run score
NOTE = "<!-- printed from source by ./run docs -->"
WIDTH = 100
EXITS = (
    "Each ends with a number: 0 nothing to report; 1 something was found (a sure breach, an open question,"
    " a citation that cannot be); 2 wrong usage; 10 and above an error, by its family ([errors](errors.md))."
)


def pages() -> dict[Path, str]:
    """Every printed page, by its path under docs."""
    found = {Path("api.md"): api_page(), Path("commands.md"): commands(), Path("errors.md"): error_tree()}
    found |= {**law_pages(), **rule_pages(), **rule_indexes(), **desk_pages()}
    return {path: f"{NOTE}\n\n{text.strip()}\n" for path, text in found.items()}


def stale() -> list[str]:
    """The printed pages that differ from their source, are missing, or have none any more."""
    now = {DOCS / path: text for path, text in pages().items()}
    there = {*DOCS.glob("rules/*.md"), *DOCS.glob("law/*.md")} - {SCORE}
    changed = (path for path, text in now.items() if not path.exists() or path.read_text("utf-8") != text)
    return sorted(str(path.relative_to(DOCS)) for path in {*changed, *(there - now.keys())})


def write() -> None:
    """Write every page, and take away those whose source is gone."""
    now = pages()
    for path in (*DOCS.glob("rules/*.md"), *DOCS.glob("law/*.md")):
        if path != SCORE and path.relative_to(DOCS) not in now:
            path.unlink()
    for path, text in now.items():
        (DOCS / path).parent.mkdir(exist_ok=True)
        (DOCS / path).write_text(text, encoding="utf-8")


def commands() -> str:
    """The help of every command."""
    context = click.Context(group, info_name="answerable", terminal_width=WIDTH, max_content_width=WIDTH)
    parts = ["# Commands", EXITS]
    for name in COMMANDS:
        command = group.get_command(context, name)
        if command is None:
            raise LookupError(name)
        inner = click.Context(command, info_name=name, parent=context, terminal_width=WIDTH, max_content_width=WIDTH)
        parts.append(f"## answerable {name}\n\n```\n{command.get_help(inner)}\n```")
        for sub, below in command.commands.items() if isinstance(command, click.Group) else ():
            deeper = click.Context(below, info_name=sub, parent=inner, terminal_width=WIDTH, max_content_width=WIDTH)
            parts.append(f"### answerable {name} {sub}\n\n```\n{below.get_help(deeper)}\n```")
    return "\n\n".join(parts)


def error_tree() -> str:
    """Every error with its texts, family by family."""
    parts = ["# Errors", "An error means that the program cannot go on. Words in braces are filled in."]
    for family in errors.AnswerableError.__subclasses__():
        parts.append(f"## {family.__name__}, exit number {family.exit}\n\n{family.__doc__}")
        for error in sorted(family.__subclasses__(), key=lambda error: error.code):
            texts = [f"- **{name}**: {getattr(error, name)}" for name in ("where", "why", "do")]
            parts.append(f"### {error.code} {error.__name__}\n\n{error.what}\n\n" + "\n".join(texts))
    return "\n\n".join(parts)


if __name__ == "__main__":
    write()
