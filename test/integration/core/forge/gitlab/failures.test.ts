import { describe, expect, it } from 'vitest';
import { content, propose, world } from '../../../../support/gitlab/setting.ts';

describe('what GitLab refuses', () => {
  it('teaches that a job token may not write (law 10)', async () => {
    const job = 'glcbt-64_0123456789abcdefghij';
    for (const token of [job, { value: job, ofJob: true } as const]) {
      const { repository, gitlab, forge } = await world({ token });
      propose(repository, 'bump');
      const hint = expect.stringContaining('project or group access token with the `api` scope') as string;
      await expect(forge.createRequest(content)).rejects.toMatchObject({ code: 'FORGE_AUTH', hint });
      expect(gitlab.requests.at(-1)?.headers).toMatchObject({ 'job-token': job });
      expect(gitlab.requests.at(-1)?.headers).not.toHaveProperty('private-token');
    }
  });

  it.each([
    [401, 'FORGE_AUTH'],
    [403, 'FORGE_AUTH'],
    [404, 'FORGE_NOT_FOUND'],
    [422, 'FORGE_REFUSED'],
  ])('fails at once on %i as %s, without the token in the message (law 6)', async (status, code) => {
    const { gitlab, forge, slept } = await world();
    gitlab.inject({ kind: 'status', status, body: { message: `no: ${gitlab.token}` } });
    const error = (await forge.openRequest('bump', 'main').catch((each: unknown) => each)) as Error;
    expect(error).toMatchObject({ code, exitCode: 1 });
    expect(`${error.message} ${String(error.cause)}`).not.toContain(gitlab.token);
    expect(slept).toEqual([]);
  });

  it('waits as long as a rate limit says, then goes on', async () => {
    const { gitlab, forge, slept } = await world();
    gitlab.inject({ kind: 'status', status: 429, headers: { 'retry-after': '7' } });
    gitlab.inject({ kind: 'status', status: 429, headers: { 'ratelimit-reset': '1700000030' } });
    expect(await forge.openRequest('bump', 'main')).toBeUndefined();
    expect(slept).toEqual([7_000, 23_000]);
  });

  it('gives up on a rate limit of an hour, and says when it ends', async () => {
    const { gitlab, forge } = await world();
    gitlab.inject({ kind: 'status', status: 429, headers: { 'retry-after': '3600' }, times: 9 });
    await expect(forge.openRequest('bump', 'main')).rejects.toMatchObject({
      code: 'FORGE_RATE_LIMIT',
      hint: expect.stringContaining('2023-11-14T23:13:20') as string,
    });
  });

  it('asks again after a gateway error, and after a broken line', async () => {
    const { gitlab, forge } = await world();
    gitlab.inject({ kind: 'status', status: 502, body: '<html>' });
    gitlab.inject({ kind: 'lost' });
    expect(await forge.openRequest('bump', 'main')).toBeUndefined();
    expect(gitlab.requests).toHaveLength(3);
  });
});
