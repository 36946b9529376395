/** A template whose manifests the Source Hydrator renders: what it says stays as it is, and inputs cannot say otherwise. */
import { badInput } from '../../failure.ts';
import { sameRepository } from '../../git/repository.ts';
import { isObject } from '../../json.ts';
import type { ApplicationSpec, SourceHydrator } from '../server/live.ts';
import { refuseOutsidePaths, type SourceRequest } from './source.ts';

/**
 * @throws bad input for a `sourceHydrator` that is none, and for an input that says something else than its dry source:
 *   Argo CD reads no other source beside it
 */
export function refuseBesideHydrator(template: Partial<ApplicationSpec>, request: SourceRequest): void {
  const { drySource } = hydratorIn(template.sourceHydrator);
  const { path, targetRevision } = drySource;
  const contradicting = [
    ['repo-url', request.repoUrl !== undefined && !sameRepository(request.repoUrl, drySource.repoURL)],
    ['path', request.path !== undefined && tidy(request.path) !== tidy(path ?? '')],
    ['revision', request.revision !== undefined && request.revision !== targetRevision],
    ['chart', request.chart !== undefined],
    ['values-files', request.valuesFiles.length > 0],
    ['values', request.values !== undefined],
    ['parameters', request.parameters.length > 0],
    ['kustomize-images', request.kustomizeImages.length > 0],
    ['directory-recurse', request.directoryRecurse !== undefined],
  ] as const;
  const [input] = contradicting.find(([, contradicts]) => contradicts) ?? [];
  if (input === undefined) {
    refuseOutsidePaths(drySource, [], 'file');
    return;
  }
  const problem = `has no effect: the template deploys ${drySource.repoURL} ${path} @ ${targetRevision} by its sourceHydrator`;
  const fix = 'Leave it out, and change `spec.sourceHydrator.drySource` in the template.';
  throw badInput(input, problem, fix);
}

function hydratorIn(hydrator: unknown): SourceHydrator {
  const { drySource, syncSource } = isObject(hydrator) ? hydrator : {};
  const missing =
    !isObject(drySource) || typeof drySource.repoURL !== 'string'
      ? 'drySource.repoURL'
      : !isObject(syncSource) || typeof syncSource.targetBranch !== 'string'
        ? 'syncSource.targetBranch'
        : undefined;
  if (missing === undefined) return hydrator as SourceHydrator;
  throw badInput('file', `\`spec.sourceHydrator\` has no ${missing}`, 'Write both sources into the template.');
}

function tidy(path: string): string {
  return path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '') || '.';
}
