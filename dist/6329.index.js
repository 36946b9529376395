export const id = 6329;
export const ids = [6329];
export const modules = {

/***/ 8778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  forgeFor: () => (/* binding */ forgeFor),
  forges: () => (/* binding */ forges),
  isAt: () => (/* binding */ isAt),
  isForeignToJobToken: () => (/* binding */ isForeignToJobToken),
  jobGitAccess: () => (/* binding */ jobGitAccess),
  noForge: () => (/* binding */ noForge),
  openJobForge: () => (/* binding */ openJobForge),
  otherForge: () => (/* binding */ otherForge),
  serverOfJob: () => (/* binding */ serverOfJob),
  tokenGitAccess: () => (/* binding */ tokenGitAccess),
  userOfJobToken: () => (/* binding */ userOfJobToken)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var git_repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/forge/github/github.js
var github = __webpack_require__(4345);
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
        gitUser: 'gitlab-ci-token',
    },
    apiCommitAuthor: 'given',
    open: gitlab_open,
};
async function gitlab_open(repository, token, ports) {
    const [{ GitlabClient }, requests, facts, { enableAutoMerge }, commits, { access }, { requestComments }, { gitlabDeployments }, { setStatus },] = await Promise.all([
        __webpack_require__.e(/* import() */ 8389).then(__webpack_require__.bind(__webpack_require__, 8389)),
        __webpack_require__.e(/* import() */ 6692).then(__webpack_require__.bind(__webpack_require__, 6692)),
        __webpack_require__.e(/* import() */ 1167).then(__webpack_require__.bind(__webpack_require__, 1167)),
        __webpack_require__.e(/* import() */ 2688).then(__webpack_require__.bind(__webpack_require__, 2688)),
        __webpack_require__.e(/* import() */ 4943).then(__webpack_require__.bind(__webpack_require__, 4943)),
        __webpack_require__.e(/* import() */ 6412).then(__webpack_require__.bind(__webpack_require__, 6412)),
        __webpack_require__.e(/* import() */ 2768).then(__webpack_require__.bind(__webpack_require__, 2768)),
        __webpack_require__.e(/* import() */ 2448).then(__webpack_require__.bind(__webpack_require__, 2448)),
        __webpack_require__.e(/* import() */ 784).then(__webpack_require__.bind(__webpack_require__, 784)),
    ]);
    const client = new GitlabClient(repository, token, ports);
    return {
        repository,
        comments: requestComments(client),
        openRequest: (source, target) => requests.openRequest(client, source, target),
        wasMerged: (source, target, tip) => requests.wasMerged(client, source, target, tip),
        latestRequests: (source, target) => requests.latestRequests(client, source, target),
        request: (number) => requests.request(client, number),
        requestHead: (number) => facts.requestHead(client, number),
        changedFiles: (number) => facts.changedFiles(client, number),
        remarks: (number) => facts.remarks(client, number),
        mayWrite: (author) => facts.mayWrite(client, author),
        openRequests: (prefix) => requests.openRequests(client, prefix),
        createRequest: (content) => requests.createRequest(client, content),
        updateRequest: (request, content) => requests.updateRequest(client, request, content),
        closeRequest: (request, reason) => requests.closeRequest(client, request, reason),
        enableAutoMerge: (request) => enableAutoMerge(client, request),
        commit: (change) => commits.commitFiles(client, change),
        compare: (commit, other) => commits.compare(client, commit, other),
        deleteBranch: (branch, expectedTip) => commits.deleteBranch(client, branch, expectedTip),
        access: (branch, work) => access(client, branch, work),
        deployments: gitlabDeployments(client),
        setStatus: (status) => setStatus(client, status),
    };
}

;// CONCATENATED MODULE: ./build/core/forge/forges.js




const forges = [github/* github */.M, gitlab];
function forgeFor(url, { env, forgeUrl, kinds = forges }) {
    const address = addressOf(url, kinds);
    if (address === undefined)
        return undefined;
    const given = forgeUrl === undefined || forgeUrl.trim() === '' ? undefined : givenServer(forgeUrl.trim(), address, env, kinds);
    const server = given === undefined || isOfOthers(given, address, env, kinds) ? serverOf(address, env, kinds) : given;
    if (server === undefined)
        return undefined;
    const path = pathOn(server, address);
    const segments = path.split('/');
    if (segments.includes('') || !server.kind.isRepositoryPath(segments))
        return undefined;
    return { kind: server.kind, api: server.api, path, url: `${server.web}/${path}` };
}
async function openJobForge(url, { token, ...options }, ports) {
    if (url === undefined)
        return undefined;
    const { env } = options;
    const given = forgeFor(url, options);
    if (given === undefined)
        return undefined;
    const isGiven = token !== undefined && userOfJobToken(token, env) === undefined;
    if (isGiven && isAt(given, options.forgeUrl))
        return given.kind.open(given, { value: token }, ports);
    for (const repository of [given, forgeFor(url, { ...options, forgeUrl: undefined })]) {
        if (repository === undefined)
            continue;
        const { kind, api } = repository;
        const own = env[kind.jobVariables.token];
        if (own && !isForeignToJobToken(own, api, env))
            return kind.open(repository, { value: own, ofJob: true }, ports);
    }
    return undefined;
}
function isAt({ api, url }, forgeUrl) {
    if (forgeUrl === undefined || forgeUrl.trim() === '')
        return true;
    const named = webUrl(forgeUrl.trim())?.host;
    return named === webUrl(api)?.host || named === webUrl(url)?.host;
}
function jobGitAccess(url, env) {
    const address = addressOf(url, forges);
    const kind = forges.find(({ jobVariables }) => webUrl(env[jobVariables.web]) !== undefined && env[jobVariables.token]);
    if (address === undefined || kind === undefined)
        return undefined;
    const { token: name, web, gitUser: username } = kind.jobVariables;
    const server = webUrl(env[web]);
    if (server === undefined || !(isOn(address, server) || isSshOf(kind, address, env)))
        return undefined;
    return { url: address.web ? url : `${withoutSlash(server)}/${address.path}.git`, username, token: env[name] ?? '' };
}
function userOfJobToken(token, env) {
    return forges.find(({ jobVariables }) => env[jobVariables.token] === token)?.jobVariables.gitUser;
}
function isForeignToJobToken(token, address, env) {
    const kind = forges.find(({ jobVariables }) => env[jobVariables.token] === token);
    if (kind === undefined || webUrl(env[kind.jobVariables.web]) === undefined)
        return false;
    return !isOfJob(address, kind, env) && jobGitAccess(address, env) === undefined;
}
function tokenGitAccess(url, { token, repositoryUrl, ...options }) {
    const repository = (0,git_repository/* sameRepository */.RB)(url, repositoryUrl) ? forgeFor(url, options) : undefined;
    if (repository === undefined || !isAt(repository, options.forgeUrl))
        return undefined;
    const username = userOfJobToken(token, options.env);
    const web = (0,git_repository/* isWebUrl */.O9)(url) ? url : `${repository.url}.git`;
    return { url: web, token, ...(username === undefined ? {} : { username }) };
}
function serverOfJob(env, host) {
    const own = forges.filter(({ name }) => name === host);
    const servers = [...own, ...forges].map((kind) => webUrl(env[kind.jobVariables.web]));
    const server = servers.find((each) => each !== undefined);
    return server === undefined ? 'https://github.com' : withoutSlash(server);
}
function noForge(input, url, kinds = forges) {
    return new failure/* Failure */.HR('bad-input', 'FORGE_UNKNOWN', `${input}: ${url} is on no ${titlesOf(kinds, 'or')} that is known here`, {
        hint: `Give forge-url, the base of its API: ${exampleApis(kinds)}.`,
    });
}
const byApi = {
    request: { input: 'deliver', what: 'requests', instead: '`push`' },
    push: { input: 'commit-via', what: 'commits by API', instead: '`git`' },
};
function otherForge(purpose, url, kinds = forges) {
    const { input, what, instead } = byApi[purpose];
    const problem = `${input}: ${what}: ${titlesOf(kinds, 'and')} only, and ${url} is not known to be on one of them`;
    return new failure/* Failure */.HR('bad-input', 'FORGE_UNKNOWN', problem, {
        hint: `Use ${instead}. If it is on a ${titlesOf(kinds, 'or')} server, give forge-url, the base of its API: ${exampleApis(kinds)}.`,
    });
}
function titlesOf(kinds, word) {
    return kinds.map(({ title }) => title).join(` ${word} `);
}
function exampleApis(kinds) {
    return kinds.map(({ exampleApi }) => exampleApi).join(' or ');
}
function addressOf(url, kinds) {
    const address = (0,git_repository/* gitAddress */.Ry)(url);
    if (address === undefined)
        return undefined;
    if ((0,git_repository/* isWebUrl */.O9)(url))
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
function isOfOthers({ kind, api }, address, env, kinds) {
    const known = kinds.find(({ isPublicHost }) => isPublicHost(address.hostname)) ??
        kinds.find((each) => isOfJob(`${address.protocol}//${address.host}`, each, env));
    if (known === undefined)
        return false;
    return known !== kind || (isOfJob(api, kind, env) && !isOfJob(`${address.protocol}//${address.host}`, kind, env));
}
function isOfJob(address, { jobVariables }, env) {
    const servers = [webUrl(env[jobVariables.web]), webUrl(env[jobVariables.api])];
    return servers.some((server) => server !== undefined && server.host === webUrl(address)?.host);
}
function pathOn(server, { web, path }) {
    const prefix = (0,git_repository/* gitAddress */.Ry)(server.web)?.path ?? '';
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

/***/ 4345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ github)
/* harmony export */ });
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
    jobVariables: {
        web: 'GITHUB_SERVER_URL',
        api: 'GITHUB_API_URL',
        token: 'GITHUB_TOKEN',
        gitUser: 'x-access-token',
    },
    apiCommitAuthor: 'token owner',
    apps: {
        issue: async (...app) => (await Promise.all(/* import() */[__webpack_require__.e(3070), __webpack_require__.e(6479), __webpack_require__.e(5523)]).then(__webpack_require__.bind(__webpack_require__, 5523))).issueAppToken(...app),
        revoke: async (...token) => (await Promise.all(/* import() */[__webpack_require__.e(3070), __webpack_require__.e(6479), __webpack_require__.e(5523)]).then(__webpack_require__.bind(__webpack_require__, 5523))).revokeAppToken(...token),
    },
    open,
};
function isPublicHost(hostname) {
    return hostname === 'github.com' || hostname.endsWith('.ghe.com');
}
async function open(repository, { value, ofJob }, ports) {
    const [{ GithubClient }, requests, facts, { enableAutoMerge }, commits, { access }, { requestComments }, { githubDeployments }, { setStatus },] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(3070), __webpack_require__.e(2055)]).then(__webpack_require__.bind(__webpack_require__, 2055)),
        __webpack_require__.e(/* import() */ 9228).then(__webpack_require__.bind(__webpack_require__, 9228)),
        __webpack_require__.e(/* import() */ 5383).then(__webpack_require__.bind(__webpack_require__, 5383)),
        __webpack_require__.e(/* import() */ 984).then(__webpack_require__.bind(__webpack_require__, 984)),
        __webpack_require__.e(/* import() */ 5943).then(__webpack_require__.bind(__webpack_require__, 5943)),
        __webpack_require__.e(/* import() */ 9700).then(__webpack_require__.bind(__webpack_require__, 9700)),
        __webpack_require__.e(/* import() */ 1960).then(__webpack_require__.bind(__webpack_require__, 1960)),
        __webpack_require__.e(/* import() */ 534).then(__webpack_require__.bind(__webpack_require__, 534)),
        __webpack_require__.e(/* import() */ 3784).then(__webpack_require__.bind(__webpack_require__, 3784)),
    ]);
    const client = new GithubClient(repository, ports, { auth: value, ...(ofJob ? { ofJob } : {}) });
    return {
        repository,
        comments: requestComments(client),
        openRequest: (source, target) => requests.openRequest(client, source, target),
        wasMerged: (source, target, tip) => requests.wasMerged(client, source, target, tip),
        latestRequests: (source, target) => requests.latestRequests(client, source, target),
        request: (number) => requests.request(client, number),
        requestHead: (number) => facts.requestHead(client, number),
        changedFiles: (number) => facts.changedFiles(client, number),
        remarks: (number) => facts.remarks(client, number),
        mayWrite: (author) => facts.mayWrite(client, author),
        openRequests: (prefix) => requests.openRequests(client, prefix),
        createRequest: (content) => requests.createRequest(client, content),
        updateRequest: (request, content) => requests.updateRequest(client, request, content),
        closeRequest: (request, reason) => requests.closeRequest(client, request, reason),
        enableAutoMerge: (request) => enableAutoMerge(client, request),
        commit: (change) => commits.commit(client, change),
        compare: (commit, other) => commits.compare(client, commit, other),
        deleteBranch: (branch, expectedTip) => commits.deleteBranch(client, branch, expectedTip),
        access: (branch) => access(client, branch),
        deployments: githubDeployments(client),
        setStatus: (status) => setStatus(client, status),
    };
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
        case 'header':
            return credential.authorization;
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
    header: 'gitops-token',
};


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
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8687);



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
        case 'web-page':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_NO_REPOSITORY', `${where} does not answer as a git repository`, {
                hint: 'Check gitops-repository; behind single sign-on the answer may be a login page that wants a token instead.',
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
                hint: (0,_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .isLocalPath */ .Nj)(remote.url)
                    ? 'Check gitops-repository: no git repository is at this path.'
                    : `Check gitops-repository. Forges answer "not found" also when ${credentialWords(remote)} may not read it.`,
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
    if (remote.credential.kind === 'none') {
        const lacking = remote.credentialSource === undefined ? '' : ` (${remote.credentialSource})`;
        return `a request without credentials${lacking}`;
    }
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
    [/not valid: is this a git repository/i, 'web-page'],
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
    return /returned error: (429|5\d\d)|early EOF|unexpected disconnect|hung up unexpectedly|RPC failed|connection (reset|timed out)|empty reply|bytes of body are still expected|recv failure|transfer closed|bad line length|expected flush after|expected 'packfile'|invalid index-pack output|not valid: is this a git repository/i.test(stderr);
}


/***/ })

};
