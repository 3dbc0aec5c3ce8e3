// A page of the booth that is fetched when it is needed, and can be asked for again where there was no connection.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { m } from '#words';
import { BoothHeading } from './booth-frame.tsx';
import { TroublePage } from './booth-papers.tsx';
import { type ScriptTrouble, scriptTrouble } from './booth-scripts.ts';

/** What is fetched once, and then there at once. */
interface Part<T> {
  readonly fetch: () => Promise<T>;
  readonly ready: () => { readonly part: T } | undefined;
}

export function partOf<T>(fetch: () => Promise<T>): Part<T> {
  let fetched: { readonly part: T } | undefined;
  return {
    async fetch() {
      fetched = { part: await fetch() };
      return fetched.part;
    },
    ready: () => fetched,
  };
}

interface LaterProps<T> {
  readonly part: Part<T>;
  /** Beside a page that says by itself that one waits. */
  readonly isQuiet?: boolean;
  readonly children: (fetched: T) => ComponentChildren;
}

export function Later<T>({ part: wanted, isQuiet = false, children }: LaterProps<T>) {
  const [fetched, setFetched] = useState<{ readonly part: T } | ScriptTrouble | undefined>(
    wanted.ready,
  );
  const begin = () => {
    setFetched(undefined);
    wanted.fetch().then(
      (part) => setFetched({ part }),
      (error: unknown) => setFetched(scriptTrouble(error)),
    );
  };
  useEffect(() => {
    if (fetched === undefined) begin();
  }, []);
  if (isQuiet && typeof fetched !== 'object') return null;
  if (fetched === undefined) return <BoothHeading>{m.urn_booth_working()}</BoothHeading>;
  if (typeof fetched === 'string') {
    return <TroublePage code={fetched} siteHref={undefined} onAgain={begin} />;
  }
  return <>{children(fetched.part)}</>;
}
