export const id = 7618;
export const ids = [7618,3367];
export const modules = {

/***/ 2887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ promotionsInto),
  b: () => (/* binding */ refuseOtherPromotions)
});

// EXTERNAL MODULE: ./build/core/bump/record/write-record.js
var write_record = __webpack_require__(9754);
// EXTERNAL MODULE: ./build/core/failure.js
var core_failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/commit.js
var git_commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/monorepo/affected.js
var affected = __webpack_require__(1754);
// EXTERNAL MODULE: ./build/core/flow/in-parallel.js
var in_parallel = __webpack_require__(6082);
// EXTERNAL MODULE: ./build/core/flow/keys.js
var keys = __webpack_require__(2531);
// EXTERNAL MODULE: ./build/core/flow/ordering.js
var ordering = __webpack_require__(4695);
// EXTERNAL MODULE: ./build/core/bump/apply.js + 4 modules
var apply = __webpack_require__(6224);
// EXTERNAL MODULE: ./build/core/bump/record/place-state.js + 1 modules
var place_state = __webpack_require__(2786);
// EXTERNAL MODULE: ./build/core/flow/service-deployment.js
var service_deployment = __webpack_require__(1466);
;// CONCATENATED MODULE: ./build/core/flow/promotion/source-place.js





async function readSource({ transport, snapshot, history, service, candidate }, facts) {
    const edit = await placeOf(snapshot, service);
    if (edit === undefined)
        return { state: undefined, inFile: undefined, deployments: [] };
    const question = { transport, history, seen: undefined, candidate, pipeline: undefined };
    const state = await (0,place_state/* readPlace */.yI)({ ...question, edit, commitOf: (digits) => facts.commitOf(digits) });
    const inPlace = inPlaceOf(state, edit);
    const earlier = (0,place_state/* deploymentsOf */.o)(await history(write_record/* depths */.pJ[0] ?? 0), edit).filter(({ recordedBy }) => recordedBy !== inPlace[0]?.recordedBy);
    return { state, inFile: edit.image?.oldImage, deployments: [...inPlace, ...earlier] };
}
async function placeOf(snapshot, deployment) {
    const { edits } = await (0,apply.applyUpdates)(snapshot, deployment.updates(service_deployment/* anyImage */.yf));
    return edits.find(({ image }) => image !== undefined);
}
function inPlaceOf({ holds }, edit) {
    return typeof holds === 'string' ? [] : [{ ...holds, image: holds.image ?? edit.image?.oldImage }];
}
function candidateOf(service, deployments, of) {
    const at = deployments.indexOf(of);
    const others = deployments.slice(at).findIndex((each) => !isSame(each, of));
    const first = deployments.at(others < 0 ? -1 : at + others - 1);
    return {
        service,
        image: of.image ?? '',
        deployed: of,
        commit: of.recordedBy,
        firstCommit: first?.recordedBy,
        replacedBy: deployments.slice(0, at).findLast((each) => !isSame(each, of)),
    };
}
async function candidateThere(question, { deployed }, facts) {
    const { transport, snapshot, service } = question;
    if (snapshot.commit)
        transport.expectHistory(snapshot.commit, write_record/* depths */.pJ[0] ?? 0);
    const history = (0,ordering.historyOf)(transport, snapshot.commit);
    const { state, deployments } = await readSource({ ...question, history }, facts);
    const isTakenBack = (each) => (state?.takenBack ?? []).some((back) => back.commit === each.commit || back.commit === each.builtFrom);
    const there = deployments.find((each) => isSame(each, deployed) && !isTakenBack(each));
    return there && candidateOf(service.service, deployments, there);
}
function isSame(each, of) {
    return (each.image === of.image ||
        (each.content !== undefined && each.content === of.content && each.builtFrom === of.builtFrom));
}

;// CONCATENATED MODULE: ./build/core/flow/promotion/promotion.js









const lookPause = 5_000;
async function awaitPromotions({ transport, atTip, from, candidate, services, lineTips }, ports) {
    const { clock, deadline, log } = ports;
    const found = new Map();
    for (let said = false;; said = true) {
        const tips = await lineTips();
        await atTip(async (snapshot) => {
            const open = services.filter(({ service }) => (found.get(service.service)?.result ?? 'awaited') === 'awaited');
            if (snapshot.commit)
                transport.expectHistory(snapshot.commit, write_record/* depths */.pJ[0] ?? 0);
            const history = (0,ordering.historyOf)(transport, snapshot.commit);
            const requests = open.map((each) => ({ ...each, transport, snapshot, history, candidate, from, lineTips: tips }));
            for (const { service, promotion } of await promotionsOf(requests, ports))
                found.set(service, promotion);
        });
        const awaited = [...found.values()].flatMap((each) => (each.result === 'awaited' ? [each.why] : []));
        if (awaited.length === 0)
            return found;
        if (!said)
            for (const why of awaited)
                log.info(`${why}; waiting for it`);
        if (deadline.remaining() <= lookPause) {
            throw new core_failure/* Failure */.HR('timed-out', 'PROMOTION_AWAITED', awaited.join('\n'), {
                hint: `Look at the pipeline that deploys to ${from}, and run this one again, or raise timeout.`,
            });
        }
        await log.during(awaited.join('; '), () => clock.sleep(lookPause));
    }
}
const mostAsked = 3;
const servicesAtOnce = 8;
async function promotionsOf(requests, ports) {
    const read = async (request) => ({ request, ...(await readSource(request, ports.facts)) });
    const places = await Promise.all(requests.map(read));
    const tasks = places.map((place) => ({
        name: place.request.service.service,
        run: async () => ({ place, found: await firstEqual(place, ports) }),
    }));
    const answers = await (0,in_parallel/* inParallel */.H)(tasks, { atOnce: servicesAtOnce, code: 'PROMOTION_FAILED' });
    const promotions = [];
    for (const { place, found } of answers) {
        const promotion = found.image === undefined ? await without(place, found, ports) : await throughGate(place, found, ports);
        promotions.push({ service: place.request.service.service, promotion });
    }
    return promotions;
}
async function firstEqual({ request, state, inFile, deployments }, { sameContent, imageNow }) {
    const { content, upstream = [] } = request;
    const takenBack = state?.takenBack ?? [];
    const isTakenBack = (each) => takenBack.some((back) => back.commit === each.commit ||
        back.commit === each.builtFrom ||
        back.content === content ||
        upstream.includes(back.content ?? ''));
    const isLabelled = ({ content: label }) => label === content || upstream.includes(label ?? '');
    const contradicts = (now) => (0,keys/* isComparable */.n)(now.content, content) && !isLabelled(now) && !now.isShared;
    let unproven;
    let contradicted;
    let asked = 0;
    let contradictions = 0;
    for (const each of deployments) {
        if (each.image === undefined || isTakenBack(each))
            continue;
        const { image, builtFrom } = each;
        const { repository, tag, digest } = (0,reference/* splitImage */.s5)(image);
        const isKnown = (0,keys/* isComparable */.n)(each.content, content);
        if (isKnown ? each.content !== content && !upstream.includes(each.content ?? '') : asked >= mostAsked)
            continue;
        if (!isKnown) {
            asked += 1;
            if ((await sameContent(request.service.service, { image, commit: builtFrom })) !== 'yes')
                continue;
        }
        if (digest !== undefined) {
            if (isKnown && digest !== (0,reference/* splitImage */.s5)(inFile ?? '').digest) {
                if (contradictions >= mostAsked)
                    continue;
                const now = await imageNow(image);
                if (now !== undefined && contradicts(now)) {
                    contradictions += 1;
                    contradicted ??= each;
                    continue;
                }
            }
            return { image: { reference: `${repository}@${digest}`, tag, builtFrom }, of: each };
        }
        if (isKnown && asked >= mostAsked)
            continue;
        if (isKnown)
            asked += 1;
        const now = await imageNow(image);
        if (now !== undefined && isLabelled(now)) {
            return { image: { reference: `${repository}@${now.digest}`, tag, builtFrom }, of: each };
        }
        unproven ??= image;
    }
    return { unproven, contradicted };
}
async function throughGate(place, { image, of }, { gate, isScheduled = false }) {
    if (image === undefined || of === undefined)
        throw new Error('there is no image to promote');
    const found = (await gate?.(candidateOf(place.request.service.service, place.deployments, of))) ?? { is: 'open' };
    if (found.is === 'open')
        return { result: 'promoted', image };
    const { from, service } = place.request;
    const why = `${service.service}: ${found.why}`;
    if (isScheduled)
        return { result: 'held', why: found.why };
    if (found.is === 'later' && found.at === undefined)
        return { result: 'awaited', why };
    const next = found.is === 'later'
        ? 'A scheduled run promotes it then, or this one when it is run again.'
        : `Run this again when it is well in ${from}.`;
    const failure = new core_failure/* Failure */.HR('refused', 'PROMOTION_NOT_DUE', why, {
        hint: `${next} To go past ${from} (a hotfix), build it here with \`promotion: build\`.`,
    });
    return { result: 'refused', failure, held: found.why };
}
async function without({ request, state }, { unproven, contradicted }, ports) {
    const inPlace = typeof state?.holds === 'object' ? state.holds : undefined;
    const { content, candidate, from, lineTips } = request;
    const { service } = request.service;
    const back = state?.takenBack.find((each) => each.content === content || each.commit === candidate);
    if (back === undefined) {
        for (const tip of lineTips) {
            if (!(await isOnItsWay(tip, inPlace, request, ports)))
                continue;
            const why = `${from} does not run ${service} of ${tip.slice(0, 8)} yet`;
            return ports.gate !== undefined && ports.isScheduled === true
                ? { result: 'held', why }
                : { result: 'awaited', why };
        }
    }
    if (inPlace === undefined && back === undefined && unproven === undefined && contradicted === undefined) {
        return { result: 'nothing', why: `${from} runs no image of ${service} yet, so there is nothing to promote` };
    }
    const failure = await refusal(inPlace, { back: back?.commit, unproven, contradicted }, request, ports);
    return ports.gate !== undefined && ports.isScheduled === true
        ? { result: 'held', why: failure.message.replace(`${service}: `, '') }
        : { result: 'refused', failure };
}
async function isOnItsWay(tip, inPlace, { service: { service }, content, candidate }, { facts, sameContent }) {
    if (tip === inPlace?.commit || content === inPlace?.content)
        return false;
    const relation = await facts.relation(candidate, tip);
    if (relation === 'same')
        return true;
    if ((await sameContent(service, { image: undefined, commit: tip })) === 'yes')
        return true;
    if (relation !== 'contained')
        return false;
    return inPlace === undefined || (await facts.relation(candidate, inPlace.commit)) !== 'contained';
}
async function refusal(inPlace, { back, unproven, contradicted }, { service: { service }, candidate, from }, { changedSince, facts }) {
    const mine = candidate.slice(0, 8);
    const runs = inPlace === undefined ? 'runs no image of it' : `runs ${inPlace.builtFrom.slice(0, 8)}`;
    const refused = (problem, hint) => new core_failure/* Failure */.HR('refused', 'PROMOTION_SOURCE', `${service}: ${problem}`, {
        hint: `${hint} To go past ${from} (a hotfix), build it here with \`promotion: build\`.`,
    });
    const recordAnew = `Deploy it to ${from} by its name from another commit (an empty one will do), so that its digest is recorded.`;
    if (back !== undefined) {
        const problem = `what ${mine} has was taken back in ${from} (${shortened(back)}), which ${runs}`;
        return refused(problem, `Deploy it to ${from} again, by its name, when it is good after all.`);
    }
    if (contradicted !== undefined) {
        const { image, recordedBy } = contradicted;
        const record = recordedBy === undefined ? 'the GitOps repository' : `${recordedBy.slice(0, 8)} of the GitOps repository`;
        const problem = `by ${record} ${from} has what ${mine} has as ${image}, but the label of that image says that it was made of something else`;
        return refused(problem, `Look who made that commit. ${recordAnew}`);
    }
    if (unproven !== undefined) {
        const problem = `${from} has what ${mine} has as ${unproven}, but neither a digest in the GitOps repository nor a label of the image proves what that tag names now`;
        return refused(problem, recordAnew);
    }
    const [change] = inPlace === undefined ? [] : await changedSince(service, inPlace.builtFrom);
    const differs = change === undefined ? '' : `; ${(0,affected/* describeReason */.Gk)(service, change)} since`;
    const unknown = facts.notes.length === 0 ? '' : `, and whether it is on its way is not known: ${facts.notes.join('; ')}`;
    return refused(`${from} ${runs} and has not run what ${mine} has${differs}${unknown}`, `Deploy it to ${from} first.`);
}
function shortened(commit) {
    return (0,git_commit/* isObjectName */.V2)(commit) ? commit.slice(0, 8) : commit;
}

;// CONCATENATED MODULE: ./build/core/flow/promotion/same-build.js

function refuseOtherBuilds({ environment, from }, services) {
    const differences = services.flatMap(({ service, here, there }) => {
        const settings = differencesOf(here, there);
        return settings.length === 0 ? [] : [`${service} (${settings.join(', ')})`];
    });
    if (differences.length === 0)
        return;
    throw (0,core_failure/* badInput */.AN)(`environments.${environment}.promote-from`, `what ${from} runs is not what is built for ${environment}: ${differences.join(', ')}`, `Give the services these settings when they start, or leave promote-from out, so that ${environment} builds its own images.`);
}
function differencesOf(here, there) {
    const [ours, theirs] = [argumentsOf(here), argumentsOf(there)];
    const names = new Set([...ours.keys(), ...theirs.keys()]);
    return [
        ...[...names].filter((name) => ours.get(name) !== theirs.get(name)).map((name) => `build argument ${name}`),
        ...(here.target === there.target ? [] : [`target ${there.target ?? 'of the last stage'}`]),
        ...(isSameImage(here, there) ? [] : [`image ${there.image}`]),
    ];
}
function isSameImage(here, there) {
    if (here.image === there.image)
        return true;
    const [ours, theirs] = [nameIn(here), nameIn(there)];
    return ours !== undefined && ours === theirs;
}
function nameIn({ image, registry }) {
    const prefix = registry === undefined ? undefined : `${registry.replace(/\/+$/, '')}/`;
    return prefix !== undefined && image?.startsWith(prefix) === true ? image.slice(prefix.length) : undefined;
}
function argumentsOf({ 'build-args': args }) {
    return new Map(args.map((item) => {
        const equals = item.indexOf('=');
        return equals < 0 ? [item, undefined] : [item.slice(0, equals).trim(), item.slice(equals)];
    }));
}

// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(6617);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/monorepo/events/events.js
var events = __webpack_require__(7535);
// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/commands/build-image.js + 1 modules
var build_image = __webpack_require__(6921);
// EXTERNAL MODULE: ./build/commands/comparison/environment.js + 6 modules
var comparison_environment = __webpack_require__(4531);
// EXTERNAL MODULE: ./build/commands/comparison/image-content.js
var image_content = __webpack_require__(7400);
// EXTERNAL MODULE: ./build/core/argocd/server/live.js
var server_live = __webpack_require__(151);
// EXTERNAL MODULE: ./build/core/argocd/rollout/gitops-target.js + 1 modules
var gitops_target = __webpack_require__(3674);
// EXTERNAL MODULE: ./build/core/argocd/rollout/rollout-status.js + 2 modules
var rollout_status = __webpack_require__(633);
;// CONCATENATED MODULE: ./build/core/argocd/rollout/running.js




async function runningState(app, { image, commit, firstCommit }, repository) {
    const target = { ...repository, commit };
    const goal = { synced: true, healthy: true, images: [], commit, operationId: undefined };
    return {
        status: (0,rollout_status/* rolloutStatus */.O)(app, goal, await (0,gitops_target/* reachOf */.xw)(app, (0,gitops_target/* targetOf */.$r)(app.spec, target))),
        since: await deployedSince(app, { ...repository, commit: firstCommit ?? commit }, image),
        instead: otherImages(app, image),
    };
}
async function deployedSince(app, target, image) {
    const history = app.status?.history ?? [];
    let since;
    for (const entry of history.toReversed()) {
        const has = await hasCommit(app, entry, target);
        if (has === 'no')
            break;
        since = entry.deployedAt;
        if (has === 'unknown') {
            since = runs(app, image) === 'yes' ? history.at(-1)?.deployedAt : undefined;
            break;
        }
    }
    const time = Date.parse(since ?? '');
    return Number.isFinite(time) ? time : undefined;
}
async function hasCommit(app, entry, target) {
    if (target.commit === undefined || app.spec.sourceHydrator !== undefined)
        return 'unknown';
    const { source: _, sources: __, ...rest } = app.spec;
    const spec = {
        ...rest,
        ...(entry.source === undefined ? {} : { source: entry.source }),
        ...(entry.sources === undefined ? {} : { sources: entry.sources }),
    };
    const { history, commit } = target;
    const positions = (0,gitops_target/* gitopsPositions */.DE)(spec, target);
    const revisions = (0,server_live/* revisionsOf */.Ow)(entry);
    if (positions.length === 0)
        return 'unknown';
    const answers = await Promise.all(positions.map((position) => history.descends(revisions[position - 1] ?? '', commit)));
    return answers.find((answer) => answer !== 'yes') ?? 'yes';
}
function otherImages(app, image) {
    return runs(app, image) === 'other' ? sameRepository(app, image).join(', ') : undefined;
}
function runs(app, image) {
    const found = sameRepository(app, image);
    const wanted = (0,reference/* splitImage */.s5)(image);
    const isWanted = (each) => {
        const { tag, digest } = (0,reference/* splitImage */.s5)(each);
        if (digest !== undefined && wanted.digest !== undefined)
            return digest === wanted.digest;
        return tag !== undefined && tag === wanted.tag;
    };
    return found.some(isWanted) ? 'yes' : found.length > 0 ? 'other' : 'none';
}
function sameRepository(app, image) {
    const { repository } = (0,reference/* splitImage */.s5)(image);
    return (app.status?.summary?.images ?? []).filter((each) => (0,reference/* splitImage */.s5)(each).repository === repository);
}

// EXTERNAL MODULE: ./build/core/argocd/server/client.js + 3 modules
var client = __webpack_require__(71);
;// CONCATENATED MODULE: ./build/core/argocd/running.js
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



async function applicationRunning({ connection, application, expected, repository }, ports, deadline) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const opened = __addDisposableResource(env_1, client.ArgocdClient.open(connection, ports), false);
        const ref = (0,server_live/* refTo */.zI)(application);
        const live = await opened.until(deadline).get(ref);
        const isThere = live !== undefined && live.metadata.deletionTimestamp === undefined;
        return { name: (0,server_live/* appNamed */.pA)(ref), state: isThere ? await runningState(live, expected, repository) : undefined };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}

;// CONCATENATED MODULE: ./build/core/flow/promotion/gate.js
const gate_open = { is: 'open' };
function judgeGate(rules, facts) {
    const { replacedAt, replacedBy, applications } = facts;
    if (replacedAt !== undefined || replacedBy !== undefined)
        return ofReplaced(rules, facts);
    if (rules.healthy && applications === undefined) {
        return { is: 'closed', why: `no Application tells whether it is healthy in ${rules.from}` };
    }
    const states = applications ?? [];
    const missing = states.find(({ state }) => state === undefined);
    if (missing !== undefined)
        return { is: 'closed', why: `there is no ${missing.name} that runs it in ${rules.from}` };
    const known = states.flatMap(({ name, state }) => (state === undefined ? [] : [{ name, state }]));
    if (rules.healthy) {
        const [first = gate_open] = known.map(({ name, state }) => healthGate(name, state)).filter(({ is }) => is !== 'open');
        if (first.is !== 'open')
            return first;
    }
    return rules.after === undefined ? gate_open : timeGate(rules.after, rules, facts, known);
}
function strictestGate(gates) {
    const closed = gates.find(({ is }) => is === 'closed');
    const later = gates.flatMap((gate) => (gate.is === 'later' ? [gate] : []));
    const [longest] = later.toSorted((one, other) => (other.at ?? 0) - (one.at ?? 0));
    return closed ?? longest ?? gate_open;
}
function healthGate(name, { status, instead }) {
    if (status.state === 'waiting')
        return { is: 'later', why: `${name} is not live and healthy yet: ${status.reason}` };
    if (status.state !== 'ready')
        return { is: 'closed', why: `${name} is not healthy: ${status.reason}` };
    return instead === undefined ? gate_open : { is: 'closed', why: `${name} is healthy with another image, ${instead}` };
}
function timeGate(after, { from }, { now, writtenAt, applications }, known) {
    const late = known.find(({ state }) => state.since === undefined);
    if (late !== undefined) {
        const { status } = late.state;
        const because = status.state === 'ready' ? 'its history does not tell since when' : status.reason;
        const is = status.state === 'waiting' || status.state === 'ready' ? 'later' : 'closed';
        return { is, why: `${late.name} has not deployed it yet: ${because}` };
    }
    const instead = known.find(({ state }) => state.instead !== undefined);
    if (instead !== undefined)
        return { is: 'closed', why: `${instead.name} runs ${instead.state.instead} in its place` };
    const times = applications === undefined ? [writtenAt] : known.map(({ state }) => state.since);
    const [since] = times.filter((time) => time !== undefined).toSorted((one, other) => other - one);
    if (since === undefined)
        return { is: 'closed', why: `no record tells since when ${from} has it` };
    const at = since + after;
    if (at <= now)
        return gate_open;
    const remaining = durationText(at - now);
    const why = `${from} has it since ${clockText(since, now)}, and it is promoted after ${durationText(after)}: not before ${clockText(at, now)}, in ${remaining}`;
    return { is: 'later', why, at };
}
function ofReplaced({ healthy, after, from }, { writtenAt, replacedAt, replacedBy = 'another image' }) {
    if (healthy)
        return { is: 'closed', why: `${from} has it no more, and runs ${replacedBy}, so its health is not known` };
    if (after === undefined)
        return gate_open;
    if (writtenAt === undefined || replacedAt === undefined) {
        return { is: 'closed', why: `no record tells how long ${from} had it` };
    }
    const had = replacedAt - writtenAt;
    if (had >= after)
        return gate_open;
    return {
        is: 'closed',
        why: `${from} had it for ${durationText(had)} of the ${durationText(after)} that it takes, and runs ${replacedBy} now`,
    };
}
function clockText(time, now) {
    const text = (each) => new Date(Math.ceil(each / 60_000) * 60_000).toISOString();
    const [day, clock] = [text(time).slice(0, 10), text(time).slice(11, 16)];
    return day === new Date(now).toISOString().slice(0, 10) ? `${clock} UTC` : `${day} ${clock} UTC`;
}
function durationText(milliseconds) {
    if (milliseconds < 60_000)
        return `${Math.max(0, Math.ceil(milliseconds / 1_000))}s`;
    const minutes = Math.ceil(milliseconds / 60_000);
    const parts = [
        [Math.floor(minutes / 1_440), 'd'],
        [Math.floor((minutes % 1_440) / 60), 'h'],
        [minutes % 60, 'm'],
    ];
    return parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count}${unit}`])).join(' ');
}

// EXTERNAL MODULE: ./build/core/monorepo/place.js
var monorepo_place = __webpack_require__(4867);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var declarations_run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
// EXTERNAL MODULE: ./build/commands/configured/argocd-upsert-app.js
var argocd_upsert_app = __webpack_require__(176);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
;// CONCATENATED MODULE: ./build/commands/comparison/promotion-gate.js












function rulesOf(config, environment) {
    const { environment: from, when, after } = (0,environments.environmentNamed)(config, environment)['promote-from'] ?? {};
    if (from === undefined || (when === undefined && after === undefined))
        return undefined;
    return { from, healthy: when === 'healthy', after: after === undefined ? undefined : (0,resolve/* parseDuration */.E9)(after) };
}
function refuseUnjudgedGate(run, config, environment, services) {
    const rules = rulesOf(config, environment);
    if (rules?.healthy !== true)
        return;
    const { from } = rules;
    const what = `environments.${environment}.promote-from has \`when: healthy\``;
    for (const service of services) {
        for (const cluster of clustersFrom(config, service, from)) {
            const place = cluster === undefined ? from : `${from} (${cluster})`;
            if ((0,monorepo_place/* environmentAt */.Ff)(config, (0,environments.environmentNamed)(config, from), { environment: from, service, cluster }).app === undefined) {
                const fix = `Describe it in \`environments.${from}.app\` (its \`name\` will do), or use \`after\` alone.`;
                throw (0,core_failure/* badInput */.AN)('config', `${what}, and gitops.yaml names no Application of ${service} in ${place}`, fix);
            }
            if (serverOf(run, service, from, cluster) !== undefined)
                continue;
            const fix = 'Give `argocd.server` in gitops.yaml and the input `argocd-token`, or use `after` alone, which Git tells.';
            throw (0,core_failure/* badInput */.AN)('argocd-server', `is missing: ${what}, which Argo CD of ${place} tells`, fix);
        }
    }
}
function clustersFrom(config, service, from) {
    return (0,monorepo_place/* clustersOf */.Dg)((0,monorepo_place/* environmentAt */.Ff)(config, (0,environments.environmentNamed)(config, from), { environment: from, service }));
}
function serverOf(run, service, environment, cluster) {
    const { inputs } = (0,inputs_for/* inputsFor */.p)(argocd_upsert_app/* configuredApplication */.b, run, { service, environment, cluster });
    return inputs['argocd-server'] === undefined ? undefined : inputs;
}
function gateOf({ environment, candidate, places, facts, deployment }, config) {
    const rules = rulesOf(config, environment);
    if (rules === undefined)
        return undefined;
    const judged = async (found, place, from) => judgePlace(found, place, await deployment(found.service, place.cluster), {
        environment: rules.from,
        rules: { ...rules, from },
    });
    return async (found) => {
        const clusters = clustersFrom(config, found.service, rules.from);
        const own = places.filter(({ cluster }) => clusters.includes(cluster));
        const gates = own.map(async (place) => {
            const from = own.length === 1 ? rules.from : `${rules.from} (${place.cluster})`;
            if (place === places[0])
                return judged(found, place, from);
            const { transport } = await place.once.get();
            const service = await deployment(found.service, place.cluster);
            const there = await place.atTip((snapshot) => candidateThere({ transport, snapshot, service, candidate }, found, facts));
            return there === undefined ? { is: 'closed', why: `${from} does not run it` } : judged(there, place, from);
        });
        return strictestGate(await Promise.all(gates));
    };
}
async function judgePlace({ service, image, commit, firstCommit, replacedBy }, { cluster, run, once, history }, { application }, { environment, rules }) {
    const { transport } = await once.get();
    const writtenAt = async (id) => {
        const [found] = id === undefined ? [] : await transport.history(id, 1);
        return found === undefined ? undefined : (0,git_commit/* decodeCommit */.ix)(found.body).committer.seconds * 1_000;
    };
    const applications = async () => {
        const server = serverOf(run, service, environment, cluster);
        if (server === undefined || application === undefined)
            return undefined;
        const question = {
            connection: (0,declarations_run/* argocdConnection */.rU)(server),
            application: application.application,
            expected: { image, commit, firstCommit },
            repository: { url: (0,gitops_remote/* gitopsUrl */.iZ)(run), branch: run.inputs['gitops-branch'], history },
        };
        return [await applicationRunning(question, run, run.deadline)];
    };
    const [written, replaced, states] = await Promise.all([
        writtenAt(firstCommit),
        writtenAt(replacedBy?.recordedBy),
        replacedBy === undefined ? applications() : undefined,
    ]);
    return judgeGate(rules, {
        now: transport.serverTime() ?? run.clock.now(),
        writtenAt: written,
        replacedAt: replaced,
        replacedBy: replacedBy?.builtFrom.slice(0, 8),
        applications: states,
    });
}

;// CONCATENATED MODULE: ./build/commands/comparison/promotions.js










function refuseOtherPromotions(run, config, environment, services) {
    const from = (0,environments.environmentNamed)(config, environment)['promote-from']?.environment;
    if (from === undefined)
        return;
    refuseUnjudgedGate(run, config, environment, services);
    const build = (service, name) => ({
        ...(0,inputs_for/* inputsFor */.p)(build_image.buildImage, run, { service, environment: name }).inputs,
        registry: (0,environments.environmentNamed)(config, name).registry ?? config.registry,
    });
    const builds = services.map((service) => ({
        service,
        here: build(service, environment),
        there: build(service, from),
    }));
    refuseOtherBuilds({ environment, from }, builds);
}
async function promotionsInto({ environment, services, candidate, keys, sources, deployment }, config) {
    const from = (0,environments.environmentNamed)(config, environment)['promote-from']?.environment ?? environment;
    const [source] = sources;
    const { run, atTip } = source;
    const { transport, facts } = await source.once.get();
    const contents = await keys.keysIn(from, services);
    const upstream = await Promise.all(upstreamOf(config, from).map((each) => keys.keysIn(each, services)));
    const promoted = services.map(async (service) => ({
        service: await deployment(service, source.cluster),
        content: contents.get(service)?.content ?? '',
        upstream: upstream.flatMap((each) => each.get(service)?.content ?? []),
    }));
    const request = {
        transport,
        atTip,
        from,
        candidate,
        services: await Promise.all(promoted),
        lineTips: () => lineTips(run, config, from, facts),
    };
    return awaitPromotions(request, {
        facts,
        clock: run.clock,
        deadline: run.deadline,
        log: run.log,
        imageNow: (image) => (0,image_content/* imageNow */.c)(run, image, from),
        gate: gateOf({ environment, candidate, places: sources, facts, deployment }, config),
        isScheduled: (0,events/* triggerOf */.ix)(run.ci) === 'schedule',
        ...(0,comparison_environment/* contentPorts */.k_)(keys, from, contents, (image) => (0,image_content/* contentOfImage */.Q)(run, image, from)),
    });
}
function upstreamOf(config, environment) {
    const found = new Set();
    for (let name = environment; name !== undefined && !found.has(name);) {
        found.add(name);
        name = config.environments.get(name)?.['promote-from']?.environment;
    }
    found.delete(environment);
    return [...found];
}
async function lineTips({ ci }, config, environment, facts) {
    const source = (0,environments.environmentNamed)(config, environment);
    const { when } = source;
    await facts.refresh();
    const refs = ['heads', 'tags'].flatMap((kind) => {
        const patterns = (kind === 'heads' ? when?.branch : when?.tag) ?? [];
        const prefix = `refs/${kind}/`;
        const own = ci.sourceRef?.startsWith(prefix) === true ? ci.sourceRef.slice(prefix.length) : undefined;
        const isFed = own !== undefined && (kind === 'heads' ? (0,glob/* globs */.gV)(patterns)(own) : (0,events/* takesTag */.xm)(source, own, config.services) !== 'no');
        return [...(isFed ? [own] : []), ...patterns.filter((pattern) => !(0,glob/* isGlob */.fg)(pattern))].map((name) => prefix + name);
    });
    const tips = await Promise.all([...new Set(refs)].map((ref) => facts.tip(ref)));
    return [...new Set(tips.filter((tip) => tip !== undefined))];
}


/***/ }),

/***/ 3721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zu: () => (/* binding */ checkArgocd),
/* harmony export */   ps: () => (/* binding */ checkVersion),
/* harmony export */   wD: () => (/* binding */ checkLogin)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _planned_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2839);
/* harmony import */ var _rights_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2038);
/* harmony import */ var _server_client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71);
/* harmony import */ var _server_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(798);
/* harmony import */ var _server_live_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(151);
/* harmony import */ var _states_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5367);
/* harmony import */ var _upsert_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3914);
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








const oldest = { major: 2, minor: 7 };
async function checkVersion(client) {
    const { Version: version } = await client.call({ path: '/api/version' });
    const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(String(version)) ?? [];
    if (major === undefined || Number(major) > oldest.major)
        return String(version);
    if (Number(major) === oldest.major && Number(minor) >= oldest.minor)
        return String(version);
    const problem = `Argo CD at ${client.url} is ${String(version)}, and ${oldest.major}.${oldest.minor} is the oldest that this program works with`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_VERSION', problem, {
        hint: 'Upgrade Argo CD, or use `mode: git`, which needs no server.',
    });
}
async function checkLogin(client) {
    const subject = await client.userInfo();
    if (subject.loggedIn)
        return subject;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_UNAUTHORIZED', `Argo CD at ${client.url} does not accept the credential`, {
        hint: 'The token is expired, revoked or of another server: make a new one for the project role.',
    });
}
async function checkArgocd(request, ports, deadline) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const opened = __addDisposableResource(env_1, _server_client_js__WEBPACK_IMPORTED_MODULE_3__.ArgocdClient.open(request.connection, ports), false);
        const client = deadline === undefined ? opened : opened.until(deadline);
        const subject = checkLogin(client);
        await Promise.all([subject, checkVersion(client)]);
        const needed = await neededRights(client, request.applications, ports.log).catch((error) => {
            if (!(0,_server_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .isTransient */ .dg)(error))
                throw error;
            return [];
        });
        const missing = await (0,_rights_js__WEBPACK_IMPORTED_MODULE_2__/* .missingRights */ .o7)(client, needed, subject);
        if (missing === undefined)
            return;
        if (!request.dryRun)
            throw missing;
        ports.log.warn(`this would be refused: ${missing.message}. ${missing.hint}`);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function neededRights(client, planned, log) {
    if (planned.length === 0)
        return [];
    const applications = planned.map(({ application }) => application);
    const looks = await (0,_states_js__WEBPACK_IMPORTED_MODULE_5__/* .liveApplications */ .i)(client, applications, log);
    return (0,_rights_js__WEBPACK_IMPORTED_MODULE_2__/* .inTurns */ .gG)(planned.map((each, index) => ({ ...each, look: looks[index] })), async ({ application, request, options, look }) => {
        const ref = (0,_server_live_js__WEBPACK_IMPORTED_MODULE_7__/* .refTo */ .zI)(application);
        const live = look ?? (await (0,_rights_js__WEBPACK_IMPORTED_MODULE_2__/* .sameName */ .q)(client, ref));
        const sync = options.sync ? ['sync'] : [];
        if (live === undefined)
            return { ref, actions: ['create', ...sync] };
        if (live instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
            return { ref, actions: ['create', 'update', ...sync] };
        const differs = (0,_upsert_js__WEBPACK_IMPORTED_MODULE_6__/* .differsFromLive */ .Cu)((0,_planned_js__WEBPACK_IMPORTED_MODULE_1__/* .applicationAt */ .u)({ request, application }, undefined), live);
        return { ref, actions: differs ? ['create', 'update', ...sync] : sync };
    });
}


/***/ }),

/***/ 8549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lx: () => (/* binding */ findBuilder),
/* harmony export */   MP: () => (/* binding */ confirmImage),
/* harmony export */   Td: () => (/* binding */ pushCredentialSource),
/* harmony export */   ay: () => (/* binding */ checkBuildInputs),
/* harmony export */   cd: () => (/* binding */ checkImage),
/* harmony export */   y4: () => (/* binding */ checkImagePush)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _image_promote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5748);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9349);
/* harmony import */ var _dockerfile_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2175);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3951);
/* harmony import */ var _engines_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1882);
/* harmony import */ var _make_sign_fresh_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5462);
/* harmony import */ var _make_task_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9131);
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7892);
/* harmony import */ var _prune_pruned_context_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3909);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(212);













async function checkImage(request, ports, probes = new Map()) {
    if (request.finish !== undefined)
        return;
    const missing = await checkBuildInputs(request, ports);
    if (missing !== undefined)
        throw missing;
    if (request['promote-from'] === undefined && !request['unless-changed'])
        await findBuilder(request, ports, probes);
    if (!request['dry-run'])
        await checkImagePush(request, ports);
}
async function checkBuildInputs(request, ports) {
    (0,_options_options_js__WEBPACK_IMPORTED_MODULE_8__/* .checkDestination */ .br)(request);
    await (0,_make_sign_fresh_js__WEBPACK_IMPORTED_MODULE_6__/* .signerFor */ .k8)(request, ports);
    const target = (0,_request_js__WEBPACK_IMPORTED_MODULE_10__/* .imageTarget */ .bi)(request);
    if (request['promote-from'] !== undefined) {
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseReference */ .F2)(request['promote-from'], 'promote-from');
        return undefined;
    }
    const engines = (0,_engines_js__WEBPACK_IMPORTED_MODULE_5__/* .enginesFor */ .Ho)(request, _engines_js__WEBPACK_IMPORTED_MODULE_5__/* .allEngines */ .N1);
    const spec = (0,_request_js__WEBPACK_IMPORTED_MODULE_10__/* .specOf */ .rI)(request, target, ports);
    if (!engines.some(({ source }) => source === 'dockerfile'))
        return missingFile(spec);
    await checkDockerfile(spec);
    await (0,_prune_pruned_context_js__WEBPACK_IMPORTED_MODULE_9__.checkPrune)(request, spec, ports);
    return undefined;
}
async function findBuilder(request, ports, probes = new Map()) {
    const engines = (0,_engines_js__WEBPACK_IMPORTED_MODULE_5__/* .enginesFor */ .Ho)(request, _engines_js__WEBPACK_IMPORTED_MODULE_5__/* .allEngines */ .N1);
    const spec = (0,_request_js__WEBPACK_IMPORTED_MODULE_10__/* .specOf */ .rI)(request, (0,_request_js__WEBPACK_IMPORTED_MODULE_10__/* .imageTarget */ .bi)(request), ports);
    const asked = JSON.stringify([engines.map(({ name }) => name), spec.builder, spec.platforms.length]);
    const probe = probes.get(asked) ?? canBuild(engines, spec, request, ports);
    probes.set(asked, probe);
    return await probe;
}
async function checkImagePush(request, ports) {
    const { image } = (0,_request_js__WEBPACK_IMPORTED_MODULE_10__/* .imageTarget */ .bi)(request);
    await (0,_make_task_js__WEBPACK_IMPORTED_MODULE_7__/* .withConnection */ .p)(ports, (own) => (0,_make_task_js__WEBPACK_IMPORTED_MODULE_7__/* .registryFor */ .ZQ)(request, image, own).checkPush((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRepositoryName */ .$M)(image)));
}
async function pushCredentialSource(request, ports) {
    const { image } = (0,_request_js__WEBPACK_IMPORTED_MODULE_10__/* .imageTarget */ .bi)(request);
    const { registry, repository } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRepositoryName */ .$M)(image);
    const { kind, source } = await (0,_make_task_js__WEBPACK_IMPORTED_MODULE_7__/* .connect */ .Ng)(request, image, ports).credentials(registry, repository);
    return kind === 'anonymous' ? undefined : source;
}
async function confirmImage(request, image, ports) {
    const { repository, tag, digest } = image;
    if (request['dry-run'])
        return;
    await (0,_make_task_js__WEBPACK_IMPORTED_MODULE_7__/* .withConnection */ .p)(ports, (own) => {
        const registry = (0,_make_task_js__WEBPACK_IMPORTED_MODULE_7__/* .registryFor */ .ZQ)(request, repository, own);
        return (0,_image_promote_js__WEBPACK_IMPORTED_MODULE_3__.confirm)(registry, { ...(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRepositoryName */ .$M)(repository), tag }, digest);
    });
}
function canBuild(engines, spec, request, ports) {
    return (0,_make_task_js__WEBPACK_IMPORTED_MODULE_7__/* .withConnection */ .p)(ports, (own) => {
        const { run } = own.programs;
        return (0,_engines_js__WEBPACK_IMPORTED_MODULE_5__/* .firstAvailable */ .ML)(engines, spec, { ...own, run, registry: (0,_make_task_js__WEBPACK_IMPORTED_MODULE_7__/* .registryFor */ .ZQ)(request, spec.image, own) });
    });
}
async function checkDockerfile(spec) {
    await (0,_request_js__WEBPACK_IMPORTED_MODULE_10__/* .requirePaths */ .yK)(spec);
    const dockerfile = (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_11__/* .parseDockerfile */ .Ai)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(spec.dockerfile, 'utf8'));
    if (spec.target === undefined || (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_11__/* .targetNumber */ .Bi)(dockerfile, spec.target) !== undefined)
        return;
    const problem = `${spec.dockerfile} has no stage ${spec.target}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('target', problem, 'Name a stage of it, or leave target out.');
}
async function missingFile(spec) {
    for (const file of spec.files) {
        if (file.trim() === _engine_js__WEBPACK_IMPORTED_MODULE_12__/* .layerMark */ .n8)
            continue;
        const [local = file] = file.split(':', 1);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(spec.cwd, local));
        }
        catch (cause) {
            const hint = 'Build it in a step before this one, or correct the path.';
            return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('files', `${local} cannot be read`, hint, cause);
        }
    }
    return undefined;
}


/***/ }),

/***/ 3909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkPrune: () => (/* binding */ checkPrune),
  prunedContext: () => (/* binding */ prunedContext)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/counted.js
var counted = __webpack_require__(1856);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/monorepo/lock/lock-files.js + 3 modules
var lock_files = __webpack_require__(5245);
// EXTERNAL MODULE: ./build/core/run-end.js
var run_end = __webpack_require__(95);
// EXTERNAL MODULE: ./build/core/build/content-key.js + 2 modules
var content_key = __webpack_require__(6922);
// EXTERNAL MODULE: ./build/core/build/dockerfile-reads.js + 1 modules
var dockerfile_reads = __webpack_require__(9180);
// EXTERNAL MODULE: ./build/core/build/engine.js
var engine = __webpack_require__(3951);
// EXTERNAL MODULE: ./build/core/build/request.js
var build_request = __webpack_require__(212);
// EXTERNAL MODULE: ./build/core/build/run-builder.js
var run_builder = __webpack_require__(1142);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(6617);
;// CONCATENATED MODULE: ./build/core/build/prune/docker-layout.js



function expectsDockerLayout(context, { isTracked, paths }) {
    const isInMonorepo = (directory) => isTracked(directory) || paths.some((path) => path.startsWith(`${directory}/`));
    return ['', 'out/'].find((prefix) => ['json', 'full'].every((name) => {
        const directory = `${prefix}${name}`;
        const isCopied = context.some((path) => path === directory || path.startsWith(`${directory}/`));
        return isCopied && !isInMonorepo(directory);
    }));
}
const isForInstall = (0,glob/* glob */.TI)('{.npmrc,.yarnrc,.yarnrc.yml,.pnpmfile.cjs,.pnpmfile.mjs,pnpm-workspace.yaml,bunfig.toml,{patches,.yarn/patches,.yarn/releases,.yarn/plugins}/**}');
function dockerLayout(prefix) {
    return (path) => {
        if (path === '.dockerignore' || path === '.containerignore')
            return [path];
        const json = `${prefix}json/${path}`;
        if (lock_files/* lockFileNames */.e.includes(path))
            return [json, `${prefix}${path}`];
        const isManifest = external_node_path_.posix.basename(path) === 'package.json' || isForInstall(path);
        return [...(isManifest ? [json] : []), `${prefix}full/${path}`];
    };
}

// EXTERNAL MODULE: ./build/core/monorepo/prune/extra-files.js
var extra_files = __webpack_require__(5099);
// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
;// CONCATENATED MODULE: ./build/core/build/prune/extra-files.js






async function extraFiles(root, items) {
    const found = new Set();
    for (const item of items) {
        const path = (0,extra_files/* extraFilePath */.Cc)(item);
        const walk = walkOf(item, path);
        if (walk !== undefined)
            await collect(root, '', walk, found);
        else
            await collectNamed(root, path, found);
    }
    const isLeftOut = (0,extra_files/* leavesOut */.Nt)(items);
    return [...found].filter((path) => !isLeftOut(path) && !isOwn(path)).sort();
}
function isOwn(path) {
    return path === ports/* dotenvReport */.ff || path.startsWith(`${ports/* outputFiles */.Lo}/`);
}
const skipped = ['.git', 'node_modules'];
function walkOf(item, path) {
    if (!(0,glob/* isGlob */.fg)(item))
        return undefined;
    const names = new Set(path.split('/'));
    return {
        at: (0,glob/* globWalk */.k)((0,glob/* alternatives */.Vo)(path, 'extra-files')),
        enters: (name) => name !== '.git' && (!skipped.includes(name) || names.has(name)),
    };
}
async function collect(root, directory, { at, enters }, found) {
    for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(root, directory), { withFileTypes: true })) {
        const path = external_node_path_.posix.join(directory, entry.name);
        if (!entry.isDirectory()) {
            if ((entry.isFile() || entry.isSymbolicLink()) && at.matches(entry.name))
                found.add(path);
            continue;
        }
        const below = enters(entry.name) ? at.below(entry.name) : undefined;
        if (below !== undefined)
            await collect(root, path, { at: below, enters }, found);
    }
}
async function collectNamed(root, path, found) {
    const parents = path.split('/').slice(0, -1);
    for (const index of parents.keys()) {
        const parent = parents.slice(0, index + 1).join('/');
        if (!(await kindOf(root, parent))?.isSymbolicLink())
            continue;
        const problem = `"${path}" leads through the symbolic link ${parent}`;
        throw (0,failure/* badInput */.AN)('extra-files', problem, 'Name the file where it is.');
    }
    const kind = await kindOf(root, path);
    if (kind === undefined) {
        const hint = 'Correct the path, make the file in a step before this one, or give a glob, which may match nothing.';
        throw (0,failure/* badInput */.AN)('extra-files', `"${path}" is not there`, hint);
    }
    if (kind.isDirectory())
        await collect(root, path, { at: (0,glob/* globWalk */.k)(['**']), enters: (name) => !skipped.includes(name) }, found);
    else
        found.add(path);
}
function kindOf(root, path) {
    return (0,promises_.lstat)((0,external_node_path_.join)(root, path)).catch(() => undefined);
}

// EXTERNAL MODULE: ./build/core/monorepo/content/service-content.js + 3 modules
var service_content = __webpack_require__(4446);
// EXTERNAL MODULE: ./build/core/monorepo/lock/pruned-lock.js + 2 modules
var pruned_lock = __webpack_require__(559);
// EXTERNAL MODULE: ./build/core/git/objects.js
var objects = __webpack_require__(585);
// EXTERNAL MODULE: ./build/core/source/checkout.js
var checkout = __webpack_require__(5228);
// EXTERNAL MODULE: ./build/core/source/tree.js
var tree = __webpack_require__(1220);
;// CONCATENATED MODULE: ./build/core/monorepo/prune/working-tree.js






async function readWorkingTree(at) {
    const listed = await trackedFiles(at);
    const files = new Map(listed.map((file) => [file.path, file]));
    const root = await (0,promises_.realpath)(at.cwd);
    const links = async () => {
        const found = listed.filter(({ mode }) => mode === objects/* treeMode */.co.symlink);
        const targets = await Promise.all(found.map(async ({ path }) => {
            const text = await (0,promises_.readlink)(diskPath(root, path)).catch(() => '');
            const target = (0,tree/* linkTarget */.Cm)(path, text);
            return target === undefined ? [] : [[path, target]];
        }));
        return new Map(targets.flat());
    };
    return {
        files,
        links,
        async read(paths) {
            const wanted = [...new Set(paths)].filter((path) => files.has(path));
            const bodies = await Promise.all(wanted.map(async (path) => {
                const body = await readInside(root, path);
                return body === undefined ? [] : [[path, body]];
            }));
            return new Map(bodies.flat());
        },
    };
}
function diskPath(root, path) {
    if (!/\p{Surrogate}/u.test(path))
        return (0,external_node_path_.join)(root, path);
    const bytes = path.split('/').map((name) => {
        if (!/\p{Surrogate}/u.test(name))
            return Buffer.from(name, 'utf8');
        return Buffer.from([...name].map((character) => character.charCodeAt(0) & 0xff));
    });
    return Buffer.concat([Buffer.from(root), ...bytes.flatMap((name) => [Buffer.from('/'), name])]);
}
async function readInside(root, path) {
    const file = diskPath(root, path);
    const real = await (0,promises_.realpath)(file).catch(() => undefined);
    if (real === undefined || !real.startsWith(root + external_node_path_.sep))
        return undefined;
    return (await (0,promises_.lstat)(real)).isFile() ? (0,promises_.readFile)(real) : undefined;
}
async function trackedFiles(at, directory = '') {
    const cwd = (0,external_node_path_.join)(at.cwd, directory);
    const { code, stdout, stderr } = await (0,checkout/* git */.$Y)({ ...at, cwd }, ['ls-files', '--stage', '-z']);
    if (code !== 0) {
        throw new failure/* Failure */.HR('failed', 'GIT_TREE', `the tracked files of ${cwd} cannot be listed`, {
            hint: 'Run this in a checkout of the monorepo that git can read (in a container: git config --global --add safe.directory "$PWD").',
            cause: new Error(stderr.trim()),
        });
    }
    const found = [];
    for (const file of (0,tree/* parseListing */._S)(stdout)) {
        const path = external_node_path_.posix.join(directory, file.path);
        if (file.mode !== objects/* treeMode */.co.submodule)
            found.push({ ...file, path });
        else if (await exists((0,external_node_path_.join)(at.cwd, path, '.git')))
            found.push(...(await trackedFiles(at, path)));
    }
    return found;
}
function exists(path) {
    return (0,promises_.lstat)(path).then(() => true, () => false);
}

// EXTERNAL MODULE: ./build/core/monorepo/workspace.js
var workspace = __webpack_require__(6521);
;// CONCATENATED MODULE: ./build/core/build/prune/pruned-files.js








async function prunedFiles(at, by, { name, service, ...options }) {
    await (0,checkout/* requireCheckout */.EJ)(at);
    const tree = await readWorkingTree(at);
    const graph = await (0,workspace/* readWorkspaceOf */.J7)(tree);
    const index = await (0,service_content/* indexContent */.G)({ tree, graph }, options);
    const { packages, loose, locks, pruned } = index.contentOf(name, {
        ...service,
        build: { ...service.build, prune: by },
    });
    if (pruned === undefined)
        throw (0,failure/* badInput */.AN)('prune', 'is not given', 'Give turbo or workspace.');
    const outside = dockerfileNames(name, service);
    const paths = [...packages.values()].flatMap(({ files }) => [...files.keys()]);
    const isLeftOut = (0,extra_files/* leavesOut */.Nt)(service.build?.['extra-files'] ?? []);
    const packageOf = (path) => (0,workspace/* packageAround */.qt)(graph, path)?.path ?? '';
    const own = (0,workspace/* packageAround */.qt)(graph, service.path);
    return {
        paths: [...new Set([...paths, ...loose.keys()])].filter((path) => !outside.has(path) && !pruned.texts.has(path)),
        root: pruned,
        isTracked: (path) => tree.files.has(path),
        mayHave: (path) => tree.files.has(path) && !outside.has(path) && !isLeftOut(path),
        packageName: own?.name,
        foreignLocks: [...locks.keys()].filter((file) => !pruned_lock/* prunableLocks */.S.includes(file)),
        leftOut: [...tree.files.keys()].filter((path) => isLeftOut(path) && packages.has(packageOf(path))),
        wholeLocks: [...locks].flatMap(([file, { whole }]) => (whole === undefined ? [] : [[file, whole]])),
    };
}
function dockerfileNames(name, { path, build }) {
    const dockerfile = external_node_path_.posix.normalize(build?.dockerfile?.replaceAll('{service}', name) ?? external_node_path_.posix.join(path, 'Dockerfile'));
    const names = [dockerfile, `${dockerfile}.dockerignore`, `${dockerfile}.containerignore`];
    const extra = new Set(build?.['extra-files']);
    return new Set(names.filter((each) => !extra.has(each)));
}

// EXTERNAL MODULE: ./build/core/program.js
var program = __webpack_require__(6278);
;// CONCATENATED MODULE: ./build/core/build/prune/turbo.js




async function findTurbo(root, env) {
    const own = (0,external_node_path_.join)(root, 'node_modules/.bin/turbo');
    const isThere = await (0,promises_.access)(own, promises_.constants.X_OK).then(() => true, () => false);
    return isThere ? own : (await (0,program/* programsOnPath */.iz)('turbo', env))[0];
}
async function turboPrune(turbo, { root, packageName, out, made }, { run, env }) {
    const argv = [turbo, 'prune', '--docker', `--out-dir=${out}`, '--', packageName];
    const { exitCode, stdout, stderr } = await run({ argv, cwd: root, env: turboEnvironment(env) });
    if (exitCode !== 0) {
        const cause = new Error(`${stdout.toString('utf8')}\n${stderr}`.trim());
        throw new failure/* Failure */.HR('failed', 'PRUNE_FAILED', `turbo prune ${packageName}: exit code ${exitCode}`, {
            hint: "Turbo's own words are in the cause. It needs `packageManager` in the package.json at the root; `prune: workspace` does without turbo (pnpm, npm).",
            cause,
        });
    }
    const texts = new Map();
    for (const file of made) {
        const text = (await textOf((0,external_node_path_.join)(out, 'full', file))) ?? (await textOf((0,external_node_path_.join)(out, file)));
        if (text !== undefined)
            texts.set(file, text);
    }
    return { paths: await filesBelow((0,external_node_path_.join)(out, 'full'), ''), texts };
}
function turboEnvironment({ PATH, HOME, TMPDIR, LD_LIBRARY_PATH }) {
    const quiet = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };
    return { PATH, HOME, TMPDIR, LD_LIBRARY_PATH, ...quiet };
}
function textOf(path) {
    return (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
}
async function filesBelow(root, directory) {
    const found = [];
    for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(root, directory), { withFileTypes: true })) {
        const path = external_node_path_.posix.join(directory, entry.name);
        if (entry.isDirectory())
            found.push(...(await filesBelow(root, path)));
        else
            found.push(path);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/core/build/prune/write-context.js




const atOnce = 64;
async function writeContext(root, directory, { paths, texts }, places = (path) => [path]) {
    const files = paths.flatMap((path) => places(path).map((to) => ({ path, to })));
    const written = [...texts].flatMap(([path, text]) => places(path).map((to) => ({ path, to, text })));
    await makeDirectories(root, directory, [...files, ...written]);
    const isReal = realDirectories(root);
    const write = fileWriter();
    await inTurns(files, async ({ path, to }) => {
        if (await isReal(external_node_path_.posix.dirname(path)))
            await write(diskPath(root, path), diskPath(directory, to));
    });
    for (const { path, to, text } of written) {
        const target = (0,external_node_path_.join)(directory, to);
        await (0,promises_.writeFile)(target, text);
        const mode = await (0,promises_.stat)((0,external_node_path_.join)(root, path)).catch(() => undefined);
        if (mode !== undefined)
            await (0,promises_.chmod)(target, mode.mode & 0o777);
    }
}
async function makeDirectories(root, directory, files) {
    const origins = new Map([['.', '.']]);
    for (const { path, to } of files) {
        let [from, at] = [external_node_path_.posix.dirname(path), external_node_path_.posix.dirname(to)];
        while (!origins.has(at)) {
            origins.set(at, from);
            [from, at] = [external_node_path_.posix.dirname(from), external_node_path_.posix.dirname(at)];
        }
    }
    for (const [at, from] of [...origins].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const target = diskPath(directory, at);
        await (0,promises_.mkdir)(target, { recursive: true });
        const found = await (0,promises_.stat)(diskPath(root, from)).catch(() => undefined);
        if (found !== undefined)
            await (0,promises_.chmod)(target, found.mode & 0o777);
    }
}
function realDirectories(root) {
    const known = new Map([['.', Promise.resolve(true)]]);
    const ask = (directory) => {
        const before = known.get(directory);
        if (before !== undefined)
            return before;
        const answer = ask(external_node_path_.posix.dirname(directory)).then(async (isReal) => isReal &&
            (await (0,promises_.lstat)(diskPath(root, directory)).then((found) => found.isDirectory(), () => false)));
        known.set(directory, answer);
        return answer;
    };
    return ask;
}
function fileWriter() {
    let links = true;
    return async (from, to) => {
        if (links) {
            try {
                await (0,promises_.link)(from, to);
                return;
            }
            catch (error) {
                const { code } = error;
                if (code === 'ENOENT' || code === 'EEXIST')
                    return;
                if (code === 'EXDEV')
                    links = false;
            }
        }
        await copy(from, to);
    };
}
async function copy(from, to) {
    const found = await (0,promises_.lstat)(from).catch(() => undefined);
    if (found?.isSymbolicLink())
        await (0,promises_.symlink)(await (0,promises_.readlink)(from, { encoding: 'buffer' }), to);
    else if (found?.isFile()) {
        await (0,promises_.copyFile)(from, to, external_node_fs_.constants.COPYFILE_FICLONE);
        await (0,promises_.chmod)(to, found.mode & 0o777);
    }
}
async function inTurns(items, body) {
    const left = items.values();
    const worker = async () => {
        for (const item of left)
            await body(item);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
}

;// CONCATENATED MODULE: ./build/core/build/prune/pruned-context.js

















async function prunedContext(request, spec, engines, ports) {
    const plan = await prunePlan(request, spec, ports);
    if (plan === undefined)
        return undefined;
    const { files, turbo, inside } = plan;
    const { workspace } = request.ci;
    const { env, log, deadline } = ports;
    const temporary = await (0,run_end/* temporaryDirectory */.De)((0,run_end/* temporaryBase */.du)(env), 'monorepo-gitops-context');
    try {
        const extra = await extraFiles(workspace, request['extra-files']);
        const content = { paths: new Set([...files.paths, ...extra]), texts: new Map(files.root.texts) };
        if (turbo !== undefined) {
            const run = (0,run_builder/* runUntil */.W5)(ports.programs, deadline);
            const made = { root: workspace, packageName: turbo.packageName, out: (0,external_node_path_.join)(temporary.path, 'out') };
            const found = await turboPrune(turbo.program, { ...made, made: files.root.texts.keys() }, { run, env });
            for (const [file, text] of found.texts) {
                content.texts.set(file, lock_files/* lockFileNames */.e.includes(file) ? text : files.root.manifest(file, text));
            }
            for (const path of found.paths)
                if (files.mayHave(path))
                    content.paths.add(path);
        }
        const paths = [...content.paths].filter((path) => !content.texts.has(path));
        const directory = (0,external_node_path_.join)(temporary.path, 'context');
        const prefix = expectsDockerLayout(await copiedPaths(spec, engines), files);
        const places = prefix === undefined ? undefined : dockerLayout(prefix);
        await writeContext(workspace, directory, { paths, texts: content.texts }, places);
        const by = turbo === undefined ? 'workspace' : 'turbo';
        log.info(`Pruned context (${by}): ${(0,counted/* counted */.h)(paths.length + content.texts.size, 'file')}${prefix === undefined ? '' : `, as ${prefix}json and ${prefix}full`}`);
        return {
            spec: { ...spec, context: (0,external_node_path_.join)(directory, inside) },
            handOver: (read, isDry) => handOver(read, directory, isDry),
            hide: (text) => text.replaceAll(directory, '<pruned context>'),
            [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
        };
    }
    catch (error) {
        await temporary[Symbol.asyncDispose]();
        throw error;
    }
}
async function handOver(spec, directory, isDry) {
    if (spec.emit === undefined)
        return spec;
    const target = (0,external_node_path_.join)(spec.emit, engine/* emittedContext */.Wb);
    if (!isDry) {
        await (0,promises_.rm)(target, { recursive: true, force: true });
        await (0,promises_.cp)(directory, target, { recursive: true, verbatimSymlinks: true, mode: external_node_fs_.constants.COPYFILE_FICLONE });
    }
    return { ...spec, context: (0,external_node_path_.join)(target, (0,external_node_path_.relative)(directory, spec.context)) };
}
async function checkPrune(request, spec, ports) {
    if ((await prunePlan(request, spec, ports)) !== undefined) {
        await extraFiles(request.ci.workspace, request['extra-files']);
    }
}
async function prunePlan(request, spec, { env, log, programs }) {
    const { prune: by = 'none', 'extra-files': extra, ci } = request;
    if (by === 'none' && extra.length > 0) {
        throw (0,failure/* badInput */.AN)('extra-files', 'has no meaning without prune', 'Give prune (turbo or workspace), or leave it out.');
    }
    if (by === 'none')
        return undefined;
    await (0,build_request/* requirePaths */.yK)(spec);
    const inside = relativeTo(ci.workspace, spec.context);
    if (inside === undefined) {
        const problem = `${spec.context} is not in the monorepo (${ci.workspace}), whose workspace is pruned`;
        throw (0,failure/* badInput */.AN)('context', problem, 'Leave context out: the pruned context has the paths of the monorepo.');
    }
    const files = await prunedFiles({ cwd: ci.workspace, env, programs }, by, prunedService(request, spec, inside));
    for (const [file, why] of files.wholeLocks)
        log.warn(`prune: ${file} stays as a whole: ${why}`);
    warnOfLeftOut(files.leftOut, log);
    const turbo = by === 'turbo' ? await findTurbo(ci.workspace, env) : undefined;
    const [foreign] = files.foreignLocks;
    if (turbo === undefined && foreign !== undefined) {
        const problem = by === 'turbo'
            ? 'turbo is neither in node_modules/.bin nor on PATH'
            : 'workspace prunes the lock files of pnpm and npm';
        const hint = `Use \`prune: turbo\` with the program turbo in this job (install the monorepo's dependencies before, or npm install --global turbo), or leave prune out.`;
        throw (0,failure/* badInput */.AN)('prune', `${problem}, and only turbo prunes ${foreign}`, hint);
    }
    if (turbo === undefined) {
        if (by === 'turbo')
            log.info('turbo is neither in node_modules/.bin nor on PATH: the workspace is pruned without it');
        return { files, inside, turbo: undefined };
    }
    const { packageName } = files;
    if (packageName === undefined) {
        const problem = 'turbo prunes by the name of a package, and the service is in none that has one';
        throw (0,failure/* badInput */.AN)('prune', problem, 'Give its package.json a name, or use `prune: workspace`.');
    }
    return { files, inside, turbo: { program: turbo, packageName } };
}
function prunedService({ pruned, ci, 'extra-files': extra }, spec, inside) {
    const dockerfile = relativeTo(ci.workspace, spec.dockerfile);
    const path = pruned?.service.path ?? external_node_path_.posix.dirname(dockerfile ?? '.');
    if (pruned === undefined && path === '.') {
        const problem = 'it is not known which service the image is of: its Dockerfile is in no package';
        throw (0,failure/* badInput */.AN)('prune', problem, 'Name a service of gitops.yaml, or give a Dockerfile in the directory of the service.');
    }
    const build = {
        context: inside,
        ...(dockerfile === undefined ? {} : { dockerfile }),
        'extra-files': extra,
    };
    return { name: '', ...pruned, service: { ...pruned?.service, path, build } };
}
function relativeTo(directory, path) {
    const found = (0,external_node_path_.relative)(directory, path).replaceAll(external_node_path_.sep, '/');
    return found === '..' || found.startsWith('../') ? undefined : found || '.';
}
async function copiedPaths(spec, engines) {
    const text = await (0,promises_.readFile)(spec.dockerfile, 'utf8');
    return engines.flatMap(({ frontend }) => {
        const reads = frontend === undefined ? undefined : (0,dockerfile_reads/* dockerfileReads */.w)(text, (0,content_key/* readOptions */.Tt)(spec, frontend));
        return reads?.context.flatMap(({ from, source }) => (from === undefined ? [source.pattern] : [])) ?? [];
    });
}
const example = /\.env(\..+)?\.(example|sample|template|dist|defaults?)$|\.envrc$/;
function warnOfLeftOut(leftOut, log) {
    const files = leftOut.filter((path) => !example.test(path));
    if (files.length === 0)
        return;
    log.warn(`prune: ${files.join(', ')}: left out of the build context, since such files may hold secrets. Name in extra-files those that the image needs.`);
}


/***/ }),

/***/ 2039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ checkDeployment),
/* harmony export */   p: () => (/* binding */ checkPlaces)
/* harmony export */ });
/* harmony import */ var _argocd_rollout_wait_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6086);
/* harmony import */ var _build_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(212);
/* harmony import */ var _bump_apply_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6224);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _git_path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8402);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4803);
/* harmony import */ var _monorepo_named_commit_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4167);
/* harmony import */ var _deployment_wanted_images_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1031);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2853);
/* harmony import */ var _service_deployment_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1466);
/* harmony import */ var _written_image_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1456);











async function checkDeployment(check, steps, log) {
    const { targets, withImage, promotions, environment, rollout } = check;
    const all = targets.flatMap(({ services, followed }) => [...services, ...followed]);
    const { wanted, ...inputs } = await wantedUpdates(check);
    const wrong = [...(await problemsOf(async () => checkRollout(all, rollout))), ...inputs.problems];
    if (wrong.length > 0)
        throw together(wrong);
    const images = (0,_deployment_wanted_images_js__WEBPACK_IMPORTED_MODULE_7__/* .distinctImages */ .P)(withImage, promotions);
    let isCommitted = true;
    const problems = await Promise.all([
        problemsOf(async () => {
            isCommitted = await checkContent(check, steps, log);
        }),
        ...targets.flatMap(({ target, services }) => {
            if (services.length === 0)
                return [];
            const own = wanted.filter(({ deployment }) => services.includes(deployment));
            return [
                checkUpdates(own, (read) => steps.atTip(read, target)),
                problemsOf(() => steps.checkDelivery(environment, target), target),
            ];
        }),
        problemsOf(async () => {
            const onServer = all.flatMap(({ application }) => (application?.mode === 'api' ? [application] : []));
            if (onServer.length > 0)
                await steps.checkArgocd(onServer);
        }),
        ...images.map(({ service, image }) => problemsOf(() => steps.checkImage((0,_images_js__WEBPACK_IMPORTED_MODULE_8__/* .promoting */ .UX)(image, promotions.get(service))), service)),
    ]);
    const found = problems.flat();
    if (found.length > 0)
        throw together(found);
    return { isCommitted };
}
async function checkContent(check, steps, log) {
    const built = check.withImage.filter(({ service }) => !check.promotions.has(service));
    if (built.length === 0)
        return true;
    const tags = built.flatMap(({ image }) => image.tags);
    const checkout = await steps.checkedOut();
    const isCommitted = checkout === undefined || checkout.changed.length === 0;
    const other = (0,_monorepo_named_commit_js__WEBPACK_IMPORTED_MODULE_6__/* .otherContent */ .y)(tags, checkout, check.ci);
    if (other === undefined)
        return isCommitted;
    if (!check.allowDirty && !check.dryRun)
        throw (0,_monorepo_named_commit_js__WEBPACK_IMPORTED_MODULE_6__/* .refusedContent */ .w)(other);
    log.warn(check.allowDirty ? `allow-dirty: ${other.problem}` : `this would be refused: ${other.problem}`);
    return isCommitted;
}
function checkRollout(services, { sync, wait, waitFor }) {
    (0,_argocd_rollout_wait_js__WEBPACK_IMPORTED_MODULE_0__/* .waitGoal */ .XS)(waitFor);
    const input = sync ? 'sync' : wait ? 'wait' : undefined;
    if (input === undefined || services.some(({ application }) => application?.mode === 'api'))
        return;
    const hint = 'Give argocd-server, or leave it out: Argo CD follows Git by itself.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(input, 'needs an Argo CD server', hint);
}
async function checkPlaces(services, atTip) {
    const targets = [{ target: undefined, services, followed: [] }];
    const { wanted, ...inputs } = await wantedUpdates({ targets, withImage: services, promotions: new Map() });
    const problems = [...inputs.problems, ...(await checkUpdates(wanted, atTip))];
    const hasProblem = (each) => problems.some(({ service }) => service === undefined || service === (0,_service_deployment_js__WEBPACK_IMPORTED_MODULE_9__/* .placeOf */ .$t)(each.deployment));
    const updates = wanted.filter((each) => !hasProblem(each)).flatMap((each) => each.updates);
    const { edits } = await atTip((snapshot) => (0,_bump_apply_js__WEBPACK_IMPORTED_MODULE_2__.applyUpdates)(snapshot, updates));
    return { problems, edits };
}
async function wantedUpdates({ targets, withImage, promotions, }) {
    const wanted = [];
    const problems = await Promise.all(targets
        .flatMap(({ services }) => services)
        .map((deployment) => problemsOf(async () => {
        const { service, cluster, image: request } = deployment;
        const image = withImage.includes(deployment)
            ? expectedImage({ service, cluster }, (0,_images_js__WEBPACK_IMPORTED_MODULE_8__/* .promoting */ .UX)(request, promotions.get(service)))
            : undefined;
        wanted.push({ deployment, image, updates: updatesOf(deployment, image ?? 'kept') });
    }, (0,_service_deployment_js__WEBPACK_IMPORTED_MODULE_9__/* .placeOf */ .$t)(deployment))));
    return { wanted, problems: problems.flat() };
}
async function checkUpdates(wanted, atTip) {
    if (wanted.length === 0)
        return [];
    return problemsOf(() => atTip(async (snapshot) => {
        const all = await problemsOf(() => tryUpdates(snapshot, wanted));
        if (all.length === 0)
            return;
        const own = await Promise.all(wanted.map((each) => problemsOf(() => tryUpdates(snapshot, [each]), (0,_service_deployment_js__WEBPACK_IMPORTED_MODULE_9__/* .placeOf */ .$t)(each.deployment))));
        throw new Problems(own.flat().length > 0 ? own.flat() : all);
    }));
}
async function tryUpdates(snapshot, wanted) {
    const { images } = await (0,_bump_apply_js__WEBPACK_IMPORTED_MODULE_2__.applyUpdates)(snapshot, wanted.flatMap(({ updates }) => updates));
    (0,_written_image_js__WEBPACK_IMPORTED_MODULE_10__/* .checkWritten */ .Q)(images, wanted.flatMap(({ image }) => image ?? []));
}
function updatesOf(deployment, image) {
    const updates = [...deployment.updates(image), ...(0,_service_deployment_js__WEBPACK_IMPORTED_MODULE_9__/* .manifestsOf */ .oF)([deployment])];
    for (const update of updates)
        checkPaths(update);
    return updates;
}
function expectedImage(of, request) {
    const { image, tags } = (0,_build_request_js__WEBPACK_IMPORTED_MODULE_1__/* .imageTarget */ .bi)(request);
    return { ...of, repository: image, tag: tags[0], digest: (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .digestOf */ .ol)(`a digest of ${image} that is not known yet`) };
}
function checkPaths(update) {
    if (update.kind === 'write')
        (0,_git_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathSegments */ .Mz)(update.file, 'app-file');
    else
        for (const file of update.files)
            (0,_git_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathSegments */ .Mz)(file, 'file');
    if (update.kind === 'edit' && update.from !== undefined)
        (0,_git_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathSegments */ .Mz)(update.from, 'from');
}
class Problems extends Error {
    list;
    constructor(list) {
        super('several problems');
        this.list = list;
    }
}
async function problemsOf(check, service) {
    try {
        await check();
        return [];
    }
    catch (error) {
        return error instanceof Problems ? error.list : [{ error, service }];
    }
}
const gravest = ['bad-input', 'refused', 'failed', 'timed-out'];
function together(problems) {
    const [first, ...others] = withoutRepeats(problems);
    if (first === undefined || others.length === 0)
        return named(first);
    const all = [first, ...others];
    const kinds = all.map(({ error }) => (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR ? error.kind : 'failed'));
    const kind = gravest.find((each) => kinds.includes(each)) ?? 'failed';
    const lines = all.map((problem) => `\n${textOf(problem)}${hintOf(problem)}`).join('');
    return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR(kind, 'CHECKS_FAILED', `nothing was built: ${all.length} problems were found first${lines}`, {
        cause: first.error,
    });
}
function withoutRepeats(problems) {
    const groups = new Map();
    for (const problem of problems) {
        const message = (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(problem.error);
        groups.set(message, [...(groups.get(message) ?? []), problem]);
    }
    return [...groups.values()].flatMap(([first, ...others]) => {
        if (first === undefined)
            return [];
        const names = [first, ...others].flatMap(({ service }) => service ?? []);
        return [{ error: first.error, service: names.length === 0 ? undefined : names.join(', ') }];
    });
}
function named(problem) {
    const { error } = problem ?? {};
    return problem !== undefined && error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR ? error.with({ message: textOf(problem) }) : error;
}
function textOf({ error, service }) {
    const message = (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error);
    return service === undefined || message.startsWith(`${service}: `) ? message : `${service}: ${message}`;
}
function hintOf({ error }) {
    return error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR && error.hint !== undefined ? `\n  ${error.hint.replaceAll('\n', '\n  ')}` : '';
}


/***/ }),

/***/ 1031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ imagesByPlace),
/* harmony export */   P: () => (/* binding */ distinctImages)
/* harmony export */ });
/* harmony import */ var _build_request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(212);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2853);
/* harmony import */ var _service_deployment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1466);




function distinctImages(deployments, promotions) {
    const found = new Map();
    for (const each of deployments) {
        const { image, tags } = (0,_build_request_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTarget */ .bi)((0,_images_js__WEBPACK_IMPORTED_MODULE_2__/* .promoting */ .UX)(each.image, promotions.get(each.service)));
        const name = JSON.stringify([each.service, image, tags]);
        const known = found.get(name);
        if (known === undefined)
            found.set(name, { first: each, places: [(0,_service_deployment_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$t)(each)] });
        else {
            refuseOtherBuild(known.first, each, `${image}:${tags[0]}`);
            known.places.push((0,_service_deployment_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$t)(each));
        }
    }
    const ofService = (service) => [...found.values()].filter(({ first }) => first.service === service);
    return [...found.values()].map(({ first: { service, cluster, image }, places }) => ({
        service,
        ...(ofService(service).length > 1 ? { cluster } : {}),
        image,
        places,
    }));
}
const besideImage = new Set([
    'service',
    'environment',
    'cluster',
    'placeholders',
    'ci',
    'cwd',
    'pruned',
    'registry-username',
    'registry-password',
]);
function refuseOtherBuild(one, other, name) {
    const settings = ({ image }) => new Map(Object.entries(image).map(([key, value]) => [key, JSON.stringify(value)]));
    const [ours, theirs] = [settings(one), settings(other)];
    const keys = [...ours.keys(), ...theirs.keys()].filter((each) => !besideImage.has(each));
    const key = keys.find((each) => ours.get(each) !== theirs.get(each));
    if (key === undefined)
        return;
    const fix = 'Give each cluster an image of its own (`image` with `{cluster}`), or move the setting to where it runs.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)(key, `differs between ${(0,_service_deployment_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$t)(one)} and ${(0,_service_deployment_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$t)(other)}, and both would be ${name}`, fix);
}
function imagesByPlace(wanted, images) {
    return new Map(wanted.flatMap(({ places }, index) => {
        const image = images[index];
        return image === undefined ? [] : places.map((place) => [place, image]);
    }));
}


/***/ }),

/***/ 2853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UX: () => (/* binding */ promoting),
/* harmony export */   XD: () => (/* binding */ makeImages),
/* harmony export */   ZA: () => (/* binding */ confirmImages)
/* harmony export */ });
/* harmony import */ var _build_request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(212);
/* harmony import */ var _bump_update_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1218);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _in_parallel_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6082);




const buildsAtOnce = 4;
const confirmedAtOnce = 8;
function makeImages(services, promotions, makeImage, log, made = () => { }, needs = new Map()) {
    const make = async ({ service, cluster, image }) => {
        const request = promoting(image, promotions.get(service));
        const found = await makeImage(request);
        refuseOtherImage(request, found);
        const result = {
            ...serviceImage(service, found, { log, isDry: request['dry-run'] }),
            ...(cluster === undefined ? {} : { cluster }),
        };
        made(result);
        return result;
    };
    const tasks = services.map((each) => ({
        name: nameOf(each),
        after: services.filter((other) => needs.get(each.service)?.includes(other.service)).map(nameOf),
        run: () => (services.length === 1 ? make(each) : apart(nameOf(each), each.image, () => make(each), log)),
    }));
    return (0,_in_parallel_js__WEBPACK_IMPORTED_MODULE_3__/* .inParallel */ .H)(tasks, { atOnce: buildsAtOnce, code: 'IMAGES_FAILED' });
}
function nameOf({ service, cluster }) {
    return (0,_bump_update_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectOf */ .et)({ service, cluster }) ?? service;
}
function apart(name, image, make, log) {
    return image['dry-run'] ? log.group(name, make) : log.group(name, make, { label: name });
}
function refuseOtherImage(request, { image, tags }) {
    if (request.finish === undefined)
        return;
    const wanted = (0,_build_request_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTarget */ .bi)(request);
    if (wanted.image === image && wanted.tags[0] === tags[0])
        return;
    const problem = `${request.finish} has the image ${image}:${tags[0]}, and ${wanted.image}:${wanted.tags[0]} is deployed`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('finish', problem, 'Give the directory that `emit` wrote for this commit and this environment.');
}
async function confirmImages(services, images, confirmImage) {
    const requests = new Map(services.map((each) => [nameOf(each), each.image]));
    const tasks = images.flatMap((each) => {
        const { repository, tag, digest } = each;
        const request = requests.get(nameOf(each));
        if (request === undefined || digest === undefined)
            return [];
        return [{ name: nameOf(each), run: () => confirmImage(request, { repository, tag, digest }) }];
    });
    await (0,_in_parallel_js__WEBPACK_IMPORTED_MODULE_3__/* .inParallel */ .H)(tasks, { atOnce: confirmedAtOnce, code: 'IMAGES_UNCONFIRMED' });
}
function promoting(request, promoted) {
    if (promoted === undefined)
        return request;
    const tags = promoted.tag === undefined ? {} : { tags: [promoted.tag] };
    return { ...request, ...tags, 'promote-from': promoted.reference, finish: undefined };
}
function serviceImage(service, { image, tags, action, digest }, { log, isDry }) {
    log.info(`${isDry ? `would be ${action}` : action}: ${digest === undefined ? image : `${image}@${digest}`} ${tags.join(' ')}`);
    const [tag] = tags;
    return {
        service,
        repository: image,
        digest,
        reference: digest === undefined ? `${image}:${tag}` : `${image}@${digest}`,
        tag,
        tagged: tags.map((each) => `${image}:${each}`),
    };
}


/***/ }),

/***/ 6082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

async function inParallel(tasks, { atOnce, code, othersGoOn = false }) {
    const results = [];
    const failures = [];
    const waiting = [...tasks.entries()];
    const unfinished = new Set(tasks.map(({ name }) => name));
    const running = new Set();
    const work = async (index, { name, run }) => {
        try {
            results[index] = await run();
            unfinished.delete(name);
        }
        catch (error) {
            failures.push({ index, name, error });
            if (!othersGoOn)
                waiting.length = 0;
        }
    };
    const isReady = ([, { after = [] }]) => !after.some((name) => unfinished.has(name));
    const begin = () => {
        while (running.size < atOnce) {
            const [next] = waiting.splice(firstIndex(waiting.findIndex(isReady), waiting.length), 1);
            if (next === undefined)
                return;
            const begun = work(...next).finally(() => running.delete(begun));
            running.add(begun);
        }
    };
    for (begin(); running.size > 0; begin())
        await Promise.race(running);
    const [first, ...others] = failures.toSorted((a, b) => a.index - b.index);
    if (first === undefined)
        return results;
    const failure = others.length === 0 ? withName(first) : together([first, ...others], code);
    throw withUnbegun(failure, waiting.map(([, task]) => task));
}
function withUnbegun(failure, waiting) {
    if (!(failure instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || waiting.length === 0)
        return failure;
    const lines = waiting.map(({ name, after = [] }) => `${name}: was not begun, because it comes behind ${after.join(', ')}`);
    return failure.with({ message: [failure.message, ...lines].join('\n') });
}
function firstIndex(found, length) {
    return found < 0 ? length : found;
}
function together(failures, code) {
    const [first] = failures;
    const kinds = failures.map(({ error }) => (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? error.kind : 'failed'));
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(kinds.find((kind) => kind !== 'timed-out') ?? 'timed-out', code, failures.map(({ name, error }) => `${name}: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`).join('\n'), {
        cause: first.error,
        hint: first.error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? first.error.hint : undefined,
        outputs: joinedLists(failures.map(({ error }) => (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? (error.outputs ?? {}) : {}))),
    });
}
function joinedLists(outputs) {
    const names = new Set(outputs.flatMap((each) => Object.keys(each).filter((name) => Array.isArray(each[name]))));
    return Object.fromEntries([...names].map((name) => [name, outputs.flatMap((each) => each[name] ?? [])]));
}
function withName({ name, error }) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || error.message.includes(name))
        return error;
    return error.with({ message: `${name}: ${error.message}` });
}


/***/ }),

/***/ 1456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ checkWritten)
/* harmony export */ });
/* harmony import */ var _bump_update_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1218);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);



function checkWritten(applied, pushed) {
    const images = new Map(pushed.map((image) => [(0,_bump_update_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectOf */ .et)(image), image]));
    for (const each of applied) {
        const { service, file, newImage } = each;
        const image = service === undefined ? undefined : images.get((0,_bump_update_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectOf */ .et)(each));
        if (image === undefined || newImage === undefined || (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isTemplated */ .dw)(newImage))
            continue;
        if (names((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .splitImage */ .s5)(newImage), image))
            continue;
        const what = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .joinImage */ .OJ)({ repository: image.repository, tag: image.tag, digest: undefined });
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'IMAGE_NOT_PUSHED', `${file} would name ${newImage}, and ${what} is what is pushed`, {
            hint: 'Let both say the same: `image` and `tag` of the environment (or `build.image` of the service), and the name that the file has.',
        });
    }
}
function names({ repository, tag, digest }, pushed) {
    return ((repository === undefined || (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .sameRepository */ .RB)(repository, pushed.repository) || isMirror(repository, pushed)) &&
        (tag ?? pushed.tag) === pushed.tag &&
        (digest ?? pushed.digest) === pushed.digest);
}
function isMirror(repository, pushed) {
    const { registry, repository: path } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(pushed.repository);
    return registry === 'docker.io' && repository.endsWith(`/${path}`);
}


/***/ }),

/***/ 8515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ ImageCopy),
/* harmony export */   w: () => (/* binding */ copyBlobs)
/* harmony export */ });
/* harmony import */ var _net_turns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4738);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4803);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5812);




const parallelBlobs = 4;
const parallelManifests = 8;
async function copyBlobs(registry, blobs, from, to) {
    await new ImageCopy(registry, from, to).blobs(blobs);
}
class ImageCopy {
    from;
    to;
    #registry;
    #blobTurn = (0,_net_turns_js__WEBPACK_IMPORTED_MODULE_3__/* .turns */ .Z)(parallelBlobs);
    #turn = (0,_net_turns_js__WEBPACK_IMPORTED_MODULE_3__/* .turns */ .Z)(parallelManifests);
    #blobs = new Map();
    #manifests = new Map();
    constructor(registry, from, to) {
        this.#registry = registry;
        this.from = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(from);
        this.to = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(to);
    }
    get digests() {
        return [...this.#manifests.keys()];
    }
    manifest(descriptor, known) {
        return once(this.#manifests, descriptor.digest, () => this.#copyManifest(descriptor, known));
    }
    async blobs(blobs) {
        await Promise.all(blobs.filter(_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .isStored */ .mL).map((blob) => once(this.#blobs, blob.digest, () => this.#copyBlob(blob))));
    }
    async #copyManifest(descriptor, known) {
        const target = { ...this.to, digest: descriptor.digest };
        const isThere = (await this.#turn(() => this.#registry.headManifest(target))) !== undefined;
        if (isThere && !(0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .isIndex */ .nw)(descriptor))
            return;
        const manifest = known ?? (await this.#read(descriptor));
        if (manifest === undefined)
            return this.#copyUnknown(descriptor);
        const { manifests, blobs } = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestParts */ .Ms)(manifest);
        if (isThere)
            return void (await Promise.all(manifests.map((child) => this.manifest(child))));
        await Promise.all([...manifests.map((child) => this.manifest(child)), this.blobs(blobs)]);
        await this.#turn(() => this.#registry.putManifest(this.to, manifest, () => this.#resend(manifests, blobs)));
    }
    #read(descriptor) {
        return this.#turn(() => this.#registry.getManifest({ ...this.from, digest: descriptor.digest }, descriptor.mediaType));
    }
    async #copyUnknown(descriptor) {
        const { digest, mediaType } = descriptor;
        if (_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm.includes(mediaType) || !(await this.#registry.hasBlob(this.from, digest))) {
            throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_2__.missing)({ ...this.from, digest });
        }
        await this.blobs([descriptor]);
    }
    async #resend(manifests, blobs) {
        for (const blob of blobs.filter(_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .isStored */ .mL))
            await this.#upload(blob);
        for (const { digest, mediaType } of manifests) {
            const child = await this.#registry.getManifest({ ...this.from, digest }, mediaType);
            if (child !== undefined)
                await this.#registry.putManifest(this.to, child);
        }
    }
    #copyBlob(blob) {
        return this.#blobTurn(async () => {
            const { digest, urls = [] } = blob;
            const isMounted = this.from.registry === this.to.registry && (await this.#mount(digest));
            if (isMounted)
                return;
            if (urls.length > 0 && !(await this.#registry.hasBlob(this.from, digest)))
                return;
            await this.#upload(blob);
        });
    }
    async #mount(digest) {
        return (await this.#registry.mountBlob(this.to, digest, this.from.repository)) === 'mounted';
    }
    async #upload({ digest, size }) {
        const open = () => this.#registry.getBlob(this.from, { digest, size });
        await this.#registry.uploadBlob(this.to, { digest, size, open });
    }
}
function once(all, digest, work) {
    const begun = all.get(digest) ?? work();
    all.set(digest, begun);
    return begun;
}


/***/ }),

/***/ 5748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  confirm: () => (/* binding */ promote_confirm),
  promotable: () => (/* binding */ promotable),
  promote: () => (/* binding */ promote)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/copy.js
var image_copy = __webpack_require__(8515);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/net/turns.js
var turns = __webpack_require__(4738);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var image_manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/image/registry-lists.js
var registry_lists = __webpack_require__(3605);
;// CONCATENATED MODULE: ./build/core/image/copy-referrers.js






const atOnce = 4;
const cosignTags = ['sig', 'att', 'sbom'];
const mostWrites = 3;
async function copyReferrers(registry, copy) {
    const turn = (0,turns/* turns */.Z)(atOnce);
    const done = new Set();
    for (;;) {
        const found = copy.digests.filter((digest) => !done.has(digest));
        if (found.length === 0)
            return;
        for (const digest of found)
            done.add(digest);
        const parts = found.flatMap((digest) => [
            () => copyBySubject(registry, copy, digest),
            ...cosignTags.map((kind) => () => copyCosignTag(registry, copy, `${digest.replace(':', '-')}.${kind}`)),
        ]);
        await Promise.all(parts.map(turn));
    }
}
async function copyBySubject(registry, copy, digest) {
    const listed = await registry.referrers({ ...copy.from, digest });
    const copied = await Promise.all(listed.map((each) => copyListed(copy, each)));
    const referrers = listed.filter((_, at) => copied[at]);
    if (referrers.length > 0)
        await list(registry, copy, digest, referrers);
}
async function copyListed(copy, referrer) {
    try {
        await copy.manifest(referrer);
        return true;
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && error.code === 'IMAGE_MISSING')
            return false;
        throw error;
    }
}
async function list(registry, { to }, digest, referrers) {
    const target = { ...to, tag: (0,registry_lists/* referrersTag */.LN)(digest) };
    for (let writes = 0;; writes += 1) {
        const there = await registry.referrerList({ ...to, digest });
        if (there.listedBy === 'registry')
            return;
        const known = new Set(there.referrers.map((each) => each.digest));
        const added = referrers.filter((each) => !known.has(each.digest));
        if (added.length === 0)
            return;
        if (writes === mostWrites)
            throw overwritten((0,image_reference/* formatReference */.FH)(target));
        const content = indexContent(there.index, (0,image_reference/* formatReference */.FH)(target));
        const manifests = [...content.manifests, ...added];
        const bytes = Buffer.from(JSON.stringify({ ...content, manifests }));
        await registry.putManifest(target, { bytes, mediaType: image_manifest/* ociIndexType */.WN }, async () => { });
        await registry.headWritten(target, (0,image_manifest/* digestOf */.ol)(bytes));
    }
}
function overwritten(name) {
    return new failure/* Failure */.HR('failed', 'REFERRERS_LOST', `others keep writing ${name}`, {
        hint: 'two runs list signatures of one image at the same time; run again when the other one has ended',
    });
}
function indexContent(index, name) {
    const empty = { schemaVersion: 2, mediaType: image_manifest/* ociIndexType */.WN };
    const content = index === undefined ? { ...empty, manifests: [] } : (0,json/* jsonObject */.o$)(index.bytes);
    const { manifests } = content;
    if (Array.isArray(manifests))
        return { ...content, manifests };
    throw new failure/* Failure */.HR('refused', 'REFERRERS_TAG_TAKEN', `${name} names something else than a list of referrers`, {
        hint: 'signatures are listed under this tag where a registry has no referrers API; remove the tag',
    });
}
async function copyCosignTag(registry, copy, tag) {
    const source = await registry.getManifest({ ...copy.from, tag });
    if (source === undefined)
        return;
    const target = { ...copy.to, tag };
    for (let writes = 0;; writes += 1) {
        const there = await registry.getManifest(target);
        if (there?.digest === source.digest)
            return copy.manifest(source, source);
        const wanted = there === undefined ? 'source' : unionOf(there, source);
        if (wanted === 'target')
            return;
        if (writes === mostWrites)
            throw overwritten((0,image_reference/* formatReference */.FH)(target));
        await registry.headWritten(target, await putSignatures(registry, copy, target, { source, wanted }));
    }
}
async function putSignatures(registry, copy, target, { source, wanted }) {
    if (wanted === 'source') {
        await copy.manifest(source, source);
        return registry.putManifest(target, source, async () => { });
    }
    await copy.blobs(wanted.layers);
    await registry.uploadBlob(copy.to, wanted.config);
    return registry.putManifest(target, wanted.manifest, () => copy.blobs(wanted.layers));
}
function unionOf(there, source) {
    const [held, given] = [signaturesOf(there), signaturesOf(source)];
    if (held === undefined || given === undefined)
        return 'target';
    const known = new Set(held.layers.map(json/* canonicalJson */.dj));
    const added = given.layers.filter((layer) => !known.has((0,json/* canonicalJson */.dj)(layer)));
    if (added.length === 0)
        return 'target';
    if (added.length + held.layers.length === given.layers.length)
        return 'source';
    const layers = [...held.layers, ...added];
    const config = (0,image_manifest/* blobOf */.DE)(Buffer.from(JSON.stringify(cosignConfig(layers))));
    const descriptor = { mediaType: held.config.mediaType, digest: config.digest, size: config.size };
    const bytes = Buffer.from(JSON.stringify({ ...(0,json/* jsonObject */.o$)(there.bytes), config: descriptor, layers }));
    return { layers: added, config, manifest: { bytes, mediaType: there.mediaType } };
}
function signaturesOf(manifest) {
    const content = (0,image_manifest/* readManifest */.WI)(manifest);
    const isJoinable = content.kind === 'image' && content.layers.every(({ mediaType }) => joinable.includes(mediaType));
    return isJoinable ? content : undefined;
}
const joinable = ['application/vnd.dev.cosign.simplesigning.v1+json', 'application/vnd.dsse.envelope.v1+json'];
function cosignConfig(layers) {
    const created = '0001-01-01T00:00:00Z';
    return {
        architecture: '',
        created,
        history: layers.map(() => ({ created })),
        os: '',
        rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
        config: {},
    };
}

// EXTERNAL MODULE: ./build/core/image/registry.js + 2 modules
var image_registry = __webpack_require__(5812);
;// CONCATENATED MODULE: ./build/core/image/promote.js





async function promote(registry, promotion) {
    const { from, to, tags } = promotion;
    const manifest = await promotable(registry, promotion);
    if (from.registry !== to.registry || from.repository !== to.repository) {
        const copy = new image_copy/* ImageCopy */.B(registry, from, to);
        await copy.manifest(manifest, manifest);
        await copyReferrers(registry, copy);
    }
    await Promise.all(tags.map((tag) => giveTag(registry, { ...(0,image_reference/* repositoryOf */._M)(to), tag }, manifest)));
    return { digest: manifest.digest, mediaType: manifest.mediaType, size: manifest.size };
}
async function giveTag(registry, target, manifest) {
    const holder = await registry.headManifest(target);
    if (holder?.digest === manifest.digest)
        return;
    await registry.putManifest(target, manifest, async () => { });
    await promote_confirm(registry, target, manifest.digest);
}
async function promotable(registry, { from, to, fixed = [] }) {
    const manifest = await registry.getManifest(from);
    if (manifest === undefined)
        throw (0,image_registry.missing)(from, 'promote-from');
    for (const tag of fixed) {
        const target = { ...(0,image_reference/* repositoryOf */._M)(to), tag };
        const holder = await registry.headManifest(target);
        if (holder === undefined || holder.digest === manifest.digest)
            continue;
        const problem = `${(0,image_reference/* formatReference */.FH)(target)} is ${holder.digest} already, and the image to promote is ${manifest.digest}`;
        throw new failure/* Failure */.HR('refused', 'TAG_TAKEN', problem, {
            hint: 'promote under a tag that no other build has, such as {environment}-{sha8}, or under one that moves, such as latest',
        });
    }
    return manifest;
}
async function promote_confirm(registry, reference, digest) {
    const found = await registry.headWritten(reference, digest);
    if (found?.digest === digest)
        return;
    const problem = `${(0,image_reference/* formatReference */.FH)(reference)} names ${found?.digest ?? 'nothing'} after it was set to ${digest}`;
    throw new failure/* Failure */.HR('failed', 'REGISTRY_DIGEST', problem, {
        hint: 'another run writes the same tag, or the registry answers out of a cache that is behind; use a tag that only this commit has, such as {sha8}, and run again',
    });
}


/***/ }),

/***/ 4738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel),
/* harmony export */   Z: () => (/* binding */ turns)
/* harmony export */ });
function turns(most) {
    let busy = 0;
    const waiting = [];
    return async (work) => {
        if (busy < most)
            busy += 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next === undefined)
                busy -= 1;
            else
                next();
        }
    };
}
const usual = 8;
async function inParallel(items, ask) {
    const turn = turns(usual);
    await Promise.all(items.map((item) => turn(() => ask(item))));
}


/***/ })

};
