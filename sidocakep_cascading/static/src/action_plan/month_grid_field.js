import {Component, useEffect, useRef, useState} from "@odoo/owl";
import {MONTHS, nextCell, readMonths, writeMonths} from "./months";

import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

const {Info} = luxon;

/**
 * The actions of a plan on the twelve months of its year.
 *
 * A grid as WAI-ARIA describes it: one cell is in the order of the tab key, arrows,
 * Home and End move in it, space or a click ticks a month.
 */
export class MonthGridField extends Component {
    static template = "sidocakep_cascading.MonthGridField";
    static props = {...standardFieldProps};

    setup() {
        this.months = MONTHS;
        this.shortNames = Info.months("short");
        this.longNames = Info.months("long");
        this.root = useRef("root");
        this.state = useState({row: 0, month: 1, isMoving: false});
        useEffect(
            () => {
                if (this.state.isMoving) {
                    this.root.el.querySelector("td[tabindex='0']")?.focus();
                    this.state.isMoving = false;
                }
            },
            () => [this.state.row, this.state.month, this.state.isMoving]
        );
    }

    get label() {
        return _t("Schedule on the twelve months");
    }

    get rows() {
        return this.props.record.data[this.props.name].records.map((record) => ({
            record,
            id: record.id,
            name: (record.data.name || "").split("\n")[0],
            isPart: Boolean(record.data.parent_id),
            ticked: readMonths(record.data.months),
        }));
    }

    /** The row with the cell in the tab order: rows may have gone since. */
    get activeRow() {
        return Math.min(this.state.row, this.rows.length - 1);
    }

    getTabIndex(row, month) {
        return row === this.activeRow && month === this.state.month ? "0" : "-1";
    }

    getLabel(row, month) {
        return `${row.name}, ${this.longNames[month - 1]}`;
    }

    async toggle(index, month) {
        Object.assign(this.state, {row: index, month, isMoving: true});
        if (this.props.readonly) {
            return;
        }
        const {record, ticked} = this.rows[index];
        if (!ticked.delete(month)) {
            ticked.add(month);
        }
        await record.update({months: writeMonths(ticked)});
    }

    async onKeydown(ev, index, month) {
        if (ev.key === " ") {
            ev.preventDefault();
            await this.toggle(index, month);
            return;
        }
        const next = nextCell(
            {row: index, month},
            ev.key,
            this.rows.length - 1,
            ev.ctrlKey
        );
        if (next) {
            ev.preventDefault();
            ev.stopPropagation();
            Object.assign(this.state, {...next, isMoving: true});
        }
    }
}

registry.category("fields").add("sidocakep_month_grid", {
    component: MonthGridField,
    supportedTypes: ["one2many"],
    relatedFields: [
        {name: "name", type: "text"},
        {name: "months", type: "char", readonly: false},
        {name: "parent_id", type: "many2one", relation: "sidocakep.action"},
    ],
});
