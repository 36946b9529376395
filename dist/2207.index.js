export const id = 2207;
export const ids = [2207];
export const modules = {

/***/ 2207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openRegistryHost: () => (/* binding */ openRegistryHost),
/* harmony export */   providerOf: () => (/* binding */ providerOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _image_registry_failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5845);
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1296);
/* harmony import */ var _registry_api_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4276);
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





async function openRegistryHost(host, ports) {
    const provider = await providerOf(host, ports);
    const { registry } = ports;
    const plain = {
        provider,
        repositories: () => registry.listRepositories(host),
        pushTimes: async () => undefined,
        remove: (image) => registry.deleteManifest(image),
    };
    switch (provider) {
        case 'harbor': {
            const { HarborApi } = await __webpack_require__.e(/* import() */ 3421).then(__webpack_require__.bind(__webpack_require__, 3421));
            const harbor = new HarborApi(host, ports);
            return {
                ...plain,
                repositories: (prefix) => harbor.repositories(firstPart(prefix)),
                pushTimes: (repository) => harbor.pushTimes(repository.repository),
            };
        }
        case 'ecr': {
            const { EcrApi } = await __webpack_require__.e(/* import() */ 6460).then(__webpack_require__.bind(__webpack_require__, 4079));
            const ecr = new EcrApi(host, ports);
            return {
                ...plain,
                repositories: () => ecr.repositories(),
                pushTimes: ({ repository }) => ecr.pushTimes(repository),
                remove: ({ repository, digest }) => ecr.remove(repository, digest),
            };
        }
        case 'ghcr': {
            const ghcr = await ghcrApis(host, ports);
            return {
                ...plain,
                repositories: async (prefix) => {
                    if (firstPart(prefix) === undefined)
                        throw ownerless(host);
                    return ghcr(prefix).repositories();
                },
                pushTimes: ({ repository }) => ghcr(repository).pushTimes(repository),
                remove: ({ repository, digest }) => ghcr(repository).remove(repository, digest),
            };
        }
        default:
            return plain;
    }
}
function firstPart(prefix) {
    return prefix.includes('/') ? prefix.slice(0, prefix.indexOf('/')) : undefined;
}
function ownerless(host) {
    const problem = `a pattern finds repositories of any owner, and ${host} lists them for one owner alone`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('retention', problem, `Begin it with the owner: ${host}/OWNER/**.`);
}
async function ghcrApis(host, ports) {
    const { GhcrApi } = await Promise.all(/* import() */[__webpack_require__.e(3070), __webpack_require__.e(4237)]).then(__webpack_require__.bind(__webpack_require__, 4237));
    const credentials = await ports.credentials(host, '');
    if (credentials.kind !== 'basic') {
        const problem = `${host} deletes images by GitHub's API alone, and there is no token for it`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_UNAUTHORIZED', problem, {
            hint: 'On GitHub Actions give GITHUB_TOKEN in the environment, with `permissions: packages: write`, and the repository the role Admin in the settings of the package; elsewhere registry-username and a token with delete:packages as registry-password.',
        });
    }
    const api = ports.env.GITHUB_SERVER_URL === 'https://github.com' ? ports.env.GITHUB_API_URL : undefined;
    const access = { api: api ?? 'https://api.github.com', token: credentials.password };
    const clients = new Map();
    return (repository) => {
        const [owner = ''] = repository.split('/', 1);
        const client = clients.get(owner) ?? new GhcrApi(owner, access, ports);
        clients.set(owner, client);
        return client;
    };
}
async function providerOf(host, { env, network, insecure }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if ((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .ecrRegion */ .d0)(host) !== undefined)
            return 'ecr';
        if (host === 'ghcr.io')
            return 'ghcr';
        if (host === _image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerHub */ .UD)
            return 'other';
        if (host === 'registry.gitlab.com' || host === env.CI_REGISTRY)
            return 'gitlab';
        const client = __addDisposableResource(env_1, network.client({ limits: { responseBytes: 64 * 1024 } }), false);
        try {
            const url = new URL('/api/v2.0/ping', (0,_registry_api_js__WEBPACK_IMPORTED_MODULE_4__/* .apiOrigin */ .l)(host, insecure));
            const answer = await client.exchange({ method: 'GET', url }, async (given) => (given.ok ? given.text() : ''));
            return answer.trim() === 'Pong' ? 'harbor' : 'other';
        }
        catch (error) {
            if (!(error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_3__/* .NetworkError */ .Dr))
                throw error;
            if (error.kind === 'too-large' || error.kind === 'encoding')
                return 'other';
            throw (0,_image_registry_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .failureOf */ .g5)(host, `asking ${host} what it is`, error);
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


/***/ }),

/***/ 4276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ apiOrigin)
/* harmony export */ });
/* harmony import */ var _image_registry_http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1018);

function apiOrigin(host, insecure) {
    return new URL(`${(0,_image_registry_http_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlain */ .$i)(host, insecure) ? 'http' : 'https'}://${host}`);
}


/***/ })

};
