"""The registers in force: those of Answerable, and while a question is answered those that its authority defines itself.

REGISTERS is read like a mapping. What is worked out from it, and remembered, is remembered apart for each set of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from answerable.registers.catalogue import REGISTERS as BUILT_IN
from answerable.registers.register import Register

_NOW: ContextVar[Mapping[str, Register]] = ContextVar("registers in force", default=BUILT_IN)
P = ParamSpec("P")
R = TypeVar("R")


class _InForce(Mapping[str, Register]):
    def __getitem__(self, name: str) -> Register:
        return _NOW.get()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_NOW.get())

    def __len__(self) -> int:
        return len(_NOW.get())


REGISTERS: Mapping[str, Register] = _InForce()


@contextmanager
def in_force(registers: Mapping[str, Register]) -> Iterator[None]:
    """Until the end of the block these are the registers."""
    token = _NOW.set(registers)
    try:
        yield
    finally:
        _NOW.reset(token)


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """Remembers what a function gave, apart for each set of registers in force."""

    @lru_cache(maxsize=4096)
    def kept(registers: tuple[Register, ...], *given: P.args, **named: P.kwargs) -> R:
        return function(*given, **named)

    @wraps(function)
    def of(*given: P.args, **named: P.kwargs) -> R:
        return kept(tuple(_NOW.get().values()), *given, **named)  # type: ignore[arg-type]  # what is remembered can be hashed

    return of
