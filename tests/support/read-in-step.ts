import type { FoundReport } from '@shared/domain/ssr/report';
import type { Steps } from '@shared/jobs/steps';

/** Reports that note which of them the work asks for their pages, and the most of them that one step does. */
export const watchPages = (reports: readonly FoundReport[]): { readonly watched: readonly FoundReport[]; readonly mostInAStep: (steps: Steps<unknown>) => number } => {
  const asked = new Set<FoundReport>();
  const watched = reports.map((report) => new Proxy(report, { get: (all, key) => (key === 'pages' && asked.add(all), Reflect.get(all, key) as unknown) }));
  return {
    watched,
    mostInAStep: (steps) => {
      asked.clear();
      for (let most = 0; ; asked.clear()) {
        const { done } = steps.next();
        most = Math.max(most, asked.size);
        if (done) return most;
      }
    },
  };
};
