"""Registers: what the authority knows of itself."""

from answerable.registers.catalogue import REGISTERS
from answerable.registers.facts import Asked, Books, Clause, Fact, Kind, Period, Stated
from answerable.registers.folder import DEMOS, AuthorityFolder, check_folder, open_folder
from answerable.registers.periods import Part, long_day, months_on, spoken, year_from, year_of
from answerable.registers.phrases import compiled, listed, plain, says, stem, stems, written
from answerable.registers.positions import explained, ground
from answerable.registers.register import Derived, Field, Guard, Register, Section
from answerable.registers.values import Entry, Kept, Value

__all__ = [
    "DEMOS",
    "REGISTERS",
    "Asked",
    "AuthorityFolder",
    "Books",
    "Clause",
    "Derived",
    "Entry",
    "Fact",
    "Field",
    "Guard",
    "Kept",
    "Kind",
    "Part",
    "Period",
    "Register",
    "Section",
    "Stated",
    "Value",
    "check_folder",
    "compiled",
    "explained",
    "ground",
    "listed",
    "long_day",
    "months_on",
    "open_folder",
    "plain",
    "says",
    "spoken",
    "stem",
    "stems",
    "written",
    "year_from",
    "year_of",
]
