"""The place of a certified signature: a field that is tagged, named and archival."""

import io

import pikepdf
import pytest
from pikepdf import Name

from sidocakep_report.typeset.engine import (
    compile_document,
    find_places,
    read_documents,
)

from .reading import LONG
from .test_archival import PROFILES, find_failures
from .test_mark import SVG

SIGN = """<table class="ts-sign"><tbody>
<tr><td>Kedua</td><td>Pertama</td></tr>
<tr class="ts-sign-space"><td/><td/></tr>
<tr><td>{second}</td><td><b>Sri Wahyuni, S.E.</b><br/>No. 1</td></tr>
</tbody></table>"""
PAGE = """<html lang="{lang}"><body><div class="article ts-doc" data-title="Uji">{body}
<div class="ts-footer" data-places="{places}"><img class="ts-mark" alt="Kode"
src="{mark}"/></div></div></body></html>"""
NAME = "<b>Drs. Ünal (Kepala) 100%</b>"


def write(body=None, places="1", lang="id", second=NAME):
    body = f"<p>Isi</p>{SIGN.format(second=second)}" if body is None else body
    html = PAGE.format(lang=lang, body=body, places=places, mark=SVG)
    [document] = read_documents(html, LONG)
    return compile_document(document)


def open_pdf(content):
    return pikepdf.open(io.BytesIO(content))


def get_page(content):
    with open_pdf(content) as pdf:
        return pdf.pages[0].obj.Contents.read_bytes()


def test_each_who_signs_has_a_place_above_his_name():
    left, right = find_places(write())
    assert left.text == "Tempat tanda tangan elektronik: Drs. Ünal (Kepala) 100%"
    assert right.text == "Tempat tanda tangan elektronik: Sri Wahyuni, S.E."
    assert (left.name, right.name) == ("signature1", "signature2")
    assert left.page == right.page == 1
    assert not left.is_filled
    for place in (left, right):
        width = place.rectangle[2] - place.rectangle[0]
        height = place.rectangle[3] - place.rectangle[1]
        assert (round(width), round(height)) == (159, 48)  # 56 x 17 mm
    assert left.rectangle[2] < right.rectangle[0]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_print_with_places_is_what_it_claims_to_be(profile):
    assert find_failures(write(), profile) == set()


@pytest.mark.parametrize(
    ("key", "profile"),
    [("/TU", "ua1"), ("/StructParent", "ua1"), ("/AP", "2a"), ("/F", "2a")],
)
def test_what_a_field_has_to_have_is_missed(key, profile):
    with open_pdf(write()) as pdf:
        del pdf.Root.AcroForm.Fields[0][key]
        stream = io.BytesIO()
        pdf.save(stream)
    assert find_failures(stream.getvalue(), profile)


def test_the_tag_of_a_place_is_that_of_a_form():
    with open_pdf(write()) as pdf:
        numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for field in pdf.Root.AcroForm.Fields:
            tag = numbers[int(field.StructParent)]
            assert Name.Form == tag.S
            assert tag.K[0].Obj.objgen == field.objgen
            assert field.P.objgen == pdf.pages[0].objgen


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ("(<b>Dra. Dua,\n M.Si.</b>)<br/>No. 2", "Dra. Dua, M.Si."),
        ("<p>\n</p><p>Dra. Dua (Plt.)</p><p>Pembina</p>", "Dra. Dua (Plt.)"),
        ("<br/><span>Dra.</span> <b>Dua</b>", "Dra. Dua"),
    ],
)
def test_the_name_is_the_first_line_below(second, name):
    [left, _right] = find_places(write(second=second))
    assert left.text == f"Tempat tanda tangan elektronik: {name}"


def test_nothing_on_the_page_moves():
    assert get_page(write()) == get_page(write(places=""))


def test_the_same_bytes_each_time_and_another_language():
    assert write() == write()
    [place, _other] = find_places(write(lang="en"))
    assert place.text.startswith("Place of signature: ")


def test_no_place_where_nobody_is_named_or_none_is_asked_for():
    [only] = find_places(write(second=""))
    assert only.text.endswith("Sri Wahyuni, S.E.")
    assert find_places(write(places="")) == []
    assert find_places(write(body="<p>place-of-signature:x</p>")) == []
