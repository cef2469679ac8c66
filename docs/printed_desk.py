"""The pages about the desk that come from its source: settings, preferences, who may do what.

printed.py runs this in a process of its own: Django is started once in a process, and tests start it otherwise.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.desk.people.preferences import Preference

KEYS = {"applicant": "the applicant", "desk": "the desk by itself"}
HANDS = {
    "drafted": "not who had a hand in the letter",
    "decided": "not who took part in the decision",
    "either": "not who had a hand in the letter or took part in the decision",
}


def desk_pages() -> dict[Path, str]:
    """Every printed page about the desk, by its path under docs."""
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("ANSWERABLE_", "DJANGO_"))}
    alone |= {"ANSWERABLE_SECRET": "none", "DJANGO_SETTINGS_MODULE": "answerable.desk.settings"}
    ran = subprocess.run([sys.executable, __file__], env=alone, capture_output=True, text=True, check=True)  # noqa: S603
    return {Path(name): text for name, text in json.loads(ran.stdout).items()}


def settings() -> str:
    """What a server may set, from the docstring of the settings."""
    from answerable.desk import settings as module

    first, _, rest = (module.__doc__ or "").partition("\n\n")
    parts = [
        "# Settings of a server",
        first,
        "What an administrator may set on the pages stands in [preferences](preferences.md).",
    ]
    for block in rest.strip().split("\n\n"):
        found = re.findall(r"^((?:ANSWERABLE_\w+(?:, )?)+) +(.*(?:\n +.*)*)", block, re.M)
        rows = [f"| {_code(names)} | {' '.join(text.split())} |" for names, text in found]
        parts.append("\n".join(["| in the environment | what it is |", "| --- | --- |", *rows]))
    return "\n\n".join(parts)


def preferences() -> str:
    """What an administrator may set."""
    from answerable.desk.people.preferences import PREFERENCES

    parts = [
        "# Preferences",
        "What an administrator may set for the whole desk, under “Settings”. It holds from the next moment.",
    ]
    for group in dict.fromkeys(one.group for one in PREFERENCES):
        parts.append(f"## {group}")
        parts += [_preference(one) for one in PREFERENCES if one.group == group]
    return "\n\n".join(parts)


def _preference(one: Preference) -> str:
    span = f" From {one.least} to {one.most}." if one.kind == "number" else ""
    default = f"At first: {one.words(one.default)}."
    return f"**{one.label}** (`{one.name}`). {one.help}{span} {default}"


def permissions() -> str:
    """Who may do what to a request, from the table that decides it."""
    from answerable.casefile import MOVES, Stage
    from answerable.desk.cases.access import ACTS
    from answerable.desk.people.roles import PURPOSES, Role

    roles = [f"- **{role.label}** {PURPOSES[role]}." for role in Role]
    rows = []
    for name, act in ACTS.items():
        who = [role.label for role in act.roles] + [KEYS[key] for key in act.others]
        stages = act.stages or MOVES[name][0]
        at = "any" if set(stages) == set(Stage) else ", ".join(stage.value for stage in stages)
        but = HANDS.get(act.not_who, HANDS["decided"] + " that is reviewed" if act.is_afresh else "")
        to = MOVES[name][1].value if name in MOVES else ""
        rows.append(f"| {name} | {', '.join(who)} | {at} | {to} | {but} |")
    return "\n\n".join(
        [
            "# Who may do what",
            "What each role is for. Someone may hold several.",
            "\n".join(roles),
            "Every act on a request, from `ACTS` in `desk/cases/access.py`: the one place that decides it, for pages, API, mail and"
            " jobs alike. Roles that no act names read no request. A link opens one question to whoever holds it, and nothing else.",
            "\n".join(["| act | who | at the stage | leads to | but |", "| --- | --- | --- | --- | --- |", *rows]),
            "Every act on evidence, from `ACTS` in `desk/custody/access.py`. Whoever is named may also read all of it; nobody else"
            " may. No act changes or removes an entry.",
            "\n".join(["| act | who | while the investigation is |", "| --- | --- | --- |", *_on_evidence()]),
            "Retention, holds and disposal, from `ACTS` in `desk/retention/access.py`. What is held nobody destroys: the database"
            " refuses it too.",
            "\n".join(["| act | who | but |", "| --- | --- | --- |", *_on_retention()]),
            "Devices and captures, from `ACTS` in `desk/channels/access.py`.",
            "\n".join(["| act | who |", "| --- | --- |", *_on_channels()]),
            "Captured messages, from `READERS` and `KEEPERS` in `desk/records/access.py`. The owner of a group, by the register’s name"
            " or job, captures it and sees its captures, and nothing else. What a request gathers of them is read by whoever reads the"
            " request; who decides there stands above under “gather”.",
            "\n".join(["| act | who |", "| --- | --- |", *_on_records()]),
        ]
    )


def _on_evidence() -> list[str]:
    from answerable.desk.custody.access import ACTS

    return [
        f"| {act.label} | {', '.join(role.label for role in act.roles)} | {' or '.join(act.during) if name != 'open' else ''} |"
        for name, act in ACTS.items()
    ]


def _on_retention() -> list[str]:
    from answerable.desk.retention.access import ACTS

    return [f"| {act} | {', '.join(role.label for role in roles)} | {but} |" for act, (roles, but) in ACTS.items()]


def _on_channels() -> list[str]:
    from answerable.desk.channels.access import ACTS

    return [f"| {act} | {', '.join(role.label for role in roles)} |" for act, roles in ACTS.items()]


def _on_records() -> list[str]:
    from answerable.desk.people.roles import Role
    from answerable.desk.records.access import KEEPERS, READERS

    savers = [role for role in READERS if role is not Role.AUDITOR]
    acts = {
        "read and search captured messages": READERS,
        "keep a search under a name": savers,
        "bring in a capture, settle its dates, give it up": KEEPERS,
    }
    return [f"| {act} | {', '.join(role.label for role in roles)} |" for act, roles in acts.items()]


def _code(names: str) -> str:
    return ", ".join(f"`{name}`" for name in names.strip().split(", "))


def main() -> None:
    """Prints the pages as one object of JSON."""
    import django

    django.setup()
    pages = {"settings.md": settings(), "preferences.md": preferences(), "permissions.md": permissions()}
    sys.stdout.write(json.dumps(pages))


if __name__ == "__main__":
    main()
