export const id = 9754;
export const ids = [9754];
export const modules = {

/***/ 9754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D6: () => (/* binding */ takenBackTrailers),
/* harmony export */   G4: () => (/* binding */ sameImage),
/* harmony export */   L6: () => (/* binding */ wasTakenAway),
/* harmony export */   LR: () => (/* binding */ fitsRepository),
/* harmony export */   M$: () => (/* binding */ recordsOf),
/* harmony export */   M1: () => (/* binding */ hasConfirmed),
/* harmony export */   NR: () => (/* binding */ takenBackOfRecord),
/* harmony export */   Sr: () => (/* binding */ allRecords),
/* harmony export */   U$: () => (/* binding */ searchRecord),
/* harmony export */   XF: () => (/* binding */ filesOfServices),
/* harmony export */   Yw: () => (/* binding */ deletionOf),
/* harmony export */   bi: () => (/* binding */ writerOf),
/* harmony export */   fW: () => (/* binding */ placeName),
/* harmony export */   fs: () => (/* binding */ changesOf),
/* harmony export */   i2: () => (/* binding */ rollbackKey),
/* harmony export */   mu: () => (/* binding */ recordTrailers),
/* harmony export */   nC: () => (/* binding */ writerAnywhere),
/* harmony export */   oo: () => (/* binding */ imagesFitting),
/* harmony export */   pJ: () => (/* binding */ depths),
/* harmony export */   qF: () => (/* binding */ hasWritten),
/* harmony export */   ys: () => (/* binding */ rollbackBy)
/* harmony export */ });
/* harmony import */ var _edit_text_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4660);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _git_message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4410);
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8687);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9121);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9349);
/* harmony import */ var _update_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1218);







const depths = [50, 250, 1_000];
const maxFiles = 100;
const maxName = 2000;
const maxSilent = 50;
const fileKey = 'File';
const unchangedKey = 'Unchanged';
const rollbackKey = 'Rollback-Of';
const heldKey = 'Held';
function recordTrailers(edits, confirmed = []) {
    const changed = edits.filter((edit) => edit.changed);
    const places = [...new Set(changed.map(placeName))];
    if (places.length > maxFiles)
        return [];
    const values = [...new Set(changed.flatMap(valuesBesideImage))];
    const written = [...places, ...(values.length > maxFiles ? [] : values)];
    const others = confirmed.flatMap((edit) => [placeName(edit), ...valuesBesideImage(edit)]);
    const same = [...new Set(others)].filter((place) => !written.includes(place));
    return [
        ...written.map((place) => [fileKey, place]),
        ...same.slice(0, Math.max(0, maxFiles - written.length)).map((place) => [unchangedKey, place]),
    ];
}
function valuesBesideImage(edit) {
    const { image, update } = edit;
    const { set = [], unset = [] } = update.edit;
    return image === undefined || set.length + unset.length === 0 ? [] : [placeName({ ...edit, image: undefined })];
}
function takenBackTrailers(subjects, takenBack) {
    const all = [...takenBack];
    const isOfAll = (commit) => all.length >= subjects.length && all.every(([, each]) => each.some((back) => back.isNew && back.commit === commit));
    const trailers = all.flatMap(([service, each]) => each.map(({ commit, content = '-', configuration = '-', isNew }) => {
        const short = service === undefined || (isNew && isOfAll(commit));
        return [
            isNew ? rollbackKey : heldKey,
            short ? commit : `${commit} ${service} ${content}/${configuration}`,
        ];
    }));
    return [...new Map(trailers.map((trailer) => [trailer.join(' '), trailer])).values()];
}
const takenBackOfRecords = new WeakMap();
function takenBackOfRecord(record, of) {
    const known = takenBackOfRecords.get(record) ?? readAllTakenBack(record);
    takenBackOfRecords.set(record, known);
    const subjects = new Set([of.service, (0,_update_js__WEBPACK_IMPORTED_MODULE_6__/* .subjectOf */ .et)(of)]);
    const own = [...subjects].flatMap((subject) => (subject === undefined ? [] : (known.get(subject) ?? [])));
    return [...(known.get(undefined) ?? []), ...own].sort((one, other) => one.order - other.order);
}
function readAllTakenBack({ rolledBack, held, }) {
    const found = new Map();
    for (const [order, value] of [...rolledBack, ...held].entries()) {
        const back = { ...readTakenBack(value), order };
        const others = found.get(back.service);
        if (others === undefined)
            found.set(back.service, [back]);
        else
            others.push(back);
    }
    return found;
}
function readTakenBack(value) {
    const [commit = '', service, keys] = value.split(' ');
    const [content, configuration] = (keys?.split('/') ?? []).map((key) => (key === '-' ? undefined : key));
    return { commit, service, content, configuration };
}
function placeName(edit) {
    const known = placeNames.get(edit) ?? nameOf(edit);
    placeNames.set(edit, known);
    return known;
}
const placeNames = new WeakMap();
function nameOf({ file, update, image }) {
    const { set = [], unset = [] } = update.edit;
    const { key, container } = update.recordedAs ?? update.edit;
    const repository = image?.newImage === undefined ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .splitImage */ .s5)(image.newImage).repository;
    const values = [...set.map((assignment) => (0,_edit_text_path_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAssignment */ .H9)(assignment).path.text), ...unset];
    const cluster = update.cluster === undefined ? undefined : `cluster=${update.cluster}`;
    const of = container === undefined ? undefined : `container=${container}`;
    const parts = [cluster, ...(image === undefined ? values : [key, of, repository])];
    const name = parts.filter((part) => part !== undefined).join(' ');
    const whole = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(name === '' ? file : `${file}#${name}`);
    return whole.length <= maxName ? whole : whole.slice(0, maxName).replace(/ \S*$/, '');
}
async function searchRecord(place, steps, ignored = new Set()) {
    let search = { record: undefined, commits: [], whole: false };
    for (const depth of steps) {
        const commits = await place.history(depth);
        const told = ignored.size === 0 ? commits : commits.filter(({ id }) => !ignored.has(id));
        const record = await lastWrite(place.transport, told, place.edit);
        search = { record, commits, whole: commits.length < depth };
        if (record !== undefined || search.whole)
            break;
    }
    return search;
}
async function lastWrite(transport, commits, edit) {
    const silent = [];
    let found;
    for (const record of recordsIn(commits)) {
        if (edit.image !== undefined && record.provenance.images.length === 0)
            continue;
        if (record.places.length > 0) {
            if (!wrotePlace(record, edit))
                continue;
        }
        else if (!isAbout(record.provenance, edit)) {
            continue;
        }
        else if (edit.image === undefined || !hasWritten(record, edit)) {
            if (silent.length < maxSilent)
                silent.push(record);
            continue;
        }
        found = record;
        break;
    }
    if (silent.length === 0)
        return found;
    return (await firstThatWrote(transport, silent, edit.file)) ?? found;
}
function hasWritten({ provenance }, { image }) {
    if (image === undefined)
        return true;
    const inPlace = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .splitImage */ .s5)(image.oldImage ?? '');
    return imagesFitting(provenance, inPlace).some((each) => sameImage(each, inPlace));
}
const imagesOfRecords = new WeakMap();
function imagesByRepository(images) {
    const known = imagesOfRecords.get(images);
    if (known !== undefined)
        return known;
    const found = new Map();
    for (const [order, text] of images.entries()) {
        const parts = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .splitImage */ .s5)(text);
        const repository = parts.repository === undefined ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalRepository */ .JA)(parts.repository);
        found.set(repository, found.get(repository) ?? []);
        found.get(repository)?.push({ ...parts, text, order });
    }
    imagesOfRecords.set(images, found);
    return found;
}
function imagesFitting({ images }, { repository }) {
    const known = imagesByRepository(images);
    const fitting = repository === undefined
        ? [...known.values()].flat()
        : [...(known.get((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalRepository */ .JA)(repository)) ?? []), ...(known.get(undefined) ?? [])];
    return fitting.sort((one, other) => one.order - other.order);
}
function sameImage(a, b) {
    if (!fitsRepository(a, b))
        return false;
    if (a.digest !== undefined && b.digest !== undefined)
        return a.digest === b.digest;
    return a.tag !== undefined && a.tag === b.tag;
}
function fitsRepository(a, b) {
    return a.repository === undefined || b.repository === undefined || (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .sameRepository */ .RB)(a.repository, b.repository);
}
function recordsOf(commits, edit) {
    return [...recordsIn(commits)].filter((record) => record.places.length > 0 ? wrotePlace(record, edit) : isAbout(record.provenance, edit));
}
function filesOfServices(commits, repository) {
    const found = new Map();
    for (const { provenance, places } of recordsIn(commits)) {
        const { services, sourceRepository } = provenance;
        if (sourceRepository === undefined || !(0,_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .sameRepository */ .RB)(sourceRepository, repository))
            continue;
        for (const service of services) {
            const files = found.get(service) ?? new Map();
            for (const place of places)
                files.set(place.replace(/#.*/, ''), /#cluster=(\S+)/.exec(place)?.[1]);
            found.set(service, files);
        }
    }
    return found;
}
function wrotePlace({ places }, edit) {
    const place = placeName(edit);
    const isNamed = places.includes(place) || (place === edit.file && places.some((each) => each.startsWith(`${place}#`)));
    if (isNamed || edit.update.cluster === undefined)
        return isNamed;
    return places.includes(placeName({ ...edit, update: { ...edit.update, cluster: undefined } }));
}
function hasConfirmed({ unchanged }, edit) {
    return unchanged.includes(placeName(edit));
}
function allRecords(commits) {
    return [...recordsIn(commits)];
}
function deletionOf(commits, file) {
    for (const record of recordsIn(commits)) {
        if (record.places.includes(file))
            return record;
        if (record.places.some((place) => place.startsWith(`${file}#`)))
            return undefined;
    }
    return undefined;
}
function writerOf(commits, edit, image) {
    for (const record of recordsOf(commits, edit)) {
        if (imagesFitting(record.provenance, image).some((each) => sameImage(each, image)))
            return record;
    }
    return undefined;
}
function rollbackBy(pipeline, commits, edit) {
    const place = placeName(edit);
    for (const record of recordsIn(commits)) {
        const isOurs = record.rolledBack.length > 0 && record.provenance.pipeline === pipeline;
        if (isOurs && record.places.includes(place))
            return record;
    }
    return undefined;
}
function writerAnywhere(commits, image) {
    if (image.repository === undefined)
        return undefined;
    for (const record of recordsIn(commits)) {
        const images = imagesFitting(record.provenance, image);
        if (images.some((each) => each.repository !== undefined && sameImage(each, image)))
            return record;
    }
    return undefined;
}
function isAbout(provenance, { update, image }) {
    const { services, images } = provenance;
    if (update.service !== undefined && services.length > 0)
        return _git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .CarriedServices */ .By.of(provenance).has(update.service);
    const { repository } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .splitImage */ .s5)(image?.newImage ?? '');
    return repository !== undefined && imagesByRepository(images).has((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalRepository */ .JA)(repository));
}
async function firstThatWrote(transport, silent, path) {
    const changes = await changesOf(transport, silent, path);
    return silent.find((_, index) => changes[index] === 'wrote');
}
async function changesOf(transport, of, path) {
    const commits = of.flatMap(({ commit, parent }) => (parent === undefined ? [commit] : [commit, parent]));
    const blobs = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .blobsAt */ .cu)(transport, [...new Set(commits)], path);
    return of.map(({ commit, parent }) => {
        const [before, after] = [parent === undefined ? undefined : blobs.get(parent), blobs.get(commit)];
        if (before === after)
            return 'nothing';
        return after === undefined ? 'deleted' : 'wrote';
    });
}
async function wasTakenAway(transport, commits, record, path) {
    const newer = commits.slice(0, commits.findIndex(({ id }) => id === record.commit));
    const decoded = newer.map(({ id, body }) => ({ commit: id, ...(0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCommit */ .ix)(body) }));
    const asked = [...decoded.map(({ commit, parents }) => ({ commit, parent: parents[0] })), record];
    const changes = await changesOf(transport, asked, path);
    if (changes.at(-1) !== 'wrote')
        return false;
    const deleted = decoded.filter((_, index) => changes[index] === 'deleted');
    return deleted.length > 0 && !deleted.some(({ message }) => isOurs(message));
}
function isOurs(message) {
    return (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerBlocks */ .e9)(message).some((trailers) => (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerValues */ .uv)(trailers, 'Source-Repository').length > 0);
}
const known = new WeakMap();
function* recordsIn(commits) {
    for (const commit of commits) {
        const records = known.get(commit.body) ?? recordsOfCommit(commit);
        known.set(commit.body, records);
        yield* records;
    }
}
function recordsOfCommit({ id, body }) {
    const { message, parents } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCommit */ .ix)(body);
    return (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerBlocks */ .e9)(message).flatMap((trailers) => {
        const provenance = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .readProvenance */ .Ch)(trailers);
        if (provenance === undefined)
            return [];
        const unchanged = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerValues */ .uv)(trailers, unchangedKey);
        const places = [...(0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerValues */ .uv)(trailers, fileKey), ...unchanged];
        const rolledBack = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerValues */ .uv)(trailers, rollbackKey);
        const held = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerValues */ .uv)(trailers, heldKey);
        return [{ commit: id, parent: parents[0], provenance, places, unchanged, rolledBack, held }];
    });
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


/***/ })

};
