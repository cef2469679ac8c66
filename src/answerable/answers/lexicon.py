"""What people say that belongs to no one register: forms of asking, attacks, and subjects no register covers."""

from __future__ import annotations

import re

from answerable.answers.meant import joined, settled
from answerable.registers import REGISTERS, compiled, plain, remembered, stem, stems

_ACTORS = "criminals|outsiders|cybercriminals|fraudsters|scammers|extortionists|hostile"
_TARGETS = "system|systems|network|networks|server|servers|account|accounts|mailbox|mailboxes|website|computers|databases|data|files|information"
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
        "deliberat*|malicious* ~ outside|external*|outsider*|outsiders",
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
        f"{_ACTORS} ~ {_TARGETS}",
        f"{_TARGETS} ~ {_ACTORS}",
        "infiltrat*|penetrated|compromised ~ network*|system*|server*|it|ict",
        "network*|system*|server*|it|ict ~ infiltrat*|penetrated",
        "bogus|fake|fraudulent|scam|malicious email*|message*|link*|invoice*",
        "criminals|fraudsters|offenders|gangs ~ outside|external*|responsible|behind",
        "attributable|caused|due|down|blamed ~ to|by|on criminals|fraudsters|hackers|outsiders",
        "negotiat* ~ criminal*|gang*|hacker*|extort*",
        "criminals ~ negotiat*|contact*|paid",
        "accounts|account ~ compromised",
        "criminals ~ encrypt*|demand*|attack*",
        "demand* ~ payment|money|ransom",
        "social engineering",
        "threat actor*",
        "intruder*",
        "account takeover*",
        "mailbox*|account*|accounts ~ hijacked|taken_over|fraudster*|scammer*|criminals",
        "fraudster*|scammer*|cybercriminal*|criminals ~ access*|account*|system*|network*|email*|mailbox*",
        "external|outside|hostile|unknown|third-party actor*|attacker*|intruder*",
        "external|outside|hostile party|parties|people|persons|actors|individuals ~ access*|get_into|break_into|enter*",
        "access*|break|get|got ~ in|into|to your|our|council|authority|its|the|it|ict system*|network*|server* ~ outside|external*|unauthorised",
        "gain*|attempt*|try|tried|trying ~ unauthorised|illegal|unlawful access ~ system*|network*|server*|infrastructure",
        "unauthorised|illegal|unlawful|external access to|of system*|network*|server*|infrastructure|council_systems|your_systems|our_systems|its_systems|the_network",
        "restor* ~ attack*",
        "attack* ~ restor*|recover*|disrupt*",
        "after|during|following|since the attack",
        "cryptojack*",
        "cyber|cyber-related ~ incident*|breach*|attack*",
        "breach*|incident* ~ cyber|cyber-related|hack*",
        "mailbox|account taken_over|hijacked|takeover",
        "fake|false|bogus|spoof* website|page|login|sign-in|link|email*",
        "dark web",
        "state actor|sponsored",
        "intrusion*",
        "cyber criminal*",
        "taken offline|down ~ hack*|attack*|criminal*",
        "malicious email*|link*|attachment*|activity|act|acts|intent|traffic|party|parties|intrusion*",
        "website*|system*|network*|server*|outage*|ict ~ attack|attacks|attacked",
        "hostile state*|nation*|government*|country|countries",
        "malicious*|hostile|criminal* ~ third_party|third_parties|third-party|gang|gangs|outsider*",
        "data|files|systems|records ~ stolen|encrypted|taken|copied ~ criminal*|gang|gangs",
        "break|breaks|breaking|broke|broken in|into ~ system*|network*|server*|account*|mailbox*|database*",
        "access* ~ somebody|someone|anybody|anyone|person|persons|people|party|parties|individual* outside|external|unconnected",
        "keylogger*|botnet*|worm",
    ),
    "fine": ("fine|fines|fined", "monetary penalt*"),
    "disciplined": ("disciplin*", "sanction*"),
    "communication-tools": ("communication|communications tool*|app*|platform*|channel*",),
    "policy-exists": (
        "have|has|hold|got|operate|maintain*|there|exist* ~ policy|policies|guidance",
        "policy|policies|guidance ~ in_place|exist*|cover*",
    ),
    "leaning": (
        "them|they|those|these|it|its|such|above|answered",
        "that|this|the document|policy",
        "the use",
        "by|of|in|about|from|with|for that|this",
        "has|have|was|were|is one|any been|done|made|carried_out",
    ),
    "definite": (
        "the|this|that|such equipment|device|devices|decision|prohibition|ban|bans|app|apps|application|tool|tools|product|inquiry|enquiry|investigation|investigations|"
        "case|cases|incident|incidents|policy|policies|document|group|groups|log|messages|change|destruction|deletion|record|records|answer|answers|rule|rules|arrangement|channel|breach|breaches|period|time|instance|instances",
        "used for this|that|these",
        "the|that same period|time|years|year",
        "anyone|anybody|someone else",
    ),
    "systems-down": (
        "network|networks|systems|system|it|ict|servers|email|everything|microsoft_365|office_365|m365|exchange ~ down|fail|fails|failed|unavailable|offline|outage*|lost",
        "it|ict|network|system|systems outage*|failure*",
    ),
    "talking": ("communicat*|talk*|speak*|messag*|chat*|contact*|channel*|in_touch|reach",),
    "if-so": (
        "if so|yes|not",
        "the answer|answers is|are yes|no|not|so",
        "if the answer|answers",
        "otherwise",
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
        "mobile|phone|telephone|broadband|energy|water|waste|cleaning|network|printing provider*|supplier*|operator* ~ contract*",
        "contract|contracts|agreement with ~ supplier*|provider*|vendor*|company",
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
    "other-incidents": (
        "breach*|incident*|violation* ~ planning control|condition*",
        "breach*|contravention* of planning|condition*|tenancy|contract|covenant*|licence|lease|the_peace|trust|lockdown|building",
        "breach*|complaint* ~ code of conduct",
        "health_and_safety|safeguarding|antisocial|anti-social|hate|violent|racist|bullying|flooding|flood|pollution|fire|traffic|crime|fly-tipping|near-drowning incident*|breach*",
        "incident*|reports of ~ antisocial|anti-social|violence|assault*|fly-tipping|racism|bullying|flooding|pollution|fire|harassment",
        "planning|tenancy|contract|licence|licensing|parking breach*|contravention*",
        "claims|claim|compensation ~ personal_injury|injury|injuries|pothole*|tripp*|slipp*|trip|fall|disrepair|flood|highway*|housing_benefit|vehicle*|damage",
        "penalty charge notice*",
        "fixed penalty notice*",
        "parking fine*|ticket*",
        "riddor|hse",
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
    "other-incidents": "incidents and claims of another kind",
    "logs": "security logs",
}
WEIGHT = 6.0  # of a subject that no register covers


ENOUGH = 1.5  # below this nothing points to a register


def pull(found: frozenset[str]) -> float:
    """How strongly concepts point to the register that they point to most."""
    return max(sum(w for name, w in (register.about or {}).items() if name in found) for register in REGISTERS.values())


OTHER_TYPES = frozenset(
    [
        "lost-device",
        "email-wrong",
        "post-wrong",
        "bcc",
        "redaction",
        "verbal",
        "staff-access",
        "portal",
        "paper-lost",
        "human-error",
    ]
)  # of breaches that are no attack

SPOKEN_OF = OTHER_TYPES | {
    "breach",
    "breach-record",
    "breach-detail",
    "near-miss",
    "lost-device",
    "investigation-of",
    "employees-affected",
    "deliberate-staff",
    "messaging-breach",
    "people-affected",
    "investigation-papers",
    "cyber-attack",
}  # a breach, by whatever word
OUTCOMES = frozenset({"staff-outcome", "dismissed", "disciplined"})


def is_of_people_alone(own: frozenset[str], around: frozenset[str] = frozenset()) -> bool:
    """True where what became of people is asked about, and no breach is spoken of or stands before it."""
    return bool(own & OUTCOMES) and SPOKEN_OF.isdisjoint(own | around)


@remembered
def everything() -> dict[str, tuple[str, ...]]:
    """Every concept with its phrases, those of the registers included. Positions use these names."""
    found = {**GENERAL, **OUTSIDE, "cost": OUTSIDE["costs"]}
    for register in REGISTERS.values():
        for name, phrases in (register.terms or {}).items():
            found[name] = (*found.get(name, ()), *phrases)
    return found


@remembered
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


@remembered
def _known() -> tuple[frozenset[str], tuple[str, ...]]:
    """The stems of those words, and the beginnings of those that go on."""
    whole = frozenset(stem(word.lower()) for word in _words() if not word.endswith("*"))
    return whole, tuple(sorted(word[:-1].lower() for word in _words() if word.endswith("*") and len(word) > 3))


def strangers(text: str) -> frozenset[str]:
    """The words that carry meaning and stand in no phrase: a sign that a question has a subject of its own."""
    whole, starts = _known()
    spoken = {stem(word): word for word in re.findall(r"[a-z][a-z0-9]+", plain(text).lower())}
    return frozenset(
        word for word in stems(text) if word not in whole and not spoken.get(word, word).startswith(starts)
    )


@remembered
def concepts(text: str) -> frozenset[str]:
    """The concepts that a text speaks of, after what contradicts them is taken away."""
    spoken = plain(text)
    found = frozenset(name for name, phrases in everything().items() if compiled(phrases).search(spoken))
    return settled(joined(found, spoken), spoken)
