import type { Rect } from '@shared/domain/geometry/rect';

/** How something is painted. `unknown`: a colour space whose white is not known. */
export type Paint = 'none' | 'white' | 'ink' | 'unknown';

/** What clips leave, in the space of what holds the object: `null` without clips, `nothing` where they leave nothing. */
export type Clip = Rect | 'nothing' | null;
