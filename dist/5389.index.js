export const id = 5389;
export const ids = [5389];
export const modules = {

/***/ 4531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $_: () => (/* binding */ environment_applicationsOf),
  dc: () => (/* binding */ compareEnvironment),
  YL: () => (/* binding */ comparedServices),
  k_: () => (/* binding */ contentPorts),
  $f: () => (/* binding */ heldIn),
  jE: () => (/* binding */ seenState)
});

// EXTERNAL MODULE: ./build/core/delivery/request-branch.js
var request_branch = __webpack_require__(911);
// EXTERNAL MODULE: ./build/core/delivery/rolling-decisions.js
var rolling_decisions = __webpack_require__(5960);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/flow/keys.js
var flow_keys = __webpack_require__(2531);
// EXTERNAL MODULE: ./build/core/bump/record/write-record.js
var write_record = __webpack_require__(9754);
// EXTERNAL MODULE: ./build/core/git/commit.js
var git_commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/core/flow/ordering.js
var ordering = __webpack_require__(4695);
// EXTERNAL MODULE: ./build/core/flow/service-deployment.js
var service_deployment = __webpack_require__(1466);
// EXTERNAL MODULE: ./build/core/bump/apply.js + 4 modules
var apply = __webpack_require__(6224);
// EXTERNAL MODULE: ./build/core/flow/decision.js
var decision = __webpack_require__(6001);
// EXTERNAL MODULE: ./build/core/flow/order-facts.js + 1 modules
var order_facts = __webpack_require__(9714);
;// CONCATENATED MODULE: ./build/core/flow/plan/decide-service.js






async function decideService({ deployment, places, problem }, application, request, ports) {
    const { keys, environment, review, run, changedSinceBase } = request;
    const { service, cluster } = deployment;
    const key = keys.get((0,service_deployment/* placeOf */.$t)(deployment));
    const of = { service, ...(cluster === undefined ? {} : { cluster }) };
    const found = { ...of, inPlace: undefined, place: undefined, why: undefined };
    if (places === undefined || key === undefined) {
        return {
            ...found,
            decision: { do: 'write', what: 'image', because: 'first' },
            reason: `${environment} cannot be compared with${problem === undefined ? '' : `: ${problem}`}`,
        };
    }
    const whyMember = review === undefined || run.asked.named || request.all ? [] : await review.changed(service);
    const isMember = review === undefined || run.asked.named || request.all || whyMember.length > 0 || review.members.includes(service);
    if (!isMember)
        return {
            ...found,
            decision: { do: 'nothing', because: 'unaffected' },
            reason: 'not changed by this branch or request',
        };
    const sinceBase = changedSinceBase?.(service);
    const decisions = [];
    for (const place of places) {
        const decision = sinceBase === undefined
            ? await effective(deployment, await differenceOf(service, key, place, application, request, ports), request)
            : sinceBase.length > 0
                ? { do: 'write', what: 'image', because: 'content' }
                : { do: 'nothing', because: 'equal' };
        decisions.push({ place, decision: await inOrder(decision, key, place, request, ports) });
    }
    const { place, decision } = decisions.toSorted((a, b) => rankOf(a.decision) - rankOf(b.decision))[0] ?? {
        place: undefined,
        decision: { do: 'nothing', because: 'equal' },
    };
    const inPlace = typeof place?.state.holds === 'object' ? place.state.holds : undefined;
    const why = sinceBase ?? (inPlace === undefined ? whyMember : undefined);
    return { ...of, decision, inPlace, place, why };
}
function rankOf(decision) {
    if (decision.do === 'superseded')
        return 0;
    if (decision.do === 'nothing' && decision.because === 'held')
        return 1;
    if (decision.do === 'write')
        return decision.what === 'image' ? 2 : 3;
    if (decision.do === 'follow-up')
        return 4;
    return ['pending', 'equal', 'unaffected'].indexOf(decision.because) + 5;
}
function isApplied({ asked }) {
    return asked.by === 'person' && asked.onOlder === 'apply';
}
async function differenceOf(service, key, { state, isPending }, application, { run, all }, { sameContent }) {
    const { holds } = state;
    const comparable = (text) => ((0,flow_keys/* isComparable */.n)(text, key.content) ? text : undefined);
    const inPlace = (0,order_facts/* inPlaceOf */.sV)(state);
    let facts = {
        asked: { named: run.asked.named, all },
        candidate: { commit: run.commit, ...key },
        inPlace: inPlace.kind === 'ours'
            ? { ...inPlace, content: comparable(inPlace.content), configuration: comparable(inPlace.configuration) }
            : inPlace,
        takenBack: (isApplied(run) ? [] : state.takenBack).map((back) => ({
            ...back,
            content: comparable(back.content),
            configuration: comparable(back.configuration),
        })),
        pending: isPending,
        application,
    };
    for (;;) {
        const difference = (0,decision/* differs */.Ag)(facts);
        if ('do' in difference)
            return difference;
        if (difference.ask === 'sameContent') {
            const deployed = typeof holds === 'string' ? undefined : { image: holds.image, commit: holds.builtFrom };
            facts = { ...facts, sameContent: deployed === undefined ? 'unknown' : await sameContent(service, deployed) };
        }
        else {
            const takenBack = await Promise.all(facts.takenBack.map(async (back, index) => {
                if (index !== difference.index)
                    return back;
                return { ...back, sameContent: await sameContent(service, { image: undefined, commit: back.commit }) };
            }));
            facts = { ...facts, takenBack };
        }
    }
}
async function effective(deployment, difference, { target, pending }) {
    if (difference.do !== 'write' || difference.what !== 'values')
        return difference;
    const updates = [...deployment.updates('kept'), ...(0,service_deployment/* manifestsOf */.oF)([deployment])];
    const { files } = await (0,apply.applyUpdates)(pending ?? target, updates);
    return files.length > 0 ? difference : { do: 'nothing', because: 'equal' };
}
async function inOrder(difference, { content }, place, { run, review }, { facts }) {
    if (difference.do === 'nothing')
        return difference;
    const written = difference.do === 'write' && difference.what === 'image' ? content : undefined;
    const fence = review && { tombstone: review.tombstone, sawTombstone: true };
    const outcome = await (0,ordering.outcomeOf)(place.state, written, { facts, run }, fence);
    if (outcome.do === 'refuse')
        throw (0,ordering.refusal)(place.edit, outcome, { facts, run });
    return outcome.do === 'superseded' ? outcome : difference;
}

// EXTERNAL MODULE: ./build/core/bump/record/place-state.js + 1 modules
var place_state = __webpack_require__(2786);
;// CONCATENATED MODULE: ./build/core/flow/plan/places.js






async function readService(deployment, { target, pending, declined }, request, ports) {
    const applied = await Promise.all([target, pending, ...declined].map(async (state) => state && (await editsOn(state.snapshot, deployment))));
    const [problem] = applied;
    if (problem instanceof failure/* Failure */.HR)
        return { deployment, places: undefined, problem: problem.message };
    const [edits = [], waiting, ...refused] = applied.map((each) => (each instanceof failure/* Failure */.HR ? undefined : each));
    const places = [];
    for (const [index, edit] of edits.entries()) {
        const state = await stateOf(edit, target, request, ports);
        const next = waiting?.[index];
        const nextState = next && pending && (await stateOf(next, pending, request, ports));
        if (nextState && pending && (await isAhead(nextState, pending, target))) {
            places.push({ edit: next, state: nextState, isPending: true });
            continue;
        }
        const takenBack = [...state.takenBack, ...(nextState?.takenBack ?? [])];
        for (const [at, other] of declined.entries()) {
            const held = refused[at]?.[index];
            const heldState = held && (await stateOf(held, other, request, ports));
            if (heldState === undefined || !(await isAhead(heldState, other, target)))
                continue;
            if (typeof heldState.holds === 'object' && !(await isAhead(state, target, other)))
                takenBack.push(heldState.holds);
            break;
        }
        places.push({ edit, state: { ...state, takenBack }, isPending: false });
    }
    return { deployment, places };
}
async function isAhead({ holds }, own, other) {
    const commit = typeof holds === 'object' ? holds.recordedBy : undefined;
    if (commit === undefined)
        return false;
    for (const depth of write_record/* depths */.pJ) {
        const [mine, theirs] = await Promise.all([own.history(depth), other.history(depth)]);
        const known = new Set(theirs.map(({ id }) => id));
        const reached = new Set(mine.filter(({ id }) => known.has(id)).map(({ id }) => id));
        if (known.has(commit))
            return false;
        const isWhole = theirs.length < depth;
        if (reached.size === 0 && !isWhole)
            continue;
        const parents = new Map(mine.map(({ id, body }) => [id, (0,git_commit/* decodeCommit */.ix)(body).parents]));
        if (!parents.has(commit) && !isWhole)
            continue;
        for (const id of reached)
            for (const parent of parents.get(id) ?? [])
                reached.add(parent);
        return !reached.has(commit);
    }
    return false;
}
async function editsOn(snapshot, deployment) {
    try {
        const { edits, deletions } = await (0,apply.applyUpdates)(snapshot, deployment.updates(service_deployment/* anyImage */.yf));
        const all = edits.length > 0 ? edits : deletions;
        const images = all.filter(({ image }) => image !== undefined);
        return images.length > 0 ? images : all;
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR)
            return error;
        throw error;
    }
}
function stateOf(edit, { history }, { transport, run }, { facts }) {
    const { commit: candidate, pipeline } = run;
    return (0,place_state/* readPlace */.yI)({
        transport,
        edit,
        history,
        seen: undefined,
        candidate,
        pipeline,
        commitOf: (digits) => facts.commitOf(digits),
    });
}

// EXTERNAL MODULE: ./build/core/bump/message.js
var message = __webpack_require__(8820);
// EXTERNAL MODULE: ./build/core/monorepo/affected.js
var affected = __webpack_require__(1754);
;// CONCATENATED MODULE: ./build/core/flow/plan/reason.js




function comparesForReason(each) {
    const { decision, inPlace, why } = each;
    const isChange = decision.do === 'write' && (decision.because === 'content' || decision.because === 'first');
    return isChange && inPlace !== undefined && why === undefined;
}
function reasonOf({ service, cluster, decision, place, inPlace }, changes, { environment, run, keys }) {
    const where = cluster === undefined ? environment : `${environment} (${cluster})`;
    const runs = inPlace === undefined ? undefined : `${where} runs ${inPlace.builtFrom.slice(0, 8)}`;
    switch (decision.do) {
        case 'superseded':
            return place === undefined
                ? decision.because
                : withoutService((0,service_deployment/* placeOf */.$t)({ service, cluster }), (0,message/* describeSupersession */.vt)({ ...decision, edit: place.edit }));
        case 'follow-up':
            return decision.because === 'application'
                ? `its Application is not as it should be`
                : `${where} has this commit; its Application is written and waited for again`;
        case 'nothing':
            switch (decision.because) {
                case 'held':
                    return `held: taken back from ${shortCommit(decision.by)}`;
                case 'pending':
                    return 'waits in the open request';
                case 'unaffected':
                    return 'not changed by this branch or request';
                case 'equal':
                    if (runs === undefined)
                        return `${where} has it`;
                    return hasOtherSettings(inPlace, keys.get((0,service_deployment/* placeOf */.$t)({ service, cluster })))
                        ? `${runs}; its settings changed since, and its files have nothing to change: a value that is set no more stays as it is`
                        : `${runs}; nothing changed since`;
            }
            break;
        case 'write':
            if (decision.because === 'configuration')
                return 'its values changed in gitops.yaml';
            if (decision.because === 'asked')
                return run.asked.named ? 'it was asked for' : 'the input all asks for it';
            return runs === undefined
                ? [`${where} does not have it yet`, ...inWords(service, changes)].join('; ')
                : `${runs}; ${listed(inWords(service, changes))}`;
    }
    return '';
}
function hasOtherSettings(inPlace, key) {
    const before = inPlace?.configuration;
    return key !== undefined && (0,flow_keys/* isComparable */.n)(before, key.configuration) && before !== key.configuration;
}
function inWords(service, changes) {
    return changes.map((change) => (0,affected/* describeReason */.Gk)(service, change));
}
function listed(changes) {
    return changes.length === 0 ? 'it is built from something else now' : `${changes.join('; ')} since`;
}
function shortCommit(commit) {
    return /^[0-9a-f]{40,64}$/.test(commit) ? commit.slice(0, 8) : commit;
}
function withoutService(service, text) {
    return text.startsWith(`${service}: `) ? text.slice(service.length + 2) : text;
}

;// CONCATENATED MODULE: ./build/core/flow/plan/plan.js









async function planByState(asked, ports) {
    const request = { ...asked, transport: (0,snapshot/* withSharedReads */.Ve)(asked.transport) };
    const { transport, target, pending, declined, services, review } = request;
    const stateAt = (snapshot) => {
        if (snapshot.commit)
            transport.expectHistory(snapshot.commit, write_record/* depths */.pJ[0] ?? 0);
        return { snapshot, history: (0,ordering.historyOf)(transport, snapshot.commit) };
    };
    const states = {
        target: stateAt(target),
        pending: pending && stateAt(pending),
        declined: declined.map(stateAt),
    };
    const found = await Promise.all(services.map((service) => readService(service, states, request, ports)));
    const applications = await applicationsOf(found, ports);
    await ports.expectComparisons(found.flatMap((each) => commitsWithoutKey(each, request)));
    const decided = [];
    for (const each of found) {
        decided.push(await decideService(each, applications.get(each.deployment) ?? 'none', request, ports));
    }
    await ports.expectComparisons(decided.flatMap((each) => (comparesForReason(each) ? [each.inPlace.builtFrom] : [])));
    const planned = [];
    for (const each of decided) {
        const { service, cluster, decision, inPlace, why = [] } = each;
        const changes = comparesForReason(each) ? await ports.changedSince(service, each.inPlace.builtFrom) : why;
        const of = { service, ...(cluster === undefined ? {} : { cluster }) };
        planned.push({ ...of, decision, inPlace, changes, reason: each.reason ?? reasonOf(each, changes, request) });
    }
    return { services: planned, seen: target.commit, tombstone: review?.tombstone, deployedAt: review?.deployedAt };
}
function commitsWithoutKey({ deployment, places = [] }, { keys }) {
    const key = keys.get((0,service_deployment/* placeOf */.$t)(deployment));
    if (key === undefined)
        return [];
    return places.flatMap(({ state: { holds, takenBack } }) => {
        const inPlace = typeof holds === 'string' ? [] : [{ commit: holds.builtFrom, content: holds.content }];
        const unkeyed = [...inPlace, ...takenBack].filter(({ content }) => !(0,flow_keys/* isComparable */.n)(content, key.content));
        return unkeyed.map(({ commit }) => commit).filter(git_commit/* isObjectName */.V2);
    });
}
async function applicationsOf(found, ports) {
    const asked = found.flatMap(({ deployment, places }) => {
        const { application } = deployment;
        if (application?.mode !== 'api')
            return [];
        const holds = places?.[0]?.state.holds;
        return [{ deployment, application, commit: typeof holds === 'object' ? holds.recordedBy : undefined }];
    });
    if (asked.length === 0)
        return new Map();
    const states = await ports.applications(asked);
    return new Map(asked.map(({ deployment }, index) => [deployment, states[index] ?? 'unknown']));
}

// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/monorepo/events/scope.js
var scope = __webpack_require__(1476);
// EXTERNAL MODULE: ./build/core/review/marker.js
var review_marker = __webpack_require__(5713);
// EXTERNAL MODULE: ./build/core/review/review-name.js
var review_name = __webpack_require__(9331);
// EXTERNAL MODULE: ./build/core/review/room.js
var room = __webpack_require__(2076);
// EXTERNAL MODULE: ./build/core/review/tombstone.js
var review_tombstone = __webpack_require__(7368);
// EXTERNAL MODULE: ./build/core/source/base.js
var base = __webpack_require__(7313);
// EXTERNAL MODULE: ./build/commands/application/template-file.js
var template_file = __webpack_require__(6105);
// EXTERNAL MODULE: ./build/commands/argocd-upsert-app.js + 26 modules
var argocd_upsert_app = __webpack_require__(1274);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
;// CONCATENATED MODULE: ./build/core/flow/former-places.js

async function formerPlaces(question) {
    const { snapshot, commits, repository, isService, filesOf, isCluster, fileIn } = question;
    const found = [];
    for (const [service, files] of (0,write_record/* filesOfServices */.XF)(commits, repository)) {
        const present = filesOf(service);
        for (const [file, cluster] of files) {
            const isFormerService = !isService(service) && present.includes(file);
            const isFormerCluster = cluster !== undefined && !isCluster(cluster) && !present.includes(file) && fileIn(service, cluster) === file;
            if (!(isFormerService || isFormerCluster) || (await snapshot.entry(file)) === undefined)
                continue;
            found.push({ service, file, ...(isFormerCluster ? { cluster } : {}) });
        }
    }
    return found;
}

// EXTERNAL MODULE: ./build/core/monorepo/events/events.js
var events = __webpack_require__(7535);
// EXTERNAL MODULE: ./build/core/monorepo/place.js
var place = __webpack_require__(4867);
;// CONCATENATED MODULE: ./build/commands/comparison/former-places.js





const mostNamed = 3;
async function nameFormerPlaces(log, config, { environment, clusters, target, transport, repository }) {
    if (target.commit === undefined)
        return;
    const own = (0,environments.environmentNamed)(config, environment);
    const fileOf = (service, cluster) => {
        const { file } = (0,place/* environmentAt */.Ff)(config, own, { environment, cluster });
        const ofService = file?.replaceAll('{service}', service).replaceAll('{environment}', environment);
        const path = cluster === undefined ? ofService : ofService?.replaceAll('{cluster}', cluster);
        return path === undefined || path.includes('{') ? [] : [path];
    };
    if (clusters.every((cluster) => (0,place/* environmentAt */.Ff)(config, own, { environment, cluster }).file === undefined))
        return;
    const present = new Set((0,events/* servicesIn */.qp)(own.services, config.services.keys()));
    const former = await formerPlaces({
        snapshot: target,
        commits: await transport.history(target.commit, write_record/* depths */.pJ[0] ?? 0),
        repository,
        isService: (service) => present.has(service),
        isCluster: (cluster) => (0,place/* clustersOf */.Dg)(own).includes(cluster),
        filesOf: (service) => clusters.flatMap((cluster) => fileOf(service, cluster)),
        fileIn: (service, cluster) => fileOf(service, cluster)[0],
    });
    for (const cluster of new Set(former.flatMap((each) => each.cluster ?? []))) {
        const files = former.filter((each) => each.cluster === cluster).map(({ file }) => file);
        const some = files.length > mostNamed ? [...files.slice(0, mostNamed), `${files.length - mostNamed} more`] : files;
        const what = `${environment} has this cluster no more. It still has ${some.join(', ')}`;
        log.warn(`${cluster}: ${what}, with what Argo CD deploys from there, until somebody deletes it.`);
    }
    for (const { service, file } of former.filter(({ cluster }) => cluster === undefined)) {
        const why = config.services.has(service)
            ? `\`environments.${environment}.services\` has it no more`
            : 'gitops.yaml has no such service any more';
        log.warn(`${service}: ${why}. ${environment} still has ${file}, which stays until somebody deletes it.`);
    }
}

// EXTERNAL MODULE: ./build/commands/comparison/source.js
var source = __webpack_require__(7816);
;// CONCATENATED MODULE: ./build/commands/comparison/environment.js





















function comparedServices({ inputs, ci, }, config, environment) {
    const names = inputs.service === undefined ? inputs.services : [inputs.service];
    return (0,scope/* servicesInScope */.c)({ config, ci, environment }, names);
}
async function compareEnvironment(run, config, { transport, facts }, comparison) {
    const { environment, services, clusters, deployment, identity, keys, applications, contentOfImage } = comparison;
    const places = services.flatMap((service) => clusters.map((cluster) => ({ service, cluster })));
    const built = config.environments.get(environment)?.['promote-from']?.environment ?? environment;
    const states = openStates(run, transport, environment);
    const gitopsFiles = async (path) => (0,template_file/* fileAtTip */.tl)((await states).target, path);
    const [{ target, pending, declined, request }, known, deployments] = await Promise.all([
        states,
        Promise.all([keys.keysIn(built, services), keys.keysIn(environment, services, clusters)]),
        Promise.all(places.map(async (place) => [(0,service_deployment/* placeOf */.$t)(place), await deployment(place, gitopsFiles)])),
    ]);
    const [contents, configurations] = known;
    const keysOfPlaces = new Map(places.flatMap((place) => {
        const own = configurations.get((0,service_deployment/* placeOf */.$t)(place));
        const content = contents.get(place.service)?.content ?? own?.content;
        if (own === undefined || content === undefined)
            return [];
        return [[(0,service_deployment/* placeOf */.$t)(place), { configuration: own.configuration, content }]];
    }));
    const ports = {
        facts,
        log: run.log,
        applications,
        ...contentPorts(keys, built, contents, contentOfImage),
    };
    const reviewed = await reviewState(run, config, { environment, cluster: clusters[0] }, target, keys, facts);
    const plan = await planByState({
        transport,
        target,
        pending,
        declined,
        services: deployments.map(([, each]) => each),
        keys: keysOfPlaces,
        environment,
        review: reviewed,
        run: identity,
        all: run.inputs.all,
        changedSinceBase: await changedSinceBase(run, built, keys),
    }, ports);
    if (plan.services.some(({ decision }) => decision.do === 'write')) {
        await reviewed?.assertRoom(transport.serverTime() ?? run.clock.now());
    }
    await nameFormerPlaces(run.log, config, {
        environment,
        clusters,
        target,
        transport,
        repository: identity.repository,
    });
    return { ...plan, candidate: identity.commit, deployments: new Map(deployments), keys: keysOfPlaces, request };
}
async function environment_applicationsOf(run, questions, history, unasked) {
    const asked = questions.map(({ application: planned, commit }) => ({ planned, commit }));
    try {
        return (await (0,argocd_upsert_app.statesOnServer)(run, asked, history)).map(({ state }) => state);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        run.log.warn(`Argo CD could not be asked about Applications: ${error.message}`);
        return questions.map(() => unasked);
    }
}
function contentPorts(keys, environment, known, contentOfImage) {
    return {
        expectComparisons: (commits) => keys.expect(commits),
        async sameContent(service, { image, commit }) {
            const content = known.get(service)?.content ?? '';
            const label = image === undefined ? undefined : await contentOfImage(image);
            if ((0,flow_keys/* isComparable */.n)(label, content))
                return label === content ? 'yes' : 'no';
            const reasons = await keys.changedSince(environment, commit);
            if (reasons === undefined)
                return 'unknown';
            return (reasons.get(service) ?? []).length === 0 ? 'yes' : 'no';
        },
        async changedSince(service, commit) {
            const reasons = await keys.changedSince(environment, commit);
            return reasons?.get(service) ?? [];
        },
    };
}
async function seenState(run, environment, plan, transport) {
    const { seen, cluster } = run.inputs;
    const review = run.config && (0,environments.reviewEnvironmentFor)(run.config, run.ci, environment, cluster);
    if (seen === undefined || review === undefined || plan.tombstone === undefined) {
        return { tip: seen ?? plan.seen, tombstone: plan.tombstone?.closedAt };
    }
    const before = await (0,review_tombstone/* readTombstone */.i)(await (0,snapshot/* openSnapshot */.r3)(transport, seen), review.name);
    return { tip: seen, tombstone: before?.closedAt };
}
function heldIn(services) {
    return Object.fromEntries(services.flatMap((each) => {
        const { decision, reason } = each;
        const isHeld = decision.do === 'nothing' && decision.because === 'held';
        return isHeld ? [[(0,service_deployment/* placeOf */.$t)(each), reason.replace(/^held: /, '')]] : [];
    }));
}
async function openStates(run, transport, environment) {
    const { inputs } = run;
    const { name, tip, objectFormat } = await (0,repository/* resolveBranch */.pd)(transport, inputs['gitops-branch']);
    const target = await (0,snapshot/* openSnapshot */.r3)(transport, tip, objectFormat);
    if (inputs.deliver !== 'pull-request')
        return { target, pending: undefined, declined: [], request: undefined };
    const branch = (0,request_branch/* requestBranch */.Wf)(inputs['request-key'] ?? environment, (0,request_branch/* branchPrefix */.$j)(inputs['request-branch']));
    const ref = `refs/heads/${branch}`;
    const [{ refs }, requests] = await Promise.all([transport.listRefs([ref]), requestsOf(run, branch, name)]);
    const waiting = refs.get(ref);
    const isOpen = requests === undefined || requests.open !== undefined;
    const pending = waiting !== undefined && isOpen ? await (0,snapshot/* openSnapshot */.r3)(transport, waiting, objectFormat) : undefined;
    const declined = [];
    for (const { tip: last, url } of requests?.declined ?? []) {
        try {
            declined.push(await (0,snapshot/* openSnapshot */.r3)(transport, last, objectFormat));
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            run.log.warn(`What ${url} held when it was closed cannot be read, so it is not held: ${error.message}`);
        }
    }
    return { target, pending, declined, request: requests?.open };
}
async function requestsOf(run, branch, target) {
    try {
        return await (0,rolling_decisions/* requestsOfBranch */.K)(await (0,gitops_remote/* openGitopsForge */.I$)(run, 'request'), branch, target);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        run.log.warn(`Whether somebody closed a request of ${branch} is not known: ${error.message}`);
        return undefined;
    }
}
async function reviewState(run, config, { environment, cluster }, snapshot, keys, facts) {
    const review = (0,environments.reviewEnvironmentFor)(config, run.ci, environment, cluster);
    if (review === undefined)
        return undefined;
    await (0,review_name/* assertReviewName */.W)(snapshot, review, (0,source.monorepoOf)(run, facts));
    const [marker, tombstone] = await Promise.all([
        (0,review_marker/* readMarker */.t7)(snapshot, review.directory),
        (0,review_tombstone/* readTombstone */.i)(snapshot, review.name),
    ]);
    let changes;
    return {
        async assertRoom(now) {
            if (marker === undefined)
                await (0,room/* assertRoom */.k)(snapshot, review, (0,source.monorepoOf)(run, facts), now);
        },
        members: marker?.services ?? [],
        deployedAt: marker?.deployedAt,
        tombstone,
        async changed(service) {
            changes ??= changesOfSource(run, environment, keys, config, facts);
            return (await changes).get(service) ?? [];
        },
    };
}
async function changesOfSource({ log }, environment, keys, config, facts) {
    const fork = await facts.forkPoint();
    const reasons = fork === undefined ? undefined : await keys.changedSince(environment, fork);
    if (reasons !== undefined)
        return reasons;
    const why = fork === undefined ? 'where the branch began is not known' : `${fork.slice(0, 8)}, where it began, cannot be read`;
    log.warn(`Everything is taken: ${[why, ...facts.notes].join('; ')}.`);
    return (0,affected/* allServices */.EX)(config.services.keys(), why);
}
async function changedSinceBase(run, environment, keys) {
    const { inputs, ci, env, clock, programs, log } = run;
    if (inputs.base === undefined)
        return undefined;
    const changes = await (0,base/* changesSinceBase */.V)({ cwd: ci.workspace, env, clock, programs }, ci, inputs.base);
    const reasons = changes.kind === 'files' ? await keys.changedSince(environment, changes.base) : undefined;
    const why = changes.kind === 'everything' ? changes.why : `the input base, ${inputs.base}, cannot be read`;
    if (reasons === undefined)
        log.warn(`Everything is taken: ${why}.`);
    return (service) => (reasons === undefined ? [{ kind: 'everything', why }] : (reasons.get(service) ?? []));
}


/***/ }),

/***/ 7400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ contentOfImage),
/* harmony export */   c: () => (/* binding */ imageNow)
/* harmony export */ });
/* harmony import */ var _core_build_content_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6922);
/* harmony import */ var _core_build_key_own_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6559);
/* harmony import */ var _core_cleanup_images_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4127);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _core_image_credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2242);
/* harmony import */ var _core_image_image_config_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5412);
/* harmony import */ var _core_image_reference_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9349);
/* harmony import */ var _core_image_registry_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5812);








async function contentOfImage(run, image, environment) {
    return (await imageNow(run, image, environment))?.content;
}
async function imageNow(run, image, environment) {
    const { inputs, config, log } = run;
    try {
        const reference = (0,_core_image_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .parseReference */ .F2)(image, 'image');
        if (!(0,_core_cleanup_images_js__WEBPACK_IMPORTED_MODULE_2__/* .registryHosts */ .j$)(config).has(reference.registry))
            return undefined;
        const given = {
            username: inputs['registry-username'],
            password: inputs['registry-password'],
            registries: [...(0,_core_cleanup_images_js__WEBPACK_IMPORTED_MODULE_2__/* .registryHosts */ .j$)(config, [environment])],
        };
        const credentials = (0,_core_image_credentials_js__WEBPACK_IMPORTED_MODULE_4__.credentialResolver)(given, run);
        const registry = new _core_image_registry_js__WEBPACK_IMPORTED_MODULE_7__.Registry({ ...run, credentials, insecure: inputs['registry-insecure'] });
        const found = await (0,_core_image_image_config_js__WEBPACK_IMPORTED_MODULE_5__/* .readImageConfig */ .MP)(registry, reference);
        const label = found?.labels[_core_build_key_own_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .contentLabel */ .QL];
        if (found === undefined)
            return undefined;
        const isShared = _core_build_content_key_js__WEBPACK_IMPORTED_MODULE_0__/* .keyLabel */ .w8 in found.labels;
        return { digest: found.digest, content: typeof label === 'string' ? label : undefined, isShared };
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR))
            throw error;
        log.detail(`what ${image} was built from is not known: ${error.message}`);
        return undefined;
    }
}


/***/ }),

/***/ 4372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ serviceBuild),
/* harmony export */   l: () => (/* binding */ serviceDeployment)
/* harmony export */ });
/* harmony import */ var _core_build_request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(212);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7216);
/* harmony import */ var _core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4867);
/* harmony import */ var _inputs_inputs_for_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(133);
/* harmony import */ var _argocd_upsert_app_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1274);
/* harmony import */ var _build_image_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6921);
/* harmony import */ var _bump_image_tag_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5314);
/* harmony import */ var _update_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1486);
/* harmony import */ var _content_scope_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7940);









async function serviceDeployment(run, config, scope, rollout = {}, builds = { engine: undefined, emit: undefined, finish: undefined }, gitopsFiles) {
    const { service, environment, cluster } = scope;
    const { app } = (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_2__/* .environmentAt */ .Ff)(config, (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__.environmentNamed)(config, environment), scope);
    return {
        service,
        ...(cluster === undefined ? {} : { cluster }),
        image: serviceBuild(run, config, scope, builds),
        updates: (image) => {
            const { tag, digest } = image === 'kept' ? { tag: undefined, digest: undefined } : image;
            return (0,_update_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .deploymentUpdates */ .E5)({ ...run, ...(0,_inputs_inputs_for_js__WEBPACK_IMPORTED_MODULE_3__/* .inputsFor */ .p)(_bump_image_tag_js__WEBPACK_IMPORTED_MODULE_6__.bumpImageTag, run, scope, { tag, digest }) }, image);
        },
        application: app === undefined
            ? undefined
            : await (0,_argocd_upsert_app_js__WEBPACK_IMPORTED_MODULE_4__.planApplication)({ ...run, gitopsFiles, ...(0,_inputs_inputs_for_js__WEBPACK_IMPORTED_MODULE_3__/* .inputsFor */ .p)(_argocd_upsert_app_js__WEBPACK_IMPORTED_MODULE_4__.argocdUpsertApp, run, scope, rollout) }),
    };
}
function serviceBuild(run, config, scope, builds) {
    const { ci, cwd } = run;
    const { service, environment, cluster } = scope;
    const image = (0,_core_build_request_js__WEBPACK_IMPORTED_MODULE_0__/* .requestInRun */ .mF)((0,_inputs_inputs_for_js__WEBPACK_IMPORTED_MODULE_3__/* .inputsFor */ .p)(_build_image_js__WEBPACK_IMPORTED_MODULE_5__.buildImage, run, scope).inputs, service, builds);
    return {
        ...image,
        pruned: image.prune === undefined ? undefined : (0,_content_scope_js__WEBPACK_IMPORTED_MODULE_8__.prunedService)({ ...run, inputs: image }, config, service, environment),
        placeholders: (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__.placeholdersFor)(ci, service, environment, cluster),
        ci,
        cwd,
    };
}


/***/ }),

/***/ 199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ runAt),
/* harmony export */   N3: () => (/* binding */ ofAll),
/* harmony export */   wr: () => (/* binding */ serverCredentials)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _core_forge_forges_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8778);
/* harmony import */ var _core_git_repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8687);
/* harmony import */ var _core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4867);
/* harmony import */ var _inputs_configured_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3182);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9624);
/* harmony import */ var _inputs_resolve_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4112);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3070);








const servers = [
    {
        section: 'gitops',
        key: 'repository',
        credentials: _gitops_remote_js__WEBPACK_IMPORTED_MODULE_6__/* .gitopsCredentials */ .XJ,
        hostOf: (text, { cwd, env, ci }) => (0,_core_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .gitAddress */ .Ry)((0,_core_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRepository */ .SU)(text, { forgeBase: (0,_core_forge_forges_js__WEBPACK_IMPORTED_MODULE_1__.serverOfJob)(env, ci.host), cwd }))?.host,
    },
    {
        section: 'argocd',
        key: 'server',
        credentials: ['argocd-token', 'argocd-username', 'argocd-password', 'argocd-client-key', 'argocd-headers'],
        hostOf: (text) => text
            .toLowerCase()
            .replace(/^[a-z]+:\/\//, '')
            .replace(/\/.*$/, ''),
    },
];
const serverCredentials = servers.flatMap(({ credentials }) => credentials);
const registryCredentials = ['registry-username', 'registry-password'];
const ofAll = '';
function runAt(command, run, place, home = place.environment) {
    const { config, ci, secrets, cwd } = run;
    const { service, cluster } = run.inputs;
    const given = (name) => {
        const input = run.resolved[name];
        return input !== undefined && (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_7__/* .isGiven */ .qR)(input) ? input : undefined;
    };
    const own = ownVariables(run.env, place);
    const question = { run, given, own, service, place, home: { environment: home, cluster } };
    const withheld = new Set(servers.flatMap((server) => withheldFrom(server, question)));
    const allowed = (name) => (withheld.has(name) ? undefined : given(name));
    const ofPlace = (name) => (name === 'cluster' ? clusterSource(place) : own(name));
    const fromConfig = config === undefined ? [] : [(0,_inputs_configured_js__WEBPACK_IMPORTED_MODULE_4__.configSource)(command, { config, ci, service, ...place })];
    return { ...run, ...(0,_inputs_resolve_js__WEBPACK_IMPORTED_MODULE_5__/* .resolveInputs */ .eL)(command.inputs, [ofPlace, allowed, ...fromConfig], { secrets, cwd }) };
}
function clusterSource({ cluster }) {
    return cluster === undefined ? undefined : { value: cluster, source: { kind: 'command', name: 'cluster' } };
}
function ownVariables(env, { environment, cluster }) {
    const names = [...serverCredentials, ...registryCredentials];
    return (name) => {
        if (!names.includes(name))
            return undefined;
        for (const place of [cluster, environment]) {
            if (place === undefined)
                continue;
            const variable = (0,_inputs_resolve_js__WEBPACK_IMPORTED_MODULE_5__/* .variableOf */ .Qn)(`${name}-${place}`);
            const text = env[variable];
            if (text !== undefined && text !== '')
                return { text, source: { kind: 'variable', name: variable } };
        }
        return undefined;
    };
}
function withheldFrom(server, question) {
    const { given, own, place, home } = question;
    const { section, key, credentials } = server;
    if (credentials.some((name) => own(name) !== undefined))
        return credentials;
    const credential = credentials.find((name) => given(name) !== undefined);
    const there = hostAt(server, place, question);
    if (credential === undefined || there === undefined)
        return [];
    const here = hostAt(server, home, question) ?? onlyHost(server, question);
    if (here === there)
        return [];
    const named = place.cluster ?? place.environment ?? '';
    const owner = here === undefined ? 'it may be meant for any of its hosts' : `it was given for ${here}`;
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(credential, `is not sent to ${there}, the ${section}.${key} of ${named}: ${owner}`, `Give ${(0,_inputs_resolve_js__WEBPACK_IMPORTED_MODULE_5__/* .variableOf */ .Qn)(`${credential}-${named}`)}, the one of ${there}.`);
}
function onlyHost(server, question) {
    const { run, home } = question;
    const environments = [...(run.config?.environments ?? [])].filter(([name]) => home.environment === ofAll || name === home.environment);
    const hosts = new Set(environments.flatMap(([environment, each]) => (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__/* .clustersOf */ .Dg)(each).map((cluster) => hostAt(server, { environment, cluster }, question))));
    const [only] = hosts;
    return hosts.size === 1 ? only : undefined;
}
function hostAt({ section, key, hostOf }, place, { run, given, service }) {
    const input = given(`${section}-${key}`);
    const text = input !== undefined && 'value' in input
        ? input.value
        : run.config && addressIn(run.config, place, service, section);
    return typeof text === 'string' ? hostOf(text, run) : undefined;
}
function addressIn(config, { environment: name, cluster }, service, section) {
    const environment = name === undefined ? undefined : config.environments.get(name);
    const known = service !== undefined && config.services.has(service) ? service : undefined;
    const here = environment && (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentAt */ .Ff)(config, environment, { environment: name ?? '', service: known, cluster });
    if (section === 'gitops')
        return (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__/* .connectionOf */ .ao)(config.gitops, here?.gitops).repository;
    return (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__/* .connectionOf */ .ao)(config.argocd, here?.argocd).server;
}


/***/ }),

/***/ 2786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ deploymentsOf),
  hs: () => (/* binding */ emptyPlace),
  yI: () => (/* binding */ readPlace),
  N$: () => (/* binding */ readValues)
});

// EXTERNAL MODULE: ./build/core/git/commit.js
var git_commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/git/message.js
var message = __webpack_require__(4410);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/bump/update.js
var bump_update = __webpack_require__(1218);
// EXTERNAL MODULE: ./build/core/edit/values.js
var values = __webpack_require__(505);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/core/bump/record/write-record.js
var write_record = __webpack_require__(9754);
;// CONCATENATED MODULE: ./build/core/bump/record/value-places.js




const mostEarlier = 20;
class ValuePlaces {
    #edit;
    #texts;
    #now;
    #found = new Map();
    constructor(edit, texts) {
        this.#edit = edit;
        this.#texts = texts;
        this.#now = texts.valuesOf(edit.file, edit.before ?? '');
    }
    lastWriters(records) {
        const ofFile = records.filter(({ places }) => places.some((place) => this.#isHere(place)));
        const found = this.#edit.deletion === undefined ? this.#ofValues(ofFile) : this.#ofPlaces(ofFile);
        return [...new Set(found)];
    }
    earlierWriters(records, newest) {
        const takenBack = new Set();
        const claims = this.#claims().filter((claim) => !this.#now.says(claim));
        const isAbout = (record) => this.#edit.deletion === undefined
            ? claims.some((claim) => this.#wroteClaim(record, claim))
            : record.places.some((place) => this.#isHere(place));
        const found = [];
        for (const record of records) {
            if (!newest.includes(record) && !takenBack.has(record.provenance.sourceCommit) && isAbout(record))
                found.push(record);
            for (const back of (0,write_record/* takenBackOfRecord */.NR)(record, this.#edit.update))
                takenBack.add(back.commit);
        }
        return found.slice(0, mostEarlier);
    }
    async wasEditedSince(transport, record) {
        const { file, before } = this.#edit;
        const blob = (await (0,snapshot/* blobsAt */.cu)(transport, [record.commit], file)).get(record.commit);
        const body = blob === undefined ? undefined : (await transport.read([blob])).get(blob)?.body;
        if (body === undefined)
            return false;
        const text = Buffer.from(body).toString('utf8');
        if (text === before)
            return false;
        const then = this.#texts.valuesOf(file, text);
        return this.#claims().some((claim) => !this.#now.says(claim) && this.#wroteClaim(record, claim) && then.at(claim) !== this.#now.at(claim));
    }
    #ofPlaces(records) {
        const places = new Map();
        for (const record of records) {
            for (const place of record.places)
                if (this.#isHere(place) && !places.has(place))
                    places.set(place, record);
        }
        return [...places.values()];
    }
    #ofValues(records) {
        return this.#claims().flatMap((claim) => {
            const newest = records.find((record) => this.#wroteClaim(record, claim));
            return newest === undefined || this.#now.says(claim) ? [] : [newest];
        });
    }
    #claims() {
        return this.#edit.existed ? (this.#edit.claims ?? []) : [];
    }
    #wroteClaim({ places, provenance }, claim) {
        const { file, image } = this.#edit;
        return places.some((place) => {
            if (!this.#isHere(place))
                return false;
            if (place === file || this.#pathsIn(place).some((path) => this.#leadsTo(path, claim)))
                return true;
            const there = image === undefined && provenance.images.length > 0 ? this.#now.at(claim) : undefined;
            return there !== undefined && provenance.images.some((each) => isPartOf(there, each));
        });
    }
    #leadsTo(path, claim) {
        const plain = (0,values/* plainPath */.s)(path);
        if (plain !== undefined)
            return touches(plain, claim.location);
        if (!this.#found.has(path))
            this.#found.set(path, this.#now.find(path));
        const place = this.#found.get(path);
        return place !== undefined && place.document === claim.document && touches(place.location, claim.location);
    }
    #isHere(place) {
        return place === this.#edit.file || place.startsWith(`${this.#edit.file}#`);
    }
    #pathsIn(place) {
        const words = place.slice(this.#edit.file.length + 1).match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'])+/g) ?? [];
        const { cluster } = this.#edit.update;
        const named = words.find((word) => word.startsWith('cluster='));
        const own = cluster === undefined ? undefined : `cluster=${cluster}`;
        return named === undefined || named === own ? words.filter((word) => word !== named) : [];
    }
}
function touches(one, other) {
    const length = Math.min(one.length, other.length);
    return one.slice(0, length).every((step, index) => step === other[index]);
}
function isPartOf(text, image) {
    const { repository, tag, digest } = (0,reference/* splitImage */.s5)(image);
    return [image, repository, tag, digest, `${repository}:${tag}`].includes(text);
}

;// CONCATENATED MODULE: ./build/core/bump/record/place-state.js






async function readValues(question, place, isTip, texts) {
    const { edit, candidate, transport, seen } = question;
    if (!edit.existed)
        return [];
    const commits = await question.history(write_record/* depths */.pJ[0] ?? 0);
    const values = new ValuePlaces(edit, texts);
    const known = new Set(typeof place.holds === 'object' ? [place.holds.commit] : []);
    const states = [];
    const records = (0,write_record/* allRecords */.Sr)(commits);
    const last = values.lastWriters(records);
    for (const record of [...last, ...(isTip ? [] : values.earlierWriters(records, last))]) {
        const isEarlier = !last.includes(record);
        const holds = deployedBy(record, edit);
        if (holds === undefined)
            continue;
        if (holds.commit === candidate) {
            if (isEarlier)
                continue;
            if (edit.deletion !== undefined || !(await values.wasEditedSince(transport, record)))
                continue;
            const back = { commit: holds.commit, content: undefined, configuration: undefined };
            states.push({ ...place, holds: 'adopted', takenBack: [back], isEarlier });
        }
        else if (!known.has(holds.commit)) {
            known.add(holds.commit);
            const came = cameLater(commits, seen, record.commit) ? 'meanwhile' : 'before';
            states.push({ ...place, holds, came, takenBack: [], isEarlier });
        }
    }
    return states;
}
const emptyPlace = { holds: 'nothing', came: 'before', takenBack: [], pipelineIsOurs: false };
const unsetTag = 'unset';
async function readPlace(question) {
    const { edit, candidate, pipeline } = question;
    const image = imageInPlace(edit);
    if (!edit.existed)
        return readMissing(question);
    if (edit.image !== undefined && image === undefined)
        return emptyPlace;
    const named = await namedCommit(question, image);
    const isNamed = named !== undefined && named !== 'unknown';
    const steps = isNamed ? 1 : image === undefined ? 2 : write_record/* depths */.pJ.length;
    const { record, commits, whole } = await newestRecord(question, write_record/* depths */.pJ.slice(0, steps));
    const records = (0,write_record/* recordsOf */.M$)(commits, edit);
    const isInPlace = record !== undefined && (0,write_record/* hasWritten */.qF)(record, edit);
    const here = isInPlace ? record : image && (0,write_record/* writerOf */.bi)(commits, edit, image);
    const elsewhere = here === undefined && image !== undefined ? (0,write_record/* writerAnywhere */.nC)(commits, image) : undefined;
    const writer = here ?? elsewhere;
    const deployed = writer === undefined ? undefined : deployedBy(writer, edit);
    const known = deployed && (elsewhere === undefined ? deployed : { ...deployed, configuration: undefined });
    const holds = known ?? (isNamed ? ofTag(named) : named === 'unknown' || !(whole || record) ? 'unknown' : 'adopted');
    const lost = record !== undefined && !isInPlace ? takenBackFrom(record, edit) : [];
    return {
        holds,
        came: known !== undefined && writer !== undefined && cameLater(commits, question.seen, writer.commit)
            ? 'meanwhile'
            : 'before',
        takenBack: await takenBackOf(question, records, lost, typeof holds === 'object' ? holds : undefined),
        pipelineIsOurs: pipeline !== undefined &&
            records.some(({ provenance }) => provenance.pipeline === pipeline && provenance.sourceCommit === candidate),
    };
}
const mostCopies = 3;
async function newestRecord(question, steps) {
    const { transport, edit } = question;
    const copies = new Set();
    for (;;) {
        const search = await (0,write_record/* searchRecord */.U$)(question, steps, copies);
        const { record } = search;
        if (record === undefined || (0,write_record/* hasWritten */.qF)(record, edit) || (0,write_record/* hasConfirmed */.M1)(record, edit))
            return search;
        if (copies.size === mostCopies)
            return search;
        const [change] = await (0,write_record/* changesOf */.fs)(transport, [record], edit.file);
        if (change !== 'nothing')
            return search;
        copies.add(record.commit);
    }
}
async function readMissing({ transport, edit, history, seen }) {
    const commits = await history(write_record/* depths */.pJ[0] ?? 0);
    const deletion = (0,write_record/* deletionOf */.Yw)(commits, edit.file);
    const holds = deletion === undefined ? undefined : deployedBy(deletion, edit);
    if (deletion !== undefined && holds !== undefined) {
        return { ...emptyPlace, holds, came: cameLater(commits, seen, deletion.commit) ? 'meanwhile' : 'before' };
    }
    const records = edit.image === undefined ? [] : (0,write_record/* recordsOf */.M$)(commits, edit);
    const record = records.find(({ places }) => places.length > 0);
    if (record === undefined || !(await (0,write_record/* wasTakenAway */.L6)(transport, commits, record, edit.file)))
        return emptyPlace;
    return { ...emptyPlace, takenBack: takenBackFrom(record, edit) };
}
function deploymentsOf(commits, edit) {
    return (0,write_record/* recordsOf */.M$)(commits, edit).flatMap((record) => deployedBy(record, edit) ?? []);
}
function imageInPlace({ image }) {
    const parts = (0,reference/* splitImage */.s5)(image?.oldImage ?? '');
    if (parts.digest === undefined && (parts.tag === undefined || parts.tag === unsetTag))
        return undefined;
    return parts;
}
async function namedCommit({ commitOf }, image) {
    const tag = image?.tag;
    if (tag === undefined || !/^([0-9a-f]{7,40}|[0-9a-f]{64})$/.test(tag))
        return undefined;
    const found = await commitOf(tag);
    return found === 'unknown' && (0,git_commit/* isObjectName */.V2)(tag) ? tag : found;
}
function deployedBy({ provenance, commit: recordedBy }, edit) {
    const { sourceCommit: commit, sourceRef, sourceBranch, sourceRepository } = provenance;
    if (commit === undefined || !(0,git_commit/* isObjectName */.V2)(commit))
        return undefined;
    const subject = (0,bump_update/* subjectOf */.et)(edit.update);
    const carried = message/* CarriedServices */.By.of(provenance);
    const keys = carried.content(subject);
    return {
        commit,
        ref: sourceRef ?? (sourceBranch === undefined ? undefined : `refs/heads/${sourceBranch}`),
        repository: sourceRepository,
        content: keys?.content,
        configuration: keys?.configuration,
        builtFrom: carried.builtFrom(subject) ?? commit,
        recordedBy,
        image: writtenImage(provenance, edit),
    };
}
function writtenImage({ images }, { image }) {
    return (0,write_record/* imagesFitting */.oo)({ images }, (0,reference/* splitImage */.s5)(image?.oldImage ?? ''))[0]?.text;
}
function ofTag(commit) {
    const unknown = { ref: undefined, repository: undefined, content: undefined, configuration: undefined };
    return { ...unknown, commit, builtFrom: commit, recordedBy: undefined, image: undefined };
}
function takenBackFrom(record, { update }) {
    const commit = record.provenance.sourceCommit;
    return commit === undefined ? [] : [{ commit, ...keysIn(record, update) }];
}
async function takenBackOf({ edit, commitOf }, records, lost, holds) {
    const found = new Map(lost.map((each) => [each.commit, each]));
    const cameBack = new Set(holds === undefined ? [] : [holds.commit, holds.builtFrom, holds.content]);
    cameBack.delete(undefined);
    for (const record of records) {
        const { provenance } = record;
        for (const { commit: what, service, ...keys } of (0,write_record/* takenBackOfRecord */.NR)(record, edit.update)) {
            const tag = (0,git_commit/* isObjectName */.V2)(what) ? undefined : (0,reference/* splitImage */.s5)(what).tag;
            const named = tag === undefined ? undefined : await commitOf(tag);
            const commit = named === undefined || named === 'unknown' ? what : named;
            if (cameBack.has(commit) || cameBack.has(what) || isImage(what, edit.image?.oldImage) || found.has(commit))
                continue;
            const own = records.find((each) => each.provenance.sourceCommit === commit);
            const told = service === undefined ? keysIn(own, edit.update) : keys;
            if (!cameBack.has(told.content))
                found.set(commit, { commit, ...told });
        }
        const { sourceCommit } = provenance;
        for (const each of [sourceCommit, keysIn(record, edit.update).content])
            if (each)
                cameBack.add(each);
    }
    return [...found.values()];
}
function keysIn(record, update) {
    const keys = record && message/* CarriedServices */.By.of(record.provenance).content((0,bump_update/* subjectOf */.et)(update));
    return { content: keys?.content, configuration: keys?.configuration };
}
function isImage(what, inPlace) {
    const image = (0,reference/* splitImage */.s5)(what);
    return image.tag !== undefined && inPlace !== undefined && (0,write_record/* sameImage */.G4)(image, (0,reference/* splitImage */.s5)(inPlace));
}
const reachedOf = new WeakMap();
function cameLater(commits, seen, commit) {
    if (seen === undefined || commit === seen)
        return false;
    const known = reachedOf.get(commits) ?? new Map();
    reachedOf.set(commits, known);
    if (!known.has(seen))
        known.set(seen, reachedFrom(commits, seen));
    return known.get(seen)?.has(commit) !== true;
}
function reachedFrom(commits, seen) {
    const parents = new Map(commits.map(({ id, body }) => [id, (0,git_commit/* decodeCommit */.ix)(body).parents]));
    if (!parents.has(seen))
        return undefined;
    const reached = new Set([seen]);
    for (const id of reached)
        for (const parent of parents.get(id) ?? [])
            reached.add(parent);
    return reached;
}


/***/ }),

/***/ 4127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F$: () => (/* binding */ removeImages),
/* harmony export */   NY: () => (/* binding */ namingCommits),
/* harmony export */   TL: () => (/* binding */ keptCommits),
/* harmony export */   U: () => (/* binding */ imageUsers),
/* harmony export */   j$: () => (/* binding */ registryHosts),
/* harmony export */   lw: () => (/* binding */ imageUsage)
/* harmony export */ });
/* harmony import */ var _build_key_own_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6559);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6156);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9121);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9349);
/* harmony import */ var _monorepo_environments_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7216);
/* harmony import */ var _monorepo_place_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4867);
/* harmony import */ var _review_tombstone_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7368);
/* harmony import */ var _retention_words_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(105);









function imageUsage(config) {
    if (config === undefined)
        return unknownUsage('gitops.yaml is not at hand');
    const without = [...config.environments].find(([, { file }]) => file === undefined);
    return without === undefined ? { known: true } : unknownUsage(`environment ${without[0]} has no file`);
}
function unknownUsage(why) {
    return { known: false, reason: `${why}, so it is not known whether another environment uses it` };
}
function registryHosts(config, environments) {
    if (config === undefined)
        return new Set();
    const names = environments ?? [...config.environments.keys()];
    const found = names.flatMap((name) => imagesIn(config, name));
    const ofServices = environments === undefined ? [...config.services.keys()].map((each) => (0,_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_5__.serviceImage)(config, each)) : [];
    return new Set([...ofServices, ...found].flatMap((image) => (image === undefined ? [] : hostIn(image))));
}
function imagesIn(config, name) {
    const environment = config.environments.get(name);
    if (environment === undefined)
        return [];
    return [...config.services.keys()].flatMap((service) => (0,_monorepo_place_js__WEBPACK_IMPORTED_MODULE_6__/* .clustersOf */ .Dg)(environment).map((cluster) => {
        const { image, registry } = (0,_monorepo_place_js__WEBPACK_IMPORTED_MODULE_6__/* .environmentAt */ .Ff)(config, environment, { environment: name, service, cluster });
        return image ?? (0,_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_5__.serviceImage)(config, service, registry);
    }));
}
function hostIn(template) {
    const [host = ''] = template.split('/', 1);
    if (host.includes('{'))
        return [];
    return [(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRepositoryName */ .$M)(template.replace(/\{[^{}]*\}/g, 'x')).registry];
}
const keptCommits = 50;
function namingCommits(commits) {
    return commits.map(({ id, body }) => {
        const { message } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)(body);
        const files = [...message.matchAll(/^[ *-]*File: ([^\n#]+)/gm)].flatMap(([, path]) => path ?? []);
        return { id, message, files };
    });
}
async function imageUsers(snapshot, usage, commits, goes) {
    if (!usage.known)
        return usage;
    const words = new _retention_words_js__WEBPACK_IMPORTED_MODULE_8__/* .Words */ .U();
    const stays = (path) => !path.startsWith(`${_review_tombstone_js__WEBPACK_IMPORTED_MODULE_7__/* .tombstoneDirectory */ .P0}/`) && !goes(path);
    const paths = (await snapshot.glob(['**'])).filter(stays);
    for (let start = 0; start < paths.length; start += readAtOnce) {
        const some = paths.slice(start, start + readAtOnce);
        const texts = await Promise.all(some.map((path) => (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(snapshot, path)));
        for (const [at, text] of texts.entries())
            words.add(text ?? '', some[at] ?? '');
    }
    return { known: true, words, commits };
}
const readAtOnce = 1000;
async function removeImages(registry, tags, removal, report) {
    const { environment, images, registries, users, dryRun } = removal;
    const goneWith = new Map();
    for (const recorded of images) {
        const { image } = recorded;
        const removeOne = async () => {
            const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseReference */ .F2)(image, 'images');
            if (!registries.has(reference.registry)) {
                return { result: 'kept', reason: `${reference.registry} is no registry of gitops.yaml` };
            }
            if (!users.known)
                return { result: 'kept', reason: users.reason };
            const { tag } = reference;
            if (tag === undefined && recorded.digest === undefined) {
                return { result: 'kept', reason: 'it has neither a tag of its own nor a digest' };
            }
            const byDigest = recorded.digest === undefined ? {} : { digest: recorded.digest };
            const first = goneWith.get(`${reference.registry}/${reference.repository}@${recorded.digest}`);
            if (first !== undefined)
                return { result: 'removed', reason: `it went with ${first}, which is the same image` };
            const found = await registry.headManifest(tag === undefined ? { ...reference, ...byDigest } : reference);
            if (found === undefined)
                return undefined;
            if (recorded.digest !== undefined && found.digest !== recorded.digest)
                return undefined;
            const whole = { ...reference, digest: found.digest };
            const user = userIn(whole, removal, users) ?? (await tagUser(tags, whole, images));
            if (user !== undefined)
                return { result: 'kept', reason: user };
            if (dryRun)
                return { result: 'removed', reason: `${found.digest.slice(0, 19)} would go` };
            const done = await remove(registry, whole);
            if (done?.result === 'removed')
                goneWith.set(`${whole.registry}/${whole.repository}@${whole.digest}`, image);
            return done;
        };
        await report.attempt({ environment, kind: 'image', name: image }, () => removeOne().catch((error) => {
            if (removal.named || !(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR) || error.code !== 'REGISTRY_UNAUTHORIZED')
                throw error;
            return { result: 'kept', reason: `${error.message}; name images in \`remove\` to have this fail` };
        }));
    }
}
function userIn({ tag, digest, repository }, { directories }, { words, commits }) {
    const path = words.originOfDigest(digest) ?? (tag === undefined ? undefined : words.originOfTag(tag));
    if (path !== undefined)
        return `${path} uses it`;
    const isOwn = (path) => [...directories].some((directory) => path.startsWith(`${directory}/`));
    for (const { id, message, files: written } of commits) {
        if (written.length > 0 && written.every(isOwn))
            continue;
        const names = (tag !== undefined && message.includes(`${repository}:${tag}`)) || message.includes(digest);
        if (names)
            return `the commit ${id.slice(0, 8)} of the GitOps repository names it`;
    }
    return undefined;
}
async function tagUser(tags, image, ours) {
    const own = new Set(ours
        .map((each) => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseReference */ .F2)(each.image, 'images'))
        .filter(({ registry: host, repository }) => host === image.registry && repository === image.repository)
        .map((each) => each.tag));
    const other = (await tags.naming(image)).find((tag) => !own.has(tag) && !(0,_build_key_own_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isPassingTag */ .YT)(tag));
    return other === undefined ? undefined : `the tag ${other} names the same image`;
}
async function remove(registry, image) {
    try {
        const result = await registry.deleteManifest(image);
        return result === 'absent' ? undefined : { result: 'removed', reason: `was ${image.digest}` };
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR) || error.code !== 'REGISTRY_DELETE_UNSUPPORTED')
            throw error;
        return { result: 'kept', reason: error.message };
    }
}


/***/ }),

/***/ 105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ Words)
/* harmony export */ });
class Words {
    #origins = new Map();
    #bySegment = new Map();
    #segments;
    add(text, origin) {
        this.#addPlain(text, origin);
        if (text.includes('\\'))
            this.#addPlain(text.replace(/\\[abefnrtv0]/g, ' '), origin);
    }
    #addPlain(text, origin) {
        for (const word of text.split(/[^A-Za-z0-9_.:-]+/)) {
            for (const part of [word, ...word.split(':')]) {
                if (part === '' || this.#origins.has(part))
                    continue;
                this.#origins.set(part, origin);
                this.#segments = undefined;
                for (const segment of new Set(part.match(/[A-Za-z0-9]+/g))) {
                    const words = this.#bySegment.get(segment);
                    if (words === undefined)
                        this.#bySegment.set(segment, [part]);
                    else
                        words.push(part);
                }
            }
        }
    }
    matching(pattern) {
        return [...this.#origins.keys()].filter((word) => pattern.test(word));
    }
    originOf(text) {
        const whole = this.#origins.get(text);
        if (whole !== undefined)
            return whole;
        const [segment] = (text.match(/[A-Za-z0-9]+/g) ?? []).sort((a, b) => b.length - a.length);
        const words = segment === undefined ? [...this.#origins.keys()] : (this.#bySegment.get(segment) ?? []);
        const word = words.find((each) => standsIn(each, text));
        return word === undefined ? undefined : this.#origins.get(word);
    }
    originOfTag(tag) {
        const isCommit = /^[0-9a-f]{7,64}$/.test(tag);
        return this.originOf(tag) ?? (isCommit ? this.originOfBeginning(tag) : undefined);
    }
    originOfDigest(digest) {
        return this.originOf(digest) ?? this.originOf(digest.slice(digest.indexOf(':') + 1));
    }
    originOfBeginning(text) {
        this.#segments ??= [...this.#bySegment.keys()].sort();
        let [low, high] = [0, this.#segments.length];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if ((this.#segments[middle] ?? '') < text)
                low = middle + 1;
            else
                high = middle;
        }
        const segment = this.#segments[low];
        if (segment === undefined || !segment.startsWith(text))
            return undefined;
        return this.#origins.get(this.#bySegment.get(segment)?.[0] ?? '');
    }
}
function standsIn(word, text) {
    for (let at = word.indexOf(text); at >= 0; at = word.indexOf(text, at + 1)) {
        if (!/[A-Za-z0-9]/.test(`${word[at - 1] ?? ''}${word[at + text.length] ?? ''}`))
            return true;
    }
    return false;
}


/***/ }),

/***/ 5960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ requestsOfBranch)
/* harmony export */ });
/* harmony import */ var _forge_forge_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9497);

const mostDeclined = 3;
async function requestsOfBranch(forge, sourceBranch, targetBranch) {
    const all = await forge.latestRequests(sourceBranch, targetBranch);
    const declined = all.filter(({ state, body, tip }) => state === 'closed' && tip !== '' && !body.includes(_forge_forge_js__WEBPACK_IMPORTED_MODULE_0__/* .closedByProgram */ .M));
    return { open: all.find(({ state }) => state === 'open'), declined: declined.slice(0, mostDeclined) };
}


/***/ }),

/***/ 505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ FileTexts),
/* harmony export */   s: () => (/* binding */ plainPath)
/* harmony export */ });
/* harmony import */ var _text_locate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(493);
/* harmony import */ var _text_node_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(843);
/* harmony import */ var _text_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4660);
/* harmony import */ var _text_source_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2518);
/* harmony import */ var _text_verify_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6110);





class FileValues {
    #file;
    #text;
    #source;
    constructor(file, text) {
        this.#file = file;
        this.#text = text;
    }
    at({ document, location }) {
        return this.#tried((source) => (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(source.documents[document], location));
    }
    says({ document, location, value }) {
        const isSaid = this.#tried(({ documents }) => {
            const there = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_0__/* .lookUp */ .TE)(documents[document], location);
            return value === undefined ? there === undefined : (0,_text_verify_js__WEBPACK_IMPORTED_MODULE_4__/* .readsAs */ .q)(there ?? null, value);
        });
        return isSaid === true;
    }
    find(text) {
        return this.#tried((source) => {
            const path = (0,_text_path_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePath */ .Rr)(text);
            const document = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseDocument */ .li)(source, path);
            if (document === undefined)
                return undefined;
            const { hops, missing } = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_0__/* .follow */ .e6)(document, path.path, 'look-up');
            const location = [...(0,_text_node_js__WEBPACK_IMPORTED_MODULE_1__/* .hopLocation */ .xj)(hops), ...(0,_text_path_js__WEBPACK_IMPORTED_MODULE_2__/* .createdLocation */ .Y7)(missing)];
            return { document: source.documents.indexOf(document), location };
        });
    }
    #tried(read) {
        try {
            this.#source ??= (0,_text_source_js__WEBPACK_IMPORTED_MODULE_3__.parseSource)(this.#file, this.#text);
            return read(this.#source);
        }
        catch {
            return undefined;
        }
    }
}
class FileTexts {
    #texts = new Map();
    valuesOf(file, text) {
        const texts = this.#texts.get(file) ?? new Map();
        this.#texts.set(file, texts);
        const values = texts.get(text) ?? new FileValues(file, text);
        texts.set(text, values);
        return values;
    }
}
function plainPath(text) {
    try {
        const { path, selector } = (0,_text_path_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePath */ .Rr)(text);
        const keys = path.filter((step) => typeof step === 'string');
        return selector === undefined && keys.length === path.length ? keys : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 6001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ differs),
/* harmony export */   LD: () => (/* binding */ decide)
/* harmony export */ });
/* unused harmony export order */
function order(facts) {
    const outcome = asAsked(facts);
    const { tombstone } = facts;
    if (outcome.do !== 'write' || tombstone === undefined)
        return outcome;
    return { ...outcome, generation: tombstone.generation + 1 };
}
function asAsked(facts) {
    const clause = firstClause(facts);
    if (clause.do !== 'superseded')
        return clause;
    const { asked, inPlace } = facts;
    const final = clause.because === 'closed' || clause.because === 'stopped';
    if (asked.onOlder === 'apply' && !final) {
        const other = inPlace.kind === 'ours' && inPlace.commit !== facts.candidate.commit ? inPlace.commit : undefined;
        const isOpen = other !== undefined && clause.because === 'taken-back';
        if (isOpen && facts.relation === undefined)
            return { ask: 'relation' };
        const isForward = isOpen && facts.relation === 'contains';
        const rollbackOf = other === undefined || isForward ? [] : [other];
        return { do: 'write', because: 'asked', rollbackOf };
    }
    const isPersons = asked.by === 'person' || (inPlace.kind !== 'nothing' && inPlace.pipelineIsOurs === true);
    if (!isPersons && asked.onOlder !== 'fail')
        return clause;
    return { do: 'refuse', code: 'OLDER_THAN_IN_PLACE', because: clause.because, by: clause.by };
}
function firstClause(facts) {
    const { asked, candidate, closed, tombstone, inPlace, takenBack, relation } = facts;
    const { commit, on } = candidate;
    const superseded = (because, by) => ({ do: 'superseded', because, by });
    const write = (because) => ({ do: 'write', because, rollbackOf: [] });
    if (closed === undefined)
        return { ask: 'closed' };
    if (closed === 'yes')
        return superseded('closed', commit);
    if (tombstone?.because === 'stopped' && tombstone.came === 'meanwhile')
        return superseded('stopped', commit);
    const binds = tombstone !== undefined && tombstone.because !== 'stopped' && closed === 'unknown';
    if (binds && tombstone.pipelineIsNewer !== 'yes')
        return superseded('closed', commit);
    if (on === undefined)
        return { ask: 'on' };
    if (on === 'off')
        return superseded('dropped', commit);
    for (const [index, back] of asked.named ? [] : takenBack.entries()) {
        if (back.commit === commit)
            return superseded('taken-back', back.commit);
        const isSameContent = candidate.content !== undefined && back.content === candidate.content;
        if (isSameContent)
            return superseded('taken-back', back.commit);
        if (on === 'tip')
            continue;
        if (back.relation === undefined)
            return { ask: 'takenBack', index };
        if (back.relation === 'contained')
            return superseded('taken-back', back.commit);
    }
    if (inPlace.kind === 'nothing')
        return write('first');
    if (inPlace.kind === 'adopted')
        return write('adopted');
    if (inPlace.kind === 'unknown')
        return untold(asked, undefined);
    const { commit: there, source, line, came } = inPlace;
    if (there === commit)
        return write('same');
    if (on === 'tip') {
        if (source === undefined)
            return { ask: 'source' };
        if (source === 'same')
            return write('tip');
    }
    if (relation === undefined)
        return { ask: 'relation' };
    if (relation === 'contains')
        return write('newer');
    if (relation === 'contained' && on !== 'tip')
        return superseded('newer', there);
    if (line === undefined)
        return { ask: 'line' };
    if (relation === 'contained')
        return line === 'none' ? write('returned') : superseded('newer', there);
    if (line === 'mine')
        return on === 'tip' ? write('newer') : superseded('newer', there);
    if (facts.version === undefined)
        return { ask: 'version' };
    if (facts.version === 'lower')
        return superseded('version', there);
    if (came === 'meanwhile')
        return superseded('overtaken', there);
    if (relation === 'unknown')
        return untold(asked, there);
    const taken = write(facts.version === 'higher' ? 'newer' : 'takes-over');
    return line === 'none' ? taken : { ...taken, warning: 'takes-over' };
}
function untold(asked, there) {
    if (asked.onOlder === 'fail')
        return { do: 'refuse', code: 'ORDER_UNKNOWN', because: 'unknown', by: there };
    const isAsked = asked.onOlder === 'apply' && asked.by === 'person';
    const rollbackOf = isAsked && there !== undefined ? [there] : [];
    return { do: 'write', because: 'unknown', warning: 'unknown', rollbackOf };
}
async function decide(facts, answer) {
    for (let known = facts;;) {
        const outcome = order(known);
        if ('do' in outcome)
            return outcome;
        known = await answer(outcome, known);
    }
}
function differs(facts) {
    const { asked, candidate, inPlace, takenBack, pending, application } = facts;
    if (asked.named)
        return { do: 'write', what: 'image', because: 'asked' };
    const isEqual = hasEqualContent(facts);
    const knownBack = takenBack.find(({ content }) => content === candidate.content);
    if (isEqual !== 'yes') {
        if (knownBack !== undefined)
            return held(facts, knownBack);
        if (isEqual === undefined)
            return { ask: 'sameContent' };
        for (const [index, { content, sameContent, ...rest }] of takenBack.entries()) {
            if (content !== undefined)
                continue;
            if (sameContent === undefined)
                return { ask: 'takenBackContent', index };
            if (sameContent === 'yes')
                return held(facts, rest);
        }
        return { do: 'write', what: 'image', because: inPlace.kind === 'nothing' ? 'first' : 'content' };
    }
    if (asked.all) {
        return knownBack === undefined ? { do: 'write', what: 'image', because: 'asked' } : held(facts, knownBack);
    }
    const { content, configuration } = candidate;
    if (isOther(configurationInPlace(inPlace), configuration)) {
        const back = takenBack.find((each) => each.content === content && each.configuration === configuration);
        return back === undefined ? { do: 'write', what: 'values', because: 'configuration' } : held(facts, back);
    }
    if (pending)
        return { do: 'nothing', because: 'pending' };
    if (application === 'none')
        return { do: 'nothing', because: 'equal' };
    if (application !== 'equal')
        return { do: 'follow-up', because: 'application' };
    if (inPlace.kind === 'ours' && inPlace.commit === candidate.commit)
        return { do: 'follow-up', because: 'same-commit' };
    return { do: 'nothing', because: 'equal' };
}
function hasEqualContent({ inPlace, candidate, sameContent }) {
    if (inPlace.kind === 'nothing')
        return 'no';
    const key = inPlace.kind === 'ours' ? inPlace.content : undefined;
    return key === undefined ? sameContent : key === candidate.content ? 'yes' : 'no';
}
function held({ inPlace, candidate, application }, back) {
    const nothing = { do: 'nothing', because: 'held', by: back.commit };
    if (inPlace.kind === 'nothing')
        return nothing;
    const there = configurationInPlace(inPlace);
    const given = back.configuration ?? there;
    if (isOther(given, candidate.configuration) && there !== candidate.configuration) {
        return { do: 'write', what: 'values', because: 'configuration' };
    }
    const lacks = application === 'missing' || application === 'differs';
    return lacks ? { do: 'follow-up', because: 'application' } : nothing;
}
function configurationInPlace(inPlace) {
    return inPlace.kind === 'ours' ? inPlace.configuration : undefined;
}
function isOther(key, wanted) {
    return key !== undefined && key !== wanted;
}


/***/ }),

/***/ 9714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SS: () => (/* binding */ answersFrom),
  sV: () => (/* binding */ inPlaceOf),
  U_: () => (/* binding */ orderFacts)
});

// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var git_repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/review/tombstone.js
var review_tombstone = __webpack_require__(7368);
;// CONCATENATED MODULE: ./build/core/flow/version.js
function compareVersions(ref, other) {
    const [one, two] = [versionIn(ref), versionIn(other)];
    if (one === undefined || two === undefined || one.line !== two.line)
        return 'none';
    const order = compareNumbers(one.numbers, two.numbers) || comparePrereleases(one.prerelease, two.prerelease);
    return order === 0 ? 'none' : order > 0 ? 'higher' : 'lower';
}
function versionIn(ref) {
    const match = /^(refs\/(?:heads|tags)\/(?:.*[^0-9A-Za-z.])?)(v?)(\d+(?:\.\d+)*)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(ref ?? '');
    if (match === null)
        return undefined;
    const [, line = '', v, version = '', prerelease] = match;
    if (!version.includes('.') && (v === '' || !line.startsWith('refs/tags/')))
        return undefined;
    return { line, numbers: version.split('.').map(Number), prerelease: prerelease?.split('.') ?? [] };
}
function compareNumbers(one, two) {
    for (let index = 0; index < Math.max(one.length, two.length); index += 1) {
        const difference = (one[index] ?? 0) - (two[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function comparePrereleases(one, two) {
    if (one.length === 0 || two.length === 0)
        return two.length - one.length;
    for (let index = 0; index < Math.min(one.length, two.length); index += 1) {
        const [a = '', b = ''] = [one[index], two[index]];
        if (a === b)
            continue;
        const [isNumber, otherIsNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
        if (isNumber && otherIsNumber)
            return Number(a) - Number(b);
        if (isNumber !== otherIsNumber)
            return isNumber ? -1 : 1;
        return a < b ? -1 : 1;
    }
    return one.length - two.length;
}

;// CONCATENATED MODULE: ./build/core/flow/order-facts.js



function inPlaceOf({ holds, came, pipelineIsOurs }) {
    if (holds === 'nothing')
        return { kind: holds };
    if (typeof holds === 'string')
        return { kind: holds, pipelineIsOurs };
    const { commit, content, configuration } = holds;
    return { kind: 'ours', commit, content, configuration, came, pipelineIsOurs };
}
function orderFacts(state, content, run, review) {
    const { asked, commit } = run;
    const facts = { asked, candidate: { commit, content }, inPlace: inPlaceOf(state), takenBack: state.takenBack };
    if (review === undefined)
        return { ...facts, closed: 'no' };
    return { ...facts, tombstone: review.tombstone && tombstoneOf(review.tombstone, run, review.sawTombstone) };
}
function tombstoneOf(tombstone, { pipelineCreatedAt, asked }, sawTombstone) {
    const facts = (0,review_tombstone/* tombstoneFacts */.Rd)(tombstone, { came: sawTombstone ? 'before' : 'meanwhile', pipelineCreatedAt });
    const underWay = facts.pipelineIsNewer === 'no' && asked.by !== 'person';
    return underWay ? { ...facts, came: 'meanwhile' } : facts;
}
function answersFrom(facts, run, { holds }) {
    const inPlace = typeof holds === 'string' ? undefined : holds;
    const withInPlace = (known, more) => ({
        ...known,
        inPlace: { ...known.inPlace, ...more },
    });
    return async (question, known) => {
        switch (question.ask) {
            case 'closed':
                return { ...known, closed: await facts.closed() };
            case 'on':
                return { ...known, candidate: { ...known.candidate, on: await facts.on() } };
            case 'relation':
                return { ...known, relation: inPlace ? await facts.relation(run.commit, inPlace.commit) : 'unknown' };
            case 'source':
                return withInPlace(known, { source: inPlace ? await sourceOf(facts, run, inPlace) : 'unknown' });
            case 'line':
                return withInPlace(known, { line: inPlace ? await facts.line(inPlace) : 'unknown' });
            case 'version':
                return { ...known, version: compareVersions(run.ref, inPlace?.ref) };
            case 'takenBack': {
                const takenBack = await Promise.all(known.takenBack.map(async (back, index) => index === question.index ? { ...back, relation: await relationTo(facts, run, back.commit) } : back));
                return { ...known, takenBack };
            }
        }
    };
}
async function relationTo(facts, { commit }, other) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(other) ? facts.relation(commit, other) : 'unknown';
}
async function sourceOf(facts, { ref, repository }, inPlace) {
    if (ref === undefined || inPlace.ref === undefined)
        return 'unknown';
    if (ref !== inPlace.ref)
        return 'other';
    if (inPlace.repository === undefined || (0,git_repository/* sameRepository */.RB)(inPlace.repository, repository))
        return 'same';
    const found = await facts.has(inPlace.commit);
    return found === 'yes' ? 'same' : found === 'no' ? 'other' : 'unknown';
}


/***/ }),

/***/ 4695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   historyOf: () => (/* binding */ historyOf),
/* harmony export */   orderingOf: () => (/* binding */ orderingOf),
/* harmony export */   outcomeOf: () => (/* binding */ outcomeOf),
/* harmony export */   refusal: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _bump_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8820);
/* harmony import */ var _bump_record_place_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2786);
/* harmony import */ var _bump_record_write_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9754);
/* harmony import */ var _bump_update_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1218);
/* harmony import */ var _edit_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(505);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6156);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9121);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9349);
/* harmony import */ var _decision_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6001);
/* harmony import */ var _order_facts_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9714);











function orderingOf(request) {
    const { facts, run, contents, warn } = request;
    const transport = (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_7__/* .withSharedReads */ .Ve)(request.transport);
    const warned = new Set();
    let { seen } = request;
    let isFirst = request.isFresh !== true;
    return (snapshot, attempt) => {
        const tip = snapshot.commit;
        if (tip !== undefined && attempt === 1)
            transport.expectHistory(tip, _bump_record_write_record_js__WEBPACK_IMPORTED_MODULE_2__/* .depths */ .pJ[0] ?? 0);
        const source = facts.refresh(isFirst ? 0 : undefined).then(() => facts.on());
        isFirst = false;
        const judge = async (edits, review) => {
            seen ??= { tip, tombstone: review?.tombstone?.closedAt };
            await source;
            const known = await contents;
            const contentOf = ({ update }) => {
                const given = known.get((0,_bump_update_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(update) ?? '')?.content;
                return given === 'in place' ? undefined : given;
            };
            const history = historyOf(transport, tip);
            const texts = new _edit_values_js__WEBPACK_IMPORTED_MODULE_4__/* .FileTexts */ .D();
            const questionOf = (edit) => ({
                transport,
                history,
                edit,
                seen: seen?.tip,
                candidate: run.commit,
                pipeline: run.pipeline,
                commitOf: (digits) => facts.commitOf(digits),
            });
            const judgeEdit = async (edit) => {
                const state = await (0,_bump_record_place_state_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlace */ .yI)(questionOf(edit));
                return { state, outcome: await outcomeOf(state, contentOf(edit), request, reviewFacts(review, seen)) };
            };
            const judgeValues = async (edit, place) => {
                const rollbackOf = [];
                const isTip = (await facts.on()) === 'tip';
                for (const state of await (0,_bump_record_place_state_js__WEBPACK_IMPORTED_MODULE_1__/* .readValues */ .N$)(questionOf(edit), place, isTip, texts)) {
                    if (state.isEarlier && !(await isOlderThan(state, request)))
                        continue;
                    const outcome = await outcomeOf(state, undefined, request, reviewFacts(review, seen));
                    if (outcome.do !== 'write')
                        return outcome;
                    rollbackOf.push(...outcome.rollbackOf);
                }
                return { do: 'write', rollbackOf };
            };
            const superseded = [];
            const takenBack = new Map();
            const inPlace = new Map();
            let closed;
            const places = await Promise.all(placesOf(edits).map(async (place) => ({ ...place, ...(await judgeEdit(place.first)) })));
            const values = new Map();
            const judgePlaceValues = async ({ all, state, outcome }) => {
                if (outcome.do !== 'write')
                    return;
                await Promise.all(all.map(async (edit) => values.set(edit, await judgeValues(edit, state))));
            };
            await Promise.all(places.map(judgePlaceValues));
            for (const { first, all, state, outcome } of places) {
                if (outcome.do === 'refuse')
                    throw refusal(first, outcome, request);
                if (outcome.do === 'superseded') {
                    const { because, by } = outcome;
                    superseded.push(...all.map((edit) => ({ edit: { ...edit, image: first.image }, because, by })));
                    if (because === 'closed' || because === 'stopped')
                        closed = because;
                    continue;
                }
                const rollbackOf = [...outcome.rollbackOf];
                const held = [];
                for (const edit of all) {
                    const ofValues = values.get(edit);
                    const withoutImage = { ...edit, image: undefined };
                    if (ofValues?.do === 'refuse')
                        throw refusal(withoutImage, ofValues, request);
                    if (ofValues?.do === 'superseded') {
                        held.push({ edit: withoutImage, because: ofValues.because, by: ofValues.by });
                    }
                    else {
                        rollbackOf.push(...(ofValues?.rollbackOf ?? []));
                    }
                }
                superseded.push(...held);
                if (held.length === all.length)
                    continue;
                const subject = (0,_bump_update_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(first.update);
                if (typeof state.holds !== 'string')
                    inPlace.set(subject, state.holds);
                takenBack.set(subject, stillTakenBack(state, [...new Set(rollbackOf)], { commit: run.commit, content: contentOf(first) }));
                const warning = await warningOf(first, state, outcome, request);
                if (warning === undefined || warned.has(warning))
                    continue;
                warned.add(warning);
                warn(warning);
            }
            const same = edits.some(({ changed }) => changed) ? edits.filter(({ changed }) => !changed) : [];
            const ofSame = await Promise.all(same.map(judgeEdit));
            const confirmed = same.filter((_, index) => {
                const { state, outcome } = ofSame[index] ?? {};
                const isWritten = outcome?.do === 'write' && outcome.warning === undefined && outcome.rollbackOf.length === 0;
                return isWritten && state?.takenBack.length === 0;
            });
            if (review !== undefined && edits.length === 0) {
                const outcome = await outcomeOf(_bump_record_place_state_js__WEBPACK_IMPORTED_MODULE_1__/* .emptyPlace */ .hs, undefined, request, reviewFacts(review, seen));
                if (outcome.do === 'superseded' && (outcome.because === 'closed' || outcome.because === 'stopped')) {
                    closed = outcome.because;
                }
            }
            const admission = review && (await admissionOf(facts, closed));
            return { superseded, confirmed, takenBack, inPlace, admission };
        };
        return judge;
    };
}
async function isOlderThan({ holds }, { facts, run }) {
    if (typeof holds === 'string')
        return false;
    return (await facts.relation(run.commit, holds.commit)) === 'contained';
}
async function admissionOf(facts, closed) {
    if (closed !== undefined)
        return { result: 'closed', because: closed };
    return { result: 'admitted', sourceIsOpen: (await facts.closed()) === 'no' };
}
function reviewFacts(review, seen) {
    return review && { ...review, sawTombstone: seen?.tombstone === review.tombstone?.closedAt };
}
function outcomeOf(state, content, { facts, run }, review) {
    return (0,_decision_js__WEBPACK_IMPORTED_MODULE_10__/* .decide */ .LD)((0,_order_facts_js__WEBPACK_IMPORTED_MODULE_9__/* .orderFacts */ .U_)(state, content, run, review), (0,_order_facts_js__WEBPACK_IMPORTED_MODULE_9__/* .answersFrom */ .SS)(facts, run, state));
}
function historyOf(transport, tip) {
    const read = new Map();
    return (depth) => {
        const commits = read.get(depth) ?? (tip === undefined ? Promise.resolve([]) : transport.history(tip, depth));
        read.set(depth, commits);
        return commits;
    };
}
function placesOf(edits) {
    const places = new Map();
    for (const edit of edits) {
        if (!edit.changed)
            continue;
        const name = (0,_bump_record_write_record_js__WEBPACK_IMPORTED_MODULE_2__/* .placeName */ .fW)(edit);
        const place = places.get(name) ?? { first: edit, all: [] };
        place.all.push(edit);
        places.set(name, place);
    }
    return [...places.values()];
}
function stillTakenBack({ holds, takenBack }, rollbackOf, written) {
    const { content, configuration } = typeof holds === 'string' ? { content: undefined, configuration: undefined } : holds;
    const now = rollbackOf.map((each) => ({ commit: each, content, configuration, isNew: true }));
    const isWritten = (back) => back.commit === written.commit || (back.content !== undefined && back.content === written.content);
    const before = takenBack.filter((back) => !isWritten(back) && !rollbackOf.includes(back.commit));
    return [...now, ...before.map((back) => ({ ...back, isNew: false }))];
}
async function warningOf(edit, { holds }, outcome, { facts, run }) {
    if (outcome.do !== 'write' || outcome.warning === undefined)
        return undefined;
    if (outcome.warning === 'unknown' || typeof holds === 'string')
        return `${prefixOf(edit)}${unknownOrder(edit, facts)}`;
    const commits = await facts.lacking(holds.commit, run.commit);
    const names = commits.map(({ commit, subject }) => `${commit.slice(0, 8)} ${subject}`).join(', ');
    const from = holds.ref === undefined ? '' : ` of ${holds.ref.replace(/^refs\/(heads|tags)\//, '')}`;
    return `${prefixOf(edit)}this takes out ${holds.commit.slice(0, 8)}${from}, which ${run.commit.slice(0, 8)} does not contain${names === '' ? '' : ` (${names})`}`;
}
function prefixOf({ update, file }) {
    return update.service === undefined || update.service === file ? '' : `${(0,_bump_update_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(update)}: `;
}
function unknownOrder({ file, image }, { notes }) {
    const { tag, digest } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_8__/* .splitImage */ .s5)(image?.oldImage ?? '');
    const why = notes.length === 0
        ? `the last ${_bump_record_write_record_js__WEBPACK_IMPORTED_MODULE_2__/* .depths */ .pJ.at(-1)} commits of the GitOps repository do not say what it was built from`
        : notes.join('; ');
    return `cannot tell whether ${tag ?? digest ?? 'what is'} in ${file} is newer: ${why}`;
}
function refusal(edit, outcome, { facts, run }) {
    const { code, because, by } = outcome;
    const mine = `this run is of ${run.commit.slice(0, 8)}`;
    if (because === 'unknown') {
        const problem = `${prefixOf(edit)}${unknownOrder(edit, facts)} (${mine})`;
        const hint = 'Let the job read the monorepo (a token that may read it, or `fetch-depth: 0`), use tags that name the commit (`{sha8}`), or `on-older: skip` or `apply` for this once.';
        return new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR('refused', code, problem, { hint });
    }
    const message = `${(0,_bump_message_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSupersession */ .vt)({ edit, because, by: by ?? '' })} (${mine})`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR('refused', code, message, { hint: waysBack(because, by) });
}
function waysBack(because, by) {
    const onPurpose = 'deploy this commit with `on-older: apply`; either way it holds until the content changes.';
    switch (because) {
        case 'closed':
        case 'stopped':
            return 'Open the branch or request again and push to it, or start a new pipeline: that makes the environment anew.';
        case 'dropped':
            return `Run the pipeline of what the branch, tag or request has now. To go back on purpose: run \`bump-image-tag\` with \`rollback\` (and the \`tag\` to go back to), or ${onPurpose}`;
        case 'taken-back':
            return 'To bring it back on purpose: run `deploy` with the service by its name (`services`), or with `on-older: apply`.';
        default:
    }
    const what = by !== undefined && (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_6__/* .isObjectName */ .V2)(by) ? ` (${by.slice(0, 8)} is in place)` : '';
    return `To go back on purpose${what}: run \`bump-image-tag\` with \`rollback\` (and the \`tag\` to go back to), or ${onPurpose}`;
}


/***/ }),

/***/ 9497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ branchNotVisible),
/* harmony export */   M: () => (/* binding */ closedByProgram)
/* harmony export */ });
const branchNotVisible = 'FORGE_BRANCH_UNSEEN';
const closedByProgram = '<!-- monorepo-gitops: closed by the program -->';


/***/ }),

/***/ 9331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ assertReviewName),
/* harmony export */   q: () => (/* binding */ requestEnvironmentName)
/* harmony export */ });
/* harmony import */ var _names_slug_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(830);
/* harmony import */ var _marker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5713);
/* harmony import */ var _monorepo_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2912);
/* harmony import */ var _other_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7037);
/* harmony import */ var _tombstone_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7368);





async function requestEnvironmentName(snapshot, { request, directoryOf }, monorepo) {
    const usual = (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentName */ .VE)({ mode: 'request', requestNumber: request });
    const own = (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentName */ .VE)({
        mode: 'request',
        requestNumber: request,
        monorepo: monorepo.monorepo ?? monorepo.repository.toLowerCase(),
    });
    const read = async (name) => {
        const [marker, tombstone] = await Promise.all([
            (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .readMarker */ .t7)(snapshot, directoryOf(name)),
            (0,_tombstone_js__WEBPACK_IMPORTED_MODULE_4__/* .readTombstone */ .i)(snapshot, name),
        ]);
        return { marker, tombstone };
    };
    const [atUsual, atOwn] = await Promise.all([read(usual), read(own)]);
    for (const record of [atOwn.marker, atUsual.marker, atOwn.tombstone, atUsual.tombstone]) {
        if (record === undefined)
            continue;
        const isUsual = record === atUsual.marker || record === atUsual.tombstone;
        if (await (0,_monorepo_js__WEBPACK_IMPORTED_MODULE_2__/* .isOurs */ .MU)((0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .recordedMonorepo */ .Oh)(record), monorepo))
            return isUsual ? usual : own;
        if (isUsual)
            return own;
    }
    return usual;
}
async function assertReviewName(snapshot, used, monorepo) {
    const { name, directory, request } = used;
    if (request === undefined)
        return;
    const directoryOf = (other) => directory.slice(0, -name.length) + other;
    const found = await requestEnvironmentName(snapshot, { request, directoryOf }, monorepo);
    if (found !== name)
        throw new _other_name_js__WEBPACK_IMPORTED_MODULE_3__/* .OtherReviewName */ .W(name, found);
}


/***/ }),

/***/ 2076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ assertRoom)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(585);
/* harmony import */ var _marker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5713);
/* harmony import */ var _monorepo_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2912);




const mostNames = 5;
async function assertRoom(snapshot, { name, directory, limit }, monorepo, now) {
    if (limit === undefined)
        return;
    const living = (await markersBeside(snapshot, directory)).filter((marker) => (0,_monorepo_js__WEBPACK_IMPORTED_MODULE_3__/* .isSpelledAlike */ .sf)((0,_marker_js__WEBPACK_IMPORTED_MODULE_2__/* .recordedMonorepo */ .Oh)(marker), monorepo));
    if (living.length < limit.most)
        return;
    const { environment, most } = limit;
    const oldest = living.toSorted((one, other) => deployedAt(one) - deployedAt(other));
    const listed = oldest.slice(0, mostNames).map((marker) => `${marker.name} (${ageOf(marker, now)})`);
    const problem = `review environment ${name} is not made: ${environment} has ${living.length}, and max-environments is ${most}; deployed to longest ago: ${listed.join(', ')}`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'TOO_MANY_ENVIRONMENTS', problem, {
        hint: `Make room: close requests or delete branches that are done, remove one (\`cleanup-review-env --name ${oldest[0]?.name}\`), or sweep (\`cleanup-review-env --sweep\`). Or raise \`environments.${environment}.max-environments\`.`,
    });
}
async function markersBeside(snapshot, directory) {
    const parent = directory.includes('/') ? directory.slice(0, directory.lastIndexOf('/')) : '';
    const directories = (await snapshot.list(parent)).filter(_git_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isDirectory */ .wd);
    const read = directories.map(({ name }) => (0,_marker_js__WEBPACK_IMPORTED_MODULE_2__/* .readMarker */ .t7)(snapshot, parent === '' ? name : `${parent}/${name}`).catch((error) => {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.code === 'REVIEW_RECORD_UNREADABLE')
            return undefined;
        throw error;
    }));
    const found = await Promise.all(read);
    return found.flatMap((marker, index) => marker !== undefined && marker.name === directories[index]?.name ? [marker] : []);
}
function deployedAt({ deployedAt: time }) {
    return time === undefined ? 0 : Date.parse(time);
}
const hour = 3_600_000;
function ageOf(marker, now) {
    if (marker.deployedAt === undefined)
        return `of unknown age, see ${_marker_js__WEBPACK_IMPORTED_MODULE_2__/* .markerFile */ .bx}`;
    const age = Math.max(0, now - deployedAt(marker));
    if (age >= 24 * hour)
        return `${Math.floor(age / (24 * hour))}d`;
    return age >= hour ? `${Math.floor(age / hour)}h` : `${Math.floor(age / 60_000)}m`;
}


/***/ }),

/***/ 7368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GO: () => (/* binding */ tombstoneChange),
/* harmony export */   N$: () => (/* binding */ describeRevival),
/* harmony export */   P0: () => (/* binding */ tombstoneDirectory),
/* harmony export */   Rd: () => (/* binding */ tombstoneFacts),
/* harmony export */   TD: () => (/* binding */ tombstoneOf),
/* harmony export */   f2: () => (/* binding */ parseTombstone),
/* harmony export */   i: () => (/* binding */ readTombstone),
/* harmony export */   ni: () => (/* binding */ tombstonePath),
/* harmony export */   uE: () => (/* binding */ describeClosed),
/* harmony export */   xQ: () => (/* binding */ tombstoneAhead)
/* harmony export */ });
/* unused harmony export serializeTombstone */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4377);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9121);
/* harmony import */ var _marker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5713);



const tombstoneDirectory = '.monorepo-gitops/tombstones';
const tombstoneShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    ..._marker_js__WEBPACK_IMPORTED_MODULE_1__/* .recordShape */ .Fg,
    commits: _marker_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn,
    closedAt: zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$(),
    because: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['closed', 'expired', 'stopped']).default('closed'),
    images: _marker_js__WEBPACK_IMPORTED_MODULE_1__/* .recordedImages */ .Vh,
    namespaces: _marker_js__WEBPACK_IMPORTED_MODULE_1__/* .ownedNamespaces */ .o4.exactOptional(),
});
function tombstonePath(name) {
    return `${tombstoneDirectory}/${name}.yaml`;
}
async function readTombstone(snapshot, name) {
    const path = tombstonePath(name);
    const text = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_0__/* .readText */ .yR)(snapshot, path);
    return text === undefined ? undefined : parseTombstone(text, path);
}
function parseTombstone(text, path) {
    const { schema: _, ...tombstone } = (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecord */ .Hh)(text, path, tombstoneShape);
    return tombstone;
}
function serializeTombstone(tombstone) {
    const title = 'This review environment was removed. The record keeps a late deployment from reviving it.';
    return (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeRecord */ .Om)(title, tombstoneShape, tombstone);
}
function tombstoneChange(tombstone) {
    return { path: tombstonePath(tombstone.name), body: Buffer.from(serializeTombstone(tombstone), 'utf8') };
}
function tombstoneOf(removed, { because, closingCommit, closedAt }) {
    const { name, repository, monorepo, ref, request, generation, deployed, images, namespaces } = removed;
    const commits = [deployed, closingCommit].filter((commit) => commit !== undefined);
    return {
        name,
        repository,
        ...(monorepo === undefined ? {} : { monorepo }),
        ref,
        ...(request === undefined ? {} : { request }),
        generation,
        commits: [...new Set(commits)].sort(),
        closedAt: new Date(closedAt).toISOString(),
        because,
        images,
        ...(namespaces === undefined ? {} : { namespaces }),
    };
}
function tombstoneAhead(source, ending) {
    return tombstoneOf({ ...source, generation: 1, images: [] }, ending);
}
function tombstoneFacts({ because, closedAt, generation }, { came, pipelineCreatedAt, }) {
    const isNewer = pipelineCreatedAt === undefined ? undefined : pipelineCreatedAt > Date.parse(closedAt);
    return { because, came, generation, pipelineIsNewer: isNewer === undefined ? 'unknown' : isNewer ? 'yes' : 'no' };
}
const removals = {
    closed: 'was removed when its source was closed',
    expired: 'was removed when its ttl had passed',
    stopped: 'was stopped by a person',
};
function describeClosed({ name, ref, request }, because, tombstone) {
    const source = request === undefined ? ref : `request ${request}`;
    const closed = request === undefined ? 'is closed' : 'is closed, or does not ask for it any more';
    if (tombstone === undefined)
        return `review environment ${name}: ${source} ${closed}`;
    const removed = `review environment ${name} ${removals[tombstone.because]} at ${tombstone.closedAt}`;
    if (because === 'stopped')
        return `${removed}, while this run was under way`;
    return `${removed}, and ${source} is not known to be open`;
}
function describeRevival({ name }, tombstone, { sourceIsOpen }) {
    const removed = `${removals[tombstone.because]} at ${tombstone.closedAt}`;
    const reason = sourceIsOpen ? ', and its source is open' : '';
    return `review environment ${name} comes back as generation ${tombstone.generation + 1}: it ${removed}${reason}`;
}


/***/ }),

/***/ 7313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ changesSinceBase)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _checkout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5228);


async function changesSinceBase(at, ci, input) {
    try {
        const head = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .headCommit */ .Qo)(at);
        if (head === undefined)
            return everything(await whyNoHead(at));
        const base = input === undefined ? await baseOf(at, ci, head) : await inputBase(at, input);
        if (base.kind === 'everything')
            return base;
        return { kind: 'files', base: base.base, how: base.how, files: await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .changedFiles */ .Y_)(at, base.base, head) };
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.kind === 'failed')
            return everything(error.message);
        throw error;
    }
}
function everything(why) {
    return { kind: 'everything', why };
}
async function whyNoHead(at) {
    const { stderr } = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .git */ .$Y)(at, ['rev-parse', '--verify', 'HEAD']);
    const [line = ''] = stderr.split('\n');
    return `git finds no commit in this checkout (${line.replace(/^fatal: /, '').slice(0, 200)})`;
}
async function baseOf(at, ci, head) {
    switch (ci.event.kind) {
        case 'tag':
        case 'schedule':
        case 'manual':
            return everything(`a run of kind ${ci.event.kind} has no commit to compare with`);
        case 'branch-deleted':
        case 'request-closed':
            return everything('the branch or request is finished');
        case 'request':
            return (await mergedTarget(at, ci, head)) ?? (await eventBase(at, ci, 'the base of the request'));
        case 'queue':
            return eventBase(at, ci, 'the commit that the queue builds on');
        case 'push':
            if (ci.baseCommit === undefined)
                return forkPoint(at, ci, head, 'the branch is new');
            return eventBase(at, ci, 'the commit before this push', head);
    }
}
async function mergedTarget(at, ci, head) {
    const [target, source, ...others] = await parentsOf(at, head);
    if (target === undefined || source === undefined || source !== ci.commit || others.length > 0)
        return undefined;
    if (!(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .fetchCommit */ .iH)(at, target)))
        return undefined;
    return { kind: 'commit', base: target, how: 'the target branch, which is merged into this checkout' };
}
async function eventBase(at, ci, how, head) {
    const base = ci.baseCommit;
    if (base === undefined)
        return everything(`${how} is not known`);
    if (await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .fetchCommit */ .iH)(at, base))
        return { kind: 'commit', base, how };
    const why = `${how}, ${base.slice(0, 8)}, cannot be fetched`;
    return head === undefined ? everything(why) : forkPoint(at, ci, head, why);
}
async function forkPoint(at, ci, head, why) {
    const trunk = ci.defaultBranch ?? (await clonedBranch(at));
    if (trunk === undefined)
        return everything(`${why}, and the default branch is not known`);
    if (trunk === ci.branch)
        return everything(`${why}, and it is the default branch itself`);
    const tip = await branchTip(at, trunk);
    if (tip === undefined)
        return everything(`${why}, and ${trunk} cannot be fetched`);
    if (await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .isShallow */ .fE)(at)) {
        return { kind: 'commit', base: tip, how: `the tip of ${trunk}: ${why}, and this clone is shallow` };
    }
    const base = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .mergeBase */ .wu)(at, tip, head);
    if (base === undefined)
        return everything(`${why}, and it has no commit in common with ${trunk}`);
    return { kind: 'commit', base, how: `where the branch left ${trunk}: ${why}` };
}
async function inputBase(at, input) {
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(input)) {
        if (await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .fetchCommit */ .iH)(at, input))
            return { kind: 'commit', base: input, how: 'the input base' };
    }
    else {
        const commit = await commitAt(at, input);
        if (commit !== undefined)
            return { kind: 'commit', base: commit, how: `the input base, ${input}` };
    }
    return everything(`the input base, ${input}, is not in this checkout and cannot be fetched`);
}
async function parentsOf(at, commit) {
    const { code, stdout } = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .git */ .$Y)(at, ['cat-file', 'commit', commit]);
    const [header = ''] = code === 0 ? stdout.toString('utf8').split('\n\n', 1) : [];
    return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(([, parent]) => parent ?? []);
}
async function branchTip(at, branch) {
    const remote = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .remoteName */ .iy)(at);
    const ref = `refs/heads/${branch}`;
    if (remote === undefined)
        return commitAt(at, ref);
    const listed = (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .firstLine */ .TM)(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .git */ .$Y)(at, ['ls-remote', '--end-of-options', remote, ref]));
    const current = listed?.split('\t')[0];
    if (current !== undefined && (await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .fetchCommit */ .iH)(at, current)))
        return current;
    return (await commitAt(at, `refs/remotes/${remote}/${branch}`)) ?? (await commitAt(at, ref));
}
async function clonedBranch(at) {
    const remote = `refs/remotes/${(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .remoteName */ .iy)(at)) ?? 'origin'}/`;
    const head = (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .firstLine */ .TM)(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .git */ .$Y)(at, ['symbolic-ref', '--quiet', `${remote}HEAD`]));
    return head?.replace(remote, '');
}
async function commitAt(at, revision) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    return (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .firstLine */ .TM)(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .git */ .$Y)(at, args));
}


/***/ })

};
