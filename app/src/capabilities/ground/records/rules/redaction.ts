// What everybody may see of an entry of the audit log: never who a person is, nor what would point at one.

export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actorPerson: string | null;
  readonly act: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  readonly subject: string;
  readonly beforeSha256: string | null;
  readonly afterSha256: string | null;
  readonly told: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
}

/** Kinds of subject that are no person, nor stand for one. A kind that is not here is withheld. */
export const publicKinds = [
  'institution',
  'body',
  'body-member',
  'comuna',
  'territory',
  'landmark',
  'organization',
  'petition',
  'document',
  'lot',
  'act',
] as const;
export type PublicKind = (typeof publicKinds)[number];

export interface PublicEntry
  extends Pick<
    AuditEntry,
    'id' | 'at' | 'act' | 'institutionSlug' | 'institutionName' | 'timeZone' | 'told'
  > {
  /** The role in which it was done; undefined for whoever holds none, null when nobody did it. */
  readonly role: string | undefined | null;
  /** Undefined when it is or stands for a person. */
  readonly subject: { readonly kind: PublicKind; readonly id: string } | undefined;
  readonly beforeSha256: string | null;
  readonly afterSha256: string | null;
  /** Undefined when it is withheld, null when there is none. */
  readonly reason: string | undefined | null;
}

/** A role that somebody held, and when. */
export interface HeldThen {
  readonly personId: string;
  readonly role: string;
  readonly institutionId: string | undefined;
  readonly from: Date;
  readonly until: Date | null;
}

/**
 * The entry as everybody sees it. `allowed` are the roles that the table of permissions lets do the act:
 * whoever held several at that time acted in one of those.
 */
export function redact(
  entry: AuditEntry,
  held: readonly HeldThen[],
  allowed: readonly string[],
): PublicEntry {
  const { actorPerson: _, institutionId: __, subject, reason, ...rest } = entry;
  const shown = publicSubject(subject);
  const isWithheld = shown === undefined;
  return {
    ...rest,
    role: roleThen(entry, held, allowed),
    subject: shown,
    beforeSha256: isWithheld ? null : entry.beforeSha256,
    afterSha256: isWithheld ? null : entry.afterSha256,
    reason: isWithheld && reason !== null ? undefined : reason,
  };
}

function publicSubject(subject: string): PublicEntry['subject'] {
  const [, word, id] = /^([a-z-]+):(.+)$/.exec(subject) ?? [];
  const kind = publicKinds.find((one) => one === word);
  return kind === undefined || id === undefined ? undefined : { kind, id };
}

/** The role in which somebody acted there at that time; null when nobody did, undefined for whoever held none. */
export function roleThen(
  { actorPerson, at, institutionId }: Pick<AuditEntry, 'actorPerson' | 'at' | 'institutionId'>,
  held: readonly HeldThen[],
  allowed: readonly string[],
): string | undefined | null {
  if (actorPerson === null) return null;
  const then = held.filter(
    ({ personId, from, until }) =>
      personId === actorPerson && from <= at && (until === null || until >= at),
  );
  const here = then.filter((one) => one.institutionId === institutionId);
  const fits = (one: HeldThen) => allowed.includes(one.role);
  return (here.find(fits) ?? then.find(fits) ?? here[0])?.role;
}
