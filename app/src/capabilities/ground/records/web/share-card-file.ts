// The card of a shared link as a page names it, and as a file that never changes under its name.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import {
  drawShareCard,
  type ShareCard,
  shareCardFile,
  shareCardSize,
} from '../printing/share-card.ts';

/** In the language of whoever asks; an installation of demonstration says so on it. */
export function shareCard(
  { isProduction }: Pick<House, 'isProduction'>,
  words: Omit<ShareCard, 'lang' | 'demonstration'>,
): ShareCard {
  const demonstration = isProduction ? null : m.records_card_demonstration();
  return { ...words, lang: currentLocale() === 'en' ? 'en' : 'es', demonstration };
}

/** `addressOf`: where the file of that name is. In words the card is what stands on it. */
export function shareImage(
  card: ShareCard,
  addressOf: (file: string) => string,
): NonNullable<Page['image']> {
  const { title, overline, figure, note, demonstration } = card;
  const lines = [title, overline, figure, note, demonstration ?? ''];
  const alt = lines.filter((line) => line !== '').join('. ');
  return { href: addressOf(shareCardFile(card)), ...shareCardSize, alt };
}

/** A card that says something else by now has another name: nothing else is drawn. */
export async function shareCardAnswer(card: ShareCard, file: string): Promise<Response> {
  if (file !== shareCardFile(card)) return new Response('Not found\n', { status: 404 });
  return new Response(new Uint8Array(await drawShareCard(card)), {
    headers: {
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      // Previews show it on their own pages.
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}
