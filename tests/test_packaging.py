"""The package as people install it: built, put into an empty environment, and used far from the checkout."""

import json
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ARTICLE = """\
---
title: The mill is sold
published: 2019-06-03
url: https://example.org/mill
---
The council sold the mill in March.
"""
SIDECAR = """\
events:
  - title: The mill is sold
    quote: sold the mill in March
"""


def run(command: list[str], cwd: Path) -> str:
    """Run a command that must end well; give what it says."""
    done = subprocess.run(command, capture_output=True, check=False, cwd=cwd, text=True, timeout=300)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


def build(checkout: Path, folder: Path) -> dict[str, Path]:
    """Build the sdist and the wheel into a folder; give them by their suffix."""
    run([sys.executable, "-m", "hatchling", "build", "--directory", str(folder)], checkout)
    return {file.suffix: file for file in folder.iterdir()}


@pytest.fixture(scope="module")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return build(checkout, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def installed(built: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment that has our libraries but not the checkout; give its programs' folder."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, symlinks=True)
    python = str(folder / "bin/python")
    run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", str(built[".whl"])],
        folder,
    )
    own = Path(run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).strip())
    # A folder that a .pth file names is searched, but its own .pth files, and so our editable install, are not read.
    (own / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    where = run([python, "-c", "import builder; print(builder.__file__)"], folder).strip()
    assert Path(where).is_relative_to(folder), f"the tests would use {where}, not the wheel"
    return folder / "bin"


def list_files(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def test_the_wheel_carries_the_theme(checkout: Path, built: dict[str, Path]) -> None:
    names = set(zipfile.ZipFile(built[".whl"]).namelist())
    theme = {f"builder/templates/{name}" for name in list_files(checkout / "templates")}
    assert theme
    assert theme <= names


def test_the_wheel_carries_nothing_but_the_package(built: dict[str, Path]) -> None:
    names = zipfile.ZipFile(built[".whl"]).namelist()
    assert {name.split("/")[0].rpartition(".")[2] for name in names} == {"builder", "dist-info"}
    assert not [name for name in names if "__pycache__" in name]


def test_the_sdist_carries_what_a_rebuild_needs(built: dict[str, Path]) -> None:
    with tarfile.open(built[".gz"]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {"LICENSE", "README.md", "CHANGELOG.md", "Makefile", "pyproject.toml", "requirements.lock", "site.yaml"}
    assert needed <= names
    assert not [
        name for name in names if name.startswith(("site/", ".venv/", ".whence/", "tests/browser/node_modules/"))
    ]


def test_the_same_checkout_gives_the_same_packages(checkout: Path, built: dict[str, Path], tmp_path: Path) -> None:
    again = build(checkout, tmp_path)
    assert {suffix: file.read_bytes() for suffix, file in again.items()} == {
        suffix: file.read_bytes() for suffix, file in built.items()
    }


def test_an_installed_whence_builds_a_site_with_the_theme_it_carries(installed: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "site.yaml").write_text("title: The mill\nurl: https://example.org/\n", encoding="utf-8")
    (content / "mill.md").write_text(ARTICLE, encoding="utf-8")
    (content / "mill.yaml").write_text(SIDECAR, encoding="utf-8")
    run([str(installed / "whence"), "build"], tmp_path)
    page = (tmp_path / "site/mill.html").read_text(encoding="utf-8")
    assert "The mill is sold" in page
    assert list((tmp_path / "site").rglob("*.css"))
    [event] = json.loads((tmp_path / "site/mill.json").read_text(encoding="utf-8"))["events"]
    assert event["title"] == "The mill is sold"
