import { userInfo } from 'node:os';

/** `cups-files.conf` of a scheduler that lives in one folder; as root its helpers run under the printing account. */
export function schedulerFiles(folder: string): string {
  const account = userInfo().uid === 0 ? ['User lp', 'Group lp', 'SystemGroup lpadmin'] : [];
  return [
    ...account,
    `ServerRoot ${folder}/etc`,
    `RequestRoot ${folder}/spool`,
    `TempDir ${folder}/spool/tmp`,
    `CacheDir ${folder}/cache`,
    `StateDir ${folder}/run`,
    `ServerKeychain ${folder}/etc/ssl`,
    `AccessLog ${folder}/log/access`,
    `ErrorLog ${folder}/log/scheduler`,
    `PageLog ${folder}/log/pages`,
    'LogFilePerm 0644',
    'FatalErrors config',
    '',
  ].join('\n');
}

/** `cupsd.conf`: loopback and a socket only, no announcements, no passwords. */
export function schedulerSettings(folder: string, port: number): string {
  return `LogLevel info
MaxLogSize 0
Listen 127.0.0.1:${port}
Listen ${folder}/run/cups.sock
Browsing Off
BrowseLocalProtocols none
WebInterface No
DefaultAuthType None
DefaultEncryption Never
PreserveJobHistory Yes
PreserveJobFiles No
MaxJobs 500
DirtyCleanInterval 0
ErrorPolicy retry-current-job
JobRetryInterval 1
ReloadTimeout 0
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Location /admin>
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order allow,deny
    Allow from 127.0.0.1
  </Limit>
</Policy>
`;
}
