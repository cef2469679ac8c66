"""What the desk runs with: every setting from the environment, each with a default that serves one machine.

ANSWERABLE_DATA      the folder of the database, stored files and mail (default: ./answerable-data)
ANSWERABLE_DATABASE  postgresql://user:password@host:port/name; without it: SQLite in the data folder
ANSWERABLE_SECRET    the signing key; without it: one made on first start and kept in the data folder
ANSWERABLE_HOSTS     names the desk answers to, with commas (default: localhost)
ANSWERABLE_URL       the address links in letters and mail begin with (default: http://localhost:8000)
ANSWERABLE_AUTHORITY the authority's folder (default: the authority folder in the data folder)
ANSWERABLE_FILE_LIMIT  megabytes that one file may have which somebody sends in a form or a call (default: 50). A form may
                     have 10 more: let a proxy take as much
ANSWERABLE_LOG_NAME  what the evidence log is called in its signed checkpoints, for ever (default: the host of ANSWERABLE_URL, then /log)
ANSWERABLE_LOG_KEY   the file of the key that signs them (default: log-key.pem in the data folder, made on first use). Keep a
                     copy where the database's copies are not
ANSWERABLE_TIMESTAMPS  the address of a time-stamping authority (RFC 3161) that is asked about the log's checkpoints after key
                     acts; it learns a hash and nothing else (default: none, and nobody is asked). Needs the extra timestamps
ANSWERABLE_TIMESTAMPS_CA  a file of the certificates (PEM) that its answers must lead to. Needed with it
ANSWERABLE_PROXIES   how many proxies of the authority's own stand before the desk, add X-Forwarded-For and set
                     X-Forwarded-Proto (default: 0: what such headers say is not believed)

ANSWERABLE_OIDC_ISSUER  the authority's sign-in service (OpenID Connect), without it: local accounts only. For Entra:
                        https://login.microsoftonline.com/<tenant>/v2.0
ANSWERABLE_OIDC_CLIENT, ANSWERABLE_OIDC_SECRET  what the service knows the desk by
ANSWERABLE_OIDC_NAME    what the sign-in page calls the service (default: your work account)
ANSWERABLE_OIDC_TRUST_ADDRESS  yes: believe addresses that the service does not mark as verified; right for a service
                        in which the authority alone makes accounts, such as Entra with one tenant (default: no)

ANSWERABLE_MAIL_HOST     the mail server that letters leave by; without it they wait
ANSWERABLE_MAIL_PORT     its port (default: 587; 465 where the security is tls)
ANSWERABLE_MAIL_SECURITY starttls, tls, or none (default: starttls). Without encryption nothing is sent unless none is set;
                         the server's certificate is always checked
ANSWERABLE_MAIL_CA       a file of certificates to trust instead of the machine's own
ANSWERABLE_MAIL_USER, ANSWERABLE_MAIL_PASSWORD  what the server knows the desk by
ANSWERABLE_MAIL_ARCHIVE  an address of the authority's own whose mailbox the desk reads: each letter goes to it as well, and
                         the copy that comes home proves that it went. Recommended: without it a person must look where a
                         connection broke at the wrong moment
ANSWERABLE_MAIL_WAIT     seconds to wait for such a copy (default: 1200)
ANSWERABLE_MAIL_IN       mailboxes to collect from, with spaces between: imaps://name:password@mail.example/INBOX?done=Taken,
                         imap+starttls://…, maildir:/var/mail/foi?done=/var/mail/foi-taken, mbox:/var/mail/foi. Nothing is
                         deleted: what was taken is moved to done (default: the folder Answerable; beside the path).
                         ?token=/a/file in place of the password: an access token that another program keeps fresh there
ANSWERABLE_MAIL_LISTS    names (List-Id) of lists that only pass on what people write to the authority, with commas
ANSWERABLE_MAIL_FOLDER   a folder that letters are written to and nothing is sent: for demonstrations
ANSWERABLE_WEBHOOKS_INSIDE  names of machines inside the authority's network that webhooks may be sent to, with commas; without
                         it they go to addresses of the public internet only
ANSWERABLE_WEBHOOKS_CA   a file of certificates that webhooks trust instead of the machine's own
ANSWERABLE_CAPTURE_LIMIT  megabytes that one captured file may have on the desk's page or in a call (default: 4096). The command line
                     and the drop folder take files of any size
ANSWERABLE_CAPTURES      a folder that workers look into for exports to capture: a folder a group in it, named as the group's
                     reference in the register (GRP-01). What was captured leaves it; a note lies beside what was refused
ANSWERABLE_CLAMAV        where ClamAV's scanner (clamd) listens: host:port, or the path of its socket. Each captured file is then
                     looked at before it is kept, and refused where the scanner does not answer (default: none is looked at)
ANSWERABLE_CAPTURES_OCR  yes: words in captured pictures are read too, where tesseract is installed (default: no)
ANSWERABLE_DEMO          yes: a demonstration, whose sign-in page says who may sign in; answerable serve --demo sets it

ANSWERABLE_LOG          what the log tells: ERROR, WARNING, INFO or DEBUG (default: WARNING)
ANSWERABLE_QUEUE_LEASE  seconds without a sign of life after which a worker is dead and its work another's (default: 60)
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

DESK = Path(__file__).parent
DATA = Path(os.environ.get("ANSWERABLE_DATA", "answerable-data")).resolve()
PUBLIC_URL = os.environ.get("ANSWERABLE_URL", "http://localhost:8000").rstrip("/")
IS_SECURE = PUBLIC_URL.startswith("https://")
LOG_NAME = os.environ.get("ANSWERABLE_LOG_NAME") or f"{urlsplit(PUBLIC_URL).hostname}/log"
LOG_KEY = Path(os.environ.get("ANSWERABLE_LOG_KEY", DATA / "log-key.pem"))
TIMESTAMPS = os.environ.get("ANSWERABLE_TIMESTAMPS", "")
TIMESTAMPS_CA = os.environ.get("ANSWERABLE_TIMESTAMPS_CA", "")
AUTHORITY_FOLDER = Path(os.environ.get("ANSWERABLE_AUTHORITY", DATA / "authority"))


def _secret() -> str:
    """The signing key: as given, or one made once and kept where only its owner can read it."""
    if given := os.environ.get("ANSWERABLE_SECRET"):
        return given
    path = DATA / "secret"
    DATA.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text()


def _database() -> dict[str, object]:
    """SQLite in the data folder (WAL, full synchronous), or the PostgreSQL that the address names."""
    if not (address := os.environ.get("ANSWERABLE_DATABASE")):
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "desk.sqlite3",
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    url = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        # Queries of milliseconds: compiling one first, which PostgreSQL does for what looks dear, takes longer than they do.
        "OPTIONS": {"options": "-c jit=off"},
    }


SECRET_KEY = _secret()
DEBUG = False
ALLOWED_HOSTS = [
    *(name.strip() for name in os.environ.get("ANSWERABLE_HOSTS", "localhost,127.0.0.1").split(",")),
    urlsplit(PUBLIC_URL).hostname or "localhost",
]
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "answerable.desk.urls"
WSGI_APPLICATION = "answerable.desk.wsgi.application"
FORM_RENDERER = "answerable.desk.components.renderer.GovukRenderer"
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "answerable.desk.components",
    "answerable.desk.people",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "answerable.desk.queue",
    "answerable.desk.ledger",
    "answerable.desk.files",
    "answerable.desk.search",
    "answerable.desk.mail",
    "answerable.desk.registers",
    "answerable.desk.channels",
    "answerable.desk.retention",
    "answerable.desk.custody",
    "answerable.desk.records",
    "answerable.desk.breaches",
    "answerable.desk.disclosure",
    "answerable.desk.memory",
    "answerable.desk.cases",
    "answerable.desk.review",
    "answerable.desk.returns",
    "answerable.desk.checks",
    "answerable.desk.imports",
    "answerable.desk.proof",
    "answerable.desk.public",
    "answerable.desk.api",
    "answerable.desk.post",
    "answerable.desk.jobs",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "answerable.desk.components.middleware.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "answerable.desk.people.sessions.LimitedSessions",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "answerable.desk.components.refusals.Refusals",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "answerable.desk.components.brand.on_every_page",
            ],
        },
    }
]

# Signing in. Numbers that an authority may choose are preferences (people/preferences.py).
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["answerable.desk.people.signing.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email", "job")},
    },
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/desk/"
SESSION_COOKIE_AGE = 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# Limits and used codes are shared by every process and survive a restart: they live in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # so that nobody can push out what is counted by counting much else
    }
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("ANSWERABLE_PROXIES", "0"))
ACCOUNT_ADAPTER = "answerable.desk.people.signing.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator makes the account; its link goes to the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105, its name
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}  # people/attempts.py counts them, and locks
ACCOUNT_FORMS = {
    "login": "answerable.desk.people.forms.signing.SignIn",
    "reset_password": "answerable.desk.people.forms.signing.ForgottenPassword",
    "reset_password_from_key": "answerable.desk.people.forms.signing.NewPassword",
    "change_password": "answerable.desk.people.forms.signing.ChangePassword",
    "reauthenticate": "answerable.desk.people.forms.signing.Confirm",
}
MFA_ADAPTER = "answerable.desk.people.signing.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE  # browsers themselves allow it on localhost only
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "answerable.desk.people.forms.signing.Code",
    "reauthenticate": "answerable.desk.people.forms.signing.ConfirmCode",
    "activate_totp": "answerable.desk.people.forms.signing.FirstCode",
    "add_webauthn": "answerable.desk.people.forms.signing.AddKey",
    "edit_webauthn": "answerable.desk.people.forms.signing.RenameKey",
}
SOCIALACCOUNT_ADAPTER = "answerable.desk.people.signing.Services"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_PROVIDERS: dict[str, object] = {}
OIDC_ISSUER = os.environ.get("ANSWERABLE_OIDC_ISSUER", "")
OIDC_NAME = os.environ.get("ANSWERABLE_OIDC_NAME", "your work account")
if OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "service",
                "name": OIDC_NAME,
                "client_id": os.environ.get("ANSWERABLE_OIDC_CLIENT", ""),
                "secret": os.environ.get("ANSWERABLE_OIDC_SECRET", ""),
                "settings": {
                    "server_url": OIDC_ISSUER,
                    "verified_email": os.environ.get("ANSWERABLE_OIDC_TRUST_ADDRESS", "no") == "yes",
                },
            }
        ],
    }

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "files"
FILE_LIMIT = int(os.environ.get("ANSWERABLE_FILE_LIMIT", "50"))
CAPTURE_LIMIT = int(os.environ.get("ANSWERABLE_CAPTURE_LIMIT", "4096"))
CAPTURE_ADDRESSES = ("/records/captures/new/", "/api/v1/captures")  # where files of captures are sent to
FILE_UPLOAD_HANDLERS = [
    "answerable.desk.components.uploads.Limited",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# What browsers are told. More of it in components/middleware.py.
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
SECURE_REFERRER_POLICY = "same-origin"  # addresses can hold a secret link
SECURE_SSL_REDIRECT = IS_SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_SECURE else 0
# HSTS for subdomains and preloading would bind other sites of the authority, which are not ours to bind.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if int(os.environ.get("ANSWERABLE_PROXIES", "0")):
    # The proxy must set it, and drop what a browser sends.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Mail that goes out (mail/delivery.py).
MAIL_HOST = os.environ.get("ANSWERABLE_MAIL_HOST", "")
MAIL_SECURITY = os.environ.get("ANSWERABLE_MAIL_SECURITY", "starttls")
MAIL_PORT = int(os.environ.get("ANSWERABLE_MAIL_PORT", "465" if MAIL_SECURITY == "tls" else "587"))
MAIL_CA = os.environ.get("ANSWERABLE_MAIL_CA", "")
MAIL_USER = os.environ.get("ANSWERABLE_MAIL_USER", "")
MAIL_PASSWORD = os.environ.get("ANSWERABLE_MAIL_PASSWORD", "")
MAIL_ARCHIVE = os.environ.get("ANSWERABLE_MAIL_ARCHIVE", "")
MAIL_WAIT = float(os.environ.get("ANSWERABLE_MAIL_WAIT", "1200"))
MAIL_IN = os.environ.get("ANSWERABLE_MAIL_IN", "").split()
MAIL_LISTS = [name.strip() for name in os.environ.get("ANSWERABLE_MAIL_LISTS", "").split(",") if name.strip()]
DEMO_PASSWORD = "harrowmere market square" if os.environ.get("ANSWERABLE_DEMO") == "yes" else ""
MAIL_FOLDER = os.environ.get("ANSWERABLE_MAIL_FOLDER", "")
EMAIL_BACKEND = "answerable.desk.mail.backend.QueuedMail"
# Links to set a password go past the outbox (people/links.py).
DIRECT_EMAIL_BACKEND = "answerable.desk.people.links.DirectMail"
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_HOST, MAIL_PORT, MAIL_USER, MAIL_PASSWORD
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_SECURITY == "starttls", MAIL_SECURITY == "tls"
if MAIL_FOLDER:
    DIRECT_EMAIL_BACKEND, EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", MAIL_FOLDER

# Captures of messages (records).
CAPTURES_FOLDER = os.environ.get("ANSWERABLE_CAPTURES", "")
CLAMAV = os.environ.get("ANSWERABLE_CLAMAV", "")
CAPTURES_OCR = os.environ.get("ANSWERABLE_CAPTURES_OCR", "no") == "yes"

# Addresses that are told of acts (api/guard.py).
WEBHOOKS_INSIDE = [
    name.strip().lower() for name in os.environ.get("ANSWERABLE_WEBHOOKS_INSIDE", "").split(",") if name.strip()
]
WEBHOOKS_CA = os.environ.get("ANSWERABLE_WEBHOOKS_CA", "")

# The queue: a table of our own on SQLite; procrastinate where PostgreSQL is there to carry it.
QUEUE_LEASE = float(os.environ.get("ANSWERABLE_QUEUE_LEASE", "60"))
TASKS = {"default": {"BACKEND": "answerable.desk.queue.table.TableBackend"}}
if os.environ.get("ANSWERABLE_DATABASE"):
    TASKS = {"default": {"BACKEND": "answerable.desk.queue.postgres.PostgresBackend"}}
    INSTALLED_APPS.append("procrastinate.contrib.django")

# The log goes to standard error: what happened, never what someone wrote (jobs/logs.py).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "answerable.desk.jobs.logs.Lines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["console"], "level": os.environ.get("ANSWERABLE_LOG", "WARNING")},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
