export const id = 4784;
export const ids = [4784];
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

/***/ 6435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ configuredBump)
/* harmony export */ });
/* harmony import */ var _core_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5832);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7216);
/* harmony import */ var _inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2750);
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3669);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3070);





const inputs = {
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_3__/* .runInputs */ .HM,
    ..._inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .updateInputs */ .FU,
    ..._gitops_remote_js__WEBPACK_IMPORTED_MODULE_4__/* .gitopsConnectionInputs */ .iE,
    ..._inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .commitInputs */ .J8,
    ..._inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .deliveryInputs */ .Uh,
};
function impliedBump(selection) {
    const { service } = selection;
    const chosen = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__.chosenEnvironment)(selection);
    if (chosen === undefined || service === undefined)
        return {};
    return {
        environment: chosen.name,
        get image() {
            return (0,_core_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__/* .imageRepository */ .an)(selection, service, chosen);
        },
        tag: (0,_core_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTemplates */ .br)(selection.config, service, chosen.environment).tag,
    };
}
const configuredBump = { inputs, implied: impliedBump };


/***/ }),

/***/ 1486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ updatesOf),
/* harmony export */   E5: () => (/* binding */ deploymentUpdates),
/* harmony export */   GW: () => (/* binding */ emitUpdates),
/* harmony export */   _g: () => (/* binding */ filledPlace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1218);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7216);
/* harmony import */ var _core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1723);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9624);







function updatesOf(run, pin = run.inputs.pin) {
    const { inputs, ci } = run;
    const listed = inputs.updates === undefined ? [] : (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .parseUpdates */ .w8)(inputs.updates);
    if (inputs.rollback)
        refuseValues(run, listed);
    const described = inputs.file.length === 0 ? [] : [inputs.rollback ? placeOf(run) : describedBy(run)];
    if (listed.length + described.length === 0) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('file', 'is missing', 'Say which file to edit: file, updates, or service and environment of a gitops.yaml.');
    }
    const defaults = { onAlias: inputs['on-alias'], keepTag: inputs['keep-tag'], pin };
    const values = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_4__.placeholdersFor)(ci, inputs.service, inputs.environment, inputs.cluster);
    return (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .completeUpdates */ .oV)([...described, ...listed], values, { defaults, placesOnly: inputs.rollback });
}
function deploymentUpdates(run, image) {
    if (image !== 'kept')
        return updatesOf(run, run.inputs.pin ?? 'as-file');
    const { set, unset, image: given } = run.inputs;
    if (set.length + unset.length === 0)
        return [];
    const repository = given === undefined ? undefined : (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOf */ ._M)(given);
    const inputs = { ...run.inputs, image: repository, tag: undefined, digest: undefined };
    return updatesOf({ ...run, inputs }).map((update) => update.kind === 'edit' ? { ...update, keepImage: true } : update);
}
function filledPlace({ inputs, resolved, ci }) {
    const values = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_4__.placeholdersFor)(ci, inputs.service, inputs.environment, inputs.cluster);
    const fill = (name, text) => (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__/* .isFilledIn */ .qL)(resolved[name]) ? text : (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .expand */ .fT)(text, values, name);
    const { file, from, image, tag } = inputs;
    return {
        files: file.map((each) => fill('file', each)),
        from: from && fill('from', from),
        image: image && fill('image', image),
        tag: tag && (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .expand */ .fT)(tag, values, 'tag'),
    };
}
function describedBy(run) {
    const { service, cluster, digest, key, container } = run.inputs;
    const of = { service, ...(cluster === undefined ? {} : { cluster }) };
    const { files, from, image, tag } = filledPlace(run);
    const [set, unset] = [run.inputs.set, run.inputs.unset].map((list) => (list.length === 0 ? undefined : list));
    const edit = { image, tag, digest, key, container, set, unset };
    return { kind: 'edit', entry: 'the inputs', ...of, files, from, edit, filledIn: true };
}
function placeOf(run) {
    const { inputs, resolved } = run;
    const given = (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__/* .isGiven */ .qR)(resolved.tag) ? run : { ...run, inputs: { ...inputs, tag: undefined } };
    const described = describedBy(given);
    const { image, tag, digest, key, container } = described.edit;
    const place = image === undefined || (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__/* .isGiven */ .qR)(resolved.image) ? image : (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOf */ ._M)(image);
    return { ...described, from: undefined, edit: { image: place, tag, digest, key, container } };
}
function refuseValues({ resolved }, listed) {
    const given = ['set', 'unset'].filter((name) => (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__/* .isGiven */ .qR)(resolved[name]));
    const inList = listed.flatMap((update, index) => {
        const names = update.kind === 'delete' ? ['delete'] : ['set', 'unset'].filter((name) => update.edit[name]);
        return names.map((name) => `updates[${index}].${name}`);
    });
    const [first] = [...given, ...inList];
    if (first === undefined)
        return;
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(first, 'cannot go beside rollback, which writes images back and nothing else', 'Leave it out, and revert other values with git revert or a run of their own.');
}
function emitUpdates({ inputs, secrets, cwd }, updates, file) {
    const text = (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .updatesJson */ .NZ)(updates);
    if (secrets.isIn(text)) {
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('refused', 'SECRET_IN_UPDATES', 'emit: the edits hold a secret of this job', {
            hint: 'Refer to the secret by name instead, and check which input brought it in.',
        });
    }
    if (inputs['dry-run'])
        return text;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, file);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(path, text);
    }
    catch (cause) {
        const problem = `${file} cannot be written: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}`;
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('emit', problem, 'Give a path that this job may write.', cause);
    }
    return text;
}


/***/ }),

/***/ 1218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NZ: () => (/* binding */ updatesJson),
/* harmony export */   TT: () => (/* binding */ assignments),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   oV: () => (/* binding */ completeUpdates),
/* harmony export */   w8: () => (/* binding */ parseUpdates)
/* harmony export */ });
/* harmony import */ var _edit_pin_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4756);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1723);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5256);





function subjectOf({ service, cluster }) {
    return service === undefined || cluster === undefined ? service : `${service}@${cluster}`;
}
const exampleOf = {
    file: 'Write "values/web1.yaml", or ["values/web1.yaml", "values/web2.yaml"].',
    set: 'Write ["replicas:=2", "host=web1.example.com"], or {"replicas": 2, "host": "web1.example.com"}.',
    unset: 'Write ["ingress.annotations"].',
};
const aliasChoices = ['anchor', 'materialise', 'refuse'];
const textFields = ['service', 'cluster', 'image', 'tag', 'digest', 'key', 'container', 'from'];
const fields = [...textFields, 'file', 'set', 'unset', 'on-alias', 'keep-tag', 'pin', 'placeholders', 'delete'];
function parseUpdates(value) {
    if (!Array.isArray(value))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('updates', 'is not a JSON list', 'Give [{"file": "…", "tag": "…"}, …].');
    return value.map((entry, index) => updateOf(checkedEntry(entry, `updates[${index}]`), index));
}
function checkedEntry(value, at) {
    if (!isRecord(value))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(at, 'is not an object', 'Give {"file": "…", "tag": "…"}.');
    for (const [name, field] of Object.entries(value))
        checkField(name, field, at);
    if (value.file === undefined)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.file`, 'is missing', 'Say which file to edit.');
    const written = ['image', 'tag', 'digest', 'set', 'unset', 'from'].find((name) => value[name] !== undefined);
    if (value.delete === true && written !== undefined) {
        const hint = 'Leave one of them out: the file is deleted, so nothing is written to it.';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.${written}`, 'cannot go beside delete', hint);
    }
    return value;
}
function checkField(name, value, at) {
    if (!fields.includes(name)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.${name}`, 'is not known', (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .au)(name, fields).trimEnd() || `Known: ${fields.join(', ')}.`);
    }
    const shapes = {
        file: [isText(value) || isTextList(value), 'a path or a list of paths'],
        set: [isTextList(value) || isRecord(value), 'a list of path=value or an object'],
        unset: [isTextList(value), 'a list of paths'],
        delete: [typeof value === 'boolean', 'true or false'],
        'keep-tag': [typeof value === 'boolean', 'true or false'],
        placeholders: [typeof value === 'boolean', 'true or false'],
        pin: [_edit_pin_js__WEBPACK_IMPORTED_MODULE_4__/* .pins */ .h.some((pin) => pin === value), `one of ${_edit_pin_js__WEBPACK_IMPORTED_MODULE_4__/* .pins */ .h.join(', ')}`],
        'on-alias': [aliasChoices.some((choice) => choice === value), `one of ${aliasChoices.join(', ')}`],
    };
    const [fits, shape] = shapes[name] ?? [
        isText(value),
        'text (numbers in quotes: a tag such as 0123 must stay as it is)',
    ];
    if (!fits)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.${name}`, `is not ${shape}`, exampleOf[name]);
}
function updateOf(given, index) {
    const { service, cluster, file, from, set, 'on-alias': onAlias, 'keep-tag': keepTag } = given;
    const of = { service, ...(cluster === undefined ? {} : { cluster }) };
    const entry = `updates[${index}]${service === undefined ? '' : ` (${service})`}`;
    const files = typeof file === 'string' ? [file] : file;
    if (given.delete === true)
        return { kind: 'delete', entry, ...of, files };
    const { image, tag, digest, pin, key, container, unset } = given;
    const edit = { image, tag, digest, pin, key, container, set: set && assignments(set), unset, onAlias, keepTag };
    const update = { kind: 'edit', entry, ...of, files, from, edit };
    return given.placeholders === false ? { ...update, filledIn: true } : update;
}
function assignments(set) {
    if (Array.isArray(set))
        return set;
    return Object.entries(set).map(([path, value]) => typeof value === 'string' ? `${path}=${value}` : `${path}:=${JSON.stringify(value)}`);
}
function updatesJson(updates) {
    return `${JSON.stringify(updates.map(entryOf), undefined, 2)}\n`;
}
function entryOf(update) {
    const { service, cluster, files: file } = update;
    if (update.kind === 'delete')
        return { service, cluster, file, delete: true };
    const { onAlias, keepTag, pin, image, tag, digest, key, container, set, unset } = update.edit;
    const choices = { 'on-alias': onAlias, 'keep-tag': keepTag };
    const placeholders = update.filledIn === true ? false : undefined;
    const place = { key, container };
    return {
        ...choices,
        service,
        cluster,
        file,
        image,
        tag,
        digest,
        pin,
        ...place,
        set,
        unset,
        from: update.from,
        placeholders,
    };
}
function completeUpdates(updates, values, { defaults, placesOnly }) {
    const complete = new Map();
    for (const given of updates) {
        const update = given.kind === 'delete' ? given : filled(given, values, defaults);
        if (update.kind === 'edit' && !placesOnly) {
            refuseEmpty(update.edit);
            refuseUnpinnable(update.edit);
        }
        const text = JSON.stringify({ ...update, entry: undefined });
        if (!complete.has(text))
            complete.set(text, update);
    }
    return [...complete.values()];
}
function filled(update, run, defaults) {
    const { edit, files, from } = update;
    const values = { ...run, service: update.service ?? run.service, cluster: update.cluster ?? run.cluster };
    const fill = (text, input) => (update.filledIn === true ? text : (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .expand */ .fT)(text, values, input));
    const image = edit.image && fill(edit.image, 'image');
    const reference = image === undefined ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(image, 'image');
    const tag = edit.tag === undefined ? reference?.tag : fill(edit.tag, 'tag');
    const digest = edit.digest ?? reference?.digest;
    refuseContradiction('tag', tag, reference?.tag);
    refuseContradiction('digest', digest, reference?.digest);
    if (tag !== undefined)
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTag */ .Bs)(tag, 'tag');
    if (digest !== undefined)
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .checkDigest */ .H2)(digest);
    return {
        ...update,
        filledIn: true,
        files: files.map((file) => fill(file, 'file')),
        from: from && fill(from, 'from'),
        edit: {
            ...edit,
            image: image && repositoryOf(image),
            tag,
            digest,
            onAlias: edit.onAlias ?? defaults.onAlias,
            keepTag: edit.keepTag ?? defaults.keepTag,
            pin: edit.pin ?? defaults.pin,
        },
    };
}
function repositoryOf(image) {
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .splitImage */ .s5)(image).repository ?? image;
}
function refuseContradiction(input, wanted, ofImage) {
    if (ofImage === undefined || wanted === ofImage)
        return;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${wanted} contradicts the image, which says ${ofImage}`, `Give the ${input} once.`);
}
function refuseEmpty({ tag, digest, set, unset }) {
    if (tag === undefined && digest === undefined && set === undefined && unset === undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('tag', 'is missing: there is nothing to write', 'Give tag or digest, or set or unset.');
    }
}
function refuseUnpinnable({ tag, digest, pin }) {
    if (tag === undefined && digest === undefined)
        return;
    const needed = { tag: ['tag'], digest: ['digest'], both: ['tag', 'digest'], 'as-file': [] };
    const given = { tag, digest };
    const missing = needed[pin ?? 'as-file'].find((part) => given[part] === undefined);
    if (missing === undefined)
        return;
    const hint = `Give the ${missing}, or choose another pin: ${_edit_pin_js__WEBPACK_IMPORTED_MODULE_4__/* .pins */ .h.join(', ')}.`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(missing, `is missing, and pin: ${pin} writes it`, hint);
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isText(value) {
    return typeof value === 'string' && value !== '';
}
function isTextList(value) {
    return Array.isArray(value) && value.length > 0 && value.every(isText);
}


/***/ }),

/***/ 4368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ AppTokens)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _run_end_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95);


const shortestRest = 300_000;
class AppTokens {
    #ports;
    #issued = new Map();
    #forget;
    #disposed = false;
    constructor({ network, clock, log, secrets }) {
        this.#ports = { network, clock, log, secrets };
        this.#forget = (0,_run_end_js__WEBPACK_IMPORTED_MODULE_1__/* .atRunEnd */ .Wj)(() => this.#revokeAll());
    }
    async token(app, purpose) {
        const { repository, appId } = app;
        const issuer = repository.kind.apps;
        if (issuer === undefined) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('gitops-app-id', `${repository.kind.title} has no Apps with a private key`, 'Give gitops-token.');
        }
        if (this.#disposed)
            throw new Error('a token of an App is asked for after the command has ended');
        const key = `${purpose} ${appId} ${repository.url}`;
        const known = this.#issued.get(key);
        if (known !== undefined && (await this.#isFresh(known)))
            return (await known.token).token;
        const token = issuer.issue(app, purpose, this.#ports);
        this.#issued.set(key, { issuer, repository, token });
        return (await token).token;
    }
    async [Symbol.asyncDispose]() {
        this.#disposed = true;
        await this.#revokeAll();
        this.#forget();
    }
    async #isFresh({ token }) {
        const { expiresAt } = await token;
        return !(expiresAt - this.#ports.clock.now() < shortestRest);
    }
    async #revokeAll() {
        const issued = [...this.#issued.values()];
        this.#issued.clear();
        await Promise.all(issued.map((each) => this.#revoke(each)));
    }
    async #revoke({ issuer, repository, token }) {
        const issued = await token.catch(() => undefined);
        if (issued !== undefined)
            await issuer.revoke(issued, repository, this.#ports);
    }
}


/***/ }),

/***/ 8779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ ObjectReader)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const largestObject = 128 * 1024 * 1024;
function tooLarge(id, size) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_RESPONSE_TOO_LARGE', `the object ${id} has ${size} bytes`, {
        hint: `The limit is ${largestObject} bytes: no file that is read or written here is as large.`,
    });
}
class ObjectReader {
    #start;
    #child;
    #questions = [];
    #received = Buffer.alloc(0);
    #chunks = [];
    #wanted = 0;
    #length = 0;
    constructor(start) {
        this.#start = start;
    }
    read(name) {
        const child = this.#child ?? this.#open();
        return new Promise((answer, fail) => {
            this.#questions.push({ answer, fail });
            child.stdin.write(`${name}\n`);
        });
    }
    async close() {
        const child = this.#child;
        if (child === undefined)
            return;
        this.#child = undefined;
        const closed = new Promise((done) => child.once('close', () => done()));
        child.stdin.end();
        child.kill();
        await closed;
    }
    #open() {
        const child = this.#start();
        this.#child = child;
        let stderr = '';
        child.stderr.on('data', (chunk) => {
            stderr += chunk.toString('utf8');
        });
        child.stdout.on('data', (chunk) => this.#receive(chunk));
        child.stdin.on('error', () => { });
        const end = (cause) => {
            if (this.#child === child)
                this.#child = undefined;
            const failure = cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR
                ? cause
                : new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_READ', 'git cat-file ended before it answered', { cause });
            for (const question of this.#questions.splice(0))
                question.fail(failure);
        };
        child.on('error', end);
        child.on('close', () => end(new Error(stderr.trim())));
        return child;
    }
    #receive(chunk) {
        this.#chunks.push(chunk);
        this.#length += chunk.length;
        if (this.#length < this.#wanted)
            return;
        this.#received = Buffer.concat([this.#received, ...this.#chunks]);
        this.#chunks = [];
        while (this.#answerNext()) { }
        this.#length = this.#received.length;
    }
    #answerNext() {
        this.#wanted = 0;
        const end = this.#received.indexOf(0x0a);
        if (end < 0)
            return false;
        const [id = '', type = '', size] = this.#received.toString('latin1', 0, end).split(' ');
        const found = size !== undefined;
        if (Number(size) > largestObject) {
            this.#child?.emit('error', tooLarge(id, Number(size)));
            this.#child?.kill();
            return false;
        }
        const after = found ? end + 1 + Number(size) + 1 : end + 1;
        if (this.#received.length < after) {
            this.#wanted = after;
            return false;
        }
        const body = this.#received.subarray(end + 1, after - 1);
        this.#received = this.#received.subarray(after);
        this.#questions.shift()?.answer(found ? { id, type: type, body } : undefined);
        return true;
    }
}


/***/ }),

/***/ 9121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PJ: () => (/* binding */ isLink),
/* harmony export */   Ve: () => (/* binding */ withSharedReads),
/* harmony export */   Y_: () => (/* binding */ changedFiles),
/* harmony export */   cu: () => (/* binding */ blobsAt),
/* harmony export */   gu: () => (/* binding */ settled),
/* harmony export */   r3: () => (/* binding */ openSnapshot),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* unused harmony export Snapshot */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6617);
/* harmony import */ var _commit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6156);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(585);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8402);





const maxTrees = 20_000;
async function openSnapshot(transport, commit, format = formatOf(commit ?? '')) {
    if (commit === undefined)
        return new Snapshot(transport, undefined, undefined, format);
    const object = (await transport.read([commit])).get(commit);
    if (object === undefined)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_OBJECT', `the commit ${commit} could not be read`);
    return new Snapshot(transport, commit, (0,_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)(object.body).tree, format);
}
async function readText(snapshot, path) {
    const file = await snapshot.readFile(path);
    return file === undefined ? undefined : Buffer.from(file.body).toString('utf8');
}
class Snapshot {
    commit;
    root;
    format;
    #load;
    #trees = new Map();
    constructor(transport, commit, root, format) {
        this.commit = commit;
        this.root = root;
        this.format = format;
        this.#load = batched(transport);
    }
    async readFile(path, input = 'file') {
        const entry = await this.entry(path, input);
        if (entry === undefined)
            return undefined;
        if ((0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${path} is a directory in the GitOps repository`, 'Name a file in it.');
        return { mode: entry.mode, body: (await this.#load(entry.id)).body };
    }
    async entry(path, input = 'file') {
        let entry = this.#rootEntry();
        for (const segment of (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathSegments */ .Mz)(path, input)) {
            if (entry === undefined)
                return undefined;
            if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry)) {
                throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${path} leads through ${entry.name}, which is a file`, 'Check the path.');
            }
            entry = (await this.tree(entry.id)).find((each) => each.name === segment);
            if (entry?.mode === _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.symlink)
                throw (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathOutside */ .D1)(input, path, `crosses the symlink "${entry.name}"`);
            if (entry?.mode === _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.submodule)
                throw (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathOutside */ .D1)(input, path, `crosses the submodule "${entry.name}"`);
        }
        return entry;
    }
    async list(directory) {
        const entry = directory === '' ? this.#rootEntry() : await this.entry(directory);
        if (entry === undefined)
            return [];
        if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `${directory} is a file in the GitOps repository`);
        return this.tree(entry.id);
    }
    async glob(patterns, trees = maxTrees) {
        const every = new Set(patterns.flatMap((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .alternatives */ .Vo)(pattern, 'file')));
        for (const pattern of every)
            (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathSegments */ .Mz)(pattern);
        return (await this.#walk('', this.root, (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .globWalk */ .k)([...every]), { left: trees, most: trees })).sort();
    }
    async filesBelow(path) {
        const entry = await this.entry(path);
        if (entry === undefined)
            return [];
        if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))
            return [path];
        return (await this.#walk(`${path}/`, entry.id, undefined, { left: maxTrees, most: maxTrees })).sort();
    }
    tree(id) {
        const known = this.#trees.get(id);
        if (known !== undefined)
            return known;
        const entries = this.#load(id).then((object) => (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeTree */ .fU)(this.format, object.body));
        this.#trees.set(id, entries);
        return entries;
    }
    #rootEntry() {
        return this.root === undefined ? undefined : { mode: _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.directory, name: '/', id: this.root };
    }
    async #walk(prefix, tree, patterns, count) {
        if (tree === undefined)
            return [];
        const entries = await this.tree(tree);
        const isSearched = (entry) => (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry) && (patterns === undefined || patterns.below(entry.name) !== undefined);
        const searched = new Set(entries.filter(isSearched));
        count.left -= searched.size;
        if (count.left < 0)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `more than ${count.most} directories to search`, 'Begin the pattern with a directory.');
        const found = entries.map((entry) => {
            const path = prefix + entry.name;
            if (searched.has(entry))
                return this.#walk(`${path}/`, entry.id, patterns?.below(entry.name), count);
            if ((0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))
                return [];
            return patterns === undefined || (!isLink(entry) && patterns.matches(entry.name)) ? [path] : [];
        });
        return (await Promise.all(found)).flat();
    }
}
function formatOf(id) {
    return id.length === 64 ? 'sha256' : 'sha1';
}
function isLink(entry) {
    return entry.mode === _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.symlink || entry.mode === _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.submodule;
}
async function blobsAt(transport, commits, path) {
    const bodies = await transport.read(commits);
    let level = new Map();
    for (const [id, { body }] of bodies)
        level.set(id, (0,_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)(body).tree);
    const segments = (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathSegments */ .Mz)(path);
    for (const [depth, segment] of segments.entries()) {
        const last = depth === segments.length - 1;
        const ids = new Set([...level.values()].filter((id) => id !== undefined));
        const trees = await transport.read([...ids]);
        const next = new Map();
        for (const [tree, { body }] of trees) {
            const entries = (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeTree */ .fU)(formatOf(tree), body);
            const entry = entries.find(({ name }) => name === segment);
            const fits = entry !== undefined && (last ? !(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry) && !isLink(entry) : (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry));
            next.set(tree, fits ? entry.id : undefined);
        }
        level = new Map([...level].map(([commit, tree]) => [commit, tree === undefined ? undefined : next.get(tree)]));
    }
    return level;
}
async function changedFiles(transport, from, to) {
    const [before, after] = await Promise.all([openSnapshot(transport, from), openSnapshot(transport, to)]);
    const changed = new Map();
    const walk = async (prefix, old, next) => {
        if (old === next)
            return;
        const list = async (id) => (id === undefined ? [] : await after.tree(id));
        const [olds, nexts] = await Promise.all([list(old), list(next)]);
        const names = new Set([...olds, ...nexts].map(({ name }) => name));
        await Promise.all([...names].map(async (name) => {
            const a = olds.find((entry) => entry.name === name);
            const b = nexts.find((entry) => entry.name === name);
            if ((0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameEntry */ .TR)(a, b))
                return;
            const below = (entry) => entry !== undefined && (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry) ? entry.id : undefined;
            if ([a, b].some((entry) => entry !== undefined && !(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))) {
                changed.set(prefix + name, b === undefined || (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(b) ? undefined : b.id);
            }
            await walk(`${prefix}${name}/`, below(a), below(b));
        }));
    };
    await walk('', before.root, after.root);
    return changed;
}
function withSharedReads(transport) {
    const load = batched(transport);
    return {
        kind: transport.kind,
        listRefs: (prefixes) => transport.listRefs(prefixes),
        read: async (ids) => new Map(await Promise.all(ids.map(async (id) => [id, await load(id)]))),
        history: (tip, depth) => transport.history(tip, depth),
        commits: (tips, depth) => transport.commits(tips, depth),
        expectHistory: (tip, depth) => transport.expectHistory(tip, depth),
        push: (update) => transport.push(update),
        checkPush: () => transport.checkPush(),
        serverTime: () => transport.serverTime(),
        cost: () => transport.cost(),
        [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose](),
    };
}
function batched(transport) {
    let next;
    return async (id) => {
        if (next === undefined) {
            const ids = new Set();
            const objects = settled(() => ids.size).then(() => {
                next = undefined;
                return transport.read([...ids]);
            });
            next = { ids, objects };
        }
        next.ids.add(id);
        const object = (await next.objects).get(id);
        if (object === undefined)
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_OBJECT', `the object ${id} could not be read`);
        return object;
    };
}
const stepsBetweenReads = 16;
async function settled(count) {
    let before;
    do {
        before = count();
        for (let step = 0; step < stepsBetweenReads; step++)
            await undefined;
    } while (count() > before);
}


/***/ })

};
