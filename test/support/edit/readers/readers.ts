/** What other readers of YAML take a text for: PyYAML, and both go-yamls that the tools of Kubernetes are built with. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { type RealPart, realPart } from '../../real-parts.ts';

/** A node as a reader sees it. `t` is its type (`str`, `int`, …), `v` its text or, for go-yaml 2, its value. */
export type Tree =
  | { readonly t: string; readonly v: string }
  | { readonly l: readonly Tree[] }
  | { readonly m: readonly (readonly [Tree, Tree])[] }
  | { readonly a: string };

export type Reading = { readonly documents?: readonly Tree[]; readonly json?: string; readonly error?: string };

export interface Reader {
  readonly name: string;
  /** Whether it follows aliases and drops the order of keys. */
  readonly decodes: boolean;
  readonly part: RealPart;
  read(texts: readonly string[]): readonly Reading[];
}

const cache = join(import.meta.dirname, '../../../../.cache/readers');
const goReader = join(cache, 'go-yaml');

/** `.ci/run` puts it there; a machine that has it anyway needs none. */
const python = {
  ...process.env,
  PYTHONPATH: [join(cache, 'pyyaml'), process.env.PYTHONPATH].filter(Boolean).join(':'),
};

export async function readers(): Promise<readonly Reader[]> {
  const pyyaml = await realPart(
    'PyYAML',
    () => spawnSync('python3', ['-c', 'import yaml'], { env: python }).status === 0,
    'pip install --target .cache/readers/pyyaml --require-hashes -r .ci/readers.txt',
  );
  const goYaml = await goYamlPart();
  return [
    readerOf('PyYAML', pyyaml, false, 'python3', [join(import.meta.dirname, 'pyyaml.py')]),
    readerOf('go-yaml 2', goYaml, true, goReader, ['v2']),
    readerOf('go-yaml 3', goYaml, false, goReader, ['v3']),
  ];
}

const goYamlPart = () =>
  realPart('go-yaml', () => accessSync(goReader, constants.X_OK) === undefined, 'with Go: bash .ci/go-yaml', false);

/** sigs.k8s.io/yaml, by which Argo CD, Helm and kubectl read: the JSON that it makes of each text, undefined where it refuses it. */
export async function kubernetesReader() {
  return {
    part: await goYamlPart(),
    jsonOf: (texts: readonly string[]) =>
      answersOf('sigs.k8s.io/yaml', goReader, ['json'], texts).map(({ json }) => json),
  };
}

/** The readers that are here; tells which are not. */
export async function presentReaders(): Promise<readonly Reader[]> {
  const all = await readers();
  for (const { name, part } of all) if (!part.present) console.error(part.titled(name));
  return all.filter(({ part }) => part.present);
}

function readerOf(name: string, part: RealPart, decodes: boolean, program: string, argv: readonly string[]): Reader {
  const read = (texts: readonly string[]) => answersOf(name, program, argv, texts);
  return { name, decodes, part, read };
}

function answersOf(
  name: string,
  program: string,
  argv: readonly string[],
  texts: readonly string[],
): readonly Reading[] {
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join('');
  const { stdout, stderr, status } = spawnSync(program, argv, {
    input,
    env: python,
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  const answers = stdout.split('\n').slice(0, -1);
  if (status !== 0 || answers.length !== texts.length) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return answers.map((answer) => JSON.parse(answer) as Reading);
}
