export const id = 6224;
export const ids = [6224];
export const modules = {

/***/ 6224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applyUpdates: () => (/* binding */ applyUpdates),
  fileChanges: () => (/* binding */ fileChanges),
  imageProbe: () => (/* binding */ imageProbe),
  reportedImages: () => (/* binding */ reportedImages)
});

// EXTERNAL MODULE: ./build/core/edit/edit.js + 29 modules
var edit_edit = __webpack_require__(4689);
// EXTERNAL MODULE: ./build/core/edit/text/sops.js
var sops = __webpack_require__(8556);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/suggestion.js
var suggestion = __webpack_require__(5256);
;// CONCATENATED MODULE: ./build/core/edit/claim-index.js
class ClaimIndex {
    #at = new Map();
    #within = new Map();
    add(claims, edit) {
        for (const { document, location } of claims) {
            push(this.#at, nameOf(document, location), edit);
            for (let depth = 0; depth < location.length; depth++) {
                push(this.#within, nameOf(document, location.slice(0, depth)), edit);
            }
        }
    }
    related(claims) {
        const found = new Set();
        for (const { document, location } of claims) {
            for (const edit of this.#within.get(nameOf(document, location)) ?? [])
                found.add(edit);
            for (let depth = 0; depth <= location.length; depth++) {
                for (const edit of this.#at.get(nameOf(document, location.slice(0, depth))) ?? [])
                    found.add(edit);
            }
        }
        return found;
    }
}
function push(lists, name, edit) {
    const list = lists.get(name);
    if (list === undefined)
        lists.set(name, [edit]);
    else if (list.at(-1) !== edit)
        list.push(edit);
}
function nameOf(document, location) {
    return JSON.stringify([document, ...location]);
}

;// CONCATENATED MODULE: ./build/core/bump/contradictions.js



const maxShown = 80;
class Claims {
    #edits = new Map();
    #deletions = new Map();
    #order = 0;
    add(edit, claims) {
        const known = this.#edits.get(edit.file) ?? { first: edit, index: new ClaimIndex() };
        const others = [...known.index.related(claims)].sort((one, other) => one.order - other.order);
        for (const earlier of others) {
            const found = (0,edit_edit.contradictionOf)(earlier.claims, claims);
            if (found !== undefined)
                throw contradicting(earlier.edit, edit, found);
        }
        const first = others.find((earlier) => isBefore(earlier.edit, edit))?.edit;
        const reported = first === undefined ? edit : asOneWith(first, edit);
        known.index.add(claims, { edit: reported, claims, order: this.#order++ });
        this.#edits.set(edit.file, known);
        return reported;
    }
    addDeletion(update, file) {
        const edit = this.#edits.get(file)?.first;
        if (edit !== undefined)
            throw editedAndDeleted(edit.update, update, file);
        this.#deletions.set(file, update);
    }
    refuseDeleted(update, file) {
        const deletion = this.#deletions.get(file);
        if (deletion !== undefined)
            throw editedAndDeleted(deletion, update, file);
    }
}
function refuseReplaced(edits, textOf) {
    const lastValues = new Map();
    for (const [index, { file, update }] of edits.entries())
        if (writesValues(update))
            lastValues.set(file, index);
    const images = edits.filter((edit, index) => index < (lastValues.get(edit.file) ?? 0) && isFollowed(edit));
    for (const file of new Set(images.map((edit) => edit.file))) {
        const ofFile = images.filter((edit) => edit.file === file);
        const text = textOf(file);
        if (text === undefined || (0,edit_edit.editTogether)(file, text, ofFile.map(imageAlone))?.text === text)
            continue;
        for (const edit of ofFile) {
            const later = edits
                .slice(edits.indexOf(edit) + 1)
                .find((each) => each.file === file && writesValues(each.update));
            if (later !== undefined && !holdsImage(edit, text))
                throw replaced(edit, later);
        }
    }
}
function replaced({ update, image, file }, later) {
    return (0,failure/* badInput */.AN)(namesOf(update, later.update), `the image ${image?.newImage ?? update.edit.image} of ${file} is another one once the values of the other are set`, 'Keep the one that is meant: take the image out of one of them, or its place out of `set` and `unset`.');
}
function isFollowed({ update: { edit, keepImage }, existed }) {
    const { image, tag, digest, key } = edit;
    const isNamed = key === undefined || !/\[\d/.test(key);
    return image !== undefined && (tag ?? digest) !== undefined && existed && isNamed && keepImage !== true;
}
function writesValues({ edit }) {
    return (edit.set ?? []).length + (edit.unset ?? []).length > 0;
}
function imageAlone({ update }) {
    const { set: _, unset: __, ...image } = update.edit;
    return image;
}
function holdsImage(edit, text) {
    try {
        return !(0,edit_edit.editFile)(edit.file, text, imageAlone(edit)).changed;
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR)
            return false;
        throw error;
    }
}
function isBefore(first, edit) {
    return edit.image === undefined || first.image?.newImage === edit.image.oldImage;
}
function asOneWith(first, edit) {
    const changed = first.changed || edit.changed;
    if (edit.image === undefined)
        return { ...edit, changed };
    return { ...edit, changed, image: { ...edit.image, oldImage: first.image?.oldImage }, places: first.places };
}
function editedAndDeleted(earlier, later, file) {
    return (0,failure/* badInput */.AN)(namesOf(earlier, later), `one edits ${file} and the other deletes it`, 'Take the file out of one of them.');
}
function contradicting(earlier, later, { place, ...values }) {
    const said = [values.earlier, values.later].map((value) => {
        const text = value === undefined ? 'nothing' : typeof value === 'string' ? JSON.stringify(value) : 'something else';
        return text.length > maxShown ? 'another text' : text;
    });
    return (0,failure/* badInput */.AN)(namesOf(earlier.update, later.update), `different values for one place, ${place} of ${earlier.file}: ${said.join(' and ')}`, 'Keep the one that is meant. Images of different services need places of their own: name them with `image` or `key`.');
}
function namesOf(earlier, later) {
    return [earlier, later].map(({ entry, service }) => entry ?? service ?? 'an update').join(' and ');
}

// EXTERNAL MODULE: ./build/core/git/objects.js
var objects = __webpack_require__(585);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(6617);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/core/bump/template-directory.js




const mostFiles = 200;
const mostBytes = 4 * 1024 * 1024;
async function readTemplateDirectory(snapshot, from) {
    const path = from.replace(/\/+$/, '');
    const entry = await snapshot.entry(path, 'from');
    if (entry === undefined || !(0,objects/* isDirectory */.wd)(entry))
        return undefined;
    const paths = await snapshot.filesBelow(path);
    const tooLarge = (what) => (0,failure/* badInput */.AN)('from', `${from} is a directory with ${what}`, 'Name the directory of the template of one service.');
    if (paths.length > mostFiles)
        throw tooLarge(`more than ${mostFiles} files`);
    const read = paths.map(async (each) => [each.slice(path.length + 1), await snapshot.readFile(each, 'from')]);
    const files = new Map((await Promise.all(read)).flatMap(([name, file]) => (file === undefined ? [] : [[name, file]])));
    const bytes = [...files.values()].reduce((sum, { body }) => sum + body.byteLength, 0);
    if (bytes > mostBytes)
        throw tooLarge(`more than ${mostBytes / 1024 / 1024} MiB`);
    return files;
}
function templateCopy(from, files, file) {
    const steps = file.split('/');
    for (let length = 1; length <= steps.length; length += 1) {
        const name = steps.slice(-length).join('/');
        if (!files.has(name))
            continue;
        const root = steps.slice(0, -length).join('/');
        const template = external_node_path_.posix.normalize(from.replace(/\/+$/, ''));
        if (`${external_node_path_.posix.normalize(root === '' ? '.' : root)}/`.startsWith(`${template}/`)) {
            const hint = 'Put templates into a directory of their own, beside those of the environments.';
            throw (0,failure/* badInput */.AN)('from', `${from} would be copied into itself, for ${file}`, hint);
        }
        return { root, name };
    }
    const name = external_node_path_.posix.basename(file);
    const near = (0,suggestion/* didYouMean */.au)(name, files.keys());
    const hint = `${near}One of its files becomes ${file}, the others are copied beside it. It has: ${[...files.keys()].slice(0, 10).join(', ')}.`;
    throw new failure/* Failure */.HR('bad-input', 'FILE_NOT_FOUND', `from: the directory ${from} has no ${name}`, { hint });
}

;// CONCATENATED MODULE: ./build/core/bump/drafts.js






class Drafts {
    #snapshot;
    #before = new Map();
    #after = new Map();
    #copies = new Set();
    #copied = new Map();
    #directories = new Map();
    #reading = new Map();
    constructor(snapshot) {
        this.#snapshot = snapshot;
    }
    async readAll(updates) {
        const all = await Promise.all(updates.map(async (update) => {
            const files = await this.#pathsOf(update);
            await Promise.all(files.map((file) => this.read(file, update.kind === 'write' ? 'app-file' : 'file')));
            return { update, files };
        }));
        const templates = all.flatMap(({ update, files }) => {
            const from = update.kind === 'edit' ? update.from : undefined;
            return from !== undefined && files.some((file) => this.#after.get(file) === undefined) ? [from] : [];
        });
        await Promise.all(templates.map(async (from) => {
            if ((await this.#directory(from)) === undefined)
                await this.read(from, 'from');
        }));
        return all;
    }
    async read(path, input = 'file') {
        if (this.#after.has(path))
            return this.#after.get(path);
        const reading = this.#reading.get(`${input} ${path}`) ?? this.#readNew(path, input);
        this.#reading.set(`${input} ${path}`, reading);
        return reading;
    }
    async #readNew(path, input) {
        const file = await this.#snapshot.readFile(path, input);
        const text = file === undefined ? undefined : (0,edit_edit.decodeText)(path, file.body);
        this.#before.set(path, text);
        this.#after.set(path, text);
        return text;
    }
    text(path) {
        return this.#after.get(path);
    }
    textBefore(path) {
        return this.#before.get(path);
    }
    write(path, text) {
        this.#after.set(path, text);
    }
    async delete(deletion, file) {
        const before = await this.read(file);
        const isThere = before !== undefined;
        this.write(file, undefined);
        const { service, cluster } = deletion;
        const update = { kind: 'edit', service, cluster, files: [file], from: undefined, edit: {} };
        return [{ update, file, existed: isThere, before, changed: isThere, image: undefined, deletion }];
    }
    async sourceOf(path, from) {
        const present = await this.read(path);
        if (present !== undefined)
            return present;
        if (this.#snapshot.commit === undefined)
            throw nothingThere(from === undefined ? `file: ${path}` : `from: ${from}`);
        if (from === undefined) {
            const hint = `${await this.#suggestion(path)}Check the path, or give \`from\`: a template in the repository that it is copied from.`;
            throw new failure/* Failure */.HR('bad-input', 'FILE_NOT_FOUND', `file: ${path} does not exist in the GitOps repository`, {
                hint,
            });
        }
        const directory = await this.#directory(from);
        if (directory !== undefined)
            return this.#copyDirectory(from, directory, path);
        const template = await this.read(from);
        if (template === undefined) {
            throw new failure/* Failure */.HR('bad-input', 'FILE_NOT_FOUND', `from: ${from} does not exist in the GitOps repository`, {
                hint: `${await this.#suggestion(from)}It is the template for ${path}, which does not exist either. Push it there: \`init\` writes one for each layout.`,
            });
        }
        this.#copies.add(path);
        return template;
    }
    #directory(from) {
        const reading = this.#directories.get(from) ?? readTemplateDirectory(this.#snapshot, from);
        this.#directories.set(from, reading);
        return reading;
    }
    async #copyDirectory(from, files, path) {
        const { root, name: own } = templateCopy(from, files, path);
        for (const [name, file] of files) {
            const target = root === '' ? name : `${root}/${name}`;
            const isThere = this.#after.get(target) !== undefined || (await this.#snapshot.entry(target)) !== undefined;
            if (isThere)
                continue;
            this.#before.set(target, undefined);
            this.#after.set(target, name === own ? (0,edit_edit.decodeText)(target, file.body) : textOrNothing(file.body));
            this.#copied.set(target, file);
            this.#copies.add(target);
        }
        return this.#after.get(path) ?? '';
    }
    async #suggestion(path) {
        let near = '';
        const wanted = path.split('/');
        for (const [index, name] of wanted.entries()) {
            const isFile = index === wanted.length - 1;
            const entries = await this.#snapshot.list(near);
            const names = entries.filter((entry) => (0,objects/* isDirectory */.wd)(entry) !== isFile).map((entry) => entry.name);
            const found = names.includes(name) ? name : (0,suggestion/* suggestionFor */.o$)(name, names);
            if (found === undefined)
                return '';
            near = near === '' ? found : `${near}/${found}`;
        }
        return `Did you mean ${near}? `;
    }
    isCopy(path) {
        return this.#copies.has(path);
    }
    async #pathsOf(update) {
        if (update.kind === 'write')
            return [update.file];
        const found = await Promise.all(update.files.map(async (pattern) => {
            if (!(0,glob/* isGlob */.fg)(pattern))
                return [pattern];
            const matches = await this.#snapshot.glob([pattern]);
            if (matches.length === 0 && update.kind === 'edit')
                throw noMatch(pattern);
            return matches;
        }));
        return [...new Set(found.flat())];
    }
    #copiedAs(path, after) {
        const copied = this.#copied.get(path);
        if (copied === undefined || after === undefined)
            return undefined;
        const isEdited = after !== textOrNothing(copied.body);
        return isEdited ? { ...copied, body: Buffer.from(after, 'utf8') } : copied;
    }
    changed() {
        return [...this.#after.entries()]
            .map(([path, after]) => ({ path, before: this.#before.get(path), after, copied: this.#copiedAs(path, after) }))
            .filter(({ before, after }) => before !== after)
            .sort((a, b) => (a.path < b.path ? -1 : 1));
    }
}
function textOrNothing(body) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    }
    catch {
        return '';
    }
}
function noMatch(pattern) {
    return (0,failure/* badInput */.AN)('file', `no file matches ${pattern}`, 'Check the pattern; * stays within a directory, ** does not.');
}
function nothingThere(what) {
    const problem = `${what} cannot be read: the GitOps repository has no commit yet`;
    const hint = 'Push what `init` writes for it, in its directory `gitops`, or files of your own.';
    return new failure/* Failure */.HR('bad-input', 'FILE_NOT_FOUND', problem, { hint });
}

;// CONCATENATED MODULE: ./build/core/bump/apply.js







async function applyUpdates(snapshot, updates) {
    const drafts = new Drafts(snapshot);
    const claims = new Claims();
    const edits = [];
    const deletions = [];
    const warnings = [];
    const all = await drafts.readAll(updates);
    const together = await editedTogether(drafts, all);
    for (const { update, files } of all) {
        const passed = new Map();
        let done = false;
        for (const file of files) {
            switch (update.kind) {
                case 'edit': {
                    if (update.from === undefined && (await drafts.read(file)) === undefined)
                        claims.refuseDeleted(update, file);
                    const source = await drafts.sourceOf(file, update.from);
                    const match = isSelection(update, file) ? matchIn(file, source, update.edit.image ?? '') : 'named';
                    if (match !== 'named' && match !== 'version-only') {
                        passed.set(file, match ?? ((0,sops/* holdsCipherText */.h)(source) ? 'encrypted' : undefined));
                        break;
                    }
                    const existed = !drafts.isCopy(file);
                    const wanted = update.keepImage === true ? keepingImage(file, source, update.edit) : update.edit;
                    const { text, claims: claimed, ...result } = together.get(file)?.get(update) ?? (await edited(drafts, file, source, { ...wanted, fresh: !existed }));
                    drafts.write(file, text);
                    done = true;
                    warnings.push(...result.warnings.map((warning) => `${file}: ${warning}`));
                    const { places } = result;
                    const changed = !existed || result.changed;
                    const before = drafts.textBefore(file) ?? source;
                    const edit = { update, file, existed, before, changed, places, claims: claimed };
                    edits.push(claims.add({ ...edit, image: imageOf({ ...update, edit: wanted }, file, result) }, claimed));
                    break;
                }
                case 'write':
                    drafts.write(file, update.render(await drafts.read(file)));
                    break;
                case 'delete':
                    claims.addDeletion(update, file);
                    deletions.push(...(await drafts.delete(update, file)));
            }
        }
        if (update.kind === 'edit' && !done)
            throw noImage(update, passed, repositoriesIn(drafts, passed.keys()));
    }
    refuseReplaced(edits, (file) => drafts.text(file));
    warnings.push(...(await effectsOf(snapshot, drafts, edits)));
    const images = edits.flatMap(reportedImages);
    return { files: drafts.changed(), images, edits, deletions, warnings };
}
async function editedTogether(drafts, all) {
    const byFile = new Map();
    for (const { update, files } of all) {
        for (const file of files) {
            const others = byFile.get(file);
            if (others === undefined)
                byFile.set(file, [update]);
            else
                others.push(update);
        }
    }
    const done = new Map();
    for (const [file, updates] of byFile) {
        const edits = updates.flatMap((update) => update.kind === 'edit' && update.keepImage !== true && !isSelection(update, file) ? [update] : []);
        if (edits.length < 2 || edits.length < updates.length)
            continue;
        const text = await drafts.read(file);
        const wanted = edits.map(({ edit }) => ({ ...edit, fresh: false }));
        const edited = text === undefined ? undefined : (0,edit_edit.editTogether)(file, text, wanted);
        if (edited === undefined)
            continue;
        const results = edited.results.map((result) => ({ ...result, text: edited.text }));
        done.set(file, new Map(edits.flatMap((update, index) => (results[index] === undefined ? [] : [[update, results[index]]]))));
    }
    return done;
}
async function edited(drafts, file, source, edit) {
    try {
        return (0,edit_edit.editFile)(file, source, edit);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR) || error.code !== 'IMAGE_NOT_IN_RESOURCES')
            throw error;
    }
    const { resourceImages } = await __webpack_require__.e(/* import() */ 7984).then(__webpack_require__.bind(__webpack_require__, 7984));
    const resources = await resourceImages((path) => drafts.read(path), file, source);
    return (0,edit_edit.editFile)(file, source, { ...edit, resources });
}
async function effectsOf(snapshot, drafts, edits) {
    const changed = new Map();
    for (const { file, image, claims = [] } of edits) {
        const { oldImage, newImage } = image ?? {};
        if (newImage === undefined || newImage === oldImage || (0,reference/* splitImage */.s5)(newImage).repository === undefined)
            continue;
        const written = claims.flatMap(({ location, value }) => typeof value === 'string' && value !== '' ? [{ location, text: value }] : []);
        changed.set(`${file} ${newImage}`, { file, image: newImage, written });
    }
    if (changed.size === 0)
        return [];
    const effects = await __webpack_require__.e(/* import() */ 7157).then(__webpack_require__.bind(__webpack_require__, 7157));
    const repository = { read: (path) => drafts.read(path), glob: snapshot.glob.bind(snapshot) };
    return effects.effectsOf(repository, [...changed.values()]);
}
function reportedImages({ image, existed, places = [] }) {
    if (image === undefined)
        return [];
    if (!existed)
        return [{ ...image, oldImage: undefined }];
    const others = places.filter(({ oldImage }) => oldImage !== image.oldImage);
    const distinct = new Map(others.map((place) => [place.oldImage, place]));
    return [image, ...[...distinct.values()].map(({ oldImage, newImage }) => ({ ...image, oldImage, newImage }))];
}
function fileChanges(applied) {
    return applied.files.map(({ path, after, copied }) => {
        if (after === undefined)
            return { path, delete: true };
        if (copied === undefined)
            return { path, body: Buffer.from(after, 'utf8') };
        return { path, body: copied.body, mode: copied.mode === '100755' ? '100755' : '100644' };
    });
}
function imageProbe({ image, key, container, onAlias }) {
    return { image, key, container, onAlias, tag: 'rollback', eachPlace: true };
}
function keepingImage(file, source, edit) {
    const { image: _, tag: __, digest: ___, ...values } = edit;
    const { repository, tag, digest } = (0,reference/* splitImage */.s5)(imageInPlace(file, source, edit) ?? '');
    if (tag === undefined && digest === undefined)
        return values;
    return {
        ...values,
        image: edit.image ?? repository,
        tag,
        digest,
        keepTag: tag !== undefined && digest !== undefined,
    };
}
function imageInPlace(file, source, edit) {
    try {
        const { oldImage, places = [] } = (0,edit_edit.editFile)(file, source, imageProbe(edit));
        return new Set(places.map((place) => place.oldImage)).size > 1 ? undefined : oldImage;
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && /^(IMAGE_NOT_|SOPS_)/.test(error.code))
            return undefined;
        throw error;
    }
}
function isSelection({ files, edit }, file) {
    return edit.image !== undefined && edit.key === undefined && !files.includes(file);
}
function matchIn(file, source, image) {
    try {
        return (0,edit_edit.matchImage)(file, source, image);
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && !source.includes(image.slice(image.lastIndexOf('/') + 1)))
            return undefined;
        throw error;
    }
}
function repositoriesIn(drafts, files) {
    const found = new Set();
    for (const file of [...files].slice(0, 50)) {
        try {
            for (const { repository } of (0,edit_edit.imagesIn)(file, drafts.text(file) ?? '')) {
                if (repository !== undefined)
                    found.add(repository);
            }
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
        }
    }
    return found;
}
function noImage({ files, edit }, passed, repositories) {
    const encrypted = [...passed].flatMap(([file, match]) => (match === 'encrypted' ? [file] : []));
    const unread = encrypted.length === 0 ? '' : ` (not searched: what SOPS encrypts in ${encrypted.join(', ')})`;
    const sameName = [...passed].flatMap(([file, match]) => typeof match === 'object' ? [`${match.sameName} in ${file}`] : []);
    const others = sameName.length === 0 ? '' : `; there is ${sameName.slice(0, 5).join(', ')}`;
    return new failure/* Failure */.HR('bad-input', 'IMAGE_NOT_FOUND', `image: no file that matches ${files.join(', ')} holds ${edit.image}${others}${unread}`, {
        hint: sameName.length === 0
            ? `${(0,suggestion/* didYouMean */.au)(edit.image ?? '', repositories)}Check the image, name the files one by one, or give \`key\`: then every file that matches is written.`
            : 'To move the image to another registry or path, name the files one by one: a glob takes only the very image.',
    });
}
function imageOf({ service, cluster, edit }, file, { oldImage, newImage }) {
    const writes = edit.tag !== undefined || edit.digest !== undefined;
    if (!writes)
        return undefined;
    const of = { service, ...(cluster === undefined ? {} : { cluster }) };
    return { ...of, file, oldImage, newImage, reference: referenceOf(newImage, edit) };
}
function referenceOf(newImage, { tag, digest }) {
    if (newImage === undefined)
        return undefined;
    const parts = (0,reference/* splitImage */.s5)(newImage);
    const isOther = (parts.tag ?? tag) !== tag || (parts.digest ?? digest) !== digest;
    return isOther ? newImage : (0,reference/* joinImage */.OJ)({ ...parts, tag: parts.tag ?? tag, digest: parts.digest ?? digest });
}


/***/ })

};
