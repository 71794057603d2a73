"""Notebooks and tests write to a folder of their own, never to somebody's data."""

import os
import tempfile

os.environ["PARTNERSHIP_KIT_DATA"] = tempfile.mkdtemp(prefix="partnership-kit-tests-")
