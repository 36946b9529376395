export const id = 6209;
export const ids = [6209];
export const modules = {

/***/ 4803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ blobOf),
/* harmony export */   Fm: () => (/* binding */ manifestTypes),
/* harmony export */   K9: () => (/* binding */ wrongDigest),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   _j: () => (/* binding */ matchesDigest),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   zr: () => (/* binding */ verified)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8314);



const manifestTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
function readManifest({ bytes, digest }) {
    const { manifests, config, layers } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonObject */ .o$)(bytes);
    if (Array.isArray(manifests) && manifests.every(isDescriptor))
        return { kind: 'index', manifests };
    if (isDescriptor(config) && Array.isArray(layers) && layers.every(isDescriptor)) {
        return { kind: 'image', config, layers };
    }
    const problem = `the manifest ${digest} is neither an image nor an index of images`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('failed', 'MANIFEST_UNKNOWN_FORM', problem, {
        hint: 'schema 1 images and other artifacts are not understood; push the image again with a current builder',
    });
}
function isDescriptor(value) {
    return ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value) &&
        typeof value.mediaType === 'string' &&
        typeof value.size === 'number' &&
        typeof value.digest === 'string' &&
        /^sha(256|512):[a-f0-9]{64,128}$/.test(value.digest));
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


/***/ }),

/***/ 880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ basicCredentials),
/* harmony export */   SX: () => (/* binding */ Authorizer),
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
            this.#tokens.delete(scopes.join(' '));
            return true;
        }
        return this.#challenge !== undefined && this.#credentials.kind === 'basic' && sent === undefined;
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
        const { token, access_token, expires_in } = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonObject */ .o$)(body);
        const value = token ?? access_token;
        if (typeof value !== 'string' || value === '') {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_TOKEN', `the token service of ${host} answered without a token`, {
                hint: 'check that the registry host is right; a sign-in page or a proxy may be answering instead',
            });
        }
        secrets.add(value);
        const lifetime = typeof expires_in === 'number' && expires_in > 0 ? expires_in : defaultLifetime;
        return { header: `Bearer ${value}`, goodUntil: clock.now() + (lifetime - Math.min(10, lifetime / 4)) * 1000 };
    }
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

/***/ 1018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $i: () => (/* binding */ isPlain),
/* harmony export */   HB: () => (/* binding */ unreachable),
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   VC: () => (/* binding */ push),
/* harmony export */   WR: () => (/* binding */ RegistryHttp),
/* harmony export */   a$: () => (/* binding */ pull),
/* harmony export */   jo: () => (/* binding */ deletion)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1296);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _registry_auth_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(880);




const mostRedirects = 5;
const overloads = [429, 500, 502, 503, 504];
const largestDocument = 16 * 1024 * 1024;
class RegistryHttp {
    #options;
    #client;
    #steps;
    #sessions = new Map();
    constructor(options) {
        const limits = { responseBytes: largestDocument };
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
        return withFailures(wanted, () => this.#exchange(this.#client, wanted, read));
    }
    step(wanted, read) {
        return this.#exchange(this.#steps, wanted, read);
    }
    open(wanted) {
        return withFailures(wanted, () => this.#signedIn(wanted, async (request, isChallenge) => {
            const answer = await this.#client.open(request, true);
            if (!(await isChallenge(answer)))
                return answer;
            await answer.finish();
            return undefined;
        }));
    }
    async #exchange(client, wanted, read) {
        const { value } = await this.#signedIn(wanted, (request, isChallenge) => client.exchange(request, async (answer) => ((await isChallenge(answer)) ? undefined : { value: await read(answer) }), true));
        return value;
    }
    async #signedIn(wanted, send) {
        const { base, credentials, authorizer } = await this.#session(wanted);
        for (let renewed = false;; renewed = true) {
            const authorization = await authorizer.header(wanted.scopes);
            const isChallenge = async (answer) => {
                const { status, url, headers } = answer;
                if (status !== 401 && status !== 403)
                    return false;
                const asks = status === 401 && !renewed && url.origin === base.origin;
                if (asks && (await authorizer.learn(headers['www-authenticate'], wanted.scopes, authorization)))
                    return true;
                const text = this.#options.secrets.redact(`${status} ${await answer.text()}`);
                if (url.origin !== base.origin)
                    throw refusedElsewhere(wanted, url, status, text);
                throw (0,_registry_auth_js__WEBPACK_IMPORTED_MODULE_3__/* .unauthorized */ .nc)(wanted.registry, wanted.purpose, credentials, text);
            };
            const result = await send(httpRequest(wanted, base, authorization), isChallenge);
            if (result !== undefined)
                return result;
        }
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
    try {
        return await client.exchange(request, async (answer) => ({ status: answer.status, body: await answer.text() }), true);
    }
    catch (error) {
        if (!(error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr))
            throw error;
        const { problem } = error;
        if (problem.kind === 'overloaded')
            return { status: problem.status, body: problem.body };
        throw unreachable(request.url.host, error);
    }
}
function isPlain(registry, insecure) {
    const host = registry.replace(/:[0-9]+$/, '');
    return (host === 'localhost' || /^127(?:\.[0-9]{1,3}){3}$/.test(host) || host === '[::1]' || insecure.includes(registry));
}
async function withFailures(wanted, call) {
    try {
        return await call();
    }
    catch (error) {
        throw error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr ? failureOf(wanted, error) : error;
    }
}
function failureOf({ registry, doing }, error) {
    const { problem } = error;
    switch (problem.kind) {
        case 'overloaded':
            return refusal(doing, problem.status, problem.body);
        case 'redirect': {
            const message = `the registry ${registry} redirects to ${problem.target}, which is not followed`;
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_REDIRECT', message, {
                hint: 'writes, downgrades to http and long chains of redirects are refused; use the address that the registry itself uses',
            });
        }
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
function refusedElsewhere({ registry, purpose }, url, status, answer) {
    const problem = `${purpose} failed: ${registry} leads to ${url.host}, which answered ${status}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_STORAGE', problem, {
        hint: "credentials go to the registry alone, so its links must work without: run again if one ran out, else check the registry's storage and external URL",
        cause: new Error(answer.slice(0, 400)),
    });
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
async function refused(doing, answer) {
    return refusal(doing, answer.status, await answer.text());
}
function refusal(doing, status, body) {
    const text = body.slice(0, 400);
    const unknownName = status === 404 && /NAME_UNKNOWN/.test(text);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_ANSWER', `${doing} failed: the registry answered ${status}`, {
        hint: unknownName
            ? 'the repository does not exist: create it first (ECR: or turn on create-on-push; Harbor: create the project)'
            : "the registry's own words follow; a full quota, an immutable tag and a proxy's size limit are the usual reasons",
        cause: new Error(text === '' ? `HTTP ${status}` : text),
    });
}


/***/ }),

/***/ 6209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Registry: () => (/* binding */ Registry),
/* harmony export */   missing: () => (/* binding */ missing),
/* harmony export */   readConfigBlob: () => (/* binding */ readConfigBlob)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8314);
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1296);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4803);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9349);
/* harmony import */ var _registry_http_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1018);






const mostDownloads = 3;
const transfer = { exchangeMs: Number.POSITIVE_INFINITY };
const storingMs = 300_000;
const largestConfig = 16 * 1024 * 1024;
class Registry {
    #http;
    constructor(options) {
        this.#http = new _registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .RegistryHttp */ .WR(options);
    }
    ping(registry) {
        const doing = `asking ${registry} for its API`;
        const request = { registry, repository: '', method: 'GET', target: '', scopes: [], purpose: 'sign-in' };
        return this.#http.request({ ...request, doing }, async (answer) => {
            if (!answer.ok)
                throw await (0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J5)(doing, answer);
        });
    }
    getManifest(reference) {
        return this.#find(manifestRequest(reference, 'GET'), async (answer) => {
            const bytes = await answer.bytes();
            const digest = reference.digest ?? (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(bytes);
            if (!(0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesDigest */ ._j)(bytes, digest))
                throw (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .wrongDigest */ .K9)(digest, reference.registry);
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
            return ok && typeof digest === 'string' && mediaType !== '' && size > 0 ? { digest, mediaType, size } : undefined;
        });
        return found === 'absent' ? undefined : (found ?? this.getManifest(reference));
    }
    async putManifest(target, { bytes, mediaType }) {
        const digest = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(bytes);
        const request = {
            ...(0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .push */ .VC)(target),
            method: 'PUT',
            target: `${target.repository}/manifests/${target.tag ?? digest}`,
            headers: { 'content-type': mediaType },
            body: bytes,
            doing: `writing ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)({ ...target, digest })}`,
        };
        const failure = await this.#http.request(request, async (answer) => {
            if (!answer.ok)
                return (0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J5)(request.doing, answer);
            const confirmed = answer.headers['docker-content-digest'];
            if (confirmed !== undefined && confirmed !== digest)
                throw (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .wrongDigest */ .K9)(digest, target.registry);
            return undefined;
        });
        if (failure !== undefined && (target.tag === undefined || (await this.headManifest(target))?.digest !== digest)) {
            throw failure;
        }
        return digest;
    }
    async tag(image, tags) {
        const manifest = await this.getManifest(image);
        if (manifest === undefined)
            throw missing(image);
        for (const tag of tags)
            await this.putManifest({ ...image, tag }, manifest);
    }
    deleteManifest(image) {
        const request = {
            ...(0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .deletion */ .jo)(image),
            method: 'DELETE',
            target: `${image.repository}/manifests/${image.digest}`,
            doing: `deleting ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(image)}`,
        };
        return this.#http.request(request, async (answer) => {
            if (answer.ok)
                return 'deleted';
            if (answer.status === 404)
                return 'absent';
            const failure = await (0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J5)(request.doing, answer);
            if (answer.status !== 405 && answer.status !== 400)
                throw failure;
            const problem = `${image.registry} does not delete images through the registry API`;
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_DELETE_UNSUPPORTED', problem, {
                hint: 'turn deletion on in the registry (distribution: storage.delete.enabled), or remove images with its own retention',
                cause: failure,
            });
        });
    }
    async listTags(repository) {
        const doing = `listing the tags of ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(repository)}`;
        const tags = [];
        const seen = new Set();
        let target = `${repository.repository}/tags/list?n=1000`;
        while (target !== undefined) {
            const request = { ...(0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .pull */ .a$)(repository), method: 'GET', target, doing };
            target = await this.#find(request, async (answer) => {
                tags.push(...tagsIn(await answer.text(), doing));
                const next = /<([^>]*)>\s*;[^,]*rel="?next"?/.exec(String(answer.headers.link ?? ''))?.[1];
                if (next === undefined || seen.has(next))
                    return undefined;
                seen.add(next);
                return sameOrigin(this.#http.origin(repository.registry), repository, next);
            });
        }
        return [...new Set(tags)];
    }
    async hasBlob(repository, digest) {
        const doing = `looking for ${digest} in ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(repository)}`;
        const target = `${repository.repository}/blobs/${digest}`;
        const found = await this.#find({ ...(0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .pull */ .a$)(repository), method: 'HEAD', target, doing }, async () => true);
        return found === true;
    }
    getBlob(repository, blob) {
        return (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .verified */ .zr)(this.#download(repository, blob), blob.digest, repository.registry);
    }
    async *#download(repository, blob) {
        let received = 0;
        for (let attempt = 1;; attempt += 1) {
            try {
                for await (const piece of this.#bytesFrom(repository, blob, received)) {
                    received += piece.byteLength;
                    yield piece;
                }
                return;
            }
            catch (error) {
                if (!(error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr))
                    throw error;
                if (error.kind === 'too-large')
                    throw (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .wrongDigest */ .K9)(blob.digest, repository.registry);
                if (attempt === mostDownloads)
                    throw (0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .unreachable */ .HB)(repository.registry, error);
            }
        }
    }
    async *#bytesFrom(repository, { digest, size }, start) {
        const doing = `reading ${digest} of ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(repository)}`;
        const answer = await this.#http.open({
            ...(0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .pull */ .a$)(repository),
            method: 'GET',
            target: `${repository.repository}/blobs/${digest}`,
            ...(start === 0 ? {} : { headers: { range: `bytes=${start}-` } }),
            limits: { ...transfer, responseBytes: size },
            doing,
        });
        if (!answer.ok)
            throw await (0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J5)(doing, answer);
        let known = answer.status === 206 ? 0 : start;
        for await (const piece of answer.body) {
            const fresh = piece.subarray(Math.min(known, piece.byteLength));
            known -= piece.byteLength - fresh.byteLength;
            if (fresh.byteLength > 0)
                yield fresh;
        }
    }
    mountBlob(repository, digest, from) {
        const { scopes, ...access } = (0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .push */ .VC)(repository);
        const mount = {
            ...access,
            scopes: [...scopes, `repository:${from}:pull`],
            method: 'POST',
            target: `${repository.repository}/blobs/uploads/?${new URLSearchParams({ mount: digest, from })}`,
            doing: `mounting ${digest} of ${from} in ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(repository)}`,
        };
        return this.#http.request(mount, async (answer) => {
            if (answer.status === 201)
                return 'mounted';
            if (answer.status === 202)
                await this.#cancelUpload(repository, answer);
            return 'unavailable';
        });
    }
    checkPush(repository) {
        const doing = `beginning an upload to ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(repository)}`;
        const target = `${repository.repository}/blobs/uploads/`;
        return this.#http.request({ ...(0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .push */ .VC)(repository), method: 'POST', target, doing }, async (session) => {
            if (session.status !== 202)
                throw await (0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J5)(doing, session);
            await this.#cancelUpload(repository, session);
        });
    }
    async #cancelUpload(repository, session) {
        const target = this.#locationOf(repository, session);
        const request = { ...(0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .deletion */ .jo)(repository), method: 'DELETE', target, doing: 'cancelling an upload' };
        await this.#http.step(request, async () => { }).catch(() => { });
    }
    async uploadBlob(repository, blob) {
        if (await this.hasBlob(repository, blob.digest))
            return 'existed';
        const doing = `uploading ${blob.digest} to ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(repository)}`;
        const post = {
            ...(0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .push */ .VC)(repository),
            method: 'POST',
            target: `${repository.repository}/blobs/uploads/`,
            doing,
        };
        return this.#http.request(post, async (session) => {
            if (session.status !== 202)
                throw await (0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J5)(`beginning an upload to ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(repository)}`, session);
            await session.finish();
            const target = this.#locationOf(repository, session);
            target.searchParams.set('digest', blob.digest);
            const put = {
                ...(0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .push */ .VC)(repository),
                method: 'PUT',
                target,
                headers: { 'content-type': 'application/octet-stream' },
                body: { open: () => blob.open(), size: blob.size },
                limits: { ...transfer, inactivityMs: storingMs },
                doing,
            };
            return this.#http.step(put, async (answer) => {
                if (answer.status !== 201)
                    throw await (0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J5)(doing, answer);
                return 'uploaded';
            });
        });
    }
    #find(request, read) {
        return this.#http.request(request, async (answer) => {
            if (answer.ok)
                return read(answer);
            if (answer.status === 404)
                return undefined;
            throw await (0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J5)(request.doing, answer);
        });
    }
    #locationOf({ registry }, { headers: { location } }) {
        const base = this.#http.origin(registry);
        if (location !== undefined && URL.canParse(location, base.href))
            return new URL(location, base);
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_PROTOCOL', `${registry} began an upload without saying where it goes`, {
            hint: 'a proxy in front of the registry may be dropping its Location header',
        });
    }
}
async function readConfigBlob(registry, repository, config) {
    if (config.size > largestConfig) {
        const problem = `the configuration ${config.digest} of ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(repository)} has ${config.size} bytes`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_ANSWER', problem, { hint: `the limit is ${largestConfig} bytes` });
    }
    const pieces = [];
    for await (const piece of registry.getBlob(repository, config))
        pieces.push(piece);
    return Buffer.concat(pieces);
}
function missing(reference, input) {
    const problem = `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(reference)} does not exist`;
    const hint = 'check the tag or digest; in a registry with retention it may have been removed';
    return input === undefined
        ? new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'IMAGE_MISSING', problem, { hint })
        : (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, hint);
}
function tagsIn(json, doing) {
    const { tags } = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .jsonObject */ .o$)(json);
    if (tags === null)
        return [];
    if (Array.isArray(tags))
        return tags.filter((tag) => typeof tag === 'string');
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_ANSWER', `${doing} failed: the answer is no list of tags`, {
        hint: 'check that the registry host is right; a sign-in page or a proxy may be answering instead',
    });
}
function sameOrigin(base, { registry }, next) {
    const url = new URL(next, base);
    if (url.origin === base.origin)
        return url;
    const problem = `${registry} continues its list of tags at ${url.origin}, which is not followed`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'REGISTRY_REDIRECT', problem, {
        hint: 'the registry names another address for itself: use that one, or correct its external URL',
    });
}
function manifestRequest(reference, method) {
    return {
        ...(0,_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .pull */ .a$)(reference),
        method,
        target: `${reference.repository}/manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
        headers: { accept: _manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .manifestTypes */ .Fm.join(', ') },
        doing: `reading ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(reference)}`,
    };
}
function mediaTypeOf({ headers }, bytes) {
    const header = bareType(headers['content-type'] ?? '');
    if (_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .manifestTypes */ .Fm.includes(header))
        return header;
    const { mediaType } = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .jsonObject */ .o$)(bytes);
    return typeof mediaType === 'string' ? mediaType : header;
}
function bareType(contentType) {
    return contentType.split(';')[0]?.trim() ?? '';
}


/***/ })

};
