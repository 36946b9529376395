export const id = 2265;
export const ids = [2265];
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
function git({ cwd, env, programs }, args, variables = {}, stdin) {
    return (0,_git_program_program_js__WEBPACK_IMPORTED_MODULE_3__.runGit)(args, { cwd, env, programs, variables, ...(stdin === undefined ? {} : { stdin }) });
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


/***/ })

};
