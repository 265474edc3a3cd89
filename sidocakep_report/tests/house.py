"""What holds of each form that an office words itself, asked of one of its papers."""

import io
import zipfile

from lxml import etree

from ..engine import house
from ..models.form.house_forms import HOUSE_FORMS, WRITERS

HOUSE = "sidocakep.house.template"


def read_words(content):
    """Return the blocks of a text, each as its words; without empty ones."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    # a blank beside a field is an element once LibreOffice saved the text
    for blank in root.iter("{*}line-break", "{*}s", "{*}tab"):
        blank.tail = f" {blank.tail or ''}"
    blocks = ("".join(item.itertext()).split() for item in root.iter("{*}p", "{*}h"))
    return [" ".join(block) for block in blocks if block]


def find_place(document, path):
    """Return what stands in a place of printed values.

    :raise LookupError: there is no such place
    """
    for name in path.split("."):
        document = document[int(name) if isinstance(document, list) else name]
    return document


def find_unknown(fields, document):
    """Return the published fields that the printed values of a document lack."""
    unknown = []
    for name, field in fields.items():
        if field.path in ("", "."):
            continue
        try:
            for path in field.path.split("|"):
                found = find_place(document, path)
        except (LookupError, TypeError):
            unknown.append(name)
            continue
        for row in found if field.items else ():
            unknown += find_unknown(field.items, row)
    return unknown


def check_house(case, form, record, number=0):
    """Each field is a value of the page; the template begun with says the same.

    :param number: of the report, where several have one form
    """
    report = HOUSE_FORMS[form].get_reports(case.env)[number]
    values = case.env[f"report.{report.report_name}"]
    [page] = values._get_report_values(record.ids)["pages"]
    fields = house.read_fields(form)
    case.assertFalse(find_unknown(fields, page["doc"]))
    start = case.env[HOUSE].new({"form": form})._write_start()
    filled = house.fill_template(start, fields, page["doc"], WRITERS)
    printed = report._typeset_write_text(report, record)
    case.assertEqual(read_words(filled), read_words(printed))
