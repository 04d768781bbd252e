"""Papers as a folder: the evidence as it lies, its proof in the chain, the lead to read, and how to verify it."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from checker.leads.report import dossier_json
from crawler.evidence import EvidenceError
from crawler.evidence.manifest import manifest_path
from handover.gather import Papers
from handover.paper import paper
from handover.words import PROOF, Say, checks, proof

SUMS = "SHA256SUMS"


def write_folder(papers: Papers, out: Path, t: Say, lang: str) -> None:
    """Makes the folder `out`, whole or not at all. `EvidenceError` when something lies there already."""
    if out.exists():
        raise EvidenceError(f"{out}: something lies here already; choose another name")
    out.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        _fill(papers, part, t, lang)
        part.chmod(0o755)
        part.rename(out)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _fill(papers: Papers, folder: Path, t: Say, lang: str) -> None:
    for file, _ in papers.files:
        target = folder / "evidence" / papers.name(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        for one, name in ((file, target), (manifest_path(file), manifest_path(target))):
            shutil.copyfile(one, name)
    for file in papers.closeups:
        target = folder / "evidence" / papers.name(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    (folder / "pages").mkdir()
    for number, cited in enumerate(papers.cited, 1):
        # as text: a page of a stranger must not run because somebody looks at it
        (folder / "pages" / f"{number}.html.txt").write_bytes(cited.capture.body)
        if cited.picture:
            kind = "png" if cited.picture.startswith(b"\x89PNG") else "jpg"
            (folder / "pages" / f"{number}.{kind}").write_bytes(cited.picture)
        for row, (_, picture) in enumerate(cited.closeups, 1):
            (folder / "pages" / f"{number}-{row}.png").write_bytes(picture)
    if papers.chain:
        (folder / PROOF).parent.mkdir()
        (folder / PROOF).write_bytes(proof(papers))
        for stamp in papers.stamps:
            shutil.copyfile(stamp.path, folder / "chain" / stamp.path.name)
    told = json.dumps(dossier_json(papers.dossier), ensure_ascii=False, indent=1)
    (folder / "lead.json").write_text(told + "\n", "utf-8")
    (folder / "lead.html").write_text(paper(papers, t, lang), "utf-8")
    (folder / "README.txt").write_text(readme(papers, t, lang), "utf-8")
    (folder / SUMS).write_text(_sums(folder), "utf-8")


def readme(papers: Papers, t: Say, lang: str) -> str:
    """What lies in the folder and how to verify it, as plain text."""
    lead = papers.lead
    head = t("HỒ SƠ DẤU HIỆU", "PAPERS OF A LEAD")
    what = t(
        """Dấu hiệu không phải là kết luận vi phạm. Người có thẩm quyền xem xét và kết luận.

Trong thư mục này:
  lead.html        bản để đọc và in (mở bằng trình duyệt; không tải gì, không chạy gì)
  lead.json        cùng nội dung, cho máy đọc
  pages/           trang được trích, đúng từng byte, dưới dạng .html.txt để không tự chạy; ảnh và ảnh cận cảnh nếu có
  evidence/        tệp WARC gốc (chuẩn ISO 28500) và bản kê mã băm từng bản ghi; ảnh cận cảnh cùng bản kê của chúng
  chain/           chuỗi mã băm của toàn bộ kho, đã bỏ tên các gian hàng khác; dấu thời gian nếu có
  SHA256SUMS       mã băm của mọi tệp ở trên

KIỂM CHỨNG KHÔNG CẦN PHẦN MỀM CỦA CHÚNG TÔI
Gõ trong thư mục này, trên máy Linux bất kỳ:
""",
        """A lead is not a finding of a violation. The competent authority examines and decides.

In this folder:
  lead.html        to read and print (open in a browser; it loads nothing and runs nothing)
  lead.json        the same for machines
  pages/           the cited pages, byte for byte, as .html.txt so that they do not run; pictures and close-ups if any
  evidence/        the WARC files (ISO 28500), the close-ups, and the manifests with the digest of every record
  chain/           the chain of digests of the whole archive, without the names of others; timestamps if any
  SHA256SUMS       the digests of all files above

VERIFY WITHOUT OUR SOFTWARE
Type in this folder, on any Linux machine:
""",
    )
    steps = "".join(f"\n{words}\n    {command}\n" for words, command in checks(papers, t))
    return (
        f"{head}  {lead.id}\n{lead.title.get(lang, lead.rule)}\n{lead.message.get(lang, '')}\n\n{what}{steps}"
    )


def _sums(folder: Path) -> str:
    rows = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        rows.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    return "".join(rows)
