"""What a page is given never has the name of what every page shows: that one would take its place unseen."""

from __future__ import annotations

import ast
from pathlib import Path

from casekeeper.screens import context

SCREENS = Path(context.__file__).parent


def _keys(tree: ast.AST) -> set[str]:
    """The names given by literal dictionaries to `render`."""
    calls = [
        node for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "render"
    ]  # fmt: skip
    given = [argument for call in calls for argument in call.args if isinstance(argument, ast.Dict)]
    return {key.value for each in given for key in each.keys if isinstance(key, ast.Constant)}


def _shown_everywhere() -> set[str]:
    tree = ast.parse(Path(context.__file__).read_text(encoding="utf-8"))
    returned = [node.value for node in ast.walk(tree) if isinstance(node, ast.Return)]
    return {
        key.value
        for each in returned
        if isinstance(each, ast.Dict)
        for key in each.keys
        if isinstance(key, ast.Constant)
    }


def test_no_page_is_given_something_under_a_name_that_every_page_uses() -> None:
    everywhere = _shown_everywhere()
    assert "groups" in everywhere
    clashes = {
        file.relative_to(SCREENS).as_posix(): found
        for file in SCREENS.rglob("*.py")
        if file.name != "context.py" and (found := _keys(ast.parse(file.read_text(encoding="utf-8"))) & everywhere)
    }
    assert clashes == {}
