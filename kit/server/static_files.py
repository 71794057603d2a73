"""Static files, compressed once at start, under a path that carries the build: browsers keep them for good."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import tornado.web

import kit
from kit import kinds, learning, playing
from kit.server.headers import StatusOnly
from kit.widgets import MODULES, ROOM, Modules, own_style, styles

HERE = Path(__file__).parent
PACKED = {".js", ".css", ".json", ".svg"}
mimetypes.add_type("text/javascript", ".js")


@dataclass
class StaticFiles:
    """Every file that may be asked for, as it is and compressed."""

    base: str
    build: str
    plain: dict[str, bytes]
    packed: dict[str, bytes] = field(default_factory=dict)

    def pack(self) -> None:
        """Compress the texts; until one is ready it is sent as it is."""
        for path, data in self.plain.items():
            if Path(path).suffix in PACKED:
                self.packed[path] = gzip.compress(data, 9, mtime=0)

    def needed(self, modules: list[str]) -> list[str]:
        """Those modules and what they stand on, each once."""
        return list(dict.fromkeys(name for module in modules for name in MODULES.needs(module)))

    def url(self, path: str) -> str:
        """The address of a file below the build."""
        return f"{self.base}/static/{self.build}/{path}"


def read_static_files(base: str = "") -> StaticFiles:
    """Read what is served below that path; compressing goes on in the background."""
    static = HERE / "static"
    plain = {f"kit/{name}": (static / name).read_bytes() for name in ("icon.svg", "lab.css")}
    plain["kit/theme.css"] = styles("page").encode() + b"\n" + (static / "site.css").read_bytes()
    sheets = map(own_style, (*ROOM, "panel", "chooser", "overview", learning.WIDGET, playing.RECORD, *kinds.KINDS))
    plain["kit/app.css"] = "\n".join(sheets).encode()
    for modules in (Modules.of(static), MODULES):
        plain |= {f"kit/{name}.js": modules.sent(name).encode() for name in modules.addresses}
    digest = hashlib.sha256(kit.__version__.encode())
    for url in sorted(plain):
        digest.update(plain[url])
    files = StaticFiles(base, digest.hexdigest()[:12], plain)
    ThreadPoolExecutor(max_workers=1, thread_name_prefix="packing").submit(files.pack)
    return files


class StaticHandler(StatusOnly):
    """A file of this build, for a year; of another build, nothing."""

    def initialize(self, files: StaticFiles) -> None:
        """Which files there are."""
        self.files = files

    def get(self, build: str, path: str) -> None:
        """Send the file, compressed where the browser takes it."""
        if build != self.files.build or path not in self.files.plain:
            raise tornado.web.HTTPError(404)
        packed = self.files.packed.get(path) if "gzip" in self.request.headers.get("Accept-Encoding", "") else None
        if packed is not None:
            self.set_header("Content-Encoding", "gzip")
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Content-Type", mimetypes.guess_type(path)[0] or "application/octet-stream")
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.write(packed if packed is not None else self.files.plain[path])
