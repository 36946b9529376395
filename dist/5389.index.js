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
    return { services: planned, seen: target.commit, tombstone: review?.tombstone };
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
// EXTERNAL MODULE: ./build/core/review/tombstone.js
var review_tombstone = __webpack_require__(7368);
// EXTERNAL MODULE: ./build/core/source/base.js
var base = __webpack_require__(7313);
// EXTERNAL MODULE: ./build/commands/application/template-file.js
var template_file = __webpack_require__(6105);
// EXTERNAL MODULE: ./build/commands/argocd-upsert-app.js + 28 modules
var argocd_upsert_app = __webpack_require__(6556);
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
    const plan = await planByState({
        transport,
        target,
        pending,
        declined,
        services: deployments.map(([, each]) => each),
        keys: keysOfPlaces,
        environment,
        review: await reviewState(run, config, { environment, cluster: clusters[0] }, target, keys, facts),
        run: identity,
        all: run.inputs.all,
        changedSinceBase: await changedSinceBase(run, built, keys),
    }, ports);
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
        members: marker?.services ?? [],
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
/* harmony import */ var _argocd_upsert_app_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6556);
/* harmony import */ var _build_image_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39);
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
                return { result: 'removed', reason: `a dry run: ${found.digest} would go` };
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
