"""What a name looks like on paper, and the words that name no person."""

from __future__ import annotations

import re

TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Cllr|Councillor|Rev(?:erend)?|Sir|Dame)\b\.?"
WORD = r"(?:[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽĐİĞŞŘȘȚ](?:[a-zß-ÿĀ-ž]*+(?:['’](?=[A-Za-zÀ-ÿ])|[A-ZÀ-Þ](?=[a-zß-ÿ])))*[a-zß-ÿĀ-žșț]++|[A-ZÀ-Þ]['’]?[A-ZÀ-Þ]{2,}+)(?:[-‐][A-ZÀ-Þ][\w’']{1,40}){0,2}"
INITIAL = r"[A-ZÀ-Þ](?:\.[ \t]?[A-ZÀ-Þ]){0,2}(?:\.|(?=[ \t]))"
JOIN = r"(?:de|da|di|dos|del|della|van|von|der|den|ter|la|le|el|al|bin|bint|ibn|ap|ab|ferch|ní|ni|nic|an|na|nan|a['’]|y|uí)"
_PART = rf"(?:(?!(?:LL[BM]|[BM]A|MBA|[MOC]BE|MS?P|JP|KC|QC|Esq|FRICS|CIPFA|ACCA)\b)(?:St\.[ \t])?{WORD}|{INITIAL}|(?:al|el)-{WORD}|{JOIN}(?=[ \t]))"
NAME = rf"(?:{WORD}|{INITIAL})(?:[ \t]+{_PART}){{0,4}}"
TITLED = re.compile(rf"\b{TITLE}[ \t]+{NAME}")

# What names no person: bodies, units, posts, and the words for those who write in.
_NO_PERSON = re.compile(
    r"\b(?:council|trust|police|university|office|team|department|service|services|government|transport|authority|constabulary|agency|board|commission(?:er)?"
    r"|college|school|academy|ministry|archives|london|unit|rights|information|governance|compliance|data|protection|freedom|foi|foia|eir|corporate|customer|customers?|democratic"
    r"|legal|support|complaints?|enquir(?:y|ies|er)|applicant|request(?:er|or|s)?|resident|madam|sirs?|everyone|all|colleagues?|officers?|assistant|manager|clerk|director|secretary"
    r"|executive|head|lead|advis[eo]r|solicitor|minister|chair(?:man)?|permanent|monitoring|editor|panel|public|records|access|reviewer|human|resources|finance|strategic|section"
    r"|division|directorate|branch|group|desk|centre|house|street|road|lane|avenue|hall|hospital|nhs|borough|county|city|district|parish|town|cyngor|scotland|wales|england|ireland"
    r"|internal|review|act|regulations|dear|yours|regards|sincerely|thanks|thank|best|kind|page|link|report|subject|email|tel(?:ephone)?|phone|address|date|reference|ref|fire|rescue|health|care"
    r"|business|planning|highways|housing|education|environment(?:al)?|procurement|communications?|ltd|limited|plc|llp|inc|association|society|committee|royal|king|queen|friend|sent|from|whom|concern"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|redacted|name|withheld|enclosures?|annex|appendix|question|questions|response|answer|notice"
    r"|deputy|senior|principal|interim|acting|vice|general|company|parking|the|lodge|castle|court|close|park|library|museum|right|note|notes|copyright|p\.?s|there|team's|x)\b",
    re.I,
)
_WRITER = re.compile(r"request[eo]r|applicant|enquirer", re.I)
_ALSO_NAMES = frozenset(
    ("April", "May", "June", "August", "Rose", "Page", "King", "Lane", "Hall", "Best", "Law", "Chair", "Street", "House", "Head", "Parish", "Rhodes", "London")
)  # fmt: skip


def is_full_name(name: str) -> bool:
    """Whether words are a person's whole name: a forename or initial, and a surname."""
    return bool(re.fullmatch(NAME, name)) and len(name.split()) >= 2 and is_person(name)


def is_person(name: str, *, is_sure: bool = False) -> bool:
    """Whether words in the place of a name are one; of a lone word that may be anything only where the place is sure."""
    words = [word for word in re.findall(r"[\w'’.-]+", name) if not re.fullmatch(TITLE, word)]
    if not words or not name[0].isupper() or not any(len(word.strip(".")) > 1 for word in words):
        return False
    if is_sure and len(words) > 1 and (_WRITER.fullmatch(words[-1]) or len(words[0].strip(".")) == 1):
        words = words[:-1]  # "Pat Requester" and "A. Officer" sign specimens
    if any(_NO_PERSON.search(word) for word in words if word not in _ALSO_NAMES or len(words) == 1):
        return False
    return not (is_sure and len(words) == 1 and len(words[0].strip(".")) > 1 and words[0].isupper())


_MASK = re.compile(r"^[xX*.@]+$|redacted|\[|^request-\d+", re.I)
_SHARED = re.compile(
    r"(?:^|[^a-z])(?:foia?|eir|ig|dp|dpo|sar|pr|it|hr|ico)(?:$|[^a-z])|info|inform|freedom|enquir|inquir|review|contact|request|complain|(?:^|[._-])data|govern|team|office(?!r)|admin|(?:^|[._-])mail|custom|rights|access|legal|press|casework|(?:^|[._-])cases?(?:$|[._-])"
    r"|hello|help|support|council|compliance|record|disclos|publication|corporate|democratic|service|planning|committee|reply|feedback|licen|reuse|copyright|psi|clerk|transparen|parliament|archive|(?:^|[._-])media|(?:^|[._-])web"
    r"|equip(?:ment|ping)|estates?(?:$|[^a-z])|catering|facilit|purchas|procure|financ|pharmac|maternity|radiology|theatres?(?:$|[^a-z])|patient|nursing|dental|transport|licens|registr|commission|communic|operations|engineer|strategy|policy|propert|environment|education|social|health|legal|library|libraries|security|depart|dept|directorate|secretariat|unit(?:$|[^a-z])|desk(?:$|[^a-z])|parking|highways|housing|repairs?|waste|recycl|refuse|streets?|street-?scene|enforce|rents?(?:$|[^a-z])|lettings|homeless|allocations|safeguard|mash|noise|cemeter|leisure|museum|grants|schools?|admissions|send(?:$|[^a-z])|trading|pests?|trees?(?:$|[^a-z])|parks(?:$|[^a-z])|bluebadge|blue\.badge|revenues?|insurance|claims|adultsocial|childrens?|socialcare|socialwork|duty(?:$|[^a-z])|no-?reply|payments|benefits|counciltax|payroll|election|newsroom|bookings|reception|^(?:tax|hr|it|jobs|sales|accounts|post)$",
    re.I,
)


def is_masked_mailbox(address: str) -> bool:
    """Whether a mail address was made unreadable, or belongs to a request and not to a person."""
    return bool(_MASK.search(address))


def is_own_mailbox(address: str) -> bool:
    """Whether an address is one person's: not masked and not named for a unit or a task."""
    local = address.partition("@")[0].partition("+")[0]
    return not is_masked_mailbox(address) and (not _SHARED.search(local) or bool(re.search(r"\bofficer\b", local)))
