"""What a row says otherwise than before, or than it would say now, in words."""

from odoo import api, fields, models

from .outdated import COUNT_NOW, LATE, REPLACED, find_outdated

#: What a row says, of which a correction changes something.
SAID = (
    *("figure_id", "status", "printed", "is_met", "rating"),
    *("target_text", "realisation_text"),
    *("year_status", "year_printed", "year_target_text", "to_date_text"),
    *("five_status", "five_printed", "five_target_text", "five_text"),
)
#: What of it is read together, the first as the realisation with its achievement.
READ_TOGETHER = (
    ("realisation_text", "printed"),
    ("target_text",),
    ("to_date_text", "year_printed"),
    ("year_target_text",),
    ("five_text", "five_printed"),
    ("five_target_text",),
    ("rating",),
)


class SidocakepMeasuredMixin(models.AbstractModel):
    """Two ways of saying one row are compared in all that it says.

    The period, the year up to its end and the plan, each with its target; the rating;
    the texts of people by their name.
    """

    _name = "sidocakep.measured.mixin"
    _inherit = "sidocakep.measured.mixin"

    changed_text = fields.Char(
        string="Changed by the Correction", compute="_compute_changed_text"
    )
    outdated_text = fields.Text(
        string="Corrected Since",
        compute="_compute_outdated_text",
        help="Figures that it rests on and that are others by now, and what it would "
        "say with them.",
    )

    # ------------------------------------------------------------------
    # Against the version before
    # ------------------------------------------------------------------

    @api.depends(
        lambda self: ("measurement_id.previous_id", *SAID, *self._written_fields)
    )
    @api.depends_context("lang")
    def _compute_changed_text(self):
        """Say what a correction changed against the version before."""
        former = self.sudo().measurement_id.previous_id
        rows = self.sudo().search([("measurement_id", "in", former.ids)])
        before = {(row.measurement_id, row._get_row_key()): row for row in rows}
        for row in self:
            previous = row.sudo().measurement_id.previous_id
            row.changed_text = (
                row._get_changed_text(before.get((previous, row.sudo()._get_row_key())))
                if previous
                else False
            )

    def _get_row_key(self):
        """Return by what it is found in another version of its measurement."""
        raise NotImplementedError

    def _get_changed_text(self, before):
        if not before:
            return self.env._("not in the version before")
        became = [
            self.env._("%(old)s became %(new)s", old=old, new=new)
            if not what
            else self.env._(
                "%(what)s: %(old)s became %(new)s", what=what, old=old, new=new
            )
            for what, old, new in self._list_differences(
                before._get_said(), self._get_said()
            )
        ]
        became += [
            self.env._("%(what)s: written anew", what=label)
            for label in self._list_rewritten(before)
        ]
        return "; ".join(became) or False

    def _get_said(self):
        """Return ``{name: what it says}`` of figures."""
        self.ensure_one()
        row = self.sudo()
        return {name: row[name] for name in SAID} | {"figure_id": row.figure_id.id}

    def _get_written(self):
        """Return ``{name: what people wrote}``."""
        self.ensure_one()
        return {
            name: (self.sudo()[name] or "").strip()
            for name in sorted(self._written_fields)
        }

    def _list_rewritten(self, before):
        """Return the labels of the texts that are others than in a row before."""
        old, new = before._get_written(), self._get_written()
        return [self._get_label(name) for name in new if new[name] != old[name]]

    def _list_differences(self, before, after):
        """Return ``[(what, before, after)]`` in words; of the period it has no name.

        Where nothing is printed otherwise, the figure itself is another version, or is
        judged otherwise: that is said.

        :param before: what ``_get_said`` returns, as ``after``
        """
        found = {}
        for names in READ_TOGETHER:
            pair = tuple(
                _join(*(said[name] for name in names)) for said in (before, after)
            )
            # Of the year as a whole the period and the year are one.
            if len(set(pair)) > 1:
                found.setdefault(pair, names)
        words = [
            (names != READ_TOGETHER[0] and self._name_place(names[0]), *pair)
            for pair, names in found.items()
        ]
        if not words and before["figure_id"] != after["figure_id"]:
            versions = self.env["sidocakep.data.figure"].sudo()
            label = self._get_label("figure_id")
            old, new = (
                versions.browse(said["figure_id"]).display_name or "-"
                for said in (before, after)
            )
            return [(label, old, new)]
        if not words and any(before[name] != after[name] for name in SAID):
            old, new = (self._print_statuses(said) for said in (before, after))
            return [(self._get_label("status"), old, new)]
        return words

    @api.model
    def _name_place(self, name):
        """Return what a figure is compared with, else what it is."""
        places = {
            "to_date_text": self.env._("Against the year"),
            "five_text": self.env._("Against the plan"),
        }
        return places.get(name) or self._get_label(name)

    def _print_statuses(self, said):
        labels = dict(self._fields["status"]._description_selection(self.env))
        names = ("status", "year_status", "five_status")
        return ", ".join(labels[said[name]] for name in names)

    @api.model
    def _get_label(self, name):
        return self._fields[name]._description_string(self.env)

    # ------------------------------------------------------------------
    # Against the figures of now
    # ------------------------------------------------------------------

    @api.depends("figure_id", "rests_on", "measurement_id.state")
    @api.depends_context("lang")
    def _compute_outdated_text(self):
        """Say which of its figures are others by now, and what that would make."""
        rows = {}
        for items in find_outdated(self.measurement_id).values():
            for item in items:
                if item.row._name == self._name:
                    rows.setdefault(item.row.id, []).append(item)
        now = self.browse(
            key
            for key, items in rows.items()
            if key in self._origin._ids
            and any(item.kind in COUNT_NOW for item in items)
        )._read_now()
        for row in self:
            key = row._origin.id
            lines = [row._say_outdated(item) for item in rows.get(key, ())]
            if key in now:
                lines += row._say_now(now[key])
            row.outdated_text = "\n".join(lines) or False

    @api.model
    def _say_outdated(self, item):
        """Say of a figure that it is another one by now."""
        names = {"period": item.latest.period_text, "new": item.latest.printed_value}
        if item.kind == LATE:
            return self.env._(
                "Figure of %(period)s: %(new)s was verified since and is not in it.",
                **names,
            )
        names["old"] = item.former.printed_value
        if item.kind == REPLACED:
            return self.env._(
                "Figure of %(period)s: %(old)s when it was sent, %(new)s now.", **names
            )
        names["job"] = item.latest.asked_job_id.name or "-"
        return self.env._(
            "Figure of %(period)s: being corrected by %(job)s; %(old)s counts until "
            "the correction is verified.",
            **names,
        )

    def _say_now(self, now):
        """Return what a row would say otherwise, measured from the figures of now.

        :param now: of ``_read_now``
        """
        differences = [
            (what, old, new)
            for what, old, new in self._list_differences(self._get_said(), now)
            if what != self._get_label("figure_id")
        ]
        if not differences:
            return [self.env._("What it says stays the same.")]
        return [
            self.env._("Here %(old)s, with the figures of now %(new)s.", **words)
            if not what
            else self.env._(
                "%(what)s: here %(old)s, with the figures of now %(new)s.",
                what=what,
                **words,
            )
            for what, old, new in differences
            for words in [{"old": old, "new": new}]
        ]


def _join(text, achievement=None):
    text = text or "-"
    return text if achievement is None else f"{text} ({achievement or '-'})"
