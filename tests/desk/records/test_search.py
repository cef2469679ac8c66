"""What a search of captured messages finds, and what it says it could not look through. The same on both databases."""

from datetime import date, timedelta

import pytest
from django.db import connection

from answerable.desk.people.actors import DESK, acting
from answerable.desk.records import index
from answerable.desk.records.asked import Asked, asked_from, understood
from answerable.desk.records.index.words import words_of
from answerable.desk.records.models import FileText, Step
from answerable.desk.records.queries import find as finding
from answerable.desk.records.queries.conversation import conversation
from answerable.desk.records.queries.find import all_ids, find
from answerable.errors import NoSuchThing
from desk.records.saying import AT, Said

ON = date(2026, 11, 22)
REFUSED = "The crew refused to take the bins in Quarry Lane."
MISSED = "Missed collections again, see 24/00630/FUL"
REFUSE = "Refuse was left beside the bin, twice."
DIGEST = "a" * 64


@pytest.fixture
def said(db):
    return Said()


def texts(words="", *, by=DESK, **values):
    found = find(Asked(words=words, **values), by=by, on=ON)
    assert not found.problem, found.problem
    return [hit.message.text for hit in found.rows]


@pytest.fixture
def bins(said):
    chat = said.chat("Bins", group="bins")
    said(chat, REFUSED, at=AT)
    said(chat, MISSED, at=AT + timedelta(days=1), sender="Omar Reyes")
    said(chat, REFUSE, at=AT + timedelta(days=2), sender="Omar Reyes")
    return chat


def test_a_word_is_found_in_its_other_forms_and_the_newest_comes_first(bins):
    assert texts("refuse") == [REFUSE, REFUSED]


def test_in_quotation_marks_a_word_is_found_as_it_is(bins):
    assert texts('"refuse"') == texts("refuse", is_exact=True) == [REFUSE]


def test_a_reference_is_found_as_a_phrase(bins):
    assert texts("24/00630/FUL") == [MISSED]
    assert texts("24/FUL") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("crew bins", [REFUSED]),
        ("crew OR collections", [MISSED, REFUSED]),
        ("bin crew OR twice", [REFUSE, REFUSED]),
        ("bins -crew", [REFUSE]),
        ("bins -“beside the”", [REFUSED]),
        ("coll*", [MISSED]),
        ("ref* qua*", [REFUSED]),
        ('"quarry la"*', [REFUSED]),
        ("crew NEAR/3 take", [REFUSED]),
        ("take NEAR/3 crew", [REFUSED]),
        ("crew NEAR/1 take", []),
        ("crew NEAR take OR twice", [REFUSE, REFUSED]),
        ("QUARRY lane", [REFUSED]),
        ("crew AND take", [REFUSED]),
        ("nothingofthekind", []),
        ("nothingofthekind*", []),
        ("-crew", None),
    ],
)
def test_words_phrases_beginnings_and_nearness(bins, words, found):
    if found is None:
        assert "leave out" in find(Asked(words=words), by=DESK, on=ON).problem
    else:
        assert texts(words) == found


def test_the_boxes_of_the_form_do_what_the_signs_do(bins):
    assert texts(phrase="Quarry Lane") == [REFUSED]
    assert texts(any_words="crew collections") == [MISSED, REFUSED]
    assert texts("bins", no_words="crew") == [REFUSE]


def test_a_search_is_kept_to_people_chats_groups_days_kinds_and_files(said, bins):
    other = said.chat("Planning")
    said(other, "Bins at the planning desk", at=AT + timedelta(days=3), kind="attachment", files=[("plan.pdf", "")])
    assert texts("bins", people=("omar",)) == [REFUSE]
    assert texts("bins", chats=(other.pk,)) == ["Bins at the planning desk"]
    assert texts("bins", groups=("bins",)) == [REFUSE, REFUSED]
    assert texts("bins", groups=("never-captured",)) == []
    assert texts("bins", first=date(2026, 3, 3), last=date(2026, 3, 4)) == [REFUSE]
    assert texts("bins", kind="attachment") == texts("bins", has_file=True) == ["Bins at the planning desk"]
    assert texts(chats=(bins.pk,), first=date(2026, 3, 3)) == [REFUSE, MISSED]
    assert texts(first=date(2026, 3, 4)) == ["Bins at the planning desk", REFUSE]
    assert texts("-bins", chats=(bins.pk,)) == [MISSED]


def test_a_day_begins_at_midnight_by_the_clock_in_the_united_kingdom(said):
    chat, midnight = said.chat(), AT.replace(month=7, day=1, hour=23, minute=0)
    said(chat, "Half past midnight in summer", at=midnight + timedelta(minutes=30))
    said(chat, "Half past eleven in summer", at=midnight - timedelta(minutes=30))
    assert texts("summer", first=date(2026, 7, 2)) == ["Half past midnight in summer"]
    assert texts("summer", last=date(2026, 7, 1)) == ["Half past eleven in summer"]


def test_a_name_that_nobody_has_finds_nothing_and_is_said(bins):
    found = find(Asked(words="bins", people=("Nobody Atall",)), by=DESK, on=ON)
    assert found.rows == () and "Nobody Atall" in found.notes[0]


def test_a_mail_is_found_by_its_subject_and_by_whom_it_was_sent_to(said):
    chat = said.chat("Mailbox")
    said(chat, "Hello", sender="Una Gill")
    said(chat, "See you there", more={"subject": "Depot visit", "recipients": ["una gill"]})
    assert texts("depot") == ["See you there"]
    assert texts(people=("una",)) == ["See you there", "Hello"]


def test_the_words_of_a_file_are_found_however_late_they_come(said):
    chat = said.chat()
    for number in range(2):
        said(chat, f"Minutes {number}", at=AT + timedelta(minutes=number), files=[("minutes of May.docx", DIGEST)])
    assert texts("chairman") == [] and len(texts("may")) == 2
    FileText.objects.create(digest=DIGEST, text="The chairman opened the meeting.")
    index.add_file_text(DIGEST)
    said(chat, "Minutes 2", at=AT + timedelta(minutes=2), files=[("copy.docx", DIGEST)])
    assert texts("chairman") == ["Minutes 2", "Minutes 1", "Minutes 0"]
    hit = find(Asked(words="chairman minutes"), by=DESK, on=ON).rows[0]
    assert hit.file == "" and any(piece.is_hit for piece in hit.pieces)
    hit = find(Asked(words="chairman"), by=DESK, on=ON).rows[0]
    assert hit.file == "copy.docx" and [piece.text for piece in hit.file_pieces if piece.is_hit] == ["chairman"]


def test_phrases_are_found_deep_in_a_long_file(said):
    words = " ".join(f"w{number} the" for number in range(12_000))
    said(said.chat(), "A long one", files=[("long.txt", DIGEST)], texts={DIGEST: f"{words} purple elephant"})
    assert texts('"w11999 the purple elephant"') == ["A long one"]
    assert texts("long purple NEAR/2 w11999") == ["A long one"]
    assert texts('"elephant purple"') == [] and texts("purple -w17") == []


ODD = (
    "Café naïve Ångström", "re\u00adfuse zero\u200bwidth", "under_score snake_case", "O’Brien's", "dana@harrowmere.example",
    "https://plan.example/24/00630/FUL?a=b", "ﬁnance ①② x² ½", "ÅÄÖ İstanbul straße", "日本語 テスト", "a-b-c 07700 900123", "tab\there\nline",
    "👍🏽 thumbs", "BJÖRK björk", "<b>bold</b> &amp; 'quoted' \\slash :colon !bang | pipe & and", "x" * 90,
)  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_every_word_of_an_odd_text_is_found_alone_and_the_text_as_a_phrase(said, text):
    said(said.chat(), text)
    for word in words_of(text):
        assert texts(word, is_exact=True) == [text], word
    assert texts(phrase=text) == [text]


HOSTILE = (
    '"', "'", "*", "a*b*", "NEAR", "OR", "AND", "NOT x", '" OR "', "x:*", "{text} : x", "text:x", "^x", "x + y", "(x", "x)", "!x",
    "x & y", "x | y", "x <-> y", "\\", "%s %(a)s", "-", "--", "- x", "a NEAR/0 b", "a NEAR/9999 b", "NEAR NEAR", "a OR OR b", "a OR -b",
    "a NEAR b NEAR c", "a OR b NEAR c", "rowid", "a* NEAR b*", "😀", "'; DROP TABLE records_word --", "tags : c1",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_is_typed_breaks_a_search(bins, words):
    found = find(Asked(words=words, chats=(bins.pk,)), by=DESK, on=ON)
    assert found.problem or found.total >= 0


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("bins 😀", "no letter or digit"),
        ("bins a*", "nearly everything"),
        ("re*se", "only stand at the end"),
        ('bins "quarry', "no other end"),
        ("bins OR", "between two words"),
        ("NEAR bins", "between two words"),
        ("bins NOT crew", "put a minus before it"),
        ("bins NEAR/500 lane", "NEAR/30"),
    ],
)
def test_what_is_not_understood_is_said(bins, words, note):
    assert any(note in one for one in find(Asked(words=words), by=DESK, on=ON).notes)


def test_too_much_is_refused_and_said():
    assert "longer than" in understood(Asked(words="x " * 2000)).problem
    assert "More than 40" in understood(Asked(words=" ".join(f"w{number}" for number in range(60)))).problem


def test_a_search_is_told_again_in_words():
    told = understood(Asked(words='"site visit" refuse OR recycl* crew NEAR/3 van -garden')).words
    assert told == "“site visit”, (refuse or recycl…) and crew with at most 3 words between it and van, without garden"


def test_a_search_comes_back_from_what_was_kept_of_it():
    asked = Asked(words="x", people=("a", "b"), chats=(3,), first=date(2026, 3, 1), has_file=True, order="best")
    assert asked_from({**asked.values, "gone": 1}) == asked


def test_pages_follow_one_another_without_a_hit_twice_or_left_out(said):
    chat = said.chat()
    for number in range(45):
        said(chat, f"Round {number}", at=AT + timedelta(minutes=number // 3))
    for order in ("time", "best"):
        seen, asked = [], Asked(words="round", order=order)
        while True:
            found = find(asked, by=DESK, on=ON)
            assert found.total == 45
            seen += [hit.message.key for hit in found.rows]
            if found.next is None:
                break
            asked = Asked(words="round", order=order, **{"place" if order == "best" else "before": found.next})
        assert len(seen) == len(set(seen)) == 45
        assert order == "best" or seen == sorted(seen, reverse=True)
    assert all_ids(Asked(words="round"), by=DESK, most=30) == tuple(sorted(seen, reverse=True)[:30])


def test_the_best_comes_before_the_newest_where_that_is_asked(said):
    chat = said.chat()
    said(chat, "Damp, damp and damp again: nothing but damp", at=AT)
    said(
        chat,
        "Somebody said damp among a great many other words about other things that do not matter",
        at=AT + timedelta(days=9),
    )
    assert [text[:4] for text in texts("damp")] == ["Some", "Damp"]
    assert [text[:4] for text in texts("damp", order="best")] == ["Damp", "Some"]


def test_more_than_are_counted_is_said_and_a_certificate_counts_all(said, monkeypatch):
    monkeypatch.setattr(finding, "PAGE", 2)
    chat = said.chat()
    for number in range(8):
        said(chat, f"Round {number}", at=AT + timedelta(days=30 * number))
    few = find(Asked(words="round"), by=DESK, on=ON, counted=5)
    assert few.count == "more than 5" and len(few.rows) == 2
    assert find(Asked(words="round"), by=DESK, on=ON, counted=1_000_000).count == "8"


def kept_words(*words):
    """Those of these words that the index knows of."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM records_word")
        return {row[0] for row in cursor.fetchall()} & set(words)


def test_what_is_dropped_is_found_no_more_and_built_anew_it_is_the_same(said, bins):
    other = said.chat("Other")
    said(other, "Bins elsewhere", files=[("a.txt", DIGEST)], texts={DIGEST: "wheelie"})
    before = {words: texts(words) for words in ("bins", "wheelie", "refuse", "ref*")}
    assert index.build() == 4
    assert {words: texts(words) for words in before} == before
    assert kept_words("wheelie", "bins") == {"wheelie", "bins"}
    index.drop(other)
    assert texts("wheelie") == [] and texts("bins") == [REFUSE, REFUSED]
    assert kept_words("wheelie", "bins") == {"bins"}


def test_the_owner_of_a_group_finds_the_messages_of_that_group_alone(said, bins, contributor, monkeypatch):
    said(said.chat("Planning", group="planning"), "Bins at the planning desk", at=AT + timedelta(days=3))
    owner = acting(contributor)
    monkeypatch.setattr(
        "answerable.desk.records.access.own_groups", lambda by: frozenset({"bins"} if by == owner else ())
    )
    assert texts("bins", by=owner) == [REFUSE, REFUSED]
    assert texts(first=AT.date(), by=owner) == [REFUSE, MISSED, REFUSED]
    assert texts("bins", by=owner, groups=("planning",)) == []
    planning = all_ids(Asked(words="planning"), by=DESK, most=9)
    with pytest.raises(NoSuchThing):
        conversation(planning[0], by=owner)


def test_what_could_not_be_searched_is_said(said, bins):
    said.chat("Waiting", step=Step.ASKING)
    said.chat("Refused", step=Step.REFUSED)
    said.chat("Cut", about={"probably_cut": True}, first_at=1, last_at=9)
    gap = said.chat("Gap", first_at=86400, last_at=2 * 86400)
    said.chat("Later", first_at=1, last_at=2)
    said.capture_again(gap, first_at=9 * 86400, last_at=10 * 86400)
    said(bins, "A file", files=[("x.bin", "")])
    FileText.objects.create(digest="b" * 64, unread="It is a picture.")
    gone = said.chat("Gone")
    gone.disposed_at = AT
    gone.save()
    told = {one.key: one for one in find(Asked(words="bins"), by=DESK, on=ON).not_searched}
    assert told["waiting"].names == ("Waiting: Waiting.txt",) and told["refused"].names == ("Refused: Refused.txt",)
    assert told["cut"].names == ("Cut: Cut.txt",) and told["destroyed"].names == ("Gone",)
    assert told["gap"].names == ("Gap: 3 January 1970 to 10 January 1970",)
    assert told["unread"].words.startswith("1 file") and told["missing"].words.startswith("1 file")
    kept = {one.key for one in find(Asked(words="bins", chats=(bins.pk,)), by=DESK, on=ON).not_searched}
    assert kept == {"unread", "missing"}


def test_a_conversation_shows_what_was_said_around_a_message(said, bins):
    middle = all_ids(Asked(words="collections"), by=DESK, most=1)[0]
    thread = conversation(middle, before=1, after=1, by=DESK)
    assert [row.text for row in (*thread.before, thread.message, *thread.after)] == [REFUSED, MISSED, REFUSE]
    assert thread.earlier is None and thread.later is None
    assert [one.name for one in thread.captures] == ["Bins.txt"]


def plans(words, **values):
    """How the database goes about every statement of a search for the newest."""
    asked = Asked(words=words, is_exact=True, **values)
    sought, _, _ = finding._sought(asked, understood(asked), by=DESK)
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    told = []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # a small table is always read whole
        with connection.execute_wrapper(
            lambda run, sql, given, many, context: run(*_kept(told, sql, given), many, context)
        ):
            finding._numbers(sought, most=20)
        for sql, given in told:
            cursor.execute(f"{explain} {sql}", given)
            yield "\n".join(str(row[-1]) for row in cursor.fetchall())


def _kept(told, sql, given):
    if "records_words" in sql:
        told.append((sql, given))
    return sql, given


@pytest.mark.parametrize(
    "values", [{}, {"people": ("omar",)}, {"groups": ("bins",), "first": date(2026, 3, 1), "last": date(2026, 3, 9)}]
)
def test_no_filter_joins_the_messages_and_nothing_is_walked_or_sorted_as_a_whole(bins, values):
    for plan in plans("bins", **values):
        assert "records_message" not in plan
        if connection.vendor == "postgresql":
            assert "Bitmap Index Scan on records_words_words" in plan, plan
            assert "records_words_id" not in plan and "Seq Scan" not in plan, plan
        else:
            assert "VIRTUAL TABLE INDEX" in plan and "B-TREE" not in plan, plan


def test_a_common_word_stops_at_the_newest_and_asks_the_database_a_few_times(said, django_assert_max_num_queries):
    chat = said.chat()
    for number in range(40):
        said(chat, f"Round {number}", at=AT + timedelta(days=40 * number))
    asked = Asked(words="round", is_exact=True)
    sought, _, _ = finding._sought(asked, understood(asked), by=DESK)
    with django_assert_max_num_queries(8):
        assert len(finding._numbers(sought, most=40)) == 40


def test_nothing_waits_to_be_indexed_after_messages_are_written(bins):
    if connection.vendor != "postgresql":
        pytest.skip("the list is PostgreSQL's")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_size('records_words_words')")
        cursor.execute("SELECT gin_clean_pending_list('records_words_words')")
        assert cursor.fetchone()[0] == 0
