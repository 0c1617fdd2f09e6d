"""The wheel works in an environment of its own, from another folder, without the source tree."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    outside = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=outside,
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bin folder of an environment that has the wheel and borrows its dependencies."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, ROOT, cwd=folder
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*-py3-none-any.whl")  # nothing in it is compiled
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    put = run(python, "-m", "pip", "install", "--no-deps", "--no-index", wheel, cwd=folder)
    assert put.returncode == 0, put.stderr
    libraries = run(
        python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder
    ).stdout.strip()
    # A path line borrows the dependencies; .pth files in there, such as that of an editable
    # install, are not read, so the package itself can only come from the wheel.
    (Path(libraries) / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python.parent


def test_it_is_the_wheel_that_runs(installed: Path, tmp_path: Path) -> None:
    done = run(
        installed / "python", "-c", "import provenance; print(provenance.__file__)", cwd=tmp_path
    )
    assert Path(done.stdout.strip()).is_relative_to(installed.parent)


def test_articles_in_and_a_traced_quote_out(installed: Path, tmp_path: Path) -> None:
    article = tmp_path / "note.txt"
    article.write_text(
        "Bridge closed\n\n“The northern bridge stays closed until the frost is gone,” said Ada "
        "Lindqvist, the county engineer.\n",
        "utf-8",
    )
    ingested = run(installed / "provenance", "ingest", article, cwd=tmp_path)
    assert ingested.returncode == 0, ingested.stderr
    traced = run(installed / "provenance", "trace", "northern bridge stays closed", cwd=tmp_path)
    assert traced.returncode == 0, traced.stderr
    assert "Ada Lindqvist" in traced.stdout


def test_the_fixtures_and_the_database_files_are_in_the_wheel(
    installed: Path, tmp_path: Path
) -> None:
    code = (
        "from provenance.resources import database_files, fixtures_folder\n"
        "print(len(list((database_files() / 'migrations').iterdir())) > 0)\n"
        "print(len(list(fixtures_folder().iterdir())) > 3)\n"
    )
    assert run(installed / "python", "-c", code, cwd=tmp_path).stdout.split() == ["True", "True"]


def test_a_compiled_wheel_without_a_compiler_fails_with_a_line_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HATCH_BUILD_HOOK_ENABLE_CUSTOM", "1")
    monkeypatch.setenv("CC", "no-such-compiler")
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--skip-dependency-check",
        "-o", tmp_path, ROOT, cwd=tmp_path,
    )  # fmt: skip
    assert built.returncode != 0
    assert "the C compiler 'no-such-compiler' is missing" in built.stdout + built.stderr
    assert not list(tmp_path.glob("*.whl"))
