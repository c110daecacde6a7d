"""The command line."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

PROGRAMS = [[sys.executable, "-m", "variorum"], [str(Path(sysconfig.get_path("scripts")) / "variorum")]]


@pytest.mark.parametrize("program", PROGRAMS, ids=["module", "script"])
def test_the_command_line(program: list[str], tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*program, *arguments], capture_output=True, text=True, check=False)

    (tmp_path / "a.txt").write_text("The quake killed 24 people in the town on Monday.")
    (tmp_path / "b.txt").write_text("The quake killed 31 people in the town on Monday.")
    assert run("--version").stdout.startswith("variorum ")
    compared = run("compare", str(tmp_path))
    assert compared.returncode == 1 and "24 people" in compared.stdout
    assert run("claims", str(tmp_path)).returncode == 0
    wrong = run("compare", "--no-such-option")
    assert wrong.returncode == 2 and "--no-such-option" in wrong.stderr
