/**
 * Chooses the host and the command, and is the only place that touches the process: arguments, environment, standard
 * streams, clock, exit code.
 */
import { type CommandName, commandNames, isCommand, loadCommand } from './commands/catalogue.ts';
import { badInput, Failure, messageOf } from './core/failure.ts';
import { Deadline } from './core/net/deadline.ts';
import { Network } from './core/net/network.ts';
import type { CiContext, Environment } from './core/ports.ts';
import { undoAll } from './core/run-end.ts';
import { createSecrets } from './core/secrets.ts';
import { suggestionFor } from './core/suggestion.ts';
import { version } from './core/version.ts';
import { systemClock as clock } from './hosts/clock.ts';
import { githubActionsHost, withJobToken } from './hosts/github-actions.ts';
import { gitlabCiHost, isGitlabJob } from './hosts/gitlab-ci.ts';
import { type Host, renderOutput, type Terminal } from './hosts/host.ts';
import { write } from './hosts/output.ts';
import { programsUntil } from './hosts/programs.ts';
import { shellHost } from './hosts/shell.ts';
import type { Command, CommandResult, ConfigSelection } from './inputs/command.ts';
import { type CommandLine, parseCommandLine } from './inputs/command-line.ts';
import { argocdInputs, forgeInputs, gitopsInputs, registryInputs } from './inputs/declarations/connections.ts';
import { runInputs } from './inputs/declarations/run.ts';
import { commandHelp, overview } from './inputs/help.ts';
import { type InputSource, resolveInputs, variableOf } from './inputs/resolve.ts';
import { configSource, flagSource, hostSource, refuseUnknownInputs, variableSource } from './inputs/sources.ts';

export { leave } from './hosts/output.ts';

export interface Entry {
  /** Set by an action's stub; the command line names its command in `argv`. */
  readonly action?: CommandName;
  readonly argv: readonly string[];
  /** The program's own directory, which holds `dist/` and `examples/`. */
  readonly home: string;
}

/** Runs one command in this process and returns its exit code (DESIGN §2). Never throws. */
export async function run(entry: Entry): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    if (process.listenerCount(signal, endBy) === 0) process.once(signal, endBy);
  }
  const env = entry.action === undefined ? process.env : withJobToken(process.env);
  const cwd = process.cwd();
  const [word, ...rest] = entry.action === undefined ? entry.argv : [entry.action, ...entry.argv];
  if (word === '--version' || word === '-V') return print(`${version}\n`);
  const json = rest.includes('--json');
  const secrets = createSecrets((form) => host.mask(form));
  const host = chooseHost({
    env,
    cwd,
    terminal: terminalFor(json, env),
    redact: secrets.redact,
    verbose:
      rest.includes('--verbose') || rest.includes('-v') || env.RUNNER_DEBUG === '1' || env.CI_DEBUG_TRACE === 'true',
    asAction: entry.action !== undefined,
  });
  maskKnownSecrets(env, secrets.add);
  try {
    if (word === undefined || word === '--help' || word === '-h' || word === 'help') {
      return print(overview(await Promise.all(commandNames.map(loadCommand))), word === undefined ? 2 : 0);
    }
    if (!isCommand(word)) throw unknownCommand(word);
    // It may start git processes, which run while the command's code is loaded. Who fails is told where it is awaited.
    const ci = rest.some(asksForHelp) ? undefined : host.context();
    ci?.catch(() => {});
    const command = await loadCommand(word);
    const line = parseCommandLine(rest, command.inputs);
    if (line.switches.has('help')) return print(commandHelp(command));
    const surroundings = { host, secrets, env, cwd, home: entry.home };
    const { result, service } = await execute(command, line, ci ?? host.context(), surroundings);
    await publish(command, result, { host, json: line.switches.has('json'), service, redact: secrets.redact });
    return 0;
  } catch (error) {
    const failure = asFailure(error);
    host.fail(failure);
    if (json) print(`${secrets.redact(JSON.stringify(failureJson(failure)))}\n`);
    return failure.exitCode;
  }
}

/** Milliseconds in which what would outlive the run may go; GitHub gives a cancelled job 7.5 seconds. */
const lastMoments = 3_000;

/** A cancelled job or Ctrl-C: what would outlive the run goes first, then the signal has its usual effect. */
async function endBy(signal: NodeJS.Signals): Promise<void> {
  await undoSoon();
  process.kill(process.pid, signal);
}

async function undoSoon(): Promise<void> {
  await Promise.race([undoAll(), clock.sleep(lastMoments)]);
}

function asksForHelp(argument: string): boolean {
  return argument === '--help' || argument === '-h';
}

interface Surroundings {
  readonly host: Host;
  readonly secrets: ReturnType<typeof createSecrets>;
  readonly env: Environment;
  readonly cwd: string;
  readonly home: string;
}

async function execute(command: Command, line: CommandLine, context: Promise<CiContext>, surroundings: Surroundings) {
  const { host, secrets, env, cwd, home } = surroundings;
  refuseUnknownInputs(host, command.inputs);
  const given: InputSource[] = [flagSource(line), hostSource(host), variableSource(env)];
  const { inputs: chosen } = resolveInputs(runInputs, given, { secrets, cwd });
  const ci = await context;
  const config = command.withoutConfig === true ? undefined : await readConfig(chosen.config, cwd, ci.workspace);
  const selection: ConfigSelection | undefined =
    config === undefined ? undefined : { config, ci, service: chosen.service, environment: chosen.environment };
  const name = (['service', 'environment'] as const).find((each) => chosen[each] !== undefined);
  if (selection === undefined && name !== undefined && command.withoutConfig !== true) {
    throw badInput(name, 'needs a gitops.yaml, and there is none', 'Run `monorepo-gitops init`, or give --config.');
  }
  const sources = selection === undefined ? given : [...given, configSource(command, selection)];
  const inputs = resolveInputs(command.inputs, sources, { secrets, cwd });
  using deadline = new Deadline(clock, Number(inputs.inputs.timeout));
  using network = new Network({ env, clock, log: host.log, secrets, deadline });
  const programs = programsUntil(deadline);
  const ports = { log: host.log, clock, programs, network, deadline, secrets, env, cwd, home };
  try {
    const result = await deadline.enforce(command.run({ ...inputs, config, ci, ...ports }));
    return { result, service: chosen.service };
  } finally {
    // Work that did not end with its time may have left something behind.
    if (deadline.passed) await undoSoon();
  }
}

/** `gitops.yaml` of the working directory, else of the checkout's root. */
async function readConfig(path: string | undefined, cwd: string, workspace: string) {
  const { existsSync } = await import('node:fs');
  const { join } = await import('node:path');
  const root = [cwd, workspace].find((directory) => existsSync(join(directory, 'gitops.yaml')));
  if (path === undefined && root === undefined) return undefined;
  const { loadConfig } = await import('./inputs/config.ts');
  return loadConfig(root ?? cwd, path);
}

function chooseHost(given: {
  env: Environment;
  cwd: string;
  terminal: Terminal;
  redact: (text: string) => string;
  verbose: boolean;
  asAction: boolean;
}): Host {
  if (given.asAction || given.env.GITHUB_ACTIONS === 'true') return githubActionsHost(given);
  if (isGitlabJob(given.env)) return gitlabCiHost({ ...given, clock });
  return shellHost(given);
}

/** GitHub reads workflow commands and logs from stdout; elsewhere, and beside `--json`, the log is stderr. */
function terminalFor(json: boolean, env: Environment): Terminal {
  const stream = env.GITHUB_ACTIONS === 'true' && !json ? process.stdout : process.stderr;
  const colours = env.NO_COLOR === undefined && (stream.isTTY === true || env.FORCE_COLOR === '1');
  return { write: (text) => write(stream, text), colours };
}

function unknownCommand(word: string): Failure {
  const suggestion = suggestionFor(word, commandNames);
  return badInput(
    word,
    'is not a command',
    `${suggestion === undefined ? '' : `Did you mean ${suggestion}? `}The commands are: ${commandNames.join(', ')}.`,
  );
}

/** Tokens that a job carries, used or not: they must not reach a log or a commit (law 6). */
function maskKnownSecrets(env: Environment, add: (value: string) => void): void {
  const ofHosts = [
    ...['GITHUB_TOKEN', 'GH_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'GITLAB_TOKEN', 'CI_JOB_TOKEN'],
    ...['CI_REGISTRY_PASSWORD', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
  ];
  const ofInputs = Object.entries({ ...gitopsInputs, ...argocdInputs, ...registryInputs, ...forgeInputs })
    .filter(([, declaration]) => 'secret' in declaration)
    .map(([name]) => variableOf(name));
  for (const name of [...ofHosts, ...ofInputs, variableOf('sign')]) {
    const value = env[name];
    if (value !== undefined && value !== '') add(value);
  }
}

async function publish(
  command: Command,
  result: CommandResult,
  to: { host: Host; json: boolean; service: string | undefined; redact(text: string): string },
): Promise<void> {
  const names = Object.keys(command.outputs);
  const values = new Map(names.map((name) => [name, renderOutput(result.outputs[name])]));
  await to.host.publish({ command: command.name, service: to.service, values });
  await to.host.summarize(result.summary);
  if (to.json) {
    const object = Object.fromEntries(names.map((name) => [name, result.outputs[name] ?? null]));
    print(`${to.redact(JSON.stringify(object))}\n`);
  } else if (to.host.name === 'shell') {
    for (const [name, value] of values) if (isShort(value)) print(`${name}=${to.redact(value)}\n`);
  }
}

/** Diffs and long lists are in the log; `--json` has them all. */
function isShort(value: string): boolean {
  return value !== '' && value.length <= 200 && !value.includes('\n');
}

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  return new Failure('failed', 'UNEXPECTED', `Unexpected: ${messageOf(error)}`, {
    cause: error instanceof Error ? (error.stack ?? error) : error,
    hint: 'This is a fault of monorepo-gitops: please report it with the lines above.',
  });
}

function failureJson(failure: Failure): object {
  const { kind, code, message, hint } = failure;
  return { ...failure.outputs, error: { kind, code, message, ...(hint === undefined ? {} : { hint }) } };
}

function print(text: string, exitCode = 0): number {
  write(process.stdout, text);
  return exitCode;
}
