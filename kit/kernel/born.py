"""An ipykernel in two halves: what needs no socket is made once, before the fork; sockets, threads and streams after it."""

from __future__ import annotations

import importlib
import sys
from typing import Any
from uuid import uuid4

import zmq
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from IPython.core.application import BaseIPythonApplication
from traitlets.config import Config
from zmq.eventloop.zmqstream import ZMQStream

LATER = (  # what a kernel would import only when it is live
    "IPython.core.logger",
    "concurrent.futures.thread",
    "faulthandler",
    "ipykernel.comm",
    "ipykernel.displayhook",
    "ipykernel.iostream",
    "ipykernel.shellchannel",
    "ipykernel.subshell_manager",
    "jupyter_client.session",
    "tornado.platform.asyncio",
    "zmq._future",
    "zmq.asyncio",
    "zmq.utils.garbage",
)


def configuration() -> Config:
    """No history, nothing of this computer's user, no word to a console that nobody reads."""
    c = Config()
    c.HistoryManager.enabled = False
    c.IPKernelApp.update(capture_fd_output=False, parent_handle=0, log_level=50, quiet=True)
    c.StoreMagics.autorestore = False
    return c


class Born(IPKernelApp):
    """An IPKernelApp whose `initialize` is parted at the fork."""

    def warm_up(self) -> None:
        """Everything that opens nothing: the kernel object and its shell."""
        BaseIPythonApplication.initialize(self, [])
        self.init_pdb()
        self.kernel = IPythonKernel.instance(
            parent=self, log=self.log, profile_dir=self.profile_dir, user_ns=self.user_ns, session=None
        )
        self.init_path()
        self.init_shell()
        self.init_gui_pylab()
        self.init_extensions()
        self.init_code()
        for name in LATER:
            importlib.import_module(name)
        for kind in zmq.Socket.__mro__:  # the first socket would: what that makes marks all that is derived from these (1.1 MB)
            getattr(kind, "__annotations__", None)

    def live(self, connection_file: str) -> None:
        """Everything else, in the child."""
        self.connection_file = connection_file
        self.init_connection_file()
        self.init_sockets()
        self.init_heartbeat()
        self.write_connection_file()
        self.init_io()
        self.init_signal()
        self.init_kernel()

    def init_kernel(self) -> None:
        """Hand the sockets to the kernel that was made before there were any."""
        kernel: Any = self.kernel
        shell_stream = ZMQStream(self.shell_socket, self.shell_channel_thread.io_loop)
        self.shell_channel_thread.shell_stream = shell_stream
        control_stream = ZMQStream(self.control_socket, self.control_thread.io_loop)
        self.control_thread.start()
        self.shell_channel_thread.start()
        kernel.session = self.session
        kernel.control_stream, kernel.shell_stream = control_stream, shell_stream
        kernel.debug_shell_socket = self.debug_shell_socket
        kernel.control_thread, kernel.shell_channel_thread = self.control_thread, self.shell_channel_thread
        kernel.iopub_thread, kernel.iopub_socket, kernel.stdin_socket = self.iopub_thread, self.iopub_socket, self.stdin_socket
        kernel._stdout, kernel._stderr = sys.stdout, sys.stderr
        kernel.ident = str(uuid4())
        for speaker in (kernel.shell.displayhook, kernel.shell.display_pub):
            speaker.session, speaker.pub_socket = self.session, self.iopub_socket
        kernel.shell.displayhook.topic = kernel._topic("execute_result")
        self.displayhook.get_execution_count = lambda: kernel.execution_count
        kernel.record_ports({f"{name}_port": port for name, port in self._ports.items()})
