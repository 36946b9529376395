export const id = 6083;
export const ids = [6083,8511];
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

/***/ 2229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uk: () => (/* binding */ graphText),
  CS: () => (/* binding */ pictureOf),
  Il: () => (/* binding */ pictureOfChange),
  X$: () => (/* binding */ pictureParts),
  RY: () => (/* binding */ promotedFrom)
});

;// CONCATENATED MODULE: ./build/core/flow/plan/graph.js
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
    return sheet;
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
        const happens = happeningOf(decision);
        const image = happens === 'deploy' ? imageOf(service) : inPlace?.image;
        return { service: (0,service_deployment/* placeOf */.$t)(each), why: reason, image: shortImage(image), happens };
    });
    return { graph: graphOf(inAllClusters(services).map(picturedService), environment, run), rows };
}
function inAllClusters(services) {
    const found = new Map();
    for (const each of services) {
        const known = found.get(each.service);
        if (known === undefined || happeningOf(known.decision) === 'nothing')
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
    return deploymentGraph({ services, environment, environments: run.config?.environments ?? new Map(), promotes });
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
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2635);

const mostSeen = 30;
const head = ['service', 'why', 'image', 'what happens'];
function reasonTable(rows, folds) {
    if (rows.length <= mostSeen || !folds)
        return tableOf(rows);
    const isBusy = ({ happens }) => happens !== 'nothing';
    const sorted = [...rows.filter(isBusy), ...rows.filter((row) => !isBusy(row))];
    const folded = sorted.slice(mostSeen);
    const busy = folded.filter(isBusy).length;
    const title = `${folded.length} more services, ${busy === 0 ? 'which need nothing' : `${busy} of which need something`}`;
    return [
        tableOf(sorted.slice(0, mostSeen)),
        `<details><summary>${title}</summary>`,
        tableOf(folded),
        '</details>',
    ].join('\n\n');
}
function tableOf(rows) {
    return (0,_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(head, rows.map(({ service, why, image, happens }) => [service, why, image, happens]));
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

/***/ 8464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plan: () => (/* binding */ plan),
  planRequest: () => (/* binding */ planRequest)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/bump/update.js
var update = __webpack_require__(1218);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/core/monorepo/affected.js
var monorepo_affected = __webpack_require__(1754);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var monorepo_environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/monorepo/events/why-no-environment.js + 1 modules
var why_no_environment = __webpack_require__(8093);
// EXTERNAL MODULE: ./build/core/monorepo/jobs.js
var monorepo_jobs = __webpack_require__(5422);
// EXTERNAL MODULE: ./build/core/monorepo/place.js
var place = __webpack_require__(4867);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/core/names/slug.js
var slug = __webpack_require__(830);
// EXTERNAL MODULE: ./build/core/source/base.js
var base = __webpack_require__(7313);
// EXTERNAL MODULE: ./build/core/monorepo/content/commits.js
var commits = __webpack_require__(8748);
// EXTERNAL MODULE: ./build/core/monorepo/events/scope.js
var events_scope = __webpack_require__(1476);
// EXTERNAL MODULE: ./build/core/monorepo/project.js
var project = __webpack_require__(8897);
// EXTERNAL MODULE: ./build/core/monorepo/workspace.js
var workspace = __webpack_require__(6521);
;// CONCATENATED MODULE: ./build/core/monorepo/plan.js











async function planDeployment(request, { env, log, clock, programs }) {
    const { config, ci } = request;
    const services = await servicesOf(config, ci.workspace);
    (0,events_scope/* refuseUnknownServices */.V)(services, request.services);
    const environment = config && (0,monorepo_environments.chosenEnvironment)({ config, ci, environment: request.environment }, true);
    const environments = config?.environments ?? new Map();
    const scope = { config: { services, environments }, ci, environment: environment?.name };
    const requested = new Set((0,events_scope/* servicesInScope */.c)(scope, request.services));
    const change = request.all
        ? { kind: 'everything', why: 'the input all asks for it' }
        : await (0,base/* changesSinceBase */.V)({ cwd: ci.workspace, env, clock, programs }, ci, request.base);
    if (change.kind === 'files') {
        log.info(`${change.files.length} files differ from ${change.base.slice(0, 8)} (${change.how}).`);
    }
    else if (!request.all) {
        log.warn(`Everything is taken: ${change.why}.`);
    }
    const found = change.kind === 'everything'
        ? (0,monorepo_affected/* allServices */.EX)(services.keys(), change.why)
        : await affectedSince(change.base, { cwd: ci.workspace, env, programs }, services, request.configFile);
    const reasons = new Map([...found].filter(([name]) => requested.has(name)));
    for (const [name, why] of reasons)
        log.info(`${name}: ${describeReasons(name, why)}`);
    const affected = [...reasons].filter(([, why]) => why.length > 0).map(([name]) => name);
    return { services, environment, reasons, affected };
}
async function affectedSince(base, at, services, configFile) {
    const reading = (0,commits/* readMonorepo */.MM)(at);
    const readingBefore = (0,commits/* readMonorepo */.MM)(at, base, reading);
    readingBefore.catch(() => { });
    const after = await reading;
    try {
        const before = await readingBefore;
        const settings = (of) => () => {
            const names = configFile === undefined ? project/* configFileNames */.H : [external_node_path_.posix.normalize(configFile)];
            return names.map((name) => of.tree.files.get(name)?.id).find((id) => id !== undefined);
        };
        return await (0,monorepo_affected/* affectedServices */.ty)({
            before,
            after,
            services,
            configFile,
            settings: settings(after),
            settingsBefore: settings(before),
        });
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        return (0,monorepo_affected/* allServices */.EX)(services.keys(), `${base.slice(0, 8)} cannot be read (${error.message})`);
    }
}
function describeReasons(service, reasons) {
    if (reasons.length === 0)
        return 'not affected';
    return `affected: ${reasons.map((reason) => (0,monorepo_affected/* describeReason */.Gk)(service, reason)).join('; ')}`;
}
async function servicesOf(config, root) {
    const services = config?.services ?? (await servicesOfWorkspace(root, await (0,workspace/* readWorkspace */.iF)(root)));
    if (services.size > 0)
        return services;
    throw (0,failure/* badInput */.AN)('config', 'there is no service: neither in a gitops.yaml nor as a workspace package with a Dockerfile', 'Run `monorepo-gitops init`, or give the path of gitops.yaml as `config`.');
}
async function servicesOfWorkspace(root, graph) {
    const services = new Map();
    for (const found of graph.packages.values()) {
        if (!(await isFile((0,external_node_path_.join)(root, found.path, 'Dockerfile'))))
            continue;
        const name = (0,slug/* dnsLabel */.UG)((found.name ?? '').replace(/^@[^/]*\//, '') || external_node_path_.posix.basename(found.path));
        const other = services.get(name);
        if (other !== undefined) {
            throw (0,failure/* badInput */.AN)('services', `the packages in ${other.path} and ${found.path} would both be the service "${name}"`, 'Name your services in a gitops.yaml (`monorepo-gitops init` writes one).');
        }
        services.set(name, { path: found.path });
    }
    return services;
}
async function isFile(path) {
    return (await (0,promises_.stat)(path).catch(() => undefined))?.isFile() === true;
}

// EXTERNAL MODULE: ./build/core/published.js
var published = __webpack_require__(3648);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/declarations/build.js
var build = __webpack_require__(4872);
// EXTERNAL MODULE: ./build/inputs/declarations/gitops.js
var gitops = __webpack_require__(2750);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
// EXTERNAL MODULE: ./build/core/build/engines.js
var engines = __webpack_require__(1882);
// EXTERNAL MODULE: ./build/core/build/request.js
var request = __webpack_require__(212);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
;// CONCATENATED MODULE: ./build/core/monorepo/child-pipeline.js



const largestBytes = 5 * 1024 * 1024;
const mostIncludes = 150;
const mostNeeds = 50;
function childPipeline(jobs, shape) {
    const content = {
        workflow: { rules: [{ when: 'always' }] },
        ...(jobs.length === 0 ? nothingToDo(shape) : pipelineOf(jobs, shape)),
    };
    const documents = shape.handedOn === undefined ? [content] : [specOf(shape.handedOn), content];
    const text = `# Written by monorepo-gitops plan.\n${documents.map(yaml).join('---\n')}`;
    if (Buffer.byteLength(text) > largestBytes)
        throw limit(`the child pipeline is larger than 5 MiB`);
    return text;
}
function yaml(document) {
    return (0,dist/* stringify */.As)(document, {
        defaultStringType: 'QUOTE_DOUBLE',
        defaultKeyType: 'PLAIN',
        aliasDuplicateObjects: false,
        lineWidth: 0,
    });
}
function nothingToDo(shape) {
    return {
        'nothing-affected': {
            ...idleJob(shape, 'echo "No service is affected by this change."'),
            rules: [{ when: 'always' }],
        },
    };
}
function idleJob({ image }, command) {
    return { image, rules: [{ when: 'on_success' }], variables: { GIT_STRATEGY: 'none' }, script: [command] };
}
function pipelineOf(jobs, shape) {
    if (shape.template === undefined) {
        if (shape.handedOn !== undefined)
            return buildingPipeline(jobs, shape, shape.handedOn);
        return Object.assign({}, ...jobs.map((job) => {
            const { needs, joints } = waiting(jobName(job), deploymentsOf(job), shape);
            return { ...joints, [jobName(job)]: { ...programJob(job, shape), ...(needs.length === 0 ? {} : { needs }) } };
        }));
    }
    if (jobs.length > mostIncludes) {
        throw limit(`${jobs.length} services need more than the ${mostIncludes} includes of a GitLab pipeline`);
    }
    const source = templateSource(shape.template);
    return {
        include: jobs.map((job) => ({
            ...source,
            inputs: {
                'job-name': jobName(job),
                service: job.service,
                ...(job.environment === '' ? {} : { environment: job.environment }),
                ...(shape.seen === undefined ? {} : { seen: shape.seen }),
            },
        })),
        ...Object.assign({}, ...jobs.flatMap((job) => {
            const { needs, joints } = waiting(jobName(job), deploymentsOf(job), shape);
            return needs.length === 0 ? [] : [{ ...joints, [jobName(job)]: { needs } }];
        })),
    };
}
function deploymentsOf({ needs = [] }) {
    return needs.map((service) => ({ job: jobName({ service }), artifacts: false }));
}
function waiting(name, others, { image, stage, own = [] }) {
    if (own.length + others.length <= mostNeeds)
        return { needs: [...own, ...others], joints: {} };
    const joints = Array.from({ length: Math.ceil(others.length / mostNeeds) }, (_, index) => ({
        joint: `before ${name} ${index + 1}`,
        needs: others.slice(index * mostNeeds, (index + 1) * mostNeeds),
    }));
    if (own.length + joints.length > mostNeeds)
        throw limit(`the job "${name}" waits for ${others.length} others`);
    const job = { ...idleJob({ image }, 'true'), ...(stage === undefined ? {} : { stage }) };
    return {
        needs: [...own, ...joints.map(({ joint }) => ({ job: joint, artifacts: false }))],
        joints: Object.fromEntries(joints.map(({ joint, needs }) => [joint, { ...job, needs }])),
    };
}
function programJob(job, { image, program, seen, byPerson, isScheduled }) {
    return {
        image,
        rules: [{ when: 'on_success' }],
        variables: {
            MG_PROGRAM: literal(program),
            MG_SERVICE: literal(job.service),
            ...(job.environment === '' ? {} : { MG_ENVIRONMENT: literal(job.environment) }),
            ...(seen === undefined ? {} : { MG_SEEN: literal(seen) }),
            ...(byPerson === true ? { MG_STARTED_BY: literal('person') } : {}),
            ...(isScheduled === true && byPerson !== true ? { MG_STARTED_BY: literal('schedule') } : {}),
        },
        script: ['$MG_PROGRAM deploy'],
    };
}
const buildsDirectory = 'monorepo-gitops-builds';
const jobInputs = {
    'before-script': { type: 'array', default: [] },
    tags: { type: 'array', default: [] },
    'job-services': { type: 'array', default: [] },
    'resource-group': { default: 'gitops/$CI_COMMIT_REF_SLUG' },
    interruptible: { type: 'boolean', default: false },
};
const keywordInputs = {
    tags: 'tags',
    'before-script': 'before_script',
    'job-services': 'services',
};
function specOf(handedOn) {
    return {
        spec: {
            inputs: {
                ...jobInputs,
                ...Object.fromEntries(handedOn.map(({ name, input }) => [name, input])),
            },
        },
    };
}
function buildingPipeline(jobs, shape, handedOn) {
    const settings = Object.fromEntries(handedOn.map(({ name, variable }) => [variable, `$[[ inputs.${name} ]]`]));
    const stage = 'deploy';
    const templates = Object.entries(keywordInputs).flatMap(([name, keyword]) => [
        [keywordTemplate(name), { [keyword]: `$[[ inputs.${name} ]]` }],
        [`.${name}-[]`, { stage }],
        [`.${name}-`, { stage }],
    ]);
    const imageJobs = new Map(jobs.map((job) => [job.service, job.build ? buildName(job, job.build) : jobName(job)]));
    return {
        stages: ['emit', 'build', 'deploy'],
        ...Object.fromEntries(templates),
        ...Object.fromEntries(jobs.flatMap((job) => Object.entries(jobsOfService(job, shape, settings, imageJobs)))),
    };
}
function buildName({ service }, { engine }) {
    return `${engine} ${service}`;
}
function jobsOfService(job, shape, settings, imageJobs) {
    const { service, build, needs = [] } = job;
    const directory = `${buildsDirectory}/${service}`;
    const program = programJob(job, shape);
    const common = { rules: program.rules, interruptible: '$[[ inputs.interruptible ]]' };
    const handed = { paths: [`${directory}/`], expire_in: '1 week' };
    const deployment = (variables) => ({
        ...program,
        ...common,
        extends: Object.keys(keywordInputs).map(keywordTemplate),
        variables: { ...settings, ...program.variables, ...variables },
    });
    const { image } = shape;
    const names = { emit: `emit ${service}`, build: build && buildName(job, build), deploy: jobName(job) };
    const own = names.build === undefined ? [] : [{ job: names.build, artifacts: true }];
    const deployed = waiting(names.deploy, deploymentsOf(job), { image, stage: 'deploy', own });
    const deploy = {
        stage: 'deploy',
        resource_group: '$[[ inputs.resource-group ]]',
        artifacts: { when: 'always', paths: [`${ports/* outputFiles */.Lo}/`], reports: { dotenv: ports/* dotenvReport */.ff } },
        needs: deployed.needs,
    };
    if (build === undefined || names.build === undefined) {
        return { ...deployed.joints, [names.deploy]: { ...deployment({}), ...deploy } };
    }
    const builds = { MG_ENGINE: literal(build.engine) };
    const stageOf = (stage) => (needs.length === 0 ? stage : 'deploy');
    const imagesBefore = needs.map((needed) => ({ job: imageJobs.get(needed) ?? '', artifacts: false }));
    const emitted = waiting(names.emit, imagesBefore, { image, stage: 'deploy' });
    return {
        ...emitted.joints,
        [names.emit]: {
            ...deployment({ ...builds, MG_EMIT: literal(buildsDirectory) }),
            stage: stageOf('emit'),
            needs: emitted.needs,
            artifacts: handed,
        },
        [names.build]: {
            ...common,
            extends: keywordTemplate('tags'),
            stage: stageOf('build'),
            image: { name: build.image, entrypoint: [''] },
            needs: [{ job: names.emit, artifacts: true }],
            variables: {
                MG_REGISTRY_USERNAME: settings.MG_REGISTRY_USERNAME,
                MG_REGISTRY_PASSWORD: settings.MG_REGISTRY_PASSWORD,
                BUILD_SCRIPT: literal(`${directory}/${build.script}`),
            },
            script: ['test ! -e "$BUILD_SCRIPT" || sh "$BUILD_SCRIPT"'],
            artifacts: handed,
        },
        ...deployed.joints,
        [names.deploy]: { ...deployment({ ...builds, MG_FINISH: literal(buildsDirectory) }), ...deploy },
    };
}
function keywordTemplate(name) {
    return `.${name}-$[[ inputs.${name} ]]`;
}
function literal(value) {
    return { value, expand: false };
}
function jobName({ service }) {
    return `deploy ${service}`;
}
function templateSource(template) {
    if (/\$|\s/.test(template)) {
        throw (0,failure/* badInput */.AN)('child-template', `"${template}" has a variable or a blank in it`, 'GitLab expands no variables in the includes of a child pipeline: write the address out.');
    }
    if (/^https?:\/\//.test(template))
        return { remote: template };
    return /@[^/]+$/.test(template) ? { component: template } : { local: template };
}
function limit(problem) {
    return new failure/* Failure */.HR('bad-input', 'CHILD_PIPELINE_LIMIT', problem, {
        hint: 'Plan a part of the services at a time with the input `services`.',
    });
}

// EXTERNAL MODULE: ./build/core/monorepo/events/events.js
var events = __webpack_require__(7535);
// EXTERNAL MODULE: ./build/inputs/help.js
var help = __webpack_require__(9029);
;// CONCATENATED MODULE: ./build/inputs/component-input.js


const longest = 1024;
function componentInput(name, declaration) {
    const secret = declaration.secret === true ? ' Give the name of a masked variable: `$NAME`.' : '';
    const isLong = declaration.type === 'list' || declaration.type === 'json' || declaration.isLong === true;
    const long = isLong ? ` For more than ${longest} characters set the variable \`${(0,resolve/* variableOf */.Qn)(name)}\`.` : '';
    const described = (more = '') => shorten((0,help/* describe */.q0)(declaration), secret + long + more);
    if (declaration.type === 'choice') {
        return { description: described(), options: ['', ...(declaration.options ?? [])], default: '' };
    }
    if (declaration.type === 'boolean') {
        if (declaration.config !== undefined || declaration.default === undefined) {
            const words = ' A word: `"true"` or `"false"`; without it `gitops.yaml` counts.';
            return { description: described(words), options: ['', 'true', 'false'], default: '' };
        }
        return { description: described(), type: 'boolean', default: declaration.default === 'true' };
    }
    if (declaration.type === 'integer' && declaration.default !== undefined) {
        return { description: described(), type: 'number', default: Number(declaration.default) };
    }
    return { description: described(), default: '' };
}
function componentInputs(inputs) {
    return Object.fromEntries(Object.entries(inputs).map(([name, declaration]) => [name, componentInput(name, declaration)]));
}
const ofThePlan = ['service', 'environment', 'seen', 'services', 'all', 'base', 'engine', 'emit', 'finish', 'dry-run'];
function childInputs(deploy) {
    return Object.fromEntries(Object.entries(deploy).filter(([name]) => !ofThePlan.includes(name)));
}
function shorten(text, end) {
    const room = longest - end.length;
    return (text.length <= room ? text : `${text.slice(0, room - 1)}…`) + end;
}

// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/commands/build-image.js
var build_image = __webpack_require__(39);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
;// CONCATENATED MODULE: ./build/commands/child-pipeline.js













async function writeChildPipeline(planned, run) {
    const { inputs, cwd, log } = run;
    const file = inputs['child-pipeline'];
    if (file === undefined)
        return undefined;
    const isHandedOver = (0,engines/* otherJobFor */.ZH)({ engine: inputs.engine ?? 'auto', files: [] }) !== undefined;
    if (isHandedOver && inputs['child-template'] !== undefined) {
        const hint = 'Leave child-template out: the jobs of such a build are more than one template has.';
        throw (0,failure/* badInput */.AN)('child-template', `has no meaning for the engine ${inputs.engine}`, hint);
    }
    const isIdle = isHandedOver && (planned.environment === undefined || (0,gitops_remote/* nothingByEvent */.ti)(run) !== undefined);
    const text = childPipeline(isIdle ? [] : childJobs(planned, run), {
        template: inputs['child-template'],
        image: inputs['child-image'],
        program: inputs['child-program'],
        seen: planned.seen,
        byPerson: run.ci.byPerson,
        isScheduled: (0,events/* triggerOf */.ix)(run.ci) === 'schedule',
        handedOn: isHandedOver ? await handedOnInputs() : undefined,
    });
    if (inputs['dry-run']) {
        log.info(`${file} would be:\n${text}`);
        return undefined;
    }
    await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.resolve)(cwd, file)), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.resolve)(cwd, file), text);
    return file;
}
function childJobs({ services, environment, built, ...planned }, run) {
    const first = (0,monorepo_jobs/* neededFirst */.Qw)(services, planned.jobs.map(({ service }) => service));
    const jobs = planned.jobs.map((job) => ({ ...job, needs: first.get(job.service) ?? [] }));
    const { engine, promotion, 'child-build-image': image } = run.inputs;
    const isPromoted = environment?.environment['promote-from'] !== undefined && promotion === 'require';
    if (engine === undefined || run.config === undefined || environment === undefined || isPromoted)
        return jobs;
    return jobs.map((job) => {
        if (!built.has(job.service))
            return job;
        const scope = { service: job.service, environment: environment.name };
        const { inputs } = (0,inputs_for/* inputsFor */.p)(build_image.buildImage, run, scope);
        const runBuilds = { engine, emit: undefined, finish: undefined };
        const build = (0,engines/* otherJobFor */.ZH)((0,request/* requestInRun */.mF)(inputs, job.service, runBuilds));
        return { ...job, build: build && { ...build, image: image ?? build.image } };
    });
}
async function handedOnInputs() {
    const { deploy } = await Promise.all(/* import() */[__webpack_require__.e(9378), __webpack_require__.e(6489), __webpack_require__.e(7618), __webpack_require__.e(5394), __webpack_require__.e(233)]).then(__webpack_require__.bind(__webpack_require__, 5394));
    const declared = childInputs(deploy.inputs);
    return Object.entries(declared).map(([name, declaration]) => {
        const { description: _, ...input } = componentInput(name, declaration);
        return { name, variable: (0,resolve/* variableOf */.Qn)(name), input };
    });
}

// EXTERNAL MODULE: ./build/commands/comparison/environment.js + 6 modules
var comparison_environment = __webpack_require__(4531);
// EXTERNAL MODULE: ./build/commands/comparison/image-content.js
var image_content = __webpack_require__(7400);
// EXTERNAL MODULE: ./build/commands/comparison/keys.js + 1 modules
var comparison_keys = __webpack_require__(4632);
// EXTERNAL MODULE: ./build/commands/comparison/service-deployment.js
var service_deployment = __webpack_require__(4372);
// EXTERNAL MODULE: ./build/commands/comparison/source.js
var source = __webpack_require__(7816);
// EXTERNAL MODULE: ./build/commands/picture/picture.js + 2 modules
var picture_picture = __webpack_require__(2229);
// EXTERNAL MODULE: ./build/commands/picture/reasons.js
var reasons = __webpack_require__(5363);
// EXTERNAL MODULE: ./build/commands/places/by-server.js
var by_server = __webpack_require__(5891);
// EXTERNAL MODULE: ./build/commands/places/open-targets.js + 1 modules
var open_targets = __webpack_require__(4529);
// EXTERNAL MODULE: ./build/commands/places/place-run.js
var place_run = __webpack_require__(199);
// EXTERNAL MODULE: ./build/commands/places/seen.js
var seen = __webpack_require__(8713);
// EXTERNAL MODULE: ./build/commands/places/targets.js
var targets = __webpack_require__(4598);
// EXTERNAL MODULE: ./build/commands/summary.js
var summary = __webpack_require__(2635);
;// CONCATENATED MODULE: ./build/commands/plan.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});































const planInputs = {
    ...run/* runInputs */.HM,
    ...run/* changeInputs */.kH,
    ...gitops_remote/* gitopsConnectionInputs */.iE,
    ...run/* argocdInputs */.wm,
    ...run/* registryInputs */.P4,
    deliver: gitops/* deliveryInputs */.Uh.deliver,
    'request-key': gitops/* deliveryInputs */.Uh['request-key'],
    'request-branch': gitops/* deliveryInputs */.Uh['request-branch'],
    'on-older': gitops/* commitInputs */.J8['on-older'],
    engine: {
        ...build/* buildsInputs */.V.engine,
        description: 'What builds the images of Dockerfiles, instead of `engine` in `gitops.yaml`. `kaniko`: the child pipeline has three jobs a service, which write its script, build in `child-build-image` and deploy.',
    },
    promotion: run/* promotionInput */.e5,
    'child-pipeline': {
        type: 'string',
        description: 'File to write a GitLab child pipeline to, with one `deploy` job per affected service.',
    },
    'child-build-image': {
        type: 'string',
        description: 'Engine `kaniko`: container image of the jobs that build. Default: a maintained image of kaniko.',
    },
    'child-template': {
        type: 'string',
        description: 'What a job of the child pipeline is made of: address of the `deploy` component, `https` address of its template, or path in this repository. Default: a job that runs `deploy` by `child-program`.',
    },
    'child-image': {
        type: 'string',
        default: `${published/* jobImage */.zl}:${published/* version */.rE}`,
        description: "Container image of those jobs. Another than the project's own needs Node 20.19 or newer, git, and `child-program`. Not used with `child-template`.",
    },
    'child-program': {
        type: 'string',
        default: 'monorepo-gitops',
        description: `How those jobs call the program; in another image that has npm: \`npx --yes ${published/* npmPackage */.Qk}@${published/* version */.rE}\`. Not used with \`child-template\`.`,
    },
};
const planCommand = { inputs: planInputs, everyService: true };
const plan = (0,command/* defineCommand */.NB)({
    name: 'plan',
    summary: 'Tell which services a change affects, and in which environment they are deployed',
    inputs: planInputs,
    everyService: true,
    outputs: {
        services: { empty: [], description: 'JSON list of the affected services.' },
        environment: 'Environment that the event deploys to; empty when none matches.',
        slug: 'Name of the review environment of this branch or request.',
        matrix: {
            empty: { include: [] },
            description: 'GitHub job matrix: `{"include": [{service, environment, slug, path, image, tag, services}]}`. Of more than 256 services a row has several: `services` has the names, one a line.',
        },
        any: '`true` when a service is affected. GitHub fails a job with an empty matrix: use it in its `if`.',
        reason: {
            empty: {},
            description: 'JSON object: the reasons by service; an empty list for one that is not affected.',
        },
        held: {
            empty: {},
            description: 'JSON object: service → why, of what was taken back and is not deployed again before its content changes.',
        },
        seen: 'What the GitOps repository was when it was compared with: the input `seen` of the jobs that deploy.',
        url: 'Where people open the environment: its `url` in `gitops.yaml`, for the first of the services.',
        graph: 'What changed, the services that it reaches, and where they go, as Mermaid text; empty when nothing is to be done.',
        'child-pipeline': 'The file that was written.',
    },
    async run(given) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const appTokens = __addDisposableResource(env_1, new app_tokens/* AppTokens */.K(given), true);
            const run = await (0,source.ofCheckout)({ ...given, appTokens }, 'ignored');
            const { ci } = run;
            if (run.config !== undefined) {
                (0,source.warnOfTaken)(run, run.config);
                await (0,source.warnOfUnstarted)(run, run.config);
            }
            const plan = (await planByEnvironment(run)) ?? (await planByEvent(run));
            const jobs = (0,monorepo_jobs/* serviceJobs */.ob)(plan, run);
            const childFile = await writeChildPipeline({ ...plan, jobs, seen: seenByJobs(plan, run) }, run);
            const picture = plan.picture(imagesOf(jobs, plan.environment, run));
            return {
                outputs: {
                    services: plan.affected,
                    environment: plan.environment?.name,
                    slug: (0,monorepo_environments.slugFor)(ci),
                    matrix: { include: (0,monorepo_jobs/* matrixRows */.xI)(jobs, ci.host) },
                    any: plan.affected.length > 0,
                    reason: (0,reasons/* reasonsWithin */.L)(plan.reasons, ci.host),
                    held: plan.held,
                    seen: plan.seen,
                    url: addressOf(plan.environment, run),
                    graph: (0,picture_picture/* graphText */.uk)(picture, run),
                    'child-pipeline': childFile,
                },
                summary: ['### Plan', (0,summary/* sentence */.em)(placeOf(plan.environment, run)), ...(0,picture_picture/* pictureParts */.X$)(picture, run)].join('\n\n'),
            };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    },
});
function imagesOf(jobs, environment, run) {
    const from = (0,picture_picture/* promotedFrom */.RY)(environment, run);
    if (from !== undefined)
        return () => `the one that ${from} runs`;
    const images = new Map(jobs.map(({ service, image, tag }) => [service, image && tag ? `${image}:${tag}` : image]));
    return (service) => images.get(service);
}
async function planByEvent(run) {
    const plan = await planDeployment(planRequest(run), run);
    const why = [...plan.reasons].map(([name, reasons]) => [name, sentences(name, reasons)]);
    if (plan.environment === undefined)
        run.log.info(placeOf(undefined, run));
    return {
        ...plan,
        reasons: Object.fromEntries(why),
        held: {},
        seen: undefined,
        built: new Set(plan.affected),
        picture: (imageOf) => (0,picture_picture/* pictureOfChange */.Il)(plan, run, imageOf),
    };
}
async function planByEnvironment(run) {
    const { config, ci, inputs, log } = run;
    const environment = config && (0,monorepo_environments.chosenEnvironment)({ config, ci, environment: inputs.environment }, true);
    if (config === undefined || environment === undefined || ci.commit === undefined)
        return undefined;
    const home = (0,place_run/* runAt */.D)(planCommand, run, { environment: environment.name, cluster: inputs.cluster });
    if (!(0,targets.clustersIn)(run, environment).every((cluster) => isComparable(home, environment, cluster)))
        return undefined;
    const nothingBecause = (0,gitops_remote/* nothingByEvent */.ti)(run);
    if (nothingBecause !== undefined) {
        log.info(nothingBecause);
        return undefined;
    }
    try {
        return await compare(home, config, environment);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR) || error.kind !== 'failed')
            throw error;
        log.warn(`The GitOps repository cannot be compared with, so the event's base is: ${error.message}`);
        return undefined;
    }
}
function isComparable(home, environment, cluster) {
    const { config, inputs } = home;
    if (config === undefined)
        return false;
    const { file } = (0,place/* environmentAt */.Ff)(config, environment.environment, { environment: environment.name, cluster });
    const own = cluster === inputs.cluster ? home : (0,place_run/* runAt */.D)(planCommand, home, { environment: environment.name, cluster });
    return own.inputs['gitops-repository'] !== undefined && file !== undefined;
}
async function compare(run, config, environment) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { ci, log, inputs } = run;
        const commit = (0,resolve/* needed */.Ow)(ci.commit, 'config', 'the source commit is not known', 'Run in a checkout of the monorepo.');
        const { name } = environment;
        const targets = __addDisposableResource(env_2, new open_targets/* OpenTargets */.zn(planCommand, run, environment, commit), true);
        const isNamed = inputs.service !== undefined || inputs.services.length > 0;
        const keys = new comparison_keys/* EnvironmentKeys */.i3(run, config, () => targets.facts());
        const services = [];
        for (const target of targets.all) {
            const { run: own, clusters, once, history } = target;
            (0,gitops_remote/* checkForge */.Yu)(own, { deliver: own.inputs.deliver, commitVia: 'git' });
            target.plan = await (0,comparison_environment/* compareEnvironment */.dc)(own, config, await once.get(), {
                environment: name,
                services: (0,comparison_environment/* comparedServices */.YL)(run, config, name),
                clusters,
                deployment: ({ service, cluster }, gitopsFiles) => (0,service_deployment/* serviceDeployment */.l)(targets.run(cluster), config, { service, environment: name, cluster }, undefined, undefined, gitopsFiles),
                identity: (0,source.runIdentity)(run, commit, isNamed),
                keys,
                applications: (questions) => (0,by_server/* askServers */.C)(questions, ({ application }) => targets.run(application.place.cluster), (asked, those) => (0,comparison_environment/* applicationsOf */.$_)(asked, those, history, 'none')),
                contentOfImage: (image) => (0,image_content/* contentOfImage */.Q)(own, image, name),
            });
            services.push(...target.plan.services);
        }
        for (const each of services)
            log.info(`${(0,update/* subjectOf */.et)(each)}: ${each.reason}`);
        const affected = services.filter(({ decision }) => decision.do === 'write' || decision.do === 'follow-up');
        const reasonsOf = (service) => affected.flatMap((each) => (each.service === service ? [withCluster(each)] : []));
        return {
            services: config.services,
            environment,
            affected: [...new Set(affected.map(({ service }) => service))],
            held: (0,comparison_environment/* heldIn */.$f)(services),
            picture: (imageOf) => (0,picture_picture/* pictureOf */.CS)(services, name, run, imageOf),
            reasons: Object.fromEntries(services.map(({ service }) => [service, reasonsOf(service)])),
            seen: (0,seen/* seenText */.J)(targets.all.map(({ clusters, plan }) => ({ clusters, seen: plan?.seen }))),
            built: new Set(affected.flatMap(({ service, decision }) => (isNewImage(decision) ? [service] : []))),
        };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
function withCluster({ cluster, reason }) {
    return cluster === undefined ? reason : `${cluster}: ${reason}`;
}
function isNewImage(decision) {
    return decision.do === 'write' && decision.what === 'image';
}
function seenByJobs({ seen }, { inputs }) {
    return inputs.service !== undefined || inputs.services.length > 0 ? undefined : seen;
}
function addressOf(environment, { config, ci }) {
    return config && (0,monorepo_environments.environmentAddress)(config, environment, ci);
}
function planRequest({ inputs, config, ci, cwd, }) {
    const configFile = inputs.config && (0,external_node_path_.relative)(ci.workspace, (0,external_node_path_.resolve)(cwd, inputs.config)).replaceAll(external_node_path_.sep, '/');
    return {
        config,
        configFile,
        ci,
        services: inputs.service === undefined ? inputs.services : [inputs.service],
        environment: inputs.environment,
        all: inputs.all,
        base: inputs.base,
    };
}
function sentences(service, reasons) {
    return reasons.map((reason) => (0,monorepo_affected/* describeReason */.Gk)(service, reason));
}
function placeOf(environment, { config, ci }) {
    if (environment !== undefined)
        return `Environment: ${environment.name}`;
    return config === undefined ? 'No environment: there is no gitops.yaml.' : (0,why_no_environment/* whyNoEnvironment */.H)(config, ci);
}


/***/ }),

/***/ 8093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ whyNoEnvironment)
});

// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(8998);
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
    const literal = (0,suggestion/* suggestionFor */.o)(name, given.filter((pattern) => !(0,glob/* isGlob */.fg)(pattern)));
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
    if (event.kind === 'request' || event.kind === 'request-closed') {
        return 'No environment of gitops.yaml takes requests: none has `when.request: true`.';
    }
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
    return `No environment of gitops.yaml takes the branch ${branch}: ${listed(config, 'branch')}.${nearMisses(config, branch, 'branch')}`;
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
            const near = (0,suggestion/* didYouMean */.a)(word, known.map((each) => each.name), (each) => `"${each}"`);
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
