"""What words mean together: concepts that two others make, and those that another takes away."""

from __future__ import annotations

import re

from answerable.answers.withheld import wanted
from answerable.registers import compiled

_CONTRADICTS: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(spoken.split()), frozenset(away.split()))
    for spoken, away in (
        ("claim", "costs cost"),
        ("incident-channel", "cyber-attack defences person-wanted breach"),
        ("insurance", "policy-wanted policy-exists"),
        ("non-cyber", "cyber-attack cyber-kind"),
        ("messaging-app tool-named", "app-word"),
        ("lost-device tool-named", "assets"),
        ("lost-device", "defences"),
        ("investigation-of", "chat-group"),
        ("other-incidents", "breach breach-record claim ico-outcome fine lost-device"),
    )
)  # where one of the first is spoken of, the second are not meant


_EXHIBITS = (
    "chain of custody|evidence",
    "exhibit*",
    "digital|electronic|physical evidence",
    "item*|log|handling|store|trail of|for evidence",
    "evidence log|handling|item*|store|bag*",
    "custody",
    "evidence ~ altered|tampered|hash*|gathered|seized|collected|handled|stored|moved|kept",
)
_PRODUCTS = ("product*|software|supplier*|version*|vendor*|provider*|method*|where",)
_KIT = (
    "make|makes|model|models|manufacturer*|version*|firmware|build*|licen* ~ firewall*|switch|switches|router*|server*|antivirus|anti-virus|endpoint*|appliance*",
    "firewall*|switch|switches|router*|server*|antivirus|anti-virus|endpoint*|appliance* ~ make|makes|model|models|manufacturer*|version*|firmware|build*|licen*",
    "version* ~ ios|android|macos|linux|windows",
    "antivirus|anti-virus|firewall*|signatures|vulnerabilit*|unpatched|patches",
    "checked_in|check_in|enrolled|enrolment|synced",
)
_WHO_DID = re.compile(
    r"(?:^|[.?!\n:;,]\s*)(?:and |so |then |exactly )*who (?:was it (?:that|who) )?"
    r"(?:sent|lost|leaked|disclosed|posted|emailed|caused|published|uploaded|passed|gave|opened|looked)\b",
    re.I,
)  # who did it, asked straight out
_OUTAGE = re.compile(
    r"\b(?:outages?|downtime|websites?|web sites?|networks?|servers|ict|computers)\b[^.?!\n]{0,120}\battack(?:s|ed)?\b",
    re.I,
)
_A_POLICY = ("polic*|procedure*|guidance|guideline*|sop|sops|protocol*|handbook*|strategy|plan|plans|code|standards",)
_RESPONSE_PLAN = ("incident|breach|cyber|attack ~ response|recovery|continuity|management plan*|playbook*|runbook*",)
_REDACTED = (
    "redacted ~ copy|copies|version*|form|extract*|log|report*|register",
    "suitably|appropriately|partly|partially redacted",
    "redact* ~ if|where necessary|needed|appropriate|required",
)  # how a document may be given, and no breach


def joined(found: frozenset[str], spoken: str) -> frozenset[str]:
    """The concepts, with those that are said by several words apart from each other."""
    sought = wanted(spoken)
    found |= sought
    if "person-wanted" in sought:
        found |= {"wrongdoer"}  # of something that went wrong, by whatever word
    if "investigation-papers" in sought:
        found = (found | {"breach"}) - {"chat-group"}  # of a leak, and not of the group that it came from
    if {"systems-down", "talking"} <= found:
        found |= {"incident-channel"}
    if _OUTAGE.search(spoken):
        found |= {"cyber-attack"}
    if _WHO_DID.search(spoken):
        found |= {"person-wanted"}
    if {"one-of-staff", "staff-outcome"} <= found and "how-many" not in found:
        found |= {"person-wanted"}  # what became of one of them, though nobody is named
    if compiled(("phishing simulat*|test*|exercise*|campaign*",)).search(spoken):
        found = (found | {"training"}) - {"cyber-attack"}
    return found


_EITHER = re.compile(
    r"(?<!non-)(?<!non )\bcyber\b\W*(?:incidents?|breach(?:es)?|related)?\W*(?:or|and|/|versus|vs\.?|from|as opposed to|rather than)\W*(?:the )?non\W?cyber"
    r"|\bnon\W?cyber\W*(?:incidents?|breach(?:es)?|related)?\W*(?:or|and|/|versus|vs\.?|from)\W*(?:the )?cyber",
    re.I,
)
_TAKEN_AWAY = re.compile(r"\b(?:subtract\w*|remainder|minus|take away|deduct\w*|left over|difference between)\b", re.I)
_GOT_IN = re.compile(r"\b(?:got|broke|gained|forced)\b (?:past|into|through|in|round|entry|access)\b", re.I)
_A_DUTY = re.compile(
    r"\bresponsible for (?!leak|los|send|caus|disclos|publish|shar|upload|access)(?:\w+ing|the (?:polic|evidence|log|register|record|custody))",
    re.I,
)
_SUFFERED = re.compile(
    r"\b(?:has|have|had|did|was|were)\b[^.?!\n]*\b(?:ever|suffer\w*|experienc\w*|had to|fall\w*|happen\w*|occur\w*|affect\w*|victim|"
    r"(?:been|was|were) (?:\w+ )?(?:attack\w*|hit|hack\w*|compromis\w*|infect\w*|encrypt\w*|breach\w*|stol\w*|locked|held))\b",
    re.I,
)
_GUARDED = re.compile(
    r"\b(?:prevent|protect|defen[cds]|safeguard|mitigat|guard|resilien|detect|withstand|in place)\w*", re.I
)


def settled(found: frozenset[str], spoken: str) -> frozenset[str]:
    """The concepts, without those that others contradict."""
    found = _of_attacks(found, spoken)
    if compiled(("what|which tool|tools|software|product*|system* ~ wipe*|wiping|erase*",)).search(spoken):
        found -= {"lost-device"}  # of what is done to lost devices, and none of them
    if compiled(("ethical|white_hat hack*",)).search(spoken):
        found -= {"cyber-attack"}  # who tests the defences by leave
    if found & {"tool-named", "messaging-app"} and compiled(("sanctioned",)).search(spoken):
        found -= {"staff-outcome", "disciplined"}
    if _A_DUTY.search(spoken):
        found -= {"person-wanted", "wrongdoer"}  # whose work it is, and not whose fault
    if "claim" in found and "out of court" in spoken.lower():
        found -= {"legal"}
    for names, away in _CONTRADICTS:
        found -= away if found & names else frozenset()
    if compiled(_RESPONSE_PLAN).search(spoken):
        found -= {"breach", "breach-detail", "cyber-attack"} | ({"defences"} - wanted(spoken))
    if "message-record" in found and compiled(("export*|captures|captured",)).search(spoken) and "group" not in spoken:
        found -= {"chat-group"}  # of what was copied out of chats
    if compiled(_REDACTED).search(spoken):
        found -= {"redaction"}
    return _of_defences(_of_evidence(_of_periods(found, spoken), spoken), spoken)


def _of_attacks(found: frozenset[str], spoken: str) -> frozenset[str]:
    """What was suffered is no measure against it; and what would tell attacks from the rest is about attacks."""
    if "cyber-attack" in found and (_SUFFERED.search(spoken) or _GOT_IN.search(spoken)):
        found -= (
            {"incident-channel"}
            if _GUARDED.search(spoken) and not _GOT_IN.search(spoken)
            else {"incident-channel", "defences"}
        )
    if "non-cyber" in found and (_EITHER.search(spoken) or _TAKEN_AWAY.search(spoken)):
        found = (found - {"non-cyber"}) | {"cyber-attack", "breach"}
    return found


def _of_periods(found: frozenset[str], spoken: str) -> frozenset[str]:
    """How long something is kept is no secret of how it is made, and names nobody."""
    if "how-long" in found and found & {"keep", "schedule"}:
        found -= {"person-wanted", "investigation-papers"}
    if {"how-long", "keep"} <= found and not compiled(_PRODUCTS).search(spoken):
        found -= {"defences"}
    return found


def _of_evidence(found: frozenset[str], spoken: str) -> frozenset[str]:
    """A proof of something is no exhibit."""
    proof = compiled(("evidence that|showing", "evidence to show", "evidence of compliance")).search(spoken)
    return found - {"custody"} if proof and not compiled(_EXHIBITS).search(spoken) else found


def _of_defences(found: frozenset[str], spoken: str) -> frozenset[str]:
    """The make or version of a firewall is no matter of an inventory, and none of a policy."""
    if "defences" not in found:
        return found
    if not compiled(_A_POLICY).search(spoken):
        found -= {"policy-wanted"}  # the rules of a filter are how it is set
    return found - {"assets", "policy-date", "policy-review"} if compiled(_KIT).search(spoken) else found
