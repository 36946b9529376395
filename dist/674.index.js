export const id = 674;
export const ids = [674];
export const modules = {

/***/ 7197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ blobOf),
/* harmony export */   K9: () => (/* binding */ wrongDigest),
/* harmony export */   _j: () => (/* binding */ matchesDigest),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   zr: () => (/* binding */ verified)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);


function blobOf(bytes) {
    return { digest: digestOf(bytes), size: bytes.byteLength, open: () => onePiece(bytes) };
}
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
function matchesDigest(bytes, digest) {
    const [algorithm = '', hex] = digest.split(':');
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex') === hex;
}
async function* verified(bytes, digest, from) {
    const [algorithm = '', hex] = digest.split(':');
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm);
    for await (const piece of bytes) {
        hash.update(piece);
        yield piece;
    }
    if (hash.digest('hex') !== hex)
        throw wrongDigest(digest, from);
}
function wrongDigest(digest, from) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('failed', 'REGISTRY_DIGEST', `${from} gave other bytes than ${digest} names`, {
        hint: 'the transfer or the registry is damaged, or something between rewrites answers; nothing of it was used',
    });
}
async function* onePiece(bytes) {
    yield bytes;
}


/***/ }),

/***/ 4803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ manifestTypes),
/* harmony export */   W: () => (/* binding */ readManifest)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const manifestTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
function readManifest({ bytes, digest }) {
    const content = parsed(bytes);
    if (Array.isArray(content.manifests) && content.manifests.every(isDescriptor)) {
        return { kind: 'index', manifests: content.manifests };
    }
    const { config, layers } = content;
    if (isDescriptor(config) && Array.isArray(layers) && layers.every(isDescriptor))
        return { kind: 'image', config, layers };
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'MANIFEST_UNKNOWN_FORM', `the manifest ${digest} is neither an image nor an index of images`, {
        hint: 'schema 1 images and other artifacts are not understood; push the image again with a current builder',
    });
}
function parsed(bytes) {
    try {
        const content = JSON.parse(Buffer.from(bytes).toString('utf8'));
        return typeof content === 'object' && content !== null ? content : {};
    }
    catch {
        return {};
    }
}
function isDescriptor(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const { mediaType, digest, size } = value;
    return (typeof mediaType === 'string' &&
        typeof size === 'number' &&
        typeof digest === 'string' &&
        /^sha(256|512):[a-f0-9]{64,128}$/.test(digest));
}


/***/ }),

/***/ 8098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  UY: () => (/* binding */ createRegistryHttp),
  $i: () => (/* binding */ isPlain),
  a2: () => (/* binding */ retryDelay),
  HB: () => (/* binding */ unreachable)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
;// CONCATENATED MODULE: ./build/core/image/registry-auth.js

const defaultLifetime = 60;
const clientId = 'monorepo-gitops';
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
function createAuthorizer(registry, credentials, options) {
    const tokens = new Map();
    let challenge;
    async function bearer(parameters, scopes) {
        const key = scopes.join(' ');
        const pending = tokens.get(key);
        if (pending !== undefined) {
            const { header, goodUntil } = await pending;
            if (options.clock.now() < goodUntil)
                return header;
            if (tokens.get(key) !== pending)
                return bearer(parameters, scopes);
        }
        const fetched = fetchToken(registry, parameters, scopes, credentials, options);
        tokens.set(key, fetched);
        fetched.catch(() => tokens.delete(key));
        return (await fetched).header;
    }
    return {
        async header(scopes) {
            if (challenge === undefined)
                return undefined;
            if (challenge.scheme === 'bearer')
                return bearer(challenge.parameters, scopes);
            return credentials.kind === 'basic' ? basicHeader(credentials.username, credentials.password) : undefined;
        },
        async learn(unauthorized, scopes, sent) {
            const offered = parseChallenges(unauthorized.headers.get('www-authenticate') ?? '');
            challenge = offered.find(({ scheme }) => scheme === 'bearer') ?? offered.find(({ scheme }) => scheme === 'basic');
            if (challenge?.scheme === 'bearer') {
                tokens.delete(scopes.join(' '));
                return true;
            }
            return challenge !== undefined && credentials.kind === 'basic' && sent === undefined;
        },
    };
}
async function fetchToken(registry, parameters, scopes, credentials, { send, clock, secrets }) {
    const realm = realmOf(registry, parameters);
    const service = parameters.service;
    const response = credentials.kind === 'identity-token'
        ? await send(realm, refreshRequest(credentials.token, service, scopes))
        : await send(withQuery(realm, service, scopes, credentials), tokenRequest(credentials));
    if (response.status === 401 || response.status === 403)
        throw await refusedToken(registry, realm, credentials, scopes, response);
    if (!response.ok) {
        throw new failure/* Failure */.HR('failed', 'REGISTRY_TOKEN', `the token service of ${registry.host} answered ${response.status}`, {
            hint: `${realm.origin}${realm.pathname} gives no tokens now; try again, or ask who runs the registry`,
        });
    }
    const { value, lifetime } = await readToken(registry, response);
    secrets.add(value);
    return { header: `Bearer ${value}`, goodUntil: clock.now() + (lifetime - Math.min(10, lifetime / 4)) * 1000 };
}
function realmOf(registry, parameters) {
    const written = parameters.realm ?? '';
    const realm = URL.canParse(written) ? new URL(written) : undefined;
    const plainIsFine = registry.protocol === 'http:';
    if (realm !== undefined && (realm.protocol === 'https:' || (realm.protocol === 'http:' && plainIsFine)))
        return realm;
    throw new failure/* Failure */.HR('refused', 'REGISTRY_REALM', `${registry.host} asks for credentials at "${written}", which is not an https address`, {
        hint: 'credentials travel over https only; if the registry is a local one, list its host as insecure',
    });
}
function withQuery(realm, service, scopes, credentials) {
    const url = new URL(realm);
    if (service !== undefined)
        url.searchParams.set('service', service);
    for (const scope of scopes)
        url.searchParams.append('scope', scope);
    if (credentials.kind === 'basic')
        url.searchParams.set('account', credentials.username);
    return url;
}
function tokenRequest(credentials) {
    return credentials.kind === 'basic'
        ? { headers: { authorization: basicHeader(credentials.username, credentials.password) } }
        : {};
}
function refreshRequest(token, service, scopes) {
    const body = new URLSearchParams({ grant_type: 'refresh_token', client_id: clientId, refresh_token: token });
    if (service !== undefined)
        body.set('service', service);
    if (scopes.length > 0)
        body.set('scope', scopes.join(' '));
    return { method: 'POST', body };
}
async function readToken(registry, response) {
    const answer = await response.json().catch(() => undefined);
    const fields = typeof answer === 'object' && answer !== null ? answer : {};
    const value = fields.token ?? fields.access_token;
    const lifetime = fields.expires_in;
    if (typeof value !== 'string' || value === '') {
        throw new failure/* Failure */.HR('failed', 'REGISTRY_TOKEN', `the token service of ${registry.host} answered without a token`, {
            hint: 'check that the registry host is right; a sign-in page or a proxy may be answering instead',
        });
    }
    return { value, lifetime: typeof lifetime === 'number' && lifetime > 0 ? lifetime : defaultLifetime };
}
async function refusedToken(registry, realm, credentials, scopes, response) {
    const text = await response.text().catch((error) => (0,failure/* messageOf */.bD)(error));
    const wanted = scopes.length === 0 ? 'sign-in' : scopes.join(' ');
    return unauthorized(registry.host, `a token for ${wanted}`, credentials, `${realm.host} answered ${response.status}: ${text}`);
}
function unauthorized(host, wanted, credentials, answer) {
    const who = credentials.kind === 'anonymous' ? 'without credentials' : `with the credentials from ${credentials.source}`;
    return new failure/* Failure */.HR('failed', 'REGISTRY_UNAUTHORIZED', `${host} refused ${wanted} ${who}`, {
        hint: credentials.hint,
        cause: new Error(answer.slice(0, 400)),
    });
}
function basicHeader(username, password) {
    return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}

;// CONCATENATED MODULE: ./build/core/image/registry-http.js



const mostAttempts = 5;
const mostRedirects = 5;
const firstBackoff = 500;
const longestBackoff = 10_000;
const longestRetryAfter = 60_000;
const patience = 60_000;
function createRegistryHttp(options) {
    const { clock } = options;
    const sessions = new Map();
    function session(registry, repository) {
        const key = `${registry}/${repository}`;
        const opened = sessions.get(key) ?? open(registry, repository);
        sessions.set(key, opened);
        return opened;
    }
    async function open(registry, repository) {
        const credentials = await options.credentials(registry, repository);
        const base = origin(registry);
        const send = (url, init) => retrying(url.host, () => answered(url, { ...init, redirect: 'manual' }), retryDelay);
        return { credentials, authorizer: createAuthorizer(base, credentials, { clock, secrets: options.secrets, send }) };
    }
    function origin(registry) {
        if (registry === reference/* dockerHub */.UD)
            return new URL('https://registry-1.docker.io');
        return new URL(`${isPlain(registry, options.insecure ?? []) ? 'http' : 'https'}://${registry}`);
    }
    async function retrying(registry, attempt, wait) {
        for (let number = 1;; number += 1) {
            const last = number === mostAttempts;
            try {
                const result = await attempt();
                const delay = last ? undefined : wait(result);
                if (delay === undefined)
                    return result;
                await clock.sleep(Math.max(delay, backoff(number)));
            }
            catch (error) {
                if (error instanceof failure/* Failure */.HR)
                    throw error;
                if (error instanceof Error && error.cause instanceof failure/* Failure */.HR)
                    throw error.cause;
                if (last || !isTransient(error))
                    throw unreachable(registry, error);
                await clock.sleep(backoff(number));
            }
        }
    }
    function backoff(attempt) {
        return Math.round(Math.min(longestBackoff, firstBackoff * 2 ** attempt) * clock.random());
    }
    async function request(wanted) {
        const { authorizer, credentials } = await session(wanted.registry, wanted.repository);
        const base = origin(wanted.registry);
        const url = typeof wanted.target === 'string' ? new URL(`/v2/${wanted.target}`, base) : wanted.target;
        let sent;
        const once = async () => {
            sent = await authorizer.header(wanted.scopes);
            return follow(wanted, url, base, sent);
        };
        const exchange = wanted.retry === false ? once : () => retrying(wanted.registry, once, retryDelay);
        let response = await exchange();
        if (response.status === 401 && (await authorizer.learn(response, wanted.scopes, sent))) {
            await response.body?.cancel();
            response = await exchange();
        }
        if (response.status !== 401 && response.status !== 403)
            return response;
        const answer = `${response.status} ${await response.text()}`;
        throw unauthorized(wanted.registry, wanted.purpose, credentials, options.secrets.redact(answer));
    }
    async function follow(wanted, first, base, authorization) {
        let url = first;
        for (let redirects = 0;; redirects += 1) {
            const headers = {
                ...wanted.headers,
                ...(authorization !== undefined && url.origin === base.origin ? { authorization } : {}),
            };
            const response = await answered(url, { method: wanted.method, headers, redirect: 'manual', ...bodyOf(wanted) });
            const location = response.headers.get('location');
            const isRedirect = response.status >= 300 && response.status < 400 && response.status !== 304;
            if (!isRedirect || location === null)
                return response;
            await response.body?.cancel();
            const next = new URL(location, url);
            const reads = wanted.method === 'GET' || wanted.method === 'HEAD';
            if (!reads || redirects === mostRedirects || (url.protocol === 'https:' && next.protocol !== 'https:')) {
                throw badRedirect(wanted.registry, next);
            }
            url = next;
        }
    }
    return { request, origin, retrying };
}
async function answered(url, init) {
    if (init.body instanceof ReadableStream)
        return fetch(url, init);
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(new Error(`no answer within ${patience / 1000} s`)), patience);
    try {
        return await fetch(url, { ...init, signal: silence.signal });
    }
    finally {
        clearTimeout(timer);
    }
}
function bodyOf({ body }) {
    if (body === undefined)
        return {};
    if (typeof body === 'function')
        return { body: ReadableStream.from(body()), duplex: 'half' };
    return { body: body };
}
function isPlain(registry, insecure) {
    const host = registry.replace(/:[0-9]+$/, '');
    return (host === 'localhost' || /^127(?:\.[0-9]{1,3}){3}$/.test(host) || host === '[::1]' || insecure.includes(registry));
}
function retryDelay(response) {
    if (![429, 500, 502, 503, 504].includes(response.status))
        return undefined;
    const after = response.headers.get('retry-after');
    response.body?.cancel().catch(() => { });
    return after !== null && /^[0-9]+$/.test(after) ? Math.min(Number(after) * 1000, longestRetryAfter) : 0;
}
function isTransient(error) {
    const code = networkCode(error) ?? '';
    return code !== 'ENOTFOUND' && !isTls(code);
}
function isTls(code) {
    return /CERT|^ERR_(?:TLS|SSL)|SELF_SIGNED|UNABLE_TO/.test(code);
}
function networkCode(error) {
    if (!(error instanceof Error))
        return undefined;
    if ('code' in error && typeof error.code === 'string')
        return error.code;
    const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
    return networkCode(inner);
}
function unreachable(registry, error) {
    const code = networkCode(error);
    const hint = isTls(code ?? '')
        ? 'its certificate is not trusted: name the CA in NODE_EXTRA_CA_CERTS, or list a plain http registry as insecure'
        : 'check the host, the network and the proxy of this job; a plain http registry has to be listed as insecure';
    return new failure/* Failure */.HR('failed', 'REGISTRY_UNREACHABLE', `the registry ${registry} cannot be reached (${code ?? (0,failure/* messageOf */.bD)(error)})`, {
        hint,
        cause: error,
    });
}
function badRedirect(registry, next) {
    return new failure/* Failure */.HR('failed', 'REGISTRY_REDIRECT', `the registry ${registry} redirects to ${next.origin}${next.pathname}, which is not followed`, {
        hint: 'writes, downgrades to http and long chains of redirects are refused; use the address that the registry itself uses',
    });
}


/***/ }),

/***/ 9674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createRegistry: () => (/* binding */ createRegistry),
  missing: () => (/* binding */ missing)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/blob.js
var blob = __webpack_require__(7197);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
;// CONCATENATED MODULE: ./build/core/image/registry-answer.js

function pull({ registry, repository }) {
    return { registry, repository, scopes: [`repository:${repository}:pull`], purpose: `pull from ${repository}` };
}
function push({ registry, repository }) {
    return { registry, repository, scopes: [`repository:${repository}:pull,push`], purpose: `push to ${repository}` };
}
async function drained(response, result) {
    await response.body?.cancel();
    return result;
}
async function refused(doing, response) {
    const text = (await response.text()).slice(0, 400);
    const unknownName = response.status === 404 && /NAME_UNKNOWN/.test(text);
    return new failure/* Failure */.HR('failed', 'REGISTRY_ANSWER', `${doing} failed: the registry answered ${response.status}`, {
        hint: unknownName
            ? 'the repository does not exist: create it first (ECR: or turn on create-on-push; Harbor: create the project)'
            : "the registry's own words follow; a full quota, an immutable tag and a proxy's size limit are the usual reasons",
        cause: new Error(text === '' ? `HTTP ${response.status}` : text),
    });
}

// EXTERNAL MODULE: ./build/core/image/registry-http.js + 1 modules
var registry_http = __webpack_require__(8098);
;// CONCATENATED MODULE: ./build/core/image/registry-blobs.js





const mostDownloads = 3;
async function hasBlob(http, repository, digest) {
    const response = await http.request({
        ...pull(repository),
        method: 'HEAD',
        target: `${repository.repository}/blobs/${digest}`,
    });
    if (response.ok)
        return true;
    if (response.status === 404)
        return false;
    throw await refused(`looking for ${digest} in ${(0,image_reference/* formatReference */.FH)(repository)}`, response);
}
async function* getBlob(http, repository, digest) {
    let received = 0;
    async function* download() {
        for (let attempt = 1;; attempt += 1) {
            try {
                for await (const piece of bytesFrom(http, repository, digest, received)) {
                    received += piece.byteLength;
                    yield piece;
                }
                return;
            }
            catch (error) {
                if (error instanceof failure/* Failure */.HR)
                    throw error;
                if (attempt === mostDownloads)
                    throw (0,registry_http/* unreachable */.HB)(repository.registry, error);
            }
        }
    }
    yield* (0,blob/* verified */.zr)(download(), digest, repository.registry);
}
async function* bytesFrom(http, repository, digest, start) {
    const response = await http.request({
        ...pull(repository),
        method: 'GET',
        target: `${repository.repository}/blobs/${digest}`,
        ...(start === 0 ? {} : { headers: { range: `bytes=${start}-` } }),
    });
    if (!response.ok)
        throw await refused(`reading ${digest} of ${(0,image_reference/* formatReference */.FH)(repository)}`, response);
    let known = response.status === 206 ? 0 : start;
    for await (const piece of response.body ?? []) {
        const fresh = piece.subarray(Math.min(known, piece.byteLength));
        known -= piece.byteLength - fresh.byteLength;
        if (fresh.byteLength > 0)
            yield fresh;
    }
}
async function mountBlob(http, repository, digest, from) {
    const query = new URLSearchParams({ mount: digest, from });
    const response = await http.request({
        ...push(repository),
        scopes: [...push(repository).scopes, `repository:${from}:pull`],
        method: 'POST',
        target: `${repository.repository}/blobs/uploads/?${query}`,
    });
    await response.body?.cancel();
    if (response.status === 201)
        return 'mounted';
    if (response.status === 202) {
        const target = locationOf(http, repository, response);
        const scopes = [`repository:${repository.repository}:delete`];
        await http.request({ ...push(repository), scopes, method: 'DELETE', target }).catch(() => { });
    }
    return 'unavailable';
}
async function uploadBlob(http, repository, blob) {
    if (await hasBlob(http, repository, blob.digest))
        return 'existed';
    const attempt = async () => {
        const session = await http.request({
            ...push(repository),
            method: 'POST',
            target: `${repository.repository}/blobs/uploads/`,
        });
        if (session.status !== 202)
            throw await refused(`beginning an upload to ${(0,image_reference/* formatReference */.FH)(repository)}`, session);
        await session.body?.cancel();
        const location = locationOf(http, repository, session);
        location.searchParams.set('digest', blob.digest);
        return http.request({
            ...push(repository),
            method: 'PUT',
            target: location,
            headers: { 'content-type': 'application/octet-stream', 'content-length': String(blob.size) },
            body: () => blob.open(),
            retry: false,
        });
    };
    const response = await http.retrying(repository.registry, attempt, registry_http/* retryDelay */.a2);
    if (response.status !== 201)
        throw await refused(`uploading ${blob.digest} to ${(0,image_reference/* formatReference */.FH)(repository)}`, response);
    return drained(response, 'uploaded');
}
function locationOf(http, { registry }, response) {
    const location = response.headers.get('location');
    const base = http.origin(registry);
    if (location === null || !URL.canParse(location, base.href)) {
        throw new failure/* Failure */.HR('failed', 'REGISTRY_PROTOCOL', `${registry} began an upload without saying where it goes`, {
            hint: 'a proxy in front of the registry may be dropping its Location header',
        });
    }
    return new URL(location, base);
}

;// CONCATENATED MODULE: ./build/core/image/registry.js







function createRegistry(options) {
    const http = (0,registry_http/* createRegistryHttp */.UY)(options);
    async function getManifest(reference) {
        const response = await http.request(manifestRequest(reference, 'GET'));
        if (response.status === 404)
            return drained(response, undefined);
        if (!response.ok)
            throw await refused(`reading ${(0,image_reference/* formatReference */.FH)(reference)}`, response);
        const bytes = new Uint8Array(await response.arrayBuffer());
        const digest = reference.digest ?? (0,blob/* digestOf */.ol)(bytes);
        if (!(0,blob/* matchesDigest */._j)(bytes, digest))
            throw (0,blob/* wrongDigest */.K9)(digest, reference.registry);
        return { bytes, digest, size: bytes.byteLength, mediaType: mediaTypeOf(response, bytes) };
    }
    async function headManifest(reference) {
        const response = await http.request(manifestRequest(reference, 'HEAD'));
        if (response.status === 404)
            return undefined;
        const digest = response.headers.get('docker-content-digest') ?? undefined;
        const mediaType = response.headers.get('content-type') ?? undefined;
        const size = Number(response.headers.get('content-length') ?? Number.NaN);
        if (!response.ok || digest === undefined || mediaType === undefined || !(size > 0))
            return getManifest(reference);
        return { digest, mediaType: bareType(mediaType), size };
    }
    async function putManifest(target, { bytes, mediaType }) {
        const digest = (0,blob/* digestOf */.ol)(bytes);
        const response = await http.request({
            ...push(target),
            method: 'PUT',
            target: `${target.repository}/manifests/${target.tag ?? digest}`,
            headers: { 'content-type': mediaType },
            body: bytes,
        });
        if (!response.ok) {
            const failure = await refused(`writing ${(0,image_reference/* formatReference */.FH)({ ...target, digest })}`, response);
            if (target.tag === undefined || (await headManifest(target))?.digest !== digest)
                throw failure;
            return digest;
        }
        const confirmed = response.headers.get('docker-content-digest');
        if (confirmed !== null && confirmed !== digest)
            throw (0,blob/* wrongDigest */.K9)(digest, target.registry);
        return drained(response, digest);
    }
    return {
        getManifest,
        headManifest,
        putManifest,
        hasBlob: (repository, digest) => hasBlob(http, repository, digest),
        ping: (registry) => ping(http, registry),
        deleteManifest: (target) => deleteManifest(http, target),
        getBlob: (repository, digest) => getBlob(http, repository, digest),
        mountBlob: (repository, digest, from) => mountBlob(http, repository, digest, from),
        listTags: (repository) => listTags(http, repository),
        uploadBlob: (repository, blob) => uploadBlob(http, repository, blob),
        async tag(image, tags) {
            const manifest = await getManifest(image);
            if (manifest === undefined)
                throw missing(image);
            for (const tag of tags)
                await putManifest({ ...image, tag }, manifest);
            return manifest;
        },
    };
}
function missing(reference, input) {
    const problem = `${(0,image_reference/* formatReference */.FH)(reference)} does not exist`;
    const hint = 'check the tag or digest; in a registry with retention it may have been removed';
    return input === undefined
        ? new failure/* Failure */.HR('failed', 'IMAGE_MISSING', problem, { hint })
        : (0,failure/* badInput */.AN)(input, problem, hint);
}
async function ping(http, registry) {
    const response = await http.request({
        registry,
        repository: '',
        method: 'GET',
        target: '',
        scopes: [],
        purpose: 'sign-in',
    });
    if (!response.ok)
        throw await refused(`asking ${registry} for its API`, response);
    await response.body?.cancel();
}
async function deleteManifest(http, target) {
    const response = await http.request({
        ...push(target),
        scopes: [`repository:${target.repository}:delete`],
        method: 'DELETE',
        target: `${target.repository}/manifests/${target.digest}`,
        purpose: `deletion in ${target.repository}`,
    });
    if (response.ok)
        return drained(response, 'deleted');
    if (response.status === 404)
        return drained(response, 'absent');
    if (response.status !== 405 && response.status !== 400)
        throw await refused(`deleting ${(0,image_reference/* formatReference */.FH)(target)}`, response);
    throw new failure/* Failure */.HR('failed', 'REGISTRY_DELETE_UNSUPPORTED', `${target.registry} does not delete images through the registry API`, {
        hint: 'turn deletion on in the registry (distribution: storage.delete.enabled), or remove images with its own retention',
        cause: await refused('deleting', response),
    });
}
async function listTags(http, repository) {
    const tags = [];
    const seen = new Set();
    let target = `${repository.repository}/tags/list?n=1000`;
    for (;;) {
        const response = await http.request({ ...pull(repository), method: 'GET', target });
        if (response.status === 404)
            return drained(response, tags);
        if (!response.ok)
            throw await refused(`listing the tags of ${(0,image_reference/* formatReference */.FH)(repository)}`, response);
        const page = (await response.json());
        tags.push(...(page.tags ?? []));
        const next = /<([^>]*)>\s*;[^,]*rel="?next"?/.exec(response.headers.get('link') ?? '')?.[1];
        if (next === undefined || seen.has(next))
            return [...new Set(tags)];
        seen.add(next);
        target = sameOrigin(http, repository, new URL(next, http.origin(repository.registry)));
    }
}
function sameOrigin(http, { registry }, url) {
    if (url.origin === http.origin(registry).origin)
        return url;
    throw new failure/* Failure */.HR('refused', 'REGISTRY_REDIRECT', `${registry} continues its list of tags at ${url.origin}, which is not followed`, {
        hint: 'the registry names another address for itself: use that one, or correct its external URL',
    });
}
function manifestRequest(reference, method) {
    return {
        ...pull(reference),
        method,
        target: `${reference.repository}/manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
        headers: { accept: manifest/* manifestTypes */.F.join(', ') },
    };
}
function mediaTypeOf(response, bytes) {
    const header = bareType(response.headers.get('content-type') ?? '');
    if (manifest/* manifestTypes */.F.includes(header))
        return header;
    const { mediaType } = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof mediaType === 'string' ? mediaType : header;
}
function bareType(contentType) {
    return contentType.split(';')[0]?.trim() ?? '';
}


/***/ })

};
