"""The file: PDF/A and PDF/UA marks, tags, sameness, fonts, memory."""

import shutil
import subprocess
import sys
from pathlib import Path

from sidocakep_report.typeset.engine import compile_document
from sidocakep_report.typeset.engine.compiler import PdfCompiler

from .reading import convert, read_pdf

BODY = (
    "<h1>Judul</h1><p>Teks <b>tebal</b> <i>miring</i></p>"
    '<table class="ts-grid"><thead><tr><th>A</th><th>B</th></tr></thead>'
    "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    '<ol><li>satu</li></ol><table class="ts-sign"><tr><td>x</td></tr></table>'
)


def structure_types(content):
    """Types of the structure elements (/S) below the structure tree root."""
    found = set()

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif hasattr(node, "get"):
            if "/S" in node:
                found.add(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    walk(read_pdf(content).trailer["/Root"]["/StructTreeRoot"])
    return found


def test_claims_of_the_file():
    content = compile_document(
        convert(BODY, title="Report", author="THE OFFICE", date="2026-01-02")
    )
    root = read_pdf(content).trailer["/Root"]
    metadata = root["/Metadata"].get_object().get_data().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "2026-01-02" in metadata
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl-NL"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    information = read_pdf(content).metadata
    assert information.title == "Report" and information.author == "THE OFFICE"


def test_tags():
    found = structure_types(compile_document(convert(BODY)))
    wanted = {"/Document", "/H1", "/P", "/Table", "/TR", "/TH", "/TD", "/L", "/LI"}
    assert wanted <= found


def test_all_fonts_are_embedded_and_ours():
    page = read_pdf(compile_document(convert(BODY))).pages[0]
    names = set()
    for font in page["/Resources"]["/Font"].values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        descriptor = descendant["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & descriptor.keys()
        names.add(str(descendant["/BaseFont"]).partition("+")[2])
    assert names and all(name.startswith("LiberationSans") for name in names)


def test_same_input_same_bytes():
    """Also from another compiler, as in another worker or after a restart."""
    document = convert(BODY, date="2026-01-02")
    once = compile_document(document)
    assert compile_document(document) == once
    other = PdfCompiler()
    try:
        assert other.compile(document) == once
    finally:
        other.close()
    undated = convert(BODY)
    assert compile_document(undated) == compile_document(undated)


PRINT_MANY = """
import re
from pathlib import Path
import tests.typeset.conftest
from sidocakep_report.typeset.engine import open_press
from sidocakep_report.typeset.engine.compiler import shared_compiler
from tests.typeset.reading import convert
from tests.typeset.test_pdf import BODY

with open_press() as compile_document:
    for number in range(400):
        compile_document(convert(f"{BODY}<p>Dokumen {number}</p>"))
        if number in (199, 399):
            # of this program and of the one that typesets, each alone
            pids = ("self", shared_compiler()._press._process.pid)
            for status in [Path(f"/proc/{pid}/status").read_text() for pid in pids]:
                print(int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) // 1024)
"""


def test_memory_stays_flat():
    """Of the documents after the 200th nothing stays: less than 0.2 MB for each."""
    run = subprocess.run(
        [sys.executable, "-c", PRINT_MANY],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    own_200, press_200, own_400, press_400 = map(int, run.stdout.split())
    for after_200, after_400 in ((own_200, own_400), (press_200, press_400)):
        assert 20 < after_200 < 400
        assert after_400 - after_200 < 40


def test_images_do_not_pile_up(tmp_path):
    compiler = PdfCompiler()
    try:
        document = convert(BODY)
        for number in range(250):
            document.files = {f"{number}.png": b"x"}
            compiler.compile(document)
        assert len(list(compiler._folder.glob("*.png"))) == 200
        assert (compiler._folder / "249.png").exists()
    finally:
        compiler.close()
    assert not compiler._folder.exists()


def test_folder_taken_away_is_made_again():
    """Long-lived workers outlast what cleaners of /tmp think of as old."""
    compiler = PdfCompiler()
    try:
        document = convert(BODY)
        once = compiler.compile(document)
        shutil.rmtree(compiler._folder)
        assert compiler.compile(document) == once
        other = convert(f"{BODY}<p>lain</p>")
        shutil.rmtree(compiler._folder)
        assert compiler.compile(other).startswith(b"%PDF")
    finally:
        compiler.close()
