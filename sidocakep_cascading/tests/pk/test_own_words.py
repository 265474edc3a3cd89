"""A regency reads the words of its own regulation in every check, and no others."""

import re
from contextlib import contextmanager

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import PkCase

FOREIGN = re.compile(r"Gunung Mas|Paser|24/2024|23/2016|SIDO CAKEP|SIMANja")
OWN = "Perbup Rimba Raya 12/2026"
#: Every duty whose breach the walk below provokes.
WALKED = (
    "dpa_before_pk",
    "earlier_years",
    "budget_total",
    "ground_mutasi",
    "ground_priority",
    "ground_strategy",
    "line_kind",
    "line_target",
    "plan_agency",
    "plan_levels",
    "plan_objective",
    "plan_parent",
    "plan_year",
    "rkt_before_rka",
    "rkt_objective",
    "rkt_plan",
    "rkt_target",
    "table1_filled",
)


@tagged("post_install", "-at_install")
class TestOwnWords(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.profile = cls.profile_gm.copy(
            {
                "name": "Rimba Raya",
                "regulation_number": "Peraturan Bupati Rimba Raya Nomor 12 Tahun 2026",
                "pk_basis_article": "Pasal 201",
                "smart_article": "Pasal 202",
                "parent_line_article": "Pasal 203",
            }
        )
        for number, rule in enumerate(cls.profile.rule_ids, start=101):
            rule.article = f"Pasal {number}"
        for number, row in enumerate(
            [*cls.profile.level_rule_ids, *cls.profile.deadline_ids], start=301
        ):
            row.article = f"Pasal {number}"
        cls.government.profile_id = cls.profile

    @contextmanager
    def _refused(self, texts):
        with self.assertRaises(UserError) as caught, self.env.cr.savepoint():
            yield
        texts.append(str(caught.exception))

    def _walk(self):
        """Break every duty in turn and return all that is said about it."""
        texts = []
        self._walk_plans(texts)
        self._walk_rkt(texts)
        self._walk_agreements(texts)
        return texts

    def _walk_plans(self, texts):
        draft = self.env["sidocakep.plan"].create(
            {
                "name": "Renstra Lain",
                "kind": "renstra",
                "company_id": self.agency_b.id,
                "year_start": self.renstra.year_start,
                "year_end": self.renstra.year_end,
            }
        )
        goal = self._create_node(draft, "tujuan", "Tujuan lepas")
        self._create_node(draft, "sasaran", "Sasaran lepas", goal)
        self.env.flush_all()
        texts += draft._get_missing_for_review()
        findings = self.env["sidocakep.plan.finding"].search([])
        texts += [f"{finding.message} {finding.remedy}" for finding in findings]
        texts.append(self.budget.rkt_notice or "")

    def _walk_rkt(self, texts):
        rkts = self.env["sidocakep.rkt"]
        values = {"company_id": self.agency_a.id, "year": 2026}
        with self._refused(texts):
            rkts.create({**values, "plan_id": self.rpjmd.id})
        rkt = rkts.create({**values, "plan_id": self.renstra.id})
        texts += rkt._get_missing_for_decision()
        rkt.action_draw_from_plan()
        rkt.line_ids.filtered("is_included")[0].figure_status = "not_reported"
        texts += rkt._get_missing_for_decision()

    def _walk_agreements(self, texts):
        self.profile.parent_line_severity = "severe"
        empty = self._create_pk(self.job_ech4_a)
        empty.line_ids.unlink()
        empty.basis = "tupoksi"
        pk = self._create_pk(self.job_head_a)
        pk.date_document = "2025-12-01"
        pk.line_ids[0].figure_status = "not_reported"
        pk.line_ids.parent_line_id = False
        self.iku_1.write({"smart_specific": "unanswered", "smart_achievable": "no"})
        pk.table2_ids[-1].unlink()
        pk.table2_ids.pk_line_ids = False
        other = self.env["sidocakep.indicator"].create(
            {
                "name": "Surat yang diproses",
                "company_id": self.agency_a.id,
                "kind": "other",
                "owner_job_id": self.job_head_a.id,
            }
        )
        pk.line_ids = [
            Command.create(
                {"indicator_id": other.id, "objective": "Tertib", "written": "100"}
            )
        ]
        idle = self._create_pk(self.job_head_b)
        pks = empty | pk | idle
        pks.invalidate_recordset()
        for problems in pks._get_problems().values():
            texts += [f"{item.message} {item.remedy}" for item in problems]
        signed = self._sign_to(self._create_pk(self.job_bupati), "in_force")
        try:
            with self.env.cr.savepoint():
                signed._check_revise("other", "Salah ketik", signed.date_document)
        except UserError as error:
            texts.append(str(error))
        self.env["sidocakep.deadline.request"]._refresh_now()
        texts += [
            row.article or "" for row in self.env["sidocakep.deadline"].search([])
        ]

    def test_every_breach_is_told_in_the_words_of_the_own_regulation(self):
        texts = self._walk()
        foreign = [text for text in texts if FOREIGN.search(text)]
        self.assertFalse(foreign)
        said = "\n".join(texts)
        for code in WALKED:
            rule = self.profile._get_rule(code)
            with self.subTest(code):
                self.assertRegex(said, rf"{OWN} {rule.article}\b")
        for article in ("Pasal 201", "Pasal 202"):
            self.assertIn(f"{OWN} {article}", said)

    def test_without_rows_nothing_of_it_is_said(self):
        self.profile.rule_ids.unlink()
        self.profile.write(
            {
                "pk_basis_article": False,
                "smart_article": False,
                "parent_line_article": False,
            }
        )
        said = "\n".join(self._walk())
        self.assertFalse(FOREIGN.search(said))
        for number in range(101, 130):
            self.assertNotIn(f"Pasal {number}", said)
        for words in ("Tabel I is empty", "neither an IKU", "adds up to"):
            self.assertNotIn(words, said)
