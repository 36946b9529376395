/**
 * `scaffold/existing`: a GitOps repository that is there already, from which `init` writes the environments. Imports `core`.
 * Begin here: the files that somebody named, as they stand in their repository.
 */
import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { badInput } from '../../core/failure.ts';

/** A file of the GitOps repository, and what was said of it. */
export interface GitopsFile {
  /** Relative to its root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Of its environment, where somebody said it: `prod=values/web1.yaml`. */
  readonly environment: string | undefined;
}

/** A checkout of the GitOps repository. */
export interface GitopsCheckout {
  /** Absolute. */
  readonly root: string;
  /** URL of its `origin`. */
  readonly url: string | undefined;
  readonly branch: string | undefined;
}

/**
 * @param given as the input has them: paths from `cwd`, each perhaps with `environment=` in front
 * @param checkoutAt of the repository that a directory is in; its root is undefined outside of one
 * @throws bad input for a file that cannot be read, and for files of several repositories
 */
export async function gitopsFiles(
  given: readonly string[],
  cwd: string,
  checkoutAt: (directory: string) => Promise<Omit<GitopsCheckout, 'root'> & { readonly root: string | undefined }>,
): Promise<{ readonly checkout: GitopsCheckout; readonly files: readonly GitopsFile[] }> {
  const named = given.map((each) => {
    const [, environment, path = each] = /^([a-z][a-z0-9-]*)=(.+)$/.exec(each) ?? [];
    return { environment, target: resolve(cwd, path), written: path };
  });
  const [first] = named;
  if (first === undefined) throw badInput('from-values', 'names no file');
  const found = await checkoutAt(dirname(first.target));
  const checkout = { ...found, root: found.root ?? cwd };
  const files = named.map(async ({ environment, target, written }): Promise<GitopsFile> => {
    const path = relative(checkout.root, target);
    if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) {
      const hint = 'Name files of one GitOps repository, and run this where its checkout can be seen.';
      throw badInput('from-values', `${written} is not in ${checkout.root}, as ${first.written} is`, hint);
    }
    return { path: path.split(sep).join('/'), text: await textOf(target, written), environment };
  });
  return { checkout, files: await Promise.all(files) };
}

async function textOf(target: string, written: string): Promise<string> {
  try {
    return await readFile(target, 'utf8');
  } catch (cause) {
    const hint = 'Give the path of a file in the checkout of the GitOps repository.';
    throw badInput('from-values', `${written} cannot be read`, hint, cause);
  }
}
