// Proposals as tests of lists and pages begin with: an edition that takes them, and as many as are asked for, past every rule.
import type { Database } from '../../../../platform/database/database.ts';
import { keysFrom } from '../../../../platform/keys.ts';
import { NOW } from '../../editions/testing/given.ts';
import { ancudRules, givenPublished, type RulesMore } from '../../editions/testing/published.ts';
import type { Town } from '../../editions/testing/steps.ts';
import type { Contents } from '../rules/contents.ts';
import type { ProposalState } from '../rules/states.ts';
import { insertEvent } from '../store/events.ts';
import { insertProposal, type NewProposal } from '../store/proposals.ts';

/** Those of the site of tests, without the site. */
export const testKeys = keysFrom(Buffer.alloc(32, 7));

/** The submission goes on from Monday 2 November to Friday 11 December 2026; `NOW` lies within. */
export const calendar = [
  { phase: 'commitment', from: '2026-10-05', until: '2026-10-16' },
  { phase: 'submission', from: '2026-11-02', until: '2026-12-11' },
  { phase: 'feasibility', from: '2026-12-14', until: '2027-01-29' },
  { phase: 'ballot-list', from: '2027-03-01', until: '2027-03-12' },
  { phase: 'voting', from: '2027-04-03', until: '2027-04-11' },
  { phase: 'count', from: '2027-04-12', until: '2027-04-14' },
  { phase: 'sanction', from: '2027-04-26', until: '2027-05-14' },
  { phase: 'execution', from: '2027-06-01', until: '2027-12-31' },
  { phase: 'evaluation', from: '2028-01-03', until: '2028-01-28' },
] as const;

/** Published, in its days of submission. */
export function givenOpenEdition(db: Database, town: Town, slug: string, more: RulesMore = {}) {
  const rules = ancudRules({
    ...more,
    operational: {
      calendar,
      planning: [
        { plan: 'pladeco', objective: '3.2', words: 'Espacios públicos seguros y con buena luz' },
      ],
      ...more.operational,
    },
  });
  return givenPublished(db, town, { slug, rules });
}

export const contents: Contents = {
  title: 'Luminarias solares en la costanera de Pudeto',
  need: 'En invierno oscurece a las seis y la costanera queda a oscuras.',
  description: 'Ocho luminarias solares entre el muelle y la escuela, a diez metros una de otra.',
  beneficiaries: 'Quienes caminan a la escuela y al muelle',
  beneficiariesCount: 600,
  theme: 'lighting',
  contest: 'pudeto',
  territoryId: null,
  place: 'Costanera, entre el muelle y la escuela',
  lat: -41.871,
  lon: -73.804,
  costClp: 8_900_000,
  costLines: [],
  plan: { plan: 'pladeco', objective: '3.2' },
  bipCode: null,
};

export interface ProposalGiven extends Partial<Omit<NewProposal, 'contents' | 'state'>> {
  readonly contents?: Partial<Contents>;
  readonly state?: ProposalState;
}

/** The ways from `sent` to each state, as the database lets it move. */
const WAY: Partial<Readonly<Record<ProposalState, readonly ProposalState[]>>> = {
  'in-review': ['in-review'],
  correcting: ['in-review', 'correcting'],
  'not-admitted': ['not-admitted'],
  'not-feasible': ['in-review', 'not-feasible'],
  appealed: ['not-admitted', 'appealed'],
  feasible: ['in-review', 'feasible'],
  listed: ['in-review', 'feasible', 'listed'],
  withdrawn: ['withdrawn'],
  lapsed: ['lapsed'],
};

/** Its id and number. */
export function givenProposal(
  db: Database,
  editionId: string,
  { contents: more, state = 'sent', now = NOW, ...row }: ProposalGiven = {},
): Promise<{ readonly id: string; readonly number: number }> {
  const begins = state === 'waiting' || state === 'lapsed' ? 'waiting' : 'sent';
  return db.transaction().execute(async (tx) => {
    const sent = await insertProposal(tx, {
      ...{ editionId, channel: 'web', authorKind: 'person', authorPersonId: null },
      ...{ authorName: 'Rosa M.', organizationId: null, gatheringId: null, paperSheetId: null },
      ...{ tie: null, hasInterest: null, interest: null, heldBy: 'institution', holder: null },
      ...{ heldUntil: null, madeBy: 'author', now, ...row },
      state: begins,
      contents: { ...contents, ...more },
    });
    const event = { proposalId: sent.id, told: {}, now };
    await insertEvent(tx, { ...event, kind: 'sent', state: begins });
    for (const to of WAY[state] ?? []) {
      await tx
        .updateTable('proposals.proposal')
        .set({ state: to })
        .where('id', '=', sent.id)
        .execute();
      await insertEvent(tx, { ...event, kind: 'taken-in-review', state: to });
    }
    return sent;
  });
}

/** Somebody who signed in with her RUN, and was born on that day. */
export async function givenResident(
  db: Database,
  {
    run,
    bornOn = '1988-05-04',
    name = 'Elisa B.',
  }: {
    readonly run?: string;
    readonly bornOn?: string;
    readonly name?: string;
  } = {},
): Promise<string> {
  const id = crypto.randomUUID();
  const sealed = (column: string, text: string) =>
    testKeys.seal(`people/${column}`, `people.person/${column}/${id}`, text);
  await db
    .insertInto('people.person')
    .values({
      id,
      public_name: name,
      proof: 'provider',
      birth_year: Number(bornOn.slice(0, 4)),
      birth_date_sealed: sealed('birth-date', bornOn),
      ...(run === undefined
        ? {}
        : {
            run_fingerprint: testKeys.fingerprint('people/run', run),
            run_sealed: sealed('run', run),
          }),
    })
    .execute();
  return id;
}
