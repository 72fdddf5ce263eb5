/** Whether a window can be shown here: always on Windows and macOS, on Linux where a display server is named. */
export function hasDisplay(environment = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}
