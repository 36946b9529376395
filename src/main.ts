/**
 * Chooses the host and the command, and is the only place that touches the process: arguments, environment, standard
 * streams, clock, exit code.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type CommandName, commandNames, isCommand, loadCommand } from './commands/catalogue.ts';
import { failureSummary } from './commands/summaries/failure.ts';
import { badInput, Failure, messageOf } from './core/failure.ts';
import { trustsCheckout } from './core/git/program/program.ts';
import { Deadline } from './core/net/deadline.ts';
import type { CiContext, Clock, Environment } from './core/ports.ts';
import { isStopJob } from './core/ports.ts';
import { jobSecrets } from './core/program-environment.ts';
import { version } from './core/published.ts';
import { withReviewName } from './core/review/other-name.ts';
import { markTemporaryDirectories, temporaryBase } from './core/run-end.ts';
import { createSecrets } from './core/secrets.ts';
import { asksForDescription, withDescription } from './core/source/described.ts';
import { didYouMean } from './core/suggestion.ts';
import { systemFailure } from './core/system-failure.ts';
import { systemClock as clock } from './hosts/clock.ts';
import { githubActionsHost, withJobToken } from './hosts/github-actions.ts';
import { gitlabCiHost, isGitlabJob } from './hosts/gitlab-ci.ts';
import { failureLines, type Host } from './hosts/host.ts';
import { processMark, removePrivateFilesOfKilledRuns } from './hosts/left-behind.ts';
import { nameLookup } from './hosts/name-lookup.ts';
import { flushed, jsonLine, print, publish, publishFailed, write } from './hosts/output.ts';
import { programsUntil } from './hosts/programs.ts';
import { isJenkins, isPipeline, shellHost } from './hosts/shell.ts';
import { cleanUp, publishAtSignal } from './hosts/signals.ts';
import { columnsOf, hasColours, hasHyperlinks, isLiveScreen, type Terminal } from './hosts/terminal/screen.ts';
import { paint } from './hosts/terminal/style.ts';
import { type Command, everyOutput, type Run } from './inputs/command.ts';
import { findConfigFile } from './inputs/config/file.ts';
import { runInputs } from './inputs/declarations/run.ts';
import { commandHelp, overview } from './inputs/help.ts';
import { type InputSource, resolveInputs, variableOf } from './inputs/resolve.ts';
import {
  type CommandLine,
  flagSource,
  hostSource,
  parseCommandLine,
  refuseUnknownInputs,
  secretVariables,
  variableSource,
} from './inputs/sources.ts';
import { misspeltVariables, possibleInputs } from './inputs/unknown-variables.ts';

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
  const env = environmentOf(entry);
  const cwd = process.cwd();
  const [word, ...rest] = entry.action === undefined ? entry.argv : [entry.action, ...entry.argv];
  if (word === '--version' || word === '-V') return printed(version);
  const json = rest.includes('--json');
  const secrets = createSecrets((form) => host.mask(form));
  const terminal = terminalFor(json, env, entry.action !== undefined);
  const host = chooseHost({
    env,
    cwd,
    terminal,
    clock,
    redact: secrets.redact,
    verbose:
      rest.includes('--verbose') || rest.includes('-v') || env.RUNNER_DEBUG === '1' || env.CI_DEBUG_TRACE === 'true',
    asAction: entry.action !== undefined,
  });
  // Secrets must not reach a log or a commit, even if this command does not use them (law 6).
  for (const name of [...jobSecrets, ...secretVariables(env)]) secrets.add(env[name] ?? '');
  const progress: Progress = { known: {} };
  const to = { host, json, redact: secrets.redact };
  const mayPublish = publishAtSignal(async (signal) => {
    await failed(endedBy(signal, word), progress, to);
    await flushed();
  });
  try {
    const asked = helpAsked(entry);
    if (asked !== undefined) return printed(await helpOf(asked.command, terminal), word === undefined ? 2 : 0);
    if (word === undefined || !isCommand(word)) throw unknownCommand(word ?? '');
    // The context may take git processes, which run while the command's code is loaded. `execute` awaits its failure.
    const ci = host.context();
    ci.catch(() => {});
    const command = await loadCommand(word);
    const line = parseCommandLine(rest, command.inputs, command.name);
    if (line.switches.has('help')) return printed(await helpOf(command.name, terminal));
    if (line.switches.has('version')) return printed(version);
    host.checkOutputs();
    progress.command = command;
    const ports = { host, secrets, env, cwd, home: entry.home };
    const { outputs, summary, screen, failure } = await withReviewName(
      (reviewName) => execute(command, line, named(ci, reviewName), { ...ports, progress }),
      ({ message }) => host.log.info(`${message}. The run begins again.`),
    );
    const { service } = progress;
    await mayPublish();
    const output = { command: command.name, service, outputs: everyOutput(command, outputs), summary, screen };
    if (failure !== undefined) return await refusedBy(failure, output, to);
    await publish(output, to);
    return 0;
  } catch (error) {
    await mayPublish();
    return await failed(asFailure(error, [temporaryBase(env), cwd]), progress, to);
  }
}

function environmentOf({ action }: Entry): Environment {
  const env = action === undefined ? process.env : withJobToken(process.env);
  const inJob = action !== undefined || env.GITHUB_ACTIONS === 'true' || isGitlabJob(env) || isPipeline(env);
  return inJob ? { ...env, [trustsCheckout]: 'true' } : env;
}

/** How far a run has come. */
interface Progress {
  /** Undefined before its outputs could be written. */
  command?: Command;
  service?: string | undefined;
  /** Outputs that are true whatever comes. */
  known: Readonly<Record<string, unknown>>;
  /** What the command says of a failure. */
  summary?: Parameters<Run['onFailure']>[0];
}

/** Publishes what is known, then says what failed. */
async function failed(failure: Failure, progress: Progress, to: Parameters<typeof publish>[1]): Promise<number> {
  const { host, json, redact } = to;
  const { command, service } = progress;
  const error = errorJson(failure);
  let unwritable: Failure | undefined;
  if (command !== undefined && failure.code !== 'OUTPUT_UNWRITABLE') {
    const outputs = everyOutput(command, { ...progress.known, ...failure.outputs });
    const { causes } = failureLines(failure);
    const step = host.step();
    const isLogged = host.name !== 'github-actions';
    const failedRun = { command: command.name, step, failure, causes, outputs, redact, isLogged };
    const summary = failureSummary(failedRun, progress.summary);
    unwritable = await publishFailed({ command: command.name, service, outputs, summary }, error, to);
  } else if (json) {
    print(jsonLine(redact(JSON.stringify({ ...failure.outputs, error }))));
  }
  host.fail(failure);
  if (unwritable !== undefined) host.fail(unwritable);
  return failure.exitCode;
}

/** A run that came to its end with a no. */
async function refusedBy(failure: Failure, output: Parameters<typeof publish>[0], to: Parameters<typeof publish>[1]) {
  const unwritable = await publishFailed(output, errorJson(failure), to);
  to.host.fail(failure);
  if (unwritable !== undefined) to.host.fail(unwritable);
  return failure.exitCode;
}

/** The context with the name that the run's review environment has in place of the usual one. */
async function named(context: Promise<CiContext>, reviewName: string | undefined): Promise<CiContext> {
  const ci = await context;
  return reviewName === undefined ? ci : { ...ci, reviewName };
}

/** What a command gets of the process. */
interface ProcessPorts {
  readonly host: Host;
  readonly secrets: ReturnType<typeof createSecrets>;
  readonly env: Environment;
  readonly cwd: string;
  readonly home: string;
}

/** Milliseconds for which the end of a run waits for what killed runs left. */
const longestRemoval = 2_000;

async function execute(
  command: Command,
  line: CommandLine,
  context: Promise<CiContext>,
  { progress, ...processPorts }: ProcessPorts & { readonly progress: Progress },
) {
  const { host, secrets, env } = processPorts;
  // Loads while the context is read.
  const loading = import('./core/net/network.ts');
  using deadline = new Deadline(clock, timeoutOf(command, line, processPorts));
  const choosing = chooseInputs(command, line, context, { ...processPorts, deadline });
  const { config, configFailure, service, ci, ...inputs } = await deadline.race(
    choosing,
    'git, which describes this checkout',
  );
  const { Network } = await loading;
  using network = new Network({ env, clock, log: host.log, secrets, deadline, lookup: nameLookup() });
  const { questions } = host;
  const ports = {
    ...processPorts,
    log: host.log,
    questions,
    clock,
    programs: programsUntil(deadline),
    network,
    deadline,
  };
  progress.service = service;
  markTemporaryDirectories(processMark());
  // While the servers are waited for.
  const removed = removePrivateFilesOfKilledRuns(env, clock.now());
  const report = (outputs: Progress['known']) => {
    progress.known = { ...progress.known, ...outputs };
  };
  const onFailure: Run['onFailure'] = (summary) => {
    progress.summary = summary;
  };
  try {
    return await deadline.enforce(command.run({ ...inputs, config, configFailure, ci, ...ports, report, onFailure }));
  } finally {
    if (deadline.passed) await cleanUp();
    await Promise.race([removed, clock.sleep(longestRemoval)]);
  }
}

/** What a command gets of the process before its inputs are known. */
type EarlyPorts = ProcessPorts & { readonly deadline: Deadline };

function givenTo(line: CommandLine, { host, env }: ProcessPorts): InputSource[] {
  return [flagSource(line), hostSource(host), variableSource(env)];
}

/** Milliseconds. Known first: the time begins before anything is read. */
function timeoutOf({ inputs: { timeout } }: Command, line: CommandLine, ports: ProcessPorts): number {
  if (timeout === undefined) return Number.POSITIVE_INFINITY;
  return Number(resolveInputs({ timeout }, givenTo(line, ports), ports).inputs.timeout);
}

/** Most runs have no variable that their command does not know: only then all commands are loaded. */
async function warnOfMisspeltVariables(command: Command, { env, host }: ProcessPorts): Promise<void> {
  const own = new Set([...Object.keys(command.inputs).map(variableOf), ...secretVariables(env)]);
  const others = possibleInputs(env, commandNames).filter((name) => !own.has(name));
  if (others.length === 0) return;
  const all = await Promise.all(commandNames.map(loadCommand));
  const names = all.flatMap(({ inputs }) => Object.keys(inputs));
  for (const text of misspeltVariables(others, names)) host.log.warn(text);
}

async function chooseInputs(command: Command, line: CommandLine, context: Promise<CiContext>, ports: EarlyPorts) {
  const { host, secrets, cwd } = ports;
  refuseUnknownInputs(host, command.inputs, command.name);
  await warnOfMisspeltVariables(command, ports);
  const given = givenTo(line, ports);
  const { config: path, service, environment, cluster } = resolveInputs(runInputs, given, { secrets, cwd }).inputs;
  const known = await context;
  const judged = command.withoutConfig === true ? undefined : await judgedConfig(command, path, known, ports);
  const config = judged instanceof Failure ? undefined : judged;
  const configFailure = judged instanceof Failure ? judged : undefined;
  const found = await describedFor([config, ...givenTexts(command, given)], known, ports);
  const name = service !== undefined ? 'service' : environment !== undefined ? 'environment' : undefined;
  const runsWithout = command.withoutConfig === true || command.judgesConfig === true;
  if (config === undefined && name !== undefined && !runsWithout) {
    const hint =
      'Check the monorepo out before this step (GitHub: actions/checkout), run `monorepo-gitops init` for a file, or give --config.';
    throw badInput(name, 'needs a gitops.yaml, and there is none', hint);
  }
  if (config === undefined) {
    return { ...resolveInputs(command.inputs, given, { secrets, cwd }), config, configFailure, service, ci: found };
  }
  // Loaded here: it brings the code for services and environments, which many runs do without.
  const [{ configSource, refuseOtherService }, { withSourceIn }] = await Promise.all([
    import('./inputs/configured.ts'),
    import('./core/monorepo/environments.ts'),
  ]);
  const ci = withSourceIn(config, found, environment);
  const selection = { config, ci, service, environment, cluster };
  if (command.judgesConfig !== true) refuseOtherService(command, selection);
  const sources = [...given, configSource(command, selection)];
  return { ...resolveInputs(command.inputs, sources, { secrets, cwd }), config, configFailure, service, ci };
}

/** The file, or for a command that judges it what is wrong with its content. */
async function judgedConfig(...[command, ...file]: Parameters<typeof readConfig>) {
  try {
    return await readConfig(command, ...file);
  } catch (error) {
    const isOfContent = error instanceof Failure && error.code.startsWith('CONFIG_');
    if (command.judgesConfig !== true || !isOfContent) throw error;
    return error;
  }
}

function givenTexts(command: Command, sources: readonly InputSource[]): readonly unknown[] {
  return Object.keys(command.inputs).flatMap((name) => sources.map((source) => source(name)));
}

/** Milliseconds to read the source commit of the checkout. */
const descriptionTime = 60_000;

/** The context with what the source commit says, where one of the templates asks for it. */
async function describedFor(templates: readonly unknown[], ci: CiContext, ports: EarlyPorts): Promise<CiContext> {
  const { env } = ports;
  if (!templates.some(asksForDescription)) return ci;
  using deadline = ports.deadline.within(descriptionTime, 'describing the commit');
  return await withDescription(ci, { cwd: ci.workspace, env, programs: programsUntil(deadline) });
}

/**
 * The file at `path`, else the one of the working directory, else of the checkout's root. A command that judges it says
 * itself which directories are missing.
 */
async function readConfig({ judgesConfig }: Command, path: string | undefined, ci: CiContext, ports: EarlyPorts) {
  const { cwd } = ports;
  const found = path === undefined ? findConfigFile([cwd, ci.workspace]) : undefined;
  const isHere = path === undefined ? found !== undefined : existsSync(resolve(cwd, path));
  if (isStopJob(ci)) return stopJobConfig(path ?? (found && join(found.directory, found.name)), ci, ports);
  if (!isHere && path === undefined) return undefined;
  const [{ loadConfig }, { directoriesOnDisk }] = await Promise.all([
    import('./inputs/config/config.ts'),
    import('./inputs/config/directories.ts'),
  ]);
  return loadConfig(found?.directory ?? cwd, path, directoriesOnDisk(ci.workspace, judgesConfig !== true));
}

/** Milliseconds to read the file of a stop job from the monorepo. */
const configTime = 60_000;

async function stopJobConfig(path: string | undefined, ci: CiContext, ports: EarlyPorts) {
  const { host, secrets, env, cwd } = ports;
  const [{ configOfStopJob }, { Network }] = await Promise.all([
    import('./inputs/stop-job-config.ts'),
    import('./core/net/network.ts'),
  ]);
  using deadline = ports.deadline.within(configTime, 'reading gitops.yaml');
  const { log } = host;
  using network = new Network({ env, clock, log, secrets, deadline, lookup: nameLookup() });
  const checkout = { cwd: ci.workspace, env, clock, programs: programsUntil(deadline) };
  return configOfStopJob(path, { ci, cwd, checkout, env, log, clock, secrets, network });
}

function chooseHost(given: {
  env: Environment;
  cwd: string;
  terminal: Terminal;
  redact: (text: string) => string;
  clock: Clock;
  verbose: boolean;
  asAction: boolean;
}): Host {
  if (given.asAction || given.env.GITHUB_ACTIONS === 'true') return githubActionsHost(given);
  if (isGitlabJob(given.env)) return gitlabCiHost(given);
  return shellHost(given);
}

/** GitHub reads workflow commands and logs from stdout; elsewhere, and beside `--json`, the log is stderr. */
function terminalFor(json: boolean, env: Environment, asAction: boolean): Terminal {
  const isGithub = env.GITHUB_ACTIONS === 'true';
  const stream = isGithub && !json ? process.stdout : process.stderr;
  const isColouredLog = asAction || isGithub || isGitlabJob(env);
  const surroundings = { env, isColouredLog, isJenkins: isJenkins(env) };
  return {
    write: (text) => write(stream, text),
    colours: hasColours(stream, surroundings),
    hyperlinks: hasHyperlinks(stream, surroundings),
    isLive: isLiveScreen(stream, surroundings),
    get columns() {
      return columnsOf(stream, env);
    },
    interactive: process.stdin.isTTY === true,
    person: json ? undefined : personAt(env),
  };
}

/** Keys and lines that are drawn anew need both sides of a terminal, and one that can move its cursor. */
function personAt({ TERM }: Environment): Terminal['person'] {
  const { stdin: input, stdout: output } = process;
  return input.isTTY === true && output.isTTY === true && TERM !== 'dumb' ? { input, output } : undefined;
}

function unknownCommand(word: string): Failure {
  return badInput(word, 'is not a command', `${didYouMean(word, commandNames)}All commands: \`monorepo-gitops help\``);
}

/**
 * `help`, `help deploy`, `--help deploy`, `deploy --help` whatever follows, and no arguments at all. Further behind it may be the
 * value of a flag, such as a title that somebody else has chosen.
 */
function helpAsked({ action, argv }: Entry): { readonly command: string | undefined } | undefined {
  const [word, second] = argv;
  if (action !== undefined) return undefined;
  if (word === undefined) return { command: undefined };
  const isHelp = (argument: string | undefined) => argument === '--help' || argument === '-h';
  if (word === 'help' || isHelp(word)) return { command: second?.startsWith('-') === true ? undefined : second };
  return isHelp(second) ? { command: word } : undefined;
}

/** @throws bad input for a command that there is none of */
async function helpOf(name: string | undefined, { colours }: Terminal): Promise<string> {
  const { guides } = await import('./commands/guide.ts');
  const look = { colours: colours && process.stdout.isTTY === true };
  const heading = (text: string) => paint(text, 'heading', look);
  if (name !== undefined && !isCommand(name)) throw unknownCommand(name);
  if (name !== undefined) return commandHelp(await loadCommand(name), guides[name], heading);
  const names = Object.keys(guides).filter(isCommand);
  const all = names.map(async (each) => ({ command: await loadCommand(each), guide: guides[each] }));
  return overview(await Promise.all(all), heading);
}

/** A cancelled job, or Ctrl-C. */
function endedBy(signal: NodeJS.Signals, command: string | undefined): Failure {
  return new Failure('failed', 'CANCELLED', `${command ?? 'the run'} was ended by ${signal} before its end`, {
    hint: 'What is done stays done, and is not done twice: run it again to do the rest.',
  });
}

/** @param directories those that the run writes into */
function asFailure(error: unknown, directories: readonly string[]): Failure {
  if (error instanceof Failure) return error;
  const refused = systemFailure(error, directories);
  if (refused !== undefined) return refused;
  return new Failure('failed', 'UNEXPECTED', `Unexpected: ${messageOf(error)}`, {
    cause: error instanceof Error ? (error.stack ?? error) : error,
    hint: 'This is a fault of monorepo-gitops: please report it with the lines above.',
  });
}

function errorJson({ kind, code, message, hint, url }: Failure): object {
  return { kind, code, message, ...(hint === undefined ? {} : { hint }), url };
}

function printed(text: string, exitCode = 0): number {
  print(text.trimEnd());
  return exitCode;
}
