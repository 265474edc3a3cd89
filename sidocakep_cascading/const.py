"""Keys shared by several models of this addon."""

DRAFT = "draft"
PROPOSED = "proposed"
SIGNED_FIRST = "signed_first"
SIGNED = "signed"
HANDED_IN = "handed_in"
RECEIVED = "received"
IN_FORCE = "in_force"
REPLACED = "replaced"

PK_STATES = [
    (DRAFT, "Draft"),
    (PROPOSED, "Proposed"),
    (SIGNED_FIRST, "Signed by Party I"),
    (SIGNED, "Signed by Both Parties"),
    (HANDED_IN, "Handed In"),
    (RECEIVED, "Received"),
    (IN_FORCE, "In Force"),
    (REPLACED, "Replaced"),
]
#: State of a PK > its word on a page.
PK_WORDS = {
    DRAFT: "Rancangan",
    PROPOSED: "Diajukan",
    SIGNED_FIRST: "Baru ditandatangani pihak pertama",
    SIGNED: "Ditandatangani kedua pihak",
    HANDED_IN: "Disampaikan",
    RECEIVED: "Diterima",
    IN_FORCE: "Berlaku",
    REPLACED: "Diganti",
}
#: States in which both parties (or the only one) have signed.
PK_CONCLUDED_STATES = (SIGNED, HANDED_IN, RECEIVED, IN_FORCE, REPLACED)

FIRST = "first"
SECOND = "second"
PARTIES = [(FIRST, "Party I"), (SECOND, "Party II")]

BASIS_DPA = "dpa"
BASIS_TUPOKSI = "tupoksi"

PROGRAM = "program"
KEGIATAN = "kegiatan"
SUB_KEGIATAN = "sub_kegiatan"
NO_TABLE2 = "none"

KIND_HEAD_OF_REGION = "head_of_region"
#: Heads of an agency; the Sekda heads the Setda.
AGENCY_HEAD_KINDS = ("head", "sekda")


#: Level from which an indicator is an outcome.
LEVEL_OUTCOME = "sidocakep_base.indicator_level_outcome"

CASCADE_SAME = "same"
CASCADE_SHARE = "share"
CASCADE_SUPPORT = "support"
#: How a line of a superior is handed down.
CASCADE_METHODS = [
    (CASCADE_SAME, "Same Indicator"),
    (CASCADE_SHARE, "Share of the Target"),
    (CASCADE_SUPPORT, "Supporting Indicator"),
]

#: Groups whose members draw up the PKs of their own agency: its head and secretary,
#: in the Setda the Sekda and the Asisten (Paser 23/2016 art. 4(1) and 4(2)).
ASISTEN_GROUP = "sidocakep_base.group_asisten"
COORDINATOR_GROUPS = (
    "sidocakep_base.group_agency_coordinator",
    "sidocakep_base.group_sekda",
    ASISTEN_GROUP,
)
ORGANISASI_GROUP = "sidocakep_base.group_organisasi"

#: States of a performance tree (pohon kinerja).
TREE_STATES = [
    ("draft", "Draft"),
    ("decided", "Decided"),
    ("amended", "Amended"),
    ("ended", "Ended"),
]
#: States in which a performance tree is worked with.
TREE_LIVE_STATES = ("draft", "decided")

#: The only grounds on which a PK is revised. Gunung Mas 24/2024 annex C.5.
GROUND_MUTASI = "mutasi"
GROUND_STRATEGY = "strategy"
GROUND_PRIORITY = "priority"
#: Where the regulation names no grounds.
GROUND_OTHER = "other"
REVISION_GROUNDS = [
    (GROUND_MUTASI, "Mutasi of the Official"),
    (GROUND_STRATEGY, "Change of Strategy"),
    (GROUND_PRIORITY, "Change of Priority"),
    (GROUND_OTHER, "Another Reason"),
]
#: States in which a PK counts and can give way to a successor.
REVISABLE_STATES = tuple(state for state in PK_CONCLUDED_STATES if state != REPLACED)

#: Documents of a PK in ``sidocakep.profile.deadline``.
DOCUMENT_PK = "pk"
DOCUMENT_HAND_IN = "pk_hand_in"

#: Key of the context in which agreements are printed to be signed in ink.
FOR_INK = "sidocakep_for_ink"
