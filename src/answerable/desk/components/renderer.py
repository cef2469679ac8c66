"""How every form of the desk is printed: GOV.UK labels, hints, faults and boxes."""

from __future__ import annotations

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest

_WIDGETS = "django/forms/widgets/"
_BOXES = ("text", "number", "email", "url", "tel", "password", "search", "date", "time", "datetime")
CLASSES = {
    **{f"{_WIDGETS}{kind}.html": "govuk-input" for kind in _BOXES},
    f"{_WIDGETS}textarea.html": "govuk-textarea",
    f"{_WIDGETS}select.html": "govuk-select",
    f"{_WIDGETS}file.html": "govuk-file-upload",
    f"{_WIDGETS}clearable_file_input.html": "govuk-file-upload",
    f"{_WIDGETS}checkbox.html": "govuk-checkboxes__input",
}
OURS = {
    f"{_WIDGETS}radio.html": "components/forms/radios.html",
    f"{_WIDGETS}checkbox_select.html": "components/forms/checkboxes.html",
    f"{_WIDGETS}clearable_file_input.html": f"{_WIDGETS}file.html",
}
# What browsers would say in words of their own; the form says it in ours.
_BROWSERS_OWN = ("required", "min", "max", "step")


class GovukRenderer(DjangoTemplates):
    """Django's own templates for boxes, with GOV.UK classes; our templates for fields, forms and choices."""

    form_template_name = "components/forms/form.html"
    formset_template_name = "components/forms/formset.html"
    field_template_name = "components/forms/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        if widget := context.get("widget"):
            for box in (widget, *widget.get("subwidgets", ())):
                _dress(box)
        return super().render(OURS.get(template_name, template_name), context, request)


def _dress(box: dict[str, Any]) -> None:
    """Gives a box its GOV.UK classes, and takes away what a browser would say about it in its own words."""
    options = [option for _, group, _ in box.get("optgroups", ()) for option in group]
    for one in (box, *options):
        one["attrs"] = {name: value for name, value in one["attrs"].items() if name not in _BROWSERS_OWN}
    attrs = box["attrs"]
    if kind := CLASSES.get(box["template_name"]):
        fault = f"{kind}--error" if attrs.get("aria-invalid") else ""
        attrs["class"] = " ".join(filter(None, [kind, attrs.get("class"), fault]))
    if box.get("type") == "number":  # spinners change numbers by accident
        box["type"] = "text"
        attrs.setdefault("inputmode", "numeric")
