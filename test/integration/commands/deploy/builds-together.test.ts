/** What a user reads while `deploy` builds two services at the same time, on each host. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deploy } from '../../../../src/commands/deploy.ts';
import { githubActionsHost } from '../../../../src/hosts/github-actions.ts';
import { gitlabCiHost } from '../../../../src/hosts/gitlab-ci.ts';
import type { Host } from '../../../../src/hosts/host.ts';
import { shellHost } from '../../../../src/hosts/shell.ts';
import { loadConfig } from '../../../../src/inputs/config/config.ts';
import { prepareBuildah, pushBusybox, rootBuildah } from '../../../support/build/builders.ts';
import { systemClock } from '../../../support/clock.ts';
import { gitopsToken, type Scenery, setScenery } from '../../../support/commands/scenery.ts';
import { runCommand } from '../../../support/inputs.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { robot, testClient, testPassword, testUser } from '../../../support/registry/server.ts';
import { itInAll, sliceOfCommit } from '../../../support/slice.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry(), await rootBuildah());

/** Each step of the builder is a line of its own, and some of its words come in pieces. */
const dockerfile = (base: string, service: string) => `FROM ${base}
RUN for n in 1 2 3 4 5; do echo -n "step $n "; sleep 0.2; echo "of ${service}"; done
`;

async function world(): Promise<Scenery> {
  const build = (service: string) => `services.${service}.build:={"engine":"buildah","cache":"none"}`;
  const at = await setScenery([build('web1'), build('web2')]);
  const base = await pushBusybox(testClient(robot), at.registry.host);
  for (const service of ['web1', 'web2']) {
    writeFileSync(join(at.monorepo, 'apps', service, 'Dockerfile'), dockerfile(base, service));
  }
  at.git('checkout', '--quiet', '-b', 'develop');
  at.commit('Dockerfiles');
  return at;
}

/** The lines of the step that makes the images, as a host writes them. */
async function logOf(
  at: Scenery,
  hostOf: (given: Parameters<typeof shellHost>[0]) => Host,
  given: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  // A store of its own: a step that is in the cache prints nothing.
  await using buildah = await prepareBuildah();
  const written: string[] = [];
  const terminal = { write: (part: string) => void written.push(part), colours: false };
  const setting = { env: {}, cwd: at.monorepo, redact: (line: string) => line, clock: systemClock, verbose: false };
  const { log } = hostOf({ ...setting, terminal });
  const always = {
    ...{ 'gitops-token': gitopsToken, all: 'true', timeout: '5h' },
    ...{ 'registry-username': testUser, 'registry-password': testPassword },
  };
  const config = await loadConfig(at.monorepo);
  const ci = { commit: at.git('rev-parse', 'HEAD'), branch: 'develop' };
  const options = { config, ci, cwd: at.monorepo, clock: systemClock, env: buildah.env, log };
  await runCommand(deploy, { ...always, ...given }, options);
  return written.join('').trimEnd().split('\n');
}

const services = ['web1', 'web2'];

type HostCase = readonly [string, (given: Parameters<typeof shellHost>[0]) => Host, RegExp, RegExp | undefined];
/** How the groups of a host begin and end. */
const hosts: readonly HostCase[] = [
  ['GitHub', (given) => githubActionsHost({ ...given, asAction: false }), /^::group::(.*)$/, /^::endgroup::$/],
  ['GitLab', gitlabCiHost, /section_start:\d+:\w+\r\u001b\[0K(.*)$/, /section_end:/],
  ['a shell', shellHost, /^ {2}(web\d)$/, undefined],
];

describe.skipIf(!parts.present)(parts.titled('two builds at the same time'), () => {
  let at: Scenery;
  beforeAll(async () => {
    at = await world();
  });

  it.each(sliceOfCommit(hosts))(
    'on %s: a group each, and each line with its service',
    async (_, hostOf, begin, end) => {
      const lines = await logOf(at, hostOf, {});
      const groups = new Map<string, string[]>();
      let open: string[] | undefined;
      for (const line of lines) {
        const title = begin.exec(line)?.[1];
        if (title !== undefined) {
          expect(groups.has(title), title).toBe(false);
          open = [];
          groups.set(title, open);
        } else if (end?.test(line) || (end === undefined && !line.startsWith('    '))) open = undefined;
        else open?.push(line.trim());
      }
      const notices: string[] = [];
      for (const [service, other] of [services, services.toReversed()]) {
        const own = groups.get(service ?? '') ?? [];
        const isNotice = (line: string) => line.startsWith(`${other} | … goes on`);
        notices.push(...own.filter(isNotice));
        expect(own.filter((line) => !line.startsWith(`${service} | `) && !isNotice(line))).toEqual([]);
        const steps = own.filter((line) => / \| step /.test(line));
        expect(steps).toEqual([1, 2, 3, 4, 5].map((n) => `${service} | step ${n} of ${service}`));
        expect(own).toContainEqual(expect.stringMatching(new RegExp(`^${service} \\| Build .*/fe/${service}$`)));
        expect(own.at(-1)).toMatch(new RegExp(`^${service} \\| built: .*/fe/${service}@sha256:`));
      }
      // The one that waited was said to go on.
      expect(notices.length).toBeGreaterThan(0);
    },
  );

  itInAll('a single build has its own group, and no prefix', async () => {
    const lines = await logOf(at, shellHost, { services: 'web1' });
    const steps = lines.filter((line) => line.includes('step '));
    expect(steps).toContain('    step 5 of web1');
    expect(lines.filter((line) => line.includes('web1 | '))).toEqual([]);
  });

  it('a dry run of both can be pasted', async () => {
    const lines = await logOf(at, shellHost, { 'dry-run': 'true' });
    expect(lines.filter((line) => / \| /.test(line))).toEqual([]);
    const commands = lines.map((line) => line.trim()).filter((line) => /buildah build .*--file=/.test(line));
    expect(commands).toHaveLength(2);
  });
});
