export const id = 5812;
export const ids = [5812];
export const modules = {

/***/ 4803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ blobOf),
/* harmony export */   Fm: () => (/* binding */ manifestTypes),
/* harmony export */   K9: () => (/* binding */ wrongDigest),
/* harmony export */   Ms: () => (/* binding */ manifestParts),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   WN: () => (/* binding */ ociIndexType),
/* harmony export */   _j: () => (/* binding */ matchesDigest),
/* harmony export */   hD: () => (/* binding */ wrongSize),
/* harmony export */   ih: () => (/* binding */ isReferrer),
/* harmony export */   mL: () => (/* binding */ isStored),
/* harmony export */   nw: () => (/* binding */ isIndex),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   zr: () => (/* binding */ verified)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8314);



const ociIndexType = 'application/vnd.oci.image.index.v1+json';
const manifestTypes = [
    ociIndexType,
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
function readManifest({ bytes, digest }) {
    const { manifests, config, layers, annotations: given } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonObject */ .o$)(bytes);
    const annotations = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(given) ? given : {};
    if (manifests !== undefined && (config !== undefined || layers !== undefined))
        throw unknownForm(digest, 'both');
    if (Array.isArray(manifests) && manifests.every(isDescriptor))
        return { kind: 'index', manifests, annotations };
    if (isDescriptor(config) && Array.isArray(layers) && layers.every(isDescriptor)) {
        return { kind: 'image', config, layers, annotations };
    }
    throw unknownForm(digest, 'neither');
}
function unknownForm(digest, which) {
    const forms = which === 'both' ? 'an image and an index of images at once' : 'neither an image nor an index of images';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('failed', 'MANIFEST_UNKNOWN_FORM', `the manifest ${digest} is ${forms}`, {
        hint: 'schema 1 images and other artifacts are not understood; push the image again with a current builder',
    });
}
function manifestParts(manifest) {
    const { config, layers, blobs } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonObject */ .o$)(manifest.bytes);
    if (config === undefined && layers === undefined && Array.isArray(blobs) && blobs.every(isDescriptor)) {
        return { manifests: [], blobs };
    }
    const content = readManifest(manifest);
    return content.kind === 'index'
        ? { manifests: content.manifests, blobs: [] }
        : { manifests: [], blobs: [content.config, ...content.layers] };
}
function isIndex({ mediaType }) {
    return /index|manifest\.list/.test(mediaType);
}
function isStored({ mediaType, urls = [] }) {
    return urls.length === 0 || !/nondistributable|\.foreign\./.test(mediaType);
}
function isDescriptor(value) {
    return ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value) &&
        typeof value.mediaType === 'string' &&
        typeof value.size === 'number' &&
        typeof value.digest === 'string' &&
        /^sha(256|512):[a-f0-9]{64,128}$/.test(value.digest));
}
function isReferrer(value) {
    return (isDescriptor(value) &&
        (!('artifactType' in value) || typeof value.artifactType === 'string') &&
        (!('annotations' in value) || (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value.annotations)));
}
function blobOf(bytes) {
    return {
        digest: digestOf(bytes),
        size: bytes.byteLength,
        async *open() {
            yield bytes;
        },
    };
}
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
function matchesDigest(bytes, digest) {
    const [algorithm = '', hex] = digest.split(':');
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex') === hex;
}
async function* verified(bytes, { digest, size }, from) {
    const [algorithm = '', hex] = digest.split(':');
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm);
    let received = 0;
    for await (const piece of bytes) {
        received += piece.byteLength;
        if (received > size)
            throw wrongSize(digest, size, from, 'more');
        hash.update(piece);
        yield piece;
    }
    if (received < size)
        throw wrongSize(digest, size, from, `${received}`);
    if (hash.digest('hex') !== hex)
        throw wrongDigest(digest, from);
}
function wrongDigest(digest, from) {
    return damaged(`${from} gave other bytes than ${digest} names`);
}
function wrongSize(digest, size, from, received) {
    return damaged(`${from} gave ${received} bytes for ${digest}, which has ${size} by its manifest`);
}
function damaged(problem) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('failed', 'REGISTRY_DIGEST', problem, {
        hint: 'the transfer or the registry is damaged, or something between rewrites answers; nothing of it was used',
    });
}


/***/ }),

/***/ 3605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LN: () => (/* binding */ referrersTag),
/* harmony export */   cB: () => (/* binding */ listTags),
/* harmony export */   xW: () => (/* binding */ listRepositories),
/* harmony export */   xt: () => (/* binding */ listReferrers)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8314);
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1296);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4803);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9349);
/* harmony import */ var _registry_failures_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5845);
/* harmony import */ var _registry_http_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1018);







const page = { responseBytes: 16 * 1024 * 1024 };
const mostEntries = 1_000_000;
async function listTags(http, repository) {
    const doing = `listing the tags of ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(repository)}`;
    const target = `${repository.repository}/tags/list?n=1000`;
    const tags = await readPages(http, { ...(0,_registry_http_js__WEBPACK_IMPORTED_MODULE_5__/* .pull */ .a$)(repository), method: 'GET', target, doing }, async (answer) => {
        if (answer.status === 404)
            return undefined;
        if (!answer.ok)
            throw await (0,_registry_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J5)(doing, answer);
        return tagsIn(await answer.text(), doing);
    });
    return [...new Set(tags ?? [])];
}
async function listRepositories(http, registry) {
    const doing = `listing the repositories of ${registry}`;
    const target = '_catalog?n=1000';
    const access = { registry, repository: '', scopes: ['registry:catalog:*'], purpose: 'the list of repositories' };
    const found = await readPages(http, { ...access, method: 'GET', target, doing }, async (answer) => {
        if ([400, 404, 405, 501].includes(answer.status))
            return undefined;
        if (!answer.ok)
            throw await (0,_registry_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J5)(doing, answer);
        const text = await answer.text();
        const { repositories } = (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .jsonObject */ .o$)(text);
        if (repositories === null)
            return [];
        if (Array.isArray(repositories))
            return repositories.filter((each) => typeof each === 'string');
        throw notAList(text, notWhatWasAsked(doing, 'the answer is no list of repositories'));
    }).catch((error) => {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.code === 'REGISTRY_UNAUTHORIZED')
            return undefined;
        throw error;
    });
    return found && [...new Set(found)];
}
function tagsIn(json, doing) {
    const { tags } = (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .jsonObject */ .o$)(json);
    if (tags === null)
        return [];
    if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string' && (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .isTag */ .dz)(tag)))
        return tags;
    throw notAList(json, notWhatWasAsked(doing, 'the answer is no list of tags'));
}
async function listReferrers(http, image) {
    const doing = `listing what refers to ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(image)}`;
    const target = `${image.repository}/referrers/${image.digest}`;
    const headers = { accept: _manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .ociIndexType */ .WN };
    const found = await readPages(http, { ...(0,_registry_http_js__WEBPACK_IMPORTED_MODULE_5__/* .pull */ .a$)(image), method: 'GET', target, headers, doing }, async (answer) => {
        if ([400, 404, 405, 406, 501].includes(answer.status))
            return undefined;
        if (!answer.ok)
            throw await (0,_registry_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J5)(doing, answer);
        if (answer.mediaType !== _manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .ociIndexType */ .WN)
            return undefined;
        const text = await answer.text();
        const { manifests } = (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .jsonObject */ .o$)(text);
        if (Array.isArray(manifests))
            return manifests.filter(_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isReferrer */ .ih);
        throw notAList(text, notWhatWasAsked(doing, 'the answer is no list of referrers'));
    });
    return found && [...new Map(found.map((each) => [each.digest, each])).values()];
}
function referrersTag(digest) {
    const [algorithm = '', hex = ''] = digest.split(':');
    return `${algorithm.slice(0, 32)}-${hex.slice(0, 64)}`;
}
async function readPages(http, request, read) {
    const base = http.origin(request.registry);
    const first = new URL(`/v2/${request.target}`, base);
    const all = [];
    const seen = new Set([first.href]);
    for (let target = first;;) {
        const { entries, next } = await http.request({ ...request, target, limits: page }, async (answer) => ({
            entries: await read(answer),
            next: nextPage(answer, base),
        }));
        if (entries === undefined && target === first)
            return undefined;
        if (entries === undefined)
            throw notWhatWasAsked(request.doing, `its page ${seen.size} is missing`);
        for (const entry of entries)
            all.push(entry);
        if (next === undefined)
            return all;
        if (seen.has(next.href) || all.length > mostEntries) {
            throw notWhatWasAsked(request.doing, `its pages do not end (${all.length} entries so far)`);
        }
        seen.add(next.href);
        target = next;
    }
}
function nextPage({ headers, url }, base) {
    const next = /<([^>]*)>\s*;[^,]*rel="?next"?/.exec([headers.link ?? ''].flat().join(', '))?.[1];
    if (next === undefined || !URL.canParse(next, url.href))
        return undefined;
    const target = new URL(next, url);
    if (target.origin === base.origin)
        return target;
    const problem = `${base.host} continues a list at ${target.origin}, which is not followed`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'REGISTRY_REDIRECT', problem, {
        hint: 'the registry names another address for itself: use that one, or correct its external URL',
    });
}
function notAList(text, failure) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .qF)(text) === undefined ? (0,_net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)(failure) : failure;
}
function notWhatWasAsked(doing, problem) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_ANSWER', `${doing} failed: ${problem}`, {
        hint: 'check that the registry host is right; a sign-in page or a proxy may be answering instead',
    });
}


/***/ }),

/***/ 5812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Registry: () => (/* binding */ Registry),
  missing: () => (/* binding */ missing),
  readConfigBlob: () => (/* binding */ readConfigBlob)
});

// EXTERNAL MODULE: ./build/core/failure.js
var core_failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/net/error.js
var net_error = __webpack_require__(1296);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/image/registry-failures.js
var registry_failures = __webpack_require__(5845);
// EXTERNAL MODULE: ./build/core/image/registry-http.js
var registry_http = __webpack_require__(1018);
;// CONCATENATED MODULE: ./build/core/image/upload.js
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





const chunkBytes = 32 * 1024 * 1024;
const transfer = { exchangeMs: Number.POSITIVE_INFINITY, inactivityMs: 300_000 };
const octets = { 'content-type': 'application/octet-stream' };
class BlobUploads {
    #http;
    #whole = new Set();
    constructor(http) {
        this.#http = http;
    }
    async upload(repository, blob) {
        const inChunks = blob.size > chunkBytes && !this.#whole.has(repository.registry);
        if (inChunks && (await this.#inChunks(repository, blob)))
            return;
        if (inChunks)
            this.#whole.add(repository.registry);
        await this.#atOnce(repository, blob);
    }
    #atOnce(repository, blob) {
        const doing = doingOf(repository, blob);
        return this.#begin(repository, doing, async ({ location }) => {
            const put = {
                ...(0,registry_http/* push */.VC)(repository),
                method: 'PUT',
                target: withDigest(location, blob.digest),
                headers: octets,
                body: { open: () => blob.open(), size: blob.size },
                limits: transfer,
                doing,
            };
            await this.#http.step(put, async (answer) => {
                if (answer.status === 404)
                    throw await lost(repository, answer);
                if (answer.status !== 201)
                    throw await (0,registry_failures/* refused */.J5)(doing, answer);
            });
        });
    }
    #inChunks(repository, blob) {
        return this.#begin(repository, doingOf(repository, blob), async (begun, least) => {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const content = __addDisposableResource(env_1, new BlobReader(blob), true);
                let session = begun;
                while (session.offset < blob.size) {
                    const end = Math.min(session.offset + Math.max(chunkBytes, least), blob.size);
                    const next = await this.#chunk(repository, content, session, end);
                    if (next === undefined || next.offset <= session.offset || next.offset > blob.size) {
                        await cancelUpload(this.#http, repository, session.location);
                        return false;
                    }
                    session = next;
                }
                return this.#close(repository, blob, session);
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
        });
    }
    #begin(repository, doing, send) {
        const target = `${repository.repository}/blobs/uploads/`;
        return this.#http.request({ ...(0,registry_http/* push */.VC)(repository), method: 'POST', target, doing }, async (answer) => {
            if (answer.status !== 202)
                throw await (0,registry_failures/* refused */.J5)(`beginning an upload to ${(0,image_reference/* formatReference */.FH)(repository)}`, answer);
            await answer.finish();
            const least = Number(answer.headers['oci-chunk-min-length'] ?? 0) || 0;
            return send({ location: uploadLocation(repository, answer), offset: 0 }, least);
        });
    }
    #chunk(repository, content, { location, offset }, end) {
        let session = { location, offset };
        let isCut = false;
        return this.#resumed(async () => {
            if (isCut)
                session = await this.#status(repository, session);
            if (session.offset >= end)
                return session;
            isCut = true;
            const { offset: start, location: target } = session;
            const patch = {
                ...(0,registry_http/* push */.VC)(repository),
                method: 'PATCH',
                target,
                headers: { ...octets, 'content-range': `${start}-${end - 1}` },
                body: { open: () => content.read(start, end), size: end - start },
                limits: transfer,
                doing: `uploading to ${(0,image_reference/* formatReference */.FH)(repository)}`,
            };
            return this.#http.step(patch, async (answer) => {
                if (answer.status === 404)
                    throw await lost(repository, answer);
                if (answer.status === 416)
                    throw new net_error/* NetworkError */.Dr({ kind: 'interrupted' }, `${target.host} lacks a chunk`);
                if (answer.status === 507)
                    throw await (0,registry_failures/* refused */.J5)(patch.doing, answer);
                if (!answer.ok)
                    return undefined;
                return { location: uploadLocation(repository, answer, target), offset: received(answer) ?? end };
            });
        });
    }
    #resumed(call) {
        return this.#http.resumed(call, (error) => error instanceof UploadLost);
    }
    #status(repository, { location: target, offset }) {
        const doing = `asking how much of an upload ${repository.registry} has`;
        return this.#http.step({ ...(0,registry_http/* pull */.a$)(repository), method: 'GET', target, doing }, async (answer) => {
            if (!answer.ok)
                throw await lost(repository, answer);
            return { location: uploadLocation(repository, answer, target), offset: received(answer) ?? offset };
        });
    }
    #close(repository, { digest }, { location }) {
        const doing = `uploading ${digest} to ${(0,image_reference/* formatReference */.FH)(repository)}`;
        const head = {
            ...(0,registry_http/* pull */.a$)(repository),
            method: 'HEAD',
            target: `${repository.repository}/blobs/${digest}`,
            doing,
        };
        const target = withDigest(location, digest);
        let isCut = false;
        return this.#resumed(async () => {
            if (isCut && (await this.#http.step(head, async ({ ok }) => ok)))
                return true;
            isCut = true;
            const put = {
                ...(0,registry_http/* push */.VC)(repository),
                method: 'PUT',
                target,
                headers: octets,
                body: '',
                limits: transfer,
                doing,
            };
            return this.#http.step(put, async (answer) => {
                if (answer.status === 404)
                    throw await lost(repository, answer);
                return answer.status === 201;
            });
        });
    }
}
async function cancelUpload(http, repository, target) {
    const request = { ...(0,registry_http/* deletion */.jo)(repository), method: 'DELETE', target, doing: 'cancelling an upload' };
    await http.step(request, async () => { }).catch(() => { });
}
function uploadLocation({ registry }, { headers: { location }, url }, before) {
    if (location !== undefined && URL.canParse(location, url.href)) {
        const target = new URL(location, url);
        if ((0,net_error/* isSafeRedirect */.es)(url, target))
            return target;
        throw new core_failure/* Failure */.HR('refused', 'REGISTRY_REDIRECT', `${registry} continues an upload at ${target.origin}`, {
            hint: 'bytes of a registry behind https are sent over https alone: correct its external URL, or let the proxy in front of it send X-Forwarded-Proto',
        });
    }
    if (location === undefined && before !== undefined)
        return before;
    throw new core_failure/* Failure */.HR('failed', 'REGISTRY_PROTOCOL', `${registry} began an upload without saying where it goes`, {
        hint: 'a proxy in front of the registry may be dropping its Location header',
    });
}
function received({ headers: { range } }) {
    const [, last] = /^(?:bytes=)?0-(\d+)$/.exec(String(range ?? '')) ?? [];
    return last === undefined ? undefined : Number(last) === 0 ? 0 : Number(last) + 1;
}
async function lost({ registry }, answer) {
    const { status } = answer;
    const body = await answer.excerpt();
    return new UploadLost({ kind: 'overloaded', status, retryAfter: undefined, body }, `${registry} lost an upload`);
}
class UploadLost extends net_error/* NetworkError */.Dr {
}
function withDigest(location, digest) {
    const target = new URL(location);
    target.searchParams.set('digest', digest);
    return target;
}
function doingOf(repository, { digest }) {
    return `uploading ${digest} to ${(0,image_reference/* formatReference */.FH)(repository)}`;
}
class BlobReader {
    #blob;
    #place;
    constructor(blob) {
        this.#blob = blob;
    }
    async *read(start, end) {
        if (this.#place === undefined || !this.#place.isFree || this.#place.at > start)
            this.#reopen();
        const place = this.#place;
        if (place === undefined)
            return;
        place.isFree = false;
        while (place.at < end) {
            if (place.rest.byteLength === 0) {
                const { value, done } = await place.pieces.next();
                if (done)
                    throw shorter(this.#blob);
                place.rest = value;
            }
            const wanted = (place.at < start ? start : end) - place.at;
            const piece = place.rest.subarray(0, wanted);
            place.rest = place.rest.subarray(piece.byteLength);
            place.at += piece.byteLength;
            if (place.at > start)
                yield piece;
        }
        place.isFree = true;
    }
    #reopen() {
        this.#end();
        const pieces = this.#blob.open()[Symbol.asyncIterator]();
        this.#place = { pieces, at: 0, rest: new Uint8Array(), isFree: true };
    }
    #end() {
        this.#place?.pieces.return?.().catch(() => { });
        this.#place = undefined;
    }
    async [Symbol.asyncDispose]() {
        this.#end();
    }
}
function shorter({ digest, size }) {
    return new core_failure/* Failure */.HR('failed', 'BLOB_CHANGED', `${digest} ended before its ${size} bytes`, {
        hint: 'something changed or removed the file while it was uploaded; run again',
    });
}

;// CONCATENATED MODULE: ./build/core/image/registry-blobs.js







const registry_blobs_transfer = { exchangeMs: Number.POSITIVE_INFINITY };
class RegistryBlobs {
    #http;
    constructor(http) {
        this.#http = http;
    }
    has(repository, digest) {
        const doing = `looking for ${digest} in ${(0,image_reference/* formatReference */.FH)(repository)}`;
        const target = `${repository.repository}/blobs/${digest}`;
        return this.#http.request({ ...(0,registry_http/* pull */.a$)(repository), method: 'HEAD', target, doing }, async (answer) => {
            if (answer.status === 404)
                return false;
            await (0,registry_failures/* requireAccepted */.b5)(doing, answer);
            return true;
        });
    }
    get(repository, blob) {
        return (0,manifest/* verified */.zr)(this.#download(repository, blob), blob, repository.registry);
    }
    async *#download(repository, blob) {
        const { registry } = repository;
        const doing = `reading ${blob.digest} of ${(0,image_reference/* formatReference */.FH)(repository)}`;
        let received = 0;
        let body;
        const next = async () => {
            body ??= this.#bytesFrom(repository, blob, received, doing);
            try {
                return await body.next();
            }
            catch (error) {
                body = undefined;
                const isWhole = received === blob.size && error instanceof net_error/* NetworkError */.Dr && error.kind === 'interrupted';
                if (isWhole)
                    return { done: true, value: undefined };
                throw error;
            }
        };
        const isFinal = (error) => error instanceof net_error/* NetworkError */.Dr && error.kind === 'too-large';
        try {
            for (;;) {
                const { done, value } = await (0,registry_failures/* withFailures */.G9)(registry, doing, () => this.#http.resumed(next, isFinal));
                if (done)
                    return;
                received += value.byteLength;
                yield value;
            }
        }
        catch (error) {
            const isTooLarge = error instanceof core_failure/* Failure */.HR && error.cause instanceof net_error/* NetworkError */.Dr && error.cause.kind === 'too-large';
            throw isTooLarge ? (0,manifest/* wrongSize */.hD)(blob.digest, blob.size, registry, 'more') : error;
        }
        finally {
            await body?.return(undefined);
        }
    }
    async *#bytesFrom(repository, { digest, size }, start, doing) {
        const answer = await this.#http.open({
            ...(0,registry_http/* pull */.a$)(repository),
            method: 'GET',
            target: `${repository.repository}/blobs/${digest}`,
            ...(start === 0 ? {} : { headers: { range: `bytes=${start}-` } }),
            limits: { ...registry_blobs_transfer, responseBytes: size },
            doing,
        });
        if (!answer.ok)
            throw await (0,registry_failures/* refused */.J5)(doing, answer);
        if (Number(answer.headers['content-length']) !== size - start)
            await (0,registry_failures/* requireAccepted */.b5)(doing, answer);
        const first = firstByte(answer, start);
        if (first > start)
            throw (0,manifest/* wrongDigest */.K9)(digest, repository.registry);
        let known = start - first;
        for await (const piece of answer.body) {
            const fresh = piece.subarray(Math.min(known, piece.byteLength));
            known -= piece.byteLength - fresh.byteLength;
            if (fresh.byteLength > 0)
                yield fresh;
        }
    }
    async mount(repository, digest, from) {
        const { scopes, ...access } = (0,registry_http/* push */.VC)(repository);
        const mount = {
            ...access,
            scopes: [...scopes, `repository:${from}:pull`],
            method: 'POST',
            target: `${repository.repository}/blobs/uploads/?${new URLSearchParams({ mount: digest, from })}`,
            doing: `mounting ${digest} of ${from} in ${(0,image_reference/* formatReference */.FH)(repository)}`,
        };
        try {
            return await this.#http.request(mount, async (answer) => {
                if (answer.status === 201)
                    return 'mounted';
                if (answer.status === 202)
                    await this.#cancel(repository, answer);
                return 'unavailable';
            });
        }
        catch (error) {
            if (error instanceof core_failure/* Failure */.HR && error.code === 'REGISTRY_UNAUTHORIZED')
                return 'unavailable';
            throw error;
        }
    }
    checkPush(repository) {
        const doing = `beginning an upload to ${(0,image_reference/* formatReference */.FH)(repository)}`;
        const target = `${repository.repository}/blobs/uploads/`;
        return this.#http.request({ ...(0,registry_http/* push */.VC)(repository), method: 'POST', target, doing }, async (session) => {
            if (session.status !== 202)
                throw await (0,registry_failures/* refused */.J5)(doing, session);
            await this.#cancel(repository, session);
        });
    }
    #cancel(repository, session) {
        return cancelUpload(this.#http, repository, uploadLocation(repository, session));
    }
}
function firstByte({ status, headers }, start) {
    const [, first] = /^bytes (\d+)-/.exec(headers['content-range'] ?? '') ?? [];
    return status !== 206 ? 0 : first === undefined ? start : Number(first);
}

// EXTERNAL MODULE: ./build/core/image/registry-lists.js
var registry_lists = __webpack_require__(3605);
;// CONCATENATED MODULE: ./build/core/image/registry.js










const largestConfig = 16 * 1024 * 1024;
class Registry {
    #http;
    #blobs;
    #uploads;
    constructor(options) {
        this.#http = new registry_http/* RegistryHttp */.WR(options);
        this.#blobs = new RegistryBlobs(this.#http);
        this.#uploads = new BlobUploads(this.#http);
    }
    ping(registry) {
        const doing = `asking ${registry} for its API`;
        const request = { registry, repository: '', method: 'GET', target: '', scopes: [], purpose: 'sign-in' };
        return this.#http.request({ ...request, doing }, (answer) => (0,registry_failures/* requireAccepted */.b5)(doing, answer));
    }
    getManifest(reference, mediaType) {
        return this.#find(manifestRequest(reference, 'GET', mediaType), async (answer) => {
            const bytes = await answer.bytes();
            const said = answer.headers['docker-content-digest'];
            const digest = reference.digest ?? (typeof said === 'string' && (0,image_reference/* isDigest */.Bc)(said) ? said : (0,manifest/* digestOf */.ol)(bytes));
            if (!(0,manifest/* matchesDigest */._j)(bytes, digest))
                throw (0,net_error/* unreadable */.O$)((0,manifest/* wrongDigest */.K9)(digest, reference.registry));
            return { bytes, digest, size: bytes.byteLength, mediaType: mediaTypeOf(answer, bytes) };
        });
    }
    async headManifest(reference) {
        const found = await this.#http.request(manifestRequest(reference, 'HEAD'), async ({ status, ok, headers }) => {
            if (status === 404)
                return 'absent';
            const digest = headers['docker-content-digest'];
            const mediaType = bareType(headers['content-type'] ?? '');
            const size = Number(headers['content-length'] ?? Number.NaN);
            const isWhole = ok && typeof digest === 'string' && (0,image_reference/* isDigest */.Bc)(digest) && mediaType !== '' && size > 0;
            return isWhole ? { digest, mediaType, size } : undefined;
        });
        return found === 'absent' ? undefined : (found ?? this.getManifest(reference));
    }
    async headWritten(reference, digest) {
        let found;
        try {
            await this.#http.resumed(async () => {
                found = await this.headManifest(reference);
                if (found === undefined || (digest !== undefined && found.digest !== digest))
                    throw new StaleAnswer(reference, found);
            }, (error) => !(error instanceof StaleAnswer));
        }
        catch (error) {
            if (!(error instanceof StaleAnswer))
                throw error;
        }
        return found;
    }
    async putManifest(target, manifest, resend) {
        if (resend === undefined)
            return this.#putOnce(target, manifest);
        let isRepeated = false;
        try {
            return await this.#http.resumed(async () => {
                if (isRepeated)
                    await resend();
                isRepeated = true;
                return this.#putOnce(target, manifest).catch((error) => {
                    throw error instanceof PartsMissing ? new StaleAnswer(target, undefined, error) : error;
                });
            }, (error) => !(error instanceof StaleAnswer));
        }
        catch (error) {
            throw error instanceof StaleAnswer && error.cause instanceof PartsMissing ? error.cause.forGood() : error;
        }
    }
    async #putOnce(target, { bytes, mediaType }) {
        const digest = (0,manifest/* digestOf */.ol)(bytes);
        const request = {
            ...(0,registry_http/* push */.VC)(target),
            method: 'PUT',
            target: `${target.repository}/manifests/${target.tag ?? digest}`,
            headers: { 'content-type': mediaType },
            body: bytes,
            doing: `writing ${(0,image_reference/* formatReference */.FH)({ ...target, digest })}`,
        };
        const failure = await this.#http.request(request, async (answer) => {
            if (answer.status === 400 || answer.status === 404)
                return refusedManifest(request.doing, answer);
            if (!answer.ok)
                return (0,registry_failures/* refused */.J5)(request.doing, answer);
            await (0,registry_failures/* requireAccepted */.b5)(request.doing, answer);
            const confirmed = answer.headers['docker-content-digest'];
            if (confirmed !== undefined && confirmed !== digest)
                throw (0,manifest/* wrongDigest */.K9)(digest, target.registry);
            return confirmed === undefined ? 'unconfirmed' : undefined;
        });
        if (failure === undefined)
            return digest;
        const written = target.tag === undefined ? { ...target, digest } : target;
        const isUnconfirmed = failure === 'unconfirmed';
        const found = isUnconfirmed
            ? await this.headWritten(written, digest).catch(unlessHidden({ digest }))
            : await this.headManifest(written).catch(unlessEnded);
        if (found?.digest === digest)
            return digest;
        throw isUnconfirmed ? unconfirmed(target, digest) : failure;
    }
    deleteManifest(image) {
        const request = {
            ...(0,registry_http/* deletion */.jo)(image),
            method: 'DELETE',
            target: `${image.repository}/manifests/${image.digest}`,
            doing: `deleting ${(0,image_reference/* formatReference */.FH)(image)}`,
        };
        return this.#http.request(request, async (answer) => {
            if (answer.status === 404)
                return 'absent';
            if (answer.ok)
                await (0,registry_failures/* requireAccepted */.b5)(request.doing, answer);
            if (answer.ok)
                return 'deleted';
            const failure = await (0,registry_failures/* refused */.J5)(request.doing, answer);
            if (answer.status !== 405 && answer.status !== 400)
                throw failure;
            const problem = `${image.registry} does not delete images through the registry API`;
            throw new core_failure/* Failure */.HR('failed', 'REGISTRY_DELETE_UNSUPPORTED', problem, {
                hint: 'turn deletion on in the registry (distribution: storage.delete.enabled), or remove images with its own retention',
                cause: failure,
            });
        });
    }
    listRepositories(registry) {
        return (0,registry_lists/* listRepositories */.xW)(this.#http, registry);
    }
    listTags(repository) {
        return (0,registry_lists/* listTags */.cB)(this.#http, repository);
    }
    async referrers(image) {
        return (await this.referrerList(image)).referrers;
    }
    async referrerList({ registry, repository, digest, }) {
        const byApi = await (0,registry_lists/* listReferrers */.xt)(this.#http, { registry, repository, digest });
        if (byApi !== undefined)
            return { listedBy: 'registry', referrers: byApi };
        const index = await this.getManifest({ registry, repository, tag: (0,registry_lists/* referrersTag */.LN)(digest) });
        return { listedBy: 'tag', index, referrers: referrersIn(index) };
    }
    hasBlob(repository, digest) {
        return this.#blobs.has(repository, digest);
    }
    showsBlob(repository, digest) {
        return this.hasBlob(repository, digest).catch(unlessHidden(false));
    }
    getBlob(repository, blob) {
        return this.#blobs.get(repository, blob);
    }
    mountBlob(repository, digest, from) {
        return this.#blobs.mount(repository, digest, from);
    }
    checkPush(repository) {
        return this.#blobs.checkPush(repository);
    }
    async uploadBlob(repository, blob, isThere) {
        if (isThere ?? (await this.showsBlob(repository, blob.digest)))
            return 'existed';
        await this.#uploads.upload(repository, blob);
        return 'uploaded';
    }
    #find(request, read) {
        return this.#http.request(request, async (answer) => {
            if (answer.status === 404)
                return undefined;
            await (0,registry_failures/* requireAccepted */.b5)(request.doing, answer);
            return read(answer);
        });
    }
}
async function readConfigBlob(registry, repository, config) {
    if (config.size > largestConfig) {
        const problem = `the configuration ${config.digest} of ${(0,image_reference/* formatReference */.FH)(repository)} has ${config.size} bytes`;
        throw new core_failure/* Failure */.HR('failed', 'REGISTRY_ANSWER', problem, { hint: `the limit is ${largestConfig} bytes` });
    }
    const pieces = [];
    for await (const piece of registry.getBlob(repository, config))
        pieces.push(piece);
    return Buffer.concat(pieces);
}
class StaleAnswer extends net_error/* NetworkError */.Dr {
    constructor(reference, found, cause) {
        const state = cause === undefined ? `shows ${found?.digest ?? 'nothing'} under it` : 'lacks parts of it';
        super({ kind: 'interrupted' }, `${(0,image_reference/* formatReference */.FH)(reference)} was just written, and the registry still ${state}`, cause);
    }
}
class PartsMissing extends core_failure/* Failure */.HR {
    forGood() {
        return new core_failure/* Failure */.HR('failed', this.code, `${this.message}, and it stayed so through several tries`, {
            hint: 'all parts were sent, and the registry took them: several instances without one storage, or a garbage collection at the same time, lose them',
            cause: this.cause,
        });
    }
}
async function refusedManifest(doing, answer) {
    const body = await answer.excerpt();
    const failure = (0,registry_failures/* refusal */.x5)(doing, answer.status, body);
    const isLacking = (0,registry_failures/* errorCodes */.fv)(body).some((code) => /^(?:MANIFEST_BLOB|BLOB|MANIFEST)_UNKNOWN$/.test(code));
    const { code, message, hint, cause } = failure;
    return isLacking
        ? new PartsMissing('failed', code, message, { ...(hint === undefined ? {} : { hint }), cause })
        : failure;
}
function unlessHidden(instead) {
    return (error) => {
        const isRefused = error instanceof core_failure/* Failure */.HR && hiddenCodes.has(error.code);
        if (!isRefused)
            throw error;
        return instead;
    };
}
function unlessEnded(error) {
    if (!(error instanceof core_failure/* Failure */.HR) || error.kind === 'timed-out')
        throw error;
}
const hiddenCodes = new Set(['REGISTRY_UNAUTHORIZED', 'REGISTRY_STORAGE']);
function unconfirmed(target, digest) {
    const problem = `${(0,image_reference/* formatReference */.FH)({ ...target, digest })} was written, but the registry does not have it`;
    return new core_failure/* Failure */.HR('failed', 'REGISTRY_DIGEST', problem, {
        hint: 'another run writes the same tag; use a tag that only this commit has, such as {sha8}, and run again',
    });
}
function missing(reference, input) {
    const problem = `${(0,image_reference/* formatReference */.FH)(reference)} does not exist`;
    const hint = 'check the tag or digest; in a registry with retention it may have been removed';
    return input === undefined
        ? new core_failure/* Failure */.HR('failed', 'IMAGE_MISSING', problem, { hint })
        : (0,core_failure/* badInput */.AN)(input, problem, hint);
}
function referrersIn(index) {
    const { manifests } = index === undefined ? {} : (0,json/* jsonObject */.o$)(index.bytes);
    return Array.isArray(manifests) ? manifests.filter(manifest/* isReferrer */.ih) : [];
}
function manifestRequest(reference, method, mediaType) {
    const types = new Set([...manifest/* manifestTypes */.Fm, ...(mediaType === undefined ? [] : [mediaType])]);
    return {
        ...(0,registry_http/* pull */.a$)(reference),
        method,
        target: `${reference.repository}/manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
        headers: { accept: [...types].join(', ') },
        doing: `reading ${(0,image_reference/* formatReference */.FH)(reference)}`,
    };
}
function mediaTypeOf({ headers }, bytes) {
    const header = bareType(headers['content-type'] ?? '');
    if (manifest/* manifestTypes */.Fm.includes(header))
        return header;
    const { mediaType } = (0,json/* jsonObject */.o$)(bytes);
    return typeof mediaType === 'string' ? mediaType : header;
}
function bareType(contentType) {
    return contentType.split(';')[0]?.trim() ?? '';
}


/***/ })

};
