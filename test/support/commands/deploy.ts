/**
 * `deploy` in this process, on the example monorepo with a real registry and a real GitOps repository, and an Argo CD
 * that renders what is in that repository.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploy } from '../../../src/commands/deploy.ts';
import { editFile, imagesIn } from '../../../src/core/edit/edit.ts';
import type { CiContext } from '../../../src/core/ports.ts';
import { loadConfig } from '../../../src/inputs/config/config.ts';
import { type ArgocdServer, type ArgocdServerOptions, adminToken, startArgocdServer } from '../argocd/server.ts';
import { simulatedClock } from '../clock.ts';
import { type Given, type Ran, type RunOptions, runCommand } from '../inputs.ts';
import { testPassword, testUser } from '../registry/server.ts';
import { gitopsToken, type Scenery, setScenery } from './scenery.ts';

export interface World extends Scenery {
  /** On `develop`, with all services, unless the inputs or the context say otherwise. */
  deploy(
    given?: Given,
    context?: Partial<CiContext>,
    parts?: Pick<RunOptions, 'clock' | 'report' | 'env'>,
  ): Promise<Ran>;
}

/** @param unset paths that the example's gitops.yaml loses */
export async function world(set: readonly string[] = [], unset: readonly string[] = []): Promise<World> {
  const scenery = await setScenery(set);
  const file = join(scenery.monorepo, 'gitops.yaml');
  writeFileSync(file, editFile('gitops.yaml', readFileSync(file, 'utf8'), { unset }).text);
  scenery.git('checkout', '--quiet', '-b', 'develop');
  if (unset.length > 0) scenery.commit('Another gitops.yaml');
  const { monorepo } = scenery;
  const always: Given = {
    all: 'true',
    'gitops-token': gitopsToken,
    'registry-username': testUser,
    'registry-password': testPassword,
  };
  return {
    ...scenery,
    async deploy(given = {}, overrides = {}, { clock, ...parts } = {}) {
      // All time of a simulated clock is short, and git and the registry are real.
      const patient: Given = clock === undefined ? { timeout: '24h' } : {};
      const ci = {
        commit: scenery.git('rev-parse', 'HEAD'),
        branch: 'develop',
        ...overrides,
      };
      const config = await loadConfig(monorepo);
      return runCommand(
        deploy,
        { ...always, ...patient, ...given },
        { config, ci, clock: clock ?? simulatedClock(), cwd: monorepo, ...parts },
      );
    },
  };
}

/** A server, and the inputs that name it. */
export async function argocdOf(
  scenery: Scenery,
  options: Partial<ArgocdServerOptions> = {},
): Promise<{ server: ArgocdServer; given: Given }> {
  const server = await startArgocdServer({
    ...options,
    repositories: {
      resolve: (_url, revision) => scenery.gitops.git('rev-parse', '--verify', `${revision}^{commit}`),
      render: (source, revision) => {
        const { valueFiles } = (source.helm ?? {}) as { valueFiles?: readonly string[] };
        const [values = ''] = valueFiles ?? [];
        const [image] = imagesIn(values, scenery.gitops.read(values, revision));
        return {
          resources: [{ kind: 'Deployment', namespace: 'dev', name: values }],
          images: [`${image?.repository}:${image?.tag}`],
        };
      },
    },
  });
  const given = { 'argocd-server': server.url, 'argocd-plaintext': 'true', 'argocd-token': adminToken };
  return { server, given };
}

/** The branch that an Application follows, or the commit that it is pinned to. */
export const revisionOf = (server: ArgocdServer, name: string) => server.app(name)?.spec.source?.targetRevision;

/** The commit that Argo CD compared last. */
export const comparedOf = (server: ArgocdServer, name: string) => server.app(name)?.status.sync?.revision;

export const tip = ({ gitops }: Scenery) => gitops.git('rev-parse', 'main');
