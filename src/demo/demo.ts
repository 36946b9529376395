/**
 * `src/demo` shows the whole flow in one temporary directory, with nothing installed but Node and git.
 * It may import `core` only; the command hands in how to deploy.
 * Begin here, with the story that `demo` tells; then `story.ts` (how it is told), `sandbox.ts` (its repositories) and
 * `registry.ts` (its registry).
 */
import { readPath } from '../core/edit/edit.ts';
import { slugFor } from '../core/monorepo/environments.ts';
import type { CiContext } from '../core/ports.ts';
import { change, checkOut, contextOf, deleteBranch, head, newBranch, type Sandbox } from './sandbox.ts';
import { type DemoPorts, type DemoReport, Story } from './story.ts';

const feature = 'feature/hello';
const tombstones = '.monorepo-gitops/tombstones/';

/** Pushes, a race of two writers, a late pipeline, and a review environment from its beginning to its end. */
export async function runDemo(sandbox: Sandbox, ports: DemoPorts): Promise<DemoReport> {
  const demo = new Demo(sandbox, new Story(ports));
  const first = await demo.firstPush();
  const second = await demo.oneChange(first);
  await demo.again(second);
  const review = await demo.race();
  const latest = await demo.latePipeline();
  await ports.look?.(latest);
  await demo.end(review);
  return demo.story.report;
}

class Demo {
  readonly sandbox: Sandbox;
  readonly story: Story;

  constructor(sandbox: Sandbox, story: Story) {
    this.sandbox = sandbox;
    this.story = story;
  }

  async firstPush(): Promise<CiContext> {
    const { sandbox, story } = this;
    await newBranch(sandbox, 'develop');
    const first = await this.#pipeline('develop', await head(sandbox));
    await story.step('Push to develop', first, [
      'Both services are built, pushed and written to the GitOps repository, in',
      'one commit.',
    ]);
    const tag = short(first.commit);
    await this.#checkFiles({ web1: tag, web2: tag });
    const images = ['web1', 'web2'].map((service) => [
      `${service}:${tag}`,
      sandbox.registry.digestOf(`fe/${service}`, tag),
    ]);
    const there = images.filter(([, digest]) => digest !== undefined);
    story.check(
      `the registry has ${images.map(([name]) => name).join(' and ')}`,
      there.length === 2,
      `${there.length} of 2`,
    );
    return first;
  }

  /** @returns the pipeline of the change */
  async oneChange(first: CiContext): Promise<CiContext> {
    const { sandbox, story } = this;
    const commit = await change(sandbox, 'develop', {
      message: 'web1: say what is missing',
      path: 'apps/web1/src/server.mjs',
      before: 'not found',
      after: 'no such page',
    });
    const second = await this.#pipeline('develop', commit);
    const { diff } = await story.step('One line of web1 changes', second, [
      'Only web1 is built and moved. The whole commit:',
    ]);
    const changed = diff.split('\n').filter((line) => /^[+-](?![+-]{2} )/.test(line));
    story.tell([/^\+\+\+ b\/(.*)$/m.exec(diff)?.[1] ?? ''], 2);
    story.tellDiff(changed);
    story.check(
      'the commit changes one line, and none of its comments',
      changed.length === 2,
      `${changed.length} lines`,
    );
    await this.#checkFiles({ web1: short(commit), web2: short(first.commit) });
    return second;
  }

  async again(pipeline: CiContext): Promise<void> {
    const { story } = this;
    const before = await this.#tip();
    await story.step('The same pipeline once more', pipeline, [
      'The environment has it: nothing is built, nothing is written.',
    ]);
    story.check('no second commit', (await this.#tip()) === before, short(before));
  }

  /** Two pipelines that begin on the same tip; the second is to push when the first has. @returns that of the branch */
  async race(): Promise<CiContext> {
    const { sandbox, story } = this;
    await newBranch(sandbox, feature);
    const friendlier = await change(sandbox, feature, {
      message: 'A friendlier greeting',
      path: 'packages/greeting/src/index.mjs',
      before: 'Hello',
      after: 'Hello there',
    });
    await sandbox.git(sandbox.monorepo, 'checkout', '--quiet', 'develop');
    const commit = await change(sandbox, 'develop', {
      message: 'web2: say it as web1 does',
      path: 'apps/web2/src/server.mjs',
      before: 'not found',
      after: 'no such page',
    });
    const [dev, review] = await Promise.all([this.#pipeline('develop', commit), this.#pipeline(feature, friendlier)]);
    const before = await this.#tip();
    const [overtaken, overtaking] = await story.race('Two pipelines push at the same moment', dev, review, [
      `develop moves web2, and ${feature} opens a review environment. Both have`,
      'read the same commit of the GitOps repository when they begin.',
    ]);
    const attempts = `refused, and made anew on ${short(overtaking.commit)} (attempt ${overtaken.attempts})`;
    story.tell(
      [`${short(overtaking.commit)}  review: ${overtaking.url}`, `${short(overtaken.commit)}  dev: web2, ${attempts}`],
      2,
    );
    const lines = (await sandbox.git(sandbox.gitops, 'rev-list', '--parents', `${before}..main`)).trim().split('\n');
    const wanted = [`${overtaken.commit} ${overtaking.commit}`, `${overtaking.commit} ${before}`];
    const isLine = JSON.stringify(lines) === JSON.stringify(wanted);
    story.check(
      `both arrived: ${wanted.map((each) => short(each)).join(' on ')} on ${short(before)}`,
      isLine,
      lines.map(short).join(' on '),
    );
    await this.#checkFiles({ web2: short(commit) });
    const slug = slugFor(review) ?? '';
    const file = `review/${slug}/web1.yaml`;
    const tag = await this.#tagIn(file);
    story.check(`review/…/web1.yaml names ${short(friendlier)}`, tag === short(friendlier), `it says ${tag}`);
    return review;
  }

  /** Two pushes; the pipeline of the first ends when that of the second has. @returns that of the second */
  async latePipeline(): Promise<CiContext> {
    const { sandbox, story } = this;
    const path = 'apps/web1/src/server.mjs';
    const older = await change(sandbox, 'develop', {
      ...{ message: 'web1: fewer words', path },
      ...{ before: 'no such page', after: 'no page' },
    });
    const newer = await change(sandbox, 'develop', {
      ...{ message: 'web1: even fewer', path },
      ...{ before: 'no page', after: 'gone' },
    });
    const pipelines = [this.#pipeline('develop', older), this.#pipeline('develop', newer)] as const;
    const [slow, fast] = await Promise.all(pipelines);
    const [late, done] = await story.race('A slow pipeline ends after a newer one', slow, fast, [
      `Two pushes to develop. The pipeline of the first, ${short(older)}, is slower: when`,
      `it comes to push, dev has ${short(newer)}. It is superseded, and ends green.`,
    ]);
    const tip = await this.#tip();
    story.check(
      `${short(done.commit)} is still the latest commit`,
      tip === done.commit && late.commit === undefined,
      short(tip),
    );
    await this.#checkFiles({ web1: short(newer) });
    return fast;
  }

  async end(review: CiContext): Promise<void> {
    const { sandbox, story } = this;
    const isReview = (path: string) => path.includes(slugFor(review) ?? '/');
    const isOther = (path: string) => !isReview(path);
    const before = await this.#files(isOther);
    await deleteBranch(sandbox, feature);
    await story.step(`${feature} is deleted`, { ...review, event: { kind: 'branch-deleted' } }, [
      'Its review environment goes, by one commit. A pipeline of the branch that',
      'comes even later finds its tombstone.',
    ]);
    const left = async () => [...(await this.#files(isReview)).keys()].filter((path) => !path.startsWith(tombstones));
    const gone = await left();
    story.check('nothing of it is left but the tombstone', gone.length === 0, gone.join(', '));
    await story.step('A late pipeline of the deleted branch', review, []);
    const revived = await left();
    story.check('the late pipeline does not bring it back', revived.length === 0, revived.join(', '));
    const after = await this.#files(isOther);
    const isSame = JSON.stringify([...before]) === JSON.stringify([...after]);
    story.check(`all ${before.size} other files are byte for byte what they were`, isSame, `${after.size} files`);
  }

  async #pipeline(branch: string, commit: string): Promise<CiContext> {
    return contextOf({ event: { kind: 'push' }, branch, commit, workspace: await checkOut(this.sandbox, commit) });
  }

  async #tip(): Promise<string> {
    return (await this.sandbox.git(this.sandbox.gitops, 'rev-parse', 'main')).trim();
  }

  async #tagIn(file: string): Promise<unknown> {
    const { git, gitops } = this.sandbox;
    const text = await git(gitops, 'show', `main:${file}`).catch(() => undefined);
    return text === undefined ? undefined : readPath(file, text, 'image.tag');
  }

  /** Each service's values in dev name the image with this tag. */
  async #checkFiles(expected: Readonly<Record<string, string>>): Promise<void> {
    for (const [service, tag] of Object.entries(expected)) {
      const file = `values/${service}-dev.yaml`;
      const written = await this.#tagIn(file);
      this.story.check(`${file} names ${tag}`, written === tag, `it says ${written}`);
    }
  }

  /** Path → blob of those files of the GitOps repository. */
  async #files(isMeant: (path: string) => boolean): Promise<ReadonlyMap<string, string>> {
    const listing = await this.sandbox.git(this.sandbox.gitops, 'ls-tree', '-r', '-z', 'main');
    const entries = listing.split('\0').filter((entry) => entry !== '');
    const files = entries.map((entry) => entry.split('\t', 2) as [string, string]);
    return new Map(files.flatMap(([blob, path]) => (isMeant(path) ? [[path, blob] as const] : [])));
  }
}

function short(commit: string | undefined): string {
  return commit?.slice(0, 8) ?? 'none';
}
