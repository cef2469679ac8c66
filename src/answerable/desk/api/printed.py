"""The API as a printed page: docs/api.md, and nothing that only a running desk knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from answerable.desk.api.acts import ACTS
from answerable.desk.api.keys import MOST
from answerable.desk.api.listing import Call, errors, groups
from answerable.desk.api.service import ABOUT, PREFIX, document


def page() -> str:
    """The page, as Markdown."""
    return "\n\n".join(_parts())


def _parts() -> Iterator[str]:
    yield "# The interface for programs"
    yield ABOUT.strip()
    yield (
        f"A running desk has the OpenAPI 3.1 document at `{PREFIX}openapi.json` and this list at `/api/`."
        " A key is made under “Keys for programs” in one’s account, and sent as `Authorization: Bearer <key>`."
        f" A key may make {MOST} calls a minute."
    )
    yield "## Refusals"
    yield "A refusal is `application/problem+json` (RFC 9457) with `code`, `what`, `where`, `why`, `do` and `fields`."
    yield _table(("Status", "Means"), errors())
    yield "## Calls made again"
    yield (
        "With the header `Idempotency-Key` a change can be called again when nobody knows whether it arrived: within 24"
        " hours it is answered as the first time (`Idempotent-Replay: true`) and not done twice. The same key with"
        " another body is refused. What was refused is not kept."
    )
    yield "## Webhooks"
    yield (
        (
            "An administrator writes down at `/webhooks/` which address is told of which acts. It is sent"
            " `{“reference”, “act”, “stage”, “at”}` by POST, signed as Standard Webhooks has it: `Webhook-Id`,"
            " `Webhook-Timestamp` and `Webhook-Signature`, which is `v1,` and the base64 of the HMAC-SHA256 over"
            " `id.timestamp.body` with the secret. Whatever is not answered with 2xx is tried eight times within a day."
        )
        .replace("“", '"')
        .replace("”", '"')
    )
    yield _table(("Act", "Means"), ACTS.items())
    for group in groups(document()):
        yield f"## {group.name}"
        yield group.says
        for call in group.calls:
            yield from _call(call)


def _call(call: Call) -> Iterator[str]:
    yield f"### {call.title}"
    yield f"`{call.method} {call.path}`"
    yield from call.says
    if call.parts:
        rows = [
            (f"`{part.name}`", part.place, part.holds, "yes" if part.is_needed else "", part.says)
            for part in call.parts
        ]
        yield _table(("Name", "In", "Holds", "Needed", "Means"), rows)
    refused = f"; refused with {', '.join(call.errors)}" if call.errors else ""
    yield f"Answers {', '.join(call.answers)}{refused}."


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [headings, ("---",) * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)
