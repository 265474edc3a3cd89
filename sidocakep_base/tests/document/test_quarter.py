"""Where a list is grouped by quarters it says which, as officials do."""

from babel.dates import format_date

from odoo import fields
from odoo.tests import TransactionCase, tagged
from odoo.tools import get_lang


@tagged("post_install", "-at_install")
class TestQuarter(TransactionCase):
    def test_a_group_of_ours_has_our_word_and_no_other_has_it(self):
        day = fields.Datetime.to_datetime("2026-07-01 00:00:00")
        env = self.env(context={"lang": "en_US"})
        theirs = format_date(day, "QQQ yyyy", locale=get_lang(env).code)
        for model, spec, label in (
            ("sidocakep.trail", "date:quarter", "Quarter III 2026"),
            ("res.partner", "create_date:quarter", theirs),
            ("sidocakep.plan", "create_uid.create_date:quarter", theirs),
        ):
            with self.subTest(model=model, spec=spec):
                formatter = env[model]._web_read_group_groupby_formatter
                [key, said], domain = formatter(spec, [])(day)
                self.assertEqual((key[:10], said), ("2026-07-01", label))
                self.assertTrue(domain)
        formatter = env["sidocakep.trail"]._web_read_group_groupby_formatter
        self.assertFalse(formatter("date:quarter", [])(False)[0])
