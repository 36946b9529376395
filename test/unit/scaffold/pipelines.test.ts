/** The CI files of `init` in every form: they keep the rules that README, pages and recipes are held to. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from '@actions/languageservice';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse, parseDocument } from 'yaml';
import { concurrencyProblem } from '../../../scripts/documentation/concurrency.ts';
import { readPages } from '../../../scripts/documentation/pages.ts';
import { workflowFindings } from '../../../scripts/documentation/workflow-rules.ts';
import { publicationOf, readManifest } from '../../../scripts/publication.ts';
import { init } from '../../../src/commands/init.ts';
import { type Given, runCommand } from '../../support/inputs.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { repositoryRoot } from '../../support/program.ts';

const publication = publicationOf(readManifest());

async function written(path: string, given: Given): Promise<string> {
  const cwd = scratchDirectory('pipeline');
  mkdirSync(join(cwd, 'apps/web1'), { recursive: true });
  writeFileSync(join(cwd, 'package.json'), '{"name": "shop", "workspaces": ["apps/*"]}');
  writeFileSync(join(cwd, 'apps/web1/package.json'), '{"name": "web1"}');
  await runCommand(init, { 'gitops-directory': '../gitops', ...given }, { cwd, home: repositoryRoot });
  return readFileSync(join(cwd, path), 'utf8');
}

describe('on GitHub', () => {
  const path = '.github/workflows/deploy.yml';
  const forms = ['branch', 'request', 'none'].flatMap((review) =>
    ['ghcr.io/acme', 'harbor.example.com/fe'].map((registry) => ({ review, registry })),
  );
  it.each(forms)('reviews by $review, images in $registry', async ({ review, registry }) => {
    const text = await written(path, { host: 'github', review, registry });
    const { contents } = parseDocument(text);
    expect(concurrencyProblem(contents, publication)?.message).toBeUndefined();
    expect(workflowFindings(contents, publication).map(({ message }) => message)).toEqual([]);
    expect(await validate(TextDocument.create(`file:///${path}`, 'yaml', 1, text))).toEqual([]);
    const { on } = parse(text) as { on: Record<string, { types?: string[] }> };
    expect(on.pull_request?.types).toEqual(
      review === 'request' ? ['opened', 'synchronize', 'reopened', 'closed'] : undefined,
    );
    // Where nothing is reviewed there is nothing to remove, by an event or at night.
    const removing = review === 'none' ? [] : ['delete', 'schedule'];
    expect(
      Object.keys(on)
        .filter((event) => event !== 'pull_request')
        .sort(),
    ).toEqual([...removing, 'push', 'workflow_dispatch'].sort());
  });
});

it('on GitLab a schedule sweeps, and does nothing else', async () => {
  const { include } = parse(await written('.gitlab-ci.yml', { host: 'gitlab' })) as {
    include: { remote: string; inputs: { sweep?: boolean; rules: { if: string }[] } }[];
  };
  const rules = include.map(({ inputs }) => [inputs.sweep ?? false, inputs.rules.map((rule) => rule.if)]);
  expect(rules).toEqual([
    [false, ['$CI_PIPELINE_SOURCE != "schedule"']],
    [true, ['$CI_PIPELINE_SOURCE == "schedule"']],
  ]);
});

describe('what others show of the same', () => {
  const pages = readPages(repositoryRoot);

  it('on GitLab every file with a sweep has it, and it alone, in schedules', () => {
    const files = pages.filter(({ path, text }) => path.endsWith('.gitlab-ci.yml') && text.includes('sweep: true'));
    expect(files.length).toBeGreaterThan(1);
    for (const { path, text } of files) {
      const { include } = parse(text) as { include: { inputs: { sweep?: boolean; rules: { if: string }[] } }[] };
      for (const { inputs } of include) {
        const conditions = inputs.rules.map((rule) => rule.if);
        if (inputs.sweep) expect(conditions, path).toEqual(['$CI_PIPELINE_SOURCE == "schedule"']);
        else
          expect(
            conditions.every((each) => each.includes('$CI_PIPELINE_SOURCE != "schedule"')),
            path,
          ).toBe(true);
      }
    }
  });

  it('on Jenkins every pipeline runs one build at a time, sweeps at night, and calls one version of the program', () => {
    const pipelines = pages.filter(
      ({ path, text }) => /(^|\/)(Jenkinsfile|vars\/\w+\.groovy)$/.test(path) && /^\s*pipeline \{/m.test(text),
    );
    expect(pipelines.map(({ path }) => path)).toHaveLength(3);
    for (const { path, text } of pipelines) {
      expect(text, path).toMatch(/options \{\s+disableConcurrentBuilds\(\)/);
      expect(text, path).toMatch(/triggers \{\s+cron\(env\.BRANCH_NAME == .* \? 'H 3 \* \* \*' : ''\)/);
      expect(text, path).toContain("when { triggeredBy 'TimerTrigger' }");
    }
    const calls = pages.flatMap(
      ({ text }) => text.match(/npx --yes @[\w-]+\/monorepo-gitops@[\w.]+|'npx', '--yes', '@[^']+'/g) ?? [],
    );
    expect(new Set(calls.map((call) => /@([\w.]+)'?$/.exec(call)?.[1]))).toEqual(new Set([publication.version]));
  });
});
