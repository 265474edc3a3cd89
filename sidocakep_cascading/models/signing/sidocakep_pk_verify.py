"""Whether a signed PK, its signatures and its files are what was signed."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.client import notify
from odoo.addons.sidocakep_base.engine.chain import get_code, get_differences, read_code
from odoo.addons.sidocakep_base.engine.sealing import get_seal

from ...const import FIRST, SECOND

#: Values of the document that the records of the PK hold themselves. The others are
#: read from elsewhere when the document is made, and go on changing there.
LIVE_KEYS = (
    "version",
    "number",
    "year",
    "basis",
    "place",
    "date_iso",
    "first",
    "second",
    "objectives",
    "figures",
    "table2",
    "total",
)
#: Values of a figure that are names of other records, which may be renamed; what they
#: were called stands in the text of the target.
NAMES_OF_FIGURES = frozenset({"unit", "point", "period"})
#: What a figure and a printed row leave out where it is so.
NEUTRAL_FIGURE = {"weight": "1.0"}
NEUTRAL_TEXT = {"target_note": ""}
INTACT, BEFORE, UNKEYED, UNCHECKED, BROKEN = SEAL_STATES = (
    "intact",
    "before",
    "unkeyed",
    "unchecked",
    "broken",
)


class SidocakepPk(models.Model):
    """One check compares all that is said about a signed PK, in one place."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    seal_code = fields.Char(
        string="Code of the Seal",
        compute="_compute_seal_code",
        search="_search_seal_code",
        help="Short form of the seal, as it is printed under the signatures.",
    )

    @api.depends("frozen_hash")
    def _compute_seal_code(self):
        for pk in self:
            pk.seal_code = get_code(pk.frozen_hash or "")

    def _search_seal_code(self, operator, value):
        """Find what was signed under a code, also where it was returned since."""
        if operator not in ("=", "ilike", "=ilike") or not isinstance(value, str):
            return NotImplemented
        start = read_code(value)
        if not start:
            return [(0, "=", 1)]
        return [
            "|",
            ("frozen_hash", "=ilike", start + "%"),
            ("snapshot_ids.frozen_hash", "=ilike", start + "%"),
        ]

    def _verify(self, is_whole=True):
        """Return ``{pk id: (state, [(code, values)])}`` of signed PKs.

        Live lines with the frozen content, that with its seal, each signature with it
        and with the one before, the files with what was signed.

        :param is_whole: the files too, and the signatures that count no more; a step
            reads neither
        """
        pks = self.sudo()
        rows = pks.env["sidocakep.pk.signature"].search([("pk_id", "in", pks.ids)])
        if not is_whole:
            rows = rows.filtered(lambda row: not row.snapshot_id)
        row_problems = rows._find_problems(is_whole)
        by_pk = rows.grouped("pk_id")
        signed = pks.filtered("frozen_hash")
        live = signed._get_live_document_values()
        prints = signed._find_print_problems() if is_whole else {}
        result = {}
        for pk in pks:
            own = by_pk.get(pk, rows.browse()).sorted("id")
            problems = [
                *pk._find_frozen_problems(live.get(pk.id)),
                *pk._find_signature_problems(own),
                *(problem for row in own for problem in row_problems[row.id]),
                *prints.get(pk.id, ()),
            ]
            result[pk.id] = (self._get_seal_state(own, problems), problems)
        return result

    @api.model
    def _get_seal_state(self, rows, problems):
        """Return the worst that is to be said."""
        codes = {code for code, _values in problems}
        if codes:
            return UNCHECKED if codes == {"key"} else BROKEN
        if any(rows.mapped("is_before_chain")):
            return BEFORE
        return INTACT if all(row.key_id for row in rows) else UNKEYED

    def _find_frozen_problems(self, live):
        """The frozen content is the sealed one, and the records say the same."""
        if live is None:
            return
        frozen = self.frozen_values or {}
        if get_seal(frozen) != self.frozen_hash:
            yield "frozen", {}
        sealed = {key: frozen[key] for key in LIVE_KEYS if key in frozen}
        if "figures" in sealed:
            sealed, live = map(_fill_in_neutral, (sealed, live))
        differences = get_differences(sealed, live)
        if differences:
            yield "live", {"fields": differences}

    def _find_signature_problems(self, rows):
        """Who the PK says has signed is who did; each has left a row."""
        standing = {row.party: row for row in rows if not row.snapshot_id}
        for party in (FIRST, SECOND):
            user, moment = self[f"signed_{party}_by_id"], self[f"signed_{party}_on"]
            row = standing.get(party)
            if row and (row.user_id, row.signed_at) != (user, moment):
                yield "differs", {"name": row.name}
            elif (user or moment) and not row:
                yield "missing", {"name": self[f"{party}_name"]}
        if self.state in self._get_signed_states():
            needed = (FIRST, SECOND) if self.has_second_party else (FIRST,)
            for party in needed:
                if not self[f"signed_{party}_on"] and party not in standing:
                    yield "missing", {"name": self[f"{party}_name"]}

    @api.model
    def _get_signed_states(self):
        return ("signed", "handed_in", "received", "in_force", "replaced")

    def _find_print_problems(self):
        """Return ``{pk id: [(code, values)]}`` of what is handed out as the print."""
        return {}

    def _verify_aloud(self):
        """Return a notification that says whether all is intact, and what is not."""
        found = self._verify()
        problems = self._describe_problems(*(items for _state, items in found.values()))
        if problems:
            title, message = self.env._("Not intact"), "\n".join(problems)
        else:
            title = self.env._("Intact")
            states = {state for state, _items in found.values()}
            said = (self._say_intact(), *self._get_reservations(states))
            message = "\n".join(said)
        return notify(
            message,
            "danger" if problems else "success",
            title=title,
            is_sticky=True,
            then=None,
        )

    def _say_intact(self):
        """Say what is as it was signed, and by whom; where nobody has, that."""
        rows = self.sudo().signature_ids
        standing = rows.filtered(lambda row: not row.is_void)
        names = ", ".join(dict.fromkeys((standing or rows).mapped("name")))
        if standing:
            return self.env._(
                "What is kept is exactly what was signed: %(names)s", names=names
            )
        if rows:
            return self.env._(
                "Nobody has signed it as it is now. What was signed before and is void "
                "is kept as it was: %(names)s",
                names=names,
            )
        return self.env._("Nobody has signed it yet: there is nothing to compare.")

    @api.model
    def _get_reservations(self, states):
        """Return what the check of a document in these states cannot say."""
        if BEFORE in states:
            yield self.env._(
                "A signature is from before the chain: that it is as it was at the "
                "upgrade is all that can be shown."
            )
        if UNKEYED in states:
            yield self.env._(
                "A signature was sealed without a key: who can write the database can "
                "seal anew what he changes. Have the administrator set up a key."
            )

    @api.model
    def _describe_problems(self, *found):
        return [
            self._describe_problem(code, values)
            for items in found
            for code, values in items
        ]

    @api.model
    def _describe_problem(self, code, values):
        """Return the sentence for a problem, in the reader's language."""
        name = values.get("name") or ""
        where = self._describe_paths(values.get("fields", ()))
        document = {
            "frozen": self.env._("The kept content is not the one that was sealed."),
            "live": self.env._(
                "The records say something else than the signed content: %s", where
            ),
            "missing": self.env._("There is no signature of %s on record.", name),
            "differs": self.env._(
                "The agreement names another signer or time than the signature of %s.",
                name,
            ),
            "pdf": self.env._("The PDF is not the one that %s signed.", name),
            "print": self.env._(
                "The file that is handed out is not the one that was signed."
            ),
        }
        if code in document:
            return document[code]
        return self._describe_signature_problem(code, name, values)

    @api.model
    def _describe_signature_problem(self, code, name, values):
        row = self.env["sidocakep.pk.signature"]._name
        where = ", ".join(
            self._get_field_label(row, field) for field in values.get("fields", ())
        )
        created = fields.Datetime.to_datetime(values.get("created"))
        return {
            "content": self.env._(
                "The kept content is not the one that %s signed.", name
            ),
            "party": self.env._(
                "The signature of %(name)s names the party otherwise than the signed "
                "content: %(fields)s",
                name=name,
                fields=where,
            ),
            "creator": self.env._(
                "The signature of %(name)s was entered by another login: %(creator)s",
                name=name,
                creator=values.get("creator"),
            ),
            "time": self.env._(
                "The signature of %(name)s was entered at another time: %(created)s",
                name=name,
                created=self._format_moment(created) or "-",
            ),
            "void": self.env._(
                "The signature of %s is marked void or standing past the program.", name
            ),
            "unproved": self.env._(
                "The signature of %s was entered without a credential: it has no seal.",
                name,
            ),
            "seal": self.env._(
                "The signature of %s was changed after it was sealed.", name
            ),
            "gap": self.env._(
                "A signature before that of %s is missing from the chain.", name
            ),
            "key": self.env._(
                "The signature of %(name)s was sealed with the key %(key)s, which is "
                "not set up here: it cannot be checked.",
                name=name,
                key=values.get("key"),
            ),
        }[code]


def _fill_in_neutral(values):
    """Return a document with what it leaves out where nothing is to be said.

    Sealed without a key it had the neutral value, and is compared with that. Notes and
    figures of a document are sealed since the same edition.
    """
    figures = [
        {
            **NEUTRAL_FIGURE,
            **{key: val for key, val in row.items() if key not in NAMES_OF_FIGURES},
            **_get_year(row),
        }
        for row in values["figures"]
    ]
    objectives = [
        item | {"indicators": [NEUTRAL_TEXT | row for row in item["indicators"]]}
        for item in values["objectives"]
    ]
    return values | {"figures": figures, "objectives": objectives}


def _get_year(figure):
    """Return the year of the period, which is no name, where it was sealed."""
    period = figure.get("period")
    return {"year": period.get("year")} if isinstance(period, dict) else {}
