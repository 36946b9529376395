/** The image of CI jobs: what its Dockerfile takes and pins, and that every job of a component and of a child pipeline runs in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { publicationOf, readManifest, root } from '../../../scripts/publication.ts';
import { plan } from '../../../src/commands/plan.ts';
import { childPipeline } from '../../../src/core/monorepo/child-pipeline.ts';

const { image, version, repository } = publicationOf(readManifest());
const published = `${image}:${version}`;
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Job {
  readonly image?: string | { readonly name: string };
  readonly script?: readonly string[];
}

const components = readdirSync(join(root, 'gitlab-components'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(components)('the component %s', (name) => {
  const [spec, jobs] = parseAllDocuments(read(`gitlab-components/${name}/template.yml`)).map((document) =>
    document.toJS(),
  );

  it('has the image of this version as default of `runner-image`, where `program` is on PATH', () => {
    const { 'runner-image': runnerImage, program } = spec.spec.inputs;
    expect([runnerImage.default, program.default]).toEqual([published, 'monorepo-gitops']);
  });

  it('runs every job of the program in that image, and leaves none to the default of the runner', () => {
    const withScript = Object.values<Job>(jobs).filter((job) => job.script !== undefined);
    expect(withScript.length).toBeGreaterThan(0);
    for (const job of withScript) {
      if (job.script?.some((line) => line.includes('MG_PROGRAM'))) expect(job.image).toBe('$[[ inputs.runner-image ]]');
      else expect(job.image).toBeDefined();
    }
  });
});

describe('a child pipeline of `plan`', () => {
  const shape = {
    template: undefined,
    image: plan.inputs['child-image'].default,
    program: plan.inputs['child-program'].default,
  };

  it.each([
    ['with services', [{ service: 'web1', environment: 'dev' }]],
    ['with nothing to do', []],
  ])('%s: each job runs in the image of this version', (_, services) => {
    const { workflow, ...jobs } = parse(childPipeline(services, shape));
    expect(Object.values<Job>(jobs).map((job) => job.image)).toEqual([published]);
  });

  it('with a builder in a job of its own: all others run in the image of this version', () => {
    const build = { engine: 'kaniko', image: 'kaniko:test', script: 'build.sh' };
    const services = [{ service: 'web1', environment: 'dev', build }];
    const [, jobs] = parseAllDocuments(childPipeline(services, { ...shape, handedOn: [] }));
    const images = Object.entries<Job>(jobs?.toJS())
      .filter(([name, job]) => !name.startsWith('.') && job.script !== undefined)
      .map(([name, job]) => [name, typeof job.image === 'string' ? job.image : job.image?.name]);
    expect(images).toEqual([
      ['emit web1', published],
      ['kaniko web1', 'kaniko:test'],
      ['deploy web1', published],
    ]);
  });
});

describe('images/cli/Dockerfile', () => {
  const text = read('images/cli/Dockerfile');

  test('its base is Node 24 by digest, and can be another one', () => {
    expect(text).toMatch(/^ARG BASE=docker\.io\/library\/node:24\.\d+\.\d+-\w+-slim@sha256:[0-9a-f]{64}$/m);
    expect(text.match(/^FROM .*$/gm)?.join()).toMatch(/^FROM \$\{BASE\}$/);
  });

  test('it holds what the npm package holds', () => {
    const packed = [...JSON.parse(read('package.json')).files, 'LICENSE', 'package.json'].sort();
    const copied = [...text.matchAll(/^COPY (.+) \/opt\/monorepo-gitops\/\S*$/gm)].flatMap(([, from = '']) =>
      from.split(' ').map((path) => path.replace(/\/$/, '')),
    );
    expect(copied.sort()).toEqual(packed);
    const seen = read('images/cli/Dockerfile.dockerignore').match(/(?<=^!).+$/gm) ?? [];
    expect(seen.filter((path) => !path.startsWith('images/')).sort()).toEqual(packed);
  });

  test('its label leads to the repository, which is how a registry shows its page', () => {
    expect(text).toContain(`org.opencontainers.image.source="https://github.com/${repository}"`);
  });
});
