"""The application that a server calls."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from sesaku_site.home import prepare_home

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sesaku_site.settings")
prepare_home()  # before the settings look for the key

application = get_wsgi_application()
# All pages are loaded before the first request comes, which would wait a second for them.
import_module(settings.ROOT_URLCONF)
# What was loaded stays: looking through it for garbage holds up a request for some 50 ms.
gc.freeze()
