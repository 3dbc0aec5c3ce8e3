// What everybody reads of calls, and the form of each organisation that applies.
import { ok } from '@minga/basics';

import { m } from '#words';
import { type FormWithFiles, readForm, readFormWithFiles } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import { waitSeconds } from '../../../../platform/rate-limit.ts';
import type { House } from '../../../../platform/room.ts';
import { readOrganizationById } from '../../../ground/organizations/index.ts';
import { accountLink } from '../../../ground/people/index.ts';
import { apply, type ByOrganization, mayApply, takeBack } from '../actions/apply.ts';
import { mayHappen } from '../rules/call.ts';
import { type Application, findApplication, listApplications } from '../store/applications.ts';
import { type Call, findCall, listCalls } from '../store/calls.ts';
import {
  APPLICATION_BYTES,
  parseApplication,
  SEEN,
  typedApplication,
  versionOf,
} from './application-form.ts';
import { applicationPage } from './application-page.tsx';
import { applyPage } from './apply-page.tsx';
import { parseNumber } from './call-forms.ts';
import { callPage } from './call-page.tsx';
import { callHref, callName } from './call-parts.tsx';
import { callsPage } from './calls-page.tsx';
import { doneWords } from './done-words.ts';
import type { Shown } from './form-parts.ts';
import { refusedPage, unknownPage } from './parts.tsx';
import { applicationPath, applyPath, callPath, callsPath, own, takeBackPath } from './paths.ts';
import { problemsOf, statusOf } from './refusal-words.ts';

/** Files are looked at and drawn again: nobody sends many in a row. */
const OFTEN = { name: 'roundtable/apply', attempts: 20, windowSeconds: 600 };

const toApply = { act: 'roundtable/sit-as-organization' } as const;

type AnswerOn = (house: House, ask: Ask, call: Call) => Promise<Answer>;

export function callRoutes(house: House): readonly Route[] {
  const on =
    (audience: Route['audience'], method: Route['method']) =>
    (path: Route['path'], answer: AnswerOn): Route =>
      route({
        audience,
        method,
        path,
        async answer(ask) {
          const number = parseNumber(ask.params.call);
          const now = house.clock.now();
          const call = number === undefined ? undefined : await findCall(house.db, number, now);
          if (call !== undefined) return answer(house, ask, call);
          return unknownPage({ label: m.roundtable_calls(), href: callsPath.to({}) });
        },
      });
  const read = on('public', 'get');
  return [
    route({
      audience: 'public',
      method: 'get',
      path: callsPath,
      answer: async () => callsPage(await listCalls(house.db, house.clock.now())),
    }),
    read(callPath, answerCall),
    read(applyPath, answerHow),
    on(toApply, 'get')(applicationPath, (given, ask, call) => shown(given, ask, call)),
    { ...on(toApply, 'post')(applicationPath, answerApply), maxBodyBytes: APPLICATION_BYTES },
    on(toApply, 'post')(takeBackPath, answerTakeBack),
  ];
}

async function answerCall({ db }: House, _: Ask, call: Call): Promise<Answer> {
  const applications = call.state === 'resolved' ? await listApplications(db, call.id) : [];
  return callPage({ call, applications: applications.filter((one) => one.outcome !== undefined) });
}

async function answerHow({ db }: House, ask: Ask, call: Call): Promise<Answer> {
  const ids = (ask.actor?.grants ?? []).flatMap(({ role, scope }) =>
    role === 'organization-representative' && scope?.kind === 'organization' ? [scope.id] : [],
  );
  const read = await Promise.all([...new Set(ids)].map((id) => readOrganizationById(db, id)));
  const organizations = read.flatMap((one) =>
    one === undefined ? [] : [{ slug: one.slug, name: one.facts.name }],
  );
  const signInHref = ask.actor === undefined ? accountLink(ask).href : undefined;
  return applyPage({ call, organizations, signInHref });
}

function byOrganization({ clock }: Pick<House, 'clock'>, ask: Ask): ByOrganization {
  return { personId: actorOf(ask).personId, scope: scopeOf(ask), now: clock.now() };
}

async function shown(
  house: House,
  ask: Ask,
  call: Call,
  { typed, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { db } = house;
  const by = byOrganization(house, ask);
  const { id } = by.scope;
  const [organization, application] = await Promise.all([
    readOrganizationById(db, id),
    findApplication(db, call.id, id),
  ]);
  if (organization === undefined) return unknownPage();
  const may = call.state === 'open' ? await mayApply(db, by) : ok(undefined);
  if (!may.ok) {
    const to = { organization: organization.slug };
    return refusedPage(may.error, {
      label: m.roundtable_place(),
      href: own.organization.front.to(to),
    });
  }
  return applicationPage({
    call,
    organization: { slug: organization.slug, name: organization.facts.name },
    application,
    typed: typed ?? (application === undefined ? {} : typedApplication(call, application)),
    problems,
    status,
    done: doneWords(ask.query),
  });
}

async function answerApply(house: House, ask: Ask, call: Call): Promise<Answer> {
  const form: FormWithFiles = await readFormWithFiles(ask.request);
  const { typed } = form;
  const may = mayHappen(call.state, 'apply');
  if (!may.ok) return refusedPage(may.error, { label: callName(call), href: callHref(call) });
  const by = byOrganization(house, ask);
  const key = house.keys.fingerprint('roundtable/apply', by.personId);
  if ((await waitSeconds(house.db, OFTEN, key)) !== undefined) {
    const often = [{ field: '', message: m.roundtable_too_often() }];
    return shown(house, ask, call, { typed, problems: often, status: 429 });
  }
  const before: Application | undefined = await findApplication(house.db, call.id, by.scope.id);
  const parsed = await parseApplication(house, form, call, before);
  if (!parsed.isSound) {
    return shown(house, ask, call, { typed, problems: parsed.problems, status: 422 });
  }
  // What is shown again is over what stands now: sent once more, it replaces that.
  if (typed[SEEN] !== undefined && typed[SEEN] !== versionOf(before)) {
    const meanwhile = [{ field: '', message: m.roundtable_application_meanwhile() }];
    return shown(house, ask, call, { typed, problems: meanwhile, status: 409 });
  }
  const sent = { number: call.number ?? 0, ...parsed.values };
  const done = await apply(house.db, by, sent);
  if (done.ok) return backTo(ask, call, 'postulada');
  const status = statusOf(done.error) === 422 ? 422 : 409;
  return shown(house, ask, call, { typed, problems: problemsOf(done.error), status });
}

async function answerTakeBack(house: House, ask: Ask, call: Call): Promise<Answer> {
  await readForm(ask.request);
  const done = await takeBack(house.db, byOrganization(house, ask), call.number ?? 0);
  if (done.ok) return backTo(ask, call, 'postulacion-retirada');
  return refusedPage(done.error, { label: callName(call), href: callHref(call) });
}

function backTo(ask: Ask, { number = 0 }: Call, hecho: string): Response {
  const { organization = '' } = ask.params;
  return seeOther(applicationPath.to({ organization, call: String(number) }, { query: { hecho } }));
}
