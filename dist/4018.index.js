export const id = 4018;
export const ids = [4018];
export const modules = {

/***/ 7690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ isRemote),
/* harmony export */   h: () => (/* binding */ renderImages)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8815);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);



const maxDepth = 8;
const maxFiles = 200;
async function renderImages(files, directory) {
    const render = new Render(files);
    return { images: await render.directory(directory, [], 0), ...render };
}
class Render {
    #source;
    files = new Set();
    directories = new Set();
    unknown = [];
    #reads = 0;
    constructor(source) {
        this.#source = source;
    }
    async directory(directory, given, depth) {
        const file = await this.#source.kustomizationIn(directory);
        this.directories.add(directory);
        const [data] = file === undefined || depth > maxDepth ? [] : await this.#documents(file);
        if (file === undefined || data === undefined)
            return this.#lost(`${directory} has no Kustomization`, given);
        for (const field of ['helmCharts', 'helmChartInflationGenerator', 'generators', 'configurations', 'crds']) {
            if (data[field] !== undefined)
                this.unknown.push(`${file}: ${field}`);
        }
        const resources = [...texts(data.resources), ...texts(data.bases)];
        const own = await Promise.all(resources.map((each) => this.#resource(directory, each, depth)));
        let images = [...given, ...own.flat()];
        for (const component of texts(data.components)) {
            if (isRemote(component))
                this.unknown.push(component);
            else
                images = await this.directory(pathBelow(directory, component), images, depth + 1);
        }
        images = await this.#patched(file, data, images);
        const entries = [...maps(data.images), ...maps(data.imageTags)];
        images = entries.reduce((all, entry) => renamed(all, entry, file), images);
        images = await this.#replaced(file, data, images);
        return this.#transformed(file, texts(data.transformers), images);
    }
    async #resource(directory, resource, depth) {
        if (isRemote(resource))
            return this.#lost(resource, []);
        const path = pathBelow(directory, resource);
        if (!/\.(?:ya?ml|json)$/.test(path))
            return this.directory(path, [], depth + 1);
        const documents = await this.#documents(path);
        return documents.flatMap((document) => containersIn(document, path));
    }
    async #patched(file, data, images) {
        const listed = (field) => (Array.isArray(data[field]) ? data[field] : []);
        const patches = ['patchesStrategicMerge', 'patches', 'patchesJson6902'].flatMap((field) => listed(field).map((each, index) => ({ each, field: `${field}[${index}]` })));
        let patched = images;
        for (const { each, field } of patches) {
            const { path, patch, target } = typeof each === 'string' ? inline(each) : each;
            const from = typeof path === 'string' ? pathBelow((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(file), path) : file;
            const parsed = typeof path === 'string' ? await this.#parsed(from) : this.#parse(file, String(patch ?? ''));
            const writer = { file: from, field: from === file ? field : undefined };
            for (const one of parsed)
                patched = patchedBy(patched, one, isMap(target) ? target : undefined, writer);
        }
        return patched;
    }
    async #replaced(file, data, images) {
        let replaced = images;
        for (const [index, each] of maps(data.replacements).entries()) {
            const path = typeof each.path === 'string' ? pathBelow((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(file), each.path) : undefined;
            const parsed = path === undefined ? [each] : (await this.#parsed(path)).flat();
            const writer = { file: path ?? file, field: `replacements[${index}]` };
            for (const target of parsed.filter(isMap).flatMap((one) => maps(one.targets))) {
                const paths = texts(target.fieldPaths).filter((one) => /containers/i.test(one) && /\bimage$/.test(one));
                const select = isMap(target.select) ? target.select : undefined;
                replaced = replaced.map((image) => selects(select, image) && paths.some((one) => isContainerAt(one.split('.'), image))
                    ? { ...image, image: undefined, writers: [...image.writers, { ...writer, image: undefined }] }
                    : image);
            }
        }
        return replaced;
    }
    async #transformed(file, transformers, images) {
        let transformed = images;
        for (const transformer of transformers) {
            const path = transformer.includes('\n') ? undefined : pathBelow((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(file), transformer);
            const documents = path === undefined ? this.#parse(file, transformer) : await this.#parsed(path);
            for (const document of documents) {
                const entry = isMap(document) && document.kind === 'ImageTagTransformer' ? document.imageTag : undefined;
                if (isMap(entry))
                    transformed = renamed(transformed, entry, path ?? file, 'imageTag');
                else if (JSON.stringify(document).includes('image'))
                    this.unknown.push(`${file}: transformers`);
            }
        }
        return transformed;
    }
    async #documents(file) {
        return (await this.#parsed(file)).filter(isMap);
    }
    async #parsed(file) {
        this.#reads += 1;
        if (this.#reads > maxFiles)
            return this.#lost(`more than ${maxFiles} files`, []);
        this.files.add(file);
        const text = await this.#source.read(file);
        return text === undefined ? this.#lost(`${file} is not there`, []) : this.#parse(file, text);
    }
    #parse(file, text) {
        const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .parseAllDocuments */ .hR)(text, { merge: true });
        const broken = documents.some(({ errors }) => errors.length > 0);
        return broken ? this.#lost(`${file} is no YAML`, []) : documents.map((document) => document.toJS());
    }
    #lost(reason, rest) {
        this.unknown.push(reason);
        return rest;
    }
}
function pathBelow(directory, path) {
    return (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.normalize)((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.join)(directory, path)).replace(/\/$/, '');
}
function isRemote(resource) {
    return /^[a-z][a-z+.-]*:|^git@|\?ref=|^(?:github\.com|bitbucket\.org|gitlab\.com)\/|^[\w-]+(?:\.[\w-]+)+\/.*\/\//i.test(resource);
}
function inline(patch) {
    return patch.includes('\n') || patch.trimStart().startsWith('{') ? { patch } : { path: patch };
}
const containerLists = ['containers', 'initContainers'];
function containersIn(document, file) {
    const { kind, metadata } = document;
    if (kind === 'CustomResourceDefinition')
        return [];
    if (kind === 'List')
        return maps(document.items).flatMap((item) => containersIn(item, file));
    const object = { kind: String(kind ?? ''), name: isMap(metadata) ? String(metadata.name ?? '') : '' };
    const found = [];
    const visit = (value) => {
        if (Array.isArray(value))
            for (const item of value)
                visit(item);
        if (!isMap(value))
            return;
        for (const [key, child] of Object.entries(value)) {
            visit(child);
            if (!containerLists.includes(key))
                continue;
            for (const [index, { image, name }] of maps(child).entries()) {
                if (typeof image !== 'string')
                    continue;
                const container = String(name ?? '');
                found.push({ ...object, list: key, index, container, image, writers: [{ file, field: undefined, image }] });
            }
        }
    };
    visit(document);
    return found;
}
function renamed(images, entry, file, field = `images[name=${String(entry.name)}]`) {
    const text = (key) => (entry[key] === undefined || entry[key] === null ? '' : String(entry[key]));
    return images.map((each) => {
        const parts = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .splitImage */ .s5)(each.image ?? '');
        if (each.image === undefined || parts.repository !== entry.name)
            return each;
        const pinned = text('newTag') !== '' || text('digest') !== '';
        const tag = pinned ? text('newTag') || undefined : parts.tag;
        const digest = pinned ? text('digest') || undefined : parts.digest;
        const image = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .joinImage */ .OJ)({ repository: text('newName') || parts.repository, tag, digest });
        return { ...each, image, writers: [...each.writers, { file, field, image }] };
    });
}
function patchedBy(images, patch, target, writer) {
    if (Array.isArray(patch)) {
        return patch.filter(isMap).reduce((all, { path, value }) => {
            const steps = String(path ?? '').split('/');
            if (steps.at(-1) !== 'image' || typeof value !== 'string')
                return all;
            return all.map((each) => selects(target, each) && isContainerAt(steps, each)
                ? { ...each, image: value, writers: [...each.writers, { ...writer, image: value }] }
                : each);
        }, images);
    }
    if (!isMap(patch))
        return images;
    const patched = [...images];
    for (const { image, list, container, ...object } of containersIn(patch, writer.file)) {
        const isSame = (each) => each.list === list &&
            each.container === container &&
            (target === undefined ? each.kind === object.kind && each.name === object.name : selects(target, each));
        for (const [index, each] of patched.entries()) {
            if (isSame(each))
                patched[index] = { ...each, image, writers: [...each.writers, { ...writer, image }] };
        }
        if (!patched.some(isSame))
            patched.push({ ...object, image, list, container, writers: [{ ...writer, image }] });
    }
    return patched;
}
function isContainerAt(steps, { list, index, container }) {
    const at = steps.findIndex((step) => containerLists.includes(step));
    const [, item = ''] = steps.slice(at);
    return steps[at] === list && (item === '*' || item === String(index) || item === `[name=${container}]`);
}
function selects(target, { kind, name }) {
    const fits = (wanted, text) => typeof wanted !== 'string' || wanted === '' || wanted === text || matches(wanted, text);
    return fits(target?.kind, kind) && fits(target?.name, name);
}
function matches(pattern, text) {
    try {
        return new RegExp(`^(?:${pattern})$`).test(text);
    }
    catch {
        return false;
    }
}
function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function maps(value) {
    return Array.isArray(value) ? value.filter(isMap) : [];
}
function texts(value) {
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}


/***/ }),

/***/ 4018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  resourceImages: () => (/* binding */ resourceImages)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 28 modules
var edit = __webpack_require__(6879);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/edit/text/locate.js
var locate = __webpack_require__(493);
// EXTERNAL MODULE: ./build/core/edit/text/source.js
var source = __webpack_require__(2518);
;// CONCATENATED MODULE: ./build/core/edit/kustomize-fields.js



const resourceFields = ['resources', 'bases', 'components'];
const generatingFields = ['helmCharts', 'helmChartInflationGenerator', 'generators', 'transformers'];
function kustomizeFields(file, text) {
    const [document] = (0,source.parseSource)(file, text).documents;
    const texts = (list) => textsOf(document, list);
    const patchItems = (0,locate/* itemsAt */.Ct)(document, ['patches']).map((_, index) => ({
        path: (0,locate/* textAt */.$6)(document, ['patches', index, 'path']),
        patch: (0,locate/* textAt */.$6)(document, ['patches', index, 'patch']),
    }));
    const merges = texts(['patchesStrategicMerge']);
    const renamed = (0,locate/* itemsAt */.Ct)(document, ['images']).flatMap((_, index) => {
        const [name, newName] = ['name', 'newName'].map((field) => (0,locate/* textAt */.$6)(document, ['images', index, field]));
        return name === undefined || newName === undefined || newName === '' ? [] : [[name, newName]];
    });
    return {
        resources: resourceFields.flatMap((field) => texts([field])),
        patchFiles: [...patchItems.flatMap(({ path }) => path ?? []), ...merges.filter((each) => !each.includes('\n'))],
        patches: [...patchItems.flatMap(({ patch }) => patch ?? []), ...merges.filter((each) => each.includes('\n'))],
        renamed: new Map(renamed),
        generated: generatingFields.filter((field) => (0,locate/* itemsAt */.Ct)(document, [field]).length > 0),
    };
}
function patchedImages(file, text) {
    return (0,source.parseSource)(file, text).documents.flatMap((document) => (0,locate/* itemsAt */.Ct)(document, []).flatMap((_, index) => {
        const path = (0,locate/* textAt */.$6)(document, [index, 'path']) ?? '';
        const value = (0,locate/* textAt */.$6)(document, [index, 'value']);
        return value === undefined || !path.endsWith('/image') || (0,reference/* isTemplated */.dw)(value) ? [] : [value];
    }));
}
function textsOf(document, list) {
    if (document === undefined)
        return [];
    return (0,locate/* itemsAt */.Ct)(document, list).flatMap((item) => (0,locate/* nodeText */.qd)(document.source, item) ?? []);
}

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/bump/effect/kustomize.js
var kustomize = __webpack_require__(7690);
;// CONCATENATED MODULE: ./build/core/bump/effect/resource-images.js






const maxFiles = 200;
const maxDepth = 20;
const fileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
async function resourceImages(read, file, text) {
    const reading = new Reading(read);
    const names = await reading.imagesOf(file, text, [], 'before its own entries');
    return { names: [...names], unread: reading.unread };
}
class Reading {
    unread = [];
    #read;
    #left = maxFiles;
    constructor(read) {
        this.#read = read;
    }
    async imagesOf(file, text, parents, when) {
        const fields = this.#attempt(file, () => kustomizeFields(file, text));
        if (fields === undefined)
            return new Set();
        const directory = external_node_path_.posix.dirname(file);
        this.unread.push(...fields.generated.map((field) => `${field} in ${file}`));
        const inline = fields.patches.flatMap((patch) => this.#imagesIn(`${file} (patch)`, patch));
        const found = await Promise.all([
            ...fields.resources.map((resource) => this.#resource(directory, resource, [...parents, file])),
            ...fields.patchFiles.map((patch) => this.#file(external_node_path_.posix.join(directory, patch))),
        ]);
        const names = [...inline, ...found.flatMap((each) => [...each])];
        return new Set(when === 'after' ? names.map((name) => fields.renamed.get(name) ?? name) : names);
    }
    async #resource(directory, resource, parents) {
        const path = external_node_path_.posix.normalize(external_node_path_.posix.join(directory, resource));
        if (/\.(ya?ml|json)$/i.test(resource) && !(0,kustomize/* isRemote */.V)(resource))
            return this.#file(path);
        for (const name of (0,kustomize/* isRemote */.V)(resource) ? [] : fileNames) {
            const file = external_node_path_.posix.join(path, name);
            const text = parents.includes(file) ? undefined : await this.#text(file);
            if (text !== undefined && parents.length < maxDepth)
                return this.imagesOf(file, text, parents, 'after');
        }
        this.unread.push(resource);
        return new Set();
    }
    async #file(path) {
        const text = await this.#text(path);
        if (text === undefined)
            this.unread.push(path);
        return new Set(text === undefined ? [] : this.#imagesIn(path, text));
    }
    #imagesIn(file, text) {
        const images = this.#attempt(file, () => [
            ...(0,edit.imagesIn)(file, text).flatMap(({ repository }) => repository ?? []),
            ...patchedImages(file, text).flatMap((image) => (0,reference/* splitImage */.s5)(image).repository ?? []),
        ]);
        return images ?? [];
    }
    async #text(path) {
        this.#left -= 1;
        if (this.#left < 0 || path.startsWith('../') || path.startsWith('/'))
            return undefined;
        try {
            return await this.#read(path);
        }
        catch (error) {
            if (error instanceof failure/* Failure */.HR && error.exitCode === 2)
                return undefined;
            throw error;
        }
    }
    #attempt(file, parse) {
        try {
            return parse();
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            this.unread.push(file);
            return undefined;
        }
    }
}


/***/ })

};
