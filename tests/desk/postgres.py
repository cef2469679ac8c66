"""Runs a command with a PostgreSQL of its own: python tests/desk/postgres.py [--durable] COMMAND…

A private cluster in a temporary folder, on a free port of this machine, gone when the command ends. It needs no root
and no running server, only the programs. Where there are none the command is skipped, and one line says so.
--durable: commits wait for the disk, as they do where it counts; for benchmarks.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

OPTIONS = ("listen_addresses=127.0.0.1",)
# What a crash would cost does not matter to tests; what a commit waits for does.
HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def programs() -> Path | None:
    """The folder of PostgreSQL's programs: on the path, or where Debian keeps them; the newest."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return kept[-1].parent if kept else None


def someone_else() -> str | None:
    """Who runs the cluster: PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def cluster(home: Path, *, kept_in: Path, options: tuple[str, ...]):
    """Starts it, gives its address, and stops it."""
    user, port, password, data = someone_else(), free_port(), secrets.token_hex(16), kept_in / "cluster"
    (kept_in / "password").write_text(password)
    if user:
        for path in (kept_in, kept_in / "password"):
            shutil.chown(path, user)

    def call(program: str, *words: str) -> None:
        subprocess.run([home / program, *words], check=True, user=user, cwd=kept_in, stdout=subprocess.DEVNULL)

    call("initdb", f"--pgdata={data}", "--username=answerable", "--auth=scram-sha-256", "--encoding=UTF8",
         "--locale=C.UTF-8", f"--pwfile={kept_in / 'password'}", "--no-sync")  # fmt: skip
    settings = " ".join(f"-c {option}" for option in (*options, f"port={port}", f"unix_socket_directories={kept_in}"))
    call(
        "pg_ctl", "start", f"--pgdata={data}", "--wait", "--silent", f"--log={kept_in / 'log'}", f"--options={settings}"
    )
    try:
        yield f"postgresql://answerable:{password}@127.0.0.1:{port}/postgres"
    finally:
        call("pg_ctl", "stop", f"--pgdata={data}", "--mode=immediate", "--silent")


def own_database(address: str, name: str) -> str:
    """The address of an empty database of this name in the same cluster."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
    return address.rsplit("/", 1)[0] + "/" + name


def main(words: list[str]) -> int:
    """Runs the command with the cluster's address in ANSWERABLE_DATABASE; its number is ours."""
    command = [word for word in words[:1] if word != "--durable"] + words[1:]
    options = OPTIONS if command != words else OPTIONS + HASTY
    if not (home := programs()):
        print("PostgreSQL: skipped, for there is none here (Debian: apt-get install postgresql)")
        return 0
    with (
        tempfile.TemporaryDirectory(prefix="answerable-postgres-") as folder,
        cluster(home, kept_in=Path(folder), options=options) as address,
    ):
        print("PostgreSQL:", subprocess.check_output([home / "postgres", "--version"], text=True).strip(), flush=True)
        return subprocess.run(command, env={**os.environ, "ANSWERABLE_DATABASE": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
