"""What people say that belongs to no one register: forms of asking, attacks, and subjects no register covers."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from answerable.registers import REGISTERS, compiled, plain, stems

GENERAL: dict[str, tuple[str, ...]] = {
    "how-many": ("how many", "number*", "how often", "total number", "count"),
    "share": ("percentage", "proportion", "per cent", "percent", "what share", "what fraction"),
    "count-people": (
        "how_many|number_of affected|other|of|these|those|the people|individuals|persons|subjects|residents|customers",
        "how_many|number_of people|individuals|persons|residents|customers|data_subjects",
        "how_many|number_of staff|employees ~ use*|have",
    ),
    "count-cases": (
        "how_many|number_of cases|case|breaches|incidents|times|occasions|events|reports|disclosures",
        "how_many|number_of data|personal|security|information|these|those|the|reported|recorded|such|of|your breach*|incident*|cases|times|occasions",
        "how_many|number_of personal|of|these|those|the data|personal|recorded breach*|incident*",
    ),
    "cyber-attack": (
        "ransom*",
        "cyber attack*|attacked|incident*|crime*|breach*|intrusion*|threat*|event*|criminal*",
        "cyberattack*|cybercrime*",
        "hack|hacks|hacked|hacker*|hacking",
        "malware",
        "malicious software|code|actor*",
        "virus|viruses",
        "trojan*",
        "spyware",
        "denial of service|denial-of-service",
        "ddos|dos attack*",
        "phishing",
        "phished",
        "spear-phish*",
        "smishing|vishing",
        "attackers",
        "attacker",
        "brute force",
        "extort*",
        "exfiltrat*",
        "zero-day*",
        "attack* ~ system*|network*|server*|website|infrastructure|computer*",
        "systems|network|servers|website|computers ~ attacked|compromised|infiltrated",
        "decrypt*",
        "rendered ~ inaccessible|unusable",
        "data recovery services",
        "system intrusion*",
        "you|council|authority|trust|organisation|were attacked",
        "recover* ~ attack*",
        "the attack",
        "attack* ~ responsible",
        "computers|devices|servers|machines|pcs ~ infected",
        "infected",
        "email compromise",
        "accounts|account ~ compromised",
        "criminals ~ encrypt*|demand*|attack*",
        "demand* ~ payment|money|ransom",
        "social engineering",
        "threat actor*",
        "intruder*",
        "account takeover*",
        "restor* ~ attack*",
        "attack* ~ restor*|recover*|disrupt*",
        "after|during|following|since the attack",
        "cryptojack*",
        "cyber|cyber-related ~ incident*|breach*|attack*",
        "breach*|incident* ~ cyber|cyber-related|hack*",
    ),
    "fine": ("fine|fines|fined", "monetary penalt*"),
    "disciplined": ("disciplin*", "sanction*"),
    "communication-tools": ("communication|communications tool*|app*|platform*|channel*",),
    "policy-exists": (
        "have|has|hold|got|operate|maintain*|there|exist* ~ policy|policies|guidance",
        "policy|policies|guidance ~ in_place|exist*|cover*",
    ),
    "leaning": ("them|they|those|these|it|its|such|above|answered", "that|this|the document|policy", "the use"),
    "if-so": (
        "if so|yes|not",
        "the answer is yes|no",
        "if they are|may|have|do",
        "where the answer is yes",
        "in which case",
    ),
}

OUTSIDE: dict[str, tuple[str, ...]] = {
    "training": (
        "training",
        "trained",
        "e-learning|elearning",
        "awareness course*|session*|campaign*",
        "refresher*",
        "course|courses",
    ),
    "costs": (
        "cost|costs|costing|costed",
        "spend|spent|spending|spends",
        "expenditure",
        "budget*",
        "price|prices|pricing",
        "how much ~ pay|paid|cost|spend|money",
        "invoice*",
        "fee|fees",
        "value ~ contract*",
        "contract* ~ value|worth|awarded|price",
        "procurement",
        "financial impact|loss*",
        "money",
    ),
    "finance": (
        "revenue",
        "accounts payable",
        "grant|grants",
        "purchase order*",
        "supplier payments",
        "expenses|expense",
    ),
    "insurance": ("insurance", "insured|insurer*|underwriter*"),
    "legal": (
        "legal advice|opinion*|file*|case*|proceedings|bill|costs|correspondence|documents|letters",
        "litigation",
        "court case*|proceedings|action|order*",
        "in|to|before court",
        "law suit*",
        "solicitor*",
        "barrister*",
        "counsel's",
        "judicial review*",
        "injunction*",
        "prosecut* ~ brought",
        "lawsuit*",
    ),
    "people": (
        "salar*",
        "headcount",
        "vacanc*",
        "grievance*",
        "pay scale*|grade*",
        "how_many|number_of staff|employees|people|officers ~ employed|employ|employs|work",
        "employ|employs a|an ~ officer|manager",
    ),
    "assets": (
        "asset register|list|inventory|management",
        "make and model*|models",
        "make|model|serial_number* ~ device*|server*|phone*|laptop*",
        "inventory",
        "how_many|number_of ~ laptop*|phone*|mobile*|device*|tablet*|server*|computer*|handset*|pcs ~ own|owns|have|has|issue*|use|uses|provide*|allocated|deployed|supplied",
        "software|application licen*",
        "hardware",
        "given|issued|allocated|supplied ~ smartphone*|phone*|laptop*|mobile*|tablet*",
        "servers|laptops|handsets|devices ~ own|owned|in use|estate",
    ),
    "logs": (
        "filter|filters ~ stop*|block*|catch|caught|trigger*",
        "firewall|event|server|security|system|activity|network|sign-in|login|log-in|proxy|traffic|dns|browsing|internet log*",
        "log files",
        "logs ~ firewall|server|access|network|traffic",
        "email*|messages|spam|attempts|connections ~ blocked|filtered|quarantined|intercepted|rejected",
        "blocked|filtered|quarantined|intercepted ~ email*|messages|attempts",
        "ip address*",
        "failed logins|log-ins",
        "browsing history",
    ),
}
SUBJECTS = {
    "training": "staff training",
    "costs": "costs and contracts",
    "finance": "finance",
    "insurance": "insurance",
    "legal": "legal files",
    "people": "posts and pay",
    "assets": "equipment",
    "logs": "security logs",
}
WEIGHT = 6.0  # of a subject that no register covers


ENOUGH = 1.5  # below this nothing points to a register


def pull(found: frozenset[str]) -> float:
    """How strongly concepts point to the register that they point to most."""
    return max(sum(w for name, w in (register.about or {}).items() if name in found) for register in REGISTERS.values())


_ASIDE = re.compile(r"\([^)]*\)|\b(?:such as|for example|e\.g\.|including)\b[^.;?]*", re.I)


@cache
def everything() -> dict[str, tuple[str, ...]]:
    """Every concept with its phrases, those of the registers included. Positions use these names."""
    found = {**GENERAL, **OUTSIDE, "cost": OUTSIDE["costs"]}
    for register in REGISTERS.values():
        for name, phrases in (register.terms or {}).items():
            found[name] = (*found.get(name, ()), *phrases)
    return found


@cache
def _words() -> frozenset[str]:
    """Every single word of the phrases, with * where it goes on."""
    return frozenset(
        word
        for phrases in everything().values()
        for phrase in phrases
        for group in phrase.split()
        for option in group.split("|")
        for word in option.split("_")
        if word != "~"
    )


def strangers(text: str) -> frozenset[str]:
    """The words that carry meaning and stand in no phrase: a sign that a question has a subject of its own."""
    known = compiled((("|".join(sorted(_words()))),))
    return frozenset(word for word in stems(text) if not known.match(word))


@lru_cache(maxsize=4096)
def concepts(text: str) -> frozenset[str]:
    """The concepts that a text speaks of, after what contradicts them is taken away."""
    spoken = plain(text)
    found = {name for name, phrases in everything().items() if compiled(phrases).search(spoken)}
    if "claim" in found:
        found -= {"costs", "cost"}
    if compiled(("phishing simulat*|test*|exercise*|campaign*",)).search(spoken):
        found = (found | {"training"}) - {"cyber-attack"}
    if "type-of-breach" in found and "cyber-attack" in found:
        found -= set() if _ASIDE.sub(" ", spoken) == spoken else {"cyber-attack"} - concepts(_ASIDE.sub(" ", spoken))
    if "insurance" in found:
        found -= {"policy-wanted", "policy-exists"}
    if "non-cyber" in found:
        found -= {"cyber-attack", "cyber-kind"}
    if found & {"messaging-app", "tool-named"}:
        found -= {"app-word"}
    if "claim" in found and "out of court" in spoken.lower():
        found -= {"legal"}
    if "lost-device" in found or "tool-named" in found:
        found -= {"assets"}
    if "lost-device" in found:
        found -= {"defences"}
    return frozenset(found)
