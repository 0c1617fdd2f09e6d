"""The page about the data model says what the schema says."""

from pathlib import Path

from provenance.store.documenting import data_model_document

PAGE = Path(__file__).parents[2] / "docs" / "data-model.md"


def test_the_page_is_up_to_date() -> None:
    again = "run `make docs`"
    assert PAGE.read_text(encoding="utf-8") == data_model_document(), again
