export const id = 356;
export const ids = [356];
export const modules = {

/***/ 8779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ ObjectReader)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const largestObject = 128 * 1024 * 1024;
function tooLarge(id, size) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_RESPONSE_TOO_LARGE', `the object ${id} has ${size} bytes`, {
        hint: `The limit is ${largestObject} bytes: no file that is read or written here is as large.`,
    });
}
class ObjectReader {
    #start;
    #child;
    #questions = [];
    #received = Buffer.alloc(0);
    #chunks = [];
    #wanted = 0;
    #length = 0;
    constructor(start) {
        this.#start = start;
    }
    read(name) {
        const child = this.#child ?? this.#open();
        return new Promise((answer, fail) => {
            this.#questions.push({ answer, fail });
            child.stdin.write(`${name}\n`);
        });
    }
    async close() {
        const child = this.#child;
        if (child === undefined)
            return;
        this.#child = undefined;
        const closed = new Promise((done) => child.once('close', () => done()));
        child.stdin.end();
        child.kill();
        await closed;
    }
    #open() {
        const child = this.#start();
        this.#child = child;
        let stderr = '';
        child.stderr.on('data', (chunk) => {
            stderr += chunk.toString('utf8');
        });
        child.stdout.on('data', (chunk) => this.#receive(chunk));
        child.stdin.on('error', () => { });
        const end = (cause) => {
            if (this.#child === child)
                this.#child = undefined;
            const failure = cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR
                ? cause
                : new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_READ', 'git cat-file ended before it answered', { cause });
            for (const question of this.#questions.splice(0))
                question.fail(failure);
        };
        child.on('error', end);
        child.on('close', () => end(new Error(stderr.trim())));
        return child;
    }
    #receive(chunk) {
        this.#chunks.push(chunk);
        this.#length += chunk.length;
        if (this.#length < this.#wanted)
            return;
        this.#received = Buffer.concat([this.#received, ...this.#chunks]);
        this.#chunks = [];
        while (this.#answerNext()) { }
        this.#length = this.#received.length;
    }
    #answerNext() {
        this.#wanted = 0;
        const end = this.#received.indexOf(0x0a);
        if (end < 0)
            return false;
        const [id = '', type = '', size] = this.#received.toString('latin1', 0, end).split(' ');
        const found = size !== undefined;
        if (Number(size) > largestObject) {
            this.#child?.emit('error', tooLarge(id, Number(size)));
            this.#child?.kill();
            return false;
        }
        const after = found ? end + 1 + Number(size) + 1 : end + 1;
        if (this.#received.length < after) {
            this.#wanted = after;
            return false;
        }
        const body = this.#received.subarray(end + 1, after - 1);
        this.#received = this.#received.subarray(after);
        this.#questions.shift()?.answer(found ? { id, type: type, body } : undefined);
        return true;
    }
}


/***/ }),

/***/ 196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ sshVariables),
/* harmony export */   I: () => (/* binding */ writePrivateKey)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6278);




const knownHosts = `github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl
gitlab.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAfuCHKVTjquxvt6CM6tdG4SLp1Btn/nOeHHE5UOzRdf
`;
async function writePrivateKey(path, text, input = 'gitops-ssh-key') {
    const key = `${text.replace(/\r\n/g, '\n').trim()}\n`;
    if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----\n/.test(key)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, 'is not a private key', 'Give the text of the key file, from "-----BEGIN … PRIVATE KEY-----" on.');
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, key, { mode: 0o600, flag: 'wx' });
}
async function sshVariables(directory, privateKey, userCommand) {
    if (privateKey === undefined && userCommand !== undefined)
        return {};
    const hosts = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'known_hosts');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(hosts, knownHosts, { flag: 'wx' });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(directory, 0o700);
    const options = [
        'BatchMode=yes',
        'StrictHostKeyChecking=yes',
        `GlobalKnownHostsFile=/etc/ssh/ssh_known_hosts ${hosts}`,
        'ConnectTimeout=30',
        'ServerAliveInterval=15',
    ];
    const words = ['ssh', ...options.flatMap((option) => ['-o', option])];
    if (privateKey !== undefined) {
        const key = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'ssh-key');
        await writePrivateKey(key, privateKey);
        words.push('-i', key, '-o', 'IdentitiesOnly=yes');
    }
    return { GIT_SSH_COMMAND: (0,_program_js__WEBPACK_IMPORTED_MODULE_3__/* .shellLine */ .Tg)(words), GIT_SSH_VARIANT: 'ssh' };
}


/***/ }),

/***/ 356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGitTransport: () => (/* binding */ openGitTransport)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/commit.js
var git_commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/git/remote-failure.js
var remote_failure = __webpack_require__(900);
// EXTERNAL MODULE: ./build/core/run-end.js
var run_end = __webpack_require__(95);
// EXTERNAL MODULE: ./build/core/git/credential.js
var git_credential = __webpack_require__(1372);
// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/git/program/program.js
var program = __webpack_require__(1714);
// EXTERNAL MODULE: ./build/core/git/program/ssh.js
var program_ssh = __webpack_require__(196);
;// CONCATENATED MODULE: ./build/core/git/program/connection.js








const ofPath = [
    ['safe.bareRepository', 'all'],
    ['push.gpgSign', 'false'],
    ['push.pushOption', ''],
];
const largestAnswer = 64 * 1024 * 1024;
const retryPauses = [500, 2_000, 8_000];
class GitConnection {
    remote;
    #directory;
    options;
    local;
    #parts;
    requests = 0;
    processes = 0;
    constructor(remote, directory, options, parts) {
        this.remote = remote;
        this.#directory = directory;
        this.options = options;
        this.local = (0,repository/* isLocalPath */.Nj)(remote.url);
        this.#parts = parts;
    }
    static async prepare(remote, parts) {
        const local = (0,repository/* isLocalPath */.Nj)(remote.url);
        const web = (0,repository/* isWebUrl */.O9)(remote.url);
        const { credential } = remote;
        if (!web && !local && (credential.kind === 'token' || credential.kind === 'password')) {
            const problem = `a ${credential.kind} cannot open ${remote.url}`;
            throw (0,failure/* badInput */.AN)((0,git_credential/* credentialName */.b)(remote), problem, 'Give gitops-ssh-key, or an https:// URL.');
        }
        await (0,program/* requireGit */.oj)(parts);
        const settings = await settingsOf(remote, parts);
        const directory = await (0,run_end/* temporaryDirectory */.De)((0,run_end/* temporaryBase */.du)(parts.env), 'monorepo-gitops');
        const { path } = directory;
        try {
            const key = credential.kind === 'ssh-key' ? credential.privateKey : undefined;
            const ssh = web || local ? {} : await (0,program_ssh/* sshVariables */.C)(path, key, parts.env.GIT_SSH_COMMAND);
            const options = {
                programs: parts.programs,
                cwd: path,
                env: parts.env,
                scope: local ? 'checkout' : 'own',
                outputLimit: largestAnswer,
                settings,
                variables: { ...ssh, ...proxyVariables(parts.env), GIT_CEILING_DIRECTORIES: (0,external_node_path_.dirname)(path) },
            };
            return new GitConnection(remote, directory, options, parts);
        }
        catch (error) {
            await directory[Symbol.asyncDispose]();
            throw error;
        }
    }
    get directory() {
        return this.#directory.path;
    }
    run(args, more = {}) {
        this.processes += 1;
        this.requests += 1;
        return (0,program.runGit)(args, {
            ...this.options,
            ...more,
            settings: [...(this.options.settings ?? []), ...(more.settings ?? [])],
            variables: { ...this.options.variables, ...more.variables },
        });
    }
    async ask(args, more = {}) {
        const { log, clock, network } = this.#parts;
        for (const longest of retryPauses) {
            const result = await this.run(args, more);
            if (result.code === 0 || !(0,remote_failure/* isTransient */.dg)(result.stderr))
                return result;
            const pause = longest * (0.5 + clock.random() / 2);
            if (pause >= network.deadline.remaining()) {
                throw network.deadline.failure('another try of the git program', this.failure('git', result.stderr));
            }
            log.detail(`the git server did not answer in full; asking again in ${Math.round(pause)} ms`);
            await clock.sleep(pause);
        }
        return this.run(args, more);
    }
    detail(line) {
        this.#parts.log.detail(line);
    }
    failure(what, stderr) {
        const cause = new Error(stderr.trim());
        const problem = (0,remote_failure/* problemIn */.Dk)(stderr);
        if (problem !== undefined)
            return (0,remote_failure/* remoteFailure */.vU)(this.remote, problem, cause);
        if (/^(?!remote:).*(no space left on device|disk quota exceeded)/im.test(stderr))
            return diskFull(this.directory, cause);
        const hint = `Git's own words are the cause; "git ls-remote ${this.remote.url}" on this runner may say more.`;
        return new failure/* Failure */.HR('failed', 'GIT_FAILED', `${what} (${this.remote.url})`, { hint, cause });
    }
    async [Symbol.asyncDispose]() {
        await this.#directory[Symbol.asyncDispose]();
    }
}
function diskFull(directory, cause) {
    const problem = `the disk of ${directory} is full, where git keeps what it fetches`;
    const hint = 'Free some space there, or name another directory in TMPDIR (on a runner of GitHub: RUNNER_TEMP).';
    return new failure/* Failure */.HR('failed', 'DISK_FULL', problem, { hint, cause });
}
async function settingsOf(remote, parts) {
    if ((0,repository/* isLocalPath */.Nj)(remote.url))
        return ofPath;
    if (!(0,repository/* isWebUrl */.O9)(remote.url))
        return [];
    return [...namedAuthorities(parts.env), ...(await (0,program/* networkSettings */.eg)(parts)), ...authorization(remote)];
}
function proxyVariables({ http_proxy: lower, HTTP_PROXY: upper }) {
    return lower === undefined && upper !== undefined ? { http_proxy: upper } : {};
}
function namedAuthorities({ SSL_CERT_FILE: file }) {
    return file === undefined || file === '' ? [] : [['http.sslCAInfo', file]];
}
function authorization(remote) {
    const header = (0,git_credential/* authorizationOf */.P)(remote);
    if (header === undefined)
        return [];
    return [
        [`http.${new URL(remote.url).origin}/.extraHeader`, `Authorization: ${header}`],
        ['http.followRedirects', 'false'],
    ];
}
async function describeUnborn(connection) {
    if (connection.local)
        return describePath(connection);
    const trace = await connection.ask(['ls-remote', '--', connection.remote.url], {
        variables: { GIT_TRACE_PACKET: '1' },
    });
    if (!trace.stderr.includes('packet:')) {
        throw new failure/* Failure */.HR('failed', 'GIT_NO_REPOSITORY', `${connection.remote.url} does not answer as a git repository`, {
            hint: 'Check gitops-repository; behind single sign-on the answer may be a login page that wants a token instead.',
        });
    }
    return {
        objectFormat: /object-format=sha256/.test(trace.stderr) ? 'sha256' : 'sha1',
        head: /symref-target:(refs\/heads\/\S+)/.exec(trace.stderr)?.[1],
    };
}
async function describePath(connection) {
    const at = ['-C', connection.remote.url];
    const path = ['rev-parse', '--path-format=absolute', '--show-object-format', '--git-path', 'objects'];
    const result = await connection.ask([...at, ...path]);
    if (result.code !== 0)
        throw connection.failure('the repository cannot be opened', result.stderr);
    const [format, objects = ''] = result.stdout.toString('utf8').split('\n');
    const head = (await connection.ask([...at, 'symbolic-ref', '--quiet', 'HEAD'])).stdout.toString('utf8').trim();
    return { objectFormat: format === 'sha256' ? 'sha256' : 'sha1', objects, head: head === '' ? undefined : head };
}

// EXTERNAL MODULE: ./build/core/git/program/object-reader.js
var object_reader = __webpack_require__(8779);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/core/git/program/object-store.js



function configuration(options) {
    const sha256 = options.format === 'sha256';
    const quoted = options.remoteUrl.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
    return [
        '[core]',
        `\trepositoryformatversion = ${sha256 ? 1 : 0}`,
        '\tbare = true',
        ...(sha256 ? ['[extensions]', '\tobjectformat = sha256'] : []),
        '[remote "origin"]',
        `\turl = "${quoted}"`,
        '',
    ].join('\n');
}
async function createObjectStore(path, options) {
    const objects = (0,external_node_path_.join)(path, 'objects');
    await (0,promises_.mkdir)(path);
    await (0,promises_.mkdir)((0,external_node_path_.join)(objects, 'info'), { recursive: true });
    await (0,promises_.mkdir)((0,external_node_path_.join)(objects, 'pack'));
    await (0,promises_.mkdir)((0,external_node_path_.join)(path, 'refs'));
    await (0,promises_.writeFile)((0,external_node_path_.join)(path, 'HEAD'), 'ref: refs/heads/unborn\n');
    await (0,promises_.writeFile)((0,external_node_path_.join)(path, 'config'), configuration(options));
    if (options.alternate !== undefined)
        await (0,promises_.writeFile)((0,external_node_path_.join)(objects, 'info', 'alternates'), `${options.alternate}\n`);
    return {
        path,
        async write(added) {
            let bytes = 0;
            for (const [id, object] of added)
                bytes += await writeLoose(objects, id, object);
            return bytes;
        },
        async packBytes() {
            const packs = (await (0,promises_.readdir)((0,external_node_path_.join)(objects, 'pack'))).filter((name) => name.endsWith('.pack'));
            const sizes = await Promise.all(packs.map(async (name) => (await (0,promises_.stat)((0,external_node_path_.join)(objects, 'pack', name))).size));
            return sizes.reduce((sum, size) => sum + size, 0);
        },
    };
}
async function writeLoose(objects, id, object) {
    const directory = (0,external_node_path_.join)(objects, id.slice(0, 2));
    const file = (0,external_node_path_.join)(directory, id.slice(2));
    const header = Buffer.from(`${object.type} ${object.body.byteLength}\0`, 'latin1');
    const content = (0,external_node_zlib_.deflateSync)(Buffer.concat([header, object.body]));
    await (0,promises_.mkdir)(directory, { recursive: true });
    await (0,promises_.writeFile)(`${file}.new`, content);
    await (0,promises_.rename)(`${file}.new`, file);
    return content.length;
}

;// CONCATENATED MODULE: ./build/core/git/program/transport.js








async function openGitTransport(remote, parts) {
    return new GitTransport(await GitConnection.prepare(remote, parts));
}
const fetchArgs = [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-auto-maintenance',
    '--recurse-submodules=no',
    '--stdin',
];
const partial = [
    ['remote.origin.promisor', 'true'],
    ['remote.origin.partialCloneFilter', 'tree:0'],
    ['fetch.negotiationAlgorithm', 'noop'],
];
const absentRef = 'refs/monorepo-gitops/absent';
const undecided = new Set(['unreachable', 'overloaded']);
const beforeRequest = new Set(['tls', 'host-key', 'no-ssh']);
class GitTransport {
    kind = 'git';
    #connection;
    #cache = new Map();
    #reader;
    #store;
    #format;
    #head;
    #bytesReceived = 0;
    #bytesSent = 0;
    #turn = Promise.resolve();
    constructor(connection) {
        this.#connection = connection;
        this.#reader = new object_reader/* ObjectReader */.n(() => {
            connection.processes += 1;
            return (0,program/* startGit */.BE)(['--git-dir', this.#gitDirectory, 'cat-file', '--batch'], connection.options);
        });
    }
    async listRefs(prefixes) {
        let lines = await this.#ask(prefixes);
        if (lines.length === 0 && !this.#connection.local)
            lines = await this.#ask(prefixes);
        const refs = new Map();
        const peeled = new Map();
        for (const [value, name] of lines) {
            if (name === 'HEAD') {
                if (value.startsWith('ref: '))
                    this.#head = value.slice('ref: '.length);
            }
            else if (!prefixes.some((prefix) => name.startsWith(prefix)))
                continue;
            else if (name.endsWith('^{}'))
                peeled.set(name.slice(0, -'^{}'.length), value);
            else
                refs.set(name, value);
        }
        const anyId = lines.find(([value]) => /^[0-9a-f]+$/.test(value))?.[0];
        if (anyId !== undefined)
            this.#format = anyId.length === 64 ? 'sha256' : 'sha1';
        if (anyId === undefined) {
            const unborn = await describeUnborn(this.#connection);
            this.#format ??= unborn.objectFormat;
            this.#head ??= unborn.head;
        }
        return { objectFormat: this.#format ?? 'sha1', refs, peeled, head: this.#head };
    }
    async #ask(prefixes) {
        const wantsHead = this.#head === undefined && ['HEAD', 'refs/heads/'].some((each) => prefixes.includes(each));
        const branches = !wantsHead && prefixes.every((prefix) => prefix === 'HEAD' || prefix.startsWith('refs/heads/'));
        const scope = branches ? ['--heads'] : ['--symref'];
        const result = await this.#connection.ask(['ls-remote', '--quiet', ...scope, '--', this.#connection.remote.url]);
        if (result.code !== 0)
            throw this.#connection.failure('the refs could not be read', result.stderr);
        return result.stdout
            .toString('utf8')
            .split('\n')
            .filter(Boolean)
            .map((line) => {
            const [value = '', name = ''] = line.split('\t');
            return [value, name];
        });
    }
    read(ids) {
        return this.#inTurn(() => this.#read(ids));
    }
    history(tip, depth) {
        return this.#inTurn(() => this.#history(tip, depth));
    }
    commits(tips, depth) {
        return this.#inTurn(async () => {
            await this.#open();
            if (!this.#connection.local) {
                const { code, stderr } = await this.#fetchPartially(tips, depth);
                if (code !== 0)
                    throw this.#connection.failure('the commits could not be fetched', stderr);
            }
            const found = await this.#generations(tips, depth);
            const lacking = tips.find((tip) => !found.includes(tip));
            if (lacking !== undefined)
                throw objectMissing(lacking, new Error(`not our ref ${lacking}`));
            return found.flatMap((id) => {
                const body = this.#cache.get(id)?.body;
                return body === undefined ? [] : [{ id, body }];
            });
        });
    }
    expectHistory() { }
    push(update) {
        return this.#inTurn(async () => {
            try {
                return await this.#push(update);
            }
            catch (cause) {
                if (cause instanceof failure/* Failure */.HR && cause.code === 'GIT_TIMEOUT')
                    return { result: 'unknown', cause };
                throw cause;
            }
        });
    }
    async #read(ids) {
        for (let missing = await this.#load(ids); missing.length > 0;) {
            await this.#fetch(missing);
            const left = await this.#load(missing);
            if (left.length === missing.length)
                throw objectMissing(left[0] ?? '', undefined);
            missing = left;
        }
        return new Map(ids.flatMap((id) => {
            const object = this.#cache.get(id);
            return object === undefined ? [] : [[id, object]];
        }));
    }
    async #history(tip, depth) {
        await this.#open();
        await this.#generations([tip], depth);
        if (!this.#connection.local && (0,git_commit/* walkHistory */.S6)(this.#cache, tip, depth).truncated) {
            await this.#fetchPartially([tip], depth);
            await this.#generations([tip], depth);
        }
        return (0,git_commit/* walkHistory */.S6)(this.#cache, tip, depth).commits;
    }
    async #generations(tips, depth) {
        const seen = new Set(tips);
        const found = [];
        for (let level = [...seen], generation = 0; level.length > 0 && generation < depth; generation += 1) {
            const absent = new Set(await this.#load(level));
            const parents = level.flatMap((id) => {
                const commit = absent.has(id) ? undefined : this.#cache.get(id);
                if (commit?.type !== 'commit')
                    return [];
                found.push(id);
                return (0,git_commit/* decodeCommit */.ix)(commit.body).parents;
            });
            level = [...new Set(parents)].filter((id) => !seen.has(id));
            for (const id of level)
                seen.add(id);
        }
        return found;
    }
    async #push(update) {
        const store = await this.#open();
        this.#bytesSent += await store.write(update.objects);
        for (const [id, object] of update.objects)
            this.#cache.set(id, object);
        const born = update.expected === undefined && !this.#connection.local;
        const result = await this.#connection.ask([
            ...[
                '--git-dir',
                store.path,
                'push',
                '--porcelain',
                '--no-verify',
                '--no-follow-tags',
                '--no-recurse-submodules',
            ],
            `--force-with-lease=${update.ref}:${update.expected ?? ''}`,
            '--',
            'origin',
            `${update.next ?? ''}:${update.ref}`,
        ], { settings: born ? [['push.negotiate', 'true']] : [] });
        const verdict = readPushReport(update.ref, result.code, result.stdout.toString('utf8'), result.stderr);
        const problem = verdict.result === 'unknown' ? (0,remote_failure/* problemIn */.Dk)(result.stderr) : undefined;
        const isLimited = problem === 'overloaded' && /returned error: 429/.test(result.stderr);
        if (problem === undefined || (undecided.has(problem) && !isLimited))
            return verdict;
        const cause = this.#connection.failure('the push failed', result.stderr);
        if (beforeRequest.has(problem))
            throw cause;
        return { result: 'refused', cause };
    }
    serverTime() {
        return undefined;
    }
    checkPush() {
        return this.#inTurn(async () => {
            const store = await this.#open();
            const push = ['push', '--dry-run', '--no-verify', '--no-recurse-submodules', '--', 'origin', `:${absentRef}`];
            const { code, stderr } = await this.#connection.ask(['--git-dir', store.path, ...push]);
            const isAbsent = stderr.includes('remote ref does not exist');
            const problem = code === 0 || isAbsent ? undefined : (0,remote_failure/* problemIn */.Dk)(stderr);
            if (problem === 'auth' || problem === 'not-found')
                throw this.#connection.failure('a push was refused', stderr);
        });
    }
    cost() {
        return {
            requests: this.#connection.requests,
            bytesReceived: this.#bytesReceived,
            bytesSent: this.#bytesSent,
            processes: this.#connection.processes,
        };
    }
    async [Symbol.asyncDispose]() {
        await this.#turn;
        await this.#reader.close();
        await this.#connection[Symbol.asyncDispose]();
    }
    #inTurn(task) {
        const result = this.#turn.then(task);
        this.#turn = result.catch(() => undefined);
        return result;
    }
    get #gitDirectory() {
        return (0,external_node_path_.join)(this.#connection.directory, 'repository');
    }
    async #open() {
        if (this.#store !== undefined)
            return this.#store;
        if (this.#format === undefined)
            await this.listRefs(['refs/heads/']);
        const alternate = this.#connection.local ? (await describePath(this.#connection)).objects : undefined;
        this.#store = await createObjectStore(this.#gitDirectory, {
            format: this.#format ?? 'sha1',
            remoteUrl: this.#connection.remote.url,
            ...(alternate === undefined ? {} : { alternate }),
        });
        return this.#store;
    }
    async #load(ids) {
        await this.#open();
        const unknown = ids.filter((id) => !this.#cache.has(id));
        const objects = await Promise.all(unknown.map((id) => this.#reader.read(id)));
        for (const [index, object] of objects.entries()) {
            const id = unknown[index];
            if (object !== undefined && id !== undefined)
                this.#cache.set(id, object);
        }
        return unknown.filter((id) => !this.#cache.has(id));
    }
    async #fetch(ids) {
        if (this.#connection.local)
            return;
        const result = await this.#fetchPartially(ids, 1);
        if (result.code === 0 || result.stderr.includes('did not send all necessary objects'))
            return;
        if (!/unadvertised object|not our ref/.test(result.stderr)) {
            throw this.#connection.failure('objects could not be fetched', result.stderr);
        }
        const commits = [...this.#cache].filter(([, object]) => object.type === 'commit').map(([id]) => id);
        const newest = commits.at(-1);
        if (newest === undefined)
            throw objectMissing(ids[0] ?? '', new Error(result.stderr.trim()));
        this.#connection.detail('the git server gives no single objects; fetching the whole tree of the commit');
        const whole = await this.#fetchRun([newest], ['--depth=1'], [['fetch.negotiationAlgorithm', 'noop']]);
        if (whole.code !== 0)
            throw this.#connection.failure('the commit could not be fetched', whole.stderr);
    }
    #fetchPartially(ids, depth) {
        return this.#fetchRun(ids, [`--depth=${depth}`, '--filter=tree:0'], partial);
    }
    async #fetchRun(ids, args, settings) {
        const store = await this.#open();
        const result = await this.#connection.ask(['--git-dir', store.path, ...fetchArgs, ...args, '--', 'origin'], {
            stdin: `${ids.join('\n')}\n`,
            settings,
        });
        this.#bytesReceived = await store.packBytes();
        return result;
    }
}
function objectMissing(id, cause) {
    return new failure/* Failure */.HR('failed', 'GIT_OBJECT_MISSING', `the git server does not have the object ${id}`, {
        hint: 'The branch may have been rewritten meanwhile; run again.',
        ...(cause === undefined ? {} : { cause }),
    });
}
function readPushReport(ref, code, stdout, stderr) {
    for (const line of stdout.split('\n')) {
        const [flag, names, summary = ''] = line.split('\t');
        if (names === undefined || !names.endsWith(`:${ref}`))
            continue;
        if (flag === '!' && summary.startsWith('[remote failure]'))
            break;
        if (flag === '!')
            return { result: 'rejected', reason: [summary, remoteWords(stderr)].filter(Boolean).join('\n') };
        return { result: 'accepted' };
    }
    return { result: 'unknown', cause: new Error(stderr.trim() || `git push ended with exit code ${code}`) };
}
function remoteWords(stderr) {
    return stderr
        .split(/[\r\n]+/)
        .filter((line) => line.startsWith('remote:'))
        .map((line) => line.slice('remote:'.length).trim())
        .filter(Boolean)
        .join('\n');
}


/***/ })

};
