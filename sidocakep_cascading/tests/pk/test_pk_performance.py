"""The number of queries is the same for 1 and for 50 PKs."""

from odoo.tests import tagged

from ..common import SIGNED_ON, YEAR, PkCase

MANY = 50


@tagged("post_install", "-at_install")
class TestPkPerformance(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        jobs = cls.env["hr.job"].create(
            [
                {
                    "name": f"Kepala Seksi {number}",
                    "company_id": cls.agency_a.id,
                    "position_kind_id": cls._position_kind("supervisor").id,
                    "superior_id": cls.job_ech3_a.id,
                    "echelon": "iv_a",
                }
                for number in range(MANY)
            ]
        )
        cls.env["hr.employee"].create(
            [
                {
                    "name": f"Pejabat {job.name}",
                    "company_id": cls.agency_a.id,
                    "job_id": job.id,
                    "date_version": "2020-01-01",
                    "nip": cls._next_nip(),
                    "rank_id": cls._rank("iii_d").id,
                }
                for job in jobs
            ]
        )
        cls.jobs = jobs
        cls.pks = cls._create_pks(jobs)

    @classmethod
    def _create_pks(cls, jobs):
        """Create PKs that each hold two lines and two rows of Tabel II."""
        pks = cls.env["sidocakep.pk"].create(
            [
                {"job_id": job.id, "year": YEAR, "date_document": SIGNED_ON}
                for job in jobs
            ]
        )
        cls.env["sidocakep.pk.line"].create(
            [
                {"pk_id": pk.id, "indicator_id": indicator.id}
                for pk in pks
                for indicator in (cls.output, cls.sub_output)
            ]
        )
        cls.env["sidocakep.pk.table2"].create(
            [
                {
                    "pk_id": pk.id,
                    "node_id": node.id,
                    "name": node.name,
                    "amount": 1_000_000,
                }
                for pk in pks
                for node in (cls.node_k1a, cls.node_k1b)
            ]
        )
        return pks

    def _count(self, records, operation):
        """Return the queries of ``operation(records)`` with an empty cache."""
        self.env.flush_all()
        self.env.invalidate_all()
        self.env.registry.clear_all_caches()
        operation(records)  # fills the caches of the registry
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        operation(records)
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def _assert_constant(self, operation, user=None):
        pks = self.pks.with_user(user or self.user_head_a)
        one, many = self._count(pks[:1], operation), self._count(pks, operation)
        self.assertEqual(one, many, f"{one} queries for 1, {many} for {MANY}")
        self.assertTrue(one)

    def _get_specification(self, view_type):
        view = self.env["sidocakep.pk"].get_view(
            self.env.ref(f"sidocakep_cascading.sidocakep_pk_view_{view_type}").id,
            view_type,
        )
        names = view["models"]["sidocakep.pk"]
        specification = {}
        for name in names:
            field = self.env["sidocakep.pk"]._fields[name]
            if field.type == "one2many" and field.comodel_name.startswith("sidocakep"):
                lines = self.env[field.comodel_name]._fields
                specification[name] = {
                    "fields": {
                        line_name: (
                            {"fields": {"display_name": {}}}
                            if lines[line_name].type == "many2one"
                            else {}
                        )
                        for line_name in view["models"][field.comodel_name]
                    }
                }
            elif field.type == "many2one":
                specification[name] = {"fields": {"display_name": {}}}
            else:
                specification[name] = {}
        return specification

    def test_list(self):
        specification = self._get_specification("list")
        self.assertIn("state", specification)
        self._assert_constant(lambda pks: pks.web_read(specification))

    def test_kanban(self):
        specification = self._get_specification("kanban")
        self._assert_constant(lambda pks: pks.web_read(specification))

    def test_the_board_folds_what_is_empty_or_replaced(self):
        self.pks[0]._with_workflow_bypass().write({"state": "replaced"})
        pks = self.env["sidocakep.pk"].with_context(read_group_expand=True)
        read = pks.web_read_group
        asked = {"unfold_read_specification": {"state": {}}}
        board = read([], ["state"], auto_unfold=True, **asked)["groups"]
        self.assertEqual(len(board), 8)
        opened = [group["state"] for group in board if "__records" in group]
        self.assertEqual(opened, ["draft"])
        rows = read([], ["state"], **asked)["groups"]
        self.assertFalse([group for group in rows if "__records" in group])

    def test_form(self):
        specification = self._get_specification("form")
        self.assertIn("line_ids", specification)
        self.assertIn("problem_html", specification)
        self._assert_constant(lambda pks: pks.web_read(specification))

    def test_form_of_who_signs(self):
        specification = self._get_specification("form")
        self._assert_constant(lambda pks: pks.web_read(specification), self.user_ech3_a)

    def test_document_values(self):
        self._assert_constant(lambda pks: pks._get_document_values())

    def test_frozen_document_values(self):
        for pk in self.pks:
            pk._with_workflow_bypass().write({"state": "signed_first"})
        self.pks._freeze()
        self._assert_constant(lambda pks: pks._get_document_values())

    def test_problems(self):
        self._assert_constant(lambda pks: pks._get_problems())

    def test_search_of_what_waits_for_my_signature(self):
        model = self.env["sidocakep.pk"].with_user(self.user_ech3_a)
        self._assert_constant(lambda pks: model.search([("can_sign", "=", True)]).ids)

    def test_drawing_up_does_not_read_more_for_more_positions(self):
        """Reading plan, targets and DPA is constant; creating rows is in batches."""
        from ...models.pk.pk_source import PkSources

        def read_sources(pks):
            sources = PkSources(pks)
            for pk in pks:
                sources.get_promises(pk)
                sources.budget_rows.get_rows(pk)

        self._assert_constant(read_sources)
