"""The exceptions of the package.

    ProvenanceError             anything the user can act on; its text is one line
    ├── InputError              a path, address or option that cannot be used
    │   └── UsageError          a command that was called in a wrong way
    ├── HoldingsError           a database that cannot be opened, read or written
    │   └── SchemaError         a database of another program or of a newer version
    └── NotFoundError           an id or wording that these holdings do not have

A record that cannot be used is no exception: it becomes a `models.Rejection` and the batch
goes on.
"""


class ProvenanceError(Exception):
    """A failure that is told to the user in one line: what failed, on what, what to try."""


class InputError(ProvenanceError):
    """An input path, address, option or value cannot be used."""


class UsageError(InputError):
    """A command was called with options or arguments that make no sense (exit code 2)."""


class HoldingsError(ProvenanceError):
    """A database cannot be opened, read or written."""


class SchemaError(HoldingsError):
    """A file is no database of ours, or was written by a newer version."""


class NotFoundError(ProvenanceError):
    """The holdings have nothing under this id or wording; `suggestions` are near ids."""

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions
