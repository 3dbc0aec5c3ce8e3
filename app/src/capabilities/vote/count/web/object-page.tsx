// Where somebody objects to the result of a contest: against what, until when, and in her words.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { VoteOfContest } from '../actions/objected-vote.ts';
import { objectionGrounds, remedies } from '../rules/objection.ts';
import { framedPublic, placeOf } from './objection-parts.tsx';
import { objectPath } from './objection-paths.ts';
import { askWords, groundWords, lastDayWords } from './objection-words.ts';

export interface ObjectPageProps {
  readonly found: VoteOfContest;
  /** Those that she represents, by id. */
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

export function objectPage(props: ObjectPageProps): Page {
  const { found, problems, status } = props;
  const { edition, contest, state, vote } = found;
  const until = lastDayWords(vote);
  const { version = 0, documentCode: code = '' } = state.result ?? {};
  return framedPublic({
    edition,
    status,
    title: m.count_objection_make(),
    lead: m.count_objection_form_lead({ contest: contest.name, until }),
    crumbs: [{ label: m.count_objection_make() }],
    body: (
      <div class="stack-wide count-objection-form">
        <FormProblems problems={problems} />
        <Notice title={m.count_objection_against()}>
          <p lang={writtenLang()}>
            {m.count_objection_against_text({ version, contest: contest.name, code })}
          </p>
        </Notice>
        <p>{m.count_objection_public_notice()}</p>
        <Form {...props} />
        <p class="secondary">{m.count_objection_paper()}</p>
      </div>
    ),
  });
}

function Form({ found, organizations, typed, problems }: ObjectPageProps) {
  const { edition, contest, state } = found;
  const tables = state.result?.tables ?? [];
  const asked = tables.length === 0 ? remedies.filter((one) => one !== 'annul-table') : remedies;
  return (
    <form
      class="stack-wide"
      action={objectPath.to({ ...placeOf(edition), contest: contest.code })}
      method="post"
      encType="multipart/form-data"
      noValidate
    >
      <Choices
        id="tema"
        name="tema"
        label={m.count_objection_ground()}
        error={problemOf(problems, 'tema')}
        chosen={[typed.tema ?? '']}
        options={objectionGrounds.map((value) => ({ value, label: groundWords[value]() }))}
      />
      <TextAreaField
        id="texto"
        name="texto"
        label={m.count_objection_text()}
        hint={m.count_objection_text_hint()}
        error={problemOf(problems, 'texto')}
        value={typed.texto}
        rows={8}
      />
      <Choices
        id="pide"
        name="pide"
        label={m.count_objection_asks()}
        error={problemOf(problems, 'pide')}
        chosen={[typed.pide ?? '']}
        options={asked.map((value) => ({ value, label: askWords[value]() }))}
      />
      {tables.length > 0 && (
        <TableField tables={tables} typed={typed.mesa} error={problemOf(problems, 'mesa')} />
      )}
      {organizations.length > 0 && (
        <Choices
          id="nombre"
          name="nombre"
          label={m.count_objection_in_name()}
          error={problemOf(problems, 'nombre')}
          chosen={[typed.nombre ?? '']}
          options={[
            { value: '', label: m.count_objection_in_own_name() },
            ...organizations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <FileDrop
        id="prueba"
        name="prueba"
        label={m.count_objection_evidence()}
        hint={m.count_objection_evidence_hint()}
        error={problemOf(problems, 'prueba')}
        accept=".pdf,.jpg,.jpeg,.png,.webp"
        isOptional
      />
      <p>
        <Button>{m.count_objection_send()}</Button>
      </p>
    </form>
  );
}

interface TableFieldProps {
  readonly tables: readonly string[];
  readonly typed: string | undefined;
  readonly error: string | undefined;
}

export function TableField({ tables, typed = '', error }: TableFieldProps) {
  return (
    <SelectField
      id="mesa"
      name="mesa"
      label={m.count_objection_table()}
      hint={m.count_objection_table_hint()}
      error={error}
      value={typed}
      options={[
        { value: '', label: m.count_objection_table_none() },
        ...tables.map((table) => ({
          value: table,
          label: m.count_objection_table_named({ table }),
        })),
      ]}
    />
  );
}
