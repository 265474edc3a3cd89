import {Dialog} from "@web/core/dialog/dialog";
import {FormController} from "@web/views/form/form_controller";
import {ListRenderer} from "@web/views/list/list_renderer";
import {TypedDialog} from "./typed_dialog";
import {X2ManyFieldDialog} from "@web/views/fields/relational_utils";
import {onWillDestroy} from "@odoo/owl";
import {patch} from "@web/core/utils/patch";
import {session} from "@web/session";
import {useBus} from "@web/core/utils/hooks";

/** Everywhere for an official; for others in what is ours. */
const isOurs = (model) =>
    Boolean(session.sidocakep_official || model?.startsWith("sidocakep."));

/**
 * Ask what becomes of what was typed.
 *
 * @param {Object} dialog service
 * @param {Function} [save] answers whether it was saved
 * @returns {Promise<String|false>} "saved", "dropped" or, who goes on typing, false
 */
export function askAboutTyped(dialog, save) {
    return new Promise((resolve) => {
        let isAnswered = false;
        const answer = (give) => () => {
            isAnswered = true;
            resolve(give());
        };
        dialog.add(
            TypedDialog,
            {
                drop: answer(() => "dropped"),
                ...(save && {
                    save: answer(async () => (await save()) !== false && "saved"),
                }),
            },
            {onClose: () => isAnswered || resolve(false)}
        );
    });
}

/** Not a window whose buttons do something with what is typed: kept alone it is lost. */
const isSavedAsItIs = ({footerArchInfo}) =>
    !footerArchInfo || footerArchInfo.xmlDoc.querySelector("button[special='save']");

/**
 * A page saves what is typed when it is left. A window dropped it without a word: by
 * Escape, by its cross (on a phone its arrow) and by the browser's way back.
 *
 * @param {Component} component in a window
 * @param {Function} getRecord what is typed in
 * @param {Function} save closes the window or leaves that to who asks
 */
function useQuestionAboutTyped(component, getRecord, save) {
    const {bus, dialogData} = component.env;
    const ask = async () => {
        const record = getRecord();
        if (!isOurs(record.resModel) || !(await record.isDirty())) {
            return "untouched";
        }
        const dialog = record.model.dialog;
        return askAboutTyped(dialog, isSavedAsItIs(component) && save);
    };
    dialogData.askAboutTyped = ask;
    onWillDestroy(() => {
        if (dialogData.askAboutTyped === ask) {
            delete dialogData.askAboutTyped;
        }
    });
    useBus(bus, "CLEAR-UNCOMMITTED-CHANGES", ({detail}) =>
        detail.push(async ({forceLeave}) => forceLeave || Boolean(await ask()))
    );
}

patch(FormController.prototype, {
    setup() {
        super.setup();
        if (this.env.inDialog && this.env.dialogData) {
            useQuestionAboutTyped(
                this,
                () => this.model.root,
                () => this.save()
            );
        }
    },

    async beforeUnload(ev) {
        const {inDialog} = this.env;
        if (inDialog && !isSavedAsItIs(this) && isOurs(this.props.resModel)) {
            // to keep a window's record would do nothing: the browser asks
            if (this.model.root.dirty) {
                ev.preventDefault();
                ev.returnValue = "Unsaved changes";
            }
            return;
        }
        return super.beforeUnload(...arguments);
    },
});

patch(X2ManyFieldDialog.prototype, {
    setup() {
        super.setup();
        useQuestionAboutTyped(
            this,
            () => this.record,
            () => this.save({saveAndNew: false})
        );
    },
});

patch(Dialog.prototype, {
    async dismiss() {
        if (this.isAsking) {
            return;
        }
        this.isAsking = true;
        try {
            const answer = await this.data.askAboutTyped?.();
            if (answer === false) {
                return;
            }
            if (answer === "saved") {
                return this.data.close();
            }
        } finally {
            this.isAsking = false;
        }
        return super.dismiss(...arguments);
    },
});

/** Escape in a row that is being written: Odoo drops the row. */
patch(ListRenderer.prototype, {
    onCellKeydownEditMode(hotkey, cell, group, record) {
        const {list} = this.props;
        if (hotkey !== "escape" || !record || !isOurs(record.resModel)) {
            return super.onCellKeydownEditMode(...arguments);
        }
        record.isDirty().then(async (isDirty) => {
            if (!isDirty) {
                return super.onCellKeydownEditMode(...arguments);
            }
            const answer = await askAboutTyped(record.model.dialog, () =>
                list.leaveEditMode()
            );
            if (answer === "dropped") {
                super.onCellKeydownEditMode(...arguments);
            }
        });
        return true;
    },
});
