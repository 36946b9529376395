export const id = 3850;
export const ids = [3850];
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
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7526);








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
        return same(run.inputs, configured, _keys_js__WEBPACK_IMPORTED_MODULE_7__/* .buildSettings */ .E6) ? (await keysOf(run, scope)).content : undefined;
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
    ..._inputs_declarations_build_js__WEBPACK_IMPORTED_MODULE_3__/* .buildInputs */ ._,
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_4__/* .registryInputs */ .P4,
    'promote-from': {
        type: 'string',
        description: 'Reference of a finished image that gets the tags, by digest, instead of building.',
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


/***/ }),

/***/ 1882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ho: () => (/* binding */ enginesFor),
/* harmony export */   ML: () => (/* binding */ firstAvailable),
/* harmony export */   N1: () => (/* binding */ allEngines),
/* harmony export */   Ry: () => (/* binding */ engineNames),
/* harmony export */   ZH: () => (/* binding */ otherJobFor)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const loaders = {
    buildkit: async () => (await __webpack_require__.e(/* import() */ 4257).then(__webpack_require__.bind(__webpack_require__, 4257))).buildkit,
    buildah: async () => (await __webpack_require__.e(/* import() */ 6888).then(__webpack_require__.bind(__webpack_require__, 6888))).buildah,
    kaniko: async () => (await __webpack_require__.e(/* import() */ 6262).then(__webpack_require__.bind(__webpack_require__, 6262))).kaniko,
    append: async () => (await Promise.all(/* import() */[__webpack_require__.e(6209), __webpack_require__.e(9615)]).then(__webpack_require__.bind(__webpack_require__, 1589))).append,
};
const engineNames = Object.keys(loaders);
function allEngines() {
    return Promise.all(Object.values(loaders).map((load) => load()));
}
function enginesFor(request, engines) {
    const allowed = request.engine === 'auto' ? automatic(request, engines) : engines.filter(({ name }) => name === request.engine);
    const [engine = request.engine, ...others] = allowed.map(({ name }) => name);
    const foreign = engines
        .flatMap(({ inputs }) => inputs)
        .find((input) => isGiven(request, input) && !allowed.some(({ inputs }) => inputs.includes(input)));
    if (foreign !== undefined) {
        const able = engines.filter(({ inputs }) => inputs.includes(foreign));
        const other = able.length === 1 ? `\`engine: ${able[0]?.name}\`` : 'another engine';
        const problem = `has no meaning for the engine ${others.length === 0 ? engine : request.engine}`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(foreign, problem, `Leave ${foreign} out, or choose ${other}.`);
    }
    for (const { needs } of allowed) {
        if (needs !== undefined && !isGiven(request, needs.input)) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(needs.input, `is missing: ${needs.why}`, needs.hint);
        }
    }
    return allowed;
}
async function otherJobFor({ engine: choice, files, }) {
    if (files !== undefined && files.length > 0)
        return undefined;
    const engine = (await allEngines()).find(({ name }) => name === choice);
    if (engine?.otherJob === undefined)
        return undefined;
    const { image, script } = engine.otherJob;
    return { engine: engine.name, image, script };
}
function automatic(request, engines) {
    const source = isGiven(request, 'files') ? 'files' : 'dockerfile';
    const suited = engines.filter((engine) => engine.source === source);
    const chosen = suited.filter(({ needs }) => needs !== undefined && isGiven(request, needs.input));
    return chosen.length > 0 ? chosen : suited.filter(({ needs }) => needs === undefined);
}
function isGiven(request, input) {
    return request[input] !== undefined && request[input].toString() !== '';
}
async function firstAvailable(engines, spec, ports) {
    const lacking = [];
    for (const { name, probe } of engines) {
        const found = await probe(spec, ports);
        if (found.available)
            return { ...found, name };
        lacking.push({ ...found, name });
    }
    const which = lacking.length === 1 ? `the engine ${lacking[0]?.name} cannot` : 'no engine can';
    const problems = lacking.map(({ name, reason }) => `\n  ${name}: ${reason}`).join('');
    const kind = lacking.some(({ bySetup }) => bySetup) ? 'bad-input' : 'failed';
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(kind, 'ENGINE_MISSING', `${which} build here${problems}`, {
        hint: lacking.map(({ name, howToGet }) => `${name}: ${howToGet}`).join('\n'),
    });
}


/***/ }),

/***/ 8314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ parseJsonWithComments),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   o$: () => (/* binding */ jsonObject),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parseJson(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return undefined;
    }
}
function parseJsonWithComments(json) {
    const plain = parseJson(json);
    if (plain !== undefined)
        return plain;
    const token = /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
    const uncommented = json.replace(/^\uFEFF/, '').replace(token, (_, text) => text ?? ' ');
    const comma = /("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g;
    return parseJson(uncommented.replace(comma, (_, text) => text ?? ''));
}
function jsonObject(json) {
    const content = parseJson(typeof json === 'string' ? json : Buffer.from(json).toString('utf8'));
    return isObject(content) ? content : {};
}
function canonicalJson(value) {
    return JSON.stringify(value, (_key, member) => {
        const plain = member instanceof Map ? Object.fromEntries(member) : member;
        return isObject(plain) ? Object.fromEntries(Object.entries(plain).sort(([a], [b]) => (a < b ? -1 : 1))) : plain;
    });
}


/***/ }),

/***/ 4872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ buildsInputs),
/* harmony export */   _: () => (/* binding */ buildInputs)
/* harmony export */ });
/* harmony import */ var _core_build_engines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1882);

const buildInputs = {
    image: {
        type: 'string',
        config: { keys: ['service.build.image'], sharedKeys: ['environment.image'], placeholders: true },
        description: 'Repository without a tag: `harbor.example.com/fe/apps/web1`, with placeholders as in `tags`. Default for a service: `{registry}/{service}`; the `image` of the environment wins.',
    },
    tags: {
        type: 'list',
        ofNames: true,
        default: '{sha8}',
        config: { keys: ['service.build.tags'], sharedKeys: ['environment.tag'] },
        description: 'Tags to push; that of the environment comes first. Placeholders: `{sha8}` `{sha}` `{branch-slug}` `{environment}` `{service}` `{run}` `{slug}` `{version}` `{git-tag}`.',
    },
    context: {
        type: 'string',
        default: '.',
        config: { keys: ['service.build.context'], fromRoot: true },
        description: 'Build context, a directory.',
    },
    dockerfile: {
        type: 'string',
        config: { keys: ['service.build.dockerfile'], fromRoot: true },
        description: 'Path of the Dockerfile. Default: `Dockerfile` in the context, for a service in its directory.',
    },
    target: {
        type: 'string',
        config: { keys: ['service.build.target'] },
        description: 'Stage of the Dockerfile to build. Default: the last one.',
    },
    'build-args': {
        type: 'list',
        config: { keys: ['environment.build.args', 'service.build.args'], form: 'map', placeholders: true },
        description: 'Build arguments, `NAME=value`, or `NAME` to take it from the environment. Names that look like secrets are refused: use `secrets`.',
    },
    labels: {
        type: 'list',
        config: { keys: ['service.build.labels'], form: 'map' },
        description: 'Labels of the image, `name=value`.',
    },
    secrets: {
        type: 'list',
        config: { keys: ['service.build.secrets'] },
        description: 'Build secrets, `id=NAME_OF_ENV_VARIABLE`, for `RUN --mount=type=secret,id=…`.',
    },
    platforms: {
        type: 'list',
        ofNames: true,
        config: { keys: ['service.build.platforms'] },
        description: 'Platforms, `linux/amd64`. Default: that of the builder.',
    },
    engine: {
        type: 'choice',
        options: ['auto', ..._core_build_engines_js__WEBPACK_IMPORTED_MODULE_0__/* .engineNames */ .Ry],
        default: 'auto',
        config: { keys: ['service.build.engine'] },
        description: 'What builds the image. `auto`: `append` when `files` is given, else BuildKit or buildah, whichever works here.',
    },
    builder: {
        type: 'string',
        config: { keys: ['service.build.builder'] },
        description: 'BuildKit to use: name of a buildx builder, or address of a daemon (`tcp://buildkitd:1234`).',
    },
    base: {
        type: 'string',
        config: { keys: ['service.build.base'] },
        description: 'Engine `append`: image to put the files on. Default: an empty one.',
    },
    files: {
        type: 'list',
        config: { keys: ['service.build.files'] },
        description: 'Engine `append`: what goes into the image, `LOCAL[:REMOTE]`, for example `dist:/app`.',
    },
    command: {
        type: 'list',
        config: { keys: ['service.build.command'] },
        description: 'Engine `append`: command of the image, one word an item.',
    },
    env: {
        type: 'list',
        config: { keys: ['service.build.env'], form: 'map' },
        description: 'Engine `append`: environment variables of the image, `NAME=value`.',
    },
    user: {
        type: 'string',
        config: { keys: ['service.build.user'] },
        description: 'Engine `append`: user of the image.',
    },
    workdir: {
        type: 'string',
        config: { keys: ['service.build.workdir'] },
        description: 'Engine `append`: working directory of the image.',
    },
    cache: {
        type: 'choice',
        options: ['registry', 'gha', 'none'],
        default: 'registry',
        config: { keys: ['service.build.cache'] },
        description: 'Where build layers are kept between runs. `gha`: the cache of GitHub Actions, with buildx.',
    },
    'cache-repository': {
        type: 'string',
        config: { keys: ['service.build.cache-repository'] },
        description: 'Repository of the registry cache. Default: `<image>/cache`.',
    },
    'unless-changed': {
        type: 'boolean',
        default: 'false',
        config: { keys: ['service.build.unless-changed'] },
        description: 'When the registry has an image of the same content (files that the Dockerfile copies, arguments, target, digests of base images), tag that one instead of building. Whoever may push to the repository decides what is found: give builds of forks another one.',
    },
    'build-timeout': {
        type: 'duration',
        default: '1h',
        config: { keys: ['service.build.build-timeout'] },
        description: "Time for the builder's own run, which `timeout` does not bound. After it the builder is ended.",
    },
};
const buildsInputs = {
    engine: {
        type: 'choice',
        options: _core_build_engines_js__WEBPACK_IMPORTED_MODULE_0__/* .engineNames */ .Ry,
        description: 'What builds the images of Dockerfiles, instead of `engine` in `gitops.yaml`; `append`: every service needs `files` there. Images of `files` are always made by `append`.',
    },
    emit: {
        type: 'string',
        description: 'Engine `kaniko`: check everything and write `<service>/build.sh` below this directory, for jobs in the image of kaniko. Nothing is committed.',
    },
    finish: {
        type: 'string',
        description: 'Engine `kaniko`: the directory of `emit`, after each `build.sh` has run: deploy what was pushed.',
    },
};


/***/ })

};
