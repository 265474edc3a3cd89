"""What the nation, the province or another region reached: a figure to compare with."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

LEVELS = [
    ("nation", "The Nation"),
    ("province", "The Province"),
    ("region", "Another Regency or City"),
]
#: Level > its name on paper, where no region is named.
LEVEL_WORDS = {"nation": "Nasional", "province": "Provinsi", "region": "Daerah lain"}


class SidocakepBenchmark(models.Model):
    """A published figure of the same indicator for somebody else, with its source.

    Entered by an office that is not the one measured: who chooses the figures that he
    is compared with chooses the result. PermenPANRB 53/2014: the performance report
    compares with the national standard, where there is one.
    """

    _name = "sidocakep.benchmark"
    _description = "Benchmark of an Indicator"
    _inherit = ["sidocakep.value.mixin", "sidocakep.kept.mixin"]
    _order = "year desc, indicator_id, level, region_name, id"

    _kept_in = "indicator_id"

    indicator_id = fields.Many2one(required=True, ondelete="restrict")
    company_id = fields.Many2one(
        related="indicator_id.company_id",
        string="Agency",
        store=True,
        index=True,
        precompute=True,
    )
    year = fields.Integer(
        string="For the Performance Year",
        required=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year,
        help="In whose performance report it stands beside the own figure.",
    )
    level = fields.Selection(LEVELS, string="Of Whom", required=True, default="nation")
    region_name = fields.Char(
        string="Name of the Region",
        help="As it is printed, e.g. Provinsi Kalimantan Tengah.",
    )
    written = fields.Char(required=True)
    data_year = fields.Integer(
        string="Year of the Data",
        aggregator=None,
        help="Where it is not the performance year: what was published last.",
    )
    source = fields.Char(
        string="Published in",
        required=True,
        help="Publication, page or address, e.g. BPS, Indonesia dalam Angka, p. 12.",
    )

    _region_uniq = models.UniqueIndex(
        "(indicator_id, year, level, COALESCE(region_name, ''))",
        "This figure is recorded already. Correct that row.",
    )

    @api.depends("indicator_id.name", "level", "region_name", "year")
    def _compute_display_name(self):
        for mark in self:
            region = mark._get_printed_region()
            name = mark.indicator_id.name or ""
            mark.display_name = f"{name} ({region} {mark.year})"

    @api.constrains("level", "region_name")
    def _check_region(self):
        for mark in self:
            if mark.level != "nation" and not (mark.region_name or "").strip():
                raise ValidationError(
                    self.env._(
                        "“%(indicator)s”: the province or region has no name. Write "
                        "it.",
                        indicator=mark.indicator_id.name,
                    )
                )

    @api.constrains("year", "data_year")
    def _check_years(self):
        for mark in self:
            years = [mark.year, *([mark.data_year] if mark.data_year else ())]
            if any(not 2000 <= year <= 2100 for year in years):
                raise ValidationError(
                    self.env._(
                        "“%(indicator)s”: write the year with four digits, e.g. 2026.",
                        indicator=mark.indicator_id.name,
                    )
                )
            if mark.data_year > mark.year:
                raise ValidationError(
                    self.env._(
                        "“%(indicator)s”: data of %(data_year)s tells nothing of "
                        "%(year)s. Enter it for its own year.",
                        indicator=mark.indicator_id.name,
                        data_year=mark.data_year,
                        year=mark.year,
                    )
                )

    # ------------------------------------------------------------------
    # Who, and until when
    # ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        marks = super().create(vals_list)
        marks._check_may_enter()
        return marks

    def write(self, vals):
        self._check_may_enter()
        self._check_unsigned()
        result = super().write(vals)
        if "indicator_id" in vals:
            # Odoo checks the rules before a write only.
            self.check_access("write")
            self._check_may_enter()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_if_may_enter(self):
        self._check_may_enter()
        self._check_unsigned()

    def _check_may_enter(self):
        """Refuse who holds a post in the agency that is measured."""
        own = self.env["res.company"]
        if not self.env.su:
            own = self.env.user._get_held_jobs().sudo().company_id
        for mark in self:
            if mark.company_id in own:
                raise AccessError(
                    self.env._(
                        "%(agency)s is measured by “%(indicator)s”, and you hold a "
                        "post there. Have the figure entered by Bappeda or Bagian "
                        "Organisasi.",
                        agency=mark.company_id.name,
                        indicator=mark.indicator_id.name,
                    )
                )

    def _check_unsigned(self):
        """Refuse to change what a signed document prints."""
        for mark, document in self._find_signed().items():
            raise UserError(
                self.env._(
                    "%(document)s was signed with “%(mark)s”. Correct the report in a "
                    "next version first.",
                    document=document.display_name,
                    mark=mark.display_name,
                )
            )

    def _find_signed(self):
        """Return ``{benchmark: signed document that prints it}``; sudo."""
        return {}

    # ------------------------------------------------------------------
    # As printed
    # ------------------------------------------------------------------

    def _get_printed_region(self):
        self.ensure_one()
        return (self.region_name or "").strip() or LEVEL_WORDS.get(self.level, "")

    def _get_printed_figure(self):
        """Return the figure, with the year of its data where that is another one."""
        self.ensure_one()
        if self.data_year and self.data_year != self.year:
            return f"{self.printed_value} ({self.data_year})"
        return self.printed_value or ""
