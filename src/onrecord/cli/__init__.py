"""The command line: `onrecord COMMAND`, one file a command."""

import os
import sys

from onrecord.errors import OnRecordError


def main() -> None:
    """Run the command that the arguments name; errors of ours end in one line and exit status 1."""
    from onrecord.cli.app import app

    try:
        app()
    except OnRecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        raise SystemExit(1) from None
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: nothing more to say, nor to complain about at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
