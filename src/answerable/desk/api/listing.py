"""The calls of the document as a page and a printed page list them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from answerable.desk.api.document import ERRORS, Document

_SUCCESS = ("200", "201", "204")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what a call takes: its name, where it goes, what it holds, what it means."""

    name: str
    place: str
    holds: str
    is_needed: bool
    says: str


@dataclass(frozen=True, slots=True)
class Call:
    """One call: method and path, what it does, what it takes and answers."""

    id: str
    method: str
    path: str
    title: str
    says: tuple[str, ...]
    scope: str
    parts: tuple[Part, ...]
    answers: tuple[str, ...]
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls of one noun."""

    name: str
    says: str
    calls: tuple[Call, ...]


def groups(document: Document) -> tuple[Calls, ...]:
    """The calls, noun by noun."""
    return tuple(Calls(tag["name"], tag["description"], tuple(_of(document, tag["name"]))) for tag in document["tags"])


def errors() -> tuple[tuple[str, str], ...]:
    """The statuses of refusals, and what they mean."""
    return tuple(ERRORS.items())


def _of(document: Document, tag: str) -> Iterator[Call]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if tag in operation["tags"]:
                yield _call(document, path, method, operation)


def _call(document: Document, path: str, method: str, operation: Document) -> Call:
    statuses = operation["responses"]
    scope = operation["security"][0]["Key"][0] if operation["security"] else ""
    return Call(
        id=operation["operationId"].replace("_", "-"),
        method=method.upper(),
        path=path,
        title=operation["summary"],
        says=tuple(operation["description"].split("\n\n")),
        scope=scope,
        parts=(*_addressed(operation), *_body(document, operation)),
        answers=tuple(
            f"{status} {_name(_schema(statuses[status]))}".strip() for status in statuses if status in _SUCCESS
        ),
        errors=tuple(status for status in statuses if status not in _SUCCESS),
    )


def _addressed(operation: Document) -> Iterator[Part]:
    for one in operation.get("parameters", ()):
        if "name" in one:
            yield Part(one["name"], one["in"], _holds(one["schema"]), one["required"], one.get("description", ""))


def _body(document: Document, operation: Document) -> Iterator[Part]:
    for media, content in operation.get("requestBody", {}).get("content", {}).items():
        schema = _resolved(document, content["schema"])
        needed = schema.get("required", ())
        for name, held in schema.get("properties", {}).items():
            place = "body" if "json" in media else "form"
            yield Part(name, place, _holds(held), name in needed, held.get("description", ""))


def _schema(response: Document) -> Document:
    content = response.get("content", {})
    return next((one.get("schema", {}) for one in content.values()), {})


def _resolved(document: Document, schema: Document) -> Document:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Document = document["components"]["schemas"][name] if name else schema
    return found


def _name(schema: Document) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _holds(schema: dict[str, Any]) -> str:
    """What a schema holds, in a word or two."""
    if name := _name(schema):
        return name
    if options := schema.get("anyOf"):
        return " or ".join(filter(None, (_holds(one) for one in options if one.get("type") != "null")))
    if values := schema.get("enum"):
        return " · ".join(str(value) or "“”" for value in values)
    if schema.get("type") == "array":
        return f"list of {_holds(schema.get('items', {}))}"
    words = {"string": "words", "integer": "number", "boolean": "true or false"}
    if schema.get("format") == "date":
        return "day"
    return words.get(str(schema.get("type", "")), str(schema.get("type", "")))
