// A picture offers what there is of it, keeps its room, and says what it shows.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Picture } from './picture.tsx';

const renditions = [320, 800].flatMap((width) =>
  [
    ['avif', 'image/avif'],
    ['webp', 'image/webp'],
    ['jpg', 'image/jpeg'],
  ].map(([end, contentType = '']) => ({ href: `/a/${width}.${end}`, contentType, width })),
);

test('each format has its sizes, and the largest JPEG is there for every browser', () => {
  const html = renderToString(
    <Picture width={800} height={400} alt="Una plaza" renditions={renditions} sizes="50vw" />,
  );
  expect(html).toContain(
    '<source type="image/avif" srcset="/a/320.avif 320w, /a/800.avif 800w" sizes="50vw"/>',
  );
  expect(html).toContain('type="image/webp"');
  expect(html).toMatch(/<img src="\/a\/800.jpg" srcset="\/a\/320.jpg 320w, \/a\/800.jpg 800w"/);
  expect(html).toMatch(/width="800" height="400" alt="Una plaza" loading="lazy"/);
});
