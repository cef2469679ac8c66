"""The first command a person types, and what it must not wait for."""

import subprocess
import sys
from pathlib import Path

from answerable.cli import COMMANDS

# Libraries that only some commands need, and those late.
SLOW = ("docx", "docxtpl", "jinja2", "lxml", "numpy", "onnxruntime", "pypdfium2", "rich", "selectolax", "typst", "yaml")


def imported_by(code):
    script = f"{code}\nimport sys\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()[-1].split()


def test_the_help_lists_every_command():
    answerable = Path(sys.executable).with_name("answerable")
    shown = subprocess.run([answerable, "--help"], capture_output=True, text=True, check=True).stdout
    assert [line.split()[0] for line in shown.partition("Commands:")[2].split("\n") if line] == list(COMMANDS)


def test_the_help_waits_for_no_slow_library():
    found = imported_by("import answerable.cli")
    assert not set(SLOW) & set(found)


def test_reading_a_text_file_waits_for_no_slow_library():
    found = imported_by("from answerable.documents import text_of; text_of(b'How many?', name='a.txt')")
    assert not set(SLOW) & set(found)


def test_checking_a_letter_waits_for_no_slow_library_and_for_nothing_that_writes_files():
    found = imported_by("from answerable.letters import check_text; check_text('Dear Ms Wren', name='a.txt')")
    assert not set(SLOW) & set(found)


def test_the_server_brings_in_what_letters_need_before_anybody_clicks(tmp_path, monkeypatch):
    monkeypatch.setenv("ANSWERABLE_DATA", str(tmp_path))
    monkeypatch.setenv("ANSWERABLE_SECRET", "none")
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)  # of the tests of the desk, where they run with these
    joined = "[one.join() for one in threading.enumerate() if one.name == 'letters']"
    found = imported_by(f"import threading, answerable.desk.wsgi; {joined}")
    assert {"docxtpl", "typst"} <= set(found)
