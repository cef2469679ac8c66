"""Proof that cannot be quietly changed: canonical events, one Merkle tree, signed checkpoints, witnesses, receipts."""

from answerable.evidence.bag_checks import check_bag, check_evidence, check_receipt
from answerable.evidence.bags import make_bag, part_of_log, whole_log, zip_bag
from answerable.evidence.canonical import decode, encode
from answerable.evidence.checkpoint import Checkpoint, Note, notes, sign, written
from answerable.evidence.events import Row, disposes, read_event, unnamed
from answerable.evidence.keys import Dated, Key, Verifier, dated
from answerable.evidence.log_files import LogText
from answerable.evidence.receipts import Receipt, receipt
from answerable.evidence.timestamps import names_checkpoint, require_timestamp, timestamp_request
from answerable.evidence.tree import (
    EMPTY,
    Peaks,
    Proof,
    consistency,
    inclusion,
    inclusions,
    leaf_hash,
    parse_hash,
    require_consistency,
    require_inclusion,
    root,
)
from answerable.evidence.verify import Checked, Finding, Trust, check_log, check_part
from answerable.evidence.witness import Update, signer, update, witness

__all__ = [
    "EMPTY",
    "Checked",
    "Checkpoint",
    "Dated",
    "Finding",
    "Key",
    "LogText",
    "Note",
    "Peaks",
    "Proof",
    "Receipt",
    "Row",
    "Trust",
    "Update",
    "Verifier",
    "check_bag",
    "check_evidence",
    "check_log",
    "check_part",
    "check_receipt",
    "consistency",
    "dated",
    "decode",
    "disposes",
    "encode",
    "inclusion",
    "inclusions",
    "leaf_hash",
    "make_bag",
    "names_checkpoint",
    "notes",
    "parse_hash",
    "part_of_log",
    "read_event",
    "receipt",
    "require_consistency",
    "require_inclusion",
    "require_timestamp",
    "root",
    "sign",
    "signer",
    "timestamp_request",
    "unnamed",
    "update",
    "whole_log",
    "witness",
    "written",
    "zip_bag",
]
