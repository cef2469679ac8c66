"""The page of the API: every call, printed from its OpenAPI document."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import cache

PRINT = "import django; django.setup(); from answerable.desk.api.printed import page; print(page())"


@cache
def api_page() -> str:
    """The page, printed by a process of its own: the desk's settings are for one process at a time."""
    with tempfile.TemporaryDirectory() as data:
        settings = {"DJANGO_SETTINGS_MODULE": "answerable.desk.settings", "ANSWERABLE_DATA": data}
        own = {name: value for name, value in os.environ.items() if not name.startswith("ANSWERABLE_")}
        command = [sys.executable, "-c", PRINT]
        return subprocess.run(command, env={**own, **settings}, capture_output=True, text=True, check=True).stdout  # noqa: S603  # our own program
