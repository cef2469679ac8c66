"""Words around a name that tell whether it is a person's, a street's or a body's."""

from __future__ import annotations

import re

from answerable.documents.personal.words import listed

TITLES = listed("titles")
ENDINGS = listed("endings")  # after a name in capitals these make it a body, a street or a building
EITHER = listed("either") - ENDINGS  # these may end a surname or a street; the words around tell
BUILT = listed("built")  # of these, what is hardly ever a surname
BEFORE_BODY = listed("before-bodies")
INITIALS_OF_THINGS = listed("initials")
FIRMS = listed("firms", by_line=True)  # and buildings, named for people
_SAYS = (
    "said|says|saying|told|tells|asked|asks|wrote|writes|rang|rings|called|phoned|e-?mailed|mailed|texted|replied|explained|explains|confirmed|reported|complained|agreed|agrees|thinks|thought|wants|wanted|knows|knew|saw|heard|felt|feels|admitted|denied|denies|claims|claimed|stated|states|added|mentioned|suggested"
    "|offered|promised|refused|apologised|shouted|cried|laughed|insisted|lives|lived|moved|died|works|worked|came|went|left|visited|attended|arrived|stayed|drove|drives|parked|signed|met|spoke|thanked|has|had|was|is|will|would|can|could|did|does|didn['’]t|doesn['’]t|isn['’]t|wasn['’]t|hasn['’]t|and I|presented|chaired|sent|owns|owes|noted|advised|decided|needs|handled|booked"
)
SPEECH = re.compile(
    rf"['’]?s?[ \t]*(?:,[ \t])?(?:\([^)\n]{{1,40}}\)[ \t]*)?(?:also |then |never |just |still |always |later |now |who )?(?:{_SAYS})\b"
)
TELLS = re.compile(
    r"['’]?s?[ \t]*(?:,[ \t])?(?:also |then |never |just |still |later )?(?:said|says|told|asked|asks|wrote|rang|called|phoned|e-?mailed|texted|replied|explained|confirmed|complained|agreed|thinks|thought|wants|knows|saw|admitted|denied|stated|mentioned|suggested|promised|apologised|shouted|lives|lived|died|visited|attended|parked|signed|met|spoke|thanked|reckons|reckoned|believes|believed|objects|objected|sends|replies|reports|reported|insists|insisted|claims|claimed|drives|drove|refuses|refused|fell|retired|resigned|apologises|remembers|remembered|noticed|witnessed|came|calls|lost|was born|is (?:collecting|off|away|on leave|covering)|has (?:asked|gone|left|rung)|alleges|alleged|disputes|disputed)\b"
)
TOLD = re.compile(
    r"(?i)\b(?:ask(?:ed|ing)?|tell|told|telling|ring|rang|call(?:ed|er)?|phone[ds]?|text(?:ed)?|e-?mail(?:ed)?|message[ds]?|meet|met|meeting|thank(?:ed|s)?|thank you|thx|dear|hi|hiya|hello|hey|morning|cheers|sorry|spoke (?:to|with)|speak (?:to|with)|spoken (?:to|with)|talk(?:ed)? to|wrote to|written to|write to|letter (?:from|to)|e-?mail (?:from|to)"
    r"|signed(?: for)? by|named|name (?:is|was|as|of)|called|contact|cc|payee|late|neighbour|friend|colleague|husband|wife|partner|mother|father|mum|dad|son|daughter|brother|sister|witness|tenant|caller|client|applicant|claimant|complainant|landlord|driver|carer|chair|officer|manager|teacher|worker|doctor|nurse|inspector|clerk|leader|director|head|gp|wants|for|with|by|from|to|and|about|let|saw|seen|see|give|gave|given|send|sent|pass|copy|copied|cover for)[ \t]*[,:]?[ \t]+(?:from |to )?$"
)
STRONG = re.compile(
    r"(?i)\b(?:(?:gave|give|given|sent|send|pass(?:ed)?|hand(?:ed)?|lent)(?: \w+){0,3} to|asked|told|tell|ask|thank(?:ed|s)?|thank you|dear|hi|hello|spoke (?:to|with)|wrote to|written to|signed(?: for)? by|named|name (?:is|was|as|of)|payee|neighbour|friend|colleague|husband|wife|partner|mother|father|mum|dad|son|daughter|brother|sister|witness(?:es)?|baby|niece|nephew|cousin|girlfriend|boyfriend|ex|grandson|granddaughter|stepson|stepdaughter|(?:boy|girl|man|woman|lad|child|someone|somebody|person|lady|bloke)(?: (?:called|named|known as|I know as))|known as|w/|spoke w|tenant|caller|client|applicant|claimant|complainant|landlord|driver|carer|chair|officer|manager|teacher|worker|by|decided by|told by|the late|present|apologies|attendees|attendance)[ \t]*[,:]?[ \t]+$"
)
OF_PERSON = re.compile(  # after these a name that is in no list is one
    r"(?i)\b(?:(?:statement|objection|complaint|comment|letter|e-?mail|call|message|evidence|report|referral|interview|visit|petition|representation|apolog(?:y|ies))s?[ \t]+(?:of|from|by|with|to)|(?:it|that|this)(?:['’]s| is| was)|I am|I['’]m|im|on behalf of|against|served on|injunction (?:against|for)|married to|lives? with|cared for by)[ \t]+$"
)
SAYS_THAT = re.compile(r"(?i)\b(?:if|when|unless|because|says|said|that|think|hope)[ \t]+$")
DOES = re.compile(r"[ \t]+(?:calls|rings|has(?! been)|says|wants|goes|comes|asks|needs|knows)\b")
MONTHS = frozenset(
    ("january", "april", "may", "june", "july", "august", "sunday", "summer", "autumn", "winter", "easter")
)
IN_TIME = re.compile(
    r"(?i)\b(?:in|by|until|till|til|since|during|from|to|of|for|last|next|early|late|mid|this|each|every|\d|st|nd|rd|th)[ \t]+$"
)
AT_PLACE = re.compile(
    r"(?i)\b(?:in|at|on|near|along|outside|behind|opposite|between|into|towards|off|around|across|via|past|the|of|use|using|version|install(?:ed)?)[ \t]+(?:the[ \t]+)?$"
)
BETWEEN = re.compile(
    r"[ \t]*(?:,|;|&|/|,?[ \t]*\band\b|,?[ \t]*\bor\b|\([^)\n]{1,30}\)[ \t]*,?(?:[ \t]*and\b)?)[ \t]*\n?[ \t]*"
)
