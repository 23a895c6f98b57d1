"""The page of a person, asked for 40 times a second. Budgets: p95 200 ms; all our processes together 2 GiB.

The site runs as `casekeeper serve`; the asking is done by load.py in a process of its own, signed in as demo users.
Time counts from the moment at which a page was to be asked for, so a queue in front of the site is part of it.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from bench.claim import claim, number_asked, percentile, show
from bench.memory import gib_of, processes_below, server_processes
from bench.place import start

RATE = 40
SECONDS = 60


def measure() -> dict[str, Any]:
    """Pages of people taken at random, each for the first time, by five people signed in."""
    from casekeeper.records.models import Person

    seconds = number_asked("BENCH_SECONDS", SECONDS)
    port = _free_port()
    site = _serve(port)
    try:
        _wait_for(f"http://127.0.0.1:{port}/sign-in", site)
        asking = _ask(port, seconds)
        most = 0.0
        while asking.poll() is None:
            most = max(most, gib_of(processes_below(site.pid) | server_processes()))
            time.sleep(min(2.0, seconds / 4))
        found = json.loads(asking.communicate()[0])
    finally:
        site.terminate()
        site.wait(20)
    times = found["ms"]
    return claim(
        "a person's page at 40 a second", budget=200, measured=percentile(times, 95), unit="ms (p95)",
        population={"people": Person.objects.count(), "pages": len(times), "seconds": seconds},
        median=percentile(times, 50), p99=percentile(times, 99), pages_a_second=found["rate"],
        not_200=found["failed"], kilobytes_a_page=found["bytes"] / max(1, len(times)) / 1024,
        memory_gib=most, memory_budget_gib=2,
    )  # fmt: skip


def _serve(port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from casekeeper.config.command_line import main; main()", "serve"]
    return subprocess.Popen([*command, "--port", str(port)], stdout=sys.stderr, env=dict(os.environ))


def _ask(port: int, seconds: int) -> subprocess.Popen[bytes]:
    from casekeeper.records.models import Person

    references = Person.objects.order_by("?").values_list("reference", flat=True)[: RATE * seconds]
    file = Path(os.environ["CASEKEEPER_VAR"]) / "references"
    file.write_text("\n".join(references))
    asked = ["-m", "bench.load", str(port), str(RATE), str(seconds), str(file)]
    return subprocess.Popen([sys.executable, *asked], stdout=subprocess.PIPE)


def _wait_for(address: str, site: subprocess.Popen[bytes]) -> None:
    for _ in range(120):
        if site.poll() is not None:
            raise SystemExit(f"The site ended with {site.returncode} before it answered.")
        try:
            urlopen(address, timeout=2).read()
            return
        except OSError:
            time.sleep(0.25)
    raise SystemExit(f"No answer from {address} in 30 seconds.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    start()
    show(measure())
