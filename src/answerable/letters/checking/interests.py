"""The interests that the commonest grounds protect, and the words in which letters speak of harm to them."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.law import Provision
from answerable.letters.checking.phrases import phrase
from answerable.patterns import AnyPattern


@dataclass(frozen=True, slots=True)
class Interest:
    """What a ground protects. formula: the statute's own words, which show no harm. words: those that do."""

    name: str
    formula: AnyPattern
    words: AnyPattern


CRIME = Interest(
    "the prevention of crime",
    phrase(
        r"(?:prevention|detection)(?: (?:or|and|of) (?:the )?(?:prevention|detection))? of (?:a )?crimes?",
        r"law enforcement",
        r"apprehension (?:or|and) prosecution of offenders",
    ),
    phrase(
        r"crim\w+|offen[cd]\w+|fraud\w*|attack\w*|hack\w*|thie\w+|theft|steal\w*|stolen|burgl\w+|robb\w+|vandal\w*|arson\w*|terror\w*",
        r"secur\w+|police\w*|policing|investigat\w+|intelligence|detect\w*|evad\w+|evasion|avoid\w*|target\w*|exploit\w*|malicious\w*|phish\w+|malware|ransom\w*",
        r"unlawful\w*|illegal\w*|perpetrat\w+|culprits?|dishonest\w*|weak\w*|vulnerab\w+|impersonat\w+|squat\w*|break(?:ing)? in|smuggl\w+|poach\w*|tip(?:s|ping|pers?)|traffick\w+|drugs?|prosecut\w+|tamper\w*|misuse\w*|damage to|trespass\w*|intrud\w+|protect\w*|safe\w*|cyber\w*|cctv|drivers?|speed\w*|enforce\w*",
    ),
)
COMMERCE = Interest(
    "commercial interests",
    phrase(
        r"commercial(?:ly)? (?:or industrial )?(?:interests?|sensitiv\w+|confiden\w+|in confidence|information)",
    ),
    phrase(
        r"commerc\w+|compet\w+|bid\w*|tender\w*|pric\w+|cheaper|dearer|negotiat\w+|bargain\w*|market\w*|customers?|clients?|suppl\w+|rivals?|trad(?:e|es|ing)|undercut\w*",
        r"procur\w+|purchas\w+|buy\w*|sell\w*|sales?|sold|revenues?|profit\w*|margins?|income|rents?|lett?ing|lease\w*|investors?|invest\w*|insur\w+|develop\w+|value for money",
        r"contractors?|provider\w*|operator\w*|firms?|company|companies|businesses|business|rates?|costs?|fees?|offers?|deals?|terms|re-?let|partners?|trade secrets?|know-how|methodolog\w+|intellectual",
    ),
)
SAFETY = Interest(
    "health or safety",
    phrase(
        r"health (?:and|or|&) safety",
        r"(?:physical|mental)(?: (?:or|and) (?:physical|mental))? health",
        r"safety of (?:any|an|other) individuals?",
        r"endanger\w* (?:any |an |the )?(?:individuals?|health|safety)",
    ),
    phrase(
        r"saf\w+|health\w*|endanger\w*|danger\w*|harm\w*|injur\w*|distress\w*|violen\w+|attack\w*|threat\w*|stalk\w*|harass\w*|intimidat\w*|abus\w+|mental\w*",
        r"anxi\w+|suicid\w*|self-harm|vulnerab\w+|target\w*|arson\w*|risk\w*|upset\w*|trauma\w*|wellbeing|well-being|hostil\w+|reprisals?|hurt|death|die|kill\w*|fire|explo\w+|assault\w*|secur\w+|fear\w*|locat\w+|recover\w*|ill(?:ness)?|griev\w+|bereave\w+",
    ),
)
PUBLIC_SAFETY = Interest(
    "international relations, defence, national security or public safety",
    phrase(r"international relations|(?:national security|public safety|defence)(?:,? (?:or|and) (?:national security|public safety|defence))*"),
    phrase(
        SAFETY.words.pattern, r"relations?|states?|governments?|armed|military|forces|terror\w*|sabotag\w*|hostile|nuclear|flood\w*|dams?|reservoirs?|crim\w+|vandal\w*|break\w*|intru\w+"
    ),
)  # fmt: skip
_PROTECTED = {
    ("foia", "31", "1", "a"): CRIME,
    ("foia", "31", "1", "b"): CRIME,
    ("foisa", "35", "1", "a"): CRIME,
    ("foisa", "35", "1", "b"): CRIME,
    ("foia", "43", "2"): COMMERCE,
    ("foisa", "33", "1", "b"): COMMERCE,
    ("eir", "12", "5", "e"): COMMERCE,
    ("eisr", "10", "5", "e"): COMMERCE,
    ("foia", "38"): SAFETY,
    ("foia", "38", "1"): SAFETY,
    ("foia", "38", "1", "a"): SAFETY,
    ("foia", "38", "1", "b"): SAFETY,
    ("foisa", "39", "1"): SAFETY,
    ("eir", "12", "5", "a"): PUBLIC_SAFETY,
    ("eisr", "10", "5", "a"): PUBLIC_SAFETY,
}
OTHER_HARMS = phrase(  # to the authority's ease, name or purse, or to what data protection guards
    r"(?:take|taking|takes|divert\w*|distract\w*|pull\w*|remov\w+) (?:[\w’']+ ){0,5}(?:away )?from",
    r"workloads?|burden\w*|time[- ]consuming|(?:staff|officer|officers['’]?) (?:time|resources)|resource[- ]intensive|cost(?:s|ing)? (?:us|the \w+|taxpayers?) (?:\w+ ){0,2}(?:money|time|hours|£)",
    r"embarrass\w*|disrepute|(?:our|council['’]s|trust['’]s|authority['’]s|university['’]s|department['’]s|force['’]s) (?:good )?(?:reputation|name|image|standing)",
    r"(?:bad|adverse|negative|unwelcome|unfavourable) (?:publicity|coverage|press|comment|headlines|media)",
    r"(?:attract|invite|lead(?:ing)? to|caus(?:e|ing)|fac(?:e|ing)|provoke|result in|open to|subject to|draw) (?:\w+ ){0,3}criticism|be criticised",
    r"misunderst\w+|misinterpret\w*|misleading",
    r"data protection|personal data|privacy|GDPR",
    r"(?:our|council['’]s|trust['’]s|authority['’]s|university['’]s) (?:budgets?|finances|financial (?:position|interests?))",
)


SOMEONE = phrase(  # whoever would do the harm: where one is spoken of, the harm is to the interest that they threaten
    r"(?:any|some)(?:one|body)|would-be|wrongdoers?|those who|gangs?|others who",
    r"(?:persons?|people|individuals?|groups?) (?:who|with|seeking|wishing|intent|minded|bent)",
    r"to (?:the|their|his|her|its) (?:own )?advantage",
)
PREJUDICE = phrase(r"(?:would|will|be|is|are) (?:[\w,]+ ){0,4}?(?:prejudic|harm|inhibit|damag|undermin)\w*")
SUBSTANTIAL = phrase(  # as the Scottish Act wants the prejudice to be
    r"(?:in)?substantial\w*|significant\w*|(?:serious|severe|grave)(?:ly)?|considerabl\w+|materially|greatly|great (?:harm|prejudice|damage)"
)


def interest_of(provision: Provision) -> Interest | None:
    """The interest that a ground protects; None for a ground that is not among those known here."""
    return _PROTECTED.get((provision.act, *provision.parts))


_COMMERCIAL = phrase(r"commercial\w*")
_OTHER_LIMB = phrase(r"trade secrets?", r"confiden\w+")


def is_commercial_alone(provision: Provision, words: str) -> bool:
    """True for the section on trade secrets and commerce, cited whole, where the words are those of commerce."""
    whole = (provision.act, provision.parts) in (("foia", ("43",)), ("foisa", ("33",)))
    return whole and bool(_COMMERCIAL.search(words)) and not _OTHER_LIMB.search(words)
