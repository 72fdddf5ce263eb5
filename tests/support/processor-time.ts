/** The processor's milliseconds of this process since then, which a busy machine does not lengthen as it does the clock's. */
export const processorMsSince = (then: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(then);
  return (user + system) / 1_000;
};

/** The processor's milliseconds that a work takes. */
export const processorMsOf = (work: () => unknown): number => {
  const started = process.cpuUsage();
  work();
  return processorMsSince(started);
};
