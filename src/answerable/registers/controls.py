"""Protective measures and the device policy: a general yes, and what is withheld.

What may be said is the public line of each measure. Products, versions, settings and how a block is made
stay in the register.
"""

from __future__ import annotations

from datetime import date

from answerable.registers.facts import Asked, Books, Fact, Stated
from answerable.registers.phrases import compiled, plain, stems
from answerable.registers.policies import matching, titled
from answerable.registers.register import YES_NO, YES_PART_NO, Field, Register, Section, fields
from answerable.registers.tool_facts import named, status_on
from answerable.registers.values import Entry, Kept

_PUBLISH = (
    Field("publish", "What may be published", "group"),
    *fields("publish", Field("withheld_fields", "Withheld fields", "list"), Field("reason", "Why withheld")),
)
MEASURES = (
    Field("id", "Reference", is_required=True),
    Field("subject", "Subject", is_required=True),
    Field("in_place", "In place", choices=YES_NO, is_required=True),
    Field("public_line", "What is said in public", "long", is_required=True),
    Field("product", "Product", help="withheld"),
    Field("version", "Version", help="withheld"),
    Field("supplier", "Supplier", help="withheld"),
    *_PUBLISH,
)
DEVICE_FIELDS = (
    Field("id", "Reference", is_required=True),
    Field("name", "Name", is_required=True),
    Field("kind", "Kind", is_required=True),
    Field("managed", "Managed", choices=YES_PART_NO),
    Field("staff_may_install", "What staff may install"),
    Field("control", "How it is enforced", help="withheld"),
    Field("policies", "Policies", "list", refers_to="policies"),
    Field("review_due", "Review due", "date"),
    *_PUBLISH,
)

_ISSUED = "devices|device|phones|telephones|mobiles|handsets|laptops|tablets|computers|machines"
_STRAYS = (
    "not_compliant|non-compliant|noncompliant|uncompliant|unapproved|disallowed|not_allow|not_allowed|not_permit|"
    "not_permitted|not_approved|fail_to_comply|do_not_comply|not_comply|breach_policy|drifted|drift"
)  # a device that is not as the policy says
_WEAK = "gap|gaps|weakness|weaknesses|hole|holes|loophole*|shortcoming*|flaw|flaws|blind_spot*"
_MAKES = (
    "sophos|crowdstrike|microsoft_defender|defender|mcafee|symantec|trellix|sentinelone|kaspersky|eset|bitdefender|"
    "palo_alto|fortinet|fortigate|check_point|checkpoint|mimecast|proofpoint|barracuda|darktrace|qualys|nessus|tenable|"
    "rapid7|veeam|rubrik|commvault|intune|airwatch|mobileiron|jamf|okta|zscaler|splunk|carbon_black|cortex_xdr"
)  # makers whose products requesters list as examples

TERMS: dict[str, tuple[str, ...]] = {
    "defences": (
        "antivirus*",
        "measure*|steps|precaution*|safeguards ~ prevent*|stop*|against|withstand|resist ~ attack*|ransomware|hack*|malware|cyber*",
        "backup*|back-up*|back-ups software|system*|solution*|product*|supplier*|arrangement*",
        "password* rule*|requirement*|complexity|length|settings|polic* ~ account*|admin*|enforced",
        "servers|server ~ patch*",
        "anti-virus*",
        "anti-malware",
        "firewall*",
        "endpoint*",
        "mdm",
        "mobile device management",
        "edr|xdr|siem|soc",
        "device management software|system|product*|solution*",
        "penetration test*",
        "pen test*",
        "vulnerability|vulnerabilities",
        "security patch*",
        "patching",
        "unpatched",
        "intrusion detection|prevention",
        "multi-factor|two-factor authentication",
        "mfa",
        "encryption software|product*|standard*",
        "cyber|it|network|information security|defence measure*|control*|product*|tool*|software|arrangement*|system*|supplier*|solution*|provider*|posture|maturity",
        "security control*|measure*|product*|software|arrangement*",
        "prevent* ~ software|apps|app ~ install*",
        "device*|laptop*|phone*|disk*|mobile* ~ encrypt*",
        "encrypt* ~ device*|laptop*|phone*|disk*",
        "cloud ~ backed up|back-up*|backup*",
        "offsite|off-site|offline ~ back*",
        "back* ~ offsite|off-site|offline|cloud|tested|restored|independent*",
        "cyber defence*|resilience|protection*",
        "cyber essentials",
        "security operations",
        "protect*|defend*|defence*|secure|safeguard* ~ against|from ~ cyber*|ransomware|attack*|hack*|malware|virus*|phishing",
        "protect*|defend*|secur* ~ network*|system*|infrastructure|server*|device*",
        "protection* ~ ransomware|attack*|malware|cyber*",
        "how is|are ~ managed|controlled|blocked|enforced|prevented|restricted|secured|locked ~ system*|device*|phone*|telephone*|laptop*|mobile*|it",
        "how is|are ~ system*|device*|phone*|telephone*|laptop*|mobile* ~ managed|controlled|blocked|enforced|secured|locked",
        "how do|does ~ block*|prevent*|stop*|enforce*|control*|lock* ~ app*|install*|download*|device*|staff|whatsapp",
        "by_which|what|by_what means|method ~ block*|prevent*|enforce*|stop*",
        "technical measure*|control*|means|solution*|restriction*",
        "how ~ block* ~ made|work*|enforced|implemented",
        "how ~ apps are blocked",
        "filter* ~ web|internet|email*",
        "what|which software|product*|system*|tool*|solution* ~ stop*|block*|prevent*|manage*|monitor*|protect*|secure",
        "operating system version*",
        "version* ~ windows|software|firmware|operating",
        "windows 7|8|10|11",
        "configured|set ~ prevent*|block*|stop*|restrict*",
        "how ~ enforced|enforce",
        "remote access",
        "email|web|endpoint|cloud|device security",
        "data|systems|files|servers|laptops ~ backed up",
        "security|software update*",
        "last patched|updated ~ system*|software|server*|device*",
        "system*|software|server*|device* ~ last patched|updated",
        "disaster recovery|business continuity plan*",
        "backup* ~ product*|provider*|how|where|offline",
        "cyber incident response plan*",
        "bypass*|circumvent*|get_round",
        "spam filter*",
        "patch|patches|patched",
        "pen-test*|penetration-test*",
        "health check*",
        "anti-virus|antivirus|anti virus",
        "two-factor|multi-factor|2fa",
        "single sign-on",
        "vpn",
        "technical method*|way*|mechanism*|configuration*|setting*|detail*",
        "how ~ stop*|prevent*|block*|bar ~ install*|download*",
        "it health check*",
        "siem|soc|sase",
        "security product*|supplier*|vendor*|tool*|test*|audit*|assessment* ~ result*|finding*|name*",
        "web filter*|filtering",
        "unsupported|end-of-life software|system*|operating",
        "mobile device management",
        "stop*|prevent*|block* ~ people|staff|officers|employees|users|anyone ~ download*|install*",
        f"how_many|number_of|which {_ISSUED} ~ {_STRAYS}",
        f"how_many|number_of|which|your council|corporate|issued|managed|staff|work|mobile|user|of_your|of_the|of {_ISSUED} ~ {_STRAYS}",
        f"on_how_many|proportion|percentage ~ {_ISSUED} ~ {_STRAYS}",
        f"non-compliant|noncompliant|uncompliant|drifted|unmanaged {_ISSUED}",
        "unapproved|unauthorised|banned|disallowed|prohibited|forbidden|blocked app|apps|software|applications|programs ~ found|detected|discovered|present|identified",
        "device*|configuration|baseline drift|compliance|posture",
        "drift report*|from",
        "baseline|standard|reference configuration*|build*",
        f"{_WEAK} ~ device*|security|protection*|control*|defence*|network*|system*|firewall*",
        f"device*|security|protection*|control*|defence*|network*|firewall* ~ {_WEAK}",
        "mechanism*|mechanics ~ prevent*|block*|stop*|enforc*|bar|barred",
        "prevent*|block*|stop*|enforc*|bar|barred ~ mechanism*|mechanics",
        "allow|block|deny list|lists|listing",
        "allowlist*|blocklist*|denylist*|whitelist*|blacklist*|allow-list*|block-list*|deny-list*",
        f"use|uses|used|using|run|runs|running|deploy*|install*|rely|have|has ~ {_MAKES}",
        f"{_MAKES} ~ use|used|version*|licen*|deployed|installed|agent*",
        "detection and response",
        "threat detection|intelligence|hunting|monitoring",
        "managed security|detection|soc",
        "remote support|control|desktop|monitoring|management tool*|software|product*|system*|solution*",
        "network|infrastructure|system|systems|server|ict|security diagram*|topolog*|architecture|map|schematic*",
        "diagram*|topolog*|schematic* ~ network*|infrastructure|server*|data_centre*",
        "brand*|make|makes|model|models|manufacturer*|vendor*|which|version* ~ router*|switches|access_point*|hypervisor*|storage_array*|domain_controller*",
        "router*|switches|access_point*|hypervisor*|storage_array*|domain_controller* ~ brand*|make|makes|model|models|manufacturer*|vendor*|version*",
        "windows|sql server|xp|vista",
        "install*|roll_out|rolled_out|rolling_out ~ updates|fixes",
        "apply|applied|applies|applying ~ security|software|system|firmware|critical updates|fixes",
        "usb|ports|bluetooth ~ disabled|blocked|locked|switched_off",
        f"{_ISSUED} ~ disabled|locked_down",
        f"compar*|audit*|scan*|reconcil* ~ app|apps|software ~ {_ISSUED}",
        f"{_ISSUED} ~ compar*|audit*|scanned|reconcil* ~ policy|list|rules",
        "get|gets|getting|got past|round|around ~ restriction*|block*|ban|control*|filter*",
        "evade*|evading|workaround*|work-around* ~ restriction*|block*|ban|control*|filter*|app|apps",
        "version* ~ ios|android|macos|linux|windows|office",
        "ios|android|macos|windows|office ~ version*|minimum|build*",
        "ethical|white_hat hack*",
        "red team*|teaming",
        "configuration*|settings|setup of ~ proxy|gateway*|server*|network*|browser*|router*",
        f"{_ISSUED} ~ checked_in|check_in|enrolled|enrolment|synced|reported_in",
        "off-site|offsite|off_site copy|copies|storage",
        "restore*|restoring ~ tested|test|tests|software|server*|system*",
        "recovery time|point objective*",
        "dmarc|dkim|spf",
        "email|mail|web|secure gateway*",
        "two-step|2-step|passwordless verification|authentication|sign-in",
        "passkey*|yubikey*",
        "admin|administrator|privileged|domain account*|rights|privileges|access",
        "psn|public_services_network code|compliance|certificat*|connection",
        "code of connection",
        "discrepanc*|mismatch*|deviation* ~ app|apps|software|programs",
        "how ~ make_sure|ensure* ~ cannot|can't|not|nobody ~ install*|download*",
        "load balancer*",
        "certificate authorit*",
        "ssl|tls",
        "what|which tool|tools|software|product*|system* ~ wipe*|wiping|erase*",
        "monitoring tool|tools ~ detect*|alert*|fail*|miss*",
        "software|system*|server*|device*|computer* ~ no_longer_supported|unsupported|out_of_support|end_of_support|end_of_life",
    ),
    "measure-general": ("measures", "in place", "steps"),
}
ABOUT = {"defences": 5.0}


def _measures(asked: Asked, kept: Kept) -> tuple[Entry, ...]:
    """The measures that the question is near to; where none, those that can be named in broad terms."""
    words = stems(asked.focus)
    close = tuple(e for e in kept.entries if words & stems(e.text("subject")))
    asks_of_devices = compiled(("device*", "phone*", "mobile*", "mdm", "app|apps", "whatsapp", "laptop*")).search(
        plain(asked.focus)
    )
    if asks_of_devices:
        return tuple(e for e in kept.entries if "device" in e.text("subject"))
    return close or tuple(e for e in kept.entries if e.text("in_place") == "yes")[:3]


def general(asked: Asked, books: Books, on: date) -> Stated:
    """The general yes: public lines, whether an app may be installed, and the policies with their addresses."""
    kept = books.kept("controls") if books.keeps("controls") else None
    found = _measures(asked, kept) if kept else ()
    lines = [entry.text("public_line") for entry in found]
    because = [kept.basis(entry, entry.text("public_line")) for entry in found] if kept else []
    ids = [entry.id for entry in found]
    for more in (_installing(asked, books, on), _policies(asked, books)):
        lines += [more.text] if more.text else []
        because += more.because
        ids += more.entries
    return Stated(" ".join(lines), "yes", tuple(dict.fromkeys(ids)), tuple(because))


def _installing(asked: Asked, books: Books, on: date) -> Stated:
    """Whether staff may install the app named, in plain words, without how that is enforced."""
    if not books.keeps("devices") or not books.keeps("tools"):
        return Stated("")
    tools = named(asked.focus, books.kept("tools").entries)
    if not tools or not asked.has("on-devices"):
        return Stated("")
    devices = books.kept("devices")
    issued = tuple(entry for entry in devices.entries if entry.text("managed") == "yes")
    rules = " and ".join(f"{entry.text('staff_may_install')} on {entry.text('name')}" for entry in issued)
    status = {"approved": "is allowed", "restricted": "is allowed only by exception"}
    said = " ".join(f"{tool.text('name')} {status.get(status_on(tool, on), 'is not allowed')}." for tool in tools)
    because = tuple(devices.basis(entry, entry.text("staff_may_install")) for entry in issued)
    return Stated(f"Staff may install {rules}. {said}", None, tuple(entry.id for entry in issued), because)


def _policies(asked: Asked, books: Books) -> Stated:
    """The policies that apply, by title and address, where policies are asked about."""
    if not books.keeps("policies") or not asked.has("policy-wanted"):
        return Stated("")
    kept = books.kept("policies")
    found = matching(asked.focus, kept)
    because = tuple(kept.basis(entry, titled(entry)) for entry in found)
    return Stated(
        f"The policies that apply are: {'; '.join(titled(entry) for entry in found)}.",
        None,
        tuple(e.id for e in found),
        because,
    )


CONTROLS = Register(
    name="controls",
    title="Register of protective measures",
    files=("controls.yaml",),
    sections=(Section("measures", "id", MEASURES),),
    facts=(Fact("general", ("Is there protection against malware?",), lambda a: True, general),),
    terms=TERMS,
    about=ABOUT,
)
DEVICES = Register(
    name="devices",
    title="Device policy",
    files=("devices.yaml",),
    sections=(Section("devices", "id", DEVICE_FIELDS),),
)
