export const id = 880;
export const ids = [880];
export const modules = {

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


/***/ })

};
