/** What `init` has to know: as the inputs say it, else as the person at the terminal does, else as it is guessed. */
import { badInput } from '../core/failure.ts';
import { checkBranchName } from '../core/git/repository.ts';
import type { CiContext, PipelineHost, Questions } from '../core/ports.ts';
import { pipelineHosts } from '../core/ports.ts';
import { didYouMean, listed } from '../core/suggestion.ts';
import { type ReviewKind, reviewKinds } from './adapt.ts';
import type { FoundService } from './detect.ts';
import {
  type Guess,
  guessDevelopmentBranch,
  guessGitopsRepository,
  guessHost,
  guessLine,
  guessProductionBranch,
  guessRegistry,
} from './guesses.ts';
import type { PipelineFile } from './reading/pipelines.ts';
import { type LayoutName, layoutNames } from './scaffold.ts';

export interface Answers {
  /** Names. */
  readonly services: readonly string[];
  readonly layout: LayoutName;
  readonly host: PipelineHost;
  readonly registry: string;
  /** Below which services are opened. */
  readonly domain: string;
  readonly gitopsRepository: string;
  readonly developmentBranch: string;
  readonly productionBranch: string;
  readonly review: ReviewKind;
  readonly argocdServer: string | undefined;
  readonly argocdProject: string | undefined;
}

/** What the inputs say; undefined: nothing. */
export type GivenAnswers = { readonly [Name in keyof Answers]: Answers[Name] | undefined };

/** What is there. */
export interface Found {
  readonly services: readonly FoundService[];
  readonly pipelines: readonly PipelineFile[];
  readonly ci: CiContext;
  /** The branches of `origin`. */
  readonly branches: readonly string[];
  /** The GitOps repository that is there already, with its environments: nothing is laid out in it. */
  readonly gitops?: Guess<string> | undefined;
  /** Where the images go that stand in it. */
  readonly registry?: Guess<string> | undefined;
}

interface Asking {
  /** Undefined: nobody is asked. */
  readonly questions: Questions | undefined;
  /** Says a guess that nobody was asked about. */
  readonly say: (line: string) => void;
}

const layoutHints: Readonly<Record<LayoutName, string>> = {
  'helm-values': 'one Helm chart, a values file for each service and environment',
  manifests: 'plain Kubernetes manifests',
  kustomize: 'a base for each service, an overlay for each environment',
  applicationset: 'a directory is an Application',
};

const hostNames: Readonly<Record<PipelineHost, string>> = {
  github: 'GitHub Actions',
  gitlab: 'GitLab CI/CD',
  jenkins: 'Jenkins',
};

const reviewHints: Readonly<Record<ReviewKind, string>> = {
  branch: 'each branch feature/** has one',
  request: 'each pull or merge request has one',
  none: 'there are none',
};

/** @throws bad input for a value that cannot be used; Failure `CANCELLED` when the person leaves */
export async function decide(given: GivenAnswers, found: Found, { questions, say }: Asking): Promise<Answers> {
  const { ci, pipelines } = found;
  const ask = new Asker(questions, say);
  const services = await chosenServices(given.services, found.services, questions);
  const taken = found.services.filter(({ name }) => services.includes(name));
  const layout =
    given.layout ??
    (found.gitops === undefined
      ? await questions?.choose<LayoutName>({
          message: 'How is the GitOps repository arranged?',
          choices: layoutNames.map((value) => ({ value, hint: layoutHints[value] })),
          initial: 'helm-values',
        })
      : undefined) ??
    'helm-values';
  const host =
    given.host ??
    (await ask.choice('host', 'Where do pipelines run?', guessHost(ci, pipelines), pipelineHosts, hostNames));
  const registry = await ask.text('registry', 'Where do images go?', {
    given: given.registry,
    guess: found.registry ?? guessRegistry(ci, host, { pipelines, services: taken }),
    problem: registryProblem,
    hint: 'Write it as in an image: harbor.example.com/fe.',
  });
  const gitopsRepository = await ask.text('gitops-repository', 'Which is the GitOps repository?', {
    given: given.gitopsRepository,
    guess: found.gitops ?? guessGitopsRepository(ci, pipelines),
    problem: (text) => (/\s/.test(text) ? 'is no URL, owner/name or path' : undefined),
    hint: 'Give a URL, or owner/name on the forge of the monorepo.',
  });
  const domain =
    found.gitops === undefined
      ? await ask.text('domain', 'Below which domain are services opened?', {
          given: given.domain,
          guess: { value: 'example.com', reason: undefined },
          problem: domainProblem,
          hint: 'Give the name alone: apps.example.com. Services are then web1.dev.apps.example.com, and so on.',
        })
      : (given.domain ?? 'example.com');
  const productionBranch = await ask.text('production-branch', 'Which branch is deployed to production?', {
    given: given.productionBranch,
    guess: guessProductionBranch(found),
    problem: branchProblem,
    hint: 'Give the short name, such as main.',
  });
  const developmentBranch = await ask.text('development-branch', 'Which branch is deployed to the first environment?', {
    given: given.developmentBranch,
    guess: guessDevelopmentBranch(found),
    problem: (text) => branchProblem(text) ?? reachProblem(text, productionBranch),
    hint: 'Give another branch than the one of production. Where both are one, give production a tag in gitops.yaml: when: { tag: "v*" }.',
  });
  const review =
    given.review ??
    (found.gitops === undefined
      ? await questions?.choose<ReviewKind>({
          message: 'What has a review environment?',
          choices: reviewKinds.map((value) => ({ value, hint: reviewHints[value] })),
          initial: 'branch',
        })
      : undefined) ??
    'branch';
  const argocdServer =
    given.argocdServer ?? (await optional(questions, 'Argo CD server', 'none: Applications are written to Git'));
  const argocdProject = given.argocdProject ?? (await optional(questions, 'Argo CD project', 'the default one'));
  return {
    services,
    layout,
    host,
    registry: registry.replace(/\/+$/, ''),
    domain,
    gitopsRepository,
    developmentBranch,
    productionBranch,
    review,
    argocdServer,
    argocdProject,
  };
}

/** Asks, or says what is guessed. */
class Asker {
  readonly #questions: Questions | undefined;
  readonly #say: (line: string) => void;

  constructor(questions: Questions | undefined, say: (line: string) => void) {
    this.#questions = questions;
    this.#say = say;
  }

  async choice<V extends string>(
    input: string,
    message: string,
    guess: Guess<V>,
    values: readonly V[],
    hints: Readonly<Record<V, string>>,
  ): Promise<V> {
    if (this.#questions === undefined) {
      this.#say(guessLine(input, guess));
      return guess.value;
    }
    const choices = values.map((value) => ({
      value,
      hint: value === guess.value && guess.reason !== undefined ? `${hints[value]}: ${guess.reason}` : hints[value],
    }));
    return this.#questions.choose({ message, choices, initial: guess.value });
  }

  async text(
    input: string,
    message: string,
    {
      given,
      guess,
      problem,
      hint,
    }: {
      readonly given: string | undefined;
      readonly guess: Guess<string>;
      readonly problem: (text: string) => string | undefined;
      readonly hint: string;
    },
  ): Promise<string> {
    if (given === undefined && this.#questions !== undefined) {
      const because = guess.reason === undefined ? '' : ` (${guess.reason})`;
      const asked = { message: `${message}${because}`, initial: guess.value };
      return this.#questions.text({ ...asked, problem: (text) => withText(text, problem(text)) });
    }
    const value = given ?? guess.value;
    const wrong = given === undefined && input !== 'development-branch' ? undefined : problem(value);
    if (wrong !== undefined) throw badInput(input, `${JSON.stringify(value)} ${wrong}`, hint);
    if (given === undefined) this.#say(guessLine(input, guess));
    return value;
  }
}

function withText(text: string, problem: string | undefined): string | undefined {
  return problem === undefined ? undefined : `${JSON.stringify(text)} ${problem}`;
}

async function optional(questions: Questions | undefined, message: string, hint: string): Promise<string | undefined> {
  const problem = (text: string) => (/\s/.test(text) ? 'it has no spaces' : undefined);
  const text = await questions?.text({ message: `${message} (Enter: ${hint})`, initial: '', hint, problem });
  return text === undefined || text === '' ? undefined : text;
}

async function chosenServices(
  given: readonly string[] | undefined,
  found: readonly FoundService[],
  questions: Questions | undefined,
): Promise<readonly string[]> {
  const names = found.map(({ name }) => name);
  const unknown = given?.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const hint = `${didYouMean(unknown, names)}Found were: ${listed(names)}.`;
    throw badInput('services', `${JSON.stringify(unknown)} is no service of this monorepo`, hint);
  }
  if (given !== undefined) return names.filter((name) => given.includes(name));
  if (questions === undefined || names.length === 1) return names;
  return questions.chooseSeveral({
    message: 'Which services are deployed?',
    choices: found.map(({ name, path }) => ({ value: name, hint: path })),
    initial: names,
  });
}

function registryProblem(text: string): string | undefined {
  return /[\s@]|:\/\//.test(text) ? 'is not a registry with a path' : undefined;
}

function domainProblem(text: string): string | undefined {
  const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
  return new RegExp(`^${label}(?:\\.${label})*$`).test(text) ? undefined : 'is not a DNS name in lower case';
}

function branchProblem(text: string): string | undefined {
  try {
    checkBranchName(text);
    return undefined;
  } catch {
    return 'is not a valid branch name';
  }
}

function reachProblem(development: string, production: string): string | undefined {
  if (development !== production) return undefined;
  return 'is deployed to production, and the first environment that matches a branch takes it';
}
