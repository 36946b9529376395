/**
 * Law 10 and the exit codes, on the shipped program: what a user can get wrong ends with the input, the problem and the
 * fix in one message, writes nothing anywhere, and shows no secret.
 */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { canaries, type Scenery, setScenery } from '../support/commands/scenery.ts';
import { commitFiles } from '../support/git/repository.ts';
import { type Ran, runAction, runProgram } from '../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const wrongToken = 'wrong-token-canary-77d1';
const wrongPassword = 'wrong-password-canary-41ab';

interface BadCase {
  readonly what: string;
  readonly argv: readonly string[];
  /** 2 bad input or configuration · 1 failed · 4 refused by a safety rule. */
  readonly code: 1 | 2 | 4;
  /** The input or place, the problem, the fix. */
  readonly says: readonly (string | RegExp)[];
  readonly env?: Readonly<Record<string, string>>;
  /** Another gitops.yaml, from the example's text. */
  readonly config?: (text: string) => string;
}

const bump = (...argv: readonly string[]) => ['bump-image-tag', ...argv];
const edit = (file: string, ...more: readonly string[]) => bump('--file', file, '--set', 'image.tag=1', ...more);
const web1 = ['--service', 'web1', '--environment', 'dev'];

const plain = 'Give a path relative to the root of the GitOps repository';
const paths: readonly BadCase[] = [
  {
    what: 'a parent',
    argv: edit('../values.yaml'),
    code: 2,
    says: ['file: "../values.yaml" has a ".." segment', plain],
  },
  { what: 'a detour', argv: edit('values/../../x.yaml'), code: 2, says: ['has a ".." segment', plain] },
  { what: 'an absolute path', argv: edit('/etc/passwd'), code: 2, says: ['file: "/etc/passwd" is absolute', plain] },
  { what: "a drive's path", argv: edit('C:/values.yaml'), code: 2, says: ['is absolute', plain] },
  { what: 'a backslash', argv: edit('..\\values.yaml'), code: 2, says: ['holds a backslash', plain] },
  { what: "git's own directory", argv: edit('.git/config'), code: 2, says: ['leads into .git', plain] },
  { what: "git's directory on a Mac", argv: edit('values/.GIT/hooks/x'), code: 2, says: ['leads into .git', plain] },
  {
    what: 'a template outside',
    argv: edit('new.yaml', '--from', '../x.yaml'),
    code: 2,
    says: ['from: "../x.yaml"', plain],
  },
  {
    what: 'an Application outside',
    argv: ['argocd-upsert-app', ...web1, '--mode', 'git', '--app-file', '../app.yaml'],
    code: 2,
    says: ['app-file: "../app.yaml" has a ".." segment', plain],
  },
  {
    what: 'a path of gitops.yaml',
    argv: ['deploy', '--environment', 'dev', '--all'],
    code: 2,
    says: ['"../web1.yaml" has a ".." segment', plain],
    config: (text) => text.replace('file: values/{service}-dev.yaml', 'file: ../{service}.yaml'),
  },
  { what: 'a symlink', argv: edit('link.yaml'), code: 4, says: ['file: "link.yaml"', 'symlink'] },
  {
    what: 'a path through a symlink',
    argv: edit('linked/web1.yaml'),
    code: 4,
    says: ['"linked/web1.yaml"', 'symlink'],
  },
  {
    what: 'a path into a submodule',
    argv: edit('vendor/web1.yaml'),
    code: 4,
    says: ['"vendor/web1.yaml"', 'submodule'],
  },
];

const texts: readonly BadCase[] = [
  { what: 'text that never ends', argv: edit('broken/quote.yaml'), code: 2, says: [/broken\/quote\.yaml:\d+:\d+/] },
  { what: 'a tab as indentation', argv: edit('broken/tab.yaml'), code: 2, says: [/broken\/tab\.yaml:2:1/] },
  { what: 'a key twice', argv: edit('broken/twice.yaml'), code: 2, says: [/broken\/twice\.yaml:3:1/] },
  { what: 'an alias bomb', argv: edit('broken/bomb.yaml'), code: 2, says: ['broken/bomb.yaml', /alias/] },
];

const references: readonly BadCase[] = [
  ['Harbor.example.com/FE/web1:1', 'upper-case'],
  ['harbor.example.com/fe/web1:', 'the tag is empty'],
  ['harbor.example.com/fe/web1@sha256:abc', 'digest'],
  ['https://harbor.example.com/fe/web1:1', 'https://'],
  ['harbor.example.com/fe/we b1:1', 'image'],
  ['harbor.example.com/fe/../web1:1', 'image'],
  ['harbor.example.com/fe/web1:a:b', 'image'],
  ['harbor.example.com/fe/web1:feature/login', 'image'],
].map(([image = '', problem = '']) => ({
  what: image,
  argv: bump('--file', 'values.yaml', '--image', image),
  code: 2,
  says: [/image|tag/, problem],
}));

/** Nobody listens there any more. */
const closed = `127.0.0.1:${await closedPort()}`;
const wrongSecrets = { MG_GITOPS_TOKEN: wrongToken, MG_REGISTRY_PASSWORD: wrongPassword };
const build = ['build-image', ...web1];
const connections: readonly BadCase[] = [
  {
    what: 'a GitOps repository behind a closed port',
    argv: edit('values.yaml', '--gitops-repository', `http://${closed}/infra/charts.git`),
    code: 1,
    says: [`http://${closed}/infra/charts.git cannot be reached`, 'Check gitops-repository', 'gitops-token'],
  },
  {
    what: 'the same for the git program',
    argv: edit('values.yaml', '--gitops-repository', `http://${closed}/a.git`, '--gitops-transport', 'git'),
    code: 1,
    says: [`http://${closed}/a.git cannot be reached`, 'Check gitops-repository', 'gitops-token'],
  },
  {
    what: 'a path where no repository is',
    argv: edit('values.yaml', '--gitops-repository', '/nowhere/charts.git'),
    code: 1,
    says: ['/nowhere/charts.git', 'Check gitops-repository'],
  },
  {
    what: 'a wrong token',
    argv: edit('values.yaml'),
    env: wrongSecrets,
    code: 1,
    says: ['refused the credential from gitops-token', 'The token must be valid', '401'],
  },
  {
    what: 'the same for the git program',
    argv: edit('values.yaml', '--gitops-transport', 'git'),
    env: wrongSecrets,
    code: 1,
    says: ['refused the credential from gitops-token', 'The token must be valid'],
  },
  {
    what: 'no token at all',
    argv: edit('values.yaml'),
    env: { MG_GITOPS_TOKEN: '' },
    code: 1,
    says: ['refused a request without credentials', 'Give gitops-token'],
  },
  {
    what: 'a registry that does not know the password',
    argv: build,
    env: wrongSecrets,
    code: 1,
    says: [
      /refused .*fe\/web1 with the credentials from registry-username and registry-password/,
      '401',
      'docker login',
    ],
  },
  {
    what: 'a registry without a password',
    argv: build,
    env: { MG_REGISTRY_USERNAME: '', MG_REGISTRY_PASSWORD: '' },
    code: 1,
    says: [/refused .*fe\/web1 without credentials/, 'registry-username and registry-password'],
  },
  {
    what: 'a registry behind a closed port',
    argv: [...build, '--image', `${closed}/fe/web1`],
    code: 1,
    says: [`the registry ${closed} cannot be reached`, 'check the host'],
  },
  {
    what: 'a branch that the GitOps repository does not have',
    argv: edit('values.yaml', '--gitops-branch', 'mian'),
    code: 2,
    says: ['gitops-branch', '"mian"', 'main'],
  },
];

const configurations: readonly BadCase[] = [
  {
    what: 'an unknown key',
    argv: ['deploy'],
    code: 2,
    says: [/gitops\.yaml:4:\d+: gitops\.brnach is not a known key; did you mean "branch"\?/],
    config: (text) => text.replace(', branch: main', ', brnach: main'),
  },
  {
    what: 'a secret',
    argv: ['deploy'],
    code: 2,
    says: [/gitops\.yaml:4:\d+: gitops\.token/, /secret|environment/],
    config: (text) => text.replace(/gitops: \{/, 'gitops: { token: abc,'),
  },
  {
    what: 'text that is no YAML',
    argv: ['plan'],
    code: 2,
    says: [/gitops\.yaml:\d+:\d+/],
    config: (text) => text.replace('services:', 'services: ['),
  },
  {
    what: 'a file that is not there',
    argv: ['plan', '--config', 'ci/gitops.yaml'],
    code: 2,
    says: ['ci/gitops.yaml', /not exist|no such file|there is no/i],
  },
  {
    what: 'an unknown service',
    argv: bump('--service', 'web3', '--environment', 'dev'),
    code: 2,
    says: [/service.*"web3"/, 'Did you mean "web1"?', 'web2'],
  },
  {
    what: 'an unknown environment',
    argv: bump('--service', 'web1', '--environment', 'dve'),
    code: 2,
    says: [/environment.*"dve"/, 'Did you mean "dev"?', 'review, prod'],
  },
];

const commandLines: readonly BadCase[] = [
  {
    what: 'an unknown command',
    argv: ['bump-image-tags'],
    code: 2,
    says: ['bump-image-tags: is not a command', 'Did you mean bump-image-tag?'],
  },
  { what: 'an unknown flag', argv: edit('values.yaml', '--tga', '1'), code: 2, says: ['--tga', 'Did you mean --tag?'] },
  { what: 'a flag without its value', argv: bump('--file'), code: 2, says: ['--file', /value/] },
  { what: 'a word too many', argv: edit('values.yaml', 'web1'), code: 2, says: ['web1'] },
  { what: 'nothing to write', argv: bump(), code: 2, says: ['file', /missing/] },
  { what: 'a file without anything to write', argv: bump('--file', 'values.yaml'), code: 2, says: [/image|set/] },
  {
    what: 'a value outside the options',
    argv: edit('values.yaml', '--on-older', 'newest'),
    code: 2,
    says: ['on-older: "newest" (--on-older) is not one of skip, fail, apply'],
  },
  {
    what: 'a variable that is no boolean',
    argv: edit('values.yaml'),
    env: { MG_DRY_RUN: 'maybe' },
    code: 2,
    says: ['dry-run: "maybe" (MG_DRY_RUN) is not true or false'],
  },
  {
    what: 'a deadline that is none',
    argv: edit('values.yaml', '--timeout', '5 min'),
    code: 2,
    says: ['timeout', '5m'],
  },
  { what: 'updates that are no JSON', argv: bump('--updates', '[{file'), code: 2, says: ['updates: is not JSON'] },
  {
    what: 'updates that are no list',
    argv: bump('--updates', '{}'),
    code: 2,
    says: [/^error\[INPUT_INVALID\]: updates.* list/],
  },
  {
    what: 'updates with an unknown field',
    argv: bump('--updates', '[{"file":"values.yaml","tga":"1"}]'),
    code: 2,
    says: ['updates[0].tga: is not known', 'Did you mean tag?'],
  },
  {
    what: 'a set without a value',
    argv: bump('--file', 'values.yaml', '--set', 'name'),
    code: 2,
    says: [/^error\[INPUT_INVALID\]: set.*name/],
  },
  {
    what: 'a set that is no JSON',
    argv: bump('--file', 'values.yaml', '--set', 'replicas:=two'),
    code: 2,
    says: ['set', 'two', 'JSON'],
  },
  {
    what: 'an author without an address',
    argv: edit('values.yaml', '--author', 'Ada'),
    code: 2,
    says: ['author: "Ada"'],
  },
];

describe.skipIf(!parts.present)(parts.titled('bad input'), () => {
  let scenery: Scenery;

  beforeAll(async () => {
    scenery = await setScenery();
    scenery.git('checkout', '--quiet', '-b', 'develop');
    const levels = [...'bcdefghi'].map(
      (name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`,
    );
    commitFiles(scenery.gitops, {
      'link.yaml': { mode: '120000', body: '/etc/passwd' },
      linked: { mode: '120000', body: 'values' },
      vendor: { mode: '160000', body: scenery.git('rev-parse', 'HEAD') },
      'broken/quote.yaml': 'image:\n  tag: "1\nname: web1\n',
      'broken/tab.yaml': 'image:\n\ttag: 1\n',
      'broken/twice.yaml': 'name: a\nimage: { tag: 1 }\nname: b\n',
      'broken/bomb.yaml': `a: &a [${Array(9).fill('lol').join(',')}]\n${levels.join('\n')}\nimage: { tag: x }\n`,
    });
  });

  const state = () => [
    scenery.gitops.git('for-each-ref'),
    scenery.gitops.git('count-objects', '-v').split('\n')[0],
    scenery.registry.requests.filter(({ method, status }) => method !== 'GET' && method !== 'HEAD' && status < 300)
      .length,
  ];

  async function refusal({ argv, env, config }: BadCase): Promise<Ran> {
    const file = join(scenery.monorepo, 'gitops.yaml');
    const text = scenery.git('show', 'HEAD:gitops.yaml');
    const wanted = `${config === undefined ? text : config(text)}\n`;
    // Programs that run at the same time read it.
    if (readFileSync(file, 'utf8') !== wanted) writeFileSync(file, wanted);
    const before = state();
    const ran = await runProgram(argv, { cwd: scenery.monorepo, env: { ...scenery.secrets, ...env } });
    expect(state()).toEqual(before);
    expectNoSecret(ran.stdout + ran.stderr);
    return ran;
  }

  async function expectRefusal(bad: BadCase): Promise<void> {
    const ran = await refusal(bad);
    for (const words of bad.says) expect(ran.stderr).toMatch(words);
    expect(ran.code).toBe(bad.code);
  }

  it.each(paths)('law 7, a path that leaves the repository: $what', expectRefusal);
  it.each(texts)('a YAML file that cannot be read, with line and column: $what', expectRefusal);
  it.each(references)('an image reference that is none: $what', expectRefusal);
  // They wait between one try and the next: together.
  it.concurrent.each(connections)('a server that does not answer as hoped: $what', expectRefusal);
  it.each(configurations)('gitops.yaml: $what', expectRefusal);
  it.each(commandLines)('the command line: $what', expectRefusal);

  it('--json says the same as an object', async () => {
    const ran = await refusal({ what: 'a parent', argv: edit('../x.yaml', '--json'), code: 2, says: [] });
    const error = { kind: 'bad-input', code: 'PATH_OUTSIDE', message: 'file: "../x.yaml" has a ".." segment' };
    expect(ran.json()).toMatchObject({ error });
  });

  const actions = [
    {
      what: 'a path outside',
      with: { file: '../x.yaml', set: 'a=b' },
      code: 2,
      annotation: '::error title=PATH_OUTSIDE::file: "../x.yaml" has a ".." segment%0A',
    },
    {
      what: 'an unknown input',
      with: { fiel: 'values.yaml', set: 'a=b' },
      code: 2,
      annotation: '::error title=INPUT_INVALID::with: fiel: is not an input of this command%0ADid you mean with: file?',
    },
    {
      what: 'a wrong token',
      with: { file: 'values.yaml', set: 'a=b', 'gitops-token': wrongToken },
      code: 1,
      annotation: /::error title=GIT_AUTH::.* refused the credential from gitops-token%0Acaused by: .*401/,
    },
  ];
  it.each(actions)(
    'as a GitHub action, an annotation that teaches: $what',
    async ({ with: given, code, annotation }) => {
      writeFileSync(join(scenery.monorepo, 'gitops.yaml'), `${scenery.git('show', 'HEAD:gitops.yaml')}\n`);
      const before = state();
      const ran = await runAction('bump-image-tag', given, {
        cwd: scenery.monorepo,
        env: { ...('gitops-token' in given ? {} : scenery.secrets), GITHUB_REPOSITORY: 'acme/shop' },
      });
      expect(ran.stdout).toMatch(annotation);
      expect([ran.code, [...new Set(ran.outputs.values())]]).toEqual([code, ['']]);
      expect(state()).toEqual(before);
      const shown = ran.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
      expectNoSecret(shown.join('\n') + ran.stderr);
    },
  );
});

function expectNoSecret(text: string): void {
  for (const secret of [...canaries, wrongToken, wrongPassword]) {
    for (const form of [secret, Buffer.from(secret).toString('base64')]) expect(text).not.toContain(form);
  }
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
