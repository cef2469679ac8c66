"""answerable serve: the desk in a browser, with everything that it needs, in one command."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli.work import open_desk
from answerable.errors import NotADemo, PortTaken

if TYPE_CHECKING:
    from collections.abc import Callable

DEMO = "answerable-demo"
MARK = "this-is-a-demonstration"  # a file in the data folder; --fresh removes no folder without it
THREADS = 4
WORKER = (sys.executable, "-c", "from answerable.cli import main; main()", "work")


@click.command()
@click.option("--demo", is_flag=True, help=f"Show a made-up council, in a data folder of its own (./{DEMO}).")
@click.option("--fresh", is_flag=True, help="With --demo: begin again, without what was done in it.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port it answers at.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address it listens on; 0.0.0.0 for all.")
@click.option("--no-worker", is_flag=True, help="Start no worker beside it: answerable work runs elsewhere.")
def command(demo: bool, fresh: bool, port: int, host: str, no_worker: bool) -> None:
    """Open the desk: make its database ready, start the server and a worker, and print the address.

    Ctrl-C ends it. Its data lie in ./answerable-data, or where ANSWERABLE_DATA says.
    """
    _must_be_free(host, port)
    os.environ.setdefault("ANSWERABLE_URL", f"http://localhost:{port}")
    if demo:
        _set_up_demo(fresh=fresh)
    _prepare(demo=demo)
    worker = None if no_worker else Beside(WORKER)
    try:
        _serve(host, port, demo=demo)
    finally:
        if worker:
            worker.end()
    click.echo("The desk is closed.")


def _must_be_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((host, port))
        except OSError as error:
            raise PortTaken(port=port, host=host, reason=error.strerror or "no reason given") from error


def _set_up_demo(*, fresh: bool) -> None:
    """The folder of the demonstration, with Harrowmere's registers in it; nothing that it writes leaves the machine."""
    folder = Path(os.environ.setdefault("ANSWERABLE_DATA", DEMO)).resolve()
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise NotADemo(folder=str(folder))
    if fresh and folder.exists():
        shutil.rmtree(folder)
    if not (folder / "authority").exists():
        import answerable.registers

        shutil.copytree(Path(answerable.registers.__file__).with_name("harrowmere"), folder / "authority")
    (folder / MARK).touch()
    for name in ("ANSWERABLE_DATABASE", "ANSWERABLE_AUTHORITY", "ANSWERABLE_MAIL_HOST", "ANSWERABLE_MAIL_IN"):
        os.environ.pop(name, None)  # a demonstration touches nothing that is real
    os.environ["ANSWERABLE_DEMO"] = "yes"
    os.environ["ANSWERABLE_MAIL_FOLDER"] = str(folder / "outbox")


def _prepare(*, demo: bool) -> None:
    """The database and the files for browsers as this version needs them."""
    open_desk()
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        click.echo("Making the database ready …")
        call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    connection.close()
    if demo:
        child = multiprocessing.get_context("spawn").Process(target=_build_demo)
        child.start()
        child.join()
        if child.exitcode:
            sys.exit(child.exitcode)


def _build_demo() -> None:
    """In a process of its own: what makes PDFs starts threads, and a server forked after it would wait for them for ever."""
    open_desk()
    from answerable.desk.jobs.demo import build

    build(at=datetime.now(UTC))


def _serve(host: str, port: int, *, demo: bool) -> None:
    """Serve until Ctrl-C or SIGTERM."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    shown = host if host not in ("0.0.0.0", "::", "127.0.0.1") else "localhost"  # noqa: S104  # told apart, not opened
    threading.Thread(target=_when_open, args=(host, port, lambda: _tell(shown, port, demo=demo)), daemon=True).start()
    Granian(
        "answerable.desk.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve(target_loader=_application, wrap_loader=False)


def _application() -> Callable[..., object]:
    """The desk, in the process that serves it. Ctrl-C reaches it through this one only: told twice, it might never end."""
    os.setpgid(0, 0)
    from answerable.desk.wsgi import application

    return application


def _when_open(host: str, port: int, act: Callable[[], None]) -> None:
    """Do it once the desk answers."""
    at = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # asked, not opened
    while True:
        try:
            connection = HTTPConnection(at, port, timeout=5)
            connection.request("GET", "/health/")
            connection.getresponse()  # whatever it says: it may lead to https, and what is wrong stands in the log
            break
        except OSError:
            time.sleep(0.1)
    act()


def _tell(host: str, port: int, *, demo: bool) -> None:
    click.echo(f"\nThe desk is open at http://{host}:{port}/\nTo close it, press Ctrl-C.\n")
    if demo:
        from django.conf import settings

        from answerable.desk.jobs.demo import PEOPLE, address_of

        click.echo("Everyone in it is invented, and nothing is sent. Sign in as one of them:")
        for name, role, _, _ in PEOPLE:
            click.echo(f"  {role.label:<24}{address_of(name)}")
        click.echo(f"Password of each: {settings.DEMO_PASSWORD}")
        return
    from answerable.desk.people.queries import anyone_there

    if not anyone_there():
        click.echo("It has no accounts yet. Make the first one in another window:")
        click.echo('  answerable person add "Full Name" name@example.gov.uk --role administrator')


class Beside:
    """A program that runs beside the server, out of reach of Ctrl-C, and is started again should it die."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._is_over = threading.Event()
        self._process = subprocess.Popen(words, process_group=0)  # noqa: S603  # our own program
        self._watch = threading.Thread(target=self._look_after, daemon=True)
        self._watch.start()

    def _look_after(self) -> None:
        while not self._is_over.wait(1):
            if self._process.poll() is not None:
                self._process = subprocess.Popen(self._words, process_group=0)  # noqa: S603  # our own program

    def end(self) -> None:
        """Tell it to stop, and wait until it has finished what it has in hand."""
        self._is_over.set()
        self._watch.join()
        self._process.terminate()
        self._process.wait()
