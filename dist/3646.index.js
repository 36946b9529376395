export const id = 3646;
export const ids = [3646];
export const modules = {

/***/ 1296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ NetworkError),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   es: () => (/* binding */ isSafeRedirect),
/* harmony export */   z5: () => (/* binding */ redirectError)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

class NetworkError extends Error {
    name = 'NetworkError';
    problem;
    constructor(problem, message, cause) {
        super(message, cause === undefined ? undefined : { cause });
        this.problem = problem;
    }
    get kind() {
        return this.problem.kind;
    }
    get acted() {
        switch (this.problem.kind) {
            case 'unreachable':
            case 'tls':
            case 'proxy':
            case 'proxy-scheme':
                return 'no';
            case 'overloaded':
                return this.problem.status === 429 ? 'no' : 'maybe';
            default:
                return 'maybe';
        }
    }
    get transient() {
        const { problem } = this;
        return (problem.kind === 'interrupted' ||
            problem.kind === 'overloaded' ||
            problem.kind === 'unreadable' ||
            (problem.kind === 'unreachable' && problem.errno !== 'ENOTFOUND'));
    }
    get hint() {
        return hintFor(this.problem);
    }
    failure(code) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, this.message, { hint: this.hint, cause: this.cause ?? this });
    }
}
function unreadable(failure) {
    return new NetworkError({ kind: 'unreadable' }, failure.message, failure);
}
function redirectError(from, target) {
    const shown = `${target.origin}${target.pathname}`;
    return new NetworkError({ kind: 'redirect', target: shown }, `${from.host} redirects to ${shown}, which is not followed`);
}
function isSafeRedirect(from, target) {
    return target.protocol === 'https:' || (target.protocol === 'http:' && from.protocol === 'http:');
}
function hintFor(problem) {
    switch (problem.kind) {
        case 'unreachable':
            return 'Check the host name, the network and HTTPS_PROXY / NO_PROXY.';
        case 'tls':
            return problem.unknownAuthority
                ? 'Name the file of the private certificate authority in GIT_SSL_CAINFO or NODE_EXTRA_CA_CERTS.'
                : 'Give the host name that the certificate is for, or have the certificate renewed.';
        case 'proxy':
            return problem.status === 407
                ? 'Put its credential into the variable: HTTPS_PROXY=http://user:password@proxy.example.com:3128.'
                : 'Let it pass this host, or name the host in NO_PROXY.';
        case 'proxy-scheme':
            return 'Name an http:// or https:// proxy, or name the host in NO_PROXY.';
        case 'interrupted':
            return 'Run again; if it stays, look for a proxy or a firewall that cuts long answers.';
        case 'overloaded':
            return problem.status === 429
                ? 'Run again later, or let fewer pipelines work at the same time.'
                : 'The server or a gateway before it is overloaded or down; run again later.';
        case 'too-large':
        case 'encoding':
        case 'unreadable':
            return 'Check the address: what answers there may not be the server that was meant.';
        case 'redirect':
            return 'Give the address that it redirects to.';
    }
}


/***/ }),

/***/ 9020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Network: () => (/* binding */ Network)
});

// EXTERNAL MODULE: ./build/core/net/http-client.js + 3 modules
var http_client = __webpack_require__(2492);
// EXTERNAL MODULE: ./build/core/net/proxy.js
var proxy = __webpack_require__(4038);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
;// CONCATENATED MODULE: ./build/core/net/trust.js


const systemBundles = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/ca-bundle.pem',
    '/etc/ssl/cert.pem',
];
function trustOf(env, { verify = true, ca, cert, key } = {}) {
    const variable = ['GIT_SSL_CAINFO', 'SSL_CERT_FILE'].find((name) => env[name]);
    const file = variable === undefined ? undefined : env[variable];
    const identity = { ...(cert === undefined ? {} : { cert }), ...(key === undefined ? {} : { key }) };
    const authorities = ({ createSecureContext }) => {
        if (ca !== undefined)
            return createSecureContext({ ca, ...identity });
        if (variable !== undefined && file !== undefined)
            return createSecureContext({ ca: namedAuthorities(variable, file), ...identity });
        return cert === undefined ? undefined : createSecureContext(identity);
    };
    const fallback = ({ createSecureContext }) => {
        const pem = ca === undefined && file === undefined ? systemAuthorities() : undefined;
        return pem === undefined ? undefined : createSecureContext({ ca: pem, ...identity });
    };
    return { verify, authorities: once(authorities), fallback: once(fallback) };
}
function once(make) {
    let made;
    return (tls) => {
        made ??= { context: make(tls) };
        return made.context;
    };
}
function namedAuthorities(variable, file) {
    const hint = 'It must be the path of a readable PEM file.';
    const pem = readBundle(file);
    if (pem instanceof Error)
        throw (0,failure/* badInput */.AN)(variable, `cannot load certificates from ${file}`, hint, pem);
    if (!pem.includes('-----BEGIN CERTIFICATE-----'))
        throw (0,failure/* badInput */.AN)(variable, `${file} holds no certificate`, hint);
    return pem;
}
function systemAuthorities() {
    return systemBundles.map(readBundle).find((bundle) => !(bundle instanceof Error));
}
function readBundle(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file);
    }
    catch (error) {
        return error instanceof Error ? error : new Error(String(error));
    }
}

;// CONCATENATED MODULE: ./build/core/net/network.js



class Network {
    #ports;
    #shared;
    #clients = new Set();
    constructor(ports, shared = { trust: trustOf(ports.env), warned: false }) {
        this.#ports = ports;
        this.#shared = shared;
        for (const secret of (0,proxy/* proxySecrets */.Wm)(ports.env))
            ports.secrets.add(secret);
    }
    get deadline() {
        return this.#ports.deadline;
    }
    until(deadline) {
        return new Network({ ...this.#ports, deadline }, this.#shared);
    }
    client(options = {}) {
        const client = new http_client/* HttpClient */.Q({ ...this.#ports, trust: (url) => this.#trustFor(url, options.tls), proxyTrust: this.#shared.trust }, options);
        this.#clients.add(client);
        return client;
    }
    [Symbol.dispose]() {
        for (const client of this.#clients)
            client[Symbol.dispose]();
        this.#clients.clear();
    }
    #trustFor(url, material) {
        const { env, log } = this.#ports;
        const shared = this.#shared;
        if (env.GIT_SSL_NO_VERIFY !== undefined && url.protocol === 'https:' && !shared.warned) {
            shared.warned = true;
            log.warn('GIT_SSL_NO_VERIFY is ignored: certificates are always verified. Name a private CA in GIT_SSL_CAINFO.');
        }
        return material === undefined ? shared.trust : trustOf(env, material);
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
            if (interruption === undefined || attempt >= Math.min(attempts, interruption.attempts ?? attempts))
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
