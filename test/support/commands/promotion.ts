/** `deploy` to `dev`, which builds, and to `prod`, which takes the images of `dev`; fed by `develop` and `main`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import { plan } from '../../../src/commands/plan.ts';
import { imagesIn } from '../../../src/core/edit/edit.ts';
import { parseTrailers } from '../../../src/core/git/message.ts';
import type { CiContext, Clock } from '../../../src/core/ports.ts';
import { loadConfig } from '../../../src/inputs/config/config.ts';
import { simulatedClock, systemClock } from '../clock.ts';
import { history } from '../git/repository.ts';
import { type Given, type Ran, type RunOptions, runCommand } from '../inputs.ts';
import { testPassword, testUser } from '../registry/server.ts';
import { type World, world } from './deploy.ts';
import { gitopsToken } from './scenery.ts';

export type Environment = 'dev' | 'prod';

export interface PromotionWorld extends World {
  /** Changes what a service says, commits it on the branch, and leaves that checked out. */
  change(branch: string, text: string, service?: 'web1' | 'web2'): string;
  /** All of another branch as one commit of `main`, as a squash merge makes it. */
  squash(branch: string, message?: string): string;
  /** What is checked out, to the environment of its branch. */
  to(
    environment: Environment,
    given?: Given,
    more?: Partial<CiContext> & Pick<RunOptions, 'clock' | 'env'>,
  ): Promise<Ran>;
  /** What `plan` says of the same. */
  planOf(environment: Environment, given?: Given, ci?: Partial<CiContext>): Promise<Ran>;
  /** `bump-image-tag` for a service in `dev`. */
  bump(given: Given): Promise<Ran>;
  /** The image that the file of a service holds. */
  deployed(environment: Environment, service?: string): string | undefined;
  /** Values of one trailer of the newest commit in the GitOps repository. */
  trailers(name: string): readonly string[];
}

const branches: Readonly<Record<Environment, string>> = { dev: 'develop', prod: 'main' };

/** @param settings assignments into `gitops.yaml` */
export async function promotionWorld(settings: readonly string[] = []): Promise<PromotionWorld> {
  const at = await world(['environments.prod.deliver=push', 'environments.dev.pin=both', ...settings]);
  const given: Given = {
    // All time of a simulated clock is short, and git and the registry are real.
    timeout: '24h',
    'gitops-token': gitopsToken,
    'registry-username': testUser,
    'registry-password': testPassword,
  };
  const options = async (ci: Partial<CiContext>) => ({
    config: await loadConfig(at.monorepo),
    ci: { commit: at.git('rev-parse', 'HEAD'), ...ci },
    clock: simulatedClock(),
    cwd: at.monorepo,
  });
  const placeOf = (environment: Environment) => ({ branch: branches[environment] });
  return {
    ...at,
    change(branch, text, service = 'web1') {
      at.git('checkout', '--quiet', branch);
      const file = join(at.monorepo, 'apps', service, 'src/server.mjs');
      const before = readFileSync(file, 'utf8').replace(/\/\/ Says .*\n$/, '');
      writeFileSync(file, `${before}// Says ${text}\n`);
      return at.commit(`${service}: ${text}`);
    },
    squash(branch, message = `Merge ${branch}`) {
      at.git('checkout', '--quiet', 'main');
      at.git('checkout', '--quiet', branch, '--', '.');
      return at.commit(message);
    },
    to: (environment, more = {}, { clock, env, ...ci } = {}) =>
      at.deploy(
        { all: undefined, ...more },
        { ...placeOf(environment), ...ci },
        { ...(clock === undefined ? {} : { clock }), ...(env === undefined ? {} : { env }) },
      ),
    planOf: async (environment, more = {}, ci = {}) =>
      runCommand(plan, { ...given, ...more }, await options({ ...placeOf(environment), ...ci })),
    bump: async (more) =>
      runCommand(bumpImageTag, { ...given, environment: 'dev', ...more }, await options({ branch: 'develop' })),
    deployed(environment, service = 'web1') {
      const file = `values/${service}-${environment}.yaml`;
      if (at.gitops.git('ls-tree', 'main', file) === '') return undefined;
      const [image] = imagesIn(file, at.gitops.read(file));
      return image && `${image.repository}:${image.tag}${image.digest === undefined ? '' : `@${image.digest}`}`;
    },
    trailers(name) {
      const trailers = parseTrailers(history(at.gitops.path)[0]?.message ?? '');
      return trailers.flatMap(([key, value]) => (key === name ? [value] : []));
    },
  };
}

/** Pauses take no time, and pass all the same; something may happen in each. */
export function leapingClock(during: () => Promise<unknown> = async () => {}): Clock {
  let slept = 0;
  return {
    ...systemClock,
    now: () => systemClock.now() + slept,
    async sleep(milliseconds) {
      slept += milliseconds;
      await during();
    },
  };
}
