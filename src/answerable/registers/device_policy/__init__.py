"""The device policy: from the registers of tools and devices to files that devices obey, and back to compare."""

from answerable.registers.device_policy.drift import Drift, DriftLine, DriftSort, drift_from
from answerable.registers.device_policy.files import (
    DEVICE_FORMATS,
    Format,
    PolicyFile,
    device_files,
    formats_for,
    read_policy,
)
from answerable.registers.device_policy.inventory import FaultyRow, FoundApp, Inventory, read_inventory
from answerable.registers.device_policy.policy import (
    AppRule,
    DeviceKind,
    DevicePolicy,
    Ruling,
    Unsaid,
    Verdict,
    policy_of_devices,
)
from answerable.registers.device_policy.reading import ReadPolicy, ReadRule

__all__ = [
    "DEVICE_FORMATS",
    "AppRule",
    "DeviceKind",
    "DevicePolicy",
    "Drift",
    "DriftLine",
    "DriftSort",
    "FaultyRow",
    "Format",
    "FoundApp",
    "Inventory",
    "PolicyFile",
    "ReadPolicy",
    "ReadRule",
    "Ruling",
    "Unsaid",
    "Verdict",
    "device_files",
    "drift_from",
    "formats_for",
    "policy_of_devices",
    "read_inventory",
    "read_policy",
]
