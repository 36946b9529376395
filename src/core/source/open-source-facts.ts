/** Asks the monorepo's remote and its forge what the decision about a deployment needs to know of the source. */
import { Failure, messageOf } from '../failure.ts';
import type { Forge, ForgePorts } from '../forge/forge.ts';
import { openJobForge } from '../forge/forges.ts';
import { withSharedReads } from '../git/snapshot.ts';
import type { ObjectId, RefAdvertisement, Transport } from '../git/transport.ts';
import type { CiContext } from '../ports.ts';
import { hasNoRemote, headCommit } from './checkout.ts';
import { Relations } from './relations.ts';
import { remoteTree } from './remote-tree.ts';
import type { DeployedCommit, SourceFacts } from './source-facts.ts';
import { parseSourceRef } from './source-ref.ts';
import { openSourceRemote, type RemoteQuestion } from './source-remote.ts';
import type { SourceTree } from './tree.ts';
import { wishOf } from './wish/opt-in.ts';
import { requestView } from './wish/request-view.ts';

export interface SourceFactsQuestion extends RemoteQuestion, Pick<ForgePorts, 'network'> {
  readonly ci: CiContext;
  /** The commit at hand, as `candidateOf` tells it. */
  readonly candidate: ObjectId;
}

/** Milliseconds for which an answer about tips and requests counts. */
const freshness = 30_000;
/** Milliseconds for the forge to answer: what it does not tell is unknown, and the run goes on. */
const forgeTime = 15_000;
/** Commits of `lacking`. */
const mostLacking = 10;

/** The names of the refs that one listing is asked for, and what it says. */
interface Tips {
  /** Commits by the full names of refs; of an annotated tag the commit that it names. */
  readonly refs: ReadonlyMap<string, ObjectId>;
  readonly defaultRef: string | undefined;
  /**
   * Whether the refs are those of the remote. A checkout without one answers for itself: a branch that it lacks need not be
   * gone, and one that it has may be.
   */
  readonly complete: boolean;
  /** The ref of the run, or of the branch whose tip is the commit at hand where the host names none. */
  readonly source: string | undefined;
}

/** Sends nothing before the first question. Dispose of it when the run is over. */
export function openSourceFacts(question: SourceFactsQuestion): SourceFacts & AsyncDisposable {
  return new AskedSource(question);
}

class AskedSource implements SourceFacts, AsyncDisposable {
  readonly notes: string[] = [];
  readonly #question: SourceFactsQuestion;
  readonly #relations: Relations;
  #transport: Transport | undefined;
  /** The same, for trees that are read at the same time. */
  #trees: Transport | undefined;
  #tips: Promise<Tips | undefined> | undefined;
  #tipsAsked = 0;
  #on: ReturnType<SourceFacts['on']> | undefined;
  #ownTip: Promise<boolean> | undefined;
  readonly #requests = new Map<number, Promise<'open' | 'closed' | 'unknown'>>();
  /** Labels of the open ones. */
  readonly #labels = new Map<number, readonly string[]>();
  #unwanted: Promise<boolean> | undefined;
  readonly #otherRefs = new Map<string, Promise<ObjectId | 'gone' | 'unknown'>>();

  constructor(question: SourceFactsQuestion) {
    this.#question = question;
    this.#relations = new Relations({
      checkout: question.checkout,
      transport: async () => {
        await this.#listed();
        return this.#transport;
      },
      tips: () => this.#knownTips(),
      compare: (commit, other) =>
        this.#askForge((forge) => forge.compare(commit, other), 'the forge does not tell which commit is older'),
      note: (line) => this.#note(line),
    });
  }

  on(): ReturnType<SourceFacts['on']> {
    this.#on ??= this.#findOnSource();
    return this.#on;
  }

  async #findOnSource(): ReturnType<SourceFacts['on']> {
    const { candidate } = this.#question;
    const tips = await this.#listed();
    const own = await this.#isOwnTip();
    if (tips?.source === undefined) return own ? 'tip' : 'unknown';
    const heads = this.#heads(tips);
    if (heads.length === 0) {
      if (own) return 'tip';
      return !tips.complete || parseSourceRef(tips.source)?.kind === 'request' ? 'unknown' : 'off';
    }
    if (heads.includes(candidate)) return 'tip';
    // A tag that names another commit was moved.
    if (parseSourceRef(tips.source)?.kind === 'tag') return tips.complete ? 'off' : 'unknown';
    const relations = [];
    for (const head of heads) relations.push(await this.#relations.relation(candidate, head));
    if (relations.includes('contained')) return 'below';
    if (own) return 'tip';
    return relations.includes('unknown') || !tips.complete ? 'unknown' : 'off';
  }

  async closed(): Promise<'no' | 'yes' | 'unknown'> {
    const tips = await this.#listed();
    const ref = tips?.source ?? this.#question.ci.sourceRef;
    const source = parseSourceRef(ref);
    if (source === undefined || ref === undefined) return 'unknown';
    if (source.kind !== 'request') {
      if (tips?.complete === true && tips.refs.has(ref)) return 'no';
      if (await this.#isOwnTip()) return 'no';
      return tips?.complete === true ? 'yes' : 'unknown';
    }
    const state = await this.#requestState(source.number);
    if (state === 'open') return (await this.#isUnwanted(source.number)) ? 'yes' : 'no';
    if (state === 'closed') return 'yes';
    const branch = this.#branchOfRequest();
    return tips?.complete === true && branch !== undefined && !tips.refs.has(branch) ? 'yes' : 'unknown';
  }

  relation(commit: ObjectId, other: ObjectId) {
    return this.#relations.relation(commit, other);
  }

  async line({ commit, ref }: DeployedCommit): Promise<'mine' | 'open' | 'none' | 'unknown'> {
    const tips = await this.#listed();
    if (tips === undefined) return 'unknown';
    const mine = await this.#holds(this.#heads(tips), commit);
    if (mine === 'yes') return 'mine';
    const trunk = tips.refs.get(tips.defaultRef ?? '');
    const onTrunk = trunk === undefined ? 'unknown' : await this.#holds([trunk], commit);
    if (onTrunk === 'yes') return 'open';
    const onOwn = await this.#onOwnLine(commit, ref, tips);
    if (onOwn === 'yes') return 'open';
    return mine === 'no' && onTrunk === 'no' && onOwn === 'no' && tips.source !== undefined ? 'none' : 'unknown';
  }

  async #onOwnLine(commit: ObjectId, ref: string | undefined, tips: Tips): Promise<'yes' | 'no' | 'unknown'> {
    if (ref === undefined) return 'unknown';
    // Answered with the candidate's own source.
    if (ref === tips.source) return 'no';
    const tip = await this.#otherTip(ref);
    if (tip === 'gone') return 'no';
    return tip === 'unknown' ? tip : this.#holds([tip], commit);
  }

  has(commit: ObjectId) {
    return this.#relations.has(commit);
  }

  commitOf(digits: string) {
    return this.#relations.commitOf(digits);
  }

  lacking(commit: ObjectId, other: ObjectId, most = mostLacking) {
    return this.#relations.lacking(commit, other, most);
  }

  async tip(ref: string): Promise<ObjectId | undefined> {
    const tip = await this.#otherTip(ref);
    return tip === 'gone' || tip === 'unknown' ? undefined : tip;
  }

  async forkPoint(): Promise<ObjectId | undefined> {
    const { ci, candidate } = this.#question;
    const tips = await this.#listed();
    const target = ci.targetBranch === undefined ? tips?.defaultRef : `refs/heads/${ci.targetBranch}`;
    const trunk = target === undefined ? undefined : await this.tip(target);
    return trunk === undefined ? undefined : this.#relations.mergeBase(candidate, trunk);
  }

  async treeOf(
    commit: ObjectId,
    head: { readonly commit: ObjectId; readonly tree: SourceTree },
  ): Promise<SourceTree | undefined> {
    await this.#listed();
    if (this.#transport === undefined) return undefined;
    const trees = this.#trees ?? withSharedReads(this.#transport);
    this.#trees = trees;
    try {
      return await remoteTree(trees, head, commit);
    } catch (error) {
      this.#note(`the files of ${commit.slice(0, 8)} cannot be had: ${messageOf(error)}`);
      return undefined;
    }
  }

  async refresh(milliseconds = freshness): Promise<void> {
    if (this.#tips === undefined || this.#question.clock.now() - this.#tipsAsked < milliseconds) return;
    this.#tips = undefined;
    this.#on = undefined;
    this.#ownTip = undefined;
    this.#requests.clear();
    this.#labels.clear();
    this.#unwanted = undefined;
    this.#otherRefs.clear();
    await this.#listed();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#tips?.catch(() => undefined);
    await this.#transport?.[Symbol.asyncDispose]();
  }

  #note(line: string): void {
    if (!this.notes.includes(line)) this.notes.push(line);
  }

  /** Undefined when the remote cannot be asked. */
  #listed(): Promise<Tips | undefined> {
    if (this.#tips === undefined) {
      this.#tipsAsked = this.#question.clock.now();
      this.#tips = this.#list();
    }
    return this.#tips;
  }

  async #list(): Promise<Tips | undefined> {
    const { ci, candidate } = this.#question;
    const branch = this.#branchOfRequest();
    const trunk = ci.defaultBranch === undefined ? undefined : `refs/heads/${ci.defaultBranch}`;
    // Without a name the source is the branch whose tip this is.
    const wanted = ci.sourceRef === undefined ? ['refs/heads/'] : [ci.sourceRef, branch, trunk ?? 'HEAD'];
    const prefixes = wanted.filter((prefix) => prefix !== undefined);
    try {
      let listed = await this.#ask((transport) => transport.listRefs(prefixes));
      const head = trunk ?? listed.head;
      // The remote has told which branch is its default only now.
      if (head !== undefined && !prefixes.some((prefix) => head.startsWith(prefix))) {
        listed = await this.#ask((transport) => transport.listRefs([...prefixes, head]));
      }
      const refs = new Map([...listed.refs, ...(listed.peeled ?? [])]);
      const named = ci.sourceRef ?? (ci.event.kind === 'queue' ? undefined : branchAt(refs, candidate, head));
      const complete = !(await hasNoRemote(this.#question.checkout).catch(() => false));
      return { refs, defaultRef: head, source: named, complete };
    } catch (error) {
      this.#note(`${messageOf(error)}${hintOf(error)}`);
      return undefined;
    }
  }

  async #ask(question: (transport: Transport) => Promise<RefAdvertisement>): Promise<RefAdvertisement> {
    if (this.#transport !== undefined) return question(this.#transport);
    const { transport, answer } = await openSourceRemote(this.#question, question);
    this.#transport = transport;
    return answer;
  }

  /** The source's tip. A request has two: GitLab moves its ref some time after the branch. */
  #heads({ refs, source }: Tips): readonly ObjectId[] {
    const branch = parseSourceRef(source)?.kind === 'request' ? this.#branchOfRequest() : undefined;
    const found = [source, branch].map((ref) => (ref === undefined ? undefined : refs.get(ref)));
    return [...new Set(found.filter((tip) => tip !== undefined))];
  }

  /** Undefined for a fork's: its branch is in another repository, and may be called `main`. */
  #branchOfRequest(): string | undefined {
    const { event, branch, sourceRef } = this.#question.ci;
    const isRequest = parseSourceRef(sourceRef)?.kind === 'request';
    const fromFork = (event.kind === 'request' || event.kind === 'request-closed') && event.fromFork === true;
    return isRequest && !fromFork && branch !== undefined ? `refs/heads/${branch}` : undefined;
  }

  /** On a laptop the source is the local branch: it may be ahead of the remote, or not be there yet. */
  #isOwnTip(): Promise<boolean> {
    this.#ownTip ??= this.#findOwnTip();
    return this.#ownTip;
  }

  async #findOwnTip(): Promise<boolean> {
    const { ci, checkout, candidate } = this.#question;
    if (ci.host !== 'shell' || ci.branch === undefined) return false;
    return (await headCommit(checkout).catch(() => undefined)) === candidate;
  }

  async #knownTips(): Promise<readonly ObjectId[]> {
    const tips = await this.#listed();
    if (tips === undefined) return [];
    const trunk = tips.refs.get(tips.defaultRef ?? '');
    return [...new Set([...this.#heads(tips), ...(trunk === undefined ? [] : [trunk])])];
  }

  /** Whether one of the tips is the commit or contains it. */
  async #holds(tips: readonly ObjectId[], commit: ObjectId): Promise<'yes' | 'no' | 'unknown'> {
    let answer: 'no' | 'unknown' = 'no';
    for (const tip of tips) {
      const relation = await this.#relations.relation(tip, commit);
      if (relation === 'same' || relation === 'contains') return 'yes';
      if (relation === 'unknown') answer = 'unknown';
    }
    return answer;
  }

  /** Where another source is now. A request's ref stays when the request is closed. */
  #otherTip(ref: string): Promise<ObjectId | 'gone' | 'unknown'> {
    const known = this.#otherRefs.get(ref) ?? this.#findOtherTip(ref);
    this.#otherRefs.set(ref, known);
    return known;
  }

  async #findOtherTip(ref: string): Promise<ObjectId | 'gone' | 'unknown'> {
    const source = parseSourceRef(ref);
    if (source === undefined) return 'unknown';
    const listed = (await this.#listed())?.refs.get(ref);
    if (listed !== undefined) return listed;
    if (source.kind === 'request') {
      const state = await this.#requestState(source.number);
      if (state !== 'open') return state === 'closed' ? 'gone' : 'unknown';
    }
    try {
      const { refs, peeled } = await this.#ask((transport) => transport.listRefs([ref]));
      const found = peeled?.get(ref) ?? refs.get(ref);
      return found ?? ((await this.#listed())?.complete === true ? 'gone' : 'unknown');
    } catch (error) {
      this.#note(`${ref} cannot be asked for: ${messageOf(error)}`);
      return 'unknown';
    }
  }

  #requestState(number: number): Promise<'open' | 'closed' | 'unknown'> {
    const known = this.#requests.get(number) ?? this.#askRequest(number);
    this.#requests.set(number, known);
    return known;
  }

  async #askRequest(number: number): Promise<'open' | 'closed' | 'unknown'> {
    const unknown = `whether request ${number} is open is not known`;
    const request = await this.#askForge((forge) => forge.request(number), unknown);
    if (request === undefined) this.#note(`${unknown}: there is no forge or no token for it`);
    if (request === undefined || request === 'unknown') return 'unknown';
    this.#labels.set(number, request.labels);
    return request.state === 'open' ? 'open' : 'closed';
  }

  /** The request asked for the environment when the run began, and does no more: for it, it is as good as closed. */
  #isUnwanted(number: number): Promise<boolean> {
    this.#unwanted ??= this.#askWish(number);
    return this.#unwanted;
  }

  async #askWish(number: number): Promise<boolean> {
    const began = [...(this.#question.ci.wishes?.values() ?? [])].find(({ is }) => is === 'yes');
    if (began === undefined) return false;
    const request = { labels: this.#labels.get(number) ?? [] };
    const unknown = `whether request ${number} still asks for its environment is not known`;
    const wish = await this.#askForge(
      (forge) => wishOf(began.optIn, requestView(number, { forge: async () => forge, request })),
      unknown,
    );
    return wish !== undefined && wish !== 'unknown' && wish.is === 'no';
  }

  /** Undefined without a forge. Each question has a short time of its own, so that no rate limit is waited for. */
  async #askForge<T>(question: (forge: Forge) => Promise<T>, failed: string): Promise<T | 'unknown' | undefined> {
    const { ci, env, forgeToken: token, forgeUrl, network, clock, log, secrets } = this.#question;
    using deadline = network.deadline.within(forgeTime, 'the time for a question to the forge');
    using limited = network.until(deadline);
    try {
      const ports = { network: limited, clock, log, secrets };
      const forge = await openJobForge(ci.repositoryUrl, { env, forgeUrl, token }, ports);
      return forge === undefined ? undefined : await question(forge);
    } catch (error) {
      this.#note(`${failed}: ${messageOf(error)}${hintOf(error)}`);
      return 'unknown';
    }
  }
}

/** The default branch, else the only one. */
function branchAt(
  refs: ReadonlyMap<string, ObjectId>,
  commit: ObjectId,
  defaultRef: string | undefined,
): string | undefined {
  const found = [...refs].filter(([ref, tip]) => ref.startsWith('refs/heads/') && tip === commit).map(([ref]) => ref);
  if (defaultRef !== undefined && found.includes(defaultRef)) return defaultRef;
  return found.length === 1 ? found[0] : undefined;
}

function hintOf(error: unknown): string {
  return error instanceof Failure && error.hint !== undefined ? ` (${error.hint})` : '';
}
