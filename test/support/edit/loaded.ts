/** What a program gets from a file: PyYAML's `safe_load_all`, with aliases and `<<` followed. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type RealPart, realPart } from '../real-parts.ts';

/** `.ci/run` may put it there; a machine that has it anyway needs none. */
const env = {
  ...process.env,
  PYTHONPATH: [join(import.meta.dirname, '../../../.cache/readers/pyyaml'), process.env.PYTHONPATH]
    .filter(Boolean)
    .join(':'),
};

export const pyYaml = (): Promise<RealPart> =>
  realPart(
    'PyYAML',
    () => spawnSync('python3', ['-c', 'import yaml'], { env }).status === 0,
    'Debian: apt-get install python3-yaml',
    false,
  );

const program = `
import json, sys, yaml
print(json.dumps([list(yaml.safe_load_all(text)) for text in json.load(sys.stdin)], default=str))
`;

/** The documents of each text. */
export function loadedByPyYaml(texts: readonly string[]): readonly (readonly unknown[])[] {
  const { stdout, stderr, status } = spawnSync('python3', ['-c', program], {
    input: JSON.stringify(texts),
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`PyYAML ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as unknown[][];
}
