"""The printed forms as texts that are edited: which have one, who opens it."""

import io
import zipfile

from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import PrintCase

#: What people write on before it is decided: letters, decrees, minutes, reports.
TEXTS = {
    *("cascading", "data_collection", "dialog", "handover", "iku", "lkjip"),
    *("cascading_letter", "dialog_invitation", "lkjip_letter", "lkjip_review"),
    "lkjip_dispatch_letter",
    *("measurement_letter", "measurement_result", "team"),
}


@tagged("post_install", "-at_install")
class TestFormText(PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # of the agreement, whose page the other tests of prints read
        cls.report = cls.env["ir.actions.report"].create(
            {
                "name": "PK",
                "model": "sidocakep.pk",
                "report_type": "py3o",
                "py3o_filetype": "odt",
                "report_name": "sidocakep_report.report_pk_text_test",
                "printed_form_id": cls.env.ref("sidocakep_report.action_report_pk").id,
            }
        )

    def _open(self, user, records=None):
        reports = self.env["ir.actions.report"].with_user(user).sudo()
        ids = self.pk.ids if records is None else records.ids
        content, kind = reports._render_py3o(self.report.report_name, ids)
        self.assertEqual(kind, "odt")
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [
                etree.fromstring(archive.read(name))
                for name in ("content.xml", "styles.xml")
            ]

    def test_what_is_written_on_has_one(self):
        texts = self.env["ir.actions.report"].search([("report_type", "=", "py3o")])
        texts = texts.filtered("binding_model_id")
        self.assertEqual(
            set(texts.mapped("report_name")),
            {f"sidocakep_report.report_{name}_text" for name in TEXTS},
        )
        for text in texts:
            form = text.printed_form_id
            # A letter does not take the name of the file of what it goes with.
            self.assertEqual(text.print_report_name, form.print_report_name)
            self.assertEqual(text.report_name, f"{form.report_name}_text")
            self.assertEqual(text.binding_model_id, form.binding_model_id)
            self.assertEqual(text.model, form.model)

    def test_two_papers_of_a_document_are_two_files(self):
        """Else the second that is saved takes the place of the first."""
        reports = self.env["ir.actions.report"].search(
            [("report_name", "=like", "sidocakep_report.%")]
        )
        names = [
            (item.model, item.report_type, item.print_report_name) for item in reports
        ]
        names = [name for name in names if name[2] and "display_name" in name[2]]
        twice = {name for name in names if names.count(name) > 1}
        self.assertFalse(twice)

    def test_it_says_what_the_print_says_and_that_it_is_a_copy(self):
        content, styles = self._open(self.user_ech3_a)
        cells = {
            " ".join("".join(cell.itertext()).split())
            for cell in content.iter("{*}table-cell")
        }
        page = self._render_html(self.pk)
        for table in (0, 1):
            for row in self._get_cells(page, table):
                self.assertLessEqual(set(filter(None, row)), cells)
        [head] = set(map("".join, (e.itertext() for e in styles.iter("{*}header"))))
        self.assertIn("what holds is the printed document", head)

    def test_who_does_not_read_the_record_opens_none(self):
        with self.assertRaises(AccessError):
            self._open(self.user_head_b)

    def test_of_nothing_there_is_no_text(self):
        with self.assertRaisesRegex(UserError, "Choose the documents"):
            self._open(self.user_ech3_a, self.pk.browse())

    def test_templates_of_py3o_are_the_administrators_alone(self):
        for model in ("py3o.template", "py3o.report"):
            for user in (self.user_organisasi, self.user_ech3_a, self.user_bupati):
                for act in ("read", "create", "write"):
                    with self.subTest(model, user=user.login, act=act):
                        self.assertFalse(
                            self.env[model].with_user(user).has_access(act)
                        )
