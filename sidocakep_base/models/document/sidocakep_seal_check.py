"""What the daily check of all seals found, an agency and a kind of document a row."""

import logging

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...engine.chain import GENESIS
from .seal_chain import get_keys
from .seal_rows import ROW_COLUMNS, is_sealed
from .seal_told import ask_to_look
from .sealed_mixin import BROKEN, INTACT, SEALED_STATES

ACTIVITY_SEALS = "sidocakep_base.mail_activity_type_seal_check"
BATCH = 500
#: Documents that a row names; the check of a document names its own.
NAMED = 20
#: Kind of a row that says whether the chain of an agency is whole.
CHAIN = "sidocakep.seal"
#: What stands for the problems, where the check itself failed.
FAILED = "failed"

_logger = logging.getLogger(__name__)


class SidocakepSealCheck(models.Model):
    """Every document with a workflow is checked, and each chain of seals.

    The program alone writes it. Who adds a model of documents finds it here.
    """

    _name = "sidocakep.seal.check"
    _description = "Check of Seals"
    _inherit = ["sidocakep.seal.result.mixin"]
    _order = "severity desc, company_id, res_model"
    _rec_name = "kind_name"

    res_model = fields.Char(string="Technical Model", required=True, readonly=True)
    kind_name = fields.Char(string="What Was Checked", compute="_compute_kind_name")
    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    state = fields.Selection(
        [
            ("intact", "Intact"),
            ("before", "Intact, some settled before there were seals"),
            ("unkeyed", "Intact, some sealed without a key"),
            ("unchecked", "Cannot be checked: key missing"),
            ("broken", "Not intact"),
        ],
        required=True,
        readonly=True,
        default=INTACT,
    )
    checked_count = fields.Integer(string="Checked", readonly=True)
    before_count = fields.Integer(
        string="From before the Seals",
        readonly=True,
        help="Settled before there were seals: nothing shows what they said then.",
    )
    broken_count = fields.Integer(string="Not as Sealed", readonly=True)

    _kind_uniq = models.UniqueIndex(
        "(company_id, res_model)", "This is on the list already. Open its row."
    )

    @api.depends("res_model")
    @api.depends_context("lang")
    def _compute_kind_name(self):
        for check in self:
            check.kind_name = self.env["ir.model"]._get(check.res_model).name

    def _describe(self, problems):
        self.ensure_one()
        if problems == FAILED:
            return [
                self.env._(
                    "They could not be compared with their seals, so nothing shows "
                    "that they are intact. Ask the administrator to read the log of "
                    "the server."
                )
            ]
        if self.res_model == CHAIN:
            return self._describe_chain(problems)
        model = self.env.get(self.res_model)
        if model is None:
            return []
        return [
            f"{name}: {model._describe_seal_problem(code, values)}"
            for name, code, values in problems or ()
        ]

    @api.model
    def _describe_chain(self, positions):
        return [
            self.env._(
                "Seal number %s of the agency does not follow from the one before.",
                position,
            )
            for position in positions or ()
        ]

    # ------------------------------------------------------------------
    # Checking
    # ------------------------------------------------------------------

    @api.model
    def _get_sealed_models(self):
        """Return the models that bear seals, by the registry."""
        mixin = "sidocakep.sealed.mixin"
        return [
            name
            for name in sorted(self.env.registry.descendants([mixin], "_inherit"))
            if not self.env[name]._abstract and self.env[name]._get_sealed_states()
        ]

    def action_verify(self):
        """Check these agencies and kinds now; the list is brought up to date."""
        self.check_access("read")
        for check in self.sudo():
            check._write_found(self._try_check(check.company_id, check.res_model))
        return True

    @api.model
    def _cron_check(self):
        """Check everything; tell who must know of what is not intact any more."""
        pairs = self._get_pairs()
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=len(pairs))
        for number, (company, model_name) in enumerate(pairs, start=1):
            self._keep(company, model_name)
            self.env.invalidate_all()
            if not cron._commit_progress(1, remaining=len(pairs) - number):
                break

    @api.model
    def _get_pairs(self):
        """Return ``[(agency, model)]``, the longest unchecked first."""
        companies = self.env["res.company"].sudo()
        every = [("parent_path", "!=", False)]
        companies = companies.with_context(active_test=False).search(every, order="id")
        known = {
            (check.company_id, check.res_model): check.checked_on
            for check in self.sudo().search([("res_model", "!=", False)])
        }
        pairs = [
            (company, name)
            for company in companies
            for name in (CHAIN, *self._get_sealed_models())
        ]
        never = fields.Datetime.to_datetime("1970-01-01")
        return sorted(pairs, key=lambda pair: known.get(pair, never))

    @api.model
    def _keep(self, company, model_name):
        """Check a kind of an agency; the list has it once there is something."""
        found = self._try_check(company, model_name)
        key = {"company_id": company.id, "res_model": model_name}
        domain = [(name, "=", value) for name, value in key.items()]
        check = self.sudo().search(domain)
        if (found["checked_count"] or found["problems"]) and not check:
            now = fields.Datetime.now()
            check = self.sudo().create({**key, "checked_on": now})
        if check:
            check._write_found(found)

    def _write_found(self, found):
        """Write down what was found, and tell what is not intact any more.

        Beyond those that are named the number tells that there are more.
        """
        is_more = found["broken_count"] > self.broken_count
        if self._note_found(found) or (found["state"] == BROKEN and is_more):
            self._tell()

    @api.model
    def _try_check(self, company, model_name):
        """Return what is found, in a form that can be worded.

        Whatever lies in the database hinders no check but its own, and that is said:
        who can make a check fail must not hide behind it.

        :raises UserError: the key cannot be read, so nothing can be checked
        """
        try:
            with self.env.cr.savepoint():
                found = self._check(company, model_name)
                check = self.new({"res_model": model_name, **found})
                check._describe(found["problems"])
                return found
        except UserError:
            raise
        # What a forger left can fail in any way.
        # pylint: disable-next=broad-exception-caught
        except Exception:
            _logger.exception(
                "The seals of %s in agency %s cannot be checked", model_name, company.id
            )
            self.env.invalidate_all()
            counts = {"checked_count": 0, "before_count": 0, "broken_count": 1}
            return {"state": BROKEN, "problems": FAILED, **counts}

    @api.model
    def _check(self, company, model_name):
        """Return what is found of an agency and a model, as values of a row; sudo."""
        if model_name == CHAIN:
            return self._check_chain(company)
        model = self.env[model_name].sudo().with_context(active_test=False)
        states, problems = dict.fromkeys(SEALED_STATES, 0), []
        ids = model._get_settled_ids(company)
        for start in range(0, len(ids), BATCH):
            records = model.browse(ids[start : start + BATCH])
            for record_id, (state, items) in records._verify_whole().items():
                states[state] += 1
                room = NAMED - len(problems)
                name = self._get_name(model, record_id)
                problems += [(name, *item) for item in items[:room]]
            self.env.invalidate_all()
        return self._sum_up(states, problems)

    @api.model
    def _sum_up(self, states, problems):
        worst = [state for state in SEALED_STATES if states[state]]
        return {
            "state": worst[-1] if worst else INTACT,
            "checked_count": sum(states.values()),
            "before_count": states["before"],
            "broken_count": states["broken"] + states["unchecked"],
            "problems": problems or False,
        }

    @api.model
    def _get_name(self, model, record_id):
        record = model.browse(record_id).exists()
        if record:
            return record.display_name
        seals = self.env["sidocakep.seal"].sudo()
        row = seals.search(
            [("res_model", "=", model._name), ("res_id", "=", record_id)], limit=1
        )
        return row.res_name or str(record_id)

    @api.model
    def _check_chain(self, company):
        """Each seal of an agency follows from the one before, none is left out."""
        keys = get_keys(self.env)
        states, wrong = dict.fromkeys(SEALED_STATES, 0), []
        position, previous = 0, GENESIS
        while rows := self._read_chain(company, position):
            for row in rows:
                sealed = is_sealed(row, keys)
                follows = (row["position"], row["previous_seal"]) == (
                    position + 1,
                    previous,
                )
                position, previous = row["position"], row["seal"]
                if sealed is False or not follows:
                    states[BROKEN] += 1
                    wrong.append(position)
                elif sealed is None:
                    states["unchecked"] += 1
                else:
                    states[INTACT if row["key_id"] else "unkeyed"] += 1
        return self._sum_up(states, wrong[:NAMED])

    @api.model
    def _read_chain(self, company, position):
        query = SQL(
            "SELECT %s FROM sidocakep_seal WHERE company_id = %s AND position > %s"
            " ORDER BY position LIMIT %s",
            SQL(", ").join(map(SQL.identifier, ROW_COLUMNS)),
            company.id,
            position,
            BATCH,
        )
        rows = self.env.execute_query(query)
        return [dict(zip(ROW_COLUMNS, row, strict=True)) for row in rows]

    @api.model
    def _get_report(self):
        """Check everything, write nothing; for a restored backup, by a command.

        :return: lines to print, and how many rows are not intact. The last seals are
            printed to be kept elsewhere: a chain whose end was cut off is whole.
        """
        lines, wrong, totals = [], 0, {}
        for company, model_name in sorted(
            self._get_pairs(), key=lambda pair: (pair[1], pair[0].id)
        ):
            found = self._try_check(company, model_name)
            check = self.new({"res_model": model_name, **found})
            kind = check.kind_name
            lines += [
                f"{company.name}, {kind}: {text}"
                for text in check._describe(found["problems"])
            ]
            wrong += found["broken_count"]
            total = totals.setdefault(kind, [0, 0, 0])
            for place, name in enumerate(("checked", "before", "broken")):
                total[place] += found[f"{name}_count"]
        lines += self._get_last_seals()
        lines += [
            f"{kind}: {checked} checked, {before} from before the seals, "
            f"{broken} not as sealed"
            for kind, (checked, before, broken) in totals.items()
        ]
        return lines, wrong

    @api.model
    def _get_last_seals(self):
        rows = self.env.execute_query(
            SQL(
                "SELECT DISTINCT ON (company_id) company_id, position, seal"
                " FROM sidocakep_seal ORDER BY company_id, position DESC"
            )
        )
        companies = self.env["res.company"].sudo()
        return [
            f"{companies.browse(company_id).name}: {position} seals, "
            f"the last seal is {seal}"
            for company_id, position, seal in rows
        ]

    def _tell(self):
        """Ask who must know to look."""
        ask_to_look(self, ACTIVITY_SEALS, self._get_told_words)

    def _get_told_words(self, lang):
        check = self.with_context(lang=lang)
        kind, agency = check.kind_name, check.company_id.name
        if check.problems == FAILED:
            summary = check.env._(
                "The check of %(kind)s (%(agency)s) failed", kind=kind, agency=agency
            )
        else:
            summary = check.env._(
                "%(count)s of %(kind)s (%(agency)s) are not as they were sealed",
                count=check.broken_count,
                kind=kind,
                agency=agency,
            )
        return summary, Markup("<p>%s</p>") % check.description
