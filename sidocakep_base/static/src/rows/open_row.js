import {patch} from "@web/core/utils/patch";
import {useService} from "@web/core/utils/hooks";
import {X2ManyField} from "@web/views/fields/x2many/x2many_field";

/**
 * A list names the method that opens its rows (action="..." type="object"). Odoo asks
 * it in the view of the list alone; inside a form it opens a window of its own, in
 * which a row of a field that is read-only cannot be written, whoever may write it.
 * Here the row opens as its list says, on a phone its card too.
 */
patch(X2ManyField.prototype, {
    setup() {
        super.setup();
        this.rowAction = useService("action");
    },

    async openRecord(record) {
        const opened = this.props.views?.list?.openAction;
        if (!opened || !record.resId) {
            return super.openRecord(record);
        }
        const parent = this.props.record;
        if (!(await parent.save())) {
            return;
        }
        await this.rowAction.doActionButton({
            name: opened.action,
            type: opened.type,
            resModel: record.resModel,
            resId: record.resId,
            resIds: [record.resId],
            context: record.context,
            onClose: () => parent.load(),
        });
    },
});
