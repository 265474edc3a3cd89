"""Sheets "Kartu Data" and "Unsur Data": what an agency collects, and from what."""

from decimal import Decimal

from odoo import api, models

from odoo.addons.sidocakep_base.engine.figures.values import Number
from odoo.addons.sidocakep_base.engine.workbook import Sheet, normalize
from odoo.addons.sidocakep_base.models.workbook.sheets import (
    FigureReader,
    Pending,
    SheetHandler,
)

from .data_columns import (
    CARD_COLUMNS,
    CARD_EXAMPLES,
    MESSAGES,
    PART_COLUMNS,
    PART_EXAMPLES,
)

#: Columns that say what the field of the same name holds.
PLAIN = (
    *("collected", "formula", "formula_text", "method", "frequency", "date_from"),
    *("released_by", "applies_when", "procedure", "purpose", "instrument_kind"),
    *("instrument", "recording_unit", "kept_at", "archive_code"),
    *("baseline_year", "baseline_source", "baseline_revision"),
)
WHOLE = ("decimals", "entry_days", "retention_years")


class CardHandler(SheetHandler):
    """Rows are collection cards of the draft of the agency, made if needed.

    Matching: indicator. A decided collection changes by an amendment.
    """

    key = "cards"
    messages = MESSAGES

    def build_sheet(self):
        return Sheet(
            self.key,
            "Kartu Data",
            CARD_COLUMNS,
            purpose="Pengumpulan data kinerja: bagi tiap indikator, data apa yang "
            "dikumpulkan, bagaimana, kapan, oleh siapa, dan di mana disimpan.",
            match="Nama indikator.",
            examples=CARD_EXAMPLES,
            frozen=2,
        )

    def load(self):
        self.reader = FigureReader(self)
        self.collection = self.env["sidocakep.data.collection"].search(
            [("company_id", "=", self.company.id), ("state", "!=", "amended")],
            order="version desc",
            limit=1,
        )
        self.cards = {card.indicator_id.id: card for card in self.collection.card_ids}

    def export(self):
        return [self._cells(card) for card in self.cards.values()]

    def _cells(self, card):
        job = card.responsible_job_id.sudo()
        cells = {name: card[name] or None for name in PLAIN}
        cells |= {name: Number(Decimal(card[name])) for name in WHOLE}
        if not card.retention_years:
            cells["retention_years"] = None
        return cells | {
            "indicator": self.run.handlers["indicators"].word_of(
                card.indicator_id.sudo()
            ),
            "factor": Number(Decimal(repr(card.factor))),
            "responsible": job and self.run.handlers["positions"].word_of(job),
            "baseline": self.reader.cell(card),
        }

    # Staging -----------------------------------------------------------------

    def find_indicator(self, row, handler=None):
        """Return the indicator of a row, or ``None`` after a problem."""
        indicators = self.run.handlers["indicators"]
        found = indicators.find(row.get("indicator"))
        handler = handler or self
        return handler.resolve(row, "indicator", found, indicators.words())

    def find_card(self, indicator):
        """Return the card of an indicator, pending or not; ``None`` without one."""
        return self.cards.get(_identity(indicator))

    def check_open(self, row, handler=None):
        """Add a problem where the collection is decided."""
        collection = self.collection
        if not isinstance(collection, Pending) and collection.state == "decided":
            name = collection.display_name
            (handler or self).add_problem("collection_decided", row, collection=name)

    def stage_rows(self, rows):
        seen = {}
        for row in rows:
            if "indicator" in row.failed:
                continue
            indicator = self.find_indicator(row)
            if indicator is None:
                continue
            if self.first_use(row, "indicator", seen, _identity(indicator)):
                self._stage_card(row, indicator)

    def _stage_card(self, row, indicator):
        card = self.find_card(indicator)
        current = self._cells(card) if card else {}
        same = {"indicator": lambda _old, _new: bool(card)}
        found = self.differences(row, current, same)
        vals = {name: row.get(name) for name in PLAIN if name in found}
        vals |= self._prepare_numbers(row, found)
        if "responsible" in found:
            job = self._find_job(row, "responsible", self)
            vals |= {"responsible_job_id": job} if job is not None else {}
        if "baseline" in found:
            definition = self.run.handlers["indicators"].rows.get(indicator)
            vals |= self.reader.read(row, "baseline", indicator, definition) or {}
        label = row.get("indicator")
        if not card:
            self._pend_new(row, indicator, vals)
            self.check_open(row)
        elif vals:
            self.check_open(row)
            self.pend("sidocakep.data.card", row, label, vals, card)
        self.enter(row, label, not card, list(found.values()) if vals else [])

    def _pend_new(self, row, indicator, vals):
        label = row.get("indicator")
        if not self.collection:
            own = {"company_id": self.company}
            self.collection = self.pend("sidocakep.data.collection", row, label, own)
        vals = {
            **vals,
            "collection_id": self.collection,
            "indicator_id": indicator,
            "sequence": row.number * 10,
        }
        card = self.pend("sidocakep.data.card", row, label, vals)
        self.cards[_identity(indicator)] = card

    def _prepare_numbers(self, row, found):
        vals = {}
        for name in ("factor", *WHOLE):
            if name not in found:
                continue
            value = row.get(name)
            if not isinstance(value, Number):
                self.add_problem("number_expected", row, name)
            elif name == "factor":
                vals[name] = float(value.value)
            elif value.value != int(value.value):
                self.add_problem("whole_number_expected", row, name)
            else:
                vals[name] = int(value.value)
        return vals

    def _find_job(self, row, key, handler):
        positions = self.run.handlers["positions"]
        found = positions.find_jobs(row.get(key))
        return handler.resolve(row, key, found, positions.jobs)


class CardPartHandler(SheetHandler):
    """Rows are what is counted for a card. Matching: indicator and wording."""

    key = "parts"
    messages = MESSAGES

    def build_sheet(self):
        return Sheet(
            self.key,
            "Unsur Data",
            PART_COLUMNS,
            purpose="Yang dihitung bagi angka sebuah indikator: pembilang di atas, "
            "penyebut di bawah.",
            match="Nama indikator dan yang dihitung.",
            examples=PART_EXAMPLES,
            frozen=3,
        )

    def load(self):
        self.parts = {
            (part.card_id.id, normalize(part.name)): part
            for card in self.run.handlers["cards"].cards.values()
            for part in card.part_ids
        }

    def export(self):
        return [self._cells(part) for part in self.parts.values()]

    def _cells(self, part):
        job = part.counted_by_job_id.sudo()
        indicator = part.card_id.indicator_id.sudo()
        return {
            "indicator": self.run.handlers["indicators"].word_of(indicator),
            "name": part.name,
            "place": "yes" if part.is_below else "no",
            "counted_by": job and self.run.handlers["positions"].word_of(job),
        }

    def stage_rows(self, rows):
        cards = self.run.handlers["cards"]
        seen = {}
        for row in rows:
            if row.failed & {"indicator", "name"}:
                continue
            indicator = cards.find_indicator(row, self)
            if indicator is None:
                continue
            card = cards.find_card(indicator)
            if card is None:
                self.add_problem("card_missing", row, "indicator")
                continue
            key = (_identity(card), normalize(row.get("name")))
            if self.first_use(row, "name", seen, key):
                self._stage_part(row, card, self.parts.get(key))

    def _stage_part(self, row, card, part):
        cards = self.run.handlers["cards"]
        same = dict.fromkeys(("indicator", "name"), lambda _old, _new: bool(part))
        found = self.differences(row, self._cells(part) if part else {}, same)
        vals = {}
        if "place" in found:
            vals["is_below"] = row.get("place") == "yes"
        if "counted_by" in found:
            job = cards._find_job(row, "counted_by", self)
            vals |= {"counted_by_job_id": job} if job is not None else {}
        label = f"{row.get('indicator')}: {row.get('name')}"
        if not part:
            cards.check_open(row, self)
            own = {"card_id": card, "name": row.get("name"), "sequence": row.number}
            self.pend("sidocakep.data.card.part", row, label, own | vals)
        elif vals:
            cards.check_open(row, self)
            self.pend("sidocakep.data.card.part", row, label, vals, part)
        self.enter(row, label, not part, list(found.values()) if vals else [])


def _identity(record):
    """Return what tells records apart, pending or not, in a key."""
    return id(record) if isinstance(record, Pending) else record.id


class SidocakepImport(models.Model):
    """Adds the sheets of the data collection."""

    _name = "sidocakep.import"
    _inherit = "sidocakep.import"

    @api.model
    def _get_sheet_handlers(self):
        return [*super()._get_sheet_handlers(), CardHandler, CardPartHandler]
