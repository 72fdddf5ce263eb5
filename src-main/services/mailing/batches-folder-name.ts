/** A folder name that sorts by time and is allowed on every system: `Foldline batches 2026-11-22 14.05.09`. */
export const batchesFolderName = (now: Date): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `Foldline batches ${day} ${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}`;
};
