export const id = 2622;
export const ids = [2622];
export const modules = {

/***/ 1509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wn: () => (/* binding */ commitLink),
  iE: () => (/* binding */ gitopsConnectionInputs),
  L_: () => (/* binding */ gitopsRemote),
  iZ: () => (/* binding */ gitopsUrl),
  fn: () => (/* binding */ openGitops),
  I$: () => (/* binding */ openGitopsForge),
  h0: () => (/* binding */ openMonorepoForge)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/forge/forges.js + 2 modules
var forges = __webpack_require__(7611);
// EXTERNAL MODULE: ./build/core/git/repository.js
var git_repository = __webpack_require__(5157);
// EXTERNAL MODULE: ./build/core/git/credential.js
var credential = __webpack_require__(1372);
// EXTERNAL MODULE: ./build/core/git/wire/capabilities.js
var capabilities = __webpack_require__(5849);
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
            return (0,capabilities/* readCapabilities */.DW)(await readAdvertisement(answer, remote));
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
    for await (const line of (0,pkt_line/* decodeLines */.a9)(answer.body))
        lines.push(line);
    return lines;
}
async function noSmartServer(answer, remote) {
    const type = answer.mediaType;
    const first = await answer.body.next();
    const text = first.done ? '' : first.value.toString('latin1', 0, 100);
    if (/^[0-9a-f]{40,64}\trefs\//.test(text))
        return (0,failures/* unsupported */.qO)('it speaks the dumb http protocol only');
    if (!type.includes('html'))
        return (0,failures/* protocolFailure */.fn)(`it is ${type} instead of ${advertisement}`);
    return new failure/* Failure */.HR('failed', 'GIT_NO_REPOSITORY', `${remote.url} answers with a web page, not with a git repository`, {
        hint: 'Check gitops-repository; behind single sign-on the page may be a login form that wants a token instead.',
    });
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
        const transport = await openWireTransport(remote, options);
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

// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
;// CONCATENATED MODULE: ./build/commands/gitops-remote.js






const gitopsConnectionInputs = { ...run/* gitopsInputs */.cX, ...run/* forgeInputs */.LV };
function gitopsUrl({ inputs, ci, env, cwd }) {
    const repository = (0,resolve/* needed */.Ow)(inputs['gitops-repository'], 'gitops-repository', 'there is no repository to write to', 'Give its URL, owner/name or path, or set gitops.repository in gitops.yaml.');
    return (0,git_repository/* parseRepository */.SU)(repository, { forgeBase: (0,forges/* serverOfJob */.wm)(env, ci.host), cwd });
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
async function openGitopsForge(run, purpose) {
    const { url, credential } = await gitopsRemote(run, purpose);
    const repository = forgeOf(run, url);
    if (repository === undefined)
        throw (0,forges/* noForge */.HH)('gitops-repository', url);
    const token = credential.kind === 'token' ? credential.token : undefined;
    const password = credential.kind === 'password' ? credential.password : undefined;
    const value = (0,resolve/* needed */.Ow)(token ?? password ?? run.inputs['forge-token'], 'gitops-token', `${purpose === 'push' ? 'commit-via: api' : 'deliver: pull-request'} needs a token for the API of ${repository.url}`, 'Give gitops-token, or gitops-app-id with its key.');
    return repository.kind.open(repository, { value }, run);
}
function openMonorepoForge(run) {
    const given = { env: run.env, forgeUrl: run.inputs['forge-url'], token: run.inputs['forge-token'] };
    return (0,forges/* openJobForge */.FX)(run.ci.repositoryUrl, given, run);
}
function forgeOf({ env, inputs }, url) {
    return (0,forges/* forgeFor */.P_)(url, { env, forgeUrl: inputs['forge-url'] });
}
function commitLink(run, commit) {
    const forge = forgeOf(run, gitopsUrl(run));
    const short = `\`${commit.slice(0, 8)}\``;
    if (forge === undefined)
        return short;
    return `[${short}](${forge.kind.commitUrl(forge, commit)})`;
}
async function credentialOf(run, url, purpose) {
    const { 'gitops-token': token, 'gitops-username': username, 'gitops-password': password, 'gitops-ssh-key': privateKey, 'gitops-app-private-key': privateKeyPem, } = run.inputs;
    const from = (credentialSource, credential) => ({ credential, credentialSource });
    if (token !== undefined) {
        return from('gitops-token', { kind: 'token', token, ...(username === undefined ? {} : { username }) });
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
        return from(undefined, { kind: 'none' });
    const appId = (0,resolve/* needed */.Ow)(run.inputs['gitops-app-id'], 'gitops-app-id', 'it says whose key gitops-app-private-key is', 'Give both.');
    const repository = forgeOf(run, url);
    if (repository === undefined)
        throw (0,forges/* noForge */.HH)('gitops-app-id', url);
    const issued = await run.appTokens.token({ repository, appId, privateKeyPem }, purpose);
    return from('gitops-app-private-key', { kind: 'token', token: issued });
}


/***/ }),

/***/ 915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ pushPublisher),
/* harmony export */   q: () => (/* binding */ forgePublisher)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(585);



function pushPublisher(committer) {
    return {
        async publish({ target, tree, objects, message }, transport) {
            const { objectFormat: format, ref, tip, parent } = target;
            const parents = parent === undefined ? [] : [parent];
            const { id, object } = await (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .createCommit */ .kt)(committer, { format, tree, parents, message });
            const all = new Map([...objects, [id, object]]);
            const verdict = await transport.push({ ref, expected: tip, next: id, objects: all });
            switch (verdict.result) {
                case 'accepted':
                    return { result: 'accepted', commit: id };
                case 'rejected':
                    return { result: 'rejected', cause: new Error(verdict.reason), commit: id };
                case 'unknown':
                    return { result: 'unknown', cause: verdict.cause, commit: id };
            }
        },
        refusal: ({ name }, ofRequest) => ({
            problem: `the server refuses commits to ${name}, which nobody else has moved`,
            hint: `A hook or a branch protection rule forbids it: allow this credential to push there${ofRequest ? '' : ', or use `deliver: pull-request`'}.`,
        }),
    };
}
function forgePublisher(forge, author) {
    return {
        checkTarget({ parent }) {
            if (parent !== undefined)
                return;
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_UNBORN', 'an API cannot make the first commit of an empty repository', {
                hint: 'Make a first commit, or use commit-via: git.',
            });
        },
        checkFiles: refuseModes,
        async publish({ target, files, message }, transport) {
            const { name: branch, parent } = target;
            if (parent === undefined)
                return { result: 'stale', cause: new Error(`${branch} is gone`) };
            const refused = await beginBranch(transport, target, parent);
            if (refused !== undefined)
                return refused;
            const changes = files.map(forgeChange);
            const answer = await forge.commit({ branch, expectedTip: parent, message, files: changes, author });
            return answer.result === 'committed' ? { result: 'accepted', commit: answer.commit } : answer;
        },
        refusal: ({ name }) => ({
            problem: `the server refuses the new branch ${name}`,
            hint: 'A hook or a rule for branches forbids it: allow this credential to create it.',
        }),
    };
}
async function beginBranch(transport, { ref, tip }, parent) {
    if (tip !== undefined)
        return undefined;
    const verdict = await transport.push({ ref, expected: undefined, next: parent, objects: new Map() });
    if (verdict.result === 'accepted')
        return undefined;
    if (verdict.result === 'unknown')
        return verdict;
    return { result: 'rejected', cause: new Error(verdict.reason) };
}
function refuseModes(files) {
    for (const { path, before, after } of files) {
        if (after === undefined)
            continue;
        const other = [before?.mode, after.mode].find((mode) => mode !== undefined && mode !== _git_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .treeMode */ .co.file);
        if (other === undefined)
            continue;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'API_FILE_MODE', `${path} has mode ${other}, which a commit by API does not keep`, {
            hint: 'Use commit-via: git for this file.',
        });
    }
}
function forgeChange({ path, before, after }) {
    return after === undefined ? { path, delete: true } : { path, body: after.body, existed: before !== undefined };
}


/***/ }),

/***/ 4368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ AppTokens)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _run_end_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95);


const shortestRest = 300_000;
class AppTokens {
    #ports;
    #issued = new Map();
    #forget;
    #disposed = false;
    constructor({ network, clock, log, secrets }) {
        this.#ports = { network, clock, log, secrets };
        this.#forget = (0,_run_end_js__WEBPACK_IMPORTED_MODULE_1__/* .atRunEnd */ .Wj)(() => this.#revokeAll());
    }
    async token(app, purpose) {
        const { repository, appId } = app;
        const issuer = repository.kind.apps;
        if (issuer === undefined) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('gitops-app-id', `${repository.kind.title} has no Apps with a private key`, 'Give gitops-token.');
        }
        if (this.#disposed)
            throw new Error('a token of an App is asked for after the command has ended');
        const key = `${purpose} ${appId} ${repository.url}`;
        const known = this.#issued.get(key);
        if (known !== undefined && (await this.#isFresh(known)))
            return (await known.token).token;
        const token = issuer.issue(app, purpose, this.#ports);
        this.#issued.set(key, { issuer, repository, token });
        return (await token).token;
    }
    async [Symbol.asyncDispose]() {
        this.#disposed = true;
        await this.#revokeAll();
        this.#forget();
    }
    async #isFresh({ token }) {
        const { expiresAt } = await token;
        return !(expiresAt - this.#ports.clock.now() < shortestRest);
    }
    async #revokeAll() {
        const issued = [...this.#issued.values()];
        this.#issued.clear();
        await Promise.all(issued.map((each) => this.#revoke(each)));
    }
    async #revoke({ issuer, repository, token }) {
        const issued = await token.catch(() => undefined);
        if (issued !== undefined)
            await issuer.revoke(issued, repository, this.#ports);
    }
}


/***/ }),

/***/ 7611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P_: () => (/* binding */ forgeFor),
  HH: () => (/* binding */ noForge),
  FX: () => (/* binding */ openJobForge),
  wm: () => (/* binding */ serverOfJob)
});

// UNUSED EXPORTS: forges

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/repository.js
var repository = __webpack_require__(5157);
;// CONCATENATED MODULE: ./build/core/forge/github/github.js
const github = {
    name: 'github',
    title: 'GitHub',
    exampleApi: 'https://github.example.com/api/v3',
    isPublicHost,
    sshHosts: { 'ssh.github.com': 'github.com' },
    apiOf(web) {
        const { hostname } = new URL(web);
        return isPublicHost(hostname) ? `https://api.${hostname}` : `${web}/api/v3`;
    },
    webOf(api, repositoryWeb) {
        const server = /^(.*)\/api\/v3$/.exec(api)?.[1];
        if (server !== undefined)
            return server;
        const named = /^api\.(.*\.)?(?:github|ghe)\.com$/.test(new URL(api).hostname);
        return named ? (repositoryWeb ?? `https://${new URL(api).hostname.slice('api.'.length)}`) : undefined;
    },
    isRepositoryPath: (segments) => segments.length === 2,
    commitUrl: ({ url }, commit) => `${url}/commit/${commit}`,
    jobVariables: { web: 'GITHUB_SERVER_URL', api: 'GITHUB_API_URL', token: 'GITHUB_TOKEN' },
    apiCommitAuthor: 'token owner',
    apps: {
        issue: async (...app) => (await Promise.all(/* import() */[__webpack_require__.e(3070), __webpack_require__.e(6479), __webpack_require__.e(5523)]).then(__webpack_require__.bind(__webpack_require__, 5523))).issueAppToken(...app),
        revoke: async (...token) => (await Promise.all(/* import() */[__webpack_require__.e(3070), __webpack_require__.e(6479), __webpack_require__.e(5523)]).then(__webpack_require__.bind(__webpack_require__, 5523))).revokeAppToken(...token),
    },
    open: github_open,
};
function isPublicHost(hostname) {
    return hostname === 'github.com' || hostname.endsWith('.ghe.com');
}
async function github_open(repository, { value }, ports) {
    const [{ GithubClient }, requests, { enableAutoMerge }, commits] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(3070), __webpack_require__.e(2055)]).then(__webpack_require__.bind(__webpack_require__, 2055)),
        __webpack_require__.e(/* import() */ 9228).then(__webpack_require__.bind(__webpack_require__, 9228)),
        __webpack_require__.e(/* import() */ 984).then(__webpack_require__.bind(__webpack_require__, 984)),
        __webpack_require__.e(/* import() */ 5943).then(__webpack_require__.bind(__webpack_require__, 5943)),
    ]);
    const client = new GithubClient(repository, ports, { auth: value });
    return {
        repository,
        openRequest: (source, target) => requests.openRequest(client, source, target),
        wasMerged: (source, target, tip) => requests.wasMerged(client, source, target, tip),
        openRequests: (prefix) => requests.openRequests(client, prefix),
        createRequest: (content) => requests.createRequest(client, content),
        updateRequest: (request, content) => requests.updateRequest(client, request, content),
        closeRequest: (request, reason) => requests.closeRequest(client, request, reason),
        enableAutoMerge: (request) => enableAutoMerge(client, request),
        commit: (change) => commits.commit(client, change),
        isAncestor: (ancestor, descendant) => commits.isAncestor(client, ancestor, descendant),
        deleteBranch: (branch, expectedTip) => commits.deleteBranch(client, branch, expectedTip),
    };
}

;// CONCATENATED MODULE: ./build/core/forge/gitlab/gitlab.js
const gitlab = {
    name: 'gitlab',
    title: 'GitLab',
    exampleApi: 'https://gitlab.example.com/api/v4',
    isPublicHost: (hostname) => hostname === 'gitlab.com',
    sshHosts: { 'altssh.gitlab.com': 'gitlab.com' },
    apiOf: (web) => `${web}/api/v4`,
    webOf: (api) => /^(.*)\/api\/v4$/.exec(api)?.[1],
    isRepositoryPath: (segments) => segments.length >= 2,
    commitUrl: ({ url }, commit) => `${url}/-/commit/${commit}`,
    jobVariables: {
        web: 'CI_SERVER_URL',
        api: 'CI_API_V4_URL',
        sshHost: 'CI_SERVER_SHELL_SSH_HOST',
        token: 'CI_JOB_TOKEN',
    },
    apiCommitAuthor: 'given',
    open: gitlab_open,
};
async function gitlab_open(repository, token, ports) {
    const [{ GitlabClient }, requests, { enableAutoMerge }, commits] = await Promise.all([
        __webpack_require__.e(/* import() */ 8389).then(__webpack_require__.bind(__webpack_require__, 8389)),
        __webpack_require__.e(/* import() */ 6692).then(__webpack_require__.bind(__webpack_require__, 6692)),
        __webpack_require__.e(/* import() */ 2688).then(__webpack_require__.bind(__webpack_require__, 2688)),
        __webpack_require__.e(/* import() */ 4943).then(__webpack_require__.bind(__webpack_require__, 4943)),
    ]);
    const client = new GitlabClient(repository, token, ports);
    return {
        repository,
        openRequest: (source, target) => requests.openRequest(client, source, target),
        wasMerged: (source, target, tip) => requests.wasMerged(client, source, target, tip),
        openRequests: (prefix) => requests.openRequests(client, prefix),
        createRequest: (content) => requests.createRequest(client, content),
        updateRequest: (request, content) => requests.updateRequest(client, request, content),
        closeRequest: (request, reason) => requests.closeRequest(client, request, reason),
        enableAutoMerge: (request) => enableAutoMerge(client, request),
        commit: (change) => commits.commitFiles(client, change),
        isAncestor: (ancestor, descendant) => commits.isAncestor(client, ancestor, descendant),
        deleteBranch: (branch, expectedTip) => commits.deleteBranch(client, branch, expectedTip),
    };
}

;// CONCATENATED MODULE: ./build/core/forge/forges.js




const forges = [github, gitlab];
function forgeFor(url, { env, forgeUrl, kinds = forges }) {
    const address = addressOf(url, kinds);
    if (address === undefined)
        return undefined;
    const server = forgeUrl === undefined || forgeUrl.trim() === ''
        ? serverOf(address, env, kinds)
        : givenServer(forgeUrl.trim(), address, env, kinds);
    if (server === undefined)
        return undefined;
    const path = pathOn(server, address);
    const segments = path.split('/');
    if (segments.includes('') || !server.kind.isRepositoryPath(segments))
        return undefined;
    return { kind: server.kind, api: server.api, path, url: `${server.web}/${path}` };
}
async function openJobForge(url, { token, ...options }, ports) {
    const repository = url === undefined ? undefined : forgeFor(url, options);
    if (repository === undefined)
        return undefined;
    if (token !== undefined)
        return repository.kind.open(repository, { value: token }, ports);
    const own = options.env[repository.kind.jobVariables.token];
    return own ? repository.kind.open(repository, { value: own, ofJob: true }, ports) : undefined;
}
function serverOfJob(env, host) {
    const own = forges.filter(({ name }) => name === host);
    const servers = [...own, ...forges].map((kind) => webUrl(env[kind.jobVariables.web]));
    const server = servers.find((each) => each !== undefined);
    return server === undefined ? 'https://github.com' : withoutSlash(server);
}
function noForge(input, url, kinds = forges) {
    const titles = kinds.map(({ title }) => title).join(' or ');
    return new failure/* Failure */.HR('bad-input', 'FORGE_UNKNOWN', `${input}: ${url} is on no ${titles} that is known here`, {
        hint: `Give forge-url, the base of its API: ${exampleApis(kinds)}.`,
    });
}
function exampleApis(kinds) {
    return kinds.map(({ exampleApi }) => exampleApi).join(' or ');
}
function addressOf(url, kinds) {
    const address = (0,repository/* gitAddress */.Ry)(url);
    if (address === undefined)
        return undefined;
    if ((0,repository/* isWebUrl */.O9)(url))
        return { ...address, protocol: `${address.scheme}:`, web: true };
    if (address.scheme !== 'ssh')
        return undefined;
    const known = kinds.map(({ sshHosts }) => sshHosts[address.hostname]).find((host) => host !== undefined);
    const hostname = known ?? address.hostname;
    return { host: hostname, hostname, path: address.path, protocol: 'https:', web: false };
}
function serverOf(address, env, kinds) {
    const { protocol, host, hostname } = address;
    for (const kind of kinds) {
        const job = webUrl(env[kind.jobVariables.web]);
        if (job === undefined || !(isOn(address, job) || isSshOf(kind, address, env)))
            continue;
        const web = withoutSlash(job);
        return { kind, api: jobApi(kind, env) ?? kind.apiOf(web), web };
    }
    const known = kinds.find((kind) => kind.isPublicHost(hostname));
    if (known !== undefined)
        return serverAt(known, `https://${hostname}`);
    const named = kinds.find(({ name }) => hostname.includes(name));
    return named && serverAt(named, `${protocol}//${host}`);
}
function serverAt(kind, web) {
    return { kind, api: kind.apiOf(web), web };
}
function jobApi({ jobVariables }, env) {
    const api = webUrl(env[jobVariables.api]);
    return api && withoutSlash(api);
}
function isSshOf({ jobVariables }, { web, hostname }, env) {
    const host = jobVariables.sshHost === undefined ? undefined : env[jobVariables.sshHost];
    return !web && host?.toLowerCase() === hostname;
}
function givenServer(forgeUrl, address, env, kinds) {
    const url = webUrl(forgeUrl);
    if (url === undefined || url.username !== '' || url.password !== '' || url.search !== '') {
        throw (0,failure/* badInput */.AN)('forge-url', 'is not a plain http(s) URL', 'Write it as https://gitlab.example.com/api/v4.');
    }
    const given = withoutSlash(url);
    const repositoryWeb = address.web ? `${address.protocol}//${address.host}` : undefined;
    for (const kind of kinds) {
        const web = kind.webOf(given, repositoryWeb);
        if (web !== undefined)
            return { kind, api: given, web };
    }
    const there = { protocol: url.protocol, host: url.host, hostname: url.hostname, path: '', web: true };
    const server = serverOf(there, env, kinds);
    if (server !== undefined)
        return server;
    const own = kinds.find((kind) => jobApi(kind, env) === given);
    if (own !== undefined)
        return { kind: own, api: given, web: repositoryWeb ?? given };
    const problem = `${given} does not say whether it is ${kinds.map(({ title }) => title).join(' or ')}`;
    throw (0,failure/* badInput */.AN)('forge-url', problem, `Give the base of the API: ${exampleApis(kinds)}.`);
}
function pathOn(server, { web, path }) {
    const prefix = (0,repository/* gitAddress */.Ry)(server.web)?.path ?? '';
    return web && prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : path;
}
function isOn(address, server) {
    return address.web ? address.host === server.host : address.hostname === server.hostname;
}
function webUrl(text) {
    if (text === undefined || !URL.canParse(text))
        return undefined;
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
}
function withoutSlash({ origin, pathname }) {
    return `${origin}${pathname}`.replace(/\/+$/, '');
}


/***/ }),

/***/ 6156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S6: () => (/* binding */ walkHistory),
/* harmony export */   V2: () => (/* binding */ isObjectName),
/* harmony export */   ix: () => (/* binding */ decodeCommit),
/* harmony export */   kt: () => (/* binding */ createCommit),
/* harmony export */   qN: () => (/* binding */ isRootWanted)
/* harmony export */ });
/* unused harmony export encodeCommit */
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(585);

function isObjectName(text) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
function signatureHeader(format) {
    return format === 'sha1' ? 'gpgsig' : 'gpgsig-sha256';
}
function encodeCommit(commit) {
    const lines = [
        `tree ${commit.tree}`,
        ...commit.parents.map((parent) => `parent ${parent}`),
        `author ${encodeStamp(commit.author)}`,
        `committer ${encodeStamp(commit.committer)}`,
        ...(commit.headers ?? []).map(([name, value]) => `${name} ${value.replace(/\n$/, '').replaceAll('\n', '\n ')}`),
    ];
    return Buffer.from(`${lines.join('\n')}\n\n${commit.message}`, 'utf8');
}
function decodeCommit(body) {
    const text = (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .bufferOf */ .Kb)(body).toString('utf8');
    const end = text.indexOf('\n\n');
    const head = end < 0 ? text.replace(/\n$/, '') : text.slice(0, end);
    const headers = head
        .replaceAll('\n ', '\0')
        .split('\n')
        .map((line) => {
        const space = line.indexOf(' ');
        return [line.slice(0, space), line.slice(space + 1).replaceAll('\0', '\n')];
    });
    const known = new Set(['tree', 'parent', 'author', 'committer']);
    const value = (name) => {
        const found = headers.find(([key]) => key === name);
        if (found === undefined)
            throw (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .corruptObject */ .de)('commit');
        return found[1];
    };
    return {
        tree: value('tree'),
        parents: headers.filter(([name]) => name === 'parent').map(([, id]) => id),
        author: decodeStamp(value('author')),
        committer: decodeStamp(value('committer')),
        headers: headers.filter(([name]) => !known.has(name)),
        message: end < 0 ? '' : text.slice(end + 2),
    };
}
function encodeStamp(stamp) {
    const name = cleanIdentity(stamp.name);
    const email = cleanIdentity(stamp.email).replaceAll(' ', '');
    return `${name === '' ? 'unknown' : name} <${email}> ${stamp.seconds} ${stamp.zone}`;
}
function decodeStamp(text) {
    const match = /^(.*?) ?<([^>]*)> (-?\d+) ([+-]\d+)$/.exec(text);
    const [, name = text, email = '', seconds = '0', zone = '+0000'] = match ?? [];
    return { name, email, seconds: Number(seconds), zone };
}
function cleanIdentity(text) {
    return text.replace(/[\s\u0000-\u001f\u007f<>]+/g, ' ').replace(/^[\s.,:;"'\\]+|[\s,:;"'\\]+$/g, '');
}
async function createCommit({ author, sign, clock }, { format, ...content }) {
    const stamp = { ...author, seconds: Math.floor(clock.now() / 1000), zone: '+0000' };
    const unsigned = { ...content, author: stamp, committer: stamp };
    const signature = await sign?.(encodeCommit(unsigned));
    const commit = signature === undefined ? unsigned : { ...unsigned, headers: [[signatureHeader(format), signature.trimEnd()]] };
    const body = encodeCommit(commit);
    return { id: (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .hashObject */ .wM)(format, 'commit', body), object: { type: 'commit', body } };
}
function walkHistory(objects, tip, depth) {
    const commits = [];
    const seen = new Set([tip]);
    const frontier = [{ id: tip, seconds: 0 }];
    let truncated = false;
    while (commits.length < depth) {
        const next = frontier.shift();
        if (next === undefined)
            break;
        const object = objects.get(next.id);
        if (object?.type !== 'commit') {
            truncated = true;
            continue;
        }
        commits.push({ id: next.id, body: object.body });
        for (const id of parentsOf(object.body)) {
            if (seen.has(id))
                continue;
            seen.add(id);
            const seconds = secondsOf(objects.get(id));
            const place = frontier.findIndex((other) => other.seconds < seconds);
            frontier.splice(place < 0 ? frontier.length : place, 0, { id, seconds });
        }
    }
    return { commits, truncated };
}
function isRootWanted(objects, commit, wants) {
    const body = objects.get(commit)?.body;
    const [, root] = body === undefined ? [] : (/^tree ([0-9a-f]+)$/m.exec(headOf(body)) ?? []);
    return root !== undefined && wants.includes(root);
}
function parentsOf(body) {
    return [...headOf(body).matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id]) => id ?? '');
}
function secondsOf(object) {
    const [, seconds] = /^committer .*> (-?\d+)/m.exec(object === undefined ? '' : headOf(object.body)) ?? [];
    return Number(seconds ?? 0);
}
function headOf(body) {
    const text = (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .bufferOf */ .Kb)(body).toString('latin1');
    const end = text.indexOf('\n\n');
    return end < 0 ? text : text.slice(0, end);
}


/***/ }),

/***/ 1372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ authorizationOf),
/* harmony export */   b: () => (/* binding */ credentialName)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

function authorizationOf(remote) {
    const { credential } = remote;
    switch (credential.kind) {
        case 'none':
            return undefined;
        case 'token':
            return basic(credential.username ?? 'x-access-token', credential.token);
        case 'password':
            return basic(credential.username, credential.password);
        case 'ssh-key':
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(credentialName(remote), `an SSH key cannot open ${remote.url}`, 'Give a token, or an ssh:// URL.');
    }
}
function basic(username, secret) {
    return `Basic ${Buffer.from(`${username}:${secret}`, 'utf8').toString('base64')}`;
}
function credentialName(remote) {
    return remote.credentialSource ?? sourceOf[remote.credential.kind];
}
const sourceOf = {
    none: 'gitops-token',
    token: 'gitops-token',
    password: 'gitops-password',
    'ssh-key': 'gitops-ssh-key',
};


/***/ }),

/***/ 585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kb: () => (/* binding */ bufferOf),
/* harmony export */   TR: () => (/* binding */ isSameEntry),
/* harmony export */   W2: () => (/* binding */ packObjects),
/* harmony export */   aM: () => (/* binding */ idLength),
/* harmony export */   co: () => (/* binding */ treeMode),
/* harmony export */   de: () => (/* binding */ corruptObject),
/* harmony export */   fU: () => (/* binding */ decodeTree),
/* harmony export */   hN: () => (/* binding */ encodeTree),
/* harmony export */   iR: () => (/* binding */ zeroId),
/* harmony export */   wM: () => (/* binding */ hashObject),
/* harmony export */   wd: () => (/* binding */ isDirectory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);



function bufferOf(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
function idLength(format) {
    return format === 'sha1' ? 20 : 32;
}
function zeroId(format) {
    return '0'.repeat(idLength(format) * 2);
}
function hashObject(format, type, body) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(format).update(`${type} ${body.byteLength}\0`).update(body).digest('hex');
}
const treeMode = {
    file: '100644',
    executable: '100755',
    symlink: '120000',
    directory: '40000',
    submodule: '160000',
};
function isDirectory(entry) {
    return Number.parseInt(entry.mode, 8) === 0o40000;
}
function isSameEntry(a, b) {
    return a?.id === b?.id && a?.mode === b?.mode;
}
function decodeTree(format, body) {
    const bytes = bufferOf(body);
    const length = idLength(format);
    const entries = [];
    for (let at = 0; at < bytes.length;) {
        const space = bytes.indexOf(0x20, at);
        const nul = space < 0 ? -1 : bytes.indexOf(0, space);
        const mode = bytes.toString('latin1', at, Math.max(space, at));
        if (nul < 0 || nul + 1 + length > bytes.length || !/^[0-7]{5,6}$/.test(mode))
            throw corruptObject('tree');
        entries.push({
            mode,
            name: decodeName(bytes.subarray(space + 1, nul)),
            id: bytes.toString('hex', nul + 1, nul + 1 + length),
        });
        at = nul + 1 + length;
    }
    return entries;
}
function encodeTree(entries) {
    const sortable = [...entries].map((entry) => {
        const name = encodeName(entry.name);
        return { entry, name, key: isDirectory(entry) ? Buffer.concat([name, Buffer.from('/')]) : name };
    });
    sortable.sort((a, b) => Buffer.compare(a.key, b.key));
    const seen = new Set();
    const parts = [];
    for (const { entry, name } of sortable) {
        if (seen.has(entry.name))
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `a tree cannot hold "${entry.name}" twice`);
        seen.add(entry.name);
        parts.push(Buffer.from(`${entry.mode} `, 'latin1'), name, Buffer.of(0), Buffer.from(entry.id, 'hex'));
    }
    return Buffer.concat(parts);
}
function decodeName(bytes) {
    const text = bytes.toString('utf8');
    if (!text.includes('\u{FFFD}') || Buffer.from(text, 'utf8').equals(bytes))
        return text;
    return [...bytes].map((byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join('');
}
function encodeName(name) {
    if (name === '' || name === '.' || name === '..' || name.toLowerCase() === '.git' || /[/\0]/.test(name)) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `a tree cannot hold an entry named ${JSON.stringify(name)}`);
    }
    if (!/\p{Surrogate}/u.test(name))
        return Buffer.from(name, 'utf8');
    return Buffer.from([...name].map((char) => char.charCodeAt(0) & 0xff));
}
const packType = { commit: 1, tree: 2, blob: 3, tag: 4 };
function packObjects(objects, format) {
    const entries = [...objects];
    const header = Buffer.alloc(12);
    header.write('PACK', 'latin1');
    header.writeUInt32BE(2, 4);
    header.writeUInt32BE(entries.length, 8);
    const parts = [header];
    for (const { type, body } of entries)
        parts.push(entryHeader(type, body.byteLength), (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.deflateSync)(body));
    const pack = Buffer.concat(parts);
    return Buffer.concat([pack, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(format).update(pack).digest()]);
}
function entryHeader(type, size) {
    const bytes = [(packType[type] << 4) | (size & 0x0f)];
    for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
        bytes.push(rest & 0x7f);
    }
    return Buffer.from(bytes);
}
function corruptObject(type) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `the server sent a ${type} object that cannot be read`, {
        hint: 'Check the repository with "git fsck"; a proxy that rewrites answers can be the reason too.',
    });
}


/***/ }),

/***/ 900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ problemIn),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   vU: () => (/* binding */ remoteFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _credential_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1372);


function remoteFailure(remote, problem, cause) {
    const where = `the GitOps repository ${remote.url}`;
    switch (problem) {
        case 'unreachable':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_UNREACHABLE', `${where} cannot be reached`, {
                hint: `Check gitops-repository, the DNS and firewall of this runner, and HTTPS_PROXY / NO_PROXY. It was asked with ${credentialWords(remote)}.`,
                cause,
            });
        case 'proxy':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_PROXY', `the proxy refused the way to ${where}`, {
                hint: 'Put its credential into the variable (HTTPS_PROXY=http://user:password@proxy.example.com:3128), let it pass git hosts, or name the host in NO_PROXY.',
                cause,
            });
        case 'overloaded':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_SERVER_ERROR', `the server of ${where} did not do what it was asked`, {
                hint: 'The server or a gateway before it is overloaded or down, or limits the rate of requests; run again later.',
                cause,
            });
        case 'tls':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_TLS', `the certificate of ${where} is not trusted`, {
                hint: 'Name the CA that signed it in GIT_SSL_CAINFO (and NODE_EXTRA_CA_CERTS); its name and its dates must fit, too. Verification cannot be turned off.',
                cause,
            });
        case 'auth':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_AUTH', `${where} refused ${credentialWords(remote)}`, {
                hint: authHint(remote),
                cause,
            });
        case 'host-key':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_HOST_KEY', `the SSH host key of ${where} is not known`, {
                hint: 'Write the server\'s key into ~/.ssh/known_hosts before this step ("ssh-keyscan HOST", compared with what the server\'s owner publishes). Only github.com and gitlab.com are known beforehand.',
                cause,
            });
        case 'not-found':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_REPOSITORY_NOT_FOUND', `${where} was not found`, {
                hint: `Check gitops-repository. Forges answer "not found" also when ${credentialWords(remote)} may not read it.`,
                cause,
            });
        case 'no-ssh':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_SSH_MISSING', `${where} needs the program ssh, which is not in PATH`, {
                hint: 'Install it (Debian: openssh-client, Alpine: openssh-client-default), or give an https:// URL with a token.',
                cause,
            });
        case 'redirected':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_REDIRECT', `${where} has moved, and a credential is not sent after it`, {
                hint: 'Give the address that it redirects to as gitops-repository (GitLab: with .git at its end), or use gitops-transport=auto.',
                cause,
            });
    }
}
function credentialWords(remote) {
    if (remote.credential.kind === 'none')
        return 'a request without credentials';
    return `the credential from ${(0,_credential_js__WEBPACK_IMPORTED_MODULE_1__/* .credentialName */ .b)(remote)}`;
}
function authHint(remote) {
    switch (remote.credential.kind) {
        case 'none':
            return 'Give gitops-token, gitops-username with gitops-password, gitops-ssh-key, or gitops-app-id with its key.';
        case 'ssh-key':
            return 'Add the public half of the key as a deploy key with write access.';
        default:
            return 'The token must be valid and may write contents (GitHub: contents: write on that repository, which GITHUB_TOKEN has only for its own; GitLab: write_repository and at least the Developer role, on a protected branch what the branch demands).';
    }
}
const patterns = [
    [/\bssh: (command )?not found|cannot run ssh\b/i, 'no-ssh'],
    [/host key verification failed|no matching host key type/i, 'host-key'],
    [
        /ssl certificate problem|certificate verif|server certificate|certificate subject name|unable to get local issuer|self.signed/i,
        'tls',
    ],
    [/returned error: 30\d/i, 'redirected'],
    [/tunnel failed, response 4\d\d|HTTP code 4\d\d from proxy|returned error: 407/i, 'proxy'],
    [/returned error: (429|5\d\d)/i, 'overloaded'],
    [
        /authentication failed|could not read (username|password)|returned error: 40[13]|permission denied|access denied|invalid credentials|write access to repository not granted|terminal prompts disabled/i,
        'auth',
    ],
    [
        /repository .*not found|returned error: 404|does not appear to be a git repository|does not exist|project you were looking for could not be found|not a git repository|invalid gitfile format/i,
        'not-found',
    ],
    [
        /could ?n.t resolve host|could not resolve|failed to connect|connection (refused|timed out|reset|closed)|network is unreachable|no route to host|operation timed out|could not connect|unable to access/i,
        'unreachable',
    ],
];
function problemIn(stderr) {
    return patterns.find(([pattern]) => pattern.test(stderr))?.[1];
}
function isTransient(stderr) {
    return /returned error: (429|5\d\d)|early EOF|unexpected disconnect|hung up unexpectedly|RPC failed|connection (reset|timed out)|empty reply|bytes of body are still expected|recv failure|transfer closed/i.test(stderr);
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
        throw (0,_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .protocolFailure */ .fn)(`it is an error: ${version.slice(4)}`);
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
/* harmony export */   Of: () => (/* binding */ refusalOf),
/* harmony export */   fn: () => (/* binding */ protocolFailure),
/* harmony export */   g$: () => (/* binding */ tooLarge),
/* harmony export */   qO: () => (/* binding */ unsupported),
/* harmony export */   tv: () => (/* binding */ gitFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1296);
/* harmony import */ var _credential_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1372);
/* harmony import */ var _remote_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(900);




function protocolFailure(problem, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_PROTOCOL', `the git server's answer cannot be used: ${problem}`, {
        hint: 'A proxy that rewrites or cuts answers is the usual reason; gitops-transport=git shows what git itself says.',
        ...(cause === undefined ? {} : { cause }),
    });
}
function tooLarge(what, limit) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_RESPONSE_TOO_LARGE', `the git server sent ${what} over the limit of ${limit}`, {
        hint: 'gitops-transport=git has no such limit; use it if the repository really holds files of this size.',
    });
}
function unsupported(reason, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_WIRE_UNSUPPORTED', `the git server cannot serve single objects: ${reason}`, {
        hint: 'Use gitops-transport=git, which needs the git program.',
        ...(cause === undefined ? {} : { cause }),
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
    let text = '';
    for (let next = await answer.body.next(); !next.done && text.length < maxTextLength; next = await answer.body.next()) {
        text += next.value.toString('utf8');
    }
    return text
        .slice(0, maxTextLength)
        .replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
        .trim();
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
async function* decodeLines(chunks) {
    const decoder = new PktLineDecoder();
    for await (const chunk of chunks)
        yield* decoder.push(chunk);
    decoder.end();
}


/***/ }),

/***/ 9349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ parseRepositoryName),
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Bs: () => (/* binding */ checkTag),
/* harmony export */   Cy: () => (/* binding */ lastComponent),
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   H2: () => (/* binding */ checkDigest),
/* harmony export */   JA: () => (/* binding */ canonicalRepository),
/* harmony export */   Ng: () => (/* binding */ looksLikeImage),
/* harmony export */   OJ: () => (/* binding */ joinImage),
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   UD: () => (/* binding */ dockerHub),
/* harmony export */   Ve: () => (/* binding */ splitHost),
/* harmony export */   Y4: () => (/* binding */ dockerConfigKey),
/* harmony export */   Zf: () => (/* binding */ splitTagField),
/* harmony export */   dw: () => (/* binding */ isTemplated),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   og: () => (/* binding */ isRepositoryPath),
/* harmony export */   s5: () => (/* binding */ splitImage)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const dockerHub = 'docker.io';
function dockerConfigKey(registry) {
    return registry === dockerHub ? 'https://index.docker.io/v1/' : registry;
}
const longestRepository = 255;
const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostName = /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*$/;
const ipv6 = /^\[[a-fA-F0-9:]+\]$/;
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const placeholder = /\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}/gs;
const digestGrammar = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
function parseReference(text, input = 'image') {
    refuseSchemeAndSpace(text, input);
    const { name, tag, digest } = split(text);
    if (digest !== undefined)
        checkDigest(digest, input);
    if (tag !== undefined)
        checkTag(tag, input);
    const repository = repositoryOf(name, input, text);
    return { ...repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}
function parseRepositoryName(text, input = 'image') {
    const { registry, repository, tag, digest } = parseReference(text, input);
    if (tag === undefined && digest === undefined)
        return { registry, repository };
    const extra = digest === undefined ? `the tag "${tag}"` : `the digest "${digest}"`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${text}" must name a repository, but it also has ${extra}`, `write "${registry}/${repository}" and give tags in their own input`);
}
function formatReference({ registry, repository, tag, digest }) {
    return joinImage({ repository: `${registry}/${repository}`, tag, digest });
}
function isTag(text) {
    return tagGrammar.test(text);
}
function checkTag(tag, input = 'tags') {
    if (isTag(tag))
        return;
    if (tag === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the tag is empty', 'give a tag after ":", or leave the ":" out');
    const problem = tag.length > 128
        ? `has ${tag.length} characters, at most 128 are allowed`
        : /^[.-]/.test(tag)
            ? 'begins with "." or "-"'
            : `contains ${firstMatch(/[^A-Za-z0-9_.-]/, tag)}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the tag "${tag}" ${problem}`, 'a tag has letters, digits, "_", "." and "-", and begins with a letter, a digit or "_"; {branch-slug} makes a valid one of a branch name');
}
function isDigest(text) {
    return digestGrammar.test(text);
}
function checkDigest(digest, input = 'digest') {
    if (isDigest(digest))
        return;
    const [, algorithm, hex = ''] = /^(sha256|sha512):(.*)$/s.exec(digest) ?? [];
    const problem = algorithm === undefined
        ? 'does not begin with "sha256:" or "sha512:"'
        : /[^a-f0-9]/.test(hex)
            ? 'has other characters than lower-case hex digits'
            : `has ${hex.length} hex digits, ${algorithm} has ${algorithm === 'sha256' ? 64 : 128}`;
    const hint = 'Copy the whole digest, sha256: and 64 hex digits, as build-image outputs it.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the digest "${digest}" ${problem}`, hint);
}
function isRepositoryPath(path) {
    return path.length <= longestRepository && path.split('/').every((part) => component.test(part));
}
function splitImage(text) {
    const { name, tag, digest } = split(text);
    return { repository: name || undefined, tag: tag || undefined, digest: digest || undefined };
}
function splitTagField(text) {
    const [, tag, digest] = /^([^@]*)@?(.*)$/s.exec(text) ?? [];
    return { tag: tag || undefined, digest: digest || undefined };
}
function joinImage({ repository, tag, digest }) {
    return `${repository ?? ''}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
function versionOf(text) {
    const { tag, digest } = splitImage(text);
    if (tag !== undefined && isTag(tag))
        return tag;
    return digest !== undefined && isDigest(digest) ? digest.slice(0, digest.indexOf(':') + 13) : '';
}
function sameRepository(a, b) {
    return canonicalRepository(a) === canonicalRepository(b);
}
function canonicalRepository(repository) {
    return formatReference(canonical(splitHost(repository)));
}
function splitHost(repository) {
    const [, host, path = repository] = /^([^/]*[.:][^/]*|localhost)\/(.*)$/s.exec(repository) ?? [];
    return { host, path };
}
function lastComponent(repository) {
    return repository.slice(repository.lastIndexOf('/') + 1);
}
function isTemplated(text) {
    return text.search(placeholder) !== -1;
}
function looksLikeImage(text) {
    const { name, tag, digest } = split(text);
    return (/^[a-z0-9][\w.\-/]*(?::\d+\/[\w.\-/]+)?$/i.test(name) &&
        (tag === undefined || isTag(tag)) &&
        (digest === undefined || /^[\w+.-]+:[\w=-]+$/.test(digest)) &&
        !/^\d+$/.test(text));
}
function split(text) {
    const shape = text.replace(placeholder, (filled) => 'x'.repeat(filled.length));
    const at = shape.indexOf('@');
    const end = at < 0 ? text.length : at;
    const colon = shape.slice(0, end).indexOf(':', shape.lastIndexOf('/', end) + 1);
    return {
        name: text.slice(0, colon < 0 ? end : colon),
        tag: colon < 0 ? undefined : text.slice(colon + 1, end),
        digest: at < 0 ? undefined : text.slice(at + 1),
    };
}
function canonical({ host, path }) {
    const lower = host?.toLowerCase() ?? dockerHub;
    const registry = lower === 'index.docker.io' || lower === 'registry-1.docker.io' ? dockerHub : lower;
    return { registry, repository: registry === dockerHub && !path.includes('/') ? `library/${path}` : path };
}
function refuseSchemeAndSpace(text, input) {
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
    if (scheme !== undefined) {
        const shown = text.replace(/\/\/[^/]*@/, '//***@');
        const problem = `"${shown}" begins with "${scheme}", but an image reference has no scheme`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `leave "${scheme}" out`);
    }
    if (text.trim() === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the image reference is empty', 'write it as host/path[:tag][@digest]');
    if (/[\s\p{Cc}]/u.test(text)) {
        const problem = `"${text}" contains ${firstMatch(/[\s\p{Cc}]/u, text)}`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'remove white space and control characters');
    }
}
function repositoryOf(name, input, whole) {
    const { host, path } = splitHost(name);
    if (host !== undefined)
        checkHost(host, input);
    checkPath(path, input, whole);
    if (host === undefined && /^[a-f0-9]{64}$/.test(path)) {
        const problem = `"${whole}" is an image ID, which registries do not know`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'name the image by its repository, or by repository@sha256:…');
    }
    return canonical({ host, path });
}
function checkHost(host, input) {
    const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
    if (!hostName.test(name) && !ipv6.test(name)) {
        const hint = 'write a host name, an IPv4 address or an IPv6 address in brackets, with an optional :port';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${host}" is not a registry host`, hint);
    }
    if (port !== undefined && !(/^[0-9]{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${port}" is not a port of the registry "${name}"`, 'a port is a number from 1 to 65535');
    }
}
function checkPath(path, input, whole) {
    if (path.length > longestRepository) {
        const problem = `the repository of "${whole}" has ${path.length} characters, at most ${longestRepository} are allowed`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem);
    }
    const part = path.split('/').find((each) => !component.test(each));
    if (part === undefined)
        return;
    if (part === '') {
        const hint = 'write host/path[:tag][@digest] without doubled, leading or trailing "/"';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${whole}" has an empty part between slashes`, hint);
    }
    if (/[A-Z]/.test(part)) {
        const problem = `the repository of "${whole}" has upper-case letters in "${part}"`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `write it as "${part.toLowerCase()}"`);
    }
    const problem = /[^a-z0-9._-]/.test(part)
        ? `contains ${firstMatch(/[^a-z0-9._-]/, part)}`
        : `has a misplaced ${firstMatch(/[._-]+/, part)}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${part}" in "${whole}" ${problem}`, 'each part of a repository has lower-case letters and digits, with single ".", one or two "_" or any "-" between them');
}
function firstMatch(pattern, text) {
    return JSON.stringify(pattern.exec(text)?.[0] ?? '');
}


/***/ }),

/***/ 1296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ NetworkError),
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
            (problem.kind === 'unreachable' && problem.errno !== 'ENOTFOUND'));
    }
    get hint() {
        return hintFor(this.problem);
    }
    failure(code) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, this.message, { hint: this.hint, cause: this.cause ?? this });
    }
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
            return 'Check the address: what answers there may not be the server that was meant.';
        case 'redirect':
            return 'Give the address that it redirects to.';
    }
}


/***/ })

};
