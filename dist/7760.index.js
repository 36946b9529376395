export const id = 7760;
export const ids = [7760];
export const modules = {

/***/ 3246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l8: () => (/* binding */ needsPull),
/* harmony export */   r2: () => (/* binding */ resolveBases),
/* harmony export */   tj: () => (/* binding */ pinnedBases),
/* harmony export */   y6: () => (/* binding */ formatPinned)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);


const lookUpTime = 10_000;
function resolveBases(names, digestOf, clock) {
    return Promise.all(names.map((name) => resolveBase(name, digestOf, clock)));
}
async function resolveBase(name, digestOf, clock) {
    const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(name, 'dockerfile');
    if (reference.digest !== undefined)
        return { name, reference };
    try {
        const digest = await answerInTime(reference, (asked) => digestOf(asked, name), clock);
        if (digest === undefined)
            return { name, reference, unpinned: 'not-in-registry' };
        return { name, reference: { ...reference, digest } };
    }
    catch (cause) {
        if (!(cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || cause.code === 'DEADLINE')
            throw cause;
        return { name, reference, unpinned: unpinnedBecause(cause), cause };
    }
}
async function answerInTime(reference, digestOf, clock) {
    const answers = [];
    for (const _ of ['first', 'second']) {
        const answer = digestOf(reference).then((digest) => ({ digest }));
        answer.catch(() => { });
        answers.push(answer);
        const found = await inTime(Promise.race(answers), clock);
        if (found !== undefined)
            return found.digest;
    }
    const problem = `${reference.registry} has not answered within ${(2 * lookUpTime) / 1000} s`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_SILENT', problem, {
        hint: 'Let this machine reach the registry, or take the base image from one that it can reach.',
    });
}
async function inTime(answer, clock) {
    let cancel = () => { };
    const silence = new Promise((resolve) => {
        cancel = clock.after(lookUpTime, () => resolve(undefined));
    });
    try {
        return await Promise.race([answer, silence]);
    }
    finally {
        cancel();
    }
}
function unpinnedBecause({ code }) {
    return code === 'REGISTRY_UNAUTHORIZED' ? 'not-in-registry' : 'no-answer';
}
function pinnedBases(bases) {
    return bases.filter((base) => base.reference.digest !== undefined && !base.name.includes('@'));
}
function formatPinned({ reference }) {
    const { registry, repository, digest } = reference;
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ registry, repository, digest });
}
function needsPull(bases, log) {
    for (const { name, unpinned, cause } of bases) {
        if (unpinned === 'not-in-registry') {
            const why = cause === undefined ? 'its registry has no such image' : cause.message;
            log.warn(`the base image ${name} is not in a registry: ${why}. The copy that the builder has is taken.`);
        }
        else if (unpinned === 'no-answer') {
            log.warn(`the base image ${name} cannot be pinned: ${cause?.message}. The builder asks for it itself.`);
        }
    }
    const unpinned = bases.map((base) => base.unpinned);
    return unpinned.includes('no-answer') && !unpinned.includes('not-in-registry');
}


/***/ }),

/***/ 9403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zd: () => (/* binding */ withPinnedBases),
/* harmony export */   sx: () => (/* binding */ hidesStage)
/* harmony export */ });
/* unused harmony export pinDockerfile */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _dockerfile_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2175);
/* harmony import */ var _ignore_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53);
/* harmony import */ var _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1049);
/* harmony import */ var _bases_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3246);







async function withPinnedBases(spec, by, directory) {
    const pins = (0,_bases_js__WEBPACK_IMPORTED_MODULE_5__/* .pinnedBases */ .tj)(spec.bases);
    if (pins.length === 0)
        return spec;
    const contexts = [...spec.options.buildContexts].map(([name, place]) => [name, pinnedPlace(place, pins)]);
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(spec.dockerfile, 'utf8');
    if (by === 'contexts' && !hidesStage(text, pins)) {
        const further = pins.map(({ name, reference }) => [(0,_options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .contextName */ .fW)(name), _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(reference)]);
        return { ...spec, options: { ...spec.options, buildContexts: new Map([...further, ...contexts]) } };
    }
    const ofTriggers = pins
        .filter(({ name }) => by === 'dockerfile-and-contexts' && spec.triggerImages.includes(name))
        .map((base) => [base.name, _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + (0,_bases_js__WEBPACK_IMPORTED_MODULE_5__/* .formatPinned */ .y6)(base)]);
    const options = { ...spec.options, buildContexts: new Map([...ofTriggers, ...contexts]) };
    if (directory === undefined) {
        const pull = options.pull || spec.bases.every(({ unpinned }) => unpinned === undefined);
        return { ...spec, options: { ...options, pull } };
    }
    const dockerfile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(spec.dockerfile));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, { recursive: true });
    const digests = new Map(pins.map((base) => [base.name, (0,_bases_js__WEBPACK_IMPORTED_MODULE_5__/* .formatPinned */ .y6)(base)]));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(dockerfile, pinDockerfile(text, spec.baseUses, digests));
    for (const file of (0,_ignore_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .ownIgnoreFiles */ .Ou)(spec.dockerfile)) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(file, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(file))).catch((error) => {
            if (error.code !== 'ENOENT')
                throw error;
        });
    }
    return { ...spec, dockerfile, options };
}
function pinnedPlace(place, pins) {
    const pin = pins.find(({ name }) => place === _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + name);
    return pin === undefined ? place : _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(pin.reference);
}
function hidesStage(text, pins) {
    const stages = (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDockerfile */ .Ai)(text).stages.map(({ name }) => name);
    return pins.some(({ name }) => stages.includes((0,_options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .contextName */ .fW)(name)));
}
function pinDockerfile(text, uses, pins) {
    const lines = text.split('\n');
    const { escapeToken } = (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDockerfile */ .Ai)(text);
    for (const use of uses) {
        const pin = pins.get(use.image);
        const agrees = uses.every(({ line, by, written, image }) => line === use.line && by === use.by && written === use.written ? image === use.image : true);
        if (pin === undefined || !agrees)
            continue;
        const end = lastLine(lines, use.line - 1, escapeToken);
        const instruction = lines.slice(use.line - 1, end + 1).join('\n');
        lines.splice(use.line - 1, end + 2 - use.line, ...replaced(instruction, use, pin).split('\n'));
    }
    return lines.join('\n');
}
function replaced(instruction, { by, written }, pin) {
    const literal = written.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return by === 'FROM'
        ? instruction.replace(new RegExp(`(\\s)${literal}(?=\\s|$)`), (_, before) => `${before}${pin}`)
        : instruction.replace(new RegExp(`(\\bfrom=)${literal}(?=[\\s,"']|$)`, 'gi'), (_, before) => `${before}${pin}`);
}
function lastLine(lines, first, escapeToken) {
    const continues = escapeToken === '`' ? /(^|[^`])`[ \t]*\r?$/ : /(^|[^\\])\\[ \t]*\r?$/;
    let at = first;
    for (let isOpen = true; isOpen && at < lines.length; at += 1) {
        const line = lines[at] ?? '';
        isOpen = /^\s*(#|$)/.test(line) || continues.test(line);
    }
    return at - 1;
}


/***/ }),

/***/ 1947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kaniko: () => (/* binding */ kaniko)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/program.js
var program = __webpack_require__(6278);
// EXTERNAL MODULE: ./build/core/build/bases/bases.js
var bases_bases = __webpack_require__(3246);
// EXTERNAL MODULE: ./build/core/build/bases/pinned-bases.js
var pinned_bases = __webpack_require__(9403);
// EXTERNAL MODULE: ./build/core/build/ignore-rules.js
var ignore_rules = __webpack_require__(53);
// EXTERNAL MODULE: ./build/core/build/engines/declared.js
var declared = __webpack_require__(6623);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
// EXTERNAL MODULE: ./build/core/build/context-files.js
var context_files = __webpack_require__(6892);
;// CONCATENATED MODULE: ./build/core/build/engines/kaniko-content.js









const lists = {
    files: 'files',
    links: 'links',
    modes: 'modes',
    directories: 'directories',
    names: 'names',
    seen: 'seen.json',
};
const results = {
    changed: 'changed',
    added: 'added',
    permissions: 'permissions',
    same: 'same',
};
async function writeContent(directory, spec) {
    const place = (0,external_node_path_.join)(directory, declared/* kanikoFiles */.$9.content);
    await (0,promises_.rm)(place, { recursive: true, force: true });
    const { keyedFiles, contextReads: reads = [], context } = spec;
    if (keyedFiles === undefined)
        return false;
    const prefix = (0,external_node_path_.relative)(directory, context) || '.';
    const files = [];
    const links = [];
    const modes = [];
    const copied = new Set();
    const directories = new Set();
    for (const { name, value } of keyedFiles) {
        const [kind, ...words] = value.split(' ');
        const hex = words.find((word) => word.startsWith('sha256:'))?.slice('sha256:'.length);
        const mode = words.find((word) => !word.startsWith('sha256:'));
        const path = `${prefix}/${name}`;
        if (hex !== undefined)
            (kind === 'link' ? links : files).push(`${hex}  ${path}`);
        if (mode !== undefined && spec.key !== undefined)
            modes.push(`${mode} ${path}`);
        if (kind === 'directory')
            copied.add(path);
        for (const each of kind === 'directory' ? [path, (0,external_node_path_.dirname)(path)] : [(0,external_node_path_.dirname)(path)])
            directories.add(each);
    }
    const rules = [(0,ignore_rules/* ownIgnoreFile */.Dc)(spec.dockerfile), (0,external_node_path_.join)(context, '.dockerignore')].find(isFile);
    for (const path of [spec.dockerfile, ...(rules === undefined ? [] : [rules])]) {
        const hex = (0,external_node_crypto_.createHash)('sha256').update((0,external_node_fs_.readFileSync)(path)).digest('hex');
        files.push(`${hex}  ${(0,external_node_path_.relative)(directory, path)}`);
    }
    const names = [...directories].flatMap((path) => (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(directory, path)).map((name) => `${path}/${name}`));
    if ([...files, ...links, ...modes, ...names].some((line) => line.includes('\n')))
        return false;
    const ignored = rules === undefined ? '' : ((0,ignore_rules/* readIgnoreFile */.rj)(rules) ?? '');
    const seen = { context: prefix, ignored, reads, directories: [...copied] };
    await (0,promises_.mkdir)(place, { recursive: true });
    const texts = {
        files,
        links,
        modes,
        directories: [...directories],
        names,
        seen: [JSON.stringify(seen)],
    };
    for (const [list, lines] of Object.entries(texts)) {
        const path = (0,external_node_path_.join)(place, lists[list]);
        await (0,promises_.writeFile)(path, lines.map((line) => `${line}\n`).join(''), { mode: 0o644 });
    }
    return true;
}
function isFile(path) {
    return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false })?.isFile() === true;
}
const compareLines = `seen="$here"/${declared/* kanikoFiles */.$9.content}
rm -f -- "$seen"/${results.changed} "$seen"/${results.added} "$seen"/${results.permissions} "$seen"/${results.same}
# What --emit has seen is what kaniko reads here: --finish takes no other image.
compare() (
  LC_ALL=C
  export LC_ALL
  cd -- "$here"
  sums=$(sha256sum -c "$seen"/${lists.files} 2>/dev/null) || :
  {
    printf '%s\\n' "$sums" | sed -n 's/: FAILED.*$//p'
    while IFS= read -r line; do
      [ "$(printf %s "$(readlink "\${line#*  }")" | sha256sum)" = "\${line%%  *}  -" ] || printf '%s\\n' "\${line#*  }"
    done < "$seen"/${lists.links}
  } > "$seen"/${results.changed}
  if [ -s "$seen"/${results.changed} ]; then
    { echo 'These files are not those that --emit has seen:'; head -n 10 "$seen"/${results.changed}; } >&2
    return 1
  fi
  rm -f -- "$seen"/${results.changed} "$seen"/${results.same}
  [ "$(printf '%s\\n' "$sums" | grep -c ': OK$')" = "$(grep -c '' < "$seen"/${lists.files})" ] || return 0
  if [ -s "$seen"/${lists.modes} ]; then
    modes=$(sed 's/^[0-7]* //' "$seen"/${lists.modes} | tr '\\n' '\\0' | xargs -0 stat -c '%a %n' 2>/dev/null) || return 0
    printf '%s\\n' "$modes" | sort - "$seen"/${lists.modes} | uniq -u | sed 's/^[0-7]* //' | sort -u > "$seen"/${results.permissions}
  fi
  tr '\\n' '\\0' < "$seen"/${lists.directories} | xargs -0 -r sh -c 'find "$@" -mindepth 1 -maxdepth 1' sh |
    sort - "$seen"/${lists.names} "$seen"/${lists.names} | uniq -u > "$seen"/${results.added} || return 0
  : > "$seen"/${results.same}
)
compare
# Only the look behind the build proves anything: this job may be ended before it.
rm -f -- "$seen"/${results.same}`;
async function unprovedContent(directory) {
    const place = (0,external_node_path_.join)(directory, declared/* kanikoFiles */.$9.content);
    const read = (name) => (0,promises_.readFile)((0,external_node_path_.join)(place, name), 'utf8').catch(() => undefined);
    const changed = linesOf(await read(results.changed));
    if (changed.length > 0) {
        throw filesChanged(`${some(changed)} changed between --emit and the end of ${declared/* kanikoFiles */.$9.script}`);
    }
    const names = [results.same, results.added, results.permissions, lists.seen];
    const [same, added, permissions, text] = await Promise.all(names.map(read));
    if (same === undefined || text === undefined)
        return `${declared/* kanikoFiles */.$9.script} could not compare all files with those that --emit has seen`;
    const own = new Set(declared/* declaredKanikoJob */.jE.files(directory));
    const seen = JSON.parse(text);
    const rules = (0,ignore_rules/* parseIgnoreFile */.a0)(seen.ignored);
    const context = (0,external_node_path_.resolve)(directory, seen.context);
    const reaching = linesOf(added).filter((line) => {
        const path = (0,external_node_path_.resolve)(directory, line);
        if (own.has(path) || [ports/* dotenvReport */.ff, ports/* outputFiles */.Lo].includes((0,external_node_path_.basename)(path)))
            return false;
        const name = (0,external_node_path_.relative)(context, path);
        return (seen.directories.includes((0,external_node_path_.dirname)(line)) || (0,context_files/* mayRead */.o)(seen.reads, name)) && !rules.ignores(name);
    });
    if (reaching.length > 0)
        return `${some(reaching)} was not there when --emit saw the files`;
    const others = linesOf(permissions);
    return others.length === 0 ? undefined : `${some(others)} has other permissions than --emit saw`;
}
function filesChanged(problem) {
    const { script } = declared/* kanikoFiles */.$9;
    return new failure/* Failure */.HR('failed', 'FILES_CHANGED', `${problem}, so none of your tags names the image`, {
        hint: `Make what the image needs before --emit, hand it on to the job of ${script} (GitLab: artifacts; jobs of other executors have another umask), run ${script} there, and change nothing behind it. Then begin again with --emit.`,
    });
}
function linesOf(text = '') {
    return text.split('\n').filter((line) => line !== '');
}
function some(paths) {
    const shown = paths.slice(0, 5).join(', ');
    return paths.length > 5 ? `${shown} and ${paths.length - 5} more` : shown;
}

// EXTERNAL MODULE: ./build/core/build/dockerfile.js
var build_dockerfile = __webpack_require__(2175);
;// CONCATENATED MODULE: ./build/core/build/engines/kaniko-limits.js


function refuseBeyondKaniko(text, target) {
    const dockerfile = (0,build_dockerfile/* parseDockerfile */.Ai)(text);
    for (const number of builtStages(dockerfile, (0,build_dockerfile/* targetNumber */.Bi)(dockerfile, target))) {
        for (const instruction of dockerfile.stages[number]?.instructions ?? []) {
            const beyond = instruction.flags
                .map((flag) => beyondKaniko(instruction, flag))
                .find((each) => each !== undefined);
            if (beyond === undefined)
                continue;
            const hint = `Write it without that${beyond.instead}, or build with \`engine: buildkit\`.`;
            throw (0,failure/* badInput */.AN)('engine', `kaniko passes over ${beyond.what} of the Dockerfile (line ${instruction.line})`, hint);
        }
    }
}
const copyFlags = {
    COPY: ['exclude', 'parents'],
    ADD: ['exclude', 'parents', 'checksum', 'unpack', 'keep-git-dir'],
};
function beyondKaniko({ keyword }, { name, value }) {
    if (copyFlags[keyword]?.includes(name) && value.toLowerCase() !== 'false') {
        return { what: `${keyword} --${name}`, instead: '' };
    }
    if (keyword !== 'RUN' || name !== 'mount')
        return undefined;
    const fields = value.toLowerCase().split(',');
    const type = fields.find((field) => field.startsWith('type='))?.slice('type='.length) ?? 'bind';
    if (type === 'ssh' || type === 'tmpfs')
        return { what: `RUN --mount=type=${type}`, instead: '' };
    if (type !== 'bind' || !fields.some((field) => field.startsWith('from=')))
        return undefined;
    return { what: 'RUN --mount=…,from=…', instead: ', with COPY --from' };
}
function builtStages({ stages }, target) {
    const built = new Set();
    const visit = (number) => {
        if (built.has(number))
            return;
        built.add(number);
        const stage = stages[number];
        const froms = stage?.instructions.flatMap(({ flags }) => flags.flatMap(({ name, value }) => name === 'from' ? [value] : (/(?:^|,)from=([^,]*)/i.exec(value)?.slice(1) ?? [])));
        for (const name of [stage?.base ?? '', ...(froms ?? [])]) {
            const found = (0,build_dockerfile/* stageNumber */.sX)(stages, name, number);
            if (found !== undefined)
                visit(found);
            else if (name.includes('$'))
                for (let each = 0; each < number; each += 1)
                    visit(each);
        }
    };
    if (target !== undefined)
        visit(target);
    return built;
}

// EXTERNAL MODULE: ./build/core/build/engine.js
var engine = __webpack_require__(3951);
// EXTERNAL MODULE: ./build/core/build/engines/option-flags.js
var option_flags = __webpack_require__(7674);
;// CONCATENATED MODULE: ./build/core/build/engines/kaniko-script.js








function kanikoScript(directory, spec, isCompared) {
    const words = kanikoWords(directory, spec).map((word) => typeof word === 'string' ? (0,program/* shellQuote */.ZL)(word) : `${(0,program/* shellQuote */.ZL)(word.before)}"$here"${(0,program/* shellQuote */.ZL)(`/${word.path}`)}`);
    const variables = spec.secrets.map(({ variable }) => `: "\${${variable}?is the build secret of this image}"`);
    return `#!/bin/sh
# Builds ${spec.image}:${spec.tags[0]} with kaniko. Written by: monorepo-gitops build-image --emit
# The tags are written by: monorepo-gitops build-image --finish
set -eu
# RUN makes files with it, in the image. Runners set others: 0000 in GitLab's docker executor, 0077 on hardened hosts.
umask 022
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
rm -f -- "$here"/${declared/* kanikoFiles */.$9.digest}
${[...variables, credentialLines(spec)].join('\n')}
set -- ${words.join(' \\\n  ')}
${isCompared ? `${compareLines}\n` : ''}"\${KANIKO_EXECUTOR:-/kaniko/executor}" "$@"
${isCompared ? 'compare\n' : ''}`;
}
function credentialLines(spec) {
    const key = (0,reference/* dockerConfigKey */.Y4)((0,reference/* parseReference */.F2)(spec.image).registry);
    return `given=\${DOCKER_CONFIG:-\${HOME-}/.docker}/config.json
[ -r "$given" ] || given=\${REGISTRY_AUTH_FILE-}
config={
[ ! -r "$given" ] || config=$(cat -- "$given")
case $config in *{*) ;; *) config={ ;; esac
auths= helpers=
credential() {
  [ -n "$1" ] && [ -n "$3" ] || return 0
  case $auths in *"\\"$1\\""*) return 0 ;; esac
  auths="$auths\${auths:+,}\\"$1\\":{\\"auth\\":\\"$(printf '%s:%s' "$2" "$3" | base64 | tr -d '\\n')\\"}"
  helpers="$helpers\${helpers:+,}\\"$1\\":\\"\\""
}
job_credential() {
  case $config in *"\\"$1\\""*) return 0 ;; esac
  credential "$@"
}
credential ${(0,program/* shellQuote */.ZL)(key)} "\${MG_REGISTRY_USERNAME-}" "\${MG_REGISTRY_PASSWORD-}"
job_credential "\${CI_REGISTRY-}" "\${CI_REGISTRY_USER-}" "\${CI_REGISTRY_PASSWORD-}"
job_credential "\${CI_DEPENDENCY_PROXY_SERVER-}" "\${CI_DEPENDENCY_PROXY_USER-}" "\${CI_DEPENDENCY_PROXY_PASSWORD-}"
if [ -n "$auths" ]; then
  keep=/kaniko
  [ -w "$keep" ] || keep=\${TMPDIR:-/tmp}
  DOCKER_CONFIG=$(mktemp -d "$keep/docker.XXXXXX")
  export DOCKER_CONFIG
  trap 'rm -rf -- "$DOCKER_CONFIG"' EXIT
  trap 'exit 143' HUP INT TERM
  added="\\"auths\\":{$auths}"
  # An empty helper leads past the store of all registries to auths.
  case $config in *'"credsStore"'* | *'"credHelpers"'*) added="$added,\\"credHelpers\\":{$helpers}" ;; esac
  config=\${config%\\}*}
  case $config in *'"'*) config="$config," ;; esac
  (umask 077; printf '%s%s}\\n' "$config" "$added" > "$DOCKER_CONFIG"/config.json)
fi`;
}
function kanikoWords(directory, spec) {
    const [platform, ...others] = spec.platforms;
    if (others.length > 0) {
        throw (0,failure/* badInput */.AN)('platforms', 'kaniko builds one platform at a time', 'Use buildkit or buildah for several.');
    }
    const inFile = spec.secrets.find(({ file }) => file !== undefined);
    if (inFile !== undefined) {
        const problem = `kaniko builds in another job, which may not have the file of "${inFile.id}"`;
        throw (0,failure/* badInput */.AN)('secrets', problem, `Give it as a variable, \`${inFile.id}=NAME\`, or use buildkit or buildah.`);
    }
    return [
        { before: '--context=dir://', path: (0,external_node_path_.relative)(directory, spec.context) || '.' },
        { before: '--dockerfile=', path: (0,external_node_path_.relative)(directory, spec.dockerfile) },
        `--destination=${spec.image}:${spec.staging}`,
        ...(platform === undefined ? [] : [`--custom-platform=${platform}`]),
        ...(0,engine/* commonFlags */.Bh)(spec),
        ...(0,option_flags/* kanikoFlags */.Dv)(spec),
        ...(spec.options.noCache ? [] : cacheWords(spec)),
        '--snapshot-mode=redo',
        '--push-retry=3',
        '--image-download-retry=3',
        '--image-fs-extract-retry=3',
        ...(spec.insecureRegistry ? [`--insecure-registry=${(0,reference/* parseReference */.F2)(spec.image).registry}`] : []),
        { before: '--digest-file=', path: declared/* kanikoFiles */.$9.digest },
    ];
}
function cacheWords(spec) {
    switch (spec.cache.mode) {
        case 'none':
        case 'gha':
            return [];
        case 'registry':
            return [
                '--cache=true',
                `--cache-repo=${spec.cache.repository}`,
                '--cache-copy-layers=true',
                ...(spec.writesCache ? [] : ['--no-push-cache']),
            ];
    }
}

;// CONCATENATED MODULE: ./build/core/build/engines/kaniko.js












const kaniko = {
    ...declared/* declaredKaniko */.is,
    async probe(spec, { log }) {
        const directory = spec.emit;
        if (directory === undefined) {
            return { available: false, reason: 'it needs a directory', howToGet: 'Give the input emit.' };
        }
        return {
            available: true,
            async plan() {
                refuseBeyondKaniko(await (0,promises_.readFile)(spec.dockerfile, 'utf8'), spec.target);
                return {
                    action: 'built',
                    digest: undefined,
                    lines: kanikoScript(directory, spec, spec.keyedFiles !== undefined).split('\n'),
                };
            },
            async build() {
                const { image, tags, staging, key, finalBases } = spec;
                const bases = (0,bases_bases/* pinnedBases */.tj)(spec.bases).map(({ name, reference }) => ({ name, reference }));
                refuseBeyondKaniko(await (0,promises_.readFile)(spec.dockerfile, 'utf8'), spec.target);
                await makeReadable(directory);
                const dockerfiles = (0,external_node_path_.join)(directory, declared/* kanikoFiles */.$9.dockerfileDirectory);
                await (0,promises_.rm)(dockerfiles, { recursive: true, force: true });
                const withDigests = await (0,pinned_bases/* withPinnedBases */.Zd)(spec, 'dockerfile', dockerfiles);
                const pinned = { ...withDigests, dockerfile: await withoutOwnFiles(withDigests, spec.dockerfile, directory) };
                const isToBeSigned = spec.options.sign !== undefined;
                const isCompared = await writeContent(directory, pinned);
                if (key !== undefined && !isCompared)
                    log.warn(unprovableKey);
                const named = { image, tags, staging, key: isCompared ? key : undefined, bases, finalBases };
                const proof = { isToBeSigned, isCompared, namesContent: spec.namesContent };
                const plan = { ...named, ...proof, action: 'built', digest: undefined };
                await emit(directory, plan, kanikoScript(directory, pinned, isCompared));
                return { result: 'emitted' };
            },
        };
    },
    otherJob: {
        ...declared/* declaredKanikoJob */.jE,
        async skip(directory, build) {
            const notice = `${build.image}@${build.digest} is there already (${build.action}): nothing to build`;
            await makeReadable(directory);
            await emit(directory, { ...build, ...nothingToProve }, `#!/bin/sh\nprintf '%s\\n' ${(0,program/* shellQuote */.ZL)(notice)}\n`);
        },
        finish,
    },
};
const unprovableKey = 'unless-changed: the name of a file has a line end, so no other job can prove it, and the image gets no key';
async function withoutOwnFiles({ context, dockerfile, ownFiles = [] }, given, directory) {
    const emitted = declared/* declaredKanikoJob */.jE.files(directory);
    const isForThisAlone = (await (0,promises_.readdir)(directory)).every((name) => emitted.includes((0,external_node_path_.join)(directory, name)));
    const inContext = [...ownFiles, ...(isForThisAlone ? [directory] : emitted)]
        .map((path) => (0,external_node_path_.relative)(context, path))
        .filter((path) => path !== '' && path !== '..' && !path.startsWith(`..${external_node_path_.sep}`));
    if (inContext.length === 0)
        return dockerfile;
    const rules = (0,ignore_rules/* readIgnoreFile */.rj)((0,ignore_rules/* ownIgnoreFile */.Dc)(given)) ?? (0,ignore_rules/* readIgnoreFile */.rj)((0,external_node_path_.join)(context, '.dockerignore')) ?? '';
    const copy = (0,external_node_path_.join)(directory, declared/* kanikoFiles */.$9.dockerfileDirectory, (0,external_node_path_.basename)(given));
    await makeReadable((0,external_node_path_.dirname)(copy));
    if (copy !== dockerfile)
        await (0,promises_.copyFile)(dockerfile, copy);
    const added = inContext.map((path) => `/${path.split(external_node_path_.sep).join('/')}`.replaceAll(/[*?[\\]/g, '\\$&'));
    await writeReadable((0,ignore_rules/* ownIgnoreFile */.Dc)(copy), `${[rules, ...added].join('\n')}\n`);
    return copy;
}
const nothingToProve = { key: undefined, bases: [], finalBases: [], isCompared: false, namesContent: false };
async function finish(directory) {
    const plan = await readPlan(directory);
    const unproved = plan.isCompared ? await unprovedContent(directory) : undefined;
    const path = (0,external_node_path_.join)(directory, declared/* kanikoFiles */.$9.digest);
    const digest = plan.digest ?? (await (0,promises_.readFile)(path, 'utf8').catch(absentOr(path))).trim();
    if ((0,reference/* isDigest */.Bc)(digest)) {
        if (unproved !== undefined && plan.namesContent)
            throw filesChanged(unproved);
        return { ...plan, digest, unproved };
    }
    throw new failure/* Failure */.HR('failed', 'KANIKO_NOT_RUN', `${path} holds no digest: kaniko has not pushed`, {
        hint: `Run ${declared/* kanikoFiles */.$9.script} in ${declared/* kanikoImage */.xZ} between --emit and --finish, and keep the directory (GitLab: artifacts).`,
    });
}
function absentOr(path) {
    return (error) => {
        if (error.code !== 'EACCES')
            return '';
        throw (0,failure/* badInput */.AN)('finish', `${path} cannot be read by this user`, 'Run `chmod a+r` on it in the job of kaniko.', error);
    };
}
async function readPlan(directory) {
    const path = (0,external_node_path_.join)(directory, declared/* kanikoFiles */.$9.plan);
    const notOurs = (cause) => (0,failure/* badInput */.AN)('finish', `${path} is not what --emit wrote`, 'Give the directory of --emit, kept as an artifact.', cause);
    let content;
    try {
        content = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch (cause) {
        throw notOurs(cause);
    }
    const { image, tags, staging, action, digest, key, bases = [], finalBases = [], isToBeSigned = false, isCompared = false, namesContent = false, } = content ?? {};
    const [first, ...others] = tags ?? [];
    if (image === undefined || first === undefined || action === undefined)
        throw notOurs();
    const proof = { isToBeSigned, isCompared, namesContent };
    return { image, tags: [first, ...others], staging, action, digest, key, bases, finalBases, ...proof };
}
async function emit(directory, plan, script) {
    await (0,promises_.rm)((0,external_node_path_.join)(directory, declared/* kanikoFiles */.$9.digest), { force: true });
    await writeReadable((0,external_node_path_.join)(directory, declared/* kanikoFiles */.$9.plan), `${JSON.stringify(plan, null, 2)}\n`);
    await writeReadable((0,external_node_path_.join)(directory, declared/* kanikoFiles */.$9.script), script, 0o755);
}
async function writeReadable(path, content, mode = 0o644) {
    await (0,promises_.writeFile)(path, content);
    await (0,promises_.chmod)(path, mode);
}
async function makeReadable(directory) {
    const first = await (0,promises_.mkdir)(directory, { recursive: true });
    if (first === undefined)
        return;
    for (let at = (0,external_node_path_.resolve)(directory); at.startsWith(first); at = (0,external_node_path_.dirname)(at))
        await (0,promises_.chmod)(at, 0o755);
}


/***/ }),

/***/ 7674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ daemonRefusal),
/* harmony export */   C4: () => (/* binding */ dockerFlags),
/* harmony export */   Dv: () => (/* binding */ kanikoFlags),
/* harmony export */   Gr: () => (/* binding */ beyondDaemon),
/* harmony export */   VO: () => (/* binding */ annotationFields),
/* harmony export */   f$: () => (/* binding */ buildahFlags),
/* harmony export */   mc: () => (/* binding */ buildxFlags),
/* harmony export */   pN: () => (/* binding */ buildctlFlags)
/* harmony export */ });
/* harmony import */ var _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1049);
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7892);


function sharedFlags({ options }) {
    return [...(options.noCache ? ['--no-cache'] : []), ...options.ssh.map((each) => `--ssh=${each}`)];
}
function dockerFlags(spec) {
    const { pull, network, extraArgs } = spec.options;
    return [
        ...(pull ? ['--pull'] : []),
        ...sharedFlags(spec),
        ...(network === undefined ? [] : [`--network=${network}`]),
        ...extraArgs,
    ];
}
function buildxFlags(spec, driver) {
    const { pull, network, annotations, buildContexts, provenance, sbom, extraArgs } = spec.options;
    return [
        ...(pull ? ['--pull'] : []),
        ...sharedFlags(spec),
        ...(network === undefined ? [] : [`--network=${network}`]),
        ...(network === 'host' && driver !== 'docker' ? ['--allow=network.host'] : []),
        ...[...annotations].flatMap(([name, value]) => levelsOf(spec, name).map((level) => `--annotation=${level}${name}=${value}`)),
        ...[...buildContexts].map(([name, place]) => `--build-context=${name}=${place}`),
        `--provenance=${provenance ?? 'false'}`,
        ...(sbom === undefined ? [] : [`--sbom=${sbom}`]),
        ...extraArgs,
    ];
}
function buildctlFlags(spec) {
    const { pull, noCache, ssh, network, buildContexts, provenance, sbom, extraArgs } = spec.options;
    const contexts = [...buildContexts].flatMap(([written, place], index) => {
        const name = (0,_options_build_contexts_js__WEBPACK_IMPORTED_MODULE_0__/* .contextName */ .fW)(written);
        if ((0,_options_build_contexts_js__WEBPACK_IMPORTED_MODULE_0__/* .contextSource */ .ho)(place).kind !== 'directory')
            return [`--opt=context:${name}=${place}`];
        return [`--local=context-${index}=${place}`, `--opt=context:${name}=local:context-${index}`];
    });
    return [
        ...(pull ? ['--opt=image-resolve-mode=pull'] : []),
        ...(noCache ? ['--no-cache'] : []),
        ...ssh.map((each) => `--ssh=${each}`),
        ...(network === undefined ? [] : [`--opt=force-network-mode=${network}`]),
        ...(network === 'host' ? ['--allow=network.host'] : []),
        ...contexts,
        ...(provenance === undefined ? [] : [`--opt=attest:provenance=${provenance === 'true' ? '' : provenance}`]),
        ...(sbom === undefined ? [] : [`--opt=attest:sbom=${sbom === 'true' ? '' : sbom}`]),
        ...extraArgs,
    ];
}
function annotationFields(spec) {
    const levels = isIndex(spec) ? ['annotation', 'annotation-index'] : ['annotation'];
    return [...spec.options.annotations].flatMap(([name, value]) => levels.map((level) => csvField(`${level}.${name}=${value}`)));
}
function csvField(text) {
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
function buildahFlags(spec) {
    const { pull, network, annotations, buildContexts, extraArgs } = spec.options;
    return [
        ...(pull ? ['--pull=always'] : []),
        ...sharedFlags(spec),
        ...(network === undefined ? [] : [`--network=${network}`]),
        ...[...annotations].map(([name, value]) => `--annotation=${name}=${value}`),
        ...[...buildContexts].map(([name, place]) => `--build-context=${name}=${place}`),
        ...extraArgs,
    ];
}
function kanikoFlags({ options: { annotations, extraArgs } }) {
    return [...[...annotations].map(([name, value]) => `--annotation=${name}=${value}`), ...extraArgs];
}
function isIndex({ options, platforms }) {
    return platforms.length > 1 || (0,_options_options_js__WEBPACK_IMPORTED_MODULE_1__/* .hasAttestations */ .SW)(options);
}
function levelsOf(spec, name) {
    return isIndex(spec) && !/^(manifest|index)[^.]*:/.test(name) ? ['manifest:', 'index:'] : [''];
}
function beyondDaemon({ options }, exportsCache, hasBuildx) {
    const { cacheTo, cacheFrom, provenance, sbom, annotations, buildContexts } = options;
    const limits = [
        ['cache-to', cacheTo !== undefined && !exportsCache],
        ['provenance', provenance !== undefined && !exportsCache],
        ['sbom', sbom !== undefined && !exportsCache],
        ['annotations', annotations.size > 0 && !exportsCache],
        ['cache-from', cacheFrom !== undefined && !hasBuildx],
        ['build-contexts', buildContexts.size > 0 && !hasBuildx],
    ];
    return limits.find(([, isAsked]) => isAsked)?.[0];
}
function daemonRefusal(input, hasBuildx) {
    return hasBuildx
        ? `${input}: the buildx driver "docker" cannot do it; a builder with the driver docker-container can (\`docker buildx create --use\`; GitHub: docker/setup-buildx-action), or a BuildKit daemon named by \`builder\``
        : `${input}: docker without its buildx plugin cannot do it`;
}


/***/ }),

/***/ 830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UG: () => (/* binding */ dnsLabel),
/* harmony export */   VE: () => (/* binding */ environmentName),
/* harmony export */   W3: () => (/* binding */ branchSlug),
/* harmony export */   ZP: () => (/* binding */ withinHostLabels),
/* harmony export */   "do": () => (/* binding */ releaseName),
/* harmony export */   tF: () => (/* binding */ slugOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);


const longestEnvironmentName = 30;
const longestLabel = 63;
const longestRelease = 53;
const hashLength = 8;
function environmentName(source) {
    if (source.mode === 'branch') {
        const shortRef = source.ref.replace(/^refs\/(heads|tags)\//, '');
        return hashedName(slugOf(shortRef) || 'env', `${source.repository}\0${source.ref}`, longestEnvironmentName);
    }
    if (!Number.isSafeInteger(source.requestNumber) || source.requestNumber < 1) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('request', `${source.requestNumber} is not the number of a request`, 'Give a number from 1 on.');
    }
    const name = `pr-${source.requestNumber}`;
    return source.monorepo === undefined ? name : `${name}-${hashOf(source.monorepo)}`;
}
function releaseName(text) {
    return text.length <= longestRelease ? text : cutTo(text, text, longestRelease);
}
const longHostLabel = /(?<![A-Za-z0-9.-])[A-Za-z0-9-]{64,}(?=(?:\.[A-Za-z0-9-]{1,63})+(?![A-Za-z0-9-]))/g;
function withinHostLabels(text) {
    return text.replace(longHostLabel, (label) => cutTo(label.toLowerCase(), label, longestLabel));
}
function dnsLabel(text) {
    const isLabel = text.length <= longestLabel && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text);
    return isLabel ? text : hashedName(slugOf(text) || 'x', text, longestLabel);
}
function slugOf(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
}
function branchSlug(branch) {
    return slugOf(branch).slice(0, longestLabel).replace(/-$/, '');
}
function hashedName(slug, source, longest) {
    return cutTo(/^[0-9]/.test(slug) ? `r${slug}` : slug, source, longest);
}
function cutTo(words, source, longest) {
    return `${words.slice(0, longest - hashLength - 1).replace(/-+$/, '')}-${hashOf(source)}`;
}
function hashOf(source) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(source, 'utf8').digest('hex').slice(0, hashLength);
}


/***/ }),

/***/ 6278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tg: () => (/* binding */ shellLine),
/* harmony export */   ZL: () => (/* binding */ shellQuote),
/* harmony export */   iz: () => (/* binding */ programsOnPath)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


async function programsOnPath(name, env) {
    const found = new Map();
    for (const directory of (env.PATH ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
        if (directory === '')
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
            const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
            if (!found.has(real))
                found.set(real, path);
        }
        catch {
        }
    }
    return [...found.values()];
}
function shellQuote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
function shellLine(argv) {
    return argv.map(shellQuote).join(' ');
}


/***/ })

};
