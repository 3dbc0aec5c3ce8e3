// The urn of an election: who keeps its key, the ceremony in which three people share one, and their rehearsals.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Choices, Field } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { type UrnMode, urnModes } from '../rules/settings.ts';
import { isInPreparation } from '../rules/states.ts';
import type { Election } from '../store/elections.ts';
import type { PreparedKeys } from '../store/facts.ts';
import type { Holder } from '../store/officers.ts';
import { type DeskShown, deskPage, Facts, Group } from './parts.tsx';
import { desk } from './paths.ts';
import { instantWords, urnWords } from './words.ts';

const PLACES = [1, 2, 3] as const;

interface UrnChange {
  readonly mode: UrnMode;
  readonly holders: readonly Pick<Holder, 'i' | 'name' | 'secondCopy'>[];
}

type Parsed =
  | { readonly isSound: true; readonly values: UrnChange }
  | { readonly isSound: false; readonly problems: readonly FieldProblem[] };

export function parseUrn(typed: Typed): Parsed {
  const mode = urnModes.find((one) => one === typed.modo);
  if (mode === undefined) {
    return { isSound: false, problems: [{ field: 'modo', message: m.election_form_urn_wrong() }] };
  }
  if (mode === 'server') return { isSound: true, values: { mode, holders: [] } };
  const text = (field: string) => (typed[field] ?? '').normalize('NFC').trim();
  const holders = PLACES.map((i) => ({
    ...{ i, name: text(`nombre-${i}`), secondCopy: text(`copia-${i}`) },
  }));
  const names = holders.map(({ name }) => name.toLocaleLowerCase('es'));
  const problems = holders.flatMap(({ i, name, secondCopy }) => [
    ...(name === '' || name.length > 120 || names.indexOf(name.toLocaleLowerCase('es')) !== i - 1
      ? [{ field: `nombre-${i}`, message: m.election_form_holder_wrong() }]
      : []),
    ...(secondCopy === '' || secondCopy.length > 200
      ? [{ field: `copia-${i}`, message: m.election_form_copy_wrong() }]
      : []),
  ]);
  return problems.length > 0
    ? { isSound: false, problems }
    : { isSound: true, values: { mode, holders } };
}

interface UrnProps extends DeskShown {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly election: Election;
  readonly keys: PreparedKeys | undefined;
  readonly holders: readonly Holder[];
  readonly typed?: Typed | undefined;
}

export function urnPage(props: UrnProps): Page {
  const { election, keys } = props;
  return deskPage({
    ...props,
    title: m.election_gate_urn(),
    lead: m.election_urn_lead(),
    isOnPage: (field) =>
      isInPreparation(election.state) && (field !== 'modo' || keys === undefined),
    children: (
      <>
        {isInPreparation(election.state) && <ModeForm {...props} />}
        {keys === undefined ? <Prepare {...props} /> : <Prepared {...props} keys={keys} />}
        {election.settings.urn.mode === 'feldman' && <Ceremony {...props} />}
      </>
    ),
  });
}

function at({ institution, election }: Pick<UrnProps, 'institution' | 'election'>) {
  return { institution: institution.slug, election: election.id };
}

function ModeForm(props: UrnProps) {
  const { election, holders, keys, problems = [] } = props;
  const typed: Typed = props.typed ?? {
    modo: election.settings.urn.mode,
    ...Object.fromEntries(
      holders.flatMap(({ i, name, secondCopy }) => [
        [`nombre-${i}`, name],
        [`copia-${i}`, secondCopy],
      ]),
    ),
  };
  return (
    <form class="stack-wide election-form" action={desk.urn.to(at(props))} method="post" noValidate>
      {keys === undefined ? (
        <Choices
          id="modo"
          name="modo"
          label={m.election_form_urn()}
          chosen={[typed.modo ?? '']}
          error={problemOf(problems, 'modo')}
          options={[
            { value: 'server', label: urnWords.server(), hint: m.election_form_urn_server() },
            { value: 'feldman', label: urnWords.feldman(), hint: m.election_form_urn_feldman() },
          ]}
        />
      ) : (
        <input type="hidden" name="modo" value={keys.mode} />
      )}
      {(keys === undefined || keys.mode === 'feldman') &&
        PLACES.map((i) => (
          <div class="stack election-style">
            <Field
              id={`nombre-${i}`}
              name={`nombre-${i}`}
              label={m.election_form_holder({ number: i })}
              hint={m.election_form_holder_hint()}
              value={typed[`nombre-${i}`]}
              error={problemOf(problems, `nombre-${i}`)}
            />
            <Field
              id={`copia-${i}`}
              name={`copia-${i}`}
              label={m.election_form_copy({ number: i })}
              hint={m.election_form_copy_hint()}
              value={typed[`copia-${i}`]}
              error={problemOf(problems, `copia-${i}`)}
            />
          </div>
        ))}
      {(keys === undefined || keys.mode === 'feldman') && (
        <div>
          <Button kind="secondary">{m.election_form_keep()}</Button>
        </div>
      )}
    </form>
  );
}

function Prepare(props: UrnProps) {
  return (
    <form class="stack" action={desk.prepareUrn.to(at(props))} method="post">
      <p>{m.election_urn_prepare_text()}</p>
      <div>
        <Button>{m.election_urn_prepare()}</Button>
      </div>
    </form>
  );
}

function Prepared({ keys, election }: UrnProps & { readonly keys: PreparedKeys }) {
  return (
    <Group title={m.election_urn_prepared_title()}>
      <Facts
        rows={[
          { label: m.election_field_mode(), text: urnWords[keys.mode]() },
          { label: m.election_field_log(), text: <span class="code">{keys.vkey}</span> },
          {
            label: m.election_field_promise_key(),
            text: <span class="code">{keys.promiseKey}</span>,
          },
          ...(election.ceremonyAt === null
            ? []
            : [
                {
                  label: m.election_urn_key_since(),
                  text: instantWords(election.ceremonyAt, election.timeZone),
                },
              ]),
        ]}
      />
    </Group>
  );
}

function Ceremony(props: UrnProps) {
  const { holders, election } = props;
  if (holders.length < PLACES.length) {
    return (
      <Notice>
        <p>{m.election_ceremony_holders_first()}</p>
      </Notice>
    );
  }
  return (
    <Group title={m.election_ceremony_title()}>
      <p>{m.election_ceremony_text()}</p>
      {isInPreparation(election.state) && (
        <p>
          <ButtonLink href={desk.ceremony.to(at(props))}>
            {election.commits === null ? m.election_ceremony_begin() : m.election_ceremony_again()}
          </ButtonLink>
        </p>
      )}
      {election.commits !== null && (
        <ul class="election-gates">
          {holders.map(({ i, name, rehearsedAt }) => (
            <li class="cluster">
              <Tag tone={rehearsedAt === null ? 'attention' : 'done'}>
                {rehearsedAt === null
                  ? m.election_rehearsal_missing()
                  : m.election_rehearsal_done({
                      when: instantWords(rehearsedAt, election.timeZone),
                    })}
              </Tag>
              <a href={desk.rehearsal.to({ ...at(props), holder: String(i) })}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </Group>
  );
}
