"""`python -m runut.evaluate [--data PATH] [--pin]`: what `make evaluate` and `make check` run."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from runut.evaluate import pin_floors, run_evaluations

parser = argparse.ArgumentParser(prog="runut.evaluate", description="Every evaluation, beside its floor.")
parser.add_argument("--data", type=Path, help="the folder that holds gold/, data/ and articles/")
parser.add_argument("--only", nargs="*", default=(), help="these evaluations alone")
parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
options = parser.parse_args()
if options.pin:
    pin_floors(options.data)
sys.exit(run_evaluations(options.data, only=tuple(options.only)))
