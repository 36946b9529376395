export const id = 689;
export const ids = [689];
export const modules = {

/***/ 3070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Yu: () => (/* binding */ checkForge),
  vV: () => (/* binding */ gitopsCommitUrl),
  iE: () => (/* binding */ gitopsConnectionInputs),
  XJ: () => (/* binding */ gitopsCredentials),
  pc: () => (/* binding */ gitopsForgeForStatus),
  yp: () => (/* binding */ gitopsName),
  L_: () => (/* binding */ gitopsRemote),
  iZ: () => (/* binding */ gitopsUrl),
  ti: () => (/* binding */ nothingByEvent),
  fn: () => (/* binding */ openGitops),
  I$: () => (/* binding */ openGitopsForge)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/forge/forges.js + 1 modules
var forges = __webpack_require__(8778);
// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var git_repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/git/wire/open.js + 1 modules
var wire_open = __webpack_require__(3034);
;// CONCATENATED MODULE: ./build/core/git/connect.js



async function openTransport(remote, options) {
    const web = (0,git_repository/* isWebUrl */.O9)(remote.url);
    if (options.mode === 'wire' && !web) {
        throw new failure/* Failure */.HR('bad-input', 'GIT_WIRE_UNSUPPORTED', `gitops-transport: wire cannot reach ${remote.url}`, {
            hint: 'wire speaks http and https only; use git or auto for ssh and paths.',
        });
    }
    if (options.mode === 'git' || !web) {
        options.log.detail(`GitOps repository ${remote.url}: through the git program`);
        return throughProgram(remote, options);
    }
    try {
        const transport = await (0,wire_open.openWireTransport)(remote, options);
        options.log.detail(`GitOps repository ${remote.url}: over git's protocol version 2`);
        if (options.mode === 'wire')
            return transport;
        return new FallbackTransport(transport, () => throughProgram(remote, options), options.log);
    }
    catch (error) {
        if (options.mode === 'wire' || !(error instanceof failure/* Failure */.HR) || error.code !== 'GIT_WIRE_UNSUPPORTED')
            throw error;
        options.log.info(`${error.message}; using the git program instead`);
        return throughProgram(remote, options);
    }
}
async function throughProgram(remote, options) {
    const { openGitTransport } = await __webpack_require__.e(/* import() */ 356).then(__webpack_require__.bind(__webpack_require__, 356));
    return openGitTransport(remote, options);
}
class FallbackTransport {
    #first;
    #openNext;
    #log;
    #opening;
    #next;
    #handedOut = new Set();
    #commit;
    constructor(first, openNext, log) {
        this.#first = first;
        this.#openNext = openNext;
        this.#log = log;
    }
    get kind() {
        return (this.#next ?? this.#first).kind;
    }
    listRefs(prefixes) {
        return this.#either((transport) => transport.listRefs(prefixes));
    }
    async read(ids) {
        const objects = await this.#either((transport) => transport.read(ids));
        if (this.#next !== undefined)
            return objects;
        for (const [id, { type }] of objects) {
            this.#handedOut.add(id);
            if (type === 'commit')
                this.#commit = id;
        }
        return objects;
    }
    async history(tip, depth) {
        const commits = await this.#either((transport) => transport.history(tip, depth));
        if (this.#next === undefined)
            this.#handedOut.add(tip);
        return commits;
    }
    commits(tips, depth) {
        return this.#either((transport) => transport.commits(tips, depth));
    }
    expectHistory(tip, depth) {
        (this.#next ?? this.#first).expectHistory(tip, depth);
    }
    push(update) {
        return this.#either(async (transport) => {
            if (transport !== this.#first)
                await transport.read([...this.#handedOut]);
            return transport.push(update);
        });
    }
    serverTime() {
        return this.#next?.serverTime() ?? this.#first.serverTime();
    }
    checkPush() {
        return this.#either((transport) => transport.checkPush());
    }
    cost() {
        const [first, next] = [this.#first.cost(), this.#next?.cost()];
        if (next === undefined)
            return first;
        return {
            requests: first.requests + next.requests,
            bytesReceived: first.bytesReceived + next.bytesReceived,
            bytesSent: first.bytesSent + next.bytesSent,
            processes: first.processes + next.processes,
        };
    }
    async [Symbol.asyncDispose]() {
        await this.#first[Symbol.asyncDispose]();
        await (await this.#opening?.catch(() => undefined))?.[Symbol.asyncDispose]();
    }
    async #either(call) {
        if (this.#next !== undefined)
            return call(this.#next);
        try {
            return await call(this.#first);
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR) || error.code !== 'GIT_WIRE_UNSUPPORTED')
                throw error;
            return call(await this.#switch(error));
        }
    }
    async #switch(reason) {
        if (this.#opening === undefined) {
            this.#log.info(`${reason.message}; using the git program instead`);
            this.#opening = this.#openKnowingCommit();
        }
        this.#next = await this.#opening;
        return this.#next;
    }
    async #openKnowingCommit() {
        const next = await this.#openNext();
        if (this.#commit !== undefined)
            await next.read([this.#commit]).catch(() => undefined);
        return next;
    }
}

// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
;// CONCATENATED MODULE: ./build/commands/gitops-remote.js







const gitopsCredentials = [
    'gitops-token',
    'gitops-username',
    'gitops-password',
    'gitops-ssh-key',
    'gitops-app-id',
    'gitops-app-private-key',
];
const gitopsConnectionInputs = { ...run/* gitopsInputs */.cX, ...run/* forgeInputs */.LV };
function gitopsUrl({ inputs, ci, env, cwd }) {
    const repository = (0,resolve/* needed */.Ow)(inputs['gitops-repository'], 'gitops-repository', 'there is no repository to write to', 'Give its URL, owner/name or path, or set gitops.repository in gitops.yaml.');
    return (0,git_repository/* parseRepository */.SU)(repository, { forgeBase: (0,forges.serverOfJob)(env, ci.host), cwd });
}
function nothingByEvent({ inputs, ci }) {
    const names = ['gitops-token', 'gitops-password', 'gitops-ssh-key', 'gitops-app-private-key'];
    const isGiven = names.some((name) => inputs[name] !== undefined);
    return (0,environments.reasonForNothing)(ci, isGiven);
}
async function openGitops(run) {
    const { inputs, env, log, clock, network, programs } = run;
    const mode = inputs['gitops-transport'];
    return openTransport(await gitopsRemote(run, 'push'), { mode, env, log, clock, network, programs });
}
async function gitopsRemote(run, purpose) {
    const url = gitopsUrl(run);
    return { url, ...(await credentialOf(run, url, purpose)) };
}
function checkForge(run, { deliver, commitVia }) {
    if (deliver === 'push' && commitVia === 'git')
        return;
    const url = gitopsUrl(run);
    if (forgeOf(run, url) === undefined)
        throw (0,forges.otherForge)(deliver === 'push' ? 'push' : 'request', url);
}
async function openGitopsForge(run, purpose) {
    const url = gitopsUrl(run);
    const repository = forgeOf(run, url);
    if (repository === undefined)
        throw (0,forges.otherForge)(purpose, url);
    const given = purpose === 'request' ? forgeTokenFor(run, repository) : undefined;
    const open = (value) => openWith(run, repository, value);
    if (given !== undefined)
        return open(given);
    const { credential } = await gitopsRemote(run, purpose);
    const token = credential.kind === 'token' ? credential.token : undefined;
    const password = credential.kind === 'password' ? credential.password : undefined;
    const value = (0,resolve/* needed */.Ow)(token ?? password ?? run.inputs['forge-token'], 'gitops-token', `${purpose === 'push' ? 'commit-via: api' : 'deliver: pull-request'} needs a token for the API of ${repository.url}`, purpose === 'push'
        ? 'Give gitops-token, or gitops-app-id with its key.'
        : 'Give forge-token or gitops-token, or gitops-app-id with its key.');
    return open(value);
}
function openWith(run, repository, value) {
    refuseForeign(run, value, repository.api);
    const isJobs = value === run.env[repository.kind.jobVariables.token];
    return repository.kind.open(repository, { value, ...(isJobs ? { ofJob: true } : {}) }, run);
}
async function gitopsForgeForStatus(run) {
    const repository = forgeOf(run, gitopsUrl(run));
    if (repository === undefined)
        return undefined;
    const given = forgeTokenFor(run, repository);
    if (given !== undefined)
        return openWith(run, repository, given);
    const { credential } = await gitopsRemote(run, 'status');
    const value = credential.kind === 'token' ? credential.token : undefined;
    return value === undefined ? undefined : openWith(run, repository, value);
}
function forgeTokenFor({ inputs, ci, env }, { kind, api, path, url }) {
    const { 'forge-token': token, 'forge-url': forgeUrl } = inputs;
    const monorepo = ci.repositoryUrl === undefined ? undefined : (0,forges.forgeFor)(ci.repositoryUrl, { env });
    if (forgeUrl === undefined && monorepo !== undefined && monorepo.api !== api)
        return undefined;
    if (!(0,forges.isAt)({ kind, api, path, url }, forgeUrl))
        return undefined;
    const isJobs = token === env[kind.jobVariables.token];
    const isMonorepo = monorepo?.api === api && monorepo.path.toLowerCase() === path.toLowerCase();
    return isJobs && !isMonorepo ? undefined : token;
}
function refuseForeign({ env }, token, address) {
    if (!(0,forges.isForeignToJobToken)(token, address, env))
        return;
    const problem = `is the token of this job, and ${address} is on another server, which never takes it`;
    throw (0,failure/* badInput */.AN)('gitops-token', problem, 'Give a token of that server.');
}
function forgeOf({ env, inputs }, url) {
    return (0,forges.forgeFor)(url, { env, forgeUrl: inputs['forge-url'] });
}
function gitopsCommitUrl(run, commit) {
    const forge = forgeOf(run, gitopsUrl(run));
    return forge?.kind.commitUrl(forge, commit);
}
function gitopsName(run) {
    const url = gitopsUrl(run);
    return forgeOf(run, url)?.path ?? url;
}
function halfOf({ inputs }) {
    if (inputs['gitops-app-id'] !== undefined)
        return 'gitops-app-id lacks gitops-app-private-key';
    return inputs['gitops-username'] === undefined ? undefined : 'gitops-username lacks gitops-password or gitops-token';
}
async function credentialOf(run, url, purpose) {
    const { 'gitops-token': token, 'gitops-username': username, 'gitops-password': password, 'gitops-ssh-key': privateKey, 'gitops-app-private-key': privateKeyPem, } = run.inputs;
    const from = (credentialSource, credential) => ({ credential, credentialSource });
    if (token !== undefined) {
        refuseForeign(run, token, url);
        const user = username ?? (0,forges.userOfJobToken)(token, run.env);
        return from('gitops-token', { kind: 'token', token, ...(user === undefined ? {} : { username: user }) });
    }
    if (password !== undefined) {
        if (username === undefined) {
            throw (0,failure/* badInput */.AN)('gitops-username', 'is missing beside gitops-password', 'Give both, or a gitops-token.');
        }
        return from('gitops-password', { kind: 'password', username, password });
    }
    if (privateKey !== undefined)
        return from('gitops-ssh-key', { kind: 'ssh-key', privateKey });
    if (privateKeyPem === undefined)
        return from(halfOf(run), { kind: 'none' });
    const appId = (0,resolve/* needed */.Ow)(run.inputs['gitops-app-id'], 'gitops-app-id', 'it says whose key gitops-app-private-key is', 'Give both.');
    const repository = forgeOf(run, url);
    if (repository === undefined)
        throw (0,forges.noForge)('gitops-app-id', url);
    const issued = await run.appTokens.token({ repository, appId, privateKeyPem }, purpose);
    return from('gitops-app-private-key', { kind: 'token', token: issued });
}


/***/ }),

/***/ 5849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DW: () => (/* binding */ readCapabilities),
/* harmony export */   MA: () => (/* binding */ agent),
/* harmony export */   ec: () => (/* binding */ composeCommand)
/* harmony export */ });
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5304);
/* harmony import */ var _pkt_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6283);


const agent = 'git/monorepo-gitops';
function readCapabilities(lines) {
    const texts = lines.map(_pkt_line_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6).filter((text) => text !== undefined);
    if (texts[0]?.startsWith('# service='))
        texts.shift();
    const [version, ...rest] = texts;
    if (version?.startsWith('ERR '))
        throw (0,_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .serverError */ .ig)(version.slice(4));
    if (version !== 'version 2')
        throw (0,_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .unsupported */ .qO)('it does not speak protocol version 2');
    if (lines.at(-1)?.kind !== 'flush')
        throw (0,_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .protocolFailure */ .fn)('the list of capabilities has no end');
    const values = new Map(rest.map(splitCapability));
    const fetch = values.get('fetch')?.split(' ') ?? [];
    const missing = ['shallow', 'filter'].filter((feature) => !fetch.includes(feature));
    if (missing.length > 0 || !values.has('ls-refs')) {
        throw (0,_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .unsupported */ .qO)(`its fetch command lacks ${missing.join(' and ') || 'ls-refs'}`);
    }
    return {
        objectFormat: readObjectFormat(values.get('object-format')),
        namesObjectFormat: values.has('object-format'),
        unborn: values.get('ls-refs')?.split(' ').includes('unborn') === true,
        rootTrees: values.get('agent')?.startsWith('git/github-') !== true,
    };
}
function splitCapability(text) {
    const equals = text.indexOf('=');
    return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}
function readObjectFormat(value) {
    if (value === undefined || value === 'sha1')
        return 'sha1';
    if (value === 'sha256')
        return 'sha256';
    throw (0,_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .unsupported */ .qO)(`it uses the unknown object format ${JSON.stringify(value)}`);
}
function composeCommand(name, server, args) {
    const head = [`command=${name}`, `agent=${agent}`];
    if (server.namesObjectFormat)
        head.push(`object-format=${server.objectFormat}`);
    const line = (text) => (0,_pkt_line_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeLine */ .Nu)(`${text}\n`);
    return Buffer.concat([...head.map(line), _pkt_line_js__WEBPACK_IMPORTED_MODULE_1__/* .delimiter */ .uV, ...args.map(line), _pkt_line_js__WEBPACK_IMPORTED_MODULE_1__/* .flush */ .bX]);
}


/***/ }),

/***/ 5304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EQ: () => (/* binding */ repeatable),
/* harmony export */   I2: () => (/* binding */ webPage),
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   Of: () => (/* binding */ refusalOf),
/* harmony export */   fn: () => (/* binding */ protocolFailure),
/* harmony export */   g$: () => (/* binding */ tooLarge),
/* harmony export */   ig: () => (/* binding */ serverError),
/* harmony export */   qO: () => (/* binding */ unsupported),
/* harmony export */   tv: () => (/* binding */ gitFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1296);
/* harmony import */ var _credential_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1372);
/* harmony import */ var _remote_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(900);




class UnreadableAnswer extends _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR {
}
function protocolFailure(problem, cause) {
    return new UnreadableAnswer('failed', 'GIT_PROTOCOL', `the git server's answer cannot be used: ${problem}`, {
        hint: 'A proxy that rewrites or cuts answers is the usual reason; gitops-transport=git shows what git itself says.',
        ...(cause === undefined ? {} : { cause }),
    });
}
function webPage(remote, status) {
    const problem = `${remote.url} answers with a web page (status ${status}), not as a git repository`;
    return new UnreadableAnswer('failed', 'GIT_NO_REPOSITORY', problem, {
        hint: 'Check gitops-repository; behind single sign-on the page may be a login form that wants a token instead.',
    });
}
function serverError(words) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_PROTOCOL', `the git server's answer is an error: ${words}`, {
        hint: 'The words are those of the server; its log may say more.',
    });
}
function repeatable(error) {
    return error instanceof UnreadableAnswer ? (0,_net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)(error) : error;
}
function tooLarge(what, limit) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_RESPONSE_TOO_LARGE', `the git server sent ${what} over the limit of ${limit}`, {
        hint: 'gitops-transport=git takes larger ones; use it if the repository really holds files of this size.',
    });
}
function unsupported(reason, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_WIRE_UNSUPPORTED', `the git server cannot serve single objects: ${reason}`, {
        hint: 'Use gitops-transport=git, which needs the git program.',
        ...(cause === undefined ? {} : { cause }),
    });
}
function refused(words) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_WIRE_UNSUPPORTED', `the git server refused a request for objects: ${words}`, {
        hint: 'Use gitops-transport=git, which needs the git program.',
    });
}
function gitFailure(remote, error) {
    if (!(error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr))
        return error;
    const { problem } = error;
    switch (problem.kind) {
        case 'unreachable':
            return (0,_remote_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .remoteFailure */ .vU)(remote, 'unreachable', error);
        case 'tls':
            return error.failure('GIT_TLS');
        case 'proxy':
            return error.failure('GIT_PROXY');
        case 'proxy-scheme':
            return unsupported(error.message);
        case 'interrupted':
            return error.failure('GIT_CONNECTION_LOST');
        case 'overloaded':
            return error.failure(problem.status === 429 ? 'GIT_RATE_LIMITED' : 'GIT_SERVER_ERROR');
        case 'too-large':
            return tooLarge('an answer', problem.limit);
        case 'encoding':
            return protocolFailure(error.message, error);
        case 'redirect':
            return error.failure('GIT_REDIRECT');
        case 'unreadable':
            return error.cause;
    }
}
const maxTextLength = 1_000;
async function refusalOf(answer, remote, url) {
    const { status } = answer;
    const text = await plainTextOf(answer);
    const cause = new Error(`status ${status}${text === '' ? '' : `: ${text}`}`);
    const redirected = url.origin !== new URL(remote.url).origin && remote.credential.kind !== 'none';
    if (redirected && [401, 403, 404].includes(status))
        return refusedElsewhere(remote, url, cause);
    if (status === 401 || status === 403)
        return (0,_remote_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .remoteFailure */ .vU)(remote, 'auth', cause);
    if (status === 404)
        return (0,_remote_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .remoteFailure */ .vU)(remote, 'not-found', cause);
    const { code, problem, hint } = explain(status);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, `${url.host} ${problem} (status ${status}, ${remote.url})`, { hint, cause });
}
function refusedElsewhere(remote, url, cause) {
    const credential = `the credential from ${(0,_credential_js__WEBPACK_IMPORTED_MODULE_2__/* .credentialName */ .b)(remote)}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_AUTH', `${remote.url} redirects to ${url.origin}, where ${credential} is not sent`, {
        hint: 'Write the URL that it redirects to into gitops-repository.',
        cause,
    });
}
function explain(status) {
    if (status >= 300 && status < 400) {
        return {
            code: 'GIT_REDIRECT',
            problem: 'redirects a request that is not repeated elsewhere',
            hint: 'Write the final URL into gitops-repository.',
        };
    }
    if (status === 407) {
        return {
            code: 'GIT_PROXY',
            problem: 'is behind a proxy that wants a credential',
            hint: 'Put it into the proxy variable: HTTP_PROXY=http://user:password@proxy.example.com:3128.',
        };
    }
    if (status === 413) {
        return {
            code: 'GIT_REQUEST_TOO_LARGE',
            problem: 'refuses a request of this size',
            hint: 'Raise the body limit of the server or of the gateway before it.',
        };
    }
    return {
        code: 'GIT_SERVER_ERROR',
        problem: 'did not do what it was asked',
        hint: 'Check gitops-repository and the state of the server.',
    };
}
async function plainTextOf(answer) {
    if (answer.mediaType !== 'text/plain')
        return '';
    const text = await answer.excerpt();
    return text
        .slice(0, maxTextLength)
        .replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
        .trim();
}


/***/ }),

/***/ 3034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openWireTransport: () => (/* binding */ openWireTransport)
});

// UNUSED EXPORTS: objectLimits

// EXTERNAL MODULE: ./build/core/git/credential.js
var credential = __webpack_require__(1372);
// EXTERNAL MODULE: ./build/core/git/wire/capabilities.js
var capabilities = __webpack_require__(5849);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/wire/failures.js
var failures = __webpack_require__(5304);
// EXTERNAL MODULE: ./build/core/git/wire/pkt-line.js
var pkt_line = __webpack_require__(6283);
;// CONCATENATED MODULE: ./build/core/git/wire/discovery.js




const suffix = '/info/refs?service=git-upload-pack';
const advertisement = 'application/x-git-upload-pack-advertisement';
const mostRedirects = 5;
async function discover(remote, parts) {
    const { origin, pathname } = new URL(remote.url);
    let url = new URL(`${origin}${pathname.replace(/\/+$/, '')}${suffix}`);
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
        const headers = parts.headersFor(url);
        const request = { method: 'GET', url, headers: { ...headers, 'git-protocol': 'version=2' } };
        const found = await parts.http
            .exchange(request, async (answer) => {
            if (answer.status >= 300 && answer.status < 400)
                return redirectTarget(answer, url);
            if (answer.status !== 200)
                throw await (0,failures/* refusalOf */.Of)(answer, remote, url);
            return readAdvertisement(answer, remote).catch((error) => {
                throw (0,failures/* repeatable */.EQ)(error);
            });
        })
            .catch((error) => {
            throw (0,failures/* gitFailure */.tv)(remote, error);
        });
        if (!(found instanceof URL))
            return { base: url.href.slice(0, -suffix.length), capabilities: found };
        url = found;
        parts.log.detail(`${remote.url} redirects to ${url.origin}${url.pathname.slice(0, -'/info/refs'.length)}`);
    }
    throw redirectFailure(`${remote.url} redirects more than ${mostRedirects} times`);
}
function redirectTarget(answer, from) {
    const location = answer.headers.location ?? '';
    if (!URL.canParse(location, from.href))
        throw redirectFailure(`${from.host} redirects nowhere (status ${answer.status})`);
    const target = new URL(location, from);
    target.username = '';
    target.password = '';
    target.hash = '';
    if (from.protocol === 'https:' && target.protocol !== 'https:') {
        throw redirectFailure(`${from.host} redirects from https to ${target.protocol.slice(0, -1)}`);
    }
    if (!/^https?:$/.test(target.protocol) || !target.href.endsWith(suffix)) {
        throw redirectFailure(`${from.host} redirects to ${target.origin}${target.pathname}, which is no git repository`);
    }
    return target;
}
function redirectFailure(message) {
    return new failure/* Failure */.HR('failed', 'GIT_REDIRECT', message, {
        hint: 'Often a login page: check the credential. Otherwise write the final URL into gitops-repository.',
    });
}
async function readAdvertisement(answer, remote) {
    if (answer.mediaType !== advertisement)
        throw await noSmartServer(answer, remote);
    const lines = [];
    const incoming = (0,pkt_line/* decodeLines */.a9)(answer.body);
    let isVersion2 = false;
    for (let next = await incoming.next(); !next.done; next = await incoming.next()) {
        const line = next.value;
        lines.push(line);
        const text = (0,pkt_line/* textOf */.b6)(line);
        isVersion2 ||= text === 'version 2';
        const isOlder = !isVersion2 && text !== undefined && !text.startsWith('# service=');
        if (isOlder || (isVersion2 && line.kind === 'flush'))
            break;
        if (lines.length > mostCapabilities)
            throw (0,failures/* protocolFailure */.fn)('the list of capabilities has no end');
    }
    return (0,capabilities/* readCapabilities */.DW)(lines);
}
const mostCapabilities = 1_000;
async function noSmartServer(answer, remote) {
    const type = answer.mediaType;
    const first = await answer.body.next();
    const text = first.done ? '' : first.value.toString('latin1', 0, 100);
    if (/^[0-9a-f]{40,64}\trefs\//.test(text))
        return (0,failures/* unsupported */.qO)('it speaks the dumb http protocol only');
    if (!type.includes('html'))
        return (0,failures/* protocolFailure */.fn)(`it is ${type} instead of ${advertisement}`);
    return (0,failures/* webPage */.I2)(remote, answer.status);
}

;// CONCATENATED MODULE: ./build/core/git/wire/open.js



const MiB = 1024 * 1024;
const objectLimits = {
    catchUpBytes: MiB,
    objectBytes: 32 * MiB,
    packBytes: 256 * MiB,
    packObjects: 100_000,
};
async function openWireTransport(remote, parts) {
    const { network, log, attempts } = parts;
    const limits = { ...objectLimits, ...parts.limits };
    const { origin, protocol, hostname } = new URL(remote.url);
    const authorization = (0,credential/* authorizationOf */.P)(remote);
    if (authorization !== undefined && protocol === 'http:' && !isLoopback(hostname)) {
        log.warn(`${origin} gets the credential from ${(0,credential/* credentialName */.b)(remote)} without encryption; use https`);
    }
    const headersFor = (url) => ({
        'user-agent': capabilities/* agent */.MA,
        ...(authorization !== undefined && url.origin === origin ? { authorization } : {}),
    });
    const http = network.client({ connections: 1, limits: parts.limits, attempts });
    try {
        const discovering = discover(remote, { http, headersFor, log });
        const [repository, { WireTransport }] = await Promise.all([discovering, __webpack_require__.e(/* import() */ 766).then(__webpack_require__.bind(__webpack_require__, 766))]);
        return new WireTransport({ remote, repository, http, headersFor, log, limits });
    }
    catch (error) {
        http[Symbol.dispose]();
        throw error;
    }
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127\.[\d.]+$/.test(hostname);
}


/***/ }),

/***/ 6283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nu: () => (/* binding */ encodeLine),
/* harmony export */   Yo: () => (/* binding */ PktLineDecoder),
/* harmony export */   a9: () => (/* binding */ decodeLines),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   bX: () => (/* binding */ flush),
/* harmony export */   uV: () => (/* binding */ delimiter)
/* harmony export */ });
/* unused harmony export maxLine */
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(585);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5304);


const maxLine = 65_520;
const digits = 4;
const flush = Buffer.from('0000', 'latin1');
const delimiter = Buffer.from('0001', 'latin1');
function encodeLine(payload) {
    const bytes = typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload;
    const length = bytes.byteLength + digits;
    if (length > maxLine)
        throw new RangeError(`a pkt-line holds at most ${maxLine - digits} bytes`);
    return Buffer.concat([Buffer.from(length.toString(16).padStart(digits, '0'), 'latin1'), bytes]);
}
function textOf(line) {
    return line.kind === 'payload' ? line.payload.toString('utf8').replace(/\n$/, '') : undefined;
}
class PktLineDecoder {
    #waiting = [];
    #waitingBytes = 0;
    #needed = digits;
    push(chunk) {
        this.#waiting.push((0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .bufferOf */ .Kb)(chunk));
        this.#waitingBytes += chunk.byteLength;
        if (this.#waitingBytes < this.#needed)
            return [];
        const bytes = this.#waiting.length === 1 ? (this.#waiting[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#waiting);
        const lines = [];
        let at = 0;
        for (this.#needed = digits; bytes.length - at >= this.#needed;) {
            const length = lineLength(bytes, at);
            const whole = Math.max(length, digits);
            if (bytes.length - at < whole) {
                this.#needed = whole;
                break;
            }
            lines.push(lineOf(length, bytes.subarray(at + digits, at + whole)));
            at += whole;
        }
        this.#waiting = [bytes.subarray(at)];
        this.#waitingBytes = bytes.length - at;
        return lines;
    }
    end() {
        if (this.#waitingBytes > 0)
            throw (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .protocolFailure */ .fn)('it ends in the middle of a pkt-line');
    }
}
function lineLength(bytes, at) {
    const text = bytes.toString('latin1', at, at + digits);
    const length = /^[0-9a-fA-F]{4}$/.test(text) ? Number.parseInt(text, 16) : Number.NaN;
    if (Number.isNaN(length))
        throw (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .protocolFailure */ .fn)(`${JSON.stringify(text)} is no pkt-line length`);
    if (length === 3 || length > maxLine)
        throw (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .protocolFailure */ .fn)(`a pkt-line of ${length} bytes is not allowed`);
    return length;
}
const special = ['flush', 'delimiter', 'response-end'];
function lineOf(length, payload) {
    const kind = special[length];
    return kind === undefined ? { kind: 'payload', payload } : { kind };
}
const tinyPayload = 4;
const mostTiny = 100_000;
async function* decodeLines(chunks) {
    const decoder = new PktLineDecoder();
    let tiny = 0;
    for await (const chunk of chunks) {
        for (const line of decoder.push(chunk)) {
            if (line.kind !== 'payload' || line.payload.length <= tinyPayload)
                tiny += 1;
            if (tiny > mostTiny)
                throw (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .tooLarge */ .g$)('packets of a few bytes', mostTiny);
            yield line;
        }
    }
    decoder.end();
}


/***/ })

};
