export const id = 4695;
export const ids = [4695];
export const modules = {

/***/ 5882:
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
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/edit/text/locate.js
var locate = __webpack_require__(493);
// EXTERNAL MODULE: ./build/core/edit/text/node.js
var node = __webpack_require__(843);
// EXTERNAL MODULE: ./build/core/edit/text/path.js
var text_path = __webpack_require__(4660);
// EXTERNAL MODULE: ./build/core/edit/text/source.js
var source = __webpack_require__(2518);
// EXTERNAL MODULE: ./build/core/edit/text/verify.js
var verify = __webpack_require__(6110);
;// CONCATENATED MODULE: ./build/core/edit/values.js





class FileValues {
    #file;
    #text;
    #source;
    constructor(file, text) {
        this.#file = file;
        this.#text = text;
    }
    at({ document, location }) {
        return this.#tried((source) => (0,locate/* textAt */.$6)(source.documents[document], location));
    }
    says({ document, location, value }) {
        const isSaid = this.#tried(({ documents }) => {
            const there = (0,locate/* lookUp */.TE)(documents[document], location);
            return value === undefined ? there === undefined : (0,verify/* readsAs */.q)(there ?? null, value);
        });
        return isSaid === true;
    }
    find(text) {
        return this.#tried((source) => {
            const path = (0,text_path/* parsePath */.Rr)(text);
            const document = (0,locate/* chooseDocument */.li)(source, path);
            if (document === undefined)
                return undefined;
            const { hops, missing } = (0,locate/* follow */.e6)(document, path.path, 'look-up');
            const location = [...(0,node/* hopLocation */.xj)(hops), ...(0,text_path/* createdLocation */.Y7)(missing)];
            return { document: source.documents.indexOf(document), location };
        });
    }
    #tried(read) {
        try {
            this.#source ??= (0,source.parseSource)(this.#file, this.#text);
            return read(this.#source);
        }
        catch {
            return undefined;
        }
    }
}
function plainPath(text) {
    try {
        const { path, selector } = (0,text_path/* parsePath */.Rr)(text);
        const keys = path.filter((step) => typeof step === 'string');
        return selector === undefined && keys.length === path.length ? keys : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/core/git/snapshot.js
var snapshot = __webpack_require__(9121);
;// CONCATENATED MODULE: ./build/core/bump/value-places.js



class ValuePlaces {
    #edit;
    #now;
    #found = new Map();
    constructor(edit) {
        this.#edit = edit;
        this.#now = new FileValues(edit.file, edit.before ?? '');
    }
    lastWriters(records) {
        const ofFile = records.filter(({ places }) => places.some((place) => this.#isHere(place)));
        const found = this.#edit.deletion === undefined ? this.#ofValues(ofFile) : this.#ofPlaces(ofFile);
        return [...new Set(found)];
    }
    wrote(record) {
        return this.#claims().some((claim) => this.#wroteClaim(record, claim) && !this.#now.says(claim));
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
        const then = new FileValues(file, text);
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
        const plain = plainPath(path);
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
        return named === own ? words.filter((word) => word !== named) : [];
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

// EXTERNAL MODULE: ./build/core/bump/write-record.js
var write_record = __webpack_require__(1096);
;// CONCATENATED MODULE: ./build/core/bump/place-state.js




async function readValues(question, place) {
    const { edit, candidate, transport, seen } = question;
    if (!edit.existed)
        return [];
    const commits = await question.history(write_record/* depths */.pJ[0] ?? 0);
    const values = new ValuePlaces(edit);
    const known = new Set(typeof place.holds === 'object' ? [place.holds.commit] : []);
    const states = [];
    for (const record of values.lastWriters((0,write_record/* allRecords */.Sr)(commits))) {
        const holds = deployedBy(record, edit);
        if (holds === undefined)
            continue;
        if (holds.commit === candidate) {
            if (edit.deletion !== undefined || !(await values.wasEditedSince(transport, record)))
                continue;
            const back = { commit: holds.commit, content: undefined, configuration: undefined };
            states.push({ ...place, holds: 'adopted', takenBack: [back] });
        }
        else if (!known.has(holds.commit)) {
            known.add(holds.commit);
            const came = cameLater(commits, seen, record.commit) ? 'meanwhile' : 'before';
            states.push({ ...place, holds, came, takenBack: [] });
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
        if (record === undefined || (0,write_record/* hasWritten */.qF)(record, edit) || copies.size === mostCopies)
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
    const { service } = edit.update;
    const keys = provenance.contents?.find((each) => each.service === service);
    return {
        commit,
        ref: sourceRef ?? (sourceBranch === undefined ? undefined : `refs/heads/${sourceBranch}`),
        repository: sourceRepository,
        content: keys?.content,
        configuration: keys?.configuration,
        builtFrom: provenance.builtFrom?.find((each) => each.service === service)?.commit ?? commit,
        recordedBy,
        image: writtenImage(provenance, edit),
    };
}
function writtenImage({ images }, { image }) {
    const inPlace = (0,reference/* splitImage */.s5)(image?.oldImage ?? '');
    return images.find((each) => (0,write_record/* fitsRepository */.LR)((0,reference/* splitImage */.s5)(each), inPlace));
}
function ofTag(commit) {
    const unknown = { ref: undefined, repository: undefined, content: undefined, configuration: undefined };
    return { ...unknown, commit, builtFrom: commit, recordedBy: undefined, image: undefined };
}
function takenBackFrom(record, { update }) {
    const commit = record.provenance.sourceCommit;
    return commit === undefined ? [] : [{ commit, ...keysIn(record, update.service) }];
}
async function takenBackOf({ edit, commitOf }, records, lost, holds) {
    const found = new Map(lost.map((each) => [each.commit, each]));
    const cameBack = new Set(holds === undefined ? [] : [holds.commit, holds.builtFrom, holds.content]);
    cameBack.delete(undefined);
    for (const record of records) {
        const { rolledBack, held, provenance } = record;
        for (const { commit: what, service, ...keys } of [...rolledBack, ...held].map(write_record/* readTakenBack */.vg)) {
            if (service !== undefined && service !== edit.update.service)
                continue;
            const tag = (0,git_commit/* isObjectName */.V2)(what) ? undefined : (0,reference/* splitImage */.s5)(what).tag;
            const named = tag === undefined ? undefined : await commitOf(tag);
            const commit = named === undefined || named === 'unknown' ? what : named;
            if (cameBack.has(commit) || cameBack.has(what) || isImage(what, edit.image?.oldImage) || found.has(commit))
                continue;
            const own = records.find((each) => each.provenance.sourceCommit === commit);
            const told = service === undefined ? keysIn(own, edit.update.service) : keys;
            if (!cameBack.has(told.content))
                found.set(commit, { commit, ...told });
        }
        const { sourceCommit } = provenance;
        for (const each of [sourceCommit, keysIn(record, edit.update.service).content])
            if (each)
                cameBack.add(each);
    }
    return [...found.values()];
}
function keysIn(record, service) {
    const keys = record?.provenance.contents?.find((each) => each.service === service);
    return { content: keys?.content, configuration: keys?.configuration };
}
function isImage(what, inPlace) {
    const image = (0,reference/* splitImage */.s5)(what);
    return image.tag !== undefined && inPlace !== undefined && (0,write_record/* sameImage */.G4)(image, (0,reference/* splitImage */.s5)(inPlace));
}
function cameLater(commits, seen, commit) {
    if (seen === undefined || commit === seen)
        return false;
    const parents = new Map(commits.map(({ id, body }) => [id, (0,git_commit/* decodeCommit */.ix)(body).parents]));
    if (!parents.has(seen))
        return true;
    const reached = new Set([seen]);
    for (const id of reached)
        for (const parent of parents.get(id) ?? [])
            reached.add(parent);
    return !reached.has(commit);
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
/* harmony import */ var _bump_place_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5882);
/* harmony import */ var _bump_write_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1096);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6156);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9349);
/* harmony import */ var _decision_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6001);
/* harmony import */ var _order_facts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9714);








function orderingOf(request) {
    const { transport, facts, run, contents, warn } = request;
    const warned = new Set();
    let { seen } = request;
    let isFirst = request.isFresh !== true;
    return (snapshot, attempt) => {
        const tip = snapshot.commit;
        if (tip !== undefined && attempt === 1)
            transport.expectHistory(tip, _bump_write_record_js__WEBPACK_IMPORTED_MODULE_2__/* .depths */ .pJ[0] ?? 0);
        const source = facts.refresh(isFirst ? 0 : undefined).then(() => facts.on());
        isFirst = false;
        const judge = async (edits, review) => {
            seen ??= { tip, tombstone: review?.tombstone?.closedAt };
            await source;
            const known = await contents;
            const contentOf = ({ update }) => {
                const given = known.get(update.service ?? '')?.content;
                return given === 'in place' ? undefined : given;
            };
            const history = historyOf(transport, tip);
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
                const state = await (0,_bump_place_state_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlace */ .yI)(questionOf(edit));
                return { state, outcome: await outcomeOf(state, contentOf(edit), request, reviewFacts(review, seen)) };
            };
            const judgeValues = async (edit, place) => {
                const rollbackOf = [];
                for (const state of await (0,_bump_place_state_js__WEBPACK_IMPORTED_MODULE_1__/* .readValues */ .N$)(questionOf(edit), place)) {
                    const outcome = await outcomeOf(state, undefined, request, reviewFacts(review, seen));
                    if (outcome.do === 'refuse')
                        throw refusal({ ...edit, image: undefined }, outcome, request);
                    if (outcome.do === 'superseded')
                        return outcome;
                    rollbackOf.push(...outcome.rollbackOf);
                }
                return { do: 'write', rollbackOf };
            };
            const superseded = [];
            const takenBack = new Map();
            const inPlace = new Map();
            let closed;
            for (const { first, all } of placesOf(edits)) {
                const { state, outcome } = await judgeEdit(first);
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
                    const values = await judgeValues(edit, state);
                    if (values.do === 'write')
                        rollbackOf.push(...values.rollbackOf);
                    else
                        held.push({ edit: { ...edit, image: undefined }, because: values.because, by: values.by });
                }
                superseded.push(...held);
                if (held.length === all.length)
                    continue;
                const { service } = first.update;
                if (typeof state.holds !== 'string')
                    inPlace.set(service, state.holds);
                takenBack.set(service, stillTakenBack(state, [...new Set(rollbackOf)], { commit: run.commit, content: contentOf(first) }));
                const warning = await warningOf(first, state, outcome, request);
                if (warning === undefined || warned.has(warning))
                    continue;
                warned.add(warning);
                warn(warning);
            }
            if (review !== undefined && edits.length === 0) {
                const outcome = await outcomeOf(_bump_place_state_js__WEBPACK_IMPORTED_MODULE_1__/* .emptyPlace */ .hs, undefined, request, reviewFacts(review, seen));
                if (outcome.do === 'superseded' && (outcome.because === 'closed' || outcome.because === 'stopped')) {
                    closed = outcome.because;
                }
            }
            const admission = review && (await admissionOf(facts, closed));
            return { superseded, takenBack, inPlace, admission };
        };
        return judge;
    };
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
    return (0,_decision_js__WEBPACK_IMPORTED_MODULE_7__/* .decide */ .LD)((0,_order_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .orderFacts */ .U_)(state, content, run, review), (0,_order_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .answersFrom */ .SS)(facts, run, state));
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
        const name = (0,_bump_write_record_js__WEBPACK_IMPORTED_MODULE_2__/* .placeName */ .fW)(edit);
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
        return `${subjectOf(edit)}${unknownOrder(edit, facts)}`;
    const commits = await facts.lacking(holds.commit, run.commit);
    const names = commits.map(({ commit, subject }) => `${commit.slice(0, 8)} ${subject}`).join(', ');
    const from = holds.ref === undefined ? '' : ` of ${holds.ref.replace(/^refs\/(heads|tags)\//, '')}`;
    return `${subjectOf(edit)}this takes out ${holds.commit.slice(0, 8)}${from}, which ${run.commit.slice(0, 8)} does not contain${names === '' ? '' : ` (${names})`}`;
}
function subjectOf({ update, file }) {
    return update.service === undefined || update.service === file ? '' : `${update.service}: `;
}
function unknownOrder({ file, image }, { notes }) {
    const { tag, digest } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .splitImage */ .s5)(image?.oldImage ?? '');
    const why = notes.length === 0
        ? `the last ${_bump_write_record_js__WEBPACK_IMPORTED_MODULE_2__/* .depths */ .pJ.at(-1)} commits of the GitOps repository do not say what it was built from`
        : notes.join('; ');
    return `cannot tell whether ${tag ?? digest ?? 'what is'} in ${file} is newer: ${why}`;
}
function refusal(edit, outcome, { facts, run }) {
    const { code, because, by } = outcome;
    const mine = `this run is of ${run.commit.slice(0, 8)}`;
    if (because === 'unknown') {
        const problem = `${subjectOf(edit)}${unknownOrder(edit, facts)} (${mine})`;
        const hint = 'Let the job read the monorepo (a token that may read it, or `fetch-depth: 0`), use tags that name the commit (`{sha8}`), or `on-older: skip` or `apply` for this once.';
        return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('refused', code, problem, { hint });
    }
    const message = `${(0,_bump_message_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSupersession */ .vt)({ edit, because, by: by ?? '' })} (${mine})`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('refused', code, message, { hint: waysBack(because, by) });
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
    const what = by !== undefined && (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_4__/* .isObjectName */ .V2)(by) ? ` (${by.slice(0, 8)} is in place)` : '';
    return `To go back on purpose${what}: run \`bump-image-tag\` with \`rollback\` (and the \`tag\` to go back to), or ${onPurpose}`;
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
    if (tombstone === undefined)
        return `review environment ${name}: ${source} is closed`;
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


/***/ })

};
