// How an institution looks: its colour, its crest on a shingle, its plate with the contact.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Institution } from '../rules/institution.ts';
import { colourAddress, crestAddress } from './aspect.ts';

/** Makes the institution's colour known to the page; everything has one of its own without it. */
export function ColourSheet({ institution }: { readonly institution: Institution }) {
  const address = colourAddress(institution);
  return address === undefined ? null : <link rel="stylesheet" href={address} />;
}

interface CrestProps {
  readonly institution: Institution;
  /** Beside the name it repeats nothing that must be read. */
  readonly isDecorative?: boolean;
}

export function Crest({ institution, isDecorative }: CrestProps) {
  const address = crestAddress(institution);
  if (address === undefined) return null;
  const alt = isDecorative ? '' : (institution.crestText ?? '');
  return (
    <span class="institution-crest">
      <img src={address} alt={alt} />
    </span>
  );
}

export function InstitutionTitle({ institution }: { readonly institution: Institution }) {
  return (
    <span class="institution-title">
      <Crest institution={institution} isDecorative />
      <span>{institution.name}</span>
    </span>
  );
}

/** How the institution is reached, on its colour. */
export function Plate({ institution }: { readonly institution: Institution }) {
  const { address, phone, email, website } = institution;
  const isSilent = address === null && phone === null && email === null && website === null;
  return (
    <section class="institution-plate stack" aria-labelledby="contacto">
      <Crest institution={institution} />
      <h2 class="panel-heading" id="contacto">
        {m.institutions_contact_title()}
      </h2>
      {isSilent ? (
        <p>{m.institutions_contact_none()}</p>
      ) : (
        <dl class="institution-contact">
          <Line label={m.institutions_contact_address()}>{address}</Line>
          <Line label={m.institutions_contact_phone()}>
            {phone && <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>}
          </Line>
          <Line label={m.institutions_contact_email()}>
            {email && <a href={`mailto:${email}`}>{email}</a>}
          </Line>
          <Line label={m.institutions_contact_website()}>
            {website && <a href={website}>{shortAddress(website)}</a>}
          </Line>
        </dl>
      )}
    </section>
  );
}

function Line({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  if (!children) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function shortAddress(website: string): string {
  return website.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
