import type { ReactElement } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { forgetLeftOut, useDroppingStore } from '../store/dropping-store';
import { useFindingsStore } from '../store/findings-store';
import { usePlanStore } from '../store/plan-store';
import { putAwayCameBack, useProgramStore } from '../store/program-store';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { absentSentence } from '../words/absent-words';
import { unopenedSentence } from '../words/reading-words';

/** What is said in every step. Of what was found nothing is said once other downloads are chosen. */
export function AppNotices({ isStale }: { readonly isStale: boolean }): ReactElement {
  const { failure, cameBack } = useProgramStore(useShallow(({ failure, cameBack }) => ({ failure, cameBack })));
  const leftOut = useDroppingStore((state) => state.leftOut);
  const findings = useFindingsStore((state) => state.findings);
  const plan = usePlanStore((state) => state.plan);
  const unopened = findings && !isStale ? unopenedSentence(findings.unopened) : null;
  const absent = plan && !isStale ? absentSentence(plan.absent) : null;
  return (
    <>
      {failure && <Notice tone="stop">{failure}</Notice>}
      {cameBack && (
        <Notice tone="care">
          {cameBack} <Button onPress={putAwayCameBack}>Put this note away</Button>
        </Notice>
      )}
      {leftOut && (
        <Notice tone="care">
          {leftOut} <Button onPress={forgetLeftOut}>Put this note away</Button>
        </Notice>
      )}
      {unopened && <Notice tone="stop">{unopened}</Notice>}
      {absent && <Notice tone="care">{absent}</Notice>}
    </>
  );
}
