// Where a published log is read from to rebuild one: the urn's own folder, or an address that serves its files.
import { logFolderAt } from './log-folders.ts';

type Bytes = Uint8Array;

interface LogSource {
  notes(): Promise<readonly string[]>;
  read(path: string): Promise<Bytes | undefined>;
}

/** The folder of the published logs: a head that was signed may be ahead of the checkpoint. */
export function ownLog(logsDir: string, electionId: string): LogSource {
  const folder = logFolderAt(logsDir, electionId);
  return {
    read: (path) => folder.read(path),
    async notes() {
      const head = await folder.lastHead();
      const checkpoint = await folder.read('checkpoint');
      return [
        ...(head === undefined ? [] : [head.note]),
        ...(checkpoint === undefined ? [] : [new TextDecoder().decode(checkpoint)]),
      ];
    },
  };
}

/** Files below an address, as an urn or a mirror serves them: `https://urna.cl/e/pudeto-2027`. */
export function servedLog(
  address: string,
  send: (request: Request) => Response | Promise<Response> = fetch,
): LogSource {
  const base = address.replace(/\/+$/, '');
  async function read(path: string): Promise<Bytes | undefined> {
    const response = await send(new Request(`${base}/${path}`));
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  }
  return {
    read,
    async notes() {
      const checkpoint = await read('checkpoint');
      return checkpoint === undefined ? [] : [new TextDecoder().decode(checkpoint)];
    },
  };
}
