/** `init` of the shipped program in front of a person: a real pseudo terminal, arrow keys, Ctrl-C. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/inputs/config/config.ts';
import { workspace, writeFiles } from '../support/commands/init.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { cleanEnvironment, repositoryRoot } from '../support/program.ts';
import { keys, onTerminal } from '../support/terminal/terminal.ts';

const { enter, down, up, space, interrupt } = keys;

async function shop() {
  const cwd = scratchDirectory('init-terminal');
  await writeFiles(cwd, workspace);
  const run = (argv: readonly string[], steps: readonly (readonly [string, string])[], env = {}) =>
    onTerminal({
      argv: [process.execPath, join(repositoryRoot, 'dist/cli.js'), 'init', ...argv],
      cwd,
      env: cleanEnvironment(env),
      steps,
    });
  const read = (path: string) => readFileSync(join(cwd, path), 'utf8');
  return { cwd, run, read, config: async () => (await loadConfig(cwd))! };
}

const untouched = ['apps', 'package-lock.json', 'package.json', 'packages'];

describe('on a terminal', () => {
  test('every question is answered with the keyboard, and every answer is written', async () => {
    const { run, config, read } = await shop();
    const { code, screen } = run(
      [],
      [
        // The first of both services is left out.
        ['Which services are deployed?', space + enter],
        ['How is the GitOps repository arranged?', down + down + enter],
        ['Where do pipelines run?', down + down + up + enter],
        ['Where do images go?', `harbor.example.com/fe${enter}`],
        ['Which is the GitOps repository?', `https://git.example.com/infra/charts.git${enter}`],
        ['Below which domain are services opened?', enter],
        ['Which branch is deployed to production?', `release${enter}`],
        ['Which branch is deployed to the first environment?', `trunk${enter}`],
        ['What has a review environment?', down + enter],
        ['Argo CD server', `argocd.example.com${enter}`],
        ['Argo CD project', enter],
      ],
    );
    expect([code, screen.includes('argocd app create --server argocd.example.com')]).toEqual([0, true]);
    const { services, environments, registry, gitops, argocd } = await config();
    expect([...services.keys()]).toEqual(['web2']);
    expect([registry, gitops?.repository]).toEqual([
      'harbor.example.com/fe',
      'https://git.example.com/infra/charts.git',
    ]);
    expect(argocd?.server).toBe('argocd.example.com');
    expect(environments.get('dev')).toMatchObject({
      when: { branch: ['trunk'] },
      file: 'overlays/dev/{service}/kustomization.yaml',
    });
    expect(environments.get('review')?.when).toEqual({ request: true });
    expect(environments.get('prod')?.when).toEqual({ branch: ['release'] });
    expect(read('.gitlab-ci.yml')).toContain('argocd-token: $ARGOCD_TOKEN');
  });

  test('Enter takes what is guessed, a wrong text is asked for again, and flags are not asked', async () => {
    const { run, config } = await shop();
    const argv = ['--host', 'github', '--layout', 'manifests', '--services', 'web1', '--review', 'none'];
    const { code, screen } = run(argv, [
      ['Where do images go?', `https://ghcr.io/acme${enter}`],
      ['is not a registry with a path', `${'\u007f'.repeat(20)}ghcr.io/acme${enter}`],
      ['Which is the GitOps repository?', enter],
      ['Below which domain are services opened?', enter],
      ['deployed to production?', enter],
      ['first environment?', enter],
      ['Argo CD server', enter],
      ['Argo CD project', enter],
    ]);
    expect(code).toBe(0);
    for (const given of ['Which services', 'arranged?', 'pipelines run?', 'a review environment?']) {
      expect(screen).not.toContain(given);
    }
    const { registry, environments } = await config();
    expect(registry).toBe('ghcr.io/acme');
    expect([...environments.keys()]).toEqual(['dev', 'prod']);
    expect(environments.get('dev')?.when?.branch).toEqual(['develop']);
  });

  test.each<[string, readonly (readonly [string, string])[]]>([
    ['at the first question', [['Which services are deployed?', interrupt]]],
    [
      'in the middle',
      [
        ['Which services are deployed?', enter],
        ['arranged?', enter],
        ['pipelines run?', enter],
        ['images go?', `a${interrupt}`],
      ],
    ],
  ])('Ctrl-C %s ends with 1, and nothing is written', async (_, steps) => {
    const { cwd, run } = await shop();
    const { code, screen } = run([], steps);
    expect(code).toBe(1);
    expect(screen).toContain('error[CANCELLED]: the questions were left before the last answer: nothing was written');
    expect(readdirSync(cwd).sort()).toEqual(untouched);
  });

  test.each<[string, readonly string[], Record<string, string>]>([
    ['with --yes', ['--yes'], {}],
    ['with --json', ['--json'], {}],
    ['in a pipeline', [], { CI: 'true' }],
    ['in Jenkins', [], { JENKINS_URL: 'https://jenkins.example.com/' }],
    ['on a terminal that cannot move its cursor', [], { TERM: 'dumb' }],
  ])('nobody is asked %s', async (_, argv, env) => {
    const { cwd, run } = await shop();
    const { code, screen } = run(argv, [], env);
    expect(screen).not.toContain('Which services are deployed?');
    expect([code, existsSync(join(cwd, 'gitops.yaml'))]).toEqual([0, true]);
  });
});
