"""No text of ours is what Python writes for records: ``hr.job()``."""

import re

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.const import OUR_ADDONS
from odoo.addons.sidocakep_base.tests.common import SidocakepCase

CALL = r"\b\w+(\.\w+)+\([\d, ]*\)"


@tagged("post_install", "-at_install")
class TestNoRecordsInTexts(SidocakepCase):
    """A text that is given records raises in all of these tests (``SidocakepCase``)."""

    def test_a_text_that_is_given_records_raises(self):
        partner = self.env["res.partner"]
        with self.assertRaisesRegex(TypeError, "name is a text"):
            partner.new({"name": partner})

    def test_what_has_nothing_to_begin_with_shows_nothing(self):
        """A row that is just added in a list: nobody and nothing is chosen in it."""
        found = []
        for name, model in sorted(self.env.items()):
            if not (model._auto and name.startswith("sidocakep.")):
                continue
            for field in model._fields.values():
                ours = any(item.startswith(OUR_ADDONS) for item in field._modules)
                if field.is_text and field.compute and ours:
                    text = self._read_empty(model, field)
                    if re.search(CALL, text):
                        found.append(f"{field}: {text}")
        self.assertFalse(found)

    def _read_empty(self, model, field):
        """Return a text of a record without values, or of the error in its place."""
        try:
            return model.new({})[field.name] or ""
        except (TypeError, AttributeError, KeyError, ValueError, UserError) as error:
            # Nobody opens such a record; only a text made of records is a finding.
            return str(error) if "is a text and was given" in str(error) else ""
