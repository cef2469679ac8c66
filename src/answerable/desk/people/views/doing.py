"""Do an act for a page: what keeps it from being done is said on the page's form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from answerable.errors import DeskError, MailNotSent

Made = TypeVar("Made")


def done(request: HttpRequest, form: forms.Form, act: Callable[[], Made], *, says: str) -> bool:
    """True where the act was done, which the next page says; otherwise the form says what kept it from being done."""
    try:
        act()
    except MailNotSent as error:
        messages.warning(request, f"{says} {error.said}")
        return True
    except DeskError as error:
        form.add_error(None, f"{error.part('what')} {error.part('why')} {error.part('do')}")
        return False
    messages.success(request, says)
    return True
