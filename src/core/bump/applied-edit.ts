/** What an update did to one file, for the order, the records and the report of a bump. */
import type { Claim, EditedPlace } from '../edit/edit.ts';
import type { EditUpdate, Update } from './update.ts';

export interface AppliedImage {
  readonly service: string | undefined;
  readonly cluster?: string | undefined;
  readonly file: string;
  /** As the file says it, before and after the edit. */
  readonly oldImage: string | undefined;
  readonly newImage: string | undefined;
  /** All that is known of the new image, `repository:tag@digest`, also what the file does not say. */
  readonly reference: string | undefined;
}

/** What an edit did to one file. A deletion is an edit of the whole file, without image and values. */
export interface AppliedEdit {
  readonly update: EditUpdate;
  readonly file: string;
  /** Whether the file was there before, and not copied from a template. */
  readonly existed: boolean;
  /** The text before all updates of the run; that of the template where there was none. */
  readonly before: string | undefined;
  readonly changed: boolean;
  /** Undefined for an edit that writes no image. */
  readonly image: AppliedImage | undefined;
  /** Each place of the image, where there are several. */
  readonly places?: readonly EditedPlace[] | undefined;
  /** What it asked of each place of the file. */
  readonly claims?: readonly Claim[];
  /** Of a deletion: the update that asked for it. */
  readonly deletion?: Update | undefined;
}
