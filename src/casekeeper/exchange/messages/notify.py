"""GOV.UK Notify as the carrier, by its published API (version 2): text messages, e-mails and letters.

One template a channel is wanted, with a place for ((text)), and for ((subject)) in e-mails and letters: what is said
is decided here, in the person's language. A letter that was drawn here goes as PDF, and needs none; an e-mail that
carries one asks for a template of its own, with a place for ((link_to_file)) as well. Each request carries a token of
its own, signed with the key (JWT, HS256). Our reference goes with each message, so that one whose answer never came is
asked for by it and not sent again.
"""

from __future__ import annotations

import base64
import http.client
import json
import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import jwt

from casekeeper.exchange.messages.carrier import CannotTell, Doubtful, Letter, NotTaken
from casekeeper.records.refused import Refused

ADDRESS = "https://api.notifications.service.gov.uk"
TIME_OUT = 30.0
_PATHS = {"sms": "sms", "email": "email", "letter": "letter"}
_TO = {"sms": "phone_number", "email": "email_address"}
_UUID = 36
_OURS = ("127.0.0.1", "localhost", "::1")
LINES_OF_ADDRESS = 7


class NotifyCarrier:
    """`key` ends with the service's number and its secret, as Notify gives it out; `templates` by channel."""

    name = "notify"
    sure_after = timedelta(minutes=10)

    def __init__(self, key: str, templates: Mapping[str, str], address: str = ADDRESS) -> None:
        parts = urlsplit(address)
        if parts.scheme != "https" and parts.hostname not in _OURS:
            raise Refused("Notify is spoken to over HTTPS alone. Mend CASEKEEPER_NOTIFY_URL.")
        if len(key) < 2 * _UUID + 1:
            raise Refused("The key of Notify is not whole: it ends with two numbers of 36 characters each.")
        self._service, self._secret = key[-2 * _UUID - 1 : -_UUID - 1], key[-_UUID:]
        self._templates, self._parts = dict(templates), parts

    def send(self, letter: Letter) -> str:
        """Hand it over. Raises NotTaken where Notify refused it, Doubtful where no answer came or it failed inside."""
        status, answer = self._ask("POST", f"/v2/notifications/{_PATHS[letter.channel]}", self._asked(letter))
        if status in (200, 201) and isinstance(answer.get("id"), str):
            return str(answer["id"])
        if 400 <= status < 500:
            raise _refused(status, answer)
        raise Doubtful(f"Notify answered {status}.")

    def _asked(self, letter: Letter) -> dict[str, Any]:
        content = base64.b64encode(letter.pdf).decode("ascii")
        if letter.channel == "letter" and letter.pdf:
            return {"reference": letter.reference, "content": content}
        kind = f"{letter.channel}_file" if letter.pdf else letter.channel
        template = self._templates.get(kind)
        if template is None:
            raise NotTaken(f"No template of Notify is set for {kind}.")
        said: dict[str, Any] = {"text": letter.text, "subject": letter.subject}
        asked: dict[str, Any] = {"template_id": template, "reference": letter.reference, "personalisation": said}
        if letter.pdf:
            said["link_to_file"] = {"file": content, "filename": "letter.pdf", "confirm_email_before_download": True}
        if letter.channel in _TO:
            asked[_TO[letter.channel]] = letter.to
        else:
            said |= address_lines(letter.to)
        return asked

    def find(self, reference: str) -> str | None:
        """Its number for our reference, where it has one."""
        status, answer = self._lookup("/v2/notifications?" + urlencode({"reference": reference}))
        found = answer.get("notifications")
        if status != 200 or not isinstance(found, list):
            raise CannotTell(f"Notify answered {status} when asked for a message.")
        return str(found[0]["id"]) if found else None

    def state(self, carrier_id: str) -> str:
        """Its word for what became of it."""
        status, answer = self._lookup(f"/v2/notifications/{carrier_id}")
        if status != 200 or not isinstance(answer.get("status"), str):
            raise CannotTell(f"Notify answered {status} when asked for a state.")
        return str(answer["status"])

    def _lookup(self, path: str) -> tuple[int, dict[str, Any]]:
        try:
            return self._ask("GET", path)
        except (Doubtful, NotTaken) as error:
            raise CannotTell(str(error)) from error

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> tuple[int, dict[str, Any]]:
        """One request. Where no connection could be made it was surely not taken; after that nobody can say."""
        secure = self._parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(self._parts.hostname or "", self._parts.port, timeout=TIME_OUT)
        try:
            try:
                connection.connect()
            except OSError as error:
                raise NotTaken(f"No connection to Notify: {type(error).__name__}.", away=True) from error
            try:
                connection.request(
                    method, self._parts.path.rstrip("/") + path, json.dumps(body) if body is not None else None,
                    {"Content-Type": "application/json", "Authorization": f"Bearer {self._token()}"},
                )  # fmt: skip
                answer = connection.getresponse()
                return answer.status, _read(answer.read())
            except (OSError, http.client.HTTPException) as error:
                raise Doubtful(f"No answer from Notify: {type(error).__name__}.") from error
        finally:
            connection.close()

    def _token(self) -> str:
        return jwt.encode({"iss": self._service, "iat": int(time.time())}, self._secret, algorithm="HS256")


def address_lines(address: str) -> dict[str, str]:
    """An address as Notify wants it: up to seven lines, the last one the postcode."""
    lines = [part.strip() for part in address.replace("\n", ",").split(",") if part.strip()]
    if len(lines) > LINES_OF_ADDRESS:
        lines = [", ".join(lines[: len(lines) - LINES_OF_ADDRESS + 1]), *lines[-LINES_OF_ADDRESS + 1 :]]
    return {f"address_line_{number}": line for number, line in enumerate(lines, start=1)}


def _refused(status: int, answer: Mapping[str, Any]) -> NotTaken:
    """A message that is wrong stays so; too many, or a key that does not hold, mends itself or is mended."""
    found = answer.get("errors")
    errors = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    kinds = ", ".join(str(each.get("error", "")) for each in errors)
    said = " ".join(str(each.get("message", "")) for each in errors)
    about = any(word in said for word in ("phone_number", "email_address", "postcode", "address"))
    is_wrong = status == 400
    return NotTaken(
        f"Notify refused it: {status} {kinds}", for_good=is_wrong, is_the_address=is_wrong and about, away=not is_wrong
    )


def _read(content: bytes) -> dict[str, Any]:
    try:
        read = json.loads(content or b"{}")
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
