"""The evidence log: every act of the desk leaves its entry here, sealed in one Merkle tree.

The one door is answerable.desk.ledger.recording: record, history, digest_of. Sealing, keys, disposal and verifying
are modules of their own.
"""
