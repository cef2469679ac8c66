"""What is sealed has its place for ever; what is changed behind the log's back is found; what a disposal takes leaves its hash."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from answerable.desk.ledger import disposal, keys, sealing
from answerable.desk.ledger.models import Checkpoint, Entry, Erasure, SigningKey
from answerable.desk.ledger.recording import record, salted
from answerable.desk.ledger.verifying import verify
from answerable.errors import BadKey, LogDamaged, NoSigningKey, NotCanonical
from answerable.evidence import Note, consistency, require_consistency, root

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_key(settings, tmp_path):
    settings.LOG_KEY = tmp_path / "keys" / "log-key.pem"


@pytest.fixture
def acts(at):
    """acts(5): so many entries, a minute apart, each of a case of its own."""

    def do(count):
        return [
            record("received", by="person:1", at=at + timedelta(minutes=n), case=f"FOI-2026-{n:04}", data={"n": n})
            for n in range(count)
        ]

    return do


@pytest.fixture
def forced():
    """forced("UPDATE …"): what somebody can do who may write to the database past its guards."""

    def run(statement, *values):
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL session_replication_role = replica")
                cursor.execute(statement, values)
                cursor.execute("SET LOCAL session_replication_role = DEFAULT")
            else:
                cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'ledger_%'")
                guards = cursor.fetchall()
                for name, _ in guards:
                    cursor.execute(f"DROP TRIGGER {name}")
                cursor.execute(statement, values)
                for _, sql in guards:
                    cursor.execute(sql)

    return run


def test_sealing_gives_every_entry_its_place_and_signs_the_tree(acts, at):
    entries = acts(5)
    note = sealing.seal(at=at)
    assert list(Entry.objects.values_list("seq", flat=True)) == [0, 1, 2, 3, 4]
    assert (note.checkpoint.size, note.checkpoint.root) == (5, root(entry.leaf for entry in entries))
    (key,) = keys.verifiers()
    assert note.successor(key.verifier) == key.verifier
    assert Note.parse(Checkpoint.objects.get().note) == note == sealing.latest()


def test_sealing_again_without_anything_new_cuts_no_checkpoint(acts, at):
    acts(2)
    assert sealing.seal(at=at) == sealing.seal(at=at)
    assert Checkpoint.objects.count() == 1


def test_a_later_checkpoint_extends_an_earlier_one(acts, at):
    acts(3)
    old = sealing.seal(at=at).checkpoint
    acts(4)
    new = sealing.seal(at=at).checkpoint
    leaves = [bytes(leaf) for leaf in Entry.objects.order_by("seq").values_list("leaf", flat=True)]
    proof = consistency(leaves, old=3, new=7)
    require_consistency(proof, old=3, old_root=old.root, new=7, new_root=new.root)


def test_a_log_that_was_left_alone_has_no_faults(acts, at):
    acts(30)
    sealing.seal(at=at)
    acts(2)
    found = verify()
    assert (found.sealed, found.waiting, found.checkpoints, found.erased, found.faults) == (30, 2, 1, 0, ())


def test_the_key_is_its_owners_alone_and_is_never_replaced_in_silence(acts, at, settings):
    acts(1)
    sealing.seal(at=at)
    assert settings.LOG_KEY.stat().st_mode & 0o777 == 0o600
    settings.LOG_KEY.unlink()
    acts(1)
    with pytest.raises(NoSigningKey, match="not there"):
        sealing.seal(at=at)
    keys.Key.make("another/log").write(settings.LOG_KEY)
    with pytest.raises(NoSigningKey, match="another key"):
        sealing.seal(at=at)
    settings.LOG_KEY.chmod(0o644)
    with pytest.raises(BadKey):
        sealing.seal(at=at)


def test_a_key_is_changed_by_a_checkpoint_that_both_sign(acts, at):
    acts(2)
    sealing.seal(at=at)
    note = sealing.change_key(by="person:9", at=at)
    old, new = (dated.verifier for dated in keys.verifiers())
    assert note.successor(old) == new
    acts(1)
    assert sealing.seal(at=at).successor(new) == new
    assert verify().faults == ()


def test_a_change_of_key_that_stopped_at_its_last_step_comes_to_its_end(acts, at, monkeypatch):
    acts(1)
    sealing.seal(at=at)
    with monkeypatch.context() as patch:
        patch.setattr(keys, "take_new", lambda: None)
        sealing.change_key(by="person:9", at=at)
    acts(1)
    _, new = (dated.verifier for dated in keys.verifiers())
    assert sealing.seal(at=at).successor(new) == new


def test_a_clock_that_went_back_is_an_entry(acts, at):
    acts(1)
    sealing.seal(at=at)
    acts(1)
    sealing.seal(at=at - timedelta(hours=2))
    assert Entry.objects.get(kind="clock-went-back").data == {"seconds": 7200}


def test_an_act_tried_again_with_its_id_is_the_same_entry(at):
    first = record("received", by="person:1", at=at)
    again = record("received", by="person:1", at=at + timedelta(seconds=9), uid=first.uid)
    assert (again.pk, Entry.objects.count()) == (first.pk, 1)


def test_short_words_are_kept_as_a_digest_that_cannot_be_guessed(at):
    one = record("withdrawn", by="person:1", at=at, words="I moved house")
    two = record("withdrawn", by="person:1", at=at, words="I moved house")
    assert one.digest != two.digest
    assert one.digest == salted("I moved house", one.said["salt"])
    assert "house" not in bytes(one.body).decode()


def test_what_has_no_one_form_is_refused(at):
    for data in ({"share": 0.5}, {"Name": 1}, {"on": at}):
        with pytest.raises(NotCanonical):
            record("received", by="person:1", at=at, data=data)


# What somebody does who can write to the database

CHANGES = {
    "an entry's bytes": ("UPDATE ledger_entry SET body = %s WHERE seq = 2", b"{}"),
    "an entry's hash": ("UPDATE ledger_entry SET leaf = %s WHERE seq = 2", bytes(32)),
    "what the pages show": ('UPDATE ledger_entry SET "by" = %s WHERE seq = 2', "person:7"),
    "when": ("UPDATE ledger_entry SET at = %s WHERE seq = 2", "2020-01-01 00:00:00+00"),
    "an entry taken out": ("DELETE FROM ledger_entry WHERE seq = %s", 2),
    "the last entry taken out": ("DELETE FROM ledger_entry WHERE seq = %s", 4),
    "bytes taken away without a disposal": ("UPDATE ledger_entry SET body = NULL WHERE seq = %s", 2),
    "a checkpoint": ("UPDATE ledger_checkpoint SET note = replace(note, '5', '6') WHERE size = %s", 5),
    "a key of their own": ("UPDATE ledger_signingkey SET verifier = %s", "a/log+00000000+AAAA"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_database_refuses(what, acts, at):
    acts(5)
    sealing.seal(at=at)
    statement, value = CHANGES[what]
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [value])


@pytest.mark.parametrize("what", list(CHANGES)[:-1])
def test_forced_past_the_guards_it_is_found(what, acts, at, forced):
    acts(5)
    sealing.seal(at=at)
    statement, value = CHANGES[what]
    forced(statement, value)
    assert verify().faults


def test_two_entries_that_changed_places_are_found(acts, at, forced):
    acts(5)
    sealing.seal(at=at)
    for seq, other in ((2, 99), (3, 2), (99, 3)):
        forced("UPDATE ledger_entry SET seq = %s WHERE seq = %s", other, seq)
    assert "The first 5 events are not those that were signed: the root differs." in " ".join(verify().faults)


def test_a_changed_entry_that_is_not_sealed_yet_is_never_signed_for(acts, at, forced):
    acts(2)
    forced("UPDATE ledger_entry SET body = %s", b"{}")
    with pytest.raises(LogDamaged):
        sealing.seal(at=at)
    assert not Checkpoint.objects.exists()
    assert "not sealed yet" in verify().faults[0]


# Disposal


def test_a_disposal_takes_the_bytes_and_what_was_shown_and_leaves_the_hash(acts, at):
    acts(5)
    record("answered", by="person:1", at=at, case="FOI-2026-0002", subject="question:1")
    sealing.seal(at=at)
    leaves = list(Entry.objects.values_list("leaf", flat=True))
    entry = disposal.destroy(case="FOI-2026-0002", data={"class": "FOI-01"}, by="person:3", at=at)
    gone = Entry.objects.get(seq=2)
    assert (gone.body, gone.kind, gone.by, gone.case, gone.subject) == (None, "", "", "", "")
    assert entry.data == {"class": "FOI-01", "events": [[2, 2], [5, 5]]}
    assert [bytes(leaf) for leaf in leaves] == [
        bytes(row.leaf) for row in Entry.objects.order_by("seq") if row.seq is not None
    ][:6]
    sealing.seal(at=at)
    found = verify()
    assert (found.erased, found.faults) == (2, ())


def test_bytes_go_only_where_a_disposal_names_them(acts, at):
    acts(3)
    sealing.seal(at=at)
    disposal.destroy(case="FOI-2026-0001", data={}, by="person:3", at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(seq=2).update(body=None, **disposal.EMPTY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(seq=1).update(body=b"other")


def test_an_erasure_that_no_entry_stands_for_is_found(acts, at):
    acts(3)
    sealing.seal(at=at)
    Erasure.objects.create(entry=Entry.objects.first(), first=2, last=2)
    Entry.objects.filter(seq=2).update(body=None, **disposal.EMPTY)
    faults = " ".join(verify().faults)
    assert "The event in place 2 is gone, and no recorded disposal names it." in faults
    assert "An erasure of the events 2 to 2" in faults


def test_key_acts_and_each_hundredth_entry_are_sealed_by_a_worker(at, run_jobs):
    record("received", by="person:1", at=at)
    record("held", by="person:1", at=at, subject="hold:1")
    run_jobs()
    assert Checkpoint.objects.get().size == 2


def test_the_first_key_is_put_down_with_its_day(acts, at):
    acts(1)
    sealing.seal(at=at)
    assert SigningKey.objects.get().since == at.date()
