"""`provenance serve`: the read-only Datasette site."""

from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.options import Database

NAME = "serve"
Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="0: any free port.")]
BaseUrl = Annotated[str, typer.Option(metavar="PATH", help="The site's path behind a proxy.")]


def run(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="A database or published snapshot.")
    ] = None,
    db: Database = None,
    host: Host = "127.0.0.1",
    port: Port = 8001,
    base_url: BaseUrl = "/",
) -> int:
    """Serve the read-only site; its address is the first line printed once it answers.

    Example: provenance serve news.db -p 0
    """
    from provenance.site.server import serve

    serve(file or db, host=host, port=port, base_url=base_url)
    return 0
