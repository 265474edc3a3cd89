"""Selection keys shared by two or more models."""

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
