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
// EXTERNAL MODULE: ./build/core/build/engines/option-flags.js
var option_flags = __webpack_require__(7674);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/build/bases/pinned-bases.js
var pinned_bases = __webpack_require__(9403);
// EXTERNAL MODULE: ./build/core/build/run-builder.js
var run_builder = __webpack_require__(1142);
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
        return buildxClient(remote, spec, ports, undefined);
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
    return buildxClient(found, spec, ports, platformIn(answer));
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


/***/ }),

/***/ 880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ basicCredentials),
/* harmony export */   SX: () => (/* binding */ Authorizer),
/* harmony export */   jf: () => (/* binding */ tokenIn),
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
        const { expires_in } = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonObject */ .o$)(body);
        const value = tokenIn(body);
        if (value === undefined) {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_TOKEN', `the token service of ${host} answered without a token`, {
                hint: 'check that the registry host is right; a sign-in page or a proxy may be answering instead',
            });
        }
        secrets.add(value);
        const lifetime = typeof expires_in === 'number' && expires_in > 0 ? expires_in : defaultLifetime;
        return { header: `Bearer ${value}`, goodUntil: clock.now() + (lifetime - Math.min(10, lifetime / 4)) * 1000 };
    }
}
function tokenIn(body) {
    const { token, access_token } = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonObject */ .o$)(body);
    const value = token ?? access_token;
    return typeof value === 'string' && value !== '' ? value : undefined;
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
        case 'unreadable':
            return error.cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? error.cause : error.failure('REGISTRY_ANSWER');
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
        throw (0,_net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)(webPage(doing, answer));
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
    let last;
    try {
        return await client.exchange(request, async (answer) => {
            last = { status: answer.status, body: await answer.text() };
            if (answer.ok && (0,_registry_auth_js__WEBPACK_IMPORTED_MODULE_3__/* .tokenIn */ .jf)(last.body) === undefined) {
                throw new _net_error_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .Dr({ kind: 'unreadable' }, `${request.url.host} answered without a token`);
            }
            return last;
        }, true);
    }
    catch (error) {
        if (!(error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .Dr))
            throw error;
        const { problem } = error;
        if (problem.kind === 'unreadable' && last !== undefined)
            return last;
        if (problem.kind === 'overloaded')
            return { status: problem.status, body: problem.body };
        throw (0,_registry_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .failureOf */ .g5)(request.url.host, 'asking for a token', error);
    }
}
function isPlain(registry, insecure) {
    const host = registry.replace(/:[0-9]+$/, '');
    const isLoopback = host === 'localhost' || /^127(?:\.[0-9]{1,3}){3}$/.test(host) || host === '[::1]';
    const names = insecure.map((each) => each.toLowerCase().replace(/^http:\/\/|\/$/g, ''));
    return isLoopback || names.includes(registry);
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


/***/ })

};
