"""The desk as the tests run it: a data folder of its own for each process, and nothing that only slows a test down.

The database is SQLite, or the PostgreSQL that ANSWERABLE_DATABASE names.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import answerable.registers

_DATA = tempfile.mkdtemp(prefix="answerable-tests-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
Path(_DATA, "static").mkdir()  # WhiteNoise warns where it is missing
os.environ["ANSWERABLE_DATA"] = _DATA
os.environ["ANSWERABLE_AUTHORITY"] = str(Path(answerable.registers.__file__).with_name("harrowmere"))
os.environ["ANSWERABLE_SECRET"] = "known to every test"  # noqa: S105
os.environ["ANSWERABLE_URL"] = "http://localhost:8000"

from answerable.desk.settings import *  # noqa: E402, F403
from answerable.desk.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and of no use outside tests
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that threads and processes meet as they do in earnest; no waiting for the disk.
    DATABASES["default"]["TEST"] = {"NAME": f"{_DATA}/test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )

# On every database the table carries the queue, so that what was put down is done in the test's own transaction (run_jobs).
TASKS = {"default": {"BACKEND": "answerable.desk.queue.table.TableBackend"}}
