import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvironmentKeys } from '../../../../src/commands/comparison/keys.ts';
import { deploy } from '../../../../src/commands/deploy.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import { loadConfig } from '../../../../src/inputs/config/config.ts';
import { tip } from '../../../support/commands/deploy.ts';
import { leapingClock, type PromotionWorld, promotionWorld } from '../../../support/commands/promotion.ts';
import { gitopsToken } from '../../../support/commands/scenery.ts';
import { failureOf } from '../../../support/failure.ts';
import { commitFiles, gitIn } from '../../../support/git/repository.ts';
import { createRun, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { pushTestImage } from '../../../support/registry/image.ts';
import { robot, testClient, testPassword, testUser } from '../../../support/registry/server.ts';
import { lineFacts } from '../../../support/source/line-facts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const sha8 = (commit: string) => commit.slice(0, 8);
const imageOf = (at: PromotionWorld, commit: string, service = 'web1') =>
  `${at.registry.host}/fe/${service}:${sha8(commit)}`;
/** `dev` runs it, and `main` has the same content as one commit of its own. */
async function promoted(settings: readonly string[] = []) {
  const at = await promotionWorld(settings);
  const d1 = at.change('develop', 'one');
  await at.to('dev');
  const built = at.deployed('dev') ?? '';
  const m1 = at.squash('develop');
  return { at, d1, m1, built, digest: built.split('@')[1] ?? '' };
}
const digestNow = async (image: string) => (await testClient(robot).headManifest(parseReference(image)))?.digest;
const refusalOf = async (run: Promise<unknown>) => {
  const { exitCode, code, message, hint } = await failureOf(run);
  return { exit: [exitCode, code], message, hint };
};

describe.skipIf(!parts.present)(parts.titled('promote-from takes an image that the environment has had'), () => {
  it('of earlier, by digest, and records who asked and what it was built from (26)', async () => {
    const { at, d1, m1, built, digest } = await promoted();
    at.git('checkout', '--quiet', d1);
    expect((await at.to('dev', {}, { commit: d1 })).outputs.result).toBe('unchanged');
    at.change('develop', 'two');
    await at.to('dev');
    at.git('checkout', '--quiet', 'main');
    const planned = await at.planOf('prod');
    const { outputs } = await at.to('prod');
    expect(outputs).toMatchObject({ result: 'committed', services: ['web1', 'web2'] });
    expect(planned.outputs.services).toEqual(outputs.services);
    expect(at.deployed('prod')).toBe(imageOf(at, d1));
    expect(outputs.images).toMatchObject({ web1: `${built.split(':').slice(0, 2).join(':')}@${digest}` });
    expect(at.trailers('Source-Commit')).toEqual([m1]);
    expect(at.trailers('Built-From')).toEqual([`web1 ${d1}`, `web2 ${d1}`]);
    expect((await at.to('prod')).outputs.result).toBe('unchanged');
    expect((await at.planOf('prod')).outputs.any).toBe(false);
  });

  it('and leaves out what was taken back there, by a rollback and by hand (26, 56)', async () => {
    const { at, d1, m1 } = await promoted();
    const before = at.gitops.read('values/web1-dev.yaml');
    const d2 = at.change('develop', 'two');
    await at.to('dev');
    await at.bump({ service: 'web1', rollback: 'true' });
    expect(at.deployed('dev')).toContain(imageOf(at, d1));
    at.squash('develop');
    const back = await refusalOf(at.to('prod'));
    expect(back).toMatchObject({ exit: [4, 'PROMOTION_SOURCE'], hint: expect.stringContaining('promotion: build') });
    expect(back.message).toContain(`was taken back in dev (${sha8(d2)}), which runs ${sha8(d1)}`);
    // What dev went back to is good; by a revert of a person as well.
    at.git('checkout', '--quiet', m1);
    expect((await at.to('prod', {}, { commit: m1, sourceRef: 'refs/heads/old' })).outputs.result).toBe('committed');
    at.change('develop', 'three');
    await at.to('dev');
    commitFiles(at.gitops, { 'values/web1-dev.yaml': before });
    at.squash('develop');
    expect(await refusalOf(at.to('prod'))).toMatchObject({ exit: [4, 'PROMOTION_SOURCE'] });
  });

  it('only for services whose content differs', async () => {
    const { at, d1 } = await promoted();
    await at.to('prod');
    const d2 = at.change('develop', 'two', 'web2');
    await at.to('dev');
    at.squash('develop');
    const { outputs } = await at.to('prod');
    expect(outputs.services).toEqual(['web2']);
    expect([at.deployed('prod'), at.deployed('prod', 'web2')]).toEqual([imageOf(at, d1), imageOf(at, d2, 'web2')]);
    expect(at.trailers('Built-From')).toEqual([`web2 ${d2}`]);
  });

  it('orders by the commits that asked, not by tags of another line (28, 54)', async () => {
    const { at, m1 } = await promoted();
    await at.to('prod');
    at.change('develop', 'two');
    await at.to('dev');
    const m2 = at.squash('develop');
    await at.to('prod');
    const before = tip(at);
    at.git('checkout', '--quiet', m1);
    const late = await at.to('prod', {}, { commit: m1 });
    expect([late.outputs.result, tip(at)]).toEqual(['superseded', before]);
    expect(late.lines.join('\n')).toContain(`holds an image of ${sha8(m2)}, which is newer`);
  });
});

describe.skipIf(!parts.present)(parts.titled('content that the environment to promote from does not have'), () => {
  const waiting = (at: PromotionWorld, during?: () => Promise<unknown>) =>
    at.to('prod', {}, { clock: leapingClock(during) });

  it('is waited for while the line that feeds it has it, and then exit 3 (27, 57)', async () => {
    const { at, d1 } = await promoted();
    const d2 = at.change('develop', 'two');
    at.squash('develop');
    const before = tip(at);
    const { exit, message } = await refusalOf(waiting(at));
    expect(exit).toEqual([3, 'PROMOTION_AWAITED']);
    expect(message).toBe(`dev does not run web1 of ${sha8(d2)} yet`);
    expect([tip(at), at.deployed('dev')]).toEqual([before, expect.stringContaining(imageOf(at, d1))]);
  });

  it('is promoted when its pipeline ends meanwhile', async () => {
    const { at } = await promoted();
    const d2 = at.change('develop', 'two');
    const m2 = at.squash('develop');
    const { outputs, lines } = await waiting(at, async () => {
      at.git('checkout', '--quiet', d2);
      await at.to('dev', {}, { commit: d2 });
      at.git('checkout', '--quiet', m2);
    });
    expect(outputs.result).toBe('committed');
    expect(lines.filter((line) => line.endsWith('waiting for it'))).toHaveLength(1);
    expect(at.deployed('prod')).toBe(imageOf(at, d2));
  });

  it('is not waited for any more when the line goes on without it', async () => {
    const { at } = await promoted();
    at.change('develop', 'two');
    const m2 = at.squash('develop');
    let looks = 0;
    const failure = await refusalOf(
      waiting(at, async () => {
        looks += 1;
        if (looks > 10) throw new Error('still waiting');
        if (looks > 1) return;
        at.change('develop', 'three');
        await at.to('dev');
        at.git('checkout', '--quiet', m2);
      }),
    );
    expect(failure.exit).toEqual([4, 'PROMOTION_SOURCE']);
  });

  it('is refused with both commits and what differs when nobody has it, or built here on purpose (27, 58)', async () => {
    const { at, d1 } = await promoted();
    await at.to('prod');
    const m2 = at.change('main', 'hotfix');
    const before = tip(at);
    const { exit, message, hint } = await refusalOf(at.to('prod'));
    expect(exit).toEqual([4, 'PROMOTION_SOURCE']);
    expect(message).toBe(
      `web1: dev runs ${sha8(d1)} and has not run what ${sha8(m2)} has; apps/web1/src/server.mjs changed since`,
    );
    expect([hint?.includes('`promotion: build`'), tip(at)]).toEqual([true, before]);
    const { outputs } = await at.to('prod', { promotion: 'build' });
    expect([outputs.services, at.deployed('prod')]).toEqual([['web1'], imageOf(at, m2)]);
    expect([at.trailers('Source-Commit'), at.trailers('Built-From')]).toEqual([[m2], []]);
    expect((await at.to('prod')).outputs.result).toBe('unchanged');
  });

  it('is nothing to promote when it runs nothing and nothing is ahead; when its line has it, it comes first (61)', async () => {
    const at = await promotionWorld();
    const m1 = at.change('main', 'one');
    // `develop` is at another content of web1, and never was deployed.
    const { outputs, lines } = await at.to('prod', { services: 'web1' });
    expect(outputs.result).toBe('nothing');
    expect(lines.join('\n')).toContain('dev runs no image of web1 yet, so there is nothing to promote');
    at.git('branch', '--force', 'develop', m1);
    expect((await refusalOf(waiting(at))).exit).toEqual([3, 'PROMOTION_AWAITED']);
  });

  it('comes to both by one branch, or by one tag', async () => {
    const at = await promotionWorld(['environments.dev.when:={"branch":"main","tag":"v*"}']);
    const m1 = at.change('main', 'one');
    const both = { environment: 'prod' };
    expect((await refusalOf(at.deploy(both, { branch: 'main' }, { clock: leapingClock() }))).exit[0]).toBe(3);
    at.git('tag', 'v1');
    const tag = { event: { kind: 'tag', tag: 'v1' }, branch: undefined } as const;
    expect((await refusalOf(at.deploy(both, tag, { clock: leapingClock() }))).exit[0]).toBe(3);
    await at.deploy({ environment: 'dev', all: undefined }, tag);
    expect((await at.deploy({ ...both, all: undefined }, tag)).outputs.result).toBe('committed');
    expect(at.deployed('prod')).toBe(imageOf(at, m1));
  });

  it('is not waited for where it was passed by', async () => {
    const at = await promotionWorld(['environments.dev.when:={"branch":"main"}']);
    const m1 = at.change('main', 'one');
    const m2 = at.change('main', 'two');
    await at.deploy({ environment: 'dev', all: undefined }, { branch: 'main' });
    at.git('checkout', '--quiet', m1);
    const failure = await refusalOf(
      at.deploy({ environment: 'prod', all: undefined }, { branch: 'main', commit: m1 }, { clock: leapingClock() }),
    );
    expect(failure.exit).toEqual([4, 'PROMOTION_SOURCE']);
    expect(failure.message).toContain(`dev runs ${sha8(m2)} and has not run what ${sha8(m1)} has`);
  });
});

describe.skipIf(!parts.present)(parts.titled('promote-from in the checkout of a job'), () => {
  /** Of a private monorepo, two commits deep and without a credential, as documented. */
  async function job(at: PromotionWorld) {
    const bare = join(dirname(at.monorepo), 'acme/shop.git');
    execFileSync('git', ['clone', '--quiet', '--bare', at.monorepo, bare]);
    const url = `${at.gitServer.origin}/acme/shop`;
    const directory = scratchDirectory('job');
    const git = gitIn(directory);
    git('init', '--quiet');
    git('remote', 'add', 'origin', url);
    git('fetch', '--quiet', '--depth=2', `file://${bare}`, 'main');
    git('checkout', '--quiet', 'FETCH_HEAD');
    const commit = git('rev-parse', 'HEAD');
    const ci = { host: 'github', commit, branch: 'main', workspace: directory, repositoryUrl: url } as const;
    const given = {
      'gitops-token': gitopsToken,
      'registry-username': testUser,
      'registry-password': testPassword,
    };
    const config = await loadConfig(directory);
    const { origin } = at.gitServer;
    const env = {
      PATH: process.env.PATH,
      GITHUB_SERVER_URL: origin,
      GITHUB_API_URL: origin,
      GITHUB_TOKEN: gitopsToken,
    };
    return runCommand(deploy, given, { config, ci, env, clock: leapingClock(), cwd: directory });
  }

  it('takes what the environment had', async () => {
    const { at, d1, m1 } = await promoted();
    at.change('develop', 'two');
    await at.to('dev');
    expect((await job(at)).outputs).toMatchObject({ result: 'committed', services: ['web1', 'web2'] });
    expect([at.deployed('prod'), at.trailers('Source-Commit')]).toEqual([imageOf(at, d1), [m1]]);
  });

  it('asks the remote what is on its way, and what differs', async () => {
    const { at, d1 } = await promoted();
    const d2 = at.change('develop', 'two');
    at.squash('develop');
    expect(await refusalOf(job(at))).toMatchObject({
      exit: [3, 'PROMOTION_AWAITED'],
      message: `dev does not run web1 of ${sha8(d2)} yet`,
    });
    rmSync(join(dirname(at.monorepo), 'acme'), { recursive: true });
    const m3 = at.change('main', 'hotfix');
    expect(await refusalOf(job(at))).toMatchObject({
      exit: [4, 'PROMOTION_SOURCE'],
      message: `web1: dev runs ${sha8(d1)} and has not run what ${sha8(m3)} has; apps/web1/src/server.mjs changed since`,
    });
  });
});

describe.skipIf(!parts.present)(parts.titled('what a tag names may have changed since'), () => {
  const overwrite = (at: PromotionWorld, commit: string) =>
    pushTestImage(testClient(robot), parseReference(imageOf(at, commit)), 'another image');

  it('so the digest of the record is taken', async () => {
    const { at, d1, digest } = await promoted();
    await overwrite(at, d1);
    const { outputs } = await at.to('prod', { services: 'web1' });
    expect(outputs.images).toEqual({ web1: expect.stringContaining(digest) });
    expect(await digestNow(at.deployed('prod') ?? '')).toBe(digest);
  });

  it.each([
    ['and a tag alone where its label proves the content', false],
    ['and not a tag whose image says something else (exit 4)', true],
  ])('%s', async (_, isOverwritten) => {
    const { at, d1, digest } = await promoted(['environments.dev.pin=tag']);
    // Squashed without our trailers: the tag in the file is all that is left.
    const { git } = at.gitops;
    git('update-ref', 'refs/heads/main', git('commit-tree', '-m', 'All', 'main^{tree}'));
    if (isOverwritten) await overwrite(at, d1);
    const run = at.to('prod', { services: 'web1' });
    if (isOverwritten) {
      const { exit, message } = await refusalOf(run);
      expect(exit).toEqual([4, 'PROMOTION_SOURCE']);
      expect(message).toContain(`as ${imageOf(at, d1)}, but neither a digest`);
      at.git('checkout', '--quiet', 'develop');
      at.git('commit', '--quiet', '--allow-empty', '--message=Once more');
      await at.to('dev', { services: 'web1' });
      at.git('checkout', '--quiet', 'main');
      expect((await at.to('prod', { services: 'web1' })).outputs.result).toBe('committed');
    } else {
      expect((await run).outputs.images).toEqual({ web1: expect.stringContaining(digest) });
    }
  });
});

describe.skipIf(!parts.present)(
  parts.titled('a digest that only a record tells, where the file of dev has the tag alone'),
  () => {
    /** `dev` ran something else before; the newest commit is a copy of the record with the image of that. */
    async function withForgedRecord(
      replaces: boolean,
      foreign?: (at: PromotionWorld, image: string) => Promise<string>,
    ) {
      const at = await promotionWorld(['environments.dev.pin=tag']);
      const d0 = at.change('develop', 'something else');
      await at.to('dev', { services: 'web1' });
      const other = (await foreign?.(at, imageOf(at, d0))) ?? (await digestNow(imageOf(at, d0))) ?? '';
      const d1 = at.change('develop', 'one');
      await at.to('dev', { services: 'web1' });
      const honest = (await digestNow(imageOf(at, d1))) ?? '';
      at.squash('develop');
      const { git } = at.gitops;
      const message = git('log', '-1', '--format=%B', 'main').replaceAll(honest, other);
      const forged = git('commit-tree', '-m', message, '-p', replaces ? 'main^' : 'main', 'main^{tree}');
      git('update-ref', 'refs/heads/main', forged);
      return { at, d1, honest, other, forged };
    }

    it('is passed over when the label of its image says something else, and the tag stays where it is', async () => {
      const { at, d1, honest } = await withForgedRecord(false);
      const { outputs } = await at.to('prod', { services: 'web1' });
      expect(outputs.images).toEqual({ web1: expect.stringContaining(honest) });
      expect(await digestNow(imageOf(at, d1))).toBe(honest);
    });

    it('is refused when there is no other, until dev gets it from another commit (exit 4)', async () => {
      const { at, d1, honest, other, forged } = await withForgedRecord(true);
      const before = tip(at);
      const { exit, message, hint } = await refusalOf(at.to('prod', { services: 'web1' }));
      expect([exit, tip(at), at.deployed('prod')]).toEqual([[4, 'PROMOTION_SOURCE'], before, undefined]);
      expect(message).toContain(`by ${sha8(forged)} of the GitOps repository dev has what`);
      expect(message).toContain(`as ${imageOf(at, d1)}@${other}, but the label`);
      expect(hint).toContain('Look who made that commit');
      expect(await digestNow(imageOf(at, d1))).toBe(honest);
      at.git('checkout', '--quiet', 'develop');
      at.git('commit', '--quiet', '--allow-empty', '--message=Once more');
      await at.to('dev', { services: 'web1' });
      at.git('checkout', '--quiet', 'main');
      const { outputs } = await at.to('prod', { services: 'web1' });
      expect(outputs.images).not.toEqual({ web1: expect.stringContaining(other) });
      expect(at.deployed('prod')).toBe(imageOf(at, at.git('rev-parse', 'develop')));
    });

    it('is taken where its image has no label: another builder made it', async () => {
      const { at, other } = await withForgedRecord(false, async (_, image) => {
        const foreign = parseReference(`${image}-foreign`);
        await pushTestImage(testClient(robot), foreign, 'of another builder');
        return (await digestNow(`${image}-foreign`)) ?? '';
      });
      const { outputs } = await at.to('prod', { services: 'web1' });
      expect(outputs.images).toEqual({ web1: expect.stringContaining(other) });
    });

    it('is what was deployed, whatever its tag names since', async () => {
      const { at, d1, digest } = await promoted(['environments.dev.pin=tag']);
      const honest = (await digestNow(imageOf(at, d1))) ?? '';
      await pushTestImage(testClient(robot), parseReference(imageOf(at, d1)), 'another image');
      expect([await digestNow(imageOf(at, d1)), digest]).toEqual([expect.not.stringContaining(honest), '']);
      const { outputs } = await at.to('prod', { services: 'web1' });
      expect(outputs.images).toEqual({ web1: expect.stringContaining(honest) });
    });

    it('is asked of the registry only there', async () => {
      const asked = async (settings: readonly string[]) => {
        const { at } = await promoted(settings);
        at.registry.requests.splice(0);
        await at.to('prod', { 'dry-run': 'true' });
        return at.registry.requests.length;
      };
      const [pinned, byTag] = [await asked([]), await asked(['environments.dev.pin=tag'])];
      // Of each of the two services: the challenge, the manifest and its configuration.
      expect(byTag - pinned).toBe(6);
    });
  },
);

describe.skipIf(!parts.present)(parts.titled('build settings of the two environments'), () => {
  const withArgument = (value: string) => [`services.web1.build.args:=${JSON.stringify({ VALUE: value })}`];

  it('that name the environment are refused before anything is asked (59)', async () => {
    const at = await promotionWorld(withArgument('{environment}'));
    at.git('checkout', '--quiet', 'main');
    const asked = at.gitServer.requests.length;
    const { exit, message } = await refusalOf(at.to('prod'));
    expect(exit).toEqual([2, 'INPUT_INVALID']);
    expect(message).toContain('what dev runs is not what is built for prod: web1 (build argument VALUE)');
    expect(at.gitServer.requests.length).toBe(asked);
  });

  it('that name the commit or the run do not make its content another one (60)', async () => {
    const at = await promotionWorld(withArgument('{sha8} {run}'));
    const keyOf = async (runId: string) => {
      const config = (await loadConfig(at.monorepo))!;
      const ci = { commit: at.git('rev-parse', 'HEAD'), workspace: at.monorepo, runId };
      const run = createRun(deploy, {}, { config, ci, cwd: at.monorepo });
      const keys = new EnvironmentKeys(run, config, async () => lineFacts([]));
      return (await keys.keysIn('dev', ['web1'])).get('web1')?.content;
    };
    const before = await keyOf('1');
    at.change('develop', 'one', 'web2');
    expect([await keyOf('2'), before]).toEqual([before, expect.stringMatching(/^v1-/)]);
    at.change('develop', 'one');
    expect(await keyOf('2')).not.toBe(before);
  });
});
