export const id = 5802;
export const ids = [5802,3421];
export const modules = {

/***/ 3421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HarborApi: () => (/* binding */ HarborApi)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8314);
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1296);
/* harmony import */ var _registry_api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4276);
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




const pageSize = 100;
const mostPages = 10_000;
class HarborApi {
    #host;
    #ports;
    constructor(host, ports) {
        this.#host = host;
        this.#ports = ports;
    }
    async repositories(project) {
        const what = `list the repositories${project === undefined ? '' : ` of ${project}`}`;
        const path = project === undefined ? '/repositories' : `/projects/${encodeURIComponent(project)}/repositories`;
        const found = await this.#list({ path, what, needs: 'repository: list', project });
        return found.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
    }
    async pushTimes(repository) {
        const [project = '', ...rest] = repository.split('/');
        const name = encodeURIComponent(encodeURIComponent(rest.join('/')));
        const path = `/projects/${encodeURIComponent(project)}/repositories/${name}/artifacts`;
        const what = `list the artifacts of ${repository}`;
        const found = await this.#list({ path, what, needs: 'artifact: list', project });
        return new Map(found.flatMap(({ digest, push_time: pushed, tags }) => {
            const times = [pushed, ...(Array.isArray(tags) ? tags.map((tag) => ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(tag) ? tag.push_time : '')) : [])];
            const newest = Math.max(...times.map((time) => Date.parse(String(time))).filter(Number.isFinite));
            return typeof digest === 'string' && Number.isFinite(newest) ? [[digest, newest]] : [];
        }));
    }
    async call(call) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { method, path, body, what, needs, project } = call;
            const { credentials, insecure, network, secrets } = this.#ports;
            const found = await credentials(this.#host, project ?? '');
            if (found.kind === 'identity-token') {
                const problem = `Harbor did not ${what}: its API takes no token of a Docker login`;
                throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'HARBOR_AUTH', problem, {
                    hint: `Give registry-username and registry-password of a robot account with ${needs}.`,
                });
            }
            const basic = found.kind === 'basic' ? Buffer.from(`${found.username}:${found.password}`).toString('base64') : undefined;
            if (basic !== undefined)
                secrets.add(basic);
            const client = __addDisposableResource(env_1, network.client({ limits: { responseBytes: 16 * 1024 * 1024 } }), false);
            const request = {
                method,
                url: new URL(`/api/v2.0${path}`, (0,_registry_api_js__WEBPACK_IMPORTED_MODULE_2__/* .apiOrigin */ .l)(this.#host, insecure)),
                headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
                ...(basic === undefined ? {} : { credentials: { authorization: `Basic ${basic}` } }),
                body: body === undefined ? undefined : JSON.stringify(body),
                waitingFor: `Harbor to ${what}`,
            };
            try {
                return await client.exchange(request, async (answer) => {
                    const text = await answer.text();
                    if (answer.ok)
                        return { body: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(text), location: [answer.headers.location].flat()[0] };
                    throw this.#refusal(call, answer.status, secrets.redact(text.slice(0, 400)));
                });
            }
            catch (error) {
                if (!(error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr))
                    throw error;
                throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_UNREACHABLE', `Harbor did not ${what}: ${error.message}`, {
                    hint: `Check that ${this.#host} can be reached from this job, with its proxy and its certificate.`,
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
    async #list(call) {
        const found = [];
        for (let page = 1; page <= mostPages; page += 1) {
            const query = `page=${page}&page_size=${pageSize}`;
            const { body } = await this.call({ ...call, method: 'GET', path: `${call.path}?${query}` });
            if (!Array.isArray(body))
                throw this.#refusal({ ...call, method: 'GET' }, 200, 'the answer is not a list');
            found.push(...body.filter(_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv));
            if (body.length < pageSize)
                return found;
        }
        throw this.#refusal({ ...call, method: 'GET' }, 200, `the list has more than ${mostPages} pages`);
    }
    #refusal({ what, needs }, status, words) {
        const isRight = status === 401 || status === 403;
        const problem = `Harbor did not ${what}: ${isRight ? 'the account may not' : 'it answered'} (${status})`;
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', isRight ? 'HARBOR_AUTH' : 'HARBOR_ANSWER', problem, {
            hint: isRight
                ? `The robot account of registry-username needs the permission ${needs} in the project (docs/retention.md lists them all); mind the "$" in its name.`
                : 'The words of Harbor follow.',
            cause: new Error(words === '' ? `HTTP ${status}` : words),
        });
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
