import { describeRealRepositories } from '../../../support/edit/corpus.ts';

// All of them are edited in test/integration/core/edit.
describeRealRepositories(10);
