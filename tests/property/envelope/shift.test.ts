import { addShifts, MOST_SHIFT_MM, shiftOf } from '@shared/domain/envelope/shift';
import { moved } from '@shared/domain/geometry/rect';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const millimetres = fc.integer({ min: -MOST_SHIFT_MM * 100, max: MOST_SHIFT_MM * 100 }).map((hundredths) => hundredths / 100);
const edge = fc.integer({ min: 0, max: 79_200 }).map((hundredths) => hundredths / 100);

it('a shift there and back leaves everything where it was', () => {
  fc.assert(
    fc.property(millimetres, millimetres, fc.tuple(edge, edge, edge, edge), (x, y, box) => {
      const [there, back] = [shiftOf(x, y), shiftOf(-x, -y)];
      const none = addShifts(there, back);
      expect([none.xPt + 0, none.yPt + 0]).toEqual([0, 0]);
      moved(moved(box, there.xPt, there.yPt), back.xPt, back.yPt).forEach((value, at) => expect(value).toBeCloseTo(box[at] ?? NaN, 9));
    }),
  );
});
