import { chromium } from '@playwright/test';
import { chromiumPath } from '../e2e/chromium.ts';
import { enterAs } from '../e2e/people.ts';
const base = 'http://localhost:4990';
const [who, ...paths] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] });
for (const width of [360, 1280]) {
  const context = await browser.newContext({ baseURL: base, viewport: { width, height: 800 }, locale: 'es-CL', timezoneId: 'America/Santiago' });
  const page = await context.newPage();
  await enterAs(page, who!);
  for (const [at, path] of paths.entries()) {
    const answer = await page.goto(path);
    await page.waitForTimeout(500);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    console.log(width, at, answer?.status(), over, path);
    if (at === 0 && width === 360) console.log(await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href')).join('\n')));
    await page.screenshot({ path: `/tmp/look/d${at}-${width}.png`, fullPage: true });
  }
}
await browser.close();
