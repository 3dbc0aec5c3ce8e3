// Accessibility of the page in sight: no violation of WCAG 2.2 A and AA, with or without JavaScript.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, type TestInfo } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Where scripts are off axe cannot run in the page itself, so the same HTML is looked at in a second
 * page that runs axe but none of the site's scripts.
 */
export async function expectNoAxeViolations(page: Page, info: TestInfo): Promise<void> {
  // Right after a press the next page may have arrived in part: what is missing of it is no violation.
  await page.waitForLoadState();
  if (info.project.use.javaScriptEnabled !== false) return check(page);
  const browser = page.context().browser();
  if (browser === null) throw new Error('no browser to look with');
  const { viewport = null } = info.project.use;
  const context = await browser.newContext({ javaScriptEnabled: true, viewport });
  try {
    const twin = await context.newPage();
    await twin.route('**/*.js', (route) => route.abort());
    const html = await page.content();
    const address = page.url();
    await twin.route(address, (route) =>
      route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }),
    );
    await twin.goto(address);
    await check(twin);
  } finally {
    await context.close();
  }
}

/**
 * Looks in the page itself, since no page has frames of strangers, and describes the elements it complains of, not the
 * thousands that it finds in order: of those the description takes longer than the looking.
 */
export function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
}

async function check(page: Page): Promise<void> {
  const found = await axe(page).withTags(RULES).analyze();
  const said = found.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`,
  );
  expect(said).toEqual([]);
}
