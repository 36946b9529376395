/** A file of its own, which loads nothing: the program looks for this failure of every command. */
import { Failure } from '../failure.ts';

/** The run began with a name that another monorepo has: begin again with this one (`CiContext.reviewName`). */
export class OtherReviewName extends Failure {
  readonly use: string;

  constructor(taken: string, use: string) {
    const problem = `${taken} is another monorepo's review environment in this GitOps repository; this run's is ${use}`;
    // Not `failed`: where a run goes on without what it cannot read, it must not go on with this name.
    super('refused', 'REVIEW_NAME_TAKEN', problem, { hint: 'Run it again.' });
    this.use = use;
  }
}

/** Each name is lost once at most, unless environments come and go as fast as runs begin. */
const mostBeginnings = 3;

/** Runs with the usual name, and again with another one where that is taken. @param run gets the name to use in its place */
export async function withReviewName<T>(
  run: (reviewName: string | undefined) => Promise<T>,
  onTaken: (taken: OtherReviewName) => void,
): Promise<T> {
  let name: string | undefined;
  for (let beginning = 1; ; beginning += 1) {
    try {
      return await run(name);
    } catch (error) {
      if (!(error instanceof OtherReviewName) || beginning === mostBeginnings) throw error;
      onTaken(error);
      name = error.use;
    }
  }
}
