/** The component `pipeline`: which keywords its inputs give to jobs, and that its child pipeline takes what it hands on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plan } from '../../../src/commands/plan.ts';
import { gitIn } from '../../support/git/repository.ts';
import { componentTemplate, jobsWith, type Keywords, parseTemplate } from '../../support/gitlab/template.ts';
import { type Given, runCommand } from '../../support/inputs.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { repositoryRoot } from '../../support/program.ts';

const pipeline = componentTemplate('pipeline');
const names = (jobs: object) => Object.keys(jobs).sort();

describe('the job deploy', () => {
  it('has none of the keywords whose inputs are not given: an empty list would replace those of `default:`', () => {
    const { deploy } = jobsWith(pipeline);
    for (const keyword of ['tags', 'needs', 'before_script', 'services']) expect(deploy).not.toHaveProperty(keyword);
    expect(deploy).toMatchObject({
      script: ['$MG_PROGRAM deploy'],
      resource_group: 'gitops/$CI_COMMIT_REF_SLUG',
      interruptible: false,
    });
  });

  const given = {
    tags: ['docker', 'linux'],
    needs: [{ job: 'test', artifacts: true }, 'lint'],
    'before-script': ['npm ci', 'npm run build'],
    'job-services': [{ name: 'docker:dind', alias: 'docker' }],
    'resource-group': 'production',
    interruptible: true,
  };

  it.each(['', 'buildah', 'kaniko', 'append'])('takes them as they are given, with builder "%s"', (builder) => {
    expect(jobsWith(pipeline, { ...given, builder }).deploy).toMatchObject({
      tags: given.tags,
      needs: given.needs,
      before_script: given['before-script'],
      services: given['job-services'],
      resource_group: 'production',
      interruptible: true,
    });
  });

  it('has runners of those tags in every job, and the build of the stop job in none', () => {
    const { deploy: _, 'deploy-child': trigger, ...others } = jobsWith(pipeline, given);
    expect(names(others)).toEqual(['deploy-environment', 'deploy-stop']);
    for (const job of Object.values(others)) {
      expect(job.tags).toEqual(given.tags);
      expect(job).not.toHaveProperty('before_script');
    }
    expect(trigger).not.toHaveProperty('tags');
  });

  it('may have another name, and the component a second place in one pipeline', () => {
    const twice = { ...jobsWith(pipeline), ...jobsWith(pipeline, { ...given, 'job-name': 'web' }) };
    expect(names(twice)).toEqual(
      ['deploy', 'web'].flatMap((name) => [name, `${name}-child`, `${name}-environment`, `${name}-stop`]).sort(),
    );
    expect(twice.deploy).not.toHaveProperty('tags');
  });
});

it('a review environment shows its address and ends by itself', () => {
  const { 'deploy-environment': job, 'deploy-stop': stop } = jobsWith(pipeline, { 'auto-stop-in': '3 days' });
  const name = 'review/$CI_COMMIT_REF_SLUG';
  expect(job?.environment).toEqual({ name, url: '$MG_URL', on_stop: 'deploy-stop', auto_stop_in: '3 days' });
  // GitLab puts in what the job itself reports.
  expect(job?.artifacts).toMatchObject({ when: 'always', reports: { dotenv: 'environment.env' } });
  expect(job?.script).toEqual(expect.arrayContaining([expect.stringMatching(/MG_URL=.* > environment\.env$/)]));
  expect(stop?.environment).toEqual({ name, action: 'stop' });
});

const components = readdirSync(join(repositoryRoot, 'gitlab-components'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

it.each(components)('%s hands on its report and its large values whether it passes or fails', (name) => {
  const jobs = Object.values(jobsWith(componentTemplate(name)));
  const ofTheProgram = jobs.filter(({ script }) => String(script).includes('$MG_PROGRAM'));
  expect(ofTheProgram.length).toBeGreaterThan(0);
  for (const { artifacts } of ofTheProgram) {
    expect(artifacts).toMatchObject({
      when: 'always',
      paths: expect.arrayContaining(['monorepo-gitops-outputs/']),
      reports: { dotenv: 'monorepo-gitops.env' },
    });
  }
});

it.each(components)('%s says of each input what it is, within what GitLab takes', (name) => {
  for (const [input, { description = '', options, type }] of Object.entries(componentTemplate(name).spec.inputs)) {
    expect(description.length, input).toBeGreaterThan(10);
    expect(description.length, input).toBeLessThanOrEqual(1024);
    if (options?.includes('true'))
      expect([input, type, description]).toEqual([
        input,
        undefined,
        expect.stringContaining('A word: `"true"` or `"false"`'),
      ]);
  }
  const inputs = componentTemplate(name).spec.inputs;
  const { title } = inputs;
  // What may be longer than GitLab takes: lists, and texts of many lines.
  for (const input of ['set', 'updates', 'labels', 'values', 'message', 'argocd-ca', 'argocd-client-cert']) {
    const variable = `MG_${input.toUpperCase().replaceAll('-', '_')}`;
    const hint = `For more than 1024 characters set the variable \`${variable}\`.`;
    if (inputs[input] !== undefined) expect(inputs[input].description).toContain(hint);
  }
  if (title !== undefined) expect(title.description).not.toContain('1024');
});

describe('the child pipeline', () => {
  it.each([
    ['', false],
    ['buildah', false],
    ['append', false],
    ['kaniko', false],
    ['kaniko', true],
    ['buildah', true],
  ])('of builder "%s", dry run %j', (builder, dryRun) => {
    const jobs = jobsWith(pipeline, { builder, 'dry-run': dryRun });
    const isPlanned = builder === 'kaniko' && !dryRun;
    expect(jobs.deploy?.script).toEqual([isPlanned ? '$MG_PROGRAM plan' : '$MG_PROGRAM deploy']);
    if (isPlanned) {
      expect(jobs['deploy-child']).toMatchObject({ needs: ['deploy'], rules: [{ when: 'on_success' }] });
    } else expect(jobs['deploy-child']?.rules).toEqual([{ when: 'never' }]);
    // What waits for the deployment waits for the jobs that deploy.
    const needed = isPlanned ? [{ job: 'deploy' }, { job: 'deploy-child' }] : [{ job: 'deploy' }];
    expect(jobs['deploy-environment']).toMatchObject({ needs: needed });
    const printsScripts = builder === 'kaniko' && dryRun;
    expect(Object.keys(jobs.deploy?.variables ?? {}).includes('MG_EMIT')).toBe(printsScripts);
  });

  const config = `
version: 1
registry: registry.example.com/fe
services: { web1: { path: apps/web1 }, web2: { path: apps/web2, build: { files: ["dist:/app"] } } }
environments: { dev: { when: { branch: main } }, prod: { when: { branch: release }, promote-from: dev } }
`;

  async function child(given: Given = {}, branch = 'main') {
    const cwd = scratchDirectory('child');
    const git = gitIn(cwd);
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '--message', 'Begin');
    const inputs = { all: true, engine: 'kaniko', 'child-pipeline': 'child.yml', ...given };
    await runCommand(plan, inputs, { config, cwd, ci: { branch } });
    return parseTemplate(readFileSync(join(cwd, 'child.yml'), 'utf8'));
  }

  const jobNames = (template: Awaited<ReturnType<typeof child>>) =>
    names(jobsWith(template)).filter((name) => name !== 'stages' && name !== 'workflow');

  it('takes exactly the inputs that the trigger job hands on, each of the type that it has there', async () => {
    const trigger = jobsWith(pipeline, { builder: 'kaniko' })['deploy-child']?.trigger as {
      include: [{ artifact: string; inputs: Keywords }];
    };
    const [{ inputs }] = trigger.include;
    const { spec } = await child();
    expect(names(inputs)).toEqual(names(spec.inputs));
    for (const [name, declared] of Object.entries(spec.inputs)) {
      const { type, options } = pipeline.spec.inputs[name] ?? {};
      expect([name, declared.type, declared.options]).toEqual([name, type, options]);
    }
  });

  it('hands an input on as it is written: a variable that is expanded twice would lose a `$` in its value', async () => {
    const jobs = jobsWith(await child(), { 'registry-username': '$ROBOT', 'before-script': ['npm ci'] });
    for (const job of ['emit web1', 'kaniko web1', 'deploy web1', 'deploy web2']) {
      expect(jobs[job]).toMatchObject({ variables: { MG_REGISTRY_USERNAME: '$ROBOT' } });
      // The image of kaniko has no tools of the project.
      if (job === 'kaniko web1') expect(jobs[job]).not.toHaveProperty('before_script');
      else expect(jobs[job]?.before_script).toEqual(['npm ci']);
    }
  });

  it('has three jobs for a Dockerfile, and one for files', async () => {
    expect(jobNames(await child())).toEqual(['deploy web1', 'deploy web2', 'emit web1', 'kaniko web1']);
  });

  it('builds nothing that is promoted, but by `promotion: build`', async () => {
    expect(jobNames(await child({}, 'release'))).toEqual(['deploy web1', 'deploy web2']);
    expect(jobNames(await child({ promotion: 'build' }, 'release'))).toContain('kaniko web1');
  });

  it('has no jobs for services where no environment takes the event', async () => {
    expect(jobNames(await child({}, 'other'))).toEqual(['nothing-affected']);
  });

  it('builds in another image when one is given', async () => {
    const jobs = jobsWith(await child({ 'child-build-image': 'harbor.example.com/kaniko:1' }));
    expect(jobs['kaniko web1']?.image).toEqual({ name: 'harbor.example.com/kaniko:1', entrypoint: [''] });
  });

  it('is not made of a template of one job', async () => {
    await expect(child({ 'child-template': '/ci/deploy.yml' })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('child-template: has no meaning for the engine kaniko'),
    });
  });
});
