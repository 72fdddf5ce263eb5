import { userInfo } from 'node:os';

/** The name of the account that runs the program. One without an entry in the system's list has a name in the environment at best. */
export function accountName(environment: NodeJS.ProcessEnv = process.env): string {
  try {
    return userInfo().username;
  } catch {
    return environment['USER'] ?? 'anonymous';
  }
}
