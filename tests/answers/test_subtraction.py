"""What figures give away together, in one request and across requests."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from answerable.answers import Figure, ask, figures, overlaps, proposals, receive
from answerable.documents import text_of
from answerable.registers import AuthorityFolder

ON = date(2026, 6, 30)


def _figures(question: str, ref: str, folder: AuthorityFolder) -> tuple[Figure, ...]:
    return figures(ask(question, authority=folder, on=ON), ref=ref, authority=folder)


def _breaches(folder: AuthorityFolder, category: str) -> frozenset[str]:
    entries = folder.kept("breaches").entries
    return frozenset(
        one.id for one in entries if one.text("kind") == "personal data breach" and one.text("category") == category
    )


def test_a_sum_and_its_parts_are_figures(harrowmere: AuthorityFolder) -> None:
    (whole,) = _figures("How many data breaches were there in 2025?", "FOI-1/1", harrowmere)
    assert len(whole.entries) == 8
    parts = _figures("How many data breaches were there in 2025 by department?", "FOI-1/2", harrowmere)
    assert sorted(len(one.entries) for one in parts) == [1, 1, 1, 1, 1, 1, 2, 8]
    assert _figures("Is WhatsApp approved?", "FOI-1/3", harrowmere) == ()
    assert _figures("How many staff were dismissed over data breaches?", "FOI-1/4", harrowmere) == ()


def test_all_breaches_beside_those_that_were_no_attack_give_the_attacks(harrowmere: AuthorityFolder) -> None:
    attacks = _breaches(harrowmere, "cyber")
    quiet = attacks - {"BR-2025-006"}  # this one the council announced itself
    whole = Figure("FOI-2026-0002/1", attacks | _breaches(harrowmere, "non-cyber"))
    before = Figure("FOI-2025-0009/4", whole.entries - quiet)
    (found,) = overlaps([whole], earlier=[before], authority=harrowmere)
    assert found.refs == ("FOI-2026-0002/1", "FOI-2025-0009/4")
    assert set(found.entries) == quiet
    assert "s.31(3)" in found.caution
    assert overlaps([], earlier=[whole, before], authority=harrowmere) == ()  # both are out
    assert overlaps([whole], earlier=[], authority=harrowmere) == ()


def test_several_parts_together_leave_what_none_of_them_leaves_alone(harrowmere: AuthorityFolder) -> None:
    whole = Figure("a/1", frozenset({"BR-2024-001", "BR-2024-003", "BR-2025-002"}))
    parts = [Figure("a/2", frozenset({"BR-2024-001"})), Figure("b/1", frozenset({"BR-2024-003"}))]
    (found,) = overlaps([whole, parts[0]], earlier=parts[1:], authority=harrowmere)
    assert found.refs == ("a/1", "a/2", "b/1")


def test_a_small_number_about_staff_is_not_given_by_a_difference(harrowmere: AuthorityFolder) -> None:
    reported = Figure("a/1", frozenset({"BR-2024-007", "BR-2024-008"}))
    (found,) = overlaps([reported], earlier=[Figure("b/2", frozenset({"BR-2024-007"}))], authority=harrowmere)
    assert "s.40(2)" in found.caution


def test_what_the_questions_of_a_request_give_away_together_is_told_at_the_later_one(
    harrowmere: AuthorityFolder, tmp_path: Path
) -> None:
    text = (
        "1. How many data breaches did Planning have since January 2024?\n"
        "2. How many data breaches did Planning have in 2024?"
    )
    received = receive(
        text_of(text.encode(), name="request.txt"), authority=harrowmere.profile, received_on=ON, reference="FOI-1"
    )
    first, second = (found for found, _ in proposals(received, authority=harrowmere, on=ON))
    cautions = [
        [note for note in found[0].proposal.cautions if note.startswith("Subtraction")] for found in (first, second)
    ]
    assert cautions[0] == []
    assert cautions[1] == [
        "Subtraction: read together, question 1 and question 2 give the number of attacks that are not public (s.31(3))."
    ]


def test_a_figure_of_an_earlier_request_counts_too(harrowmere: AuthorityFolder) -> None:
    given = figures(
        ask("How many data breaches did Planning have in 2024?", authority=harrowmere, on=ON).as_json(),
        ref="FOI-2025-0009/1",
        authority=harrowmere,
    )
    received = receive(
        text_of(b"1. How many data breaches did Planning have since January 2024?", name="request.txt"),
        authority=harrowmere.profile,
        received_on=ON,
        reference="FOI-1",
    )
    ((found, _),) = proposals(received, authority=harrowmere, on=ON, given=given)
    assert any("FOI-2025-0009/1" in note for note in found[0].proposal.cautions)


def test_earlier_figures_are_not_read_for_a_request_that_asks_for_none(harrowmere: AuthorityFolder) -> None:
    def looked_up() -> Iterator[Figure]:
        raise AssertionError("they were read")
        yield

    received = receive(
        text_of(b"1. Is WhatsApp approved?\n2. Is Signal approved?", name="request.txt"),
        authority=harrowmere.profile,
        received_on=ON,
        reference="FOI-1",
    )
    assert len(list(proposals(received, authority=harrowmere, on=ON, given=looked_up()))) == 2
