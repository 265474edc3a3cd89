"""What the check of a seal found, in words."""

from lxml import etree

from odoo import api, fields, models
from odoo.tools import format_date

from ...client import notify
from .sealed_mixin import BEFORE_SEALS, BROKEN, ONCE, UNKEYED

#: Types of which a seal covers a hash: there is no value to be shown.
HASHED = frozenset({"many2many", "json", "binary", "image"})
#: Signs of a moment up to its seconds.
SECONDS = 19


class SidocakepSealedMixin(models.AbstractModel):
    """Whoever reads a record may ask whether it is as it was sealed."""

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "sidocakep.sealed.mixin"

    @api.model
    def _add_seal_button(self, arch):
        """Let who inspects compare a document with its seal, after the steps of it."""
        header = arch.find("header")
        states = sorted(self._get_sealed_states())
        if header is None or not states:
            return
        buttons = [node for node in header if node.tag == "button"]
        place = header.index(buttons[-1]) + 1 if buttons else 0
        button = {
            "name": "action_verify_seal",
            "string": self.env._("Verify the Seal"),
            "type": "object",
            "groups": "sidocakep_base.group_read_all,base.group_system",
        }
        if "state" in self._fields:
            button["invisible"] = f"state not in {states!r}"
        header.insert(place, etree.Element("button", button))

    def action_verify_seal(self):
        """Compare the records with their seals now, and say what was found."""
        self.check_access("read")
        found = self._verify_whole()
        once, problems = [], []
        for record_id, (_state, items) in found.items():
            name = self.browse(record_id).display_name
            for item in items:
                words = f"{name}: {self._describe_seal_problem(*item)}"
                (once if item[0] in ONCE else problems).append(words)
        states = {state for state, _items in found.values()}
        if problems:
            is_broken = BROKEN in states
            title = self.env._("Not intact") if is_broken else self.env._("Not checked")
            message = "\n".join((*problems, *once))
        elif not found:
            title = self.env._("No seal yet")
            message = self.env._("A seal is made with the step that settles it.")
        else:
            title = self.env._("Intact")
            reserved = self._get_seal_reservations(states)
            message = "\n".join(
                (
                    self.env._("Everything that was sealed is as it was."),
                    *reserved,
                    *once,
                )
            )
        kind = "danger" if problems else "success"
        return notify(message, kind, title=title, is_sticky=True, then=None)

    @api.model
    def _get_seal_reservations(self, states):
        """Return what the check of records in these states cannot say."""
        if BEFORE_SEALS in states:
            yield self.env._(
                "Some of it was settled before there were seals: nothing shows what it "
                "said then."
            )
        if UNKEYED in states:
            yield self.env._(
                "Some of it was sealed without a key: who can write the database can "
                "seal anew what he changes. Have the administrator set up a key."
            )

    @api.model
    def _describe_seal_problems(self, items):
        return [self._describe_seal_problem(code, values) for code, values in items]

    @api.model
    def _describe_seal_problem(self, code, values):
        """Return the sentence for a problem, in the reader's language."""
        if code.endswith(("_part", "changed")):
            return self._describe_seal_difference(code, values)
        labels = self._get_seal_state_labels()
        return {
            **self._get_once_words(code, values),
            "unsealed": self.env._(
                "It has no seal, and is not one of those from before the seals: the "
                "step was not taken in the program."
            ),
            "seal": self.env._("The seal itself was changed."),
            "forged": self.env._(
                "A step was taken on it after it had been changed past the program. "
                "Compare it with what was sent: opened again, or in a next version, "
                "it is settled anew."
            ),
            "file": self.env._(
                "%s: the file in the store is not the one that was sealed.",
                self._get_seal_label(values.get("field") or ""),
            ),
            "copy": self._describe_seal_copy(values),
            "gap": self.env._("The seal before this one is missing from the chain."),
            "missing": self.env._(
                "It was sealed, and is not in the database any more."
            ),
            "trail": self.env._(
                "The trail up to the sealed step is not the one that was sealed."
            ),
            "state": self.env._(
                "It was sealed as %(sealed)s and is %(now)s, without a step.",
                sealed=labels.get(values.get("sealed"), ""),
                now=labels.get(values.get("now"), ""),
            ),
            "session": self.env._(
                "The step was taken in the name of %(name)s, in the session of "
                "%(user)s.",
                name=values.get("name"),
                user=self._get_seal_user(values.get("user")),
            ),
            "key": self.env._(
                "It was sealed with the key %s, which is not set up here: it cannot be "
                "checked.",
                values.get("key"),
            ),
        }[code]

    @api.model
    def _get_seal_state_labels(self):
        return dict(self._fields["state"]._description_selection(self.env))

    @api.model
    def _describe_seal_copy(self, values):
        """Name the copy, and the part that it is of; empty for another problem."""
        if "copy" not in values:
            return ""
        key, name = values["field"], values["copy"]
        if not values["part"]:
            return self.env._(
                "%(field)s is not what stands in the record that it repeats.",
                field=self._get_seal_label(name),
            )
        model = self._get_sealed_parts().get(key, (self._name,))[0]
        labels = self.env[model].fields_get([name], ["string"])
        return self.env._(
            "%(field)s of “%(part)s” is not what stands in the record that it repeats.",
            field=labels.get(name, {}).get("string", name),
            part=self._get_seal_part(key, values["part"]),
        )

    @api.model
    def _get_once_words(self, code, values):
        """Return what an earlier row says for ever, with its day."""
        if code not in ONCE:
            return {}
        day = format_date(self.env, values["day"])
        return {
            "was_forged": self.env._(
                "Once, on %(day)s, a step was taken on it after it had been changed "
                "past the program. It was settled anew since.",
                day=day,
            ),
            "was_session": self.env._(
                "Once, on %(day)s, a step was taken in the name of %(name)s, in the "
                "session of %(user)s.",
                day=day,
                name=values.get("name"),
                user=self._get_seal_user(values.get("user")),
            ),
        }

    @api.model
    def _get_seal_user(self, user_id):
        return self.env["res.users"].sudo().browse(user_id or ()).name or ""

    @api.model
    def _describe_seal_difference(self, code, values):
        name = values["field"]
        label = self._get_seal_label(name)
        if code == "changed":
            field = self._fields.get(name)
            if field and field.type in HASHED:
                return self.env._("%(field)s is not what was sealed.", field=label)
            return self.env._(
                "%(field)s is %(now)s and was sealed as %(sealed)s.",
                field=label,
                now=self._get_seal_value(field, values["now"]),
                sealed=self._get_seal_value(field, values["sealed"]),
            )
        part = self._get_seal_part(name, values["part"])
        return {
            "changed_part": self.env._(
                "%(parts)s: “%(part)s” was changed.", parts=label, part=part
            ),
            "gone_part": self.env._(
                "%(parts)s: number %(part)s is missing.",
                parts=label,
                part=values["part"],
            ),
            "new_part": self.env._(
                "%(parts)s: “%(part)s” came since.", parts=label, part=part
            ),
        }[code]

    @api.model
    def _get_seal_label(self, name):
        """Return what a field is called, or a model whose rows no field holds.

        What an earlier edition sealed may be neither any more.
        """
        if name in self.env:
            return self.env["ir.model"]._get(name).name
        return self.fields_get([name], ["string"]).get(name, {}).get("string", name)

    @api.model
    def _get_seal_part(self, name, part_id):
        model = self._get_sealed_parts().get(name, (None,))[0]
        if model is None:
            return str(part_id)
        part = self.env[model].sudo().browse(part_id).exists()
        return (part.display_name or "").split("\n")[0] or str(part_id)

    @api.model
    def _get_seal_value(self, field, value):
        """Return a value as the form shows it; of an earlier edition, as it stands.

        :param field: the field that says it, ``None`` where there is none any more
        """
        kind = field.type if field else None
        if kind == "boolean":
            return self.env._("Yes") if value else self.env._("No")
        if value in (None, False, ""):
            return "-"
        if kind == "many2one":
            other = self.env[field.comodel_name].sudo().browse(value).exists()
            return other.display_name or str(value)
        if kind == "selection":
            labels = dict(field._description_selection(self.env))
            return labels.get(value, value)
        if kind == "date":
            return self._format_day(fields.Date.to_date(value))
        if kind == "datetime":
            return self._format_moment(fields.Datetime.to_datetime(value[:SECONDS]))
        return value
