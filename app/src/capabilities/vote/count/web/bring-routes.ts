// The desk of the count: a vote is brought in, seen, confirmed, thrown away or withdrawn, contest by contest.
import { err } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import {
  paragraphsUpTo,
  parseForm,
  readForm,
  readFormWithFiles,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { templateXlsx } from '../../../../platform/spreadsheet/template.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import { findPublicEdition, type PublicEdition, seenOn } from '../../../edition/editions/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { type BringRefusal, bringVote } from '../actions/bring-vote.ts';
import type { ByTeam } from '../actions/by-team.ts';
import { confirmBringing } from '../actions/confirm-bringing.ts';
import { discardBringing } from '../actions/discard-bringing.ts';
import { judgeContest } from '../actions/find-contest-to-count.ts';
import { withdrawVote } from '../actions/withdraw-vote.ts';
import { ballotsWorkbook } from '../rules/ballots-workbook.ts';
import { totalsColumns } from '../rules/bring-totals.ts';
import { bringLimits, type OfficialRefusal } from '../rules/bringing.ts';
import { officialFileBytes } from '../rules/limits.ts';
import { listBringings } from '../store/bringings.ts';
import { isSealed } from '../store/official-contests.ts';
import { listResults } from '../store/results.ts';
import { listVoteStates } from '../store/vote-states.ts';
import { listVotes } from '../store/votes.ts';
import { givenVote, parseBringing } from './bring-form.ts';
import {
  type ContestShown,
  countContestPage,
  countDeskPage,
  type DeskContest,
  placeOf,
} from './bring-pages.tsx';
import { officialRefusalSentence, officialRefusalStatus, voteRefusalWords } from './bring-words.ts';
import { countDesk } from './official-paths.ts';
import { officialRefusedPage } from './result-frame.tsx';

/** The vote, the tally sheet, and what is typed. */
const BRING_BODY_BYTES = 2 * officialFileBytes + 2_000_000;

interface AtDesk {
  readonly house: House;
  readonly ask: Ask;
  readonly by: ByTeam;
  readonly edition: PublicEdition;
}

interface AtContest extends AtDesk {
  readonly one: DeskContest;
}

export function bringRoutes(house: House): readonly Route[] {
  const see = { audience: { act: 'count/see-desk' }, method: 'get' } as const;
  const bring = { audience: { act: 'count/bring' }, method: 'post' } as const;
  const confirm = { audience: { act: 'count/confirm' }, method: 'post' } as const;
  const at = (ask: Ask, answer: (at: AtContest) => Answer | Promise<Answer>) =>
    answerAt(house, ask, onContest(answer));
  return [
    route({ ...see, path: countDesk.contests, answer: (ask) => answerAt(house, ask, showList) }),
    route({ ...see, path: countDesk.contest, answer: (ask) => at(ask, (one) => show(one)) }),
    route({
      ...see,
      path: countDesk.ballotsTemplate,
      answer: (ask) => at(ask, (one) => answerTemplate(one, 'ballots')),
    }),
    route({
      ...see,
      path: countDesk.totalsTemplate,
      answer: (ask) => at(ask, (one) => answerTemplate(one, 'totals')),
    }),
    route({
      ...bring,
      path: countDesk.contest,
      maxBodyBytes: BRING_BODY_BYTES,
      answer: (ask) => at(ask, answerBring),
    }),
    route({ ...bring, path: countDesk.discard, answer: (ask) => at(ask, answerDiscard) }),
    route({ ...confirm, path: countDesk.confirm, answer: (ask) => at(ask, answerConfirm) }),
    route({ ...confirm, path: countDesk.withdraw, answer: (ask) => at(ask, answerWithdraw) }),
  ];
}

async function answerAt(
  house: House,
  ask: Ask,
  answer: (at: AtDesk) => Promise<Answer>,
): Promise<Answer> {
  const by = { actor: actorOf(ask), scope: scopeOf(ask), now: house.clock.now() };
  const { institution = '', edition: slug = '' } = ask.params;
  const edition = await findPublicEdition(house.db, institution, slug);
  return edition?.institutionId === by.scope.id
    ? answer({ house, ask, by, edition })
    : officialRefusedPage({ code: 'count/contest-unknown' });
}

/** Of every contest in force, in the order of the bases. */
async function readDesk({ house: { db }, by, edition }: AtDesk): Promise<readonly DeskContest[]> {
  const seen = seenOn(edition, dayIn(edition.place.timeZone, by.now));
  const ids = seen.contests.map(({ id }) => id);
  const [bringings, votes, results] = [
    await listBringings(db, ids),
    await listVotes(db, ids),
    await listResults(db, ids),
  ];
  const isHalted = seen.halted !== undefined;
  const states = await listVoteStates(db, edition.id);
  const isCertified = (id: string) =>
    states.find(({ contestId }) => contestId === id)?.certified?.wrongReason === null;
  return Promise.all(
    seen.contests.map(async (contest): Promise<DeskContest> => {
      const isOf = (one: { readonly contestId: string; readonly round: number }) =>
        one.contestId === contest.id && one.round === contest.round;
      const vote = votes.find((one) => isOf(one) && one.withdrawnAt === null);
      return {
        contest,
        judged: (await isSealed(db, contest.id, contest.round))
          ? err({ code: 'count/vote-is-sealed' })
          : await judgeContest(db, { edition, contest, isHalted, today: seen.today }),
        bringing: bringings.find(isOf),
        vote,
        result: results.findLast(({ voteId }) => voteId === vote?.id),
        isCertified: isCertified(contest.id),
      };
    }),
  );
}

function onContest(answer: (at: AtContest) => Answer | Promise<Answer>) {
  return async (at: AtDesk): Promise<Answer> => {
    const contests = await readDesk(at);
    const one = contests.find(({ contest }) => contest.code === at.ask.params.contest);
    return one === undefined
      ? officialRefusedPage({ code: 'count/contest-unknown' })
      : answer({ ...at, one });
  };
}

async function showList(at: AtDesk): Promise<Answer> {
  return countDeskPage({
    edition: at.edition,
    contests: await readDesk(at),
    done: done[at.ask.query.get('hecho') ?? '']?.(),
  });
}

const done: Readonly<Record<string, () => string>> = {
  guardado: m.count_bring_saved,
  parte: m.count_bring_saved_part,
  confirmado: m.count_bring_confirmed,
  descartado: m.count_bring_discarded,
  retirada: m.count_bring_withdrawn,
};

function show(at: AtContest, said: ContestShown = {}): Page {
  const { edition, one, by, ask } = at;
  const mayConfirm = mayDo(permissions['count/confirm'], by.actor.grants, by.scope);
  return countContestPage({
    ...{ edition, one, mayConfirm },
    done: done[ask.query.get('hecho') ?? '']?.(),
    ...said,
  });
}

function addressOf({ edition, one }: AtContest) {
  return { ...placeOf(edition), contest: one.contest.code };
}

function backTo(at: AtContest, hecho: string): Response {
  return seeOther(countDesk.contest.to(addressOf(at), { query: { hecho } }));
}

async function answerBring(at: AtContest): Promise<Answer> {
  const { house, ask, by, edition, one } = at;
  const form = await readFormWithFiles(ask.request);
  const { typed } = form;
  const barred = barredBy(one);
  if (barred !== undefined) return refusedAct(at, barred, typed);
  const today = dayIn(edition.place.timeZone, by.now);
  const { problems, given } = parseBringing(form, {
    today,
    hasSheet: one.bringing !== undefined && one.bringing.tallySheetId !== null,
    hasVote: one.bringing !== undefined && one.bringing.fileName !== null,
  });
  if (given === undefined || problems.some(isTooLarge)) {
    return show(at, { typed, problems, status: 422 });
  }
  const { facts, tallySheet, vote } = given;
  const brought = await bringVote(house, by, {
    ...{ ...addressOf(at), facts, vote: await givenVote(typed, vote) },
    tallySheet: tallySheet && {
      bytes: new Uint8Array(await tallySheet.arrayBuffer()),
      name: tallySheet.name,
    },
  });
  if (!brought.ok) return refusedBring(at, typed, brought.error);
  if (problems.length > 0) return again(at, { typed, problems, status: 422 });
  return backTo(at, 'guardado');
}

/** Why nothing is brought in now, whatever was typed: its page has no form for it. */
function barredBy({ judged, vote, bringing }: DeskContest): OfficialRefusal | undefined {
  if (!judged.ok) return judged.error;
  if (vote !== undefined) return { code: 'count/vote-there' };
  return bringing?.state.kind === 'counting' ? { code: 'count/is-counting' } : undefined;
}

function isTooLarge({ field, message }: { readonly field: string; readonly message: string }) {
  return field === 'votacion' && message !== m.count_bring_file_missing();
}

async function refusedBring(at: AtContest, typed: Typed, refusal: BringRefusal): Promise<Answer> {
  if (refusal.code !== 'count/not-taken') return refusedAct(at, refusal, typed);
  const { tallySheet, vote } = refusal;
  const wrong = vote && voteRefusalWords(vote);
  const problems = [
    ...(wrong ? [{ field: 'votacion', message: wrong.listed[0] ?? '' }] : []),
    ...(tallySheet ? [{ field: 'acta', message: fileRefusalSentence(tallySheet) }] : []),
  ];
  return again(at, { typed, problems, wrong, status: 422 });
}

/** With what was saved meanwhile. */
async function again(at: AtContest, said: ContestShown): Promise<Answer> {
  const contests = await readDesk(at);
  const one = contests.find(({ contest }) => contest.id === at.one.contest.id) ?? at.one;
  return show({ ...at, one }, said);
}

function refusedAct(at: AtContest, refusal: OfficialRefusal, typed?: Typed): Promise<Answer> {
  const problems = [{ field: '', message: officialRefusalSentence(refusal) }];
  return again(at, { typed, problems, status: officialRefusalStatus[refusal.code] });
}

async function answerDiscard(at: AtContest): Promise<Answer> {
  const discarded = await discardBringing(at.house.db, at.by, addressOf(at));
  return discarded.ok ? backTo(at, 'descartado') : refusedAct(at, discarded.error);
}

async function answerConfirm(at: AtContest): Promise<Answer> {
  const { house, by, ask } = at;
  const { lote = '', guardado = '' } = await readForm(ask.request);
  const site = { isDemonstration: !house.isProduction };
  const asked = { ...addressOf(at), bringingId: lote, savedAt: guardado };
  const confirmed = await confirmBringing(house.db, site, by, asked);
  return confirmed.ok ? backTo(at, 'confirmado') : refusedAct(at, confirmed.error);
}

const withdrawing = v.object({
  votacion: v.optional(v.string(), ''),
  razon: v.pipe(
    paragraphsUpTo(bringLimits.reason, () =>
      m.count_bring_too_long({ what: m.count_bring_withdraw_reason(), limit: bringLimits.reason }),
    ),
    v.nonEmpty(() => m.count_bring_needed({ what: m.count_bring_withdraw_reason() })),
  ),
});

async function answerWithdraw(at: AtContest): Promise<Answer> {
  const typed = await readForm(at.ask.request);
  if (at.one.vote === undefined) return refusedAct(at, { code: 'count/vote-gone' }, typed);
  if (at.one.isCertified) return refusedAct(at, { code: 'count/certified' }, typed);
  const parsed = parseForm(withdrawing, typed);
  if (!parsed.isSound) return show(at, { typed, problems: parsed.problems, status: 422 });
  const { votacion: voteId, razon: reason } = parsed.values;
  const withdrawn = await withdrawVote(at.house.db, at.by, { ...addressOf(at), voteId, reason });
  return withdrawn.ok ? backTo(at, 'retirada') : refusedAct(at, withdrawn.error, typed);
}

async function answerTemplate(at: AtContest, which: 'ballots' | 'totals'): Promise<Answer> {
  const { judged, contest } = at.one;
  if (!judged.ok) return officialRefusedPage(judged.error);
  const terms = { ...judged.value.official.terms, votedFrom: '', votedUntil: '' };
  const bytes =
    which === 'ballots'
      ? await ballotsWorkbook(terms, currentLocale())
      : await templateXlsx(totalsColumns(terms), currentLocale(), {
          rowsSheet: m.count_bring_sheet_totals(),
          helpSheet: m.count_bring_sheet_help(),
          helpHeadings: [
            m.count_bring_help_column(),
            m.count_bring_help_meaning(),
            m.count_bring_help_example(),
          ],
          required: m.count_bring_help_required(),
        });
  const name = `${which === 'ballots' ? 'papeletas' : 'totales'}-${contest.code}.xlsx`;
  return new Response(bytes, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  });
}
