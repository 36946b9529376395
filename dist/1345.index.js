export const id = 1345;
export const ids = [1345];
export const modules = {

/***/ 1345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contentKeyOfBuild: () => (/* binding */ contentKeyOfBuild),
/* harmony export */   contentsOfBump: () => (/* binding */ contentsOfBump)
/* harmony export */ });
/* harmony import */ var _core_bump_update_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1218);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _core_source_candidate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4155);
/* harmony import */ var _inputs_inputs_for_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(133);
/* harmony import */ var _configured_build_image_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(392);
/* harmony import */ var _configured_bump_image_tag_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6435);
/* harmony import */ var _update_inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1486);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9095);








async function contentsOfBump(run) {
    const { inputs, ci, env, clock, programs, log } = run;
    const { service } = inputs;
    const scope = scopeOf(run);
    if (scope === undefined || service === undefined)
        return new Map();
    if (inputs.updates !== undefined || inputs.rollback || inputs.emit !== undefined)
        return new Map();
    try {
        const configured = { ...run, ...(0,_inputs_inputs_for_js__WEBPACK_IMPORTED_MODULE_3__/* .inputsFor */ .p)(_configured_bump_image_tag_js__WEBPACK_IMPORTED_MODULE_5__/* .configuredBump */ .d, run, scope) };
        const place = (each) => {
            const { files, image, tag } = (0,_update_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .filledPlace */ ._g)(each);
            return JSON.stringify([files, image === undefined ? null : (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryOf */ ._M)(image), tag ?? null]);
        };
        if (place(run) !== place(configured))
            return new Map();
        const checkout = { cwd: ci.workspace, env, clock, programs };
        if (ci.commit === undefined || (await (0,_core_source_candidate_js__WEBPACK_IMPORTED_MODULE_2__/* .candidateOf */ .R)(checkout, ci))?.commit !== ci.commit)
            return new Map();
        const keys = await keysOf(run, scope);
        const isConfigured = same(inputs, configured.inputs, _keys_js__WEBPACK_IMPORTED_MODULE_7__/* .valueSettings */ .B7);
        const content = { content: keys.content, configuration: isConfigured ? keys.configuration : undefined };
        return new Map([[service, content]]);
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR))
            throw error;
        log.detail(`what ${service} is built from is not recorded: ${error.message}`);
        return new Map();
    }
}
async function contentKeyOfBuild(run, checkout) {
    const scope = scopeOf(run);
    if (scope === undefined || checkout === undefined || checkout.changed.length > 0)
        return undefined;
    try {
        const configured = (0,_inputs_inputs_for_js__WEBPACK_IMPORTED_MODULE_3__/* .inputsFor */ .p)(_configured_build_image_js__WEBPACK_IMPORTED_MODULE_4__/* .configuredBuild */ .H, run, scope).inputs;
        return same(run.inputs, configured, [..._keys_js__WEBPACK_IMPORTED_MODULE_7__/* .buildSettings */ .E6, ..._keys_js__WEBPACK_IMPORTED_MODULE_7__/* .optionalSettings */ .Y$, ..._keys_js__WEBPACK_IMPORTED_MODULE_7__/* .fileSettings */ .gU])
            ? (await keysOf(run, scope)).content
            : undefined;
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR))
            throw error;
        run.log.detail(`the image is not labelled with its content key: ${error.message}`);
        return undefined;
    }
}
function scopeOf({ inputs: { service, environment }, config }) {
    if (config === undefined || service === undefined || environment === undefined)
        return undefined;
    return config.services.has(service) && config.environments.has(environment) ? { service, environment } : undefined;
}
async function keysOf(run, { service, environment }) {
    const { config } = run;
    if (config === undefined)
        return {};
    const keys = (await new _keys_js__WEBPACK_IMPORTED_MODULE_7__/* .EnvironmentKeys */ .i3(run, config).keysIn(environment, [service])).get(service);
    const isPromoted = config.environments.get(environment)?.['promote-from'] !== undefined;
    return keys === undefined || !isPromoted ? { ...keys } : { configuration: keys.configuration };
}
function same(given, configured, names) {
    return JSON.stringify((0,_keys_js__WEBPACK_IMPORTED_MODULE_7__/* .picked */ .Ng)(given, names)) === JSON.stringify((0,_keys_js__WEBPACK_IMPORTED_MODULE_7__/* .picked */ .Ng)(configured, names));
}


/***/ }),

/***/ 392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ configuredBuild)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _core_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5832);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7084);
/* harmony import */ var _inputs_declarations_build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4872);
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3669);





const inputs = {
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_4__/* .runInputs */ .HM,
    ..._inputs_declarations_build_js__WEBPACK_IMPORTED_MODULE_3__/* .buildInputs */ ._9,
    ..._inputs_declarations_build_js__WEBPACK_IMPORTED_MODULE_3__/* .builderInputs */ .vp,
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_4__/* .registryInputs */ .P4,
    'promote-from': {
        type: 'string',
        description: 'Reference of a finished image that gets the tags, by digest, instead of building.',
    },
    explain: {
        type: 'string',
        description: 'Build nothing, and say what the content key is made of: `true`, or a commit, branch or tag of the checkout to say what differs from it.',
    },
    join: {
        type: 'list',
        description: 'Digests in this repository, or references (with placeholders as in `tags`), of images for one platform each: they become one index under the tags, and nothing is built.',
    },
    emit: {
        type: 'string',
        description: 'Engine `kaniko`: directory to write `build.sh` to, which a job in the image of kaniko runs.',
    },
    finish: { type: 'string', description: 'Engine `kaniko`: the directory of `emit`, after `build.sh` has run.' },
};
function impliedBuild(selection) {
    const { config, ci, service: name } = selection;
    const chosen = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.chosenEnvironment)(selection);
    if (name === undefined)
        return {};
    const { path, build } = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.serviceNamed)(config, name);
    return {
        environment: chosen?.name,
        get image() {
            return (0,_core_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_1__/* .imageRepository */ .an)(selection, name, chosen);
        },
        context: ci.workspace,
        dockerfile: build?.files === undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(ci.workspace, path, 'Dockerfile') : undefined,
    };
}
const configuredBuild = { inputs, implied: impliedBuild };


/***/ })

};
