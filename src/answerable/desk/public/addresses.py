"""Addresses as the world knows them: from the address that the settings give, never from what a browser sends."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse


def absolute(name: str, *parts: object) -> str:
    """The whole address of that name."""
    return settings.PUBLIC_URL + reverse(name, args=parts)
