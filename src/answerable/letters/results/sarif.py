"""Findings as SARIF 2.1.0, the form in which programs that watch over files take what checkers find.

A place is one in the text that was read out of a file: of a text file its own lines, of Word, PDF or
mail the lines of its words, as each artifact says of itself.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from urllib.parse import quote

from answerable import __version__
from answerable.letters.checking.findings import Certainty, Finding, Level, level_of
from answerable.letters.checking.rule import Rule
from answerable.letters.results.checked import Checked
from answerable.letters.results.places import Where

Value = dict[str, object]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PLACES = "Lines and characters are those of the words read out of this file, as answerable read prints them."
_SECTIONS = ("What the law asks", "Why it matters", "How to put it right")
_KEPT = 200  # characters of a place that its fingerprint takes in


def to_sarif(checked: Sequence[Checked], *, rules: Iterable[Rule], unread: Sequence[tuple[str, str]] = ()) -> Value:
    """What was found in these letters by these rules, as a SARIF log; what was waived is there as suppressed.

    unread: the files that could not be read, each with why; the run then was no success.
    """
    known = {rule.code: _rule(rule) for rule in rules}
    for one in checked:
        for finding in one.findings:
            known.setdefault(finding.rule, _fired(finding))
    numbers = {code: number for number, code in enumerate(known)}
    files = _files(checked)
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "Answerable", "version": __version__, "rules": list(known.values())}},
                "columnKind": "unicodeCodePoints",
                "artifacts": [_artifact(place, files) for place in files],
                "invocations": [
                    {
                        "executionSuccessful": not unread,
                        "toolExecutionNotifications": [*map(_unread, unread), *_unlooked(checked)],
                    }
                ],
                "results": [result for one in checked for result in _results(one, files, numbers)],
            }
        ],
    }


def _rule(rule: Rule) -> Value:
    law = next(iter(rule.law))
    level = level_of(rule.authorities(law)[0])
    help_text = "\n\n".join(f"{heading}: {said}" for heading in _SECTIONS if (said := rule.section(heading)))
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.section(_SECTIONS[0]) or f"{rule.title}."},
        "help": {"text": help_text or f"{rule.title}."},
        "defaultConfiguration": {"level": _level(level, rule.certainty)},
        "properties": {"law": {regime: list(rule.authorities(regime)) for regime in rule.law}},
    }


def _fired(finding: Finding) -> Value:
    """A rule that is known by what it found: an authority's own, or a waiver that fits nothing."""
    return {
        "id": finding.rule,
        "name": finding.name,
        "shortDescription": {"text": finding.says},
        "defaultConfiguration": {"level": _level(finding.level, finding.certainty)},
    }


def _level(level: Level, certainty: Certainty) -> str:
    if level is Level.PRACTICE or certainty is Certainty.LOOK:
        return "note"
    return "error" if level is Level.BREACH and certainty is Certainty.SURE else "warning"


def _files(checked: Sequence[Checked]) -> dict[tuple[str, str], int]:
    """Each file once, with its number: its name, and the message that it is in."""
    files: dict[tuple[str, str], int] = {}
    for one in checked:
        for source in one.files:
            if source.inside:
                files.setdefault((source.inside, ""), len(files))
            files.setdefault((source.name, source.inside), len(files))
    return files


def _artifact(file: tuple[str, str], files: dict[tuple[str, str], int]) -> Value:
    name, inside = file
    artifact: Value = {"location": {"uri": _uri(name, inside)}, "description": {"text": _PLACES}}
    return artifact | {"parentIndex": files[inside, ""]} if inside else artifact


def _uri(name: str, inside: str = "") -> str:
    """The address of a file; of an attachment that of its message, with its name as the part."""
    if inside:
        return f"{_uri(inside)}#{quote(name)}"
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _results(checked: Checked, files: dict[tuple[str, str], int], numbers: dict[str, int]) -> list[Value]:
    seen: Counter[str] = Counter()
    results = []
    for finding in checked.findings:
        print_ = _fingerprint(finding, checked)
        seen[print_] += 1
        result: Value = {
            "ruleId": finding.rule,
            "ruleIndex": numbers[finding.rule],
            "level": _level(finding.level, finding.certainty),
            "message": {"text": _message(finding)},
            "locations": [_location(where, checked, files) for where in checked.where(finding.span)],
            "partialFingerprints": {"answerable/v1": f"{print_}:{seen[print_]}"},
            "properties": {"label": finding.label, "authority": finding.authority, "questions": [*finding.questions]},
        }
        if finding.waived:
            kept = f"{finding.waived.by}: {finding.waived.reason}"
            result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": kept}]
        results.append(result)
    return results


def _message(finding: Finding) -> str:
    mend = f" {finding.suggest.says}" if finding.suggest else ""
    return f"{finding.says} ({finding.authority}){mend}"


def _location(where: Where, checked: Checked, files: dict[tuple[str, str], int]) -> Value:
    source = where.source
    artifact = {"uri": _uri(source.name, source.inside), "index": files[source.name, source.inside]}
    region: Value = {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
        "charOffset": where.span.start,
        "charLength": where.span.end - where.span.start,
    }
    if where.span.end > where.span.start:
        words = checked.reading.text[source.start : source.end]
        region["snippet"] = {"text": where.span.of(words)}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _fingerprint(finding: Finding, checked: Checked) -> str:
    """The same for one fault whatever is changed elsewhere: its rule, and its words or, where it has none, what is said."""
    words = finding.span.of(checked.reading.text) or finding.says
    held = "\0".join((finding.rule, " ".join(words.split())[:_KEPT].casefold()))
    return hashlib.sha256(held.encode()).hexdigest()[:32]


def _unread(file: tuple[str, str]) -> Value:
    """A file that could not be read, with why."""
    name, why = file
    place = {"physicalLocation": {"artifactLocation": {"uri": _uri(name)}}}
    return {"level": "error", "message": {"text": f"{name} could not be read: {why}"}, "locations": [place]}


def _unlooked(checked: Sequence[Checked]) -> list[Value]:
    """The rules that did not run, each with why."""
    told = dict.fromkeys(
        (one.rule, f"{one.rule} {one.name}: {one.why}") for each in checked for one in each.not_looked_at
    )
    return [{"level": "note", "message": {"text": said}, "associatedRule": {"id": code}} for code, said in told]
