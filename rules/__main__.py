"""`python -m rules`: the rules at a terminal, and for programs in any language."""

import os
import sys
from io import BufferedIOBase, BytesIO
from typing import cast


def run() -> int:
    """Exit status: 0; 2 for bad input; 1 where nothing can be read or written; 130 after Ctrl-C."""
    # Bytes go around whatever the locale has set. Either end may be closed (`<&-`).
    read = cast(BufferedIOBase, sys.stdin.buffer) if sys.stdin else BytesIO()
    write = sys.stdout.buffer if sys.stdout else BytesIO()
    errors = sys.stderr.buffer if sys.stderr else BytesIO()
    try:
        from rules.cli.command import main

        return main(sys.argv[1:], read, write, errors)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _let_go(write.fileno())
        return 0  # whoever reads has seen enough (`| head`): that is no error
    except OSError as failure:
        if not isinstance(write, BytesIO):
            _let_go(write.fileno())
        errors.write(f"standard input or output cannot be used: {failure.strerror}\n".encode())
        return 1


def _let_go(output: int) -> None:
    """Python flushes once more at the end, and would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), output)


if __name__ == "__main__":
    sys.exit(run())
