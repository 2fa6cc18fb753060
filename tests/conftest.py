"""Tests read the gazetteer that ships: rows of whoever runs them would change what is read."""

import os

os.environ["RUNUT_GAZETTEER"] = ""
