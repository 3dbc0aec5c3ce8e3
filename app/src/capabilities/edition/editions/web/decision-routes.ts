// What bodies decide or say of an edition besides the commitment, and its end: halted, an opinion, put away.
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  parseForm,
  readFormWithFiles,
  type Typed,
} from '../../../../platform/http/form.ts';
import { type Answer, type Route, route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { actPath } from '../../../../platform/two-person.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import { archiveEdition } from '../actions/archive-edition.ts';
import { propose } from '../actions/propose.ts';
import { recordOpinion } from '../actions/record-opinion.ts';
import { takePdf } from '../actions/take-pdf.ts';
import type { InterruptPayload } from '../rules/acts.ts';
import { contestsInForce } from '../rules/contests.ts';
import { decideInterrupting } from '../rules/gates.ts';
import { inForce, interruptionKinds } from '../rules/standing.ts';
import { interruptTogether } from './acts.ts';
import { archivePage } from './archive-page.tsx';
import { type AtEdition, backTo, onEdition, refusedAt, type Shown } from './at-desk.ts';
import { FILE_BODY_BYTES } from './commitment-routes.ts';
import { interruptionPage } from './interruption-page.tsx';
import { opinionPage } from './opinion-page.tsx';
import { desk } from './paths.ts';
import { day, line, optional, paragraphs } from './read-fields.ts';
import { namedOf, refusedForm } from './version-routes.ts';

export function decisionRoutes(house: House): readonly Route[] {
  const at = (answer: (given: AtEdition) => Promise<Answer>) => onEdition(house, answer);
  const interrupting = {
    audience: { act: 'editions/interrupt' },
    path: desk.interruption,
  } as const;
  const opining = { audience: { act: 'editions/edit' }, path: desk.opinion } as const;
  const archiving = { audience: { act: 'editions/archive' }, path: desk.archive } as const;
  const maxBodyBytes = FILE_BODY_BYTES;
  return [
    route({ ...interrupting, method: 'get', answer: at((given) => shownInterruption(given)) }),
    route({ ...interrupting, method: 'post', maxBodyBytes, answer: at(answerInterruption) }),
    route({ ...opining, method: 'get', answer: at((given) => shownOpinion(given)) }),
    route({ ...opining, method: 'post', maxBodyBytes, answer: at(answerOpinion) }),
    route({ ...archiving, method: 'get', answer: at((given) => shownArchive(given)) }),
    route({ ...archiving, method: 'post', answer: at(answerArchive) }),
  ];
}

/** The PDF of a field, or what is wrong with it; undefined when none was chosen. */
async function pdfOf(house: House, chosen: File | undefined) {
  if (chosen === undefined) return undefined;
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  const taken = await takePdf(house.files, { bytes, name: chosen.name });
  if (taken.ok) return { file: taken.value };
  const problem: FieldProblem = { field: 'documento', message: fileRefusalSentence(taken.error) };
  return { problem };
}

function contestsOf({ edition }: AtEdition) {
  return edition.rules === undefined ? [] : contestsInForce(edition.rules, edition.contests);
}

async function shownInterruption(
  given: AtEdition,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  if (inForce(given.edition) === undefined) {
    return refusedAt(given, { code: 'editions/not-published' });
  }
  return interruptionPage({ at: given, contests: contestsOf(given), typed, problems, status });
}

const interruption = v.object({
  que: v.pipe(
    optional(),
    v.picklist(interruptionKinds, () => m.editions_choose_one()),
  ),
  alcance: optional(),
  quien: v.pipe(
    line(120),
    v.nonEmpty(() => m.editions_decided_by_missing()),
  ),
  motivo: v.pipe(
    paragraphs(2000),
    v.nonEmpty(() => m.editions_reason_missing()),
  ),
});

async function answerInterruption(given: AtEdition): Promise<Answer> {
  const { house, ask, edition } = given;
  const { typed, file } = await readFormWithFiles(ask.request);
  const parsed = parseForm(interruption, typed);
  const chosen = file('documento');
  if (!parsed.isSound || chosen === undefined) {
    const missing = { field: 'documento', message: m.editions_pdf_missing() };
    const own = parsed.isSound ? [] : parsed.problems;
    const problems = [...own, ...(chosen === undefined ? [missing] : [])];
    return shownInterruption(given, { typed, problems, status: 422 });
  }
  const { values } = parsed;
  const contest = contestsOf(given).find(({ code }) => code === values.alcance);
  if (values.alcance !== '' && contest === undefined) {
    const problems = [{ field: 'alcance', message: m.editions_choose_one() }];
    return shownInterruption(given, { typed, problems, status: 422 });
  }
  const decided = decideInterrupting(edition, values.que, contest?.id ?? null);
  if (!decided.ok) return shownInterruption(given, { typed, ...refusedForm(decided.error) });
  const pdf = await pdfOf(house, chosen);
  if (pdf?.file === undefined) {
    const problems = pdf?.problem === undefined ? [] : [pdf.problem];
    return shownInterruption(given, { typed, problems, status: 422 });
  }
  return proposeInterruption(given, { typed, values, contest, file: pdf.file });
}

interface Interrupting {
  readonly typed: Typed;
  readonly values: v.InferOutput<typeof interruption>;
  readonly contest: { readonly id: string; readonly name: string } | undefined;
  readonly file: NonNullable<Parameters<typeof propose>[2]['file']>;
}

async function proposeInterruption(
  given: AtEdition,
  { typed, values, contest, file }: Interrupting,
): Promise<Answer> {
  const { house, by, edition, institution } = given;
  const payload: InterruptPayload = {
    place: namedOf(institution),
    edition: namedOf(edition),
    contest: contest === undefined ? null : { id: contest.id, name: contest.name },
    kind: values.que,
    decidedBy: values.quien,
    reason: values.motivo,
    file: { id: file.id, name: file.name, sha256: file.renditions[0]?.sha256 ?? '' },
  };
  const done = await propose(house.db, by, {
    kind: interruptTogether,
    editionId: edition.id,
    payload,
    file,
    judge: async (_, locked) => decideInterrupting(locked, values.que, contest?.id ?? null),
  });
  if (!done.ok) return shownInterruption(given, { typed, ...refusedForm(done.error) });
  return seeOther(actPath.to({ act: done.value }));
}

async function shownOpinion(
  given: AtEdition,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  if (given.edition.versions.length === 0) {
    return refusedAt(given, { code: 'editions/version-unknown' });
  }
  return opinionPage({ at: given, typed, problems, status });
}

async function answerOpinion(given: AtEdition): Promise<Answer> {
  const { house, ask, by, edition, today } = given;
  const { typed, file } = await readFormWithFiles(ask.request);
  const schema = v.object({
    version: optional(),
    dia: v.pipe(
      day(),
      v.check(
        (found) => found !== undefined,
        () => m.editions_day_wrong(),
      ),
      v.check(
        (found) => (found ?? '') <= today,
        () => m.editions_refused_sitting_ahead(),
      ),
    ),
    opinion: v.pipe(
      optional(),
      v.picklist(['favourable', 'with-observations', 'unfavourable'], () =>
        m.editions_choose_one(),
      ),
    ),
    observaciones: paragraphs(4000),
  });
  const parsed = parseForm(schema, typed);
  if (!parsed.isSound) {
    return shownOpinion(given, { typed, problems: parsed.problems, status: 422 });
  }
  const pdf = await pdfOf(house, file('documento'));
  if (pdf?.problem !== undefined) {
    return shownOpinion(given, { typed, problems: [pdf.problem], status: 422 });
  }
  const { version, dia = '', opinion, observaciones } = parsed.values;
  const recorded = await recordOpinion(house.db, by, {
    editionId: edition.id,
    rulebookId: version,
    sittingOn: dia,
    opinion,
    observations: observaciones,
    file: pdf?.file,
  });
  if (recorded.ok) return backTo(given, 'opinion');
  return shownOpinion(given, { typed, ...refusedForm(recorded.error) });
}

async function shownArchive(
  given: AtEdition,
  { problems = [], status }: Shown = {},
): Promise<Answer> {
  return archivePage({ at: given, problems, status });
}

async function answerArchive(given: AtEdition): Promise<Answer> {
  const { house, by, edition } = given;
  const archived = await archiveEdition(house.db, by, edition.id);
  if (archived.ok) return backTo(given, 'archivada');
  return shownArchive(given, refusedForm(archived.error));
}
