import re
from decimal import Decimal

from odoo import api, fields, models

from odoo.addons.sidocakep_base.const import OBJECTIVE_LEVELS
from odoo.addons.sidocakep_base.engine.absorption import Realised, absorb
from odoo.addons.sidocakep_base.engine.figures.indonesian import (
    QUARTERS,
    format_date,
    format_number,
)
from odoo.addons.sidocakep_base.engine.figures.reading import read_printed
from odoo.addons.sidocakep_base.engine.figures.values import Number
from odoo.addons.sidocakep_cascading.models.lkjip.lkjip_comparisons import (
    drop_not_due,
)
from odoo.addons.sidocakep_cascading.models.measurement.measured_far import (
    UNEXPLAINED,
    is_far,
)
from odoo.addons.sidocakep_cascading.models.measurement.sidocakep_measurement import (
    ACCEPTED,
    FOLLOWING_STATES,
    SENT,
)

from ..issued.paper import Paper

RENJA = "renja"
#: Raised when the page changes what was issued on it: from 2 on objective and agency,
#: from 3 on the indicators of the achievement that have no row, and where and when it
#: is evaluated.
PAGE_EDITION = 3
#: Money of a row of the view, in the order of the form.
MONEY = ("cost", "past_spent", "ceiling", "spent_1", "spent_2", "spent_3", "spent_4")
MONEY += ("spent", "plan_spent")
#: Those of the year > the first quarter at whose end they are known.
OF_THE_YEAR = {"spent_1": 1, "spent_2": 2, "spent_3": 3, "spent_4": 4, "spent": 1}
LAST_QUARTER = 4
WORDS = ("five_target_text", "past_text", "year_target_text", "text_1", "text_2")
WORDS += ("text_3", "text_4", "to_date_text", "year_printed", "five_text")
WORDS += ("five_printed", "absorbed", "plan_absorbed")
#: What stands below the rows of performance: who signs and what is to be done is of
#: the day on which it is printed.
FOOT = ("achievement", "rating", "policy")
#: Behind an achievement that is explained below the table.
FAR_MARK = " *)"
#: Behind a realisation that is without periods, named below the table.
GAP_MARK = " ***)"
#: Behind a row of the DPA whose unratified money stands below the table.
UNRATIFIED_MARK = " **)"
#: Achievement, the word of its target, target and realisation, by their columns.
FAR_COLUMNS = (
    ("year_printed", "target", "year_target_text", "to_date_text"),
    ("five_printed", "target Renstra", "five_target_text", "five_text"),
)
MARKS = re.compile(r" \*+\)$")
#: What is compared with the target of the plan: without one there is nothing to be due.
WITHOUT_TARGET = ("five_target_text", "past_text", "five_text", "five_printed")


class SidocakepMeasurement(models.Model):
    """The evaluation of the Renja on paper: the rows of the view of one measurement.

    It is handed over with the measurement and issued with it; until then it says what
    is so now, as the screen does. The measurement says how final it is.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    @api.model
    def _get_papers(self):
        return super()._get_papers() | {
            RENJA: Paper(
                "Evaluasi terhadap Hasil Renja",
                "sidocakep_report.action_report_renja_evaluation",
                "_get_live_renja",
                by=("send", "accept"),
                ended_by=self._letter_undone_by,
                form="renja_evaluation",
                figures=True,
            )
        }

    @api.model
    def _issue_evaluations_anew(self, figures):
        """Issue the evaluations anew that say a figure which was released.

        Those of its period, of later ones of the year and of the agency above, which
        print it among their quarters and units. Money alone is no cause: what is paid
        later belongs to the next period.
        """
        figures = figures.sudo().filtered("date_end")
        agencies = figures.company_id | figures.company_id.parent_id
        items = self.sudo().search(
            [
                ("company_id", "in", agencies.ids),
                ("year", "in", figures.mapped("year")),
                ("state", "in", (SENT, ACCEPTED)),
                ("date_end", ">=", min(figures.mapped("date_end"), default=False)),
            ]
        )
        standing = items._get_standing_issues(RENJA)
        if not standing:
            return
        self.env.flush_all()
        self.env["sidocakep.renja.evaluation"].invalidate_model()
        items = items.browse(standing)
        live = items._get_live_renja()
        items.filtered(
            lambda item: _says_otherwise(live[item.id], standing[item.id].content)
        )._issue(RENJA)

    def _filter_paper(self, paper):
        if paper != RENJA:
            return super()._filter_paper(paper)
        return self.filtered(
            lambda item: item.output_ids and item.state not in FOLLOWING_STATES
        )

    def _get_renja_values(self):
        """Return ``{measurement id: values of the printed evaluation}``."""
        values = self._get_paper_values(RENJA)
        return {
            item.id: {**values[item.id], "is_draft": item.state in FOLLOWING_STATES}
            for item in self
        }

    def _get_live_renja(self):
        """Return ``{measurement id: what the evaluation says now}``."""
        by_measurement = self._find_renja_rows()
        rows = self.env["sidocakep.renja.evaluation"].sudo()
        rows = rows.union(*by_measurement.values())
        day = self.env.user._get_office_day()
        result, feet = {}, self._compose_feet(day)
        words = self._find_paper_words(RENJA)
        objectives = _find_objectives(rows.node_id)
        last_targets = _find_last_targets(rows)
        documents = rows.with_context(lang="id_ID")._find_printed()
        for item in self:
            company = item.company_id.sudo()
            part = f"Triwulan {QUARTERS[item.period_no - 1]} " if item.period_no else ""
            result[item.id] = {
                "page_edition": PAGE_EDITION,
                "form_words": words[item.id],
                "government": company._get_government_title().upper(),
                "holder": company.name,
                "year": item.year,
                "period": f"{part}Tahun {item.year}",
                "as_of": format_date(day),
                "date_iso": fields.Date.to_string(day),
                "standing": item._get_printed_standing(),
                "place": company._get_signing_place(),
                "rows": [
                    _get_printed_row(row, objectives) for row in by_measurement[item]
                ],
                "foot": feet[item.id]
                | {"elsewhere": item._list_elsewhere(by_measurement[item])},
                "with_units": item._get_printed_with_units(),
                "missing_years": by_measurement[item][:1].missing_years or "",
                **_list_notes(by_measurement[item]),
                "untargeted": _list_untargeted(by_measurement[item], last_targets),
                "corrections": [
                    f"{row.indicator_name}: {text}"
                    for row in by_measurement[item].with_context(lang="id_ID")
                    for text in row._list_corrections()
                ],
                "unratified": _list_unratified(by_measurement[item]),
                "documents": [
                    f"{row.indicator_name}: {documents[row]._get_printed_text()}"
                    for row in by_measurement[item]
                    if row in documents
                ],
            }
        return result


def _list_notes(rows):
    """Return what stands below the table of performance that is marked in it."""
    return {
        "far": [said for row in rows for said in _explain_far(row)],
        "gaps": [
            f"{row.indicator_name}: {row.gap_text}" for row in rows if row.gap_text
        ],
    }


def _find_last_targets(rows):
    """Return ``{last year of a plan: {indicator id: its target}}``."""
    return {
        year: rows.indicator_id._get_targets(year)
        for year in set(rows.node_id.plan_id.mapped("year_end"))
    }


def _list_untargeted(rows, last_targets):
    """Name the indicators whose plan sets no target of its last year: a dash says it.

    A measurement of before such targets were measured has the dash beside a target.
    """
    found = []
    for row in rows.filtered("indicator_id"):
        year = row.node_id.plan_id.year_end
        is_set = row.indicator_id.id in last_targets.get(year, ())
        if not (is_set or drop_not_due(row.five_target_text or "")):
            found.append(f"{row.indicator_name}: target {year} belum ditetapkan")
    return found


def _says_otherwise(live, issued):
    """Tell whether an evaluation says of performance what was not issued.

    Row by row, and what stands below them of the agency: it is of all its indicators,
    those of the DPA and others. The edition of the page without a foot says none.
    """

    def read(row, name):
        """Marks came later than pages that were issued: they are no other figure."""
        text = row.get(name)
        return MARKS.sub("", text) if isinstance(text, str) else text

    def tell(content):
        rows = [[read(row, name) for name in WORDS] for row in content["rows"]]
        foot = content.get("foot") or {}
        gaps = content.get("gaps") if "gaps" in issued else None
        return rows, gaps, [foot.get(name) for name in FOOT if issued.get("foot")]

    return tell(live) != tell(issued)


def _list_unratified(rows):
    """Return what a BLUD spent and is not ratified, by row of the DPA; then the sum.

    The sum is that of the uppermost of these rows: each rupiah once.
    """
    found = rows.filtered(lambda row: row.has_money and row.unratified)
    if not found:
        return []
    ids = set(found.node_id.ids)
    tops = found.filtered(
        lambda row: not ids.intersection(row.node_id._get_path_ids()[:-1])
    )

    def write(name, part):
        amount = sum(Decimal(str(row.unratified)) for row in part)
        ceiling = sum(Decimal(str(row.ceiling or 0)) for row in part)
        share = absorb(Realised(blud_ratified=amount), ceiling or None).value
        return {
            "name": name,
            "ceiling": float(ceiling) or None,
            "unratified": float(amount),
            "absorbed": "-" if share is None else format_number(share, 2),
        }

    result = [
        write(" ".join(filter(None, (row.code, row.node_name))), row) for row in found
    ]
    return [*result, write("", tops)]


def _list_far(row):
    """Return which achievements of a row are asked about: decision 0031.

    Each with the column of its realisation. One that is far from the target of the
    year is as far from that of the plan, and the figure behind both is explained once.
    """
    output = row.output_id
    values = {
        "year_printed": output.year_raw if row.year_status == "ok" else None,
        "five_printed": _read_percent(row.five_printed)
        if row.five_status == "ok" and drop_not_due(row.five_printed or "")
        else None,
    }
    return [
        name for name, value in values.items() if is_far(value, output.doubt_reason)
    ]


def _read_percent(text):
    """Return a printed percentage, ``None`` where it is a word."""
    value = read_printed(text)
    return value.value if isinstance(value, Number) else None


def _explain_far(row):
    """Return target, realisation and what was said of achievements that are marked."""
    reason = row.output_id.doubt_reason or UNEXPLAINED
    far = _list_far(row)
    said = [
        f"{target} {row[of]}, realisasi {row[realised]}, capaian {row[name]} %"
        for name, target, of, realised in FAR_COLUMNS
        if name in far
    ]
    return [f"{row.indicator_name}: {'; '.join(said)} - {reason}"] if said else []


def _find_objectives(nodes):
    """Return ``{node: name of the sasaran above it, else of the tujuan}``."""
    above = nodes.browse({key for node in nodes for key in node._get_path_ids()})
    above.fetch(["level", "name"])
    names = {}
    for node in nodes:
        path = node.browse(node._get_path_ids())
        found = [item for item in path if item.level in OBJECTIVE_LEVELS]
        names[node] = found[-1].name if found else "-"
    return names


def _get_printed_name(row):
    """Return the row of the DPA, marked if money of it stands apart."""
    if not row.has_money:
        return ""
    return row.node_name + (UNRATIFIED_MARK if row.unratified else "")


def _get_printed_row(row, objectives):
    """Return the cells of a row; money as numbers, ``None`` where there is none.

    Its agency is the one whose DPA it stands in: a unit is named itself.
    """
    printed = {name: row[name] or "" for name in WORDS}
    for name in WITHOUT_TARGET:
        printed[name] = drop_not_due(printed[name])
    for name in _list_far(row):
        printed[name] += FAR_MARK
    for name in row._find_lacking():
        printed[name] += GAP_MARK
    quarter = row.period_no or LAST_QUARTER
    for name in MONEY:
        is_zero = row.is_spent and OF_THE_YEAR.get(name, LAST_QUARTER + 1) <= quarter
        is_known = row.has_money and (row[name] or is_zero)
        printed[name] = row[name] if is_known else None
    for name in ("absorbed", "plan_absorbed"):
        printed[name] = printed[name] if row.has_money else ""
    return {
        **printed,
        "level": row.level,
        "code": row.code or "" if row.has_money else "",
        "name": _get_printed_name(row),
        "objective": objectives[row.node_id],
        "agency": row.company_id.name,
        "indicator": (row.indicator_name or "") if row.indicator_id else "-",
    }
