/** One run of the bundle, with the start of Node. */

import { join } from 'node:path';
import { type Finished, timeProcess } from '../measure.ts';

const program = join(import.meta.dirname, '../../dist/cli.js');

export interface Place {
  /** `http://host:port` */
  readonly url: string;
  readonly token: string;
  /** What Argo CD reads. */
  readonly repository: string;
  /** Where nothing is that the program could read. */
  readonly cwd: string;
}

export interface Asking {
  readonly name: string;
  readonly path: string;
  readonly flags: readonly string[];
}

/** With when it ended: milliseconds since the epoch. */
export async function runOurs(
  { url, token, repository, cwd }: Place,
  { name, path, flags }: Asking,
): Promise<Finished & { readonly began: number; readonly ended: number }> {
  const began = Date.now();
  const asked = [`--name=${name}`, '--project=default', `--path=${path}`, `--repo-url=${repository}`, ...flags];
  const where = [`--argocd-server=${url}`, '--argocd-plaintext', '--dest-namespace=demo', '--revision=main'];
  const env = { PATH: process.env.PATH, HOME: cwd, MG_ARGOCD_TOKEN: token };
  const finished = await timeProcess(
    process.execPath,
    [program, 'argocd-upsert-app', ...where, ...asked, '--timeout=3m'],
    { cwd, env },
  );
  return { ...finished, began, ended: Date.now() };
}
