import { describe, expect, it } from 'vitest';
import { begin, change, redo, undo } from '../../../src-renderer/store/history';

describe('the history of planning', () => {
  it('goes back and forth over snapshots', () => {
    const third = change(change(begin('a'), 'b'), 'c');
    expect(undo(third)).toEqual({ past: ['a'], present: 'b', future: ['c'] });
    expect(redo(undo(third))).toEqual(third);
    expect(undo(undo(third)).present).toBe('a');
  });

  it('stays as it is at either end', () => {
    const only = begin('a');
    expect(undo(only)).toBe(only);
    expect(redo(only)).toBe(only);
  });

  it('forgets what was undone once something else is chosen', () => {
    expect(change(undo(change(begin('a'), 'b')), 'c')).toEqual({ past: ['a'], present: 'c', future: [] });
  });

  it('is bounded', () => {
    let long = begin(0);
    for (let value = 1; value <= 1_000; value += 1) long = change(long, value);
    expect(long.past.length).toBe(200);
    expect(undo(long).present).toBe(999);
  });
});
