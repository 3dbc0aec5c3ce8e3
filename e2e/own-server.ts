// A server of a journey of its own, where it is as late for everybody as the journey says, and what is done without being asked is done then.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { EVERYBODY_LATER_HEADER } from '../tools/testing/later-clock.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const LONGEST_START_MS = 150_000;
const MINUTE_MS = 60_000;

export interface OwnServer {
  /** Where people reach the site. */
  readonly site: string;
  /** Its urn, by another host name. */
  readonly urn: string;
  /** What time it is there. */
  now(): Date;
  /** From now on it is so many minutes later than it really is. */
  goTo(minutes: number): Promise<void>;
  stop(): Promise<void>;
}

/** On a port and the one after it. `MINGA_E2E_OWN_PORT` is of one that runs already, for whoever writes a journey. */
export async function startOwnServer(port: number): Promise<OwnServer> {
  const running = process.env.MINGA_E2E_OWN_PORT;
  const at = running === undefined ? port : Number(running);
  const site = `http://localhost:${at}`;
  const stop = running === undefined ? launch(at) : async () => {};
  await untilReady(site);
  let later = 0;
  return {
    ...{ site, stop, urn: `http://127.0.0.1:${at + 1}` },
    now: () => new Date(Date.now() + later * MINUTE_MS),
    async goTo(minutes) {
      later = minutes;
      const headers = { [EVERYBODY_LATER_HEADER]: String(minutes) };
      await fetch(`${site}/health/ready`, { headers });
    },
  };
}

/** What is kept of its output, to tell why it ended. */
const REMEMBERED_CHARACTERS = 8_000;

function launch(port: number): () => Promise<void> {
  const env = { ...process.env, PORT: String(port), MINGA_LOG_LEVEL: 'warn' };
  const server = spawn(process.execPath, ['tools/e2e-server.ts'], {
    ...{ cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] },
  });
  let said = '';
  for (const output of [server.stdout, server.stderr]) {
    output.on('data', (text) => {
      said = `${said}${text}`.slice(-REMEMBERED_CHARACTERS);
    });
  }
  const ended = once(server, 'close');
  return async () => {
    const isThere = server.exitCode === null && server.signalCode === null;
    server.kill('SIGTERM');
    const [code, signal] = await ended;
    if (!isThere) throw new Error(`the server ended by itself: ${signal ?? code}\n${said}`);
  };
}

async function untilReady(site: string): Promise<void> {
  const last = Date.now() + LONGEST_START_MS;
  while (Date.now() < last) {
    const isReady = await fetch(`${site}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`${site} did not start`);
}

/** A browser whose pages are that server's. */
export async function pageOf(
  { site }: OwnServer,
  page: Pick<Page, 'context'>,
  viewport: { readonly width: number; readonly height: number },
): Promise<Page> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('no browser to come with');
  const context = await browser.newContext({
    ...{ baseURL: site, locale: 'es-CL', timezoneId: 'America/Santiago', viewport },
  });
  return context.newPage();
}
