"""A certified signature fills its place; nothing else of the issued file changes."""

import importlib.util
import io
import subprocess
from pathlib import Path

import pikepdf
import pytest

from sidocakep_report.engine.issued.certified import CertificateError, check_certified
from sidocakep_report.tests.typeset.archival import PROFILES, find_failures
from sidocakep_report.typeset.engine import (
    compile_document,
    find_places,
    read_documents,
)

SIGNING = Path(__file__).parents[1] / "addons/test_sidocakep/signing.py"
_spec = importlib.util.spec_from_file_location("signing", SIGNING)
signing = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(signing)
ROOM, Signer = signing.ROOM, signing.Signer

SIGN = """<html lang="id"><body><div class="article ts-doc" data-title="Uji">
<p>Target 95,00</p><table class="ts-sign"><tbody>
<tr class="ts-sign-space"><td/><td/></tr><tr><td>Drs. Satu</td><td>Dra. Dua</td></tr>
</tbody></table><div class="ts-footer" data-places="1"><p>Kaki</p></div>
</div></body></html>
"""

#: The first of two signatures ends where the file ended then; the validator wants that
#: each ends with the file, as no file signed by two can.
FORMER_RANGE = {"PDFA2A-SIGNATURE-BYTERANGE-001"}


@pytest.fixture(scope="module")
def issued():
    [document] = read_documents(SIGN)
    return compile_document(document)


@pytest.fixture(scope="module")
def signer():
    return Signer("Drs. Satu")


def refuse(before, after):
    with pytest.raises(CertificateError) as caught:
        check_certified(before, after)
    return caught.value.case


def test_two_sign_one_after_the_other(issued, signer, tmp_path):
    once = signer.sign(issued, "signature1")
    twice = Signer("Dra. Dua").sign(once, "signature2")
    assert check_certified(issued, once) == "signature1"
    assert check_certified(once, twice) == "signature2"
    assert [place.is_filled for place in find_places(once)] == [True, False]
    assert [place.is_filled for place in find_places(twice)] == [True, True]
    for content, known in ((once, set()), (twice, FORMER_RANGE)):
        for profile in PROFILES:
            found = find_failures(content, profile)
            assert {failure.rule_id for failure in found} <= known
    _verify(once, tmp_path)
    _verify(twice, tmp_path)


def _verify(content, tmp_path):
    """The tool of the system finds the signature true of all other bytes."""
    end = content.rindex(b"/Contents <") + len("/Contents ")
    seal = bytes.fromhex(content[end + 1 : end + ROOM + 1].decode())
    length = 4 + int.from_bytes(seal[2:4], "big")
    (tmp_path / "seal").write_bytes(seal[:length])
    (tmp_path / "data").write_bytes(content[:end] + content[end + ROOM + 2 :])
    command = ["openssl", "cms", "-verify", "-noverify", "-binary", "-inform", "DER"]
    command += ["-in", "seal", "-content", "data", "-out", "/dev/null"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    (tmp_path / "data").write_bytes(content)
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode != 0


def test_another_file_or_one_that_was_not_signed(issued, signer):
    signed = signer.sign(issued, "signature1")
    assert refuse(issued, signed[1:]) == "other"
    assert refuse(signed, issued) == "other"
    assert refuse(issued, issued) == "unsigned"
    assert refuse(issued, issued + b"\n% more") == "unsigned"
    assert refuse(b"", b"no file at all") == "broken"


def test_a_signature_that_leaves_something_out(issued, signer):
    signed = signer.sign(issued, "signature1")
    assert refuse(issued, signed + b"\n% added later") == "whole"
    at = signed.rindex(b"/ByteRange [0 ") + len("/ByteRange [0 ")
    shifted = signed[:at] + b"0000000001" + signed[at + 10 :]
    assert refuse(issued, shifted) == "whole"
    at = signed.rindex(b"/Contents <") + len("/Contents <")
    empty = signed[:at] + b"0" * ROOM + signed[at + ROOM :]
    assert refuse(issued, empty) == "unsigned"
    assert refuse(issued, signed[:at] + signed[at + ROOM :]) == "broken"


def find(content, get):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = get(pdf)
        return found.objgen[0], found.unparse(resolved=True), pdf.Root.objgen[0]


def test_what_comes_along_with_a_signature_is_refused(issued, signer):
    """The page drawn anew, another catalogue entry, a tag, a note over a figure."""
    number, body, _root = find(issued, lambda pdf: pdf.pages[0].obj)
    text = find(issued, lambda pdf: pdf.pages[0].obj.Contents)[0]
    root = find(issued, lambda pdf: pdf.Root)
    form = find(issued, lambda pdf: pdf.Root.AcroForm)
    field = find(issued, lambda pdf: pdf.Root.AcroForm.Fields[0])
    tags = find(issued, lambda pdf: pdf.Root.StructTreeRoot)
    note = b"<< /Type /Annot /Subtype /FreeText /Rect [0 0 99 99] >>"
    wide = field[1].replace(b"/Rect [ ", b"/Rect [ 0 0 500 700 ] /Was [ ")
    changes = {
        "text": {text: b"<< /Length 4 >>\nstream\nBT E\nendstream"},
        "size": {number: body.replace(b"/MediaBox", b"/CropBox [0 0 9 9] /MediaBox")},
        "action": {root[0]: root[1][:-2] + b" /OpenAction << /S /Named >> >>"},
        "form": {form[0]: form[1][:-2] + b" /XFA (x) >>"},
        "tags": {tags[0]: b"<< /Type /StructTreeRoot >>"},
        "note": {9000: note, number: body.replace(b"/Annots [", b"/Annots [ 9000 0 R")},
        "lost": {number: body.replace(b"/Annots [", b"/Annots [ ] /Was [")},
    }
    for name, changed in changes.items():
        signed = signer.sign(issued, "signature1", changed)
        assert refuse(issued, signed) in ("changed", "unsigned"), name
    assert wide != field[1]
    moved = signer.sign(issued, "signature2", {field[0]: wide})
    assert refuse(issued, moved) == "changed"
