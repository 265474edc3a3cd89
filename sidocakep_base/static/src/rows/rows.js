import {patch} from "@web/core/utils/patch";
import {ListRenderer} from "@web/views/list/list_renderer";

/** Class of the rows of ours, and of other lists whose arch carries it. */
export const ROW_CLASS = "o_sidocakep_row";

/**
 * Titles of posts and agencies are long and differ at their ends ("Kepala Bidang ..."):
 * in our lists a cell shows them whole, on as many lines as it takes, where Odoo cuts
 * them after the first.
 */
patch(ListRenderer.prototype, {
    getRowClass(record) {
        const names = super.getRowClass(record);
        const isOurs = record.resModel.startsWith("sidocakep.");
        const isCalled = (this.props.archInfo.className || "").includes(ROW_CLASS);
        return isOurs || isCalled ? `${names} ${ROW_CLASS}` : names;
    },
});
