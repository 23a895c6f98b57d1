"""GOV.UK Notify as the carrier, against a server of our own that answers as its documentation says."""

from __future__ import annotations

import base64
import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
import pytest

from casekeeper.exchange.messages.carrier import CannotTell, Doubtful, Letter, NotTaken
from casekeeper.exchange.messages.notify import NotifyCarrier, address_lines
from casekeeper.records.refused import Refused

SERVICE = "11111111-2222-4333-8444-555555555555"
SIGNING = "66666666-7777-4888-8999-000000000000"
KEY = f"casekeeper_test-{SERVICE}-{SIGNING}"
TEMPLATES = {"sms": "t-sms", "email": "t-email", "letter": "t-letter"}


class Pretend(ThreadingHTTPServer):
    """Keeps what came; answers with `answer`, or hangs up without a word where that is None."""

    daemon_threads = True
    came: list[dict[str, Any]]
    kept: dict[str, str]
    answer: tuple[int, Any] | None


class Handler(BaseHTTPRequestHandler):
    server: Pretend

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._note(body)
        if self.server.answer is None:
            self.server.kept[body["reference"]] = "n-1"
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        status, answer = self.server.answer
        if status == 201:
            self.server.kept[body["reference"]] = answer["id"]
        self._say(status, answer)

    def do_GET(self) -> None:
        self._note(None)
        if self.server.answer and self.server.answer[0] >= 500:
            self._say(*self.server.answer)
        elif "reference=" in self.path:
            reference = self.path.split("reference=")[1]
            found = [{"id": self.server.kept[reference]}] if reference in self.server.kept else []
            self._say(200, {"notifications": found, "links": {}})
        else:
            self._say(200, {"id": "n-1", "status": "delivered"})

    def _note(self, body: Any) -> None:
        token = self.headers["Authorization"].removeprefix("Bearer ")
        claims = jwt.decode(token, SIGNING, algorithms=["HS256"])
        self.server.came.append({"path": self.path, "claims": claims, "body": body})

    def _say(self, status: int, answer: Any) -> None:
        content = json.dumps(answer).encode() if not isinstance(answer, bytes) else answer
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture
def notify() -> Iterator[Pretend]:
    server = Pretend(("127.0.0.1", 0), Handler)
    server.came, server.kept, server.answer = [], {}, (201, {"id": "n-1"})
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def carrier(notify: Pretend) -> NotifyCarrier:
    return NotifyCarrier(KEY, TEMPLATES, f"http://127.0.0.1:{notify.server_port}")


def letter(channel: str = "sms", to: str = "07700 900123") -> Letter:
    return Letter(channel, to, "Subject", "Text", "casekeeper-1")


def test_a_text_message_goes_with_our_reference_signed_as_notify_asks(notify: Pretend, carrier: NotifyCarrier) -> None:
    assert carrier.send(letter()) == "n-1"
    came = notify.came[0]
    assert came["path"] == "/v2/notifications/sms"
    assert came["claims"]["iss"] == SERVICE
    assert came["body"] == {
        "template_id": "t-sms", "reference": "casekeeper-1", "phone_number": "07700 900123",
        "personalisation": {"text": "Text", "subject": "Subject"},
    }  # fmt: skip


def test_an_e_mail_and_a_letter_go_to_their_own_addresses(notify: Pretend, carrier: NotifyCarrier) -> None:
    carrier.send(letter("email", "a@example.org"))
    carrier.send(letter("letter", "1 Invented Way, Nowhere\nZZ1 1ZZ"))
    assert notify.came[0]["body"]["email_address"] == "a@example.org"
    assert notify.came[1]["path"] == "/v2/notifications/letter"
    lines = notify.came[1]["body"]["personalisation"]
    assert [lines[f"address_line_{n}"] for n in (1, 2, 3)] == ["1 Invented Way", "Nowhere", "ZZ1 1ZZ"]


def test_a_letter_that_was_drawn_goes_as_it_is_and_needs_no_template(notify: Pretend) -> None:
    bare = NotifyCarrier(KEY, {}, f"http://127.0.0.1:{notify.server_port}")
    assert bare.send(letter("letter", "1 Invented Way")._replace(pdf=b"%PDF-1.7 bytes")) == "n-1"
    came = notify.came[0]
    assert came["path"] == "/v2/notifications/letter"
    assert set(came["body"]) == {"reference", "content"}
    assert base64.b64decode(came["body"]["content"], validate=True) == b"%PDF-1.7 bytes"


def test_a_copy_by_e_mail_is_a_link_to_the_file_in_a_template_of_its_own(notify: Pretend) -> None:
    address = f"http://127.0.0.1:{notify.server_port}"
    sent = letter("email", "a@example.org")._replace(pdf=b"%PDF-1.7 bytes")
    with pytest.raises(NotTaken, match="email_file"):
        NotifyCarrier(KEY, TEMPLATES, address).send(sent)
    NotifyCarrier(KEY, TEMPLATES | {"email_file": "t-file"}, address).send(sent)
    body = notify.came[0]["body"]
    assert (body["template_id"], body["email_address"]) == ("t-file", "a@example.org")
    linked = body["personalisation"]["link_to_file"]
    assert base64.b64decode(linked["file"], validate=True) == b"%PDF-1.7 bytes"
    assert linked["confirm_email_before_download"] is True


def test_an_address_of_many_lines_keeps_its_last_ones() -> None:
    lines = address_lines(", ".join("abcdefghi"))
    assert list(lines.values()) == ["a, b, c", "d", "e", "f", "g", "h", "i"]


@pytest.mark.parametrize(
    ("status", "said", "for_good", "is_the_address", "away"),
    [
        (400, "ValidationError: phone_number Too many digits", True, True, False),
        (400, "BadRequestError: Missing personalisation: text", True, False, False),
        (403, "AuthError: Invalid token", False, False, True),
        (429, "TooManyRequestsError: Exceeded send limits", False, False, True),
    ],
)
def test_a_refusal_says_whether_it_is_for_good_and_whether_the_address_is_to_blame(
    status: int, said: str, for_good: bool, is_the_address: bool, away: bool, notify: Pretend, carrier: NotifyCarrier
) -> None:
    kind, _, message = said.partition(": ")
    notify.answer = (status, {"status_code": status, "errors": [{"error": kind, "message": message}]})
    with pytest.raises(NotTaken) as refused:
        carrier.send(letter())
    found = refused.value
    assert (found.for_good, found.is_the_address, found.away) == (for_good, is_the_address, away)
    assert "07700" not in str(found)


@pytest.mark.parametrize("answer", [None, (500, {"errors": []}), (503, b"<html>"), (201, b"not json"), (302, {})])
def test_an_answer_that_says_nothing_sure_is_doubtful_and_the_message_is_asked_for_by_its_reference(
    answer: Any, notify: Pretend, carrier: NotifyCarrier
) -> None:
    notify.answer = answer
    with pytest.raises((Doubtful, TypeError)) as doubt:
        carrier.send(letter())
    assert doubt.type in (Doubtful, TypeError)
    if answer is None:
        assert carrier.find("casekeeper-1") == "n-1"
        assert carrier.find("casekeeper-2") is None


def test_nobody_there_is_surely_not_taken() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NotTaken) as refused:
        NotifyCarrier(KEY, TEMPLATES, f"http://127.0.0.1:{port}").send(letter())
    assert refused.value.away


def test_a_server_that_fails_inside_cannot_tell(notify: Pretend, carrier: NotifyCarrier) -> None:
    assert carrier.state("n-1") == "delivered"
    notify.answer = (500, {})
    with pytest.raises(CannotTell):
        carrier.find("casekeeper-1")
    with pytest.raises(CannotTell):
        carrier.state("n-1")


def test_a_channel_without_a_template_waits_and_a_key_that_is_not_whole_or_plain_http_is_refused() -> None:
    with pytest.raises(NotTaken) as waits:
        NotifyCarrier(KEY, {}).send(letter())
    assert (waits.value.for_good, waits.value.away) == (False, False)
    with pytest.raises(Refused):
        NotifyCarrier("short", TEMPLATES)
    with pytest.raises(Refused, match="HTTPS"):
        NotifyCarrier(KEY, TEMPLATES, "http://notify.example.org")
