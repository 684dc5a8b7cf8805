"""A real browser for tests of pages: Debian's chromium, started once, driven by Playwright, without any network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
_OWN = ("file:", "data:", "blob:", "http://127.0.0.1", "http://localhost")


class Watched(NamedTuple):
    """A page, and everything that went wrong in it: errors and warnings of its console, uncaught errors, requests that failed or left
    this machine. A test that leaves any fails; one that provokes some takes them out.

    A page's policy forbids `eval`, and with it `page.wait_for_function`: wait for locators.
    """

    page: Page
    troubles: list[str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; tests that need it are skipped where none is installed."""
    program = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("no browser is installed; on Debian: apt-get install chromium")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A fresh page; no trouble may be left when the test is over."""
    context = browser.new_context()
    context.set_default_timeout(15_000)
    page, troubles = context.new_page(), list[str]()

    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            troubles.append(f"console {message.type}: {message.text}")

    def request(sent: Request) -> None:
        if not sent.url.startswith(_OWN):
            troubles.append(f"request to {sent.url}")

    page.on("console", console)
    page.on("request", request)
    page.on("pageerror", lambda error: troubles.append(f"uncaught: {error}"))
    page.on("requestfailed", lambda failed: troubles.append(f"request failed: {failed.url} {failed.failure}"))
    yield Watched(page, troubles)
    context.close()
    assert troubles == []
