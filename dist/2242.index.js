export const id = 2242;
export const ids = [2242];
export const modules = {

/***/ 2242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   credentialResolver: () => (/* binding */ credentialResolver)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8314);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9349);
/* harmony import */ var _registry_auth_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(880);






function credentialResolver(inputs, ports) {
    return async (registry, repository) => {
        const found = fromInputs(registry, inputs) ??
            (await dockerCredentials(registry, repository, ports)) ??
            jobToken(registry, ports.env) ??
            (await fromAws(registry, ports)) ?? { kind: 'anonymous', source: 'nowhere', hint: whatIsNeeded(registry) };
        if (found.kind === 'basic')
            ports.secrets.add(found.password);
        if (found.kind === 'identity-token')
            ports.secrets.add(found.token);
        return found;
    };
}
function fromInputs(registry, { username, password, registries }) {
    if ((username === undefined) !== (password === undefined)) {
        const [given, lacking] = username === undefined ? ['password', 'username'] : ['username', 'password'];
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(`registry-${lacking}`, `is missing beside registry-${given}`, 'give both, or neither and use a Docker config');
    }
    if (username === undefined || password === undefined || !registries.includes(registry))
        return undefined;
    const source = 'registry-username and registry-password';
    return { kind: 'basic', username, password, source, hint: whatIsNeeded(registry) };
}
async function fromAws(registry, ports) {
    if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .ecrRegion */ .d0)(registry) === undefined)
        return undefined;
    return (await __webpack_require__.e(/* import() */ 8081).then(__webpack_require__.bind(__webpack_require__, 8081))).ecrCredentials(registry, ports);
}
function jobToken(registry, env) {
    const proxyUser = env.CI_DEPENDENCY_PROXY_USER;
    const tokens = [
        [env.CI_REGISTRY, env.CI_REGISTRY_USER, env.CI_REGISTRY_PASSWORD, 'GitLab (CI_REGISTRY_USER)'],
        [env.CI_DEPENDENCY_PROXY_SERVER, proxyUser, env.CI_DEPENDENCY_PROXY_PASSWORD, 'GitLab (CI_DEPENDENCY_PROXY_USER)'],
        ['ghcr.io', env.GITHUB_ACTOR, env.GITHUB_TOKEN, 'GitHub (GITHUB_TOKEN)'],
    ];
    const [, username, password, name] = tokens.find(([host = '']) => withoutUsualPort(host) === withoutUsualPort(registry)) ?? [];
    if (!username || !password)
        return undefined;
    return { kind: 'basic', username, password, source: `the job token of ${name}`, hint: whatIsNeeded(registry) };
}
function withoutUsualPort(host) {
    return host.toLowerCase().replace(/:443$/, '');
}
const signInAgain = 'sign in to the registry again (`docker login`), or give registry-username and registry-password';
async function dockerCredentials(registry, repository, ports) {
    for (const { source, text } of configurations(ports.env)) {
        const config = dockerConfig(text, source);
        const found = (await fromHelper(config, registry, ports)) ?? fromEntries(config, registry, repository, source);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function* configurations(env) {
    const inline = env.DOCKER_AUTH_CONFIG;
    if (inline)
        yield { source: 'DOCKER_AUTH_CONFIG', text: inline };
    const home = env.HOME ?? env.USERPROFILE;
    const docker = env.DOCKER_CONFIG || (home && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.docker'));
    const runtime = env.XDG_RUNTIME_DIR;
    const files = [
        docker && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(docker, 'config.json'),
        env.REGISTRY_AUTH_FILE,
        runtime && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(runtime, 'containers', 'auth.json'),
        home && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(env.XDG_CONFIG_HOME || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.config'), 'containers', 'auth.json'),
    ];
    for (const file of files) {
        const text = file ? readOptional(file) : undefined;
        if (file && text !== undefined && text.trim() !== '')
            yield { source: file, text };
    }
}
function readOptional(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        const hint = 'correct its permissions';
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'DOCKER_CONFIG_INVALID', `${file} cannot be read`, { hint, cause: error });
    }
}
function dockerConfig(text, source) {
    const config = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .qF)(text);
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(config))
        return config;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('bad-input', 'DOCKER_CONFIG_INVALID', `${source} is not a Docker configuration in JSON`, {
        hint: 'write {"auths": {"<registry>": {"auth": "<base64 of user:password>"}}}',
    });
}
function fromEntries({ auths }, registry, repository, source) {
    const entries = new Map(Object.entries(auths ?? {}).map(([key, entry]) => [normalKey(key), entry]));
    for (const key of keysOf(registry, repository)) {
        const entry = entries.get(key);
        const found = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(entry) ? credentialsIn(entry, source) : undefined;
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
    const bare = key
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\/(?:v[12]\/?)?$/, '');
    return bare.replace(/^(?:index|registry-1)\.docker\.io(?=\/|$)/, _reference_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerHub */ .UD);
}
function credentialsIn(entry, source) {
    const [token, auth, username, password] = ['identitytoken', 'auth', 'username', 'password'].map((name) => {
        const value = entry[name];
        return typeof value === 'string' && value !== '' ? value : undefined;
    });
    if (token !== undefined)
        return { kind: 'identity-token', token, source, hint: signInAgain };
    if (username !== undefined && password !== undefined)
        return { kind: 'basic', username, password, source, hint: signInAgain };
    const basic = auth === undefined ? undefined : (0,_registry_auth_js__WEBPACK_IMPORTED_MODULE_4__/* .basicCredentials */ .BG)(auth);
    return basic && { kind: 'basic', ...basic, source, hint: signInAgain };
}
async function fromHelper(config, registry, { env, programs }) {
    const server = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerConfigKey */ .Y4)(registry);
    const helpers = new Map(Object.entries(config.credHelpers ?? {}).map(([key, name]) => [normalKey(key), name]));
    const helper = helpers.get(registry) ?? config.credsStore;
    if (typeof helper !== 'string' || helper === '')
        return undefined;
    const program = `docker-credential-${helper}`;
    const failed = (why) => new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'CREDENTIAL_HELPER', `${program} gives no credentials for ${registry}: ${why}`, {
        hint: 'install or repair the helper, remove it from the Docker configuration, or give registry-username and registry-password',
    });
    if (!/^[A-Za-z0-9._-]+$/.test(helper))
        throw failed('this is not a name of a helper');
    const { result, exitCode, stdout, stderr } = await programs.run({ argv: [program, 'get'], env, stdin: server });
    const text = stdout.toString('utf8');
    if (result === 'not-started')
        throw failed(stderr);
    if (exitCode !== 0) {
        if (/credentials not found/i.test(text))
            return undefined;
        throw failed(text.trim() || `it ended with ${exitCode}`);
    }
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .qF)(text) === undefined)
        throw failed('its answer is not JSON');
    const { Username: username, Secret: secret } = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .jsonObject */ .o$)(text);
    if (typeof username !== 'string' || typeof secret !== 'string' || secret === '')
        return undefined;
    const common = { source: program, hint: signInAgain };
    return username === '<token>'
        ? { kind: 'identity-token', token: secret, ...common }
        : { kind: 'basic', username, password: secret, ...common };
}
function whatIsNeeded(registry) {
    if (registry === 'ghcr.io') {
        return 'the job needs `permissions: packages: write` and GITHUB_TOKEN in its environment, and the package must grant this repository write access';
    }
    if (registry === _reference_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerHub */ .UD)
        return 'give registry-username and an access token with write scope as registry-password';
    if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .ecrRegion */ .d0)(registry) !== undefined) {
        return 'give AWS keys, or AWS_ROLE_ARN with an OIDC token of the job (GitHub: `permissions: id-token: write`; GitLab: `id_tokens: AWS_ID_TOKEN`); the role needs ecr:GetAuthorizationToken and push access to the repository';
    }
    return 'give registry-username and registry-password of an account that may push here (Harbor: a robot account with push and pull; mind the "$" in its name), or run `docker login` before';
}


/***/ }),

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


/***/ })

};
