"""Processes of a desk that need not wait for Django one by one: they are forked off a process that has loaded it.

Each is a process as any other: with connections of its own, a group of its own, and an end by kill -9 that it does
not see coming. The words that it is started with are those that follow python: a script, -m and a module, -c and code.
"""

from __future__ import annotations

import contextlib
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
from pathlib import Path


class Mother:
    """A process that has loaded the desk in this environment, which her children have too."""

    def __init__(self, environment):
        self._line, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
        with theirs:
            words = [sys.executable, __file__, str(theirs.fileno())]
            self._process = subprocess.Popen(words, env=environment, pass_fds=[theirs.fileno()])

    def start(self, *words, stdout=1, stderr=2):
        """A child; what it writes goes to these files, or ours."""
        line, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
        with theirs:
            socket.send_fds(self._line, [json.dumps([*map(str, words)]).encode()], [theirs.fileno(), stdout, stderr])
        return Child(line)

    def run(self, *words, check=True):
        """A child until it ends, and what it wrote."""
        with os.fdopen(os.memfd_create("out"), "r+") as out, os.fdopen(os.memfd_create("err"), "r+") as err:
            status = self.start(*words, stdout=out.fileno(), stderr=err.fileno()).wait()
            said = [file.seek(0) or file.read() for file in (out, err)]
        ended = subprocess.CompletedProcess(words, status, *said)
        assert not (check and status), said
        return ended

    def end(self):
        self._line.close()
        self._process.wait()


@contextlib.contextmanager
def mother(environment):
    """One, until the end of the block."""
    started = Mother(environment)
    try:
        yield started
    finally:
        started.end()


class Child:
    """What a test may do with a process that it has started."""

    def __init__(self, line):
        self._line, self.pid, self.returncode = line, int(line.recv(20)), None

    def poll(self):
        """How it ended, or None while it runs."""
        with contextlib.suppress(BlockingIOError):
            return self._wait(socket.MSG_DONTWAIT)

    def wait(self):
        return self._wait(0)

    def kill(self):
        """kill -9, for it and whatever it has started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self.wait()

    def _wait(self, flags):
        if self.returncode is None:
            self.returncode = os.waitstatus_to_exitcode(int(self._line.recv(20, flags)))
            self._line.close()
        return self.returncode


def serve(line):
    """Forks whenever the line says so, until it is closed."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        words, files, *_ = socket.recv_fds(line, 100_000, 3)
        if not words:
            return
        if not os.fork():
            line.close()
            begin(json.loads(words), *files)
            return
        for file in files:
            os.close(file)


def begin(words, told, out, err):
    """A child that does what the words say, and before it one that waits for its end, and tells."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if child := os.fork():
        os.setpgid(child, child)  # before anybody knows its number, so that no kill comes too early
        os.write(told, b"%d" % child)
        with contextlib.suppress(BrokenPipeError):
            os.write(told, b"%d" % os.waitpid(child, 0)[1])
        os._exit(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, file in enumerate((nothing, out, err)):
        os.dup2(file, number)
    for file in (nothing, told, out, err):
        os.close(file)
    run(*words)


def run(first, *rest):
    """As python first rest… would."""
    if first == "-c":
        sys.path[0], sys.argv = "", ["-c", *rest[1:]]
        exec(compile(rest[0], "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102  # it is what a test wrote
    elif first == "-m":
        sys.path[0], sys.argv = str(Path.cwd()), ["-m", *rest[1:]]
        runpy.run_module(rest[0], run_name="__main__", alter_sys=True)
    else:
        sys.path[0], sys.argv = str(Path(first).parent), [first, *rest]
        runpy.run_path(first, run_name="__main__")


if __name__ == "__main__":
    import django

    django.setup()
    from django.core.management import execute_from_command_line  # noqa: F401  # loaded once for all children
    from django.test import Client  # noqa: F401

    import answerable.cli
    import answerable.desk.urls  # noqa: F401

    serve(socket.socket(fileno=int(sys.argv[1])))
