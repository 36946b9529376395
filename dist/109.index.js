export const id = 109;
export const ids = [109];
export const modules = {

/***/ 3109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bearerToken: () => (/* binding */ bearerToken),
/* harmony export */   jobIdToken: () => (/* binding */ jobIdToken)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const dexClient = 'argo-cd-cli';
async function bearerToken(connection, call, idToken, secrets) {
    if (connection.token !== undefined) {
        secrets.add(connection.token);
        return wellFormed(connection.token);
    }
    if (connection.oidcConnector !== undefined) {
        return await exchangedToken(connection.oidcConnector, call, idToken, secrets);
    }
    const { username, password } = connection;
    if (username !== undefined && password !== undefined)
        return await sessionToken(username, password, call, secrets);
    if (username !== undefined || password !== undefined) {
        const missing = username === undefined ? 'argocd-username' : 'argocd-password';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(missing, 'is missing', 'A session needs argocd-username and argocd-password together.');
    }
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('argocd-token', 'is missing', 'Give a project role token (argocd-token), argocd-username and argocd-password, or argocd-oidc for a keyless job.');
}
function wellFormed(token) {
    if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token))
        return token;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('argocd-token', 'is not an Argo CD token', 'A token has three parts joined by dots. Check for a missing secret, quotes or line breaks around it.');
}
async function sessionToken(username, password, call, secrets) {
    secrets.add(password);
    const response = await call({
        method: 'POST',
        path: '/api/v1/session',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password }),
    });
    return registered(field(response.body, 'token'), 'argocd-username', secrets);
}
async function exchangedToken(connector, call, idToken, secrets) {
    const subject = await idToken(dexClient);
    secrets.add(subject);
    const type = 'urn:ietf:params:oauth:token-type';
    const response = await call({
        method: 'POST',
        path: '/api/dex/token',
        headers: {
            'content-type': 'application/x-www-form-urlencoded',
            authorization: `Basic ${Buffer.from(`${dexClient}:`).toString('base64')}`,
        },
        body: new URLSearchParams({
            grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
            connector_id: connector,
            scope: 'openid email profile federated:id',
            requested_token_type: `${type}:access_token`,
            subject_token: subject,
            subject_token_type: `${type}:id_token`,
        }).toString(),
    });
    return registered(field(response.body, 'access_token'), 'argocd-oidc', secrets);
}
function registered(token, input, secrets) {
    if (token === undefined) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_LOGIN', `${input}: the answer to the log-in holds no token`, {
            hint: 'Check argocd-server and argocd-root-path.',
        });
    }
    secrets.add(token);
    return token;
}
function field(json, name) {
    try {
        const value = JSON.parse(json);
        if (typeof value !== 'object' || value === null)
            return undefined;
        const found = new Map(Object.entries(value)).get(name);
        return typeof found === 'string' && found !== '' ? found : undefined;
    }
    catch {
        return undefined;
    }
}
function jobIdToken(env) {
    return async (audience) => {
        const given = env.ARGOCD_ID_TOKEN;
        if (given !== undefined && given !== '')
            return given;
        const url = env.ACTIONS_ID_TOKEN_REQUEST_URL;
        const bearer = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
        if (url === undefined || url === '' || bearer === undefined || bearer === '') {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('bad-input', 'ARGOCD_ID_TOKEN', 'argocd-oidc: this job has no OIDC token', {
                hint: 'On GitHub add `permissions: id-token: write` (forks never get it); on GitLab `id_tokens: ARGOCD_ID_TOKEN: aud: <the Argo CD URL>`.',
            });
        }
        return await githubIdToken(url, bearer, audience);
    };
}
async function githubIdToken(requestUrl, bearer, audience) {
    const url = new URL(requestUrl);
    url.searchParams.set('audience', audience);
    const response = await fetch(url, {
        headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
        redirect: 'error',
        signal: AbortSignal.timeout(30_000),
    }).catch((cause) => {
        throw idTokenRefused('cannot be reached', cause);
    });
    const value = field(await response.text(), 'value');
    if (!response.ok || value === undefined)
        throw idTokenRefused(`answered HTTP ${response.status}`, undefined);
    return value;
}
function idTokenRefused(problem, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_ID_TOKEN', `argocd-oidc: GitHub's token service ${problem}`, {
        hint: 'The job needs `permissions: id-token: write`. Otherwise run it again.',
        ...(cause === undefined ? {} : { cause }),
    });
}


/***/ })

};
