// The cookies of the site: what they are called and how they are guarded, by how the site is reached.
import { type CookieOptions, parse, serialize } from 'hono/utils/cookie';

export interface Cookies {
  /** False where no cookie could be trusted: plain http on an address that is not this machine's own. */
  readonly areSafe: boolean;
  read(request: Request, name: string): string | undefined;
  /** The `Set-Cookie` of a value that scripts and other sites never see. */
  set(name: string, text: string, maxAgeSeconds: number): string;
  clear(name: string): string;
}

/**
 * Over https `__Host-` cookies; on this machine's own plain http an unprefixed one without `Secure`,
 * which Safari would drop there. `SameSite=Lax`, so that a person who comes back from the identity
 * provider is still known.
 */
export function cookiesFor(publicUrl: string): Cookies {
  const { protocol, hostname } = new URL(publicUrl);
  const isSecure = protocol === 'https:';
  const isOwnMachine = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const nameOf = (name: string) => (isSecure ? `__Host-minga-${name}` : `minga-${name}`);
  const options: CookieOptions = {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    ...(isSecure ? { secure: true } : {}),
  };
  return {
    areSafe: isSecure || isOwnMachine,
    read: (request, name) => parse(request.headers.get('cookie') ?? '', nameOf(name))[nameOf(name)],
    set: (name, text, maxAgeSeconds) =>
      serialize(nameOf(name), text, { ...options, maxAge: maxAgeSeconds }),
    clear: (name) => serialize(nameOf(name), '', { ...options, maxAge: 0 }),
  };
}
