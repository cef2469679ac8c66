"""The commands of the README print what it says they print."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from house.tree import ROOT

BLOCKS = re.findall(r"```console\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
SHOWN = [pair for block in BLOCKS for pair in re.findall(r"^\$ ((?:.*\\\n)*.+)\n((?:(?!\$ ).*\n)*)", block, re.M)]


@pytest.mark.parametrize(("command", "printed"), SHOWN, ids=[command for command, _ in SHOWN])
def test_a_command_of_the_readme_prints_what_it_says(command, printed, tmp_path):
    shutil.copytree(ROOT / "docs" / "example", tmp_path / "docs" / "example")
    (tmp_path / "src").symlink_to(ROOT / "src")
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": tools}
    ran = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    assert ran.stdout.rstrip() == printed.rstrip()


def test_the_readme_shows_a_request_from_start_to_finish():
    assert len(SHOWN) == 5
