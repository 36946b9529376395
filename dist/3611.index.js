export const id = 3611;
export const ids = [3611,9349,1730];
export const modules = {

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


/***/ }),

/***/ 5891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ askServers),
/* harmony export */   R: () => (/* binding */ byServer)
/* harmony export */ });
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3669);

function byServer(questions, runOf) {
    const groups = new Map();
    for (const question of questions) {
        const run = runOf(question);
        const server = JSON.stringify((0,_inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_0__/* .argocdConnection */ .rU)(run.inputs));
        const group = groups.get(server) ?? { run, asked: [] };
        group.asked.push(question);
        groups.set(server, group);
    }
    return [...groups.values()];
}
async function askServers(questions, runOf, ask) {
    const groups = byServer(questions, runOf);
    const answers = await Promise.all(groups.map(async ({ run, asked }) => ask(run, asked)));
    const found = new Map(groups.flatMap(({ asked }, group) => asked.map((question, index) => [question, answers[group]?.[index]])));
    return questions.flatMap((question) => {
        const answer = found.get(question);
        return answer === undefined ? [] : [answer];
    });
}


/***/ }),

/***/ 199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ runAt),
/* harmony export */   N3: () => (/* binding */ ofAll),
/* harmony export */   wr: () => (/* binding */ serverCredentials)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _core_forge_forges_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8778);
/* harmony import */ var _core_git_repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8687);
/* harmony import */ var _core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4867);
/* harmony import */ var _inputs_configured_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3182);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9624);
/* harmony import */ var _inputs_resolve_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4112);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3070);








const servers = [
    {
        section: 'gitops',
        key: 'repository',
        credentials: _gitops_remote_js__WEBPACK_IMPORTED_MODULE_6__/* .gitopsCredentials */ .XJ,
        hostOf: (text, { cwd, env, ci }) => (0,_core_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .gitAddress */ .Ry)((0,_core_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRepository */ .SU)(text, { forgeBase: (0,_core_forge_forges_js__WEBPACK_IMPORTED_MODULE_1__.serverOfJob)(env, ci.host), cwd }))?.host,
    },
    {
        section: 'argocd',
        key: 'server',
        credentials: ['argocd-token', 'argocd-username', 'argocd-password', 'argocd-client-key', 'argocd-headers'],
        hostOf: (text) => text
            .toLowerCase()
            .replace(/^[a-z]+:\/\//, '')
            .replace(/\/.*$/, ''),
    },
];
const serverCredentials = servers.flatMap(({ credentials }) => credentials);
const registryCredentials = ['registry-username', 'registry-password'];
const ofAll = '';
function runAt(command, run, place, home = place.environment) {
    const { config, ci, secrets, cwd } = run;
    const { service, cluster } = run.inputs;
    const given = (name) => {
        const input = run.resolved[name];
        return input !== undefined && (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_7__/* .isGiven */ .qR)(input) ? input : undefined;
    };
    const own = ownVariables(run.env, place);
    const question = { run, given, own, service, place, home: { environment: home, cluster } };
    const withheld = new Set(servers.flatMap((server) => withheldFrom(server, question)));
    const allowed = (name) => (withheld.has(name) ? undefined : given(name));
    const ofPlace = (name) => (name === 'cluster' ? clusterSource(place) : own(name));
    const fromConfig = config === undefined ? [] : [(0,_inputs_configured_js__WEBPACK_IMPORTED_MODULE_4__.configSource)(command, { config, ci, service, ...place })];
    return { ...run, ...(0,_inputs_resolve_js__WEBPACK_IMPORTED_MODULE_5__/* .resolveInputs */ .eL)(command.inputs, [ofPlace, allowed, ...fromConfig], { secrets, cwd }) };
}
function clusterSource({ cluster }) {
    return cluster === undefined ? undefined : { value: cluster, source: { kind: 'command', name: 'cluster' } };
}
function ownVariables(env, { environment, cluster }) {
    const names = [...serverCredentials, ...registryCredentials];
    return (name) => {
        if (!names.includes(name))
            return undefined;
        for (const place of [cluster, environment]) {
            if (place === undefined)
                continue;
            const variable = (0,_inputs_resolve_js__WEBPACK_IMPORTED_MODULE_5__/* .variableOf */ .Qn)(`${name}-${place}`);
            const text = env[variable];
            if (text !== undefined && text !== '')
                return { text, source: { kind: 'variable', name: variable } };
        }
        return undefined;
    };
}
function withheldFrom(server, question) {
    const { given, own, place, home } = question;
    const { section, key, credentials } = server;
    if (credentials.some((name) => own(name) !== undefined))
        return credentials;
    const credential = credentials.find((name) => given(name) !== undefined);
    const there = hostAt(server, place, question);
    if (credential === undefined || there === undefined)
        return [];
    const here = hostAt(server, home, question) ?? onlyHost(server, question);
    if (here === there)
        return [];
    const named = place.cluster ?? place.environment ?? '';
    const owner = here === undefined ? 'it may be meant for any of its hosts' : `it was given for ${here}`;
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(credential, `is not sent to ${there}, the ${section}.${key} of ${named}: ${owner}`, `Give ${(0,_inputs_resolve_js__WEBPACK_IMPORTED_MODULE_5__/* .variableOf */ .Qn)(`${credential}-${named}`)}, the one of ${there}.`);
}
function onlyHost(server, question) {
    const { run, home } = question;
    const environments = [...(run.config?.environments ?? [])].filter(([name]) => home.environment === ofAll || name === home.environment);
    const hosts = new Set(environments.flatMap(([environment, each]) => (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__/* .clustersOf */ .Dg)(each).map((cluster) => hostAt(server, { environment, cluster }, question))));
    const [only] = hosts;
    return hosts.size === 1 ? only : undefined;
}
function hostAt({ section, key, hostOf }, place, { run, given, service }) {
    const input = given(`${section}-${key}`);
    const text = input !== undefined && 'value' in input
        ? input.value
        : run.config && addressIn(run.config, place, service, section);
    return typeof text === 'string' ? hostOf(text, run) : undefined;
}
function addressIn(config, { environment: name, cluster }, service, section) {
    const environment = name === undefined ? undefined : config.environments.get(name);
    const known = service !== undefined && config.services.has(service) ? service : undefined;
    const here = environment && (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentAt */ .Ff)(config, environment, { environment: name ?? '', service: known, cluster });
    if (section === 'gitops')
        return (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__/* .connectionOf */ .ao)(config.gitops, here?.gitops).repository;
    return (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__/* .connectionOf */ .ao)(config.argocd, here?.argocd).server;
}


/***/ }),

/***/ 7522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ writePageFile),
/* harmony export */   G: () => (/* binding */ refuseUnwritable)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);



const hint = 'Name a file in a directory that this run may write to: `site/index.html`. Directories that lack are made.';
async function refuseUnwritable(html, cwd) {
    if (html === '')
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('html', 'is empty', hint);
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, html);
    await orRefused(html, async () => {
        const found = await statOf(file);
        if (found?.isDirectory() === true)
            throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('html', `${html} is a directory`, hint);
        const { parent } = await missingAbove(file);
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(parent)).isDirectory() === false)
            throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('html', `${parent} is no directory`, hint);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(found === undefined ? parent : file, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
    });
}
async function writePageFile(html, cwd, page) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, html);
    await orRefused(html, async () => {
        const { missing } = await missingAbove(file);
        for (const directory of missing)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory).catch(unless('EEXIST'));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, page);
    });
}
async function missingAbove(file) {
    const missing = [];
    let parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file);
    while ((await statOf(parent)) === undefined && parent !== (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(parent)) {
        missing.unshift(parent);
        parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(parent);
    }
    return { parent, missing };
}
async function statOf(path) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(unless('ENOENT', 'ENOTDIR'));
}
function unless(...codes) {
    return (error) => {
        if (!codes.includes(codeOf(error) ?? ''))
            throw error;
        return undefined;
    };
}
function codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
const refusals = {
    EACCES: 'may not be written by this user',
    EPERM: 'may not be written by this user',
    EROFS: 'is on a file system that is read-only',
    EISDIR: 'is a directory',
    ENOENT: 'cannot be made there',
    ENOTDIR: 'is in no directory',
    ENAMETOOLONG: 'is too long for a name',
};
async function orRefused(html, work) {
    try {
        await work();
    }
    catch (error) {
        const why = refusals[codeOf(error) ?? ''];
        if (why === undefined)
            throw error;
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('html', `${html} ${why}`, hint);
    }
}


/***/ }),

/***/ 2786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ deploymentsOf),
  hs: () => (/* binding */ emptyPlace),
  yI: () => (/* binding */ readPlace),
  N$: () => (/* binding */ readValues)
});

// EXTERNAL MODULE: ./build/core/git/commit.js
var git_commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/git/message.js
var message = __webpack_require__(4410);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/bump/update.js
var bump_update = __webpack_require__(1218);
// EXTERNAL MODULE: ./build/core/edit/values.js
var values = __webpack_require__(505);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/core/bump/record/write-record.js
var write_record = __webpack_require__(9754);
;// CONCATENATED MODULE: ./build/core/bump/record/value-places.js




const mostEarlier = 20;
class ValuePlaces {
    #edit;
    #texts;
    #now;
    #found = new Map();
    constructor(edit, texts) {
        this.#edit = edit;
        this.#texts = texts;
        this.#now = texts.valuesOf(edit.file, edit.before ?? '');
    }
    lastWriters(records) {
        const ofFile = records.filter(({ places }) => places.some((place) => this.#isHere(place)));
        const found = this.#edit.deletion === undefined ? this.#ofValues(ofFile) : this.#ofPlaces(ofFile);
        return [...new Set(found)];
    }
    earlierWriters(records, newest) {
        const takenBack = new Set();
        const claims = this.#claims().filter((claim) => !this.#now.says(claim));
        const isAbout = (record) => this.#edit.deletion === undefined
            ? claims.some((claim) => this.#wroteClaim(record, claim))
            : record.places.some((place) => this.#isHere(place));
        const found = [];
        for (const record of records) {
            if (!newest.includes(record) && !takenBack.has(record.provenance.sourceCommit) && isAbout(record))
                found.push(record);
            for (const back of (0,write_record/* takenBackOfRecord */.NR)(record, this.#edit.update))
                takenBack.add(back.commit);
        }
        return found.slice(0, mostEarlier);
    }
    async wasEditedSince(transport, record) {
        const { file, before } = this.#edit;
        const blob = (await (0,snapshot/* blobsAt */.cu)(transport, [record.commit], file)).get(record.commit);
        const body = blob === undefined ? undefined : (await transport.read([blob])).get(blob)?.body;
        if (body === undefined)
            return false;
        const text = Buffer.from(body).toString('utf8');
        if (text === before)
            return false;
        const then = this.#texts.valuesOf(file, text);
        return this.#claims().some((claim) => !this.#now.says(claim) && this.#wroteClaim(record, claim) && then.at(claim) !== this.#now.at(claim));
    }
    #ofPlaces(records) {
        const places = new Map();
        for (const record of records) {
            for (const place of record.places)
                if (this.#isHere(place) && !places.has(place))
                    places.set(place, record);
        }
        return [...places.values()];
    }
    #ofValues(records) {
        return this.#claims().flatMap((claim) => {
            const newest = records.find((record) => this.#wroteClaim(record, claim));
            return newest === undefined || this.#now.says(claim) ? [] : [newest];
        });
    }
    #claims() {
        return this.#edit.existed ? (this.#edit.claims ?? []) : [];
    }
    #wroteClaim({ places, provenance }, claim) {
        const { file, image } = this.#edit;
        return places.some((place) => {
            if (!this.#isHere(place))
                return false;
            if (place === file || this.#pathsIn(place).some((path) => this.#leadsTo(path, claim)))
                return true;
            const there = image === undefined && provenance.images.length > 0 ? this.#now.at(claim) : undefined;
            return there !== undefined && provenance.images.some((each) => isPartOf(there, each));
        });
    }
    #leadsTo(path, claim) {
        const plain = (0,values/* plainPath */.s)(path);
        if (plain !== undefined)
            return touches(plain, claim.location);
        if (!this.#found.has(path))
            this.#found.set(path, this.#now.find(path));
        const place = this.#found.get(path);
        return place !== undefined && place.document === claim.document && touches(place.location, claim.location);
    }
    #isHere(place) {
        return place === this.#edit.file || place.startsWith(`${this.#edit.file}#`);
    }
    #pathsIn(place) {
        const words = place.slice(this.#edit.file.length + 1).match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'])+/g) ?? [];
        const { cluster } = this.#edit.update;
        const named = words.find((word) => word.startsWith('cluster='));
        const own = cluster === undefined ? undefined : `cluster=${cluster}`;
        return named === undefined || named === own ? words.filter((word) => word !== named) : [];
    }
}
function touches(one, other) {
    const length = Math.min(one.length, other.length);
    return one.slice(0, length).every((step, index) => step === other[index]);
}
function isPartOf(text, image) {
    const { repository, tag, digest } = (0,reference/* splitImage */.s5)(image);
    return [image, repository, tag, digest, `${repository}:${tag}`].includes(text);
}

;// CONCATENATED MODULE: ./build/core/bump/record/place-state.js






async function readValues(question, place, isTip, texts) {
    const { edit, candidate, transport, seen } = question;
    if (!edit.existed)
        return [];
    const commits = await question.history(write_record/* depths */.pJ[0] ?? 0);
    const values = new ValuePlaces(edit, texts);
    const known = new Set(typeof place.holds === 'object' ? [place.holds.commit] : []);
    const states = [];
    const records = (0,write_record/* allRecords */.Sr)(commits);
    const last = values.lastWriters(records);
    for (const record of [...last, ...(isTip ? [] : values.earlierWriters(records, last))]) {
        const isEarlier = !last.includes(record);
        const holds = deployedBy(record, edit);
        if (holds === undefined)
            continue;
        if (holds.commit === candidate) {
            if (isEarlier)
                continue;
            if (edit.deletion !== undefined || !(await values.wasEditedSince(transport, record)))
                continue;
            const back = { commit: holds.commit, content: undefined, configuration: undefined };
            states.push({ ...place, holds: 'adopted', takenBack: [back], isEarlier });
        }
        else if (!known.has(holds.commit)) {
            known.add(holds.commit);
            const came = cameLater(commits, seen, record.commit) ? 'meanwhile' : 'before';
            states.push({ ...place, holds, came, takenBack: [], isEarlier });
        }
    }
    return states;
}
const emptyPlace = { holds: 'nothing', came: 'before', takenBack: [], pipelineIsOurs: false };
const unsetTag = 'unset';
async function readPlace(question) {
    const { edit, candidate, pipeline } = question;
    const image = imageInPlace(edit);
    if (!edit.existed)
        return readMissing(question);
    if (edit.image !== undefined && image === undefined)
        return emptyPlace;
    const named = await namedCommit(question, image);
    const isNamed = named !== undefined && named !== 'unknown';
    const steps = isNamed ? 1 : image === undefined ? 2 : write_record/* depths */.pJ.length;
    const { record, commits, whole } = await newestRecord(question, write_record/* depths */.pJ.slice(0, steps));
    const records = (0,write_record/* recordsOf */.M$)(commits, edit);
    const isInPlace = record !== undefined && (0,write_record/* hasWritten */.qF)(record, edit);
    const here = isInPlace ? record : image && (0,write_record/* writerOf */.bi)(commits, edit, image);
    const elsewhere = here === undefined && image !== undefined ? (0,write_record/* writerAnywhere */.nC)(commits, image) : undefined;
    const writer = here ?? elsewhere;
    const deployed = writer === undefined ? undefined : deployedBy(writer, edit);
    const known = deployed && (elsewhere === undefined ? deployed : { ...deployed, configuration: undefined });
    const holds = known ?? (isNamed ? ofTag(named) : named === 'unknown' || !(whole || record) ? 'unknown' : 'adopted');
    const lost = record !== undefined && !isInPlace ? takenBackFrom(record, edit) : [];
    return {
        holds,
        came: known !== undefined && writer !== undefined && cameLater(commits, question.seen, writer.commit)
            ? 'meanwhile'
            : 'before',
        takenBack: await takenBackOf(question, records, lost, typeof holds === 'object' ? holds : undefined),
        pipelineIsOurs: pipeline !== undefined &&
            records.some(({ provenance }) => provenance.pipeline === pipeline && provenance.sourceCommit === candidate),
    };
}
const mostCopies = 3;
async function newestRecord(question, steps) {
    const { transport, edit } = question;
    const copies = new Set();
    for (;;) {
        const search = await (0,write_record/* searchRecord */.U$)(question, steps, copies);
        const { record } = search;
        if (record === undefined || (0,write_record/* hasWritten */.qF)(record, edit) || (0,write_record/* hasConfirmed */.M1)(record, edit))
            return search;
        if (copies.size === mostCopies)
            return search;
        const [change] = await (0,write_record/* changesOf */.fs)(transport, [record], edit.file);
        if (change !== 'nothing')
            return search;
        copies.add(record.commit);
    }
}
async function readMissing({ transport, edit, history, seen }) {
    const commits = await history(write_record/* depths */.pJ[0] ?? 0);
    const deletion = (0,write_record/* deletionOf */.Yw)(commits, edit.file);
    const holds = deletion === undefined ? undefined : deployedBy(deletion, edit);
    if (deletion !== undefined && holds !== undefined) {
        return { ...emptyPlace, holds, came: cameLater(commits, seen, deletion.commit) ? 'meanwhile' : 'before' };
    }
    const records = edit.image === undefined ? [] : (0,write_record/* recordsOf */.M$)(commits, edit);
    const record = records.find(({ places }) => places.length > 0);
    if (record === undefined || !(await (0,write_record/* wasTakenAway */.L6)(transport, commits, record, edit.file)))
        return emptyPlace;
    return { ...emptyPlace, takenBack: takenBackFrom(record, edit) };
}
function deploymentsOf(commits, edit) {
    return (0,write_record/* recordsOf */.M$)(commits, edit).flatMap((record) => deployedBy(record, edit) ?? []);
}
function imageInPlace({ image }) {
    const parts = (0,reference/* splitImage */.s5)(image?.oldImage ?? '');
    if (parts.digest === undefined && (parts.tag === undefined || parts.tag === unsetTag))
        return undefined;
    return parts;
}
async function namedCommit({ commitOf }, image) {
    const tag = image?.tag;
    if (tag === undefined || !/^([0-9a-f]{7,40}|[0-9a-f]{64})$/.test(tag))
        return undefined;
    const found = await commitOf(tag);
    return found === 'unknown' && (0,git_commit/* isObjectName */.V2)(tag) ? tag : found;
}
function deployedBy({ provenance, commit: recordedBy }, edit) {
    const { sourceCommit: commit, sourceRef, sourceBranch, sourceRepository } = provenance;
    if (commit === undefined || !(0,git_commit/* isObjectName */.V2)(commit))
        return undefined;
    const subject = (0,bump_update/* subjectOf */.et)(edit.update);
    const carried = message/* CarriedServices */.By.of(provenance);
    const keys = carried.content(subject);
    return {
        commit,
        ref: sourceRef ?? (sourceBranch === undefined ? undefined : `refs/heads/${sourceBranch}`),
        repository: sourceRepository,
        content: keys?.content,
        configuration: keys?.configuration,
        builtFrom: carried.builtFrom(subject) ?? commit,
        recordedBy,
        image: writtenImage(provenance, edit),
    };
}
function writtenImage({ images }, { image }) {
    return (0,write_record/* imagesFitting */.oo)({ images }, (0,reference/* splitImage */.s5)(image?.oldImage ?? ''))[0]?.text;
}
function ofTag(commit) {
    const unknown = { ref: undefined, repository: undefined, content: undefined, configuration: undefined };
    return { ...unknown, commit, builtFrom: commit, recordedBy: undefined, image: undefined };
}
function takenBackFrom(record, { update }) {
    const commit = record.provenance.sourceCommit;
    return commit === undefined ? [] : [{ commit, ...keysIn(record, update) }];
}
async function takenBackOf({ edit, commitOf }, records, lost, holds) {
    const found = new Map(lost.map((each) => [each.commit, each]));
    const cameBack = new Set(holds === undefined ? [] : [holds.commit, holds.builtFrom, holds.content]);
    cameBack.delete(undefined);
    for (const record of records) {
        const { provenance } = record;
        for (const { commit: what, service, ...keys } of (0,write_record/* takenBackOfRecord */.NR)(record, edit.update)) {
            const tag = (0,git_commit/* isObjectName */.V2)(what) ? undefined : (0,reference/* splitImage */.s5)(what).tag;
            const named = tag === undefined ? undefined : await commitOf(tag);
            const commit = named === undefined || named === 'unknown' ? what : named;
            if (cameBack.has(commit) || cameBack.has(what) || isImage(what, edit.image?.oldImage) || found.has(commit))
                continue;
            const own = records.find((each) => each.provenance.sourceCommit === commit);
            const told = service === undefined ? keysIn(own, edit.update) : keys;
            if (!cameBack.has(told.content))
                found.set(commit, { commit, ...told });
        }
        const { sourceCommit } = provenance;
        for (const each of [sourceCommit, keysIn(record, edit.update).content])
            if (each)
                cameBack.add(each);
    }
    return [...found.values()];
}
function keysIn(record, update) {
    const keys = record && message/* CarriedServices */.By.of(record.provenance).content((0,bump_update/* subjectOf */.et)(update));
    return { content: keys?.content, configuration: keys?.configuration };
}
function isImage(what, inPlace) {
    const image = (0,reference/* splitImage */.s5)(what);
    return image.tag !== undefined && inPlace !== undefined && (0,write_record/* sameImage */.G4)(image, (0,reference/* splitImage */.s5)(inPlace));
}
const reachedOf = new WeakMap();
function cameLater(commits, seen, commit) {
    if (seen === undefined || commit === seen)
        return false;
    const known = reachedOf.get(commits) ?? new Map();
    reachedOf.set(commits, known);
    if (!known.has(seen))
        known.set(seen, reachedFrom(commits, seen));
    return known.get(seen)?.has(commit) !== true;
}
function reachedFrom(commits, seen) {
    const parents = new Map(commits.map(({ id, body }) => [id, (0,git_commit/* decodeCommit */.ix)(body).parents]));
    if (!parents.has(seen))
        return undefined;
    const reached = new Set([seen]);
    for (const id of reached)
        for (const parent of parents.get(id) ?? [])
            reached.add(parent);
    return reached;
}


/***/ }),

/***/ 2405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PM: () => (/* binding */ observedEnvironments),
/* harmony export */   n7: () => (/* binding */ observedTombstones),
/* harmony export */   tx: () => (/* binding */ markedEnvironments)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(585);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9121);
/* harmony import */ var _review_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9790);
/* harmony import */ var _review_marker_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5713);
/* harmony import */ var _review_tombstone_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7368);






async function observedEnvironments(snapshot, template) {
    const sample = (0,_review_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentDirectory */ .h)(template, 'slug');
    const parent = sample.includes('/') ? sample.slice(0, sample.lastIndexOf('/')) : '';
    const directories = (await snapshot.list(parent)).filter(_git_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isDirectory */ .wd);
    return Promise.all(directories.map(async ({ name }) => {
        const directory = parent === '' ? name : `${parent}/${name}`;
        return (await observed(snapshot, directory)) ?? { directory, problem: `has no ${_review_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .markerFile */ .bx}` };
    }));
}
async function markedEnvironments(snapshot) {
    const paths = await snapshot.glob([`**/${_review_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .markerFile */ .bx}`]);
    const directories = paths.map((path) => path.slice(0, -_review_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .markerFile */ .bx.length - 1)).filter((path) => path !== '');
    const found = await Promise.all(directories.map((directory) => observed(snapshot, directory)));
    return found.filter((each) => each !== undefined);
}
async function observed(snapshot, directory) {
    try {
        const marker = await (0,_review_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .readMarker */ .t7)(snapshot, directory);
        return marker && { directory, marker };
    }
    catch (error) {
        return { directory, problem: (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) };
    }
}
async function observedTombstones(snapshot) {
    const found = [];
    for (const path of await snapshot.filesBelow(_review_tombstone_js__WEBPACK_IMPORTED_MODULE_5__/* .tombstoneDirectory */ .P0)) {
        const text = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .readText */ .yR)(snapshot, path);
        try {
            if (text !== undefined)
                found.push((0,_review_tombstone_js__WEBPACK_IMPORTED_MODULE_5__/* .parseTombstone */ .f2)(text, path));
        }
        catch { }
    }
    return found;
}


/***/ }),

/***/ 5373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ recordOwners),
/* harmony export */   k: () => (/* binding */ describeOther)
/* harmony export */ });
/* harmony import */ var _net_turns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4738);
/* harmony import */ var _review_marker_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5713);
/* harmony import */ var _review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2912);



const mostAskedByName = 3;
async function recordOwners({ records, marks = [], }, monorepo) {
    const byName = new Map();
    const others = new Map();
    for (const record of records) {
        const recorded = (0,_review_marker_js__WEBPACK_IMPORTED_MODULE_0__/* .recordedMonorepo */ .Oh)(record);
        if ((0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__/* .isSpelledAlike */ .sf)(recorded, monorepo))
            continue;
        const name = nameOf(recorded);
        byName.set(name, [...(byName.get(name) ?? []), recorded]);
        others.set(record, recorded);
    }
    const found = new Map();
    const ours = new Set();
    const earlierNames = new Map();
    const foreign = new Map();
    for (const [name, named] of byName) {
        for (const recorded of named.slice(0, mostAskedByName)) {
            const belonging = await (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__/* .belongingOf */ .BD)(recorded, monorepo);
            if (belonging.isOurs || belonging.sharesHistory === 'yes') {
                ours.add(name);
                earlierNames.set(recorded.repository, recorded);
                break;
            }
            foreign.set(name, belonging);
        }
    }
    for (const mark of marks) {
        const { repository, branch, request } = mark;
        const named = (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__/* .isSpelledAlike */ .sf)({ repository }, { repository: monorepo.repository })
            ? undefined
            : earlierNames.get(repository);
        if (named === undefined)
            continue;
        const isKnown = branch !== undefined || request !== undefined;
        const source = isKnown ? { ref: `refs/heads/${branch ?? ''}`, request } : undefined;
        others.set(mark, { ...named, commits: [], source });
    }
    const ofEarlierNames = [...others].filter(([, recorded]) => ours.has(nameOf(recorded)));
    await (0,_net_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .inParallel */ .H)(ofEarlierNames, async ([record, recorded]) => {
        found.set(record, await (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__/* .belongingOfKin */ .hL)(recorded, monorepo));
    });
    return (record) => {
        const name = 'environment' in record ? { repository: record.repository } : record;
        if ((0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__/* .isSpelledAlike */ .sf)(name, monorepo))
            return { isOurs: true };
        const reason = `belongs to ${record.repository}`;
        return found.get(record) ?? foreign.get(nameOf(name)) ?? { isOurs: false, sharesHistory: 'unknown', reason };
    };
}
function nameOf({ monorepo, repository }) {
    return monorepo ?? repository;
}
function describeOther({ sharesHistory, reason }, name) {
    return sharesHistory === 'yes' ? `${reason}; \`--name ${name}\` removes it` : reason;
}


/***/ }),

/***/ 505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ FileTexts),
/* harmony export */   s: () => (/* binding */ plainPath)
/* harmony export */ });
/* harmony import */ var _text_locate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(493);
/* harmony import */ var _text_node_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(843);
/* harmony import */ var _text_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4660);
/* harmony import */ var _text_source_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2518);
/* harmony import */ var _text_verify_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6110);





class FileValues {
    #file;
    #text;
    #source;
    constructor(file, text) {
        this.#file = file;
        this.#text = text;
    }
    at({ document, location }) {
        return this.#tried((source) => (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(source.documents[document], location));
    }
    says({ document, location, value }) {
        const isSaid = this.#tried(({ documents }) => {
            const there = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_0__/* .lookUp */ .TE)(documents[document], location);
            return value === undefined ? there === undefined : (0,_text_verify_js__WEBPACK_IMPORTED_MODULE_4__/* .readsAs */ .q)(there ?? null, value);
        });
        return isSaid === true;
    }
    find(text) {
        return this.#tried((source) => {
            const path = (0,_text_path_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePath */ .Rr)(text);
            const document = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseDocument */ .li)(source, path);
            if (document === undefined)
                return undefined;
            const { hops, missing } = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_0__/* .follow */ .e6)(document, path.path, 'look-up');
            const location = [...(0,_text_node_js__WEBPACK_IMPORTED_MODULE_1__/* .hopLocation */ .xj)(hops), ...(0,_text_path_js__WEBPACK_IMPORTED_MODULE_2__/* .createdLocation */ .Y7)(missing)];
            return { document: source.documents.indexOf(document), location };
        });
    }
    #tried(read) {
        try {
            this.#source ??= (0,_text_source_js__WEBPACK_IMPORTED_MODULE_3__.parseSource)(this.#file, this.#text);
            return read(this.#source);
        }
        catch {
            return undefined;
        }
    }
}
class FileTexts {
    #texts = new Map();
    valuesOf(file, text) {
        const texts = this.#texts.get(file) ?? new Map();
        this.#texts.set(file, texts);
        const values = texts.get(text) ?? new FileValues(file, text);
        texts.set(text, values);
        return values;
    }
}
function plainPath(text) {
    try {
        const { path, selector } = (0,_text_path_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePath */ .Rr)(text);
        const keys = path.filter((step) => typeof step === 'string');
        return selector === undefined && keys.length === path.length ? keys : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 6679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IU: () => (/* binding */ happeningOf),
/* harmony export */   k0: () => (/* binding */ deploymentGraph),
/* harmony export */   wm: () => (/* binding */ picturedService)
/* harmony export */ });
const mostNodes = 60;
const mostEdges = 250;
const coarse = { changes: 15, groups: 25, changesOfGroup: 6, environments: 8 };
const mostNamed = 3;
function picturedService({ service, decision, changes }) {
    return { service, changes, happens: happeningOf(decision), otherwise: withoutChange(decision) };
}
function happeningOf(decision) {
    switch (decision.do) {
        case 'write':
            return decision.what === 'image' ? 'deploy' : 'new values';
        case 'follow-up':
            return 'Application';
        case 'superseded':
            return 'superseded';
        case 'nothing':
            if (decision.because === 'held')
                return 'held';
            return decision.because === 'pending' ? 'waits in the request' : 'nothing';
    }
}
function withoutChange(decision) {
    if (decision.do === 'follow-up') {
        return decision.because === 'application' ? 'its Application differs' : 'it is waited for again';
    }
    if (decision.do !== 'write')
        return undefined;
    const { because } = decision;
    if (because === 'first')
        return 'first deployment';
    if (because === 'asked')
        return 'asked for';
    return because === 'configuration' ? 'values in gitops.yaml' : 'what it is built from';
}
function deploymentGraph(request) {
    const services = request.services.filter(({ happens }) => happens !== 'nothing');
    if (services.length === 0)
        return undefined;
    const fine = draw(services.map(alone), request, { hasPackages: true });
    if (fits(fine))
        return fine;
    const direct = draw(services.map(alone), request, { hasPackages: false });
    if (fits(direct))
        return direct;
    const groups = grouped(services);
    const together = draw(groups, request, { hasPackages: false });
    if (fits(together))
        return together;
    return draw(fewer(groups), request, { hasPackages: false, changes: mostReaching(groups) });
}
function fits({ nodes, edges }) {
    return nodes.length <= mostNodes && edges.length <= mostEdges;
}
function alone({ service, happens, changes, otherwise }) {
    const known = changes.map(causeOf);
    const cause = { key: `otherwise ${otherwise}`, lines: [otherwise ?? ''], via: [] };
    const causes = known.length === 0 && otherwise !== undefined ? [cause] : known;
    return { key: `service ${service}`, services: [service], happens, causes };
}
function grouped(services) {
    const groups = new Map();
    for (const each of services.map(alone)) {
        const key = JSON.stringify([each.happens, ...each.causes.map((cause) => cause.key).sort()]);
        const found = groups.get(key);
        groups.set(key, found === undefined ? each : { ...found, services: [...found.services, ...each.services] });
    }
    return [...groups.values()];
}
function fewer(all) {
    const groups = all.toSorted((a, b) => b.services.length - a.services.length);
    const rest = groups.slice(coarse.groups);
    if (rest.length === 0)
        return groups;
    const causes = new Map(rest.flatMap((group) => group.causes.map((cause) => [cause.key, cause])));
    const services = rest.flatMap((group) => group.services);
    const happens = new Set(rest.map((group) => group.happens));
    const [first] = happens;
    const same = first !== undefined && happens.size === 1 ? first : 'several';
    return [
        ...groups.slice(0, coarse.groups),
        { key: 'other services', services, happens: same, causes: [...causes.values()] },
    ];
}
function causeOf(change) {
    switch (change.kind) {
        case 'everything':
            return { key: 'everything', lines: ['everything', change.why], via: [] };
        case 'service':
            return {
                key: `service ${change.service}`,
                lines: [`service ${change.service}`],
                via: [],
                service: change.service,
            };
        case 'settings':
            return { key: 'settings', lines: ['build settings'], via: [] };
        case 'root-part':
            return { key: `part ${change.file}`, lines: [change.file, named(change.parts)], via: [] };
        case 'lock-file': {
            const packages = named(change.changes.map((each) => each.package));
            return { key: `lock ${change.file}`, lines: [change.file, ...(packages === '' ? [] : [packages])], via: [] };
        }
        case 'package':
            return { key: packageKey(change.package), lines: [change.package, ...filesOf(change)], via: change.via };
        default:
            return { key: `file ${change.file} ${change.more}`, lines: filesOf(change), via: [] };
    }
}
function packageKey(name) {
    return `package ${name}`;
}
function filesOf({ file, more }) {
    return [file, ...(more === 0 ? [] : [`and ${more} more`])];
}
function named(names) {
    const more = names.length - mostNamed;
    return more > 0 ? `${names.slice(0, mostNamed).join(', ')} and ${more} more` : names.join(', ');
}
function draw(groups, request, { hasPackages, changes }) {
    const sheet = new Sheet();
    const groupOf = new Map(groups.flatMap((group) => group.services.map((service) => [service, group.key])));
    const isDrawn = ({ service }) => service !== undefined && groupOf.has(service);
    const undrawn = new Set();
    for (const group of groups) {
        let drawn = 0;
        for (const cause of group.causes) {
            const from = (cause.service !== undefined && groupOf.get(cause.service)) || cause.key;
            if (from === group.key)
                continue;
            if (changes && (drawn >= coarse.changesOfGroup || !(isDrawn(cause) || changes.has(cause.key)))) {
                undrawn.add(cause.key);
                sheet.edge(otherChanges, group.key);
                continue;
            }
            drawn += 1;
            if (!isDrawn(cause))
                sheet.node(cause.key, 'change', cause.lines);
            const between = hasPackages ? cause.via : [];
            for (const name of between)
                sheet.node(packageKey(name), 'package', [name]);
            const path = [from, ...between.map(packageKey).reverse(), group.key];
            for (const [index, to] of path.slice(1).entries())
                sheet.edge(path[index] ?? from, to);
        }
    }
    if (undrawn.size > 0) {
        const more = [...undrawn].filter((key) => !sheet.has(key)).length;
        sheet.node(otherChanges, 'change', [more > 0 ? `${more} more changes` : 'others of these changes']);
    }
    for (const group of groups)
        sheet.node(group.key, 'service', linesOf(group), isIdle(group));
    drawEnvironments(sheet, groups, request);
    return { nodes: sheet.nodes, edges: sheet.edges };
}
const otherChanges = 'other changes';
function isIdle({ happens }) {
    return happens === 'held' || happens === 'superseded' || happens === 'waits in the request';
}
function linesOf({ services, happens }) {
    const what = happens === 'several' ? [] : [happens];
    return services.length === 1 ? [...services, ...what] : [`${services.length} services`, named(services), ...what];
}
function mostReaching(groups) {
    const drawn = new Set(groups.flatMap(({ services }) => services));
    const reach = new Map();
    for (const { causes, services } of groups) {
        for (const { key, service } of causes) {
            if (service === undefined || !drawn.has(service))
                reach.set(key, (reach.get(key) ?? 0) + services.length);
        }
    }
    const sorted = [...reach].sort(([, a], [, b]) => b - a).map(([key]) => key);
    return new Set(sorted.slice(0, coarse.changes));
}
function drawEnvironments(sheet, groups, { environment, environments, promotes }) {
    if (environment === undefined)
        return;
    const keyOf = (name) => `environment ${name}`;
    const node = (name, isLater) => {
        const clusters = [...(environments.get(name)?.clusters?.keys() ?? [])];
        const lines = [name, ...(clusters.length === 0 ? [] : [named(clusters)])];
        sheet.node(keyOf(name), 'environment', lines, isLater);
    };
    node(environment, false);
    for (const group of groups)
        sheet.edge(group.key, keyOf(environment), undefined, isIdle(group));
    const source = promotes ? environments.get(environment)?.['promote-from']?.environment : undefined;
    if (source !== undefined && source !== environment) {
        node(source, false);
        sheet.edge(keyOf(source), keyOf(environment), 'image');
    }
    const drawn = new Set([environment]);
    let more = 0;
    for (const from of drawn) {
        for (const [name, { 'promote-from': promoteFrom }] of environments) {
            if (promoteFrom?.environment !== from || drawn.has(name))
                continue;
            if (drawn.size > coarse.environments) {
                more += 1;
                continue;
            }
            drawn.add(name);
            node(name, true);
            sheet.edge(keyOf(from), keyOf(name), promotionLabel(promoteFrom), true);
        }
    }
    if (more === 0)
        return;
    sheet.node('other environments', 'environment', [`${more} more environments`], true);
    sheet.edge(keyOf(environment), 'other environments', 'promotion', true);
}
function promotionLabel({ when, after }) {
    return [
        'promotion',
        ...(when === undefined ? [] : [`when ${when}`]),
        ...(after === undefined ? [] : [`after ${after}`]),
    ].join(', ');
}
class Sheet {
    #nodes = new Map();
    #edges = new Map();
    get nodes() {
        return [...this.#nodes.values()];
    }
    get edges() {
        return [...this.#edges.values()];
    }
    has(key) {
        return this.#nodes.has(key);
    }
    node(key, kind, lines, isIdle = false) {
        const known = this.#nodes.get(key);
        if (known === undefined || (known.kind === 'package' && kind === 'change')) {
            this.#nodes.set(key, { key, kind, lines, isIdle });
        }
    }
    edge(from, to, label, isIdle = false) {
        this.#edges.set(JSON.stringify([from, to]), { from, to, label, isIdle });
    }
}


/***/ }),

/***/ 9349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ parseRepositoryName),
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Bs: () => (/* binding */ checkTag),
/* harmony export */   Cy: () => (/* binding */ lastComponent),
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   H2: () => (/* binding */ checkDigest),
/* harmony export */   JA: () => (/* binding */ canonicalRepository),
/* harmony export */   Ng: () => (/* binding */ looksLikeImage),
/* harmony export */   OJ: () => (/* binding */ joinImage),
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   UD: () => (/* binding */ dockerHub),
/* harmony export */   Ve: () => (/* binding */ splitHost),
/* harmony export */   Y4: () => (/* binding */ dockerConfigKey),
/* harmony export */   Zf: () => (/* binding */ splitTagField),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   d0: () => (/* binding */ ecrRegion),
/* harmony export */   dw: () => (/* binding */ isTemplated),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   og: () => (/* binding */ isRepositoryPath),
/* harmony export */   s5: () => (/* binding */ splitImage)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const dockerHub = 'docker.io';
function dockerConfigKey(registry) {
    return registry === dockerHub ? 'https://index.docker.io/v1/' : registry;
}
const longestRepository = 255;
const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostName = /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*$/;
const ipv6 = /^\[[a-fA-F0-9:]+\]$/;
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const placeholder = /\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}|\$\([^)]*\)/gs;
const digestGrammar = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
function parseReference(text, input = 'image') {
    refuseSchemeAndSpace(text, input);
    const { name, tag, digest } = split(text);
    if (digest !== undefined)
        checkDigest(digest, input);
    if (tag !== undefined)
        checkTag(tag, input);
    const repository = checkedRepository(name, input, text);
    return { ...repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}
function parseRepositoryName(text, input = 'image') {
    const { registry, repository, tag, digest } = parseReference(text, input);
    if (tag === undefined && digest === undefined)
        return { registry, repository };
    const extra = digest === undefined ? `the tag "${tag}"` : `the digest "${digest}"`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${text}" must name a repository, but it also has ${extra}`, `write "${registry}/${repository}" and give tags in their own input`);
}
function formatReference({ registry, repository, tag, digest }) {
    return joinImage({ repository: `${registry}/${repository}`, tag, digest });
}
function isTag(text) {
    return tagGrammar.test(text);
}
function checkTag(tag, input = 'tags') {
    if (isTag(tag))
        return;
    if (tag === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the tag is empty', 'give a tag after ":", or leave the ":" out');
    const problem = tag.length > 128
        ? `has ${tag.length} characters, at most 128 are allowed`
        : /^[.-]/.test(tag)
            ? 'begins with "." or "-"'
            : `contains ${firstMatch(/[^A-Za-z0-9_.-]/, tag)}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the tag "${tag}" ${problem}`, 'a tag has letters, digits, "_", "." and "-", and begins with a letter, a digit or "_"; {branch-slug} makes a valid one of a branch name');
}
function isDigest(text) {
    return digestGrammar.test(text);
}
function checkDigest(digest, input = 'digest') {
    if (isDigest(digest))
        return;
    const [, algorithm, hex = ''] = /^(sha256|sha512):(.*)$/s.exec(digest) ?? [];
    const problem = algorithm === undefined
        ? 'does not begin with "sha256:" or "sha512:"'
        : /[^a-f0-9]/.test(hex)
            ? 'has other characters than lower-case hex digits'
            : `has ${hex.length} hex digits, ${algorithm} has ${algorithm === 'sha256' ? 64 : 128}`;
    const hint = 'Copy the whole digest, sha256: and 64 hex digits, as build-image outputs it.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the digest "${digest}" ${problem}`, hint);
}
function isRepositoryPath(path) {
    return path.length <= longestRepository && path.split('/').every((part) => component.test(part));
}
function splitImage(text) {
    const { name, tag, digest } = split(text);
    return { repository: name || undefined, tag: tag || undefined, digest: digest || undefined };
}
function splitTagField(text) {
    const [, tag, digest] = /^([^@]*)@?(.*)$/s.exec(text) ?? [];
    return { tag: tag || undefined, digest: digest || undefined };
}
function joinImage({ repository, tag, digest }) {
    return `${repository ?? ''}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
function versionOf(text) {
    const { tag, digest } = splitImage(text);
    if (tag !== undefined && isTag(tag))
        return tag;
    return digest !== undefined && isDigest(digest) ? digest.slice(0, digest.indexOf(':') + 13) : '';
}
function sameRepository(a, b) {
    return canonicalRepository(a) === canonicalRepository(b);
}
function canonicalRepository(repository) {
    return formatReference(canonical(splitHost(repository)));
}
function splitHost(repository) {
    const [, host, path = repository] = /^([^/]*[.:][^/]*|localhost)\/(.*)$/s.exec(repository) ?? [];
    return { host, path };
}
function lastComponent(repository) {
    return repository.slice(repository.lastIndexOf('/') + 1);
}
function isTemplated(text) {
    return text.search(placeholder) !== -1;
}
function looksLikeImage(text) {
    const { name, tag, digest } = split(text);
    return (/^[a-z0-9][\w.\-/]*(?::\d+\/[\w.\-/]+)?$/i.test(name) &&
        (tag === undefined || isTag(tag)) &&
        (digest === undefined || /^[\w+.-]+:[\w=-]+$/.test(digest)) &&
        !/^\d+$/.test(text));
}
function split(text) {
    const shape = text.replace(placeholder, (filled) => 'x'.repeat(filled.length));
    const at = shape.indexOf('@');
    const end = at < 0 ? text.length : at;
    const colon = shape.slice(0, end).indexOf(':', shape.lastIndexOf('/', end) + 1);
    return {
        name: text.slice(0, colon < 0 ? end : colon),
        tag: colon < 0 ? undefined : text.slice(colon + 1, end),
        digest: at < 0 ? undefined : text.slice(at + 1),
    };
}
function canonical({ host, path }) {
    const lower = host?.toLowerCase() ?? dockerHub;
    const registry = lower === 'index.docker.io' || lower === 'registry-1.docker.io' ? dockerHub : lower;
    return { registry, repository: registry === dockerHub && !path.includes('/') ? `library/${path}` : path };
}
function refuseSchemeAndSpace(text, input) {
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
    if (scheme !== undefined) {
        const shown = text.replace(/\/\/[^/]*@/, '//***@');
        const problem = `"${shown}" begins with "${scheme}", but an image reference has no scheme`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `leave "${scheme}" out`);
    }
    if (text.trim() === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the image reference is empty', 'write it as host/path[:tag][@digest]');
    if (/[\s\p{Cc}]/u.test(text)) {
        const problem = `"${text}" contains ${firstMatch(/[\s\p{Cc}]/u, text)}`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'remove white space and control characters');
    }
}
function checkedRepository(name, input, whole) {
    const { host, path } = splitHost(name);
    if (host !== undefined)
        checkHost(host, input);
    checkPath(path, input, whole);
    if (host === undefined && /^[a-f0-9]{64}$/.test(path)) {
        const problem = `"${whole}" is an image ID, which registries do not know`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'name the image by its repository, or by repository@sha256:…');
    }
    return canonical({ host, path });
}
function checkHost(host, input) {
    const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
    if (!hostName.test(name) && !ipv6.test(name)) {
        const hint = 'write a host name, an IPv4 address or an IPv6 address in brackets, with an optional :port';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${host}" is not a registry host`, hint);
    }
    if (port !== undefined && !(/^[0-9]{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${port}" is not a port of the registry "${name}"`, 'a port is a number from 1 to 65535');
    }
}
function checkPath(path, input, whole) {
    if (path.length > longestRepository) {
        const problem = `the repository of "${whole}" has ${path.length} characters, at most ${longestRepository} are allowed`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem);
    }
    const part = path.split('/').find((each) => !component.test(each));
    if (part === undefined)
        return;
    if (part === '') {
        const hint = 'write host/path[:tag][@digest] without doubled, leading or trailing "/"';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${whole}" has an empty part between slashes`, hint);
    }
    if (/[A-Z]/.test(part)) {
        const problem = `the repository of "${whole}" has upper-case letters in "${part}"`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `write it as "${part.toLowerCase()}"`);
    }
    const problem = /[^a-z0-9._-]/.test(part)
        ? `contains ${firstMatch(/[^a-z0-9._-]/, part)}`
        : `has a misplaced ${firstMatch(/[._-]+/, part)}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${part}" in "${whole}" ${problem}`, 'each part of a repository has lower-case letters and digits, with single ".", one or two "_" or any "-" between them');
}
function firstMatch(pattern, text) {
    return JSON.stringify(pattern.exec(text)?.[0] ?? '');
}
const privateRegistry = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn|\.eu)?|on\.aws)$/;
function ecrRegion(registry) {
    return privateRegistry.exec(registry)?.[1];
}
function repositoryOf({ registry, repository }) {
    return { registry, repository };
}


/***/ }),

/***/ 4738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel),
/* harmony export */   Z: () => (/* binding */ turns)
/* harmony export */ });
function turns(most) {
    let busy = 0;
    const waiting = [];
    return async (work) => {
        if (busy < most)
            busy += 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next === undefined)
                busy -= 1;
            else
                next();
        }
    };
}
const usual = 8;
async function inParallel(items, ask) {
    const turn = turns(usual);
    await Promise.all(items.map((item) => turn(() => ask(item))));
}


/***/ }),

/***/ 7368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GO: () => (/* binding */ tombstoneChange),
/* harmony export */   N$: () => (/* binding */ describeRevival),
/* harmony export */   P0: () => (/* binding */ tombstoneDirectory),
/* harmony export */   Rd: () => (/* binding */ tombstoneFacts),
/* harmony export */   TD: () => (/* binding */ tombstoneOf),
/* harmony export */   f2: () => (/* binding */ parseTombstone),
/* harmony export */   i: () => (/* binding */ readTombstone),
/* harmony export */   ni: () => (/* binding */ tombstonePath),
/* harmony export */   uE: () => (/* binding */ describeClosed),
/* harmony export */   xQ: () => (/* binding */ tombstoneAhead)
/* harmony export */ });
/* unused harmony export serializeTombstone */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4377);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9121);
/* harmony import */ var _marker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5713);



const tombstoneDirectory = '.monorepo-gitops/tombstones';
const tombstoneShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    ..._marker_js__WEBPACK_IMPORTED_MODULE_1__/* .recordShape */ .Fg,
    commits: _marker_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn,
    closedAt: zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$(),
    because: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['closed', 'expired', 'stopped']).default('closed'),
    images: _marker_js__WEBPACK_IMPORTED_MODULE_1__/* .recordedImages */ .Vh,
    namespaces: _marker_js__WEBPACK_IMPORTED_MODULE_1__/* .ownedNamespaces */ .o4.exactOptional(),
});
function tombstonePath(name) {
    return `${tombstoneDirectory}/${name}.yaml`;
}
async function readTombstone(snapshot, name) {
    const path = tombstonePath(name);
    const text = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_0__/* .readText */ .yR)(snapshot, path);
    return text === undefined ? undefined : parseTombstone(text, path);
}
function parseTombstone(text, path) {
    const { schema: _, ...tombstone } = (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecord */ .Hh)(text, path, tombstoneShape);
    return tombstone;
}
function serializeTombstone(tombstone) {
    const title = 'This review environment was removed. The record keeps a late deployment from reviving it.';
    return (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeRecord */ .Om)(title, tombstoneShape, tombstone);
}
function tombstoneChange(tombstone) {
    return { path: tombstonePath(tombstone.name), body: Buffer.from(serializeTombstone(tombstone), 'utf8') };
}
function tombstoneOf(removed, { because, closingCommit, closedAt }) {
    const { name, repository, monorepo, ref, request, generation, deployed, images, namespaces } = removed;
    const commits = [deployed, closingCommit].filter((commit) => commit !== undefined);
    return {
        name,
        repository,
        ...(monorepo === undefined ? {} : { monorepo }),
        ref,
        ...(request === undefined ? {} : { request }),
        generation,
        commits: [...new Set(commits)].sort(),
        closedAt: new Date(closedAt).toISOString(),
        because,
        images,
        ...(namespaces === undefined ? {} : { namespaces }),
    };
}
function tombstoneAhead(source, ending) {
    return tombstoneOf({ ...source, generation: 1, images: [] }, ending);
}
function tombstoneFacts({ because, closedAt, generation }, { came, pipelineCreatedAt, }) {
    const isNewer = pipelineCreatedAt === undefined ? undefined : pipelineCreatedAt > Date.parse(closedAt);
    return { because, came, generation, pipelineIsNewer: isNewer === undefined ? 'unknown' : isNewer ? 'yes' : 'no' };
}
const removals = {
    closed: 'was removed when its source was closed',
    expired: 'was removed when its ttl had passed',
    stopped: 'was stopped by a person',
};
function describeClosed({ name, ref, request }, because, tombstone) {
    const source = request === undefined ? ref : `request ${request}`;
    const closed = request === undefined ? 'is closed' : 'is closed, or does not ask for it any more';
    if (tombstone === undefined)
        return `review environment ${name}: ${source} ${closed}`;
    const removed = `review environment ${name} ${removals[tombstone.because]} at ${tombstone.closedAt}`;
    if (because === 'stopped')
        return `${removed}, while this run was under way`;
    return `${removed}, and ${source} is not known to be open`;
}
function describeRevival({ name }, tombstone, { sourceIsOpen }) {
    const removed = `${removals[tombstone.because]} at ${tombstone.closedAt}`;
    const reason = sourceIsOpen ? ', and its source is open' : '';
    return `review environment ${name} comes back as generation ${tombstone.generation + 1}: it ${removed}${reason}`;
}


/***/ }),

/***/ 9326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nt: () => (/* binding */ keptReason),
/* harmony export */   qZ: () => (/* binding */ keepLabel),
/* harmony export */   t8: () => (/* binding */ isKept)
/* harmony export */ });
/* harmony import */ var _opt_in_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8309);

const keepLabel = 'keep-review';
function isKept({ labels = [] }) {
    return (0,_opt_in_js__WEBPACK_IMPORTED_MODULE_0__/* .hasLabel */ .RX)(labels, keepLabel);
}
function keptReason(request) {
    return `request ${request} has the label ${keepLabel}`;
}


/***/ })

};
