"""Whether the reason of a refusal is more than the words of the provision."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.law import Exemption
from answerable.letters.checking.checked_letter import CheckedAnswer
from answerable.letters.checking.passages import Passage
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.subjects import terms
from answerable.letters.checking.weighing import WEIGHING

STATES_HARM = phrase(
    r"(?:would|could|might|may|will|is|are|likely)(?: [\w’',]+){0,8} (?:prejudic|harm|damag|inhibit|endanger|adversely|disadvantag|undermin)\w*",
    r"(?:prejudicial|harmful|detrimental) to",
)
SPEAKS_OF_EFFECT = phrase(
    r"(?:would|could|might)(?! (?:\w+ )?(?:like|wish|be grateful|be happy|appreciate|ask|prefer))",
    r"(?:can|may|will) (?:then |easily |thus )?(?:be used|use|see|learn|work out|tell|identify|exploit|reveal|show|allow|enable|help|lead|give)",
)
_REASONS_ELSEWHERE = phrase(
    r"(?:reasons?|grounds|explanation)(?: [\w’']+){0,5} (?:answers?|questions?|above|below|earlier|elsewhere|annexe?s?|appendix|notice|letter)"
)
_CLAUSE = re.compile(r"[,;:()–]|\b(?:because|since|therefore|thus|so)\b|\bas\b(?! a\b)", re.IGNORECASE)
# The words of prejudice provisions, of refusals and of a balance without content: none is of the information itself.
_STATUTE = terms(
    """
    prejudice prejudicial prejudiced substantially substantial likely likelihood interest interests commercial commercially
    sensitive confidential confidentiality industrial legitimate economic financial person persons third party parties
    public authority council council's trust trust's university department service company supplier contractor organisation body
    organisations business businesses prevention prevent detection detect crime crimes criminal apprehension prosecution
    offenders administration justice assessment collection tax duty law enforcement operation immigration controls security
    good order prisons health safety physical mental individual individuals endanger adverse adversely affect effect
    international relations national defence public course inquiry fair trial intellectual property rights provided provide
    provision advice exchange views free frank deliberation conduct affairs inhibit otherwise harm harmful damage
    detriment detrimental disadvantage undermine ability functions exercise purposes engaged qualified absolute balance
    balanced outweigh outweighs outweighed favour maintaining maintained maintain openness transparency accountability
    transparent accountable against test factor factors argument arguments general carry carried considered conclude concluded conclusion decision
    decided weigh weighed judgement case circumstances satisfied view opinion subject disclosing releasing publication published
    publish making available public's understanding benefit confirm confirms regret environmental regulations scotland act 2000 2002 2004 freedom information
    exempt exemption exemptions exception exceptions section subsection regulation apply applies applied application rely relies relied reliance
    withhold withheld withholding disclose disclosed disclosure release released refuse refused refusal request requested hold held holding
    copy data document documents response answer question part parts whole item items particular because believe consider
    therefore hereby notice formal unable unfortunately sorry apologise pursuant accordance virtue domain world large
    title entitled entitlement number unless note falls fall within allow allows covers covered cover covering however
    protect protects protecting protected developer operator provider internal review complain complaint office contact email wish
    important importance recognise acknowledge appreciate accept promote promotes encourage understand aware awareness spending
    spend spent money funds taxpayer taxpayers value resident residents debate informed weight strong stronger greater significant
    generally ensure accordingly finally also although whilst while would therefore taken account respect relation regard regarding
    """
)
_PARTICULARS = 3  # words of an answer that are neither the statute's nor the question's


def only_restates(answer: CheckedAnswer, grounds: Sequence[Exemption]) -> Passage | None:
    """The sentence that gives the provision's own words as the reason, where the answer says nothing besides."""
    place = answer.sentence(STATES_HARM)
    if place is None or answer.find(_REASONS_ELSEWHERE):
        return None
    besides = _STATUTE | frozenset().union(*(terms(ground.heading) for ground in grounds))
    said = terms(" ".join(part.words for part in (answer.own, *answer.shared)))
    if sum(not term.isdigit() for term in said - besides - terms(answer.asked)) >= _PARTICULARS:
        return None
    clause = next((part for part in _CLAUSE.split(place.words) if STATES_HARM.search(part)), place.words)
    effects = (one.words for one in answer.sentences if one != place and SPEAKS_OF_EFFECT.search(one.words))
    own_reasons = (clause, *(words for words in effects if not WEIGHING.search(words)))
    return None if any(terms(words) - besides for words in own_reasons) else place
