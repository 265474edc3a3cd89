"""After an update people read the words of the new version."""

import importlib.util
from pathlib import Path

from odoo.tests import TransactionCase, tagged

from ...models.document.period import get_month_label

MIGRATION = Path(__file__).parents[2] / "migrations" / "0.0.0" / "end-labels.py"
INDONESIAN = "id_ID"


@tagged("post_install", "-at_install")
class TestLabels(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang(INDONESIAN)
        modules = cls.env["ir.module.module"].search([("name", "=", "sidocakep_base")])
        modules._load_module_terms(modules.mapped("name"), [INDONESIAN])

    def _migrate(self, version="19.0.1.5.0"):
        spec = importlib.util.spec_from_file_location("labels", MIGRATION)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.migrate(self.env.cr, version)
        self.env.invalidate_all()

    def _in_indonesian(self, xmlid):
        return self.env.ref(f"sidocakep_base.{xmlid}").with_context(lang=INDONESIAN)

    def test_a_former_label_gives_way(self):
        menu = self._in_indonesian("menu_plan")
        present = menu.name
        menu.name = "Nama Dulu"
        self._migrate()
        self.assertEqual(menu.name, present)

    def test_what_the_government_wrote_itself_stays(self):
        """The regulation is a record that no update touches."""
        profile = self._in_indonesian("profile_gunung_mas")
        profile.name = "Peraturan kami"
        self._migrate()
        self.assertEqual(profile.name, "Peraturan kami")

    def test_a_first_installation_has_nothing_former(self):
        menu = self._in_indonesian("menu_plan")
        menu.name = "Nama Dulu"
        self._migrate(version="")
        self.assertEqual(menu.name, "Nama Dulu")

    def test_a_month_is_named_as_people_say_it(self):
        """April 2026, and not 04/2026: in mails, lists and titles of documents."""
        env = self.env(context={"lang": INDONESIAN})
        for year, month, expected in (
            (2026, 4, "April 2026"),
            (2026, 8, "Agustus 2026"),
            (2027, 1, "Januari 2027"),
        ):
            with self.subTest(month=month):
                self.assertEqual(get_month_label(env, year, month), expected)
