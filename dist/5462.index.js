export const id = 5462;
export const ids = [5462];
export const modules = {

/***/ 6922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MU: () => (/* binding */ contentKeys),
  w8: () => (/* binding */ keyLabel),
  Tt: () => (/* binding */ readOptions)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/build/context-files.js
var context_files = __webpack_require__(6892);
// EXTERNAL MODULE: ./build/core/build/dockerfile-reads.js + 1 modules
var dockerfile_reads = __webpack_require__(9180);
// EXTERNAL MODULE: ./build/core/build/ignore-rules.js
var ignore_rules = __webpack_require__(53);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/core/build/key/file-content.js


const pieceLength = 256 * 1024;
let piece;
function fileContent(path) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    try {
        const { mode, size } = (0,external_node_fs_.fstatSync)(file);
        return { mode: mode & 0o7777, digest: digestOf(file, size) };
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function digestOf(file, size) {
    piece ??= Buffer.allocUnsafeSlow(pieceLength);
    let length = 0;
    while (length < pieceLength) {
        const got = (0,external_node_fs_.readSync)(file, piece, length, pieceLength - length, null);
        length += got;
        if (got === 0 || length === size)
            return (0,external_node_crypto_.hash)('sha256', piece.subarray(0, length), 'hex');
    }
    const content = (0,external_node_crypto_.createHash)('sha256');
    for (let got = length; got > 0; got = (0,external_node_fs_.readSync)(file, piece, 0, pieceLength, null)) {
        content.update(piece.subarray(0, got));
    }
    return content.digest('hex');
}
function linkContent(path) {
    return { mode: undefined, digest: (0,external_node_crypto_.hash)('sha256', (0,external_node_fs_.readlinkSync)(path), 'hex') };
}

// EXTERNAL MODULE: ./build/core/build/key/own-tags.js
var own_tags = __webpack_require__(6559);
;// CONCATENATED MODULE: ./build/core/build/key/key-parts.js


const keyVersion = 3;
function keyOfParts(parts) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(`${JSON.stringify(['monorepo-gitops', keyVersion])}\n`);
    const lines = parts.map(({ kind, name, value }) => `["${kind}",${JSON.stringify(name)},${JSON.stringify(value)}]`);
    const hex = hash
        .update(lines
        .sort()
        .map((line) => `${line}\n`)
        .join(''))
        .digest('hex');
    return { digest: `sha256:${hex}`, tag: (0,own_tags/* keyTag */.QR)(hex, 'trusted') };
}

// EXTERNAL MODULE: ./build/core/build/options/options.js + 2 modules
var options_options = __webpack_require__(7892);
// EXTERNAL MODULE: ./build/core/build/platform.js
var platform = __webpack_require__(2266);
;// CONCATENATED MODULE: ./build/core/build/content-key.js











const keyLabel = 'io.monorepo-gitops.inputs';
function readOptions(build, frontend) {
    const { target, buildArgs, platforms, buildPlatform = (0,platform/* hostPlatform */.ol)(), options = options_options/* noOptions */.zz } = build;
    return {
        target,
        buildArgs,
        frontend,
        platforms: (platforms.length > 0 ? platforms : [buildPlatform]).map(platform/* normalizePlatform */.FL),
        buildPlatform: (0,platform/* normalizePlatform */.FL)(buildPlatform),
        contexts: options.buildContexts,
    };
}
async function contentKeys(build, { frontends, bases, own }) {
    const text = (0,external_node_fs_.readFileSync)(build.dockerfile, 'utf8');
    const configs = new Map();
    const config = (use) => once(configs, JSON.stringify(use), () => bases.config(use));
    const digests = new Map();
    const digest = (image) => once(digests, image, () => bases.digest(image));
    const looks = { walks: [], contents: new Map(), parts: new Map() };
    const keys = [];
    for (const frontend of frontends) {
        const keyed = { build, text, frontend, bases: { digest, config }, own, looks };
        const key = await contentKey(keyed).catch(unreadableIn(build.context));
        keys.push(key.known ? (keys.find((other) => hasParts(other, key.parts)) ?? { ...keyOfParts(key.parts), ...key }) : key);
    }
    return keys;
}
function unreadableIn(context) {
    return (error) => {
        const { code, path } = error;
        if (error instanceof failure/* Failure */.HR || code === undefined || path === undefined)
            throw error;
        const name = (0,external_node_path_.relative)(context, path);
        return { known: false, reason: `${name.length > 200 ? `${name.slice(0, 200)}…` : name} cannot be read (${code})` };
    };
}
function once(known, name, ask) {
    const asked = known.get(name) ?? ask();
    known.set(name, asked);
    return asked;
}
function hasParts(key, parts) {
    return (key.known &&
        key.parts.length === parts.length &&
        key.parts.every((one, at) => {
            const other = parts[at];
            return one === other || (one.kind === other?.kind && one.name === other.name && one.value === other.value);
        }));
}
async function contentKey(keyed) {
    const { build, frontend, bases } = keyed;
    const reads = await readsWithBases(keyed);
    if (reads === undefined)
        return { known: false, reason: `the Dockerfile has no stage ${build.target ?? 'at all'}` };
    if ('missing' in reads)
        return { known: false, reason: `the base image ${reads.missing} cannot be resolved` };
    const [unknownImage] = reads.unknownImages;
    if (unknownImage !== undefined) {
        return { known: false, reason: `the base image ${unknownImage} cannot be resolved` };
    }
    if (frontend.syntaxDirective && reads.customSyntax !== undefined) {
        return { known: false, reason: `the frontend ${reads.customSyntax} may read anything` };
    }
    const files = await filesOf(keyed, reads);
    if (!files.known)
        return files;
    const { platforms, buildPlatform } = readOptions(build, frontend);
    const parts = [
        ...reads.instructions.map(({ name, text }) => part('dockerfile', name, (0,manifest/* digestOf */.ol)(Buffer.from(text)))),
        ...(build.target === undefined ? [] : [part('target', '', build.target)]),
        ...platforms.map((name) => part('platform', name, '')),
        ...(reads.usesBuildPlatform ? [part('platform', 'of the builder', buildPlatform)] : []),
        ...reads.args.map((name) => part('argument', name, build.buildArgs.get(name) ?? '')),
        ...[...build.labels].map(([name, value]) => part('label', name, value)),
        ...build.secrets.map(({ id }) => part('secret', id, '')),
        ...(0,options_options/* keyedOptions */.jn)(build.options ?? options_options/* noOptions */.zz).map(({ name, value }) => part('option', name, value)),
    ];
    for (const image of reads.images) {
        const digest = await bases.digest(image);
        if (digest === undefined)
            return { known: false, reason: `the base image ${image} cannot be resolved` };
        parts.push(part('base', image, digest));
    }
    const triggerImages = parts
        .filter(({ kind, name }) => kind === 'base' && reads.triggerImages.includes(name))
        .map(({ name, value }) => ({ name, digest: value }));
    return {
        known: true,
        parts: [...parts, ...files.files.flatMap((seen) => fileParts(keyed.looks, seen))],
        triggerImages,
    };
}
function part(kind, name, value) {
    return { kind, name, value };
}
async function readsWithBases({ build, text, frontend, bases, }) {
    const options = readOptions(build, frontend);
    const configs = new Map();
    for (;;) {
        const reads = (0,dockerfile_reads/* dockerfileReads */.w)(text, options, (use) => configs.get(JSON.stringify(use)));
        const wanted = reads?.builtOn.filter((use) => !configs.has(JSON.stringify(use))) ?? [];
        if (wanted.length === 0)
            return reads;
        const found = await Promise.all(wanted.map(bases.config));
        for (const [at, use] of wanted.entries()) {
            const config = found[at];
            if (config === undefined)
                return { missing: use.image };
            configs.set(JSON.stringify(use), config);
        }
    }
}
async function filesOf(keyed, { context: reads }) {
    const { build } = keyed;
    const files = [];
    for (const from of new Set(reads.map((read) => read.from))) {
        const directory = from === undefined ? build.context : (build.options?.buildContexts.get(from) ?? build.context);
        const ownReads = reads.filter((read) => read.from === from);
        const found = await look(keyed, { from, directory }, ownReads);
        if (!found.known)
            return found;
        files.push({ from, directory, files: found.files });
    }
    return { known: true, files };
}
async function look({ build, frontend, own, looks }, { from, directory }, reads) {
    const rules = await (from === undefined
        ? (0,ignore_rules/* ignoreRules */.ep)(build.context, build.dockerfile, frontend)
        : (0,ignore_rules/* ignoreRulesOf */.X)(directory));
    const asked = { from, rules, findsBelowIgnored: frontend.seesIgnored, reads: JSON.stringify(reads) };
    const known = looks.walks.find((walk) => isSame(walk, asked));
    if (known !== undefined)
        return known.found;
    const found = await (0,context_files/* contextFiles */.X)({ context: directory, own, ...asked }, reads);
    looks.walks.push({ ...asked, found });
    return found;
}
function isSame({ found, ...walk }, asked) {
    return (walk.from === asked.from &&
        walk.reads === asked.reads &&
        walk.rules.text === asked.rules.text &&
        (walk.findsBelowIgnored === asked.findsBelowIgnored || !found.dependsOnFinding));
}
function fileParts(looks, { from, directory, files }) {
    const known = looks.parts.get(files);
    if (known !== undefined)
        return known;
    const parts = files.map(({ path, kind, mode }) => {
        const content = contentOf(looks, `${directory}${external_node_path_.sep}${path}`, kind);
        const words = [kind];
        const bits = content?.mode ?? mode;
        if (bits !== undefined)
            words.push(bits.toString(8));
        if (content !== undefined)
            words.push(`sha256:${content.digest}`);
        return part('file', from === undefined ? path : `[${from}] ${path}`, words.join(' '));
    });
    looks.parts.set(files, parts);
    return parts;
}
function contentOf({ contents }, path, kind) {
    if (kind !== 'file' && kind !== 'link')
        return undefined;
    const known = contents.get(path) ?? (kind === 'link' ? linkContent(path) : fileContent(path));
    contents.set(path, known);
    return known;
}


/***/ }),

/***/ 7401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  append: () => (/* binding */ append)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/copy.js
var copy = __webpack_require__(8515);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var image_manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/run-end.js
var run_end = __webpack_require__(95);
// EXTERNAL MODULE: ./build/core/build/key/files-changed.js
var files_changed = __webpack_require__(2539);
// EXTERNAL MODULE: ./build/core/build/key/reuse.js
var reuse = __webpack_require__(9025);
// EXTERNAL MODULE: ./build/core/build/platform.js
var build_platform = __webpack_require__(2266);
// EXTERNAL MODULE: ./build/core/build/engines/declared.js
var declared = __webpack_require__(6623);
// EXTERNAL MODULE: ./build/core/image/image-config.js
var image_config = __webpack_require__(5412);
// EXTERNAL MODULE: ./build/core/image/registry.js + 2 modules
var image_registry = __webpack_require__(5812);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
;// CONCATENATED MODULE: ./build/core/build/engines/append/config.js


function readConfig(bytes, digest) {
    const content = (0,json/* parseJson */.qF)(Buffer.from(bytes).toString('utf8'));
    if (isImageConfig(content))
        return content;
    throw new failure/* Failure */.HR('failed', 'MANIFEST_UNKNOWN_FORM', `the configuration ${digest} is not that of an image`, {
        hint: 'base: name an image that runs, not an artifact such as a chart or a signature',
    });
}
function checkSettings({ expose, volumes, stopSignal }) {
    expose.forEach(portsOf);
    volumes.forEach(checkVolume);
    if (stopSignal === undefined || /^(?:SIG)?[A-Z][A-Z0-9]*(?:[+-]\d+)?$|^\d{1,3}$/.test(stopSignal))
        return;
    throw (0,failure/* badInput */.AN)('stop-signal', `"${stopSignal}" is not a signal`, 'Write its name, for example SIGQUIT, or its number.');
}
function mergeConfig(base, settings, diffIds, created) {
    const { command, entrypoint, user, workdir, expose, volumes, stopSignal } = settings;
    const { Cmd, ...withoutCommand } = base.config ?? {};
    const config = entrypoint.length > 0 || Cmd === undefined ? withoutCommand : { ...withoutCommand, Cmd };
    const env = mergeEnv(config.Env, settings.env);
    const labels = { ...record(config.Labels), ...Object.fromEntries(sorted(settings.labels)) };
    const ports = { ...record(config.ExposedPorts), ...keys(expose.flatMap(portsOf)) };
    const mounts = { ...record(config.Volumes), ...keys(volumes) };
    return {
        ...base,
        created,
        config: {
            ...config,
            ...given('Env', env),
            ...given('Entrypoint', entrypoint),
            ...given('Cmd', command),
            ...given('User', user),
            ...given('WorkingDir', workdir),
            ...given('ExposedPorts', ports),
            ...given('Volumes', mounts),
            ...given('StopSignal', stopSignal),
            ...given('Labels', labels),
        },
        rootfs: { ...base.rootfs, diff_ids: [...base.rootfs.diff_ids, ...diffIds] },
        history: [
            ...(base.history ?? []),
            ...diffIds.map(() => ({ created, created_by: 'monorepo-gitops build-image --engine append' })),
        ],
    };
}
function given(name, value) {
    return value === undefined || Object.keys(value).length === 0 ? {} : { [name]: value };
}
function portsOf(text) {
    const [, from = '', to = from, protocol = 'tcp'] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp|sctp))?$/.exec(text) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === '' || first < 1 || last > 65_535 || first > last) {
        const hint = 'Write a port from 1 to 65535 or a range, with its protocol unless it is tcp: 8080, 53/udp, 8000-8010.';
        throw (0,failure/* badInput */.AN)('expose', `"${text}" is not a port`, hint);
    }
    return Array.from({ length: last - first + 1 }, (_, at) => `${first + at}/${protocol}`);
}
function checkVolume(text) {
    if (text.startsWith('/') && !text.split('/').includes('..') && !text.includes(':'))
        return;
    const hint = 'Write a path such as /data: where it is mounted from is said when the container starts.';
    throw (0,failure/* badInput */.AN)('volumes', `"${text}" is not an absolute path in the image`, hint);
}
function keys(names) {
    return Object.fromEntries([...names].sort().map((name) => [name, {}]));
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
    return (0,json/* isObject */.Gv)(value) ? { ...value } : {};
}
function isImageConfig(value) {
    const { architecture, os, rootfs } = record(value);
    return typeof architecture === 'string' && typeof os === 'string' && Array.isArray(record(rootfs).diff_ids);
}

;// CONCATENATED MODULE: ./build/core/build/engines/append/known-layers.js



const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip';
const archiveAnnotation = 'io.monorepo-gitops.diff-id';
async function knownLayers(registry, { image, layersTag: tag }) {
    if (tag === undefined)
        return new Map();
    const manifest = await registry.getManifest({ ...(0,image_reference/* parseRepositoryName */.$M)(image), tag }).catch(() => undefined);
    try {
        const content = manifest === undefined ? undefined : (0,image_manifest/* readManifest */.WI)(manifest);
        const layers = content?.kind === 'image' ? content.layers : [];
        return new Map(layers.flatMap(({ digest, size, mediaType, annotations }) => {
            const [of, archive] = String(annotations?.[archiveAnnotation]).split(' ');
            return of === tag && archive !== undefined && mediaType === layerType
                ? [[archive, { digest, size }]]
                : [];
        }));
    }
    catch {
        return new Map();
    }
}
async function leaveLayers(registry, { image, layersTag: tag }, manifest, log) {
    if (tag === undefined)
        return;
    await registry.putManifest({ ...(0,image_reference/* parseRepositoryName */.$M)(image), tag }, manifest).catch((error) => {
        log.detail(`${image}:${tag} was not written, so that the next run compresses each layer: ${(0,failure/* messageOf */.bD)(error)}`);
    });
}
function marked(layer, diffId, { layersTag }) {
    return layersTag === undefined ? layer : { ...layer, annotations: { [archiveAnnotation]: `${layersTag} ${diffId}` } };
}
function unmarked(layer) {
    const { annotations, ...rest } = layer;
    if (annotations?.[archiveAnnotation] === undefined)
        return layer;
    const { [archiveAnnotation]: _, ...others } = annotations;
    return Object.keys(others).length === 0 ? rest : { ...rest, annotations: others };
}

;// CONCATENATED MODULE: ./build/core/build/engines/append/base.js








const everyPlatform = 'all';
async function readBases(registry, reference, platforms) {
    const isAll = platforms.includes(everyPlatform);
    const wanted = [...new Set(platforms)].filter((text) => text !== everyPlatform).map(parsePlatform);
    if (reference === undefined) {
        if (isAll)
            throw (0,failure/* badInput */.AN)('platforms', 'an empty base has no platforms of its own', 'name those that are meant');
        return { each: (wanted.length > 0 ? wanted : [usual]).map(scratch), annotations: undefined };
    }
    const manifest = await registry.getManifest(reference);
    if (manifest === undefined)
        throw (0,image_registry.missing)(reference, 'base');
    const annotations = annotationsOf(reference, manifest.digest);
    const content = (0,image_manifest/* readManifest */.WI)(manifest);
    if (content.kind === 'image') {
        const base = await readBase(registry, reference, manifest);
        for (const platform of wanted) {
            if (!matches(base.platform, platform))
                throw otherPlatform(reference, base.platform, platform);
        }
        return { each: [base], annotations };
    }
    const offered = content.manifests.filter((entry) => entry.platform !== undefined && (0,image_config/* isForMachine */.xu)(entry));
    const entries = isAll
        ? offered
        : (wanted.length > 0 ? wanted : [usual]).map((platform) => entryFor(reference, offered, platform));
    if (entries.length === 0)
        throw otherKind(reference);
    const each = entries.map(async ({ digest, platform }) => {
        const child = { ...(0,image_reference/* repositoryOf */._M)(reference), digest };
        const found = await registry.getManifest(child);
        if (found === undefined)
            throw (0,image_registry.missing)(child, 'base');
        return readBase(registry, reference, found, platform);
    });
    return { each: await Promise.all(each), annotations };
}
const usual = { os: 'linux', architecture: 'amd64' };
function entryFor(reference, offered, wanted) {
    const fits = (does) => offered.find(({ platform }) => platform !== undefined && does(platform, wanted));
    const entry = fits(isSame) ?? fits(matches);
    if (entry !== undefined)
        return entry;
    const problem = `${(0,image_reference/* formatReference */.FH)(reference)} has no image for ${(0,build_platform/* platformName */.$r)(wanted)}`;
    const names = offered.flatMap(({ platform }) => (platform === undefined ? [] : [(0,build_platform/* platformName */.$r)(platform)]));
    throw (0,failure/* badInput */.AN)('platforms', problem, `it has ${names.join(', ')}`);
}
async function readBase(registry, reference, manifest, platform) {
    const content = (0,image_manifest/* readManifest */.WI)(manifest);
    if (content.kind === 'index')
        throw otherKind(reference);
    const config = readConfig(await (0,image_registry.readConfigBlob)(registry, reference, content.config), content.config.digest);
    return {
        platform: platform ?? platformOf(config),
        config,
        layers: content.layers.map((layer) => ({ ...unmarked(layer), mediaType: ociLayerType(layer.mediaType) })),
        annotations: annotationsOf(reference, manifest.digest),
    };
}
function scratch(platform) {
    const config = { ...platform, rootfs: { type: 'layers', diff_ids: [] } };
    return { platform, config, layers: [], annotations: undefined };
}
const ociLayerTypes = {
    'application/vnd.docker.image.rootfs.diff.tar': 'application/vnd.oci.image.layer.v1.tar',
    'application/vnd.docker.image.rootfs.diff.tar.gzip': 'application/vnd.oci.image.layer.v1.tar+gzip',
    'application/vnd.docker.image.rootfs.diff.tar.zstd': 'application/vnd.oci.image.layer.v1.tar+zstd',
    'application/vnd.docker.image.rootfs.foreign.diff.tar': 'application/vnd.oci.image.layer.nondistributable.v1.tar',
    'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip': 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
};
function ociLayerType(mediaType) {
    return ociLayerTypes[mediaType] ?? mediaType;
}
function annotationsOf({ registry, repository, tag }, digest) {
    const name = (0,image_reference/* formatReference */.FH)({ registry, repository, ...(tag === undefined ? {} : { tag }) });
    return { 'org.opencontainers.image.base.digest': digest, 'org.opencontainers.image.base.name': name };
}
function parsePlatform(text) {
    const [os, architecture, variant, ...rest] = text.split('/');
    if (!os || !architecture || variant === '' || rest.length > 0) {
        const hint = 'write os/architecture[/variant], for example linux/arm64, or `all` for those of the base';
        throw (0,failure/* badInput */.AN)('platforms', `"${text}" is not a platform`, hint);
    }
    return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}
function platformOf({ os, architecture, variant }) {
    return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}
function isSame(offered, wanted) {
    return (0,build_platform/* platformName */.$r)(offered) === (0,build_platform/* platformName */.$r)(wanted);
}
function matches(offered, wanted) {
    if (isSame(offered, wanted))
        return true;
    return wanted.variant === undefined && offered.os === wanted.os && offered.architecture === wanted.architecture;
}
function otherPlatform(reference, offered, wanted) {
    const problem = `${(0,image_reference/* formatReference */.FH)(reference)} is an image for ${(0,build_platform/* platformName */.$r)(offered)}, not for ${(0,build_platform/* platformName */.$r)(wanted)}`;
    return (0,failure/* badInput */.AN)('platforms', problem, 'name a base for that platform, or an index of several');
}
function otherKind(reference) {
    return (0,failure/* badInput */.AN)('base', `${(0,image_reference/* formatReference */.FH)(reference)} is an index of indexes`, 'name an image by its digest');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/core/build/engines/append/blocks.js

const blockBytes = 1024 * 1024;
const compression = 5;
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const mostAtOnce = 4;
class GzipBlocks {
    #write;
    #slots = [];
    #last;
    #next = 0;
    #checksum = 0;
    #length = 0;
    constructor(write) {
        this.#write = write;
        this.#last = write(header);
    }
    buffer() {
        return this.#slot().bytes;
    }
    async compress(block, isLast) {
        const slot = this.#slot();
        this.#checksum = (0,external_node_zlib_.crc32)(block, this.#checksum);
        this.#length += block.byteLength;
        const [deflated, before] = [deflate(block, isLast), this.#last];
        slot.written = (async () => {
            const [piece] = await Promise.all([deflated, before]);
            await this.#write(piece);
        })();
        this.#last = slot.written;
        slot.written.catch(() => { });
        this.#next = (this.#next + 1) % mostAtOnce;
        await this.#slot().written;
    }
    async end() {
        await this.#last;
        const trailer = Buffer.alloc(8);
        trailer.writeUInt32LE(this.#checksum, 0);
        trailer.writeUInt32LE(this.#length % 2 ** 32, 4);
        await this.#write(trailer);
    }
    async settle() {
        await Promise.allSettled([this.#last, ...this.#slots.map(({ written }) => written)]);
    }
    #slot() {
        const slot = this.#slots[this.#next] ?? { bytes: Buffer.allocUnsafeSlow(blockBytes), written: Promise.resolve() };
        this.#slots[this.#next] = slot;
        return slot;
    }
}
function deflate(block, isLast) {
    const { Z_FINISH, Z_SYNC_FLUSH } = external_node_zlib_.constants;
    const options = { level: compression, chunkSize: blockBytes + 4096, finishFlush: isLast ? Z_FINISH : Z_SYNC_FLUSH };
    return new Promise((resolve, reject) => {
        (0,external_node_zlib_.deflateRaw)(block, options, (error, result) => (error === null ? resolve(result) : reject(error)));
    });
}

;// CONCATENATED MODULE: ./build/core/build/engines/append/tar.js
function sourceOf({ path, from }) {
    if (path === from.place)
        return from.local;
    return `${from.local}/${path.slice(from.place === '' ? 0 : from.place.length + 1)}`;
}
const tarBlock = 512;
const typeFlags = { file: '0', link: '2', directory: '5', pax: 'x' };
const largestField = 8 ** 11 - 1;
function* tarHeaders(entry, { size, executable }, mtime) {
    const { kind } = entry;
    const name = kind === 'directory' ? `${entry.path}/` : entry.path;
    const target = kind === 'link' ? entry.target : '';
    const mode = kind === 'link' ? 0o777 : kind === 'directory' || executable ? 0o755 : 0o644;
    const isLarge = size > largestField;
    const records = [
        ...(fits(name) ? [] : [tar_record('path', name)]),
        ...(fits(target) ? [] : [tar_record('linkpath', target)]),
        ...(isLarge ? [tar_record('size', String(size))] : []),
    ];
    if (records.length > 0) {
        const body = Buffer.from(records.join(''), 'utf8');
        yield tar_header({ name: 'PaxHeaders/entry', target: '', size: body.byteLength, mode: 0o644, type: 'pax' }, mtime);
        yield body;
        yield Buffer.alloc(tarPadding(body.byteLength));
    }
    yield tar_header({ name, target, size: isLarge ? 0 : size, mode, type: kind }, mtime);
}
function tarPadding(size) {
    return (tarBlock - (size % tarBlock)) % tarBlock;
}
function fits(text) {
    return text.length <= 100 && /^[\x20-\x7e]*$/.test(text);
}
function tar_record(key, value) {
    const rest = Buffer.byteLength(` ${key}=${value}\n`, 'utf8');
    let length = rest + String(rest).length;
    if (rest + String(length).length !== length)
        length += 1;
    return `${length} ${key}=${value}\n`;
}
const headerBytes = Buffer.alloc(tarBlock);
function tar_header({ name, target, size, mode, type }, mtime) {
    const bytes = headerBytes.fill(0);
    const octal = (value, at, digits) => bytes.write(value.toString(8).padStart(digits, '0'), at, 'latin1');
    bytes.write(ascii(name), 0, 'latin1');
    octal(mode, 100, 7);
    octal(0, 108, 7);
    octal(0, 116, 7);
    octal(size, 124, 11);
    octal(mtime, 136, 11);
    bytes.fill(0x20, 148, 156);
    bytes.write(typeFlags[type], 156, 'latin1');
    bytes.write(ascii(target), 157, 'latin1');
    bytes.write('ustar\0', 257, 'latin1');
    bytes.write('00', 263, 'latin1');
    octal(0, 329, 7);
    octal(0, 337, 7);
    let sum = 0;
    for (let at = 0; at < tarBlock; at += 1)
        sum += bytes[at] ?? 0;
    bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    return bytes;
}
function ascii(text) {
    return text.replace(/[^\x20-\x7e]/g, '_').slice(0, 100);
}

;// CONCATENATED MODULE: ./build/core/build/engines/append/layer.js
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








const hashedInTurn = 16;
const readBytes = 256 * 1024;
const zeros = Buffer.alloc(2 * tarBlock);
async function packLayer(entries, mtime, base) {
    const store = new Store(base);
    const dispose = () => store[Symbol.asyncDispose]();
    const times = new Float64Array(entries.length);
    try {
        const { diffId, digest, size } = await write(store, entries, { mtime, times });
        return { blob: { digest, size, open: () => store.open() }, diffId, times, [Symbol.asyncDispose]: dispose };
    }
    catch (error) {
        await dispose();
        throw isFull(error) ? diskFull(base, error) : error;
    }
}
async function findLayer(entries, mtime, base, { known, clock }) {
    if (known.size === 0)
        return undefined;
    const { diffId, times } = await hashLayer(entries, mtime, clock);
    const found = known.get(diffId);
    if (found === undefined)
        return undefined;
    async function* open() {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const layer = __addDisposableResource(env_1, await packLayer(entries, mtime, base), true);
            if (layer.blob.digest !== found?.digest)
                throw lost(found?.digest ?? '');
            yield* layer.blob.open();
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
    return { blob: { ...found, open }, diffId, times, [Symbol.asyncDispose]: async () => { } };
}
async function hashLayer(entries, mtime, clock) {
    const block = Buffer.allocUnsafeSlow(blockBytes);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const times = new Float64Array(entries.length);
    let blocks = 0;
    for (const filled of archive(entries, { mtime, times }, () => block)) {
        hash.update(filled.block);
        blocks += 1;
        if (blocks % hashedInTurn === 0)
            await clock.sleep(0);
    }
    return { diffId: `sha256:${hash.digest('hex')}`, times };
}
const mostInMemory = 1024 * 1024;
class Store {
    #base;
    #pieces = [];
    #size = 0;
    #directory;
    #file;
    constructor(base) {
        this.#base = base;
    }
    async write(piece) {
        this.#size += piece.byteLength;
        if (this.#file === undefined && this.#size <= mostInMemory) {
            this.#pieces.push(piece);
            return;
        }
        if (this.#file === undefined) {
            this.#directory = await (0,run_end/* temporaryDirectory */.De)(this.#base, 'monorepo-gitops-layer');
            this.#file = await (0,promises_.open)(this.#path, 'wx', 0o600);
            for (const each of this.#pieces)
                await this.#file.writeFile(each);
            this.#pieces = [];
        }
        await this.#file.writeFile(piece);
    }
    async end() {
        await this.#file?.close();
    }
    open() {
        if (this.#directory !== undefined)
            return (0,external_node_fs_.createReadStream)(this.#path, { highWaterMark: readBytes });
        const pieces = this.#pieces;
        return (async function* () {
            yield* pieces;
        })();
    }
    get #path() {
        return external_node_path_.join(this.#directory?.path ?? '', 'layer.tar.gz');
    }
    async [Symbol.asyncDispose]() {
        await this.#file?.close();
        await this.#directory?.[Symbol.asyncDispose]();
    }
}
async function write(out, entries, reading) {
    const compressed = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    const gzip = new GzipBlocks(async (piece) => {
        compressed.update(piece);
        size += piece.byteLength;
        await out.write(piece);
    });
    const archived = (0,external_node_crypto_.createHash)('sha256');
    try {
        for (const { block, isLast } of archive(entries, reading, () => gzip.buffer())) {
            archived.update(block);
            await gzip.compress(block, isLast);
        }
        await gzip.end();
    }
    finally {
        await gzip.settle();
    }
    await out.end();
    return { diffId: `sha256:${archived.digest('hex')}`, digest: `sha256:${compressed.digest('hex')}`, size };
}
function* archive(entries, { mtime, times }, buffer) {
    let block = buffer();
    let used = 0;
    function* full() {
        if (used < blockBytes)
            return;
        yield { block, isLast: false };
        block = buffer();
        used = 0;
    }
    function* add(bytes) {
        for (let at = 0; at < bytes.byteLength; yield* full()) {
            const copied = bytes.copy(block, used, at);
            at += copied;
            used += copied;
        }
    }
    function* addFile(entry, at) {
        const file = (0,external_node_fs_.openSync)(sourceOf(entry), 'r');
        try {
            const { size, mode, ctimeMs } = (0,external_node_fs_.fstatSync)(file);
            times[at] = ctimeMs;
            yield* addAll(tarHeaders(entry, { size, executable: (mode & 0o111) !== 0 }, mtime));
            for (let left = size; left > 0; yield* full()) {
                const got = (0,external_node_fs_.readSync)(file, block, used, Math.min(left + 1, blockBytes - used), null);
                if (got === 0 || got > left)
                    throw changed(entry.path);
                left -= got;
                used += got;
            }
            yield* add(zeros.subarray(0, tarPadding(size)));
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    function* addAll(pieces) {
        for (const bytes of pieces)
            yield* add(bytes);
    }
    for (const [at, entry] of entries.entries()) {
        if (entry.kind === 'file')
            yield* addFile(entry, at);
        else
            yield* addAll(tarHeaders(entry, { size: 0, executable: false }, mtime));
    }
    yield* add(zeros);
    yield { block: block.subarray(0, used), isLast: true };
}
function lost(digest) {
    return new failure/* Failure */.HR('failed', 'BLOB_CHANGED', `the registry has lost ${digest}, which another version has compressed`, {
        hint: 'run again: the layer is packed anew',
    });
}
function changed(name) {
    return new failure/* Failure */.HR('failed', 'LAYER_CHANGED', `"${external_node_path_.basename(name)}" changed while it was read`, {
        hint: 'wait until the build has ended before the image is made',
    });
}
function isFull(error) {
    return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
function diskFull(base, cause) {
    return new failure/* Failure */.HR('failed', 'DISK_FULL', `there is no room for the packed layer in ${base}`, {
        hint: 'free some space there, or name a directory with more in TMPDIR (on a runner of GitHub: RUNNER_TEMP); the layer is packed there before it is uploaded',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/core/build/engines/append/changed-files.js



async function changedFiles({ entries, layer }, now, { mtime, clock }) {
    const others = differentEntries(entries, now);
    if (others.length > 0)
        return others;
    const touched = entries.flatMap((entry, at) => entry.kind === 'file' && changeTime(sourceOf(entry)) !== layer.times[at] ? [entry.path] : []);
    if (touched.length === 0)
        return [];
    const again = await hashLayer(entries, mtime, clock).catch(() => undefined);
    return again?.diffId === layer.diffId ? [] : touched;
}
function changeTime(path) {
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.ctimeMs;
}
function differentEntries(before, now) {
    const found = [];
    for (let at = 0, next = 0; at < before.length || next < now.length;) {
        const [old, fresh] = [before[at], now[next]];
        if (old !== undefined && fresh !== undefined && old.path === fresh.path) {
            if (!changed_files_isSame(old, fresh))
                found.push(old.path);
            at += 1;
            next += 1;
        }
        else if (fresh === undefined || (old !== undefined && old.path < fresh.path)) {
            found.push(old?.path ?? '');
            at += 1;
        }
        else {
            found.push(fresh.path);
            next += 1;
        }
    }
    return found;
}
function changed_files_isSame(a, b) {
    if (a.kind === 'link')
        return b.kind === 'link' && a.target === b.target;
    if (a.kind === 'file')
        return b.kind === 'file' && sourceOf(a) === sourceOf(b);
    return a.kind === b.kind;
}

// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
// EXTERNAL MODULE: ./build/core/build/engine.js
var engine = __webpack_require__(3951);
// EXTERNAL MODULE: ./build/core/build/ignore-rules.js
var ignore_rules = __webpack_require__(53);
;// CONCATENATED MODULE: ./build/core/build/engines/append/ignored.js


const nothing = { ignores: () => false, hasExceptions: false };
async function ignoredBelow(context, source) {
    const item = external_node_path_.relative(context, source).split(external_node_path_.sep).join('/');
    if (item === '..' || item.startsWith('../') || external_node_path_.isAbsolute(item))
        return nothing;
    const text = (0,ignore_rules/* readIgnoreFile */.rj)(external_node_path_.join(context, '.dockerignore'));
    if (text === undefined)
        return nothing;
    const lines = text.split(/\r?\n/).filter((line) => {
        const pattern = line.trim().replace(/^!\s*/, '');
        return item === '' || !(0,ignore_rules/* parseIgnoreFile */.a0)(pattern).ignores(item);
    });
    const rules = (0,ignore_rules/* parseIgnoreFile */.a0)(lines.join('\n'));
    const prefix = item === '' ? '' : `${item}/`;
    return { ignores: (below) => rules.ignores(prefix + below), hasExceptions: rules.hasExceptions };
}

;// CONCATENATED MODULE: ./build/core/build/engines/append/files.js







const systemDirectories = new Set('bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr usr/bin usr/lib usr/lib64 usr/local usr/local/bin usr/sbin usr/share var var/lib var/lock var/log var/run var/tmp'.split(' '));
async function layerEntries(files, settings) {
    const context = await (0,promises_.realpath)(settings.context).catch(() => settings.context);
    const cwd = await (0,promises_.realpath)(settings.cwd);
    const ourFiles = new Set([cwd, context].flatMap((root) => [external_node_path_.join(root, ports/* dotenvReport */.ff), external_node_path_.join(root, ports/* outputFiles */.Lo)]));
    const groups = groupsOf(files);
    const earlier = new Map();
    const earlierDirectories = new Set();
    const layers = [];
    for (const group of groups) {
        const entries = new Map();
        const sources = new Map();
        const take = (entry, source) => {
            addEntry(entries, entry, settings.onBase);
            if (groups.length === 1)
                return;
            const isThere = earlier.has(entry.path) || earlierDirectories.has(entry.path);
            if (isThere && !(entry.kind === 'directory' && earlierDirectories.has(entry.path)))
                throw twice(entry.path);
            sources.set(entry.path, source);
        };
        for (const item of group) {
            await walkItem(parseFileItem(item), { cwd, context, ourFiles, earlier, take }).catch(unreadableIn(cwd));
        }
        if (entries.size === 0)
            throw nothingIn(group);
        const parents = checkParents(entries);
        for (const parent of parents) {
            if (earlier.has(parent) && !earlierDirectories.has(parent))
                throw twice(parent);
        }
        if (groups.length > 1) {
            for (const [place, source] of sources)
                earlier.set(place, source);
            for (const { kind, path: place } of entries.values())
                if (kind === 'directory')
                    earlierDirectories.add(place);
            for (const parent of parents)
                earlierDirectories.add(parent);
        }
        if (!settings.onBase)
            addParents(entries);
        layers.push([...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1)));
    }
    return layers;
}
function unreadableIn(cwd) {
    return (error) => {
        const { code, path: at } = error;
        if (error instanceof failure/* Failure */.HR || code === undefined || at === undefined)
            throw error;
        const name = external_node_path_.relative(cwd, at);
        const shown = name.length > 200 ? `${name.slice(0, 200)}…` : name;
        const hint = 'correct its permissions or remove it, and let no other step write there meanwhile';
        throw (0,failure/* badInput */.AN)('files', `${shown} cannot be read (${code})`, hint);
    };
}
function groupsOf(files) {
    const groups = [[]];
    for (const item of files) {
        if (item.trim() === engine/* layerMark */.n8)
            groups.push([]);
        else
            groups.at(-1)?.push(item);
    }
    if (groups.length === 1 || groups.every((group) => group.length > 0))
        return groups;
    const problem = `"${engine/* layerMark */.n8}" stands between the items of two layers, and there are none on one side of it`;
    throw (0,failure/* badInput */.AN)('files', problem, `remove that "${engine/* layerMark */.n8}", or name what goes into the layer`);
}
function addEntry(entries, entry, onBase) {
    if (entry.kind === 'directory' && (entry.path === '' || (onBase && systemDirectories.has(entry.path))))
        return;
    if (external_node_path_.posix.basename(entry.path).startsWith('.wh.'))
        throw whiteout(entry.path);
    const present = entries.get(entry.path);
    if (present !== undefined && !(present.kind === 'directory' && entry.kind === 'directory'))
        throw twice(entry.path);
    entries.set(entry.path, entry);
}
function whiteout(place) {
    const problem = `files: in an image layer the name of "${place}" removes another file instead of being one`;
    return new failure/* Failure */.HR('refused', 'LAYER_UNSAFE', problem, {
        hint: 'rename it, or leave it out with .dockerignore (.wh.*)',
    });
}
function checkParents(entries) {
    const checked = new Set(['.']);
    for (const place of entries.keys()) {
        for (let parent = external_node_path_.posix.dirname(place); !checked.has(parent); parent = external_node_path_.posix.dirname(parent)) {
            checked.add(parent);
            if ((entries.get(parent)?.kind ?? 'directory') !== 'directory')
                throw twice(parent);
        }
    }
    checked.delete('.');
    return checked;
}
function twice(place) {
    return (0,failure/* badInput */.AN)('files', `two items put something at /${place}`, 'give every file one place in the image');
}
function nothingIn(group) {
    const hint = 'name a directory with the built files, for example dist:/app; .dockerignore may leave them out';
    return (0,failure/* badInput */.AN)('files', `there is nothing in the layer of ${group.join(', ')}`, hint);
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
async function walkItem({ local, remote }, walk) {
    const source = await insideOf(walk.cwd, local);
    const status = await (0,promises_.stat)(source);
    const place = external_node_path_.posix.normalize(remote).replace(/^\/+|\/+$/g, '');
    if (!status.isDirectory()) {
        const into = remote.endsWith('/') ? external_node_path_.posix.join(place, external_node_path_.basename(local)) : place;
        return walk.take(entryOf(status, into, { local: source, place: into }, ''), source);
    }
    walk.take({ kind: 'directory', path: place }, source);
    walkDirectory(source, place, '', {
        ...walk,
        ignored: await ignoredBelow(walk.context, source),
        from: { local: source, place },
    });
}
async function insideOf(root, local) {
    const source = await (0,promises_.realpath)(external_node_path_.resolve(root, local)).catch((error) => {
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
function walkDirectory(directory, place, inItem, walk) {
    const { ignored, ourFiles, earlier, from } = walk;
    for (const found of (0,external_node_fs_.readdirSync)(directory, { withFileTypes: true })) {
        const { name } = found;
        const source = `${directory}${external_node_path_.sep}${name}`;
        const below = inItem === '' ? name : `${inItem}/${name}`;
        const into = place === '' ? name : `${place}/${name}`;
        if (below === '.git')
            continue;
        const isLeftOut = ignored.ignores(below);
        if (isLeftOut && !(found.isDirectory() && ignored.hasExceptions))
            continue;
        if (ourFiles.has(source) || earlier.get(into) === source)
            continue;
        if (name.includes('\ufffd'))
            throw notText(below);
        if (!isLeftOut)
            walk.take(found.isSymbolicLink() ? linkAt(into, source, below) : entryOf(found, into, from, below), source);
        if (found.isDirectory())
            walkDirectory(source, into, below, walk);
    }
}
function linkAt(place, source, below) {
    return { kind: 'link', path: place, target: linkInside(source, below) };
}
function entryOf(found, place, from, below) {
    if (found.isDirectory())
        return { kind: 'directory', path: place };
    if (found.isFile())
        return { kind: 'file', path: place, from };
    throw new failure/* Failure */.HR('refused', 'LAYER_UNSAFE', `files: "${below || from.local}" is a socket, a pipe or a device`, {
        hint: 'an image layer holds files, directories and links; remove it before the build',
    });
}
function notText(below) {
    return new failure/* Failure */.HR('refused', 'LAYER_UNSAFE', `files: the name of "${below}" is not UTF-8`, {
        hint: 'rename the file, or leave it out with .dockerignore',
    });
}
function linkInside(source, below) {
    const target = (0,external_node_fs_.readlinkSync)(source).split(external_node_path_.sep).join('/');
    const resolved = external_node_path_.posix.join(external_node_path_.posix.dirname(below), target);
    if (!target.startsWith('/') && resolved !== '..' && !resolved.startsWith('../'))
        return target;
    const problem = `files: the link "${below}" leads out of its directory, to "${target}"`;
    throw new failure/* Failure */.HR('refused', 'LAYER_UNSAFE', problem, {
        hint: 'copy what it points at into the directory first (pnpm deploy does that for workspace packages; `cp -L` for a few files)',
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

;// CONCATENATED MODULE: ./build/core/build/engines/append/machine-code.js


const head = Buffer.alloc(1024);
function machineCode(entries) {
    return entries.flatMap((entry) => entry.kind === 'file' && (entry.path.endsWith('.node') || isMachineCode(sourceOf(entry))) ? [entry.path] : []);
}
function isMachineCode(source) {
    const file = (0,external_node_fs_.openSync)(source, 'r');
    try {
        const bytes = head.subarray(0, (0,external_node_fs_.readSync)(file, head, 0, head.byteLength, 0));
        return isElf(bytes) || isMachO(bytes) || isPortableExecutable(bytes);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function isElf(bytes) {
    return bytes.subarray(0, 4).equals(Buffer.from('\x7fELF', 'latin1'));
}
const machO = new Set([0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe]);
function isMachO(bytes) {
    if (bytes.byteLength < 8)
        return false;
    const magic = bytes.readUInt32BE(0);
    return machO.has(magic) || (magic === 0xcafebabe && bytes.readUInt32BE(4) < 45);
}
function isPortableExecutable(bytes) {
    if (bytes.byteLength < 0x40 || bytes.toString('latin1', 0, 2) !== 'MZ')
        return false;
    const at = bytes.readUInt32LE(0x3c);
    return bytes.toString('latin1', at, at + 4) === 'PE\0\0';
}

;// CONCATENATED MODULE: ./build/core/build/engines/append/append.js
var append_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var append_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
    ...declared/* declaredAppend */.ln,
    async probe(spec, ports) {
        const { registry } = ports;
        checkSettings(spec);
        warnOfLines(spec, ports.log);
        const epoch = sourceDate(ports.env.SOURCE_DATE_EPOCH);
        return {
            available: true,
            async plan() {
                const env_1 = { stack: [], error: void 0, hasError: false };
                try {
                    const image = append_addDisposableResource(env_1, await assembleImage(spec, epoch, ports), true);
                    if (!spec.options.push)
                        return { action: 'built', digest: undefined, lines: [] };
                    const isThere = await hasImage(registry, spec, image);
                    return { action: isThere ? 'reused' : 'built', digest: image.manifest.digest, lines: [] };
                }
                catch (e_1) {
                    env_1.error = e_1;
                    env_1.hasError = true;
                }
                finally {
                    const result_1 = append_disposeResources(env_1);
                    if (result_1)
                        await result_1;
                }
            },
            async build() {
                const env_2 = { stack: [], error: void 0, hasError: false };
                try {
                    const image = append_addDisposableResource(env_2, await assembleImage(spec, epoch, ports), true);
                    const [config, ...others] = image.configs;
                    if (!spec.options.push)
                        return { result: 'kept', imageId: others.length === 0 ? config?.digest : undefined };
                    const to = (0,image_reference/* parseRepositoryName */.$M)(spec.image);
                    const lacking = await image.lacking();
                    const isThere = lacking.length === 0 && (await hasImage(registry, spec, image));
                    if (!isThere)
                        await pushContent(registry, spec, image, lacking);
                    if (spec.namesContent)
                        await image.requireSameFiles();
                    const again = () => pushContent(registry, spec, image, undefined);
                    await Promise.all([
                        ...spec.tags.map((tag) => registry
                            .putManifest({ ...to, tag }, image.manifest, again)
                            .catch((0,reuse/* takenOr */.l_)(registry, to, tag, image.manifest))),
                        isThere ? undefined : leaveLayers(registry, spec, image.children[0] ?? image.manifest, ports.log),
                    ]);
                    const { digest } = image.manifest;
                    return { result: 'pushed', action: isThere ? 'reused' : 'built', digest, isConfirmed: true };
                }
                catch (e_2) {
                    env_2.error = e_2;
                    env_2.hasError = true;
                }
                finally {
                    const result_2 = append_disposeResources(env_2);
                    if (result_2)
                        await result_2;
                }
            },
        };
    },
};
function warnOfLines({ command, entrypoint }, log) {
    for (const [input, words] of Object.entries({ command, entrypoint })) {
        const [word = ''] = words;
        if (words.length !== 1 || !/\S\s+\S/.test(word))
            continue;
        log.warn(`${input}: "${word}" is one word, so a container looks for a program of that name; give each word as an item`);
    }
}
function sourceDate(text = '0') {
    if (/^\d{1,10}$/.test(text) && Number(text) < 8 ** 11)
        return Number(text);
    throw (0,failure/* badInput */.AN)('SOURCE_DATE_EPOCH', `"${text}" is not a number of seconds`, 'Use `git log -1 --format=%ct`.');
}
const types = {
    index: image_manifest/* ociIndexType */.WN,
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: layerType,
};
async function hasImage(registry, spec, { manifest }) {
    const to = (0,image_reference/* parseRepositoryName */.$M)(spec.image);
    return (await registry.headManifest({ ...to, digest: manifest.digest })) !== undefined;
}
async function pushContent(registry, { base, image: repository }, { inherited, layers, configs, children }, lacking) {
    const to = (0,image_reference/* parseRepositoryName */.$M)(repository);
    const isElsewhere = base !== undefined && (0,image_reference/* formatReference */.FH)((0,image_reference/* repositoryOf */._M)(base)) !== (0,image_reference/* formatReference */.FH)(to);
    const pushBlobs = async (missing) => {
        await Promise.all([
            isElsewhere ? (0,copy/* copyBlobs */.w)(registry, inherited, (0,image_reference/* repositoryOf */._M)(base), to) : undefined,
            ...(missing ?? layers).map((blob) => registry.uploadBlob(to, blob, missing === undefined ? undefined : false)),
            ...configs.map((blob) => registry.uploadBlob(to, blob, false)),
        ]);
    };
    await pushBlobs(lacking);
    await Promise.all(children.map((child) => registry.putManifest(to, child, () => pushBlobs(undefined))));
}
async function assembleImage(spec, epoch, ports) {
    const [bases, packed] = await Promise.allSettled([
        readBases(ports.registry, spec.base, spec.platforms),
        packLayers(spec, epoch, ports),
    ]);
    if (packed.status === 'rejected')
        throw packed.reason;
    const { layers, isThere, forOneMachine, requireSameFiles, dispose } = packed.value;
    try {
        if (bases.status === 'rejected')
            throw bases.reason;
        const { each, annotations } = bases.value;
        if (each.length > 1 && forOneMachine().length > 0)
            throw notForAll(each, forOneMachine());
        const images = each.map((base) => imageOn(base, spec, layers, epoch));
        const blobs = once(layers.map(({ blob }) => blob));
        const inherited = each.flatMap((base) => base.layers.filter(image_manifest/* isStored */.mL));
        const [image] = images;
        const single = image !== undefined && images.length === 1 ? image.manifest : undefined;
        const children = images.map(({ manifest }) => manifest);
        return {
            manifest: single ?? indexOf(children, each, annotated(annotations, spec)),
            children: single === undefined ? children : [],
            inherited,
            layers: blobs,
            async lacking() {
                const known = await Promise.all(blobs.map(isThere));
                return blobs.filter((_, at) => known[at] === false);
            },
            configs: once(images.map(({ config }) => config)),
            requireSameFiles,
            [Symbol.asyncDispose]: dispose,
        };
    }
    catch (error) {
        await dispose();
        throw error;
    }
}
function once(blobs) {
    return [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
}
const mostListedAgain = 50_000;
async function packLayers(spec, epoch, { env, registry, clock }) {
    const { files, cwd, context, base, image, options } = spec;
    const known = knownLayers(registry, spec);
    const read = () => layerEntries(files, { cwd, context, onBase: base !== undefined });
    const entries = await read();
    const asked = new Map();
    const isThere = ({ digest }) => {
        const answer = asked.get(digest) ?? registry.showsBlob((0,image_reference/* parseRepositoryName */.$M)(image), digest);
        asked.set(digest, answer);
        return answer;
    };
    const packed = await Promise.allSettled(entries.map(async (each) => {
        const found = await findLayer(each, epoch, (0,run_end/* temporaryBase */.du)(env), { known: await known, clock });
        if (found !== undefined && (await isThere(found.blob)))
            return found;
        const layer = await packLayer(each, epoch, (0,run_end/* temporaryBase */.du)(env));
        if (options.push)
            isThere(layer.blob).catch(() => { });
        return layer;
    }));
    const layers = packed.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const dispose = async () => {
        for (const layer of layers)
            await layer[Symbol.asyncDispose]();
    };
    const failed = packed.find((each) => each.status === 'rejected');
    if (failed !== undefined) {
        await dispose();
        throw failed.reason;
    }
    let found;
    return {
        layers,
        isThere,
        forOneMachine() {
            found ??= entries.flatMap((each) => machineCode(each));
            return found;
        },
        async requireSameFiles() {
            const count = entries.reduce((sum, { length }) => sum + length, 0);
            const now = count > mostListedAgain ? entries : await read();
            const changed = [];
            for (const [at, layer] of layers.entries()) {
                const before = { entries: entries[at] ?? [], layer };
                changed.push(...(await changedFiles(before, now[at] ?? [], { mtime: epoch, clock })));
            }
            if (changed.length > 0)
                throw (0,files_changed/* filesChanged */.w)(changed.map((path) => `/${path}`));
        },
        dispose,
    };
}
function imageOn(base, spec, layers, epoch) {
    const created = new Date(epoch * 1000).toISOString().replace('.000Z', 'Z');
    const diffIds = layers.map(({ diffId }) => diffId);
    const config = (0,image_manifest/* blobOf */.DE)(Buffer.from(JSON.stringify(mergeConfig(base.config, spec, diffIds, created))));
    const manifest = manifestOf(types.manifest, {
        config: descriptor(types.config, config),
        layers: [...base.layers, ...layers.map(({ blob, diffId }) => marked(descriptor(types.layer, blob), diffId, spec))],
        annotations: annotated(base.annotations, spec),
    });
    return { config, manifest };
}
function annotated(ofBase, { options }) {
    const given = Object.fromEntries([...options.annotations].sort(([a], [b]) => (a < b ? -1 : 1)));
    return options.annotations.size === 0 ? ofBase : { ...ofBase, ...given };
}
function indexOf(images, bases, annotations) {
    const manifests = images.map((image, at) => ({
        ...descriptor(image.mediaType, image),
        platform: bases[at]?.platform,
    }));
    return manifestOf(types.index, { manifests, annotations });
}
function manifestOf(mediaType, content) {
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...content }));
    return { ...descriptor(mediaType, (0,image_manifest/* blobOf */.DE)(bytes)), bytes };
}
function descriptor(mediaType, { digest, size }) {
    return { mediaType, digest, size };
}
function notForAll(bases, paths) {
    const some = paths.slice(0, 5).map((each) => `/${each}`);
    const more = paths.length > some.length ? ` and ${paths.length - some.length} more` : '';
    const platforms = bases.map(({ platform }) => (0,build_platform/* platformName */.$r)(platform)).join(', ');
    return (0,failure/* badInput */.AN)('platforms', `the files run on one kind of machine alone, and the image is for ${platforms}: ${some.join(', ')}${more}`, 'Give one platform, leave those files out (.dockerignore), or build with a Dockerfile.');
}


/***/ }),

/***/ 2539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ filesChanged)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const mostNamed = 5;
function filesChanged(changed) {
    const more = changed.length > mostNamed ? ` and ${changed.length - mostNamed} more` : '';
    const problem = `what the image is made of changed during the build: ${changed.slice(0, mostNamed).join(', ')}${more}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'FILES_CHANGED', problem, {
        hint: 'The image may hold either content, and none of the tags names it. Let no other step of the job write these files while it builds, or leave them out (.dockerignore), and run again.',
    });
}


/***/ }),

/***/ 6559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ isOwnTag),
/* harmony export */   C5: () => (/* binding */ isStagingTag),
/* harmony export */   QL: () => (/* binding */ contentLabel),
/* harmony export */   QR: () => (/* binding */ keyTag),
/* harmony export */   YT: () => (/* binding */ isPassingTag),
/* harmony export */   al: () => (/* binding */ stagingTag),
/* harmony export */   bT: () => (/* binding */ layersTag)
/* harmony export */ });
const contentLabel = 'io.monorepo-gitops.content';
const digits = 40;
const prefixOf = { trusted: 'c', untrusted: 'f' };
function keyTag(hex, trust) {
    return `${prefixOf[trust]}-${hex.slice(0, digits)}`;
}
function layersTag(trust) {
    return `${prefixOf[trust]}-layers`;
}
function stagingTag({ uuid }) {
    return `b-${`${uuid()}${uuid()}`.replaceAll('-', '').slice(0, digits)}`;
}
const keyTags = /^[cf]-[0-9a-f]{40}$/;
const stagingTags = /^b-[0-9a-f]{40}$/;
const layersTags = /^[cf]-layers$/;
function isOwnTag(tag) {
    return keyTags.test(tag) || isPassingTag(tag);
}
function isPassingTag(tag) {
    return isStagingTag(tag) || layersTags.test(tag);
}
function isStagingTag(tag) {
    return stagingTags.test(tag);
}


/***/ }),

/***/ 9025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ imageOfKey),
/* harmony export */   Zk: () => (/* binding */ giveTags),
/* harmony export */   gI: () => (/* binding */ nameByKey),
/* harmony export */   l_: () => (/* binding */ takenOr),
/* harmony export */   pW: () => (/* binding */ holdersOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_image_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5412);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4803);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9349);
/* harmony import */ var _image_registry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5812);
/* harmony import */ var _content_key_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6922);






async function imageOfKey(registry, repository, key) {
    const manifest = await registry.getManifest({ ...repository, tag: key.tag });
    return manifest === undefined ? { result: 'none' } : proved(registry, repository, manifest, key);
}
async function holdersOf(registry, repository, tags) {
    const heads = tags.map(async (tag) => [tag, (await registry.headManifest({ ...repository, tag }))?.digest]);
    const found = await Promise.all(heads);
    return new Map(found.flatMap(([tag, digest]) => (digest === undefined ? [] : [[tag, digest]])));
}
async function proved(registry, repository, manifest, key) {
    const { digest } = manifest;
    const content = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .WI)(manifest);
    const isAnnotated = content.annotations[_content_key_js__WEBPACK_IMPORTED_MODULE_5__/* .keyLabel */ .w8] === key.label;
    if (content.kind === 'image') {
        if (!isAnnotated)
            return byLabel(registry, repository, { manifest, image: manifest, key });
        const { config } = content;
        return (await registry.hasBlob(repository, config.digest))
            ? { result: 'found', manifest }
            : { result: 'damaged', lost: config.digest };
    }
    const first = content.manifests.find(_image_image_config_js__WEBPACK_IMPORTED_MODULE_1__/* .isForMachine */ .xu);
    if (first === undefined)
        return { result: 'other', digest };
    const asked = isAnnotated ? content.manifests : content.manifests.filter((entry) => entry !== first);
    const [image, lost] = await Promise.all([
        isAnnotated ? undefined : registry.getManifest({ ...repository, digest: first.digest }),
        firstLost(asked, async (entry) => (await registry.headManifest({ ...repository, digest: entry })) !== undefined),
    ]);
    if (lost !== undefined)
        return { result: 'damaged', lost };
    if (isAnnotated)
        return { result: 'found', manifest };
    return image === undefined
        ? { result: 'damaged', lost: first.digest }
        : byLabel(registry, repository, { manifest, image, key });
}
async function byLabel(registry, repository, { manifest, image, key }) {
    const content = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .WI)(image);
    if (content.kind === 'index')
        return { result: 'other', digest: manifest.digest };
    try {
        const config = await (0,_image_registry_js__WEBPACK_IMPORTED_MODULE_4__.readConfigBlob)(registry, repository, content.config);
        return (0,_image_image_config_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageConfig */ .FB)(config).labels[_content_key_js__WEBPACK_IMPORTED_MODULE_5__/* .keyLabel */ .w8] === key.label
            ? { result: 'found', manifest }
            : { result: 'other', digest: manifest.digest };
    }
    catch (error) {
        if (!isAnswer(error) || (await registry.hasBlob(repository, content.config.digest)))
            throw error;
        return { result: 'damaged', lost: content.config.digest };
    }
}
async function giveTags(registry, repository, manifest, tags, holders) {
    const wanting = tags.filter((tag) => holders.get(tag) !== manifest.digest);
    const written = await Promise.allSettled(wanting.map((tag) => registry.putManifest({ ...repository, tag }, manifest).catch(takenOr(registry, repository, tag, manifest))));
    const failed = written.find((each) => each.status === 'rejected');
    if (failed === undefined)
        return { result: 'tagged' };
    const lost = isAnswer(failed.reason) ? await lostPart(registry, repository, manifest) : undefined;
    if (lost === undefined)
        throw failed.reason;
    return { result: 'damaged', lost };
}
async function nameByKey(registry, repository, key, digest) {
    const [keyed, manifest] = await Promise.all([
        imageOfKey(registry, repository, key),
        registry.getManifest({ ...repository, digest }),
    ]);
    if (keyed.result === 'found' && !key.replaces)
        return keyed.manifest.digest;
    if (manifest === undefined)
        throw (0,_image_registry_js__WEBPACK_IMPORTED_MODULE_4__.missing)({ ...repository, digest });
    return registry.putManifest({ ...repository, tag: key.tag }, manifest);
}
function takenOr(registry, repository, tag, manifest) {
    return async (failure) => {
        if (!isAnswer(failure) || !/ 4(?!08|13|29)\d\d$/.test(failure.message))
            throw failure;
        const target = { ...repository, tag };
        const holder = await registry.headManifest(target).catch((error) => {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || error.kind === 'timed-out')
                throw error;
            return undefined;
        });
        if (holder === undefined)
            throw failure;
        const problem = `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(target)} is ${holder.digest} already, and the registry does not let it become ${manifest.digest}`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'TAG_TAKEN', problem, {
            hint: 'another run has built the same commit: take its image by that tag, use a tag of this run such as {sha8}-{run}, or let the registry move tags',
            cause: failure,
        });
    };
}
async function lostPart(registry, repository, manifest) {
    const content = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .WI)(manifest);
    return content.kind === 'image'
        ? firstLost([content.config, ...content.layers.filter(_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isStored */ .mL)], (digest) => registry.hasBlob(repository, digest))
        : firstLost(content.manifests, async (digest) => (await registry.headManifest({ ...repository, digest })) !== undefined);
}
async function firstLost(parts, isThere) {
    const found = await Promise.all(parts.map(({ digest }) => isThere(digest)));
    return parts.find((_, index) => found[index] === false)?.digest;
}
function isAnswer(error) {
    return error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.code === 'REGISTRY_ANSWER';
}


/***/ }),

/***/ 2266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   FL: () => (/* binding */ normalizePlatform),
/* harmony export */   ol: () => (/* binding */ hostPlatform)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);

const otherNames = {
    x64: 'amd64',
    x86_64: 'amd64',
    'x86-64': 'amd64',
    aarch64: 'arm64',
    armhf: 'arm/v7',
    armel: 'arm/v6',
    arm: 'arm/v7',
    'arm/7': 'arm/v7',
    'arm/6': 'arm/v6',
    'arm64/v8': 'arm64',
    'arm64/8': 'arm64',
    'amd64/v1': 'amd64',
    ia32: '386',
    i386: '386',
};
function normalizePlatform(platform) {
    const parts = platform.toLowerCase().split('/');
    const [os, ...machine] = parts.length === 1 ? ['linux', ...parts] : parts;
    const name = machine.join('/');
    return `${os}/${otherNames[name] ?? name}`;
}
function hostPlatform() {
    return normalizePlatform(`linux/${(0,node_os__WEBPACK_IMPORTED_MODULE_0__.arch)()}`);
}
function platformName({ os, architecture, variant, }) {
    return normalizePlatform([os, architecture, ...(variant === undefined || variant === '' ? [] : [variant])].join('/'));
}


/***/ }),

/***/ 8515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ ImageCopy),
/* harmony export */   w: () => (/* binding */ copyBlobs)
/* harmony export */ });
/* harmony import */ var _net_turns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4738);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4803);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5812);




const parallelBlobs = 4;
const parallelManifests = 8;
async function copyBlobs(registry, blobs, from, to) {
    await new ImageCopy(registry, from, to).blobs(blobs);
}
class ImageCopy {
    from;
    to;
    #registry;
    #blobTurn = (0,_net_turns_js__WEBPACK_IMPORTED_MODULE_3__/* .turns */ .Z)(parallelBlobs);
    #turn = (0,_net_turns_js__WEBPACK_IMPORTED_MODULE_3__/* .turns */ .Z)(parallelManifests);
    #blobs = new Map();
    #manifests = new Map();
    constructor(registry, from, to) {
        this.#registry = registry;
        this.from = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(from);
        this.to = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(to);
    }
    get digests() {
        return [...this.#manifests.keys()];
    }
    manifest(descriptor, known) {
        return once(this.#manifests, descriptor.digest, () => this.#copyManifest(descriptor, known));
    }
    async blobs(blobs) {
        await Promise.all(blobs.filter(_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .isStored */ .mL).map((blob) => once(this.#blobs, blob.digest, () => this.#copyBlob(blob))));
    }
    async #copyManifest(descriptor, known) {
        const target = { ...this.to, digest: descriptor.digest };
        const isThere = (await this.#turn(() => this.#registry.headManifest(target))) !== undefined;
        if (isThere && !(0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .isIndex */ .nw)(descriptor))
            return;
        const manifest = known ?? (await this.#read(descriptor));
        if (manifest === undefined)
            return this.#copyUnknown(descriptor);
        const { manifests, blobs } = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestParts */ .Ms)(manifest);
        if (isThere)
            return void (await Promise.all(manifests.map((child) => this.manifest(child))));
        await Promise.all([...manifests.map((child) => this.manifest(child)), this.blobs(blobs)]);
        await this.#turn(() => this.#registry.putManifest(this.to, manifest, () => this.#resend(manifests, blobs)));
    }
    #read(descriptor) {
        return this.#turn(() => this.#registry.getManifest({ ...this.from, digest: descriptor.digest }, descriptor.mediaType));
    }
    async #copyUnknown(descriptor) {
        const { digest, mediaType } = descriptor;
        if (_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm.includes(mediaType) || !(await this.#registry.hasBlob(this.from, digest))) {
            throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_2__.missing)({ ...this.from, digest });
        }
        await this.blobs([descriptor]);
    }
    async #resend(manifests, blobs) {
        for (const blob of blobs.filter(_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .isStored */ .mL))
            await this.#upload(blob);
        for (const { digest, mediaType } of manifests) {
            const child = await this.#registry.getManifest({ ...this.from, digest }, mediaType);
            if (child !== undefined)
                await this.#registry.putManifest(this.to, child);
        }
    }
    #copyBlob(blob) {
        return this.#blobTurn(async () => {
            const { digest, urls = [] } = blob;
            const isMounted = this.from.registry === this.to.registry && (await this.#mount(digest));
            if (isMounted)
                return;
            if (urls.length > 0 && !(await this.#registry.hasBlob(this.from, digest)))
                return;
            await this.#upload(blob);
        });
    }
    async #mount(digest) {
        return (await this.#registry.mountBlob(this.to, digest, this.from.repository)) === 'mounted';
    }
    async #upload({ digest, size }) {
        const open = () => this.#registry.getBlob(this.from, { digest, size });
        await this.#registry.uploadBlob(this.to, { digest, size, open });
    }
}
function once(all, digest, work) {
    const begun = all.get(digest) ?? work();
    all.set(digest, begun);
    return begun;
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
/* harmony export */   O$: () => (/* binding */ unreadable),
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
            problem.kind === 'unreadable' ||
            (problem.kind === 'unreachable' && problem.errno !== 'ENOTFOUND'));
    }
    get hint() {
        return hintFor(this.problem);
    }
    failure(code) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, this.message, { hint: this.hint, cause: this.cause ?? this });
    }
}
function unreadable(failure) {
    return new NetworkError({ kind: 'unreadable' }, failure.message, failure);
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
        case 'unreadable':
            return 'Check the address: what answers there may not be the server that was meant.';
        case 'redirect':
            return 'Give the address that it redirects to.';
    }
}


/***/ }),

/***/ 3360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry),
/* harmony export */   s: () => (/* binding */ retryAfterOf)
/* harmony export */ });
const defaultAttempts = 5;
const defaultPauses = 120_000;
const firstBackoff = 500;
const longestBackoff = 8_000;
const longPause = 10_000;
async function retry(policy, call, interruptionOf) {
    const { clock, log, deadline, repeatable, attempts = defaultAttempts, pauses = defaultPauses } = policy;
    let paused = 0;
    for (let attempt = 1;; attempt += 1) {
        try {
            return await call();
        }
        catch (error) {
            const interruption = interruptionOf(error);
            if (interruption === undefined || attempt >= Math.min(attempts, interruption.attempts ?? attempts))
                throw error;
            if (interruption.acted === 'maybe' && !repeatable)
                throw error;
            const backoff = clock.random() * Math.min(longestBackoff, firstBackoff * 2 ** attempt);
            const pause = Math.round((interruption.retryAfter ?? 0) + backoff);
            if (paused + pause > pauses)
                throw error;
            paused += pause;
            if (pause >= deadline.remaining())
                throw deadline.failure(`another try: ${interruption.reason}`, error);
            const line = `${interruption.reason}; trying again in ${pause} ms`;
            if (pause < longPause)
                log.detail(line);
            else
                log.info(line);
            await clock.sleep(pause);
        }
    }
}
function retryAfterOf(value, now) {
    if (value === undefined || value === null)
        return undefined;
    const milliseconds = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
    return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}


/***/ }),

/***/ 4738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel),
/* harmony export */   Z: () => (/* binding */ turns)
/* harmony export */ });
function turns(most) {
    let busy = 0;
    const waiting = [];
    return async (work) => {
        if (busy < most)
            busy += 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next === undefined)
                busy -= 1;
            else
                next();
        }
    };
}
const usual = 8;
async function inParallel(items, ask) {
    const turn = turns(usual);
    await Promise.all(items.map((item) => turn(() => ask(item))));
}


/***/ })

};
