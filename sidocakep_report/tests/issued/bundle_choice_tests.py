"""Which documents a bundle is of; run in the world of ``TestIssuedDocument``."""

from odoo import Command


class BundleChoiceTests:
    """Mixin of a test case that has issued an agreement and accepts a measurement."""

    def test_a_bundle_is_chosen_by_level_unit_period_and_agency(self):
        """A document without such a thing is not among them; units are below theirs."""
        measured = self._accept()
        agreed = self._get_issue(self.pk_ech3)
        job = self.pk_ech3.job_id
        job.department_id = self.env["hr.department"].create(
            {"name": "Bidang Uji", "company_id": job.company_id.id}
        )
        other = self.env["sidocakep.position.kind"].search(
            [("id", "!=", job.position_kind_id.id)], limit=1
        )
        own, whole = self.user_secretary_a, self.user_organisasi
        here = job.department_id.ids
        self._check_choice(
            agreed | measured,
            (own, {"position_kind_ids": job.position_kind_id.ids}, agreed),
            (own, {"position_kind_ids": other.ids}, agreed.browse()),
            (own, {"department_ids": here}, agreed),
            (own, {"period": "1", "department_ids": here}, agreed.browse()),
            (whole, {"period": "1"}, measured),
            (whole, {"period": "2"}, agreed.browse()),
        )
        unit = self._create_company(
            "Puskesmas Uji", parent_id=self.agency_a.id, sidocakep_kind="puskesmas"
        )
        agreed.flush_recordset()
        self.env.cr.execute(
            "UPDATE sidocakep_issued_document SET company_id = %s WHERE id = %s",
            (unit.id, agreed.id),
        )
        agreed.invalidate_recordset()
        self._check_choice(
            agreed | measured,
            (whole, {"company_ids": self.agency_a.ids}, agreed | measured),
            (whole, {"company_ids": unit.ids}, agreed),
        )

    def test_the_agreements_of_an_agency_are_bound_down_the_ladder(self):
        """By their names alone the Seksi would stand before its Bidang."""
        upper = self._get_issue(self.pk_ech3).sudo()
        lower = self._get_issue(self.pk_ech4).sudo()
        for issue, name in ((upper, "Z Kepala Bidang"), (lower, "A Kepala Seksi")):
            issue.flush_recordset()
            self.env.cr.execute(
                "UPDATE sidocakep_issued_document SET name = %s WHERE id = %s",
                (name, issue.id),
            )
        both = upper | lower
        both.invalidate_recordset()
        bundle = self._choose(year=2026)
        bundle.sudo()._as_program().issue_ids = both
        self.assertEqual(bundle._list_issues().mapped("id"), [upper.id, lower.id])

    def _check_choice(self, of_these, *cases):
        """Compare what a user's choice finds among some issues."""
        for user, vals, expected in cases:
            with self.subTest(vals):
                lists = {
                    name: [Command.set(value)] if isinstance(value, list) else value
                    for name, value in vals.items()
                }
                bundle = self._choose(user, year=2026, **lists)
                found = self.issues.with_user(user).search(bundle._get_domain())
                self.assertEqual(found.sudo() & of_these, expected)
                self.assertEqual(bundle.found_count, len(found))
