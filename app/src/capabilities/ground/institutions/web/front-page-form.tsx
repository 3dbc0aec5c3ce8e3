// What an institution says of itself, as three forms: contact, colour, crest.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, Notes, notesOf } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { formatBytes, formatNumber } from '../../../../ui/format.ts';
import { Done } from '../../../../ui/notice/done.tsx';
import { type Colour, LEAST_CONTRAST } from '../rules/colour.ts';
import { crestBytes, crestSide } from '../rules/crest.ts';
import type { InstitutionRow } from '../store/institutions.ts';
import { Conflict, type Difference } from './form-parts.tsx';
import { Crest, Plate } from './institution-parts.tsx';
import {
  bringCrestBackPath,
  colourPath,
  crestPath,
  frontPagePath,
  hideCrestPath,
  institutionPath,
} from './paths.ts';
import { staffPage } from './staff-parts.tsx';

/** What was sent to one of the three forms and was not taken. */
export interface FrontPageRefused {
  readonly form: 'contact' | 'colour' | 'crest';
  readonly status: NonNullable<Page['status']>;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  /** Two people edited at once: how the fields differ. */
  readonly differences?: readonly Difference[];
  /** A colour that can be taken instead. */
  readonly darker?: Colour;
}

export interface FrontPageProps {
  readonly institution: InstitutionRow;
  readonly refused?: FrontPageRefused;
  readonly done?: string | undefined;
}

export function frontPageForm(props: FrontPageProps): Page {
  const { institution, refused, done } = props;
  return staffPage({
    institution,
    title: m.institutions_front_page_title(),
    lead: m.institutions_front_page_lead(),
    ...(refused === undefined ? {} : { status: refused.status }),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="institution-forms">
            <FormProblems problems={refused?.problems ?? []} />
            {refused?.differences && <Conflict differences={refused.differences} />}
            <Done text={done} />
            <ContactForm {...props} />
            <ColourForm {...props} />
            <CrestForm {...props} />
          </div>
          <div class="stack-wide">
            <h2 class="panel-heading">{m.institutions_front_page_preview()}</h2>
            <Plate institution={institution} />
            <p>
              <a href={institutionPath.to({ institution: institution.slug })}>
                {m.institutions_desk_see_front_page()}
              </a>
            </p>
          </div>
        </div>
      </section>
    ),
  });
}

export const contactFields = ['address', 'phone', 'email', 'website'] as const;
export type ContactField = (typeof contactFields)[number];

export const contactLabels: Readonly<Record<ContactField, () => string>> = {
  address: m.institutions_contact_address,
  phone: m.institutions_contact_phone,
  email: m.institutions_contact_email,
  website: m.institutions_contact_website,
};

const contactHints: Readonly<Record<ContactField, () => string>> = {
  address: m.institutions_contact_address_hint,
  phone: m.institutions_contact_phone_hint,
  email: m.institutions_contact_email_hint,
  website: m.institutions_contact_website_hint,
};

const contactTypes = { address: 'text', phone: 'tel', email: 'email', website: 'text' } as const;

function ContactForm({ institution, refused }: FrontPageProps) {
  const sent = refused?.form === 'contact' ? refused : undefined;
  return (
    <form
      class="stack"
      id="contacto-formulario"
      action={frontPagePath.to({ institution: institution.slug })}
      method="post"
      noValidate
    >
      <h2 class="panel-heading">{m.institutions_contact_title()}</h2>
      <input type="hidden" name="version" value={institution.version} />
      {contactFields.map((field) => (
        <Field
          id={field}
          name={field}
          type={contactTypes[field]}
          label={contactLabels[field]()}
          hint={contactHints[field]()}
          value={sent ? (sent.typed[field] ?? '') : (institution[field] ?? '')}
          error={problemOf(sent?.problems ?? [], field)}
        />
      ))}
      <div>
        <Button>
          {sent?.differences ? m.institutions_conflict_keep_mine() : m.institutions_contact_save()}
        </Button>
      </div>
    </form>
  );
}

function ColourForm({ institution, refused }: FrontPageProps) {
  const sent = refused?.form === 'colour' ? refused : undefined;
  const { colour, slug } = institution;
  const least = formatNumber(LEAST_CONTRAST, currentLocale(), 1);
  return (
    <form class="stack" action={colourPath.to({ institution: slug })} method="post" noValidate>
      <h2 class="panel-heading">{m.institutions_colour_title()}</h2>
      <p>{m.institutions_colour_lead({ least })}</p>
      <input type="hidden" name="seen" value={colour ?? ''} />
      <Picker value={sent?.typed.picked ?? colour ?? DEFAULT_COLOUR} />
      <Field
        id="colour"
        name="colour"
        label={m.institutions_colour_code()}
        hint={m.institutions_colour_code_hint()}
        value={sent?.typed.colour ?? ''}
        error={problemOf(sent?.problems ?? [], 'colour')}
      />
      <div class="cluster">
        <Button kind="secondary">
          {sent?.differences ? m.institutions_conflict_keep_mine() : m.institutions_colour_save()}
        </Button>
        {colour !== null && (
          <Button kind="secondary" name="none" value="1">
            {m.institutions_colour_remove()}
          </Button>
        )}
      </div>
      {sent?.darker && <Proposal from={sent.typed.colour || sent.typed.picked} to={sent.darker} />}
    </form>
  );
}

/** The Pacific of Minga: what stands there until an institution chooses. */
const DEFAULT_COLOUR = '#0f4a68';

function Picker({ value }: { readonly value: string }) {
  const question = { id: 'picked', hint: m.institutions_colour_picker_hint() };
  return (
    <div class="field">
      <label class="field-label" for="picked">
        {m.institutions_colour_picker()}
      </label>
      <Notes {...question} />
      <input
        class="control institution-picker"
        id="picked"
        name="picked"
        type="color"
        value={value}
        aria-describedby={notesOf(question)}
      />
    </div>
  );
}

/** The colour typed and the nearest that can be read, side by side; drawn, since no page may have styles of its own. */
function Proposal({ from, to }: { readonly from: string | undefined; readonly to: Colour }) {
  return (
    <div class="institution-proposal">
      <svg width="144" height="48" aria-hidden="true" focusable="false">
        <rect width="68" height="48" fill={from} />
        <rect x="76" width="68" height="48" fill={to} />
        <text class="institution-sample" x="14" y="32">
          {m.institutions_colour_sample()}
        </text>
        <text class="institution-sample" x="90" y="32">
          {m.institutions_colour_sample()}
        </text>
      </svg>
      <Button kind="secondary" name="accept" value={to}>
        {m.institutions_colour_accept({ colour: to })}
      </Button>
    </div>
  );
}

function CrestForm({ institution, refused }: FrontPageProps) {
  const sent = refused?.form === 'crest' ? refused : undefined;
  const { slug, crestText, earlierCrestText } = institution;
  const problem = (field: string) => problemOf(sent?.problems ?? [], field);
  const limit = formatBytes(crestBytes, currentLocale());
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.institutions_crest_title()}</h2>
      {crestText !== null && (
        <div class="institution-crest-now">
          <Crest institution={institution} isDecorative />
          <p>{m.institutions_crest_now({ text: crestText })}</p>
        </div>
      )}
      <form
        class="stack"
        action={crestPath.to({ institution: slug })}
        method="post"
        enctype="multipart/form-data"
        noValidate
      >
        <FileDrop
          id="file"
          name="file"
          label={m.institutions_crest_file()}
          hint={m.institutions_crest_hint({ limit, side: crestSide })}
          error={problem('file')}
          accept=".png,.jpg,.jpeg,.webp"
        />
        <Field
          id="text"
          name="text"
          label={m.institutions_crest_text()}
          hint={m.institutions_crest_text_hint()}
          value={sent?.typed.text ?? crestText ?? ''}
          error={problem('text')}
        />
        <Button kind="secondary">{m.institutions_crest_save()}</Button>
      </form>
      <div class="cluster">
        {earlierCrestText !== null && (
          <form action={bringCrestBackPath.to({ institution: slug })} method="post">
            <Button kind="secondary" small>
              {m.institutions_crest_bring_back({ text: earlierCrestText })}
            </Button>
          </form>
        )}
        {crestText !== null && (
          <form action={hideCrestPath.to({ institution: slug })} method="post">
            <Button kind="secondary" small>
              {m.institutions_crest_hide()}
            </Button>
          </form>
        )}
      </div>
    </section>
  );
}
