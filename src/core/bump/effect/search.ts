/**
 * Looks, once for all edits, for what stands far from an edited file: Kustomizations in the whole repository, where the
 * directory of an edit has one, and Applications where they usually are. A repository that is too large for it is not
 * searched (law 5).
 */
import { basename, dirname, join } from 'node:path/posix';
import { kustomizeFields } from '../../edit/kustomize-fields.ts';
import { Failure } from '../../failure.ts';
import { isGlob } from '../../glob.ts';
import { type ApplicationSource, applicationSources } from './applications.ts';
import { addressOf, kustomizationNames, textAt } from './resources.ts';

export interface Repository {
  /** With the edits. Undefined when no file is there. */
  read(path: string): Promise<string | undefined>;
  /** @param trees directories that may be read for it */
  glob(patterns: readonly string[], trees?: number): Promise<readonly string[]>;
}

const maxTrees = 300;
const maxKustomizations = 200;
const maxApplications = 100;

/** Directories that are called after what they hold. */
const applicationNames =
  '{argocd,argo-cd,argo,applications,application,app-of-apps,appsets,app-sets,applicationsets,bootstrap}';

/** Applications are looked for at the root, one level below, in directories of such names, and beside an edited file. */
const applicationPatterns = ['{,*/}', `{,*/}${applicationNames}/**/`].map((each) => `${each}*.{yaml,yml}`);

/** By its directory or its own name: other files would be read in vain. */
function isApplicationPath(path: string): boolean {
  const inDirectory =
    /(?:^|\/)(?:argo(?:-?cd)?|applications?|app-of-apps|app-?sets|apps|applicationsets|bootstrap)\//i.test(path);
  const isCalled = /(?:^|[._-])(?:app|application|app-?set|applicationset|argo-?cd)s?[._-]/i.test(basename(path));
  const isOther = /(?:^|\/)(?:values[^/]*|Chart\.ya?ml|\.[^/]*|(?:templates|crds)\/.*)$/i.test(path);
  return (inDirectory || isCalled) && !isOther && !kustomizationNames.includes(basename(path));
}

export class Search {
  readonly #repository: Repository;
  readonly #directories: readonly string[];
  #over: Promise<ReadonlyMap<string, readonly string[]> | undefined> | undefined;
  #applications: Promise<readonly ApplicationSource[]> | undefined;

  /** @param directories those of the edited files */
  constructor(repository: Repository, directories: readonly string[]) {
    this.#repository = repository;
    this.#directories = [...new Set(directories)];
  }

  /** The directories whose Kustomizations are made of a directory, in however many steps; undefined where that is not known. */
  async overlaysOf(directory: string): Promise<readonly string[] | undefined> {
    this.#over ??= this.#readOverlays();
    const over = await this.#over;
    if (over === undefined) return undefined;
    const found = new Set<string>();
    const visit = (below: string): void => {
      for (const each of over.get(below) ?? []) {
        if (found.has(each)) continue;
        found.add(each);
        visit(each);
      }
    };
    visit(directory);
    found.delete(directory);
    return [...found];
  }

  /** The sources of the Applications in the repository, as far as they were looked for. */
  applications(): Promise<readonly ApplicationSource[]> {
    this.#applications ??= this.#readApplications();
    return this.#applications;
  }

  async #readOverlays(): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
    const files = await this.#find([`**/{${kustomizationNames.join(',')}}`]);
    if (files === undefined || files.length > maxKustomizations) return undefined;
    const over = new Map<string, string[]>();
    await Promise.all(
      files.map(async (file) => {
        const directory = dirname(file);
        for (const resource of resourcesOf(file, (await this.#text(file)) ?? '')) {
          const { kind, path } = addressOf(directory, resource);
          if (kind === 'directory') over.set(path, [...(over.get(path) ?? []), directory]);
        }
      }),
    );
    return over;
  }

  async #readApplications(): Promise<readonly ApplicationSource[]> {
    const beside = this.#directories.filter((each) => !isGlob(each)).map((each) => join(each, '*.{yaml,yml}'));
    const all = await this.#find([...applicationPatterns, ...beside]);
    const files = all?.filter((path) => isApplicationPath(path)) ?? [];
    if (files.length > maxApplications) return [];
    const found = await Promise.all(
      files.map(async (file) => applicationSources(file, (await this.#text(file)) ?? '')),
    );
    return found.flat();
  }

  #text(path: string): Promise<string | undefined> {
    return textAt((each) => this.#repository.read(each), path);
  }

  async #find(patterns: readonly string[]): Promise<readonly string[] | undefined> {
    try {
      return await this.#repository.glob(patterns, maxTrees);
    } catch (error) {
      if (error instanceof Failure && error.exitCode === 2) return undefined;
      throw error;
    }
  }
}

function resourcesOf(file: string, text: string): readonly string[] {
  try {
    return kustomizeFields(file, text).resources;
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}
