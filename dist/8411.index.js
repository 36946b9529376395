export const id = 8411;
export const ids = [8411];
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

/***/ 6642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ withRequest),
/* harmony export */   q: () => (/* binding */ leftEnvironments)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _core_forge_forges_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8778);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7216);
/* harmony import */ var _core_monorepo_events_events_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7535);
/* harmony import */ var _core_source_wish_opt_in_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8309);
/* harmony import */ var _core_source_wish_request_view_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4763);






async function withRequest(run) {
    const read = await withHead(run);
    return { ...read, ci: await withWishes(read) };
}
function forgeOf({ ci, env, inputs, network, clock, log, secrets }) {
    const given = { env, token: inputs['forge-token'], forgeUrl: inputs['forge-url'] };
    let opening;
    return () => {
        opening ??= (0,_core_forge_forges_js__WEBPACK_IMPORTED_MODULE_1__.openJobForge)(ci.repositoryUrl, given, { network, clock, log, secrets });
        return opening;
    };
}
async function withHead(run) {
    const { ci } = run;
    const { event } = ci;
    if (event.kind !== 'request' || event.unread === undefined)
        return run;
    const unread = (why) => ({ ...run, ci: { ...ci, event: { ...event, unread: why } } });
    const number = event.number;
    try {
        const forge = await forgeOf(run)();
        if (forge === undefined) {
            return unread(`The commit of request ${number} is not known: there is no token for the forge (forge-token).`);
        }
        const { commit, branch, targetBranch, fromFork } = await forge.requestHead(number);
        const requiredCheckout = {
            commit,
            event: 'issue_comment',
            hint: `Give actions/checkout the head of the request: \`ref: refs/pull/\${{ github.event.issue.number }}/head\`.`,
        };
        const known = { kind: 'request', number, fromFork };
        const read = { ...ci, event: known, commit, branch, targetBranch, requiredCheckout };
        return { ...run, ci: (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.withSourceIn)(run.config, read, run.inputs.environment) };
    }
    catch (error) {
        return unread(`The commit of request ${number} is not known: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}.`);
    }
}
async function withWishes(run) {
    const { ci, config, inputs, log } = run;
    const { event, branch } = ci;
    if (event.kind !== 'request' || event.fromFork || event.unread !== undefined)
        return ci;
    if (config === undefined || inputs.environment !== undefined)
        return ci;
    const view = (0,_core_source_wish_request_view_js__WEBPACK_IMPORTED_MODULE_5__/* .requestView */ .D)(event.number, { forge: forgeOf(run), eventLabels: event.labels });
    const wishes = new Map();
    for (const [name, environment] of config.environments) {
        const optIn = (0,_core_monorepo_events_events_js__WEBPACK_IMPORTED_MODULE_3__/* .optInFor */ .yS)(environment, branch);
        if (optIn === undefined)
            continue;
        const wish = await (0,_core_source_wish_opt_in_js__WEBPACK_IMPORTED_MODULE_4__/* .wishOf */ .H_)(optIn, view);
        wishes.set(name, wish);
        if (wish.is === 'unknown')
            log.warn(`It is not deployed to ${name}: ${wish.why}.`);
    }
    return wishes.size === 0 ? ci : (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.withSourceIn)(config, { ...ci, wishes }, undefined);
}
function leftEnvironments(config, ci) {
    const { event, wishes } = ci;
    if (event.kind === 'request') {
        return [...config.environments].flatMap(([name, environment]) => wishes?.get(name)?.is === 'no' ? [{ name, environment }] : []);
    }
    if (event.kind !== 'request-closed')
        return [];
    const found = [];
    for (const [name, environment] of config.environments) {
        if (!(0,_core_monorepo_events_events_js__WEBPACK_IMPORTED_MODULE_3__/* .takesRequests */ .nL)(environment))
            continue;
        found.push({ name, environment });
        if ((0,_core_monorepo_events_events_js__WEBPACK_IMPORTED_MODULE_3__/* .optInFor */ .yS)(environment, ci.branch) === undefined)
            break;
    }
    return found;
}


/***/ }),

/***/ 5268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uk: () => (/* binding */ graphText),
  CS: () => (/* binding */ pictureOf),
  Il: () => (/* binding */ pictureOfChange),
  X$: () => (/* binding */ pictureParts),
  RY: () => (/* binding */ promotedFrom)
});

// EXTERNAL MODULE: ./build/core/flow/plan/graph.js
var graph = __webpack_require__(6679);
// EXTERNAL MODULE: ./build/core/flow/service-deployment.js
var service_deployment = __webpack_require__(1466);
// EXTERNAL MODULE: ./build/core/monorepo/affected.js
var affected = __webpack_require__(1754);
;// CONCATENATED MODULE: ./build/commands/picture/mermaid.js
const longestText = 45_000;
const lineLengths = [60, 30, 12];
const shapes = {
    change: ['c', '(', ')'],
    package: ['p', '([', '])'],
    service: ['s', '[', ']'],
    environment: ['e', '{{', '}}'],
};
function mermaid(graph, redact) {
    const nodes = graph.nodes.map((node) => ({ ...node, lines: node.lines.map(redact) }));
    const edges = graph.edges.map((edge) => ({ ...edge, label: edge.label && redact(edge.label) }));
    let text = '';
    for (const longest of lineLengths) {
        text = flowchart({ nodes, edges }, longest);
        if (text.length <= longestText)
            break;
    }
    return text;
}
function flowchart({ nodes, edges }, longest) {
    const ids = new Map(nodes.map(({ key, kind }, index) => [key, `${shapes[kind][0]}${index + 1}`]));
    const idle = nodes.filter(({ isIdle }) => isIdle).map(({ key }) => ids.get(key));
    const shown = (text) => `"${escaped(cut(text, longest))}"`;
    return [
        'flowchart LR',
        ...nodes.map(({ key, kind, lines }) => {
            const [, open, close] = shapes[kind];
            return `  ${ids.get(key)}${open}"${lines.map((line) => escaped(cut(line, longest))).join('<br>')}"${close}`;
        }),
        ...edges.map(({ from, to, label, isIdle }) => {
            const arrow = (isIdle ? '-.->' : '-->') + (label === undefined ? '' : `|${shown(label)}|`);
            return `  ${ids.get(from)} ${arrow} ${ids.get(to)}`;
        }),
        ...(idle.length === 0 ? [] : ['  classDef idle stroke-dasharray: 4 4', `  class ${idle.join(',')} idle`]),
    ].join('\n');
}
function cut(text, longest) {
    const characters = [...text];
    if (characters.length <= longest)
        return text;
    const begin = Math.floor(longest / 3);
    return `${characters.slice(0, begin).join('')}…${characters.slice(characters.length - (longest - begin - 1)).join('')}`;
}
const apart = '#8203;';
function escaped(text) {
    const line = text.replace(/[\s\p{C}]+/gu, ' ').trim() || '?';
    return line.replace(/[^\p{L}\p{M}\p{N} ]/gu, (character, at) => {
        const before = line.slice(0, at);
        const isPlain = /^[./-]$/.test(character) && /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(line.slice(at + 1));
        if (isPlain && !/www$/i.test(before))
            return character;
        return `#${character.codePointAt(0)};${/^(?:\$\$|:fa-|\\n)/.test(line.slice(at)) ? apart : ''}`;
    });
}

// EXTERNAL MODULE: ./build/commands/picture/reasons.js
var reasons = __webpack_require__(5363);
;// CONCATENATED MODULE: ./build/commands/picture/picture.js





function pictureOf(services, environment, run, imageOf) {
    const rows = services.map((each) => {
        const { service, reason, inPlace, decision } = each;
        const happens = (0,graph/* happeningOf */.IU)(decision);
        const image = happens === 'deploy' ? imageOf(service) : inPlace?.image;
        return { service: (0,service_deployment/* placeOf */.$t)(each), why: reason, image: shortImage(image), happens };
    });
    return { graph: graphOf(inAllClusters(services).map(graph/* picturedService */.wm), environment, run), rows };
}
function inAllClusters(services) {
    const found = new Map();
    for (const each of services) {
        const known = found.get(each.service);
        if (known === undefined || (0,graph/* happeningOf */.IU)(known.decision) === 'nothing')
            found.set(each.service, each);
    }
    return [...found.values()];
}
function pictureOfChange({ reasons, environment }, run, imageOf) {
    const services = [...reasons].map(([service, changes]) => {
        const happens = changes.length === 0 ? 'nothing' : environment === undefined ? 'affected' : 'deploy';
        return { service, changes, happens, otherwise: undefined };
    });
    const rows = services.map(({ service, changes, happens }) => {
        const why = changes.length === 0 ? 'not affected' : changes.map((change) => (0,affected/* describeReason */.Gk)(service, change));
        return { service, why, image: shortImage(happens === 'deploy' ? imageOf(service) : undefined), happens };
    });
    return { graph: graphOf(services, environment?.name, run), rows };
}
function graphOf(services, environment, run) {
    const promotes = run.inputs.promotion === 'require';
    return (0,graph/* deploymentGraph */.k0)({ services, environment, environments: run.config?.environments ?? new Map(), promotes });
}
function promotedFrom(environment, { inputs }) {
    return inputs.promotion === 'require' ? environment?.environment['promote-from']?.environment : undefined;
}
function graphText({ graph }, { secrets }) {
    return graph && mermaid(graph, (text) => secrets.redact(text));
}
function pictureParts(picture, run) {
    const isPage = run.ci.host === 'github';
    const text = isPage ? graphText(picture, run) : undefined;
    return [...(text === undefined ? [] : [`\`\`\`mermaid\n${text}\n\`\`\``]), (0,reasons/* reasonTable */.$)(picture.rows, isPage)];
}
function shortImage(image) {
    const [name = '', digest] = (image ?? '').split('@');
    return digest === undefined ? [name] : [name, digest.slice(0, 'sha256:'.length + 12)];
}


/***/ }),

/***/ 5363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ reasonTable),
/* harmony export */   L: () => (/* binding */ reasonsWithin)
/* harmony export */ });
/* harmony import */ var _core_counted_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1856);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3937);


const mostSeen = 30;
const head = ['service', 'why', 'image', 'what happens'];
function reasonTable(rows, folds) {
    if (rows.length <= mostSeen || !folds)
        return tableOf(rows);
    const isBusy = ({ happens }) => happens !== 'nothing';
    const sorted = [...rows.filter(isBusy), ...rows.filter((row) => !isBusy(row))];
    const folded = sorted.slice(mostSeen);
    const busy = folded.filter(isBusy).length;
    const title = busy === 0
        ? (0,_core_counted_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(folded.length, 'more service, which needs nothing', 'more services, which need nothing')
        : `${(0,_core_counted_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(folded.length, 'more service')}, ${busy} of which ${busy === 1 ? 'needs' : 'need'} something`;
    return [
        tableOf(sorted.slice(0, mostSeen)),
        `<details><summary>${title}</summary>`,
        tableOf(folded),
        '</details>',
    ].join('\n\n');
}
function tableOf(rows) {
    return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(head, rows.map(({ service, why, image, happens }) => [service, why, image, happens]));
}
const longestReasons = 128 * 1024;
function reasonsWithin(reasons, host) {
    const fits = (each) => JSON.stringify(each).length <= longestReasons;
    if (host !== 'github' || fits(reasons))
        return reasons;
    const shortened = (longest) => Object.fromEntries(Object.entries(reasons).map(([service, [first, ...others]]) => {
        if (first === undefined)
            return [service, []];
        const text = first.length > longest ? `${first.slice(0, longest)}…` : first;
        return [service, others.length === 0 ? [text] : [text, `and ${others.length} more`]];
    }));
    return [200, 80, 20].map(shortened).find(fits) ?? Object.fromEntries(Object.keys(reasons).map((each) => [each, []]));
}


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

/***/ 4529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zn: () => (/* binding */ OpenTargets),
  NH: () => (/* binding */ atNewestTip),
  Pg: () => (/* binding */ atPlannedTip)
});

// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/commands/application/inputs.js
var inputs = __webpack_require__(7365);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
// EXTERNAL MODULE: ./build/commands/comparison/source.js
var source = __webpack_require__(7816);
;// CONCATENATED MODULE: ./build/commands/comparison/open-once.js


class OpenOnce {
    #run;
    #commit;
    #facts;
    #open;
    constructor(run, commit, facts) {
        this.#facts = facts;
        this.#run = run;
        this.#commit = commit;
    }
    get() {
        this.#open ??= this.#openBoth();
        return this.#open;
    }
    async #openBoth() {
        const transport = await (0,gitops_remote/* openGitops */.fn)(this.#run);
        const { facts, close } = await this.#source();
        return {
            transport,
            facts,
            async [Symbol.asyncDispose]() {
                await Promise.all([transport[Symbol.asyncDispose](), close()]);
            },
        };
    }
    async #source() {
        if (this.#facts !== undefined)
            return { facts: await this.#facts(), close: async () => { } };
        const facts = (0,source.openSource)(this.#run, this.#commit);
        return { facts, close: async () => facts[Symbol.asyncDispose]() };
    }
    async [Symbol.asyncDispose]() {
        const open = await this.#open?.catch(() => undefined);
        await open?.[Symbol.asyncDispose]();
    }
}

// EXTERNAL MODULE: ./build/commands/places/targets.js
var targets = __webpack_require__(4598);
;// CONCATENATED MODULE: ./build/commands/places/open-targets.js





class OpenTargets {
    #open = [];
    #targets;
    #first;
    #commit;
    constructor(command, home, chosen, commit) {
        this.#commit = commit;
        const [first, ...others] = (0,targets.targetsIn)(command, home, chosen);
        if (first === undefined)
            throw new Error('an environment has at least one place');
        this.#first = this.#opened(first, undefined);
        this.#targets = [this.#first, ...others.map((each) => this.#opened(each, () => this.facts()))];
    }
    get names() {
        return this.#targets.length === 1 ? undefined : this.#targets.flatMap(({ name }) => name ?? []);
    }
    get all() {
        return this.#targets;
    }
    at(name) {
        return this.#targets.find((each) => each.name === name) ?? this.#first;
    }
    of(cluster) {
        return this.#targets.find(({ clusters }) => clusters.includes(cluster)) ?? this.#first;
    }
    run(cluster) {
        return this.of(cluster).runs.get(cluster) ?? this.#first.run;
    }
    async facts() {
        return (await this.#first.once.get()).facts;
    }
    other(target) {
        return this.#opened(target, () => this.facts());
    }
    #opened(target, facts) {
        const once = new OpenOnce(target.run, this.#commit, facts);
        const history = (0,inputs/* gitopsHistory */.Po)(target.run);
        this.#open.push(once, history);
        return { ...target, once, history, plan: undefined };
    }
    async [Symbol.asyncDispose]() {
        for (const each of this.#open.toReversed())
            await each[Symbol.asyncDispose]();
    }
}
async function atNewestTip({ once, run }, read) {
    const { transport } = await once.get();
    const { tip, objectFormat } = await (0,repository/* resolveBranch */.pd)(transport, run.inputs['gitops-branch']);
    return read(await (0,snapshot/* openSnapshot */.r3)(transport, tip, objectFormat));
}
async function atPlannedTip(target, read) {
    const seen = target.plan?.seen;
    if (seen === undefined)
        return atNewestTip(target, read);
    return read(await (0,snapshot/* openSnapshot */.r3)((await target.once.get()).transport, seen));
}


/***/ }),

/***/ 8713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ seenText),
/* harmony export */   P: () => (/* binding */ seenOf)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

function seenText(targets) {
    const [first, ...others] = targets;
    if (others.length === 0)
        return first?.seen;
    const known = targets.flatMap(({ clusters, seen }) => (seen === undefined ? [] : [`${clusters.join('+')}=${seen}`]));
    return known.length === 0 ? undefined : known.join(',');
}
function seenOf(text, clusters) {
    if (!text.includes('='))
        return text;
    for (const each of text.split(',')) {
        const [names = '', tip = ''] = each.split('=');
        if (tip === '')
            throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('seen', `"${each}" names no commit`, 'Give the output seen of plan as it is.');
        if (names.split('+').some((name) => clusters.includes(name)))
            return tip;
    }
    return undefined;
}


/***/ }),

/***/ 4598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   clustersIn: () => (/* binding */ clustersIn),
/* harmony export */   clustersText: () => (/* binding */ clustersText),
/* harmony export */   onlyTarget: () => (/* binding */ onlyTarget),
/* harmony export */   targetsIn: () => (/* binding */ targetsIn)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4867);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3070);
/* harmony import */ var _place_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(199);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8713);





function clustersText(clusters) {
    const names = clusters.flatMap((each) => each ?? []);
    return names.length === 0 ? undefined : names.join(', ');
}
function clustersIn({ inputs }, chosen) {
    return inputs.cluster === undefined ? (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_1__/* .clustersOf */ .Dg)(chosen?.environment ?? {}) : [inputs.cluster];
}
function targetsIn(command, home, chosen) {
    const groups = new Map();
    for (const cluster of clustersIn(home, chosen)) {
        const run = (0,_place_run_js__WEBPACK_IMPORTED_MODULE_3__/* .runAt */ .D)(command, home, { environment: chosen?.name, cluster });
        const { 'gitops-repository': repository, 'gitops-branch': branch, deliver, 'request-key': key } = run.inputs;
        const url = repository === undefined ? undefined : (0,_gitops_remote_js__WEBPACK_IMPORTED_MODULE_2__/* .gitopsUrl */ .iZ)(run);
        const place = JSON.stringify([url, branch, deliver, key]);
        groups.set(place, (groups.get(place) ?? new Map()).set(cluster, run));
    }
    return [...groups.values()].flatMap((runs) => {
        const clusters = [...runs.keys()];
        const seen = new Map([...runs].map(([cluster, run]) => [cluster, withSeen(run, clusters)]));
        const [run] = seen.values();
        const name = groups.size === 1 ? undefined : clusters.join(', ');
        return run === undefined ? [] : [{ name, clusters, runs: seen, run }];
    });
}
function withSeen(run, clusters) {
    const { seen } = run.inputs;
    return seen === undefined ? run : { ...run, inputs: { ...run.inputs, seen: (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__/* .seenOf */ .P)(seen, clusters) } };
}
function onlyTarget(targets, environment) {
    const [first, ...others] = targets;
    if (first !== undefined && others.length === 0)
        return first;
    const names = targets.flatMap(({ clusters }) => clusters);
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('cluster', `is missing: the clusters of ${environment} have ${targets.length} GitOps repositories or branches`, `Give one of ${names.join(', ')}, and run it for each; \`deploy\` writes to all of them.`);
}


/***/ }),

/***/ 201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aw: () => (/* binding */ deploymentSummary),
/* harmony export */   Qv: () => (/* binding */ timesOf),
/* harmony export */   hI: () => (/* binding */ sourceWords),
/* harmony export */   oV: () => (/* binding */ serviceTable)
/* harmony export */ });
/* harmony import */ var _core_announce_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8057);
/* harmony import */ var _core_counted_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1856);
/* harmony import */ var _core_flow_service_deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1466);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3937);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8998);





function deploymentSummary(shown) {
    const { announcement, graph, notes, redact } = shown;
    return (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .page */ .MY)(headline(announcement), serviceTable(shown), factsLine(shown), ...announcement.commits.map(({ diff, repository }) => (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .foldedDiff */ .QT)(diff, redact, announcement.commits.length > 1 ? `Diff of ${repository}` : 'Diff')), graph ?? '', notes.map((note) => (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `- ${note}`.markdown).join('\n'));
}
function headline({ environment = '', result, url, source, services, commits, review }) {
    const where = (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `**${environment}**`;
    const branch = review === undefined || source.branch === undefined ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(source.branch);
    const address = url === undefined ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `→ ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(url, url)}`;
    const of = (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `Deployed to ${where}`, branch], ' · ');
    switch (result) {
        case 'planned':
            return (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .verdict */ .WJ)('would', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `Dry run: would deploy to ${where}`, address], ' '));
        case 'emitted':
            return (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .verdict */ .WJ)('would', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `Prepared for ${where}: other jobs build the images`);
        case 'requested': {
            const requests = commits.flatMap(({ request }) => request ?? []);
            const links = requests.map(({ number, url: page }) => (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(`#${number}`, page));
            return (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .verdict */ .WJ)('waiting', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `Waits for **${environment}** in ${links.length === 1 ? 'request' : 'requests'} ${(0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(links)}`);
        }
        case 'superseded':
            return (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .verdict */ .WJ)('nothing', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `Not deployed to ${where}: what is in place is newer`);
        case 'unchanged':
            return (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .verdict */ .WJ)('nothing', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `Nothing to write: ${where} has it already`);
        default: {
            const isProved = services.some(({ state }) => state === 'ready');
            return (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .verdict */ .WJ)('good', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([isProved ? (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `${of}, live and healthy` : of, address], ' '));
        }
    }
}
const mostSeen = 30;
const mostRows = 500;
function serviceTable(shown) {
    const { services } = shown.announcement;
    if (services.length === 0)
        return '';
    const sorted = [...services.filter(isBusy), ...services.filter((each) => !isBusy(each))];
    const rows = sorted.slice(0, mostRows).map((each) => serviceRow(each, shown));
    const head = ['service', 'why', 'image', 'GitOps', 'live'];
    if (rows.length <= mostSeen)
        return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(head, rows);
    const busy = sorted.slice(mostSeen).filter(isBusy).length;
    const title = `${(0,_core_counted_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .h)(services.length - mostSeen, 'more service')}, ${busy === 0 ? 'which need nothing' : `${busy} of which need something`}`;
    const left = services.length - rows.length;
    const note = left === 0 ? '' : `\n\n${(0,_core_counted_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .h)(left, 'more service')}: the log of the run has all of them.`;
    return (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .page */ .MY)((0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(head, rows.slice(0, mostSeen)), (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .folded */ .TM)(title, (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(head, rows.slice(mostSeen)) + note));
}
function isBusy({ state }) {
    return state !== 'unchanged';
}
function serviceRow(each, shown) {
    const { url, why } = each;
    const open = url === undefined || each.state === 'unchanged' ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)('open ↗', url);
    return [
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `**${(0,_core_flow_service_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(each)}**`, open], ' '),
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `${why}`,
        imageCell(each, shown),
        gitopsCell(each, shown),
        liveCell(each, shown),
    ];
}
function imageCell({ image, state }, { record, announcement: { result } }) {
    if (image === undefined)
        return _parts_js__WEBPACK_IMPORTED_MODULE_2__/* .none */ .dv;
    const made = record.image(imageParts(image));
    const isIdle = state === 'unchanged' || state === 'held' || state === 'superseded';
    if (made === undefined || isIdle)
        return (0,_core_announce_words_js__WEBPACK_IMPORTED_MODULE_0__/* .imageWords */ .Jd)(image);
    const action = made.action === 'built' && result === 'planned' ? 'would be built' : made.action;
    const time = made.action === 'built' && result !== 'planned' ? ` in ${(0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(made.milliseconds)}` : '';
    return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([(0,_core_announce_words_js__WEBPACK_IMPORTED_MODULE_0__/* .imageWords */ .Jd)(image), `${action}${time}`], ' · ');
}
function imageParts(image) {
    const [name = ''] = image.split('@');
    const at = name.lastIndexOf(':');
    return { repository: name.slice(0, at), tag: name.slice(at + 1) };
}
function gitopsCell(each, { announcement, commits }) {
    const written = commits
        .flatMap(({ commit }) => commit?.images ?? [])
        .filter((image) => placeOfImage(image) === (0,_core_flow_service_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(each));
    const changed = written.filter(({ oldImage, newImage }) => oldImage !== newImage);
    const target = commits.find(({ services }) => services.some((service) => (0,_core_flow_service_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(service) === (0,_core_flow_service_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(each)));
    const url = pageOf(target?.commit, announcement.commits);
    if (changed.length > 0) {
        return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)(changed.map(({ file, oldImage }) => (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)((0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(shortPath(file)), url), oldImage === undefined ? 'new' : ''], ' ')), '<br>');
    }
    if (each.state !== 'deployed' && each.state !== 'ready' && each.state !== 'requested')
        return _parts_js__WEBPACK_IMPORTED_MODULE_2__/* .none */ .dv;
    return target?.commit?.commit === undefined ? _parts_js__WEBPACK_IMPORTED_MODULE_2__/* .none */ .dv : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .shortCommit */ .Ax)(target.commit.commit), url);
}
function placeOfImage({ service = '', cluster }) {
    return (0,_core_flow_service_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)({ service, cluster });
}
function pageOf(commit, commits) {
    if (commit?.request !== undefined)
        return commit.request.url;
    return commit?.commit === undefined ? undefined : commits.find((each) => each.commit === commit.commit)?.url;
}
function shortPath(path) {
    const parts = path.split('/');
    return path.length <= 32 || parts.length < 3 ? path : `${parts[0]}/…/${parts.at(-1)}`;
}
function liveCell(each, { record, announcement: { result } }) {
    const { state, reason, why } = each;
    const url = each.application?.url ?? record.application((0,_core_flow_service_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(each));
    const isPlanned = result === 'planned' || result === 'emitted';
    const words = isPlanned && state === 'deployed' ? '🔵 would be written' : (0,_core_announce_words_js__WEBPACK_IMPORTED_MODULE_0__/* .stateWords */ .Xu)(state);
    const said = reason === undefined || reason === why ? '' : reason;
    const page = url === undefined ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)('Argo CD ↗', url);
    return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([words, said], ': '), page], ' · ');
}
function factsLine({ announcement, record }) {
    const { commits, source } = announcement;
    const written = commits.flatMap(({ commit, url, repository, branch }) => commit === undefined ? [] : [(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `GitOps commit ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .shortCommit */ .Ax)(commit), url)} in ${repository} (${branch})`]);
    return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([...written, sourceWords(source), timesOf(record)], ' · ');
}
function sourceWords({ commit, url, branch, author }) {
    if (commit === undefined)
        return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) ``;
    return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `from source ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .shortCommit */ .Ax)(commit), url)}`,
        branch === undefined ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `on ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(branch)}`,
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `by ${author}`,
    ], ' ');
}
function timesOf(record) {
    const steps = record.steps.map(({ name, milliseconds }) => `${name} ${(0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(milliseconds)}`);
    return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `${(0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(record.milliseconds)}${steps.length === 0 ? '' : ` (${steps.join(', ')})`}`;
}


/***/ }),

/***/ 271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ idleSummary),
  b: () => (/* binding */ untakenSummary)
});

// EXTERNAL MODULE: ./build/core/markdown.js
var markdown = __webpack_require__(3937);
// EXTERNAL MODULE: ./build/core/monorepo/events/events.js
var events = __webpack_require__(7535);
;// CONCATENATED MODULE: ./build/core/monorepo/events/wants.js
function wantsOf({ environments }) {
    return new Map([...environments].map(([name, { when = {} }]) => {
        const { branch, tag, request, schedule, manual } = when;
        return [
            name,
            [
                ...(branch === undefined ? [] : [{ kind: 'branch', patterns: branch }]),
                ...(tag === undefined ? [] : [{ kind: 'tag', patterns: tag }]),
                ...(request === true ? [{ kind: 'request' }] : []),
                ...(schedule === undefined ? [] : [{ kind: 'schedule', takes: schedule }]),
                ...(manual === undefined ? [] : [{ kind: 'manual', takes: manual }]),
            ],
        ];
    }));
}

// EXTERNAL MODULE: ./build/commands/summaries/deployment.js
var deployment = __webpack_require__(201);
// EXTERNAL MODULE: ./build/commands/summaries/parts.js
var parts = __webpack_require__(8998);
;// CONCATENATED MODULE: ./build/commands/summaries/nothing-to-deploy.js





function idleSummary(shown) {
    const { announcement, record, graph } = shown;
    const { why = '', source, services } = announcement;
    return (0,parts/* page */.MY)(idleHeadline(announcement, shown.request), services.length === 0 ? (0,markdown/* sentence */.em)(why) : '', (0,deployment/* serviceTable */.oV)(shown), (0,markdown/* joined */.oR)([(0,deployment/* sourceWords */.hI)(source), (0,deployment/* timesOf */.Qv)(record)], ' · '), graph ?? '');
}
function idleHeadline({ environment = '', result }, request) {
    const where = (0,markdown.md) `**${environment}**`;
    if (result === 'requested') {
        const open = request === undefined ? 'the open request' : (0,markdown/* link */.nf)('the open request', request.url);
        return (0,parts/* verdict */.WJ)('waiting', (0,markdown.md) `Nothing to do: ${open} of ${where} has it`);
    }
    if (result === 'superseded')
        return (0,parts/* verdict */.WJ)('nothing', (0,markdown.md) `Not deployed to ${where}: what is in place is newer`);
    if (result === 'unchanged')
        return (0,parts/* verdict */.WJ)('nothing', (0,markdown.md) `Nothing to deploy: ${where} has this commit`);
    return (0,parts/* verdict */.WJ)('nothing', (0,markdown.md) `Nothing to deploy to ${where}`);
}
function untakenSummary(why, config, ci) {
    const source = sourceOf(ci);
    const isTable = config !== undefined && config.environments.size > 0 && source !== undefined;
    return (0,parts/* page */.MY)((0,parts/* verdict */.WJ)('nothing', isTable ? (0,markdown.md) `Nothing to deploy: no environment takes ${source}` : (0,markdown.md) `Nothing to deploy`), (0,markdown/* sentence */.em)(why), isTable ? wantsTable(config, source) : '');
}
function wantsTable(config, source) {
    const rows = [...wantsOf(config)].map(([name, wanted]) => [
        (0,markdown.md) `**${name}**`,
        wanted.length === 0
            ? (0,markdown.md) `only runs with the input ${(0,markdown/* code */.aY)(`environment: ${name}`)}`
            : (0,parts/* listed */.KE)(wanted.map(wantedWords)),
        (0,markdown.md) `${source} ✗`,
    ]);
    return (0,markdown/* table */.tp)(['environment', 'wants', 'this run'], rows);
}
function wantedWords(wanted) {
    switch (wanted.kind) {
        case 'branch':
        case 'tag':
            return (0,markdown.md) `${wanted.kind} ${(0,markdown/* joined */.oR)(wanted.patterns.map(markdown/* code */.aY), ', ')}`;
        case 'request':
            return (0,markdown.md) `pull and merge requests`;
        case 'schedule':
            return (0,markdown.md) `${wanted.takes ? '' : 'no '}schedules`;
        case 'manual':
            return (0,markdown.md) `${wanted.takes ? 'runs' : 'no runs'} that are started by hand`;
    }
}
function sourceOf(ci) {
    const { event, branch } = ci;
    if (event.kind === 'request')
        return event.fromFork ? undefined : (0,markdown.md) `request ${event.number}`;
    if (event.kind === 'queue' || event.kind === 'request-closed' || event.kind === 'branch-deleted')
        return undefined;
    const tag = (0,events/* tagOf */.cO)(ci);
    const ref = tag === undefined
        ? branch === undefined
            ? (0,markdown.md) `a run without a branch`
            : (0,markdown.md) `branch ${(0,markdown/* code */.aY)(branch)}`
        : (0,markdown.md) `tag ${(0,markdown/* code */.aY)(tag)}`;
    const trigger = (0,events/* triggerOf */.ix)(ci);
    if (trigger === undefined)
        return ref;
    return (0,markdown.md) `${trigger === 'schedule' ? 'a schedule of' : 'a run by hand of'} ${ref}`;
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

/***/ 8093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ whyNoEnvironment),
  t: () => (/* binding */ whyUnwanted)
});

// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(6617);
// EXTERNAL MODULE: ./build/core/source/wish/opt-in.js
var opt_in = __webpack_require__(8309);
// EXTERNAL MODULE: ./build/core/suggestion.js
var suggestion = __webpack_require__(5256);
// EXTERNAL MODULE: ./build/core/monorepo/events/events.js
var events = __webpack_require__(7535);
;// CONCATENATED MODULE: ./build/core/monorepo/events/near-miss.js


function nearMiss(name, kind, patterns) {
    const given = patterns.filter((pattern) => !pattern.startsWith('!'));
    const out = patterns.findLast((pattern) => pattern.startsWith('!') && (0,glob/* glob */.TI)(pattern.slice(1))(name));
    if (out !== undefined && (0,glob/* globs */.gV)(given)(name))
        return `\`${out}\` leaves it out`;
    for (const pattern of given) {
        const meant = meaningsOf(pattern, kind).find((meaning) => (0,glob/* glob */.TI)(meaning.pattern)(name));
        if (meant !== undefined)
            return `\`${pattern}\` ${meant.because}: write \`${meant.pattern}\``;
    }
    for (const pattern of given) {
        const [widest = { pattern, because: '' }] = meaningsOf(pattern, kind).slice(-1);
        if ((0,glob/* glob */.TI)(widest.pattern.toLowerCase())(name.toLowerCase())) {
            return `\`${pattern}\` is another text in upper and lower case, which count`;
        }
    }
    const version = /^v(?=\d)/.test(name) ? name.slice(1) : `v${name}`;
    const versioned = kind === 'tag' && /^v?\d/.test(name) && given.find((pattern) => (0,glob/* glob */.TI)(pattern)(version));
    if (versioned)
        return `\`${versioned}\` takes \`${version}\``;
    const literal = (0,suggestion/* suggestionFor */.o$)(name, given.filter((pattern) => !(0,glob/* isGlob */.fg)(pattern)));
    return literal === undefined ? undefined : `did you mean \`${literal}\`?`;
}
function meaningsOf(pattern, kind) {
    const prefix = kind === 'branch' ? /^\/?(refs\/heads\/|heads\/|refs\/remotes\/origin\/|origin\/)/ : /^\/?(refs\/)?tags\//;
    const found = [];
    let meant = pattern;
    const mean = (changed, because) => {
        if (changed === meant)
            return;
        found.push({ pattern: changed, because });
        meant = changed;
    };
    mean(meant.trim(), 'has white space around it');
    mean(meant.replace(prefix, ''), `is the name of a ref, and patterns are of ${kind === 'branch' ? 'branches' : 'tags'}`);
    mean(meant.replace(/^\/+/, ''), 'begins with a slash');
    mean(meant.replace(/\/+$/, '/**'), 'ends with a slash, and no name does');
    mean(meant.replace(/(?<!\*)\*(?!\*)/g, '**'), 'stops at `/`');
    return found;
}

;// CONCATENATED MODULE: ./build/core/monorepo/events/why-no-environment.js





function whyNoEnvironment(config, ci) {
    const { event, branch } = ci;
    if (event.kind === 'request' || event.kind === 'request-closed')
        return whyNotTaken(ci);
    const untaken = whyNotStartedSo(config, ci);
    if (untaken !== undefined)
        return untaken;
    const tag = (0,events/* tagOf */.cO)(ci);
    if (tag !== undefined) {
        const near = untakenService(config, tag) ?? nearMisses(config, tag, 'tag');
        return `No environment of gitops.yaml takes the tag ${tag}: ${listed(config, 'tag')}.${near}`;
    }
    if (branch === undefined) {
        const all = [...patternsOf(config, 'branch'), ...patternsOf(config, 'tag')];
        const known = all.length === 0 ? 'none has a `when.branch`' : all.join(', ');
        return `No environment of gitops.yaml is chosen, because neither a branch nor a tag is known of this run: ${known}. Give the input \`environment\`, or run it on a branch or tag.`;
    }
    const others = startedOtherwise(config);
    return `No environment of gitops.yaml takes the branch ${branch}: ${listed(config, 'branch')}.${others}${nearMisses(config, branch, 'branch')}`;
}
function startedOtherwise({ environments }) {
    const found = [...environments].flatMap(([name, { when }]) => {
        if (when?.branch !== undefined || when?.tag !== undefined)
            return [];
        const keys = ['schedule', 'manual'].filter((key) => when?.[key] === true);
        return keys.length === 0 ? [] : [`${name} (${keys.join(', ')})`];
    });
    return found.length === 0 ? '' : ` By schedule or by hand alone: ${found.join(', ')}.`;
}
function whyNotTaken({ wishes = new Map() }) {
    const found = [...wishes].map(([name, wish]) => describeWish(name, wish));
    return found.join(' ') || 'No environment of gitops.yaml takes requests: none has `when.request: true`.';
}
function describeWish(environment, { is, why, optIn }) {
    return `Not deployed to ${environment}: ${why}.${is === 'no' ? ` ${(0,opt_in/* remedyOf */.SM)(optIn)}` : ''}`;
}
function whyUnwanted(environment, { wishes }) {
    const wish = wishes?.get(environment);
    return wish?.is === 'no' ? describeWish(environment, wish) : undefined;
}
function patternsOf({ environments }, kind) {
    return [...environments].flatMap(([name, { when }]) => {
        const given = when?.[kind] ?? [];
        return given.length === 0 ? [] : [`${name} (${kind} ${given.join(', ')})`];
    });
}
function listed(config, kind) {
    const found = patternsOf(config, kind);
    return found.length === 0 ? `none has a \`when.${kind}\`` : found.join(', ');
}
function nearMisses({ environments, services = new Map() }, name, kind) {
    const misses = [...environments.values()].flatMap((environment) => {
        const patterns = environment.when?.[kind] ?? [];
        const names = patterns.some((each) => each.includes(events/* ofService */.Jv)) ? (0,events/* tagNames */.nP)(services, environment.services) : [];
        const filled = patterns.flatMap((pattern) => pattern.includes(events/* ofService */.Jv) ? names.map((each) => pattern.replaceAll(events/* ofService */.Jv, each.name)) : [pattern]);
        return nearMiss(name, kind, filled) ?? [];
    });
    return misses.length === 0 ? '' : ` \`${name}\` matches no environment; ${misses[0]}.`;
}
function whyNotStartedSo({ environments, services }, ci) {
    const trigger = (0,events/* triggerOf */.ix)(ci);
    if (trigger === undefined)
        return undefined;
    const what = trigger === 'schedule' ? 'scheduled pipelines' : 'pipelines that are started by hand';
    const { branch = '', defaultBranch } = ci;
    const source = (0,events/* tagOf */.cO)(ci) ?? branch;
    const push = { ...ci, event: (0,events/* tagOf */.cO)(ci) === undefined ? { kind: 'push' } : { kind: 'tag', tag: source } };
    for (const [name, environment] of environments) {
        if (environment.when?.[trigger] === false && (0,events/* takesEvent */.vd)(environment, push, services)) {
            return `No environment of gitops.yaml takes ${what} of ${source}: ${name} has \`when.${trigger}: false\`.`;
        }
    }
    const [alone] = [...environments].find(([, each]) => each.when?.[trigger] === true && !(0,events/* hasSource */.o2)(each)) ?? [];
    if (alone === undefined)
        return undefined;
    const only = defaultBranch === undefined ? 'the default branch' : `the default branch ${defaultBranch}`;
    return `No environment of gitops.yaml takes ${what} of ${source}: ${alone} takes those of ${only} alone, because its \`when\` names no other branch. Give the input \`environment\`.`;
}
function untakenService({ environments, services = new Map() }, tag) {
    for (const [name, environment] of environments) {
        for (const pattern of environment.when?.tag ?? []) {
            const word = wordIn(tag, pattern);
            if (word === undefined)
                continue;
            const known = (0,events/* tagNames */.nP)(services, undefined);
            const service = known.find((each) => each.name === word)?.service;
            if (service !== undefined) {
                if ((0,events/* servicesIn */.qp)(environment.services, services.keys()).includes(service))
                    continue;
                return ` It names ${service}, which \`environments.${name}.services\` has not.`;
            }
            const near = (0,suggestion/* didYouMean */.au)(word, known.map((each) => each.name), (each) => `"${each}"`);
            return ` By \`${pattern}\` of ${name} it names "${word}", which is neither a service nor the workspace package of one. ${near}`.trimEnd();
        }
    }
    return undefined;
}
function wordIn(tag, pattern) {
    const at = pattern.indexOf(events/* ofService */.Jv);
    if (at < 0 || pattern.startsWith('!'))
        return undefined;
    const before = (0,glob/* glob */.TI)(pattern.slice(0, at));
    const after = (0,glob/* glob */.TI)(pattern.slice(at + events/* ofService */.Jv.length));
    for (let begin = 0; begin < tag.length; begin += 1) {
        if (!before(tag.slice(0, begin)))
            continue;
        for (let end = tag.length; end > begin; end -= 1)
            if (after(tag.slice(end)))
                return tag.slice(begin, end);
    }
    return undefined;
}


/***/ }),

/***/ 5422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qw: () => (/* binding */ neededFirst),
/* harmony export */   ob: () => (/* binding */ serviceJobs),
/* harmony export */   xI: () => (/* binding */ matrixRows)
/* harmony export */ });
/* harmony import */ var _deployed_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5832);
/* harmony import */ var _environments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7216);


const largestMatrix = 256;
function serviceJobs({ services, affected, environment }, run) {
    const { ci } = run;
    return affected.map((name) => {
        const { tag } = (0,_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTemplates */ .br)(run.config, name, environment?.environment);
        const hasTag = ci.commit !== undefined || !(0,_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__/* .namesCommit */ .yF)(tag);
        return {
            service: name,
            environment: environment?.name ?? '',
            slug: (0,_environments_js__WEBPACK_IMPORTED_MODULE_1__.slugFor)(ci) ?? '',
            path: services.get(name)?.path ?? '',
            image: (0,_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__/* .imageRepository */ .an)(run, name, environment) ?? '',
            tag: hasTag ? (0,_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTag */ .I_)(run, name, environment) : '',
        };
    });
}
function matrixRows(jobs, host) {
    if (host !== 'github' || jobs.length <= largestMatrix)
        return jobs.map((job) => ({ ...job, services: job.service }));
    return Array.from({ length: largestMatrix }, (_, row) => {
        const begin = Math.floor((row * jobs.length) / largestMatrix);
        return rowOf(jobs.slice(begin, Math.floor(((row + 1) * jobs.length) / largestMatrix)));
    }).flat();
}
function rowOf(jobs) {
    const [first, ...others] = jobs;
    if (first === undefined)
        return [];
    const services = jobs.map(({ service }) => service).join('\n');
    if (others.length === 0)
        return [{ ...first, services }];
    return [{ ...first, service: `${first.service} and ${others.length} more`, path: '', image: '', tag: '', services }];
}
function neededFirst(services, planned) {
    const isPlanned = new Set(planned);
    const before = new Map();
    const allBefore = (name) => {
        const known = before.get(name);
        if (known !== undefined)
            return known;
        before.set(name, new Set());
        const found = new Set((services.get(name)?.needs ?? []).flatMap((other) => [other, ...allBefore(other)]));
        before.set(name, found);
        return found;
    };
    return new Map(planned.map((name) => {
        const all = [...allBefore(name)].filter((other) => other !== name && isPlanned.has(other));
        return [name, all.filter((other) => !all.some((each) => allBefore(each).has(other)))];
    }));
}


/***/ })

};
