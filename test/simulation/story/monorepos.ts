/** People and what they do in the monorepos: branches, requests, tags, and the pipelines that the host creates for it. */
import { isClosing, type Source } from '../world/pipeline.ts';
import { type Monorepo, type Request, repositories, services } from '../world/world.ts';
import type { WorldEvent } from './events.ts';
import { type Gone, pick, type State, short } from './state.ts';

export class Monorepos {
  readonly #state: State;
  #notes = 0;

  constructor(state: State) {
    this.#state = state;
  }

  begin(): void {
    for (const repository of repositories) {
      const monorepo = this.#state.world.monorepos[repository];
      const paths = new Set(Object.values(services[repository]).flat());
      const manifests = Object.keys(services[repository]).map((service) => [
        `apps/${service}/package.json`,
        JSON.stringify({
          name: service,
          ...((services[repository][service] ?? []).length > 1 ? { dependencies: { shared: '*' } } : {}),
        }),
      ]);
      const files = {
        'package.json': '{"private":true,"workspaces":["apps/*","packages/*"]}',
        'gitops.yaml': this.#state.world.config(repository),
        ...(repository === 'shop' ? { 'packages/shared/package.json': '{"name":"shared"}' } : {}),
        ...Object.fromEntries(manifests),
        ...Object.fromEntries([...paths].map((path) => [path, this.#state.text(path)])),
      };
      monorepo.commits.commit(['refs/heads/main'], [], files);
      if (this.#state.world.defaultBranch !== 'main')
        monorepo.commits.move(`refs/heads/${this.#state.world.defaultBranch}`, monorepo.commits.tip('refs/heads/main'));
    }
  }

  /** Does nothing for what does not happen in a monorepo, or cannot happen as it is. */
  happens(event: WorldEvent): void {
    if (!('repository' in event)) return;
    const monorepo = this.#state.world.monorepos[event.repository];
    if (event.do === 'open') this.#open(monorepo, event.kind, this.#pathOf(monorepo, event.service));
    else if (event.do === 'release') this.release(monorepo, event.at);
    else if (event.do === 'restore') this.#bringBack(monorepo, event.which);
    else if (event.do === 'move-tag') this.#moveTag(monorepo, event.which);
    else if ('which' in event) {
      const topic = pick(this.#state.topics(monorepo), event.which);
      if (topic !== undefined) this.#onTopic(event, monorepo, topic);
      this.#onBranch(event, monorepo);
    }
  }

  #onTopic(event: WorldEvent, monorepo: Monorepo, topic: string): void {
    if (event.do === 'rename') this.#rename(monorepo, topic);
    else if (event.do === 'merge') this.#merge(monorepo, topic, event);
    else if (event.do === 'update') this.#update(monorepo, topic);
    else if (event.do === 'close') this.#close(monorepo, topic, event.which);
  }

  /** On the default branch or a topic. */
  #onBranch(event: WorldEvent & { readonly which: number }, monorepo: Monorepo): void {
    const base = this.#state.world.defaultBranch;
    const branches = this.#state.branchesOf(monorepo).filter((branch) => branch === base || branch !== 'main');
    const branch = pick(branches, event.which) ?? base;
    const tip = this.#state.tip(monorepo, branch);
    const { parents } = monorepo.commits.get(tip);
    const own = this.#pathOf(monorepo, 'service' in event ? event.service : 0);
    const change = (path: string) => ({ [path]: this.#state.text(path) });
    if (event.do === 'push') this.commit(monorepo, branch, [tip], change(own));
    else if (event.do === 'push-red') this.commit(monorepo, branch, [tip], { [own]: undefined });
    else if (event.do === 'configure') this.#configure(monorepo, branch);
    else if (event.do === 'push-docs') this.commit(monorepo, branch, [tip], change('docs/README.md'));
    else if (event.do === 'push-shared' && monorepo.name === 'shop') {
      this.commit(monorepo, branch, [tip], change('packages/shared/text.txt'));
    } else if (event.do === 'take-back') this.#takeBack(monorepo, branch);
    else if (event.do === 'amend' && parents.length === 1) this.commit(monorepo, branch, parents, change(own));
    else if (event.do === 'reset' && parents[0] !== undefined) this.move(monorepo, branch, parents[0]);
  }

  #pathOf(monorepo: Monorepo, service: number): string {
    return `apps/${pick(Object.keys(services[monorepo.name]), service)}/app.txt`;
  }

  /** A branch from the default one, with a change; in worlds of requests a feature has one. */
  #open(monorepo: Monorepo, kind: 'hot' | 'feature', path: string): void {
    const { world } = this.#state;
    this.#state.branches += 1;
    const topic = kind === 'hot' ? `hot${this.#state.branches}` : `feature/f${this.#state.branches}`;
    const base = this.#state.tip(monorepo, world.defaultBranch);
    const changes = { [path]: this.#state.text(path) };
    if (kind === 'hot' || world.settings.review === 'branch') {
      this.commit(monorepo, topic, [base], changes);
      return;
    }
    const id = monorepo.commits.commit([`refs/heads/${topic}`], [base], changes);
    const request = monorepo.openRequest(topic, world.defaultBranch);
    this.#state.queue.push(this.#state.pipeline(monorepo, 'opened', { kind: 'request', request }));
    this.#state.tell(`${monorepo.name} ${topic}: request ${request.number} opened at ${short(id)} (${path})`);
  }

  /** Another value for the files of dev, and nothing that is in an image. */
  #configure(monorepo: Monorepo, branch: string): void {
    this.#notes += 1;
    const config = this.#state.world.config(monorepo.name, `n${this.#notes}`);
    this.commit(monorepo, branch, [this.#state.tip(monorepo, branch)], { 'gitops.yaml': config });
  }

  /** A release is tagged anew, at the tip. */
  #moveTag(monorepo: Monorepo, which: number): void {
    const tags = [...monorepo.commits.refs.keys()].filter((ref) => ref.startsWith('refs/tags/'));
    const ref = pick(tags, which);
    if (ref === undefined) return;
    const tag = ref.slice('refs/tags/'.length);
    monorepo.commits.move(ref, this.#state.tip(monorepo, this.#state.world.defaultBranch));
    this.#state.queue.push(this.#state.pipeline(monorepo, 'push', { kind: 'tag', tag }));
    this.#state.tell(`${monorepo.name} ${tag}: moved to ${short(monorepo.commits.tip(ref))}`);
  }

  /** `git revert` of the tip. */
  #takeBack(monorepo: Monorepo, branch: string): void {
    const tip = this.#state.tip(monorepo, branch);
    const [parent] = monorepo.commits.get(tip).parents;
    if (parent === undefined) return;
    const [now, before] = [monorepo.commits.get(tip).files, monorepo.commits.get(parent).files];
    const paths = new Set([...Object.keys(now), ...Object.keys(before)]);
    const changed = [...paths].filter((path) => now[path] !== before[path]);
    this.commit(monorepo, branch, [tip], Object.fromEntries(changed.map((path) => [path, before[path]])));
  }

  /** A request is closed when its branch gets another name. */
  #rename(monorepo: Monorepo, topic: string): void {
    const tip = this.#state.tip(monorepo, topic);
    this.delete(monorepo, topic, 'closed');
    this.move(monorepo, `${topic}r`, tip);
  }

  #merge(monorepo: Monorepo, topic: string, { how, keep }: { how: 'merge' | 'squash'; keep: boolean }): void {
    const { commits } = monorepo;
    const base = this.#state.world.defaultBranch;
    const [onto, from] = [this.#state.tip(monorepo, base), this.#state.tip(monorepo, topic)];
    if (commits.contains(onto, from)) return;
    this.commit(monorepo, base, how === 'merge' ? [onto, from] : [onto], commits.merged(onto, from));
    const request = this.#state.requestOf(monorepo, topic);
    if (!keep) this.delete(monorepo, topic, 'merged');
    else if (request !== undefined) this.setRequest(monorepo, request, 'merged');
  }

  /** The default branch is merged into the topic. */
  #update(monorepo: Monorepo, topic: string): void {
    const { commits } = monorepo;
    const [onto, from] = [this.#state.tip(monorepo, topic), this.#state.tip(monorepo, this.#state.world.defaultBranch)];
    if (!commits.contains(onto, from)) this.commit(monorepo, topic, [onto, from], commits.merged(onto, from));
  }

  /** The branch is deleted, or only its request closed. */
  #close(monorepo: Monorepo, topic: string, which: number): void {
    const request = this.#state.requestOf(monorepo, topic);
    if (request === undefined || which % 2 === 0) this.delete(monorepo, topic, 'closed');
    else {
      this.#state.gone.push({ monorepo, branch: topic, tip: this.#state.tip(monorepo, topic), request });
      this.setRequest(monorepo, request, 'closed');
    }
  }

  #bringBack(monorepo: Monorepo, which: number): void {
    const { gone } = this.#state;
    const one = pick(
      gone.filter((each) => each.monorepo === monorepo),
      which,
    );
    if (one === undefined) return;
    gone.splice(gone.indexOf(one), 1);
    this.restore(one);
  }

  /** The refs that move with a branch. */
  refsOf(monorepo: Monorepo, branch: string): string[] {
    const request = this.#state.requestOf(monorepo, branch);
    return [`refs/heads/${branch}`, ...(request === undefined ? [] : [monorepo.requestRef(request.number)])];
  }

  commit(
    monorepo: Monorepo,
    branch: string,
    parents: readonly string[],
    changes: Readonly<Record<string, string | undefined>>,
  ): void {
    const before = monorepo.commits.tip(`refs/heads/${branch}`);
    const id = monorepo.commits.commit(this.refsOf(monorepo, branch), parents, changes);
    this.pushed(monorepo, branch, before);
    this.#state.tell(
      `${monorepo.name} ${branch}: ${short(before)} -> ${short(id)} (${Object.keys(changes).join(', ') || 'nothing'})`,
    );
  }

  move(monorepo: Monorepo, branch: string, to: string): void {
    const before = monorepo.commits.tip(`refs/heads/${branch}`);
    for (const ref of this.refsOf(monorepo, branch)) monorepo.commits.move(ref, to);
    this.pushed(monorepo, branch, before);
    this.#state.tell(`${monorepo.name} ${branch}: ${short(before)} -> ${short(to)}`);
  }

  /** The pipeline that the host creates for a push. */
  pushed(monorepo: Monorepo, branch: string, before: string | undefined): void {
    if (this.#state.world.settings.review === 'branch' || !branch.startsWith('feature/')) {
      this.#state.queue.push(this.#state.pipeline(monorepo, 'push', { kind: 'branch', branch }, { before }));
      return;
    }
    const request = this.#state.requestOf(monorepo, branch);
    if (request !== undefined)
      this.#state.queue.push(this.#state.pipeline(monorepo, 'changed', { kind: 'request', request }, { before }));
  }

  /** The branch goes, and so does what is open on it. */
  delete(monorepo: Monorepo, branch: string, state: 'closed' | 'merged'): void {
    const request = this.#state.requestOf(monorepo, branch);
    const tip = this.#state.tip(monorepo, branch);
    monorepo.commits.move(`refs/heads/${branch}`, undefined);
    this.#state.gone.push({ monorepo, branch, tip, request });
    this.#state.tell(`${monorepo.name} ${branch}: deleted at ${short(tip)}`);
    if (request !== undefined) this.setRequest(monorepo, request, state);
    else if (branch.startsWith('feature/') && this.#state.world.settings.review === 'branch')
      this.closing(monorepo, 'deleted', { kind: 'branch', branch });
  }

  setRequest(monorepo: Monorepo, request: Request, state: 'closed' | 'merged'): void {
    monorepo.setRequest(request, state);
    this.#state.tell(`${monorepo.name} request ${request.number}: ${state}`);
    this.closing(monorepo, 'closed', { kind: 'request', request });
  }

  /** GitLab stops what was deployed, by a job of that pipeline; GitHub runs the default branch's workflow. */
  closing(monorepo: Monorepo, event: 'deleted' | 'closed', source: Source): void {
    if (this.#state.world.settings.host === 'github') {
      const commit =
        event === 'deleted'
          ? this.#state.tip(monorepo, this.#state.world.defaultBranch)
          : monorepo.commits.tip(this.#state.refOf(monorepo, source));
      this.#state.queue.push(this.#state.pipeline(monorepo, event, source, commit === undefined ? {} : { commit }));
      return;
    }
    const key = this.#state.sourceKey(monorepo, source);
    const last = this.#state.ran.findLast(
      (each) => this.#state.sourceKey(each.monorepo, each.source) === key && !isClosing(each),
    );
    if (last !== undefined)
      this.#state.queue.push({
        ...this.#state.pipeline(monorepo, event, source, { commit: last.commit }),
        id: last.id,
        created: last.created,
        attempts: 50 + this.#state.ids,
      });
  }

  release(monorepo: Monorepo, at: number): void {
    const { commits } = monorepo;
    const base = this.#state.tip(monorepo, this.#state.world.defaultBranch);
    if (this.#state.world.settings.branches === 'flow') {
      const main = this.#state.tip(monorepo, 'main');
      if (commits.contains(main, base)) return;
      if (commits.contains(base, main)) this.move(monorepo, 'main', base);
      else this.commit(monorepo, 'main', at === 0 ? [main] : [main, base], commits.merged(main, base));
      return;
    }
    const commit = ancestor(monorepo, base, at);
    const tag = `v1.${[...commits.refs.keys()].filter((ref) => ref.startsWith('refs/tags/')).length + 1}.0`;
    commits.move(`refs/tags/${tag}`, commit);
    this.#state.queue.push(this.#state.pipeline(monorepo, 'push', { kind: 'tag', tag }));
    this.#state.tell(`${monorepo.name} ${tag}: ${short(commit)}`);
  }

  restore({ monorepo, branch, tip, request }: Gone): void {
    const isThere = monorepo.commits.tip(`refs/heads/${branch}`) !== undefined;
    if (request === undefined) {
      if (!isThere) this.move(monorepo, branch, tip);
      return;
    }
    if (!isThere) monorepo.commits.move(`refs/heads/${branch}`, tip);
    if (this.#state.requestOf(monorepo, branch) !== undefined) return;
    monorepo.commits.move(monorepo.requestRef(request.number), monorepo.commits.tip(`refs/heads/${branch}`));
    monorepo.setRequest(request, 'open');
    this.#state.queue.push(this.#state.pipeline(monorepo, 'reopened', { kind: 'request', request }));
    this.#state.tell(`${monorepo.name} request ${request.number}: reopened`);
  }

  /** Nobody leaves a branch that cannot be built. */
  repair(monorepo: Monorepo, branch: string): void {
    const tip = this.#state.tip(monorepo, branch);
    const paths = new Set(Object.values(services[monorepo.name]).flat());
    const missing = [...paths].filter((path) => monorepo.commits.get(tip).files[path] === undefined);
    if (missing.length > 0)
      this.commit(monorepo, branch, [tip], Object.fromEntries(missing.map((path) => [path, this.#state.text(path)])));
  }
}

/** By first parents. */
export function ancestor(monorepo: Monorepo, commit: string, generations: number): string {
  let found = commit;
  for (let left = generations; left > 0; left -= 1) found = monorepo.commits.get(found).parents[0] ?? found;
  return found;
}
