import { describe, expect, it } from 'vitest';
import { createLru } from '../../../src-renderer/pdf/lru';

describe('the cache of the most recently used', () => {
  it('lets the one go that was used longest ago, and hands it over', () => {
    const gone: string[] = [];
    const cache = createLru<string, string>(3, (value) => gone.push(value));
    cache.set('a', 'A', 1);
    cache.set('b', 'B', 1);
    cache.set('c', 'C', 1);
    cache.get('a');
    cache.set('d', 'D', 1);
    expect(gone).toEqual(['B']);
    expect([cache.get('a'), cache.get('b'), cache.size()]).toEqual(['A', undefined, 3]);
  });

  it('counts weights, and keeps the newest even where it alone is too heavy', () => {
    const gone: string[] = [];
    const cache = createLru<string, string>(10, (value) => gone.push(value));
    cache.set('a', 'A', 4);
    cache.set('b', 'B', 4);
    cache.set('c', 'C', 50);
    expect(gone).toEqual(['A', 'B']);
    expect(cache.get('c')).toBe('C');
  });

  it('hands over what is replaced and everything at the end', () => {
    const gone: string[] = [];
    const cache = createLru<string, string>(10, (value) => gone.push(value));
    cache.set('a', 'A', 1);
    cache.set('a', 'A2', 1);
    cache.clear();
    expect(gone).toEqual(['A', 'A2']);
    expect(cache.size()).toBe(0);
  });
});
