export const id = 6149;
export const ids = [6149];
export const modules = {

/***/ 9403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ withPinnedBases)
/* harmony export */ });
/* unused harmony export pinDockerfile */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _dockerfile_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2175);
/* harmony import */ var _ignore_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53);
/* harmony import */ var _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1049);
/* harmony import */ var _bases_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3246);







async function withPinnedBases(spec, by, directory) {
    const pins = (0,_bases_js__WEBPACK_IMPORTED_MODULE_5__/* .pinnedBases */ .tj)(spec.bases);
    if (pins.length === 0)
        return spec;
    const contexts = [...spec.options.buildContexts].map(([name, place]) => [name, pinnedPlace(place, pins)]);
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(spec.dockerfile, 'utf8');
    if (by === 'contexts' && !hidesStage(text, pins)) {
        const further = pins.map(({ name, reference }) => [(0,_options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .contextName */ .fW)(name), _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(reference)]);
        return { ...spec, options: { ...spec.options, buildContexts: new Map([...further, ...contexts]) } };
    }
    const options = { ...spec.options, buildContexts: new Map(contexts) };
    if (directory === undefined) {
        const pull = options.pull || spec.bases.every(({ unpinned }) => unpinned === undefined);
        return { ...spec, options: { ...options, pull } };
    }
    const dockerfile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(spec.dockerfile));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, { recursive: true });
    const digests = new Map(pins.map((base) => [base.name, (0,_bases_js__WEBPACK_IMPORTED_MODULE_5__/* .formatPinned */ .y6)(base)]));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(dockerfile, pinDockerfile(text, spec.baseUses, digests));
    for (const file of (0,_ignore_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .ownIgnoreFiles */ .Ou)(spec.dockerfile)) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(file, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(file))).catch((error) => {
            if (error.code !== 'ENOENT')
                throw error;
        });
    }
    return { ...spec, dockerfile, options };
}
function pinnedPlace(place, pins) {
    const pin = pins.find(({ name }) => place === _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + name);
    return pin === undefined ? place : _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(pin.reference);
}
function hidesStage(text, pins) {
    const stages = (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDockerfile */ .Ai)(text).stages.map(({ name }) => name);
    return pins.some(({ name }) => stages.includes((0,_options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .contextName */ .fW)(name)));
}
function pinDockerfile(text, uses, pins) {
    const lines = text.split('\n');
    const { escapeToken } = (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDockerfile */ .Ai)(text);
    for (const use of uses) {
        const pin = pins.get(use.image);
        const agrees = uses.every(({ line, by, written, image }) => line === use.line && by === use.by && written === use.written ? image === use.image : true);
        if (pin === undefined || !agrees)
            continue;
        const end = lastLine(lines, use.line - 1, escapeToken);
        const instruction = lines.slice(use.line - 1, end + 1).join('\n');
        lines.splice(use.line - 1, end + 2 - use.line, ...replaced(instruction, use, pin).split('\n'));
    }
    return lines.join('\n');
}
function replaced(instruction, { by, written }, pin) {
    const literal = written.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return by === 'FROM'
        ? instruction.replace(new RegExp(`(\\s)${literal}(?=\\s|$)`), (_, before) => `${before}${pin}`)
        : instruction.replace(new RegExp(`(\\bfrom=)${literal}(?=[\\s,"']|$)`, 'gi'), (_, before) => `${before}${pin}`);
}
function lastLine(lines, first, escapeToken) {
    const continues = escapeToken === '`' ? /(^|[^`])`[ \t]*\r?$/ : /(^|[^\\])\\[ \t]*\r?$/;
    let at = first;
    for (let isOpen = true; isOpen && at < lines.length; at += 1) {
        const line = lines[at] ?? '';
        isOpen = /^\s*(#|$)/.test(line) || continues.test(line);
    }
    return at - 1;
}


/***/ }),

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
/* harmony import */ var _bases_pinned_bases_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9403);
/* harmony import */ var _build_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4767);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3951);
/* harmony import */ var _ignore_rules_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(53);
/* harmony import */ var _run_builder_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1142);
/* harmony import */ var _declared_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6623);
/* harmony import */ var _option_flags_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7674);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4954);
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
        ..._declared_js__WEBPACK_IMPORTED_MODULE_8__/* .declaredBuildah */ ._Q,
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
                    const files = { authFile: undefined, directory: _plan_js__WEBPACK_IMPORTED_MODULE_10__/* .plannedDirectory */ .AL };
                    const image = isList(spec) ? listName(files.directory) : _plan_js__WEBPACK_IMPORTED_MODULE_10__/* .plannedImage */ .w8;
                    const after = spec.options.push ? pushArgvs(found, spec, files, image) : [];
                    const pinned = await (0,_bases_pinned_bases_js__WEBPACK_IMPORTED_MODULE_4__/* .withPinnedBases */ .Z)(spec, 'dockerfile', undefined);
                    const programs = [buildArgv(found, pinned, files), ...tagArgvs(found, spec, image), ...after];
                    return (0,_plan_js__WEBPACK_IMPORTED_MODULE_10__/* .planOf */ .XC)(programs.map((argv) => ({ argv })));
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
        const files = __addDisposableResource(env_1, await (0,_build_files_js__WEBPACK_IMPORTED_MODULE_5__/* .buildFiles */ .C)(spec, ports.env, 'containers-image'), true);
        const { env, directory } = files;
        const pinned = await (0,_bases_pinned_bases_js__WEBPACK_IMPORTED_MODULE_4__/* .withPinnedBases */ .Z)(spec, 'dockerfile', (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'dockerfile'));
        await (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_7__/* .runStep */ .e)(ports, spec, { argv: buildArgv(buildah, pinned, files), env });
        const image = isList(spec) ? listName(directory) : await textOf((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'image-id'));
        for (const argv of tagArgvs(buildah, spec, image))
            await (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_7__/* .runStep */ .e)(ports, spec, { argv, env });
        if (!spec.options.push)
            return { result: 'kept', imageId: image.startsWith('sha256:') ? image : `sha256:${image}` };
        for (const argv of pushArgvs(buildah, spec, files, image))
            await (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_7__/* .runStep */ .e)(ports, spec, { argv, env });
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
    return directory === _plan_js__WEBPACK_IMPORTED_MODULE_10__/* .plannedDirectory */ .AL
        ? 'localhost/monorepo-gitops'
        : `localhost/${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(directory).toLowerCase()}`;
}
function tagArgvs({ program, storage }, spec, image) {
    return spec.options.load ? [[program, ...storage, 'tag', image, ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_11__/* .destinations */ .uC)(spec)]] : [];
}
function buildArgv(buildah, spec, files) {
    const ignoreFile = (0,_ignore_rules_js__WEBPACK_IMPORTED_MODULE_6__/* .ownIgnoreFile */ .Dc)(spec.dockerfile);
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
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_11__/* .commonFlags */ .Bh)(spec),
        ...(0,_option_flags_js__WEBPACK_IMPORTED_MODULE_9__/* .buildahFlags */ .f$)(spec),
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
    const { repository } = spec.cache;
    return ['--layers', `--cache-from=${repository}`, ...(spec.writesCache ? [`--cache-to=${repository}`] : [])];
}
function pushArgvs(buildah, spec, files, image) {
    return (0,_engine_js__WEBPACK_IMPORTED_MODULE_11__/* .destinations */ .uC)(spec).map((destination) => [
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
/* harmony import */ var _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1049);
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7892);


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
    return [
        ...(pull ? ['--pull'] : []),
        ...sharedFlags(spec),
        ...(network === undefined ? [] : [`--network=${network}`]),
        ...(network === 'host' && driver !== 'docker' ? ['--allow=network.host'] : []),
        ...[...annotations].flatMap(([name, value]) => levelsOf(spec, name).map((level) => `--annotation=${level}${name}=${value}`)),
        ...[...buildContexts].map(([name, place]) => `--build-context=${name}=${place}`),
        `--provenance=${provenance ?? 'false'}`,
        ...(sbom === undefined ? [] : [`--sbom=${sbom}`]),
        ...extraArgs,
    ];
}
function buildctlFlags(spec) {
    const { pull, noCache, ssh, network, buildContexts, provenance, sbom, extraArgs } = spec.options;
    const contexts = [...buildContexts].flatMap(([written, place], index) => {
        const name = (0,_options_build_contexts_js__WEBPACK_IMPORTED_MODULE_0__/* .contextName */ .fW)(written);
        if ((0,_options_build_contexts_js__WEBPACK_IMPORTED_MODULE_0__/* .contextSource */ .ho)(place).kind !== 'directory')
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
    return platforms.length > 1 || (0,_options_options_js__WEBPACK_IMPORTED_MODULE_1__/* .hasAttestations */ .SW)(options);
}
function levelsOf(spec, name) {
    return isIndex(spec) && !/^(manifest|index)[^.]*:/.test(name) ? ['manifest:', 'index:'] : [''];
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

/***/ 4954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AL: () => (/* binding */ plannedDirectory),
/* harmony export */   XC: () => (/* binding */ planOf),
/* harmony export */   w8: () => (/* binding */ plannedImage)
/* harmony export */ });
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6278);

const unknowns = [
    ['\u0001directory\u0001', '"$work"'],
    ['\u0001image\u0001', '"$(cat "$work"/image-id)"'],
];
const plannedDirectory = '\u0001directory\u0001';
const plannedImage = '\u0001image\u0001';
function planOf(programs, files = []) {
    const lines = programs.map(({ argv, env = {} }) => [...Object.entries(env).map(([name, value]) => `${name}=${shellWord(value)}`), ...argv.map(shellWord)].join(' '));
    const needsDirectory = lines.some((line) => line.includes('"$work"'));
    return {
        action: 'built',
        digest: undefined,
        lines: [...(needsDirectory ? ['work=$(mktemp -d)'] : []), ...files, ...lines],
    };
}
function shellWord(word) {
    const unknown = unknowns.find(([token]) => word.includes(token));
    if (unknown === undefined)
        return (0,_program_js__WEBPACK_IMPORTED_MODULE_0__/* .shellQuote */ .ZL)(word);
    const [token, shell] = unknown;
    return word
        .split(token)
        .map((part) => (part === '' ? '' : shellWord(part)))
        .join(shell);
}


/***/ }),

/***/ 1142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ runUntil),
/* harmony export */   e: () => (/* binding */ runStep)
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


/***/ })

};
