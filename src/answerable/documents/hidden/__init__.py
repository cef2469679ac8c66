"""What a file holds besides what its reader sees: looked for before the file leaves."""

from answerable.documents.hidden.scan import SCANNER, hidden_in
from answerable.documents.hidden.thing import Hidden, Scan

__all__ = ["SCANNER", "Hidden", "Scan", "hidden_in"]
