import {registry} from "@web/core/registry";
import {StrategyMapArchParser} from "./strategy_map_arch_parser";
import {StrategyMapController} from "./strategy_map_controller";
import {StrategyMapModel} from "./strategy_map_model";
import {StrategyMapRenderer} from "./strategy_map_renderer";

export const strategyMapView = {
    type: "sidocakep_map",
    ArchParser: StrategyMapArchParser,
    Controller: StrategyMapController,
    Model: StrategyMapModel,
    Renderer: StrategyMapRenderer,
    searchMenuTypes: ["filter", "favorite"],

    props: (genericProps, view) => {
        const {ArchParser, Model, Renderer} = view;
        const {arch, relatedModels, resModel} = genericProps;
        return {
            ...genericProps,
            archInfo: new ArchParser().parse(arch, relatedModels, resModel),
            Model,
            Renderer,
        };
    },
};

registry.category("views").add("sidocakep_map", strategyMapView);
