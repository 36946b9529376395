/** Runs as events would start them, for an environment that nothing has been deployed to yet: `check` asks what such a run would. */
import { alternatives } from '../glob.ts';
import type { CiContext } from '../ports.ts';
import { requestRefs } from '../source/source-ref.ts';
import { environmentFor } from './environments.ts';
import { type EventConfig, ofService, servicesIn, takesRequests } from './events/events.ts';

interface SampleRun {
  readonly ci: CiContext;
  /** For people: `a push to feature/x`. */
  readonly event: string;
}

/** A commit that no repository has, for checks outside of a checkout. */
const noCommit = '0123456789abcdef0123456789abcdef01234567';

/**
 * The run at hand where its event deploys to the environment; else the first event that does: a push to a branch that is
 * there, to one that could be, of a tag, a request. Without any it is the run at hand, as somebody starts it by name.
 *
 * @param branches of the monorepo, as far as they are known
 */
export function sampleRun(config: EventConfig, name: string, given: CiContext, branches: readonly string[]): SampleRun {
  const { subject = 'An example', author = 'Somebody' } = given.described ?? {};
  const ci: CiContext = { ...given, commit: given.commit ?? noCommit, described: { subject, author } };
  const { when, services: list } = config.environments.get(name) ?? {};
  const [service = ''] = servicesIn(list, config.services?.keys() ?? []);
  const isTaken = (sample: SampleRun) => environmentFor(config, sample.ci)?.name === name;
  const patterns = (kind: 'branch' | 'tag', filler: string) =>
    (when?.[kind] ?? []).flatMap((pattern) => sampleRefs(pattern.replaceAll(ofService, service), filler));
  const candidates = [
    { ci, event: 'this run' },
    ...[...patterns('branch', ''), ...branches, ...patterns('branch', 'example')].map((branch) => pushTo(branch, ci)),
    ...[...patterns('tag', '1.2.3'), ...patterns('tag', 'x')].map((tag) => tagged(tag, ci)),
    ...(takesRequests({ ...(when && { when }) }) ? [requested(ci)] : []),
    ...(['schedule', 'manual'] as const).map((kind) => startedBy(kind, ci)),
  ];
  return candidates.find(isTaken) ?? { ...pushTo(ci.branch ?? ci.defaultBranch ?? 'main', ci), event: 'by its name' };
}

function pushTo(branch: string, ci: CiContext): SampleRun {
  const sourceRef = `refs/heads/${branch}`;
  return { ci: { ...withoutSource(ci), event: { kind: 'push' }, branch, sourceRef }, event: `a push to ${branch}` };
}

function tagged(tag: string, ci: CiContext): SampleRun {
  const sourceRef = `refs/tags/${tag}`;
  return { ci: { ...withoutSource(ci), event: { kind: 'tag', tag }, sourceRef }, event: `the tag ${tag}` };
}

function requested(ci: CiContext): SampleRun {
  const number = 1;
  const sample = {
    ...withoutSource(ci),
    event: { kind: 'request', number, fromFork: false },
    branch: 'example',
    targetBranch: ci.defaultBranch ?? 'main',
    requestNumber: number,
    sourceRef: `${requestRefs[ci.host === 'gitlab' ? 'gitlab' : 'github']}${number}/head`,
  } as const;
  return { ci: sample, event: 'a request' };
}

function startedBy(kind: 'schedule' | 'manual', ci: CiContext): SampleRun {
  const { ci: onBranch } = pushTo(ci.defaultBranch ?? ci.branch ?? 'main', ci);
  return { ci: { ...onBranch, event: { kind } }, event: kind === 'schedule' ? 'a schedule' : 'a person' };
}

function withoutSource(ci: CiContext): CiContext {
  const { reviewName: _, ...rest } = ci;
  return { ...rest, branch: undefined, targetBranch: undefined, baseCommit: undefined, requestNumber: undefined };
}

/**
 * Names that a pattern takes: one level, and where it goes on, two. None for a pattern that takes names back.
 *
 * @param filler in place of each star; with an empty one a pattern alone has none
 */
export function sampleRefs(pattern: string, filler = 'x'): readonly string[] {
  if (pattern.startsWith('!')) return [];
  return alternatives(pattern).flatMap((each) => {
    if (filler === '') return /[*?]/.test(each) ? [] : [each];
    const fill = (deep: string) =>
      each.replace(/\*\*\/|\*+|\?/g, (token) =>
        token === '**/' ? '' : token === '?' ? 'x' : token.length > 1 ? deep : filler,
      );
    return [...new Set([fill(filler), fill(`${filler}/y`)])];
  });
}
