"""What the wizard does when it is confirmed: drafts, indicators, linked lines."""

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.client import notify
from odoo.addons.sidocakep_base.const import OBJECTIVE_LEVELS
from odoo.addons.sidocakep_base.models.organisation.turn import take_turn

from ...const import (
    CASCADE_SHARE,
    CASCADE_SUPPORT,
    DRAFT,
)

#: Kind of a new indicator by its level; the rest are outputs of an activity.
_KINDS = {"iku": "iku", "outcome": "program"}


class SidocakepPkCascade(models.TransientModel):
    """Adds handing down itself. Written with sudo after the rights were asked.

    It is done once: a wizard that is confirmed again, because the answer never came,
    shows what it made.
    """

    _name = "sidocakep.pk.cascade"
    _inherit = "sidocakep.pk.cascade"

    is_done = fields.Boolean(readonly=True)
    made_pk_ids = fields.Many2many("sidocakep.pk", readonly=True)
    skipped_ids = fields.Many2many("sidocakep.pk.cascade.person", readonly=True)

    def action_hand_down(self):
        """Create or complete the drafts and show them; name who was skipped."""
        self.ensure_one()
        self.pk_id._check_may_hand_down()
        # The shares of a line are read from all agreements below it: one at a time.
        take_turn(self.pk_id.sudo())
        if self.is_done:
            pks, skipped = self.made_pk_ids, self.skipped_ids
        else:
            pks, skipped = self._hand_down()
            self.sudo().write(
                {
                    "is_done": True,
                    "made_pk_ids": pks.ids,
                    "skipped_ids": skipped.ids,
                }
            )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_pk_action"
        )
        action |= {
            "domain": [("id", "in", pks.ids)],
            "context": {},
            "name": self.env._("Handed Down from %s", self.pk_id.display_name),
        }
        if not skipped:
            return action
        return notify(
            self._describe_skipped(skipped),
            "warning",
            title=self.env._("Not Changed"),
            is_sticky=True,
            then=action,
        )

    def _hand_down(self):
        """Return the drafts that received lines and the people who were skipped."""
        found = self._read_subordinates()
        skipped = self.pair_ids.person_id.filtered(
            lambda person: found[person] and found[person].state != DRAFT
        )
        pairs = self.pair_ids.filtered(lambda pair: pair.person_id not in skipped)
        if not pairs:
            raise UserError(
                self._describe_skipped(skipped)
                if skipped
                else self.env._("Choose lines and subordinates first.")
            )
        problems = self._get_problems()
        if problems:
            raise UserError("\n".join(f"- {problem}" for problem in problems))
        drafts = self._get_drafts(pairs.person_id, found)
        indicators = self._create_indicators(pairs)
        self._write_lines(pairs, drafts, indicators)
        pks = self.env["sidocakep.pk"].browse(
            [drafts[person].id for person in pairs.person_id]
        )
        body = self.env._("Lines were handed down from %s.", self.pk_id.display_name)
        pks.sudo()._message_log_batch(bodies=dict.fromkeys(pks.ids, body))
        return pks, skipped

    def _read_subordinates(self):
        """Return ``{person: PK as it is now}`` and refuse what came from outside.

        The wizard's rows were written by a client; what counts is read again.
        """
        if self.line_ids.pk_line_id.pk_id - self.pk_id:
            raise UserError(self.env._("A line is not of this PK. Start again."))
        below = {
            (row.job.id, row.employee.id if row.employee else False): row.pk
            for row in self.pk_id._find_subordinates()
        }
        people = self.pair_ids.person_id
        strangers = people.filtered(lambda person: person._get_key() not in below)
        if strangers:
            raise UserError(
                self.env._(
                    "%s are not directly below this position any more. Start again.",
                    ", ".join(strangers.mapped("display_name")),
                )
            )
        return {person: below[person._get_key()] for person in people}

    def _describe_skipped(self, people):
        return self.env._(
            "%s: the agreement is signed or being signed. Have it returned, or revise "
            "it on one of the three lawful grounds.",
            ", ".join(people.mapped("display_name")),
        )

    def _get_drafts(self, people, found):
        """Return ``{person: draft}``; those that are missing are drawn up at once."""
        pk_model = self.env["sidocakep.pk"].sudo()
        missing = people.filtered(lambda person: not found[person])
        created = pk_model.create(
            [
                {
                    "job_id": person.job_id.id,
                    "year": self.year,
                    "date_document": self.date_document,
                    **(
                        {"employee_id": person.sudo().employee_id.id}
                        if person.sudo().employee_id
                        else {}
                    ),
                }
                for person in missing
            ]
        )
        if created and self.is_filled:
            created.action_fill_from_plan()
        drafts = dict(zip(missing, created, strict=True))
        for person in people - missing:
            drafts[person] = found[person]
        return drafts

    # ------------------------------------------------------------------
    # New supporting indicators
    # ------------------------------------------------------------------

    def _create_indicators(self, pairs):
        """Return ``{pair: indicator}``; new ones get the target of the year."""
        new = pairs.filtered(
            lambda pair: pair.method == CASCADE_SUPPORT and not pair.indicator_id
        )
        indicators = (
            self.env["sidocakep.indicator"]
            .sudo()
            .create([self._prepare_indicator_vals(pair) for pair in new])
        )
        self.env["sidocakep.target"].sudo().create(
            [
                {
                    "indicator_id": indicator.id,
                    "year": self.year,
                    "written": pair.written,
                }
                for pair, indicator in zip(new, indicators, strict=True)
            ]
        )
        result = {pair: pair.sudo().indicator_id for pair in pairs - new}
        for pair in pairs:
            if pair.method != CASCADE_SUPPORT:
                result[pair] = pair.line_id.sudo().pk_line_id.indicator_id
        result.update(zip(new, indicators, strict=True))
        return result

    def _prepare_indicator_vals(self, pair):
        """Tie the new indicator to the superior's. Gunung Mas 24/2024 art. 1.16."""
        above = pair.line_id.sudo().pk_line_id.indicator_id
        company = pair.sudo().company_id
        is_reachable = above.company_id in company.parent_ids
        kind = _KINDS.get(pair.level_id.code, "kegiatan")
        if kind == "kegiatan" and above.kind not in ("program", "kegiatan"):
            # An output is tied to a programme; under an IKU it serves its target.
            kind = "target"
        return {
            "name": pair.name.strip(),
            "company_id": company.id,
            "kind": kind,
            "level_id": pair.level_id.id,
            "unit_id": pair.unit_id.id,
            "accumulation": above.accumulation,
            "release_month": above.release_month,
            "owner_job_id": pair.person_id.job_id.id,
            "parent_indicator_id": above.id if is_reachable else False,
        }

    # ------------------------------------------------------------------
    # Lines
    # ------------------------------------------------------------------

    def _write_lines(self, pairs, drafts, indicators):
        """Create the lines, or point those that are there at the superior's."""
        line_model = self.env["sidocakep.pk.line"].sudo()
        pks = line_model.pk_id.browse(pk.id for pk in drafts.values())
        existing = {
            (line.pk_id.id, line.indicator_id.id): line
            for line in line_model.search([("pk_id", "in", pks.ids)])
        }
        new_vals, links = [], {}
        for number, pair in enumerate(pairs, start=1):
            draft, indicator = drafts[pair.person_id], indicators[pair]
            vals = self._prepare_line_vals(pair, indicator)
            line = existing.get((draft.id, indicator.id))
            if not line:
                new_vals.append(
                    {
                        "pk_id": draft.id,
                        "indicator_id": indicator.id,
                        "sequence": 1000 + number,
                        **vals,
                    }
                )
            elif pair.method == CASCADE_SHARE or line.cascade_method == CASCADE_SHARE:
                line._as_program().write(vals)
            else:
                links[line.id] = pair.line_id.pk_line_id.id
        line_model._as_program().create(new_vals)
        if links:
            line_model._link_to_superiors(links)

    def _prepare_line_vals(self, pair, indicator):
        """Return the line of the subordinate: objective, figure and link."""
        superior = pair.line_id.sudo().pk_line_id
        vals = {
            "parent_line_id": superior.id,
            "cascade_method": pair.method,
        }
        if pair.method == CASCADE_SUPPORT:
            own = indicator.node_ids.filtered(
                lambda node: node.level in OBJECTIVE_LEVELS
            )
            if not own:
                vals |= {
                    "node_id": superior.node_id.id,
                    "objective": superior.objective,
                }
            if pair.written and pair.indicator_id:
                vals["written"] = pair.written
            return vals
        vals |= {"node_id": superior.node_id.id, "objective": superior.objective}
        if pair.method == CASCADE_SHARE:
            return vals | {"written": pair.written}
        figure = {name: superior[name] for name in superior._get_value_fields()}
        figure["point_id"] = superior.point_id.id
        return vals | figure | {"target_id": superior.target_id.id}
