import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { childPipeline } from '../../../../src/core/monorepo/child-pipeline.ts';

const program = { template: undefined, image: 'node:24', program: 'npx --yes mg@1' };
const jobs = [
  { service: 'web1', environment: 'dev' },
  { service: 'on', environment: '' },
];
/** As GitLab reads it. */
const read = (text: string) => parse(text, { version: '1.1' });

describe('a child pipeline', () => {
  it('has one job a service, whose values are variables and no shell text (law 7)', () => {
    expect(read(childPipeline(jobs, program))).toEqual({
      workflow: { rules: [{ when: 'always' }] },
      'deploy web1': {
        image: 'node:24',
        rules: [{ when: 'on_success' }],
        variables: {
          MG_PROGRAM: { value: 'npx --yes mg@1', expand: false },
          MG_SERVICE: { value: 'web1', expand: false },
          MG_ENVIRONMENT: { value: 'dev', expand: false },
        },
        script: ['$MG_PROGRAM deploy'],
      },
      'deploy on': {
        image: 'node:24',
        rules: [{ when: 'on_success' }],
        variables: {
          MG_PROGRAM: { value: 'npx --yes mg@1', expand: false },
          MG_SERVICE: { value: 'on', expand: false },
        },
        script: ['$MG_PROGRAM deploy'],
      },
    });
  });

  it('is never empty: GitLab fails a pipeline without jobs', () => {
    const { workflow, ...rest } = read(childPipeline([], { ...program, template: 'host/x/deploy@1' }));
    expect(workflow).toEqual({ rules: [{ when: 'always' }] });
    expect(Object.keys(rest)).toEqual(['nothing-affected']);
    expect(rest['nothing-affected'].script).toHaveLength(1);
  });

  it.each([
    ['gitlab.example.com/platform/monorepo-gitops/deploy@1.2.0', 'component'],
    ['https://raw.example.com/acme/x/0123/gitlab-components/deploy/template.yml', 'remote'],
    ['/ci/deploy.yml', 'local'],
  ])('includes the template %s as %s once a service', (template, kind) => {
    expect(read(childPipeline(jobs, { ...program, template })).include).toEqual([
      { [kind]: template, inputs: { 'job-name': 'deploy web1', service: 'web1', environment: 'dev' } },
      { [kind]: template, inputs: { 'job-name': 'deploy on', service: 'on' } },
    ]);
  });

  it('refuses a variable in the address, which GitLab does not expand there', () => {
    expect(() => childPipeline(jobs, { ...program, template: '$CI_SERVER_FQDN/x/deploy@1' })).toThrow(/child-template/);
  });

  it('stops at the limits of GitLab: 150 includes, 5 MiB', () => {
    const many = (count: number, name = 's') =>
      Array.from({ length: count }, (_, index) => ({ service: `${name}${index}`, environment: 'dev' }));
    const template = 'host/x/deploy@1';
    expect(read(childPipeline(many(150), { ...program, template })).include).toHaveLength(150);
    expect(() => childPipeline(many(151), { ...program, template })).toThrow(/151 services need more than the 150/);
    expect(Object.keys(read(childPipeline(many(200), program)))).toHaveLength(201);
    expect(() => childPipeline(many(200, 'x'.repeat(30_000)), program)).toThrow(/larger than 5 MiB/);
  });
});

describe('a child pipeline whose images are built in jobs of their own', () => {
  const handedOn = [
    { name: 'gitops-token', variable: 'MG_GITOPS_TOKEN', input: { default: '' } },
    { name: 'registry-username', variable: 'MG_REGISTRY_USERNAME', input: { default: '' } },
    { name: 'registry-password', variable: 'MG_REGISTRY_PASSWORD', input: { default: '' } },
  ];
  const build = { engine: 'kaniko', image: 'host/kaniko:1', script: 'build.sh' };
  const services = [
    { service: 'web1', environment: 'dev', build },
    { service: 'on', environment: 'dev' },
  ];
  const documents = (text: string) => parseAllDocuments(text, { version: '1.1' }).map((each) => each.toJS());
  const [header, pipeline] = documents(childPipeline(services, { ...program, seen: 'abc', handedOn }));

  it('has three jobs for a service that is built, and one for another', () => {
    const jobs = Object.keys(pipeline).filter((name) => !name.startsWith('.') && name !== 'workflow');
    expect(jobs).toEqual(['stages', 'emit web1', 'kaniko web1', 'deploy web1', 'deploy on']);
    expect(pipeline['deploy on'].needs).toEqual([]);
    expect(pipeline['kaniko web1'].needs).toEqual([{ job: 'emit web1', artifacts: true }]);
    expect(pipeline['deploy web1'].needs).toEqual([{ job: 'kaniko web1', artifacts: true }]);
  });

  it('hands the build from job to job below one directory, under the name of the service', () => {
    const { 'emit web1': emit, 'kaniko web1': kaniko, 'deploy web1': deploy } = pipeline;
    expect(emit.variables.MG_EMIT.value).toBe('monorepo-gitops-builds');
    expect(emit.artifacts.paths).toEqual(['monorepo-gitops-builds/web1/']);
    expect(kaniko.variables.BUILD_SCRIPT.value).toBe('monorepo-gitops-builds/web1/build.sh');
    expect(kaniko.image).toEqual({ name: 'host/kaniko:1', entrypoint: [''] });
    expect(kaniko.artifacts.paths).toEqual(emit.artifacts.paths);
    expect(deploy.variables.MG_FINISH.value).toBe(emit.variables.MG_EMIT.value);
    for (const job of [emit, deploy]) expect(job.variables.MG_SEEN.value).toBe('abc');
  });

  it('gives the builder the credentials of the registry and no other secret', () => {
    expect(pipeline['deploy web1'].variables.MG_GITOPS_TOKEN).toBe('$[[ inputs.gitops-token ]]');
    expect(Object.keys(pipeline['kaniko web1'].variables).sort()).toEqual([
      'BUILD_SCRIPT',
      'MG_REGISTRY_PASSWORD',
      'MG_REGISTRY_USERNAME',
    ]);
  });

  it('tells each job that a person started the pipeline, which GitLab does not', () => {
    const [, started] = documents(childPipeline(services, { ...program, byPerson: true, handedOn }));
    for (const name of ['emit web1', 'deploy web1', 'deploy on']) {
      expect(started[name].variables.MG_STARTED_BY.value).toBe('person');
      expect(pipeline[name].variables.MG_STARTED_BY).toBeUndefined();
    }
  });

  it('tells each job that deploys which environment a job of the parent pipeline declares', () => {
    const environmentJob = 'review/feature-x';
    const [, told] = documents(childPipeline(services, { ...program, environmentJob, handedOn }));
    expect(told['deploy web1'].variables.MG_ENVIRONMENT_JOB).toEqual({ value: environmentJob, expand: false });
    expect(pipeline['deploy web1'].variables.MG_ENVIRONMENT_JOB).toBeUndefined();
  });

  it('lets no value into the text of a script (law 7)', () => {
    const hostile = { service: '$(id); `id` "\'', environment: 'dev', build };
    const [, jobs] = documents(childPipeline([hostile], { ...program, handedOn }));
    const scripts = Object.values<{ script?: string[] }>(jobs).flatMap(({ script }) => script ?? []);
    expect([...new Set(scripts)]).toEqual(['$MG_PROGRAM deploy', 'test ! -e "$BUILD_SCRIPT" || sh "$BUILD_SCRIPT"']);
  });

  it('takes the inputs also where nothing is deployed: GitLab refuses a pipeline that does not know them', () => {
    const [empty, jobs] = documents(childPipeline([], { ...program, handedOn }));
    expect(empty).toEqual(header);
    expect(Object.keys(empty.spec.inputs)).toEqual(
      expect.arrayContaining(['tags', 'before-script', 'job-services', 'resource-group', 'gitops-token']),
    );
    expect(Object.keys(jobs)).toContain('nothing-affected');
  });
});

describe('a child pipeline whose services need others', () => {
  const build = { engine: 'kaniko', image: 'host/kaniko:1', script: 'build.sh' };
  const needs = (...names: readonly string[]) => names.map((job) => ({ job, artifacts: false }));
  type Jobs = Readonly<Record<string, { stage?: string; needs?: readonly { job: string }[] }>>;
  const jobsOf = (text: string): Jobs => parseAllDocuments(text, { version: '1.1' }).at(-1)?.toJS() as Jobs;

  it('deploys them first, and leaves the others without the keyword', () => {
    const given = [
      { service: 'web', environment: 'dev', needs: ['api', 'auth'] },
      { service: 'api', environment: 'dev', needs: [] },
      { service: 'auth', environment: 'dev' },
    ];
    const pipeline = jobsOf(childPipeline(given, program));
    expect(pipeline['deploy web']?.needs).toEqual(needs('deploy api', 'deploy auth'));
    expect([pipeline['deploy api'], pipeline['deploy auth']].map((job) => job && 'needs' in job)).toEqual([
      false,
      false,
    ]);
  });

  it('adds the keyword to the jobs of a template', () => {
    const given = [
      { service: 'web', environment: 'dev', needs: ['api'] },
      { service: 'api', environment: 'dev' },
    ];
    const { workflow, include, ...jobs } = jobsOf(childPipeline(given, { ...program, template: '/ci/deploy.yml' }));
    expect([workflow, include]).toEqual([expect.anything(), [expect.anything(), expect.anything()]]);
    expect(jobs).toEqual({ 'deploy web': { needs: needs('deploy api') } });
  });

  it('builds behind their images, and deploys behind their deployments', () => {
    const given = [
      { service: 'web', environment: 'dev', build, needs: ['api', 'files'] },
      { service: 'api', environment: 'dev', build },
      { service: 'files', environment: 'dev' },
    ];
    const pipeline = jobsOf(childPipeline(given, { ...program, handedOn: [] }));
    const own = (job: string) => ({ job, artifacts: true });
    expect(pipeline['emit web']?.needs).toEqual(needs('kaniko api', 'deploy files'));
    expect(pipeline['kaniko web']?.needs).toEqual([own('emit web')]);
    expect(pipeline['deploy web']?.needs).toEqual([own('kaniko web'), ...needs('deploy api', 'deploy files')]);
    expect(pipeline['emit api']?.needs).toEqual([]);
  });

  const many = Array.from({ length: 120 }, (_, index) => ({ service: `s${index}`, environment: 'dev', build }));
  const stages = ['emit', 'build', 'deploy'];

  it.each([0, 49, 50, 51, 120])('of %i services stays within what GitLab takes', (count) => {
    const before = many.slice(0, count);
    const web = { service: 'web', environment: 'dev', needs: before.map(({ service }) => service) };
    for (const [services, shape] of [
      [[{ ...web, build }, ...before], { ...program, handedOn: [] }],
      [[web, ...before], { ...program, handedOn: [] }],
      [[web, ...before], program],
    ] as const) {
      const pipeline = jobsOf(childPipeline(services, shape));
      const stageOf = (name: string) => stages.indexOf(pipeline[name]?.stage ?? 'emit');
      const reached = new Set<string>();
      const follow = (name: string): void => {
        expect(pipeline).toHaveProperty([name]);
        reached.add(name);
        const direct = pipeline[name]?.needs ?? [];
        expect(direct.length).toBeLessThanOrEqual(50);
        for (const { job } of direct) {
          // GitLab: a job needs none of a later stage.
          expect(stageOf(job)).toBeLessThanOrEqual(stageOf(name));
          follow(job);
        }
      };
      follow('deploy web');
      for (const { service } of before) expect(reached).toContain(`deploy ${service}`);
    }
  });

  it('of more than GitLab can be made to wait for is refused', () => {
    const names = Array.from({ length: 2501 }, (_, index) => `s${index}`);
    const web = { service: 'web', environment: 'dev', needs: names };
    expect(() => childPipeline([web, ...names.map((service) => ({ service, environment: 'dev' }))], program)).toThrow(
      expect.objectContaining({ code: 'CHILD_PIPELINE_LIMIT' }),
    );
  });
});
