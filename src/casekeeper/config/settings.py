"""Django's settings. What an office may set comes from the environment; docs/operations.md lists it."""

from __future__ import annotations

import os
from pathlib import Path

from casekeeper.config.folders import kept_secret, source_folder, working_folder
from casekeeper.config.logins import owner_login, program_login

ROOT: Path = source_folder()
VAR: Path = working_folder()

# DEBUG shows code and values on an error page, so it is only ever asked for by name.
DEBUG = os.environ.get("CASEKEEPER_DEBUG") == "yes"
# LOCAL is a demonstration on this machine, over plain HTTP. Anything else must be behind HTTPS.
LOCAL = os.environ.get("CASEKEEPER_SITE", "local") == "local"
# DEMO lets anybody at this machine sign in as any of the demo users, over invented people alone.
DEMO = LOCAL and os.environ.get("CASEKEEPER_DEMO") == "yes"

SECRET_KEY = os.environ.get("CASEKEEPER_SECRET_KEY") or kept_secret(VAR / "secret-key")
# Messages to people go into files unless there is a key of GOV.UK Notify; links in them begin with the site's address.
NOTIFY_KEY = os.environ.get("CASEKEEPER_NOTIFY_KEY", "")
NOTIFY_TEMPLATES = os.environ.get("CASEKEEPER_NOTIFY_TEMPLATES", "")
NOTIFY_URL = os.environ.get("CASEKEEPER_NOTIFY_URL", "https://api.notifications.service.gov.uk")
# How we name ourselves on letters; a demonstration has an office that does not exist.
LETTERS_OFFICE: dict[str, str] = {
    "office_name": os.environ.get("CASEKEEPER_LETTERS_NAME", "Invented Casework Office" if DEMO else ""),
    "office_address": os.environ.get("CASEKEEPER_LETTERS_ADDRESS", "1 Invented Way, Nowhere, ZZ1 1ZZ" if DEMO else ""),
    "office_contact": os.environ.get(
        "CASEKEEPER_LETTERS_CONTACT", "Telephone 020 7946 0000, letters@example.invalid" if DEMO else ""
    ),
}
# Where people are held and whose staff hand letters over: PLACE=MAILBOX, with commas.
SERVING_MAILBOXES: dict[str, str] = {
    place.strip(): mailbox.strip()
    for place, _, mailbox in (
        part.partition("=")
        for part in os.environ.get(
            "CASEKEEPER_SERVING_MAILBOXES", "Invented House=serving@example.invalid" if DEMO else ""
        ).split(",")
        if "=" in part
    )
}
SITE_ADDRESS = os.environ.get("CASEKEEPER_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = os.environ.get("CASEKEEPER_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
# How many servers of ours stand in front and add who asked to X-Forwarded-For; 0 where none does.
PROXIES = int(os.environ.get("CASEKEEPER_PROXIES", "0"))
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host not in ("localhost", "testserver")]

LAW_FOLDER: Path = Path(os.environ.get("CASEKEEPER_LAW", ROOT / "law"))
SEAL_KEY: Path = Path(os.environ.get("CASEKEEPER_SEAL_KEY", VAR / "seal-key"))
HEADS_FILE: Path = Path(os.environ.get("CASEKEEPER_HEADS", VAR / "heads.jsonl"))
# The screening index as it was last saved; made anew where it is not there.
SCREENING_FOLDER: Path = VAR / "screening"
# How many questions a minute another system may ask, where its token has no limit of its own.
SCREENING_A_MINUTE = int(os.environ.get("CASEKEEPER_SCREENING_A_MINUTE", "6000"))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "casekeeper.records",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "casekeeper.screens.security.NoNul",
    "casekeeper.screens.signed_in.SignedInOnly",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "casekeeper.screens.security.ContentSecurity",
]

ROOT_URLCONF = "casekeeper.config.urls"
WSGI_APPLICATION = "casekeeper.config.wsgi.application"
AUTH_USER_MODEL = "records.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# `default` is the program's own login, which may add to the ledger and not change it. `owner` runs migrations.
DATABASES = {"default": program_login().as_setting(), "owner": owner_login().as_setting()}
DATABASE_ROUTERS: list[str] = []

_screens = Path(__file__).resolve().parents[1] / "screens"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [_screens],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "casekeeper.screens.jinja.environment",
            "context_processors": ["casekeeper.screens.context.every_page"],
        },
    },
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# `casekeeper assets` fills the front ends' folder. Another theme is another folder, named by CASEKEEPER_THEME.
_frontend = VAR / "frontend"
_frontend.mkdir(parents=True, exist_ok=True)
THEME: Path = Path(os.environ.get("CASEKEEPER_THEME", _screens / "theme"))
STATICFILES_DIRS: list[tuple[str, Path]] = [("frontend", _frontend), ("theme", THEME)]
WHITENOISE_MAX_AGE = 60 * 60

LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in"

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_SSL_REDIRECT = not LOCAL
SECURE_PROXY_SSL_HEADER = None if LOCAL else ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if LOCAL else 365 * 24 * 60 * 60
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
# Files are taken by two pages alone, each up to its limit; a list is kept here until somebody confirms what it changes.
FILE_UPLOAD_HANDLERS = ["casekeeper.screens.lists.uploads.OnlyWhereAsked"]
UPLOADS_FOLDER: Path = VAR / "uploads"

# Nothing about a person goes to the log: no request bodies, no query strings, no SQL, no texts of exceptions.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "casekeeper.config.log_lines.WithoutValues",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "casekeeper": {"level": "INFO"},
        "django.db.backends": {"level": "CRITICAL"},
    },
}
