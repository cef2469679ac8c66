"""When the power goes, no act that was acknowledged is lost: the desk's own statements and settings, on a disk that forgets."""

import contextlib
import random
import sqlite3

import pytest
from django.conf import settings as desk_settings
from django.db import connection

from answerable.desk.ledger import sealing
from answerable.desk.ledger.recording import record
from answerable.evidence import leaf_hash
from desk.ledger import losing_power

apsw = losing_power.apsw
TRIALS, ENTRIES = 200, 40

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its own files"),
]


@pytest.fixture
def tables():
    """The statements that make the ledger's tables, indexes and guards."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name LIKE 'ledger_%' AND sql IS NOT NULL ORDER BY rootpage = 0, rowid"
        )
        return [sql for (sql,) in cursor.fetchall()]


@pytest.fixture
def desks_pragmas():
    """What the desk's connections to SQLite begin with."""
    from answerable.desk.settings import _database

    assert "sqlite" in desk_settings.DATABASES["default"]["ENGINE"]
    return _database()["OPTIONS"]["init_command"]


@pytest.fixture
def acts(at, settings, tmp_path):
    """The desk's own statements, as it sends them: one transaction an entry, and one that seals every tenth."""
    settings.LOG_KEY = tmp_path / "log-key.pem"
    found = []
    for n in range(ENTRIES):
        with _Said() as said:
            entry = record("answered", by="person:1", at=at, case=f"FOI-2026-{n:04}")
        found.append((entry.uid.hex, said.statements))
        if n % 10 == 9:
            with _Said() as said:
                sealing.seal(at=at)
            found.append(("", said.statements))
    return found


class _Said:
    """The statements that change the ledger, with their values."""

    def __enter__(self):
        self.statements = []
        self.wrapper = connection.execute_wrapper(self._keep)
        self.wrapper.__enter__()
        return self

    def __exit__(self, *error):
        self.wrapper.__exit__(*error)

    def _keep(self, execute, sql, params, many, context):
        if sql.startswith(('INSERT INTO "ledger', "UPDATE ledger")):
            for values in params if many else [params]:
                self.statements.append((sql.replace("%s", "?"), tuple(values)))
        return execute(sql, params, many, context)


def _until_power_off(acts, tables, pragmas, *, trial, folder):
    """Run the acts until the power goes; the ids that were acknowledged, and the database as it is found again."""
    dice = random.Random(trial)
    disk = losing_power.Disk(name := f"losing-power-{trial}")
    desk = apsw.Connection("desk", vfs=name)
    for statement in (
        "PRAGMA locking_mode=EXCLUSIVE",
        *pragmas.split(";"),
        *tables,
    ):  # one connection: no shared memory
        desk.execute(statement).fetchall()
    disk.goes_off(dice.randint(1, 200), dice=dice)
    acknowledged = []
    with contextlib.suppress(losing_power.PowerOff):
        for uid, statements in acts:
            desk.execute("BEGIN IMMEDIATE")
            for sql, values in statements:
                desk.execute(sql, values)
            desk.execute("COMMIT")
            acknowledged.append(uid)
    with contextlib.suppress(losing_power.PowerOff, apsw.IOError):
        desk.close()
    assert disk.left is not None, "the power never went"
    folder.mkdir()
    for path, data in disk.left.items():
        (folder / path).write_bytes(data)
    return {uid for uid in acknowledged if uid}, sqlite3.connect(folder / "desk")


def _found(database):
    """The ids that are there, after a look that the database and every entry in it are whole."""
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'ledger_entry'").fetchall():
        return set()
    rows = database.execute("SELECT uid, seq, leaf, body FROM ledger_entry ORDER BY id").fetchall()
    assert all(leaf == leaf_hash(body) for _, _, leaf, body in rows)
    (sealed,) = database.execute("SELECT coalesce(max(size), 0) FROM ledger_checkpoint").fetchone()
    assert [seq for _, seq, _, _ in rows if seq is not None] == list(range(sealed))
    return {uid for uid, *_ in rows}


def _lost(acts, tables, pragmas, tmp_path):
    """How many acknowledged entries were lost in each trial."""
    lost = []
    for trial in range(TRIALS):
        acknowledged, database = _until_power_off(acts, tables, pragmas, trial=trial, folder=tmp_path / str(trial))
        with contextlib.closing(database):
            lost.append(len(acknowledged - _found(database)))
    return lost


def test_what_was_acknowledged_is_there_when_the_power_comes_back(acts, tables, desks_pragmas, tmp_path):
    assert set(_lost(acts, tables, desks_pragmas, tmp_path)) == {0}


def test_the_same_trials_lose_acts_where_commits_do_not_wait_for_the_disk(acts, tables, desks_pragmas, tmp_path):
    hasty = desks_pragmas.replace("synchronous=FULL", "synchronous=NORMAL")
    assert hasty != desks_pragmas
    assert sum(_lost(acts, tables, hasty, tmp_path)) > TRIALS
