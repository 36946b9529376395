import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { childPipeline } from '../../../../src/core/monorepo/jobs.ts';

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
