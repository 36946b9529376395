/** An input as a GitLab component declares it (`spec:inputs`): of the components, and of child pipelines that the program writes. */
import type { InputDeclaration, InputDeclarations } from './declaration.ts';
import { describe } from './help.ts';
import { variableOf } from './resolve.ts';

export interface ComponentInput {
  readonly description?: string;
  readonly type?: 'string' | 'boolean' | 'number' | 'array';
  readonly options?: readonly string[];
  readonly default?: unknown;
}

/** Characters of a description, and of a text that is handed to an input. Source: GitLab's CI schema. */
const longest = 1024;

/** Empty text stands for "not given", so that `gitops.yaml` and the program's defaults still count. */
export function componentInput(name: string, declaration: InputDeclaration): ComponentInput {
  const secret = declaration.secret === true ? ' Give the name of a masked variable: `$NAME`.' : '';
  const isLong = declaration.type === 'list' || declaration.type === 'json' || declaration.isLong === true;
  const long = isLong ? ` For more than ${longest} characters set the variable \`${variableOf(name)}\`.` : '';
  const described = (more = '') => shorten(describe(declaration), secret + long + more);
  if (declaration.type === 'choice') {
    return { description: described(), options: ['', ...(declaration.options ?? [])], default: '' };
  }
  if (declaration.type === 'boolean') {
    // GitLab's boolean type always has a value, and could not say "not given".
    if (declaration.config !== undefined || declaration.default === undefined) {
      const words = ' A word: `"true"` or `"false"`; without it `gitops.yaml` counts.';
      return { description: described(words), options: ['', 'true', 'false'], default: '' };
    }
    return { description: described(), type: 'boolean', default: declaration.default === 'true' };
  }
  if (declaration.type === 'integer' && declaration.default !== undefined) {
    return { description: described(), type: 'number', default: Number(declaration.default) };
  }
  return { description: described(), default: '' };
}

export function componentInputs(inputs: InputDeclarations): Record<string, ComponentInput> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, declaration]) => [name, componentInput(name, declaration)]),
  );
}

/** Those that the plan has used up, and those that each job of its child pipeline gets from the plan. */
const ofThePlan = ['service', 'environment', 'seen', 'services', 'all', 'base', 'engine', 'emit', 'finish', 'dry-run'];

/** The inputs of `deploy` that a child pipeline takes from the job that triggers it. */
export function childInputs(deploy: InputDeclarations): InputDeclarations {
  return Object.fromEntries(Object.entries(deploy).filter(([name]) => !ofThePlan.includes(name)));
}

function shorten(text: string, end: string): string {
  const room = longest - end.length;
  return (text.length <= room ? text : `${text.slice(0, room - 1)}…`) + end;
}
