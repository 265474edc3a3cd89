import {WarningDialog, odooExceptionTitleMap} from "@web/core/errors/error_dialogs";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";

export const NOT_POSSIBLE = _t("Not Possible Now");
export const NOT_YOURS = _t("Not Yours to Do");

/**
 * Refusals and their titles. The client knows an exception by its exact name: what is
 * not named here comes out as "Oops!" with a traceback, whatever it inherits on the
 * server.
 */
export const REFUSALS = {
    "odoo.exceptions.LockError": NOT_POSSIBLE,
    "odoo.addons.sidocakep_base.exceptions.DiskError": NOT_POSSIBLE,
    "odoo.addons.sidocakep_base.exceptions.FrozenRecordError": NOT_POSSIBLE,
    "odoo.addons.sidocakep_base.exceptions.StaleRecordError": NOT_POSSIBLE,
    "odoo.addons.sidocakep_base.exceptions.TransitionAccessError": NOT_YOURS,
    "odoo.addons.sidocakep_base.exceptions.TransitionError": NOT_POSSIBLE,
    "odoo.addons.sidocakep_base.exceptions.WorkflowFieldError": NOT_YOURS,
};

const dialogs = registry.category("error_dialogs");
for (const [name, title] of Object.entries(REFUSALS)) {
    dialogs.add(name, WarningDialog);
    odooExceptionTitleMap.set(name, title);
}
