export const id = 7526;
export const ids = [7526,5713];
export const modules = {

/***/ 7526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i3: () => (/* binding */ EnvironmentKeys),
  E6: () => (/* binding */ buildSettings),
  Ng: () => (/* binding */ picked),
  B7: () => (/* binding */ valueSettings)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/flow/keys.js
var keys = __webpack_require__(2531);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(8998);
// EXTERNAL MODULE: ./build/core/review/marker.js
var marker = __webpack_require__(5713);
;// CONCATENATED MODULE: ./build/core/flow/left-out.js



const ownDirectory = '.monorepo-gitops/**';
function writtenByEnvironments(config, appFiles) {
    const patterns = [ownDirectory, `**/${marker/* markerFile */.bx}`, ...appFiles.map(patternOf)];
    for (const { file } of config.environments.values()) {
        if (file === undefined)
            continue;
        patterns.push(patternOf(file));
        const segments = file.split('/');
        const depth = segments.slice(0, -1).indexOf('{slug}');
        if (depth >= 0)
            patterns.push(`${segments
                .slice(0, depth + 1)
                .map(patternOf)
                .join('/')}/**`);
    }
    return (0,glob/* globs */.gV)(patterns);
}
function patternOf(template) {
    return external_node_path_.posix.normalize(template).replace(/\{[a-z0-9-]+\}/g, '*');
}

// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/monorepo/affected.js
var affected = __webpack_require__(1754);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/core/monorepo/service-content.js + 9 modules
var service_content = __webpack_require__(9169);
;// CONCATENATED MODULE: ./build/core/monorepo/content-key.js


const contentKeyVersion = 1;
const digits = 32;
async function contentKeys({ tree, graph, services, ...options }) {
    const index = await (0,service_content/* indexContent */.GE)({ tree, graph }, options);
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
        (0,service_content/* digestOfFiles */.v0)(loose.values()),
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

// EXTERNAL MODULE: ./build/core/monorepo/workspace.js
var workspace = __webpack_require__(6521);
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
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
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
    'env',
    'user',
    'workdir',
];
const valueSettings = ['key', 'set', 'unset', 'pin', 'on-alias', 'keep-tag'];
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
    const paths = [...files.keys()].filter(service_content/* isDescription */.Zu);
    return paths.filter((path) => files.get(path)?.id !== head.files.get(path)?.id);
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
    async keysIn(environment, services) {
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
            return content === undefined
                ? []
                : [[service, { content, configuration: this.#configuration(service, environment) }]];
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
        if (await (0,source_checkout/* hasCommit */.QE)(checkout, commit))
            return (0,service_content/* readMonorepo */.MM)(checkout, commit);
        await this.expect([commit]);
        const tree = this.#trees.get(commit);
        return tree === undefined ? undefined : { tree, graph: await (0,workspace/* readWorkspaceOf */.J7)(tree) };
    }
    #head() {
        const { ci, env, programs } = this.#run;
        this.#monorepo ??= (0,service_content/* readMonorepo */.MM)({ cwd: ci.workspace, env, programs });
        return this.#monorepo;
    }
    #options(environment) {
        const { inputs, ci, cwd } = this.#run;
        const configFile = inputs.config && (0,external_node_path_.relative)(ci.workspace, (0,external_node_path_.resolve)(cwd, inputs.config)).replaceAll(external_node_path_.sep, '/');
        return {
            settings: (service) => this.#settings(build_image/* configuredBuild */.H, buildSettings, { service, environment }),
            ...(configFile === undefined ? {} : { configFile }),
            ...(this.#isOneRepository(environment)
                ? { leaveOut: writtenByEnvironments(this.#config, [this.#appFile(environment)]) }
                : {}),
        };
    }
    #isOneRepository(environment) {
        const { ci } = this.#run;
        const { inputs } = (0,inputs_for/* inputsFor */.p)(argocd_upsert_app/* configuredApplication */.b, this.#run, { environment });
        if (inputs['gitops-repository'] === undefined)
            return false;
        return (0,repository/* sameRepository */.RB)((0,gitops_remote/* gitopsUrl */.iZ)({ ...this.#run, inputs }), ci.repositoryUrl ?? ci.repository);
    }
    #appFile(environment) {
        return (0,inputs_for/* inputsFor */.p)(argocd_upsert_app/* configuredApplication */.b, this.#run, { environment }).inputs['app-file'];
    }
    #configuration(service, environment) {
        const scope = { service, environment };
        const application = (0,inputs_for/* inputsFor */.p)(argocd_upsert_app/* configuredApplication */.b, this.#run, scope).inputs;
        const inGit = (application.mode ?? (application['argocd-server'] === undefined ? 'git' : 'api')) === 'git';
        const hasApplication = this.#config.environments.get(environment)?.app !== undefined;
        const names = Object.keys({ ...declarations_application/* applicationInputs */.y, ...declarations_application/* manifestInputs */.F });
        return (0,keys/* configurationKey */.k)({
            values: this.#settings(bump_image_tag/* configuredBump */.d, valueSettings, scope),
            application: hasApplication && inGit ? this.#settings(argocd_upsert_app/* configuredApplication */.b, names, scope) : null,
        });
    }
    #settings(command, names, scope) {
        const { ci } = this.#run;
        const { inputs } = (0,inputs_for/* inputsFor */.p)(command, { ...this.#run, ci: sameForAll(ci) }, scope);
        return JSON.parse(JSON.stringify(picked(inputs, names)).replaceAll(JSON.stringify(ci.workspace).slice(1, -1), '.'));
    }
}


/***/ }),

/***/ 2531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ configurationKey),
/* harmony export */   n: () => (/* binding */ isComparable)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8314);


const configurationVersion = 1;
const digits = 32;
function configurationKey(configuration) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)(configuration)).digest('hex');
    return `v${configurationVersion}-${hash.slice(0, digits)}`;
}
function isComparable(key, other) {
    return key !== undefined && key.split('-', 1)[0] === other.split('-', 1)[0];
}


/***/ }),

/***/ 1754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EX: () => (/* binding */ allServices),
/* harmony export */   Gk: () => (/* binding */ describeReason),
/* harmony export */   ty: () => (/* binding */ affectedServices)
/* harmony export */ });
/* harmony import */ var _lock_lock_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8306);
/* harmony import */ var _service_content_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9169);


async function affectedServices({ before, after, services, settingsBefore, ...options }) {
    const old = await (0,_service_content_js__WEBPACK_IMPORTED_MODULE_1__/* .indexContent */ .GE)(before, { ...options, settings: settingsBefore ?? options.settings });
    const now = await (0,_service_content_js__WEBPACK_IMPORTED_MODULE_1__/* .indexContent */ .GE)(after, options);
    const reasons = new Map([...services].map(([name, service]) => [name, ownReasons(name, service, old, now)]));
    spreadToDependents(reasons, services);
    return reasons;
}
function allServices(services, why) {
    return new Map([...services].map((name) => [name, [{ kind: 'everything', why }]]));
}
function describeReason(service, reason) {
    switch (reason.kind) {
        case 'everything':
            return `everything is taken: ${reason.why}`;
        case 'root-file':
            return `${filesOf(reason)} changed, which every service is built from`;
        case 'root-part':
            return `${reason.file} changed (${some(reason.parts)})`;
        case 'lock-file':
            return reason.whole === undefined
                ? `its part of ${reason.file} changed (${some(reason.changes.map(describeLockChange), 'settings, or which package gets which version')})`
                : `${reason.file} changed, which counts as a whole: ${reason.whole}`;
        case 'settings':
            return 'its build settings changed';
        case 'file':
            return `${filesOf(reason)} changed`;
        case 'dockerfile':
            return `its Dockerfile ${filesOf(reason)} changed`;
        case 'watch':
            return `${filesOf(reason)} changed, watched by ${reason.glob}`;
        case 'package': {
            const through = reason.via.length === 0 ? '' : ` through ${reason.via.join(' → ')}`;
            return `package ${reason.package} changed (${filesOf(reason)}), ${service} depends on it${through}`;
        }
        case 'patch':
            return `${filesOf(reason)} changed, which patches ${reason.package}`;
        case 'link':
            return `${filesOf(reason)} changed, ${reason.link} leads to it`;
        case 'service':
            return `service ${reason.service} is affected, ${service} depends on it`;
    }
}
function filesOf({ file, more }) {
    return more === 0 ? file : `${file} and ${more} more`;
}
function describeLockChange({ package: name, from, to }) {
    if (from === undefined)
        return `${name} ${to} added`;
    if (to === undefined)
        return `${name} ${from} removed`;
    return from === to ? `${name} ${to} resolved otherwise` : `${name} ${from} → ${to}`;
}
const mostNamed = 3;
function some(items, without = '') {
    const named = items.slice(0, mostNamed).join(', ');
    return items.length > mostNamed ? `${named} and ${items.length - mostNamed} more` : named || without;
}
function ownReasons(name, service, old, now) {
    const before = old.contentOf(name, service);
    const after = now.contentOf(name, service);
    return [
        ...fileReasons(before, after),
        ...partReasons(before.parts, after.parts),
        ...lockReasons(before.locks, after.locks),
        ...(before.settings === after.settings ? [] : [{ kind: 'settings' }]),
    ];
}
function fileReasons(before, after) {
    const groups = new Map();
    for (const path of differingFiles(before, after)) {
        const [old, now] = [fileOf(before, path), fileOf(after, path)];
        if (old?.id === now?.id && old?.mode === now?.mode)
            continue;
        const as = now === undefined ? old && before.membershipOf(old) : after.membershipOf(now);
        if (as === undefined)
            continue;
        const key = JSON.stringify(as);
        const group = groups.get(key) ?? { as, paths: [] };
        groups.set(key, group);
        group.paths.push(path);
    }
    return [...groups.values()]
        .sort((a, b) => order(a.as) - order(b.as))
        .flatMap(({ as, paths: [file, ...others] }) => (file === undefined ? [] : [{ ...as, file, more: others.length }]));
}
function differingFiles(before, after) {
    const paths = new Set([...before.loose.keys(), ...after.loose.keys()]);
    for (const path of new Set([...before.packages.keys(), ...after.packages.keys()])) {
        const [old, now] = [before.packages.get(path), after.packages.get(path)];
        if (old?.digest === now?.digest)
            continue;
        for (const file of [...(old?.files.keys() ?? []), ...(now?.files.keys() ?? [])])
            paths.add(file);
    }
    return [...paths].sort();
}
function fileOf({ loose, packages }, path) {
    const known = loose.get(path);
    if (known !== undefined)
        return known;
    for (const { files } of packages.values()) {
        const found = files.get(path);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function order(as) {
    const kinds = ['root-file', 'file', 'dockerfile', 'watch', 'package', 'link', 'patch'];
    return kinds.indexOf(as.kind) * 1000 + (as.kind === 'package' ? as.via.length : 0);
}
function partReasons(before, after) {
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((file) => {
        const [old, now] = [before.get(file), after.get(file)];
        const names = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort();
        const parts = names.filter((name) => old?.get(name) !== now?.get(name));
        return parts.length > 0 || (old === undefined) !== (now === undefined) ? [{ kind: 'root-part', file, parts }] : [];
    });
}
function lockReasons(before, after) {
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((file) => {
        const [old, now] = [before.get(file), after.get(file)];
        if (old?.digest === now?.digest)
            return [];
        const changes = (0,_lock_lock_file_js__WEBPACK_IMPORTED_MODULE_0__/* .lockChanges */ .Bt)(old, now);
        return [{ kind: 'lock-file', file, changes, whole: now?.whole ?? old?.whole }];
    });
}
function spreadToDependents(reasons, services) {
    const queue = [...reasons].filter(([, found]) => found.length > 0).map(([name]) => name);
    for (const changed of queue) {
        for (const [name, service] of services) {
            const found = reasons.get(name);
            if (name === changed || found === undefined || service['depends-on']?.includes(changed) !== true)
                continue;
            if (found.length === 0)
                queue.push(name);
            found.push({ kind: 'service', service: changed });
        }
    }
}


/***/ }),

/***/ 8306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bt: () => (/* binding */ lockChanges),
/* harmony export */   Ke: () => (/* binding */ lockFile),
/* harmony export */   XK: () => (/* binding */ lockPart)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8314);


function lockFile({ entries, shared, patches, resolve, importer }) {
    const packages = new Map();
    for (const [key, { id, name, version, patch }] of entries) {
        packages.set(key, { id, name, version, patch, digest: Buffer.alloc(0), edges: nothing, index: 0 });
    }
    const edgesOf = (from, wanted) => {
        const found = [];
        const links = [];
        const missing = [];
        const texts = [];
        for (const dependency of wanted) {
            const { alias, range, optional } = dependency;
            const resolution = resolve(from, dependency);
            const ids = [];
            if (resolution === undefined) {
                if (!optional)
                    missing.push(`${alias}@${range}`);
            }
            else if ('link' in resolution) {
                links.push(resolution.link);
                ids.push(`link:${resolution.link}`);
            }
            else {
                for (const key of resolution.entries) {
                    const target = packages.get(key);
                    if (target === undefined)
                        continue;
                    found.push(target);
                    ids.push(target.id);
                }
            }
            texts.push(JSON.stringify([alias, optional, ids.sort()]));
        }
        return { packages: found, links, missing, text: texts.sort().join('\n') };
    };
    for (const [key, entry] of entries) {
        const locked = packages.get(key);
        if (locked === undefined)
            continue;
        locked.edges = edgesOf(key, entry.wanted);
        const text = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)([entry.id, entry.name, entry.version, entry.fields, locked.edges.text]);
        locked.digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest();
    }
    const sorted = [...packages.values()].sort((a, b) => compare(a.id, b.id) || Buffer.compare(a.digest, b.digest));
    for (const [index, each] of sorted.entries())
        each.index = index;
    const importers = new Map();
    return {
        packages: sorted,
        digests: Buffer.concat(sorted.map(({ digest }) => digest)),
        closures: closuresOf(sorted),
        shared: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)(shared),
        patches: new Set(patches),
        dependenciesOf(path, wanted) {
            if (!importers.has(path)) {
                const found = importer(path, wanted);
                importers.set(path, found && edgesOf(found.from, found.wanted));
            }
            return importers.get(path);
        },
    };
}
const digestLength = 32;
const nothing = { packages: [], links: [], missing: [], text: '' };
function compare(a, b) {
    return a < b ? -1 : Number(a > b);
}
function closuresOf(packages) {
    const words = Math.ceil(packages.length / 32);
    const closures = packages.map(({ id, index, edges }) => {
        const bits = new Uint32Array(words);
        addBit(bits, index);
        const [missing] = edges.missing;
        return { bits, missing: missing && `${missing}, which ${id} needs, is not in it` };
    });
    const order = dependenciesFirst(packages);
    for (let isGrowing = true; isGrowing;) {
        isGrowing = false;
        for (const { index, edges } of order) {
            const closure = closures[index];
            for (const { index: other } of edges.packages) {
                if (closure !== undefined && addClosure(closure, closures[other]))
                    isGrowing = true;
            }
        }
    }
    return closures;
}
function addBit(bits, index) {
    const word = index >>> 5;
    bits[word] = (bits[word] ?? 0) | (1 << (index & 31));
}
function hasBit(bits, index) {
    return (((bits[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}
function addClosure(closure, other) {
    if (other === undefined)
        return false;
    const { bits } = closure;
    let added = 0;
    for (let word = 0; word < bits.length; word += 1) {
        const old = bits[word] ?? 0;
        const now = old | (other.bits[word] ?? 0);
        added |= now ^ old;
        bits[word] = now;
    }
    closure.missing ??= other.missing;
    return added !== 0;
}
function dependenciesFirst(packages) {
    const order = [];
    const entered = new Uint8Array(packages.length);
    for (const start of packages) {
        const path = [];
        const enter = (at) => {
            if (at === undefined || entered[at.index] === 1)
                return;
            entered[at.index] = 1;
            path.push({ at, next: 0 });
        };
        enter(start);
        for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
            if (top.next < top.at.edges.packages.length)
                enter(top.at.edges.packages[top.next++]);
            else {
                order.push(top.at);
                path.pop();
            }
        }
    }
    return order;
}
function lockPart(lock, importers) {
    const reached = { bits: new Uint32Array(Math.ceil(lock.packages.length / 32)), missing: undefined };
    const direct = new Set();
    const wiring = [];
    const paths = new Set(importers.keys());
    for (const path of paths) {
        const wanted = importers.get(path) ?? [];
        const edges = lock.dependenciesOf(path, wanted);
        if (edges === undefined && wanted.every(({ optional }) => optional))
            continue;
        if (edges === undefined)
            return { kind: 'whole', why: `${path} is not in it` };
        const [missing] = edges.missing;
        if (missing !== undefined)
            return { kind: 'whole', why: `${missing}, which ${path} needs, is not in it` };
        wiring.push(JSON.stringify([path, edges.text]));
        for (const link of edges.links)
            paths.add(link);
        for (const each of edges.packages) {
            direct.add(each);
            addClosure(reached, lock.closures[each.index]);
        }
    }
    if (reached.missing !== undefined)
        return { kind: 'whole', why: reached.missing };
    const isReached = ({ index }) => hasBit(reached.bits, index);
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify([lock.shared, wiring.sort()]));
    for (let end = 0, start = 0; start < lock.packages.length; start = end + 1) {
        end = start;
        while (end < lock.packages.length && hasBit(reached.bits, end))
            end += 1;
        if (end > start)
            hash.update(lock.digests.subarray(start * digestLength, end * digestLength));
    }
    return {
        kind: 'part',
        digest: hash.digest('hex'),
        packages: () => lock.packages.filter(isReached),
        direct,
    };
}
function lockChanges(before, after) {
    const versions = [byName(before?.packages() ?? []), byName(after?.packages() ?? [])];
    const direct = new Set([...(before?.direct ?? []), ...(after?.direct ?? [])].map(({ name }) => name));
    const names = [...new Set([...versions[0].keys(), ...versions[1].keys()])].sort(compare);
    const changes = names.flatMap((name) => {
        const [old, now] = [versions[0].get(name), versions[1].get(name)];
        const [from, to] = [old && versionsOf(old), now && versionsOf(now)];
        if (from === to && (old ?? []).map(hex).sort().join() === (now ?? []).map(hex).sort().join())
            return [];
        const rank = from === to ? resolvedOtherwise : from === undefined || to === undefined ? 1 : 0;
        return [{ package: name, from, to, rank: rank + (direct.has(name) ? 0 : indirect) }];
    });
    const others = changes.filter(({ from, to }) => from !== to);
    return (others.length > 0 ? others : changes).sort((a, b) => a.rank - b.rank).map(({ rank: _, ...change }) => change);
}
const resolvedOtherwise = 2;
const indirect = 3;
function byName(packages) {
    const found = new Map();
    for (const each of packages)
        found.set(each.name, [...(found.get(each.name) ?? []), each]);
    return found;
}
function versionsOf(packages) {
    return [...new Set(packages.map(({ version }) => version))].sort(compare).join(' and ');
}
function hex({ digest }) {
    return digest.toString('hex');
}


/***/ }),

/***/ 9169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v0: () => (/* binding */ digestOfFiles),
  GE: () => (/* binding */ indexContent),
  Zu: () => (/* binding */ isDescription),
  MM: () => (/* binding */ readMonorepo)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(8998);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/objects.js
var objects = __webpack_require__(585);
// EXTERNAL MODULE: ./build/core/git/program/object-reader.js
var object_reader = __webpack_require__(8779);
// EXTERNAL MODULE: ./build/core/git/program/program.js
var program = __webpack_require__(1714);
// EXTERNAL MODULE: ./build/core/source/checkout.js
var checkout = __webpack_require__(5228);
;// CONCATENATED MODULE: ./build/core/source/tree.js






async function readSourceTree(at, commit = 'HEAD') {
    const args = ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit];
    const { code, stdout, stderr } = await (0,checkout/* git */.$Y)(at, args);
    if (code !== 0) {
        throw new failure/* Failure */.HR('failed', 'GIT_TREE', `the files of ${commit} cannot be listed in this checkout`, {
            hint: 'Run this in a checkout of the monorepo that git can read (in a container: git config --global --add safe.directory "$PWD").',
            cause: new Error(stderr.trim()),
        });
    }
    const files = new Map(parseListing(stdout).map((file) => [file.path, file]));
    const links = once(() => readLinks(at, files));
    return {
        files,
        links,
        async read(paths) {
            const wanted = [...new Set(paths)];
            const isLinked = wanted.some((path) => files.get(path)?.mode === objects/* treeMode */.co.symlink);
            const targets = isLinked ? await links() : new Map();
            const found = new Map(wanted.map((path) => [path, files.get(followed(path, targets))]));
            const bodies = await readBlobs(at, [...found.values()]);
            return new Map([...found].flatMap(([path, file]) => entry(path, file && bodies.get(file.id))));
        },
    };
}
function parseListing(listing) {
    const text = listing.toString('utf8');
    const isText = !text.includes('\u{FFFD}');
    const entries = (isText ? text : listing.toString('latin1')).split('\0').slice(0, -1);
    return entries.map((line) => {
        const tab = line.indexOf('\t');
        const name = line.slice(tab + 1);
        return {
            path: isText ? name : (0,objects/* decodeName */.e4)(Buffer.from(name, 'latin1')),
            mode: line.slice(0, line.indexOf(' ')),
            id: line.slice(line.lastIndexOf(' ', tab) + 1, tab),
        };
    });
}
function entry(path, body) {
    return body === undefined ? [] : [[path, body]];
}
const mostLinks = 40;
function followed(path, targets) {
    let end = path;
    for (let steps = 0; steps < mostLinks; steps += 1)
        end = targets.get(end) ?? end;
    return end;
}
async function readLinks(at, files) {
    const links = [...files.values()].filter(({ mode }) => mode === objects/* treeMode */.co.symlink);
    const texts = await readBlobs(at, links);
    const targets = new Map();
    for (const { path, id } of links) {
        const text = (0,objects/* decodeName */.e4)(texts.get(id) ?? Buffer.alloc(0));
        const target = external_node_path_.posix.join(external_node_path_.posix.dirname(path), text).replace(/(?<=.)\/$/, '');
        if (text !== '' && !external_node_path_.posix.isAbsolute(text) && !/^\.\.(\/|$)/.test(target))
            targets.set(path, target);
    }
    return targets;
}
async function readBlobs(at, files) {
    const wanted = new Map();
    for (const file of files)
        if (file !== undefined && file.mode !== objects/* treeMode */.co.submodule)
            wanted.set(file.id, file.path);
    if (wanted.size === 0)
        return new Map();
    const reader = new object_reader/* ObjectReader */.n(() => (0,program/* startGit */.BE)(['cat-file', '--batch'], at));
    try {
        const read = async ([id, path]) => {
            const object = await reader.read(id);
            if (object === undefined)
                throw new failure/* Failure */.HR('failed', 'GIT_TREE', `the content of ${path} is not in this checkout`);
            return [id, (0,objects/* bufferOf */.Kb)(object.body)];
        };
        return new Map(await Promise.all([...wanted].map(read)));
    }
    finally {
        await reader.close();
    }
}
function once(ask) {
    let answer;
    return () => {
        answer ??= ask();
        return answer;
    };
}

// EXTERNAL MODULE: ./build/core/monorepo/lock/lock-file.js
var lock_file = __webpack_require__(8306);
;// CONCATENATED MODULE: ./build/core/monorepo/lock/lock-entries.js

function wantedOf(holder, kinds) {
    const found = new Map();
    for (const [names, optional] of [
        [kinds.optional, true],
        [kinds.needed, false],
    ]) {
        for (const name of names) {
            for (const [alias, range] of Object.entries(objectAt(holder, name))) {
                found.set(alias, { alias, range: String(range), optional });
            }
        }
    }
    return [...found.values()];
}
function objectAt(holder, name) {
    const value = holder[name];
    return (0,json/* isObject */.Gv)(value) ? value : {};
}
function without(holder, names) {
    return Object.fromEntries(Object.entries(holder).filter(([name]) => !names.has(name)));
}
function splitId(id) {
    const at = id.indexOf('@', 1);
    return at < 0 ? { name: id, version: '' } : { name: id.slice(0, at), version: id.slice(at + 1) };
}

;// CONCATENATED MODULE: ./build/core/monorepo/lock/bun-lock.js




const ofPackage = { needed: ['dependencies'], optional: ['optionalDependencies', 'peerDependencies'] };
const ofWorkspace = { needed: ['dependencies', 'devDependencies'], optional: ofPackage.optional };
const shared = ['lockfileVersion', 'configVersion'];
const workspace = 'workspace:';
function parseBunLock(text) {
    const content = (0,json/* parseJsonWithComments */.GU)(text);
    if (!(0,json/* isObject */.Gv)(content) || !(0,json/* isObject */.Gv)(content.packages) || !(0,json/* isObject */.Gv)(content.workspaces)) {
        throw new Error('it has no packages and workspaces');
    }
    const { packages, workspaces } = content;
    const patched = objectAt(content, 'patchedDependencies');
    const entries = new Map();
    const links = new Map();
    for (const [key, value] of Object.entries(packages)) {
        if (!Array.isArray(value))
            continue;
        const [id, ...rest] = value;
        const { name, version } = splitId(String(id));
        if (version.startsWith(workspace))
            links.set(key, version.slice(workspace.length));
        else
            entries.set(key, entryOf(String(id), name, version, rest, patched[String(id)]));
    }
    return (0,lock_file/* lockFile */.Ke)({
        entries,
        shared: shared.map((name) => content[name] ?? null),
        patches: Object.values(patched).flatMap((each) => (typeof each === 'string' ? [external_node_path_.posix.normalize(each)] : [])),
        resolve(from, { alias }) {
            const key = keysFor(from, alias).find((each) => entries.has(each) || links.has(each));
            if (key === undefined)
                return undefined;
            const link = links.get(key);
            return link === undefined ? { entries: [key] } : { link };
        },
        importer(path) {
            const entry = workspaces[path === '.' ? '' : path];
            if (!(0,json/* isObject */.Gv)(entry))
                return undefined;
            const name = path === '.' ? '' : String(entry.name ?? '');
            return { from: name, wanted: wantedOf(entry, ofWorkspace) };
        },
    });
}
function entryOf(id, name, version, rest, patch) {
    const about = rest.find(json/* isObject */.Gv) ?? {};
    return {
        id,
        name,
        version,
        fields: [
            rest.filter((each) => !(0,json/* isObject */.Gv)(each)),
            without(about, new Set([...ofPackage.needed, 'optionalDependencies'])),
            patch ?? null,
        ],
        wanted: wantedOf(about, ofPackage),
        patch: typeof patch === 'string' ? external_node_path_.posix.normalize(patch) : undefined,
    };
}
function keysFor(from, alias) {
    const names = from.match(/@[^/]+\/[^/]+|[^/]+/g) ?? [];
    return [...names.keys(), names.length].reverse().map((count) => [...names.slice(0, count), alias].join('/'));
}

;// CONCATENATED MODULE: ./build/core/monorepo/lock/npm-lock.js




const npm_lock_ofPackage = { needed: ['dependencies'], optional: ['optionalDependencies', 'peerDependencies'] };
const npm_lock_ofWorkspace = { needed: ['dependencies', 'devDependencies'], optional: npm_lock_ofPackage.optional };
const notItsOwn = new Set([
    ...['dependencies', 'devDependencies', 'optionalDependencies'],
    ...['dev', 'devOptional', 'optional', 'peer', 'extraneous'],
    ...['deprecated', 'license', 'funding'],
]);
const notShared = new Set(['name', 'version', 'packages', 'dependencies']);
const modules = 'node_modules/';
function parseNpmLock(text) {
    const content = (0,json/* parseJson */.qF)(text.replace(/^\uFEFF/, ''));
    if (!(0,json/* isObject */.Gv)(content))
        throw new Error('it is not JSON');
    if (!(0,json/* isObject */.Gv)(content.packages))
        throw new Error(`its version ${content.lockfileVersion ?? 1} has no "packages"`);
    const { packages } = content;
    const entries = new Map();
    for (const [location, entry] of Object.entries(packages)) {
        if ((0,json/* isObject */.Gv)(entry) && entry.link !== true && location.includes(modules))
            entries.set(location, npm_lock_entryOf(location, entry));
    }
    return (0,lock_file/* lockFile */.Ke)({
        entries,
        shared: without(content, notShared),
        patches: [],
        resolve(from, { alias }) {
            for (const location of locations(from, alias)) {
                const entry = packages[location];
                if (!(0,json/* isObject */.Gv)(entry))
                    continue;
                if (entry.link === true)
                    return { link: String(entry.resolved) };
                return { entries: [location] };
            }
            return undefined;
        },
        importer(path) {
            const entry = packages[path === '.' ? '' : path];
            return (0,json/* isObject */.Gv)(entry) ? { from: path, wanted: wantedOf(entry, npm_lock_ofWorkspace) } : undefined;
        },
    });
}
function npm_lock_entryOf(location, entry) {
    const alias = location.slice(location.lastIndexOf(modules) + modules.length);
    const name = typeof entry.name === 'string' ? entry.name : alias;
    const version = String(entry.version ?? '');
    return {
        id: `${name}@${version}`,
        name,
        version,
        fields: [location, without(entry, notItsOwn)],
        wanted: wantedOf(entry, npm_lock_ofPackage),
    };
}
function* locations(from, alias) {
    for (let directory = from;; directory = external_node_path_.posix.dirname(directory)) {
        if (external_node_path_.posix.basename(directory) !== 'node_modules')
            yield external_node_path_.posix.join(directory, modules, alias);
        if (directory === '.')
            return;
    }
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/core/monorepo/lock/lock-yaml.js

function parseLockYaml(text) {
    try {
        return new Reader(text).document();
    }
    catch (error) {
        if (error instanceof NotKnown)
            return (0,dist.parse)(text, { maxAliasCount: 100, schema: 'failsafe' });
        throw error;
    }
}
class NotKnown extends Error {
}
class Reader {
    #lines;
    #at = 0;
    constructor(text) {
        this.#lines = text
            .replace(/^\uFEFF/, '')
            .split(/\r?\n/)
            .map((line) => ({ indent: line.length - line.trimStart().length, text: line.trim() }))
            .filter(({ text: line }) => line !== '' && !line.startsWith('#') && line !== '---');
        if (text.includes('\t'))
            throw new NotKnown();
    }
    document() {
        const value = this.#block(0);
        if (this.#at < this.#lines.length)
            throw new NotKnown();
        return value;
    }
    #block(indent) {
        const line = this.#lines[this.#at];
        if (line === undefined || line.indent !== indent)
            throw new NotKnown();
        return line.text.startsWith('- ') ? this.#list(indent) : this.#map(indent);
    }
    #list(indent) {
        const items = [];
        for (let line = this.#lines[this.#at]; line?.indent === indent && line.text.startsWith('- ');) {
            items.push(inline(line.text.slice(2).trim()));
            this.#at += 1;
            line = this.#lines[this.#at];
        }
        return items;
    }
    #map(indent) {
        const entries = [];
        const names = new Set();
        for (let line = this.#lines[this.#at]; line?.indent === indent; line = this.#lines[this.#at]) {
            const { key, rest } = this.#key(line.text, indent);
            if (names.has(key))
                throw new NotKnown();
            names.add(key);
            entries.push([key, this.#value(rest, indent)]);
        }
        if ((this.#lines[this.#at]?.indent ?? 0) > indent)
            throw new NotKnown();
        return Object.fromEntries(entries);
    }
    #key(text, indent) {
        this.#at += 1;
        if (!text.startsWith('? '))
            return splitKey(text);
        const next = this.#lines[this.#at];
        if (next?.indent !== indent || !/^:(\s|$)/.test(next.text))
            throw new NotKnown();
        const key = inline(text.slice(2).trim());
        if (typeof key !== 'string')
            throw new NotKnown();
        if (next.text === ':')
            this.#at += 1;
        else
            this.#lines[this.#at] = { indent: indent + 2, text: next.text.slice(1).trim() };
        return { key, rest: '' };
    }
    #value(rest, indent) {
        if (rest !== '')
            return inline(rest);
        const next = this.#lines[this.#at];
        if (next === undefined || next.indent < indent || (next.indent === indent && !next.text.startsWith('- ')))
            return '';
        return this.#block(next.indent);
    }
}
function splitKey(text) {
    const [whole, double, single, plain] = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'&*!|>%@`[\]{},#?-][^#]*?|-[^\s#][^#]*?)) *:(?: +|$)/.exec(text) ??
        [];
    if (whole === undefined)
        throw new NotKnown();
    return { key: scalar(double, single, plain), rest: text.slice(whole.length) };
}
function scalar(double, single, plain = '') {
    if (double !== undefined) {
        if (/\\[^"\\/nt]/.test(double))
            throw new NotKnown();
        return JSON.parse(`"${double}"`);
    }
    return single === undefined ? plain : single.replaceAll("''", "'");
}
function inline(text) {
    const reader = new InlineReader(text);
    const value = text.startsWith('{') || text.startsWith('[') ? reader.collection() : reader.text(false);
    if (!reader.isAtEnd())
        throw new NotKnown();
    return value;
}
class InlineReader {
    #text;
    #at = 0;
    constructor(text) {
        this.#text = text;
    }
    isAtEnd() {
        return this.#at === this.#text.length;
    }
    text(inCollection) {
        const pattern = inCollection
            ? /"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'&*!|>%@`[\]{},#-](?:[^,[\]{}#:]|:(?! ))*|-[^\s,[\]{}#:]+)/y
            : /"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'&*!|>%@`[\]{},#-](?:[^#:]|:(?! |$)|(?<! )#)*|-[^\s#:](?:[^#:]|:(?! |$))*)/y;
        pattern.lastIndex = this.#at;
        const [whole, double, single, plain] = pattern.exec(this.#text) ?? [];
        if (whole === undefined)
            throw new NotKnown();
        this.#at += whole.length;
        return scalar(double, single, plain?.trimEnd());
    }
    collection() {
        const isMap = this.#text[this.#at] === '{';
        const end = isMap ? '}' : ']';
        const items = [];
        const entries = [];
        this.#skip(1);
        while (this.#text[this.#at] !== end) {
            if (isMap) {
                const key = this.text(true);
                if (this.#text[this.#at] !== ':')
                    throw new NotKnown();
                this.#skip(1);
                entries.push([key, this.#item()]);
            }
            else
                items.push(this.#item());
            if (this.#text[this.#at] === ',')
                this.#skip(1);
            else if (this.#text[this.#at] !== end)
                throw new NotKnown();
        }
        this.#at += 1;
        return isMap ? Object.fromEntries(entries) : items;
    }
    #item() {
        const isCollection = this.#text[this.#at] === '{' || this.#text[this.#at] === '[';
        const value = isCollection ? this.collection() : this.text(true);
        this.#skip(0);
        return value;
    }
    #skip(characters) {
        this.#at += characters;
        while (this.#text[this.#at] === ' ')
            this.#at += 1;
    }
}

;// CONCATENATED MODULE: ./build/core/monorepo/lock/pnpm-lock.js





const kinds = { needed: ['dependencies', 'devDependencies'], optional: ['optionalDependencies'] };
const pnpm_lock_notItsOwn = new Set(['dependencies', 'devDependencies', 'optionalDependencies', 'dev', 'optional', 'deprecated']);
const pnpm_lock_notShared = new Set([
    'importers',
    'packages',
    'snapshots',
    'catalogs',
    'overrides',
    'patchedDependencies',
    'time',
    ...kinds.needed,
    ...kinds.optional,
    'specifiers',
]);
function parsePnpmLock(text) {
    const content = parseLockYaml(text);
    const version = (0,json/* isObject */.Gv)(content) ? String(content.lockfileVersion) : '';
    if (!(0,json/* isObject */.Gv)(content) || !/^(6|9)\.\d+$/.test(version))
        throw new Error(`its version "${version}" is not known`);
    const packages = objectAt(content, 'packages');
    const snapshots = version.startsWith('6') ? packages : objectAt(content, 'snapshots');
    const patched = objectAt(content, 'patchedDependencies');
    const entries = new Map();
    for (const [path, snapshot] of Object.entries(snapshots)) {
        if ((0,json/* isObject */.Gv)(snapshot) || snapshot === '')
            entries.set(path, pnpm_lock_entryOf(path, (0,json/* isObject */.Gv)(snapshot) ? snapshot : {}, packages, patched));
    }
    const importers = (0,json/* isObject */.Gv)(content.importers) ? content.importers : { '.': content };
    return (0,lock_file/* lockFile */.Ke)({
        entries,
        shared: [without(content, pnpm_lock_notShared), version.startsWith('6') ? patched : null],
        patches: Object.values(patched).flatMap((each) => patchPath(each) ?? []),
        resolve(from, { alias, range }) {
            if (range.startsWith('link:'))
                return { link: external_node_path_.posix.join(from, range.slice('link:'.length)) };
            const path = [range, `${alias}@${range}`, `/${alias}@${range}`].find((each) => entries.has(each));
            return path === undefined ? undefined : { entries: [path] };
        },
        importer(path) {
            const importer = importers[path];
            if (!(0,json/* isObject */.Gv)(importer))
                return importer === '' ? { from: path, wanted: [] } : undefined;
            const wanted = wantedOf(mapKinds(importer), kinds);
            return { from: path, wanted };
        },
    });
}
function mapKinds(importer) {
    const versionOf = (value) => ((0,json/* isObject */.Gv)(value) ? value.version : value);
    return Object.fromEntries([...kinds.needed, ...kinds.optional].map((kind) => [
        kind,
        Object.fromEntries(Object.entries(objectAt(importer, kind)).map(([alias, value]) => [alias, versionOf(value)])),
    ]));
}
function pnpm_lock_entryOf(path, snapshot, packages, patched) {
    const id = path.replace(/^\//, '');
    const withoutPeers = id.replace(/\(.*$/s, '');
    const { name, version } = splitId(withoutPeers);
    const about = packages[path.replace(/\(.*$/s, '')] ?? packages[path];
    const patch = patched[withoutPeers] ?? patched[name];
    return {
        id,
        name,
        version,
        fields: [without(snapshot, pnpm_lock_notItsOwn), (0,json/* isObject */.Gv)(about) ? without(about, pnpm_lock_notItsOwn) : null, patch ?? null],
        wanted: wantedOf(snapshot, kinds),
        patch: patchPath(patch),
    };
}
function patchPath(patch) {
    return (0,json/* isObject */.Gv)(patch) && typeof patch.path === 'string' ? external_node_path_.posix.normalize(patch.path) : undefined;
}

;// CONCATENATED MODULE: ./build/core/monorepo/lock/yarn-lock.js




function parseYarnLock(text, settings = '') {
    return /^__metadata:/m.test(text) ? parseBerry(text, catalogsOf(settings)) : parseClassic(text);
}
class Descriptors {
    #keys = new Map();
    #byName = new Map();
    add(descriptor, key) {
        this.#keys.set(descriptor, key);
        const { name } = splitId(descriptor);
        const others = this.#byName.get(name) ?? [];
        this.#byName.set(name, others);
        if (!others.includes(key))
            others.push(key);
    }
    get(descriptor) {
        return this.#keys.get(descriptor);
    }
    named(name) {
        return this.#byName.get(name) ?? [];
    }
}
const yarn_lock_kinds = { needed: ['dependencies'], optional: ['optionalDependencies'] };
function parseClassic(text) {
    const descriptors = new Descriptors();
    const entries = new Map();
    for (const { patterns, fields, lists } of classicEntries(text)) {
        const [key = ''] = patterns;
        const { name: alias, version: range } = splitId(key);
        const version = fields.version ?? '';
        const [, other] = /^npm:(@?[^@]+)/.exec(range) ?? [];
        const name = other ?? alias;
        const { version: _, ...rest } = fields;
        entries.set(key, { id: `${name}@${version}`, name, version, fields: rest, wanted: wantedOf(lists, yarn_lock_kinds) });
        for (const pattern of patterns)
            descriptors.add(pattern, key);
    }
    return (0,lock_file/* lockFile */.Ke)({
        entries,
        shared: null,
        patches: [],
        resolve(_from, { alias, range }) {
            const key = descriptors.get(`${alias}@${range}`);
            if (key !== undefined)
                return { entries: [key] };
            const named = descriptors.named(alias);
            return named.length === 0 ? undefined : { entries: named };
        },
        importer: (path, wanted) => ({ from: path, wanted }),
    });
}
function classicEntries(text) {
    const entries = [];
    let list;
    for (const line of text.split(/\r?\n/)) {
        if (line.trim() === '' || line.startsWith('#'))
            continue;
        const entry = entries.at(-1);
        const words = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|([^\s",:][^\s",]*?)(?=[\s,]|:?$)/g)].map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '') : JSON.parse(`"${quoted}"`)));
        const [first = '', second = ''] = words;
        if (!line.startsWith(' ') && line.endsWith(':'))
            entries.push({ patterns: words, fields: {}, lists: {} });
        else if (entry === undefined || first === '')
            throw new Error(`the line "${line.slice(0, 60)}" is not understood`);
        else if (/^ {2}\S.*:$/.test(line)) {
            list = {};
            entry.lists[first] = list;
        }
        else if (/^ {2}\S/.test(line))
            entry.fields[first] = second;
        else if (/^ {4}\S/.test(line) && list !== undefined)
            list[first] = second;
        else
            throw new Error(`the line "${line.slice(0, 60)}" is not understood`);
    }
    return entries;
}
const yarn_lock_workspace = 'workspace:';
const notFields = new Set(['version', 'dependencies', 'languageName']);
function catalogsOf(settings) {
    const content = settings === '' ? {} : parseLockYaml(settings);
    return (alias, range) => {
        if (!(0,json/* isObject */.Gv)(content) || !range.startsWith('catalog:'))
            return range;
        const name = range.slice('catalog:'.length);
        const catalog = name === '' ? content.catalog : (0,json/* isObject */.Gv)(content.catalogs) ? content.catalogs[name] : undefined;
        return (0,json/* isObject */.Gv)(catalog) && catalog[alias] !== undefined ? String(catalog[alias]) : range;
    };
}
function parseBerry(text, catalogs) {
    const content = parseLockYaml(text);
    if (!(0,json/* isObject */.Gv)(content))
        throw new Error('it has no entries');
    const descriptors = new Descriptors();
    const entries = new Map();
    const workspaces = new Map();
    const patches = new Map();
    const paths = new Map();
    for (const [key, entry] of Object.entries(content)) {
        if (!(0,json/* isObject */.Gv)(entry) || key === '__metadata')
            continue;
        const id = String(entry.resolution);
        const { name, version: reference } = splitId(id);
        const wanted = berryWanted(entry);
        for (const descriptor of key.split(', '))
            descriptors.add(descriptor, key);
        if (reference.startsWith(yarn_lock_workspace)) {
            const path = reference.slice(yarn_lock_workspace.length);
            workspaces.set(path, wanted);
            paths.set(key, path);
            continue;
        }
        const [, patch] = /^patch:.*#(?:~\/|\.\/)([^:#]+)/.exec(reference) ?? [];
        if (patch !== undefined)
            patches.set(key, patch);
        entries.set(key, { id, name, version: String(entry.version), fields: without(entry, notFields), wanted, patch });
    }
    const answer = (keys) => {
        const [path] = keys.flatMap((key) => paths.get(key) ?? []);
        return path === undefined ? { entries: keys } : { link: path };
    };
    return (0,lock_file/* lockFile */.Ke)({
        entries,
        shared: content.__metadata ?? null,
        patches: patches.values(),
        resolve(_from, { alias, range: wanted }) {
            const range = catalogs(alias, wanted);
            const found = descriptors.get(`${alias}@${range}`) ?? descriptors.get(`${alias}@npm:${range}`);
            const named = descriptors.named(alias);
            if (found === undefined)
                return named.length === 0 ? undefined : answer(named);
            const version = entries.get(found)?.version;
            const patched = named.filter((key) => key.includes('@patch:') && entries.get(key)?.version === version);
            return answer([found, ...patched.filter((key) => key !== found)]);
        },
        importer(path) {
            const wanted = workspaces.get(path);
            return wanted && { from: path, wanted };
        },
    });
}
function berryWanted(entry) {
    const meta = (0,json/* isObject */.Gv)(entry.dependenciesMeta) ? entry.dependenciesMeta : {};
    const isOptional = (alias) => {
        const about = meta[alias];
        return (0,json/* isObject */.Gv)(about) && String(about.optional) === 'true';
    };
    return wantedOf(entry, yarn_lock_kinds).map((each) => ({ ...each, optional: each.optional || isOptional(each.alias) }));
}

;// CONCATENATED MODULE: ./build/core/monorepo/lock/lock-files.js






const parsers = {
    'pnpm-lock.yaml': parsePnpmLock,
    'package-lock.json': parseNpmLock,
    'npm-shrinkwrap.json': parseNpmLock,
    'yarn.lock': parseYarnLock,
    'bun.lock': parseBunLock,
};
const lockFileNames = [
    'pnpm-lock.yaml',
    'package-lock.json',
    'npm-shrinkwrap.json',
    'yarn.lock',
    'bun.lock',
    'bun.lockb',
];
function readLockFile(name, body, yarnrc) {
    const parse = parsers[name];
    if (parse === undefined)
        return 'it is in a binary form';
    const key = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([name, yarnrc]))
        .update(body)
        .digest('hex');
    const known = recent.get(key);
    if (known !== undefined)
        return known;
    const found = parsed(parse, body, yarnrc);
    recent.set(key, found);
    const [oldest] = recent.keys();
    if (recent.size > mostRecent && oldest !== undefined)
        recent.delete(oldest);
    return found;
}
const recent = new Map();
const mostRecent = 8;
function parsed(parse, body, yarnrc) {
    try {
        return parse(body.toString('utf8'), yarnrc);
    }
    catch (error) {
        return `it cannot be read: ${(0,failure/* messageOf */.bD)(error)}`;
    }
}

;// CONCATENATED MODULE: ./build/core/monorepo/root-files.js



const wholeRootFiles = [
    '{turbo,nx}.json',
    'turbo.jsonc',
    '.npmrc',
    '.yarnrc',
    '.yarn/{releases,plugins}/**',
    '.pnpmfile.{cjs,mjs}',
    'bunfig.toml',
    '{.nvmrc,.node-version,.tool-versions}',
    '.dockerignore',
    'tsconfig*.json',
    '{patches,.yarn/patches}/**',
];
const partialRootFiles = ['package.json', 'pnpm-workspace.yaml', '.yarnrc.yml'];
function sharedFiles(texts) {
    const isWhole = (0,glob/* globs */.gV)(wholeRootFiles);
    const more = turboFiles.flatMap((file) => globalDependencies(texts.get(file)?.toString('utf8') ?? ''));
    const isMore = (0,glob/* globs */.gV)(more);
    return (path) => isWhole(path) || isMore(path);
}
const turboFiles = ['turbo.json', 'turbo.jsonc'];
function globalDependencies(text) {
    const content = root_files_parsed('turbo.json', text);
    if (!(0,json/* isObject */.Gv)(content))
        return [];
    const listed = Array.isArray(content.globalDependencies) ? content.globalDependencies : [];
    const inputs = [...text.matchAll(/"\$TURBO_ROOT\$\/([^"]+)"/g)].map(([, path]) => path);
    return [...listed, ...inputs].filter((each) => typeof each === 'string').map((each) => each.replace(/^\.\//, ''));
}
const forPeople = /^(name|version|description|keywords|homepage|bugs|license|author|contributors|maintainers|funding|repository|private|scripts|publishConfig|lint-staged|husky|simple-git-hooks|commitlint|prettier|eslintConfig|eslintIgnore|stylelint|renovate|\$schema|_.*|\/\/.*|comments?)$/;
const catalogs = ['catalog', 'catalogs'];
const forResolving = /^(minimumReleaseAge|trustPolicy|save|updateConfig|auditConfig|catalogMode|cleanupUnusedCatalogs)/;
const byPackageName = [
    'overrides',
    'resolutions',
    'patchedDependencies',
    'allowedDeprecatedVersions',
    'packageExtensions',
];
function rootParts(file, text, resolved) {
    const content = root_files_parsed(file, text);
    if (!(0,json/* isObject */.Gv)(content))
        return new Map([['', { text, packages: undefined }]]);
    const parts = new Map();
    const add = (name, value) => {
        const [key = ''] = name.split('.').slice(-1);
        const isOfPnpm = file === 'pnpm-workspace.yaml' || name.startsWith('pnpm.');
        if (resolved && (catalogs.includes(key) || (isOfPnpm && forResolving.test(key))))
            return;
        if (resolved && byPackageName.includes(key) && (0,json/* isObject */.Gv)(value)) {
            for (const [selector, wanted] of Object.entries(value)) {
                const names = packageNames(selector, wanted);
                parts.set(`${name}.${selector}`, { text: (0,json/* canonicalJson */.dj)([wanted]), packages: names });
            }
            return;
        }
        parts.set(name, { text: (0,json/* canonicalJson */.dj)([value]), packages: undefined });
    };
    for (const [key, value] of Object.entries(content)) {
        if (file === 'package.json' && forPeople.test(key))
            continue;
        const nested = file === 'package.json' && (key === 'pnpm' || (key === 'workspaces' && (0,json/* isObject */.Gv)(value)));
        if (nested && (0,json/* isObject */.Gv)(value))
            for (const [inner, each] of Object.entries(value))
                add(`${key}.${inner}`, each);
        else
            add(key, value);
    }
    return parts;
}
function packageNames(selector, wanted) {
    const names = selector.match(/@[^/@>\s]+\/[^/@>\s]+|[^/@>\s*]+/g) ?? [];
    const nested = (0,json/* isObject */.Gv)(wanted) ? Object.entries(wanted).flatMap(([key, value]) => packageNames(key, value)) : [];
    return [...names, ...nested];
}
function root_files_parsed(file, text) {
    const content = file.includes('.json') ? (0,json/* parseJsonWithComments */.GU)(text) : parsedYaml(text);
    return (0,json/* isObject */.Gv)(content) ? content : content === null ? {} : undefined;
}
function parsedYaml(text) {
    try {
        return (0,dist.parse)(text, { maxAliasCount: 100 });
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/core/monorepo/workspace.js
var monorepo_workspace = __webpack_require__(6521);
;// CONCATENATED MODULE: ./build/core/monorepo/service-content.js









async function readMonorepo(at, commit) {
    const tree = await readSourceTree(at, commit);
    return { tree, graph: await (0,monorepo_workspace/* readWorkspaceOf */.J7)(tree) };
}
function isDescription(path) {
    const name = external_node_path_.posix.basename(path);
    return name === 'package.json' || (name === path && descriptions.has(name));
}
const descriptions = new Set([...partialRootFiles, ...lockFileNames, ...turboFiles]);
async function indexContent({ tree, graph }, options) {
    const { leaveOut = () => false, configFile = 'gitops.yaml', settings = () => null } = options;
    const texts = await tree.read([...partialRootFiles, ...lockFileNames, ...turboFiles]);
    const locks = new Map();
    for (const name of lockFileNames) {
        const body = texts.get(name);
        if (body !== undefined)
            locks.set(name, readLockFile(name, body, texts.get('.yarnrc.yml')?.toString('utf8')));
    }
    const understood = [...locks.values()].filter((lock) => typeof lock !== 'string');
    const patches = new Set(understood.flatMap((lock) => [...lock.patches]));
    const isResolved = locks.size > 0 && understood.length === locks.size;
    const partsByFile = new Map();
    for (const file of partialRootFiles) {
        const body = texts.get(file);
        if (body !== undefined)
            partsByFile.set(file, rootParts(file, body.toString('utf8'), isResolved));
    }
    const byNameOnly = new Set([external_node_path_.posix.normalize(configFile), 'pnpm-workspace.yaml', '.yarnrc.yml', ...lockFileNames]);
    const all = [...tree.files.values()]
        .filter(({ path }) => !leaveOut(path))
        .sort((a, b) => (a.path < b.path ? -1 : 1))
        .map((file) => ({ ...file, owner: (0,monorepo_workspace/* packageAround */.qt)(graph, file.path)?.path }));
    const files = all.filter(({ path }) => !byNameOnly.has(path));
    const isShared = sharedFiles(texts);
    const fileIndex = {
        byPath: new Map(all.map((file) => [file.path, file])),
        sorted: files,
        packages: packageFiles(files),
        shared: files.filter(({ path }) => isShared(path) && !patches.has(path)),
        links: await tree.links(),
        watched: new Map(),
    };
    return {
        contentOf(name, service) {
            const closure = closureOf(service, graph);
            const importers = importersOf(closure, graph);
            const ownLocks = new Map([...locks].map(([file, lock]) => [file, serviceLock(lock, importers, tree.files.get(file))]));
            const packages = () => [...ownLocks.values()].flatMap((lock) => lock.packages());
            const patched = patches.size === 0 ? [] : packages().filter(({ patch }) => patch !== undefined);
            const isKnown = [...ownLocks.values()].every(({ whole }) => whole === undefined);
            const members = membersOf({ name, service, index: fileIndex, closure, patched });
            const isMember = (path) => {
                const file = fileIndex.byPath.get(path);
                return file !== undefined && (members.loose.has(path) || closure.has(file.owner ?? ''));
            };
            const names = () => (isKnown ? new Set(packages().map((each) => each.name)) : undefined);
            return {
                ...members,
                parts: partsOf(partsByFile, isMember, names),
                locks: ownLocks,
                settings: (0,json/* canonicalJson */.dj)([settings(name) ?? null]),
            };
        },
    };
}
function packageFiles(files) {
    const byOwner = new Map();
    for (const file of files) {
        if (file.owner === undefined)
            continue;
        const owned = byOwner.get(file.owner) ?? new Map();
        byOwner.set(file.owner, owned);
        owned.set(file.path, file);
    }
    return new Map([...byOwner].map(([path, owned]) => [path, { files: owned, digest: digestOfFiles(owned.values()) }]));
}
function digestOfFiles(files) {
    const lines = [...files].map(({ path, mode, id }) => JSON.stringify([path, mode, id]));
    return (0,external_node_crypto_.createHash)('sha256').update(lines.join('\n')).digest('hex');
}
const throughRoot = 'the package.json at the root';
function closureOf(service, graph) {
    const start = (0,monorepo_workspace/* packageAround */.qt)(graph, service.path);
    const closure = new Map();
    if (start === undefined)
        return closure;
    closure.set(start.path, { found: start, via: [] });
    const visit = (paths, via) => {
        for (const path of paths) {
            const found = graph.packages.get(path);
            if (found !== undefined && !closure.has(path))
                closure.set(path, { found, via });
        }
    };
    const follow = () => {
        for (const { found, via } of closure.values()) {
            visit(found.dependencies, found === start ? [] : [...via, found.name ?? found.path]);
        }
    };
    follow();
    visit(graph.root?.dependencies ?? [], [throughRoot]);
    follow();
    return closure;
}
function importersOf(closure, graph) {
    const importers = new Map([...closure].map(([path, { found }]) => [path, found.wanted]));
    if (graph.root !== undefined)
        importers.set('.', graph.root.wanted);
    return importers;
}
function serviceLock(lock, importers, file) {
    const whole = (why) => ({
        digest: file?.id ?? '',
        packages: () => [],
        direct: new Set(),
        whole: why,
    });
    if (typeof lock === 'string')
        return whole(lock);
    if (importers.size === 0)
        return whole('there is no package.json at the root');
    const part = (0,lock_file/* lockPart */.XK)(lock, importers);
    return part.kind === 'whole' ? whole(part.why) : { ...part, whole: undefined };
}
function partsOf(partsByFile, isFile, namesOf) {
    const found = new Map();
    const isNamed = [...partsByFile.values()].some((parts) => [...parts.values()].some(({ packages }) => packages));
    const names = isNamed ? namesOf() : undefined;
    for (const [file, parts] of partsByFile) {
        if (isFile(file))
            continue;
        const reaching = [...parts].filter(([, { packages }]) => names === undefined || packages === undefined || packages.some((name) => names.has(name)));
        found.set(file, new Map(reaching.map(([name, { text }]) => [name, text])));
    }
    return found;
}
function membersOf({ name, service, index, closure, patched, }) {
    const isOwn = inside(service.path);
    const loose = new Map();
    const add = (file, as) => {
        if (file !== undefined && !isWhole(file) && !loose.has(file.path))
            loose.set(file.path, { file, as });
    };
    const isWhole = ({ path, owner }) => owner !== undefined && index.packages.get(owner)?.files.has(path) === true && closure.has(owner);
    for (const file of filesIn(index.sorted, service.path))
        add(file, { kind: 'file' });
    for (const path of buildFilesOf(name, service))
        add(index.byPath.get(path), { kind: 'dockerfile' });
    for (const pattern of service.watch ?? []) {
        for (const file of watchedFiles(index, pattern))
            add(file, { kind: 'watch', glob: pattern });
    }
    for (const { patch = '', id } of patched)
        add(index.byPath.get(patch), { kind: 'patch', package: id });
    for (const [path, { found }] of closure) {
        for (const { path: target } of found.wanted) {
            if (target === undefined || inside(target)(path))
                continue;
            for (const file of filesIn(index.sorted, target))
                add(file, { kind: 'link', link: `${path}/package.json` });
        }
    }
    for (const file of index.shared)
        add(file, { kind: 'root-file' });
    const whole = new Map([...closure.keys()].flatMap((path) => service_content_entry(path, index.packages.get(path))));
    addLinked({ index, whole, loose: () => loose.keys(), add });
    return {
        packages: whole,
        loose: new Map([...loose].sort(byFirst).map(([path, { file }]) => [path, file])),
        membershipOf(file) {
            const known = loose.get(file.path);
            if (known !== undefined)
                return known.as;
            const { found, via } = closure.get(file.owner ?? '') ?? {};
            if (found === undefined || isOwn(file.path))
                return { kind: 'file' };
            return { kind: 'package', package: found.name ?? found.path, via: via ?? [] };
        },
    };
}
function service_content_entry(key, value) {
    return value === undefined ? [] : [[key, value]];
}
function byFirst([a], [b]) {
    return a < b ? -1 : 1;
}
function watchedFiles(index, pattern) {
    const known = index.watched.get(pattern);
    if (known !== undefined)
        return known;
    const named = (0,glob/* isGlob */.fg)(pattern) ? undefined : index.byPath.get(pattern);
    const matches = (0,glob/* glob */.TI)(pattern);
    const beginning = pattern.replace(/[*?{].*$/s, '');
    const found = named === undefined ? filesFrom(index.sorted, beginning).filter(({ path }) => matches(path)) : [named];
    index.watched.set(pattern, found);
    return found;
}
function buildFilesOf(name, { build }) {
    const { dockerfile, context } = build ?? {};
    const named = dockerfile === undefined ? [] : [dockerfile, `${dockerfile}.dockerignore`];
    const ignore = context === undefined ? [] : [external_node_path_.posix.join(context, '.dockerignore')];
    return [...named, ...ignore].map((file) => external_node_path_.posix.normalize(file.replaceAll('{service}', name)));
}
function addLinked({ index, whole, loose, add, }) {
    if (index.links.size === 0)
        return;
    const follow = (paths) => {
        for (const path of paths) {
            const target = index.links.get(path);
            if (target === undefined || inside(target)(path))
                continue;
            for (const file of filesIn(index.sorted, target))
                add(file, { kind: 'link', link: path });
        }
    };
    for (const { files } of whole.values())
        follow(files.keys());
    follow(loose());
}
function filesIn(sorted, directory) {
    const normal = external_node_path_.posix.normalize(directory).replace(/\/$/, '');
    const isInside = inside(normal);
    return filesFrom(sorted, normal === '.' ? '' : normal).filter(({ path }) => isInside(path));
}
function filesFrom(sorted, beginning) {
    const start = lowerBound(sorted, beginning);
    let end = start;
    while (sorted[end]?.path.startsWith(beginning))
        end += 1;
    return sorted.slice(start, end);
}
function lowerBound(files, path) {
    let low = 0;
    let high = files.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((files[middle]?.path ?? '') < path)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
function inside(directory) {
    const normal = external_node_path_.posix.normalize(directory).replace(/\/$/, '');
    if (normal === '.')
        return () => true;
    const beginning = `${normal}/`;
    return (file) => file.startsWith(beginning) || file === normal;
}


/***/ }),

/***/ 6521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J7: () => (/* binding */ readWorkspaceOf),
/* harmony export */   iF: () => (/* binding */ readWorkspace),
/* harmony export */   qt: () => (/* binding */ packageAround)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(585);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8998);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8314);







const pnpmWorkspaceFile = 'pnpm-workspace.yaml';
const dependencyKinds = ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'];
function readWorkspace(root) {
    return workspaceIn({
        text: (path) => readText((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path)),
        subdirectories: (directory) => subdirectories((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, directory)),
        isOpaque: () => false,
    });
}
async function readWorkspaceOf(tree) {
    const manifests = [...tree.files.keys()].filter((path) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(path) === 'package.json' && !path.startsWith('node_modules/') && !path.includes('/node_modules/'));
    const submodules = new Set([...tree.files.values()].filter(isSubmodule).map(({ path }) => path));
    const texts = await tree.read([...manifests, pnpmWorkspaceFile]);
    const children = childDirectories([...manifests.map((path) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(path)), ...submodules]);
    return workspaceIn({
        text: async (path) => texts.get(path)?.toString('utf8'),
        subdirectories: async (directory) => [...(children.get(directory) ?? [])],
        isOpaque: (directory) => submodules.has(directory),
    });
}
function isSubmodule({ mode }) {
    return mode === _git_objects_js__WEBPACK_IMPORTED_MODULE_4__/* .treeMode */ .co.submodule;
}
function childDirectories(directories) {
    const children = new Map();
    for (let directory of directories) {
        while (directory !== '.') {
            const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(directory);
            const siblings = children.get(parent) ?? new Set();
            children.set(parent, siblings);
            if (siblings.has(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(directory)))
                break;
            siblings.add(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(directory));
            directory = parent;
        }
    }
    return children;
}
async function workspaceIn(files) {
    const rootManifest = await readManifest(files, '.');
    const patterns = (await pnpmPatterns(files)) ?? rootManifest?.workspaces ?? [];
    const manifests = new Map();
    const opaque = [];
    for (const path of await directoriesMatching(files, patterns)) {
        const manifest = await readManifest(files, path);
        if (manifest !== undefined)
            manifests.set(path, manifest);
        else if (files.isOpaque(path))
            opaque.push(path);
    }
    const paths = pathsByName(manifests);
    const packageAt = (path, { name, wanted }) => {
        const targets = wanted.map(({ alias, range }) => targetsOf(path, alias, range, manifests, paths));
        const dependencies = [...new Set([...targets.flat(), ...opaque])].filter((other) => other !== path);
        const wantedHere = wanted.map((each, index) => {
            const inWorkspace = targets[index]?.length !== 0;
            return {
                ...each,
                optional: each.optional || inWorkspace,
                path: inWorkspace ? undefined : pathOf(path, each.range),
            };
        });
        return { name, path, dependencies, wanted: wantedHere };
    };
    const packages = new Map([...manifests].map(([path, manifest]) => [path, packageAt(path, manifest)]));
    for (const path of opaque)
        packages.set(path, { name: undefined, path, dependencies: [], wanted: [] });
    return { packages, root: rootManifest && packageAt('.', rootManifest) };
}
function packageAround(graph, path) {
    for (let directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(path);; directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(directory)) {
        const found = graph.packages.get(directory.replace(/(?<=.)\/$/, ''));
        if (found !== undefined || directory === '.' || directory === '/')
            return found;
    }
}
async function pnpmPatterns(files) {
    const text = await files.text(pnpmWorkspaceFile);
    if (text === undefined)
        return undefined;
    const content = parsed(pnpmWorkspaceFile, () => (0,yaml__WEBPACK_IMPORTED_MODULE_2__.parse)(text, { maxAliasCount: 100 }));
    const patterns = (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(content) ? content.packages : undefined;
    return patterns === undefined ? undefined : textItems(patterns, `packages of ${pnpmWorkspaceFile}`);
}
async function readManifest(files, path) {
    const file = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, 'package.json');
    const text = await files.text(file);
    if (text === undefined)
        return undefined;
    const content = parsed(file, () => JSON.parse(text.replace(/^\uFEFF/, '')));
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(content))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(file, 'is not a JSON object', 'Correct the file.');
    const { workspaces } = content;
    const wanted = new Map();
    for (const kind of dependencyKinds) {
        const listed = content[kind];
        if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(listed))
            continue;
        const optional = kind === 'peerDependencies' || kind === 'optionalDependencies';
        for (const [alias, range] of Object.entries(listed))
            wanted.set(alias, { alias, range: String(range), optional });
    }
    return {
        name: typeof content.name === 'string' ? content.name : undefined,
        workspaces: textItems(((0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(workspaces) ? workspaces.packages : workspaces) ?? [], `workspaces of ${file}`),
        wanted: [...wanted.values()],
    };
}
function pathsByName(manifests) {
    const paths = new Map();
    for (const [path, { name }] of manifests) {
        if (name !== undefined)
            paths.set(name, [...(paths.get(name) ?? []), path]);
    }
    return paths;
}
function targetsOf(path, alias, range, manifests, paths) {
    const target = pathOf(path, range);
    if (target !== undefined)
        return manifests.has(target) ? [target] : [];
    const [, other] = /^(?:workspace|npm):(@?[^@]+)@/s.exec(range) ?? [];
    return paths.get(other ?? alias) ?? [];
}
function pathOf(path, range) {
    const [, protocol, rest = ''] = /^(workspace|file|link|portal):(.*)$/s.exec(range) ?? [];
    const isPath = protocol !== undefined && (protocol !== 'workspace' || /^\.{1,2}\//.test(rest));
    return isPath ? node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, rest).replace(/\/$/, '') : undefined;
}
function textItems(value, of) {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
        return value;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(of, 'is not a list of globs', 'Write it as the package manager expects it, for example ["apps/*"].');
}
function parsed(file, parse) {
    try {
        return parse();
    }
    catch (cause) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(file, 'cannot be parsed', 'Correct the file.', cause);
    }
}
async function readText(file) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch(() => undefined);
    return found?.isFile() === true ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8') : undefined;
}
async function directoriesMatching(files, patterns) {
    const manifestOf = (directory) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, 'package.json');
    const isExclusion = (pattern) => pattern.startsWith('!');
    const excluded = patterns.filter(isExclusion).map((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .glob */ .TI)(manifestOf(pattern.slice(1))));
    const wanted = patterns.filter((each) => !isExclusion(each)).flatMap((each) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .alternatives */ .Vo)(each, 'workspaces'));
    for (const pattern of wanted)
        refuseOutside(pattern);
    const isWrittenOut = (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .globs */ .gV)(wanted.flatMap((pattern) => pattern.split('/')).filter((part) => part.startsWith('.')));
    const found = [];
    const visit = async (directory, walk) => {
        if (files.isOpaque(directory) || walk.matches('package.json'))
            found.push(directory);
        for (const name of await files.subdirectories(directory)) {
            const below = name.startsWith('.') && !isWrittenOut(name) ? undefined : walk.below(name);
            if (below !== undefined)
                await visit(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, name), below);
        }
    };
    await visit('.', (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .globWalk */ .k)(wanted.map(manifestOf)));
    return found.filter((path) => !excluded.some((matches) => matches(manifestOf(path)))).sort();
}
function refuseOutside(pattern) {
    if (!pattern.startsWith('/') && !pattern.split('/').includes('..'))
        return;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('workspaces', `the pattern "${pattern}" leads out of the monorepo`, 'Use paths below its root.');
}
async function subdirectories(directory) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory, { withFileTypes: true }).catch(() => []);
    return entries
        .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
        .map((entry) => entry.name);
}


/***/ }),

/***/ 5713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Az: () => (/* binding */ mergeDeployment),
/* harmony export */   Bz: () => (/* binding */ unionOfImages),
/* harmony export */   Fg: () => (/* binding */ recordShape),
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   J5: () => (/* binding */ serializeMarker),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Oh: () => (/* binding */ recordedMonorepo),
/* harmony export */   Om: () => (/* binding */ serializeRecord),
/* harmony export */   Pi: () => (/* binding */ markerChange),
/* harmony export */   Vh: () => (/* binding */ recordedImages),
/* harmony export */   bx: () => (/* binding */ markerFile),
/* harmony export */   o4: () => (/* binding */ ownedNamespaces),
/* harmony export */   t7: () => (/* binding */ readMarker)
/* harmony export */ });
/* unused harmony export parseMarker */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4377);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9121);




const markerFile = '.review-env.yaml';
const line = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1).max(1024);
const lines = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(line).readonly();
const recordShape = {
    schema: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    name: line,
    repository: line,
    monorepo: line.exactOptional(),
    ref: line.startsWith('refs/'),
    request: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().positive().exactOptional(),
    generation: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().positive(),
};
const application = zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ file: line }),
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: line, namespace: line.exactOptional(), project: line.exactOptional() }),
]);
const image = zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([
    line.transform((reference) => ({ image: reference })),
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        image: line,
        digest: line.exactOptional(),
    }),
]);
const recordedImages = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(image).readonly();
const namespace = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    name: line,
    cluster: line,
});
const ownedNamespaces = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(namespace).readonly();
const markerShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    ...recordShape,
    created: line,
    deployed: line,
    deployedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$().exactOptional(),
    services: lines,
    applications: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(application).readonly(),
    images: recordedImages,
    namespaces: ownedNamespaces.exactOptional(),
});
async function readMarker(snapshot, directory) {
    const path = `${directory}/${markerFile}`;
    const text = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .readText */ .yR)(snapshot, path);
    return text === undefined ? undefined : parseMarker(text, path);
}
function parseMarker(text, path) {
    const { schema: _, ...marker } = parseRecord(text, path, markerShape);
    return marker;
}
function serializeMarker(marker) {
    const title = 'This review environment belongs to monorepo-gitops, which removes it by this record.';
    return serializeRecord(title, markerShape, marker);
}
function markerChange(directory, marker) {
    return { path: `${directory}/${markerFile}`, body: Buffer.from(serializeMarker(marker), 'utf8') };
}
function mergeDeployment(current, deployment, generation) {
    const { name, repository, monorepo, ref, commit } = deployment;
    const request = deployment.request ?? current?.request;
    const deployedAt = deployment.deployedAt ?? current?.deployedAt;
    const namespaces = unionBy(({ cluster, name }) => `${cluster} ${name}`, current?.namespaces, deployment.namespaces);
    return {
        name,
        repository,
        ...(monorepo === undefined ? {} : { monorepo }),
        ref,
        ...(request === undefined ? {} : { request }),
        generation: current?.generation ?? generation,
        created: current?.created ?? commit,
        deployed: commit,
        ...(deployedAt === undefined ? {} : { deployedAt }),
        services: unionBy((service) => service, current?.services, deployment.services),
        applications: unionBy(identity, current?.applications, deployment.applications),
        images: unionOfImages(current?.images, deployment.images),
        ...(namespaces.length === 0 ? {} : { namespaces }),
    };
}
function unionOfImages(before = [], added = []) {
    const all = unionBy(({ image, digest = '' }) => `${image}@${digest}`, before, added);
    const known = new Set(all.flatMap(({ image, digest }) => (digest === undefined ? [] : [image])));
    return all.filter(({ image, digest }) => digest !== undefined || !known.has(image));
}
function recordedMonorepo(record) {
    const { repository, monorepo, ref, request, deployed, commits = [] } = record;
    return { repository, monorepo, commits: deployed === undefined ? commits : [deployed], source: { ref, request } };
}
const skippedByArgoCd = '# +argocd:skip-file-rendering';
function serializeRecord(title, shape, record) {
    const fields = { schema: 1, ...record };
    const ordered = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, fields[name]]));
    const body = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .stringify */ .As)(ordered, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
    return `# ${title}\n${skippedByArgoCd}\n${body}`;
}
function parseRecord(text, path, shape) {
    const parsed = shape.safeParse(plain(text, path));
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') || 'the record';
    throw unreadable(path, `${field}: ${issue?.message ?? 'is not valid'}`, parsed.error);
}
function plain(text, path) {
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text);
    const [syntax] = document.errors;
    if (syntax !== undefined)
        throw unreadable(path, (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(syntax), syntax);
    try {
        return document.toJS({ maxAliasCount: 0 });
    }
    catch (error) {
        throw unreadable(path, (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error), error);
    }
}
function unreadable(path, problem, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'REVIEW_RECORD_UNREADABLE', `${path} cannot be read: ${problem}`, {
        hint: 'Restore the file from the history of the GitOps repository. Nothing is changed until it can be read.',
        cause,
    });
}
function unionBy(identityOf, before = [], added = []) {
    const byIdentity = new Map([...before, ...added].map((each) => [identityOf(each), each]));
    return [...byIdentity].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
function identity(each) {
    return 'file' in each ? `file ${each.file}` : `name ${each.namespace ?? ''}/${each.name}`;
}


/***/ }),

/***/ 4377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
