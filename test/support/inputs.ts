/** The inputs of a command, and the run that has them, as tests write them: text, lists as arrays, flags as booleans. */

import { withSourceIn } from '../../src/core/monorepo/environments.ts';
import { Deadline } from '../../src/core/net/deadline.ts';
import type { CiContext, Log } from '../../src/core/ports.ts';
import { withReviewName } from '../../src/core/review/other-name.ts';
import { createSecrets } from '../../src/core/secrets.ts';
import { sourceRefOf } from '../../src/core/source/source-ref.ts';
import type { Command, CommandInputs, CommandResult, ConfigSelection, Run } from '../../src/inputs/command.ts';
import { type ConfigFile, parseConfig } from '../../src/inputs/config/config.ts';
import { configSource } from '../../src/inputs/configured.ts';
import type { InputDeclarations, Inputs } from '../../src/inputs/declaration.ts';
import { type InputSource, resolveInputs } from '../../src/inputs/resolve.ts';
import { handClock } from './clock.ts';
import { type MemoryLog, memoryLog, portsOf } from './ports.ts';

/** Undefined: not given. */
export type Given = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface RunOptions
  extends Partial<Omit<Run, keyof Inputs<InputDeclarations> | 'config' | 'ci' | 'secrets' | 'log'>> {
  /** gitops.yaml or its text: fills the inputs that are not given. */
  readonly config?: ConfigFile | string | undefined;
  /** What differs from a push to `main` on a shell, in `cwd`. */
  readonly ci?: Partial<CiContext>;
  /** Secrets that the run knows from the beginning. */
  readonly secrets?: readonly string[];
  readonly log?: Log;
}

export const commit = `abcdef01${'2'.repeat(32)}`;

/** A push to `main` on a shell. The source follows from the event and the branch. */
export function ciContext(overrides: Partial<CiContext> = {}): CiContext {
  const { event = { kind: 'push' }, host } = overrides;
  const branch = 'branch' in overrides ? overrides.branch : 'main';
  return {
    host: 'shell',
    event: { kind: 'push' },
    repository: 'acme/shop',
    repositoryUrl: 'https://git.example.com/acme/shop',
    commit,
    branch: 'main',
    defaultBranch: 'main',
    targetBranch: undefined,
    baseCommit: undefined,
    requestNumber: undefined,
    sourceRef: sourceRefOf(event, branch, host === 'gitlab' ? 'gitlab' : 'github'),
    refSlug: undefined,
    byPerson: false,
    pipelineCreatedAt: undefined,
    actor: { name: 'Ada', email: 'ada@example.com' },
    pipelineUrl: undefined,
    runId: '7',
    workspace: '/nowhere',
    ...overrides,
  };
}

/** The inputs as the program resolves them: from flags, then from gitops.yaml. */
export function createInputs<T extends InputDeclarations>(
  command: CommandInputs<T>,
  given: Given,
  options: RunOptions = {},
): Inputs<T> {
  const { inputs, resolved } = createRun(command, given, options);
  return { inputs, resolved };
}

/** Everything that was logged, redacted as hosts do. */
type Logged = Pick<MemoryLog, 'lines' | 'warnings'>;

export function createRun<T extends InputDeclarations>(
  command: CommandInputs<T>,
  given: Given = {},
  { config: configured, ci: overrides, cwd = '/nowhere', secrets: known = [], ...parts }: RunOptions = {},
): Run<T> & Logged {
  const config = configOf(configured);
  const environment = typeof given.environment === 'string' ? given.environment : undefined;
  const ci = withSourceIn(config, ciContext({ workspace: cwd, ...overrides }), environment);
  const secrets = createSecrets();
  for (const secret of known) secrets.add(secret);
  const log = memoryLog(secrets.redact);
  const inputs = resolveInputs(command.inputs, sources(command, given, config, ci), { secrets, cwd });
  const { clock = handClock({ now: Date.now() }) } = parts;
  const ports = portsOf({
    log,
    env: { PATH: process.env.PATH },
    deadline: new Deadline(clock, Number(inputs.inputs.timeout ?? Number.POSITIVE_INFINITY)),
    ...parts,
    clock,
    secrets,
  });
  return {
    ...inputs,
    config,
    ci,
    cwd,
    home: cwd,
    report: () => {},
    onFailure: () => {},
    ...ports,
    ...parts,
    lines: log.lines,
    warnings: log.warnings,
  };
}

/** Everything that `gitops.yaml` says for the inputs of a command. */
export function configuredInputs<T extends InputDeclarations>(
  command: CommandInputs<T>,
  selection: ConfigSelection,
): Readonly<Record<string, unknown>> {
  const source = configSource(command, selection);
  const given = Object.keys(command.inputs).map((name) => [name, source(name)] as const);
  return Object.fromEntries(given.flatMap(([name, each]) => (each && 'value' in each ? [[name, each.value]] : [])));
}

/** What a command answered, and what it logged. */
export interface Ran extends CommandResult, Logged {}

/** Runs a command with inputs as users write them. */
export async function runCommand<T extends InputDeclarations>(
  command: Command<T>,
  given: Given = {},
  options: RunOptions = {},
): Promise<Ran> {
  const lines: string[] = [];
  const warnings: string[] = [];
  const result = await withReviewName(
    async (reviewName) => {
      const ci = reviewName === undefined ? options.ci : { ...options.ci, reviewName };
      const run = createRun(command, given, { ...options, ...(ci === undefined ? {} : { ci }) });
      try {
        return await command.run(run);
      } finally {
        lines.push(...run.lines);
        warnings.push(...run.warnings);
      }
    },
    ({ message }) => lines.push(message),
  );
  return { ...result, lines, warnings };
}

function sources<T extends InputDeclarations>(
  command: CommandInputs<T>,
  given: Given,
  config: ConfigFile | undefined,
  ci: CiContext,
): readonly InputSource[] {
  const flags: InputSource = (name) => {
    const value = given[name];
    if (value === undefined) return undefined;
    return { text: typeof value === 'object' ? value : String(value), source: { kind: 'flag', name: `--${name}` } };
  };
  if (config === undefined) return [flags];
  const { service, environment, cluster } = given as {
    readonly service?: string;
    readonly environment?: string;
    readonly cluster?: string;
  };
  return [flags, configSource(command, { config, ci, service, environment, cluster })];
}

function configOf(config: ConfigFile | string | undefined): ConfigFile | undefined {
  return typeof config === 'string' ? parseConfig('gitops.yaml', config) : config;
}
