// The desk of an encounter: its papers and its report.
import { isUuid } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import { paragraphsUpTo, parseForm, readForm, type Typed } from '../../../../platform/http/form.ts';
import type { Answer, Route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { parseDay } from '../../territories/rules/index.ts';
import { decidePaper, putPaperBefore } from '../actions/decide-paper.ts';
import { figuresOf, publishReport, writeReport } from '../actions/keep-report.ts';
import { callForPapers } from '../actions/send-paper.ts';
import { listPapers, readCall } from '../store/papers.ts';
import { listReports } from '../store/reports.ts';
import {
  type AtDesk,
  atBoth,
  backTo,
  ended,
  onGathering,
  refusedAt,
  type Shown,
  toCall,
} from './at-desk.ts';
import { doneWords } from './done-words.ts';
import { encounterOf } from './encounter.ts';
import { reasonSchema } from './gathering-form.ts';
import { papersDeskPage } from './papers-desk-page.tsx';
import { desk, papersPathIn } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';
import { reportPage } from './report-page.tsx';

const TEXT = 20_000;
/** The text of a report, each letter of which may be sent as nine. */
const REPORT_BODY_BYTES = 200_000;
const NOBODY = '00000000-0000-4000-8000-000000000000';

export function encounterDeskRoutes(house: House): readonly Route[] {
  const on = (
    method: Route['method'],
    place: Parameters<typeof atBoth>[2],
    answer: (given: AtDesk) => Promise<Answer>,
  ) => atBoth(toCall, method, place, onGathering(house, answer));
  return [
    ...on('get', desk.papers, (given) => shownPapers(given)),
    ...on('post', desk.papers, answerPapers),
    ...on('get', desk.report, (given) => shownReport(given)),
    ...on('post', desk.report, answerReport).map((route) => ({
      ...route,
      maxBodyBytes: REPORT_BODY_BYTES,
    })),
  ];
}

async function shownPapers(
  given: AtDesk,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { house, ask, gathering } = given;
  const encounter = await encounterOf(house, gathering);
  if (encounter === undefined) return refusedAt(given, { code: 'gatherings/not-an-encounter' });
  const papers = await listPapers(house.db, gathering.id);
  return papersDeskPage({
    gathering,
    call: await readCall(house.db, gathering.id),
    papers,
    files: await readFiles(
      house.db,
      papers.flatMap(({ fileId }) => fileId ?? []),
    ),
    typed,
    problems,
    ...(status === undefined ? {} : { status }),
    done: doneWords(ask.query),
  });
}

async function answerPapers(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const typed = await readForm(ask.request);
  if (typed.paso === 'llamar') return answerCall(given, typed);
  const deciding = { ...by, pathIn: papersPathIn };
  const paperId = isUuid(typed.ponencia ?? '') ? (typed.ponencia ?? NOBODY) : NOBODY;
  if (typed.paso === 'subir') {
    const moved = await putPaperBefore(house.db, by, gathering.id, paperId);
    return ended(given, moved, 'programa', desk.papers);
  }
  if (typed.paso === 'aceptar') {
    const accepts = { paperId, decision: { accepts: true } } as const;
    const accepted = await decidePaper(house.db, deciding, gathering.id, accepts);
    return ended(given, accepted, 'ponencia-aceptada', desk.papers);
  }
  const parsed = parseForm(reasonSchema, typed);
  if (!parsed.isSound) {
    const problems = parsed.problems.map((one) => ({ ...one, field: `motivo-${paperId}` }));
    return shownPapers(given, { typed, problems, status: 422 });
  }
  const decision = { accepts: false, reason: parsed.values.motivo } as const;
  const refused = await decidePaper(house.db, deciding, gathering.id, { paperId, decision });
  return ended(given, refused, 'ponencia-no-aceptada', desk.papers);
}

const callSchema = v.object({
  bases: v.pipe(
    paragraphsUpTo(2000, () => m.gatherings_too_long({ limit: 2000 })),
    v.nonEmpty(() => m.gatherings_call_text_missing()),
  ),
  cierra: v.pipe(
    v.optional(v.string(), ''),
    v.check(
      (day) => parseDay(day) !== undefined,
      () => m.gatherings_day_wrong(),
    ),
  ),
});

async function answerCall(given: AtDesk, typed: Typed): Promise<Answer> {
  const { house, by, gathering } = given;
  const parsed = parseForm(callSchema, typed);
  if (!parsed.isSound) return shownPapers(given, { typed, problems: parsed.problems, status: 422 });
  const { bases: text, cierra: closesOn } = parsed.values;
  const called = await callForPapers(house.db, by, gathering.id, { text, closesOn });
  if (called.ok) return backTo(given, 'llamado', desk.papers);
  if (statusOf(called.error) !== 422) return refusedAt(given, called.error);
  const problems = [{ field: 'cierra', message: sentenceOf(called.error) }];
  return shownPapers(given, { typed, problems, status: 422 });
}

async function shownReport(
  given: AtDesk,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const encounter = await encounterOf(house, gathering);
  if (encounter === undefined) return refusedAt(given, { code: 'gatherings/not-an-encounter' });
  const [[latest], figures] = await Promise.all([
    listReports(house.db, gathering.id),
    figuresOf(house.db, gathering.id, by.now),
  ]);
  const isDraft = latest !== undefined && latest.publishedAt === null;
  return reportPage({
    gathering,
    figures,
    published: encounter.reports[0],
    reportDue: encounter.reportDue,
    typed: {
      texto: latest?.text ?? '',
      motivo: isDraft ? (latest.reason ?? '') : '',
      ...typed,
    },
    problems,
    ...(status === undefined ? {} : { status }),
    done: doneWords(ask.query),
  });
}

const reportSchema = v.object({
  texto: v.pipe(
    paragraphsUpTo(TEXT, () => m.gatherings_too_long({ limit: TEXT })),
    v.nonEmpty(() => m.gatherings_report_text_missing()),
  ),
});

async function answerReport(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const typed = await readForm(ask.request);
  const parsed = parseForm(reportSchema, typed);
  const isCorrection = (await listReports(house.db, gathering.id)).some(
    ({ publishedAt }) => publishedAt !== null,
  );
  const because = isCorrection ? parseForm(reasonSchema, typed) : undefined;
  const problems = [parsed, because].flatMap((one) =>
    one === undefined || one.isSound ? [] : one.problems,
  );
  if (!parsed.isSound || problems.length > 0) {
    return shownReport(given, { typed, problems, status: 422 });
  }
  const reason = because?.isSound ? because.values.motivo : undefined;
  const written = { text: parsed.values.texto, reason };
  if (typed.paso !== 'publicar') {
    const saved = await writeReport(house.db, by, gathering.id, written);
    return ended(given, saved, 'informe-guardado', desk.report);
  }
  const site = { publicUrl: house.publicUrl, isDemonstration: !house.isProduction };
  const published = await publishReport({ db: house.db, site }, by, gathering.id, written);
  return ended(given, published, 'informe-publicado', desk.report);
}
