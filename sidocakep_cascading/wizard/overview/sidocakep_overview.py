"""Year and period of what is printed of all agencies: the one page for the regent."""

from decimal import Decimal

from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.absorption import say_unratified
from odoo.addons.sidocakep_base.engine.covered import say_lack
from odoo.addons.sidocakep_base.engine.figures.indonesian import (
    QUARTERS,
    format_date,
    format_number,
)
from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind

from ...models.measurement.sidocakep_measurement_report import PERIODS, YEAR_PERIOD
from ...models.measurement.sidocakep_measurement_report_document import STATE_WORDS
from ...models.overview.sidocakep_agency_standing import NO_MEASUREMENT
from ...models.overview.sidocakep_agency_standing_words import (
    NO_TARGET,
    OWED,
    UNIT,
    YEAR_END,
)

#: Why there is no share of the ceiling, as it is printed.
NO_SHARE = {
    "not_reported": "belum",
    "no_plan": "tanpa DPA",
    "zero_plan": "tanpa DPA",
}
#: What a share of money that is not ratified is of.
OF_AGENCY = "pagu Perangkat Daerah yang dilaporkan"
#: So many posts are named of those that hold a figure; of the others the number.
NAMED_POSTS = 2
#: So many agencies are named whose months are not all there.
NAMED_AGENCIES = 6


class SidocakepOverview(models.TransientModel):
    """What is printed of the agencies of a period, read with the rights of who prints.

    The texts are Indonesian: they are those of the paper.
    """

    _name = "sidocakep.overview"
    _description = "Overview of a Period"

    company_id = fields.Many2one(
        "res.company",
        string="Government or Agency",
        required=True,
        default=lambda self: self._default_company(),
        domain=[("is_of_government", "=", True)],
    )
    year = fields.Integer(
        string="Performance Year",
        required=True,
        default=lambda self: self._default_period()[0],
    )
    period = fields.Selection(
        PERIODS, required=True, default=lambda self: self._default_period()[1]
    )

    @api.model
    def _default_company(self):
        """Return the government for who looks after all of it, else the own agency."""
        company = self.env.company
        if self.env.user.has_group("sidocakep_base.group_read_all"):
            return company.root_id
        return company

    @api.model
    def _default_period(self):
        """Return year and quarter that ended last."""
        return self.env["sidocakep.measurement.report"]._get_last_period()

    @api.depends("company_id.name", "year", "period")
    def _compute_display_name(self):
        for item in self:
            name = item.company_id.name or ""
            item.display_name = f"{name} {item._get_period_words()}"

    def _get_period_words(self):
        """Return the period as it is printed."""
        self.ensure_one()
        if self.period == YEAR_PERIOD:
            return f"Tahun {self.year}"
        return f"Triwulan {QUARTERS[int(self.period or 1) - 1]} Tahun {self.year}"

    def _get_period_domain(self):
        is_year = self.period == YEAR_PERIOD
        return [
            ("year", "=", self.year),
            ("period_kind", "=", "year" if is_year else "quarter"),
            ("period_no", "=", 0 if is_year else int(self.period)),
        ]

    # ------------------------------------------------------------------
    # The page for the regent
    # ------------------------------------------------------------------

    def _get_page(self):
        """Return what the one page says."""
        self.ensure_one()
        standings = self.env["sidocakep.agency.standing"].search(
            [("company_id", "child_of", self.company_id.id), *self._get_period_domain()]
        )
        gaps, lacks = standings._get_gaps(), standings._get_money_lacks()
        ranked = standings.filtered("with_figure")
        # In the order of the list, which whoever reads the paper has on the screen.
        without = standings - ranked
        return {
            **self._get_head(),
            "unratified": [
                f"{row.company_id.sidocakep_short_name or row.company_id.name} {said}"
                for row in standings
                if (said := _say_unratified(row))
            ],
            "money_open": _say_money_open(lacks),
            "rows": [self._get_row(row) for row in ranked],
            "without": [
                self._get_row(row)
                | {"gaps": self._say_gaps(gaps[row], row.company_id.name)}
                for row in without
            ],
            **self._get_whole(),
            # The paper is Indonesian, whoever prints it.
            **standings.with_context(lang="id_ID")._get_policy_facts(),
        }

    def _get_head(self):
        """Return what stands over both prints."""
        company = self.company_id.sudo()
        day = self.env.user._get_office_day()
        return {
            "holder": company._get_government_title()
            if not company.parent_id
            else company.name,
            "is_government": not company.parent_id,
            "period": self._get_period_words(),
            "date": format_date(day),
            "date_iso": fields.Date.to_string(day),
        }

    def _get_row(self, row):
        share = row._get_absorption()
        absorbed = NO_SHARE.get(share.reason)
        if share.value is not None:
            absorbed = format_number(share.value, 2)
            if row.is_absorption_open:
                absorbed = f"{absorbed} ***"
        return {
            "agency": row.company_id.name,
            "short": row.company_id.sidocakep_short_name or "",
            "achievement": row.printed or "-",
            "rating": row.rating or "",
            "measured": f"{row.measured_count}/{row.line_count}",
            "year_end": row.year_end_count,
            "red": row.red_count if row.measured_count else "-",
            "absorption": absorbed,
            "missing_months": row.missing_months,
            "days_late": row.days_late,
            "is_sent": bool(row.first_sent_on),
            "late_documents": f"{row.late_count}/{row.due_count}",
            "follow_ups": row.follow_up_count,
            "state": STATE_WORDS[row.measurement_state],
            "is_final": row.measurement_state == "accepted",
        }

    @api.model
    def _say_gaps(self, gaps, agency):
        """Return what is missing and who holds it; of the head without his agency."""
        words = [
            f"{gap.number} angka {LABELS[NoFigureKind.NO_TARGET]}: {gap.holder}"
            for gap in gaps
            if gap.kind == NO_TARGET
        ]
        for kind, label in (
            (NoFigureKind.NOT_REPORTED, LABELS[NoFigureKind.NOT_REPORTED]),
            (OWED, "yang diminta dan belum diverifikasi"),
        ):
            posts = [gap for gap in gaps if gap.kind == kind]
            if posts:
                named = [f"{gap.holder} ({gap.number})" for gap in posts[:NAMED_POSTS]]
                if len(posts) > NAMED_POSTS:
                    named.append(f"{len(posts) - NAMED_POSTS} jabatan lain")
                number = sum(gap.number for gap in posts)
                words.append(f"{number} angka {label}: {', '.join(named)}")
        for gap in gaps:
            holder = gap.holder.removesuffix(agency).strip()
            if gap.kind == NO_MEASUREMENT:
                held = f" ({holder})" if holder else ""
                words.append(f"belum ada PK yang diukur{held}")
            elif gap.kind == UNIT:
                words.append(f"{gap.number} unit belum menutup data: {gap.holder}")
            elif gap.kind == YEAR_END:
                words.append(f"{gap.number} indikator baru tiba tenggatnya di TW IV")
            elif gap.kind not in (NoFigureKind.NOT_REPORTED, NO_TARGET, OWED):
                words.append(f"{gap.number} angka {LABELS[NoFigureKind(gap.kind)]}")
        return "; ".join(words)

    def _get_whole(self):
        """Return what the agencies come to, and what the head of region promised."""
        whole = self.env["sidocakep.measured.rollup"].search(
            [
                ("scope", "=", "government"),
                ("company_id", "=", self.company_id.id),
                *self._get_period_domain(),
            ],
            limit=1,
        )
        return {
            "whole": whole.printed or "",
            "whole_rating": whole.rating or "",
            "whole_of": whole._get_printed_agencies(),
            "ratings": whole.ratings_text or "",
            "own": whole.own_printed or "",
        }


def _say_money_open(lacks):
    """Return whose absorption may still change and by which months; of few each."""
    said = [
        f"{row.company_id.sidocakep_short_name or row.company_id.name} "
        f"({', '.join(map(say_lack, own))})"
        for row, own in lacks.items()
        if own
    ]
    if len(said) > NAMED_AGENCIES:
        return f"{len(said)} Perangkat Daerah, bulannya di layar"
    return "; ".join(said)


def _say_unratified(row):
    """Return what a BLUD spent and is not ratified, apart from the share."""
    amount, ceiling = (
        Decimal(str(value or 0)) for value in (row.unratified, row.reported_ceiling)
    )
    return say_unratified(amount, ceiling or None, OF_AGENCY)
