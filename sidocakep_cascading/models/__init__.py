from . import (
    sidocakep_pk_part_mixin,
    sidocakep_pk_party_mixin,
    sidocakep_pk_fill_mixin,
    sidocakep_pk_check_mixin,
    sidocakep_pk_document_mixin,
    sidocakep_pk_signing_mixin,
    sidocakep_pk_revision_mixin,
    sidocakep_pk,
    sidocakep_pk_line,
    sidocakep_pk_table2,
    sidocakep_pk_snapshot,
    sidocakep_import_pk,
)
