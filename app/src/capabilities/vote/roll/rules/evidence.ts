// Rights beside their evidence: what journal and registro know that the rights do not, after a backup was put back.
import { type Assurance, afterEvent, type RightEvent, type RightState } from './right.ts';

/** A line of the journal: written and on the disk before anything is handed out. */
export interface JournalEntry {
  readonly c: string;
  /** `lost`: a reconciliation found that this right is not there, and said so. */
  readonly ev: RightEvent | 'lost';
  /** Of an issue: base64url of the hash of what was signed. */
  readonly h?: string;
  /** Of who was added: by what the roll finds her again, base64url, and what it knew of her. */
  readonly added?: AddedEntry;
}

export interface AddedEntry {
  readonly vref: string;
  readonly style: string;
  readonly assurance: Assurance;
}

export interface KeptRight {
  readonly c: string;
  readonly state: RightState;
}

export type Lag =
  /** The evidence says that it was used, and the rights do not. */
  | {
      readonly code: 'behind';
      readonly c: string;
      readonly to: Exclude<RightState, 'available'>;
      readonly ev: RightEvent;
      readonly h: string | undefined;
    }
  /** Evidence of a right that is not there: whoever has it votes in a cover only. */
  | { readonly code: 'lost'; readonly c: string };

const MOVES: ReadonlySet<JournalEntry['ev']> = new Set([
  'issued',
  'desk',
  'prov-ok',
  'desk-void',
  'lost',
]);

/** Where each right stands by this evidence alone. An entry that repeats what is known changes nothing. */
function standing(entries: readonly JournalEntry[]): Map<string, JournalEntry> {
  const last = new Map<string, JournalEntry>();
  for (const entry of entries) {
    if (!MOVES.has(entry.ev)) continue;
    // Nothing follows an issue, but that its right is not there any more.
    if (last.get(entry.c)?.ev !== 'issued' || entry.ev === 'lost') last.set(entry.c, entry);
  }
  return last;
}

/**
 * Every right of which journal or registro say that it was used and that is kept as available. The registro comes
 * once a day: what is only in the journal is later than it, and a mark made void since then is told by the journal.
 */
export function lagsBehind(
  rights: readonly KeptRight[],
  journal: readonly JournalEntry[],
  registro: readonly JournalEntry[],
): readonly Lag[] {
  const kept = new Map(rights.map(({ c, state }) => [c, state]));
  const evidence = standing([...registro]);
  for (const [c, entry] of standing(journal)) {
    const isLast = entry.ev === 'issued' || entry.ev === 'lost';
    if (evidence.get(c)?.ev !== 'issued' || isLast) evidence.set(c, entry);
  }
  for (const entry of [...registro, ...journal])
    if (entry.ev === 'add' && !kept.has(entry.c) && !evidence.has(entry.c))
      evidence.set(entry.c, entry);
  return [...evidence.values()].flatMap((entry): Lag[] => {
    if (entry.ev === 'lost') return [];
    const state = kept.get(entry.c);
    if (state === undefined) return [{ code: 'lost', c: entry.c }];
    if (state !== 'available' || entry.ev === 'desk-void' || entry.ev === 'add') return [];
    const to = afterEvent('available', entry.ev);
    if (to === undefined || to === 'available') return [];
    return [{ code: 'behind', c: entry.c, to, ev: entry.ev, h: entry.h }];
  });
}

/** Rights that were issued and of which the journal says nothing: a crash between the two. Written again, they are told. */
export function missingInJournal(
  rights: readonly (KeptRight & { readonly h: string | null })[],
  journal: readonly JournalEntry[],
): readonly JournalEntry[] {
  const known = standing(journal);
  return rights.flatMap(({ c, state, h }): JournalEntry[] => {
    if (state === 'available' || known.get(c)?.ev === 'issued') return [];
    if (state === 'issued') return [{ c, ev: 'issued', ...(h === null ? {} : { h }) }];
    const last = known.get(c)?.ev;
    return last === 'desk' || last === 'prov-ok' ? [] : [{ c, ev: 'desk' }];
  });
}

/** Who had been added and is not there, as the journal can bring her back. */
export function addedOf(
  lags: readonly Lag[],
  journal: readonly JournalEntry[],
): readonly (AddedEntry & { readonly c: string })[] {
  const lost = new Set(lags.flatMap((lag) => (lag.code === 'lost' ? [lag.c] : [])));
  return journal.flatMap(({ c, added }) =>
    added !== undefined && lost.delete(c) ? [{ ...added, c }] : [],
  );
}

/** What the registro has still to tell of a right so that it says what the right is; nothing where it says so already. */
export function untold(told: RightState | undefined, kept: RightState): readonly RightEvent[] {
  if (told === undefined) return ['add', ...untold('available', kept)];
  if (told === kept) return [];
  if (kept === 'available') return told === 'desk' ? ['desk-void'] : [];
  if (told === 'desk') return ['desk-void', kept];
  return told === 'available' ? [kept] : [];
}
