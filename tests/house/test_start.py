"""The first command a person types."""

import subprocess
import sys


def test_the_help_lists_every_command():
    shown = subprocess.run(
        [sys.executable, "-m", "answerable.cli", "--help"], capture_output=True, text=True, check=False
    )
    assert shown.returncode == 0
