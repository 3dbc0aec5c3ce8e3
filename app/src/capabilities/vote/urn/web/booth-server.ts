// What a booth asks of the urn that serves it: files of the log, casting, claiming; and the way to the site that signs.
import type { Bytes } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { issueAddress } from '../rules/booth-fragment.ts';

export interface Promised {
  readonly leaf: string;
  readonly sig: string;
}

/** The urn's code, or `unreachable`. */
export type Refused = { readonly code: string };

export interface Blinded {
  readonly contest: string;
  readonly bm: Bytes;
}

/** The urn answers, and has no such file. */
export class NotThere extends Error {
  override readonly name = 'NotThere';
}

export interface BoothServer {
  readonly electionId: string;
  /** Origin of the urn. */
  readonly origin: string;
  /** A file below `/e/<id>/`. Throws when it cannot be had; `NotThere` where there is none. */
  readonly file: (path: string) => Promise<Bytes>;
  /** By the urn's clock, as far as it was heard. */
  readonly now: () => Date;
  readonly cast: (body: Bytes) => Promise<Result<readonly Promised[], Refused>>;
  readonly claim: (body: Bytes) => Promise<Result<undefined, Refused>>;
  /** Goes to the site, which answers with a new visit of the booth; a rehearsal answers at once. */
  readonly askSite: (
    originA: string,
    turn: string,
    blinded: readonly Blinded[],
  ) => Promise<ReadonlyMap<string, Bytes> | 'gone'>;
}

interface UrnAddress {
  readonly electionId: string;
  readonly origin: string;
  readonly send: (address: string, init: RequestInit) => Promise<Response>;
  /** Goes to another page, which ends this one. */
  readonly go: (address: string) => void;
}

/** The urn that served this page, by its own addresses and without anything that names a person. */
export function urnServer({ electionId, origin, send, go }: UrnAddress): BoothServer {
  const below = `${origin}/e/${electionId}/`;
  let ahead = 0;

  async function ask(path: string, body?: Bytes): Promise<Response> {
    const answer = await send(below + path, {
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: new Uint8Array(body),
          }),
    });
    const heard = Date.parse(answer.headers.get('date') ?? '');
    if (!Number.isNaN(heard)) ahead = heard - Date.now();
    return answer;
  }

  async function post<T>(path: string, body: Bytes): Promise<Result<T, Refused>> {
    try {
      const answer = await ask(path, body);
      const said = (await answer.json()) as T & Partial<Refused>;
      return answer.ok ? ok(said) : err({ code: said.code ?? 'unreachable' });
    } catch {
      return err({ code: 'unreachable' });
    }
  }

  return {
    electionId,
    origin,
    now: () => new Date(Date.now() + ahead),
    async file(path) {
      const answer = await ask(path);
      if (answer.status === 404) throw new NotThere(path);
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    async cast(body) {
      const said = await post<{ readonly promises: readonly Promised[] }>('votar', body);
      return said.ok ? ok(said.value.promises) : said;
    },
    async claim(body) {
      const said = await post<object>('reclamo', body);
      return said.ok ? ok(undefined) : said;
    },
    async askSite(originA, turn, blinded) {
      go(issueAddress(originA, turn, blinded));
      return 'gone';
    },
  };
}
