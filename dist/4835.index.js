export const id = 4835;
export const ids = [4835];
export const modules = {

/***/ 6156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S6: () => (/* binding */ walkHistory),
/* harmony export */   V2: () => (/* binding */ isObjectName),
/* harmony export */   ix: () => (/* binding */ decodeCommit),
/* harmony export */   kt: () => (/* binding */ createCommit),
/* harmony export */   qN: () => (/* binding */ isRootWanted)
/* harmony export */ });
/* unused harmony export encodeCommit */
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(585);

function isObjectName(text) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
function signatureHeader(format) {
    return format === 'sha1' ? 'gpgsig' : 'gpgsig-sha256';
}
function encodeCommit(commit) {
    const lines = [
        `tree ${commit.tree}`,
        ...commit.parents.map((parent) => `parent ${parent}`),
        `author ${encodeStamp(commit.author)}`,
        `committer ${encodeStamp(commit.committer)}`,
        ...(commit.headers ?? []).map(([name, value]) => `${name} ${value.replace(/\n$/, '').replaceAll('\n', '\n ')}`),
    ];
    return Buffer.from(`${lines.join('\n')}\n\n${commit.message}`, 'utf8');
}
function decodeCommit(body) {
    const text = (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .bufferOf */ .Kb)(body).toString('utf8');
    const end = text.indexOf('\n\n');
    const head = end < 0 ? text.replace(/\n$/, '') : text.slice(0, end);
    const headers = head
        .replaceAll('\n ', '\0')
        .split('\n')
        .map((line) => {
        const space = line.indexOf(' ');
        return [line.slice(0, space), line.slice(space + 1).replaceAll('\0', '\n')];
    });
    const known = new Set(['tree', 'parent', 'author', 'committer']);
    const value = (name) => {
        const found = headers.find(([key]) => key === name);
        if (found === undefined)
            throw (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .corruptObject */ .de)('commit');
        return found[1];
    };
    return {
        tree: value('tree'),
        parents: headers.filter(([name]) => name === 'parent').map(([, id]) => id),
        author: decodeStamp(value('author')),
        committer: decodeStamp(value('committer')),
        headers: headers.filter(([name]) => !known.has(name)),
        message: end < 0 ? '' : text.slice(end + 2),
    };
}
function encodeStamp(stamp) {
    const name = cleanIdentity(stamp.name);
    const email = cleanIdentity(stamp.email).replaceAll(' ', '');
    return `${name === '' ? 'unknown' : name} <${email}> ${stamp.seconds} ${stamp.zone}`;
}
function decodeStamp(text) {
    const match = /^(.*?) ?<([^>]*)> (-?\d+) ([+-]\d+)$/.exec(text);
    const [, name = text, email = '', seconds = '0', zone = '+0000'] = match ?? [];
    return { name, email, seconds: Number(seconds), zone };
}
function cleanIdentity(text) {
    return text.replace(/[\s\u0000-\u001f\u007f<>]+/g, ' ').replace(/^[\s.,:;"'\\]+|[\s,:;"'\\]+$/g, '');
}
async function createCommit({ author, sign, clock }, { format, ...content }) {
    const stamp = { ...author, seconds: Math.floor(clock.now() / 1000), zone: '+0000' };
    const unsigned = { ...content, author: stamp, committer: stamp };
    const signature = await sign?.(encodeCommit(unsigned));
    const commit = signature === undefined ? unsigned : { ...unsigned, headers: [[signatureHeader(format), signature.trimEnd()]] };
    const body = encodeCommit(commit);
    return { id: (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .hashObject */ .wM)(format, 'commit', body), object: { type: 'commit', body } };
}
function walkHistory(objects, tip, depth) {
    const commits = [];
    const seen = new Set([tip]);
    const frontier = [{ id: tip, seconds: 0 }];
    let truncated = false;
    while (commits.length < depth) {
        const next = frontier.shift();
        if (next === undefined)
            break;
        const object = objects.get(next.id);
        if (object?.type !== 'commit') {
            truncated = true;
            continue;
        }
        commits.push({ id: next.id, body: object.body });
        for (const id of parentsOf(object.body)) {
            if (seen.has(id))
                continue;
            seen.add(id);
            const seconds = secondsOf(objects.get(id));
            const place = frontier.findIndex((other) => other.seconds < seconds);
            frontier.splice(place < 0 ? frontier.length : place, 0, { id, seconds });
        }
    }
    return { commits, truncated };
}
function isRootWanted(objects, commit, wants) {
    const body = objects.get(commit)?.body;
    const [, root] = body === undefined ? [] : (/^tree ([0-9a-f]+)$/m.exec(headOf(body)) ?? []);
    return root !== undefined && wants.includes(root);
}
function parentsOf(body) {
    return [...headOf(body).matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id]) => id ?? '');
}
function secondsOf(object) {
    const [, seconds] = /^committer .*> (-?\d+)/m.exec(object === undefined ? '' : headOf(object.body)) ?? [];
    return Number(seconds ?? 0);
}
function headOf(body) {
    const text = (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .bufferOf */ .Kb)(body).toString('latin1');
    const end = text.indexOf('\n\n');
    return end < 0 ? text : text.slice(0, end);
}


/***/ }),

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

/***/ 8402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D1: () => (/* binding */ pathOutside),
/* harmony export */   Mz: () => (/* binding */ pathSegments),
/* harmony export */   qW: () => (/* binding */ isPlainPath)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const ignoredByHfs = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
function isGitDirectory(segment) {
    return /^(\.git|git~\d+)[. ]*(:.*)?$/i.test(segment.replace(ignoredByHfs, ''));
}
function pathSegments(path, input = 'file') {
    const problem = problemOf(path);
    if (problem === undefined)
        return path.split('/');
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('bad-input', 'PATH_OUTSIDE', `${input}: ${JSON.stringify(path)} ${problem}`, {
        hint: 'Give a path relative to the root of the GitOps repository, such as apps/web1/values.yaml.',
    });
}
function isPlainPath(path) {
    return problemOf(path) === undefined;
}
function pathOutside(input, path, problem) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'PATH_OUTSIDE', `${input}: ${JSON.stringify(path)} ${problem}`, {
        hint: 'Links and submodules are not followed: name the file itself, in the repository that holds it.',
    });
}
function problemOf(path) {
    if (path === '')
        return 'is empty';
    if (path.length > 4096)
        return 'is longer than 4096 characters';
    if (/[\u0000-\u001f\u007f]/.test(path))
        return 'holds control characters';
    if (path.includes('\\'))
        return 'holds a backslash';
    if (path.startsWith('/') || /^[a-z]:/i.test(path))
        return 'is absolute';
    for (const segment of path.split('/')) {
        if (segment === '')
            return 'has an empty segment (// or a / at its end)';
        if (segment === '.' || segment === '..')
            return `has a "${segment}" segment`;
        if (isGitDirectory(segment))
            return 'leads into .git';
    }
    return undefined;
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

/***/ 7216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   chosenEnvironment: () => (/* binding */ chosenEnvironment),
/* harmony export */   environmentAddress: () => (/* binding */ environmentAddress),
/* harmony export */   environmentFor: () => (/* binding */ environmentFor),
/* harmony export */   environmentNamed: () => (/* binding */ environmentNamed),
/* harmony export */   isReviewEnvironment: () => (/* binding */ isReviewEnvironment),
/* harmony export */   placeholdersFor: () => (/* binding */ placeholdersFor),
/* harmony export */   reasonForNothing: () => (/* binding */ reasonForNothing),
/* harmony export */   reviewEnvironmentFor: () => (/* binding */ reviewEnvironmentFor),
/* harmony export */   serviceImage: () => (/* binding */ serviceImage),
/* harmony export */   serviceNamed: () => (/* binding */ serviceNamed),
/* harmony export */   slugFor: () => (/* binding */ slugFor),
/* harmony export */   versionIn: () => (/* binding */ versionIn),
/* harmony export */   withSourceIn: () => (/* binding */ withSourceIn)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6617);
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1723);
/* harmony import */ var _names_slug_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(830);
/* harmony import */ var _review_environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9790);
/* harmony import */ var _review_monorepo_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2912);
/* harmony import */ var _source_source_ref_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(65);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5256);
/* harmony import */ var _events_events_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7535);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4867);










function environmentFor(config, ci) {
    for (const [name, environment] of config.environments) {
        const wish = ci.wishes?.get(name);
        if (wish !== undefined && wish.is !== 'yes')
            continue;
        if ((0,_events_events_js__WEBPACK_IMPORTED_MODULE_7__/* .takesEvent */ .vd)(environment, ci, config.services))
            return { name, environment };
    }
    return undefined;
}
function chosenEnvironment(selection, everyService = false) {
    const { config, ci, service, environment, cluster } = selection;
    if (service !== undefined)
        serviceNamed(config, service);
    const chosen = environment !== undefined
        ? { name: environment, environment: environmentNamed(config, environment) }
        : service === undefined && !everyService
            ? undefined
            : environmentFor(config, ci);
    if (chosen === undefined)
        return undefined;
    if (cluster !== undefined)
        refuseUnknownCluster(chosen, cluster);
    const place = { environment: chosen.name, service, cluster };
    return { ...chosen, environment: (0,_place_js__WEBPACK_IMPORTED_MODULE_8__/* .environmentAt */ .Ff)(config, chosen.environment, place) };
}
function refuseUnknownCluster({ name, environment: { clusters } }, cluster) {
    if (clusters?.has(cluster) === true)
        return;
    const names = [...(clusters?.keys() ?? [])];
    throw names.length === 0
        ? (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('cluster', `${name} has no clusters`, 'Leave cluster out, or write `clusters` there in gitops.yaml.')
        : (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('cluster', `"${cluster}" is no cluster of ${name}`, `${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_9__/* .didYouMean */ .au)(cluster, names, (near) => `"${near}"`)}It has: ${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_9__/* .listed */ .KE)(names)}.`);
}
function withSourceIn(config, ci, environment) {
    const { event, branch } = ci;
    if (config === undefined || branch === undefined)
        return ci;
    if ((event.kind !== 'request' && event.kind !== 'request-closed') || event.fromFork === true)
        return ci;
    const chosen = environment === undefined ? environmentFor(config, ci)?.environment : config.environments.get(environment);
    const { when } = chosen ?? {};
    if (chosen === undefined || !(0,_events_events_js__WEBPACK_IMPORTED_MODULE_7__/* .takesRequests */ .nL)(chosen) || !(0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .globs */ .gV)(when?.branch ?? [])(branch))
        return ci;
    return { ...ci, sourceRef: `refs/heads/${branch}` };
}
function reasonForNothing(ci, credential) {
    const { event, host, actor, branch } = ci;
    const isRequest = event.kind === 'request' || event.kind === 'request-closed';
    if (isRequest && event.fromFork === true)
        return 'Requests from forks are not deployed.';
    if (event.kind === 'request' && event.unread !== undefined)
        return event.unread;
    if (event.kind === 'queue')
        return 'A merge queue or merge train deploys nothing: what it merges is deployed.';
    const isOfDependabot = host === 'github' && actor.name === 'dependabot[bot]';
    if (!credential && isOfDependabot && (isRequest || branch?.startsWith('dependabot/') === true)) {
        return 'GitHub gives runs of Dependabot no secrets, so its branch is not deployed.';
    }
    return undefined;
}
function slugFor({ sourceRef, repository, reviewName }) {
    if (reviewName !== undefined)
        return reviewName;
    const source = (0,_source_source_ref_js__WEBPACK_IMPORTED_MODULE_6__/* .parseSourceRef */ ._j)(sourceRef);
    if (source === undefined || sourceRef === undefined)
        return undefined;
    return source.kind === 'request'
        ? (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentName */ .VE)({ mode: 'request', requestNumber: source.number })
        : (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentName */ .VE)({ mode: 'branch', repository, ref: sourceRef });
}
function placeholdersFor(ci, service, environment, cluster) {
    const gitTag = ci.event.kind === 'tag' ? ci.event.tag : undefined;
    return {
        service,
        environment,
        cluster,
        slug: slugFor(ci),
        sha: ci.commit,
        sha8: ci.commit?.slice(0, 8),
        branch: ci.branch,
        'branch-slug': ci.branch === undefined ? undefined : (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_3__/* .branchSlug */ .W3)(ci.branch),
        request: ci.requestNumber === undefined ? undefined : String(ci.requestNumber),
        run: ci.runId,
        'git-tag': gitTag,
        version: gitTag === undefined ? undefined : versionIn(gitTag),
        subject: ci.described?.subject,
        author: ci.described?.author,
    };
}
function environmentAddress(config, chosen, ci, [service] = config.services.keys(), [cluster] = (0,_place_js__WEBPACK_IMPORTED_MODULE_8__/* .clustersOf */ .Dg)(chosen?.environment ?? {})) {
    if (chosen === undefined)
        return undefined;
    const { url } = (0,_place_js__WEBPACK_IMPORTED_MODULE_8__/* .environmentAt */ .Ff)(config, chosen.environment, { environment: chosen.name, service, cluster });
    return url === undefined ? undefined : (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .expand */ .fT)(url, placeholdersFor(ci, service, chosen.name, cluster), 'url');
}
function versionIn(tag) {
    const found = /(?:^|[^0-9A-Za-z.])v?(\d+\.\d[^@]*)$/.exec(tag) ?? /(?:^|[^0-9A-Za-z.])v(\d[^@]*)$/.exec(tag);
    return found?.[1];
}
function isReviewEnvironment(environment) {
    return (environment.ttl !== undefined ||
        (0,_events_events_js__WEBPACK_IMPORTED_MODULE_7__/* .takesRequests */ .nL)(environment) ||
        environment.file?.split('/').slice(0, -1).includes('{slug}') === true);
}
function reviewEnvironmentFor(config, ci, name, cluster) {
    const environment = (0,_place_js__WEBPACK_IMPORTED_MODULE_8__/* .environmentAt */ .Ff)(config, environmentNamed(config, name), { environment: name, cluster });
    const slug = slugFor(ci);
    if (!isReviewEnvironment(environment) || environment.file === undefined || slug === undefined)
        return undefined;
    const source = (0,_source_source_ref_js__WEBPACK_IMPORTED_MODULE_6__/* .parseSourceRef */ ._j)(ci.sourceRef);
    const monorepo = (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_5__/* .monorepoIdentity */ .Ur)(ci);
    const most = environment['max-environments'];
    return {
        name: slug,
        repository: ci.repository,
        ...(monorepo === undefined ? {} : { monorepo }),
        ...(source?.kind === 'request'
            ? { ref: `refs/heads/${ci.branch ?? ''}`, request: source.number }
            : { ref: ci.sourceRef ?? 'refs/heads/' }),
        directory: (0,_review_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .environmentDirectory */ .h)(environment.file, slug, {
            environment: name,
            ...(cluster === undefined ? {} : { cluster }),
        }),
        ...(most === undefined ? {} : { limit: { environment: name, most } }),
    };
}
function serviceImage(config, name, registry = config.registry) {
    const own = config.services.get(name)?.build?.image;
    if (own !== undefined)
        return own;
    return registry === undefined ? undefined : `${registry.replace(/\/+$/, '')}/${name}`;
}
function serviceNamed(config, name) {
    return config.services.get(name) ?? raiseUnknown('service', name, config.services);
}
function environmentNamed(config, name) {
    return config.environments.get(name) ?? raiseUnknown('environment', name, config.environments);
}
function raiseUnknown(kind, name, known) {
    const suggestion = (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_9__/* .didYouMean */ .au)(name, known.keys(), (near) => `"${near}"`);
    const all = known.size === 0
        ? `gitops.yaml has no ${kind}s: write \`${kind}s: { ${name}: … }\` there, or leave ${kind} out.`
        : `gitops.yaml has: ${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_9__/* .listed */ .KE)([...known.keys()])}.`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(kind, `"${name}" is not in gitops.yaml`, `${suggestion}${all}`);
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

/***/ 4867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dg: () => (/* binding */ clustersOf),
/* harmony export */   Ff: () => (/* binding */ environmentAt),
/* harmony export */   Pp: () => (/* binding */ mergedSections),
/* harmony export */   ao: () => (/* binding */ connectionOf)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8314);

function environmentAt({ services }, of, { environment, service, cluster }) {
    const own = service === undefined ? undefined : services.get(service)?.environments?.get(environment);
    const layers = [own, clusterAt(of, cluster), cluster === undefined ? undefined : own?.clusters?.get(cluster)];
    return layers.reduce((base, layer) => mergedSections(base, layer), of);
}
function clustersOf({ clusters }) {
    return clusters === undefined || clusters.size === 0 ? [undefined] : [...clusters.keys()];
}
function clusterAt({ app, clusters }, name) {
    const cluster = name === undefined ? undefined : clusters?.get(name);
    if (cluster === undefined)
        return undefined;
    const { 'dest-server': server, 'dest-name': destination, 'dest-namespace': namespace, ...others } = cluster;
    const entries = Object.entries({ 'dest-server': server, 'dest-name': destination, 'dest-namespace': namespace });
    const given = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    if (others.app === null || (app === undefined && others.app === undefined))
        return others;
    return { ...others, app: merged(given, others.app ?? {}, true) };
}
const wholeKeys = ['promote-from'];
const connections = ['gitops', 'argocd'];
const rivals = { 'dest-server': 'dest-name', 'dest-name': 'dest-server' };
function mergedSections(base, nearer) {
    return nearer === undefined ? base : merged(base, nearer, false);
}
function connectionOf(top, ofPlace) {
    return ofPlace === null ? {} : mergedSections(top ?? {}, ofPlace);
}
function merged(base, nearer, keepsNull) {
    const entries = new Map(Object.entries(base));
    for (const [key, value] of Object.entries(nearer)) {
        const keeps = keepsNull || connections.includes(key);
        const rival = rivals[key];
        if (rival !== undefined && typeof value === 'string' && !isSaid(nearer, rival)) {
            if (keepsNull)
                entries.set(rival, null);
            else
                entries.delete(rival);
        }
        if (value === null && !keeps)
            entries.delete(key);
        else if (value !== undefined)
            entries.set(key, mergedValues(key, entries.get(key), value, keeps));
    }
    return Object.fromEntries(entries);
}
function isSaid(section, key) {
    return typeof section[key] === 'string';
}
function mergedValues(key, base, nearer, keepsNull) {
    if (nearer instanceof Map)
        return mergedMaps(base instanceof Map ? base : new Map(), nearer, key, keepsNull);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(nearer) || wholeKeys.includes(key))
        return nearer;
    return merged((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(base) && !(base instanceof Map) ? base : {}, nearer, keepsNull);
}
function mergedMaps(base, nearer, of, keepsNull) {
    const entries = new Map(base);
    for (const [key, value] of nearer) {
        const before = entries.get(key);
        if (value === null && !keepsNull)
            entries.delete(key);
        else
            entries.set(key, of === 'clusters' && (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(value) ? merged((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(before) ? before : {}, value, true) : value);
    }
    return entries;
}


/***/ }),

/***/ 830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UG: () => (/* binding */ dnsLabel),
/* harmony export */   VE: () => (/* binding */ environmentName),
/* harmony export */   W3: () => (/* binding */ branchSlug),
/* harmony export */   ZP: () => (/* binding */ withinHostLabels),
/* harmony export */   "do": () => (/* binding */ releaseName),
/* harmony export */   tF: () => (/* binding */ slugOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);


const longestEnvironmentName = 30;
const longestLabel = 63;
const longestRelease = 53;
const hashLength = 8;
function environmentName(source) {
    if (source.mode === 'branch') {
        const shortRef = source.ref.replace(/^refs\/(heads|tags)\//, '');
        return hashedName(slugOf(shortRef) || 'env', `${source.repository}\0${source.ref}`, longestEnvironmentName);
    }
    if (!Number.isSafeInteger(source.requestNumber) || source.requestNumber < 1) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('request', `${source.requestNumber} is not the number of a request`, 'Give a number from 1 on.');
    }
    const name = `pr-${source.requestNumber}`;
    return source.monorepo === undefined ? name : `${name}-${hashOf(source.monorepo)}`;
}
function releaseName(text) {
    return text.length <= longestRelease ? text : cutTo(text, text, longestRelease);
}
const longHostLabel = /(?<![A-Za-z0-9.-])[A-Za-z0-9-]{64,}(?=(?:\.[A-Za-z0-9-]{1,63})+(?![A-Za-z0-9-]))/g;
function withinHostLabels(text) {
    return text.replace(longHostLabel, (label) => cutTo(label.toLowerCase(), label, longestLabel));
}
function dnsLabel(text) {
    const isLabel = text.length <= longestLabel && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text);
    return isLabel ? text : hashedName(slugOf(text) || 'x', text, longestLabel);
}
function slugOf(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
}
function branchSlug(branch) {
    return slugOf(branch).slice(0, longestLabel).replace(/-$/, '');
}
function hashedName(slug, source, longest) {
    return cutTo(/^[0-9]/.test(slug) ? `r${slug}` : slug, source, longest);
}
function cutTo(words, source, longest) {
    return `${words.slice(0, longest - hashLength - 1).replace(/-+$/, '')}-${hashOf(source)}`;
}
function hashOf(source) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(source, 'utf8').digest('hex').slice(0, hashLength);
}


/***/ }),

/***/ 9790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ servicePath),
/* harmony export */   h: () => (/* binding */ environmentDirectory)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8402);


const slugPlaceholder = '{slug}';
function environmentDirectory(template, slug, placeholders = {}) {
    const segments = template.split('/');
    const directories = segments.slice(0, -1);
    const depth = directories.indexOf(slugPlaceholder);
    if (depth === -1)
        throw unusable(template, problemWithSlug(segments));
    const path = directories.slice(0, depth + 1).map((segment) => fill(segment, template, { ...placeholders, slug }));
    const unsafe = path.find((segment) => !isPlainSegment(segment));
    if (unsafe !== undefined)
        throw unusable(template, `"${unsafe}" is not a directory name`);
    return path.join('/');
}
function servicePath(template, slug, service) {
    const directory = environmentDirectory(template, slug);
    const below = template.split('/').slice(directory.split('/').length);
    const depth = below.findIndex((segment) => segment.includes('{service}'));
    if (depth === -1)
        throw unusable(template, 'its services share files, so that one cannot go without the others');
    const path = below.slice(0, depth + 1).map((segment) => segment.replaceAll('{service}', service));
    const unsafe = path.find((segment) => !isPlainSegment(segment));
    if (unsafe !== undefined)
        throw unusable(template, `"${unsafe}" is not the name of a service's file`);
    return [directory, ...path].join('/');
}
function problemWithSlug(segments) {
    if (segments.at(-1)?.includes(slugPlaceholder)) {
        return 'review environments would share a directory, because {slug} is in the name of the file';
    }
    if (segments.some((segment) => segment.includes(slugPlaceholder))) {
        return '{slug} is only a part of a directory name';
    }
    return 'all review environments would share one directory, because {slug} is missing';
}
function fill(segment, template, values) {
    return segment.replace(/\{([a-z0-9-]+)\}/g, (placeholder, name) => {
        if (name === 'service')
            throw unusable(template, 'a review environment would have a directory for each service');
        const value = Object.hasOwn(values, name) ? values[name] : undefined;
        if (value === undefined)
            throw unusable(template, `${placeholder} before {slug} is not known here`);
        return value;
    });
}
function isPlainSegment(segment) {
    return /^[A-Za-z0-9_.-]+$/.test(segment) && (0,_git_path_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlainPath */ .qW)(segment);
}
function unusable(template, problem) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('bad-input', 'REVIEW_DIRECTORY', `file "${template}" of the review environment: ${problem}`, {
        hint: 'Give every review environment a directory of its own: review/{slug}/{service}.yaml.',
    });
}


/***/ }),

/***/ 2912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BD: () => (/* binding */ belongingOf),
/* harmony export */   GD: () => (/* binding */ thisMonorepo),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Ur: () => (/* binding */ monorepoIdentity),
/* harmony export */   cH: () => (/* binding */ assertOurs),
/* harmony export */   hL: () => (/* binding */ belongingOfKin),
/* harmony export */   sf: () => (/* binding */ isSpelledAlike)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8687);



function monorepoIdentity({ repositoryUrl }) {
    return repositoryUrl === undefined ? undefined : (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryIdentity */ .Rr)(repositoryUrl);
}
function thisMonorepo(ci, has) {
    return { repository: ci.repository, monorepo: monorepoIdentity(ci), has };
}
async function belongingOf(recorded, monorepo) {
    if (isSpelledAlike(recorded, monorepo))
        return { isOurs: true };
    const sharesHistory = await hasOneOf(recorded.commits, monorepo);
    return sharesHistory === 'yes'
        ? belongingOfKin(recorded, monorepo)
        : { isOurs: false, sharesHistory, reason: `belongs to ${recorded.repository}` };
}
async function belongingOfKin(recorded, { askRecorded }) {
    const answer = await askRecorded?.(recorded);
    if (answer === undefined || answer.state === 'this' || answer.state === 'gone')
        return { isOurs: true };
    const { state, reason } = answer;
    const why = state === 'there' ? `, where ${reason}` : `, and whether that is this one is not known (${reason})`;
    return { isOurs: false, sharesHistory: 'yes', reason: `belongs to ${recorded.repository}${why}` };
}
async function isOurs(recorded, monorepo) {
    return (await belongingOf(recorded, monorepo)).isOurs;
}
async function hasOneOf(commits, { has }) {
    let answer = commits.some(_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .isObjectName */ .V2) ? 'no' : 'unknown';
    for (const commit of commits) {
        const found = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .isObjectName */ .V2)(commit) ? await has(commit) : 'no';
        if (found === 'yes')
            return 'yes';
        if (found === 'unknown')
            answer = 'unknown';
    }
    return answer;
}
function isSpelledAlike(one, other) {
    if (one.monorepo !== undefined && other.monorepo !== undefined)
        return one.monorepo === other.monorepo;
    return (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryIdentity */ .Rr)(one.repository) === (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryIdentity */ .Rr)(other.repository);
}
async function assertOurs(recorded, wanted, monorepo) {
    if (isSameSource(recorded, wanted) && (await isOurs(recorded, monorepo)))
        return;
    const problem = `review environment ${recorded.name} belongs to ${recorded.ref} of ${recorded.repository}, not to ${wanted.ref ?? wanted.name} of ${monorepo.repository}`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'REVIEW_ENV_FOREIGN', problem, {
        hint: 'Give the environment a name of its own, or run this from the repository that owns it.',
    });
}
function isSameSource(recorded, wanted) {
    if (recorded.name !== wanted.name)
        return false;
    if (recorded.request !== undefined && wanted.request !== undefined)
        return recorded.request === wanted.request;
    return wanted.ref === undefined || recorded.ref === wanted.ref;
}


/***/ })

};
