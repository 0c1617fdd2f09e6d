"""How a command fails: one line on standard error and the right exit code, never a traceback.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 nothing found, 130 interrupted, 141 the reader of a
pipe went away.
"""

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec

import typer

from provenance.errors import NotFoundError, ProvenanceError, UsageError

FAILED, USAGE, NOTHING_FOUND = 1, 2, 3
INTERRUPTED, PIPE_CLOSED = 130, 141  # 128 and the number of the signal, as shells count
DEBUG = "--debug"
P = ParamSpec("P")
_tracebacks: list[bool] = []


def show_tracebacks(wanted: bool) -> None:
    """Let exceptions through from now on, if wanted (`--debug`)."""
    if wanted:
        _tracebacks.append(True)


def tell(message: str) -> None:
    """Print one line for a human eye, on standard error."""
    print(" ".join(message.split()), file=sys.stderr)


def telling(command: Callable[P, int | None]) -> Callable[P, None]:
    """Return the command as the shell sees it: its failures told, its result the exit code."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
            if sys.stdout is not None:  # closed by the shell, and nothing had to be printed
                sys.stdout.flush()
        except typer.Exit:
            raise
        except KeyboardInterrupt:
            tell("interrupted; start the same command again to go on")
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            _close_output()
            raise typer.Exit(PIPE_CLOSED) from None
        except Exception as error:
            raise typer.Exit(_failed(error)) from error
        raise typer.Exit(code or 0)

    return wrapped


def _failed(error: Exception) -> int:
    """Tell what failed and return the exit code for it."""
    if _tracebacks:
        raise error
    if isinstance(error, NotFoundError):
        tell(f"provenance: {error}")
        return NOTHING_FOUND
    if isinstance(error, UsageError):
        tell(f"provenance: {error}")
        return USAGE
    if isinstance(error, ProvenanceError):
        tell(f"provenance: {error}")
        return FAILED
    if isinstance(error, OSError):
        _close_output()
        tell(f"provenance: {error.filename or 'output'}: {error.strerror or error}")
        return FAILED
    tell(
        f"provenance: {type(error).__name__}: {error}. This is a defect: "
        "run again with 'provenance --debug ...' and report what it prints"
    )
    return FAILED


def _close_output() -> None:
    """Stop writing to a pipe that nobody reads, and keep the interpreter from trying again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
