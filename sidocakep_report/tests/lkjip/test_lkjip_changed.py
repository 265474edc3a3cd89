"""What was issued says on the form of its document which figures are others by now."""

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_cascading.tests.lkjip_case import NOW, LkjipCase

from ..basis import find_rolled, set_rolled

FIELD = "papers_changed_text"


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestLkjipChanged(LkjipCase):
    def _read(self):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.report[FIELD] or ""

    def test_a_signed_report_says_which_figure_was_released_since(self):
        """81,225 stood in it; 84 was released, and its number may stay the same."""
        self.report = self._begin()
        self._issue(self.report)
        self.assertFalse(self._read())
        line = self.year_measurement.line_ids.filtered(
            lambda item: item.indicator_id == self.iku_1
        ).sudo()
        with freeze_time("2027-03-02 03:00:00"):
            before = (line._get_printed_figure(), line._get_printed_year())
            line._with_workflow_bypass().to_date_text = "84 Persen"
            line._keep_former(*before)
        text = self._read()
        self.assertIn(f"{self.iku_1.name}: 81,225 Persen", text)
        self.assertIn("became 84 Persen", text)
        self.assertNotIn("84 Persen", str(self.report.frozen_document))
        self._release(line)
        self.assertIn(f"{self.iku_1.name}: Provisional became Officially", self._read())

    def test_it_says_what_all_comes_to_each_time_with_its_basis(self):
        """Of the agency and of its head: they are of other indicators."""
        set_rolled(self, self.year_measurement)
        self.report = self._begin()
        wanted = {("report_lkjip", scope) for scope in ("agency", "official")}
        self.assertLessEqual(wanted, find_rolled(self))

    def _release(self, line):
        """Let the figure of a line be one that was released with the same number."""
        figures = self.env["sidocakep.data.figure"].sudo()
        writer = figures._with_workflow_bypass()
        vals = {
            "indicator_id": line.indicator_id.id,
            "company_id": line.company_id.id,
            "year": line.year,
            "period_kind": "year",
            "period_no": 0,
            "value": 84,
            "figure_status": "figure",
        }
        former = line.figure_id or writer.create(vals | {"state": "verified"})
        writer.browse(former.ids).write(
            {"state": "replaced", "release_status": "provisional"}
        )
        final = writer.create(
            vals
            | {
                "previous_id": former.id,
                "version": former.version + 1,
                "release_status": "official",
                "state": "verified",
            }
        )
        with freeze_time("2027-03-02 04:00:00"):
            final._trail("step", old_value="sent", new_value="verified")
        line._with_workflow_bypass().write(
            {"figure_id": final.id, "rests_on": str(final.id)}
        )

    def test_the_form_of_everything_that_is_issued_shows_it(self):
        """Found in the registry: nobody has to think of it."""
        mixin = self.registry["sidocakep.issued.mixin"]
        looked_at = 0
        for name, model in self.registry.items():
            if model._abstract or not issubclass(model, mixin):
                continue
            documents = self.env[name]
            if not documents._get_papers():
                continue
            with self.subTest(name):
                arch, _view = documents._get_view(view_type="form")
                places = arch.xpath(f"//field[@name='{FIELD}']")
                self.assertEqual(len(places), len(arch.xpath("./sheet")))
            looked_at += 1
        self.assertGreater(looked_at, 8)
