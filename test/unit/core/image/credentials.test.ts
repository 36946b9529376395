import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CredentialInputs, credentialResolver } from '../../../../src/core/image/credentials.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import type { Environment } from '../../../../src/core/ports.ts';
import { createSecrets } from '../../../../src/core/secrets.ts';
import { programsUntil } from '../../../../src/hosts/programs.ts';
import { handClock, systemClock } from '../../../support/clock.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { portsOf } from '../../../support/ports.ts';

let home: string;
beforeEach(() => {
  home = scratchDirectory('credentials');
});

const clock = handClock();
const base64 = (text: string) => Buffer.from(text).toString('base64');
const auth = (text: string) => ({ auth: base64(text) });

function file(name: string, content: unknown): string {
  const path = join(home, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function helper(name: string, script: string): void {
  chmodSync(file(`bin/docker-credential-${name}`, `#!/bin/sh\n${script}\n`), 0o755);
}

const none: CredentialInputs = { registries: [] };

function resolve(registry: string, repository = 'acme/web1', env: Environment = {}, inputs = none) {
  const secrets = createSecrets();
  const path = `${join(home, 'bin')}:/usr/bin:/bin`;
  const settled = { HOME: home, PATH: path, AWS_EC2_METADATA_DISABLED: 'true', ...env };
  return credentialResolver(inputs, { ...portsOf({ env: settled, secrets }), clock })(registry, repository);
}

describe('the first source that knows the registry wins', () => {
  const github = { GITHUB_ACTOR: 'octocat', GITHUB_TOKEN: 'ghs_token' };

  it('inputs before everything', async () => {
    file('.docker/config.json', { auths: { 'ghcr.io': auth('file:file-secret') } });
    const found = await resolve('ghcr.io', 'a', github, {
      username: 'me',
      password: 'input-secret',
      registries: ['ghcr.io'],
    });
    expect(found).toMatchObject({ kind: 'basic', username: 'me', source: 'registry-username and registry-password' });
  });

  it.each([
    ['another host, of a base image', 'docker.io'],
    ['the same host at another port', 'ghcr.io:5000'],
    ['a host that begins like it', 'ghcr.io.example'],
  ])('inputs are for their registries only, not for %s (law 6)', async (_, registry) => {
    const inputs = { username: 'me', password: 'input-secret', registries: ['ghcr.io'] };
    expect(await resolve(registry, 'library/node', {}, inputs)).toMatchObject({ kind: 'anonymous' });
  });

  it('inputs that are for no registry are offered to none (law 6)', async () => {
    const inputs = { username: 'me', password: 'input-secret', registries: [] };
    expect(await resolve('ghcr.io', 'a', {}, inputs)).toMatchObject({ kind: 'anonymous' });
  });

  it('one input without the other is an error that names the missing one', async () => {
    await expect(resolve('ghcr.io', 'a', {}, { ...none, username: 'me' })).rejects.toThrow(
      'registry-password: is missing beside registry-username',
    );
    await expect(resolve('ghcr.io', 'a', {}, { ...none, password: 'x' })).rejects.toThrow(
      'registry-username: is missing beside registry-password',
    );
  });

  it('a Docker config before the job token', async () => {
    const source = file('.docker/config.json', { auths: { 'ghcr.io': auth('file:file-secret') } });
    expect(await resolve('ghcr.io', 'a', github)).toMatchObject({ username: 'file', password: 'file-secret', source });
  });

  it.each([
    ['GitHub', 'ghcr.io', github, 'octocat'],
    [
      'GitLab',
      'reg.gitlab.example:5050',
      { CI_REGISTRY: 'reg.gitlab.example:5050', CI_REGISTRY_USER: 'gitlab-ci-token', CI_REGISTRY_PASSWORD: 'glcbt-x' },
      'gitlab-ci-token',
    ],
    [
      'GitLab (CI_DEPENDENCY_PROXY_USER)',
      'gitlab.example',
      {
        CI_DEPENDENCY_PROXY_SERVER: 'gitlab.example',
        CI_DEPENDENCY_PROXY_USER: 'proxy',
        CI_DEPENDENCY_PROXY_PASSWORD: 'glcbt-y',
      },
      'proxy',
    ],
  ])('the job token of %s', async (name, registry, env, username) => {
    expect(await resolve(registry, 'a', env)).toMatchObject({
      kind: 'basic',
      username,
      source: expect.stringContaining(`the job token of ${name.split(' ')[0]}`),
    });
    expect(await resolve('other.example', 'a', env)).toMatchObject({ kind: 'anonymous' });
  });

  it('the job token of GitLab counts with and without the usual port', async () => {
    const env = {
      CI_DEPENDENCY_PROXY_SERVER: 'GitLab.example:443',
      CI_DEPENDENCY_PROXY_USER: 'proxy',
      CI_DEPENDENCY_PROXY_PASSWORD: 'glcbt-y',
    };
    for (const registry of ['gitlab.example', 'gitlab.example:443'])
      expect(await resolve(registry, 'a', env)).toMatchObject({ kind: 'basic', username: 'proxy' });
    for (const registry of ['gitlab.example:444', 'gitlab.example:4430'])
      expect(await resolve(registry, 'a', env)).toMatchObject({ kind: 'anonymous' });
  });

  it('nobody, with what is needed', async () => {
    expect(await resolve('ghcr.io')).toMatchObject({
      kind: 'anonymous',
      hint: expect.stringContaining('packages: write'),
    });
  });
});

describe('Docker and podman configurations', () => {
  it.each([
    ['DOCKER_CONFIG', 'elsewhere/config.json', (path: string) => ({ DOCKER_CONFIG: dirname(path) })],
    ['REGISTRY_AUTH_FILE', 'auth-file.json', (path: string) => ({ REGISTRY_AUTH_FILE: path })],
    ['XDG_RUNTIME_DIR', 'run/containers/auth.json', () => ({ XDG_RUNTIME_DIR: join(home, 'run') })],
    ["podman's file", '.config/containers/auth.json', () => ({})],
  ])('%s', async (_, name, env) => {
    const path = file(name, { auths: { 'r.example': auth('user:pass:with:colons') } });
    expect(await resolve('r.example', 'a', env(path))).toMatchObject({
      username: 'user',
      password: 'pass:with:colons',
      source: path,
    });
  });

  it('DOCKER_AUTH_CONFIG, as GitLab Runner has it', async () => {
    const env = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { 'r.example': auth('u:p') } }) };
    expect(await resolve('r.example', 'a', env)).toMatchObject({ username: 'u', source: 'DOCKER_AUTH_CONFIG' });
  });

  it('the nearest path wins', async () => {
    file('.docker/config.json', {
      auths: { 'r.example': auth('host:p'), 'r.example/acme': auth('group:p'), 'r.example/acme/web1': auth('repo:p') },
    });
    const users = await Promise.all(
      ['acme/web1', 'acme/web2', 'other/web1', 'acmeother'].map((name) => resolve('r.example', name)),
    );
    expect(users.map((each) => (each.kind === 'basic' ? each.username : each.kind))).toEqual([
      'repo',
      'group',
      'host',
      'host',
    ]);
  });

  it.each([
    ['https://index.docker.io/v1/', 'docker.io'],
    ['docker.io', 'docker.io'],
    ['https://r.example', 'r.example'],
    ['https://r.example/v2/', 'r.example'],
    ['http://r.example:5000/', 'r.example:5000'],
    ['R.Example:5000', 'r.example:5000'],
    ['HTTPS://R.example/Acme', 'r.example'],
  ])('the key %s is for %s', async (key, registry) => {
    file('.docker/config.json', { auths: { [key]: auth('u:p') } });
    expect(await resolve(registry)).toMatchObject({ kind: 'basic', username: 'u' });
  });

  it.each([
    [
      'an identity token',
      { identitytoken: 'id-token', auth: base64('u:') },
      { kind: 'identity-token', token: 'id-token' },
    ],
    ['user and password apart', { username: 'u', password: 'p' }, { kind: 'basic', username: 'u', password: 'p' }],
    ['an empty entry, as `docker login` leaves with a store', {}, { kind: 'anonymous' }],
    ['a null entry', null, { kind: 'anonymous' }],
    ['text in place of an entry', 'u:p', { kind: 'anonymous' }],
    ['values that are no text', { auth: 5, username: {}, password: [], identitytoken: true }, { kind: 'anonymous' }],
    ['something that is not user:password', { auth: base64('nonsense') }, { kind: 'anonymous' }],
  ])('%s', async (_, entry, expected) => {
    file('.docker/config.json', { auths: { 'r.example': entry } });
    expect(await resolve('r.example')).toMatchObject(expected);
  });

  it('a broken file is named, and nothing of it is shown (laws 6, 10)', async () => {
    const path = file('.docker/config.json', '{"auths": {"r.example": {"auth": "c2VjcmV0OnNlY3JldA=="}');
    const error = await resolve('r.example').catch((thrown: unknown) => thrown as Error);
    expect(error).toMatchObject({ code: 'DOCKER_CONFIG_INVALID', message: expect.stringContaining(path) });
    expect(`${String(error)}${String((error as Error).cause)}`).not.toContain('c2VjcmV0');
  });
});

describe('credential helpers', () => {
  it('a helper for the host gets its name on stdin', async () => {
    helper('demo', 'read host; echo "{\\"Username\\":\\"for-$host\\",\\"Secret\\":\\"s3cret\\"}"');
    file('.docker/config.json', { credHelpers: { 'r.example': 'demo' } });
    expect(await resolve('r.example')).toMatchObject({
      kind: 'basic',
      username: 'for-r.example',
      password: 's3cret',
      source: 'docker-credential-demo',
    });
    expect(await resolve('other.example')).toMatchObject({ kind: 'anonymous' });
  });

  it.each([
    ['R.Example', 'r.example'],
    ['https://r.example', 'r.example'],
    ['index.docker.io', 'docker.io'],
  ])('a helper for %s is asked for %s', async (key, registry) => {
    helper('demo', 'echo \'{"Username":"u","Secret":"p"}\'');
    file('.docker/config.json', { credHelpers: { [key]: 'demo', other: 5 }, credsStore: null });
    expect(await resolve(registry)).toMatchObject({ kind: 'basic', username: 'u' });
  });

  it('Docker Hub is asked for under its old key, and <token> means an identity token', async () => {
    helper(
      'store',
      '[ "$(cat)" = https://index.docker.io/v1/ ] && echo \'{"Username":"<token>","Secret":"id-token"}\'',
    );
    file('.docker/config.json', { credsStore: 'store' });
    expect(await resolve('docker.io')).toMatchObject({ kind: 'identity-token', token: 'id-token' });
  });

  it('a store that knows nothing leaves the word to the next source', async () => {
    helper('store', 'echo "credentials not found in native keychain"; exit 1');
    file('.docker/config.json', { credsStore: 'store', auths: { 'r.example': auth('u:p') } });
    expect(await resolve('r.example')).toMatchObject({ kind: 'basic', username: 'u' });
  });

  it.each([
    ['missing', '', 'absent', /ENOENT/],
    ['failing', 'echo "keychain is locked"; exit 1', 'broken', /keychain is locked/],
    ['talking nonsense', 'echo hello', 'broken', /not JSON/],
    ['named like a path', '', '../../evil', /not a name/],
  ])('a helper that is %s fails with its own words', async (_, script, name, words) => {
    helper('broken', script);
    file('.docker/config.json', { credHelpers: { 'r.example': name } });
    await expect(resolve('r.example')).rejects.toMatchObject({
      code: 'CREDENTIAL_HELPER',
      message: expect.stringMatching(words),
    });
  });
});

it('law 14: a credential helper that hangs ends with the run', async () => {
  helper('hanging', 'sleep 600');
  const path = file('config.json', { credHelpers: { 'r.example': 'hanging' } });
  const env = { DOCKER_CONFIG: dirname(path), PATH: `${join(home, 'bin')}:/usr/bin:/bin` };
  const deadline = new Deadline(systemClock, 100);
  const ports = { ...portsOf({ env, deadline }), programs: programsUntil(deadline) };
  await expect(credentialResolver(none, ports)('r.example', 'a')).rejects.toMatchObject({ code: 'DEADLINE' });
});

describe('ECR through the AWS credential chain', () => {
  const registry = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
  const token = base64('AWS:ecr-password');
  const answers: Record<string, (request: IncomingMessage, body: string) => unknown> = {
    '/ecr/': () => ({ authorizationData: [{ authorizationToken: token }] }),
    '/sts/': () => ({
      AssumeRoleWithWebIdentityResponse: {
        AssumeRoleWithWebIdentityResult: {
          Credentials: { AccessKeyId: 'ASIA', SecretAccessKey: 'sts-secret', SessionToken: 'sts-session' },
        },
      },
    }),
    '/github': () => ({ value: 'github-oidc-token' }),
    '/container': () => ({ AccessKeyId: 'ASIC', SecretAccessKey: 'container-secret', Token: 'container-session' }),
    '/latest/api/token': () => 'metadata-session',
    '/latest/meta-data/iam/security-credentials/': () => 'ci-role\n',
    '/latest/meta-data/iam/security-credentials/ci-role': () => ({
      AccessKeyId: 'ASIM',
      SecretAccessKey: 'machine-secret',
      Token: 'machine-session',
    }),
  };
  const seen: { path: string; headers: IncomingMessage['headers']; body: string; url: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    const path = (request.url ?? '').split('?')[0]!;
    seen.push({ path, url: request.url ?? '', headers: request.headers, body });
    const answer = answers[path]?.(request, body);
    response.writeHead(answer === undefined ? 403 : 200);
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? { message: 'AccessDenied' }));
  });
  let base: string;
  beforeEach(async () => {
    seen.length = 0;
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const endpoints = () => ({ AWS_ENDPOINT_URL_ECR: `${base}/ecr/`, AWS_ENDPOINT_URL_STS: `${base}/sts/` });

  it.each<[string, () => Environment, string, string]>([
    ['keys', () => ({ AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'key-secret' }), 'AKIA', 'AWS_ACCESS_KEY_ID'],
    [
      'a role by the OIDC token of GitHub',
      () => ({
        AWS_ROLE_ARN: 'arn:role',
        ACTIONS_ID_TOKEN_REQUEST_URL: `${base}/github?x=1`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
      }),
      'ASIA',
      'the role arn:role',
    ],
    [
      'a role by the id_token of GitLab',
      () => ({ AWS_ROLE_ARN: 'arn:role', AWS_ID_TOKEN: 'gitlab-oidc-token' }),
      'ASIA',
      'the role arn:role',
    ],
    [
      'a role by a token file',
      () => ({ AWS_ROLE_ARN: 'arn:role', AWS_WEB_IDENTITY_TOKEN_FILE: file('token', 'file-oidc-token\n') }),
      'ASIA',
      'the role arn:role',
    ],
    [
      'the role of a container',
      () => ({
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `${base}/container`,
        AWS_CONTAINER_AUTHORIZATION_TOKEN: 'agent-token',
      }),
      'ASIC',
      "the container's role",
    ],
    [
      'the role of a machine',
      () => ({ AWS_EC2_METADATA_DISABLED: undefined, AWS_EC2_METADATA_SERVICE_ENDPOINT: base }),
      'ASIM',
      "the machine's role",
    ],
  ])('%s', async (_, env, key, source) => {
    expect(await resolve(registry, 'web1', { ...endpoints(), ...env() })).toMatchObject({
      kind: 'basic',
      username: 'AWS',
      password: 'ecr-password',
      source: `ECR with ${source}`,
    });
    const login = seen.at(-1);
    expect(login).toMatchObject({
      path: '/ecr/',
      body: '{}',
      headers: { 'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken' },
    });
    expect(login?.headers.authorization).toContain(`Credential=${key}/19700101/eu-west-1/ecr/aws4_request`);
  });

  it('GitHub is asked for the audience of STS', async () => {
    await resolve(registry, 'web1', {
      ...endpoints(),
      AWS_ROLE_ARN: 'arn:role',
      ACTIONS_ID_TOKEN_REQUEST_URL: `${base}/github?x=1`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
    });
    expect(seen[0]).toMatchObject({
      url: '/github?x=1&audience=sts.amazonaws.com',
      headers: { authorization: 'Bearer request-token' },
    });
    expect(new URLSearchParams(seen[1]?.body).get('WebIdentityToken')).toBe('github-oidc-token');
  });

  it('a role that may not be assumed fails with the trust policy as hint, without the token (laws 6, 10)', async () => {
    const env = {
      ...endpoints(),
      AWS_ENDPOINT_URL_STS: `${base}/denied`,
      AWS_ROLE_ARN: 'arn:role',
      AWS_ID_TOKEN: 'gitlab-oidc-token',
    };
    await expect(resolve(registry, 'web1', env)).rejects.toMatchObject({
      code: 'AWS_ROLE',
      hint: expect.stringContaining('trust policy'),
      message: expect.not.stringContaining('gitlab-oidc-token'),
    });
  });

  it('a login that ECR refuses names where the keys came from', async () => {
    const env = {
      AWS_ENDPOINT_URL_ECR: `${base}/denied`,
      AWS_ACCESS_KEY_ID: 'AKIA',
      AWS_SECRET_ACCESS_KEY: 'key-secret',
    };
    await expect(resolve(registry, 'web1', env)).rejects.toMatchObject({
      code: 'ECR_LOGIN',
      message: expect.stringContaining('AWS_ACCESS_KEY_ID'),
    });
  });

  it('keys are not used for other registries', async () => {
    expect(
      await resolve('ghcr.io', 'a', { ...endpoints(), AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 's' }),
    ).toMatchObject({ kind: 'anonymous' });
    expect(seen).toEqual([]);
  });
});

it('passwords and tokens are registered as secrets (law 6)', async () => {
  const secrets = createSecrets();
  const ports = portsOf({ env: { HOME: home }, secrets });
  await credentialResolver({ username: 'me', password: 'input-secret', registries: ['ghcr.io'] }, ports)(
    'ghcr.io',
    'a',
  );
  expect(secrets.redact('the input-secret')).toBe('the ***');
});
