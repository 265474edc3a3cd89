"""What an action serves and its row of the DPA, as cells of the workbook name them."""

from odoo.addons.sidocakep_base.models.workbook.sheets import (
    Pending,
    RecordWords,
    split_words,
)

from ...const import IN_FORCE

#: Column > field of what an action is linked to.
LINKS = {"serves": "pk_line_ids", "budget": "budget_line_id"}


class ActionLinks:
    """Lines of agreements by position and indicator, rows of the DPA by code and fund.

    What is in force comes first; a draft, also one of the file itself, is found where
    nothing in force has its words. The new version of an agreement or of the DPA that
    says the same is the same.
    """

    def _load_links(self):
        self._lines = self._budget_rows = None
        domain = [("company_id", "=", self.company.id), ("year", "=", self.run.year)]
        lines = self.env["sidocakep.pk.line"]
        budgets = self.env["sidocakep.budget.line"]
        actions = self.plan.action_ids.sudo()
        self._binding_lines = [
            *lines.search([*domain, ("pk_id.state", "=", IN_FORCE)], order="id"),
            *actions.pk_line_ids,
        ]
        self._binding_rows = [
            *budgets.search([*domain, ("budget_id.state", "=", "ratified")]),
            *actions.budget_line_id,
        ]

    # The words -----------------------------------------------------------------

    @property
    def lines(self):
        """The lines by their words, once the sheet of the agreements is staged."""
        if self._lines is None:
            handler = self.run.handlers["pk"]
            self._lines = RecordWords()
            for line in [*self._binding_lines, *handler.lines.values()]:
                self._lines.add(line, *self._line_words(handler, line))
        return self._lines

    def _line_words(self, handler, line):
        """Return the words for a line: position, person where shared, indicator."""
        values = line.vals if isinstance(line, Pending) else line.sudo()
        pk, indicator = values["pk_id"], values["indicator_id"]
        name = _label(indicator)
        if not isinstance(indicator, Pending):
            name = self.run.handlers["indicators"].word_of(indicator.sudo())
        job = handler.word_of_signer(pk)
        return [f"{job}: {name}", f"{job}: {_label(indicator)}", name]

    @property
    def budget_rows(self):
        """The rows of the DPA by their words, once its sheet is staged."""
        if self._budget_rows is None:
            handler = self.run.handlers["budget"]
            drafted = [
                line for line in handler.lines.values() if line.year == self.run.year
            ]
            added = [line for line in handler.added if _year_of(line) == self.run.year]
            self._budget_rows = RecordWords()
            for line in [*self._binding_rows, *drafted, *added]:
                self._budget_rows.add(line, *handler.words_of(line))
        return self._budget_rows

    # The cells -----------------------------------------------------------------

    def _link_cells(self, action):
        lines, row = action.sudo().pk_line_ids, action.sudo().budget_line_id
        handler = self.run.handlers["pk"]
        return {
            "serves": "; ".join(self._line_words(handler, line)[0] for line in lines),
            "budget": row and self.run.handlers["budget"].words_of(row)[0],
        }

    def _resolve_links(self, row):
        """Return {column: records} of the cells that are filled; problems are told."""
        found = {}
        for key, index in (("serves", self.lines), ("budget", self.budget_rows)):
            text = row.get(key)
            if text is None or key in row.failed:
                continue
            words = split_words(text, index.find) if key == "serves" else [text]
            records = [
                self.resolve(row, key, index.find(word), index.words(), word)
                for word in words
            ]
            found[key] = None if None in records else records
        return found

    def _link_vals(self, action, links):
        """Return the values of links that say something else than the action does."""
        vals = {}
        for key, records in links.items():
            index = self.lines if key == "serves" else self.budget_rows
            present = (
                [] if isinstance(action, Pending) else list(action.sudo()[LINKS[key]])
            )
            if records is None or _are_same(index, present, records):
                continue
            vals[LINKS[key]] = records if key == "serves" else records[0]
        return vals


def _are_same(index, ones, others):
    return len(ones) == len(others) and all(
        any(index.is_same(one, other) for other in others) for one in ones
    )


def _label(record):
    return record.label if isinstance(record, Pending) else record.sudo().name


def _year_of(line):
    budget = line.vals["budget_id"]
    return budget.vals["year"] if isinstance(budget, Pending) else budget.year
