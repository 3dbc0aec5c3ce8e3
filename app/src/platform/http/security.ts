// Headers and refusals that every answer carries, whatever the room.
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { type MapTiles, originOfTiles } from '../map-tiles.ts';

/** Above all that a person types: a text that is too long comes back in its form, with its field named. */
export const DEFAULT_BODY_LIMIT_BYTES = 1024 * 1024;

/**
 * No inline script or style, no third party, no frame; the page may only talk to its own origin. Where
 * the operator has map tiles, pictures may come from their origin too.
 */
export function securityHeaders(tiles: MapTiles | undefined): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", ...(tiles === undefined ? [] : [originOfTiles(tiles)])],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    originAgentCluster: '?1',
    referrerPolicy: 'strict-origin-when-cross-origin',
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
    // Where somebody is and what a camera sees may be asked only by a page of this site, and only after she presses for it.
    permissionsPolicy: {
      camera: ['self'],
      microphone: [],
      geolocation: ['self'],
      payment: [],
      usb: [],
    },
    // A page may say less of where it is, as one whose address opens something does.
    overwrite: false,
  });
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that another site started (CSRF). A browser always sends `Sec-Fetch-Site` or `Origin`
 * with a POST; a request with neither comes from no browser and carries nobody's session.
 */
export function isForeignWrite(request: Request): boolean {
  if (SAFE_METHODS.has(request.method)) return false;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  return origin !== null && origin !== originAskedFor(request);
}

function originAskedFor(request: Request): string {
  const asked = new URL(request.url);
  const scheme = request.headers.get('x-forwarded-proto') ?? asked.protocol.replace(':', '');
  return `${scheme}://${request.headers.get('host') ?? asked.host}`;
}

export interface BodyLimits {
  readonly maxBytes: number;
  /** Of a body that does not say how long it is: it is held in memory before it is known who sends it. */
  readonly undeclaredBytes: number;
}

/** Stops reading a body at its limit; `onTooLarge` answers in the person's language. */
export function limitBody(
  { maxBytes, undeclaredBytes }: BodyLimits,
  onTooLarge: () => Response | Promise<Response>,
): MiddlewareHandler {
  const [declared, undeclared] = [maxBytes, undeclaredBytes].map((maxSize) =>
    bodyLimit({ maxSize, onError: () => onTooLarge() }),
  ) as [MiddlewareHandler, MiddlewareHandler];
  return (c, next) => (isLengthDeclared(c.req.raw) ? declared : undeclared)(c, next);
}

function isLengthDeclared({ headers }: Request): boolean {
  return headers.has('content-length') && !headers.has('transfer-encoding');
}
