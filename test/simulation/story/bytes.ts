/** No other byte of the GitOps repository changes than those that a run or a removal is about. */
import { type Actual, placeKey } from '../world/actual.ts';
import type { Pipeline } from '../world/pipeline.ts';
import { services } from '../world/world.ts';
import { Broken } from './broken.ts';
import { changedPaths, type State } from './state.ts';

export class Bytes {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  /** A run changes its own places and nothing else, and in them no byte but the image. */
  checkBytes(pipeline: Pipeline, before: Actual, after: Actual): void {
    const environment = this.#state.environmentOf(pipeline);
    const key = environment === 'review' ? this.#state.reviewKey(pipeline.monorepo, pipeline.source) : '';
    const directory = (after.reviews.get(key) ?? before.reviews.get(key))?.directory;
    const isOwn = (path: string) => {
      if (path.startsWith('.monorepo-gitops/')) return environment === 'review';
      if (directory !== undefined) return path.startsWith(`${directory}/`) || isManifestOf(path, directory);
      const own = `${pipeline.monorepo.name}-`;
      return [...Object.keys(services[pipeline.monorepo.name])].some(
        (service) =>
          path === placeKey(pipeline.monorepo.name, environment === 'prod' ? 'prod' : 'dev', service) ||
          path === `argocd/${own}${service}-${environment}.yaml`,
      );
    };
    for (const path of changedPaths(before, after)) {
      if (!isOwn(path)) throw new Broken('other bytes', `${this.#state.describe(pipeline)} changed ${path}`);
    }
    this.checkValues(after);
  }

  /** @param exact also what configuration says */
  checkValues(actual: Actual, exact = false): void {
    const values = [
      ...actual.places.keys(),
      ...[...actual.reviews.values()].flatMap(({ directory, services: members }) =>
        [...members.keys()].map((service) => `${directory}/${service}.yaml`),
      ),
    ];
    for (const path of values) {
      const service =
        path
          .split('/')
          .at(-1)
          ?.replace(/(-dev|-prod)?\.yaml$/, '') ?? '';
      const text = (actual.files.get(path) ?? '')
        .replace(/^ {2}(repository|tag|digest): .*\n/gm, '')
        .replaceAll('"', '');
      const [found = ''] = /^note: \w+\n/m.exec(text) ?? [];
      const shown = this.#state.places.get(path)?.shownNote ?? '';
      const note = !path.endsWith('-dev.yaml') ? '' : exact ? `note: ${shown}\n` : found;
      const wanted = `# Ours: these comments stay.\nname: ${service}\nimage:\nreplicas: ${this.#state.replicas.get(path) ?? 1}\n${note}`;
      if (text !== wanted) throw new Broken('other bytes', `${path} reads\n${actual.files.get(path)}`);
    }
  }

  /** Nothing but these review environments may go, and nothing else may change. */
  checkRemoval(before: Actual, after: Actual, keys: ReadonlySet<string>, who: string): void {
    const directories = [...keys].flatMap((key) => before.reviews.get(key)?.directory ?? []);
    for (const path of changedPaths(before, after)) {
      const isOwn = directories.some((directory) => path.startsWith(`${directory}/`) || isManifestOf(path, directory));
      if (!isOwn && !path.startsWith('.monorepo-gitops/'))
        throw new Broken(after.files.has(path) ? 'other bytes' : 'wrong deletion', `${who} changed ${path}`);
    }
  }
}

function isManifestOf(path: string, directory: string): boolean {
  return path.startsWith('argocd/') && path.includes(directory.split('/').at(-1) ?? '?');
}
