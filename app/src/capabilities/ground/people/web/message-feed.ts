// The archive of an institution as an Atom feed (RFC 4287), so that a reader of feeds tells what is new.
import { m } from '#words';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import type { MessageRow } from '../store/messages.ts';
import { messageFeedPath, messagePath, messagesPath } from './notice-paths.ts';

const NOT_IN_XML = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return text.replaceAll(NOT_IN_XML, '').replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

/** `messages` with the newest first; `publicUrl` without a slash at its end. */
export function messageFeed(
  institution: { readonly slug: string; readonly name: string; readonly since: Date },
  messages: readonly MessageRow[],
  publicUrl: string,
): string {
  const { slug, name, since } = institution;
  const own = publicUrl + messageFeedPath.to({ institution: slug });
  const page = publicUrl + messagesPath.to({ institution: slug }, { locale: sourceLocale });
  const title = inLocale(sourceLocale, () => m.people_messages_of({ institution: name }));
  const updated = (messages[0]?.sentAt ?? since).toISOString();
  const entries = messages.map((message) => entryOf(message, publicUrl)).join('');
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es-CL">
<id>${escaped(own)}</id><title>${escaped(title)}</title><updated>${updated}</updated>
<author><name>${escaped(name)}</name></author>
<link rel="self" type="application/atom+xml" href="${escaped(own)}"/><link href="${escaped(page)}"/>
${entries}</feed>
`;
}

function entryOf(message: MessageRow, publicUrl: string): string {
  const { id, institutionSlug: institution, title, body, sentAt } = message;
  const page = publicUrl + messagePath.to({ institution, message: id }, { locale: sourceLocale });
  return `<entry><id>urn:uuid:${id}</id><title>${escaped(title)}</title><updated>${sentAt.toISOString()}</updated>
<link href="${escaped(page)}"/><content type="text">${escaped(body)}</content></entry>
`;
}
