"""The device policy: from the registers of tools and devices to files that devices obey, and back to compare."""

from answerable.registers.device_policy.drift import Drift, Line, Sort, drift
from answerable.registers.device_policy.files import FORMATS, Format, PolicyFile, formats_for, make, read_policy
from answerable.registers.device_policy.inventory import BadRow, FoundApp, Inventory, read_inventory
from answerable.registers.device_policy.policy import (
    AppRule,
    DeviceKind,
    DevicePolicy,
    Ruling,
    Unsaid,
    Verdict,
    device_policy,
)
from answerable.registers.device_policy.reading import ReadPolicy, ReadRule

__all__ = [
    "FORMATS",
    "AppRule",
    "BadRow",
    "DeviceKind",
    "DevicePolicy",
    "Drift",
    "Format",
    "FoundApp",
    "Inventory",
    "Line",
    "PolicyFile",
    "ReadPolicy",
    "ReadRule",
    "Ruling",
    "Sort",
    "Unsaid",
    "Verdict",
    "device_policy",
    "drift",
    "formats_for",
    "make",
    "read_inventory",
    "read_policy",
]
