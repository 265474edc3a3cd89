"""Every form that an office words itself: its template says what the form prints."""

import io
import zipfile
from base64 import b64decode, b64encode
from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.common import SidocakepCase
from odoo.addons.sidocakep_base.tests.thorough import IS_LONG, some

from ...engine import house
from ...models.form.house_forms import HOUSE_FORMS, WRITERS
from ..house import HOUSE, read_words

#: What a stranger puts into a template: instead of what, what; how it is refused.
HOSTILE = (
    (b"</office:text>", b"<text:script>x</text:script></office:text>", "macro"),
    (b"</office:text>", b"<text:dde-connection/></office:text>", "outside the file"),
    (b'text:name="py3o.', b'text:name="py3o.x.__class__.', "no field but code"),
    (b'text:name="py3o.', b'text:name="py3o.rahasia.', "no field"),
    (b"<?xml", b"<!DOCTYPE x><?xml", "document type"),
)
#: A PNG of one dot.
PIXEL = (
    b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAA"
    b"AABJRU5ErkJggg=="
)


def empty_values(value):
    """Return printed values of a document of which only numbers are there."""
    if isinstance(value, dict):
        return {key: empty_values(item) for key, item in value.items()}
    if isinstance(value, list):
        return []
    return "" if isinstance(value, str) and not value.isdigit() else value


def double_rows(value):
    """Return printed values with each list twice as long."""
    if isinstance(value, dict):
        return {key: double_rows(item) for key, item in value.items()}
    if isinstance(value, list) and len(value) == 1:
        return [double_rows(item) for item in value] * 2
    return value


def blank_rows(value):
    """Return printed values whose lists have rows in which nothing stands."""
    if isinstance(value, list):
        return [item if isinstance(item, str) else blank_rows(item) for item in value]
    if isinstance(value, dict):
        return {key: blank_rows(item) for key, item in value.items()}
    return empty_values(value)


@tagged("post_install", "-at_install")
class TestHouseForms(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.templates = {
            name: cls.env[HOUSE].create({"form": name}) for name in HOUSE_FORMS
        }
        cls.starts = {name: item._write_start() for name, item in cls.templates.items()}

    def test_the_template_to_begin_with_says_what_the_form_prints(self):
        """Of one without rows, of a whole document, with two rows, with empty rows."""
        changes = (empty_values, dict, double_rows, blank_rows)
        for number, (name, template) in enumerate(self.templates.items()):
            start, fields = self.starts[name], house.read_fields(name)
            # a usual run asks each form two of them, by turns
            usual = changes[:1] + changes[1 + number % 3 :][:1]
            for change in changes if IS_LONG else usual:
                with self.subTest(name, change=change.__name__):
                    page = template._complete_sample(change(house.read_sample(name)))
                    if change is empty_values and "is_draft" in page:
                        page["is_draft"] = True  # what is empty is left to the pen
                    filled = house.fill_template(start, fields, page, WRITERS)
                    printed = template._print_page(page)
                    self.assertEqual(read_words(filled), read_words(printed))

    def test_each_template_to_begin_with_is_taken_and_shown_by_an_example(self):
        for name, template in some(self.templates.items(), 4):
            with self.subTest(name):
                for field in house.read_fields(name):
                    self.assertIn(field, template.field_list)
                before = read_words(b64decode(template.preview))
                template.file = b64encode(self.starts[name])
                template.invalidate_recordset(["preview"])
                self.assertEqual(read_words(b64decode(template.preview)), before)

    def test_each_form_refuses_what_is_no_page(self):
        for name, template in self.templates.items():
            start = self.starts[name]
            for old, new, words in some(HOSTILE, 2):
                with (
                    self.subTest(name, new=new),
                    self.assertRaisesRegex(ValidationError, words),
                ):
                    template.file = b64encode(change_content(start, old, new))

    def test_the_coat_of_arms_is_in_it_unless_it_is_a_drawing(self):
        drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
        picture = b64decode(PIXEL)
        for logo, count in ((drawing, 0), (picture, 1)):
            with patch.object(
                type(self.env["res.company"]),
                "_get_document_logo",
                return_value=b64encode(logo),
            ):
                start = self.templates["letter"]._write_start()
            with zipfile.ZipFile(io.BytesIO(start)) as archive:
                found = [name for name in archive.namelist() if "Pictures/" in name]
            self.assertEqual(len(found), count)


def change_content(text, old, new):
    """Return a text with words of its content changed."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(text)) as source,
        zipfile.ZipFile(buffer, "w") as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "content.xml":
                assert old in part
                part = part.replace(old, new)
            target.writestr(name, part)
    return buffer.getvalue()
