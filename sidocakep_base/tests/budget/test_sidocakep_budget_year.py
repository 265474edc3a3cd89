from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..common import ROLES, SidocakepCase

MODEL = "sidocakep.budget.year"


@tagged("post_install", "-at_install")
class TestBudgetYear(SidocakepCase):
    """Gunung Mas 24/2024 art. 7(4) counts from the day the budget year is decided."""

    def _create(self, **vals):
        return self.env[MODEL].create(
            {
                "company_id": self.government.id,
                "year": 2026,
                "decided_on": "2025-12-20",
                **vals,
            }
        )

    def test_the_day_is_found_by_government_and_year(self):
        self._create()
        other = self._create_company("Kabupaten Lain", parent_id=False)
        found = self.env[MODEL]._get_decided_on(self.government | other, [2026, 2027])
        self.assertEqual(list(found), [(self.government.id, 2026)])
        self.assertEqual(str(found[self.government.id, 2026]), "2025-12-20")

    @mute_logger("odoo.sql_db")
    def test_a_year_is_decided_once(self):
        self._create()
        with self.assertRaises(IntegrityError):
            self._create(decided_on="2025-12-21")

    @freeze_time("2026-01-10")
    def test_a_decision_lies_in_the_past_and_belongs_to_the_year(self):
        for vals, words in (
            ({"decided_on": "2026-01-11"}, "day to come"),
            ({"decided_on": "2024-12-20"}, "year before or in"),
            ({"year": 26}, "four digits"),
            ({"company_id": self.agency_a.id}, "whole government"),
        ):
            with self.subTest(words), self.assert_refused(ValidationError, words):
                self._create(**vals)

    def test_kept_by_bappeda_and_organisasi_read_by_all_deleted_by_nobody(self):
        record = self._create()
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            model = self.env[MODEL].with_user(user)
            with self.subTest(role):
                [row] = call_kw(model, "read", [record.ids, ["decided_on"]], {})
                self.assertEqual(str(row["decided_on"]), "2025-12-20")
                with self.assertRaises(AccessError):
                    call_kw(model, "unlink", [record.ids], {})
                if role in ("bappeda", "organisasi"):
                    call_kw(model, "write", [record.ids, {"number": role}], {})
                else:
                    with self.assertRaises(AccessError):
                        call_kw(model, "write", [record.ids, {"number": role}], {})
        self.assertIn(record.number, ("bappeda", "organisasi"))

    def test_the_day_is_moved_with_a_reason_that_stays(self):
        """Moved in silence, what was handed in late would be punctual for good."""
        record = self._create().with_user(self.user_bappeda)
        moved = {"decided_on": "2025-12-28"}
        with self.assertRaisesRegex(UserError, "Reason of the Change"):
            call_kw(record, "write", [record.ids, moved], {})
        call_kw(record, "write", [record.ids, {"decided_on": "2025-12-20"}], {})
        reason = "Tanggal pengundangan, bukan persetujuan"
        vals = moved | {"change_reason": f" {reason} "}
        call_kw(record, "write", [record.ids, vals], {})
        trail = self.env["sidocakep.trail"].search(record._open_trail()["domain"])
        self.assertEqual(
            trail.mapped(lambda row: (row.field_name, row.reason, row.user_name)),
            [("decided_on", reason, self.user_bappeda.name)],
        )
