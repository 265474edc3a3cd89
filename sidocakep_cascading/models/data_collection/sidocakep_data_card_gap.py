"""What a card does not say yet, by the regulation of the government."""

from odoo import api, fields, models

from .sidocakep_data_card import DIVIDING
from .sidocakep_profile_rule import CARD_DUTIES


class SidocakepDataCard(models.Model):
    """Each duty is a row of the profile; a duty without a row is not asked for."""

    _name = "sidocakep.data.card"
    _inherit = "sidocakep.data.card"

    gap_text = fields.Text(string="Still Missing", compute="_compute_gap_text")

    @api.depends(
        "formula",
        "part_ids.is_below",
        "formula_text",
        "method",
        "procedure",
        "purpose",
        "responsible_job_id",
        "figure_status",
        "baseline_year",
        "baseline_source",
        "instrument_kind",
        "instrument",
        "recording_unit",
        "kept_at",
        "archive_code",
        "retention_years",
    )
    def _compute_gap_text(self):
        for card in self:
            gaps = card._find_gaps(card._get_duties())
            card.gap_text = "\n".join(text for _rule, text in gaps) or False

    def _get_duties(self):
        """Return ``{code: rule}`` of the duties of the government's regulation."""
        if not self.company_id:
            return {}
        company = self.company_id[0]
        rules = {code: company._get_rule(code) for code in CARD_DUTIES}
        return {code: rule for code, rule in rules.items() if rule}

    def _find_gaps(self, duties):
        """Return ``[(rule, what is missing, cited)]`` of this card."""
        self.ensure_one()
        missing = self._get_missing()
        return [
            (rule, rule._cite(missing[code]))
            for code, rule in duties.items()
            if missing.get(code)
        ]

    def _get_missing(self):
        """Return ``{duty: in words what is missing}``; what is said is left out."""
        self.ensure_one()
        baseline = (
            self.figure_status == "figure"
            and self.baseline_year
            and self.baseline_source
        )
        instrument = self.instrument_kind and self.instrument and self.recording_unit
        place = self.kept_at and self.archive_code and self.retention_years
        said = {
            "data_formula": (
                self._is_measurable(),
                self.env._(
                    "the formula: in words, or the parts above and below the line"
                ),
            ),
            "data_method": (self.method, self.env._("the method of collection")),
            "data_time": (self.procedure, self.env._("the procedure of entry")),
            "data_use": (self.purpose, self.env._("the use of the data")),
            "data_responsible": (
                self.responsible_job_id,
                self.env._("the position that answers for the data"),
            ),
            "data_baseline": (
                baseline,
                self.env._("the baseline with its year and source"),
            ),
            "data_instrument": (
                instrument,
                self.env._("the instrument: kind, name and the unit that records"),
            ),
            "data_storage": (
                place,
                self.env._("where the data are kept, archive code and years"),
            ),
        }
        return {code: words for code, (is_said, words) in said.items() if not is_said}

    def _is_measurable(self):
        """Tell whether the card says how the figure comes about."""
        if self.formula == "typed":
            return bool(self.formula_text)
        below = self.part_ids.filtered("is_below")
        if self.formula in DIVIDING:
            return bool(below and self.part_ids - below)
        return bool(self.part_ids)
