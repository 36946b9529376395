import { describeRealRepositories } from '../../../support/edit/corpus.ts';

describeRealRepositories(1);
