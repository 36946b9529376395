/** `check --online` of environments with servers of their own: which credential goes where is as in a deployment. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editFile } from '../../../../src/core/edit/edit.ts';
import { adminToken, startArgocdServer } from '../../../support/argocd/server.ts';
import { runCheck } from '../../../support/commands/check.ts';
import { gitopsToken, type Scenery, setScenery } from '../../../support/commands/scenery.ts';
import { type BareRepository, createBareRepository } from '../../../support/git/repository.ts';
import { basic, type GitServer, startGitServer } from '../../../support/git/server.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { testPassword, testUser } from '../../../support/registry/server.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());
const prodToken = 'prod-token-5b1e';

describe.skipIf(!parts.present)(parts.titled('credentials of several hosts'), () => {
  let at: Scenery;
  let original: string;
  let server: GitServer;
  let prod: BareRepository;

  beforeAll(async () => {
    at = await setScenery(['environments.prod.deliver=push']);
    at.git('branch', 'develop');
    original = readFileSync(join(at.monorepo, 'gitops.yaml'), 'utf8');
    const directory = scratchDirectory('prod');
    prod = createBareRepository(directory, {
      name: 'prod',
      files: { 'sample/values-prod.yaml': at.gitops.read('sample/values-prod.yaml') },
    });
    server = await startGitServer({ root: directory, authorization: basic('x-access-token', prodToken) });
  });
  beforeEach(() => {
    server.reset();
    configure(`environments.prod.gitops.repository=${server.url(prod)}`);
  });

  function configure(...set: readonly string[]): void {
    writeFileSync(join(at.monorepo, 'gitops.yaml'), editFile('gitops.yaml', original, { set }).text);
  }

  const given = {
    online: 'true',
    'gitops-token': gitopsToken,
    'registry-username': testUser,
    'registry-password': testPassword,
  };

  it('one without a name goes to the host at the top alone; the remedy helps', async () => {
    const ran = await runCheck(at, given);
    expect(ran.problems).toEqual(['failed credentials of prod']);
    expect(ran.named('credentials of prod')[0]?.message).toMatch(/^gitops-token: is not sent to /);
    expect(ran.named('credentials of prod')[0]?.hint).toContain('Give MG_GITOPS_TOKEN_PROD');
    expect(server.requests).toEqual([]);
    const mended = await runCheck(at, given, { env: { ...process.env, MG_GITOPS_TOKEN_PROD: prodToken } });
    expect(mended.problems).toEqual([]);
    expect(mended.named('read prod')[0]?.message).toContain('gitops-token (MG_GITOPS_TOKEN_PROD)');
    expect(server.requests.length).toBeGreaterThan(0);
  });

  it('of the one environment that is asked for it is that of its own host, as in its deployment', async () => {
    const ran = await runCheck(at, { ...given, environment: 'prod', 'gitops-token': prodToken });
    expect(ran.problems).toEqual([]);
    expect(ran.named('push to prod')[0]?.result).toBe('ok');
  });

  it('environments of one repository are each asked with their own', async () => {
    configure();
    const env = { ...process.env, MG_GITOPS_TOKEN_PROD: 'expired' };
    const ran = await runCheck(at, given, { env });
    expect(ran.problems.filter((each) => each.startsWith('failed read'))).toEqual(['failed read gitops (prod)']);
    expect(ran.named('push to gitops (dev, review)')[0]?.result).toBe('ok');
  });

  it('Argo CD too: another host gets no token, and each environment is asked with its own', async () => {
    const repositories = {
      resolve: (_: string, revision: string) => revision,
      render: () => ({ resources: [], images: [] }),
    };
    const [one, other] = [await startArgocdServer({ repositories }), await startArgocdServer({ repositories })];
    const local = [`gitops.repository=${at.gitops.path}`, 'argocd.plaintext:=true', `argocd.server=${one.url}`];
    configure(...local, `environments.prod.argocd.server=${other.url}`);
    const tokens = { ...given, 'argocd-token': adminToken };
    const ran = await runCheck(at, tokens);
    expect(ran.problems).toEqual(['failed credentials of prod']);
    expect(other.requests).toEqual([]);
    configure(...local);
    const mixed = await runCheck(at, tokens, {
      env: { ...process.env, MG_ARGOCD_TOKEN_PROD: 'aGVhZGVy.bm9ib2R5cw.c2ln' },
    });
    expect(mixed.problems).toEqual([`failed login to Argo CD ${one.url} (prod)`]);
    expect(mixed.lines.join('\n')).not.toMatch(/bm9ib2R5cw/);
  });
});
