/**
 * The GitLab components as a project includes them: `gitlab-ci-local` runs the generated templates with the shipped
 * program, against the real git server and registry.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { componentProject, releasedComponents } from '../../scripts/gitlab/component-project.ts';
import { publicationOf, readManifest } from '../../scripts/publication.ts';
import { canaries, gitopsToken, type Scenery, setScenery } from '../support/commands/scenery.ts';
import { fsck, history } from '../support/git/repository.ts';
import {
  addComponents,
  component,
  gitlabCiLocal,
  type PipelineRun,
  runPipeline,
  shippedProgram,
} from '../support/gitlab/ci-local.ts';
import { componentTemplate, inputValues, interpolated, placeholder } from '../support/gitlab/template.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { repositoryRoot } from '../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend, realPart } from '../support/real-parts.ts';
import { robot, testClient, testPassword, testUser } from '../support/registry/server.ts';

const parts = allParts(await gitlabCiLocal(), await gitHttpBackend(), await dockerRegistry());

/** Harbor's robots have a `$` in their names, which CI/CD variables write as `$$`. */
const variables = {
  REGISTRY_USERNAME: testUser.replaceAll('$', '$$$$'),
  REGISTRY_PASSWORD: testPassword,
  GITOPS_TOKEN: gitopsToken,
};
const registry = { 'registry-username': '$REGISTRY_USERNAME', 'registry-password': '$REGISTRY_PASSWORD' };
const gitops = { 'gitops-token': '$GITOPS_TOKEN' };

/** The monorepo on `develop`, with the components, one service changed, and its build tracked: only that reaches jobs. */
async function gitlabProject(): Promise<Scenery> {
  const scenery = await setScenery();
  addComponents(scenery.monorepo);
  scenery.git('remote', 'add', 'origin', 'https://gitlab.example.com/fe/shop.git');
  writeFileSync(join(scenery.monorepo, '.gitignore'), 'monorepo-gitops.env\n.gitlab-ci*\n');
  scenery.commit('Components');
  scenery.git('checkout', '--quiet', '-b', 'develop');
  scenery.replace('apps/web1/src/server.mjs', "'not found\\n'", "'no such page\\n'");
  scenery.commit('web1: clearer 404');
  return scenery;
}

function expectPassed(run: PipelineRun): void {
  expect([run.code, run.code === 0 ? '' : run.output]).toEqual([0, '']);
  for (const canary of canaries) {
    expect(run.output).not.toContain(canary);
    expect(run.output).not.toContain(Buffer.from(canary).toString('base64'));
  }
}

describe.skipIf(!parts.present)(parts.titled('one component a job'), () => {
  let scenery: Scenery;
  beforeAll(async () => {
    scenery = await gitlabProject();
  });

  it('plan, build-image, bump-image-tag and argocd-upsert-app carry a service, and their reports reach later jobs', async () => {
    const web1 = { service: 'web1', environment: 'dev' };
    const run = await runPipeline(
      scenery.monorepo,
      {
        stages: ['build', 'deploy', 'application', 'report'],
        include: [
          component('plan'),
          component('build-image', { ...web1, ...registry }),
          component('bump-image-tag', { ...web1, ...gitops }),
          component('argocd-upsert-app', { ...web1, ...gitops, mode: 'git', stage: 'application' }),
        ],
        report: {
          stage: 'report',
          needs: ['plan', 'build-image', 'bump-image-tag', 'argocd-upsert-app'],
          script: ['echo "$MG_PLAN_SERVICES $MG_BUILD_IMAGE_DIGEST $MG_BUMP_IMAGE_TAG_COMMIT_WEB1"'],
        },
      },
      { variables },
    );
    expectPassed(run);

    const tag = scenery.git('rev-parse', 'HEAD').slice(0, 8);
    const image = { registry: scenery.registry.host, repository: 'fe/web1' };
    const pushed = await testClient(robot).headManifest({ ...image, tag });
    const [application, bump] = history(scenery.gitops.path);
    expect(run.log('report')).toContain(`["web1"] ${pushed?.digest} ${bump?.id}`);
    expect(bump?.files).toEqual(['values/web1-dev.yaml']);
    expect(scenery.gitops.read('values/web1-dev.yaml')).toContain(
      `  repository: ${image.registry}/fe/web1 # set by the deployment\n  tag: "${tag}"`,
    );
    expect(application?.files).toEqual(['argocd/web1-dev.yaml']);
    expect(scenery.gitops.read('argocd/web1-dev.yaml')).toContain('values/web1-dev.yaml');
  });

  it('plan writes a child pipeline that deploys what changed and nothing else', async () => {
    const before = scenery.git('rev-parse', 'HEAD');
    scenery.replace('apps/web2/src/server.mjs', "'not found'", "'no such page'");
    const sha = scenery.commit('web2: clearer 404');
    const run = await runPipeline(
      scenery.monorepo,
      {
        include: [component('plan', { base: before, 'child-program': shippedProgram })],
        changed: {
          stage: 'deploy',
          needs: ['plan'],
          trigger: { include: [{ artifact: 'services.gitlab-ci.yml', job: 'plan' }], strategy: 'depend' },
        },
      },
      {
        variables: {
          MG_GITOPS_TOKEN: gitopsToken,
          MG_REGISTRY_USERNAME: variables.REGISTRY_USERNAME,
          MG_REGISTRY_PASSWORD: testPassword,
        },
      },
    );
    expectPassed(run);
    expect(history(scenery.gitops.path)[0]?.files).toEqual(['argocd/web2-dev.yaml', 'values/web2-dev.yaml']);
    expect(scenery.gitops.read('values/web2-dev.yaml')).toContain(`tag: "${sha.slice(0, 8)}"`);
  });

  it('law 7: what an input says stays text, for the shell and for YAML', async () => {
    const trap = scratchDirectory('trap');
    const hostile = [
      `$(touch ${trap}/substitution)`,
      `\`touch ${trap}/backticks\``,
      `"; touch ${trap}/double; "`,
      `'; touch ${trap}/single; '`,
      `x && touch ${trap}/and`,
      `a: b\n  injected: [c] # no comment`,
    ];
    const run = await runPipeline(
      scenery.monorepo,
      {
        include: hostile.map((text, at) =>
          component('bump-image-tag', {
            ...gitops,
            'job-name': `bump-${at}`,
            file: 'sample/values-dev.yaml',
            set: `env.HOSTILE_${at}:=${JSON.stringify(text)}`,
            message: `Set ${at}: ${text.split('\n')[0]}`,
          }),
        ),
      },
      { variables },
    );
    expectPassed(run);
    expect(readdirSync(trap)).toEqual([]);
    rmSync(trap, { recursive: true });

    // Long subjects are cut.
    const begin = (text: string) => text.slice(0, 30);
    const subjects = history(scenery.gitops.path).map((commit) => begin(commit.subject));
    const [values] = parseAllDocuments(scenery.gitops.read('sample/values-dev.yaml'));
    for (const [at, text] of hostile.entries()) {
      expect(values?.getIn(['env', `HOSTILE_${at}`])).toBe(text);
      expect(subjects).toContain(begin(`Set ${at}: ${text.split('\n')[0]}`));
    }
    fsck(scenery.gitops.path);
  });

  const refused = [
    {
      what: 'a value outside the options, by GitLab itself',
      inputs: { 'on-older': 'newest' },
      variables: {},
      says: /on-older.*not in the list of allowed options|newest/,
    },
    {
      what: 'a word in the place of a boolean, by GitLab itself',
      inputs: { 'dry-run': 'maybe' },
      variables: {},
      says: /dry-run.*boolean/,
    },
    {
      what: 'a value outside the options in a CI/CD variable, by the program',
      inputs: {},
      variables: { MG_ON_OLDER: 'newest' },
      says: /on-older: "newest" \(MG_ON_OLDER\) is not one of skip, fail, apply/,
    },
  ];
  it.each(refused)('refuses $what, and writes nothing', async ({ inputs, variables: more, says }) => {
    const before = scenery.gitops.git('rev-parse', 'main');
    const run = await runPipeline(
      scenery.monorepo,
      { include: [component('bump-image-tag', { ...gitops, service: 'web1', environment: 'dev', ...inputs })] },
      { variables: { ...variables, ...more } },
    );
    expect(run.code).not.toBe(0);
    expect(run.output).toMatch(says);
    expect(scenery.gitops.git('rev-parse', 'main')).toBe(before);
  });
});

describe.skipIf(!parts.present)(parts.titled('the pipeline component'), () => {
  let scenery: Scenery;
  beforeAll(async () => {
    scenery = await gitlabProject();
  });

  const pipeline = { include: [component('pipeline', { ...registry, ...gitops })] };

  it('deploys a push to develop in one commit, and nothing a second time (law 4)', async () => {
    const sha8 = scenery.git('rev-parse', 'HEAD').slice(0, 8);
    expectPassed(await runPipeline(scenery.monorepo, pipeline, { jobs: ['deploy'], variables }));
    const [commit] = history(scenery.gitops.path);
    const both = ['argocd/web1-dev.yaml', 'argocd/web2-dev.yaml', 'values/web1-dev.yaml', 'values/web2-dev.yaml'];
    expect(commit?.files).toEqual(both);
    for (const values of both.slice(2)) expect(scenery.gitops.read(values)).toContain(`tag: "${sha8}"`);
    expect(commit?.message).toContain('Pipeline: https://gitlab.example.com/fe/shop/pipelines/');

    expectPassed(await runPipeline(scenery.monorepo, pipeline, { jobs: ['deploy'], variables }));
    expect(scenery.gitops.git('rev-parse', 'main')).toBe(commit?.id);
  });

  it('law 8: gives a branch an environment, and its stop job takes exactly that away', async () => {
    const before = scenery.gitops.git('ls-tree', '-r', 'main');
    scenery.git('checkout', '--quiet', '-b', 'feature/login');
    scenery.replace('packages/greeting/src/index.mjs', 'Hello', 'Good day');
    const deployed = scenery.commit('greeting: more formal');
    const opened = await runPipeline(scenery.monorepo, pipeline, { variables });
    expectPassed(opened);
    expect(opened.log('deploy-environment')).toContain('Stopping this environment');
    const files = history(scenery.gitops.path)[0]?.files ?? [];
    expect(files).toContainEqual(expect.stringMatching(/^review\/feature-login-[0-9a-f]{8}\/web1\.yaml$/));

    // The branch is gone when GitLab stops its environment: `GIT_STRATEGY: none` leaves the job without the repository.
    scenery.git('rm', '-r', '--quiet', '--', '.', ':!gitlab-components');
    scenery.git('commit', '--quiet', '--message', 'What a job without a checkout has');
    const stopped = { jobs: ['deploy-stop'], variables: { ...variables, CI_COMMIT_SHA: deployed } };
    expectPassed(await runPipeline(scenery.monorepo, pipeline, stopped));
    const left = scenery.gitops.git('ls-tree', '-r', 'main').split('\n');
    expect(left.filter((line) => !line.includes('.monorepo-gitops/tombstones/')).join('\n')).toBe(before);
  });

  it('law 8: cleanup-review-env removes the environment of a branch that it is told', async () => {
    const before = scenery.gitops.git('ls-tree', '-r', 'main', 'review', 'argocd', 'values');
    scenery.git('checkout', '--quiet', '-b', 'feature/search', 'develop');
    scenery.replace('packages/greeting/src/index.mjs', 'Hello', 'Searching');
    scenery.commit('greeting: searches');
    expectPassed(await runPipeline(scenery.monorepo, pipeline, { jobs: ['deploy'], variables }));
    expect(scenery.gitops.git('ls-tree', '-r', '--name-only', 'main', 'review')).toContain('feature-search-');

    const cleanup = component('cleanup-review-env', { ...registry, ...gitops, branch: 'feature/search' });
    scenery.git('checkout', '--quiet', 'develop');
    expectPassed(await runPipeline(scenery.monorepo, { include: [cleanup] }, { variables }));
    expect(scenery.gitops.git('ls-tree', '-r', 'main', 'review', 'argocd', 'values')).toBe(before);
  });
});

const components = readdirSync(join(repositoryRoot, 'gitlab-components'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const schemaFile = join(repositoryRoot, '../shared/contracts/gitlab-ci-schema.json');
const schema = await realPart(
  "GitLab's CI schema",
  () => existsSync(schemaFile),
  'put app/assets/javascripts/editor/schema/ci.json of GitLab into ../shared/contracts/gitlab-ci-schema.json',
);

describe.skipIf(!schema.present)(schema.titled("templates, held to GitLab's CI schema"), () => {
  /** `format: uri` refuses variables. */
  const validator = () =>
    new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
      JSON.parse(readFileSync(schemaFile, 'utf8')),
    );

  it.each(components)('%s: its header and, with the defaults, its jobs', (name) => {
    const validate = validator();
    const template = componentTemplate(name);
    for (const document of [{ spec: template.spec }, interpolated(template.jobs, inputValues(template))]) {
      validate(document);
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  it('the pipeline of the component project', async () => {
    const project = componentProject(await releasedComponents(), publicationOf(readManifest()));
    const validate = validator();
    validate(parse(project.get('.gitlab-ci.yml') ?? ''));
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('templates', () => {
  it.each(components)('%s uses every input that it declares, and declares every one it uses', (name) => {
    const { spec, jobs } = componentTemplate(name);
    const used = new Set([...JSON.stringify(jobs).matchAll(placeholder)].map(([, input]) => input));
    expect([...used].sort()).toEqual(Object.keys(spec.inputs).sort());
  });

  it.each(components)('law 7: %s lets no input into the text of a script', (name) => {
    for (const job of Object.values(componentTemplate(name).jobs)) {
      const { script = [], before_script = [], after_script = [] } = job as Record<string, readonly string[]>;
      for (const line of [...script, ...before_script, ...after_script]) expect(line).not.toContain('$[[');
    }
  });
});
