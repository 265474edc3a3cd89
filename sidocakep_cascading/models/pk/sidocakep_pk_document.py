"""The values of the printed document, live while drafted and frozen once signed."""

from decimal import Decimal

from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import (
    format_date,
    format_rupiah,
)
from odoo.addons.sidocakep_base.engine.sealing import get_content, get_seal

from ...const import FOR_INK, KIND_HEAD_OF_REGION, PROPOSED

#: How the page of a form is set, sealed with what is printed on it. A document sealed
#: without the key, or with a lower number, is printed as such pages were then.
PAGE_EDITION = 6


class SidocakepPk(models.Model):
    """Everything that a printed PK shows, as plain data.

    The texts are Indonesian whatever the reader's language: the forms are those of
    Gunung Mas 24/2024 annex C.6 and Paser 23/2016 annex II.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    frozen_values = fields.Json(
        readonly=True, copy=False, help="The document as Party I signed it."
    )
    frozen_hash = fields.Char(
        string="Seal",
        readonly=True,
        copy=False,
        help="SHA-256 of the document as signed. A changed figure has another seal.",
    )

    def _get_document_values(self):
        """Return ``{pk id: values of its document}``, JSON-able and formatted.

        A signed PK shows what was signed, whatever changed in the meantime.
        """
        # Read once: whoever reads such a field is given a copy of all that is in it.
        frozen = {pk: pk.frozen_values for pk in self}
        signed = self.filtered(frozen.get)
        result = (self - signed)._get_live_document_values()
        for pk in signed:
            result[pk.id] = {**frozen[pk], **pk._get_volatile_values()}
            agency = {**result[pk.id]["agency"], "logo": pk._get_logo()}
            result[pk.id]["agency"] = agency
        return result

    def _get_live_document_values(self):
        """Return ``{pk id: values}`` as the records say now."""
        self.line_ids.fetch(
            [
                *("objective", "name", "target_text", "paper_text", "target_note"),
                *("note", "weight"),
            ]
        )
        levels = self._get_table2_levels()
        return {
            pk.id: {
                **pk._get_heading_values(),
                "table2_level": levels[pk.id],
                "first": pk._get_party_values("first"),
                "second": (
                    pk._get_party_values("second") if pk.has_second_party else None
                ),
                "objectives": pk._get_objective_values(),
                "goals": pk._get_goals(),
                "figures": [line._get_sealed_figure() for line in pk.line_ids],
                **pk._get_table2_values(),
                **pk._get_volatile_values(),
            }
            for pk in self
        }

    def _get_volatile_values(self):
        """Return what is said about the document and changes after signing.

        What was proposed and is printed to be signed in ink has no mark across it.
        """
        for_ink = self.env.context.get(FOR_INK) and self.state == PROPOSED
        return {
            "state": self.state,
            "is_draft": not (self.frozen_hash or for_ink),
            "hash": self.frozen_hash or "",
        }

    def _get_heading_values(self):
        company = self.company_id.sudo()
        letterhead = company._get_printed_letterhead()
        is_region = self.position_kind_id.code == KIND_HEAD_OF_REGION
        return {
            **self._get_form_values(),
            "page_edition": PAGE_EDITION,
            "version": self.version,
            "number": self.number or "",
            "paper": "f4",
            "year": str(self.year),
            "holder_title": (self.first_title or "").upper(),
            "level": self.position_kind_id.code or "",
            "basis": self.basis,
            "government": {
                **letterhead["government"],
                "name": company._get_government_title().upper(),
                "scope": "Daerah" if is_region else "Perangkat Daerah",
            },
            "agency": letterhead["agency"],
            "place": self.place or "",
            "date": format_date(self.date_document) if self.date_document else "",
            "date_iso": fields.Date.to_string(self.date_document) or "",
        }

    def _get_logo(self):
        return self.company_id._get_printed_logo()

    def _get_party_values(self, prefix):
        return {
            "name": self[f"{prefix}_name"] or "",
            "title": self[f"{prefix}_title"] or "",
            "capacity": self[f"{prefix}_capacity"] or "",
            "rank": self[f"{prefix}_rank"] or "",
            "nip": self[f"{prefix}_nip"] or "",
        }

    def _get_objective_lines(self):
        """Return the lines of Tabel I by objective, in the printed order."""
        groups = []
        for line in self.line_ids:
            if not groups or (groups[-1][0].objective or "") != (line.objective or ""):
                groups.append(line)
            else:
                groups[-1] |= line
        return groups

    def _get_objective_values(self):
        """Return the objectives of Tabel I with their lines, numbered as printed."""
        return [
            {
                "no": str(number),
                "name": lines[0].objective or "",
                "indicators": [
                    {
                        "no": f"{number}.{position}",
                        "name": line.name or "",
                        "target": line.target_text or "",
                        **line._get_paper_target(),
                        "note": line.note or "",
                        **line._get_target_note(),
                    }
                    for position, line in enumerate(lines, start=1)
                ],
            }
            for number, lines in enumerate(self._get_objective_lines(), start=1)
        ]

    def _get_goals(self):
        """Return the level of each objective of Tabel I and the tujuan above it.

        The column is "Tujuan dan Sasaran" (Gunung Mas 24/2024 annex C.6): a tujuan is
        named once, before the first of its sasaran; not where it is an objective of
        its own just above.
        """
        return name_goals([lines[0].node_id for lines in self._get_objective_lines()])

    def _get_table2_values(self):
        tops = self.table2_ids.filtered(lambda row: not row.parent_id)
        below = self.table2_ids.grouped("parent_id")
        rows = []
        for number, row in enumerate(tops, start=1):
            children = below.get(row, row.browse())
            values = row._get_printed_values(number)
            if children:
                values["child_levels"] = children._get_levels()
            values["children"] = [
                child._get_printed_values(position)
                for position, child in enumerate(children, start=1)
            ]
            rows.append(values)
        return {"table2": rows, "total": self._format_amount(self.amount_total)}

    @api.model
    def _format_amount(self, amount):
        return format_rupiah(Decimal(str(amount)))

    def _get_contents(self):
        """Return ``{pk id: content}``: what signatures cover, JSON-able."""
        signed = self.filtered("frozen_hash")
        values = (self - signed)._get_live_document_values()
        contents = {pk_id: get_content(value) for pk_id, value in values.items()}
        return contents | {pk.id: pk.frozen_values for pk in signed}

    def _freeze(self, contents=None):
        """Seal the document as it is now; from here on it never changes.

        :param contents: what :meth:`_get_contents` returned, if it is known
        """
        contents = contents or self._get_contents()
        for pk in self:
            content = contents[pk.id]
            pk.sudo()._with_workflow_bypass().write(
                {
                    "form_id": pk._get_form().id,
                    "frozen_values": content,
                    "frozen_hash": get_seal(content),
                }
            )

    def _is_seal_intact(self):
        """Tell whether the frozen values are those that were sealed."""
        self.ensure_one()
        return get_seal(self.frozen_values or {}) == self.frozen_hash


def name_goals(nodes):
    """Return ``[{"level": ..., "goal": ...}]`` of the objectives of a table, in order.

    The goal is named above the first of its sasaran, else it is empty.

    :param nodes: of each objective its node in the plan, or none
    """
    result, last = [], None
    for node in (node.sudo() for node in nodes):
        goal = node._get_goal()
        is_named = not goal or goal in (node, last)
        result.append(
            {"level": node.level or "", "goal": "" if is_named else goal.name}
        )
        last = goal
    return result
