"""The authority whose desk this is: its folder, read again as soon as a file in it changes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from answerable.registers import AuthorityFolder

KINDS = ("*.yaml", "*.yml", "letters/*.txt")


def authority() -> AuthorityFolder:
    """The folder that settings.AUTHORITY_FOLDER names, as its files stand now; an empty one answers nothing."""
    path = Path(settings.AUTHORITY_FOLDER)
    return _read(path, _state(path))


def _state(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Every file of the folder with its time and size: another state is another folder."""
    files = sorted(file for kind in KINDS for file in path.glob(kind))
    return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file in files for stat in (file.stat(),))


@lru_cache(maxsize=4)
def _read(path: Path, state: tuple[tuple[str, int, int], ...]) -> AuthorityFolder:
    return AuthorityFolder(path)
