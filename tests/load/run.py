"""`python -m tests.load.run` writes `kit/kernel/run.txt`: which code a visitor's kernel runs, from one visit of each kind of page.

Again where libraries have been given other versions, or the way of a kernel has changed. What it no longer finds is only not packed.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import defaultdict
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from jupyter_client import BlockingKernelClient
from jupyter_client.connect import write_connection_file

from kit import content, kinds, settings, store
from kit.kernel import packing, zygote

ROOT = Path(__file__).parents[2]
NOTE = "KIT_RUN_NOTED"
VISITS = {
    "accountability": ("fr", "who-decides-what"),
    "respect": ("en", "when-it-is-uncomfortable"),
    "equity": ("es", "burdens-and-means"),
}
PEOPLE = {"name.side-1": "Northlight", "name.side-2": "Collectif Maji", "funds": "side-1", "own": "side-2"}


def noting(path: Path) -> None:
    """Note from now on every code that this process runs, and keep the list in that file."""
    seen: dict[int, CodeType] = {}

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            seen[id(frame.f_code)] = frame.f_code

    def keep() -> None:
        while True:
            time.sleep(0.3)
            path.with_suffix(".new").write_text(json.dumps([packing.named(code) for code in list(seen.values())]))
            path.with_suffix(".new").rename(path)

    threading.Thread(target=keep, daemon=True).start()
    threading.setprofile(note)
    sys.setprofile(note)


def warm(fd: int) -> None:
    """The warm process itself, whose kernels note what they run; nothing is packed."""
    become = zygote.become

    def noted(app: Any, job: dict[str, Any], parent: int) -> None:
        noting(Path(job["env"][NOTE]))
        become(app, job, parent)

    zygote.become, packing.pack = noted, lambda *_: None
    sys.modules["debugpy"] = None
    zygote.main(fd)


class Visit:
    """One kernel and what a page says to it."""

    def __init__(self, line: socket.socket, environment: dict[str, str], folder: Path, slug: str) -> None:
        self.ids: dict[str, str] = {}
        language, self.exercise = VISITS[slug]
        file, _ = write_connection_file(
            str(folder / f"{slug}.json"), ip=str(folder / slug), transport="ipc", key=b"key", shell_port=1, iopub_port=2,
            stdin_port=3, hb_port=4, control_port=5,
        )  # fmt: skip
        self.noted = folder / f"{slug}.run"
        own = {
            NOTE: str(self.noted),
            settings.NOTEBOOK: str(ROOT / "notebooks" / f"{slug}.ipynb"),
            "HTTP_X_KIT_BROWSER": uuid.uuid4().hex,
            "QUERY_STRING": f"lang={language}&exercise={self.exercise}",
        }
        job = {"id": 1, "env": {**environment, **own}, "cwd": str(ROOT / "notebooks"), "connection_file": file}
        line.send(json.dumps(job).encode())
        socket.recv_fds(line, 2**16, 1)
        self.client = BlockingKernelClient()
        self.client.load_connection_file(file)
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)
        library = content.library(content.Source(settings.read({}).exercises), language)
        self.answer = kinds.made_up(library, library.shelf[self.exercise]).answer

    def say(self, kind: str, said: dict[str, Any]) -> None:
        """One message, and everything that comes until it is done."""
        sent = self.client.session.msg(kind, said)
        self.client.shell_channel.send(sent)
        state = ""
        while state != "idle":
            heard = self.client.get_iopub_msg(timeout=60)
            state = heard["content"].get("execution_state", "") if heard["parent_header"].get("msg_id") == sent["msg_id"] else ""
            data = heard["content"].get("data", {})
            self.ids |= {part["key"]: part["id"] for part in data.get("parts", ())}
            if heard["msg_type"] == "comm_open" and data.get("state", {}).get("key"):
                self.ids[data["state"]["key"]] = heard["content"]["comm_id"]

    def answers(self, key: str, answer: dict[str, Any], *, at: tuple[str, ...] = ()) -> None:
        """Question by question, then the steps on which the picture is looked at."""
        said: dict[str, Any] = {}
        for rev, (question, value) in enumerate([*answer.items(), *(("at", step) for step in at)], start=1):
            said[question] = value
            state = {"answer": dict(said), "rev": rev}
            self.say("comm_msg", {"comm_id": self.ids[key], "data": {"method": "update", "state": state, "buffer_paths": []}})

    def walked(self) -> list[tuple[str, str]]:
        """What its kernel has run, when the picture is drawn."""
        self.say("comm_open", {"comm_id": uuid.uuid4().hex, "target_name": "kit.page", "data": {}})
        self.answers("partnership", PEOPLE)
        self.answers(self.exercise, self.answer, at=("picture", "end"))
        time.sleep(4)
        self.client.stop_channels()
        return [(file, name) for file, name in json.loads(self.noted.read_text())]


def main() -> None:
    """Three visits; what they have run, file by file, in the order in which it was first run."""
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        chosen = settings.read({"PARTNERSHIP_KIT_DATA": str(folder / "data")})
        store.open_database(chosen)
        ours = {"PARTNERSHIP_KIT_DATA": str(chosen.data), "PARTNERSHIP_KIT_STATIC": "/", "JUPYTER_WIDGETS_ECHO": "0"}
        environment = {**os.environ, **ours, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "IPYTHONDIR": given}
        line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", "tests.load.run", str(theirs.fileno())]
        process = subprocess.Popen(command, env=environment, pass_fds=[theirs.fileno()], cwd=ROOT)
        theirs.close()
        socket.recv_fds(line, 2**16, 1)
        files: dict[str, dict[str, None]] = defaultdict(dict)
        for slug in VISITS:
            for file, name in Visit(line, environment, folder, slug).walked():
                files[file][name] = None
        line.close()
        process.wait(timeout=20)
    mine, _ = packing.named(noting.__code__)
    lines = [f"{file} {' '.join(names)}\n" for file, names in files.items() if file != mine and not file.startswith("<")]
    packing.RUN.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    warm(int(sys.argv[1])) if len(sys.argv) > 1 else main()
