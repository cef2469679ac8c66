"""The OpenAPI document of the API: what ninja finds in the calls, with errors, headers and scopes put in."""

from __future__ import annotations

import re
from typing import Any

from answerable.desk.api.calls import AGAIN, HEADER, LONGEST
from answerable.desk.api.keys import Key
from answerable.desk.api.problems import MEDIA

Document = dict[str, Any]
CHANGES = ("post", "put", "patch", "delete")
TAGS = {
    "Requests": "Log requests, find them, and say whose they are.",
    "Questions": "What a request asks, what is known of it, and what is answered.",
    "Letter": "The letter at work, from a draft to its sending.",
    "Clock": "The time limit, and what moves it or ends it.",
    "Correspondence": "What came and went, files, and the ledger.",
    "Colleagues": "Questions that are given to colleagues.",
    "Tasks": "What waits for a person.",
    "After the answer": "Internal reviews, complaints to the Commissioner, publishing.",
    "Disclosure log": "What is published: open to anyone, without a key.",
    "Captured messages": "Exported chats and mailboxes: bring them in, see how far they are, read them.",
    "Registers": "What the authority knows of itself.",
    "Returns": "Statistics.",
    "Earlier answers": "What was asked and answered before, here and elsewhere.",
    "Finding": "Searching, the keys of people and teams, and whose key it is.",
}
ERRORS = {
    "400": "The body cannot be read.",
    "401": "No key, or one that does not work.",
    "403": "The key was not made for this, or the roles of its owner do not allow it.",
    "404": "There is no such thing, or it is not open to the owner of the key.",
    "409": "The request is at another stage, or somebody was quicker.",
    "413": "The body is too large for JSON.",
    "422": "A field is wrong, or what is asked for cannot be done: “fields” says what is missing.",
    "429": "Too many calls in a minute.",
}
_PROBLEM: Document = {
    "title": "Problem",
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "detail", "code", "what", "where", "why", "do", "fields"],
    "properties": {
        "type": {"type": "string", "description": "The kind of error.", "examples": ["urn:answerable:error:DSK003"]},
        "title": {"type": "string", "description": "The name of the status.", "examples": ["Conflict"]},
        "status": {"type": "integer", "description": "The status.", "examples": [409]},
        "detail": {"type": "string", "description": "The same as “what”."},
        "code": {"type": "string", "description": "The code of the error.", "examples": ["DSK003"]},
        "what": {"type": "string", "description": "What happened."},
        "where": {"type": "string", "description": "Where."},
        "why": {"type": "string", "description": "Why it matters."},
        "do": {"type": "string", "description": "What to do."},
        "fields": {
            "type": "array",
            "description": "What is wrong, field by field.",
            "items": {
                "type": "object",
                "required": ["field", "says", "hint"],
                "properties": {
                    "field": {"type": "string", "description": "The field, rule or question.", "examples": ["body.version"]},
                    "says": {"type": "string", "description": "What is wrong with it."},
                    "hint": {"type": "string", "description": "What would be right."},
                },
            },
        },
        "changed": {
            "type": "object",
            "description": "Who changed it meanwhile, and when.",
            "required": ["by", "at"],
            "properties": {"by": {"type": "string", "description": "Who."}, "at": {"type": "string", "description": "At what time."}},
        },
    },
}  # fmt: skip
_HEADERS: dict[str, Document] = {
    "401": {"WWW-Authenticate": {"description": "Bearer.", "schema": {"type": "string"}}},
    "429": {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}},
}


def finished(document: Document, scopes: dict[str, Key]) -> Document:
    """The document, whole. scopes: by the id of an operation the key that it asks for."""
    parts = document["components"]
    parts["schemas"]["Problem"] = _PROBLEM
    parts["responses"] = {f"Problem{status}": _response(status, words) for status, words in ERRORS.items()}
    parts["parameters"] = {"IdempotencyKey": _header()}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            _finish(operation, path, method, scopes.get(operation["operationId"]))
    document["tags"] = [{"name": name, "description": words} for name, words in TAGS.items()]
    return document


def _finish(operation: Document, path: str, method: str, key: Key | None) -> None:
    for one in operation.get("parameters", ()):
        one.pop("examples", None)  # they stand in its schema; here the standard wants them named
    statuses = ["422"] if operation.get("parameters") or operation.get("requestBody") else []
    statuses += ["404"] if "{" in path or "after" in {one["name"] for one in operation.get("parameters", ())} else []
    if key:
        operation["security"] = [{"Key": [key.scope.value]}]
        operation["description"] = f"{operation['description']}\n\nThe key needs “{key.scope.value}”."
        statuses += ["401", "403", "422", "429"]
    else:
        operation["security"] = []
    if method in CHANGES:
        statuses += ["400", "404", "409", "413"]
        operation["parameters"] = [*operation.get("parameters", ()), {"$ref": "#/components/parameters/IdempotencyKey"}]
    for status in sorted(set(statuses)):
        operation["responses"][status] = {"$ref": f"#/components/responses/Problem{status}"}
    operation["responses"] = {str(status): told for status, told in operation["responses"].items()}
    for status in [one for one in operation["responses"] if one in ("200", "201")]:
        if method in CHANGES:
            again = {"description": "“true” where this is the answer of an earlier call.", "schema": {"type": "string"}}
            operation["responses"][status].setdefault("headers", {})[AGAIN] = again


def _response(status: str, words: str) -> Document:
    found: Document = {"description": words, "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    return {**found, "headers": _HEADERS[status]} if status in _HEADERS else found


def _header() -> Document:
    return {
        "name": HEADER,
        "in": "header",
        "required": False,
        "description": "A name of your own for this call, such as a UUID. Made again within 24 hours with the same body, the call is answered as the first time and not done twice.",
        "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": "^[ -~]+$"},
        "example": "0d1c9f5e-6f0e-4d6a-9a54-2f6f2c9a1b11",
    }  # fmt: skip


def taken(document: Document) -> dict[tuple[str, str], frozenset[str]]:
    """The names that each path and method takes in its address."""
    return {
        (path, method): frozenset(one["name"] for one in operation.get("parameters", ()) if one.get("in") == "query")
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def places(path: str) -> list[str]:
    """The names in braces of a path."""
    return re.findall(r"{(\w+)}", path)
