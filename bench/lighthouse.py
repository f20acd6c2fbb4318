"""Let Lighthouse judge the built site as a phone sees it: home, product, browse page, form, a trace page and its lot's.

python -m bench.lighthouse [SITE] [--runs 3]
"""

import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import click

from bench.timing import progress, python, table
from tools.browser import find

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
VERSION = json.loads((HERE / "lighthouse/package.json").read_text("utf-8"))["dependencies"]["lighthouse"]
HOME = REPOSITORY / f".cache/bench/lighthouse-{VERSION}"
_TRACE = re.compile(r'href="(?:\.\./)*(S/[0-9A-Z]{8}/)')
PRODUCT = "lap-xuong-ca-that-lat"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_PACKED = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt")


@click.command()
@click.argument("site", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--runs", default=3, show_default=True)
def main(site: Path | None, runs: int) -> None:
    """Build the real site unless SITE is one already, serve it packed, and print the scores of each page."""
    program = find()
    if program is None:
        raise SystemExit("no browser: run `python -m tools.browser`")
    install()
    folder = site or build()
    with serve(folder) as address:
        judged = {name: [_judge(address + uri, program) for _ in range(runs)] for name, uri in pages(folder).items()}
    print(table(["page", *CATEGORIES, "LCP, s", "KB", "requests"], [_row(*one) for one in judged.items()]))
    for name, reports in judged.items():
        for line in _failed(reports[-1]):
            print(f"- {name}: {line}")


def pages(site: Path) -> dict[str, str]:
    """The addresses to judge, by name: of a real product, or in another site of its first one."""
    products = sorted(path.parent.name for path in site.glob("san-pham/*/index.html"))
    product = f"san-pham/{PRODUCT if PRODUCT in products else products[0]}/"
    trace = _TRACE.search((site / product / "index.html").read_text("utf-8"))
    lots = sorted(path.parent.relative_to(site).as_posix() for path in site.glob("S/*/*/index.html"))
    found = {"home page": "", "product page": product, "browse page": "tim-kiem/", "form": "gui-thong-tin/"}
    found |= {"trace page": trace[1]} if trace else {}
    return found | ({"page of a lot": f"{lots[0]}/"} if lots else {})


def install() -> None:
    """Lighthouse with everything it needs at locked versions, once."""
    if (HOME / "node_modules/lighthouse").exists():
        return
    progress(f"installing Lighthouse {VERSION}")
    HOME.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / "lighthouse" / name, HOME)
    subprocess.run(("npm", "ci", "--silent", "--no-audit", "--no-fund"), cwd=HOME, check=True)


def build() -> Path:
    """The real catalog, built anew."""
    site = REPOSITORY / ".cache/bench/site"
    command = python("-m", "mkdocs", "build", "-q", "--site-dir", str(site))
    subprocess.run(command, cwd=REPOSITORY, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    return site


class _Packed(SimpleHTTPRequestHandler):
    """Sends texts packed, as every static host does."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        packed = file.suffix in _PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        content = gzip.compress(file.read_bytes(), 6, mtime=0) if packed else file.read_bytes()
        self.send_response(200)
        kind = self.guess_type(file)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """The address of the folder while it is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Packed, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _judge(address: str, program: str) -> Any:
    """Lighthouse's report on a page, on a phone as it imagines one."""
    command = (
        *("node", str(HOME / "node_modules/lighthouse/cli/index.js"), address, "--quiet", "--output=json"),
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
    )
    environment = {**os.environ, "CHROME_PATH": program}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{address}: exit {done.returncode}\n{done.stderr}")
    report = json.loads(done.stdout)
    progress(f"{address}: {' '.join(f'{score:.0f}' for score in _scores(report))}")
    return report


def _scores(report: Any) -> list[float]:
    return [(report["categories"][name]["score"] or 0) * 100 for name in CATEGORIES]


def _row(name: str, reports: list[Any]) -> list[str]:
    """Medians over the runs."""
    audits = reports[-1]["audits"]
    paint = statistics.median(one["audits"]["largest-contentful-paint"]["numericValue"] for one in reports)
    scores = [f"{statistics.median(column):.0f}" for column in zip(*map(_scores, reports), strict=True)]
    size = audits["total-byte-weight"]["numericValue"] / 1e3
    requests = len(audits["network-requests"]["details"]["items"])
    return [name, *scores, f"{paint / 1e3:.1f}", f"{size:.0f}", str(requests)]


def _failed(report: Any) -> list[str]:
    """The audits that cost points in a category below 100."""
    found = []
    for name in CATEGORIES:
        category = report["categories"][name]
        for one in category["auditRefs"] if (category["score"] or 0) < 1 else ():
            audit = report["audits"][one["id"]]
            if one["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                found.append(f"{name}, {one['id']}: {audit.get('displayValue') or audit['title']}")
    return found


if __name__ == "__main__":
    main()
