// What is issued of a gathering as a numbered document: its minutes and its report. Organisations have no numbers.
import type { Tx } from '../../../../platform/database/database.ts';
import type { Role } from '../../people/rules/index.ts';
import { type DocumentAsked, issueDocument } from '../../records/index.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { Acting } from './acting.ts';

export type Site = Pick<DocumentAsked, 'publicUrl' | 'isDemonstration'>;

interface Issued {
  readonly kind: 'minutes' | 'report';
  readonly title: string;
  readonly blocks: DocumentAsked['blocks'];
  /** Id of the document of which it takes the place. */
  readonly replaces: string | undefined;
}

/** The id of the document; undefined where an organisation called. */
export async function issueOf(
  tx: Tx,
  site: Site,
  by: Acting,
  { caller }: Pick<Gathering, 'caller'>,
  { replaces, ...issued }: Issued,
): Promise<string | undefined> {
  if (caller.kind !== 'institution') return undefined;
  const held = by.actor.grants.find(({ scope }) => scope?.id === by.scope.id);
  const actor = { ...by.actor, sessionId: '', name: '', provenAt: by.now };
  const { id } = await issueDocument(tx, {
    ...site,
    by: { actor, scope: by.scope, now: by.now },
    act: 'gatherings/call',
    as: (held?.role ?? 'pb-officer') as Role,
    ...issued,
    ...(replaces === undefined ? {} : { replaces }),
  });
  return id;
}
