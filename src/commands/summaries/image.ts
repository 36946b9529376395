/** The page of a run of `build-image`. */
import { digestWords, imageWords } from '../../core/announce/words.ts';
import type { MadeImage } from '../../core/build/engine.ts';
import { code, joined, md, table } from '../../core/markdown.ts';
import { duration, type icons, none, page, verdict } from './parts.ts';

interface ImagePage {
  readonly made: MadeImage;
  /** `would`: a dry run · `prepared`: another job builds it · `kept`: it is not pushed. */
  readonly stands: 'pushed' | 'kept' | 'would' | 'prepared';
  readonly milliseconds: number;
}

const words: Readonly<Record<MadeImage['action'], string>> = {
  built: 'Built',
  reused: 'There already, not built again',
  promoted: 'Promoted, not built again',
  joined: 'Joined',
};

export function imageSummary({ made, stands, milliseconds }: ImagePage): string {
  const { image, tags, digest, action, imageId } = made;
  const said = {
    pushed: words[action],
    kept: `${words[action]}, not pushed`,
    would: `Dry run, would be ${action}`,
    prepared: 'Prepared for the job that builds',
  }[stands];
  const icon: keyof typeof icons =
    stands === 'would' || stands === 'prepared' ? 'would' : action === 'reused' ? 'nothing' : 'good';
  const known = digest ?? imageId;
  return page(
    verdict(
      icon,
      joined(
        [
          md`${said}: **${imageWords(`${image}:${tags[0]}`)}**`,
          ...(stands === 'pushed' ? [`in ${duration(milliseconds)}`] : []),
        ],
        ' ',
      ),
    ),
    table(
      ['image', 'tags', 'digest', 'what was done', 'time'],
      [[code(image), tags.map(code), known === undefined ? none : digestWords(known), action, duration(milliseconds)]],
    ),
  );
}
