import { expect, it } from 'vitest';
import type { Announcement } from '../../../../src/core/announce/announcement.ts';
import { commentChannel } from '../../../../src/core/announce/comment.ts';
import { Failure } from '../../../../src/core/failure.ts';
import { createSecrets } from '../../../../src/core/secrets.ts';
import { handClock } from '../../../support/clock.ts';
import { path, type Setting, setting } from '../../../support/github/setting.ts';

const announcement = (service: string, why = 'changed'): Announcement => ({
  environment: 'preview',
  review: { name: 'pr-1' },
  request: 1,
  source: { commit: 'a'.repeat(40), branch: 'feature', author: 'ada' },
  phase: 'done',
  services: [{ service, state: 'ready', why }],
  commits: [],
  pipelineUrl: undefined,
  at: 1,
});

async function asked() {
  const world = await setting();
  world.branch('feature');
  const pull = world.server.repository(path).addPull({ title: 'Feature', head: 'feature', base: 'main' });
  return { ...world, pull };
}

function channelOf({ forge }: Setting, secrets = createSecrets()) {
  const settings = {
    identity: 'acme/shop',
    forge: async () => forge,
    request: async () => 1,
    began: 1,
    isShared: true,
  };
  return commentChannel(settings, { clock: handClock(), secrets, errorPage: () => undefined });
}

it('of two comments that two runs create at once the older stays, with the rows of both', async () => {
  const world = await asked();
  const { server, pull } = world;
  // The other run has looked and found nothing, too, and is faster.
  const other = await asked();
  await channelOf(other).show(announcement('api'));
  const [{ body = '' } = {}] = other.pull.comments;
  const action = () => void server.repository(path).addComment(pull, 'deploy-bot', body);
  server.inject({ at: 'issues.createComment', kind: 'before', action });
  await channelOf(world).show(announcement('web'));
  expect(pull.comments).toHaveLength(1);
  expect(server.operations().filter((each) => each === 'issues.deleteComment')).toHaveLength(1);
  expect(pull.comments[0]?.body).toMatch(/`api`[\s\S]*`web`/);
});

it('what another job overwrites meanwhile is written again', async () => {
  const world = await asked();
  const { server, pull } = world;
  await channelOf(world).show(announcement('api'));
  const [comment] = pull.comments;
  const before = comment?.body ?? '';
  const action = () =>
    void server.inject({
      at: 'issues.listComments',
      kind: 'before',
      action: () => Object.assign(comment!, { body: before }),
    });
  server.inject({ at: 'issues.updateComment', kind: 'before', action });
  await channelOf(world).show(announcement('web'));
  expect(pull.comments[0]?.body).toMatch(/`api`[\s\S]*`web`/);
  expect(server.operations().filter((each) => each === 'issues.updateComment')).toHaveLength(2);
});

it('a comment whose answer is lost is not written twice, and a secret is starred (laws 4, 6)', async () => {
  const world = await asked();
  const secrets = createSecrets();
  secrets.add('hunter2-hunter2');
  world.server.inject({ at: 'issues.createComment', kind: 'drop-after' });
  await channelOf(world, secrets).show(announcement('web', 'with hunter2-hunter2'));
  expect(world.pull.comments).toHaveLength(1);
  expect(world.pull.comments[0]?.body).toContain('&#42;&#42;&#42;');
  expect(world.pull.comments[0]?.body).not.toContain('hunter2');
});

it.each<[string, Partial<Announcement>]>([
  ['a name of a branch', { source: { commit: 'a'.repeat(40), branch: 'x/hunter2-hunter2', author: 'ada' } }],
  ['the words of a failure', { phase: 'failed', failure: new Failure('failed', 'UNEXPECTED', 'no: hunter2-hunter2') }],
  ['its base64', { services: [{ service: 'web', state: 'failed', why: 'x', reason: btoa('hunter2-hunter2') }] }],
])('a secret in %s is starred (law 6)', async (_, part) => {
  const world = await asked();
  const secrets = createSecrets();
  secrets.add('hunter2-hunter2');
  await channelOf(world, secrets).show({ ...announcement('web'), ...part });
  const [{ body = '' } = {}] = world.pull.comments;
  expect([body.includes('***'), secrets.isIn(body)]).toEqual([true, false]);
});

it('a secret that the row of another job has is not written again (law 6)', async () => {
  const world = await asked();
  await channelOf(world).show(announcement('api', 'hunter2-hunter2'));
  const secrets = createSecrets();
  secrets.add('hunter2-hunter2');
  await expect(channelOf(world, secrets).show(announcement('web'))).rejects.toMatchObject({
    code: 'SECRET_IN_COMMENT',
  });
  expect(world.server.operations()).not.toContain('issues.updateComment');
});
