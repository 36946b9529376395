export const id = 6888;
export const ids = [6888];
export const modules = {

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
/* harmony import */ var _image_image_config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5412);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(8314);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6278);
/* harmony import */ var _bases_pinned_bases_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9403);
/* harmony import */ var _build_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4767);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(3951);
/* harmony import */ var _ignore_rules_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(53);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2266);
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















function buildahEngine(inContainer) {
    return {
        ..._declared_js__WEBPACK_IMPORTED_MODULE_10__/* .declaredBuildah */ ._Q,
        async probe(spec, ports) {
            const found = await findBuildah(ports, inContainer);
            if ('unusable' in found)
                return { available: false, reason: found.unusable, howToGet };
            if ('refused' in found) {
                return { available: false, reason: found.refused, howToGet: otherWays, bySetup: true };
            }
            return {
                available: true,
                title: found.program,
                version: async () => (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_9__/* .versionIn */ .It)(await ports.run({ argv: [found.program, '--version'], env: ports.env })),
                async plan() {
                    const files = { authFile: undefined, directory: _plan_js__WEBPACK_IMPORTED_MODULE_12__/* .plannedDirectory */ .AL };
                    const image = isList(spec) ? listName(files.directory) : _plan_js__WEBPACK_IMPORTED_MODULE_12__/* .plannedImage */ .w8;
                    const pinned = await (0,_bases_pinned_bases_js__WEBPACK_IMPORTED_MODULE_5__/* .withPinnedBases */ .Zd)(spec, 'dockerfile-and-contexts', undefined);
                    const tags = spec.options.push ? spec.tags : [];
                    const after = tags.map((tag) => pushArgv(found, { ...spec, tags: [tag] }, files, image));
                    const programs = [buildArgv(found, pinned, files), ...tagArgvs(found, spec, image), ...after];
                    return (0,_plan_js__WEBPACK_IMPORTED_MODULE_12__/* .planOf */ .XC)(programs.map((argv) => ({ argv })));
                },
                pinsTriggers: true,
                build: (prove) => build(found, spec, ports, prove),
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
    const [program] = await (0,_program_js__WEBPACK_IMPORTED_MODULE_4__/* .programsOnPath */ .iz)('buildah', ports.env);
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
async function build(buildah, spec, ports, prove) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const files = __addDisposableResource(env_1, await (0,_build_files_js__WEBPACK_IMPORTED_MODULE_6__/* .buildFiles */ .C)(spec, ports.env, 'containers-image'), true);
        const { env, directory } = files;
        const pinned = await (0,_bases_pinned_bases_js__WEBPACK_IMPORTED_MODULE_5__/* .withPinnedBases */ .Zd)(spec, 'dockerfile-and-contexts', (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'dockerfile'));
        await (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_9__/* .runStep */ .eg)(ports, spec, { argv: buildArgv(buildah, pinned, files), env });
        const image = isList(spec) ? listName(directory) : await textOf((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'image-id'));
        const imageId = image.startsWith('sha256:') ? image : `sha256:${image}`;
        try {
            if (spec.options.push || spec.options.load)
                await prove(layersIn(buildah, ports, image, isList(spec)));
            for (const argv of tagArgvs(buildah, spec, image))
                await (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_9__/* .runStep */ .eg)(ports, spec, { argv, env });
            if (!spec.options.push)
                return { result: 'kept', imageId };
            await (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_9__/* .runStep */ .eg)(ports, spec, { argv: pushArgv(buildah, spec, files, image), env });
        }
        finally {
            if (isList(spec))
                await ports.run({ argv: [buildah.program, ...buildah.storage, 'manifest', 'rm', image], env });
        }
        const digest = await textOf((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'digest'));
        return { result: 'pushed', action: 'built', digest, tagged: [spec.tags[0]] };
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
function layersIn({ program, storage }, { run, env }, image, isListed) {
    const ask = async (...args) => {
        const { exitCode, stdout } = await run({ argv: [program, ...storage, ...args], env });
        return exitCode === 0 ? stdout.toString('utf8') : undefined;
    };
    return async (platform) => {
        const list = isListed ? await ask('manifest', 'inspect', image) : undefined;
        const digest = list === undefined ? undefined : digestFor(JSON.parse(list), platform);
        if (isListed && digest === undefined)
            return undefined;
        const name = digest === undefined ? image : `${image}@${digest}`;
        const config = await ask('inspect', '--type=image', '--format={{.Config}}', name);
        return config === undefined ? undefined : (0,_image_image_config_js__WEBPACK_IMPORTED_MODULE_3__/* .parseImageConfig */ .FB)(Buffer.from(config)).layers;
    };
}
function digestFor(list, platform) {
    const { manifests } = (0,_json_js__WEBPACK_IMPORTED_MODULE_13__/* .isObject */ .Gv)(list) ? list : {};
    const entries = Array.isArray(manifests) ? manifests : [];
    const entry = entries.filter(_json_js__WEBPACK_IMPORTED_MODULE_13__/* .isObject */ .Gv).find((each) => {
        const { os, architecture, variant } = (0,_json_js__WEBPACK_IMPORTED_MODULE_13__/* .isObject */ .Gv)(each.platform) ? each.platform : {};
        if (typeof os !== 'string' || typeof architecture !== 'string')
            return false;
        const named = { os, architecture, ...(typeof variant === 'string' ? { variant } : {}) };
        return (0,_platform_js__WEBPACK_IMPORTED_MODULE_8__/* .platformName */ .$r)(named) === platform;
    });
    return typeof entry?.digest === 'string' ? entry.digest : undefined;
}
async function textOf(file) {
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(file, 'utf8')).trim();
}
function isList(spec) {
    return spec.platforms.length > 1;
}
function listName(directory) {
    return directory === _plan_js__WEBPACK_IMPORTED_MODULE_12__/* .plannedDirectory */ .AL
        ? 'localhost/monorepo-gitops'
        : `localhost/${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(directory).toLowerCase()}`;
}
function tagArgvs({ program, storage }, spec, image) {
    return spec.options.load ? [[program, ...storage, 'tag', image, ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_14__/* .destinations */ .uC)(spec)]] : [];
}
function buildArgv(buildah, spec, files) {
    const ignoreFile = (0,_ignore_rules_js__WEBPACK_IMPORTED_MODULE_7__/* .ownIgnoreFile */ .Dc)(spec.dockerfile);
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
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_14__/* .commonFlags */ .Bh)(spec),
        ...(0,_option_flags_js__WEBPACK_IMPORTED_MODULE_11__/* .buildahFlags */ .f$)(spec),
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
function pushArgv(buildah, spec, files, image) {
    return [
        buildah.program,
        ...buildah.storage,
        ...(isList(spec) ? ['manifest', 'push', '--all'] : ['push', '--retry=3', '--retry-delay=2s']),
        `--digestfile=${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(files.directory, 'digest')}`,
        ...registryFlags(spec, files),
        image,
        `docker://${spec.image}:${spec.tags[0]}`,
    ];
}
function registryFlags(spec, files) {
    return [
        ...(files.authFile === undefined ? [] : [`--authfile=${files.authFile}`]),
        ...(spec.insecureRegistry ? ['--tls-verify=false'] : []),
    ];
}


/***/ }),

/***/ 5412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FB: () => (/* binding */ parseImageConfig),
/* harmony export */   MP: () => (/* binding */ readImageConfig),
/* harmony export */   xu: () => (/* binding */ isForMachine)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8314);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4803);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5812);




function parseImageConfig(bytes) {
    const { config, rootfs, os, architecture, variant } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonObject */ .o$)(bytes);
    const { Labels: labels, Env: env, OnBuild: triggers } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(config) ? config : {};
    const { diff_ids: layers } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(rootfs) ? rootfs : {};
    return {
        os: text(os),
        architecture: text(architecture),
        variant: text(variant),
        labels: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(labels) ? labels : {},
        env: strings(env),
        triggers: strings(triggers),
        layers: strings(layers),
    };
}
function text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function strings(list) {
    return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}
function isForMachine({ platform }) {
    return platform?.os !== 'unknown';
}
async function readImageConfig(registry, reference) {
    const manifest = await registry.getManifest(reference);
    if (manifest === undefined)
        return undefined;
    const image = await firstImage(registry, reference, manifest);
    if (image === undefined)
        return { digest: manifest.digest, labels: {} };
    const { labels } = parseImageConfig(await (0,_registry_js__WEBPACK_IMPORTED_MODULE_2__.readConfigBlob)(registry, reference, image.config));
    return { digest: manifest.digest, labels };
}
async function firstImage(registry, repository, manifest) {
    const content = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(manifest);
    if (content.kind === 'image')
        return content;
    const entry = content.manifests.find(isForMachine);
    const child = entry && (await registry.getManifest({ ...(0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(repository), digest: entry.digest }));
    const image = child && (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(child);
    return image?.kind === 'image' ? image : undefined;
}


/***/ })

};
