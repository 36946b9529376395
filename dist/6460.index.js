export const id = 6460;
export const ids = [6460,8081];
export const modules = {

/***/ 4079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EcrApi: () => (/* binding */ EcrApi)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_aws_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8081);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8314);



const mostPages = 10_000;
class EcrApi {
    #registry;
    #ports;
    constructor(registry, ports) {
        this.#registry = registry;
        this.#ports = ports;
    }
    get account() {
        return this.#registry.slice(0, 12);
    }
    async repositories() {
        const found = await this.#list('DescribeRepositories', {}, 'repositories');
        return found.flatMap(({ repositoryName }) => (typeof repositoryName === 'string' ? [repositoryName] : []));
    }
    async pushTimes(repositoryName) {
        const found = await this.#list('DescribeImages', { repositoryName }, 'imageDetails');
        return new Map(found.flatMap(({ imageDigest, imagePushedAt }) => typeof imageDigest === 'string' && typeof imagePushedAt === 'number'
            ? [[imageDigest, imagePushedAt * 1000]]
            : []));
    }
    async remove(repositoryName, imageDigest) {
        const { failures } = await this.#call('BatchDeleteImage', { repositoryName, imageIds: [{ imageDigest }] });
        const [failure] = Array.isArray(failures) ? failures.filter(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv) : [];
        if (failure === undefined)
            return 'deleted';
        if (failure.failureCode === 'ImageNotFound')
            return 'absent';
        const problem = `ECR did not delete ${repositoryName}@${imageDigest}: ${String(failure.failureReason)}`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ECR_ANSWER', problem, { hint: `ECR calls it ${String(failure.failureCode)}.` });
    }
    async lifecyclePolicy(repositoryName) {
        try {
            const { lifecyclePolicyText: text } = await this.#call('GetLifecyclePolicy', { repositoryName });
            return typeof text === 'string' ? text : undefined;
        }
        catch (error) {
            const words = error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.cause instanceof Error ? error.cause.message : '';
            if (words.includes('LifecyclePolicyNotFoundException'))
                return undefined;
            throw error;
        }
    }
    async putLifecyclePolicy(body) {
        await this.#call('PutLifecyclePolicy', body);
    }
    async #call(action, body) {
        const request = { action, body: { registryId: this.account, ...body }, needs: `ecr:${action}` };
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonObject */ .o$)(await (0,_image_aws_js__WEBPACK_IMPORTED_MODULE_1__.callEcr)(this.#registry, request, this.#ports));
    }
    async #list(action, body, key) {
        const found = [];
        let nextToken;
        for (let page = 0; page < mostPages; page += 1) {
            const answer = await this.#call(action, { ...body, ...(nextToken === undefined ? {} : { nextToken }) });
            const items = answer[key];
            found.push(...(Array.isArray(items) ? items.filter(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv) : []));
            nextToken = answer.nextToken ?? undefined;
            if (nextToken === undefined)
                return found;
        }
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ECR_ANSWER', `the list of ${action} has more than ${mostPages} pages`);
    }
}


/***/ }),

/***/ 8081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   callEcr: () => (/* binding */ callEcr),
/* harmony export */   ecrCredentials: () => (/* binding */ ecrCredentials),
/* harmony export */   signed: () => (/* binding */ signed)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8314);
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1296);
/* harmony import */ var _net_identity_token_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2878);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9349);
/* harmony import */ var _registry_auth_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(880);
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








const hint = 'the AWS identity needs ecr:GetAuthorizationToken, and push access to this repository (ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage, ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer)';
async function ecrCredentials(registry, ports) {
    const region = (0,_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .ecrRegion */ .d0)(registry);
    const found = region === undefined ? undefined : await awsKeys(region, ports);
    if (region === undefined || found === undefined)
        return undefined;
    const { keys, source } = found;
    const failed = (cause) => {
        const problem = `ECR gave no login for ${registry} with the AWS credentials from ${source}`;
        return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'ECR_LOGIN', problem, { hint, cause });
    };
    const answer = await ask(ecrRequest(region, 'GetAuthorizationToken', '{}', keys, ports), ports, failed);
    const login = (0,_registry_auth_js__WEBPACK_IMPORTED_MODULE_6__/* .basicCredentials */ .BG)(/"authorizationToken"\s*:\s*"([^"]+)"/.exec(answer)?.[1] ?? '');
    if (login === undefined)
        throw failed(new Error('the answer has no authorizationToken'));
    return { kind: 'basic', ...login, source: `ECR with ${source}`, hint };
}
async function callEcr(registry, { action, body, needs }, ports) {
    const region = (0,_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .ecrRegion */ .d0)(registry) ?? '';
    const found = await awsKeys(region, ports);
    const failed = (cause) => new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'ECR_ANSWER', `ECR did not do ${action} in ${registry}`, {
        hint: `give AWS keys, or AWS_ROLE_ARN with an OIDC token of the job; the identity needs ${needs}`,
        cause,
    });
    if (found === undefined)
        throw failed(new Error('this job has no AWS credentials'));
    return ask(ecrRequest(region, action, JSON.stringify(body), found.keys, ports), ports, failed);
}
function ecrRequest(region, action, body, keys, { env, clock }) {
    const method = 'POST';
    const url = new URL(env.AWS_ENDPOINT_URL_ECR || `https://api.ecr.${awsDomain(region)}/`);
    const headers = {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AmazonEC2ContainerRegistry_V20150921.${action}`,
    };
    const request = { method, url, headers, body, region, service: 'ecr', now: clock.now() };
    return { method, url, headers: signed(request, keys), body };
}
function awsDomain(region) {
    return `${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}
const audience = 'sts.amazonaws.com';
const limits = { responseBytes: 1024 * 1024 };
const metadataTimeout = 1_000;
async function awsKeys(region, ports) {
    const found = fromEnvironment(ports.env) ??
        (await fromWebIdentity(region, ports)) ??
        (await fromContainer(ports)) ??
        (await fromMachine(ports));
    if (found !== undefined) {
        ports.secrets.add(found.keys.secretAccessKey);
        if (found.keys.sessionToken !== undefined)
            ports.secrets.add(found.keys.sessionToken);
    }
    return found;
}
function fromEnvironment(env) {
    const accessKeyId = env.AWS_ACCESS_KEY_ID;
    const secretAccessKey = env.AWS_SECRET_ACCESS_KEY;
    if (!accessKeyId || !secretAccessKey)
        return undefined;
    const sessionToken = env.AWS_SESSION_TOKEN;
    return {
        keys: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
        source: 'AWS_ACCESS_KEY_ID',
    };
}
async function fromWebIdentity(region, ports) {
    const { env, secrets } = ports;
    const role = env.AWS_ROLE_ARN;
    const token = role ? await webIdentityToken(ports) : undefined;
    if (!role || token === undefined)
        return undefined;
    secrets.add(token);
    const form = new URLSearchParams({
        Action: 'AssumeRoleWithWebIdentity',
        Version: '2011-06-15',
        RoleArn: role,
        RoleSessionName: env.AWS_ROLE_SESSION_NAME || 'monorepo-gitops',
        WebIdentityToken: token,
    });
    const request = {
        method: 'POST',
        url: new URL(env.AWS_ENDPOINT_URL_STS || `https://sts.${awsDomain(region)}/`),
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
    };
    const failed = (cause) => new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'AWS_ROLE', `AWS did not let this job assume ${role}`, {
        hint: `the role's trust policy must allow the pipeline's OIDC provider, with audience ${audience} and a subject that matches this repository`,
        cause,
    });
    const answer = await ask(request, ports, failed);
    const field = (name) => new RegExp(`<${name}>([^<]+)</${name}>|"${name}"\\s*:\\s*"([^"]+)"`).exec(answer)?.slice(1).find(Boolean);
    const keys = keysFrom(field('AccessKeyId'), field('SecretAccessKey'), field('SessionToken'));
    if (keys === undefined)
        throw failed(new Error('the answer has no keys'));
    return { keys, source: `the role ${role}` };
}
async function webIdentityToken(ports) {
    const file = ports.env.AWS_WEB_IDENTITY_TOKEN_FILE;
    if (file)
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(file, 'utf8')).trim();
    const identity = await (0,_net_identity_token_js__WEBPACK_IMPORTED_MODULE_4__/* .jobIdentityToken */ .t)(audience, 'AWS_ID_TOKEN', ports);
    if (identity.result === 'token')
        return identity.token;
    if (identity.result === 'none')
        return undefined;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'OIDC_TOKEN', `no OIDC token for AWS: GitHub's token service ${identity.problem}`, {
        hint: 'the job needs `permissions: id-token: write`; pull requests from forks never get one',
        cause: identity.cause,
    });
}
async function fromContainer({ env, network }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const relative = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
        const address = relative ? `http://169.254.170.2${relative}` : env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
        if (!address)
            return undefined;
        const file = env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
        const token = file ? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(file, 'utf8')).trim() : env.AWS_CONTAINER_AUTHORIZATION_TOKEN;
        const client = __addDisposableResource(env_1, network.client({ direct: true, limits }), false);
        const request = { method: 'GET', url: new URL(address), headers: token ? { authorization: token } : {} };
        try {
            return await client.exchange(request, async (answer) => answer.ok ? readMetadata(await answer.text(), "the container's role") : undefined);
        }
        catch (error) {
            if (!(error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_3__/* .NetworkError */ .Dr))
                throw error;
            const problem = `the container's role gives no AWS keys: ${error.message}`;
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'AWS_CONTAINER_CREDENTIALS', problem, {
                hint: 'check the agent at AWS_CONTAINER_CREDENTIALS_FULL_URI or _RELATIVE_URI, or give AWS keys',
                cause: error,
            });
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function fromMachine({ env, network }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        if (env.AWS_EC2_METADATA_DISABLED === 'true')
            return undefined;
        const base = env.AWS_EC2_METADATA_SERVICE_ENDPOINT || 'http://169.254.169.254';
        const waits = { connectMs: metadataTimeout, inactivityMs: metadataTimeout, exchangeMs: metadataTimeout };
        const client = __addDisposableResource(env_2, network.client({ direct: true, attempts: 1, limits: { ...limits, ...waits } }), false);
        const textAt = (method, path, headers) => client.exchange({ method, url: new URL(path, base), headers }, async (answer) => answer.ok ? answer.text() : undefined);
        try {
            const session = await textAt('PUT', '/latest/api/token', { 'x-aws-ec2-metadata-token-ttl-seconds': '60' });
            if (session === undefined)
                return undefined;
            const headers = { 'x-aws-ec2-metadata-token': session };
            const roles = '/latest/meta-data/iam/security-credentials/';
            const role = (await textAt('GET', roles, headers))?.split('\n')[0]?.trim();
            const answer = role ? await textAt('GET', `${roles}${role}`, headers) : undefined;
            return answer === undefined ? undefined : readMetadata(answer, "the machine's role");
        }
        catch (error) {
            if (!(error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_3__/* .NetworkError */ .Dr))
                throw error;
            return undefined;
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
async function ask(request, { network, secrets }, failed) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const client = __addDisposableResource(env_3, network.client({ limits }), false);
        try {
            return await client.exchange(request, async (answer) => {
                const text = await answer.text();
                if (answer.ok)
                    return text;
                throw failed(new Error(secrets.redact(`${answer.status} ${text}`).slice(0, 400)));
            }, true);
        }
        catch (error) {
            throw error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_3__/* .NetworkError */ .Dr ? failed(error) : error;
        }
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        __disposeResources(env_3);
    }
}
function readMetadata(json, source) {
    const fields = (0,_json_js__WEBPACK_IMPORTED_MODULE_7__/* .jsonObject */ .o$)(json);
    const keys = keysFrom(fields.AccessKeyId, fields.SecretAccessKey, fields.Token);
    return keys === undefined ? undefined : { keys, source };
}
function keysFrom(accessKeyId, secretAccessKey, sessionToken) {
    if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string' || typeof sessionToken !== 'string')
        return undefined;
    return { accessKeyId, secretAccessKey, sessionToken };
}
function signed(request, keys) {
    const time = new Date(request.now).toISOString().replace(/[-:]|\.\d{3}/g, '');
    const date = time.slice(0, 8);
    const headers = {
        ...request.headers,
        host: request.url.host,
        'x-amz-date': time,
        ...(keys.sessionToken === undefined ? {} : { 'x-amz-security-token': keys.sessionToken }),
    };
    const names = Object.keys(headers).sort();
    const canonical = [
        request.method,
        request.url.pathname,
        canonicalQuery(request.url),
        ...names.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
        '',
        names.join(';'),
        sha256(request.body),
    ].join('\n');
    const scope = `${date}/${request.region}/${request.service}/aws4_request`;
    const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
    const key = [date, request.region, request.service, 'aws4_request'].reduce((secret, part) => hmac(secret, part), `AWS4${keys.secretAccessKey}`);
    const signature = hmac(key, toSign).toString('hex');
    return {
        ...headers,
        authorization: `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
    };
}
function canonicalQuery(url) {
    return [...url.searchParams]
        .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
        .sort()
        .join('&');
}
function encoded(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
function sha256(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text, 'utf8').digest('hex');
}
function hmac(key, text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key).update(text, 'utf8').digest();
}


/***/ }),

/***/ 2878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ jobIdentityToken)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8314);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1296);
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



async function jobIdentityToken(audience, variable, { env, network, secrets }) {
    const given = env[variable];
    const address = env.ACTIONS_ID_TOKEN_REQUEST_URL;
    const bearer = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
    if (given !== undefined && given !== '') {
        secrets.add(given);
        return { result: 'token', token: given };
    }
    if (address === undefined || address === '' || bearer === undefined || bearer === '')
        return { result: 'none' };
    const url = new URL(address);
    url.searchParams.set('audience', audience);
    const found = await askGithub(url, bearer, network);
    if (found.result === 'token')
        secrets.add(found.token);
    return found;
}
const largestToken = 1024 * 1024;
async function askGithub(url, bearer, network) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const client = __addDisposableResource(env_1, network.client({ limits: { responseBytes: largestToken } }), false);
        try {
            return await client.exchange({
                method: 'GET',
                url,
                headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
                waitingFor: "GitHub's token service",
            }, async (answer) => {
                const token = answer.ok ? (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonObject */ .o$)(await answer.bytes()).value : undefined;
                if (typeof token === 'string' && token !== '')
                    return { result: 'token', token };
                return { result: 'refused', problem: `answered with status ${answer.status}`, cause: undefined };
            });
        }
        catch (cause) {
            if (!(cause instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr))
                throw cause;
            return { result: 'refused', problem: `cannot be reached: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}`, cause };
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}


/***/ })

};
