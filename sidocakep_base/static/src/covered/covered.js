import {Component, onWillUnmount, useState} from "@odoo/owl";
import {Layout} from "@web/search/layout";
import {patch} from "@web/core/utils/patch";
import {useBus, useService} from "@web/core/utils/hooks";

/** Models whose sums are of several agencies: those of sidocakep.summed.mixin. */
export const COVERED = [
    "sidocakep.agency.standing",
    "sidocakep.measurement.analysis",
    "sidocakep.realisation.analysis",
    "sidocakep.renja.evaluation",
];

/** So many letters of names are shown without being asked for. */
const MOST_SHOWN = 300;

/**
 * Says above a list, pivot or graph of how many agencies its sums are, who is missing
 * and why: a sum of those that handed something in reads like that of all.
 */
export class Covered extends Component {
    static template = "sidocakep_base.Covered";
    static props = {};

    setup() {
        this.orm = useService("orm");
        this.state = useState({counts: "", details: []});
        useBus(this.env.searchModel, "update", () => this.load());
        onWillUnmount(() => {
            this.isGone = true;
        });
        this.load();
    }

    async load() {
        const {resModel, domain} = this.env.searchModel;
        const said = await this.orm.silent.call(resModel, "read_covered", [domain]);
        if (!this.isGone) {
            Object.assign(this.state, said);
        }
    }

    /** Few names are shown at once, many when they are asked for. */
    get isOpen() {
        const length = this.state.details.join("").length;
        return !this.env.isSmall && length < MOST_SHOWN;
    }
}

patch(Layout, {
    components: {...Layout.components, Covered},
});

patch(Layout.prototype, {
    get isCovered() {
        return COVERED.includes(this.env.searchModel?.resModel);
    },
});
