"""What a report draws from locked figures, and what of it is out of date."""

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.client import notify
from odoo.addons.sidocakep_base.engine.sealing import get_seal

from ...engine.printed_names import prints_money
from ..measurement.changed_money import find_changed_money
from ..measurement.sidocakep_measurement import REPLACED
from .lkjip_period import OF_WHOLE_YEAR, REPORT_PERIODS, YEAR
from .lkjip_source import LkjipSource
from .sidocakep_lkjip import DRAFT, SIGNED
from .sidocakep_lkjip_sentence import ACCEPTED, DISMISSED, PROPOSED


class SidocakepLkjip(models.Model):
    """Tables and sentences carry the hash of their source until it is signed."""

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    notice = fields.Text(string="Completeness", compute="_compute_notice")
    stale_text = fields.Text(
        string="Out of Date",
        compute="_compute_stale_text",
        help="Tables and sentences whose figures have changed since they were taken.",
    )

    def _compute_notice(self):
        for report in self:
            gaps = report._get_gaps() if report.state == DRAFT else []
            gaps += report._get_outdated_gaps() + report._get_letter_gaps()
            report.notice = "\n".join(gaps) or False

    def _compute_stale_text(self):
        for report in self:
            report.stale_text = "\n".join(report.sudo()._list_stale()) or False

    def _get_gaps(self):
        """Return in words what is missing before it can be signed, besides figures."""
        self.ensure_one()
        gaps = [
            self.env._("Not written yet: %(section)s.", section=section.name)
            for section in self.section_ids
            if section._is_empty()
        ]
        source = self.sudo()._get_source()
        bare = self.section_ids.filtered(lambda section: section._is_bare())
        if bare:
            text = self.env._(
                "Nothing stands in: %(sections)s. It is printed as not presented.",
                sections="; ".join(bare.mapped("name")),
            )
            gaps.append(text)
        gaps += self._get_sentence_gaps() + source.get_gaps()
        return gaps + (self._get_annex_gaps() if source.measurement else [])

    def _get_outdated_gaps(self):
        """Say that its figures are others by now, where no correction tells it yet."""
        self.ensure_one()
        measurement = self.sudo().measurement_id
        if self.state not in (DRAFT, SIGNED):
            return []
        names = {"measurement": measurement.display_name}
        if self.state == SIGNED and measurement.state == REPLACED:
            return [
                self.env._(
                    "%(measurement)s was corrected after its figures were taken. "
                    "Correct this report in its next version.",
                    **names,
                )
            ]
        if not measurement.is_outdated:
            return []
        return [
            self.env._(
                "%(measurement)s rests on figures that were corrected after it was "
                "sent. Have it corrected first (Ask to Reopen), then take its figures.",
                **names,
            )
        ]

    def _get_source(self):
        self.ensure_one()
        return LkjipSource(self.sudo())

    # ------------------------------------------------------------------
    # Sections
    # ------------------------------------------------------------------

    def _make_sections(self):
        """Create the sections that the profile asks for, with the figures of now."""
        sections = self.env["sidocakep.lkjip.section"].sudo()._with_workflow_bypass()
        for report in self:
            rows = report._get_outline()
            if not rows:
                raise UserError(
                    self.env._(
                        "The regulation profile says of no section of the performance "
                        "report of %(year)s. Have them entered in the profile "
                        "(Performance Report).",
                        year=report.year,
                    )
                )
            sections.create([report._prepare_section(row) for row in rows])
            report.sudo()._draw_figures(report.sudo().section_ids)

    def _prepare_section(self, row):
        """Return the values of a section that the profile asks for by a row."""
        self.ensure_one()
        return {
            "lkjip_id": self.id,
            "sequence": row.sequence,
            "chapter": row.chapter,
            "name": row.name,
            "content": row.content,
            "is_required": row.is_required,
            "citation": row._get_citation(),
        }

    def _add_section(self, content):
        """Add a section that the profile asks for since these drafts were begun.

        Not where it stands already, nor in what lies before who signs.
        """
        sections = self.env["sidocakep.lkjip.section"].sudo()._with_workflow_bypass()
        for report in self.sudo():
            rows = report._get_outline().filtered(lambda row: row.content == content)
            has_it = content in report.section_ids.mapped("content")
            if report.state == DRAFT and not report.submitted_on and not has_it:
                added = sections.create([report._prepare_section(row) for row in rows])
                report._draw_figures(added.with_env(report.env))

    def _get_outline(self):
        """Return the rows of the profile that hold at the end of its time."""
        self.ensure_one()
        end = self._get_period_end()
        profile = self.company_id._get_profile(end).sudo()
        scopes = {"all", "government" if self.is_government else "agency"}
        company = self.company_id.sudo()
        if not self.is_government and company._get_with_units() != company:
            scopes.add("units")
        rows = profile.lkjip_outline_ids._filter_in_force(end)
        rows = rows.filtered(lambda row: row.scope in scopes)
        if self.period == YEAR:
            return rows
        return rows.filtered(lambda row: row.content not in OF_WHOLE_YEAR)

    def _copy_parts_to(self, successor):
        """A correction keeps texts and sentences, and takes the figures anew."""
        successor._make_sections()
        former = self._find_places()
        for place, section in successor.sudo()._find_places().items():
            body = former[place].body if place in former else ""
            if body:
                section._with_workflow_bypass().write({"body": body})
        self.sudo()._carry_sentences(successor.sudo())
        return super()._copy_parts_to(successor)

    # ------------------------------------------------------------------
    # Figures
    # ------------------------------------------------------------------

    def action_take_figures(self):
        """Take the figures as they are now into all tables and sentences.

        :return: the action that says what was taken, and what there is not to take
        """
        self.check_access("write")
        said = []
        for report in self:
            if report._is_frozen():
                raise UserError(
                    self.env._(
                        "%(report)s is %(state)s and stays as it is. Correct it in a "
                        "next version.",
                        report=report.display_name,
                        state=report._get_state_label(),
                    )
                )
            drawn = report.sudo()._draw_figures(report.sudo().section_ids)
            said.append(report._say_drawn(drawn))
        return notify(" ".join(said))

    def _say_drawn(self, sections):
        """Say which sections have other figures now, and why there are none at all."""
        self.ensure_one()
        said = self.env._("Nothing has changed: all figures were those of now.")
        if sections:
            said = self.env._(
                "Figures taken into: %(sections)s.",
                sections="; ".join(sections.mapped("name")),
            )
        source = self._get_source()
        return said if source.measurement else " ".join((said, *source.get_gaps()))

    def _draw_figures(self, sections):
        """Write table and sentences of sections where their figures changed; sudo.

        :return: the sections that say something else now
        """
        drawn = sections.browse()
        self.ensure_one()
        source = self._get_source()
        contents = source.get_contents()
        if self.measurement_id != source.measurement:
            self._with_workflow_bypass().measurement_id = source.measurement
        for section in sections:
            table, sentences = contents[section.content]
            seal = _get_table_seal(table)
            before = section.sentence_ids.mapped("source_seal")
            if section.table_seal != seal:
                drawn |= section
                section._with_workflow_bypass().write(
                    {
                        "table": table,
                        "table_seal": seal,
                        "drawn_on": fields.Datetime.now(),
                    }
                )
            self._propose(section, sentences)
            if section.sentence_ids.mapped("source_seal") != before:
                drawn |= section
        return drawn

    def _propose(self, section, sentences):
        """Bring the proposals of a section in line with its figures."""
        known = {item.key: item for item in section.sentence_ids}
        wanted = {sentence.key for sentence in sentences}
        vals_list = []
        for number, sentence in enumerate(sentences, start=1):
            vals = {
                "sequence": number,
                "text": sentence.text,
                "state": PROPOSED,
                "source_seal": get_seal(sentence.facts),
            }
            item = known.get(sentence.key)
            if not item:
                names = {"lkjip_id": self.id, "section_id": section.id}
                vals_list.append({**vals, **names, "key": sentence.key})
            elif item.source_seal != vals["source_seal"]:
                vals["was_taken"] = item.was_taken or item.state == ACCEPTED
                item._with_workflow_bypass().write(vals)
        rows = section.sentence_ids._with_workflow_bypass()
        rows.filtered(lambda item: item.key not in wanted).unlink()
        rows.create(vals_list)

    def _find_quoted(self):
        """Return ``{id: measurements of its period}``, its units' too; sudo."""
        items = self.env["sidocakep.measurement"].sudo()
        periods = {item.id: REPORT_PERIODS[item.period] for item in self}
        return {
            item.id: items._search_period(
                item.company_id,
                item.year,
                periods[item.id].kind,
                periods[item.id].number,
            )
            for item in self
        }

    def _find_changed_in(self, content, since):
        """Add what was spent, where it says so."""
        changed = super()._find_changed_in(content, since)
        return changed + self._find_changed_money(content, since)

    def _find_changed_money(self, content, since):
        """Return of the agency and its units what they spent and is another sum now."""
        if not since or not prints_money(content):
            return []
        companies = self.env["res.company"].sudo().with_context(active_test=False)
        companies = companies.search([("id", "child_of", self.company_id.id)])
        month = REPORT_PERIODS[self.period].month
        return find_changed_money(companies, self.year, month, since)

    def _find_outdated(self):
        """Return ``{section id: [what is out of date in words]}`` of a draft; sudo."""
        if not self or self.state != DRAFT:
            return {}
        contents = self._get_source().get_contents()
        result = {}
        for section in self.section_ids:
            table, sentences = contents[section.content]
            found = []
            if _get_said(section.table) != _get_said(table):
                found.append(
                    self.env._("the table “%(section)s”", section=section.name)
                )
            now = {item.key: get_seal(item.facts) for item in sentences}
            found += [
                self.env._("the sentence “%(text)s”", text=item.text)
                for item in section.sentence_ids
                if item.state != DISMISSED and now.get(item.key) != item.source_seal
            ]
            if found:
                result[section.id] = found
        return result

    def _list_stale(self):
        """Return in words all that is out of date, in the order of the pages."""
        self.ensure_one()
        return [text for texts in self._find_outdated().values() for text in texts]


def _get_table_seal(table):
    return get_seal(table) if table else False


def _get_said(table):
    """Return the fingerprint of what a table says: how wide its columns are is not."""
    said = {name: part for name, part in (table or {}).items() if name != "widths"}
    return _get_table_seal(said)
