"""The public API: what `redheader` promises is there, sorted, and nothing else."""

from __future__ import annotations

import pytest

import redheader


def test_all_is_sorted_and_without_doubles() -> None:
    assert redheader.__all__ == sorted(set(redheader.__all__))


@pytest.mark.parametrize("name", redheader.__all__)
def test_every_name_can_be_had(name: str) -> None:
    assert getattr(redheader, name) is not None


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        redheader.nothing  # noqa: B018


def test_the_api_reads_a_document() -> None:
    document = redheader.read_document("关于人才工作的通知\n现印发给你们，请认真贯彻执行。\n".encode(), redheader.Limits())
    reading = redheader.Reader(redheader.load_knowledge()).read(document)
    assert reading.document == document.sha256
    assert reading.about.language == "zh"
