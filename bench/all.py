"""Every measurement in order, on one population: a JSON line each, and a table of them all at the end.

make bench                              100,000 people (the first time takes long: the population is built)
make bench BENCH_PEOPLE=2000            a smaller one; give BENCH_VAR another folder to keep both
python -m bench.all person_page         only this one
"""

from __future__ import annotations

import json
import subprocess
import sys
from time import perf_counter
from typing import Any

from bench.population import build

SCRIPTS = (
    "derive_person", "window_as_at", "departure_sequences", "full_derivation", "sweep_nothing_due", "duties_fall_due",
    "work_queue",
    "fact_to_duties", "person_page", "check_in", "reporting_sweep", "lost_boards", "snapshot", "ledger",
    "screening_quality", "screening_speed",
)  # fmt: skip


def main(chosen: list[str]) -> int:
    """0 where every measurement could be made; a budget that is missed is told, and is no failure of the run."""
    unknown = set(chosen) - set(SCRIPTS)
    if unknown:
        raise SystemExit(f"There is no measurement {', '.join(sorted(unknown))}. There are: {', '.join(SCRIPTS)}.")
    began = perf_counter()
    build()
    _say(f"The population is there ({perf_counter() - began:.0f} s).")
    found: list[dict[str, Any]] = []
    failed: list[str] = []
    for name in chosen or SCRIPTS:
        _say(f"{name} ...")
        done = subprocess.run([sys.executable, "-m", f"bench.{name}"], stdout=subprocess.PIPE, check=False)
        if done.returncode:
            failed.append(name)
            continue
        line = done.stdout.decode().strip().splitlines()[-1]
        print(line, flush=True)
        found.append(json.loads(line))
    _stop()
    _say(table(found))
    if failed:
        _say(f"Could not be measured: {', '.join(failed)}.")
    return 1 if failed else 0


def table(found: list[dict[str, Any]]) -> str:
    """What docs/performance.md shows."""
    rows = [("what", "over", "budget", "measured", "unit", "met")]
    for one in found:
        over = ", ".join(f"{_number(count)} {name}" for name, count in one["population"].items())
        met = {True: "yes", False: "**no**", None: "-"}[one["met"]]
        rows.append((one["what"], over, _number(one["budget"]), _number(one["measured"]), one["unit"], met))
    head, *body = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([head, "|---" * 6 + "|", *body])


def _number(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if isinstance(value, int) or abs(value) >= 1_000 else f"{value:,.4g}"


def _stop() -> None:
    """Unless somebody else works on it: a single measurement started beside this run, say."""
    from casekeeper.config.private_postgres import others_connected, stop

    if not others_connected():
        stop()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
