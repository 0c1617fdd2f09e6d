"""`python -m provenance`: the command line."""

from provenance.cli import app

if __name__ == "__main__":
    app()
