"""Registers: what the authority knows of itself."""

from answerable.registers.as_file import as_json, as_yaml
from answerable.registers.breach_counts import SMALL, masked, quiet, sanctioned
from answerable.registers.facts import Asked, Books, Clause, Fact, Kind, Period, Stated
from answerable.registers.folder import DEMOS, AuthorityFolder, check_folder, lost_pointers, open_folder
from answerable.registers.in_force import REGISTERS, in_force, remembered
from answerable.registers.load import Checked, check_values, open_lists, read_values
from answerable.registers.periods import Part, long_day, months_on, spoken, year_from, year_of
from answerable.registers.phrases import compiled, listed, plain, says, stem, stems, written
from answerable.registers.positions import explained, ground
from answerable.registers.register import Change, Derived, Field, Guard, Register, Section, fields, with_reason
from answerable.registers.retention_due import Running, Standing, financial_year_end, standing
from answerable.registers.retention_holds import HOLD_KINDS, Course, HoldEnd, hold_end
from answerable.registers.tabular import Cell, cell, row, values_of
from answerable.registers.values import Entry, Kept, Value, filled, jsonable, put

__all__ = [
    "DEMOS",
    "HOLD_KINDS",
    "REGISTERS",
    "SMALL",
    "Asked",
    "AuthorityFolder",
    "Books",
    "Cell",
    "Change",
    "Checked",
    "Clause",
    "Course",
    "Derived",
    "Entry",
    "Fact",
    "Field",
    "Guard",
    "HoldEnd",
    "Kept",
    "Kind",
    "Part",
    "Period",
    "Register",
    "Running",
    "Section",
    "Standing",
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
    "financial_year_end",
    "ground",
    "hold_end",
    "in_force",
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
    "remembered",
    "row",
    "sanctioned",
    "says",
    "spoken",
    "standing",
    "stem",
    "stems",
    "values_of",
    "with_reason",
    "written",
    "year_from",
    "year_of",
]
