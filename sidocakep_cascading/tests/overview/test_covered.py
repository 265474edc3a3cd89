"""A screen that adds agencies up says of how many it is, who is missing and why."""

import json
import re

from odoo.tests import freeze_time, tagged
from odoo.tools.misc import file_open

from odoo.addons.sidocakep_base.models.document.one_period_mixin import ADDING

from ..common import YEAR
from ..measurement_case import MeasurementCase

SCRIPT = "sidocakep_base/static/src/covered/covered.js"
MIXIN = "sidocakep.summed.mixin"
ONE_PERIOD = "sidocakep.one.period.mixin"
#: Model > what is added up there besides money and counts, and means something.
ADDED = {
    # 1 for an agency with a figure.
    "sidocakep.agency.standing": {"with_figure"},
    "sidocakep.import.summary": {
        *("created", "changed", "unchanged", "skipped", "errors", "warnings")
    },
    # 1 for an indicator in that state; the mean is one of what was measured.
    "sidocakep.measurement.analysis": {
        *("measured", "year_measured", "red", "missing"),
        *("achievement", "year_achievement"),
    },
    "sidocakep.public.visit": {"number"},
    # Of a group the share of its sums.
    "sidocakep.realisation.analysis": {"of_ceiling", "of_cash_plan"},
    # None of several indicators or years.
    "sidocakep.target.trend": {"value", "value_high"},
}
#: What owes once for each period: adding up periods adds up what was owed.
EACH_ONCE = {"sidocakep.punctuality"}


@freeze_time("2026-05-04 03:00:00")
@tagged("post_install", "-at_install")
class TestCovered(MeasurementCase):
    """One agency of three has a DPA, and measured the first quarter."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")

    def _read(self, model, *domain):
        return self.env[model].with_user(self.user_organisasi).read_covered(domain)

    def _get_models(self):
        mixin = self.registry[MIXIN]
        return sorted(
            name
            for name, model in self.registry.items()
            if issubclass(model, mixin) and not model._abstract
        )

    def test_the_browser_asks_each_of_them(self):
        with file_open(SCRIPT) as script:
            found = re.search(r"COVERED = (\[[^\]]*\])", script.read())[1]
        named = json.loads(re.sub(r",\s*\]", "]", found))
        self.assertEqual(named, self._get_models())

    def test_each_says_who_is_missing(self):
        period = [("year", "=", YEAR), ("period_kind", "=", "quarter")]
        period += [("period_no", "=", 1)]
        for model in self._get_models():
            is_money = model == "sidocakep.realisation.analysis"
            domain = period[:1] if is_money else period
            with self.subTest(model):
                said = self._read(model, *domain)
                self.assertIn("of 3 agencies", said["counts"])
                names = "\n".join(said["details"])
                self.assertIn(self.agency_b.name, names)
                one = [*domain, ("company_id", "=", self.agency_a.id)]
                self.assertFalse(self._read(model, *one)["counts"], "of one agency")
                whose = self.env[model].with_user(self.user_head_a)
                self.assertFalse(whose.read_covered(domain)["counts"])

    def test_of_several_periods_the_counts_are_said(self):
        node = self.budget.line_ids[:1].node_id
        self._create_budget(self.agency_a, [(node, 1, "apbd")], year=YEAR - 1)
        said = self._read("sidocakep.realisation.analysis")
        count = "Realisation: 0 of 3 agencies"
        self.assertEqual(said["counts"], f"{YEAR} - {count}. {YEAR - 1} - {count}")
        self.assertFalse(said["details"])

    def test_a_measurement_that_nobody_accepted_is_not_complete(self):
        parts = {
            part.name: part
            for part in self.env["sidocakep.measurement"]._get_covered(
                self.agency_a | self.agency_b, YEAR, "quarter", 1
            )
        }
        whole = parts[self.agency_a.name]
        self.assertEqual([lack.code for lack in whole.lacks], ["not_sent"])
        self.assertTrue(whole.is_in)
        self.assertFalse(parts[self.agency_b.name].is_in)

    def test_no_number_is_added_up_that_means_nothing(self):
        """Of every model: what is added up is money or a count, of one period.

        A percentage, a colour, days of a setting add up to nothing; an indicator that
        stands once a quarter is not four.
        """
        mixin = self.registry[ONE_PERIOD]
        for name, model in sorted(self.registry.items()):
            if not name.startswith("sidocakep.") or model._abstract or model._transient:
                continue
            columns = self.env[name]._fields
            added = {
                key
                for key, field in columns.items()
                if field.type in ("integer", "float", "monetary")
                and field.store
                and field.aggregator in ADDING
                and key not in ("id", "sequence")
            }
            with self.subTest(name):
                odd = {
                    key
                    for key in added
                    if not (columns[key].type == "monetary" or key.endswith("_count"))
                }
                self.assertFalse(odd - ADDED.get(name, set()))
                if "period_no" in columns and not model._auto and added:
                    self.assertTrue(issubclass(model, mixin) or name in EACH_ONCE)

    def test_what_is_of_several_periods_has_no_sum(self):
        """Two quarters of one indicator are no two indicators."""
        counts = {
            "sidocakep.measured.rollup": "line_count:sum",
            "sidocakep.measurement.analysis": "measured:sum",
            "sidocakep.agency.standing": "measured_count:sum",
        }
        with freeze_time("2026-07-04 03:00:00"):
            self._measure(period_no=2)
            self.env.flush_all()
            for model, aggregate in counts.items():
                with self.subTest(model):
                    of_agency = [("year", "=", YEAR), ("period_kind", "=", "quarter")]
                    rows = self.env[model]
                    groups = rows._read_group(of_agency, ["period_no"], [aggregate])
                    self.assertGreater(len(groups), 1)
                    self.assertNotIn(None, [count for _number, count in groups])
                    [[both]] = rows._read_group(of_agency, [], [aggregate])
                    self.assertFalse(both)
