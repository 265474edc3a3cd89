"""Each printed form has a picture in the docs, and stands on the page of the forms."""

import ast
import re

from lxml import etree

from tests.repository import ROOT, parse

REPORTS = ROOT / "sidocakep_report" / "report"
SCRIPT = ROOT / "sidocakep_report/tests/screens/test_paper_pictures.py"
PAGE = ROOT / "docs" / "forms.md"
#: Reports without a picture of their own, and why.
SAME_SHEET = {
    "measurement_letter": "the sheet of lkjip_letter, of another document",
    "lkjip_dispatch_receipt": "the sheet of measurement_receipt, of another document",
    "lkjip_receipt": "the sheet of measurement_receipt, of another document",
}
ROW = re.compile(r"^\| (?P<name>[^|]+) \| (?P<article>[^|]+) \|(?P<shown>.*)\|$", re.M)
SHOWN = re.compile(r"!\[(?P<words>[^\]]+)\]\(images/(?P<picture>[\w-]+)\.png\)")


def printed():
    """Return the names of the reports that the typesetter prints."""
    return {
        record.get("id").removeprefix("action_report_")
        for path in REPORTS.rglob("*.xml")
        for record in etree.parse(path).iter("record")
        if record.find("field[@name='is_typeset'][@eval='True']") is not None
    }


def taken():
    """Return ``{name of a picture: report}`` of the script of the pictures."""
    return {
        call.args[0].value: call.args[1].value
        for call in ast.walk(parse(SCRIPT))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Paper"
    }


def test_each_printed_form_has_a_picture():
    assert len(printed()) > 25
    assert printed() - set(taken().values()) == set(SAME_SHEET)


def test_the_page_of_the_forms_shows_each_beside_its_name_and_article():
    shown = {}
    for row in ROW.finditer(PAGE.read_text("utf-8")):
        for picture in SHOWN.finditer(row["shown"]):
            assert row["article"].strip(), picture["picture"]
            assert picture["words"].strip()
            shown[picture["picture"]] = row["name"]
    assert set(shown) == set(taken())


def test_a_picture_of_a_paper_is_small():
    sizes = {
        name: (ROOT / "docs/images" / f"{name}.png").stat().st_size for name in taken()
    }
    assert {name: size for name, size in sizes.items() if size > 60_000} == {}
