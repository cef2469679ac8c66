"""One command opens the desk, in earnest: its own process, its own data folder, a browser's requests."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from django.conf import settings

from answerable.desk.jobs import demo
from answerable.desk.jobs.logs import Lines
from answerable.desk.people.models import Person, Team
from answerable.desk.people.roles import Role

ANSWERABLE = [sys.executable, "-c", "from answerable.cli import main; main()"]


def environment():
    """Ours without what the tests set for the desk."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ANSWERABLE_", "DJANGO_"))}
    return kept | {"PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture
def port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@pytest.fixture
def serve(tmp_path, port):
    """serve("--demo"): the desk, open, in a process group of its own; its words up to the address have been read."""
    started = []

    def start(*words):
        process = subprocess.Popen(
            [*ANSWERABLE, "serve", "--port", str(port), *words],
            cwd=tmp_path, env=environment(), text=True, stdout=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        started.append(process)
        for line in process.stdout:
            if "is open at" in line:
                return process
        raise AssertionError("the desk did not open")

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()


def page(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return answer.read().decode()


def workers_of(session):
    found = subprocess.run(
        ["ps", "-ww", "-o", "args=", "-s", str(session)], capture_output=True, text=True, check=False
    ).stdout
    return [line for line in found.splitlines() if line.endswith("main() work")]


def test_the_demonstration_opens_with_its_people_and_ends_on_ctrl_c(serve, port, tmp_path):
    process = serve("--demo")
    assert page(port, "/health/") == "ok\n"
    shown = page(port, "/sign-in/")
    assert "olwen.farr@harrowmere.example" in shown
    assert "harrowmere market square" in shown
    assert len(workers_of(process.pid)) == 1
    stylesheet = re.search(r'href="(/static/[^"]+\.css)"', shown).group(1)
    assert "govuk" in page(port, stylesheet)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(20) == 0
    assert "The desk is closed." in process.stdout.read()
    assert workers_of(process.pid) == []
    assert (tmp_path / "answerable-demo" / "authority" / "authority.yaml").exists()


def test_a_fresh_demonstration_begins_again_and_ends_when_told(serve, tmp_path):
    folder = tmp_path / "answerable-demo"
    folder.mkdir()
    (folder / "this-is-a-demonstration").touch()
    (folder / "old.txt").touch()
    process = serve("--demo", "--fresh", "--no-worker")
    assert not (folder / "old.txt").exists()
    assert workers_of(process.pid) == []
    process.terminate()
    assert process.wait(20) == 0


def test_an_empty_desk_says_how_to_make_the_first_account_and_takes_its_worker_with_it(serve, tmp_path):
    process = serve()
    assert any("answerable person add" in line for line in process.stdout)
    with sqlite3.connect(tmp_path / "answerable-data" / "desk.sqlite3") as database:
        assert database.execute("select count(*) from people_person").fetchone() == (0,)
    database.close()
    process.terminate()
    assert process.wait(20) == 0
    assert workers_of(process.pid) == []


def run(*words, cwd):
    return subprocess.run(
        [*ANSWERABLE, *words], cwd=cwd, env=environment(), capture_output=True, text=True, check=False
    )


def test_a_port_that_is_taken_is_told(tmp_path):
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        sock.listen()
        result = run("serve", "--port", str(sock.getsockname()[1]), cwd=tmp_path)
    assert (result.returncode, result.stderr[:6]) == (3, "SYS003")
    assert list(tmp_path.iterdir()) == []


def test_no_folder_is_taken_for_a_demonstration_that_is_none(tmp_path):
    (tmp_path / "answerable-demo").mkdir()
    (tmp_path / "answerable-demo" / "desk.sqlite3").touch()
    result = run("serve", "--demo", "--fresh", cwd=tmp_path)
    assert (result.returncode, result.stderr[:6]) == (3, "SYS004")
    assert (tmp_path / "answerable-demo" / "desk.sqlite3").exists()


def test_manage_runs_djangos_commands(tmp_path):
    result = run("manage", "showmigrations", "--plan", "queue", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "queue.0001_initial" in result.stdout
    assert "makemigrations" in run("manage", cwd=tmp_path).stdout


def test_the_demonstration_is_made_once(db, at, settings):
    settings.DEMO_PASSWORD = "harrowmere market square"  # noqa: S105
    demo.build(at=at)
    demo.build(at=at)
    people = Person.objects.all()
    assert len(people) == len(demo.PEOPLE)
    assert {role for person in people for role in person.roles} == set(Role)
    assert all(person.check_password("harrowmere market square") for person in people)
    assert Team.objects.filter(name="Highways").exists()


def test_no_other_desk_shows_its_people(client, db, at):
    assert not settings.DEMO_PASSWORD
    assert b"demonstration" not in client.get("/sign-in/").content


def test_the_desk_says_that_it_answers(client, db):
    answer = client.get("/health/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_the_log_keeps_the_class_of_an_error_and_never_its_words(caplog):
    import logging

    try:
        raise ValueError("Ann Applicant, 1 High Street")
    except ValueError:
        record = logging.makeLogRecord({"name": "x", "levelname": "ERROR", "msg": "work failed", "attempts": 3})
        record.exc_info = sys.exc_info()
    line = Lines().format(record)
    assert "ValueError" in line and "test_serve.py" in line and "attempts=3" in line
    assert "Ann" not in line
