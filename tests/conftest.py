"""Tests read the gazetteer that ships: rows of whoever runs them would change what is read."""

import atexit
import os
import shutil
import sys
import tempfile

os.environ["RUNUT_GAZETTEER"] = ""

if os.environ.get("PYTHONDONTWRITEBYTECODE") and sys.dont_write_bytecode:
    # Else each process that a test starts would compile all of runut anew; kept out of the tree, as was asked.
    del os.environ["PYTHONDONTWRITEBYTECODE"]
    os.environ["PYTHONPYCACHEPREFIX"] = tempfile.mkdtemp(prefix="runut-bytecode-")
    atexit.register(shutil.rmtree, os.environ["PYTHONPYCACHEPREFIX"], ignore_errors=True)
