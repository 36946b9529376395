export const id = 1018;
export const ids = [1018];
export const modules = {

/***/ 880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ basicCredentials),
/* harmony export */   SX: () => (/* binding */ Authorizer),
/* harmony export */   jf: () => (/* binding */ tokenIn),
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
        const { expires_in } = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonObject */ .o$)(body);
        const value = tokenIn(body);
        if (value === undefined) {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_TOKEN', `the token service of ${host} answered without a token`, {
                hint: 'check that the registry host is right; a sign-in page or a proxy may be answering instead',
            });
        }
        secrets.add(value);
        const lifetime = typeof expires_in === 'number' && expires_in > 0 ? expires_in : defaultLifetime;
        return { header: `Bearer ${value}`, goodUntil: clock.now() + (lifetime - Math.min(10, lifetime / 4)) * 1000 };
    }
}
function tokenIn(body) {
    const { token, access_token } = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonObject */ .o$)(body);
    const value = token ?? access_token;
    return typeof value === 'string' && value !== '' ? value : undefined;
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

/***/ 5845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G9: () => (/* binding */ withFailures),
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   Vg: () => (/* binding */ refusedElsewhere),
/* harmony export */   b5: () => (/* binding */ requireAccepted),
/* harmony export */   fv: () => (/* binding */ errorCodes),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   uq: () => (/* binding */ isFull),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8314);
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1296);



async function withFailures(registry, doing, call) {
    try {
        return await call();
    }
    catch (error) {
        throw error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr ? failureOf(registry, doing, error) : error;
    }
}
function failureOf(registry, doing, error) {
    const { problem } = error;
    switch (problem.kind) {
        case 'overloaded':
            return refusal(doing, problem.status, problem.body, 'it stayed so through several tries');
        case 'redirect': {
            const message = `the registry ${registry} redirects to ${problem.target}, which is not followed`;
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_REDIRECT', message, {
                hint: 'writes, downgrades to http and long chains of redirects are refused; use the address that the registry itself uses',
            });
        }
        case 'unreadable':
            return error.cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? error.cause : error.failure('REGISTRY_ANSWER');
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
function refusedElsewhere(registry, purpose, url, status, answer) {
    const problem = `${purpose} failed: ${registry} leads to ${url.host}, which answered ${status}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_STORAGE', problem, {
        hint: "credentials go to the registry alone, so its links must work without: run again if one ran out, else check the registry's storage and external URL",
        cause: new Error(answer.slice(0, shownCharacters)),
    });
}
const shownCharacters = 400;
async function refused(doing, answer) {
    if (isWebPage(answer))
        return webPage(doing, answer);
    return refusal(doing, answer.status, await answer.excerpt());
}
async function requireAccepted(doing, answer) {
    if (!answer.ok)
        throw await refused(doing, answer);
    if (isWebPage(answer))
        throw (0,_net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)(webPage(doing, answer));
}
function isWebPage({ headers, mediaType }) {
    const ofRegistry = 'docker-content-digest' in headers || 'docker-distribution-api-version' in headers;
    return mediaType === 'text/html' && !ofRegistry;
}
function webPage(doing, { status, url }) {
    const problem = `${doing} failed: ${url.host} answered with a web page (status ${status})`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_ANSWER', problem, {
        hint: 'a sign-in page or a proxy answers in place of the registry: check the host, HTTPS_PROXY and NO_PROXY, and whether the registry lets clients in without single sign-on',
    });
}
function errorCodes(body) {
    const { errors } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonObject */ .o$)(body);
    const all = Array.isArray(errors) ? errors.filter(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv) : [];
    return all.flatMap(({ code }) => (typeof code === 'string' ? [code] : []));
}
function isFull(status, body) {
    const words = /no space left|not enough space|disk quota|"Err":(?:28|122)\b|storage ?full|insufficient ?storage|disk (?:usage|space) is too high|exceed the configured upper limit|quota (?:has been |is )?exceeded/i;
    return status === 507 || (status >= 400 && words.test(body));
}
function refusal(doing, status, body, after) {
    const text = body.slice(0, shownCharacters);
    if (isFull(status, body)) {
        const problem = `${doing} failed: the registry has no room for it (it answered ${status})`;
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_FULL', problem, {
            hint: 'its disk or its quota is full: have images removed that nothing uses (`retention`, then the garbage collection of the registry), or have the limit raised; run again then',
            cause: new Error(text === '' ? `HTTP ${status}` : text),
        });
    }
    const problem = `${doing} failed: the registry answered ${status}${after === undefined ? '' : `, and ${after}`}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_ANSWER', problem, {
        hint: refusalHint(status, text),
        cause: new Error(text === '' ? `HTTP ${status}` : text),
    });
}
function refusalHint(status, text) {
    if (status === 404 && /NAME_UNKNOWN/.test(text)) {
        return 'the repository does not exist: create it first (ECR: or turn on create-on-push; Harbor: create the project)';
    }
    if (status === 404 && /BLOB_UPLOAD_UNKNOWN/.test(text)) {
        return 'the registry forgets uploads: with several instances they need one storage and one http.secret, or sessions that stay with one of them';
    }
    if (status === 429)
        return 'it limits the rate of requests: run again later, or let fewer pipelines work at the same time';
    if (status === 408 || status > 500)
        return 'the registry or a gateway in front of it is overloaded or down: run again later';
    return "the registry's own words follow; a full quota, an immutable tag and a proxy's size limit are the usual reasons";
}


/***/ }),

/***/ 1018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $i: () => (/* binding */ isPlain),
/* harmony export */   VC: () => (/* binding */ push),
/* harmony export */   WR: () => (/* binding */ RegistryHttp),
/* harmony export */   a$: () => (/* binding */ pull),
/* harmony export */   jo: () => (/* binding */ deletion)
/* harmony export */ });
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1296);
/* harmony import */ var _net_http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2492);
/* harmony import */ var _net_retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3360);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _registry_auth_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(880);
/* harmony import */ var _registry_failures_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5845);






const mostRedirects = 5;
const overloads = [408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524];
const largestManifest = 4 * 1024 * 1024;
class RegistryHttp {
    #options;
    #client;
    #steps;
    #sessions = new Map();
    constructor(options) {
        const limits = { responseBytes: largestManifest };
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
        return (0,_registry_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .withFailures */ .G9)(wanted.registry, wanted.doing, () => this.#exchange(this.#client, wanted, read));
    }
    step(wanted, read) {
        return this.#exchange(this.#steps, wanted, read);
    }
    resumed(call, isFinal) {
        const { clock, log, network } = this.#options;
        const policy = { clock, log, deadline: network.deadline, repeatable: true };
        return (0,_net_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .retry */ .L)(policy, call, (error) => (isFinal(error) ? undefined : (0,_net_http_client_js__WEBPACK_IMPORTED_MODULE_1__/* .interruptionOf */ .n)(error)));
    }
    open(wanted) {
        return this.#signedIn(wanted, async (request, isChallenge) => {
            const answer = await this.#steps.open(request, true);
            if (!(await isChallenge(answer)))
                return answer;
            await answer.finish();
            return undefined;
        });
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
                    const body = await answer.excerpt();
                    if ((0,_registry_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .isFull */ .uq)(status, body))
                        throw (0,_registry_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .refusal */ .x5)(wanted.doing, status, body);
                    const text = this.#options.secrets.redact(`${status} ${body}`);
                    if (url.origin !== base.origin)
                        throw (0,_registry_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .refusedElsewhere */ .Vg)(wanted.registry, wanted.purpose, url, status, text);
                    throw (0,_registry_auth_js__WEBPACK_IMPORTED_MODULE_3__/* .unauthorized */ .nc)(wanted.registry, wanted.purpose, credentials, text);
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
        return { base, credentials, authorizer: new _registry_auth_js__WEBPACK_IMPORTED_MODULE_3__/* .Authorizer */ .SX(base, credentials, { ...this.#options, ask }) };
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
    let last;
    try {
        return await client.exchange(request, async (answer) => {
            last = { status: answer.status, body: await answer.text() };
            if (answer.ok && (0,_registry_auth_js__WEBPACK_IMPORTED_MODULE_3__/* .tokenIn */ .jf)(last.body) === undefined) {
                throw new _net_error_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .Dr({ kind: 'unreadable' }, `${request.url.host} answered without a token`);
            }
            return last;
        }, true);
    }
    catch (error) {
        if (!(error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .Dr))
            throw error;
        const { problem } = error;
        if (problem.kind === 'unreadable' && last !== undefined)
            return last;
        if (problem.kind === 'overloaded')
            return { status: problem.status, body: problem.body };
        throw (0,_registry_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .failureOf */ .g5)(request.url.host, 'asking for a token', error);
    }
}
function isPlain(registry, insecure) {
    const host = registry.replace(/:[0-9]+$/, '');
    const isLoopback = host === 'localhost' || /^127(?:\.[0-9]{1,3}){3}$/.test(host) || host === '[::1]';
    const names = insecure.map((each) => each.toLowerCase().replace(/^http:\/\/|\/$/g, ''));
    return isLoopback || names.includes(registry);
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


/***/ })

};
