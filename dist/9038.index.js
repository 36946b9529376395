export const id = 9038;
export const ids = [9038];
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

/***/ 4257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildkit: () => (/* binding */ buildkit)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9349);
/* harmony import */ var _image_registry_http_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1018);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6278);
/* harmony import */ var _bases_pinned_bases_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9403);
/* harmony import */ var _build_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4767);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(3951);
/* harmony import */ var _options_builder_tls_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1647);
/* harmony import */ var _run_builder_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1142);
/* harmony import */ var _declared_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6623);
/* harmony import */ var _option_flags_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7674);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4954);
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














const buildkit = {
    ..._declared_js__WEBPACK_IMPORTED_MODULE_10__/* .declaredBuildkit */ .dL,
    async probe(spec, ports) {
        const reasons = [];
        let bySetup = false;
        for (const { program, probe } of clients) {
            const paths = await (0,_program_js__WEBPACK_IMPORTED_MODULE_5__/* .programsOnPath */ .iz)(program, ports.env);
            if (paths.length === 0)
                reasons.push(`no ${program} on PATH`);
            for (const path of paths) {
                const client = await probe(path, spec, ports);
                if (!('unusable' in client))
                    return builderOf(client, spec, ports);
                reasons.push(`${path}: ${client.unusable}`);
                bySetup ||= client.bySetup === true;
            }
        }
        const reason = [...new Set(reasons)].join('; ');
        return { available: false, reason, howToGet, ...(bySetup ? { bySetup } : {}) };
    },
};
const howToGet = 'Install docker with its buildx plugin (GitHub: docker/setup-buildx-action; GitLab: a docker:dind service with DOCKER_HOST), or name a BuildKit daemon with `builder`.';
function builderOf(client, { options }, { log }) {
    return {
        available: true,
        plan: () => client.plan(),
        async build() {
            log.detail(`BuildKit through ${client.title}`);
            const { digest, imageId } = await client.build();
            return options.push ? { result: 'pushed', action: 'built', digest } : { result: 'kept', imageId };
        },
    };
}
function isAddress(builder) {
    return builder?.includes('://') === true;
}
const plainHttp = 'registry.insecure=true';
function cacheFields(spec, exportsCache = true) {
    const usual = exportsCache ? usualCache(spec) : { from: [], to: [] };
    return {
        from: spec.options.cacheFrom ?? usual.from,
        to: spec.writesCache ? (spec.options.cacheTo ?? usual.to) : [],
    };
}
function usualCache(spec) {
    const lenient = 'mode=max,ignore-error=true';
    switch (spec.cache.mode) {
        case 'none':
            return { from: [], to: [] };
        case 'gha': {
            const at = `type=gha,scope=${spec.cache.scope}`;
            return { from: [at], to: [`${at},${lenient}`] };
        }
        case 'registry': {
            const { repository, scope } = spec.cache;
            const isPlainHttp = spec.insecureRegistry && (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(repository).registry === (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(spec.image).registry;
            const at = `type=registry,ref=${repository}:${scope}${isPlainHttp ? `,${plainHttp}` : ''}`;
            return { from: [at], to: [`${at},image-manifest=true,oci-mediatypes=true,${lenient}`] };
        }
    }
}
const metadataName = 'metadata.json';
const dockerfileDirectory = 'dockerfile';
async function planned(spec, { argvs, pinnedBy, environment = () => ({}) }) {
    const pinned = await (0,_bases_pinned_bases_js__WEBPACK_IMPORTED_MODULE_6__/* .withPinnedBases */ .Z)(spec, pinnedBy, undefined);
    const env = environment(_plan_js__WEBPACK_IMPORTED_MODULE_12__/* .plannedDirectory */ .AL);
    const programs = argvs(pinned, _plan_js__WEBPACK_IMPORTED_MODULE_12__/* .plannedDirectory */ .AL).map((argv) => ({ argv, env }));
    return (0,_plan_js__WEBPACK_IMPORTED_MODULE_12__/* .planOf */ .XC)(programs, (0,_options_builder_tls_js__WEBPACK_IMPORTED_MODULE_8__/* .tlsLines */ .$v)(spec.options.tls));
}
async function runWithMetadata(spec, ports, { argvs, pinnedBy, environment = () => ({}) }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const files = __addDisposableResource(env_1, await (0,_build_files_js__WEBPACK_IMPORTED_MODULE_7__/* .buildFiles */ .C)(spec, ports.env, 'docker'), true);
        await (0,_options_builder_tls_js__WEBPACK_IMPORTED_MODULE_8__/* .writeTls */ .xq)(spec.options.tls, files.directory);
        const env = { ...files.env, ...environment(files.directory) };
        const pinned = await (0,_bases_pinned_bases_js__WEBPACK_IMPORTED_MODULE_6__/* .withPinnedBases */ .Z)(spec, pinnedBy, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(files.directory, dockerfileDirectory));
        for (const argv of argvs(pinned, files.directory))
            await (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_9__/* .runStep */ .e)(ports, spec, { argv, env });
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(files.directory, metadataName);
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8').catch(() => '{}');
        const metadata = JSON.parse(text);
        const textAt = (key) => (typeof metadata?.[key] === 'string' ? metadata[key] : undefined);
        const digest = textAt('containerimage.digest');
        return { digest, imageId: textAt('containerimage.config.digest') ?? digest };
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
function mentionLimitsOfDaemon(spec, exportsCache, log) {
    if (spec.cache.mode !== 'none' && !exportsCache) {
        log.detail('This docker cannot export a build cache: building with the one of its daemon only.');
    }
    const { registry } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(spec.image);
    if (!spec.insecureRegistry || (0,_image_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .isPlain */ .$i)(registry, []))
        return;
    log.warn(`registry-insecure: dockerd pushes to ${registry} over http only when "insecure-registries" of its daemon.json lists it; buildah and BuildKit builders need no such list.`);
}
const buildx = async (docker, spec, ports) => {
    const { builder } = spec;
    const ask = (...args) => ports.run({ argv: [docker, ...args], env: ports.env });
    const version = await ask('buildx', 'version');
    if (version.exitCode !== 0)
        return { unusable: 'has no buildx plugin' };
    if (isAddress(builder)) {
        const remote = {
            docker,
            name: undefined,
            address: builder,
            driver: 'remote',
            exportsCache: true,
            pinnedBy: 'contexts',
        };
        return buildxClient(remote, spec, ports);
    }
    const inspect = await ask('buildx', 'inspect', ...(builder === undefined ? [] : ['--', builder]));
    const answer = inspect.stdout.toString('utf8');
    const driver = /^Driver:\s*(\S+)/m.exec(answer)?.[1];
    if (inspect.exitCode !== 0 || driver === undefined) {
        const [line] = inspect.stderr.trim().split(/\r?\n/);
        return { unusable: `buildx inspect: ${line || 'no driver in its answer'}` };
    }
    const server = driver === 'docker' ? await ask('version', '--format', '{{.Server.Version}}') : undefined;
    if (server !== undefined && server.exitCode !== 0) {
        return { unusable: 'buildx is there, but no docker daemon answers' };
    }
    const exportsCache = driver !== 'docker' || /^\s*Cache export:\s*true/im.test(answer);
    const beyond = (0,_option_flags_js__WEBPACK_IMPORTED_MODULE_11__/* .beyondDaemon */ .Gr)(spec, exportsCache, true);
    if (beyond !== undefined)
        return { unusable: (0,_option_flags_js__WEBPACK_IMPORTED_MODULE_11__/* .daemonRefusal */ .$0)(beyond, true), bySetup: true };
    const isOld = server === undefined
        ? /^BuildKit(?: version)?:\s*v?0\.\d\./im.test(answer)
        : Number.parseInt(server.stdout.toString('utf8'), 10) < 23;
    const pinnedBy = isOld ? 'dockerfile' : 'contexts';
    return buildxClient({ docker, name: builder, address: undefined, driver, exportsCache, pinnedBy }, spec, ports);
};
function buildxClient(builder, spec, ports) {
    const { docker, address, driver, exportsCache } = builder;
    const create = (work) => {
        if (address === undefined)
            return [];
        const remote = ['--name', throwAwayBuilder, '--driver', 'remote', ...driverOptions(spec, work)];
        return [[docker, 'buildx', 'create', ...remote, '--', address]];
    };
    const calls = {
        argvs: (pinned, work) => [...create(work), buildxArgv(builder, pinned, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, metadataName))],
        pinnedBy: builder.pinnedBy,
        environment: (work) => (address === undefined ? {} : { BUILDX_CONFIG: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, 'buildx') }),
    };
    return {
        title: `${docker} buildx (driver ${driver})`,
        plan: () => planned(spec, calls),
        build() {
            if (driver === 'docker')
                mentionLimitsOfDaemon(spec, exportsCache, ports.log);
            return runWithMetadata(spec, ports, calls);
        },
    };
}
const throwAwayBuilder = 'monorepo-gitops';
function driverOptions({ options }, work) {
    const names = { ca: 'cacert', cert: 'cert', key: 'key' };
    return [...(0,_options_builder_tls_js__WEBPACK_IMPORTED_MODULE_8__/* .tlsPaths */ .it)(options.tls, work)].map(([part, path]) => `--driver-opt=${names[part]}=${path}`);
}
function buildxArgv(builder, spec, metadataFile) {
    const name = builder.address === undefined ? builder.name : throwAwayBuilder;
    const cache = cacheFields(spec, builder.exportsCache);
    return [
        builder.docker,
        'buildx',
        'build',
        ...(name === undefined ? [] : [`--builder=${name}`]),
        ...buildxOutputs(spec, builder.driver),
        '--progress=plain',
        `--metadata-file=${metadataFile}`,
        `--file=${spec.dockerfile}`,
        ...(spec.platforms.length === 0 ? [] : [`--platform=${spec.platforms.join(',')}`]),
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_13__/* .destinations */ .uC)(spec).map((destination) => `--tag=${destination}`),
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_13__/* .commonFlags */ .Bh)(spec),
        ...(0,_option_flags_js__WEBPACK_IMPORTED_MODULE_11__/* .buildxFlags */ .mc)(spec, builder.driver),
        ...cache.from.map((fields) => `--cache-from=${fields}`),
        ...cache.to.map((fields) => `--cache-to=${fields}`),
        '--',
        spec.context,
    ];
}
function buildxOutputs({ options: { push, load }, insecureRegistry }, driver) {
    if (!push)
        return [load ? '--load' : '--output=type=cacheonly'];
    const loaded = load && driver !== 'docker' ? ['--output=type=docker'] : [];
    if (driver === 'docker' || (!insecureRegistry && loaded.length === 0))
        return ['--push'];
    return [`--output=type=registry${insecureRegistry ? `,${plainHttp}` : ''}`, ...loaded];
}
const buildctl = async (program, spec, ports) => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { builder } = spec;
        if (builder !== undefined && !isAddress(builder)) {
            return { unusable: `builder "${builder}" is no address, and buildctl knows no builders by name` };
        }
        if (spec.options.load)
            return { unusable: 'load: it has no store to put the image into; docker and buildah have' };
        const address = builder ?? ports.env.BUILDKIT_HOST;
        const place = address ?? 'its default socket';
        const { tls } = spec.options;
        const client = (work) => [
            program,
            ...(address === undefined ? [] : [`--addr=${address}`]),
            ...[...(0,_options_builder_tls_js__WEBPACK_IMPORTED_MODULE_8__/* .tlsPaths */ .it)(tls, work)].map(([part, path]) => `--tls${part === 'ca' ? 'cacert' : part}=${path}`),
        ];
        const files = __addDisposableResource(env_2, await (0,_build_files_js__WEBPACK_IMPORTED_MODULE_7__/* .buildFiles */ .C)({ credentials: [] }, ports.env, 'docker'), true);
        await (0,_options_builder_tls_js__WEBPACK_IMPORTED_MODULE_8__/* .writeTls */ .xq)(tls, files.directory);
        const workers = await ports.run({ argv: [...client(files.directory), 'debug', 'workers'], env: ports.env });
        if (workers.exitCode !== 0)
            return { unusable: `no BuildKit daemon answers at ${place}` };
        const argvs = (pinned, work) => [buildctlArgv(client(work), pinned, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, metadataName))];
        const calls = { argvs, pinnedBy: 'contexts' };
        return {
            title: `${program} at ${place}`,
            plan: () => planned(spec, calls),
            build: () => runWithMetadata(spec, ports, calls),
        };
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
};
function buildctlArgv(client, spec, metadataFile) {
    const cache = cacheFields(spec);
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(spec.dockerfile);
    const options = [
        ['filename', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, spec.dockerfile)],
        ...(spec.target === undefined ? [] : [['target', spec.target]]),
        ...(spec.platforms.length === 0 ? [] : [['platform', spec.platforms.join(',')]]),
        ...[...spec.buildArgs].map(([key, value]) => [`build-arg:${key}`, value]),
        ...[...spec.labels].map(([key, value]) => [`label:${key}`, value]),
    ];
    return [
        ...client,
        'build',
        '--progress=plain',
        '--frontend=dockerfile.v0',
        `--local=context=${spec.context}`,
        `--local=dockerfile=${directory}`,
        ...options.map(([key, value]) => `--opt=${key}=${value}`),
        ...(spec.options.push ? [buildctlOutput(spec)] : []),
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_13__/* .secretFlags */ .K2)(spec),
        ...(0,_option_flags_js__WEBPACK_IMPORTED_MODULE_11__/* .buildctlFlags */ .pN)(spec),
        ...cache.from.map((fields) => `--import-cache=${fields}`),
        ...cache.to.map((fields) => `--export-cache=${fields}`),
        `--metadata-file=${metadataFile}`,
    ];
}
function buildctlOutput(spec) {
    const fields = [...(spec.insecureRegistry ? [plainHttp] : []), ...(0,_option_flags_js__WEBPACK_IMPORTED_MODULE_11__/* .annotationFields */ .VO)(spec)];
    return [`--output=type=image,"name=${(0,_engine_js__WEBPACK_IMPORTED_MODULE_13__/* .destinations */ .uC)(spec).join(',')}",push=true`, ...fields].join(',');
}
const dockerBuild = async (docker, spec, ports) => {
    if (spec.builder !== undefined)
        return { unusable: 'without buildx there is no choice of a builder' };
    const env = { ...ports.env, ...onBuildKit };
    const beyond = (0,_option_flags_js__WEBPACK_IMPORTED_MODULE_11__/* .beyondDaemon */ .Gr)(spec, false, false);
    if (beyond !== undefined)
        return { unusable: (0,_option_flags_js__WEBPACK_IMPORTED_MODULE_11__/* .daemonRefusal */ .$0)(beyond, false) };
    const server = await ports.run({ argv: [docker, 'version', '--format', '{{.Server.Version}}'], env });
    if (server.exitCode !== 0)
        return { unusable: 'no docker daemon answers' };
    const help = await ports.run({ argv: [docker, 'build', '--help'], env });
    if (help.exitCode !== 0)
        return { unusable: 'cannot build without the buildx plugin' };
    const calls = { argvs: (pinned, work) => dockerArgvs(docker, pinned, work), pinnedBy: 'dockerfile' };
    return {
        title: `${docker} build (BuildKit of dockerd ${server.stdout.toString('utf8').trim()})`,
        plan: () => planned(spec, { ...calls, environment: () => onBuildKit }),
        async build() {
            const env_3 = { stack: [], error: void 0, hasError: false };
            try {
                mentionLimitsOfDaemon(spec, false, ports.log);
                const files = __addDisposableResource(env_3, await (0,_build_files_js__WEBPACK_IMPORTED_MODULE_7__/* .buildFiles */ .C)(spec, env, 'docker'), true);
                const pinned = await (0,_bases_pinned_bases_js__WEBPACK_IMPORTED_MODULE_6__/* .withPinnedBases */ .Z)(spec, calls.pinnedBy, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(files.directory, dockerfileDirectory));
                let output = '';
                for (const argv of calls.argvs(pinned, files.directory)) {
                    output = (await (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_9__/* .runStep */ .e)(ports, spec, { argv, env: files.env })).stdout.toString('utf8');
                }
                const imageId = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(files.directory, imageIdName), 'utf8').catch(() => '')).trim() || undefined;
                if (!spec.options.push)
                    return { digest: undefined, imageId };
                return {
                    digest: pushedDigest(output) ?? (await digestInStore(docker, spec, { ...ports, env: files.env })),
                    imageId,
                };
            }
            catch (e_3) {
                env_3.error = e_3;
                env_3.hasError = true;
            }
            finally {
                const result_3 = __disposeResources(env_3);
                if (result_3)
                    await result_3;
            }
        },
    };
};
const onBuildKit = { DOCKER_BUILDKIT: '1' };
const imageIdName = 'image-id';
function dockerArgvs(docker, spec, work) {
    if (spec.platforms.length > 1) {
        const problem = 'several platforms need docker buildx, a BuildKit daemon or buildah';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('platforms', problem, 'Install the buildx plugin, or choose `engine: buildah`.');
    }
    const build = [
        docker,
        'build',
        '--progress=plain',
        ...(spec.options.push ? [] : [`--iidfile=${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, imageIdName)}`]),
        `--file=${spec.dockerfile}`,
        ...spec.platforms.map((platform) => `--platform=${platform}`),
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_13__/* .destinations */ .uC)(spec).map((destination) => `--tag=${destination}`),
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_13__/* .commonFlags */ .Bh)(spec),
        ...(0,_option_flags_js__WEBPACK_IMPORTED_MODULE_11__/* .dockerFlags */ .C4)(spec),
        '--',
        spec.context,
    ];
    if (!spec.options.push)
        return [build];
    return [build, ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_13__/* .destinations */ .uC)(spec).map((destination) => [docker, 'push', '--', destination])];
}
function pushedDigest(output) {
    return /^\S+: digest: (sha256:[0-9a-f]{64}) size: \d+$/m.exec(output.replaceAll('\r', ''))?.[1];
}
async function digestInStore(docker, spec, ports) {
    const argv = [docker, 'image', 'inspect', '--format', '{{json .RepoDigests}}', `${spec.image}:${spec.tags[0]}`];
    const inspect = await ports.run({ argv, env: ports.env });
    if (inspect.exitCode !== 0)
        return undefined;
    const listed = JSON.parse(inspect.stdout.toString('utf8'));
    const wanted = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(spec.image);
    const digests = (Array.isArray(listed) ? listed : [])
        .filter((entry) => typeof entry === 'string')
        .map((entry) => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(entry))
        .filter(({ registry, repository }) => registry === wanted.registry && repository === wanted.repository)
        .map(({ digest }) => digest);
    return digests.length === 1 ? digests[0] : undefined;
}
const clients = [
    { program: 'docker', probe: buildx },
    { program: 'buildctl', probe: buildctl },
    { program: 'docker', probe: dockerBuild },
];


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

/***/ 880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ basicCredentials),
/* harmony export */   SX: () => (/* binding */ Authorizer),
/* harmony export */   nc: () => (/* binding */ unauthorized)
/* harmony export */ });
/* unused harmony export parseChallenges */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8314);


const defaultLifetime = 60;
const clientId = 'monorepo-gitops';
const limits = { responseBytes: 1024 * 1024 };
function parseChallenges(header) {
    const challenges = [];
    const token = /\s*,?\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]*)))?/y;
    for (let match = token.exec(header); match !== null; match = token.exec(header)) {
        const [, name = '', quoted, bare] = match;
        if (quoted === undefined && bare === undefined)
            challenges.push({ scheme: name.toLowerCase(), parameters: {} });
        else {
            const current = challenges.at(-1);
            if (current !== undefined)
                current.parameters[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '';
        }
    }
    return challenges;
}
class Authorizer {
    #registry;
    #credentials;
    #ports;
    #tokens = new Map();
    #challenge;
    constructor(registry, credentials, ports) {
        this.#registry = registry;
        this.#credentials = credentials;
        this.#ports = ports;
    }
    async header(scopes) {
        if (this.#challenge?.scheme === 'bearer')
            return this.#bearer(this.#challenge.parameters, scopes);
        return this.#challenge !== undefined && this.#credentials.kind === 'basic' ? basic(this.#credentials) : undefined;
    }
    async learn(challenges, scopes, sent) {
        const offered = parseChallenges(challenges ?? '');
        const offer = (wanted) => offered.find(({ scheme }) => scheme === wanted);
        this.#challenge = offer('bearer') ?? offer('basic');
        if (this.#challenge?.scheme === 'bearer') {
            await this.#forget(scopes.join(' '), sent);
            return true;
        }
        return this.#challenge !== undefined && this.#credentials.kind === 'basic' && sent === undefined;
    }
    async #forget(key, refused) {
        const pending = this.#tokens.get(key);
        if (refused === undefined || pending === undefined)
            return;
        const { header } = await pending.catch(() => ({ header: refused }));
        if (header === refused && this.#tokens.get(key) === pending)
            this.#tokens.delete(key);
    }
    async #bearer(parameters, scopes) {
        const key = scopes.join(' ');
        const pending = this.#tokens.get(key);
        if (pending !== undefined) {
            const { header, goodUntil } = await pending;
            if (this.#ports.clock.now() < goodUntil)
                return header;
            if (this.#tokens.get(key) !== pending)
                return this.#bearer(parameters, scopes);
        }
        const fetched = this.#fetchToken(parameters, scopes);
        this.#tokens.set(key, fetched);
        fetched.catch(() => this.#tokens.delete(key));
        return (await fetched).header;
    }
    async #fetchToken(parameters, scopes) {
        const { clock, secrets, ask } = this.#ports;
        const { host } = this.#registry;
        const realm = realmOf(this.#registry, parameters.realm ?? '');
        const { status, body } = await ask(tokenRequest(realm, parameters.service, scopes, this.#credentials));
        if (status === 401 || status === 403) {
            const wanted = scopes.length === 0 ? 'a token for sign-in' : `a token for ${scopes.join(' ')}`;
            throw unauthorized(host, wanted, this.#credentials, `${realm.host} answered ${status}: ${body}`);
        }
        if (status < 200 || status > 299) {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_TOKEN', `the token service of ${host} answered ${status}`, {
                hint: `${realm.origin}${realm.pathname} gives no tokens now; try again, or ask who runs the registry`,
            });
        }
        const { token, access_token, expires_in } = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonObject */ .o$)(body);
        const value = token ?? access_token;
        if (typeof value !== 'string' || value === '') {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_TOKEN', `the token service of ${host} answered without a token`, {
                hint: 'check that the registry host is right; a sign-in page or a proxy may be answering instead',
            });
        }
        secrets.add(value);
        const lifetime = typeof expires_in === 'number' && expires_in > 0 ? expires_in : defaultLifetime;
        return { header: `Bearer ${value}`, goodUntil: clock.now() + (lifetime - Math.min(10, lifetime / 4)) * 1000 };
    }
}
function realmOf(registry, written) {
    const realm = URL.canParse(written) ? new URL(written) : undefined;
    const plainIsFine = registry.protocol === 'http:';
    if (realm !== undefined && (realm.protocol === 'https:' || (realm.protocol === 'http:' && plainIsFine)))
        return realm;
    const problem = `${registry.host} asks for credentials at "${written}", which is not an https address`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'REGISTRY_REALM', problem, {
        hint: 'credentials travel over https only; if the registry is a local one, list its host in registry-insecure',
    });
}
function tokenRequest(realm, service, scopes, credentials) {
    if (credentials.kind === 'identity-token') {
        const grant = { grant_type: 'refresh_token', client_id: clientId, refresh_token: credentials.token };
        const body = new URLSearchParams(grant);
        if (service !== undefined)
            body.set('service', service);
        if (scopes.length > 0)
            body.set('scope', scopes.join(' '));
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        return { method: 'POST', url: realm, headers, body: body.toString(), limits };
    }
    const url = new URL(realm);
    if (service !== undefined)
        url.searchParams.set('service', service);
    for (const scope of scopes)
        url.searchParams.append('scope', scope);
    if (credentials.kind === 'anonymous')
        return { method: 'GET', url, limits };
    url.searchParams.set('account', credentials.username);
    return { method: 'GET', url, headers: { authorization: basic(credentials) }, limits };
}
function unauthorized(host, wanted, credentials, answer) {
    const who = credentials.kind === 'anonymous' ? 'without credentials' : `with the credentials from ${credentials.source}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_UNAUTHORIZED', `${host} refused ${wanted} ${who}`, {
        hint: credentials.hint,
        cause: new Error(answer.slice(0, 400)),
    });
}
function basic({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}
function basicCredentials(base64) {
    const decoded = Buffer.from(base64, 'base64').toString('utf8').replace(/\0+$/, '');
    const colon = decoded.indexOf(':');
    return colon < 1 ? undefined : { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}


/***/ }),

/***/ 5845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G9: () => (/* binding */ withFailures),
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   Vg: () => (/* binding */ refusedElsewhere),
/* harmony export */   b5: () => (/* binding */ requireAccepted),
/* harmony export */   fv: () => (/* binding */ errorCodes),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8314);
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1296);



async function withFailures(registry, doing, call) {
    try {
        return await call();
    }
    catch (error) {
        throw error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr ? failureOf(registry, doing, error) : error;
    }
}
function failureOf(registry, doing, error) {
    const { problem } = error;
    switch (problem.kind) {
        case 'overloaded':
            return refusal(doing, problem.status, problem.body, 'it stayed so through several tries');
        case 'redirect': {
            const message = `the registry ${registry} redirects to ${problem.target}, which is not followed`;
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_REDIRECT', message, {
                hint: 'writes, downgrades to http and long chains of redirects are refused; use the address that the registry itself uses',
            });
        }
        case 'too-large':
        case 'encoding':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_ANSWER', `${doing} failed: ${error.message}`, {
                hint: error.hint,
                cause: error,
            });
        default:
            return unreachable(registry, error);
    }
}
function unreachable(registry, error) {
    const plain = 'a plain http registry has to be listed in registry-insecure';
    const hints = {
        tls: `its certificate is not trusted: name the CA in NODE_EXTRA_CA_CERTS or SSL_CERT_FILE; ${plain}`,
        proxy: error.hint,
        'proxy-scheme': error.hint,
    };
    const problem = `the registry ${registry} cannot be reached (${error.message})`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_UNREACHABLE', problem, {
        hint: hints[error.kind] ?? `check the host, the network and the proxy of this job; ${plain}`,
        cause: error,
    });
}
function refusedElsewhere(registry, purpose, url, status, answer) {
    const problem = `${purpose} failed: ${registry} leads to ${url.host}, which answered ${status}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_STORAGE', problem, {
        hint: "credentials go to the registry alone, so its links must work without: run again if one ran out, else check the registry's storage and external URL",
        cause: new Error(answer.slice(0, shownCharacters)),
    });
}
const shownCharacters = 400;
async function refused(doing, answer) {
    if (isWebPage(answer))
        return webPage(doing, answer);
    return refusal(doing, answer.status, await answer.excerpt());
}
async function requireAccepted(doing, answer) {
    if (!answer.ok)
        throw await refused(doing, answer);
    if (isWebPage(answer))
        throw webPage(doing, answer);
}
function isWebPage({ headers, mediaType }) {
    const ofRegistry = 'docker-content-digest' in headers || 'docker-distribution-api-version' in headers;
    return mediaType === 'text/html' && !ofRegistry;
}
function webPage(doing, { status, url }) {
    const problem = `${doing} failed: ${url.host} answered with a web page (status ${status})`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_ANSWER', problem, {
        hint: 'a sign-in page or a proxy answers in place of the registry: check the host, HTTPS_PROXY and NO_PROXY, and whether the registry lets clients in without single sign-on',
    });
}
function errorCodes(body) {
    const { errors } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonObject */ .o$)(body);
    const all = Array.isArray(errors) ? errors.filter(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv) : [];
    return all.flatMap(({ code }) => (typeof code === 'string' ? [code] : []));
}
function refusal(doing, status, body, after) {
    const text = body.slice(0, shownCharacters);
    const problem = `${doing} failed: the registry answered ${status}${after === undefined ? '' : `, and ${after}`}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_ANSWER', problem, {
        hint: refusalHint(status, text),
        cause: new Error(text === '' ? `HTTP ${status}` : text),
    });
}
function refusalHint(status, text) {
    if (status === 404 && /NAME_UNKNOWN/.test(text)) {
        return 'the repository does not exist: create it first (ECR: or turn on create-on-push; Harbor: create the project)';
    }
    if (status === 404 && /BLOB_UPLOAD_UNKNOWN/.test(text)) {
        return 'the registry forgets uploads: with several instances they need one storage and one http.secret, or sessions that stay with one of them';
    }
    if (status === 429)
        return 'it limits the rate of requests: run again later, or let fewer pipelines work at the same time';
    if (status === 408 || status > 500)
        return 'the registry or a gateway in front of it is overloaded or down: run again later';
    return "the registry's own words follow; a full quota, an immutable tag and a proxy's size limit are the usual reasons";
}


/***/ }),

/***/ 1018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $i: () => (/* binding */ isPlain),
/* harmony export */   VC: () => (/* binding */ push),
/* harmony export */   WR: () => (/* binding */ RegistryHttp),
/* harmony export */   a$: () => (/* binding */ pull),
/* harmony export */   jo: () => (/* binding */ deletion)
/* harmony export */ });
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1296);
/* harmony import */ var _net_http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2492);
/* harmony import */ var _net_retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3360);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _registry_auth_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(880);
/* harmony import */ var _registry_failures_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5845);






const mostRedirects = 5;
const overloads = [408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524];
const largestManifest = 4 * 1024 * 1024;
class RegistryHttp {
    #options;
    #client;
    #steps;
    #sessions = new Map();
    constructor(options) {
        const limits = { responseBytes: largestManifest };
        this.#options = options;
        this.#client = options.network.client({ overloads, limits });
        this.#steps = options.network.client({ overloads, limits, attempts: 1 });
    }
    origin(registry) {
        if (registry === _reference_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerHub */ .UD)
            return new URL('https://registry-1.docker.io');
        return new URL(`${isPlain(registry, this.#options.insecure ?? []) ? 'http' : 'https'}://${registry}`);
    }
    request(wanted, read) {
        return (0,_registry_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .withFailures */ .G9)(wanted.registry, wanted.doing, () => this.#exchange(this.#client, wanted, read));
    }
    step(wanted, read) {
        return this.#exchange(this.#steps, wanted, read);
    }
    resumed(call, isFinal) {
        const { clock, log, network } = this.#options;
        const policy = { clock, log, deadline: network.deadline, repeatable: true };
        return (0,_net_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .retry */ .L)(policy, call, (error) => (isFinal(error) ? undefined : (0,_net_http_client_js__WEBPACK_IMPORTED_MODULE_1__/* .interruptionOf */ .n)(error)));
    }
    open(wanted) {
        return this.#signedIn(wanted, async (request, isChallenge) => {
            const answer = await this.#steps.open(request, true);
            if (!(await isChallenge(answer)))
                return answer;
            await answer.finish();
            return undefined;
        });
    }
    async #exchange(client, wanted, read) {
        const { value } = await this.#signedIn(wanted, (request, isChallenge) => client.exchange(request, async (answer) => ((await isChallenge(answer)) ? undefined : { value: await read(answer) }), true));
        return value;
    }
    async #signedIn(wanted, send) {
        const session = await this.#session(wanted);
        const { base, credentials, authorizer } = session;
        const scopes = this.#scopesOf(wanted);
        const answered = await firstAnswer(session);
        try {
            for (let renewed = false;; renewed = true) {
                const authorization = await authorizer.header(scopes);
                const isChallenge = async (answer) => {
                    const { status, url, headers } = answer;
                    if (status !== 401 && status !== 403) {
                        answered();
                        return false;
                    }
                    const asks = status === 401 && !renewed && url.origin === base.origin;
                    if (asks && (await authorizer.learn(headers['www-authenticate'], scopes, authorization)))
                        return true;
                    const text = this.#options.secrets.redact(`${status} ${await answer.excerpt()}`);
                    if (url.origin !== base.origin)
                        throw (0,_registry_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .refusedElsewhere */ .Vg)(wanted.registry, wanted.purpose, url, status, text);
                    throw (0,_registry_auth_js__WEBPACK_IMPORTED_MODULE_3__/* .unauthorized */ .nc)(wanted.registry, wanted.purpose, credentials, text);
                };
                const result = await send(httpRequest(wanted, base, authorization), isChallenge);
                if (result !== undefined)
                    return result;
                answered();
            }
        }
        finally {
            answered();
        }
    }
    #scopesOf({ scopes, registry, repository }) {
        const { pushesTo } = this.#options;
        if (pushesTo?.registry !== registry || pushesTo.repository !== repository)
            return scopes;
        return scopes.join() === pull(pushesTo).scopes.join() ? push(pushesTo).scopes : scopes;
    }
    #session({ registry, repository }) {
        const key = `${registry}/${repository}`;
        const session = this.#sessions.get(key) ?? this.#openSession(registry, repository);
        this.#sessions.set(key, session);
        return session;
    }
    async #openSession(registry, repository) {
        const credentials = await this.#options.credentials(registry, repository);
        const base = this.origin(registry);
        const ask = (request) => askTokenService(this.#client, request);
        return { base, credentials, authorizer: new _registry_auth_js__WEBPACK_IMPORTED_MODULE_3__/* .Authorizer */ .SX(base, credentials, { ...this.#options, ask }) };
    }
}
async function firstAnswer(session) {
    const { introduction, credentials } = session;
    if (introduction !== undefined)
        await introduction;
    if (introduction !== undefined || credentials.kind === 'anonymous')
        return () => { };
    let settle = () => { };
    session.introduction = new Promise((resolve) => {
        settle = resolve;
    });
    return settle;
}
function httpRequest(wanted, base, authorization) {
    const { method, target, headers, body, limits, doing } = wanted;
    const url = typeof target === 'string' ? new URL(`/v2/${target}`, base) : target;
    return {
        method,
        url,
        headers: { 'accept-encoding': 'identity', ...headers },
        ...(authorization !== undefined && url.origin === base.origin ? { credentials: { authorization } } : {}),
        redirects: mostRedirects,
        body,
        limits,
        waitingFor: doing,
    };
}
async function askTokenService(client, request) {
    try {
        return await client.exchange(request, async (answer) => ({ status: answer.status, body: await answer.text() }), true);
    }
    catch (error) {
        if (!(error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .Dr))
            throw error;
        const { problem } = error;
        if (problem.kind === 'overloaded')
            return { status: problem.status, body: problem.body };
        throw (0,_registry_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .failureOf */ .g5)(request.url.host, 'asking for a token', error);
    }
}
function isPlain(registry, insecure) {
    const host = registry.replace(/:[0-9]+$/, '');
    return (host === 'localhost' || /^127(?:\.[0-9]{1,3}){3}$/.test(host) || host === '[::1]' || insecure.includes(registry));
}
function pull({ registry, repository }) {
    return { registry, repository, scopes: [`repository:${repository}:pull`], purpose: `pull from ${repository}` };
}
function push({ registry, repository }) {
    return { registry, repository, scopes: [`repository:${repository}:pull,push`], purpose: `push to ${repository}` };
}
function deletion({ registry, repository }) {
    return { registry, repository, scopes: [`repository:${repository}:delete`], purpose: `deletion in ${repository}` };
}


/***/ }),

/***/ 8314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ parseJsonWithComments),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   o$: () => (/* binding */ jsonObject),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parseJson(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return undefined;
    }
}
function parseJsonWithComments(json) {
    const plain = parseJson(json);
    if (plain !== undefined)
        return plain;
    const token = /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
    const uncommented = json.replace(/^\uFEFF/, '').replace(token, (_, text) => text ?? ' ');
    const comma = /("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g;
    return parseJson(uncommented.replace(comma, (_, text) => text ?? ''));
}
function jsonObject(json) {
    const content = parseJson(typeof json === 'string' ? json : Buffer.from(json).toString('utf8'));
    return isObject(content) ? content : {};
}
function canonicalJson(value) {
    return JSON.stringify(value, (_key, member) => {
        const plain = member instanceof Map ? Object.fromEntries(member) : member;
        return isObject(plain) ? Object.fromEntries(Object.entries(plain).sort(([a], [b]) => (a < b ? -1 : 1))) : plain;
    });
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

/***/ 1296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ NetworkError),
/* harmony export */   es: () => (/* binding */ isSafeRedirect),
/* harmony export */   z5: () => (/* binding */ redirectError)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

class NetworkError extends Error {
    name = 'NetworkError';
    problem;
    constructor(problem, message, cause) {
        super(message, cause === undefined ? undefined : { cause });
        this.problem = problem;
    }
    get kind() {
        return this.problem.kind;
    }
    get acted() {
        switch (this.problem.kind) {
            case 'unreachable':
            case 'tls':
            case 'proxy':
            case 'proxy-scheme':
                return 'no';
            case 'overloaded':
                return this.problem.status === 429 ? 'no' : 'maybe';
            default:
                return 'maybe';
        }
    }
    get transient() {
        const { problem } = this;
        return (problem.kind === 'interrupted' ||
            problem.kind === 'overloaded' ||
            (problem.kind === 'unreachable' && problem.errno !== 'ENOTFOUND'));
    }
    get hint() {
        return hintFor(this.problem);
    }
    failure(code) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, this.message, { hint: this.hint, cause: this.cause ?? this });
    }
}
function redirectError(from, target) {
    const shown = `${target.origin}${target.pathname}`;
    return new NetworkError({ kind: 'redirect', target: shown }, `${from.host} redirects to ${shown}, which is not followed`);
}
function isSafeRedirect(from, target) {
    return target.protocol === 'https:' || (target.protocol === 'http:' && from.protocol === 'http:');
}
function hintFor(problem) {
    switch (problem.kind) {
        case 'unreachable':
            return 'Check the host name, the network and HTTPS_PROXY / NO_PROXY.';
        case 'tls':
            return problem.unknownAuthority
                ? 'Name the file of the private certificate authority in GIT_SSL_CAINFO or NODE_EXTRA_CA_CERTS.'
                : 'Give the host name that the certificate is for, or have the certificate renewed.';
        case 'proxy':
            return problem.status === 407
                ? 'Put its credential into the variable: HTTPS_PROXY=http://user:password@proxy.example.com:3128.'
                : 'Let it pass this host, or name the host in NO_PROXY.';
        case 'proxy-scheme':
            return 'Name an http:// or https:// proxy, or name the host in NO_PROXY.';
        case 'interrupted':
            return 'Run again; if it stays, look for a proxy or a firewall that cuts long answers.';
        case 'overloaded':
            return problem.status === 429
                ? 'Run again later, or let fewer pipelines work at the same time.'
                : 'The server or a gateway before it is overloaded or down; run again later.';
        case 'too-large':
        case 'encoding':
            return 'Check the address: what answers there may not be the server that was meant.';
        case 'redirect':
            return 'Give the address that it redirects to.';
    }
}


/***/ })

};
