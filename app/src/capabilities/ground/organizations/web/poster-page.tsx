// The poster of a petition: one A4 sheet for a noticeboard, with the address that a telephone reads.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { QrCode } from '../../../../ui/qr-code/qr-code.tsx';
import { comunaPath } from '../../territories/index.ts';
import { petitionPath } from './paths.ts';
import type { PetitionComuna } from './petition-page.tsx';

/** One A4 sheet for a noticeboard: what is asked, and where to sign. */
export function posterPage(given: {
  readonly comuna: PetitionComuna;
  readonly address: string;
}): Page {
  const { comuna, address } = given;
  const { name, slug } = comuna;
  const title = m.organizations_petition_title({ comuna: name });
  return {
    title: m.organizations_poster_title({ comuna: name }),
    description: m.organizations_poster_how(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: name, href: comunaPath.to({ slug }) },
          { label: m.organizations_petition_crumb(), href: petitionPath.to({ slug }) },
          { label: m.organizations_poster_crumb() },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap petition-poster">
          <p class="screen-only secondary">{m.organizations_poster_how()}</p>
          <p class="petition-poster-lead">{m.organizations_poster_lead({ comuna: name })}</p>
          <QrCode text={address} />
          <p class="petition-poster-address code">{address}</p>
          <p>{m.organizations_poster_who({ comuna: name })}</p>
        </div>
      </section>
    ),
  };
}
