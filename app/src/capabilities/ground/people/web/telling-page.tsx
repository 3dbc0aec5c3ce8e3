// One person to be told: the letter in large type, and the line that says how and when she was.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale, inLocale, type Locale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field } from '../../../../ui/field/field.tsx';
import { QrCode } from '../../../../ui/qr-code/qr-code.tsx';
import { deskPath } from '../../institutions/index.ts';
import { waysOfTelling } from '../rules/notice.ts';
import type { Telling } from '../store/tellings.ts';
import { ownPage, when } from './notice-parts.tsx';
import { tellingPath, tellingsPath } from './notice-paths.ts';
import { type Named, wayWords } from './tellings-page.tsx';

export interface TellingPageProps {
  readonly place: {
    readonly slug: string;
    readonly name: string;
    readonly timeZone: string;
    readonly address: string | null;
    readonly phone: string | null;
  };
  /** Of which the page speaks; the others are of the same person and go with it. */
  readonly telling: Named<Telling>;
  readonly all: readonly Telling[];
  readonly publicUrl: string;
  readonly now: Date;
  readonly typed: Typed;
  /** Ids that are ticked. */
  readonly chosen: readonly string[];
  readonly problems: readonly FieldProblem[];
}

export function tellingPage(props: TellingPageProps): Page {
  const { place, telling, problems } = props;
  const address = { institution: place.slug };
  return ownPage({
    title: m.people_tell_whom({ name: telling.name }),
    lead: m.people_tell_whom_lead(),
    status: problems.length > 0 ? 422 : undefined,
    crumbs: [
      { label: place.name, href: deskPath.to(address) },
      { label: m.people_tell_title(), href: tellingsPath.to(address) },
      { label: telling.name },
    ],
    body: (
      <>
        <FormProblems problems={problems} />
        <div class="columns columns-even telling">
          <div class="stack-wide screen-only">
            <Reach telling={telling} />
            <RecordForm {...props} />
          </div>
          <Letter {...props} />
        </div>
      </>
    ),
  });
}

/** No more of her than it takes to reach her. */
function Reach({ telling }: Pick<TellingPageProps, 'telling'>) {
  const rows = [
    [m.people_account_names(), telling.name],
    [m.people_tell_comuna(), telling.comuna ?? m.people_tell_not_said()],
    ...(telling.email === null ? [] : [[m.people_tell_email_unproven(), telling.email]]),
  ];
  return (
    <section class="stack" aria-labelledby="datos">
      <h2 class="panel-heading" id="datos">
        {m.people_tell_reach()}
      </h2>
      <dl class="account-facts">
        {rows.map(([what, text]) => (
          <div>
            <dt>{what}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function RecordForm({ place, telling, all, typed, chosen, problems }: TellingPageProps) {
  const error = (name: string) => problemOf(problems, name);
  return (
    <form
      class="stack"
      method="post"
      action={tellingPath.to({ institution: place.slug, notice: telling.id })}
      noValidate
    >
      <h2 class="panel-heading">{m.people_tell_record()}</h2>
      <p>{m.people_tell_record_text()}</p>
      <Choices
        id="notice"
        name="notice"
        type="checkbox"
        label={m.people_tell_record_what()}
        chosen={chosen}
        options={all.map(({ id, titles }) => ({ value: id, label: titles[currentLocale()] }))}
        error={error('notice')}
      />
      <Choices
        id="how"
        name="how"
        label={m.people_tell_record_how()}
        chosen={typed.how === undefined ? [] : [typed.how]}
        options={waysOfTelling.map((way) => ({ value: way, label: wayWords[way]() }))}
        error={error('how')}
      />
      <div class="telling-when">
        <Field
          id="day"
          name="day"
          type="date"
          label={m.people_tell_record_day()}
          value={typed.day}
          error={error('day')}
        />
        <Field
          id="hour"
          name="hour"
          label={m.people_tell_record_hour()}
          hint={m.people_tell_record_hour_hint()}
          value={typed.hour}
          error={error('hour')}
          inputMode="numeric"
        />
      </div>
      <div>
        <Button>{m.people_tell_record_save()}</Button>
      </div>
    </form>
  );
}

function Letter(props: TellingPageProps) {
  const { locale } = props.telling;
  return (
    <section class="stack" aria-labelledby="carta">
      <h2 class="panel-heading screen-only" id="carta">
        {m.people_letter_title()}
      </h2>
      <p class="screen-only secondary">{m.people_letter_how()}</p>
      <article class="letter" lang={locale}>
        {inLocale(locale, () => letterIn(locale, props))}
      </article>
    </section>
  );
}

/** In the language of whoever reads it, not of whoever prints it: called here, not when the page is drawn. */
function letterIn(locale: Locale, { place, telling, all, publicUrl, now }: TellingPageProps) {
  return (
    <>
      <p>
        <strong>{place.name}</strong>
        <br />
        {when(now, place.timeZone)}
      </p>
      <p>
        {telling.name}
        {telling.comuna !== null && (
          <>
            <br />
            {telling.comuna}
          </>
        )}
      </p>
      <p>{m.people_letter_intro({ institution: place.name })}</p>
      <ul class="letter-list">
        {all.map((one) => (
          <li>
            <strong>{one.titles[locale]}</strong>
            {one.dueAt !== null && (
              <p>{m.people_letter_due({ when: when(one.dueAt, place.timeZone) })}</p>
            )}
            {one.isPublic && addressOf(publicUrl + one.paths[locale])}
          </li>
        ))}
      </ul>
      <p>{comeOrCall(place)}</p>
      <p>{m.people_letter_email()}</p>
    </>
  );
}

function addressOf(address: string) {
  return (
    <div class="letter-address">
      <QrCode text={address} />
      <p>
        {m.people_letter_page()} <span class="code">{address}</span>
      </p>
    </div>
  );
}

function comeOrCall({ address, phone }: TellingPageProps['place']): string {
  if (address !== null && phone !== null) return m.people_letter_come_or_call({ address, phone });
  if (address !== null) return m.people_letter_come({ address });
  if (phone !== null) return m.people_letter_call({ phone });
  return m.people_letter_ask();
}
