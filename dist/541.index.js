export const id = 541;
export const ids = [541,761,483];
export const modules = {

/***/ 4483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ configuredArgocd),
/* harmony export */   Eb: () => (/* binding */ present),
/* harmony export */   Kq: () => (/* binding */ chosenEnvironment),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   bb: () => (/* binding */ configuredGitops),
/* harmony export */   mL: () => (/* binding */ placeholdersFor)
/* harmony export */ });
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7216);
/* harmony import */ var _core_monorepo_placeholders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1192);


function chosenEnvironment(scope) {
    const { config, ci, service, environment } = scope;
    if (service !== undefined)
        (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceNamed */ .fD)(config, service);
    if (environment !== undefined)
        return { name: environment, environment: (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentNamed */ .b6)(config, environment) };
    return service === undefined ? undefined : (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentFor */ .DD)(config, ci);
}
function placeholdersFor(ci, service, environment) {
    return (0,_core_monorepo_placeholders_js__WEBPACK_IMPORTED_MODULE_1__/* .placeholderValues */ .m)(ci, { service, environment, slug: (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_0__/* .slugFor */ .Pb)(ci) });
}
function configuredGitops({ config }) {
    const gitops = config.gitops;
    return present({
        'gitops-repository': gitops?.repository,
        'gitops-branch': gitops?.branch,
        'gitops-username': gitops?.username,
        'gitops-app-id': gitops?.['app-id'],
        'gitops-transport': gitops?.transport,
    });
}
function configuredArgocd({ config }) {
    const argocd = config.argocd;
    return present({
        'argocd-server': argocd?.server,
        'argocd-username': argocd?.username,
        'argocd-oidc': argocd?.oidc,
        'argocd-insecure': text(argocd?.insecure),
        'argocd-plaintext': text(argocd?.plaintext),
        'argocd-ca': argocd?.ca,
        'argocd-client-cert': argocd?.['client-cert'],
        'argocd-root-path': argocd?.['root-path'],
    });
}
function present(values) {
    const entries = Object.entries(values).filter((entry) => entry[1] !== undefined);
    return Object.fromEntries(entries);
}
function text(flag) {
    return flag === undefined ? undefined : String(flag);
}


/***/ }),

/***/ 2216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J8: () => (/* binding */ commitInputs),
  cc: () => (/* binding */ commitUpdates),
  iZ: () => (/* binding */ gitopsUrl),
  Dy: () => (/* binding */ imageRows)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/program.js + 1 modules
var git_program = __webpack_require__(4589);
;// CONCATENATED MODULE: ./build/core/git/source-commit.js

async function describeCommit(at, commit, repoUrl) {
    if (!/^[0-9a-f]{40,64}$/.test(commit))
        return undefined;
    const format = '--format=%an <%ae>%x00%aI%x00%s%x00%b';
    const { code, stdout } = await (0,git_program/* runGit */.EO)(['log', '-1', '--no-show-signature', format, commit, '--'], at);
    if (code !== 0)
        return undefined;
    const [author = '', date = '', subject = '', body = ''] = stdout.toString('utf8').split('\0');
    return {
        author,
        date,
        sha: commit,
        subject,
        ...(repoUrl === undefined ? {} : { repoUrl }),
        ...(body.trim() === '' ? {} : { body: body.trim() }),
    };
}

// EXTERNAL MODULE: ./build/core/review/ownership.js
var ownership = __webpack_require__(1426);
;// CONCATENATED MODULE: ./build/core/review/fence.js


function admitDeployment(deployment, marker, tombstone, source = 'unknown') {
    if (marker !== undefined)
        (0,ownership/* assertSameSource */._g)(marker, deployment);
    if (tombstone !== undefined)
        (0,ownership/* assertSameSource */._g)(tombstone, deployment);
    const closed = closedBecause(deployment, tombstone, source);
    if (closed !== undefined)
        return { result: 'closed', reason: closed };
    const generation = tombstone === undefined ? 1 : tombstone.generation + 1;
    return {
        result: 'admitted',
        marker: (0,ownership/* mergeDeployment */.Az)(marker, deployment, generation),
        revived: tombstone !== undefined,
    };
}
function requireAdmission(admission) {
    if (admission.result === 'admitted')
        return admission;
    throw new Failure('refused', 'REVIEW_ENV_CLOSED', admission.reason, {
        hint: 'Push a new commit to the branch, or reopen its request, to get the environment back.',
    });
}
function closedBecause({ name, ref, commit }, tombstone, source) {
    if (source === 'closed')
        return `review environment ${name} is not deployed: ${ref} is closed`;
    if (tombstone === undefined || source === 'open')
        return undefined;
    if (!tombstone.commits.includes(commit) && source !== 'behind')
        return undefined;
    return `review environment ${name} was removed at ${tombstone.closedAt}, and ${commit.slice(0, 8)} is not newer than that`;
}

// EXTERNAL MODULE: ./build/core/review/tombstone.js
var review_tombstone = __webpack_require__(7368);
// EXTERNAL MODULE: ./build/core/gitops/commit-diff.js
var commit_diff = __webpack_require__(5788);
// EXTERNAL MODULE: ./build/core/gitops/delivery.js + 4 modules
var delivery = __webpack_require__(2136);
// EXTERNAL MODULE: ./build/core/gitops/trailers.js
var trailers = __webpack_require__(1375);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 26 modules
var edit = __webpack_require__(6722);
;// CONCATENATED MODULE: ./build/core/gitops/updates.js


async function applyUpdates(snapshot, updates) {
    const drafts = new Drafts(snapshot);
    const images = [];
    const warnings = [];
    for (const update of updates) {
        switch (update.kind) {
            case 'edit':
                for (const file of await drafts.filesFor(update)) {
                    const source = await drafts.sourceOf(file, update.from);
                    const result = (0,edit/* editFile */.$y)(file, source, update.edit);
                    drafts.write(file, result.text);
                    warnings.push(...result.warnings.map((warning) => `${file}: ${warning}`));
                    if (update.edit.tag !== undefined || update.edit.digest !== undefined) {
                        images.push({ service: update.service, file, oldImage: result.oldImage, newImage: result.newImage });
                    }
                }
                break;
            case 'write':
                drafts.write(update.file, update.render(await drafts.read(update.file)));
                break;
            case 'delete':
                for (const file of await drafts.existing(update.files))
                    drafts.write(file, undefined);
                break;
        }
    }
    return { files: drafts.changed(), images, warnings };
}
function fileChanges(applied) {
    return applied.files.map(({ path, after }) => after === undefined ? { path, delete: true } : { path, body: Buffer.from(after, 'utf8') });
}
class Drafts {
    #snapshot;
    #before = new Map();
    #after = new Map();
    constructor(snapshot) {
        this.#snapshot = snapshot;
    }
    async read(path) {
        if (this.#after.has(path))
            return this.#after.get(path);
        const file = await this.#snapshot.readFile(path);
        const text = file === undefined ? undefined : (0,edit/* decodeText */.g7)(path, file.body);
        this.#before.set(path, text);
        this.#after.set(path, text);
        return text;
    }
    write(path, text) {
        this.#after.set(path, text);
    }
    async sourceOf(path, from) {
        const present = await this.read(path);
        if (present !== undefined)
            return present;
        if (from === undefined) {
            throw new failure/* Failure */.HR('bad-input', 'FILE_NOT_FOUND', `file: ${path} does not exist in the GitOps repository`, {
                hint: 'Check the path, or give `from`: a template in the repository that it is copied from.',
            });
        }
        const template = await this.read(from);
        if (template === undefined) {
            throw new failure/* Failure */.HR('bad-input', 'FILE_NOT_FOUND', `from: ${from} does not exist in the GitOps repository`, {
                hint: `It is the template for ${path}, which does not exist either.`,
            });
        }
        return template;
    }
    async filesFor(update) {
        const found = [];
        for (const pattern of update.files) {
            if (!isGlob(pattern)) {
                found.push(pattern);
                continue;
            }
            const matches = await this.#snapshot.glob([pattern]);
            if (matches.length === 0) {
                throw (0,failure/* badInput */.AN)('file', `no file matches ${pattern}`, 'Check the pattern; * stays within a directory, ** does not.');
            }
            found.push(...matches);
        }
        return [...new Set(found)];
    }
    async existing(files) {
        const found = [];
        for (const pattern of files) {
            const paths = isGlob(pattern) ? await this.#snapshot.glob([pattern]) : [pattern];
            for (const path of paths)
                if ((await this.read(path)) !== undefined)
                    found.push(path);
        }
        return found;
    }
    changed() {
        return [...this.#after.entries()]
            .map(([path, after]) => ({ path, before: this.#before.get(path), after }))
            .filter(({ before, after }) => before !== after)
            .sort((a, b) => (a.path < b.path ? -1 : 1));
    }
}
function isGlob(path) {
    return /[*?{]/.test(path);
}

;// CONCATENATED MODULE: ./build/core/gitops/bump.js








async function bump(request) {
    const delivered = await (0,delivery/* commitTo */.v)({ ...request, plan: planOf(request) });
    const { applied, superseded, closed } = delivered.payload;
    for (const warning of applied.warnings)
        request.log.warn(warning);
    if (closed !== undefined)
        request.log.warn(closed);
    for (const [service, commit] of superseded) {
        request.log.warn(`${service}: the image in place was built from ${commit.slice(0, 8)}, which is newer`);
    }
    const nothingLeft = closed !== undefined || (superseded.size > 0 && applied.images.length === 0);
    return {
        result: delivered.result === 'unchanged' && nothingLeft ? 'superseded' : delivered.result,
        commit: delivered.result === 'committed' ? delivered.commit : undefined,
        branch: delivered.branch,
        images: applied.images,
        superseded,
        closed,
        diff: delivered.result === 'unchanged' ? '' : (0,commit_diff/* commitDiff */.f)(delivered.files),
        attempts: delivered.attempts,
    };
}
function planOf(request) {
    return async (snapshot) => {
        const superseded = await request.newerThan(snapshot, request.updates);
        const wanted = request.updates.filter(({ service }) => service === undefined || !superseded.has(service));
        const review = await reviewChanges(snapshot, request, superseded);
        if (review.closed !== undefined)
            return nothing(superseded, review.closed);
        const applied = await applyUpdates(snapshot, wanted);
        if (applied.files.length === 0)
            return { kind: 'nothing', payload: { applied, superseded, closed: undefined } };
        return {
            kind: 'changes',
            changes: [...fileChanges(applied), ...review.changes],
            message: request.message(applied),
            trailers: (0,trailers/* provenanceTrailers */.e1)({ ...request.provenance, ...carried(applied, wanted) }),
            payload: { applied, superseded, closed: undefined },
        };
    };
}
function nothing(superseded, closed) {
    return {
        kind: 'nothing',
        payload: { applied: { files: [], images: [], warnings: [] }, superseded, closed },
    };
}
function carried(applied, wanted) {
    const services = wanted.flatMap(({ service }) => (service === undefined ? [] : [service]));
    const images = applied.images.flatMap(({ newImage }) => (newImage === undefined ? [] : [newImage]));
    return { services: [...new Set(services)], images: [...new Set(images)] };
}
async function reviewChanges(snapshot, request, superseded) {
    const { review, provenance, clock } = request;
    if (review === undefined)
        return { changes: [], closed: undefined };
    const commit = provenance.sourceCommit;
    if (commit === undefined) {
        throw new failure/* Failure */.HR('bad-input', 'SOURCE_COMMIT', `the source commit of review environment ${review.name} is not known`, {
            hint: 'Run in a checkout of the monorepo: the marker of the environment records the commit.',
        });
    }
    const markerPath = `${review.directory}/${ownership/* markerFile */.bx}`;
    const gravePath = (0,review_tombstone/* tombstonePath */.ni)(review.name);
    const [marker, tombstone] = await Promise.all([read(snapshot, markerPath), read(snapshot, gravePath)]);
    const admission = admitDeployment({
        name: review.name,
        repository: review.repository,
        ref: review.ref,
        ...(review.request === undefined ? {} : { request: review.request }),
        commit,
        services: review.services.filter((service) => !superseded.has(service)),
        applications: review.applications,
        images: review.images,
        deployedAt: new Date(clock.now()).toISOString(),
    }, marker === undefined ? undefined : (0,ownership/* parseMarker */.gY)(marker, markerPath), tombstone === undefined ? undefined : (0,review_tombstone/* parseTombstone */.f2)(tombstone, gravePath));
    if (admission.result === 'closed')
        return { changes: [], closed: admission.reason };
    const changes = [{ path: markerPath, body: Buffer.from((0,ownership/* serializeMarker */.J5)(admission.marker), 'utf8') }];
    if (admission.revived)
        changes.push({ path: gravePath, delete: true });
    return { changes, closed: undefined };
}
async function read(snapshot, path) {
    const file = await snapshot.readFile(path);
    return file === undefined ? undefined : Buffer.from(file.body).toString('utf8');
}

// EXTERNAL MODULE: ./build/core/gitops/connect.js + 6 modules
var connect = __webpack_require__(7396);
// EXTERNAL MODULE: ./build/core/git/checkout.js
var checkout = __webpack_require__(7761);
// EXTERNAL MODULE: ./build/core/gitops/glob.js
var glob = __webpack_require__(1365);
// EXTERNAL MODULE: ./build/core/gitops/objects.js
var objects = __webpack_require__(979);
// EXTERNAL MODULE: ./build/core/gitops/snapshot.js
var snapshot = __webpack_require__(5491);
;// CONCATENATED MODULE: ./build/core/gitops/ordering.js






async function decideOrder(candidate, inPlace, ancestry) {
    const there = inPlace?.sourceCommit;
    if (inPlace === undefined || there === undefined || !isObjectName(there))
        return 'unknown';
    if (differ(candidate.repository, inPlace.sourceRepository))
        return 'unrelated';
    if (there === candidate.commit)
        return 'same';
    if (differ(candidate.branch, inPlace.sourceBranch))
        return 'unrelated';
    const ahead = await ancestry(there, candidate.commit);
    if (ahead === 'yes')
        return 'newer';
    const behind = await ancestry(candidate.commit, there);
    if (behind === 'yes')
        return 'older';
    return ahead === 'no' && behind === 'no' ? 'unrelated' : 'unknown';
}
function differ(a, b) {
    return a !== undefined && b !== undefined && a !== b;
}
function isObjectName(text) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
const searched = 50;
async function provenanceOf(transport, tip, place) {
    const { path, service } = place;
    for (const { id, body } of await transport.history(tip, searched)) {
        const commit = (0,objects/* decodeCommit */.ix)(body);
        const provenance = (0,trailers/* readProvenance */.Ch)(commit.message);
        if (provenance === undefined || (service !== undefined && !provenance.services.includes(service)))
            continue;
        const [after, before] = await Promise.all([
            entryId(transport, id, path),
            entryId(transport, commit.parents[0], path),
        ]);
        if (after === undefined || after === before)
            continue;
        return (await holdsImage(transport, tip, path, provenance.images)) ? provenance : undefined;
    }
    return undefined;
}
async function entryId(transport, commit, path) {
    if (commit === undefined)
        return undefined;
    return (await (await (0,snapshot/* openSnapshot */.r)(transport, commit)).entry(path))?.id;
}
async function holdsImage(transport, tip, path, images) {
    const file = await (await (0,snapshot/* openSnapshot */.r)(transport, tip)).readFile(path);
    const text = Buffer.from(file?.body ?? []).toString('utf8');
    const versions = images.flatMap((image) => {
        const [, tag, digest] = /^[^@]*?(?::([\w.-]+))?(?:@([a-z0-9]+:[0-9a-f]+))?$/.exec(image) ?? [];
        return [tag, digest].filter((version) => version !== undefined);
    });
    return versions.length === 0 || versions.some((version) => text.includes(version));
}
function newerServices(request) {
    const ancestry = remembered((ancestor, descendant) => (0,checkout/* isAncestor */.QX)(request.checkout, ancestor, descendant));
    return async (snapshot, updates) => {
        const newer = new Map();
        const { transport, commit, onOlder } = request;
        if (commit === undefined || snapshot.commit === undefined || onOlder === 'apply')
            return newer;
        for (const { service, path } of await placesOf(snapshot, updates)) {
            if (newer.has(service))
                continue;
            const inPlace = await provenanceOf(transport, snapshot.commit, { path, service });
            const order = await decideOrder({ ...request, commit }, inPlace, ancestry);
            if (order !== 'older' || inPlace?.sourceCommit === undefined)
                continue;
            if (onOlder === 'fail')
                throw older(service, path, commit, inPlace.sourceCommit);
            newer.set(service, inPlace.sourceCommit);
        }
        return newer;
    };
}
async function placesOf(snapshot, updates) {
    const places = [];
    for (const update of updates) {
        if (update.kind !== 'edit' || update.service === undefined)
            continue;
        for (const file of update.files) {
            const paths = (0,glob/* isGlob */.fg)(file) ? await snapshot.glob([file]) : [file];
            for (const path of paths)
                places.push({ service: update.service, path });
        }
    }
    return places;
}
function remembered(ancestry) {
    const answers = new Map();
    return (ancestor, descendant) => {
        const key = `${ancestor}..${descendant}`;
        const answer = answers.get(key) ?? ancestry(ancestor, descendant);
        answers.set(key, answer);
        return answer;
    };
}
function older(service, path, commit, inPlace) {
    const short = (id) => id.slice(0, 8);
    return new failure/* Failure */.HR('refused', 'OLDER_THAN_IN_PLACE', `${service}: ${path} holds an image of ${short(inPlace)}, which is newer than ${short(commit)}`, {
        hint: 'A newer run was faster. To go back on purpose use `rollback`, or `on-older: apply`.',
    });
}

// EXTERNAL MODULE: ./build/core/gitops/repository.js
var gitops_repository = __webpack_require__(8059);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/gitops/ssh.js
var ssh = __webpack_require__(6877);
;// CONCATENATED MODULE: ./build/core/gitops/sign.js






async function createSigner(key, parts) {
    const input = parts.input ?? 'sign';
    if (key.includes('BEGIN PGP PRIVATE KEY BLOCK'))
        return inPrivate(parts, (run) => signWithGpg(run, key, input));
    if (/BEGIN [A-Z ]*PRIVATE KEY/.test(key))
        return inPrivate(parts, (run) => signWithSsh(run, key, input));
    throw (0,failure/* badInput */.AN)(input, 'is not a private SSH or GPG key', 'Give the text of the key, from "-----BEGIN" on.');
}
function inPrivate(parts, sign) {
    return async (body) => {
        const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(parts.env.RUNNER_TEMP ?? (0,external_node_os_.tmpdir)(), 'monorepo-gitops-sign-'));
        const options = { cwd: directory, env: parts.env, scope: 'own', variables: { GNUPGHOME: directory } };
        const run = (program, args, stdin) => (0,git_program/* runProgram */.mB)(program, args, { ...options, ...(stdin === undefined ? {} : { stdin }) });
        try {
            return await sign({ directory, body, run });
        }
        finally {
            await (0,promises_.rm)(directory, { recursive: true, force: true });
        }
    };
}
async function signWithSsh({ directory, body, run }, key, input) {
    const file = (0,external_node_path_.join)(directory, 'key');
    await (0,ssh/* writePrivateKey */.I)(file, key, input);
    const check = await run('ssh-keygen', ['-y', '-P', '', '-f', file]);
    if (check.code !== 0)
        throw refused(input, 'ssh-keygen', check);
    const signed = await run('ssh-keygen', ['-q', '-Y', 'sign', '-n', 'git', '-f', file], body);
    if (signed.code !== 0)
        throw refused(input, 'ssh-keygen', signed);
    return signed.stdout.toString('utf8');
}
async function signWithGpg({ body, run }, key, input) {
    const quietly = ['--batch', '--no-tty', '--pinentry-mode', 'loopback', '--passphrase', ''];
    try {
        const imported = await run('gpg', [...quietly, '--import'], `${key.trim()}\n`);
        if (imported.code !== 0)
            throw refused(input, 'gpg', imported);
        const signed = await run('gpg', [...quietly, '--armor', '--detach-sign'], body);
        if (signed.code !== 0)
            throw refused(input, 'gpg', signed);
        return signed.stdout.toString('utf8');
    }
    finally {
        await run('gpgconf', ['--kill', 'all']).catch(() => undefined);
    }
}
function refused(input, program, result) {
    return new failure/* Failure */.HR('bad-input', 'GIT_SIGN', `${input}: ${program} cannot sign with this key`, {
        hint: 'The key must be complete and without a passphrase.',
        cause: new Error(result.stderr.trim()),
    });
}

// EXTERNAL MODULE: ./build/core/monorepo/placeholders.js
var placeholders = __webpack_require__(1192);
// EXTERNAL MODULE: ./build/commands/resolve.js
var resolve = __webpack_require__(3767);
// EXTERNAL MODULE: ./build/commands/shared.js
var shared = __webpack_require__(3474);
;// CONCATENATED MODULE: ./build/commands/gitops-commit.js
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










const commitInputs = {
    message: {
        type: 'string',
        description: 'Commit message, with `{service} {environment} {old-tag} {new-tag} {sha8} {sha} {branch} {branch-slug} {slug} {run}`.',
    },
    author: { type: 'string', description: 'Author of the commit, `Name <address>`. Default: who started the run.' },
    sign: {
        type: 'string',
        secret: true,
        description: 'Private SSH or GPG key (its text, without passphrase) that signs the commit.',
    },
    'on-older': {
        type: 'choice',
        options: ['skip', 'fail', 'apply'],
        default: 'skip',
        description: 'What to do when the file already holds an image that was built from a newer commit.',
    },
    timeout: { type: 'duration', default: '5m', description: 'Deadline for winning push races.' },
};
async function commitUpdates(run, request) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, ci, clock, log, secrets, env } = run;
        const remote = (0,shared/* gitopsRemote */.L_)(inputs, gitopsUrl(run));
        const transport = __addDisposableResource(env_1, await (0,connect/* openTransport */.g)(remote, { mode: inputs['gitops-transport'], env, log, clock }), true);
        const checkout = { cwd: ci.workspace, env };
        const reference = ci.commit === undefined ? undefined : await describeCommit(checkout, ci.commit, ci.repositoryUrl);
        const sign = inputs.sign === undefined ? undefined : await createSigner(inputs.sign, { env });
        const result = await bump({
            transport,
            branch: inputs['gitops-branch'],
            updates: request.updates,
            message: messageOf(inputs.message, request.values),
            provenance: {
                sourceRepository: ci.repositoryUrl ?? ci.repository,
                sourceCommit: ci.commit,
                sourceBranch: ci.branch,
                pipeline: ci.pipelineUrl,
                reference,
            },
            author: inputs.author === undefined ? ci.actor : parseIdentity(inputs.author),
            sign,
            newerThan: newerServices({
                transport,
                checkout,
                commit: ci.commit,
                repository: ci.repositoryUrl ?? ci.repository,
                branch: ci.branch,
                onOlder: inputs['on-older'],
            }),
            review: request.review,
            clock,
            log,
            secrets,
            timeout: inputs.timeout,
            dryRun: inputs['dry-run'],
        });
        if (result.diff !== '')
            log.info(result.diff.trimEnd());
        log.info(sentence(result));
        return result;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function gitopsUrl({ inputs, ci, env, cwd, }) {
    const repository = (0,resolve/* needed */.Ow)(inputs['gitops-repository'], 'gitops-repository', 'there is no repository to write to', 'Give its URL, owner/name or path, or set gitops.repository in gitops.yaml.');
    return (0,gitops_repository/* parseRepository */.SU)(repository, { forgeBase: forgeBase(ci, env), cwd });
}
function forgeBase(ci, env) {
    if (ci.host === 'gitlab')
        return env.CI_SERVER_URL ?? 'https://gitlab.com';
    return env.GITHUB_SERVER_URL ?? 'https://github.com';
}
function parseIdentity(text) {
    const match = /^\s*([^<>\n]+?)\s*<([^<>\s]+)>\s*$/.exec(text);
    if (match?.[1] === undefined || match[2] === undefined) {
        throw (0,failure/* badInput */.AN)('author', `"${text}" is not a name with an address`, 'Write it as: Name <name@example.com>.');
    }
    return { name: match[1], email: match[2] };
}
function messageOf(template, values) {
    return (applied) => {
        if (template === undefined)
            return defaultMessage(applied, values);
        const [image] = applied.images;
        return (0,placeholders/* expand */.f)(template, { ...values, 'old-tag': tagOf(image?.oldImage) || 'none', 'new-tag': tagOf(image?.newImage) || 'none' }, 'message');
    };
}
function defaultMessage({ images, files }, values) {
    const subjects = [...new Set(images.map(({ service, file }) => service ?? file))];
    const tags = [...new Set(images.map(({ newImage }) => tagOf(newImage)))].filter((tag) => tag !== '');
    const where = values.environment === undefined ? '' : ` to ${values.environment}`;
    if (subjects.length === 0)
        return `Update ${files.map(({ path }) => path).join(', ')}`;
    if (subjects.length > 4)
        return `Deploy ${subjects.length} services${where}`;
    return `Deploy ${subjects.join(', ')}${tags.length === 1 ? ` ${tags[0]}` : ''}${where}`;
}
function tagOf(image) {
    const [, tag, digest] = /^[^@]*?(?::([\w.-]+))?(?:@(sha256:[0-9a-f]{12})[0-9a-f]*)?$/.exec(image ?? '') ?? [];
    return tag ?? digest ?? '';
}
function sentence(result) {
    switch (result.result) {
        case 'committed':
            return `Committed ${result.commit?.slice(0, 8)} to ${result.branch} in attempt ${result.attempts}.`;
        case 'planned':
            return `A dry run: this would be committed to ${result.branch}.`;
        case 'superseded':
            return 'Nothing written: what is in place is newer.';
        case 'unchanged':
            return `Nothing to write: ${result.branch} already says this.`;
    }
}
function imageRows(images) {
    if (images.length === 0)
        return '';
    const code = (text) => (text === undefined ? '' : `\`${text.replaceAll('|', '\\|')}\``);
    const rows = images.map(({ service, file, oldImage, newImage }) => `| ${service ?? ''} | ${code(file)} | ${code(oldImage)} | ${code(newImage)} |`);
    return ['| service | file | from | to |', '| --- | --- | --- | --- |', ...rows].join('\n');
}


/***/ }),

/***/ 6722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g7: () => (/* reexport */ decodeText),
  $y: () => (/* binding */ editFile),
  o$: () => (/* binding */ imagesIn),
  G7: () => (/* binding */ readPath),
  WH: () => (/* reexport */ unifiedDiff)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/core/edit/image-text.js
function splitImage(text) {
    const [name = '', digest] = text.split('@', 2);
    const colon = name.lastIndexOf(':');
    const tagged = colon > name.lastIndexOf('/');
    return {
        repository: (tagged ? name.slice(0, colon) : name) || undefined,
        tag: tagged ? name.slice(colon + 1) || undefined : undefined,
        digest: digest || undefined,
    };
}
function joinImage({ repository, tag, digest }) {
    return `${repository ?? ''}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
function canonicalRepository(repository) {
    const [first = '', ...rest] = repository.split('/');
    const hosted = rest.length > 0 && isRegistryHost(first);
    const host = hosted ? (first === 'index.docker.io' ? 'docker.io' : first) : 'docker.io';
    const path = hosted ? rest.join('/') : repository;
    return host === 'docker.io' && !path.includes('/') ? `docker.io/library/${path}` : `${host}/${path}`;
}
function isRegistryHost(component) {
    return component === 'localhost' || /[.:]/.test(component);
}
function lastComponent(repository) {
    return repository.slice(repository.lastIndexOf('/') + 1);
}
function looksLikeImage(text) {
    return (/^[a-z0-9][\w.\-/]*(?::\d+\/[\w.\-/]+)?(?::[\w][\w.-]{0,127})?(?:@[\w+.-]+:[\w=-]+)?$/i.test(text) &&
        !/^\d+$/.test(text));
}
function splitTag(text) {
    const [tag, digest] = text.split('@', 2);
    return { tag: tag || undefined, digest: digest || undefined };
}

;// CONCATENATED MODULE: ./build/core/edit/node.js

function asNode(value) {
    if (!(0,dist/* isNode */.Ll)(value))
        return null;
    return (0,dist/* isScalar */.jn)(value) || (0,dist/* isMap */.jh)(value) || (0,dist/* isSeq */.oP)(value) || (0,dist/* isAlias */.Vj)(value) ? value : null;
}
function keyText(key) {
    if (!(0,dist/* isScalar */.jn)(key))
        return key === null ? '' : undefined;
    if (key.type === dist/* Scalar */.X5.PLAIN)
        return key.source ?? '';
    return typeof key.value === 'string' ? key.value : key.source;
}
const pairsByKey = new WeakMap();
function findPair(map, key) {
    if (map.items.length < 32)
        return map.items.find((pair) => keyText(pair.key) === key);
    let pairs = pairsByKey.get(map);
    if (pairs === undefined) {
        pairs = new Map(map.items.map((pair) => [keyText(pair.key), pair]));
        pairsByKey.set(map, pairs);
    }
    return pairs.get(key);
}
function childNode(hop) {
    return asNode(hop.kind === 'pair' ? hop.pair.value : hop.list.items[hop.index]);
}
function hopLocation(hops) {
    return hops.map((hop) => (hop.kind === 'pair' ? hop.key : hop.index));
}
function isNothing(node) {
    return node === null || ((0,dist/* isScalar */.jn)(node) && node.value === null);
}
function isUnwritten(node) {
    return node === null || ((0,dist/* isScalar */.jn)(node) && startOf(node) === endOf(node));
}
function startOf(node) {
    return node.range?.[0] ?? 0;
}
function endOf(node) {
    return node.range?.[1] ?? 0;
}
function node_itemTokens(hop) {
    if (hop.kind === 'pair')
        return hop.pair.srcToken ?? { start: [] };
    const token = hop.list.srcToken;
    return (token !== undefined && 'items' in token ? token.items[hop.index] : undefined) ?? { start: [] };
}
function isFlow(node) {
    return ((0,dist/* isMap */.jh)(node) || (0,dist/* isSeq */.oP)(node)) && node.flow === true;
}

;// CONCATENATED MODULE: ./build/core/edit/splice.js
function applySplices(text, splices) {
    const ordered = splices.map((splice, order) => ({ ...splice, order }));
    ordered.sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
    let result = '';
    let at = 0;
    for (const splice of ordered) {
        if (splice.start < at)
            throw new RangeError(`splices overlap at ${splice.start}`);
        result += text.slice(at, splice.start) + splice.text;
        at = splice.end;
    }
    return result + text.slice(at);
}
function lineStart(text, offset) {
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    return start === 0 && text.startsWith('\uFEFF') ? Math.min(1, offset) : start;
}
function lineEnd(text, offset) {
    const end = text.indexOf('\n', offset);
    if (end === -1)
        return text.length;
    return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}
function nextLine(text, offset) {
    const end = text.indexOf('\n', offset);
    return end === -1 ? text.length : end + 1;
}
function lineBreakAt(text, offset) {
    const end = lineEnd(text, offset);
    if (text.startsWith('\r\n', end))
        return '\r\n';
    if (text[end] === '\n')
        return '\n';
    return /\r?\n/.exec(text)?.[0] ?? '\n';
}
function columnOf(text, offset) {
    return offset - lineStart(text, offset);
}

;// CONCATENATED MODULE: ./build/core/edit/layout.js



const blank = new Set(['space', 'newline', 'comment', 'comma']);
function itemStart(hop) {
    const { start, key, sep, value } = node_itemTokens(hop);
    const first = start.find((token) => !blank.has(token.type));
    if (first !== undefined)
        return first.offset;
    return key?.offset ?? sep?.[0]?.offset ?? value?.offset ?? 0;
}
function valueSlot(hop) {
    const { start, key, sep } = node_itemTokens(hop);
    const tokens = hop.kind === 'pair' ? (sep ?? []) : start;
    const last = tokens.findLast((token) => !blank.has(token.type));
    if (last !== undefined)
        return { end: last.offset + last.source.length, indicated: true };
    const keyNode = hop.kind === 'pair' ? asNode(hop.pair.key) : null;
    const end = keyNode === null ? key?.offset : endOf(keyNode);
    return { end: end ?? (key === undefined ? afterComma(start) : 0), indicated: hop.kind === 'item' };
}
function itemEnd(hop, text) {
    const value = asNode(hop.kind === 'pair' ? hop.pair.value : hop.list.items[hop.index]);
    return value === null || isUnwritten(value) ? valueSlot(hop).end : contentEnd(value, text);
}
function contentEnd(node, text) {
    if (!isFlow(node)) {
        if ((0,dist/* isMap */.jh)(node)) {
            const pair = node.items.at(-1);
            return pair === undefined ? endOf(node) : itemEnd({ kind: 'pair', map: node, pair, key: '' }, text);
        }
        if ((0,dist/* isSeq */.oP)(node))
            return itemEnd({ kind: 'item', list: node, index: node.items.length - 1 }, text);
        if (isBlockScalar(node))
            return blockScalarEnd(node, text);
    }
    return endOf(node);
}
function isBlockScalar(node) {
    return (0,dist/* isScalar */.jn)(node) && (node.type === dist/* Scalar */.X5.BLOCK_LITERAL || node.type === dist/* Scalar */.X5.BLOCK_FOLDED);
}
function blockHeader(node) {
    const token = node.srcToken;
    const header = token?.type === 'block-scalar' ? token.props.find((prop) => prop.type === 'block-scalar-header') : undefined;
    return header !== undefined && 'source' in header ? header.source : '|';
}
function blockScalarEnd(node, text) {
    const body = text.slice(startOf(node), endOf(node));
    const kept = blockHeader(node).includes('+') ? body.replace(/\r?\n$/, '') : body.replace(/[ \t\r\n]+$/, '');
    return startOf(node) + kept.length;
}
function blockBodyStart(node, text) {
    return nextLine(text, startOf(node));
}
function propertiesOf(hop) {
    const { start, sep } = itemTokens(hop);
    const tokens = hop.kind === 'pair' ? (sep ?? []) : start;
    return { anchor: tokens.find(({ type }) => type === 'anchor'), tag: tokens.find(({ type }) => type === 'tag') };
}
function isAliasNode(node) {
    return node instanceof Alias;
}
function afterComma(start) {
    const comma = start.findLast(({ type }) => type === 'comma');
    return comma === undefined ? 0 : comma.offset + 1;
}

// EXTERNAL MODULE: ./build/core/edit/path.js
var edit_path = __webpack_require__(420);
;// CONCATENATED MODULE: ./build/core/edit/locate.js





function follow(source, document, segments, purpose = 'edit') {
    let hops = [];
    let node = document.root;
    const aliases = [];
    for (let at = 0;; at++) {
        if ((0,dist/* isAlias */.Vj)(node)) {
            aliases.push({ alias: node, hops });
            const target = document.anchors.targets.get(node) ?? null;
            hops = (target === null ? undefined : document.anchors.places.get(target)) ?? [];
            node = target;
        }
        const segment = segments[at];
        const trail = { document, hops, node, missing: segments.slice(at), aliases, inherited: undefined };
        if (segment === undefined || isNothing(node))
            return trail;
        if (purpose === 'edit')
            requireFitting(source, hops, node, segment);
        const hop = step(source, hops, node, segment);
        if (hop === undefined)
            return { ...trail, inherited: inheritedValue(document, node, segment) };
        hops = [...hops, hop];
        node = childNode(hop);
    }
}
function lookUp(source, document, segments) {
    let trail = follow(source, document, segments, 'look-up');
    while (trail.inherited !== undefined) {
        const inherited = trail.inherited;
        const rest = trail.missing.slice(1);
        if (rest.length === 0)
            return inherited;
        trail = follow(source, { ...document, root: inherited }, rest, 'look-up');
    }
    return trail.missing.length === 0 ? (trail.node ?? undefined) : undefined;
}
function nodeText(source, node) {
    if (node === null || node === undefined || isNothing(node))
        return undefined;
    if (!(0,dist/* isScalar */.jn)(node))
        return source.text.slice(startOf(node), contentEnd(node, source.text));
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}
function chooseDocument(source, path) {
    const wanted = path.selector;
    const candidates = wanted === undefined
        ? source.documents
        : source.documents.filter((document) => [...wanted].every(([field, value]) => fieldOf(source, document, field) === value));
    if (candidates.length <= 1 && wanted === undefined)
        return candidates[0];
    if (candidates.length === 0) {
        throw (0,failure/* badInput */.AN)(`path "${path.text}"`, `no such document in ${source.file}; it holds ${listDocuments(source, source.documents)}`);
    }
    if (candidates.length === 1)
        return candidates[0];
    const holding = candidates.filter((document) => lookUp(source, document, path.segments) !== undefined);
    if (holding.length === 1)
        return holding[0];
    const filled = candidates.filter(({ root }) => !isNothing(root));
    if (holding.length === 0 && filled.length === 1)
        return filled[0];
    const found = holding.length === 0 ? 'none of the documents has this path' : `${holding.length} documents have this path`;
    throw new failure/* Failure */.HR('bad-input', 'EDIT_AMBIGUOUS', `${source.file}: path "${path.text}": ${found}`, {
        hint: `Put a selector before the path, like {kind=Deployment,name=web1}.spec.replicas; there are ${listDocuments(source, candidates)}.`,
    });
}
function formatPlace(source, document, location) {
    const path = (0,edit_path/* formatLocation */.j$)(location);
    return source.documents.length > 1 ? `{document=${document}}.${path}` : path;
}
function fieldOf(source, document, field) {
    if (field === 'document')
        return String(document.index);
    const path = field === 'kind' || field === 'apiVersion' ? [field] : ['metadata', field];
    return nodeText(source, lookUp(source, document, path.map((key) => ({ kind: 'key', key }))));
}
function listDocuments(source, documents) {
    return documents
        .slice(0, 10)
        .map((document) => {
        const name = [fieldOf(source, document, 'kind'), fieldOf(source, document, 'name')].filter(Boolean).join(' ');
        return `document=${document.index}${name === '' ? '' : ` (${name})`}`;
    })
        .join(', ');
}
function step(source, hops, node, segment) {
    if (segment.kind === 'key') {
        const pair = (0,dist/* isMap */.jh)(node) ? findPair(node, segment.key) : undefined;
        return pair === undefined || !(0,dist/* isMap */.jh)(node) ? undefined : { kind: 'pair', map: node, pair, key: segment.key };
    }
    if (!(0,dist/* isSeq */.oP)(node) || segment.kind === 'append')
        return undefined;
    if (segment.kind === 'index')
        return segment.index < node.items.length ? { kind: 'item', list: node, index: segment.index } : undefined;
    const matches = node.items.flatMap((item, index) => {
        const field = (0,dist/* isMap */.jh)(item) ? asNode(findPair(item, segment.field)?.value) : null;
        return nodeText(source, field) === segment.value ? [index] : [];
    });
    if (matches.length > 1) {
        throw new failure/* Failure */.HR('bad-input', 'EDIT_AMBIGUOUS', `${source.file}: ${matches.length} items of ${(0,edit_path/* formatLocation */.j$)(hopLocation(hops))} have ${segment.field}=${segment.value}`, {
            hint: `Choose one by its position: [${matches.join('], [')}].`,
        });
    }
    return matches[0] === undefined ? undefined : { kind: 'item', list: node, index: matches[0] };
}
function inheritedValue(document, node, segment) {
    if (segment.kind !== 'key' || !(0,dist/* isMap */.jh)(node))
        return undefined;
    for (const map of mergeSources(document, node)) {
        const own = findPair(map, segment.key);
        const value = own === undefined ? inheritedValue(document, map, segment) : asNode(own.value);
        const target = (0,dist/* isAlias */.Vj)(value) ? document.anchors.targets.get(value) : value;
        if (target !== undefined && target !== null)
            return target;
    }
    return undefined;
}
function mergeSources(document, map) {
    const resolve = (value) => ((0,dist/* isAlias */.Vj)(value) ? document.anchors.targets.get(value) : value);
    return map.items
        .filter((pair) => keyText(pair.key) === '<<' && !isQuoted(pair.key))
        .flatMap((pair) => {
        const value = resolve(pair.value);
        return ((0,dist/* isSeq */.oP)(value) ? value.items.map(resolve) : [value]).filter((each) => (0,dist/* isMap */.jh)(each));
    });
}
function isQuoted(key) {
    return (0,dist/* isScalar */.jn)(key) && key.type !== 'PLAIN';
}
function requireFitting(source, hops, node, segment) {
    if (segment.kind === 'key' && !(0,dist/* isMap */.jh)(node)) {
        throw wrongType(source, hops, `a list or single value, but ".${segment.key}" needs a map`);
    }
    if (segment.kind !== 'key' && !(0,dist/* isSeq */.oP)(node))
        throw wrongType(source, hops, 'no list, but the path goes on with [ ]');
}
function wrongType(source, hops, problem) {
    const place = (0,edit_path/* formatLocation */.j$)(hopLocation(hops));
    return new failure/* Failure */.HR('bad-input', 'EDIT_PATH_TYPE', `${source.file}: ${place === '.' ? 'the document' : place} is ${problem}`, {
        hint: 'Check the path against the file; nothing was changed.',
    });
}

;// CONCATENATED MODULE: ./build/core/edit/place.js



function textAt(source, document, slot) {
    return nodeText(source, lookUp(source, document, slot));
}
function keys(...names) {
    return names.map((key) => ({ kind: 'key', key }));
}
function choosePlaces(places, image) {
    const repositories = (of) => new Set(of.map(({ parts }) => (parts.repository === undefined ? '' : canonicalRepository(parts.repository))));
    if (image === undefined)
        return repositories(places).size === 1 ? places : [];
    const equal = places.filter(({ parts }) => parts.repository !== undefined && canonicalRepository(parts.repository) === canonicalRepository(image));
    if (equal.length > 0)
        return equal;
    const alike = places.filter(({ parts }) => parts.repository !== undefined && lastComponent(parts.repository) === lastComponent(image));
    if (alike.length > 0)
        return repositories(alike).size === 1 ? alike : [];
    const nameless = places.filter(({ parts }) => parts.repository === undefined);
    return nameless.length === 1 ? nameless : [];
}
function noPlace(file, image, places) {
    const there = [...new Set(places.map(({ parts }) => joinImage(parts)))];
    const wanted = image === undefined ? 'which image to change is not clear' : `no place for the image ${image}`;
    return new failure/* Failure */.HR('bad-input', 'IMAGE_NOT_FOUND', `${file}: ${wanted}; the file names ${there.length === 0 ? 'no image' : there.slice(0, 20).join(', ')}`, {
        hint: 'Give `image` as the file has it, or name the place with `key`.',
    });
}
function writeReference(session, place, edit) {
    session.setSlot(place.document, place.path, place.prefix + joinImage(nextParts(session, place.parts, edit)));
}
function nextParts(session, old, edit) {
    const same = old.repository !== undefined &&
        edit.image !== undefined &&
        canonicalRepository(old.repository) === canonicalRepository(edit.image);
    const repository = same ? old.repository : (edit.image ?? old.repository);
    const tag = edit.tag ??
        (edit.digest === undefined || edit.keepTag === true || edit.digest === old.digest ? old.tag : undefined);
    const stale = edit.tag !== undefined && edit.tag !== old.tag;
    if (stale && edit.digest === undefined && old.digest !== undefined)
        warnStale(session, old.digest);
    return { repository, tag, digest: edit.digest ?? (stale ? undefined : old.digest) };
}
function warnStale(session, digest) {
    session.warn(`the digest ${digest} belonged to the old tag and was removed`);
}
function writeSplit(session, place, edit) {
    const { document } = place;
    const oldTag = splitTag(session.textAt(document, place.tag) ?? '');
    const oldDigest = place.digest === undefined ? undefined : session.textAt(document, place.digest) || undefined;
    if (edit.image !== undefined)
        writeRepository(session, place, edit.image);
    const stale = edit.tag !== undefined && edit.tag !== oldTag.tag;
    if (edit.tag !== undefined || oldTag.digest !== undefined) {
        const tag = edit.tag ?? oldTag.tag;
        const inTag = oldTag.digest === undefined ? undefined : (edit.digest ?? (stale ? undefined : oldTag.digest));
        if (oldTag.digest !== undefined && inTag === undefined)
            warnStale(session, oldTag.digest);
        session.setSlot(document, place.tag, `${tag ?? ''}${inTag === undefined ? '' : `@${inTag}`}`);
    }
    if (edit.digest !== undefined && oldTag.digest === undefined)
        writeDigest(session, place, edit, edit.digest);
    else if (stale && oldDigest !== undefined && place.digest !== undefined) {
        warnStale(session, oldDigest);
        session.setSlot(document, place.digest, '');
    }
}
function writeDigest(session, place, edit, digest) {
    const slot = place.digest ?? place.create.digest;
    if (slot !== undefined &&
        (place.digest !== undefined || edit.tag === undefined || place.create.repository !== undefined)) {
        session.setSlot(place.document, slot, digest);
    }
    else {
        session.warn(`the digest ${digest} was not written: the file has no digest beside the tag`);
    }
}
function writeRepository(session, place, image) {
    const { document } = place;
    const slot = place.repository ?? place.create.repository;
    if (slot === undefined)
        return;
    const old = place.parts.repository;
    if (old !== undefined && canonicalRepository(old) === canonicalRepository(image))
        return;
    const registry = place.registry === undefined ? undefined : session.textAt(document, place.registry);
    if (place.registry === undefined || registry === undefined || registry === '') {
        session.setSlot(document, slot, image);
    }
    else if (image.startsWith(`${registry}/`)) {
        session.setSlot(document, slot, image.slice(registry.length + 1));
    }
    else {
        const [first = '', ...rest] = image.split('/');
        const hosted = rest.length > 0 && isRegistryHost(first);
        session.setSlot(document, place.registry, hosted ? first : 'docker.io');
        session.setSlot(document, slot, hosted ? rest.join('/') : image);
    }
}

;// CONCATENATED MODULE: ./build/core/edit/helm-values.js







const defaultKey = (0,edit_path/* parsePath */.Rr)('image.tag');
function placeOfKey(source, document, key, edit) {
    const parent = key.segments.slice(0, -1);
    const last = key.segments.at(-1);
    const index = document?.index ?? 0;
    const value = document === undefined ? undefined : lookUp(source, document, key.segments);
    refuseMisplacedKey(source, key, value);
    const holder = document === undefined || parent.length === 0 ? undefined : lookUp(source, document, parent);
    if (holder !== undefined && (0,dist/* isScalar */.jn)(holder) && !isNothing(holder))
        return referenceAt(source, index, parent, holder);
    if (isCombined(source, value, last?.kind === 'key' ? last.key : '')) {
        if (value === undefined && edit.image === undefined) {
            throw (0,failure/* badInput */.AN)('key', `${source.file} has nothing at ${key.text} yet`, 'Give `image` too, so that repository and tag can be written.');
        }
        return referenceAt(source, index, key.segments, value);
    }
    const names = siblingNames(last?.kind === 'key' ? last.key : 'tag');
    return splitAt(source, document, parent, key.segments, names);
}
function refuseMisplacedKey(source, key, value) {
    const long = (0,dist/* isScalar */.jn)(value) && typeof value.value === 'string' && value.value.trim().includes('\n');
    if (value === undefined || ((0,dist/* isScalar */.jn)(value) && !long))
        return;
    throw (0,failure/* badInput */.AN)('key', `${key.text} in ${source.file} holds ${long ? 'a text of several lines' : 'a map or list'}, not a tag`, 'Name the tag itself, as in image.tag.');
}
function valuesPlaces(source, document, root) {
    const found = [];
    const visit = (node, at) => {
        if ((0,dist/* isSeq */.oP)(node))
            for (const [index, item] of node.items.entries())
                visit(asNode(item), [...at, index]);
        if (!(0,dist/* isMap */.jh)(node))
            return;
        if (isImageMap(node, at.at(-1)))
            found.push(splitAt(source, document, (0,edit_path/* locationSegments */.qI)(at), [...(0,edit_path/* locationSegments */.qI)(at), ...keys('tag')], siblingNames('tag')));
        for (const pair of node.items) {
            const key = keyText(pair.key);
            const value = asNode(pair.value);
            if (key === undefined)
                continue;
            const slot = [...at, key];
            const text = (0,dist/* isScalar */.jn)(value) && typeof value.value === 'string' ? value.value : undefined;
            if (/image$/i.test(key) && text !== undefined && looksLikeImage(text)) {
                found.push(referenceAt(source, document.index, (0,edit_path/* locationSegments */.qI)(slot), value));
            }
            else
                visit(value, slot);
        }
    };
    visit(lookUp(source, document, (0,edit_path/* locationSegments */.qI)(root)) ?? null, root);
    return found;
}
function isImageMap(map, key) {
    if (!(0,dist/* isMap */.jh)(map))
        return false;
    const has = (name) => map.items.some((pair) => keyText(pair.key) === name && (pair.value === null || (0,dist/* isScalar */.jn)(pair.value)));
    const named = typeof key === 'string' && /image$/i.test(key);
    if (!has('repository'))
        return named && has('tag');
    const repository = nodeText({ text: '' }, asNode(map.items.find((pair) => keyText(pair.key) === 'repository')?.value));
    return (named || has('tag') || has('digest')) && !(repository ?? '').includes('://');
}
function siblingNames(tag) {
    const stem = /^(.*?)(tag|Tag|TAG)$/.exec(tag);
    const prefix = stem?.[1] ?? '';
    const shape = (name) => {
        if (stem?.[2] === 'Tag')
            return prefix + name.charAt(0).toUpperCase() + name.slice(1);
        return prefix + (stem?.[2] === 'TAG' ? name.toUpperCase() : name);
    };
    return { registry: shape('registry'), repository: shape('repository'), digest: shape('digest') };
}
function splitAt(source, document, parent, tag, names) {
    const read = (slot) => (document === undefined ? undefined : textAt(source, document, slot));
    const exists = (slot) => document !== undefined && lookUp(source, document, slot) !== undefined;
    const slots = {
        registry: [...parent, ...keys(names.registry)],
        repository: [...parent, ...keys(names.repository)],
        digest: [...parent, ...keys(names.digest)],
    };
    const holder = document === undefined ? undefined : lookUp(source, document, parent);
    const fresh = parent.length > 0 && (holder === undefined || isNothing(holder) || ((0,dist/* isMap */.jh)(holder) && holder.items.length === 0));
    const text = splitTag((read(tag) ?? '').trim());
    const repository = exists(slots.repository) ? read(slots.repository) : undefined;
    const registry = exists(slots.registry) ? read(slots.registry) : undefined;
    return {
        form: 'split',
        document: document?.index ?? 0,
        path: tag,
        parts: {
            repository: repository === undefined ? undefined : registry ? `${registry}/${repository}` : repository,
            tag: text.tag,
            digest: (exists(slots.digest) ? read(slots.digest) : undefined) || text.digest,
        },
        registry: exists(slots.registry) ? slots.registry : undefined,
        repository: exists(slots.repository) ? slots.repository : undefined,
        tag,
        digest: exists(slots.digest) ? slots.digest : undefined,
        create: fresh ? { repository: slots.repository, digest: slots.digest } : { digest: slots.digest },
    };
}
function referenceAt(source, document, path, node) {
    return { form: 'reference', document, path, prefix: '', parts: splitImage((nodeText(source, node) ?? '').trim()) };
}
function isCombined(source, value, key) {
    const text = nodeText(source, value);
    if (text === undefined)
        return /image$/i.test(key) && (value === undefined || (0,dist/* isScalar */.jn)(value));
    if (!(0,dist/* isScalar */.jn)(value))
        return false;
    return /image$/i.test(key) || (/[/:]/.test(text.replace(/@.*$/, '')) && looksLikeImage(text));
}

;// CONCATENATED MODULE: ./build/core/edit/anchors.js



const maxDepth = 100;
const maxKeys = 100_000;
const maxExpanded = 1_000_000;
function indexAnchors(root, budget, position) {
    const walk = new AnchorWalk(budget, position);
    walk.visit(root, 0);
    return walk;
}
class AnchorWalk {
    targets = new Map();
    places = new Map();
    users = new Map();
    #named = new Map();
    #sizes = new Map();
    #hops = [];
    #budget;
    #position;
    constructor(budget, position) {
        this.#budget = budget;
        this.#position = position;
    }
    visit(node, depth) {
        if (node === null)
            return 1;
        if (depth > maxDepth)
            throw this.#refuse('YAML_TOO_DEEP', node, `nested deeper than ${maxDepth} levels`);
        if ((0,dist/* isAlias */.Vj)(node))
            return this.#alias(node);
        if (node.anchor !== undefined) {
            this.#named.set(node.anchor, node);
            this.places.set(node, [...this.#hops]);
        }
        const size = (0,dist/* isScalar */.jn)(node) ? 1 : this.#children(node, depth);
        if (size > maxExpanded)
            throw this.#refuse('YAML_ALIAS_BOMB', node, `aliases expand to more than ${maxExpanded} nodes`);
        if (node.anchor !== undefined)
            this.#sizes.set(node, size);
        return size;
    }
    #alias(alias) {
        const target = this.#named.get(alias.source);
        if (target === undefined)
            throw this.#refuse('YAML_SYNTAX', alias, `the alias *${alias.source} has no anchor before it`);
        const size = this.#sizes.get(target);
        if (size === undefined)
            throw this.#refuse('YAML_ALIAS_BOMB', alias, `the alias *${alias.source} contains itself`);
        this.targets.set(alias, target);
        const users = this.users.get(target);
        if (users === undefined)
            this.users.set(target, [[...this.#hops]]);
        else
            users.push([...this.#hops]);
        return size;
    }
    #children(node, depth) {
        let size = 1;
        if ((0,dist/* isMap */.jh)(node)) {
            const seen = new Set();
            for (const pair of node.items) {
                this.#refuseDuplicate(pair, seen);
                const key = keyText(pair.key);
                this.#hops.push({ kind: 'pair', map: node, pair, key: key ?? '?' });
                size += this.visit(asNode(pair.key), depth + 1) + this.visit(asNode(pair.value), depth + 1);
                this.#hops.pop();
            }
        }
        else if ((0,dist/* isSeq */.oP)(node)) {
            for (const [index, item] of node.items.entries()) {
                this.#count(node);
                this.#hops.push({ kind: 'item', list: node, index });
                size += (0,dist/* isPair */.tO)(item)
                    ? this.visit(asNode(item.key), depth + 1) + this.visit(asNode(item.value), depth + 1)
                    : this.visit(asNode(item), depth + 1);
                this.#hops.pop();
            }
        }
        return size;
    }
    #refuseDuplicate(pair, seen) {
        const key = keyText(pair.key);
        const node = asNode(pair.key);
        this.#count(node);
        if (key === undefined || key === '<<')
            return;
        if (seen.has(key))
            throw this.#refuse('YAML_DUPLICATE_KEY', node, `the key ${JSON.stringify(key)} is there twice`);
        seen.add(key);
    }
    #count(node) {
        this.#budget.keys++;
        if (this.#budget.keys > maxKeys)
            throw this.#refuse('YAML_TOO_LARGE', node, `more than ${maxKeys} keys and list items`);
    }
    #refuse(code, node, problem) {
        const hint = code === 'YAML_DUPLICATE_KEY'
            ? 'YAML readers disagree on which one counts; remove one of them.'
            : 'The file cannot be edited safely as it is.';
        return new failure/* Failure */.HR('bad-input', code, `${this.#position(node?.range?.[0] ?? 0)}: ${problem}`, { hint });
    }
}

;// CONCATENATED MODULE: ./build/core/edit/source.js




const maxLength = 1024 * 1024;
const bracketFlood = /(?:[[{][ \t\r\n]*){200}|(?:[-?][ \t]+){200}/;
function parseSource(file, text) {
    if (text.length > maxLength) {
        throw new failure/* Failure */.HR('bad-input', 'YAML_TOO_LARGE', `${file}: ${text.length} characters; at most ${maxLength} are edited`);
    }
    if (bracketFlood.test(text))
        throw tooDeep(file);
    const lines = new dist/* LineCounter */.HN();
    const tokens = [...new dist/* Parser */.iX(lines.addNewLine).parse(text)];
    const core = compose(tokens, text.length, '1.2');
    refuseErrors(file, text, lines, core);
    const legacy = compose(tokens, text.length, '1.1');
    refuseErrors(file, text, lines, legacy);
    const budget = { keys: 0 };
    const documents = core.map((document, index) => {
        const root = asNode(document.contents);
        return {
            index,
            range: [document.range[0], document.range[2]],
            root,
            legacyRoot: asNode(legacy[index]?.contents),
            anchors: indexAnchors(root, budget, (offset) => position(file, lines, offset)),
        };
    });
    const source = { file, text, documents, lines };
    refuseEncrypted(source);
    return source;
}
function lineAt(source, offset) {
    return source.lines.linePos(offset).line;
}
function compose(tokens, length, version) {
    const composer = new dist/* Composer */.Dk({ keepSourceTokens: true, uniqueKeys: false, version });
    return [...composer.compose(tokens, false, length)];
}
function refuseErrors(file, text, lines, documents) {
    const error = documents.flatMap((document) => document.errors)[0];
    if (error === undefined)
        return;
    if (error.code === 'RESOURCE_EXHAUSTION')
        throw tooDeep(file, error);
    const at = position(file, lines, error.pos[0]);
    if (text.includes('{{'))
        throw templateFailure(at, error);
    const loneReturn = /\r(?!\n)/.exec(text);
    const hint = loneReturn === null
        ? 'Only files that every YAML reader accepts are edited; fix this line first.'
        : `A carriage return without a line feed stands at ${position(file, lines, loneReturn.index)}; end lines with LF or CRLF.`;
    throw new failure/* Failure */.HR('bad-input', 'YAML_SYNTAX', `${at}: ${error.message}`, { hint, cause: error });
}
function templateFailure(at, error) {
    return new failure/* Failure */.HR('bad-input', 'YAML_TEMPLATE', `${at}: a template, not YAML: ${error.message}`, {
        hint: 'Edit the values file that feeds the template, or name with `key` a plain “key: value” line of this file.',
        cause: error,
    });
}
function tooDeep(file, cause) {
    return new failure/* Failure */.HR('bad-input', 'YAML_TOO_DEEP', `${file}: nested too deeply to be configuration`, { cause });
}
function position(file, lines, offset) {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
}
function refuseEncrypted(source) {
    for (const { root } of source.documents) {
        if (mapValue(mapValue(root, 'sops'), 'mac') === null)
            continue;
        throw new failure/* Failure */.HR('refused', 'SOPS_ENCRYPTED', `${source.file}: encrypted with SOPS, whose checksum covers every value`, {
            hint: 'Keep the image in a file of its own that is not encrypted, or change this one with `sops set`.',
        });
    }
}
function mapValue(node, key) {
    return (0,dist/* isMap */.jh)(node) ? asNode(findPair(node, key)?.value) : null;
}

;// CONCATENATED MODULE: ./build/core/edit/application.js










function isApplication(source, document) {
    const kind = fieldOf(source, document, 'kind');
    const ours = fieldOf(source, document, 'apiVersion')?.startsWith('argoproj.io/') === true;
    return ours && (kind === 'Application' || kind === 'ApplicationSet');
}
function applicationPlaces(source, document) {
    const set = fieldOf(source, document, 'kind') === 'ApplicationSet';
    const spec = set ? ['spec', 'template', 'spec'] : ['spec'];
    const sources = lookUp(source, document, keys(...spec, 'sources'));
    const at = [[...spec, 'source']];
    if ((0,dist/* isSeq */.oP)(sources))
        at.push(...sources.items.map((_, index) => [...spec, 'sources', index]));
    return at.flatMap((each) => [
        ...parameterPlaces(source, document, [...each, 'helm', 'parameters']),
        ...valuesPlaces(source, document, [...each, 'helm', 'valuesObject']),
        ...embeddedPlaces(source, document, [...each, 'helm', 'values']),
        ...overridePlaces(source, document, [...each, 'kustomize', 'images']),
    ]);
}
function parameterPlaces(source, document, at) {
    const values = new Map();
    for (const [index, item] of items(source, document, at).entries()) {
        const name = (0,dist/* isMap */.jh)(item) ? nodeText(source, asNode(findPair(item, 'name')?.value)) : undefined;
        if (name !== undefined)
            values.set(name, [...at, index, 'value']);
    }
    const text = (location) => location === undefined
        ? undefined
        : nodeText(source, lookUp(source, document, (0,edit_path/* locationSegments */.qI)(location))) || undefined;
    return [...values].flatMap(([name, location]) => {
        const whole = text(location);
        if (/image$/i.test(name) && whole !== undefined && looksLikeImage(whole)) {
            return [
                {
                    form: 'reference',
                    document: document.index,
                    path: (0,edit_path/* locationSegments */.qI)(location),
                    prefix: '',
                    parts: splitImage(whole),
                },
            ];
        }
        const stem = /^(.*\.)?tag$/.exec(name);
        if (stem === null)
            return [];
        const sibling = (key) => values.get(`${stem[1] ?? ''}${key}`);
        const slot = (found) => (found === undefined ? undefined : (0,edit_path/* locationSegments */.qI)(found));
        const [registry, repository, digest] = [sibling('registry'), sibling('repository'), sibling('digest')];
        const host = text(registry);
        const path = text(repository);
        const parts = {
            repository: path === undefined || host === undefined ? path : `${host}/${path}`,
            tag: text(location),
            digest: text(digest),
        };
        const tag = (0,edit_path/* locationSegments */.qI)(location);
        return [
            {
                form: 'split',
                document: document.index,
                path: tag,
                parts,
                registry: slot(registry),
                repository: slot(repository),
                tag,
                digest: slot(digest),
                create: {},
            },
        ];
    });
}
function embeddedPlaces(source, document, at) {
    const node = lookUp(source, document, (0,edit_path/* locationSegments */.qI)(at));
    const text = embeddedText(source, node);
    if (text === undefined)
        return [];
    const slot = (0,edit_path/* locationSegments */.qI)(at);
    const inner = embeddedSource(source.file, text);
    if (inner === undefined)
        return [];
    return inner.documents.flatMap((each) => valuesPlaces(inner, each, []).map((place) => ({
        form: 'embedded',
        document: document.index,
        path: slot,
        parts: place.parts,
        text: slot,
        literal: isLiteral(node),
        inner: place,
    })));
}
function embeddedSource(file, text) {
    try {
        return parseSource(`${file} (helm.values)`, text);
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && error.code === 'YAML_TEMPLATE')
            return undefined;
        throw error;
    }
}
function embeddedText(source, node) {
    return (0,dist/* isScalar */.jn)(node) && typeof node.value === 'string' ? nodeText(source, node) : undefined;
}
function isLiteral(node) {
    return (0,dist/* isScalar */.jn)(node) && node.type === dist/* Scalar */.X5.BLOCK_LITERAL && !/[1-9]/.test(blockHeader(node));
}
function overridePlaces(source, document, at) {
    return items(source, document, at).flatMap((item, index) => {
        const text = nodeText(source, item);
        if (text === undefined || !(0,dist/* isScalar */.jn)(item))
            return [];
        const prefix = /^[^=]*=/.exec(text)?.[0] ?? '';
        return [
            {
                form: 'reference',
                document: document.index,
                path: (0,edit_path/* locationSegments */.qI)([...at, index]),
                prefix,
                parts: splitImage(text.slice(prefix.length)),
            },
        ];
    });
}
function items(source, document, at) {
    const list = lookUp(source, document, (0,edit_path/* locationSegments */.qI)(at));
    return (0,dist/* isSeq */.oP)(list) ? list.items.map(asNode) : [];
}

;// CONCATENATED MODULE: ./build/core/edit/kustomization.js







function isKustomization(source, document) {
    const kind = fieldOf(source, document, 'kind');
    if (kind === 'Kustomization' || kind === 'Component')
        return true;
    return kind === undefined && /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(source.file);
}
function kustomizationPlaces(source, document) {
    return [...entryPlaces(source, document), ...chartPlaces(source, document)];
}
function writeEntry(session, place, edit) {
    const { document, path, parts } = place;
    const slot = (key) => [...path, ...keys(key)];
    const wanted = edit.image;
    if (wanted !== undefined && canonicalRepository(wanted) !== canonicalRepository(parts.repository ?? place.name)) {
        if (canonicalRepository(wanted) !== canonicalRepository(place.name))
            session.setSlot(document, slot('newName'), wanted);
        else
            session.warn(`the entry ${place.name} is renamed to ${parts.repository}; its newName was kept`);
    }
    const withTag = edit.tag !== undefined && (edit.digest === undefined || edit.keepTag === true);
    if (withTag)
        session.setSlot(document, slot('newTag'), edit.tag);
    if (edit.digest !== undefined) {
        session.setSlot(document, slot('digest'), edit.digest);
        if (!withTag && edit.keepTag !== true)
            session.unsetSlot(document, slot('newTag'));
    }
    else if (edit.tag !== undefined && parts.digest !== undefined) {
        warnStale(session, parts.digest);
        session.unsetSlot(document, slot('digest'));
    }
}
function addEntry(session, source, document, image, edit) {
    const entry = new Map([['name', image]]);
    if (edit.tag !== undefined && (edit.digest === undefined || edit.keepTag === true))
        entry.set('newTag', edit.tag);
    if (edit.digest !== undefined)
        entry.set('digest', edit.digest);
    const images = document === undefined ? ['images'] : imagesLocation(source, document);
    session.setSlot(document?.index ?? 0, [...(0,edit_path/* locationSegments */.qI)(images), { kind: 'append' }], entry);
}
function entryPlaces(source, document) {
    const at = imagesLocation(source, document);
    const list = lookUp(source, document, (0,edit_path/* locationSegments */.qI)(at));
    if (!(0,dist/* isSeq */.oP)(list))
        return [];
    return list.items.flatMap((item, index) => {
        if (!(0,dist/* isMap */.jh)(item))
            return [];
        const field = (key) => nodeText(source, asNode(findPair(item, key)?.value)) || undefined;
        const name = field('name');
        if (name === undefined)
            return [];
        const parts = { repository: field('newName') ?? name, tag: field('newTag'), digest: field('digest') };
        return [{ form: 'kustomize', document: document.index, path: (0,edit_path/* locationSegments */.qI)([...at, index]), name, parts }];
    });
}
function imagesLocation(source, document) {
    const flux = fieldOf(source, document, 'apiVersion')?.startsWith('kustomize.toolkit.fluxcd.io/') === true;
    return flux ? ['spec', 'images'] : ['images'];
}
function chartPlaces(source, document) {
    const charts = lookUp(source, document, keys('helmCharts'));
    if (!(0,dist/* isSeq */.oP)(charts))
        return [];
    return charts.items.flatMap((_, index) => valuesPlaces(source, document, ['helmCharts', index, 'valuesInline']));
}

;// CONCATENATED MODULE: ./build/core/edit/scalar.js


const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const words = new Set(['', '~', 'null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', '<<', '=']);
const typed = [
    /^[-+]?[0-9][0-9_]*$/,
    /^[-+]?0[xX][0-9a-fA-F_]+$/,
    /^[-+]?0[oO]?[0-7_]+$/,
    /^[-+]?0[bB][01_]+$/,
    /^[-+]?(?:\.[0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9_]+)?$/,
    /^[-+]?\.(?:inf|nan)$/i,
    /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
    /^\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?$/,
];
function isStringEverywhere(plain) {
    return !words.has(plain.toLowerCase()) && !typed.some((pattern) => pattern.test(plain));
}
function readsAsString(scalar) {
    if (typeof scalar.value !== 'string')
        return false;
    return scalar.type !== dist/* Scalar */.X5.PLAIN || scalar.tag !== undefined || isStringEverywhere(scalar.value);
}
function renderString(value, quote, flow) {
    refuseLoneSurrogate(value);
    if (quote === 'plain' && isPlainSafe(value, flow))
        return value;
    if (quote === 'single' && !unprintable.test(value))
        return `'${value.replaceAll("'", "''")}'`;
    return doubleQuoted(value);
}
function quoteOf(scalar) {
    if (scalar.type === dist/* Scalar */.X5.QUOTE_DOUBLE)
        return 'double';
    return scalar.type === dist/* Scalar */.X5.QUOTE_SINGLE ? 'single' : 'plain';
}
function isPrintableLine(value) {
    return !unprintable.test(value.replaceAll('\t', ''));
}
function refuseLoneSurrogate(value) {
    if (!/\p{Surrogate}/u.test(value))
        return;
    throw new failure/* Failure */.HR('bad-input', 'TEXT_NOT_UNICODE', 'the value to write holds half of a surrogate pair, which is no Unicode text', {
        hint: 'Pass the value as UTF-8 text.',
    });
}
function isPlainSafe(value, flow) {
    if (unprintable.test(value) || value.trim() !== value || !isStringEverywhere(value))
        return false;
    if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(value) || /:(?:\s|$)|\s#/.test(value) || value.startsWith('...'))
        return false;
    if (/^[-+]?\.?[0-9_]*[eE][-+]?[0-9_]+$/.test(value))
        return false;
    return !flow || !/[,[\]{}:]/.test(value);
}
function doubleQuoted(value) {
    return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

;// CONCATENATED MODULE: ./build/core/edit/sharing.js




function sharingOf(trail) {
    const { anchors, root } = trail.document;
    const own = new Set(trail.aliases.map(({ hops }) => (0,edit_path/* formatLocation */.j$)(hopLocation(hops))));
    return [...new Set([root, ...trail.hops.map(childNode)])].flatMap((node) => {
        const users = node === null ? undefined : anchors.users.get(node);
        if (node === null || (0,dist/* isAlias */.Vj)(node) || users === undefined)
            return [];
        const others = users.map((hops) => (0,edit_path/* formatLocation */.j$)(hopLocation(hops))).filter((place) => !own.has(place));
        const crossed = trail.aliases.some(({ alias }) => anchors.targets.get(alias) === node);
        const place = (0,edit_path/* formatLocation */.j$)(hopLocation(anchors.places.get(node) ?? []));
        return [{ anchor: node.anchor ?? '', reached: crossed ? [place, ...others] : others, users: others }];
    });
}
function refuseUsedAnchor(source, trail, scope) {
    const asked = hopLocation(trail.hops);
    const within = (hops) => hops.length >= asked.length && startsWith(hopLocation(hops), asked);
    for (const [target, users] of trail.document.anchors.users) {
        const place = trail.document.anchors.places.get(target) ?? [];
        const own = scope === 'inside' && place.length === asked.length;
        const outside = users.filter((user) => !within(user));
        if ((0,dist/* isAlias */.Vj)(target) || own || !within(place) || outside.length === 0)
            continue;
        const needy = someOf(outside.map((user) => (0,edit_path/* formatLocation */.j$)(hopLocation(user))));
        throw sharingRefused(source, asked, `the anchor &${target.anchor}, which ${needy} needs`);
    }
}
function sharingRefused(source, location, sharing) {
    return new failure/* Failure */.HR('refused', 'EDIT_ALIAS', `${source.file}: ${(0,edit_path/* formatLocation */.j$)(location)} shares its value: ${sharing}`, {
        hint: 'Edit the anchored value for all of its users (on-alias: anchor), or give the asked place its own copy (on-alias: materialise).',
    });
}
function someOf(paths) {
    const shown = paths.slice(0, 10).join(', ');
    return paths.length > 10 ? `${shown} and ${paths.length - 10} more` : shown;
}
function startsWith(location, prefix) {
    return prefix.every((step, index) => location[index] === step);
}

;// CONCATENATED MODULE: ./build/core/edit/copy.js




function copyOf(source, node) {
    if (node === null)
        return { kind: 'verbatim', plain: 'null', meaning: null };
    if ((0,dist/* isAlias */.Vj)(node))
        return { kind: 'alias', anchor: node.source };
    if (node.tag !== undefined && (0,dist/* isScalar */.jn)(node) && !isString(node))
        throw tagged(source, node.tag);
    if ((0,dist/* isScalar */.jn)(node)) {
        if (typeof node.value === 'string' && (node.type !== dist/* Scalar */.X5.PLAIN || readsAsString(node)))
            return node.value;
        if (isUnwritten(node))
            return { kind: 'verbatim', plain: 'null', meaning: null };
        return { kind: 'verbatim', plain: node.source ?? '' };
    }
    if ((0,dist/* isMap */.jh)(node)) {
        return new Map(node.items.map((pair) => {
            const key = pair.key;
            if ((0,dist/* isScalar */.jn)(key) && key.type === dist/* Scalar */.X5.PLAIN && key.source === '<<')
                throw nestedMerge(source);
            if (!(0,dist/* isScalar */.jn)(key) || !readsAsString(key))
                throw tagged(source, 'a key that is not text');
            return [String(key.value), copyOf(source, asNode(pair.value))];
        }));
    }
    return node.items.map((item) => copyOf(source, asNode(item)));
}
function isString(node) {
    return node.tag === 'tag:yaml.org,2002:str';
}
function tagged(source, tag) {
    return new failure/* Failure */.HR('refused', 'EDIT_TAGGED', `${source.file}: the aliased value cannot be copied: it holds ${tag}`, {
        hint: 'Edit the value at its anchor, or copy it by hand once.',
    });
}
function nestedMerge(source) {
    return new failure/* Failure */.HR('refused', 'EDIT_ALIAS', `${source.file}: the aliased value merges another one with “<<” and cannot be copied`, {
        hint: 'Edit the value at its anchor, or copy it by hand once.',
    });
}

// EXTERNAL MODULE: ./build/core/edit/value.js
var edit_value = __webpack_require__(2682);
;// CONCATENATED MODULE: ./build/core/edit/render.js


function renderKey(key, style, flow) {
    return renderString(key, style.quoteKeys ? 'double' : 'plain', flow);
}
function renderInline(value, style, flow) {
    if (typeof value === 'string')
        return renderString(value, style.quote, flow);
    if ((0,edit_value/* isMapValue */.Qy)(value)) {
        const pairs = [...value].map(([key, child]) => renderFlowPair(key, child, style));
        return `{${pairs.join(style.comma)}}`;
    }
    if ((0,edit_value/* isListValue */.kq)(value))
        return `[${value.map((child) => renderInline(child, style, true)).join(style.comma)}]`;
    return value.kind === 'alias' ? `*${value.anchor}` : value.plain;
}
function renderFlowPair(key, value, style) {
    return `${renderKey(key, style, true)}${style.colon}${renderInline(value, style, true)}`;
}
function renderPairLines(key, value, style) {
    const head = `${renderKey(key, style, false)}:`;
    if (!(0,edit_value/* isFilledCollection */.JM)(value))
        return [`${head} ${renderInline(value, style, false)}`];
    const step = (0,edit_value/* isListValue */.kq)(value) ? style.listStep : style.step;
    return [head, ...indent(renderBlockLines(value, style), step)];
}
function renderItemLines(value, style, gap) {
    const dash = `-${' '.repeat(gap)}`;
    if (!(0,edit_value/* isFilledCollection */.JM)(value))
        return [dash + renderInline(value, style, false)];
    const [first = '', ...rest] = renderBlockLines(value, style);
    return [dash + first, ...indent(rest, dash.length)];
}
function renderBlockLines(value, style) {
    if ((0,edit_value/* isMapValue */.Qy)(value))
        return [...value].flatMap(([key, child]) => renderPairLines(key, child, style));
    if ((0,edit_value/* isListValue */.kq)(value))
        return value.flatMap((child) => renderItemLines(child, style, 1));
    return [renderInline(value, style, false)];
}
function indent(lines, columns) {
    return lines.map((line) => ' '.repeat(columns) + line);
}

;// CONCATENATED MODULE: ./build/core/edit/style.js





function styleWithin(source, container) {
    const flow = isFlow(container);
    const file = source.documents.map(({ root }) => indentation(source, root));
    const step = file.find((each) => each.step !== undefined)?.step ?? 2;
    const listStep = file.find((each) => each.listStep !== undefined)?.listStep ?? step;
    const json = flow && (0,dist/* isMap */.jh)(container) ? container.items.some((pair) => isDouble(pair.key)) : isJson(source);
    return {
        quote: json ? 'double' : neighbourQuote(container),
        quoteKeys: json,
        step,
        listStep: listStep === 0 ? 0 : step,
        colon: flow ? flowColon(source, container) : ': ',
        comma: flow ? flowComma(source, container) : ', ',
    };
}
function isJson(source) {
    const root = source.documents[0]?.root ?? null;
    if (!isFlow(root))
        return false;
    return (0,dist/* isMap */.jh)(root) && root.items.length > 0
        ? root.items.every((pair) => isDouble(pair.key))
        : source.file.endsWith('.json');
}
function isDouble(key) {
    return (0,dist/* isScalar */.jn)(key) && key.type === dist/* Scalar */.X5.QUOTE_DOUBLE;
}
function neighbourQuote(container) {
    const values = (0,dist/* isMap */.jh)(container) ? container.items.map((pair) => pair.value) : (0,dist/* isSeq */.oP)(container) ? container.items : [];
    const last = values.findLast((value) => (0,dist/* isScalar */.jn)(value) && typeof value.value === 'string');
    return (0,dist/* isScalar */.jn)(last) ? quoteOf(last) : 'plain';
}
function indentation(source, root) {
    let step;
    let listStep;
    const visit = (node) => {
        if (isFlow(node) || (step !== undefined && listStep !== undefined))
            return;
        if ((0,dist/* isSeq */.oP)(node))
            for (const item of node.items)
                visit(asNode(item));
        if (!(0,dist/* isMap */.jh)(node))
            return;
        for (const pair of node.items) {
            const child = asNode(pair.value);
            if (isFlow(child) || (!(0,dist/* isMap */.jh)(child) && !(0,dist/* isSeq */.oP)(child)) || isUnwritten(child))
                continue;
            const own = columnOf(source.text, itemStart({ kind: 'pair', map: node, pair, key: '' }));
            const inner = columnOf(source.text, firstItemStart(child));
            if ((0,dist/* isMap */.jh)(child))
                step ??= inner - own > 0 ? inner - own : undefined;
            else
                listStep ??= inner - own;
            visit(child);
        }
    };
    visit(root);
    return { step, listStep };
}
function firstItemStart(node) {
    if ((0,dist/* isMap */.jh)(node) && node.items[0] !== undefined)
        return itemStart({ kind: 'pair', map: node, pair: node.items[0], key: '' });
    if ((0,dist/* isSeq */.oP)(node) && node.items.length > 0)
        return itemStart({ kind: 'item', list: node, index: 0 });
    return startOf(node);
}
function flowColon(source, container) {
    const pair = (0,dist/* isMap */.jh)(container) ? container.items.at(-1) : undefined;
    const key = asNode(pair?.key);
    const value = asNode(pair?.value);
    if (pair === undefined || key === null || value === null || !isDouble(key))
        return ': ';
    const between = source.text.slice(endOf(key), startOf(value));
    return /^ *: *$/.test(between) ? between : ': ';
}
function flowComma(source, container) {
    const hop = secondItem(container);
    if (hop === undefined)
        return ', ';
    const comma = node_itemTokens(hop).start.find(({ type }) => type === 'comma');
    return comma !== undefined && comma.offset + 1 === itemStart(hop) && source.text[comma.offset] === ',' ? ',' : ', ';
}
function secondItem(container) {
    if ((0,dist/* isMap */.jh)(container) && container.items[1] !== undefined)
        return { kind: 'pair', map: container, pair: container.items[1], key: '' };
    return (0,dist/* isSeq */.oP)(container) && container.items.length > 1 ? { kind: 'item', list: container, index: 1 } : undefined;
}

;// CONCATENATED MODULE: ./build/core/edit/replace.js








function replaceValue(source, hops, node, value) {
    const hop = hops.at(-1);
    const container = containerOf(hop);
    const flow = isFlow(container) || (hop === undefined && isFlow(node));
    const style = styleFor(source, container, node);
    if ((0,edit_value/* isFilledCollection */.JM)(value) && !flow && hop !== undefined)
        return replaceByLines(source, hop, node, value, style);
    if (isBlockScalar(node))
        return [replaceBlockScalar(source, node, value, style)];
    const text = renderInline(value, style, flow);
    if (hop === undefined)
        return [replaceRoot(source, node, text)];
    if (isUnwritten(node))
        return [fillSlot(source, hop, text)];
    if (!isFlow(node) && ((0,dist/* isMap */.jh)(node) || (0,dist/* isSeq */.oP)(node)))
        return [replaceLines(source, hop, node, ` ${text}`)];
    return [{ start: startOf(node), end: endOf(node), text }];
}
function containerOf(hop) {
    if (hop === undefined)
        return null;
    return hop.kind === 'pair' ? hop.map : hop.list;
}
function fillSlot(source, hop, text) {
    const slot = valueSlot(hop);
    if (slot.indicated)
        return { start: slot.end, end: slot.end, text: needsSpace(source, slot.end) ? ` ${text}` : text };
    const flow = isFlow(containerOf(hop));
    const column = columnOf(source.text, itemStart(hop));
    const colon = flow || source.text[itemStart(hop)] !== '?' ? ': ' : `${lineBreakAt(source.text, slot.end)}${' '.repeat(column)}: `;
    const start = flow ? slot.end : lineEnd(source.text, slot.end);
    return { start, end: start, text: colon + text };
}
function replaceByLines(source, hop, node, value, style) {
    const { text } = source;
    if (isUnwritten(node) && !valueSlot(hop).indicated)
        return [fillSlot(source, hop, renderInline(value, style, false))];
    const column = columnOf(text, itemStart(hop));
    const gap = hop.kind === 'pair' && (0,edit_value/* isListValue */.kq)(value) ? style.listStep : style.step;
    const lines = indent(renderBlockLines(value, style), column + gap);
    if (hop.kind === 'pair' && node !== null && !isUnwritten(node) && !isFlow(node) && ((0,dist/* isMap */.jh)(node) || (0,dist/* isSeq */.oP)(node))) {
        return [
            replaceLines(source, hop, node, lineBreakAt(text, startOf(node)) + lines.join(lineBreakAt(text, startOf(node)))),
        ];
    }
    const slot = valueSlot(hop).end;
    const end = node === null || isUnwritten(node) ? slot : contentEnd(node, text);
    const eol = lineBreakAt(text, slot);
    if (hop.kind === 'item') {
        const inline = renderBlockLines(value, style);
        const itemColumn = column + 2;
        return [{ start: slot, end, text: ` ${[inline[0], ...indent(inline.slice(1), itemColumn)].join(eol)}` }];
    }
    const below = lineEnd(text, end);
    return [
        { start: slot, end, text: '' },
        { start: below, end: below, text: eol + lines.join(eol) },
    ];
}
function replaceLines(source, hop, node, replacement) {
    const { text } = source;
    const slot = valueSlot(hop).end;
    const first = firstItemStart(node);
    const end = contentEnd(node, text);
    const ownLines = text.slice(lineStart(text, first), first).trim() === '' && lineStart(text, first) > slot;
    if (!ownLines)
        return { start: slot, end, text: replacement };
    const above = text.slice(slot, lineStart(text, first));
    const comment = above.replace(/\r?\n$/, '');
    const joined = replacement.startsWith(' ') ? replacement + comment : comment + replacement;
    return { start: slot, end: lineEnd(text, end), text: joined };
}
function replaceRoot(source, node, text) {
    if (node === null || isUnwritten(node)) {
        const at = source.documents[0]?.range[1] ?? source.text.length;
        return { start: at, end: at, text };
    }
    return { start: startOf(node), end: contentEnd(node, source.text), text };
}
function replaceBlockScalar(source, node, value, style) {
    const end = contentEnd(node, source.text);
    const body = typeof value === 'string' ? literalBody(source, node, value) : undefined;
    if (body !== undefined)
        return {
            start: blockBodyStart(node, source.text),
            end: Math.max(end, blockBodyStart(node, source.text)),
            text: body,
        };
    const header = source.text.slice(startOf(node) + blockHeader(node).length, blockBodyStart(node, source.text));
    const inline = typeof value === 'string' ? renderString(value, 'plain', false) : renderInline(value, style, false);
    return { start: startOf(node), end, text: inline + header.replace(/\r?\n$/, '') };
}
function literalBody(source, node, value) {
    const header = blockHeader(node);
    const lines = value.split('\n');
    if (node.type !== dist/* Scalar */.X5.BLOCK_LITERAL || !lines.every(isPrintableLine))
        return undefined;
    const trailing = /\n*$/.exec(value)?.[0].length ?? 0;
    const kept = header.includes('+');
    const fits = kept ? trailing > 0 : trailing === (header.includes('-') ? 0 : 1);
    if (!fits || lines[0] === '' || lines.some((line) => /^[ \t]+$/.test(line)))
        return undefined;
    const old = source.text.slice(blockBodyStart(node, source.text), endOf(node));
    const first = old.split(/\r?\n/).find((line) => line.trim() !== '');
    const digits = /[1-9]/.exec(header);
    if (first === undefined || digits !== null || /^[ \t]/.test(lines[0] ?? ''))
        return undefined;
    const margin = ' '.repeat(/^ */.exec(first)?.[0].length ?? 0);
    const content = trailing > 0 ? lines.slice(0, -1) : lines;
    const eol = lineBreakAt(source.text, startOf(node));
    return content.map((line) => (line === '' ? '' : margin + line)).join(eol);
}
function styleFor(source, container, node) {
    const style = styleWithin(source, container);
    if (!(0,dist/* isScalar */.jn)(node) || isUnwritten(node) || isBlockScalar(node) || style.quoteKeys)
        return style;
    return { ...style, quote: quoteOf(node) };
}
function needsSpace(source, at) {
    return !/[ \t]/.test(source.text[at - 1] ?? '');
}

;// CONCATENATED MODULE: ./build/core/edit/insert.js








function insertPair(source, hops, map, key, value) {
    const pair = map.items.at(-1);
    if (pair === undefined)
        return fillEmpty(source, hops, map, new Map([[key, value]]));
    const last = { kind: 'pair', map, pair, key: '' };
    const style = styleWithin(source, map);
    if (isFlow(map))
        return insertInFlow(source, last, renderFlowPair(key, value, style), style.comma);
    const column = columnOf(source.text, itemStart({ kind: 'pair', map, pair: map.items[0] ?? pair, key: '' }));
    return [insertLines(source, last, indent(renderPairLines(key, value, style), column))];
}
function insertItem(source, hops, list, value) {
    if (list.items.length === 0)
        return fillEmpty(source, hops, list, [value]);
    const last = { kind: 'item', list, index: list.items.length - 1 };
    const style = styleWithin(source, list);
    if (isFlow(list))
        return insertInFlow(source, last, renderInline(value, style, true), style.comma);
    const column = columnOf(source.text, itemStart({ kind: 'item', list, index: 0 }));
    return [
        insertLines(source, last, indent(renderItemLines(value, itemStyle(source, list), dashGap(source, last)), column)),
    ];
}
function insertRoot(source, document, value) {
    const { text } = source;
    const eol = lineBreakAt(text, 0);
    const style = styleWithin(source, null);
    const lines = (0,edit_value/* isFilledCollection */.JM)(value) ? renderBlockLines(value, style) : [renderInline(value, style, false)];
    const root = document?.root;
    if (root !== null && root !== undefined && startOf(root) < (root.range?.[1] ?? 0)) {
        return [{ start: startOf(root), end: root.range?.[1] ?? 0, text: lines.join(eol) }];
    }
    const at = root?.range?.[2] ?? text.length;
    const head = at === lineStart(text, at) ? '' : eol;
    const tail = head === '' || (at < text.length && !/^\r?\n/.test(text.slice(at))) ? eol : '';
    return [{ start: at, end: at, text: head + lines.join(eol) + tail }];
}
function fillEmpty(source, hops, node, value) {
    const inner = source.text.slice(startOf(node) + 1, (node.range?.[1] ?? 0) - 1);
    if (hops.length > 0 && !isFlow(containerOf(hops.at(-1))) && inner.trim() === '')
        return replaceValue(source, hops, node, value);
    const flow = renderInline(value, styleWithin(source, node), true).slice(1, -1);
    return [{ start: startOf(node) + 1, end: startOf(node) + 1, text: flow }];
}
function insertLines(source, last, lines) {
    const { text } = source;
    const end = itemEnd(last, text);
    const at = lineEnd(text, end);
    const eol = lineBreakAt(text, end);
    return { start: at, end: at, text: eol + lines.join(eol) };
}
function insertInFlow(source, last, item, comma) {
    const { text } = source;
    const end = itemEnd(last, text);
    const own = lineStart(text, itemStart(last));
    const multiline = text.slice(own, itemStart(last)).trim() === '';
    const trailing = trailingComma(last, end);
    if (!multiline) {
        const at = trailing ?? end;
        const space = comma.slice(1);
        return [{ start: at, end: at, text: trailing === undefined ? comma + item : `${space}${item},` }];
    }
    const line = `${lineBreakAt(text, own)}${text.slice(own, itemStart(last))}${item}`;
    const rest = text.slice(trailing ?? end, lineEnd(text, end));
    const below = /^[ \t]*(?:#.*)?$/.test(rest) ? lineEnd(text, end) : (trailing ?? end);
    if (trailing !== undefined)
        return [{ start: below, end: below, text: `${line},` }];
    return [
        { start: end, end, text: ',' },
        { start: below, end: below, text: line },
    ];
}
function trailingComma(last, end) {
    const list = last.kind === 'pair' ? last.map : last.list;
    const tokens = list.srcToken !== undefined && 'items' in list.srcToken ? list.srcToken.items : [];
    for (const { start, key, sep, value } of tokens.slice(list.items.length)) {
        if (key !== undefined || sep !== undefined || value !== undefined)
            continue;
        const comma = start.find(({ type, offset }) => type === 'comma' && offset >= end);
        if (comma !== undefined)
            return comma.offset + 1;
    }
    return undefined;
}
function dashGap(source, last) {
    const dash = node_itemTokens(last).start.find(({ type }) => type === 'seq-item-ind');
    const gap = dash === undefined ? null : /^ +(?=[^\s#])/.exec(source.text.slice(dash.offset + 1, dash.offset + 20));
    return gap?.[0].length ?? 1;
}
function itemStyle(source, list) {
    const sibling = list.items.findLast((item) => (0,dist/* isMap */.jh)(item) || (0,dist/* isSeq */.oP)(item));
    const style = styleWithin(source, list);
    return sibling === undefined ? style : { ...style, quote: styleWithin(source, sibling).quote };
}

;// CONCATENATED MODULE: ./build/core/edit/remove.js




function removeHop(source, hops) {
    const hop = hops.at(-1);
    if (hop === undefined)
        return [];
    const container = containerOf(hop);
    const count = hop.kind === 'pair' ? hop.map.items.length : hop.list.items.length;
    if (isFlow(container))
        return [removeFromFlow(source, hop, count)];
    if (count === 1)
        return emptied(source, hops.slice(0, -1), hop, container);
    return [removeLines(source, hop)];
}
function emptied(source, parents, hop, container) {
    const { text } = source;
    const parent = parents.at(-1);
    const empty = hop.kind === 'pair' ? '{}' : '[]';
    const line = lineStart(text, itemStart(hop));
    if (parent !== undefined && line > valueSlot(parent).end) {
        const slot = valueSlot(parent).end;
        const from = ownComments(source, line, itemStart(hop) - line);
        return [{ start: slot, end: slot, text: ` ${empty}` }, wholeLines(text, from, itemEnd(hop, text))];
    }
    if (parent !== undefined)
        return replaceValue(source, parents, container, hop.kind === 'pair' ? new Map() : []);
    const end = contentEnd(container, text);
    return [{ start: itemStart(hop), end: Math.max(end, itemEnd(hop, source.text)), text: empty }];
}
function removeLines(source, hop) {
    const { text } = source;
    const start = itemStart(hop);
    const end = itemEnd(hop, text);
    const line = lineStart(text, start);
    if (text.slice(line, start).trim() !== '')
        return removeAfterDash(source, hop, start, end);
    return wholeLines(text, ownComments(source, line, columnOf(text, start)), end);
}
function wholeLines(text, from, end) {
    const to = nextLine(text, end);
    if (to === text.length && lineEnd(text, end) === text.length && from > 0) {
        return { start: lineEnd(text, from - 1 - (text[from - 2] === '\r' ? 1 : 0)), end: to, text: '' };
    }
    return { start: from, end: to, text: '' };
}
function removeAfterDash(source, hop, start, end) {
    const next = itemStart(siblingAt(hop, indexOf(hop) + 1));
    const between = source.text.slice(lineEnd(source.text, end), next);
    return { start, end: between.trim() === '' ? next : end, text: '' };
}
function removeFromFlow(source, hop, count) {
    const { text } = source;
    const index = indexOf(hop);
    const start = itemStart(hop);
    const end = itemEnd(hop, text);
    if (index < count - 1)
        return { start, end: itemStart(siblingAt(hop, index + 1)), text: '' };
    if (index > 0)
        return { start: itemEnd(siblingAt(hop, index - 1), text), end, text: '' };
    const container = containerOf(hop);
    const inner = { start: (container.range?.[0] ?? 0) + 1, end: (container.range?.[1] ?? 0) - 1 };
    const around = text.slice(inner.start, start) + text.slice(end, inner.end);
    return /^[\s,]*$/.test(around) ? { ...inner, text: '' } : { start, end: remove_afterComma(text, end), text: '' };
}
function remove_afterComma(text, end) {
    return end + (/^\s*,/.exec(text.slice(end, end + 1000))?.[0].length ?? 0);
}
function ownComments(source, line, column) {
    const { text } = source;
    let from = line;
    while (from > 0) {
        const above = lineStart(text, from - 1);
        const content = text.slice(above, from);
        if (!content.trimStart().startsWith('#') || content.length - content.trimStart().length !== column)
            break;
        from = above;
    }
    const head = from === 0 ||
        (from === 1 && text.startsWith('\uFEFF')) ||
        /^(?:---|%).*$/.test(text.slice(lineStart(text, from - 1), from).trim());
    return head ? line : from;
}
function indexOf(hop) {
    return hop.kind === 'pair' ? hop.map.items.indexOf(hop.pair) : hop.index;
}
function siblingAt(hop, index) {
    if (hop.kind === 'item')
        return { ...hop, index };
    const pair = hop.map.items[index];
    return pair === undefined ? hop : { ...hop, pair };
}

;// CONCATENATED MODULE: ./build/core/edit/step.js









function replacement(source, trail, value) {
    const { hops, node } = trail;
    const document = trail.document.index;
    const location = hopLocation(hops);
    const old = (0,dist/* isAlias */.Vj)(node) ? trail.document.anchors.targets.get(node) : node;
    return {
        splices: replaceValue(source, hops, node, value),
        change: { document, location, kind: 'set', value },
        report: { document, location, before: nodeText(source, old) },
    };
}
function rootCreation(source, document, path, value) {
    const whole = nest(path, value);
    const index = document?.index ?? 0;
    return {
        splices: insertRoot(source, document, whole),
        change: { document: index, location: [], kind: 'set', value: whole },
        report: { document: index, location: createdLocation(path), before: undefined },
    };
}
function creation(source, trail, value) {
    const { hops, node, missing } = trail;
    const document = trail.document.index;
    const at = hopLocation(hops);
    const [segment, ...rest] = missing;
    const report = (location) => ({ document, location, before: undefined });
    if (segment !== undefined && (0,dist/* isMap */.jh)(node) && segment.kind === 'key') {
        const location = [...at, segment.key];
        const content = nest(rest, value);
        return {
            splices: insertPair(source, hops, node, segment.key, content),
            change: { document, location, kind: 'insert', value: content },
            report: report([...location, ...createdLocation(rest)]),
        };
    }
    if (segment !== undefined && (0,dist/* isSeq */.oP)(node)) {
        const length = node.items.length;
        if (segment.kind === 'index' && segment.index !== length)
            throw beyond(at, segment.index, length);
        const content = segment.kind === 'match' ? matchedItem(segment, rest, value) : nest(rest, value);
        return {
            splices: insertItem(source, hops, node, content),
            change: { document, location: [...at, length], kind: 'insert', value: content },
            report: report([...at, length, ...createdLocation(rest)]),
        };
    }
    const whole = nest(missing, value);
    return {
        splices: replaceValue(source, hops, node, whole),
        change: { document, location: at, kind: 'set', value: whole },
        report: report([...at, ...createdLocation(missing)]),
    };
}
function removal(source, trail) {
    const hop = trail.hops.at(-1);
    if (hop === undefined)
        throw (0,failure/* badInput */.AN)('unset', 'the path names the whole document', 'Delete the file instead.');
    const document = trail.document.index;
    const location = hopLocation(trail.hops);
    return {
        splices: removeHop(source, trail.hops),
        change: { document, location, kind: 'remove' },
        report: { document, location, before: nodeText(source, childNode(hop)) },
    };
}
function aliasCopy(source, trail, hops, alias, target) {
    const value = copyOf(source, target);
    return {
        splices: replaceValue(source, hops, alias, value),
        change: { document: trail.document.index, location: hopLocation(hops), kind: 'set', value },
        report: undefined,
    };
}
function inheritedCopy(source, trail, inherited) {
    return {
        ...creation(source, { ...trail, missing: trail.missing.slice(0, 1) }, copyOf(source, inherited)),
        report: undefined,
    };
}
function createdLocation(segments) {
    return segments.map((segment) => {
        if (segment.kind === 'key')
            return segment.key;
        return segment.kind === 'index' ? segment.index : 0;
    });
}
function refuseTagged(source, trail, value) {
    const tag = trail.node === null || (0,dist/* isAlias */.Vj)(trail.node) ? undefined : trail.node.tag;
    if (tag === undefined)
        return;
    const textual = (0,dist/* isScalar */.jn)(trail.node) && (tag === 'tag:yaml.org,2002:str' || !tag.startsWith('tag:yaml.org,2002:'));
    if (textual && typeof value === 'string')
        return;
    const place = (0,edit_path/* formatLocation */.j$)(hopLocation(trail.hops));
    throw new failure/* Failure */.HR('refused', 'EDIT_TAGGED', `${source.file}: ${place} has the tag ${tag}, which the new value contradicts`, {
        hint: 'Remove the tag from the file by hand once.',
    });
}
function nest(segments, value) {
    const [segment, ...rest] = segments;
    if (segment === undefined)
        return value;
    if (segment.kind === 'match')
        return [matchedItem(segment, rest, value)];
    if (segment.kind === 'key')
        return new Map([[segment.key, nest(rest, value)]]);
    if (segment.kind === 'index' && segment.index > 0)
        throw beyond([], segment.index, 0);
    return [nest(rest, value)];
}
function matchedItem(segment, rest, value) {
    const inner = nest(rest, value);
    if (inner instanceof Map)
        return new Map([[segment.field, segment.value], ...inner]);
    throw (0,failure/* badInput */.AN)(`path [${segment.field}=${segment.value}]`, 'such an item is a map; the value is none', 'Name a key of the item after the bracket.');
}
function beyond(at, index, length) {
    const place = at.length === 0 ? '' : (0,edit_path/* formatLocation */.j$)(at);
    return (0,failure/* badInput */.AN)(`path ${place}[${index}]`, length === 0 ? 'the list does not exist yet' : `the list has ${length} items`, `Append with ${place}[-] or ${place}[${length}].`);
}

;// CONCATENATED MODULE: ./build/core/edit/verify.js





function verifyChanges(before, after, changes) {
    const count = Math.max(before.documents.length, 1);
    if (after.documents.length !== count)
        throw collateral(before, [], `${count} documents became ${after.documents.length}`);
    for (let index = 0; index < count; index++) {
        const plan = planOf(changes.filter((change) => change.document === index));
        const old = before.documents[index];
        const now = after.documents[index];
        new Comparison(before, old?.anchors.targets, now?.anchors.targets).walk(old?.root ?? null, now?.root ?? null, plan, []);
        new Comparison(before, undefined, undefined).walk(old?.legacyRoot ?? null, now?.legacyRoot ?? null, plan, []);
    }
}
function readsAs(node, value) {
    if (typeof value === 'string')
        return (0,dist/* isScalar */.jn)(node) && node.value === value;
    if ((0,edit_value/* isMapValue */.Qy)(value)) {
        if (!(0,dist/* isMap */.jh)(node) || node.items.length !== value.size)
            return false;
        return [...value].every(([key, child], index) => {
            const pair = node.items[index];
            return pair !== undefined && (0,dist/* isScalar */.jn)(pair.key) && pair.key.value === key && readsAs(asNode(pair.value), child);
        });
    }
    if ((0,edit_value/* isListValue */.kq)(value)) {
        return ((0,dist/* isSeq */.oP)(node) &&
            node.items.length === value.length &&
            value.every((child, index) => readsAs(asNode(node.items[index]), child)));
    }
    if (value.kind === 'alias')
        return (0,dist/* isAlias */.Vj)(node) && node.source === value.anchor;
    if (!(0,dist/* isScalar */.jn)(node) || node.type !== dist/* Scalar */.X5.PLAIN || node.source !== value.plain)
        return false;
    return value.meaning === undefined || node.value === value.meaning;
}
function planOf(changes, depth = 0) {
    const groups = new Map();
    for (const change of changes) {
        const step = change.location[depth];
        if (step === undefined)
            return { change, children: new Map() };
        const group = groups.get(step);
        if (group === undefined)
            groups.set(step, [change]);
        else
            group.push(change);
    }
    return { change: undefined, children: new Map([...groups].map(([step, group]) => [step, planOf(group, depth + 1)])) };
}
class Comparison {
    #source;
    #oldTargets;
    #newTargets;
    #counterparts = new Map();
    constructor(source, oldTargets, newTargets) {
        this.#source = source;
        this.#oldTargets = oldTargets;
        this.#newTargets = newTargets;
    }
    walk(old, now, plan, at) {
        if (old !== null && now !== null)
            this.#counterparts.set(old, now);
        if (plan?.change !== undefined) {
            this.#changed(old, now, plan.change, at);
            return;
        }
        if (old === null || now === null) {
            if (old !== now)
                throw collateral(this.#source, at, 'appeared or vanished');
            return;
        }
        if ((0,dist/* isMap */.jh)(old) && (0,dist/* isMap */.jh)(now))
            this.#pairs(old.items, now.items, plan, at);
        else if ((0,dist/* isSeq */.oP)(old) && (0,dist/* isSeq */.oP)(now))
            this.#items(old.items, now.items, plan, at);
        else if (!this.#sameLeaf(old, now))
            throw collateral(this.#source, at, 'would change too');
        if (!(0,dist/* isAlias */.Vj)(old) && !(0,dist/* isAlias */.Vj)(now) && (old.anchor !== now.anchor || old.tag !== now.tag)) {
            throw collateral(this.#source, at, 'would lose its anchor or tag');
        }
    }
    #changed(old, now, change, at) {
        if (change.value === undefined || !readsAs(now, change.value)) {
            throw collateral(this.#source, at, 'would not read back as the asked value');
        }
        const kept = old === null || (0,dist/* isAlias */.Vj)(old) || now === null || (0,dist/* isAlias */.Vj)(now) || old.anchor === now.anchor;
        if (!kept)
            throw collateral(this.#source, at, 'would lose its anchor');
    }
    #pairs(old, now, plan, at) {
        let next = 0;
        for (const pair of old) {
            const key = keyText(pair.key);
            const child = key === undefined ? undefined : plan?.children.get(key);
            if (child?.change?.kind === 'remove')
                continue;
            const other = now[next++];
            if (other === undefined)
                throw collateral(this.#source, [...at, key ?? '?'], 'would vanish');
            const here = child === undefined && plan === undefined ? at : [...at, key ?? '?'];
            this.walk(asNode(pair.key), asNode(other.key), undefined, here);
            this.walk(asNode(pair.value), asNode(other.value), child, here);
        }
        for (const pair of now.slice(next))
            this.#inserted(keyText(pair.key) ?? '?', asNode(pair.value), plan, at);
        this.#allInserted(plan, old.length, now.length, at);
    }
    #items(old, now, plan, at) {
        let next = 0;
        for (const [index, item] of old.entries()) {
            const child = plan?.children.get(index);
            if (child?.change?.kind === 'remove')
                continue;
            const other = now[next++];
            const here = [...at, index];
            if ((0,dist/* isPair */.tO)(item) && (0,dist/* isPair */.tO)(other))
                this.#pairs([item], [other], child, here);
            else
                this.walk(asNode(item), asNode(other), child, here);
        }
        for (const [index, item] of now.entries())
            if (index >= next)
                this.#inserted(index, asNode(item), plan, at);
        this.#allInserted(plan, old.length, now.length, at);
    }
    #inserted(step, node, plan, at) {
        const change = plan?.children.get(step)?.change;
        if (change?.kind !== 'insert' || change.value === undefined || !readsAs(node, change.value)) {
            throw collateral(this.#source, [...at, step], 'would appear without being asked for');
        }
    }
    #allInserted(plan, before, after, at) {
        let expected = before;
        for (const { change } of plan?.children.values() ?? []) {
            if (change?.kind === 'insert')
                expected++;
            if (change?.kind === 'remove')
                expected--;
        }
        if (expected !== after)
            throw collateral(this.#source, at, 'would not hold what was asked for');
    }
    #sameLeaf(old, now) {
        if ((0,dist/* isAlias */.Vj)(old) && (0,dist/* isAlias */.Vj)(now)) {
            const target = this.#oldTargets?.get(old);
            return (old.source === now.source &&
                (target === undefined || this.#counterparts.get(target) === this.#newTargets?.get(now)));
        }
        return (0,dist/* isScalar */.jn)(old) && (0,dist/* isScalar */.jn)(now) && sameScalar(old.value, now.value);
    }
}
function sameScalar(old, now) {
    if (old instanceof Date && now instanceof Date)
        return old.getTime() === now.getTime();
    if (old instanceof Uint8Array && now instanceof Uint8Array)
        return Buffer.compare(old, now) === 0;
    if (typeof old === 'symbol' && typeof now === 'symbol')
        return old.description === now.description;
    return Object.is(old, now);
}
function collateral(source, at, problem) {
    return new failure/* Failure */.HR('refused', 'EDIT_COLLATERAL', `${source.file}: ${(0,edit_path/* formatLocation */.j$)(at)} ${problem}; nothing was written`, {
        hint: 'The edit would change more than was asked. Please report the file’s layout around this place.',
    });
}

;// CONCATENATED MODULE: ./build/core/edit/session.js













class EditSession {
    #policy;
    #warnings = new Set();
    #done = [];
    #source;
    #pending = [];
    constructor(source, policy) {
        this.#source = source;
        this.#policy = policy;
    }
    get file() {
        return this.#source.file;
    }
    get warnings() {
        return [...this.#warnings];
    }
    warn(text) {
        this.#warnings.add(text);
    }
    setPath(path, value) {
        this.#apply();
        this.#set(chooseDocument(this.#source, path), path.segments, value);
    }
    unsetPath(path) {
        this.#apply();
        if (path.selector === undefined && !this.#source.documents.some((each) => this.#holds(each, path.segments)))
            return;
        const document = chooseDocument(this.#source, path);
        if (document !== undefined)
            this.#remove(document, path.segments);
    }
    setSlot(document, slot, value) {
        this.#set(this.#source.documents[document], slot, value);
    }
    unsetSlot(document, slot) {
        const chosen = this.#source.documents[document];
        if (chosen !== undefined)
            this.#remove(chosen, slot);
    }
    textAt(document, slot) {
        const chosen = this.#source.documents[document];
        return chosen === undefined ? undefined : nodeText(this.#source, lookUp(this.#source, chosen, slot));
    }
    finish() {
        this.#apply();
        const source = this.#source;
        const edits = this.#done.map(({ document, location, before, after, line }) => ({
            path: formatPlace(source, document, location),
            before,
            after,
            line: after === undefined ? line : this.#lineOf(document, location, line),
        }));
        return { source, edits };
    }
    #set(document, segments, value) {
        if (document === undefined || (isNothing(document.root) && segments.length > 0)) {
            this.#apply();
            this.#run(rootCreation(this.#source, document, segments, value));
            return;
        }
        if (this.#isUnchanged(document, segments, value))
            return;
        const trail = this.#ownTrail(document.index, segments);
        const simple = trail.missing.length === 0 && (0,dist/* isScalar */.jn)(trail.node) && !(0,edit_value/* isFilledCollection */.JM)(value);
        if (!simple || this.#isPending(trail)) {
            this.#apply();
            this.#change(this.#ownTrail(document.index, segments), segments, value);
            this.#apply();
        }
        else
            this.#change(trail, segments, value);
    }
    #change(trail, segments, value) {
        this.#tellSharing(trail, segments);
        if (trail.missing.length > 0) {
            this.#pending.push(creation(this.#source, trail, value));
            return;
        }
        refuseTagged(this.#source, trail, value);
        if (!(0,dist/* isScalar */.jn)(trail.node))
            refuseUsedAnchor(this.#source, trail, 'inside');
        this.#pending.push(replacement(this.#source, trail, value));
    }
    #remove(document, segments) {
        this.#apply();
        if (!this.#holds(this.#documentAt(document.index), segments))
            return;
        const trail = this.#trailToKey(document.index, segments);
        if (trail.inherited !== undefined) {
            throw sharingRefused(this.#source, hopLocation(trail.hops), 'the key comes from “<<” and cannot be removed here');
        }
        if (trail.missing.length > 0)
            return;
        this.#tellSharing(trail, segments);
        refuseUsedAnchor(this.#source, trail, 'all');
        this.#run(removal(this.#source, trail));
    }
    #ownTrail(document, segments) {
        for (let round = 0; round < 200; round++) {
            const trail = follow(this.#source, this.#documentAt(document), segments);
            const copied = this.#withoutAlias(trail) ?? this.#withoutInheritance(trail);
            if (copied !== undefined)
                return copied;
        }
        throw new failure/* Failure */.HR('refused', 'EDIT_ALIAS', `${this.file}: the aliases on this path do not end`);
    }
    #withoutAlias(trail) {
        const [crossed] = trail.aliases;
        if (crossed === undefined || this.#policy === 'anchor')
            return undefined;
        const { alias, hops } = crossed;
        const target = trail.document.anchors.targets.get(alias);
        if (this.#policy === 'refuse' || target === undefined) {
            throw sharingRefused(this.#source, hopLocation(hops), `the alias *${alias.source}`);
        }
        this.warn(`${(0,edit_path/* formatLocation */.j$)(hopLocation(hops))} was *${alias.source}; it now has a copy of its own`);
        if (trail.missing.length === 0 && trail.node === target)
            return { ...trail, hops, node: alias, aliases: [] };
        this.#apply();
        const fresh = follow(this.#source, this.#documentAt(trail.document.index), (0,edit_path/* locationSegments */.qI)(hopLocation(hops)));
        const again = fresh.aliases[0];
        if (again !== undefined && fresh.node !== null)
            this.#run(aliasCopy(this.#source, fresh, again.hops, again.alias, fresh.node));
        return undefined;
    }
    #withoutInheritance(trail) {
        if (trail.aliases.length > 0 && this.#policy !== 'anchor')
            return undefined;
        if (trail.inherited === undefined)
            return trail;
        const place = (0,edit_path/* formatLocation */.j$)([...hopLocation(trail.hops), ...createdLocation(trail.missing.slice(0, 1))]);
        if (this.#policy === 'refuse') {
            throw sharingRefused(this.#source, hopLocation(trail.hops), `“<<”, which gives it ${place}`);
        }
        this.warn(`${place} was inherited through “<<”; the map now has its own`);
        if (trail.missing.length === 1)
            return trail;
        this.#apply();
        const fresh = follow(this.#source, this.#documentAt(trail.document.index), [
            ...(0,edit_path/* locationSegments */.qI)(hopLocation(trail.hops)),
            ...trail.missing,
        ]);
        if (fresh.inherited !== undefined)
            this.#run(inheritedCopy(this.#source, fresh, fresh.inherited));
        return undefined;
    }
    #holds(document, segments) {
        const { missing, inherited } = follow(this.#source, document, segments, 'look-up');
        return missing.length === 0 || inherited !== undefined;
    }
    #trailToKey(index, segments) {
        const document = this.#documentAt(index);
        const last = segments.at(-1);
        const parent = last === undefined ? undefined : this.#ownTrail(index, segments.slice(0, -1));
        if (last === undefined || parent === undefined || parent.missing.length > 0) {
            return { ...follow(this.#source, document, []), missing: segments };
        }
        const current = this.#documentAt(index);
        const child = follow(this.#source, { ...current, root: parent.node }, [last]);
        const hops = child.aliases[0]?.hops ?? child.hops;
        return { ...child, document: current, hops: [...parent.hops, ...hops], aliases: parent.aliases };
    }
    #tellSharing(trail, segments) {
        for (const { anchor, reached, users } of sharingOf(trail)) {
            if (this.#policy !== 'anchor' && users.length > 0) {
                throw sharingRefused(this.#source, hopLocation(trail.hops), `the anchor &${anchor}, also used at ${someOf(users)}`);
            }
            if (reached.length === 0)
                continue;
            const asked = (0,edit_path/* formatLocation */.j$)(createdLocation(segments));
            this.warn(`${asked}: edited at the anchor &${anchor}; this also changes ${someOf(reached)}`);
        }
    }
    #documentAt(index) {
        const document = this.#source.documents[index];
        if (document === undefined)
            throw (0,failure/* badInput */.AN)('document', `${this.file} has no document ${index}`);
        return document;
    }
    #isUnchanged(document, segments, value) {
        const node = lookUp(this.#source, document, segments);
        if (node === undefined)
            return false;
        if (this.#pending.length > 0 && this.#isPending(follow(this.#source, document, segments, 'look-up')))
            return false;
        if (typeof value === 'string')
            return (0,dist/* isScalar */.jn)(node) && node.value === value && readsAsString(node);
        return readsAs(node, value);
    }
    #isPending(trail) {
        const wanted = (0,edit_path/* formatLocation */.j$)(hopLocation(trail.hops));
        return this.#pending.some(({ change }) => change.document === trail.document.index && (0,edit_path/* formatLocation */.j$)(change.location) === wanted);
    }
    #run(step) {
        this.#pending.push(step);
        this.#apply();
    }
    #apply() {
        if (this.#pending.length === 0)
            return;
        const pending = this.#pending;
        this.#pending = [];
        const before = this.#source;
        const after = reparse(before, applySplices(before.text, pending.flatMap(({ splices }) => splices)));
        verifyChanges(before, after, pending.map(({ change }) => change));
        const removedAt = pending.map(({ change }) => this.#lineOf(change.document, change.location, 1));
        this.#source = after;
        for (const [index, { report, change }] of pending.entries()) {
            if (report === undefined)
                continue;
            const removed = change.kind === 'remove';
            const now = removed ? undefined : this.textAt(report.document, (0,edit_path/* locationSegments */.qI)(report.location));
            const line = removed ? (removedAt[index] ?? 1) : this.#lineOf(report.document, report.location, 1);
            this.#done.push({ ...report, after: now, line });
        }
    }
    #lineOf(document, location, otherwise) {
        const current = this.#source.documents[document];
        const trail = current === undefined ? undefined : follow(this.#source, current, (0,edit_path/* locationSegments */.qI)(location), 'look-up');
        const hop = trail?.hops.at(-1);
        return hop === undefined ? otherwise : lineAt(this.#source, itemStart(hop));
    }
}
function reparse(before, text) {
    try {
        return parseSource(before.file, text);
    }
    catch (error) {
        throw new failure/* Failure */.HR('refused', 'EDIT_COLLATERAL', `${before.file}: the edited text would not be the YAML that was asked for; nothing was written`, {
            hint: 'The place to edit is laid out in a way that cannot be edited safely; change this value by hand once.',
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./build/core/edit/template.js




function editTemplate(file, text, key, edit) {
    const lines = scanLines(text);
    const wanted = [];
    const parent = key.segments.slice(0, -1);
    const beside = (name) => (0,edit_path/* formatSegments */.cD)([...parent, { kind: 'key', key: name }]);
    if (edit.tag !== undefined)
        wanted.push({ path: (0,edit_path/* formatSegments */.cD)(key.segments), value: edit.tag, needed: true });
    if (edit.image !== undefined)
        wanted.push({ path: beside('repository'), value: edit.image, needed: false });
    const stale = edit.tag !== undefined && edit.digest === undefined ? '' : edit.digest;
    if (stale !== undefined)
        wanted.push({ path: beside('digest'), value: stale, needed: edit.tag === undefined });
    const splices = [];
    const edits = [];
    for (const { path, value, needed } of wanted) {
        const found = lines.filter((line) => line.path === path);
        if (found.length === 0 && !needed)
            continue;
        const [line] = found;
        if (line === undefined || found.length > 1)
            throw notOneLine(file, path, found);
        const old = scalarText(line.raw);
        if (old === undefined)
            throw notPlain(file, line);
        if (old.text === value)
            continue;
        splices.push({
            start: line.start,
            end: line.end,
            text: (line.raw === '' ? ' ' : '') + renderString(value, old.quote, false),
        });
        edits.push({ path, before: old.text === '' ? undefined : old.text, after: value, line: line.line });
    }
    return { text: applySplices(text, splices), edits };
}
function readTemplate(text, path) {
    const found = scanLines(text).filter((line) => line.path === (0,edit_path/* formatSegments */.cD)((0,edit_path/* parsePath */.Rr)(path).segments));
    return found.length === 1 ? scalarText(found[0]?.raw ?? '')?.text || undefined : undefined;
}
function scanLines(text) {
    const found = [];
    const parents = [];
    let offset = text.startsWith('\uFEFF') ? 1 : 0;
    let number = 0;
    for (const whole of text.slice(offset).split('\n')) {
        number++;
        const line = whole.replace(/\r$/, '');
        const match = /^( *)("[^"\\]*"|'[^']*'|[\w./-]+):(?:( +)(.*?))?( +#.*| *)$/.exec(line);
        if (match !== null && !/^\s*#/.test(line)) {
            const [, margin = '', name = '', gap = '', raw = ''] = match;
            while ((parents.at(-1)?.indent ?? -1) >= margin.length)
                parents.pop();
            const key = name.replace(/^["']|["']$/g, '');
            parents.push({ indent: margin.length, key });
            const start = offset + margin.length + name.length + 1 + (raw === '' ? 0 : gap.length);
            const path = (0,edit_path/* formatSegments */.cD)(parents.map((each) => ({ kind: 'key', key: each.key })));
            found.push({ path, line: number, start, end: start + raw.length, raw });
        }
        offset += whole.length + 1;
    }
    return found;
}
function scalarText(raw) {
    if (raw.includes('{{'))
        return undefined;
    const double = /^"([^"\\]*)"$/.exec(raw);
    if (double !== null)
        return { text: double[1] ?? '', quote: 'double' };
    const single = /^'([^']*)'$/.exec(raw);
    if (single !== null)
        return { text: single[1] ?? '', quote: 'single' };
    return /^[&*!|>'"%@`[\]{}#,]|: | #/.test(raw) ? undefined : { text: raw, quote: 'plain' };
}
function notOneLine(file, path, found) {
    const there = found.length === 0 ? 'no line' : `lines ${found.map(({ line }) => line).join(', ')}`;
    return new failure/* Failure */.HR('bad-input', 'YAML_TEMPLATE', `${file}: a template, not YAML; key ${path}: ${there}, not exactly one`, {
        hint: 'Move the value into values.yaml and edit it there.',
    });
}
function notPlain(file, { line, path }) {
    return new failure/* Failure */.HR('refused', 'YAML_TEMPLATE', `${file}:${line}: ${path} is not a plain value on its own line`, {
        hint: 'In a template only “key: value” lines are edited; move the value into values.yaml.',
    });
}

;// CONCATENATED MODULE: ./build/core/edit/workload.js





const podSpecs = new Map([
    ['Pod', ['spec']],
    ['PodTemplate', ['template', 'spec']],
    ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
    ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'Rollout'].map((kind) => [kind, ['spec', 'template', 'spec']]),
]);
const containerLists = ['containers', 'initContainers', 'ephemeralContainers'];
function workloadPlaces(source, document) {
    return manifestsIn(source, document).flatMap(({ kind, at }) => {
        const spec = podSpecs.get(kind);
        return spec === undefined ? [] : containerPlaces(source, document, [...at, ...spec]);
    });
}
function isWorkload(kind) {
    return podSpecs.has(kind);
}
function manifestsIn(source, document) {
    const read = (at) => lookUp(source, document, (0,edit_path/* locationSegments */.qI)(at));
    if (!(0,dist/* isMap */.jh)(document.root))
        return [];
    const kind = nodeText(source, asNode(findPair(document.root, 'kind')?.value));
    if (kind === undefined || isNothing(asNode(findPair(document.root, 'apiVersion')?.value)))
        return [];
    if (kind !== 'List')
        return [{ kind, at: [] }];
    const items = read(['items']);
    if (!(0,dist/* isSeq */.oP)(items))
        return [];
    return items.items.flatMap((item, index) => {
        const itemKind = (0,dist/* isMap */.jh)(item) ? nodeText(source, asNode(findPair(item, 'kind')?.value)) : undefined;
        return itemKind === undefined ? [] : [{ kind: itemKind, at: ['items', index] }];
    });
}
function containerPlaces(source, document, spec) {
    const at = (location) => lookUp(source, document, (0,edit_path/* locationSegments */.qI)(location));
    return containerLists.flatMap((list) => {
        const containers = at([...spec, list]);
        if (!(0,dist/* isSeq */.oP)(containers))
            return [];
        return containers.items.flatMap((_, index) => {
            const path = [...spec, list, index, 'image'];
            const node = at(path);
            const text = (0,dist/* isScalar */.jn)(node) ? nodeText(source, node) : undefined;
            if (text === undefined)
                return [];
            return [
                {
                    form: 'reference',
                    document: document.index,
                    path: (0,edit_path/* locationSegments */.qI)(path),
                    prefix: '',
                    parts: splitImage(text),
                },
            ];
        });
    });
}

;// CONCATENATED MODULE: ./build/core/edit/decode.js

function decodeText(file, bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (error) {
        throw new failure/* Failure */.HR('bad-input', 'FILE_NOT_UTF8', `${file}: not UTF-8 text`, {
            hint: 'Save the file as UTF-8; other encodings cannot be edited without changing other bytes.',
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./build/core/edit/diff.js
const context = 3;
const maxDistance = 2_000;
function unifiedDiff(file, before, after) {
    if (before === after)
        return '';
    const head = [`diff --git a/${file} b/${file}`];
    if (before === undefined)
        head.push('new file mode 100644');
    if (after === undefined)
        head.push('deleted file mode 100644');
    const lines = compareLines(splitLines(before ?? ''), splitLines(after ?? ''));
    const hunks = hunksOf(lines);
    if (hunks.length === 0)
        return `${head.join('\n')}\n`;
    head.push(`--- ${before === undefined ? '/dev/null' : `a/${file}`}`, `+++ ${after === undefined ? '/dev/null' : `b/${file}`}`);
    return `${head.join('\n')}\n${hunks.join('')}`;
}
function splitLines(text) {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
function hunksOf(lines) {
    const hunks = [];
    let before = 0;
    let after = 0;
    for (let at = 0; at < lines.length;) {
        const next = lines.findIndex(({ kind }, index) => index >= at && kind !== ' ');
        if (next === -1)
            break;
        const start = Math.max(at, next - context);
        before += start - at;
        after += start - at;
        const end = hunkEnd(lines, next);
        const body = lines.slice(start, end);
        const removed = body.filter(({ kind }) => kind !== '+').length;
        const added = body.filter(({ kind }) => kind !== '-').length;
        hunks.push(`@@ -${range(before, removed)} +${range(after, added)} @@\n${body.map(renderLine).join('')}`);
        before += removed;
        after += added;
        at = end;
    }
    return hunks;
}
function hunkEnd(lines, first) {
    let last = first;
    for (let at = first; at < lines.length && at - last <= 2 * context; at++)
        if (lines[at]?.kind !== ' ')
            last = at;
    return Math.min(lines.length, last + context + 1);
}
function range(offset, count) {
    const start = count === 0 ? offset : offset + 1;
    return count === 1 ? `${start}` : `${start},${count}`;
}
function renderLine({ kind, line }) {
    return line.endsWith('\n') ? kind + line : `${kind}${line}\n\\ No newline at end of file\n`;
}
function compareLines(before, after) {
    let head = 0;
    while (head < before.length && head < after.length && before[head] === after[head])
        head++;
    let tail = 0;
    const room = Math.min(before.length, after.length) - head;
    while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail])
        tail++;
    return [
        ...diff_tagged(' ', before.slice(0, head)),
        ...shortestEdit(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
        ...diff_tagged(' ', before.slice(before.length - tail)),
    ];
}
function diff_tagged(kind, lines) {
    return lines.map((line) => ({ kind, line }));
}
function shortestEdit(before, after) {
    const replaced = [...diff_tagged('-', before), ...diff_tagged('+', after)];
    if (before.length === 0 || after.length === 0)
        return replaced;
    const trace = [];
    let reach = new Map([[1, 0]]);
    for (let distance = 0; distance <= Math.min(before.length + after.length, maxDistance); distance++) {
        trace.push(reach);
        const next = new Map(reach);
        for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
            let x = entersFromAbove(reach, diagonal, distance) ? at(reach, diagonal + 1) : at(reach, diagonal - 1) + 1;
            while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal])
                x++;
            next.set(diagonal, x);
            if (x >= before.length && x - diagonal >= after.length)
                return walkBack(trace, before, after);
        }
        reach = next;
    }
    return replaced;
}
function walkBack(trace, before, after) {
    const lines = [];
    let x = before.length;
    let y = after.length;
    for (let distance = trace.length - 1; distance >= 0; distance--) {
        const reach = trace[distance] ?? new Map();
        const diagonal = x - y;
        const above = entersFromAbove(reach, diagonal, distance);
        const previous = above ? diagonal + 1 : diagonal - 1;
        const fromX = distance === 0 ? 0 : at(reach, previous);
        const fromY = distance === 0 ? 0 : fromX - previous;
        for (; x > fromX && y > fromY; x--, y--)
            lines.push({ kind: ' ', line: before[x - 1] ?? '' });
        if (distance === 0)
            break;
        if (above)
            lines.push({ kind: '+', line: after[--y] ?? '' });
        else
            lines.push({ kind: '-', line: before[--x] ?? '' });
    }
    return lines.reverse();
}
function entersFromAbove(reach, diagonal, distance) {
    return diagonal === -distance || (diagonal !== distance && at(reach, diagonal - 1) < at(reach, diagonal + 1));
}
function at(reach, diagonal) {
    return reach.get(diagonal) ?? -1;
}

;// CONCATENATED MODULE: ./build/core/edit/edit.js















function editFile(file, text, edit) {
    validate(edit);
    const source = parseOrTemplate(file, text, edit);
    if ('edits' in source)
        return source;
    const session = new EditSession(source, edit.onAlias ?? 'anchor');
    const place = wantsImage(edit) ? writeImage(session, source, edit) : undefined;
    for (const entry of edit.set ?? []) {
        const { path, value } = (0,edit_path/* parseAssignment */.H9)(entry);
        session.setPath(path, value);
    }
    for (const path of edit.unset ?? [])
        session.unsetPath((0,edit_path/* parsePath */.Rr)(path));
    const done = session.finish();
    return {
        kind: kindOf(source),
        text: done.source.text,
        oldImage: place === undefined ? undefined : imageText(place.find(source), edit),
        newImage: place === undefined ? undefined : imageText(place.find(done.source), edit),
        edits: done.edits,
        warnings: session.warnings,
    };
}
function imagesIn(file, text) {
    return placesIn(parseSource(file, text)).map((place) => ({
        path: reportPath(place),
        ...place.parts,
        document: place.document,
    }));
}
function readPath(file, text, path, document) {
    const parsed = (0,edit_path/* parsePath */.Rr)(path);
    const source = parseSource(file, text);
    const chosen = document === undefined ? chooseDocument(source, parsed) : source.documents[document];
    return chosen === undefined ? undefined : nodeText(source, lookUp(source, chosen, parsed.segments));
}
function writeImage(session, source, edit) {
    if (edit.key !== undefined)
        return writeKey(session, source, (0,edit_path/* parsePath */.Rr)(edit.key), edit);
    const kind = kindOf(source);
    const places = placesIn(source);
    if (kind === 'helm-values')
        return writeValues(session, source, places, edit);
    const chosen = choosePlaces(places, edit.image);
    const [first] = chosen;
    if (first !== undefined) {
        for (const place of chosen)
            write(session, place, edit);
        return sameSpot(first);
    }
    if (kind !== 'kustomization' || edit.image === undefined)
        throw noPlace(source.file, edit.image, places);
    const image = edit.image;
    const document = source.documents.filter((each) => isKustomization(source, each) || isNothing(each.root));
    if (document.length > 1)
        throw noPlace(source.file, image, places);
    addEntry(session, source, document[0], image, edit);
    return { find: (after) => choosePlaces(placesIn(after), image)[0]?.parts };
}
function writeValues(session, source, places, edit) {
    const [document] = source.documents;
    const rooted = document !== undefined && lookUp(source, document, defaultKey.segments.slice(0, 1)) !== undefined;
    const wanted = edit.image === undefined ? undefined : canonicalRepository(edit.image);
    const named = rooted
        ? []
        : places.filter(({ parts }) => parts.repository !== undefined && canonicalRepository(parts.repository) === wanted);
    const [first] = named;
    if (first === undefined)
        return writeKey(session, source, defaultKey, edit);
    for (const place of named)
        write(session, place, edit);
    return sameSpot(first);
}
function writeKey(session, source, key, edit) {
    const document = chooseDocument(source, key);
    const listed = placesIn(source).find((place) => place.document === document?.index && isNamedBy(source, place, key));
    const place = listed ?? placeOfKey(source, document, key, edit);
    write(session, place, edit);
    if (listed !== undefined)
        return sameSpot(listed);
    return { find: (at) => placeOfKey(at, chooseDocument(at, key), key, edit).parts };
}
function isNamedBy(source, place, key) {
    if (place.form === 'embedded')
        return reportPath(place) === (0,edit_path/* formatSegments */.cD)(key.segments);
    const document = source.documents[place.document];
    if (place.form !== 'kustomize' || document === undefined)
        return false;
    const last = key.segments.at(-1);
    const field = last?.kind === 'key' && (last.key === 'newTag' || last.key === 'digest');
    const named = lookUp(source, document, field ? key.segments.slice(0, -1) : key.segments);
    return named !== undefined && named === lookUp(source, document, place.path);
}
function write(session, place, edit) {
    switch (place.form) {
        case 'reference':
            writeReference(session, place, edit);
            break;
        case 'split':
            writeSplit(session, place, edit);
            break;
        case 'kustomize':
            writeEntry(session, place, edit);
            break;
        case 'embedded': {
            if (!place.literal)
                throw notLiteral(session.file, place);
            const inner = embeddedSource(session.file, session.textAt(place.document, place.text) ?? '');
            if (inner === undefined)
                return;
            const nested = new EditSession(inner, 'anchor');
            write(nested, place.inner, edit);
            session.setSlot(place.document, place.text, nested.finish().source.text);
            for (const warning of nested.warnings)
                session.warn(warning);
        }
    }
}
function notLiteral(file, place) {
    return new failure/* Failure */.HR('refused', 'EDIT_EMBEDDED', `${file}: ${reportPath(place)} is in a text that does not stand as it reads`, {
        hint: 'Write the values as a literal block (values: |) or, better, as valuesObject.',
    });
}
function sameSpot(place) {
    const path = reportPath(place);
    return {
        find: (source) => placesIn(source).find((each) => each.document === place.document && reportPath(each) === path)?.parts,
    };
}
function reportPath(place) {
    if (place.form === 'embedded')
        return `${(0,edit_path/* formatSegments */.cD)(place.text)}#${(0,edit_path/* formatSegments */.cD)(place.inner.path)}`;
    return (0,edit_path/* formatSegments */.cD)(place.form === 'kustomize' ? [...place.path, ...keys('newTag')] : place.path);
}
function placesIn(source) {
    const values = kindOf(source) === 'helm-values';
    return source.documents.flatMap((document) => {
        if (isApplication(source, document))
            return applicationPlaces(source, document);
        if (isKustomization(source, document))
            return kustomizationPlaces(source, document);
        return values ? valuesPlaces(source, document, []) : workloadPlaces(source, document);
    });
}
function kindOf(source) {
    if (source.documents.some((document) => isKustomization(source, document)))
        return 'kustomization';
    if (source.documents.length === 0 && /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(source.file))
        return 'kustomization';
    const manifests = source.documents.flatMap((document) => manifestsIn(source, document));
    if (manifests.some(({ kind }) => isWorkload(kind)))
        return 'workload';
    if (source.documents.some((document) => isApplication(source, document)))
        return 'application';
    return manifests.length > 0 ? 'workload' : 'helm-values';
}
function imageText(parts, edit) {
    if (parts === undefined || (parts.tag === undefined && parts.digest === undefined && parts.repository === undefined))
        return undefined;
    return joinImage({ ...parts, repository: parts.repository ?? edit.image });
}
function wantsImage(edit) {
    return edit.tag !== undefined || edit.digest !== undefined || edit.image !== undefined;
}
function validate(edit) {
    if (edit.image !== undefined) {
        const parts = splitImage(edit.image);
        if (parts.repository !== edit.image || /\s/.test(edit.image)) {
            throw (0,failure/* badInput */.AN)('image', `"${edit.image}" is no repository without a tag`, 'Give tag and digest as inputs of their own.');
        }
    }
    if (edit.tag !== undefined && !/^\w[\w.-]{0,127}$/.test(edit.tag)) {
        throw (0,failure/* badInput */.AN)('tag', `"${edit.tag}" is no tag`, 'A tag has letters, digits, “_”, “.” and “-”, at most 128.');
    }
    if (edit.digest !== undefined && !/^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[\w=-]+$/.test(edit.digest)) {
        throw (0,failure/* badInput */.AN)('digest', `"${edit.digest}" is no digest`, 'A digest looks like sha256:….');
    }
}
function parseOrTemplate(file, text, edit) {
    try {
        return parseSource(file, text);
    }
    catch (error) {
        const template = error instanceof failure/* Failure */.HR && error.code === 'YAML_TEMPLATE';
        if (!template || edit.key === undefined || (edit.set ?? []).length + (edit.unset ?? []).length > 0)
            throw error;
        const key = (0,edit_path/* parsePath */.Rr)(edit.key);
        const done = editTemplate(file, text, key, edit);
        const image = (of) => imageText({ repository: undefined, digest: undefined, tag: readTemplate(of, edit.key ?? '') }, edit);
        return { kind: 'helm-values', oldImage: image(text), newImage: image(done.text), warnings: [], ...done };
    }
}


/***/ }),

/***/ 420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H9: () => (/* binding */ parseAssignment),
/* harmony export */   Rr: () => (/* binding */ parsePath),
/* harmony export */   cD: () => (/* binding */ formatSegments),
/* harmony export */   j$: () => (/* binding */ formatLocation),
/* harmony export */   qI: () => (/* binding */ locationSegments)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2682);


const selectorFields = new Set(['kind', 'name', 'namespace', 'apiVersion', 'document']);
function parsePath(text) {
    const { path, end } = scanPath(text);
    if (end !== text.length)
        throw pathError(text, end, '“=” must be quoted: ["a=b"]');
    return path;
}
function parseAssignment(entry) {
    const { path, end } = scanPath(entry);
    if (end === entry.length)
        throw pathError(entry, end, 'expected path=value or path:=json');
    if (entry[end] === '=')
        return { path, value: entry.slice(end + 1) };
    const json = entry.slice(end + 2);
    try {
        return { path, value: (0,_value_js__WEBPACK_IMPORTED_MODULE_1__/* .fromJson */ .Rf)(exactJson(entry, json)) };
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
            throw error;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`set "${path.text}"`, `not JSON after ":=": ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`, 'Write path=value for a string.');
    }
}
function locationSegments(location) {
    return location.map((step) => typeof step === 'number' ? { kind: 'index', index: step } : { kind: 'key', key: step });
}
function formatLocation(location) {
    let text = '';
    for (const step of location) {
        if (typeof step === 'number')
            text += `[${step}]`;
        else if (step === '' || /[.[\]=:\\"'{}\s]/.test(step))
            text += `[${JSON.stringify(step)}]`;
        else
            text += text === '' ? step : `.${step}`;
    }
    return text === '' ? '.' : text;
}
function formatSegments(segments) {
    return segments.reduce((text, segment) => {
        if (segment.kind === 'append')
            return `${text}[-]`;
        if (segment.kind === 'match')
            return `${text}[${segment.field}=${JSON.stringify(segment.value)}]`;
        const step = formatLocation([segment.kind === 'key' ? segment.key : segment.index]);
        return text + (step.startsWith('[') || text === '' ? step : `.${step}`);
    }, '');
}
function exactJson(entry, json) {
    const parsed = JSON.parse(json);
    const check = (value) => {
        if (typeof value === 'number' && (!Number.isFinite(value) || (Number.isInteger(value) && !isExact(value)))) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`set "${entry}"`, `the number ${value} cannot be held exactly`, 'Write it as a string: path=value.');
        }
        if (typeof value === 'object' && value !== null)
            for (const child of Object.values(value))
                check(child);
    };
    check(parsed);
    return parsed;
}
function isExact(value) {
    return Number.isSafeInteger(value) || /e/.test(String(value));
}
function scanPath(text) {
    const selected = scanSelector(text);
    const segments = [];
    let at = selected.end;
    if (text[at] === '.')
        at++;
    for (;;) {
        const step = text[at] === '[' ? scanBracket(text, at) : scanKey(text, at);
        segments.push(step.segment);
        at = step.end;
        if (at === text.length || text[at] === '=' || (text[at] === ':' && text[at + 1] === '='))
            break;
        if (text[at] === '.')
            at++;
        else if (text[at] !== '[')
            throw pathError(text, at, `unexpected “${text[at]}”`);
    }
    return { path: { text: text.slice(0, at), selector: selected.fields, segments }, end: at };
}
function scanSelector(text) {
    if (text[0] !== '{')
        return { fields: undefined, end: 0 };
    const close = text.indexOf('}');
    if (close === -1)
        throw pathError(text, 0, '“{” is not closed');
    const fields = new Map();
    for (const part of text.slice(1, close).split(',')) {
        const [field = '', ...value] = part.split('=');
        if (!selectorFields.has(field.trim()) || value.length === 0) {
            throw pathError(text, 1, `a document is chosen by ${[...selectorFields].join(', ')}: {kind=Deployment,name=web1}`);
        }
        fields.set(field.trim(), value.join('=').trim());
    }
    return { fields, end: close + 1 };
}
function scanKey(text, start) {
    let key = '';
    let at = start;
    for (; at < text.length; at++) {
        const char = text[at];
        if (char === '\\' && at + 1 < text.length)
            key += text[++at];
        else if (char === ']')
            throw pathError(text, at, '“]” without “[”');
        else if (char === '.' || char === '[' || char === '=' || (char === ':' && text[at + 1] === '='))
            break;
        else
            key += char;
    }
    if (at === start)
        throw pathError(text, at, 'a key is missing (an empty key is written [""])');
    return { segment: { kind: 'key', key }, end: at };
}
function scanBracket(text, start) {
    const first = text[start + 1];
    if (first === '"' || first === "'") {
        const quoted = scanQuoted(text, start + 1);
        return { segment: { kind: 'key', key: quoted.value }, end: closing(text, quoted.end) };
    }
    const rest = text.slice(start + 1);
    const index = /^(\d{1,9})\]/.exec(rest);
    if (index !== null)
        return { segment: { kind: 'index', index: Number(index[1]) }, end: start + 1 + index[0].length };
    if (rest.startsWith('-]'))
        return { segment: { kind: 'append' }, end: start + 3 };
    const field = /^([^\]="']+)=/.exec(rest);
    if (field === null)
        throw pathError(text, start, 'expected [0], [-], [field=value] or ["key"]');
    const valueAt = start + 1 + field[0].length;
    if (text[valueAt] === '"' || text[valueAt] === "'") {
        const quoted = scanQuoted(text, valueAt);
        return { segment: match(field[1], quoted.value), end: closing(text, quoted.end) };
    }
    const close = text.indexOf(']', valueAt);
    if (close === -1)
        throw pathError(text, start, '“[” is not closed');
    return { segment: match(field[1], text.slice(valueAt, close)), end: close + 1 };
}
function match(field, value) {
    return { kind: 'match', field: field ?? '', value };
}
function scanQuoted(text, start) {
    const quote = text[start];
    let value = '';
    for (let at = start + 1; at < text.length; at++) {
        if (text[at] === '\\' && at + 1 < text.length)
            value += text[++at];
        else if (text[at] === quote)
            return { value, end: at + 1 };
        else
            value += text[at];
    }
    throw pathError(text, start, 'the quote is not closed');
}
function closing(text, at) {
    if (text[at] !== ']')
        throw pathError(text, at, 'expected “]”');
    return at + 1;
}
function pathError(text, at, problem) {
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`path "${text}"`, `${problem}, at character ${at + 1}`, 'Examples: .ingress.hosts[0].host · images[name=web1].newTag · metadata.annotations["example.com/key"]');
}


/***/ }),

/***/ 2682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JM: () => (/* binding */ isFilledCollection),
/* harmony export */   Qy: () => (/* binding */ isMapValue),
/* harmony export */   Rf: () => (/* binding */ fromJson),
/* harmony export */   kq: () => (/* binding */ isListValue)
/* harmony export */ });
function isMapValue(value) {
    return value instanceof Map;
}
function isListValue(value) {
    return Array.isArray(value);
}
function isFilledCollection(value) {
    if (isMapValue(value))
        return value.size > 0;
    return isListValue(value) && value.length > 0;
}
function fromJson(json) {
    if (typeof json === 'string')
        return json;
    if (Array.isArray(json))
        return json.map(fromJson);
    if (typeof json === 'number')
        return { kind: 'verbatim', plain: decimal(json), meaning: json };
    if (typeof json === 'boolean')
        return { kind: 'verbatim', plain: String(json), meaning: json };
    if (typeof json === 'object' && json !== null) {
        return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]));
    }
    return { kind: 'verbatim', plain: 'null', meaning: null };
}
function decimal(number) {
    const text = Object.is(number, -0) ? '0' : String(number);
    const exponent = /^(-?\d+)(\.\d+)?e([-+]\d+)$/.exec(text);
    return exponent === null ? text : `${exponent[1]}${exponent[2] ?? '.0'}e${exponent[3]}`;
}


/***/ }),

/***/ 7761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QX: () => (/* binding */ isAncestor),
/* harmony export */   Qo: () => (/* binding */ headCommit),
/* harmony export */   Y_: () => (/* binding */ changedFiles),
/* harmony export */   iH: () => (/* binding */ fetchCommit),
/* harmony export */   wu: () => (/* binding */ mergeBase)
/* harmony export */ });
/* unused harmony exports currentBranch, remoteUrl, hasCommit */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4589);


const deepening = [100, 1000];
async function headCommit(at) {
    return firstLine(await git(at, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']));
}
async function currentBranch(at) {
    return firstLine(await git(at, ['symbolic-ref', '--quiet', '--short', 'HEAD']));
}
async function remoteUrl(at) {
    const remote = await remoteName(at);
    return remote === undefined ? undefined : firstLine(await git(at, ['config', '--get', `remote.${remote}.url`]));
}
async function hasCommit(at, commit) {
    return (await git(at, ['cat-file', '-e', `${objectName(commit)}^{commit}`])).code === 0;
}
async function fetchCommit(at, commit) {
    if (await hasCommit(at, commit))
        return true;
    const remote = await remoteName(at);
    if (remote === undefined)
        return false;
    const depth = (await isShallow(at)) ? ['--depth=1'] : [];
    await git(at, ['fetch', ...quietly, ...depth, '--end-of-options', remote, objectName(commit)]);
    return hasCommit(at, commit);
}
async function isAncestor(at, ancestor, descendant) {
    if (ancestor === descendant)
        return 'yes';
    for (const depth of [0, ...deepening]) {
        if (depth > 0 && !(await deepen(at, depth)))
            return 'unknown';
        for (const commit of [ancestor, descendant])
            await fetchCommit(at, commit);
        const forward = await mergeBaseIsAncestor(at, ancestor, descendant);
        if (forward === 'yes')
            return 'yes';
        if (forward === 'no' &&
            (!(await isShallow(at)) || (await mergeBaseIsAncestor(at, descendant, ancestor)) === 'yes')) {
            return 'no';
        }
        if (forward === 'unknown' && !(await isShallow(at)))
            return 'unknown';
    }
    return 'unknown';
}
async function mergeBase(at, a, b) {
    return firstLine(await git(at, ['merge-base', objectName(a), objectName(b)]));
}
async function changedFiles(at, base, head) {
    const args = [
        'diff',
        '--name-only',
        '-z',
        '--no-renames',
        '--no-ext-diff',
        '--no-relative',
        '--ignore-submodules=none',
    ];
    const result = await git(at, [...args, objectName(base), objectName(head), '--']);
    if (result.code !== 0) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_DIFF', `the commits ${base} and ${head} cannot be compared in this checkout`, {
            hint: 'Fetch more history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0).',
            cause: new Error(result.stderr.trim()),
        });
    }
    return result.stdout.toString('utf8').split('\0').filter(Boolean);
}
const quietly = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance', '--recurse-submodules=no'];
function git(at, args) {
    return (0,_program_js__WEBPACK_IMPORTED_MODULE_1__/* .runGit */ .EO)(args, { cwd: at.cwd, env: at.env, scope: 'checkout' });
}
async function mergeBaseIsAncestor(at, ancestor, descendant) {
    const { code } = await git(at, ['merge-base', '--is-ancestor', objectName(ancestor), objectName(descendant)]);
    if (code === 0)
        return 'yes';
    return code === 1 ? 'no' : 'unknown';
}
async function isShallow(at) {
    return firstLine(await git(at, ['rev-parse', '--is-shallow-repository'])) === 'true';
}
async function deepen(at, by) {
    const remote = await remoteName(at);
    if (remote === undefined || !(await isShallow(at)))
        return false;
    return (await git(at, ['fetch', ...quietly, `--deepen=${by}`, '--end-of-options', remote])).code === 0;
}
async function remoteName(at) {
    const remotes = (await git(at, ['remote'])).stdout.toString('utf8').split('\n').filter(Boolean);
    return remotes.includes('origin') ? 'origin' : remotes[0];
}
function firstLine(result) {
    const line = result.code === 0 ? result.stdout.toString('utf8').split('\n')[0] : undefined;
    return line === '' ? undefined : line;
}
function objectName(commit) {
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit))
        return commit;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('commit', `"${commit}" is not a full object name`, 'Give all 40 (or 64) hexadecimal digits.');
}


/***/ }),

/***/ 5788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ commitDiff)
/* harmony export */ });
/* harmony import */ var _edit_edit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6722);

function commitDiff(files) {
    const text = (body) => (body === undefined ? undefined : Buffer.from(body).toString('utf8'));
    return files.map(({ path, before, after }) => (0,_edit_edit_js__WEBPACK_IMPORTED_MODULE_0__/* .unifiedDiff */ .WH)(path, text(before?.body), text(after?.body))).join('');
}


/***/ }),

/***/ 7396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ openTransport)
});

// EXTERNAL MODULE: ./build/core/failure.js
var core_failure = __webpack_require__(8624);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/git/program.js + 1 modules
var program = __webpack_require__(4589);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/core/gitops/remote-failure.js
var remote_failure = __webpack_require__(4326);
// EXTERNAL MODULE: ./build/core/gitops/repository.js
var repository = __webpack_require__(8059);
// EXTERNAL MODULE: ./build/core/gitops/ssh.js
var gitops_ssh = __webpack_require__(6877);
// EXTERNAL MODULE: ./build/core/gitops/wire/authorization.js
var authorization = __webpack_require__(2852);
;// CONCATENATED MODULE: ./build/core/gitops/git-connection.js









const retryPauses = [500, 2_000, 8_000];
class GitConnection {
    remote;
    directory;
    options;
    local;
    #parts;
    requests = 0;
    processes = 0;
    constructor(remote, directory, options, parts) {
        this.remote = remote;
        this.directory = directory;
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
            throw (0,core_failure/* badInput */.AN)((0,authorization/* credentialName */.b)(remote), problem, 'Give gitops-ssh-key, or an https:// URL.');
        }
        await (0,program/* requireGit */.oj)(parts.env);
        const settings = web ? [...(await (0,program/* networkSettings */.eg)(parts.env)), ...git_connection_authorization(remote)] : [];
        const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(parts.env.RUNNER_TEMP ?? (0,external_node_os_.tmpdir)(), 'monorepo-gitops-'));
        try {
            const key = credential.kind === 'ssh-key' ? credential.privateKey : undefined;
            const ssh = web || local ? {} : await (0,gitops_ssh/* sshVariables */.C)(directory, key, parts.env.GIT_SSH_COMMAND);
            const options = {
                cwd: directory,
                env: parts.env,
                scope: local ? 'checkout' : 'own',
                settings,
                variables: { ...ssh, GIT_CEILING_DIRECTORIES: (0,external_node_path_.dirname)(directory) },
            };
            return new GitConnection(remote, directory, options, parts);
        }
        catch (error) {
            await (0,promises_.rm)(directory, { recursive: true, force: true });
            throw error;
        }
    }
    run(args, more = {}) {
        this.processes += 1;
        this.requests += 1;
        return (0,program/* runGit */.EO)(args, {
            ...this.options,
            ...more,
            settings: [...(this.options.settings ?? []), ...(more.settings ?? [])],
            variables: { ...this.options.variables, ...more.variables },
        });
    }
    async ask(args, more = {}) {
        const { log, clock } = this.#parts;
        for (const pause of retryPauses) {
            const result = await this.run(args, more);
            if (result.code === 0 || !(0,remote_failure/* isTransient */.dg)(result.stderr))
                return result;
            log.detail(`the git server did not answer in full; asking again in at most ${pause} ms`);
            await clock.sleep(pause * (0.5 + clock.random() / 2));
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
        return new core_failure/* Failure */.HR('failed', 'GIT_FAILED', `${what} (${this.remote.url})`, { cause });
    }
    async [Symbol.asyncDispose]() {
        await (0,promises_.rm)(this.directory, { recursive: true, force: true });
    }
}
function git_connection_authorization(remote) {
    const header = (0,authorization/* authorizationOf */.P)(remote);
    if (header === undefined)
        return [];
    return [
        [`http.${new URL(remote.url).origin}/.extraHeader`, `Authorization: ${header}`],
        ['http.followRedirects', 'false'],
    ];
}

;// CONCATENATED MODULE: ./build/core/gitops/object-reader.js

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
    read(id) {
        const child = this.#child ?? this.#open();
        return new Promise((answer, fail) => {
            this.#questions.push({ answer, fail });
            child.stdin.write(`${id}\n`);
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
            const failure = new core_failure/* Failure */.HR('failed', 'GIT_READ', 'git cat-file ended before it had answered', { cause });
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
        const [, type = 'missing', size = '0'] = this.#received.toString('latin1', 0, end).split(' ');
        const found = type !== 'missing';
        const after = found ? end + 1 + Number(size) + 1 : end + 1;
        if (this.#received.length < after) {
            this.#wanted = after;
            return false;
        }
        const body = this.#received.subarray(end + 1, after - 1);
        this.#received = this.#received.subarray(after);
        this.#questions.shift()?.answer(found ? { type: type, body } : undefined);
        return true;
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/core/gitops/object-store.js



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

// EXTERNAL MODULE: ./build/core/gitops/objects.js
var objects = __webpack_require__(979);
;// CONCATENATED MODULE: ./build/core/gitops/push-report.js
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

;// CONCATENATED MODULE: ./build/core/gitops/remote-description.js
async function describeUnborn(connection) {
    if (connection.local)
        return describePath(connection);
    const trace = await connection.ask(['ls-remote', '--', connection.remote.url], {
        variables: { GIT_TRACE_PACKET: '1' },
    });
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

// EXTERNAL MODULE: ./build/core/gitops/wire/history.js
var wire_history = __webpack_require__(6473);
;// CONCATENATED MODULE: ./build/core/gitops/git-transport.js











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
class GitTransport {
    kind = 'git';
    #connection;
    #cache = new Map();
    #reader;
    #store;
    #format;
    #bytesReceived = 0;
    #bytesSent = 0;
    #turn = Promise.resolve();
    constructor(connection) {
        this.#connection = connection;
        this.#reader = new ObjectReader(() => {
            connection.processes += 1;
            return (0,program/* startGit */.BE)(['--git-dir', this.#gitDirectory, 'cat-file', '--batch'], connection.options);
        });
    }
    async listRefs(prefixes) {
        const patterns = ['HEAD', ...prefixes.map((prefix) => `${prefix}*`)];
        const result = await this.#connection.ask([
            'ls-remote',
            '--quiet',
            '--symref',
            '--',
            this.#connection.remote.url,
            ...patterns,
        ]);
        if (result.code !== 0)
            throw this.#connection.failure('the refs could not be read', result.stderr);
        const refs = new Map();
        let head;
        let anyId;
        for (const line of result.stdout.toString('utf8').split('\n')) {
            const [value = '', name = ''] = line.split('\t');
            if (name === 'HEAD' && value.startsWith('ref: '))
                head = value.slice('ref: '.length);
            else if (name !== '')
                anyId = value;
            if (prefixes.some((prefix) => name.startsWith(prefix)) && !name.endsWith('^{}'))
                refs.set(name, value);
        }
        if (anyId !== undefined)
            this.#format = anyId.length === 64 ? 'sha256' : 'sha1';
        if (anyId === undefined) {
            const unborn = await describeUnborn(this.#connection);
            this.#format ??= unborn.objectFormat;
            head ??= unborn.head;
        }
        return { objectFormat: this.#format ?? 'sha1', refs, head };
    }
    read(ids) {
        return this.#inTurn(() => this.#read(ids));
    }
    history(tip, depth) {
        return this.#inTurn(() => this.#history(tip, depth));
    }
    push(update) {
        return this.#inTurn(async () => {
            try {
                return await this.#push(update);
            }
            catch (cause) {
                if (cause instanceof core_failure/* Failure */.HR && cause.code === 'GIT_TIMEOUT')
                    return { result: 'unknown', cause };
                throw cause;
            }
        });
    }
    async #read(ids) {
        let missing = await this.#load(ids);
        if (missing.length > 0) {
            await this.#fetch(missing);
            missing = await this.#load(missing);
        }
        if (missing.length > 0)
            throw objectMissing(missing[0] ?? '', undefined);
        return new Map(ids.flatMap((id) => {
            const object = this.#cache.get(id);
            return object === undefined ? [] : [[id, object]];
        }));
    }
    async #history(tip, depth) {
        await this.#open();
        if (!this.#connection.local)
            await this.#fetchPartially([tip], depth);
        const seen = new Set([tip]);
        for (let level = [tip], generation = 0; level.length > 0 && generation < depth; generation += 1) {
            const absent = new Set(await this.#load(level));
            const parents = level.flatMap((id) => {
                const commit = absent.has(id) ? undefined : this.#cache.get(id);
                return commit === undefined ? [] : (0,objects/* decodeCommit */.ix)(commit.body).parents;
            });
            level = [...new Set(parents)].filter((id) => !seen.has(id));
            for (const id of level)
                seen.add(id);
        }
        return (0,wire_history/* walkHistory */.S)(this.#cache, tip, depth).commits;
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
        if (problem !== undefined && problem !== 'unreachable')
            throw this.#connection.failure('the push failed', result.stderr);
        return verdict;
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
        if (result.code === 0)
            return;
        if (!/unadvertised object|not our ref|did not send all necessary objects/.test(result.stderr)) {
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
    return new core_failure/* Failure */.HR('failed', 'GIT_OBJECT_MISSING', `the git server does not have the object ${id}`, {
        hint: 'The branch may have been rewritten meanwhile; run again.',
        ...(cause === undefined ? {} : { cause }),
    });
}

;// CONCATENATED MODULE: ./build/core/gitops/connect.js



async function openTransport(remote, options) {
    const web = (0,repository/* isWebUrl */.O9)(remote.url);
    if (options.mode === 'wire' && !web) {
        throw new core_failure/* Failure */.HR('bad-input', 'GIT_WIRE_UNSUPPORTED', `gitops-transport: wire cannot reach ${remote.url}`, {
            hint: 'wire speaks http and https only; use git or auto for ssh and paths.',
        });
    }
    if (options.mode === 'git' || !web) {
        options.log.detail(`GitOps repository ${remote.url}: through the git program`);
        return openGitTransport(remote, options);
    }
    try {
        const { openWireTransport } = await __webpack_require__.e(/* import() */ 689).then(__webpack_require__.bind(__webpack_require__, 4689));
        const transport = await openWireTransport(remote, options);
        options.log.detail(`GitOps repository ${remote.url}: over git's protocol version 2`);
        return transport;
    }
    catch (error) {
        if (options.mode === 'wire' || !(error instanceof core_failure/* Failure */.HR) || error.code !== 'GIT_WIRE_UNSUPPORTED')
            throw error;
        options.log.info(`${error.message}; using the git program instead`);
        return openGitTransport(remote, options);
    }
}


/***/ }),

/***/ 2136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ commitTo)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/gitops/objects.js
var gitops_objects = __webpack_require__(979);
// EXTERNAL MODULE: ./build/core/gitops/path.js
var path = __webpack_require__(7164);
;// CONCATENATED MODULE: ./build/core/gitops/changes.js



async function applyChanges(snapshot, changes, input = 'file') {
    const files = (await Promise.all(changes.map((change) => compare(snapshot, change, input)))).flat();
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    const draft = new Map();
    for (const [index, file] of files.entries()) {
        if (files[index - 1]?.path === file.path)
            throw (0,failure/* badInput */.AN)(input, `${file.path} is changed twice in one commit`);
        place(draft, file, input);
    }
    const objects = new Map();
    const add = (type, body) => {
        const id = (0,gitops_objects/* hashObject */.wM)(snapshot.format, type, body);
        objects.set(id, { type, body });
        return id;
    };
    if (files.length === 0 && snapshot.root !== undefined)
        return { root: snapshot.root, objects, files };
    const root = await write(snapshot, snapshot.root, draft, add);
    return { root: root ?? add('tree', Buffer.alloc(0)), objects, files };
}
async function compare(snapshot, change, input) {
    if ('delete' in change) {
        const paths = await snapshot.filesBelow(change.path, input);
        return Promise.all(paths.map(async (path) => ({ path, before: await readAny(snapshot, path), after: undefined })));
    }
    const before = await snapshot.readFile(change.path, input);
    const after = { mode: change.mode ?? before?.mode ?? gitops_objects/* treeMode */.co.file, body: change.body };
    const same = before !== undefined && before.mode === after.mode && Buffer.compare(before.body, after.body) === 0;
    return same ? [] : [{ path: change.path, before, after }];
}
async function readAny(snapshot, path) {
    const parent = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    const name = path.slice(parent === '' ? 0 : parent.length + 1);
    const entry = (await snapshot.list(parent)).find((each) => each.name === name);
    const link = entry?.mode === gitops_objects/* treeMode */.co.symlink || entry?.mode === gitops_objects/* treeMode */.co.submodule;
    if (link)
        return { mode: entry.mode, body: Buffer.from(entry.id) };
    const file = await snapshot.readFile(path);
    return file ?? { mode: gitops_objects/* treeMode */.co.file, body: Buffer.alloc(0) };
}
function place(draft, file, input) {
    const segments = (0,path/* pathSegments */.M)(file.path, input);
    const name = segments.pop() ?? '';
    let at = draft;
    for (const segment of segments) {
        const below = at.get(segment) ?? new Map();
        if (!(below instanceof Map))
            throw (0,failure/* badInput */.AN)(input, `${file.path} needs a directory where another change writes a file`);
        at.set(segment, below);
        at = below;
    }
    if (at.get(name) instanceof Map)
        throw (0,failure/* badInput */.AN)(input, `${file.path} needs a file where another change writes a directory`);
    at.set(name, file.after);
}
async function write(snapshot, tree, draft, add) {
    const entries = new Map();
    for (const entry of tree === undefined ? [] : await snapshot.tree(tree))
        entries.set(entry.name, entry);
    for (const [name, change] of draft) {
        if (change instanceof Map) {
            const present = entries.get(name);
            const below = present !== undefined && (0,gitops_objects/* isDirectory */.wd)(present) ? present.id : undefined;
            const id = await write(snapshot, below, change, add);
            if (id === undefined)
                entries.delete(name);
            else
                entries.set(name, { mode: gitops_objects/* treeMode */.co.directory, name, id });
        }
        else if (change === undefined) {
            entries.delete(name);
        }
        else {
            entries.set(name, { mode: change.mode, name, id: add('blob', change.body) });
        }
    }
    return entries.size === 0 ? undefined : add('tree', (0,gitops_objects/* encodeTree */.hN)(entries.values()));
}

;// CONCATENATED MODULE: ./build/core/gitops/commit.js

async function createCommit(parts) {
    const stamp = (identity) => ({
        ...identity,
        seconds: Math.floor(parts.clock.now() / 1000),
        zone: '+0000',
    });
    const unsigned = {
        tree: parts.tree,
        parents: parts.parents,
        author: stamp(parts.author),
        committer: stamp(parts.committer ?? parts.author),
        message: parts.message,
    };
    const signature = await parts.sign?.((0,gitops_objects/* encodeCommit */.Cv)(unsigned));
    const commit = signature === undefined
        ? unsigned
        : { ...unsigned, headers: [[(0,gitops_objects/* signatureHeader */.Ml)(parts.format), signature.trimEnd()]] };
    const body = (0,gitops_objects/* encodeCommit */.Cv)(commit);
    return { id: (0,gitops_objects/* hashObject */.wM)(parts.format, 'commit', body), object: { type: 'commit', body } };
}

// EXTERNAL MODULE: ./build/core/gitops/trailers.js
var gitops_trailers = __webpack_require__(1375);
;// CONCATENATED MODULE: ./build/core/gitops/message.js

const maxSubject = 72;
function composeMessage(text, trailers) {
    const [first = '', ...rest] = text.replace(/\r\n?/g, '\n').trim().split('\n');
    const body = rest.map(cleanLine).join('\n').trim();
    const last = (0,gitops_trailers/* formatTrailers */.mb)(trailers).join('\n');
    return `${[subjectOf(first), body, last].filter((part) => part !== '').join('\n\n')}\n`;
}
function subjectOf(line) {
    const subject = (0,gitops_trailers/* oneLine */.TN)(line);
    if (subject === '')
        return 'Update';
    const characters = [...subject];
    return characters.length <= maxSubject
        ? subject
        : `${characters
            .slice(0, maxSubject - 1)
            .join('')
            .trimEnd()}…`;
}
function cleanLine(line) {
    const clean = line.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ').trimEnd();
    return /^\s*([\w-]+\s*:|\(cherry picked from)/.test(clean) ? `> ${clean}` : clean;
}

// EXTERNAL MODULE: ./build/core/gitops/repository.js
var repository = __webpack_require__(8059);
;// CONCATENATED MODULE: ./build/core/gitops/secret-guard.js

function refuseSecrets(secrets, files, message) {
    for (const file of files) {
        if (secrets.found(file.path))
            throw secretIn('a path');
        if (file.after === undefined)
            continue;
        const before = new Set(file.before === undefined ? [] : linesOf(file.before.body));
        const added = linesOf(file.after.body).filter((line) => !before.has(line));
        if (secrets.found(added.join('\n')))
            throw secretIn(file.path);
    }
    if (secrets.found(message))
        throw secretIn('the commit message');
}
function linesOf(body) {
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8').split(/\r?\n/);
}
function secretIn(place) {
    return new failure/* Failure */.HR('refused', 'SECRET_IN_COMMIT', `the commit would publish a secret of this job in ${place}`, {
        hint: 'Refer to the secret by name instead (an ExternalSecret, a SealedSecret, a Secret created outside Git), and check which input brought it in.',
    });
}

// EXTERNAL MODULE: ./build/core/gitops/snapshot.js
var gitops_snapshot = __webpack_require__(5491);
;// CONCATENATED MODULE: ./build/core/gitops/delivery.js







const lookBack = 50;
const firstPause = 100;
const longestPause = 5_000;
const patience = 500;
const maxRefusals = 2;
async function commitTo(request) {
    return new Delivery(request).run();
}
class Delivery {
    #request;
    #deadline;
    #pushed = new Map();
    #refusals = 0;
    #losses = 0;
    #lastWords;
    constructor(request) {
        this.#request = request;
        this.#deadline = request.clock.now() + request.timeout;
    }
    async run() {
        let branch = await this.#look();
        for (let attempt = 1;; attempt += 1) {
            const made = await this.#attemptOrLose(branch, attempt);
            if ('done' in made)
                return made.done.result === 'unchanged' ? ((await this.#landed(branch)) ?? made.done) : made.done;
            this.#lastWords = made.verdict.result === 'rejected' ? new Error(made.verdict.reason) : made.verdict.cause;
            branch =
                made.verdict.result === 'rejected' ? await this.#afterRejection(branch) : await this.#afterSilence(branch);
            const silent = made.verdict.result === 'unknown';
            const landed = silent ? await this.#landed(branch) : this.#landedAtTip(branch);
            if (landed !== undefined)
                return landed;
            if (this.#request.clock.now() >= this.#deadline)
                throw this.#late();
        }
    }
    async #look() {
        const { transport, branch, startFrom } = this.#request;
        if (branch === undefined || startFrom === undefined) {
            const found = await (0,repository/* resolveBranch */.pd)(transport, branch);
            return { ...found, start: found.tip };
        }
        const base = await (0,repository/* resolveBranch */.pd)(transport, startFrom);
        const ref = `refs/heads/${(0,repository/* checkBranchName */.I$)(branch)}`;
        const tip = (await transport.listRefs([ref])).refs.get(ref);
        return { ...base, name: branch, ref, tip, start: tip ?? base.tip };
    }
    async #attempt(branch, attempt) {
        const { transport, plan, secrets, dryRun } = this.#request;
        const snapshot = await (0,gitops_snapshot/* openSnapshot */.r)(transport, branch.start, branch.objectFormat);
        const proposal = await plan(snapshot, attempt);
        const outcome = { branch: branch.name, attempts: attempt, payload: proposal.payload };
        const unchanged = { done: { ...outcome, result: 'unchanged', commit: branch.start } };
        if (proposal.kind === 'nothing')
            return unchanged;
        const { root, objects, files } = await applyChanges(snapshot, proposal.changes);
        if (files.length === 0)
            return unchanged;
        const message = composeMessage(proposal.message, proposal.trailers);
        refuseSecrets(secrets, files, message);
        if (dryRun === true)
            return { done: { ...outcome, result: 'planned', parent: branch.start, message, files } };
        const parents = branch.start === undefined ? [] : [branch.start];
        const commit = await createCommit({ ...this.#request, format: snapshot.format, tree: root, parents, message });
        objects.set(commit.id, commit.object);
        const done = { ...outcome, result: 'committed', commit: commit.id, parent: branch.start, files };
        const verdict = await transport.push({ ref: branch.ref, expected: branch.tip, next: commit.id, objects });
        if (verdict.result === 'accepted')
            return { done };
        this.#pushed.set(commit.id, done);
        return { verdict };
    }
    async #attemptOrLose(branch, attempt) {
        try {
            return await this.#attempt(branch, attempt);
        }
        catch (error) {
            const gone = error instanceof failure/* Failure */.HR && error.code === 'GIT_OBJECT_MISSING';
            if (!gone || (await this.#look()).start === branch.start)
                throw error;
            return { verdict: { result: 'unknown', cause: error } };
        }
    }
    async #afterRejection(before) {
        const { log } = this.#request;
        this.#losses += 1;
        await this.#pause(0);
        let now = await this.#look();
        if (now.tip === before.tip) {
            await this.#pause(patience);
            now = await this.#look();
        }
        if (now.tip !== before.tip) {
            log.detail(`${before.name} moved to ${now.tip?.slice(0, 8)}; applying the change to the new content`);
            return now;
        }
        this.#refusals += 1;
        if (this.#refusals >= maxRefusals)
            throw this.#rejected(before);
        return now;
    }
    async #afterSilence(before) {
        const now = await this.#look();
        if (now.tip !== before.tip)
            return now;
        this.#losses += 1;
        this.#request.log.detail(`the answer to the push to ${before.name} never came; looking whether it landed`);
        await this.#pause(0);
        return this.#look();
    }
    async #landed(branch) {
        if (this.#pushed.size === 0 || branch.tip === undefined)
            return undefined;
        const history = await this.#request.transport.history(branch.tip, lookBack);
        const found = history.find(({ id }) => this.#pushed.has(id));
        return found === undefined ? undefined : this.#pushed.get(found.id);
    }
    #landedAtTip(branch) {
        return branch.tip === undefined ? undefined : this.#pushed.get(branch.tip);
    }
    async #pause(least) {
        const { clock } = this.#request;
        const left = Math.max(0, this.#deadline - clock.now());
        const ceiling = Math.min(longestPause, firstPause * 2 ** Math.min(this.#losses, 10));
        await clock.sleep(Math.min(left, Math.max(least, clock.random() * ceiling)));
    }
    #late() {
        const seconds = Math.round(this.#request.timeout / 1000);
        return new failure/* Failure */.HR('failed', 'GIT_RACE_TIMEOUT', `no push to the GitOps repository went through within ${seconds} s (${this.#losses} attempts)`, {
            hint: 'Raise `timeout`, put the services of one pipeline into one commit (`updates`), or look at who else writes to the branch.',
            cause: this.#lastWords,
        });
    }
    #rejected(branch) {
        return new failure/* Failure */.HR('failed', 'GIT_PUSH_REJECTED', `the server refuses commits to ${branch.name}, which nobody else has moved`, {
            hint: 'A hook or a branch protection rule forbids it: allow this credential to push there, or use `deliver: pull-request`.',
            cause: this.#lastWords,
        });
    }
}


/***/ }),

/***/ 1365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xn: () => (/* binding */ descend),
/* harmony export */   fg: () => (/* binding */ isGlob),
/* harmony export */   gZ: () => (/* binding */ matchesFile),
/* harmony export */   nS: () => (/* binding */ parseGlobs)
/* harmony export */ });
/* unused harmony export segmentMatches */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7164);


const maxAlternatives = 64;
function isGlob(path) {
    return /[*?{]/.test(path);
}
function parseGlobs(patterns, input = 'file') {
    const expanded = patterns.flatMap((pattern) => expandBraces(pattern, input));
    return expanded.map((pattern) => (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .pathSegments */ .M)(pattern, input));
}
function expandBraces(pattern, input) {
    let patterns = [pattern];
    for (;;) {
        const next = patterns.flatMap((each) => {
            const match = /^(.*)\{([^{}]*)\}(.*)$/s.exec(each);
            if (match === null)
                return [each];
            const [, before = '', choices = '', after = ''] = match;
            return choices.split(',').map((choice) => before + choice + after);
        });
        if (next.length > maxAlternatives)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${pattern} stands for more than ${maxAlternatives} patterns`);
        if (next.every((each, index) => each === patterns[index]))
            return [...new Set(next)];
        patterns = next;
    }
}
function segmentMatches(pattern, segment) {
    if (segment.startsWith('.') && !pattern.startsWith('.'))
        return false;
    let at = 0;
    let inPattern = 0;
    let star = -1;
    let afterStar = 0;
    while (at < segment.length) {
        const token = pattern[inPattern];
        if (token === '*') {
            star = inPattern;
            afterStar = at;
            inPattern += 1;
        }
        else if (token === '?' || token === segment[at]) {
            inPattern += 1;
            at += 1;
        }
        else if (star >= 0) {
            afterStar += 1;
            at = afterStar;
            inPattern = star + 1;
        }
        else {
            return false;
        }
    }
    return /^\**$/.test(pattern.slice(inPattern));
}
function descend(patterns, name) {
    return patterns.flatMap((pattern) => {
        const [first, ...rest] = pattern;
        if (first === undefined)
            return [];
        if (first === '**') {
            const deeper = name.startsWith('.') ? [] : [pattern];
            return [...deeper, ...descend([rest], name)];
        }
        return rest.length > 0 && segmentMatches(first, name) ? [rest] : [];
    });
}
function matchesFile(patterns, name) {
    return patterns.some((pattern) => {
        const [first, ...rest] = pattern;
        if (first === undefined)
            return false;
        if (first === '**')
            return rest.length === 0 ? segmentMatches('*', name) : matchesFile([rest], name);
        return rest.length === 0 && segmentMatches(first, name);
    });
}


/***/ }),

/***/ 979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ encodeCommit),
/* harmony export */   Ml: () => (/* binding */ signatureHeader),
/* harmony export */   W2: () => (/* binding */ packObjects),
/* harmony export */   aM: () => (/* binding */ idLength),
/* harmony export */   co: () => (/* binding */ treeMode),
/* harmony export */   fU: () => (/* binding */ decodeTree),
/* harmony export */   hN: () => (/* binding */ encodeTree),
/* harmony export */   iR: () => (/* binding */ zeroId),
/* harmony export */   ix: () => (/* binding */ decodeCommit),
/* harmony export */   wM: () => (/* binding */ hashObject),
/* harmony export */   wd: () => (/* binding */ isDirectory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);



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
function decodeTree(format, body) {
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    const length = idLength(format);
    const entries = [];
    for (let at = 0; at < bytes.length;) {
        const space = bytes.indexOf(0x20, at);
        const nul = space < 0 ? -1 : bytes.indexOf(0, space);
        const mode = bytes.toString('latin1', at, Math.max(space, at));
        if (nul < 0 || nul + 1 + length > bytes.length || !/^[0-7]{5,6}$/.test(mode))
            throw corrupt('tree');
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
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
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
            throw corrupt('commit');
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
    if (match === null)
        throw corrupt('commit');
    const [, name = '', email = '', seconds = '0', zone = '+0000'] = match;
    return { name, email, seconds: Number(seconds), zone };
}
function cleanIdentity(text) {
    return text.replace(/[\s\u0000-\u001f\u007f<>]+/g, ' ').replace(/^[\s.,:;"'\\]+|[\s,:;"'\\]+$/g, '');
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
function corrupt(type) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `the server sent a ${type} object that cannot be read`, {
        hint: 'Check the repository with "git fsck"; a proxy that rewrites answers can be the reason too.',
    });
}


/***/ }),

/***/ 7164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ pathOutside),
/* harmony export */   M: () => (/* binding */ pathSegments)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const ignoredByHfs = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
function isGitDirectory(segment) {
    return /^(\.git|git~\d+)[. ]*(:.*)?$/i.test(segment.replace(ignoredByHfs, ''));
}
function pathSegments(path, input = 'file') {
    const problem = problemOf(path);
    if (problem !== undefined)
        throw pathOutside(input, path, problem);
    return path.split('/');
}
function pathOutside(input, path, problem) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'PATH_OUTSIDE', `${input}: ${JSON.stringify(path)} ${problem}`, {
        hint: 'Give a path relative to the root of the GitOps repository, such as apps/web1/values.yaml.',
    });
}
function problemOf(path) {
    if (path === '')
        return 'is empty';
    if (path.length > 4096)
        return 'is longer than 4096 characters';
    if (/[\u0000-\u001f\u007f]/.test(path))
        return 'holds control characters';
    if (path.includes('\\'))
        return 'holds a backslash';
    if (path.startsWith('/') || /^[a-z]:/i.test(path))
        return 'is absolute';
    for (const segment of path.split('/')) {
        if (segment === '')
            return 'has an empty segment (// or a / at its end)';
        if (segment === '.' || segment === '..')
            return `has a "${segment}" segment`;
        if (isGitDirectory(segment))
            return 'leads into .git';
    }
    return undefined;
}


/***/ }),

/***/ 4326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ problemIn),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   vU: () => (/* binding */ remoteFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

function remoteFailure(remote, problem, cause) {
    const where = `the GitOps repository ${remote.url}`;
    switch (problem) {
        case 'unreachable':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_UNREACHABLE', `${where} cannot be reached`, {
                hint: 'Check gitops-repository, the DNS and firewall of this runner, and HTTPS_PROXY / NO_PROXY.',
                cause,
            });
        case 'tls':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_TLS', `the certificate of ${where} is not trusted`, {
                hint: 'Name the CA that signed it in GIT_SSL_CAINFO (and NODE_EXTRA_CA_CERTS); verification cannot be turned off.',
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
    return `the credential from ${remote.credentialSource ?? remote.credential.kind}`;
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
    [/host key verification failed|no matching host key type/i, 'host-key'],
    [/ssl certificate problem|certificate verif|server certificate|unable to get local issuer|self.signed/i, 'tls'],
    [/returned error: 30\d/i, 'redirected'],
    [
        /authentication failed|could not read (username|password)|returned error: 40[13]|permission denied|access denied|invalid credentials|write access to repository not granted|terminal prompts disabled/i,
        'auth',
    ],
    [
        /repository .*not found|returned error: 404|does not appear to be a git repository|does not exist|project you were looking for could not be found|not a git repository/i,
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

/***/ 8059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I$: () => (/* binding */ checkBranchName),
/* harmony export */   Nj: () => (/* binding */ isLocalPath),
/* harmony export */   O9: () => (/* binding */ isWebUrl),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   pd: () => (/* binding */ resolveBranch)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3136);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5256);




const accepted = 'Give an https:// or ssh:// URL, git@host:path, owner/name, or a path that begins with / or ./';
function parseRepository(text, context = {}) {
    const input = context.input ?? 'gitops-repository';
    const trimmed = text.trim();
    if (trimmed === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, 'is empty', accepted);
    if (/[\u0000-\u001f\u007f]/.test(trimmed))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, 'holds control characters', accepted);
    if (trimmed.startsWith('-'))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, 'begins with "-", like an option', accepted);
    if (/^[\w+.-]*::/.test(trimmed))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, 'names a remote helper (word::), which can run commands', accepted);
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
    if (scheme !== undefined)
        return parseUrl(trimmed, scheme, input);
    if (/^(\.{0,2}\/|\.{1,2}$|[a-z]:[\\/])/i.test(trimmed))
        return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(context.cwd ?? '.', trimmed);
    if (/^[^/]+:/.test(trimmed))
        return parseScpLike(trimmed, input);
    if (/^[\w.-]+(\/[\w.-]+)+\/?$/.test(trimmed))
        return onForge(trimmed, context.forgeBase, input);
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, `"${trimmed}" is neither a URL nor owner/name nor a path`, accepted);
}
function isWebUrl(url) {
    return /^https?:\/\//i.test(url);
}
function isLocalPath(url) {
    return !/^[a-z][a-z0-9+.-]*:\/\//i.test(url) && !/^[^/\\]{2,}:/.test(url);
}
function parseUrl(text, scheme, input) {
    if (!URL.canParse(text))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, 'is not a valid URL', accepted);
    const url = new URL(text);
    if (url.password !== '' || (url.username !== '' && scheme !== 'ssh')) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, 'holds a user name or password in the URL', 'Take them out and give gitops-token, or gitops-username with gitops-password.');
    }
    if (url.search !== '' || url.hash !== '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, 'has a query or fragment', 'End the URL after the path.');
    if (scheme === 'file')
        return (0,node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(url);
    if (!['http', 'https', 'ssh'].includes(scheme)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, `the scheme ${scheme}:// is not supported`, accepted);
    }
    checkHost(url.hostname, input);
    if (url.username.startsWith('-'))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, 'the user name begins with "-"', accepted);
    if (url.pathname.length < 2)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, 'names a server but no repository', accepted);
    return url.href.replace(/\/+$/, '');
}
function parseScpLike(text, input) {
    const match = /^(?:([\w.+-]+)@)?([\w.-]+|\[[0-9a-f:]+\]):(.+)$/i.exec(text);
    const [, user = '', host = '', path = ''] = match ?? [];
    if (match === null || path.startsWith('-') || user.startsWith('-')) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, 'is neither a URL nor user@host:path', accepted);
    }
    checkHost(host, input);
    return text.replace(/\/+$/, '');
}
function checkHost(host, input) {
    if (host === '' || host.startsWith('-'))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, 'has no usable host name', accepted);
}
function onForge(path, forgeBase, input) {
    if (forgeBase === undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, `"${path}" could be a path or a repository on a forge, and this job runs on no forge`, `Give the whole URL, or ./${path} for a path.`);
    }
    if (path.split('/').some((segment) => /^\.+$/.test(segment)))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, `"${path}" is not owner/name`, accepted);
    return `${forgeBase.replace(/\/+$/, '')}/${path.replace(/\/+$/, '').replace(/\.git$/, '')}.git`;
}
function checkBranchName(name, input = 'gitops-branch') {
    const segments = name.split('/');
    const bad = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{/.test(name) ||
        name === '@' ||
        name.startsWith('-') ||
        name.endsWith('.') ||
        name.startsWith('refs/') ||
        segments.some((segment) => segment === '' || segment.startsWith('.') || segment.endsWith('.lock'));
    if (bad)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, `${JSON.stringify(name)} is not a valid branch name`, 'Give the short name, such as main.');
    return name;
}
async function resolveBranch(transport, name) {
    const prefix = 'refs/heads/';
    const wanted = name === undefined ? undefined : checkBranchName(name);
    const first = await transport.listRefs([prefix + (wanted ?? '')]);
    const short = wanted ?? first.head?.slice(prefix.length) ?? (first.refs.size === 0 ? 'main' : undefined);
    if (short === undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('gitops-branch', 'is needed, because the HEAD of the repository names no branch');
    }
    const ref = prefix + short;
    const tip = first.refs.get(ref);
    const branch = { name: short, ref, objectFormat: first.objectFormat };
    if (tip !== undefined)
        return { ...branch, tip };
    const all = wanted === undefined ? first : await transport.listRefs([prefix]);
    const names = [...all.refs.keys()].filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
    if (names.length === 0)
        return { ...branch, tip: undefined };
    throw branchNotFound(short, names);
}
function branchNotFound(name, names) {
    const close = (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_3__/* .suggestionFor */ .o)(name, names);
    const hint = close === undefined
        ? `It has: ${names.slice(0, 10).join(', ')}${names.length > 10 ? ', …' : ''}.`
        : `Did you mean ${close}?`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('bad-input', 'GIT_BRANCH_NOT_FOUND', `gitops-branch: the GitOps repository has no branch "${name}"`, { hint });
}


/***/ }),

/***/ 5491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ openSnapshot)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1365);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(979);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7164);




const maxTrees = 20_000;
async function openSnapshot(transport, commit, format = commit?.length === 64 ? 'sha256' : 'sha1') {
    if (commit === undefined)
        return new TreeSnapshot(transport, undefined, undefined, format);
    const object = (await transport.read([commit])).get(commit);
    if (object === undefined)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_OBJECT', `the commit ${commit} could not be read`);
    return new TreeSnapshot(transport, commit, (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)(object.body).tree, format);
}
class TreeSnapshot {
    commit;
    root;
    format;
    #load;
    #trees = new Map();
    constructor(transport, commit, root, format) {
        this.commit = commit;
        this.root = root;
        this.format = format;
        this.#load = gathering(transport);
    }
    async readFile(path, input = 'file') {
        const entry = await this.entry(path, input);
        if (entry === undefined)
            return undefined;
        if ((0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isDirectory */ .wd)(entry))
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${path} is a directory in the GitOps repository`, 'Name a file in it.');
        return { mode: entry.mode, body: (await this.#load(entry.id)).body };
    }
    async entry(path, input = 'file') {
        let entry = this.#rootEntry();
        for (const segment of (0,_path_js__WEBPACK_IMPORTED_MODULE_3__/* .pathSegments */ .M)(path, input)) {
            if (entry === undefined)
                return undefined;
            if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isDirectory */ .wd)(entry)) {
                throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${path} leads through ${entry.name}, which is a file`, 'Check the path.');
            }
            entry = (await this.tree(entry.id)).find((each) => each.name === segment);
            if (entry !== undefined)
                refuseLink(entry, path, input);
        }
        return entry;
    }
    async list(directory, input = 'file') {
        const entry = directory === '' ? this.#rootEntry() : await this.entry(directory, input);
        if (entry === undefined)
            return [];
        if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isDirectory */ .wd)(entry))
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${directory} is a file in the GitOps repository`);
        return this.tree(entry.id);
    }
    async glob(patterns, input = 'file') {
        const parsed = (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .parseGlobs */ .nS)(patterns, input);
        return this.#walk('', this.#rootEntry()?.id, parsed, input);
    }
    async filesBelow(path, input = 'file') {
        const entry = await this.entry(path, input);
        if (entry === undefined)
            return [];
        return (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isDirectory */ .wd)(entry) ? this.#walk(`${path}/`, entry.id, undefined, input) : [path];
    }
    tree(id) {
        const known = this.#trees.get(id);
        if (known !== undefined)
            return known;
        const entries = this.#load(id).then((object) => (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeTree */ .fU)(this.format, object.body));
        this.#trees.set(id, entries);
        return entries;
    }
    #rootEntry() {
        return this.root === undefined ? undefined : { mode: _objects_js__WEBPACK_IMPORTED_MODULE_2__/* .treeMode */ .co.directory, name: '/', id: this.root };
    }
    async #walk(prefix, root, patterns, input) {
        const found = [];
        let level = root === undefined ? [] : [{ prefix, id: root, patterns }];
        for (let trees = level.length; level.length > 0; trees += level.length) {
            if (trees > maxTrees)
                throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `more than ${maxTrees} directories to search`, 'Begin the pattern with a directory.');
            const next = [];
            const lists = await Promise.all(level.map((each) => this.tree(each.id)));
            for (const [index, entries] of lists.entries()) {
                const at = level[index];
                for (const entry of at === undefined ? [] : entries) {
                    const path = `${at?.prefix}${entry.name}`;
                    if ((0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isDirectory */ .wd)(entry)) {
                        const below = at?.patterns === undefined ? undefined : (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .descend */ .Xn)(at.patterns, entry.name);
                        if (below === undefined || below.length > 0)
                            next.push({ prefix: `${path}/`, id: entry.id, patterns: below });
                    }
                    else if (at?.patterns === undefined || (!isLink(entry) && (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesFile */ .gZ)(at.patterns, entry.name))) {
                        found.push(path);
                    }
                }
            }
            level = next;
        }
        return found.sort();
    }
}
function isLink(entry) {
    return entry.mode === _objects_js__WEBPACK_IMPORTED_MODULE_2__/* .treeMode */ .co.symlink || entry.mode === _objects_js__WEBPACK_IMPORTED_MODULE_2__/* .treeMode */ .co.submodule;
}
function refuseLink(entry, path, input) {
    if (entry.mode === _objects_js__WEBPACK_IMPORTED_MODULE_2__/* .treeMode */ .co.symlink)
        throw (0,_path_js__WEBPACK_IMPORTED_MODULE_3__/* .pathOutside */ .D)(input, path, `crosses the symlink "${entry.name}"`);
    if (entry.mode === _objects_js__WEBPACK_IMPORTED_MODULE_2__/* .treeMode */ .co.submodule)
        throw (0,_path_js__WEBPACK_IMPORTED_MODULE_3__/* .pathOutside */ .D)(input, path, `crosses the submodule "${entry.name}"`);
}
function gathering(transport) {
    let next;
    return async (id) => {
        if (next === undefined) {
            const ids = new Set();
            const objects = new Promise((turn) => setImmediate(turn)).then(() => {
                next = undefined;
                return transport.read([...ids]);
            });
            next = { ids, objects };
        }
        next.ids.add(id);
        const object = (await next.objects).get(id);
        if (object === undefined)
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_OBJECT', `the object ${id} could not be read`);
        return object;
    };
}


/***/ }),

/***/ 6877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ sshVariables),
/* harmony export */   I: () => (/* binding */ writePrivateKey)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);



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
    return { GIT_SSH_COMMAND: words.map(shellQuote).join(' '), GIT_SSH_VARIANT: 'ssh' };
}
function shellQuote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 1375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ readProvenance),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   e1: () => (/* binding */ provenanceTrailers),
/* harmony export */   mb: () => (/* binding */ formatTrailers)
/* harmony export */ });
/* unused harmony export parseTrailers */
const maxValue = 2000;
const referencePrefix = 'Argocd-reference-commit-';
function provenanceTrailers(provenance) {
    const { reference } = provenance;
    const all = [
        ['Source-Repository', provenance.sourceRepository],
        ['Source-Commit', provenance.sourceCommit],
        ['Source-Branch', provenance.sourceBranch],
        ...provenance.services.map((service) => ['Service', service]),
        ...provenance.images.map((image) => ['Image', image]),
        ['Pipeline', provenance.pipeline],
        [`${referencePrefix}author`, reference?.author],
        [`${referencePrefix}sha`, reference?.sha],
        [`${referencePrefix}repourl`, reference?.repoUrl],
        [`${referencePrefix}subject`, reference?.subject],
        [
            `${referencePrefix}body`,
            reference?.body === undefined || reference.body === '' ? undefined : JSON.stringify(reference.body),
        ],
        [`${referencePrefix}date`, reference?.date],
    ];
    return all.flatMap(([key, value]) => (value === undefined || value.trim() === '' ? [] : [[key, value]]));
}
function formatTrailers(trailers) {
    return trailers.map(([key, value]) => `${key}: ${defuseCiSkip(oneLine(value)).slice(0, maxValue).trimEnd()}`);
}
function parseTrailers(message) {
    const paragraphs = message
        .replace(/\r\n/g, '\n')
        .trimEnd()
        .split(/\n[ \t]*\n/);
    if (paragraphs.length < 2)
        return [];
    const trailers = [];
    for (const line of paragraphs.at(-1)?.split('\n') ?? []) {
        const match = /^([A-Za-z0-9-]+)[ \t]*:[ \t]*(.*)$/.exec(line);
        const last = trailers.at(-1);
        if (match !== null)
            trailers.push([match[1] ?? '', match[2]?.trim() ?? '']);
        else if (/^[ \t]/.test(line) && last !== undefined)
            last[1] += ` ${line.trim()}`;
        else
            return [];
    }
    return trailers;
}
function readProvenance(message) {
    const trailers = parseTrailers(message);
    const all = (key) => trailers.filter(([name]) => name.toLowerCase() === key.toLowerCase()).map(([, value]) => value);
    const one = (key) => all(key)[0];
    if (one('Source-Commit') === undefined && all('Service').length === 0 && all('Image').length === 0)
        return undefined;
    return {
        sourceRepository: one('Source-Repository'),
        sourceCommit: one('Source-Commit'),
        sourceBranch: one('Source-Branch'),
        services: all('Service'),
        images: all('Image'),
        pipeline: one('Pipeline'),
    };
}
function oneLine(text) {
    return text.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
}
function defuseCiSkip(text) {
    return text
        .replace(/\[(skip ci|ci skip|no ci|skip actions|actions skip)\]/gi, '($1)')
        .replace(/\*\*\*NO_CI\*\*\*/gi, 'NO_CI');
}


/***/ }),

/***/ 2852:
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

/***/ 6473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ walkHistory)
/* harmony export */ });
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
function parentsOf(body) {
    return [...headOf(body).matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id]) => id ?? '');
}
function secondsOf(object) {
    const [, seconds] = /^committer .*> (-?\d+)/m.exec(object === undefined ? '' : headOf(object.body)) ?? [];
    return Number(seconds ?? 0);
}
function headOf(body) {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
    const end = text.indexOf('\n\n');
    return end < 0 ? text : text.slice(0, end);
}


/***/ }),

/***/ 7248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ environmentDirectory)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const slugPlaceholder = '{slug}';
function environmentDirectory(template, slug, placeholders = {}) {
    const segments = template.split('/');
    const directories = segments.slice(0, -1);
    const depth = directories.indexOf(slugPlaceholder);
    if (depth === -1)
        throw unusable(template, problemWithSlug(segments));
    const path = directories.slice(0, depth + 1).map((segment) => fill(segment, template, { ...placeholders, slug }));
    const unsafe = path.find((segment) => !isPlainSegment(segment));
    if (unsafe !== undefined)
        throw unusable(template, `"${unsafe}" is not a directory name`);
    return path.join('/');
}
function problemWithSlug(segments) {
    if (segments.at(-1)?.includes(slugPlaceholder)) {
        return 'review environments would share a directory, because {slug} is in the name of the file';
    }
    if (segments.some((segment) => segment.includes(slugPlaceholder))) {
        return '{slug} is only a part of a directory name';
    }
    return 'all review environments would share one directory, because {slug} is missing';
}
function fill(segment, template, values) {
    return segment.replace(/\{([a-z0-9-]+)\}/g, (placeholder, name) => {
        if (name === 'service')
            throw unusable(template, 'a review environment would have a directory for each service');
        const value = Object.hasOwn(values, name) ? values[name] : undefined;
        if (value === undefined)
            throw unusable(template, `${placeholder} before {slug} is not known here`);
        return value;
    });
}
function isPlainSegment(segment) {
    return /^[A-Za-z0-9_.-]+$/.test(segment) && !/^\.{1,2}$/.test(segment) && segment.toLowerCase() !== '.git';
}
function unusable(template, problem) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('bad-input', 'REVIEW_DIRECTORY', `file "${template}" of the review environment: ${problem}`, {
        hint: 'Give every review environment a directory of its own: review/{slug}/{service}.yaml.',
    });
}


/***/ }),

/***/ 1426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Az: () => (/* binding */ mergeDeployment),
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   J5: () => (/* binding */ serializeMarker),
/* harmony export */   Om: () => (/* binding */ serializeRecord),
/* harmony export */   _g: () => (/* binding */ assertSameSource),
/* harmony export */   bx: () => (/* binding */ markerFile),
/* harmony export */   fZ: () => (/* binding */ sourceShape),
/* harmony export */   gY: () => (/* binding */ parseMarker),
/* harmony export */   r9: () => (/* binding */ sourceFields)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4377);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);



const markerFile = '.review-env.yaml';
const line = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).max(1024);
const sourceShape = {
    schema: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    name: line,
    repository: line,
    ref: line.startsWith('refs/'),
    request: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().positive().exactOptional(),
    generation: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().positive(),
};
const application = zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ file: line }),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ name: line, namespace: line.exactOptional(), project: line.exactOptional() }),
]);
const markerShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    ...sourceShape,
    created: line,
    deployed: line,
    deployedAt: zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$().exactOptional(),
    services: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(line),
    applications: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(application),
    images: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(line),
});
function parseMarker(text, path) {
    const { schema: _, ...marker } = parseRecord(text, path, markerShape);
    return marker;
}
function serializeMarker(marker) {
    return serializeRecord('This review environment belongs to monorepo-gitops, which removes it by this record.', {
        ...sourceFields(marker),
        created: marker.created,
        deployed: marker.deployed,
        ...(marker.deployedAt === undefined ? {} : { deployedAt: marker.deployedAt }),
        services: marker.services,
        applications: marker.applications,
        images: marker.images,
    });
}
function mergeDeployment(current, deployment, generation) {
    if (current !== undefined)
        assertSameSource(current, deployment);
    const { name, repository, ref } = deployment;
    const request = deployment.request ?? current?.request;
    const unmoved = current?.deployed === deployment.commit;
    const deployedAt = (unmoved ? current.deployedAt : undefined) ?? deployment.deployedAt;
    return {
        name,
        repository,
        ref,
        ...(request === undefined ? {} : { request }),
        generation: current?.generation ?? generation,
        created: current?.created ?? deployment.commit,
        deployed: deployment.commit,
        ...(deployedAt === undefined ? {} : { deployedAt }),
        services: united(current?.services, deployment.services),
        applications: unitedApplications(current?.applications, deployment.applications),
        images: united(current?.images, deployment.images),
    };
}
function assertSameSource(recorded, wanted) {
    const differs = recorded.name !== wanted.name ||
        recorded.repository !== wanted.repository ||
        (wanted.ref !== undefined && recorded.ref !== wanted.ref);
    if (!differs)
        return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'REVIEW_ENV_FOREIGN', `review environment ${recorded.name} belongs to ${recorded.ref} of ${recorded.repository}, not to ${wanted.ref ?? wanted.name} of ${wanted.repository}`, { hint: 'Give the environment a name of its own, or run this from the repository that owns it.' });
}
function sourceFields(source) {
    return {
        schema: 1,
        name: source.name,
        repository: source.repository,
        ref: source.ref,
        ...(source.request === undefined ? {} : { request: source.request }),
        generation: source.generation,
    };
}
const skippedByArgoCd = '# +argocd:skip-file-rendering';
function serializeRecord(title, record) {
    const body = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .stringify */ .As)(record, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
    return `# ${title}\n${skippedByArgoCd}\n${body}`;
}
function parseRecord(text, path, shape) {
    const parsed = shape.safeParse(plain(text, path));
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') || 'the record';
    throw unreadable(path, `${field}: ${issue?.message ?? 'is not valid'}`, parsed.error);
}
function plain(text, path) {
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text);
    const [syntax] = document.errors;
    if (syntax !== undefined)
        throw unreadable(path, (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(syntax), syntax);
    try {
        return document.toJS({ maxAliasCount: 0 });
    }
    catch (error) {
        throw unreadable(path, (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error), error);
    }
}
function unreadable(path, problem, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'REVIEW_RECORD_UNREADABLE', `${path} cannot be read: ${problem}`, {
        hint: 'Restore the file from the history of the GitOps repository. Nothing is changed until it can be read.',
        cause,
    });
}
function united(before = [], added = []) {
    return [...new Set([...before, ...added])].sort();
}
function unitedApplications(before = [], added = []) {
    const byIdentity = new Map([...before, ...added].map((each) => [identity(each), each]));
    return [...byIdentity].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
function identity(each) {
    return 'file' in each ? `file ${each.file}` : `name ${each.namespace ?? ''}/${each.name}`;
}


/***/ }),

/***/ 7368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P0: () => (/* binding */ tombstoneDirectory),
/* harmony export */   TD: () => (/* binding */ tombstoneOf),
/* harmony export */   f2: () => (/* binding */ parseTombstone),
/* harmony export */   ni: () => (/* binding */ tombstonePath),
/* harmony export */   wP: () => (/* binding */ serializeTombstone),
/* harmony export */   xQ: () => (/* binding */ tombstoneAhead)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4377);
/* harmony import */ var _ownership_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1426);


const tombstoneDirectory = '.monorepo-gitops/tombstones';
const tombstoneShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    ..._ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .sourceShape */ .fZ,
    commits: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1)),
    closedAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    images: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1)),
});
function tombstonePath(name) {
    return `${tombstoneDirectory}/${name}.yaml`;
}
function parseTombstone(text, path) {
    const { schema: _, ...tombstone } = (0,_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRecord */ .Hh)(text, path, tombstoneShape);
    return tombstone;
}
function serializeTombstone(tombstone) {
    return (0,_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .serializeRecord */ .Om)('This review environment was removed. The record keeps a late deployment from reviving it.', {
        ...(0,_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .sourceFields */ .r9)(tombstone),
        commits: tombstone.commits,
        closedAt: tombstone.closedAt,
        images: tombstone.images,
    });
}
function tombstoneOf(marker, closingCommit, closedAt) {
    const { generation, deployed, images } = marker;
    return {
        ...sourceOf(marker),
        generation,
        commits: [...new Set(closingCommit === undefined ? [deployed] : [deployed, closingCommit])].sort(),
        closedAt: new Date(closedAt).toISOString(),
        images,
    };
}
function tombstoneAhead(source, closingCommit, closedAt) {
    return {
        ...sourceOf(source),
        generation: 1,
        commits: [closingCommit],
        closedAt: new Date(closedAt).toISOString(),
        images: [],
    };
}
function sourceOf({ name, repository, ref, request }) {
    return { name, repository, ref, ...(request === undefined ? {} : { request }) };
}


/***/ }),

/***/ 4377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
