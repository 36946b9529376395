import { describeLosslessEdits } from '../../../support/edit/lossless.ts';

describeLosslessEdits({ oneIn: 1, runs: 300 });
