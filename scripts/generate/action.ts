/** `action.yml` of a command. */
import { stringify } from 'yaml';
import { type Command, descriptionOf } from '../../src/inputs/command.ts';
import { describe } from '../../src/inputs/help.ts';
import { origin } from './origin.ts';

/**
 * No input carries its default here: the runner would hand it over as if the user had given it, and it would win over
 * `gitops.yaml`. The program knows the defaults; the descriptions name them.
 */
export function actionFile(command: Command, toRoot: string): string {
  const inputs: Record<string, object> = {};
  for (const [name, declaration] of Object.entries(command.inputs)) {
    inputs[name] = { description: describe(declaration), required: false };
  }
  inputs['github-token'] = {
    description: "The job's own token, for GitHub's API and its container registry. Leave it as it is.",
    required: false,
    default: `\${{ github.token }}`,
  };
  const outputs = Object.fromEntries(
    Object.entries(command.outputs).map(([name, output]) => [name, { description: descriptionOf(output) }]),
  );
  const isRoot = toRoot === '.';
  const file = {
    name: isRoot ? 'monorepo-gitops' : `monorepo-gitops ${command.name}`,
    description: command.summary,
    author: 'monorepo-gitops contributors',
    branding: { icon: 'git-merge', color: 'blue' },
    inputs,
    outputs,
    runs: { using: 'node24', main: isRoot ? `dist/${command.name}.js` : `${toRoot}/dist/${command.name}.js` },
  };
  return `${origin(command.name)}${stringify(file, { lineWidth: 0 })}`;
}
