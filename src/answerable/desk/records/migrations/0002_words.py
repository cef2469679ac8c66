"""What each database finds messages by: an FTS5 table without a copy of the texts on SQLite, tsvectors on PostgreSQL."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = (
    """CREATE VIRTUAL TABLE records_words USING fts5(
        text, attached, tags, content='', tokenize='unicode61 remove_diacritics 2')""",
    "INSERT INTO records_words (records_words, rank) VALUES ('hashsize', 33554432)",
    "CREATE TABLE records_word (word text PRIMARY KEY, root text NOT NULL) WITHOUT ROWID",
    "CREATE INDEX records_word_root ON records_word (root)",
    "INSERT INTO records_word (word, root) VALUES ('', '')",  # when the index was last built anew
)
POSTGRESQL = (
    "CREATE TABLE records_words (id bigint NOT NULL, words tsvector NOT NULL)",
    "ALTER TABLE records_words ALTER words SET STORAGE MAIN",
    "CREATE INDEX records_words_id ON records_words (id)",
    # what is new waits in a list, which every search reads through: it is emptied at the end of each writing
    "CREATE INDEX records_words_words ON records_words USING gin (words) WITH (gin_pending_list_limit = 65536)",
    "CREATE TABLE records_stretch (number integer PRIMARY KEY)",
    'CREATE TABLE records_word (word text COLLATE "C" PRIMARY KEY, root text NOT NULL)',
    "CREATE INDEX records_word_root ON records_word (root)",
    "INSERT INTO records_word (word, root) VALUES ('', '')",  # when the index was last built anew
)


def lay(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """What this database has for finding words."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


def lift(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away again."""
    tables = {"sqlite": ("words", "word"), "postgresql": ("words", "word", "stretch")}[editor.connection.vendor]
    for table in tables:
        editor.execute(f"DROP TABLE records_{table}")


class Migration(migrations.Migration):
    """Adds the index to the tables of messages."""

    dependencies: ClassVar = [("records", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(lay, lift)]
