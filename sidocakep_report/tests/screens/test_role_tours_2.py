"""Those who carry the work and those who watch it, each at the main task."""

from odoo.tests import HttpCase, tagged

from odoo.addons.sidocakep_cascading.tests.common import YEAR, PkCase

#: Where every tour starts: what the application opens on.
HOME = "/odoo/my-pk"


class RoleTourCase(HttpCase, PkCase):
    def _tour(self, name, role):
        self.env.flush_all()
        user = getattr(self, f"user_{role}")
        self.start_tour(HOME, f"sidocakep_role_{name}_tour", login=user.login)
        self.env.invalidate_all()

    def _assert_signed_first(self, pk, user):
        """The agreement has exactly one signature: of Party I, who proved it."""
        self.assertEqual(pk.state, "signed_first")
        [signature] = pk.signature_ids
        self.assertEqual(signature.party, "first")
        self.assertEqual(signature.user_id, user)
        self.assertEqual(signature.method, "password")
        self.assertEqual(signature.content_hash, pk.frozen_hash)


@tagged("-standard", "post_install", "-at_install", "long")
class TestRoleToursBelow(RoleTourCase):
    """Echelon III, IV, functional and pelaksana: what their superior handed them.

    Those above, in the browser, are in the usual run.
    """

    def test_echelon3_hands_a_line_of_the_own_pk_down(self):
        pk = self._sign_to(self._create_pk(self.job_ech3_a), "in_force")
        [line] = pk.line_ids
        self._tour("echelon3", "ech3_a")
        [draft] = self.env["sidocakep.pk"].search(
            [("company_id", "=", self.agency_a.id), ("id", "!=", pk.id)]
        )
        self.assertEqual(draft.job_id, self.job_ech4_a)
        self.assertEqual((draft.state, draft.year), ("draft", YEAR))
        self.assertEqual(draft.create_uid, self.user_ech3_a)
        handed = draft.line_ids.filtered(
            lambda item: item.indicator_id == line.indicator_id
        )
        self.assertEqual(handed.parent_line_id, line)
        self.assertEqual(handed.cascade_method, "same")
        self.assertEqual(handed.target_text, "90 Persen")
        self.assertEqual(pk.state, "in_force")

    def test_echelon4_reads_proposes_and_signs_the_own_pk(self):
        pk = self._create_pk(self.job_ech4_a)
        self._tour("echelon4", "ech4_a")
        self._assert_signed_first(pk, self.user_ech4_a)
        self.assertEqual(pk.frozen_values["total"], "Rp150.000.000,00")

    def test_functional_proposes_and_signs_from_the_inbox(self):
        pk = self._create_pk(self.job_func_a)
        other = self._sign_to(self._create_pk(self.job_ech4_a), "proposed")
        self._tour("functional", "func_a")
        self._assert_signed_first(pk, self.user_func_a)
        self.assertEqual(other.state, "proposed")

    def test_pelaksana_signs_an_agreement_without_a_budget(self):
        """What the head of section handed down; Gunung Mas 24/2024, annex C.2."""
        above = self._create_pk(self.job_ech4_a)
        pk = self._create_pk(self.job_pelaksana_a)
        [upper] = above.line_ids
        self.env["sidocakep.pk.line"].create(
            {
                "pk_id": pk.id,
                "indicator_id": upper.indicator_id.id,
                "node_id": upper.node_id.id,
                "written": "120",
                "parent_line_id": upper.id,
                "cascade_method": "same",
            }
        )
        self._tour("pelaksana", "pelaksana_a")
        self._assert_signed_first(pk, self.user_pelaksana_a)
        self.assertFalse(pk.amount_total)
        self.assertEqual(above.state, "draft")


@tagged("post_install", "-at_install", "-standard", "long")
class TestRoleToursBeside(RoleTourCase):
    """Bappeda, Inspektorat and the monitoring office: they look at all agencies."""

    def test_bappeda_reviews_a_renstra_and_draws_up_the_rkt(self):
        amendment = self.renstra._amend()
        amendment.amendment_reason = "Perubahan RPJMD"
        self._tour("bappeda", "bappeda")
        self.assertEqual(amendment.state, "reviewed")
        self.assertEqual(amendment.reviewer_id, self.user_bappeda)
        self.assertEqual(amendment.review_note, "Sesuai dengan RPJMD")
        self.assertEqual(self.renstra.state, "decided")
        [rkt] = self.env["sidocakep.rkt"].search(
            [("year", "=", YEAR), ("create_uid", "=", self.user_bappeda.id)]
        )
        self.assertEqual(rkt.company_id, self.government)
        self.assertEqual((rkt.scope, rkt.state), ("government", "draft"))
        self.assertEqual(rkt.plan_id, self.rpjmd)
        line = rkt.line_ids.filtered("indicator_id")
        self.assertEqual(line.indicator_id, self.iku_ipm)
        self.assertEqual(line.value, 72.5)

    def test_inspektorat_opens_the_coverage_and_the_finding_behind_it(self):
        """Nobody carries the head's lines: it is seen, and cannot be mended by them."""
        pk = self._sign_to(self._create_pk(self.job_head_a), "in_force")
        before = self._read_agreements()
        self._tour("inspektorat", "inspektorat")
        self.assertEqual(self._read_agreements(), before)
        findings = self.env["sidocakep.coverage.finding"].with_user(
            self.user_inspektorat
        )
        seen = findings.search(
            [("pk_id", "=", pk.id), ("kind", "=", "line_not_carried")]
        )
        self.assertEqual(seen.pk_line_id, pk.line_ids)

    def _read_agreements(self):
        pks = self.env["sidocakep.pk"].search([])
        return [(pk.id, pk.state, pk.write_date, len(pk.message_ids)) for pk in pks]

    def test_monev_follows_the_deadlines_of_all_agencies(self):
        node = self.env["sidocakep.plan.node"]
        plan = self._create_plan("renstra", self.agency_b, self.rpjmd)
        for level in ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan"):
            code = {"program": "1.05.03", "kegiatan": "1.05.03.2.01"}.get(level)
            code = "1.05.03.2.01.0001" if level == "sub_kegiatan" else code
            node = self._create_node(plan, level, f"Siaga {level}", node, code or False)
        self._decide(plan)
        self._create_budget(self.agency_b, [(node, 40_000_000, "apbd")])
        pk = self._create_pk(self.job_head_a)
        self.env.flush_all()
        self.env["sidocakep.deadline.request"]._refresh_now()
        deadlines = self.env["sidocakep.deadline"].with_user(self.user_monev)
        before = deadlines.search([("company_id", "in", self.government.child_ids.ids)])
        self.assertLessEqual(self.agency_a | self.agency_b, before.company_id)
        dates = before.mapped("date_due")
        self._tour("monev", "monev")
        self.assertEqual(before.mapped("date_due"), dates)
        self.assertFalse(any(before.mapped("done_on")))
        self.assertEqual(pk.state, "draft")
