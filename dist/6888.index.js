export const id = 6888;
export const ids = [6888];
export const modules = {

/***/ 4767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ buildFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9349);
/* harmony import */ var _run_end_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95);







async function buildFiles(spec, env, reader) {
    const temporary = await (0,_run_end_js__WEBPACK_IMPORTED_MODULE_6__/* .temporaryDirectory */ .De)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), 'monorepo-gitops-build');
    const dispose = () => temporary[Symbol.asyncDispose]();
    try {
        const configuration = await writeDockerConfig(temporary.path, spec, env, reader);
        return { directory: temporary.path, ...configuration, [Symbol.asyncDispose]: dispose };
    }
    catch (error) {
        await dispose();
        throw error;
    }
}
async function writeDockerConfig(directory, { credentials }, env, reader) {
    const known = credentials.filter((each) => each.credentials.kind !== 'anonymous');
    if (known.length === 0)
        return { env, authFile: undefined };
    const home = env.HOME ?? env.USERPROFILE;
    const original = env.DOCKER_CONFIG || (home ? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(home, '.docker') : undefined);
    const config = known.reduce((merged, each) => withCredential(merged, each, reader), original === undefined ? {} : await readConfig((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(original, 'config.json')));
    const authFile = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, 'config.json');
    const moved = { ...env, DOCKER_CONFIG: directory };
    if (original === undefined) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(authFile, JSON.stringify(config), { mode: 0o600 });
        return { env: moved, authFile };
    }
    const { cliPluginsExtraDirs: extra } = config;
    const cliPluginsExtraDirs = [...(Array.isArray(extra) ? extra : []), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(original, 'cli-plugins')];
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(authFile, JSON.stringify({ ...config, cliPluginsExtraDirs }), { mode: 0o600 });
    const contexts = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(original, 'contexts');
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(contexts))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.symlink)(contexts, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, 'contexts'));
    return { env: { ...moved, BUILDX_CONFIG: env.BUILDX_CONFIG ?? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(original, 'buildx') }, authFile };
}
function withCredential(config, { registry, credentials }, reader) {
    const key = reader === 'docker' ? (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .dockerConfigKey */ .Y4)(registry) : registry;
    const { [key]: _replaced, ...helpers } = config.credHelpers ?? {};
    if (reader === 'docker' && config.credsStore !== undefined)
        helpers[key] = '';
    return { ...config, credHelpers: helpers, auths: { ...config.auths, [key]: authEntry(credentials) } };
}
function authEntry(credentials) {
    const base64 = (text) => Buffer.from(text).toString('base64');
    switch (credentials.kind) {
        case 'anonymous':
            return {};
        case 'identity-token':
            return { auth: base64('<token>:'), identitytoken: credentials.token };
        case 'basic':
            return { auth: base64(`${credentials.username}:${credentials.password}`) };
    }
}
async function readConfig(path) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8').catch((error) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
            return '{}';
        throw error;
    });
    try {
        const config = JSON.parse(text);
        return typeof config === 'object' && config !== null && !Array.isArray(config) ? { ...config } : {};
    }
    catch {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('bad-input', 'DOCKER_CONFIG_INVALID', `${path}: is not JSON`, {
            hint: 'Repair the file, or point DOCKER_CONFIG at another directory.',
        });
    }
}


/***/ }),

/***/ 6892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dc: () => (/* binding */ ownIgnoreFile),
/* harmony export */   XW: () => (/* binding */ contextFiles),
/* harmony export */   eZ: () => (/* binding */ contentDigest),
/* harmony export */   ep: () => (/* binding */ ignoreRules)
/* harmony export */ });
/* unused harmony export parseIgnoreFile */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);




async function ignoreRules(context, dockerfile) {
    const own = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(ownIgnoreFile(dockerfile), 'utf8').catch(absent);
    return parseIgnoreFile(own ?? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(context, '.dockerignore'), 'utf8').catch(absent)) ?? '');
}
function ownIgnoreFile(dockerfile) {
    return `${dockerfile}.dockerignore`;
}
async function contextFiles(context, rules, wanted, own) {
    const files = [];
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(context);
    const left = new Set(await Promise.all(own.map((path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(path).catch(() => path))));
    const isOwn = (path) => left.has(path) || [...left].some((each) => path.startsWith(each + node_path__WEBPACK_IMPORTED_MODULE_3__.sep));
    for await (const file of walk(root, '', rules))
        if (!isOwn((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, file.path)))
            files.push(file);
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    if (wanted === 'everything' || wanted.some((pattern) => pattern === '' || pattern === '.'))
        return files;
    const patterns = wanted.map((pattern) => ({ pattern, matches: pathPattern(pattern) }));
    const followed = files.some(({ kind, path }) => kind === 'link' &&
        patterns.some(({ pattern, matches }) => pattern.startsWith(`${path}/`) || (matches(path) && isDirect(pattern, path))));
    return followed ? files : files.filter(({ path }) => patterns.some(({ matches }) => matches(path)));
}
function isDirect(pattern, path) {
    return pattern.split('/').length === path.split('/').length;
}
async function* walk(context, directory, rules) {
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(context, directory), { withFileTypes: true })) {
        const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
        if (entry.name === '.git')
            continue;
        const ignored = rules.ignores(path);
        if (entry.isDirectory()) {
            if (!ignored || rules.hasExceptions)
                yield* walk(context, path, rules);
        }
        else if (!ignored && entry.isSymbolicLink())
            yield { path, kind: 'link' };
        else if (!ignored && entry.isFile()) {
            const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(context, path));
            yield { path, kind: (mode & 0o111) === 0 ? 'file' : 'executable' };
        }
    }
}
async function contentDigest(context, { path, kind }) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    if (kind === 'link')
        return hash.update(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readlink)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(context, path))).digest('hex');
    for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(context, path)))
        hash.update(chunk);
    return hash.digest('hex');
}
function absent(error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
        return undefined;
    throw error;
}
function parseIgnoreFile(text) {
    const rules = text
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .filter((line) => !line.startsWith('#') && line.trim() !== '')
        .map((line) => line.trim())
        .map((line) => ({ exception: line.startsWith('!'), pattern: cleanPath(line.replace(/^!\s*/, '')) }))
        .filter(({ pattern }) => pattern !== '')
        .map(({ exception, pattern }) => ({ exception, matches: pathPattern(pattern) }));
    return {
        hasExceptions: rules.some(({ exception }) => exception),
        ignores: (path) => rules.findLast(({ matches }) => matches(path))?.exception === false,
    };
}
function cleanPath(pattern) {
    const parts = [];
    for (const part of pattern.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part === '..')
            parts.pop();
        else
            parts.push(part);
    }
    return parts.join('/');
}
function pathPattern(pattern) {
    const expression = new RegExp(`^${translate(pattern)}(?:/.*)?$`, 's');
    return (path) => expression.test(path);
}
function translate(pattern) {
    let expression = '';
    for (let at = 0; at < pattern.length; at += 1) {
        const character = pattern[at] ?? '';
        const rest = pattern.slice(at);
        if (rest.startsWith('**/')) {
            expression += '(?:.*/)?';
            at += 2;
        }
        else if (rest.startsWith('**')) {
            expression += '.*';
            at += 1;
        }
        else if (character === '*')
            expression += '[^/]*';
        else if (character === '?')
            expression += '[^/]';
        else if (character === '[') {
            const set = /^\[(\^?)((?:\\.|[^\]\\])+)\]/.exec(rest);
            expression += set === null ? '\\[' : `[${set[1]}${(set[2] ?? '').replace(/[[&]/g, '\\$&')}]`;
            at += set === null ? 0 : set[0].length - 1;
        }
        else if (character === '\\' && at + 1 < pattern.length) {
            at += 1;
            expression += literal(pattern[at] ?? '');
        }
        else
            expression += literal(character);
    }
    return expression;
}
function literal(character) {
    return character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
}


/***/ }),

/***/ 3951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bh: () => (/* binding */ commonFlags),
/* harmony export */   uC: () => (/* binding */ destinations),
/* harmony export */   x4: () => (/* binding */ pushedTags)
/* harmony export */ });
function pushedTags({ tags, keyTag }) {
    return keyTag === undefined ? tags : [...tags, keyTag];
}
function destinations(spec) {
    return pushedTags(spec).map((tag) => `${spec.image}:${tag}`);
}
function commonFlags(spec) {
    return [
        ...(spec.target === undefined ? [] : [`--target=${spec.target}`]),
        ...[...spec.buildArgs].map(([key, value]) => `--build-arg=${key}=${value}`),
        ...[...spec.labels].map(([key, value]) => `--label=${key}=${value}`),
        ...spec.secrets.map(({ id, variable }) => `--secret=id=${id},env=${variable}`),
    ];
}


/***/ }),

/***/ 6888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildah: () => (/* binding */ buildah),
/* harmony export */   buildahEngine: () => (/* binding */ buildahEngine),
/* harmony export */   runsInContainer: () => (/* binding */ runsInContainer)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6278);
/* harmony import */ var _build_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4767);
/* harmony import */ var _context_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6892);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3951);
/* harmony import */ var _run_builder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1142);
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








function buildahEngine(inContainer) {
    return {
        name: 'buildah',
        source: 'dockerfile',
        inputs: ['target', 'build-args', 'secrets', 'builder'],
        async probe(spec, ports) {
            const found = await findBuildah(ports, inContainer);
            if ('unusable' in found)
                return { available: false, reason: found.unusable, howToGet };
            if ('refused' in found) {
                return { available: false, reason: found.refused, howToGet: otherWays, bySetup: true };
            }
            return {
                available: true,
                async plan() {
                    const files = { authFile: undefined, directory: '<temporary>' };
                    return (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_6__/* .planOf */ .XC)([buildArgv(found, spec, files), ...pushArgvs(found, spec, files, '<image id>')]);
                },
                build: () => build(found, spec, ports),
            };
        },
    };
}
const buildah = buildahEngine(runsInContainer);
const otherWays = 'Build in another way: with kaniko (`builder: kaniko` of the GitLab component `pipeline`), with the engine `append` (`files` in gitops.yaml), or on a BuildKit elsewhere (the input `builder`, `tcp://buildkitd:1234`). Or have the runner let its jobs create user namespaces.';
const howToGet = 'Install buildah (apt-get install buildah), or run the job in quay.io/buildah/stable.';
function runsInContainer(env) {
    if (env.KUBERNETES_SERVICE_HOST !== undefined || env.container !== undefined)
        return true;
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)('/.dockerenv') || (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)('/run/.containerenv');
}
async function findBuildah(ports, inContainer) {
    const [program] = await (0,_program_js__WEBPACK_IMPORTED_MODULE_3__/* .programsOnPath */ .iz)('buildah', ports.env);
    if (program === undefined)
        return { unusable: 'no buildah on PATH' };
    const storage = await workingStorage(program, ports);
    if (!('flags' in storage))
        return storage;
    const chroot = ports.env.BUILDAH_ISOLATION === undefined && inContainer(ports.env);
    return { program, storage: storage.flags, isolation: chroot ? ['--isolation=chroot'] : [] };
}
async function workingStorage(program, ports) {
    const probe = (...flags) => ports.run({ argv: [program, ...flags, 'info'], env: ports.env });
    const asConfigured = await probe();
    if (asConfigured.exitCode === 0)
        return { flags: [] };
    if (/unshare\(|CLONE_NEWUSER|new[ug]idmap|user namespaces?\b/i.test(asConfigured.stderr)) {
        return { refused: `this job may not create user namespaces (${sentenceOf(asConfigured.stderr)})` };
    }
    const vfs = '--storage-driver=vfs';
    if (ports.env.STORAGE_DRIVER === undefined && (await probe(vfs)).exitCode === 0)
        return { flags: [vfs] };
    return { unusable: `${program} info: ${asConfigured.stderr.trim().split('\n').at(-1) ?? 'failed'}` };
}
function sentenceOf(stderr) {
    const lines = stderr.trim().split('\n');
    return (lines.find((line) => !line.startsWith('time=')) ?? lines[0] ?? '').trim();
}
async function build(buildah, spec, ports) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const files = __addDisposableResource(env_1, await (0,_build_files_js__WEBPACK_IMPORTED_MODULE_4__/* .buildFiles */ .C)(spec, ports.env, 'containers-image'), true);
        const { env, directory } = files;
        await (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_6__/* .runStep */ .eg)(ports, spec, { argv: buildArgv(buildah, spec, files), env });
        const image = isList(spec) ? listName(directory) : await textOf((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'image-id'));
        for (const argv of pushArgvs(buildah, spec, files, image))
            await (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_6__/* .runStep */ .eg)(ports, spec, { argv, env });
        if (isList(spec))
            await ports.run({ argv: [buildah.program, ...buildah.storage, 'manifest', 'rm', image], env });
        return { result: 'pushed', action: 'built', digest: await textOf((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'digest')) };
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
async function textOf(file) {
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(file, 'utf8')).trim();
}
function isList(spec) {
    return spec.platforms.length > 1;
}
function listName(directory) {
    return `localhost/${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(directory).toLowerCase()}`;
}
function buildArgv(buildah, spec, files) {
    const ignoreFile = (0,_context_files_js__WEBPACK_IMPORTED_MODULE_5__/* .ownIgnoreFile */ .Dc)(spec.dockerfile);
    return [
        buildah.program,
        ...buildah.storage,
        'build',
        ...buildah.isolation,
        ...layerCache(spec),
        '--format=oci',
        isList(spec) ? `--manifest=${listName(files.directory)}` : `--iidfile=${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(files.directory, 'image-id')}`,
        `--file=${spec.dockerfile}`,
        ...(spec.platforms.length === 0 ? [] : [`--platform=${spec.platforms.join(',')}`]),
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_7__/* .commonFlags */ .Bh)(spec),
        ...((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(ignoreFile) ? [`--ignorefile=${ignoreFile}`] : []),
        ...registryFlags(spec, files),
        '--',
        spec.context,
    ];
}
function layerCache(spec) {
    if (isList(spec))
        return ['--layers=false'];
    if (spec.cache.mode !== 'registry')
        return ['--layers'];
    return ['--layers', `--cache-from=${spec.cache.repository}`, `--cache-to=${spec.cache.repository}`];
}
function pushArgvs(buildah, spec, files, image) {
    return (0,_engine_js__WEBPACK_IMPORTED_MODULE_7__/* .destinations */ .uC)(spec).map((destination) => [
        buildah.program,
        ...buildah.storage,
        ...(isList(spec) ? ['manifest', 'push', '--all'] : ['push', '--retry=3', '--retry-delay=2s']),
        `--digestfile=${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(files.directory, 'digest')}`,
        ...registryFlags(spec, files),
        image,
        `docker://${destination}`,
    ]);
}
function registryFlags(spec, files) {
    return [
        ...(files.authFile === undefined ? [] : [`--authfile=${files.authFile}`]),
        ...(spec.insecureRegistry ? ['--tls-verify=false'] : []),
    ];
}


/***/ }),

/***/ 1142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W5: () => (/* binding */ runUntil),
/* harmony export */   XC: () => (/* binding */ planOf),
/* harmony export */   eg: () => (/* binding */ runStep)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6278);




function runUntil({ run }, deadline) {
    return async (call) => {
        const result = await run({ ...call, timeout: deadline.remaining() });
        if (result.result === 'timed-out')
            throw deadline.failure(nameOf(call.argv), outputOf(result));
        return result;
    };
}
async function runStep(ports, spec, call) {
    ports.log.info(`$ ${(0,_program_js__WEBPACK_IMPORTED_MODULE_3__/* .shellLine */ .Tg)(call.argv)}`);
    const output = new OutputLog(ports.log);
    const result = await ports.run({ onLine: (line) => output.line(line), ...call });
    output.end();
    if (result.exitCode !== 0)
        throw stepFailure(spec, call, result);
    return result;
}
const mostLogged = 2 ** 20;
const lastLogged = 50;
class OutputLog {
    #log;
    #last = [];
    #bytes = 0;
    #leftOut = 0;
    constructor(log) {
        this.#log = log;
    }
    line(text) {
        this.#bytes += Buffer.byteLength(text) + 1;
        if (this.#bytes <= mostLogged) {
            this.#log.info(text);
            return;
        }
        if (this.#last.length === 0)
            this.#log.info('… 1 MiB of output: what comes now is left out, but for its last lines');
        if (this.#last.push(text) > lastLogged) {
            this.#last.shift();
            this.#leftOut++;
        }
    }
    end() {
        if (this.#leftOut > 0)
            this.#log.info(`… ${this.#leftOut} lines are left out`);
        for (const text of this.#last)
            this.#log.info(text);
    }
}
const refusal = /\b40[13]\b|unauthorized|authentication required|denied: |access to the resource is denied|no basic auth/i;
const failedInstruction = /exit (code|status):? \d|did not complete successfully|executor failed running/;
function stepFailure(spec, call, result) {
    const what = nameOf(call.argv);
    const cause = outputOf(result);
    const end = lastLines(result.stderr.trim() === '' ? result.stdout.toString('utf8') : result.stderr, 4);
    if (refusal.test(end) && !failedInstruction.test(end))
        return refused(spec, what, cause);
    if (result.exitCode === 137) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('failed', 'BUILD_KILLED', `${what}: killed (exit code 137)`, {
            hint: 'Mostly the memory limit: give the job more memory or a smaller build context.',
            cause,
        });
    }
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('failed', 'BUILD_FAILED', `${what}: exit code ${result.exitCode}`, {
        hint: "The builder's own words are in the log above and in the cause.",
        cause,
        place: placeInDockerfile(spec, cause.message),
    });
}
function placeInDockerfile({ dockerfile }, output) {
    const quoted = output.split(/\r?\n/).map((line) => /^(.+):(\d+)$/.exec(line.trim()));
    const named = quoted.find((match) => match?.[1] !== undefined && (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(match[1]) === (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(dockerfile))?.[2];
    const line = named ?? /dockerfile parse error (?:on )?line (\d+)/i.exec(output)?.[1];
    return line === undefined ? undefined : { file: dockerfile, line: Number(line) };
}
function refused(spec, what, cause) {
    const { registry } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(spec.image);
    const known = spec.credentials.find((each) => each.registry === registry)?.credentials;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('failed', 'REGISTRY_UNAUTHORIZED', `${what}: refused by a registry; ${usedFor(registry, known)}`, {
        hint: known?.hint ?? 'give registry-username and registry-password, or run `docker login` before',
        cause,
    });
}
function usedFor(registry, known) {
    if (known === undefined || known.kind === 'anonymous')
        return `there was no credential for ${registry}`;
    const who = known.kind === 'basic' ? `user "${known.username}"` : 'an identity token';
    return `the credential for ${registry} was ${who} from ${known.source}`;
}
function nameOf(argv) {
    return argv
        .slice(0, 3)
        .filter((word) => !word.startsWith('-'))
        .join(' ');
}
function outputOf({ stdout, stderr }) {
    return new Error(lastLines(`${stdout.toString('utf8')}\n${stderr}`, 30));
}
function lastLines(text, count) {
    return text.trim().split(/\r?\n/).slice(-count).join('\n');
}
function planOf(programs) {
    return { action: 'built', digest: undefined, lines: programs.map(_program_js__WEBPACK_IMPORTED_MODULE_3__/* .shellLine */ .Tg) };
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


/***/ })

};
