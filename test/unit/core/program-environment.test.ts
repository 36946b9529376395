/** Law 6: a program gets the variables that it needs. Each of those that we start is a real child here, which prints its own. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitEnvironment } from '../../../src/core/git/program/program.ts';
import { jobSecrets } from '../../../src/core/program-environment.ts';
import { systemPrograms } from '../../../src/hosts/programs.ts';
import { secretVariables } from '../../../src/inputs/sources.ts';
import { scratchDirectory } from '../../support/lifetime.ts';

const bin = scratchDirectory('environment');
const programs = ['docker', 'buildctl', 'buildah', 'cosign', 'git', 'ssh-keygen', 'gpg', 'gpgconf', 'turbo', 'other'];
for (const name of [...programs, 'docker-credential-x']) {
  writeFileSync(join(bin, name), '#!/bin/sh\nexec env -0\n');
  chmodSync(join(bin, name), 0o755);
}

const machine = {
  PATH: [bin, process.env.PATH].join(delimiter),
  HOME: '/home/ci',
  TMPDIR: '/tmp',
  https_proxy: 'http://proxy:3128',
  NO_PROXY: 'internal',
  SSL_CERT_FILE: '/etc/ca.pem',
  SSH_AUTH_SOCK: '/run/agent',
  RUNNER_TRACKING_ID: 'github_1',
};
const inputs = [...secretVariables({}), 'MG_IMAGE', 'INPUT_GITOPS-TOKEN', 'INPUT_REGISTRY-PASSWORD', 'STATE_token'];
const ofUser = ['NPM_SECRET', 'SONAR_TOKEN', 'DB_PASSWORD', 'DEPLOY_KEY', 'DATABASE_URL'];
const secrets = [...new Set([...inputs, ...jobSecrets, ...ofUser])];
const env = { ...machine, ...Object.fromEntries(secrets.map((name) => [name, `secret of ${name}`])) };

/** Names of the variables of a real child. */
async function seenBy(program: string, args: readonly string[] = [], more: Readonly<Record<string, string>> = {}) {
  const { stdout } = await systemPrograms.run({ argv: [join(bin, program), ...args], env: { ...env, ...more } });
  const seen = stdout
    .toString('utf8')
    .split('\0')
    .map((line) => line.slice(0, line.indexOf('=')));
  return new Set(seen);
}

/** What a program sees of those that hold a secret. */
async function secretsSeenBy(...call: Parameters<typeof seenBy>) {
  const seen = await seenBy(...call);
  return secrets.filter((name) => seen.has(name));
}

it.each(programs)('%s gets what the machine has', async (program) => {
  const own = ['git', 'ssh-keygen', 'gpg', 'gpgconf'].includes(program) ? gitEnvironment({ env }) : {};
  expect([...(await seenBy(program, [], own as Record<string, string>))]).toEqual(
    expect.arrayContaining(Object.keys(machine)),
  );
});

describe('no secret of the job', () => {
  it.each<[string, string[]?]>([
    ['buildah', ['build', '--secret=id=npm,src=/x']],
    ['git', ['fetch']],
    ['ssh-keygen', ['-Y', 'sign']],
    ['gpg'],
    ['turbo', ['prune']],
  ])('%s', async (program, args) => {
    expect(await secretsSeenBy(program, args)).toEqual([]);
  });

  it.each(['docker', 'buildctl'])('%s, but for its own configuration', async (program) => {
    expect(await secretsSeenBy(program, ['build'])).toEqual(['DOCKER_AUTH_CONFIG']);
  });

  it('a program that we do not know, of those that we read', async () => {
    expect(await secretsSeenBy('other')).toEqual(ofUser);
  });

  it('git, whose environment is chosen by its caller', () => {
    const given = Object.keys(gitEnvironment({ env, scope: 'checkout' }));
    expect(given.filter((name) => secrets.includes(name))).toEqual([]);
  });
});

describe('what its arguments ask for', () => {
  it.each<[string, string[], string[]]>([
    ['docker', ['buildx', 'build', '--secret=id=npm,env=NPM_SECRET'], ['DOCKER_AUTH_CONFIG', 'NPM_SECRET']],
    [
      'buildah',
      ['build', '--secret=id=a,env=DB_PASSWORD', '--secret=id=b,env=NPM_SECRET'],
      ['DB_PASSWORD', 'NPM_SECRET'],
    ],
    ['buildah', ['build', '--build-arg', 'DATABASE_URL', '--build-arg=DEPLOY_KEY'], ['DATABASE_URL', 'DEPLOY_KEY']],
    ['buildah', ['build', '--build-arg=X=DATABASE_URL', '--label=env=x', '--label=a,environment=DB_PASSWORD'], []],
    ['buildctl', ['build', '--export-cache', 'type=gha,scope=x'], ['ACTIONS_RUNTIME_TOKEN', 'DOCKER_AUTH_CONFIG']],
    [
      'buildctl',
      ['build', '--import-cache=type=s3,bucket=b'],
      ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CONTAINER_AUTHORIZATION_TOKEN', 'DOCKER_AUTH_CONFIG'],
    ],
    ['cosign', ['sign', '--key=env://DEPLOY_KEY'], ['COSIGN_PASSWORD', 'DEPLOY_KEY']],
    ['cosign', ['sign', '--yes', 'x@sha256:1'], ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'SIGSTORE_ID_TOKEN']],
    ['cosign', ['sign', '--key=gitlab://1'], ['GITLAB_TOKEN', 'COSIGN_PASSWORD']],
  ])('%s %j', async (program, args, expected) => {
    expect((await secretsSeenBy(program, args)).sort()).toEqual([...expected].sort());
  });
});

it('Docker’s credential helpers make credentials of what the job has, but not of our inputs', async () => {
  const seen = await secretsSeenBy('docker-credential-x', ['get']);
  expect(seen).toEqual(secrets.filter((name) => !inputs.includes(name)));
});

it.each([
  ['docker', ['DOCKER_HOST', 'DOCKER_CONFIG', 'DOCKER_CONTEXT', 'BUILDX_BUILDER', 'BUILDKIT_HOST', 'DOCKER_CERT_PATH']],
  [
    'buildah',
    ['BUILDAH_ISOLATION', 'STORAGE_DRIVER', '_CONTAINERS_USERNS_CONFIGURED', 'REGISTRY_AUTH_FILE', 'XDG_RUNTIME_DIR'],
  ],
  ['cosign', ['COSIGN_EXPERIMENTAL', 'SIGSTORE_ROOT_FILE', 'TUF_ROOT', 'DOCKER_CONFIG']],
  ['git', ['GIT_SSH_COMMAND', 'GIT_CONFIG_COUNT', 'GIT_CONFIG_VALUE_0', 'GNUPGHOME', 'LC_ALL']],
])('%s gets its own variables', async (program, own) => {
  const seen = await seenBy(program, [], Object.fromEntries(own.map((name) => [name, 'x'])));
  expect(own.filter((name) => !seen.has(name))).toEqual([]);
});

it('credential helpers of git reach the keyring of the session', () => {
  const session = { DBUS_SESSION_BUS_ADDRESS: 'unix:/x', XDG_RUNTIME_DIR: '/run/1', XDG_CONFIG_HOME: '/c', HOME: '/h' };
  expect(gitEnvironment({ env: session, scope: 'checkout' })).toMatchObject(session);
  expect(gitEnvironment({ env: session, scope: 'own' })).not.toHaveProperty('XDG_CONFIG_HOME');
});

it('a wrapper of another directory is the same program', async () => {
  mkdirSync(join(bin, 'wrapped'));
  writeFileSync(join(bin, 'wrapped/buildah'), '#!/bin/sh\nexec env -0\n');
  chmodSync(join(bin, 'wrapped/buildah'), 0o755);
  expect(await secretsSeenBy('wrapped/buildah')).toEqual([]);
});
