/** Opening addresses in the browser of the person at this machine. */
import { spawn } from 'node:child_process';

const OPENERS = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''], linux: ['xdg-open'] };

/** Opens an address where there is a desktop with a browser; does nothing where there is none. */
export function openInBrowser(url) {
  const { DISPLAY, WAYLAND_DISPLAY, CI } = process.env;
  if (CI || (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)) return;
  const [command, ...args] = OPENERS[process.platform] ?? OPENERS.linux;
  const opener = spawn(command, [...args, url], { detached: true, stdio: 'ignore' });
  // The address has been printed; a person can open it.
  opener.on('error', () => {});
  opener.unref();
}
