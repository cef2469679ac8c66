"""Registers: what the authority knows of itself."""

from answerable.registers.as_file import as_json, as_yaml
from answerable.registers.breach_counts import SMALL, masked, quiet, sanctioned
from answerable.registers.catalogue import REGISTERS
from answerable.registers.facts import Asked, Books, Clause, Fact, Kind, Period, Stated
from answerable.registers.folder import DEMOS, AuthorityFolder, check_folder, lost_pointers, open_folder
from answerable.registers.load import Checked, check_values, open_lists, read_values
from answerable.registers.periods import Part, long_day, months_on, spoken, year_from, year_of
from answerable.registers.phrases import compiled, listed, plain, says, stem, stems, written
from answerable.registers.positions import explained, ground
from answerable.registers.register import Change, Derived, Field, Guard, Register, Section, fields, with_reason
from answerable.registers.tabular import cell, row, values_of
from answerable.registers.values import Entry, Kept, Value, filled, jsonable, put

__all__ = [
    "DEMOS",
    "REGISTERS",
    "SMALL",
    "Asked",
    "AuthorityFolder",
    "Books",
    "Change",
    "Checked",
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
    "as_json",
    "as_yaml",
    "cell",
    "check_folder",
    "check_values",
    "compiled",
    "explained",
    "fields",
    "filled",
    "ground",
    "jsonable",
    "listed",
    "long_day",
    "lost_pointers",
    "masked",
    "months_on",
    "open_folder",
    "open_lists",
    "plain",
    "put",
    "quiet",
    "read_values",
    "row",
    "sanctioned",
    "says",
    "spoken",
    "stem",
    "stems",
    "values_of",
    "with_reason",
    "written",
    "year_from",
    "year_of",
]
