"""What a file holds besides what its reader sees: looked for before the file leaves."""

from answerable.documents.hidden.scan import VERSION, hidden_in
from answerable.documents.hidden.thing import Hidden, Scan

__all__ = ["VERSION", "Hidden", "Scan", "hidden_in"]
