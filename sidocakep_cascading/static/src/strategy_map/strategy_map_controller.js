import {Component, useRef} from "@odoo/owl";
import {loadBundle} from "@web/core/assets";
import {useBus, useService} from "@web/core/utils/hooks";
import {useModel} from "@web/model/model";
import {useSetupAction} from "@web/search/action_hook";
import {CogMenu} from "@web/search/cog_menu/cog_menu";
import {Layout} from "@web/search/layout";
import {SearchBar} from "@web/search/search_bar/search_bar";
import {useSearchBarToggler} from "@web/search/search_bar/search_bar_toggler";
import {ActionHelper} from "@web/views/action_helper";
import {standardViewProps} from "@web/views/standard_view_props";

export const LAYOUT_BUNDLE = "sidocakep_cascading.assets_strategy_map";

export class StrategyMapController extends Component {
    static template = "sidocakep_cascading.StrategyMapController";
    static components = {ActionHelper, CogMenu, Layout, SearchBar};
    static props = {
        ...standardViewProps,
        Model: Function,
        Renderer: Function,
        archInfo: Object,
    };

    setup() {
        this.rootRef = useRef("root");
        this.action = useService("action");
        this.model = useModel(
            this.props.Model,
            {resModel: this.props.resModel, state: this.props.state?.modelState},
            // The layout library comes with the first map, not with every page.
            {beforeFirstLoad: () => loadBundle(LAYOUT_BUNDLE)}
        );
        useBus(this.model.bus, "update", () => this.render(true));
        useSetupAction({
            rootRef: this.rootRef,
            getLocalState: () => ({modelState: this.model.exportState()}),
        });
        this.searchBarToggler = useSearchBarToggler();
    }

    get plan() {
        return this.model.data.plan;
    }

    openRecord(resId) {
        const activeIds = this.model.data.nodes.map((node) => node.id);
        this.props.selectRecord(resId, {activeIds});
    }

    async recordReview() {
        const action = await this.model.orm.call(
            "sidocakep.plan",
            "action_review_map",
            [[this.plan.id]]
        );
        await this.action.doAction(action, {onClose: () => this.model.reload()});
    }

    async print() {
        await this.action.doAction(this.plan.print_action, {
            additionalContext: {
                active_model: "sidocakep.plan",
                active_id: this.plan.id,
                active_ids: [this.plan.id],
                sidocakep_achievement: this.model.withAchievement,
            },
        });
    }
}
