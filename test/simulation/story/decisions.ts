/** People's decisions in the GitOps repository: rollbacks, reverts, edits by hand. */
import { type EnvironmentName, placeKey } from '../world/actual.ts';
import type { Monorepo } from '../world/world.ts';
import { Broken } from './broken.ts';
import { changedPaths, pick, type State, short } from './state.ts';

export class Decisions {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  async rollback(monorepo: Monorepo, environment: EnvironmentName, service: string): Promise<void> {
    const key = placeKey(monorepo.name, environment, service);
    const place = this.#state.place(monorepo.name, environment, service);
    const before = this.#state.seen();
    const was = before.places.get(key);
    if (was === undefined) return;
    const pipeline = this.#state.pipeline(monorepo, 'manual', {
      kind: 'branch',
      branch: this.#state.world.defaultBranch,
    });
    const held = this.#state.world.traffic.onRequest;
    this.#state.world.traffic.onRequest = undefined;
    const ended = await this.#state.job(pipeline, 'bump-image-tag', {
      flags: { rollback: true, service, environment },
    });
    this.#state.world.traffic.onRequest = held;
    this.#state.ran.splice(this.#state.ran.indexOf(pipeline), 1);
    const outage = this.#state.takeOutage();
    const after = await this.#state.lookAgain();
    for (const path of changedPaths(before, after))
      if (path !== key) throw new Broken('other bytes', `a rollback of ${key} changed ${path}`);
    const is = after.places.get(key);
    const earlier = place.given.some(({ content }) => content !== was.content);
    if (is === undefined || is.content === was.content) {
      if (
        earlier &&
        outage === undefined &&
        ended.end === 'done' &&
        ended.outputs.changed === true &&
        is?.tag === was.tag
      )
        throw new Broken('lost change', `the rollback of ${key} changed nothing`);
      return;
    }
    if (!place.given.some(({ content }) => content === is.content))
      throw new Broken('other bytes', `the rollback of ${key} put ${is.content} there`);
    place.goBackTo(is.content);
    this.#state.tell(`${key} is rolled back to ${is.content}`);
  }

  /** A person reverts the newest commit of a lasting place in the GitOps repository, as `git revert` does. */
  async revert(which: number): Promise<void> {
    const before = this.#state.seen();
    const key = pick([...before.places.keys()], which);
    if (key === undefined) return;
    const { gitops } = this.#state.world;
    const commit = gitops.git('log', '-1', '--format=%H', 'main', '--', key);
    const message = gitops.git('log', '-1', '--format=%B', commit);
    const files = gitops
      .git('diff-tree', '--no-commit-id', '-r', '--name-status', commit)
      .split('\n')
      .map((line) => line.split('\t'));
    const isPlain = files.every(
      ([status = '', path = '']) =>
        status === 'M' &&
        before.places.has(path) &&
        gitops.git('log', '-1', '--format=%H', 'main', '--', path) === commit,
    );
    if (!message.includes('Source-Commit:') || !isPlain) return;
    const paths = files.map(([, path = '']) => path);
    const older = Object.fromEntries(paths.map((path) => [path, gitops.read(path, `${commit}~1`)]));
    const [subject = ''] = message.split('\n');
    this.#state.world.person(older, `Revert "${subject}"\n\nThis reverts commit ${commit}.\n`);
    const after = await this.#state.lookAgain();
    for (const path of paths) {
      const is = after.places.get(path);
      const place = this.#state.places.get(path);
      if (is === undefined || place === undefined) continue;
      place.shownNote = is.note;
      place.byHand = true;
      if (is.content !== before.places.get(path)?.content) place.goBackTo(is.content);
    }
    this.#state.tell(`a person reverts ${short(commit)}: ${paths.join(', ')}`);
  }

  async edit(which: number, what: 'replicas' | 'tag'): Promise<void> {
    const before = this.#state.seen();
    const key = pick([...before.places.keys()], which);
    if (key === undefined) return;
    const text = before.files.get(key) ?? '';
    if (what === 'replicas') {
      const replicas = (this.#state.replicas.get(key) ?? 1) + 1;
      this.#state.replicas.set(key, replicas);
      this.#state.world.person({ [key]: text.replace(/^replicas: .*$/m, `replicas: ${replicas}`) }, 'More replicas');
      await this.#state.lookAgain();
      this.#state.tell(`a person sets replicas of ${key} to ${replicas}`);
      return;
    }
    const place = this.#state.places.get(key);
    const now = before.places.get(key);
    const history = this.#state.world.gitops.git('log', '--format=%H', 'main', '--', key).split('\n');
    const texts = history.map((commit) => this.#state.world.gitops.read(key, commit));
    const older = texts
      .map((each) => /^ {2}tag: .*$/m.exec(each)?.[0])
      .find((line) => line !== undefined && !text.includes(line));
    if (older === undefined || place === undefined || now === undefined) return;
    this.#state.world.person({ [key]: text.replace(/^ {2}tag: .*$/m, older) }, 'Back to what worked');
    const after = await this.#state.lookAgain();
    const is = after.places.get(key);
    place.byHand = true;
    if (is !== undefined && is.content !== now.content) place.goBackTo(is.content);
    this.#state.tell(`a person puts${older} into ${key}`);
  }
}
