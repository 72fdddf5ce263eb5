import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of tests that kill programs and wait for what becomes of it: minutes each, with little work for the machine. */
const LONG = /[\\/]killed-[^\\/]+$/;

/** Begins the longest files first, so that the others run beside them and no worker waits for the last one. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
