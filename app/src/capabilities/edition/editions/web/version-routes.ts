// Closing a version of the bases, publishing the first, and proposing another in its place.
import * as v from 'valibot';
import { m } from '#words';
import { parseForm, readForm } from '../../../../platform/http/form.ts';
import { type Answer, type Route, route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { actPath } from '../../../../platform/two-person.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { labelOf, normsFor } from '../../../ground/norms/index.ts';
import { closeVersion } from '../actions/close-version.ts';
import { propose } from '../actions/propose.ts';
import { publishEdition } from '../actions/publish-edition.ts';
import type { ChangePayload } from '../rules/acts.ts';
import { commitmentFor, versionToCome } from '../rules/desk-state.ts';
import { decidePublishing } from '../rules/gates.ts';
import type { Refusal } from '../rules/refusal.ts';
import { problemsOf } from '../rules/rulebook-problems.ts';
import { sealRulebook } from '../rules/rulebook-text.ts';
import { inForce } from '../rules/standing.ts';
import { listPlaces } from '../store/places.ts';
import { readVersionText } from '../store/versions.ts';
import { changeTogether } from './acts.ts';
import {
  type AtEdition,
  backTo,
  circumstancesOf,
  onEdition,
  refusedAt,
  type Shown,
} from './at-desk.ts';
import { changeLines } from './diff-words.ts';
import { desk, editionPathIn } from './paths.ts';
import { paragraphs } from './read-fields.ts';
import { refusalSentence, statusOf } from './refusal-words.ts';
import { rulebookBlocks } from './rulebook-blocks.ts';
import { changePage, closePage, publishPage } from './version-pages.tsx';

export function versionRoutes(house: House): readonly Route[] {
  const at = (answer: (given: AtEdition) => Promise<Answer>) => onEdition(house, answer);
  const both = (
    act: string,
    path: Route['path'],
    show: typeof shownClose,
    send: typeof answerClose,
  ) => [
    route({ audience: { act }, method: 'get', path, answer: at((given) => show(given)) }),
    route({ audience: { act }, method: 'post', path, answer: at(send) }),
  ];
  return [
    ...both('editions/close-version', desk.close, shownClose, answerClose),
    ...both('editions/publish', desk.publish, shownPublish, answerPublish),
    ...both('editions/change-rules', desk.change, shownChange, answerChange),
  ];
}

/** A problem of the whole form, or the page that says no. */
export function refusedForm(refusal: Refusal): Shown {
  return {
    problems: [{ field: '', message: refusalSentence(refusal) }],
    status: statusOf(refusal),
  };
}

async function shownClose(
  given: AtEdition,
  { problems = [], status }: Shown = {},
): Promise<Answer> {
  const { house, edition, draft, institution } = given;
  const last = edition.versions.at(-1);
  const [before, places, { sha256 }] = await Promise.all([
    last && readVersionText(house.db, edition.id, last.version),
    listPlaces(house.db, institution),
    sealRulebook(draft.rules),
  ]);
  return closePage({
    at: given,
    findings: problemsOf(draft.rules, circumstancesOf(given)),
    lines: before && changeLines(before, draft.rules, places),
    version: (last?.version ?? 0) + 1,
    isUnchanged: last?.sha256 === sha256,
    problems,
    status,
  });
}

async function answerClose(given: AtEdition): Promise<Answer> {
  const { house, ask, by, edition, institution } = given;
  const typed = await readForm(ask.request);
  const [places, norms] = await Promise.all([
    listPlaces(house.db, institution),
    normsFor(house.db, institution.id),
  ]);
  const closed = await closeVersion(house.db, by, {
    editionId: edition.id,
    seen: typed.visto ?? '',
    isWhole: (rules) => problemsOf(rules, circumstancesOf(given)).problems.length === 0,
    publicUrl: house.publicUrl,
    isDemonstration: !house.isProduction,
    write: (rules, version) =>
      inLocale(sourceLocale, () =>
        rulebookBlocks({
          edition: edition.name,
          version,
          rules,
          places,
          norms: new Map(norms.map((norm) => [norm.code, labelOf(norm)])),
        }),
      ),
  });
  return closed.ok ? backTo(given, 'cerrada') : shownClose(given, refusedForm(closed.error));
}

async function shownPublish(
  given: AtEdition,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { edition } = given;
  const version = versionToCome(edition);
  if (inForce(edition) !== undefined || version === undefined) {
    return refusedAt(given, { code: 'editions/version-not-newer' });
  }
  const commitment = commitmentFor(edition, version);
  if (commitment === undefined) return refusedAt(given, { code: 'editions/without-commitment' });
  return publishPage({ at: given, version, commitment, typed, problems, status });
}

const reason = v.object({ motivo: paragraphs(2000) });

async function answerPublish(given: AtEdition): Promise<Answer> {
  const { house, ask, by, edition } = given;
  const typed = await readForm(ask.request);
  const parsed = parseForm(reason, typed);
  if (!parsed.isSound) return shownPublish(given, { typed, problems: parsed.problems });
  const version = versionToCome(edition);
  const commitment = version && commitmentFor(edition, version);
  if (version === undefined || commitment === undefined) return shownPublish(given);
  const { motivo } = parsed.values;
  const published = await publishEdition(house.db, by, {
    editionId: edition.id,
    rulebookId: version.id,
    commitmentId: commitment.id,
    debtReason: motivo === '' ? null : motivo,
    pathIn: editionPathIn,
  });
  if (published.ok) return backTo(given, 'publicada');
  const { error } = published;
  if (error.code !== 'editions/debt-without-reason') return refusedAt(given, error);
  const problems = [{ field: 'motivo', message: refusalSentence(error) }];
  return shownPublish(given, { typed, problems });
}

/** The version that would come into force, and what it changes of the one that is. */
async function changeOf({ house, edition, institution }: AtEdition) {
  const current = inForce(edition);
  const version = versionToCome(edition);
  if (current === undefined || version === undefined) return undefined;
  const [before, after, places] = await Promise.all([
    readVersionText(house.db, edition.id, current.version),
    readVersionText(house.db, edition.id, version.version),
    listPlaces(house.db, institution),
  ]);
  if (before === undefined || after === undefined) return undefined;
  const linesIn = () => changeLines(before, after, places);
  return { version, linesIn, commitment: commitmentFor(edition, version) };
}

async function shownChange(
  given: AtEdition,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const change = await changeOf(given);
  if (change === undefined) return refusedAt(given, { code: 'editions/version-not-newer' });
  const { version, commitment, linesIn } = change;
  return changePage({ at: given, version, commitment, lines: linesIn(), typed, problems, status });
}

async function answerChange(given: AtEdition): Promise<Answer> {
  const { house, ask, by, edition, institution } = given;
  const typed = await readForm(ask.request);
  const parsed = parseForm(reason, typed);
  const change = await changeOf(given);
  if (change === undefined || change.commitment === undefined) return shownChange(given);
  const motivo = parsed.isSound ? parsed.values.motivo : '';
  if (!parsed.isSound || motivo === '') {
    const missing = [{ field: 'motivo', message: m.editions_reason_missing() }];
    return shownChange(given, { typed, problems: parsed.isSound ? missing : parsed.problems });
  }
  const { version, commitment, linesIn } = change;
  const payload: ChangePayload = {
    place: namedOf(institution),
    edition: namedOf(edition),
    version: versionNamed(version),
    commitmentId: commitment.id,
    reason: motivo,
    // Both people read it in the language of institutions.
    changes: inLocale(sourceLocale, () => linesIn().map(({ text }) => text)),
  };
  const proposed = await propose(house.db, by, {
    kind: changeTogether,
    editionId: edition.id,
    payload,
    file: undefined,
    judge: async (_, locked) =>
      decidePublishing(locked, {
        ...{ rulebookId: version.id, commitmentId: commitment.id, reason: motivo },
        ...{ isByTwo: true, debtReason: null },
      }),
  });
  if (!proposed.ok) return shownChange(given, { typed, ...refusedForm(proposed.error) });
  return seeOther(actPath.to({ act: proposed.value }));
}

export function namedOf({
  id,
  slug,
  name,
}: {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}) {
  return { id, slug, name };
}

export function versionNamed(version: AtEdition['edition']['versions'][number]) {
  const { id: rulebookId, version: number, sha256, envelopeClp } = version;
  return { rulebookId, version: number, sha256, envelopeClp };
}
