import { type App, type Session, type WebContents } from 'electron';
import { APP_ORIGIN, APP_SCHEME } from '@shared/ipc/addresses';

/** What a page of ours may load: its own origin, and what it made itself in memory. */
const isLocal = (address: string): boolean => {
  const { protocol } = new URL(address);
  return protocol === `${APP_SCHEME}:` || protocol === 'blob:' || protocol === 'data:' || protocol === 'devtools:';
};

/** No request leaves the machine and no permission is given, whatever a page asks for. */
export const lockDownSession = (session: Session): void => {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLocal(details.url) }));
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
};

const lockDownContents = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => {
    if (!event.url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

/** No page navigates away, opens a window or embeds another page. */
export const lockDownPages = (app: App): void => {
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents));
};
