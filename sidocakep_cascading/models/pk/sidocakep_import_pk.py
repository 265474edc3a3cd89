"""Sheet "PK" of the import workbook: the promises (Tabel I) of each position."""

from collections import defaultdict
from decimal import Decimal

from odoo import api, models

from odoo.addons.sidocakep_base.const import OBJECTIVE_LEVELS
from odoo.addons.sidocakep_base.engine.figures.values import Number
from odoo.addons.sidocakep_base.engine.workbook import Sheet, normalize
from odoo.addons.sidocakep_base.models.workbook.sheets import (
    FigureReader,
    Pending,
    SheetHandler,
    figure_words,
    same_figure,
    same_record,
)

from ...const import DRAFT, REPLACED
from .pk_columns import COLUMNS, EXAMPLES, MESSAGES, WEIGHT


class PkLineHandler(SheetHandler):
    """Rows are lines of Tabel I; the PK of the position and year is drafted if needed.

    Matching: position (and person where several hold it), year of the import and
    indicator. Tabel II is drawn from the DPA on the screen. A PK that is being signed
    or is in force does not change (Gunung Mas 24/2024 art. 6(3)).
    """

    key = "pk"
    messages = MESSAGES

    def build_sheet(self):
        pks = self.env["sidocakep.pk"]
        self.weighs = pks._weighs_promises(self.company, self.run.year)
        return Sheet(
            self.key,
            "PK",
            (*COLUMNS, WEIGHT) if self.weighs else COLUMNS,
            purpose=f"Perjanjian Kinerja tahun {self.run.year}: indikator yang "
            "diperjanjikan tiap jabatan (Tabel I). Tabel II ditarik dari DPA di layar.",
            match="Jabatan (dan pegawai), tahun, dan indikator.",
            examples=EXAMPLES,
            frozen=2,
        )

    # Records -----------------------------------------------------------------

    def load(self):
        self.figures = FigureReader(self)
        pks = self.env["sidocakep.pk"].search(
            [
                ("company_id", "=", self.company.id),
                ("year", "=", self.run.year),
                ("state", "!=", REPLACED),
            ],
            order="version, id",
        )
        # The newest of a position: its former versions are history, not the file's.
        self.pks = {self._pk_key(pk): pk for pk in pks}
        self.lines = {}
        self.signers = defaultdict(list)
        for pk in self.pks.values():
            self.signers[pk.job_id.id].append(pk)
            for line in pk.line_ids:
                self.lines[pk, line.indicator_id] = line
        self._superior_lines = self._load_superior_lines()

    def _pk_key(self, pk):
        """One holder: the position says it all; several: position and person."""
        job = pk.job_id.sudo()
        person = None if job.is_single_holder else pk.employee_id.id
        return job.id, person

    def _load_superior_lines(self):
        """Read the lines of superiors outside the agency: {(job id, indicator)}."""
        jobs = self.run.handlers["positions"].jobs.values()
        superiors = {
            job.superior_id.id
            for found in jobs
            for job in found
            if job.superior_id.company_id != self.company
        }
        lines = self.env["sidocakep.pk.line"].sudo()
        lines = lines.search(
            [
                ("pk_id.job_id", "in", list(superiors)),
                ("year", "=", self.run.year),
                ("pk_id.state", "!=", REPLACED),
            ],
            order="id",
        )
        return {
            (line.pk_id.job_id.id, normalize(line.name or "")): line for line in lines
        }

    def export(self):
        return [self._cells(line) for line in self.lines.values()]

    def _cells(self, line):
        job = line.pk_id.job_id.sudo()
        node = line.node_id.sudo()
        plan = self.run.handlers["plan"]
        indicators = self.run.handlers["indicators"]
        return {
            "job": self.run.handlers["positions"].word_of(job),
            "employee": not job.is_single_holder and self._person_word(line.pk_id),
            "indicator": indicators.word_of(line.indicator_id.sudo()),
            "node": node and plan.word_of(node, plan.find_objectives),
            "target": self.figures.cell(line),
            "note": line.note,
            "superior": line.parent_line_id.sudo().indicator_id.name,
            **({"weight": Number(Decimal(repr(line.weight)))} if self.weighs else {}),
        }

    def word_of_signer(self, pk):
        """Return the word for who promises: the position, with the person if shared."""
        positions = self.run.handlers["positions"]
        if isinstance(pk, Pending):
            job, person = pk.vals["job_id"], pk.vals.get("employee_id")
            person = person and _person_name(person)
        else:
            job = pk.job_id.sudo()
            person = not job.is_single_holder and self._person_word(pk)
        word = job.label if isinstance(job, Pending) else positions.word_of(job.sudo())
        return f"{word} ({person})" if person else word

    def _person_word(self, pk):
        """Return the word for who promises: the name, or the NIP of two namesakes."""
        name = normalize(pk.first_name or "")
        same = [
            other
            for other in self.signers[pk.job_id.id]
            if normalize(other.first_name or "") == name
        ]
        return pk.first_name if len(same) == 1 else pk.first_nip or pk.first_name

    # Staging -----------------------------------------------------------------

    def stage_rows(self, rows):
        seen = {}
        staged = []
        for row in rows:
            if row.failed & {"job", "indicator", "target", "employee"}:
                continue
            pk = self._find_pk(row)
            indicators = self.run.handlers["indicators"]
            indicator = self.resolve(
                row,
                "indicator",
                indicators.find(row.get("indicator")),
                indicators.words(),
            )
            if pk is None or indicator is None:
                continue
            if self.first_use(
                row, "indicator", seen, (_identity(pk), _identity(indicator))
            ):
                line = self.lines.get((pk, indicator))
                if line is None:
                    line = self.pend(
                        "sidocakep.pk.line",
                        row,
                        f"{row.get('job')}: {row.get('indicator')}",
                        {
                            "pk_id": pk,
                            "indicator_id": indicator,
                            "sequence": row.number * 10,
                        },
                    )
                    self.lines[pk, indicator] = line
                staged.append((row, pk, indicator, line))
        # Once all lines of the file are known, so that a superior may stand below.
        for row, pk, indicator, line in staged:
            self._stage_line(row, pk, indicator, line)

    def _find_pk(self, row):
        """Return the PK of a row, a new pending one, or None after a problem."""
        positions = self.run.handlers["positions"]
        jobs = positions.find_own_jobs(row.get("job"))
        job = self.resolve(row, "job", jobs, positions.jobs)
        if job is None:
            return None
        if not self._has_kind(job):
            self.add_problem("pk_position_without_kind", row, "job")
            return None
        person = self._find_person(row, job, positions)
        if person is False:
            return None
        key = (_identity(job), person and _identity(person))
        if key in self.pks:
            return self.pks[key]
        vals = {"job_id": job, "year": self.run.year}
        if person:
            vals["employee_id"] = person
        self.pks[key] = self.pend("sidocakep.pk", row, row.get("job"), vals)
        return self.pks[key]

    def _has_kind(self, job):
        if isinstance(job, Pending):
            return bool(job.vals.get("position_kind_id"))
        return bool(job.position_kind_id)

    def _has_one_holder(self, job):
        if not isinstance(job, Pending):
            return job.is_single_holder
        kind = self.env["sidocakep.position.kind"]
        return kind.browse(job.vals["position_kind_id"]).is_structural

    def _find_person(self, row, job, positions):
        """Return the person of a shared position, None for others, False if unclear."""
        if self._has_one_holder(job):
            return None
        holders = positions.find_holders(job)
        text = row.get("employee")
        signers = self._find_signers(job, text)
        if len(signers) == 1:
            return signers[0].employee_id
        if text is None:
            if len(holders) > 1:
                self.add_problem("pk_person_needed", row, "employee")
                return False
            return holders[0] if holders else None
        wanted = {normalize(text), "".join(str(text).split())}
        found = [holder for holder in holders if wanted & set(_person_words(holder))]
        return self.resolve(row, "employee", found) or False

    def _find_signers(self, job, text):
        """Return the agreements whose person a cell names, who may have left."""
        if text is None or isinstance(job, Pending):
            return []
        wanted = {normalize(text), "".join(str(text).split())}
        return [
            pk
            for pk in self.signers[job.id]
            if wanted & {normalize(pk.first_name or ""), pk.first_nip}
        ]

    def _stage_line(self, row, pk, indicator, line):
        is_new = isinstance(line, Pending)
        current = {} if is_new else self._cells(line)
        # What the row names as indicator and position is the key, never a change.
        same = dict.fromkeys(
            ("job", "employee", "indicator"), lambda _old, _new: not is_new
        )
        same["node"] = lambda _old, _new: not is_new and self._same_node(row, line)
        found = self.differences(row, current, same)
        vals = self._line_vals(row, pk, indicator, found)
        if is_new:
            line.vals.update(vals)
        elif vals:
            self.pend("sidocakep.pk.line", row, row.get("indicator"), vals, line)
        if not isinstance(pk, Pending) and pk.state != DRAFT and (is_new or vals):
            self.add_problem("pk_signed", row, pk=pk.display_name)
        label = f"{row.get('job')}: {row.get('indicator')}"
        changes = list(found.values())
        self.enter(row, label, is_new, changes if is_new or vals else [])

    def _same_node(self, row, line):
        plan = self.run.handlers["plan"]
        present = plan.twin(line.node_id.sudo())
        found = plan.find_objectives(row.get("node"))
        return any(same_record(node, present) for node in found)

    def _line_vals(self, row, pk, indicator, changed):
        vals = {}
        if "node" in changed:
            node = self._resolve_objective(row)
            vals |= {"node_id": node} if node is not None else {}
        if "note" in changed:
            vals["note"] = row.get("note")
        if "target" in changed:
            vals |= self._target_vals(row, indicator)
        if "weight" in changed:
            vals |= self._weight_vals(row)
        if "superior" in changed:
            line = self._superior_line(row, pk)
            if line is None:
                self.warn("pk_superior_line_missing", row, "superior")
            else:
                vals["parent_line_id"] = line
        return vals

    def _weight_vals(self, row):
        value = row.get("weight")
        if not isinstance(value, Number) or value.unit or value.value <= 0:
            self.add_problem("pk_weight", row, "weight")
            return {}
        return {"weight": float(value.value)}

    def _resolve_objective(self, row):
        plan = self.run.handlers["plan"]
        node = plan.resolve_word(
            self, row, "node", row.get("node"), plan.find_objectives
        )
        if node is None:
            return None
        level = node.vals.get("level") if isinstance(node, Pending) else node.level
        if level not in OBJECTIVE_LEVELS:
            self.add_problem("pk_not_an_objective", row, "node")
            return None
        return node

    def _target_vals(self, row, indicator):
        """Return the line's own target; none when it is that of the plan anyway."""
        indicators = self.run.handlers["indicators"]
        annual = indicators.annual(indicator, self.run.year)
        if annual and same_figure(annual, row.get("target")):
            return self._plan_target_vals(indicator)
        definition = indicators.rows.get(indicator)
        vals = self.figures.read(row, "target", indicator, definition)
        if vals is None:
            return {}
        if annual:
            words = figure_words(annual)
            self.warn(
                "pk_target_differs", row, "target", annual=words, year=self.run.year
            )
        return vals

    def _plan_target_vals(self, indicator):
        """A new line takes the target itself; an existing one is pointed at it."""
        indicators = self.run.handlers["indicators"]
        key = (getattr(indicator, "id", None), "target", self.run.year)
        target = indicators.targets.get(key)
        if not target:
            return {}
        return self.env["sidocakep.pk.line"]._prepare_target_vals(target)

    def _superior_line(self, row, pk):
        """Return the line of the superior's PK that the row supports, or None."""
        job = pk.vals["job_id"] if isinstance(pk, Pending) else pk.job_id.sudo()
        superior = (
            job.vals.get("superior_id") if isinstance(job, Pending) else job.superior_id
        )
        if not superior:
            return None
        for indicator in self.run.handlers["indicators"].find(row.get("superior")):
            line = self.lines.get(
                (self.pks.get((_identity(superior), None)), indicator)
            )
            if line:
                return line
        key = (getattr(superior, "id", None), normalize(row.get("superior")))
        return self._superior_lines.get(key)


def _identity(record):
    """Return what tells records apart, pending or not, in a key."""
    return id(record) if isinstance(record, Pending) else record.id


def _person_name(person):
    return person.label if isinstance(person, Pending) else person.sudo().name


def _person_words(person):
    """Return the words by which a person is known: name and NIP."""
    if isinstance(person, Pending):
        name, nip = person.vals.get("name"), person.vals.get("nip")
    else:
        name, nip = person.name, person.nip
    return [normalize(name or ""), *([nip] if nip else [])]


class SidocakepImport(models.Model):
    """Adds the sheet of the performance agreements."""

    _name = "sidocakep.import"
    _inherit = "sidocakep.import"

    @api.model
    def _get_sheet_handlers(self):
        return [*super()._get_sheet_handlers(), PkLineHandler]
