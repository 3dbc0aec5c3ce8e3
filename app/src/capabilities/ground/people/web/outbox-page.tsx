// The mail that a demonstration does not send: read here, by anybody, and labelled so.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { KeptMail } from '../../../../platform/mail.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';

/** `ownOrigin` is that of the site: only its links can be followed. */
export function outboxPage(mails: readonly KeptMail[], ownOrigin: string): Page {
  return {
    title: m.people_outbox_title(),
    description: m.people_outbox_lead(),
    robots: 'noindex',
    demonstration: m.people_outbox_demonstration(),
    hero: <Hero title={m.people_outbox_title()} lead={m.people_outbox_lead()} />,
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          {mails.length === 0 ? (
            <EmptyState title={m.people_outbox_none_title()}>
              <p>{m.people_outbox_none_text()}</p>
            </EmptyState>
          ) : (
            mails.map((mail) => <Message mail={mail} ownOrigin={ownOrigin} />)
          )}
        </div>
      </div>
    ),
  };
}

function Message({ mail, ownOrigin }: { readonly mail: KeptMail; readonly ownOrigin: string }) {
  const when = formatInstant(mail.queuedAt, currentLocale(), { timeZone: 'America/Santiago' });
  return (
    <article class="kept-mail stack">
      <h2 class="panel-heading">{mail.subject}</h2>
      <p class="secondary">
        {m.people_outbox_to({ address: mail.to })} · {when}
      </p>
      <p class="kept-mail-text">{linked(mail.text, ownOrigin)}</p>
    </article>
  );
}

/** The text with the addresses of this site as links. */
function linked(text: string, ownOrigin: string): ComponentChildren[] {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((piece) => (piece.startsWith(`${ownOrigin}/`) ? <a href={piece}>{piece}</a> : piece));
}
