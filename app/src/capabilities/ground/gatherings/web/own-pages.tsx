// What is of whoever comes: her pass with its code, what the door sees of a pass, and a certificate that anybody checks.

import { groupCode } from '@minga/basics';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { QrCode } from '../../../../ui/qr-code/qr-code.tsx';
import type { Gathering } from '../store/gatherings.ts';
import type { Registration } from '../store/registrations.ts';
import { at, certificateFilePath, desk, gatheringPath } from './paths.ts';
import { hoursOf, placeOf } from './words.ts';

export interface PassPageProps {
  readonly gathering: Gathering;
  readonly own: Registration;
  /** The address that the QR holds, whole. */
  readonly address: string;
}

export function passPage({ gathering, own, address }: PassPageProps): Page {
  const title = m.gatherings_pass_title();
  return {
    title: `${title}: ${gathering.title}`,
    description: m.gatherings_pass_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.gatherings_pass_lead()}
        crumbs={[
          { label: gathering.title, href: gatheringPath.to({ gathering: gathering.slug }) },
          { label: title },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap">
          <article class="gathering-pass">
            <h2 lang={writtenLang()}>{gathering.title}</h2>
            <p>{hoursOf(gathering)}</p>
            <p lang={writtenLang()}>{placeOf(gathering)}</p>
            <QrCode text={address} />
            <p>
              {m.gatherings_pass_code()} <span class="code">{groupCode(own.code)}</span>
            </p>
            <p>{m.gatherings_pass_for({ count: 1 + own.companions })}</p>
          </article>
        </div>
      </section>
    ),
  };
}

export interface ReadPassProps {
  readonly gathering: Gathering;
  readonly code: string;
  readonly seats: number;
  /** Whether the person who asks keeps the door of this gathering. */
  readonly keepsDoor: boolean;
}

/** What the address of a pass shows: to whoever keeps the door a button, to anybody else what it is. */
export function readPassPage({ gathering, code, seats, keepsDoor }: ReadPassProps): Page {
  const title = m.gatherings_pass_read();
  const { caller, id, slug } = gathering;
  return {
    title: `${title}: ${gathering.title}`,
    description: m.gatherings_pass_lead(),
    robots: 'noindex',
    referrer: 'no-referrer',
    current: 'comunas',
    hero: <Hero title={title} lead={<span lang={writtenLang()}>{gathering.title}</span>} />,
    body: (
      <section class="section">
        <div class="wrap stack">
          <p>{hoursOf(gathering)}</p>
          <p>{m.gatherings_pass_for({ count: seats })}</p>
          {keepsDoor ? (
            <form action={at(desk.door, caller, id)} method="post">
              <input type="hidden" name="paso" value="pase" />
              <input type="hidden" name="codigo" value={code} />
              <Button>{m.gatherings_door_enter()}</Button>
            </form>
          ) : (
            <p>{m.gatherings_pass_show()}</p>
          )}
          <p>
            <a href={gatheringPath.to({ gathering: slug })}>{m.gatherings_see_gathering()}</a>
          </p>
        </div>
      </section>
    ),
  };
}

export interface CertificateProps {
  readonly gathering: Gathering;
  readonly code: string;
  /** As the person chose to be named in public. */
  readonly name: string;
}

export function certificatePage({ gathering, code, name }: CertificateProps): Page {
  const title = m.gatherings_certificate_title();
  return {
    title,
    description: m.gatherings_certificate_lead(),
    robots: 'noindex',
    referrer: 'no-referrer',
    current: 'comunas',
    hero: <Hero title={title} lead={m.gatherings_certificate_lead()} />,
    body: (
      <section class="section">
        <div class="wrap stack">
          <p class="lead">{certificateSentence(gathering, name)}</p>
          <p>
            {m.gatherings_certificate_code()} <span class="code">{groupCode(code)}</span>
          </p>
          <p class="screen-only">
            <ButtonLink kind="secondary" href={certificateFilePath.to({ code })}>
              {m.gatherings_certificate_pdf()}
            </ButtonLink>
          </p>
          <p>
            <a href={gatheringPath.to({ gathering: gathering.slug })}>
              {m.gatherings_see_gathering()}
            </a>
          </p>
        </div>
      </section>
    ),
  };
}

export function certificateSentence(gathering: Gathering, name: string): string {
  return m.gatherings_certificate_sentence({
    name,
    title: gathering.title,
    caller: gathering.caller.name,
    hours: hoursOf(gathering),
    place: placeOf(gathering),
  });
}
