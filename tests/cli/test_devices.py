import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli.devices import command
from answerable.errors import NotAnInventory
from answerable.registers import DEMOS

FOLDER = str(DEMOS["harrowmere"])


def run(*arguments: str):
    return CliRunner().invoke(command, [*arguments])


def exported(tmp_path: Path, format: str) -> list[Path]:
    result = run("export", "--format", format, "--to", str(tmp_path), FOLDER)
    assert result.exit_code == 0, result.output
    return sorted(tmp_path.iterdir())


def test_a_file_is_written_for_each_kind_of_device_and_what_it_cannot_say_is_printed(tmp_path: Path) -> None:
    result = run("export", "--format", "android", "--to", str(tmp_path), FOLDER)
    assert [path.name.rpartition("-")[2] for path in sorted(tmp_path.iterdir())] == ["mobile.json", "managed.json"]
    assert "not in it: TOOL-09 WhatsApp (by exception)" in result.output


@pytest.mark.parametrize("format", ["applocker", "apple", "android"])
def test_what_was_exported_does_not_drift(tmp_path: Path, format: str) -> None:
    for path in exported(tmp_path, format):
        kind = "own_device_managed" if "own-device" in path.name else ""
        result = run("drift", "--authority", FOLDER, "--kind", kind, str(path))
        assert (result.exit_code, "as they stand now" in result.output) == (0, True), result.output


def test_drift_is_printed_by_what_to_look_at_first_and_ends_with_one(tmp_path: Path) -> None:
    path = tmp_path / "apps.csv"
    path.write_text("Application name,Platform,Device count\nSignal,iOS,4\nTeams,iOS\nSignal,macOS,1\n")
    result = run("drift", "--authority", FOLDER, str(path))
    assert result.exit_code == 1
    assert "Present or allowed, and the register blocks it: 1" in result.output
    assert "4 devices; rows 2" in result.output
    assert "row 4: the register has no identifiers of apps for “macOS”" in result.output
    found = json.loads(run("drift", "--authority", FOLDER, "--json", str(path)).output)
    assert found["counts"]["against"] == 1


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Colour\nred\n")
    assert isinstance(run("drift", "--authority", FOLDER, str(path)).exception, NotAnInventory)


def test_the_help_waits_for_no_register() -> None:
    code = "import sys; import answerable.cli.devices; sys.exit('answerable.registers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
