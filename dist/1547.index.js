export const id = 1547;
export const ids = [1547];
export const modules = {

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
async function askGithub(url, bearer, network) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const client = __addDisposableResource(env_1, network.client(), false);
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


/***/ }),

/***/ 3360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry),
/* harmony export */   s: () => (/* binding */ retryAfterOf)
/* harmony export */ });
const defaultAttempts = 5;
const defaultPauses = 120_000;
const firstBackoff = 500;
const longestBackoff = 8_000;
const longPause = 10_000;
async function retry(policy, call, interruptionOf) {
    const { clock, log, deadline, repeatable, attempts = defaultAttempts, pauses = defaultPauses } = policy;
    let paused = 0;
    for (let attempt = 1;; attempt += 1) {
        try {
            return await call();
        }
        catch (error) {
            const interruption = interruptionOf(error);
            if (interruption === undefined || attempt >= attempts)
                throw error;
            if (interruption.acted === 'maybe' && !repeatable)
                throw error;
            const backoff = clock.random() * Math.min(longestBackoff, firstBackoff * 2 ** attempt);
            const pause = Math.round((interruption.retryAfter ?? 0) + backoff);
            if (paused + pause > pauses)
                throw error;
            paused += pause;
            if (pause >= deadline.remaining())
                throw deadline.failure(`another try: ${interruption.reason}`, error);
            const line = `${interruption.reason}; trying again in ${pause} ms`;
            if (pause < longPause)
                log.detail(line);
            else
                log.info(line);
            await clock.sleep(pause);
        }
    }
}
function retryAfterOf(value, now) {
    if (value === undefined || value === null)
        return undefined;
    const milliseconds = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
    return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}


/***/ })

};
