// The card of whoever was identified in person: shown this once, printed on half a sheet, and handed over.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { QrCode } from '../../../../ui/qr-code/qr-code.tsx';
import { deskPath } from '../../institutions/index.ts';
import type { HandedCard } from '../actions/confirm-identity.ts';
import { formatAccessCode } from '../rules/access-code.ts';
import type { Place } from '../rules/invitation.ts';
import { cardSignInPath, identifyPath } from './identify-paths.ts';
import { pageOfPlace } from './team-parts.tsx';

export interface CardPageProps {
  readonly place: Place;
  readonly card: HandedCard;
  /** Where people reach the site, without a slash at its end. */
  readonly publicUrl: string;
  readonly now: Date;
}

export function cardPage(props: CardPageProps): Page {
  const { place, card } = props;
  const list = identifyPath.to({ institution: place.slug });
  return pageOfPlace({
    place,
    title: m.people_card_title(),
    lead: m.people_card_lead(),
    crumbs: [
      { label: place.name, href: deskPath.to({ institution: place.slug }) },
      { label: m.people_identify_title(), href: list },
      { label: m.people_card_title() },
    ],
    body: (
      <>
        <div class="stack screen-only">
          <Notice tone="warning">
            <p>{m.people_card_once()}</p>
          </Notice>
          {card.replacesCard && <p>{m.people_card_replaces()}</p>}
          <p>{m.people_card_how_to_print()}</p>
        </div>
        <Card {...props} />
        <p class="screen-only">
          <ButtonLink kind="secondary" href={list}>
            {m.people_card_handed_over()}
          </ButtonLink>
        </p>
      </>
    ),
  });
}

/** The code stands behind the # of the address in the picture, which browsers send to nobody. */
function Card({ place, card, publicUrl, now }: CardPageProps) {
  const address = publicUrl + cardSignInPath.to({});
  const { timeZone } = place;
  const issued = formatInstant(now, currentLocale(), { timeZone }).replace(/, \d\d:\d\d$/, '');
  return (
    <section class="access-card surface" aria-labelledby="tarjeta">
      <h2 class="access-card-title" id="tarjeta">
        {m.people_card_heading()}
      </h2>
      <p class="access-card-name">{card.publicName}</p>
      <div class="access-card-ways">
        <QrCode text={`${address}#${card.code}`} />
        <ol class="access-card-steps">
          <li>{m.people_card_step_open({ address: address.replace(/^https?:\/\//, '') })}</li>
          <li>
            {m.people_card_step_code()}
            <strong class="access-card-code code">{formatAccessCode(card.code)}</strong>
          </li>
          <li>{m.people_card_step_year()}</li>
        </ol>
      </div>
      <p>{m.people_card_keep()}</p>
      <p>{m.people_card_lost({ institution: place.name })}</p>
      <p class="secondary">{m.people_card_issued({ institution: place.name, date: issued })}</p>
    </section>
  );
}
