"""Count the queries of each page, in a process of its own."""

import importlib
import json
import os
import sys
from collections.abc import Callable


def main(home: str, today: str, pages: dict[str, str]) -> None:
    os.environ |= {"CLOSEKNIT_HOME": home, "CLOSEKNIT_TODAY": today}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "closeknit.settings")
    importlib.import_module("django").setup()
    # Django's tables can be imported only now that it knows the home.
    connection = importlib.import_module("django.db").connection
    client_of = importlib.import_module("django.test").Client
    folders = importlib.import_module("closeknit.engines.home")
    tokens = importlib.import_module("closeknit.engines.tokens")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id FROM ties_tie JOIN people_person p ON p.id = person_id"
            " WHERE NOT p.shadow ORDER BY theirs + ours DESC, person_id"
        )
        people = [number for (number,) in cursor.fetchall()]
        cursor.execute("SELECT count(*) FROM records_kept")
        (records,) = cursor.fetchone()
    client = client_of(SERVER_NAME="127.0.0.1", SERVER_PORT="8377")
    word = tokens.issue(folders.inside(folders.home(), "keys"))
    client.get(f"/start?token={word}")
    numbers = {"busiest": people[0], "quietest": people[-1]}
    queries: dict[str, int] = {}
    for name, at in pages.items():
        noting = Noting()
        with connection.execute_wrapper(noting):
            client.get(at.format(**numbers))
        queries[name] = len(noting.asked)
    counted = {"people": len(people), "records": records, "queries": queries}
    print(json.dumps(counted | numbers))


Execute = Callable[[str, object, bool, dict[str, object]], object]


class Noting:
    """Notes each statement on its way to the database."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(
        self,
        execute: Execute,
        sql: str,
        params: object,
        many: bool,  # noqa: FBT001 - as Django calls it
        context: dict[str, object],
    ) -> object:
        self.asked.append(sql)
        return execute(sql, params, many, context)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], json.loads(sys.argv[3]))
