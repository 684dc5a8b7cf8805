"""What talent may not do, in invented laws."""

from typing import Any

import msgspec
import pytest

from redheader.knowledge.loader import load
from redheader.model.claim import kind_of
from redheader.model.document import Document
from redheader.reading.chinese import chinese_readers
from redheader.reading.source import Source

READERS = chinese_readers(load())
LAW = "柳溪省人才市场管理条例\n"


def claims(text: str, kind: str) -> list[dict[str, Any]]:
    """The claims of one kind, with their quotation."""
    source = Source(Document("0" * 64, text, "text/plain"))
    drafts = [draft for reader in READERS for draft in reader.read(source, ()) if kind_of(draft.statement) == kind]
    return [{**msgspec.to_builtins(draft.statement), "quote": text[draft.start : draft.end]} for draft in drafts]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (
            "第八条 用人单位不得招聘下列人员:\n(一)承担省级重点工程、任务未完成的技术人员;\n"
            "(二)正在接受审查的;\n(三)法律、法规规定的其他人员。",
            [("承担省级重点工程、任务未完成的技术人员", "用人单位不得招聘"), ("正在接受审查的", "用人单位不得招聘")],
        ),
        (
            "第九条 有下列情形之一的人员,不得流动:\n(一)涉及国家秘密的;\n(二)由组织委派、任期未满的。",
            [("涉及国家秘密的", "不得流动"), ("由组织委派、任期未满的", "不得流动")],
        ),
        (
            "下列人员未经批准不得辞职:(一)服务期未满的;(二)重大项目的骨干。",
            [("服务期未满的", "未经批准不得辞职"), ("重大项目的骨干", "未经批准不得辞职")],
        ),
        ("用人单位不得招用未与原单位解除劳动合同的人员。", [("未与原单位解除劳动合同的人员", "不得招用")]),
        ("特聘专家聘期内不得擅自离职。", [("特聘专家", "不得擅自离职")]),
        ("个人在人才流动中不得有下列行为:\n(一)泄露商业秘密;", []),
        ("其他人才市场中介机构不得从事流动人员档案管理。", []),
        ("用人单位不得以任何名义向应聘人员收取费用。", []),
    ],
)
def test_prohibitions_name_whom_they_bind(article: str, expected: list[tuple[str, str]]) -> None:
    assert [(claim["who"], claim["what"]) for claim in claims(LAW + article, "restriction")] == expected
