"""Asks for people's pages at a steady rate, whether or not earlier ones have been answered, and prints the times.

Run by person_page.py:  python -m bench.load PORT RATE SECONDS FILE_OF_REFERENCES
"""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

USERS = ("intake.officer", "casework.officer", "casework.manager", "gatekeeper.officer", "head.of.casework")
CONNECTIONS = 24
WARM_UP = 40


def ask(port: int, rate: int, seconds: int, references: Sequence[str]) -> dict[str, object]:
    """Milliseconds of each page from the moment it was to be asked for."""
    cookies = [_sign_in(port, user) for user in USERS]
    for reference in references[:WARM_UP]:
        _get(HTTPConnection("127.0.0.1", port), reference, cookies[0])
    took: list[float] = []
    failed: list[int] = []
    sizes: list[int] = []
    begin = time.perf_counter() + 0.2
    turns = iter(list(zip(range(rate * seconds), cycle(references), cycle(cookies), strict=False)))
    lock = threading.Lock()

    def work() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        while True:
            with lock:
                turn = next(turns, None)
            if turn is None:
                return
            number, reference, cookie = turn
            due = begin + number / rate
            time.sleep(max(0.0, due - time.perf_counter()))
            try:
                status, size = _get(connection, reference, cookie)
            except (HTTPException, OSError):
                connection.close()
                status, size = 0, 0
            took.append((time.perf_counter() - due) * 1_000)
            sizes.append(size)
            if status != 200:
                failed.append(status)

    workers = [threading.Thread(target=work) for _ in range(CONNECTIONS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    lasted = time.perf_counter() - begin
    return {
        "ms": [round(one, 2) for one in took],
        "failed": len(failed),
        "bytes": sum(sizes),
        "rate": len(took) / lasted,
    }


def _get(connection: HTTPConnection, reference: str, cookie: str) -> tuple[int, int]:
    connection.request("GET", f"/people/{reference}", headers={"Cookie": cookie})
    answer = connection.getresponse()
    return answer.status, len(answer.read())


def _sign_in(port: int, user: str) -> str:
    """The session's cookie, by the one press a demonstration offers."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/sign-in")
    answer = connection.getresponse()
    page = answer.read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if token is None:
        raise SystemExit("The page to sign in has no form; is this the demonstration?")
    given = _cookie(answer.headers.get_all("Set-Cookie", []), "csrftoken")
    headers = {"Cookie": given, "Content-Type": "application/x-www-form-urlencoded"}
    said = urlencode({"username": user, "csrfmiddlewaretoken": token[1]})
    connection.request("POST", "/sign-in/demo", said, headers)
    answer = connection.getresponse()
    answer.read()
    return _cookie(answer.headers.get_all("Set-Cookie", []), "sessionid")


def _cookie(lines: Sequence[str], name: str) -> str:
    found = next((line.split(";")[0] for line in lines if line.startswith(f"{name}=")), None)
    if found is None:
        raise SystemExit(f"The site gave no {name} cookie.")
    return found


if __name__ == "__main__":
    port, rate, seconds = (int(one) for one in sys.argv[1:4])
    print(json.dumps(ask(port, rate, seconds, Path(sys.argv[4]).read_text().split())))
