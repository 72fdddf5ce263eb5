import { testKills } from '../support/kills/kill-test';

testKills('the program, the window’s job process and the printer', 24, { program: 3, worker: 3, printer: 2, scheduler: 0 });
