import {Component, onMounted, useExternalListener, useRef, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {exprToBoolean} from "@web/core/utils/strings";
import {Record} from "@web/model/record";
import {extractFieldsFromArchInfo} from "@web/model/relational_model/utils";
import {Field} from "@web/views/fields/field";

/** What is known of one box, and its links of cause and effect. */
export class StrategyMapPanel extends Component {
    static template = "sidocakep_cascading.StrategyMapPanel";
    static components = {Field, Record};
    static props = {
        node: Object,
        model: Object,
        archInfo: Object,
        fields: Object,
        close: Function,
        goTo: Function,
        openRecord: Function,
    };

    setup() {
        this.closeRef = useRef("close");
        this.state = useState({effect: ""});
        const {activeFields, fields} = extractFieldsFromArchInfo(
            this.props.archInfo,
            this.props.fields
        );
        this.recordProps = {
            resModel: this.props.model.resModel,
            activeFields,
            fields,
            mode: "readonly",
        };
        onMounted(() => this.closeRef.el.focus({preventScroll: true}));
        useExternalListener(window, "keydown", (ev) => {
            if (ev.key === "Escape") {
                this.props.close();
            }
        });
    }

    get facts() {
        return Object.values(this.props.archInfo.fieldNodes).filter(
            (fact) => !exprToBoolean(fact.invisible || "False")
        );
    }

    label(fact) {
        return fact.string || this.props.fields[fact.name].string;
    }

    /** An empty fact says nothing: it is left out. */
    hasFact(record, fact) {
        const value = record.data[fact.name];
        return Boolean(value && (value.records ? value.records.length : value));
    }

    get effects() {
        const {nodeById} = this.props.model;
        return this.props.node.link_ids.map((id) => nodeById.get(id)).filter(Boolean);
    }

    get causes() {
        return this.props.model.data.nodes.filter((node) =>
            node.link_ids.includes(this.props.node.id)
        );
    }

    get canEdit() {
        return this.props.model.data.plan.can_edit;
    }

    get candidates() {
        const taken = new Set([this.props.node.id, ...this.props.node.link_ids]);
        return this.props.model.data.nodes.filter((node) => !taken.has(node.id));
    }

    nodeTitle(node) {
        return [node.code, node.name].filter(Boolean).join(" ");
    }

    removeLabel(effect) {
        return _t("Remove the link to %s", effect.name);
    }

    async addLink() {
        if (this.state.effect) {
            await this.props.model.addLink(
                this.props.node.id,
                Number(this.state.effect)
            );
            this.state.effect = "";
        }
    }

    async removeLink(effect) {
        await this.props.model.removeLink(this.props.node.id, effect.id);
    }
}
