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
/* harmony import */ var _core_flow_service_deployment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1466);
/* harmony import */ var _core_source_candidate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4155);
/* harmony import */ var _inputs_inputs_for_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(133);
/* harmony import */ var _configured_build_image_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(392);
/* harmony import */ var _configured_bump_image_tag_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6435);
/* harmony import */ var _update_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1486);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4632);









async function contentsOfBump(run) {
    const { inputs, ci, env, clock, programs, log } = run;
    const { service } = inputs;
    const scope = scopeOf(run);
    if (scope === undefined || service === undefined)
        return new Map();
    if (inputs.updates !== undefined || inputs.rollback || inputs.emit !== undefined)
        return new Map();
    try {
        const configured = { ...run, ...(0,_inputs_inputs_for_js__WEBPACK_IMPORTED_MODULE_4__/* .inputsFor */ .p)(_configured_bump_image_tag_js__WEBPACK_IMPORTED_MODULE_6__/* .configuredBump */ .d, run, scope) };
        const place = (each) => {
            const { files, image, tag } = (0,_update_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .filledPlace */ ._g)(each);
            return JSON.stringify([files, image === undefined ? null : (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryOf */ ._M)(image), tag ?? null]);
        };
        if (place(run) !== place(configured))
            return new Map();
        const checkout = { cwd: ci.workspace, env, clock, programs };
        if (ci.commit === undefined || (await (0,_core_source_candidate_js__WEBPACK_IMPORTED_MODULE_3__/* .candidateOf */ .R)(checkout, ci))?.commit !== ci.commit)
            return new Map();
        const keys = await keysOf(run, scope);
        const isConfigured = same(inputs, configured.inputs, _keys_js__WEBPACK_IMPORTED_MODULE_8__/* .valueSettings */ .B7);
        const content = { content: keys.content, configuration: isConfigured ? keys.configuration : undefined };
        return new Map([[(0,_core_flow_service_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)({ service, cluster: scope.cluster }), content]]);
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
        const configured = (0,_inputs_inputs_for_js__WEBPACK_IMPORTED_MODULE_4__/* .inputsFor */ .p)(_configured_build_image_js__WEBPACK_IMPORTED_MODULE_5__/* .configuredBuild */ .H, run, scope).inputs;
        return same(run.inputs, configured, [..._keys_js__WEBPACK_IMPORTED_MODULE_8__/* .buildSettings */ .E6, ..._keys_js__WEBPACK_IMPORTED_MODULE_8__/* .optionalSettings */ .Y$, ..._keys_js__WEBPACK_IMPORTED_MODULE_8__/* .fileSettings */ .gU])
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
function scopeOf({ inputs: { service, environment, cluster }, config }) {
    if (config === undefined || service === undefined || environment === undefined)
        return undefined;
    return config.services.has(service) && config.environments.has(environment)
        ? { service, environment, cluster }
        : undefined;
}
async function keysOf(run, { service, environment, cluster }) {
    const { config } = run;
    if (config === undefined)
        return {};
    const keys = (await new _keys_js__WEBPACK_IMPORTED_MODULE_8__/* .EnvironmentKeys */ .i3(run, config).keysIn(environment, [service], [cluster])).get((0,_core_flow_service_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)({ service, cluster }));
    const isPromoted = config.environments.get(environment)?.['promote-from'] !== undefined;
    return keys === undefined || !isPromoted ? { ...keys } : { configuration: keys.configuration };
}
function same(given, configured, names) {
    return JSON.stringify((0,_keys_js__WEBPACK_IMPORTED_MODULE_8__/* .picked */ .Ng)(given, names)) === JSON.stringify((0,_keys_js__WEBPACK_IMPORTED_MODULE_8__/* .picked */ .Ng)(configured, names));
}


/***/ }),

/***/ 4632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i3: () => (/* binding */ EnvironmentKeys),
  E6: () => (/* binding */ buildSettings),
  gU: () => (/* binding */ fileSettings),
  Y$: () => (/* binding */ optionalSettings),
  Ng: () => (/* binding */ picked),
  B7: () => (/* binding */ valueSettings)
});

// EXTERNAL MODULE: ./build/core/counted.js
var counted = __webpack_require__(1856);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/flow/keys.js
var keys = __webpack_require__(2531);
// EXTERNAL MODULE: ./build/core/flow/service-deployment.js
var service_deployment = __webpack_require__(1466);
// EXTERNAL MODULE: ./build/core/json.js
var core_json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/monorepo/affected.js
var affected = __webpack_require__(1754);
// EXTERNAL MODULE: ./build/core/monorepo/content/commits.js
var commits = __webpack_require__(8748);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/core/monorepo/content/indexed-files.js
var indexed_files = __webpack_require__(1365);
// EXTERNAL MODULE: ./build/core/monorepo/content/service-content.js + 3 modules
var service_content = __webpack_require__(4446);
;// CONCATENATED MODULE: ./build/core/monorepo/content/content-key.js



const contentKeyVersion = 1;
const digits = 32;
async function contentKeys({ tree, graph, services, ...options }) {
    const index = await (0,service_content/* indexContent */.G)({ tree, graph }, options);
    const own = new Map();
    const whole = new Map();
    for (const [name, service] of services) {
        const content = index.contentOf(name, service);
        own.set(name, digestOf(content));
        for (const [file, { whole: why }] of content.locks) {
            const key = JSON.stringify([file, why]);
            if (why !== undefined)
                whole.set(key, [...(whole.get(key) ?? []), name]);
        }
    }
    const keys = new Map();
    for (const [name, digest] of own) {
        const others = [...dependenciesOf(name, services)].map((other) => own.get(other) ?? '').sort();
        const hex = sha256([contentKeyVersion, digest, others]);
        keys.set(name, `v${contentKeyVersion}-${hex.slice(0, digits)}`);
    }
    return { keys, notes: [...whole].map(([key, names]) => wholeNote(key, names, services.size)) };
}
function wholeNote(key, names, all) {
    const [file, why] = JSON.parse(key);
    const some = names.length > mostNamed ? [...names.slice(0, mostNamed), `${names.length - mostNamed} more`] : names;
    return `${file} counts as a whole for ${names.length === all ? 'every service' : some.join(', ')}: ${why}.`;
}
const mostNamed = 3;
function dependenciesOf(name, services) {
    const found = new Set([name]);
    for (const each of found) {
        for (const other of services.get(each)?.['depends-on'] ?? [])
            if (services.has(other))
                found.add(other);
    }
    found.delete(name);
    return found;
}
function digestOf({ packages, loose, parts, locks, settings }) {
    return sha256([
        [...packages].map(([path, { digest }]) => [path, digest]).sort(byFirst),
        (0,indexed_files/* digestOfFiles */.v0)(loose.values()),
        [...parts].map(([file, texts]) => [file, [...texts].sort(byFirst)]).sort(byFirst),
        [...locks].map(([file, { digest }]) => [file, digest]).sort(byFirst),
        settings,
    ]);
}
function byFirst([a], [b]) {
    return a < b ? -1 : 1;
}
function sha256(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex');
}

// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/monorepo/place.js
var place = __webpack_require__(4867);
// EXTERNAL MODULE: ./build/core/source/checkout.js
var source_checkout = __webpack_require__(5228);
// EXTERNAL MODULE: ./build/core/source/tree.js
var tree = __webpack_require__(1220);
// EXTERNAL MODULE: ./build/inputs/declarations/application.js
var declarations_application = __webpack_require__(1086);
// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/commands/configured/argocd-upsert-app.js
var argocd_upsert_app = __webpack_require__(176);
// EXTERNAL MODULE: ./build/commands/configured/build-image.js
var build_image = __webpack_require__(392);
// EXTERNAL MODULE: ./build/commands/configured/bump-image-tag.js
var bump_image_tag = __webpack_require__(6435);
// EXTERNAL MODULE: ./build/commands/comparison/content-scope.js + 1 modules
var content_scope = __webpack_require__(7940);
;// CONCATENATED MODULE: ./build/commands/comparison/keys.js


















const buildSettings = [
    'image',
    'context',
    'dockerfile',
    'target',
    'build-args',
    'labels',
    'secrets',
    'platforms',
    'base',
    'files',
    'command',
    'entrypoint',
    'env',
    'user',
    'workdir',
    'expose',
    'volumes',
    'stop-signal',
];
const optionalSettings = [
    'annotations',
    'build-contexts',
    'extra-args',
    'provenance',
    'sbom',
    'sign',
    'ssh',
];
const fileSettings = ['prune', 'extra-files'];
const valueSettings = ['key', 'container', 'set', 'unset', 'pin', 'on-alias', 'keep-tag'];
function sameForAll(ci) {
    return {
        ...ci,
        event: { kind: 'tag', tag: 'v1.0.0' },
        commit: '0'.repeat(40),
        described: { subject: 'subject', author: 'author' },
        branch: 'branch',
        requestNumber: 1,
        sourceRef: 'refs/pull/1/head',
        runId: '0',
    };
}
function otherDescriptions({ files }, head) {
    const paths = [...files.keys()].filter(commits/* isDescription */.Zu);
    return paths.filter((path) => files.get(path)?.id !== head.files.get(path)?.id);
}
function isMap(declaration) {
    return declaration?.config?.form === 'map' || declaration?.config?.form === 'values';
}
function inOneOrder(entries) {
    if (!Array.isArray(entries))
        return entries;
    return entries.map((entry) => withSortedKeys(String(entry))).sort();
}
function withSortedKeys(entry) {
    const [, name, json = ''] = /^(.*?:=)([[{].*)$/s.exec(entry) ?? [];
    const value = name === undefined ? undefined : (0,core_json/* parseJson */.qF)(json);
    return value === undefined ? entry : `${name}${(0,core_json/* canonicalJson */.dj)(value)}`;
}
function picked(inputs, names) {
    return Object.fromEntries(names.map((name) => [name, inputs[name]]));
}
class EnvironmentKeys {
    #run;
    #config;
    #facts;
    #monorepo;
    #trees = new Map();
    #before = new Map();
    constructor(run, config, facts) {
        this.#run = run;
        this.#config = config;
        this.#facts = facts;
    }
    async keysIn(environment, services, clusters = [undefined]) {
        const { log } = this.#run;
        const { keys, notes } = await contentKeys({
            ...(await this.#head()),
            ...this.#options(environment),
            services: this.#config.services,
        });
        for (const note of notes)
            log.detail(note);
        return new Map(services.flatMap((service) => {
            const content = keys.get(service);
            if (content === undefined)
                return [];
            return clusters.map((cluster) => {
                const configuration = this.#configuration({ service, environment, cluster });
                return [(0,service_deployment/* placeOf */.$t)({ service, cluster }), { content, configuration }];
            });
        }));
    }
    async expect(commits) {
        const { ci, env, programs, clock } = this.#run;
        const checkout = { cwd: ci.workspace, env, programs, clock };
        const isHere = async (commit) => this.#trees.has(commit) || (await (0,source_checkout/* hasCommit */.QE)(checkout, commit));
        const asked = await Promise.all([...new Set(commits)].map(async (each) => ((await isHere(each)) ? [] : [each])));
        const missing = asked.flat();
        const head = missing.length === 0 ? undefined : await (0,source_checkout/* headCommit */.Qo)(checkout);
        if (head === undefined || this.#facts === undefined)
            return;
        const atHand = { commit: head, tree: (await this.#head()).tree };
        const facts = await this.#facts();
        const trees = await Promise.all(missing.map((commit) => facts.treeOf(commit, atHand)));
        await Promise.all(trees.map((tree) => tree?.read(otherDescriptions(tree, atHand.tree))));
        for (const [index, commit] of missing.entries())
            this.#trees.set(commit, trees[index]);
    }
    changedSince(environment, commit) {
        const key = `${environment} ${commit}`;
        const known = this.#before.get(key) ?? this.#compare(environment, commit);
        this.#before.set(key, known);
        return known;
    }
    async changedBy(environment, differences) {
        const { ci, env, programs, log } = this.#run;
        try {
            const head = await this.#head();
            const as = (state) => {
                const files = new Map(head.tree.files);
                for (const each of differences) {
                    const file = each[state];
                    if (file === undefined)
                        files.delete(each.path);
                    else
                        files.set(each.path, file);
                }
                return (0,commits/* monorepoOf */.XY)((0,tree/* sourceTreeOf */.Bm)({ cwd: ci.workspace, env, programs }, files), head);
            };
            const [before, after] = await Promise.all([as('before'), as('after')]);
            return await (0,affected/* affectedServices */.ty)({ before, after, ...this.#options(environment), services: this.#config.services });
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            log.detail(`what ${(0,counted/* counted */.h)(differences.length, 'changed file is', 'changed files are')} to the services cannot be told: ${error.message}`);
            return undefined;
        }
    }
    async #compare(environment, commit) {
        const { log } = this.#run;
        try {
            const before = await this.#monorepoAt(commit);
            const after = await this.#head();
            if (before === undefined)
                return undefined;
            return await (0,affected/* affectedServices */.ty)({ before, after, ...this.#options(environment), services: this.#config.services });
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            log.detail(`what changed since ${commit.slice(0, 8)} cannot be told: ${error.message}`);
            return undefined;
        }
    }
    async #monorepoAt(commit) {
        const { ci, env, programs, clock } = this.#run;
        const checkout = { cwd: ci.workspace, env, programs, clock };
        const head = await this.#head();
        if (await (0,source_checkout/* hasCommit */.QE)(checkout, commit))
            return (0,commits/* readMonorepo */.MM)(checkout, commit, head);
        await this.expect([commit]);
        const tree = this.#trees.get(commit);
        return tree === undefined ? undefined : (0,commits/* monorepoOf */.XY)(tree, head);
    }
    #head() {
        const { ci, env, programs } = this.#run;
        this.#monorepo ??= (0,commits/* readMonorepo */.MM)({ cwd: ci.workspace, env, programs });
        return this.#monorepo;
    }
    #options(environment) {
        return {
            settings: (service) => {
                const [cluster] = (0,place/* clustersOf */.Dg)(this.#config.environments.get(environment) ?? {});
                return this.#settings(build_image/* configuredBuild */.H, buildSettings, { service, environment, cluster }, optionalSettings);
            },
            ...(0,content_scope/* contentScope */.g)(this.#run, this.#config, environment),
        };
    }
    #configuration(scope) {
        const application = (0,inputs_for/* inputsFor */.p)(argocd_upsert_app/* configuredApplication */.b, this.#run, scope).inputs;
        const inGit = (application.mode ?? (application['argocd-server'] === undefined ? 'git' : 'api')) === 'git';
        const chosen = (0,environments.chosenEnvironment)({ config: this.#config, ci: this.#run.ci, ...scope });
        const hasApplication = chosen?.environment.app !== undefined;
        const names = Object.keys({ ...declarations_application/* applicationInputs */.y, ...declarations_application/* manifestInputs */.F2 });
        return (0,keys/* configurationKey */.k)({
            values: this.#settings(bump_image_tag/* configuredBump */.d, valueSettings, scope),
            application: hasApplication && inGit ? this.#settings(argocd_upsert_app/* configuredApplication */.b, names, scope) : null,
        });
    }
    #settings(command, names, scope, optional = []) {
        const { ci } = this.#run;
        const { inputs } = (0,inputs_for/* inputsFor */.p)(command, { ...this.#run, ci: sameForAll(ci) }, scope);
        const given = optional.filter((name) => (inputs[name] ?? []).toString() !== '');
        const settings = Object.entries(picked(inputs, [...names, ...given])).map(([name, value]) => [
            name,
            isMap(command.inputs[name]) ? inOneOrder(value) : value,
        ]);
        return JSON.parse(JSON.stringify(Object.fromEntries(settings)).replaceAll(JSON.stringify(ci.workspace).slice(1, -1), '.'));
    }
}


/***/ }),

/***/ 392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ configuredBuild)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _core_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5832);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7216);
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
