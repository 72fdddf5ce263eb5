import type { RunPlan } from '@shared/domain/packets/plan';
import { DEFAULT_PREPARE_SETTINGS, type PrepareSettings } from '@shared/domain/packets/settings';
import type { Inspection } from '../../ports/inspection';
import { inSlicesWhile } from '../in-slices';
import { planInspectionInSteps } from '../prepare-batches';

/** A plan with the settings it was made of. */
export type MadePlan = { readonly plan: RunPlan; readonly settings: PrepareSettings };

/**
 * Makes the plan of a mailing in slices, so that the window is answered meanwhile. The present plan, with its settings, stays until the next is
 * whole; where findings or settings change while one is made, it is made anew of the newest, and whoever waits gets that.
 */
export class Planner {
  private made: MadePlan | null = null;
  private lastSettings: PrepareSettings = DEFAULT_PREPARE_SETTINGS;
  private asked: PrepareSettings = DEFAULT_PREPARE_SETTINGS;
  private planning: Promise<MadePlan | null> | null = null;
  private wasAsked = false;

  constructor(private readonly findings: () => Inspection | null) {}

  get plan(): RunPlan | null {
    return this.made?.plan ?? null;
  }

  /** True where that is the present plan and none is being made. */
  isAt(plan: RunPlan): boolean {
    return this.made?.plan === plan && this.planning === null;
  }

  /** The settings of the present plan, or of the last one. */
  get settings(): PrepareSettings {
    return this.lastSettings;
  }

  /** True where a plan was asked for since the choices were forgotten. */
  get hasPlanned(): boolean {
    return this.wasAsked;
  }

  /** The settings that were asked for last: of the plan that is being made, or of the present one. */
  get askedSettings(): PrepareSettings {
    return this.asked;
  }

  /** Plans the findings; null where there are none, or none any more. */
  make(settings: PrepareSettings): Promise<MadePlan | null> {
    this.asked = settings;
    this.wasAsked = true;
    this.planning ??= this.toTheEnd().finally(() => (this.planning = null));
    return this.planning;
  }

  private async toTheEnd(): Promise<MadePlan | null> {
    for (let inspection = this.findings(); inspection; inspection = this.findings()) {
      const { asked: settings } = this;
      const isWanted = (): boolean => this.findings() === inspection && this.asked === settings;
      const plan = await inSlicesWhile(planInspectionInSteps(inspection, settings), isWanted);
      if (plan) return this.take({ plan, settings });
    }
    return null;
  }

  /** Takes a plan that was made elsewhere. */
  take(made: MadePlan): MadePlan {
    this.made = made;
    this.lastSettings = made.settings;
    return made;
  }

  /** Forgets the plan; the settings stay. */
  forget(): void {
    this.made = null;
  }

  /** Forgets who gets nothing, who lives elsewhere, who is whose sibling and what is covered. */
  forgetChoices(): void {
    this.lastSettings = { ...this.lastSettings, hold: [], addresses: [], masks: [], maskPlaces: [], siblings: [], coverLetters: [] };
    this.asked = this.lastSettings;
    this.wasAsked = false;
  }
}
