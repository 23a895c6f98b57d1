"""1,500 arrivals at 20 desks in ten minutes, six times the pace of an hour, the server killed in the middle. p95: 1 s.

Each arrival is what an officer does: the reference is sent, the person is checked in, their screen comes back. The time
counts from scan to screen. In the middle every process of the site is killed and the site started again; whatever was
not answered is sent again under the same key, as the desk and the terminal do. Whoever met the outage, or stood behind
somebody at the same desk who did, is counted apart: `outage_s` is how long it lasted, `waited` how many they were.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from bench.claim import claim, number_asked, percentile, show
from bench.load import _cookie, _sign_in
from bench.place import BASE, SCRATCH, scratch, start

ARRIVALS, DESKS, SECONDS = 1_500, 20, 600
LATE = 0.05
"""Seconds after its time at which a sending begins late: the desk was still busy with the one before."""
CENTRE = "bench"


def measure() -> dict[str, Any]:
    """On a copy of the population, which is thrown away afterwards."""
    with scratch(BASE):
        return _measure()


def _measure() -> dict[str, Any]:
    from casekeeper.actions.tell_of_centre import tell_of_centre
    from casekeeper.planning.centres.statements import Desks, Hours
    from casekeeper.records import clock
    from casekeeper.records.models import Arrival, Centre, FactRow, Person

    wanted = number_asked("BENCH_ARRIVALS", ARRIVALS)
    seconds = min(number_asked("BENCH_SECONDS", SECONDS), SECONDS)
    here = Centre.objects.get_or_create(code=CENTRE, defaults={"name": "Bench", "invented": True})[0]
    for said in (Hours(opens="09:00", closes="17:00"), Desks(desks=DESKS)):
        tell_of_centre(here, said, starts=clock.today(), by="bench")
    taken = FactRow.objects.filter(kind="reporting.attended", happened_from=clock.today()).values("person")
    people = list(Person.objects.filter(position__is_open=True, position__continues_in=None).exclude(pk__in=taken)
                  .order_by("position__reports_on", "pk").values_list("reference", flat=True)[:wanted])  # fmt: skip
    site = Site(_on_the_copy())
    site.start()
    run = _Run(site, people, seconds)
    try:
        run.go()
    finally:
        site.kill()
    arrived = Arrival.objects.filter(key__in=run.keys)
    facts = FactRow.objects.filter(kind="reporting.attended", happened_from=clock.today(), source="reporting centre")
    once = facts.filter(number__in=arrived.values("fact")).values("person").distinct().count()
    usual = [took for took, waited in run.times if not waited]
    return claim(
        "an arrival, from scan to screen, 20 desks", budget=1_000, measured=percentile(usual, 95), unit="ms (p95)",
        population={"people": Person.objects.count(), "arrivals": len(people), "desks": DESKS, "seconds": seconds},
        median=percentile(usual, 50), p99=percentile(usual, 99), outage_s=run.outage,
        waited=sum(waited for _, waited in run.times), sent_again=run.sent_again,
        lost=len(people) - arrived.filter(outcome="recorded").count(), twice=facts.count() - once,
    )  # fmt: skip


def _on_the_copy() -> dict[str, str]:
    """The site would otherwise work on the population itself."""
    from casekeeper.config.logins import OWNER, PROGRAM, socket_folder

    address = f"postgresql://{{}}@/{SCRATCH}?host={socket_folder()}"
    return {"DATABASE_URL": address.format(PROGRAM), "CASEKEEPER_OWNER_DATABASE_URL": address.format(OWNER)}


class Site:
    """The site as `casekeeper serve` runs it, in a group of processes of its own, so that all of it can be killed.

    `more` is added to its environment.
    """

    def __init__(self, more: dict[str, str]) -> None:
        self.more = more
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-c", "from casekeeper.config.command_line import main; main()", "serve"]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port)],
            stdout=sys.stderr,
            env=dict(os.environ) | self.more,
            start_new_session=True,
        )
        for _ in range(240):
            try:
                connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/sign-in")
                if connection.getresponse().status == 200:
                    return
            except (OSError, HTTPException):
                time.sleep(0.1)
        raise SystemExit("The site did not answer.")

    def kill(self) -> None:
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)
            self.process = None


class _Run:
    """Twenty desks, each with its share, at an even pace."""

    def __init__(self, site: Site, people: list[str], seconds: int) -> None:
        self.site, self.people, self.seconds = site, people, seconds
        self.keys = [uuid4() for _ in people]
        self.times: list[tuple[float, bool]] = []
        self.sent_again = 0
        self.outage = 0.0
        self.lock = threading.Lock()

    def go(self) -> None:
        cookie, token = self._signed_in()
        for number in range(5):
            self._scan(HTTPConnection("127.0.0.1", self.site.port), self.people[number], None, cookie, token)
        self.begin = time.perf_counter() + 0.5
        desks = [threading.Thread(target=self._desk, args=(desk, cookie, token)) for desk in range(DESKS)]
        for desk in desks:
            desk.start()
        time.sleep(max(0.0, self.begin + self.seconds / 2 - time.perf_counter()))
        gone = time.perf_counter()
        self.site.kill()
        self.site.start()
        self.outage = time.perf_counter() - gone
        for desk in desks:
            desk.join()

    def _signed_in(self) -> tuple[str, str]:
        session = _sign_in(self.site.port, "reporting.officer")
        connection = HTTPConnection("127.0.0.1", self.site.port, timeout=30)
        connection.request("GET", f"/centres/{CENTRE}/desk", headers={"Cookie": session})
        answer = connection.getresponse()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())
        assert token is not None
        return f"{session}; {_cookie(answer.headers.get_all('Set-Cookie', []), 'csrftoken')}", token[1]

    def _desk(self, desk: int, cookie: str, token: str) -> None:
        connection = HTTPConnection("127.0.0.1", self.site.port, timeout=30)
        waited = False
        for number in range(desk, len(self.people), DESKS):
            due = self.begin + number * self.seconds / len(self.people)
            time.sleep(max(0.0, due - time.perf_counter()))
            waited = waited and time.perf_counter() - due > LATE
            while not self._took(connection, number, cookie, token):
                connection.close()
                waited = True
                time.sleep(0.1)
            with self.lock:
                self.times.append(((time.perf_counter() - due) * 1_000, waited))

    def _took(self, connection: HTTPConnection, number: int, cookie: str, token: str) -> bool:
        try:
            return self._scan(connection, self.people[number], str(self.keys[number]), cookie, token)
        except (OSError, HTTPException):
            with self.lock:
                self.sent_again += 1
            return False

    def _scan(self, connection: HTTPConnection, typed: str, key: str | None, cookie: str, token: str) -> bool:
        """Sent, checked in, and the person's screen read. Without a key the record is only opened."""
        said = {"typed": typed, "key": key or "", "do": "check in" if key else "open", "csrfmiddlewaretoken": token}
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", f"/centres/{CENTRE}/desk", urlencode(said), headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 302:
            return False
        connection.request("GET", answer.headers["Location"], headers={"Cookie": cookie})
        screen = connection.getresponse()
        return typed.encode() in screen.read() and screen.status == 200


if __name__ == "__main__":
    start()
    show(measure())
