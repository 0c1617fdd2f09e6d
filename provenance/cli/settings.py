"""`provenance settings`: which settings hold here, and where each comes from."""

from provenance.cli.options import Database, Json
from provenance.cli.output import print_json, terminal

NAME = "settings"


def run(db: Database = None, json_: Json = False) -> int:
    """Print every setting, its value, and where the value comes from.

    Example: provenance settings
    """
    from provenance.settings import load_settings, place_of

    given = {"db"} if db is not None else set()
    rows = [
        {"setting": key, "value": value, "from": "--db" if key in given else place_of(key)}
        for key, value in load_settings(db=db).model_dump(mode="json").items()
    ]
    if json_:
        print_json(rows)
        return 0
    console = terminal()
    for row in rows:
        console.print(f"{row['setting']} = {row['value']}  ({row['from']})")
    return 0
