"""Every address of the desk and every call of its API, found where Django and the API themselves find them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from django.urls import URLResolver, get_resolver

PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")
ELSE = {"int": 1, "uuid": UUID(int=1)}  # what stands at a place of that kind, if nothing is known
PUBLIC_ROOMS = ("public", "api-v1")  # for anyone; for whoever holds a key


@dataclass(frozen=True)
class Page:
    """An address: its name, and the path with places to be filled."""

    name: str
    route: str

    def path(self, known):
        """The path, with what stands in known at its places; at others a number or a letter."""
        return "/" + PLACE.sub(lambda place: str(known.get(place[2], ELSE.get(place[1], "x"))), self.route)


def pages(resolver=None, room="", before=""):
    """All pages of the desk but those for anyone and those of the API."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from pages(pattern, pattern.namespace or room, route)
        elif room not in PUBLIC_ROOMS and not route.startswith(before + "^"):
            yield Page(f"{room}:{pattern.name}" if room else str(pattern.name), route)


@dataclass(frozen=True)
class Call:
    """A call of the API: its name, method and path, and the schema of what it is sent, where it is sent something."""

    name: str
    method: str
    route: str
    schema: dict | None
    is_file: bool

    def path(self, known):
        """The path, with what stands in known at its places; at others a number."""
        return re.sub(r"\{(\w+)\}", lambda place: str(known.get(place[1], 1)), self.route)


def calls():
    """All calls that the API's own document tells of."""
    from answerable.desk.api.service import document

    told = document()
    for route, methods in told["paths"].items():
        for method, call in methods.items():
            if method not in ("get", "post", "put", "patch", "delete"):
                continue
            content = call.get("requestBody", {}).get("content", {})
            media = next(iter(content), "")
            schema = content[media].get("schema") if media else None
            yield Call(call["operationId"], method, route, schema, media.startswith("multipart"))


def sample(schema, told, on):
    """The least that fits a schema."""
    if "$ref" in schema:
        return sample(told["components"]["schemas"][schema["$ref"].rpartition("/")[2]], told, on)
    if schema.get("examples"):
        return schema["examples"][0]
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            return sample(schema[choice][0], told, on)
    if "enum" in schema or "const" in schema:
        return schema["enum"][0] if "enum" in schema else schema["const"]
    if schema.get("type") == "object":
        return {name: sample(schema["properties"][name], told, on) for name in schema.get("required", ())}
    if schema.get("type") == "array":
        return [sample(schema["items"], told, on)]
    if schema.get("format") == "date":
        return on.isoformat()
    return {"integer": 1, "number": 1, "boolean": True}.get(schema.get("type"), "Words enough.")
