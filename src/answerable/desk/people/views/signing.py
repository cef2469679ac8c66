"""The sign-in page; on an empty desk it says how the first administrator is made."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings

from answerable.desk.people.queries import anyone_there, staff_of_demo


class SignInPage(LoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        service = settings.OIDC_NAME if settings.OIDC_ISSUER else ""
        demo = {"demo": staff_of_demo(), "demo_password": settings.DEMO_PASSWORD}
        return super().get_context_data(**kwargs) | {"is_empty": not anyone_there(), "service": service} | demo


sign_in = SignInPage.as_view()
