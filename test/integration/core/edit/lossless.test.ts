import { describeLosslessEdits } from '../../../support/edit/lossless.ts';

/** Random texts: hundreds of new ones in each run of CI, thousands by `npm run test:all`. */
const runs = process.env.MG_TEST_ALL === undefined ? 300 : 5_000;

describeLosslessEdits({ oneIn: 1, runs });
