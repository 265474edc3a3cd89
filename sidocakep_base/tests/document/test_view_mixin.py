"""The reports of the database: their count of rows is no column to ask by."""

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestFoundCount(SidocakepCase):
    """A window function in a condition or a group is an error of PostgreSQL."""

    def _get_reports(self):
        children = {"sidocakep.view.mixin"}
        while children:
            found = set().union(
                *(self.env.registry[name]._inherit_children for name in children)
            )
            yield from (name for name in found if not self.env[name]._abstract)
            children = found

    def _call(self, model, method, *args, **kwargs):
        return call_kw(
            self.env[model].with_user(self.user_bappeda), method, args, kwargs
        )

    def test_it_is_refused_in_words(self):
        reports = set(self._get_reports())
        self.assertIn("sidocakep.plan.finding", reports)
        for model in reports:
            for method, args in (
                ("search", [[("found_count", ">", 1)]]),
                ("search_count", [["!", ("found_count", "in", [1, 2])]]),
                ("search_read", [[], ["id"], 0, 1, "found_count desc"]),
                ("web_search_read", [[("found_count", "=", 1)], {}]),
                ("formatted_read_group", [[], ["found_count"], ["__count"]]),
                ("formatted_read_group", [[], [], ["found_count:sum"]]),
                ("web_read_group", [[], ["found_count"]]),
            ):
                with (
                    self.subTest(model=model, method=method, args=args),
                    self.assert_refused(AccessError, "belongs to a search"),
                ):
                    self._call(model, method, *args)

    def test_it_is_not_offered(self):
        for model in self._get_reports():
            [shown] = self._call(model, "fields_get", ["found_count"]).values()
            for what in ("searchable", "sortable", "groupable"):
                with self.subTest(model=model, what=what):
                    self.assertFalse(shown[what])

    def test_it_still_counts_a_page(self):
        for model in self._get_reports():
            found = self._call(model, "web_search_read", [], {"found_count": {}}, 0, 1)
            with self.subTest(model=model):
                self.assertEqual(found["length"], self._call(model, "search_count", []))
