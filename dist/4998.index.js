export const id = 4998;
export const ids = [4998];
export const modules = {

/***/ 7940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ contentScope),
  prunedService: () => (/* binding */ prunedService)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(6617);
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
// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/commands/configured/argocd-upsert-app.js
var argocd_upsert_app = __webpack_require__(176);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
;// CONCATENATED MODULE: ./build/commands/comparison/content-scope.js







function contentScope(run, config, environment) {
    const { inputs, ci, cwd } = run;
    const configFile = inputs.config && (0,external_node_path_.relative)(ci.workspace, (0,external_node_path_.resolve)(cwd, inputs.config)).replaceAll(external_node_path_.sep, '/');
    const application = (0,inputs_for/* inputsFor */.p)(argocd_upsert_app/* configuredApplication */.b, run, { environment }).inputs;
    return {
        ...(configFile === undefined ? {} : { configFile }),
        ...(isOneRepository(run, application)
            ? { leaveOut: writtenByEnvironments(config, [application['app-file']]) }
            : {}),
    };
}
function isOneRepository(run, inputs) {
    if (inputs['gitops-repository'] === undefined)
        return false;
    return (0,repository/* sameRepository */.RB)((0,gitops_remote/* gitopsUrl */.iZ)({ ...run, inputs }), run.ci.repositoryUrl ?? run.ci.repository);
}
function prunedService(run, config, name, environment) {
    const service = name === undefined ? undefined : config?.services.get(name);
    if (config === undefined || name === undefined || service === undefined)
        return undefined;
    return { name, service, ...scopeOrNone(run, config, environment) };
}
function scopeOrNone(run, config, environment) {
    if (environment === undefined || !config.environments.has(environment))
        return {};
    try {
        return contentScope(run, config, environment);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        run.log.detail(`which files ${environment} writes is not known: ${error.message}`);
        return {};
    }
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
