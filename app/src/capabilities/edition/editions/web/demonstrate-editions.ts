// Invented editions of a demonstration, through the same actions as real ones: one that waits, two that go on, one that stands still.
import { assert, type Result } from '@minga/basics';
import { acceptedPdf } from '../../../../platform/files/accept-file.ts';
import { type StoredFile, storeFile } from '../../../../platform/files/kept-files.ts';
import type { House } from '../../../../platform/room.ts';
import type { PlainJson, TwoPersonKind } from '../../../../platform/two-person.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { gatheringsOf } from '../../../ground/gatherings/index.ts';
import { findInstitution } from '../../../ground/institutions/index.ts';
import { standingGrantsIn } from '../../../ground/people/index.ts';
import { signDemonstrated, typeset } from '../../../ground/records/index.ts';
import { unitValueOn } from '../../../ground/territories/index.ts';
import { addDays, dayIn } from '../../../ground/territories/rules/index.ts';
import { beginEdition } from '../actions/begin-edition.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { closeVersion } from '../actions/close-version.ts';
import { inventTeam } from '../actions/demonstration-steps.ts';
import { attachGathering, takeSeat } from '../actions/keep-committee.ts';
import { propose } from '../actions/propose.ts';
import { publishEdition } from '../actions/publish-edition.ts';
import type { CommitPayload, RevokePayload } from '../rules/acts.ts';
import type { InstitutionKind } from '../rules/calendar-plan.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { problemsOf } from '../rules/rulebook-problems.ts';
import { readDecidingBody } from '../store/commitments.ts';
import { readDraft } from '../store/drafts.ts';
import { type Edition, findEdition } from '../store/editions.ts';
import { listPlaces } from '../store/places.ts';
import { listWaitingActs } from '../store/waiting-acts.ts';
import { commitTogether, revokeTogether } from './acts.ts';
import { utmOf } from './begin-form.ts';
import { type InventedEdition, invented } from './invented-editions.ts';
import { editionPathIn } from './paths.ts';
import { rulebookBlocks } from './rulebook-blocks.ts';
import { namedOf, versionNamed } from './version-routes.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A day whose UTM came with the product. */
const UTM_DAY = '2025-01-01';

type Institution = NonNullable<Awaited<ReturnType<typeof findInstitution>>>;

interface Scene {
  readonly house: House;
  readonly institution: Institution & { readonly kind: InstitutionKind };
  readonly story: InventedEdition;
  readonly officer: ByStaff;
  readonly certifying: ByStaff | undefined;
}

/** Idempotent: an edition that is there stays as it is; a commitment that expired is proposed again. */
export async function demonstrateEditions(house: House): Promise<void> {
  for (const story of invented) await demonstrate(house, story);
}

async function demonstrate(house: House, story: InventedEdition): Promise<void> {
  const { db, clock } = house;
  const institution = await findInstitution(db, story.institution);
  if (institution === undefined || institution.kind === 'national-body') return;
  const { kind, id } = institution;
  const scope = { kind: 'institution', id } as const;
  const { begunDaysAgo } = story;
  const daysAgo =
    typeof begunDaysAgo === 'number'
      ? begunDaysAgo
      : begunDaysAgo(dayIn(institution.timeZone, clock.now()));
  const now = new Date(clock.now().getTime() - daysAgo * DAY_MS);
  if (story.inventsTeam === true) await inventTeam(db, house.keys, id);
  const held = await standingGrantsIn(db, scope);
  const actingAs = (role: string): ByStaff | undefined => {
    const personId = held.find((one) => one.role === role)?.personId;
    if (personId === undefined) return undefined;
    return { actor: actorOf(personId, role, scope), scope, now };
  };
  const officer = actingAs('pb-officer');
  if (officer === undefined) return;
  const certifying = actingAs('certifying-officer');
  const scene = { house, institution: { ...institution, kind }, story, officer, certifying };
  const there = await findEdition(db, id, story.slug);
  if (there === undefined) await begin(scene);
  const edition = await findEdition(db, id, story.slug);
  if (edition === undefined || edition.commitments.length > 0) return;
  const waiting = await listWaitingActs(db, [edition.id], clock.now());
  if (waiting.length > 0) return;
  await commit(scene, edition);
}

function actorOf(personId: string, role: string, scope: ByStaff['scope']): ByStaff['actor'] {
  return {
    personId,
    sessionId: personId,
    name: '',
    provenAt: new Date(0),
    grants: [{ role, scope }],
  };
}

async function begin({ house, institution, story, officer }: Scene): Promise<void> {
  const { db } = house;
  const today = dayIn(institution.timeZone, officer.now);
  const places = await listPlaces(db, institution);
  const utm = await unitValueOn(db, 'utm', UTM_DAY);
  const rules = story.rules({ institution, today, places, utm: utmOf(utm) });
  const { problems } = problemsOf(rules, {
    institutionKind: institution.kind,
    today,
    isPublished: false,
  });
  assert(problems.length === 0, `the bases of ${story.slug}: ${problems[0]?.code}`);
  const { slug, name } = story;
  const begun = { slug, name, rules, copiedFrom: null, preset: story.preset };
  const editionId = done(await beginEdition(db, officer, begun));
  const draft = await readDraft(db, editionId);
  const write = (kept: Rulebook, version: number) =>
    inLocale(sourceLocale, () =>
      rulebookBlocks({ edition: name, version, rules: kept, places, norms: story.norms }),
    );
  const closing = { editionId, seen: draft?.seen ?? '', isWhole: () => true, write };
  done(await closeVersion(db, officer, { ...closing, ...siteOf(house) }));
}

const siteOf = ({ publicUrl, isProduction }: House) => ({
  publicUrl,
  isDemonstration: !isProduction,
});

/** Proposed, and where somebody certifies there, signed and published. */
async function commit(scene: Scene, edition: Edition): Promise<void> {
  const { house, institution, story, officer } = scene;
  // What nobody signs yet is proposed now: it holds three days.
  const isWaiting = scene.certifying === undefined;
  const by = isWaiting ? { ...officer, now: house.clock.now() } : officer;
  const version = edition.versions[0];
  const sittingOn = addDays(dayIn(institution.timeZone, by.now), -2);
  const body = await readDecidingBody(house.db, institution.id, sittingOn);
  if (version === undefined || body === undefined) return;
  const { resolution } = story;
  const file = await resolutionFile(house, `Acuerdo N.º ${resolution}`, story.name);
  const voting = body.inOffice.filter(({ seat }) => seat !== 'secretary');
  const payload: CommitPayload = {
    place: namedOf(institution),
    edition: namedOf(edition),
    version: versionNamed(version),
    body: { id: body.id, kind: body.kind },
    sitting: story.sitting,
    sittingOn,
    resolution,
    amountClp: version.envelopeClp,
    fiscalYear: story.fiscalYear(dayIn(institution.timeZone, officer.now)),
    terms: '',
    majority: 'of-present',
    quorum: body.quorum ?? 1,
    majorityNorm: institution.kind === 'municipality' ? 'ley-18695' : 'ley-19175',
    file: { id: file.id, name: file.name, sha256: file.renditions[0]?.sha256 ?? '' },
    votes: voting.map(({ id, name, seat }, place) => ({
      ...{ memberId: id, name, seat },
      vote: story.votes[place] ?? 'for',
    })),
    castingBy: null,
  };
  const act = await proposed(scene, by, { kind: commitTogether, edition, payload, file });
  if (isWaiting) return;
  await sign(scene, act, by.now);
  const committed = await findEdition(house.db, institution.id, story.slug);
  const commitmentId = committed?.commitments[0]?.id;
  if (committed === undefined || commitmentId === undefined) return;
  const published = { editionId: edition.id, rulebookId: version.id, commitmentId };
  done(
    await publishEdition(house.db, by, {
      ...published,
      debtReason: null,
      pathIn: editionPathIn,
    }),
  );
  for (const seat of story.committee ?? []) {
    const heldFrom = dayIn(institution.timeZone, by.now);
    const given = { ...seat, heldFrom, heldUntil: null };
    done(await takeSeat(house.db, by, edition.id, given));
  }
  await linkMeeting(scene, committed);
  if (story.revocation !== undefined) await revoke(scene, committed);
}

async function linkMeeting(scene: Scene, edition: Edition): Promise<void> {
  const { house, institution, story, officer } = scene;
  const held = await gatheringsOf(house.db, { institutionId: institution.id });
  const gatheringId = held.find(({ title }) => title === story.committeeMet)?.id;
  if (gatheringId === undefined) return;
  const by = { ...officer, now: house.clock.now() };
  done(await attachGathering(house.db, by, edition.id, { gatheringId, purpose: 'committee' }));
}

interface Act {
  readonly kind: TwoPersonKind;
  readonly edition: Edition;
  readonly payload: PlainJson;
  readonly file: StoredFile | undefined;
}

async function proposed({ house }: Scene, by: ByStaff, { edition, ...act }: Act): Promise<string> {
  const judge = async () => ({ ok: true, value: undefined }) as const;
  return done(await propose(house.db, by, { ...act, editionId: edition.id, judge }));
}

async function sign({ house, certifying }: Scene, actId: string, at: Date): Promise<void> {
  assert(certifying !== undefined, 'somebody certifies there');
  const { actor } = certifying;
  const now = new Date(at.getTime() + HOUR_MS);
  done(await signDemonstrated(house, { actId, actor, now }));
}

async function revoke(scene: Scene, edition: Edition): Promise<void> {
  const { house, institution, story, officer } = scene;
  const { revocation } = story;
  const commitment = edition.commitments[0];
  if (revocation === undefined || commitment === undefined) return;
  const now = new Date(house.clock.now().getTime() - revocation.daysAgo * DAY_MS);
  const payload: RevokePayload = {
    place: namedOf(institution),
    edition: namedOf(edition),
    commitmentId: commitment.id,
    resolution: commitment.resolution,
    revocationResolution: revocation.resolution,
    reason: revocation.reason,
  };
  const by = { ...officer, now };
  const act = await proposed(scene, by, {
    kind: revokeTogether,
    edition,
    payload,
    file: undefined,
  });
  await sign(scene, act, now);
}

/** A page that says that it is invented. */
async function resolutionFile({ files }: House, title: string, about: string): Promise<StoredFile> {
  const layout = `
#set document(title: sys.inputs.title)
#set text(lang: "es", size: 12pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: 30mm)
= #sys.inputs.title
#sys.inputs.about

Documento inventado para la demostración de Minga: nadie tomó este acuerdo.`;
  const bytes = typeset(layout, { title, about });
  return storeFile(files, acceptedPdf(bytes, title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')));
}

/** Of a demonstration every step succeeds: what does not is a fault. */
function done<T>(result: Result<T, { readonly code: string }>): T {
  assert(result.ok, `the demonstration: ${result.ok ? '' : result.error.code}`);
  return result.value;
}
