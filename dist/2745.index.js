export const id = 2745;
export const ids = [2745];
export const modules = {

/***/ 2745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildkit: () => (/* binding */ buildkit)
});

// EXTERNAL MODULE: ./build/core/program.js
var core_program = __webpack_require__(6278);
// EXTERNAL MODULE: ./build/core/build/engines/declared.js
var declared = __webpack_require__(6623);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/build/build-files.js
var build_files = __webpack_require__(4767);
// EXTERNAL MODULE: ./build/core/build/engine.js
var engine = __webpack_require__(3951);
// EXTERNAL MODULE: ./build/core/build/options/builder-tls.js
var builder_tls = __webpack_require__(1647);
// EXTERNAL MODULE: ./build/core/build/platform.js
var build_platform = __webpack_require__(2266);
// EXTERNAL MODULE: ./build/core/build/run-builder.js
var run_builder = __webpack_require__(1142);
// EXTERNAL MODULE: ./build/core/build/engines/option-flags.js
var option_flags = __webpack_require__(7674);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/build/bases/pinned-bases.js
var pinned_bases = __webpack_require__(9403);
// EXTERNAL MODULE: ./build/core/build/engines/plan.js
var engines_plan = __webpack_require__(4954);
;// CONCATENATED MODULE: ./build/core/build/engines/buildkit/client.js
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









function isAddress(builder) {
    return builder?.includes('://') === true;
}
const plainHttp = 'registry.insecure=true';
function pushByDigest({ image, insecureRegistry }) {
    return [
        'type=image',
        `name=${image}`,
        'push-by-digest=true',
        'push=true',
        ...(insecureRegistry ? [plainHttp] : []),
    ].join();
}
function pushUnderTags(spec) {
    const names = (0,engine/* destinations */.uC)(spec).join();
    return pushByDigest(spec).replace(`name=${spec.image},push-by-digest=true`, () => `"name=${names}"`);
}
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
            const isPlainHttp = spec.insecureRegistry && (0,reference/* parseReference */.F2)(repository).registry === (0,reference/* parseReference */.F2)(spec.image).registry;
            const at = `type=registry,ref=${repository}:${scope}${isPlainHttp ? `,${plainHttp}` : ''}`;
            return { from: [at], to: [`${at},image-manifest=true,oci-mediatypes=true,${lenient}`] };
        }
    }
}
const metadataName = 'metadata.json';
const dockerfileDirectory = 'dockerfile';
async function planned(spec, { argvs, after = [], pinnedBy, environment = () => ({}) }) {
    const pinned = await (0,pinned_bases/* withPinnedBases */.Zd)(spec, pinnedBy, undefined);
    const env = environment(engines_plan/* plannedDirectory */.AL);
    const [ours, pasted] = [pushByDigest(spec), pushUnderTags(spec)];
    const programs = [...argvs(pinned, engines_plan/* plannedDirectory */.AL), ...after].map(([program, ...words]) => {
        const argv = [program, ...words.map((word) => word.replace(ours, () => pasted))];
        return { argv, env };
    });
    const plan = (0,engines_plan/* planOf */.XC)(programs, (0,builder_tls/* tlsLines */.$v)(spec.options.tls));
    if (!spec.options.push || after.length > 0)
        return plan;
    const note = '# a run pushes it without a tag, and writes the tags when the image is proved';
    return { ...plan, lines: [note, ...plan.lines] };
}
async function runWithMetadata(spec, ports, { argvs, pinnedBy, environment = () => ({}) }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const files = __addDisposableResource(env_1, await (0,build_files/* buildFiles */.C)(spec, ports.env, 'docker'), true);
        await (0,builder_tls/* writeTls */.xq)(spec.options.tls, files.directory);
        const env = { ...files.env, ...environment(files.directory) };
        const pinned = await (0,pinned_bases/* withPinnedBases */.Zd)(spec, pinnedBy, (0,external_node_path_.join)(files.directory, dockerfileDirectory));
        for (const argv of argvs(pinned, files.directory))
            await (0,run_builder/* runStep */.eg)(ports, spec, { argv, env });
        const path = (0,external_node_path_.join)(files.directory, metadataName);
        const text = await (0,promises_.readFile)(path, 'utf8').catch(() => '{}');
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

;// CONCATENATED MODULE: ./build/core/build/engines/buildkit/buildctl.js
var buildctl_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var buildctl_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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








const buildctl = async (program, spec, ports) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
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
            ...[...(0,builder_tls/* tlsPaths */.it)(tls, work)].map(([part, path]) => `--tls${part === 'ca' ? 'cacert' : part}=${path}`),
        ];
        const files = buildctl_addDisposableResource(env_1, await (0,build_files/* buildFiles */.C)({ credentials: [] }, ports.env, 'docker'), true);
        await (0,builder_tls/* writeTls */.xq)(tls, files.directory);
        const workers = await ports.run({ argv: [...client(files.directory), 'debug', 'workers'], env: ports.env });
        if (workers.exitCode !== 0) {
            const [reason] = workers.stderr.trim().split('\n').slice(-1);
            return { unusable: `no BuildKit daemon answers at ${place}${reason ? ` (${reason})` : ''}` };
        }
        const argvs = (pinned, work) => [buildctlArgv(client(work), pinned, (0,external_node_path_.join)(work, metadataName))];
        const calls = { argvs, pinnedBy: 'contexts' };
        return {
            title: `${program} at ${place}`,
            pinsTriggers: true,
            version: async () => (0,run_builder/* versionIn */.It)(await ports.run({ argv: [program, '--version'], env: ports.env })),
            platform: async () => firstPlatform(workers.stdout.toString('utf8')),
            plan: () => planned(spec, calls),
            async build() {
                const { digest, imageId } = await runWithMetadata(spec, ports, calls);
                return spec.options.push
                    ? { result: 'pushed', action: 'built', digest, tagged: [] }
                    : { result: 'kept', imageId };
            },
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = buildctl_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
};
function firstPlatform(workers) {
    const [, platform] = /\s(linux\/[^\s,]+)/.exec(workers) ?? [];
    return platform === undefined ? undefined : (0,build_platform/* normalizePlatform */.FL)(platform);
}
function buildctlArgv(client, spec, metadataFile) {
    const cache = cacheFields(spec);
    const directory = (0,external_node_path_.dirname)(spec.dockerfile);
    const options = [
        ['filename', (0,external_node_path_.relative)(directory, spec.dockerfile)],
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
        ...(0,engine/* secretFlags */.K2)(spec),
        ...(0,option_flags/* buildctlFlags */.pN)(spec),
        ...cache.from.map((fields) => `--import-cache=${fields}`),
        ...cache.to.map((fields) => `--export-cache=${fields}`),
        `--metadata-file=${metadataFile}`,
    ];
}
function buildctlOutput(spec) {
    return [`--output=${pushByDigest(spec)}`, ...(0,option_flags/* annotationFields */.VO)(spec)].join();
}

;// CONCATENATED MODULE: ./build/core/build/engines/buildkit/daemon-platform.js

async function daemonPlatform(docker, { run, env }) {
    const argv = [docker, 'version', '--format', '{{.Server.Os}}/{{.Server.Arch}}'];
    const { exitCode, stdout } = await run({ argv, env });
    const said = exitCode === 0 ? /^[a-z]+\/\S+/.exec(stdout.toString('utf8'))?.[0] : undefined;
    return said === undefined ? undefined : (0,build_platform/* normalizePlatform */.FL)(said);
}

// EXTERNAL MODULE: ./build/core/image/registry-http.js
var registry_http = __webpack_require__(1018);
// EXTERNAL MODULE: ./build/core/build/options/options.js + 2 modules
var options_options = __webpack_require__(7892);
;// CONCATENATED MODULE: ./build/core/build/engines/buildkit/docker-store.js





function buildName({ image, staging }) {
    return `${image}:${staging}`;
}
function isProvedHere({ platforms, options }) {
    return platforms.length <= 1 && !(0,options_options/* hasAttestations */.SW)(options);
}
function tagArgvs(docker, spec) {
    return (0,engine/* destinations */.uC)(spec).map((name) => [docker, 'tag', buildName(spec), name]);
}
function pushArgv(docker, spec) {
    const name = isProvedHere(spec) ? `${spec.image}:${spec.tags[0]}` : buildName(spec);
    return [docker, 'push', '--', name];
}
function untagArgv(docker, spec) {
    return [docker, 'rmi', '--force', buildName(spec)];
}
function storeArgvs(docker, spec) {
    if ((0,engine/* destinations */.uC)(spec).length === 0)
        return [];
    const pushes = spec.options.push ? (0,engine/* destinations */.uC)(spec).map((name) => [docker, 'push', '--', name]) : [];
    return [...tagArgvs(docker, spec), ...pushes, untagArgv(docker, spec)];
}
async function giveNames({ docker, env, ports }, spec, prove, { imageId }) {
    const { push, load } = spec.options;
    if (!push && !load) {
        return { result: 'kept', imageId };
    }
    const run = (argv, own = env) => (0,run_builder/* runStep */.eg)(ports, spec, { argv, env: own });
    const untag = () => ports.run({ argv: untagArgv(docker, spec), env: ports.env });
    const nameAll = async () => {
        for (const argv of tagArgvs(docker, spec))
            await run(argv, ports.env);
    };
    let keepsName = false;
    try {
        if (isProvedHere(spec))
            await prove(() => layersInStore({ docker, env, ports }, buildName(spec)));
        if (isProvedHere(spec) || !push)
            await nameAll();
        if (!push)
            return { result: 'kept', imageId };
        const { stdout } = await run(pushArgv(docker, spec));
        const digest = pushedDigest(stdout.toString('utf8')) ?? (await digestInStore({ docker, env, ports }, spec));
        const action = 'built';
        if (isProvedHere(spec))
            return { result: 'pushed', action, digest, tagged: [spec.tags[0]] };
        if (!load)
            return { result: 'pushed', action, digest, tagged: [] };
        keepsName = true;
        return {
            ...{ result: 'pushed', action, digest, tagged: [] },
            async nameInStore() {
                await nameAll();
                await untag();
            },
        };
    }
    finally {
        if (!keepsName)
            await untag();
    }
}
async function layersInStore({ docker, env, ports }, name) {
    const argv = [docker, 'image', 'inspect', '--format', '{{json .RootFS.Layers}}', name];
    const { exitCode, stdout } = await ports.run({ argv, env });
    const layers = exitCode === 0 ? JSON.parse(stdout.toString('utf8')) : undefined;
    return Array.isArray(layers) ? layers.filter((layer) => typeof layer === 'string') : undefined;
}
function mentionLimitsOfDaemon(spec, exportsCache, log) {
    if (spec.cache.mode !== 'none' && !exportsCache) {
        log.detail('This docker cannot export a build cache: building with the one of its daemon only.');
    }
    const { registry } = (0,reference/* parseReference */.F2)(spec.image);
    if (!spec.insecureRegistry || (0,registry_http/* isPlain */.$i)(registry, []))
        return;
    log.warn(`registry-insecure: dockerd pushes to ${registry} over http only when "insecure-registries" of its daemon.json lists it; buildah and BuildKit builders need no such list.`);
}
function pushedDigest(output) {
    return /^\S+: digest: (sha256:[0-9a-f]{64}) size: \d+$/m.exec(output.replaceAll('\r', ''))?.[1];
}
async function digestInStore({ docker, env, ports }, spec) {
    const argv = [docker, 'image', 'inspect', '--format', '{{json .RepoDigests}}', buildName(spec)];
    const inspect = await ports.run({ argv, env });
    if (inspect.exitCode !== 0)
        return undefined;
    const listed = JSON.parse(inspect.stdout.toString('utf8'));
    const wanted = (0,reference/* parseReference */.F2)(spec.image);
    const digests = (Array.isArray(listed) ? listed : [])
        .filter((entry) => typeof entry === 'string')
        .map((entry) => (0,reference/* parseReference */.F2)(entry))
        .filter(({ registry, repository }) => registry === wanted.registry && repository === wanted.repository)
        .map(({ digest }) => digest);
    return digests.length === 1 ? digests[0] : undefined;
}

;// CONCATENATED MODULE: ./build/core/build/engines/buildkit/buildx.js
var buildx_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var buildx_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
        return { ...buildxClient(remote, spec, ports, undefined), version: async () => (0,run_builder/* versionIn */.It)(version) };
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
    const beyond = (0,option_flags/* beyondDaemon */.Gr)(spec, exportsCache, true);
    if (beyond !== undefined)
        return { unusable: (0,option_flags/* daemonRefusal */.$0)(beyond, true), bySetup: true };
    const isOld = server === undefined
        ? /^BuildKit(?: version)?:\s*v?0\.\d\./im.test(answer)
        : Number.parseInt(server.stdout.toString('utf8'), 10) < 23;
    const pinnedBy = isOld ? 'dockerfile' : 'contexts';
    const found = { docker, name: builder, address: undefined, driver, exportsCache, pinnedBy };
    return { ...buildxClient(found, spec, ports, platformIn(answer)), version: async () => (0,run_builder/* versionIn */.It)(version) };
};
function platformIn(answer) {
    const [, first] = /^\s*Platforms:\s*([^\s,*]+)/m.exec(answer) ?? [];
    return first === undefined ? undefined : (0,build_platform/* normalizePlatform */.FL)(first);
}
function buildxClient(builder, spec, ports, platform) {
    const { docker, address, driver, exportsCache } = builder;
    const create = (work) => {
        if (address === undefined)
            return [];
        const remote = ['--name', throwAwayBuilder, '--driver', 'remote', ...driverOptions(spec, work)];
        return [[docker, 'buildx', 'create', ...remote, '--', address]];
    };
    const environment = (work) => address === undefined ? {} : { BUILDX_CONFIG: (0,external_node_path_.join)(work, 'buildx') };
    const isOfDaemon = driver === 'docker';
    const after = isOfDaemon || !spec.options.push ? storeArgvs(docker, spec) : [];
    const calls = {
        argvs: (pinned, work) => [...create(work), buildxArgv(builder, pinned, (0,external_node_path_.join)(work, metadataName))],
        after,
        pinnedBy: builder.pinnedBy,
        environment,
    };
    return {
        title: `${docker} buildx (driver ${driver})`,
        pinsTriggers: builder.pinnedBy === 'contexts',
        async platform() {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                if (isOfDaemon)
                    return daemonPlatform(docker, ports);
                if (platform !== undefined)
                    return platform;
                const files = buildx_addDisposableResource(env_1, await (0,build_files/* buildFiles */.C)({ credentials: [] }, ports.env, 'docker'), true);
                await (0,builder_tls/* writeTls */.xq)(spec.options.tls, files.directory);
                const env = { ...files.env, ...environment(files.directory) };
                for (const argv of create(files.directory))
                    await ports.run({ argv, env });
                const name = address === undefined ? builder.name : throwAwayBuilder;
                const named = name === undefined ? [] : ['--', name];
                const inspect = await ports.run({ argv: [docker, 'buildx', 'inspect', '--bootstrap', ...named], env });
                return platformIn(inspect.stdout.toString('utf8'));
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                const result_1 = buildx_disposeResources(env_1);
                if (result_1)
                    await result_1;
            }
        },
        plan: () => planned(spec, calls),
        async build(prove) {
            if (isOfDaemon)
                mentionLimitsOfDaemon(spec, exportsCache, ports.log);
            const made = await runWithMetadata(spec, ports, calls);
            return isOfDaemon || !spec.options.push
                ? inStore(builder, spec, ports, { prove, made })
                : byDigest(docker, spec, ports, made);
        },
    };
}
async function inStore({ docker }, spec, ports, { prove, made }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const files = buildx_addDisposableResource(env_2, await (0,build_files/* buildFiles */.C)(spec, ports.env, 'docker'), true);
        return await giveNames({ docker, env: files.env, ports }, spec, prove, made);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = buildx_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
function byDigest(docker, spec, ports, { digest }) {
    const pushed = { result: 'pushed', action: 'built', digest, tagged: [] };
    if (!spec.options.load)
        return pushed;
    return {
        ...pushed,
        async nameInStore() {
            for (const argv of storeArgvs(docker, { ...spec, options: { ...spec.options, push: false } })) {
                await (0,run_builder/* runStep */.eg)(ports, spec, { argv, env: ports.env });
            }
        },
    };
}
const throwAwayBuilder = 'monorepo-gitops';
function driverOptions({ options }, work) {
    const names = { ca: 'cacert', cert: 'cert', key: 'key' };
    return [...(0,builder_tls/* tlsPaths */.it)(options.tls, work)].map(([part, path]) => `--driver-opt=${names[part]}=${path}`);
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
        ...(builder.driver === 'docker' && (0,engine/* destinations */.uC)(spec).length > 0 ? [`--tag=${buildName(spec)}`] : []),
        ...(0,engine/* commonFlags */.Bh)(spec),
        ...(0,option_flags/* buildxFlags */.mc)(spec, builder.driver),
        ...cache.from.map((fields) => `--cache-from=${fields}`),
        ...cache.to.map((fields) => `--cache-to=${fields}`),
        '--',
        spec.context,
    ];
}
function buildxOutputs(spec, driver) {
    const { push, load } = spec.options;
    if (!push && !load)
        return ['--output=type=cacheonly'];
    if (driver === 'docker')
        return ['--load'];
    return [
        ...(push ? [`--output=${pushByDigest(spec)}`] : []),
        ...(load ? [`--output=type=docker,name=${buildName(spec)}`] : []),
    ];
}

;// CONCATENATED MODULE: ./build/core/build/engines/buildkit/docker-build.js
var docker_build_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var docker_build_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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










const dockerBuild = async (docker, spec, ports) => {
    if (spec.builder !== undefined)
        return { unusable: 'without buildx there is no choice of a builder' };
    const env = { ...ports.env, ...onBuildKit };
    if (spec.platforms.length > 1)
        return { unusable: 'without buildx it builds one platform at a time' };
    const beyond = (0,option_flags/* beyondDaemon */.Gr)(spec, false, false);
    if (beyond !== undefined)
        return { unusable: (0,option_flags/* daemonRefusal */.$0)(beyond, false) };
    const server = await ports.run({ argv: [docker, 'version', '--format', '{{.Server.Version}}'], env });
    if (server.exitCode !== 0)
        return { unusable: 'no docker daemon answers' };
    const help = await ports.run({ argv: [docker, 'build', '--help'], env });
    if (help.exitCode !== 0)
        return { unusable: 'cannot build without the buildx plugin' };
    const calls = {
        argvs: (pinned, work) => [dockerArgv(docker, pinned, work)],
        after: storeArgvs(docker, spec),
        pinnedBy: 'dockerfile',
    };
    return {
        title: `${docker} build (BuildKit of dockerd ${server.stdout.toString('utf8').trim()})`,
        platform: () => daemonPlatform(docker, ports),
        plan: () => planned(spec, { ...calls, environment: () => onBuildKit }),
        async build(prove) {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                mentionLimitsOfDaemon(spec, false, ports.log);
                const files = docker_build_addDisposableResource(env_1, await (0,build_files/* buildFiles */.C)(spec, env, 'docker'), true);
                const pinned = await (0,pinned_bases/* withPinnedBases */.Zd)(spec, calls.pinnedBy, (0,external_node_path_.join)(files.directory, dockerfileDirectory));
                await (0,run_builder/* runStep */.eg)(ports, spec, { argv: dockerArgv(docker, pinned, files.directory), env: files.env });
                const imageId = (await (0,promises_.readFile)((0,external_node_path_.join)(files.directory, imageIdName), 'utf8').catch(() => '')).trim() || undefined;
                return await giveNames({ docker, env: files.env, ports }, spec, prove, { imageId });
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                const result_1 = docker_build_disposeResources(env_1);
                if (result_1)
                    await result_1;
            }
        },
    };
};
const onBuildKit = { DOCKER_BUILDKIT: '1' };
const imageIdName = 'image-id';
function dockerArgv(docker, spec, work) {
    return [
        docker,
        'build',
        '--progress=plain',
        `--iidfile=${(0,external_node_path_.join)(work, imageIdName)}`,
        `--file=${spec.dockerfile}`,
        ...spec.platforms.map((platform) => `--platform=${platform}`),
        ...((0,engine/* destinations */.uC)(spec).length === 0 ? [] : [`--tag=${buildName(spec)}`]),
        ...(0,engine/* commonFlags */.Bh)(spec),
        ...(0,option_flags/* dockerFlags */.C4)(spec),
        '--',
        spec.context,
    ];
}

;// CONCATENATED MODULE: ./build/core/build/engines/buildkit/buildkit.js





const buildkit = {
    ...declared/* declaredBuildkit */.dL,
    async probe(spec, ports) {
        const reasons = [];
        let bySetup = false;
        for (const { program, probe } of clients) {
            const paths = await (0,core_program/* programsOnPath */.iz)(program, ports.env);
            if (paths.length === 0)
                reasons.push(`no ${program} on PATH`);
            for (const path of paths) {
                const client = await probe(path, spec, ports);
                if (!('unusable' in client))
                    return builderOf(client, ports);
                reasons.push(`${path}: ${client.unusable}`);
                bySetup ||= client.bySetup === true;
            }
        }
        const reason = [...new Set(reasons)].join('; ');
        return { available: false, reason, howToGet, ...(bySetup ? { bySetup } : {}) };
    },
};
const howToGet = 'Install docker with its buildx plugin (GitHub: docker/setup-buildx-action; GitLab: a docker:dind service with DOCKER_HOST), or name a BuildKit daemon with `builder`.';
function builderOf(client, { log }) {
    return {
        ...client,
        available: true,
        async build(prove) {
            log.detail(`BuildKit through ${client.title}`);
            return client.build(prove);
        },
    };
}
const clients = [
    { program: 'docker', probe: buildx },
    { program: 'buildctl', probe: buildctl },
    { program: 'docker', probe: dockerBuild },
];


/***/ })

};
