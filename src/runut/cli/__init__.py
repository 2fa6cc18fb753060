"""The command line of design.md, section 5. Commands parse and call; what they import, they import when called,
so that `runut --help` answers at once.

Exit status: 0 done; 1 any other error; 2 the command was wrong; 3 a rule or gazetteer file is broken; 4 the store cannot
be used; 5 a promise was broken (please report it); 130 interrupted.
"""

from __future__ import annotations

import sys

from runut.cli.app import app
from runut.errors import RunutError


def load_commands() -> None:
    """Import the modules whose import registers their commands with `app`."""
    from runut.cli import add, ask, care, config, correct, disputes, export, quotes, release, report, show, ties, who  # noqa: F401


def main() -> None:
    """Run the command line; errors of ours become one sentence on standard error and their exit status."""
    load_commands()
    try:
        app(prog_name="runut")
    except RunutError as error:
        print(f"runut: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("runut: interrupted; what was stored is kept", file=sys.stderr)
        sys.exit(130)
