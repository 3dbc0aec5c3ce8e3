// A published edition as tests of its public pages begin with: Ancud decides 180 million on three ballots.
import { randomUUID } from 'node:crypto';
import type { Database } from '../../../../platform/database/database.ts';
import type { Vote } from '../rules/commitment.ts';
import { ruleSettings } from '../rules/contest-rule.ts';
import type { Contest, PhasePlan, Rulebook } from '../rules/rulebook.ts';
import { insertEdition } from '../store/drafts.ts';
import { readEdition } from '../store/editions.ts';
import { saveProjects } from '../store/passages.ts';
import { insertPublication } from '../store/versions.ts';
import { changeAct, givenAct } from './acts.ts';
import { NOW, rulebook } from './given.ts';
import { close, commit, type Town } from './steps.ts';

/** The vote goes on from Saturday 21 to Sunday 29 November 2026; `NOW` is the Wednesday between. */
export const calendar: readonly PhasePlan[] = [
  { phase: 'commitment', from: '2026-06-01', until: '2026-06-12' },
  { phase: 'call', from: '2026-06-15', until: '2026-06-26' },
  { phase: 'assemblies', from: '2026-07-01', until: '2026-07-31' },
  { phase: 'submission', from: '2026-08-03', until: '2026-08-28' },
  { phase: 'feasibility', from: '2026-09-01', until: '2026-10-16' },
  { phase: 'ballot-list', from: '2026-11-02', until: '2026-11-13' },
  { phase: 'voting', from: '2026-11-21', until: '2026-11-29' },
  { phase: 'count', from: '2026-11-30', until: '2026-12-02' },
  { phase: 'sanction', from: '2026-12-14', until: '2026-12-30' },
  { phase: 'execution', from: '2027-01-01', until: '2027-12-31' },
  { phase: 'evaluation', from: '2028-01-03', until: '2028-01-28' },
];

export function contest(code: string, name: string, more: Partial<Contest> = {}): Contest {
  return {
    code,
    name,
    kind: 'sector',
    territories: [],
    amountClp: 50_000_000,
    minProjectClp: 1_000_000,
    maxProjectClp: 30_000_000,
    ballot: { kind: 'approval', minChoices: 1, maxChoices: 5, points: null, isWithinAmount: false },
    rule: ruleSettings('equal-shares', 'approval'),
    ...more,
  };
}

export interface RulesMore {
  readonly committed?: Partial<Rulebook['committed']>;
  readonly operational?: Partial<Rulebook['operational']>;
}

export function ancudRules({ committed, operational }: RulesMore = {}): Rulebook {
  const base = rulebook();
  return {
    ...base,
    committed: {
      ...base.committed,
      fiscalYear: 2027,
      envelopeClp: 180_000_000,
      effect:
        'El orden que salga de la votación obliga al Concejo a pronunciarse sobre cada proyecto.',
      voters: { ...base.committed.voters, ties: ['residence', 'work', 'study'] },
      contests: [
        contest('pudeto', 'Sector Pudeto'),
        contest('rural-costero', 'Sector rural costero'),
        contest('comunal', 'Comunal', { kind: 'transversal', amountClp: 80_000_000 }),
      ],
      ...committed,
    },
    operational: { ...base.operational, calendar, ...operational },
  };
}

interface Published {
  readonly editionId: string;
  readonly rulebookId: string;
  readonly commitmentId: string;
  /** By their codes. */
  readonly contests: ReadonlyMap<string, string>;
}

interface PublishedAsked {
  readonly slug: string;
  readonly name?: string;
  readonly rules?: Rulebook;
  /** Of the seven, in their order; all for it otherwise. */
  readonly votes?: readonly Vote[];
  readonly debtReason?: string;
}

export function givenPublished(
  db: Database,
  town: Town,
  { slug, name = 'Presupuesto participativo 2027', rules = ancudRules(), ...more }: PublishedAsked,
): Promise<Published> {
  const { institutionId, council } = town;
  const { envelopeClp, fiscalYear } = rules.committed;
  return db.transaction().execute(async (tx) => {
    const given = { institutionId, slug, name, copiedFrom: null, rules, now: NOW };
    const editionId = (await insertEdition(tx, given)) ?? '';
    const rulebookId = await close(tx, town, { editionId, rules });
    const commitmentId = await commit(tx, town, {
      editionId,
      rulebookId,
      amountClp: envelopeClp,
      fiscalYear,
      fileSha256: '7c1e90ab44d2'.padEnd(64, '0'),
      votes: council.slice(0, 7).map((memberId, place) => ({
        memberId,
        vote: more.votes?.[place] ?? 'for',
      })),
    });
    await insertPublication(tx, {
      rulebookId,
      commitmentId,
      reason: null,
      actId: null,
      debtReason: more.debtReason ?? null,
      now: NOW,
    });
    const edition = await readEdition(tx, editionId);
    const contests = new Map(edition?.contests.map(({ code, id }) => [code, id]));
    return { editionId, rulebookId, commitmentId, contests };
  });
}

/** Puts other bases in force, with a reason and under the same commitment. */
export async function givenChange(
  db: Database,
  town: Town,
  given: Pick<Published, 'editionId' | 'commitmentId'> & {
    readonly rules: Rulebook;
    readonly reason: string;
  },
): Promise<void> {
  const { editionId, commitmentId, rules, reason } = given;
  await db.transaction().execute(async (tx) => {
    const rulebookId = await close(tx, town, { editionId, rules });
    const change = { rulebookId, commitmentId, reason };
    const actId = await givenAct(tx, town, changeAct({ editionId, ...change }));
    await insertPublication(tx, { ...change, actId, debtReason: null, now: NOW });
  });
}

export interface ProjectGiven {
  readonly name: string;
  readonly costClp: number;
  readonly conflictGroup?: string;
  readonly isOfInstitution?: boolean;
}

/** Their ids, in their order. */
export async function givenProjects(
  db: Database,
  contestId: string | undefined,
  projects: readonly ProjectGiven[],
): Promise<readonly string[]> {
  const ids = projects.map(() => randomUUID());
  await db.transaction().execute(async (tx) => {
    for (const [place, one] of projects.entries()) {
      const project = {
        projectId: ids[place] ?? '',
        contestId: contestId ?? '',
        name: one.name,
        costClp: one.costClp,
        conflictGroup: one.conflictGroup ?? null,
        togetherGroup: null,
        isOfInstitution: one.isOfInstitution ?? false,
      };
      await saveProjects(tx, [project], new Date(NOW.getTime() + place));
    }
  });
  return ids;
}

export const pudetoProjects: readonly ProjectGiven[] = [
  { name: 'Sendero y mirador de aves del humedal', costClp: 9_750_000 },
  { name: 'Pasos peatonales elevados frente a la escuela', costClp: 6_900_000 },
  { name: 'Luminarias solares en la costanera de Pudeto', costClp: 8_900_000 },
  { name: 'Multicancha techada de Pudeto Alto', costClp: 24_000_000, isOfInstitution: true },
  { name: 'Cuatro paraderos con techo y asiento', costClp: 7_200_000 },
  { name: 'Invernadero comunitario de la escuela', costClp: 3_850_000 },
  { name: 'Plaza de juegos inclusiva en Villa Pudeto', costClp: 12_500_000 },
  { name: 'Estanque de agua lluvia para la sede rural', costClp: 5_600_000 },
  { name: 'Punto limpio y compostera de barrio', costClp: 4_300_000 },
  { name: 'Cocina y baño accesible en la sede vecinal', costClp: 6_400_000 },
];
