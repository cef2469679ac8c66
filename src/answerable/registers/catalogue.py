"""Every register, by name, in the order in which they are read."""

from __future__ import annotations

from answerable.registers.breaches import BREACHES
from answerable.registers.captures import CAPTURES
from answerable.registers.controls import CONTROLS, DEVICES
from answerable.registers.custody import CUSTODY
from answerable.registers.groups import GROUPS
from answerable.registers.policies import POLICIES
from answerable.registers.positions import POSITIONS
from answerable.registers.register import Register
from answerable.registers.requests import REQUESTS
from answerable.registers.retention import RETENTION
from answerable.registers.tools import TOOLS

REGISTERS: dict[str, Register] = {
    register.name: register
    for register in (
        POSITIONS, TOOLS, GROUPS, CAPTURES, BREACHES, DEVICES, RETENTION, POLICIES, CUSTODY, CONTROLS, REQUESTS,
    )
}  # fmt: skip
