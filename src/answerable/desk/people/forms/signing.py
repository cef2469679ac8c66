"""The forms of signing in: allauth's, in our words, each attempt counted before it is judged."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils import timezone

from answerable.desk.people import attempts
from answerable.desk.people.models import Person

PASSWORD_HINT = "Use at least 12 characters. Three words that do not belong together make a good password."  # noqa: S105, a hint


class Worded:
    """Gives the fields of a form our labels and hints, and takes their placeholders away."""

    words: ClassVar[dict[str, tuple[str, str]]]
    required: ClassVar[dict[str, str]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            field.widget.attrs.pop("placeholder", None)
            field.error_messages["required"] = self.required.get(name, f"Enter {label[0].lower()}{label[1:]}")


class SignIn(Worded, account.LoginForm):
    words: ClassVar = {"login": ("Email address", ""), "password": ("Password", "")}
    required: ClassVar = {"login": "Enter your email address", "password": "Enter your password"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "email", "spellcheck": "false"}
        self.fields["login"].error_messages["invalid"] = "Enter an email address like name@example.com"

    def clean(self) -> dict[str, Any]:
        """What keeps someone out is said beside the password, and the summary leads there."""
        try:
            return super().clean()
        except forms.ValidationError as error:
            self.add_error("password", error)
            return self.cleaned_data


class ForgottenPassword(Worded, account.ResetPasswordForm):
    words: ClassVar = {"email": ("Email address", "The one you sign in with.")}
    required: ClassVar = {"email": "Enter your email address"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].error_messages["invalid"] = "Enter an email address like name@example.com"


class NewPassword(Worded, account.ResetPasswordKeyForm):
    words: ClassVar = {"password1": ("New password", PASSWORD_HINT), "password2": ("New password again", "")}
    required: ClassVar = {"password1": "Enter a new password", "password2": "Enter the new password again"}


class ChangePassword(Worded, account.ChangePasswordForm):
    words: ClassVar = {"oldpassword": ("Password you have now", ""), **NewPassword.words}
    required: ClassVar = {"oldpassword": "Enter the password you have now", **NewPassword.required}


class Confirm(Worded, account.ReauthenticateForm):
    words: ClassVar = {"password": ("Password", "")}
    required: ClassVar = {"password": "Enter your password"}


class CodeAttempt(Worded, mfa.BaseAuthenticateForm):
    """A code, judged as an attempt of its own."""

    words: ClassVar = {"code": ("Code", "6 digits from your authenticator app, or one of your recovery codes.")}
    required: ClassVar = {"code": "Enter a code"}
    user: Person

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {
            "inputmode": "numeric",
            "class": "govuk-input--width-10",
            "spellcheck": "false",
        }

    def clean_code(self) -> str:
        at, adapter = timezone.now(), get_adapter()
        attempt = attempts.began(self.user.email, origin=adapter.get_client_ip(context.request), at=at)
        if attempt is None:
            raise adapter.locked()
        try:
            code: str = super().clean_code()
        except forms.ValidationError:
            attempts.failed(attempt, person=self.user, at=at)
            raise
        attempts.succeeded(attempt)
        return code


class Code(CodeAttempt, mfa.AuthenticateForm):
    pass


class ConfirmCode(CodeAttempt, mfa.ReauthenticateForm):
    pass


class FirstCode(Worded, totp.ActivateTOTPForm):
    words: ClassVar = {"code": ("Code", "6 digits that the app shows now.")}
    required: ClassVar = {"code": "Enter the code that the app shows"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "class": "govuk-input--width-5"}


class AddKey(Worded, webauthn.AddWebAuthnForm):
    words: ClassVar = {
        "name": ("Name of the key", "For example: work laptop, blue key."),
        "passwordless": (
            "Sign in with this key alone, without a password",
            "The key then asks for its PIN, a finger or your face.",
        ),
    }


class RenameKey(Worded, webauthn.EditWebAuthnForm):
    words: ClassVar = {"name": ("Name of the key", "")}
    required: ClassVar = {"name": "Enter a name for the key"}
