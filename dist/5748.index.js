export const id = 5748;
export const ids = [5748,398];
export const modules = {

/***/ 585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kb: () => (/* binding */ bufferOf),
/* harmony export */   TR: () => (/* binding */ isSameEntry),
/* harmony export */   W2: () => (/* binding */ packObjects),
/* harmony export */   aM: () => (/* binding */ idLength),
/* harmony export */   co: () => (/* binding */ treeMode),
/* harmony export */   de: () => (/* binding */ corruptObject),
/* harmony export */   e4: () => (/* binding */ decodeName),
/* harmony export */   fU: () => (/* binding */ decodeTree),
/* harmony export */   hN: () => (/* binding */ encodeTree),
/* harmony export */   iR: () => (/* binding */ zeroId),
/* harmony export */   wM: () => (/* binding */ hashObject),
/* harmony export */   wd: () => (/* binding */ isDirectory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);



function bufferOf(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
function idLength(format) {
    return format === 'sha1' ? 20 : 32;
}
function zeroId(format) {
    return '0'.repeat(idLength(format) * 2);
}
function hashObject(format, type, body) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(format).update(`${type} ${body.byteLength}\0`).update(body).digest('hex');
}
const treeMode = {
    file: '100644',
    executable: '100755',
    symlink: '120000',
    directory: '40000',
    submodule: '160000',
};
function isDirectory(entry) {
    return Number.parseInt(entry.mode, 8) === 0o40000;
}
function isSameEntry(a, b) {
    return a?.id === b?.id && a?.mode === b?.mode;
}
function decodeTree(format, body) {
    const bytes = bufferOf(body);
    const length = idLength(format);
    const entries = [];
    for (let at = 0; at < bytes.length;) {
        const space = bytes.indexOf(0x20, at);
        const nul = space < 0 ? -1 : bytes.indexOf(0, space);
        const mode = bytes.toString('latin1', at, Math.max(space, at));
        if (nul < 0 || nul + 1 + length > bytes.length || !/^[0-7]{5,6}$/.test(mode))
            throw corruptObject('tree');
        entries.push({
            mode,
            name: decodeName(bytes.subarray(space + 1, nul)),
            id: bytes.toString('hex', nul + 1, nul + 1 + length),
        });
        at = nul + 1 + length;
    }
    return entries;
}
function encodeTree(entries) {
    const sortable = [...entries].map((entry) => {
        const name = encodeName(entry.name);
        return { entry, name, key: isDirectory(entry) ? Buffer.concat([name, Buffer.from('/')]) : name };
    });
    sortable.sort((a, b) => Buffer.compare(a.key, b.key));
    const seen = new Set();
    const parts = [];
    for (const { entry, name } of sortable) {
        if (seen.has(entry.name))
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `a tree cannot hold "${entry.name}" twice`);
        seen.add(entry.name);
        parts.push(Buffer.from(`${entry.mode} `, 'latin1'), name, Buffer.of(0), Buffer.from(entry.id, 'hex'));
    }
    return Buffer.concat(parts);
}
function decodeName(bytes) {
    const text = bytes.toString('utf8');
    if (!text.includes('\u{FFFD}') || Buffer.from(text, 'utf8').equals(bytes))
        return text;
    return [...bytes].map((byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join('');
}
function encodeName(name) {
    if (name === '' || name === '.' || name === '..' || name.toLowerCase() === '.git' || /[/\0]/.test(name)) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `a tree cannot hold an entry named ${JSON.stringify(name)}`);
    }
    if (!/\p{Surrogate}/u.test(name))
        return Buffer.from(name, 'utf8');
    return Buffer.from([...name].map((char) => char.charCodeAt(0) & 0xff));
}
const packType = { commit: 1, tree: 2, blob: 3, tag: 4 };
function packObjects(objects, format) {
    const entries = [...objects];
    const header = Buffer.alloc(12);
    header.write('PACK', 'latin1');
    header.writeUInt32BE(2, 4);
    header.writeUInt32BE(entries.length, 8);
    const parts = [header];
    for (const { type, body } of entries)
        parts.push(entryHeader(type, body.byteLength), (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.deflateSync)(body));
    const pack = Buffer.concat(parts);
    return Buffer.concat([pack, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(format).update(pack).digest()]);
}
function entryHeader(type, size) {
    const bytes = [(packType[type] << 4) | (size & 0x0f)];
    for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
        bytes.push(rest & 0x7f);
    }
    return Buffer.from(bytes);
}
function corruptObject(type) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `the server sent a ${type} object that cannot be read`, {
        hint: 'Check the repository with "git fsck"; a proxy that rewrites answers can be the reason too.',
    });
}


/***/ }),

/***/ 6617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TI: () => (/* binding */ glob),
/* harmony export */   Vo: () => (/* binding */ alternatives),
/* harmony export */   fg: () => (/* binding */ isGlob),
/* harmony export */   gV: () => (/* binding */ globs),
/* harmony export */   k: () => (/* binding */ globWalk)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const mostAlternatives = 1000;
function isGlob(text) {
    return /[*?{]/.test(text);
}
function glob(pattern) {
    const every = alternatives(pattern);
    const literals = new Set(every.filter((each) => !/[*?]/.test(each)));
    const programs = every
        .filter((each) => !literals.has(each))
        .map((each) => ({ beginning: each.replace(/[*?].*$/s, ''), state: start(each) }));
    return (text) => literals.has(text) ||
        programs.some(({ beginning, state }) => text.startsWith(beginning) && isEnd(read(state, text)));
}
function globWalk(patterns) {
    const walk = (states) => ({
        matches: (name) => states.some((state) => isEnd(read(state, name))),
        below: (name) => {
            const below = states.map((state) => read(state, `${name}/`)).filter(({ reached }) => reached.size > 0);
            return below.length === 0 ? undefined : walk(below);
        },
    });
    return walk(patterns.map(start));
}
function globs(patterns) {
    const rules = patterns.map((pattern) => ({
        takes: !pattern.startsWith('!'),
        matches: glob(pattern.replace(/^!/, '')),
    }));
    return (text) => rules.findLast(({ matches }) => matches(text))?.takes ?? false;
}
function alternatives(pattern, input = 'glob') {
    let finished = [''];
    let position = 0;
    while (position < pattern.length) {
        const group = pattern[position] === '{' ? groupAt(pattern, position) : undefined;
        const endings = group?.options.flatMap((option) => alternatives(option, input)) ?? [pattern[position] ?? ''];
        finished = finished.flatMap((beginning) => endings.map((ending) => beginning + ending));
        if (finished.length > mostAlternatives) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${pattern}" stands for more than ${mostAlternatives} patterns`, 'Use * instead of {…}.');
        }
        position = group?.end ?? position + 1;
    }
    return finished;
}
function groupAt(pattern, start) {
    const commas = [];
    let depth = 0;
    for (let position = start; position < pattern.length; position++) {
        const character = pattern[position];
        if (character === '{')
            depth++;
        if (character === ',' && depth === 1)
            commas.push(position);
        if (character === '}')
            depth--;
        if (depth > 0)
            continue;
        if (commas.length === 0)
            return undefined;
        const edges = [start, ...commas, position];
        const options = edges.slice(1).map((edge, index) => pattern.slice((edges[index] ?? start) + 1, edge));
        return { options, end: position + 1 };
    }
    return undefined;
}
function tokens(pattern) {
    const found = pattern.match(/(?<=^|\/)\*\*\/|\*+|\?|[\s\S]/gu) ?? [];
    return found.map((token) => (/^\*{2,}$/.test(token) ? '**' : token));
}
function start(pattern) {
    const program = tokens(pattern);
    const reached = new Set();
    enter(program, 0, reached);
    return { program, reached };
}
function isEnd({ program, reached }) {
    return reached.has(program.length);
}
function read({ program, reached: before }, text) {
    let reached = before;
    for (const character of text) {
        if (reached.size === 0)
            break;
        const next = new Set();
        for (const position of reached)
            advance(program, position, character, next);
        reached = next;
    }
    return { program, reached };
}
function advance(program, position, character, next) {
    const token = program[position];
    if (token === '**/' && character !== '/')
        next.add(position);
    else if (token === '**/' || token === '**' || (token === '*' && character !== '/'))
        enter(program, position, next);
    else if (token === character || (token === '?' && character !== '/'))
        enter(program, position + 1, next);
}
function enter(program, position, reached) {
    reached.add(position);
    if (program[position]?.startsWith('*'))
        enter(program, position + 1, reached);
}


/***/ }),

/***/ 7535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jv: () => (/* binding */ ofService),
/* harmony export */   cO: () => (/* binding */ tagOf),
/* harmony export */   ix: () => (/* binding */ triggerOf),
/* harmony export */   nL: () => (/* binding */ takesRequests),
/* harmony export */   nP: () => (/* binding */ tagNames),
/* harmony export */   o2: () => (/* binding */ hasSource),
/* harmony export */   qp: () => (/* binding */ servicesIn),
/* harmony export */   vd: () => (/* binding */ takesEvent),
/* harmony export */   xm: () => (/* binding */ takesTag),
/* harmony export */   yS: () => (/* binding */ optInFor)
/* harmony export */ });
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6617);
/* harmony import */ var _source_source_ref_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65);


const ofService = '{service}';
function tagOf({ event, sourceRef }) {
    if (event.kind === 'tag')
        return event.tag;
    const source = (0,_source_source_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSourceRef */ ._j)(sourceRef);
    return source?.kind === 'tag' ? source.name : undefined;
}
function triggerOf({ event }) {
    if (event.kind === 'tag')
        return event.startedBy;
    return event.kind === 'schedule' || event.kind === 'manual' ? event.kind : undefined;
}
function takesEvent(environment, ci, services = new Map()) {
    const { when } = environment;
    const { event, branch, defaultBranch } = ci;
    if (event.kind === 'queue')
        return false;
    if (event.kind === 'request' || event.kind === 'request-closed')
        return takesRequests(environment);
    const tag = tagOf(ci);
    const isSource = tag === undefined
        ? branch !== undefined && (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globs */ .gV)(when?.branch ?? [])(branch)
        : takesTag(environment, tag, services) !== 'no';
    const trigger = triggerOf(ci);
    if (trigger === undefined)
        return isSource;
    const said = when?.[trigger];
    if (said === false || isSource)
        return said !== false;
    return said === true && !hasSource(environment) && tag === undefined && isDefault(branch, defaultBranch);
}
function isDefault(branch, defaultBranch) {
    return branch !== undefined && branch === (defaultBranch ?? branch);
}
function hasSource({ when }) {
    return when?.branch !== undefined || when?.tag !== undefined || takesRequests({ ...(when && { when }) });
}
function takesRequests({ when }) {
    return when?.request !== undefined && when.request !== false;
}
function optInFor({ when }, branch) {
    const request = when?.request;
    if (typeof request !== 'object')
        return undefined;
    return branch !== undefined && (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globs */ .gV)(when?.branch ?? [])(branch) ? undefined : request;
}
function tagNames(services, list) {
    return servicesIn(list, services.keys()).flatMap((service) => [...new Set([service, services.get(service)?.package ?? service])].map((name) => ({ service, name })));
}
function takesTag(environment, tag, services) {
    const patterns = environment.when?.tag ?? [];
    const isOne = (pattern) => pattern.includes(ofService);
    if (!patterns.some(isOne))
        return (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globs */ .gV)(patterns)(tag) ? 'all' : 'no';
    const names = tagNames(services, environment.services);
    const filledFor = ({ name }) => patterns
        .filter((pattern) => isOne(pattern) || pattern.startsWith('!'))
        .map((pattern) => pattern.replaceAll(ofService, name));
    const [found] = names
        .filter((each) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globs */ .gV)(filledFor(each))(tag))
        .toSorted((one, other) => other.name.length - one.name.length);
    if (found !== undefined)
        return { service: found.service };
    const common = patterns.flatMap((pattern) => {
        if (!isOne(pattern))
            return [pattern];
        return pattern.startsWith('!') ? names.map(({ name }) => pattern.replaceAll(ofService, name)) : [];
    });
    return (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globs */ .gV)(common)(tag) ? 'all' : 'no';
}
function servicesIn(list, services) {
    if (list === undefined)
        return [...services];
    return [...services].filter((0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globs */ .gV)(list));
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

/***/ 1524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ stopOf),
/* harmony export */   J8: () => (/* binding */ lastCommandIn),
/* harmony export */   s5: () => (/* binding */ commandPattern)
/* harmony export */ });
function stopOf(command) {
    return `/stop-${command.replace(/^\/(?:deploy-|start-)?/, '')}`;
}
const commandPattern = '^/[A-Za-z][A-Za-z0-9_-]*$';
function lastCommandIn(text, commands) {
    return spokenLines(text).findLast((line) => commands.includes(line));
}
function spokenLines(text) {
    const spoken = [];
    let fence;
    let hidden = false;
    for (const line of text.split(/\r\n|\r|\n/)) {
        if (fence !== undefined) {
            const closing = /^ {0,3}(`{3,}|~{3,})\s*$/.exec(line)?.[1];
            if (closing?.startsWith(fence))
                fence = undefined;
            continue;
        }
        if (hidden) {
            hidden = !line.includes('-->');
            continue;
        }
        const opening = /^ {0,3}(`{3,}(?!.*`)|~{3,})/.exec(line)?.[1];
        if (opening !== undefined) {
            fence = opening;
            continue;
        }
        if (line.includes('<!--')) {
            hidden = !line.slice(line.indexOf('<!--')).includes('-->');
            continue;
        }
        if (!/^(?: {4}| {0,3}\t)/.test(line))
            spoken.push(line.trim());
    }
    return spoken;
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


/***/ })

};
