export const id = 6886;
export const ids = [6886,1185];
export const modules = {

/***/ 6886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  check: () => (/* binding */ check_check)
});

// EXTERNAL MODULE: ./build/core/build/run-builder.js
var run_builder = __webpack_require__(1142);
// EXTERNAL MODULE: ./build/core/counted.js
var counted = __webpack_require__(1856);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/core/source/open-sources.js
var open_sources = __webpack_require__(5231);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/commands/comparison/source.js
var source = __webpack_require__(7816);
// EXTERNAL MODULE: ./build/commands/places/scopes.js
var places_scopes = __webpack_require__(1763);
// EXTERNAL MODULE: ./build/core/argocd/check.js
var check = __webpack_require__(3721);
// EXTERNAL MODULE: ./build/core/argocd/rights.js
var rights = __webpack_require__(2038);
// EXTERNAL MODULE: ./build/core/argocd/server/client.js + 3 modules
var server_client = __webpack_require__(71);
// EXTERNAL MODULE: ./build/core/argocd/server/live.js
var live = __webpack_require__(151);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var monorepo_environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var declarations_run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/core/forge/forges.js + 1 modules
var forges = __webpack_require__(8778);
// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/commands/gitops-commit.js + 1 modules
var gitops_commit = __webpack_require__(5719);
// EXTERNAL MODULE: ./build/commands/gitops-delivery.js
var gitops_delivery = __webpack_require__(1604);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
// EXTERNAL MODULE: ./build/core/markdown.js
var markdown = __webpack_require__(3937);
;// CONCATENATED MODULE: ./build/commands/check/result.js


const verdict = (result) => (name, message, hint) => ({ name, result, message, ...(hint === undefined ? {} : { hint }) });
const ok = verdict('ok');
const warning = verdict('warning');
const failed = verdict('failed');
const skipped = verdict('skipped');
function failedBy(name, error) {
    const message = (0,failure/* messageOf */.bD)(error);
    const cause = error instanceof Error && error.cause !== undefined ? (0,failure/* messageOf */.bD)(error.cause) : '';
    const isSaid = cause === '' || message.includes(cause) || cause.includes('\n');
    const hint = error instanceof failure/* Failure */.HR ? error.hint : undefined;
    return failed(name, isSaid ? message : `${message} (${cause})`, hint);
}
async function checked(name, deadline, find) {
    try {
        return [await deadline.race(find(), name)].flat();
    }
    catch (error) {
        return [failedBy(name, error)];
    }
}
const marks = { ok: '✔', warning: '▲', failed: '✗', skipped: '-' };
function linesOf({ name, result, message, hint }) {
    const [first = '', ...rest] = `${name}: ${message}`.split('\n');
    return [`  ${marks[result]} ${first}`, ...[...rest, ...(hint?.split('\n') ?? [])].map((line) => `      ${line}`)];
}
function countsOf(results) {
    const plural = { ok: 'ok', warning: 'warnings', failed: 'failed', skipped: 'skipped' };
    const counts = Object.keys(plural).flatMap((result) => {
        const count = results.filter((each) => each.result === result).length;
        const word = result === 'warning' && count === 1 ? 'warning' : plural[result];
        return count === 0 ? [] : [`${count} ${word}`];
    });
    return counts.join(', ');
}
function tableOf(results) {
    const order = ['failed', 'warning', 'ok', 'skipped'];
    const sorted = order.flatMap((result) => results.filter((each) => each.result === result));
    const rows = sorted.map(({ name, result, message, hint }) => [
        `${marks[result]} ${result}`,
        name,
        [...message.split('\n'), ...(hint?.split('\n') ?? [])],
    ]);
    return (0,markdown/* table */.tp)(['', 'check', 'what was found, and what to do'], rows);
}
function failureOf(results) {
    const all = results.filter(({ result }) => result === 'failed');
    if (all.length === 0)
        return undefined;
    const names = [...new Set(all.map(({ name }) => name))];
    const shown = `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`;
    const message = `${all.length} of ${results.length} checks failed: ${shown}`;
    return new failure/* Failure */.HR('failed', 'SETUP_INCOMPLETE', message, { hint: 'Below each of them stands what to do.' });
}

;// CONCATENATED MODULE: ./build/commands/check/repositories.js









class UnreadRepository extends Error {
}
class GitopsRepositories {
    #open = new Map();
    async of(run) {
        if (!isRead(run))
            throw new UnreadRepository('the GitOps repository is on a server');
        const key = keyOf(run);
        const open = this.#open.get(key) ?? openAt(run);
        this.#open.set(key, open);
        return await open;
    }
    async [Symbol.asyncDispose]() {
        const all = await Promise.allSettled(this.#open.values());
        await Promise.all(all.map(async (each) => each.status === 'fulfilled' && each.value.transport[Symbol.asyncDispose]()));
    }
}
function isRead(run) {
    return run.inputs.online || (0,repository/* isLocalPath */.Nj)((0,gitops_remote/* gitopsUrl */.iZ)(run));
}
function keyOf(run) {
    const { inputs } = run;
    const credentials = gitops_remote/* gitopsCredentials */.XJ.map((name) => inputs[name]);
    return JSON.stringify([(0,gitops_remote/* gitopsUrl */.iZ)(run), inputs['gitops-branch'], ...credentials]);
}
async function openAt(run) {
    const transport = await (0,gitops_remote/* openGitops */.fn)(run);
    try {
        const { name, tip, objectFormat } = await (0,repository/* resolveBranch */.pd)(transport, run.inputs['gitops-branch']);
        return { transport, branch: name, snapshot: await (0,snapshot/* openSnapshot */.r3)(transport, tip, objectFormat) };
    }
    catch (error) {
        await transport[Symbol.asyncDispose]();
        throw error;
    }
}
function shortName(url) {
    return (0,repository/* gitAddress */.Ry)(url)?.path ?? url;
}
async function repositoryChecks(scopes, repositories) {
    const [first] = scopes;
    if (first === undefined)
        return [];
    const withAddress = scopes.filter(({ run }) => run.inputs['gitops-repository'] !== undefined);
    if (withAddress.length === 0)
        return checked('GitOps repository', first.run.deadline, async () => ok('GitOps repository', (0,gitops_remote/* gitopsUrl */.iZ)(first.run)));
    const groups = grouped(withAddress, ({ run }) => keyOf(run));
    const all = groups.map(async ([scope, ...others]) => {
        if (scope === undefined)
            return [];
        const name = shortName((0,gitops_remote/* gitopsUrl */.iZ)(scope.run));
        const isAlone = groups.filter(([each]) => each && shortName((0,gitops_remote/* gitopsUrl */.iZ)(each.run)) === name).length === 1;
        return oneRepository(isAlone ? name : nameFor(name, [scope, ...others]), [scope, ...others], repositories);
    });
    return (await Promise.all(all)).flat();
}
function nameFor(server, scopes) {
    return `${server} (${scopes.map(places_scopes/* titleOf */.Gg).join(', ')})`;
}
function grouped(items, keyOf) {
    const groups = new Map();
    for (const item of items)
        groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
    return [...groups.values()];
}
async function oneRepository(name, scopes, repositories) {
    const [{ run }] = scopes;
    const { deadline } = run;
    if (!isRead(run))
        return [notAsked(`GitOps repository ${name}`)];
    const open = repositories.of(run);
    const read = checked(`read ${name}`, deadline, async () => readResult(`read ${name}`, run, await open));
    if (!run.inputs.online)
        return await read;
    const byDelivery = grouped(scopes, (scope) => {
        const { deliver, commitVia } = deliveryOf(scope);
        return `${deliver} ${commitVia}`;
    });
    const others = byDelivery.map(async ([scope]) => {
        if (scope === undefined)
            return [];
        const delivery = deliveryOf(scope);
        const written = delivery.deliver === 'push' ? `push to ${name}` : `requests in ${name}`;
        return [
            ...(await checked(written, deadline, () => mayWrite(written, scope, delivery, open))),
            ...(await checked(`rules of ${name}`, deadline, () => forgeChecks(scope.run, name, delivery, open))),
        ];
    });
    const clock = checked(`clock of ${name}`, deadline, () => clockCheck(run, name, open));
    return withoutRepeats((await Promise.all([read, ...others, clock])).flat());
}
function withoutRepeats(results) {
    return [...new Map(results.map((each) => [JSON.stringify(each), each])).values()];
}
function notAsked(name, why = 'is on a server, and was not asked') {
    return skipped(name, why, 'Ask it with `monorepo-gitops check --online`.');
}
function deliveryOf({ run, name }) {
    return (0,gitops_delivery/* deliverySettings */.cr)(run.inputs, name);
}
async function readResult(name, run, { branch, snapshot }) {
    const { credentialSource } = await (0,gitops_remote/* gitopsRemote */.L_)(run, 'push');
    const by = credentialSource === undefined ? 'without a credential' : `with ${givenAs(run, credentialSource)}`;
    const at = snapshot.commit === undefined ? 'is empty' : `is at ${snapshot.commit.slice(0, 8)}`;
    return ok(name, `${branch} ${at}, read ${by}`);
}
function givenAs({ resolved, env, inputs }, input) {
    const given = resolved[input];
    const isJobs = [env.GITHUB_TOKEN, env.CI_JOB_TOKEN].some((token) => token !== undefined && token !== '' && token === inputs['gitops-token']);
    const jobs = isJobs ? ", the job's own token" : '';
    return given === undefined ? input : `${input} (${given.source.name}${jobs})`;
}
async function mayWrite(name, { run, name: environment }, delivery, open) {
    (0,gitops_commit/* checkCommitMessage */.HH)(run, (0,monorepo_environments.placeholdersFor)(run.ci, undefined, environment), delivery);
    const asking = { ...run, inputs: { ...run.inputs, 'dry-run': false } };
    await (0,gitops_delivery/* checkDelivery */.BF)(asking, delivery, async () => (await open).transport.checkPush());
    const { credentialSource } = await (0,gitops_remote/* gitopsRemote */.L_)(run, 'push');
    const by = credentialSource === undefined ? 'anybody' : givenAs(run, credentialSource);
    const how = delivery.commitVia === 'api' ? "commits by the forge's API" : 'a push';
    return ok(name, delivery.deliver === 'push' ? `${how} is open to ${by}` : `a branch and a request are open to ${by}`);
}
const day = 86_400_000;
const soon = 7 * day;
async function forgeChecks(run, name, delivery, open) {
    const url = (0,gitops_remote/* gitopsUrl */.iZ)(run);
    const repository = (0,forges.forgeFor)(url, { env: run.env, forgeUrl: run.inputs['forge-url'] });
    const rules = `rules of ${name}`;
    if (repository === undefined) {
        const hint = 'If it is one, give the base of its API: forge-url.';
        return [skipped(rules, 'it is on no GitHub or GitLab that is known here, so nobody tells its rules', hint)];
    }
    const hasToken = ['gitops-token', 'gitops-password', 'gitops-app-private-key', 'forge-token'];
    if (!hasToken.some((input) => run.inputs[input] !== undefined)) {
        const hint = 'Give forge-token for this question.';
        return [skipped(rules, `no token for the API of ${repository.kind.title} was given`, hint)];
    }
    const isPush = delivery.deliver === 'push';
    const { branch } = await open;
    const forge = await (0,gitops_remote/* openGitopsForge */.I$)(run, isPush ? 'push' : 'request');
    const access = await forge.access(branch, isPush && delivery.commitVia === 'git' ? 'push' : 'api');
    const { title } = repository.kind;
    return [
        ...tokenChecks(`token for ${name}`, title, access, run),
        ...branchChecks(rules, { branch, title, access, delivery, isSigned: run.inputs.sign !== undefined }),
        webhookCheck(`webhooks of ${name}`, access, run),
    ];
}
function tokenChecks(name, title, { scopes, missingScopes, expiresAt }, { clock }) {
    if (missingScopes.length > 0) {
        const problem = `it has the scopes ${scopes?.join(', ') || '(none)'}, and not ${missingScopes.join(' or ')}`;
        return [failed(name, problem, `Make a token of ${title} with the scope ${missingScopes[0]}.`)];
    }
    const says = scopes === undefined ? `${title} tells no scopes of it` : `scopes ${scopes.join(', ')}`;
    if (expiresAt === undefined)
        return [ok(name, says)];
    const date = new Date(expiresAt).toISOString().slice(0, 10);
    if (expiresAt - clock.now() > soon)
        return [ok(name, `${says}; it expires on ${date}`)];
    return [warning(name, `it expires on ${date}`, 'Make a new one before, and give it to the jobs.')];
}
function branchChecks(name, facts) {
    const { branch, title, access, delivery, isSigned } = facts;
    const { mayPush, rules } = access;
    const asking = (asks) => rules.filter((rule) => rule.asks === asks).map(({ words }) => words);
    const [requests, signatures, patterns] = [asking('request'), asking('signature'), asking('pattern')];
    const isPush = delivery.deliver === 'push';
    const findings = [];
    if (mayPush === false && isPush) {
        const why = requests.length === 0 ? `${title} says that the token may not push to it` : requests.join('; ');
        findings.push(failed(name, `${branch}: ${why}`, letIn(title)));
    }
    else if (requests.length > 0 && isPush) {
        findings.push(warning(name, `${branch}: ${requests.join('; ')}, and ${title} does not tell whether the token is excepted`, letIn(title)));
    }
    if (signatures.length > 0 && !isSigned && delivery.commitVia === 'git') {
        const hint = 'Give a key as `sign`, or set `gitops.commit-via: api`, so that the forge signs.';
        findings.push(warning(name, `${branch}: ${signatures.join('; ')}`, hint));
    }
    if (patterns.length > 0) {
        const hint = 'Compare it with `gitops.message`, `gitops.author` and the files of the environments.';
        findings.push(warning(name, `${branch}: ${patterns.join('; ')}`, hint));
    }
    if (findings.length > 0)
        return findings;
    return [
        ok(name, mayPush === true ? `${title} lets the token push to ${branch}` : `${title} names none that is in the way`),
    ];
}
function letIn(title) {
    const list = title === 'GitHub' ? 'the bypass list of the ruleset' : '"Allowed to push and merge" of the protected branch';
    return `Add the owner of the token to ${list}, or have people approve: \`deliver: pull-request\`.`;
}
function webhookCheck(name, { webhooks }, { inputs }) {
    const server = inputs['argocd-server']?.replace(/^https?:\/\//, '').replace(/\/+$/, '');
    const address = `https://${server ?? 'argocd.example.com'}/api/webhook`;
    const hint = `A webhook for pushes to ${address} has Argo CD look at once; without one it looks every three minutes.`;
    if (webhooks === undefined)
        return skipped(name, 'the token may not list them', hint);
    const isThere = webhooks.some((url) => /\/api\/webhook\/?$/.test(url));
    return isThere ? ok(name, 'one tells Argo CD of pushes') : warning(name, 'none tells Argo CD of pushes', hint);
}
const mostSkew = 60_000;
async function clockCheck({ clock }, name, open) {
    const theirs = await open.then(({ transport }) => transport.serverTime(), () => undefined);
    if (theirs === undefined)
        return [];
    const skew = Math.abs(clock.now() - theirs);
    const title = `clock of ${name}`;
    if (skew <= mostSkew)
        return [ok(title, 'it and the clock of this machine agree')];
    const problem = `it and the clock of this machine differ by ${Math.round(skew / 1000)} s`;
    return [
        warning(title, problem, 'Set the clock of the runner (NTP): tokens of Apps and of OIDC are refused, and ttl and after are counted wrong.'),
    ];
}

;// CONCATENATED MODULE: ./build/commands/check/argocd.js
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









async function argocdChecks(config, environments) {
    const servers = new Map();
    for (const each of environments) {
        const { inputs } = each.scope.run;
        const server = inputs['argocd-server'];
        if (server === undefined)
            continue;
        const key = JSON.stringify(Object.entries(inputs).filter(([name]) => name.startsWith('argocd-')));
        servers.set(key, [...(servers.get(key) ?? []), each]);
    }
    const groups = [...servers.values()];
    const addressOf = ([first]) => first?.scope.run.inputs['argocd-server'];
    const all = groups.map((group) => {
        const [first] = group;
        if (first === undefined)
            return [];
        const server = `Argo CD ${addressOf(group)}`;
        const isAlone = groups.filter((each) => addressOf(each) === addressOf(group)).length === 1;
        const scopes = group.map(({ scope }) => scope);
        return oneServer(isAlone ? server : nameFor(server, scopes), first.scope.run, { config, environments: group });
    });
    return (await Promise.all(all)).flat();
}
async function oneServer(server, run, { config, environments }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { deadline } = run;
        if (!run.inputs.online)
            return [notAsked(server)];
        let connection;
        try {
            connection = server_client.ArgocdClient.open((0,declarations_run/* argocdConnection */.rU)(run.inputs), run);
        }
        catch (error) {
            return [failedBy(server, error)];
        }
        const opened = __addDisposableResource(env_1, connection, false);
        const client = opened.until(deadline);
        const login = (0,check/* checkLogin */.wD)(client);
        const [version, account] = await Promise.all([
            checked(server, deadline, async () => ok(server, `version ${await (0,check/* checkVersion */.ps)(client)}`)),
            checked(`login to ${server}`, deadline, async () => ok(`login to ${server}`, `as ${nameOf(await login)}`)),
        ]);
        const isIn = await login.then(() => true, () => false);
        const rights = isIn ? await rightsChecks(client, login, { run, config, environments }) : [];
        return [...version, ...account, ...rights];
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function nameOf({ username, groups }) {
    return `${username ?? 'somebody without a name'}${groups.length === 0 ? '' : ` (${groups.join(', ')})`}`;
}
async function rightsChecks(client, login, { run, config, environments }) {
    const needs = new Map();
    for (const { scope, planned } of environments) {
        const isRemoved = (0,monorepo_environments.isReviewEnvironment)((0,monorepo_environments.environmentNamed)(config, scope.name));
        for (const { application } of serverApplications(await planned)) {
            const ref = (0,live/* refTo */.zI)(application);
            const actions = ['get', 'create', 'update', ...(isRemoved ? ['delete'] : [])];
            needs.set(ref.project, [...(needs.get(ref.project) ?? []), { ref, actions }]);
        }
    }
    const all = [...needs].map(([project, needed]) => {
        const name = `rights in project ${project}`;
        return checked(name, run.deadline, async () => {
            const toSync = needed.map(({ ref }) => ({ ref, actions: ['sync'] }));
            const [missing, unsynced] = await Promise.all([
                (0,rights/* missingRights */.o7)(client, needed, login),
                (0,rights/* missingRights */.o7)(client, toSync, login),
            ]);
            const actions = [...new Set(needed.flatMap((each) => each.actions))];
            return [
                missing === undefined
                    ? ok(name, `${actions.join(', ')} ${(0,counted/* counted */.h)(needed.length, 'Application')}`)
                    : failedBy(name, missing),
                ...(unsynced === undefined
                    ? []
                    : [warning(name, `for the input sync alone: ${unsynced.message}`, unsynced.hint)]),
            ];
        });
    });
    return (await Promise.all(all)).flat();
}
function serverApplications(planned) {
    return planned.flatMap(({ deployment }) => 'error' in deployment || deployment.application?.mode !== 'api' ? [] : [deployment.application]);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/build/check-image.js
var check_image = __webpack_require__(8549);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(6617);
// EXTERNAL MODULE: ./build/core/monorepo/events/taken-before.js
var taken_before = __webpack_require__(4331);
// EXTERNAL MODULE: ./build/core/monorepo/events/workflow-triggers.js
var workflow_triggers = __webpack_require__(8821);
// EXTERNAL MODULE: ./build/core/monorepo/workspace.js
var monorepo_workspace = __webpack_require__(6521);
// EXTERNAL MODULE: ./build/core/suggestion.js
var suggestion = __webpack_require__(5256);
// EXTERNAL MODULE: ./build/commands/comparison/promotions.js + 7 modules
var promotions = __webpack_require__(2887);
// EXTERNAL MODULE: ./build/commands/comparison/service-deployment.js
var service_deployment = __webpack_require__(4372);
// EXTERNAL MODULE: ./build/core/monorepo/place.js
var monorepo_place = __webpack_require__(4867);
;// CONCATENATED MODULE: ./build/commands/check/shared-places.js



function sharedPlaces({ name, services }, config) {
    const names = [...config.environments.keys()];
    const own = writtenBy(name, services, config);
    return names.slice(0, names.indexOf(name)).flatMap((other) => {
        const theirs = writtenBy(other, services, config);
        const [first, ...more] = [...own].flatMap(([key, what]) => (theirs.has(key) ? [what] : []));
        if (first === undefined)
            return [];
        const others = more.length === 0 ? '' : ` and ${more.length} more`;
        const problem = `${other} has the same ${first}${others}: a deployment to one of them replaces that of the other`;
        const hint = `If it is another environment, put {environment} into what they share, or write it in environments.${name}.`;
        return [warning(`environment ${name}`, problem, hint)];
    });
}
function writtenBy(name, services, config) {
    const section = (0,monorepo_environments.environmentNamed)(config, name);
    if ((0,monorepo_environments.isReviewEnvironment)(section))
        return new Map();
    const places = services.flatMap((service) => (0,monorepo_place/* clustersOf */.Dg)((0,monorepo_place/* environmentAt */.Ff)(config, section, { environment: name, service })).flatMap((cluster) => {
        const at = (0,monorepo_place/* environmentAt */.Ff)(config, section, { environment: name, service, cluster });
        return writtenAt(at, { service, environment: name, cluster: cluster ?? '' }, config);
    }));
    return new Map(places);
}
function writtenAt({ file, app, gitops, argocd }, values, config) {
    const filled = (text) => text.replace(/\{(\w+)\}/g, (braces, key) => values[key] ?? braces);
    const repository = [gitops?.repository ?? config.gitops?.repository, gitops?.branch ?? config.gitops?.branch];
    const server = argocd?.server ?? config.argocd?.server;
    const what = [
        ...(file === undefined ? [] : [['file', filled(file), repository]]),
        ...(app?.name === undefined
            ? []
            : [
                [
                    'Application',
                    filled(app.name),
                    server === undefined ? repository : [server, app['app-namespace']],
                ],
            ]),
    ];
    return what.map(([kind, text, where]) => [JSON.stringify([kind, text, where]), `${kind} ${text}`]);
}

;// CONCATENATED MODULE: ./build/commands/check/configuration.js















function configurationChecks({ config, configFailure, inputs }) {
    const name = 'configuration';
    const file = inputs.config ?? 'gitops.yaml';
    if (config !== undefined) {
        const [services, environments] = [config.services, config.environments].map((each) => [...each.keys()].join(', '));
        return [ok(name, `${file}: services ${services || 'none'}; environments ${environments || 'none'}`)];
    }
    if (configFailure === undefined) {
        const hint = 'Run `monorepo-gitops init`, which writes one, or give its path: --config.';
        return [failed(name, `there is no ${file} here`, hint)];
    }
    const problems = configFailure.problems ?? [configFailure.message];
    return problems.map((problem) => failed(name, problem, configFailure.hint));
}
async function workspaceChecks(run, config) {
    const { workspace } = run.ci;
    return checked('workspace', run.deadline, async () => {
        const graph = await (0,monorepo_workspace/* readWorkspace */.iF)(workspace);
        if (graph.packages.size === 0) {
            return ok('workspace', 'no workspaces: what a service depends on is its directory, `watch` and `depends-on`');
        }
        const inside = [...config.services].flatMap(([service, { path }]) => {
            const found = (0,monorepo_workspace/* packageAround */.qt)(graph, path);
            return found === undefined || found.path === '.' ? [] : [service];
        });
        const those = inside.length === 0 ? 'no service is one of them' : `services among them: ${inside.join(', ')}`;
        return ok('workspace', `${(0,counted/* counted */.h)(graph.packages.size, 'package')}; ${those}`);
    });
}
async function serviceChecks(run, config, scopes) {
    const names = new Set(scopes.flatMap(({ services }) => services));
    const all = [...names].map((service) => checked(`service ${service}`, run.deadline, () => oneService(service, run, config, scopes)));
    return (await Promise.all(all)).flat();
}
async function oneService(service, run, config, scopes) {
    const name = `service ${service}`;
    const path = config.services.get(service)?.path ?? '.';
    const found = await (0,promises_.stat)((0,external_node_path_.join)(run.ci.workspace, path)).catch(() => undefined);
    if (found?.isDirectory() !== true) {
        const problem = found === undefined ? 'is not there' : 'is no directory';
        return [failed(name, `its path ${path} ${problem}`, `Correct \`services.${service}.path\` in gitops.yaml.`)];
    }
    const findings = new Map();
    for (const scope of scopes.filter(({ services }) => services.includes(service))) {
        const finding = await buildFinding(name, service, config, scope);
        const key = JSON.stringify(finding);
        const known = findings.get(key) ?? { finding, environments: [] };
        known.environments.push((0,places_scopes/* titleOf */.Gg)(scope));
        findings.set(key, known);
    }
    return [...findings.values()].map(({ finding, environments }) => findings.size === 1 ? finding : { ...finding, name: `${name} (${environments.join(', ')})` });
}
async function buildFinding(name, service, config, scope) {
    const { run, name: environment, cluster } = scope;
    try {
        const builds = { engine: run.inputs.engine, emit: undefined, finish: undefined };
        const request = (0,service_deployment/* serviceBuild */.e)(run, config, { service, environment, cluster }, builds);
        const missing = await (0,check_image/* checkBuildInputs */.ay)(request, run);
        if (missing !== undefined)
            return warning(name, `${missing.message}, as yet`, missing.hint);
        const what = request.files.length > 0 ? 'files on a base image' : (request.dockerfile ?? 'its Dockerfile');
        return ok(name, `${config.services.get(service)?.path}, built of ${what.replace(`${run.ci.workspace}/`, '')}`);
    }
    catch (error) {
        return failedBy(name, error);
    }
}
async function environmentChecks(run, config, scopes, branches) {
    const all = scopes.flatMap((scope) => {
        const { name } = scope;
        const findings = {
            [`environment ${name}`]: () => [
                eventFinding(scope, config, branches),
                ...missingBranches(scope, config, branches),
                ...takenFindings(scope, config),
                ...sharedPlaces(scope, config),
            ],
            [`review environments of ${name}`]: () => reviewFindings(scope, config),
            [`promotion to ${name}`]: () => promotionFindings(scope, config),
        };
        return Object.entries(findings).map(([title, find]) => checked(title, run.deadline, async () => find()));
    });
    const unstarted = checked('workflows', run.deadline, async () => (await (0,workflow_triggers/* unstartedPushes */.R)(run.ci.workspace, config)).map((line) => warning('workflows', line, 'Let `on.push` of the workflow have what `when` has.')));
    return (await Promise.all([...all, unstarted])).flat();
}
const mostNames = 5;
function eventFinding({ name, run }, config, { names }) {
    const { when } = (0,monorepo_environments.environmentNamed)(config, name);
    const routed = names.filter((branch) => (0,monorepo_environments.environmentFor)(config, onBranch(run, branch))?.name === name);
    const shown = `${routed.slice(0, mostNames).join(', ')}${routed.length > mostNames ? `, … (${routed.length})` : ''}`;
    const events = [
        ...(when?.branch === undefined
            ? []
            : [`branches ${when.branch.join(', ')}: ${routed.length === 0 ? 'none of those that are known' : shown}`]),
        ...(when?.tag === undefined ? [] : [`tags ${when.tag.join(', ')}`]),
        ...requestWords(when?.request),
        ...(when?.schedule === true ? ['schedules'] : []),
        ...(when?.manual === true ? ['runs by hand'] : []),
    ];
    const title = `environment ${name}`;
    return ok(title, events.length === 0 ? 'no event deploys to it: it is deployed to by its name' : events.join('; '));
}
function requestWords(request) {
    if (request === undefined || request === false)
        return [];
    if (request === true)
        return ['requests'];
    const { label, comment, path } = request;
    const ways = [
        ...(label === undefined ? [] : [`have the label ${label.join(' or ')}`]),
        ...(comment === undefined ? [] : [`have the comment ${comment}`]),
        ...(path === undefined ? [] : [`change ${path.join(', ')}`]),
    ];
    return [`requests that ${ways.join(', or ')}`];
}
function onBranch({ ci }, branch) {
    return { ...ci, event: { kind: 'push' }, branch, sourceRef: `refs/heads/${branch}` };
}
function missingBranches({ name }, config, branches) {
    const literal = ((0,monorepo_environments.environmentNamed)(config, name).when?.branch ?? []).filter((pattern) => !(0,glob/* isGlob */.fg)(pattern) && !pattern.startsWith('!'));
    const missing = literal.filter((branch) => !branches.names.includes(branch));
    return missing.map((branch) => {
        const title = `environment ${name}`;
        if (!branches.isComplete) {
            const problem = `whether the branch ${branch} exists is not known: this checkout does not have all branches`;
            return skipped(title, problem, 'Have the remote asked with `monorepo-gitops check --online`.');
        }
        const near = (0,suggestion/* suggestionFor */.o$)(branch, branches.names);
        const meant = near === undefined ? '' : ` Did you mean ${near}?`;
        return warning(title, `${branches.of} has no branch ${branch}`, `Push it, or correct \`environments.${name}.when.branch\`.${meant}`);
    });
}
function takenFindings({ name, run: { ci } }, config) {
    return (0,taken_before/* takenBefore */.Nl)(config, ci)
        .filter(({ environment }) => environment === name)
        .map((each) => warning(`environment ${name}`, (0,taken_before/* takenSentence */.Vy)(each), (0,taken_before/* takenRemedy */.q6)(each)));
}
function reviewFindings({ name, run }, config) {
    const environment = (0,monorepo_environments.environmentNamed)(config, name);
    if (!(0,monorepo_environments.isReviewEnvironment)(environment))
        return [];
    const review = (0,monorepo_environments.reviewEnvironmentFor)(config, run.ci, name);
    if (review === undefined)
        return [];
    const ends = environment.ttl === undefined ? 'until its branch or request is gone' : `for ${environment.ttl}`;
    const { 'max-environments': most, base } = environment;
    const facts = [
        `such as ${review.directory}`,
        ends,
        ...(most === undefined ? [] : [`${most} at most`]),
        ...(base === undefined ? [] : [`what they leave out is in ${base}`]),
    ];
    return [ok(`review environments of ${name}`, facts.join(', '))];
}
function promotionFindings({ name, run, services }, config) {
    const chain = [name];
    for (let from = promotedFrom(config, name); from !== undefined; from = promotedFrom(config, from))
        chain.push(from);
    if (chain.length === 1)
        return [];
    (0,promotions/* refuseOtherPromotions */.b)(run, config, name, services);
    return [ok(`promotion to ${name}`, `${chain.join(' ← ')}: built alike in both`)];
}
function promotedFrom(config, name) {
    return config.environments.get(name)?.['promote-from']?.environment;
}

// EXTERNAL MODULE: ./build/core/flow/check.js
var flow_check = __webpack_require__(2039);
// EXTERNAL MODULE: ./build/core/flow/service-deployment.js
var flow_service_deployment = __webpack_require__(1466);
// EXTERNAL MODULE: ./build/commands/application/template-file.js
var template_file = __webpack_require__(6105);
;// CONCATENATED MODULE: ./build/commands/check/deployments.js







function plannedDeployments({ name: environment, cluster, run, services }, config, repositories) {
    const builds = { engine: run.inputs.engine, emit: undefined, finish: undefined };
    const gitopsFiles = async (path) => (0,template_file/* fileAtTip */.tl)((await repositories.of(run)).snapshot, path);
    const quiet = { ...run, log: { ...run.log, info: () => { }, warn: () => { } } };
    return Promise.all(services.map(async (service) => {
        try {
            const scope = { service, environment, cluster };
            return { service, deployment: await (0,service_deployment/* serviceDeployment */.l)(quiet, config, scope, {}, builds, gitopsFiles) };
        }
        catch (error) {
            return { service, deployment: { error } };
        }
    }));
}
async function placeChecks({ name, cluster, run, event }, planned, repositories) {
    const title = (0,places_scopes/* titleOf */.Gg)({ name, cluster });
    const nameOf = (service) => `${service} in ${title}`;
    const all = `files of ${title}`;
    return checked(all, run.deadline, async () => {
        const found = await planned;
        const deployments = found.flatMap(({ deployment }) => ('error' in deployment ? [] : [deployment]));
        const unplanned = found.flatMap(({ service, deployment }) => 'error' in deployment && !(deployment.error instanceof UnreadRepository)
            ? [failedBy(nameOf(service), deployment.error)]
            : []);
        let open;
        try {
            open = await repositories.of(run);
        }
        catch (error) {
            return [...unplanned, unreadable(all, error)];
        }
        const { problems, edits } = await (0,flow_check/* checkPlaces */.p)(deployments, (read) => read(open.snapshot));
        const shared = problems.filter(({ service }) => service === undefined);
        return [
            ...unplanned,
            ...shared.map(({ error }) => failedBy(all, error)),
            ...deployments.flatMap(({ service, cluster }) => {
                const own = problems.filter((problem) => problem.service === (0,flow_service_deployment/* placeOf */.$t)({ service, cluster }));
                if (own.length > 0) {
                    const explain = explaining({ service, environment: name, cluster });
                    return own.map(({ error }) => withHint(failedBy(nameOf(service), error), explain));
                }
                const written = edits.filter(({ update }) => update.service === service).map(writtenPlace);
                return written.length === 0 ? [] : [ok(nameOf(service), `${written.join('; ')} (by ${event})`)];
            }),
        ];
    });
}
function explaining(place) {
    const flags = Object.entries(place).flatMap(([flag, value]) => (value === undefined ? [] : [`--${flag} ${value}`]));
    return `Where each of its values stands: monorepo-gitops check --explain ${flags.join(' ')}`;
}
function withHint(result, more) {
    return { ...result, hint: [result.hint, more].filter((each) => each !== undefined).join('\n') };
}
function unreadable(name, error) {
    if (!(error instanceof UnreadRepository)) {
        return skipped(name, 'were not looked for: the GitOps repository cannot be read', 'Begin with that.');
    }
    const hint = 'Have the repository read with `monorepo-gitops check --online`.';
    return skipped(name, 'were not looked for in the GitOps repository', hint);
}
function writtenPlace({ file, existed, image, update }) {
    const named = image?.oldImage === undefined ? '' : `, which names ${image.oldImage}`;
    return existed ? `${file}${named}` : `${file} will be made of ${update.from ?? 'nothing'}`;
}

// EXTERNAL MODULE: ./build/inputs/config/config.js + 4 modules
var config_config = __webpack_require__(1185);
// EXTERNAL MODULE: ./build/inputs/config/directories.js
var config_directories = __webpack_require__(8008);
// EXTERNAL MODULE: ./build/core/names/placeholders.js
var placeholders = __webpack_require__(1723);
// EXTERNAL MODULE: ./build/inputs/configured.js
var configured = __webpack_require__(3182);
// EXTERNAL MODULE: ./build/inputs/declaration.js
var declaration = __webpack_require__(9624);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
// EXTERNAL MODULE: ./build/inputs/config/layers.js
var config_layers = __webpack_require__(4357);
// EXTERNAL MODULE: ./build/inputs/config/problems.js
var problems = __webpack_require__(5843);
;// CONCATENATED MODULE: ./build/inputs/config/explained.js







const impliedBy = {
    image: ['environment.image', 'service.build.image', 'environment.registry'],
    tag: ['environment.tag', 'service.build.tags'],
    environment: [],
    dockerfile: ['service.path'],
    'repo-url': ['gitops.repository'],
};
function explainedInputs(command, explanation, leaveOut) {
    return Object.entries(command.inputs).flatMap(([name, declaration]) => declaration.secret === true || leaveOut.includes(name)
        ? []
        : explainedInput(name, declaration, command, explanation));
}
function explainedInput(name, declaration, command, explanation) {
    const { selection, given, secrets, cwd } = explanation;
    let resolved;
    let problem;
    try {
        const sources = [...given, (0,configured.configSource)(command, selection)];
        resolved = (0,resolve/* resolveInputs */.eL)({ [name]: declaration }, sources, { secrets, cwd }).resolved[name];
    }
    catch (error) {
        problem = (0,failure/* messageOf */.bD)(error);
    }
    if (resolved !== undefined && (resolved.value === undefined || isEmptyList(resolved.value)))
        return [];
    if (resolved !== undefined && resolved.source.kind !== 'gitops.yaml') {
        return [{ input: name, value: inWords(resolved.value, declaration), from: resolved.source.name }];
    }
    const keys = [...(declaration.config?.sharedKeys ?? []), ...(declaration.config?.keys ?? [])];
    const found = placesOf(keys, declaration, explanation);
    const all = found.length > 0 ? found : placesOf(impliedBy[name] ?? [], declaration, explanation);
    if (all.length === 0) {
        const from = problem === undefined ? 'default' : explanation.file;
        return [{ input: name, value: inWords(resolved?.value, declaration), from, ...(problem && { problem }) }];
    }
    const items = Array.isArray(resolved?.value) ? resolved.value.map(String) : undefined;
    return all.map((path, index) => {
        const value = all.length === 1 && !isEntry(declaration)
            ? inWords(resolved?.value, declaration)
            : itemOf(path, index, items, declaration);
        return explainedAt(name, value, path, { ...explanation, problem });
    });
}
function inWords(value, { type }) {
    return type === 'duration' && typeof value === 'number' ? (0,resolve/* durationText */.S5)(value) : shown(value);
}
function explainedAt(input, value, path, { file, source, problem }) {
    const { line, column } = source.place(path);
    const written = (0,config_layers/* valueAt */.fK)(source.value, path);
    const template = typeof written === 'string' && (0,placeholders/* hasAnyPlaceholder */.eQ)(written) ? { template: written } : {};
    return {
        input,
        value,
        from: `${file}:${line}:${column}`,
        key: (0,problems/* nameOf */.Vb)(path),
        ...template,
        ...(value === undefined && problem !== undefined ? { problem } : {}),
    };
}
function explainedKey(name, key, explanation) {
    const { source, place } = explanation;
    const path = firstOf((0,config_layers/* pathsInPlace */.n4)(source.value, place, key), source.value);
    return path === undefined ? [] : [explainedAt(name, shown((0,config_layers/* valueAt */.fK)(source.value, path)), path, explanation)];
}
function placesOf(keys, declaration, { source, place }) {
    const { value } = source;
    const ofKeys = keys.map((key) => pathsOf(key, value, place));
    if (isEntry(declaration)) {
        const paths = ofKeys.flat();
        const names = paths.toReversed().flatMap((path) => Object.keys(Object(mapAt(value, path))));
        return [...new Set(names)].flatMap((name) => {
            const path = firstOf(paths.map((each) => [...each, name]), value);
            return path === undefined ? [] : [path];
        });
    }
    const firsts = ofKeys.flatMap((paths) => {
        const path = firstOf(paths, value);
        return path === undefined ? [] : [path];
    });
    const isJoined = declaration.type === 'list' && declaration.config?.form === undefined;
    if (!isJoined)
        return firsts.slice(0, 1);
    return firsts.flatMap((path) => {
        const list = (0,config_layers/* valueAt */.fK)(value, path);
        return Array.isArray(list) ? list.map((_, index) => [...path, index]) : [path];
    });
}
function mapAt(value, path) {
    const found = (0,config_layers/* valueAt */.fK)(value, path);
    return typeof found === 'object' && !Array.isArray(found) ? found : undefined;
}
function pathsOf(key, value, place) {
    if (key.startsWith('service.')) {
        return place.service === undefined ? [] : (0,config_layers/* pathsInService */.tl)(place.service, key.split('.').slice(1));
    }
    const { section, name } = (0,declaration/* partsOf */.CI)(key);
    const [root, ...inner] = section.split('.');
    return (0,config_layers/* pathsInPlace */.n4)(value, place, root === 'environment' ? [...inner, name] : [section, name]);
}
function firstOf(paths, value) {
    const path = paths.find((each) => (0,config_layers/* valueAt */.fK)(value, each) !== undefined || isTakenBack(value, each));
    return path === undefined || ((0,config_layers/* valueAt */.fK)(value, path) ?? null) === null ? undefined : path;
}
function isTakenBack(value, path) {
    return path.some((_, length) => length > 0 && (0,config_layers/* valueAt */.fK)(value, path.slice(0, length)) === null);
}
function isEntry({ config }) {
    return config?.form === 'map' || config?.form === 'values';
}
function itemOf(path, index, items, declaration) {
    if (!isEntry(declaration))
        return items?.[index];
    const name = String(path.at(-1));
    return items?.find((item) => item.startsWith(`${name}=`) || item.startsWith(`${name}:=`));
}
function isEmptyList(value) {
    return Array.isArray(value) && value.length === 0;
}
function shown(value) {
    if (value === undefined)
        return undefined;
    if (Array.isArray(value) && value.every((each) => typeof each === 'string'))
        return value.join('\n');
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

// EXTERNAL MODULE: ./build/inputs/config/file.js
var file = __webpack_require__(4105);
// EXTERNAL MODULE: ./build/inputs/sources.js
var sources = __webpack_require__(6802);
// EXTERNAL MODULE: ./build/commands/configured/argocd-upsert-app.js
var argocd_upsert_app = __webpack_require__(176);
// EXTERNAL MODULE: ./build/commands/configured/build-image.js
var build_image = __webpack_require__(392);
// EXTERNAL MODULE: ./build/commands/configured/bump-image-tag.js
var bump_image_tag = __webpack_require__(6435);
;// CONCATENATED MODULE: ./build/commands/check/explain.js














const leftOut = Object.keys(declarations_run/* runInputs */.HM);
const environmentKeys = [
    'when',
    'services',
    'promote-from',
    'registry',
    'url',
    'ttl',
    'max-environments',
    'base',
];
async function explainedPlaces(run, config, scopes) {
    const { cwd, ci, inputs } = run;
    const found = inputs.config === undefined ? (0,file/* findConfigFile */.i)([cwd, ci.workspace]) : undefined;
    const directories = (0,config_directories.directoriesOnDisk)(ci.workspace, false);
    const text = await (0,config_config.loadConfigWithSource)(found?.directory ?? cwd, inputs.config, directories);
    if (text === undefined)
        return [];
    const { deploy } = await Promise.all(/* import() */[__webpack_require__.e(4336), __webpack_require__.e(7200), __webpack_require__.e(8411)]).then(__webpack_require__.bind(__webpack_require__, 7200));
    const commands = {
        'build-image': build_image/* configuredBuild */.H,
        'bump-image-tag': bump_image_tag/* configuredBump */.d,
        'argocd-upsert-app': argocd_upsert_app/* configuredApplication */.b,
        deploy: { inputs: deploy.inputs, everyService: true },
    };
    const { cluster: asked } = inputs;
    const hasCluster = ({ name }) => asked === undefined || (0,monorepo_environments.environmentNamed)(config, name).clusters?.has(asked) === true;
    const meant = scopes.filter(hasCluster);
    return (meant.length === 0 ? scopes : meant).flatMap(({ name, run: at, services }) => services.flatMap((service) => {
        (0,monorepo_environments.serviceNamed)(config, service);
        return clustersAt(config, name, service, asked).flatMap((cluster) => explainedPlace({ environment: name, service, cluster }, at, config, text, commands));
    }));
}
function clustersAt(config, name, service, asked) {
    const clusters = (0,monorepo_place/* clustersOf */.Dg)((0,monorepo_place/* environmentAt */.Ff)(config, (0,monorepo_environments.environmentNamed)(config, name), { environment: name, service }));
    if (asked === undefined)
        return clusters;
    if (clusters.includes(asked))
        return [asked];
    const known = clusters.filter((each) => each !== undefined);
    const all = known.length === 0 ? `${name} has no clusters.` : `${name} has: ${(0,suggestion/* listed */.KE)(known)}.`;
    throw (0,failure/* badInput */.AN)('cluster', `"${asked}" is no cluster of ${name}`, `${(0,suggestion/* didYouMean */.au)(asked, known)}${all}`);
}
function explainedPlace(place, run, config, text, commands) {
    const { ci, secrets, cwd, env, resolved } = run;
    const given = (name) => {
        const input = Object.hasOwn(resolved, name) ? resolved[name] : undefined;
        return input !== undefined && (0,declaration/* isGiven */.qR)(input) ? input : undefined;
    };
    const { environment, service, cluster } = place;
    const explanation = { ...text, place, given: [given, (0,sources/* variableSource */.uM)(env)], secrets, cwd };
    const app = (0,monorepo_place/* environmentAt */.Ff)(config, (0,monorepo_environments.environmentNamed)(config, environment), place).app;
    const ofCommands = Object.entries(commands).flatMap(([command, declared]) => {
        if (command === 'argocd-upsert-app' && app === undefined)
            return [];
        const selection = { config, ci, service: command === 'deploy' ? undefined : service, environment, cluster };
        return [{ command, values: explainedInputs(declared, { ...explanation, selection }, leftOut) }];
    });
    const own = environmentKeys.flatMap((key) => explainedKey(key, [key], { ...text, place }));
    return [{ command: 'environment', values: own }, ...ofCommands].map((each) => ({
        environment,
        service,
        ...(cluster === undefined ? {} : { cluster }),
        ...each,
    }));
}
function explanationLines(all) {
    const lines = [];
    let told = new Set();
    let before = '';
    for (const { environment, service, cluster, command, values } of all) {
        const place = `${service} in ${environment}${cluster === undefined ? '' : `, cluster ${cluster}`}`;
        if (place !== before) {
            lines.push(place);
            told = new Set();
        }
        before = place;
        const fresh = values.filter((value) => !told.has(JSON.stringify(value)));
        for (const value of fresh)
            told.add(JSON.stringify(value));
        if (fresh.length > 0)
            lines.push(`  ${command}`, ...valueLines(fresh));
    }
    return lines;
}
const widestValue = 60;
function valueLines(values) {
    const shown = values.map((each) => ({ ...each, text: textOf(each) }));
    const inputWidth = Math.max(...shown.map(({ input }) => input.length));
    const valueWidth = Math.min(widestValue, Math.max(...shown.map(({ text }) => text.length)));
    return shown.map(({ input, text, from, key, template }) => {
        const origin = [from, key, template === undefined ? undefined : `= ${JSON.stringify(template)}`];
        const columns = [input.padEnd(inputWidth), text.padEnd(valueWidth), origin.filter(Boolean).join(' ')];
        return `    ${columns.join('  ')}`.trimEnd();
    });
}
function textOf({ value, problem }) {
    if (value === undefined)
        return `- (${problem ?? 'no value'})`;
    return value.replaceAll('\n', ', ');
}

// EXTERNAL MODULE: ./build/core/build/engines.js
var engines = __webpack_require__(1882);
// EXTERNAL MODULE: ./build/core/build/request.js
var build_request = __webpack_require__(212);
;// CONCATENATED MODULE: ./build/commands/check/images.js







async function imageChecks(run, config, scopes) {
    const builds = scopes.flatMap((scope) => buildsIn(scope, config));
    const repositories = new Map(builds.map((build) => [build.image, build]));
    if (!run.inputs.online) {
        const registries = [...repositories.keys()].map((image) => notAsked(`registry ${image}`));
        return [notAsked('builder', 'was not looked for'), ...registries];
    }
    const pushes = [...repositories].map(([image, { request }]) => checked(`registry ${image}`, run.deadline, () => pushFinding(`registry ${image}`, request, run)));
    return (await Promise.all([builderChecks(run, builds), ...pushes])).flat();
}
function buildsIn({ name, cluster, run, services }, config) {
    const isPromoted = config.environments.get(name)?.['promote-from'] !== undefined;
    return services.flatMap((service) => {
        try {
            const builds = { engine: run.inputs.engine, emit: undefined, finish: undefined };
            const request = (0,service_deployment/* serviceBuild */.e)(run, config, { service, environment: name, cluster }, builds);
            return [{ service, image: (0,build_request/* imageTarget */.bi)(request).image, request, isPromoted }];
        }
        catch {
            return [];
        }
    });
}
async function builderChecks(run, builds) {
    const built = new Map(builds.filter(({ isPromoted }) => !isPromoted).map((build) => [build.service, build]));
    const bySetup = new Map();
    for (const build of built.values()) {
        const { engine, files, builder, platforms } = build.request;
        const key = JSON.stringify([engine, files.length > 0, builder, platforms.length > 1]);
        bySetup.set(key, [...(bySetup.get(key) ?? []), build]);
    }
    const all = [...bySetup.values()].flatMap(([first, ...others]) => {
        if (first === undefined)
            return [];
        const services = [first, ...others].map(({ service }) => service).join(', ');
        const name = bySetup.size === 1 ? 'builder' : `builder of ${services}`;
        return [checked(name, run.deadline, () => builderFinding(name, first.request, run))];
    });
    return (await Promise.all(all)).flat();
}
async function builderFinding(name, request, run) {
    const otherJob = (0,engines/* otherJobFor */.ZH)(request);
    if (otherJob !== undefined) {
        return skipped(name, `${otherJob.engine} builds in a job of its own`, 'The child pipeline has that job: `plan --child-pipeline`.');
    }
    const found = await (0,check_image/* findBuilder */.Lx)(request, run);
    const version = await found.version?.();
    const what = found.title ?? 'this program itself puts the files on the base image';
    return ok(name, `${found.name}: ${what}${version === undefined ? '' : `, version ${version}`}`);
}
async function pushFinding(name, request, run) {
    const source = await (0,check_image/* pushCredentialSource */.Td)(request, run);
    if (run.inputs['dry-run']) {
        const who = source ?? 'anybody';
        return skipped(name, `whether ${who} may push was not asked`, 'Leave dry-run out.');
    }
    try {
        await (0,check_image/* checkImagePush */.y4)(request, run);
    }
    catch (error) {
        const isRefused = error instanceof failure/* Failure */.HR && error.code === 'REGISTRY_UNAUTHORIZED';
        if (!isRefused || source !== undefined || run.ci.host !== 'shell')
            throw error;
        const hint = 'To prove it from here as well: docker login, or MG_REGISTRY_USERNAME and MG_REGISTRY_PASSWORD.';
        return skipped(name, 'takes no upload without a credential, and that of the pipeline is not here', hint);
    }
    return ok(name, `takes an upload, ${source === undefined ? 'without a credential' : `with ${source}`}`);
}

// EXTERNAL MODULE: ./build/inputs/declarations/build.js
var build = __webpack_require__(4872);
// EXTERNAL MODULE: ./build/inputs/declarations/gitops.js
var gitops = __webpack_require__(2750);
;// CONCATENATED MODULE: ./build/commands/check/inputs.js





const checkInputs = {
    ...declarations_run/* runInputs */.HM,
    environment: { ...declarations_run/* runInputs */.HM.environment, description: 'Environment to look at. Default: all of them.' },
    service: { ...declarations_run/* runInputs */.HM.service, description: 'Service to look at. Default: all of them.' },
    timeout: {
        ...declarations_run/* runInputs */.HM.timeout,
        description: 'Deadline of the whole command. A check that has no answer shortly before it has failed.',
    },
    'dry-run': {
        ...declarations_run/* runInputs */.HM['dry-run'],
        description: 'Leave out the uploads to registries that are begun and cancelled: `online` then only reads.',
    },
    online: {
        type: 'boolean',
        default: 'false',
        description: 'Ask the servers too: GitOps repository, forge, registries, Argo CD, builder. Without it files are read, and a GitOps repository that is a path.',
    },
    explain: {
        type: 'boolean',
        default: 'false',
        description: 'Check nothing, and print each input of the commands that deploy a service, with the line of `gitops.yaml`, the variable or the default that it comes from.',
    },
    cluster: { type: 'string', description: 'Cluster of the environment to look at. Default: all of them.' },
    services: { ...declarations_run/* changeInputs */.kH.services, description: 'Services to look at. Default: all of them.' },
    engine: build/* buildsInputs */.V.engine,
    ...build/* builderInputs */.vp,
    ...gitops_remote/* gitopsConnectionInputs */.iE,
    message: gitops/* commitInputs */.J8.message,
    author: gitops/* commitInputs */.J8.author,
    sign: gitops/* commitInputs */.J8.sign,
    ...gitops/* deliveryInputs */.Uh,
    ...declarations_run/* argocdInputs */.wm,
    ...declarations_run/* registryInputs */.P4,
};
const checkCommand = { inputs: checkInputs, everyService: true };
function scopesOf(run, config, branches) {
    return (0,places_scopes/* scopesOf */.ZK)(checkCommand, run, config, branches);
}
function clusterScopes(run, config, scopes) {
    return (0,places_scopes/* clusterScopes */.wN)(checkCommand, run, config, scopes);
}

// EXTERNAL MODULE: ./build/core/review/room.js
var room = __webpack_require__(2076);
;// CONCATENATED MODULE: ./build/commands/check/reviews.js








async function reviewChecks(run, config, scopes, repositories) {
    const found = await Promise.all([
        ...scopes.map((scope) => checked(`room in ${(0,places_scopes/* titleOf */.Gg)(scope)}`, run.deadline, () => roomIn(scope, config, repositories))),
        checked(wishesTitle, run.deadline, () => wishesChecks(run, config)),
    ]);
    return found.flat();
}
async function roomIn(scope, config, repositories) {
    const { name, cluster, run } = scope;
    const review = (0,monorepo_environments.reviewEnvironmentFor)(config, run.ci, name, cluster);
    if (review?.limit === undefined)
        return [];
    const title = `room in ${(0,places_scopes/* titleOf */.Gg)(scope)}`;
    try {
        const { snapshot, transport } = await repositories.of(run);
        await (0,room/* assertRoom */.k)(snapshot, review, review, transport.serverTime() ?? run.clock.now());
        return [ok(title, `there is room for one more of at most ${review.limit.most}`)];
    }
    catch (error) {
        if (error instanceof UnreadRepository || !(error instanceof failure/* Failure */.HR))
            return [];
        if (error.code !== 'TOO_MANY_ENVIRONMENTS')
            return [];
        return [warning(title, error.message, error.hint ?? '')];
    }
}
const wishesTitle = 'requests that ask for a review environment';
async function wishesChecks(run, config) {
    const wanting = [...config.environments.keys()].filter((name) => typeof (0,monorepo_environments.environmentNamed)(config, name).when?.request === 'object');
    if (wanting.length === 0 || !run.inputs.online)
        return [];
    const { ci, env, inputs } = run;
    const given = { env, token: inputs['forge-token'], forgeUrl: inputs['forge-url'] };
    const advice = 'Give forge-token: on GitHub the job needs `permissions: pull-requests: read`, on GitLab a project access token with `read_api`.';
    try {
        const forge = await (0,forges.openJobForge)(ci.repositoryUrl, given, run);
        if (forge === undefined) {
            const problem = `cannot be told from others: there is no token for the forge, so that ${wanting.join(', ')} deploys none`;
            return [warning(wishesTitle, problem, advice)];
        }
        const open = await forge.openRequests('');
        return [
            ok(wishesTitle, `can be told from others: ${(0,counted/* counted */.h)(open.length, 'open request was', 'open requests were')} read`),
        ];
    }
    catch (error) {
        const { message, hint = advice } = failedBy(wishesTitle, error);
        return [warning(wishesTitle, `cannot be told from others: ${message}`, hint)];
    }
}

;// CONCATENATED MODULE: ./build/commands/check/check.js
var check_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var check_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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

















const check_check = (0,command/* defineCommand */.NB)({
    name: 'check',
    summary: 'Prove a set-up before its first deployment: configuration, files, credentials, rights, builder',
    inputs: checkInputs,
    outputs: {
        checks: {
            empty: [],
            description: 'JSON list of `{name, result, message, hint}`; the result is `ok`, `warning`, `failed` or `skipped`.',
        },
        explained: {
            empty: [],
            description: 'With `explain` a JSON list of `{environment, service, cluster, command, values}`; a value is `{input, value, from, key, template, problem}`.',
        },
    },
    judgesConfig: true,
    async run(given) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const deadline = check_addDisposableResource(env_1, given.deadline.early(), false);
            const network = check_addDisposableResource(env_1, given.network.until(deadline), false);
            const appTokens = check_addDisposableResource(env_1, new app_tokens/* AppTokens */.K(given), true);
            if (given.inputs.explain)
                return explained({ ...given, appTokens });
            const run = { ...given, deadline, network, programs: (0,run_builder/* programsWithin */.t$)(given.programs, deadline), appTokens };
            const repositories = check_addDisposableResource(env_1, new GitopsRepositories(), true);
            const results = [];
            for (const { title, checks } of await groupsOf(run, repositories)) {
                const found = await checks;
                if (found.length > 0)
                    run.log.info([title, ...found.flatMap(linesOf)].join('\n'));
                results.push(...found);
                run.report({ checks: results });
            }
            return resultOf(results, given.ci.host === 'github');
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = check_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    },
});
async function explained(run) {
    const { config, configFailure, ci, log, env, clock, programs } = run;
    if (configFailure !== undefined)
        throw configFailure;
    if (config === undefined) {
        const hint = 'Run `monorepo-gitops init`, which writes one, or give its path: --config.';
        throw (0,failure/* badInput */.AN)('explain', 'needs a gitops.yaml, and there is none', hint);
    }
    const branches = await (0,open_sources/* branchesOfCheckout */.Ge)({ cwd: ci.workspace, env, clock, programs });
    const places = await explainedPlaces(run, config, scopesOf(run, config, branches.names));
    const lines = explanationLines(places);
    log.info(lines.join('\n'));
    const summary = ci.host === 'github' ? ['### check', '```', ...lines, '```'].join('\n') : '';
    return { outputs: { checks: [], explained: places }, summary };
}
async function groupsOf(run, repositories) {
    const { config } = run;
    const file = { title: 'Configuration', checks: Promise.resolve(configurationChecks(run)) };
    if (config === undefined)
        return [file];
    const { branches, findings } = await knownBranches(run);
    const scopes = scopesOf(run, config, branches.names);
    const places = clusterScopes(run, config, scopes);
    const isAsked = ({ withheld }) => withheld === undefined || !run.inputs.online;
    const asked = places.filter(isAsked);
    const environments = asked.map((scope) => ({ scope, planned: plannedDeployments(scope, config, repositories) }));
    const groups = [
        {
            title: 'Monorepo',
            checks: check_all([
                workspaceChecks(run, config),
                serviceChecks(run, config, places),
                environmentChecks(run, config, scopes, branches),
            ]),
        },
        {
            title: 'GitOps repository',
            checks: check_all([
                Promise.resolve(withheldFrom(places)),
                repositoryChecks(asked, repositories),
                reviewChecks(run, config, asked, repositories),
            ]),
        },
        {
            title: 'Files of the environments',
            checks: check_all(environments.map(({ scope, planned }) => placeChecks(scope, planned, repositories))),
        },
        { title: 'Images', checks: imageChecks(run, config, places) },
        { title: 'Argo CD', checks: argocdChecks(config, environments) },
    ];
    const whole = groups.map(({ title, checks }) => ({
        title,
        checks: checks.catch((error) => [failedBy(title, error)]),
    }));
    return [{ ...file, checks: Promise.resolve([...configurationChecks(run), ...findings]) }, ...whole];
}
function withheldFrom(places) {
    return places.flatMap((scope) => scope.withheld === undefined || !scope.run.inputs.online
        ? []
        : [failedBy(`credentials of ${(0,places_scopes/* titleOf */.Gg)(scope)}`, scope.withheld)]);
}
async function check_all(checks) {
    return (await Promise.all(checks)).flat();
}
async function knownBranches(run) {
    const { ci, env, clock, programs, deadline } = run;
    let branches;
    const findings = run.inputs.online
        ? await checked('remote of the monorepo', deadline, async () => {
            branches = await (0,open_sources/* branchesOfRemote */.cA)((0,source.sourceQuestionOf)(run));
            return ok('remote of the monorepo', `lists ${(0,counted/* counted */.h)(branches.names.length, 'branch', 'branches')}`);
        })
        : [];
    return { branches: branches ?? (await (0,open_sources/* branchesOfCheckout */.Ge)({ cwd: ci.workspace, env, clock, programs })), findings };
}
function resultOf(results, hasPage) {
    const counts = countsOf(results);
    const summary = hasPage ? ['### check', counts, tableOf(results)].join('\n\n') : counts;
    const failure = failureOf(results);
    return { outputs: { checks: results }, summary, ...(failure === undefined ? {} : { failure }) };
}


/***/ }),

/***/ 1763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   ZK: () => (/* binding */ scopesOf),
/* harmony export */   wN: () => (/* binding */ clusterScopes)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7216);
/* harmony import */ var _core_monorepo_events_events_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7535);
/* harmony import */ var _core_monorepo_events_scope_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1476);
/* harmony import */ var _core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4867);
/* harmony import */ var _core_monorepo_sample_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1068);
/* harmony import */ var _place_run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(199);







function scopesOf(command, run, config, branches) {
    const { environment } = run.inputs;
    if (environment !== undefined)
        (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__.environmentNamed)(config, environment);
    const names = environment === undefined ? [...config.environments.keys()] : [environment];
    return names.map((name) => {
        const { ci, event } = (0,_core_monorepo_sample_run_js__WEBPACK_IMPORTED_MODULE_5__/* .sampleRun */ .G)(config, name, run.ci, branches);
        return { name, event, ...placed(command, { ...run, ci }, name), services: servicesOf(run, config, name) };
    });
}
function titleOf({ name, cluster }) {
    return cluster === undefined ? name : `${name} (${cluster})`;
}
function clusterScopes(command, run, config, scopes) {
    const { cluster: asked } = run.inputs;
    const all = scopes.flatMap((scope) => {
        const { name, event, services } = scope;
        const clustersFor = (service) => (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__/* .clustersOf */ .Dg)((0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__/* .environmentAt */ .Ff)(config, (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__.environmentNamed)(config, name), { environment: name, service }));
        const clusters = new Set(services.flatMap(clustersFor));
        return [...clusters].flatMap((cluster) => {
            if (asked !== undefined && cluster !== asked)
                return [];
            const own = placed(command, { ...run, ci: scope.run.ci }, name, cluster);
            const there = services.filter((each) => clustersFor(each).includes(cluster));
            return [{ name, event, cluster, ...own, services: there }];
        });
    });
    if (asked === undefined || all.length > 0)
        return all;
    const environments = scopes.map(({ name }) => name).join(', ');
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('cluster', `"${asked}" is no cluster of ${environments}`, 'Take one of `clusters` in gitops.yaml.');
}
function servicesOf({ inputs, ci }, config, environment) {
    const names = inputs.service === undefined ? (inputs.services ?? []) : [inputs.service];
    if (inputs.environment !== undefined)
        return (0,_core_monorepo_events_scope_js__WEBPACK_IMPORTED_MODULE_3__/* .servicesInScope */ .c)({ config, ci, environment }, names);
    (0,_core_monorepo_events_scope_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseUnknownServices */ .V)(config.services, names);
    const there = (0,_core_monorepo_events_events_js__WEBPACK_IMPORTED_MODULE_2__/* .servicesIn */ .qp)(config.environments.get(environment)?.services, config.services.keys());
    return there.filter((each) => names.length === 0 || names.includes(each));
}
function inPlace(command, run, environment, cluster) {
    const { inputs } = run;
    const own = (0,_place_run_js__WEBPACK_IMPORTED_MODULE_6__/* .runAt */ .D)(command, run, { environment, cluster }, inputs.environment ?? _place_run_js__WEBPACK_IMPORTED_MODULE_6__/* .ofAll */ .N3);
    return { ...own, inputs: { ...own.inputs, service: inputs.service } };
}
function withoutCredentials(run) {
    const resolved = Object.fromEntries(Object.entries(run.resolved).filter(([name]) => !_place_run_js__WEBPACK_IMPORTED_MODULE_6__/* .serverCredentials */ .wr.includes(name)));
    return { ...run, resolved };
}
function placed(command, run, environment, cluster) {
    try {
        return { run: inPlace(command, run, environment, cluster) };
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
            throw error;
        return { run: inPlace(command, withoutCredentials(run), environment, cluster), withheld: error };
    }
}


/***/ }),

/***/ 1185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  configOf: () => (/* binding */ configOf),
  loadConfig: () => (/* binding */ loadConfig),
  loadConfigWithSource: () => (/* binding */ loadConfigWithSource),
  parseConfig: () => (/* binding */ parseConfig)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/inputs/config/directories.js
var directories = __webpack_require__(8008);
// EXTERNAL MODULE: ./build/inputs/config/file.js
var config_file = __webpack_require__(4105);
// EXTERNAL MODULE: ./build/inputs/config/layers.js
var config_layers = __webpack_require__(4357);
// EXTERNAL MODULE: ./build/inputs/config/problems.js
var config_problems = __webpack_require__(5843);
// EXTERNAL MODULE: ./build/core/monorepo/place.js
var place = __webpack_require__(4867);
// EXTERNAL MODULE: ./build/inputs/config/keys.js
var keys = __webpack_require__(1107);
;// CONCATENATED MODULE: ./build/inputs/config/resolved.js



function resolveConfig(layers, discovered) {
    const { defaults, discover, services: given, environments: written, ...others } = layers;
    const found = withDiscovered(given ?? new Map(), discovered ?? []);
    const problems = [...found.problems];
    if (given === undefined && discover === undefined) {
        problems.push({
            path: [],
            text: 'has neither services nor discover: name the services, or the directories of them',
        });
    }
    if (discover !== undefined && discovered?.length === 0) {
        problems.push({ path: ['discover'], text: 'finds no directory with a package.json or a Dockerfile in it' });
    }
    const services = new Map();
    for (const [name, own] of found.services) {
        const { path, ...service } = withItsName((0,place/* mergedSections */.Pp)(defaults?.service ?? {}, own), name);
        if (path !== undefined)
            services.set(name, { path, ...service });
        else if (discovered !== undefined)
            problems.push({ path: ['services', name, 'path'], text: 'is missing' });
        else
            services.set(name, { path: name, ...service });
    }
    const environments = new Map([...(written ?? [])].map(([name, { when }]) => {
        const chain = baseChain(name, written ?? new Map());
        if (chain.problem !== undefined)
            problems.push(chain.problem);
        const layered = [...chain.layers].reverse().reduce(place/* mergedSections */.Pp, defaults?.environment ?? {});
        const { extends: _, when: __, ...environment } = layered;
        return [name, when === undefined ? environment : { ...environment, when }];
    }));
    return { config: { ...others, services, environments }, problems };
}
const filledLater = new Set(['image', 'tags', 'args']);
function withItsName({ watch, build, ...others }, name) {
    const kept = Object.entries(build ?? {}).map(([key, value]) => [
        key,
        filledLater.has(key) ? value : named(value, name),
    ]);
    return {
        ...others,
        ...(watch && { watch: named(watch, name) }),
        ...(build && { build: Object.fromEntries(kept) }),
    };
}
function named(value, name) {
    if (typeof value === 'string')
        return value.replace(/(?<![{$])\{service\}(?!\})/g, name);
    if (Array.isArray(value))
        return value.map((item) => named(item, name));
    return value instanceof Map ? new Map([...value].map(([key, item]) => [key, named(item, name)])) : value;
}
function baseChain(name, environments) {
    const names = [name];
    for (let at = environments.get(name); at !== undefined;) {
        const layers = () => names.flatMap((each) => environments.get(each) ?? []);
        const { extends: base } = at;
        if (base === undefined || !environments.has(base))
            return { names, layers: layers() };
        if (names.includes(base)) {
            const first = [...environments.keys()].find((each) => names.includes(each));
            const isTold = base === name && names.length > 1 && first === name;
            const circle = isTold ? `extends itself: ${[...names, base].join(' → ')}` : undefined;
            const problem = circle === undefined ? undefined : { path: ['environments', name, 'extends'], text: circle };
            return { names, layers: layers(), ...(problem && { problem }) };
        }
        names.push(base);
        at = environments.get(base);
    }
    return { names, layers: [] };
}
function withDiscovered(given, directories) {
    const problems = [];
    const named = new Set([...given.values()].flatMap(({ path }) => (path === undefined ? [] : external_node_path_.posix.join(path, '.'))));
    const paths = new Map();
    for (const directory of directories.filter((each) => !named.has(each))) {
        const name = external_node_path_.posix.basename(directory);
        const other = paths.get(name);
        const problem = directoryProblem(name, directory, other ?? given.get(name)?.path);
        if (problem === undefined)
            paths.set(name, directory);
        else
            problems.push({ path: ['discover'], text: problem });
    }
    const own = [...given].map(([name, service]) => {
        const path = service.path ?? paths.get(name);
        return [name, path === undefined ? service : { ...service, path }];
    });
    const discovered = [...paths].filter(([name]) => !given.has(name)).map(([name, path]) => [name, { path }]);
    return { services: new Map([...own, ...discovered]), problems };
}
function directoryProblem(name, directory, other) {
    const way = `name it under services (\`web: { path: ${directory} }\`), or leave it out ("!${directory}")`;
    if (name.length > keys/* labelNames */.l3.maxLength || !new RegExp(keys/* labelNames */.l3.pattern).test(name)) {
        return `finds ${directory}, whose name ${keys/* labelNames */.l3.error.replace(/^is/, 'is')}; or ${way}`;
    }
    return other === undefined ? undefined : `finds ${directory}, and ${other} is the service ${name} already: ${way}`;
}

// EXTERNAL MODULE: ./build/core/monorepo/events/events.js
var events = __webpack_require__(7535);
;// CONCATENATED MODULE: ./build/inputs/config/rules/clusters.js



function clusterConflicts(config, value) {
    return [...config.environments].flatMap(([environment, section]) => (0,events/* servicesIn */.qp)(section.services, config.services.keys()).flatMap((service) => {
        const clusters = (0,place/* clustersOf */.Dg)((0,place/* environmentAt */.Ff)(config, section, { environment, service }));
        const places = clusters.flatMap((cluster) => cluster === undefined
            ? []
            : [{ cluster, at: (0,place/* environmentAt */.Ff)(config, section, { environment, service, cluster }) }]);
        return pairsOf(places).flatMap(([one, other]) => {
            const place = { environment, service, cluster: other.cluster };
            return [sharedApplication(one, other, place), sharedFile(one, other, place)].flatMap((each) => each ?? []);
        });
    }));
    function sharedApplication(one, other, place) {
        const name = other.at.app?.name;
        if (name === undefined || name !== one.at.app?.name || name.includes('{cluster}'))
            return undefined;
        if (one.at.app?.['app-namespace'] !== other.at.app?.['app-namespace'] || !isOneArgocd(one, other))
            return undefined;
        const text = `"${name}" is one Application for ${one.cluster} and ${other.cluster}; write "${name}-{cluster}", or leave it out: by default each cluster has its own`;
        return { path: pathOf(place, ['app', 'name']), text };
    }
    function sharedFile(one, other, place) {
        const { file } = other.at;
        if (file === undefined || file !== one.at.file || file.includes('{cluster}'))
            return undefined;
        if (!isOneRepository(one, other))
            return undefined;
        const key = differingKey(one.at, other.at);
        if (key === undefined)
            return undefined;
        const text = `"${file}" is one file for ${one.cluster} and ${other.cluster}, which set ${key} to different values; put {cluster} into its path`;
        return { path: pathOf(place, ['file']), text };
    }
    function pathOf(place, key) {
        const paths = (0,config_layers/* pathsInPlace */.n4)(value, place, key);
        return paths.find((path) => (0,config_layers/* valueAt */.fK)(value, path) !== undefined) ?? ['environments', place.environment, ...key];
    }
    function isOneArgocd(one, other) {
        const [first, second] = [one, other].map(({ at }) => at.argocd?.server ?? config.argocd?.server);
        return first === second && (first !== undefined || isOneRepository(one, other));
    }
    function isOneRepository(one, other) {
        const [first, second] = [one, other].map(({ at }) => JSON.stringify({ ...config.gitops, ...at.gitops }, ['repository', 'branch']));
        return first === second;
    }
}
function differingKey(one, other) {
    const [first, second] = [one.set ?? new Map(), other.set ?? new Map()];
    const isApart = keyOf(one) !== keyOf(other) || keyOf(one).includes('{cluster}');
    return [...new Set([...first.keys(), ...second.keys()])].find((path) => {
        if (isApart && !(first.has(path) && second.has(path)))
            return false;
        const text = JSON.stringify(second.get(path));
        return text !== JSON.stringify(first.get(path)) || `${path}${text}`.includes('{cluster}');
    });
}
function keyOf({ key, container }) {
    return JSON.stringify([key, container]);
}
function pairsOf(all) {
    return all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other]));
}

// EXTERNAL MODULE: ./build/core/glob.js
var core_glob = __webpack_require__(6617);
;// CONCATENATED MODULE: ./build/inputs/config/rules/reach.js

function unreachableEnvironments({ services, environments }, mayHaveMore) {
    const problems = [];
    const before = [];
    for (const [name, { when, services: wanted, 'promote-from': from }] of environments) {
        const path = ['environments', name];
        if (when !== undefined) {
            const others = before.filter(([other]) => other !== from?.environment);
            const text = whyNever(when, others);
            if (text !== undefined)
                problems.push({ path: [...path, 'when'], text });
            before.push([name, when]);
        }
        const isWanted = (0,core_glob/* globs */.gV)(wanted ?? ['*']);
        if (wanted !== undefined && !mayHaveMore && ![...services.keys()].some((each) => isWanted(each))) {
            const onlyTakesBack = wanted.length > 0 && wanted.every((each) => each.startsWith('!'));
            const hint = onlyTakesBack ? `; begin it with "*", which ${wanted[0]} then takes from` : '; leave it out for all';
            problems.push({ path: [...path, 'services'], text: `leaves no service to deploy${hint}` });
        }
    }
    return problems;
}
function whyNever(when, before) {
    const events = eventsOf(when);
    if (events.length === 0) {
        const negative = [...(when.branch ?? []), ...(when.tag ?? [])].find((each) => each.startsWith('!'));
        return negative === undefined
            ? 'names no event: leave it out for an environment that is only named or promoted to'
            : `matches nothing: ${negative} only takes back from what stands before it, such as "**"`;
    }
    const takers = events.map((event) => before.find(([, other]) => takes(other, event))?.[0]);
    if (takers.includes(undefined))
        return undefined;
    const names = [...new Set(takers)].join(' and ');
    return `never decides: ${names}, before it, takes all of these events; put it before ${names}, or change one of them`;
}
function eventsOf(when) {
    const named = ['branch', 'tag'].flatMap((kind) => {
        const patterns = when[kind] ?? [];
        const matches = (0,core_glob/* globs */.gV)(patterns);
        return patterns
            .filter((each) => !each.startsWith('!') && ((0,core_glob/* isGlob */.fg)(each) || matches(each)))
            .map((glob) => ({ kind, glob }));
    });
    const flags = ['request', 'schedule', 'manual'].filter((kind) => (when[kind] ?? false) !== false);
    return [...named, ...flags.map((kind) => ({ kind }))];
}
function takes(when, { kind, glob }) {
    if (kind === 'branch' || kind === 'tag') {
        const patterns = when[kind] ?? [];
        if (when.schedule === false || when.manual === false || glob === undefined)
            return false;
        if (!(0,core_glob/* isGlob */.fg)(glob))
            return (0,core_glob/* globs */.gV)(patterns)(glob);
        return !patterns.some((each) => each.startsWith('!')) && (patterns.includes(glob) || patterns.includes('**'));
    }
    return when[kind] === true;
}

// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var monorepo_environments = __webpack_require__(7216);
;// CONCATENATED MODULE: ./build/inputs/config/rules/references.js




function referenceProblems(layers, config, { value, mayHaveMore }) {
    const { services, environments } = config;
    const ofServices = [...(layers.services ?? [])].flatMap(([name, service]) => [
        ...['depends-on', 'needs'].flatMap((key) => namesInService(['services', name], service, key)),
        ...[...(service.environments ?? [])].flatMap(([other, place]) => {
            const path = ['services', name, 'environments', other];
            const unknown = dangling(path, other, environments, { kind: 'environment', isKey: true });
            if (unknown.length > 0)
                return unknown;
            const known = environments.get(other)?.clusters ?? new Map();
            return [...(place?.clusters?.keys() ?? [])].flatMap((each) => dangling([...path, 'clusters', each], each, known, { kind: 'cluster', isKey: true }));
        }),
    ]);
    const ofEnvironments = [...(layers.environments ?? [])].flatMap(([name, environment]) => {
        const path = ['environments', name];
        const { extends: base, 'promote-from': from } = environment;
        return [
            ...(base === undefined
                ? []
                : dangling([...path, 'extends'], base, environments, { kind: 'environment', owner: name })),
            ...promotionSource(path, from, environments),
            ...namedServices([...path, 'services'], environment.services ?? undefined),
        ];
    });
    const { service: shared, environment: common } = layers.defaults ?? {};
    const ofDefaults = [
        ...['depends-on', 'needs'].flatMap((key) => namesInService(['defaults', 'service'], shared ?? {}, key)),
        ...promotionSource(['defaults', 'environment'], common?.['promote-from'], environments),
        ...namedServices(['defaults', 'environment', 'services'], common?.services),
    ];
    return [
        ...imagesWithoutRegistry(services, value),
        ...ofServices,
        ...ofEnvironments,
        ...ofDefaults,
        ...needsCircles(services),
        ...promotionCircles(environments, value),
        ...bases(environments, value),
    ];
    function namesInService(path, section, key) {
        const owner = path[0] === 'services' ? String(path[1]) : undefined;
        const isKnown = (other) => mayHaveMore && other !== owner;
        return (section[key] ?? []).flatMap((other, index) => isKnown(other) ? [] : dangling([...path, key, index], other, services, { kind: 'service', owner }));
    }
    function namedServices(path, names) {
        return mayHaveMore ? [] : serviceNames(path, names, services);
    }
}
function imagesWithoutRegistry(services, value) {
    return [...services].flatMap(([name, { build }]) => {
        const image = build?.image;
        if (image === undefined || image.includes('/'))
            return [];
        const path = (0,config_layers/* pathsInService */.tl)(name, ['build', 'image']).find((each) => (0,config_layers/* valueAt */.fK)(value, each) !== undefined);
        const text = `"${image}" names no registry: begin it with the host (harbor.example.com/fe/${image}), or leave it out and write \`registry\` at the top of the file`;
        return path === undefined ? [] : [{ path, text }];
    });
}
function promotionSource(path, from, environments) {
    if ((from ?? undefined) === undefined || from === undefined)
        return [];
    const owner = path[0] === 'environments' ? String(path[1]) : undefined;
    return dangling([...path, 'promote-from'], from.environment, environments, { kind: 'environment', owner });
}
function bases(environments, value) {
    return [...environments].flatMap(([name, environment]) => {
        const { base } = environment;
        if (base === undefined)
            return [];
        const paths = (0,config_layers/* pathsInPlace */.n4)(value, { environment: name }, ['base']);
        const path = paths.find((each) => (0,config_layers/* valueAt */.fK)(value, each) !== undefined) ?? ['environments', name, 'base'];
        const at = (text) => [{ path, text }];
        if (!(0,monorepo_environments.isReviewEnvironment)(environment)) {
            return at(`is of review environments, and ${name} is none: give it \`ttl\` or \`when: { request: true }\`, or take it out`);
        }
        const other = environments.get(base);
        if (other === undefined || base === name)
            return dangling(path, base, environments, { kind: 'environment', owner: name });
        if (!(0,monorepo_environments.isReviewEnvironment)(other))
            return [];
        return at(`names ${base}, which is a review environment itself; name one that is always there`);
    });
}
function promotionCircles(environments, value) {
    const told = new Set();
    return [...environments.keys()].flatMap((name) => {
        const way = [name];
        for (let at = sourceOf(name); at !== undefined && !way.includes(at); at = sourceOf(at))
            way.push(at);
        const back = sourceOf(way.at(-1) ?? name);
        if (back !== name || told.has(name))
            return [];
        for (const each of way)
            told.add(each);
        const paths = (0,config_layers/* pathsInPlace */.n4)(value, { environment: name }, ['promote-from']);
        const path = paths.find((each) => (0,config_layers/* valueAt */.fK)(value, each) !== undefined) ?? ['environments', name, 'promote-from'];
        if (way.length === 1 && path[1] === name)
            return [];
        const text = way.length === 1
            ? `makes ${name} promote from itself; write \`promote-from: null\` in environments.${name}`
            : `is a circle: ${[...way, back].join(' → ')}; take it out of the environment that builds`;
        return [{ path, text }];
    });
    function sourceOf(name) {
        return environments.get(name)?.['promote-from']?.environment;
    }
}
function needsCircles(services) {
    const done = new Set();
    const visit = (name, way) => {
        const at = way.indexOf(name);
        if (at > 0 || (at === 0 && way.length > 1)) {
            const circle = [...way.slice(at), name].join(' → ');
            return [{ path: ['services', way[at] ?? name, 'needs'], text: `is a circle: ${circle}` }];
        }
        if (done.has(name))
            return [];
        done.add(name);
        return (services.get(name)?.needs ?? []).flatMap((other) => (other === name ? [] : visit(other, [...way, name])));
    };
    return [...services.keys()].flatMap((name) => visit(name, []));
}
function serviceNames(path, names, services) {
    return (names ?? []).flatMap((given, index) => {
        const name = given.replace(/^!/, '');
        if (!(0,core_glob/* isGlob */.fg)(name))
            return dangling([...path, index], name, services, { kind: 'service' });
        const matches = (0,core_glob/* globs */.gV)([name]);
        if ([...services.keys()].some((each) => matches(each)))
            return [];
        return [{ path: [...path, index], text: `"${given}" finds no service of this file` }];
    });
}
function dangling(path, other, known, { kind, owner, isKey }) {
    const at = isKey === true ? { path: path.slice(0, -1), key: other } : { path };
    if (other === owner)
        return [{ ...at, text: `names the ${kind} itself` }];
    if (known.has(other))
        return [];
    return [{ ...at, text: `names "${other}", which is no ${kind} of this file${(0,config_problems/* nearest */.pA)(other, known.keys())}` }];
}

// EXTERNAL MODULE: ./build/inputs/config/schema.js
var schema = __webpack_require__(9520);
// EXTERNAL MODULE: ./build/inputs/config/source.js
var config_source = __webpack_require__(7582);
;// CONCATENATED MODULE: ./build/inputs/config/config.js













function parseConfig(file, text, discovered) {
    return readConfig((0,config_source/* readConfigSource */.a)(file, text), file, discovered);
}
function readConfig(source, file, discovered) {
    const { value, takenBack } = (0,config_layers/* layersIn */.MX)(source.value, schema/* configSchema */.Q);
    const parsed = schema/* configSchema */.Q.safeParse(value);
    if (!parsed.success) {
        const problems = parsed.error.issues.flatMap((issue) => (0,config_problems/* problemsOf */.GW)(issue, source));
        throw (0,config_problems/* configFailure */.dx)(file, [...source.misread, ...problems], source);
    }
    const layers = (0,config_layers/* withTakenBack */.pH)(parsed.data, takenBack);
    const known = layers.discover === undefined ? [] : discovered;
    const { config, problems } = resolveConfig(layers, known);
    const mayHaveMore = known === undefined;
    const all = [
        ...source.misread,
        ...problems,
        ...referenceProblems(layers, config, { value: source.value, mayHaveMore }),
        ...unreachableEnvironments(config, mayHaveMore),
        ...clusterConflicts(config, source.value),
    ];
    if (all.length > 0)
        throw (0,config_problems/* configFailure */.dx)(file, all, source);
    return config;
}
async function loadConfig(cwd, path, monorepo) {
    return (await loadConfigWithSource(cwd, path, monorepo))?.config;
}
async function loadConfigWithSource(cwd, path, monorepo = (0,directories.directoriesOnDisk)(cwd, false)) {
    const file = path ?? (0,config_file/* findConfigFile */.i)([cwd])?.name;
    if (file === undefined)
        return undefined;
    try {
        return await configOf(file, await (0,promises_.readFile)((0,external_node_path_.resolve)(cwd, file), 'utf8'), monorepo);
    }
    catch (cause) {
        if (!isFileError(cause))
            throw cause;
        const hint = 'Give the path of a gitops.yaml, or leave the input out.';
        throw (0,failure/* badInput */.AN)('config', `${file} cannot be read (${cause.code})`, hint, cause);
    }
}
async function configOf(file, text, monorepo) {
    const source = (0,config_source/* readConfigSource */.a)(file, text);
    const config = readConfig(source, file, await (0,directories.servicesFound)(source.value, monorepo));
    const missing = await (0,directories.missingDirectories)(config, monorepo);
    if (missing.length > 0)
        throw (0,config_problems/* configFailure */.dx)(file, missing, source);
    return { config: await (0,directories.withPackages)(config, monorepo), source, file };
}
function isFileError(error) {
    return error instanceof Error && 'syscall' in error;
}


/***/ }),

/***/ 7582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readConfigSource)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _core_suggestion_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5256);



const largestBytes = 1024 * 1024;
const largestAliasCount = 1_000;
const mostNodes = 200_000;
const insideItself = 'an alias is inside the value that it stands for';
function readConfigSource(file, text) {
    const failure = (problem, hint, cause) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'CONFIG_SYNTAX', `${file}:${problem}`, { hint, cause });
    if (Buffer.byteLength(text) > largestBytes)
        throw failure(' is larger than 1 MiB', 'Give the path of a gitops.yaml.');
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, {
        version: '1.2',
        schema: 'core',
        merge: true,
        uniqueKeys: true,
        stringKeys: true,
        prettyErrors: false,
        lineCounter: lines,
    });
    const placeOf = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { line, column: col };
    };
    const [first] = document.errors;
    if (first !== undefined) {
        const { line, column } = placeOf(first.pos[0]);
        const hint = 'Correct the YAML there. Inside {…} and […], text with braces or brackets, such as a placeholder, needs quotes.';
        throw failure(`${line}:${column}: ${first.message}`, hint, first).with({ place: { file, line, column } });
    }
    const broken = brokenReference(document) ?? unknownTag(document);
    if (broken !== undefined) {
        const { line, column } = placeOf(broken.offset);
        throw failure(`${line}:${column}: ${broken.problem}`, broken.hint).with({ place: { file, line, column } });
    }
    let value;
    try {
        value = document.toJS({ maxAliasCount: largestAliasCount });
    }
    catch (cause) {
        const problem = cause instanceof RangeError ? insideItself : (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause);
        throw failure(`1:1: ${problem}`, 'Write the values out instead of nesting aliases.', cause);
    }
    const excess = excessOf(value);
    if (excess !== undefined)
        throw failure(`1:1: ${excess}`, 'Write the values out instead of nesting aliases.');
    return {
        value,
        misread: misreadNumbers(document.contents),
        written(path) {
            const node = nodeAt(document, path);
            return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.type === 'PLAIN' ? node.source : undefined;
        },
        place(path, key) {
            for (let length = path.length; length >= 0; length -= 1) {
                const node = nodeAt(document, path.slice(0, length));
                const at = key !== undefined && length === path.length ? keyOf(document, node, key) : textOf(document, node);
                if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(at) && at.range)
                    return placeOf(at.range[0]);
            }
            return { line: 1, column: 1 };
        },
    };
}
function brokenReference(document) {
    const anchors = new Map();
    let broken;
    const stop = (node, problem, hint) => {
        broken = { offset: (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) && node.range ? node.range[0] : 0, problem, hint };
        return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
    };
    const targetOf = (node) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? anchors.get(node.source) : node);
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Node(_, node) {
            if ('anchor' in node && node.anchor !== undefined)
                anchors.set(node.anchor, node);
        },
        Alias(_, alias) {
            const { source } = alias;
            if (anchors.has(source))
                return undefined;
            const suggestion = (0,_core_suggestion_js__WEBPACK_IMPORTED_MODULE_2__/* .suggestionFor */ .o$)(source, anchors.keys());
            const meant = suggestion === undefined ? '' : ` Did you mean *${suggestion}?`;
            return stop(alias, `*${source} has no anchor before it`, `Write &${source} at a value above it.${meant}`);
        },
        Pair(_, { key, value }) {
            if (!isMergeKey(key))
                return undefined;
            const target = targetOf(value);
            const sources = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(target) ? target.items : [value];
            const wrong = sources.find((each) => targetOf(each) !== undefined && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(targetOf(each)));
            if (wrong === undefined)
                return undefined;
            const problem = '<< takes the keys of a mapping, or of a list of mappings';
            return stop(wrong, problem, 'Give it an alias of a mapping: `<<: *name`.');
        },
    });
    return broken;
}
function unknownTag(document) {
    const [warning] = document.warnings;
    if (warning === undefined)
        return undefined;
    return {
        offset: warning.pos[0],
        problem: warning.message,
        hint: 'Write the value itself, in quotes where it begins with "!".',
    };
}
function nodeAt(document, path, from = document.contents) {
    let node = from;
    for (const step of path) {
        const target = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isCollection */ .P3)(target))
            return undefined;
        node = target.get(step, true) ?? mergedAt(document, target, step);
    }
    return node;
}
function mergedAt(document, target, step) {
    for (const source of mergedInto(target)) {
        const found = nodeAt(document, [step], source);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function mergedInto(target) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(target))
        return [];
    const merged = target.items.filter(({ key }) => isMergeKey(key)).map(({ value }) => value);
    return merged.flatMap((value) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(value) ? value.items : [value]));
}
function isMergeKey(key) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && key.source === '<<' && key.type === 'PLAIN';
}
function textOf(document, node) {
    const target = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(target) ? target : node;
}
function keyOf(document, node, key) {
    const target = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(target))
        return undefined;
    const own = target.items.find((pair) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key) && pair.key.value === key)?.key;
    if (own !== undefined)
        return own;
    return mergedInto(target).reduce((found, source) => found ?? keyOf(document, source, key), undefined);
}
function excessOf(value) {
    const around = new Set();
    let left = mostNodes;
    const visit = (item) => {
        left -= 1;
        if (left < 0)
            return `aliases make more than ${mostNodes} values of it`;
        if (typeof item !== 'object' || item === null)
            return undefined;
        if (around.has(item))
            return insideItself;
        around.add(item);
        for (const each of Object.values(item)) {
            const problem = visit(each);
            if (problem !== undefined)
                return problem;
        }
        around.delete(item);
        return undefined;
    };
    return visit(value);
}
function misreadNumbers(node, path = []) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return node.items.flatMap(({ key, value }) => misreadNumbers(value, [...path, keyText(key)]));
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return node.items.flatMap((item, index) => misreadNumbers(item, [...path, index]));
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || typeof node.value !== 'number')
        return [];
    const { source = '', value } = node;
    if (source === '' || String(value) === source)
        return [];
    return [{ path, text: `${source} would be read as the number ${value}; put it in quotes: "${source}"` }];
}
function keyText(key) {
    return String((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? key.value : key);
}


/***/ })

};
