import type { Rect } from '@shared/domain/geometry/rect';
import { itemsAt, packFrontPage } from '@shared/domain/ssr/front-page';
import { expect, it } from 'vitest';

it('tells pieces beyond 2,000 as one box, which counts wherever it reaches, though none of them does', () => {
  const small = (x: number, y: number) => ({ what: 'shape' as const, box: [x, y, x + 2, y + 2] as const, white: false });
  const within: Rect = [100, 200, 300, 300];
  const front = packFrontPage({ words: [], ink: [...Array.from({ length: 2_000 }, () => small(10, 10)), small(40, 150), small(400, 320)], within });
  expect(itemsAt(front, [0])).toEqual([{ what: 'line', text: '', box: [40, 150, 402, 322] }]);
  expect(front.boxes).toHaveLength(4);
});
