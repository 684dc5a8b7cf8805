"""Make docs/images/: the examples' site as a browser shows it. Needs a chromium; run with: python docs/screenshots.py [SITE]

Without SITE, the examples are reviewed first. Each picture is kept under 250 KB by its number of colours.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from redheader.settings import Settings
from redheader.workflow import review

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs/images"
WIDTH, HEIGHT = 1280, 900
_ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
              "--disable-component-update", "--disable-sync"]  # fmt: skip


def main() -> None:
    """Every picture, from a site that is there or from one made of the examples."""
    program = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if program is None:
        sys.exit("no browser is installed; on Debian: apt-get install chromium")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        site = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else _made(Path(scratch))
        browser = driver.chromium.launch(executable_path=program, args=_ARGUMENTS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name in ("index", "programme", "document", "timeline", "places"):
            _open(page, site, name)
            page.wait_for_timeout(700)
            _write(page.screenshot(), {"index": "overview", "places": "map"}.get(name, name))
        browser.close()


def _made(folder: Path) -> Path:
    review([ROOT / "examples/briefs", ROOT / "examples/specimens"], folder, Settings(now=1_700_000_000), lambda _: None)
    return folder / "site"


def _open(page: Page, site: Path, name: str) -> None:
    """The page of that name; of programmes the one with most figures, and of documents the passage its first figure leads to."""
    if name not in ("programme", "document"):
        page.goto((site / f"{name}.html").as_uri())
        return
    richest = max(sorted(site.glob("programme/*.html")), key=lambda file: file.read_text("utf-8").count("<tr><td>"))
    page.goto(richest.as_uri())
    if name == "document":
        page.locator("table.tiers td.num a").first.click()


def _write(png: bytes, name: str) -> None:
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(256, dither=Image.Dither.NONE)
    picture.save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
