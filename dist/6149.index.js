export const id = 6149;
export const ids = [6149];
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

/***/ 3951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bh: () => (/* binding */ commonFlags),
/* harmony export */   K2: () => (/* binding */ secretFlags),
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
        ...secretFlags(spec),
    ];
}
function secretFlags({ secrets }) {
    return secrets.map(({ id, variable, file }) => file === undefined ? `--secret=id=${id},env=${variable}` : `--secret=id=${id},src=${file}`);
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
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3951);
/* harmony import */ var _run_builder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1142);
/* harmony import */ var _option_flags_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7674);
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
        inputs: [
            'target',
            'build-args',
            'secrets',
            'builder',
            'pull',
            'no-cache',
            'ssh',
            'annotations',
            'build-contexts',
            'network',
            'extra-args',
        ],
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
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_8__/* .commonFlags */ .Bh)(spec),
        ...(0,_option_flags_js__WEBPACK_IMPORTED_MODULE_7__/* .buildahFlags */ .f$)(spec),
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
    return (0,_engine_js__WEBPACK_IMPORTED_MODULE_8__/* .destinations */ .uC)(spec).map((destination) => [
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

/***/ 7674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ daemonRefusal),
/* harmony export */   C4: () => (/* binding */ dockerFlags),
/* harmony export */   Dv: () => (/* binding */ kanikoFlags),
/* harmony export */   Gr: () => (/* binding */ beyondDaemon),
/* harmony export */   VO: () => (/* binding */ annotationFields),
/* harmony export */   f$: () => (/* binding */ buildahFlags),
/* harmony export */   mc: () => (/* binding */ buildxFlags),
/* harmony export */   pN: () => (/* binding */ buildctlFlags)
/* harmony export */ });
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7892);

function sharedFlags({ options }) {
    return [...(options.noCache ? ['--no-cache'] : []), ...options.ssh.map((each) => `--ssh=${each}`)];
}
function dockerFlags(spec) {
    const { pull, network, extraArgs } = spec.options;
    return [
        ...(pull ? ['--pull'] : []),
        ...sharedFlags(spec),
        ...(network === undefined ? [] : [`--network=${network}`]),
        ...extraArgs,
    ];
}
function buildxFlags(spec, driver) {
    const { pull, network, annotations, buildContexts, provenance, sbom, extraArgs } = spec.options;
    const level = isIndex(spec) ? 'manifest,index:' : '';
    return [
        ...(pull ? ['--pull'] : []),
        ...sharedFlags(spec),
        ...(network === undefined ? [] : [`--network=${network}`]),
        ...(network === 'host' && driver !== 'docker' ? ['--allow=network.host'] : []),
        ...[...annotations].map(([name, value]) => `--annotation=${hasLevel(name) ? '' : level}${name}=${value}`),
        ...[...buildContexts].map(([name, place]) => `--build-context=${name}=${place}`),
        `--provenance=${provenance ?? 'false'}`,
        ...(sbom === undefined ? [] : [`--sbom=${sbom}`]),
        ...extraArgs,
    ];
}
function buildctlFlags(spec) {
    const { pull, noCache, ssh, network, buildContexts, provenance, sbom, extraArgs } = spec.options;
    const contexts = [...buildContexts].flatMap(([name, place], index) => {
        if ((0,_options_options_js__WEBPACK_IMPORTED_MODULE_0__/* .contextSource */ .ho)(place).kind !== 'directory')
            return [`--opt=context:${name}=${place}`];
        return [`--local=context-${index}=${place}`, `--opt=context:${name}=local:context-${index}`];
    });
    return [
        ...(pull ? ['--opt=image-resolve-mode=pull'] : []),
        ...(noCache ? ['--no-cache'] : []),
        ...ssh.map((each) => `--ssh=${each}`),
        ...(network === undefined ? [] : [`--opt=force-network-mode=${network}`]),
        ...(network === 'host' ? ['--allow=network.host'] : []),
        ...contexts,
        ...(provenance === undefined ? [] : [`--opt=attest:provenance=${provenance === 'true' ? '' : provenance}`]),
        ...(sbom === undefined ? [] : [`--opt=attest:sbom=${sbom === 'true' ? '' : sbom}`]),
        ...extraArgs,
    ];
}
function annotationFields(spec) {
    const levels = isIndex(spec) ? ['annotation', 'annotation-index'] : ['annotation'];
    return [...spec.options.annotations].flatMap(([name, value]) => levels.map((level) => csvField(`${level}.${name}=${value}`)));
}
function csvField(text) {
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
function buildahFlags(spec) {
    const { pull, network, annotations, buildContexts, extraArgs } = spec.options;
    return [
        ...(pull ? ['--pull=always'] : []),
        ...sharedFlags(spec),
        ...(network === undefined ? [] : [`--network=${network}`]),
        ...[...annotations].map(([name, value]) => `--annotation=${name}=${value}`),
        ...[...buildContexts].map(([name, place]) => `--build-context=${name}=${place}`),
        ...extraArgs,
    ];
}
function kanikoFlags({ options: { annotations, extraArgs } }) {
    return [...[...annotations].map(([name, value]) => `--annotation=${name}=${value}`), ...extraArgs];
}
function isIndex({ options, platforms }) {
    return platforms.length > 1 || (0,_options_options_js__WEBPACK_IMPORTED_MODULE_0__/* .hasAttestations */ .SW)(options);
}
function hasLevel(name) {
    return /^(manifest|index)[^.]*:/.test(name);
}
function beyondDaemon({ options }, exportsCache, hasBuildx) {
    const { cacheTo, cacheFrom, provenance, sbom, annotations, buildContexts } = options;
    const limits = [
        ['cache-to', cacheTo !== undefined && !exportsCache],
        ['provenance', provenance !== undefined && !exportsCache],
        ['sbom', sbom !== undefined && !exportsCache],
        ['annotations', annotations.size > 0 && !exportsCache],
        ['cache-from', cacheFrom !== undefined && !hasBuildx],
        ['build-contexts', buildContexts.size > 0 && !hasBuildx],
    ];
    return limits.find(([, isAsked]) => isAsked)?.[0];
}
function daemonRefusal(input, hasBuildx) {
    return hasBuildx
        ? `${input}: the buildx driver "docker" cannot do it; a builder with the driver docker-container can (\`docker buildx create --use\`; GitHub: docker/setup-buildx-action), or a BuildKit daemon named by \`builder\``
        : `${input}: docker without its buildx plugin cannot do it`;
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
