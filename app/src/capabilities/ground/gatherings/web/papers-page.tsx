// Papers of an encounter: the call, the programme, what the person who asks sent, and the form with which she sends one.

import { m } from '#words';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { Tag, type TagTone } from '../../../../ui/tag/tag.tsx';
import type { PaperState } from '../rules/papers.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { Paper, PaperCall } from '../store/papers.ts';
import type { Named } from '../store/places.ts';
import { CallSentence, Programme } from './encounter-part.tsx';
import { encounterPage } from './parts.tsx';
import { paperFilePaths, papersPath, takePaperBackPath } from './paths.ts';
import { hoursOf, placeOf } from './words.ts';

export const paperWords: Readonly<Record<PaperState, () => string>> = {
  sent: m.gatherings_paper_sent,
  accepted: m.gatherings_paper_accepted,
  'not-accepted': m.gatherings_paper_not_accepted,
  withdrawn: m.gatherings_paper_withdrawn,
};

export const paperTones: Readonly<Record<PaperState, TagTone>> = {
  sent: 'attention',
  accepted: 'done',
  'not-accepted': 'struct',
  withdrawn: 'outline',
};

export interface PapersPageProps {
  readonly gathering: Gathering;
  readonly call: PaperCall | undefined;
  readonly isCallOpen: boolean;
  readonly programme: readonly Paper[];
  readonly files: readonly KeptFile[];
  /** Sent by the person who asks; undefined for nobody who is signed in. */
  readonly own: readonly Paper[] | undefined;
  /** For whom she speaks besides herself. */
  readonly names: readonly Named[];
  readonly signInHref: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function papersPage(props: PapersPageProps): Page {
  const { gathering, call, isCallOpen, programme, files, own, problems } = props;
  return encounterPage({
    ...props,
    title: m.gatherings_programme_of({ title: gathering.title }),
    crumb: m.gatherings_papers(),
    lead: `${hoursOf(gathering)}. ${placeOf(gathering)}`,
    children: (
      <>
        <FormProblems
          problems={problems}
          isOnPage={(field) => field === 'reunion' || (isCallOpen && own !== undefined)}
        />
        <section class="stack">
          <h2>{m.gatherings_programme()}</h2>
          <Programme papers={programme} files={files} />
          <ListFiles
            csv={paperFilePaths.csv.to({}, { query: { reunion: gathering.slug } })}
            json={paperFilePaths.json.to({}, { query: { reunion: gathering.slug } })}
          />
        </section>
        {own !== undefined && own.length > 0 && <Own {...props} own={own} />}
        {call !== undefined && (
          <section class="stack gathering-group screen-only">
            <h2>{m.gatherings_call()}</h2>
            <CallSentence closesOn={call.closesOn} isOpen={isCallOpen} />
            <p class="gathering-text" lang={writtenLang()}>
              {call.text}
            </p>
            {isCallOpen && <How {...props} />}
          </section>
        )}
      </>
    ),
  });
}

function How(props: PapersPageProps) {
  if (props.own !== undefined) return <SendForm {...props} />;
  return (
    <p>
      <ButtonLink href={props.signInHref}>{m.gatherings_paper_sign_in()}</ButtonLink>
    </p>
  );
}

function Own({ gathering, own }: PapersPageProps & { readonly own: readonly Paper[] }) {
  const mayTakeBack = gathering.state === 'published' || gathering.state === 'postponed';
  return (
    <section class="stack gathering-group screen-only" id="mis-ponencias">
      <h2>{m.gatherings_papers_own()}</h2>
      <ul class="gathering-rows">
        {own.map(({ id, title, state, reason, inNameOf }) => (
          <li class="gathering-row">
            <div>
              <Tag tone={paperTones[state]}>{paperWords[state]()}</Tag> <strong>{title}</strong>
              {inNameOf !== null && <span class="gathering-kind">{inNameOf}</span>}
              {reason !== null && <p class="gathering-text">{reason}</p>}
            </div>
            {mayTakeBack && state !== 'withdrawn' && (
              <form action={takePaperBackPath.to({ gathering: gathering.slug })} method="post">
                <input type="hidden" name="ponencia" value={id} />
                <Button kind="secondary" small>
                  {m.gatherings_paper_take_back({ title })}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SendForm({ gathering, names, typed, problems }: PapersPageProps) {
  const field = (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
  return (
    <form
      class="stack"
      action={papersPath.to({ gathering: gathering.slug })}
      method="post"
      encType="multipart/form-data"
      noValidate
    >
      <h3>{m.gatherings_paper_send()}</h3>
      {names.length > 0 && (
        <SelectField
          {...field('en-nombre')}
          label={m.gatherings_paper_in_name()}
          options={[
            { value: '', label: m.gatherings_paper_in_own_name() },
            ...names.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <Field {...field('titulo')} label={m.gatherings_paper_title()} />
      <Field
        {...field('autoras')}
        label={m.gatherings_paper_authors()}
        hint={m.gatherings_paper_authors_hint()}
      />
      <TextAreaField
        {...field('resumen')}
        rows={6}
        label={m.gatherings_paper_summary()}
        hint={m.gatherings_paper_summary_hint()}
      />
      <FileDrop
        id="archivo"
        name="archivo"
        label={m.gatherings_paper_file()}
        hint={m.gatherings_paper_file_hint()}
        accept=".pdf"
        error={problemOf(problems, 'archivo')}
      />
      <Button>{m.gatherings_paper_send_button()}</Button>
    </form>
  );
}
