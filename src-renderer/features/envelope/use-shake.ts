import { useEffect, useRef, useState } from 'react';
import type { Play } from '@shared/domain/envelope/movement-model';

/** The packet goes through its extremes in this order, and back to rest. */
const CORNERS: readonly (readonly [up: 0 | 1, right: 0 | 1])[] = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]];
const CORNER_MS = 900;

/** Sweeps the packet over the extremes of its play: gliding, or from corner to corner where the system asks for less motion. */
export function useShake(play: Play, onMove: (position: Play) => void): { readonly isShaking: boolean; readonly toggle: () => void } {
  const [isShaking, setShaking] = useState(false);
  const latest = useRef({ play, onMove });
  useEffect(() => {
    latest.current = { play, onMove };
  });
  useEffect(() => {
    if (!isShaking) return undefined;
    const glides = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    let frame = 0;
    let began: number | null = null;
    const tick = (now: number): void => {
      began ??= now;
      const at = (now - began) / CORNER_MS;
      const from = CORNERS[Math.floor(at)];
      const to = CORNERS[Math.floor(at) + 1];
      const { play: most, onMove: move } = latest.current;
      if (!from || !to) {
        move({ upIn: 0, rightIn: 0 });
        setShaking(false);
        return;
      }
      const share = glides ? at % 1 : 1;
      move({ upIn: most.upIn * (from[0] + (to[0] - from[0]) * share), rightIn: most.rightIn * (from[1] + (to[1] - from[1]) * share) });
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [isShaking]);
  return { isShaking, toggle: () => setShaking(!isShaking) };
}
