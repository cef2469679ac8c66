"""Matching: questions like a question, with a reason for each; by words, by a vocabulary, and by meaning where that is installed.

In memory a Matcher does all of it. An index of its own keeps Kept, finds candidates by their terms and vectors, and calls
rank, or rank_parts for each question by itself, with them and with the rarity of terms in the whole index. Round robins
are found by the keys of their signature, and told by same_round.
"""

from answerable.answers.matching.asked import Asked, Kept, asked, kept_all
from answerable.answers.matching.features import Features, Part, features, leans, part, parts_of
from answerable.answers.matching.likeness import Likeness, Rarity, rarity
from answerable.answers.matching.matcher import Item, Match, Matcher, item_of
from answerable.answers.matching.meaning import embed, has_meaning
from answerable.answers.matching.parts import PartFound, rank_parts
from answerable.answers.matching.rank import Ranked, rank
from answerable.answers.matching.reasons import Meeting, meeting, reason
from answerable.answers.matching.rounds import SAME_ROUND, round_likeness, same_round, shingles, signature
from answerable.answers.matching.spelling import Spelling
from answerable.answers.matching.times import Years, years_of
from answerable.answers.matching.vocabulary import Vocabulary, vocabulary

__all__ = [
    "SAME_ROUND",
    "Asked",
    "Features",
    "Item",
    "Kept",
    "Likeness",
    "Match",
    "Matcher",
    "Meeting",
    "Part",
    "PartFound",
    "Ranked",
    "Rarity",
    "Spelling",
    "Vocabulary",
    "Years",
    "asked",
    "embed",
    "features",
    "has_meaning",
    "item_of",
    "kept_all",
    "leans",
    "meeting",
    "part",
    "parts_of",
    "rank",
    "rank_parts",
    "rarity",
    "reason",
    "round_likeness",
    "same_round",
    "shingles",
    "signature",
    "vocabulary",
    "years_of",
]
