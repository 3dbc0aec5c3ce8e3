// What everybody reads of ballot lists: of an edition, of a contest, on paper, aloud, as a file, and checked.
import { m } from '#words';
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Page,
  type Route,
  route,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import {
  findPublicEdition,
  type PublicEdition,
  seenOn,
  unknownEdition,
} from '../../editions/index.ts';
import { standing } from '../actions/freeze-list.ts';
import { type Checked, checkList } from '../rules/check-list.ts';
import { narrowed, parseListFilter } from '../rules/list-filter.ts';
import { type BallotList, listLists } from '../store/lists.ts';
import { checkPage } from './check-page.tsx';
import { checkRefusals } from './check-result.tsx';
import { listPage } from './list-page.tsx';
import { listsPage } from './lists-page.tsx';
import {
  checkPath,
  listPath,
  listsPath,
  printPaths,
  readingFilePath,
  readingPath,
  textPath,
} from './paths.ts';
import { type Print, printList } from './print-list.ts';
import { readingPage } from './reading-page.tsx';
import { rowsOf } from './rows.ts';
import { spokenFile } from './spoken-list.ts';

/** A list of two thousand projects, pasted. */
const CHECK_BODY_BYTES = 4_000_000;

interface AtEdition {
  readonly house: House;
  readonly ask: Ask;
  readonly edition: PublicEdition;
  readonly contests: ReturnType<typeof seenOn>['contests'];
  readonly lists: readonly BallotList[];
}

interface AtContest extends AtEdition {
  readonly contest: AtEdition['contests'][number];
}

interface AtList extends AtContest {
  readonly list: BallotList;
}

export function publicRoutes(house: House): readonly Route[] {
  const get = (path: Route['path'], answer: (at: AtEdition) => Promise<Answer>) =>
    route({
      audience: 'public',
      method: 'get',
      path,
      answer: (ask) => ofEdition(house, ask, answer),
    });
  const print = (path: Route['path'], which: (ask: Ask) => Print) =>
    get(
      path,
      ofList((at) => printed(at, which(at.ask))),
    );
  return [
    get(listsPath, async (at) => listsPage(at)),
    get(
      listPath,
      ofContest((at) => answerList(at)),
    ),
    get(
      textPath,
      ofList(async ({ list }) => textFile(list)),
    ),
    print(printPaths.a4, () => 'a4'),
    print(printPaths.large, () => 'large'),
    print(printPaths.poster, ({ query }) =>
      query.get('papel') === 'a2' ? 'poster-a2' : 'poster-a3',
    ),
    get(
      readingPath,
      ofList(async (at) => readingPage(at)),
    ),
    get(
      readingFilePath,
      ofList(async ({ list }) => plainText(spokenFile(list))),
    ),
    get(
      checkPath,
      ofList(async (at) => shownCheck(at, {})),
    ),
    {
      ...route({
        audience: 'public',
        method: 'post',
        path: checkPath,
        answer: (ask) => ofEdition(house, ask, ofList(answerCheck)),
      }),
      maxBodyBytes: CHECK_BODY_BYTES,
    },
  ];
}

async function ofEdition(
  house: House,
  ask: Ask,
  answer: (at: AtEdition) => Promise<Answer>,
): Promise<Answer> {
  const { institution = '', edition: slug = '' } = ask.params;
  const edition = await findPublicEdition(house.db, institution, slug);
  if (edition === undefined) return unknownEdition(house, ask);
  const { contests } = seenOn(edition, dayIn(edition.place.timeZone, house.clock.now()));
  const lists = await listLists(house.db, edition.id);
  return answer({ house, ask, edition, contests, lists });
}

function ofContest(answer: (at: AtContest) => Promise<Answer>) {
  return async (at: AtEdition): Promise<Answer> => {
    const contest = at.contests.find(({ code }) => code === at.ask.params.contest);
    return contest === undefined
      ? listsPage({ ...at, missing: m.ballot_list_contest_unknown() })
      : answer({ ...at, contest });
  };
}

/** On the list that stands of the vote in which a contest is; without one its page says when it will be there. */
function ofList(answer: (at: AtList) => Promise<Answer>) {
  return ofContest(async (at) => {
    const list = standing(ownOf(at), at.contest.round);
    return list === undefined ? answerList(at, 404) : answer({ ...at, list });
  });
}

function ownOf({ lists, contest }: AtContest): readonly BallotList[] {
  return lists.filter(({ contestId }) => contestId === contest.id);
}

async function answerList(at: AtContest, status?: 404): Promise<Answer> {
  const { edition, contest, ask } = at;
  const own = ownOf(at);
  const list = standing(own, contest.round);
  const filter = parseListFilter(ask.query);
  const rows = list === undefined ? [] : rowsOf(list);
  const thawed = own.filter(({ withdrawnAt }) => withdrawnAt !== null);
  const shown = narrowed(rows, filter);
  return listPage({ edition, contest, list, rows, filter, thawed, shown }, status);
}

function textFile({ text }: BallotList): Response {
  return new Response(text, { headers: { 'content-type': 'application/json; charset=utf-8' } });
}

function plainText(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

async function printed({ house, list }: AtList, print: Print): Promise<Response> {
  const pdf = await printList(house, list, print);
  const name = `nomina-${list.editionSlug}-${list.content.contest.code}.pdf`;
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}"`,
    },
  });
}

interface ShownCheck {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly checked?: Checked;
  readonly status?: Page['status'];
}

function shownCheck({ edition, list }: AtList, { checked, ...said }: ShownCheck): Answer {
  const isDrawn = list.drawnAt !== null;
  const order = isDrawn ? rowsOf(list).map(({ id }) => id) : null;
  const published = { sha256: list.sha256, order };
  return checkPage({ edition, list, published, typed: {}, problems: [], ...said, checked });
}

/** Without a file, the one of this page. */
async function answerCheck(at: AtList): Promise<Answer> {
  const typed = await readForm(at.ask.request);
  const pasted = typed.nomina ?? '';
  const found = await checkList(pasted.trim() === '' ? at.list.text : pasted, typed.azar ?? '');
  if (found.ok) return shownCheck(at, { typed, checked: found.value });
  const problems = [{ field: 'nomina', message: checkRefusals[found.error.code]() }];
  return shownCheck(at, { typed, problems, status: 422 });
}
