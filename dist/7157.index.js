export const id = 7157;
export const ids = [7157];
export const modules = {

/***/ 7157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  effectsOf: () => (/* binding */ effectsOf)
});

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 29 modules
var edit = __webpack_require__(4689);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(6617);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/bump/effect/resources.js
var effect_resources = __webpack_require__(8256);
;// CONCATENATED MODULE: ./build/core/bump/effect/applications.js








function applicationSources(file, text) {
    if (!/kind["']?\s*:\s*["']?Application/.test(text) || !text.includes('argoproj.io/'))
        return [];
    const documents = (0,dist/* parseAllDocuments */.hR)(text, { merge: true });
    if (documents.some(({ errors }) => errors.length > 0))
        return [];
    return documents.flatMap((document) => sourcesOf(file, document.toJS()));
}
function sourcesOf(file, manifest) {
    if (!(0,json/* isObject */.Gv)(manifest) || !(0,json/* isObject */.Gv)(manifest.spec))
        return [];
    if (manifest.kind === 'ApplicationSet') {
        const template = manifest.spec.template;
        return (0,json/* isObject */.Gv)(template) ? sourcesIn(file, template, 'spec.template.spec') : [];
    }
    return manifest.kind === 'Application' ? sourcesIn(file, manifest, 'spec') : [];
}
function sourcesIn(file, { metadata, spec }, at) {
    if (!(0,json/* isObject */.Gv)(spec))
        return [];
    const several = (0,json/* objectsIn */.Qv)(spec.sources);
    const all = several.length > 0 ? several : (0,json/* isObject */.Gv)(spec.source) ? [spec.source] : [];
    return all.map((source, index) => ({
        file,
        name: (0,json/* isObject */.Gv)(metadata) ? String(metadata.name ?? '') : '',
        at: several.length > 0 ? `${at}.sources[${index}]` : `${at}.source`,
        path: typeof source.path === 'string' ? (0,posix_.normalize)(source.path).replace(/\/$/, '') : undefined,
        helm: (0,json/* isObject */.Gv)(source.helm) ? source.helm : {},
        kustomize: (0,json/* isObject */.Gv)(source.kustomize) ? source.kustomize : {},
    }));
}
async function valuesOverride(read, source, file, written, image) {
    const { helm, ...rest } = await withOverride(read, source);
    const files = valuesFilesOf({ ...source, helm });
    const index = files.findLastIndex((each) => isFile(each, file));
    if (index < 0)
        return undefined;
    const later = files.slice(index + 1).filter((each) => !(0,reference/* isTemplated */.dw)(each));
    const layers = [];
    for (const path of later) {
        const text = await (0,effect_resources/* textAt */.$6)(read, path);
        if (text !== undefined)
            layers.push(fileLayer(path, text));
    }
    layers.push(...ownLayers(source, helm, rest.override));
    const places = written.filter(({ text }) => isVersion(text, image));
    const decided = places.map(({ location }) => decidedBy(layers, location, image));
    const [first] = decided;
    return first !== undefined && decided.every((each) => each !== undefined) ? first : 'none';
}
function valuesFilesOf({ path, helm }) {
    const listed = Array.isArray(helm.valueFiles) ? helm.valueFiles.filter((each) => typeof each === 'string') : [];
    const own = path === undefined ? [] : [(0,posix_.join)(path, 'values.yaml')];
    const given = listed.flatMap((each) => {
        if (/^[a-z][a-z+.-]*:\/\//i.test(each))
            return [];
        if (each.startsWith('$'))
            return [(0,posix_.normalize)(each.replace(/^\$[^/]*\//, ''))];
        if (each.startsWith('/'))
            return [(0,posix_.normalize)(each.slice(1))];
        return path === undefined ? [] : [(0,posix_.normalize)((0,posix_.join)(path, each))];
    });
    return [...own, ...given];
}
function isFile(path, file) {
    return (0,reference/* isTemplated */.dw)(path) ? (0,glob/* glob */.TI)(path.replace(/\{\{.*?\}\}/gs, '*'))(file) : path === file;
}
async function withOverride(read, { path, name, helm }) {
    const override = new Map();
    let merged = helm;
    if (path === undefined || (0,reference/* isTemplated */.dw)(path) || (0,reference/* isTemplated */.dw)(name))
        return { helm, override };
    for (const file of ['.argocd-source.yaml', `.argocd-source-${name}.yaml`].map((each) => (0,posix_.join)(path, each))) {
        const text = await (0,effect_resources/* textAt */.$6)(read, file);
        const [document] = text === undefined ? [] : (0,dist/* parseAllDocuments */.hR)(text);
        const given = document === undefined || document.errors.length > 0 ? undefined : document.toJS();
        if (!(0,json/* isObject */.Gv)(given) || !(0,json/* isObject */.Gv)(given.helm))
            continue;
        for (const field of Object.keys(given.helm))
            override.set(field, file);
        merged = { ...merged, ...given.helm };
    }
    return { helm: merged, override };
}
function fileLayer(file, text) {
    return {
        file,
        at(location) {
            const field = fieldOf(location);
            try {
                const found = (0,edit.readPath)(file, text, field);
                return found === undefined || found === '' ? undefined : { field, text: found };
            }
            catch (error) {
                if (error instanceof failure/* Failure */.HR)
                    return undefined;
                throw error;
            }
        },
    };
}
function ownLayers({ file, at }, helm, override) {
    const origin = (field) => {
        const other = override.get(field);
        return other === undefined ? { file, helmAt: `${at}.helm` } : { file: other, helmAt: 'helm' };
    };
    const valuesField = (0,json/* isObject */.Gv)(helm.valuesObject) ? 'valuesObject' : 'values';
    const separator = valuesField === 'values' ? '#' : '.';
    const values = (0,json/* isObject */.Gv)(helm.valuesObject) ? helm.valuesObject : parsed(helm.values);
    const ofValues = origin(valuesField);
    const ofParameters = origin('parameters');
    const parameters = (0,json/* objectsIn */.Qv)(helm.parameters);
    return [
        {
            file: ofValues.file,
            at(location) {
                const text = scalarAt(values, location);
                return text === undefined
                    ? undefined
                    : { field: `${ofValues.helmAt}.${valuesField}${separator}${fieldOf(location)}`, text };
            },
        },
        {
            file: ofParameters.file,
            at(location) {
                const name = fieldOf(location);
                const last = parameters.findLast((each) => each.name === name);
                const text = last === undefined ? '' : String(last.value ?? '');
                return text === '' ? undefined : { field: `${ofParameters.helmAt}.parameters[name=${name}].value`, text };
            },
        },
    ];
}
function decidedBy(layers, location, image) {
    const beside = [...location.slice(0, -1), 'digest'];
    for (const { file, at } of layers.toReversed()) {
        const found = at(location);
        const other = found ?? (/^tag$/i.test(String(location.at(-1))) ? at(beside) : undefined);
        if (other !== undefined)
            return isVersion(other.text, image) ? undefined : { file, ...other };
    }
    return undefined;
}
function isVersion(text, image) {
    const { tag, digest } = (0,reference/* splitImage */.s5)(image);
    const hex = digest?.replace(/^sha256:/, '');
    const { tag: own } = (0,reference/* splitImage */.s5)(`x:${text}`);
    return (hex !== undefined && text.includes(hex)) || (tag !== undefined && (own === tag || text.endsWith(`:${tag}`)));
}
function scalarAt(values, location) {
    let at = values;
    for (const step of location)
        at = (0,json/* isObject */.Gv)(at) || Array.isArray(at) ? at[step] : undefined;
    return at === undefined || at === null || at === '' || typeof at === 'object' ? undefined : String(at);
}
function parsed(text) {
    if (typeof text !== 'string')
        return undefined;
    const [document] = (0,dist/* parseAllDocuments */.hR)(text);
    return document === undefined || document.errors.length > 0 ? undefined : document.toJS();
}
function fieldOf(location) {
    return location
        .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
        .join('');
}
function kustomizeImages({ kustomize, at }) {
    const listed = Array.isArray(kustomize.images) ? kustomize.images.filter((each) => typeof each === 'string') : [];
    return listed.map((text, index) => {
        const [, old, rest = text] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
        const { repository, tag, digest } = (0,reference/* splitImage */.s5)(rest);
        const named = old === undefined ? { name: repository } : { name: old, newName: repository };
        const version = { ...(tag !== undefined && { newTag: tag }), ...(digest !== undefined && { digest }) };
        return { entry: { ...named, ...version }, field: `${at}.kustomize.images[${index}]` };
    });
}

;// CONCATENATED MODULE: ./build/core/bump/effect/kustomize.js





async function renderImages(read, directory) {
    const render = new Render(new effect_resources/* Resources */.EC(read));
    return { images: await render.directory(directory, [], []), ...render };
}
class Render {
    #source;
    files = new Set();
    directories = new Set();
    unknown = [];
    #texts = new Map();
    constructor(source) {
        this.#source = source;
    }
    async directory(directory, given, parents) {
        const isCircle = parents.includes(directory) || parents.length > effect_resources/* maxDepth */.Mw;
        const found = isCircle ? undefined : await this.#source.kustomizationIn(directory);
        this.directories.add(directory);
        const [data] = found === undefined ? [] : this.#read(found).filter(json/* isObject */.Gv);
        if (found === undefined || data === undefined)
            return this.#lost(`${directory} has no Kustomization`, given);
        const { file } = found;
        const within = [...parents, directory];
        for (const field of ['helmCharts', 'helmChartInflationGenerator', 'generators', 'configurations', 'crds']) {
            if (data[field] !== undefined)
                this.unknown.push(`${file}: ${field}`);
        }
        const resources = [...texts(data.resources), ...texts(data.bases)];
        const own = await Promise.all(resources.map((each) => this.#resource(directory, each, within)));
        let images = [...given, ...own.flat()];
        for (const component of texts(data.components)) {
            const { path } = (0,effect_resources/* addressOf */.ci)(directory, component);
            if (path === undefined)
                this.unknown.push(component);
            else
                images = await this.directory(path, images, within);
        }
        images = await this.#patched(file, data, images);
        const entries = [...(0,json/* objectsIn */.Qv)(data.images), ...(0,json/* objectsIn */.Qv)(data.imageTags)];
        images = entries.reduce((all, entry) => renamed(all, entry, file), images);
        images = await this.#replaced(file, data, images);
        return this.#transformed(file, texts(data.transformers), images);
    }
    async #resource(directory, resource, parents) {
        const { kind, path } = (0,effect_resources/* addressOf */.ci)(directory, resource);
        if (kind === 'elsewhere')
            return this.#lost(resource, []);
        if (kind === 'directory')
            return this.directory(path, [], parents);
        const documents = (await this.#parsed(path)).filter(json/* isObject */.Gv);
        return documents.flatMap((document) => containersIn(document, path));
    }
    async #patched(file, data, images) {
        const listed = (field) => (Array.isArray(data[field]) ? data[field] : []);
        const patches = ['patchesStrategicMerge', 'patches', 'patchesJson6902'].flatMap((field) => listed(field).map((each, index) => ({ each, field: `${field}[${index}]` })));
        let patched = images;
        for (const { each, field } of patches) {
            const { path, patch, target } = typeof each === 'string' ? inline(each) : each;
            const from = typeof path === 'string' ? (0,effect_resources/* pathBelow */.Br)((0,posix_.dirname)(file), path) : file;
            const parsed = typeof path === 'string' ? await this.#parsed(from) : this.#parse(file, String(patch ?? ''));
            const writer = { file: from, field: from === file ? field : undefined };
            for (const one of parsed)
                patched = patchedBy(patched, one, (0,json/* isObject */.Gv)(target) ? target : undefined, writer);
        }
        return patched;
    }
    async #replaced(file, data, images) {
        let replaced = images;
        for (const [index, each] of (0,json/* objectsIn */.Qv)(data.replacements).entries()) {
            const path = typeof each.path === 'string' ? (0,effect_resources/* pathBelow */.Br)((0,posix_.dirname)(file), each.path) : undefined;
            const parsed = path === undefined ? [each] : (await this.#parsed(path)).flat();
            const targets = parsed
                .filter(json/* isObject */.Gv)
                .flatMap((one) => (0,json/* objectsIn */.Qv)(one.targets).map((target) => ({ one, target })));
            for (const { one: replacement, target } of targets) {
                const paths = texts(target.fieldPaths).filter((one) => /containers/i.test(one) && /\bimage$/.test(one));
                if (paths.length === 0)
                    continue;
                const select = (0,json/* isObject */.Gv)(target.select) ? target.select : undefined;
                const writer = {
                    file: path ?? file,
                    field: `replacements[${index}]`,
                    origin: this.#origin(replacement.source),
                };
                replaced = replaced.map((image) => selects(select, image) && paths.some((one) => isContainerAt(one.split('.'), image))
                    ? { ...image, image: undefined, writers: [...image.writers, { ...writer, image: undefined }] }
                    : image);
            }
        }
        return replaced;
    }
    #origin(source) {
        if (!(0,json/* isObject */.Gv)(source))
            return undefined;
        const { kind, name, fieldPath = 'metadata.name' } = source;
        const field = String(fieldPath);
        const steps = field.split('.');
        const value = `${field} of ${[kind, name].filter((each) => typeof each === 'string').join(' ')}`;
        for (const [file, text] of this.#texts) {
            const documents = documentsOf(text) ?? [];
            const objects = documents.filter(json/* isObject */.Gv).filter((each) => each.kind === kind && nameOf(each) === name);
            if (!objects.some((each) => typeof valueAt(each, steps) === 'string'))
                continue;
            return {
                value,
                file,
                key: documents.length > 1 ? `{kind=${String(kind)},name=${String(name)}}.${field}` : field,
            };
        }
        return { value, file: undefined, key: field };
    }
    async #transformed(file, transformers, images) {
        let transformed = images;
        for (const transformer of transformers) {
            const path = transformer.includes('\n') ? undefined : (0,effect_resources/* pathBelow */.Br)((0,posix_.dirname)(file), transformer);
            const documents = path === undefined ? this.#parse(file, transformer) : await this.#parsed(path);
            for (const document of documents) {
                const entry = (0,json/* isObject */.Gv)(document) && document.kind === 'ImageTagTransformer' ? document.imageTag : undefined;
                if ((0,json/* isObject */.Gv)(entry))
                    transformed = renamed(transformed, entry, path ?? file, 'imageTag');
                else if (JSON.stringify(document).includes('image'))
                    this.unknown.push(`${file}: transformers`);
            }
        }
        return transformed;
    }
    async #parsed(file) {
        const text = await this.#source.text(file);
        return text === undefined ? this.#lost(`${file} is not there`, []) : this.#read({ file, text });
    }
    #read({ file, text }) {
        this.files.add(file);
        this.#texts.set(file, text);
        return this.#parse(file, text);
    }
    #parse(file, text) {
        return documentsOf(text) ?? this.#lost(`${file} is no YAML`, []);
    }
    #lost(reason, rest) {
        this.unknown.push(reason);
        return rest;
    }
}
function documentsOf(text) {
    const documents = (0,dist/* parseAllDocuments */.hR)(text, { merge: true });
    const broken = documents.some(({ errors }) => errors.length > 0);
    return broken ? undefined : documents.map((document) => document.toJS());
}
function imageEntries(kustomization) {
    const entries = (documentsOf(kustomization) ?? []).filter(json/* isObject */.Gv).flatMap(({ images }) => (0,json/* objectsIn */.Qv)(images));
    return entries.flatMap(({ name, newName }) => typeof name === 'string' ? [{ name, newName: typeof newName === 'string' ? newName : undefined }] : []);
}
function valueAt(value, steps) {
    return steps.reduce((at, step) => ((0,json/* isObject */.Gv)(at) && Object.hasOwn(at, step) ? at[step] : undefined), value);
}
function nameOf({ metadata }) {
    return (0,json/* isObject */.Gv)(metadata) ? metadata.name : undefined;
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
        return (0,json/* objectsIn */.Qv)(document.items).flatMap((item) => containersIn(item, file));
    const object = { kind: String(kind ?? ''), name: (0,json/* isObject */.Gv)(metadata) ? String(metadata.name ?? '') : '' };
    const found = [];
    const visit = (value) => {
        if (Array.isArray(value))
            for (const item of value)
                visit(item);
        if (!(0,json/* isObject */.Gv)(value))
            return;
        for (const [key, child] of Object.entries(value)) {
            visit(child);
            if (!containerLists.includes(key))
                continue;
            for (const [index, { image, name }] of (0,json/* objectsIn */.Qv)(child).entries()) {
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
        const parts = (0,reference/* splitImage */.s5)(each.image ?? '');
        if (each.image === undefined || parts.repository !== entry.name)
            return each;
        const pinned = text('newTag') !== '' || text('digest') !== '';
        const tag = pinned ? text('newTag') || undefined : parts.tag;
        const digest = pinned ? text('digest') || undefined : parts.digest;
        const image = (0,reference/* joinImage */.OJ)({ repository: text('newName') || parts.repository, tag, digest });
        return { ...each, image, writers: [...each.writers, { file, field, image }] };
    });
}
function patchedBy(images, patch, target, writer) {
    if (Array.isArray(patch)) {
        return patch.filter(json/* isObject */.Gv).reduce((all, { path, value }) => {
            const steps = String(path ?? '').split('/');
            if (steps.at(-1) !== 'image' || typeof value !== 'string')
                return all;
            return all.map((each) => selects(target, each) && isContainerAt(steps, each)
                ? { ...each, image: value, writers: [...each.writers, { ...writer, image: value }] }
                : each);
        }, images);
    }
    if (!(0,json/* isObject */.Gv)(patch))
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
function texts(value) {
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

// EXTERNAL MODULE: ./build/core/edit/kustomize-fields.js
var kustomize_fields = __webpack_require__(4692);
;// CONCATENATED MODULE: ./build/core/bump/effect/search.js






const maxTrees = 300;
const maxKustomizations = 200;
const maxApplications = 100;
const applicationNames = '{argocd,argo-cd,argo,applications,application,app-of-apps,appsets,app-sets,applicationsets,bootstrap}';
const applicationPatterns = ['{,*/}', `{,*/}${applicationNames}/**/`].map((each) => `${each}*.{yaml,yml}`);
function isApplicationPath(path) {
    const inDirectory = /(?:^|\/)(?:argo(?:-?cd)?|applications?|app-of-apps|app-?sets|apps|applicationsets|bootstrap)\//i.test(path);
    const isCalled = /(?:^|[._-])(?:app|application|app-?set|applicationset|argo-?cd)s?[._-]/i.test((0,posix_.basename)(path));
    const isOther = /(?:^|\/)(?:values[^/]*|Chart\.ya?ml|\.[^/]*|(?:templates|crds)\/.*)$/i.test(path);
    return (inDirectory || isCalled) && !isOther && !effect_resources/* kustomizationNames */.KF.includes((0,posix_.basename)(path));
}
class Search {
    #repository;
    #directories;
    #over;
    #applications;
    constructor(repository, directories) {
        this.#repository = repository;
        this.#directories = [...new Set(directories)];
    }
    async overlaysOf(directory) {
        this.#over ??= this.#readOverlays();
        const over = await this.#over;
        if (over === undefined)
            return undefined;
        const found = new Set();
        const visit = (below) => {
            for (const each of over.get(below) ?? []) {
                if (found.has(each))
                    continue;
                found.add(each);
                visit(each);
            }
        };
        visit(directory);
        found.delete(directory);
        return [...found];
    }
    applications() {
        this.#applications ??= this.#readApplications();
        return this.#applications;
    }
    async #readOverlays() {
        const files = await this.#find([`**/{${effect_resources/* kustomizationNames */.KF.join(',')}}`]);
        if (files === undefined || files.length > maxKustomizations)
            return undefined;
        const over = new Map();
        await Promise.all(files.map(async (file) => {
            const directory = (0,posix_.dirname)(file);
            for (const resource of resourcesOf(file, (await this.#text(file)) ?? '')) {
                const { kind, path } = (0,effect_resources/* addressOf */.ci)(directory, resource);
                if (kind === 'directory')
                    over.set(path, [...(over.get(path) ?? []), directory]);
            }
        }));
        return over;
    }
    async #readApplications() {
        const beside = this.#directories.filter((each) => !(0,glob/* isGlob */.fg)(each)).map((each) => (0,posix_.join)(each, '*.{yaml,yml}'));
        const all = await this.#find([...applicationPatterns, ...beside]);
        const files = all?.filter((path) => isApplicationPath(path)) ?? [];
        if (files.length > maxApplications)
            return [];
        const found = await Promise.all(files.map(async (file) => applicationSources(file, (await this.#text(file)) ?? '')));
        return found.flat();
    }
    #text(path) {
        return (0,effect_resources/* textAt */.$6)((each) => this.#repository.read(each), path);
    }
    async #find(patterns) {
        try {
            return await this.#repository.glob(patterns, maxTrees);
        }
        catch (error) {
            if (error instanceof failure/* Failure */.HR && error.exitCode === 2)
                return undefined;
            throw error;
        }
    }
}
function resourcesOf(file, text) {
    try {
        return (0,kustomize_fields/* kustomizeFields */.r)(file, text).resources;
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR)
            return [];
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/core/bump/effect/effect.js










const isKustomization = (file) => effect_resources/* kustomizationNames */.KF.includes((0,posix_.basename)(file));
const baseName = /^(?:bases?|commons?|shared|components?|default|manifests|resources)$/i;
const overlayNames = '{overlays,environments,envs,clusters}/*';
const maxCandidates = 50;
async function effectsOf(repository, edits) {
    const directories = edits.map(({ file }) => (0,posix_.dirname)(file));
    const world = { repository, renderings: new Renderings(repository), search: new Search(repository, directories) };
    return (await Promise.all(edits.map((edited) => effectOf(world, edited)))).flat();
}
async function effectOf(world, edited) {
    const { repository, renderings } = world;
    const directory = (0,posix_.dirname)(edited.file);
    if ((0,glob/* isGlob */.fg)(directory))
        return [];
    await refuseOverridden(repository, edited, directory);
    const kustomization = await (0,effect_resources/* kustomizationIn */.dq)((path) => repository.read(path), directory);
    const own = kustomization === undefined ? undefined : await renderings.of(directory);
    if (own?.files.has(edited.file) !== true)
        return checkApplications(world, edited);
    const { text = '' } = kustomization ?? {};
    const isComponent = /^kind:\s*Component\b/m.test(text);
    if (!isComponent)
        requireShown(own, edited, text);
    const warnings = await checkOverlays(world, edited, directory, text);
    return [...warnings, ...(await checkApplications(world, edited))];
}
async function checkApplications(world, edited) {
    const text = (await world.repository.read(edited.file)) ?? '';
    const isManifest = /^kind\s*:/m.test(text) && /^apiVersion\s*:/m.test(text) && !isKustomization(edited.file);
    const readers = [];
    for (const source of await world.search.applications()) {
        if (source.file === edited.file)
            continue;
        const override = (await kustomizeOverride(world, source, edited)) ??
            (isManifest ? undefined : await helmOverride(world, source, edited));
        if (override !== undefined)
            readers.push({ source, override });
    }
    const decided = readers.flatMap(({ override }) => (override === 'none' ? [] : [override]));
    const [first] = decided;
    if (first === undefined)
        return [];
    const isCertain = !readers.some(({ source }) => (0,reference/* isTemplated */.dw)(`${source.path} ${JSON.stringify(source.helm)}`));
    if (isCertain && decided.length === readers.length) {
        const message = `${edited.file}: ${first.field} of ${first.file} makes it ${first.text}`;
        throw new failure/* Failure */.HR('refused', 'EDIT_WITHOUT_EFFECT', `${message}: the edit would have no effect`, {
            hint: `Give file: ${first.file}, where the image is decided${first.field.includes('.') ? `; its key is ${first.field}` : ''}.`,
        });
    }
    return decided.map(({ file, field, text }) => `${edited.file}: ${file} shows ${text}, by ${field}`);
}
function helmOverride({ repository }, source, { file, image, written }) {
    return valuesOverride((path) => repository.read(path), source, file, written, image);
}
async function kustomizeOverride({ repository, renderings }, source, edited) {
    const { path } = source;
    if (path === undefined || (0,reference/* isTemplated */.dw)(path) || (0,glob/* isGlob */.fg)(path) || path.startsWith('..'))
        return undefined;
    const read = (each) => repository.read(each);
    const found = await (0,effect_resources/* kustomizationIn */.dq)(read, path);
    if (found === undefined || !(await renderings.of(path)).files.has(edited.file))
        return undefined;
    const images = kustomizeImages(source);
    const kustomization = (0,dist/* parseDocument */.Tp)(found.text).toJS();
    if (images.length === 0 || typeof kustomization !== 'object' || kustomization === null)
        return 'none';
    const own = 'images' in kustomization && Array.isArray(kustomization.images) ? kustomization.images : [];
    const isReplaced = (entry) => images.some((each) => each.entry.name === entry.name);
    const entries = [...own.filter((each) => !isReplaced(each)), ...images.map(({ entry }) => entry)];
    const text = JSON.stringify({ ...kustomization, images: entries });
    const withImages = async (each) => (each === found.file ? text : read(each));
    const rendering = await renderImages(withImages, path);
    const ends = endsOf(await renderings.of(path), edited);
    if (rendering.unknown.length > 0 || ends.length === 0 || isLost(ends, edited))
        return 'none';
    const reached = rendering.images.filter((each) => ends.some((end) => isSameContainer(end, each)));
    const [shown] = reached;
    if (shown?.image === undefined || !isLost(reached, edited))
        return 'none';
    const by = images.find(({ entry }) => shown.writers.at(-1)?.field === `images[name=${String(entry.name)}]`);
    return by === undefined ? 'none' : { file: source.file, field: by.field, text: shown.image };
}
function isSameContainer(one, other) {
    return ['kind', 'name', 'list', 'container', 'index'].every((field) => one[field] === other[field]);
}
async function refuseOverridden(repository, { file, image }, directory) {
    const overrides = await repository.glob([(0,posix_.join)(directory, '.argocd-source{,-*}.yaml')]);
    const wanted = (0,reference/* splitImage */.s5)(image);
    for (const override of overrides) {
        if (override === file)
            continue;
        const text = (await repository.read(override)) ?? '';
        const others = imagesOf(override, text).filter((each) => (each.repository === undefined || isAlike(each.repository, wanted)) && !isSame(each, wanted));
        const [other] = others;
        if (other === undefined)
            continue;
        const message = `${file}: ${override} goes before it, and says ${(0,reference/* joinImage */.OJ)(other)} at ${other.path}`;
        throw new failure/* Failure */.HR('refused', 'EDIT_WITHOUT_EFFECT', `${message}: the edit would have no effect`, {
            hint: `Give file: ${override}; or delete it, when nothing writes it any more.`,
        });
    }
}
function imagesOf(file, text) {
    try {
        return (0,edit.imagesIn)(file, text);
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR)
            return [];
        throw error;
    }
}
class Renderings {
    #repository;
    #known = new Map();
    constructor(repository) {
        this.#repository = repository;
    }
    of(directory) {
        const rendering = this.#known.get(directory) ?? renderImages((path) => this.#repository.read(path), directory);
        this.#known.set(directory, rendering);
        return rendering;
    }
}
async function checkOverlays({ repository, renderings, search }, edited, directory, kustomization) {
    const isBase = aboveBase(directory) !== undefined;
    const candidates = (await search.overlaysOf(directory)) ?? (await overlaysBeside(repository, directory));
    if (candidates.length > maxCandidates)
        return [];
    const rendered = await Promise.all(candidates.map(async (each) => ({ overlay: each, rendering: await renderings.of(each) })));
    const over = rendered.filter(({ rendering }) => rendering.directories.has(directory));
    const seen = over.map((each) => ({ ...each, ends: endsOf(each.rendering, edited) }));
    const without = seen.filter(({ rendering, ends }) => rendering.unknown.length === 0 && isLost(ends, edited));
    if (isBase && without.length > 0 && without.length === over.length) {
        for (const { rendering } of without)
            requireShown(rendering, edited, kustomization);
    }
    return without.flatMap(({ overlay, ends: [end] }) => {
        const by = end?.writers.at(-1);
        const writer = by === undefined ? '' : `, by ${describe(by)}`;
        return `${edited.file}: ${overlay} shows ${end?.image ?? 'another image'}${writer}`;
    });
}
async function overlaysBeside(repository, directory) {
    const above = aboveBase(directory);
    const beside = above === undefined ? [] : ['.', '*', above === '.' ? overlayNames : '*/*'];
    const patterns = beside.map((each) => (0,posix_.join)(above ?? '', each, `{${effect_resources/* kustomizationNames */.KF.join(',')}}`));
    const files = await repository.glob(patterns);
    return files.map((file) => (0,posix_.dirname)(file)).filter((each) => each !== directory);
}
function endsOf({ images }, { file, image }) {
    const wanted = (0,reference/* splitImage */.s5)(image);
    return images.filter(({ writers }) => writers.some((each) => each.file === file && each.image !== undefined && isSame((0,reference/* splitImage */.s5)(each.image), wanted)));
}
function isLost(ends, { image }) {
    const wanted = (0,reference/* splitImage */.s5)(image);
    return (ends.length > 0 && !ends.some((each) => each.image !== undefined && isSameVersion((0,reference/* splitImage */.s5)(each.image), wanted)));
}
function requireShown(rendering, edited, kustomization) {
    if (rendering.unknown.length > 0 || rendering.images.length === 0)
        return;
    const ends = endsOf(rendering, edited);
    if (ends.length === 0 && isKustomization(edited.file))
        throw nothingNamed(rendering, edited, kustomization);
    const by = isLost(ends, edited) ? ends[0]?.writers.at(-1) : undefined;
    if (by === undefined)
        return;
    const shown = by.image === undefined ? 'writes another image' : `makes it ${by.image}`;
    const message = `${edited.file}: ${describe(by)} ${shown}: the edit would have no effect`;
    throw new failure/* Failure */.HR('refused', 'EDIT_WITHOUT_EFFECT', message, { hint: whereDecided(by, edited) });
}
function whereDecided({ file, field, origin }, edited) {
    if (origin === undefined) {
        const place = file === edited.file ? `key: ${field}` : `file: ${file}`;
        return `Give ${place}, where the image is decided.`;
    }
    const copied = `${field} copies ${origin.value}`;
    if (origin.file === undefined)
        return `${copied}: change it there.`;
    return `${copied}. Give file: ${origin.file} and key: ${origin.key}.`;
}
function nothingNamed({ images }, { file, image }, kustomization) {
    const names = new Set(images.flatMap((each) => (0,reference/* splitImage */.s5)(each.image ?? '').repository ?? []));
    const { repository = '' } = (0,reference/* splitImage */.s5)(image);
    const name = entryFor(kustomization, repository) ?? repository;
    const message = `${file}: nothing that it is made of has the image ${name}`;
    const there = [...names].slice(0, 5).join(', ');
    const hint = `Kustomize finds an image by its name, exactly as the resources have it: change the name of the entry images[name=${name}] to one that is there.`;
    return new failure/* Failure */.HR('refused', 'EDIT_WITHOUT_EFFECT', `${message}; there is ${there}`, { hint });
}
function entryFor(kustomization, repository) {
    return imageEntries(kustomization).find(({ newName }) => newName === repository)?.name;
}
function aboveBase(directory) {
    const steps = directory.split('/');
    const at = steps.findIndex((step) => baseName.test(step));
    return at < 0 ? undefined : steps.slice(0, at).join('/') || '.';
}
function describe({ file, field }) {
    return field === undefined ? file : `${field} of ${file}`;
}
function isAlike(repository, wanted) {
    return (0,reference/* lastComponent */.Cy)(repository ?? '') === (0,reference/* lastComponent */.Cy)(wanted.repository ?? '');
}
function isSame(one, other) {
    const named = one.repository === undefined || (0,reference/* sameRepository */.RB)(one.repository, other.repository ?? '');
    return named && isSameVersion(one, other);
}
function isSameVersion(one, other) {
    return other.digest === undefined ? one.tag === other.tag : one.digest === other.digest;
}


/***/ }),

/***/ 8256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Br: () => (/* binding */ pathBelow),
/* harmony export */   EC: () => (/* binding */ Resources),
/* harmony export */   KF: () => (/* binding */ kustomizationNames),
/* harmony export */   Mw: () => (/* binding */ maxDepth),
/* harmony export */   ci: () => (/* binding */ addressOf),
/* harmony export */   dq: () => (/* binding */ kustomizationIn)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);


const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const maxDepth = 20;
const maxFiles = 200;
function addressOf(directory, resource) {
    const path = pathBelow(directory, resource);
    if (isRemote(resource) || path.startsWith('../') || path === '..' || path.startsWith('/')) {
        return { kind: 'elsewhere', path: undefined };
    }
    return { kind: /\.(?:ya?ml|json)$/i.test(path) ? 'file' : 'directory', path };
}
function pathBelow(directory, path) {
    return (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.normalize)((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.join)(directory, path)).replace(/\/$/, '');
}
function isRemote(resource) {
    return /^[a-z][a-z+.-]*:|^git@|\?ref=|^(?:github\.com|bitbucket\.org|gitlab\.com)\/|^[\w-]+(?:\.[\w-]+)+\/.*\/\//i.test(resource);
}
class Resources {
    #read;
    #left = maxFiles;
    constructor(read) {
        this.#read = read;
    }
    async text(path) {
        this.#left -= 1;
        return this.#left < 0 ? undefined : textAt(this.#read, path);
    }
    kustomizationIn(directory) {
        return kustomizationIn((path) => this.text(path), directory);
    }
}
async function kustomizationIn(read, directory) {
    for (const name of kustomizationNames) {
        const file = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.join)(directory, name);
        const text = await textAt(read, file);
        if (text !== undefined)
            return { file, text };
    }
    return undefined;
}
async function textAt(read, path) {
    if (path.startsWith('/') || path.startsWith('..') || (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(path).startsWith('..'))
        return undefined;
    try {
        return await read(path);
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR && [2, 4].includes(error.exitCode))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 4692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ patchedImages),
/* harmony export */   r: () => (/* binding */ kustomizeFields)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _text_locate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(493);
/* harmony import */ var _text_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2518);



const resourceFields = ['resources', 'bases', 'components'];
const generatingFields = ['helmCharts', 'helmChartInflationGenerator', 'generators', 'transformers'];
function kustomizeFields(file, text) {
    const [document] = (0,_text_source_js__WEBPACK_IMPORTED_MODULE_2__.parseSource)(file, text).documents;
    const texts = (list) => textsOf(document, list);
    const patchItems = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .itemsAt */ .Ct)(document, ['patches']).map((_, index) => ({
        path: (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(document, ['patches', index, 'path']),
        patch: (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(document, ['patches', index, 'patch']),
    }));
    const merges = texts(['patchesStrategicMerge']);
    const renamed = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .itemsAt */ .Ct)(document, ['images']).flatMap((_, index) => {
        const [name, newName] = ['name', 'newName'].map((field) => (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(document, ['images', index, field]));
        return name === undefined || newName === undefined || newName === '' ? [] : [[name, newName]];
    });
    return {
        resources: resourceFields.flatMap((field) => texts([field])),
        patchFiles: [...patchItems.flatMap(({ path }) => path ?? []), ...merges.filter((each) => !each.includes('\n'))],
        patches: [...patchItems.flatMap(({ patch }) => patch ?? []), ...merges.filter((each) => each.includes('\n'))],
        renamed: new Map(renamed),
        generated: generatingFields.filter((field) => (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .itemsAt */ .Ct)(document, [field]).length > 0),
    };
}
function patchedImages(file, text) {
    return (0,_text_source_js__WEBPACK_IMPORTED_MODULE_2__.parseSource)(file, text).documents.flatMap((document) => (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .itemsAt */ .Ct)(document, []).flatMap((_, index) => {
        const path = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(document, [index, 'path']) ?? '';
        const value = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(document, [index, 'value']);
        return value === undefined || !path.endsWith('/image') || (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isTemplated */ .dw)(value) ? [] : [value];
    }));
}
function textsOf(document, list) {
    if (document === undefined)
        return [];
    return (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .itemsAt */ .Ct)(document, list).flatMap((item) => (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .nodeText */ .qd)(document.source, item) ?? []);
}


/***/ })

};
