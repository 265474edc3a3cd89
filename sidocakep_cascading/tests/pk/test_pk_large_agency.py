"""What a PK costs does not depend on how many work in the agency, and all do so evenly.

Counted are queries and calls of functions of these addons: a machine's speed is not in
them, a loop inside a loop is.
"""

import sys

from odoo.tests import tagged

from ..common import SIGNED_ON, YEAR, PkCase

SMALL, LARGE = 6, 30


def count_calls(function):
    """Return how many functions of the addons ``function`` enters."""
    calls = 0

    def count(frame, event, _argument):
        nonlocal calls
        if event == "call" and "sidocakep" in frame.f_code.co_filename:
            calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        function()
    finally:
        sys.setprofile(before)
    return calls


@tagged("post_install", "-at_install", "-standard", "long")
class TestPkLargeAgency(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.small = cls._create_agency(SMALL)
        cls.large = cls._create_agency(LARGE)

    @classmethod
    def _create_agency(cls, size):
        """Return the positions of an agency: a head and ``size`` people below.

        Everybody owns an indicator of the same sasaran, below that of the head, and
        answers for a sub kegiatan with a budget.
        """
        agency = cls._create_company(f"Dinas {size}", sidocakep_kind="dinas")
        head = cls._create_job("Kepala", "head", company=agency, echelon="ii_b")
        jobs = head
        for number in range(size):
            jobs |= cls._create_job(f"Ahli {number}", "functional", head, agency)
        cls.env["hr.employee"].create(
            [
                {
                    "name": f"Pejabat {job.name}",
                    "company_id": agency.id,
                    "job_id": job.id,
                    "date_version": "2020-01-01",
                }
                for job in jobs
            ]
        )
        plan = cls._create_plan("renstra", agency)
        goal = cls._create_node(plan, "tujuan", "Tujuan")
        aim = cls._create_node(plan, "sasaran", "Sasaran", goal)
        program = cls._create_node(plan, "program", "Program", aim, "1.02")
        activity = cls._create_node(plan, "kegiatan", "Kegiatan", program, "1.02.2.01")
        top = cls._create_indicator("Indeks", aim, "iku", "80", "Persen", head)
        lines = []
        for number, job in enumerate(jobs - head):
            code = f"1.02.2.01.{number:04}"
            node = cls._create_node(
                plan, "sub_kegiatan", code, activity, code, responsible_job_id=job.id
            )
            cls._create_indicator(
                f"Hasil {job.name}",
                aim,
                "target",
                "10",
                "Persen",
                job,
                parent_indicator_id=top.id,
            )
            lines.append((node, 1_000_000, "apbd"))
        plan._with_workflow_bypass().write({"state": "decided"})
        cls._create_budget(agency, lines)
        return jobs

    def _draw_up(self, jobs):
        wizard = self.env["sidocakep.pk.draw.up"].create(
            {
                "company_id": jobs.company_id.id,
                "year": YEAR,
                "date_document": SIGNED_ON,
                "job_ids": [(6, 0, jobs.ids)],
            }
        )
        pks, _refusals = wizard._draw_up()
        self.env.flush_all()
        return pks

    def _measure(self, function):
        """Return queries and calls of ``function``, run with the registry's caches."""
        function()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        calls = count_calls(function)
        return self.env.cr.sql_log_count - before, calls

    def _measure_drawing_up(self, jobs):
        def draw_up_and_forget():
            savepoint = self.env.cr.savepoint()
            self._draw_up(jobs)
            savepoint.close(rollback=True)
            self.env.invalidate_all()

        return self._measure(draw_up_and_forget)

    def test_everybody_gets_his_own(self):
        pks = self._draw_up(self.large)
        self.assertEqual(len(pks), 1 + LARGE)
        head = pks.filtered(lambda pk: pk.job_id == self.large[0])
        own = pks - head
        self.assertEqual(set(own.mapped("line_count")), {1})
        self.assertEqual(own.line_ids.indicator_id.owner_job_id, own.job_id)
        self.assertEqual(own.line_ids.parent_line_id, head.line_ids)
        self.assertEqual(set(own.mapped("amount_total")), {1_000_000})
        self.assertEqual(own.table2_ids.node_id.responsible_job_id, own.job_id)
        self.assertEqual(head.amount_total, LARGE * 1_000_000)

    def test_drawing_up_is_linear(self):
        """Five times the people: the same queries, five times the calls."""
        queries, calls = self._measure_drawing_up(self.small)
        many_queries, many_calls = self._measure_drawing_up(self.large)
        self.assertEqual(queries, many_queries)
        self.assertLess(many_calls, calls * LARGE / SMALL)

    def _assert_same_in_any_agency(self, function):
        """Compare ``function`` of the PK of one of the people in both agencies."""
        found = []
        for jobs in (self.small, self.large):
            pks = self._draw_up(jobs[:2])
            pk = pks.browse(pks.filtered(lambda pk, own=jobs[1]: pk.job_id == own).id)
            found.append(self._measure(lambda pk=pk: function(pk)))
        (queries, calls), (many_queries, many_calls) = found
        self.assertEqual(queries, many_queries)
        self.assertAlmostEqual(calls, many_calls, delta=calls * 0.05)

    def test_what_stands_in_its_way_is_asked_of_its_own_branch(self):
        self._assert_same_in_any_agency(lambda pk: pk._get_problems())

    def test_change_of_a_draft(self):
        form = {"problem_html": {}, "has_blocking_problem": {}, "second_name": {}}
        values = {"date_document": "2026-01-05"}
        self._assert_same_in_any_agency(
            lambda pk: pk.onchange(values, ["date_document"], form)
        )
