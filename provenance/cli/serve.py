"""`provenance serve`: the read-only Datasette site."""

from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.options import Database
from provenance.vocabulary import TextShown

NAME = "serve"
Host = Annotated[str | None, typer.Option(help="The address to listen on [default 127.0.0.1].")]
Port = Annotated[
    int | None,
    typer.Option("--port", "-p", min=0, max=65535, help="0: any free port [default 8001]."),
]
BaseUrl = Annotated[
    str | None, typer.Option(metavar="PATH", help="The site's path behind a proxy [default /].")
]


def run(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="A database or published snapshot.")
    ] = None,
    db: Database = None,
    host: Host = None,
    port: Port = None,
    base_url: BaseUrl = None,
    text: Annotated[
        TextShown | None, typer.Option(help="How much of an article is shown [default full].")
    ] = None,
    sql: Annotated[bool, typer.Option("--sql", help="Allow arbitrary read-only SQL.")] = False,
) -> int:
    """Serve the read-only site; its address is the first line printed once it answers.

    Example: provenance serve -p 0
    """
    from provenance.settings import load_settings
    from provenance.site.options import Options
    from provenance.site.server import serve

    settings = load_settings(db=file or db, host=host, port=port, base_url=base_url, text=text)
    options = Options(text=settings.text, base_url=settings.base_url, allow_sql=sql)
    serve(settings.db, host=settings.host, port=settings.port, options=options)
    return 0
