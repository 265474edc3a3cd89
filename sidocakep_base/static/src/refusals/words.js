import {WarningDialog} from "@web/core/errors/error_dialogs";
import {FetchRecordError} from "@web/model/relational_model/errors";
import {FormController} from "@web/views/form/form_controller";
import {KanbanController} from "@web/views/kanban/kanban_controller";
import {ListController} from "@web/views/list/list_controller";
import {Record} from "@web/model/relational_model/record";
import {NOT_POSSIBLE, NOT_YOURS} from "@sidocakep_base/refusals/refusals";
import {_t} from "@web/core/l10n/translation";
import {patch} from "@web/core/utils/patch";
import {registry} from "@web/core/registry";
import {session} from "@web/session";

const GONE = "odoo.exceptions.MissingError";
const GONE_TEXT = _t(
    "It was deleted meanwhile, or is not there. Go back to the list and open it anew."
);

/**
 * Titles of Odoo's own exceptions, by which most refusals of ours come too: an official
 * reads what is the matter, not that an "operation" is "invalid".
 */
const TITLES = {
    "odoo.exceptions.AccessError": NOT_YOURS,
    "odoo.exceptions.UserError": NOT_POSSIBLE,
    "odoo.exceptions.ValidationError": _t("Check What Was Entered"),
    [GONE]: _t("No Longer There"),
};

/** What Odoo's server puts, in English, before our sentence on a row that exists. */
const PREFIX = /^The operation cannot be completed: /;

/** Everywhere for an official; for others in what is ours. */
const isOurs = (model) =>
    Boolean(session.sidocakep_official || model?.startsWith("sidocakep."));

patch(WarningDialog.prototype, {
    setup() {
        super.setup();
        this.message = this.message?.replace(PREFIX, "");
        if (this.props.exceptionName === GONE && isOurs(this.props.model)) {
            this.message = GONE_TEXT.toString();
        }
    },
    inferTitle() {
        const {exceptionName, model} = this.props;
        if (exceptionName in TITLES && isOurs(model)) {
            return TITLES[exceptionName].toString();
        }
        return super.inferTitle();
    },
});

for (const Controller of [FormController, KanbanController, ListController]) {
    patch(Controller.prototype, {
        get deleteConfirmationDialogProps() {
            const props = super.deleteConfirmationDialogProps;
            if (!isOurs(this.props.resModel)) {
                return props;
            }
            return {
                ...props,
                title: _t("Delete for Good"),
                body: _t("What is deleted does not come back. Delete it?"),
                cancelLabel: _t("Keep It"),
            };
        },
    });
}

patch(Record.prototype, {
    /** Say which fields: the mark on one may stand on another page of the form. */
    _displayInvalidFieldNotification() {
        if (!isOurs(this.resModel)) {
            return super._displayInvalidFieldNotification();
        }
        const labels = [...this._invalidFields].map((name) => this.fields[name].string);
        const message = _t("Fill in or correct first: %s", labels.join(", "));
        return this.model.notification.add(message, {type: "danger"});
    },
});

/** Before Odoo's own, which names the number of a "record". */
const tellGone = (env, error, originalError) => {
    if (originalError instanceof FetchRecordError && session.sidocakep_official) {
        const options = {sticky: true, type: "danger"};
        env.services.notification.add(GONE_TEXT.toString(), options);
        return true;
    }
};
registry.category("error_handlers").add("sidocakepGone", tellGone, {sequence: 10});
