from odoo import fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.document.document_lang import document_lang

from .drawing_mixin import ACHIEVEMENT_KEY

MAP_REPORT = "sidocakep_report.action_report_strategy_map"


class SidocakepPlan(models.Model):
    """A plan whose strategy map is issued with the decision of the plan.

    It is the first of the five instruments of Paser 23/2016 art. 9(3), which are handed
    in with the performance report.
    """

    _name = "sidocakep.plan"
    _inherit = ["sidocakep.plan", "sidocakep.drawing.mixin"]

    _issue_label = "Peta Strategis"
    _issue_report = MAP_REPORT

    def _get_map_heading(self):
        return super()._get_map_heading() | {"print_action": MAP_REPORT}

    def _get_issue_time(self, content, year):
        return (content["period"],)

    def _get_drawings(self):
        nodes = self.env["sidocakep.plan.node"]
        nodes = nodes.with_context(lang=document_lang(self.env))
        return {plan.id: plan._get_drawing(nodes) for plan in self}

    def _get_drawing(self, nodes):
        """Return heading and boxes of the map, formatted."""
        nodes = nodes._search_map_nodes(self)
        counted, ratings = self._get_shown_ratings(nodes)
        company, day = self.sudo().company_id, self.document_date
        # the findings of a review are a text of the agency: the sheet has its day
        reviewed = self.sudo().map_review_ids[:1].reviewed_on
        return {
            "title": f"Peta Strategis {self.display_name}",
            "government": company.root_id.name,
            "holder": company.name,
            "period": f"{self.year_start}-{self.year_end}",
            "document": self.document_number or "",
            "date": format_date(day) if day else "",
            "date_iso": fields.Date.to_string(day) or "",
            "coordinator": self._get_map_coordinator(),
            "reviewed": format_date(reviewed) if reviewed else "",
            "rows": nodes._get_drawn_rows(ratings),
            **counted,
        }

    def _get_shown_ratings(self, nodes):
        """Return what is said of the achievement that is asked for, and the marks."""
        period = nodes._choose_map_period(
            self._get_map_periods(), self.env.context.get(ACHIEVEMENT_KEY)
        )
        if not period:
            return {}, {}
        counted = self._get_map_achievement(period)
        return {"counted": counted}, nodes._get_map_ratings(self, period)
