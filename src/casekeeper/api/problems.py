"""Every refusal has one shape: what is wrong, and what to do."""

from __future__ import annotations

from ninja import Schema


class Problem(Schema):
    """A refusal."""

    title: str
    detail: str


def problem(title: str, detail: str) -> dict[str, str]:
    return {"title": title, "detail": detail}
