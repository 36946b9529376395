/** The monorepo of a run, as `status` asks it: how commits stand to each other, and which commit a text names. */
import { badInput, Failure } from '../../core/failure.ts';
import { StatusMonorepo } from '../../core/flow/status/monorepo.ts';
import { isObjectName } from '../../core/git/commit.ts';
import type { ReferenceCommit } from '../../core/git/message.ts';
import type { ObjectId } from '../../core/git/transport.ts';
import { firstLine, git } from '../../core/source/checkout.ts';
import { referenceOf } from '../../core/source/source-commits.ts';
import type { SourceFacts } from '../../core/source/source-facts.ts';
import { openSourceRemote } from '../../core/source/source-remote.ts';
import { didYouMean } from '../../core/suggestion.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { EnvironmentKeys } from '../comparison/keys.ts';
import { sourceQuestionOf } from '../comparison/source.ts';
import type { StatusRun } from './inputs.ts';

/** @param commits that are asked about */
export function openMonorepo(
  run: StatusRun,
  config: ConfigFile,
  facts: SourceFacts,
  commits: Iterable<ObjectId>,
): Promise<StatusMonorepo> {
  const keys = new EnvironmentKeys(run, config);
  const servicesOf: Parameters<typeof StatusMonorepo.open>[0]['servicesOf'] = async (environment, differences) => {
    const reasons = await keys.changedBy(environment, differences);
    return reasons && new Set([...reasons].flatMap(([service, all]) => (all.length > 0 ? [service] : [])));
  };
  return StatusMonorepo.open({ checkout: checkoutOf(run), facts, servicesOf }, commits);
}

function checkoutOf({ ci, env, programs, clock }: StatusRun) {
  return { cwd: ci.workspace, env, programs, clock };
}

/**
 * The commit that the input `commit` names: in the checkout, else among the branches and tags of the remote.
 *
 * @param deployed commits that are known to be deployed, for a suggestion
 * @throws bad input for one that the monorepo does not have
 */
export async function commitNamed(
  run: StatusRun,
  text: string,
  facts: SourceFacts,
  deployed: readonly ObjectId[],
): Promise<ObjectId> {
  const found = (await inCheckout(run, text)) ?? (await atRemote(text, facts)) ?? abbreviated(text, deployed);
  if (found !== undefined) return found;
  const names = [...(await refNames(run)), ...new Set(deployed.map((each) => each.slice(0, 8)))];
  const near = didYouMean(text, names);
  const hint = `${near}Give a commit, a branch or a tag of the monorepo; a shallow checkout has few of them.`;
  throw badInput('commit', `"${text}" is no commit of the monorepo that can be found here`, hint);
}

async function inCheckout(run: StatusRun, text: string): Promise<ObjectId | undefined> {
  // An expression (`HEAD~2`) is as good as a name; an option is none.
  if (/^-|[\s\p{Cc}]/u.test(text)) return undefined;
  const names = [text, `refs/remotes/origin/${text}`];
  for (const name of names) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    const id = firstLine(
      await git(checkoutOf(run), args).catch(() => ({ code: 1, stdout: Buffer.alloc(0), stderr: '' })),
    );
    if (id !== undefined) return id;
  }
  return undefined;
}

async function atRemote(text: string, facts: SourceFacts): Promise<ObjectId | undefined> {
  const abbreviation = await facts.commitOf(text);
  if (abbreviation !== undefined && abbreviation !== 'unknown') return abbreviation;
  if (isObjectName(text) && (await facts.has(text)) === 'yes') return text;
  if (/[\s\p{Cc}~^:?*[\\]|\.\./u.test(text)) return undefined;
  const refs = text.startsWith('refs/') ? [text] : [`refs/heads/${text}`, `refs/tags/${text}`];
  for (const ref of refs) {
    const tip = await facts.tip(ref);
    if (tip !== undefined) return tip;
  }
  return undefined;
}

/** Without the monorepo at hand: what runs somewhere is known by its name. */
function abbreviated(text: string, deployed: readonly ObjectId[]): ObjectId | undefined {
  if (!/^[0-9a-f]{7,64}$/.test(text)) return undefined;
  const found = [...new Set(deployed)].filter((each) => each.startsWith(text));
  return found.length === 1 ? found[0] : undefined;
}

async function refNames(run: StatusRun): Promise<readonly string[]> {
  const args = ['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads', 'refs/tags', 'refs/remotes'];
  const { code, stdout } = await git(checkoutOf(run), args).catch(() => ({ code: 1, stdout: Buffer.alloc(0) }));
  const names = code === 0 ? stdout.toString('utf8').split('\n').filter(Boolean) : [];
  const { defaultBranch } = run.ci;
  const all = [
    ...names.map((name) => name.replace(/^origin\//, '')),
    ...(defaultBranch === undefined ? [] : [defaultBranch]),
  ];
  return [...new Set(all)];
}

/** Of commits that neither a record nor the checkout tells of: the remote is asked once for all of them, as far as it answers. */
export async function describedAtRemote(
  run: StatusRun,
  commits: readonly ObjectId[],
): Promise<ReadonlyMap<ObjectId, ReferenceCommit>> {
  if (commits.length === 0) return new Map();
  try {
    const { transport, answer } = await openSourceRemote(sourceQuestionOf(run), (opened) => opened.commits(commits, 1));
    await transport[Symbol.asyncDispose]();
    return new Map(answer.map(({ id, body }) => [id, referenceOf(body)]));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    run.log.detail(`who made ${commits.length} commits is not known: ${error.message}`);
    return new Map();
  }
}
