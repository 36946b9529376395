/**
 * Jenkins without Jenkins: a Jenkinsfile and its shared library run in Groovy 2.4, the version that Jenkins has, with
 * stand-ins for the directives and steps (`jenkins.groovy`); the `sh` steps are real processes in a real checkout.
 *
 *   const build = await runJenkinsfile({ checkout, text, branch: 'develop', credentials, env });
 *   build.result; build.stages; build.log
 */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchDirectory } from '../lifetime.ts';
import { cleanEnvironment } from '../program.ts';
import { findProgram, type RealPart, realPart } from '../real-parts.ts';

const jars = ['groovy-all.jar', 'commons-cli.jar'].map((name) => join('/usr/share/java', name));

export const groovy = (): Promise<RealPart> =>
  realPart(
    'Groovy 2.4',
    async () => jars.every(existsSync) && (await findProgram('java')) !== undefined,
    'Debian: apt-get install groovy default-jre-headless',
  );

type Credential = { readonly secret: string } | { readonly username: string; readonly password: string };

export interface JenkinsBuild {
  /** The text of the Jenkinsfile. */
  readonly text: string;
  /** `vars` of the shared library. */
  readonly library?: string;
  /** The address that Jenkins cloned. */
  readonly url: string;
  /** Where the repository is in truth. */
  readonly repository: string;
  readonly branch: string;
  readonly number: number;
  /** What `triggeredBy` sees. Default `BranchEventCause`. */
  readonly cause?: 'BranchEventCause' | 'TimerTrigger' | 'UserIdCause';
  /** `CHANGE_…` of a request, and what the machine gives: proxies, authorities. */
  readonly env: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, string | boolean>>;
  /** Jenkins' credentials by their ids. */
  readonly credentials: Readonly<Record<string, Credential>>;
}

export interface JenkinsResult {
  readonly result: 'SUCCESS' | 'FAILURE';
  /** Those that ran, in order. */
  readonly stages: readonly string[];
  /** The texts of the `sh` steps, in order. */
  readonly scripts: readonly string[];
  /** What the build is called beside its number. */
  readonly description?: string;
  /** What `triggers` says. */
  readonly triggers: readonly string[];
  /** The console, with Jenkins' own masks. */
  readonly log: string;
  readonly workspace: string;
}

export async function runJenkinsfile(build: JenkinsBuild): Promise<JenkinsResult> {
  const { text, library, url, repository, branch, number, cause = 'BranchEventCause', parameters = {} } = build;
  const directory = scratchDirectory('jenkins');
  const [workspace, tmp] = [join(directory, 'workspace'), join(directory, 'workspace@tmp')];
  mkdirSync(tmp);
  // A multibranch job builds a commit: no branch is checked out. The address is the one that users have.
  execFileSync('git', ['clone', '--quiet', '--branch', branch, repository, workspace]);
  const git = (...argv: readonly string[]) =>
    execFileSync('git', ['-C', workspace, ...argv], { encoding: 'utf8' }).trim();
  git('checkout', '--quiet', '--detach');
  git('remote', 'set-url', 'origin', url);
  const job = `shop/${encodeURIComponent(branch)}`;
  const env = {
    ...cleanEnvironment(),
    JENKINS_URL: 'https://ci.example.com/',
    JOB_NAME: job,
    BUILD_URL: `https://ci.example.com/job/shop/job/${encodeURIComponent(branch)}/${number}/`,
    BUILD_NUMBER: String(number),
    BRANCH_NAME: branch,
    GIT_BRANCH: branch,
    GIT_COMMIT: git('rev-parse', 'HEAD'),
    GIT_URL: url,
    WORKSPACE: workspace,
    WORKSPACE_TMP: tmp,
    ...build.env,
  };
  const file = join(tmp, 'build.json');
  const answer = join(directory, 'result.json');
  const settings = { jenkinsfile: text, library, cause, env, parameters, credentials: build.credentials };
  writeFileSync(file, JSON.stringify(settings));
  const script = join(import.meta.dirname, 'jenkins.groovy');
  const argv = ['-cp', jars.join(':'), '-Xshare:auto', '-XX:TieredStopAtLevel=1', 'groovy.ui.GroovyMain', script];
  const log = await new Promise<string>((resolve) => {
    execFile('java', [...argv, file, answer], { maxBuffer: 64 << 20 }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
  if (!existsSync(answer)) throw new Error(`The Jenkinsfile did not run:\n${log}`);
  const { result, description, events } = JSON.parse(readFileSync(answer, 'utf8')) as {
    description?: string;
    result: JenkinsResult['result'];
    events: readonly Readonly<Record<string, string>>[];
  };
  const all = (name: string) => events.flatMap(({ [name]: value }) => (value === undefined ? [] : [value]));
  return {
    result,
    ...(description ? { description } : {}),
    stages: all('stage'),
    scripts: all('sh'),
    triggers: all('trigger'),
    log,
    workspace,
  };
}
