"""The one door to the evidence log: every act of the desk leaves its entry here.

Import from answerable.desk.ledger.recording: record, history, digest_of.
"""
