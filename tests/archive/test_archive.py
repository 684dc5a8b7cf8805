"""Finding documents and keeping originals."""

from __future__ import annotations

import errno
import io
import json
import os
import threading
import time
import zipfile
from hashlib import sha256
from pathlib import Path

import docx
import pytest

from redheader.archive import Archive, Found, Origin, Refused, find
from redheader.archive import store as archive_store
from redheader.archive.manifest import Entry
from redheader.errors import ArchiveError
from redheader.settings import Limits

LIMITS = Limits()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in members.items():
            bundle.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def listed(path: Path, limits: Limits = LIMITS) -> dict[str, bytes | str]:
    """Origin -> bytes of what was found, or code of what was refused."""
    return {each.origin: each.issue.code if isinstance(each, Refused) else each.read() for each in find([path], limits)}


def test_folders_and_bundles_in_order(tmp_path: Path) -> None:
    (tmp_path / "zh/empty").mkdir(parents=True)
    (tmp_path / "zh/b.txt").write_bytes(b"b")
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_bytes(b"x")
    inner = zipped({"deep/c.txt": b"c"})
    (tmp_path / "bundle.zip").write_bytes(zipped({"z.txt": b"z", "inner.zip": inner, "__MACOSX/._z": b"x"}))
    found = listed(tmp_path)
    assert found == {"a.txt": b"", "bundle.zip!/inner.zip!/deep/c.txt": b"c", "bundle.zip!/z.txt": b"z", "zh/b.txt": b"b"}
    assert list(found) == sorted(found)


def test_an_office_file_is_no_bundle(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("甲")
    document.save(str(tmp_path / "x.docx"))
    assert list(listed(tmp_path)) == ["x.docx"]


def test_paths_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d/a.txt").write_bytes(b"a")
    monkeypatch.chdir(tmp_path)
    assert list(listed(Path("d/a.txt"))) == ["d/a.txt"]
    assert list(listed(tmp_path / "d/a.txt")) == ["a.txt"]
    assert listed(Path("nowhere")) == {"nowhere": "missing"}


def test_names_in_gbk(tmp_path: Path) -> None:
    name = "人才补贴/实施办法.txt"
    plain = zipped({"x" * len(name.encode("gbk")): b"a"})
    (tmp_path / "b.zip").write_bytes(plain.replace(b"x" * len(name.encode("gbk")), name.encode("gbk")))
    assert list(listed(tmp_path)) == [f"b.zip!/{name}"]


def test_names_that_lead_out_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(zipped({"../up.txt": b"x", "/root.txt": b"x", "C:\\win.txt": b"x", "good.txt": b"good"}))
    found = listed(tmp_path)
    assert found.pop("b.zip!/good.txt") == b"good"
    assert set(found.values()) == {"unsafe"} and len(found) == 3


def test_encrypted_members_are_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"a", "b.txt": b"b"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "b.zip").write_bytes(bytes(data))
    assert listed(tmp_path) == {"b.zip!/a.txt": "locked", "b.zip!/b.txt": b"b"}


def test_bombs_are_refused_fast(tmp_path: Path) -> None:
    zeros = zipped({"zeros": bytes(100 << 20)})
    (tmp_path / "a.zip").write_bytes(zipped({"bomb.zip": zipped({f"{n}.zip": zeros for n in range(5)}), "good.txt": b"good"}))
    began = time.monotonic()
    found = listed(tmp_path)
    assert found.pop("a.zip!/good.txt") == b"good"
    assert set(found.values()) == {"too-large"}
    assert time.monotonic() - began < 10


def test_a_size_that_lies_is_found_out(tmp_path: Path) -> None:
    data = bytearray(zipped({"zeros": bytes(5 << 20)}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(bytes(data))
    assert listed(tmp_path)["a.zip!/zeros"] in ("damaged", "too-large")


def test_limits_on_members_bytes_and_depth(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({f"{n}.txt": os.urandom(1000) for n in range(10)}))
    assert listed(tmp_path, Limits(archive_members=9)) == {"a.zip": "too-large"}
    assert listed(tmp_path, Limits(archive_bytes=9_999)) == {"a.zip": "too-large"}
    assert set(listed(tmp_path, Limits(original_bytes=999, unpacked_bytes=999)).values()) == {"too-large"}
    data = b"x"
    for _ in range(6):
        data = zipped({"in.zip": data})
    (tmp_path / "a.zip").write_bytes(data)
    assert list(listed(tmp_path).values()) == ["too-large"]


def test_links_pipes_large_and_unreadable_files(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nothing")
    os.mkfifo(folder / "pipe")
    (folder / "good.txt").write_bytes(b"good")
    with (folder / "large.txt").open("wb") as file:
        file.truncate(200 << 20)
    found = listed(folder)
    assert found == {"gone.txt": "unreadable", "good.txt": b"good", "large.txt": "too-large", "out.txt": "unsafe", "pipe": "unsupported"}


def test_a_broken_bundle_goes_on_as_a_file(tmp_path: Path) -> None:
    data = zipped({"a.txt": os.urandom(1000)})[:600]
    (tmp_path / "a.zip").write_bytes(data)
    assert listed(tmp_path) == {"a.zip": data}


def test_a_manifest_gives_addresses_and_days_and_a_name_gives_a_day(tmp_path: Path) -> None:
    manifest = "file,title,url,date\nzh/a.txt,甲,https://example.org/a via mirror,2031-05-07\nb.txt,乙,,\n2031-01-02.txt,,,2031-01-03\n"
    for name in ("2031-01-02.txt", "b_2031-02-30.txt", "b_2031-02-03_丙.txt", "b_2031-02-03_2031-02-04.txt"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh/a.txt").write_bytes(b"a")
    (tmp_path / "b.txt").write_bytes(b"b")
    (tmp_path / "manifest.csv").write_text(manifest, "utf-8")
    (tmp_path / "c.zip").write_bytes(zipped({"manifest.csv": b"file,url\nd.txt,https://example.org/d", "d.txt": b"d"}))
    found = {each.origin: each for each in find([tmp_path], LIMITS) if isinstance(each, Found)}
    urls = {origin: each.entry.url for origin, each in found.items() if each.entry.url}
    assert urls == {"c.zip!/d.txt": "https://example.org/d", "zh/a.txt": "https://example.org/a"}
    days = {origin: each.catalogued for origin, each in found.items() if each.catalogued}
    assert days == {"2031-01-02.txt": "2031-01-03", "b_2031-02-03_丙.txt": "2031-02-03", "zh/a.txt": "2031-05-07"}
    (tmp_path / "manifest.csv").write_text("name,size\n", "utf-8")
    assert "manifest.csv" in listed(tmp_path)


def test_the_same_bytes_twice_are_one_original_with_two_origins(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    key = archive.add(Found("b.txt", b"text", Entry("https://example.org/b", "2031-06-01")), 5)
    for _ in range(2):
        assert archive.add(Found("a.txt", b"text"), 5) == key == sha256(b"text").hexdigest()
    again = Archive(tmp_path / "archive")
    again.add(Found("a.txt", b"text"), 9)
    assert again.origins() == {key: (Origin("a.txt", None, 5), Origin("b.txt", "https://example.org/b", 5, "2031-06-01"))}
    assert again.read(key) == b"text"
    assert len((tmp_path / "archive/origins.jsonl").read_text().splitlines()) == 2


def test_a_damaged_original_is_told_and_mended(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    key = archive.add(Found("a.txt", b"text"), 5)
    path = tmp_path / key[:2] / key[2:4] / key
    path.write_bytes(b"tex")
    with pytest.raises(ArchiveError, match="damaged"):
        archive.read(key)
    archive.add(Found("a.txt", b"text"), 6)
    assert archive.read(key) == b"text"
    path.unlink()
    with pytest.raises(ArchiveError, match="missing"):
        archive.read(key)


def test_a_torn_line_is_passed_over(tmp_path: Path) -> None:
    first = Archive(tmp_path).add(Found("a.txt", b"a"), 5)
    with (tmp_path / "origins.jsonl").open("ab") as file:
        file.write(b'{"sha256": "torn')
    second = Archive(tmp_path).add(Found("b.txt", b"b"), 5)
    assert set(Archive(tmp_path).origins()) == {first, second}


def test_two_runs_at_once(tmp_path: Path) -> None:
    def run(name: str) -> None:
        archive = Archive(tmp_path)
        for number in range(200):
            archive.add(Found(f"{name}{number}.txt", str(number % 50).encode()), 5)

    threads = [threading.Thread(target=run, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    archive = Archive(tmp_path)
    assert sum(map(len, archive.origins().values())) == 400
    assert len(archive.origins()) == 50
    assert all(archive.read(key) for key in archive.origins())
    assert all(json.loads(line) for line in (tmp_path / "origins.jsonl").read_text().splitlines())


def test_a_full_disk_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(archive_store.tempfile, "mkstemp", full)
    with pytest.raises(ArchiveError, match="free space and run again") as error:
        Archive(tmp_path / "archive").add(Found("a.txt", b"a"), 5)
    assert "\n" not in str(error.value)
