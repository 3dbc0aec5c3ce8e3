// A picture in the sizes and formats that there are of it: the browser takes the lightest that serves.
//
// Accessibility: `alt` says what it shows; its room is kept before it arrives, so that nothing jumps.

interface PictureProps {
  /** Of the largest rendition, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly renditions: readonly {
    readonly href: string;
    readonly contentType: string;
    readonly width: number;
  }[];
  /** How wide it stands on the page, as the attribute `sizes` says it. */
  readonly sizes: string;
}

/** From the lightest format to the one that every browser knows. */
const SOURCES = ['image/avif', 'image/webp'] as const;
const FALLBACK = 'image/jpeg';

export function Picture({ width, height, alt, renditions, sizes }: PictureProps) {
  const srcset = (type: string) =>
    renditions
      .filter((one) => one.contentType === type)
      .map((one) => `${one.href} ${one.width}w`)
      .join(', ');
  const largest = renditions
    .filter((one) => one.contentType === FALLBACK)
    .reduce((a, b) => (b.width > a.width ? b : a));
  return (
    <picture class="picture">
      {SOURCES.map((type) => (
        <source type={type} srcset={srcset(type)} sizes={sizes} />
      ))}
      <img
        src={largest.href}
        srcset={srcset(FALLBACK)}
        sizes={sizes}
        width={width}
        height={height}
        alt={alt}
        loading="lazy"
        decoding="async"
      />
    </picture>
  );
}
