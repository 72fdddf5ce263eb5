import { describe, expect, it } from 'vitest';
import { onceInSlices } from '@main/services/mailing/once-in-slices';
import type { Steps } from '@shared/jobs/steps';

describe('what is made once of an object', () => {
  it('is the same for all who ask, also meanwhile, and another for another object', async () => {
    const made: string[] = [];
    const asked = onceInSlices(function* ({ name }: { readonly name: string }, more: string): Steps<{ readonly of: string }> {
      made.push(name);
      yield;
      return { of: name + more };
    });
    const [a, b] = [{ name: 'a' }, { name: 'b' }];
    const [first, meanwhile, other] = await Promise.all([asked(a, '1'), asked(a, '1'), asked(b, '2')]);
    expect([first, other]).toEqual([{ of: 'a1' }, { of: 'b2' }]);
    expect(meanwhile).toBe(first);
    expect(await asked(a, '1')).toBe(first);
    expect(made).toEqual(['a', 'b']);
  });
});
