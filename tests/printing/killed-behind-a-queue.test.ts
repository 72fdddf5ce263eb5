import { testKills } from '../support/kills/kill-test';

testKills('all that takes part, the scheduler most often', 16, { program: 1, worker: 1, printer: 2, scheduler: 3 });
