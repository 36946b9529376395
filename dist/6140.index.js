export const id = 6140;
export const ids = [6140,9349,1730,233,2614];
export const modules = {

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

/***/ 6559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ isOwnTag),
/* harmony export */   C5: () => (/* binding */ isStagingTag),
/* harmony export */   QL: () => (/* binding */ contentLabel),
/* harmony export */   QR: () => (/* binding */ keyTag),
/* harmony export */   YT: () => (/* binding */ isPassingTag),
/* harmony export */   al: () => (/* binding */ stagingTag),
/* harmony export */   bT: () => (/* binding */ layersTag)
/* harmony export */ });
const contentLabel = 'io.monorepo-gitops.content';
const digits = 40;
const prefixOf = { trusted: 'c', untrusted: 'f' };
function keyTag(hex, trust) {
    return `${prefixOf[trust]}-${hex.slice(0, digits)}`;
}
function layersTag(trust) {
    return `${prefixOf[trust]}-layers`;
}
function stagingTag({ uuid }) {
    return `b-${`${uuid()}${uuid()}`.replaceAll('-', '').slice(0, digits)}`;
}
const keyTags = /^[cf]-[0-9a-f]{40}$/;
const stagingTags = /^b-[0-9a-f]{40}$/;
const layersTags = /^[cf]-layers$/;
function isOwnTag(tag) {
    return keyTags.test(tag) || isPassingTag(tag);
}
function isPassingTag(tag) {
    return isStagingTag(tag) || layersTags.test(tag);
}
function isStagingTag(tag) {
    return stagingTags.test(tag);
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

/***/ 4410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   By: () => (/* binding */ CarriedServices),
/* harmony export */   Ch: () => (/* binding */ readProvenance),
/* harmony export */   SB: () => (/* binding */ composeMessage),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   Wf: () => (/* binding */ readReference),
/* harmony export */   aw: () => (/* binding */ parseTrailers),
/* harmony export */   e1: () => (/* binding */ provenanceTrailers),
/* harmony export */   e9: () => (/* binding */ trailerBlocks),
/* harmony export */   mb: () => (/* binding */ formatTrailers),
/* harmony export */   uv: () => (/* binding */ trailerValues)
/* harmony export */ });
/* harmony import */ var _skip_markers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4900);

const maxValue = 2000;
const referencePrefix = 'Argocd-reference-commit-';
function provenanceTrailers(provenance) {
    const { reference } = provenance;
    const all = [
        ['Source-Repository', provenance.sourceRepository],
        ['Source-Commit', provenance.sourceCommit],
        ['Source-Ref', provenance.sourceRef],
        ['Source-Branch', provenance.sourceBranch],
        ...provenance.services.map((service) => ['Service', service]),
        ...provenance.images.map((image) => ['Image', image]),
        ...(provenance.contents ?? []).map((each) => ['Content', contentText(each)]),
        ...(provenance.builtFrom ?? []).map(({ service, commit }) => ['Built-From', `${service} ${commit}`]),
        ['Pipeline', provenance.pipeline],
        ['Durations', durationsText(provenance.durations)],
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
function durationsText({ plan, build, total } = {}) {
    const steps = Object.entries({ plan, build, total }).flatMap(([step, time]) => time === undefined ? [] : [`${step}=${Math.max(0, Math.round(time))}ms`]);
    return steps.length === 0 ? undefined : steps.join(' ');
}
function durationsIn(text) {
    const found = [...(text ?? '').matchAll(/(?:^|\s)(plan|build|total)=(\d{1,9})ms(?=\s|$)/g)];
    return found.length === 0 ? undefined : Object.fromEntries(found.map(([, step, time]) => [step, Number(time)]));
}
function contentText({ service, content = '-', configuration = '-' }) {
    return `${service} ${content}/${configuration}`;
}
const maxSubject = 72;
function composeMessage(text, trailers) {
    const [first = '', ...rest] = text.replace(/\r\n?/g, '\n').trim().split('\n');
    const body = rest.map(cleanLine).join('\n').trim();
    const last = formatTrailers(trailers).join('\n');
    return `${[subjectOf(first), body, last].filter((part) => part !== '').join('\n\n')}\n`;
}
function subjectOf(line) {
    const subject = oneLine(line).replace(/^-{3,}\s*/, '');
    if (subject === '')
        return 'Update';
    const short = shortened(subject, maxSubject);
    const marker = (0,_skip_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .skipMarkerOf */ .Lr)(subject);
    if (marker === undefined || (0,_skip_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSkipMarker */ .sU)(short) || marker.length > maxSubject / 2)
        return short;
    const rest = oneLine(subject.replace(marker, ' '));
    return `${shortened(rest, maxSubject - marker.length - 1)} ${marker}`;
}
function shortened(text, length) {
    const characters = [...text];
    if (characters.length <= length)
        return text;
    const kept = characters.slice(0, length - 1).join('');
    return `${kept.trimEnd()}…`;
}
function cleanLine(line) {
    const clean = line.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ').trimEnd();
    return /^\s*([\w-]+\s*:|\(cherry picked from)/.test(clean) ? `> ${clean}` : clean;
}
function formatTrailers(trailers) {
    return trailers.map(([key, value]) => `${key}: ${(0,_skip_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutSkipMarkers */ .jO)(oneLine(value)).slice(0, maxValue).trimEnd()}`);
}
function parseTrailers(message) {
    const paragraphs = paragraphsOf(message);
    return paragraphs.length < 2 ? [] : trailersIn(paragraphs.at(-1) ?? '');
}
function trailerBlocks(message) {
    const [, ...paragraphs] = paragraphsOf(message);
    return paragraphs
        .map((paragraph) => {
        const [indent = ''] = /^ */.exec(paragraph) ?? [];
        return trailersIn(paragraph.replaceAll(`\n${indent}`, '\n').slice(indent.length));
    })
        .filter((trailers) => trailers.length > 0)
        .reverse();
}
function paragraphsOf(message) {
    return message
        .replace(/\r\n/g, '\n')
        .trimEnd()
        .split(/\n[ \t]*\n/);
}
function trailersIn(paragraph) {
    const trailers = [];
    for (const line of paragraph.split('\n')) {
        if (line.startsWith('(cherry picked from commit '))
            continue;
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
function readProvenance(trailers) {
    const all = (key) => trailerValues(trailers, key);
    const one = (key) => all(key)[0];
    if (one('Source-Commit') === undefined && all('Service').length === 0 && all('Image').length === 0)
        return undefined;
    return {
        sourceRepository: one('Source-Repository'),
        sourceCommit: one('Source-Commit'),
        sourceRef: one('Source-Ref'),
        sourceBranch: one('Source-Branch'),
        services: all('Service'),
        images: all('Image'),
        contents: all('Content').flatMap((value) => {
            const [, service, content, configuration] = /^(\S+) ([^/\s]+)\/(\S+)$/.exec(value) ?? [];
            const known = (key) => (key === '-' ? undefined : key);
            return service === undefined ? [] : [{ service, content: known(content), configuration: known(configuration) }];
        }),
        builtFrom: all('Built-From').flatMap((value) => {
            const [, service, commit] = /^(\S+) ([0-9a-f]{40,64})$/.exec(value) ?? [];
            return service === undefined || commit === undefined ? [] : [{ service, commit }];
        }),
        pipeline: one('Pipeline'),
        durations: durationsIn(one('Durations')),
    };
}
function readReference(trailers) {
    const one = (key) => trailerValues(trailers, `${referencePrefix}${key}`)[0];
    const [author, sha, repoUrl, subject, date] = ['author', 'sha', 'repourl', 'subject', 'date'].map(one);
    if (sha === undefined)
        return undefined;
    const known = { author, sha, repoUrl, subject, date };
    return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
class CarriedServices {
    static #known = new WeakMap();
    #contents;
    #builtFrom;
    #services;
    constructor({ services, contents = [], builtFrom = [] }) {
        this.#services = new Set(services);
        this.#contents = new Map(contents.toReversed().map((each) => [each.service, each]));
        this.#builtFrom = new Map(builtFrom.toReversed().map(({ service, commit }) => [service, commit]));
    }
    static of(provenance) {
        const known = CarriedServices.#known.get(provenance) ?? new CarriedServices(provenance);
        CarriedServices.#known.set(provenance, known);
        return known;
    }
    has(service) {
        return this.#services.has(service);
    }
    content(subject) {
        return ofSubject(this.#contents, subject);
    }
    builtFrom(subject) {
        return ofSubject(this.#builtFrom, subject);
    }
}
function ofSubject(known, subject) {
    return subject === undefined ? undefined : (known.get(subject) ?? known.get(subject.replace(/@[^@]*$/, '')));
}
function trailerValues(trailers, key) {
    return trailers.filter(([name]) => name.toLowerCase() === key.toLowerCase()).map(([, value]) => value);
}
function oneLine(text) {
    return text.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
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
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   d0: () => (/* binding */ ecrRegion),
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
const placeholder = /\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}|\$\([^)]*\)/gs;
const digestGrammar = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
function parseReference(text, input = 'image') {
    refuseSchemeAndSpace(text, input);
    const { name, tag, digest } = split(text);
    if (digest !== undefined)
        checkDigest(digest, input);
    if (tag !== undefined)
        checkTag(tag, input);
    const repository = checkedRepository(name, input, text);
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
function checkedRepository(name, input, whole) {
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
const privateRegistry = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn|\.eu)?|on\.aws)$/;
function ecrRegion(registry) {
    return privateRegistry.exec(registry)?.[1];
}
function repositoryOf({ registry, repository }) {
    return { registry, repository };
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


/***/ }),

/***/ 5713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Az: () => (/* binding */ mergeDeployment),
/* harmony export */   Bz: () => (/* binding */ unionOfImages),
/* harmony export */   Fg: () => (/* binding */ recordShape),
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   J5: () => (/* binding */ serializeMarker),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Oh: () => (/* binding */ recordedMonorepo),
/* harmony export */   Om: () => (/* binding */ serializeRecord),
/* harmony export */   Pi: () => (/* binding */ markerChange),
/* harmony export */   Vh: () => (/* binding */ recordedImages),
/* harmony export */   bx: () => (/* binding */ markerFile),
/* harmony export */   o4: () => (/* binding */ ownedNamespaces),
/* harmony export */   t7: () => (/* binding */ readMarker)
/* harmony export */ });
/* unused harmony export parseMarker */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4377);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9121);




const markerFile = '.review-env.yaml';
const line = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1).max(1024);
const lines = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(line).readonly();
const recordShape = {
    schema: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    name: line,
    repository: line,
    monorepo: line.exactOptional(),
    ref: line.startsWith('refs/'),
    request: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().positive().exactOptional(),
    generation: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().positive(),
};
const application = zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ file: line }),
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: line, namespace: line.exactOptional(), project: line.exactOptional() }),
]);
const image = zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([
    line.transform((reference) => ({ image: reference })),
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        image: line,
        digest: line.exactOptional(),
    }),
]);
const recordedImages = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(image).readonly();
const namespace = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    name: line,
    cluster: line,
});
const ownedNamespaces = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(namespace).readonly();
const markerShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    ...recordShape,
    created: line,
    deployed: line,
    deployedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$().exactOptional(),
    services: lines,
    applications: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(application).readonly(),
    images: recordedImages,
    namespaces: ownedNamespaces.exactOptional(),
});
async function readMarker(snapshot, directory) {
    const path = `${directory}/${markerFile}`;
    const text = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .readText */ .yR)(snapshot, path);
    return text === undefined ? undefined : parseMarker(text, path);
}
function parseMarker(text, path) {
    const { schema: _, ...marker } = parseRecord(text, path, markerShape);
    return marker;
}
function serializeMarker(marker) {
    const title = 'This review environment belongs to monorepo-gitops, which removes it by this record.';
    return serializeRecord(title, markerShape, marker);
}
function markerChange(directory, marker) {
    return { path: `${directory}/${markerFile}`, body: Buffer.from(serializeMarker(marker), 'utf8') };
}
function mergeDeployment(current, deployment, generation) {
    const { name, repository, monorepo, ref, commit } = deployment;
    const request = deployment.request ?? current?.request;
    const deployedAt = deployment.deployedAt ?? current?.deployedAt;
    const namespaces = unionBy(({ cluster, name }) => `${cluster} ${name}`, current?.namespaces, deployment.namespaces);
    return {
        name,
        repository,
        ...(monorepo === undefined ? {} : { monorepo }),
        ref,
        ...(request === undefined ? {} : { request }),
        generation: current?.generation ?? generation,
        created: current?.created ?? commit,
        deployed: commit,
        ...(deployedAt === undefined ? {} : { deployedAt }),
        services: unionBy((service) => service, current?.services, deployment.services),
        applications: unionBy(identity, current?.applications, deployment.applications),
        images: unionOfImages(current?.images, deployment.images),
        ...(namespaces.length === 0 ? {} : { namespaces }),
    };
}
function unionOfImages(before = [], added = []) {
    const all = unionBy(({ image, digest = '' }) => `${image}@${digest}`, before, added);
    const known = new Set(all.flatMap(({ image, digest }) => (digest === undefined ? [] : [image])));
    return all.filter(({ image, digest }) => digest !== undefined || !known.has(image));
}
function recordedMonorepo(record) {
    const { repository, monorepo, ref, request, deployed, commits = [] } = record;
    return { repository, monorepo, commits: deployed === undefined ? commits : [deployed], source: { ref, request } };
}
const skippedByArgoCd = '# +argocd:skip-file-rendering';
function serializeRecord(title, shape, record) {
    const fields = { schema: 1, ...record };
    const ordered = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, fields[name]]));
    const body = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .stringify */ .As)(ordered, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
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
function unionBy(identityOf, before = [], added = []) {
    const byIdentity = new Map([...before, ...added].map((each) => [identityOf(each), each]));
    return [...byIdentity].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
function identity(each) {
    return 'file' in each ? `file ${each.file}` : `name ${each.namespace ?? ''}/${each.name}`;
}


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

/***/ 233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ parseRetention),
/* harmony export */   _4: () => (/* binding */ retentionRules),
/* harmony export */   aW: () => (/* binding */ retentionSection)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);


const text = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1);
const globs = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(text).min(1)])
    .transform((given) => (typeof given === 'string' ? [given] : given));
const positive = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1, { error: 'must be at least 1' });
const rule = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    repository: globs
        .describe('Repositories that the rule is about: a glob or a list of globs, below `registry` unless it begins with a host. `*` stops at `/`, `**` does not. Default: the images of the services, without their caches.')
        .exactOptional(),
    tags: globs.describe('Tags that the rule is about: a glob or a list of globs. Default: `*`.').exactOptional(),
    'keep-last': positive
        .describe('In each repository keep so many images, the newest of those with such a tag.')
        .exactOptional(),
    'keep-days': positive.describe('Keep images that are not older than so many days.').exactOptional(),
})
    .describe('What a rule keeps stays, and so does what no rule matches.');
const retentionRules = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(rule).readonly();
const retentionSection = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    apply: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['self', 'registry'])
        .describe('Who deletes. `self`: a sweep of `cleanup-review-env`, which keeps what Git names. `registry`: Harbor, GitLab or ECR, by a policy that is written from the rules; it cannot see Git. Default: `self`.')
        .exactOptional(),
    rules: retentionRules.describe('For the repositories of all services.').exactOptional(),
})
    .describe('Which images of the registry may go.');
function parseRetention(value) {
    const given = Array.isArray(value) ? { rules: value } : value;
    const parsed = retentionSection.safeParse(given);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const place = (issue?.path ?? []).map(String).join('.');
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('retention', `${place === '' ? 'the value' : place}: ${issue?.message ?? 'is not understood'}`, 'Write {"apply": "self" or "registry", "rules": [{"repository": …, "tags": …, "keep-last": 10, "keep-days": 7}]}.');
}


/***/ }),

/***/ 4618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ policyInput),
/* harmony export */   n: () => (/* binding */ retentionInput)
/* harmony export */ });
const retentionInput = {
    retention: {
        type: 'json',
        description: 'Which images may go, in place of `retention` in `gitops.yaml`: JSON of the same form, `{"apply": "self", "rules": [{"tags": "develop-*", "keep-last": 10, "keep-days": 7}]}`, or `@file` with it. What a rule keeps stays, and so does what no rule matches.',
    },
};
const policyInput = {
    retention: {
        type: 'json',
        description: 'Before the build, have Harbor, GitLab or ECR remove old images: JSON, `{"rules": [{"tags": "*", "keep-last": 10}]}`, or `@file` with it, which becomes the policy of the registry. Default repository of a rule: `image`. What is deployed is not seen by a policy: `retention` in `gitops.yaml` sees it.',
    },
};


/***/ }),

/***/ 8965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ diffArrays)
});

// UNUSED EXPORTS: arrayDiff

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/base.js
class Diff {
    diff(oldStr, newStr, 
    // Type below is not accurate/complete - see above for full possibilities - but it compiles
    options = {}) {
        let callback;
        if (typeof options === 'function') {
            callback = options;
            options = {};
        }
        else if ('callback' in options) {
            callback = options.callback;
        }
        // Allow subclasses to massage the input prior to running
        const oldString = this.castInput(oldStr, options);
        const newString = this.castInput(newStr, options);
        const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
        const newTokens = this.removeEmpty(this.tokenize(newString, options));
        return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
    }
    diffWithOptionsObj(oldTokens, newTokens, options, callback) {
        var _a;
        const done = (value) => {
            value = this.postProcess(value, options);
            if (callback) {
                setTimeout(function () { callback(value); }, 0);
                return undefined;
            }
            else {
                return value;
            }
        };
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let editLength = 1;
        let maxEditLength = newLen + oldLen;
        if (options.maxEditLength != null) {
            maxEditLength = Math.min(maxEditLength, options.maxEditLength);
        }
        const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
        const abortAfterTimestamp = Date.now() + maxExecutionTime;
        const bestPath = [{ oldPos: -1, lastComponent: undefined }];
        // Seed editLength = 0, i.e. the content starts with the same values
        let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
        if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
            // Identity per the equality and tokenizer
            return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
        }
        // Once we hit the right edge of the edit graph on some diagonal k, we can
        // definitely reach the end of the edit graph in no more than k edits, so
        // there's no point in considering any moves to diagonal k+1 any more (from
        // which we're guaranteed to need at least k+1 more edits).
        // Similarly, once we've reached the bottom of the edit graph, there's no
        // point considering moves to lower diagonals.
        // We record this fact by setting minDiagonalToConsider and
        // maxDiagonalToConsider to some finite value once we've hit the edge of
        // the edit graph.
        // This optimization is not faithful to the original algorithm presented in
        // Myers's paper, which instead pointlessly extends D-paths off the end of
        // the edit graph - see page 7 of Myers's paper which notes this point
        // explicitly and illustrates it with a diagram. This has major performance
        // implications for some common scenarios. For instance, to compute a diff
        // where the new text simply appends d characters on the end of the
        // original text of length n, the true Myers algorithm will take O(n+d^2)
        // time while this optimization needs only O(n+d) time.
        let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
        // Main worker method. checks all permutations of a given edit length for acceptance.
        const execEditLength = () => {
            for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
                let basePath;
                const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
                if (removePath) {
                    // No one else is going to attempt to use this value, clear it
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath - 1] = undefined;
                }
                let canAdd = false;
                if (addPath) {
                    // what newPos will be after we do an insertion:
                    const addPathNewPos = addPath.oldPos - diagonalPath;
                    canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
                }
                const canRemove = removePath && removePath.oldPos + 1 < oldLen;
                if (!canAdd && !canRemove) {
                    // If this path is a terminal then prune
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath] = undefined;
                    continue;
                }
                // Select the diagonal that we want to branch from. We select the prior
                // path whose position in the old string is the farthest from the origin
                // and does not pass the bounds of the diff graph
                if (!canRemove || (canAdd && removePath.oldPos < addPath.oldPos)) {
                    basePath = this.addToPath(addPath, true, false, 0, options);
                }
                else {
                    basePath = this.addToPath(removePath, false, true, 1, options);
                }
                newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
                if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
                    // If we have hit the end of both strings, then we are done
                    return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
                }
                else {
                    bestPath[diagonalPath] = basePath;
                    if (basePath.oldPos + 1 >= oldLen) {
                        maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
                    }
                    if (newPos + 1 >= newLen) {
                        minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
                    }
                }
            }
            editLength++;
        };
        // Performs the length of edit iteration. Is a bit fugly as this has to support the
        // sync and async mode which is never fun. Loops over execEditLength until a value
        // is produced, or until the edit length exceeds options.maxEditLength (if given),
        // in which case it will return undefined.
        if (callback) {
            (function exec() {
                setTimeout(function () {
                    if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
                        return callback(undefined);
                    }
                    if (!execEditLength()) {
                        exec();
                    }
                }, 0);
            }());
        }
        else {
            while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
                const ret = execEditLength();
                if (ret) {
                    return ret;
                }
            }
        }
    }
    addToPath(path, added, removed, oldPosInc, options) {
        const last = path.lastComponent;
        if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: last.count + 1, added: added, removed: removed, previousComponent: last.previousComponent }
            };
        }
        else {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: 1, added: added, removed: removed, previousComponent: last }
            };
        }
    }
    extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
        while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
            newPos++;
            oldPos++;
            commonCount++;
            if (options.oneChangePerToken) {
                basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
            }
        }
        if (commonCount && !options.oneChangePerToken) {
            basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
        }
        basePath.oldPos = oldPos;
        return newPos;
    }
    equals(left, right, options) {
        if (options.comparator) {
            return options.comparator(left, right);
        }
        else {
            return left === right
                || (!!options.ignoreCase && left.toLowerCase() === right.toLowerCase());
        }
    }
    removeEmpty(array) {
        const ret = [];
        for (let i = 0; i < array.length; i++) {
            if (array[i]) {
                ret.push(array[i]);
            }
        }
        return ret;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    castInput(value, options) {
        return value;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    tokenize(value, options) {
        return Array.from(value);
    }
    join(chars) {
        // Assumes ValueT is string, which is the case for most subclasses.
        // When it's false, e.g. in diffArrays, this method needs to be overridden (e.g. with a no-op)
        // Yes, the casts are verbose and ugly, because this pattern - of having the base class SORT OF
        // assume tokens and values are strings, but not completely - is weird and janky.
        return chars.join('');
    }
    postProcess(changeObjects, 
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    options) {
        return changeObjects;
    }
    get useLongestToken() {
        return false;
    }
    buildValues(lastComponent, newTokens, oldTokens) {
        // First we convert our linked list of components in reverse order to an
        // array in the right order:
        const components = [];
        let nextComponent;
        while (lastComponent) {
            components.push(lastComponent);
            nextComponent = lastComponent.previousComponent;
            delete lastComponent.previousComponent;
            lastComponent = nextComponent;
        }
        components.reverse();
        const componentLen = components.length;
        let componentPos = 0, newPos = 0, oldPos = 0;
        for (; componentPos < componentLen; componentPos++) {
            const component = components[componentPos];
            if (!component.removed) {
                if (!component.added && this.useLongestToken) {
                    let value = newTokens.slice(newPos, newPos + component.count);
                    value = value.map(function (value, i) {
                        const oldValue = oldTokens[oldPos + i];
                        return oldValue.length > value.length ? oldValue : value;
                    });
                    component.value = this.join(value);
                }
                else {
                    component.value = this.join(newTokens.slice(newPos, newPos + component.count));
                }
                newPos += component.count;
                // Common case
                if (!component.added) {
                    oldPos += component.count;
                }
            }
            else {
                component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
                oldPos += component.count;
            }
        }
        return components;
    }
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/array.js

class ArrayDiff extends Diff {
    tokenize(value) {
        return value.slice();
    }
    join(value) {
        return value;
    }
    removeEmpty(value) {
        return value;
    }
}
const arrayDiff = new ArrayDiff();
function diffArrays(oldArr, newArr, options) {
    return arrayDiff.diff(oldArr, newArr, options);
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
