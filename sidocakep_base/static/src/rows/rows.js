import {AlertDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {_t} from "@web/core/l10n/translation";
import {patch} from "@web/core/utils/patch";
import {ListRenderer} from "@web/views/list/list_renderer";
import {footerFigure} from "./footer";
import {formatFloat} from "@web/views/fields/formatters";
import {keepWordsWhole} from "./widths";

/** Class of the rows of ours, and of other lists whose arch carries it. */
export const ROW_CLASS = "o_sidocakep_row";
/** Class of a list with such rows. */
export const ROWS_CLASS = "o_sidocakep_rows";

/**
 * Titles of posts and agencies are long and differ at their ends ("Kepala Bidang ..."):
 * in our lists a cell shows them whole, on as many lines as it takes, where Odoo cuts
 * them after the first. On a phone a row is a card (see the style sheet).
 */
patch(ListRenderer.prototype, {
    get rowsClass() {
        const isOurs = this.props.list.resModel.startsWith("sidocakep.");
        const isCalled = (this.props.archInfo.className || "").includes(ROW_CLASS);
        return isOurs || isCalled ? ROWS_CLASS : "";
    },

    getActiveColumns() {
        const columns = super.getActiveColumns();
        if (!this.rowsClass || this.env.isSmall) {
            return columns;
        }
        const {records} = this.props.list;
        const getTexts = (column) =>
            records.map((record) =>
                String(this.getFormattedValue(column, record) ?? "")
            );
        const padding = 26 * columns.length;
        const room = window.innerWidth * (this.isX2Many ? 0.8 : 0.95) - padding;
        return keepWordsWhole(columns, getTexts, room);
    },

    computeAggregates() {
        const aggregates = super.computeAggregates();
        const {count, groups, isGrouped, records, selection} = this.props.list;
        const isOfGroups = Boolean(isGrouped && !selection.length);
        const rows = selection.length ? selection : records;
        const values = isOfGroups
            ? groups.map((group) => group.aggregates)
            : rows.map((row) => row.data);
        const isWhole = isGrouped || selection.length || records.length >= count;
        for (const column of this.columns) {
            const figure = footerFigure(column, values, isOfGroups, isWhole);
            if (figure === undefined) {
                delete aggregates[column.name];
            } else if (figure !== null && aggregates[column.name]) {
                const value = formatFloat(figure, {digits: [16, 2]});
                Object.assign(aggregates[column.name], {value, rawValue: figure});
            }
        }
        return aggregates;
    },

    /** Whether a figure under the column is a share of sums, which the server explains. */
    isExplained(column) {
        return Boolean(column.options?.share_of);
    },

    async explain(domain) {
        const {context, resModel} = this.props.list;
        const {orm} = this.props.list.model;
        const body = await orm.call(resModel, "explain_shares", [domain], {context});
        this.env.services.dialog.add(AlertDialog, {
            title: _t("How was this reached?"),
            body,
        });
    },

    getRowClass(record) {
        const names = super.getRowClass(record);
        return this.rowsClass ? `${names} ${ROW_CLASS}` : names;
    },
});
