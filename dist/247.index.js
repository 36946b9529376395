export const id = 247;
export const ids = [247];
export const modules = {

/***/ 8247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  credentialResolver: () => (/* binding */ credentialResolver)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
;// CONCATENATED MODULE: ./build/core/image/docker-config.js





const dockerHubKey = 'https://index.docker.io/v1/';
const expired = 'sign in to the registry again (`docker login`), or give registry-username and registry-password';
async function dockerCredentials(registry, repository, env) {
    for await (const { source, text } of configurations(env)) {
        const config = parse(text, source);
        const found = (await fromHelper(config, registry, env)) ?? fromEntries(config, registry, repository, source);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
async function* configurations(env) {
    const inline = env.DOCKER_AUTH_CONFIG;
    if (inline)
        yield { source: 'DOCKER_AUTH_CONFIG', text: inline };
    const home = env.HOME ?? env.USERPROFILE;
    const docker = env.DOCKER_CONFIG || (home && external_node_path_.join(home, '.docker'));
    const runtime = env.XDG_RUNTIME_DIR;
    const files = [
        docker && external_node_path_.join(docker, 'config.json'),
        env.REGISTRY_AUTH_FILE,
        runtime && external_node_path_.join(runtime, 'containers', 'auth.json'),
        home && external_node_path_.join(env.XDG_CONFIG_HOME || external_node_path_.join(home, '.config'), 'containers', 'auth.json'),
    ];
    for (const file of files) {
        const text = file ? await readOptional(file) : undefined;
        if (file && text !== undefined && text.trim() !== '')
            yield { source: file, text };
    }
}
async function readOptional(file) {
    try {
        return await (0,promises_.readFile)(file, 'utf8');
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
            return undefined;
        throw new failure/* Failure */.HR('failed', 'DOCKER_CONFIG_INVALID', `${file} cannot be read`, {
            hint: 'correct its permissions',
            cause: error,
        });
    }
}
function parse(text, source) {
    try {
        const config = JSON.parse(text);
        if (typeof config === 'object' && config !== null)
            return config;
    }
    catch {
    }
    throw new failure/* Failure */.HR('bad-input', 'DOCKER_CONFIG_INVALID', `${source} is not a Docker configuration in JSON`, {
        hint: 'write {"auths": {"<registry>": {"auth": "<base64 of user:password>"}}}',
    });
}
function fromEntries({ auths }, registry, repository, source) {
    const entries = new Map(Object.entries(auths ?? {}).map(([key, entry]) => [normalKey(key), entry]));
    for (const key of keysOf(registry, repository)) {
        const entry = entries.get(key);
        const found = entry ? credentialsIn(entry, source) : undefined;
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function keysOf(registry, repository) {
    const parts = repository === '' ? [] : repository.split('/');
    return parts.map((_, index) => [registry, ...parts.slice(0, parts.length - index)].join('/')).concat(registry);
}
function normalKey(key) {
    const bare = key.replace(/^https?:\/\//, '').replace(/\/(?:v[12]\/?)?$/, '');
    return bare.replace(/^(?:index|registry-1)\.docker\.io(?=\/|$)/, reference/* dockerHub */.UD);
}
function credentialsIn({ auth, username, password, identitytoken }, source) {
    if (identitytoken)
        return { kind: 'identity-token', token: identitytoken, source, hint: expired };
    if (username && password)
        return { kind: 'basic', username, password, source, hint: expired };
    if (!auth)
        return undefined;
    const decoded = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
    const colon = decoded.indexOf(':');
    if (colon < 1)
        return undefined;
    return {
        kind: 'basic',
        username: decoded.slice(0, colon),
        password: decoded.slice(colon + 1),
        source,
        hint: expired,
    };
}
async function fromHelper(config, registry, env) {
    const server = registry === reference/* dockerHub */.UD ? dockerHubKey : registry;
    const helper = config.credHelpers?.[registry] ?? config.credHelpers?.[server] ?? config.credsStore;
    if (!helper)
        return undefined;
    const program = `docker-credential-${helper}`;
    if (!/^[A-Za-z0-9._-]+$/.test(helper))
        throw helperFailed(program, registry, new Error('this is not a name of a helper'));
    const { exitCode, stdout } = await ask(program, server, env).catch((error) => {
        throw helperFailed(program, registry, error);
    });
    if (exitCode !== 0) {
        if (/credentials not found/i.test(stdout))
            return undefined;
        throw helperFailed(program, registry, new Error(stdout.trim() || `it ended with ${exitCode}`));
    }
    return readHelper(program, registry, stdout);
}
function readHelper(program, registry, stdout) {
    let answer;
    try {
        answer = JSON.parse(stdout);
    }
    catch {
        throw helperFailed(program, registry, new Error('its answer is not JSON'));
    }
    const { Username: username, Secret: secret } = answer;
    if (typeof username !== 'string' || typeof secret !== 'string' || secret === '')
        return undefined;
    const common = { source: program, hint: expired };
    return username === '<token>'
        ? { kind: 'identity-token', token: secret, ...common }
        : { kind: 'basic', username, password: secret, ...common };
}
function ask(program, server, env) {
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)(program, ['get'], { env: { ...env }, stdio: ['pipe', 'pipe', 'ignore'] });
        const pieces = [];
        child.stdout.on('data', (piece) => pieces.push(piece));
        child.on('error', reject);
        child.on('close', (exitCode) => resolve({ exitCode, stdout: Buffer.concat(pieces).toString('utf8') }));
        child.stdin.on('error', () => { });
        child.stdin.end(server);
    });
}
function helperFailed(program, registry, cause) {
    return new failure/* Failure */.HR('failed', 'CREDENTIAL_HELPER', `${program} gives no credentials for ${registry}: ${(0,failure/* messageOf */.bD)(cause)}`, {
        hint: 'install or repair the helper, remove it from the Docker configuration, or give registry-username and registry-password',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/core/image/aws-keys.js


const audience = 'sts.amazonaws.com';
const metadataTimeout = 1_000;
async function awsKeys(region, ports) {
    const found = fromEnvironment(ports.env) ??
        (await fromWebIdentity(region, ports)) ??
        (await fromContainer(ports.env)) ??
        (await fromMachine(ports.env));
    if (found !== undefined) {
        ports.secrets.add(found.keys.secretAccessKey);
        if (found.keys.sessionToken !== undefined)
            ports.secrets.add(found.keys.sessionToken);
    }
    return found;
}
function fromEnvironment(env) {
    const accessKeyId = env.AWS_ACCESS_KEY_ID;
    const secretAccessKey = env.AWS_SECRET_ACCESS_KEY;
    if (!accessKeyId || !secretAccessKey)
        return undefined;
    const sessionToken = env.AWS_SESSION_TOKEN;
    return {
        keys: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
        source: 'AWS_ACCESS_KEY_ID',
    };
}
async function fromWebIdentity(region, { env, secrets }) {
    const role = env.AWS_ROLE_ARN;
    const token = role ? await webIdentityToken(env) : undefined;
    if (!role || token === undefined)
        return undefined;
    secrets.add(token);
    const response = await fetch(stsAddress(region, env), {
        method: 'POST',
        redirect: 'error',
        headers: { accept: 'application/json' },
        body: new URLSearchParams({
            Action: 'AssumeRoleWithWebIdentity',
            Version: '2011-06-15',
            RoleArn: role,
            RoleSessionName: env.AWS_ROLE_SESSION_NAME || 'monorepo-gitops',
            WebIdentityToken: token,
        }),
    }).catch((error) => {
        throw notAssumed(role, error);
    });
    const text = await response.text();
    if (!response.ok)
        throw notAssumed(role, new Error(secrets.redact(text).slice(0, 400)));
    const field = (name) => new RegExp(`<${name}>([^<]+)</${name}>|"${name}"\\s*:\\s*"([^"]+)"`).exec(text)?.slice(1).find(Boolean);
    const keys = keysFrom(field('AccessKeyId'), field('SecretAccessKey'), field('SessionToken'));
    if (keys === undefined)
        throw notAssumed(role, new Error('the answer has no keys'));
    return { keys, source: `the role ${role}` };
}
function stsAddress(region, env) {
    return env.AWS_ENDPOINT_URL_STS || `https://sts.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`;
}
async function webIdentityToken(env) {
    const file = env.AWS_WEB_IDENTITY_TOKEN_FILE;
    if (file)
        return (await (0,promises_.readFile)(file, 'utf8')).trim();
    const given = env.AWS_ID_TOKEN;
    if (given)
        return given;
    const address = env.ACTIONS_ID_TOKEN_REQUEST_URL;
    const bearer = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
    if (!address || !bearer)
        return undefined;
    const url = new URL(address);
    url.searchParams.set('audience', audience);
    const response = await fetch(url, { redirect: 'error', headers: { authorization: `Bearer ${bearer}` } });
    const answer = response.ok ? (await response.json()) : {};
    if (typeof answer.value === 'string')
        return answer.value;
    throw new failure/* Failure */.HR('failed', 'OIDC_TOKEN', `GitHub gave no OIDC token for AWS (${response.status})`, {
        hint: 'the job needs `permissions: id-token: write`; pull requests from forks never get one',
    });
}
async function fromContainer(env) {
    const relative = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
    const address = relative ? `http://169.254.170.2${relative}` : env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
    if (!address)
        return undefined;
    const file = env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
    const token = file ? (await (0,promises_.readFile)(file, 'utf8')).trim() : env.AWS_CONTAINER_AUTHORIZATION_TOKEN;
    const response = await fetch(address, { redirect: 'error', headers: token ? { authorization: token } : {} });
    return response.ok ? readMetadata(await response.json(), "the container's role") : undefined;
}
async function fromMachine(env) {
    if (env.AWS_EC2_METADATA_DISABLED === 'true')
        return undefined;
    const base = env.AWS_EC2_METADATA_SERVICE_ENDPOINT || 'http://169.254.169.254';
    const ask = (path, init) => fetch(new URL(path, base), { ...init, redirect: 'error', signal: AbortSignal.timeout(metadataTimeout) });
    try {
        const session = await ask('/latest/api/token', {
            method: 'PUT',
            headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' },
        });
        if (!session.ok)
            return undefined;
        const headers = { 'x-aws-ec2-metadata-token': await session.text() };
        const roles = '/latest/meta-data/iam/security-credentials/';
        const role = (await (await ask(roles, { headers })).text()).split('\n')[0]?.trim();
        const answer = await ask(`${roles}${role}`, { headers });
        return answer.ok ? readMetadata(await answer.json(), "the machine's role") : undefined;
    }
    catch {
        return undefined;
    }
}
function readMetadata(answer, source) {
    const fields = typeof answer === 'object' && answer !== null ? answer : {};
    const keys = keysFrom(fields.AccessKeyId, fields.SecretAccessKey, fields.Token);
    return keys === undefined ? undefined : { keys, source };
}
function keysFrom(accessKeyId, secretAccessKey, sessionToken) {
    if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string' || typeof sessionToken !== 'string')
        return undefined;
    return { accessKeyId, secretAccessKey, sessionToken };
}
function notAssumed(role, cause) {
    return new failure/* Failure */.HR('failed', 'AWS_ROLE', `AWS did not let this job assume ${role}`, {
        hint: `the role's trust policy must allow the pipeline's OIDC provider, with audience ${audience} and a subject that matches this repository`,
        cause,
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/core/image/aws-signature.js

function signed(request, keys) {
    const time = new Date(request.now).toISOString().replace(/[-:]|\.\d{3}/g, '');
    const date = time.slice(0, 8);
    const headers = {
        ...request.headers,
        host: request.url.host,
        'x-amz-date': time,
        ...(keys.sessionToken === undefined ? {} : { 'x-amz-security-token': keys.sessionToken }),
    };
    const names = Object.keys(headers).sort();
    const canonical = [
        request.method,
        request.url.pathname,
        canonicalQuery(request.url),
        ...names.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
        '',
        names.join(';'),
        sha256(request.body),
    ].join('\n');
    const scope = `${date}/${request.region}/${request.service}/aws4_request`;
    const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
    const key = [date, request.region, request.service, 'aws4_request'].reduce((secret, part) => hmac(secret, part), `AWS4${keys.secretAccessKey}`);
    const signature = hmac(key, toSign).toString('hex');
    return {
        ...headers,
        authorization: `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
    };
}
function canonicalQuery(url) {
    return [...url.searchParams]
        .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
        .sort()
        .join('&');
}
function encoded(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text, 'utf8').digest('hex');
}
function hmac(key, text) {
    return (0,external_node_crypto_.createHmac)('sha256', key).update(text, 'utf8').digest();
}

;// CONCATENATED MODULE: ./build/core/image/ecr.js



const privateRegistry = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn|\.eu)?|on\.aws)$/;
const hint = 'the AWS identity needs ecr:GetAuthorizationToken, and push access to this repository (ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage, ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer)';
function ecrRegion(registry) {
    return privateRegistry.exec(registry)?.[1];
}
async function ecrCredentials(registry, ports) {
    const region = ecrRegion(registry);
    const found = region === undefined ? undefined : await awsKeys(region, ports);
    if (region === undefined || found === undefined)
        return undefined;
    const url = new URL(ports.env.AWS_ENDPOINT_URL_ECR ||
        `https://api.ecr.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`);
    const body = '{}';
    const headers = {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
    };
    const signature = signed({ method: 'POST', url, headers, body, region, service: 'ecr', now: ports.clock.now() }, found.keys);
    const response = await fetch(url, { method: 'POST', headers: signature, body, redirect: 'error' }).catch((error) => {
        throw noLogin(registry, found.source, error);
    });
    const text = await response.text();
    if (!response.ok)
        throw noLogin(registry, found.source, new Error(ports.secrets.redact(`${response.status} ${text}`).slice(0, 400)));
    const decoded = Buffer.from(/"authorizationToken"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? '', 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    if (colon < 1)
        throw noLogin(registry, found.source, new Error('the answer has no authorizationToken'));
    return {
        kind: 'basic',
        username: decoded.slice(0, colon),
        password: decoded.slice(colon + 1),
        source: `ECR with ${found.source}`,
        hint,
    };
}
function noLogin(registry, source, cause) {
    return new failure/* Failure */.HR('failed', 'ECR_LOGIN', `ECR gave no login for ${registry} with the AWS credentials from ${source}`, { hint, cause });
}

;// CONCATENATED MODULE: ./build/core/image/credentials.js




function credentialResolver(inputs, ports) {
    return async (registry, repository) => {
        const found = await resolveCredentials(registry, repository, inputs, ports);
        if (found.kind === 'basic')
            ports.secrets.add(found.password);
        if (found.kind === 'identity-token')
            ports.secrets.add(found.token);
        return found;
    };
}
async function resolveCredentials(registry, repository, inputs, ports) {
    return (fromInputs(registry, inputs) ??
        (await dockerCredentials(registry, repository, ports.env)) ??
        jobToken(registry, ports.env) ??
        (await ecrCredentials(registry, ports)) ?? { kind: 'anonymous', source: 'nowhere', hint: whatIsNeeded(registry) });
}
function fromInputs(registry, { username, password, registry: owner }) {
    if ((username === undefined) !== (password === undefined)) {
        const [given, lacking] = username === undefined ? ['password', 'username'] : ['username', 'password'];
        throw (0,failure/* badInput */.AN)(`registry-${lacking}`, `is missing beside registry-${given}`, 'give both, or neither and use a Docker config');
    }
    if (username === undefined || password === undefined || (owner !== undefined && owner !== registry))
        return undefined;
    return {
        kind: 'basic',
        username,
        password,
        source: 'registry-username and registry-password',
        hint: whatIsNeeded(registry),
    };
}
function jobToken(registry, env) {
    const tokens = [
        {
            registry: env.CI_REGISTRY,
            username: env.CI_REGISTRY_USER,
            password: env.CI_REGISTRY_PASSWORD,
            source: 'the job token of GitLab (CI_REGISTRY_USER)',
        },
        {
            registry: env.CI_DEPENDENCY_PROXY_SERVER,
            username: env.CI_DEPENDENCY_PROXY_USER,
            password: env.CI_DEPENDENCY_PROXY_PASSWORD,
            source: 'the job token of GitLab (CI_DEPENDENCY_PROXY_USER)',
        },
        {
            registry: 'ghcr.io',
            username: env.GITHUB_ACTOR,
            password: env.GITHUB_TOKEN,
            source: 'the job token of GitHub (GITHUB_TOKEN)',
        },
    ];
    const found = tokens.find((token) => token.registry === registry);
    if (!found?.username || !found.password)
        return undefined;
    const { username, password, source } = found;
    return { kind: 'basic', username, password, source, hint: whatIsNeeded(registry) };
}
function whatIsNeeded(registry) {
    if (registry === 'ghcr.io') {
        return 'the job needs `permissions: packages: write` and GITHUB_TOKEN in its environment, and the package must grant this repository write access';
    }
    if (registry === reference/* dockerHub */.UD)
        return 'give registry-username and an access token with write scope as registry-password';
    if (ecrRegion(registry) !== undefined) {
        return 'give AWS keys, or AWS_ROLE_ARN with an OIDC token of the job (GitHub: `permissions: id-token: write`; GitLab: `id_tokens: AWS_ID_TOKEN`); the role needs ecr:GetAuthorizationToken and push access to the repository';
    }
    return 'give registry-username and registry-password of an account that may push here (Harbor: a robot account with push and pull; mind the "$" in its name), or run `docker login` before';
}


/***/ })

};
