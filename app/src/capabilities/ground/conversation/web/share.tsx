// How something of the forum is passed on: by message, by mail, or by its address as it stands.
import { m } from '#words';

interface ShareProps {
  readonly title: string;
  /** Whole, as others would open it. */
  readonly address: string;
}

export function Share({ title, address }: ShareProps) {
  const text = `${title} ${address}`;
  const mail = `subject=${encodeURIComponent(title)}&body=${encodeURIComponent(address)}`;
  return (
    <section class="forum-part stack screen-only">
      <h2 class="panel-heading">{m.conversation_share_title()}</h2>
      <ul class="comment-ways">
        <li>
          <a href={`https://wa.me/?${new URLSearchParams({ text })}`} rel="external">
            {m.conversation_share_whatsapp()}
          </a>
        </li>
        <li>
          <a href={`mailto:?${mail}`}>{m.conversation_share_mail()}</a>
        </li>
      </ul>
      <p class="secondary">
        {m.conversation_share_address()} <span class="code">{address}</span>
      </p>
    </section>
  );
}
