"""Django's settings, all from the environment; docs/how-to/settings.md lists the variables.

Importing them touches nothing on the disk: ``sesaku_site.home.prepare_home`` makes the folder.
"""

import os

from sesaku_site.database import database
from sesaku_site.home import home, secret_key
from sesaku_site.mail import mail

SESAKU_HOME = home()
SECRET_KEY = secret_key()
DEBUG = False

SESAKU_SINGLE_USER = os.environ.get("SESAKU_SINGLE_USER") == "1"
"""Set by ``sesaku serve`` on loopback where nobody has an account: no login, one local user."""

LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = [
    *LOOPBACK_NAMES,
    *(name for name in os.environ.get("SESAKU_HOSTS", "").split(",") if name),
]
if SESAKU_SINGLE_USER:
    ALLOWED_HOSTS = LOOPBACK_NAMES
SESAKU_HTTPS = os.environ.get("SESAKU_HTTPS") == "1"
"""Whether people reach the site by https, by a server in front that sets X-Forwarded-Proto."""

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "sesaku_web.accounts",
    "sesaku_web.history",
    "sesaku_web.sources",
    "sesaku_web.pages",
    "sesaku_web.people",
    "sesaku_web.search",
    "sesaku_web.maps",
    "workbench.evaluations",
    "workbench.audits",
    "workbench.money",
    "workbench.comparisons",
    "workbench.promises",
    "workbench.cycle",
    "shimamoru.islands",
    "shimamoru.technology",
    "workbench.desk",
    "workbench.publications",
    "sateto.records",
    "sateto.needs",
    "shimamoru.reports",
    "shimamoru.triage",
    "shimamoru.open_data",
    "sateto.pages",
]

MIDDLEWARE = [
    "sesaku_site.headers.SecurityHeaders",
    "sesaku_web.api.door.ApiDoor",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sesaku_web.pages.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "sesaku_web.pages.limits.BodyLimit",
    "sesaku_web.pages.limits.SignLimit",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sesaku_web.accounts.middleware.SingleUser",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sesaku_web.pages.errors.Troubles",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sesaku_web.pages.context.frame",
            ],
            "libraries": {"i18n": "sesaku_web.pages.templatetags.words"},
        },
    },
]

ROOT_URLCONF = "sesaku_site.urls"
WSGI_APPLICATION = "sesaku_site.wsgi.application"
DATABASES = {"default": database(SESAKU_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["sesaku_web.accounts.backends.PasswordBackend"]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]

SESAKU_OIDC_ISSUER = os.environ.get("SESAKU_OIDC_ISSUER", "")
SESAKU_OIDC_CLIENT_ID = os.environ.get("SESAKU_OIDC_CLIENT_ID", "")
SESAKU_OIDC_CLIENT_SECRET = os.environ.get("SESAKU_OIDC_CLIENT_SECRET", "")
SESAKU_OIDC_CREATE = os.environ.get("SESAKU_OIDC_CREATE") == "1"
"""Another service that people log in by, and whether it makes accounts (as readers)."""

globals().update(mail(os.environ.get("SESAKU_EMAIL_URL", "")))
DEFAULT_FROM_EMAIL = os.environ.get("SESAKU_EMAIL_FROM", "sesaku@localhost")
"""The mail server; without one, mails are printed where the command runs."""
SESAKU_PUBLISHED = os.environ.get("SESAKU_PUBLISHED") == "1"

SESAKU_COAST = os.environ.get("SESAKU_COAST") == "1"
"""Whether anybody may report from the coast, and see what was published, without login."""

SESAKU_COAST_KEYS = [key for key in os.environ.get("SESAKU_COAST_KEYS", "").split(",") if key]
"""Keys of programs that report by Open311; where there are any, one has to be given."""

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English"), ("zh-hans", "简体中文"), ("ko", "한국어")]
SESAKU_LANGUAGES = {
    "": ("ja", "en"),
    "/coast/": ("ja", "en", "zh-hans", "ko"),
    "/coast/desk/": ("ja", "en"),
}
"""Languages of pages by how their addresses begin; the longest beginning counts."""

TIME_ZONE = "Asia/Tokyo"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "sesaku_web.pages.errors.form_expired"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if SESAKU_HTTPS:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    CSRF_TRUSTED_ORIGINS = [
        f"https://{name}" for name in ALLOWED_HOSTS if name not in LOOPBACK_NAMES
    ]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Anybody can send a wrong Host header: it is answered with 400, and is no trouble of ours.
    "loggers": {"django.security.DisallowedHost": {"handlers": [], "propagate": False}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
