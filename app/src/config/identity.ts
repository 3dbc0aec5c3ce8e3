// The file that names who says who a resident is: read once at the start, refused with its reason.
import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '@minga/basics';
import * as v from 'valibot';
import type { IdentityProvider } from '../platform/identity-provider.ts';
import type { BadConfig } from './config.ts';

const Https = v.pipe(v.string(), v.url(), v.startsWith('https://'));

const Provider = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,30}$/)),
  label: v.strictObject({ 'es-CL': v.string(), en: v.string() }),
  issuer: Https,
  endpoints: v.optional(
    v.strictObject({ authorization: Https, token: Https, userinfo: Https, jwks: Https }),
  ),
  clientId: v.pipe(v.string(), v.nonEmpty()),
  clientSecret: v.pipe(v.string(), v.nonEmpty()),
  scope: v.pipe(v.string(), v.regex(/\bopenid\b/)),
  claims: v.picklist(['claveunica', 'standard']),
  userinfoMethod: v.picklist(['GET', 'POST']),
  provesRun: v.boolean(),
  usesPkce: v.boolean(),
  logoutUrl: v.optional(Https),
});
const File = v.pipe(
  v.array(Provider),
  v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two have the same id'),
);

/** The providers of the file; what is wrong is said with its place, and no secret is repeated. */
export function readIdentityFile(
  path: string | undefined,
): Result<readonly IdentityProvider[], BadConfig> {
  if (path === undefined) return ok([]);
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code !== undefined;
    const why = isAbsent ? 'no se puede leer' : 'no es JSON';
    return err({ sentences: [`MINGA_IDENTITY_FILE: ${path} ${why}.`] });
  }
  const parsed = v.safeParse(File, given);
  if (parsed.success) return ok(parsed.output as readonly IdentityProvider[]);
  const places = new Set(parsed.issues.map((issue) => v.getDotPath(issue) ?? 'lista'));
  return err({
    sentences: [...places].map(
      (place) => `MINGA_IDENTITY_FILE: revisa «${place}» (CONTRIBUTING.md dice qué va ahí).`,
    ),
  });
}
