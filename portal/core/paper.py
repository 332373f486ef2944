"""HTML on standard input, PDF on standard output: `python -m portal.core.paper STATIC_FOLDER`.

A process of its own: WeasyPrint's libraries take 70 MB that no web worker has to hold, and a page that is slow to
lay out stops at the time-out of `pdf` without holding anybody else up.
"""

import sys
from pathlib import Path

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse


class OwnFilesOnly(URLFetcher):
    """`static:` addresses, and nothing else: a text that holds an address fetches nothing."""

    def __init__(self, folder: Path):
        super().__init__(allowed_protocols=["static"])
        self.folder = folder.resolve()

    def fetch(self, url, headers=None):
        path = (self.folder / url.removeprefix("static:").lstrip("/")).resolve()
        if not url.startswith("static:") or not path.is_relative_to(self.folder):
            raise ValueError("not fetched")
        return URLFetcherResponse(url, path.read_bytes())


def main() -> None:
    html = sys.stdin.buffer.read().decode()
    document = HTML(string=html, base_url="static:/", url_fetcher=OwnFilesOnly(Path(sys.argv[1])))
    sys.stdout.buffer.write(document.write_pdf(pdf_variant="pdf/ua-1"))


if __name__ == "__main__":
    main()
