// A page of the booth that is fetched when it is needed, and can be asked for again where there was no connection.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { m } from '#words';
import { BoothHeading } from './booth-frame.tsx';
import { TroublePage } from './booth-papers.tsx';

interface LaterProps<T> {
  readonly fetch: () => Promise<T>;
  /** Beside a page that says by itself that one waits. */
  readonly isQuiet?: boolean;
  readonly children: (fetched: T) => ComponentChildren;
}

export function Later<T>({ fetch, isQuiet = false, children }: LaterProps<T>) {
  const [fetched, setFetched] = useState<{ readonly part: T } | 'failed'>();
  const begin = () => {
    setFetched(undefined);
    fetch().then(
      (part) => setFetched({ part }),
      () => setFetched('failed'),
    );
  };
  useEffect(begin, []);
  if (isQuiet && (fetched === undefined || fetched === 'failed')) return null;
  if (fetched === undefined) return <BoothHeading>{m.urn_booth_working()}</BoothHeading>;
  if (fetched === 'failed') {
    return <TroublePage code="unreachable" siteHref={undefined} onAgain={begin} />;
  }
  return <>{children(fetched.part)}</>;
}
