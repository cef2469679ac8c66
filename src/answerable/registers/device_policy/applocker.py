"""AppLocker policies (Windows): written from the policy, and read from any export.

Store apps are named by package and publisher, programs by the name of their file. The rules only audit: the register
does not list every program, and an enforced collection blocks whatever it does not allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import quoteattr

from answerable.errors import NotADeviceFile
from answerable.registers.device_policy.marks import Source, rule_identity, sentence, source_in
from answerable.registers.device_policy.policy import AppRule, DeviceKind, DevicePolicy, Unsaid, Verdict, split
from answerable.registers.device_policy.reading import ReadPolicy, ReadRule, settled, shown

PLATFORM = "windows"
EVERYONE = "S-1-1-0"
NO_PUBLISHER = "AppLocker names an app by its publisher too, and the register has none (app_ids.windows_publisher)"
LIMIT = 1024  # characters of a name or description
ACTIONS = {"Allow": Verdict.ALLOWED, "Deny": Verdict.BLOCKED}
EXE = ".exe"


def sayable(kind: DeviceKind) -> tuple[tuple[AppRule, ...], tuple[Unsaid, ...]]:
    """The rules that AppLocker can say for the kind, and the tools that it cannot speak of."""
    rules, unsaid = split(kind, PLATFORM)
    lost = [rule for rule in rules if not rule.publisher and not _is_by_path(rule)]
    more = [Unsaid(tool, rule.name, rule.verdict, NO_PUBLISHER) for rule in lost for tool in rule.tools]
    return tuple(rule for rule in rules if rule not in lost), tuple(sorted((*unsaid, *more), key=lambda one: one.tool))


def write(policy: DevicePolicy, kind: DeviceKind, rules: Iterable[AppRule]) -> bytes:
    """The policy file: the same bytes for the same registers."""
    lists: dict[str, list[AppRule]] = {"Appx": [], "Exe": []}
    for rule in rules:
        lists["Exe" if rule.app_id.lower().endswith(EXE) else "Appx"].append(rule)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f"<!-- {sentence(policy, kind).replace('--', '- -')} -->",
        '<AppLockerPolicy Version="1">',
    ]
    for name, found in lists.items():
        if found:
            lines.append(f'  <RuleCollection Type="{name}" EnforcementMode="AuditOnly">')
            lines += [line for rule in found for line in _lines(kind, rule)]
            lines.append("  </RuleCollection>")
    return "\n".join([*lines, "</AppLockerPolicy>", ""]).encode()


def _is_by_path(rule: AppRule) -> bool:
    """True for a program that is blocked by the name of its file; to allow one so would let any file of that name run."""
    return rule.app_id.lower().endswith(EXE) and rule.verdict is Verdict.BLOCKED


def _lines(kind: DeviceKind, rule: AppRule) -> Iterator[str]:
    name = "FilePublisherRule" if rule.publisher else "FilePathRule"
    said = {
        "Id": str(rule_identity(kind, rule)),
        "Name": f"{', '.join(rule.tools)} {rule.name}"[:LIMIT],
        "Description": rule.reason[:LIMIT],
        "UserOrGroupSid": EVERYONE,
        "Action": "Allow" if rule.verdict is Verdict.ALLOWED else "Deny",
    }
    yield f"    <{name} {' '.join(f'{key}={quoteattr(value)}' for key, value in said.items())}>"
    yield "      <Conditions>"
    if rule.publisher:
        is_program = rule.app_id.lower().endswith(EXE)
        product, binary = ("*", rule.app_id) if is_program else (rule.app_id, "*")
        yield (
            f"        <FilePublisherCondition PublisherName={quoteattr(rule.publisher)} "
            f"ProductName={quoteattr(product)} BinaryName={quoteattr(binary)}>"
        )
        yield '          <BinaryVersionRange LowSection="*" HighSection="*" />'
        yield "        </FilePublisherCondition>"
    else:
        path = f"*\\{rule.app_id}"
        yield f"        <FilePathCondition Path={quoteattr(path)} />"
    yield "      </Conditions>"
    yield f"    </{name}>"


@dataclass(slots=True)
class _Found:
    """What the parser has met so far."""

    rules: list[ReadRule] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    source: Source | None = None
    root: str = ""
    collection: str = ""
    rule: str = ""
    action: str = ""
    is_excepting: bool = False

    def start(self, tag: str, said: dict[str, str]) -> None:
        """An element begins."""
        self.root = self.root or tag
        if tag == "RuleCollection":
            self.collection = shown(said.get("Type", ""))
            if said.get("EnforcementMode") == "AuditOnly":
                self.notes.append(f"The {self.collection} rules only audit; nothing is blocked by them.")
        elif tag in ("FilePublisherRule", "FilePathRule", "FileHashRule"):
            self.rule, self.action = shown(said.get("Name", "without a name")), said.get("Action", "")
        elif tag == "Exceptions":
            self.is_excepting = True
            self.notes.append(f"The rule “{self.rule}” has exceptions, which are not compared.")
        elif tag.endswith("Condition") and not self.is_excepting:
            self.condition(tag, said)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "Exceptions":
            self.is_excepting = False

    def comment(self, words: str) -> None:
        """What stands in a comment."""
        self.source = self.source or source_in(words)

    def condition(self, tag: str, said: dict[str, str]) -> None:
        """The app that a rule is about; a note where it is about no single app."""
        product, binary = said.get("ProductName", "*"), said.get("BinaryName", "*")
        app_id = binary if product == "*" or self.collection != "Appx" else product
        if tag == "FilePathCondition":
            app_id = said.get("Path", "").rpartition("\\")[2]
        if app_id in ("", "*") or tag == "FileHashCondition" or self.action not in ACTIONS:
            self.notes.append(f"The rule “{self.rule}” ({self.collection}) names no single app, and is not compared.")
        else:
            self.rules.append(ReadRule(app_id, ACTIONS[self.action]))


def read(data: bytes, *, name: str) -> ReadPolicy:
    """The rules of an AppLocker policy. Refuses what is none, and any file with a document type (NotADeviceFile)."""
    found, parser = _Found(), ParserCreate()
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CommentHandler = found.comment
    parser.StartDoctypeDeclHandler = lambda *_: _refuse(name, "it has a document type, which no such policy has")
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        _refuse(name, f"it is no XML that can be read ({error})")
    if found.root != "AppLockerPolicy":
        _refuse(name, "it is XML, and no AppLocker policy")
    return ReadPolicy(
        "applocker", PLATFORM, settled(found.rules), source=found.source, notes=tuple(dict.fromkeys(found.notes))
    )


def _refuse(name: str, fault: str) -> None:
    raise NotADeviceFile(name=name, fault=fault)
