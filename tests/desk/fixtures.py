"""What the tests of the desk and the journeys share: people of every role, their browsers, a fixed day, Harrowmere's folder.

Django starts here and not with pytest, so that tests of the pure rooms do not wait for it.
"""

import os
import shutil
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

DESK = Path(__file__).parent
MOMENT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)  # a Friday in winter: the clocks of London and UTC agree


def pytest_configure(config):
    os.environ["DJANGO_SETTINGS_MODULE"] = "desk.settings"
    django.setup()
    sys.modules["pytest_django.plugin"]._setup_django(config)


# Whoever asks for one of these has a database. request may ask for them by name while a test runs.
OF_DATABASE = {"db", "transactional_db", "live_server", "own_database"}
KEPT = {"django_content_type", "auth_permission"}  # what Django writes of every model; nothing here changes it
OUTSIDE = ("ANSWERABLE_DATABASE", "own_database", "vendor")  # a file with such a word may reach one past its fixtures


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only what a database can make a difference to: all else was run on SQLite, and is the same here."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        left_out = [item for item in items if DESK in item.path.parents and not _needs_database(item)]
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def _needs_database(item):
    """False only for a test that could not reach one: pytest-django refuses it, and its file knows of no way round."""
    asked = {name for name, found in item._fixtureinfo.name2fixturedefs.items() if _is_ours(found[-1])}
    dynamic = "request" in item._fixtureinfo.argnames or any(
        "request" in found[-1].argnames for found in map(item._fixtureinfo.name2fixturedefs.get, asked)
    )
    return (
        dynamic
        or item.get_closest_marker("django_db") is not None
        or not OF_DATABASE.isdisjoint(item.fixturenames)
        or any(word in _source(item.path) for word in OUTSIDE)
    )


def _is_ours(fixture):
    return Path(fixture.func.__code__.co_filename).is_relative_to(DESK)


@cache
def _source(path):
    return path.read_text("utf-8")


@pytest.fixture(autouse=True, scope="session")
def past_the_disk():
    """What a loss of power would cost does not matter to tests; what each file waits for the disk does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda file: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def past_the_guards():
    """Tests that commit are cleared away after them, also from tables whose guards let nobody change or delete a row.

    Only tables that have rows are cleared: to empty a hundred empty ones takes longer than most tests. What Django
    itself writes down of models, and would write again, stays as it is.
    """
    from django.core.management.commands import flush

    if flush.sql_flush.__name__ == "past_guards":  # the desk's tests and the journeys, in one run, share this
        yield
        return

    def past_guards(style, connection, **_):
        with connection.cursor() as cursor:
            filled = _filled(connection, cursor)
            if connection.vendor == "postgresql":
                around = [["SET session_replication_role = replica"], ["SET session_replication_role = DEFAULT"]]
            else:
                cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(%'")
                guards = cursor.fetchall()
                around = [[f"DROP TRIGGER {name}" for name, _ in guards], [sql for _, sql in guards]]
        return [*around[0], *(f'DELETE FROM "{name}"' for name in filled), *around[1]] if filled else []  # noqa: S608

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush, "sql_flush", past_guards)
        patch.setattr(flush, "emit_post_migrate_signal", lambda *_, **__: None)
        yield


def _filled(connection, cursor):
    """The tables that have rows."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    cursor.execute(
        " UNION ALL ".join(
            f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")"  # noqa: S608
            for name in sorted(set(tables) - KEPT)
        )
    )
    return [name for (name,) in cursor.fetchall()]


@pytest.fixture
def at():
    """The moment at which things are done."""
    return MOMENT


@pytest.fixture
def on():
    """The day on which things are done."""
    return MOMENT.date()


@pytest.fixture
def harrowmere():
    """The folder of Harrowmere Borough Council."""
    return Path(settings.AUTHORITY_FOLDER)


@pytest.fixture
def folder(settings, tmp_path, harrowmere):
    """Harrowmere's folder, to be written in."""
    copy = tmp_path / "authority"
    shutil.copytree(harrowmere, copy)
    settings.AUTHORITY_FOLDER = copy
    return copy


@pytest.fixture
def person(db):
    """person("Ada Wren", Role.OFFICER): makes someone on the staff."""
    from answerable.desk.people.models import Grant, Person

    def make(name, *roles, **fields):
        address = name.lower().replace(" ", ".") + "@harrowmere.example"
        made = Person.objects.create_user(address, "a long password for tests", name=name, **fields)
        Grant.objects.bulk_create(Grant(person=made, role=role.value) for role in roles)
        return made

    return make


def of_role(name, role):
    """A fixture that is someone who holds this one role."""

    def someone(person):
        from answerable.desk.people.roles import Role

        return person(name, Role[role])

    return pytest.fixture(someone)


officer = of_role("Olive Officer", "OFFICER")
contributor = of_role("Colin Contributor", "CONTRIBUTOR")
approver = of_role("April Approver", "APPROVER")
reviewer = of_role("Rhea Reviewer", "REVIEWER")
data_protection = of_role("Dora Protection", "DATA_PROTECTION")
records = of_role("Rex Records", "RECORDS")
auditor = of_role("Audrey Auditor", "AUDITOR")
administrator = of_role("Adam Administrator", "ADMINISTRATOR")


@pytest.fixture
def by(officer):
    """The officer as the one who acts."""
    from answerable.desk.people.actors import acting

    return acting(officer)


@pytest.fixture
def client_of():
    """client_of(person): a browser in which they are signed in, with a second factor."""

    def signed_in(person):
        from answerable.desk.people.sessions import begin

        browser = Client()
        browser.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        session = browser.session
        begin(session, has_second_factor=True, at=timezone.now())  # noqa: TID251  # pages ask the clock how old it is
        session.save()
        return browser

    return signed_in


@pytest.fixture
def run_jobs(db):
    """run_jobs(): does all that waits in the queue and all that follows from it, here and now; says how much it was.

    Nothing is done before it is called. Work that is to be done later is done as well; an error comes through.
    """
    from answerable.desk.queue.table import run_all

    return run_all
