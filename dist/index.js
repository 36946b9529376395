import * as __WEBPACK_EXTERNAL_MODULE_node_path_02319fef__ from "node:path";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 5663:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["ProxyAgent"]: () => (__WEBPACK_EXTERNAL_MODULE_node_path_02319fef__.ProxyAgent) });

/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 3916:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 7066:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tty");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 2375:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 4242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ni: () => (/* binding */ failureHeadline),
/* harmony export */   _2: () => (/* binding */ failureFacts),
/* harmony export */   jg: () => (/* binding */ failureSummary),
/* harmony export */   t1: () => (/* binding */ causeLines),
/* harmony export */   tN: () => (/* binding */ resourceTable)
/* harmony export */ });
/* harmony import */ var _core_counted_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1856);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3937);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8998);



const longest = 4_000;
const longestOutput = 500;
const longestHeadline = 100;
function cut(text, redact, most = longest) {
    const whole = redact(text);
    return whole.length <= most ? whole : `${whole.slice(0, most)}…`;
}
function isHeadline(message) {
    return !message.includes('\n') && message.length <= longestHeadline;
}
function failureHeadline(what, { failure: { message } }, redact) {
    return (0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .verdict */ .WJ)('bad', isHeadline(message) ? (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `${what}: ${redact(message)}` : what);
}
function failureFacts({ failure }, redact) {
    const input = failure.code === 'INPUT_INVALID' ? /^([a-z][\w.<>-]*): /.exec(failure.message)?.[1] : undefined;
    const facts = (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)([
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `**${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(failure.code)}**`,
        input === undefined ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `input ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(input)}`,
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)('what it means ↗', failure.url),
    ], ' · ');
    const { hint } = failure;
    return { markdown: hint === undefined ? facts.markdown : `${facts.markdown}\n\n${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .sentence */ .em)(cut(hint, redact))}` };
}
function causeLines({ failure: { message }, causes }, redact) {
    const lines = isHeadline(message) ? [] : cut(message, redact).split('\n');
    const different = causes.filter((cause, at) => !causes.slice(0, at).some((earlier) => earlier.includes(cause)));
    return [...lines.map((line) => (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `${line}`), ...different.map((cause) => (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `caused by: ${cut(cause, redact)}`)];
}
function failureSummary(failed, own) {
    try {
        return own?.(failed) ?? commonSummary(failed);
    }
    catch {
        return commonSummary(failed);
    }
}
function commonSummary(failed) {
    const { command, step, outputs, redact, isLogged } = failed;
    const known = Object.entries(outputs).flatMap(([name, value]) => {
        const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
        const isShown = !['', '""', '[]', '{}', '{"include":[]}'].includes(text) && !text.includes('\n');
        return isShown && name !== 'failed-resources' ? [[(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(name), cut(text, redact, longestOutput)]] : [];
    });
    if (isLogged && step === undefined && known.length === 0)
        return '';
    return (0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .page */ .MY)(failureHeadline((0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `${command} failed`, failed, redact), ...(isLogged ? [] : [(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)(causeLines(failed, redact), '<br>'), failureFacts(failed, redact)]), step === undefined ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `It failed at the step **${step}**.`, resourceTable(outputs['failed-resources']), known.length === 0 ? '' : (0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .page */ .MY)('What is known:', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['output', 'value'], known)));
}
const mostResources = 50;
function resourceTable(resources) {
    if (!Array.isArray(resources) || resources.length === 0)
        return '';
    const text = (resource, key) => String(resource[key] ?? '');
    const rows = resources
        .slice(0, mostResources)
        .map((each) => [
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)([text(each, 'kind'), text(each, 'name')], ' '),
        text(each, 'namespace'),
        text(each, 'status'),
        text(each, 'message'),
    ]);
    const more = resources.length - rows.length;
    const shown = (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['resource', 'namespace', 'status', 'message'], rows);
    return more > 0 ? `${shown}\n\n${(0,_core_counted_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .h)(more, 'more resource')}: see the output \`failed-resources\`.` : shown;
}


/***/ }),

/***/ 8998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ax: () => (/* binding */ shortCommit),
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   MY: () => (/* binding */ page),
/* harmony export */   Pt: () => (/* binding */ icons),
/* harmony export */   QT: () => (/* binding */ foldedDiff),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   dv: () => (/* binding */ none),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   w7: () => (/* binding */ shortRevision)
/* harmony export */ });
/* harmony import */ var _core_counted_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1856);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3937);


const icons = { good: '🟢', waiting: '🟡', nothing: '⚪', bad: '🔴', would: '🔵' };
function verdict(icon, text) {
    return `### ${icons[icon]} ${text.markdown}`;
}
function duration(milliseconds) {
    if (milliseconds < 59_950)
        return `${(milliseconds / 1000).toFixed(1)} s`;
    const seconds = Math.round(milliseconds / 1000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
function shortRevision(revision) {
    return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(/^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 8) : revision);
}
function shortCommit(commit) {
    return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(commit.slice(0, 8));
}
const longestDiff = 64_000;
function foldedDiff(diff, redact, title = 'Diff') {
    if (diff.trim() === '')
        return '';
    const text = redact(diff).replace(/\r/g, '');
    const lines = text.split('\n');
    const isHead = (at) => lines[at]?.startsWith('--- ') === true && lines[at + 1]?.startsWith('+++ ') === true;
    const files = lines.filter((_, at) => isHead(at)).length;
    const added = lines.filter((line, at) => line.startsWith('+') && !isHead(at - 1)).length;
    const removed = lines.filter((line, at) => line.startsWith('-') && !isHead(at)).length;
    const size = `${title} (${(0,_core_counted_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .h)(files, 'file')}, +${added} −${removed})`;
    if (text.length <= longestDiff)
        return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)(size, (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .fenced */ .OF)(text, 'diff'));
    const kept = text.slice(0, text.lastIndexOf('\n', longestDiff));
    const more = lines.length - kept.split('\n').length;
    return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)(size, `${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .fenced */ .OF)(kept, 'diff')}\n\nCut here: ${(0,_core_counted_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .h)(more, 'more line')}. The log of the run has all of it.`);
}
function page(...parts) {
    return parts
        .map((part) => (typeof part === 'string' ? part : part.markdown))
        .filter((part) => part !== '')
        .join('\n\n');
}
function listed(parts) {
    return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .joined */ .oR)(parts, ', ');
}
const none = (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `–`;


/***/ }),

/***/ 1856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ counted)
/* harmony export */ });
function counted(count, one, several = `${one}s`) {
    return `${count} ${count === 1 ? one : several}`;
}


/***/ }),

/***/ 4756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ pins)
/* harmony export */ });
const pins = ['tag', 'digest', 'both'];


/***/ }),

/***/ 8624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ badInput),
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   bD: () => (/* binding */ messageOf)
/* harmony export */ });
/* harmony import */ var _published_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3648);

class Failure extends Error {
    name = 'Failure';
    kind;
    code;
    hint;
    outputs;
    place;
    problems;
    constructor(kind, code, message, detail = {}) {
        super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
        this.kind = kind;
        this.code = code;
        this.hint = detail.hint;
        this.outputs = detail.outputs;
        this.place = detail.place;
        this.problems = detail.problems;
    }
    with(detail) {
        const { kind, code, message, hint, cause, outputs, place, problems } = this;
        return new Failure(kind, code, detail.message ?? message, { hint, cause, outputs, place, problems, ...detail });
    }
    get url() {
        return `${_published_js__WEBPACK_IMPORTED_MODULE_0__/* .documentation */ .TH}/errors.md#${this.code.toLowerCase()}`;
    }
    get exitCode() {
        return exitCodes[this.kind];
    }
}
const exitCodes = { failed: 1, 'bad-input': 2, 'timed-out': 3, refused: 4 };
function badInput(input, problem, hint, cause) {
    return new Failure('bad-input', 'INPUT_INVALID', `${input}: ${problem}`, { hint, cause });
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 1714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BE: () => (/* binding */ startGit),
/* harmony export */   QK: () => (/* binding */ trustsCheckout),
/* harmony export */   eg: () => (/* binding */ networkSettings),
/* harmony export */   mB: () => (/* binding */ runProgram),
/* harmony export */   oj: () => (/* binding */ requireGit),
/* harmony export */   runGit: () => (/* binding */ runGit)
/* harmony export */ });
/* unused harmony export gitEnvironment */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8624);
/* harmony import */ var _program_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1314);


const defaultTimeout = 300_000;
const handedOn = /^(PATH|HOME|USER|LOGNAME|USERPROFILE|HOMEDRIVE|HOMEPATH|SYSTEMROOT|COMSPEC|TMPDIR|TEMP|TMP|LD_LIBRARY_PATH|(https?|all|no)_proxy|GIT_SSL_CAINFO|GIT_SSL_CAPATH|GIT_SSL_CERT|GIT_SSL_KEY|SSL_CERT_FILE|SSL_CERT_DIR|GIT_SSH|GIT_SSH_COMMAND|GIT_SSH_VARIANT|SSH_AUTH_SOCK|SSH_AGENT_PID|GNUPGHOME)$/i;
const ofCheckout = /^(XDG_CONFIG_HOME|GIT_CONFIG_GLOBAL|GIT_CONFIG_SYSTEM|GIT_CONFIG_NOSYSTEM|XDG_RUNTIME_DIR|DBUS_SESSION_BUS_ADDRESS|DISPLAY|WAYLAND_DISPLAY|KRB5CCNAME|GH_CONFIG_DIR|GCM_\w+)$/;
const trustsCheckout = 'MONOREPO_GITOPS_TRUSTS_CHECKOUT';
const trusted = [['safe.directory', '*']];
const always = [
    ['core.hooksPath', '/dev/null'],
    ['core.fsmonitor', 'false'],
    ['core.askPass', ''],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['advice.detachedHead', 'false'],
    ['core.quotePath', 'false'],
    ['http.lowSpeedLimit', '1000'],
    ['http.lowSpeedTime', '60'],
    ['protocol.allow', 'never'],
    ['protocol.https.allow', 'always'],
    ['protocol.http.allow', 'always'],
    ['protocol.ssh.allow', 'always'],
    ['protocol.file.allow', 'always'],
];
const ofOwn = [['credential.helper', '']];
function gitEnvironment(options) {
    const own = options.scope === 'own';
    const environment = {};
    for (const [name, value] of Object.entries(options.env)) {
        if (value === undefined)
            continue;
        if (handedOn.test(name) || _program_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .ofRunner */ .OL.test(name) || (!own && ofCheckout.test(name)))
            environment[name] = value;
    }
    Object.assign(environment, {
        GIT_TERMINAL_PROMPT: '0',
        GIT_ASKPASS: '',
        SSH_ASKPASS: '',
        LC_ALL: 'C',
        GIT_OPTIONAL_LOCKS: '0',
        ...(own ? { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' } : {}),
        ...options.variables,
    });
    const ofScope = own ? ofOwn : options.env[trustsCheckout] === undefined ? [] : trusted;
    const settings = [...always, ...ofScope, ...(options.settings ?? [])];
    environment.GIT_CONFIG_COUNT = String(settings.length);
    for (const [index, [key, value]] of settings.entries()) {
        environment[`GIT_CONFIG_KEY_${index}`] = key;
        environment[`GIT_CONFIG_VALUE_${index}`] = value;
    }
    return environment;
}
function startGit(args, options) {
    return options.programs.start(callOf('git', args, options));
}
function callOf(program, args, options) {
    return {
        argv: [program, ...args],
        env: gitEnvironment(options),
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    };
}
function runGit(args, options) {
    return runProgram('git', args, options);
}
async function runProgram(program, args, options) {
    const { programs, cwd, stdin = '', timeout = defaultTimeout, outputLimit } = options;
    const { result, exitCode, stdout, stderr } = await programs.run({
        ...callOf(program, args, options),
        stdin,
        timeout,
        ...(outputLimit === undefined ? {} : { outputLimit }),
    });
    if (result === 'not-started')
        throw missing(program, cwd, new Error(stderr));
    if (result === 'timed-out')
        throw tooLate([program, ...args], timeout, stderr);
    return { code: exitCode, stdout, stderr };
}
async function networkSettings(options) {
    const wanted = '^http\\.(.*\\.)?(proxy|proxysslcainfo|proxyauthmethod|sslcainfo|sslcapath|sslbackend|schannelusesslcainfo)$';
    const settings = [];
    for (const file of ['--system', '--global']) {
        const { code, stdout } = await runGit(['config', file, '--null', '--get-regexp', wanted], options);
        if (code !== 0)
            continue;
        for (const entry of stdout.toString('utf8').split('\0').filter(Boolean)) {
            const end = entry.indexOf('\n');
            if (end > 0)
                settings.push([entry.slice(0, end), entry.slice(end + 1)]);
        }
    }
    return settings;
}
async function requireGit(options) {
    const { stdout } = await runGit(['version'], { ...options, scope: 'own' });
    const version = stdout.toString('utf8').trim();
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
    if (Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 31))
        return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_TOO_OLD', `${version} is too old`, { hint: 'Install git 2.31 (2021) or newer.' });
}
function missing(program, cwd, cause) {
    const wanted = program === 'git' ? 'git 2.31 or newer' : program;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_MISSING', `the program ${program} could not be started`, {
        hint: `Install ${wanted} and have it in PATH${cwd === undefined ? '' : '; the working directory must exist'}.`,
        cause,
    });
}
function tooLate(argv, timeout, stderr) {
    const [program, command] = argv.filter((arg) => !arg.startsWith('-') && !arg.includes('/'));
    const seconds = Math.round(timeout / 1000);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_TIMEOUT', `${program} ${command ?? ''} did not end within ${seconds} s`, {
        hint: 'Check the network between this runner and the git server, and the load of the server.',
        cause: new Error(stderr.trim()),
    });
}


/***/ }),

/***/ 8687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  I$: () => (/* binding */ checkBranchName),
  Ry: () => (/* binding */ gitAddress),
  nS: () => (/* binding */ isForgePath),
  Nj: () => (/* binding */ isLocalPath),
  O9: () => (/* binding */ isWebUrl),
  SU: () => (/* binding */ parseRepository),
  Rr: () => (/* binding */ repositoryIdentity),
  pd: () => (/* binding */ resolveBranch),
  RB: () => (/* binding */ sameRepository),
  Dy: () => (/* binding */ webAddress)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __nccwpck_require__(8624);
// EXTERNAL MODULE: ./build/core/suggestion.js
var suggestion = __nccwpck_require__(5256);
;// CONCATENATED MODULE: ./build/core/git/repository.js




const accepted = 'Give an https:// or ssh:// URL, git@host:path, owner/name, or a path that begins with / or ./';
function parseRepository(text, context = {}) {
    const trimmed = text.trim();
    if (trimmed === '')
        throw refused('is empty');
    refuseControls(trimmed);
    if (trimmed.startsWith('-'))
        throw refused('begins with "-", like an option');
    if (/^[\w+.-]*::/.test(trimmed))
        throw refused('names a remote helper (word::), which can run commands');
    const scheme = schemeOf(trimmed);
    if (scheme !== undefined)
        return parseUrl(trimmed, scheme);
    if (/^(\.{0,2}\/|\.{1,2}$|[a-z]:[\\/])/i.test(trimmed))
        return (0,external_node_path_.resolve)(context.cwd ?? '.', trimmed);
    if (/^[^/]+:/.test(trimmed))
        return parseScpLike(trimmed);
    const host = hostWithoutScheme(trimmed, context.forgeBase);
    if (host !== undefined) {
        throw refused(`"${trimmed}" begins with the host ${host}, but has no scheme`, `Give https://${trimmed}`);
    }
    if (isForgePath(trimmed))
        return onForge(trimmed, context.forgeBase);
    throw refused(`"${trimmed}" is neither a URL nor owner/name nor a path`);
}
function hostWithoutScheme(text, forgeBase) {
    const [first = ''] = text.split('/');
    const isOnGithub = forgeBase !== undefined && /^https:\/\/github\.com\/?$/.test(forgeBase);
    return isForgePath(text) && isOnGithub && /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}$/i.test(first) ? first : undefined;
}
function refused(problem, hint = accepted, cause) {
    return (0,failure/* badInput */.AN)('gitops-repository', problem, hint, cause);
}
function isForgePath(text) {
    return /^[\w.-]+(\/[\w.-]+)+\/?$/.test(text);
}
function isWebUrl(url) {
    return /^https?$/.test(schemeOf(url) ?? '');
}
function isLocalPath(url) {
    return schemeOf(url) === undefined && scpLike(url) === undefined;
}
function gitAddress(url) {
    const scp = scpLike(url);
    if (scp !== undefined)
        return { scheme: 'ssh', ...namedHost(scp.host), path: barePath(scp.path) };
    const scheme = schemeOf(url);
    if (scheme === undefined || scheme === 'file' || !URL.canParse(url))
        return undefined;
    const { host, hostname, pathname } = new URL(url);
    const path = barePath(decoded(pathname));
    if (scheme === 'ssh')
        return { scheme, ...namedHost(hostname), path };
    return { scheme, host: host.toLowerCase(), hostname: hostname.toLowerCase(), path };
}
function webAddress(url) {
    if (!isWebUrl(url) || !URL.canParse(url))
        return undefined;
    const { origin, pathname } = new URL(url);
    return `${origin}/${barePath(pathname)}`;
}
function sameRepository(one, other) {
    const [a, b] = [gitAddress(one.trim()), gitAddress(other.trim())];
    if (a === undefined || b === undefined) {
        return a === b && barePath(one.trim()).toLowerCase() === barePath(other.trim()).toLowerCase();
    }
    const mixed = (a.scheme === 'ssh') !== (b.scheme === 'ssh');
    const server = (address) => (mixed ? address.hostname : address.host).replace(sshOnHttpsPort, '');
    return `${server(a)}/${a.path}`.toLowerCase() === `${server(b)}/${b.path}`.toLowerCase();
}
const sshOnHttpsPort = /^(?:ssh\.(?=github\.com$)|altssh\.(?=gitlab\.com$))/;
function repositoryIdentity(url) {
    const address = gitAddress(url.trim());
    if (address === undefined)
        return barePath(url.trim()).toLowerCase();
    return `${address.hostname.replace(sshOnHttpsPort, '')}/${address.path}`.toLowerCase();
}
function schemeOf(text) {
    return /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
}
function scpLike(text) {
    const match = /^(?:([\w.+-]+)@)?([\w.-]{2,}|\[[0-9a-f:]+\]):(?!\/\/)(.+)$/i.exec(text);
    const [, user = '', host = '', path = ''] = match ?? [];
    return match === null ? undefined : { user, host, path };
}
function namedHost(host) {
    return { host: host.toLowerCase(), hostname: host.toLowerCase() };
}
function barePath(path) {
    return path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
}
function decoded(path) {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}
function parseUrl(text, scheme) {
    if (!URL.canParse(text))
        throw refused('is not a valid URL');
    const url = new URL(text);
    if (url.password !== '' || (url.username !== '' && scheme !== 'ssh')) {
        const hint = 'Take them out and give gitops-token, or gitops-username with gitops-password.';
        throw refused('holds a user name or password in the URL', hint);
    }
    if (url.search !== '' || url.hash !== '')
        throw refused('has a query or fragment', 'End the URL after the path.');
    if (scheme === 'file')
        return pathOf(url);
    if (!['http', 'https', 'ssh'].includes(scheme))
        throw refused(`the scheme ${scheme}:// is not supported`);
    checkHost(url.hostname);
    if (url.username.startsWith('-'))
        throw refused('the user name begins with "-"');
    if (url.pathname.length < 2)
        throw refused('names a server but no repository');
    return url.href.replace(/\/+$/, '');
}
function pathOf(url) {
    let path;
    try {
        path = (0,external_node_url_namespaceObject.fileURLToPath)(url);
    }
    catch (cause) {
        throw refused('is a file URL that names no path on this machine', accepted, cause);
    }
    refuseControls(path);
    return path;
}
function refuseControls(text) {
    if (/[\u0000-\u001f\u007f]/.test(text))
        throw refused('holds control characters');
}
function parseScpLike(text) {
    const parts = scpLike(text);
    if (parts === undefined || parts.path.startsWith('-') || parts.user.startsWith('-')) {
        throw refused('is neither a URL nor user@host:path');
    }
    checkHost(parts.host);
    return text.replace(/\/+$/, '');
}
function checkHost(host) {
    if (host === '' || host.startsWith('-'))
        throw refused('has no usable host name');
}
function onForge(path, forgeBase) {
    if (forgeBase === undefined) {
        const problem = `"${path}" could be a path or a repository on a forge, and this job runs on no forge`;
        throw refused(problem, `Give the whole URL, or ./${path} for a path.`);
    }
    if (path.split('/').some((segment) => /^\.+$/.test(segment)))
        throw refused(`"${path}" is not owner/name`);
    return `${forgeBase.replace(/\/+$/, '')}/${barePath(path)}.git`;
}
function checkBranchName(name) {
    const bad = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|^@$|^-|\.$|^refs\//.test(name) ||
        name.split('/').some((segment) => /^$|^\.|\.lock$/.test(segment));
    if (!bad)
        return name;
    const problem = `${JSON.stringify(name)} is not a valid branch name`;
    throw (0,failure/* badInput */.AN)('gitops-branch', problem, 'Give the short name, such as main.');
}
const prefix = 'refs/heads/';
async function resolveBranch(transport, name) {
    const first = await transport.listRefs([prefix + (name === undefined ? '' : checkBranchName(name))]);
    const short = name ?? first.head?.slice(prefix.length) ?? (first.refs.size === 0 ? 'main' : undefined);
    if (short === undefined) {
        throw (0,failure/* badInput */.AN)('gitops-branch', 'is needed, because the HEAD of the repository names no branch');
    }
    const ref = prefix + short;
    const branch = { name: short, ref, objectFormat: first.objectFormat };
    if (first.refs.has(ref))
        return { ...branch, tip: first.refs.get(ref) };
    const all = name === undefined ? first : await transport.listRefs([prefix]);
    if (all.refs.has(ref))
        return { ...branch, tip: all.refs.get(ref) };
    const names = [...all.refs.keys()].filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
    if (names.length === 0)
        return { ...branch, tip: undefined };
    throw branchNotFound(short, names);
}
function branchNotFound(name, names) {
    const message = `gitops-branch: the GitOps repository has no branch "${name}"`;
    const known = `It has: ${(0,suggestion/* listed */.KE)(names)}.`;
    return new failure/* Failure */.HR('bad-input', 'GIT_BRANCH_NOT_FOUND', message, { hint: (0,suggestion/* didYouMean */.au)(name, names).trim() || known });
}


/***/ }),

/***/ 8314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ parseJsonWithComments),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Qv: () => (/* binding */ objectsIn),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   o$: () => (/* binding */ jsonObject),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function objectsIn(list) {
    return Array.isArray(list) ? list.filter(isObject) : [];
}
function textOf(value) {
    return typeof value === 'string' ? value : undefined;
}
function parseJson(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return undefined;
    }
}
function parseJsonWithComments(json) {
    const plain = parseJson(json);
    if (plain !== undefined)
        return plain;
    const token = /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
    const uncommented = json.replace(/^\uFEFF/, '').replace(token, (_, text) => text ?? ' ');
    const comma = /("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g;
    return parseJson(uncommented.replace(comma, (_, text) => text ?? ''));
}
function jsonObject(json) {
    const content = parseJson(typeof json === 'string' ? json : Buffer.from(json).toString('utf8'));
    return isObject(content) ? content : {};
}
function canonicalJson(value) {
    return JSON.stringify(value, (_key, member) => {
        const plain = member instanceof Map ? Object.fromEntries(member) : member;
        return isObject(plain) ? Object.fromEntries(Object.entries(plain).sort(([a], [b]) => (a < b ? -1 : 1))) : plain;
    });
}


/***/ }),

/***/ 3937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hn: () => (/* binding */ cell),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   md: () => (/* binding */ md),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
function md(strings, ...parts) {
    const text = strings.map((each, index) => each + (index < parts.length ? shown(parts[index] ?? '') : ''));
    return { markdown: text.join('') };
}
function shown(part) {
    return typeof part === 'object' ? part.markdown : cell(String(part));
}
function joined(parts, separator) {
    const texts = parts.map(shown).filter((text) => text !== '');
    return { markdown: texts.join(separator) };
}
function cell(text) {
    return text
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .replace(/[\\|`<>*_[\]&~$!]/g, (character) => `&#${character.charCodeAt(0)};`);
}
function sentence(text) {
    return text.replace(/[\s\p{Cc}]+/gu, ' ').replace(/[<[]/g, (character) => `&#${character.charCodeAt(0)};`);
}
function code(text) {
    const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    if (line === '')
        return { markdown: '' };
    return { markdown: /[`|\\]/.test(line) ? cell(line) : `\`${line}\`` };
}
function link(text, url) {
    const address = url === undefined ? undefined : addressIn(url);
    return { markdown: address === undefined ? shown(text) : `[${shown(text)}](${address})` };
}
function addressIn(url) {
    if (!/^https?:\/\/[^\s/]/i.test(url) || !URL.canParse(url))
        return undefined;
    return new URL(url).href.replace(/[()<>|\\`]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const lines = rows.map((row) => line(row.map((each) => [each].flat().map(shown).join('<br>'))));
    return [line(head), line(head.map(() => '---')), ...lines].join('\n');
}
function folded(title, body) {
    return `<details><summary>${shown(title)}</summary>\n\n${body}\n\n</details>`;
}
function fenced(text, language) {
    const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}


/***/ }),

/***/ 8897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ configFileNames)
/* harmony export */ });
const configFileNames = ['gitops.yaml', 'monorepo-gitops.yaml'];


/***/ }),

/***/ 1723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H3: () => (/* binding */ unfilledIn),
/* harmony export */   Kc: () => (/* binding */ hasPlaceholder),
/* harmony export */   O8: () => (/* binding */ expandKnown),
/* harmony export */   eQ: () => (/* binding */ hasAnyPlaceholder),
/* harmony export */   fT: () => (/* binding */ expand)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8624);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5256);


function expand(template, values, input) {
    return template.replace(placeholder, (_, name) => {
        if (!Object.hasOwn(values, name))
            throw unknownPlaceholder(name, values, template, input);
        const value = values[name] ?? '';
        if (value === '')
            throw withoutValue(name, values, template, input);
        return value;
    });
}
const placeholder = /(?<!\{)\{([a-z][a-z0-9-]*)\}(?!\})/g;
function expandKnown(template, values) {
    return template.replace(placeholder, (text, name) => knownValue(values, name) || text);
}
function unfilledIn(template, values) {
    const names = [...template.matchAll(placeholder)].map(([, name = '']) => name);
    return [...new Set(names)].filter((name) => !knownValue(values, name));
}
function knownValue(values, name) {
    return Object.hasOwn(values, name) ? values[name] : undefined;
}
function hasPlaceholder(text, names) {
    return [...text.matchAll(placeholder)].some(([, name = '']) => names.includes(name));
}
function hasAnyPlaceholder(text) {
    return text.search(placeholder) >= 0;
}
const checkedOut = 'the commit that is checked out here, which takes a git repository and git on PATH';
const sources = {
    service: 'the input service',
    environment: 'the input environment',
    cluster: 'the `clusters` of the environment',
    file: 'the `file` of the environment',
    sha: checkedOut,
    sha8: checkedOut,
    branch: 'the branch of this run',
    'branch-slug': 'the branch of this run',
    slug: 'the branch or the request of this run',
    request: 'the pull or merge request of this run',
    'git-tag': 'the Git tag that this run is for',
    version: 'the Git tag that this run is for, `v1.2.3` or `web1@1.2.3`',
    subject: checkedOut,
    author: checkedOut,
};
function withoutValue(name, values, template, input) {
    const others = Object.keys(values).filter((each) => (values[each] ?? '') !== '');
    const source = sources[name] === undefined ? '' : `It is taken from ${sources[name]}. `;
    const problem = `"${template}" uses {${name}}, which has no value in this run`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `${source}Those with a value: ${inBraces(others)}.`);
}
function unknownPlaceholder(name, values, template, input) {
    const names = Object.keys(values);
    const hint = `${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(name, names, (near) => `{${near}}`)}Known: ${inBraces(names)}.`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${template}" has the unknown placeholder {${name}}`, hint);
}
function inBraces(names) {
    return names.map((name) => `{${name}}`).join(' ');
}


/***/ }),

/***/ 2140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ Deadline),
/* harmony export */   Bp: () => (/* binding */ allowListeners),
/* harmony export */   u7: () => (/* binding */ onAbort)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8474);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8624);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
var _a;


class Deadline {
    #clock;
    #bound;
    #ends;
    #abort = new AbortController();
    #cancel;
    #pauses = { count: 0, left: 0 };
    constructor(clock, milliseconds, input = 'timeout') {
        this.#clock = clock;
        this.#bound = { input, milliseconds };
        this.#ends = clock.now() + milliseconds;
        allowListeners(this.#abort.signal);
        this.#cancel = this.#abortAfter(milliseconds);
    }
    #abortAfter(milliseconds) {
        return this.#clock.after(milliseconds, () => this.#abort.abort(this.failure('the command to end')));
    }
    get signal() {
        return this.#abort.signal;
    }
    remaining() {
        return this.#pauses.count > 0 ? this.#pauses.left : Math.max(0, this.#ends - this.#clock.now());
    }
    get passed() {
        return this.#pauses.count === 0 && this.remaining() === 0;
    }
    within(milliseconds, input) {
        const remaining = this.remaining();
        return milliseconds < remaining
            ? this.#child(milliseconds, { input, milliseconds })
            : this.#child(remaining, this.#bound);
    }
    early(share) {
        return this.#child(share === undefined ? this.budget() : this.remaining() * share, this.#bound);
    }
    afterwards(milliseconds) {
        const after = this.#child(Number.POSITIVE_INFINITY, this.#bound);
        let stop = () => { };
        after.#cancel = () => stop();
        stop = onAbort(this.signal, () => {
            after.#ends = this.#clock.now() + milliseconds;
            after.#cancel = after.#abortAfter(milliseconds);
        });
        return after;
    }
    #child(milliseconds, bound) {
        const child = new _a(this.#clock, milliseconds, bound.input);
        child.#bound = bound;
        return child;
    }
    budget() {
        const remaining = this.remaining();
        return remaining === Number.POSITIVE_INFINITY ? remaining : remaining - Math.min(longestReserve, remaining / 10);
    }
    async pausedDuring(work) {
        if (this.#pauses.count === 0) {
            this.#pauses.left = this.remaining();
            this.#cancel();
        }
        this.#pauses.count += 1;
        try {
            return await work();
        }
        finally {
            this.#pauses.count -= 1;
            if (this.#pauses.count === 0) {
                this.#ends = this.#clock.now() + this.#pauses.left;
                this.#cancel = this.#abortAfter(this.#pauses.left);
            }
        }
    }
    parallel(work) {
        return this.pausedDuring(async () => {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const deadline = __addDisposableResource(env_1, this.#child(this.remaining(), this.#bound), false);
                try {
                    return await deadline.enforce(work(deadline));
                }
                finally {
                    this.#pauses.left = Math.min(this.#pauses.left, deadline.remaining());
                }
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                __disposeResources(env_1);
            }
        });
    }
    failure(waitingFor, cause) {
        const { input, milliseconds } = this.#bound;
        const message = `the deadline (${input}: ${durationText(milliseconds)}) passed while waiting for ${waitingFor}`;
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('timed-out', 'DEADLINE', message, {
            hint: `Give more time with ${input}, or find out what takes it.`,
            ...(cause === undefined ? {} : { cause }),
        });
    }
    async sleep(milliseconds, waitingFor) {
        if (!this.passed)
            await this.#clock.sleep(Math.min(milliseconds, this.remaining()));
        if (this.passed)
            throw this.failure(waitingFor);
    }
    async race(work, waitingFor) {
        let stop = () => { };
        const ending = new Promise((_resolve, reject) => {
            stop = onAbort(this.signal, () => reject(this.failure(waitingFor)));
        });
        try {
            return await Promise.race([work, ending]);
        }
        finally {
            stop();
        }
    }
    async enforce(work) {
        const stops = new Set();
        const ending = new Promise((_resolve, reject) => {
            const look = () => {
                const left = this.#ends + grace - this.#clock.now();
                if (left > 0)
                    stops.add(this.#clock.after(left, look));
                else
                    reject(this.failure('the command to end'));
            };
            stops.add(onAbort(this.signal, look));
        });
        try {
            return await Promise.race([work, ending]);
        }
        finally {
            for (const stop of stops)
                stop();
        }
    }
    [Symbol.dispose]() {
        this.#cancel();
    }
}
_a = Deadline;
const longestReserve = 10_000;
const grace = 30_000;
function allowListeners(signal) {
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(Number.POSITIVE_INFINITY, signal);
}
function onAbort(signal, call) {
    if (signal?.aborted)
        call();
    else
        signal?.addEventListener('abort', call, { once: true });
    return () => signal?.removeEventListener('abort', call);
}
function durationText(milliseconds) {
    const seconds = Math.round(milliseconds / 1000);
    if (milliseconds < 1000)
        return `${Math.round(milliseconds)} ms`;
    return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}


/***/ }),

/***/ 5158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GE: () => (/* binding */ isStopJob),
/* harmony export */   Lo: () => (/* binding */ outputFiles),
/* harmony export */   ff: () => (/* binding */ dotenvReport),
/* harmony export */   gu: () => (/* binding */ pipelineHosts)
/* harmony export */ });
const pipelineHosts = ['github', 'gitlab', 'jenkins'];
const dotenvReport = 'monorepo-gitops.env';
const outputFiles = 'monorepo-gitops-outputs';
function isStopJob({ host, event }) {
    return host === 'gitlab' && (event.kind === 'branch-deleted' || event.kind === 'request-closed');
}


/***/ }),

/***/ 1314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OL: () => (/* binding */ ofRunner),
/* harmony export */   Qc: () => (/* binding */ childEnvironment),
/* harmony export */   pc: () => (/* binding */ jobSecrets)
/* harmony export */ });
const jobSecrets = [
    ...['GITHUB_TOKEN', 'GH_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_RUNTIME_TOKEN', 'GITLAB_TOKEN'],
    ...['CI_JOB_TOKEN', 'CI_REGISTRY_PASSWORD', 'CI_DEPENDENCY_PROXY_PASSWORD', 'CI_DEPLOY_PASSWORD'],
    ...['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CONTAINER_AUTHORIZATION_TOKEN', 'SIGSTORE_ID_TOKEN'],
    ...['COSIGN_PASSWORD', 'DOCKER_AUTH_CONFIG', 'NPM_TOKEN', 'NODE_AUTH_TOKEN'],
];
const ofInputs = /^(MG_|INPUT_|STATE_)/i;
const ofRunner = names('RUNNER_TRACKING_ID BUILD_ID HUDSON_COOKIE HUDSON_SERVER_COOKIE JENKINS_COOKIE JENKINS_NODE_COOKIE JENKINS_SERVER_COOKIE');
const ofMachine = names(`
  PATH HOME USER LOGNAME SHELL PWD TMPDIR TEMP TMP XDG_\\w+ LD_LIBRARY_PATH LD_PRELOAD DYLD_\\w+ NIX_\\w+
  USERPROFILE HOMEDRIVE HOMEPATH SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT APPDATA LOCALAPPDATA PROGRAM\\w+
  LANG LANGUAGE LC_\\w+ TZ TERM COLORTERM NO_COLOR FORCE_COLOR CLICOLOR\\w* COLUMNS CI
  (https?|all|no|ftp)_proxy SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE NODE_EXTRA_CA_CERTS
  SSH_AUTH_SOCK SSH_AGENT_PID DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY KRB5CCNAME KRB5_CONFIG GNUPGHOME
  GODEBUG GOMAXPROCS GOGC GOMEMLIMIT SOURCE_DATE_EPOCH OTEL_\\w+ TRACEPARENT TRACESTATE`);
const builders = /^(docker|buildctl|docker-buildx|buildah|podman)$/;
const docker = /^(docker|buildctl|docker-buildx)$/;
const rules = [
    {
        program: /^(git|gpg|gpgconf|ssh|ssh-keygen)$/,
        trusted: names('GIT_\\w+ SSH_ASKPASS PASSWORD_STORE_DIR GCM_\\w+ GH_CONFIG_DIR'),
    },
    {
        program: docker,
        reads: names(`DOCKER_(HOST|CONTEXT|CONFIG|TLS\\w*|CERT_PATH|API_VERSION|DEFAULT_PLATFORM|BUILDKIT|CLI_\\w+|CUSTOM_HEADERS)
      BUILDX_\\w+ BUILDKIT_\\w+ BUILDCTL_\\w+ EXPERIMENTAL_\\w+ KUBECONFIG KUBERNETES_SERVICE_(HOST|PORT)`),
        trusted: names('DOCKER_AUTH_CONFIG DOCKER_CONTENT_TRUST\\w*'),
    },
    {
        program: /^(buildah|podman)$/,
        reads: names(`BUILDAH_\\w+ _?CONTAINERS_\\w+ STORAGE_(DRIVER|OPTS|CONF) REGISTRIES_CONFIG_PATH REGISTRY_AUTH_FILE
      BUILD_REGISTRY_SOURCES DOCKER_CONFIG DOCKER_CERT_PATH DOCKER_HOST NETAVARK_\\w+ NOTIFY_SOCKET`),
    },
    { program: builders, when: /\btype=gha\b/, trusted: names('ACTIONS_(RUNTIME_TOKEN|CACHE_\\w+|RESULTS_URL)') },
    { program: builders, when: /\btype=s3\b/, trusted: names('AWS_\\w+') },
    { program: builders, when: /\btype=azblob\b/, trusted: names('AZURE_\\w+') },
    { program: builders, when: /\btype=gcs\b/, trusted: names('GOOGLE_\\w+') },
    {
        program: /^cosign$/,
        reads: names('COSIGN_\\w+ SIGSTORE_\\w+ TUF_\\w+ DOCKER_CONFIG REGISTRY_AUTH_FILE GITHUB_ACTIONS GITLAB_CI'),
    },
    { program: /^cosign$/, when: /--key/, trusted: names('COSIGN_PASSWORD COSIGN_PKCS11_\\w+') },
    {
        program: /^cosign$/,
        when: /^(?!.*--key)/s,
        trusted: names('SIGSTORE_ID_TOKEN ACTIONS_ID_TOKEN_REQUEST_(URL|TOKEN) SPIFFE_\\w+ BUILDKITE_AGENT_\\w+ GOOGLE_\\w+'),
    },
    { program: /^cosign$/, when: /\bawskms:/, trusted: names('AWS_\\w+') },
    { program: /^cosign$/, when: /\bgcpkms:/, trusted: names('GOOGLE_\\w+ CLOUDSDK_\\w+') },
    { program: /^cosign$/, when: /\bazurekms:/, trusted: names('AZURE_\\w+') },
    { program: /^cosign$/, when: /\bhashivault:/, trusted: names('VAULT_\\w+ TRANSIT_SECRET_ENGINE_PATH') },
    { program: /^cosign$/, when: /\bk8s:/, trusted: names('KUBECONFIG KUBERNETES_SERVICE_(HOST|PORT)') },
    { program: /^cosign$/, when: /\bgitlab:/, trusted: names('GITLAB_(TOKEN|HOST)') },
    { program: /^cosign$/, when: /\bgithub:/, trusted: names('GITHUB_TOKEN') },
    { program: /^turbo$/, reads: names('TURBO_\\w+ DO_NOT_TRACK') },
];
const isHelper = /^docker-credential-/;
const secretName = /TOKEN|PASSW(OR)?D|PASSPHRASE|SECRET|CREDENTIAL|APIKEY|(^|_)(KEY|PAT|PWD|AUTH)$/i;
function childEnvironment({ argv, env }) {
    const isForChild = variablesOf(argv);
    return Object.fromEntries(Object.entries(env).filter(([name, value]) => value !== undefined && isForChild(name)));
}
function variablesOf(argv) {
    const [path = '', ...args] = argv;
    const program = path.replace(/^.*[\\/]/, '').replace(/\.exe$/i, '');
    if (isHelper.test(program))
        return (name) => !ofInputs.test(name);
    const line = args.join(' ');
    const own = rules.filter((rule) => rule.program.test(program));
    if (own.length === 0)
        return (name) => !ofInputs.test(name) && !jobSecrets.includes(name) && !/^ACTIONS_/.test(name);
    const holding = own.filter(({ when }) => when === undefined || when.test(line));
    const named = variablesIn(args);
    return (name) => named.has(name) ||
        ofRunner.test(name) ||
        holding.some(({ trusted }) => trusted?.test(name)) ||
        (!secretName.test(name) &&
            !ofInputs.test(name) &&
            [ofMachine, ...holding.map(({ reads }) => reads)].some((each) => each?.test(name)));
}
function variablesIn(args) {
    const found = args.flatMap((word, index) => {
        const before = args[index - 1] ?? '';
        const argument = /^--(?:build-arg|env)$/.test(before) ? word : /^--(?:build-arg|env)=(.*)$/s.exec(word)?.[1];
        const named = [...word.matchAll(/(?:^|[,=])env=(\w+)/g), ...word.matchAll(/env:\/\/(\w+)/g)];
        return [...(argument === undefined ? [] : [argument]), ...named.map(([, name = '']) => name)];
    });
    return new Set(found.filter((name) => /^\w+$/.test(name)));
}
function names(list) {
    return new RegExp(`^(${list.trim().split(/\s+/).join('|')})$`, 'i');
}


/***/ }),

/***/ 3648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Qk: () => (/* binding */ npmPackage),
/* harmony export */   TH: () => (/* binding */ documentation),
/* harmony export */   V6: () => (/* binding */ commandPage),
/* harmony export */   rE: () => (/* binding */ version),
/* harmony export */   zl: () => (/* binding */ jobImage)
/* harmony export */ });
/* unused harmony export schemaUrl */
const version = '1.0.0';
const npmPackage = '@monorepo-gitops/monorepo-gitops';
const jobImage = 'ghcr.io/monorepo-gitops/monorepo-gitops';
const schemaUrl = 'https://raw.githubusercontent.com/monorepo-gitops/monorepo-gitops/v1/schema/gitops.schema.json';
const pages = 'https://github.com/monorepo-gitops/monorepo-gitops/blob/v1.0.0';
const documentation = `${pages}/docs`;
function commandPage(command) {
    return `${pages}/actions/${command}/README.md`;
}


/***/ }),

/***/ 7037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ withReviewName),
/* harmony export */   W: () => (/* binding */ OtherReviewName)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8624);

class OtherReviewName extends _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR {
    use;
    constructor(taken, use) {
        const problem = `${taken} is another monorepo's review environment in this GitOps repository; this run's is ${use}`;
        super('refused', 'REVIEW_NAME_TAKEN', problem, { hint: 'Run it again.' });
        this.use = use;
    }
}
const mostBeginnings = 3;
async function withReviewName(run, onTaken) {
    let name;
    for (let beginning = 1;; beginning += 1) {
        try {
            return await run(name);
        }
        catch (error) {
            if (!(error instanceof OtherReviewName) || beginning === mostBeginnings)
                throw error;
            onTaken(error);
            name = error.use;
        }
    }
}


/***/ }),

/***/ 95:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   De: () => (/* binding */ temporaryDirectory),
/* harmony export */   Wj: () => (/* binding */ atRunEnd),
/* harmony export */   du: () => (/* binding */ temporaryBase),
/* harmony export */   s4: () => (/* binding */ markTemporaryDirectories),
/* harmony export */   wC: () => (/* binding */ undoAll)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8624);




const pending = new Set();
function atRunEnd(undo) {
    pending.add(undo);
    return () => pending.delete(undo);
}
async function undoAll() {
    await Promise.allSettled([...pending].reverse().map(async (undo) => undo()));
}
function temporaryBase(env) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(env.RUNNER_TEMP || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)());
}
let mark = '';
function markTemporaryDirectories(processMark) {
    mark = `${processMark}-`;
}
async function temporaryDirectory(base, name) {
    const path = await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.mkdtemp((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(base, `${name}-${mark}`)).catch((cause) => {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('failed', 'TEMPORARY_DIRECTORY', `no temporary directory can be made in ${base}`, {
            hint: 'Name a directory that is there and may be written to in TMPDIR (on a runner of GitHub: RUNNER_TEMP).',
            cause,
        });
    });
    const forget = atRunEnd(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { recursive: true, force: true, maxRetries: 5 }));
    return {
        path,
        async [Symbol.asyncDispose]() {
            await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.rm(path, { recursive: true, force: true });
            forget();
        },
    };
}


/***/ }),

/***/ 2639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bm: () => (/* binding */ secretParts),
/* harmony export */   Me: () => (/* binding */ passwordsOfUrls),
/* harmony export */   eh: () => (/* binding */ isSecretName)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8314);

const deepest = 6;
const shortestPart = 4;
const shortestLine = 8;
function secretParts(value) {
    const parts = new Map();
    const add = (part) => {
        const known = parts.get(part.text);
        if (known === undefined || (known.isLine && part.isLine !== true))
            parts.set(part.text, part);
    };
    collect(value, add, 0);
    return [...parts.values()];
}
function collect(given, add, depth) {
    const value = given.trim();
    if (value.length < shortestPart)
        return;
    add({ text: value });
    if (depth >= deepest)
        return;
    const inner = (text) => {
        if (text !== undefined && text.trim() !== value)
            collect(text, add, depth + 1);
    };
    const json = /^[[{]/.test(value) ? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(value) : undefined;
    if (json !== undefined && typeof json !== 'number') {
        for (const text of secretStrings(json, false))
            inner(text);
        return;
    }
    if (value.includes('-----BEGIN ')) {
        if (!value.includes('\n'))
            inner(value.replaceAll(/\\r\\n|\\n/g, '\n'));
        keyLines(value, add);
        return;
    }
    for (const text of passwordsOfUrls(value))
        inner(text);
    for (const [, password] of value.matchAll(/(?:^|\s)password\s+(\S+)/g))
        inner(password);
    if (/[\r\n]/.test(value)) {
        const lines = value.split(/[\r\n]+/).filter((line) => line.trim() !== '');
        const areHeaders = lines.every((line) => header.test(line));
        for (const line of lines) {
            if (areHeaders)
                inner(line);
            else
                ofLine(line.trim(), add, inner);
        }
        return;
    }
    inner(valueOfHeader(value) ?? valueOfAssignment(value) ?? credentialOfScheme(value) ?? passwordOfPair(value));
    if (/[=;&]/.test(value))
        for (const text of valuesOfList(value))
            inner(text);
    inner(textOfBase64(value));
}
function keyLines(value, add) {
    for (const text of value.split(/[\r\n]+/).map((line) => line.trim())) {
        if (text.length >= shortestPart && !/^-----|^[A-Za-z-]+: /.test(text))
            add({ text, isLine: true });
    }
}
function ofLine(line, add, inner) {
    if (line.length < shortestPart || line.startsWith('#'))
        return;
    const [, name = '', value = ''] = header.exec(line) ?? [];
    const assigned = isSecretName(name) ? unquoted(value) : valueOfAssignment(line);
    if (assigned !== undefined)
        inner(assigned);
    if (assigned !== undefined || isSetting(line) || isOrdinary(line) || line.length < shortestLine)
        return;
    add({ text: line, isLine: true });
    inner(credentialOfScheme(line) ?? passwordOfPair(line));
}
function isSetting(line) {
    return /^(-\s+)?["']?[\w./:@-]+["']?\s*[:=](\s|$)|^[\w.-]+=|^\[.*\]$|^- /.test(line);
}
const secretName = /auth(?!or)|pass(word|wd|phrase|code)?$|^pass|secret|token|key|credential|cookie|session|jwt|signature|(^|[-_.])(sig|pw|pwd|pat|psk|otp)$/i;
const publicName = /(^|[-_.])(ur[il]|url|type|name|public|provider|expir\w*|alg)([-_.]|$)|^auths$|x509_cert_url$/i;
function isSecretName(name) {
    return secretName.test(name) && !publicName.test(name);
}
function isOrdinary(value) {
    if (/^(https?:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/[\w./-]*)?$/.test(value))
        return true;
    return value.length < 20 && /^([a-z]+([-_./ ][a-z]+)*|[A-Z]?[a-z]+|[A-Z]+|\d{1,6})$/.test(value);
}
const header = /^["']?([A-Za-z][\w.-]*)["']?:\s+(\S.*)$/;
const publicHeader = /^(host|origin|referer|user-agent|via|accept|content|x-forwarded|x-scope-orgid|x-request-id)\b/i;
function valueOfHeader(line) {
    const [, name = '', value = ''] = header.exec(line) ?? [];
    if (value === '' || (!isSecretName(name) && (publicHeader.test(name) || isOrdinary(value))))
        return undefined;
    return unquoted(value);
}
function valueOfAssignment(line) {
    const [, name = '', value = ''] = /^(?:export\s+)?([\w./:@-]+)\s*=\s*(\S.*)$/.exec(line) ?? [];
    return isSecretName(name) ? unquoted(value) : undefined;
}
function unquoted(value) {
    return /^(["']).*\1[,;]?$/.test(value) ? value.replace(/^["']|["'][,;]?$/g, '') : value;
}
function credentialOfScheme(value) {
    return /^(?:bearer|basic|token|apikey|api-key|digest|negotiate|splunk|glsa|aws4-hmac-sha256)\s+(\S.*)$/i.exec(value)?.[1];
}
function passwordOfPair(value) {
    const [, user = '', password] = /^([^\s:/"'{}[\]]*):(\S.*)$/.exec(value) ?? [];
    if (password === undefined || password.startsWith('//') || /^sha\d+$/.test(user))
        return undefined;
    return /^\d{1,5}(\/|$)/.test(password) ? undefined : password;
}
function valuesOfList(value) {
    const fields = value.split(/;\s*|&/).map((field) => /^([\w.-]+)=(.+)$/.exec(field));
    if (fields.length < 2)
        return [];
    return fields.flatMap((match) => {
        const [, name = '', text = ''] = match ?? [];
        return isSecretName(name) || (/(^|[-_.])s?id$/i.test(name) && !isOrdinary(text)) ? [text] : [];
    });
}
function* secretStrings(json, isSecret) {
    if (typeof json === 'string') {
        if (isSecret)
            yield json;
        else
            yield* passwordsOfUrls(json);
    }
    else if (Array.isArray(json)) {
        for (const item of json)
            yield* secretStrings(item, isSecret);
    }
    else if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(json)) {
        for (const [key, item] of Object.entries(json)) {
            yield* secretStrings(item, isSecretName(key) || (isSecret && !publicName.test(key)));
        }
    }
}
const placeholder = /\$[({]|\{\{|^(\$[A-Z_]+|<.*>|\*+|x+|\.+)$/i;
function passwordsOfUrls(text) {
    if (!text.includes('://'))
        return [];
    const found = [];
    for (const [, scheme = '', userinfo = '', rest = ''] of text.matchAll(/\b([a-z][a-z0-9+.-]*):\/\/(?:([^\s/?#"'<>]*)@)?([^\s"'<>]*)/gi)) {
        const colon = userinfo.indexOf(':');
        const [user, password] = colon < 0 ? [userinfo, ''] : [userinfo.slice(0, colon), userinfo.slice(colon + 1)];
        if (password !== '')
            found.push(...(password === user ? [] : [password]));
        else if (/^(https?|oci)$/i.test(scheme) && user.length >= 12 && !isOrdinary(user))
            found.push(user);
        for (const [, name = '', value = ''] of rest.matchAll(/[?&]([\w.-]+)=([^&#\s]+)/g)) {
            if (isSecretName(name))
                found.push(value);
        }
    }
    return found
        .filter((each) => each.length >= shortestPart && !placeholder.test(each))
        .flatMap((each) => [each, decodedUrl(each)]);
}
function decodedUrl(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function textOfBase64(value) {
    if (value.length < 8 || !/^[\w+/-]+={0,2}$/.test(value) || value.replace(/=+$/, '').length % 4 === 1)
        return undefined;
    const bytes = Buffer.from(value, 'base64');
    const text = bytes.toString('utf8');
    return text.length >= shortestPart && /^[\t\r\n\u0020-\u007e\u00a0-\ufffc]+$/.test(text) ? text : undefined;
}


/***/ }),

/***/ 1569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ withDescription),
/* harmony export */   W: () => (/* binding */ asksForDescription)
/* harmony export */ });
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1723);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});

function asksForDescription(value) {
    if (typeof value === 'string')
        return (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .hasPlaceholder */ .Kc)(value, ['subject', 'author']);
    if (value instanceof Map)
        return [...value.values()].some(asksForDescription);
    return typeof value === 'object' && value !== null && Object.values(value).some(asksForDescription);
}
async function withDescription(ci, checkout) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (ci.commit === undefined)
            return ci;
        const { SourceCommits } = await __nccwpck_require__.e(/* import() */ 3978).then(__nccwpck_require__.bind(__nccwpck_require__, 3978));
        const commits = __addDisposableResource(env_1, new SourceCommits(checkout), true);
        const found = await commits.describe(ci.commit, undefined);
        const author = found?.author?.replace(/ <[^<>]*>$/, '');
        return found === undefined ? ci : { ...ci, described: { subject: found.subject ?? '', author: author ?? '' } };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}


/***/ }),

/***/ 65:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ sourceRefOf),
/* harmony export */   _j: () => (/* binding */ parseSourceRef),
/* harmony export */   iO: () => (/* binding */ requestRefs),
/* harmony export */   yW: () => (/* binding */ isQueueBranch)
/* harmony export */ });
const requestRefs = { github: 'refs/pull/', gitlab: 'refs/merge-requests/' };
function parseSourceRef(ref) {
    const [, kind, name = ''] = /^refs\/(heads|tags)\/(.+)$/.exec(ref ?? '') ?? [];
    if (kind !== undefined)
        return { kind: kind === 'tags' ? 'tag' : 'branch', name };
    const number = /^refs\/(?:pull|merge-requests)\/([1-9]\d*)\/head$/.exec(ref ?? '')?.[1];
    return number === undefined ? undefined : { kind: 'request', number: Number(number) };
}
function isQueueBranch(branch) {
    return branch?.startsWith('gh-readonly-queue/') === true;
}
function sourceRefOf(event, branch, forge) {
    switch (event.kind) {
        case 'queue':
            return undefined;
        case 'tag':
            return `refs/tags/${event.tag}`;
        case 'request':
        case 'request-closed':
            return event.number > 0 ? `${requestRefs[forge]}${event.number}/head` : undefined;
        default:
            return branch === undefined ? undefined : `refs/heads/${branch}`;
    }
}


/***/ }),

/***/ 5256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   au: () => (/* binding */ didYouMean),
/* harmony export */   o$: () => (/* binding */ suggestionFor)
/* harmony export */ });
function suggestionFor(word, candidates) {
    const asked = word.toLowerCase();
    let best;
    for (const candidate of candidates) {
        const distance = editDistance(asked, candidate.toLowerCase());
        if (distance <= Math.max(1, Math.floor(asked.length / 3)) && (best === undefined || distance < best.distance)) {
            best = { candidate, distance };
        }
    }
    return best?.candidate;
}
function didYouMean(word, candidates, shown = (candidate) => candidate) {
    const suggestion = suggestionFor(word, candidates);
    return suggestion === undefined ? '' : `Did you mean ${shown(suggestion)}? `;
}
function listed(names) {
    const few = names.slice(0, 6);
    return names.length <= 8 ? names.join(', ') : `${few.join(', ')} and ${names.length - few.length} more`;
}
function editDistance(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitution = a[i - 1] === b[j - 1] ? 0 : 1;
            let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + substitution);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
                cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
            }
            row.push(cost);
        }
        beforeLast = last;
        last = row;
    }
    return last[b.length] ?? 0;
}


/***/ }),

/***/ 2984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fy: () => (/* binding */ textLines),
/* harmony export */   Hi: () => (/* binding */ timeIn),
/* harmony export */   Mm: () => (/* binding */ bounded),
/* harmony export */   Nl: () => (/* binding */ titleLine),
/* harmony export */   Wy: () => (/* binding */ labelOf),
/* harmony export */   bi: () => (/* binding */ writeProblem),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   j$: () => (/* binding */ mostBytes),
/* harmony export */   w7: () => (/* binding */ failureLines),
/* harmony export */   xt: () => (/* binding */ commitIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8624);



function commitIn(text) {
    return text === undefined || /^0*$/.test(text) ? undefined : text;
}
function timeIn(time) {
    const milliseconds = typeof time === 'number' ? time * 1000 : Date.parse(time ?? '');
    return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
function failureLines(failure) {
    const causes = [];
    let cause = failure.cause;
    while (cause !== undefined && causes.length < 5) {
        const text = cause instanceof Error ? cause.message : String(cause);
        if (text !== '' && !failure.message.includes(text) && causes.at(-1) !== text)
            causes.push(text);
        cause = cause instanceof Error ? cause.cause : undefined;
    }
    return { headline: failure.message, causes, hint: failure.hint, url: failure.url };
}
function writeProblem(path, isMadeWhenMissing = false) {
    const isThere = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path);
    if (!isThere && !isMadeWhenMissing)
        return `there is no file ${path}`;
    const target = isThere ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    try {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(target).isDirectory() === isThere)
            return isThere ? `${path} is a directory` : `${target} is no directory`;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(target, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
        return undefined;
    }
    catch (error) {
        return (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error);
    }
}
function textLines(text) {
    return text.split(/\r\n|\r|\n/).map(printable);
}
function titleLine(text) {
    return printable(text.replace(/\s+/g, ' ')).slice(0, 200);
}
function labelOf(label, redact) {
    return label === undefined ? undefined : titleLine(redact(label));
}
function printable(text) {
    return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '�');
}
const mostBytes = 2 ** 20;
function bounded(text, most = mostBytes) {
    if (text.length * 3 <= most || Buffer.byteLength(text) <= most)
        return text;
    const note = `… cut here: the whole has ${Buffer.byteLength(text)} bytes`;
    const room = most - Buffer.byteLength(note) - 2;
    const kept = Buffer.from(text).subarray(0, Math.max(room, 0)).toString('utf8').replace(/�+$/, '');
    const end = kept.lastIndexOf('\n');
    return `${end > kept.length / 2 ? kept.slice(0, end) : kept}\n${note}\n`;
}


/***/ }),

/***/ 6024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C$: () => (/* binding */ painted),
/* harmony export */   Pp: () => (/* binding */ diffLines),
/* harmony export */   dK: () => (/* binding */ isHidden),
/* harmony export */   nI: () => (/* binding */ paint),
/* harmony export */   tn: () => (/* binding */ markedLine)
/* harmony export */ });
const codes = {
    heading: 1,
    strong: 1,
    detail: 2,
    link: 4,
    failed: 31,
    removed: 31,
    added: 32,
    ok: 32,
    warning: 33,
    code: 36,
    hint: 36,
    hunk: 36,
    file: 1,
};
function painted(spans, look) {
    return spans.map((span) => linked(span, paint(span.text, span.meaning, look), look)).join('');
}
function paint(text, meaning, { colours }) {
    return meaning === undefined || !colours || text === '' ? text : `\u001b[${codes[meaning]}m${text}\u001b[0m`;
}
function isHidden(url, { hyperlinks = false }) {
    return hyperlinks && /^https?:\/\/[\u0021-\u007e]+$/.test(url);
}
function linked({ url }, shown, look) {
    if (url === undefined || shown === '' || !isHidden(url, look))
        return shown;
    return `\u001b]8;;${url}\u001b\\${shown}\u001b]8;;\u001b\\`;
}
const marks = {
    '✔': 'ok',
    '✓': 'ok',
    '✗': 'failed',
    '✘': 'failed',
    '▲': 'warning',
};
function markedLine(line) {
    const [, indent = '', mark, rest = ''] = /^(\s*)([✔✓✗✘▲])(?=\s|$)(.*)$/su.exec(line) ?? [];
    if (mark === undefined)
        return [{ text: line }];
    return [{ text: indent }, { text: mark, meaning: marks[mark] }, { text: rest }];
}
function diffLines(lines) {
    return lines.map((text, at) => ({ text, meaning: meaningInDiff(text, lines[at - 1], lines[at + 1]) }));
}
function meaningInDiff(line, before = '', after = '') {
    const isName = (a, b) => /^--- /.test(a) && /^\+\+\+ /.test(b);
    if (isName(line, after) || isName(before, line) || /^diff /.test(line))
        return 'file';
    if (line.startsWith('@@'))
        return 'hunk';
    if (line.startsWith('+'))
        return 'added';
    return line.startsWith('-') ? 'removed' : undefined;
}


/***/ }),

/***/ 2365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ hasWide),
/* harmony export */   cutTo: () => (/* binding */ cutTo),
/* harmony export */   g: () => (/* binding */ splitAt),
/* harmony export */   widthOf: () => (/* binding */ widthOf)
/* harmony export */ });
const wide = /[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u23f0\u23f3\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const invisible = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]+$/u;
const plain = /^[\u0020-\u007e]*$/;
let segmenter;
function graphemes(text) {
    if (plain.test(text))
        return [...text];
    segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
    return [...segmenter.segment(text)].map(({ segment }) => segment);
}
function widthOf(text) {
    if (plain.test(text))
        return text.length;
    return graphemes(text).reduce((sum, each) => sum + widthOfGrapheme(each), 0);
}
function widthOfGrapheme(grapheme) {
    if (plain.test(grapheme))
        return grapheme.length;
    if (invisible.test(grapheme))
        return 0;
    return wide.test(grapheme) || grapheme.includes('\ufe0f') ? 2 : 1;
}
function hasWide(text) {
    return !plain.test(text) && graphemes(text).some((each) => widthOfGrapheme(each) === 2);
}
function cutTo(text, columns) {
    if (widthOf(text) <= columns)
        return text;
    let kept = '';
    let width = 1;
    for (const each of graphemes(text)) {
        width += widthOfGrapheme(each);
        if (width > columns)
            break;
        kept += each;
    }
    return `${kept.trimEnd()}…`;
}
function splitAt(text, columns) {
    let kept = '';
    let width = 0;
    for (const each of graphemes(text)) {
        width += widthOfGrapheme(each);
        if (width > columns && kept !== '')
            break;
        kept += each;
    }
    const mark = kept.length < text.length ? /^.*[/:@,-]/s.exec(kept)?.[0].length : undefined;
    if (mark !== undefined && mark * 2 > kept.length)
        kept = kept.slice(0, mark);
    return [kept, text.slice(kept.length)];
}


/***/ }),

/***/ 125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ everyOutput),
/* harmony export */   Kq: () => (/* binding */ descriptionOf),
/* harmony export */   NB: () => (/* binding */ defineCommand)
/* harmony export */ });
function descriptionOf(output) {
    return typeof output === 'string' ? output : output.description;
}
function everyOutput({ outputs }, known) {
    return Object.fromEntries(Object.entries(outputs).map(([name, declared]) => [
        name,
        known[name] ?? (typeof declared === 'string' ? null : declared.empty),
    ]));
}
function defineCommand(command) {
    return command;
}


/***/ }),

/***/ 4105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ findConfigFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8624);
/* harmony import */ var _core_monorepo_project_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8897);




function findConfigFile(directories) {
    for (const directory of directories.map((each) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(each))) {
        const [name, other] = _core_monorepo_project_js__WEBPACK_IMPORTED_MODULE_3__/* .configFileNames */ .H.filter((each) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, each)));
        if (name !== undefined && other !== undefined) {
            const hint = `Keep one of them, or name the one that counts with \`config\` (\`MG_CONFIG\`).`;
            throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('config', `both ${name} and ${other} are in ${directory}`, hint);
        }
        if (name !== undefined)
            return { directory, name };
    }
    return undefined;
}


/***/ }),

/***/ 2750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ announceInputs),
/* harmony export */   FU: () => (/* binding */ updateInputs),
/* harmony export */   J8: () => (/* binding */ commitInputs),
/* harmony export */   Oc: () => (/* binding */ reviewInputs),
/* harmony export */   Uh: () => (/* binding */ deliveryInputs)
/* harmony export */ });
/* harmony import */ var _core_edit_pin_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4756);

const commitInputs = {
    message: {
        type: 'string',
        isLong: true,
        config: { keys: ['environment.message', 'gitops.message'] },
        description: 'Commit message, with `{service} {environment} {old-tag} {new-tag} {subject} {author} {sha8} {sha} {branch} {branch-slug} {slug} {run}`.',
    },
    author: {
        type: 'string',
        config: { keys: ['gitops.author'] },
        description: 'Author of the commit, `Name <address>`. Default: who started the run; with `commit-via: api` the owner of the token, on GitHub always.',
    },
    sign: {
        type: 'string',
        secret: true,
        description: 'Private SSH or GPG key (its text, without passphrase) that signs the commit.',
    },
    'on-older': {
        type: 'choice',
        options: ['skip', 'fail', 'apply'],
        default: 'skip',
        description: 'What to do when the file already holds an image that was built from a newer commit.',
    },
};
const deliveryInputs = {
    deliver: {
        type: 'choice',
        options: ['push', 'pull-request'],
        default: 'push',
        config: { keys: ['environment.deliver', 'gitops.deliver'], withoutService: true },
        description: 'Push the commit, or collect the commits of all services in one rolling pull or merge request that somebody approves.',
    },
    'commit-via': {
        type: 'choice',
        options: ['git', 'api'],
        default: 'git',
        config: { keys: ['gitops.commit-via'] },
        description: "Commit by git, or by the forge's API, which signs the commit as its own.",
    },
    'request-key': {
        type: 'string',
        description: 'What shares one rolling request. Default: the environment, else the target branch.',
    },
    'request-branch': {
        type: 'string',
        default: 'monorepo-gitops/',
        config: { keys: ['gitops.request-branch'] },
        description: 'What the branches of requests begin with, before their key: for push rules that demand a pattern, `feature/deploy-`.',
    },
    title: { type: 'string', description: 'Title of the request. Default: its services and key.' },
    labels: {
        type: 'list',
        config: { keys: ['gitops.labels'] },
        description: 'Labels of the request. Labels that people add stay.',
    },
    reviewers: {
        type: 'list',
        ofNames: true,
        config: { keys: ['gitops.reviewers'] },
        description: 'User names (on GitHub also `org/team`) who are asked to review the request.',
    },
    draft: { type: 'boolean', default: 'false', description: 'Open the request as a draft.' },
    'auto-merge': {
        type: 'boolean',
        default: 'false',
        config: { keys: ['gitops.auto-merge'] },
        description: "Merge the request when its checks pass, by the forge's own mechanism.",
    },
};
const updateInputs = {
    file: {
        type: 'list',
        config: { keys: ['environment.file'], form: 'one', placeholders: true },
        description: 'File to edit in the GitOps repository, for example `values/{service}-dev.yaml`: a path, a list of paths or globs. `*` and `**` match dot files too.',
    },
    image: {
        type: 'string',
        config: { keys: ['environment.image'], placeholders: true },
        description: 'Image repository to write, or to find by: `harbor.example.com/fe/web1`, with placeholders. A full reference brings its tag and digest along. Default for a service: its own.',
    },
    tag: {
        type: 'string',
        config: { keys: ['environment.tag'] },
        description: 'Tag to write, with placeholders. Default for a service: the first tag that it is built with, else `{sha8}`.',
    },
    digest: { type: 'string', description: 'Digest to write, `sha256:…`.' },
    'keep-tag': {
        type: 'boolean',
        default: 'false',
        description: 'Keep the tag where a digest would replace it: in Kustomize and in `name:tag@digest`.',
    },
    pin: {
        type: 'choice',
        options: _core_edit_pin_js__WEBPACK_IMPORTED_MODULE_0__/* .pins */ .h,
        config: { keys: ['environment.pin'] },
        description: 'What of tag and digest the file gets. Default: what is given; in `deploy` as the file has it, so that a file with a digest gets the new one and a file without gets the tag alone. In Helm values a tag beside a digest is kept in step.',
    },
    key: {
        type: 'string',
        config: { keys: ['environment.key'], placeholders: true },
        description: 'YAML path of the image or its tag, in any file: `web.image.tag`, `spec.template.spec.containers[name=web].image`, `{kind=Deployment,name=web}.spec…` where several documents have it. What stands beside it (repository, digest) is kept in step. Without it the image is looked for, in Helm values first at `image.tag`.',
    },
    container: {
        type: 'string',
        config: { keys: ['environment.container'], placeholders: true },
        description: 'Name of the container whose image is meant, where a file names one image several times with different tags.',
    },
    set: {
        type: 'list',
        config: { keys: ['environment.set'], form: 'values', placeholders: true },
        description: 'Further values, `path=value` (text) or `path:=json`. Missing maps and items are created; `list[-]` adds an item at the end, `list[+0]` before the first.',
    },
    unset: {
        type: 'list',
        config: { keys: ['environment.unset'] },
        description: 'YAML paths to remove. One that is not there is no error.',
    },
    from: {
        type: 'string',
        config: { keys: ['environment.from'], placeholders: true },
        description: 'Template in the GitOps repository that `file` is copied from when it does not exist. Of a directory all files are copied beside `file`, which is one of them.',
    },
    updates: {
        type: 'json',
        description: 'Many edits in one commit: a JSON list of `{service, file, image, tag, digest, keep-tag, pin, key, container, set, unset, from, on-alias, placeholders, delete}`, `@file`, or `@directory` with what other jobs have emitted.',
    },
    emit: {
        type: 'string',
        description: 'Commit nothing; write the edits as JSON to this file, for a later job that commits those of all jobs with `updates: @directory`.',
    },
    'on-alias': {
        type: 'choice',
        options: ['anchor', 'materialise', 'refuse'],
        default: 'anchor',
        description: 'A value that is a YAML alias: edit it at its anchor for all its users (with a warning), give this place its own copy, or refuse.',
    },
    rollback: {
        type: 'boolean',
        default: 'false',
        description: 'Go back to the image before the current one, from the history of the GitOps repository, or to the earlier one that `tag` or `digest` names. Else only the places count: `file`, `image`, `key` and `container`, or `service` and `environment`.',
    },
};
const announceInputs = {
    announce: {
        type: 'list',
        ofNames: true,
        options: ['comment', 'deployment', 'status', 'none'],
        default: 'comment, deployment, status',
        config: { keys: ['environment.announce', 'gitops.announce'], withoutService: true, firstWins: true },
        description: 'Where the forge of the monorepo shows a deployment: one `comment` on the request, a `deployment` (on GitLab the environment), a `status` of the commits; `none`: nowhere.',
    },
    'rendered-diff': {
        type: 'boolean',
        default: 'false',
        config: { keys: ['environment.rendered-diff', 'gitops.rendered-diff'], withoutService: true },
        description: 'Show on a request that no environment takes also what merging it would change in the cluster, as Argo CD renders it (with `argocd-server` and `announce: comment`). For as long as that takes, a branch of the GitOps repository has the commit.',
    },
};
const reviewInputs = {
    ttl: {
        type: 'duration',
        description: 'How long a review environment lives after its latest deployment, until a sweep removes it: `7d`. Default: for ever. An environment of `gitops.yaml` with a ttl is a review environment.',
    },
};


/***/ }),

/***/ 3669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E3: () => (/* binding */ plannedInputs),
/* harmony export */   HM: () => (/* binding */ runInputs),
/* harmony export */   LV: () => (/* binding */ forgeInputs),
/* harmony export */   P4: () => (/* binding */ registryInputs),
/* harmony export */   cX: () => (/* binding */ gitopsInputs),
/* harmony export */   e5: () => (/* binding */ promotionInput),
/* harmony export */   kH: () => (/* binding */ changeInputs),
/* harmony export */   rU: () => (/* binding */ argocdConnection),
/* harmony export */   wm: () => (/* binding */ argocdInputs)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8624);

const runInputs = {
    config: {
        type: 'string',
        description: 'Path of the configuration file. Without it `gitops.yaml` is read when there is one.',
    },
    service: { type: 'string', description: 'Service in `gitops.yaml` that fills the other inputs.' },
    environment: { type: 'string', description: 'Environment in `gitops.yaml` that fills the other inputs.' },
    cluster: {
        type: 'string',
        description: 'Cluster of an environment with `clusters` in `gitops.yaml`. Default: all of them.',
    },
    timeout: {
        type: 'duration',
        default: '5m',
        description: 'Deadline of the whole command: of all waiting, reading and writing. It then ends with exit code 3.',
    },
    'dry-run': {
        type: 'boolean',
        default: 'false',
        description: 'Do all reading, print the exact diff or request, write nothing.',
    },
};
const changeInputs = {
    services: { type: 'list', ofNames: true, description: 'Services to look at. Default: all of them.' },
    all: { type: 'boolean', default: 'false', description: 'Take every service, whatever changed.' },
    base: {
        type: 'string',
        description: 'Commit (full object name) or ref to compare with. Default: by the event. Without a base everything is taken.',
    },
};
const plannedInputs = {
    seen: {
        type: 'string',
        description: 'Output `seen` of the `plan` that this job belongs to: what the GitOps repository was then. What came since counts as come meanwhile, and `service` names no wish of a person.',
    },
};
const promotionInput = {
    type: 'choice',
    options: ['require', 'build'],
    default: 'require',
    description: 'With `promote-from`: take the image of the other environment, or build this commit here (a hotfix past that environment).',
};
const gitopsInputs = {
    'gitops-repository': {
        type: 'string',
        config: { keys: ['gitops.repository'], form: 'url' },
        description: 'GitOps repository: a URL, `owner/name` on the forge of this job, or a path.',
    },
    'gitops-branch': {
        type: 'string',
        config: { keys: ['gitops.branch'] },
        description: "Branch to write to. Default: the repository's HEAD.",
    },
    'gitops-token': {
        type: 'string',
        secret: true,
        description: 'Token that may push to the GitOps repository, sent as an authorization header only.',
    },
    'gitops-username': {
        type: 'string',
        config: { keys: ['gitops.username'] },
        description: "User name that goes with `gitops-password` or `gitops-token`. Default of a token: what its forge wants, also for the job's own.",
    },
    'gitops-password': { type: 'string', secret: true, description: 'Password that goes with `gitops-username`.' },
    'gitops-ssh-key': { type: 'string', secret: true, description: 'Private SSH key (its text) for an ssh repository.' },
    'gitops-app-id': {
        type: 'string',
        config: { keys: ['gitops.app-id'] },
        description: 'Id or client id of a GitHub App installed on the GitOps repository.',
    },
    'gitops-app-private-key': { type: 'string', secret: true, description: 'Private key (PEM) of that GitHub App.' },
    'gitops-transport': {
        type: 'choice',
        options: ['auto', 'wire', 'git'],
        default: 'auto',
        config: { keys: ['gitops.transport'] },
        description: 'How to reach it: `wire` speaks the git protocol itself over http(s), `git` runs the git program.',
    },
};
const forgeInputs = {
    'forge-token': {
        type: 'string',
        secret: true,
        description: "Token for GitHub's or GitLab's API, before `gitops-token` for requests. Default: the job's own, for its own repository. With `forge-url` it is for that server alone.",
    },
    'forge-url': {
        type: 'string',
        description: "Base URL of the forge's API, for example `https://gitlab.example.com/api/v4`. Default: the job's own.",
    },
};
const registryInputs = {
    'registry-username': {
        type: 'string',
        description: 'User of the image registry. Default: the Docker configuration.',
    },
    'registry-password': { type: 'string', secret: true, description: 'Password or token of that user.' },
    'registry-insecure': {
        type: 'list',
        ofNames: true,
        description: 'Hosts (with port) of image registries that are spoken to over plain http: `harbor.internal:8080`. Loopback addresses always are.',
    },
};
const argocdInputs = {
    'argocd-server': {
        type: 'string',
        config: { keys: ['argocd.server'] },
        description: 'Host (and port) or URL of the Argo CD API server. Without it Applications are written to the GitOps repository.',
    },
    'argocd-token': { type: 'string', secret: true, description: 'API token of a project role or of an account.' },
    'argocd-username': {
        type: 'string',
        config: { keys: ['argocd.username'] },
        description: 'Account for a session, when there is no token.',
    },
    'argocd-password': { type: 'string', secret: true, description: 'Password of that account.' },
    'argocd-oidc': {
        type: 'string',
        config: { keys: ['argocd.oidc'] },
        description: "Keyless: id of the Dex connector that exchanges this job's OIDC token (on GitLab, with the `id_tokens` variable `ARGOCD_ID_TOKEN`).",
    },
    'argocd-insecure': {
        type: 'boolean',
        default: 'false',
        config: { keys: ['argocd.insecure'] },
        description: "Do not verify the server's certificate. Prefer `argocd-ca`.",
    },
    'argocd-plaintext': {
        type: 'boolean',
        default: 'false',
        config: { keys: ['argocd.plaintext'] },
        description: 'Speak http instead of https.',
    },
    'argocd-ca': {
        type: 'string',
        isLong: true,
        config: { keys: ['argocd.ca'] },
        description: 'CA certificate(s) in PEM that signed the server: text or path.',
    },
    'argocd-client-cert': {
        type: 'string',
        isLong: true,
        config: { keys: ['argocd.client-cert'] },
        description: 'Client certificate in PEM for mutual TLS: text or path.',
    },
    'argocd-client-key': {
        type: 'string',
        secret: true,
        description: 'Key of the client certificate in PEM: text or path.',
    },
    'argocd-headers': {
        type: 'list',
        secret: true,
        description: 'Extra request headers, `Name: value`, for a proxy in front of the server.',
    },
    'argocd-root-path': {
        type: 'string',
        config: { keys: ['argocd.root-path'] },
        description: 'Path under which the server is published (`--rootpath`).',
    },
};
function argocdConnection(inputs) {
    const server = inputs['argocd-server'];
    if (server === undefined) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('argocd-server', 'is missing', 'Give the Argo CD server, or use `mode: git`.');
    }
    return {
        server,
        token: inputs['argocd-token'],
        username: inputs['argocd-username'],
        password: inputs['argocd-password'],
        oidcConnector: inputs['argocd-oidc'],
        insecure: inputs['argocd-insecure'],
        plaintext: inputs['argocd-plaintext'],
        ca: inputs['argocd-ca'],
        clientCert: inputs['argocd-client-cert'],
        clientKey: inputs['argocd-client-key'],
        headers: inputs['argocd-headers'],
        rootPath: inputs['argocd-root-path'],
    };
}


/***/ }),

/***/ 9029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M0: () => (/* binding */ overview),
/* harmony export */   bD: () => (/* binding */ commandHelp),
/* harmony export */   q0: () => (/* binding */ describe)
/* harmony export */ });
/* harmony import */ var _core_published_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3648);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(125);
/* harmony import */ var _declarations_gitops_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2750);
/* harmony import */ var _declarations_run_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3669);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4112);





const groups = {
    start: 'Start with these three',
    gitops: 'GitOps repository',
    registry: 'Registry',
    argocd: 'Argo CD',
    advanced: 'Advanced',
};
const columns = 80;
const exitCodes = 'Exit codes: 0 done, 1 failed, 2 bad input, 3 timed out waiting, 4 refused by a safety rule.';
function overview(commands, heading = (text) => text) {
    const width = Math.max(...commands.map(({ command }) => command.name.length)) + 4;
    const listed = Object.entries(groups).flatMap(([group, title]) => {
        const own = commands.filter(({ guide }) => guide.group === group);
        const lines = own.flatMap(({ command: { name, summary } }) => described(`  ${name}`, summary, width));
        return own.length === 0 ? [] : ['', heading(title), ...lines];
    });
    return [
        'monorepo-gitops: from a commit to the GitOps repository that Argo CD watches',
        '',
        'Usage: monorepo-gitops <command> [--<input> <value> …] [--json] [--verbose]',
        ...listed,
        '',
        heading('Examples'),
        '  monorepo-gitops demo                 see the whole flow, on this machine alone',
        '  monorepo-gitops init                 set a monorepo up',
        '  monorepo-gitops check --online       before the first deployment',
        '  monorepo-gitops deploy --dry-run     what this branch would deploy',
        '',
        ...wrap('`monorepo-gitops help <command>` tells of one command: examples, inputs, outputs.', 0),
        ...wrap('An input is a flag, a variable `MG_<INPUT>`, or comes from gitops.yaml.', 0),
        ...wrap(exitCodes, 0),
        `${_core_published_js__WEBPACK_IMPORTED_MODULE_3__/* .documentation */ .TH}/README.md`,
        '',
    ].join('\n');
}
function commandHelp(command, guide = { examples: [] }, heading = (text) => text) {
    const sections = inputSections(command.inputs, guide.examples.map(({ argv }) => argv).join(' '));
    const examples = guide.examples.flatMap(({ what, argv }) => [
        ...wrap(`# ${what}`, 2),
        ...exampleLines(`monorepo-gitops ${command.name} ${argv}`.trim()),
    ]);
    const outputs = Object.entries(command.outputs);
    return [
        ...wrap(`monorepo-gitops ${command.name}: ${command.summary}`, 0),
        ...(examples.length === 0 ? [] : ['', heading('Examples:'), ...examples]),
        ...sections.flatMap(([title, names]) => [
            '',
            heading(title),
            ...names.flatMap((name) => inputLines(name, command)),
        ]),
        '',
        heading('Outputs:'),
        ...outputs.flatMap(([name, output]) => [`  ${name}`, ...wrap((0,_command_js__WEBPACK_IMPORTED_MODULE_4__/* .descriptionOf */ .Kq)(output), 6)]),
        '',
        heading('Switches:'),
        '  --json      one JSON object with the outputs on stdout',
        '  --verbose   more detail in the log (stderr)',
        '  --help, --version',
        '',
        ...wrap('An input is a flag, else a variable: --dry-run is MG_DRY_RUN. Else it comes from gitops.yaml.', 0),
        ...wrap(exitCodes, 0),
        (0,_core_published_js__WEBPACK_IMPORTED_MODULE_3__/* .commandPage */ .V6)(command.name),
        '',
    ].join('\n');
}
function inputSections(inputs, examples) {
    const { service: _service, environment: _environment, cluster: _cluster, 'dry-run': _dry, ...everyRun } = _declarations_run_js__WEBPACK_IMPORTED_MODULE_1__/* .runInputs */ .HM;
    const shared = [
        ['Commit and request:', { ..._declarations_gitops_js__WEBPACK_IMPORTED_MODULE_0__/* .commitInputs */ .J8, ..._declarations_gitops_js__WEBPACK_IMPORTED_MODULE_0__/* .deliveryInputs */ .Uh }],
        ['The GitOps repository, and how it is reached:', _declarations_run_js__WEBPACK_IMPORTED_MODULE_1__/* .gitopsInputs */ .cX],
        ['The Argo CD server:', _declarations_run_js__WEBPACK_IMPORTED_MODULE_1__/* .argocdInputs */ .wm],
        ['The registry:', _declarations_run_js__WEBPACK_IMPORTED_MODULE_1__/* .registryInputs */ .P4],
        ['GitHub and GitLab:', _declarations_run_js__WEBPACK_IMPORTED_MODULE_1__/* .forgeInputs */ .LV],
        ['Every run:', everyRun],
    ];
    const names = Object.keys(inputs);
    const sectionOf = (name) => shared.find(([, declared]) => Object.hasOwn(declared, name))?.[0];
    const isShown = (name) => new RegExp(`--${name}(?![\\w-])`).test(examples);
    const own = names.filter((name) => sectionOf(name) === undefined || isShown(name));
    const first = own.filter(isShown);
    const sections = [
        ['Inputs:', [...first, ...own.filter((name) => !first.includes(name))]],
        ...shared.map(([title]) => [title, names.filter((name) => sectionOf(name) === title && !isShown(name))]),
    ];
    return sections.filter(([, all]) => all.length > 0);
}
function inputLines(name, { inputs }) {
    const declaration = inputs[name];
    if (declaration === undefined)
        return [];
    const secret = declaration.secret === true ? ` Secret: give it as ${(0,_resolve_js__WEBPACK_IMPORTED_MODULE_2__/* .variableOf */ .Qn)(name)}.` : '';
    return [`  --${name} ${valueShape(declaration)}`, ...wrap(describe(declaration) + secret, 6)];
}
function describe(declaration) {
    const notes = [
        declaration.description,
        ...(declaration.options === undefined
            ? []
            : [`${declaration.type === 'list' ? 'Any' : 'One'} of: ${declaration.options.join(', ')}.`]),
        ...(declaration.default === undefined ? [] : [`Default: \`${declaration.default}\`.`]),
    ];
    return notes.join(' ');
}
const longestOptions = 40;
function valueShape(declaration) {
    const options = declaration.options?.join('|') ?? '';
    const shapes = {
        boolean: '[true|false]',
        choice: options.length > longestOptions ? '<choice>' : `<${options}>`,
        duration: '<duration>',
        integer: '<number>',
        json: '<JSON or @file>',
        list: '<item> …',
        string: '<text>',
    };
    return shapes[declaration.type];
}
function described(name, text, width) {
    return wrap(text, width).map((line, at) => (at === 0 ? name.padEnd(width) + line.trimStart() : line));
}
function exampleLines(call) {
    const lines = [];
    let line = ' ';
    for (const word of call.split(/ (?=--)/)) {
        const isFull = `${line} ${word} \\`.length > columns;
        if (isFull)
            lines.push(`${line} \\`);
        line = isFull ? `      ${word}` : `${line} ${word}`;
    }
    return [...lines, line];
}
function wrap(text, indent) {
    const plain = text.replaceAll('`', '').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
    const pattern = new RegExp(`(?:\\S.{0,${columns - indent - 2}}\\S|\\S+)(?=\\s|$)`, 'g');
    return (plain.match(pattern) ?? []).map((line) => ' '.repeat(indent) + line);
}


/***/ }),

/***/ 4112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   Ow: () => (/* binding */ needed),
/* harmony export */   Qn: () => (/* binding */ variableOf),
/* harmony export */   S5: () => (/* binding */ durationText),
/* harmony export */   eL: () => (/* binding */ resolveInputs)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8624);
/* harmony import */ var _core_secret_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2639);
/* harmony import */ var _core_suggestion_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5256);





function resolveInputs(declarations, sources, { secrets, cwd }) {
    const resolved = Object.entries(declarations).map(([name, declaration]) => {
        const given = firstGiven(name, sources);
        if (given === undefined)
            return [name, withoutSource(name, declaration)];
        if ('value' in given)
            return [name, given];
        addSecrets(declaration, given, secrets);
        return [name, { value: parseGiven(name, declaration, given, cwd), source: given.source }];
    });
    return {
        inputs: Object.fromEntries(resolved.map(([name, { value }]) => [name, value])),
        resolved: Object.fromEntries(resolved),
    };
}
function addSecrets({ secret, type }, { text, source }, secrets) {
    const texts = [text].flat();
    if (secret === true)
        for (const each of type === 'list' ? [...texts, ...parseList(text)] : texts)
            secrets.add(each);
    else if (source.kind !== 'gitops.yaml')
        for (const each of texts.flatMap(_core_secret_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .passwordsOfUrls */ .Me))
            secrets.add(each);
}
function needed(value, name, why, hint) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `is missing: ${why}`, hint);
    }
    return value;
}
function variableOf(name) {
    return `MG_${name.toUpperCase().replaceAll('-', '_')}`;
}
function firstGiven(name, sources) {
    for (const source of sources) {
        const given = source(name);
        if (given !== undefined)
            return given;
    }
    return undefined;
}
function withoutSource(name, declaration) {
    if (declaration.default !== undefined) {
        const source = { kind: 'default', name: 'default' };
        return { value: parseGiven(name, declaration, { text: declaration.default, source }, '.'), source };
    }
    return { value: declaration.type === 'list' ? [] : undefined, source: { kind: 'absent', name: 'absent' } };
}
function parseGiven(name, declaration, given, cwd) {
    if (declaration.type === 'list') {
        const lines = parseList(given.text);
        const items = declaration.ofNames === true ? lines.flatMap(namesIn) : lines;
        refuseOtherItems(name, declaration, items, given.source);
        return items;
    }
    const texts = [given.text].flat();
    const [only] = texts;
    if (only === undefined || texts.length > 1) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `was given ${texts.length} times (${given.source.name})`, 'Give it once.');
    }
    const { type, secret, options = [] } = declaration;
    const text = type === 'string' && secret !== true ? only : only.trim();
    const refuse = (allowed, hint = `Allowed: ${allowed}.`) => {
        const shown = secret === true ? 'the given value' : JSON.stringify(text.slice(0, 80));
        return (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `${shown} (${given.source.name}) is not ${allowed}`, hint);
    };
    switch (type) {
        case 'string':
            return text;
        case 'boolean':
            if (/^(true|True|TRUE)$/.test(text))
                return true;
            if (/^(false|False|FALSE)$/.test(text))
                return false;
            throw refuse('true or false');
        case 'integer':
            if (!/^\d{1,15}$/.test(text))
                throw refuse('a whole number, 0 or more');
            return Number(text);
        case 'duration': {
            const milliseconds = parseDuration(text);
            const unit = /^\d+$/.test(text) ? `Say the unit: ${text}s, ${text}m, ${text}h or ${text}d.` : undefined;
            if (milliseconds === undefined)
                throw refuse('a duration such as 90s, 5m, 12h or 7d', unit);
            return milliseconds;
        }
        case 'choice':
            if (!options.includes(text))
                throw refuse(`one of ${options.join(', ')}`, choiceHint(text, declaration));
            return text;
        case 'json':
            return parseJson(name, text, cwd);
    }
}
function refuseOtherItems(name, declaration, items, source) {
    const { options } = declaration;
    const other = options && items.find((item) => !options.includes(item));
    if (other === undefined)
        return;
    const shown = JSON.stringify(other.slice(0, 80));
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `${shown} (${source.name}) is not one of ${options?.join(', ')}`, choiceHint(other, declaration));
}
function choiceHint(text, { options = [], default: usual }) {
    const absent = usual === undefined ? 'or leave the input out' : `or leave the input out for ${usual}`;
    return `${(0,_core_suggestion_js__WEBPACK_IMPORTED_MODULE_4__/* .didYouMean */ .au)(text, options)}Give one of them, ${absent}.`;
}
const durationUnits = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
function parseDuration(text) {
    if (!/^(\d+(ms|[smhd]))+$/.test(text))
        return undefined;
    const units = durationUnits;
    let total = 0;
    for (const [, amount, unit] of text.matchAll(/(\d+)(ms|[smhd])/g))
        total += Number(amount) * (units[unit ?? ''] ?? 0);
    return total;
}
function durationText(milliseconds) {
    const [unit, size] = Object.entries(durationUnits).find(([, each]) => milliseconds % each === 0) ?? ['ms', 1];
    return milliseconds === 0 ? '0s' : `${milliseconds / size}${unit}`;
}
function parseList(text) {
    if (typeof text !== 'string')
        return text;
    const array = text.trimStart().startsWith('[') ? stringArray(text) : undefined;
    if (array !== undefined)
        return array;
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}
function namesIn(item) {
    return item
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
}
function stringArray(text) {
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function parseJson(name, text, cwd) {
    if (!text.startsWith('@'))
        return parseJsonText(name, text);
    const given = text.slice(1);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, given);
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false })?.isDirectory() !== true)
        return parseJsonFile(name, path, given);
    const names = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(path).filter((each) => each.endsWith('.json'));
    if (names.length === 0) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `the directory ${given} holds no *.json file`, 'Check that the artifacts of the other jobs were downloaded into it, all in one directory (merge-multiple).');
    }
    return names.sort().flatMap((each) => parseJsonFile(name, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, each), `${given}/${each}`));
}
function parseJsonFile(name, path, shown) {
    let json;
    try {
        json = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch (cause) {
        const hint = 'Give the path of a JSON file, or of a directory with some, behind the @.';
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `the file ${shown} cannot be read`, hint, cause);
    }
    return parseJsonText(`${name} (${shown})`, json);
}
function parseJsonText(name, json) {
    try {
        return JSON.parse(json);
    }
    catch (cause) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `is not JSON: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause)}`, 'Give JSON text, or @file.', cause);
    }
}


/***/ }),

/***/ 6802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ parseCommandLine),
/* harmony export */   Ei: () => (/* binding */ hostSource),
/* harmony export */   QZ: () => (/* binding */ refuseUnknownInputs),
/* harmony export */   c8: () => (/* binding */ secretVariables),
/* harmony export */   qz: () => (/* binding */ flagSource),
/* harmony export */   uM: () => (/* binding */ variableSource)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8624);
/* harmony import */ var _core_published_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3648);
/* harmony import */ var _core_suggestion_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5256);
/* harmony import */ var _declarations_gitops_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2750);
/* harmony import */ var _declarations_run_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3669);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4112);






const switches = new Map([
    ['--json', 'json'],
    ['--verbose', 'verbose'],
    ['-v', 'verbose'],
    ['--help', 'help'],
    ['-h', 'help'],
    ['--version', 'version'],
    ['-V', 'version'],
]);
const switchNames = [...switches.keys()].filter((each) => each.startsWith('--')).map((each) => each.slice(2));
function parseCommandLine(argv, declarations, command = '<command>') {
    const flags = new Map();
    const found = new Set();
    for (let index = 0; index < argv.length; index++) {
        const argument = argv[index] ?? '';
        const named = switches.get(argument);
        if (named !== undefined) {
            found.add(named);
            continue;
        }
        const [, name, assigned] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
        if (name === undefined)
            throw noFlag(argument, argv[index - 1], declarations);
        const declaration = Object.hasOwn(declarations, name) ? declarations[name] : undefined;
        if (declaration === undefined)
            throw unknownInput(name, declarations, { spelled: `--${name}`, command });
        let value = assigned;
        if (value === undefined && declaration.type === 'boolean') {
            const next = argv[index + 1];
            if (next === 'true' || next === 'false')
                index++;
            value = next === 'false' ? 'false' : 'true';
        }
        value ??= argv[++index];
        if (value === undefined)
            throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`--${name}`, 'has no value behind it', `Give --${name} <value>. ${declaration.description}`);
        if (value === '') {
            throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`--${name}`, 'is empty', 'Leave the flag out, or check the variable that should have filled it.');
        }
        flags.set(name, [...(flags.get(name) ?? []), value]);
    }
    return { flags, switches: found };
}
function noFlag(argument, before, declarations) {
    const name = before?.startsWith('--') === true ? before.slice(2) : '';
    const isSwitch = Object.hasOwn(declarations, name) && declarations[name]?.type === 'boolean';
    const hint = isSwitch
        ? `${before} stands alone, or has true or false behind it.`
        : 'Inputs are given as --name value or --name=value. A value with spaces needs quotes.';
    return (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(JSON.stringify(argument), 'is not a flag', hint);
}
function flagSource(line) {
    return (name) => {
        const values = line.flags.get(name);
        if (values === undefined)
            return undefined;
        const [only] = values;
        const text = values.length === 1 && only !== undefined ? only : values;
        return { text, source: { kind: 'flag', name: `--${name}` } };
    };
}
function hostSource(host) {
    return (name) => {
        const given = host.input(name);
        return given === undefined ? undefined : { text: given.text, source: { kind: 'host', name: given.source } };
    };
}
function variableSource(env) {
    return (name) => {
        const text = env[(0,_resolve_js__WEBPACK_IMPORTED_MODULE_3__/* .variableOf */ .Qn)(name)];
        if (text === undefined || text === '')
            return undefined;
        return { text, source: { kind: 'variable', name: (0,_resolve_js__WEBPACK_IMPORTED_MODULE_3__/* .variableOf */ .Qn)(name) } };
    };
}
function secretVariables(env) {
    const declared = {
        ..._declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .gitopsInputs */ .cX,
        ..._declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .argocdInputs */ .wm,
        ..._declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .registryInputs */ .P4,
        ..._declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .forgeInputs */ .LV,
        ..._declarations_gitops_js__WEBPACK_IMPORTED_MODULE_1__/* .commitInputs */ .J8,
    };
    const names = Object.keys(declared).filter((name) => declared[name]?.secret === true);
    const variables = names.map(_resolve_js__WEBPACK_IMPORTED_MODULE_3__/* .variableOf */ .Qn);
    const ofPlaces = Object.keys(env).filter((name) => variables.some((each) => name.startsWith(`${each}_`)));
    return [...variables, ...ofPlaces];
}
function refuseUnknownInputs(host, declarations, command) {
    for (const name of host.inputNames()) {
        if (!Object.hasOwn(declarations, name))
            throw unknownInput(name, declarations, { spelled: `with: ${name}`, command });
    }
}
function unknownInput(name, declarations, { spelled, command }) {
    const names = [...Object.keys(declarations), ...(spelled.startsWith('--') ? switchNames : [])];
    const suggestion = (0,_core_suggestion_js__WEBPACK_IMPORTED_MODULE_4__/* .didYouMean */ .au)(name, names, (near) => spelled.replace(name, near));
    const all = spelled.startsWith('--') ? `\`monorepo-gitops help ${command}\`` : (0,_core_published_js__WEBPACK_IMPORTED_MODULE_5__/* .commandPage */ .V6)(command);
    return (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(spelled, 'is not an input of this command', `${suggestion}All inputs: ${all}`);
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  q: () => (/* reexport */ leave),
  e: () => (/* binding */ main_run)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./build/commands/catalogue.js
const loaders = {
    plan: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(2857), __nccwpck_require__.e(4650), __nccwpck_require__.e(2518), __nccwpck_require__.e(4835), __nccwpck_require__.e(111), __nccwpck_require__.e(6329), __nccwpck_require__.e(4090), __nccwpck_require__.e(689), __nccwpck_require__.e(4872), __nccwpck_require__.e(1018), __nccwpck_require__.e(4689), __nccwpck_require__.e(9250), __nccwpck_require__.e(356), __nccwpck_require__.e(835), __nccwpck_require__.e(9578), __nccwpck_require__.e(5812), __nccwpck_require__.e(2265), __nccwpck_require__.e(6641), __nccwpck_require__.e(4143), __nccwpck_require__.e(6224), __nccwpck_require__.e(5314), __nccwpck_require__.e(5587), __nccwpck_require__.e(6892), __nccwpck_require__.e(71), __nccwpck_require__.e(6326), __nccwpck_require__.e(9754), __nccwpck_require__.e(1274), __nccwpck_require__.e(6921), __nccwpck_require__.e(5389), __nccwpck_require__.e(8411), __nccwpck_require__.e(6083)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8464))).plan,
    'build-image': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(4835), __nccwpck_require__.e(111), __nccwpck_require__.e(4872), __nccwpck_require__.e(1018), __nccwpck_require__.e(9578), __nccwpck_require__.e(5812), __nccwpck_require__.e(6892), __nccwpck_require__.e(6921), __nccwpck_require__.e(7040)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6921))).buildImage,
    'bump-image-tag': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(4835), __nccwpck_require__.e(6329), __nccwpck_require__.e(689), __nccwpck_require__.e(356), __nccwpck_require__.e(2265), __nccwpck_require__.e(6641), __nccwpck_require__.e(5314), __nccwpck_require__.e(9349)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5314))).bumpImageTag,
    'argocd-upsert-app': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(4650), __nccwpck_require__.e(2518), __nccwpck_require__.e(4835), __nccwpck_require__.e(6329), __nccwpck_require__.e(4090), __nccwpck_require__.e(689), __nccwpck_require__.e(4872), __nccwpck_require__.e(4689), __nccwpck_require__.e(9250), __nccwpck_require__.e(356), __nccwpck_require__.e(835), __nccwpck_require__.e(2265), __nccwpck_require__.e(6641), __nccwpck_require__.e(5314), __nccwpck_require__.e(5587), __nccwpck_require__.e(71), __nccwpck_require__.e(1274), __nccwpck_require__.e(1730)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1274))).argocdUpsertApp,
    'cleanup-review-env': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(2857), __nccwpck_require__.e(4835), __nccwpck_require__.e(6329), __nccwpck_require__.e(689), __nccwpck_require__.e(9250), __nccwpck_require__.e(356), __nccwpck_require__.e(2265), __nccwpck_require__.e(6641), __nccwpck_require__.e(5587), __nccwpck_require__.e(4336), __nccwpck_require__.e(6140)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4336))).cleanupReviewEnv,
    deploy: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(2857), __nccwpck_require__.e(4650), __nccwpck_require__.e(2518), __nccwpck_require__.e(4835), __nccwpck_require__.e(111), __nccwpck_require__.e(6329), __nccwpck_require__.e(4090), __nccwpck_require__.e(689), __nccwpck_require__.e(4872), __nccwpck_require__.e(1018), __nccwpck_require__.e(4689), __nccwpck_require__.e(9250), __nccwpck_require__.e(356), __nccwpck_require__.e(835), __nccwpck_require__.e(9578), __nccwpck_require__.e(5812), __nccwpck_require__.e(2265), __nccwpck_require__.e(6641), __nccwpck_require__.e(4143), __nccwpck_require__.e(6224), __nccwpck_require__.e(5314), __nccwpck_require__.e(5587), __nccwpck_require__.e(6892), __nccwpck_require__.e(71), __nccwpck_require__.e(6326), __nccwpck_require__.e(9754), __nccwpck_require__.e(1274), __nccwpck_require__.e(4336), __nccwpck_require__.e(6921), __nccwpck_require__.e(7200), __nccwpck_require__.e(5389), __nccwpck_require__.e(7618), __nccwpck_require__.e(8411), __nccwpck_require__.e(233)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7200))).deploy,
    status: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(2857), __nccwpck_require__.e(4650), __nccwpck_require__.e(2518), __nccwpck_require__.e(4835), __nccwpck_require__.e(6329), __nccwpck_require__.e(4090), __nccwpck_require__.e(689), __nccwpck_require__.e(4872), __nccwpck_require__.e(4689), __nccwpck_require__.e(9250), __nccwpck_require__.e(356), __nccwpck_require__.e(835), __nccwpck_require__.e(2265), __nccwpck_require__.e(6641), __nccwpck_require__.e(4143), __nccwpck_require__.e(6224), __nccwpck_require__.e(5314), __nccwpck_require__.e(5587), __nccwpck_require__.e(71), __nccwpck_require__.e(6326), __nccwpck_require__.e(9754), __nccwpck_require__.e(1274), __nccwpck_require__.e(5329), __nccwpck_require__.e(3611)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5329))).status,
    check: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(2857), __nccwpck_require__.e(4650), __nccwpck_require__.e(2518), __nccwpck_require__.e(4835), __nccwpck_require__.e(111), __nccwpck_require__.e(6329), __nccwpck_require__.e(4090), __nccwpck_require__.e(689), __nccwpck_require__.e(4872), __nccwpck_require__.e(1018), __nccwpck_require__.e(4689), __nccwpck_require__.e(9250), __nccwpck_require__.e(356), __nccwpck_require__.e(835), __nccwpck_require__.e(9578), __nccwpck_require__.e(5812), __nccwpck_require__.e(2265), __nccwpck_require__.e(6641), __nccwpck_require__.e(4143), __nccwpck_require__.e(6224), __nccwpck_require__.e(5314), __nccwpck_require__.e(5587), __nccwpck_require__.e(8008), __nccwpck_require__.e(6892), __nccwpck_require__.e(71), __nccwpck_require__.e(6326), __nccwpck_require__.e(9754), __nccwpck_require__.e(1274), __nccwpck_require__.e(6921), __nccwpck_require__.e(5389), __nccwpck_require__.e(7618), __nccwpck_require__.e(6886)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6886))).check,
    init: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(2857), __nccwpck_require__.e(2518), __nccwpck_require__.e(4090), __nccwpck_require__.e(4872), __nccwpck_require__.e(4689), __nccwpck_require__.e(8008), __nccwpck_require__.e(9961)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4264))).init,
    demo: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(2857), __nccwpck_require__.e(4650), __nccwpck_require__.e(2518), __nccwpck_require__.e(4835), __nccwpck_require__.e(111), __nccwpck_require__.e(6329), __nccwpck_require__.e(4090), __nccwpck_require__.e(689), __nccwpck_require__.e(4872), __nccwpck_require__.e(1018), __nccwpck_require__.e(4689), __nccwpck_require__.e(9250), __nccwpck_require__.e(356), __nccwpck_require__.e(835), __nccwpck_require__.e(9578), __nccwpck_require__.e(5812), __nccwpck_require__.e(2265), __nccwpck_require__.e(6641), __nccwpck_require__.e(4143), __nccwpck_require__.e(6224), __nccwpck_require__.e(5314), __nccwpck_require__.e(5587), __nccwpck_require__.e(8008), __nccwpck_require__.e(6892), __nccwpck_require__.e(71), __nccwpck_require__.e(6326), __nccwpck_require__.e(9754), __nccwpck_require__.e(1274), __nccwpck_require__.e(4336), __nccwpck_require__.e(6921), __nccwpck_require__.e(7200), __nccwpck_require__.e(5389), __nccwpck_require__.e(7618), __nccwpck_require__.e(8411), __nccwpck_require__.e(924)]).then(__nccwpck_require__.bind(__nccwpck_require__, 924))).demo,
};
const commandNames = Object.keys(loaders);
function isCommand(name) {
    return Object.hasOwn(loaders, name);
}
async function loadCommand(name) {
    return (await loaders[name]());
}

// EXTERNAL MODULE: ./build/commands/summaries/failure.js
var summaries_failure = __nccwpck_require__(4242);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __nccwpck_require__(8624);
// EXTERNAL MODULE: ./build/core/git/program/program.js
var program = __nccwpck_require__(1714);
// EXTERNAL MODULE: ./build/core/net/deadline.js
var net_deadline = __nccwpck_require__(2140);
// EXTERNAL MODULE: ./build/core/ports.js
var core_ports = __nccwpck_require__(5158);
// EXTERNAL MODULE: ./build/core/program-environment.js
var program_environment = __nccwpck_require__(1314);
// EXTERNAL MODULE: ./build/core/published.js
var published = __nccwpck_require__(3648);
// EXTERNAL MODULE: ./build/core/review/other-name.js
var other_name = __nccwpck_require__(7037);
// EXTERNAL MODULE: ./build/core/run-end.js
var run_end = __nccwpck_require__(95);
;// CONCATENATED MODULE: ./build/core/secret-forms.js
function writtenForms(secret) {
    const component = encodeURIComponent(Buffer.from(secret).toString('utf8'));
    const strict = component.replace(/[!'()*]/g, hex);
    const tilde = strict.replaceAll('~', '%7E');
    const path = strict.replace(/%(24|26|2B|3A|3D|40)/g, decodeURIComponent);
    const urls = [component, strict, tilde, path].flatMap((text) => [text, text.replaceAll('%20', '+')]);
    const json = JSON.stringify(secret).slice(1, -1);
    const markup = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return [
        ...new Set([
            secret,
            ...urls,
            ...urls.map((text) => text.replace(/%[0-9A-F]{2}/g, (written) => written.toLowerCase())),
            json,
            json.replaceAll('/', '\\/'),
            json.replace(/[<>&]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
            markup,
            markup.replaceAll('"', '&quot;').replaceAll("'", '&#x27;'),
            markup.replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
            ...base64Forms(secret),
        ]),
    ];
}
function plainForms(secret) {
    const unix = secret.replaceAll(/\r\n?/g, '\n');
    return [
        ...new Set([
            secret,
            unix,
            unix.replaceAll('\n', '\r\n'),
            unix.replaceAll(/\s*\n\s*/g, ''),
            secret.replaceAll(' ', '+'),
            secret.replaceAll("'", "''"),
            ...base64Forms(secret),
            ...(secret.length > longestNested ? [] : base64Forms(secret).flatMap(base64Forms)),
        ]),
    ];
}
const longestNested = 1024;
const longestInLines = 16_384;
const shortestBase64 = 8;
function base64Forms(secret) {
    const bytes = Buffer.from(secret, 'utf8');
    const whole = bytes.toString('base64');
    const found = [whole, whole.replace(/=+$/, '')];
    for (const offset of [0, 1, 2]) {
        const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
        const inner = shifted.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
        found.push(inner);
    }
    for (const width of [64, 76]) {
        if (whole.length > width && whole.length <= longestInLines)
            found.push(...(whole.match(new RegExp(`.{${width}}`, 'g')) ?? []));
    }
    return [
        ...new Set(found
            .filter((text) => text.length >= shortestBase64)
            .flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')])),
    ];
}
function hex(char) {
    return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}

// EXTERNAL MODULE: ./build/core/secret-parts.js
var secret_parts = __nccwpck_require__(2639);
;// CONCATENATED MODULE: ./build/core/secret-search.js
const windowSize = 4;
class SearchedTexts {
    #texts = new Set();
    #byHash = new Map();
    #isHash = new Uint8Array(2 ** 16);
    add(text) {
        if (text.length < windowSize || this.#texts.has(text))
            return false;
        this.#texts.add(text);
        let hash = 0;
        for (let index = 0; index < windowSize; index++)
            hash = next(hash, text.charCodeAt(index));
        this.#isHash[hash] = 1;
        const others = this.#byHash.get(hash) ?? [];
        others.push(text);
        this.#byHash.set(hash, others.sort((a, b) => b.length - a.length));
        return true;
    }
    get isEmpty() {
        return this.#texts.size === 0;
    }
    *in(text) {
        const isHash = this.#isHash;
        let hash = 0;
        for (let index = 0; index < text.length; index++) {
            hash = next(hash, text.charCodeAt(index));
            const start = index - windowSize + 1;
            if (isHash[hash] === 0 || start < 0)
                continue;
            const found = this.#byHash.get(hash)?.find((each) => text.startsWith(each, start));
            if (found !== undefined)
                yield { start, end: start + found.length };
        }
    }
}
function next(hash, char) {
    return ((hash << 4) ^ char) & 0xffff;
}
class Reading {
    text;
    #escapes;
    constructor(text, escapes) {
        this.text = text;
        this.#escapes = escapes;
    }
    original({ start, end }) {
        return { start: this.#place(start), end: this.#place(end - 1, true) };
    }
    #place(index, isLast = false) {
        const { at, length, source, sourceEnd } = this.#before(index);
        if (index < at + length)
            return isLast ? sourceEnd : source;
        return sourceEnd + (index - at - length) + (isLast ? 1 : 0);
    }
    #before(index) {
        let [low, high] = [0, this.#escapes.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((this.#escapes[middle] ?? none).at <= index)
                low = middle + 1;
            else
                high = middle;
        }
        return this.#escapes[low - 1] ?? none;
    }
}
const none = { at: 0, length: 0, source: 0, sourceEnd: 0 };
const ofUrl = '%[0-7][\\da-f]|%[cd][\\da-f]%[89ab][\\da-f]|%e[\\da-f](?:%[89ab][\\da-f]){2}|%f[0-7](?:%[89ab][\\da-f]){3}';
const ofString = '\\\\u[\\da-f]{4}|\\\\x[\\da-f]{2}|\\\\[nrtbf"\'/\\\\]';
const ofMarkup = '&(?:#x[\\da-f]{1,6}|#\\d{1,7}|amp|lt|gt|quot|apos);';
const escapes = [
    { sign: '%', pattern: new RegExp(ofUrl, 'gi') },
    { sign: '\\', pattern: new RegExp(ofString, 'gi') },
    { sign: '&', pattern: new RegExp(ofMarkup, 'gi') },
];
const anyEscape = new RegExp(`${ofUrl}|${ofString}|${ofMarkup}`, 'gi');
const lineBreak = /[ \t]*\r?\n[ \t]*/g;
const named = {
    ...{ '\\n': '\n', '\\r': '\r', '\\t': '\t', '\\b': '\b', '\\f': '\f' },
    ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" },
};
function meaning(written) {
    const known = named[written.toLowerCase()];
    if (known !== undefined)
        return known;
    if (written.startsWith('%'))
        return decodedUrl(written);
    if (written.startsWith('\\'))
        return written.length === 2 ? written.slice(1) : ofCode(written.slice(2), 16);
    return /^&#x/i.test(written) ? ofCode(written.slice(3, -1), 16) : ofCode(written.slice(2, -1), 10);
}
function decodedUrl(written) {
    try {
        return decodeURIComponent(written);
    }
    catch {
        return written;
    }
}
function ofCode(digits, base) {
    const code = Number.parseInt(digits, base);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
function read(text, pattern, resolve) {
    const found = [];
    const parts = [];
    let [at, last] = [0, 0];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
        const meant = resolve(match[0]);
        const { index: source } = match;
        const sourceEnd = source + match[0].length;
        parts.push(text.slice(last, source), meant);
        at += source - last;
        found.push({ at, length: meant.length, source, sourceEnd });
        at += meant.length;
        last = sourceEnd;
    }
    if (found.length === 0)
        return undefined;
    parts.push(text.slice(last));
    return new Reading(parts.join(''), found);
}
function* rangesOf(searched, text) {
    if (searched.isEmpty)
        return;
    yield* searched.in(text);
    if (/[%\\&]/.test(text))
        yield* inEncodings(searched, text);
    if (text.includes('\n'))
        yield* inReading(searched, read(text, lineBreak, () => ''));
}
function* inEncodings(searched, text) {
    const seen = new Set([text]);
    const next = (current, pattern) => {
        const reading = read(current, pattern, meaning);
        if (reading === undefined || seen.has(reading.text))
            return undefined;
        seen.add(reading.text);
        return reading;
    };
    for (const outer of escapes) {
        const first = text.includes(outer.sign) ? next(text, outer.pattern) : undefined;
        if (first === undefined)
            continue;
        yield* inReading(searched, first);
        for (const inner of escapes) {
            const second = first.text.includes(inner.sign) ? next(first.text, inner.pattern) : undefined;
            if (second === undefined)
                continue;
            for (const range of searched.in(second.text))
                yield first.original(second.original(range));
        }
    }
    const readings = [];
    for (let current = text; readings.length < mostReadings;) {
        const reading = read(current, anyEscape, meaning);
        if (reading === undefined || reading.text === current)
            return;
        readings.unshift(reading);
        current = reading.text;
        if (seen.has(current))
            continue;
        for (const range of searched.in(current))
            yield readings.reduce((outer, each) => each.original(outer), range);
    }
}
const mostReadings = 3;
function* inReading(searched, reading) {
    if (reading === undefined)
        return;
    for (const range of searched.in(reading.text))
        yield reading.original(range);
}
function starred(text, ranges) {
    const sorted = [...ranges].sort((a, b) => a.start - b.start);
    if (sorted.length === 0)
        return text;
    const parts = [];
    let [last, covered] = [0, -1];
    for (const { start, end } of sorted) {
        if (start > covered) {
            parts.push(text.slice(last, start), '***');
        }
        covered = Math.max(covered, end);
        last = Math.max(last, end);
    }
    parts.push(text.slice(last));
    return parts.join('');
}

;// CONCATENATED MODULE: ./build/core/secrets.js



const shortest = 4;
const shortestInFile = 8;
function createSecrets(onAdd = () => { }) {
    const known = new Set();
    const masked = new Set();
    const inLogs = new SearchedTexts();
    const inFiles = new SearchedTexts();
    const mask = (form) => {
        if (form.length < shortest || masked.has(form))
            return;
        masked.add(form);
        onAdd(form);
    };
    return {
        add(value) {
            if (known.has(value) || value.trim().length < shortest)
                return;
            known.add(value);
            mask(value);
            for (const { text, isLine } of (0,secret_parts/* secretParts */.Bm)(value)) {
                for (const form of isLine === true ? [text] : writtenForms(text))
                    mask(form);
                for (const form of isLine === true ? [text] : plainForms(text)) {
                    inLogs.add(form);
                    if (form.length >= shortestInFile)
                        inFiles.add(form);
                }
            }
        },
        redact: (text) => starred(text, rangesOf(inLogs, text)),
        isIn: (text) => !rangesOf(inFiles, text).next().done,
    };
}

// EXTERNAL MODULE: ./build/core/source/described.js
var described = __nccwpck_require__(1569);
// EXTERNAL MODULE: ./build/core/suggestion.js
var suggestion = __nccwpck_require__(5256);
;// CONCATENATED MODULE: ./build/core/system-failure.js

const space = 'Free some space there, or name another directory in TMPDIR (on a runner of GitHub: RUNNER_TEMP).';
const full = { code: 'DISK_FULL', problem: 'the disk is full', hint: space };
const quota = { code: 'DISK_FULL', problem: 'the quota of the disk is used up', hint: space };
const permission = {
    code: 'FILE_PERMISSION',
    problem: "the job's user may not use it so",
    hint: 'Let that user read and write it; for temporary files name another directory in TMPDIR (on a runner of GitHub: RUNNER_TEMP).',
};
const readOnly = { ...permission, problem: 'it is on a file system that is read-only' };
const place = 'Look at HOME, TMPDIR and the working directory: they have to be directories that are there.';
const busy = { code: 'SYSTEM_LIMIT', problem: 'the machine gives this job no more files, processes or memory' };
const refusals = {
    ENOSPC: full,
    EDQUOT: quota,
    EFBIG: { code: 'DISK_FULL', problem: 'it would be larger than a file may be here', hint: space },
    EROFS: readOnly,
    EACCES: permission,
    EPERM: permission,
    ENOENT: { code: 'FILE_MISSING', problem: 'it is not there', hint: place },
    ENOTDIR: { code: 'FILE_MISSING', problem: 'a part of it is no directory', hint: place },
    EISDIR: { code: 'FILE_MISSING', problem: 'it is a directory', hint: place },
    ELOOP: { code: 'FILE_MISSING', problem: 'its symbolic links lead in a circle', hint: place },
    EIO: {
        code: 'DISK_BROKEN',
        problem: 'the disk cannot be read or written',
        hint: 'The machine or its volume is broken: run again elsewhere.',
    },
    EMFILE: { ...busy, hint: 'Raise `ulimit -n`, or run fewer jobs at the same time.' },
    ENFILE: { ...busy, hint: 'Run fewer jobs at the same time on this machine.' },
    EAGAIN: { ...busy, hint: 'Raise `ulimit -u` or the limits of the container.' },
    ENOMEM: { ...busy, hint: 'Raise the memory of the container, or run fewer jobs at the same time.' },
};
function systemFailure(error, directories) {
    for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
        if (!('code' in cause) || typeof cause.code !== 'string' || !('syscall' in cause))
            continue;
        const refusal = Object.hasOwn(refusals, cause.code) ? refusals[cause.code] : undefined;
        if (refusal === undefined)
            continue;
        const path = 'path' in cause && typeof cause.path === 'string' ? cause.path : undefined;
        if (path === undefined && refusal.code !== 'DISK_FULL' && refusal.code !== 'SYSTEM_LIMIT')
            continue;
        const what = path ?? `one of the directories that the run writes into (${directories.join(', ')})`;
        const { code, problem, hint } = refusal;
        return new failure/* Failure */.HR('failed', code, `${what}: ${problem} (${(0,failure/* messageOf */.bD)(cause)})`, { hint, cause: error });
    }
    return undefined;
}

// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __nccwpck_require__(1708);
;// CONCATENATED MODULE: ./build/hosts/clock.js

const longestDelay = 2 ** 31 - 1;
const systemClock = {
    now: () => Date.now(),
    sleep: (milliseconds, signal) => new Promise((resolve, reject) => {
        if (signal?.aborted)
            return reject(signal.reason);
        const abort = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', abort);
            resolve();
        }, milliseconds);
        signal?.addEventListener('abort', abort, { once: true });
    }),
    after(milliseconds, call) {
        if (milliseconds === Number.POSITIVE_INFINITY)
            return () => { };
        const timer = setTimeout(call, Math.min(milliseconds, longestDelay)).unref();
        return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    uuid: () => (0,external_node_process_.getBuiltinModule)('node:crypto').randomUUID(),
};

// EXTERNAL MODULE: ./build/core/source/source-ref.js
var source_ref = __nccwpck_require__(65);
// EXTERNAL MODULE: ./build/hosts/host.js
var hosts_host = __nccwpck_require__(2984);
;// CONCATENATED MODULE: ./build/hosts/github-files.js



const mostUnits = hosts_host/* mostBytes */.j$ / 2;
class GithubFiles {
    #env;
    constructor(env) {
        this.#env = env;
    }
    check() {
        for (const variable of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
            const path = this.#env[variable];
            const problem = path ? (0,hosts_host/* writeProblem */.bi)(path) : undefined;
            const fix = 'It is the file of the step that the runner makes: leave the variable as it is, or unset it.';
            if (problem !== undefined)
                throw (0,failure/* badInput */.AN)(variable, `cannot be written: ${problem}`, fix);
        }
    }
    async writeOutputs(values, log) {
        const { GITHUB_OUTPUT: path } = this.#env;
        if (!path)
            return;
        const core = await __nccwpck_require__.e(/* import() */ 6421).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
        for (const [name, value] of [...withinLimit(values, log)].sort((a, b) => a[1].length - b[1].length)) {
            await append('GITHUB_OUTPUT', path, () => core.setOutput(name, value));
        }
    }
    async writeSummary(markdown) {
        const { GITHUB_STEP_SUMMARY: path } = this.#env;
        if (!path || markdown === '')
            return;
        const core = await __nccwpck_require__.e(/* import() */ 6421).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
        const room = hosts_host/* mostBytes */.j$ - ((0,external_node_fs_.existsSync)(path) ? (0,external_node_fs_.statSync)(path).size : 0) - 1;
        if (room < 200)
            return;
        const text = (0,hosts_host/* bounded */.Mm)(markdown, room);
        await append('GITHUB_STEP_SUMMARY', path, () => core.summary.emptyBuffer().addRaw(text, true).write());
    }
}
async function append(variable, path, write) {
    const size = (0,external_node_fs_.existsSync)(path) ? (0,external_node_fs_.statSync)(path).size : 0;
    try {
        await write();
    }
    catch (cause) {
        try {
            (0,external_node_fs_.truncateSync)(path, size);
        }
        catch {
        }
        throw new Error(`${variable} (${path}): ${(0,failure/* messageOf */.bD)(cause)}`, { cause });
    }
}
function withinLimit(values, log) {
    const total = () => [...fitting].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    const fitting = new Map(values);
    const texts = [...values].filter(([, value]) => !/^[[{]/.test(value)).sort((a, b) => b[1].length - a[1].length);
    for (const [name, value] of texts) {
        const excess = total() - mostUnits;
        if (excess <= 0)
            break;
        fitting.set(name, (0,hosts_host/* bounded */.Mm)(value, Math.max(value.length - excess, 200)));
        log.info(`The output ${name} is cut: GitHub takes 1 MB of outputs from a job`);
    }
    if (total() > mostUnits) {
        log.warn('The outputs are larger than the 1 MB that GitHub takes from a job, which may drop all of them.');
    }
    return fitting;
}

;// CONCATENATED MODULE: external "node:async_hooks"
const external_node_async_hooks_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");
;// CONCATENATED MODULE: ./build/hosts/log-groups.js

const noticeInterval = 30_000;
class LogGroups {
    #frame;
    #now;
    #current = new external_node_async_hooks_namespaceObject.AsyncLocalStorage();
    #log = sectionIn(undefined, '');
    #open = this.#log;
    #queue = new Set();
    #step;
    #isClosed = false;
    #lastLine = 0;
    constructor(frame, now) {
        this.#frame = {
            ...frame,
            line: (text, depth) => {
                this.#lastLine = now();
                frame.line(text, depth);
            },
        };
        this.#now = now;
    }
    get lastLine() {
        return this.#lastLine;
    }
    aside(line) {
        this.#frame.line(line, this.#open.depth);
    }
    get step() {
        return this.#step;
    }
    get prefix() {
        return prefixOf(this.#isClosed ? this.#log : this.#section());
    }
    write(line) {
        const section = this.#isClosed ? this.#log : this.#section();
        section.lines++;
        if (this.#mayWrite(section)) {
            this.#give(section);
            this.#frame.line(line, section.depth);
        }
        else {
            section.waiting.push(line);
            this.#queue.add(section);
            this.#notice(section);
        }
    }
    async group(title, body, label) {
        if (this.#isClosed)
            return body();
        const parent = this.#section();
        if (parent.label !== undefined) {
            this.write(`${prefixOf(parent)}${title}`);
            return body();
        }
        const section = sectionIn(parent, title, label);
        parent.hasGroups = true;
        const isStep = parent === this.#log;
        if (isStep)
            this.#step = title;
        try {
            const result = await this.#current.run(section, body);
            if (isStep)
                this.#step = undefined;
            return result;
        }
        finally {
            this.#end(section);
        }
    }
    close() {
        for (const section of [this.#log, ...this.#queue, this.#log])
            this.#give(section);
        this.#isClosed = true;
    }
    #notice(section) {
        const now = this.#now();
        if (section.label === undefined)
            return;
        if (section.noticed !== undefined && now - section.noticed < noticeInterval)
            return;
        const text = section.noticed === undefined
            ? `goes on at the same time: its lines follow behind those of ${this.#open.label ?? this.#open.title}`
            : `goes on: ${section.lines} lines so far`;
        section.noticed = now;
        this.#frame.line(`${prefixOf(section)}… ${text}`, this.#open.depth);
    }
    #section() {
        let section = this.#current.getStore() ?? this.#log;
        while (section.ended && section.parent !== undefined)
            section = section.parent;
        return section;
    }
    #mayWrite(section) {
        for (let each = section; each !== undefined; each = each.parent) {
            if (each === this.#open)
                return true;
        }
        return false;
    }
    #give(section) {
        if (this.#open !== section) {
            if (this.#open !== this.#log)
                this.#frame.end(groupOf(this.#open));
            this.#open = section;
            section.parts++;
            if (section !== this.#log)
                this.#frame.begin(groupOf(section));
        }
        this.#queue.delete(section);
        for (const line of section.waiting.splice(0))
            this.#frame.line(line, section.depth);
    }
    #end(section) {
        section.ended = true;
        if (this.#isClosed)
            return;
        const isSilent = section.parts === 0 && section.waiting.length === 0 && !section.hasGroups;
        if (isSilent && this.#mayWrite(section))
            this.#give(section);
        else if (isSilent)
            this.#queue.add(section);
        if (this.#open !== section)
            return;
        this.#give(this.#log);
        for (const next of [...this.#queue]) {
            this.#give(next);
            if (!next.ended && !next.hasGroups)
                return;
        }
        if (this.#open.ended)
            this.#give(this.#log);
    }
}
function sectionIn(parent, title, label) {
    const depth = parent === undefined ? 0 : parent.depth + 1;
    const none = { waiting: [], lines: 0, noticed: undefined, parts: 0, hasGroups: false, ended: false };
    return { title, depth, parent, label, ...none };
}
function prefixOf({ label }) {
    return label === undefined ? '' : `${label} | `;
}
function groupOf({ title, depth, parts: part }) {
    return { title, depth, part };
}

// EXTERNAL MODULE: ./build/hosts/terminal/style.js
var style = __nccwpck_require__(6024);
;// CONCATENATED MODULE: ./build/hosts/terminal/screen.js
const usualColumns = 100;
const fewestColumns = 40;
function hasColours(stream, { env, isColouredLog, isJenkins }) {
    const { NO_COLOR, FORCE_COLOR, TERM } = env;
    if (NO_COLOR)
        return false;
    if (FORCE_COLOR !== undefined)
        return !/^(0|false)$/i.test(FORCE_COLOR);
    if (isColouredLog)
        return true;
    return stream.isTTY === true && TERM !== 'dumb' && !isJenkins;
}
function hasHyperlinks(stream, given) {
    const { env } = given;
    const { FORCE_HYPERLINK, TERM, TERM_PROGRAM, VTE_VERSION, WT_SESSION, KONSOLE_VERSION } = env;
    if (FORCE_HYPERLINK !== undefined)
        return !/^(0|false)$/i.test(FORCE_HYPERLINK);
    if (stream.isTTY !== true || !hasColours(stream, given) || env.CI || /^(screen|tmux)/.test(TERM ?? ''))
        return false;
    if (/^(iTerm\.app|WezTerm|vscode|ghostty|Hyper)$/.test(TERM_PROGRAM ?? ''))
        return true;
    if (/^(xterm-kitty|xterm-ghostty|alacritty|foot)/.test(TERM ?? '') || WT_SESSION || KONSOLE_VERSION)
        return true;
    return Number(VTE_VERSION ?? 0) >= 5000;
}
function columnsOf({ columns }, { COLUMNS }) {
    const given = /^\d{1,4}$/.test(COLUMNS ?? '') ? Number(COLUMNS) : 0;
    return Math.max(fewestColumns, columns || given || usualColumns);
}
function isLiveScreen({ isTTY }, { env, isColouredLog, isJenkins }) {
    return isTTY === true && env.TERM !== 'dumb' && !env.CI && !isColouredLog && !isJenkins;
}

;// CONCATENATED MODULE: ./build/hosts/terminal/text-log.js



function textLog({ terminal, verbose, redact }, { groups, progress }) {
    const write = (text, spansOf) => {
        const { prefix } = groups;
        for (const spans of spansOf((0,hosts_host/* textLines */.Fy)((0,hosts_host/* bounded */.Mm)(redact(text)))))
            groups.write(prefix + (0,style/* painted */.C$)(spans, terminal));
    };
    const as = (meaning) => (lines) => lines.map((text) => [{ text, meaning }]);
    return {
        info: (text, tone) => write(text, (lines) => tonedLines(lines, tone)),
        detail: (text) => {
            if (verbose)
                write(text, as('detail'));
        },
        warn: (text) => write(`warning: ${text}`, as('warning')),
        group: (title, body, given) => groups.group((0,hosts_host/* titleLine */.Nl)(redact(title)), body, (0,hosts_host/* labelOf */.Wy)(given?.label, redact)),
        during: (what, body) => progress.during(what, body),
    };
}
function tonedLines(lines, tone) {
    switch (tone) {
        case undefined:
            return lines.map(style/* markedLine */.tn);
        case 'diff':
            return (0,style/* diffLines */.Pp)(lines).map((span) => [span]);
        case 'title':
            return lines.map((text) => [{ text, meaning: 'heading' }]);
        case 'hint':
            return lines.map((text) => [{ text, meaning: 'hint' }]);
    }
}
async function logSummary(markdown, { terminal, redact }, groups) {
    if (markdown === '')
        return;
    const { renderMarkdown } = await __nccwpck_require__.e(/* import() */ 1643).then(__nccwpck_require__.bind(__nccwpck_require__, 1643));
    const columns = terminal.columns ?? columnsOf({}, {});
    for (const line of renderMarkdown((0,hosts_host/* bounded */.Mm)(markdown), { columns, look: terminal, redact, diffsAreLogged: true })) {
        groups.write(groups.prefix + line);
    }
}
async function logScreen(screen, { terminal, redact }, groups) {
    const { cutTo, widthOf } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 2365));
    const columns = terminal.columns ?? columnsOf({}, {});
    for (const line of screen({ columns, cutTo, widthOf })) {
        const spans = line.map((span) => ({ ...span, text: (0,hosts_host/* printable */.g$)(redact(span.text)) }));
        groups.write(groups.prefix + (0,style/* painted */.C$)(spans, terminal).trimEnd());
    }
}
function reportFailure(failure, { terminal, redact }, groups) {
    const { headline, causes, hint, url } = (0,hosts_host/* failureLines */.w7)(failure);
    const say = (text, meaning, lead, indent) => {
        (0,hosts_host/* textLines */.Fy)((0,hosts_host/* bounded */.Mm)(redact(text))).forEach((line, at) => {
            groups.write((0,style/* paint */.nI)(`${at === 0 ? lead : indent}${line}`, meaning, terminal));
        });
    };
    say(headline, 'failed', `${terminal.colours ? '✗ ' : ''}error[${failure.code}]: `, '  ');
    for (const cause of causes)
        say(cause.trimEnd(), undefined, '  caused by: ', '    ');
    if (hint !== undefined)
        say(hint, 'hint', '  ', '  ');
    say(url, 'detail', '  ', '  ');
}

;// CONCATENATED MODULE: ./build/hosts/github-log.js






const mostOfAnnotation = 32 * 1024;
function githubGroups({ terminal, clock }) {
    const line = (text) => terminal.write(`${text}\n`);
    const frame = {
        line,
        begin: ({ title, part }) => line(workflowCommand('group', part === 1 ? title : `${title} (continued)`)),
        end: () => line('::endgroup::'),
    };
    return new LogGroups(frame, () => clock.now());
}
function githubLog({ terminal, verbose, redact }, { groups, progress }) {
    const plain = (text, tone) => {
        const { prefix } = groups;
        const lines = (0,hosts_host/* textLines */.Fy)((0,hosts_host/* bounded */.Mm)(redact(text))).map(inert);
        for (const spans of tonedLines(lines, tone))
            groups.write(inert(prefix) + (0,style/* painted */.C$)(spans, terminal));
    };
    return {
        info: plain,
        detail(text) {
            if (verbose)
                plain(text);
            else
                groups.write(workflowCommand('debug', groups.prefix + (0,hosts_host/* printable */.g$)((0,hosts_host/* bounded */.Mm)(redact(text)))));
        },
        warn: (text) => groups.write(workflowCommand('warning', groups.prefix + (0,hosts_host/* printable */.g$)((0,hosts_host/* bounded */.Mm)(redact(text), mostOfAnnotation)))),
        group: (title, body, options) => groups.group(inert((0,hosts_host/* titleLine */.Nl)(redact(title))), body, (0,hosts_host/* labelOf */.Wy)(options?.label, redact)),
        during: (what, body) => progress.during(what, body),
    };
}
function errorAnnotation(failure, { redact, cwd, env }) {
    const { headline, causes, hint, url } = (0,hosts_host/* failureLines */.w7)(failure);
    const text = [headline, ...causes.map((cause) => `caused by: ${cause}`), ...(hint === undefined ? [] : [hint]), url];
    const known = placeOf(failure);
    const place = known === undefined ? {} : annotatedPlace(known, cwd, env.GITHUB_WORKSPACE);
    const properties = { ...place, title: failure.code };
    return workflowCommand('error', (0,hosts_host/* printable */.g$)((0,hosts_host/* bounded */.Mm)(redact(text.join('\n')), mostOfAnnotation)), properties);
}
function placeOf(error) {
    if (!(error instanceof failure/* Failure */.HR))
        return undefined;
    return error.place ?? placeOf(error.cause);
}
function annotatedPlace({ file, line, column }, cwd, workspace = cwd) {
    const path = (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(cwd, file)).split(external_node_path_.sep).join('/');
    return {
        file: (0,hosts_host/* printable */.g$)(path.startsWith('../') ? file : path),
        line: String(line),
        ...(column === undefined ? {} : { col: String(column) }),
    };
}
function workflowCommand(name, message, properties = {}) {
    const rendered = Object.entries(properties)
        .filter(([, value]) => value !== '')
        .map(([key, value]) => `${key}=${escapeProperty(value)}`)
        .join(',');
    return `::${name}${rendered === '' ? '' : ` ${rendered}`}::${escapeData(message)}`;
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
function inert(line) {
    return line.replace(/^([\p{Z}\p{C}]*):(?=:)/u, '$1:\u200b').replaceAll('##[', '##\u200b[');
}

// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var git_repository = __nccwpck_require__(8687);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./build/hosts/watchdog.js

const shortProgram = 200;
const script = `
list=
while read -r sign group; do
  case $sign in
    +) list="$list $group" ;;
    -) kept=; for each in $list; do [ "$each" = "$group" ] || kept="$kept $each"; done; list=$kept ;;
  esac
done
[ -n "$list" ] || exit 0
for each in $list; do kill -TERM "-$each"; done
sleep 2
for each in $list; do kill -KILL "-$each"; done
`;
let shell;
const known = new Set();
function watched(start, endsByItself = false) {
    if (external_node_process_.platform === 'win32')
        return start();
    if (!endsByItself)
        shell ??= startShell();
    const child = start();
    const { pid } = child;
    if (pid === undefined)
        return child;
    const add = () => {
        known.add(pid);
        tell(`+ ${pid}\n`);
    };
    const timer = endsByItself ? setTimeout(add, shortProgram).unref() : undefined;
    if (!endsByItself)
        add();
    child.once('exit', () => {
        clearTimeout(timer);
        if (known.delete(pid))
            tell(`- ${pid}\n`);
    });
    return child;
}
function tell(line) {
    shell ??= startShell();
    shell.stdin?.write(line);
}
function startShell() {
    const started = (0,external_node_process_.getBuiltinModule)('node:child_process').spawn('/bin/sh', ['-c', script, 'monorepo-gitops-watchdog'], {
        detached: true,
        env: { PATH: '/usr/bin:/bin' },
        stdio: ['pipe', 'ignore', 'ignore'],
        cwd: '/',
    });
    started.on('error', () => { });
    started.stdin.on('error', () => { });
    started.unref();
    if ('unref' in started.stdin && typeof started.stdin.unref === 'function')
        started.stdin.unref();
    return started;
}

;// CONCATENATED MODULE: ./build/hosts/programs.js








const killDelay = 2_000;
const streamDelay = 10_000;
const groups = external_node_process_.platform !== 'win32';
const lateTimeout = 10_000;
const systemPrograms = { run, start: spawn };
function programsUntil(deadline) {
    const failure = ({ argv: [name] }, cause) => deadline.failure(`the program ${(0,external_node_path_.basename)(name)}`, cause);
    return {
        start(call) {
            const child = spawn(call);
            const onTimeout = () => queueMicrotask(() => child.emit('error', failure(call)));
            endInTime(child, { ...limitsUntil(deadline, call.timeout), onTimeout });
            return child;
        },
        async run(call) {
            const late = deadline.passed;
            const ended = await run(call, limitsUntil(deadline, call.timeout));
            if (late || ended.result !== 'timed-out' || !deadline.signal.aborted)
                return ended;
            throw failure(call, new Error(ended.stderr.trim()));
        },
    };
}
function limitsUntil(deadline, timeout = Number.POSITIVE_INFINITY) {
    return deadline.passed ? { timeout: Math.min(timeout, lateTimeout) } : { timeout, signal: deadline.signal };
}
function spawn(call) {
    const { argv: [name, ...args], cwd, } = call;
    const start = () => (0,external_node_process_.getBuiltinModule)('node:child_process').spawn(name, args, {
        ...(cwd === undefined ? {} : { cwd }),
        env: (0,program_environment/* childEnvironment */.Qc)(call),
        stdio: ['pipe', 'pipe', 'pipe'],
        windowsHide: true,
        detached: groups,
    });
    return watched(start, readsCheckout(call));
}
function readsCheckout({ argv: [name, ...args] }) {
    return ((0,external_node_path_.basename)(name) === 'git' && !args.some((word) => /^(fetch|push|pull|clone|ls-remote|gc|maintenance)$/.test(word)));
}
function run(call, limits = { timeout: call.timeout }) {
    return new Promise((resolve, reject) => {
        const child = spawn(call);
        const { outputLimit = mostOutput } = call;
        const stdout = new Captured(call.onLine === undefined ? outputLimit + 1 : keptEnd);
        const stderr = new Captured(keptEnd);
        let result = 'exited';
        let isTooLong = false;
        let streamTimer;
        const settle = (exitCode, more = '') => {
            clearTimeout(streamTimer);
            if (isTooLong)
                reject(tooMuchOutput(call, outputLimit));
            else
                resolve({ result, exitCode, stdout: stdout.end(), stderr: stderr.end().toString('utf8') + more });
        };
        child.stdout.on('data', (chunk) => {
            stdout.add(chunk);
            if (isTooLong || call.onLine !== undefined || stdout.received <= outputLimit)
                return;
            isTooLong = true;
            end(child, 'SIGKILL');
            child.stdout.destroy();
        });
        child.stderr.on('data', (chunk) => stderr.add(chunk));
        if (call.onLine !== undefined)
            for (const stream of [child.stdout, child.stderr])
                eachLine(stream, call.onLine);
        const onTimeout = () => {
            result = 'timed-out';
        };
        endInTime(child, { ...limits, onTimeout });
        child.on('error', ({ message }) => {
            if (child.pid !== undefined)
                return;
            result = 'not-started';
            settle(127, message);
        });
        child.on('exit', () => {
            streamTimer = setTimeout(() => {
                child.stdout.destroy();
                child.stderr.destroy();
            }, streamDelay);
        });
        child.on('close', (code, signal) => {
            if (result === 'not-started')
                return;
            settle(result === 'timed-out' ? 124 : (code ?? 128 + (signal === null ? 0 : external_node_os_.constants.signals[signal])));
        });
        child.stdin.on('error', () => { });
        child.stdin.end(call.stdin ?? '');
    });
}
function endInTime(child, { timeout, signal, onTimeout }) {
    const timers = new Set();
    const after = (milliseconds, body) => timers.add(setTimeout(body, milliseconds));
    const endNow = () => {
        onTimeout();
        end(child, 'SIGTERM');
        after(killDelay, () => end(child, 'SIGKILL'));
    };
    const stops = [(0,run_end/* atRunEnd */.Wj)(() => end(child, 'SIGTERM')), (0,net_deadline/* onAbort */.u7)(signal, endNow)];
    if (timeout !== undefined && timeout !== Number.POSITIVE_INFINITY)
        after(timeout, endNow);
    child.once('close', () => {
        for (const stop of stops)
            stop();
        for (const timer of timers)
            clearTimeout(timer);
    });
}
const mostOutput = 256 * 2 ** 20;
const keptEnd = 2 ** 20;
class Captured {
    #limit;
    #chunks = [];
    #kept = 0;
    received = 0;
    constructor(limit) {
        this.#limit = limit;
    }
    add(chunk) {
        this.received += chunk.length;
        this.#chunks.push(chunk);
        this.#kept += chunk.length;
        if (this.#kept > 2 * this.#limit || this.#chunks.length > mostChunks) {
            this.#chunks = [this.end()];
            this.#kept = Math.min(this.#kept, this.#limit);
        }
    }
    end() {
        const joined = Buffer.concat(this.#chunks);
        return joined.length <= this.#limit ? joined : Buffer.from(joined.subarray(-this.#limit));
    }
}
const mostChunks = 100_000;
function tooMuchOutput({ argv: [name] }, limit) {
    const problem = `the program ${(0,external_node_path_.basename)(name)} printed more than ${limit} bytes and was ended`;
    return new failure/* Failure */.HR('failed', 'PROGRAM_OUTPUT', problem, {
        hint: 'Run it by hand to see what it prints; a server may be sending it an answer without end.',
    });
}
const longestLine = 64 * 1024;
function eachLine(stream, onLine) {
    const decoder = new TextDecoder();
    let pending = [];
    let length = 0;
    const add = (text) => {
        pending.push(text);
        length += text.length;
    };
    const show = () => {
        const line = pending.join('');
        [pending, length] = [[], 0];
        if (line.trim() !== '')
            onLine(line);
    };
    const cut = () => {
        const line = pending.join('');
        const end = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
        pending = [end < 0 ? '… a word of more than 64 KiB is left out' : line.slice(0, end)];
        show();
        add(end < 0 ? leftOut : line.slice(end));
    };
    const take = (text) => {
        const [first = '', ...lines] = text.split(/[\r\n]+/);
        add(length === 1 && pending[0] === leftOut ? first.replace(/^\S+/, '') : first);
        for (const next of lines) {
            show();
            add(next);
        }
        if (length > longestLine)
            cut();
    };
    stream.on('data', (chunk) => take(decoder.decode(chunk, { stream: true })));
    stream.on('end', () => take(`${decoder.decode()}\n`));
}
const leftOut = '\u2028';
function end(child, signal) {
    try {
        if (groups && child.pid !== undefined)
            (0,external_node_process_.kill)(-child.pid, signal);
        else
            child.kill(signal);
    }
    catch {
    }
}

;// CONCATENATED MODULE: ./build/hosts/local-checkout.js




async function readCheckout(cwd, env) {
    const [head, settings] = await Promise.all([
        lines(cwd, env, ['rev-parse', '--show-toplevel', 'HEAD', '--abbrev-ref', 'HEAD', 'refs/remotes/origin/HEAD']),
        lines(cwd, env, ['config', '--get-regexp', '^(user\\.(name|email)|remote\\.origin\\.url)$']),
    ]);
    const setting = new Map(settings.map((line) => [line.split(' ')[0] ?? '', line.slice(line.indexOf(' ') + 1)]));
    const url = setting.get('remote.origin.url');
    const commit = /^[0-9a-f]{40,64}$/.test(head[1] ?? '') ? head[1] : undefined;
    const branch = head[2];
    return {
        root: head[0] ?? cwd,
        commit,
        branch: commit === undefined || branch === 'HEAD' ? undefined : branch,
        defaultBranch: /^origin\/(?!HEAD$)(.+)$/.exec(head[3] ?? '')?.[1],
        repository: repositoryPath(url) ?? (0,external_node_path_.basename)(head[0] ?? cwd),
        repositoryUrl: url === undefined ? undefined : (0,git_repository/* webAddress */.Dy)(url),
        actor: {
            name: setting.get('user.name') ?? 'monorepo-gitops',
            email: setting.get('user.email') ?? 'monorepo-gitops@localhost',
        },
    };
}
async function refsNamed(name, at) {
    const patterns = [`refs/heads/${name}`, `refs/remotes/origin/${name}`, `refs/tags/${name}`];
    const found = await lines(at.cwd, at.env, ['for-each-ref', '--format=%(refname)', ...patterns]);
    return found.filter((ref) => patterns.includes(ref));
}
async function branchAtHead(defaultBranch, at) {
    const prefix = 'refs/remotes/origin/';
    const refs = await lines(at.cwd, at.env, ['for-each-ref', '--points-at=HEAD', '--format=%(refname)', prefix]);
    const branches = refs.map((ref) => ref.slice(prefix.length)).filter((name) => name !== 'HEAD');
    if (defaultBranch !== undefined && branches.includes(defaultBranch))
        return defaultBranch;
    return branches.length === 1 ? branches[0] : undefined;
}
async function lines(cwd, env, argv) {
    try {
        const { stdout } = await (0,program.runGit)(argv, { programs: systemPrograms, cwd, env });
        return stdout
            .toString('utf8')
            .split('\n')
            .filter((line) => line !== '');
    }
    catch {
        return [];
    }
}
function repositoryPath(url) {
    if (url === undefined)
        return undefined;
    return (0,git_repository/* gitAddress */.Ry)(url)?.path || url.match(/([^/]+?)(?:\/?\.git)?\/*$/)?.[1];
}

// EXTERNAL MODULE: ./build/hosts/terminal/width.js
var width = __nccwpck_require__(2365);
;// CONCATENATED MODULE: ./build/hosts/terminal/progress.js



const lineInterval = 30_000;
const frameInterval = 120;
const erase = '\r\u001b[2K';
const progress_longestLine = 160;
const progress_frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
function elapsed(milliseconds) {
    const seconds = Math.max(0, Math.floor(milliseconds / 1000));
    return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
class Works {
    clock;
    #redact;
    #works = new Set();
    #isClosed = false;
    #cancel = () => { };
    constructor({ clock, redact }) {
        this.clock = clock;
        this.#redact = redact;
    }
    async during(what, body) {
        if (this.#isClosed)
            return body();
        const work = { what, since: this.clock.now() };
        this.#works.add(work);
        if (this.#works.size === 1)
            this.#next();
        try {
            return await body();
        }
        finally {
            this.#works.delete(work);
            if (this.#works.size === 0)
                this.#rest();
        }
    }
    close() {
        this.#isClosed = true;
        this.#works.clear();
        this.#rest();
    }
    text(columns) {
        const now = this.clock.now();
        const texts = [...this.#works].map(({ what, since }) => {
            const text = (0,hosts_host/* titleLine */.Nl)(this.#redact(typeof what === 'string' ? what : what()));
            return { text, time: ` · ${elapsed(now - since)}` };
        });
        const [first, ...others] = texts;
        if (first === undefined)
            return '';
        const alone = (room) => `${(0,width.cutTo)(first.text, Math.max(room - (0,width.widthOf)(first.time), 1))}${first.time}`;
        for (let shown = others.length; shown > 0; shown--) {
            const left = others.length - shown;
            const all = [first, ...others.slice(0, shown)].map(({ text, time }) => text + time);
            const line = [...all, ...(left === 0 ? [] : [`and ${left} more`])].join(', ');
            if ((0,width.widthOf)(line) <= columns)
                return line;
        }
        const more = others.length === 0 ? '' : `, and ${others.length} more`;
        return `${alone(columns - more.length)}${more}`;
    }
    #rest() {
        this.#cancel();
        this.clear();
    }
    #next() {
        this.#cancel = this.clock.after(this.pause(), () => {
            this.show();
            this.#next();
        });
    }
}
class ProgressLines extends Works {
    #groups;
    #mark;
    #began = 0;
    constructor(groups, given, mark = (line) => line) {
        super(given);
        this.#groups = groups;
        this.#mark = mark;
    }
    pause() {
        if (this.#began === 0)
            this.#began = this.clock.now();
        const quiet = this.clock.now() - Math.max(this.#began, this.#groups.lastLine);
        return quiet >= lineInterval ? 1 : lineInterval - quiet;
    }
    show() {
        if (this.clock.now() - Math.max(this.#began, this.#groups.lastLine) < lineInterval)
            return;
        this.#groups.aside(this.#mark(`… ${this.text(progress_longestLine)}`));
    }
    clear() {
        this.#began = 0;
    }
}
class LiveLine extends Works {
    terminal;
    #screen;
    #isDrawn = false;
    #frame = 0;
    constructor(given) {
        super(given);
        const screen = given.terminal;
        this.#screen = screen;
        this.terminal = {
            ...screen,
            write: (text) => {
                this.clear();
                screen.write(text);
            },
            get columns() {
                return screen.columns;
            },
        };
    }
    pause() {
        return frameInterval;
    }
    show() {
        const frame = progress_frames[this.#frame++ % progress_frames.length] ?? '';
        const text = this.text((this.#screen.columns ?? 80) - 3);
        const erased = this.#isDrawn ? erase : '';
        this.#screen.write(`${erased}${(0,style/* paint */.nI)(frame, 'hint', this.#screen)} ${text}`);
        this.#isDrawn = true;
    }
    clear() {
        if (!this.#isDrawn)
            return;
        this.#isDrawn = false;
        this.#screen.write(erase);
    }
}

;// CONCATENATED MODULE: ./build/hosts/github-actions.js








const jobTokenInput = 'INPUT_GITHUB-TOKEN';
function withJobToken(env) {
    const token = env[jobTokenInput];
    return token === undefined || token === '' || env.GITHUB_TOKEN ? env : { ...env, GITHUB_TOKEN: token };
}
function githubActionsHost(given) {
    const { env, terminal, redact } = given;
    const line = (text) => terminal.write(`${text}\n`);
    const groups = githubGroups(given);
    const progress = new ProgressLines(groups, given, inert);
    const log = githubLog(given, { groups, progress });
    const files = new GithubFiles(env);
    return {
        name: 'github-actions',
        log,
        step: () => groups.step,
        input(name) {
            const text = given.asAction ? env[`INPUT_${name.toUpperCase()}`] : undefined;
            return text === undefined || text.trim() === '' ? undefined : { text, source: `with: ${name}` };
        },
        inputNames() {
            if (!given.asAction)
                return [];
            return Object.keys(env)
                .filter((key) => key.startsWith('INPUT_') && key !== jobTokenInput && env[key] !== '')
                .map((key) => key.slice('INPUT_'.length).toLowerCase());
        },
        mask: (secret) => {
            if (!secret.includes('\n'))
                line(workflowCommand('add-mask', secret));
        },
        context: async () => githubContext(env, given.cwd),
        checkOutputs: () => files.check(),
        publish: async ({ values }) => {
            const redacted = [...values].map(([name, value]) => [name, redact(value)]);
            await files.writeOutputs(new Map(redacted), log);
        },
        summarize: (markdown) => files.writeSummary(redact(markdown)),
        fail(failure) {
            progress.close();
            groups.close();
            line(errorAnnotation(failure, given));
        },
    };
}
async function githubContext(env, cwd) {
    const payload = readPayload(env.GITHUB_EVENT_PATH);
    const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
    const repository = env.GITHUB_REPOSITORY ?? (await readCheckout(cwd, env)).repository;
    const actor = env.GITHUB_ACTOR ?? 'github-actions[bot]';
    const emailHost = `users.noreply.${new URL(server).hostname}`;
    const id = env.GITHUB_ACTOR_ID;
    const run = payload.workflow_run;
    const workspace = env.GITHUB_WORKSPACE ?? cwd;
    const { createdAt, ...source } = run === undefined ? eventSource(env, payload) : await runSource(run, repository, { cwd: workspace, env });
    return {
        host: 'github',
        ...source,
        repository,
        repositoryUrl: `${server}/${repository}`,
        defaultBranch: payload.repository?.default_branch,
        sourceRef: (0,source_ref/* sourceRefOf */.EV)(source.event, source.branch, 'github'),
        refSlug: undefined,
        byPerson: Number(env.GITHUB_RUN_ATTEMPT ?? 1) > 1 ||
            env.GITHUB_EVENT_NAME === 'workflow_dispatch' ||
            (run !== undefined && (run.event === 'workflow_dispatch' || (run.run_attempt ?? 1) > 1)),
        pipelineCreatedAt: (0,hosts_host/* timeIn */.Hi)(createdAt),
        actor: { name: actor, email: id === undefined ? `${actor}@${emailHost}` : `${id}+${actor}@${emailHost}` },
        pipelineUrl: env.GITHUB_RUN_ID === undefined ? undefined : `${server}/${repository}/actions/runs/${env.GITHUB_RUN_ID}`,
        runId: env.GITHUB_RUN_NUMBER ?? env.GITHUB_RUN_ID ?? '0',
        workspace,
    };
}
function eventSource(env, payload) {
    const { pull_request: request, merge_group: group } = payload;
    const commented = commentedRequest(payload);
    if (commented !== undefined)
        return commented;
    const target = env.GITHUB_EVENT_NAME === 'pull_request_target';
    return {
        event: githubEvent(env, payload),
        commit: request?.head.sha ?? group?.head_sha ?? env.GITHUB_SHA,
        branch: request?.head.ref ?? (request === undefined ? pushedBranch(env, payload) : undefined),
        targetBranch: request?.base.ref ?? refBranch(group?.base_ref),
        baseCommit: request?.base.sha ?? group?.base_sha ?? (0,hosts_host/* commitIn */.xt)(payload.before),
        requestNumber: request?.number,
        createdAt: request?.updated_at ?? (env.GITHUB_EVENT_NAME === 'push' ? payload.repository?.pushed_at : undefined),
        ...(request !== undefined && target
            ? {
                requiredCheckout: {
                    commit: request.head.sha,
                    event: 'pull_request_target',
                    hint: 'Run this workflow on `pull_request`, which checks out the request.',
                },
            }
            : {}),
    };
}
function commentedRequest({ pull_request: request, issue, comment }) {
    if (request !== undefined || issue?.pull_request === undefined)
        return undefined;
    const unread = 'The event of a comment does not tell the commit of its request: only plan and deploy ask for it.';
    return {
        event: { kind: 'request', number: issue.number, fromFork: false, unread },
        commit: undefined,
        branch: undefined,
        targetBranch: undefined,
        baseCommit: undefined,
        requestNumber: issue.number,
        createdAt: comment?.updated_at,
    };
}
async function runSource(run, repository, checkout) {
    const { head_sha: commit, head_repository: origin, head_branch } = run;
    const name = head_branch ?? undefined;
    const none = { targetBranch: undefined, baseCommit: undefined, requestNumber: undefined };
    const requiredCheckout = {
        commit,
        event: 'workflow_run',
        hint: `Give actions/checkout the commit: \`ref: \${{ github.event.workflow_run.head_sha }}\`.`,
    };
    const common = { ...none, commit, requiredCheckout, createdAt: run.updated_at };
    if ((0,source_ref/* isQueueBranch */.yW)(name))
        return { ...common, branch: name, event: { kind: 'queue' } };
    const fromFork = origin?.full_name.toLowerCase() !== repository.toLowerCase();
    if (fromFork || run.event.startsWith('pull_request')) {
        const request = run.pull_requests?.find(({ head }) => head.sha === commit) ?? run.pull_requests?.[0];
        if (request === undefined && !fromFork)
            return { ...common, branch: undefined, event: { kind: 'manual' } };
        return {
            ...common,
            branch: name,
            event: { kind: 'request', number: request?.number ?? 0, fromFork },
            targetBranch: request?.base.ref,
            baseCommit: request?.base.sha,
            requestNumber: request?.number,
        };
    }
    if (name !== undefined && (run.event === 'release' || (await isTag(name, checkout)))) {
        return { ...common, branch: undefined, event: { kind: 'tag', tag: name } };
    }
    const kind = run.event === 'schedule' ? 'schedule' : run.event === 'push' ? 'push' : 'manual';
    return { ...common, branch: name, event: { kind } };
}
async function isTag(name, checkout) {
    const refs = await refsNamed(name, checkout);
    if (refs.length > 0)
        return !refs.some((ref) => !ref.startsWith('refs/tags/'));
    return /^v?\d+\.\d+\.\d+(?!\.?[\dx])/.test(name);
}
function githubEvent(env, payload) {
    const request = payload.pull_request;
    if (request !== undefined) {
        const { number, merged, head, base } = request;
        const fromFork = head.repo?.full_name !== base.repo.full_name;
        if (payload.action === 'closed') {
            return { kind: 'request-closed', number, merged: merged === true, ...(fromFork ? { fromFork } : {}) };
        }
        const isFirst = Number(env.GITHUB_RUN_ATTEMPT ?? 1) === 1;
        const labels = isFirst ? request.labels?.map(({ name }) => name) : undefined;
        const reopened = payload.action === 'reopened' ? { reopened: true } : {};
        return { kind: 'request', number, fromFork, ...reopened, ...(labels === undefined ? {} : { labels }) };
    }
    const name = env.GITHUB_EVENT_NAME;
    if (name === 'merge_group' || (0,source_ref/* isQueueBranch */.yW)(pushedBranch(env, payload)))
        return { kind: 'queue' };
    if (name === 'delete')
        return payload.ref_type === 'branch' ? { kind: 'branch-deleted' } : { kind: 'manual' };
    if (name === 'push' && payload.deleted === true) {
        return payload.ref?.startsWith('refs/tags/') === true ? { kind: 'manual' } : { kind: 'branch-deleted' };
    }
    const tag = pushedTag(env);
    if (tag !== undefined)
        return { kind: 'tag', tag, ...(isDispatch(name) ? { startedBy: 'manual' } : {}) };
    return { kind: name === 'push' || name === 'schedule' ? name : 'manual' };
}
function isDispatch(event) {
    return event === 'workflow_dispatch' || event === 'repository_dispatch';
}
function pushedBranch(env, payload) {
    if (env.GITHUB_EVENT_NAME === 'delete')
        return payload.ref_type === 'branch' ? refBranch(payload.ref) : undefined;
    if (payload.deleted === true)
        return payload.ref?.startsWith('refs/tags/') === true ? undefined : refBranch(payload.ref);
    return pushedTag(env) === undefined ? refBranch(env.GITHUB_REF) : undefined;
}
function pushedTag(env) {
    const full = /^refs\/tags\/(.+)$/.exec(env.GITHUB_REF ?? '')?.[1];
    return env.GITHUB_REF_TYPE === 'tag' ? env.GITHUB_REF_NAME || full : full;
}
function refBranch(ref) {
    if (ref === undefined || ref.startsWith('refs/pull/'))
        return undefined;
    return ref.replace(/^refs\/heads\//, '');
}
function readPayload(path) {
    if (path === undefined || path === '')
        return {};
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch (cause) {
        const fix = 'It is the file of the event that the runner makes: leave the variable as it is, or unset it.';
        throw (0,failure/* badInput */.AN)('GITHUB_EVENT_PATH', `the event cannot be read from ${path}: ${(0,failure/* messageOf */.bD)(cause)}`, fix, cause);
    }
}

;// CONCATENATED MODULE: ./build/hosts/dotenv-report.js





const mostBytes = 5 * 1024;
const mostVariables = 20;
const temporaryName = `.${core_ports/* dotenvReport */.ff}.part`;
function checkReport(workspace) {
    const report = kindOf((0,external_node_path_.join)(workspace, core_ports/* dotenvReport */.ff));
    const files = kindOf((0,external_node_path_.join)(workspace, core_ports/* outputFiles */.Lo));
    const problem = report === 'directory'
        ? `${(0,external_node_path_.join)(workspace, core_ports/* dotenvReport */.ff)} is a directory`
        : files === 'link' || files === 'file'
            ? `${(0,external_node_path_.join)(workspace, core_ports/* outputFiles */.Lo)} is ${files === 'link' ? 'a symbolic link' : 'no directory'}`
            : (0,hosts_host/* writeProblem */.bi)((0,external_node_path_.join)(workspace, temporaryName), true);
    if (problem === undefined)
        return;
    const fix = `The outputs go into ${core_ports/* dotenvReport */.ff} there, as the dotenv report, and into ${core_ports/* outputFiles */.Lo}/: let the job's user write them.`;
    throw (0,failure/* badInput */.AN)('CI_PROJECT_DIR', `cannot be written to: ${problem}`, fix);
}
function writeReport(workspace, lines, log) {
    const report = (0,external_node_path_.join)(workspace, core_ports/* dotenvReport */.ff);
    const values = new Map([...readReport(report), ...lines]);
    const large = new Set();
    const shown = (key) => (large.has(key) ? `${core_ports/* outputFiles */.Lo}/${key}` : (values.get(key) ?? ''));
    const kept = keysThatFit(values);
    const text = () => [...kept].map((key) => `${key}=${shown(key)}\n`).join('');
    for (const key of kept)
        if (/[\r\n]/.test(values.get(key) ?? ''))
            large.add(key);
    const bySize = [...kept].sort((one, other) => shown(other).length - shown(one).length);
    for (const key of bySize) {
        if (Buffer.byteLength(text()) <= mostBytes)
            break;
        large.add(key);
    }
    for (const key of [...kept])
        if (Buffer.byteLength(text()) > mostBytes)
            kept.delete(key);
    const leftOut = [...values].filter(([key, value]) => !kept.has(key) && value !== '').map(([key]) => key);
    for (const key of [...large, ...leftOut]) {
        replaceFile(workspace, (0,external_node_path_.join)(core_ports/* outputFiles */.Lo, key), `${values.get(key)}\n`);
    }
    replaceFile(workspace, core_ports/* dotenvReport */.ff, text());
    if (large.size > 0) {
        log.info(`Too large for the dotenv report of a job, or of several lines, so the variable is the path of a file: ${said(large)}`);
    }
    if (leftOut.length > 0) {
        log.info(`Left out of the dotenv report, which takes ${mostVariables} variables and 5 KiB: ${said(leftOut)}`);
    }
}
function said(keys) {
    return [...keys].map((key) => `${core_ports/* outputFiles */.Lo}/${key}`).join(', ');
}
function keysThatFit(values) {
    const keys = [...values.keys()];
    const isTwin = (key) => keys.some((other) => key.startsWith(`${other}_`) && values.get(other) === values.get(key));
    const expendable = [...keys.filter((key) => values.get(key) === ''), ...keys.filter(isTwin), ...keys];
    const kept = new Set(keys);
    for (const key of expendable) {
        if (kept.size <= mostVariables)
            break;
        kept.delete(key);
    }
    return kept;
}
function readReport(report) {
    if (kindOf(report) !== 'file')
        return new Map();
    const lines = (0,external_node_fs_.readFileSync)(report, 'utf8').split('\n');
    return new Map(lines.flatMap((line) => {
        const equals = line.indexOf('=');
        return equals < 1 ? [] : [[line.slice(0, equals), line.slice(equals + 1)]];
    }));
}
function replaceFile(workspace, name, text) {
    const path = (0,external_node_path_.join)(workspace, name);
    const parent = (0,external_node_path_.dirname)(path);
    if (parent !== workspace) {
        if (kindOf(parent) === 'link')
            throw new Error(`${parent} is a symbolic link`);
        (0,external_node_fs_.mkdirSync)(parent, { recursive: true });
    }
    const temporary = (0,external_node_path_.join)(workspace, temporaryName);
    (0,external_node_fs_.rmSync)(temporary, { force: true });
    try {
        (0,external_node_fs_.writeFileSync)(temporary, text, { flag: 'wx' });
        (0,external_node_fs_.renameSync)(temporary, path);
    }
    catch (cause) {
        (0,external_node_fs_.rmSync)(temporary, { force: true });
        throw new Error(`${path}: ${(0,failure/* messageOf */.bD)(cause)}`, { cause });
    }
}
function kindOf(path) {
    let found;
    try {
        found = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    }
    catch {
    }
    if (found === undefined)
        return 'none';
    return found.isSymbolicLink() ? 'link' : found.isDirectory() ? 'directory' : 'file';
}

;// CONCATENATED MODULE: ./build/hosts/gitlab-ci.js






function isGitlabJob(env) {
    return Boolean(env.CI_JOB_ID) && Boolean(env.CI_PIPELINE_ID) && Boolean(env.CI_PROJECT_PATH);
}
function gitlabCiHost(given) {
    const { env } = given;
    const workspace = env.CI_PROJECT_DIR ?? given.cwd;
    const groups = sections(given);
    const progress = new ProgressLines(groups, given);
    const log = textLog(given, { groups, progress });
    return {
        name: 'gitlab-ci',
        log,
        step: () => groups.step,
        input: () => undefined,
        inputNames: () => [],
        mask: () => { },
        context: async () => gitlabContext(env, given.cwd),
        checkOutputs: () => checkReport(workspace),
        async publish(outputs) {
            const lines = [...dotenvLines(outputs, env)].map(([key, value]) => [key, given.redact(value)]);
            writeReport(workspace, new Map(lines), log);
        },
        summarize: (markdown, screen) => screen === undefined ? logSummary(markdown, given, groups) : logScreen(screen, given, groups),
        fail(failure) {
            progress.close();
            groups.close();
            reportFailure(failure, given, groups);
        },
    };
}
let sectionNumber = 0;
function sections({ terminal, clock }) {
    const marker = (kind, text) => {
        const name = `monorepo_gitops_${sectionNumber}`;
        const time = Math.floor(clock.now() / 1000);
        terminal.write(`\u001b[0Ksection_${kind}:${time}:${name}\r\u001b[0K${text}\n`);
    };
    const frame = {
        line: (text) => terminal.write(`${text}\n`),
        begin({ title, part }) {
            sectionNumber++;
            marker('start', part === 1 ? title : `${title} (continued)`);
        },
        end: () => marker('end', ''),
    };
    return new LogGroups(frame, () => clock.now());
}
function dotenvLines(outputs, env) {
    const prefix = `MG_${upper(outputs.command)}_`;
    const suffix = outputs.service === undefined ? undefined : `_${upper(outputs.service)}`;
    const parallel = Number(env.CI_NODE_TOTAL ?? '1') > 1;
    const lines = new Map();
    for (const [name, value] of outputs.values) {
        if (suffix !== undefined)
            lines.set(prefix + upper(name) + suffix, value);
        if (suffix === undefined || !parallel)
            lines.set(prefix + upper(name), value);
    }
    return lines;
}
function upper(name) {
    return name.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}
function gitlabContext(env, cwd) {
    const request = nonEmpty(env.CI_MERGE_REQUEST_IID);
    const user = env.GITLAB_USER_NAME ?? env.GITLAB_USER_LOGIN ?? 'gitlab-ci';
    const event = gitlabEvent(env);
    const branch = nonEmpty(env.CI_MERGE_REQUEST_SOURCE_BRANCH_NAME) ??
        (env.CI_COMMIT_TAG ? undefined : nonEmpty(env.CI_COMMIT_REF_NAME));
    return {
        host: 'gitlab',
        event,
        repository: env.CI_PROJECT_PATH ?? 'unknown',
        repositoryUrl: env.CI_PROJECT_URL,
        commit: nonEmpty(env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA) ?? nonEmpty(env.CI_COMMIT_SHA),
        branch,
        defaultBranch: nonEmpty(env.CI_DEFAULT_BRANCH),
        targetBranch: nonEmpty(env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME),
        baseCommit: nonEmpty(env.CI_MERGE_REQUEST_TARGET_BRANCH_SHA) ??
            nonEmpty(env.CI_MERGE_REQUEST_DIFF_BASE_SHA) ??
            (0,hosts_host/* commitIn */.xt)(env.CI_COMMIT_BEFORE_SHA),
        requestNumber: request === undefined ? undefined : Number(request),
        sourceRef: event.kind === 'branch-deleted' && env.CI_COMMIT_TAG
            ? `refs/tags/${env.CI_COMMIT_TAG}`
            : (0,source_ref/* sourceRefOf */.EV)(event, branch, 'gitlab'),
        refSlug: nonEmpty(env.CI_COMMIT_REF_SLUG),
        byPerson: isByPerson(env),
        pipelineCreatedAt: (0,hosts_host/* timeIn */.Hi)(env.CI_PIPELINE_CREATED_AT),
        actor: { name: user, email: nonEmpty(env.GITLAB_USER_EMAIL) ?? `${user}@users.noreply.gitlab` },
        pipelineUrl: nonEmpty(env.CI_PIPELINE_URL),
        runId: env.CI_PIPELINE_IID ?? env.CI_PIPELINE_ID ?? '0',
        workspace: env.CI_PROJECT_DIR ?? cwd,
    };
}
function isByPerson(env) {
    const isChild = env.CI_PIPELINE_SOURCE === 'parent_pipeline';
    return (env.CI_PIPELINE_SOURCE === 'web' || env.CI_JOB_MANUAL === 'true' || (isChild && env.MG_STARTED_BY === 'person'));
}
function gitlabEvent(env) {
    const request = nonEmpty(env.CI_MERGE_REQUEST_IID);
    const stopping = env.CI_ENVIRONMENT_ACTION === 'stop';
    if (request !== undefined) {
        const number = Number(request);
        const fromFork = env.CI_MERGE_REQUEST_SOURCE_PROJECT_ID !== env.CI_MERGE_REQUEST_PROJECT_ID;
        if (stopping)
            return { kind: 'request-closed', number, merged: false, ...(fromFork ? { fromFork } : {}) };
        if (env.CI_MERGE_REQUEST_EVENT_TYPE === 'merge_train')
            return { kind: 'queue' };
        const labels = (env.CI_MERGE_REQUEST_LABELS ?? '').split(',').filter((label) => label !== '');
        return { kind: 'request', number, fromFork, labels };
    }
    if ((0,source_ref/* isQueueBranch */.yW)(env.CI_COMMIT_REF_NAME))
        return { kind: 'queue' };
    if (stopping)
        return { kind: 'branch-deleted' };
    const startedBy = startOf(env);
    if (env.CI_COMMIT_TAG) {
        return { kind: 'tag', tag: env.CI_COMMIT_TAG, ...(startedBy === 'push' ? {} : { startedBy }) };
    }
    return { kind: startedBy };
}
function startOf(env) {
    switch (env.CI_PIPELINE_SOURCE) {
        case 'schedule':
            return 'schedule';
        case 'parent_pipeline':
            return env.MG_STARTED_BY === 'schedule' ? 'schedule' : 'push';
        case 'push':
        case undefined:
            return 'push';
        default:
            return 'manual';
    }
}
function nonEmpty(text) {
    return text === undefined || text === '' ? undefined : text;
}

;// CONCATENATED MODULE: ./build/hosts/left-behind.js





const nameOfOurs = /^(?:monorepo-gitops|mg-sign)(?:-[a-z]+)?-([0-9a-z]+)\.([0-9a-z]{4})-\w{6}$/;
const longestRun = 7 * 86_400_000;
function processMark() {
    return `${external_node_process_.pid.toString(36)}.${numbering()}`;
}
let numberingHere;
function numbering() {
    numberingHere ??= hash([
        (0,external_node_os_.hostname)(),
        first(() => (0,external_node_fs_.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8')),
        first(() => (0,external_node_fs_.readlinkSync)('/proc/self/ns/pid')),
    ]);
    return numberingHere;
}
function first(look) {
    try {
        return look();
    }
    catch {
        return '';
    }
}
function hash(texts) {
    let value = 0x811c9dc5;
    for (const byte of Buffer.from(texts.join('\0')))
        value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    return (value % 36 ** 4).toString(36).padStart(4, '0');
}
async function removePrivateFilesOfKilledRuns(env, now) {
    const bases = new Set([(0,run_end/* temporaryBase */.du)(env), (0,external_node_path_.resolve)((0,external_node_os_.tmpdir)())]);
    await Promise.all([...bases].map((base) => removeLeftBehind(base, now)));
}
async function removeLeftBehind(base, now) {
    if (external_node_process_.platform === 'win32' || (await isOpenToAll(base)))
        return;
    const names = await external_node_fs_.promises.readdir(base).catch(() => []);
    await Promise.all(names.map(async (name) => {
        const path = (0,external_node_path_.join)(base, name);
        if (!(await isLeft(path, name, now)))
            return;
        await external_node_fs_.promises.rm(path, { recursive: true, force: true, maxRetries: 2 }).catch(() => { });
    }));
}
async function isOpenToAll(base) {
    const found = await external_node_fs_.promises.stat(base).catch(() => undefined);
    return found === undefined || ((found.mode & 0o022) !== 0 && (found.mode & 0o1000) === 0);
}
async function isLeft(path, name, now) {
    const [, number = '', numbered] = nameOfOurs.exec(name) ?? [];
    if (numbered === undefined)
        return false;
    const found = await external_node_fs_.promises.lstat(path).catch(() => undefined);
    if (found?.isDirectory() !== true || found.uid !== (0,external_node_process_.getuid)?.())
        return false;
    if (numbered !== numbering())
        return now - found.mtimeMs > longestRun;
    const owner = Number.parseInt(number, 36);
    return owner === external_node_process_.pid ? found.mtimeMs < now - (0,external_node_process_.uptime)() * 1000 : !isAlive(owner);
}
function isAlive(number) {
    try {
        (0,external_node_process_.kill)(number, 0);
        return true;
    }
    catch (error) {
        return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
    }
}

;// CONCATENATED MODULE: external "node:dns"
const external_node_dns_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");
// EXTERNAL MODULE: ./build/core/json.js
var json = __nccwpck_require__(8314);
;// CONCATENATED MODULE: ./build/hosts/name-lookup.js





function nameLookup() {
    return external_node_process_.execve === undefined || external_node_process_.platform === 'win32' ? lookup : undefined;
}
const kept = 30_000;
const longestLookup = 30_000;
const answers = new Map();
const lookup = (host, options, callback) => {
    if (host === 'localhost')
        return (0,external_node_dns_namespaceObject.lookup)(host, options, callback);
    const { all, ...asked } = options;
    answerFor(host, { ...asked, all: true }).then((addresses) => {
        const [first] = addresses;
        if (all === true || first === undefined)
            callback(null, [...addresses]);
        else
            callback(null, first.address, first.family);
    }, (error) => callback(error, []));
};
function answerFor(host, options) {
    const key = JSON.stringify([host, options]);
    const known = answers.get(key);
    if (known !== undefined)
        return known;
    const answer = askProcess(host, options);
    answers.set(key, answer);
    const forget = () => answers.delete(key);
    answer.then(() => setTimeout(forget, kept).unref(), forget);
    return answer;
}
const name_lookup_script = `
const [host, options] = process.argv.slice(1);
require('node:dns').lookup(host, JSON.parse(options), (error, addresses) =>
  process.stdout.write(JSON.stringify(error ? { code: error.code, message: error.message } : { addresses })));
`;
const variables = /^(PATH|SYSTEMROOT|LD_LIBRARY_PATH|LD_PRELOAD|RES_OPTIONS|LOCALDOMAIN|HOSTALIASES|NSS_WRAPPER_\w+|TMPDIR)$/i;
function askProcess(host, options) {
    return new Promise((resolve, reject) => {
        const { spawn } = external_node_process_.getBuiltinModule('node:child_process');
        const child = watched(() => spawn(external_node_process_.execPath, ['--eval', name_lookup_script, '--', host, JSON.stringify(options)], {
            env: Object.fromEntries(Object.entries(external_node_process_.env).filter(([name]) => variables.test(name))),
            stdio: ['ignore', 'pipe', 'ignore'],
            detached: external_node_process_.platform !== 'win32',
            windowsHide: true,
            timeout: longestLookup,
            killSignal: 'SIGKILL',
        }));
        const stop = () => void child.kill('SIGKILL');
        const ended = (0,run_end/* atRunEnd */.Wj)(stop);
        external_node_process_.once('exit', stop);
        let printed = '';
        child.stdout.setEncoding('utf8').on('data', (text) => {
            printed += text;
        });
        child.once('error', () => resolve(external_node_dns_namespaceObject.promises.lookup(host, options)));
        child.once('close', () => {
            ended();
            external_node_process_.off('exit', stop);
            const { addresses, code = 'EAI_AGAIN', message = `no answer for ${host}` } = (0,json/* jsonObject */.o$)(printed);
            if (Array.isArray(addresses))
                resolve(addresses);
            else
                reject(Object.assign(new Error(String(message)), { code }));
        });
    });
}

;// CONCATENATED MODULE: ./build/hosts/output.js


async function publish(output, to) {
    const unwritable = await handOn(output, to);
    if (unwritable.length > 0)
        throw notHandedOn(output, unwritable);
    if (to.json)
        printJson(output.outputs, to);
}
async function publishFailed(output, error, to) {
    const unwritable = await handOn(output, to);
    if (to.json)
        printJson({ ...output.outputs, error }, to);
    return unwritable.length === 0 ? undefined : notHandedOn(output, unwritable);
}
async function handOn({ command, service, outputs, summary, screen }, { host, json, redact }) {
    const values = new Map(Object.entries(outputs).map(([name, value]) => [name, shown(value, redact)]));
    const attempts = [() => host.publish({ command, service, values }), () => host.summarize(summary, screen)];
    const unwritable = [];
    for (const attempt of attempts)
        await attempt().catch((error) => unwritable.push(error));
    if (host.name === 'shell' && !json) {
        for (const [name, value] of values)
            if (isShort(value))
                print(`${name}=${value}`);
    }
    return unwritable;
}
function printJson(outputs, { redact }) {
    const whole = Object.entries(outputs).map(([name, value]) => [
        name,
        typeof value === 'string' ? (0,hosts_host/* bounded */.Mm)(redact(value)) : value,
    ]);
    print(jsonLine(redact(JSON.stringify(Object.fromEntries(whole)))));
}
function jsonLine(json) {
    return json.replaceAll('##[', '##\\u005b');
}
function notHandedOn({ command, outputs }, causes) {
    const what = causes.map(failure/* messageOf */.bD).join('; ');
    return new failure/* Failure */.HR('failed', 'OUTPUT_UNWRITABLE', `${command}: what it did could not be handed on: ${what}`, {
        hint: 'Jobs behind this one lack it. Correct the reason and run the job again: what is done already is not done twice.',
        outputs,
        cause: causes[0],
    });
}
function shown(value, redact) {
    if (value === undefined || value === null)
        return '';
    return typeof value === 'string' ? (0,hosts_host/* bounded */.Mm)(redact(value)) : redact(JSON.stringify(value));
}
function isShort(value) {
    return !['', '[]', '{}'].includes(value) && value.length <= 200 && !value.includes('\n');
}
function print(text) {
    write(process.stdout, `${text}\n`);
}
async function leave(exitCode) {
    await flushed();
    if (unwritten === undefined)
        return exit(exitCode);
    write(process.stderr, `error: the output could not be written: ${(0,failure/* messageOf */.bD)(unwritten)}\n`);
    return exit(exitCode === 0 ? 1 : exitCode);
}
function exit(code) {
    if (process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap')) {
        try {
            process.execve?.(process.execPath, [process.execPath, '--eval', `process.exit(${code})`], {});
        }
        catch {
        }
    }
    return process.exit(code);
}
async function flushed() {
    const written = (stream) => new Promise((done) => write(stream, '', done));
    await Promise.all([process.stdout, process.stderr].map(written));
}
let unwritten;
function write(stream, text, done) {
    if (stream.listenerCount('error', passOver) === 0)
        stream.on('error', passOver);
    try {
        stream.write(text, () => done?.());
    }
    catch (error) {
        passOver(error);
        done?.();
    }
}
function passOver(error) {
    const isUnread = error instanceof Error && 'code' in error && error.code === 'EPIPE';
    if (!isUnread)
        unwritten ??= error;
}

;// CONCATENATED MODULE: ./build/hosts/terminal/questions.js

function terminalQuestions(person) {
    const clack = () => __nccwpck_require__.e(/* import() */ 6170).then(__nccwpck_require__.bind(__nccwpck_require__, 6170));
    const ask = async (question) => {
        const prompts = await clack();
        const answer = await question(prompts);
        if (prompts.isCancel(answer))
            throw left();
        return answer;
    };
    return {
        choose: ({ message, choices, initial }) => ask(({ select }) => select({ ...person, message, options: choices.map(optionOf), initialValue: initial })),
        chooseSeveral: ({ message, choices, initial }) => ask(({ multiselect }) => multiselect({
            ...person,
            message,
            options: choices.map(optionOf),
            initialValues: [...initial],
            required: true,
        })),
        text: ({ message, initial, hint, problem }) => ask(({ text }) => text({
            ...person,
            message,
            placeholder: initial === '' ? (hint ?? '') : initial,
            defaultValue: initial,
            validate: (given) => problem?.(given === undefined || given === '' ? initial : given),
        })),
    };
}
function optionOf({ value, hint }) {
    return { value, label: value, ...(hint === undefined ? {} : { hint }) };
}
function left() {
    return new failure/* Failure */.HR('failed', 'CANCELLED', 'the questions were left before the last answer: nothing was written', {
        hint: 'Begin again, or give the answers as flags: with --yes nothing is asked.',
    });
}

;// CONCATENATED MODULE: ./build/hosts/shell.js










function shellHost(setting) {
    const live = setting.terminal.isLive === true ? new LiveLine(setting) : undefined;
    const given = { ...setting, terminal: live?.terminal ?? setting.terminal };
    const groups = shellGroups(given);
    const progress = live ?? new ProgressLines(groups, given);
    const log = textLog(given, { groups, progress });
    const { person } = given.terminal;
    return {
        name: 'shell',
        log,
        questions: person === undefined || isPipeline(given.env) ? undefined : terminalQuestions(person),
        step: () => groups.step,
        input: () => undefined,
        inputNames: () => [],
        mask: () => { },
        context: () => shellContext(given.env, given.cwd, given.terminal.interactive),
        checkOutputs: () => { },
        publish: async () => progress.close(),
        summarize: (markdown, screen) => screen === undefined ? logSummary(markdown, given, groups) : logScreen(screen, given, groups),
        fail(failure) {
            progress.close();
            groups.close();
            reportFailure(failure, given, groups);
        },
    };
}
function shellGroups({ terminal, clock }) {
    const line = (text, depth) => terminal.write(`${'  '.repeat(depth)}${text}\n`);
    const frame = {
        line,
        begin({ title, depth, part }) {
            if (part === 1)
                line((0,style/* paint */.nI)(title, 'heading', terminal), depth - 1);
        },
        end() { },
    };
    return new LogGroups(frame, () => clock.now());
}
function isPipeline(env) {
    return Boolean(env.CI) || isJenkins(env);
}
function isJenkins(env) {
    return Boolean(env.JENKINS_URL || env.JENKINS_HOME || (env.BUILD_URL && env.JOB_NAME));
}
async function shellContext(env, cwd, interactive = false) {
    const checkout = await readCheckout(cwd, env);
    const { repository, repositoryUrl, commit, branch, defaultBranch, actor, root } = checkout;
    const local = {
        host: 'shell',
        event: { kind: 'push' },
        repository,
        repositoryUrl,
        commit,
        branch,
        defaultBranch,
        targetBranch: undefined,
        baseCommit: undefined,
        requestNumber: undefined,
        sourceRef: branch === undefined ? undefined : `refs/heads/${branch}`,
        refSlug: undefined,
        byPerson: interactive && !env.CI,
        pipelineCreatedAt: undefined,
        actor,
        pipelineUrl: undefined,
        runId: '0',
        workspace: root,
    };
    if (!isJenkins(env))
        return local;
    const request = env.CHANGE_ID === undefined || !/^\d+$/.test(env.CHANGE_ID) ? undefined : Number(env.CHANGE_ID);
    const workspace = env.WORKSPACE;
    const event = jenkinsEvent(env, request);
    const url = (0,git_repository/* webAddress */.Dy)(env.GIT_URL ?? '') ?? repositoryUrl;
    const source = env.CHANGE_BRANCH ??
        (env.TAG_NAME === undefined
            ? (jenkinsBranch(env) ?? branch ?? (await branchAtHead(defaultBranch, { cwd, env })))
            : undefined);
    return {
        ...local,
        host: 'jenkins',
        event,
        repositoryUrl: url,
        commit: env.GIT_COMMIT ?? commit,
        branch: source,
        targetBranch: env.CHANGE_TARGET,
        baseCommit: (0,hosts_host/* commitIn */.xt)(env.GIT_PREVIOUS_SUCCESSFUL_COMMIT) ?? (0,hosts_host/* commitIn */.xt)(env.GIT_PREVIOUS_COMMIT),
        requestNumber: request,
        sourceRef: (0,source_ref/* sourceRefOf */.EV)(event, source, forgeOfChange(env.CHANGE_URL ?? url)),
        byPerson: false,
        actor: {
            name: env.BUILD_USER ?? env.CHANGE_AUTHOR_DISPLAY_NAME ?? env.CHANGE_AUTHOR ?? actor.name,
            email: env.BUILD_USER_EMAIL ?? env.CHANGE_AUTHOR_EMAIL ?? actor.email,
        },
        pipelineUrl: env.BUILD_URL,
        runId: env.BUILD_NUMBER ?? '0',
        workspace: workspace !== undefined && (0,external_node_path_.isAbsolute)(workspace) ? workspace : root,
    };
}
function jenkinsEvent(env, request) {
    if (request !== undefined)
        return { kind: 'request', number: request, fromFork: env.CHANGE_FORK !== undefined };
    if (env.TAG_NAME !== undefined)
        return { kind: 'tag', tag: env.TAG_NAME };
    if ((0,source_ref/* isQueueBranch */.yW)(jenkinsBranch(env)))
        return { kind: 'queue' };
    return { kind: 'push' };
}
function forgeOfChange(url) {
    if (url !== undefined && /\/merge_requests\//.test(url))
        return 'gitlab';
    const isGitlab = url !== undefined && !/\/pull\//.test(url) && /^https?:\/\/[^/]*gitlab/.test(url);
    return isGitlab ? 'gitlab' : 'github';
}
function jenkinsBranch(env) {
    const ofPlugin = env.GIT_BRANCH === 'detached' ? undefined : env.GIT_BRANCH?.replace(/^origin\//, '');
    return env.BRANCH_NAME ?? env.GIT_LOCAL_BRANCH ?? ofPlugin;
}

;// CONCATENATED MODULE: ./build/hosts/signals.js





const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const [cleanUpTime, publishTime] = [3_000, 2_000];
let running;
let isEnding = false;
function publishAtSignal(publishEnd) {
    const run = { publishEnd };
    running = run;
    for (const signal of signals)
        if (external_node_process_.listenerCount(signal, endBy) === 0)
            external_node_process_.on(signal, endBy);
    return async () => {
        if (run.publisher === 'signal')
            await never();
        run.publisher = 'run';
    };
}
async function cleanUp() {
    await Promise.race([(0,run_end/* undoAll */.wC)(), systemClock.sleep(cleanUpTime)]);
}
async function endBy(signal) {
    if (isEnding)
        return;
    isEnding = true;
    const run = running;
    const isPublished = run?.publisher === 'run';
    if (run !== undefined && !isPublished)
        run.publisher = 'signal';
    await cleanUp();
    const published = isPublished ? never() : run?.publishEnd(signal);
    await Promise.race([published, systemClock.sleep(publishTime)]).catch(() => { });
    for (const each of signals)
        external_node_process_.off(each, endBy);
    external_node_process_.kill(external_node_process_.pid, signal);
    await systemClock.sleep(200);
    exit(128 + external_node_os_.constants.signals[signal]);
}
function never() {
    return new Promise(() => { });
}

// EXTERNAL MODULE: ./build/inputs/command.js
var inputs_command = __nccwpck_require__(125);
// EXTERNAL MODULE: ./build/inputs/config/file.js
var file = __nccwpck_require__(4105);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var declarations_run = __nccwpck_require__(3669);
// EXTERNAL MODULE: ./build/inputs/help.js
var help = __nccwpck_require__(9029);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __nccwpck_require__(4112);
// EXTERNAL MODULE: ./build/inputs/sources.js
var inputs_sources = __nccwpck_require__(6802);
;// CONCATENATED MODULE: ./build/inputs/unknown-variables.js


const ownPrefixes = ['MG_TEST_', 'MG_STARTED_BY', 'MG_PROGRAM', 'MG_ENVIRONMENT_JOB'];
function possibleInputs(env, commands) {
    const outputs = commands.map((command) => `${(0,resolve/* variableOf */.Qn)(command)}_`);
    return Object.keys(env).filter((name) => name.startsWith('MG_') && ![...outputs, ...ownPrefixes].some((prefix) => name.startsWith(prefix)));
}
function misspeltVariables(names, inputs) {
    const known = new Set(inputs.map(resolve/* variableOf */.Qn));
    return names.flatMap((name) => {
        const meant = known.has(name)
            ? undefined
            : (0,suggestion/* suggestionFor */.o$)(name.slice(3), [...known].map((each) => each.slice(3)));
        return meant === undefined
            ? []
            : [`${name} is no input of any command, so it counts for nothing. Did you mean MG_${meant}?`];
    });
}

;// CONCATENATED MODULE: ./build/main.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});




































async function main_run(entry) {
    const env = environmentOf(entry);
    const cwd = process.cwd();
    const [word, ...rest] = entry.action === undefined ? entry.argv : [entry.action, ...entry.argv];
    if (word === '--version' || word === '-V')
        return printed(published/* version */.rE);
    const json = rest.includes('--json');
    const secrets = createSecrets((form) => host.mask(form));
    const terminal = terminalFor(json, env, entry.action !== undefined);
    const host = chooseHost({
        env,
        cwd,
        terminal,
        clock: systemClock,
        redact: secrets.redact,
        verbose: rest.includes('--verbose') || rest.includes('-v') || env.RUNNER_DEBUG === '1' || env.CI_DEBUG_TRACE === 'true',
        asAction: entry.action !== undefined,
    });
    for (const name of [...program_environment/* jobSecrets */.pc, ...(0,inputs_sources/* secretVariables */.c8)(env)])
        secrets.add(env[name] ?? '');
    const progress = { known: {} };
    const to = { host, json, redact: secrets.redact };
    const mayPublish = publishAtSignal(async (signal) => {
        await failed(endedBy(signal, word), progress, to);
        await flushed();
    });
    try {
        const asked = helpAsked(entry);
        if (asked !== undefined)
            return printed(await helpOf(asked.command, terminal), word === undefined ? 2 : 0);
        if (word === undefined || !isCommand(word))
            throw unknownCommand(word ?? '');
        const ci = host.context();
        ci.catch(() => { });
        const command = await loadCommand(word);
        const line = (0,inputs_sources/* parseCommandLine */.Du)(rest, command.inputs, command.name);
        if (line.switches.has('help'))
            return printed(await helpOf(command.name, terminal));
        if (line.switches.has('version'))
            return printed(published/* version */.rE);
        host.checkOutputs();
        progress.command = command;
        const ports = { host, secrets, env, cwd, home: entry.home };
        const { outputs, summary, screen, failure } = await (0,other_name/* withReviewName */.M)((reviewName) => execute(command, line, main_named(ci, reviewName), { ...ports, progress }), ({ message }) => host.log.info(`${message}. The run begins again.`));
        const { service } = progress;
        await mayPublish();
        const output = { command: command.name, service, outputs: (0,inputs_command/* everyOutput */.Hh)(command, outputs), summary, screen };
        if (failure !== undefined)
            return await refusedBy(failure, output, to);
        await publish(output, to);
        return 0;
    }
    catch (error) {
        await mayPublish();
        return await failed(asFailure(error, [(0,run_end/* temporaryBase */.du)(env), cwd]), progress, to);
    }
}
function environmentOf({ action }) {
    const env = action === undefined ? process.env : withJobToken(process.env);
    const inJob = action !== undefined || env.GITHUB_ACTIONS === 'true' || isGitlabJob(env) || isPipeline(env);
    return inJob ? { ...env, [program/* trustsCheckout */.QK]: 'true' } : env;
}
async function failed(failure, progress, to) {
    const { host, json, redact } = to;
    const { command, service } = progress;
    const error = errorJson(failure);
    let unwritable;
    if (command !== undefined && failure.code !== 'OUTPUT_UNWRITABLE') {
        const outputs = (0,inputs_command/* everyOutput */.Hh)(command, { ...progress.known, ...failure.outputs });
        const { causes } = (0,hosts_host/* failureLines */.w7)(failure);
        const step = host.step();
        const isLogged = host.name !== 'github-actions';
        const failedRun = { command: command.name, step, failure, causes, outputs, redact, isLogged };
        const summary = (0,summaries_failure/* failureSummary */.jg)(failedRun, progress.summary);
        unwritable = await publishFailed({ command: command.name, service, outputs, summary }, error, to);
    }
    else if (json) {
        print(jsonLine(redact(JSON.stringify({ ...failure.outputs, error }))));
    }
    host.fail(failure);
    if (unwritable !== undefined)
        host.fail(unwritable);
    return failure.exitCode;
}
async function refusedBy(failure, output, to) {
    const unwritable = await publishFailed(output, errorJson(failure), to);
    to.host.fail(failure);
    if (unwritable !== undefined)
        to.host.fail(unwritable);
    return failure.exitCode;
}
async function main_named(context, reviewName) {
    const ci = await context;
    return reviewName === undefined ? ci : { ...ci, reviewName };
}
const longestRemoval = 2_000;
async function execute(command, line, context, { progress, ...processPorts }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { host, secrets, env } = processPorts;
        const loading = Promise.all(/* import() */[__nccwpck_require__.e(111), __nccwpck_require__.e(3646)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9020));
        const deadline = __addDisposableResource(env_1, new net_deadline/* Deadline */.B2(systemClock, timeoutOf(command, line, processPorts)), false);
        const choosing = chooseInputs(command, line, context, { ...processPorts, deadline });
        const { config, configFailure, service, ci, ...inputs } = await deadline.race(choosing, 'git, which describes this checkout');
        const { Network } = await loading;
        const network = __addDisposableResource(env_1, new Network({ env, clock: systemClock, log: host.log, secrets, deadline, lookup: nameLookup() }), false);
        const { questions } = host;
        const ports = {
            ...processPorts,
            log: host.log,
            questions,
            clock: systemClock,
            programs: programsUntil(deadline),
            network,
            deadline,
        };
        progress.service = service;
        (0,run_end/* markTemporaryDirectories */.s4)(processMark());
        const removed = removePrivateFilesOfKilledRuns(env, systemClock.now());
        const report = (outputs) => {
            progress.known = { ...progress.known, ...outputs };
        };
        const onFailure = (summary) => {
            progress.summary = summary;
        };
        try {
            return await deadline.enforce(command.run({ ...inputs, config, configFailure, ci, ...ports, report, onFailure }));
        }
        finally {
            if (deadline.passed)
                await cleanUp();
            await Promise.race([removed, systemClock.sleep(longestRemoval)]);
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function givenTo(line, { host, env }) {
    return [(0,inputs_sources/* flagSource */.qz)(line), (0,inputs_sources/* hostSource */.Ei)(host), (0,inputs_sources/* variableSource */.uM)(env)];
}
function timeoutOf({ inputs: { timeout } }, line, ports) {
    if (timeout === undefined)
        return Number.POSITIVE_INFINITY;
    return Number((0,resolve/* resolveInputs */.eL)({ timeout }, givenTo(line, ports), ports).inputs.timeout);
}
async function warnOfMisspeltVariables(command, { env, host }) {
    const own = new Set([...Object.keys(command.inputs).map(resolve/* variableOf */.Qn), ...(0,inputs_sources/* secretVariables */.c8)(env)]);
    const others = possibleInputs(env, commandNames).filter((name) => !own.has(name));
    if (others.length === 0)
        return;
    const all = await Promise.all(commandNames.map(loadCommand));
    const names = all.flatMap(({ inputs }) => Object.keys(inputs));
    for (const text of misspeltVariables(others, names))
        host.log.warn(text);
}
async function chooseInputs(command, line, context, ports) {
    const { host, secrets, cwd } = ports;
    (0,inputs_sources/* refuseUnknownInputs */.QZ)(host, command.inputs, command.name);
    await warnOfMisspeltVariables(command, ports);
    const given = givenTo(line, ports);
    const { config: path, service, environment, cluster } = (0,resolve/* resolveInputs */.eL)(declarations_run/* runInputs */.HM, given, { secrets, cwd }).inputs;
    const known = await context;
    const judged = command.withoutConfig === true ? undefined : await judgedConfig(command, path, known, ports);
    const config = judged instanceof failure/* Failure */.HR ? undefined : judged;
    const configFailure = judged instanceof failure/* Failure */.HR ? judged : undefined;
    const found = await describedFor([config, ...givenTexts(command, given)], known, ports);
    const name = service !== undefined ? 'service' : environment !== undefined ? 'environment' : undefined;
    const runsWithout = command.withoutConfig === true || command.judgesConfig === true;
    if (config === undefined && name !== undefined && !runsWithout) {
        const hint = 'Check the monorepo out before this step (GitHub: actions/checkout), run `monorepo-gitops init` for a file, or give --config.';
        throw (0,failure/* badInput */.AN)(name, 'needs a gitops.yaml, and there is none', hint);
    }
    if (config === undefined) {
        return { ...(0,resolve/* resolveInputs */.eL)(command.inputs, given, { secrets, cwd }), config, configFailure, service, ci: found };
    }
    const [{ configSource, refuseOtherService }, { withSourceIn }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(4835), __nccwpck_require__.e(3182)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3182)),
        __nccwpck_require__.e(/* import() */ 4835).then(__nccwpck_require__.bind(__nccwpck_require__, 7216)),
    ]);
    const ci = withSourceIn(config, found, environment);
    const selection = { config, ci, service, environment, cluster };
    if (command.judgesConfig !== true)
        refuseOtherService(command, selection);
    const sources = [...given, configSource(command, selection)];
    return { ...(0,resolve/* resolveInputs */.eL)(command.inputs, sources, { secrets, cwd }), config, configFailure, service, ci };
}
async function judgedConfig(...[command, ...file]) {
    try {
        return await readConfig(command, ...file);
    }
    catch (error) {
        const isOfContent = error instanceof failure/* Failure */.HR && error.code.startsWith('CONFIG_');
        if (command.judgesConfig !== true || !isOfContent)
            throw error;
        return error;
    }
}
function givenTexts(command, sources) {
    return Object.keys(command.inputs).flatMap((name) => sources.map((source) => source(name)));
}
const descriptionTime = 60_000;
async function describedFor(templates, ci, ports) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { env } = ports;
        if (!templates.some(described/* asksForDescription */.W))
            return ci;
        const deadline = __addDisposableResource(env_2, ports.deadline.within(descriptionTime, 'describing the commit'), false);
        return await (0,described/* withDescription */.B)(ci, { cwd: ci.workspace, env, programs: programsUntil(deadline) });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
async function readConfig({ judgesConfig }, path, ci, ports) {
    const { cwd } = ports;
    const found = path === undefined ? (0,file/* findConfigFile */.i)([cwd, ci.workspace]) : undefined;
    const isHere = path === undefined ? found !== undefined : (0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(cwd, path));
    if ((0,core_ports/* isStopJob */.GE)(ci))
        return stopJobConfig(path ?? (found && (0,external_node_path_.join)(found.directory, found.name)), ci, ports);
    if (!isHere && path === undefined)
        return undefined;
    const [{ loadConfig }, { directoriesOnDisk }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(2857), __nccwpck_require__.e(4835), __nccwpck_require__.e(4872), __nccwpck_require__.e(8008), __nccwpck_require__.e(1185), __nccwpck_require__.e(398)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1185)),
        Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(2857), __nccwpck_require__.e(4872), __nccwpck_require__.e(8008), __nccwpck_require__.e(5748)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8008)),
    ]);
    return loadConfig(found?.directory ?? cwd, path, directoriesOnDisk(ci.workspace, judgesConfig !== true));
}
const configTime = 60_000;
async function stopJobConfig(path, ci, ports) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const { host, secrets, env, cwd } = ports;
        const [{ configOfStopJob }, { Network }] = await Promise.all([
            Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(2857), __nccwpck_require__.e(4835), __nccwpck_require__.e(6329), __nccwpck_require__.e(4872), __nccwpck_require__.e(356), __nccwpck_require__.e(2265), __nccwpck_require__.e(8008), __nccwpck_require__.e(1185), __nccwpck_require__.e(4452)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7291)),
            Promise.all(/* import() */[__nccwpck_require__.e(111), __nccwpck_require__.e(3646)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9020)),
        ]);
        const deadline = __addDisposableResource(env_3, ports.deadline.within(configTime, 'reading gitops.yaml'), false);
        const { log } = host;
        const network = __addDisposableResource(env_3, new Network({ env, clock: systemClock, log, secrets, deadline, lookup: nameLookup() }), false);
        const checkout = { cwd: ci.workspace, env, clock: systemClock, programs: programsUntil(deadline) };
        return configOfStopJob(path, { ci, cwd, checkout, env, log, clock: systemClock, secrets, network });
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        __disposeResources(env_3);
    }
}
function chooseHost(given) {
    if (given.asAction || given.env.GITHUB_ACTIONS === 'true')
        return githubActionsHost(given);
    if (isGitlabJob(given.env))
        return gitlabCiHost(given);
    return shellHost(given);
}
function terminalFor(json, env, asAction) {
    const isGithub = env.GITHUB_ACTIONS === 'true';
    const stream = isGithub && !json ? process.stdout : process.stderr;
    const isColouredLog = asAction || isGithub || isGitlabJob(env);
    const surroundings = { env, isColouredLog, isJenkins: isJenkins(env) };
    return {
        write: (text) => write(stream, text),
        colours: hasColours(stream, surroundings),
        hyperlinks: hasHyperlinks(stream, surroundings),
        isLive: isLiveScreen(stream, surroundings),
        get columns() {
            return columnsOf(stream, env);
        },
        interactive: process.stdin.isTTY === true,
        person: json ? undefined : personAt(env),
    };
}
function personAt({ TERM }) {
    const { stdin: input, stdout: output } = process;
    return input.isTTY === true && output.isTTY === true && TERM !== 'dumb' ? { input, output } : undefined;
}
function unknownCommand(word) {
    return (0,failure/* badInput */.AN)(word, 'is not a command', `${(0,suggestion/* didYouMean */.au)(word, commandNames)}All commands: \`monorepo-gitops help\``);
}
function helpAsked({ action, argv }) {
    const [word, second] = argv;
    if (action !== undefined)
        return undefined;
    if (word === undefined)
        return { command: undefined };
    const isHelp = (argument) => argument === '--help' || argument === '-h';
    if (word === 'help' || isHelp(word))
        return { command: second?.startsWith('-') === true ? undefined : second };
    return isHelp(second) ? { command: word } : undefined;
}
async function helpOf(name, { colours }) {
    const { guides } = await __nccwpck_require__.e(/* import() */ 9643).then(__nccwpck_require__.bind(__nccwpck_require__, 9643));
    const look = { colours: colours && process.stdout.isTTY === true };
    const heading = (text) => (0,style/* paint */.nI)(text, 'heading', look);
    if (name !== undefined && !isCommand(name))
        throw unknownCommand(name);
    if (name !== undefined)
        return (0,help/* commandHelp */.bD)(await loadCommand(name), guides[name], heading);
    const names = Object.keys(guides).filter(isCommand);
    const all = names.map(async (each) => ({ command: await loadCommand(each), guide: guides[each] }));
    return (0,help/* overview */.M0)(await Promise.all(all), heading);
}
function endedBy(signal, command) {
    return new failure/* Failure */.HR('failed', 'CANCELLED', `${command ?? 'the run'} was ended by ${signal} before its end`, {
        hint: 'What is done stays done, and is not done twice: run it again to do the rest.',
    });
}
function asFailure(error, directories) {
    if (error instanceof failure/* Failure */.HR)
        return error;
    const refused = systemFailure(error, directories);
    if (refused !== undefined)
        return refused;
    return new failure/* Failure */.HR('failed', 'UNEXPECTED', `Unexpected: ${(0,failure/* messageOf */.bD)(error)}`, {
        cause: error instanceof Error ? (error.stack ?? error) : error,
        hint: 'This is a fault of monorepo-gitops: please report it with the lines above.',
    });
}
function errorJson({ kind, code, message, hint, url }) {
    return { kind, code, message, ...(hint === undefined ? {} : { hint }), url };
}
function printed(text, exitCode = 0) {
    print(text.trimEnd());
    return exitCode;
}

var __webpack_exports__leave = __webpack_exports__.q;
var __webpack_exports__run = __webpack_exports__.e;
export { __webpack_exports__leave as leave, __webpack_exports__run as run };
