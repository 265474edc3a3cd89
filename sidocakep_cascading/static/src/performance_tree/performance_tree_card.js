import {HierarchyCard} from "@web_hierarchy/hierarchy_card";
import {registry} from "@web/core/registry";

/**
 * The card of a node. It shows the view's own template, but formats the values itself:
 * a data point per card is what makes the stock view slow with some hundred of them.
 */
export class PerformanceTreeCard extends HierarchyCard {
    static template = "sidocakep_cascading.PerformanceTreeCard";
    static components = {};
    static props = {
        ...HierarchyCard.props,
        isFolded: Boolean,
        onToggle: Function,
        onAddBelow: Function,
    };

    getRenderingContext() {
        const {node} = this.props;
        return {
            context: node.context,
            JSON,
            luxon,
            record: this.record,
            __comp__: Object.assign(Object.create(this), {this: this}),
        };
    }

    /**
     * @returns {Object} name of the field > {value, raw_value}, as in a kanban card
     */
    get record() {
        const {data, model} = this.props.node;
        const formatters = registry.category("formatters");
        const record = {};
        for (const name of model.activeFieldNames) {
            const field = model.fields[name];
            const rawValue = data[name];
            const value = field.type === "many2one" ? rawValue?.display_name : rawValue;
            const format =
                field.type === "selection" ? formatters.get("selection") : null;
            record[name] = {
                raw_value: rawValue,
                value: format ? format(value, {field}) : value || "",
            };
        }
        return record;
    }

    get label() {
        const {name, achievement_mark: mark} = this.props.node.data;
        const words = mark ? `. ${mark.words}` : "";
        return `${this.record.kind.value}: ${name}${words}`;
    }

    get childCount() {
        return this.props.node.getDescendantNodes().length;
    }

    onKeydown(ev) {
        if (ev.key === "Enter") {
            this.props.openRecord(this.props.node, ev.ctrlKey);
        }
    }
}
