/**
 * What the core needs from the process and its host, as small interfaces. `hosts` and `main.ts` implement them; tests
 * pass plain objects.
 */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';

/** What a text of the log is, for hosts that show it in a colour of its own. */
export type LogTone = 'diff' | 'title' | 'hint';

/** The log of a command. Every line passes through `Secrets.redact` before it is shown. */
export interface Log {
  /** A line that begins with ✔, ▲ or ✗ has its mark in colour where the host has colours. */
  info(text: string, tone?: LogTone): void;
  /** Shown only when the user asks for more (`--verbose`, `RUNNER_DEBUG`, `CI_DEBUG_TRACE`). */
  detail(line: string): void;
  warn(line: string): void;
  /**
   * A foldable section of the host's log. One of several that go on at the same time has a label: each of its lines begins
   * with it, and the groups within it are lines of it.
   */
  group<T>(title: string, body: () => Promise<T>, options?: { readonly label: string }): Promise<T>;
  /**
   * Something that takes long, such as `building web1`: shown with the time that it took so far, until it has ended. What is
   * said may change meanwhile.
   */
  during<T>(what: string | (() => string), body: () => Promise<T>): Promise<T>;
}

/** A piece of a line on a screen, with what it means. */
export interface ScreenSpan {
  /** On one line; the host makes it printable. */
  readonly text: string;
  readonly meaning?: 'heading' | 'strong' | 'detail' | 'ok' | 'warning' | 'failed' | 'code' | 'link' | undefined;
  /** Where a link leads. */
  readonly url?: string | undefined;
}

export type ScreenLine = readonly ScreenSpan[];

/** What a screen is measured by: wide characters take two columns. */
export interface ScreenSize {
  readonly columns: number;
  widthOf(text: string): number;
  /** The text, or where it is wider its beginning with an ellipsis. */
  cutTo(text: string, columns: number): string;
}

/** One of the answers to a question. */
export interface Choice<V extends string = string> {
  readonly value: V;
  /** What it means, in a few words. */
  readonly hint?: string;
}

/**
 * Asks the person in front of the terminal. A question stays until it is answered; a person who leaves instead (Ctrl-C) ends
 * the run with the Failure `CANCELLED`.
 */
export interface Questions {
  choose<V extends string>(question: {
    readonly message: string;
    readonly choices: readonly Choice<V>[];
    readonly initial: V;
  }): Promise<V>;
  /** At least one of them. */
  chooseSeveral(question: {
    readonly message: string;
    readonly choices: readonly Choice[];
    readonly initial: readonly string[];
  }): Promise<readonly string[]>;
  /** Enter alone takes `initial`, which may be empty. `problem`: why a text cannot be taken. */
  text(question: {
    readonly message: string;
    readonly initial: string;
    readonly hint?: string;
    readonly problem?: (text: string) => string | undefined;
  }): Promise<string>;
}

/** Time, timers and randomness. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Rejects with the reason of the signal when that comes first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /**
   * Calls back once, after that many milliseconds (never after `Infinity`), unless the returned function is called before.
   * The timer does not keep the process alive: it bounds work that does.
   */
  after(milliseconds: number, call: () => void): () => void;
  /** Uniform in [0, 1): the jitter of retries. */
  random(): number;
  uuid(): string;
}

/** The environment variables that children and credential look-ups may see. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Starts programs: never through a shell, and each in a process group of its own. */
export interface Programs {
  /**
   * Runs a program to its end. Does not throw when it fails.
   *
   * @throws Failure `DEADLINE` when the run's deadline ends it, `PROGRAM_OUTPUT` when it prints more than it may
   */
  run(call: ProgramCall): Promise<ProgramResult>;
  /**
   * A program whose streams the caller drives, such as `git cat-file --batch`. The caller handles its `error` event, which
   * carries the Failure `DEADLINE` when the run's deadline ends the program.
   */
  start(call: ProgramCall): ChildProcessWithoutNullStreams;
}

/** Program and arguments; never a secret, since every user of the machine can read them (law 6). */
export type Argv = readonly [string, ...string[]];

export interface ProgramCall {
  readonly argv: Argv;
  /** What the program may see; it gets what it needs of it (`core/program-environment`). */
  readonly env: Environment;
  readonly cwd?: string;
  readonly stdin?: Uint8Array | string;
  /** Every line of stdout and stderr as it comes. */
  readonly onLine?: (line: string) => void;
  /** Milliseconds until the program and all its children are ended. */
  readonly timeout?: number;
  /** Bytes of stdout at which the program is ended. Default: 256 MiB; with `onLine` only the end of it is kept. */
  readonly outputLimit?: number;
}

export interface ProgramResult {
  readonly result: 'exited' | 'timed-out' | 'not-started';
  /** As in a shell: 127 when it could not be started, 124 after a time-out, 128 + the number of a signal. */
  readonly exitCode: number;
  readonly stdout: Buffer;
  /** Its last mebibyte. */
  readonly stderr: string;
}

/** The secrets that this process has met so far (law 6). */
export interface Secrets {
  /** Registers a value and its base64 and URL-encoded forms; hosts mask them too. Values under 4 characters are ignored. */
  add(value: string): void;
  /** The text with every registered value replaced by `***`. */
  redact(text: string): string;
  /** Whether a text would publish a registered secret, in any of its forms. */
  isIn(text: string): boolean;
}

/** The event in the monorepo that started this run. */
export type CiEvent =
  | { readonly kind: 'push' }
  | {
      readonly kind: 'tag';
      readonly tag: string;
      /** By no push of it. */
      readonly startedBy?: 'schedule' | 'manual';
    }
  | {
      readonly kind: 'request';
      readonly number: number;
      readonly fromFork: boolean;
      /** It was closed and is open again, perhaps with the same commit. */
      readonly reopened?: true;
      /** As the event has them; absent where it tells none, and in a run that is an old one again. */
      readonly labels?: readonly string[];
      /** The event tells neither branch nor commit of its request, and this is why nothing is deployed before they are known. */
      readonly unread?: string;
    }
  | {
      readonly kind: 'request-closed';
      readonly number: number;
      readonly merged: boolean;
      readonly fromFork?: true;
    }
  | { readonly kind: 'branch-deleted' }
  /** A merge queue or merge train tries what a branch would become: nothing is deployed from it. */
  | { readonly kind: 'queue' }
  | { readonly kind: 'schedule' }
  /** By a person, or by a call of the forge's API: no push, and no schedule. */
  | { readonly kind: 'manual' };

/** `when.request` of an environment: any of them is enough. */
export interface RequestOptIn {
  /** Names of labels. */
  readonly label?: readonly string[];
  /** A line of a comment: `/deploy-preview`. */
  readonly comment?: string;
  /** Globs of files that the request changes. */
  readonly path?: readonly string[];
}

/** Whether a request asks for an environment, by which of these words, and why that is so, for people. */
export interface Wish {
  readonly is: 'yes' | 'no' | 'unknown';
  readonly why: string;
  readonly optIn: RequestOptIn;
}

/** Where pipelines run; `init` writes one for each. */
export const pipelineHosts = ['github', 'gitlab', 'jenkins'] as const;
export type PipelineHost = (typeof pipelineHosts)[number];

/** GitLab's dotenv report (`artifacts:reports:dotenv`), in the checkout. The host writes it, and no build reads it. */
export const dotenvReport = 'monorepo-gitops.env';

/** Directory beside it, an artifact, with the values that are too large for the report: one file a variable. */
export const outputFiles = 'monorepo-gitops-outputs';

/** GitLab's job that stops an environment. It runs without a checkout, and no event tells why it was started. */
export function isStopJob({ host, event }: Pick<CiContext, 'host' | 'event'>): boolean {
  return host === 'gitlab' && (event.kind === 'branch-deleted' || event.kind === 'request-closed');
}

/** What all commands know about a run, from whichever host. */
export interface CiContext {
  readonly host: PipelineHost | 'shell';
  readonly event: CiEvent;
  /** `owner/name` or GitLab's `group/project`; the directory's name where there is no forge. Never empty. */
  readonly repository: string;
  /** For people and commit trailers: `https://…`, without credentials. */
  readonly repositoryUrl: string | undefined;
  /** The name of the run's review environment, where another monorepo has the usual one in the GitOps repository. */
  readonly reviewName?: string;
  /** Full object name of the source commit (40 or 64 hex digits); undefined outside a checkout. */
  readonly commit: string | undefined;
  /** First paragraph and author's name of that commit; read only where a template asks for them. */
  readonly described?: { readonly subject: string; readonly author: string };
  /** Short branch name; for a request its source branch; for a tag build `undefined`. */
  readonly branch: string | undefined;
  readonly defaultBranch: string | undefined;
  /** Target branch of a request. */
  readonly targetBranch: string | undefined;
  /** Where the change began, when the host knows: the request's base or the commit before the push. */
  readonly baseCommit: string | undefined;
  readonly requestNumber: number | undefined;
  /** By environment: whether the request asks for it, where the environment wants a word for it and that was asked. */
  readonly wishes?: ReadonlyMap<string, Wish>;
  /**
   * Full name of the source that the run is for: `refs/heads/x`, `refs/tags/v1`, `refs/pull/5/head`,
   * `refs/merge-requests/5/head`. Undefined where the host names none, and in a merge queue.
   */
  readonly sourceRef: string | undefined;
  /** GitLab's `CI_COMMIT_REF_SLUG`, which several branches may share. */
  readonly refSlug: string | undefined;
  /** A person asked for this run by hand, also by running an earlier one again. */
  readonly byPerson: boolean;
  /** Milliseconds since the epoch before which this pipeline cannot have been created, where the host tells. */
  readonly pipelineCreatedAt: number | undefined;
  /** The commit that must be checked out where the event's own checkout is another one, and how that is done. */
  readonly requiredCheckout?: { readonly commit: string; readonly event: string; readonly hint: string };
  readonly actor: { readonly name: string; readonly email: string };
  readonly pipelineUrl: string | undefined;
  /** Number or id of the run, unique in its pipeline system; `0` on a laptop. */
  readonly runId: string;
  /** Absolute path of the monorepo's checkout. */
  readonly workspace: string;
}
