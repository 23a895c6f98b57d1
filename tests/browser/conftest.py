"""A real browser before a served copy of the pages; found on this machine, never downloaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

CALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
TODAY = date(2026, 11, 23)
# Playwright runs a loop of its own in this thread, which Django would take for code that must not wait.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def chromium() -> str | None:
    """CASEKEEPER_CHROMIUM, or the first of the usual names on the path."""
    stated = os.environ.get("CASEKEEPER_CHROMIUM")
    return stated or next((found for name in CALLED if (found := shutil.which(name))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser these are skipped by name; where CI is set that is a failure instead."""
    here = Path(__file__).parent
    missing = chromium() is None
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.database)
            if missing and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason=_MISSING))


_MISSING = (
    "no Chromium on this machine: install it (Debian: apt-get install chromium) or name it in CASEKEEPER_CHROMIUM"
)


@pytest.fixture(scope="session")
def assets() -> None:
    """The front ends are in place; the journeys are also there to see that they are served."""
    from django.conf import settings

    if not (settings.STATIC_ROOT / "frontend" / "govuk.css").exists():
        pytest.fail("The front ends are missing. Run 'casekeeper assets' first; 'make test' does.")


@pytest.fixture(scope="session")
def matching() -> None:
    """What a served site makes ready beside its first requests."""
    from casekeeper.matching.first_use import use_once

    use_once()


@pytest.fixture(scope="session")
def browser(assets: None, matching: None) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    found = chromium()
    if found is None:
        pytest.fail(f"Expected a browser, because CI is set; {_MISSING}.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def the_day(monkeypatch: pytest.MonkeyPatch) -> date:
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY.isoformat())
    return TODAY


@pytest.fixture
def site(live_server: Any, settings: Any, the_day: date) -> str:
    """The address of the served pages, as a demonstration."""
    settings.DEMO = True
    address: str = live_server.url
    return address


@pytest.fixture
def open_page(browser: Any, site: str) -> Iterator[Callable[..., Any]]:
    """A new page with or without JavaScript; it fails the test if the browser had anything to complain of."""
    contexts = []
    complaints: list[str] = []

    def opened(*, scripts: bool = True, width: int = 1280, height: int = 900) -> Any:
        context = browser.new_context(
            java_script_enabled=scripts, base_url=site, viewport={"width": width, "height": height}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: None if asked.url.startswith(site) else complaints.append(asked.url))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [said for said in complaints if "404" not in said and "403" not in said] == []


@pytest.fixture
def axe() -> Callable[[Any], list[str]]:
    """What axe finds wrong on the page, one line for each."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page: Any) -> list[str]:
        found = Axe().run(page).response["violations"]
        return [f"{each['id']}: {each['help']}: {[node['target'] for node in each['nodes']][:3]}" for each in found]

    return check
