"""Where settings come from: options, the environment, the file, the defaults, in this order."""

from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.settings import load_settings, place_of
from provenance.vocabulary import TextShown


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a working folder with a file of settings."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "provenance.toml").write_text('host = "file"\nport = 1\nworkers = 2\n')
    return tmp_path


def test_an_option_comes_before_the_environment_and_that_before_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PROVENANCE_HOST", "environment")
    monkeypatch.setenv("PROVENANCE_PORT", "3")
    found = load_settings(host="option", workers=None)
    assert (found.host, found.port, found.workers, found.base_url) == ("option", 3, 2, "/")


@pytest.mark.parametrize("name", ["PROVENANCE_PORT", "provenance_port"])
def test_it_is_told_where_a_value_comes_from(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "3")
    monkeypatch.setenv("PROVENANCE_HOST", "")
    assert place_of("port") == "environment variable PROVENANCE_PORT"
    assert (place_of("host"), load_settings().host) == ("provenance.toml", "file")
    assert place_of("db") == "default"


def test_words_of_the_environment_become_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROVENANCE_TEXT", TextShown.FULL.value)
    monkeypatch.setenv("PROVENANCE_DB", "news.db")
    found = load_settings()
    assert found.text is TextShown.FULL and found.db == Path("news.db")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("PROVENANCE_PORT", "many", "setting 'port' from environment variable PROVENANCE_PORT: "),
        ("PROVENANCE_WORKERS", "0", "setting 'workers' from environment variable "),
        ("PROVENANCE_SOURCE", "x", "unknown setting 'source'; did you mean 'sources'?"),
    ],
)
def test_a_wrong_value_is_told_with_its_place(
    name: str, value: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(InputError) as refused:
        load_settings()
    assert told in str(refused.value)


@pytest.mark.parametrize("content", [b"port = = 1", b'host = "\xff"', b"host = 'x'\nhost = 'y'"])
def test_a_file_that_is_no_toml_is_told(folder: Path, content: bytes) -> None:
    (folder / "provenance.toml").write_bytes(content)
    with pytest.raises(InputError, match="no valid TOML"):
        load_settings()
