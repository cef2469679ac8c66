"""Addresses of signing in, of people and settings, and of one's own account.

allauth looks its pages up by names of its own; only the pages that this desk has are here.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as service
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import include, path, re_path

from answerable.desk.people.views import account as own
from answerable.desk.people.views import people, settings, signing, teams

own_pages = [
    path("me/", own.me, name="me"),
    path("me/sign-ins/", own.sessions, name="sessions"),
    path("me/sign-ins/end/", own.sessions_end, name="sessions-end"),
    path("me/sign-ins/<int:session>/end/", own.session_end, name="session-end"),
    path("me/keys/", own.keys, name="keys"),
    path("me/keys/<int:key>/end/", own.key_end, name="key-end"),
    path("me/second-factor/needed/", own.second_factor, name="second-factor"),
    path("sign-out/", account.logout, name="leave"),
    path("people/", people.people, name="list"),
    path("people/new/", people.new, name="new"),
    path("people/teams/", teams.teams, name="teams"),
    path("people/teams/<int:team>/", teams.team, name="team"),
    path("people/teams/<int:team>/remove/", teams.remove, name="team-remove"),
    path("people/<int:person>/", people.person, name="person"),
    path("people/<int:person>/change/", people.change, name="change"),
    path("people/<int:person>/roles/", people.roles, name="roles"),
    path("people/<int:person>/<slug:name>/", people.step, name="step"),
    path("settings/", settings.settings, name="settings"),
    path("settings/<slug:group>/", settings.group, name="settings-group"),
]
second_factor = [
    path("", mfa.index, name="mfa_index"),
    path("confirm/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("app/", totp.activate_totp, name="mfa_activate_totp"),
    path("app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("recovery-codes/download/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/confirm/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]
signing_in = [
    path("sign-in/", signing.sign_in, name="account_login"),
    path("sign-in/code/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/cancelled/", service.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/failed/", service.login_error, name="socialaccount_login_error"),
    path("sign-in/by/<slug:provider_id>/", openid.login, name="openid_connect_login"),
    path("sign-in/by/<slug:provider_id>/back/", openid.callback, name="openid_connect_callback"),
    path("sign-out/", account.logout, name="account_logout"),
    path("password/", account.password_reset, name="account_reset_password"),
    path("password/sent/", account.password_reset_done, name="account_reset_password_done"),
    path("password/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("me/password/", own.change_password, name="account_change_password"),
    path("me/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("me/second-factor/", include(second_factor)),
]
urlpatterns = [*signing_in, path("", include((own_pages, "people")))]
