export const id = 949;
export const ids = [949,247];
export const modules = {

/***/ 4949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildImage: () => (/* binding */ buildImage)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/blob.js
var blob = __webpack_require__(7197);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var image_manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/image/registry.js + 2 modules
var image_registry = __webpack_require__(9674);
;// CONCATENATED MODULE: ./build/core/image/promote.js




const lanes = 4;
async function promote(registry, { from, to, tags }) {
    const manifest = await registry.getManifest(from);
    if (manifest === undefined)
        throw (0,image_registry.missing)(from, 'promote-from');
    await copyImage(registry, manifest, from, to);
    for (const tag of tags)
        await registry.putManifest({ ...bare(to), tag }, manifest);
    for (const tag of tags)
        await promote_confirm(registry, { ...bare(to), tag }, manifest.digest);
    return { digest: manifest.digest, mediaType: manifest.mediaType, size: manifest.size };
}
async function promote_confirm(registry, reference, digest) {
    const found = await registry.headManifest(reference);
    if (found?.digest === digest)
        return;
    throw new failure/* Failure */.HR('failed', 'REGISTRY_DIGEST', `${(0,image_reference/* formatReference */.FH)(reference)} names ${found?.digest ?? 'nothing'} after it was set to ${digest}`, {
        hint: 'another run writes the same tag; use a tag that only this commit has, such as {sha8}, and run again',
    });
}
async function copyImage(registry, manifest, from, to) {
    if (from.registry === to.registry && from.repository === to.repository)
        return;
    const content = (0,image_manifest/* readManifest */.W)(manifest);
    if (content.kind === 'index') {
        for (const { digest } of content.manifests) {
            const child = await registry.getManifest({ ...bare(from), digest });
            if (child === undefined)
                throw (0,image_registry.missing)({ ...bare(from), digest });
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
    const lane = async () => {
        for (let blob = waiting.shift(); blob !== undefined; blob = waiting.shift())
            await copyBlob(registry, blob, from, to);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
}
async function copyBlob(registry, { digest, size }, from, to) {
    if (from.registry === to.registry && (await registry.mountBlob(to, digest, from.repository)) === 'mounted')
        return;
    await registry.uploadBlob(to, { digest, size, open: () => registry.getBlob(from, digest) });
}
function bare({ registry, repository }) {
    return { registry, repository };
}

;// CONCATENATED MODULE: ./build/core/build/append-config.js

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
    const labels = { ...record(config.Labels), ...Object.fromEntries(sorted(settings.labels)) };
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
function record(value) {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}
function isImageConfig(value) {
    const { architecture, os, rootfs } = record(value);
    return typeof architecture === 'string' && typeof os === 'string' && Array.isArray(record(rootfs).diff_ids);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/core/build/layer-tar.js
const block = 512;
const typeFlags = { file: '0', link: '2', directory: '5', pax: 'x' };
const largestField = 8 ** 11 - 1;
async function* tar(entries, stamp) {
    for (const entry of entries) {
        yield* headers(entry, stamp);
        if (entry.kind !== 'file')
            continue;
        yield* entry.open();
        yield Buffer.alloc(padding(entry.size));
    }
    yield Buffer.alloc(2 * block);
}
function* headers(entry, stamp) {
    const name = entry.kind === 'directory' ? `${entry.path}/` : entry.path;
    const size = entry.kind === 'file' ? entry.size : 0;
    const target = entry.kind === 'link' ? entry.target : '';
    const records = [
        ...(fits(name) ? [] : [layer_tar_record('path', name)]),
        ...(fits(target) ? [] : [layer_tar_record('linkpath', target)]),
        ...(size > largestField ? [layer_tar_record('size', String(size))] : []),
    ];
    if (records.length > 0) {
        const body = Buffer.from(records.join(''), 'utf8');
        yield header({ name: 'PaxHeaders/entry', target: '', size: body.byteLength, mode: 0o644, type: 'pax' }, stamp);
        yield body;
        yield Buffer.alloc(padding(body.byteLength));
    }
    yield header({ name, target, size: size > largestField ? 0 : size, mode: modeOf(entry), type: entry.kind }, stamp);
}
function modeOf(entry) {
    if (entry.kind === 'link')
        return 0o777;
    return entry.kind === 'directory' || entry.executable ? 0o755 : 0o644;
}
function fits(text) {
    return /^[\x20-\x7e]*$/.test(text) && text.length <= 100;
}
function layer_tar_record(key, value) {
    const rest = Buffer.byteLength(` ${key}=${value}\n`, 'utf8');
    let length = rest + String(rest).length;
    if (rest + String(length).length !== length)
        length += 1;
    return `${length} ${key}=${value}\n`;
}
function header({ name, target, size, mode, type }, { mtime, uid, gid }) {
    const bytes = Buffer.alloc(block);
    const octal = (value, at, digits) => bytes.write(value.toString(8).padStart(digits, '0'), at, 'ascii');
    bytes.write(ascii(name), 0, 'ascii');
    octal(mode, 100, 7);
    octal(uid, 108, 7);
    octal(gid, 116, 7);
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

;// CONCATENATED MODULE: ./build/core/build/layer.js









const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const compression = 6;
async function packLayer(entries, stamp) {
    const directory = await (0,promises_.mkdtemp)(external_node_path_.join((0,external_node_os_.tmpdir)(), 'monorepo-gitops-layer-'));
    const dispose = () => (0,promises_.rm)(directory, { recursive: true, force: true });
    try {
        const file = external_node_path_.join(directory, 'layer.tar.gz');
        const { diffId, digest, size } = await write(file, entries, stamp);
        const blob = { digest, size, open: () => (0,external_node_fs_.createReadStream)(file) };
        return { blob, diffId, [Symbol.asyncDispose]: dispose };
    }
    catch (error) {
        await dispose();
        throw error;
    }
}
async function write(file, entries, stamp) {
    const plain = (0,external_node_crypto_.createHash)('sha256');
    const packed = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    let checksum = 0;
    let length = 0;
    async function* archive() {
        for await (const piece of tar(entries, stamp)) {
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
    await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(archive()), (0,external_node_zlib_.createDeflateRaw)({ level: compression }), gzip, counted, (0,external_node_fs_.createWriteStream)(file));
    return { diffId: `sha256:${plain.digest('hex')}`, digest: `sha256:${packed.digest('hex')}`, size };
}

;// CONCATENATED MODULE: ./build/core/build/layer-files.js




const systemDirectories = new Set('bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr usr/bin usr/lib usr/lib64 usr/local usr/local/bin usr/sbin usr/share var var/lib var/lock var/log var/run var/tmp'.split(' '));
function parseFileItem(text, input = 'files') {
    const [local = '', remote = '/', ...rest] = text.split(':');
    if (local.trim() === '' || rest.length > 0) {
        throw (0,failure/* badInput */.AN)(input, `"${text}" is not LOCAL[:REMOTE]`, 'write dist:/app for "the contents of dist go to /app"');
    }
    if (!remote.startsWith('/') || remote.split('/').includes('..')) {
        throw (0,failure/* badInput */.AN)(input, `"${remote}" in "${text}" is not an absolute path in the image`, 'begin it with "/" and use no ".."');
    }
    return { local, remote };
}
async function layerEntries(items, cwd, onBase) {
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
    for (const item of items)
        for await (const entry of walkItem(item, cwd))
            add(entry);
    if (entries.size === 0)
        throw (0,failure/* badInput */.AN)('files', 'there is nothing in the layer', 'name a directory with the built files, for example dist:/app');
    if (!onBase)
        addParents(entries);
    return [...entries.values()].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}
async function* walkItem({ local, remote }, cwd) {
    const source = await insideOf(cwd, local);
    const status = await (0,promises_.stat)(source);
    const place = external_node_path_.posix.normalize(remote).replace(/^\/+|\/+$/g, '');
    if (!status.isDirectory()) {
        const into = remote.endsWith('/') ? external_node_path_.posix.join(place, external_node_path_.basename(local)) : place;
        return yield entryOf(source, into, status, '');
    }
    yield { kind: 'directory', path: place };
    yield* walk(source, place, '');
}
async function insideOf(cwd, local) {
    const root = await (0,promises_.realpath)(cwd);
    const source = await (0,promises_.realpath)(external_node_path_.resolve(root, local)).catch((error) => {
        throw (0,failure/* badInput */.AN)('files', `"${local}" does not exist`, 'build first, and name the path relative to the working directory', error);
    });
    const relative = external_node_path_.relative(root, source);
    if (relative === '..' || relative.startsWith(`..${external_node_path_.sep}`) || external_node_path_.isAbsolute(relative)) {
        throw (0,failure/* badInput */.AN)('files', `"${local}" lies outside of the working directory`, 'run the command from a directory that contains it');
    }
    return source;
}
async function* walk(directory, place, inItem) {
    for (const name of await (0,promises_.readdir)(directory)) {
        const source = external_node_path_.join(directory, name);
        const status = await (0,promises_.lstat)(source);
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
    const target = (await (0,promises_.readlink)(source)).split(external_node_path_.sep).join('/');
    const resolved = external_node_path_.posix.join(external_node_path_.posix.dirname(below), target);
    if (!target.startsWith('/') && resolved !== '..' && !resolved.startsWith('../'))
        return target;
    throw new failure/* Failure */.HR('refused', 'LAYER_UNSAFE', `files: the link "${below}" leads out of its directory, to "${target}"`, {
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

;// CONCATENATED MODULE: ./build/core/build/append.js
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
async function appendImage(registry, spec) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const image = __addDisposableResource(env_1, await assembleImage(registry, spec), true);
        return await pushImage(registry, spec, image);
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
async function assembleImage(registry, spec) {
    const platform = parsePlatform(spec.platform ?? 'linux/amd64');
    const entries = await layerEntries(spec.files.map((item) => parseFileItem(item)), spec.cwd, spec.base !== undefined);
    const base = spec.base === undefined ? scratch(platform) : await readBase(registry, spec.base, platform);
    if (spec.platform !== undefined && !matches(base.config, platform))
        throw otherPlatform(spec.base, base.config, platform);
    const layer = await packLayer(entries, { mtime: spec.epoch, uid: 0, gid: 0 });
    const created = new Date(spec.epoch * 1000).toISOString().replace('.000Z', 'Z');
    const config = (0,blob/* blobOf */.DE)(Buffer.from(JSON.stringify(mergeConfig(base.config, spec, layer.diffId, created))));
    const inherited = base.manifest.layers;
    const layers = [...inherited, descriptor(base.types.layer, layer.blob)];
    const manifest = encode({
        schemaVersion: 2,
        mediaType: base.types.manifest,
        config: descriptor(base.types.config, config),
        layers,
        ...(base.annotations === undefined ? {} : { annotations: base.annotations }),
    });
    return {
        manifest: { ...manifest, mediaType: base.types.manifest },
        inherited: inherited.filter(isStored),
        added: [layer.blob, config],
        layers: layers.length,
        size: layers.reduce((sum, { size }) => sum + size, config.size),
        [Symbol.asyncDispose]: () => layer[Symbol.asyncDispose](),
    };
}
async function pushImage(registry, spec, image) {
    const { image: to, base, tags } = spec;
    const { digest } = image.manifest;
    const existed = (await registry.headManifest({ ...to, digest })) !== undefined;
    if (!existed) {
        const elsewhere = base !== undefined && (0,image_reference/* formatReference */.FH)(repositoryOf(base)) !== (0,image_reference/* formatReference */.FH)(to);
        if (elsewhere)
            await copyBlobs(registry, image.inherited, repositoryOf(base), to);
        for (const blob of image.added)
            await registry.uploadBlob(to, blob);
        await registry.putManifest(to, image.manifest);
    }
    for (const tag of tags)
        await registry.putManifest({ ...to, tag }, image.manifest);
    for (const tag of tags)
        await promote_confirm(registry, { ...to, tag }, digest);
    return { digest, size: image.size, layers: image.layers, result: existed ? 'existed' : 'pushed' };
}
async function readBase(registry, reference, platform) {
    const manifest = await imageFor(registry, reference, platform);
    const content = (0,image_manifest/* readManifest */.W)(manifest);
    if (content.kind === 'index')
        throw (0,failure/* badInput */.AN)('base', `${(0,image_reference/* formatReference */.FH)(reference)} is an index of indexes`, 'name an image by its digest');
    const pieces = [];
    for await (const piece of registry.getBlob(reference, content.config.digest))
        pieces.push(piece);
    const config = readConfig(Buffer.concat(pieces), content.config.digest);
    const isOci = manifest.mediaType === ociTypes.manifest;
    return {
        config,
        manifest: content,
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
    const content = (0,image_manifest/* readManifest */.W)(manifest);
    if (content.kind === 'image')
        return manifest;
    const entry = content.manifests.find((each) => each.platform !== undefined && matches(each.platform, platform));
    if (entry === undefined) {
        const offered = content.manifests.flatMap((each) => each.platform && each.platform.os !== 'unknown' ? [platformName(each.platform)] : []);
        throw (0,failure/* badInput */.AN)('platforms', `${(0,image_reference/* formatReference */.FH)(reference)} has no image for ${platformName(platform)}`, `it has ${offered.join(', ')}`);
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
    return { config, manifest: { layers: [] }, types: ociTypes, annotations: undefined };
}
function parsePlatform(text) {
    const [os, architecture, variant, ...rest] = text.split('/');
    if (!os || !architecture || variant === '' || rest.length > 0) {
        throw (0,failure/* badInput */.AN)('platforms', `"${text}" is not a platform`, 'write os/architecture[/variant], for example linux/arm64');
    }
    return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}
function otherPlatform(base, offered, wanted) {
    const name = base === undefined ? 'scratch' : (0,image_reference/* formatReference */.FH)(base);
    return (0,failure/* badInput */.AN)('platforms', `${name} is an image for ${platformName(offered)}, not for ${platformName(wanted)}`, 'name a base for that platform, or an index of several');
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
function encode(manifest) {
    const bytes = Buffer.from(JSON.stringify(manifest));
    const { digest, size } = (0,blob/* blobOf */.DE)(bytes);
    return { bytes, digest, size };
}

;// CONCATENATED MODULE: ./build/core/build/build-inputs.js

function parseAssignments(input, items) {
    return new Map(items.map((item) => {
        const equals = item.indexOf('=');
        if (equals < 1)
            throw (0,failure/* badInput */.AN)(input, `"${item}" is not NAME=value`, 'Write one NAME=value an item.');
        return [item.slice(0, equals).trim(), item.slice(equals + 1)];
    }));
}
function parseBuildArgs(items, env, secrets) {
    const written = items.flatMap((item) => {
        if (item.includes('='))
            return [item];
        const value = env[item];
        return value === undefined ? [] : [`${item}=${value}`];
    });
    const args = parseAssignments('build-args', written);
    for (const [name, value] of args) {
        if (looksSecret(name))
            throw secretArgument(`"${name}" looks like a secret`, name);
        if (secrets.found(value))
            throw secretArgument(`the value of "${name}" is a secret of this job`, name);
    }
    return args;
}
const secretWord = /(^|_)(TOKEN|PASSWORD|PASSWD|PASSPHRASE|SECRETS?|CREDENTIALS?|APIKEY|KEY)(_|$)/i;
const isPublic = /^(NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|VITE|REACT_APP|VUE_APP|GATSBY|PUBLIC)_|(^|_)(PUBLIC|CACHE)_KEY$/i;
function looksSecret(name) {
    return secretWord.test(name) && !isPublic.test(name);
}
function secretArgument(problem, name) {
    const id = name.toLowerCase();
    return (0,failure/* badInput */.AN)('build-args', `${problem}, and build arguments can be read from the image`, `Give it as a build secret, \`secrets: ${id}=${name}\`, and read it in the Dockerfile with RUN --mount=type=secret,id=${id}.`);
}
function parseBuildSecrets(items, env, secrets) {
    return [...parseAssignments('secrets', items)].map(([id, variable]) => {
        if (!/^[A-Za-z0-9._-]+$/.test(id))
            throw (0,failure/* badInput */.AN)('secrets', `"${id}" is not an id`, 'Use letters, digits, ".", "_" and "-".');
        if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) {
            throw (0,failure/* badInput */.AN)('secrets', `what stands behind "${id}=" is not a name of an environment variable`, `Put the value into a variable and write "${id}=NAME_OF_THAT_VARIABLE".`);
        }
        const value = env[variable];
        if (value === undefined) {
            throw (0,failure/* badInput */.AN)('secrets', `the environment variable ${variable} of "${id}" is not set`, 'Hand it to this job or step.');
        }
        secrets.add(value);
        return { id, variable };
    });
}

// EXTERNAL MODULE: ./build/core/image/tags.js
var tags = __webpack_require__(9727);
;// CONCATENATED MODULE: ./build/core/build/build-target.js





function buildTarget(image, templates, values) {
    const [first, ...others] = (0,tags/* expandTags */.Cu)(templates, values);
    if (first === undefined)
        throw (0,failure/* badInput */.AN)('tags', 'is empty', 'Give at least one tag, or leave the input out for {sha8}.');
    return { image: (0,image_reference/* formatReference */.FH)((0,image_reference/* parseRepositoryName */.$M)(image)), tags: [first, ...others] };
}
function buildCache(mode, image, repository) {
    const { registry, repository: path } = (0,image_reference/* parseRepositoryName */.$M)(image);
    const scope = path
        .replaceAll('/', '-')
        .slice(-100)
        .replace(/^[.-]+/, '');
    if (mode === 'gha')
        return { mode, scope };
    if (mode === 'none' || (registry === image_reference/* dockerHub */.UD && repository === undefined))
        return { mode: 'none' };
    const cache = (0,image_reference/* parseRepositoryName */.$M)(repository ?? `${image}/cache`, 'cache-repository');
    return { mode, repository: (0,image_reference/* formatReference */.FH)(cache), scope };
}
async function recipePaths(cwd, context, dockerfile) {
    const paths = {
        context: (0,external_node_path_.resolve)(cwd, context),
        dockerfile: dockerfile === undefined ? (0,external_node_path_.join)((0,external_node_path_.resolve)(cwd, context), 'Dockerfile') : (0,external_node_path_.resolve)(cwd, dockerfile),
    };
    for (const [input, path] of Object.entries(paths)) {
        await (0,promises_.access)(path).catch((cause) => {
            throw (0,failure/* badInput */.AN)(input, `${path} cannot be read`, 'Check the path and the checkout of this job.', cause);
        });
    }
    return paths;
}
function originLabels({ repositoryUrl, commit }) {
    const labels = new Map();
    if (repositoryUrl !== undefined)
        labels.set('org.opencontainers.image.source', repositoryUrl);
    if (commit !== undefined)
        labels.set('org.opencontainers.image.revision', commit);
    return labels;
}

;// CONCATENATED MODULE: ./build/core/build/ignore-file.js
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

;// CONCATENATED MODULE: ./build/core/build/context-files.js





async function ignoreRules(context, dockerfile) {
    const own = await (0,promises_.readFile)(ownIgnoreFile(dockerfile), 'utf8').catch(absent);
    return parseIgnoreFile(own ?? (await (0,promises_.readFile)((0,external_node_path_.join)(context, '.dockerignore'), 'utf8').catch(absent)) ?? '');
}
function ownIgnoreFile(dockerfile) {
    return `${dockerfile}.dockerignore`;
}
async function contextFiles(context, rules, wanted) {
    const files = [];
    for await (const file of context_files_walk(context, '', rules))
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
async function* context_files_walk(context, directory, rules) {
    for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(context, directory), { withFileTypes: true })) {
        const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
        if (entry.name === '.git')
            continue;
        const ignored = rules.ignores(path);
        if (entry.isDirectory()) {
            if (!ignored || rules.hasExceptions)
                yield* context_files_walk(context, path, rules);
        }
        else if (!ignored && entry.isSymbolicLink())
            yield { path, kind: 'link' };
        else if (!ignored && entry.isFile()) {
            const { mode } = await (0,promises_.stat)((0,external_node_path_.join)(context, path));
            yield { path, kind: (mode & 0o111) === 0 ? 'file' : 'executable' };
        }
    }
}
async function contentDigest(context, { path, kind }) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    if (kind === 'link')
        return hash.update(await (0,promises_.readlink)((0,external_node_path_.join)(context, path))).digest('hex');
    for await (const chunk of (0,external_node_fs_.createReadStream)((0,external_node_path_.join)(context, path)))
        hash.update(chunk);
    return hash.digest('hex');
}
function absent(error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
        return undefined;
    throw error;
}

;// CONCATENATED MODULE: ./build/core/build/docker-config.js





const dockerHubKey = 'https://index.docker.io/v1/';
async function dockerConfigFor(spec, env, reader) {
    const known = spec.credentials.filter(({ credentials }) => credentials.kind !== 'anonymous');
    if (known.length === 0)
        return { env, authFile: undefined, [Symbol.asyncDispose]: async () => { } };
    const original = userDirectory(env);
    const merged = known.reduce((config, each) => withCredential(config, each, reader), await userConfig(original));
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'monorepo-gitops-docker-'));
    const dispose = () => (0,promises_.rm)(directory, { recursive: true, force: true });
    try {
        if (original !== undefined) {
            merged.cliPluginsExtraDirs = [...listOf(merged.cliPluginsExtraDirs), (0,external_node_path_.join)(original, 'cli-plugins')];
            await linkContexts(original, directory);
        }
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'config.json'), JSON.stringify(merged), { mode: 0o600 });
        const builders = env.BUILDX_CONFIG ?? (original === undefined ? undefined : (0,external_node_path_.join)(original, 'buildx'));
        return {
            env: { ...env, DOCKER_CONFIG: directory, ...(builders === undefined ? {} : { BUILDX_CONFIG: builders }) },
            authFile: (0,external_node_path_.join)(directory, 'config.json'),
            [Symbol.asyncDispose]: dispose,
        };
    }
    catch (error) {
        await dispose();
        throw error;
    }
}
async function linkContexts(original, directory) {
    const contexts = (0,external_node_path_.join)(original, 'contexts');
    const exists = await (0,promises_.access)(contexts).then(() => true, () => false);
    if (exists)
        await (0,promises_.symlink)(contexts, (0,external_node_path_.join)(directory, 'contexts'));
}
function withCredential(config, { registry, credentials }, reader) {
    const key = registry === image_reference/* dockerHub */.UD && reader === 'docker' ? dockerHubKey : registry;
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
function userDirectory(env) {
    const home = env.HOME ?? env.USERPROFILE;
    return env.DOCKER_CONFIG ?? (home === undefined ? undefined : (0,external_node_path_.join)(home, '.docker'));
}
async function userConfig(directory) {
    if (directory === undefined)
        return {};
    const path = (0,external_node_path_.join)(directory, 'config.json');
    const text = await (0,promises_.readFile)(path, 'utf8').catch((error) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
            return '{}';
        throw error;
    });
    try {
        const config = JSON.parse(text);
        return typeof config === 'object' && config !== null && !Array.isArray(config) ? { ...config } : {};
    }
    catch {
        throw new failure/* Failure */.HR('bad-input', 'DOCKER_CONFIG_INVALID', `${path}: is not JSON`, {
            hint: 'Repair the file, or point DOCKER_CONFIG at another directory.',
        });
    }
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
async function scratchDirectory() {
    const path = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'monorepo-gitops-build-'));
    return { path, [Symbol.asyncDispose]: () => (0,promises_.rm)(path, { recursive: true, force: true }) };
}

;// CONCATENATED MODULE: ./build/core/build/engine.js
function destinations(spec) {
    return spec.tags.map((tag) => `${spec.image}:${tag}`);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/core/build/program.js



const mostKept = 1_000_000;
const runProgram = (call) => new Promise((resolve, reject) => {
    const [file, ...args] = call.argv;
    const child = (0,external_node_child_process_.spawn)(file, args, {
        env: { ...call.env },
        stdio: ['ignore', 'pipe', 'pipe'],
        ...(call.cwd === undefined ? {} : { cwd: call.cwd }),
    });
    const stdout = lines(call.onLine);
    const stderr = lines(call.onLine);
    child.stdout.setEncoding('utf8').on('data', stdout.take);
    child.stderr.setEncoding('utf8').on('data', stderr.take);
    child.on('error', (error) => {
        if (error.code === 'ENOENT' || error.code === 'EACCES') {
            resolve({ exitCode: 127, stdout: '', stderr: `${file}: ${error.message}` });
        }
        else
            reject(error);
    });
    child.on('close', (code) => {
        resolve({ exitCode: code ?? 128, stdout: stdout.end(), stderr: stderr.end() });
    });
});
function lines(onLine) {
    let kept = '';
    let open = '';
    return {
        take(chunk) {
            kept = (kept + chunk).slice(-mostKept);
            if (onLine === undefined)
                return;
            const parts = (open + chunk).split(/\r?\n|\r/);
            open = parts.pop() ?? '';
            for (const line of parts)
                if (line.trim() !== '')
                    onLine(line);
        },
        end() {
            if (open.trim() !== '')
                onLine?.(open);
            return kept;
        },
    };
}
async function programsOnPath(name, env) {
    const found = new Map();
    for (const directory of (env.PATH ?? '').split(external_node_path_.delimiter)) {
        if (directory === '')
            continue;
        const path = (0,external_node_path_.join)(directory, name);
        try {
            await (0,promises_.access)(path, promises_.constants.X_OK);
            const real = await (0,promises_.realpath)(path);
            if (!found.has(real))
                found.set(real, path);
        }
        catch {
        }
    }
    return [...found.values()];
}
function printable(argv) {
    return argv.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : shellQuote(word))).join(' ');
}
function shellQuote(text) {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./build/core/build/step.js



async function runStep(ports, spec, call) {
    ports.log.info(`$ ${printable(call.argv)}`);
    const result = await ports.run({ onLine: (line) => ports.log.info(line), ...call });
    if (result.exitCode !== 0)
        throw stepFailure(spec, call, result);
    return result;
}
const refusal = /\b40[13]\b|unauthorized|authentication required|denied: |access to the resource is denied|no basic auth/i;
const failedInstruction = /exit (code|status):? \d|did not complete successfully|executor failed running/;
function stepFailure(spec, call, result) {
    const what = call.argv
        .slice(0, 3)
        .filter((word) => !word.startsWith('-'))
        .join(' ');
    const cause = new Error(lastLines(`${result.stdout}\n${result.stderr}`, 30));
    const end = lastLines(result.stderr.trim() === '' ? result.stdout : result.stderr, 4);
    if (refusal.test(end) && !failedInstruction.test(end))
        return refused(spec, what, cause);
    if (result.exitCode === 137) {
        return new failure/* Failure */.HR('failed', 'BUILD_KILLED', `${what}: killed (exit code 137)`, {
            hint: 'Mostly the memory limit: give the job more memory or a smaller build context.',
            cause,
        });
    }
    return new failure/* Failure */.HR('failed', 'BUILD_FAILED', `${what}: exit code ${result.exitCode}`, {
        hint: "The builder's own words are in the log above and in the cause.",
        cause,
    });
}
function refused(spec, what, cause) {
    const { registry } = (0,image_reference/* parseReference */.F2)(spec.image);
    const known = spec.credentials.find((each) => each.registry === registry)?.credentials;
    return new failure/* Failure */.HR('failed', 'REGISTRY_UNAUTHORIZED', `${what}: refused by a registry; ${usedFor(registry, known)}`, {
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
function lastLines(text, count) {
    return text.trim().split(/\r?\n/).slice(-count).join('\n');
}

;// CONCATENATED MODULE: ./build/core/build/buildah.js
var buildah_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var buildah_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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







function buildahEngine(ports, inContainer) {
    let search;
    const find = () => {
        search ??= findBuildah(ports, inContainer);
        return search;
    };
    const buildah = async () => {
        const found = await find();
        if ('unusable' in found)
            throw new Error(`buildah is not available: ${found.unusable}`);
        return found;
    };
    return {
        name: 'buildah',
        async available() {
            const found = await find();
            if (!('unusable' in found))
                return { available: true };
            return { available: false, reason: found.unusable, howToGet };
        },
        async plan(spec) {
            return planOf(await buildah(), spec, {
                authFile: undefined,
                image: '<image id>',
                scratch: '<temporary>',
                ignoreFile: await ignoreFileFlag(spec),
            });
        },
        async build(spec) {
            return build(await buildah(), spec, ports);
        },
    };
}
const howToGet = 'Install buildah (apt-get install buildah), or run the job in quay.io/buildah/stable.';
async function runsInContainer(env) {
    if (env.KUBERNETES_SERVICE_HOST !== undefined || env.container !== undefined)
        return true;
    const marks = await Promise.all(['/.dockerenv', '/run/.containerenv'].map(exists));
    return marks.includes(true);
}
async function findBuildah(ports, inContainer) {
    const [program] = await programsOnPath('buildah', ports.env);
    if (program === undefined)
        return { unusable: 'no buildah on PATH' };
    const storage = await workingStorage(program, ports);
    if ('unusable' in storage)
        return storage;
    const chroot = ports.env.BUILDAH_ISOLATION === undefined && (await inContainer());
    return { program, storage: storage.flags, isolation: chroot ? ['--isolation=chroot'] : [] };
}
async function workingStorage(program, ports) {
    const probe = (...flags) => ports.run({ argv: [program, ...flags, 'info'], env: ports.env });
    const asConfigured = await probe();
    if (asConfigured.exitCode === 0)
        return { flags: [] };
    const vfs = '--storage-driver=vfs';
    if (ports.env.STORAGE_DRIVER === undefined && (await probe(vfs)).exitCode === 0)
        return { flags: [vfs] };
    return { unusable: `${program} info: ${asConfigured.stderr.trim().split('\n').at(-1) ?? 'failed'}` };
}
async function build(buildah, spec, ports) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const config = buildah_addDisposableResource(env_1, await dockerConfigFor(spec, ports.env, 'containers-image'), true);
        const scratch = buildah_addDisposableResource(env_1, await scratchDirectory(), true);
        const files = {
            authFile: config.authFile,
            image: '',
            scratch: scratch.path,
            ignoreFile: await ignoreFileFlag(spec),
        };
        await runStep(ports, spec, { argv: buildArgv(buildah, spec, files), env: config.env });
        const image = isList(spec)
            ? listName(files.scratch)
            : (await (0,promises_.readFile)((0,external_node_path_.join)(scratch.path, 'image-id'), 'utf8')).trim();
        for (const argv of pushArgvs(buildah, spec, { ...files, image }))
            await runStep(ports, spec, { argv, env: config.env });
        if (isList(spec)) {
            await ports.run({ argv: [buildah.program, ...buildah.storage, 'manifest', 'rm', image], env: config.env });
        }
        return { reportedDigest: (await (0,promises_.readFile)((0,external_node_path_.join)(scratch.path, 'digest'), 'utf8')).trim() };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = buildah_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function planOf(buildah, spec, files) {
    return [buildArgv(buildah, spec, files), ...pushArgvs(buildah, spec, files)];
}
function isList(spec) {
    return spec.platforms.length > 1;
}
function listName(scratch) {
    return `localhost/${(0,external_node_path_.basename)(scratch).toLowerCase()}`;
}
function buildArgv(buildah, spec, files) {
    return [
        buildah.program,
        ...buildah.storage,
        'build',
        ...buildah.isolation,
        ...layerCache(spec),
        '--format=oci',
        isList(spec) ? `--manifest=${listName(files.scratch)}` : `--iidfile=${(0,external_node_path_.join)(files.scratch, 'image-id')}`,
        `--file=${spec.dockerfile}`,
        ...(spec.target === undefined ? [] : [`--target=${spec.target}`]),
        ...(spec.platforms.length === 0 ? [] : [`--platform=${spec.platforms.join(',')}`]),
        ...[...spec.buildArgs].map(([key, value]) => `--build-arg=${key}=${value}`),
        ...[...spec.labels].map(([key, value]) => `--label=${key}=${value}`),
        ...spec.secrets.map(({ id, variable }) => `--secret=id=${id},env=${variable}`),
        ...files.ignoreFile,
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
async function ignoreFileFlag(spec) {
    const file = ownIgnoreFile(spec.dockerfile);
    return (await exists(file)) ? [`--ignorefile=${file}`] : [];
}
async function exists(file) {
    return (0,promises_.access)(file).then(() => true, () => false);
}
function pushArgvs(buildah, spec, files) {
    return destinations(spec).map((destination) => [
        buildah.program,
        ...buildah.storage,
        ...(isList(spec) ? ['manifest', 'push', '--all'] : ['push', '--retry=3', '--retry-delay=2s']),
        `--digestfile=${(0,external_node_path_.join)(files.scratch, 'digest')}`,
        ...registryFlags(spec, files),
        files.image,
        `docker://${destination}`,
    ]);
}
function registryFlags(spec, files) {
    return [
        ...(files.authFile === undefined ? [] : [`--authfile=${files.authFile}`]),
        ...(spec.insecureRegistry ? ['--tls-verify=false'] : []),
    ];
}

;// CONCATENATED MODULE: ./build/core/build/buildkit-client.js

function isAddress(builder) {
    return builder?.includes('://') === true;
}
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
            const at = `type=registry,ref=${spec.cache.repository}:${spec.cache.scope}`;
            return { from: [at], to: [`${at},image-manifest=true,oci-mediatypes=true,${lenient}`] };
        }
    }
}
async function digestFromMetadata(path) {
    const metadata = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
    if (typeof metadata !== 'object' || metadata === null)
        return undefined;
    const digest = metadata['containerimage.digest'];
    return typeof digest === 'string' ? digest : undefined;
}

;// CONCATENATED MODULE: ./build/core/build/buildctl.js
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





const buildctl = async (program, builder, ports) => {
    if (builder !== undefined && !isAddress(builder)) {
        return { unusable: `builder "${builder}" is no address, and buildctl knows no builders by name` };
    }
    const address = builder ?? ports.env.BUILDKIT_HOST;
    const where = address === undefined ? [] : [`--addr=${address}`];
    const workers = await ports.run({ argv: [program, ...where, 'debug', 'workers'], env: ports.env });
    if (workers.exitCode !== 0)
        return { unusable: `no BuildKit daemon answers at ${address ?? 'its default socket'}` };
    const argv = (spec, metadataFile) => buildctl_buildArgv([program, ...where], spec, metadataFile);
    return {
        title: `${program} at ${address ?? 'its default socket'}`,
        plan: (spec) => [argv(spec, '<metadata file>')],
        build: (spec) => buildctl_build(spec, argv, ports),
    };
};
async function buildctl_build(spec, argv, ports) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const config = buildctl_addDisposableResource(env_1, await dockerConfigFor(spec, ports.env, 'docker'), true);
        const scratch = buildctl_addDisposableResource(env_1, await scratchDirectory(), true);
        const metadataFile = (0,external_node_path_.join)(scratch.path, 'metadata.json');
        await runStep(ports, spec, { argv: argv(spec, metadataFile), env: config.env });
        return { reportedDigest: await digestFromMetadata(metadataFile) };
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
}
function buildctl_buildArgv(program, spec, metadataFile) {
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
        ...program,
        'build',
        '--progress=plain',
        '--frontend=dockerfile.v0',
        `--local=context=${spec.context}`,
        `--local=dockerfile=${directory}`,
        ...options.map(([key, value]) => `--opt=${key}=${value}`),
        `--output=type=image,"name=${destinations(spec).join(',')}",push=true${spec.insecureRegistry ? ',registry.insecure=true' : ''}`,
        ...spec.secrets.map(({ id, variable }) => `--secret=id=${id},env=${variable}`),
        ...cache.from.map((fields) => `--import-cache=${fields}`),
        ...cache.to.map((fields) => `--export-cache=${fields}`),
        `--metadata-file=${metadataFile}`,
    ];
}

;// CONCATENATED MODULE: ./build/core/build/buildx.js
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





const buildx = async (docker, builder, ports) => {
    const probe = (...args) => ports.run({ argv: [docker, ...args], env: ports.env });
    const version = await probe('buildx', 'version');
    if (version.exitCode !== 0)
        return { unusable: 'has no buildx plugin' };
    if (isAddress(builder)) {
        return client({ docker, name: undefined, address: builder, driver: 'remote', exportsCache: true }, ports);
    }
    const inspect = await probe('buildx', 'inspect', ...(builder === undefined ? [] : ['--', builder]));
    const driver = /^Driver:\s*(\S+)/m.exec(inspect.stdout)?.[1];
    if (inspect.exitCode !== 0 || driver === undefined) {
        return { unusable: `buildx inspect: ${firstLine(inspect.stderr) ?? 'no driver in its answer'}` };
    }
    if (driver === 'docker' && (await probe('version', '--format', '{{.Server.Version}}')).exitCode !== 0) {
        return { unusable: 'buildx is there, but no docker daemon answers' };
    }
    const exportsCache = driver !== 'docker' || /^\s*Cache export:\s*true/im.test(inspect.stdout);
    return client({ docker, name: builder, address: undefined, driver, exportsCache }, ports);
};
function client(builder, ports) {
    return {
        title: `${builder.docker} buildx (driver ${builder.driver})`,
        plan: (spec) => [
            ...(builder.address === undefined ? [] : [createArgv(builder.docker, builder.address)]),
            buildx_buildArgv(builder, spec, '<metadata file>'),
        ],
        build: (spec) => buildx_build(builder, spec, ports),
    };
}
async function buildx_build(builder, spec, ports) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const config = buildx_addDisposableResource(env_1, await dockerConfigFor(spec, ports.env, 'docker'), true);
        const scratch = buildx_addDisposableResource(env_1, await scratchDirectory(), true);
        if (spec.cache.mode !== 'none' && !builder.exportsCache) {
            ports.log.detail('The docker driver of buildx cannot export a cache: building with the one of the daemon only.');
        }
        let env = config.env;
        if (builder.address !== undefined) {
            env = { ...env, BUILDX_CONFIG: (0,external_node_path_.join)(scratch.path, 'buildx') };
            await runStep(ports, spec, { argv: createArgv(builder.docker, builder.address), env });
        }
        const metadataFile = (0,external_node_path_.join)(scratch.path, 'metadata.json');
        await runStep(ports, spec, { argv: buildx_buildArgv(builder, spec, metadataFile), env });
        return { reportedDigest: await digestFromMetadata(metadataFile) };
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
}
const throwAwayBuilder = 'monorepo-gitops';
function createArgv(docker, address) {
    return [docker, 'buildx', 'create', '--name', throwAwayBuilder, '--driver', 'remote', '--', address];
}
function buildx_buildArgv(builder, spec, metadataFile) {
    const name = builder.address === undefined ? builder.name : throwAwayBuilder;
    const cache = builder.exportsCache ? cacheFields(spec) : { from: [], to: [] };
    return [
        builder.docker,
        'buildx',
        'build',
        ...(name === undefined ? [] : [`--builder=${name}`]),
        '--push',
        '--progress=plain',
        '--provenance=false',
        `--metadata-file=${metadataFile}`,
        `--file=${spec.dockerfile}`,
        ...(spec.target === undefined ? [] : [`--target=${spec.target}`]),
        ...(spec.platforms.length === 0 ? [] : [`--platform=${spec.platforms.join(',')}`]),
        ...destinations(spec).map((destination) => `--tag=${destination}`),
        ...[...spec.buildArgs].map(([key, value]) => `--build-arg=${key}=${value}`),
        ...[...spec.labels].map(([key, value]) => `--label=${key}=${value}`),
        ...spec.secrets.map(({ id, variable }) => `--secret=id=${id},env=${variable}`),
        ...cache.from.map((fields) => `--cache-from=${fields}`),
        ...cache.to.map((fields) => `--cache-to=${fields}`),
        '--',
        spec.context,
    ];
}
function firstLine(text) {
    return text.trim().split(/\r?\n/)[0] || undefined;
}

;// CONCATENATED MODULE: ./build/core/build/docker-build.js
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





const dockerBuild = async (docker, builder, ports) => {
    if (builder !== undefined)
        return { unusable: 'without buildx there is no choice of a builder' };
    const env = { ...ports.env, DOCKER_BUILDKIT: '1' };
    const server = await ports.run({ argv: [docker, 'version', '--format', '{{.Server.Version}}'], env });
    if (server.exitCode !== 0)
        return { unusable: 'no docker daemon answers' };
    const help = await ports.run({ argv: [docker, 'build', '--help'], env });
    if (help.exitCode !== 0)
        return { unusable: 'cannot build without the buildx plugin' };
    return {
        title: `${docker} build (BuildKit of dockerd ${server.stdout.trim()})`,
        plan: (spec) => [docker_build_buildArgv(docker, spec), ...docker_build_pushArgvs(docker, spec)],
        build: (spec) => docker_build_build(docker, spec, ports),
    };
};
async function docker_build_build(docker, spec, ports) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const config = docker_build_addDisposableResource(env_1, await dockerConfigFor(spec, ports.env, 'docker'), true);
        const env = { ...config.env, DOCKER_BUILDKIT: '1' };
        if (spec.cache.mode !== 'none') {
            ports.log.detail('docker build without buildx cannot export a cache: building with the one of the daemon only.');
        }
        await runStep(ports, spec, { argv: docker_build_buildArgv(docker, spec), env });
        for (const argv of docker_build_pushArgvs(docker, spec))
            await runStep(ports, spec, { argv, env });
        return { reportedDigest: await pushedDigest(docker, spec, { ...ports, env }) };
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
}
function docker_build_buildArgv(docker, spec) {
    if (spec.platforms.length > 1) {
        throw (0,failure/* badInput */.AN)('platforms', 'several platforms need docker buildx, a BuildKit daemon or buildah', 'Install the buildx plugin, or choose `engine: buildah`.');
    }
    return [
        docker,
        'build',
        '--progress=plain',
        `--file=${spec.dockerfile}`,
        ...(spec.target === undefined ? [] : [`--target=${spec.target}`]),
        ...spec.platforms.map((platform) => `--platform=${platform}`),
        ...destinations(spec).map((destination) => `--tag=${destination}`),
        ...[...spec.buildArgs].map(([key, value]) => `--build-arg=${key}=${value}`),
        ...[...spec.labels].map(([key, value]) => `--label=${key}=${value}`),
        ...spec.secrets.map(({ id, variable }) => `--secret=id=${id},env=${variable}`),
        '--',
        spec.context,
    ];
}
function docker_build_pushArgvs(docker, spec) {
    return destinations(spec).map((destination) => [docker, 'push', '--', destination]);
}
async function pushedDigest(docker, spec, ports) {
    const argv = [docker, 'image', 'inspect', '--format', '{{json .RepoDigests}}', `${spec.image}:${spec.tags[0]}`];
    const inspect = await ports.run({ argv, env: ports.env });
    if (inspect.exitCode !== 0)
        return undefined;
    const listed = JSON.parse(inspect.stdout);
    const wanted = (0,image_reference/* parseReference */.F2)(spec.image);
    const digests = (Array.isArray(listed) ? listed : [])
        .filter((entry) => typeof entry === 'string')
        .map((entry) => (0,image_reference/* parseReference */.F2)(entry))
        .filter(({ registry, repository }) => registry === wanted.registry && repository === wanted.repository)
        .map(({ digest }) => digest);
    return digests.length === 1 ? digests[0] : undefined;
}

;// CONCATENATED MODULE: ./build/core/build/buildkit.js




const resolvers = [
    { program: 'docker', resolve: buildx },
    { program: 'buildctl', resolve: buildctl },
    { program: 'docker', resolve: dockerBuild },
];
function buildkitEngine(ports, builder) {
    let search;
    const find = () => {
        search ??= findClient(ports, builder);
        return search;
    };
    const client = async () => {
        const found = await find();
        if ('missing' in found)
            throw new Error(`buildkit is not available: ${found.missing}`);
        return found;
    };
    return {
        name: 'buildkit',
        async available() {
            const found = await find();
            if (!('missing' in found))
                return { available: true };
            return { available: false, reason: found.missing, howToGet: buildkit_howToGet };
        },
        async plan(spec) {
            return (await client()).plan(spec);
        },
        async build(spec) {
            const found = await client();
            ports.log.detail(`BuildKit through ${found.title}`);
            return found.build(spec);
        },
    };
}
const buildkit_howToGet = 'Install docker with its buildx plugin (GitHub: docker/setup-buildx-action; GitLab: a docker:dind service with DOCKER_HOST), or name a BuildKit daemon with `builder`.';
async function findClient(ports, builder) {
    const reasons = [];
    for (const { program, resolve } of resolvers) {
        const paths = await programsOnPath(program, ports.env);
        if (paths.length === 0)
            reasons.push(`no ${program} on PATH`);
        for (const path of paths) {
            const probe = await resolve(path, builder, ports);
            if (!('unusable' in probe))
                return probe;
            reasons.push(`${path}: ${probe.unusable}`);
        }
    }
    return { missing: [...new Set(reasons)].join('; ') };
}

;// CONCATENATED MODULE: ./build/core/build/dockerfile.js
function parseDockerfile(text) {
    const globals = [];
    const stages = [];
    for (const instruction of instructions(text)) {
        const stage = stages.at(-1);
        if (instruction.keyword === 'FROM') {
            const [base = '', as, name] = words(instruction.rest);
            stages.push({ base, name: as?.toUpperCase() === 'AS' ? name?.toLowerCase() : undefined, instructions: [] });
        }
        else if (stage === undefined)
            globals.push(instruction);
        else
            stage.instructions.push(instruction);
    }
    return { globals, stages };
}
function* instructions(text) {
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const continues = escapeCharacter(lines) === '`' ? /`[ \t]*$/ : /\\[ \t]*$/;
    for (let at = 0; at < lines.length; at += 1) {
        let logical = '';
        for (; at < lines.length; at += 1) {
            const line = lines[at] ?? '';
            if (/^\s*(#|$)/.test(line)) {
                if (logical === '')
                    break;
                continue;
            }
            logical += line.replace(continues, ' ');
            if (!continues.test(line))
                break;
        }
        const instruction = parseInstruction(logical);
        if (instruction === undefined)
            continue;
        yield instruction;
        if (/^(RUN|COPY|ADD)$/.test(instruction.keyword))
            at = afterHereDocuments(lines, at, logical);
    }
}
function escapeCharacter(lines) {
    for (const line of lines) {
        const directive = /^\s*#\s*(\w+)\s*=\s*(\S+)\s*$/.exec(line);
        if (directive === null)
            return '\\';
        if (directive[1]?.toLowerCase() === 'escape')
            return directive[2] ?? '\\';
    }
    return '\\';
}
function parseInstruction(logical) {
    const [, keyword, tail = ''] = /^\s*([A-Za-z]+)(?:\s+(.*))?$/s.exec(logical) ?? [];
    if (keyword === undefined)
        return undefined;
    const flags = [];
    let rest = tail.trim();
    for (let flag = leadingFlag.exec(rest); flag !== null; flag = leadingFlag.exec(rest)) {
        flags.push({ name: flag[1] ?? '', value: flag[2] ?? '' });
        rest = rest.slice(flag[0].length);
    }
    return { keyword: keyword.toUpperCase(), flags, rest };
}
const leadingFlag = /^--([a-z-]+)(?:=(\S*))?(?:\s+|$)/;
function afterHereDocuments(lines, at, logical) {
    let end = at;
    for (const [, dash, word] of logical.matchAll(/<<(-?)["']?([A-Za-z_]\w*)["']?/g)) {
        const isEnd = (line) => (dash === '-' ? line.replace(/^\t+/, '') : line) === word;
        const found = lines.findIndex((line, index) => index > end && isEnd(line));
        if (found > end)
            end = found;
    }
    return end;
}
function words(text) {
    if (text.startsWith('[')) {
        try {
            const list = JSON.parse(text);
            if (Array.isArray(list) && list.every((word) => typeof word === 'string'))
                return list;
        }
        catch {
        }
    }
    return [...text.matchAll(/(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/g)].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}
function expandVariables(text, variables) {
    let known = true;
    const expanded = text.replace(/\\\$|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^{}]*))?\}|)/g, (written, bare, braced, operator, other = '') => {
        if (written === '\\$')
            return '$';
        const name = bare ?? braced;
        const value = name === undefined ? undefined : variables.get(name);
        const isSet = operator?.startsWith(':') ? Boolean(value) : value !== undefined;
        if (operator?.endsWith('-') && name !== undefined && !isKnownToBuilderOnly(name, variables))
            return isSet ? (value ?? '') : other;
        if (operator?.endsWith('+') && name !== undefined && !isKnownToBuilderOnly(name, variables))
            return isSet ? other : '';
        if (value === undefined)
            known = false;
        return value ?? '';
    });
    return known ? expanded : undefined;
}
function isKnownToBuilderOnly(name, variables) {
    return variables.has(name) && variables.get(name) === undefined;
}

;// CONCATENATED MODULE: ./build/core/build/dockerfile-reads.js

const automatic = ['TARGET', 'BUILD'].flatMap((side) => ['PLATFORM', 'OS', 'ARCH', 'VARIANT'].map((part) => `${side}${part}`));
function dockerfileReads(dockerfile, target, buildArgs) {
    const { stages } = dockerfile;
    const number = target === undefined ? stages.length - 1 : stageNumber(stages, target, stages.length);
    if (number === undefined || stages[number] === undefined)
        return undefined;
    const reader = new StageReader(dockerfile, buildArgs);
    reader.visit(number);
    return {
        images: [...reader.images].sort(),
        unknownImages: [...reader.unknownImages].sort(),
        context: reader.readsEverything ? 'everything' : [...reader.context].sort(),
    };
}
class StageReader {
    images = new Set();
    unknownImages = new Set();
    context = new Set();
    readsEverything = false;
    #stages;
    #buildArgs;
    #globals;
    #visited = new Map();
    constructor(dockerfile, buildArgs) {
        this.#stages = dockerfile.stages;
        this.#buildArgs = buildArgs;
        this.#globals = globalValues(dockerfile.globals, buildArgs);
    }
    visit(number) {
        const known = this.#visited.get(number);
        const stage = this.#stages[number];
        if (known !== undefined || stage === undefined)
            return known ?? new Map();
        const base = this.#need(stage.base, this.#globals, number);
        const environment = new Map(base === undefined ? [] : this.visit(base));
        this.#visited.set(number, environment);
        const scope = new Map([...automatic.map((name) => [name, undefined]), ...environment]);
        for (const instruction of stage.instructions)
            this.#read(instruction, scope, environment, number);
        return environment;
    }
    #read(instruction, scope, environment, number) {
        const { keyword, flags, rest } = instruction;
        if (keyword === 'ARG')
            declareArgs(rest, scope, environment, this.#globals, this.#buildArgs);
        else if (keyword === 'ENV')
            setEnvironment(rest, scope, environment);
        else if (keyword === 'COPY' || keyword === 'ADD')
            this.#readCopy(instruction, scope, number);
        else if (keyword === 'RUN') {
            for (const { name, value } of flags)
                if (name === 'mount')
                    this.#readMount(value, scope, number);
        }
    }
    #readCopy({ flags, rest }, scope, number) {
        const from = flags.find(({ name }) => name === 'from')?.value;
        if (from !== undefined) {
            this.#follow(from, scope, number);
            return;
        }
        for (const source of words(rest).slice(0, -1)) {
            if (!source.startsWith('<<') && !/^([a-z][a-z0-9+.-]*:\/\/|git@)/i.test(source))
                this.#readContext(source, scope);
        }
    }
    #readMount(mount, scope, number) {
        const fields = new Map(mount.split(',').map((field) => [field.split('=')[0] ?? '', field.slice(field.indexOf('=') + 1)]));
        const from = fields.get('from');
        if (from !== undefined)
            this.#follow(from, scope, number);
        else if ((fields.get('type') ?? 'bind') === 'bind') {
            this.#readContext(fields.get('source') ?? fields.get('src') ?? '.', scope);
        }
    }
    #readContext(source, scope) {
        const path = expandVariables(source, scope);
        if (path === undefined || path.split('/').includes('..'))
            this.readsEverything = true;
        else
            this.context.add(path.replace(/^(\.?\/)+/, '').replace(/\/+$/, ''));
    }
    #follow(from, scope, number) {
        const stage = this.#need(from, scope, number);
        if (stage !== undefined)
            this.visit(stage);
    }
    #need(written, scope, before) {
        const name = expandVariables(written, scope);
        if (name === undefined) {
            this.unknownImages.add(written);
            return undefined;
        }
        const stage = stageNumber(this.#stages, name, before);
        if (stage === undefined && name !== 'scratch' && name !== '')
            this.images.add(name);
        return stage;
    }
}
function stageNumber(stages, name, before) {
    if (/^\d+$/.test(name) && Number(name) < before)
        return Number(name);
    const number = stages.slice(0, before).findLastIndex((stage) => stage.name === name.toLowerCase());
    return number < 0 ? undefined : number;
}
function globalValues(globals, buildArgs) {
    const values = new Map(automatic.map((name) => [name, undefined]));
    for (const { keyword, rest } of globals) {
        if (keyword !== 'ARG')
            continue;
        for (const [name, preset] of assignments(rest)) {
            values.set(name, buildArgs.get(name) ?? (preset === undefined ? '' : expandVariables(preset, values)));
        }
    }
    return values;
}
function declareArgs(rest, scope, environment, globals, buildArgs) {
    for (const [name, preset] of assignments(rest)) {
        if (environment.has(name))
            continue;
        const own = preset === undefined ? globals.get(name) : expandVariables(preset, scope);
        scope.set(name, buildArgs.get(name) ?? own);
    }
}
function setEnvironment(rest, scope, environment) {
    const old = /^([A-Za-z_]\w*)\s+([^=].*)$/s.exec(rest);
    const pairs = old === null ? assignments(rest) : [[old[1] ?? '', old[2]]];
    for (const [name, value = ''] of pairs) {
        const expanded = expandVariables(value, scope);
        scope.set(name, expanded);
        environment.set(name, expanded);
    }
}
function assignments(rest) {
    return words(rest).map((word) => {
        const equals = word.indexOf('=');
        return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
    });
}

;// CONCATENATED MODULE: ./build/core/build/content-key.js






const keyLabel = 'io.monorepo-gitops.inputs';
const keyVersion = 1;
const tagDigits = 40;
async function contentKey(build, inspectBase) {
    const text = await (0,promises_.readFile)(build.dockerfile, 'utf8');
    const reads = dockerfileReads(parseDockerfile(text), build.target, build.buildArgs);
    if (reads === undefined)
        return { known: false, reason: `the Dockerfile has no stage ${build.target ?? 'at all'}` };
    const bases = await basesOf(reads, inspectBase);
    if ('missing' in bases)
        return { known: false, reason: `the base image ${bases.missing} cannot be resolved` };
    const rules = await ignoreRules(build.context, build.dockerfile);
    const files = await contextFiles(build.context, rules, bases.haveTriggers ? 'everything' : reads.context);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const add = (...part) => hash.update(`${JSON.stringify(part)}\n`);
    add('monorepo-gitops', keyVersion);
    add('dockerfile', text);
    add('target', build.target ?? null);
    add('platforms', [...platforms(build)].sort());
    add('args', [...build.buildArgs].sort(byName));
    add('labels', [...build.labels].sort(byName));
    add('secrets', build.secrets.map(({ id }) => id).sort());
    for (const base of bases.digests)
        add('base', ...base);
    for (const file of files)
        add('file', file.path, file.kind, await contentDigest(build.context, file));
    return keyOf(hash.digest('hex'), files.length);
}
function keyOf(hex, files) {
    return { known: true, digest: `sha256:${hex}`, tag: `c-${hex.slice(0, tagDigits)}`, files };
}
async function basesOf({ images, unknownImages }, inspectBase) {
    const [unknown] = unknownImages;
    if (unknown !== undefined)
        return { missing: unknown };
    const digests = [];
    let haveTriggers = false;
    for (const image of images) {
        const base = await inspectBase(image);
        if (base === undefined)
            return { missing: image };
        digests.push([image, base.digest]);
        haveTriggers ||= base.hasTriggers;
    }
    return { digests, haveTriggers };
}
function platforms(build) {
    return build.platforms.length > 0 ? build.platforms : [`linux/${(0,external_node_os_.arch)() === 'x64' ? 'amd64' : (0,external_node_os_.arch)()}`];
}
function byName([a], [b]) {
    return a < b ? -1 : 1;
}

;// CONCATENATED MODULE: ./build/core/build/image-config.js

async function readImageConfig(registry, reference) {
    const manifest = await registry.getManifest(reference);
    if (manifest === undefined)
        return undefined;
    const image = await firstImage(registry, reference, manifest);
    const config = image && (await image_config_readConfig(registry, reference, image.config));
    return {
        digest: manifest.digest,
        labels: config?.Labels ?? {},
        hasTriggers: (config?.OnBuild ?? []).length > 0,
    };
}
async function firstImage(registry, { registry: host, repository }, manifest) {
    const content = (0,image_manifest/* readManifest */.W)(manifest);
    if (content.kind === 'image')
        return content;
    const entry = content.manifests.find((each) => !isAttestation(each));
    const child = entry && (await registry.getManifest({ registry: host, repository, digest: entry.digest }));
    const image = child && (0,image_manifest/* readManifest */.W)(child);
    return image?.kind === 'image' ? image : undefined;
}
function isAttestation({ platform }) {
    return platform?.os === 'unknown';
}
async function image_config_readConfig(registry, repository, config) {
    const pieces = [];
    for await (const piece of registry.getBlob(repository, config.digest))
        pieces.push(piece);
    const content = JSON.parse(Buffer.concat(pieces).toString('utf8'));
    return content.config ?? {};
}

;// CONCATENATED MODULE: ./build/core/build/kaniko.js






const kanikoImage = 'ghcr.io/osscontainertools/kaniko:v1.28.3-debug';
const scriptName = 'build.sh';
const digestName = 'digest';
const planName = 'build.json';
async function emitKaniko(directory, spec, tags) {
    await writeEmitted(directory, { image: spec.image, tags, action: 'built', digest: undefined });
    await writeScript(directory, kanikoScript(directory, spec));
}
async function emitNothingToBuild(directory, build) {
    await writeEmitted(directory, build);
    const notice = `${build.image}@${build.digest} is there already (${build.action}): nothing to build`;
    await writeScript(directory, `#!/bin/sh\nprintf '%s\\n' ${shellQuote(notice)}\n`);
}
async function finishKaniko(directory) {
    const build = await readEmitted(directory);
    if (build.digest !== undefined)
        return { ...build, digest: build.digest };
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(directory, digestName), 'utf8').catch(() => '');
    const digest = text.trim();
    if (/^sha256:[0-9a-f]{64}$/.test(digest))
        return { ...build, digest };
    throw new failure/* Failure */.HR('failed', 'KANIKO_NOT_RUN', `${(0,external_node_path_.join)(directory, digestName)} holds no digest: kaniko has not pushed`, {
        hint: `Run ${scriptName} in ${kanikoImage} between --emit and --finish, and keep the directory (GitLab: artifacts).`,
    });
}
async function readEmitted(directory) {
    const path = (0,external_node_path_.join)(directory, planName);
    const notOurs = (cause) => (0,failure/* badInput */.AN)('finish', `${path} is not what --emit wrote`, 'Give the directory of --emit, kept as an artifact.', cause);
    let content;
    try {
        content = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch (cause) {
        throw notOurs(cause);
    }
    const { image, tags, action, digest } = content;
    const [first, ...others] = tags ?? [];
    if (image === undefined || first === undefined || action === undefined)
        throw notOurs(undefined);
    return { image, tags: [first, ...others], action, digest };
}
async function writeEmitted(directory, build) {
    await (0,promises_.mkdir)(directory, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, planName), `${JSON.stringify(build, null, 2)}\n`);
}
async function writeScript(directory, script) {
    const path = (0,external_node_path_.join)(directory, scriptName);
    await (0,promises_.writeFile)(path, script);
    await (0,promises_.chmod)(path, 0o755);
}
function kanikoScript(directory, spec) {
    const words = kanikoWords(directory, spec).map((word) => typeof word === 'string' ? shellQuote(word) : `${shellQuote(word.before)}"$here"${shellQuote(`/${word.path}`)}`);
    const variables = spec.secrets.map(({ variable }) => `: "\${${variable}?is the build secret of this image}"`);
    return `#!/bin/sh
# Builds ${destinations(spec)[0]} with kaniko. Written by: monorepo-gitops build-image --emit
set -eu
umask 077
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
rm -f -- "$here"/${digestName}
${[...variables, credentialLines(spec)].join('\n')}
set -- ${words.join(' \\\n  ')}
"\${KANIKO_EXECUTOR:-/kaniko/executor}" "$@"
`;
}
function credentialLines(spec) {
    const { registry } = (0,image_reference/* parseReference */.F2)(spec.image);
    const key = registry === image_reference/* dockerHub */.UD ? 'https://index.docker.io/v1/' : registry;
    return `user=\${MG_REGISTRY_USERNAME-}
password=\${MG_REGISTRY_PASSWORD-}
if [ -z "$password" ] && [ "\${CI_REGISTRY-}" = ${shellQuote(registry)} ]; then
  user=\${CI_REGISTRY_USER-}
  password=\${CI_REGISTRY_PASSWORD-}
fi
if [ -n "$password" ]; then
  keep=/kaniko
  [ -w "$keep" ] || keep=\${TMPDIR:-/tmp}
  DOCKER_CONFIG=$(mktemp -d "$keep/docker.XXXXXX")
  export DOCKER_CONFIG
  trap 'rm -rf -- "$DOCKER_CONFIG"' EXIT
  auth=$(printf '%s:%s' "$user" "$password" | base64 | tr -d '\\n')
  printf '{"auths":{"%s":{"auth":"%s"}}}' ${shellQuote(key)} "$auth" > "$DOCKER_CONFIG"/config.json
fi`;
}
function kanikoWords(directory, spec) {
    const [platform, another] = spec.platforms;
    if (another !== undefined) {
        throw (0,failure/* badInput */.AN)('platforms', 'kaniko builds one platform at a time', 'Use buildkit or buildah for several platforms.');
    }
    return [
        { before: '--context=dir://', path: (0,external_node_path_.relative)(directory, spec.context) || '.' },
        { before: '--dockerfile=', path: (0,external_node_path_.relative)(directory, spec.dockerfile) },
        ...destinations(spec).map((destination) => `--destination=${destination}`),
        ...(spec.target === undefined ? [] : [`--target=${spec.target}`]),
        ...(platform === undefined ? [] : [`--custom-platform=${platform}`]),
        ...[...spec.buildArgs].map(([key, value]) => `--build-arg=${key}=${value}`),
        ...[...spec.labels].map(([key, value]) => `--label=${key}=${value}`),
        ...spec.secrets.map(({ id, variable }) => `--secret=id=${id},env=${variable}`),
        ...cacheWords(spec),
        '--snapshot-mode=redo',
        '--push-retry=3',
        '--image-download-retry=3',
        '--image-fs-extract-retry=3',
        ...(spec.insecureRegistry ? [`--insecure-registry=${(0,image_reference/* parseReference */.F2)(spec.image).registry}`] : []),
        { before: '--digest-file=', path: digestName },
    ];
}
function cacheWords(spec) {
    switch (spec.cache.mode) {
        case 'none':
            return [];
        case 'gha':
            throw (0,failure/* badInput */.AN)('cache', 'kaniko cannot use the GitHub Actions cache', 'Use `cache: registry` or `cache: none`.');
        case 'registry':
            return ['--cache=true', `--cache-repo=${spec.cache.repository}`, '--cache-copy-layers=true'];
    }
}

;// CONCATENATED MODULE: ./build/core/build/reuse.js



async function findByKey(registry, image, key) {
    const found = await readImageConfig(registry, { ...(0,image_reference/* parseReference */.F2)(image), tag: key.tag });
    return found?.labels[keyLabel] === key.digest ? found.digest : undefined;
}

;// CONCATENATED MODULE: ./build/core/build/select.js

async function selectEngine(choice, engines) {
    const lacks = [];
    for (const engine of engines) {
        if (choice !== 'auto' && choice !== engine.name)
            continue;
        const availability = await engine.available();
        if (availability.available)
            return engine;
        lacks.push({ engine: engine.name, ...availability });
    }
    const what = choice === 'auto' ? 'no engine can build here' : `the engine ${choice} cannot build here`;
    throw new failure/* Failure */.HR('failed', 'ENGINE_MISSING', [what, ...lacks.map(describe)].join('\n  '), {
        hint: lacks.map(({ engine, howToGet }) => `${engine}: ${howToGet}`).join('\n'),
    });
}
function describe({ engine, reason }) {
    return `${engine}: ${reason}`;
}

;// CONCATENATED MODULE: ./build/core/build/from-dockerfile.js














async function imageFromDockerfile(build, ports) {
    const key = build.unlessChanged ? await from_dockerfile_keyOf(build.spec, ports) : undefined;
    const existing = key && (await findByKey(ports.registry, build.spec.image, key));
    if (existing !== undefined)
        return reuse(build, existing, ports);
    const spec = key === undefined ? withOrigin(build) : withKey(build.spec, key);
    if (build.emit !== undefined)
        return emitted(build, build.emit, spec, ports);
    const engine = await selectEngine(build.engine, enginesFor(ports, build.builder));
    ports.log.info(`Engine: ${engine.name}`);
    if (build.dryRun)
        return planned(engine, spec, ports);
    const { reportedDigest } = await ports.log.group(`Build ${spec.image}`, () => engine.build(spec));
    return { action: 'built', digest: await confirmPushed(ports.registry, spec, reportedDigest) };
}
function enginesFor(ports, builder) {
    return [buildkitEngine(ports, builder), buildahEngine(ports, () => runsInContainer(ports.env))];
}
async function buildCredentials(build, resolve, log) {
    const { registry, repository } = (0,image_reference/* parseReference */.F2)(build.image);
    const found = new Map([[registry, await resolve(registry, repository)]]);
    const cache = build.cache.mode === 'registry' ? [build.cache.repository] : [];
    for (const image of [...cache, ...(await baseImages(build))]) {
        const other = (0,image_reference/* parseReference */.F2)(image, 'dockerfile');
        if (found.has(other.registry))
            continue;
        try {
            found.set(other.registry, await resolve(other.registry, other.repository));
        }
        catch (error) {
            log.detail(`no credential for ${other.registry}: ${(0,failure/* messageOf */.bD)(error)}`);
        }
    }
    return [...found].map(([registry, credentials]) => ({ registry, credentials }));
}
async function baseImages(build) {
    const dockerfile = parseDockerfile(await (0,promises_.readFile)(build.dockerfile, 'utf8'));
    return dockerfileReads(dockerfile, build.target, build.buildArgs)?.images ?? [];
}
async function confirmPushed(registry, { image, tags }, reported) {
    const repository = (0,image_reference/* parseReference */.F2)(image);
    const [first, ...others] = tags;
    const pushed = (await registry.headManifest({ ...repository, tag: first }))?.digest;
    if (pushed === undefined || (reported !== undefined && pushed !== reported)) {
        throw new failure/* Failure */.HR('failed', 'DIGEST_MISMATCH', `${image}:${first} is ${pushed ?? 'missing'} in the registry, but the builder pushed ${reported ?? 'it'}`, {
            hint: 'Another run may have pushed the same tag meanwhile: use a tag that is unique to the commit, such as {sha8}, and run again.',
        });
    }
    for (const tag of others)
        await promote_confirm(registry, { ...repository, tag }, pushed);
    return pushed;
}
async function from_dockerfile_keyOf(spec, { registry, log }) {
    const key = await contentKey(spec, (image) => readImageConfig(registry, (0,image_reference/* parseReference */.F2)(image, 'dockerfile')));
    if (key.known) {
        log.info(`Content key ${key.tag} (${key.files} files)`);
        return key;
    }
    log.warn(`unless-changed: ${key.reason}, so the image is built in any case`);
    return undefined;
}
function withKey(spec, key) {
    return {
        ...spec,
        tags: [...spec.tags, key.tag],
        labels: new Map([...spec.labels, [keyLabel, key.digest]]),
    };
}
function withOrigin({ spec, unlessChanged, originLabels }) {
    return unlessChanged ? spec : { ...spec, labels: new Map([...originLabels, ...spec.labels]) };
}
async function reuse({ spec, emit, dryRun }, digest, { registry, log }) {
    log.info(`Nothing to build: ${spec.image}@${digest} has the same content`);
    if (dryRun)
        return { action: 'reused', digest };
    await registry.tag({ ...(0,image_reference/* parseReference */.F2)(spec.image), digest }, spec.tags);
    if (emit !== undefined) {
        await emitNothingToBuild(emit, { image: spec.image, tags: spec.tags, action: 'reused', digest });
    }
    return { action: 'reused', digest: await confirmPushed(registry, spec, digest) };
}
async function emitted(build, directory, spec, { log }) {
    if (build.dryRun)
        for (const line of kanikoScript(directory, spec).split('\n'))
            log.info(line);
    else
        await emitKaniko(directory, spec, build.spec.tags);
    return { action: 'built', digest: undefined };
}
async function planned(engine, spec, { log }) {
    for (const argv of await engine.plan(spec))
        log.info(printable(argv));
    return { action: 'built', digest: undefined };
}

// EXTERNAL MODULE: ./build/core/image/credentials.js + 4 modules
var image_credentials = __webpack_require__(8247);
// EXTERNAL MODULE: ./build/core/image/registry-http.js + 1 modules
var registry_http = __webpack_require__(8098);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/monorepo/placeholders.js
var monorepo_placeholders = __webpack_require__(1192);
// EXTERNAL MODULE: ./build/commands/configured.js
var configured = __webpack_require__(4483);
// EXTERNAL MODULE: ./build/commands/shared.js
var shared = __webpack_require__(3474);
;// CONCATENATED MODULE: ./build/commands/build-image-inputs.js






const buildImageInputs = {
    ...shared/* commonInputs */.j$,
    image: { type: 'string', description: 'Repository without a tag: `harbor.example.com/fe/apps/web1`.' },
    tags: {
        type: 'list',
        default: '{sha8}',
        description: 'Tags to push. Placeholders: `{sha8}` `{sha}` `{branch-slug}` `{environment}` `{service}` `{run}` `{slug}`.',
    },
    context: { type: 'string', default: '.', description: 'Build context, a directory.' },
    dockerfile: { type: 'string', description: 'Path of the Dockerfile. Default: `Dockerfile` in the context.' },
    target: { type: 'string', description: 'Stage of the Dockerfile to build. Default: the last one.' },
    'build-args': {
        type: 'list',
        description: '`NAME=value`, or `NAME` to take it from the environment. Names that look like secrets are refused: use `secrets`.',
    },
    labels: { type: 'list', description: 'Labels of the image, `name=value`.' },
    secrets: {
        type: 'list',
        description: 'Build secrets, `id=NAME_OF_ENV_VARIABLE`, for `RUN --mount=type=secret,id=…`.',
    },
    platforms: { type: 'list', description: 'Platforms, `linux/amd64`. Default: that of the builder.' },
    engine: {
        type: 'choice',
        options: ['auto', 'buildkit', 'buildah', 'kaniko', 'append'],
        default: 'auto',
        description: 'What builds the image. `auto`: `append` when `files` is given, else BuildKit or buildah, whichever works here.',
    },
    builder: {
        type: 'string',
        description: 'BuildKit to use: name of a buildx builder, or address of a daemon (`tcp://buildkitd:1234`).',
    },
    base: { type: 'string', description: 'Engine `append`: image to put the files on. Default: an empty one.' },
    files: {
        type: 'list',
        description: 'Engine `append`: what goes into the image, `LOCAL[:REMOTE]`, for example `dist:/app`.',
    },
    command: { type: 'list', description: 'Engine `append`: command of the image, one word an item.' },
    env: { type: 'list', description: 'Engine `append`: environment variables of the image, `NAME=value`.' },
    user: { type: 'string', description: 'Engine `append`: user of the image.' },
    workdir: { type: 'string', description: 'Engine `append`: working directory of the image.' },
    cache: {
        type: 'choice',
        options: ['registry', 'gha', 'none'],
        default: 'registry',
        description: 'Where build layers are kept between runs. `gha`: the cache of GitHub Actions, with buildx.',
    },
    'cache-repository': { type: 'string', description: 'Repository of the registry cache. Default: `<image>/cache`.' },
    'unless-changed': {
        type: 'boolean',
        default: 'false',
        configurable: true,
        description: 'When the registry has an image of the same content (files that the Dockerfile copies, arguments, target, digests of base images), tag that one instead of building. Whoever may push to the repository decides what is found: give builds of forks another one.',
    },
    ...shared/* registryInputs */.P4,
    'promote-from': {
        type: 'string',
        description: 'Reference of a finished image that gets the tags, by digest, instead of building.',
    },
    emit: {
        type: 'string',
        description: 'Engine `kaniko`: directory to write `build.sh` to, which a job in the image of kaniko runs.',
    },
    finish: { type: 'string', description: 'Engine `kaniko`: the directory of `emit`, after `build.sh` has run.' },
};
function engineOf(inputs) {
    const { emit, files } = inputs;
    const engine = inputs.engine !== 'auto' ? inputs.engine : files.length > 0 ? 'append' : emit ? 'kaniko' : 'auto';
    const given = (name) => inputs[name] !== undefined && inputs[name]?.toString() !== '';
    const foreign = (engine === 'append' ? dockerfileOnly : appendOnly).find(given);
    if (foreign !== undefined) {
        throw (0,failure/* badInput */.AN)(foreign, `has no meaning for the engine ${engine}`, `Leave ${foreign} out, or choose another engine.`);
    }
    if (engine === 'append' && files.length === 0) {
        throw (0,failure/* badInput */.AN)('files', 'is missing: the engine append puts files on a base image', 'Give LOCAL[:REMOTE] items.');
    }
    if (engine === 'kaniko' && emit === undefined) {
        throw (0,failure/* badInput */.AN)('emit', 'is missing: kaniko runs in its own image, which has no Node', 'Write its script with --emit DIR, run DIR/build.sh in the image of kaniko, then --finish DIR.');
    }
    if (engine !== 'kaniko' && emit !== undefined) {
        throw (0,failure/* badInput */.AN)('emit', `has no meaning for the engine ${engine}`, 'Leave emit out, or choose `engine: kaniko`.');
    }
    return engine;
}
const appendOnly = ['base', 'files', 'command', 'env', 'user', 'workdir'];
const dockerfileOnly = ['target', 'build-args', 'secrets', 'builder'];
function configuredBuild(scope) {
    const { config, ci, service: name } = scope;
    const chosen = (0,configured/* chosenEnvironment */.Kq)(scope);
    if (name === undefined)
        return {};
    const service = (0,environments/* serviceNamed */.fD)(config, name);
    const { build = {} } = service;
    const placeholders = (0,configured/* placeholdersFor */.mL)(ci, name, chosen?.name);
    const args = new Map([...(build.args ?? []), ...(chosen?.environment.build?.args ?? [])]);
    const isAppend = build.files !== undefined;
    const image = (0,environments/* serviceImage */.Dr)(config, name);
    const at = (path) => (0,external_node_path_.resolve)(ci.workspace, path);
    return (0,configured/* present */.Eb)({
        image,
        tags: build.tags,
        context: at(build.context ?? '.'),
        dockerfile: isAppend ? undefined : at(build.dockerfile ?? `${service.path}/Dockerfile`),
        target: build.target,
        'build-args': items(args, (value, key) => (0,monorepo_placeholders/* expand */.f)(value, placeholders, `services.${name}.build.args.${key}`)),
        labels: items(build.labels),
        secrets: build.secrets,
        platforms: build.platforms,
        engine: build.engine,
        builder: build.builder,
        cache: build.cache,
        'cache-repository': build['cache-repository'],
        base: build.base,
        files: build.files,
        command: build.command,
        env: items(build.env),
        user: build.user,
        workdir: build.workdir,
        'unless-changed': (0,configured/* text */.Qq)(build['unless-changed']),
        'promote-from': promotion(scope, image, chosen?.environment['promote-from']),
    });
}
function promotion({ ci }, image, from) {
    if (image === undefined || from === undefined || ci.commit === undefined)
        return undefined;
    return `${image}:${ci.commit.slice(0, 8)}`;
}
function items(values, convert = (value) => value) {
    if (values === undefined || values.size === 0)
        return undefined;
    return [...values].map(([key, value]) => `${key}=${convert(value, key)}`);
}

// EXTERNAL MODULE: ./build/commands/command.js
var command = __webpack_require__(2950);
// EXTERNAL MODULE: ./build/commands/resolve.js
var resolve = __webpack_require__(3767);
;// CONCATENATED MODULE: ./build/commands/build-image.js
var build_image_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var build_image_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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

















const buildImage = (0,command/* defineCommand */.N)({
    name: 'build-image',
    summary: "Build and push one service's image, or prove that it already exists",
    inputs: buildImageInputs,
    outputs: {
        image: 'Repository without a tag.',
        tag: 'The first tag.',
        tags: 'JSON list of all tags.',
        digest: '`sha256:…` of the image, as the registry has it; empty after `dry-run` and `emit` when it has to be built.',
        reference: '`image@digest`.',
        action: '`built`, `reused` (content key) or `promoted`.',
        'duration-ms': 'Milliseconds that it took.',
    },
    configured: configuredBuild,
    async run(run) {
        const started = run.clock.now();
        const { image, tags, action, digest } = run.inputs.finish === undefined ? await makeImage(run) : await finish(run, run.inputs.finish);
        const duration = run.clock.now() - started;
        const reference = digest === undefined ? undefined : `${image}@${digest}`;
        run.log.info(`${action}: ${reference ?? image} ${tags.join(' ')}`);
        return {
            outputs: { image, tag: tags[0], tags, digest, reference, action, 'duration-ms': duration },
            summary: [
                '| image | tags | digest | action | time |',
                '|---|---|---|---|---|',
                `| \`${image}\` | ${tags.map((tag) => `\`${tag}\``).join(' ')} | \`${digest ?? ''}\` | ${action} | ${(duration / 1000).toFixed(1)} s |`,
            ].join('\n'),
        };
    },
});
async function makeImage(run) {
    const { inputs } = run;
    const image = (0,resolve/* needed */.Ow)(inputs.image, 'image', 'nothing says where the image goes', 'Give the image, or a service of gitops.yaml.');
    const target = buildTarget(image, inputs.tags, placeholdersOf(run));
    const engine = engineOf(inputs);
    const made = inputs['promote-from'] !== undefined
        ? await promoted(run, target, inputs['promote-from'])
        : engine === 'append'
            ? await appended(run, target)
            : await builtFromDockerfile(run, target, engine);
    return { ...target, ...made };
}
async function finish(run, directory) {
    const build = await finishKaniko((0,external_node_path_.resolve)(run.cwd, directory));
    return { ...build, digest: await confirmPushed(connect(run).registry, build, build.digest) };
}
async function promoted(run, target, source) {
    const { registry } = connect(run);
    const from = (0,image_reference/* parseReference */.F2)(source, 'promote-from');
    if (run.inputs['dry-run']) {
        const found = await registry.headManifest(from);
        if (found === undefined)
            throw (0,image_registry.missing)(from, 'promote-from');
        return { action: 'promoted', digest: found.digest };
    }
    const { digest } = await promote(registry, { from, to: (0,image_reference/* parseReference */.F2)(target.image), tags: target.tags });
    if (run.inputs.emit !== undefined) {
        await emitNothingToBuild((0,external_node_path_.resolve)(run.cwd, run.inputs.emit), { ...target, action: 'promoted', digest });
    }
    return { action: 'promoted', digest };
}
async function appended(run, target) {
    const { inputs, env, cwd } = run;
    const { registry } = connect(run);
    const [platform, another] = inputs.platforms;
    if (another !== undefined)
        throw (0,failure/* badInput */.AN)('platforms', '`append` makes an image for one platform', 'Give one platform.');
    const spec = {
        base: inputs.base === undefined ? undefined : (0,image_reference/* parseReference */.F2)(inputs.base, 'base'),
        files: inputs.files,
        cwd,
        image: (0,image_reference/* parseRepositoryName */.$M)(target.image),
        tags: target.tags,
        platform,
        epoch: sourceDate(env.SOURCE_DATE_EPOCH),
        command: inputs.command,
        env: parseAssignments('env', inputs.env),
        user: inputs.user,
        workdir: inputs.workdir,
        labels: new Map([
            ...(inputs['unless-changed'] ? [] : originLabels(run.ci)),
            ...parseAssignments('labels', inputs.labels),
        ]),
    };
    if (inputs['dry-run']) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const assembled = build_image_addDisposableResource(env_1, await assembleImage(registry, spec), true);
            const { digest } = assembled.manifest;
            const existing = await registry.headManifest({ ...spec.image, digest });
            return { action: existing === undefined ? 'built' : 'reused', digest };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = build_image_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    const { digest, result } = await appendImage(registry, spec);
    return { action: result === 'existed' ? 'reused' : 'built', digest };
}
function sourceDate(text = '0') {
    if (/^\d{1,12}$/.test(text))
        return Number(text);
    throw (0,failure/* badInput */.AN)('SOURCE_DATE_EPOCH', `"${text}" is not a number of seconds`, 'Use `git log -1 --format=%ct`.');
}
async function builtFromDockerfile(run, target, engine) {
    const { inputs, env, cwd, log, secrets } = run;
    const { registry, credentials } = connect(run);
    const recipe = {
        ...target,
        ...(await recipePaths(cwd, inputs.context, inputs.dockerfile)),
        target: inputs.target,
        buildArgs: parseBuildArgs(inputs['build-args'], env, secrets),
        labels: parseAssignments('labels', inputs.labels),
        secrets: parseBuildSecrets(inputs.secrets, env, secrets),
        platforms: inputs.platforms,
        cache: buildCache(inputs.cache, target.image, inputs['cache-repository']),
        insecureRegistry: (0,registry_http/* isPlain */.$i)((0,image_reference/* parseReference */.F2)(target.image).registry, []),
    };
    const build = {
        spec: { ...recipe, credentials: await buildCredentials(recipe, credentials, log) },
        engine,
        builder: inputs.builder,
        unlessChanged: inputs['unless-changed'],
        originLabels: originLabels(run.ci),
        emit: inputs.emit === undefined ? undefined : (0,external_node_path_.resolve)(cwd, inputs.emit),
        dryRun: inputs['dry-run'],
    };
    return imageFromDockerfile(build, { run: runProgram, env, log, registry });
}
function connect({ inputs, env, secrets, clock }) {
    const credentials = (0,image_credentials.credentialResolver)({
        username: inputs['registry-username'],
        password: inputs['registry-password'],
        registry: inputs.image === undefined ? undefined : (0,image_reference/* parseRepositoryName */.$M)(inputs.image).registry,
    }, { env, secrets, clock });
    return { credentials, registry: (0,image_registry.createRegistry)({ clock, secrets, credentials }) };
}
function placeholdersOf({ inputs, config, ci }) {
    const { service, environment } = inputs;
    const chosen = config && (0,configured/* chosenEnvironment */.Kq)({ config, ci, service, environment });
    return (0,configured/* placeholdersFor */.mL)(ci, service, environment ?? chosen?.name);
}


/***/ }),

/***/ 8247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  credentialResolver: () => (/* binding */ credentialResolver)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
;// CONCATENATED MODULE: ./build/core/image/docker-config.js





const dockerHubKey = 'https://index.docker.io/v1/';
const expired = 'sign in to the registry again (`docker login`), or give registry-username and registry-password';
async function dockerCredentials(registry, repository, env) {
    for await (const { source, text } of configurations(env)) {
        const config = parse(text, source);
        const found = (await fromHelper(config, registry, env)) ?? fromEntries(config, registry, repository, source);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
async function* configurations(env) {
    const inline = env.DOCKER_AUTH_CONFIG;
    if (inline)
        yield { source: 'DOCKER_AUTH_CONFIG', text: inline };
    const home = env.HOME ?? env.USERPROFILE;
    const docker = env.DOCKER_CONFIG || (home && external_node_path_.join(home, '.docker'));
    const runtime = env.XDG_RUNTIME_DIR;
    const files = [
        docker && external_node_path_.join(docker, 'config.json'),
        env.REGISTRY_AUTH_FILE,
        runtime && external_node_path_.join(runtime, 'containers', 'auth.json'),
        home && external_node_path_.join(env.XDG_CONFIG_HOME || external_node_path_.join(home, '.config'), 'containers', 'auth.json'),
    ];
    for (const file of files) {
        const text = file ? await readOptional(file) : undefined;
        if (file && text !== undefined && text.trim() !== '')
            yield { source: file, text };
    }
}
async function readOptional(file) {
    try {
        return await (0,promises_.readFile)(file, 'utf8');
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
            return undefined;
        throw new failure/* Failure */.HR('failed', 'DOCKER_CONFIG_INVALID', `${file} cannot be read`, {
            hint: 'correct its permissions',
            cause: error,
        });
    }
}
function parse(text, source) {
    try {
        const config = JSON.parse(text);
        if (typeof config === 'object' && config !== null)
            return config;
    }
    catch {
    }
    throw new failure/* Failure */.HR('bad-input', 'DOCKER_CONFIG_INVALID', `${source} is not a Docker configuration in JSON`, {
        hint: 'write {"auths": {"<registry>": {"auth": "<base64 of user:password>"}}}',
    });
}
function fromEntries({ auths }, registry, repository, source) {
    const entries = new Map(Object.entries(auths ?? {}).map(([key, entry]) => [normalKey(key), entry]));
    for (const key of keysOf(registry, repository)) {
        const entry = entries.get(key);
        const found = entry ? credentialsIn(entry, source) : undefined;
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function keysOf(registry, repository) {
    const parts = repository === '' ? [] : repository.split('/');
    return parts.map((_, index) => [registry, ...parts.slice(0, parts.length - index)].join('/')).concat(registry);
}
function normalKey(key) {
    const bare = key.replace(/^https?:\/\//, '').replace(/\/(?:v[12]\/?)?$/, '');
    return bare.replace(/^(?:index|registry-1)\.docker\.io(?=\/|$)/, reference/* dockerHub */.UD);
}
function credentialsIn({ auth, username, password, identitytoken }, source) {
    if (identitytoken)
        return { kind: 'identity-token', token: identitytoken, source, hint: expired };
    if (username && password)
        return { kind: 'basic', username, password, source, hint: expired };
    if (!auth)
        return undefined;
    const decoded = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
    const colon = decoded.indexOf(':');
    if (colon < 1)
        return undefined;
    return {
        kind: 'basic',
        username: decoded.slice(0, colon),
        password: decoded.slice(colon + 1),
        source,
        hint: expired,
    };
}
async function fromHelper(config, registry, env) {
    const server = registry === reference/* dockerHub */.UD ? dockerHubKey : registry;
    const helper = config.credHelpers?.[registry] ?? config.credHelpers?.[server] ?? config.credsStore;
    if (!helper)
        return undefined;
    const program = `docker-credential-${helper}`;
    if (!/^[A-Za-z0-9._-]+$/.test(helper))
        throw helperFailed(program, registry, new Error('this is not a name of a helper'));
    const { exitCode, stdout } = await ask(program, server, env).catch((error) => {
        throw helperFailed(program, registry, error);
    });
    if (exitCode !== 0) {
        if (/credentials not found/i.test(stdout))
            return undefined;
        throw helperFailed(program, registry, new Error(stdout.trim() || `it ended with ${exitCode}`));
    }
    return readHelper(program, registry, stdout);
}
function readHelper(program, registry, stdout) {
    let answer;
    try {
        answer = JSON.parse(stdout);
    }
    catch {
        throw helperFailed(program, registry, new Error('its answer is not JSON'));
    }
    const { Username: username, Secret: secret } = answer;
    if (typeof username !== 'string' || typeof secret !== 'string' || secret === '')
        return undefined;
    const common = { source: program, hint: expired };
    return username === '<token>'
        ? { kind: 'identity-token', token: secret, ...common }
        : { kind: 'basic', username, password: secret, ...common };
}
function ask(program, server, env) {
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)(program, ['get'], { env: { ...env }, stdio: ['pipe', 'pipe', 'ignore'] });
        const pieces = [];
        child.stdout.on('data', (piece) => pieces.push(piece));
        child.on('error', reject);
        child.on('close', (exitCode) => resolve({ exitCode, stdout: Buffer.concat(pieces).toString('utf8') }));
        child.stdin.on('error', () => { });
        child.stdin.end(server);
    });
}
function helperFailed(program, registry, cause) {
    return new failure/* Failure */.HR('failed', 'CREDENTIAL_HELPER', `${program} gives no credentials for ${registry}: ${(0,failure/* messageOf */.bD)(cause)}`, {
        hint: 'install or repair the helper, remove it from the Docker configuration, or give registry-username and registry-password',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/core/image/aws-keys.js


const audience = 'sts.amazonaws.com';
const metadataTimeout = 1_000;
async function awsKeys(region, ports) {
    const found = fromEnvironment(ports.env) ??
        (await fromWebIdentity(region, ports)) ??
        (await fromContainer(ports.env)) ??
        (await fromMachine(ports.env));
    if (found !== undefined) {
        ports.secrets.add(found.keys.secretAccessKey);
        if (found.keys.sessionToken !== undefined)
            ports.secrets.add(found.keys.sessionToken);
    }
    return found;
}
function fromEnvironment(env) {
    const accessKeyId = env.AWS_ACCESS_KEY_ID;
    const secretAccessKey = env.AWS_SECRET_ACCESS_KEY;
    if (!accessKeyId || !secretAccessKey)
        return undefined;
    const sessionToken = env.AWS_SESSION_TOKEN;
    return {
        keys: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
        source: 'AWS_ACCESS_KEY_ID',
    };
}
async function fromWebIdentity(region, { env, secrets }) {
    const role = env.AWS_ROLE_ARN;
    const token = role ? await webIdentityToken(env) : undefined;
    if (!role || token === undefined)
        return undefined;
    secrets.add(token);
    const response = await fetch(stsAddress(region, env), {
        method: 'POST',
        redirect: 'error',
        headers: { accept: 'application/json' },
        body: new URLSearchParams({
            Action: 'AssumeRoleWithWebIdentity',
            Version: '2011-06-15',
            RoleArn: role,
            RoleSessionName: env.AWS_ROLE_SESSION_NAME || 'monorepo-gitops',
            WebIdentityToken: token,
        }),
    }).catch((error) => {
        throw notAssumed(role, error);
    });
    const text = await response.text();
    if (!response.ok)
        throw notAssumed(role, new Error(secrets.redact(text).slice(0, 400)));
    const field = (name) => new RegExp(`<${name}>([^<]+)</${name}>|"${name}"\\s*:\\s*"([^"]+)"`).exec(text)?.slice(1).find(Boolean);
    const keys = keysFrom(field('AccessKeyId'), field('SecretAccessKey'), field('SessionToken'));
    if (keys === undefined)
        throw notAssumed(role, new Error('the answer has no keys'));
    return { keys, source: `the role ${role}` };
}
function stsAddress(region, env) {
    return env.AWS_ENDPOINT_URL_STS || `https://sts.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`;
}
async function webIdentityToken(env) {
    const file = env.AWS_WEB_IDENTITY_TOKEN_FILE;
    if (file)
        return (await (0,promises_.readFile)(file, 'utf8')).trim();
    const given = env.AWS_ID_TOKEN;
    if (given)
        return given;
    const address = env.ACTIONS_ID_TOKEN_REQUEST_URL;
    const bearer = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
    if (!address || !bearer)
        return undefined;
    const url = new URL(address);
    url.searchParams.set('audience', audience);
    const response = await fetch(url, { redirect: 'error', headers: { authorization: `Bearer ${bearer}` } });
    const answer = response.ok ? (await response.json()) : {};
    if (typeof answer.value === 'string')
        return answer.value;
    throw new failure/* Failure */.HR('failed', 'OIDC_TOKEN', `GitHub gave no OIDC token for AWS (${response.status})`, {
        hint: 'the job needs `permissions: id-token: write`; pull requests from forks never get one',
    });
}
async function fromContainer(env) {
    const relative = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
    const address = relative ? `http://169.254.170.2${relative}` : env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
    if (!address)
        return undefined;
    const file = env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
    const token = file ? (await (0,promises_.readFile)(file, 'utf8')).trim() : env.AWS_CONTAINER_AUTHORIZATION_TOKEN;
    const response = await fetch(address, { redirect: 'error', headers: token ? { authorization: token } : {} });
    return response.ok ? readMetadata(await response.json(), "the container's role") : undefined;
}
async function fromMachine(env) {
    if (env.AWS_EC2_METADATA_DISABLED === 'true')
        return undefined;
    const base = env.AWS_EC2_METADATA_SERVICE_ENDPOINT || 'http://169.254.169.254';
    const ask = (path, init) => fetch(new URL(path, base), { ...init, redirect: 'error', signal: AbortSignal.timeout(metadataTimeout) });
    try {
        const session = await ask('/latest/api/token', {
            method: 'PUT',
            headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' },
        });
        if (!session.ok)
            return undefined;
        const headers = { 'x-aws-ec2-metadata-token': await session.text() };
        const roles = '/latest/meta-data/iam/security-credentials/';
        const role = (await (await ask(roles, { headers })).text()).split('\n')[0]?.trim();
        const answer = await ask(`${roles}${role}`, { headers });
        return answer.ok ? readMetadata(await answer.json(), "the machine's role") : undefined;
    }
    catch {
        return undefined;
    }
}
function readMetadata(answer, source) {
    const fields = typeof answer === 'object' && answer !== null ? answer : {};
    const keys = keysFrom(fields.AccessKeyId, fields.SecretAccessKey, fields.Token);
    return keys === undefined ? undefined : { keys, source };
}
function keysFrom(accessKeyId, secretAccessKey, sessionToken) {
    if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string' || typeof sessionToken !== 'string')
        return undefined;
    return { accessKeyId, secretAccessKey, sessionToken };
}
function notAssumed(role, cause) {
    return new failure/* Failure */.HR('failed', 'AWS_ROLE', `AWS did not let this job assume ${role}`, {
        hint: `the role's trust policy must allow the pipeline's OIDC provider, with audience ${audience} and a subject that matches this repository`,
        cause,
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/core/image/aws-signature.js

function signed(request, keys) {
    const time = new Date(request.now).toISOString().replace(/[-:]|\.\d{3}/g, '');
    const date = time.slice(0, 8);
    const headers = {
        ...request.headers,
        host: request.url.host,
        'x-amz-date': time,
        ...(keys.sessionToken === undefined ? {} : { 'x-amz-security-token': keys.sessionToken }),
    };
    const names = Object.keys(headers).sort();
    const canonical = [
        request.method,
        request.url.pathname,
        canonicalQuery(request.url),
        ...names.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
        '',
        names.join(';'),
        sha256(request.body),
    ].join('\n');
    const scope = `${date}/${request.region}/${request.service}/aws4_request`;
    const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
    const key = [date, request.region, request.service, 'aws4_request'].reduce((secret, part) => hmac(secret, part), `AWS4${keys.secretAccessKey}`);
    const signature = hmac(key, toSign).toString('hex');
    return {
        ...headers,
        authorization: `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
    };
}
function canonicalQuery(url) {
    return [...url.searchParams]
        .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
        .sort()
        .join('&');
}
function encoded(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text, 'utf8').digest('hex');
}
function hmac(key, text) {
    return (0,external_node_crypto_.createHmac)('sha256', key).update(text, 'utf8').digest();
}

;// CONCATENATED MODULE: ./build/core/image/ecr.js



const privateRegistry = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn|\.eu)?|on\.aws)$/;
const hint = 'the AWS identity needs ecr:GetAuthorizationToken, and push access to this repository (ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage, ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer)';
function ecrRegion(registry) {
    return privateRegistry.exec(registry)?.[1];
}
async function ecrCredentials(registry, ports) {
    const region = ecrRegion(registry);
    const found = region === undefined ? undefined : await awsKeys(region, ports);
    if (region === undefined || found === undefined)
        return undefined;
    const url = new URL(ports.env.AWS_ENDPOINT_URL_ECR ||
        `https://api.ecr.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`);
    const body = '{}';
    const headers = {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
    };
    const signature = signed({ method: 'POST', url, headers, body, region, service: 'ecr', now: ports.clock.now() }, found.keys);
    const response = await fetch(url, { method: 'POST', headers: signature, body, redirect: 'error' }).catch((error) => {
        throw noLogin(registry, found.source, error);
    });
    const text = await response.text();
    if (!response.ok)
        throw noLogin(registry, found.source, new Error(ports.secrets.redact(`${response.status} ${text}`).slice(0, 400)));
    const decoded = Buffer.from(/"authorizationToken"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? '', 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    if (colon < 1)
        throw noLogin(registry, found.source, new Error('the answer has no authorizationToken'));
    return {
        kind: 'basic',
        username: decoded.slice(0, colon),
        password: decoded.slice(colon + 1),
        source: `ECR with ${found.source}`,
        hint,
    };
}
function noLogin(registry, source, cause) {
    return new failure/* Failure */.HR('failed', 'ECR_LOGIN', `ECR gave no login for ${registry} with the AWS credentials from ${source}`, { hint, cause });
}

;// CONCATENATED MODULE: ./build/core/image/credentials.js




function credentialResolver(inputs, ports) {
    return async (registry, repository) => {
        const found = await resolveCredentials(registry, repository, inputs, ports);
        if (found.kind === 'basic')
            ports.secrets.add(found.password);
        if (found.kind === 'identity-token')
            ports.secrets.add(found.token);
        return found;
    };
}
async function resolveCredentials(registry, repository, inputs, ports) {
    return (fromInputs(registry, inputs) ??
        (await dockerCredentials(registry, repository, ports.env)) ??
        jobToken(registry, ports.env) ??
        (await ecrCredentials(registry, ports)) ?? { kind: 'anonymous', source: 'nowhere', hint: whatIsNeeded(registry) });
}
function fromInputs(registry, { username, password, registry: owner }) {
    if ((username === undefined) !== (password === undefined)) {
        const [given, lacking] = username === undefined ? ['password', 'username'] : ['username', 'password'];
        throw (0,failure/* badInput */.AN)(`registry-${lacking}`, `is missing beside registry-${given}`, 'give both, or neither and use a Docker config');
    }
    if (username === undefined || password === undefined || (owner !== undefined && owner !== registry))
        return undefined;
    return {
        kind: 'basic',
        username,
        password,
        source: 'registry-username and registry-password',
        hint: whatIsNeeded(registry),
    };
}
function jobToken(registry, env) {
    const tokens = [
        {
            registry: env.CI_REGISTRY,
            username: env.CI_REGISTRY_USER,
            password: env.CI_REGISTRY_PASSWORD,
            source: 'the job token of GitLab (CI_REGISTRY_USER)',
        },
        {
            registry: env.CI_DEPENDENCY_PROXY_SERVER,
            username: env.CI_DEPENDENCY_PROXY_USER,
            password: env.CI_DEPENDENCY_PROXY_PASSWORD,
            source: 'the job token of GitLab (CI_DEPENDENCY_PROXY_USER)',
        },
        {
            registry: 'ghcr.io',
            username: env.GITHUB_ACTOR,
            password: env.GITHUB_TOKEN,
            source: 'the job token of GitHub (GITHUB_TOKEN)',
        },
    ];
    const found = tokens.find((token) => token.registry === registry);
    if (!found?.username || !found.password)
        return undefined;
    const { username, password, source } = found;
    return { kind: 'basic', username, password, source, hint: whatIsNeeded(registry) };
}
function whatIsNeeded(registry) {
    if (registry === 'ghcr.io') {
        return 'the job needs `permissions: packages: write` and GITHUB_TOKEN in its environment, and the package must grant this repository write access';
    }
    if (registry === reference/* dockerHub */.UD)
        return 'give registry-username and an access token with write scope as registry-password';
    if (ecrRegion(registry) !== undefined) {
        return 'give AWS keys, or AWS_ROLE_ARN with an OIDC token of the job (GitHub: `permissions: id-token: write`; GitLab: `id_tokens: AWS_ID_TOKEN`); the role needs ecr:GetAuthorizationToken and push access to the repository';
    }
    return 'give registry-username and registry-password of an account that may push here (Harbor: a robot account with push and pull; mind the "$" in its name), or run `docker login` before';
}


/***/ })

};
