// One agreement at the desk: its page, and the form that says what became of it.
import * as v from 'valibot';
import { m } from '#words';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import {
  lineUpTo,
  paragraphsUpTo,
  parseForm,
  readFormWithFiles,
  websiteUpTo,
} from '../../../../platform/http/form.ts';
import type { Answer, Route } from '../../../../platform/http/route.ts';
import { seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import { dayIn, parseDay } from '../../territories/rules/index.ts';
import { noteFulfilment } from '../actions/note-fulfilment.ts';
import { fulfilmentStates } from '../rules/fulfilment.ts';
import type { Refusal } from '../rules/refusal.ts';
import { approvedOf, listMinutes } from '../store/minutes.ts';
import { agreementPage } from './agreement-page.tsx';
import { evidenceFileIds } from './agreement-state.tsx';
import { type AtDesk, atBoth, onGathering, refusedAt, type Shown, toCall } from './at-desk.ts';
import { FILE_BODY_BYTES } from './desk-routes.ts';
import { doneWords } from './done-words.ts';
import { agreementAt, desk } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';

export function agreementRoutes(house: House): readonly Route[] {
  return [
    ...atBoth(
      toCall,
      'get',
      desk.agreement,
      onGathering(house, (given) => shownAgreement(given)),
    ),
    ...atBoth(toCall, 'post', desk.agreement, onGathering(house, answerFollow)).map((route) => ({
      ...route,
      maxBodyBytes: FILE_BODY_BYTES,
    })),
  ];
}

/** Its place in the minutes that hold, as the address says it; 0 for what is no place. */
function positionIn({ ask }: AtDesk): number {
  const typed = ask.params.agreement ?? '';
  return /^[1-9]\d?$/.test(typed) ? Number(typed) : 0;
}

async function shownAgreement(
  given: AtDesk,
  { typed, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const position = positionIn(given);
  const minutes = approvedOf(await listMinutes(house.db, gathering.id));
  const agreement = minutes?.agreements[position - 1];
  if (agreement === undefined) return refusedAt(given, { code: 'gatherings/unknown' });
  const today = dayIn(gathering.timeZone, by.now);
  return agreementPage({
    gathering,
    agreement,
    position,
    files: await readFiles(house.db, evidenceFileIds([agreement])),
    today,
    typed: typed ?? { fecha: today },
    problems,
    ...(status === undefined ? {} : { status }),
    done: doneWords(ask.query),
  });
}

const tooLong = (limit: number) => () => m.gatherings_too_long({ limit });

const followSchema = v.object({
  estado: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(fulfilmentStates, () => m.gatherings_follow_state_missing()),
  ),
  fecha: v.pipe(
    lineUpTo(20, tooLong(20)),
    v.transform((text) => parseDay(text)),
    v.string(() => m.gatherings_day_wrong()),
  ),
  como: v.pipe(
    paragraphsUpTo(1000, tooLong(1000)),
    v.nonEmpty(() => m.gatherings_follow_how_missing()),
  ),
  enlace: websiteUpTo(500, tooLong(500), () => m.gatherings_follow_address_wrong()),
});

async function answerFollow(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const { typed, file } = await readFormWithFiles(ask.request);
  const parsed = parseForm(followSchema, typed);
  if (!parsed.isSound) {
    return shownAgreement(given, { typed, problems: parsed.problems, status: 422 });
  }
  const { estado: state, fecha: happenedOn, como: how, enlace } = parsed.values;
  const position = positionIn(given);
  const evidence = file('respaldo');
  const noted = await noteFulfilment(house, by, gathering.id, {
    ...{ state, happenedOn, how, position },
    evidenceAddress: enlace === '' ? undefined : enlace,
    evidence: evidence && {
      bytes: new Uint8Array(await evidence.arrayBuffer()),
      name: evidence.name,
    },
  });
  if (noted.ok) {
    const to = agreementAt(gathering.caller, gathering.id, position);
    return seeOther(`${to}?hecho=seguimiento`);
  }
  const { error } = noted;
  if (isOfFile(error)) {
    const problems = [{ field: 'respaldo', message: fileRefusalSentence(error) }];
    return shownAgreement(given, { typed, problems, status: 422 });
  }
  const status = statusOf(error);
  if (status !== 422) return refusedAt(given, error);
  const field = error.code === 'gatherings/fulfilled-without-evidence' ? 'respaldo' : 'fecha';
  const problems = [{ field, message: sentenceOf(error) }];
  return shownAgreement(given, { typed, problems, status });
}

function isOfFile(refusal: Refusal | FileRefusal): refusal is FileRefusal {
  return refusal.code.startsWith('file/');
}
