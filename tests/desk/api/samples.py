"""A body for every call, made from the document: what must be given, and no more."""


def body(document, operation):
    """The body that a call needs, and whether it is a form; None where it needs none."""
    content = operation.get("requestBody", {}).get("content", {})
    for media, held in content.items():
        return sample(document, held["schema"]), "form" in media
    return None, False


def sample(document, schema):
    schema = resolved(document, schema)
    if options := schema.get("anyOf"):
        return sample(document, options[0])
    if values := schema.get("enum"):
        return values[0]
    if "const" in schema:
        return schema["const"]
    kind = schema.get("type")
    if kind == "object":
        needed = schema.get("required", ())
        return {name: sample(document, held) for name, held in schema.get("properties", {}).items() if name in needed}
    if kind == "array":
        return [sample(document, schema["items"]) for _ in range(schema.get("minItems", 0))]
    if kind == "string":
        return "2026-11-20" if schema.get("format") == "date" else "1234"[: max(schema.get("minLength", 1), 1)]
    return {"integer": 1, "boolean": False}.get(kind)


def resolved(document, schema):
    name = schema.get("$ref", "").rpartition("/")[2]
    return document["components"]["schemas"][name] if name else schema
