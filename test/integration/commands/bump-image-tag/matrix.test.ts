/** The flow of several jobs: `plan`, then `build-image` and `bump-image-tag` for each service, then `plan` again. */
import { describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { bumpImageTag } from '../../../../src/commands/bump-image-tag.ts';
import { plan } from '../../../../src/commands/plan.ts';
import { contentLabel } from '../../../../src/core/build/key/own-tags.ts';
import { readImageConfig } from '../../../../src/core/image/image-config.ts';
import type { Command } from '../../../../src/inputs/command.ts';
import { loadConfig } from '../../../../src/inputs/config/config.ts';
import type { InputDeclarations } from '../../../../src/inputs/declaration.ts';
import { simulatedClock } from '../../../support/clock.ts';
import { tip, type World, world } from '../../../support/commands/deploy.ts';
import { gitopsToken } from '../../../support/commands/scenery.ts';
import { commitFiles, history } from '../../../support/git/repository.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { robot, testClient, testPassword, testUser } from '../../../support/registry/server.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const credentials: Given = {
  'gitops-token': gitopsToken,
  'registry-username': testUser,
  'registry-password': testPassword,
};

/** A job of the pipeline, in the checkout of its commit. */
async function job<T extends InputDeclarations>(at: World, command: Command<T>, given: Given) {
  const known = Object.fromEntries(Object.entries(credentials).filter(([name]) => name in command.inputs));
  const ci = { commit: at.git('rev-parse', 'HEAD'), branch: 'develop', workspace: at.monorepo };
  const config = await loadConfig(at.monorepo);
  const options = { config, ci, clock: simulatedClock(), cwd: at.monorepo, env: process.env };
  return runCommand(command, { ...known, environment: 'dev', ...given }, options);
}

const planned = async (at: World) => {
  const { outputs, lines } = await job(at, plan, {});
  return { services: outputs.services, text: lines.join('\n') };
};

async function buildAndBump(at: World, service: string, given: Given = {}) {
  const { outputs } = await job(at, buildImage, { service });
  const { image, tag } = outputs as { image: string; tag: string };
  return job(at, bumpImageTag, { service, image, tag, ...given });
}

const messageAt = (at: World) => history(at.gitops.path)[0]?.message ?? '';
const labelOf = async (at: World, tag: string) =>
  (await readImageConfig(testClient(robot), { registry: at.registry.host, repository: 'fe/web1', tag }))?.labels[
    contentLabel
  ];
const sha8 = (at: World) => at.git('rev-parse', 'HEAD').slice(0, 8);
const edit = (at: World, path: string) => {
  at.replace(path, '', '// another\n');
  at.commit(`Change ${path}`);
};
const source = (service: string) => `apps/${service}/src/server.mjs`;

describe.skipIf(!parts.present)(parts.titled('a pipeline of several jobs'), () => {
  it('records content and configuration as deploy does, so that the next plan finds nothing', async () => {
    const at = await world();
    expect((await planned(at)).services).toEqual(['web1', 'web2']);
    for (const service of ['web1', 'web2']) await buildAndBump(at, service);
    const trailer = /^Content: web2 (v1-[0-9a-f]{32})\/v1-[0-9a-f]{32}$/m;
    expect(messageAt(at)).toMatch(trailer);
    expect((await planned(at)).services).toEqual([]);
    const before = tip(at);
    // Equal to what deploy itself would record: to deploy, this very commit is in place.
    expect((await at.deploy({ all: 'false' })).outputs.result).toBe('unchanged');
    expect(tip(at)).toBe(before);
    edit(at, source('web1'));
    const next = await planned(at);
    expect(next.services).toEqual(['web1']);
    expect(next.text).toContain(source('web1'));
  });

  it('labels the image with the same key, by which plan knows it without a record', async () => {
    const at = await world();
    await buildAndBump(at, 'web1');
    const [, key] = /^Content: web1 (\S+)\//m.exec(messageAt(at)) ?? [];
    expect(await labelOf(at, sha8(at))).toBe(key);
    // A person copies the file by hand, into a repository that has no record of it.
    const file = 'values/web1-dev.yaml';
    const text = at.gitops.read(file);
    at.gitops.git('update-ref', 'refs/heads/main', history(at.gitops.path).at(-1)!.id);
    commitFiles(at.gitops, { [file]: text }, { message: 'By hand' });
    expect((await planned(at)).services).toEqual(['web2']);
  });

  it('says nothing of a content that it did not write, or did not build as gitops.yaml says', async () => {
    const at = await world();
    await job(at, buildImage, { service: 'web1', labels: ['a=b'], tags: ['other'] });
    expect(await labelOf(at, 'other')).toBeUndefined();
    await job(at, bumpImageTag, { service: 'web1', tag: 'other' });
    expect(messageAt(at)).not.toContain('Content:');
    await job(at, bumpImageTag, { service: 'web1', set: ['name=another'] });
    // The image is that of the commit; its values are not those of gitops.yaml.
    expect(messageAt(at)).toMatch(/^Content: web1 v1-[0-9a-f]{32}\/-$/m);
  });

  it('labels nothing that was edited after its commit', async () => {
    const at = await world();
    at.replace(source('web1'), '', '// not committed\n');
    const { warnings } = await job(at, buildImage, { service: 'web1' });
    expect(warnings).toEqual([expect.stringContaining('tracked files differ')]);
    expect(await labelOf(at, sha8(at))).toBeUndefined();
  });

  it('leaves the content of a promoted image to its label', async () => {
    const at = await world(['environments.prod.deliver=push']);
    await buildAndBump(at, 'web1');
    const reference = `${at.registry.host}/fe/web1:${sha8(at)}`;
    const { outputs } = await job(at, buildImage, { service: 'web1', environment: 'prod', 'promote-from': reference });
    expect(outputs.action).toBe('promoted');
    await job(at, bumpImageTag, { service: 'web1', environment: 'prod' });
    expect(messageAt(at)).toMatch(/^Content: web1 -\/v1-[0-9a-f]{32}$/m);
    expect((await job(at, plan, { environment: 'prod' })).outputs.services).toEqual(['web2']);
  });
});
