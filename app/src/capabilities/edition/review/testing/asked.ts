// What tests of changes and appeals begin with: another cost that was found, a change that was proposed, a no that was published.
import { assert } from '@minga/basics';
import { type Proposal, readProposal } from '../../proposals/index.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { type ChangeAsked, proposeChange } from '../actions/propose-change.ts';
import { publishRound } from '../actions/publish-round.ts';
import { writeResults } from '../web/results-blocks.ts';
import {
  find,
  findAll,
  no,
  type Opened,
  type ReviewGround,
  type ReviewTeam,
  sign,
  yes,
} from './given.ts';

export const site = { publicUrl: 'http://localhost', isDemonstration: false };

export const codeOf = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? 'ok' : result.error?.code;

/** Of number 1, as it stands now. */
export async function proposalOf(
  { db }: ReviewGround,
  { ids }: Opened,
  number = 1,
): Promise<Proposal> {
  const proposal = await readProposal(db, ids.get(number) ?? '');
  assert(proposal !== undefined, 'it is there');
  return proposal;
}

/** Eight lamps at a million and a hundred thousand, with a tenth for surprises: 9.680.000 and not 8.900.000. */
export async function givenOtherCost(ground: ReviewGround, { edition }: Opened): Promise<void> {
  await findAll(ground, ground.reviewer, edition, 1);
  const lines = [{ name: 'Luminaria', unit: 'unidad', quantity: 800, unitClp: 1_100_000 }];
  const found = await find(ground, ground.reviewer, edition, {
    ...{ number: 1, kind: 'budget' },
    written: { ...yes, finding: 'with-changes', reason: 'Subieron las luminarias.' },
    details: { kind: 'budget', lines, contingencyPermille: 100 },
  });
  assert(found.ok, `found: ${JSON.stringify(found)}`);
}

export async function propose(
  ground: ReviewGround,
  opened: Opened,
  more: Partial<ChangeAsked> = {},
  by: ByStaff = ground.coordinator,
) {
  const { contents, version } = await proposalOf(ground, opened);
  const { title, need, description, beneficiaries, place } = contents;
  return proposeChange(ground.db, by, opened.edition, {
    ...{ number: 1, seen: version, cost: 'found', reason: 'Subieron los precios.', days: 3 },
    wording: { title, need, description, beneficiaries, place },
    meetingId: '',
    told: {
      title: ({ title: said }) => `Cambio: ${said}`,
      pathIn: () => '/cambio',
      contingencyName: () => 'Imprevistos',
    },
    ...more,
  });
}

/** Number 1 is not feasible for its land, and that was published at `now`. */
export async function givenPublishedNo(
  ground: ReviewTeam,
  { edition }: Opened,
  now = ground.signer.now,
): Promise<void> {
  await findAll(ground, ground.reviewer, edition, 1, { land: no });
  await sign(ground, ground.signer, edition, 1);
  const by = { ...ground.signer, now };
  const round = { editionId: edition.id, write: writeResults };
  const published = await publishRound(ground.db, site, by, round);
  assert(published.ok, `published: ${JSON.stringify(published)}`);
}

/** Number 1 is feasible, and that was published at `now`. */
export async function givenPublishedYes(
  ground: ReviewGround,
  { edition }: Opened,
  now = ground.signer.now,
): Promise<void> {
  await findAll(ground, ground.reviewer, edition, 1);
  await sign(ground, ground.signer, edition, 1, 'Se puede hacer.');
  const by = { ...ground.signer, now };
  const round = { editionId: edition.id, write: writeResults };
  const published = await publishRound(ground.db, site, by, round);
  assert(published.ok, `published: ${JSON.stringify(published)}`);
}
