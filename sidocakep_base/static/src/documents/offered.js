import {FormController} from "@web/views/form/form_controller";
import {KanbanController} from "@web/views/kanban/kanban_controller";
import {ListController} from "@web/views/list/list_controller";
import {evaluateBooleanExpr} from "@web/core/py_js/py";
import {patch} from "@web/core/utils/patch";

const isOurs = (resModel) => resModel.startsWith("sidocakep.");

/** A document that is to stay does not offer to be deleted (models/document). */
const withoutDelete = (items, isKept) => {
    const {isAvailable} = items.delete;
    items.delete.isAvailable = () => isAvailable() && !isKept();
    return items;
};
const isKept = (record) => record.data.can_delete === false;

patch(FormController.prototype, {
    getStaticActionMenuItems() {
        const items = super.getStaticActionMenuItems();
        return withoutDelete(items, () => isKept(this.model.root));
    },
});

for (const Controller of [KanbanController, ListController]) {
    patch(Controller.prototype, {
        getStaticActionMenuItems() {
            const items = super.getStaticActionMenuItems();
            return withoutDelete(items, () => this.model.root.selection.some(isKept));
        },
    });
}

/**
 * A button above a list of ours reads the rows that are ticked: `invisible="not can_sign"`
 * offers it where all of them may be signed. Odoo itself knows no row there.
 */
patch(ListController.prototype, {
    evalViewModifier(modifier) {
        const {root} = this.model;
        if (!isOurs(root.resModel)) {
            return super.evalViewModifier(modifier);
        }
        const ticked = {};
        for (const [name, {type}] of Object.entries(root.fields)) {
            if (type === "boolean" && name in root.activeFields) {
                ticked[name] = root.selection.every((record) => record.data[name]);
            }
        }
        return evaluateBooleanExpr(modifier, {...root.evalContext, ...ticked});
    },
});
