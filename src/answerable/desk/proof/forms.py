"""The form above the log: which entries."""

from __future__ import annotations

from typing import cast

from django import forms

from answerable.desk.proof.queries import LogPage


class Which(forms.Form):
    """Filters as boxes; sent by GET, so that the address says it all."""

    is_filter = True
    kind = forms.ChoiceField(label="Act", required=False)
    case = forms.CharField(label="Request", required=False)

    def __init__(self, page: LogPage) -> None:
        super().__init__(initial={"kind": page.filters.kind, "case": page.filters.case}, auto_id="which_%s")
        cast(forms.ChoiceField, self.fields["kind"]).choices = [("", "All acts"), *page.kinds]
