/** What is really in place in a world: read from the GitOps repository, the registry and Argo CD, by nothing of the code under test. */
import { execFileSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { Broken } from '../story/broken.ts';
import { imageOf, imageText, type RepositoryName, repositories, services, type World } from './world.ts';

export const environments = ['dev', 'prod'] as const;
export type EnvironmentName = (typeof environments)[number];

export function placeKey(repository: RepositoryName, environment: EnvironmentName, service: string): string {
  return `${repository}/${service}-${environment}.yaml`;
}

export interface Shown {
  readonly content: string;
  readonly tag: string;
  /** The value that `gitops.yaml` sets beside the image; only dev has one. */
  readonly note: string;
}

export interface ReviewInPlace {
  readonly directory: string;
  readonly services: ReadonlyMap<string, Shown>;
}

export interface Actual {
  readonly tip: string;
  /** Text by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Of lasting environments, by the path of the values. */
  readonly places: ReadonlyMap<string, Shown>;
  /** By `reviewKey`. */
  readonly reviews: ReadonlyMap<string, ReviewInPlace>;
}

/** `shop request 5`, `shop refs/heads/feature/x` */
export function reviewKey(
  repository: RepositoryName,
  source: { readonly request?: number; readonly ref: string },
): string {
  return `${repository} ${source.request === undefined ? source.ref : `request ${source.request}`}`;
}

const blobs = new Map<string, string>();

export async function look(world: World): Promise<Actual> {
  const tip = world.tip;
  const files = readTree(world);
  const shown = async (path: string): Promise<Shown> => {
    const image = imageOf(files.get(path) ?? '');
    const content = await world.contentOf(image);
    if (content === undefined)
      throw new Broken('no image', `${path} names ${imageText(image)}, which the registry does not have`);
    const note = /^note: "?(\w+)/m.exec(files.get(path) ?? '')?.[1] ?? '';
    return { content, tag: image.tag ?? '', note };
  };
  const places = new Map<string, Shown>();
  for (const repository of repositories) {
    for (const service of Object.keys(services[repository])) {
      for (const environment of environments) {
        const path = placeKey(repository, environment, service);
        if (files.has(path)) places.set(path, await shown(path));
      }
    }
  }
  const reviews = new Map<string, ReviewInPlace>();
  for (const [path, text] of files) {
    if (basename(path) !== '.review-env.yaml') continue;
    const marker = parse(text) as { repository: string; ref: string; request?: number };
    const repository = repositories.find((name) => marker.repository.toLowerCase().endsWith(name));
    if (repository === undefined) throw new Broken('other bytes', `${path} names the repository ${marker.repository}`);
    const directory = dirname(path);
    const members = new Map<string, Shown>();
    for (const file of files.keys()) {
      if (dirname(file) === directory && file !== path) members.set(basename(file, '.yaml'), await shown(file));
    }
    reviews.set(reviewKey(repository, marker), { directory, services: members });
  }
  return { tip, files, places, reviews };
}

function readTree(world: World): ReadonlyMap<string, string> {
  const tree = world.tree();
  const unknown = [...new Set(tree.values())].filter((id) => !blobs.has(id));
  if (unknown.length > 0) {
    const output = execFileSync('git', ['-C', world.gitops.path, 'cat-file', '--batch'], {
      input: `${unknown.join('\n')}\n`,
    });
    for (let at = 0; at < output.length; ) {
      const end = output.indexOf(10, at);
      const [id = '', , size = '0'] = output.toString('utf8', at, end).split(' ');
      blobs.set(id, output.toString('utf8', end + 1, end + 1 + Number(size)));
      at = end + 2 + Number(size);
    }
  }
  return new Map([...tree].map(([path, id]) => [path, blobs.get(id) ?? '']));
}

/** Values files by the Applications that show them, with the revision that each follows. */
export function applicationsOf(
  world: World,
  files: ReadonlyMap<string, string>,
): { name: string; file: string; revision: string }[] {
  interface Manifest {
    readonly kind?: string;
    readonly metadata?: { readonly name?: string };
    readonly spec?: {
      readonly source?: {
        readonly targetRevision?: string;
        readonly helm?: { readonly valueFiles?: readonly string[] };
      };
    };
  }
  const described = ({ metadata, spec }: Manifest) => ({
    name: metadata?.name ?? '',
    file: spec?.source?.helm?.valueFiles?.[0] ?? '',
    revision: spec?.source?.targetRevision ?? 'HEAD',
  });
  if (world.settings.applications === 'api') {
    const alive = [...world.argocd.controller.apps.values()].filter(
      ({ metadata }) => metadata.deletionTimestamp === undefined,
    );
    return alive.map((each) => described(each as Manifest));
  }
  const manifests = [...files].filter(([path]) => path.startsWith('argocd/') && path.endsWith('.yaml'));
  return manifests.flatMap(([, text]) =>
    parseAllDocuments(text).map((document) => described(document.toJS() as Manifest)),
  );
}
