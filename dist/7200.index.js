export const id = 7200;
export const ids = [7200];
export const modules = {

/***/ 7200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deploy: () => (/* binding */ deploy_deploy),
  deployEvent: () => (/* binding */ deployEvent)
});

// EXTERNAL MODULE: ./build/core/bump/update.js
var update = __webpack_require__(1218);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/monorepo/jobs.js
var jobs = __webpack_require__(5422);
// EXTERNAL MODULE: ./build/core/flow/check.js
var flow_check = __webpack_require__(2039);
// EXTERNAL MODULE: ./build/core/failure.js
var core_failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/flow/in-parallel.js
var in_parallel = __webpack_require__(6082);
// EXTERNAL MODULE: ./build/core/flow/service-deployment.js
var service_deployment = __webpack_require__(1466);
;// CONCATENATED MODULE: ./build/core/flow/deployment/commits.js




async function commitTargets(targets, { environment, images, contents, }, steps, log, onCommit) {
    const commits = [];
    const failures = new Map();
    for (const target of targets) {
        const { services, target: name } = target;
        const change = (0,service_deployment/* changeOf */.C2)(services, images, environment);
        const title = name === undefined ? 'GitOps repository' : `GitOps repository of ${name}`;
        try {
            const commit = services.length === 0 ? undefined : await log.group(title, () => steps.commit(change, contents, name));
            commits.push({ ...target, commit });
            onCommit(commits);
        }
        catch (error) {
            if (targets.length === 1)
                throw error;
            failures.set(name, error);
        }
    }
    return { commits, failures };
}
function resultOf(commits) {
    const results = commits.flatMap(({ commit }) => commit?.result ?? []);
    const order = ['committed', 'requested', 'planned', 'unchanged', 'superseded'];
    return order.find((each) => results.includes(each)) ?? 'unchanged';
}
function firstCommit(commits) {
    const all = commits.flatMap(({ commit }) => commit ?? []);
    return all.find(({ result }) => result === resultOf(commits)) ?? all[0];
}
function writtenOf({ services, commit }) {
    const older = new Set(commit?.superseded.map(({ edit }) => (0,update/* subjectOf */.et)(edit.update)));
    const written = services.filter((each) => !older.has((0,service_deployment/* placeOf */.$t)(each)));
    return commit?.result === 'superseded' ? services : written;
}
async function deployApplications(commits, needs, steps, log) {
    const tasks = commits.flatMap((each) => applicationTasks(each, needs, steps));
    if (tasks.length === 0)
        return;
    const options = { atOnce: tasks.length, code: 'APPLICATIONS_FAILED', othersGoOn: true };
    await log.group('Applications', () => (0,in_parallel/* inParallel */.H)(tasks, options));
}
function applicationTasks(target, needs, steps) {
    const { commit, followed, seen } = target;
    if (commit?.result === 'planned')
        return [];
    const isClosed = commit?.closed !== undefined;
    const isWritten = commit !== undefined && !isClosed && commit.result !== 'superseded';
    const written = isWritten ? writtenOf(target) : [];
    const tip = commit?.tip ?? seen;
    const deployed = [...written, ...(isClosed ? [] : followed)];
    const nameOf = new Map(deployed.map((each) => [(0,service_deployment/* placeOf */.$t)(each), each.application?.application.metadata.name]));
    return deployed.flatMap(({ service, cluster, application }) => {
        if (application?.mode !== 'api')
            return [];
        const waiting = commit?.result === 'requested' || tip === undefined;
        const run = () => steps.deployApplication(application, waiting ? 'waiting' : { commit: tip });
        const after = needs.get(service)?.flatMap((each) => nameOf.get((0,service_deployment/* placeOf */.$t)({ service: each, cluster })) ?? []);
        return [{ name: application.application.metadata.name, after, run }];
    });
}
function assertCommitted({ commits, failures }) {
    const [first] = failures.values();
    if (first === undefined)
        return;
    const lines = [
        ...[...failures].map(([target, error]) => `${target}: ${(0,core_failure/* messageOf */.bD)(error)}`),
        ...commits.map(({ target, commit }) => `${target} ${stateOf(commit)}`),
    ];
    const known = first instanceof core_failure/* Failure */.HR ? first : new core_failure/* Failure */.HR('failed', 'UNEXPECTED', (0,core_failure/* messageOf */.bD)(first), { cause: first });
    const hint = 'Run it again when that is mended: it does only what is lacking.';
    throw known.with({
        message: lines.join('\n'),
        hint: known.hint === undefined ? hint : `${known.hint}\n${hint}`,
    });
}
function stateOf(commit) {
    if (commit === undefined)
        return 'has it already';
    const { result, request, closed } = commit;
    if (closed !== undefined)
        return `got nothing: ${closed}`;
    if (result === 'committed')
        return `has it by ${commit.commit?.slice(0, 8)}`;
    if (result === 'requested')
        return `has it in ${request?.url}`;
    return result === 'superseded' ? 'has something newer' : 'has it already';
}

;// CONCATENATED MODULE: ./build/core/flow/deployment/promoted.js

async function promotedImages(services, promotions, log, onHeld) {
    if (services.length === 0)
        return { promotions: new Map(), held: new Map() };
    const found = await log.group('Promotion', () => promotions(services));
    const held = new Map([...found].flatMap(([service, each]) => {
        const why = each.result === 'held' ? each.why : each.result === 'refused' ? each.held : undefined;
        return why === undefined ? [] : [[service, why]];
    }));
    onHeld(held);
    const failures = [...found.values()].flatMap((each) => (each.result === 'refused' ? [each.failure] : []));
    const [first, ...others] = failures;
    if (first !== undefined) {
        throw others.length === 0
            ? first
            : new core_failure/* Failure */.HR('refused', first.code, failures.map(({ message }) => message).join('\n'), { hint: first.hint });
    }
    const images = new Map([...found].map(([service, each]) => {
        if (each.result === 'promoted')
            return [service, each.image];
        if (each.result === 'nothing')
            log.info(`${service}: ${each.why}`);
        if (each.result === 'held')
            log.info(`${service}: held: ${each.why}`);
        return [service, 'nothing'];
    }));
    return { promotions: images, held };
}

// EXTERNAL MODULE: ./build/core/flow/deployment/wanted-images.js
var wanted_images = __webpack_require__(1031);
// EXTERNAL MODULE: ./build/core/flow/images.js
var flow_images = __webpack_require__(2853);
;// CONCATENATED MODULE: ./build/core/flow/deploy.js









async function deploy(request, steps, log, report = () => { }) {
    const { event, environment } = request;
    if (event.kind === 'request-closed' || event.kind === 'branch-deleted')
        return closeReview(environment, steps, log);
    if (environment !== undefined && request.unwanted !== undefined) {
        return removeUnwanted(environment.name, request.unwanted, steps, log);
    }
    if (environment === undefined)
        return nothing(log, request.whyNoEnvironment);
    const { name } = environment;
    const plans = await log.group('Plan', async () => {
        const planned = new Map();
        for (const target of request.targets ?? [undefined]) {
            const found = await steps.plan(name, target);
            for (const each of found.services)
                log.info(`${(0,service_deployment/* placeOf */.$t)(each)}: ${each.reason}`);
            planned.set(target, found);
        }
        return planned;
    });
    const plan = together([...plans.values()]);
    report({ environment: name, plan });
    const toWrite = plan.services.filter(({ decision }) => decision.do === 'write');
    const toFollow = plan.services.filter(({ decision }) => decision.do === 'follow-up');
    if (toWrite.length + toFollow.length === 0)
        return nothingToDo(plan, name, log);
    const asked = request.promotes ? toWrite.filter(({ decision }) => isImage(decision)) : [];
    const { promotions, held } = await promotedImages(namesOf(asked), (services) => steps.promotions(name, services), log, (found) => report({ environment: name, plan: withHeld(plan, found) }));
    const written = toWrite.filter(({ service, decision }) => !isImage(decision) || (promotions.get(service) !== 'nothing' && !held.has(service)));
    const remaining = withHeld(plan, held);
    if (written.length + toFollow.length === 0) {
        const notDue = [...held].map(([service, why]) => `${service}: ${why}`).join('; ');
        const why = `${environment.environment['promote-from']?.environment} runs nothing that could be promoted.`;
        return { ...nothing(log, notDue === '' ? why : `${notDue}.`, name), plan: remaining };
    }
    const work = { plans, plan: remaining, written, toFollow, promotions: promoted(promotions) };
    return deployServices(work, name, request, steps, { log, report });
}
function together(plans) {
    const [first, ...others] = plans;
    if (first === undefined || others.length === 0)
        return first ?? noPlan;
    return {
        ...first,
        services: plans.flatMap(({ services }) => services),
        deployments: new Map(plans.flatMap(({ deployments }) => [...deployments])),
        keys: new Map(plans.flatMap(({ keys }) => [...keys])),
        request: plans.find(({ request }) => request !== undefined)?.request,
    };
}
const noPlan = {
    services: [],
    seen: undefined,
    tombstone: undefined,
    candidate: '',
    deployments: new Map(),
    keys: new Map(),
    request: undefined,
};
function namesOf(services) {
    return [...new Set(services.map(({ service }) => service))];
}
function nothingToDo(plan, environment, log) {
    const those = (isMeant) => plan.services.filter(isMeant);
    const superseded = those(({ decision }) => decision.do === 'superseded');
    const waiting = those(({ decision }) => decision.do === 'nothing' && decision.because === 'pending');
    const inPlace = those(({ decision, inPlace }) => decision.do === 'nothing' && decision.because === 'equal' && inPlace?.commit === plan.candidate);
    const found = [
        { result: 'superseded', services: superseded },
        { result: 'requested', services: waiting },
        { result: 'unchanged', services: inPlace },
    ];
    const { result, services } = found.find((each) => each.services.length > 0) ?? { result: 'nothing', services: [] };
    const why = services.map((each) => `${(0,service_deployment/* placeOf */.$t)(each)}: ${each.reason}`).join('; ') || 'No service is affected.';
    log.info(`Nothing to do: ${why}`);
    const { request } = plan;
    return {
        result,
        environment,
        why,
        plan,
        services: namesOf(services),
        ...(result === 'requested' && { request }),
    };
}
function isImage(decision) {
    return decision.do === 'write' && decision.what === 'image';
}
function withHeld(plan, held) {
    if (held.size === 0)
        return plan;
    const services = plan.services.map((each) => {
        const why = held.get(each.service);
        if (why === undefined)
            return each;
        return { ...each, decision: { do: 'nothing', because: 'held', by: plan.candidate }, reason: `held: ${why}` };
    });
    return { ...plan, services };
}
function promoted(found) {
    return new Map([...found].flatMap(([service, image]) => (image === 'nothing' ? [] : [[service, image]])));
}
async function deployServices(work, environment, { rollout, ci, allowDirty, emits, dryRun, order = new Map() }, steps, { log, report }) {
    const { plan, written, promotions } = work;
    const targets = targetsOf(work);
    const withImage = deploymentsIn(plan, written.filter(({ decision }) => isImage(decision)));
    const check = { targets, withImage, environment, rollout, promotions, ci, allowDirty, dryRun };
    const { isCommitted } = await log.group('Checks', () => (0,flow_check/* checkDeployment */.Q)(check, steps, log));
    const keys = isCommitted ? plan.keys : new Map();
    const isEmitted = emits && !dryRun;
    const toMake = (0,wanted_images/* distinctImages */.P)(withImage, promotions)
        .filter(({ image }) => !isEmitted || image.emit !== undefined)
        .map((each) => ({ ...each, image: { ...each.image, contentKey: keys.get(each.places[0] ?? '')?.content } }));
    const needs = (0,jobs/* neededFirst */.Qw)(order, namesOf(targets.flatMap(({ services, followed }) => [...services, ...followed])));
    const made = [];
    const onMade = (image) => {
        made.push(image);
        report({ images: made });
    };
    const failed = [];
    const telling = async (places, work) => {
        try {
            return await work();
        }
        catch (error) {
            failed.push(...places);
            report({ failed });
            throw error;
        }
    };
    const make = (image) => telling(toMake.find((each) => each.image === image)?.places ?? [], () => steps.makeImage(image));
    const makeAll = async () => {
        const images = await (0,flow_images/* makeImages */.XD)(toMake, promotions, make, log, onMade, needs);
        if (!isEmitted)
            await (0,flow_images/* confirmImages */.ZA)(toMake, images, (request, image) => steps.confirmImage(request, image));
        return images;
    };
    const images = toMake.length === 0 ? [] : await log.group('Images', makeAll);
    if (isEmitted) {
        const nothingYet = { applications: [], commit: undefined, commits: [] };
        return { result: 'emitted', environment, plan, services: namesOf(toMake), images, ...nothingYet };
    }
    const change = {
        environment,
        images: (0,wanted_images/* imagesByPlace */.J)(toMake, images),
        contents: contentsOf(written, plan.keys, { isCommitted, promotions }),
    };
    const done = (commits) => ({
        services: namesOf(commits.flatMap((each) => [...writtenOf(each), ...each.followed])),
        commit: firstCommit(commits),
        commits,
        applications: applicationsIn(commits.flatMap(({ services, followed }) => [...services, ...followed])),
    });
    const committed = await commitTargets(targets, change, steps, log, (commits) => report(done(commits)));
    const applications = (application, at) => telling([(0,update/* subjectOf */.et)(application.place) ?? ''], () => steps.deployApplication(application, at));
    await deployApplications(committed.commits, needs, { deployApplication: applications }, log);
    assertCommitted(committed);
    return { result: resultOf(committed.commits), environment, plan, images, ...done(committed.commits) };
}
function targetsOf({ plans, written, toFollow }) {
    const targets = [...plans].map(([target, own]) => ({
        target,
        services: deploymentsIn(own, written),
        followed: deploymentsIn(own, toFollow),
        seen: own.seen,
    }));
    return targets.filter(({ services, followed }) => services.length + followed.length > 0);
}
function deploymentsIn({ deployments }, services) {
    return services.flatMap((each) => deployments.get((0,service_deployment/* placeOf */.$t)(each)) ?? []);
}
function contentsOf(written, keys, { isCommitted, promotions }) {
    return new Map(written.map((each) => {
        const { service, decision } = each;
        const key = keys.get((0,service_deployment/* placeOf */.$t)(each));
        const isKnown = isCommitted || promotions.has(service);
        const content = !isImage(decision) ? 'in place' : isKnown ? key?.content : undefined;
        const builtFrom = promotions.get(service)?.builtFrom;
        return [(0,service_deployment/* placeOf */.$t)(each), { content, configuration: key?.configuration, builtFrom }];
    }));
}
function applicationsIn(services) {
    return services.flatMap(({ application }) => application?.application.metadata.name ?? []);
}
async function closeReview(environment, steps, log) {
    if (environment === undefined || !(0,environments.isReviewEnvironment)(environment.environment)) {
        return nothing(log, 'What was closed has no review environment.');
    }
    const cleanup = await steps.removeReviewEnvironment(environment.name);
    return { result: cleanup.removed.length > 0 ? 'removed' : 'nothing', environment: environment.name, cleanup };
}
async function removeUnwanted(environment, why, steps, log) {
    const cleanup = await steps.removeReviewEnvironment(environment);
    if (cleanup.removed.length > 0) {
        log.info(why);
        return { result: 'removed', environment, cleanup };
    }
    const kept = cleanup.kept.map((each) => ` ${each.name} stays: ${each.reason}.`);
    return nothing(log, `${why}${kept.join('')}`, environment);
}
function nothing(log, why, environment) {
    log.info(`Nothing to do: ${why}`);
    return { result: 'nothing', environment, why, services: [] };
}

// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/core/markdown.js
var markdown = __webpack_require__(3937);
// EXTERNAL MODULE: ./build/core/monorepo/events/why-no-environment.js + 1 modules
var why_no_environment = __webpack_require__(8093);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
// EXTERNAL MODULE: ./build/commands/deployment/addresses.js
var addresses = __webpack_require__(5031);
// EXTERNAL MODULE: ./build/core/announce/comment.js + 4 modules
var comment = __webpack_require__(9542);
// EXTERNAL MODULE: ./build/core/review/monorepo.js
var monorepo = __webpack_require__(2912);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/core/announce/environment-name.js
const production = /(?:^|[^a-z])(?:prod|production|live)(?:$|[^a-z])/i;
function isProduction(environment) {
    return production.test(environment);
}
function webAddress(url) {
    if (url === undefined || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
        return undefined;
    return url.replace(/[\s\p{Cc}"<>\\^`{|}]/gu, encodeURIComponent);
}

;// CONCATENATED MODULE: ./build/core/announce/deployments.js


function deploymentsChannel(place) {
    let opened;
    let isRequested;
    const shown = new Set();
    return {
        name: 'deployment',
        async show(announcement) {
            const wanted = deployments_stateOf(announcement);
            const { environment, source } = announcement;
            if (wanted === undefined || environment === undefined || source.commit === undefined)
                return { result: 'unchanged' };
            isRequested ??= place.isRequested();
            if (isRequested)
                return { result: 'unchanged' };
            opened ??= place.forge();
            const forge = await opened;
            if (forge === undefined)
                return { result: 'unchanged' };
            const { review } = announcement;
            const name = review === undefined
                ? environment
                : forge.deployments.reviewName({ name: review.name, refSlug: place.refSlug });
            if (place.ofThisJob.includes(name))
                return { result: 'unchanged' };
            const deployment = {
                environment: name,
                review: review?.name,
                isProduction: review === undefined && isProduction(environment),
                commit: source.commit,
                ref: place.ref,
                part: place.part,
                ...wanted,
                url: webAddress(announcement.url),
                runUrl: announcement.pipelineUrl,
                byOtherJob: place.ofOtherJobs.includes(name),
            };
            const text = JSON.stringify(deployment);
            if (shown.has(text))
                return { result: 'unchanged' };
            shown.clear();
            const result = await refusedOr(async () => ({
                result: (await forge.deployments.show(deployment)) === 'shown' ? 'shown' : 'unchanged',
            }));
            if (result.result !== 'refused')
                shown.add(text);
            return result;
        },
    };
}
async function refusedOr(show) {
    try {
        return await show();
    }
    catch (error) {
        if (!(error instanceof core_failure/* Failure */.HR) || !['FORGE_AUTH', 'FORGE_NOT_FOUND', 'FORGE_APP_PERMISSIONS'].includes(error.code))
            throw error;
        return { result: 'refused', why: [error.message, error.hint].filter(Boolean).join('. ') };
    }
}
const deployedStates = [
    'waiting',
    'building',
    'deploying',
    'deployed',
    'ready',
    'failed',
];
function deployments_stateOf(announcement) {
    const { phase, services, result, failure } = announcement;
    const deployed = services.filter(({ state }) => deployedStates.includes(state));
    const names = [...new Set(deployed.map(({ service }) => service))].join(', ');
    if (phase === 'removed')
        return undefined;
    if (phase === 'failed') {
        if (deployed.length === 0)
            return undefined;
        return { state: 'failed', description: failure === undefined ? `${names} failed` : failure.message };
    }
    if (phase === 'running') {
        return deployed.length === 0 ? undefined : { state: 'running', description: `Deploying ${names}` };
    }
    if (result === 'superseded')
        return { state: 'canceled', description: 'A newer commit is deployed' };
    if (deployed.length === 0 || result === 'requested') {
        return { state: 'canceled', description: announcement.why ?? 'Nothing was deployed' };
    }
    const isLive = deployed.every(({ state }) => state === 'ready');
    return {
        state: 'success',
        description: `${names} ${isLive ? 'live' : 'committed to Git; nobody waited for the rollout'}`,
    };
}

;// CONCATENATED MODULE: ./build/core/announce/statuses.js


function statusChannels(places) {
    let opened;
    let isTold = false;
    const ofSource = once('status of the source commit', async (announcement) => {
        const status = sourceStatus(announcement, places);
        if (status === undefined)
            return [];
        return [
            {
                status,
                set: async () => {
                    opened ??= places.source();
                    await (await opened)?.setStatus(status);
                },
            },
        ];
    });
    const ofGitops = once('status of the GitOps commit', async (announcement) => announcement.commits.flatMap((commit) => {
        const status = gitopsStatus(announcement, commit, places);
        if (status === undefined)
            return [];
        return [{ status, set: () => places.gitops(commit, async (forge) => forge?.setStatus(status)) }];
    }));
    const quiet = {
        name: ofGitops.name,
        async show(announcement) {
            const shown = await ofGitops.show(announcement);
            if (shown.result !== 'refused')
                return shown;
            if (!isTold)
                places.note(`The GitOps commit has no status: ${shown.why}`);
            isTold = true;
            return { result: 'unchanged' };
        },
    };
    return [ofSource, quiet];
}
function once(name, wanted) {
    const done = new Map();
    return {
        name,
        async show(announcement) {
            let isChanged = false;
            for (const { status, set } of await wanted(announcement)) {
                const [key, text] = [`${status.commit} ${status.context}`, JSON.stringify(status)];
                if (done.get(key) === text)
                    continue;
                const shown = await refusedOr(async () => {
                    await set();
                    return { result: 'shown' };
                });
                if (shown.result === 'refused')
                    return shown;
                done.set(key, text);
                isChanged = true;
            }
            return { result: isChanged ? 'shown' : 'unchanged' };
        },
    };
}
function sourceStatus(announcement, { part }) {
    const { environment, phase, source, url, result, pipelineUrl } = announcement;
    if (environment === undefined || source.commit === undefined || phase === 'removed')
        return undefined;
    const context = ['monorepo-gitops', environment, ...(part === undefined ? [] : [part])].join('/');
    const isDone = phase === 'done';
    return {
        commit: source.commit,
        context,
        state: phase === 'running' ? 'pending' : isDone ? 'success' : 'failure',
        description: describe(announcement),
        url: isDone && result !== 'superseded' ? (webAddress(url) ?? pipelineUrl) : pipelineUrl,
    };
}
function describe({ phase, result, why, services, commits, failure, environment }) {
    const names = (state) => [...new Set(services.filter((each) => state(each.state)).map(({ service }) => service))].join(', ');
    const deployed = names((state) => state === 'ready' || state === 'deployed');
    const ongoing = names((state) => ['waiting', 'building', 'deploying'].includes(state));
    if (phase === 'failed')
        return failure?.message ?? 'The deployment failed';
    if (phase === 'running')
        return ongoing === '' ? `Comparing with ${environment}` : `Deploying ${ongoing}`;
    if (result === 'superseded') {
        const [reason, ...others] = new Set(services.flatMap((each) => (each.state === 'superseded' ? each.reason : [])));
        return reason === undefined || others.length > 0 ? 'Left to a newer commit' : reason;
    }
    const request = commits.find((each) => each.request !== undefined)?.request;
    if (request !== undefined)
        return `Waits in request ${request.number} of the GitOps repository`;
    if (deployed !== '')
        return `Deployed ${deployed} to ${environment}`;
    return why ?? `${environment} has it`;
}
function gitopsStatus({ environment, phase, source, failure, pipelineUrl }, { commit, request }, { monorepo }) {
    if (commit === undefined || environment === undefined || phase === 'removed')
        return undefined;
    const from = source.commit === undefined ? monorepo : `${monorepo}@${source.commit.slice(0, 8)}`;
    const state = request !== undefined ? 'success' : phase === 'running' ? 'pending' : phase === 'done' ? 'success' : 'failure';
    const description = state === 'failure' ? (failure?.message ?? 'The deployment failed') : `${environment} from ${from}`;
    return { commit, context: `monorepo-gitops/${monorepo}/${environment}`, state, description, url: pipelineUrl };
}

// EXTERNAL MODULE: ./build/core/forge/forges.js + 1 modules
var forges = __webpack_require__(8778);
// EXTERNAL MODULE: ./build/core/source/source-ref.js
var source_ref = __webpack_require__(65);
// EXTERNAL MODULE: ./build/inputs/declarations/build.js
var build = __webpack_require__(4872);
// EXTERNAL MODULE: ./build/inputs/declarations/gitops.js
var gitops = __webpack_require__(2750);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var declarations_run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/commands/argocd-upsert-app.js + 26 modules
var argocd_upsert_app = __webpack_require__(1274);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
;// CONCATENATED MODULE: ./build/commands/deployment/inputs.js





const deployInputs = {
    ...declarations_run/* runInputs */.HM,
    ...declarations_run/* changeInputs */.kH,
    ...declarations_run/* plannedInputs */.E3,
    promotion: declarations_run/* promotionInput */.e5,
    'allow-dirty': {
        type: 'boolean',
        default: 'false',
        description: 'Deploy also a checkout that is not what the tag says: tracked files differ from the commit, or it is the merge of a request under the name of its head.',
    },
    ...build/* buildsInputs */.V,
    'build-timeout': build/* buildInputs */._9['build-timeout'],
    ...build/* builderInputs */.vp,
    sync: { type: 'boolean', default: 'false', description: 'Sync the Applications (with `argocd-server`).' },
    wait: {
        type: 'boolean',
        default: 'false',
        description: 'Wait until this commit is live and healthy (with `argocd-server`).',
    },
    'wait-for': argocd_upsert_app.argocdUpsertApp.inputs['wait-for'],
    'wait-timeout': {
        type: 'duration',
        default: '10m',
        description: 'Deadline of `sync` and `wait`, which `timeout` does not bound.',
    },
    'degraded-grace': argocd_upsert_app.argocdUpsertApp.inputs['degraded-grace'],
    'on-failure': argocd_upsert_app.argocdUpsertApp.inputs['on-failure'],
    ...gitops_remote/* gitopsConnectionInputs */.iE,
    ...gitops/* commitInputs */.J8,
    ...gitops/* deliveryInputs */.Uh,
    ...gitops/* announceInputs */.DC,
    ...declarations_run/* argocdInputs */.wm,
    ...declarations_run/* registryInputs */.P4,
};
const configuredDeploy = { inputs: deployInputs, everyService: true };

// EXTERNAL MODULE: ./build/commands/places/targets.js
var places_targets = __webpack_require__(4598);
;// CONCATENATED MODULE: ./build/commands/announcement/forge-channels.js
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










function openDeployments(run) {
    if (run.inputs.emit !== undefined)
        return [];
    const { ci, env } = run;
    const source = (0,source_ref/* parseSourceRef */._j)(ci.sourceRef);
    const place = {
        forge: () => monorepoForge(run),
        refSlug: ci.host === 'gitlab' ? ci.refSlug : undefined,
        ref: { name: (source?.kind === 'tag' ? source.name : ci.branch) ?? '', isTag: source?.kind === 'tag' },
        isRequested: () => (0,places_targets.targetsIn)(configuredDeploy, run, (0,addresses/* environmentOf */.p7)(run)).every(({ run: own }) => own.inputs.deliver === 'pull-request'),
        part: partOf(run),
        ofThisJob: given(env.CI_ENVIRONMENT_NAME),
        ofOtherJobs: given(env.MG_ENVIRONMENT_JOB),
    };
    return [deploymentsChannel(place)];
}
function openStatuses(run) {
    if (run.inputs.emit !== undefined)
        return [];
    return statusChannels({
        source: async () => {
            const forge = await monorepoForge(run);
            const isOfJob = run.ci.host === 'gitlab' && run.inputs['forge-token'] === undefined;
            return isOfJob ? undefined : forge;
        },
        gitops: (commit, use) => withGitopsForge(run, commit, use),
        monorepo: run.ci.repository,
        part: partOf(run),
        note: (line) => run.log.info(line),
    });
}
function monorepoForge(run) {
    const { inputs, ci, env, network, clock, log, secrets } = run;
    const given = { token: inputs['forge-token'], forgeUrl: inputs['forge-url'], env };
    return (0,forges.openJobForge)(ci.repositoryUrl, given, { network, clock, log, secrets });
}
async function withGitopsForge(run, { repository, branch }, use) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const appTokens = __addDisposableResource(env_1, new app_tokens/* AppTokens */.K(run), true);
        const targets = (0,places_targets.targetsIn)(configuredDeploy, run, (0,addresses/* environmentOf */.p7)(run)).map((each) => each.run);
        const named = targets.filter((each) => (0,gitops_remote/* gitopsName */.yp)(each) === repository);
        const own = named.find(({ inputs }) => inputs['gitops-branch'] === branch) ?? named[0];
        if (own === undefined)
            return;
        const forge = await (0,gitops_remote/* gitopsForgeForStatus */.pc)({ ...own, appTokens });
        const isOfJob = forge?.repository.kind.name === 'gitlab' && own.inputs['forge-token'] === undefined;
        const token = own.inputs['gitops-token'];
        if (isOfJob && token !== undefined && token === run.env.CI_JOB_TOKEN)
            return;
        await use(forge);
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
const longestPart = 60;
function partOf({ inputs }) {
    const services = inputs.service === undefined ? (inputs.services ?? []) : [inputs.service];
    if (services.length === 0)
        return undefined;
    const sorted = [...new Set(services)].sort();
    const whole = sorted.join(',') + (inputs.cluster === undefined ? '' : `@${inputs.cluster}`);
    if (whole.length <= longestPart)
        return whole;
    const [first = ''] = sorted;
    const id = (0,external_node_crypto_.createHash)('sha256').update(whole).digest('hex').slice(0, 8);
    return `${first.slice(0, longestPart - 16)}+${sorted.length - 1}-${id}`;
}
function given(name) {
    return name === undefined || name === '' ? [] : [name];
}

;// CONCATENATED MODULE: ./build/commands/announcement/comment.js




function openComment(run) {
    const { ci, inputs, clock } = run;
    const identity = (0,monorepo/* monorepoIdentity */.Ur)(ci);
    if (identity === undefined)
        return [];
    const settings = {
        identity,
        forge: () => monorepoForge(run),
        request: (forge, announcement) => requestOf(run, forge, announcement),
        began: ci.pipelineCreatedAt ?? clock.now(),
        isShared: inputs.seen !== undefined || inputs.service !== undefined || inputs.services.length > 0,
    };
    return [(0,comment/* commentChannel */.$)(settings, commentPorts(run))];
}
function commentPorts({ clock, secrets }) {
    return { clock, secrets, errorPage: (code) => new core_failure/* Failure */.HR('failed', code, '').url };
}
async function requestOf({ ci }, forge, { request, environment }) {
    if (request !== undefined)
        return request;
    const { branch, defaultBranch, event } = ci;
    const isOfBranch = event.kind !== 'tag' && event.kind !== 'queue';
    if (!isOfBranch || environment === undefined || branch === undefined || branch === defaultBranch)
        return undefined;
    return (await forge.openRequest(branch))?.number;
}

;// CONCATENATED MODULE: ./build/commands/announcement/channels.js



const ways = {
    comment: openComment,
    deployment: openDeployments,
    status: openStatuses,
};
function channelsOf(run) {
    const { announce } = run.inputs;
    if (announce.includes('none') && announce.length > 1) {
        throw (0,core_failure/* badInput */.AN)('announce', `says none and ${announce.filter((each) => each !== 'none').join(', ')}`, 'Give one.');
    }
    return Object.entries(ways).flatMap(([name, open]) => (announce.includes(name) ? open(run) : []));
}

// EXTERNAL MODULE: ./build/core/bump/message.js
var message = __webpack_require__(8820);
// EXTERNAL MODULE: ./build/core/source/wish/kept.js
var kept = __webpack_require__(9326);
// EXTERNAL MODULE: ./build/core/monorepo/events/events.js
var events = __webpack_require__(7535);
;// CONCATENATED MODULE: ./build/commands/deployment/base.js




function isLeftOut({ decision }) {
    return decision.do === 'nothing' && decision.because === 'unaffected';
}
function leftToBase(run, plan) {
    const { config } = run;
    const review = (0,addresses/* environmentOf */.p7)(run);
    const name = review?.environment.base;
    if (config === undefined || review === undefined || name === undefined || plan === undefined)
        return [];
    const base = { name, environment: (0,environments.environmentNamed)(config, name) };
    const here = (0,events/* servicesIn */.qp)(review.environment.services, config.services.keys());
    const isLeft = (service) => {
        const places = plan.services.filter((each) => each.service === service);
        return places.length === 0 ? !here.includes(service) : places.every(isLeftOut);
    };
    return (0,events/* servicesIn */.qp)(base.environment.services, config.services.keys())
        .filter(isLeft)
        .map((service) => ({ service, base: name, url: addressIn(base, service, run) }));
}
function addressIn(base, service, { config, ci }) {
    if (config === undefined)
        return undefined;
    const { reviewName: _, described: __, ...others } = ci;
    const nothing = { branch: undefined, commit: undefined, sourceRef: undefined, requestNumber: undefined };
    const ofBase = { ...others, ...nothing, runId: '', event: { kind: 'push' } };
    try {
        return (0,environments.environmentAddress)(config, base, ofBase, [service]);
    }
    catch (error) {
        if (error instanceof core_failure/* Failure */.HR)
            return undefined;
        throw error;
    }
}
function baseUrls(run, plan) {
    const known = leftToBase(run, plan).flatMap(({ service, url }) => url === undefined ? [] : [[service, url]]);
    return Object.fromEntries(known);
}

;// CONCATENATED MODULE: ./build/commands/announcement/view.js













function announcementOf(run, known) {
    const { ci, clock, env } = run;
    const { phase, environment, result, why, failure, preview } = known;
    const services = servicesOf(run, known);
    const opens = services.find(({ url, state }) => url !== undefined && state !== 'baseline');
    const forge = ci.repositoryUrl === undefined ? undefined : (0,forges.forgeFor)(ci.repositoryUrl, { env });
    return {
        environment,
        review: environment === undefined ? undefined : reviewOf(run, environment, known),
        request: ci.requestNumber,
        source: {
            commit: ci.commit,
            branch: ci.branch,
            url: ci.commit === undefined ? undefined : forge?.kind.commitUrl(forge, ci.commit),
            author: ci.actor.name,
        },
        phase,
        result,
        why,
        services,
        commits: (known.commits ?? []).flatMap((each) => commitOf(run, each)),
        preview,
        url: opens?.url ?? (environment === undefined || (0,addresses/* isNowhere */.xQ)(run, known.plan) ? undefined : (0,addresses/* addressOf */.ci)(run)),
        failure: failure === undefined ? undefined : asFailure(failure),
        pipelineUrl: ci.pipelineUrl,
        at: clock.now(),
    };
}
function environmentIn({ config }, name) {
    const environment = config?.environments.get(name);
    return environment && { name, environment };
}
function reviewOf(run, environment, { plan, commits = [] }) {
    const { ci, clock } = run;
    const chosen = (0,addresses/* environmentOf */.p7)(run) ?? environmentIn(run, environment);
    const name = (0,environments.slugFor)(ci);
    if (chosen === undefined || name === undefined || !(0,environments.isReviewEnvironment)(chosen.environment))
        return undefined;
    if (ci.event.kind === 'request' && (0,kept/* isKept */.t8)(ci.event))
        return { name, kept: true };
    const { ttl } = chosen.environment;
    const life = ttl === undefined ? undefined : (0,resolve/* parseDuration */.E9)(ttl);
    const isWritten = commits.some(({ commit }) => commit?.result === 'committed');
    const deployedAt = isWritten ? clock.now() : Date.parse(plan?.deployedAt ?? '');
    return life === undefined || Number.isNaN(deployedAt) ? { name } : { name, endsAt: deployedAt + life };
}
function servicesOf(run, known) {
    const planned = known.plan?.services ?? [];
    const left = known.phase === 'removed' ? [] : leftToBase(run, known.plan);
    const own = left.length === 0 ? planned : planned.filter((each) => !isLeftOut(each));
    return [
        ...own.map((each) => serviceOf(run, each, known)),
        ...left.map(({ service, base, url }) => {
            const why = planned.find((each) => each.service === service)?.reason ?? `deployed to ${base} alone`;
            return { service, state: 'baseline', base, why, url };
        }),
    ];
}
function serviceOf(run, planned, known) {
    const { service, cluster, reason, decision, inPlace } = planned;
    const image = known.images?.find((each) => each.service === service && (each.cluster ?? cluster) === cluster);
    const stands = standing(run, planned, known);
    const isAbsent = decision.do === 'nothing' && decision.because === 'unaffected';
    return {
        service,
        cluster,
        ...stands,
        ...(isAbsent ? { isAbsent: true } : {}),
        why: reason,
        image: image === undefined ? inPlace?.image : `${image.repository}:${image.tag}${digestOf(image.digest)}`,
        url: isAbsent ? undefined : (0,addresses/* addressOf */.ci)(run, { service, cluster }),
    };
}
function digestOf(digest) {
    return digest === undefined ? '' : `@${digest}`;
}
function standing(run, planned, known) {
    const { decision, reason } = planned;
    if (known.phase === 'removed')
        return { state: 'removed' };
    if (decision.do === 'superseded')
        return { state: 'superseded', reason };
    if (decision.do === 'nothing') {
        if (decision.because === 'held')
            return { state: 'held', reason };
        return { state: decision.because === 'pending' ? 'requested' : 'unchanged' };
    }
    const target = known.commits?.find((each) => [...each.services, ...each.followed].some((one) => isAt(one, planned)));
    const leftOut = target && whyLeftOut(target, planned);
    if (leftOut !== undefined)
        return { state: 'superseded', reason: leftOut };
    if (known.phase === 'failed')
        return whenFailed(planned, target, known);
    const isRequested = target?.commit?.request !== undefined;
    if (known.phase === 'done') {
        if (known.result === 'emitted')
            return { state: 'building' };
        if (target === undefined)
            return { state: 'held', reason: known.why ?? 'there is nothing that could be promoted' };
        return { state: isRequested ? 'requested' : run.inputs.wait ? 'ready' : 'deployed' };
    }
    if (known.failed?.includes((0,service_deployment/* placeOf */.$t)(planned)) === true)
        return { state: 'failed' };
    if (target !== undefined || decision.do === 'follow-up')
        return { state: isRequested ? 'requested' : 'deploying' };
    const isMade = known.images?.some(({ service }) => service === planned.service) === true || decision.what !== 'image';
    return { state: isMade ? 'deploying' : 'building' };
}
function isAt(one, other) {
    return (0,service_deployment/* placeOf */.$t)(one) === (0,service_deployment/* placeOf */.$t)(other);
}
function whyLeftOut(target, planned) {
    const { commit } = target;
    if (commit === undefined || target.followed.some((each) => isAt(each, planned)))
        return undefined;
    if (commit.closed !== undefined)
        return commit.closed;
    const older = commit.superseded.find(({ edit }) => (0,update/* subjectOf */.et)(edit.update) === (0,service_deployment/* placeOf */.$t)(planned));
    if (older !== undefined)
        return (0,message/* describeSupersession */.vt)(older);
    return commit.result === 'superseded' ? 'a newer deployment is in place' : undefined;
}
function whenFailed(planned, target, known) {
    const { failed = [], failure } = known;
    if (failed.length === 0 && target === undefined)
        return { state: 'failed', reason: (0,core_failure/* messageOf */.bD)(failure) };
    if (failed.includes((0,service_deployment/* placeOf */.$t)(planned)))
        return { state: 'failed', reason: (0,core_failure/* messageOf */.bD)(failure) };
    if (target === undefined)
        return { state: 'waiting', reason: `not reached: ${failed.join(', ')} failed before` };
    if (failed.length === 0)
        return { state: 'failed', reason: (0,core_failure/* messageOf */.bD)(failure) };
    return { state: target.commit?.request === undefined ? 'deployed' : 'requested' };
}
function commitOf(run, { target, commit }) {
    const own = (0,places_targets.targetsIn)(configuredDeploy, run, (0,addresses/* environmentOf */.p7)(run)).find(({ name }) => name === target)?.run;
    if (commit === undefined || own === undefined)
        return [];
    return [
        {
            repository: (0,gitops_remote/* gitopsName */.yp)(own),
            branch: commit.branch,
            commit: commit.commit,
            url: commit.commit === undefined ? undefined : (0,gitops_remote/* gitopsCommitUrl */.vV)(own, commit.commit),
            request: commit.request,
            diff: commit.diff,
        },
    ];
}
function asFailure(error) {
    return error instanceof core_failure/* Failure */.HR ? error : new core_failure/* Failure */.HR('failed', 'UNEXPECTED', (0,core_failure/* messageOf */.bD)(error));
}

;// CONCATENATED MODULE: ./build/commands/announcement/announcing.js




const longestEnd = 30_000;
const afterDeadline = 5_000;
function announcingOf(run) {
    const deadline = run.deadline.afterwards(afterDeadline);
    const network = run.network.until(deadline);
    const channels = run.inputs['dry-run'] ? [] : channelsOf({ ...run, network, deadline });
    const showings = channels.map((channel) => new Showing(channel, run));
    const notes = [];
    let soFar = {};
    let isOver = false;
    const end = async (last) => {
        isOver = true;
        if (last !== undefined)
            for (const each of showings)
                each.next(last);
        const longest = Math.min(longestEnd, run.deadline.remaining() + afterDeadline);
        await Promise.all(showings.map((each) => each.settled(run.clock, longest)));
        notes.push(...showings.flatMap((each) => each.notes));
    };
    return {
        notes,
        report(more) {
            soFar = { ...soFar, ...more };
            const announcement = announcementOf(run, { phase: 'running', ...soFar });
            for (const each of showings)
                each.next(announcement);
        },
        async until(deployment, preview) {
            try {
                const ended = await deployment;
                const isTaken = (ended.environment !== undefined && !isUnasked(ended, run)) || 'cleanup' in ended;
                const hasComment = showings.some(({ name }) => name === 'comment');
                const merge = isTaken || !hasComment ? undefined : withWhy(await orWarning(run, preview), ended);
                const phase = 'cleanup' in ended ? 'removed' : 'done';
                await end(announcementOf(run, { phase, ...soFar, ...ended, preview: merge }));
                return ended;
            }
            catch (failure) {
                const environment = soFar.environment ?? (0,addresses/* environmentOf */.p7)(run)?.name;
                if (!isOver)
                    await end(announcementOf(run, { phase: 'failed', ...soFar, environment, failure }));
                throw failure;
            }
        },
        async [Symbol.asyncDispose]() {
            if (!isOver)
                await end();
            network[Symbol.dispose]();
            deadline[Symbol.dispose]();
        },
    };
}
function isUnasked(ended, { ci }) {
    return ended.result === 'nothing' && !('plan' in ended && ended.plan !== undefined) && ci.event.kind === 'request';
}
function withWhy(preview, ended) {
    if (preview === undefined || ended.environment === undefined || !('why' in ended))
        return preview;
    return { ...preview, why: [preview.why, ended.why].filter((each) => each !== undefined).join(' · ') };
}
async function orWarning({ log }, preview) {
    try {
        return await preview?.();
    }
    catch (error) {
        log.warn(`comment: what merging would deploy is not known: ${(0,core_failure/* messageOf */.bD)(error)}`);
        return undefined;
    }
}
class Showing {
    notes = [];
    #channel;
    #run;
    #waiting;
    #work = Promise.resolve();
    #isBusy = false;
    #isOut = false;
    constructor(channel, run) {
        this.#channel = channel;
        this.#run = run;
    }
    get name() {
        return this.#channel.name;
    }
    next(announcement) {
        this.#waiting = announcement;
        if (this.#isBusy || this.#isOut)
            return;
        this.#isBusy = true;
        this.#work = this.#showAll();
    }
    async settled(clock, longest) {
        let cancel = () => { };
        const late = new Promise((resolve) => {
            cancel = clock.after(longest, resolve);
        });
        await Promise.race([this.#work, late]);
        cancel();
        if (this.#isBusy)
            this.#isNot(`the forge did not answer within ${Math.round(longest / 1000)} s`);
    }
    async #showAll() {
        for (let next = this.#waiting; next !== undefined && !this.#isOut; next = this.#waiting) {
            this.#waiting = undefined;
            await this.#show(next);
        }
        this.#isBusy = false;
    }
    async #show(announcement) {
        try {
            const shown = await this.#channel.show(announcement);
            if (shown.result === 'refused')
                this.#isNot(shown.why);
        }
        catch (error) {
            this.#isNot((0,core_failure/* messageOf */.bD)(error));
        }
    }
    #isNot(why) {
        if (this.#isOut)
            return;
        this.#isOut = true;
        this.#run.log.warn(`${this.name}: ${why}`);
        this.notes.push(`${this.name}: ${why}`);
    }
}

// EXTERNAL MODULE: ./build/core/monorepo/affected.js
var affected = __webpack_require__(1754);
// EXTERNAL MODULE: ./build/commands/summaries/record.js
var summaries_record = __webpack_require__(7019);
// EXTERNAL MODULE: ./build/core/argocd/operations/diff.js + 2 modules
var operations_diff = __webpack_require__(3363);
// EXTERNAL MODULE: ./build/core/argocd/rollout/gitops-target.js + 1 modules
var gitops_target = __webpack_require__(3674);
// EXTERNAL MODULE: ./build/core/argocd/rollout/observe.js
var observe = __webpack_require__(8143);
// EXTERNAL MODULE: ./build/core/argocd/server/client.js + 3 modules
var server_client = __webpack_require__(71);
// EXTERNAL MODULE: ./build/core/argocd/server/live.js
var live = __webpack_require__(151);
// EXTERNAL MODULE: ./build/core/counted.js
var counted = __webpack_require__(1856);
// EXTERNAL MODULE: ./build/core/delivery/preview-branch.js
var preview_branch = __webpack_require__(6116);
// EXTERNAL MODULE: ./build/core/delivery/request-branch.js
var request_branch = __webpack_require__(911);
// EXTERNAL MODULE: ./build/core/net/turns.js
var turns = __webpack_require__(4738);
// EXTERNAL MODULE: ./build/commands/gitops-delivery.js
var gitops_delivery = __webpack_require__(1604);
// EXTERNAL MODULE: ./build/commands/places/place-run.js
var place_run = __webpack_require__(199);
;// CONCATENATED MODULE: ./build/commands/announcement/rendered.js
var rendered_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var rendered_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



















const longest = 120_000;
const atOnce = 4;
const called = 'after the merge';
async function renderedDiffs(run, commits, request) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (request === undefined)
            return undefined;
        const deadline = rendered_addDisposableResource(env_1, run.deadline.within(longest, 'timeout'), false);
        const rendered = [];
        for (const target of rendered_targetsOf(run)) {
            const commit = commits.find((each) => each.target === target.name);
            const draft = commit?.commit?.draft;
            if (commit === undefined || draft === undefined || !isAsked(target.run))
                continue;
            rendered.push(...(await renderedIn({ target, services: commit.services, draft, request, deadline })));
        }
        return rendered.length === 0 ? undefined : rendered;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        rendered_disposeResources(env_1);
    }
}
function rendered_targetsOf(run) {
    const chosen = (0,addresses/* environmentOf */.p7)(run);
    return (0,places_targets.targetsIn)(configuredDeploy, (0,place_run/* runAt */.D)(configuredDeploy, run, { environment: chosen?.name }), chosen);
}
function isAsked({ inputs }) {
    return inputs['rendered-diff'] && inputs['gitops-repository'] !== undefined;
}
async function renderedIn(rendering) {
    const { target, services, deadline } = rendering;
    const clients = new Map();
    const handleOf = (cluster, planned) => {
        const own = target.runs.get(cluster) ?? target.run;
        if (own.inputs['argocd-server'] === undefined)
            return undefined;
        const client = clients.get(cluster) ?? server_client.ArgocdClient.open((0,declarations_run/* argocdConnection */.rU)(own.inputs), own);
        clients.set(cluster, client);
        return (0,observe/* handleUntil */.$N)({ client, ref: (0,live/* refTo */.zI)(planned.application), clock: own.clock, log: own.log }, deadline);
    };
    try {
        const turn = (0,turns/* turns */.Z)(atOnce);
        const found = await Promise.all(services.map((each) => turn(() => lookedAt(each, handleOf))));
        const asked = found.filter((each) => 'live' in each);
        if (asked.length === 0)
            return found.flatMap((each) => ('live' in each ? [] : each));
        const rendered = await published(rendering, (commit) => Promise.all(asked.map((each) => turn(() => renderedAt(each, target, commit))))).catch((error) => asked.map((each) => unknownOf(each, (0,core_failure/* messageOf */.bD)(error))));
        return found.flatMap((each) => ('live' in each ? (rendered[asked.indexOf(each)] ?? []) : each));
    }
    finally {
        for (const client of clients.values())
            client[Symbol.dispose]();
    }
}
async function lookedAt({ service, cluster, application: planned }, handleOf) {
    const not = (problem, handle) => ({
        application: planned?.application.metadata.name ?? service,
        cluster,
        url: handle?.client.pageOf(handle.ref),
        diff: '',
        problem,
    });
    if (planned === undefined)
        return not('not rendered, because gitops.yaml describes no Application of it');
    try {
        const handle = handleOf(cluster, planned);
        if (handle === undefined)
            return not('not rendered, because no argocd-server is given');
        const live = await (0,operations_diff/* compared */.mU)(handle, 'the commit of the merge');
        if (live === undefined)
            return not('Argo CD has no such Application yet, and everything of it would be created');
        return { planned, handle, live };
    }
    catch (error) {
        return not(`not rendered: ${brief((0,core_failure/* messageOf */.bD)(error))}`);
    }
}
function unknownOf({ planned, handle }, why) {
    const { cluster } = planned.place;
    const { ref, client } = handle;
    return { application: ref.name, cluster, url: client.pageOf(ref), diff: '', problem: `not rendered: ${brief(why)}` };
}
async function renderedAt(asked, { run }, commit) {
    const { planned, handle, live } = asked;
    const repository = { url: (0,gitops_remote/* gitopsUrl */.iZ)(run), branch: run.inputs['gitops-branch'] };
    try {
        if ((0,gitops_target/* gitopsPositions */.DE)(live.spec, repository).length === 0) {
            return unknownOf(asked, `none of its sources reads ${repository.branch ?? 'the branch'} of the GitOps repository`);
        }
        const ofSpec = planned.mode === 'api' ? (0,operations_diff/* specDifference */.zv)((0,operations_diff/* atItsRevision */.b4)(planned.request, live), live) : [];
        const request = { revision: commit, target: repository, selection: undefined, called };
        const differences = [...ofSpec, ...(await (0,operations_diff/* resourceDifferences */.z)(handle, live, request))];
        const diff = lasting((0,operations_diff/* diffText */.NI)(differences, (text) => run.secrets.redact(text)), commit);
        if (run.secrets.isIn(diff))
            return unknownOf(asked, 'its diff has a secret of this run');
        run.log.info(`${handle.ref.name}: ${(0,counted/* counted */.h)(differences.length, 'difference')} in the cluster`);
        if (diff !== '')
            run.log.info(diff.trimEnd(), 'diff');
        return { ...unknownOf(asked, ''), diff, problem: undefined };
    }
    catch (error) {
        return unknownOf(asked, lasting((0,core_failure/* messageOf */.bD)(error), commit));
    }
}
function lasting(text, commit) {
    const name = new RegExp(`\\b${commit.slice(0, 7)}[0-9a-f]*\\b`, 'g');
    return text.replace(name, '(commit of the merge)').replace(/@sha256:0{64}(?![0-9a-f])/g, '');
}
const longestWhy = 400;
function brief(why) {
    return why.length <= longestWhy ? why : `${why.slice(0, longestWhy)}…`;
}
async function published({ target, draft, request }, use) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { run } = target;
        const { secrets, log } = run;
        const owner = ownerOf(run, request);
        if (owner === undefined)
            throw new Error('the address of the monorepo is not known');
        const appTokens = rendered_addDisposableResource(env_2, new app_tokens/* AppTokens */.K(run), true);
        const transport = rendered_addDisposableResource(env_2, await (0,gitops_remote/* openGitops */.fn)({ ...run, appTokens }), true);
        return await (0,preview_branch/* withPreviewBranch */.df)({ ...owner, transport, draft, committer: await (0,gitops_delivery/* committerOf */.Gz)(run), secrets, log }, use);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_1 = rendered_disposeResources(env_2);
        if (result_1)
            await result_1;
    }
}
function ownerOf({ ci, inputs }, request) {
    const identity = (0,monorepo/* monorepoIdentity */.Ur)(ci);
    if (identity === undefined)
        return undefined;
    return { identity, request, branchPrefix: (0,request_branch/* branchPrefix */.$j)(inputs['request-branch']) };
}
async function endRendered(merge, request) {
    for (const { run } of rendered_targetsOf(merge)) {
        const owner = ownerOf(run, request);
        if (!isAsked(run) || owner === undefined)
            continue;
        try {
            const env_3 = { stack: [], error: void 0, hasError: false };
            try {
                const appTokens = rendered_addDisposableResource(env_3, new app_tokens/* AppTokens */.K(run), true);
                const transport = rendered_addDisposableResource(env_3, await (0,gitops_remote/* openGitops */.fn)({ ...run, appTokens }), true);
                const branch = await (0,preview_branch/* removePreviewBranch */.l7)({ ...owner, transport });
                if (branch !== undefined)
                    run.log.info(`Deleted the branch ${branch} of the GitOps repository.`);
            }
            catch (e_3) {
                env_3.error = e_3;
                env_3.hasError = true;
            }
            finally {
                const result_2 = rendered_disposeResources(env_3);
                if (result_2)
                    await result_2;
            }
        }
        catch (error) {
            run.log.warn(`rendered-diff: what an earlier run has left may be there still: ${(0,core_failure/* messageOf */.bD)(error)}`);
        }
    }
}

;// CONCATENATED MODULE: ./build/commands/announcement/preview.js








async function previewOf(run, deploy) {
    const { ci, config, log } = run;
    const { event, targetBranch: target } = ci;
    if (event.kind !== 'request' || event.fromFork || target === undefined || config === undefined)
        return undefined;
    if ((await monorepoForge(run)) === undefined)
        return undefined;
    const merged = withInputs({ ...run, ci: mergedInto(ci, target), report: () => { }, onFailure: () => { } });
    const environment = (0,addresses/* environmentOf */.p7)(merged);
    if (environment === undefined)
        return { target, environments: [], why: (0,why_no_environment/* whyNoEnvironment */.H)(config, merged.ci) };
    const { name } = environment;
    const { requestNumber: request } = ci;
    const found = await log.group(`What merging into ${target} would deploy`, async () => {
        const { commits, ...preview } = await dryRun(merged, name, deploy);
        return { ...preview, rendered: await renderedDiffs(merged, commits, request) };
    });
    return { target, environments: [found] };
}
async function endPreview(run) {
    const { event, targetBranch: target, requestNumber: request } = run.ci;
    if (event.kind !== 'request-closed' || run.inputs['dry-run'] || run.config === undefined)
        return;
    if (target === undefined || request === undefined)
        return;
    await endRendered({ ...run, ci: mergedInto(run.ci, target) }, request);
}
function withInputs(run) {
    const changed = {
        'dry-run': true,
        'allow-dirty': true,
        emit: undefined,
        'on-older': 'apply',
        base: run.inputs.base ?? run.ci.baseCommit,
    };
    const resolved = Object.entries(changed).map(([name, value]) => [name, { value, source: { kind: 'command', name } }]);
    return {
        ...run,
        inputs: { ...run.inputs, ...changed },
        resolved: { ...run.resolved, ...Object.fromEntries(resolved) },
    };
}
function mergedInto(ci, target) {
    return {
        ...ci,
        event: { kind: 'push' },
        branch: target,
        targetBranch: undefined,
        requestNumber: undefined,
    };
}
class PreviewRecord extends summaries_record/* DeploymentRecord */.P {
    argocdProblem;
    observed(steps) {
        const observed = super.observed(steps);
        return {
            ...observed,
            checkArgocd: async (applications) => {
                try {
                    await observed.checkArgocd(applications);
                }
                catch (error) {
                    this.argocdProblem = (0,core_failure/* messageOf */.bD)(error);
                }
            },
        };
    }
}
async function dryRun(run, environment, deploy) {
    const record = new PreviewRecord(run.clock);
    let problem;
    let deployment;
    try {
        deployment = await deploy(run, record);
    }
    catch (error) {
        problem = (0,core_failure/* messageOf */.bD)(error);
    }
    const known = deployment !== undefined && 'plan' in deployment ? deployment : record.soFar;
    const planned = known.plan?.services ?? [];
    const brought = planned.filter(isBrought);
    const commits = deployment !== undefined && 'commits' in deployment ? deployment.commits : [];
    const diff = commits.map(({ commit }) => commit?.diff ?? '').join('');
    return {
        environment,
        url: (0,addresses/* addressOf */.ci)(run),
        services: brought.map((each) => previewed(each, record)),
        others: planned.length - brought.length,
        diff: diff === '' ? undefined : diff,
        commits,
        problem: problem ?? record.argocdProblem,
    };
}
function isBrought({ decision }) {
    return decision.do === 'write' || decision.do === 'superseded';
}
function previewed(planned, record) {
    const { service, cluster, decision, changes, reason, inPlace } = planned;
    const made = record.soFar.images?.find((each) => (0,service_deployment/* placeOf */.$t)(each) === (0,service_deployment/* placeOf */.$t)(planned) || each.service === service);
    const action = made && record.image(made)?.action;
    const words = changes.map((change) => (0,affected/* describeReason */.Gk)(service, change));
    const isImageKept = decision.do === 'write' && decision.what !== 'image';
    return {
        service,
        cluster,
        why: decision.do === 'superseded' && words.length > 0 ? words.join('; ') : reason,
        image: isImageKept ? inPlace?.image : made && `${made.repository}:${made.tag}`,
        has: isImageKept || action === 'reused' ? 'built' : action === undefined ? 'unknown' : has[action],
    };
}
const has = { built: 'missing', reused: 'built', joined: 'built', promoted: 'promoted' };

// EXTERNAL MODULE: ./build/commands/cleanup-review-env.js + 14 modules
var cleanup_review_env = __webpack_require__(4336);
// EXTERNAL MODULE: ./build/commands/comparison/environment.js + 6 modules
var comparison_environment = __webpack_require__(4531);
// EXTERNAL MODULE: ./build/commands/comparison/opt-in.js
var opt_in = __webpack_require__(6642);
// EXTERNAL MODULE: ./build/commands/comparison/source.js
var source = __webpack_require__(7816);
// EXTERNAL MODULE: ./build/core/argocd/check.js
var check = __webpack_require__(3721);
// EXTERNAL MODULE: ./build/core/argocd/deploy.js
var argocd_deploy = __webpack_require__(8446);
// EXTERNAL MODULE: ./build/core/build/check-image.js
var check_image = __webpack_require__(8549);
// EXTERNAL MODULE: ./build/core/build/make-image.js + 8 modules
var make_image = __webpack_require__(5695);
// EXTERNAL MODULE: ./build/core/flow/written-image.js
var written_image = __webpack_require__(1456);
// EXTERNAL MODULE: ./build/core/monorepo/place.js
var place = __webpack_require__(4867);
// EXTERNAL MODULE: ./build/core/net/deadline.js
var net_deadline = __webpack_require__(2140);
// EXTERNAL MODULE: ./build/core/source/dirty.js
var dirty = __webpack_require__(1861);
// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/commands/application/template-file.js
var template_file = __webpack_require__(6105);
// EXTERNAL MODULE: ./build/commands/comparison/image-content.js
var image_content = __webpack_require__(7400);
// EXTERNAL MODULE: ./build/commands/comparison/keys.js + 1 modules
var comparison_keys = __webpack_require__(4632);
// EXTERNAL MODULE: ./build/commands/comparison/promotions.js + 7 modules
var promotions = __webpack_require__(2887);
// EXTERNAL MODULE: ./build/commands/comparison/service-deployment.js
var comparison_service_deployment = __webpack_require__(4372);
// EXTERNAL MODULE: ./build/commands/gitops-commit.js + 1 modules
var gitops_commit = __webpack_require__(5719);
// EXTERNAL MODULE: ./build/commands/places/by-server.js
var by_server = __webpack_require__(5891);
// EXTERNAL MODULE: ./build/commands/places/open-targets.js + 1 modules
var open_targets = __webpack_require__(4529);
;// CONCATENATED MODULE: ./build/commands/deployment/step-times.js
class StepTimes {
    #clock;
    #spans = new Map();
    constructor(clock) {
        this.#clock = clock;
    }
    async of(step, work) {
        const begin = this.#clock.now();
        const span = this.#spans.get(step) ?? { begin, end: begin };
        this.#spans.set(step, span);
        try {
            return await work();
        }
        finally {
            span.end = Math.max(span.end, this.#clock.now());
        }
    }
    get durations() {
        const steps = Object.fromEntries([...this.#spans].map(([step, { begin, end }]) => [step, end - begin]));
        const begin = Math.min(...[...this.#spans.values()].map((each) => each.begin));
        return Number.isFinite(begin) ? { ...steps, total: this.#clock.now() - begin } : {};
    }
}

;// CONCATENATED MODULE: ./build/commands/deployment/steps.js
var steps_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var steps_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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






























function stepsOf(run, config, commit, targets, onDeployed) {
    const { inputs } = run;
    const keys = new comparison_keys/* EnvironmentKeys */.i3(run, config, () => targets.facts());
    const isPlanned = inputs.seen !== undefined;
    const isNamed = (inputs.service !== undefined || inputs.services.length > 0) && !isPlanned;
    const identity = (0,source.runIdentity)(run, commit, isNamed);
    const times = new StepTimes(run.clock);
    const probes = new Map();
    const rollout = {
        sync: inputs.sync,
        wait: inputs.wait,
        'wait-for': inputs['wait-for'],
        timeout: inputs['wait-timeout'],
        'degraded-grace': inputs['degraded-grace'],
        'on-failure': inputs['on-failure'],
        'on-older': inputs['on-older'],
    };
    const deploymentAt = (own, scope, gitopsFiles) => (0,comparison_service_deployment/* serviceDeployment */.l)(own, config, scope, rollout, inputs, gitopsFiles);
    const runOf = ({ place }) => targets.run(place.cluster);
    return {
        plan: (environment, name) => times.of('plan', async () => {
            const target = targets.at(name);
            const { run: own, clusters, once, history } = target;
            (0,gitops_remote/* checkForge */.Yu)(own, (0,gitops_delivery/* deliverySettings */.cr)(own.inputs, environment));
            const services = (0,comparison_environment/* comparedServices */.YL)(run, config, environment);
            if (inputs.promotion === 'require')
                (0,promotions/* refuseOtherPromotions */.b)(run, config, environment, services);
            target.plan = await (0,comparison_environment/* compareEnvironment */.dc)(own, config, await once.get(), {
                environment,
                services,
                clusters,
                deployment: ({ service, cluster }, gitopsFiles) => deploymentAt(targets.run(cluster), { service, environment, cluster }, gitopsFiles),
                identity,
                keys,
                applications: (questions) => (0,by_server/* askServers */.C)(questions, ({ application }) => runOf(application), (asked, those) => (0,comparison_environment/* applicationsOf */.$_)(asked, those, history, 'unknown')),
                contentOfImage: (image) => (0,image_content/* contentOfImage */.Q)(own, image, environment),
            });
            return target.plan;
        }),
        promotions(environment, services) {
            const { from, first, others } = promotionSources(run, config, environment, targets);
            const sources = [first, ...others];
            const deployment = (service, cluster) => {
                const { run: own, atTip } = sources.find((each) => each.cluster === cluster) ?? first;
                const scope = { service, environment: from, cluster };
                return deploymentAt(own, scope, (path) => atTip((snapshot) => (0,template_file/* fileAtTip */.tl)(snapshot, path)));
            };
            return (0,promotions/* promotionsInto */.Z)({ environment, services, candidate: commit, keys, sources, deployment }, config);
        },
        atTip: (read, name) => (0,open_targets/* atPlannedTip */.Pg)(targets.at(name), read),
        checkDelivery: (environment, name) => {
            const { run: own, clusters, once } = targets.at(name);
            const delivery = (0,gitops_delivery/* deliverySettings */.cr)(own.inputs, environment);
            (0,gitops_commit/* checkCommitMessage */.HH)(own, (0,environments.placeholdersFor)(run.ci, undefined, environment, (0,places_targets.clustersText)(clusters)), delivery);
            return (0,gitops_delivery/* checkDelivery */.BF)(own, delivery, async () => (await once.get()).transport.checkPush());
        },
        checkedOut: () => (0,dirty/* checkedOut */.M)({ ...run, cwd: run.ci.workspace }, run.ci),
        checkImage: (request) => (0,check_image/* checkImage */.cd)(request, run, probes),
        async checkArgocd(applications) {
            const dryRun = inputs['dry-run'];
            const groups = (0,by_server/* byServer */.R)(applications, runOf);
            const checks = groups.map(({ run: own, asked }) => (0,check/* checkArgocd */.Zu)({ connection: (0,declarations_run/* argocdConnection */.rU)(own.inputs), applications: asked, dryRun }, own, own.deadline));
            await Promise.all(checks);
        },
        makeImage: (request) => times.of('build', () => (0,make_image/* makeImage */.G)(request, run)),
        confirmImage: (request, image) => times.of('build', () => (0,check_image/* confirmImage */.MP)(request, image, run)),
        async commit(change, contents, name) {
            const target = targets.at(name);
            const open = await target.once.get();
            const seen = target.plan && (await (0,comparison_environment/* seenState */.jE)(target.run, change.environment, target.plan, open.transport));
            return commitChange(target, change, contents, { open, seen, named: isNamed, durations: times.durations });
        },
        async deployApplication(planned, at) {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const { place } = planned;
                const own = targets.run(place.cluster);
                const { history } = targets.of(place.cluster);
                const rollBackInGit = (failed) => (0,argocd_upsert_app.rollBackImage)(own, place, (0,gitops_delivery/* deliverySettings */.cr)(own.inputs, place.environment), failed);
                const isRequested = at === 'waiting';
                const state = { commit: isRequested ? undefined : at.commit, history, isRequested, rollBackInGit };
                const deployment = (0,argocd_upsert_app.serverDeployment)(own, planned, state);
                const deadline = steps_addDisposableResource(env_1, new net_deadline/* Deadline */.B2(run.clock, inputs['wait-timeout'], 'wait-timeout'), false);
                await run.deadline
                    .pausedDuring(async () => {
                    const done = await (0,argocd_deploy/* deployToServer */.W)(deployment, run, deadline);
                    if (done.kind === 'deployed')
                        onDeployed(place, done.url);
                })
                    .catch((error) => {
                    throw ofOneApplication(error);
                });
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                steps_disposeResources(env_1);
            }
        },
        async removeReviewEnvironment(environment) {
            const removed = [];
            for (const own of removals(targets)) {
                const place = { environment, cluster: own.inputs.cluster };
                removed.push(await (0,cleanup_review_env.removeReview)({ ...own, ...(0,inputs_for/* inputsFor */.p)(cleanup_review_env.cleanupReviewEnv, own, place) }));
            }
            return togetherRemoved(removed);
        },
    };
}
function removals(targets) {
    const found = new Map();
    for (const { name, runs } of targets.all) {
        for (const own of runs.values()) {
            const place = JSON.stringify([name, own.inputs['argocd-server']]);
            if (!found.has(place))
                found.set(place, own);
        }
    }
    return [...found.values()];
}
function togetherRemoved(all) {
    const [first] = all;
    if (first !== undefined && all.length === 1)
        return first;
    return {
        removed: all.flatMap(({ removed }) => removed),
        kept: all.flatMap(({ kept }) => kept),
        failed: all.flatMap(({ failed }) => failed),
        commit: all.find(({ commit }) => commit !== undefined)?.commit,
        diff: all.map(({ diff }) => diff).join(''),
    };
}
function promotionSources(run, config, environment, targets) {
    const from = (0,environments.environmentNamed)(config, environment)['promote-from']?.environment ?? environment;
    const placeOf = ({ inputs }) => JSON.stringify([inputs['gitops-repository'], inputs['gitops-branch']]);
    const known = new Map(targets.all.map((each) => [placeOf(each.run), each]).toReversed());
    const opened = (cluster) => {
        const own = (0,place_run/* runAt */.D)(configuredDeploy, run, { environment: from, cluster }, environment);
        const here = { run: own, runs: new Map([[cluster, own]]), clusters: [cluster] };
        const same = known.get(placeOf(own));
        const target = same === undefined ? targets.other({ name: from, ...here }) : { ...same, ...here };
        known.set(placeOf(own), target);
        const { once, history } = target;
        return { run: own, cluster, once, history, atTip: (read) => (0,open_targets/* atNewestTip */.NH)(target, read) };
    };
    const [first, ...others] = (0,place/* clustersOf */.Dg)((0,environments.environmentNamed)(config, from));
    return { from, first: opened(first), others: others.map(opened) };
}
function ofOneApplication(error) {
    if (!(error instanceof core_failure/* Failure */.HR) || error.outputs === undefined)
        return error;
    const { url, 'failed-resources': resources } = error.outputs;
    return error.with({
        message: typeof url === 'string' ? `${error.message}\nArgo CD: ${url}` : error.message,
        outputs: Array.isArray(resources) ? { 'failed-resources': resources } : {},
    });
}
function commitChange({ run, clusters }, change, contents, known) {
    const { environment, services, updates, applications, images, namespaces } = change;
    const review = (0,gitops_commit/* reviewInClusters */.xS)(run, environment, services, clusters);
    const service = services.length === 1 ? services[0] : undefined;
    return (0,gitops_commit/* commitUpdates */.cc)(run, {
        ...known,
        contents: Promise.resolve(contents),
        checkImages: (applied) => (0,written_image/* checkWritten */.Q)(applied, change.pushed),
        updates,
        values: (0,environments.placeholdersFor)(run.ci, service, environment, (0,places_targets.clustersText)(clusters)),
        review: review && { ...review, applications, images, namespaces },
        delivery: (0,gitops_delivery/* deliverySettings */.cr)(run.inputs, environment),
    });
}

// EXTERNAL MODULE: ./build/commands/picture/picture.js + 1 modules
var picture = __webpack_require__(5268);
// EXTERNAL MODULE: ./build/commands/summaries/cleanup.js
var cleanup = __webpack_require__(6576);
// EXTERNAL MODULE: ./build/commands/summaries/deployment.js
var summaries_deployment = __webpack_require__(201);
// EXTERNAL MODULE: ./build/core/announce/words.js
var words = __webpack_require__(8057);
// EXTERNAL MODULE: ./build/commands/summaries/failure.js
var failure = __webpack_require__(4242);
// EXTERNAL MODULE: ./build/commands/summaries/parts.js
var parts = __webpack_require__(8998);
;// CONCATENATED MODULE: ./build/commands/summaries/failed-deployment.js







function failedDeploymentSummary(shown, failed) {
    const { announcement, record, redact } = shown;
    const { environment, source } = announcement;
    const isWritten = record.steps.some(({ name }) => name === 'Argo CD');
    const where = environment === undefined ? '' : (0,markdown.md) ` ${isWritten ? 'in' : 'to'} **${environment}**`;
    const isAtStep = record.steps.some(({ result }) => result === 'begun');
    return (0,parts/* page */.MY)((0,failure/* failureHeadline */.Ni)((0,markdown.md) `${isWritten ? 'Written, and not live' : 'Not deployed'}${where}`, failed, redact), failed.isLogged ? '' : (0,failure/* failureFacts */._2)(failed, redact), isAtStep || failed.isLogged ? '' : (0,markdown/* joined */.oR)((0,failure/* causeLines */.t1)(failed, redact), '<br>'), stepTable(shown, failed), (0,failure/* resourceTable */.tN)(failed.failure.outputs?.['failed-resources']), (0,markdown/* joined */.oR)([(0,summaries_deployment/* sourceWords */.hI)(source), (0,summaries_deployment/* timesOf */.Qv)(record)], ' · '));
}
function stepTable({ announcement, record, hasServer, redact }, failed) {
    const begun = new Map(record.steps.map((step) => [step.name, step]));
    const names = [
        'plan',
        ...(begun.has('promotion') ? ['promotion'] : []),
        'checks',
        'images',
        'GitOps',
        ...(hasServer || begun.has('Argo CD') ? ['Argo CD'] : []),
    ];
    const last = names.findLastIndex((name) => begun.has(name));
    const rows = names.map((name, at) => {
        const step = begun.get(name);
        const done = doneWords(name, announcement, record);
        if (step?.result === 'begun') {
            const error = failed.isLogged ? [] : (0,failure/* causeLines */.t1)(failed, redact);
            return [(0,markdown.md) `**${name}**`, [(0,markdown.md) `**failed** after ${(0,parts/* duration */.p0)(step.milliseconds)}`, ...error, ...done]];
        }
        if (step === undefined)
            return [name, at < last ? 'nothing to do' : 'not reached'];
        return [name, done.length === 0 ? (0,markdown.md) `done in ${(0,parts/* duration */.p0)(step.milliseconds)}` : done];
    });
    return (0,markdown/* table */.tp)(['step', 'result'], rows);
}
function doneWords(name, { services, commits }, record) {
    const { images = [] } = record.soFar;
    switch (name) {
        case 'plan': {
            const planned = services.filter(({ state }) => state !== 'unchanged');
            const shown = planned.slice(0, 10).map((each) => (0,markdown.md) `${(0,service_deployment/* placeOf */.$t)(each)} (${each.why})`);
            const more = planned.length - shown.length;
            return [...shown, ...(more > 0 ? [(0,markdown.md) `and ${(0,counted/* counted */.h)(more, 'more service')}`] : [])];
        }
        case 'images':
            return images.map(({ repository, tag, digest }) => {
                const action = record.image({ repository, tag })?.action ?? 'there';
                const image = (0,words/* imageWords */.Jd)(`${repository}:${tag}${digest === undefined ? '' : `@${digest}`}`);
                return (0,markdown.md) `${image} ${action} – is kept, the next run reuses it`;
            });
        case 'GitOps':
            return commits.flatMap(({ commit, request, url, repository }) => {
                if (request !== undefined)
                    return [(0,markdown.md) `request ${(0,markdown/* link */.nf)(`#${request.number}`, request.url)} in ${repository}`];
                return commit === undefined ? [] : [(0,markdown.md) `commit ${(0,markdown/* link */.nf)((0,parts/* shortCommit */.Ax)(commit), url)} in ${repository} – is kept`];
            });
        default:
            return [];
    }
}

// EXTERNAL MODULE: ./build/commands/summaries/nothing-to-deploy.js + 1 modules
var nothing_to_deploy = __webpack_require__(271);
;// CONCATENATED MODULE: ./build/commands/deploy.js
var deploy_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var deploy_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





























const deploy_deploy = (0,command/* defineCommand */.NB)({
    name: 'deploy',
    summary: 'The whole flow, from gitops.yaml, for the current event',
    inputs: deployInputs,
    outputs: {
        services: {
            empty: [],
            description: 'JSON list of the services that `result` is about: deployed, in place already, or left to a newer deployment.',
        },
        environment: 'Environment of the event; empty when none matches.',
        slug: 'Name of the review environment of this branch or request.',
        url: 'Where people open the environment: its `url` in `gitops.yaml`, for the first of the services.',
        urls: {
            empty: {},
            description: 'JSON object: service → where people open it, for the services that `result` is about; with clusters `service@cluster`.',
        },
        'base-urls': {
            empty: {},
            description: 'JSON object: service → where people open it in the `base` of the review environment, for the services that this leaves out.',
        },
        result: '`committed`, `unchanged`, `superseded`, `requested`, `planned` (dry run), `emitted` (with `emit`), `removed` or `nothing`.',
        commit: 'The commit in the GitOps repository, of several the first; empty when none was made.',
        commits: {
            empty: [],
            description: 'JSON list of `{repository, branch, clusters, result, commit, request-url}`: one for each GitOps repository and branch.',
        },
        images: {
            empty: {},
            description: 'JSON object: service → `image@digest`; where its clusters have images of their own `service@cluster`.',
        },
        applications: { empty: [], description: 'JSON list of the names of the Applications.' },
        held: {
            empty: {},
            description: 'JSON object: service → why, of what was taken back and is not deployed again before its content changes; with clusters `service@cluster`.',
        },
        removed: { empty: [], description: 'JSON list of what was removed, when a branch or request was closed.' },
        'request-url': 'The open pull or merge request that holds the commit (`deliver: pull-request`).',
        diff: 'Unified diff of the commit, or of all of them.',
        'failed-resources': {
            empty: [],
            description: 'JSON list of `{kind, namespace, name, status, message}`: what was not live in time, or failed.',
        },
    },
    everyService: true,
    async run(given) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const run = await (0,opt_in/* withRequest */.a)(given);
            const url = (0,addresses/* addressOf */.ci)(run);
            run.report({ slug: (0,environments.slugFor)(run.ci), url });
            const record = new summaries_record/* DeploymentRecord */.P(run.clock);
            run.onFailure((failed) => failureOf(run, record, failed));
            const announcing = deploy_addDisposableResource(env_1, announcingOf(run), true);
            run.onFailure((failed) => withNotes(failureOf(run, record, failed), announcing.notes));
            const deployment = await announcing.until(deployEvent(run, record, announcing), () => previewOf(run, deployEvent));
            await endPreview(run);
            return {
                outputs: {
                    slug: (0,environments.slugFor)(run.ci),
                    environment: deployment.environment,
                    url: 'plan' in deployment && (0,addresses/* isNowhere */.xQ)(run, deployment.plan) ? undefined : url,
                    ...(0,addresses/* withAddresses */.tp)(run, outputsOf(run, deployment)),
                },
                summary: withNotes(summaryOf(run, deployment, record), announcing.notes),
            };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = deploy_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    },
});
function withNotes(summary, notes) {
    return [summary, ...notes.map((note) => `> ${(0,markdown/* sentence */.em)(note)}`)].join('\n\n');
}
function commitAtHand({ ci }) {
    return (0,resolve/* needed */.Ow)(ci.commit, 'config', 'the source commit is not known', 'Run in a checkout of the monorepo.');
}
async function deployEvent(given, record, announcing) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const why = (0,gitops_remote/* nothingByEvent */.ti)(given);
        if (why !== undefined) {
            given.log.info(`Nothing to do: ${why}`);
            return { result: 'nothing', environment: undefined, why, services: [] };
        }
        const appTokens = deploy_addDisposableResource(env_2, new app_tokens/* AppTokens */.K(given), true);
        const run = await (0,source.ofCheckout)({ ...given, appTokens }, 'refused');
        const config = (0,resolve/* needed */.Ow)(run.config, 'config', 'there is no gitops.yaml', 'Run `monorepo-gitops init`, or give --config.');
        if (run.inputs.seen === undefined)
            await (0,source.warnOfUnstarted)(run, config);
        (0,source.warnOfTaken)(run, config);
        const chosen = (0,addresses/* environmentOf */.p7)(run);
        const isEnding = run.inputs.environment === undefined && (chosen === undefined || run.ci.event.kind === 'request-closed');
        const [first, ...others] = isEnding ? (0,opt_in/* leftEnvironments */.q)(config, run.ci) : [];
        const shown = { record, announcing };
        let ended = await deployTo(first ?? chosen, run, config, shown);
        for (const each of others) {
            const next = await deployTo(each, run, config, shown);
            if (next.result === 'removed')
                ended = next;
        }
        return ended;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = deploy_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
async function deployTo(environment, run, config, { record, announcing, }) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const { sync, wait, 'wait-for': waitFor, promotion, cluster } = run.inputs;
        const home = (0,place_run/* runAt */.D)(configuredDeploy, run, { environment: environment?.name, cluster });
        const targets = deploy_addDisposableResource(env_3, new open_targets/* OpenTargets */.zn(configuredDeploy, home, environment, commitAtHand(run)), true);
        const request = {
            targets: targets.names,
            event: run.ci.event,
            environment,
            whyNoEnvironment: (0,why_no_environment/* whyNoEnvironment */.H)(config, run.ci),
            unwanted: environment && (0,why_no_environment/* whyUnwanted */.t)(environment.name, run.ci),
            promotes: environment?.environment['promote-from'] !== undefined && promotion === 'require',
            rollout: { sync, wait, waitFor },
            order: config.services,
            ci: run.ci,
            allowDirty: run.inputs['allow-dirty'],
            emits: run.inputs.emit !== undefined,
            dryRun: run.inputs['dry-run'],
        };
        const steps = record.observed(stepsOf(home, config, commitAtHand(run), targets, (place, url) => record.deployed(place, url)));
        return await deploy(request, steps, record.timed(run.log), (soFar) => {
            record.report(soFar);
            run.report((0,addresses/* withAddresses */.tp)(run, outputsSoFar(run, soFar)));
            announcing?.report(soFar);
        });
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        const result_3 = deploy_disposeResources(env_3);
        if (result_3)
            await result_3;
    }
}
function outputsOf(run, deployment) {
    if ('cleanup' in deployment) {
        const { commit, removed, diff } = deployment.cleanup;
        return { services: [], result: deployment.result, commit, removed, diff };
    }
    const held = (0,comparison_environment/* heldIn */.$f)(deployment.plan?.services ?? []);
    if ('why' in deployment) {
        const { services, result, request } = deployment;
        return { services, result, held, 'base-urls': baseUrls(run, deployment.plan), 'request-url': request?.url };
    }
    return { result: deployment.result, ...outputsSoFar(run, deployment) };
}
function outputsSoFar(run, soFar) {
    const { environment, plan, services, images, applications, commit, commits } = soFar;
    const known = {
        environment,
        services,
        images: images && Object.fromEntries(images.map((each) => [(0,service_deployment/* placeOf */.$t)(each), each.reference])),
        applications,
        held: plan && (0,comparison_environment/* heldIn */.$f)(plan.services),
        'base-urls': plan && baseUrls(run, plan),
        result: commit?.result,
        commit: commit?.commit,
        commits: commits && commitsOf(run, commits),
        'request-url': commit?.request?.url,
        diff: commits && diffOf(run, commits),
    };
    return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
function commitsOf(run, commits) {
    return commits.flatMap(({ target: name, commit }) => {
        if (commit === undefined)
            return [];
        const { clusters, run: own } = targetOf(run, name);
        return {
            repository: (0,gitops_remote/* gitopsUrl */.iZ)(own),
            branch: commit.branch,
            clusters: clusters.filter((each) => each !== undefined),
            result: commit.result,
            commit: commit.commit ?? null,
            'request-url': commit.request?.url ?? null,
        };
    });
}
function diffOf(run, commits) {
    const made = commits.filter(({ commit }) => commit !== undefined);
    if (made.length < 2)
        return made[0]?.commit?.diff;
    const diffs = made.flatMap(({ target, commit }) => {
        const diff = commit?.diff ?? '';
        return diff === '' ? [] : [`# ${(0,gitops_remote/* gitopsUrl */.iZ)(targetOf(run, target).run)} (${target})\n${diff}`];
    });
    return diffs.join('\n');
}
function targetOf(run, name) {
    const targets = (0,places_targets.targetsIn)(configuredDeploy, run, (0,addresses/* environmentOf */.p7)(run));
    const found = targets.find((each) => each.name === name);
    if (found === undefined)
        throw new Error(`no target ${name}`);
    return found;
}
function summaryOf(run, deployment, record) {
    if ('cleanup' in deployment) {
        return (0,cleanup/* cleanupSummary */.X)({ ...(0,cleanup_review_env.cleanupPage)(run, deployment.cleanup), isDry: run.inputs['dry-run'] });
    }
    if ('why' in deployment && deployment.environment === undefined) {
        return (0,nothing_to_deploy/* untakenSummary */.b)(deployment.why, run.config, run.ci);
    }
    const announcement = announcementOf(run, { phase: 'done', ...record.soFar, ...deployment });
    const commits = 'commits' in deployment ? deployment.commits : [];
    const redact = (text) => run.secrets.redact(text);
    const shown = { announcement, record, commits, graph: graphOf(run, deployment), notes: [], redact };
    return 'why' in deployment ? (0,nothing_to_deploy/* idleSummary */.Z)({ ...shown, request: deployment.request }) : (0,summaries_deployment/* deploymentSummary */.Aw)(shown);
}
function graphOf(run, { plan, environment }) {
    if (plan === undefined || environment === undefined || run.ci.host !== 'github')
        return undefined;
    const text = (0,picture/* graphText */.uk)((0,picture/* pictureOf */.CS)(plan.services, environment, run, () => undefined), run);
    return text === undefined ? undefined : (0,markdown/* fenced */.OF)(text, 'mermaid');
}
function failureOf(run, record, failed) {
    const environment = record.soFar.environment ?? (0,addresses/* environmentOf */.p7)(run)?.name;
    const announcement = announcementOf(run, { phase: 'failed', ...record.soFar, environment, failure: failed.failure });
    const hasServer = run.inputs['argocd-server'] !== undefined;
    return failedDeploymentSummary({ announcement, record, hasServer, redact: (text) => run.secrets.redact(text) }, failed);
}


/***/ }),

/***/ 5031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ci: () => (/* binding */ addressOf),
/* harmony export */   p7: () => (/* binding */ environmentOf),
/* harmony export */   tp: () => (/* binding */ withAddresses),
/* harmony export */   xQ: () => (/* binding */ isNowhere)
/* harmony export */ });
/* harmony import */ var _core_flow_service_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1466);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7216);
/* harmony import */ var _places_targets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4598);



function addressOf({ config, ci, ...run }, place) {
    if (config === undefined || ci.event.kind === 'branch-deleted' || ci.event.kind === 'request-closed')
        return undefined;
    const environment = environmentOf({ config, ci, ...run });
    const clusters = place === undefined ? (0,_places_targets_js__WEBPACK_IMPORTED_MODULE_2__.clustersIn)(run, environment) : [place.cluster];
    return (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__.environmentAddress)(config, environment, ci, place && [place.service], clusters);
}
function isNowhere(run, plan) {
    const chosen = environmentOf(run)?.environment;
    if (chosen === undefined || plan === undefined || !(0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__.isReviewEnvironment)(chosen))
        return false;
    return plan.services.every(({ decision }) => decision.do === 'nothing' && decision.because === 'unaffected');
}
function withAddresses(run, outputs) {
    const services = Array.isArray(outputs.services) ? outputs.services : [];
    const clusters = services.length === 0 ? [] : (0,_places_targets_js__WEBPACK_IMPORTED_MODULE_2__.clustersIn)(run, environmentOf(run));
    const places = services.flatMap((service) => clusters.map((cluster) => ({ service, cluster })));
    const urls = places.flatMap((place) => {
        const url = addressOf(run, place);
        return url === undefined ? [] : [[(0,_core_flow_service_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(place), url]];
    });
    return urls.length === 0 ? outputs : { ...outputs, urls: Object.fromEntries(urls) };
}
function environmentOf({ config, ci, inputs: { environment } }) {
    return config && (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__.chosenEnvironment)({ config, ci, environment }, true);
}


/***/ }),

/***/ 7019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ DeploymentRecord)
/* harmony export */ });
/* harmony import */ var _core_flow_service_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1466);

const stepNames = ['plan', 'promotion', 'checks', 'images', 'GitOps', 'Argo CD'];
function stepOf(title) {
    if (title.startsWith('GitOps repository'))
        return 'GitOps';
    const names = {
        Plan: 'plan',
        Promotion: 'promotion',
        Checks: 'checks',
        Images: 'images',
        Applications: 'Argo CD',
    };
    return names[title];
}
class DeploymentRecord {
    soFar = {};
    #clock;
    #began;
    #steps = new Map();
    #images = new Map();
    #applications = new Map();
    constructor(clock) {
        this.#clock = clock;
        this.#began = clock.now();
    }
    get steps() {
        return stepNames.flatMap((name) => this.#steps.get(name) ?? []);
    }
    get milliseconds() {
        return this.#clock.now() - this.#began;
    }
    image({ repository, tag }) {
        return this.#images.get(`${repository}:${tag}`);
    }
    application(place) {
        return this.#applications.get(place);
    }
    deployed({ service = '', cluster }, url) {
        this.#applications.set((0,_core_flow_service_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)({ service, cluster }), url);
    }
    report(more) {
        this.soFar = { ...this.soFar, ...more };
    }
    timed(log) {
        return {
            info: (text, tone) => log.info(text, tone),
            detail: (line) => log.detail(line),
            warn: (line) => log.warn(line),
            group: (title, body, options) => log.group(title, () => this.#step(title, body), options),
            during: (what, body) => log.during(what, body),
        };
    }
    observed(steps) {
        return {
            ...steps,
            makeImage: async (request) => {
                const began = this.#clock.now();
                const made = await steps.makeImage(request);
                const { image, tags, action } = made;
                this.#images.set(`${image}:${tags[0]}`, { action, milliseconds: this.#clock.now() - began });
                return made;
            },
        };
    }
    async #step(title, body) {
        const name = stepOf(title);
        if (name === undefined)
            return body();
        const earlier = this.#steps.get(name)?.milliseconds ?? 0;
        const began = this.#clock.now();
        const set = (result) => this.#steps.set(name, { name, result, milliseconds: earlier + this.#clock.now() - began });
        set('begun');
        try {
            const value = await body();
            set('done');
            return value;
        }
        catch (error) {
            set('begun');
            throw error;
        }
    }
}


/***/ })

};
