"""The words of each document: an FTS5 table on SQLite, a tsvector on PostgreSQL."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = (
    """CREATE VIRTUAL TABLE search_words USING fts5(
        title, body, tags, content='search_document', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER search_document_in AFTER INSERT ON search_document BEGIN
        INSERT INTO search_words(rowid, title, body, tags) VALUES (new.id, new.title, new.body, new.tags); END""",
    """CREATE TRIGGER search_document_out AFTER DELETE ON search_document BEGIN
        INSERT INTO search_words(search_words, rowid, title, body, tags)
        VALUES ('delete', old.id, old.title, old.body, old.tags); END""",
    """CREATE TRIGGER search_document_changed AFTER UPDATE ON search_document BEGIN
        INSERT INTO search_words(search_words, rowid, title, body, tags)
        VALUES ('delete', old.id, old.title, old.body, old.tags);
        INSERT INTO search_words(rowid, title, body, tags) VALUES (new.id, new.title, new.body, new.tags); END""",
)
POSTGRESQL = (
    "ALTER TABLE search_document ADD COLUMN words tsvector",
    "CREATE INDEX search_document_words ON search_document USING gin(words) WITH (fastupdate = off)",
)


def lay(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """What this database has for finding words."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


def lift(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away again."""
    if editor.connection.vendor == "sqlite":
        for trigger in ("in", "out", "changed"):
            editor.execute(f"DROP TRIGGER search_document_{trigger}")
        editor.execute("DROP TABLE search_words")
    else:
        editor.execute("ALTER TABLE search_document DROP COLUMN words")


class Migration(migrations.Migration):
    """Adds what is searched to the table of documents."""

    dependencies: ClassVar = [("search", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(lay, lift)]
