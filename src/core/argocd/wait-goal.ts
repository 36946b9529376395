/** What `wait-for` asks of an Application before a run may end. */
import { badInput } from '../failure.ts';

/** @throws bad input for a word that is not something to wait for */
export function waitGoal(waitFor: readonly string[]) {
  const images: string[] = [];
  for (const item of waitFor) {
    const image = /^image=(.+)$/.exec(item)?.[1];
    if (image !== undefined) images.push(image);
    else if (item !== 'synced' && item !== 'healthy') {
      throw badInput('wait-for', `"${item}" is not something to wait for`, 'Use synced, healthy or image=<reference>.');
    }
  }
  const everything = waitFor.length === 0;
  return {
    synced: everything || waitFor.includes('synced'),
    healthy: everything || waitFor.includes('healthy'),
    images,
  };
}
