import { describe, expect, it } from 'vitest';
import { jobIdentityToken } from '../../../../src/core/net/identity-token.ts';
import { restlessClock } from '../../../support/clock.ts';
import { scriptedServer } from '../../../support/net/scripted-server.ts';
import { portsOf } from '../../../support/ports.ts';

const ask = (env: Record<string, string>, secrets = portsOf().secrets) =>
  jobIdentityToken('aud of it', 'ARGOCD_ID_TOKEN', portsOf({ env, secrets, clock: restlessClock }));
const jobOf = (host: string) => ({
  ACTIONS_ID_TOKEN_REQUEST_URL: `http://${host}/token?api-version=2.0`,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
});

describe('the identity token of a job', () => {
  it('comes from GitHub for the audience, with the right that the job was given, and is a secret', async () => {
    await using github = await scriptedServer((_request, response) => response.end('{"value":"github-jwt"}'));
    const { secrets } = portsOf();
    expect(await ask(jobOf(github.host), secrets)).toEqual({ result: 'token', token: 'github-jwt' });
    expect(github.seen).toMatchObject([
      { url: '/token?api-version=2.0&audience=aud+of+it', authorization: 'Bearer request-token' },
    ]);
    expect(secrets.redact('a github-jwt')).toBe('a ***');
  });

  it('stands in a variable on GitLab, and is a secret', async () => {
    const { secrets } = portsOf();
    expect(await ask({ ARGOCD_ID_TOKEN: 'gitlab-jwt' }, secrets)).toEqual({ result: 'token', token: 'gitlab-jwt' });
    expect(secrets.redact('gitlab-jwt')).toBe('***');
  });

  it.each([{}, { ARGOCD_ID_TOKEN: '' }, { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:1/' }])(
    'is none without the right to it: %j',
    async (env) => expect(await ask(env as Record<string, string>)).toEqual({ result: 'none' }),
  );

  it.each([
    ['a refusal', 403, '{"value":"x"}', /status 403/],
    ['an answer without a token', 200, '{}', /status 200/],
    ['a web page', 200, '<html>', /status 200/],
  ])('is refused by %s', async (_, status, body, problem) => {
    await using github = await scriptedServer((_request, response) => response.writeHead(status).end(body));
    expect(await ask(jobOf(github.host))).toMatchObject({
      result: 'refused',
      problem: expect.stringMatching(problem),
    });
  });

  it('is asked for again when the service is overloaded', async () => {
    let asked = 0;
    await using github = await scriptedServer((_request, response) => {
      asked += 1;
      response.writeHead(asked === 1 ? 503 : 200).end('{"value":"github-jwt"}');
    });
    expect(await ask(jobOf(github.host))).toMatchObject({ result: 'token' });
  });

  it('is refused where the service cannot be reached, and the redirect of one is not followed', async () => {
    await using elsewhere = await scriptedServer((_request, response) => response.end('{"value":"evil"}'));
    await using github = await scriptedServer((_request, response) =>
      response.writeHead(302, { location: `http://${elsewhere.host}/` }).end(),
    );
    expect(await ask(jobOf(github.host))).toMatchObject({ result: 'refused' });
    expect(elsewhere.seen).toEqual([]);
    expect(await ask(jobOf('127.0.0.1:1'))).toMatchObject({
      result: 'refused',
      problem: expect.stringContaining('cannot be reached'),
    });
  });
});
