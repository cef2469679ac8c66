"""How long a person waits for the first word: the help, and one letter checked.

Several runs of each program in turn, so that a busy machine slows all alike; the quickest and the middle one.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 9
TOOLS = Path(sys.executable).parent
LETTER = Path(__file__).parents[1] / "docs" / "example" / "draft.txt"
# Each with the longest that a person should wait, in seconds.
PROGRAMS = {
    "python -c pass": ([sys.executable, "-c", "pass"], None),
    "answerable --help": ([TOOLS / "answerable", "--help"], 0.3),
    "answerable check draft.txt": ([TOOLS / "answerable", "check", LETTER], 0.6),
    "proselint --help": ([TOOLS / "proselint", "--help"], None),
    "proselint check draft.txt": ([TOOLS / "proselint", "check", LETTER], None),
}


def seconds(command: list[str | Path]) -> float:
    """One run of a program."""
    began = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - began


def main() -> None:
    """Print the table."""
    taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(RUNS):
        for name, (command, _) in PROGRAMS.items():
            taken[name].append(seconds(command))
    print(f"{'start-up, seconds':<30}{'quickest':>10}{'middle':>10}{'aim':>8}")
    for name, times in taken.items():
        aim = PROGRAMS[name][1]
        print(f"{name:<30}{min(times):>10.3f}{statistics.median(times):>10.3f}{aim or '':>8}")


if __name__ == "__main__":
    main()
