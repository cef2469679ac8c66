"""JSON and feeds: of request sites (as Alaveteli writes them), of a desk like this one, and lists of objects of any other.

An Alaveteli site gives a request as {id, url_title, title, described_state, public_body: {name}, user: {name},
info_request_events: [{event_type: "sent" | "response" | …, snippet}]}; a feed is a list of such events, each with its
info_request and public_body; an authority's own feed is [{request_id, event_type, request_url, title, body, user_name}].
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from answerable.answers.logs import labels
from answerable.answers.logs.days import day_in
from answerable.answers.logs.entry import Reach, Record, entries_of
from answerable.answers.logs.known import licence_in
from answerable.answers.logs.log import Item, Source
from answerable.answers.logs.tables import Row, read_table
from answerable.documents import Outlined, outline
from answerable.errors import DamagedFile

_SENT, _ANSWERED = ("sent", "followup_sent", "resent", "followup_resent"), ("response",)
_EVENTS = ("info_request_events", "events", "correspondence", "messages")
_LISTS = ("entries", "requests", "results", "data", "items", "records", "rows", "disclosures", "responses", "letters")
_WORDS = ("body", "text", "content", "snippet", "message", "main_body_text")
_CORRESPONDENCE = re.compile(r"\s*This is a plain-text version of the .{0,60}? request\s+\"(?P<title>.*?)\"\.\s+The latest, full version is available\s+online\s+at (?P<url>\S+?)\.?\s*\n", re.S)  # fmt: skip
_RULE = re.compile(r"^-{20,}[ \t]*$", re.M)
_HEADER = re.compile(r"^(From|To|Date):[ \t]*(.*)$", re.M)
_MARK = re.compile(r"</?(?:span|mark|strong|em|b|p|br|div)\b[^>]*>", re.I)
_SHORT = (
    "It is cut",
    "The site shows only the beginning of each letter in this form.",
    "Download the whole request from the site as a zip, and give that.",
)
_EVENT = re.compile(
    r"^(Request sent|Follow up sent|Response|Response by|Clarification|Internal review|Request|Annotation)\b", re.I
)
_BY = re.compile(
    r"\b(?:Response by|Request sent to|sent to|by)\s+(.+?)\s+(?:to|by)\s+(.+?)\s+on\s+(.+?)\.?$", re.I | re.S
)
_MOST_NESTED = 60


def read_json(text: str, source: Source, reach: Reach | None = None) -> Iterator[Item]:
    """The entries of JSON, or of one object a line. Refuses what is neither (DamagedFile)."""
    try:
        value = json.loads(text)
    except RecursionError as fault:
        raise DamagedFile(name=source.name, fault="its JSON is nested deeper than any log") from fault
    except ValueError as fault:
        where = f"line {fault.lineno}, character {fault.colno}" if isinstance(fault, json.JSONDecodeError) else "line 1"
        value = list(_lines(text, source, where))
    yield from read_values(value, source, reach)


def _lines(text: str, source: Source, fault: str) -> Iterator[Any]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError) as error:
                where = fault if number == 1 else f"line {number}"
                raise DamagedFile(name=source.name, fault=f"it is no JSON that can be read ({where})") from error


def read_values(value: Any, source: Source, reach: Reach | None = None) -> Iterator[Item]:
    """The entries of JSON that was read."""
    if isinstance(value, dict):
        yield from _of_object(value, source, reach)
    elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        if any("event_type" in one for one in value):
            source.form = "a feed of a request site"
            yield from _of_feed(value, source)
        elif any(_events(one) for one in value) or any("questions" in one for one in value):
            for number, one in enumerate(value, 1):
                yield from _of_object(one, source, reach, place=f"item {number}")
        else:
            source.form = source.form or "a list of objects (JSON)"
            yield from read_table(_as_rows(value), source, reach)
    else:
        yield source.missing("", "JSON without objects in it", "Each request of a log is an object with its question and its answer.", "Look whether this is the file that was meant.")  # fmt: skip


def _of_object(value: dict[str, Any], source: Source, reach: Reach | None, *, place: str = "") -> Iterator[Item]:
    if isinstance(authority := value.get("authority"), str):
        source.publisher = authority or source.publisher
    source.licence = source.licence or licence_in(str(value.get("licence") or value.get("license") or ""))
    if _events(value):
        source.form = "a request of a request site"
        yield from _of_request(value, source, place or "the request")
    elif isinstance(value.get("questions"), list):
        source.form = source.form or "an answer as a desk like this one publishes it"
        yield from _own(value, source, place or "the answer")
    elif found := next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None):
        if "version" in value and "authority" in value:
            source.form = "a log as a desk like this one publishes it"
        for number, one in enumerate(found, 1) if all(isinstance(one, dict) and ("questions" in one or one.get("status") == "taken down") for one in found) else ():  # fmt: skip
            yield from _own(one, source, f"entry {number}")
        if not any(isinstance(one, dict) and "questions" in one for one in found):
            yield from read_values(found, source, reach)
        if value.get("next"):
            yield source.missing("", f"further pages: {value['next']}", "Nothing is fetched from the network.", "Save the next pages too, or the CSV, which holds all of it.")  # fmt: skip
    else:
        source.form = source.form or "an object (JSON)"
        yield from read_table(_as_rows([value]), source, reach)


def _own(value: Mapping[str, Any], source: Source, place: str) -> Iterator[Item]:
    """One answer as open-data.md describes it."""
    if value.get("status") == "taken down" or not isinstance(value.get("questions"), list):
        why = str(value.get("taken_down_reason") or "Its publisher gave no reason.")
        yield source.missing(place, f"{_said(value, 'reference') or 'an answer'} was taken down", why, "Nothing; if you keep an earlier copy, take it out.")  # fmt: skip
        return
    for number, one in enumerate(value["questions"], 1):
        if not isinstance(one, dict):
            continue
        record = Record(f"{place}, question {number}", address=_said(value, "url"))
        for role, name in ((labels.QUESTION, "question"), (labels.ANSWER, "answer"), (labels.OUTCOME, "outcome"), (labels.NUMBER, "number")):  # fmt: skip
            record.words[role] = _said(one, name)
        record.words[labels.PROVISIONS] = "; ".join(_said(each, "id") if isinstance(each, dict) else str(each) for each in one.get("provisions") or ())  # fmt: skip
        record.words[labels.REFERENCE], record.words[labels.TITLE] = _said(value, "reference"), _said(value, "title")
        record.on = day_in(_said(value, "answered_on") or _said(value, "published_at"))
        yield from entries_of(record, source, is_whole=True)


def _events(value: Mapping[str, Any]) -> list[dict[str, Any]]:
    found: list[Any] = next((value[name] for name in _EVENTS if isinstance(value.get(name), list)), [])
    return [one for one in found if isinstance(one, dict) and ("event_type" in one or "direction" in one)]


def _of_request(value: Mapping[str, Any], source: Source, place: str) -> Iterator[Item]:
    """A request with its events; what was sent asks, what came answers."""
    events = _events(value)
    asked = [words for one in events if _kind(one) in _SENT and (words := _words_of(one))]
    said = [(words, one) for one in events if _kind(one) in _ANSWERED and (words := _words_of(one))]
    record = _of_info(value, value.get("public_body"), value.get("user") or value.get("user_name"), place)
    record.add(labels.QUESTION, "\n".join(asked[:1]))
    yield from _put(record, [words for words, _ in said], said[-1][1] if said else {}, source)


def _of_feed(events: Sequence[Mapping[str, Any]], source: Source) -> Iterator[Item]:
    """A list of events, gathered by the request that they belong to."""
    by_request: dict[str, list[Mapping[str, Any]]] = {}
    for one in events:
        info = one.get("info_request")
        key = info.get("id") if isinstance(info, dict) else one.get("request_id") or one.get("request_url")
        by_request.setdefault(str(key), []).append(one)
    for key, some in by_request.items():
        some = sorted(some, key=lambda one: _said(one, "created_at"))
        info = some[0].get("info_request")
        record = _of_info(info if isinstance(info, dict) else some[0], some[0].get("public_body"), some[0].get("user") or some[0].get("user_name"), f"request {key}")  # fmt: skip
        asked = [words for one in some if _kind(one) in _SENT and (words := _words_of(one))]
        said = [(words, one) for one in some if _kind(one) in _ANSWERED and (words := _words_of(one))]
        record.add(labels.QUESTION, "\n".join(asked[:1]))
        yield from _put(record, [words for words, _ in said], said[-1][1] if said else {}, source)


def _of_info(info: Mapping[str, Any], body: Any, user: Any, place: str) -> Record:
    record = Record(place)
    record.add(labels.TITLE, _said(info, "title"))
    record.add(labels.OUTCOME, _said(info, "described_state"))
    record.add(labels.REFERENCE, _said(info, "id") or _said(info, "request_id"))
    record.add(labels.PUBLISHER, _said(body, "name") if isinstance(body, dict) else _said({"": body}, ""))
    record.address = _said(info, "request_url") or _said(info, "url")
    name = _said(user, "name") if isinstance(user, dict) else _said({"": user}, "")
    record.names = (name,) if name else ()
    return record


def _put(record: Record, said: Sequence[str], last: Mapping[str, Any], source: Source) -> Iterator[Item]:
    record.on = day_in(_said(last, "created_at") or _said(last, "sent_at"))
    answer = "\n\n".join(dict.fromkeys(said))
    if not answer:
        yield source.missing(record.place, f"“{record.get(labels.TITLE)[:80]}”: the words of the answer are not in this file", "The site names its letters here by number, or the request has not been answered.", _SHORT[2])  # fmt: skip
        return
    record.add(labels.ANSWER, answer)
    is_short = answer.rstrip().endswith(("...", "…"))
    yield from entries_of(record, source)
    if is_short:
        yield source.missing(record.place, f"the rest of an answer that is cut off (“{record.get(labels.TITLE)[:80]}”)", _SHORT[1], _SHORT[2])  # fmt: skip


def _kind(event: Mapping[str, Any]) -> str:
    direction = _said(event, "direction")
    return {"request": "sent", "response": "response"}.get(direction, _said(event, "event_type"))


def _words_of(event: Mapping[str, Any]) -> str:
    """The words of a letter, from the first field that has any."""
    for inside in (event, event.get("incoming_message"), event.get("outgoing_message")):
        if isinstance(inside, dict):
            for name in _WORDS:
                if isinstance(inside.get(name), str) and inside[name].strip():
                    return _MARK.sub("", inside[name]).strip()
    return ""


def _said(value: Any, name: str) -> str:
    found = value.get(name) if isinstance(value, dict) else None
    return str(found).strip() if isinstance(found, str | int | float) and not isinstance(found, bool) else ""


def _as_rows(values: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    """Objects as rows of a table with their keys as headings."""
    keys = list(dict.fromkeys(key for one in values for key in one))[:200]
    yield Row("the keys", keys)
    for number, one in enumerate(values, 1):
        yield Row(f"item {number}", [_flat(one.get(key)) for key in keys])


def _flat(value: Any, depth: int = 0) -> str:
    if isinstance(value, list) and depth < _MOST_NESTED:
        return "\n".join(_flat(one, depth + 1) for one in value)
    if isinstance(value, dict):
        return _said(value, "name") or _said(value, "title") or _said(value, "id")
    return "" if value is None else str(value)


def is_correspondence(text: str) -> bool:
    """Whether a text is the one that a request site puts into the zip of a request."""
    return _CORRESPONDENCE.match(text) is not None


def read_correspondence(text: str, source: Source) -> Iterator[Item]:
    """The entries of such a text: the first letter asks; what comes to its sender answers."""
    head = _CORRESPONDENCE.match(text)
    posts = [post for part in _RULE.split(text)[1:] if (post := _post(part))]
    if head is None or not posts:
        return
    sender, body = posts[0][0].get("From", ""), posts[0][0].get("To", "")
    events = [{"direction": "request" if one.get("From", "") == sender else "response", "body": words, "sent_at": one.get("Date", "")} for one, words in posts]  # fmt: skip
    source.form = "the letters of a request site"
    value = {
        "title": " ".join(head["title"].split()),
        "url": head["url"],
        "public_body": {"name": body},
        "user": {"name": sender},
        "events": events,
    }
    yield from _of_request(value, source, "the letters")


def _post(part: str) -> tuple[dict[str, str], str] | None:
    """One letter: its headers, and its words without quoted ones and the names of attachments."""
    found = dict[str, str]()
    at = 0
    for match in _HEADER.finditer(part):
        if match[1] in found or part[at : match.start()].strip():
            break
        found[match[1]], at = match[2].strip(), match.end()
    lines = [line for line in part[at:].splitlines() if not line.startswith((">", "Attachment:"))]
    return (found, "\n".join(lines).strip()) if found else None


def read_feed(data: bytes, source: Source) -> Iterator[Item]:
    """The entries of Atom or RSS: of a request site its letters, of any other what its items say."""
    if b"<!DOCTYPE" in data[:4000] or b"<!ENTITY" in data:
        raise DamagedFile(name=source.name, fault="it declares entities, which no feed does")
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  no DOCTYPE, so no entities
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        raise DamagedFile(name=source.name, fault=f"it is no XML that can be read ({fault})") from fault
    source.form = "a feed (Atom or RSS)"
    source.licence = source.licence or licence_in(_text(root, "rights") or _text(root, "copyright"))
    items = [one for one in root.iter() if _name(one) in ("entry", "item")]
    events: list[dict[str, Any]] = []
    others: list[tuple[int, ElementTree.Element]] = []
    for number, one in enumerate(items, 1):
        if event := _event(one):
            events.append(event)
        else:
            others.append((number, one))
    if events:
        source.form = "a feed of a request site (Atom)"
        yield from _of_feed(events, source)
    whose = _text(next((one for one in root if _name(one) == "author"), root), "name") if others else ""
    for number, one in others:
        yield from _of_item(number, one, source, whose)


def _event(item: ElementTree.Element) -> dict[str, Any]:
    """An item as an event of a request site, where it is one."""
    own = {_name(child): (child.text or "") for child in item if "alaveteli" in child.tag}
    title, content, day = (
        _text(item, "title"),
        _text(item, "content"),
        _text(item, "published") or _text(item, "updated"),
    )
    if "event_type" in own:
        return {"event_type": own["event_type"], "request_url": own.get("request_url", ""), "title": title, "body": content, "created_at": day, "user": {"name": _text(item, "name")}}  # fmt: skip
    if "request_listing" not in content and "requester" not in content:
        return {}
    parts = outline(content, name="content").parts
    told = next((part.text for part in parts if _EVENT.match(part.text) and _BY.search(part.text)), "")
    found = _BY.search(told)
    if not found:
        return {}
    is_response = told.lower().startswith("response")
    status = next((part.text.rstrip(".") for part in parts if part.kind == "label"), "")
    words = max((part.text for part in parts if part.text != told and part.kind == "text"), key=len, default="")
    body, person = (found[1], found[2])
    return {
        "event_type": "response" if is_response else "sent", "created_at": day, "snippet": words, "title": outline(title, name="title").words.strip() or title,
        "request_url": re.sub(r"#.*|/(?:response|followup)/.*", "", _link(item)), "public_body": {"name": body}, "user": {"name": person}, "described_state": _state(status),
    }  # fmt: skip


def _state(shown: str) -> str:
    return re.sub(r"^the request (?:was|is)\s+|\W+$", "", shown.strip(), flags=re.I)


def _of_item(number: int, item: ElementTree.Element, source: Source, whose: str) -> Iterator[Item]:
    from answerable.answers.logs.pages import read_parts

    own = Source(source.name, source.publisher or whose, _link(item) or source.address, source.licence, day_in(_text(item, "published") or _text(item, "updated") or _text(item, "pubDate")) or source.on, source.said, source.columns, "", source.place(f"item {number}"))  # fmt: skip
    title = outline(_text(item, "title"), name="title").words.strip()
    content = _text(item, "content") or _text(item, "encoded") or _text(item, "description") or _text(item, "summary")
    parts = (Outlined("heading", title, 2), *outline(content, name="content").parts)
    words = "\n\n".join(part.text for part in parts[1:])
    yield from read_parts(parts, own, None, text=words)


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def _text(element: ElementTree.Element, name: str) -> str:
    found = next((one for one in element.iter() if _name(one) == name), None)
    return "".join(found.itertext()).strip() if found is not None else ""


def _link(item: ElementTree.Element) -> str:
    links = [one for one in item if _name(one) == "link"]
    best = next((one for one in links if one.get("rel", "alternate") == "alternate"), None)
    return (best.get("href") or (best.text or "").strip()) if best is not None else ""
