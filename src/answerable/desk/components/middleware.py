"""What browsers are told about every page: where it may load from, and what it may never do.

Ten lines of our own and not django-csp: there is one policy, and a page that needs another (a download, which gets a
sandbox) sets the header itself, which stands.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_PERMISSIONS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


def policy() -> str:
    """The Content-Security-Policy: our own files alone; forms go to us, and to the service people sign in by."""
    service = urlsplit(settings.OIDC_ISSUER)
    forms = f"'self' {service.scheme}://{service.netloc}" if service.netloc else "'self'"
    parts = [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        f"form-action {forms}",
        *(["upgrade-insecure-requests"] if settings.IS_SECURE else []),
    ]
    return "; ".join(parts)


class Headers:
    """Adds the headers that a view has not set itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.headers = {"Content-Security-Policy": policy(), "Permissions-Policy": _PERMISSIONS}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.setdefault(name, value)
        return response
