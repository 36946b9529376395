/** Where the configuration file is: `gitops.yaml`, or `monorepo-gitops.yaml` where another tool has that name. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { badInput } from '../../core/failure.ts';
import { configFileNames } from '../../core/monorepo/project.ts';

/**
 * The name of the file in the first of the directories that has one.
 *
 * @throws bad input where both names are in one directory
 */
export function findConfigFile(
  directories: readonly string[],
): { readonly directory: string; readonly name: string } | undefined {
  for (const directory of directories.map((each) => resolve(each))) {
    const [name, other] = configFileNames.filter((each) => existsSync(join(directory, each)));
    if (name !== undefined && other !== undefined) {
      const hint = `Keep one of them, or name the one that counts with \`config\` (\`MG_CONFIG\`).`;
      throw badInput('config', `both ${name} and ${other} are in ${directory}`, hint);
    }
    if (name !== undefined) return { directory, name };
  }
  return undefined;
}
