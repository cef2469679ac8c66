"""How people sign in: allauth's flows, held to what this desk asks of them.

Accounts are made by administrators only. An address belongs to a person (Person.email) and nowhere else; a sign-in
service may vouch for an address, never make an account.
"""

from __future__ import annotations

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.safestring import mark_safe

from answerable.desk.components.brand import authority
from answerable.desk.people import attempts, sessions
from answerable.desk.people.actions.give_roles import give_roles_by_groups
from answerable.desk.people.actions.sign_in import leave, sign_in
from answerable.desk.people.actors import acting
from answerable.desk.people.links import ASKED, send_password_link
from answerable.desk.people.models import Person
from answerable.desk.people.notices import tell
from answerable.desk.people.preferences import preference

# What someone is told when the means by which they sign in have changed, by allauth's name for it.
NOTICES = {
    "account/email/password_changed": "Your password was changed",
    "account/email/password_reset": "Your password was set anew",
    "account/email/password_set": "A password was set",
    "mfa/email/totp_activated": "An authenticator app was added",
    "mfa/email/totp_deactivated": "The authenticator app was removed",
    "mfa/email/recovery_codes_generated": "New recovery codes were made; earlier ones no longer work",
    "mfa/email/webauthn_added": "A passkey or security key was added",
    "mfa/email/webauthn_removed": "A passkey or security key was removed",
}


class Backend(AuthenticationBackend):
    """Finds the signed-in person together with the team and the roles that every page asks for."""

    def get_user(self, user_id: Any) -> Person | None:
        person = (
            Person.objects.select_related("team").prefetch_related("grants").filter(pk=user_id, is_active=True).first()
        )
        return person


class Accounts(DefaultAccountAdapter):
    """Local accounts: none by oneself, every attempt counted, mail to the person's one address."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The email address or the password is not right",
        "too_many_login_attempts": "There were too many failed attempts. Wait a few minutes and try again",
        "rate_limited": "There were too many attempts. Wait a few minutes and try again",
        "incorrect_password": "The password is not right",
        "enter_current_password": "The password is not right",
        "incorrect_code": "The code is not right. Codes change every 30 seconds and work once",
        "invalid_password_reset": "The link has been used or is too old",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: the page that follows says what was done."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        at, address = timezone.now(), credentials.get("email", "")
        attempt = attempts.began(address, origin=self.get_client_ip(request), at=at)
        if attempt is None:
            raise self.locked()
        person = super().authenticate(request, **credentials)
        if person is None:
            known = Person.objects.filter(email=address.strip().lower()).first()
            attempts.failed(attempt, person=known, at=at)
        else:
            attempts.succeeded(attempt)
        return person

    def locked(self) -> ValidationError:
        """What someone is told whose attempt is not judged."""
        minutes = preference("lock_minutes")
        return ValidationError(
            f"There were too many failed attempts. Wait {minutes} minutes, or ask an administrator to unlock the account",
            code="locked",
        )

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        return self.authenticate(context.request, email=user.get_username(), password=password) == user

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        at = timezone.now()
        methods = {record["method"] for record in get_authentication_records(request, user)}
        super().login(request, user)
        sessions.begin(request.session, has_second_factor=bool(methods & {"mfa", "socialaccount"}), at=at)
        sign_in(methods=methods, by=acting(Person.objects.get(pk=user.pk)), at=at)

    def logout(self, request: HttpRequest) -> None:
        person = request.user
        super().logout(request)
        if isinstance(person, Person):
            leave(by=acting(person), at=timezone.now())

    def send_password_reset_mail(self, user: AbstractBaseUser, email: str, context: dict[str, Any]) -> None:
        """Not to someone who signs in through the authority's service and never had a password here."""
        if user.has_usable_password() or not settings.SOCIALACCOUNT_PROVIDERS:
            send_password_link(Person.objects.get(pk=user.pk), why=ASKED)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        tell(Person.objects.get(pk=user.pk), NOTICES[template_prefix])


class SecondFactors(DefaultMFAAdapter):
    """Authenticator apps and passkeys; secrets are encrypted in the table."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": Accounts.error_messages["incorrect_code"],
    }

    def get_totp_issuer(self) -> str:
        return f"Answerable {authority().name}"

    def build_totp_svg(self, url: str) -> str:
        """The code to scan as SVG that can stand in the page."""
        svg = super().build_totp_svg(url)
        return mark_safe(svg[svg.index("<svg") :])  # noqa: S308, made by us of digits alone

    def encrypt(self, text: str) -> str:
        return _vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _vault().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:
        return ""


class Services(DefaultSocialAccountAdapter):
    """The authority's sign-in service: it vouches for people whom an administrator has added, and for no one else."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        at = timezone.now()
        person = sociallogin.user if sociallogin.is_existing else _vouched_for(sociallogin)
        if not isinstance(person, Person) or not person.is_active:
            raise ImmediateHttpResponse(_refusal(request))
        sociallogin.state["process"] = "login"  # never another service account for whoever is signed in
        if not sociallogin.is_existing:
            sociallogin.email_addresses = []  # addresses belong to Person alone
            sociallogin.connect(request, person)
        give_roles_by_groups(person=person.pk, groups=_groups(sociallogin), at=at)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: an administrator added the person for this."""


def _vouched_for(sociallogin: SocialLogin) -> Person | None:
    """The person with an address that the service calls verified, in so many words."""
    for address in sociallogin.email_addresses:
        if address.verified is True:
            return Person.objects.filter(email=address.email.lower()).first()
    return None


def _groups(sociallogin: SocialLogin) -> frozenset[str] | None:
    """The groups that the service names; None where it names none at all, and roles stay as they are."""
    told = sociallogin.account.extra_data
    claims = [
        part["groups"]
        for part in (told, *told.values())
        if isinstance(part, dict) and isinstance(part.get("groups"), list)
    ]
    return frozenset(str(group) for groups in claims for group in groups) if claims else None


def _refusal(request: HttpRequest) -> HttpResponse:
    return render(request, "account/signup_closed.html", status=403)


def _vault() -> MultiFernet:
    """Keys made of the signing key, and of earlier ones that are still believed."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (salted_hmac("answerable.desk.people.vault", "", secret=key, algorithm="sha256").digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
