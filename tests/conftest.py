"""What every test may ask for: the checkout, and its own site, built once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-c", "from builder.cli import main; main()"]


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder of this repository."""
    return ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the repository's own site from nothing, once for all tests, and give its folder."""
    output = tmp_path_factory.mktemp("own") / "site"
    build = subprocess.run(
        [*COMMAND, "build", "--site", str(ROOT), "--output", str(output)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        text=True,
        timeout=300,
    )
    if build.returncode:
        pytest.fail(f"the repository's own site does not build\n{build.stdout}{build.stderr}", pytrace=False)
    return output


@pytest.fixture(scope="session")
def libraries() -> None:
    """Have all that a build needs loaded here, once, and not again by every child that builds."""
    assert CliRunner().invoke(main, ["check", "--site", str(ROOT)]).exit_code == 0


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Path]:
    """Every page of the repository's own site, in order."""
    found = sorted(site.rglob("*.html"))
    assert found, "the repository's own site has no page"
    return found


@pytest.fixture
def outside_ci() -> bool:
    """Whether a missing tool may skip a test instead of failing it."""
    return os.environ.get("CI", "").lower() not in {"1", "true"}
