import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 6970:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   Ow: () => (/* binding */ needed),
/* harmony export */   Qn: () => (/* binding */ variableOf),
/* harmony export */   eL: () => (/* binding */ resolveInputs),
/* harmony export */   pv: () => (/* binding */ unknownInput)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8624);
/* harmony import */ var _core_suggestion_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5256);




function resolveInputs(declarations, sources, surroundings) {
    const values = {};
    for (const [name, declaration] of Object.entries(declarations)) {
        const given = firstGiven(name, sources);
        if (given !== undefined && declaration.secret === true)
            maskAll(given, surroundings.secrets);
        values[name] =
            given === undefined ? absentValue(name, declaration) : parseGiven(name, declaration, given, surroundings.cwd);
    }
    return values;
}
function needed(value, name, why, hint) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `is missing: ${why}`, hint);
    }
    return value;
}
function variableOf(name) {
    return `MG_${name.toUpperCase().replaceAll('-', '_')}`;
}
function unknownInput(name, declarations, spelled) {
    const suggestion = (0,_core_suggestion_js__WEBPACK_IMPORTED_MODULE_3__/* .suggestionFor */ .o)(name, Object.keys(declarations));
    return (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(spelled, 'is not an input of this command', suggestion === undefined
        ? `Its inputs are: ${Object.keys(declarations).join(', ')}.`
        : `Did you mean ${spelled.replace(name, suggestion)}? All inputs: ${Object.keys(declarations).join(', ')}.`);
}
function firstGiven(name, sources) {
    for (const source of sources) {
        const given = source(name);
        if (given !== undefined)
            return given;
    }
    return undefined;
}
function maskAll(given, secrets) {
    for (const text of typeof given.text === 'string' ? [given.text] : given.text)
        secrets.add(text);
}
function absentValue(name, declaration) {
    if (declaration.default !== undefined) {
        return parseGiven(name, declaration, { text: declaration.default, source: 'default' }, '.');
    }
    if (declaration.required === true) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, 'is missing', `Give --${name}, with: ${name} (GitHub), inputs: ${name} (GitLab) or ${variableOf(name)}.`);
    }
    return declaration.type === 'list' ? [] : undefined;
}
function parseGiven(name, declaration, given, cwd) {
    if (declaration.type === 'list')
        return parseList(given.text);
    if (typeof given.text !== 'string') {
        if (given.text.length !== 1 || given.text[0] === undefined) {
            throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `was given ${given.text.length} times (${given.source})`, 'Give it once.');
        }
        return parseOne(name, declaration, { text: given.text[0], source: given.source }, cwd);
    }
    return parseOne(name, declaration, { text: given.text, source: given.source }, cwd);
}
function parseOne(name, declaration, given, cwd) {
    const text = declaration.type === 'string' ? given.text : given.text.trim();
    const refuse = (allowed) => {
        const shown = declaration.secret === true ? 'the given value' : JSON.stringify(text.slice(0, 80));
        return (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `${shown} (${given.source}) is not ${allowed}`, `Allowed: ${allowed}.`);
    };
    switch (declaration.type) {
        case 'boolean':
            if (/^(true|True|TRUE)$/.test(text))
                return true;
            if (/^(false|False|FALSE)$/.test(text))
                return false;
            throw refuse('true or false');
        case 'integer':
            if (!/^\d{1,15}$/.test(text))
                throw refuse('a whole number, 0 or more');
            return Number(text);
        case 'duration':
            return parseDuration(text) ?? raise(refuse('a duration such as 90s, 5m, 12h or 7d'));
        case 'choice':
            if (declaration.options?.includes(text) === true)
                return text;
            throw refuse(`one of ${(declaration.options ?? []).join(', ')}`);
        case 'json':
            return parseJson(name, text, cwd);
        default:
            return declaration.secret === true ? text.trim() : text;
    }
}
function raise(error) {
    throw error;
}
function parseDuration(text) {
    if (!/^(\d+(ms|[smhd]))+$/.test(text))
        return undefined;
    const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
    let total = 0;
    for (const [, amount, unit] of text.matchAll(/(\d+)(ms|[smhd])/g))
        total += Number(amount) * (units[unit ?? ''] ?? 0);
    return total;
}
function parseList(text) {
    if (typeof text !== 'string')
        return text.flatMap((item) => (item.includes('\n') ? parseList(item) : [item.trim()]));
    const array = text.trimStart().startsWith('[') ? stringArray(text) : undefined;
    if (array !== undefined)
        return array;
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}
function stringArray(text) {
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function parseJson(name, text, cwd) {
    const file = text.startsWith('@') ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, text.slice(1)) : undefined;
    let json = text;
    if (file !== undefined) {
        try {
            json = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
        }
        catch (cause) {
            throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `the file ${text.slice(1)} cannot be read`, 'Give the path of a JSON file behind the @.', cause);
        }
    }
    try {
        return JSON.parse(json);
    }
    catch (cause) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `is not JSON: ${cause instanceof Error ? cause.message : cause}`, 'Give JSON text, or @file.', cause);
    }
}


/***/ }),

/***/ 3474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LV: () => (/* binding */ forgeInputs),
/* harmony export */   L_: () => (/* binding */ gitopsRemote),
/* harmony export */   P4: () => (/* binding */ registryInputs),
/* harmony export */   cX: () => (/* binding */ gitopsInputs),
/* harmony export */   j$: () => (/* binding */ commonInputs),
/* harmony export */   rU: () => (/* binding */ argocdConnection),
/* harmony export */   wm: () => (/* binding */ argocdInputs)
/* harmony export */ });
/* unused harmony export gitopsCredential */
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8624);

const commonInputs = {
    config: {
        type: 'string',
        description: 'Path of the configuration file. Without it `gitops.yaml` is read when there is one.',
    },
    service: { type: 'string', description: 'Service in `gitops.yaml` that fills the other inputs.' },
    environment: { type: 'string', description: 'Environment in `gitops.yaml` that fills the other inputs.' },
    'dry-run': {
        type: 'boolean',
        default: 'false',
        description: 'Do all reading, print the exact diff or request, write nothing.',
    },
};
const gitopsInputs = {
    'gitops-repository': {
        type: 'string',
        description: 'GitOps repository: a URL, `owner/name` on the forge of this job, or a path.',
    },
    'gitops-branch': { type: 'string', description: "Branch to write to. Default: the repository's HEAD." },
    'gitops-token': {
        type: 'string',
        secret: true,
        description: 'Token that may push to the GitOps repository, sent as an authorization header only.',
    },
    'gitops-username': { type: 'string', description: 'User name that goes with `gitops-password` or `gitops-token`.' },
    'gitops-password': { type: 'string', secret: true, description: 'Password that goes with `gitops-username`.' },
    'gitops-ssh-key': { type: 'string', secret: true, description: 'Private SSH key (its text) for an ssh repository.' },
    'gitops-app-id': {
        type: 'string',
        description: 'Id or client id of a GitHub App installed on the GitOps repository.',
    },
    'gitops-app-private-key': { type: 'string', secret: true, description: 'Private key (PEM) of that GitHub App.' },
    'gitops-transport': {
        type: 'choice',
        options: ['auto', 'wire', 'git'],
        default: 'auto',
        description: 'How to reach it: `wire` speaks the git protocol itself over http(s), `git` runs the git program.',
    },
};
const argocdInputs = {
    'argocd-server': { type: 'string', description: 'Host (and port) or URL of the Argo CD API server.' },
    'argocd-token': { type: 'string', secret: true, description: 'API token of a project role or of an account.' },
    'argocd-username': { type: 'string', description: 'Account for a session, when there is no token.' },
    'argocd-password': { type: 'string', secret: true, description: 'Password of that account.' },
    'argocd-oidc': {
        type: 'string',
        description: "Keyless: id of the Dex connector that exchanges this job's OIDC token (on GitLab, with the `id_tokens` variable `ARGOCD_ID_TOKEN`).",
    },
    'argocd-insecure': {
        type: 'boolean',
        default: 'false',
        configurable: true,
        description: "Do not verify the server's certificate. Prefer `argocd-ca`.",
    },
    'argocd-plaintext': {
        type: 'boolean',
        default: 'false',
        configurable: true,
        description: 'Speak http instead of https.',
    },
    'argocd-ca': { type: 'string', description: 'CA certificate(s) in PEM that signed the server: text or path.' },
    'argocd-client-cert': { type: 'string', description: 'Client certificate in PEM for mutual TLS: text or path.' },
    'argocd-client-key': {
        type: 'string',
        secret: true,
        description: 'Key of the client certificate in PEM: text or path.',
    },
    'argocd-headers': {
        type: 'list',
        secret: true,
        description: 'Extra request headers, `Name: value`, for a proxy in front of the server.',
    },
    'argocd-root-path': { type: 'string', description: 'Path under which the server is published (`--rootpath`).' },
};
const registryInputs = {
    'registry-username': {
        type: 'string',
        description: 'User of the image registry. Default: the Docker configuration.',
    },
    'registry-password': { type: 'string', secret: true, description: 'Password or token of that user.' },
};
const forgeInputs = {
    'forge-token': {
        type: 'string',
        secret: true,
        description: "Token for GitHub's or GitLab's API. Default: the job's own.",
    },
    'forge-url': {
        type: 'string',
        description: "Base URL of the forge's API, for example `https://gitlab.example.com/api/v4`. Default: the job's own.",
    },
};
function gitopsCredential(inputs) {
    const username = inputs['gitops-username'];
    const token = inputs['gitops-token'];
    if (token !== undefined) {
        return {
            credential: { kind: 'token', token, ...(username === undefined ? {} : { username }) },
            source: 'gitops-token',
        };
    }
    const password = inputs['gitops-password'];
    if (password !== undefined) {
        if (username === undefined) {
            throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('gitops-username', 'is missing beside gitops-password', 'Give both, or a gitops-token.');
        }
        return { credential: { kind: 'password', username, password }, source: 'gitops-password' };
    }
    const privateKey = inputs['gitops-ssh-key'];
    if (privateKey !== undefined)
        return { credential: { kind: 'ssh-key', privateKey }, source: 'gitops-ssh-key' };
    return { credential: { kind: 'none' }, source: undefined };
}
function gitopsRemote(inputs, url) {
    const { credential, source } = gitopsCredential(inputs);
    return { url, credential, credentialSource: source };
}
function argocdConnection(inputs) {
    const server = inputs['argocd-server'];
    if (server === undefined) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('argocd-server', 'is missing', 'Give the Argo CD server, or use `mode: git`.');
    }
    return {
        server,
        token: inputs['argocd-token'],
        username: inputs['argocd-username'],
        password: inputs['argocd-password'],
        oidcConnector: inputs['argocd-oidc'],
        insecure: inputs['argocd-insecure'],
        plaintext: inputs['argocd-plaintext'],
        ca: inputs['argocd-ca'],
        clientCert: inputs['argocd-client-cert'],
        clientKey: inputs['argocd-client-key'],
        headers: inputs['argocd-headers'],
        rootPath: inputs['argocd-root-path'],
    };
}


/***/ }),

/***/ 8624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ badInput),
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   bD: () => (/* binding */ messageOf)
/* harmony export */ });
class Failure extends Error {
    name = 'Failure';
    kind;
    code;
    hint;
    outputs;
    constructor(kind, code, message, detail = {}) {
        super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
        this.kind = kind;
        this.code = code;
        this.hint = detail.hint;
        this.outputs = detail.outputs;
    }
    get exitCode() {
        return exitCodes[this.kind];
    }
}
const exitCodes = { failed: 1, 'bad-input': 2, 'timed-out': 3, refused: 4 };
function badInput(input, problem, hint, cause) {
    return new Failure('bad-input', 'INPUT_INVALID', `${input}: ${problem}`, {
        ...(hint === undefined ? {} : { hint }),
        ...(cause === undefined ? {} : { cause }),
    });
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 4589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  eg: () => (/* binding */ networkSettings),
  oj: () => (/* binding */ requireGit),
  EO: () => (/* binding */ runGit),
  mB: () => (/* binding */ runProgram),
  BE: () => (/* binding */ startGit)
});

// UNUSED EXPORTS: gitEnvironment

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
;// CONCATENATED MODULE: external "node:process"
const external_node_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __nccwpck_require__(8624);
;// CONCATENATED MODULE: ./build/core/git/program.js



const defaultTimeout = 300_000;
const killDelay = 2_000;
const handedOn = /^(PATH|HOME|USER|LOGNAME|USERPROFILE|HOMEDRIVE|HOMEPATH|SYSTEMROOT|COMSPEC|TMPDIR|TEMP|TMP|LD_LIBRARY_PATH|(https?|all|no)_proxy|GIT_SSL_CAINFO|GIT_SSL_CAPATH|GIT_SSL_CERT|GIT_SSL_KEY|SSL_CERT_FILE|SSL_CERT_DIR|GIT_SSH|GIT_SSH_COMMAND|GIT_SSH_VARIANT|SSH_AUTH_SOCK|SSH_AGENT_PID|GNUPGHOME)$/i;
const ofCheckout = /^(XDG_CONFIG_HOME|GIT_CONFIG_GLOBAL|GIT_CONFIG_SYSTEM|GIT_CONFIG_NOSYSTEM)$/;
const always = [
    ['core.hooksPath', '/dev/null'],
    ['core.fsmonitor', 'false'],
    ['core.askPass', ''],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['advice.detachedHead', 'false'],
    ['core.quotePath', 'false'],
    ['http.lowSpeedLimit', '1000'],
    ['http.lowSpeedTime', '60'],
    ['protocol.allow', 'never'],
    ['protocol.https.allow', 'always'],
    ['protocol.http.allow', 'always'],
    ['protocol.ssh.allow', 'always'],
    ['protocol.file.allow', 'always'],
];
const ofOwn = [['credential.helper', '']];
function gitEnvironment(options) {
    const own = options.scope === 'own';
    const environment = {};
    for (const [name, value] of Object.entries(options.env)) {
        if (value !== undefined && (handedOn.test(name) || (!own && ofCheckout.test(name))))
            environment[name] = value;
    }
    Object.assign(environment, {
        GIT_TERMINAL_PROMPT: '0',
        GIT_ASKPASS: '',
        SSH_ASKPASS: '',
        LC_ALL: 'C',
        GIT_OPTIONAL_LOCKS: '0',
        ...(own ? { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' } : {}),
        ...options.variables,
    });
    const settings = [...always, ...(own ? ofOwn : []), ...(options.settings ?? [])];
    environment.GIT_CONFIG_COUNT = String(settings.length);
    for (const [index, [key, value]] of settings.entries()) {
        environment[`GIT_CONFIG_KEY_${index}`] = key;
        environment[`GIT_CONFIG_VALUE_${index}`] = value;
    }
    return environment;
}
function startGit(args, options) {
    return start('git', args, options);
}
function start(program, args, options, detached = false) {
    return (0,external_node_child_process_.spawn)(program, [...args], {
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        env: gitEnvironment(options),
        stdio: ['pipe', 'pipe', 'pipe'],
        windowsHide: true,
        detached,
    });
}
const groups = external_node_process_namespaceObject.platform !== 'win32';
function end(child, signal) {
    try {
        if (groups && child.pid !== undefined)
            (0,external_node_process_namespaceObject.kill)(-child.pid, signal);
        else
            child.kill(signal);
    }
    catch {
    }
}
function runGit(args, options) {
    return runProgram('git', args, options);
}
function runProgram(program, args, options) {
    return new Promise((resolve, reject) => {
        const child = start(program, args, options, groups);
        const stdout = [];
        const stderr = [];
        const timeout = options.timeout ?? defaultTimeout;
        let late = false;
        let final;
        const timer = setTimeout(() => {
            late = true;
            end(child, 'SIGTERM');
            final = setTimeout(() => end(child, 'SIGKILL'), killDelay);
        }, timeout);
        const stopTimers = () => {
            clearTimeout(timer);
            clearTimeout(final);
        };
        child.stdout.on('data', (chunk) => stdout.push(chunk));
        child.stderr.on('data', (chunk) => stderr.push(chunk));
        child.on('error', (cause) => {
            stopTimers();
            reject(missing(program, options.cwd, cause));
        });
        child.on('close', (code) => {
            stopTimers();
            if (late)
                reject(tooLate([program, ...args], timeout, Buffer.concat(stderr).toString('utf8')));
            else
                resolve({ code: code ?? 128, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') });
        });
        child.stdin.on('error', () => { });
        child.stdin.end(options.stdin ?? '');
    });
}
async function networkSettings(env) {
    const wanted = '^http\\.(.*\\.)?(proxy|proxysslcainfo|proxyauthmethod|sslcainfo|sslcapath|sslbackend|schannelusesslcainfo)$';
    const settings = [];
    for (const file of ['--system', '--global']) {
        const { code, stdout } = await runGit(['config', file, '--null', '--get-regexp', wanted], { env });
        if (code !== 0)
            continue;
        for (const entry of stdout.toString('utf8').split('\0').filter(Boolean)) {
            const end = entry.indexOf('\n');
            if (end > 0)
                settings.push([entry.slice(0, end), entry.slice(end + 1)]);
        }
    }
    return settings;
}
async function requireGit(env) {
    const { stdout } = await runGit(['version'], { env, scope: 'own' });
    const version = stdout.toString('utf8').trim();
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
    if (Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 31))
        return;
    throw new failure/* Failure */.HR('failed', 'GIT_TOO_OLD', `${version} is too old`, { hint: 'Install git 2.31 (2021) or newer.' });
}
function missing(program, cwd, cause) {
    const wanted = program === 'git' ? 'git 2.31 or newer' : program;
    return new failure/* Failure */.HR('failed', 'GIT_MISSING', `the program ${program} could not be started`, {
        hint: `Install ${wanted} and have it in PATH${cwd === undefined ? '' : '; the working directory must exist'}.`,
        cause,
    });
}
function tooLate(argv, timeout, stderr) {
    const [program, command] = argv.filter((arg) => !arg.startsWith('-') && !arg.includes('/'));
    const seconds = Math.round(timeout / 1000);
    return new failure/* Failure */.HR('failed', 'GIT_TIMEOUT', `${program} ${command ?? ''} did not end within ${seconds} s`, {
        hint: 'Check the network between this runner and the git server, and the load of the server.',
        cause: new Error(stderr.trim()),
    });
}


/***/ }),

/***/ 5256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ suggestionFor)
/* harmony export */ });
function suggestionFor(word, candidates) {
    const asked = word.toLowerCase();
    let best;
    for (const candidate of candidates) {
        const distance = editDistance(asked, candidate.toLowerCase());
        if (distance <= Math.max(1, Math.floor(asked.length / 3)) && (best === undefined || distance < best.distance)) {
            best = { candidate, distance };
        }
    }
    return best?.candidate;
}
function editDistance(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitution = a[i - 1] === b[j - 1] ? 0 : 1;
            let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + substitution);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
                cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
            }
            row.push(cost);
        }
        beforeLast = last;
        last = row;
    }
    return last[b.length] ?? 0;
}


/***/ }),

/***/ 8508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ version)
/* harmony export */ });
const version = '1.0.0';


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./build/commands/catalogue.js
const loaders = {
    plan: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(518), __nccwpck_require__.e(389), __nccwpck_require__.e(761)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3389))).plan,
    'build-image': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(518), __nccwpck_require__.e(674), __nccwpck_require__.e(949), __nccwpck_require__.e(483)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4949))).buildImage,
    'bump-image-tag': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(857), __nccwpck_require__.e(518), __nccwpck_require__.e(541), __nccwpck_require__.e(860)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7860))).bumpImageTag,
    'argocd-upsert-app': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(857), __nccwpck_require__.e(518), __nccwpck_require__.e(541), __nccwpck_require__.e(621), __nccwpck_require__.e(348)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9348))).argocdUpsertApp,
    'cleanup-review-env': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(857), __nccwpck_require__.e(518), __nccwpck_require__.e(541), __nccwpck_require__.e(470), __nccwpck_require__.e(646)]).then(__nccwpck_require__.bind(__nccwpck_require__, 470))).cleanupReviewEnv,
    deploy: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(857), __nccwpck_require__.e(518), __nccwpck_require__.e(541), __nccwpck_require__.e(674), __nccwpck_require__.e(621), __nccwpck_require__.e(949), __nccwpck_require__.e(348), __nccwpck_require__.e(470), __nccwpck_require__.e(389), __nccwpck_require__.e(288)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3288))).deploy,
    init: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(800)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4800))).init,
    demo: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(857), __nccwpck_require__.e(518), __nccwpck_require__.e(541), __nccwpck_require__.e(674), __nccwpck_require__.e(621), __nccwpck_require__.e(949), __nccwpck_require__.e(348), __nccwpck_require__.e(470), __nccwpck_require__.e(389), __nccwpck_require__.e(724), __nccwpck_require__.e(375)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3756))).demo,
};
const commandNames = Object.keys(loaders);
function isCommand(name) {
    return Object.hasOwn(loaders, name);
}
async function loadCommand(name) {
    return (await loaders[name]());
}

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __nccwpck_require__(8624);
// EXTERNAL MODULE: ./build/commands/resolve.js
var resolve = __nccwpck_require__(3767);
;// CONCATENATED MODULE: ./build/commands/command-line.js


const switches = ['json', 'verbose', 'help', 'version'];
const shortSwitches = { '-h': 'help', '-v': 'verbose', '-V': 'version' };
function parseCommandLine(argv, declarations) {
    const flags = new Map();
    const found = new Set();
    for (let index = 0; index < argv.length; index++) {
        const argument = argv[index] ?? '';
        const short = shortSwitches[argument];
        if (short !== undefined) {
            found.add(short);
            continue;
        }
        if (!argument.startsWith('--') || argument === '--') {
            throw (0,failure/* badInput */.AN)(JSON.stringify(argument), 'is not a flag', 'Inputs are given as --name value or --name=value.');
        }
        const equals = argument.indexOf('=');
        const name = equals === -1 ? argument.slice(2) : argument.slice(2, equals);
        if (switches.includes(name) && equals === -1) {
            found.add(name);
            continue;
        }
        const declaration = Object.hasOwn(declarations, name) ? declarations[name] : undefined;
        if (declaration === undefined)
            throw (0,resolve/* unknownInput */.pv)(name, declarations, `--${name}`);
        let value = equals === -1 ? undefined : argument.slice(equals + 1);
        if (value === undefined && declaration.type === 'boolean') {
            const next = argv[index + 1];
            if (next === 'true' || next === 'false')
                index++;
            value = next === 'false' ? 'false' : 'true';
        }
        value ??= argv[++index];
        if (value === undefined)
            throw (0,failure/* badInput */.AN)(`--${name}`, 'has no value behind it', `Give --${name} <value>.`);
        if (value === '' && declaration.type !== 'list') {
            throw (0,failure/* badInput */.AN)(`--${name}`, 'is empty', 'Leave the flag out, or check the variable that should have filled it.');
        }
        flags.set(name, [...(flags.get(name) ?? []), value]);
    }
    return { flags, switches: found };
}

;// CONCATENATED MODULE: ./build/commands/help.js

function overview(commands) {
    const width = Math.max(...commands.map((command) => command.name.length));
    return [
        'monorepo-gitops: from a commit of a monorepo to the GitOps repository that Argo CD watches',
        '',
        'Usage: monorepo-gitops <command> [--<input> <value> …] [--json] [--verbose]',
        '',
        'Commands:',
        ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
        '',
        'monorepo-gitops <command> --help lists the inputs of one. Each can also be given as MG_<INPUT>, or come from',
        'gitops.yaml. Exit codes: 0 done, 1 failed, 2 bad input, 3 timed out waiting, 4 refused by a safety rule.',
        '',
    ].join('\n');
}
function commandHelp(command) {
    const lines = [`monorepo-gitops ${command.name}: ${command.summary}`, '', 'Inputs:'];
    for (const [name, declaration] of Object.entries(command.inputs)) {
        lines.push(`  --${name} ${valueShape(declaration)}`, ...wrap(describe(declaration), 6), `      ${(0,resolve/* variableOf */.Qn)(name)}`);
    }
    lines.push('', 'Outputs:');
    for (const [name, description] of Object.entries(command.outputs))
        lines.push(`  ${name}`, ...wrap(description, 6));
    lines.push('', 'Switches:', '  --json      one JSON object with the outputs on stdout', '  --verbose   more detail in the log (stderr)', '  --help, --version', '');
    return lines.join('\n');
}
function describe(declaration) {
    const notes = [
        declaration.description,
        ...(declaration.required === true ? ['Required.'] : []),
        ...(declaration.options === undefined ? [] : [`One of: ${declaration.options.join(', ')}.`]),
        ...(declaration.default === undefined ? [] : [`Default: ${declaration.default}.`]),
    ];
    return notes.join(' ');
}
function valueShape(declaration) {
    const shapes = {
        boolean: '[true|false]',
        choice: `<${declaration.options?.join('|') ?? ''}>`,
        duration: '<duration>',
        integer: '<number>',
        json: '<JSON or @file>',
        list: '<item> …',
        string: '<text>',
    };
    return shapes[declaration.type];
}
function wrap(text, indent) {
    const lines = [];
    let line = '';
    for (const word of text.split(/\s+/)) {
        if (line !== '' && line.length + 1 + word.length > 110 - indent) {
            lines.push(' '.repeat(indent) + line);
            line = word;
        }
        else
            line = line === '' ? word : `${line} ${word}`;
    }
    if (line !== '')
        lines.push(' '.repeat(indent) + line);
    return lines;
}

// EXTERNAL MODULE: ./build/commands/shared.js
var shared = __nccwpck_require__(3474);
;// CONCATENATED MODULE: ./build/core/secrets.js
const shortest = 4;
function createSecrets(onAdd = () => { }) {
    const forms = new Set();
    return {
        add(value) {
            for (const form of formsOf(value)) {
                if (form.length < shortest || forms.has(form))
                    continue;
                forms.add(form);
                onAdd(form);
            }
        },
        redact(text) {
            let redacted = text;
            for (const form of [...forms].sort((a, b) => b.length - a.length))
                redacted = redacted.split(form).join('***');
            return redacted;
        },
        found(text) {
            return [...forms].some((form) => text.includes(form));
        },
    };
}
function formsOf(value) {
    const trimmed = value.trim();
    if (trimmed.length < shortest)
        return [];
    const lines = trimmed.split(/\r?\n/).filter((line) => line.trim().length >= 16);
    return [value, trimmed, ...(lines.length > 1 ? lines : []), encodeURIComponent(trimmed), ...base64Forms(trimmed)];
}
function base64Forms(secret) {
    const bytes = Buffer.from(secret, 'utf8');
    const forms = [bytes.toString('base64'), bytes.toString('base64url')];
    if (bytes.length < 12)
        return forms;
    for (const offset of [1, 2]) {
        const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
        forms.push(shifted.slice(4, shifted.length - 4));
    }
    forms.push(bytes.toString('base64').slice(0, -4));
    return forms;
}

// EXTERNAL MODULE: ./build/core/suggestion.js
var core_suggestion = __nccwpck_require__(5256);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./build/hosts/host.js
function renderOutput(value) {
    if (value === undefined || value === null)
        return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
}
function failureLines(failure) {
    const causes = [];
    let cause = failure.cause;
    while (cause !== undefined && causes.length < 5) {
        const text = cause instanceof Error ? cause.message : String(cause);
        if (text !== '' && !failure.message.includes(text) && causes.at(-1) !== text)
            causes.push(text);
        cause = cause instanceof Error ? cause.cause : undefined;
    }
    return { headline: failure.message, causes, hint: failure.hint };
}
function printable(text) {
    return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u009b]/g, '�');
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/core/git/program.js + 1 modules
var program = __nccwpck_require__(4589);
;// CONCATENATED MODULE: ./build/hosts/local-checkout.js


async function readCheckout(cwd, env) {
    const [head, settings] = await Promise.all([
        lines(cwd, env, ['rev-parse', '--show-toplevel', 'HEAD', '--abbrev-ref', 'HEAD']),
        lines(cwd, env, ['config', '--get-regexp', '^(user\\.(name|email)|remote\\.origin\\.url)$']),
    ]);
    const setting = new Map(settings.map((line) => [line.split(' ')[0] ?? '', line.slice(line.indexOf(' ') + 1)]));
    const url = withoutCredentials(setting.get('remote.origin.url'));
    const commit = /^[0-9a-f]{40,64}$/.test(head[1] ?? '') ? head[1] : undefined;
    const branch = head[2];
    return {
        root: head[0] ?? cwd,
        commit,
        branch: commit === undefined || branch === 'HEAD' ? undefined : branch,
        repository: repositoryPath(url) ?? (0,external_node_path_.basename)(head[0] ?? cwd),
        repositoryUrl: url?.startsWith('http') === true ? url.replace(/\.git$/, '') : undefined,
        actor: {
            name: setting.get('user.name') ?? 'monorepo-gitops',
            email: setting.get('user.email') ?? 'monorepo-gitops@localhost',
        },
    };
}
async function lines(cwd, env, argv) {
    try {
        const { stdout } = await (0,program/* runGit */.EO)(argv, { cwd, env });
        return stdout
            .toString('utf8')
            .split('\n')
            .filter((line) => line !== '');
    }
    catch {
        return [];
    }
}
function withoutCredentials(url) {
    return url?.replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1');
}
function repositoryPath(url) {
    const path = url?.match(/^(?:[a-z+]+:\/\/[^/]+\/|[^/@]+@[^/:]+:)(.+?)(?:\.git)?\/?$/i)?.[1];
    return path === undefined || url?.startsWith('file:') === true ? undefined : path;
}

;// CONCATENATED MODULE: ./build/hosts/workflow-commands.js
function workflowCommand(name, message, properties = {}) {
    const rendered = Object.entries(properties)
        .filter(([, value]) => value !== '')
        .map(([key, value]) => `${key}=${escapeProperty(value)}`)
        .join(',');
    return `::${name}${rendered === '' ? '' : ` ${rendered}`}::${escapeData(message)}`;
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
function inert(line) {
    return line.replace(/^(\s*):(?=:)/, '$1:\u200b').replaceAll('##[', '##\u200b[');
}

;// CONCATENATED MODULE: ./build/hosts/github-actions.js




const jobTokenInput = 'INPUT_GITHUB-TOKEN';
function withJobToken(env) {
    const token = env[jobTokenInput];
    return token === undefined || token === '' || env.GITHUB_TOKEN ? env : { ...env, GITHUB_TOKEN: token };
}
function githubActionsHost(given) {
    const { env, terminal, redact } = given;
    const line = (text) => terminal.write(`${text}\n`);
    const plain = (text) => {
        for (const part of printable(redact(text)).split('\n'))
            line(inert(part));
    };
    const log = {
        info: plain,
        detail: (text) => {
            if (given.verbose)
                plain(text);
            else
                line(workflowCommand('debug', redact(text)));
        },
        warn: (text) => line(workflowCommand('warning', printable(redact(text)))),
        async group(title, body) {
            line(workflowCommand('group', printable(redact(title))));
            try {
                return await body();
            }
            finally {
                line('::endgroup::');
            }
        },
    };
    return {
        name: 'github-actions',
        log,
        input(name) {
            const text = given.asAction ? env[`INPUT_${name.toUpperCase()}`] : undefined;
            return text === undefined || text.trim() === '' ? undefined : { text, source: `with: ${name}` };
        },
        inputNames() {
            if (!given.asAction)
                return [];
            return Object.keys(env)
                .filter((key) => key.startsWith('INPUT_') && key !== jobTokenInput && env[key] !== '')
                .map((key) => key.slice('INPUT_'.length).toLowerCase());
        },
        mask: (secret) => {
            if (!secret.includes('\n'))
                line(workflowCommand('add-mask', secret));
        },
        context: async () => githubContext(env, given.cwd),
        async publish(outputs) {
            if (env.GITHUB_OUTPUT === undefined || env.GITHUB_OUTPUT === '')
                return;
            const core = await __nccwpck_require__.e(/* import() */ 421).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
            for (const [name, value] of outputs.values)
                core.setOutput(name, redact(value));
        },
        async summarize(markdown) {
            if (env.GITHUB_STEP_SUMMARY === undefined || env.GITHUB_STEP_SUMMARY === '')
                return;
            const core = await __nccwpck_require__.e(/* import() */ 421).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
            await core.summary.addRaw(redact(markdown), true).write();
        },
        fail(failure) {
            const { headline, causes, hint } = failureLines(failure);
            const text = [headline, ...causes.map((cause) => `caused by: ${cause}`), ...(hint === undefined ? [] : [hint])];
            line(workflowCommand('error', printable(redact(text.join('\n'))), { title: failure.code }));
        },
    };
}
const noCommit = /^0+$/;
async function githubContext(env, cwd) {
    const payload = readPayload(env.GITHUB_EVENT_PATH);
    const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
    const repository = env.GITHUB_REPOSITORY ?? (await readCheckout(cwd, env)).repository;
    const actor = env.GITHUB_ACTOR ?? 'github-actions[bot]';
    const emailHost = `users.noreply.${new URL(server).hostname}`;
    const id = env.GITHUB_ACTOR_ID;
    const request = payload.pull_request;
    const gone = env.GITHUB_EVENT_NAME === 'delete' || payload.deleted === true;
    const pushed = request === undefined && env.GITHUB_REF_TYPE !== 'tag' ? refBranch(gone ? payload.ref : env.GITHUB_REF) : undefined;
    const before = payload.before !== undefined && !noCommit.test(payload.before) ? payload.before : undefined;
    return {
        host: 'github',
        event: githubEvent(env, payload),
        repository,
        repositoryUrl: `${server}/${repository}`,
        commit: request?.head.sha ?? payload.merge_group?.head_sha ?? env.GITHUB_SHA,
        branch: request?.head.ref ?? pushed,
        defaultBranch: payload.repository?.default_branch,
        targetBranch: request?.base.ref ?? refBranch(payload.merge_group?.base_ref),
        baseCommit: request?.base.sha ?? payload.merge_group?.base_sha ?? before,
        requestNumber: request === undefined ? undefined : payload.number,
        actor: { name: actor, email: id === undefined ? `${actor}@${emailHost}` : `${id}+${actor}@${emailHost}` },
        pipelineUrl: env.GITHUB_RUN_ID === undefined ? undefined : `${server}/${repository}/actions/runs/${env.GITHUB_RUN_ID}`,
        runId: env.GITHUB_RUN_NUMBER ?? env.GITHUB_RUN_ID ?? '0',
        workspace: env.GITHUB_WORKSPACE ?? cwd,
    };
}
function githubEvent(env, payload) {
    const request = payload.pull_request;
    if (request !== undefined && payload.number !== undefined) {
        if (payload.action === 'closed') {
            return { kind: 'request-closed', number: payload.number, merged: request.merged === true };
        }
        const fromFork = request.head.repo?.full_name !== request.base.repo.full_name;
        return { kind: 'request', number: payload.number, fromFork };
    }
    switch (env.GITHUB_EVENT_NAME) {
        case 'delete':
            return payload.ref_type === 'branch' ? { kind: 'branch-deleted' } : { kind: 'manual' };
        case 'schedule':
            return { kind: 'schedule' };
        case 'push':
        case 'merge_group': {
            if (payload.deleted === true)
                return { kind: 'branch-deleted' };
            const tag = env.GITHUB_REF_TYPE === 'tag' ? env.GITHUB_REF_NAME : undefined;
            return tag === undefined ? { kind: 'push' } : { kind: 'tag', tag };
        }
        default:
            return { kind: 'manual' };
    }
}
function refBranch(ref) {
    if (ref === undefined || ref.startsWith('refs/pull/'))
        return undefined;
    return ref.replace(/^refs\/heads\//, '');
}
function readPayload(path) {
    if (path === undefined)
        return {};
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./build/hosts/text-log.js

const colour = { dim: '\u001b[2m', bold: '\u001b[1m', yellow: '\u001b[33m', reset: '\u001b[0m' };
function textLog(terminal, options) {
    let depth = 0;
    const paint = (code, text) => (terminal.colours ? `${code}${text}${colour.reset}` : text);
    const write = (text, style) => {
        for (const line of printable(options.redact(text)).split('\n')) {
            const indented = '  '.repeat(depth) + line;
            terminal.write(`${style === undefined ? indented : paint(style, indented)}\n`);
        }
    };
    return {
        info: (line) => write(line),
        detail: (line) => {
            if (options.verbose)
                write(line, colour.dim);
        },
        warn: (line) => write(`warning: ${line}`, colour.yellow),
        async group(title, body) {
            write(title, colour.bold);
            depth++;
            try {
                return await body();
            }
            finally {
                depth--;
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/hosts/shell.js




function shellHost(given) {
    const log = textLog(given.terminal, given);
    return {
        name: 'shell',
        log,
        input: () => undefined,
        inputNames: () => [],
        mask: () => { },
        context: () => shellContext(given.env, given.cwd),
        publish: async () => { },
        async summarize(markdown) {
            if (markdown !== '')
                log.info(markdown);
        },
        fail: (failure) => reportFailure(log, failure),
    };
}
function reportFailure(log, failure) {
    const { headline, causes, hint } = failureLines(failure);
    log.info(`error: ${headline}`);
    for (const cause of causes)
        log.info(`  caused by: ${cause.trimEnd().replaceAll('\n', '\n    ')}`);
    if (hint !== undefined)
        log.info(`  ${hint}`);
}
async function shellContext(env, cwd) {
    const checkout = await readCheckout(cwd, env);
    const jenkins = Boolean(env.JENKINS_URL ?? env.JENKINS_HOME) || Boolean(env.BUILD_URL && env.JOB_NAME);
    if (!jenkins) {
        return {
            host: 'shell',
            event: { kind: 'push' },
            repository: checkout.repository,
            repositoryUrl: checkout.repositoryUrl,
            commit: checkout.commit,
            branch: checkout.branch,
            defaultBranch: undefined,
            targetBranch: undefined,
            baseCommit: undefined,
            requestNumber: undefined,
            actor: checkout.actor,
            pipelineUrl: undefined,
            runId: '0',
            workspace: checkout.root,
        };
    }
    const request = env.CHANGE_ID === undefined || !/^\d+$/.test(env.CHANGE_ID) ? undefined : Number(env.CHANGE_ID);
    const url = withoutCredentials(env.GIT_URL) ?? checkout.repositoryUrl;
    const workspace = env.WORKSPACE;
    return {
        host: 'jenkins',
        event: jenkinsEvent(env, request),
        repository: checkout.repository,
        repositoryUrl: url?.startsWith('http') === true ? url.replace(/\.git$/, '') : checkout.repositoryUrl,
        commit: env.GIT_COMMIT ?? checkout.commit,
        branch: env.CHANGE_BRANCH ?? (env.TAG_NAME === undefined ? (jenkinsBranch(env) ?? checkout.branch) : undefined),
        defaultBranch: undefined,
        targetBranch: env.CHANGE_TARGET,
        baseCommit: env.GIT_PREVIOUS_SUCCESSFUL_COMMIT ?? env.GIT_PREVIOUS_COMMIT,
        requestNumber: request,
        actor: {
            name: env.BUILD_USER ?? env.CHANGE_AUTHOR_DISPLAY_NAME ?? env.CHANGE_AUTHOR ?? checkout.actor.name,
            email: env.BUILD_USER_EMAIL ?? env.CHANGE_AUTHOR_EMAIL ?? checkout.actor.email,
        },
        pipelineUrl: env.BUILD_URL,
        runId: env.BUILD_NUMBER ?? '0',
        workspace: workspace !== undefined && (0,external_node_path_.isAbsolute)(workspace) ? workspace : checkout.root,
    };
}
function jenkinsEvent(env, request) {
    if (request !== undefined)
        return { kind: 'request', number: request, fromFork: env.CHANGE_FORK !== undefined };
    if (env.TAG_NAME !== undefined)
        return { kind: 'tag', tag: env.TAG_NAME };
    return { kind: 'push' };
}
function jenkinsBranch(env) {
    return env.BRANCH_NAME ?? env.GIT_LOCAL_BRANCH ?? env.GIT_BRANCH?.replace(/^origin\//, '');
}

;// CONCATENATED MODULE: ./build/hosts/gitlab-ci.js





const dotenvFile = 'monorepo-gitops.env';
function isGitlabJob(env) {
    return Boolean(env.CI_JOB_ID) && Boolean(env.CI_PIPELINE_ID) && Boolean(env.CI_PROJECT_PATH);
}
function gitlabCiHost(given) {
    const { env, terminal } = given;
    const plain = textLog(terminal, given);
    const log = { ...plain, group: (title, body) => section(given, title, body) };
    return {
        name: 'gitlab-ci',
        log,
        input: () => undefined,
        inputNames: () => [],
        mask: () => { },
        context: async () => gitlabContext(env, given.cwd),
        async publish(outputs) {
            writeDotenv((0,external_node_path_.join)(env.CI_PROJECT_DIR ?? given.cwd, dotenvFile), dotenvLines(outputs, env), given.redact);
        },
        async summarize(markdown) {
            if (markdown !== '')
                log.info(markdown);
        },
        fail: (failure) => reportFailure(plain, failure),
    };
}
let sections = 0;
async function section(given, title, body) {
    const name = `monorepo_gitops_${++sections}`;
    const marker = (kind, text) => given.terminal.write(`\u001b[0Ksection_${kind}:${Math.floor(given.clock.now() / 1000)}:${name}\r\u001b[0K${text}\n`);
    marker('start', printable(given.redact(title)));
    try {
        return await body();
    }
    finally {
        marker('end', '');
    }
}
function dotenvLines(outputs, env) {
    const prefix = `MG_${upper(outputs.command)}_`;
    const suffix = outputs.service === undefined ? undefined : `_${upper(outputs.service)}`;
    const parallel = Number(env.CI_NODE_TOTAL ?? '1') > 1;
    const lines = new Map();
    for (const [name, value] of outputs.values) {
        if (/[\r\n]/.test(value))
            continue;
        if (suffix !== undefined)
            lines.set(prefix + upper(name) + suffix, value);
        if (suffix === undefined || !parallel)
            lines.set(prefix + upper(name), value);
    }
    return lines;
}
function upper(name) {
    return name.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}
function writeDotenv(file, lines, redact) {
    const kept = (0,external_node_fs_.existsSync)(file)
        ? (0,external_node_fs_.readFileSync)(file, 'utf8')
            .split('\n')
            .filter((line) => line !== '' && !lines.has(line.slice(0, line.indexOf('='))))
        : [];
    const text = [...kept, ...[...lines].map(([key, value]) => `${key}=${redact(value)}`)].join('\n');
    if (kept.length === 0 && !(0,external_node_fs_.existsSync)(file))
        (0,external_node_fs_.appendFileSync)(file, `${text}\n`);
    else
        (0,external_node_fs_.writeFileSync)(file, `${text}\n`);
}
const gitlab_ci_noCommit = /^0+$/;
function gitlabContext(env, cwd) {
    const request = env.CI_MERGE_REQUEST_IID;
    const before = env.CI_COMMIT_BEFORE_SHA;
    const user = env.GITLAB_USER_NAME ?? env.GITLAB_USER_LOGIN ?? 'gitlab-ci';
    return {
        host: 'gitlab',
        event: gitlabEvent(env),
        repository: env.CI_PROJECT_PATH ?? 'unknown',
        repositoryUrl: env.CI_PROJECT_URL,
        commit: nonEmpty(env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA) ?? nonEmpty(env.CI_COMMIT_SHA),
        branch: nonEmpty(env.CI_MERGE_REQUEST_SOURCE_BRANCH_NAME) ??
            (env.CI_COMMIT_TAG ? undefined : nonEmpty(env.CI_COMMIT_REF_NAME)),
        defaultBranch: nonEmpty(env.CI_DEFAULT_BRANCH),
        targetBranch: nonEmpty(env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME),
        baseCommit: nonEmpty(env.CI_MERGE_REQUEST_TARGET_BRANCH_SHA) ??
            nonEmpty(env.CI_MERGE_REQUEST_DIFF_BASE_SHA) ??
            (before !== undefined && before !== '' && !gitlab_ci_noCommit.test(before) ? before : undefined),
        requestNumber: request === undefined || request === '' ? undefined : Number(request),
        actor: { name: user, email: nonEmpty(env.GITLAB_USER_EMAIL) ?? `${user}@users.noreply.gitlab` },
        pipelineUrl: nonEmpty(env.CI_PIPELINE_URL),
        runId: env.CI_PIPELINE_IID ?? env.CI_PIPELINE_ID ?? '0',
        workspace: env.CI_PROJECT_DIR ?? cwd,
    };
}
function gitlabEvent(env) {
    const request = nonEmpty(env.CI_MERGE_REQUEST_IID);
    const stopping = env.CI_ENVIRONMENT_ACTION === 'stop';
    if (request !== undefined) {
        if (stopping)
            return { kind: 'request-closed', number: Number(request), merged: false };
        const fromFork = env.CI_MERGE_REQUEST_SOURCE_PROJECT_ID !== env.CI_MERGE_REQUEST_PROJECT_ID;
        return { kind: 'request', number: Number(request), fromFork };
    }
    if (stopping)
        return { kind: 'branch-deleted' };
    if (nonEmpty(env.CI_COMMIT_TAG) !== undefined)
        return { kind: 'tag', tag: env.CI_COMMIT_TAG ?? '' };
    switch (env.CI_PIPELINE_SOURCE) {
        case 'schedule':
            return { kind: 'schedule' };
        case 'push':
        case 'parent_pipeline':
        case undefined:
            return { kind: 'push' };
        default:
            return { kind: 'manual' };
    }
}
function nonEmpty(text) {
    return text === undefined || text === '' ? undefined : text;
}

// EXTERNAL MODULE: ./build/version.js
var version = __nccwpck_require__(8508);
;// CONCATENATED MODULE: ./build/main.js














const clock = {
    now: () => Date.now(),
    sleep: (milliseconds) => (0,promises_namespaceObject.setTimeout)(milliseconds),
    random: () => Math.random(),
};
async function run(entry) {
    const env = entry.action === undefined ? process.env : withJobToken(process.env);
    const cwd = process.cwd();
    const [word, ...rest] = entry.action === undefined ? entry.argv : [entry.action, ...entry.argv];
    if (word === '--version' || word === '-V')
        return print(`${version/* version */.r}\n`);
    if (word === undefined || word === '--help' || word === '-h' || word === 'help') {
        return print(overview(await Promise.all(commandNames.map(loadCommand))), word === undefined ? 2 : 0);
    }
    const json = rest.includes('--json');
    const secrets = createSecrets((form) => host.mask(form));
    const host = chooseHost({
        env,
        cwd,
        terminal: terminalFor(json, env),
        redact: secrets.redact,
        verbose: rest.includes('--verbose') || rest.includes('-v') || env.RUNNER_DEBUG === '1' || env.CI_DEBUG_TRACE === 'true',
        asAction: entry.action !== undefined,
    });
    maskKnownSecrets(env, secrets.add);
    try {
        if (!isCommand(word))
            throw unknownCommand(word);
        const command = await loadCommand(word);
        const line = parseCommandLine(rest, command.inputs);
        if (line.switches.has('help'))
            return print(commandHelp(command));
        const { result, service } = await execute(command, line, { host, secrets, env, cwd, home: entry.home });
        await publish(command, result, { host, json, service, redact: secrets.redact });
        return 0;
    }
    catch (error) {
        const failure = asFailure(error);
        host.fail(failure);
        if (json)
            print(`${secrets.redact(JSON.stringify(failureJson(failure)))}\n`);
        return failure.exitCode;
    }
}
async function execute(command, line, surroundings) {
    const { host, secrets, env, cwd, home } = surroundings;
    refuseUnknownInputs(host, command.inputs);
    const given = [flagSource(line), host.input, environmentSource(env)];
    const chosen = (0,resolve/* resolveInputs */.eL)(shared/* commonInputs */.j$, given, { secrets, cwd });
    const ci = await host.context();
    const config = await readConfig(chosen.config, cwd, ci.workspace, command.name);
    const scope = config === undefined ? undefined : { config, ci, service: chosen.service, environment: chosen.environment };
    if (scope === undefined &&
        (chosen.service !== undefined || chosen.environment !== undefined) &&
        command.name !== 'init') {
        const name = chosen.service === undefined ? 'environment' : 'service';
        throw (0,failure/* badInput */.AN)(name, 'needs a gitops.yaml, and there is none', 'Run `monorepo-gitops init`, or give --config.');
    }
    const sources = scope === undefined ? given : [...given, configSource(command, scope)];
    const inputs = (0,resolve/* resolveInputs */.eL)(command.inputs, sources, { secrets, cwd });
    const result = await command.run({ inputs, config, ci, log: host.log, clock, secrets, env, cwd, home });
    return { result, service: chosen.service };
}
async function readConfig(path, cwd, workspace, command) {
    if (command === 'init' || command === 'demo')
        return undefined;
    const { existsSync } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 3024, 19));
    const { join } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 6760, 19));
    const root = [cwd, workspace].find((directory) => existsSync(join(directory, 'gitops.yaml')));
    if (path === undefined && root === undefined)
        return undefined;
    const { loadConfig } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(857), __nccwpck_require__.e(724)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5724));
    return loadConfig(root ?? cwd, path);
}
function chooseHost(given) {
    if (given.asAction || given.env.GITHUB_ACTIONS === 'true')
        return githubActionsHost(given);
    if (isGitlabJob(given.env))
        return gitlabCiHost({ ...given, clock });
    return shellHost(given);
}
function terminalFor(json, env) {
    const stream = env.GITHUB_ACTIONS === 'true' && !json ? process.stdout : process.stderr;
    const colours = env.NO_COLOR === undefined && (stream.isTTY === true || env.FORCE_COLOR === '1');
    return { write: (text) => void stream.write(text), colours };
}
function flagSource(line) {
    return (name) => {
        const values = line.flags.get(name);
        return values === undefined ? undefined : { text: values, source: `--${name}` };
    };
}
function environmentSource(env) {
    return (name) => {
        const text = env[(0,resolve/* variableOf */.Qn)(name)];
        return text === undefined || text === '' ? undefined : { text, source: (0,resolve/* variableOf */.Qn)(name) };
    };
}
function configSource(command, scope) {
    const configured = new Map(Object.entries(command.configured(scope)));
    return (name) => {
        const text = command.inputs[name]?.secret === true ? undefined : configured.get(name);
        return text === undefined ? undefined : { text, source: 'gitops.yaml' };
    };
}
function refuseUnknownInputs(host, declarations) {
    for (const name of host.inputNames()) {
        if (!Object.hasOwn(declarations, name))
            throw (0,resolve/* unknownInput */.pv)(name, declarations, `with: ${name}`);
    }
}
function unknownCommand(word) {
    const suggestion = (0,core_suggestion/* suggestionFor */.o)(word, commandNames);
    return (0,failure/* badInput */.AN)(word, 'is not a command', `${suggestion === undefined ? '' : `Did you mean ${suggestion}? `}The commands are: ${commandNames.join(', ')}.`);
}
function maskKnownSecrets(env, add) {
    const known = [
        'GITHUB_TOKEN',
        'GH_TOKEN',
        'CI_JOB_TOKEN',
        'CI_REGISTRY_PASSWORD',
        'GITLAB_TOKEN',
        'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
        'AWS_SECRET_ACCESS_KEY',
        'AWS_SESSION_TOKEN',
    ];
    for (const name of known) {
        const value = env[name];
        if (value !== undefined && value !== '')
            add(value);
    }
}
async function publish(command, result, to) {
    const names = Object.keys(command.outputs);
    const values = new Map(names.map((name) => [name, renderOutput(result.outputs[name])]));
    await to.host.publish({ command: command.name, service: to.service, values });
    await to.host.summarize(result.summary);
    if (to.json) {
        const object = Object.fromEntries(names.map((name) => [name, result.outputs[name] ?? null]));
        print(`${to.redact(JSON.stringify(object))}\n`);
    }
    else if (to.host.name === 'shell') {
        for (const [name, value] of values)
            if (isShort(value))
                print(`${name}=${to.redact(value)}\n`);
    }
}
function isShort(value) {
    return value !== '' && value.length <= 200 && !value.includes('\n');
}
function asFailure(error) {
    if (error instanceof failure/* Failure */.HR)
        return error;
    return new failure/* Failure */.HR('failed', 'UNEXPECTED', `Unexpected: ${(0,failure/* messageOf */.bD)(error)}`, {
        cause: error instanceof Error ? (error.stack ?? error) : error,
        hint: 'This is a fault of monorepo-gitops: please report it with the lines above.',
    });
}
function failureJson(failure) {
    const { kind, code, message, hint } = failure;
    return { ...failure.outputs, error: { kind, code, message, ...(hint === undefined ? {} : { hint }) } };
}
function print(text, exitCode = 0) {
    process.stdout.write(text);
    return exitCode;
}

var __webpack_exports__run = __webpack_exports__.e;
export { __webpack_exports__run as run };
