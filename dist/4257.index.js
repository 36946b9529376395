export const id = 4257;
export const ids = [4257];
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
/* harmony import */ var _build_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4767);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3951);
/* harmony import */ var _run_builder_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1142);
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
    name: 'buildkit',
    source: 'dockerfile',
    inputs: ['target', 'build-args', 'secrets', 'builder'],
    async probe(spec, ports) {
        const reasons = [];
        for (const { program, probe } of clients) {
            const paths = await (0,_program_js__WEBPACK_IMPORTED_MODULE_5__/* .programsOnPath */ .iz)(program, ports.env);
            if (paths.length === 0)
                reasons.push(`no ${program} on PATH`);
            for (const path of paths) {
                const client = await probe(path, spec, ports);
                if (!('unusable' in client))
                    return builderOf(client, ports);
                reasons.push(`${path}: ${client.unusable}`);
            }
        }
        return { available: false, reason: [...new Set(reasons)].join('; '), howToGet };
    },
};
const howToGet = 'Install docker with its buildx plugin (GitHub: docker/setup-buildx-action; GitLab: a docker:dind service with DOCKER_HOST), or name a BuildKit daemon with `builder`.';
function builderOf(client, { log }) {
    return {
        available: true,
        plan: async () => (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_7__/* .planOf */ .XC)(client.plan()),
        async build() {
            log.detail(`BuildKit through ${client.title}`);
            return { result: 'pushed', action: 'built', digest: await client.build() };
        },
    };
}
function isAddress(builder) {
    return builder?.includes('://') === true;
}
const plainHttp = 'registry.insecure=true';
function cacheFields(spec) {
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
const plannedFile = '<metadata file>';
async function runWithMetadata(spec, ports, argvs, environment = ({ env }) => env) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const files = __addDisposableResource(env_1, await (0,_build_files_js__WEBPACK_IMPORTED_MODULE_6__/* .buildFiles */ .C)(spec, ports.env, 'docker'), true);
        const metadataFile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(files.directory, 'metadata.json');
        for (const argv of argvs(metadataFile))
            await (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_7__/* .runStep */ .eg)(ports, spec, { argv, env: environment(files) });
        const metadata = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(metadataFile, 'utf8'));
        const digest = metadata?.['containerimage.digest'];
        return typeof digest === 'string' ? digest : undefined;
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
        const remote = { docker, name: undefined, address: builder, driver: 'remote', exportsCache: true };
        return buildxClient(remote, spec, ports);
    }
    const inspect = await ask('buildx', 'inspect', ...(builder === undefined ? [] : ['--', builder]));
    const answer = inspect.stdout.toString('utf8');
    const driver = /^Driver:\s*(\S+)/m.exec(answer)?.[1];
    if (inspect.exitCode !== 0 || driver === undefined) {
        const [line] = inspect.stderr.trim().split(/\r?\n/);
        return { unusable: `buildx inspect: ${line || 'no driver in its answer'}` };
    }
    if (driver === 'docker' && (await ask('version', '--format', '{{.Server.Version}}')).exitCode !== 0) {
        return { unusable: 'buildx is there, but no docker daemon answers' };
    }
    const exportsCache = driver !== 'docker' || /^\s*Cache export:\s*true/im.test(answer);
    return buildxClient({ docker, name: builder, address: undefined, driver, exportsCache }, spec, ports);
};
function buildxClient(builder, spec, ports) {
    const { docker, address, driver, exportsCache } = builder;
    const create = address === undefined
        ? []
        : [[docker, 'buildx', 'create', '--name', throwAwayBuilder, '--driver', 'remote', '--', address]];
    const argvs = (metadataFile) => [...create, buildxArgv(builder, spec, metadataFile)];
    return {
        title: `${docker} buildx (driver ${driver})`,
        plan: () => argvs(plannedFile),
        build() {
            if (driver === 'docker')
                mentionLimitsOfDaemon(spec, exportsCache, ports.log);
            return runWithMetadata(spec, ports, argvs, ({ env, directory }) => address === undefined ? env : { ...env, BUILDX_CONFIG: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'buildx') });
        },
    };
}
const throwAwayBuilder = 'monorepo-gitops';
function buildxArgv(builder, spec, metadataFile) {
    const name = builder.address === undefined ? builder.name : throwAwayBuilder;
    const cache = builder.exportsCache ? cacheFields(spec) : { from: [], to: [] };
    return [
        builder.docker,
        'buildx',
        'build',
        ...(name === undefined ? [] : [`--builder=${name}`]),
        spec.insecureRegistry && builder.driver !== 'docker' ? `--output=type=registry,${plainHttp}` : '--push',
        '--progress=plain',
        '--provenance=false',
        `--metadata-file=${metadataFile}`,
        `--file=${spec.dockerfile}`,
        ...(spec.platforms.length === 0 ? [] : [`--platform=${spec.platforms.join(',')}`]),
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_8__/* .destinations */ .uC)(spec).map((destination) => `--tag=${destination}`),
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_8__/* .commonFlags */ .Bh)(spec),
        ...cache.from.map((fields) => `--cache-from=${fields}`),
        ...cache.to.map((fields) => `--cache-to=${fields}`),
        '--',
        spec.context,
    ];
}
const buildctl = async (program, spec, ports) => {
    const { builder } = spec;
    if (builder !== undefined && !isAddress(builder)) {
        return { unusable: `builder "${builder}" is no address, and buildctl knows no builders by name` };
    }
    const address = builder ?? ports.env.BUILDKIT_HOST;
    const place = address ?? 'its default socket';
    const client = [program, ...(address === undefined ? [] : [`--addr=${address}`])];
    const workers = await ports.run({ argv: [...client, 'debug', 'workers'], env: ports.env });
    if (workers.exitCode !== 0)
        return { unusable: `no BuildKit daemon answers at ${place}` };
    const argvs = (metadataFile) => [buildctlArgv(client, spec, metadataFile)];
    return {
        title: `${program} at ${place}`,
        plan: () => argvs(plannedFile),
        build: () => runWithMetadata(spec, ports, argvs),
    };
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
        `--output=type=image,"name=${(0,_engine_js__WEBPACK_IMPORTED_MODULE_8__/* .destinations */ .uC)(spec).join(',')}",push=true${spec.insecureRegistry ? `,${plainHttp}` : ''}`,
        ...spec.secrets.map(({ id, variable }) => `--secret=id=${id},env=${variable}`),
        ...cache.from.map((fields) => `--import-cache=${fields}`),
        ...cache.to.map((fields) => `--export-cache=${fields}`),
        `--metadata-file=${metadataFile}`,
    ];
}
const dockerBuild = async (docker, spec, ports) => {
    if (spec.builder !== undefined)
        return { unusable: 'without buildx there is no choice of a builder' };
    const env = { ...ports.env, DOCKER_BUILDKIT: '1' };
    const server = await ports.run({ argv: [docker, 'version', '--format', '{{.Server.Version}}'], env });
    if (server.exitCode !== 0)
        return { unusable: 'no docker daemon answers' };
    const help = await ports.run({ argv: [docker, 'build', '--help'], env });
    if (help.exitCode !== 0)
        return { unusable: 'cannot build without the buildx plugin' };
    return {
        title: `${docker} build (BuildKit of dockerd ${server.stdout.toString('utf8').trim()})`,
        plan: () => dockerArgvs(docker, spec),
        async build() {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                mentionLimitsOfDaemon(spec, false, ports.log);
                const files = __addDisposableResource(env_2, await (0,_build_files_js__WEBPACK_IMPORTED_MODULE_6__/* .buildFiles */ .C)(spec, env, 'docker'), true);
                for (const argv of dockerArgvs(docker, spec))
                    await (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_7__/* .runStep */ .eg)(ports, spec, { argv, env: files.env });
                return digestInStore(docker, spec, { ...ports, env: files.env });
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
        },
    };
};
function dockerArgvs(docker, spec) {
    if (spec.platforms.length > 1) {
        const problem = 'several platforms need docker buildx, a BuildKit daemon or buildah';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('platforms', problem, 'Install the buildx plugin, or choose `engine: buildah`.');
    }
    const build = [
        docker,
        'build',
        '--progress=plain',
        `--file=${spec.dockerfile}`,
        ...spec.platforms.map((platform) => `--platform=${platform}`),
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_8__/* .destinations */ .uC)(spec).map((destination) => `--tag=${destination}`),
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_8__/* .commonFlags */ .Bh)(spec),
        '--',
        spec.context,
    ];
    return [build, ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_8__/* .destinations */ .uC)(spec).map((destination) => [docker, 'push', '--', destination])];
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
            this.#tokens.delete(scopes.join(' '));
            return true;
        }
        return this.#challenge !== undefined && this.#credentials.kind === 'basic' && sent === undefined;
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

/***/ 1018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $i: () => (/* binding */ isPlain),
/* harmony export */   HB: () => (/* binding */ unreachable),
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   VC: () => (/* binding */ push),
/* harmony export */   WR: () => (/* binding */ RegistryHttp),
/* harmony export */   a$: () => (/* binding */ pull),
/* harmony export */   jo: () => (/* binding */ deletion)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1296);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _registry_auth_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(880);




const mostRedirects = 5;
const overloads = [429, 500, 502, 503, 504];
const largestDocument = 16 * 1024 * 1024;
class RegistryHttp {
    #options;
    #client;
    #steps;
    #sessions = new Map();
    constructor(options) {
        const limits = { responseBytes: largestDocument };
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
        return withFailures(wanted, () => this.#exchange(this.#client, wanted, read));
    }
    step(wanted, read) {
        return this.#exchange(this.#steps, wanted, read);
    }
    open(wanted) {
        return withFailures(wanted, () => this.#signedIn(wanted, async (request, isChallenge) => {
            const answer = await this.#client.open(request, true);
            if (!(await isChallenge(answer)))
                return answer;
            await answer.finish();
            return undefined;
        }));
    }
    async #exchange(client, wanted, read) {
        const { value } = await this.#signedIn(wanted, (request, isChallenge) => client.exchange(request, async (answer) => ((await isChallenge(answer)) ? undefined : { value: await read(answer) }), true));
        return value;
    }
    async #signedIn(wanted, send) {
        const { base, credentials, authorizer } = await this.#session(wanted);
        for (let renewed = false;; renewed = true) {
            const authorization = await authorizer.header(wanted.scopes);
            const isChallenge = async (answer) => {
                const { status, url, headers } = answer;
                if (status !== 401 && status !== 403)
                    return false;
                const asks = status === 401 && !renewed && url.origin === base.origin;
                if (asks && (await authorizer.learn(headers['www-authenticate'], wanted.scopes, authorization)))
                    return true;
                const text = this.#options.secrets.redact(`${status} ${await answer.text()}`);
                if (url.origin !== base.origin)
                    throw refusedElsewhere(wanted, url, status, text);
                throw (0,_registry_auth_js__WEBPACK_IMPORTED_MODULE_3__/* .unauthorized */ .nc)(wanted.registry, wanted.purpose, credentials, text);
            };
            const result = await send(httpRequest(wanted, base, authorization), isChallenge);
            if (result !== undefined)
                return result;
        }
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
        if (!(error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr))
            throw error;
        const { problem } = error;
        if (problem.kind === 'overloaded')
            return { status: problem.status, body: problem.body };
        throw unreachable(request.url.host, error);
    }
}
function isPlain(registry, insecure) {
    const host = registry.replace(/:[0-9]+$/, '');
    return (host === 'localhost' || /^127(?:\.[0-9]{1,3}){3}$/.test(host) || host === '[::1]' || insecure.includes(registry));
}
async function withFailures(wanted, call) {
    try {
        return await call();
    }
    catch (error) {
        throw error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr ? failureOf(wanted, error) : error;
    }
}
function failureOf({ registry, doing }, error) {
    const { problem } = error;
    switch (problem.kind) {
        case 'overloaded':
            return refusal(doing, problem.status, problem.body);
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
function refusedElsewhere({ registry, purpose }, url, status, answer) {
    const problem = `${purpose} failed: ${registry} leads to ${url.host}, which answered ${status}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_STORAGE', problem, {
        hint: "credentials go to the registry alone, so its links must work without: run again if one ran out, else check the registry's storage and external URL",
        cause: new Error(answer.slice(0, 400)),
    });
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
async function refused(doing, answer) {
    return refusal(doing, answer.status, await answer.text());
}
function refusal(doing, status, body) {
    const text = body.slice(0, 400);
    const unknownName = status === 404 && /NAME_UNKNOWN/.test(text);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_ANSWER', `${doing} failed: the registry answered ${status}`, {
        hint: unknownName
            ? 'the repository does not exist: create it first (ECR: or turn on create-on-push; Harbor: create the project)'
            : "the registry's own words follow; a full quota, an immutable tag and a proxy's size limit are the usual reasons",
        cause: new Error(text === '' ? `HTTP ${status}` : text),
    });
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
