/** `plan`, `build-image` and `bump-image-tag` name one image: what is written is what is built and pushed (law 13). */
import { describe, expect, it } from 'vitest';
import { buildImage } from '../../../src/commands/build-image.ts';
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import { deploy } from '../../../src/commands/deploy.ts';
import { updatesOf } from '../../../src/commands/update-inputs.ts';
import { imageTarget } from '../../../src/core/build/request.ts';
import { environmentNamed, placeholdersFor } from '../../../src/core/monorepo/environments.ts';
import { serviceJobs } from '../../../src/core/monorepo/jobs.ts';
import { inputsFor } from '../../../src/inputs/inputs-for.ts';
import { ciContext, createRun } from '../../support/inputs.ts';

const sha8 = ciContext().commit?.slice(0, 8);
const scope = { service: 'web1', environment: 'dev' };

function runOf(build: string, environment: string, registry = 'r.example.com/fe') {
  const config = `
version: 1
registry: ${registry}
services: { web1: { path: apps/web1, build: { ${build} } } }
environments: { dev: { when: { branch: "**" }, file: "{service}.yaml"${environment} } }
`;
  return createRun(deploy, {}, { config });
}

function imagesOf(run: ReturnType<typeof runOf>) {
  const { config, ci } = run;
  const { inputs } = inputsFor(buildImage, run, scope);
  const target = imageTarget({ ...inputs, placeholders: placeholdersFor(ci, 'web1', 'dev') });
  const [update] = updatesOf({ ...run, ...inputsFor(bumpImageTag, run, scope) });
  const dev = config && { name: 'dev', environment: environmentNamed(config, 'dev') };
  const services = config?.services ?? new Map();
  const [job] = serviceJobs({ services, affected: ['web1'], environment: dev }, run);
  const { image, tag } = update?.kind === 'edit' ? update.edit : {};
  return { built: [target.image, target.tags], planned: [job?.image, job?.tag], written: [image, tag] };
}

describe('the image of a service in an environment', () => {
  it.each<[string, string, string, string, readonly string[]]>([
    ['of the service', '', '', 'r.example.com/fe/web1', [`${sha8}`]],
    ['with tags of its own', 'tags: ["v-{sha8}", latest]', '', 'r.example.com/fe/web1', [`v-${sha8}`, 'latest']],
    ['in a repository of its own', 'image: "r.example.com/{service}/x"', '', 'r.example.com/web1/x', [`${sha8}`]],
    ['under the tag of the environment', '', ', tag: "{environment}-{sha8}"', 'r.example.com/fe/web1', [`dev-${sha8}`]],
    [
      'under the tag of the environment, and the others of the service',
      'tags: ["{sha8}", latest]',
      ', tag: "{environment}"',
      'r.example.com/fe/web1',
      ['dev', `${sha8}`, 'latest'],
    ],
    [
      'in the repository of the environment, which wins over the one of the service',
      'image: r.example.com/x',
      ', image: "r.example.com/{environment}/{service}"',
      'r.example.com/dev/web1',
      [`${sha8}`],
    ],
  ])('%s', (_, build, environment, image, tags) => {
    const { built, planned, written } = imagesOf(runOf(build, environment));
    expect(built).toEqual([image, tags]);
    expect(planned).toEqual([image, tags[0]]);
    expect(written).toEqual([image, tags[0]]);
  });

  it('is the one that an input gives, whose placeholder of gitops.yaml may have no value', () => {
    const run = runOf('image: "r.example.com/{branch-slug}/x", tags: ["{branch-slug}"]', '');
    const onTag = { ...run, ci: ciContext({ branch: undefined, event: { kind: 'tag', tag: 'v1' } }) };
    const known = { image: 'r.example.com/given', tags: ['v1'] };
    expect(inputsFor(buildImage, onTag, scope, known).inputs).toMatchObject(known);
    expect(() => inputsFor(buildImage, onTag, scope)).toThrow(/branch-slug/);
  });
});
