import { beforeEach, expect, it, vi } from 'vitest';
import { renamePatiently } from '@main/files/rename-patiently';

const system = vi.hoisted(() => ({ answers: [] as string[], asked: 0 }));
vi.mock('node:fs/promises', () => ({
  rename: async (): Promise<void> => {
    system.asked += 1;
    const code = system.answers.length > 1 ? system.answers.shift() : system.answers[0];
    if (code !== 'done') throw Object.assign(new Error('refused'), { code });
  },
}));
vi.mock('node:timers/promises', () => ({ setTimeout: async (): Promise<void> => undefined }));
beforeEach(() => Object.assign(system, { asked: 0 }));

const outcomeOf = (answers: readonly string[], isWindows = true): Promise<string> => {
  system.answers = [...answers];
  return renamePatiently('a', 'b', isWindows).then(
    () => 'done',
    (thrown: unknown) => (thrown as { code: string }).code,
  );
};

it('waits on Windows for whoever looks at what was written', async () => {
  expect(await outcomeOf(['EPERM', 'EBUSY', 'EACCES', 'done'])).toBe('done');
  expect(system.asked).toBe(4);
});

it('says that another program has it where it is held for long', async () => {
  expect(await outcomeOf(['EPERM'])).toBe('EBUSY');
  expect(system.asked).toBe(101);
});

it('waits for nothing that stays as it is', async () => {
  expect(await outcomeOf(['ENOTEMPTY'])).toBe('ENOTEMPTY');
  expect(await outcomeOf(['EACCES'], false)).toBe('EACCES');
  expect(system.asked).toBe(2);
});
