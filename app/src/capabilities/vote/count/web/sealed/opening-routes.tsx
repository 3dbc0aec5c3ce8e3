// The desk of the opening over HTTP: what may be done now, and what was asked of it.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { readForm, type Typed } from '../../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../../platform/http/route.ts';
import type { House } from '../../../../../platform/room.ts';
import { currentLocale } from '../../../../../platform/words.ts';
import { formatInstant } from '../../../../../ui/format.ts';
import { mayDo, permissions } from '../../../../ground/people/rules/index.ts';
import { logActAddress } from '../../../election/index.ts';
import type { ByTeam } from '../../actions/by-team.ts';
import {
  type DeskRefusal,
  openByUrn,
  proposePaperClose,
  proposeUnopenable,
  proposeUrnKey,
} from '../../actions/sealed/close-sealed.ts';
import { logState } from '../../rules/sealed/log-state.ts';
import { readSealed, type SealedElection } from '../../store/sealed/elections.ts';
import { readActs, readFollowed } from '../../store/sealed/logs.ts';
import { findOpening } from '../../store/sealed/openings.ts';
import { listAsked } from '../../store/sealed/sealed-results.ts';
import { noRecordPage, unreadRecordPage } from './no-record-page.tsx';
import { openingPage } from './opening-page.tsx';
import { openingDesk } from './record-paths.ts';

interface AtDesk {
  readonly house: House;
  readonly ask: Ask;
  readonly by: ByTeam;
  readonly election: SealedElection;
}

const REASON_LENGTH = 1000;

export function openingRoutes(house: House): readonly Route[] {
  const see = { audience: { act: 'count/see-opening' }, method: 'get' } as const;
  const open = { audience: { act: 'count/open-urn' }, method: 'post' } as const;
  const at = (answer: (at: AtDesk) => Promise<Answer>) => (ask: Ask) =>
    answerAt(house, ask, answer);
  return [
    route({ ...see, path: openingDesk.desk, answer: at((one) => show(one)) }),
    route({
      ...open,
      path: openingDesk.paperClose,
      answer: at(({ house: { db }, ...one }) =>
        toAct({ house, ...one }, proposePaperClose(db, one.by, one.election.id)),
      ),
    }),
    route({ ...open, path: openingDesk.key, answer: at(answerKey) }),
    route({ ...open, path: openingDesk.release, answer: at(answerRelease) }),
    route({ ...open, path: openingDesk.unopenable, answer: at(answerLost) }),
  ];
}

async function answerAt(
  house: House,
  ask: Ask,
  answer: (at: AtDesk) => Promise<Answer>,
): Promise<Answer> {
  const by = { actor: actorOf(ask), scope: scopeOf(ask), now: house.clock.now() };
  const election = await readSealed(house.db, ask.params.election ?? '');
  return election?.institutionId === by.scope.id
    ? answer({ house, ask, by, election })
    : noRecordPage(undefined);
}

interface Said {
  readonly typed?: Typed;
  readonly refusal?: DeskRefusal;
}

async function show({ house: { db }, ask, by, election }: AtDesk, said: Said = {}): Promise<Page> {
  const { typed = {}, refusal } = said;
  const followed = await readFollowed(db, election.id);
  if (followed === undefined) return unreadRecordPage(election);
  const field = refusal?.code === 'count/unopenable-reason-missing' ? 'motivo' : '';
  return openingPage({
    ...{ election, followed, typed, now: by.now },
    state: logState(election.manifest, await readActs(db, election.id)),
    opening: await findOpening(db, election.id),
    asked: await listAsked(db, election.id),
    actHref: (act) => logActAddress(election, act),
    mayOpen: mayDo(permissions['count/open-urn'], by.actor.grants, by.scope),
    problems: refusal === undefined ? [] : [{ field, message: refusalSentence(refusal, election) }],
    ...(refusal !== undefined && { status: field === '' ? 409 : 422 }),
    done: ask.query.get('hecho') === 'abriendo' ? m.count_opening_asked() : undefined,
  });
}

/** To the page where it is read and signed. */
async function toAct(
  at: AtDesk,
  proposing: Promise<Result<string, DeskRefusal>>,
  typed?: Typed,
): Promise<Answer> {
  const proposed = await proposing;
  return proposed.ok
    ? seeOther(logActAddress(at.election, proposed.value, currentLocale()))
    : show(at, { ...(typed && { typed }), refusal: proposed.error });
}

async function answerKey(at: AtDesk): Promise<Answer> {
  const { u = '' } = await readForm(at.ask.request);
  return toAct(at, proposeUrnKey(at.house.db, at.by, at.election.id, u));
}

async function answerRelease(at: AtDesk): Promise<Answer> {
  const { house, by, election } = at;
  const opened = await openByUrn(house, by, election.id);
  if (!opened.ok) return show(at, { refusal: opened.error });
  const place = { institution: election.institutionSlug, election: election.id };
  return seeOther(openingDesk.desk.to(place, { query: { hecho: 'abriendo' } }));
}

async function answerLost(at: AtDesk): Promise<Answer> {
  const typed = await readForm(at.ask.request);
  const reason = reasonOf(typed.motivo ?? '');
  const proposing = reason.ok
    ? proposeUnopenable(at.house.db, at.by, at.election.id, reason.value)
    : Promise.resolve(reason);
  return toAct(at, proposing, typed);
}

/** As leaves have texts: one line, composed letters. */
function reasonOf(typed: string): Result<string, DeskRefusal> {
  const reason = typed.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  return reason === '' || reason.length > REASON_LENGTH
    ? err({ code: 'count/unopenable-reason-missing' })
    : ok(reason);
}

function refusalSentence(refusal: DeskRefusal, { timeZone }: SealedElection): string {
  switch (refusal.code) {
    case 'count/claims-open':
      return m.count_opening_refused_claims({
        when: formatInstant(refusal.from, currentLocale(), { timeZone }),
      });
    case 'count/urn-refused':
      return m.count_opening_refused_urn({ code: refusal.why });
    default:
      return sentences[refusal.code]();
  }
}

const sentences: Readonly<
  Record<Exclude<DeskRefusal['code'], 'count/claims-open' | 'count/urn-refused'>, () => string>
> = {
  'count/still-open': m.count_opening_refused_still_open,
  'count/paper-closed-already': m.count_opening_refused_paper_closed,
  'count/paper-open': m.count_opening_refused_paper_open,
  'count/opened-already': m.count_opening_refused_opened,
  'count/found-unopenable': m.count_opening_refused_unopenable,
  'count/urn-key': m.count_opening_refused_key,
  'count/key-of-the-urn-itself': m.count_opening_refused_own_key,
  'count/unopenable-reason-missing': m.count_opening_refused_reason,
  'count/not-sealed': m.count_sealed_none,
};
