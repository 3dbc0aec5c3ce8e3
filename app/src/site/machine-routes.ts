// What machines ask a site for: how to report a hole, and what to crawl.
import type { Clock } from '../platform/clock.ts';
import { definePath } from '../platform/http/path.ts';
import { type Route, route } from '../platform/http/route.ts';

const SECURITY_POLICY_DAYS = 180;
const DAY_MS = 86_400_000;

/** `/.well-known/security.txt` (RFC 9116) and `/robots.txt`. */
export function machineRoutes(
  clock: Clock,
  publicUrl: string,
  securityContact: string | undefined,
): Route[] {
  return [
    plain('/.well-known/security.txt', () => {
      const expires = new Date(clock.now().getTime() + SECURITY_POLICY_DAYS * DAY_MS);
      return [
        `Contact: ${securityContact ?? `${publicUrl}/que-protege#avisar`}`,
        `Expires: ${expires.toISOString()}`,
        'Preferred-Languages: es, en',
        `Canonical: ${publicUrl}/.well-known/security.txt`,
        `Policy: ${publicUrl}/que-protege`,
      ];
    }),
    plain('/robots.txt', () => ['User-agent: *', 'Disallow: /contar/', 'Disallow: /en/count/']),
  ];
}

function plain(path: string, lines: () => readonly string[]): Route {
  return route({
    audience: 'public',
    method: 'get',
    path: definePath(path),
    answer: () =>
      new Response(`${lines().join('\n')}\n`, {
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      }),
  });
}
