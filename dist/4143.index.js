export const id = 4143;
export const ids = [4143];
export const modules = {

/***/ 1365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c1: () => (/* binding */ filesFrom),
/* harmony export */   i9: () => (/* binding */ packageFiles),
/* harmony export */   iB: () => (/* binding */ withoutLeftOut),
/* harmony export */   nG: () => (/* binding */ filesIn),
/* harmony export */   nx: () => (/* binding */ inside),
/* harmony export */   v0: () => (/* binding */ digestOfFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


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
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(lines.join('\n')).digest('hex');
}
function filesIn(sorted, directory) {
    const normal = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(directory).replace(/\/$/, '');
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
    const normal = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(directory).replace(/\/$/, '');
    if (normal === '.')
        return () => true;
    const beginning = `${normal}/`;
    return (file) => file.startsWith(beginning) || file === normal;
}
function withoutLeftOut(members, isLeftOut) {
    const { packages, loose } = members;
    const left = (files) => new Map([...files].filter(([path]) => !isLeftOut(path)));
    const isWhole = ({ files }) => ![...files.keys()].some(isLeftOut);
    return {
        ...members,
        packages: new Map([...packages].map(([path, each]) => {
            if (isWhole(each))
                return [path, each];
            const files = left(each.files);
            return [path, { files, digest: digestOfFiles(files.values()) }];
        })),
        loose: left(loose),
    };
}


/***/ }),

/***/ 4446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ indexContent)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(6617);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/monorepo/lock/lock-files.js + 3 modules
var lock_files = __webpack_require__(5245);
// EXTERNAL MODULE: ./build/core/monorepo/lock/lock-part.js
var lock_part = __webpack_require__(7693);
// EXTERNAL MODULE: ./build/core/monorepo/project.js
var project = __webpack_require__(8897);
// EXTERNAL MODULE: ./build/core/monorepo/prune/extra-files.js
var extra_files = __webpack_require__(5099);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/core/monorepo/lock/pruned-lock.js + 2 modules
var pruned_lock = __webpack_require__(559);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/monorepo/lock/kept-packages.js
var kept_packages = __webpack_require__(7532);
;// CONCATENATED MODULE: ./build/core/monorepo/prune/pruned-manifests.js





const overrideNames = ['overrides', 'resolutions'];
function keptOverrides(overrides, { kept, by }) {
    const all = Object.entries(overrides);
    if (kept === undefined || by === 'turbo')
        return all;
    return all.filter(([selector, value]) => (0,kept_packages/* concerns */.Kc)(kept, selector, value));
}
function overriddenEntries(manifests, rules) {
    const found = new Set();
    for (const [file, text] of manifests) {
        const content = parsedManifest(file, text);
        if (!(0,json/* isObject */.Gv)(content))
            continue;
        for (const holder of [content, content.pnpm]) {
            if (!(0,json/* isObject */.Gv)(holder))
                continue;
            for (const name of overrideNames) {
                const overrides = holder[name];
                for (const [selector, value] of (0,json/* isObject */.Gv)(overrides) ? keptOverrides(overrides, rules) : []) {
                    const alias = selector.replace(/^.*>/s, '').replace(/(?<=.)@.*$/s, '');
                    const entry = (0,kept_packages/* catalogEntry */.Wo)(String(value), alias);
                    if (entry !== undefined)
                        found.add(entry);
                }
            }
        }
    }
    return found;
}
function prunedManifest(file, text, rules) {
    const content = parsedManifest(file, text);
    if (!(0,json/* isObject */.Gv)(content))
        return undefined;
    const left = file === '.yarnrc.yml' ? content : prunedMembers(content, rules, '');
    const members = new Map(Object.entries(left).map(([name, value]) => [name, JSON.stringify(value)]));
    members.set('order of members', JSON.stringify(Object.keys(left)));
    return {
        text: file === 'package.json' ? `${JSON.stringify(left, null, 2)}\n` : (0,dist/* stringify */.As)(left, { lineWidth: 0 }),
        members,
    };
}
function parsedManifest(file, text) {
    return file === 'package.json' ? (0,json/* parseJson */.qF)(text.replace(/^\uFEFF/, '')) : parsedYaml(text);
}
function parsedYaml(text) {
    try {
        return (0,dist.parse)(text, { maxAliasCount: 100 });
    }
    catch {
        return undefined;
    }
}
function prunedWorkspaces(listed, packages) {
    if (Array.isArray(listed)) {
        return listed.filter((item) => typeof item !== 'string' ||
            item.startsWith('!') ||
            (0,glob/* isGlob */.fg)(item) ||
            packages.has(external_node_path_.posix.normalize(item).replace(/\/$/, '')));
    }
    return (0,json/* isObject */.Gv)(listed) ? { ...listed, packages: prunedWorkspaces(listed.packages, packages) } : listed;
}
function prunedMembers(content, rules, inside) {
    const { kept, packages, by, overridden } = rules;
    const members = Object.entries(content).map(([name, value]) => {
        if (name === 'workspaces' || name === 'packages')
            return [name, prunedWorkspaces(value, packages)];
        if (name === 'pnpm' && inside === '' && (0,json/* isObject */.Gv)(value))
            return [name, prunedMembers(value, rules, 'pnpm')];
        if (kept === undefined || by === 'turbo' || !(0,json/* isObject */.Gv)(value))
            return [name, value];
        if (overrideNames.includes(name))
            return [name, Object.fromEntries(keptOverrides(value, rules))];
        if (name !== 'patchedDependencies')
            return [name, value];
        return [name, Object.fromEntries(Object.entries(value).filter(([, each]) => (0,kept_packages/* isPatched */.oR)(kept, each)))];
    });
    const uses = (catalog, alias) => kept?.usesCatalog(catalog, alias) !== false || overridden.has(JSON.stringify([catalog, alias]));
    const left = members
        .map(([name, value]) => [name, inside === '' ? usedCatalogs(name, value, uses) : value])
        .filter(([name, value]) => value !== undefined && !(isEmpty(value) && !isEmpty(content[name])));
    return Object.fromEntries(left);
}
function isEmpty(value) {
    return (0,json/* isObject */.Gv)(value) && Object.keys(value).length === 0;
}
function usedCatalogs(name, value, uses) {
    if (!(0,json/* isObject */.Gv)(value) || (name !== 'catalog' && name !== 'catalogs'))
        return value;
    const used = (catalog, entries) => Object.fromEntries(Object.entries(entries).filter(([alias]) => uses(catalog, alias)));
    if (name === 'catalog')
        return used('default', value);
    const catalogs = Object.entries(value).map(([catalog, entries]) => [
        catalog,
        (0,json/* isObject */.Gv)(entries) ? used(catalog, entries) : entries,
    ]);
    return Object.fromEntries(catalogs.filter(([, entries]) => !isEmpty(entries)));
}

;// CONCATENATED MODULE: ./build/core/monorepo/prune/pruned-root.js



function prunedRoot({ by, texts, manifests, locks, importers, }) {
    const packages = new Set(importers.keys());
    const textOf = (file) => texts.get(file)?.toString('utf8') ?? '';
    const found = new Map();
    const prunedLocks = new Map();
    let kept;
    for (const [file, lock] of locks) {
        const selection = {
            packages: lock.packages(),
            importers: new Set([...packages, ...lock.importers]),
            wanted: [...importers.values()].flat(),
            workspaces: (listed) => prunedWorkspaces(listed, packages),
        };
        const pruned = lock.whole === undefined ? (0,pruned_lock/* prunedLock */.E)(file, textOf(file), selection) : undefined;
        kept ??= pruned?.kept;
        found.set(file, pruned?.text ?? textOf(file));
        prunedLocks.set(file, pruned === undefined ? lock : { ...lock, digest: sha256(pruned.text) });
    }
    const parts = new Map();
    const present = manifests.filter((file) => texts.has(file));
    const overridden = overriddenEntries(present.map((file) => [file, textOf(file)]), { kept, by });
    const manifestOf = (file, text) => prunedManifest(file, text, { packages, kept, by, overridden });
    for (const file of present) {
        const pruned = manifestOf(file, textOf(file));
        found.set(file, pruned?.text ?? textOf(file));
        parts.set(file, pruned?.members ?? new Map([['', textOf(file)]]));
    }
    return {
        parts,
        locks: prunedLocks,
        root: { texts: found, manifest: (file, text) => manifestOf(file, text)?.text ?? text },
    };
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

// EXTERNAL MODULE: ./build/core/monorepo/root-files.js
var root_files = __webpack_require__(5780);
// EXTERNAL MODULE: ./build/core/monorepo/workspace.js
var workspace = __webpack_require__(6521);
;// CONCATENATED MODULE: ./build/core/monorepo/content/closure.js

const throughRoot = 'the package.json at the root';
const known = new WeakMap();
function closureOf(directory, graph) {
    const ofGraph = known.get(graph) ?? new Map();
    known.set(graph, ofGraph);
    const found = ofGraph.get(directory) ?? walk(directory, graph);
    ofGraph.set(directory, found);
    return found;
}
function walk(directory, graph) {
    const start = (0,workspace/* packageAround */.qt)(graph, directory);
    const packages = new Map();
    const before = new Map();
    const visit = (paths, from) => {
        for (const path of paths) {
            if (packages.has(path))
                continue;
            const next = graph.packages.get(path);
            if (next === undefined)
                continue;
            packages.set(path, next);
            before.set(path, from);
        }
    };
    const follow = () => {
        for (const each of packages.values())
            visit(each.dependencies, each);
    };
    if (start !== undefined) {
        packages.set(start.path, start);
        follow();
        visit(graph.root?.dependencies ?? [], throughRoot);
        follow();
    }
    return {
        packages,
        via(path) {
            const names = [];
            for (let at = before.get(path); at !== undefined && at !== start;) {
                names.unshift(at === throughRoot ? throughRoot : (at.name ?? at.path));
                at = at === throughRoot ? undefined : before.get(at.path);
            }
            return names;
        },
        paths: [...packages].flatMap(([from, each]) => pathsOf(each).map((target) => ({ from, target }))),
    };
}
const paths = new WeakMap();
function pathsOf(each) {
    const known = paths.get(each);
    if (known !== undefined)
        return known;
    const found = each.wanted.flatMap(({ path }) => path ?? []);
    paths.set(each, found);
    return found;
}
function importersOf({ packages }, graph) {
    const importers = new Map([...packages].map(([path, { wanted }]) => [path, wanted]));
    if (graph.root !== undefined)
        importers.set('.', graph.root.wanted);
    return importers;
}

// EXTERNAL MODULE: ./build/core/monorepo/content/indexed-files.js
var indexed_files = __webpack_require__(1365);
;// CONCATENATED MODULE: ./build/core/monorepo/content/service-content.js












async function indexContent({ tree, graph }, options) {
    const { leaveOut = () => false, configFile, settings = () => null, onlyFiles = false } = options;
    const configFiles = configFile === undefined ? project/* configFileNames */.H : [external_node_path_.posix.normalize(configFile)];
    const texts = await tree.read([...root_files/* partialRootFiles */.XB, ...(onlyFiles ? [] : lock_files/* lockFileNames */.e), ...root_files/* turboFiles */.i9]);
    const locks = new Map();
    for (const name of lock_files/* lockFileNames */.e) {
        const body = texts.get(name);
        if (body !== undefined)
            locks.set(name, (0,lock_files/* readLockFile */.c)(name, body, texts));
    }
    const understood = [...locks.values()].filter((lock) => typeof lock !== 'string');
    const patches = new Set(understood.flatMap((lock) => [...lock.patches]));
    const isResolved = locks.size > 0 && understood.length === locks.size;
    const partsByFile = new Map();
    for (const file of root_files/* partialRootFiles */.XB) {
        const body = texts.get(file);
        if (body !== undefined)
            partsByFile.set(file, (0,root_files/* rootParts */.Nm)(file, body.toString('utf8'), isResolved));
    }
    const byNameOnly = new Set([...configFiles, 'pnpm-workspace.yaml', '.yarnrc.yml', ...lock_files/* lockFileNames */.e]);
    const all = [...tree.files.values()]
        .filter(({ path }) => !leaveOut(path))
        .sort((a, b) => (a.path < b.path ? -1 : 1))
        .map((file) => ({ ...file, owner: (0,workspace/* packageAround */.qt)(graph, file.path)?.path }));
    const files = all.filter(({ path }) => !byNameOnly.has(path));
    const isShared = (0,root_files/* sharedFiles */.Nt)(texts);
    const fileIndex = {
        byPath: new Map(all.map((file) => [file.path, file])),
        sorted: files,
        packages: (0,indexed_files/* packageFiles */.i9)(files),
        shared: files.filter(({ path }) => isShared(path) && !patches.has(path)),
        links: await tree.links(),
        watched: new Map(),
    };
    return {
        contentOf(name, service) {
            const by = prunedBy(service);
            const closure = closureOf(service.path, graph);
            const importers = locks.size === 0 && (by === undefined || onlyFiles) ? new Map() : importersOf(closure, graph);
            const ownLocks = new Map([...locks].map(([file, lock]) => [file, serviceLock(lock, importers, tree.files.get(file))]));
            const packages = () => [...ownLocks.values()].flatMap((lock) => lock.packages());
            const patched = patches.size === 0 ? [] : packages().filter(({ patch }) => patch !== undefined);
            const isKnown = [...ownLocks.values()].every(({ whole }) => whole === undefined);
            const members = membersOf({ name, service, index: fileIndex, closure, patched });
            const isMember = (path) => {
                const file = fileIndex.byPath.get(path);
                return file !== undefined && (members.loose.has(path) || closure.packages.has(file.owner ?? ''));
            };
            const names = () => (isKnown ? new Set(packages().map((each) => each.name)) : undefined);
            const shared = { settings: (0,json/* canonicalJson */.dj)([settings(name) ?? null]) };
            if (by === undefined || onlyFiles) {
                const files = by === undefined ? members : (0,indexed_files/* withoutLeftOut */.iB)(members, (0,extra_files/* leavesOut */.Nt)(service.build?.['extra-files'] ?? []));
                return {
                    ...files,
                    ...shared,
                    parts: partsOf(partsByFile, isMember, names),
                    locks: ownLocks,
                    pruned: undefined,
                };
            }
            const own = prunedRoot({ by, texts, manifests: root_files/* partialRootFiles */.XB, locks: ownLocks, importers });
            return {
                ...(0,indexed_files/* withoutLeftOut */.iB)(members, (0,extra_files/* leavesOut */.Nt)(service.build?.['extra-files'] ?? [])),
                ...shared,
                parts: own.parts,
                locks: own.locks,
                pruned: own.root,
            };
        },
    };
}
function serviceLock(lock, importers, file) {
    const whole = (why) => ({
        digest: file?.id ?? '',
        packages: () => [],
        direct: () => new Set(),
        importers: new Set(),
        whole: why,
    });
    if (typeof lock === 'string')
        return whole(lock);
    if (importers.size === 0)
        return whole('there is no package.json at the root');
    const part = (0,lock_part/* lockPart */.X)(lock, importers);
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
    const isOwn = (0,indexed_files/* inside */.nx)(service.path);
    const loose = new Map();
    const add = (file, as) => {
        if (file !== undefined && !isWhole(file) && !loose.has(file.path))
            loose.set(file.path, { file, as });
    };
    const isWhole = ({ path, owner }) => owner !== undefined && index.packages.get(owner)?.files.has(path) === true && closure.packages.has(owner);
    for (const file of (0,indexed_files/* filesIn */.nG)(index.sorted, service.path))
        add(file, { kind: 'file' });
    for (const path of buildFilesOf(name, service))
        add(index.byPath.get(path), { kind: 'dockerfile' });
    for (const pattern of service.watch ?? []) {
        for (const file of watchedFiles(index, pattern))
            add(file, { kind: 'watch', glob: pattern });
    }
    if (prunedBy(service) !== undefined) {
        for (const pattern of (0,extra_files/* extraFileGlobs */.SH)(service.build?.['extra-files'] ?? [])) {
            for (const file of watchedFiles(index, pattern))
                add(file, { kind: 'watch', glob: pattern });
        }
        for (const path of ofPrunedContexts)
            add(index.byPath.get(path), { kind: 'root-file' });
    }
    for (const { patch = '', id } of patched)
        add(index.byPath.get(patch), { kind: 'patch', package: id });
    for (const { from, target } of closure.paths) {
        if ((0,indexed_files/* inside */.nx)(target)(from))
            continue;
        for (const file of (0,indexed_files/* filesIn */.nG)(index.sorted, target))
            add(file, { kind: 'link', link: `${from}/package.json` });
    }
    for (const file of index.shared)
        add(file, { kind: 'root-file' });
    const whole = packagesIn(index, closure);
    addLinked({ index, whole, loose: () => loose.keys(), add });
    return {
        packages: whole,
        loose: new Map([...loose].sort(byFirst).map(([path, { file }]) => [path, file])),
        membershipOf(file) {
            const known = loose.get(file.path);
            if (known !== undefined)
                return known.as;
            const found = closure.packages.get(file.owner ?? '');
            if (found === undefined || isOwn(file.path))
                return { kind: 'file' };
            return { kind: 'package', package: found.name ?? found.path, via: closure.via(found.path) };
        },
    };
}
function packagesIn(index, { packages }) {
    const isFew = index.packages.size < packages.size;
    const paths = isFew ? [...index.packages.keys()].filter((path) => packages.has(path)) : [...packages.keys()];
    return new Map(paths.flatMap((path) => entry(path, index.packages.get(path))));
}
const ofPrunedContexts = ['.gitignore', '.containerignore'];
function prunedBy({ build }) {
    return build?.prune === 'none' ? undefined : build?.prune;
}
function entry(key, value) {
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
    const found = named === undefined ? (0,indexed_files/* filesFrom */.c1)(index.sorted, beginning).filter(({ path }) => matches(path)) : [named];
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
            if (target === undefined || (0,indexed_files/* inside */.nx)(target)(path))
                continue;
            for (const file of (0,indexed_files/* filesIn */.nG)(index.sorted, target))
                add(file, { kind: 'link', link: path });
        }
    };
    for (const { files } of whole.values())
        follow(files.keys());
    follow(loose());
}


/***/ }),

/***/ 7532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kc: () => (/* binding */ concerns),
/* harmony export */   Wo: () => (/* binding */ catalogEntry),
/* harmony export */   kp: () => (/* binding */ keptPackages),
/* harmony export */   oR: () => (/* binding */ isPatched)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8314);
/* harmony import */ var _root_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5780);



function keptPackages({ packages, wanted }, aliases) {
    const used = new Set(wanted.flatMap(({ alias, range }) => catalogEntry(range, alias) ?? []));
    return {
        names: new Set([...packages.map(({ name }) => name), ...wanted.map(({ alias }) => alias), ...aliases]),
        patches: new Set(packages.flatMap(({ patch }) => (patch === undefined ? [] : [node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(patch)]))),
        usesCatalog: (catalog, alias) => used.has(JSON.stringify([catalog, alias])),
    };
}
function concerns({ names }, selector, value) {
    return (0,_root_files_js__WEBPACK_IMPORTED_MODULE_1__/* .packageNames */ .Vs)(selector, value).some((name) => names.has(name));
}
function isPatched({ patches }, value) {
    const path = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value) ? value.path : value;
    return typeof path !== 'string' || patches.has(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path));
}
function catalogEntry(range, alias) {
    if (!range.startsWith('catalog:'))
        return undefined;
    return JSON.stringify([range.slice('catalog:'.length).trim() || 'default', alias]);
}


/***/ }),

/***/ 6494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FF: () => (/* binding */ without),
/* harmony export */   Lm: () => (/* binding */ wantedOf),
/* harmony export */   QO: () => (/* binding */ splitId),
/* harmony export */   lJ: () => (/* binding */ objectAt)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8314);

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
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(value) ? value : {};
}
function without(holder, names) {
    return Object.fromEntries(Object.entries(holder).filter(([name]) => !names.has(name)));
}
function splitId(id) {
    const at = id.indexOf('@', 1);
    return at < 0 ? { name: id, version: '' } : { name: id.slice(0, at), version: id.slice(at + 1) };
}


/***/ }),

/***/ 8306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F0: () => (/* binding */ digestLength),
/* harmony export */   Ke: () => (/* binding */ lockFile),
/* harmony export */   R0: () => (/* binding */ addClosure),
/* harmony export */   UD: () => (/* binding */ compare),
/* harmony export */   c0: () => (/* binding */ hasBit)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8314);


function lockFile({ entries, shared, patches, resolve, importer }) {
    const packages = new Map();
    for (const [key, { id, name, version, patch }] of entries) {
        packages.set(key, { id, key, name, version, patch, digest: Buffer.alloc(0), edges: nothing, index: 0 });
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


/***/ }),

/***/ 5245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ lockFileNames),
  c: () => (/* binding */ readLockFile)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/monorepo/lock/lock-entries.js
var lock_entries = __webpack_require__(6494);
// EXTERNAL MODULE: ./build/core/monorepo/lock/lock-file.js
var lock_file = __webpack_require__(8306);
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
    const patched = (0,lock_entries/* objectAt */.lJ)(content, 'patchedDependencies');
    const entries = new Map();
    const links = new Map();
    for (const [key, value] of Object.entries(packages)) {
        if (!Array.isArray(value))
            continue;
        const [id, ...rest] = value;
        const { name, version } = (0,lock_entries/* splitId */.QO)(String(id));
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
            return { from: name, wanted: (0,lock_entries/* wantedOf */.Lm)(entry, ofWorkspace) };
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
            (0,lock_entries/* without */.FF)(about, new Set([...ofPackage.needed, 'optionalDependencies'])),
            patch ?? null,
        ],
        wanted: (0,lock_entries/* wantedOf */.Lm)(about, ofPackage),
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
        shared: (0,lock_entries/* without */.FF)(content, notShared),
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
            return (0,json/* isObject */.Gv)(entry) ? { from: path, wanted: (0,lock_entries/* wantedOf */.Lm)(entry, npm_lock_ofWorkspace) } : undefined;
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
        fields: [location, (0,lock_entries/* without */.FF)(entry, notItsOwn)],
        wanted: (0,lock_entries/* wantedOf */.Lm)(entry, npm_lock_ofPackage),
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

// EXTERNAL MODULE: ./build/core/monorepo/lock/pnpm-lock.js
var pnpm_lock = __webpack_require__(1677);
// EXTERNAL MODULE: ./build/core/monorepo/lock/lock-yaml.js
var lock_yaml = __webpack_require__(9183);
;// CONCATENATED MODULE: ./build/core/monorepo/lock/yarn-lock.js




function parseYarnLock(text, settings = '') {
    return /^__metadata:/m.test(text) ? parseBerry(text, catalogsOf(settings)) : parseClassic(text);
}
class Descriptors {
    #keys = new Map();
    #byName = new Map();
    add(descriptor, key) {
        this.#keys.set(descriptor, key);
        const { name } = (0,lock_entries/* splitId */.QO)(descriptor);
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
const kinds = { needed: ['dependencies'], optional: ['optionalDependencies'] };
function parseClassic(text) {
    const descriptors = new Descriptors();
    const entries = new Map();
    for (const { patterns, fields, lists } of classicEntries(text)) {
        const [key = ''] = patterns;
        const { name: alias, version: range } = (0,lock_entries/* splitId */.QO)(key);
        const version = fields.version ?? '';
        const [, other] = /^npm:(@?[^@]+)/.exec(range) ?? [];
        const name = other ?? alias;
        const { version: _, ...rest } = fields;
        entries.set(key, { id: `${name}@${version}`, name, version, fields: rest, wanted: (0,lock_entries/* wantedOf */.Lm)(lists, kinds) });
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
    const content = settings === '' ? {} : (0,lock_yaml/* parseLockYaml */.c)(settings);
    return (alias, range) => {
        if (!(0,json/* isObject */.Gv)(content) || !range.startsWith('catalog:'))
            return range;
        const name = range.slice('catalog:'.length);
        const catalog = name === '' ? content.catalog : (0,json/* isObject */.Gv)(content.catalogs) ? content.catalogs[name] : undefined;
        return (0,json/* isObject */.Gv)(catalog) && catalog[alias] !== undefined ? String(catalog[alias]) : range;
    };
}
function parseBerry(text, catalogs) {
    const content = (0,lock_yaml/* parseLockYaml */.c)(text);
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
        const { name, version: reference } = (0,lock_entries/* splitId */.QO)(id);
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
        entries.set(key, { id, name, version: String(entry.version), fields: (0,lock_entries/* without */.FF)(entry, notFields), wanted, patch });
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
    return (0,lock_entries/* wantedOf */.Lm)(entry, kinds).map((each) => ({ ...each, optional: each.optional || isOptional(each.alias) }));
}

;// CONCATENATED MODULE: ./build/core/monorepo/lock/lock-files.js









const parsers = {
    'pnpm-lock.yaml': pnpm_lock/* parsePnpmLock */.QQ,
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
function readLockFile(name, body, texts) {
    const parse = parsers[name];
    if (parse === undefined)
        return 'it is in a binary form';
    const settings = settingsFor(name, texts);
    const key = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([name, settings]))
        .update(body)
        .digest('hex');
    const known = recent.get(key);
    if (known !== undefined)
        return known;
    const found = parsed(parse, body, settings);
    recent.set(key, found);
    const [oldest] = recent.keys();
    if (recent.size > mostRecent && oldest !== undefined)
        recent.delete(oldest);
    return found;
}
function settingsFor(name, texts) {
    if (name === 'yarn.lock')
        return texts.get('.yarnrc.yml')?.toString('utf8');
    return name === 'pnpm-lock.yaml' ? JSON.stringify(patchFiles(texts)) : undefined;
}
function patchFiles(texts) {
    const textOf = (file) => texts.get(file)?.toString('utf8') ?? '';
    const workspace = textOf('pnpm-workspace.yaml');
    const { pnpm } = (0,json/* jsonObject */.o$)(textOf('package.json').replace(/^\uFEFF/, ''));
    const ofRoot = (0,json/* isObject */.Gv)(pnpm) ? (0,lock_entries/* objectAt */.lJ)(pnpm, 'patchedDependencies') : {};
    if (!workspace.includes('patchedDependencies'))
        return ofRoot;
    try {
        const content = (0,dist.parse)(workspace, { maxAliasCount: 100 });
        return { ...ofRoot, ...((0,json/* isObject */.Gv)(content) ? (0,lock_entries/* objectAt */.lJ)(content, 'patchedDependencies') : {}) };
    }
    catch {
        return ofRoot;
    }
}
const recent = new Map();
const mostRecent = 8;
function parsed(parse, body, settings) {
    try {
        return parse(body.toString('utf8'), settings);
    }
    catch (error) {
        return `it cannot be read: ${(0,failure/* messageOf */.bD)(error)}`;
    }
}


/***/ }),

/***/ 7693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ lockChanges),
/* harmony export */   X: () => (/* binding */ lockPart)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _lock_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8306);


class Wirings {
    #byEdges = new Map();
    #sorted = [];
    of(path, edges, { packages, closures }) {
        const known = this.#byEdges.get(edges);
        if (known !== undefined)
            return known;
        const text = JSON.stringify([path, edges.text]);
        const reached = emptyClosure(packages.length);
        for (const { index } of edges.packages)
            (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_1__/* .addClosure */ .R0)(reached, closures[index]);
        const wiring = { text, json: JSON.stringify(text), reached, rank: 0 };
        this.#byEdges.set(edges, wiring);
        return wiring;
    }
    inOrder(wirings) {
        if (this.#sorted.length !== this.#byEdges.size) {
            this.#sorted = [...this.#byEdges.values()].sort((a, b) => (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_1__/* .compare */ .UD)(a.text, b.text));
            for (const [rank, each] of this.#sorted.entries())
                each.rank = rank;
        }
        const ranks = Uint32Array.from(wirings, ({ rank }) => rank).sort();
        return Array.from(ranks, (rank) => this.#sorted[rank]).filter((each) => each !== undefined);
    }
}
const wiringsOf = new WeakMap();
function emptyClosure(packages) {
    return { bits: new Uint32Array(Math.ceil(packages / 32)), missing: undefined };
}
function lockPart(lock, importers) {
    const reached = emptyClosure(lock.packages.length);
    const wirings = wiringsOf.get(lock) ?? new Wirings();
    wiringsOf.set(lock, wirings);
    const wiring = [];
    const resolved = [];
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
        const own = wirings.of(path, edges, lock);
        wiring.push(own);
        resolved.push(edges);
        (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_1__/* .addClosure */ .R0)(reached, own.reached);
        for (const link of edges.links)
            paths.add(link);
    }
    if (reached.missing !== undefined)
        return { kind: 'whole', why: reached.missing };
    const isReached = ({ index }) => (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_1__/* .hasBit */ .c0)(reached.bits, index);
    const wires = wirings
        .inOrder(wiring)
        .map(({ json }) => json)
        .join(',');
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`[${JSON.stringify(lock.shared)},[${wires}]]`);
    for (let end = 0, start = 0; start < lock.packages.length; start = end + 1) {
        end = start;
        while (end < lock.packages.length && (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_1__/* .hasBit */ .c0)(reached.bits, end))
            end += 1;
        if (end > start)
            hash.update(lock.digests.subarray(start * _lock_file_js__WEBPACK_IMPORTED_MODULE_1__/* .digestLength */ .F0, end * _lock_file_js__WEBPACK_IMPORTED_MODULE_1__/* .digestLength */ .F0));
    }
    return {
        kind: 'part',
        digest: hash.digest('hex'),
        packages: () => lock.packages.filter(isReached),
        direct: () => new Set(resolved.flatMap((edges) => edges.packages)),
        importers: paths,
    };
}
function lockChanges(before, after) {
    const packages = [before?.packages() ?? [], after?.packages() ?? []];
    const names = differingNames(...packages);
    const versions = packages.map((all) => byName(all.filter(({ name }) => names.has(name))));
    const direct = new Set([...(before?.direct() ?? []), ...(after?.direct() ?? [])].map(({ name }) => name));
    const changes = [...names].sort(_lock_file_js__WEBPACK_IMPORTED_MODULE_1__/* .compare */ .UD).map((name) => {
        const [old, now] = versions.map((each) => each.get(name));
        const [from, to] = [old && versionsOf(old), now && versionsOf(now)];
        const rank = from === to ? resolvedOtherwise : from === undefined || to === undefined ? 1 : 0;
        return { package: name, from, to, rank: rank + (direct.has(name) ? 0 : indirect) };
    });
    const others = changes.filter(({ from, to }) => from !== to);
    return (others.length > 0 ? others : changes).sort((a, b) => a.rank - b.rank).map(({ rank: _, ...change }) => change);
}
function differingNames(before, after) {
    const counts = new Map();
    const count = (packages, by) => {
        for (const { digest, name } of packages) {
            const text = digest.toString('latin1');
            const known = counts.get(text);
            if (known === undefined)
                counts.set(text, { name, more: by });
            else
                known.more += by;
        }
    };
    count(before, 1);
    count(after, -1);
    return new Set([...counts.values()].filter(({ more }) => more !== 0).map(({ name }) => name));
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
    return [...new Set(packages.map(({ version }) => version))].sort(_lock_file_js__WEBPACK_IMPORTED_MODULE_1__/* .compare */ .UD).join(' and ');
}


/***/ }),

/***/ 9183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ parseLockYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

function parseLockYaml(text) {
    try {
        return new Reader(text).document();
    }
    catch (error) {
        if (error instanceof NotKnown)
            return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parse)(text, { maxAliasCount: 100, schema: 'failsafe' });
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


/***/ }),

/***/ 1677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eb: () => (/* binding */ isPatchOf),
/* harmony export */   QQ: () => (/* binding */ parsePnpmLock),
/* harmony export */   mv: () => (/* binding */ patchesIn),
/* harmony export */   yz: () => (/* binding */ pnpmDocuments)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8314);
/* harmony import */ var _lock_entries_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6494);
/* harmony import */ var _lock_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8306);
/* harmony import */ var _lock_yaml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9183);





const kinds = { needed: ['dependencies', 'devDependencies'], optional: ['optionalDependencies'] };
const notItsOwn = new Set(['dependencies', 'devDependencies', 'optionalDependencies', 'dev', 'optional', 'deprecated']);
const notShared = new Set([
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
function parsePnpmLock(text, settings = '{}') {
    const { environment, main } = pnpmDocuments(text);
    const content = (0,_lock_yaml_js__WEBPACK_IMPORTED_MODULE_2__/* .parseLockYaml */ .c)(main);
    const version = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(content) ? String(content.lockfileVersion) : '';
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(content) || !/^(6|9)\.\d+$/.test(version))
        throw new Error(`its version "${version}" is not known`);
    const packages = (0,_lock_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .objectAt */ .lJ)(content, 'packages');
    const snapshots = version.startsWith('6') ? packages : (0,_lock_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .objectAt */ .lJ)(content, 'snapshots');
    const patches = patchesIn((0,_lock_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .objectAt */ .lJ)(content, 'patchedDependencies'), (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonObject */ .o$)(settings));
    const entries = new Map();
    for (const [path, snapshot] of Object.entries(snapshots)) {
        if ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(snapshot) || snapshot === '')
            entries.set(path, entryOf(path, (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(snapshot) ? snapshot : {}, packages, patches));
    }
    const importers = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(content.importers) ? content.importers : { '.': content };
    return (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_1__/* .lockFile */ .Ke)({
        entries,
        shared: [
            (0,_lock_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .without */ .FF)(content, notShared),
            version.startsWith('6') ? (0,_lock_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .objectAt */ .lJ)(content, 'patchedDependencies') : null,
            ...(environment === '' ? [] : [environment]),
        ],
        patches: patches.flatMap(({ file }) => file ?? []),
        resolve(from, { alias, range }) {
            if (range.startsWith('link:'))
                return { link: node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(from, range.slice('link:'.length)) };
            const path = [range, `${alias}@${range}`, `/${alias}@${range}`].find((each) => entries.has(each));
            return path === undefined ? undefined : { entries: [path] };
        },
        importer(path) {
            const importer = importers[path];
            if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(importer))
                return importer === '' ? { from: path, wanted: [] } : undefined;
            const wanted = (0,_lock_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .wantedOf */ .Lm)(mapKinds(importer), kinds);
            return { from: path, wanted };
        },
    });
}
function mapKinds(importer) {
    const versionOf = (value) => ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(value) ? value.version : value);
    return Object.fromEntries([...kinds.needed, ...kinds.optional].map((kind) => [
        kind,
        Object.fromEntries(Object.entries((0,_lock_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .objectAt */ .lJ)(importer, kind)).map(([alias, value]) => [alias, versionOf(value)])),
    ]));
}
function entryOf(path, snapshot, packages, patches) {
    const id = path.replace(/^\//, '');
    const { name, version } = (0,_lock_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .splitId */ .QO)(id.replace(/\(.*$/s, ''));
    const about = packages[path.replace(/\(.*$/s, '')] ?? packages[path];
    const patch = patches.find((each) => isPatchOf(each, path));
    return {
        id,
        name,
        version,
        fields: [
            (0,_lock_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .without */ .FF)(snapshot, notItsOwn),
            (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(about) ? (0,_lock_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .without */ .FF)(about, notItsOwn) : null,
            patch === undefined ? null : patch.value,
        ],
        wanted: (0,_lock_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .wantedOf */ .Lm)(snapshot, kinds),
        patch: patch?.file,
    };
}
function patchesIn(patched, files) {
    return Object.entries(patched).map(([selector, value]) => {
        const { hash, path } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(value) ? value : { hash: value, path: files[selector] };
        const file = typeof path === 'string' ? node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path) : undefined;
        return { name: (0,_lock_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .splitId */ .QO)(selector).name, hash: String(hash), file, value };
    });
}
function isPatchOf({ name, hash }, path) {
    return path.replace(/^\//, '').startsWith(`${name}@`) && path.includes(`(patch_hash=${hash})`);
}
function pnpmDocuments(text) {
    const [environment = ''] = /^(?:\uFEFF)?---\r?\n.*?\n---\r?\n/s.exec(text) ?? [];
    return { environment, main: text.slice(environment.length) };
}


/***/ }),

/***/ 559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ prunableLocks),
  E: () => (/* binding */ prunedLock)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/monorepo/lock/kept-packages.js
var kept_packages = __webpack_require__(7532);
// EXTERNAL MODULE: ./build/core/monorepo/lock/lock-entries.js
var lock_entries = __webpack_require__(6494);
;// CONCATENATED MODULE: ./build/core/monorepo/lock/pruned-npm-lock.js




const modules = 'node_modules/';
function prunedNpmLock(text, selection) {
    const content = (0,json/* parseJson */.qF)(text.replace(/^\uFEFF/, ''));
    const { importers, workspaces } = selection;
    const keys = new Set(selection.packages.map(({ key }) => key));
    const packages = (0,json/* isObject */.Gv)(content) ? (0,lock_entries/* objectAt */.lJ)(content, 'packages') : {};
    const stays = (location, entry) => location === '' ||
        keys.has(location) ||
        importers.has(location) ||
        ((0,json/* isObject */.Gv)(entry) && entry.link === true && importers.has(String(entry.resolved)));
    const left = Object.entries(packages).filter(([location, entry]) => stays(location, entry));
    const locations = new Map(left);
    const aliases = left.flatMap(([location]) => location.includes(modules) ? [location.slice(location.lastIndexOf(modules) + modules.length)] : []);
    const changed = Object.entries((0,json/* isObject */.Gv)(content) ? content : {}).map(([name, value]) => {
        if (name === 'packages') {
            return [name, Object.fromEntries(left.map(([at, each]) => [at, at === '' ? rootEntry(each, workspaces) : each]))];
        }
        return name === 'dependencies' && (0,json/* isObject */.Gv)(value) ? [name, dependenciesAt('', value, locations)] : [name, value];
    });
    const [, indent = '  '] = /^\{\r?\n([ \t]+)/.exec(text) ?? [];
    return {
        text: `${JSON.stringify(Object.fromEntries(changed), null, indent)}\n`,
        kept: (0,kept_packages/* keptPackages */.kp)(selection, aliases),
    };
}
function rootEntry(entry, workspaces) {
    return (0,json/* isObject */.Gv)(entry) && entry.workspaces !== undefined
        ? { ...entry, workspaces: workspaces(entry.workspaces) }
        : entry;
}
function dependenciesAt(directory, listed, packages) {
    const left = Object.entries(listed).flatMap(([name, value]) => {
        const location = external_node_path_.posix.join(directory, modules, name);
        const entry = packages.get(location);
        if (entry === undefined)
            return [];
        if (!(0,json/* isObject */.Gv)(value) || !(0,json/* isObject */.Gv)(value.dependencies))
            return [[name, value]];
        const inside = (0,json/* isObject */.Gv)(entry) && entry.link === true ? String(entry.resolved) : location;
        const below = dependenciesAt(inside, value.dependencies, packages);
        const { dependencies: _, ...others } = value;
        return [[name, Object.keys(below).length === 0 ? others : { ...others, dependencies: below }]];
    });
    return Object.fromEntries(left);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/monorepo/lock/lock-yaml.js
var lock_yaml = __webpack_require__(9183);
// EXTERNAL MODULE: ./build/core/monorepo/lock/pnpm-lock.js
var pnpm_lock = __webpack_require__(1677);
;// CONCATENATED MODULE: ./build/core/monorepo/lock/pruned-pnpm-lock.js






function prunedPnpmLock(whole, selection) {
    const { environment, main: text } = (0,pnpm_lock/* pnpmDocuments */.yz)(whole);
    const content = objectOf((0,lock_yaml/* parseLockYaml */.c)(text));
    const keys = new Set(selection.packages.map(({ key }) => key));
    const kept = (0,kept_packages/* keptPackages */.kp)(selection, aliasesIn(content, keys));
    const wanted = filtered(content, selection, keys, kept);
    const lines = filteredLines(text, wanted);
    if ((0,json/* canonicalJson */.dj)(parsedOrNothing(lines)) === (0,json/* canonicalJson */.dj)(wanted))
        return { text: environment + lines, kept };
    const typed = objectOf((0,dist.parse)(text, { maxAliasCount: 100 }));
    return { text: environment + (0,dist/* stringify */.As)(filtered(typed, selection, keys, kept), { lineWidth: 0 }), kept };
}
function objectOf(value) {
    return (0,json/* isObject */.Gv)(value) ? value : {};
}
function parsedOrNothing(text) {
    try {
        return (0,lock_yaml/* parseLockYaml */.c)(text);
    }
    catch {
        return undefined;
    }
}
function aliasesIn(content, keys) {
    const found = new Set();
    for (const section of ['packages', 'snapshots']) {
        for (const [key, entry] of Object.entries((0,lock_entries/* objectAt */.lJ)(content, section))) {
            if (!keys.has(key) || !(0,json/* isObject */.Gv)(entry))
                continue;
            for (const kind of ['dependencies', 'optionalDependencies']) {
                for (const alias of Object.keys((0,lock_entries/* objectAt */.lJ)(entry, kind)))
                    found.add(alias);
            }
        }
    }
    return [...found];
}
function withoutPeers(key) {
    return key.replace(/\(.*$/s, '');
}
function filtered(content, { importers }, keys, kept) {
    const bases = new Set([...keys].map(withoutPeers));
    const isPackage = (key) => keys.has(key) || bases.has(key);
    const rules = {
        importers: (key) => importers.has(key),
        packages: isPackage,
        snapshots: isPackage,
        time: isPackage,
        overrides: (selector, value) => (0,kept_packages/* concerns */.Kc)(kept, selector, value),
        patchedDependencies: (selector, value) => (0,pnpm_lock/* patchesIn */.mv)({ [selector]: value }, {}).some((patch) => [...keys].some((key) => (0,pnpm_lock/* isPatchOf */.Eb)(patch, key))),
    };
    const sections = Object.entries(content).flatMap(([section, value]) => {
        if (!(0,json/* isObject */.Gv)(value))
            return [[section, value]];
        const rule = Object.hasOwn(rules, section) ? rules[section] : undefined;
        const entries = Object.entries(value);
        const left = section === 'catalogs'
            ? entries.flatMap(([catalog, each]) => usedEntries(catalog, each, kept))
            : rule === undefined
                ? entries
                : entries.filter(([key, each]) => rule(key, each));
        return left.length === 0 && entries.length > 0 ? [] : [[section, Object.fromEntries(left)]];
    });
    return Object.fromEntries(sections);
}
function usedEntries(catalog, entries, kept) {
    const used = Object.entries(objectOf(entries)).filter(([alias]) => kept.usesCatalog(catalog, alias));
    return used.length === 0 ? [] : [[catalog, Object.fromEntries(used)]];
}
function filteredLines(text, wanted) {
    const found = [];
    let above = [];
    const way = [wanted];
    const lines = text.split('\n');
    const last = lines.at(-1) === '' ? lines.pop() : undefined;
    for (const line of lines) {
        if (line.trim() === '') {
            above.push(line);
            continue;
        }
        const depth = (line.length - line.trimStart().length) / 2;
        const [, section] = way;
        const isMember = depth === 0 || depth === 1 || (depth === 2 && section !== undefined && section === wanted.catalogs);
        if (isMember && !line.trimStart().startsWith(':')) {
            const holder = way.length > depth ? way[depth] : undefined;
            const key = keyOf(line.trim());
            const stays = holder !== undefined && Object.hasOwn(holder, key);
            way.length = depth + 1;
            way.push(stays ? asObject(holder[key]) : undefined);
        }
        if (way.at(-1) !== undefined)
            found.push(...above, line);
        above = [];
    }
    return [...found, ...(last === undefined ? [] : [last])].join('\n');
}
function asObject(value) {
    return (0,json/* isObject */.Gv)(value) ? value : {};
}
function keyOf(text) {
    const isLong = text.startsWith('? ');
    const key = isLong ? text.slice(2) : text;
    const [, double, single] = /^(?:("(?:[^"\\]|\\.)*")|'((?:[^']|'')*)')/.exec(key) ?? [];
    if (double !== undefined)
        return String(JSON.parse(double));
    if (single !== undefined)
        return single.replaceAll("''", "'");
    return isLong ? key : (/^(.*?):(?:\s|$)/s.exec(key)?.[1] ?? key);
}

;// CONCATENATED MODULE: ./build/core/monorepo/lock/pruned-lock.js


const pruners = {
    'pnpm-lock.yaml': prunedPnpmLock,
    'package-lock.json': prunedNpmLock,
    'npm-shrinkwrap.json': prunedNpmLock,
};
const prunableLocks = Object.keys(pruners);
function prunedLock(file, text, selection) {
    return Object.hasOwn(pruners, file) ? pruners[file]?.(text, selection) : undefined;
}


/***/ }),

/***/ 5099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cc: () => (/* binding */ extraFilePath),
/* harmony export */   Nt: () => (/* binding */ leavesOut),
/* harmony export */   SH: () => (/* binding */ extraFileGlobs)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6617);



function extraFileGlobs(items) {
    return items.flatMap((item) => {
        const path = extraFilePath(item);
        return (0,_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .isGlob */ .fg)(item) ? [path] : [path, `${path}/**`];
    });
}
function extraFilePath(item) {
    const path = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(item).replace(/(?<=.)\/$/, '');
    if (node_path__WEBPACK_IMPORTED_MODULE_0__.posix.isAbsolute(path) || path.split('/').includes('..') || path === '.') {
        const problem = path === '.' ? 'is the whole monorepo' : 'leads out of the monorepo';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('extra-files', `"${item}" ${problem}`, 'Give files, directories or globs below its root.');
    }
    return path;
}
function leavesOut(items) {
    const named = new Set(items.filter((item) => !(0,_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .isGlob */ .fg)(item)).map(extraFilePath));
    return (path) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path).startsWith('.env') && !named.has(path);
}


/***/ }),

/***/ 5780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nm: () => (/* binding */ rootParts),
/* harmony export */   Nt: () => (/* binding */ sharedFiles),
/* harmony export */   Vs: () => (/* binding */ packageNames),
/* harmony export */   XB: () => (/* binding */ partialRootFiles),
/* harmony export */   i9: () => (/* binding */ turboFiles)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6617);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8314);



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
    const isWhole = (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .globs */ .gV)(wholeRootFiles);
    const more = turboFiles.flatMap((file) => globalDependencies(texts.get(file)?.toString('utf8') ?? ''));
    const isMore = (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .globs */ .gV)(more);
    return (path) => isWhole(path) || isMore(path);
}
const turboFiles = ['turbo.json', 'turbo.jsonc'];
function globalDependencies(text) {
    const content = parsed('turbo.json', text);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(content))
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
    const content = parsed(file, text);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(content))
        return new Map([['', { text, packages: undefined }]]);
    const parts = new Map();
    const add = (name, value) => {
        const [key = ''] = name.split('.').slice(-1);
        const isOfPnpm = file === 'pnpm-workspace.yaml' || name.startsWith('pnpm.');
        if (resolved && (catalogs.includes(key) || (isOfPnpm && forResolving.test(key))))
            return;
        if (resolved && byPackageName.includes(key) && (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value)) {
            for (const [selector, wanted] of Object.entries(value)) {
                const names = packageNames(selector, wanted);
                parts.set(`${name}.${selector}`, { text: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)([wanted]), packages: names });
            }
            return;
        }
        parts.set(name, { text: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)([value]), packages: undefined });
    };
    for (const [key, value] of Object.entries(content)) {
        if (file === 'package.json' && forPeople.test(key))
            continue;
        const nested = file === 'package.json' && (key === 'pnpm' || (key === 'workspaces' && (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value)));
        if (nested && (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value))
            for (const [inner, each] of Object.entries(value))
                add(`${key}.${inner}`, each);
        else
            add(key, value);
    }
    return parts;
}
function packageNames(selector, wanted) {
    const names = selector.match(/@[^/@>\s]+\/[^/@>\s]+|[^/@>\s*]+/g) ?? [];
    const nested = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(wanted) ? Object.entries(wanted).flatMap(([key, value]) => packageNames(key, value)) : [];
    return [...names, ...nested];
}
function parsed(file, text) {
    const content = file.includes('.json') ? (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJsonWithComments */ .GU)(text) : parsedYaml(text);
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(content) ? content : content === null ? {} : undefined;
}
function parsedYaml(text) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parse)(text, { maxAliasCount: 100 });
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 6521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J7: () => (/* binding */ readWorkspaceOf),
/* harmony export */   iF: () => (/* binding */ readWorkspace),
/* harmony export */   lw: () => (/* binding */ workingCopy),
/* harmony export */   qt: () => (/* binding */ packageAround),
/* harmony export */   v2: () => (/* binding */ directoriesIn)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(585);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6617);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8314);







const pnpmWorkspaceFile = 'pnpm-workspace.yaml';
const dependencyKinds = ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'];
function readWorkspace(root) {
    return workspaceIn({
        text: (path) => readText((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path)),
        ...workingCopy(root),
        isOpaque: () => false,
    });
}
function workingCopy(root) {
    return { subdirectories: (directory) => subdirectories((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, directory)) };
}
function directoriesIn(files, patterns, input) {
    return directoriesMatching({ ...files, isOpaque: () => false }, patterns, input);
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
async function directoriesMatching(files, patterns, input = 'workspaces') {
    const manifestOf = (directory) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, 'package.json');
    const isExclusion = (pattern) => pattern.startsWith('!');
    const excluded = patterns.filter(isExclusion).map((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .glob */ .TI)(manifestOf(pattern.slice(1))));
    const wanted = patterns.filter((each) => !isExclusion(each)).flatMap((each) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .alternatives */ .Vo)(each, input));
    for (const pattern of wanted)
        refuseOutside(pattern, input);
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
function refuseOutside(pattern, input) {
    if (!pattern.startsWith('/') && !pattern.split('/').includes('..'))
        return;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(input, `the pattern "${pattern}" leads out of the monorepo`, 'Use paths below its root.');
}
async function subdirectories(directory) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory, { withFileTypes: true }).catch(() => []);
    return entries
        .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
        .map((entry) => entry.name);
}


/***/ }),

/***/ 1220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bm: () => (/* binding */ sourceTreeOf),
/* harmony export */   Cm: () => (/* binding */ linkTarget),
/* harmony export */   _S: () => (/* binding */ parseListing),
/* harmony export */   mg: () => (/* binding */ readSourceTree)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(585);
/* harmony import */ var _git_program_object_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8779);
/* harmony import */ var _git_program_program_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1714);
/* harmony import */ var _checkout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5228);






async function readSourceTree(at, commit = 'HEAD') {
    const args = ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit];
    const { code, stdout, stderr } = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_5__/* .git */ .$Y)(at, args);
    if (code !== 0) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('failed', 'GIT_TREE', `the files of ${commit} cannot be listed in this checkout`, {
            hint: 'Run this in a checkout of the monorepo that git can read (in a container: git config --global --add safe.directory "$PWD").',
            cause: new Error(stderr.trim()),
        });
    }
    return sourceTreeOf(at, new Map(parseListing(stdout).map((file) => [file.path, file])));
}
function sourceTreeOf(at, files) {
    const links = once(() => readLinks(at, files));
    return {
        files,
        links,
        async read(paths) {
            const wanted = [...new Set(paths)];
            const isLinked = wanted.some((path) => files.get(path)?.mode === _git_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .treeMode */ .co.symlink);
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
            path: isText ? name : (0,_git_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeName */ .e4)(Buffer.from(name, 'latin1')),
            mode: line.slice(0, line.indexOf(' ')),
            id: line.slice(0, tab).split(' ').find(isId) ?? '',
        };
    });
}
function isId(word) {
    return word.length >= 40;
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
    const links = [...files.values()].filter(({ mode }) => mode === _git_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .treeMode */ .co.symlink);
    const texts = await readBlobs(at, links);
    const targets = new Map();
    for (const { path, id } of links) {
        const target = linkTarget(path, (0,_git_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeName */ .e4)(texts.get(id) ?? Buffer.alloc(0)));
        if (target !== undefined)
            targets.set(path, target);
    }
    return targets;
}
function linkTarget(path, text) {
    const target = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path), text).replace(/(?<=.)\/$/, '');
    return text !== '' && !node_path__WEBPACK_IMPORTED_MODULE_0__.posix.isAbsolute(text) && !/^\.\.(\/|$)/.test(target) ? target : undefined;
}
async function readBlobs(at, files) {
    const wanted = new Map();
    for (const file of files)
        if (file !== undefined && file.mode !== _git_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .treeMode */ .co.submodule)
            wanted.set(file.id, file.path);
    if (wanted.size === 0)
        return new Map();
    const reader = new _git_program_object_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .ObjectReader */ .n(() => (0,_git_program_program_js__WEBPACK_IMPORTED_MODULE_4__/* .startGit */ .BE)(['cat-file', '--batch'], at));
    try {
        const read = async ([id, path]) => {
            const object = await reader.read(id);
            if (object === undefined)
                throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('failed', 'GIT_TREE', `the content of ${path} is not in this checkout`);
            return [id, (0,_git_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .bufferOf */ .Kb)(object.body)];
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


/***/ })

};
