"""The cover sheet of what an agency keeps of a quarter or of the year."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.document.version_mixin import CANCELLED
from odoo.addons.sidocakep_cascading.models.measurement.sidocakep_measurement import (
    FOLLOWING_STATES,
)

from ..issued.paper import Paper

COVER = "cover"
MISSING = "Belum ada"
MONTHS_OF_A_QUARTER = 3
MONTHS = 12
FIGURES = "sidocakep.data.figure"


class SidocakepMeasurement(models.Model):
    """Lists the papers of a period as they stand: what lies in the folder, what lacks.

    A paper is a row; what several make together (minutes of each superior, figures) is
    counted in one. The sheet is issued as the folder is handed over and as it is
    received, and anew with each paper that comes into it later.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    @api.model
    def _get_papers(self):
        return super()._get_papers() | {
            COVER: Paper(
                "Lembar Sampul Berkas Pengukuran Kinerja",
                "sidocakep_report.action_report_quarter_cover",
                "_get_live_cover",
                by=("send", "accept"),
                ended_by=self._letter_undone_by,
            )
        }

    def _filter_paper(self, paper):
        if paper != COVER:
            return super()._filter_paper(paper)
        return self.filtered(lambda item: item.state not in FOLLOWING_STATES)

    def _get_cover_values(self):
        """Return ``{measurement id: values of the printed sheet}``."""
        return self._get_headed_values(COVER)

    def _get_live_cover(self):
        """Return ``{measurement id: what the sheet says now}``."""
        day = self.env.user._get_office_day()
        result = {}
        for item in self:
            company = item.company_id.sudo()
            result[item.id] = {
                **company._get_kept_letterhead(),
                "holder": company.name,
                "year": str(item.year),
                "period": item._get_letter_period(),
                "as_of": format_date(day),
                "date_iso": fields.Date.to_string(day),
                "rows": item._list_papers(),
            }
        return result

    def _list_papers(self):
        """Return the rows of the sheet, in the order in which they come about."""
        self.ensure_one()
        papers = [
            self._get_plan_paper(),
            self._get_figures_paper(),
            self._get_money_paper(),
            self._get_measurement_paper(),
            self._get_evaluation_paper(),
            self._get_dialog_paper(),
            self._get_cascading_paper(),
        ]
        return [paper for paper in papers if paper]

    def _get_plan_paper(self):
        plan = self.env["sidocakep.action.plan"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("state", "=", "decided"),
            ],
            limit=1,
        )
        standing = plan and f"Ditetapkan tanggal {format_date(plan.decided_on)}"
        return _write(
            "Rencana Aksi", plan.document_number, plan.decided_on, standing or MISSING
        )

    def _get_figures_paper(self):
        """The figures of the period: of how many that were asked a verified one is."""
        counts = dict(
            self.env[FIGURES]._read_group(
                [
                    ("company_id", "=", self.company_id.id),
                    ("year", "=", self.year),
                    ("date_end", "<=", self.date_end),
                    ("date_end", ">=", self._get_first_day()),
                    ("state", "not in", ("replaced", CANCELLED)),
                ],
                ["state"],
                ["__count"],
            )
        )
        total = sum(counts.values())
        verified = counts.get("verified", 0)
        words = f"{verified} dari {total} data terverifikasi" if total else MISSING
        return _write("Rekapitulasi Data Kinerja", "", "", words)

    def _get_money_paper(self):
        last = self.period_no * MONTHS_OF_A_QUARTER or MONTHS
        first = last - (MONTHS_OF_A_QUARTER if self.period_no else MONTHS) + 1
        months = self.env["sidocakep.realisation.month"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("month", "in", [f"{number:02}" for number in range(first, last + 1)]),
            ]
        )
        closed = len(months.filtered(lambda month: month.state == "closed"))
        words = f"{closed} dari {last - first + 1} bulan ditutup"
        return _write("Realisasi Anggaran", "", "", words if months else MISSING)

    def _get_measurement_paper(self):
        count = len(self.sheet_ids)
        return _write(
            f"Surat Pengantar dan Pengukuran Kinerja atas {count} Perjanjian Kinerja",
            self.letter_number,
            self.letter_date or self.sent_on,
            self._get_printed_standing(),
        )

    def _get_evaluation_paper(self):
        done = len(self.sheet_ids.filtered("evaluated_on"))
        count = len(self.sheet_ids)
        return _write(
            "Catatan Evaluasi Atasan",
            "",
            "",
            f"{done} dari {count} selesai" if count else MISSING,
        )

    def _get_dialog_paper(self):
        dialogs = self._find_of_period("sidocakep.dialog")
        decided = dialogs.filtered(lambda item: item.state == "decided")
        one = decided if len(decided) == 1 else decided.browse()
        words = f"{len(decided)} dari {len(dialogs)} ditetapkan"
        return _write(
            "Berita Acara Dialog Kinerja",
            one.document_number,
            one.document_date,
            words if dialogs else MISSING,
        )

    def _get_cascading_paper(self):
        """The cascading report, where the regulation of the agency knows one."""
        report = self._find_of_period("sidocakep.cascading.report")[:1]
        if not report:
            return None
        sent = report.sent_on
        words = f"Dikirim tanggal {format_date(sent)}" if sent else "Sedang disusun"
        if report.received_on:
            words = f"Diterima tanggal {format_date(report.received_on)}"
        return _write(
            "Pelaporan Cascading Kinerja",
            report.document_number,
            report.document_date,
            words,
        )

    def _find_of_period(self, name):
        """Return the documents of a model that are of this agency and period."""
        return self.env[name].search(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("period_kind", "=", self.period_kind),
                ("period_no", "=", self.period_no),
                ("state", "not in", ("replaced", CANCELLED)),
            ],
            order="version desc",
        )


def _write(name, number, date, standing):
    """Return a row: name, number and date of a paper, and how far it is."""
    return {
        "name": name,
        "number": number or "-",
        "date": format_date(date) if date else "-",
        "standing": standing,
    }
