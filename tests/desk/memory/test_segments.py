"""Pieces of the index: what was put together is found as before, the later of two holds, and what is gone is gone."""

import numpy
import pytest

from answerable.desk.memory.index.segments import (
    Row,
    codes_of,
    distances,
    key_of,
    meanings_from,
    meanings_of,
    meanings_together,
    to_bytes,
    words_from,
    words_of,
    words_together,
)


def having(piece, term):
    return piece.numbers[piece.places[piece.rows(key_of(term))]].tolist()


def test_a_term_leads_to_its_wordings_and_an_unknown_one_to_none():
    piece = words_of([Row(9, 1, 7, {"swan": 1}), Row(4, 1, 7, {"swan": 2, "canal": 1})])
    assert having(piece, "swan") == [4, 9]
    assert having(piece, "canal") == [4]
    assert having(piece, "otter") == []


def test_a_rarer_place_in_a_short_question_weighs_more_than_in_a_long_one():
    long = {f"word{at}": 1 for at in range(40)}
    piece = words_of([Row(1, 1, 0, {"swan": 1}), Row(2, 1, 0, {"swan": 1, **long})])
    short, other = piece.weights[piece.rows(key_of("swan"))]
    assert short > other


def test_pieces_put_together_hold_what_each_held():
    one = words_of([Row(1, 1, 0, {"swan": 1}), Row(2, 1, 0, {"otter": 1})])
    other = words_of([Row(3, 2, 0, {"swan": 1})])
    both = words_together([one, other], drop_gone=True)
    assert having(both, "swan") == [1, 3]
    assert having(both, "otter") == [2]


@pytest.mark.parametrize("drop_gone", [True, False])
def test_of_a_wording_in_two_pieces_the_later_holds(drop_gone):
    one = words_of([Row(1, 1, 0, {"swan": 1}), Row(2, 1, 0, {"otter": 1})])
    other = words_of([Row(1, 3, 0, {"swan": 1}), Row(2)])
    both = words_together([one, other], drop_gone=drop_gone)
    assert dict(zip(both.numbers.tolist(), both.flags.tolist(), strict=True)) == ({1: 3} if drop_gone else {1: 3, 2: 0})
    assert having(both, "otter") == []


def test_a_piece_is_read_as_it_was_written():
    piece = words_of([Row(1, 1, 5, {"swan": 1})])
    again = words_from(to_bytes(piece))
    assert all((getattr(piece, name) == getattr(again, name)).all() for name in piece.__slots__)


def test_meanings_lie_by_neighbourhood_and_none_is_lost():
    dice = numpy.random.default_rng(1)
    codes = codes_of(dice.normal(size=(5000, 384)))
    piece = meanings_from(to_bytes(meanings_of(numpy.arange(5000), codes)))
    assert len(piece.centres) > 50
    assert sorted(piece.numbers.tolist()) == list(range(5000))
    assert (piece.codes == codes[piece.numbers]).all()
    both = meanings_together([piece, meanings_of(numpy.array([4999, 5000]), codes[:2])])
    assert sorted(both.numbers.tolist()) == list(range(5001))


def test_the_distance_is_in_bits():
    codes = codes_of(numpy.array([[1.0] * 384, [-1.0] * 384, [1.0] * 192 + [-1.0] * 192]))
    assert distances(codes, codes[:1]).tolist() == [0, 384, 192]
