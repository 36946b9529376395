/** Law 3 for values and whole files: what a newer run has set, unset or deleted, an older one does not write over. */
import { describe, expect, it } from 'vitest';
import { type BumpWorld, bumpWorld, type Job } from '../../../support/commands/source-world.ts';
import { commitFiles, history } from '../../../support/git/repository.ts';
import type { Given } from '../../../support/inputs.ts';
import { allParts, gitHttpBackend } from '../../../support/real-parts.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const parts = allParts(await gitHttpBackend());

const file = 'web1.yaml';
const values = `image:
  repository: r.example.com/fe/web1
  tag: none
replicas: 1
ingress:
  host: a.example.com
  path: /
env:
  - name: A
    value: "1"
  - name: B
    value: "1"
`;
const shared = 'web:\n  replicas: 1\n  image: { repository: r.example.com/fe/web, tag: none }\napi:\n  replicas: 1\n';
const manifests = `kind: Deployment
metadata: { name: web }
spec: { replicas: 1 }
---
kind: Deployment
metadata: { name: api }
spec: { replicas: 1 }
`;
const sha8 = (commit: string) => commit.slice(0, 8);
const updates = (...entries: readonly object[]) => ({ updates: JSON.stringify(entries) });
const remove = updates({ file, delete: true });
const web = (given: object) => updates({ service: 'web', file: 'shared.yaml', ...given });
const api = (given: object) => updates({ service: 'api', file: 'shared.yaml', ...given });

async function line(count: number) {
  const at = await bumpWorld({ [file]: values, 'sample.yaml': values, 'shared.yaml': shared, 'all.yaml': manifests });
  const jobs = Array.from({ length: count }, () => at.job(at.source.commit('main'), 1)) as [Job, Job, Job, Job];
  return { at, jobs };
}
const treeOf = ({ gitops }: BumpWorld) => gitops.git('rev-parse', 'main^{tree}');

/** What an older run asks after a newer one, and is held back. */
const held: readonly (readonly [string, Given, Given])[] = [
  ['one of several values', { file, set: ['replicas:=2', 'ingress.host=b'] }, { file, set: ['replicas:=3'] }],
  ['a value among others', { file, set: ['replicas:=2'] }, { file, set: ['ingress.host=b', 'replicas:=3'] }],
  ['the map around a value', { file, set: ['ingress.host=b'] }, { file, unset: ['ingress'] }],
  ['a value in a map that was set whole', { file, set: ['ingress:={"host":"b"}'] }, { file, set: ['ingress.host=c'] }],
  ['another spelling of the path', { file, set: ['.replicas:=2'] }, { file, set: ['["replicas"]:=3'] }],
  ['a value again that was removed', { file, unset: ['ingress.path'] }, { file, set: ['ingress.path=/x', 'more=1'] }],
  ['a value away that was set again', { file, set: ['ingress.path=/b'] }, { file, unset: ['ingress.path', 'env'] }],
  ['an image with a value', { file, set: ['replicas:=2'] }, { file, tag: 'm1', set: ['replicas:=3'] }],
  ['a value that came with an image', { file, tag: 'm2', set: ['replicas:=2'] }, { file, set: ['replicas:=3'] }],
  ['an image that was set by its path', { file, set: ['image.tag=m2'] }, { file, tag: 'm1' }],
  ['the path of an image', { file, tag: 'm2' }, { file, set: ['image.tag=m1'] }],
  ['the path of an image with a key', { file, tag: 'm2', key: 'image.tag' }, { file, set: ['image.tag=m1'] }],
  ['an item by its place', { file, set: ['env[name=B].value=2'] }, { file, set: ['env[1].value=3'] }],
  ['an item by its name', { file, set: ['env[1].value=2'] }, { file, set: ['env[name=B].value=3'] }],
  [
    'a document by its place',
    { file: 'all.yaml', set: ['{name=api}.spec.replicas:=2'] },
    { file: 'all.yaml', set: ['{document=1}.spec.replicas:=3'] },
  ],
  ['the file, without a template', remove, { file, set: ['replicas:=3'] }],
  ['an image in the file, without a template', remove, { file, tag: 'm1' }],
  ['the file, from a template', remove, { file, from: 'sample.yaml', tag: 'm1', set: ['replicas:=3'] }],
  [
    'a value of the other service',
    web({ set: ['web.replicas:=2'] }),
    api({ set: ['web.replicas:=3', 'api.replicas:=3'] }),
  ],
  [
    'what is in a map, by one update of two',
    web({ set: ['web.replicas:=2'] }),
    updates(
      { service: 'web', file: 'shared.yaml', set: ['api.replicas:=3'] },
      { service: 'web', file: 'shared.yaml', unset: ['web'] },
    ),
  ],
];

/** What an older run asks after a newer one, and gets. */
const written: readonly (readonly [string, Given, Given])[] = [
  ['another value', { file, set: ['replicas:=2'] }, { file, set: ['ingress.host=b'] }],
  ['a sibling', { file, set: ['ingress.host=b'] }, { file, set: ['ingress.path=/b'] }],
  ['a name that begins alike', { file, set: ['replicas:=2'] }, { file, set: ['replicasMax:=3'] }],
  ['another item', { file, set: ['env[name=A].value=2'] }, { file, set: ['env[name=B].value=2'] }],
  [
    'another document',
    { file: 'all.yaml', set: ['{name=api}.spec.replicas:=2'] },
    { file: 'all.yaml', set: ['{name=web}.spec.replicas:=3'] },
  ],
  [
    'another service of the file',
    web({ tag: 'm2', key: 'web.image.tag', set: ['web.replicas:=2'] }),
    api({ set: ['api.replicas:=3'] }),
  ],
  ['an image beside a value', { file, set: ['replicas:=2'] }, { file, tag: 'm1' }],
  ['a value beside an image', { file, tag: 'm2' }, { file, set: ['replicas:=3'] }],
  ['an image with the value that is there', { file, set: ['replicas:=2'] }, { file, tag: 'm1', set: ['replicas:=2'] }],
  ['another file', remove, { file: 'sample.yaml', set: ['replicas:=3'] }],
];

describe.skipIf(!parts.present)(parts.titled('an older run does not write'), () => {
  it.each(sliceOfCommit(held, 4))('%s', async (_, newer, older) => {
    const { at, jobs } = await line(3);
    const [m1, m2, m3] = jobs;
    expect((await m2.bump(newer)).outputs.result).toBe('committed');
    const tree = treeOf(at);
    const { outputs, summary } = await m1.bump(older);
    expect(outputs.result).toBe('superseded');
    expect(summary).toContain(`of ${sha8(m2.commit)}, which is newer`);
    expect(treeOf(at)).toBe(tree);
    // A person and a strict pipeline are told, in place of a green run.
    await expect(m1.bump(older, { byPerson: true })).rejects.toMatchObject({
      code: 'OLDER_THAN_IN_PLACE',
      exitCode: 4,
    });
    await expect(m1.bump({ ...older, 'on-older': 'fail' })).rejects.toMatchObject({ exitCode: 4 });
    if (newer !== remove) expect((await m3.bump(older)).outputs.result).toBe('committed');
  });
});

describe.skipIf(!parts.present)(parts.titled('an older run writes beside a newer one'), () => {
  it.each(sliceOfCommit(written, 3))('%s', async (_, newer, older) => {
    const { jobs } = await line(2);
    const [m1, m2] = jobs;
    expect((await m2.bump(newer)).outputs.result).toBe('committed');
    const { outputs, warnings } = await m1.bump(older);
    expect([outputs.result, warnings]).toEqual(['committed', []]);
  });
});

describe.skipIf(!parts.present)(parts.titled('values of several runs'), () => {
  it('each hold back what is older, whoever wrote the file last', async () => {
    const { at, jobs } = await line(3);
    const [m1, m2, m3] = jobs;
    await m3.bump({ file, set: ['replicas:=3'] });
    await m1.bump({ file, set: ['ingress.host=m1'] });
    // The newest commit of the file is of m1, and yet one of its values is newer than m2.
    const tree = treeOf(at);
    for (const older of [{ file, set: ['replicas:=2', 'ingress.host=m2'] }, remove]) {
      const { outputs, summary } = await m2.bump(older);
      expect([outputs.result, summary]).toEqual(['superseded', expect.stringContaining(sha8(m3.commit))]);
      expect(treeOf(at)).toBe(tree);
    }
    expect((await m2.bump({ file, set: ['ingress.host=m2'] })).outputs.result).toBe('committed');
  });

  it('on purpose are written with on-older: apply, which holds against the run that it takes back', async () => {
    const { at, jobs } = await line(4);
    const [m1, m2, m3, m4] = jobs;
    await m1.bump({ file, set: ['replicas:=1', 'note=m1'] });
    await m3.bump({ file, set: ['replicas:=3'] });
    await m1.bump({ file, set: ['replicas:=1', 'note=again'], 'on-older': 'apply' }, { byPerson: true });
    expect(at.gitops.read(file)).toContain('replicas: 1\n');
    expect(history(at.gitops.path)[0]?.message).toContain(`Rollback-Of: ${m3.commit}\n`);
    const late = await m2.bump({ file, set: ['replicas:=2', 'note=late'] });
    expect(late.outputs.result).toBe('superseded');
    expect((await m4.bump({ file, set: ['replicas:=4', 'note=m4'] })).outputs.result).toBe('committed');
  });

  it.each([
    ['values alone', { file, set: ['replicas:=2'] }],
    ['an image with values', { file, tag: 'm2', set: ['replicas:=2'] }],
  ])('that a person edited by hand stay until a newer commit comes: %s', async (_, given) => {
    const { at, jobs } = await line(3);
    const [m1, m2, m3] = jobs;
    await m2.bump(given);
    const byHand = at.gitops.read(file).replace('replicas: 2', 'replicas: 7');
    commitFiles(at.gitops, { [file]: byHand }, { message: 'More in an incident' });
    for (const job of [m2, m1]) expect((await job.bump(given)).outputs.result).toBe('superseded');
    expect(at.gitops.read(file)).toBe(byHand);
    expect((await m3.bump(given)).outputs.result).toBe('committed');
  });

  it('of one commit and other inputs: the last run wins, as ever', async () => {
    const { at, jobs } = await line(1);
    const [m1] = jobs;
    await m1.bump({ file, set: ['replicas:=2'] });
    expect((await m1.bump({ file, set: ['replicas:=5'] })).outputs.result).toBe('committed');
    expect(at.gitops.read(file)).toContain('replicas: 5\n');
  });

  it('that lose a race to a newer run are judged anew', async () => {
    const { at, jobs } = await line(2);
    const [m1, m2] = jobs;
    const action = async () => void (await m2.bump({ file, set: ['replicas:=2', 'note=m2'] }));
    at.server.inject({ kind: 'before', at: 'receive-pack', action });
    const { outputs } = await m1.bump({ file, set: ['replicas:=3'] });
    expect(outputs).toMatchObject({ result: 'superseded', attempts: 2 });
  });

  it('in files that nobody has deleted are a mistake of the input when the file is missing', async () => {
    const { at, jobs } = await line(2);
    const [m1, m2] = jobs;
    await m2.bump({ file, set: ['replicas:=2'] });
    await expect(m1.bump({ file: 'missing.yaml', set: ['a=b'] })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    // What of one run is late does not keep the rest of it away.
    await m2.bump(remove);
    const both = updates(
      { service: 'web', file, tag: 'm1' },
      { service: 'api', file: 'shared.yaml', set: ['api.replicas:=9'] },
    );
    expect((await m1.bump(both)).outputs.result).toBe('committed');
    expect(at.gitops.read('shared.yaml')).toContain('replicas: 9');
  });
});
