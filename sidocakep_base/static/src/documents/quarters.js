import {QUARTERS, QUARTER_OPTIONS} from "@web/search/utils/dates";
import {_t} from "@web/core/l10n/translation";
import {session} from "@web/session";

/** The quarters of a date filter, as officials say them: Odoo's "Q3" is nobody's word. */
export const NAMES = {
    1: _t("Quarter I"),
    2: _t("Quarter II"),
    3: _t("Quarter III"),
    4: _t("Quarter IV"),
};

export function nameQuarters() {
    for (const [number, name] of Object.entries(NAMES)) {
        QUARTERS[number].description = name;
    }
    for (const option of Object.values(QUARTER_OPTIONS)) {
        option.description = NAMES[option.setParam.quarter];
    }
}

if (session.sidocakep_official) {
    nameQuarters();
}
