export const id = 6366;
export const ids = [6366,880];
export const modules = {

/***/ 4803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ blobOf),
/* harmony export */   Fm: () => (/* binding */ manifestTypes),
/* harmony export */   K9: () => (/* binding */ wrongDigest),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   _j: () => (/* binding */ matchesDigest),
/* harmony export */   ih: () => (/* binding */ isReferrer),
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
    const { manifests, config, layers, annotations: given } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonObject */ .o$)(bytes);
    const annotations = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(given) ? given : {};
    if (Array.isArray(manifests) && manifests.every(isDescriptor))
        return { kind: 'index', manifests, annotations };
    if (isDescriptor(config) && Array.isArray(layers) && layers.every(isDescriptor)) {
        return { kind: 'image', config, layers, annotations };
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
/* harmony import */ var _net_http_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2492);
/* harmony import */ var _net_retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3360);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9349);
/* harmony import */ var _registry_auth_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(880);






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
        if (registry === _reference_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerHub */ .UD)
            return new URL('https://registry-1.docker.io');
        return new URL(`${isPlain(registry, this.#options.insecure ?? []) ? 'http' : 'https'}://${registry}`);
    }
    request(wanted, read) {
        return withFailures(wanted, () => this.#exchange(this.#client, wanted, read));
    }
    step(wanted, read) {
        return this.#exchange(this.#steps, wanted, read);
    }
    resumed(call, isFinal) {
        const { clock, log, network } = this.#options;
        const policy = { clock, log, deadline: network.deadline, repeatable: true };
        return (0,_net_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .retry */ .L)(policy, call, (error) => (isFinal(error) ? undefined : (0,_net_http_client_js__WEBPACK_IMPORTED_MODULE_2__/* .interruptionOf */ .n)(error)));
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
                    const text = this.#options.secrets.redact(`${status} ${await answer.text()}`);
                    if (url.origin !== base.origin)
                        throw refusedElsewhere(wanted, url, status, text);
                    throw (0,_registry_auth_js__WEBPACK_IMPORTED_MODULE_4__/* .unauthorized */ .nc)(wanted.registry, wanted.purpose, credentials, text);
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
        return { base, credentials, authorizer: new _registry_auth_js__WEBPACK_IMPORTED_MODULE_4__/* .Authorizer */ .SX(base, credentials, { ...this.#options, ask }) };
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

/***/ 6366:
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
var core_json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/net/error.js
var net_error = __webpack_require__(1296);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/image/registry-http.js
var registry_http = __webpack_require__(1018);
;// CONCATENATED MODULE: ./build/core/image/registry-lists.js





const page = { responseBytes: 16 * 1024 * 1024 };
const mostEntries = 1_000_000;
const indexType = 'application/vnd.oci.image.index.v1+json';
async function listTags(http, repository) {
    const doing = `listing the tags of ${(0,image_reference/* formatReference */.FH)(repository)}`;
    const target = `${repository.repository}/tags/list?n=1000`;
    const tags = await readPages(http, { ...(0,registry_http/* pull */.a$)(repository), method: 'GET', target, doing }, async (answer) => {
        if (answer.status === 404)
            return undefined;
        if (!answer.ok)
            throw await (0,registry_http/* refused */.J5)(doing, answer);
        return tagsIn(await answer.text(), doing);
    });
    return [...new Set(tags ?? [])];
}
function tagsIn(json, doing) {
    const { tags } = (0,core_json/* jsonObject */.o$)(json);
    if (tags === null)
        return [];
    if (Array.isArray(tags))
        return tags.filter((tag) => typeof tag === 'string');
    throw notWhatWasAsked(doing, 'the answer is no list of tags');
}
async function listReferrers(http, image) {
    const doing = `listing what refers to ${(0,image_reference/* formatReference */.FH)(image)}`;
    const target = `${image.repository}/referrers/${image.digest}`;
    const headers = { accept: indexType };
    const found = await readPages(http, { ...(0,registry_http/* pull */.a$)(image), method: 'GET', target, headers, doing }, async (answer) => {
        if ([400, 404, 405, 406, 501].includes(answer.status))
            return undefined;
        if (!answer.ok)
            throw await (0,registry_http/* refused */.J5)(doing, answer);
        if (answer.mediaType !== indexType)
            return undefined;
        const { manifests } = (0,core_json/* jsonObject */.o$)(await answer.text());
        if (Array.isArray(manifests))
            return manifests.filter(manifest/* isReferrer */.ih);
        throw notWhatWasAsked(doing, 'the answer is no list of referrers');
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
    const target = new URL(next, base);
    if (target.origin === base.origin)
        return target;
    const problem = `${base.host} continues a list at ${target.origin}, which is not followed`;
    throw new core_failure/* Failure */.HR('refused', 'REGISTRY_REDIRECT', problem, {
        hint: 'the registry names another address for itself: use that one, or correct its external URL',
    });
}
function notWhatWasAsked(doing, problem) {
    return new core_failure/* Failure */.HR('failed', 'REGISTRY_ANSWER', `${doing} failed: ${problem}`, {
        hint: 'check that the registry host is right; a sign-in page or a proxy may be answering instead',
    });
}

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
                    throw await (0,registry_http/* refused */.J5)(doing, answer);
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
                throw await (0,registry_http/* refused */.J5)(`beginning an upload to ${(0,image_reference/* formatReference */.FH)(repository)}`, answer);
            await answer.finish();
            const least = Number(answer.headers['oci-chunk-min-length'] ?? 0) || 0;
            return send({ location: uploadLocation(this.#http, repository, answer), offset: 0 }, least);
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
                if (!answer.ok)
                    return undefined;
                return { location: uploadLocation(this.#http, repository, answer, target), offset: received(answer) ?? end };
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
            return { location: uploadLocation(this.#http, repository, answer, target), offset: received(answer) ?? offset };
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
function uploadLocation(http, { registry }, { headers: { location } }, before) {
    const base = http.origin(registry);
    if (location !== undefined && URL.canParse(location, base.href))
        return new URL(location, base);
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
    const body = await answer.text();
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

;// CONCATENATED MODULE: ./build/core/image/registry.js








const mostDownloads = 3;
const registry_transfer = { exchangeMs: Number.POSITIVE_INFINITY };
const largestConfig = 16 * 1024 * 1024;
class Registry {
    #http;
    #uploads;
    constructor(options) {
        this.#http = new registry_http/* RegistryHttp */.WR(options);
        this.#uploads = new BlobUploads(this.#http);
    }
    ping(registry) {
        const doing = `asking ${registry} for its API`;
        const request = { registry, repository: '', method: 'GET', target: '', scopes: [], purpose: 'sign-in' };
        return this.#http.request({ ...request, doing }, async (answer) => {
            if (!answer.ok)
                throw await (0,registry_http/* refused */.J5)(doing, answer);
        });
    }
    getManifest(reference) {
        return this.#find(manifestRequest(reference, 'GET'), async (answer) => {
            const bytes = await answer.bytes();
            const digest = reference.digest ?? (0,manifest/* digestOf */.ol)(bytes);
            if (!(0,manifest/* matchesDigest */._j)(bytes, digest))
                throw (0,manifest/* wrongDigest */.K9)(digest, reference.registry);
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
            if (!answer.ok)
                return (0,registry_http/* refused */.J5)(request.doing, answer);
            const confirmed = answer.headers['docker-content-digest'];
            if (confirmed !== undefined && confirmed !== digest)
                throw (0,manifest/* wrongDigest */.K9)(digest, target.registry);
            return confirmed === undefined ? unconfirmed(target, digest) : undefined;
        });
        const written = target.tag === undefined ? { ...target, digest } : target;
        if (failure !== undefined && (await this.headManifest(written))?.digest !== digest)
            throw failure;
        return digest;
    }
    deleteManifest(image) {
        const request = {
            ...(0,registry_http/* deletion */.jo)(image),
            method: 'DELETE',
            target: `${image.repository}/manifests/${image.digest}`,
            doing: `deleting ${(0,image_reference/* formatReference */.FH)(image)}`,
        };
        return this.#http.request(request, async (answer) => {
            if (answer.ok)
                return 'deleted';
            if (answer.status === 404)
                return 'absent';
            const failure = await (0,registry_http/* refused */.J5)(request.doing, answer);
            if (answer.status !== 405 && answer.status !== 400)
                throw failure;
            const problem = `${image.registry} does not delete images through the registry API`;
            throw new core_failure/* Failure */.HR('failed', 'REGISTRY_DELETE_UNSUPPORTED', problem, {
                hint: 'turn deletion on in the registry (distribution: storage.delete.enabled), or remove images with its own retention',
                cause: failure,
            });
        });
    }
    listTags(repository) {
        return listTags(this.#http, repository);
    }
    async referrers(image) {
        return (await listReferrers(this.#http, image)) ?? referrersIn(await this.getManifest(referrersIndex(image)));
    }
    async hasBlob(repository, digest) {
        const doing = `looking for ${digest} in ${(0,image_reference/* formatReference */.FH)(repository)}`;
        const target = `${repository.repository}/blobs/${digest}`;
        const found = await this.#find({ ...(0,registry_http/* pull */.a$)(repository), method: 'HEAD', target, doing }, async () => true);
        return found === true;
    }
    getBlob(repository, blob) {
        return (0,manifest/* verified */.zr)(this.#download(repository, blob), blob.digest, repository.registry);
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
                if (!(error instanceof net_error/* NetworkError */.Dr))
                    throw error;
                if (error.kind === 'too-large')
                    throw (0,manifest/* wrongDigest */.K9)(blob.digest, repository.registry);
                if (attempt === mostDownloads)
                    throw (0,registry_http/* unreachable */.HB)(repository.registry, error);
            }
        }
    }
    async *#bytesFrom(repository, { digest, size }, start) {
        const doing = `reading ${digest} of ${(0,image_reference/* formatReference */.FH)(repository)}`;
        const answer = await this.#http.open({
            ...(0,registry_http/* pull */.a$)(repository),
            method: 'GET',
            target: `${repository.repository}/blobs/${digest}`,
            ...(start === 0 ? {} : { headers: { range: `bytes=${start}-` } }),
            limits: { ...registry_transfer, responseBytes: size },
            doing,
        });
        if (!answer.ok)
            throw await (0,registry_http/* refused */.J5)(doing, answer);
        let known = answer.status === 206 ? 0 : start;
        for await (const piece of answer.body) {
            const fresh = piece.subarray(Math.min(known, piece.byteLength));
            known -= piece.byteLength - fresh.byteLength;
            if (fresh.byteLength > 0)
                yield fresh;
        }
    }
    mountBlob(repository, digest, from) {
        const { scopes, ...access } = (0,registry_http/* push */.VC)(repository);
        const mount = {
            ...access,
            scopes: [...scopes, `repository:${from}:pull`],
            method: 'POST',
            target: `${repository.repository}/blobs/uploads/?${new URLSearchParams({ mount: digest, from })}`,
            doing: `mounting ${digest} of ${from} in ${(0,image_reference/* formatReference */.FH)(repository)}`,
        };
        return this.#http.request(mount, async (answer) => {
            if (answer.status === 201)
                return 'mounted';
            if (answer.status === 202)
                await cancelUpload(this.#http, repository, uploadLocation(this.#http, repository, answer));
            return 'unavailable';
        });
    }
    checkPush(repository) {
        const doing = `beginning an upload to ${(0,image_reference/* formatReference */.FH)(repository)}`;
        const target = `${repository.repository}/blobs/uploads/`;
        return this.#http.request({ ...(0,registry_http/* push */.VC)(repository), method: 'POST', target, doing }, async (session) => {
            if (session.status !== 202)
                throw await (0,registry_http/* refused */.J5)(doing, session);
            await cancelUpload(this.#http, repository, uploadLocation(this.#http, repository, session));
        });
    }
    async uploadBlob(repository, blob) {
        if (await this.hasBlob(repository, blob.digest))
            return 'existed';
        await this.#uploads.upload(repository, blob);
        return 'uploaded';
    }
    #find(request, read) {
        return this.#http.request(request, async (answer) => {
            if (answer.ok)
                return read(answer);
            if (answer.status === 404)
                return undefined;
            throw await (0,registry_http/* refused */.J5)(request.doing, answer);
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
function referrersIndex({ registry, repository, digest }) {
    return { registry, repository, tag: referrersTag(digest) };
}
function referrersIn(index) {
    const { manifests } = index === undefined ? {} : (0,core_json/* jsonObject */.o$)(index.bytes);
    return Array.isArray(manifests) ? manifests.filter(manifest/* isReferrer */.ih) : [];
}
function manifestRequest(reference, method) {
    return {
        ...(0,registry_http/* pull */.a$)(reference),
        method,
        target: `${reference.repository}/manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
        headers: { accept: manifest/* manifestTypes */.Fm.join(', ') },
        doing: `reading ${(0,image_reference/* formatReference */.FH)(reference)}`,
    };
}
function mediaTypeOf({ headers }, bytes) {
    const header = bareType(headers['content-type'] ?? '');
    if (manifest/* manifestTypes */.Fm.includes(header))
        return header;
    const { mediaType } = (0,core_json/* jsonObject */.o$)(bytes);
    return typeof mediaType === 'string' ? mediaType : header;
}
function bareType(contentType) {
    return contentType.split(';')[0]?.trim() ?? '';
}


/***/ })

};
