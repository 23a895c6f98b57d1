"""The site in a process of its own, on the database of this test session: one that can really be killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).parents[1]
_SITE = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "casekeeper.config.settings"
import django
django.setup()
from django.db import connections
for alias in connections:
    connections[alias].settings_dict["NAME"] = sys.argv[2]
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
WSGIRequestHandler.log_message = lambda *said: None
server = ThreadedWSGIServer(("127.0.0.1", int(sys.argv[1])), WSGIRequestHandler)
server.set_app(get_wsgi_application())
server.serve_forever()
"""


class Served:
    """Start it, kill it without a word (SIGKILL), and start it again on the same port."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Ready when this returns."""
        from django.db import connections

        environment = dict(os.environ) | {"PYTHONPATH": str(ROOT / "src"), "CASEKEEPER_DEMO": "yes"}
        asked = [sys.executable, "-c", _SITE, str(self.port), str(connections["default"].settings_dict["NAME"])]
        self.process = subprocess.Popen(asked, env=environment, stderr=subprocess.DEVNULL)
        for _ in range(240):
            try:
                if self._answers():
                    return
            except (OSError, HTTPException):
                time.sleep(0.1)
        raise AssertionError("The site did not answer within 24 seconds.")

    def _answers(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/sign-in")
            with connection.getresponse() as answer:
                answer.read()
            return answer.status == 200
        finally:
            connection.close()

    def kill(self) -> None:
        """As a power cut would: nothing is finished, nothing is told."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(10)
            self.process = None
