"""What is said beside a box and in the summary when a form is not complete: what to do, in the words of GOV.UK."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.forms import FileField
from django.forms.boundfield import BoundField

# Django's own sentences, by code: what is said instead. A form's own error_messages are left as they are.
_INSTEAD = {
    "max_length": "{label} must be {limit_value} characters or less",
    "min_length": "{label} must be {limit_value} characters or more",
    "max_value": "{label} must be {limit_value} or less",
    "min_value": "{label} must be {limit_value} or more",
    "invalid_choice": "Choose one of the answers listed",
    "invalid_list": "Choose from the answers listed",
    "empty": "The chosen file has nothing in it",
}
_DJANGOS = (
    "This field is required.",
    "Ensure this value",
    "Ensure this filename",
    "Select a valid",
    "Enter a list of",
    "The submitted file is",
)
_ADDRESS = "Enter an email address in the correct format, like name@example.com"


def faults_of(field: BoundField) -> list[str]:
    """What is wrong with one field, a sentence each, without a full stop."""
    return [_say(fault, field).rstrip(".") for fault in field.errors.as_data()]


def _say(fault: ValidationError, field: BoundField) -> str:
    words = str(next(iter(fault.messages), ""))
    if words == "Enter a valid email address.":
        return _ADDRESS
    if not words.startswith(_DJANGOS):
        return words
    if fault.code == "required":
        return _missing(field)
    return _INSTEAD[fault.code or ""].format(label=field.label, **(fault.params or {}))


def _missing(field: BoundField) -> str:
    label = str(field.label)
    if label.endswith("?"):
        return f"Answer “{label}”"
    name = label if label[1:2].isupper() or label.startswith("I ") else label[:1].lower() + label[1:]
    if hasattr(field.field, "choices") or isinstance(field.field, FileField):
        return f"Choose {name}"
    return f"Tick the box: {name}" if field.widget_type == "checkbox" else f"Enter {name}"
