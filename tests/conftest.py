"""Skips what this machine cannot run, each with its reason; one browser for all tests that need one.

Examples that are made up (hypothesis) are the same on every run, and none is timed: machines may be busy.
"""

import shutil

import pytest
from hypothesis import settings
from needs import needs, needs_module

settings.register_profile("kg", deadline=None, derandomize=True)
settings.load_profile("kg")

CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    needs(False, "no Chromium on this machine (Debian: apt-get install chromium)")
    raise AssertionError


@pytest.fixture(scope="session")
def browser(chromium):
    """Return a running browser."""
    sync_api = needs_module("playwright.sync_api", "playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """Return an open tab that notes in `asked` and `complaints` what it requests and complains of."""
    page = browser.new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    page.set_default_timeout(15_000)
    page.asked, page.complaints = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    page.close()
