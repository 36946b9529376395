export const id = 6482;
export const ids = [6482,3367];
export const modules = {

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

/***/ 6482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   joinImages: () => (/* binding */ joinImages)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8314);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4803);
/* harmony import */ var _promote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5748);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9349);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5812);






const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json';
async function joinImages(registry, joining) {
    const { sources, to, tags, annotations, dryRun } = joining;
    const found = await Promise.all(sources.map((source) => manifestOf(registry, source)));
    const entries = await Promise.all(found.map((manifest, index) => entriesOf(registry, manifest, sources[index])));
    checkPlatforms(sources, entries);
    const index = indexOf(entries.flat(), annotations);
    if (dryRun)
        return (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(index.bytes);
    for (const [at, source] of sources.entries()) {
        const { digest } = found[at] ?? {};
        await (0,_promote_js__WEBPACK_IMPORTED_MODULE_2__.promote)(registry, { from: digest === undefined ? source : { ...source, digest }, to, tags: [] });
    }
    for (const tag of tags)
        await registry.putManifest({ ...to, tag }, index);
    return (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(index.bytes);
}
async function manifestOf(registry, source) {
    const manifest = await registry.getManifest(source);
    if (manifest === undefined)
        throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_4__.missing)(source, 'join');
    return manifest;
}
async function entriesOf(registry, manifest, source) {
    if (source === undefined)
        return [];
    const content = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .readManifest */ .WI)(manifest);
    if (content.kind === 'index') {
        return content.manifests.map((entry) => {
            const platform = entry.platform ?? unknown;
            return { ...entry, platform, name: nameOf(platform) };
        });
    }
    const platform = platformIn(await (0,_registry_js__WEBPACK_IMPORTED_MODULE_4__.readConfigBlob)(registry, source, content.config));
    const name = nameOf(platform);
    if (name === undefined) {
        const problem = `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(source)} does not say which platform it is for`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('join', problem, 'Build it with a builder that says so (`platforms: linux/arm64`).');
    }
    const { mediaType, digest, size } = manifest;
    return [{ mediaType, digest, size, platform, name }];
}
const unknown = { os: 'unknown', architecture: 'unknown' };
function platformIn(config) {
    const { os, architecture, variant, 'os.version': version } = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .jsonObject */ .o$)(config);
    if (typeof os !== 'string' || typeof architecture !== 'string' || os === '' || architecture === '')
        return unknown;
    return {
        os,
        architecture,
        ...(typeof variant === 'string' && variant !== '' ? { variant } : {}),
        ...(typeof version === 'string' && version !== '' ? { 'os.version': version } : {}),
    };
}
function nameOf(platform) {
    const { os, architecture, variant = '' } = platform;
    if (os === 'unknown' || architecture === 'unknown')
        return undefined;
    const version = 'os.version' in platform ? String(platform['os.version']) : '';
    return [os, architecture, architecture === 'arm64' && variant === 'v8' ? '' : variant, version]
        .filter((part) => part !== '')
        .join('/');
}
function checkPlatforms(sources, entries) {
    const holders = new Map();
    for (const [at, source] of sources.entries()) {
        const names = new Set((entries[at] ?? []).flatMap(({ name }) => name ?? []));
        if (names.size === 0)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('join', `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(source)} has no image for a known platform`);
        for (const name of names) {
            const holder = holders.get(name);
            if (holder !== undefined) {
                const problem = `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(holder)} and ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(source)} are both for ${name}`;
                throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('join', problem, 'Give one image for each platform: check that each build has its own `platforms`.');
            }
            holders.set(name, source);
        }
    }
}
function indexOf(entries, annotations) {
    const isDocker = annotations.size === 0 && entries.every(({ mediaType }) => mediaType.startsWith('application/vnd.docker.'));
    const mediaType = isDocker ? dockerList : _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .ociIndexType */ .WN;
    const key = ({ name, digest }) => `${name ?? '~'} ${digest}`;
    const manifests = entries.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ name: _, ...entry }) => entry);
    const index = {
        schemaVersion: 2,
        mediaType,
        manifests,
        ...(annotations.size === 0 ? {} : { annotations: Object.fromEntries([...annotations].sort()) }),
    };
    return { bytes: Buffer.from(JSON.stringify(index)), mediaType };
}


/***/ }),

/***/ 5748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  confirm: () => (/* binding */ promote_confirm),
  promotable: () => (/* binding */ promotable),
  promote: () => (/* binding */ promote)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/copy.js
var image_copy = __webpack_require__(8515);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/net/turns.js
var turns = __webpack_require__(4738);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var image_manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/image/registry-lists.js
var registry_lists = __webpack_require__(3605);
;// CONCATENATED MODULE: ./build/core/image/copy-referrers.js






const atOnce = 4;
const cosignTags = ['sig', 'att', 'sbom'];
const mostWrites = 3;
async function copyReferrers(registry, copy) {
    const turn = (0,turns/* turns */.Z)(atOnce);
    const done = new Set();
    for (;;) {
        const found = copy.digests.filter((digest) => !done.has(digest));
        if (found.length === 0)
            return;
        for (const digest of found)
            done.add(digest);
        const parts = found.flatMap((digest) => [
            () => copyBySubject(registry, copy, digest),
            ...cosignTags.map((kind) => () => copyCosignTag(registry, copy, `${digest.replace(':', '-')}.${kind}`)),
        ]);
        await Promise.all(parts.map(turn));
    }
}
async function copyBySubject(registry, copy, digest) {
    const listed = await registry.referrers({ ...copy.from, digest });
    const copied = await Promise.all(listed.map((each) => copyListed(copy, each)));
    const referrers = listed.filter((_, at) => copied[at]);
    if (referrers.length > 0)
        await list(registry, copy, digest, referrers);
}
async function copyListed(copy, referrer) {
    try {
        await copy.manifest(referrer);
        return true;
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && error.code === 'IMAGE_MISSING')
            return false;
        throw error;
    }
}
async function list(registry, { to }, digest, referrers) {
    const target = { ...to, tag: (0,registry_lists/* referrersTag */.LN)(digest) };
    for (let writes = 0;; writes += 1) {
        const there = await registry.referrerList({ ...to, digest });
        if (there.listedBy === 'registry')
            return;
        const known = new Set(there.referrers.map((each) => each.digest));
        const added = referrers.filter((each) => !known.has(each.digest));
        if (added.length === 0)
            return;
        if (writes === mostWrites)
            throw overwritten((0,image_reference/* formatReference */.FH)(target));
        const content = indexContent(there.index, (0,image_reference/* formatReference */.FH)(target));
        const manifests = [...content.manifests, ...added];
        const bytes = Buffer.from(JSON.stringify({ ...content, manifests }));
        await registry.putManifest(target, { bytes, mediaType: image_manifest/* ociIndexType */.WN }, async () => { });
        await registry.headWritten(target, (0,image_manifest/* digestOf */.ol)(bytes));
    }
}
function overwritten(name) {
    return new failure/* Failure */.HR('failed', 'REFERRERS_LOST', `others keep writing ${name}`, {
        hint: 'two runs list signatures of one image at the same time; run again when the other one has ended',
    });
}
function indexContent(index, name) {
    const empty = { schemaVersion: 2, mediaType: image_manifest/* ociIndexType */.WN };
    const content = index === undefined ? { ...empty, manifests: [] } : (0,json/* jsonObject */.o$)(index.bytes);
    const { manifests } = content;
    if (Array.isArray(manifests))
        return { ...content, manifests };
    throw new failure/* Failure */.HR('refused', 'REFERRERS_TAG_TAKEN', `${name} names something else than a list of referrers`, {
        hint: 'signatures are listed under this tag where a registry has no referrers API; remove the tag',
    });
}
async function copyCosignTag(registry, copy, tag) {
    const source = await registry.getManifest({ ...copy.from, tag });
    if (source === undefined)
        return;
    const target = { ...copy.to, tag };
    for (let writes = 0;; writes += 1) {
        const there = await registry.getManifest(target);
        if (there?.digest === source.digest)
            return copy.manifest(source, source);
        const wanted = there === undefined ? 'source' : unionOf(there, source);
        if (wanted === 'target')
            return;
        if (writes === mostWrites)
            throw overwritten((0,image_reference/* formatReference */.FH)(target));
        await registry.headWritten(target, await putSignatures(registry, copy, target, { source, wanted }));
    }
}
async function putSignatures(registry, copy, target, { source, wanted }) {
    if (wanted === 'source') {
        await copy.manifest(source, source);
        return registry.putManifest(target, source, async () => { });
    }
    await copy.blobs(wanted.layers);
    await registry.uploadBlob(copy.to, wanted.config);
    return registry.putManifest(target, wanted.manifest, () => copy.blobs(wanted.layers));
}
function unionOf(there, source) {
    const [held, given] = [signaturesOf(there), signaturesOf(source)];
    if (held === undefined || given === undefined)
        return 'target';
    const known = new Set(held.layers.map(json/* canonicalJson */.dj));
    const added = given.layers.filter((layer) => !known.has((0,json/* canonicalJson */.dj)(layer)));
    if (added.length === 0)
        return 'target';
    if (added.length + held.layers.length === given.layers.length)
        return 'source';
    const layers = [...held.layers, ...added];
    const config = (0,image_manifest/* blobOf */.DE)(Buffer.from(JSON.stringify(cosignConfig(layers))));
    const descriptor = { mediaType: held.config.mediaType, digest: config.digest, size: config.size };
    const bytes = Buffer.from(JSON.stringify({ ...(0,json/* jsonObject */.o$)(there.bytes), config: descriptor, layers }));
    return { layers: added, config, manifest: { bytes, mediaType: there.mediaType } };
}
function signaturesOf(manifest) {
    const content = (0,image_manifest/* readManifest */.WI)(manifest);
    const isJoinable = content.kind === 'image' && content.layers.every(({ mediaType }) => joinable.includes(mediaType));
    return isJoinable ? content : undefined;
}
const joinable = ['application/vnd.dev.cosign.simplesigning.v1+json', 'application/vnd.dsse.envelope.v1+json'];
function cosignConfig(layers) {
    const created = '0001-01-01T00:00:00Z';
    return {
        architecture: '',
        created,
        history: layers.map(() => ({ created })),
        os: '',
        rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
        config: {},
    };
}

// EXTERNAL MODULE: ./build/core/image/registry.js + 2 modules
var image_registry = __webpack_require__(5812);
;// CONCATENATED MODULE: ./build/core/image/promote.js





async function promote(registry, promotion) {
    const { from, to, tags } = promotion;
    const manifest = await promotable(registry, promotion);
    if (from.registry !== to.registry || from.repository !== to.repository) {
        const copy = new image_copy/* ImageCopy */.B(registry, from, to);
        await copy.manifest(manifest, manifest);
        await copyReferrers(registry, copy);
    }
    await Promise.all(tags.map((tag) => giveTag(registry, { ...(0,image_reference/* repositoryOf */._M)(to), tag }, manifest)));
    return { digest: manifest.digest, mediaType: manifest.mediaType, size: manifest.size };
}
async function giveTag(registry, target, manifest) {
    const holder = await registry.headManifest(target);
    if (holder?.digest === manifest.digest)
        return;
    await registry.putManifest(target, manifest, async () => { });
    await promote_confirm(registry, target, manifest.digest);
}
async function promotable(registry, { from, to, fixed = [] }) {
    const manifest = await registry.getManifest(from);
    if (manifest === undefined)
        throw (0,image_registry.missing)(from, 'promote-from');
    for (const tag of fixed) {
        const target = { ...(0,image_reference/* repositoryOf */._M)(to), tag };
        const holder = await registry.headManifest(target);
        if (holder === undefined || holder.digest === manifest.digest)
            continue;
        const problem = `${(0,image_reference/* formatReference */.FH)(target)} is ${holder.digest} already, and the image to promote is ${manifest.digest}`;
        throw new failure/* Failure */.HR('refused', 'TAG_TAKEN', problem, {
            hint: 'promote under a tag that no other build has, such as {environment}-{sha8}, or under one that moves, such as latest',
        });
    }
    return manifest;
}
async function promote_confirm(registry, reference, digest) {
    const found = await registry.headWritten(reference, digest);
    if (found?.digest === digest)
        return;
    const problem = `${(0,image_reference/* formatReference */.FH)(reference)} names ${found?.digest ?? 'nothing'} after it was set to ${digest}`;
    throw new failure/* Failure */.HR('failed', 'REGISTRY_DIGEST', problem, {
        hint: 'another run writes the same tag, or the registry answers out of a cache that is behind; use a tag that only this commit has, such as {sha8}, and run again',
    });
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
