// The urn's own origin: no cookie ever reaches it and nothing about its visitors is written down.
import { Hono } from 'hono';
import { securityHeaders } from '../platform/http/security.ts';

/**
 * Answers health only, until the room `urn` exists; a request with a cookie is refused unread. On the
 * loopback `hostname` is an address and not `localhost`: cookies ignore ports, and the site is there.
 */
export function buildUrnOrigin(
  ready: () => Promise<void>,
  hostname: string | undefined,
): (request: Request) => Response | Promise<Response> {
  const app = new Hono();
  app.use(securityHeaders(undefined));
  app.use(async (c, next) => {
    if (hostname !== undefined && new URL(c.req.url).hostname !== hostname) {
      return c.text('This origin does not answer for that host.\n', 421);
    }
    if (c.req.header('cookie') !== undefined) {
      return c.text('This origin takes no cookies.\n', 400);
    }
    await next();
    return undefined;
  });
  app.get('/health/live', (c) => c.text('live\n'));
  app.get('/health/ready', async (c) => {
    try {
      await ready();
      return c.text('ready\n');
    } catch {
      return c.text('not ready\n', 503);
    }
  });
  app.notFound((c) => c.text('Not here.\n', 404));
  return (request) => app.fetch(request);
}
