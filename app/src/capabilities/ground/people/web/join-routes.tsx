// Joining two accounts: the form of the member of staff who sees both documents of one person.
import { m } from '#words';
import {
  type FieldProblem,
  problemOf,
  readForm,
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
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, SelectField } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { deskPath, readInstitution } from '../../institutions/index.ts';
import { proposeJoining } from '../actions/join-accounts.ts';
import { documentKinds, parseDocument } from '../rules/identity-document.ts';
import type { Place } from '../rules/invitation.ts';
import { parseRun } from '../rules/run.ts';
import { countryOptions, documentKindWords } from './document-words.ts';
import { identifyPath, joinAccountsPath } from './identify-paths.ts';
import { joinTogether, ownDataIn } from './join-act.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { pageOfPlace, proposedAct } from './team-parts.tsx';
import { seenProblemOf } from './write-down-page.tsx';

const JOIN = { act: 'people/join-accounts' };

export function joinRoutes(house: House): readonly Route[] {
  return [
    route({
      audience: JOIN,
      method: 'get',
      path: joinAccountsPath,
      answer: (ask) => answerForm(house, ask, { typed: {}, problems: [] }),
    }),
    route({
      audience: JOIN,
      method: 'post',
      path: joinAccountsPath,
      answer: (ask) => propose(house, ask),
    }),
  ];
}

interface Sent {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

async function answerForm({ db }: House, ask: Ask, sent: Sent): Promise<Page> {
  return joinPage(await readInstitution(db, scopeOf(ask).id), sent);
}

async function propose(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const { 'document-kind': kind = '', country = '', number = '', run: typedRun = '' } = typed;
  const document = parseDocument({ kind, country, number });
  const run = parseRun(typedRun);
  const isRun = document.ok && document.value.kind === 'run';
  const problems: readonly FieldProblem[] = [
    ...(document.ok ? [] : document.error.map(seenProblemOf)),
    ...(isRun ? [{ field: 'document-kind', message: m.people_join_kind_wrong() }] : []),
    ...(run === undefined ? [{ field: 'run', message: m.people_seen_run_wrong() }] : []),
    ...(typed.saw === 'both' ? [] : [{ field: 'saw', message: m.people_join_saw_missing() }]),
  ];
  if (!document.ok || run === undefined || problems.length > 0) {
    return answerForm(house, ask, { typed, problems, status: 422 });
  }
  const { db, keys, clock } = house;
  const place = await readInstitution(db, scopeOf(ask).id);
  const proposed = await proposeJoining(db, keys, joinTogether, {
    actor: actorOf(ask),
    place,
    document: document.value,
    run,
    ownData: ownDataIn(),
    now: clock.now(),
  });
  if (proposed.ok) return proposedAct(proposed.value);
  const { code } = proposed.error;
  const field = code === 'people/join-no-run' ? 'run' : 'number';
  const problem = { field, message: refusalSentence(proposed.error) };
  return answerForm(house, ask, { typed, problems: [problem], status: refusalStatus[code] });
}

function joinPage(place: Place, { typed, problems, status }: Sent): Page {
  const address = { institution: place.slug };
  const title = m.people_join_title();
  return pageOfPlace({
    place,
    title,
    lead: m.people_join_lead(),
    status,
    crumbs: [
      { label: place.name, href: deskPath.to(address) },
      { label: m.people_identify_title(), href: identifyPath.to(address) },
      { label: title },
    ],
    body: (
      <>
        <FormProblems problems={problems} />
        <Notice>
          <p>{m.people_join_what_text()}</p>
        </Notice>
        <form class="stack-wide" method="post" action={joinAccountsPath.to(address)} noValidate>
          <Documents typed={typed} problems={problems} />
          <div>
            <Button>{m.people_join_submit()}</Button>
          </div>
        </form>
      </>
    ),
  });
}

function Documents({ typed, problems }: Omit<Sent, 'status'>) {
  const text = (name: string) => typed[name] ?? '';
  const errorOf = (name: string) => problemOf(problems, name);
  return (
    <>
      <Choices
        id="document-kind"
        name="document-kind"
        label={m.people_join_document()}
        chosen={[text('document-kind')]}
        options={documentKinds
          .filter((kind) => kind !== 'run')
          .map((kind) => ({ value: kind, label: documentKindWords[kind]() }))}
        error={errorOf('document-kind')}
      />
      <SelectField
        id="country"
        name="country"
        label={m.people_seen_country()}
        hint={m.people_seen_country_hint()}
        value={text('country')}
        options={[{ value: '', label: m.people_seen_country_none() }, ...countryOptions()]}
        error={errorOf('country')}
      />
      <Field
        id="number"
        name="number"
        label={m.people_seen_number()}
        value={text('number')}
        error={errorOf('number')}
      />
      <Field
        id="run"
        name="run"
        label={m.people_join_run()}
        value={text('run')}
        error={errorOf('run')}
      />
      <Choices
        id="saw"
        name="saw"
        type="checkbox"
        label={m.people_join_saw()}
        chosen={[text('saw')]}
        options={[{ value: 'both', label: m.people_join_saw_both() }]}
        error={errorOf('saw')}
      />
    </>
  );
}
