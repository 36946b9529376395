/**
 * The names that move with releases: `v1` and `v1.2`. Each moves to a higher version only, and only from where it was
 * seen: two releases at the same time cannot turn one back.
 */
import { Failure } from '../../src/core/failure.ts';
import { type Release, say } from './context.ts';
import type { RemoteTag } from './git.ts';
import { compareVersions, floatingTags, highest, versionOfTag } from './version.ts';

export function moveTags(release: Release): void {
  const { git, remote, commit, dryRun, tag } = release;
  if (floatingTags(release.version).length === 0) {
    say(`${tag} is a candidate: no other tag moves`);
    return;
  }
  for (let attempt = 1; attempt <= 3; attempt++) {
    const moves = plan(release, git.remoteTags(remote));
    for (const { name, why } of moves) say(`${name} ${why}`);
    const updates = moves.flatMap(({ name, from, move }) =>
      move ? [{ ref: `refs/tags/${name}`, from, to: commit }] : [],
    );
    if (dryRun || updates.length === 0 || pushed(release, updates)) return;
    say('a tag moved meanwhile: looking again');
  }
  throw new Failure('failed', 'TAGS_MOVE', 'the tags kept moving', {
    hint: 'run this job again when no other release runs',
  });
}

type Updates = Parameters<Release['git']['push']>[1];

/** GitHub takes no ref from a workflow that leads to other workflows than every branch has, and no grant changes that. */
function pushed({ git, remote }: Release, updates: Updates): boolean {
  try {
    return git.push(remote, updates);
  } catch (error) {
    if (!(error instanceof Failure) || !error.message.includes('without `workflows` permission')) throw error;
    const leases = updates.map(({ ref, from }) => `--force-with-lease=${ref}:${from ?? ''}`);
    const refs = updates.map(({ ref, to }) => `${to}:${ref}`);
    const hint = `no branch has these workflows any more, and a person has to move them: git push --atomic ${[...leases, 'origin', ...refs].join(' ')}`;
    throw error.with({ hint });
  }
}

function plan({ version, tag, commit, dryRun }: Release, tags: readonly RemoteTag[]) {
  return floatingTags(version).map((name) => {
    const at = tags.find((each) => each.name === name);
    const stays = (why: string) => ({ name, from: at?.object, move: false, why });
    const moves = (why: string) => ({
      name,
      from: at?.object,
      move: true,
      why: `${dryRun ? 'would move' : 'moves'} ${why}`,
    });
    if (at === undefined) return moves(`to ${tag}; it is new`);
    if (at.commit === commit) return stays(`is at ${tag}`);
    const there = highest(
      tags.flatMap((each) => (each.commit === at.commit && isPartOf(each.name, name) && versionOfTag(each.name)) || []),
    );
    if (there === undefined) {
      throw new Failure('refused', 'TAG_FOREIGN', `${name} is at ${at.commit}, which is no version of it`, {
        hint: `somebody moved it by hand; move it to the version that it should name, or delete it, and run this job again`,
      });
    }
    return compareVersions(there, version) > 0
      ? stays(`stays at v${there.text}`)
      : moves(`from v${there.text} to ${tag}`);
  });
}

/** `v1.2.3` of `v1.2` and of `v1`. */
function isPartOf(tag: string, name: string): boolean {
  return tag.startsWith(`${name}.`);
}
