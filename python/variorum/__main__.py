"""The command line: ``variorum`` or ``python -m variorum``."""

from __future__ import annotations

import signal
import sys

from variorum import _native


def main() -> None:
    """Runs the program with this process's arguments and ends the process with its exit status."""
    # Python would notice Ctrl-C only once the program is done.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_native.run(["variorum", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
