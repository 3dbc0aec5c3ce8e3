// Where a person goes after signing in: a place of this site, whatever the link said.

/** A path of our own with its query; the fallback for anything that leads elsewhere. */
export function ownAddress(given: string | null | undefined, fallback: string): string {
  if (given === null || given === undefined || !/^\/(?![/\\])/.test(given)) return fallback;
  // A browser reads a backslash as a slash and skips control characters: `/\t/evil.example`.
  if (/[\\\p{Cc}]/u.test(given) || given.length > 2000) return fallback;
  const here = 'https://own.example';
  const url = URL.canParse(given, here) ? new URL(given, here) : undefined;
  if (url?.origin !== here) return fallback;
  // The dots of `/./` are gone by now, and what they held apart may begin another host: `//evil.example`.
  return url.pathname.startsWith('//') ? fallback : url.pathname + url.search + url.hash;
}
