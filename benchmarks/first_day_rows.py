"""What the offices of a made-up regency type into their workbooks on the first day.

Forty agencies, each with a field of government of the national nomenclature, and 4,000
people. Drawn by chance from one seed: the same workbooks each time. People, posts and
figures are made up; programmes, kegiatan, sub kegiatan, their indicators and units are
those of the nomenclature that comes with the addon.
"""

import random
from dataclasses import dataclass, field
from datetime import date

SEED = 2026
YEAR = 2026
#: People of each agency: 4,000, of whom an education office has a quarter.
SIZES = (1000, 500, 80, 80, *[65] * 36)
DIVISIONS = 4
SECTIONS = 2
PROGRAMS, ACTIVITIES, SUB_ACTIVITIES = 4, 3, 4
FIRST_NAMES = [
    "Agus",
    "Ahmad",
    "Andi",
    "Ani",
    "Bambang",
    "Budi",
    "Citra",
    "Dedi",
    "Dewi",
    "Dian",
    "Dwi",
    "Eka",
    "Endang",
    "Eko",
    "Fajar",
    "Fitri",
    "Hadi",
    "Hendra",
    "Indah",
    "Joko",
    "Kartika",
    "Lestari",
    "Lilik",
    "Made",
    "Maya",
    "Nanang",
    "Nur",
    "Puji",
    "Putri",
    "Rahmat",
    "Ratna",
    "Rina",
    "Rudi",
    "Sari",
    "Siti",
    "Slamet",
    "Sri",
    "Sugeng",
    "Tri",
    "Umi",
    "Wahyu",
    "Wati",
    "Yanti",
    "Yudi",
    "Yusuf",
    "Zainal",
]
LAST_NAMES = [
    "Anggraini",
    "Ariyanto",
    "Astuti",
    "Basuki",
    "Firmansyah",
    "Gunawan",
    "Handayani",
    "Hartono",
    "Hidayat",
    "Iskandar",
    "Kurniawan",
    "Kusuma",
    "Lubis",
    "Mahendra",
    "Mulyani",
    "Nasution",
    "Nugroho",
    "Pambudi",
    "Permana",
    "Prasetyo",
    "Purnomo",
    "Rahayu",
    "Ramadhan",
    "Saputra",
    "Setiawan",
    "Simanjuntak",
    "Suharto",
    "Sulistyo",
    "Suryani",
    "Susanto",
    "Utami",
    "Wibowo",
    "Widodo",
    "Wijaya",
    "Yuliana",
    "Yulianto",
]
#: Golongan by kind of post, as they may be in it.
GRADES = {
    "head": ("IV/b", "IV/c"),
    "secretary": ("IV/a", "IV/b"),
    "administrator": ("III/d", "IV/a"),
    "supervisor": ("III/c", "III/d"),
    "functional": ("III/b", "III/c"),
    "pelaksana": ("II/b", "II/c", "II/d", "III/a"),
}
ECHELONS = {
    "head": "II.b",
    "secretary": "III.a",
    "administrator": "III.b",
    "supervisor": "IV.a",
    "functional": "Fungsional",
    "pelaksana": "Pelaksana",
}


@dataclass
class Words:
    """What the drop-downs of this database call kinds of posts and levels."""

    kinds: dict
    levels: dict


@dataclass
class Branch:
    """A code of the nomenclature with those below it that an agency carries out."""

    code: str
    indicator: str = ""
    unit: str = ""
    below: list = field(default_factory=list)


class People:
    """Makes persons with names of their own and numbers that a NIP may be."""

    def __init__(self, seed=SEED):
        self._random = random.Random(seed)
        self._names = set()
        self._serial = 0

    def make(self, kind):
        """Return the cells of a person in a post of ``kind``."""
        draw = self._random
        grade = draw.choice(GRADES[kind])
        born = date(draw.randint(1968, 1999), draw.randint(1, 12), draw.randint(1, 28))
        appointed = f"{born.year + draw.randint(22, 26)}{draw.randint(1, 12):02}"
        self._serial += 1
        # The serial number counts within one day of birth and month of appointment;
        # here it runs on, so that no two are the same.
        nip = f"{born:%Y%m%d}{appointed}{draw.choice('12')}{self._serial % 999 + 1:03}"
        return {
            "employee": self._make_name(),
            "asn_kind": "PNS",
            "nip": nip,
            "rank": grade,
            "since": date(draw.randint(2021, 2025), draw.randint(1, 12), 1),
        }

    def _make_name(self):
        draw = self._random
        while True:
            count = draw.choice((2, 2, 3))
            words = [draw.choice(FIRST_NAMES) for _ in range(count - 1)]
            name = " ".join([*words, draw.choice(LAST_NAMES)])
            if name not in self._names:
                break
            if len(self._names) % 7 == 0:
                name = f"{draw.choice('ABDEFGHIMNRSTW')}. {name}"
                if name not in self._names:
                    break
        self._names.add(name)
        return f"{name}{draw.choice((', S.E.', ', S.T., M.T.', ', S.Sos.', ''))}"


class Agency:
    """The rows of one agency's workbook.

    :param bidang: its field of government
    :param branches: the programmes of that field, see :class:`Branch`
    :param size: how many people it has
    """

    def __init__(self, bidang, branches, size, people, words):
        self.name = f"Dinas {bidang}"
        self.branches = branches
        self._size = size
        self._people = people
        self._words = words
        self._draw = random.Random(f"{SEED} {bidang}")
        self._short = bidang
        self.head = f"Kepala Dinas {bidang}"
        self.positions = []
        self.divisions = []
        self.sections = []

    def make_rows(self, superior, rpjmd):
        """Return ``{sheet: rows}``.

        :param superior: the post above the head
        :param rpjmd: code of the sasaran of the RPJMD that is supported
        """
        self._make_positions(superior)
        plan, indicators, budget = self._make_plan(rpjmd)
        return {
            "positions": self.positions,
            "plan": plan,
            "indicators": indicators,
            "budget": budget,
        }

    # Posts and people ----------------------------------------------------------

    def _hold(self, kind, job, superior, logins=True):
        """Add a row: a post and one who holds it."""
        person = self._people.make(kind)
        row = {
            "job": job,
            "kind": self._words.kinds[kind],
            "echelon": ECHELONS[kind],
            "superior": superior,
            **person,
        }
        if logins:
            row["email"] = f"{person['nip']}@contoh.go.id"
        self.positions.append(row)

    def _make_positions(self, superior):
        self._hold("head", self.head, superior)
        self._hold("secretary", f"Sekretaris {self.name}", self.head)
        for number in range(1, DIVISIONS + 1):
            division = f"Kepala Bidang {number} {self._short}"
            self.divisions.append(division)
            self._hold("administrator", division, self.head)
            for place in range(1, SECTIONS + 1):
                section = f"Kepala Seksi {number}.{place} {self._short}"
                self.sections.append(section)
                self._hold("supervisor", section, division)
        staff = self._size - len(self.positions)
        for number in range(staff):
            section = self.sections[number % len(self.sections)]
            unit = section.removeprefix("Kepala ")
            if number < len(self.sections):
                self._hold("functional", f"Analis Ahli Muda {unit}", section)
            else:
                # A post of which there are several: each of its people has a row.
                self._hold("pelaksana", f"Pengolah Data {unit}", section)

    # Plan, indicators, DPA -----------------------------------------------------

    def _make_plan(self, rpjmd):
        plan = [{"level": "Tujuan", "code": "T1", "name": f"Tujuan {self._short}"}]
        plan[0]["rpjmd"] = rpjmd
        indicators, budget = [], []
        for number, program in enumerate(self.branches):
            code = f"S{number + 1}"
            division = self.divisions[number % DIVISIONS]
            plan.append(
                {
                    "level": "Sasaran",
                    "code": code,
                    "name": f"Sasaran {number + 1} {self._short}",
                    "parent": "T1",
                    "rpjmd": rpjmd,
                }
            )
            above = self._measure(indicators, "iku", code, self.head, None)
            plan.append(self._node("Program", program.code, code, division))
            above = self._measure(
                indicators, "program", program.code, division, above, program
            )
            for place, activity in enumerate(program.below):
                section = self.sections[
                    (number % DIVISIONS) * SECTIONS + place % SECTIONS
                ]
                self._add_activity(
                    (plan, indicators, budget), program, activity, section, above
                )
        if budget:
            budget[0] |= {"number": f"DPA {self._short}", "date": date(YEAR, 1, 5)}
        return plan, indicators, budget

    def _add_activity(self, sheets, program, activity, section, above):
        plan, indicators, budget = sheets
        plan.append(self._node("Kegiatan", activity.code, program.code, section))
        above = self._measure(
            indicators, "kegiatan", activity.code, section, above, activity
        )
        analyst = f"Analis Ahli Muda {section.removeprefix('Kepala ')}"
        for below in activity.below:
            plan.append(self._node("Sub Kegiatan", below.code, activity.code, section))
            self._measure(indicators, "sub", below.code, analyst, above, below)
            budget.append(
                {
                    "year": YEAR,
                    "node": below.code,
                    "fund": "APBD",
                    "amount": self._draw.randint(50, 5000) * 1_000_000,
                }
            )

    @staticmethod
    def _node(level, code, parent, job):
        """A row without Uraian: the nomenclature knows it."""
        return {"level": level, "code": code, "parent": parent, "job": job}

    def _measure(self, indicators, kind, node, owner, above, branch=None):
        """Add an indicator with its targets; return its name."""
        name = f"{(branch and branch.indicator) or 'Capaian'} ({node} {self._short})"
        first = self._draw.randint(10, 60)
        row = {
            "name": name,
            "node": node,
            "kind": {"iku": "IKU", "program": "Indikator Program"}.get(
                kind, "Indikator Kegiatan"
            ),
            "level": self._words.levels[kind],
            "unit": (branch and branch.unit) or "Persen",
            "direction": "Makin tinggi makin baik",
            "accumulation": "Terakhir",
            "parent": above,
            "owner": owner,
        }
        for step, year in enumerate(range(YEAR - 1, YEAR + 4)):
            row[f"target_{year}"] = first + step
        indicators.append(row)
        return name
