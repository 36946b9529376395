export const id = 7074;
export const ids = [7074];
export const modules = {

/***/ 4771:
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
        layers: content.layers.map((layer) => ({ ...layer, mediaType: ociLayerType(layer.mediaType) })),
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
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
    const own = new Set([cwd, context].flatMap((root) => [external_node_path_.join(root, ports/* dotenvReport */.ff), external_node_path_.join(root, ports/* outputFiles */.Lo)]));
    const groups = groupsOf(files);
    const earlier = new Map();
    const layers = [];
    for (const group of groups) {
        const entries = new Map();
        const sources = new Map();
        const take = (entry, source) => {
            addEntry(entries, entry, settings.onBase);
            if (groups.length === 1)
                return;
            if (earlier.has(entry.path) && entry.kind !== 'directory')
                throw twice(entry.path);
            sources.set(entry.path, source);
        };
        for (const item of group) {
            await walkItem(parseFileItem(item), { cwd, context, own, earlier, take }).catch(unreadableIn(cwd));
        }
        if (entries.size === 0)
            throw nothingIn(group);
        for (const [place, source] of sources)
            earlier.set(place, source);
        checkParents(entries);
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
    await walkDirectory(source, place, '', {
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
async function walkDirectory(directory, place, inItem, walk) {
    const { ignored, own, earlier, from } = walk;
    for (const found of await (0,promises_.readdir)(directory, { withFileTypes: true })) {
        const { name } = found;
        const source = `${directory}${external_node_path_.sep}${name}`;
        const below = inItem === '' ? name : `${inItem}/${name}`;
        const into = place === '' ? name : `${place}/${name}`;
        if (below === '.git')
            continue;
        const isLeftOut = ignored.ignores(below);
        if (isLeftOut && !(found.isDirectory() && ignored.hasExceptions))
            continue;
        if (own.has(source) || earlier.get(into) === source)
            continue;
        if (name.includes('\ufffd'))
            throw notText(below);
        if (!isLeftOut)
            walk.take(found.isSymbolicLink() ? linkAt(into, source, below) : entryOf(found, into, from, below), source);
        if (found.isDirectory())
            await walkDirectory(source, into, below, walk);
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
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
    const options = { level: compression, chunkSize: blockBytes / 4, finishFlush: isLast ? Z_FINISH : Z_SYNC_FLUSH };
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









const readBytes = 256 * 1024;
const zeros = Buffer.alloc(2 * tarBlock);
async function packLayer(entries, mtime, base) {
    const store = new Store(base);
    const dispose = () => store[Symbol.asyncDispose]();
    try {
        const { diffId, digest, size } = await write(store, entries, mtime);
        return { blob: { digest, size, open: () => store.open() }, diffId, [Symbol.asyncDispose]: dispose };
    }
    catch (error) {
        await dispose();
        throw isFull(error) ? diskFull(base, error) : error;
    }
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
async function write(out, entries, mtime) {
    const compressed = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    const gzip = new GzipBlocks(async (piece) => {
        compressed.update(piece);
        size += piece.byteLength;
        await out.write(piece);
    });
    const archived = (0,external_node_crypto_.createHash)('sha256');
    try {
        for (const { block, isLast } of archive(entries, mtime, () => gzip.buffer())) {
            archived.update(block);
            await gzip.compress(block, isLast);
            await (0,external_node_timers_promises_.setImmediate)();
        }
        await gzip.end();
    }
    finally {
        await gzip.settle();
    }
    await out.end();
    return { diffId: `sha256:${archived.digest('hex')}`, digest: `sha256:${compressed.digest('hex')}`, size };
}
function* archive(entries, mtime, buffer) {
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
    function* addFile(entry) {
        const file = (0,external_node_fs_.openSync)(sourceOf(entry), 'r');
        try {
            const { size, mode } = (0,external_node_fs_.fstatSync)(file);
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
    for (const entry of entries) {
        if (entry.kind === 'file')
            yield* addFile(entry);
        else
            yield* addAll(tarHeaders(entry, { size: 0, executable: false }, mtime));
    }
    yield* add(zeros);
    yield { block: block.subarray(0, used), isLast: true };
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
    ...declared/* declaredAppend */.ln,
    async probe(spec, ports) {
        const { registry } = ports;
        checkSettings(spec);
        const epoch = sourceDate(ports.env.SOURCE_DATE_EPOCH);
        return {
            available: true,
            async plan() {
                const env_1 = { stack: [], error: void 0, hasError: false };
                try {
                    const image = __addDisposableResource(env_1, await assembleImage(spec, epoch, ports), true);
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
                    const image = __addDisposableResource(env_2, await assembleImage(spec, epoch, ports), true);
                    const to = (0,image_reference/* parseRepositoryName */.$M)(spec.image);
                    const isThere = await hasImage(registry, spec, image);
                    const push = () => pushContent(registry, spec, image);
                    if (!isThere)
                        await push();
                    await Promise.all(spec.tags.map((tag) => registry.putManifest({ ...to, tag }, image.manifest, push)));
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
    if (/^\d{1,10}$/.test(text) && Number(text) < 8 ** 11)
        return Number(text);
    throw (0,failure/* badInput */.AN)('SOURCE_DATE_EPOCH', `"${text}" is not a number of seconds`, 'Use `git log -1 --format=%ct`.');
}
const types = {
    index: image_manifest/* ociIndexType */.WN,
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
};
async function hasImage(registry, spec, { manifest }) {
    const to = (0,image_reference/* parseRepositoryName */.$M)(spec.image);
    return (await registry.headManifest({ ...to, digest: manifest.digest })) !== undefined;
}
async function pushContent(registry, { base, image: repository }, { inherited, layers, configs, children }) {
    const to = (0,image_reference/* parseRepositoryName */.$M)(repository);
    const isElsewhere = base !== undefined && (0,image_reference/* formatReference */.FH)((0,image_reference/* repositoryOf */._M)(base)) !== (0,image_reference/* formatReference */.FH)(to);
    const pushBlobs = async () => {
        await Promise.all([
            isElsewhere ? (0,copy/* copyBlobs */.wT)(registry, inherited, (0,image_reference/* repositoryOf */._M)(base), to) : undefined,
            ...layers.map((blob) => registry.uploadBlob(to, blob)),
            ...configs.map((blob) => registry.uploadBlob(to, blob, false)),
        ]);
    };
    await pushBlobs();
    await Promise.all(children.map((child) => registry.putManifest(to, child, pushBlobs)));
}
async function assembleImage(spec, epoch, ports) {
    const [bases, packed] = await Promise.allSettled([
        readBases(ports.registry, spec.base, spec.platforms),
        packLayers(spec, epoch, ports),
    ]);
    if (packed.status === 'rejected')
        throw packed.reason;
    const { layers, forOneMachine, dispose } = packed.value;
    try {
        if (bases.status === 'rejected')
            throw bases.reason;
        const { each, annotations } = bases.value;
        if (each.length > 1 && forOneMachine().length > 0)
            throw notForAll(each, forOneMachine());
        const images = each.map((base) => imageOn(base, spec, layers, epoch));
        const inherited = each.flatMap((base) => base.layers.filter(image_manifest/* isStored */.mL));
        const [image] = images;
        const single = image !== undefined && images.length === 1 ? image.manifest : undefined;
        const children = images.map(({ manifest }) => manifest);
        return {
            manifest: single ?? indexOf(children, each, annotations),
            children: single === undefined ? children : [],
            inherited,
            layers: once(layers.map(({ blob }) => blob)),
            configs: once(images.map(({ config }) => config)),
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
async function packLayers({ files, cwd, context, base }, epoch, { env }) {
    const entries = await layerEntries(files, { cwd, context, onBase: base !== undefined });
    const packed = await Promise.allSettled(entries.map((each) => packLayer(each, epoch, (0,run_end/* temporaryBase */.du)(env))));
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
        forOneMachine() {
            found ??= entries.flatMap((each) => machineCode(each));
            return found;
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
        layers: [...base.layers, ...layers.map(({ blob }) => descriptor(types.layer, blob))],
        annotations: base.annotations,
    });
    return { config, manifest };
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

/***/ 53:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dc: () => (/* binding */ ownIgnoreFile),
/* harmony export */   Ou: () => (/* binding */ ownIgnoreFiles),
/* harmony export */   X: () => (/* binding */ ignoreRulesOf),
/* harmony export */   a0: () => (/* binding */ parseIgnoreFile),
/* harmony export */   ep: () => (/* binding */ ignoreRules),
/* harmony export */   l7: () => (/* binding */ patternExpression),
/* harmony export */   rj: () => (/* binding */ readIgnoreFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);



async function ignoreRules(context, dockerfile, { containerIgnore }) {
    const container = containerIgnore ? [ownContainerIgnoreFile(dockerfile), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, '.containerignore')] : [];
    const candidates = [ownIgnoreFile(dockerfile), ...container, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, '.dockerignore')];
    for (const path of candidates) {
        const text = readIgnoreFile(path);
        if (text !== undefined)
            return parseIgnoreFile(text);
    }
    return parseIgnoreFile('');
}
async function ignoreRulesOf(context) {
    return parseIgnoreFile(readIgnoreFile((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, '.dockerignore')) ?? '');
}
function ownIgnoreFile(dockerfile) {
    return `${dockerfile}.dockerignore`;
}
function ownIgnoreFiles(dockerfile) {
    return [ownIgnoreFile(dockerfile), ownContainerIgnoreFile(dockerfile)];
}
function ownContainerIgnoreFile(dockerfile) {
    return `${dockerfile}.containerignore`;
}
function readIgnoreFile(path) {
    try {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile())
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw error;
    }
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('context', `${path} is no file`, 'Make it a file with one pattern a line, or remove it.');
}
function parseIgnoreFile(text) {
    const rules = text
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .filter((line) => !line.startsWith('#') && line.trim() !== '')
        .map((line) => line.trim())
        .map((line) => ({ exception: line.startsWith('!'), pattern: cleanPattern(line.replace(/^!\s*/, '')) }))
        .filter(({ pattern }) => pattern !== '')
        .map(({ exception, pattern }) => {
        const expression = new RegExp(`^${patternExpression(pattern)}$`, 's');
        return { exception, pattern, matches: (path) => expression.test(path) };
    });
    const hasExceptions = rules.some(({ exception }) => exception);
    return {
        hasExceptions,
        ignores(path) {
            const paths = ancestorsOf(path);
            if (!hasExceptions)
                return paths.some((each) => rules.some((rule) => rule.matches(each)));
            return isIgnoredToday(rules, paths) && isIgnoredByLast(rules, paths) && isIgnoredInOldVersions(rules, paths);
        },
    };
}
function ancestorsOf(path) {
    const names = path.split('/');
    return names.map((_, at) => names.slice(0, at + 1).join('/'));
}
function isIgnoredToday(rules, paths) {
    let matched = rules.map(() => false);
    let verdict = false;
    for (const path of paths) {
        verdict = false;
        matched = rules.map((rule, at) => {
            const matches = matched[at] === true || (rule.exception === verdict && rule.matches(path));
            if (matches)
                verdict = !rule.exception;
            return matches;
        });
    }
    return verdict;
}
function isIgnoredByLast(rules, paths) {
    return rules.findLast(({ matches }) => paths.some(matches))?.exception === false;
}
function isIgnoredInOldVersions(rules, paths) {
    return paths.some((path, at) => matchesInOldVersions(rules, paths.slice(0, at + 1)) &&
        (at === paths.length - 1 || !rules.some(({ exception, pattern }) => exception && pattern.startsWith(`${path}/`))));
}
function matchesInOldVersions(rules, paths) {
    const path = paths.at(-1) ?? '';
    let verdict = false;
    for (const { exception, pattern, matches } of rules) {
        if (exception !== verdict)
            continue;
        const depth = pattern.split('/').length;
        const above = depth < paths.length ? paths[depth - 1] : undefined;
        if (matches(path) || (above !== undefined && matches(above)))
            verdict = !exception;
    }
    return verdict;
}
function cleanPattern(pattern) {
    const isRooted = pattern.startsWith('/');
    const parts = [];
    for (const part of pattern.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..')
            parts.push(part);
        else if (parts.length > 0 && parts.at(-1) !== '..')
            parts.pop();
        else if (!isRooted)
            parts.push(part);
    }
    return parts.join('/');
}
function patternExpression(pattern) {
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


/***/ }),

/***/ 2266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   FL: () => (/* binding */ normalizePlatform),
/* harmony export */   g$: () => (/* binding */ ownPlatform),
/* harmony export */   nx: () => (/* binding */ defaultPlatform),
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
function platformName({ os, architecture, variant }) {
    return normalizePlatform([os, architecture, ...(variant === undefined || variant === '' ? [] : [variant])].join('/'));
}
async function defaultPlatform(builder, ports) {
    const { DOCKER_DEFAULT_PLATFORM: wanted } = ports.env;
    return wanted ? normalizePlatform(wanted) : ownPlatform(builder, ports);
}
async function ownPlatform(builder, ports) {
    return (await remotePlatform(builder, ports)) ?? hostPlatform();
}
async function remotePlatform(builder, { env, run }) {
    const ask = async (argv, found) => {
        const { exitCode, stdout } = await run({ argv, env });
        const platform = exitCode === 0 ? found.exec(stdout.toString('utf8'))?.[1] : undefined;
        return platform === undefined ? undefined : normalizePlatform(platform);
    };
    const address = builder ?? env.BUILDKIT_HOST;
    if (address?.includes('://'))
        return ask(['buildctl', `--addr=${address}`, 'debug', 'workers'], /\s(linux\/[^\s,]+)/);
    if (builder !== undefined)
        return ask(['docker', 'buildx', 'inspect', '--', builder], /^Platforms:\s*([^\s,*]+)/m);
    if (!/^(tcp|ssh|https?):/.test(env.DOCKER_HOST ?? ''))
        return undefined;
    return ask(['docker', 'version', '--format', '{{.Server.Os}}/{{.Server.Arch}}'], /^([a-z]+\/\S+)/);
}


/***/ }),

/***/ 8515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BN: () => (/* binding */ ImageCopy),
/* harmony export */   ZL: () => (/* binding */ turns),
/* harmony export */   wT: () => (/* binding */ copyBlobs)
/* harmony export */ });
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
    #blobTurn = turns(parallelBlobs);
    #turn = turns(parallelManifests);
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
        if (isThere && !isIndex(descriptor))
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
function isIndex({ mediaType }) {
    return /index|manifest\.list/.test(mediaType);
}
function once(all, digest, work) {
    const begun = all.get(digest) ?? work();
    all.set(digest, begun);
    return begun;
}
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
    const { config, rootfs } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonObject */ .o$)(bytes);
    const { Labels: labels, Env: env, OnBuild: triggers } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(config) ? config : {};
    const { diff_ids: layers } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(rootfs) ? rootfs : {};
    return {
        labels: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(labels) ? labels : {},
        env: strings(env),
        triggers: strings(triggers),
        layers: strings(layers),
    };
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

/***/ 9349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ parseRepositoryName),
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Bs: () => (/* binding */ checkTag),
/* harmony export */   Cy: () => (/* binding */ lastComponent),
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   H2: () => (/* binding */ checkDigest),
/* harmony export */   JA: () => (/* binding */ canonicalRepository),
/* harmony export */   Ng: () => (/* binding */ looksLikeImage),
/* harmony export */   OJ: () => (/* binding */ joinImage),
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   UD: () => (/* binding */ dockerHub),
/* harmony export */   Ve: () => (/* binding */ splitHost),
/* harmony export */   Y4: () => (/* binding */ dockerConfigKey),
/* harmony export */   Zf: () => (/* binding */ splitTagField),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   d0: () => (/* binding */ ecrRegion),
/* harmony export */   dw: () => (/* binding */ isTemplated),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   og: () => (/* binding */ isRepositoryPath),
/* harmony export */   s5: () => (/* binding */ splitImage)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const dockerHub = 'docker.io';
function dockerConfigKey(registry) {
    return registry === dockerHub ? 'https://index.docker.io/v1/' : registry;
}
const longestRepository = 255;
const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostName = /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*$/;
const ipv6 = /^\[[a-fA-F0-9:]+\]$/;
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const placeholder = /\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}/gs;
const digestGrammar = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
function parseReference(text, input = 'image') {
    refuseSchemeAndSpace(text, input);
    const { name, tag, digest } = split(text);
    if (digest !== undefined)
        checkDigest(digest, input);
    if (tag !== undefined)
        checkTag(tag, input);
    const repository = checkedRepository(name, input, text);
    return { ...repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}
function parseRepositoryName(text, input = 'image') {
    const { registry, repository, tag, digest } = parseReference(text, input);
    if (tag === undefined && digest === undefined)
        return { registry, repository };
    const extra = digest === undefined ? `the tag "${tag}"` : `the digest "${digest}"`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${text}" must name a repository, but it also has ${extra}`, `write "${registry}/${repository}" and give tags in their own input`);
}
function formatReference({ registry, repository, tag, digest }) {
    return joinImage({ repository: `${registry}/${repository}`, tag, digest });
}
function isTag(text) {
    return tagGrammar.test(text);
}
function checkTag(tag, input = 'tags') {
    if (isTag(tag))
        return;
    if (tag === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the tag is empty', 'give a tag after ":", or leave the ":" out');
    const problem = tag.length > 128
        ? `has ${tag.length} characters, at most 128 are allowed`
        : /^[.-]/.test(tag)
            ? 'begins with "." or "-"'
            : `contains ${firstMatch(/[^A-Za-z0-9_.-]/, tag)}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the tag "${tag}" ${problem}`, 'a tag has letters, digits, "_", "." and "-", and begins with a letter, a digit or "_"; {branch-slug} makes a valid one of a branch name');
}
function isDigest(text) {
    return digestGrammar.test(text);
}
function checkDigest(digest, input = 'digest') {
    if (isDigest(digest))
        return;
    const [, algorithm, hex = ''] = /^(sha256|sha512):(.*)$/s.exec(digest) ?? [];
    const problem = algorithm === undefined
        ? 'does not begin with "sha256:" or "sha512:"'
        : /[^a-f0-9]/.test(hex)
            ? 'has other characters than lower-case hex digits'
            : `has ${hex.length} hex digits, ${algorithm} has ${algorithm === 'sha256' ? 64 : 128}`;
    const hint = 'Copy the whole digest, sha256: and 64 hex digits, as build-image outputs it.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the digest "${digest}" ${problem}`, hint);
}
function isRepositoryPath(path) {
    return path.length <= longestRepository && path.split('/').every((part) => component.test(part));
}
function splitImage(text) {
    const { name, tag, digest } = split(text);
    return { repository: name || undefined, tag: tag || undefined, digest: digest || undefined };
}
function splitTagField(text) {
    const [, tag, digest] = /^([^@]*)@?(.*)$/s.exec(text) ?? [];
    return { tag: tag || undefined, digest: digest || undefined };
}
function joinImage({ repository, tag, digest }) {
    return `${repository ?? ''}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
function versionOf(text) {
    const { tag, digest } = splitImage(text);
    if (tag !== undefined && isTag(tag))
        return tag;
    return digest !== undefined && isDigest(digest) ? digest.slice(0, digest.indexOf(':') + 13) : '';
}
function sameRepository(a, b) {
    return canonicalRepository(a) === canonicalRepository(b);
}
function canonicalRepository(repository) {
    return formatReference(canonical(splitHost(repository)));
}
function splitHost(repository) {
    const [, host, path = repository] = /^([^/]*[.:][^/]*|localhost)\/(.*)$/s.exec(repository) ?? [];
    return { host, path };
}
function lastComponent(repository) {
    return repository.slice(repository.lastIndexOf('/') + 1);
}
function isTemplated(text) {
    return text.search(placeholder) !== -1;
}
function looksLikeImage(text) {
    const { name, tag, digest } = split(text);
    return (/^[a-z0-9][\w.\-/]*(?::\d+\/[\w.\-/]+)?$/i.test(name) &&
        (tag === undefined || isTag(tag)) &&
        (digest === undefined || /^[\w+.-]+:[\w=-]+$/.test(digest)) &&
        !/^\d+$/.test(text));
}
function split(text) {
    const shape = text.replace(placeholder, (filled) => 'x'.repeat(filled.length));
    const at = shape.indexOf('@');
    const end = at < 0 ? text.length : at;
    const colon = shape.slice(0, end).indexOf(':', shape.lastIndexOf('/', end) + 1);
    return {
        name: text.slice(0, colon < 0 ? end : colon),
        tag: colon < 0 ? undefined : text.slice(colon + 1, end),
        digest: at < 0 ? undefined : text.slice(at + 1),
    };
}
function canonical({ host, path }) {
    const lower = host?.toLowerCase() ?? dockerHub;
    const registry = lower === 'index.docker.io' || lower === 'registry-1.docker.io' ? dockerHub : lower;
    return { registry, repository: registry === dockerHub && !path.includes('/') ? `library/${path}` : path };
}
function refuseSchemeAndSpace(text, input) {
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
    if (scheme !== undefined) {
        const shown = text.replace(/\/\/[^/]*@/, '//***@');
        const problem = `"${shown}" begins with "${scheme}", but an image reference has no scheme`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `leave "${scheme}" out`);
    }
    if (text.trim() === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the image reference is empty', 'write it as host/path[:tag][@digest]');
    if (/[\s\p{Cc}]/u.test(text)) {
        const problem = `"${text}" contains ${firstMatch(/[\s\p{Cc}]/u, text)}`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'remove white space and control characters');
    }
}
function checkedRepository(name, input, whole) {
    const { host, path } = splitHost(name);
    if (host !== undefined)
        checkHost(host, input);
    checkPath(path, input, whole);
    if (host === undefined && /^[a-f0-9]{64}$/.test(path)) {
        const problem = `"${whole}" is an image ID, which registries do not know`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'name the image by its repository, or by repository@sha256:…');
    }
    return canonical({ host, path });
}
function checkHost(host, input) {
    const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
    if (!hostName.test(name) && !ipv6.test(name)) {
        const hint = 'write a host name, an IPv4 address or an IPv6 address in brackets, with an optional :port';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${host}" is not a registry host`, hint);
    }
    if (port !== undefined && !(/^[0-9]{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${port}" is not a port of the registry "${name}"`, 'a port is a number from 1 to 65535');
    }
}
function checkPath(path, input, whole) {
    if (path.length > longestRepository) {
        const problem = `the repository of "${whole}" has ${path.length} characters, at most ${longestRepository} are allowed`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem);
    }
    const part = path.split('/').find((each) => !component.test(each));
    if (part === undefined)
        return;
    if (part === '') {
        const hint = 'write host/path[:tag][@digest] without doubled, leading or trailing "/"';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${whole}" has an empty part between slashes`, hint);
    }
    if (/[A-Z]/.test(part)) {
        const problem = `the repository of "${whole}" has upper-case letters in "${part}"`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `write it as "${part.toLowerCase()}"`);
    }
    const problem = /[^a-z0-9._-]/.test(part)
        ? `contains ${firstMatch(/[^a-z0-9._-]/, part)}`
        : `has a misplaced ${firstMatch(/[._-]+/, part)}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${part}" in "${whole}" ${problem}`, 'each part of a repository has lower-case letters and digits, with single ".", one or two "_" or any "-" between them');
}
function firstMatch(pattern, text) {
    return JSON.stringify(pattern.exec(text)?.[0] ?? '');
}
const privateRegistry = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn|\.eu)?|on\.aws)$/;
function ecrRegion(registry) {
    return privateRegistry.exec(registry)?.[1];
}
function repositoryOf({ registry, repository }) {
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
