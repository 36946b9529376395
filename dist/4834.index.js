export const id = 4834;
export const ids = [4834];
export const modules = {

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
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8998);
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
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8998);
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

/***/ 6278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tg: () => (/* binding */ shellLine),
/* harmony export */   ZL: () => (/* binding */ shellQuote),
/* harmony export */   iz: () => (/* binding */ programsOnPath)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


async function programsOnPath(name, env) {
    const found = new Map();
    for (const directory of (env.PATH ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
        if (directory === '')
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
            const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
            if (!found.has(real))
                found.set(real, path);
        }
        catch {
        }
    }
    return [...found.values()];
}
function shellQuote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
function shellLine(argv) {
    return argv.map(shellQuote).join(' ');
}


/***/ }),

/***/ 5228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Y: () => (/* binding */ git),
/* harmony export */   EJ: () => (/* binding */ requireCheckout),
/* harmony export */   QE: () => (/* binding */ hasCommit),
/* harmony export */   Qo: () => (/* binding */ headCommit),
/* harmony export */   TM: () => (/* binding */ firstLine),
/* harmony export */   Y_: () => (/* binding */ changedFiles),
/* harmony export */   aV: () => (/* binding */ hasNoRemote),
/* harmony export */   fE: () => (/* binding */ isShallow),
/* harmony export */   iH: () => (/* binding */ fetchCommit),
/* harmony export */   iy: () => (/* binding */ remoteName),
/* harmony export */   wu: () => (/* binding */ mergeBase),
/* harmony export */   yU: () => (/* binding */ refuseOtherOwner)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _git_program_program_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1714);




async function headCommit(at) {
    return firstLine(await git(at, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']));
}
async function refuseOtherOwner(at) {
    const { stderr } = await git(at, ['rev-parse', '--verify', 'HEAD']).catch(() => ({ stderr: '' }));
    const found = /detected dubious ownership in repository at '(.+)'/.exec(stderr);
    if (found === null)
        return;
    const hint = `Tell git: git config --global --add safe.directory '${found[1]}'. Or run as its owner. In a pipeline git 2.38 or newer is told.`;
    const message = `git does not read the checkout at ${found[1]}, because another user owns it`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('bad-input', 'CHECKOUT_OWNER', message, { hint, cause: new Error(stderr.trim()) });
}
async function requireCheckout(at) {
    const result = await git(at, ['rev-parse', '--verify', 'HEAD^{commit}']).catch((cause) => {
        if (!(cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR) || cause.code !== 'GIT_MISSING')
            throw cause;
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(at.cwd)) {
            throw noCheckout(`the directory ${at.cwd} does not exist`, 'Check the checkout of this job.', cause);
        }
        throw noCheckout('the program git is not on PATH, and it tells which commit is deployed', 'Install git 2.31 or newer in the image or on the machine of this job (Alpine: `apk add git`, Debian: `apt-get install git`).', cause);
    });
    if (result.code === 0)
        return;
    if (/not a git repository/i.test(result.stderr)) {
        throw noCheckout(`${at.cwd} is in no git repository, and the commit to deploy is the one that is checked out`, 'Run this in a checkout of the monorepo: on GitHub with `actions/checkout` before it, on GitLab without `GIT_STRATEGY: none`, in a container with `.git` in it.');
    }
    if ((await git(at, ['rev-parse', '--git-dir'])).code === 0) {
        throw noCheckout(`the git repository in ${at.cwd} has no commit yet`, 'Commit the monorepo, and run this again.');
    }
}
function noCheckout(problem, hint, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('bad-input', 'NO_CHECKOUT', problem, { hint, ...(cause === undefined ? {} : { cause }) });
}
async function hasCommit(at, commit) {
    return (await git(at, ['cat-file', '-e', `${objectName(commit)}^{commit}`])).code === 0;
}
async function fetchCommit(at, commit) {
    if (await hasCommit(at, commit))
        return true;
    const remote = await remoteName(at);
    if (remote === undefined)
        return false;
    await inTurn(at, async () => {
        const depth = (await isShallow(at)) ? ['--depth=1'] : [];
        return git(at, ['fetch', ...quietly, ...depth, '--end-of-options', remote, objectName(commit)]);
    });
    return hasCommit(at, commit);
}
async function mergeBase(at, a, b) {
    return firstLine(await git(at, ['merge-base', objectName(a), objectName(b)]));
}
async function changedFiles(at, base, head) {
    const args = [
        'diff',
        '--name-only',
        '-z',
        '--no-renames',
        '--no-ext-diff',
        '--no-relative',
        '--ignore-submodules=none',
    ];
    const result = await git(at, [...args, objectName(base), objectName(head), '--']);
    if (result.code !== 0) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_DIFF', `the commits ${base} and ${head} cannot be compared in this checkout`, {
            hint: 'Fetch more history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0).',
            cause: new Error(result.stderr.trim()),
        });
    }
    return result.stdout.toString('utf8').split('\0').filter(Boolean);
}
const quietly = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance', '--recurse-submodules=no'];
function git({ cwd, env, programs }, args, variables = {}) {
    return (0,_git_program_program_js__WEBPACK_IMPORTED_MODULE_3__.runGit)(args, { cwd, env, programs, variables });
}
async function isShallow(at) {
    return isShallowByFile(at) ?? firstLine(await git(at, ['rev-parse', '--is-shallow-repository'])) === 'true';
}
function isShallowByFile(at) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at.cwd, '.git');
    const here = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory, { throwIfNoEntry: false })?.isDirectory() === true;
    return here ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'shallow')) : undefined;
}
const staleLock = 30_000;
const lockPause = 100;
async function inTurn({ clock }, fetch) {
    for (let left = staleLock;;) {
        const result = await fetch();
        const stderr = result?.stderr ?? '';
        const [, lock] = /'(.*shallow\.lock)': File exists/.exec(stderr) ?? [];
        if (left <= 0 || (lock === undefined && !stderr.includes('shallow file has changed')))
            return result;
        do {
            await clock.sleep(lockPause);
            left -= lockPause;
        } while (lock !== undefined && left > 0 && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(lock));
    }
}
async function remoteName(at) {
    const remotes = (await git(at, ['remote'])).stdout.toString('utf8').split('\n').filter(Boolean);
    return remotes.includes('origin') || remotes.length > 1 ? remotes.find((name) => name === 'origin') : remotes[0];
}
async function hasNoRemote(at) {
    const { code, stdout } = await git(at, ['remote']);
    return code === 0 && stdout.length === 0;
}
function firstLine(result) {
    const line = result.code === 0 ? result.stdout.toString('utf8').split('\n')[0] : undefined;
    return line === '' ? undefined : line;
}
function objectName(commit) {
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit))
        return commit;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('commit', `"${commit}" is not a full object name`, 'Give all 40 (or 64) hexadecimal digits.');
}


/***/ }),

/***/ 5332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ openSourceRemote)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _forge_forges_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8778);
/* harmony import */ var _git_program_transport_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(356);
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8687);
/* harmony import */ var _checkout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5228);





async function addressOf({ checkout, ci, originOnly = false, address }) {
    if (address !== undefined)
        return address;
    const found = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .remoteName */ .iy)(checkout).catch(noGit);
    const name = originOnly && found !== 'origin' ? undefined : found;
    const url = name === undefined ? undefined : (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .firstLine */ .TM)(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .git */ .$Y)(checkout, ['ls-remote', '--get-url', '--', name]));
    if (url !== undefined)
        return url;
    const parse = async (what) => (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .firstLine */ .TM)(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .git */ .$Y)(checkout, ['rev-parse', what]).catch(() => noResult));
    const repository = (await parse('--show-toplevel')) ?? (await parse('--absolute-git-dir'));
    if (repository !== undefined && (await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .hasNoRemote */ .aV)(checkout)))
        return repository;
    if (ci.repositoryUrl !== undefined)
        return `${ci.repositoryUrl}.git`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'SOURCE_REMOTE', 'no remote of the checkout is named origin', {
        hint: 'Name the monorepo origin: `git remote rename NAME origin`.',
    });
}
const noResult = { code: 1, stdout: Buffer.alloc(0), stderr: '' };
function noGit(error) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
        throw error;
    return undefined;
}
async function* waysTo(question) {
    const { ci, checkout, env, secrets, forgeToken, forgeUrl, gitops } = question;
    const { url, userinfo } = withoutUserinfo(await addressOf(question));
    const remote = (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRepository */ .SU)(url, { cwd: ci.workspace });
    const from = (credential, credentialSource) => {
        for (const secret of secretsIn(credential))
            secrets.add(secret);
        return { url: remote, credential, credentialSource };
    };
    const anonymous = { url: remote, credential: { kind: 'none' }, credentialSource: undefined };
    if (!(0,_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .isWebUrl */ .O9)(remote))
        yield anonymous;
    else {
        const settings = await settingNames(checkout);
        const header = settings(/^http\.(.*\.)?extraheader$/) ? await authorizationFor(checkout, remote) : undefined;
        if (header !== undefined)
            yield from({ kind: 'header', authorization: header }, 'the checkout (http.extraheader)');
        if (userinfo !== undefined)
            yield from({ kind: 'password', ...userinfo }, 'the address of the remote');
        const helped = settings(/^credential\.(.*\.)?helper$/) ? await fromHelper(checkout, remote) : undefined;
        if (helped !== undefined)
            yield from({ kind: 'password', ...helped }, 'the credential helper of git');
    }
    const access = (0,_forge_forges_js__WEBPACK_IMPORTED_MODULE_1__.jobGitAccess)(remote, env) ?? (ci.repositoryUrl && (0,_forge_forges_js__WEBPACK_IMPORTED_MODULE_1__.jobGitAccess)(`${ci.repositoryUrl}.git`, env));
    if (access) {
        const { url: web, ...token } = access;
        yield { ...from({ kind: 'token', ...token }, "the job's own token"), url: web };
    }
    const { repositoryUrl } = ci;
    if (forgeToken !== undefined && repositoryUrl !== undefined) {
        const given = (0,_forge_forges_js__WEBPACK_IMPORTED_MODULE_1__.tokenGitAccess)(remote, { token: forgeToken, repositoryUrl, env, forgeUrl });
        if (given !== undefined) {
            const { url: web, ...token } = given;
            yield { ...from({ kind: 'token', ...token }, 'forge-token'), url: web };
        }
    }
    if (gitops !== undefined && (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .sameRepository */ .RB)(gitops.url, remote))
        yield await gitops.remote();
    if ((0,_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .isWebUrl */ .O9)(remote))
        yield anonymous;
}
const anonymousSource = 'no credential';
const refusals = new Set(['GIT_AUTH', 'GIT_REPOSITORY_NOT_FOUND', 'GIT_REDIRECT', 'GIT_NO_REPOSITORY']);
const shut = new Set(['GIT_HOST_KEY', 'GIT_SSH_MISSING', 'GIT_UNREACHABLE', 'GIT_FAILED']);
async function openSourceRemote(question, ask) {
    let refused;
    for await (const remote of waysTo(question)) {
        let transport;
        try {
            transport = await openRemote(remote, question);
            const answer = await ask(transport);
            question.log.detail(`monorepo ${remote.url}: asked with ${remote.credentialSource ?? anonymousSource}`);
            return { transport, answer };
        }
        catch (error) {
            await transport?.[Symbol.asyncDispose]();
            const code = error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? error.code : '';
            if (!refusals.has(code) && ((0,_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .isWebUrl */ .O9)(remote.url) || !shut.has(code)))
                throw error;
            const sources = [...(refused?.sources ?? []), remote.credentialSource ?? anonymousSource];
            refused = { url: remote.url, sources, cause: error };
        }
    }
    throw refusedBy(refused);
}
function refusedBy(refused) {
    const { cause } = refused ?? {};
    const access = 'Give the job `contents: read` (GitHub) or access to its own project (GitLab), or a forge-token that may read it.';
    if (refused?.sources.join() === anonymousSource && cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) {
        const hint = (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .isWebUrl */ .O9)(refused.url) ? access : (cause.hint ?? access);
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'SOURCE_REMOTE', `the monorepo cannot be asked: ${cause.message}`, { hint, cause });
    }
    const by = refused === undefined ? '' : ` ${refused.url} refused ${refused.sources.join(', ')}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'SOURCE_REMOTE', `the monorepo cannot be asked:${by}`, { hint: access, cause });
}
const attempts = 2;
const limits = { connectMs: 10_000, inactivityMs: 30_000 };
async function openRemote(remote, question) {
    const { log, network, clock, env, checkout } = question;
    const parts = { ...question, programs: checkout.programs };
    if (!(0,_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .isWebUrl */ .O9)(remote.url)) {
        const command = env.GIT_SSH_COMMAND ?? (await setting(checkout, ['--get', 'core.sshCommand']));
        return (0,_git_program_transport_js__WEBPACK_IMPORTED_MODULE_2__.openGitTransport)(remote, command === undefined ? parts : { ...parts, env: { ...env, GIT_SSH_COMMAND: command } });
    }
    try {
        const { openWireTransport } = await __webpack_require__.e(/* import() */ 3034).then(__webpack_require__.bind(__webpack_require__, 3034));
        return await openWireTransport(remote, { network, log, attempts, limits });
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || error.code !== 'GIT_WIRE_UNSUPPORTED')
            throw error;
        return (0,_git_program_transport_js__WEBPACK_IMPORTED_MODULE_2__.openGitTransport)(remote, { log, network, clock, env, programs: checkout.programs });
    }
}
function withoutUserinfo(url) {
    const web = (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .isWebUrl */ .O9)(url) && URL.canParse(url) ? new URL(url) : undefined;
    if (web === undefined)
        return { url, userinfo: undefined };
    const [username, password] = [decoded(web.username), decoded(web.password)];
    web.username = '';
    web.password = '';
    return { url: web.href, userinfo: password === '' ? undefined : { username, password } };
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
async function authorizationFor(checkout, url) {
    const header = await setting(checkout, ['--get-urlmatch', 'http.extraHeader', url]);
    return /^authorization:\s*(.+)$/i.exec(header ?? '')?.[1];
}
const helperTime = 10_000;
async function fromHelper(checkout, url) {
    if ((await setting(checkout, ['--get-urlmatch', 'credential.helper', url])) === undefined)
        return undefined;
    const { runGit } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 1714));
    const { cwd, env, programs } = checkout;
    const options = { cwd, env, programs, stdin: `url=${url}\n\n`, timeout: helperTime };
    const { code, stdout } = await runGit(['credential', 'fill'], options).catch(() => noResult);
    if (code !== 0)
        return undefined;
    const lines = stdout.toString('utf8').split('\n');
    const value = (key) => lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1);
    const [username = '', password] = [value('username'), value('password')];
    return password === undefined || password === '' ? undefined : { username, password };
}
async function settingNames(checkout) {
    const { code, stdout } = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .git */ .$Y)(checkout, ['config', '--list', '--name-only', '-z']).catch(() => noResult);
    const names = stdout.toString('utf8').split('\0');
    return (name) => code !== 0 || names.some((each) => name.test(each));
}
async function setting(checkout, args) {
    return (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .firstLine */ .TM)(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .git */ .$Y)(checkout, ['config', ...args]).catch(() => noResult));
}
function secretsIn(credential) {
    switch (credential.kind) {
        case 'header': {
            const encoded = /^\S+\s+(\S+)$/.exec(credential.authorization)?.[1] ?? credential.authorization;
            const plain = Buffer.from(encoded, 'base64').toString('utf8');
            const secret = /^[^:]*:(.+)$/.exec(plain)?.[1];
            return [encoded, ...(secret === undefined ? [] : [secret])];
        }
        case 'password':
            return [credential.password];
        case 'token':
            return [credential.token];
        default:
            return [];
    }
}


/***/ }),

/***/ 9624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   qL: () => (/* binding */ isFilledIn),
/* harmony export */   qR: () => (/* binding */ isGiven)
/* harmony export */ });
function isGiven({ source: { kind } }) {
    return kind !== 'gitops.yaml' && kind !== 'default' && kind !== 'absent';
}
function isFilledIn({ source: { kind } }) {
    return kind === 'gitops.yaml';
}
function partsOf(key) {
    const dot = key.lastIndexOf('.');
    return { section: key.slice(0, dot), name: key.slice(dot + 1) };
}


/***/ }),

/***/ 1086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ manifestInputs),
/* harmony export */   Ff: () => (/* binding */ rolloutInputs),
/* harmony export */   y: () => (/* binding */ applicationInputs),
/* harmony export */   zm: () => (/* binding */ operationInputs)
/* harmony export */ });
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3669);

const applicationInputs = {
    mode: {
        type: 'choice',
        options: ['api', 'git'],
        config: { keys: ['argocd.mode'] },
        description: '`api` writes to the Argo CD server, `git` writes the manifest into the GitOps repository for an app-of-apps. Default: `api` when `argocd-server` is given.',
    },
    project: {
        type: 'string',
        config: { keys: ['environment.app.project', 'argocd.project'], placeholders: true },
        description: "Argo CD project. Default: the template's, else `default`.",
    },
    'app-namespace': {
        type: 'string',
        config: { keys: ['environment.app.app-namespace', 'argocd.app-namespace'] },
        description: "Namespace of the Application itself, when it is not Argo CD's own.",
    },
    name: {
        type: 'string',
        config: { keys: ['environment.app.name'], placeholders: true },
        description: 'Name of the Application. Default with `service` and `environment`: `{service}-{environment}`, or `{service}-{slug}` in a review environment.',
    },
    file: {
        type: 'string',
        config: { keys: ['environment.app.file'], placeholders: true },
        description: 'Template manifest: a path in the monorepo, or else in the GitOps repository at the tip of its branch. Inputs win over what it says.',
    },
    labels: {
        type: 'list',
        config: { keys: ['environment.app.labels'], form: 'map', placeholders: true },
        description: 'Labels of the Application, `name=value`. Existing ones stay.',
    },
    annotations: {
        type: 'list',
        config: { keys: ['environment.app.annotations'], form: 'map', placeholders: true },
        description: 'Annotations of the Application, `name=value`. Existing ones stay.',
    },
    'repo-url': {
        type: 'string',
        config: { keys: ['environment.app.repo-url'], form: 'url' },
        description: 'Repository that Argo CD reads. Default: the GitOps repository. With a template of several sources it chooses the one to change.',
    },
    path: {
        type: 'string',
        config: { keys: ['environment.app.path'], placeholders: true },
        description: 'Directory in that repository; `.` is its root. Default for an environment whose `file` is a Kustomization: its directory.',
    },
    revision: {
        type: 'string',
        config: { keys: ['environment.app.revision'], placeholders: true, laterPlaceholders: ['commit'] },
        description: "Branch, tag, commit or chart version to deploy. Default: the template's, else the branch of the GitOps repository, so that people's commits go live too. `{commit}` pins to our commit there (`mode: api`).",
    },
    chart: {
        type: 'string',
        config: { keys: ['environment.app.chart'], placeholders: true },
        description: 'Chart name, when `repo-url` is a chart repository.',
    },
    'values-files': {
        type: 'list',
        config: { keys: ['environment.app.values-files'], placeholders: true },
        description: "Helm values files, relative to `path`. They replace the template's.",
    },
    values: {
        type: 'string',
        isLong: true,
        config: { keys: ['environment.app.values'] },
        description: 'Helm values as YAML text.',
    },
    parameters: {
        type: 'list',
        config: { keys: ['environment.app.parameters'], placeholders: true },
        description: 'Helm parameters, `name=value`, as `helm --set`.',
    },
    'kustomize-images': {
        type: 'list',
        config: { keys: ['environment.app.kustomize-images'], placeholders: true },
        description: 'Kustomize images, `[old=]name:tag` or `[old=]name@digest`.',
    },
    'directory-recurse': {
        type: 'boolean',
        config: { keys: ['environment.app.directory-recurse'] },
        description: 'Read plain manifests of subdirectories too.',
    },
    'dest-server': {
        type: 'string',
        config: { keys: ['environment.app.dest-server', 'argocd.dest-server'], insteadOf: 'dest-name' },
        description: 'API server of the target cluster. Default: the cluster that Argo CD runs in.',
    },
    'dest-name': {
        type: 'string',
        config: { keys: ['environment.app.dest-name', 'argocd.dest-name'], insteadOf: 'dest-server' },
        description: 'Name of the target cluster in Argo CD, instead of `dest-server`.',
    },
    'dest-namespace': {
        type: 'string',
        config: { keys: ['environment.app.dest-namespace'], placeholders: true },
        description: 'Namespace to deploy into.',
    },
    'sync-policy': {
        type: 'choice',
        options: ['manual', 'automated'],
        config: { keys: ['environment.app.sync-policy'] },
        description: "Who starts a sync. Default: the template's, else `automated`.",
    },
    prune: {
        type: 'boolean',
        config: { keys: ['environment.app.prune'] },
        description: 'A sync also deletes what left Git.',
    },
    'self-heal': {
        type: 'boolean',
        config: { keys: ['environment.app.self-heal'] },
        description: 'Automated sync also reverts changes made in the cluster.',
    },
    'sync-options': {
        type: 'list',
        config: { keys: ['environment.app.sync-options'] },
        description: 'Sync options, for example `CreateNamespace=true`.',
    },
    cascade: {
        type: 'boolean',
        description: "Whether deleting the Application later deletes what it deployed. Default: as the template's finalizers say, else true.",
    },
    finalizer: {
        type: 'choice',
        options: ['foreground', 'background'],
        description: 'How that deletion goes: waiting for dependents, or leaving them to the cluster.',
    },
};
const manifestInputs = {
    'app-file': {
        type: 'string',
        default: 'argocd/{name}.yaml',
        description: 'Path of the manifest of an Application in the GitOps repository (`mode: git`).',
    },
};
const operationInputs = {
    kind: {
        type: 'choice',
        options: ['application', 'applicationset'],
        default: 'application',
        description: 'What is written: one Application, or an ApplicationSet whose generators stand in `file` (`name` and `app-namespace` are then its own, all else is of the Applications that it makes).',
    },
    operation: {
        type: 'choice',
        options: ['upsert', 'get', 'diff', 'sync', 'wait', 'history', 'rollback', 'terminate', 'promote', 'abort'],
        default: 'upsert',
        description: 'What to do. `upsert` writes the Application. The others do what `argocd app` does with one that exists, and need its `name` and `project` alone (`mode: api`).',
    },
    resources: {
        type: 'list',
        ofNames: true,
        description: 'For `operation: sync`, `wait` and `diff`: these resources alone; for `promote` and `abort` which Rollout, where there are several. Form: `group:Kind:[namespace/]name`, as `argocd --resource`. The group of `v1` is empty: `:Service:web1`. A `*` stands for any; `!` before an item leaves it out.',
    },
    force: {
        type: 'boolean',
        default: 'false',
        description: 'For `operation: sync`: delete and create again what cannot be changed in place. What it runs stops meanwhile.',
    },
    to: {
        type: 'string',
        description: 'For `operation: rollback`: a history id, a revision (its beginning is enough), or `previous`, the deployment before the last. Default: `previous`. For `promote`: `next`, to the next pause or the end (default), or `full`, past all steps.',
    },
};
const rolloutInputs = {
    upsert: {
        type: 'boolean',
        default: 'true',
        description: 'Change the Application when it exists with another content.',
    },
    validate: {
        type: 'boolean',
        default: 'true',
        description: 'Have the server render the manifests before it accepts them (`mode: api`).',
    },
    sync: {
        type: 'boolean',
        default: 'false',
        description: 'Start a sync, or take the one that is running for the same commit.',
    },
    terminate: {
        type: 'boolean',
        default: 'false',
        description: 'Before a sync end another operation of the Application that is running, instead of waiting for it; also the same sync, where it has been running for more than a minute.',
    },
    wait: {
        type: 'boolean',
        default: 'false',
        description: 'Wait until this commit is proved to be live: compared, synced, healthy.',
    },
    'wait-for': {
        type: 'list',
        ofNames: true,
        description: 'What `wait` waits for (`mode: api`): `synced`, `healthy`, `suspended` (healthy, or a Rollout that is paused until a person promotes it), `image=<reference>`, `commit=<sha>` (that commit of the GitOps repository, or one that descends from it). Default: `synced` and `healthy`.',
    },
    timeout: { ..._run_js__WEBPACK_IMPORTED_MODULE_0__/* .runInputs */ .HM.timeout, default: '10m' },
    'degraded-grace': {
        type: 'duration',
        default: '90s',
        description: 'How long the Application may be Degraded without a break before `wait` fails (`mode: api`).',
    },
    'on-failure': {
        type: 'choice',
        options: ['keep', 'rollback'],
        default: 'keep',
        description: 'After a failed `sync` or `wait` (`mode: api`): leave it, or go back to what was deployed before, unless a later deployment has taken over. Where the Application follows the branch, the image goes back in the GitOps repository. A third of `timeout` is kept for the way back.',
    },
};


/***/ }),

/***/ 7291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   configOfStopJob: () => (/* binding */ configOfStopJob)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _core_git_objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(585);
/* harmony import */ var _core_git_snapshot_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9121);
/* harmony import */ var _core_monorepo_project_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8897);
/* harmony import */ var _core_source_source_remote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5332);
/* harmony import */ var _config_config_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1185);
/* harmony import */ var _config_directories_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8008);
/* harmony import */ var _config_source_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7582);
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










async function configOfStopJob(path, question) {
    const { cwd } = question;
    const text = path === undefined ? undefined : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path), 'utf8').catch(() => undefined);
    return path === undefined || text === undefined ? ofMonorepo(path, question) : ofArtifact(path, text, question);
}
async function ofArtifact(path, text, question) {
    const { ci, log } = question;
    const file = fileInMonorepo(path, question);
    const here = (0,_config_directories_js__WEBPACK_IMPORTED_MODULE_7__.directoriesOnDisk)(ci.workspace, false);
    const { value } = (0,_config_source_js__WEBPACK_IMPORTED_MODULE_8__/* .readConfigSource */ .a)(file, text);
    if (!(0,_config_directories_js__WEBPACK_IMPORTED_MODULE_7__.discovers)(value) || (await (0,_config_directories_js__WEBPACK_IMPORTED_MODULE_7__.servicesFound)(value, here))?.length !== 0) {
        return (await (0,_config_config_js__WEBPACK_IMPORTED_MODULE_6__.configOf)(file, text, here)).config;
    }
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const monorepo = __addDisposableResource(env_1, await openMonorepo(question), true);
            for (const commit of monorepo.commits) {
                const snapshot = await snapshotAt(monorepo.transport, commit);
                if (snapshot !== undefined)
                    return (await (0,_config_config_js__WEBPACK_IMPORTED_MODULE_6__.configOf)(file, text, directoriesOf(snapshot))).config;
            }
            log.warn(`The directories that \`discover\` of ${file} names are neither here nor in the monorepo.`);
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
    }
    catch (error) {
        const words = (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error);
        log.warn(`The directories that \`discover\` of ${file} names are not here, and cannot be asked for: ${words}`);
    }
    return (await (0,_config_config_js__WEBPACK_IMPORTED_MODULE_6__.configOf)(file, text, { ...here, isAbsent: true })).config;
}
async function ofMonorepo(path, question) {
    const { log } = question;
    const files = path === undefined ? _core_monorepo_project_js__WEBPACK_IMPORTED_MODULE_9__/* .configFileNames */ .H : [fileInMonorepo(path, question)];
    const [shown] = files;
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const monorepo = __addDisposableResource(env_2, await openMonorepo(question), true);
            for (const commit of monorepo.commits) {
                const snapshot = await snapshotAt(monorepo.transport, commit);
                for (const file of snapshot === undefined ? [] : files) {
                    const text = await (0,_core_git_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(snapshot, file).catch(() => undefined);
                    if (snapshot === undefined || text === undefined)
                        continue;
                    log.info(`${file} is not here; it is that of ${commit.slice(0, 8)} in the monorepo.`);
                    return (await (0,_config_config_js__WEBPACK_IMPORTED_MODULE_6__.configOf)(file, text, directoriesOf(snapshot))).config;
                }
            }
            log.warn(`${shown} is neither here nor in the monorepo.`);
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
    catch (error) {
        log.warn(`${shown} is not here, and the monorepo cannot be asked for it: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`);
    }
    return undefined;
}
function fileInMonorepo(path, { ci, cwd }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(ci.workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path)).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_1__.sep, '/');
}
async function openMonorepo(question) {
    const { ci } = question;
    const { transport, answer } = await (0,_core_source_source_remote_js__WEBPACK_IMPORTED_MODULE_5__/* .openSourceRemote */ .k)(question, (opened) => opened.listRefs(['HEAD']));
    const trunk = ci.defaultBranch === undefined ? answer.head : `refs/heads/${ci.defaultBranch}`;
    const { refs } = trunk === undefined ? answer : await transport.listRefs([trunk]);
    const commits = [ci.commit, refs.get(trunk ?? '')].filter((commit) => commit !== undefined);
    return { transport, commits, [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose]() };
}
function snapshotAt(transport, commit) {
    return (0,_core_git_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .openSnapshot */ .r3)(transport, commit).catch(() => undefined);
}
function directoriesOf(snapshot) {
    const list = (directory) => snapshot.list(directory === '.' ? '' : directory).catch(() => []);
    return {
        subdirectories: async (directory) => (await list(directory)).filter(_core_git_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd).map(({ name }) => name),
        hasFile: async (directory, name) => (await list(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(directory))).some((each) => each.name === name && !(0,_core_git_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(each)),
        isComplete: false,
    };
}


/***/ })

};
