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
    for line_break in root.iter("{*}line-break"):
        line_break.tail = f" {line_break.tail or ''}"
    blocks = ("".join(item.itertext()).split() for item in root.iter("{*}p", "{*}h"))
    return [" ".join(block) for block in blocks if block]


def find_unknown(fields, document):
    """Return the published fields that the printed values of a document lack."""
    unknown = []
    for name, field in fields.items():
        paths = [path for path in field.path.split("|") if path]
        if paths and not any(has_path(document, path) for path in paths):
            unknown.append(name)
        elif field.items:
            for item in house.read_values({name: field}, document)[name]:
                if set(item) != set(field.items):
                    unknown.append(name)
            for row in get_rows(document, field.path):
                unknown += find_unknown(field.items, row)
    return unknown


def get_rows(document, path):
    for name in path.split("."):
        document = document[name]
    return document


def has_path(document, path):
    """Tell whether printed values have a place, empty or not."""
    if path == ".":
        return isinstance(document, str)
    for name in path.split("."):
        if isinstance(document, dict):
            if name not in document:
                return False
            document = document[name]
        elif isinstance(document, list | tuple) and name.isdigit():
            if int(name) >= len(document):
                return False
            document = document[int(name)]
        else:
            return False
    return True


class HouseChecks:
    """For tests of the prints of a document."""

    def _check_house(self, form, record, number=0):
        """Each field is a value of the page; the template begun with says the same.

        :param number: of the report, where several have one form
        """
        report = HOUSE_FORMS[form].get_reports(self.env)[number]
        values = self.env[f"report.{report.report_name}"]
        [page] = values._get_report_values(record.ids)["pages"]
        fields = house.read_fields(form)
        self.assertFalse(find_unknown(fields, page["doc"]))
        template = self.env[HOUSE].create({"form": form})
        filled = house.fill_template(
            template._write_start(), fields, page["doc"], WRITERS
        )
        printed = report._typeset_write_text(report, record)
        self.assertEqual(read_words(filled), read_words(printed))
