"""Selection keys shared by two or more models."""

from .engine.deadline import DONE_LATE, DONE_ON_TIME, DUE, LATE, ON_TIME

DEFINITIF = "definitif"
PJ = "pj"
PLT = "plt"
PLH = "plh"

ACTING_CAPACITIES = [
    (PJ, "Pj. (Penjabat)"),
    (PLT, "Plt. (Pelaksana Tugas)"),
    (PLH, "Plh. (Pelaksana Harian)"),
]
CAPACITIES = [(DEFINITIF, "Definitif"), *ACTING_CAPACITIES]

# What stands before the title of an acting official, on screen and on paper.
CAPACITY_PREFIXES = {DEFINITIF: "", PJ: "Pj.", PLT: "Plt.", PLH: "Plh."}

PLAN_KINDS = [
    ("rpjmd", "RPJMD"),
    ("renstra", "Renstra"),
]
PLAN_DRAFT = "draft"
PLAN_REVIEWED = "reviewed"
PLAN_DECIDED = "decided"
PLAN_AMENDED = "amended"
PLAN_ENDED = "ended"
PLAN_STATES = [
    (PLAN_DRAFT, "Draft"),
    (PLAN_REVIEWED, "Reviewed"),
    (PLAN_DECIDED, "Decided"),
    (PLAN_AMENDED, "Amended"),
    (PLAN_ENDED, "Ended"),
]
# On the way to a decision: one version of a plan at a time is.
PLAN_OPEN_STATES = (PLAN_DRAFT, PLAN_REVIEWED)
# From the most strategic to the most operational (Paser 23/2016 art. 3(2),
# Gunung Mas 24/2024 annex A; programme levels of the national nomenclature).
NODE_LEVELS = [
    ("visi", "Vision (Visi)"),
    ("misi", "Mission (Misi)"),
    ("tujuan", "Goal (Tujuan)"),
    ("sasaran", "Objective (Sasaran)"),
    ("strategi", "Strategy (Strategi)"),
    ("arah_kebijakan", "Policy Direction (Arah Kebijakan)"),
    ("program", "Programme (Program)"),
    ("kegiatan", "Activity (Kegiatan)"),
    ("sub_kegiatan", "Sub-activity (Sub Kegiatan)"),
]
NODE_LEVEL_RANK = {key: rank for rank, (key, _label) in enumerate(NODE_LEVELS)}
# The levels that an RKT and an agreement state.
OBJECTIVE_LEVELS = ("tujuan", "sasaran")
# The levels that carry a budget.
BUDGET_LEVELS = ("program", "kegiatan", "sub_kegiatan")
# Where the money comes from (PermenPANRB 53/2014 forms I/5 and I/6, keterangan).
FUND_SOURCES = [
    ("apbd", "APBD"),
    ("pad", "PAD"),
    ("dau", "DAU"),
    ("dak", "DAK"),
    ("dbh", "DBH"),
    ("blud", "BLUD"),
    ("dekonsentrasi", "Dekonsentrasi"),
    ("tugas_pembantuan", "Tugas Pembantuan"),
    ("other", "Other"),
]
VALUE_KINDS = [
    ("number", "Number"),
    ("range", "Range"),
    ("ordinal", "Point on a Scale"),
]
# Zero is a figure; the other five say why there is none.
FIGURE_STATUSES = [
    ("figure", "Figure"),
    ("not_due", "Not Due"),
    ("not_reported", "Not Reported"),
    ("not_applicable", "Not Applicable"),
    ("not_released", "Not Yet Released"),
    ("not_computable", "Cannot Be Computed"),
]
DIRECTIONS = [
    ("higher", "Higher is Better"),
    ("lower", "Lower is Better"),
    ("range", "Within a Range"),
    ("ordinal", "Place on a Scale"),
]
PERIOD_KINDS = [
    ("five_year", "Five Years"),
    ("year", "Year"),
    ("quarter", "Quarter"),
    ("month", "Month"),
]
MONTHS = [
    ("1", "January"),
    ("2", "February"),
    ("3", "March"),
    ("4", "April"),
    ("5", "May"),
    ("6", "June"),
    ("7", "July"),
    ("8", "August"),
    ("9", "September"),
    ("10", "October"),
    ("11", "November"),
    ("12", "December"),
]
#: Months whose codes sort as the months do.
# Key of the context: the day whose DPA counts, and to which months are told; without
# it the DPA of now, and all months.
BUDGET_DAY = "sidocakep_budget_day"
MONTH_CODES = [(code.zfill(2), label) for code, label in MONTHS]
#: How far a document is from its due date.
DUE_STATUSES = [
    (LATE, "Late"),
    (DUE, "Due Soon"),
    (ON_TIME, "On Time"),
    (DONE_LATE, "Done Late"),
    (DONE_ON_TIME, "Done on Time"),
]

#: How the names of our addons begin, of those to come too.
OUR_ADDONS = ("sidocakep_", "test_sidocakep")

#: The group that makes a user an official: each role implies it.
OFFICIAL_GROUP = "sidocakep_base.group_employee"
