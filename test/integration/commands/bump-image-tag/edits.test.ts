import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMarker } from '../../../../src/core/review/marker.ts';
import { parseConfig } from '../../../../src/inputs/config/config.ts';
import { onGitlab } from '../../../support/commands/forges.ts';
import { createWorld, type World } from '../../../support/commands/world.ts';
import { commitFiles, fsck, history } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import type { Given } from '../../../support/inputs.ts';
import { readPage } from '../../../support/markdown.ts';

function world(files: Readonly<Record<string, string>>): World {
  return createWorld(files, { commits: 3 });
}
const digest = `sha256:${'ab'.repeat(32)}`;
const values = 'image:\n  repository: r/web1\n  tag: old\nold: &old 1\ncopy: *old\n';
const headed = 'a: 1\n\n# Ports\nhttp: 80\nhttps: 443\n';
const aliased = 'name: &app web\ncontrollers:\n  *app :\n    image: {repository: r/web1, tag: old}\n';
const kustomization = 'kind: Kustomization\nimages:\n  - name: r/web1\n    newTag: old\n';

describe('every edit is reachable from the inputs', () => {
  it.each<[string, string, Record<string, string | boolean | string[]>, string]>([
    ['tag', values, { tag: 'new' }, values.replace('tag: old', 'tag: new')],
    ['tag with a placeholder', values, { tag: 'run-{run}' }, values.replace('tag: old', 'tag: run-7')],
    [
      'image as a full reference',
      values,
      { image: `r.io/fe/web1:new` },
      values.replace('r/web1', 'r.io/fe/web1').replace('tag: old', 'tag: new'),
    ],
    ['key', 'web1: old\nweb2: old\n', { key: 'web2', tag: 'new' }, 'web1: old\nweb2: new\n'],
    ['set', values, { set: ['replicas:=2'] }, `${values}replicas: 2\n`],
    ['unset', values, { unset: ['copy'] }, values.replace('copy: *old\n', '')],
    ['unset below a heading', headed, { unset: ['http'] }, headed.replace('http: 80\n', '')],
    ['a new item of a list, once', 'hosts: [a]\n', { set: ['hosts[-]=b', 'hosts[+0]=b'] }, 'hosts: [a, b]\n'],
    ['a key by an alias', aliased, { key: 'controllers.web.image.tag', tag: 'new' }, aliased.replace('old', 'new')],
    [
      'a key of the repository, with the digest under another name',
      `web: {repository: r/web1, tag: old, sha: ${'cd'.repeat(32)}}\n`,
      { key: 'web.repository', tag: 'new', digest },
      `web: {repository: r/web1, tag: new, sha: ${'ab'.repeat(32)}}\n`,
    ],
    ['on-alias', values, { set: ['copy:=2'], 'on-alias': 'materialise' }, values.replace('*old', '2')],
    [
      'digest alone',
      kustomization,
      { image: 'r/web1', digest },
      kustomization.replace('newTag: old', `digest: ${digest}`),
    ],
    [
      'digest beside its tag',
      kustomization,
      { image: 'r/web1', tag: 'new', digest, 'keep-tag': true },
      `${kustomization.replace('old', 'new')}    digest: ${digest}\n`,
    ],
  ])('%s', async (_, before, given, after) => {
    const file = before.includes('Kustomization') ? 'kustomization.yaml' : 'a/values.yaml';
    const at = world({ [file]: before });
    const { outputs } = await at.bump(at.line[0]!, { file, ...given });
    expect(at.gitops.read(file)).toBe(after);
    expect(outputs).toMatchObject({ result: 'committed', changed: true, attempts: 1 });
    expect(outputs.commit).toBe(at.gitops.git('rev-parse', 'main'));
    fsck(at.gitops.path);
  });

  it.each([
    ['the image of another service', 'image: "r/postgres:15"\n', 'IMAGE_NOT_FOUND', /give key: image\.tag/],
    ['a template engine', 'image: {repository: r/web1, tag: "{{ .tag }}"}\n', 'YAML_TEMPLATE', /feeds the template/],
  ])('but what belongs to %s is left alone', async (_, before, code, hint) => {
    const at = world({ 'x.yaml': before });
    const given = { file: 'x.yaml', image: 'r/web1', tag: 'new' };
    await expect(at.bump(at.line[0]!, given)).rejects.toMatchObject({
      code,
      exitCode: 2,
      hint: expect.stringMatching(hint),
    });
    expect(history(at.gitops.path)).toHaveLength(1);
    await at.bump(at.line[0]!, { file: 'new.yaml', from: 'x.yaml', image: 'r/web1', tag: 'new' });
    expect(at.gitops.read('new.yaml')).toMatch(/^image: (\{repository: r\/web1, tag: "new"\}|"r\/web1:new")$/m);
  });

  it('from, and many files by a glob', async () => {
    const at = world({ 'a/x.yaml': values, 'b/x.yaml': values, 'sample.yaml': values });
    const { outputs } = await at.bump(at.line[0]!, { file: ['*/x.yaml'], tag: 'new' });
    expect(outputs['old-image']).toEqual(['r/web1:old', 'r/web1:old']);
    await at.bump(at.line[0]!, { file: 'c/x.yaml', from: 'sample.yaml', tag: 'new' });
    expect(at.gitops.read('c/x.yaml')).toBe(values.replace('tag: old', 'tag: new'));
  });

  it('an image by a glob: the files that hold it, or say only a tag', async () => {
    const other = values.replace('r/web1', 'r/db');
    const at = world({ 'web/x.yaml': values, 'db/x.yaml': other, 'bare/x.yaml': 'image: { tag: old }\n' });
    await at.bump(at.line[0]!, { file: ['*/x.yaml'], image: 'r/web1', tag: 'new' });
    expect(history(at.gitops.path)[0]?.files).toEqual(['bare/x.yaml', 'web/x.yaml']);
    expect(at.gitops.read('db/x.yaml')).toBe(other);
    const none = at.bump(at.line[0]!, { file: ['d*/x.yaml'], image: 'r/web1', tag: 'newer' });
    await expect(none).rejects.toMatchObject({ code: 'IMAGE_NOT_FOUND', exitCode: 2 });
  });

  it('an image by a glob: the Kustomize entry of its name, and no image on another registry', async () => {
    const entry = 'kind: Kustomization\nimages:\n- name: web1\n  newName: r/x/web1\n  newTag: old\n';
    const at = world({ 'dev/kustomization.yaml': entry, 'eu/kustomization.yaml': entry.replaceAll(/web1/g, 'api') });
    await at.bump(at.line[0]!, { file: ['*/kustomization.yaml'], image: 'web1', tag: 'new' });
    expect(history(at.gitops.path)[0]?.files).toEqual(['dev/kustomization.yaml']);
    expect(at.gitops.read('dev/kustomization.yaml')).toBe(entry.replace('newTag: old', 'newTag: new'));
    const moved = at.bump(at.line[0]!, { file: ['*/kustomization.yaml'], image: 'new.io/x/web1', tag: 'newer' });
    await expect(moved).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('holds new.io/x/web1; there is r/x/web1 in dev/kustomization.yaml'),
    });
  });

  it('the message, with the tags before and after', async () => {
    const at = world({ 'x.yaml': values });
    const message = 'web1 {old-tag} -> {new-tag} by {sha8}';
    await at.bump(at.line[0]!, { file: 'x.yaml', tag: 'new', message });
    expect(history(at.gitops.path)[0]?.subject).toBe(`web1 old -> new by ${at.line[0]!.slice(0, 8)}`);
  });
});

describe('outputs tell', () => {
  it('what a dry run would do', async () => {
    const at = world({ 'x.yaml': values });
    const { outputs } = await at.bump(at.line[0]!, { file: 'x.yaml', tag: 'new', 'dry-run': true });
    expect(outputs).toMatchObject({ result: 'planned', changed: true, commit: undefined, 'new-image': 'r/web1:new' });
    expect(outputs.diff).toContain('+  tag: new');
    expect(history(at.gitops.path)).toHaveLength(1);
  });

  it('no old image of a new file, whatever its template names', async () => {
    const at = world({ 'x.yaml': values, 'sample.yaml': values.replace('old', 'dummy') });
    const bump = (given: Given) => at.bump(at.line[0]!, { image: 'r/web1', tag: 'new', from: 'sample.yaml', ...given });
    const { outputs, summary } = await bump({ file: 'a.yaml', message: '{old-tag} -> {new-tag}' });
    expect(outputs).toMatchObject({ 'old-image': undefined, 'new-image': 'r/web1:new' });
    expect(readPage(summary).tables[0]?.rows).toContainEqual(['–', 'a.yaml', '–', 'r/web1:new']);
    expect(history(at.gitops.path)[0]?.subject).toBe('none -> new');
    const both = await bump({ file: ['b.yaml', 'x.yaml'] });
    expect(both.outputs['old-image']).toEqual(['', 'r/web1:old']);
    const { gitlab, given } = await onGitlab(at);
    await bump({ file: 'c.yaml', ...given, deliver: 'pull-request' });
    expect(gitlab.mergeRequests[0]?.description).toMatch(/^\| +\| `c\.yaml` \| +\| `r\/web1:new` \|/m);
    const again = await bump({ file: 'a.yaml', tag: 'newer' });
    expect(again.outputs['old-image']).toBe('r/web1:new');
  });

  it('that nothing had to be done', async () => {
    const at = world({ 'x.yaml': values });
    const { outputs } = await at.bump(at.line[0]!, { file: 'x.yaml', tag: 'old' });
    expect(outputs).toMatchObject({ result: 'unchanged', changed: false, commit: undefined, diff: '' });
    expect([outputs['old-image'], outputs['new-image']]).toEqual(['r/web1:old', 'r/web1:old']);
  });

  it.each([
    [{}, /file: is missing/],
    [{ file: 'x.yaml' }, /tag: is missing/],
    [{ file: 'x.yaml', tag: 'a b' }, /the tag "a b" contains " "/],
    [{ file: 'x.yaml', digest: 'sha256:1' }, /the digest "sha256:1" has 1 hex digits/],
    [{ updates: '[{"file": "x.yaml", "tga": "1"}]' }, /tga/],
    [{ updates: '[{"file": "x.yaml", "tag": "1", "on-alias": "copy"}]' }, /on-alias: is not one of/],
  ])('what is wrong with %j', async (given, message) => {
    const at = world({ 'x.yaml': values });
    await expect(at.bump(at.line[0]!, given)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
    });
  });
});

describe('updates of one place', () => {
  const bump = (at: World, entries: readonly object[]) =>
    at.bump(at.line[0]!, { updates: JSON.stringify(entries.map((entry) => ({ file: 'x.yaml', ...entry }))) });

  it('that say the same twice are one', async () => {
    const at = world({ 'x.yaml': `${values}env: [a]\n` });
    const entry = { image: 'r/web1', tag: 'new', set: ['env[-]=b'] };
    const { outputs } = await bump(at, [entry, entry]);
    expect([outputs['old-image'], outputs['new-image']]).toEqual(['r/web1:old', 'r/web1:new']);
    expect(at.gitops.read('x.yaml')).toBe(`${values.replace('tag: old', 'tag: new')}env: [a, b]\n`);
  });

  it('that contradict each other are bad input, and nothing is written', async () => {
    const at = world({ 'x.yaml': values });
    await expect(bump(at, [{ tag: 'a' }, { service: 'web1', tag: 'b' }])).rejects.toMatchObject({
      exitCode: 2,
      message: 'updates[0] and updates[1] (web1): different values for one place, image.tag of x.yaml: "a" and "b"',
    });
    const both = at.bump(at.line[0]!, { file: 'x.yaml', tag: 'a', updates: '[{"file": "*.yaml", "tag": "b"}]' });
    await expect(both).rejects.toMatchObject({ message: expect.stringMatching(/^the inputs and updates\[0\]: /) });
    expect(history(at.gitops.path)).toHaveLength(1);
  });
});

describe('many jobs, one commit', () => {
  const files = { 'web1.yaml': values, 'web2.yaml': values.replaceAll('web1', 'web2') };

  it('each emits its edits, complete, and one commits them', async () => {
    const at = world(files);
    for (const service of ['web2', 'web1']) {
      const given = { file: `${service}.yaml`, image: `r/${service}`, tag: '{sha8}', set: [`host=${service}.example`] };
      const { outputs } = await at.bump(at.line[1]!, { ...given, emit: `updates/${service}.json` });
      expect(outputs).toMatchObject({ result: 'emitted', changed: false });
    }
    expect(history(at.gitops.path)).toHaveLength(1);
    expect(JSON.parse(readFileSync(join(at.directory, 'updates/web1.json'), 'utf8'))).toEqual([
      {
        'on-alias': 'anchor',
        'keep-tag': false,
        file: ['web1.yaml'],
        image: 'r/web1',
        tag: at.line[1]!.slice(0, 8),
        set: ['host=web1.example'],
        placeholders: false,
      },
    ]);
    const { outputs } = await at.bump(at.line[1]!, { updates: '@updates' });
    expect(outputs['new-image']).toEqual(['web1', 'web2'].map((name) => `r/${name}:${at.line[1]!.slice(0, 8)}`));
    expect(history(at.gitops.path)).toHaveLength(2);
  });

  it('one file of them is taken too, and a dry run writes none', async () => {
    const at = world(files);
    await at.bump(at.line[1]!, { file: 'web1.yaml', tag: 'new', emit: 'a/b/one.json', 'dry-run': true });
    expect(existsSync(join(at.directory, 'a'))).toBe(false);
    await at.bump(at.line[1]!, { file: 'web1.yaml', tag: 'new', emit: 'a/b/one.json' });
    expect((await at.bump(at.line[1]!, { updates: '@a/b/one.json' })).outputs.result).toBe('committed');
  });

  it('a secret is not handed over (law 6)', async () => {
    const at = world(files);
    const given = { file: 'web1.yaml', set: ['password=canary-1234'], emit: 'one.json' };
    const refused = at.bump(at.line[1]!, given, { secrets: ['canary-1234'] });
    await expect(refused).rejects.toMatchObject({ code: 'SECRET_IN_UPDATES', exitCode: 4 });
    await expect(refused).rejects.not.toThrow(/canary/);
    expect(existsSync(join(at.directory, 'one.json'))).toBe(false);
  });

  it.each([
    ['@empty', /empty holds no \*\.json file/],
    ['@absent', /absent cannot be read/],
    ['@broken', /broken\/a\.json\): is not JSON/],
  ])('%s is bad input', async (updates, message) => {
    const at = world(files);
    for (const name of ['empty', 'broken']) mkdirSync(join(at.directory, name));
    writeFileSync(join(at.directory, 'broken/a.json'), '{');
    await expect(at.bump(at.line[1]!, { updates })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
    });
  });
});

describe('the cost (law 5)', () => {
  it('does not grow in requests with the number of files', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `web${index}`);
    const at = world(Object.fromEntries(names.map((name) => [`apps/${name}/values.yaml`, `${values}# ${name}\n`])));
    await using server = await startGitServer({ root: at.directory });
    const requests = async (services: readonly string[], tag: string) => {
      server.reset();
      const updates = services.map((name) => ({ service: name, file: `apps/${name}/values.yaml`, tag }));
      await at.bump(at.line[1]!, {
        updates: JSON.stringify(updates),
        'gitops-repository': server.url(at.gitops),
        'gitops-transport': 'wire',
      });
      return server.requests.length;
    };
    commitFiles(at.gitops, { 'noise.yaml': 'x\n' });
    expect(await requests(names, 'new')).toBe(await requests(names.slice(0, 1), 'newer'));
    expect(at.gitops.read('apps/web19/values.yaml')).toContain('tag: new');
  });
});

it("costs no request to find out whose the name of a request's environment is (law 5)", async () => {
  const config = `version: 1
registry: r
services: { web1: { path: apps/web1 } }
environments:
  preview: { when: { request: true }, file: "review/{slug}/{service}.yaml", from: sample.yaml, tag: "{sha8}" }
  review: { when: { branch: main }, file: "review/{slug}/{service}.yaml", from: sample.yaml, tag: "{sha8}" }
`;
  const runs = {
    review: {},
    preview: { event: { kind: 'request', number: 1, fromFork: false }, requestNumber: 1 },
  } as const;
  const requests = [];
  for (const [environment, ci] of Object.entries(runs)) {
    const at = world({ 'sample.yaml': values });
    await using server = await startGitServer({ root: at.directory });
    const where = { 'gitops-repository': server.url(at.gitops), 'gitops-transport': 'wire' };
    for (const commit of at.line.slice(1, 3)) {
      server.reset();
      await at.bump(commit, { service: 'web1', environment, ...where }, { config, ci });
    }
    requests.push(server.requests.length);
  }
  expect(requests[1]).toBe(requests[0]);
});

it('needs neither git nor a checkout to write over wire', async () => {
  const at = world({ 'x.yaml': values });
  await using server = await startGitServer({ root: at.directory });
  const given = { 'gitops-repository': server.url(at.gitops), file: 'x.yaml' };
  const nowhere = { env: { PATH: '/nonexistent' }, ci: { workspace: '/nonexistent' } };
  await at.bump(at.line[0]!, { ...given, tag: '12345678' }, nowhere);
  const { outputs } = await at.bump(at.line[1]!, { ...given, tag: 'next' }, nowhere);
  expect(outputs).toMatchObject({ result: 'committed', 'old-image': 'r/web1:12345678', 'new-image': 'r/web1:next' });
});

describe('a review environment', () => {
  const config = parseConfig(
    'gitops.yaml',
    `version: 1
registry: r
services: { web1: { path: apps/web1 } }
environments:
  review: { when: { request: true }, file: "review/{slug}/{service}.yaml", from: sample.yaml, ttl: 7d, tag: "pr-1-{sha8}" }
`,
  );
  const request = { config, ci: { event: { kind: 'request', number: 1, fromFork: false }, requestNumber: 1 } } as const;
  const deploy = (at: World, index: number, given: Readonly<Record<string, string>> = {}) =>
    at.bump(at.line[index]!, { service: 'web1', environment: 'review', ...given }, request);

  it('is not made in a directory with files of somebody else (law 8)', async () => {
    const at = world({ 'sample.yaml': values, 'review/pr-1/README.md': 'Mine.\n' });
    await expect(deploy(at, 1)).rejects.toMatchObject({ code: 'REVIEW_ENV_UNOWNED', exitCode: 4 });
    expect(history(at.gitops.path)).toHaveLength(1);
  });

  it('records what it runs with its digest, whatever the tag looks like', async () => {
    const at = world({ 'sample.yaml': values });
    const digest = `sha256:${'d'.repeat(64)}`;
    await deploy(at, 1, { tag: 'latest', digest });
    const marker = parseMarker(at.gitops.read('review/pr-1/.review-env.yaml'), 'm');
    expect(marker).toMatchObject({ monorepo: 'git.example.com/acme/shop', images: [{ digest }] });
    expect(marker.images).toHaveLength(1);
  });

  it('records as its own only tags with its name, where no digest is known', async () => {
    const at = world({ 'sample.yaml': values });
    await deploy(at, 1);
    expect(at.gitops.read('review/pr-1/.review-env.yaml')).toContain(`"r/web1:pr-1-${at.line[1]!.slice(0, 8)}"`);
    for (const tag of ['latest', 'pr-12-ab12cd34', 'xpr-1']) await deploy(at, 1, { tag, 'on-older': 'apply' });
    const images = at.gitops.read('review/pr-1/.review-env.yaml').split('images:')[1];
    expect(images?.match(/r\/web1/g)).toHaveLength(1);
  });

  it('does not come back while nobody tells whether it is open, and does for a pipeline that is newer than its removal', async () => {
    const tombstone = (commit: string) =>
      `schema: 1\nname: pr-1\nrepository: acme/shop\nref: refs/heads/main\nrequest: 1\ngeneration: 1\ncommits: ["${commit}"]\nclosedAt: "2026-01-01T00:00:00Z"\nimages: []\n`;
    const at = world({ 'sample.yaml': values });
    commitFiles(at.gitops, { '.monorepo-gitops/tombstones/pr-1.yaml': tombstone(at.line[1]!) });
    for (const index of [0, 1]) {
      const { outputs, summary } = await deploy(at, index);
      expect(outputs.result).toBe('superseded');
      expect(summary).toContain('was removed when its source was closed at 2026-01-01');
    }
    expect((await deploy(at, 2)).outputs.result).toBe('superseded');
    const newer = { ...request, ci: { ...request.ci, pipelineCreatedAt: Date.UTC(2026, 0, 2) } };
    const { outputs, lines } = await at.bump(at.line[2]!, { service: 'web1', environment: 'review' }, newer);
    expect(outputs.result).toBe('committed');
    expect(lines.join('\n')).toContain('review environment pr-1 comes back as generation 2');
    expect(at.gitops.read('review/pr-1/web1.yaml')).toContain(`pr-1-${at.line[2]!.slice(0, 8)}`);
  });
});
