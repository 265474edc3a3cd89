"""Sheet "Rencana Aksi" of the import workbook: the draft of the year's action plan."""

from odoo import api, models

from odoo.addons.sidocakep_base.engine.figures.values import NoFigure, Number
from odoo.addons.sidocakep_base.engine.workbook import Sheet, normalize
from odoo.addons.sidocakep_base.models.workbook.sheets import (
    FigureReader,
    Pending,
    SheetHandler,
    figure_words,
)

from ...engine.action_plan import read_months, write_months
from .action_columns import COLUMNS, EXAMPLES, MESSAGES, month_key
from .action_links import LINKS, ActionLinks

#: Column > field, where the cell says what the field holds.
PLAIN = {
    "kind": "kind",
    "for_year": "for_year",
    "output": "output",
    "period": "target_period",
    "accumulation": "accumulation",
    "reason": "target_reason",
}


class ActionHandler(ActionLinks, SheetHandler):
    """Rows are actions of the plan of the agency and year, drafted if needed.

    Matching: wording and indicator, as real plans write one sasaran over several
    indicators. A decided plan changes by an amendment.
    """

    key = "actions"
    messages = MESSAGES

    def build_sheet(self):
        return Sheet(
            self.key,
            "Rencana Aksi",
            COLUMNS,
            purpose=f"Rencana aksi tahun {self.run.year}: aktivitas pada dua belas "
            "bulan, penanggung jawab, dan target tiap bulan atau triwulan (triwulan: "
            "pada bulan terakhirnya). Kosong berarti belum ada target; nol ditulis 0.",
            match="Aksi dan indikator.",
            examples=EXAMPLES,
            frozen=2,
        )

    # Records -----------------------------------------------------------------

    def load(self):
        self.figures = FigureReader(self)
        plans = self.env["sidocakep.action.plan"]
        self.plan = plans.search(
            [
                ("company_id", "=", self.company.id),
                ("year", "=", self.run.year),
                ("state", "!=", "amended"),
            ],
            order="version desc",
            limit=1,
        )
        self.actions = {
            (normalize(action.name), action.indicator_id.id): action
            for action in self.plan.action_ids
        }
        self._load_links()

    def export(self):
        return [self._cells(action) for action in self.plan.action_ids]

    def _cells(self, action):
        indicators = self.run.handlers["indicators"]
        cells = {key: action[name] for key, name in PLAIN.items()}
        cells |= {
            "name": action.name,
            "indicator": action.indicator_id
            and indicators.word_of(action.indicator_id.sudo()),
            "parent": action.parent_id.name,
            "months": action.months,
            "responsible": self._person_word(action.sudo().responsible_id),
            "participants": "; ".join(
                self._person_word(person) for person in action.sudo().participant_ids
            ),
        }
        cells |= self._link_cells(action)
        width = 3 if action.target_period == "quarter" else 1
        for target in action.target_ids:
            key = month_key(target.period_no * width)
            cells[key] = self.figures.cell(target)
        return cells

    # People ------------------------------------------------------------------

    def _get_people(self):
        """Return the people of the agency, those of the file included."""
        positions = self.run.handlers["positions"]
        rows = [*positions.holders.values(), *positions.newcomers.values()]
        return [person for people in rows for person in people]

    def _person_word(self, person):
        """Return the name, or the NIP of two namesakes; empty for nobody."""
        if not person:
            return ""
        same = self._find_people(person.name)
        return person.name if len(same) < 2 else person.nip or person.name

    def _find_people(self, text):
        wanted = {normalize(text), "".join(str(text).split())}
        found = []
        for person in self._get_people():
            values = person.vals if isinstance(person, Pending) else person
            name, nip = (_get(values, key) for key in ("name", "nip"))
            if wanted & {normalize(name or ""), nip}:
                found.append(person)
        return list(dict.fromkeys(found))

    # Staging -----------------------------------------------------------------

    def stage_rows(self, rows):
        seen, staged = {}, []
        for row in rows:
            if row.failed & {"name", "indicator"}:
                continue
            indicator = self._find_indicator(row)
            if indicator is False:
                continue
            key = (normalize(row.get("name")), _identity(indicator))
            if self.first_use(row, "name", seen, key):
                action = self.actions.get(key) or self._pend_new(row, key, indicator)
                staged.append((row, action, indicator))
        for row, action, indicator in staged:
            self._stage_action(row, action, indicator)

    def _find_indicator(self, row):
        """Return the indicator of a row, ``None`` without one, ``False`` if unclear."""
        text = row.get("indicator")
        if text is None:
            return None
        indicators = self.run.handlers["indicators"]
        found = self.resolve(
            row, "indicator", indicators.find(text), indicators.words()
        )
        return False if found is None else found

    def _pend_new(self, row, key, indicator):
        if not self.plan:
            vals = {"company_id": self.company, "year": self.run.year}
            self.plan = self.pend("sidocakep.action.plan", row, row.get("name"), vals)
        is_performance = indicator or self._is_linked(row)
        vals = {
            "plan_id": self.plan,
            "name": row.get("name"),
            "sequence": row.number * 10,
            "kind": "performance" if is_performance else "management",
        }
        if indicator:
            vals["indicator_id"] = indicator
        self.actions[key] = self.pend("sidocakep.action", row, row.get("name"), vals)
        return self.actions[key]

    @staticmethod
    def _is_linked(row):
        return any(row.get(key) is not None for key in LINKS)

    def _stage_action(self, row, action, indicator):
        is_new = isinstance(action, Pending)
        current = {} if is_new else self._cells(action)
        same = dict.fromkeys(("name", "indicator"), lambda _old, _new: not is_new)
        same["months"] = _same_months
        same["participants"] = self._same_people
        same["responsible"] = self._same_people
        links = self._link_vals(action, self._resolve_links(row))
        same |= {
            key: lambda _old, _new, name=name: name not in links
            for key, name in LINKS.items()
        }
        found = self.differences(row, current, same)
        vals = self._prepare_vals(row, indicator, found) | links
        if not isinstance(self.plan, Pending) and self.plan.state != "draft":
            if is_new or vals:
                plan = self.plan.display_name
                self.add_problem("action_plan_decided", row, plan=plan)
        if is_new:
            action.vals.update(vals)
        elif vals:
            self.pend("sidocakep.action", row, row.get("name"), vals, action)
        self.enter(row, row.get("name"), is_new, list(found.values()) if vals else [])

    def _prepare_vals(self, row, indicator, found):
        vals = {PLAIN[key]: row.get(key) for key in PLAIN if key in found}
        if "months" in found:
            vals |= self._prepare_months(row)
        if "parent" in found:
            parent = self._find_parent(row)
            vals |= {"parent_id": parent} if parent is not None else {}
        if "responsible" in found:
            person = self._resolve_person(row, "responsible", row.get("responsible"))
            vals |= {"responsible_id": person} if person is not None else {}
        if "participants" in found:
            words = [text.strip() for text in row.get("participants").split(";")]
            people = [
                self._resolve_person(row, "participants", text)
                for text in filter(None, words)
            ]
            if None not in people:
                vals["participant_ids"] = people
        return vals | self._prepare_targets(row, indicator, found)

    def _prepare_months(self, row):
        try:
            return {"months": write_months(read_months(str(row.get("months"))))}
        except ValueError as error:
            self.add_problem("action_months_unclear", row, "months", part=error.args[0])
            return {}

    def _find_parent(self, row):
        wanted = normalize(row.get("parent"))
        found = [action for key, action in self.actions.items() if key[0] == wanted]
        return self.resolve(row, "parent", found[:1])

    def _resolve_person(self, row, key, text):
        return self.resolve(row, key, self._find_people(text), word=text)

    def _prepare_targets(self, row, indicator, found):
        """Return the targets of the periods as they are typed on the screen."""
        keys = {number: month_key(number) for number in range(1, 13)}
        filled = {number for number, key in keys.items() if key in found}
        if not filled:
            return {}
        period = row.get("period") or "month"
        texts = {}
        for number in sorted(filled):
            key = keys[number]
            if period == "quarter" and number % 3:
                self.add_problem("action_quarter_month", row, key)
                continue
            text = self._read_target(row, key, indicator)
            if text is not None:
                number = number // 3 if period == "quarter" else number
                texts[str(number)] = text
        return {"target_period": period, "target_texts": texts}

    def _read_target(self, row, key, indicator):
        """Return the words of a target, or ``None`` after a problem."""
        value = row.get(key)
        if isinstance(value, NoFigure):
            return row.written[key]
        if indicator is None:
            if not isinstance(value, Number):
                self.add_problem("number_expected", row, key)
                return None
            return figure_words(value)
        definition = self.run.handlers["indicators"].rows.get(indicator)
        if self.figures.read(row, key, indicator, definition) is None:
            return None
        return figure_words(value)

    def _same_people(self, old, new):
        return _words(old) == _words(new)


def _words(text):
    return {normalize(part) for part in str(text or "").split(";") if part.strip()}


def _same_months(old, new):
    try:
        return read_months(old) == read_months(str(new))
    except ValueError:
        return False


def _get(values, key):
    return values.get(key) if isinstance(values, dict) else values[key]


def _identity(record):
    """Return what tells records apart, pending or not, in a key."""
    if record is None:
        return False
    return id(record) if isinstance(record, Pending) else record.id


class SidocakepImport(models.Model):
    """Adds the sheet of the action plan."""

    _name = "sidocakep.import"
    _inherit = "sidocakep.import"

    @api.model
    def _get_sheet_handlers(self):
        return [*super()._get_sheet_handlers(), ActionHandler]
