"""Two people edit one document: the later save does not silently win."""

from odoo import api, models

from ...exceptions import StaleRecordError
from .seen import SEEN, get_text, is_compared, is_same, split_commands


class Base(models.AbstractModel):
    """Every model of ours: what a form saves is compared with what it showed.

    The client sends the values that it saw along with those that it changes, in the
    values of the record and of each line (``static/src/seen``). What another person
    changed meanwhile, and this one changes too, stops the save; different fields of
    one record go through. Who sends nothing along writes as ever
    (``docs/decisions/0019-two-people-one-document.md``).
    """

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    #: Sets of fields that say one thing: who changes one relies on what the others say.
    _edited_together: tuple[frozenset[str], ...] = ()

    def web_save(self, vals, specification, next_id=None):
        changes = []
        vals = self._take_seen(vals, changes)
        if changes:
            raise self._get_stale_error(changes)
        return super().web_save(vals, specification, next_id=next_id)

    @api.model
    def _is_seen_compared(self):
        """Tell whether what a form showed of this model is compared when it saves."""
        ours = self._name.startswith("sidocakep.") and self._log_access
        return ours and not self._transient

    def _take_seen(self, vals, changes):
        """Return ``vals`` without what the client saw; add to ``changes`` what differs.

        ``vals`` stays as it is: the server may run the same request once more.
        """
        seen = vals.get(SEEN)
        vals = {name: value for name, value in vals.items() if name != SEEN}
        if not isinstance(seen, dict) or len(self) != 1 or not self._is_seen_compared():
            seen = {}
        if seen and not self.exists():
            changes.append(self._get_gone())
        elif seen:
            changes += self._find_stale(vals, seen)
        for name, commands in vals.items():
            field = self._fields.get(name)
            if field and field.type in ("one2many", "many2many"):
                lines = self.env[field.comodel_name]
                seen_lines = seen.get(name)
                vals[name] = lines._take_seen_commands(commands, seen_lines, changes)
        return vals

    @api.model
    def _take_seen_commands(self, commands, seen_lines, changes):
        """Do what :meth:`_take_seen` does for the commands of a list.

        A line that is to be deleted counts as changed in all its fields; where another
        person deleted it already, nothing is left to do.
        """
        if not isinstance(commands, list | tuple):
            return commands
        seen_lines = seen_lines if isinstance(seen_lines, dict) else {}
        taken = []
        for command, line_id, vals in split_commands(commands):
            line = self.browse(line_id if isinstance(line_id, int) else ())
            seen = seen_lines.get(str(line_id))
            if vals is not None:
                command = (*command[:2], line._take_seen(vals, changes))
            elif isinstance(seen, dict) and line and self._is_seen_compared():
                if not line.exists():
                    continue
                changes += line._find_stale(dict.fromkeys(seen), seen, deletes=True)
            taken.append(command)
        return taken

    def _find_stale(self, vals, seen, deletes=False):
        """Return what is not as it was seen, of what ``vals`` changes or relies on."""
        self.ensure_one()
        names = set().union(*map(self._get_together, vals))
        names = [
            name
            for name in sorted(names & seen.keys() & self._fields.keys())
            if is_compared(self._fields[name]) and not self._is_worked_out_name(name)
        ]
        [now] = self.web_read({name: {} for name in names})
        stale = {}
        # What the person changed first: it stands for what it belongs to.
        for name in sorted(names, key=lambda name: name not in vals):
            field = self._fields[name]
            yours = vals[name] if name in vals and not deletes else seen[name]
            if any(is_same(field, now[name], known) for known in (seen[name], yours)):
                continue
            change = self._get_change(field, seen[name], now[name], yours)
            stale.setdefault(self._get_together(name), change)
        return list(stale.values())

    @api.model
    def _get_together(self, name):
        """Return the fields that say one thing with this one, itself among them."""
        sets = (names for names in self._edited_together if name in names)
        return next(sets, frozenset({name}))

    # ------------------------------------------------------------------
    # What the person is told
    # ------------------------------------------------------------------

    def _get_change(self, field, seen, now, yours):
        """Return in words what was changed, by whom and when."""
        who, when = self._get_last_change(field)
        return {
            "record": self._get_seen_subject(),
            "field": field.get_description(self.env, ["string"])["string"],
            "seen": get_text(self.env, field, seen),
            "now": get_text(self.env, field, now),
            "yours": get_text(self.env, field, yours),
            "who": who,
            "when": when,
        }

    def _get_last_change(self, field):
        """Return who changed the field last, and when; else who saved the record."""
        names = self._get_together(field.name)
        row = self.env["sidocakep.trail"]._find_last(self, names)
        user, day = row.user_id, row.date
        if not row:
            record = self.sudo()
            user, day = record.write_uid, record.write_date
        return self._get_who_and_when(user, day)

    def _get_who_and_when(self, user, day):
        who = user.sudo().name or ""
        if user == self.env.user:
            who = self.env._("you, in another window")
        return who, self._format_moment(day)

    def _get_seen_subject(self):
        """Return the name of a line; of the document that is saved the title has it."""
        return self.display_name or ""

    def _get_gone(self):
        """Return in words that this record was deleted, as far as the trail is read."""
        row = self.env["sidocakep.trail"]._find_deletion(self)
        who, when = self._get_who_and_when(row.user_id, row.date)
        return {
            "record": row.subject or row.res_name or "",
            "field": self.env["ir.model"]._get(self._name).name,
            "seen": "",
            "now": self.env._("deleted"),
            "yours": "",
            "who": who,
            "when": when,
            "is_gone": True,
        }

    def _get_stale_error(self, changes):
        is_gone = not self.exists()
        name = changes[0]["record"] if is_gone else self.display_name
        lines = [
            self.env._(
                "%(field)s of %(record)s: “%(seen)s” is now “%(now)s” (%(who)s, "
                "%(when)s). You have “%(yours)s”.",
                **{key: text for key, text in change.items() if key != "is_gone"},
            )
            for change in changes
        ]
        message = self.env._(
            "%(document)s was changed since you opened it. Nothing of yours was saved "
            "and nothing was overwritten. Load it again and enter your changes into "
            "what stands there now.",
            document=name or "",
        )
        return StaleRecordError("\n\n".join([message, *lines]), changes, is_gone)
