"""An authority's own registers: files of Python in the folder registers, each defining REGISTER.

They are code. Whoever may write into the folder may run it, with the rights of Answerable itself; a folder from
someone else is read like any program before it is used.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from answerable.errors import BrokenDefinition
from answerable.registers.catalogue import REGISTERS
from answerable.registers.register import Register

_NAME = re.compile(r"[a-z][a-z0-9-]{0,29}")


def definitions(folder: Path) -> dict[str, Register]:
    """Every register by name, those that the folder defines after those that come with Answerable.

    Refuses a file that fails, defines none, or takes a name that is taken (BrokenDefinition).
    """
    files = sorted((folder / "registers").glob("*.py"))
    return dict(_all(tuple((path, stat.st_mtime_ns, stat.st_size) for path in files for stat in (path.stat(),))))


@lru_cache(maxsize=8)
def _all(files: tuple[tuple[Path, int, int], ...]) -> dict[str, Register]:
    found = dict(REGISTERS)
    for path, _, _ in files:
        register = _register(path)
        if register.name in found:
            raise _broken(path, f"there is another register called {register.name}")
        found[register.name] = register
    return found


def _register(path: Path) -> Register:
    spec = spec_from_file_location(f"answerable_own_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise _broken(path, "it is not a file of Python")
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as fault:
        raise _broken(path, f"{type(fault).__name__}: {fault}") from fault
    register = getattr(module, "REGISTER", None)
    if not isinstance(register, Register):
        raise _broken(path, "it defines no REGISTER")
    if problem := _problem(register):
        raise _broken(path, problem)
    return register


def _problem(register: Register) -> str:
    """What keeps the definition from working, in words; nothing where it works."""
    if not _NAME.fullmatch(register.name):
        return f"“{register.name}” is no name: use a-z, 0-9 and -, at most 30"
    if not register.files or not register.sections:
        return "it names no file, or no list of entries"
    lost = next((part for part in register.sections if part.key not in part.known), None)
    return f"the list {lost.name} has no field “{lost.key}”, by which its entries are known" if lost else ""


def _broken(path: Path, problem: str) -> BrokenDefinition:
    return BrokenDefinition(file=f"registers/{path.name}", problem=problem)
