export const id = 9615;
export const ids = [9615];
export const modules = {

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

/***/ 1589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  append: () => (/* binding */ append)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var image_manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/promote.js
var promote = __webpack_require__(5936);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/image/registry.js
var image_registry = __webpack_require__(6209);
// EXTERNAL MODULE: ./build/core/build/engine.js
var engine = __webpack_require__(3951);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/core/run-end.js
var run_end = __webpack_require__(95);
;// CONCATENATED MODULE: ./build/core/build/engines/layer.js








const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const compression = 6;
async function packLayer(entries, mtime) {
    const directory = await (0,run_end/* temporaryDirectory */.De)((0,external_node_os_.tmpdir)(), 'monorepo-gitops-layer');
    const dispose = () => directory[Symbol.asyncDispose]();
    try {
        const file = external_node_path_.join(directory.path, 'layer.tar.gz');
        const { diffId, digest, size } = await write(file, entries, mtime);
        const blob = { digest, size, open: () => (0,external_node_fs_.createReadStream)(file) };
        return { blob, diffId, [Symbol.asyncDispose]: dispose };
    }
    catch (error) {
        await dispose();
        throw error;
    }
}
async function write(file, entries, mtime) {
    const plain = (0,external_node_crypto_.createHash)('sha256');
    const packed = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    let checksum = 0;
    let length = 0;
    async function* archive() {
        for await (const piece of tar(entries, mtime)) {
            plain.update(piece);
            checksum = (0,external_node_zlib_.crc32)(piece, checksum);
            length += piece.byteLength;
            yield piece;
        }
    }
    async function* gzip(deflated) {
        yield gzipHeader;
        yield* deflated;
        const trailer = Buffer.alloc(8);
        trailer.writeUInt32LE(checksum, 0);
        trailer.writeUInt32LE(length % 2 ** 32, 4);
        yield trailer;
    }
    async function* counted(pieces) {
        for await (const piece of pieces) {
            packed.update(piece);
            size += piece.byteLength;
            yield piece;
        }
    }
    const deflate = (0,external_node_zlib_.createDeflateRaw)({ level: compression });
    await (0,promises_.pipeline)(external_node_stream_.Readable.from(archive()), deflate, gzip, counted, (0,external_node_fs_.createWriteStream)(file));
    return { diffId: `sha256:${plain.digest('hex')}`, digest: `sha256:${packed.digest('hex')}`, size };
}
const block = 512;
const typeFlags = { file: '0', link: '2', directory: '5', pax: 'x' };
const largestField = 8 ** 11 - 1;
async function* tar(entries, mtime) {
    for (const entry of entries) {
        yield* headers(entry, mtime);
        if (entry.kind !== 'file')
            continue;
        yield* entry.open();
        yield Buffer.alloc(padding(entry.size));
    }
    yield Buffer.alloc(2 * block);
}
function* headers(entry, mtime) {
    const name = entry.kind === 'directory' ? `${entry.path}/` : entry.path;
    const size = entry.kind === 'file' ? entry.size : 0;
    const target = entry.kind === 'link' ? entry.target : '';
    const records = [
        ...(fits(name) ? [] : [record('path', name)]),
        ...(fits(target) ? [] : [record('linkpath', target)]),
        ...(size > largestField ? [record('size', String(size))] : []),
    ];
    if (records.length > 0) {
        const body = Buffer.from(records.join(''), 'utf8');
        yield header({ name: 'PaxHeaders/entry', target: '', size: body.byteLength, mode: 0o644, type: 'pax' }, mtime);
        yield body;
        yield Buffer.alloc(padding(body.byteLength));
    }
    yield header({ name, target, size: size > largestField ? 0 : size, mode: modeOf(entry), type: entry.kind }, mtime);
}
function modeOf(entry) {
    if (entry.kind === 'link')
        return 0o777;
    return entry.kind === 'directory' || entry.executable ? 0o755 : 0o644;
}
function fits(text) {
    return /^[\x20-\x7e]*$/.test(text) && text.length <= 100;
}
function record(key, value) {
    const rest = Buffer.byteLength(` ${key}=${value}\n`, 'utf8');
    let length = rest + String(rest).length;
    if (rest + String(length).length !== length)
        length += 1;
    return `${length} ${key}=${value}\n`;
}
function header({ name, target, size, mode, type }, mtime) {
    const bytes = Buffer.alloc(block);
    const octal = (value, at, digits) => bytes.write(value.toString(8).padStart(digits, '0'), at, 'ascii');
    bytes.write(ascii(name), 0, 'ascii');
    octal(mode, 100, 7);
    octal(0, 108, 7);
    octal(0, 116, 7);
    octal(size, 124, 11);
    octal(mtime, 136, 11);
    bytes.fill(' ', 148, 156);
    bytes.write(typeFlags[type], 156, 'ascii');
    bytes.write(ascii(target), 157, 'ascii');
    bytes.write('ustar\0', 257, 'ascii');
    bytes.write('00', 263, 'ascii');
    octal(0, 329, 7);
    octal(0, 337, 7);
    const checksum = bytes.reduce((sum, byte) => sum + byte, 0);
    bytes.write(`${checksum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
    return bytes;
}
function ascii(text) {
    return text.replace(/[^\x20-\x7e]/g, '_').slice(0, 100);
}
function padding(size) {
    return (block - (size % block)) % block;
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/core/build/engines/layer-files.js




const systemDirectories = new Set('bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr usr/bin usr/lib usr/lib64 usr/local usr/local/bin usr/sbin usr/share var var/lib var/lock var/log var/run var/tmp'.split(' '));
async function layerEntries(files, cwd, onBase) {
    const entries = new Map();
    const add = (entry) => {
        if (entry.kind === 'directory' && (entry.path === '' || (onBase && systemDirectories.has(entry.path))))
            return;
        const present = entries.get(entry.path);
        if (present !== undefined && !(present.kind === 'directory' && entry.kind === 'directory')) {
            throw (0,failure/* badInput */.AN)('files', `two items put something at /${entry.path}`, 'give every file one place in the image');
        }
        entries.set(entry.path, entry);
    };
    for (const item of files)
        for await (const entry of walkItem(parseFileItem(item), cwd))
            add(entry);
    if (entries.size === 0) {
        const hint = 'name a directory with the built files, for example dist:/app';
        throw (0,failure/* badInput */.AN)('files', 'there is nothing in the layer', hint);
    }
    if (!onBase)
        addParents(entries);
    return [...entries.values()].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}
function parseFileItem(text) {
    const [local = '', remote = '/', ...rest] = text.split(':');
    if (local.trim() === '' || rest.length > 0) {
        throw (0,failure/* badInput */.AN)('files', `"${text}" is not LOCAL[:REMOTE]`, 'write dist:/app for "the contents of dist go to /app"');
    }
    if (!remote.startsWith('/') || remote.split('/').includes('..')) {
        const problem = `"${remote}" in "${text}" is not an absolute path in the image`;
        throw (0,failure/* badInput */.AN)('files', problem, 'begin it with "/" and use no ".."');
    }
    return { local, remote };
}
async function* walkItem({ local, remote }, cwd) {
    const source = await insideOf(cwd, local);
    const status = await (0,external_node_fs_promises_.stat)(source);
    const place = external_node_path_.posix.normalize(remote).replace(/^\/+|\/+$/g, '');
    if (!status.isDirectory()) {
        const into = remote.endsWith('/') ? external_node_path_.posix.join(place, external_node_path_.basename(local)) : place;
        return yield entryOf(source, into, status, '');
    }
    yield { kind: 'directory', path: place };
    yield* walk(source, place, '');
}
async function insideOf(cwd, local) {
    const root = await (0,external_node_fs_promises_.realpath)(cwd);
    const source = await (0,external_node_fs_promises_.realpath)(external_node_path_.resolve(root, local)).catch((error) => {
        const hint = 'build first, and name the path relative to the working directory';
        throw (0,failure/* badInput */.AN)('files', `"${local}" does not exist`, hint, error);
    });
    const relative = external_node_path_.relative(root, source);
    if (relative === '..' || relative.startsWith(`..${external_node_path_.sep}`) || external_node_path_.isAbsolute(relative)) {
        const problem = `"${local}" lies outside of the working directory`;
        throw (0,failure/* badInput */.AN)('files', problem, 'run the command from a directory that contains it');
    }
    return source;
}
async function* walk(directory, place, inItem) {
    for (const name of await (0,external_node_fs_promises_.readdir)(directory)) {
        const source = external_node_path_.join(directory, name);
        const status = await (0,external_node_fs_promises_.lstat)(source);
        const below = external_node_path_.posix.join(inItem, name);
        const into = external_node_path_.posix.join(place, name);
        if (status.isSymbolicLink())
            yield { kind: 'link', path: into, target: await linkInside(source, below) };
        else
            yield entryOf(source, into, status, below);
        if (status.isDirectory())
            yield* walk(source, into, below);
    }
}
function entryOf(source, place, status, below) {
    if (status.isDirectory())
        return { kind: 'directory', path: place };
    if (!status.isFile()) {
        throw new failure/* Failure */.HR('refused', 'LAYER_UNSAFE', `files: "${below || source}" is a socket, a pipe or a device`, {
            hint: 'an image layer holds files, directories and links; remove it before the build',
        });
    }
    const executable = (status.mode & 0o111) !== 0;
    return { kind: 'file', path: place, executable, size: status.size, open: () => exactly(source, status.size) };
}
async function linkInside(source, below) {
    const target = (await (0,external_node_fs_promises_.readlink)(source)).split(external_node_path_.sep).join('/');
    const resolved = external_node_path_.posix.join(external_node_path_.posix.dirname(below), target);
    if (!target.startsWith('/') && resolved !== '..' && !resolved.startsWith('../'))
        return target;
    const problem = `files: the link "${below}" leads out of its directory, to "${target}"`;
    throw new failure/* Failure */.HR('refused', 'LAYER_UNSAFE', problem, {
        hint: 'copy what it points at into the directory first (pnpm deploy does that for workspace packages; `cp -L` for a few files)',
    });
}
async function* exactly(source, size) {
    let read = 0;
    for await (const piece of (0,external_node_fs_.createReadStream)(source)) {
        const bytes = piece;
        read += bytes.byteLength;
        yield bytes;
    }
    if (read === size)
        return;
    throw new failure/* Failure */.HR('failed', 'LAYER_CHANGED', `"${external_node_path_.basename(source)}" changed while it was read`, {
        hint: 'wait until the build has ended before the image is made',
    });
}
function addParents(entries) {
    for (const place of [...entries.keys()]) {
        for (let parent = external_node_path_.posix.dirname(place); parent !== '.'; parent = external_node_path_.posix.dirname(parent)) {
            if (!entries.has(parent))
                entries.set(parent, { kind: 'directory', path: parent });
        }
    }
}

;// CONCATENATED MODULE: ./build/core/build/engines/append.js
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








const append = {
    name: 'append',
    source: 'files',
    inputs: ['base', 'files', 'command', 'env', 'user', 'workdir'],
    needs: {
        input: 'files',
        why: 'the engine append puts files on a base image',
        hint: 'Give LOCAL[:REMOTE] items.',
    },
    async probe(spec, { env, registry }) {
        if (spec.platforms.length > 1) {
            throw (0,failure/* badInput */.AN)('platforms', '`append` makes an image for one platform', 'Give one platform.');
        }
        const epoch = sourceDate(env.SOURCE_DATE_EPOCH);
        return {
            available: true,
            async plan() {
                const env_1 = { stack: [], error: void 0, hasError: false };
                try {
                    const image = __addDisposableResource(env_1, await assembleImage(registry, spec, epoch), true);
                    const isThere = await hasImage(registry, spec, image);
                    return { action: isThere ? 'reused' : 'built', digest: image.manifest.digest, lines: [] };
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
            },
            async build() {
                const env_2 = { stack: [], error: void 0, hasError: false };
                try {
                    const image = __addDisposableResource(env_2, await assembleImage(registry, spec, epoch), true);
                    const isThere = await hasImage(registry, spec, image);
                    if (!isThere)
                        await pushImage(registry, spec, image);
                    const to = (0,image_reference/* parseRepositoryName */.$M)(spec.image);
                    for (const tag of (0,engine/* pushedTags */.x4)(spec))
                        await registry.putManifest({ ...to, tag }, image.manifest);
                    return { result: 'pushed', action: isThere ? 'reused' : 'built', digest: image.manifest.digest };
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
    },
};
function sourceDate(text = '0') {
    if (/^\d{1,12}$/.test(text))
        return Number(text);
    throw (0,failure/* badInput */.AN)('SOURCE_DATE_EPOCH', `"${text}" is not a number of seconds`, 'Use `git log -1 --format=%ct`.');
}
const ociTypes = {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
};
const dockerTypes = {
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
};
async function hasImage(registry, spec, { manifest }) {
    const to = (0,image_reference/* parseRepositoryName */.$M)(spec.image);
    return (await registry.headManifest({ ...to, digest: manifest.digest })) !== undefined;
}
async function pushImage(registry, spec, image) {
    const { base } = spec;
    const to = (0,image_reference/* parseRepositoryName */.$M)(spec.image);
    const isElsewhere = base !== undefined && (0,image_reference/* formatReference */.FH)(repositoryOf(base)) !== (0,image_reference/* formatReference */.FH)(to);
    if (isElsewhere)
        await (0,promote/* copyBlobs */.wT)(registry, image.inherited, repositoryOf(base), to);
    for (const blob of image.added)
        await registry.uploadBlob(to, blob);
    await registry.putManifest(to, image.manifest);
}
async function assembleImage(registry, spec, epoch) {
    const [wanted] = spec.platforms;
    const platform = parsePlatform(wanted ?? 'linux/amd64');
    const entries = await layerEntries(spec.files, spec.cwd, spec.base !== undefined);
    const base = spec.base === undefined ? scratch(platform) : await readBase(registry, spec.base, platform);
    if (wanted !== undefined && !matches(base.config, platform))
        throw otherPlatform(spec.base, base.config, platform);
    const layer = await packLayer(entries, epoch);
    const created = new Date(epoch * 1000).toISOString().replace('.000Z', 'Z');
    const config = (0,image_manifest/* blobOf */.DE)(Buffer.from(JSON.stringify(mergeConfig(base.config, spec, layer.diffId, created))));
    const content = {
        schemaVersion: 2,
        mediaType: base.types.manifest,
        config: descriptor(base.types.config, config),
        layers: [...base.layers, descriptor(base.types.layer, layer.blob)],
        ...(base.annotations === undefined ? {} : { annotations: base.annotations }),
    };
    const bytes = Buffer.from(JSON.stringify(content));
    return {
        manifest: { ...descriptor(base.types.manifest, (0,image_manifest/* blobOf */.DE)(bytes)), bytes },
        inherited: base.layers.filter(promote/* isStored */.mL),
        added: [layer.blob, config],
        [Symbol.asyncDispose]: () => layer[Symbol.asyncDispose](),
    };
}
async function readBase(registry, reference, platform) {
    const manifest = await imageFor(registry, reference, platform);
    const content = (0,image_manifest/* readManifest */.WI)(manifest);
    if (content.kind === 'index')
        throw (0,failure/* badInput */.AN)('base', `${(0,image_reference/* formatReference */.FH)(reference)} is an index of indexes`, 'name an image by its digest');
    const config = readConfig(await (0,image_registry.readConfigBlob)(registry, reference, content.config), content.config.digest);
    const isOci = manifest.mediaType === ociTypes.manifest;
    return {
        config,
        layers: content.layers,
        types: isOci ? ociTypes : dockerTypes,
        annotations: isOci
            ? {
                'org.opencontainers.image.base.digest': manifest.digest,
                'org.opencontainers.image.base.name': nameOf(reference),
            }
            : undefined,
    };
}
async function imageFor(registry, reference, platform) {
    const manifest = await registry.getManifest(reference);
    if (manifest === undefined)
        throw (0,image_registry.missing)(reference, 'base');
    const content = (0,image_manifest/* readManifest */.WI)(manifest);
    if (content.kind === 'image')
        return manifest;
    const entry = content.manifests.find((each) => each.platform !== undefined && matches(each.platform, platform));
    if (entry === undefined) {
        const offered = content.manifests.flatMap((each) => each.platform && each.platform.os !== 'unknown' ? [platformName(each.platform)] : []);
        const problem = `${(0,image_reference/* formatReference */.FH)(reference)} has no image for ${platformName(platform)}`;
        throw (0,failure/* badInput */.AN)('platforms', problem, `it has ${offered.join(', ')}`);
    }
    const child = { ...repositoryOf(reference), digest: entry.digest };
    const found = await registry.getManifest(child);
    if (found === undefined)
        throw (0,image_registry.missing)(child, 'base');
    return found;
}
function scratch({ os, architecture, variant }) {
    const config = {
        architecture,
        os,
        ...(variant === undefined ? {} : { variant }),
        rootfs: { type: 'layers', diff_ids: [] },
    };
    return { config, layers: [], types: ociTypes, annotations: undefined };
}
function parsePlatform(text) {
    const [os, architecture, variant, ...rest] = text.split('/');
    if (!os || !architecture || variant === '' || rest.length > 0) {
        const hint = 'write os/architecture[/variant], for example linux/arm64';
        throw (0,failure/* badInput */.AN)('platforms', `"${text}" is not a platform`, hint);
    }
    return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}
function otherPlatform(base, offered, wanted) {
    const name = base === undefined ? 'scratch' : (0,image_reference/* formatReference */.FH)(base);
    const problem = `${name} is an image for ${platformName(offered)}, not for ${platformName(wanted)}`;
    return (0,failure/* badInput */.AN)('platforms', problem, 'name a base for that platform, or an index of several');
}
function matches(offered, wanted) {
    return (offered.os === wanted.os &&
        offered.architecture === wanted.architecture &&
        (wanted.variant === undefined || offered.variant === wanted.variant));
}
function platformName({ os, architecture, variant }) {
    return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}
function nameOf({ registry, repository, tag }) {
    return (0,image_reference/* formatReference */.FH)({ registry, repository, ...(tag === undefined ? {} : { tag }) });
}
function repositoryOf({ registry, repository }) {
    return { registry, repository };
}
function descriptor(mediaType, { digest, size }) {
    return { mediaType, digest, size };
}
function readConfig(bytes, digest) {
    const content = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (isImageConfig(content))
        return content;
    throw new failure/* Failure */.HR('failed', 'MANIFEST_UNKNOWN_FORM', `the configuration ${digest} is not that of an image`, {
        hint: 'base: name an image that runs, not an artifact such as a chart or a signature',
    });
}
function mergeConfig(base, settings, diffId, created) {
    const { command, user, workdir } = settings;
    const config = base.config ?? {};
    const env = mergeEnv(config.Env, settings.env);
    const labels = { ...append_record(config.Labels), ...Object.fromEntries(sorted(settings.labels)) };
    return {
        ...base,
        created,
        config: {
            ...config,
            ...(env.length === 0 ? {} : { Env: env }),
            ...(command.length === 0 ? {} : { Cmd: command }),
            ...(user === undefined ? {} : { User: user }),
            ...(workdir === undefined ? {} : { WorkingDir: workdir }),
            ...(Object.keys(labels).length === 0 ? {} : { Labels: labels }),
        },
        rootfs: { ...base.rootfs, diff_ids: [...base.rootfs.diff_ids, diffId] },
        history: [...(base.history ?? []), { created, created_by: 'monorepo-gitops build-image --engine append' }],
    };
}
function mergeEnv(base, env) {
    const merged = new Map();
    for (const line of Array.isArray(base) ? base.map(String) : []) {
        const [name = ''] = line.split('=', 1);
        merged.set(name, line.slice(name.length + 1));
    }
    for (const [name, value] of sorted(env))
        merged.set(name, value);
    return [...merged].map(([name, value]) => `${name}=${value}`);
}
function sorted(values) {
    return [...values].sort(([a], [b]) => (a < b ? -1 : 1));
}
function append_record(value) {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}
function isImageConfig(value) {
    const { architecture, os, rootfs } = append_record(value);
    return typeof architecture === 'string' && typeof os === 'string' && Array.isArray(append_record(rootfs).diff_ids);
}


/***/ }),

/***/ 5936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ke: () => (/* binding */ promotable),
/* harmony export */   lJ: () => (/* binding */ confirm),
/* harmony export */   mL: () => (/* binding */ isStored),
/* harmony export */   pt: () => (/* binding */ promote),
/* harmony export */   wT: () => (/* binding */ copyBlobs)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4803);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6209);




const parallelBlobs = 4;
async function promote(registry, promotion) {
    const { from, to, tags } = promotion;
    const manifest = await promotable(registry, promotion);
    await copyImage(registry, manifest, from, to);
    for (const tag of tags) {
        const holder = await registry.headManifest({ ...bare(to), tag });
        if (holder?.digest !== manifest.digest)
            await registry.putManifest({ ...bare(to), tag }, manifest);
    }
    for (const tag of tags)
        await confirm(registry, { ...bare(to), tag }, manifest.digest);
    return { digest: manifest.digest, mediaType: manifest.mediaType, size: manifest.size };
}
async function promotable(registry, { from, to, fixed = [] }) {
    const manifest = await registry.getManifest(from);
    if (manifest === undefined)
        throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_3__.missing)(from, 'promote-from');
    for (const tag of fixed) {
        const target = { ...bare(to), tag };
        const holder = await registry.headManifest(target);
        if (holder === undefined || holder.digest === manifest.digest)
            continue;
        const problem = `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(target)} is ${holder.digest} already, and the image to promote is ${manifest.digest}`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'TAG_TAKEN', problem, {
            hint: 'promote under a tag that no other build has, such as {environment}-{sha8}, or under one that moves, such as latest',
        });
    }
    return manifest;
}
async function confirm(registry, reference, digest) {
    const found = await registry.headManifest(reference);
    if (found?.digest === digest)
        return;
    const problem = `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(reference)} names ${found?.digest ?? 'nothing'} after it was set to ${digest}`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_DIGEST', problem, {
        hint: 'another run writes the same tag; use a tag that only this commit has, such as {sha8}, and run again',
    });
}
async function copyImage(registry, manifest, from, to) {
    if (from.registry === to.registry && from.repository === to.repository)
        return;
    const content = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .readManifest */ .WI)(manifest);
    if (content.kind === 'index') {
        for (const { digest } of content.manifests) {
            const child = await registry.getManifest({ ...bare(from), digest });
            if (child === undefined)
                throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_3__.missing)({ ...bare(from), digest });
            await copyImage(registry, child, from, to);
        }
    }
    else {
        await copyBlobs(registry, [content.config, ...content.layers.filter(isStored)], from, to);
    }
    await registry.putManifest(bare(to), manifest);
}
function isStored(layer) {
    return layer.urls === undefined || layer.urls.length === 0;
}
async function copyBlobs(registry, blobs, from, to) {
    const waiting = [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
    const copyWaiting = async () => {
        for (let blob = waiting.shift(); blob !== undefined; blob = waiting.shift())
            await copyBlob(registry, blob, from, to);
    };
    await Promise.all(Array.from({ length: parallelBlobs }, copyWaiting));
}
async function copyBlob(registry, { digest, size }, from, to) {
    if (from.registry === to.registry && (await registry.mountBlob(to, digest, from.repository)) === 'mounted')
        return;
    await registry.uploadBlob(to, { digest, size, open: () => registry.getBlob(from, { digest, size }) });
}
function bare({ registry, repository }) {
    return { registry, repository };
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


/***/ })

};
