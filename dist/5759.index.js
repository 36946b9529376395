export const id = 5759;
export const ids = [5759];
export const modules = {

/***/ 3909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkPrune: () => (/* binding */ checkPrune),
  prunedContext: () => (/* binding */ prunedContext)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/counted.js
var counted = __webpack_require__(1856);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/monorepo/lock/lock-files.js + 3 modules
var lock_files = __webpack_require__(5245);
// EXTERNAL MODULE: ./build/core/run-end.js
var run_end = __webpack_require__(95);
// EXTERNAL MODULE: ./build/core/build/content-key.js + 2 modules
var content_key = __webpack_require__(6922);
// EXTERNAL MODULE: ./build/core/build/dockerfile-reads.js + 1 modules
var dockerfile_reads = __webpack_require__(9180);
// EXTERNAL MODULE: ./build/core/build/engine.js
var engine = __webpack_require__(3951);
// EXTERNAL MODULE: ./build/core/build/request.js
var build_request = __webpack_require__(212);
// EXTERNAL MODULE: ./build/core/build/run-builder.js
var run_builder = __webpack_require__(1142);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(6617);
;// CONCATENATED MODULE: ./build/core/build/prune/docker-layout.js



function expectsDockerLayout(context, { isTracked, paths }) {
    const isInMonorepo = (directory) => isTracked(directory) || paths.some((path) => path.startsWith(`${directory}/`));
    return ['', 'out/'].find((prefix) => ['json', 'full'].every((name) => {
        const directory = `${prefix}${name}`;
        const isCopied = context.some((path) => path === directory || path.startsWith(`${directory}/`));
        return isCopied && !isInMonorepo(directory);
    }));
}
const isForInstall = (0,glob/* glob */.TI)('{.npmrc,.yarnrc,.yarnrc.yml,.pnpmfile.cjs,.pnpmfile.mjs,pnpm-workspace.yaml,bunfig.toml,{patches,.yarn/patches,.yarn/releases,.yarn/plugins}/**}');
function dockerLayout(prefix) {
    return (path) => {
        if (path === '.dockerignore' || path === '.containerignore')
            return [path];
        const json = `${prefix}json/${path}`;
        if (lock_files/* lockFileNames */.e.includes(path))
            return [json, `${prefix}${path}`];
        const isManifest = external_node_path_.posix.basename(path) === 'package.json' || isForInstall(path);
        return [...(isManifest ? [json] : []), `${prefix}full/${path}`];
    };
}

// EXTERNAL MODULE: ./build/core/monorepo/prune/extra-files.js
var extra_files = __webpack_require__(5099);
// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
;// CONCATENATED MODULE: ./build/core/build/prune/extra-files.js






async function extraFiles(root, items) {
    const found = new Set();
    for (const item of items) {
        const path = (0,extra_files/* extraFilePath */.Cc)(item);
        const walk = walkOf(item, path);
        if (walk !== undefined)
            await collect(root, '', walk, found);
        else
            await collectNamed(root, path, found);
    }
    const isLeftOut = (0,extra_files/* leavesOut */.Nt)(items);
    return [...found].filter((path) => !isLeftOut(path) && !isOwn(path)).sort();
}
function isOwn(path) {
    return path === ports/* dotenvReport */.ff || path.startsWith(`${ports/* outputFiles */.Lo}/`);
}
const skipped = ['.git', 'node_modules'];
function walkOf(item, path) {
    if (!(0,glob/* isGlob */.fg)(item))
        return undefined;
    const names = new Set(path.split('/'));
    return {
        at: (0,glob/* globWalk */.k)((0,glob/* alternatives */.Vo)(path, 'extra-files')),
        enters: (name) => name !== '.git' && (!skipped.includes(name) || names.has(name)),
    };
}
async function collect(root, directory, { at, enters }, found) {
    for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(root, directory), { withFileTypes: true })) {
        const path = external_node_path_.posix.join(directory, entry.name);
        if (!entry.isDirectory()) {
            if ((entry.isFile() || entry.isSymbolicLink()) && at.matches(entry.name))
                found.add(path);
            continue;
        }
        const below = enters(entry.name) ? at.below(entry.name) : undefined;
        if (below !== undefined)
            await collect(root, path, { at: below, enters }, found);
    }
}
async function collectNamed(root, path, found) {
    const parents = path.split('/').slice(0, -1);
    for (const index of parents.keys()) {
        const parent = parents.slice(0, index + 1).join('/');
        if (!(await kindOf(root, parent))?.isSymbolicLink())
            continue;
        const problem = `"${path}" leads through the symbolic link ${parent}`;
        throw (0,failure/* badInput */.AN)('extra-files', problem, 'Name the file where it is.');
    }
    const kind = await kindOf(root, path);
    if (kind === undefined) {
        const hint = 'Correct the path, make the file in a step before this one, or give a glob, which may match nothing.';
        throw (0,failure/* badInput */.AN)('extra-files', `"${path}" is not there`, hint);
    }
    if (kind.isDirectory())
        await collect(root, path, { at: (0,glob/* globWalk */.k)(['**']), enters: (name) => !skipped.includes(name) }, found);
    else
        found.add(path);
}
function kindOf(root, path) {
    return (0,promises_.lstat)((0,external_node_path_.join)(root, path)).catch(() => undefined);
}

// EXTERNAL MODULE: ./build/core/monorepo/content/service-content.js + 3 modules
var service_content = __webpack_require__(4446);
// EXTERNAL MODULE: ./build/core/monorepo/lock/pruned-lock.js + 2 modules
var pruned_lock = __webpack_require__(559);
// EXTERNAL MODULE: ./build/core/git/objects.js
var objects = __webpack_require__(585);
// EXTERNAL MODULE: ./build/core/source/checkout.js
var checkout = __webpack_require__(5228);
// EXTERNAL MODULE: ./build/core/source/tree.js
var tree = __webpack_require__(1220);
;// CONCATENATED MODULE: ./build/core/monorepo/prune/working-tree.js






async function readWorkingTree(at) {
    const listed = await trackedFiles(at);
    const files = new Map(listed.map((file) => [file.path, file]));
    const root = await (0,promises_.realpath)(at.cwd);
    const links = async () => {
        const found = listed.filter(({ mode }) => mode === objects/* treeMode */.co.symlink);
        const targets = await Promise.all(found.map(async ({ path }) => {
            const text = await (0,promises_.readlink)(diskPath(root, path)).catch(() => '');
            const target = (0,tree/* linkTarget */.Cm)(path, text);
            return target === undefined ? [] : [[path, target]];
        }));
        return new Map(targets.flat());
    };
    return {
        files,
        links,
        async read(paths) {
            const wanted = [...new Set(paths)].filter((path) => files.has(path));
            const bodies = await Promise.all(wanted.map(async (path) => {
                const body = await readInside(root, path);
                return body === undefined ? [] : [[path, body]];
            }));
            return new Map(bodies.flat());
        },
    };
}
function diskPath(root, path) {
    if (!/\p{Surrogate}/u.test(path))
        return (0,external_node_path_.join)(root, path);
    const bytes = path.split('/').map((name) => {
        if (!/\p{Surrogate}/u.test(name))
            return Buffer.from(name, 'utf8');
        return Buffer.from([...name].map((character) => character.charCodeAt(0) & 0xff));
    });
    return Buffer.concat([Buffer.from(root), ...bytes.flatMap((name) => [Buffer.from('/'), name])]);
}
async function readInside(root, path) {
    const file = diskPath(root, path);
    const real = await (0,promises_.realpath)(file).catch(() => undefined);
    if (real === undefined || !real.startsWith(root + external_node_path_.sep))
        return undefined;
    return (await (0,promises_.lstat)(real)).isFile() ? (0,promises_.readFile)(real) : undefined;
}
async function trackedFiles(at, directory = '') {
    const cwd = (0,external_node_path_.join)(at.cwd, directory);
    const { code, stdout, stderr } = await (0,checkout/* git */.$Y)({ ...at, cwd }, ['ls-files', '--stage', '-z']);
    if (code !== 0) {
        throw new failure/* Failure */.HR('failed', 'GIT_TREE', `the tracked files of ${cwd} cannot be listed`, {
            hint: 'Run this in a checkout of the monorepo that git can read (in a container: git config --global --add safe.directory "$PWD").',
            cause: new Error(stderr.trim()),
        });
    }
    const found = [];
    for (const file of (0,tree/* parseListing */._S)(stdout)) {
        const path = external_node_path_.posix.join(directory, file.path);
        if (file.mode !== objects/* treeMode */.co.submodule)
            found.push({ ...file, path });
        else if (await exists((0,external_node_path_.join)(at.cwd, path, '.git')))
            found.push(...(await trackedFiles(at, path)));
    }
    return found;
}
function exists(path) {
    return (0,promises_.lstat)(path).then(() => true, () => false);
}

// EXTERNAL MODULE: ./build/core/monorepo/workspace.js
var workspace = __webpack_require__(6521);
;// CONCATENATED MODULE: ./build/core/build/prune/pruned-files.js








async function prunedFiles(at, by, { name, service, ...options }) {
    await (0,checkout/* requireCheckout */.EJ)(at);
    const tree = await readWorkingTree(at);
    const graph = await (0,workspace/* readWorkspaceOf */.J7)(tree);
    const index = await (0,service_content/* indexContent */.G)({ tree, graph }, options);
    const { packages, loose, locks, pruned } = index.contentOf(name, {
        ...service,
        build: { ...service.build, prune: by },
    });
    if (pruned === undefined)
        throw (0,failure/* badInput */.AN)('prune', 'is not given', 'Give turbo or workspace.');
    const outside = dockerfileNames(name, service);
    const paths = [...packages.values()].flatMap(({ files }) => [...files.keys()]);
    const isLeftOut = (0,extra_files/* leavesOut */.Nt)(service.build?.['extra-files'] ?? []);
    const packageOf = (path) => (0,workspace/* packageAround */.qt)(graph, path)?.path ?? '';
    const own = (0,workspace/* packageAround */.qt)(graph, service.path);
    return {
        paths: [...new Set([...paths, ...loose.keys()])].filter((path) => !outside.has(path) && !pruned.texts.has(path)),
        root: pruned,
        isTracked: (path) => tree.files.has(path),
        mayHave: (path) => tree.files.has(path) && !outside.has(path) && !isLeftOut(path),
        packageName: own?.name,
        foreignLocks: [...locks.keys()].filter((file) => !pruned_lock/* prunableLocks */.S.includes(file)),
        leftOut: [...tree.files.keys()].filter((path) => isLeftOut(path) && packages.has(packageOf(path))),
        wholeLocks: [...locks].flatMap(([file, { whole }]) => (whole === undefined ? [] : [[file, whole]])),
    };
}
function dockerfileNames(name, { path, build }) {
    const dockerfile = external_node_path_.posix.normalize(build?.dockerfile?.replaceAll('{service}', name) ?? external_node_path_.posix.join(path, 'Dockerfile'));
    const names = [dockerfile, `${dockerfile}.dockerignore`, `${dockerfile}.containerignore`];
    const extra = new Set(build?.['extra-files']);
    return new Set(names.filter((each) => !extra.has(each)));
}

// EXTERNAL MODULE: ./build/core/program.js
var program = __webpack_require__(6278);
;// CONCATENATED MODULE: ./build/core/build/prune/turbo.js




async function findTurbo(root, env) {
    const own = (0,external_node_path_.join)(root, 'node_modules/.bin/turbo');
    const isThere = await (0,promises_.access)(own, promises_.constants.X_OK).then(() => true, () => false);
    return isThere ? own : (await (0,program/* programsOnPath */.iz)('turbo', env))[0];
}
async function turboPrune(turbo, { root, packageName, out, made }, { run, env }) {
    const argv = [turbo, 'prune', '--docker', `--out-dir=${out}`, '--', packageName];
    const { exitCode, stdout, stderr } = await run({ argv, cwd: root, env: turboEnvironment(env) });
    if (exitCode !== 0) {
        const cause = new Error(`${stdout.toString('utf8')}\n${stderr}`.trim());
        throw new failure/* Failure */.HR('failed', 'PRUNE_FAILED', `turbo prune ${packageName}: exit code ${exitCode}`, {
            hint: "Turbo's own words are in the cause. It needs `packageManager` in the package.json at the root; `prune: workspace` does without turbo (pnpm, npm).",
            cause,
        });
    }
    const texts = new Map();
    for (const file of made) {
        const text = (await textOf((0,external_node_path_.join)(out, 'full', file))) ?? (await textOf((0,external_node_path_.join)(out, file)));
        if (text !== undefined)
            texts.set(file, text);
    }
    return { paths: await filesBelow((0,external_node_path_.join)(out, 'full'), ''), texts };
}
function turboEnvironment({ PATH, HOME, TMPDIR, LD_LIBRARY_PATH }) {
    const quiet = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };
    return { PATH, HOME, TMPDIR, LD_LIBRARY_PATH, ...quiet };
}
function textOf(path) {
    return (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
}
async function filesBelow(root, directory) {
    const found = [];
    for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(root, directory), { withFileTypes: true })) {
        const path = external_node_path_.posix.join(directory, entry.name);
        if (entry.isDirectory())
            found.push(...(await filesBelow(root, path)));
        else
            found.push(path);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/core/build/prune/write-context.js




const atOnce = 64;
async function writeContext(root, directory, { paths, texts }, places = (path) => [path]) {
    const files = paths.flatMap((path) => places(path).map((to) => ({ path, to })));
    const written = [...texts].flatMap(([path, text]) => places(path).map((to) => ({ path, to, text })));
    await makeDirectories(root, directory, [...files, ...written]);
    const isReal = realDirectories(root);
    const write = fileWriter();
    await inTurns(files, async ({ path, to }) => {
        if (await isReal(external_node_path_.posix.dirname(path)))
            await write(diskPath(root, path), diskPath(directory, to));
    });
    for (const { path, to, text } of written) {
        const target = (0,external_node_path_.join)(directory, to);
        await (0,promises_.writeFile)(target, text);
        const mode = await (0,promises_.stat)((0,external_node_path_.join)(root, path)).catch(() => undefined);
        if (mode !== undefined)
            await (0,promises_.chmod)(target, mode.mode & 0o777);
    }
}
async function makeDirectories(root, directory, files) {
    const origins = new Map([['.', '.']]);
    for (const { path, to } of files) {
        let [from, at] = [external_node_path_.posix.dirname(path), external_node_path_.posix.dirname(to)];
        while (!origins.has(at)) {
            origins.set(at, from);
            [from, at] = [external_node_path_.posix.dirname(from), external_node_path_.posix.dirname(at)];
        }
    }
    for (const [at, from] of [...origins].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const target = diskPath(directory, at);
        await (0,promises_.mkdir)(target, { recursive: true });
        const found = await (0,promises_.stat)(diskPath(root, from)).catch(() => undefined);
        if (found !== undefined)
            await (0,promises_.chmod)(target, found.mode & 0o777);
    }
}
function realDirectories(root) {
    const known = new Map([['.', Promise.resolve(true)]]);
    const ask = (directory) => {
        const before = known.get(directory);
        if (before !== undefined)
            return before;
        const answer = ask(external_node_path_.posix.dirname(directory)).then(async (isReal) => isReal &&
            (await (0,promises_.lstat)(diskPath(root, directory)).then((found) => found.isDirectory(), () => false)));
        known.set(directory, answer);
        return answer;
    };
    return ask;
}
function fileWriter() {
    let links = true;
    return async (from, to) => {
        if (links) {
            try {
                await (0,promises_.link)(from, to);
                return;
            }
            catch (error) {
                const { code } = error;
                if (code === 'ENOENT' || code === 'EEXIST')
                    return;
                if (code === 'EXDEV')
                    links = false;
            }
        }
        await copy(from, to);
    };
}
async function copy(from, to) {
    const found = await (0,promises_.lstat)(from).catch(() => undefined);
    if (found?.isSymbolicLink())
        await (0,promises_.symlink)(await (0,promises_.readlink)(from, { encoding: 'buffer' }), to);
    else if (found?.isFile()) {
        await (0,promises_.copyFile)(from, to, external_node_fs_.constants.COPYFILE_FICLONE);
        await (0,promises_.chmod)(to, found.mode & 0o777);
    }
}
async function inTurns(items, body) {
    const left = items.values();
    const worker = async () => {
        for (const item of left)
            await body(item);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
}

;// CONCATENATED MODULE: ./build/core/build/prune/pruned-context.js

















async function prunedContext(request, spec, engines, ports) {
    const plan = await prunePlan(request, spec, ports);
    if (plan === undefined)
        return undefined;
    const { files, turbo, inside } = plan;
    const { workspace } = request.ci;
    const { env, log, deadline } = ports;
    const temporary = await (0,run_end/* temporaryDirectory */.De)((0,run_end/* temporaryBase */.du)(env), 'monorepo-gitops-context');
    try {
        const extra = await extraFiles(workspace, request['extra-files']);
        const content = { paths: new Set([...files.paths, ...extra]), texts: new Map(files.root.texts) };
        if (turbo !== undefined) {
            const run = (0,run_builder/* runUntil */.W5)(ports.programs, deadline);
            const made = { root: workspace, packageName: turbo.packageName, out: (0,external_node_path_.join)(temporary.path, 'out') };
            const found = await turboPrune(turbo.program, { ...made, made: files.root.texts.keys() }, { run, env });
            for (const [file, text] of found.texts) {
                content.texts.set(file, lock_files/* lockFileNames */.e.includes(file) ? text : files.root.manifest(file, text));
            }
            for (const path of found.paths)
                if (files.mayHave(path))
                    content.paths.add(path);
        }
        const paths = [...content.paths].filter((path) => !content.texts.has(path));
        const directory = (0,external_node_path_.join)(temporary.path, 'context');
        const prefix = expectsDockerLayout(await copiedPaths(spec, engines), files);
        const places = prefix === undefined ? undefined : dockerLayout(prefix);
        await writeContext(workspace, directory, { paths, texts: content.texts }, places);
        const by = turbo === undefined ? 'workspace' : 'turbo';
        log.info(`Pruned context (${by}): ${(0,counted/* counted */.h)(paths.length + content.texts.size, 'file')}${prefix === undefined ? '' : `, as ${prefix}json and ${prefix}full`}`);
        return {
            spec: { ...spec, context: (0,external_node_path_.join)(directory, inside) },
            handOver: (read, isDry) => handOver(read, directory, isDry),
            hide: (text) => text.replaceAll(directory, '<pruned context>'),
            [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
        };
    }
    catch (error) {
        await temporary[Symbol.asyncDispose]();
        throw error;
    }
}
async function handOver(spec, directory, isDry) {
    if (spec.emit === undefined)
        return spec;
    const target = (0,external_node_path_.join)(spec.emit, engine/* emittedContext */.Wb);
    if (!isDry) {
        await (0,promises_.rm)(target, { recursive: true, force: true });
        await (0,promises_.cp)(directory, target, { recursive: true, verbatimSymlinks: true, mode: external_node_fs_.constants.COPYFILE_FICLONE });
    }
    return { ...spec, context: (0,external_node_path_.join)(target, (0,external_node_path_.relative)(directory, spec.context)) };
}
async function checkPrune(request, spec, ports) {
    if ((await prunePlan(request, spec, ports)) !== undefined) {
        await extraFiles(request.ci.workspace, request['extra-files']);
    }
}
async function prunePlan(request, spec, { env, log, programs }) {
    const { prune: by = 'none', 'extra-files': extra, ci } = request;
    if (by === 'none' && extra.length > 0) {
        throw (0,failure/* badInput */.AN)('extra-files', 'has no meaning without prune', 'Give prune (turbo or workspace), or leave it out.');
    }
    if (by === 'none')
        return undefined;
    await (0,build_request/* requirePaths */.yK)(spec);
    const inside = relativeTo(ci.workspace, spec.context);
    if (inside === undefined) {
        const problem = `${spec.context} is not in the monorepo (${ci.workspace}), whose workspace is pruned`;
        throw (0,failure/* badInput */.AN)('context', problem, 'Leave context out: the pruned context has the paths of the monorepo.');
    }
    const files = await prunedFiles({ cwd: ci.workspace, env, programs }, by, prunedService(request, spec, inside));
    for (const [file, why] of files.wholeLocks)
        log.warn(`prune: ${file} stays as a whole: ${why}`);
    warnOfLeftOut(files.leftOut, log);
    const turbo = by === 'turbo' ? await findTurbo(ci.workspace, env) : undefined;
    const [foreign] = files.foreignLocks;
    if (turbo === undefined && foreign !== undefined) {
        const problem = by === 'turbo'
            ? 'turbo is neither in node_modules/.bin nor on PATH'
            : 'workspace prunes the lock files of pnpm and npm';
        const hint = `Use \`prune: turbo\` with the program turbo in this job (install the monorepo's dependencies before, or npm install --global turbo), or leave prune out.`;
        throw (0,failure/* badInput */.AN)('prune', `${problem}, and only turbo prunes ${foreign}`, hint);
    }
    if (turbo === undefined) {
        if (by === 'turbo')
            log.info('turbo is neither in node_modules/.bin nor on PATH: the workspace is pruned without it');
        return { files, inside, turbo: undefined };
    }
    const { packageName } = files;
    if (packageName === undefined) {
        const problem = 'turbo prunes by the name of a package, and the service is in none that has one';
        throw (0,failure/* badInput */.AN)('prune', problem, 'Give its package.json a name, or use `prune: workspace`.');
    }
    return { files, inside, turbo: { program: turbo, packageName } };
}
function prunedService({ pruned, ci, 'extra-files': extra }, spec, inside) {
    const dockerfile = relativeTo(ci.workspace, spec.dockerfile);
    const path = pruned?.service.path ?? external_node_path_.posix.dirname(dockerfile ?? '.');
    if (pruned === undefined && path === '.') {
        const problem = 'it is not known which service the image is of: its Dockerfile is in no package';
        throw (0,failure/* badInput */.AN)('prune', problem, 'Name a service of gitops.yaml, or give a Dockerfile in the directory of the service.');
    }
    const build = {
        context: inside,
        ...(dockerfile === undefined ? {} : { dockerfile }),
        'extra-files': extra,
    };
    return { name: '', ...pruned, service: { ...pruned?.service, path, build } };
}
function relativeTo(directory, path) {
    const found = (0,external_node_path_.relative)(directory, path).replaceAll(external_node_path_.sep, '/');
    return found === '..' || found.startsWith('../') ? undefined : found || '.';
}
async function copiedPaths(spec, engines) {
    const text = await (0,promises_.readFile)(spec.dockerfile, 'utf8');
    return engines.flatMap(({ frontend }) => {
        const reads = frontend === undefined ? undefined : (0,dockerfile_reads/* dockerfileReads */.w)(text, (0,content_key/* readOptions */.Tt)(spec, frontend));
        return reads?.context.flatMap(({ from, source }) => (from === undefined ? [source.pattern] : [])) ?? [];
    });
}
const example = /\.env(\..+)?\.(example|sample|template|dist|defaults?)$|\.envrc$/;
function warnOfLeftOut(leftOut, log) {
    const files = leftOut.filter((path) => !example.test(path));
    if (files.length === 0)
        return;
    log.warn(`prune: ${files.join(', ')}: left out of the build context, since such files may hold secrets. Name in extra-files those that the image needs.`);
}


/***/ }),

/***/ 8779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ ObjectReader)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const largestObject = 128 * 1024 * 1024;
function tooLarge(id, size) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_RESPONSE_TOO_LARGE', `the object ${id} has ${size} bytes`, {
        hint: `The limit is ${largestObject} bytes: no file that is read or written here is as large.`,
    });
}
class ObjectReader {
    #start;
    #child;
    #questions = [];
    #received = Buffer.alloc(0);
    #chunks = [];
    #wanted = 0;
    #length = 0;
    constructor(start) {
        this.#start = start;
    }
    read(name) {
        const child = this.#child ?? this.#open();
        return new Promise((answer, fail) => {
            this.#questions.push({ answer, fail });
            child.stdin.write(`${name}\n`);
        });
    }
    async close() {
        const child = this.#child;
        if (child === undefined)
            return;
        this.#child = undefined;
        const closed = new Promise((done) => child.once('close', () => done()));
        child.stdin.end();
        child.kill();
        await closed;
    }
    #open() {
        const child = this.#start();
        this.#child = child;
        let stderr = '';
        child.stderr.on('data', (chunk) => {
            stderr += chunk.toString('utf8');
        });
        child.stdout.on('data', (chunk) => this.#receive(chunk));
        child.stdin.on('error', () => { });
        const end = (cause) => {
            if (this.#child === child)
                this.#child = undefined;
            const failure = cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR
                ? cause
                : new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_READ', 'git cat-file ended before it answered', { cause });
            for (const question of this.#questions.splice(0))
                question.fail(failure);
        };
        child.on('error', end);
        child.on('close', () => end(new Error(stderr.trim())));
        return child;
    }
    #receive(chunk) {
        this.#chunks.push(chunk);
        this.#length += chunk.length;
        if (this.#length < this.#wanted)
            return;
        this.#received = Buffer.concat([this.#received, ...this.#chunks]);
        this.#chunks = [];
        while (this.#answerNext()) { }
        this.#length = this.#received.length;
    }
    #answerNext() {
        this.#wanted = 0;
        const end = this.#received.indexOf(0x0a);
        if (end < 0)
            return false;
        const [id = '', type = '', size] = this.#received.toString('latin1', 0, end).split(' ');
        const found = size !== undefined;
        if (Number(size) > largestObject) {
            this.#child?.emit('error', tooLarge(id, Number(size)));
            this.#child?.kill();
            return false;
        }
        const after = found ? end + 1 + Number(size) + 1 : end + 1;
        if (this.#received.length < after) {
            this.#wanted = after;
            return false;
        }
        const body = this.#received.subarray(end + 1, after - 1);
        this.#received = this.#received.subarray(after);
        this.#questions.shift()?.answer(found ? { id, type: type, body } : undefined);
        return true;
    }
}


/***/ })

};
