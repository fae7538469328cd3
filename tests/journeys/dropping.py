"""Files that are dragged from a folder and dropped on a page."""

import base64
from pathlib import Path

from playwright.sync_api import Page


def drop(page: Page, *paths: Path) -> None:
    """Drop files on the body of a page."""
    files = [[path.name, base64.b64encode(path.read_bytes()).decode()] for path in paths]
    moved = page.evaluate_handle(_FILES, files)
    for event in ("dragover", "drop"):
        page.dispatch_event("main", event, {"dataTransfer": moved})


_FILES = """(files) => {
  const moved = new DataTransfer();
  for (const [name, coded] of files) {
    const bytes = Uint8Array.from(atob(coded), (one) => one.charCodeAt(0));
    moved.items.add(new File([bytes], name));
  }
  return moved;
}"""
