export const id = 3724;
export const ids = [3724];
export const modules = {

/***/ 3724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createSigner: () => (/* binding */ createSigner)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _run_end_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95);
/* harmony import */ var _program_program_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1714);
/* harmony import */ var _program_ssh_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(196);
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






async function createSigner(key, parts) {
    const input = parts.input ?? 'sign';
    if (key.includes('BEGIN PGP PRIVATE KEY BLOCK'))
        return inPrivate(parts, (run) => signWithGpg(run, key, input));
    if (/BEGIN [A-Z ]*PRIVATE KEY/.test(key))
        return inPrivate(parts, (run) => signWithSsh(run, key, input));
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, 'is not a private SSH or GPG key', 'Give the text of the key, from "-----BEGIN" on.');
}
const longestBase = 55;
function inPrivate(parts, sign) {
    return async (body) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const usual = (0,_run_end_js__WEBPACK_IMPORTED_MODULE_3__/* .temporaryBase */ .du)(parts.env);
            const base = Buffer.byteLength(usual) > longestBase ? (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)() : usual;
            const temporary = __addDisposableResource(env_1, await (0,_run_end_js__WEBPACK_IMPORTED_MODULE_3__/* .temporaryDirectory */ .De)(base, 'mg-sign'), true);
            const directory = temporary.path;
            const { env, programs } = parts;
            const options = { programs, cwd: directory, env, scope: 'own', variables: { GNUPGHOME: directory } };
            const run = (program, args, stdin) => (0,_program_program_js__WEBPACK_IMPORTED_MODULE_4__/* .runProgram */ .mB)(program, args, { ...options, ...(stdin === undefined ? {} : { stdin }) });
            return await sign({ directory, body, run });
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
    };
}
async function signWithSsh({ directory, body, run }, key, input) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'key');
    await (0,_program_ssh_js__WEBPACK_IMPORTED_MODULE_5__/* .writePrivateKey */ .I)(file, key, input);
    const check = await run('ssh-keygen', ['-y', '-P', '', '-f', file]);
    if (check.code !== 0)
        throw refused(input, 'ssh-keygen', check);
    const signed = await run('ssh-keygen', ['-q', '-Y', 'sign', '-n', 'git', '-f', file], body);
    if (signed.code !== 0)
        throw refused(input, 'ssh-keygen', signed);
    return signed.stdout.toString('utf8');
}
async function signWithGpg({ body, run }, key, input) {
    const quietly = ['--batch', '--no-tty', '--pinentry-mode', 'loopback', '--passphrase', ''];
    try {
        const imported = await run('gpg', [...quietly, '--import'], `${key.trim()}\n`);
        if (imported.code !== 0)
            throw refused(input, 'gpg', imported);
        const signed = await run('gpg', [...quietly, '--armor', '--detach-sign'], body);
        if (signed.code !== 0)
            throw refused(input, 'gpg', signed);
        return signed.stdout.toString('utf8');
    }
    finally {
        await run('gpgconf', ['--kill', 'all']).catch(() => undefined);
    }
}
function refused(input, program, result) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('bad-input', 'GIT_SIGN', `${input}: ${program} cannot sign with this key`, {
        hint: 'The key must be complete and without a passphrase.',
        cause: new Error(result.stderr.trim()),
    });
}


/***/ })

};
