export const id = 9578;
export const ids = [9578,9349,1730];
export const modules = {

/***/ 2175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ parseDockerfile),
/* harmony export */   Bi: () => (/* binding */ targetNumber),
/* harmony export */   SN: () => (/* binding */ heredocOf),
/* harmony export */   TT: () => (/* binding */ assignments),
/* harmony export */   c5: () => (/* binding */ plainWords),
/* harmony export */   sX: () => (/* binding */ stageNumber),
/* harmony export */   uc: () => (/* binding */ parseTrigger)
/* harmony export */ });
function parseDockerfile(text) {
    const lines = text.replace(/^\uFEFF/, '').split('\n');
    const directives = directivesOf(lines);
    const escapeToken = directives.get('escape') === '`' ? '`' : '\\';
    const globals = [];
    const stages = [];
    for (const instruction of instructionsOf(lines, escapeToken)) {
        const stage = stages.at(-1);
        if (instruction.keyword === 'FROM') {
            const [base = '', as, name] = plainWords(instruction.rest);
            const isNamed = as?.toUpperCase() === 'AS';
            stages.push({ base, name: isNamed ? name?.toLowerCase() : undefined, from: instruction, instructions: [] });
        }
        else if (stage === undefined)
            globals.push(instruction);
        else
            stage.instructions.push(instruction);
    }
    return { directives, escapeToken, globals, stages };
}
function targetNumber({ stages }, target) {
    if (target !== undefined)
        return stageNumber(stages, target, stages.length);
    return stages.length === 0 ? undefined : stages.length - 1;
}
function stageNumber(stages, name, before) {
    if (/^\d+$/.test(name) && Number(name) < before)
        return Number(name);
    const number = stages.slice(0, before).findLastIndex((stage) => stage.name === name.toLowerCase());
    return number < 0 ? undefined : number;
}
function parseTrigger(text, line, escapeToken = '\\') {
    const [instruction] = instructionsOf(text.split('\n'), escapeToken);
    return instruction && { ...instruction, line };
}
function directivesOf(lines) {
    const directives = new Map();
    for (const line of lines) {
        const [, name, value = ''] = /^\s*#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/.exec(line) ?? [];
        const known = name?.toLowerCase();
        if (known === undefined || !['syntax', 'escape', 'check'].includes(known))
            break;
        directives.set(known, value);
    }
    return directives;
}
function* instructionsOf(lines, escapeToken) {
    const continuation = escapeToken === '`' ? /(^|[^`])`[ \t]*$/ : /(^|[^\\])\\[ \t]*$/;
    for (let at = 0; at < lines.length; at += 1) {
        if (isIgnored(lines[at]))
            continue;
        const begin = at;
        let logical = '';
        for (; at < lines.length; at += 1) {
            const line = withoutReturn(lines[at]);
            if (isIgnored(line))
                continue;
            logical += line.replace(continuation, '$1');
            if (!continuation.test(line))
                break;
        }
        const instruction = splitInstruction(logical, escapeToken, begin + 1);
        if (instruction === undefined)
            continue;
        const heredocs = [];
        for (const heredoc of heredocsOf(instruction)) {
            const isEnd = (line) => (heredoc.chomp ? line.replace(/^\t+/, '') : line) === heredoc.name;
            const found = lines.findIndex((line, index) => index > at && isEnd(withoutReturn(line)));
            const end = found < 0 ? lines.length : found;
            heredocs.push(lines.slice(at + 1, end).join('\n'));
            at = end;
        }
        yield { ...instruction, heredocs };
    }
}
function withoutReturn(line = '') {
    return line.replace(/\r+$/, '');
}
function isIgnored(line = '') {
    return /^\s*(#|$)/.test(line);
}
function splitInstruction(logical, escapeToken, line) {
    const [, keyword, tail = ''] = /^\s*([^\s]+)(?:\s+(.*))?$/s.exec(logical) ?? [];
    if (keyword === undefined)
        return undefined;
    const { flags, rest } = splitFlags(tail.trim(), escapeToken);
    return { keyword: keyword.toUpperCase(), flags, rest, line };
}
function splitFlags(text, escapeToken) {
    const flags = [];
    let at = 0;
    while (text.startsWith('--', at)) {
        let word = '';
        let quote;
        for (; at < text.length; at += 1) {
            const character = text[at] ?? '';
            if (character === escapeToken) {
                at += 1;
                word += text[at] ?? '';
            }
            else if (quote !== undefined) {
                if (character === quote)
                    quote = undefined;
                else
                    word += character;
            }
            else if (/\s/.test(character))
                break;
            else if (character === '"' || character === "'")
                quote = character;
            else
                word += character;
        }
        at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
        if (word === '--')
            break;
        const [, name = '', value = ''] = /^--([^=]*)=?(.*)$/s.exec(word) ?? [];
        flags.push({ name, value });
    }
    return { flags, rest: text.slice(at) };
}
function heredocsOf({ keyword, rest }) {
    const [, of] = keyword === 'ONBUILD' ? (/^(\w+)\s/.exec(rest) ?? []) : [undefined, keyword];
    if (of === undefined || !/^(RUN|COPY|ADD)$/i.test(of) || jsonWords(rest) !== undefined)
        return [];
    return (rest.match(shellWord) ?? []).flatMap((word) => heredocOf(word) ?? []);
}
const shellWord = /(?:<<[\t\r ]*|"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/g;
function heredocOf(word) {
    const [, dash, quoted] = /^\d*<<(-?)\s*([^<\s]+)$/.exec(word) ?? [];
    if (quoted === undefined)
        return undefined;
    return { name: quoted.replace(/["']/g, ''), chomp: dash === '-' };
}
function plainWords(text) {
    return jsonWords(text) ?? text.split(/[\t\v\f\r ]+/).filter((word) => word !== '');
}
function jsonWords(text) {
    if (!text.startsWith('['))
        return undefined;
    try {
        const list = JSON.parse(text);
        return Array.isArray(list) && list.every((word) => typeof word === 'string') ? list : undefined;
    }
    catch {
        return undefined;
    }
}
function assignments({ keyword, rest }) {
    const [, oldName, oldValue] = /^([^\s=]+)[\t\v\f\r ]+(.*)$/s.exec(rest) ?? [];
    if (keyword === 'ENV' && oldName !== undefined)
        return [[oldName, oldValue]];
    return (rest.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/gs) ?? []).map((item) => {
        const equals = item.indexOf('=');
        return equals < 0 ? [item, undefined] : [item.slice(0, equals), item.slice(equals + 1)];
    });
}


/***/ }),

/***/ 53:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dc: () => (/* binding */ ownIgnoreFile),
/* harmony export */   Ou: () => (/* binding */ ownIgnoreFiles),
/* harmony export */   X: () => (/* binding */ ignoreRulesOf),
/* harmony export */   a0: () => (/* binding */ parseIgnoreFile),
/* harmony export */   ep: () => (/* binding */ ignoreRules),
/* harmony export */   l7: () => (/* binding */ patternExpression),
/* harmony export */   rj: () => (/* binding */ readIgnoreFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);



async function ignoreRules(context, dockerfile, { containerIgnore }) {
    const container = containerIgnore ? [ownContainerIgnoreFile(dockerfile), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, '.containerignore')] : [];
    const candidates = [ownIgnoreFile(dockerfile), ...container, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, '.dockerignore')];
    for (const path of candidates) {
        const text = readIgnoreFile(path);
        if (text !== undefined)
            return parseIgnoreFile(text);
    }
    return parseIgnoreFile('');
}
async function ignoreRulesOf(context) {
    return parseIgnoreFile(readIgnoreFile((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, '.dockerignore')) ?? '');
}
function ownIgnoreFile(dockerfile) {
    return `${dockerfile}.dockerignore`;
}
function ownIgnoreFiles(dockerfile) {
    return [ownIgnoreFile(dockerfile), ownContainerIgnoreFile(dockerfile)];
}
function ownContainerIgnoreFile(dockerfile) {
    return `${dockerfile}.containerignore`;
}
function readIgnoreFile(path) {
    try {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile())
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw error;
    }
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('context', `${path} is no file`, 'Make it a file with one pattern a line, or remove it.');
}
function parseIgnoreFile(text) {
    const rules = text
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .filter((line) => !line.startsWith('#') && line.trim() !== '')
        .map((line) => line.trim())
        .map((line) => ({ exception: line.startsWith('!'), pattern: cleanPattern(line.replace(/^!\s*/, '')) }))
        .filter(({ pattern }) => pattern !== '')
        .map(({ exception, pattern }) => {
        const expression = new RegExp(`^${patternExpression(pattern)}$`, 's');
        return { exception, pattern, matches: (path) => expression.test(path) };
    });
    const hasExceptions = rules.some(({ exception }) => exception);
    if (!hasExceptions)
        return { hasExceptions, text, ignores: ignoresBelow(rules) };
    return {
        hasExceptions,
        text,
        ignores(path) {
            const paths = ancestorsOf(path);
            return isIgnoredToday(rules, paths) && isIgnoredByLast(rules, paths) && isIgnoredInOldVersions(rules, paths);
        },
    };
}
function ignoresBelow(rules) {
    const directories = new Map();
    const ignores = (path) => {
        if (rules.some(({ matches }) => matches(path)))
            return true;
        const slash = path.lastIndexOf('/');
        if (slash <= 0)
            return false;
        const above = path.slice(0, slash);
        const known = directories.get(above) ?? ignores(above);
        directories.set(above, known);
        return known;
    };
    return rules.length === 0 ? () => false : ignores;
}
function ancestorsOf(path) {
    const names = path.split('/');
    return names.map((_, at) => names.slice(0, at + 1).join('/'));
}
function isIgnoredToday(rules, paths) {
    let matched = rules.map(() => false);
    let verdict = false;
    for (const path of paths) {
        verdict = false;
        matched = rules.map((rule, at) => {
            const matches = matched[at] === true || (rule.exception === verdict && rule.matches(path));
            if (matches)
                verdict = !rule.exception;
            return matches;
        });
    }
    return verdict;
}
function isIgnoredByLast(rules, paths) {
    return rules.findLast(({ matches }) => paths.some(matches))?.exception === false;
}
function isIgnoredInOldVersions(rules, paths) {
    return paths.some((path, at) => matchesInOldVersions(rules, paths.slice(0, at + 1)) &&
        (at === paths.length - 1 || !rules.some(({ exception, pattern }) => exception && pattern.startsWith(`${path}/`))));
}
function matchesInOldVersions(rules, paths) {
    const path = paths.at(-1) ?? '';
    let verdict = false;
    for (const { exception, pattern, matches } of rules) {
        if (exception !== verdict)
            continue;
        const depth = pattern.split('/').length;
        const above = depth < paths.length ? paths[depth - 1] : undefined;
        if (matches(path) || (above !== undefined && matches(above)))
            verdict = !exception;
    }
    return verdict;
}
function cleanPattern(pattern) {
    const isRooted = pattern.startsWith('/');
    const parts = [];
    for (const part of pattern.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..')
            parts.push(part);
        else if (parts.length > 0 && parts.at(-1) !== '..')
            parts.pop();
        else if (!isRooted)
            parts.push(part);
    }
    return parts.join('/');
}
function patternExpression(pattern) {
    let expression = '';
    for (let at = 0; at < pattern.length; at += 1) {
        const character = pattern[at] ?? '';
        const rest = pattern.slice(at);
        if (rest.startsWith('**/')) {
            expression += '(?:.*/)?';
            at += 2;
        }
        else if (rest.startsWith('**')) {
            expression += '.*';
            at += 1;
        }
        else if (character === '*')
            expression += '[^/]*';
        else if (character === '?')
            expression += '[^/]';
        else if (character === '[') {
            const set = /^\[(\^?)((?:\\.|[^\]\\])+)\]/.exec(rest);
            expression += set === null ? '\\[' : `[${set[1]}${(set[2] ?? '').replace(/[[&]/g, '\\$&')}]`;
            at += set === null ? 0 : set[0].length - 1;
        }
        else if (character === '\\' && at + 1 < pattern.length) {
            at += 1;
            expression += literal(pattern[at] ?? '');
        }
        else
            expression += literal(character);
    }
    return expression;
}
function literal(character) {
    return character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
}


/***/ }),

/***/ 5152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HB: () => (/* binding */ parsePublicAssignments),
/* harmony export */   Jm: () => (/* binding */ parseBuildSecrets),
/* harmony export */   NQ: () => (/* binding */ parseBuildArgs),
/* harmony export */   k6: () => (/* binding */ parseAssignments)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);



function parseAssignments(input, items) {
    return new Map(items.map((item) => {
        const equals = item.indexOf('=');
        if (equals < 1)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, `"${item}" is not NAME=value`, 'Write one NAME=value an item.');
        return [item.slice(0, equals).trim(), item.slice(equals + 1)];
    }));
}
function parsePublicAssignments(input, items, secrets) {
    const assignments = parseAssignments(input, items);
    for (const [name, value] of assignments) {
        if (!secrets.isIn(value))
            continue;
        const problem = `the value of "${name}" is a secret of this job, and ${input} can be read from the image`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, problem, 'Leave it out: nothing that is secret belongs into an image.');
    }
    return assignments;
}
function parseBuildArgs(items, env, secrets, input = 'build-args') {
    const written = items.flatMap((item) => {
        if (item.includes('='))
            return [item];
        const value = env[item];
        return value === undefined ? [] : [`${item}=${value}`];
    });
    const args = parseAssignments(input, written);
    for (const [name, value] of args) {
        if (looksSecret(name))
            throw secretArgument(input, `"${name}" looks like a secret`, name);
        if (secrets.isIn(value))
            throw secretArgument(input, `the value of "${name}" is a secret of this job`, name);
    }
    return args;
}
const secretWord = /(^|_)(TOKEN|PASSWORD|PASSWD|PASSPHRASE|SECRETS?|CREDENTIALS?|APIKEY|KEY)(_|$)/i;
const isPublic = /^(NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|VITE|REACT_APP|VUE_APP|GATSBY|PUBLIC)_|(^|_)(PUBLIC|CACHE)_KEY$/i;
function looksSecret(name) {
    return secretWord.test(name) && !isPublic.test(name);
}
function secretArgument(input, problem, name) {
    const id = name.toLowerCase();
    const hint = `Give it as a build secret, \`secrets: ${id}=${name}\`, and read it in the Dockerfile with RUN --mount=type=secret,id=${id}.`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, `${problem}, and build arguments can be read from the image`, hint);
}
function parseBuildSecrets(items, env, secrets, cwd) {
    const found = items.map((item) => {
        const { id, variable, file } = secretParts(item);
        if (!/^[A-Za-z0-9._-]+$/.test(id)) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('secrets', `"${id}" is not an id`, 'Use letters, digits, ".", "_" and "-".');
        }
        return file === undefined
            ? secretInVariable(id, variable, env, secrets)
            : secretInFile(id, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, file), secrets);
    });
    return [...new Map(found.map((secret) => [secret.id, secret])).values()];
}
function secretParts(item) {
    if (!/^(type=|id=[^,]*,)/.test(item)) {
        const [[id, variable] = ['', '']] = parseAssignments('secrets', [item]);
        return { id, variable };
    }
    const { id = '', type, ...source } = Object.fromEntries(parseAssignments('secrets', item.split(',')));
    const file = source.file ?? source.src ?? source.source;
    if (file !== undefined && type !== 'env')
        return { id, file };
    if (source.env !== undefined && type !== 'file')
        return { id, variable: source.env };
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('secrets', `"${id}" has neither file=PATH nor env=NAME`, `Write "id=${id || 'npmrc'},file=PATH".`);
}
function secretInVariable(id, variable, env, secrets) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) {
        const problem = `what stands behind "${id}=" is not a name of an environment variable`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('secrets', problem, `Put the value into a variable and write "${id}=NAME_OF_THAT_VARIABLE".`);
    }
    const value = env[variable];
    if (value === undefined) {
        const problem = `the environment variable ${variable} of "${id}" is not set`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('secrets', problem, 'Hand it to this job or step.');
    }
    secrets.add(value);
    return { id, variable };
}
const largestSecret = 500 * 1024;
function secretInFile(id, file, secrets) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK);
        const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(file);
        if (!found.isFile()) {
            const hint = 'Write it into a file of this job: what comes from a pipe can be read once only.';
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('secrets', `${file} of "${id}" is no file`, hint);
        }
        if (found.size <= largestSecret)
            secrets.add((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8'));
    }
    catch (cause) {
        if (cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR)
            throw cause;
        const hint = 'Write it in a step before this one, or correct the path.';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('secrets', `the file ${file} of "${id}" cannot be read`, hint, cause);
    }
    if (/[,"\n]/.test(file))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('secrets', `the path ${file} of "${id}" has a comma or a quote`, 'Rename it.');
    return { id, file };
}


/***/ }),

/***/ 1049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fc: () => (/* binding */ imageScheme),
/* harmony export */   YN: () => (/* binding */ parseBuildContexts),
/* harmony export */   fW: () => (/* binding */ contextName),
/* harmony export */   ho: () => (/* binding */ contextSource)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5152);




const imageScheme = 'docker-image://';
function parseBuildContexts(items, cwd) {
    const contexts = [...(0,_arguments_js__WEBPACK_IMPORTED_MODULE_3__/* .parseAssignments */ .k6)('build-contexts', items)];
    return new Map(contexts.map(([name, place]) => {
        if (place === '')
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('build-contexts', `"${name}" has no place`, 'Write name=DIRECTORY.');
        if (place.startsWith(imageScheme))
            (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(place.slice(imageScheme.length), 'build-contexts');
        return [name.toLowerCase(), isAddress(place) ? place : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, place)];
    }));
}
function isAddress(place) {
    return /^([a-z][a-z-]*:\/\/|target:|git@)/.test(place);
}
function contextSource(place) {
    if (place.startsWith(imageScheme))
        return { kind: 'image', reference: place.slice(imageScheme.length) };
    return isAddress(place) ? { kind: 'unknown' } : { kind: 'directory', path: place };
}
function contextName(name) {
    return name
        .toLowerCase()
        .replace(/^(index\.)?docker\.io\//, '')
        .replace(/^library\//, '')
        .replace(/:latest$/, '');
}


/***/ }),

/***/ 1647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ tlsLines),
/* harmony export */   it: () => (/* binding */ tlsPaths),
/* harmony export */   xq: () => (/* binding */ writeTls),
/* harmony export */   zl: () => (/* binding */ builderTls)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);




const parts = ['ca', 'cert', 'key'];
function builderTls(request, cwd, secrets) {
    const found = parts.flatMap((part) => {
        const value = request[`builder-${part}`];
        return value === undefined || value === '' ? [] : [[part, pemOf(`builder-${part}`, value, cwd)]];
    });
    const tls = new Map(found);
    const [first] = tls.keys();
    if (first === undefined)
        return tls;
    if (request.builder?.startsWith('tcp://') !== true) {
        const hint = 'Give `builder: tcp://HOST:PORT`; builders of buildx with a name have their certificates themselves.';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(`builder-${first}`, 'is for a daemon with an address, and builder is none', hint);
    }
    if (tls.has('cert') !== tls.has('key')) {
        const missing = tls.has('cert') ? 'key' : 'cert';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(`builder-${missing}`, 'is missing', 'A client has both a certificate and its key.');
    }
    const key = tls.get('key')?.text;
    if (key !== undefined)
        secrets.add(key);
    return tls;
}
function pemOf(input, value, cwd) {
    if (value.includes('-----BEGIN'))
        return { text: value };
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(cwd, value);
    if (!value.includes('\n') && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile() && !/[,"]/.test(path))
        return { path };
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(input, 'is neither PEM text nor a file', 'PEM text begins with -----BEGIN; else give the path of a PEM file.');
}
function tlsPaths(tls, work) {
    return new Map([...tls].map(([part, { path }]) => [part, path ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(work, `builder-${part}.pem`)]));
}
async function writeTls(tls, work) {
    for (const [part, path] of tlsPaths(tls, work)) {
        const text = tls.get(part)?.text;
        if (text !== undefined)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(path, text.endsWith('\n') ? text : `${text}\n`, { mode: 0o600 });
    }
}
function tlsLines(tls) {
    return [...tls].flatMap(([part, { text }]) => text === undefined ? [] : [`printf '%s\\n' "$MG_BUILDER_${part.toUpperCase()}" > "$work"/builder-${part}.pem`]);
}


/***/ }),

/***/ 7892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Dm: () => (/* binding */ buildOptions),
  br: () => (/* binding */ checkDestination),
  SW: () => (/* binding */ hasAttestations),
  jn: () => (/* binding */ keyedOptions),
  zz: () => (/* binding */ noOptions)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/build/options/arguments.js
var options_arguments = __webpack_require__(5152);
// EXTERNAL MODULE: ./build/core/build/options/build-contexts.js
var build_contexts = __webpack_require__(1049);
// EXTERNAL MODULE: ./build/core/build/options/builder-tls.js
var builder_tls = __webpack_require__(1647);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/names/placeholders.js
var names_placeholders = __webpack_require__(1723);
// EXTERNAL MODULE: ./build/core/names/slug.js
var slug = __webpack_require__(830);
;// CONCATENATED MODULE: ./build/core/build/options/cache-lists.js




const exportFields = { mode: 'max', 'ignore-error': 'true' };
const registryExport = { 'image-manifest': 'true', 'oci-mediatypes': 'true' };
function cacheLists(given, setting) {
    const from = itemsOf('cache-from', given.from, setting);
    const to = itemsOf('cache-to', given.to, setting);
    const { defaultBranch } = setting;
    const implied = [...to.filter(isName).map(nameOf), ...(defaultBranch === undefined ? [] : [defaultBranch])];
    const read = given.from.length === 0 && to.some(isName) ? implied : from;
    return {
        cacheFrom: given.from.length === 0 && !to.some(isName) ? undefined : unique(read.map((item) => imported(item, setting))),
        cacheTo: given.to.length === 0 ? undefined : unique(to.map((item) => exported(item, setting))),
    };
}
function itemsOf(input, items, { placeholders, secrets }) {
    return items.flatMap((template) => {
        const missing = (0,names_placeholders/* unfilledIn */.H3)(template, placeholders);
        if (missing.length > 0 && missing.every((name) => Object.hasOwn(placeholders, name)))
            return [];
        const item = (0,names_placeholders/* expand */.fT)(template, placeholders, input);
        const credential = /(?:^|,)([a-z_]*(?:secret|token|password|key)[a-z_]*)=/i.exec(item)?.[1];
        if (credential !== undefined || secrets.isIn(item)) {
            const problem = `has a credential${credential === undefined ? '' : ` (${credential})`}, which other programs can read`;
            throw (0,failure/* badInput */.AN)(input, problem, 'Give it as the variable that the builder reads by itself, such as AWS_SECRET_ACCESS_KEY.');
        }
        return [item];
    });
}
function isName(item) {
    return !nameOf(item).includes('=') && !isReference(nameOf(item));
}
function nameOf(item) {
    return item.split(',', 1)[0] ?? item;
}
function isReference(name) {
    const [host = '', ...path] = name.split('/');
    return path.length > 0 && (/[.:]/.test(host) || host === 'localhost');
}
function imported(item, setting) {
    return place('cache-from', item, {}, setting);
}
function exported(item, setting) {
    return place('cache-to', item, exportFields, setting);
}
function place(input, item, fields, { cache }) {
    const [name = '', ...given] = item.split(',');
    if (name.includes('='))
        return item;
    const own = Object.fromEntries(given.map((field) => fieldOf(input, field)));
    const ofRegistry = { ...(input === 'cache-to' ? registryExport : {}), ...fields, ...own };
    if (isReference(name)) {
        const reference = (0,image_reference/* parseReference */.F2)(name, input);
        return joined({ type: 'registry', ref: (0,image_reference/* formatReference */.FH)(reference), ...ofRegistry });
    }
    const label = (0,slug/* dnsLabel */.UG)(name);
    switch (cache.cache.mode) {
        case 'gha':
            return joined({ type: 'gha', scope: `${cache.cache.scope}-${label}`, ...fields, ...own });
        case 'registry': {
            const { repository, scope } = cache.cache;
            const plain = cache.isPlainHttp ? { 'registry.insecure': 'true' } : {};
            return joined({
                type: 'registry',
                ref: `${repository}:${scope.slice(-64).replace(/^[.-]+/, '')}-${label}`,
                ...plain,
                ...ofRegistry,
            });
        }
        case 'none':
            throw (0,failure/* badInput */.AN)(input, `"${name}" is a place in the cache repository, and there is none`, 'Give cache-repository (with `cache: registry`), or write the place out: `type=registry,ref=…`.');
    }
}
function fieldOf(input, field) {
    const equals = field.indexOf('=');
    if (equals < 1)
        throw (0,failure/* badInput */.AN)(input, `"${field}" is no field`, 'Write NAME,field=value, for example main,mode=min,compression=zstd.');
    return [field.slice(0, equals), field.slice(equals + 1)];
}
function joined(fields) {
    return Object.entries(fields)
        .map(([name, value]) => `${name}=${value}`)
        .join(',');
}
function unique(items) {
    return [...new Set(items)];
}

;// CONCATENATED MODULE: ./build/core/build/options/extra-arguments.js


const inputOf = new Map([
    ['--build-arg', 'build-args'],
    ['--target', 'target'],
    ['--file', 'dockerfile'],
    ['-f', 'dockerfile'],
    ['--dockerfile', 'dockerfile'],
    ['--from', 'dockerfile'],
    ['--context', 'context'],
    ['-c', 'context'],
    ['--context-sub-path', 'context'],
    ['--local', 'context'],
    ['--build-arg-file', 'build-args'],
    ['--platform', 'platforms'],
    ['--all-platforms', 'platforms'],
    ['--custom-platform', 'platforms'],
    ['--arch', 'platforms'],
    ['--os', 'platforms'],
    ['--variant', 'platforms'],
    ['--tag', 'tags'],
    ['-t', 'tags'],
    ['--destination', 'tags'],
    ['-d', 'tags'],
    ['--label', 'labels'],
    ['--annotation', 'annotations'],
    ['--secret', 'secrets'],
    ['--ssh', 'ssh'],
    ['--build-context', 'build-contexts'],
    ['--volume', 'build-contexts'],
    ['-v', 'build-contexts'],
    ['--builder', 'builder'],
    ['--push', 'push'],
    ['--no-push', 'push'],
    ['--load', 'load'],
    ['--provenance', 'provenance'],
    ['--sbom', 'sbom'],
    ['--attest', 'provenance` or `sbom'],
    ['--cache-from', 'cache-from'],
    ['--cache-to', 'cache-to'],
    ['--import-cache', 'cache-from'],
    ['--export-cache', 'cache-to'],
    ['--creds', 'registry-username` and `registry-password'],
]);
const inputOfOption = [
    [/^build-arg:/, 'build-args'],
    [/^context/, 'build-contexts'],
    [/^(filename|dockerfilekey|source|cmdline)$/, 'dockerfile'],
    [/^label:/, 'labels'],
    [/^platform$/, 'platforms'],
    [/^target$/, 'target'],
    [/^attest:/, 'provenance` or `sbom'],
];
const ours = [
    '--output',
    '-o',
    '--metadata-file',
    '--iidfile',
    '--manifest',
    '--digest-file',
    '--ignorefile',
    '--authfile',
    '--frontend',
];
function checkExtraArguments(items, env, secrets) {
    for (const [index, item] of items.entries()) {
        const { flag, value = items[index + 1] ?? '' } = flagOf(item);
        const option = flag === '--opt' ? value : '';
        const argument = flag === '--build-arg' ? value : /^build-arg:(.*)$/s.exec(option)?.[1];
        if (argument)
            (0,options_arguments/* parseBuildArgs */.NQ)([argument], { ...env, [argument]: env[argument] ?? '' }, secrets, 'extra-args');
        if (secrets.isIn(item)) {
            const problem = 'holds a secret of this job, which every program of the machine could read';
            throw (0,failure/* badInput */.AN)('extra-args', problem, 'Hand it to the build as a secret: `secrets: id=NAME_OF_ENV_VARIABLE`.');
        }
        const [name = ''] = option.split('=', 1);
        const input = inputOf.get(flag) ?? inputOfOption.find(([pattern]) => pattern.test(name))?.[1];
        if (input !== undefined)
            throw (0,failure/* badInput */.AN)('extra-args', `${flag} has an input of its own`, `Give it as \`${input}\`.`);
        if (ours.includes(flag)) {
            throw (0,failure/* badInput */.AN)('extra-args', `${flag} is how the result of the build is learnt`, 'Leave it out.');
        }
    }
}
function flagOf(item) {
    const [, written = item, value] = /^(--?[^=]+)=(.*)$/s.exec(item) ?? [];
    if (!/^-[^-]./s.test(written))
        return { flag: written, value };
    const long = `-${written}`;
    return inputOf.has(long) || long === '--opt' || ours.includes(long)
        ? { flag: long, value }
        : { flag: written.slice(0, 2), value: item.slice(2) };
}

;// CONCATENATED MODULE: ./build/core/build/options/options.js






const noOptions = {
    pull: false,
    noCache: false,
    cacheFrom: undefined,
    cacheTo: undefined,
    ssh: [],
    annotations: new Map(),
    provenance: undefined,
    sbom: undefined,
    buildContexts: new Map(),
    network: undefined,
    extraArgs: [],
    push: true,
    load: false,
    tls: new Map(),
    sign: undefined,
};
function buildOptions(request, setting) {
    const { env, secrets } = setting;
    const { network, ssh = [] } = request;
    const extraArgs = request['extra-args'] ?? [];
    checkExtraArguments(extraArgs, env, secrets);
    return {
        pull: request.pull ?? false,
        noCache: request['no-cache'] ?? false,
        ...cacheLists({ from: request['cache-from'] ?? [], to: request['cache-to'] ?? [] }, setting),
        ssh: ssh.map(sshSource),
        annotations: (0,options_arguments/* parsePublicAssignments */.HB)('annotations', request.annotations ?? [], secrets),
        provenance: attestation('provenance', request.provenance, /^(true|min|max|mode=(min|max)|[a-z-]+=.+)$/),
        sbom: attestation('sbom', request.sbom, /^(true|[a-z-]+=.+)$/),
        buildContexts: (0,build_contexts/* parseBuildContexts */.YN)(request['build-contexts'] ?? [], setting.cwd),
        network,
        extraArgs,
        push: request.push ?? true,
        load: request.load ?? false,
        tls: (0,builder_tls/* builderTls */.zl)(request, setting.cwd, secrets),
        sign: request.sign,
    };
}
function sshSource(item) {
    if (/^[A-Za-z0-9._-]+(=[^\n]+)?$/.test(item))
        return item;
    throw (0,failure/* badInput */.AN)('ssh', `"${item}" is no source of ssh`, 'Write `default` for the agent, or `id=PATH` of a key or socket.');
}
function attestation(input, text, known) {
    if (text === undefined || text === '' || text === 'false')
        return undefined;
    if (!known.test(text)) {
        const values = input === 'sbom' ? '`true` or `generator=IMAGE`' : '`min`, `max` or fields as `mode=max`';
        throw (0,failure/* badInput */.AN)(input, `"${text}" is not known`, `Write ${values}, or leave it out.`);
    }
    return text === 'min' || text === 'max' ? `mode=${text}` : text;
}
function checkDestination(request) {
    const { push, load, sign, platforms, emit, 'promote-from': promoted, join = [] } = request;
    if (load === true && platforms.length > 1) {
        throw (0,failure/* badInput */.AN)('load', 'a local store holds one platform of an image', 'Give one platform, or leave load out.');
    }
    if (join.length > 0 && (promoted !== undefined || emit !== undefined)) {
        throw (0,failure/* badInput */.AN)('join', 'builds nothing and promotes nothing', 'Leave promote-from and emit out, or join.');
    }
    if (push !== false)
        return;
    if (promoted !== undefined || join.length > 0) {
        throw (0,failure/* badInput */.AN)('push', 'what is promoted or joined is in registries only', 'Leave push out.');
    }
    if (sign !== undefined)
        throw (0,failure/* badInput */.AN)('sign', 'what is not pushed cannot be signed', 'Leave sign out, or push.');
}
function hasAttestations({ provenance, sbom }) {
    return provenance !== undefined || sbom !== undefined;
}
function keyedOptions(options) {
    const { annotations, provenance, sbom, sign, ssh, extraArgs } = options;
    const single = {
        provenance,
        sbom,
        sign,
        'extra-args': extraArgs.length === 0 ? undefined : JSON.stringify(extraArgs),
    };
    return [
        ...[...annotations].map(([name, value]) => part(`annotation ${name}`, value)),
        ...ssh.map((each) => part(`ssh ${each.split('=', 1)[0]}`, '')),
        ...Object.entries(single).flatMap(([name, value]) => (value === undefined ? [] : [part(name, value)])),
    ];
}
function part(name, value) {
    return { name, value };
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


/***/ })

};
